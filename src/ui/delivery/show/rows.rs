//! The rows behind a figure: which, in what order, a page at a time; a row opens to all that is known of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::delivery::{FiveMetric, RowView, RowWhy, RowsPage, RowsShown, SortBy};
use crate::jobs::{Look, RowsFile, Seen};
use crate::ui::app::App;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::desk::looks::{PAGE_ROWS, RowsState};
use crate::ui::delivery::sheet::Metric;
use crate::ui::parts::notices::Notice;
use crate::ui::text::delivery as text;

/// The metric as the rows know it.
pub fn five_metric(metric: Metric) -> FiveMetric {
    match metric {
        Metric::Frequency => FiveMetric::Frequency,
        Metric::LeadTime => FiveMetric::LeadTime,
        Metric::FailureRate => FiveMetric::FailureRate,
        Metric::Recovery => FiveMetric::Recovery,
        Metric::Rework => FiveMetric::Rework,
    }
}

/// The rows of a metric.
pub fn rows_state(desk: DeliveryDesk, metric: FiveMetric) -> RowsState {
    let [frequency, lead_time, failure_rate, recovery, rework] = desk.show.rows;
    match metric {
        FiveMetric::Frequency => frequency,
        FiveMetric::LeadTime => lead_time,
        FiveMetric::FailureRate => failure_rate,
        FiveMetric::Recovery => recovery,
        FiveMetric::Rework => rework,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Time,
    Name,
    Service,
    Environment,
    Outcome,
    Duration,
    Why,
    Reason,
}

fn columns(metric: FiveMetric, shown: RowsShown) -> &'static [Column] {
    use Column::{Duration, Environment, Name, Outcome, Reason, Service, Time, Why};
    match (metric, shown) {
        (FiveMetric::LeadTime | FiveMetric::Recovery, RowsShown::LeftOut) => &[Time, Name, Service, Reason],
        (_, RowsShown::LeftOut) => &[Time, Name, Service, Environment, Reason],
        (FiveMetric::LeadTime | FiveMetric::Recovery, _) => &[Time, Name, Service, Duration, Why],
        (FiveMetric::Frequency, _) => &[Time, Name, Service, Environment, Outcome],
        (FiveMetric::FailureRate | FiveMetric::Rework, _) => &[Time, Name, Service, Environment, Outcome, Why],
    }
}

impl Column {
    fn head(self, metric: FiveMetric, shown: RowsShown) -> &'static str {
        let [time, name, duration, why] = text::row_heads(metric);
        match self {
            Self::Time if shown == RowsShown::LeftOut => text::WHEN,
            Self::Time => time,
            Self::Name => name,
            Self::Service => text::SERVICE,
            Self::Environment => text::ENVIRONMENT,
            Self::Outcome => text::RESULT,
            Self::Duration => duration,
            Self::Why => why,
            Self::Reason => text::REASON,
        }
    }

    fn sort(self) -> Option<SortBy> {
        Some(match self {
            Self::Time => SortBy::Time,
            Self::Name => SortBy::Name,
            Self::Service => SortBy::Service,
            Self::Environment => SortBy::Environment,
            Self::Outcome => SortBy::Outcome,
            Self::Duration => SortBy::Duration,
            Self::Reason => SortBy::Part,
            Self::Why => return None,
        })
    }
}

/// The rows of a metric, with what chooses among them.
#[component]
pub fn RowsBehind(
    /// Of which metric.
    metric: FiveMetric,
    /// Its name.
    name: &'static str,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let state = rows_state(desk, metric);
    Effect::new(move |_| {
        state.opened.set(None);
        state.page.ask(desk, Look::Rows(state.wanted.get()), |seen| match seen {
            Seen::Rows(page) => Some(page),
            _ => None,
        });
    });
    // A narrower question may leave nothing on the page that was shown.
    Effect::new(move |_| {
        if state.page.get().is_some_and(|page| page.rows.is_empty() && page.skip > 0 && page.total > 0) {
            state.wanted.update(|wanted| wanted.skip = 0);
        }
    });
    view! {
        <div class="rows-behind">
            {move || match state.page.get() {
                None => view! { <p class="note" role="status">{text::READING_ROWS}</p> }.into_any(),
                Some(page) => view! { <Page metric name page/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Page(metric: FiveMetric, name: &'static str, page: Arc<RowsPage>) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let state = rows_state(desk, metric);
    let shown = state.wanted.with_untracked(|wanted| wanted.shown);
    let columns = columns(metric, shown);
    let rows = page.rows.iter().enumerate().map(|(at, row)| row_view(state, columns, at, row));
    let is_empty = page.rows.is_empty();
    view! {
        <div class="rows-head">
            <Tabs metric page=Arc::clone(&page)/>
            <button type="button" class="link" on:click=move |_| save(desk, metric)>{text::SAVE_ROWS}</button>
        </div>
        {is_empty.then(|| view! { <p class="note">{text::NO_ROWS}</p> })}
        {(!is_empty).then(|| view! {
            <div class="wide-table" tabindex="0" role="region" aria-label=text::rows_label(name)><table class="plain-table rows-table">
                <thead><tr>{columns.iter().map(|column| head(state, column.head(metric, shown), *column)).collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        })}
        <Pager metric page/>
    }
}

#[component]
fn Tabs(metric: FiveMetric, page: Arc<RowsPage>) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let wanted = rows_state(desk, metric).wanted;
    let has_numerator = matches!(metric, FiveMetric::FailureRate | FiveMetric::Rework);
    let tabs = [RowsShown::Hits, RowsShown::Counted, RowsShown::LeftOut].into_iter().skip(usize::from(!has_numerator));
    let tab = |shown: RowsShown| {
        let pressed = move || if wanted.with(|wanted| wanted.shown == shown) { "true" } else { "false" };
        let choose = move |_| wanted.update(|wanted| {
            wanted.shown = shown;
            wanted.skip = 0;
            let fits = columns(metric, shown).iter().any(|column| column.sort() == Some(wanted.sort));
            wanted.sort = if fits { wanted.sort } else { SortBy::Time };
        });
        view! { <button type="button" aria-pressed=pressed on:click=choose>{text::rows_tab(metric, shown, page.count(shown))}</button> }
    };
    view! { <div class="seg small" role="group" aria-label=text::WHICH_ROWS>{tabs.map(tab).collect_view()}</div> }
}

fn head(state: RowsState, words: &'static str, column: Column) -> AnyView {
    let class = if column == Column::Duration { "num" } else { "" };
    let Some(sort) = column.sort() else { return view! { <th scope="col">{words}</th> }.into_any() };
    let order = move || state.wanted.with(|wanted| match (wanted.sort == sort, wanted.descending) {
        (false, _) => "none",
        (true, true) => "descending",
        (true, false) => "ascending",
    });
    let turn = move |_| state.wanted.update(|wanted| {
        wanted.descending = if wanted.sort == sort { !wanted.descending } else { sort == SortBy::Duration };
        wanted.sort = sort;
        wanted.skip = 0;
    });
    view! { <th scope="col" class=class aria-sort=order><button type="button" class="sorts" on:click=turn>{words}</button></th> }.into_any()
}

fn row_view(state: RowsState, columns: &'static [Column], at: usize, row: &RowView) -> impl IntoView + use<> {
    let is_open = Memo::new(move |_| state.opened.get() == Some(at));
    let cells = columns.iter().map(|column| cell(state, *column, at, is_open, row)).collect_view();
    let row = row.clone();
    let width = columns.len().to_string();
    view! {
        <tr class:held=move || is_open.get()>{cells}</tr>
        {move || is_open.get().then(|| view! { <tr class="row-known"><td colspan=width.clone()>{facts(&row)}</td></tr> })}
    }
}

fn cell(state: RowsState, column: Column, at: usize, is_open: Memo<bool>, row: &RowView) -> AnyView {
    let plain = |words: String| view! { <td>{words}</td> }.into_any();
    match column {
        Column::Time => plain(row.at.clone().unwrap_or_else(|| text::NO_DATA.to_owned())),
        Column::Service => plain(text::service_name(&row.service)),
        Column::Environment => plain(text::environment_name(&row.environment)),
        Column::Outcome => plain(row.outcome.map(|outcome| text::outcome_name(outcome).to_owned()).unwrap_or_default()),
        Column::Why => plain(text::why(&row.why)),
        Column::Reason => plain(row.part.map(|part| text::part_word(part).to_owned()).unwrap_or_default()),
        Column::Duration => view! { <td class="num">{text::elapsed_or_none(row.duration_s)}</td> }.into_any(),
        Column::Name => {
            let toggle = move |_| state.opened.update(|opened| *opened = if *opened == Some(at) { None } else { Some(at) });
            let expanded = move || if is_open.get() { "true" } else { "false" };
            let name = if row.name.is_empty() { text::source(&row.file, row.line) } else { row.name.clone() };
            view! { <th scope="row"><button type="button" class="link" aria-expanded=expanded on:click=toggle>{name}</button></th> }.into_any()
        }
    }
}

/// All that is known of a row.
fn facts(row: &RowView) -> impl IntoView + use<> {
    let why = (row.why != RowWhy::Nothing && !matches!(row.why, RowWhy::BroughtBy(_))).then(|| text::why(&row.why));
    let why = why.map(|words| (text::WHY, words));
    let outcome = row.outcome.map(|outcome| (text::RESULT, text::outcome_name(outcome).to_owned()));
    let source = Some((text::SOURCE, text::source(&row.file, row.line))).filter(|(_, words)| !words.is_empty());
    let known = row.facts.iter().map(|(fact, words)| (text::fact_name(*fact), words.clone()));
    let all = known.chain(outcome).chain(why).chain(source);
    view! { <dl>{all.map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> }).collect_view()}</dl> }
}

#[component]
fn Pager(metric: FiveMetric, page: Arc<RowsPage>) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let wanted = rows_state(desk, metric).wanted;
    let (first, total) = (page.skip as u32, page.total as u32);
    let last = first + page.rows.len() as u32;
    let end = total.saturating_sub(1) / PAGE_ROWS * PAGE_ROWS;
    let go = move |skip: u32| move |_| wanted.update(|wanted| wanted.skip = skip);
    let button = |words: &'static str, skip: u32, is_off: bool| view! {
        <button type="button" class="btn" disabled=is_off on:click=go(skip)>{words}</button>
    };
    let (at_start, at_end) = (first == 0, last >= total);
    (total > PAGE_ROWS).then(|| view! {
        <div class="pager" role="group" aria-label=text::ROWS_BEHIND>
            {button(text::FIRST_ROWS, 0, at_start)}
            {button(text::PREVIOUS_ROWS, first.saturating_sub(PAGE_ROWS), at_start)}
            <span role="status">{text::page_of(u64::from(first) + 1, u64::from(last), page.total)}</span>
            {button(text::NEXT_ROWS, first + PAGE_ROWS, at_end)}
            {button(text::LAST_ROWS, end, at_end)}
        </div>
    })
}

fn save(desk: DeliveryDesk, metric: FiveMetric) {
    let app = App::here();
    let shown = rows_state(desk, metric).wanted.with_untracked(|wanted| wanted.shown);
    let file = RowsFile { metric, shown, words: text::rows_words() };
    desk.look(Look::RowsFile(file), move |seen| {
        let Seen::File(csv) = seen else { return };
        desk.save(text::ROWS_FILE, "text/csv", &csv.text);
        if let Some(words) = text::rows_saved(csv.rows, csv.of) {
            app.notify(Notice::info(words));
        }
    });
}
