//! The asked period against another one.

use leptos::prelude::*;

use crate::delivery::{Compared, Comparison};
use crate::jobs::{CompareWith, Look, PeriodChoice, Seen};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// With what to compare: in the bar.
#[component]
pub fn CompareChoice() -> impl IntoView {
    let chosen = DeliveryDesk::here().show.compare_with;
    let kind = move || match chosen.get() {
        None => "nothing",
        Some(CompareWith::Before) => "before",
        Some(CompareWith::Period(_)) => "other",
    };
    let choose = move |kind: &str| {
        chosen.set(match kind {
            "before" => Some(CompareWith::Before),
            "other" => Some(CompareWith::Period(PeriodChoice::Days { first: String::new(), last: String::new() })),
            _ => None,
        });
    };
    let set_day = move |is_first: bool, day: String| {
        chosen.update(|chosen| {
            if let Some(CompareWith::Period(PeriodChoice::Days { first, last })) = chosen {
                *(if is_first { first } else { last }) = day;
            }
        });
    };
    let field = move |is_first: bool, label: &'static str, day: String| view! {
        <input class="in day" type="date" aria-label=label prop:value=day
            on:change=move |event| set_day(is_first, event_target_value(&event))/>
    };
    let options = [("nothing", text::COMPARE_NOTHING), ("before", text::COMPARE_BEFORE), ("other", text::COMPARE_OTHER)];
    view! {
        <select class="sel" aria-label=text::COMPARE_WITH on:change=move |event| choose(&event_target_value(&event))>
            {options.map(|(value, words)| view! { <option value=value selected=move || kind() == value>{words}</option> }).collect_view()}
        </select>
        {move || match chosen.get() {
            Some(CompareWith::Period(PeriodChoice::Days { first, last })) => (
                field(true, text::OTHER_FIRST_DAY, first),
                field(false, text::OTHER_LAST_DAY, last),
            ).into_any(),
            _ => ().into_any(),
        }}
    }
}

/// The table of both periods, while one is chosen to compare with.
#[component]
pub fn TwoPeriods() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let show = desk.show;
    Effect::new(move |_| {
        if let Some(with) = show.compare_with.get() {
            show.comparison.ask(desk, Look::Compare(with), |seen| match seen {
                Seen::Compare(comparison) => Some(*comparison),
                _ => None,
            });
        }
    });
    move || match (show.compare_with.get(), show.comparison.get()) {
        (Some(_), Some(comparison)) => table(&comparison).into_any(),
        _ => ().into_any(),
    }
}

fn table(comparison: &Comparison) -> impl IntoView + use<> {
    let has_then = comparison.figures.iter().any(|figure| figure.then.n > 0);
    let rows = text::METRIC_NAMES.iter().zip(&comparison.figures).enumerate();
    let rows = rows.map(|(at, (name, compared))| row(at, name, compared));
    let heads = [text::NOW, text::THEN, text::DIFFERENCE, text::WHAT_IT_SAYS];
    view! {
        <section class="chart-part two-periods" aria-labelledby="two-periods">
            <h3><span id="two-periods">{text::TWO_PERIODS}</span>" "<span class="cap">{text::two_periods(comparison)}</span></h3>
            {(!has_then).then(|| view! { <p class="warn">{text::NOTHING_BEFORE}</p> })}
            <div class="wide-table" tabindex="0" role="region" aria-label=text::TWO_PERIODS><table class="plain-table">
                <thead><tr><th scope="col">{text::METRIC}</th>
                    {heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
            <p class="cap">{text::COMPARE_NOTE}</p>
        </section>
    }
}

fn row(metric: usize, name: &str, compared: &Compared) -> impl IntoView + use<> {
    let side = |is_now: bool| {
        let (figure, n) = text::side(metric, compared, is_now);
        view! { <td><b>{figure}</b>" "<span class="cap">{n}</span></td> }
    };
    view! {
        <tr>
            <th scope="row">{name.to_owned()}</th>
            {side(true)}{side(false)}
            <td>{text::difference(metric, compared)}</td>
            <td>{text::verdict(compared.difference)}</td>
        </tr>
    }
}
