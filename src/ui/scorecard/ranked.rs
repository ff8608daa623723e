//! Lists of practices worth talking about: the weakest, the furthest from target, the changed ones.

use leptos::prelude::*;

use super::desk::{CardDesk, focus};
use crate::maturity::{Comparison, Level, Model, PracticeChange, PracticeScore, Rating};
use crate::ui::text;

/// Rows that are shown before somebody asks for all.
const SHORT: usize = 6;

/// A practice in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    practice: String,
    title: String,
    section: String,
    /// `1`, or `1 → 3`.
    figure: String,
    /// What the level that matters looks like.
    line: String,
}

impl Ranked {
    fn new(model: &Model, practice: &str, figure: String, level: Option<Level>) -> Option<Self> {
        let (section, found) = model.practices().find(|(_, found)| found.id == practice)?;
        Some(Self {
            practice: found.id.clone(),
            title: found.title.clone(),
            section: section.title.clone(),
            figure,
            line: level.map(|level| found.level_text(level).to_owned()).unwrap_or_default(),
        })
    }
}

/// The three lists; changes only beside a card to compare with.
#[component]
pub fn Findings() -> impl IntoView {
    let desk = CardDesk::here();
    let weakest = Memo::new(move |_| {
        let model = desk.model();
        let row = |score: &PracticeScore| Ranked::new(&model, &score.practice, text::level_digit(score.level).to_owned(), Some(score.level));
        desk.profile.with(|profile| profile.weakest.iter().filter_map(row).collect::<Vec<_>>())
    });
    let gaps = Memo::new(move |_| {
        let model = desk.model();
        let row = |score: &PracticeScore| {
            let target = score.target?;
            let figure = text::from_to_rating(Rating::Level(score.level), Rating::Level(target));
            Ranked::new(&model, &score.practice, figure, Some(target))
        };
        desk.profile.with(|profile| profile.gaps_to_target.iter().filter_map(row).collect::<Vec<_>>())
    });
    let changes = Memo::new(move |_| {
        let model = desk.model();
        desk.comparison.with(|comparison| comparison.as_ref().map(|comparison| changed(&model, comparison)).unwrap_or_default())
    });
    let counts = move || desk.comparison.with(|comparison| comparison.as_ref().map(counts_of));
    let changed_title = Signal::derive(move || {
        desk.before.with(|before| before.as_ref().map_or_else(|| text::CHANGES.to_owned(), |before| text::changed_since(before)))
    });
    let compares = Memo::new(move |_| desk.before.with(Option::is_some));
    view! {
        <RankedList title=text::WEAKEST.to_owned() rows=weakest none=text::WEAKEST_NONE/>
        <RankedList title=text::GAPS.to_owned() rows=gaps none=text::GAPS_NONE/>
        <Show when=move || compares.get()>
            <RankedList title=changed_title rows=changes none=text::CHANGES_NONE/>
            <p class="cap">{counts}</p>
        </Show>
    }
}

fn changed(model: &Model, comparison: &Comparison) -> Vec<Ranked> {
    let row = |change: &PracticeChange| {
        let (before, after) = (change.before?, change.after?);
        let level = match after {
            Rating::Level(level) => Some(level),
            Rating::NotApplicable => None,
        };
        Ranked::new(model, &change.practice, text::from_to_rating(before, after), level)
    };
    comparison.practices.iter().filter(|change| change.is_changed()).filter_map(row).collect()
}

fn counts_of(comparison: &Comparison) -> String {
    let count = |fits: fn(i8) -> bool| {
        comparison.practices.iter().filter_map(|change| change.levels_gained).filter(|gained| fits(*gained)).count()
    };
    let (up, down, same) = (count(|gained| gained > 0), count(|gained| gained < 0), count(|gained| gained == 0));
    text::change_counts(up, down, same, comparison.practices.len() - up - down - same)
}

/// A list; touching a row goes to the practice.
#[component]
fn RankedList(#[prop(into)] title: Signal<String>, rows: Memo<Vec<Ranked>>, none: &'static str) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let shown = move || {
        let rows = rows.get();
        let count = if shows_all.get() { rows.len() } else { SHORT };
        rows.into_iter().take(count).map(row).collect_view()
    };
    let count = Memo::new(move |_| rows.with(Vec::len));
    view! {
        <section class="ranked" aria-label=move || title.get()>
            <h3>{move || title.get()}</h3>
            <ol>{shown}</ol>
            {move || (count.get() == 0).then(|| view! { <p class="cap">{none}</p> })}
            {move || (count.get() > SHORT).then(|| view! {
                <button type="button" class="link" on:click=move |_| shows_all.update(|all| *all = !*all)>
                    {move || if shows_all.get() { text::SHOW_FEWER.to_owned() } else { text::show_all(count.get()) }}
                </button>
            })}
        </section>
    }
}

fn row(row: Ranked) -> impl IntoView {
    let practice = row.practice;
    view! {
        <li>
            <button type="button" on:click=move |_| focus(&practice)>
                <b class="figure">{row.figure}</b>
                <span class="name">{row.title}<span class="cap">{row.section}</span></span>
                <span class="line">{row.line}</span>
            </button>
        </li>
    }
}
