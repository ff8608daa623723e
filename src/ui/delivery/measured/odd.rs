//! What goes back against the usual order, and the rows that entered no figure.

use leptos::prelude::*;

use super::desk::{MeasuredDesk, Shown, Source};
use crate::delivery::EventLog;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::part;
use crate::ui::text::delivery::{count, measured as said};

/// Both, for event logs.
#[component]
pub fn WhatGoesBack() -> impl IntoView {
    let desk = MeasuredDesk::here();
    part(move || {
        let log = desk.sheet.get().and_then(|Shown(sheet)| sheet.log.clone());
        match log.filter(|_| desk.source() == Source::Log) {
            Some(log) => of_log(&log),
            None => ().into_any(),
        }
    })
}

fn of_log(log: &EventLog) -> AnyView {
    let back: Vec<String> =
        log.changes.iter().filter(|change| change.goes_back()).map(|change| said::goes_back(log, change)).collect();
    let none = (back.is_empty() && log.rows_kept_once == 0).then(|| view! { <p class="note">{said::NOTHING_BACK}</p> });
    let odd = (!log.odd.is_empty()).then(|| {
        view! {
            <details class="as-table">
                <summary>{said::odd_title(log.odd.len())}</summary>
                <div class="wide-table" tabindex="0" role="region" aria-label=said::ODD_ROWS inner_html=odd_table(log)></div>
            </details>
        }
    });
    view! {
        <section class="goes-back" aria-labelledby="goes-back">
            <h4 id="goes-back">{said::GOES_BACK}</h4>
            {none}
            <ul>{back.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
            <p class="note">{said::items_back(log)}</p>
            {odd}
        </section>
    }
    .into_any()
}

fn odd_table(log: &EventLog) -> String {
    let mut markup = Markup::new();
    markup.raw("<table class=\"plain-table\"><thead><tr>");
    for head in said::ODD_HEADS {
        markup.raw("<th scope=\"col\">").words(head).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    for odd in &log.odd {
        markup.raw("<tr><td>").words(said::odd_kind(odd.kind)).raw("</td>");
        for cell in [&odd.file, &count(u64::from(odd.line)), &odd.item, &odd.stage] {
            markup.raw("<td>").words(cell).raw("</td>");
        }
        markup.raw("</tr>");
    }
    markup.raw("</tbody></table>");
    markup.finish()
}
