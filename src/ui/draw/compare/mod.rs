//! Two states of a stream beside each other: totals, both timelines on one scale, every difference with its worth.

mod table;
#[cfg(test)]
mod tests;
mod timelines;

pub use table::differences;
pub use timelines::{HEIGHT, timelines};

use crate::id::StepId;
use crate::stream::{Comparison, Effects, FigureChange, StreamMap, Summary, Total, Totals, compare, effects};
use crate::ui::draw::totals::hours;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::compare as said;
use crate::ui::text::{duration_text, number};
use crate::ui::view::MapView;

/// Measuring the effect of each change costs two measurements of the whole map; beyond so many steps measured it is
/// left out.
const MOST_MEASURED: usize = 150_000;

/// Two maps compared, with all that is drawn of it.
pub struct Compared {
    before: MapView,
    after: MapView,
    comparison: Comparison,
    /// `None`: too many changes.
    effects: Option<Effects>,
}

impl Compared {
    /// Compares two maps.
    pub fn of(before: StreamMap, after: StreamMap) -> Self {
        let comparison = compare(&before, &after);
        let groups = comparison.each_in_order();
        let is_affordable = groups.len() * 2 * (before.steps.len() + after.steps.len()) <= MOST_MEASURED;
        let effects = is_affordable.then(|| effects(&before, &after, &comparison, &groups));
        Self { before: MapView::of(before), after: MapView::of(after), comparison, effects }
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.comparison.steps.is_empty() && self.comparison.flows.is_empty() && self.comparison.basis.is_empty()
    }

    /// A step by number and name: in the map before, or, where it was added, in the one after.
    fn label(&self, id: StepId) -> String {
        let view = if self.before.step(id).is_some() { &self.before } else { &self.after };
        view.step_label(id)
    }

    /// The names of both maps with their lead times, for those who do not see the drawing.
    pub fn description(&self) -> String {
        let hours = |view: &MapView| {
            let figure = view.summary().lead_time.figure();
            figure.map_or_else(|| said::UNKNOWN.to_owned(), |hours| duration_text(hours.mid, &view.map().calendar))
        };
        let (before, after) = (hours(&self.before), hours(&self.after));
        said::timelines(&self.before.map().name, &self.after.map().name, (&before, &after))
    }

    /// What is to be said of the longest path and the constraint.
    pub fn remarks(&self) -> Vec<String> {
        let comparison = &self.comparison;
        let mut remarks = Vec::new();
        if comparison.has_path_moved {
            let (old, new) = (&comparison.before.path, &comparison.after.path);
            let on = |path: &[StepId], id: &StepId| path.contains(id);
            let now = comparison.pairs.iter().filter(|(was, is)| !on(old, was) && on(new, is));
            let no_longer = comparison.pairs.iter().filter(|(was, is)| on(old, was) && !on(new, is));
            let now: Vec<String> = now.map(|(_, is)| self.after.step_label(*is)).collect();
            let no_longer: Vec<String> = no_longer.map(|(was, _)| self.before.step_label(*was)).collect();
            remarks.push(said::path(&now, &no_longer));
        }
        let constraint = |summary: &Summary| summary.constraint.map(|constraint| constraint.step);
        let before = constraint(&comparison.before).map(|step| self.before.step_label(step));
        let after = constraint(&comparison.after).map(|step| self.after.step_label(step));
        let has_moved = comparison.constraint.has_moved();
        remarks.extend(said::constraint(before.as_deref(), after.as_deref(), has_moved));
        remarks
    }
}

/// How a total is written.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Hours,
    Percent,
    Count,
}

impl Unit {
    /// The difference with its sign; `None`: not known.
    fn change(self, compared: &Compared, change: &FigureChange) -> Option<String> {
        let difference = change.difference()?;
        Some(match self {
            Self::Hours => said::hours_change(difference, &compared.before.map().calendar),
            Self::Percent => said::points_change(difference),
            Self::Count => said::count_change(difference),
        })
    }

    /// A figure in words.
    fn text(self, view: &MapView, figure: Option<f64>) -> String {
        let Some(figure) = figure else { return "–".to_owned() };
        match self {
            Self::Hours => duration_text(figure, &view.map().calendar),
            Self::Percent => [&text::percent_number(figure), " %"].concat(),
            Self::Count => number(figure),
        }
    }

    /// A figure with small units.
    fn figure(self, view: &MapView, figure: Option<f64>) -> String {
        match (self, figure) {
            (_, None) => "<span class=\"none\">–</span>".to_owned(),
            (Self::Hours, Some(figure)) => hours(figure, &view.map().calendar),
            (Self::Percent, Some(figure)) => [&text::percent_number(figure), "<i>%</i>"].concat(),
            (Self::Count, Some(figure)) => number(figure),
        }
    }
}

/// A total of the strip: its class, its term, its figures, how it is written.
type Entry = (&'static str, &'static str, fn(&Totals) -> FigureChange, Unit);

const ENTRIES: [Entry; 7] = [
    ("total one", text::TOTAL_LEAD_TIME, |totals| totals.lead_time, Unit::Hours),
    ("total two", text::TOTAL_PROCESS_TIME, |totals| totals.process_time, Unit::Hours),
    ("total two", text::ACTIVITY_RATIO, |totals| totals.activity_ratio, Unit::Percent),
    ("total two", text::ROLLED_CA, |totals| totals.rolled_ca, Unit::Percent),
    ("total three", text::TOTAL_EFFORT, |totals| totals.effort, Unit::Hours),
    ("total three", text::STEPS, |totals| totals.steps, Unit::Count),
    ("total three", text::HANDOFFS, |totals| totals.handoffs, Unit::Count),
];

/// The strip: every total before and after, with the difference in figures and per cent.
pub fn strip(compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let mut markup = Markup::new();
    markup.raw("<dl class=\"totals\">");
    for (class, term, read, unit) in ENTRIES {
        let change = read(&comparison.totals);
        markup
            .open("div")
            .attr("class", class)
            .inside()
            .raw("<dt>")
            .words(term)
            .raw("</dt><dd class=\"figure\"><span class=\"was\">");
        markup.words(&said::was(&unit.text(&compared.before, change.before))).raw("</span>");
        markup.raw(&unit.figure(&compared.after, change.after)).raw("</dd>");
        let basis = said::change_of(unit.change(compared, &change), change.percent()) + &missing(comparison, term);
        markup.element("dd", "basis", &basis).close("div");
    }
    markup.raw("</dl><p class=\"map-basis\"><strong>").words(text::BASIS).raw("</strong> ");
    markup.words(&said::basis(&compared.before.map().calendar, &compared.after.map().calendar)).raw("</p>");
    markup.finish()
}

/// Which figures a total lacks.
fn missing(comparison: &Comparison, term: &str) -> String {
    let total: fn(&Summary) -> &Total = match term {
        text::TOTAL_LEAD_TIME => |summary| &summary.lead_time,
        text::TOTAL_PROCESS_TIME => |summary| &summary.process_time,
        text::TOTAL_EFFORT => |summary| &summary.effort,
        _ => return String::new(),
    };
    said::incomplete(total(&comparison.before), total(&comparison.after))
}

/// How a change is marked in the drawing and in the table: A to Z, then numbers.
fn mark(at: usize) -> String {
    match u8::try_from(at) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => (at + 1).to_string(),
    }
}
