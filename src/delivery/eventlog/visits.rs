//! From rows to visits: one per stay of an item in a stage.

use std::collections::{BTreeMap, BTreeSet};

use super::super::column::{NONE, Numbers};
use super::super::facts::{Facts, number};
use super::odd::OddityKind;

/// A stay of an item in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visit {
    pub item: u32,
    pub stage: u32,
    /// `None`: nobody told when it began.
    pub entered: Option<i64>,
    /// `None`: it goes on, or nobody told when it ended.
    pub exited: Option<i64>,
    /// The row that tells it.
    pub row: u32,
    /// The item went on without anybody telling when: the visit is over, its end unknown.
    pub end_is_unknown: bool,
    /// The item had been here, and elsewhere since.
    pub comes_back: bool,
}

/// A row that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Odd {
    pub kind: OddityKind,
    pub stage: u32,
    pub row: u32,
}

/// All visits, by item and time.
#[derive(Debug, Default)]
pub(super) struct Visits {
    pub stages: Vec<String>,
    pub all: Vec<Visit>,
    pub odd: Vec<Odd>,
}

/// One row, its names settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told<'a> {
    item: &'a str,
    entered: i64,
    exited: i64,
    stage: u32,
    /// `None`: not told.
    before: Option<u32>,
    tells_exit: bool,
    /// Of the stage's column, from 1; 0: it has none.
    place: u32,
    row: u32,
}

impl Told<'_> {
    /// What the row is sorted by; the row's own number only where nothing else differs. Stages of one instant follow each
    /// other as their columns do.
    fn rank(&self) -> (bool, i64, u32, u32, Option<u32>, i64, u32) {
        (self.tells_exit, self.time(), self.place, self.stage, self.before, self.exited, self.row)
    }

    /// When it began, or the end where the beginning is not told.
    fn time(&self) -> i64 {
        if self.entered == NONE { self.exited } else { self.entered }
    }
}

/// `In  Progress` and `in progress` are one stage.
fn key_of(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Stages in the order of their keys, and for each name its stage.
fn stages_of(facts: &Facts) -> (Vec<String>, Vec<Option<u32>>) {
    let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
    for name in facts.stages.stage.iter().chain(facts.stages.before.iter()) {
        *counts.entry(name).or_default() += 1;
    }
    // The most frequent spelling is shown; of equal ones the first by the alphabet.
    let mut shown: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    for (&name, &count) in &counts {
        let text = facts.names.get(name);
        let best = shown.entry(key_of(text)).or_insert((count, text));
        if count > best.0 || count == best.0 && text < best.1 {
            *best = (count, text);
        }
    }
    shown.remove("");
    let keys: Vec<&String> = shown.keys().collect();
    let mut stage_of_name = vec![None; facts.names.len()];
    for &name in counts.keys() {
        let key = key_of(facts.names.get(name));
        let stage = keys.binary_search(&&key).ok().and_then(|stage| u32::try_from(stage).ok());
        if let Some(slot) = stage_of_name.get_mut(name as usize) {
            *slot = stage;
        }
    }
    let names = shown.values().map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    (names, stage_of_name)
}

impl Visits {
    pub fn of(facts: &Facts) -> Self {
        let (stages, stage_of_name) = stages_of(facts);
        let mut visits = Self { stages, ..Self::default() };
        let rows = &facts.stages;
        let stage = |column: &Numbers, row: usize| stage_of_name.get(number(column, row) as usize).copied().flatten();
        let mut told: Vec<Told> = (0..rows.len())
            .filter_map(|row| {
                Some(Told {
                    item: rows.item.get(row),
                    entered: rows.entered.raw(row),
                    exited: rows.exited.raw(row),
                    stage: stage(&rows.stage, row)?,
                    before: stage(&rows.before, row),
                    tells_exit: rows.tells_exit.get(row).copied().unwrap_or(false),
                    place: rows.place_of(row),
                    row: u32::try_from(row).ok()?,
                })
            })
            .collect();
        told.sort_by(|a, b| a.item.cmp(b.item).then_with(|| a.rank().cmp(&b.rank())));
        for (item, rows) in (0u32..).zip(told.chunk_by(|a, b| a.item == b.item)) {
            visits.take_item(item, rows);
        }
        visits.odd.sort_by_key(|odd| (odd.row, odd.kind));
        visits
    }

    fn take_item(&mut self, item: u32, rows: &[Told]) {
        let rows = self.without_duplicates(rows);
        let (whole, moments): (Vec<Told>, Vec<Told>) = rows.into_iter().partition(|told| told.tells_exit);
        let from = self.all.len();
        for told in whole {
            self.push(item, told.stage, Some(told.entered), Some(told.exited), told.row);
        }
        self.take_moments(item, &in_chain(&moments));
        let own = self.all.get_mut(from..).unwrap_or(&mut []);
        // Of visits of one instant those stay in front that were told to come first.
        own.sort_by_key(|visit| (visit.entered.or(visit.exited), visit.exited.is_none(), visit.exited));
        mark_those_that_come_back(own);
    }

    /// Rows that are there twice: same item, stage and beginning. The one that knows the end, or the later end, stays:
    /// a log exported again knows more.
    fn without_duplicates<'a>(&mut self, rows: &[Told<'a>]) -> Vec<Told<'a>> {
        let mut kept: Vec<Told> = Vec::with_capacity(rows.len());
        for &told in rows {
            let same = kept.iter_mut().rev().take_while(|other| other.time() == told.time()).find(|other| {
                other.tells_exit == told.tells_exit
                    && other.stage == told.stage
                    && other.before == told.before
                    && (other.entered == told.entered)
            });
            match same {
                Some(other) => {
                    other.exited = other.exited.max(told.exited);
                    let (first, again) = (other.row.min(told.row), other.row.max(told.row));
                    other.row = first;
                    self.odd.push(Odd { kind: OddityKind::Duplicate, stage: told.stage, row: again });
                }
                None => kept.push(told),
            }
        }
        kept
    }

    /// Rows that tell only when a stage was entered: each ends the one before. Not so where a column that has a time too
    /// is passed over: such a table keeps one time of each stage, so the item may have been there in between.
    fn take_moments(&mut self, item: u32, rows: &[Told]) {
        let places: BTreeSet<u32> = rows.iter().map(|told| told.place).collect();
        let passes_over = |from: u32, to: u32| from != 0 && from < to && places.range(from + 1..to).next().is_some();
        let mut now: Option<(u32, Option<i64>, u32)> = None;
        let mut place = 0;
        for told in rows {
            let at = Some(told.time()).filter(|&at| at != NONE);
            let before = std::mem::replace(&mut place, told.place);
            if let Some((stage, entered, row)) = now {
                let goes_on_from = told.before.unwrap_or(stage);
                if told.stage == stage && goes_on_from == stage {
                    // A snapshot, or a change of something else: the visit goes on.
                    continue;
                }
                if passes_over(before, told.place) {
                    self.push_unknown_end(item, stage, entered, row);
                } else if goes_on_from == stage {
                    self.push(item, stage, entered, at, row);
                } else {
                    self.push_unknown_end(item, stage, entered, row);
                    self.push(item, goes_on_from, None, at, told.row);
                }
            } else if let Some(before) = told.before.filter(|before| *before != told.stage) {
                self.push(item, before, None, at, told.row);
            }
            now = Some((told.stage, at, told.row));
        }
        if let Some((stage, entered, row)) = now {
            self.push(item, stage, entered, None, row);
        }
    }

    fn push(&mut self, item: u32, stage: u32, entered: Option<i64>, exited: Option<i64>, row: u32) {
        let known = |time: Option<i64>| time.filter(|&ms| ms != NONE);
        let (entered, exited) = (known(entered), known(exited));
        let kind = match (entered, exited) {
            (Some(entered), Some(exited)) if exited < entered => Some(OddityKind::Negative),
            (None, _) => Some(OddityKind::BeginningUnknown),
            _ => None,
        };
        self.odd.extend(kind.map(|kind| Odd { kind, stage, row }));
        let (end_is_unknown, comes_back) = (false, false);
        self.all.push(Visit { item, stage, entered, exited, row, end_is_unknown, comes_back });
    }

    fn push_unknown_end(&mut self, item: u32, stage: u32, entered: Option<i64>, row: u32) {
        self.odd.push(Odd { kind: OddityKind::EndUnknown, stage, row });
        let (end_is_unknown, comes_back) = (true, false);
        self.all.push(Visit { item, stage, entered, exited: None, row, end_is_unknown, comes_back });
    }
}

/// Changes of one instant follow each other by what they came from.
fn in_chain<'a>(rows: &[Told<'a>]) -> Vec<Told<'a>> {
    let mut chain: Vec<Told> = Vec::with_capacity(rows.len());
    for group in rows.chunk_by(|a, b| a.time() == b.time()) {
        let mut left = group.to_vec();
        while !left.is_empty() {
            let now = chain.last().map(|told| told.stage);
            let follows = |told: &Told| told.before.is_some() && told.before == now;
            // A chain starts at what nothing else of this instant leads to.
            let starts =
                |told: &Told| !left.iter().any(|other| Some(other.stage) == told.before && other.row != told.row);
            let next = left.iter().position(follows).or_else(|| left.iter().position(starts)).unwrap_or(0);
            chain.push(left.remove(next));
        }
    }
    chain
}

/// Marks visits of stages where the item was before, with another stage between.
fn mark_those_that_come_back(visits: &mut [Visit]) {
    let mut left: BTreeSet<u32> = BTreeSet::new();
    let mut now: Option<u32> = None;
    for visit in visits {
        if now != Some(visit.stage) {
            left.extend(now);
            visit.comes_back = left.contains(&visit.stage);
            now = Some(visit.stage);
        }
    }
}
