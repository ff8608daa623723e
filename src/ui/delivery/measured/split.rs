//! The change lead time by stage, with what is not known of each.

use leptos::prelude::*;

use super::desk::{MeasuredDesk, Shown};
use super::stages::percent_choice;
use crate::delivery::{PERCENTS, Spread, StageSplit as Split};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{part, words};
use crate::ui::text::delivery::{count, measured as said};
use crate::workshop::ChangeStage;

const USUAL: u8 = 85;

/// The section; nothing without deployments.
#[component]
pub fn StageSplit() -> impl IntoView {
    let desk = MeasuredDesk::here();
    let percent = RwSignal::new(USUAL);
    let split = Memo::new(move |_| {
        let shown = desk.sheet.get().filter(|Shown(sheet)| !sheet.deployed_in.is_empty());
        shown.map(|Shown(sheet)| sheet.split.clone())
    });
    part(move || {
        let Some(split) = split.get() else { return ().into_any() };
        if split.changes == 0 {
            return section(view! { <p class="note">{said::NO_SPLIT}</p> }.into_any());
        }
        let rule = said::split_rule(&split);
        section(view! {
            <p class="note">{rule}</p>
            <p class="choices">{percent_choice(percent, said::PERCENTILE, &PERCENTS[1..])}</p>
            <div class="wide-table" tabindex="0" role="region" aria-label=said::SPLIT_CAPTION
                inner_html=words(move || table(&split, percent.get()))></div>
        }
        .into_any())
    })
}

fn section(body: AnyView) -> AnyView {
    view! {
        <section class="measured" aria-labelledby="stage-split">
            <h3 id="stage-split">{said::SPLIT_TITLE}</h3>
            {body}
        </section>
    }
    .into_any()
}

fn table(split: &Split, percent: u8) -> String {
    let mut markup = Markup::new();
    markup.raw("<table class=\"plain-table\"><thead><tr>");
    for head in [said::STAGE, said::FROM_TO] {
        markup.raw("<th scope=\"col\">").words(head).raw("</th>");
    }
    for head in [said::N, said::MEDIAN, &said::percent_name(percent), said::NOT_KNOWN] {
        markup.raw("<th scope=\"col\" class=\"num\">").words(head).raw("</th>");
    }
    markup.raw("</tr></thead><tbody>");
    for (stage, of) in ChangeStage::PARTS.into_iter().zip(&split.stages) {
        let (name, from_to) = said::change_stage(stage);
        row(&mut markup, (name, from_to), &of.spread, percent, &said::not_known(of));
    }
    row(&mut markup, (said::REST, said::UNATTRIBUTED), &split.unattributed, percent, "");
    row(&mut markup, (said::WHOLE, said::ALL_OF_IT), &split.lead, percent, "");
    markup.raw("</tbody></table>");
    markup.finish()
}

fn row(markup: &mut Markup, (name, from_to): (&str, &str), spread: &Spread, percent: u8, not_known: &str) {
    markup.raw("<tr><th scope=\"row\">").words(name).raw("</th><td>").words(from_to).raw("</td>");
    for cell in [count(spread.n), said::cell(spread.at(50)), said::cell(spread.at(percent)), not_known.to_owned()] {
        markup.raw("<td class=\"num\">").words(&cell).raw("</td>");
    }
    markup.raw("</tr>");
}
