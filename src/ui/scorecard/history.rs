//! The team over time: every section and practice by day, or two days side by side.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::{Level, MOST_IN_ONE, PracticeTrend, Rating, SectionTrend, Trend, trend};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::clicked;
use crate::ui::text;

/// The days that stand beside each other: all, or two.
type Days = Option<(usize, usize)>;

/// The history of the shown card's team.
#[component]
pub fn History() -> impl IntoView {
    let desk = CardDesk::here();
    let found = Memo::new(move |_| {
        let (Some(card), model) = (desk.card.get(), desk.model()) else { return Trend::default() };
        desk.cards(|cards| trend(&model, cards, &card.team))
    });
    let two: RwSignal<Days> = RwSignal::new(None);
    let unfolded = RwSignal::new(None);
    let team = move || desk.card.with(|card| card.as_ref().map(|card| text::team_over_time(&card.team)));
    view! {
        <section class="history" aria-labelledby="history-title">
            <div class="scorecard-head">
                <h2 id="history-title">{team}</h2><p class="cap">{text::HISTORY_BASIS}</p>
                <TwoDays found two/>
            </div>
            {move || {
                let trend = found.get();
                if trend.days.len() < 2 {
                    return view! { <p class="scorecard-word">{text::HISTORY_ONE}</p> }.into_any();
                }
                table(desk, &trend, two.get(), unfolded)
            }}
        </section>
    }
}

/// The choice of two days.
#[component]
fn TwoDays(found: Memo<Trend>, two: RwSignal<Days>) -> impl IntoView {
    let option = move |(at, day): (usize, String)| view! { <option value=at.to_string()>{text::day(&day)}</option> };
    let days = move || found.with(|trend| trend.days.iter().cloned().enumerate().map(option).collect_view());
    let choose = move |is_first: bool, at: Option<usize>| {
        let last = found.with_untracked(|trend| trend.days.len().saturating_sub(1));
        two.update(|two| {
            *two = at.map(|at| {
                let (first, second) = two.unwrap_or((0, last));
                if is_first { (at, second) } else { (first, at) }
            });
        });
    };
    let selected = move |is_first: bool| {
        move || two.get().map(|(first, second)| if is_first { first } else { second }.to_string()).unwrap_or_default()
    };
    view! {
        <p class="two-days">
            <select class="in" aria-label=text::FIRST_OF_TWO prop:value=selected(true)
                on:change=move |event| choose(true, event_target_value(&event).parse().ok())>
                <option value="">{text::ALL_DAYS}</option>{days}
            </select>
            {move || two.get().is_some().then(|| view! {
                <select class="in" aria-label=text::SECOND_OF_TWO prop:value=selected(false)
                    on:change=move |event| choose(false, event_target_value(&event).parse().ok())>{days}</select>
            })}
        </p>
    }
}

/// The section of a long questionnaire whose practices are shown, by its place.
type Unfolded = RwSignal<Option<usize>>;

fn table(desk: CardDesk, trend: &Trend, two: Days, unfolded: Unfolded) -> AnyView {
    let model = desk.model();
    let shown: Vec<usize> = match two {
        Some((first, second)) => vec![first, second],
        None => (0..trend.days.len()).collect(),
    };
    let heads = shown.iter().filter_map(|at| trend.days.get(*at)).map(|day| view! { <th scope="col" class="num">{text::day(day)}</th> });
    let heads = heads.collect_view();
    let columns = shown.len() + 3;
    let is_long = trend.practices.len() > MOST_IN_ONE;
    let sections = model.sections.iter().zip(&trend.sections).enumerate().map(|(at, (section, found))| {
        let is_unfolded = !is_long || unfolded.get() == Some(at);
        let rows = is_unfolded.then(|| {
            let own = trend.practices.iter().filter(|practice| practice.section == section.id).zip(&section.practices);
            own.map(|(found, practice)| practice_row(practice.title.clone(), found, &shown)).collect_view()
        });
        let title = section.title.clone();
        let head = if is_long { fold_button(title, at, is_unfolded, unfolded) } else { title.into_any() };
        view! { <tbody>{section_row(head, found, &shown)}{rows}</tbody> }
    });
    view! {
        <div class="wide-table" role="group" tabindex="0" aria-label=text::HISTORY_TABLE><table>
            <thead><tr><th scope="col">{text::PRACTICE}</th><th scope="col">{text::TREND}</th>{heads}<th scope="col">{text::CHANGE}</th></tr></thead>
            {sections.collect_view()}
        </table></div>
        <p class="cap">{text::history_basis(columns - 3)}</p>
    }
    .into_any()
}

fn fold_button(title: String, at: usize, is_unfolded: bool, unfolded: Unfolded) -> AnyView {
    let fold = clicked(move |_| unfolded.set((!is_unfolded).then_some(at)));
    view! { <button type="button" class="link" aria-expanded=is_unfolded.to_string() on:click=fold>{title}</button> }.into_any()
}

fn section_row(title: AnyView, trend: &SectionTrend, shown: &[usize]) -> impl IntoView + use<> {
    let mean = |at: usize| trend.means.get(at).copied().flatten();
    let cells = shown.iter().map(|&at| {
        let rated = trend.rated.get(at).copied().unwrap_or(0);
        view! { <td class="num"><b>{mean(at).map_or_else(|| text::NOT_RATED.to_owned(), text::score)}</b><span class="cap">{text::rated_count(rated)}</span></td> }
    });
    let change = shown.first().zip(shown.last()).and_then(|(first, last)| Some(mean(*last)? - mean(*first)?));
    view! {
        <tr class="section-row"><th scope="row">{title}</th><td inner_html=line(&trend.means)></td>{cells.collect_view()}
            <td>{change.map(text::signed_score)}</td></tr>
    }
}

fn practice_row(title: String, trend: &PracticeTrend, shown: &[usize]) -> impl IntoView + use<> {
    let rating = |at: usize| trend.ratings.get(at).copied().flatten();
    let cells = shown.iter().map(|&at| {
        let (words, class) = match rating(at) {
            Some(Rating::Level(level)) => (text::level_digit(level), ["num level-cell l", text::level_digit(level)].concat()),
            Some(Rating::NotApplicable) => (text::NOT_APPLICABLE_SHORT, "num".to_owned()),
            None => (text::OPEN_MARK, "num none".to_owned()),
        };
        view! { <td class=class>{words}</td> }
    });
    let levels: Vec<Option<f64>> = trend.ratings.iter().map(|rating| level_of(*rating).map(|level| f64::from(u8::from(level)))).collect();
    let pair = shown.first().zip(shown.last()).and_then(|(first, last)| Some((level_of(rating(*first))?, level_of(rating(*last))?)));
    let change = pair.filter(|(first, last)| first != last).map(|(first, last)| text::from_to_rating(Rating::Level(first), Rating::Level(last)));
    view! { <tr><th scope="row">{title}</th><td inner_html=line(&levels)></td>{cells.collect_view()}<td>{change}</td></tr> }
}

fn level_of(rating: Option<Rating>) -> Option<Level> {
    match rating? {
        Rating::Level(level) => Some(level),
        Rating::NotApplicable => None,
    }
}

/// A line of steps from 0 to 3; what is not rated leaves a gap.
fn line(values: &[Option<f64>]) -> String {
    let (width, height) = (96.0, 26.0);
    let x = |at: usize| 2.0 + (width - 6.0) * at as f64 / values.len().saturating_sub(1).max(1) as f64;
    let y = |level: f64| 2.0 + (height - 4.0) * (3.0 - level) / 3.0;
    let mut out = Markup::new();
    out.open("svg").attr("class", "trend-line").num("width", width).num("height", height).attr("aria-hidden", "true").inside();
    for level in [0.0, 1.0, 2.0, 3.0] {
        out.raw("<path class=\"trend-grid\" d=\"").path("M", &[0.0, y(level)]).path("H", &[width]).raw("\"/>");
    }
    for (at, pair) in values.windows(2).enumerate() {
        if let [Some(from), Some(to)] = pair {
            out.raw("<path class=\"trend-way\" d=\"").path("M", &[x(at), y(*from)]).path("L", &[x(at + 1), y(*to)]).raw("\"/>");
        }
    }
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value {
            out.raw("<circle class=\"trend-dot\"").num("cx", x(at)).num("cy", y(*value)).num("r", 2.0).empty();
        }
    }
    out.raw("</svg>");
    out.finish()
}
