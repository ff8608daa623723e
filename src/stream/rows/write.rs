//! Rows out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::cells::{disarmed, kind_word, measured_text, value_word, wastes_text};
use super::columns::Column;
use super::index::folded;
use super::sheet::{is_plain, quoted};
use crate::id::StepId;
use crate::stream::{Amount, Duration, Flow, FlowKind, Percent, Step, StreamMap};

/// Columns that are always written, in this order.
const COLUMNS: [Column; 14] = [
    Column::Step,
    Column::Team,
    Column::LeadTime,
    Column::Wait,
    Column::ProcessTime,
    Column::PercentCa,
    Column::People,
    Column::Wip,
    Column::Batch,
    Column::Notes,
    Column::Kind,
    Column::After,
    Column::ReworkTo,
    Column::ReworkShare,
];

/// Columns that are written where they say something.
const FURTHER: [Column; 6] =
    [Column::ReworkWait, Column::Tools, Column::Barriers, Column::Wastes, Column::Value, Column::Measured];

/// Steps of a map as rows for the clipboard: tabs between cells, `\n` behind rows, a heading first. `None`: all steps.
/// Always in the order of the map; flows to steps that are not among them are left out.
pub fn rows_as_tsv(map: &StreamMap, steps: Option<&[StepId]>) -> String {
    text_of(&table(map, steps), '\t', "\n")
}

/// The same as a CSV file: commas, `\r\n`, and a byte order mark, without which spreadsheets take it for Latin-1.
pub fn rows_as_csv(map: &StreamMap, steps: Option<&[StepId]>) -> String {
    ["\u{feff}", &text_of(&table(map, steps), ',', "\r\n")].concat()
}

/// Any rows as a CSV file, in the same form: formulas disarmed, commas, `\r\n`, and a byte order mark.
pub fn cells_as_csv(rows: &[Vec<String>]) -> String {
    ["\u{feff}", &text_of(rows, ',', "\r\n")].concat()
}

/// Any rows with tabs between their cells, formulas disarmed.
pub fn cells_as_tsv(rows: &[Vec<String>]) -> String {
    text_of(rows, '\t', "\n")
}

type Row = Vec<String>;

fn text_of(rows: &[Row], separator: char, line_end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(separator);
            }
            let cell = disarmed(cell.trim());
            text.push_str(&if is_plain(&cell, separator) { cell } else { Cow::Owned(quoted(&cell)) });
        }
        text.push_str(line_end);
    }
    text
}

fn table(map: &StreamMap, chosen: Option<&[StepId]>) -> Vec<Row> {
    let chosen: Option<HashSet<StepId>> = chosen.map(|steps| steps.iter().copied().collect());
    let is_chosen = |step: &&Step| chosen.as_ref().is_none_or(|chosen| chosen.contains(&step.id));
    let sheet = Chosen::of(map, map.steps.iter().filter(is_chosen).collect());
    let rows: Vec<Row> = (0..sheet.steps.len()).map(|at| sheet.row(at)).collect();
    let says_something = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<bool> =
        (0..COLUMNS.len() + FURTHER.len()).map(|at| at < COLUMNS.len() || says_something(at)).collect();
    let heading: Row = COLUMNS.iter().chain(&FURTHER).map(|column| column.heading().to_owned()).collect();
    let keep = |row: Row| row.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell).collect();
    std::iter::once(heading).chain(rows).map(keep).collect()
}

/// The steps to be written, and the flows that touch them.
struct Chosen<'a> {
    steps: Vec<&'a Step>,
    places: HashMap<StepId, usize>,
    /// How many steps have a name.
    named: HashMap<String, usize>,
    /// Flows into each step and rework out of it, by place.
    incoming: Vec<Vec<&'a Flow>>,
    rework: Vec<Vec<&'a Flow>>,
}

impl<'a> Chosen<'a> {
    fn of(map: &'a StreamMap, steps: Vec<&'a Step>) -> Self {
        let places: HashMap<StepId, usize> = steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect();
        let mut named = HashMap::new();
        for step in &steps {
            *named.entry(folded(&step.name)).or_insert(0) += 1;
        }
        let mut incoming = vec![Vec::new(); steps.len()];
        let mut rework = vec![Vec::new(); steps.len()];
        for flow in &map.flows {
            let (lists, end) = match flow.kind {
                FlowKind::Forward => (&mut incoming, flow.to),
                FlowKind::Rework { .. } => (&mut rework, flow.from),
            };
            if let Some(list) = places.get(&end).and_then(|&at| lists.get_mut(at)) {
                list.push(flow);
            }
        }
        Self { steps, places, named, incoming, rework }
    }

    fn row(&self, at: usize) -> Row {
        let Some(step) = self.steps.get(at) else { return Row::new() };
        COLUMNS.iter().chain(&FURTHER).map(|column| self.cell(at, step, *column)).collect()
    }

    fn cell(&self, at: usize, step: &Step, column: Column) -> String {
        let time = |time: &Option<Duration>| time.as_ref().map(|time| time.text().to_owned()).unwrap_or_default();
        let amount = |amount: &Option<Amount>| amount.as_ref().map(|of| of.text().to_owned()).unwrap_or_default();
        match column {
            // Waits stand before the step that they lead into.
            Column::Number | Column::WaitAfter => String::new(),
            Column::Step => step.name.clone(),
            Column::Team => step.team.clone(),
            Column::LeadTime => time(&step.lead_time),
            Column::ProcessTime => time(&step.process_time),
            Column::PercentCa => step.percent_ca.as_ref().map(percent_text).unwrap_or_default(),
            Column::People => amount(&step.people),
            Column::Wip => amount(&step.wip),
            Column::Batch => amount(&step.batch),
            Column::Notes => step.notes.clone(),
            Column::Kind => kind_word(step.kind).to_owned(),
            Column::Tools => step.tools.clone(),
            Column::Barriers => step.barriers.clone(),
            Column::Wastes => wastes_text(&step.wastes),
            Column::Value => value_word(step.value).to_owned(),
            Column::Measured => measured_text(&step.measured),
            Column::After => self.after(at),
            Column::Wait => self.waits(at),
            Column::ReworkTo => self.names(&self.sent_back(at), |flow| flow.to),
            Column::ReworkShare => list(&self.sent_back(at), |flow| match &flow.kind {
                FlowKind::Rework { share } => share.as_ref().map(Percent::text),
                FlowKind::Forward => None,
            }),
            Column::ReworkWait => list(&self.sent_back(at), |flow| flow.wait.as_ref().map(Duration::text)),
        }
    }

    /// Forward flows into a step from steps that are written too.
    fn before(&self, at: usize) -> Vec<&Flow> {
        let flows = self.incoming.get(at).map(Vec::as_slice).unwrap_or_default();
        flows.iter().copied().filter(|flow| self.places.contains_key(&flow.from)).collect()
    }

    /// Rework out of a step to steps that are written too.
    fn sent_back(&self, at: usize) -> Vec<&Flow> {
        let flows = self.rework.get(at).map(Vec::as_slice).unwrap_or_default();
        flows.iter().copied().filter(|flow| self.places.contains_key(&flow.to)).collect()
    }

    /// The steps before; nothing where that is the row above, or where there is no row above.
    fn after(&self, at: usize) -> String {
        let before = self.before(at);
        let above = at.checked_sub(1);
        match before.as_slice() {
            [] if above.is_none() => String::new(),
            [] => "none".to_owned(),
            [flow] if above.is_some() && self.places.get(&flow.from).copied() == above => String::new(),
            _ => self.names(&before, |flow| flow.from),
        }
    }

    /// The waits on the arrows; where none comes from a step that is written, that on any other.
    fn waits(&self, at: usize) -> String {
        let before = self.before(at);
        if before.is_empty() {
            let outside = self.incoming.get(at).into_iter().flatten().find_map(|flow| flow.wait.as_ref());
            return outside.map(|wait| wait.text().to_owned()).unwrap_or_default();
        }
        list(&before, |flow| flow.wait.as_ref().map(Duration::text))
    }

    fn names(&self, flows: &[&Flow], end: fn(&Flow) -> StepId) -> String {
        let place = |flow: &&&Flow| self.places.get(&end(flow)).copied();
        let names: Vec<String> = flows.iter().filter_map(|flow| place(&flow)).map(|at| self.name(at)).collect();
        names.join("; ")
    }

    /// What tells a step from all others: its name, else its number.
    fn name(&self, at: usize) -> String {
        let name = self.steps.get(at).map_or("", |step| step.name.trim());
        let is_sole = self.named.get(&folded(name)) == Some(&1);
        if name.is_empty() || !is_sole {
            return format!("#{}", at + 1);
        }
        let is_word = name.eq_ignore_ascii_case("none") || name.starts_with('#');
        if is_plain(name, ';') && !is_word { name.to_owned() } else { quoted(name) }
    }
}

/// As typed, with the sign where a bare number below 1 could be read as a share of 1.
fn percent_text(percent: &Percent) -> String {
    let text = percent.text();
    let is_small = percent.value().is_some_and(|value| value > 0.0 && value < 1.0) && !text.contains('%');
    match text.strip_suffix('?').filter(|_| is_small) {
        Some(number) => [number.trim_end(), " %?"].concat(),
        None if is_small => [text, " %"].concat(),
        None => text.to_owned(),
    }
}

/// A figure for each flow; the bare figure where there is but one flow.
fn list(flows: &[&Flow], figure: fn(&Flow) -> Option<&str>) -> String {
    let figures: Vec<&str> = flows.iter().map(|flow| figure(flow).unwrap_or_default()).collect();
    if let [one] = figures.as_slice() {
        return (*one).to_owned();
    }
    if figures.iter().all(|figure| figure.is_empty()) {
        return String::new();
    }
    let quote = |figure: &str| if is_plain(figure, ';') { figure.to_owned() } else { quoted(figure) };
    figures.into_iter().map(quote).collect::<Vec<_>>().join("; ")
}
