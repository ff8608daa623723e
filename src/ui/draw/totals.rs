//! The strip of totals, as a definition list; each total with its basis.

use crate::stream::{Calendar, HourRange, Total, split_hours};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;

/// The list and the basis of all of it.
#[cfg(feature = "whole")]
pub fn totals(view: &MapView) -> String {
    ["<dl class=\"totals\">", &entries(view).concat(), "</dl><p class=\"map-basis\">", &basis(view), "</p>"].concat()
}

/// What all totals go by.
pub fn basis(view: &MapView) -> String {
    let mut markup = Markup::new();
    markup.raw("<strong>").words(text::BASIS).raw("</strong> ").words(&text::map_basis(view.map(), view.summary()));
    markup.finish()
}

/// The entries of the list, one by one: most changes concern a few.
pub fn entries(view: &MapView) -> Vec<String> {
    let summary = view.summary();
    let calendar = &view.map().calendar;
    let (ratio, rolled) = (summary.activity.as_ref(), summary.rolled_ca.as_ref());
    let mut entries = Vec::new();
    let mut total = |class: &str, term: &str, figure: &str, basis: &str| {
        let mut markup = Markup::new();
        markup.open("div").attr("class", class).inside();
        markup.raw("<dt>").words(term).close("dt");
        markup.raw("<dd class=\"figure\">").raw(figure).close("dd");
        markup.element("dd", "basis", basis).close("div");
        entries.push(markup.finish());
    };
    let ratio_basis = ratio.map(|ratio| text::ratio_basis(ratio, calendar)).unwrap_or_default();
    let (time, process, effort) = (&summary.lead_time, &summary.process_time, &summary.effort);
    let (one, two, three) = ("total one", "total two", "total three");
    total(one, text::TOTAL_LEAD_TIME, &duration(time, calendar), &lead_time_basis(time, calendar));
    total(two, text::TOTAL_PROCESS_TIME, &duration(process, calendar), &text::on_longest_path(process));
    total(two, text::ACTIVITY_RATIO, &percent(ratio.map(|ratio| ratio.percent)), &ratio_basis);
    let rolled_basis = text::rolled_basis(rolled, summary.steps);
    total(two, text::ROLLED_CA, &percent(rolled.map(|rolled| rolled.percent)), &rolled_basis);
    total(three, text::TOTAL_EFFORT, &duration(effort, calendar), &text::effort_basis(effort));
    total(three, text::STEPS, &summary.steps.to_string(), &text::steps_basis(view.map()));
    let handoffs = &summary.handoffs;
    total(three, text::HANDOFFS, &handoffs.forward.to_string(), &text::handoffs_basis(handoffs));
    entries
}

/// A duration with small units, e.g. **33** d **4** h.
pub fn hours(hours: f64, calendar: &Calendar) -> String {
    let mut markup = Markup::new();
    for (amount, unit) in split_hours(hours, calendar) {
        markup.words(&text::number(amount)).raw("<i>").words(text::unit_symbol(unit)).raw("</i>");
    }
    markup.finish()
}

const DASH: &str = "<span class=\"none\">–</span>";

fn duration(total: &Total, calendar: &Calendar) -> String {
    total.figure().map_or_else(|| DASH.to_owned(), |figure| hours(figure.mid, calendar))
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or_else(|| DASH.to_owned(), |percent| [&text::percent_number(percent), "<i>%</i>"].concat())
}

fn lead_time_basis(total: &Total, calendar: &Calendar) -> String {
    let range = total.figure().filter(HourRange::is_range);
    let range = range.map(|hours| (duration_text(hours.low, calendar), duration_text(hours.high, calendar)));
    text::lead_time_basis(total, range)
}
