//! Rows of totals: the last ones are known by their name, those between steps by their name and by their figures.

use std::collections::HashSet;

use super::super::index::folded;
use super::{Column, Draft, Place, Reader, RowFault};
use crate::stream::{Amount, Calendar, Duration, Step};

/// What a row of sums over a part calls itself.
#[rustfmt::skip]
const SUBTOTALS: [&str; 8] = [
    "subtotal", "subtotals", "sub-total", "sub total", "zwischensumme", "teilsumme", "zwischentotal", "phase total",
];

/// What a row of sums calls itself.
#[rustfmt::skip]
const TOTALS: [&str; 11] = [
    "total", "totals", "sum", "grand total", "overall", "summe", "gesamt", "gesamtsumme", "insgesamt", "σ", "∑",
];

/// What a row calls itself that holds a figure of the whole map.
#[rustfmt::skip]
const SUMMARIES: [&str; 11] = [
    "activity ratio", "flow efficiency", "process efficiency", "process cycle efficiency", "pce", "total lead time",
    "total process time", "total lt", "total pt", "rolled %c/a", "total effort",
];

/// Words for a part of a table that are followed by its number.
const PARTS: [&str; 10] =
    ["phase", "stage", "part", "group", "section", "block", "abschnitt", "teil", "gruppe", "bereich"];

/// Figures that add up: lead time, process time, the wait before, the wait behind.
const TIMES: usize = 4;

/// Working time and elapsed time: nobody knows yet by which of them the figures were added up.
fn calendars() -> [Calendar; 2] {
    [Calendar::default(), Calendar::ELAPSED]
}

/// What a row claims to be by its name.
enum Claim {
    /// Nothing but a word for a sum, or one that means no other thing.
    Total,
    /// The sum of a group, which is named. A step may be called so as well: *Total quality check*.
    TotalOf(String),
}

impl Reader {
    /// Rows that are called totals are no steps: the last ones, unless they say what kind of step they are, and those
    /// between steps whose figures are the sums of the rows above.
    pub(super) fn leave_out_totals(&mut self, drafts: &mut Vec<Draft>) {
        let mut left_out = Vec::new();
        while drafts.len() > 1
            && self.columns.has_heading
            && let Some(draft) = drafts.pop_if(|draft| is_last_total(draft))
        {
            left_out.push(draft);
        }
        self.take_totals_between(drafts, &mut left_out);
        let rows: HashSet<usize> = left_out.iter().map(|draft| draft.row).collect();
        if !rows.is_empty() {
            self.problems.retain(|problem| !rows.contains(&problem.place.row));
        }
        for draft in left_out {
            self.tell_of_total(&draft, RowFault::TotalsRow);
        }
    }

    /// Takes out the rows whose figures prove them to be sums; one that is called a sum and is none stays, and is told.
    fn take_totals_between(&mut self, drafts: &mut Vec<Draft>, left_out: &mut Vec<Draft>) {
        let (mut whole, mut part) = (Sums::default(), Sums::default());
        let mut kept = Vec::with_capacity(drafts.len());
        for draft in drafts.drain(..) {
            let claim = claim_of(&draft);
            let is_sum = claim.as_ref().is_some_and(|claim| part.prove(&draft, claim) || whole.prove(&draft, claim));
            if is_sum {
                part = Sums::default();
                left_out.push(draft);
                continue;
            }
            let has_times = times(&draft).iter().any(Option::is_some);
            if matches!(claim, Some(Claim::Total)) && self.columns.has_heading && has_times {
                self.tell_of_total(&draft, RowFault::NoTotal);
            }
            whole.add(&draft);
            part.add(&draft);
            kept.push(draft);
        }
        *drafts = kept;
    }

    fn tell_of_total(&mut self, draft: &Draft, fault: RowFault) {
        let column = self.columns.place(Column::Step).map_or(1, |at| at + 1);
        self.tell(label_of(draft), Place { row: draft.row, column }, fault);
    }
}

/// The sums of rows above.
#[derive(Default)]
struct Sums {
    /// Working hours by calendar and kind of time.
    hours: [[f64; TIMES]; 2],
    /// People, pieces.
    amounts: [f64; 2],
    rows: usize,
    /// What the rows belong to: their teams, and rows with a name alone.
    groups: Vec<String>,
}

/// More groups than this are not remembered.
const MOST_GROUPS: usize = 64;

impl Sums {
    fn add(&mut self, draft: &Draft) {
        let times = times(draft);
        for (sums, calendar) in self.hours.iter_mut().zip(&calendars()) {
            for (sum, time) in sums.iter_mut().zip(times) {
                *sum += time.and_then(|time| time.hours(calendar)).map_or(0.0, |hours| hours.mid);
            }
        }
        for (sum, amount) in self.amounts.iter_mut().zip(amounts(&draft.step)) {
            *sum += amount.unwrap_or(0.0);
        }
        let is_bare = times.iter().all(Option::is_none) && amounts(&draft.step).iter().all(Option::is_none);
        self.rows += usize::from(!is_bare);
        let group = if is_bare { &draft.step.name } else { &draft.step.team };
        let group = folded(group);
        if !group.is_empty() && self.groups.len() < MOST_GROUPS && !self.groups.contains(&group) {
            self.groups.push(group);
        }
    }

    /// Whether the figures of a row are these sums, as far as its claim needs it. A word alone needs one figure that
    /// agrees, the name of a group that nobody knows needs two; a time that differs disproves both.
    fn prove(&self, draft: &Draft, claim: &Claim) -> bool {
        let agreeing = |sums, calendar| Some(times_agree(draft, sums, calendar)? + self.amounts_agree(draft));
        let found = self.hours.iter().zip(&calendars()).filter_map(|(sums, calendar)| agreeing(sums, calendar)).max();
        let wanted = match claim {
            Claim::Total => 1,
            Claim::TotalOf(_) if self.rows < 2 => return false,
            Claim::TotalOf(group) if self.groups.contains(group) || is_numbered_part(group) => 1,
            Claim::TotalOf(_) => 2,
        };
        found.is_some_and(|found| found >= wanted)
    }

    /// How many amounts of a row are the sums; people may be counted otherwise, so that no amount disproves a sum.
    fn amounts_agree(&self, draft: &Draft) -> usize {
        let is_sum = |(sum, amount): &(&f64, Option<f64>)| amount.is_some_and(|amount| amount > 0.0 && amount == **sum);
        self.amounts.iter().zip(amounts(&draft.step)).filter(is_sum).count()
    }
}

/// How many times of a row are the sums. `None`: one is not.
fn times_agree(draft: &Draft, sums: &[f64; TIMES], calendar: &Calendar) -> Option<usize> {
    let mut agreeing = 0;
    for (sum, time) in sums.iter().zip(times(draft)) {
        let Some((time, hours)) = time.and_then(|time| Some((time, time.hours(calendar)?.mid))) else { continue };
        if (hours - sum).abs() > slack(time, *sum, calendar) {
            return None;
        }
        agreeing += usize::from(*sum > 0.0);
    }
    Some(agreeing)
}

/// How far a sum that was rounded may be from it, in working hours: half a unit of its last digit, a tenth at most.
fn slack(time: &Duration, sum: f64, calendar: &Calendar) -> f64 {
    let text = time.text();
    let behind = text.rfind(['.', ',']).and_then(|at| text.get(at + 1..)).unwrap_or_default();
    let decimals = behind.chars().take_while(char::is_ascii_digit).count();
    let digit = 0.1_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    let unit = time.unit().map_or(0.0, |unit| unit.hours(calendar));
    (0.5 * digit * unit).min(0.1 * sum) + 1e-6 * sum.max(1.0)
}

fn times(draft: &Draft) -> [Option<&Duration>; TIMES] {
    let [wait, wait_behind] =
        [&draft.waits, &draft.waits_after].map(|waits| waits.as_ref().and_then(|waits| waits.whole.as_ref()));
    [draft.step.lead_time.as_ref(), draft.step.process_time.as_ref(), wait, wait_behind]
}

fn amounts(step: &Step) -> [Option<f64>; 2] {
    [&step.people, &step.wip].map(|amount| amount.as_ref().and_then(Amount::value))
}

/// What a row calls itself; a total may stand where the team or the number does.
fn label_of(draft: &Draft) -> &str {
    let step = &draft.step;
    [&step.name, &step.team, &draft.number].into_iter().find(|text| !text.is_empty()).map_or("", String::as_str)
}

/// The name of a row without the sign behind it.
fn bare(label: &str) -> String {
    folded(label.trim_end_matches([':', ' ', '\u{a0}']))
}

fn is_last_total(draft: &Draft) -> bool {
    let name = bare(label_of(draft));
    !draft.has_kind && [&SUBTOTALS[..], &TOTALS, &SUMMARIES].iter().any(|names| names.contains(&name.as_str()))
}

/// Whether a row calls itself a total and nothing else.
pub(super) fn is_called_total(draft: &Draft) -> bool {
    matches!(claim_of(draft), Some(Claim::Total))
}

/// Whether a row may be one of sums; one that says its kind or how it is connected is a step.
fn claim_of(draft: &Draft) -> Option<Claim> {
    let is_step = draft.has_kind || draft.after.is_some() || draft.rework_to.is_some();
    let name = bare(label_of(draft));
    if is_step || name.is_empty() {
        return None;
    }
    if is_last_total(draft) || SUBTOTALS.iter().any(|word| group_beside(&name, word).is_some()) {
        return Some(Claim::Total);
    }
    TOTALS.iter().find_map(|word| group_beside(&name, word)).map(Claim::TotalOf)
}

/// The group in `Total Phase 1`, `Phase 1 total`, `Sum of Phase 1`, `Summe (Phase 1)`.
fn group_beside(name: &str, word: &str) -> Option<String> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let behind = || name.strip_prefix(word).filter(|rest| rest.starts_with(is_sign));
    let before = || name.strip_suffix(word).filter(|rest| rest.ends_with(is_sign));
    let group = behind().or_else(before)?.trim_matches(is_sign);
    let small = ["of ", "for ", "the ", "der ", "von ", "für "];
    let group = small.iter().fold(group, |group, word| group.strip_prefix(word).unwrap_or(group));
    (!group.is_empty()).then(|| group.to_owned())
}

/// `phase 1`, `section b`, `2`: no step is called so.
fn is_numbered_part(group: &str) -> bool {
    let number = PARTS.iter().find_map(|part| group.strip_prefix(part)).unwrap_or(group).trim();
    let is_roman = number.len() < 5 && number.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    !number.is_empty() && (is_roman || number.chars().count() == 1 || number.chars().all(|c| c.is_ascii_digit()))
}
