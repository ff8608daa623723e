//! Lists of practices worth talking about: the weakest, the furthest from target, the changed ones.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::{Comparison, Level, Model, PracticeScore, Rating};
use crate::ui::text;

/// Rows that are shown before somebody asks for all.
const SHORT: usize = 6;

/// A list as far as it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
struct RankedRows {
    shown: Vec<Ranked>,
    /// How many there are.
    count: usize,
}

/// A practice in a list.
#[derive(Debug, Clone, PartialEq)]
struct Ranked {
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

/// A practice to be listed: its id, its figure, and the level whose line is shown.
type Entry<'a> = (&'a str, String, Option<Level>);

impl RankedRows {
    /// The first ones, or all; words are looked up for those only.
    fn new<'a>(model: &Model, entries: impl Iterator<Item = Entry<'a>> + Clone, is_all: bool) -> Self {
        let shown = entries.clone().take(if is_all { usize::MAX } else { SHORT });
        let shown = shown.filter_map(|(practice, figure, level)| Ranked::new(model, practice, figure, level)).collect();
        Self { shown, count: entries.count() }
    }
}

/// The three lists; changes only beside a card to compare with.
#[component]
pub fn Findings() -> impl IntoView {
    let desk = CardDesk::here();
    let [all_weakest, all_gaps, all_changes] = [(); 3].map(|()| RwSignal::new(false));
    let weakest = Memo::new(move |_| {
        let row = |score: &PracticeScore| (text::level_digit(score.level).to_owned(), Some(score.level));
        desk.profile.with(|profile| rows_of(&desk.model(), &profile.weakest, row, all_weakest.get()))
    });
    let gaps = Memo::new(move |_| {
        let row = |score: &PracticeScore| {
            let target = score.target.unwrap_or(score.level);
            (text::from_to_rating(Rating::Level(score.level), Rating::Level(target)), Some(target))
        };
        desk.profile.with(|profile| rows_of(&desk.model(), &profile.gaps_to_target, row, all_gaps.get()))
    });
    let changes = Memo::new(move |_| {
        let (model, is_all) = (desk.model(), all_changes.get());
        desk.comparison.with(|comparison| comparison.as_ref().map(|comparison| changed(&model, comparison, is_all)).unwrap_or_default())
    });
    let counts = move || desk.comparison.with(|comparison| comparison.as_ref().map(counts_of));
    let changed_title = Signal::derive(move || {
        desk.before.with(|before| before.as_ref().map_or_else(|| text::CHANGES.to_owned(), |before| text::changed_since(before)))
    });
    let compares = Memo::new(move |_| desk.before.with(Option::is_some));
    view! {
        <RankedList title=text::WEAKEST.to_owned() rows=weakest shows_all=all_weakest none=text::WEAKEST_NONE/>
        <RankedList title=text::GAPS.to_owned() rows=gaps shows_all=all_gaps none=text::GAPS_NONE/>
        <Show when=move || compares.get()>
            <RankedList title=changed_title rows=changes shows_all=all_changes none=text::CHANGES_NONE/>
            <p class="cap">{counts}</p>
        </Show>
    }
}

fn rows_of(
    model: &Model,
    scores: &[PracticeScore],
    words: impl Fn(&PracticeScore) -> (String, Option<Level>) + Copy,
    is_all: bool,
) -> RankedRows {
    let entry = move |score| {
        let (figure, level) = words(score);
        (score.practice.as_str(), figure, level)
    };
    RankedRows::new(model, scores.iter().map(entry), is_all)
}

fn changed(model: &Model, comparison: &Comparison, is_all: bool) -> RankedRows {
    let found = comparison.practices.iter().filter(|change| change.is_changed());
    let entries = found.filter_map(|change| {
        let (before, after) = (change.before?, change.after?);
        let level = match after {
            Rating::Level(level) => Some(level),
            Rating::NotApplicable => None,
        };
        Some((change.practice.as_str(), text::from_to_rating(before, after), level))
    });
    RankedRows::new(model, entries, is_all)
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
fn RankedList(
    #[prop(into)] title: Signal<String>,
    rows: Memo<RankedRows>,
    shows_all: RwSignal<bool>,
    none: &'static str,
) -> impl IntoView {
    let desk = CardDesk::here();
    let shown = move || rows.get().shown.into_iter().map(|ranked| row(desk, ranked)).collect_view();
    let count = Memo::new(move |_| rows.with(|rows| rows.count));
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

fn row(desk: CardDesk, row: Ranked) -> impl IntoView {
    let practice = row.practice;
    view! {
        <li>
            <button type="button" on:click=move |_| desk.go_to(&practice)>
                <b class="figure">{row.figure}</b>
                <span class="name">{row.title}<span class="cap">{row.section}</span></span>
                <span class="line">{row.line}</span>
            </button>
        </li>
    }
}
