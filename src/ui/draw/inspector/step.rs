//! The fields of a step.

use super::flow::share_of;
use super::onward::{SHARE_ID, flows_of, flows_out, teams};
use super::{Row, button, made, states_of};
use crate::id::StepId;
use crate::stream::{
    Amount, Duration, Entry, Flow, FlowKind, Measured, Percent, Step, StepKind, StepReading, Unit, ValueClass, Waste,
};
use crate::ui::draw::form::{FieldState, Kind, field_place};
use crate::ui::icon::Icon;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::view::MapView;
use crate::workshop::{self, Edit, FlowField, StepField};

pub(super) const TEAMS_LIST: &str = "teams-of-the-map";
/// The first rows stand above the remarks, the others below.
const MAIN_ROWS: usize = 7;
const KINDS: [StepKind; 3] = [StepKind::Process, StepKind::Queue, StepKind::Outside];
const VALUES: [Option<ValueClass>; 4] =
    [None, Some(ValueClass::Adding), Some(ValueClass::Necessary), Some(ValueClass::Waste)];
const ENTRIES: [Entry; 3] = [Entry::LeadTime, Entry::ProcessTime, Entry::PercentCa];

/// A step of the shown map.
pub(super) struct Of<'a> {
    pub(super) view: &'a MapView,
    number: usize,
    pub(super) step: &'a Step,
    reading: &'a StepReading,
}

impl<'a> Of<'a> {
    pub(super) fn new(view: &'a MapView, id: StepId) -> Option<Self> {
        let (number, step, reading) = view.step(id)?;
        Some(Self { view, number, step, reading })
    }

    fn set(&self, set: StepField) -> Vec<Edit> {
        vec![Edit::SetStep { map: self.view.map().id, step: self.step.id, set }]
    }

    /// The unit a bare number takes: that of this field, else of the same field typed last on the map.
    fn unit(&self, of: fn(&Step) -> Option<&Duration>, otherwise: Unit) -> Unit {
        let own = of(self.step).and_then(Duration::unit);
        let others = || self.view.map().steps.iter().rev().find_map(|step| of(step)?.unit());
        own.or_else(others).unwrap_or(otherwise)
    }

    fn arrows_in(&self) -> impl Iterator<Item = &'a Flow> {
        let id = self.step.id;
        self.view.map().flows.iter().filter(move |flow| flow.to == id && flow.kind == FlowKind::Forward)
    }

    /// Whether the wait before the step is entered instead of its lead time: where the map is read so and an arrow leads
    /// to the step.
    fn asks_for_wait(&self) -> bool {
        self.view.map().waits_on_arrows && self.arrows_in().next().is_some()
    }
}

type StepRow<'a> = Row<Of<'a>>;

fn row<'a>(
    label: &'static str,
    kind: Kind,
    placeholder: &'static str,
    read: fn(&Of<'a>, usize) -> FieldState,
    record: fn(&Of<'a>, usize, &str) -> Vec<Edit>,
) -> StepRow<'a> {
    Row { label, kind, placeholder, number: 0, read, record }
}

/// The rows that everybody fills in, in the order in which Tab walks them.
fn main_rows<'a>(of: &Of<'_>) -> Vec<StepRow<'a>> {
    vec![
        row(
            text::NAME,
            Kind::Line(""),
            text::NAME_EXAMPLE,
            |of, _| FieldState::new(of.step.name.as_str(), ""),
            |of, _, typed| of.set(StepField::Name(typed.to_owned())),
        ),
        row(
            text::TEAM,
            Kind::Line(TEAMS_LIST),
            text::TEAM_EXAMPLE,
            |of, _| FieldState::new(of.step.team.as_str(), ""),
            |of, _, typed| of.set(StepField::Team(typed.to_owned())),
        ),
        if of.asks_for_wait() {
            row(text::WAIT_BEFORE, Kind::Figure, "?", read_wait, record_wait)
        } else {
            row(text::LEAD_TIME, Kind::Figure, "?", read_lead_time, |of, _, typed| {
                of.set(StepField::LeadTime(Duration::read(typed, of.unit(|step| step.lead_time.as_ref(), Unit::Day))))
            })
        },
        row(text::PROCESS_TIME, Kind::Figure, "?", read_process_time, |of, _, typed| {
            of.set(StepField::ProcessTime(Duration::read(
                typed,
                of.unit(|step| step.process_time.as_ref(), Unit::Hour),
            )))
        }),
        row(text::PERCENT_CA, Kind::Figure, "?", read_percent_ca, |of, _, typed| {
            of.set(StepField::PercentCa(Percent::read(typed)))
        }),
        row(
            text::PEOPLE,
            Kind::Figure,
            "1",
            |of, _| amount(of.step.people.as_ref(), text::PEOPLE_HINT),
            |of, _, typed| of.set(StepField::People(Amount::read(typed))),
        ),
        row(
            text::KIND,
            Kind::Choice(&text::KIND_NAMES),
            "",
            |of, _| FieldState::new(text::kind_name(of.step.kind), ""),
            |of, _, typed| {
                let kind = KINDS.into_iter().find(|kind| text::kind_name(*kind) == typed);
                kind.map(|kind| of.set(StepField::Kind(kind))).unwrap_or_default()
            },
        ),
    ]
}

/// What is asked less often.
fn further_rows<'a>() -> Vec<StepRow<'a>> {
    vec![
        row(
            text::NOTES,
            Kind::Area,
            "",
            |of, _| FieldState::new(of.step.notes.as_str(), ""),
            |of, _, typed| of.set(StepField::Notes(typed.to_owned())),
        ),
        row(
            text::WIP,
            Kind::Figure,
            "?",
            |of, _| amount(of.step.wip.as_ref(), ""),
            |of, _, typed| of.set(StepField::Wip(Amount::read(typed))),
        ),
        row(
            text::BATCH,
            Kind::Figure,
            "?",
            |of, _| amount(of.step.batch.as_ref(), ""),
            |of, _, typed| of.set(StepField::Batch(Amount::read(typed))),
        ),
        row(
            text::TOOLS,
            Kind::Line(""),
            "",
            |of, _| FieldState::new(of.step.tools.as_str(), ""),
            |of, _, typed| of.set(StepField::Tools(typed.to_owned())),
        ),
        row(
            text::BARRIERS,
            Kind::Line(""),
            "",
            |of, _| FieldState::new(of.step.barriers.as_str(), ""),
            |of, _, typed| of.set(StepField::Barriers(typed.to_owned())),
        ),
        row(
            text::VALUE,
            Kind::Choice(&text::VALUE_NAMES),
            "",
            |of, _| FieldState::new(text::value_name(of.step.value), ""),
            |of, _, typed| {
                let value = VALUES.into_iter().find(|value| text::value_name(*value) == typed);
                value.map(|value| of.set(StepField::Value(value))).unwrap_or_default()
            },
        ),
    ]
}

/// All rows.
fn rows<'a>(of: &Of<'_>) -> Vec<StepRow<'a>> {
    let mut rows = main_rows(of);
    rows.extend(further_rows());
    let waste = |(number, waste): (usize, &Waste)| Row {
        number,
        ..row(text::waste_name(*waste), Kind::Check, "", read_waste, record_waste)
    };
    rows.extend(Waste::ALL.iter().enumerate().map(waste));
    let source = |(number, entry): (usize, &Entry)| Row {
        number,
        ..row(text::source_label(*entry), Kind::Line(""), text::SOURCE_EXAMPLE, read_source, record_source)
    };
    rows.extend(ENTRIES.iter().enumerate().map(source));
    rows
}

fn amount(amount: Option<&Amount>, hint: &str) -> FieldState {
    let problem = amount.and_then(Amount::problem).and_then(text::entry_problem);
    FieldState::new(amount.map(Amount::text).unwrap_or_default(), hint).or_problem(problem)
}

fn duration_problem(duration: Option<&Duration>) -> Option<String> {
    duration.and_then(Duration::problem).map(|problem| text::duration_problem(&problem))
}

fn read_lead_time(of: &Of<'_>, _: usize) -> FieldState {
    let typed = of.step.lead_time.as_ref();
    let hint = text::lead_time_hint(typed, of.reading, &of.view.map().calendar);
    let problem = duration_problem(typed).or_else(|| text::contradiction(of.reading));
    FieldState::new(typed.map(Duration::text).unwrap_or_default(), hint).or_problem(problem)
}

/// The wait before the step: as typed on the arrow, else as it follows from the two times.
fn read_wait(of: &Of<'_>, _: usize) -> FieldState {
    let typed = of.arrows_in().find_map(|flow| flow.wait.as_ref());
    let derived = || Some(duration_text(of.reading.wait_hours?, &of.view.map().calendar));
    let value = typed.map(|wait| wait.text().to_owned()).or_else(derived).unwrap_or_default();
    FieldState::new(value, text::WAIT_BEFORE_HINT).or_problem(duration_problem(typed))
}

fn record_wait(of: &Of<'_>, _: usize, typed: &str) -> Vec<Edit> {
    let unit = of.arrows_in().find_map(|flow| flow.wait.as_ref()?.unit()).unwrap_or(Unit::Day);
    workshop::set_wait_before(of.view.map(), of.step.id, Duration::read(typed, unit).as_ref())
}

fn read_process_time(of: &Of<'_>, _: usize) -> FieldState {
    let typed = of.step.process_time.as_ref();
    let value = typed.map(Duration::text).unwrap_or_default();
    FieldState::new(value, text::PROCESS_TIME_HINT).or_problem(duration_problem(typed))
}

/// %C/A is asked of the people downstream: their names.
fn read_percent_ca(of: &Of<'_>, _: usize) -> FieldState {
    let map = of.view.map();
    let next = map.flows.iter().find(|flow| flow.from == of.step.id && !of.view.is_rework(flow.id));
    let next = next.and_then(|flow| map.step(flow.to));
    let typed = of.step.percent_ca.as_ref();
    let problem = typed.and_then(Percent::problem).and_then(text::entry_problem);
    FieldState::new(typed.map(Percent::text).unwrap_or_default(), text::whom_to_ask(next)).or_problem(problem)
}

fn read_waste(of: &Of<'_>, number: usize) -> FieldState {
    let has_it = Waste::ALL.get(number).is_some_and(|waste| of.step.wastes.contains(waste));
    FieldState::new(if has_it { "1" } else { "" }, "")
}

fn record_waste(of: &Of<'_>, number: usize, typed: &str) -> Vec<Edit> {
    let mut wastes = of.step.wastes.clone();
    let waste = Waste::ALL.get(number).copied();
    wastes.retain(|other| Some(*other) != waste);
    wastes.extend(waste.filter(|_| !typed.is_empty()));
    of.set(StepField::Wastes(wastes))
}

/// Where a figure comes from: `source, n, percentile`; nothing for an estimate.
fn read_source(of: &Of<'_>, number: usize) -> FieldState {
    let entry = ENTRIES.get(number).copied();
    let measured = of.step.measured.iter().find(|(other, _)| Some(*other) == entry);
    FieldState::new(measured.map(|(_, measured)| measured.text()).unwrap_or_default(), "")
}

fn record_source(of: &Of<'_>, number: usize, typed: &str) -> Vec<Edit> {
    let Some(entry) = ENTRIES.get(number).copied() else { return Vec::new() };
    let mut measured = of.step.measured.clone();
    measured.retain(|(other, _)| *other != entry);
    measured.extend(Measured::read(typed).map(|measured| (entry, measured)));
    of.set(StepField::Measured(measured))
}

pub(super) fn title(of: &Of<'_>) -> String {
    let name = if of.step.name.is_empty() { text::UNNAMED_STEP } else { &of.step.name };
    let mut markup = Markup::new();
    markup.raw("<h2><span>").words(&of.number.to_string()).raw("</span> ").words(name).raw("</h2>");
    markup.finish()
}

pub(super) fn fields(of: &Of<'_>) -> String {
    let rows = rows(of);
    let mut markup = Markup::new();
    made(&mut markup, rows.get(..2).unwrap_or_default(), 0);
    markup.raw("<div class=\"pair\">");
    made(&mut markup, rows.get(2..6).unwrap_or_default(), 2);
    markup.raw("</div>");
    made(&mut markup, rows.get(6..MAIN_ROWS).unwrap_or_default(), 6);
    markup.finish()
}

/// The wait, which follows from the two times, and the constraint with its reason.
pub(super) fn remarks(of: &Of<'_>) -> String {
    let mut markup = Markup::new();
    if let Some(hours) = of.reading.wait_hours {
        let share = of.reading.wait_share_percent.map(text::share_of_lead_time).unwrap_or_default();
        markup.raw("<p class=\"derived\"><span>").words(text::WAIT).raw("</span><b>");
        markup.words(&duration_text(hours, &of.view.map().calendar)).raw("</b>").element("span", "cap", &share);
        markup.raw("</p>");
    }
    let constraint = of.view.summary().constraint.as_ref().filter(|constraint| constraint.step == of.step.id);
    if let Some(constraint) = constraint {
        markup.raw("<section class=\"constraint-note\"><h3><svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path");
        markup.attr("d", Icon::Flag.path()).raw("/></svg>").words(text::CONSTRAINT).raw("</h3><p>");
        markup.words(&text::constraint_reason(constraint)).raw("</p>");
        if of.view.map().chosen_constraint.is_some() {
            button(&mut markup, "link", "unchoose", "", text::CONSTRAINT_SUGGESTED);
        }
    } else {
        markup.raw("<section>");
        button(&mut markup, "link", "choose", "", text::CHOOSE_CONSTRAINT);
    }
    markup.raw("</section>");
    markup.finish()
}

pub(super) fn rest(of: &Of<'_>, is_more_open: bool) -> String {
    let rows = rows(of);
    let row = |from: usize, to: usize| rows.get(from..to).unwrap_or_default();
    let mut markup = Markup::new();
    flows_of(&mut markup, of);
    markup.raw("<section>");
    made(&mut markup, row(MAIN_ROWS, MAIN_ROWS + 1), MAIN_ROWS);
    markup.raw("</section><section><details class=\"more\"").raw(if is_more_open { " open" } else { "" });
    markup.raw("><summary>").words(text::MORE).raw("</summary>");
    let wastes = MAIN_ROWS + 6;
    let sources = wastes + Waste::ALL.len();
    made(&mut markup, row(MAIN_ROWS + 1, wastes), MAIN_ROWS + 1);
    markup.raw("<fieldset><legend>").words(text::WASTES).raw("</legend>");
    made(&mut markup, row(wastes, sources), wastes);
    markup.raw("</fieldset><fieldset><legend>").words(text::SOURCES).raw("</legend>");
    made(&mut markup, row(sources, rows.len()), sources);
    markup.raw("</fieldset></details></section><section class=\"last\">");
    button(&mut markup, "btn plain", "remove", Icon::Bin.path(), text::REMOVE_STEP);
    markup.raw("</section>");
    teams(&mut markup, of.view);
    markup.finish()
}

pub(super) fn states(of: &Of<'_>) -> Vec<(String, FieldState)> {
    let mut states = states_of(&rows(of), of);
    for flow in flows_out(of).filter(|flow| of.view.is_rework(flow.id)) {
        states.push(([SHARE_ID, &flow.id.to_string()].concat(), FieldState::new(share_of(flow), "")));
    }
    states
}

pub(super) fn record(of: &Of<'_>, field: &str, typed: &str) -> Vec<Edit> {
    let share = field.strip_prefix(SHARE_ID).and_then(|id| id.parse().ok());
    if let Some(flow) = share {
        let kind = FlowKind::Rework { share: Percent::read(typed) };
        return vec![Edit::SetFlow { map: of.view.map().id, flow, set: FlowField::Kind(kind) }];
    }
    let rows = rows(of);
    let row = field_place(field).and_then(|place| rows.get(place));
    row.map(|row| (row.record)(of, row.number, &row.kind.typed(typed))).unwrap_or_default()
}
