//! One row.

use super::{Column, TableView};
use crate::stream::{Duration, Entry, HourRange, Percent, Step, StepKind, StepProblem, StepReading};
use crate::ui::markup::Markup;
use crate::ui::text::duration_text;
use crate::ui::text::table as words;
use crate::ui::text::{UNNAMED_STEP, kind_name};
use crate::workshop::{Fact, likely_lead_time};

/// The longest bar of a row, CSS pixels.
const BAR_LENGTH: f64 = 100.0;

/// What is shown of a row; compared, so that a row is written again only when something in it changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowFace {
    /// Classes: how many remarks it has, whether it is the constraint.
    pub class: String,
    /// Its number, from 1.
    pub number: usize,
    /// Markup of its cells. Each has `data-col`, its place among the columns from 0; the number's cell has none.
    pub inside: String,
}

/// The face of a row.
pub fn row(table: &TableView, row: usize) -> Option<RowFace> {
    let (step, reading) = (table.step(row)?, table.reading(row)?);
    let remarks = table.remarks(row);
    let cells = Cells { table, step, reading, problem: ["p-", &step.id.to_string()].concat() };
    let mut markup = Markup::new();
    markup.raw("<td class=\"c-no\" aria-colindex=\"1\">").words(&(row + 1).to_string()).close("td");
    for (at, column) in table.columns().iter().enumerate() {
        cells.cell(&mut markup, at, *column, &remarks);
    }
    let constraint = if table.view().is_constraint(step.id) { " constraint" } else { "" };
    let class = ["remarks-", &remarks.len().to_string(), constraint].concat();
    Some(RowFace { class, number: row + 1, inside: markup.finish() })
}

struct Cells<'a> {
    table: &'a TableView,
    step: &'a Step,
    reading: &'a StepReading,
    /// Id of the remarks.
    problem: String,
}

impl Cells<'_> {
    fn cell(&self, markup: &mut Markup, at: usize, column: Column, remarks: &[(String, bool)]) {
        let is_name = column == Column::Fact(Fact::Name);
        let tag = if is_name { "th" } else { "td" };
        let is_invalid = matches!(column, Column::Fact(fact) if self.is_invalid(fact));
        markup.open(tag).attr("class", column.class());
        markup.raw(" tabindex=\"-1\"").attr("data-col", &at.to_string());
        markup.attr("aria-colindex", &(at + 2).to_string());
        if is_name {
            markup.raw(" scope=\"row\"");
        }
        if is_invalid {
            markup.raw(" aria-invalid=\"true\"").attr("aria-describedby", &self.problem);
        }
        markup.inside();
        match column {
            Column::WaitBar => self.wait_bar(markup),
            Column::Fact(fact) => self.fact(markup, fact),
        }
        if is_name && !remarks.is_empty() {
            self.remarks(markup, remarks);
        }
        markup.close(tag);
    }

    fn fact(&self, markup: &mut Markup, fact: Fact) {
        match fact {
            Fact::Name => self.name(markup),
            Fact::LeadTime => self.lead_time(markup),
            Fact::ProcessTime => self.process_time(markup),
            Fact::PercentCa => self.percent_ca(markup),
            Fact::People if self.step.people.is_none() && self.is_process() => {
                markup.element("span", "usual", "1");
            }
            Fact::After if self.table.text(self.step, fact).is_empty() => {
                markup.element("span", "usual", words::START);
            }
            Fact::Kind if self.is_process() => {
                markup.element("span", "usual", kind_name(self.step.kind));
            }
            fact => {
                markup.element("span", "text", &self.table.value(self.step, fact));
            }
        }
    }

    fn is_process(&self) -> bool {
        self.step.kind == StepKind::Process
    }

    fn name(&self, markup: &mut Markup) {
        if self.step.name.is_empty() {
            markup.element("span", "text usual", UNNAMED_STEP);
        } else {
            markup.element("span", "text", &self.step.name);
        }
        let constraint = self.table.view().summary().constraint.as_ref();
        if let Some(constraint) = constraint.filter(|constraint| constraint.step == self.step.id) {
            markup.raw("<span class=\"flag\"><svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
            markup.raw("<path d=\"M3.5 14.5v-12h8.5l-2 3 2 3H3.5\"/></svg>");
            markup.words(if constraint.provisional { words::CONSTRAINT_SO_FAR } else { words::CONSTRAINT });
            markup.close("span");
        }
    }

    fn lead_time(&self, markup: &mut Markup) {
        let calendar = &self.table.map().calendar;
        match (&self.step.lead_time, self.reading.lead_time_hours) {
            (Some(typed), hours) => {
                self.figure(markup, typed.text(), is_asked(typed), Entry::LeadTime);
                if let Some(hours) = hours.filter(HourRange::is_range) {
                    markup.element("span", "under", &words::middle_counts(&hours, calendar));
                }
            }
            (None, Some(hours)) => {
                markup.element("span", "follows", &duration_text(hours.mid, calendar));
                let waits = self.table.text(self.step, Fact::Wait);
                if waits.chars().any(char::is_alphanumeric) {
                    markup.element("span", "under", words::FROM_ARROW);
                }
            }
            (None, None) if self.step.kind == StepKind::Outside => none(markup),
            (None, None) => unknown(markup),
        }
    }

    fn process_time(&self, markup: &mut Markup) {
        match &self.step.process_time {
            Some(typed) => self.figure(markup, typed.text(), is_asked(typed), Entry::ProcessTime),
            None if self.is_process() => unknown(markup),
            None => none(markup),
        }
    }

    fn percent_ca(&self, markup: &mut Markup) {
        match &self.step.percent_ca {
            Some(typed) => {
                let is_asked = typed.problem().is_none() && Percent::value(typed).is_none();
                self.figure(markup, typed.text(), is_asked, Entry::PercentCa);
            }
            None if self.is_process() => unknown(markup),
            None => none(markup),
        }
    }

    /// A figure as typed, with its mark; somebody who was asked and did not know is as good as nobody.
    fn figure(&self, markup: &mut Markup, text: &str, is_unknown: bool, entry: Entry) {
        if is_unknown {
            unknown(markup);
            return;
        }
        let is_measured = self.step.measured.iter().any(|(measured, _)| *measured == entry);
        markup.element("span", "text", text);
        if is_measured {
            markup.raw("<i class=\"dot measured\" role=\"img\"").attr("aria-label", words::IS_MEASURED).raw("></i>");
        } else {
            markup.raw("<i class=\"dot\"></i>");
        }
    }

    fn wait_bar(&self, markup: &mut Markup) {
        let calendar = &self.table.map().calendar;
        let (reading, longest) = (self.reading, self.table.view().bar_hours());
        let contradicts = reading.problems.contains(&StepProblem::LeadTimeBelowProcessTime);
        let said = match (reading.wait_hours, reading.lead_time_hours) {
            _ if self.step.kind == StepKind::Outside => words::NOT_COUNTED,
            _ if contradicts => words::COUNTS_AS_NOTHING,
            (None, None) => words::UNKNOWN_WITHOUT_LEAD,
            (None, Some(_)) => words::UNKNOWN_WITHOUT_PROCESS,
            (Some(wait), lead) => {
                let lead = lead.map_or(wait, |lead| lead.mid);
                bar(markup, wait.min(lead), lead, longest, reading);
                markup.element("span", "wait", &duration_text(wait, calendar));
                return;
            }
        };
        markup.element("span", "usual", said);
    }

    fn is_invalid(&self, fact: Fact) -> bool {
        self.reading.problems.iter().any(|problem| match problem {
            StepProblem::LeadTimeBelowProcessTime | StepProblem::TimeOfOutside | StepProblem::LeadTime(_) => {
                fact == Fact::LeadTime
            }
            StepProblem::WaitAboveLeadTime { .. } => fact == Fact::Wait,
            StepProblem::ProcessTimeOfQueue | StepProblem::ProcessTime(_) => fact == Fact::ProcessTime,
            StepProblem::PercentCa(_) => fact == Fact::PercentCa,
            StepProblem::People(_) => fact == Fact::People,
            StepProblem::Wip(_) => fact == Fact::Wip,
            StepProblem::Batch(_) => fact == Fact::Batch,
        })
    }

    fn remarks(&self, markup: &mut Markup, remarks: &[(String, bool)]) {
        markup.open("div").attr("class", "remarks").attr("id", &self.problem).inside();
        for (at, (text, is_problem)) in remarks.iter().enumerate() {
            markup.raw("<p class=\"").raw(if *is_problem { "problem" } else { "note" }).raw("\">");
            if *is_problem {
                markup.raw("<svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
                markup.raw("<path d=\"M8 2L1.5 13.5h13zM8 6.5v3.5M8 11.7v.3\"/></svg>");
            }
            markup.raw("<b>").words(text).raw("</b>");
            if at == 0 && *is_problem {
                self.likely_fix(markup);
            }
            markup.close("p");
        }
        markup.close("div");
    }

    /// What somebody who typed a lead time below the process time may have meant.
    fn likely_fix(&self, markup: &mut Markup) {
        if !self.reading.problems.contains(&StepProblem::LeadTimeBelowProcessTime) {
            return;
        }
        markup.raw("<span> ").words(words::KEPT).raw(" ");
        let likely = self
            .step
            .lead_time
            .as_ref()
            .zip(self.reading.process_time_hours)
            .and_then(|(lead, process)| likely_lead_time(lead, &process, &self.table.map().calendar));
        if let Some(likely) = likely {
            markup.words(words::DID_YOU_MEAN).raw(" </span><button type=\"button\" class=\"link\" tabindex=\"-1\"");
            let likely = words::written_time(likely.text());
            markup.attr("data-use", &likely).holding("button", &likely);
            markup.raw("<span>, ").words(words::OR_IS_THE).raw(" ");
        }
        markup.raw("</span><button type=\"button\" class=\"link\" tabindex=\"-1\" data-go=\"process\">");
        markup.words(words::PROCESS_TIME_LINK).raw("</button><span> ").words(words::WRONG).close("span");
    }
}

/// Whether somebody was asked and did not know.
fn is_asked(typed: &Duration) -> bool {
    typed.problem().is_none() && typed.hours(&crate::stream::Calendar::default()).is_none()
}

fn unknown(markup: &mut Markup) {
    markup.raw("<span class=\"unknown\" role=\"img\"").attr("aria-label", words::UNKNOWN).raw(">?</span>");
}

fn none(markup: &mut Markup) {
    markup.element("span", "usual", words::NONE);
}

/// Wait and process time on the scale of all rows.
fn bar(markup: &mut Markup, wait: f64, lead: f64, longest: f64, reading: &StepReading) {
    if longest <= 0.0 || lead <= 0.0 {
        return;
    }
    let unit = BAR_LENGTH / longest;
    let heat = reading.heat;
    markup
        .raw("<svg class=\"wait-bar\" height=\"9\" aria-hidden=\"true\"")
        .num("width", (lead * unit).max(1.0))
        .inside();
    markup
        .raw("<rect class=\"bar-wait\"")
        .attr("data-heat", &heat.to_string())
        .num("width", wait * unit)
        .raw(" height=\"9\"/>");
    markup
        .raw("<rect class=\"bar-process\"")
        .num("x", wait * unit)
        .num("width", (lead - wait) * unit)
        .raw(" height=\"9\"/></svg>");
}
