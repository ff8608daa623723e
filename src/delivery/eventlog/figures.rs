//! From visits to figures. Times are in seconds, shares 0 to 1, unrounded.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::dataset::Dataset;
use super::super::measure::with_merged;
use super::super::percentile::{mean_s, percentile_s};
use super::super::question::Question;
use super::hints::{Known, StagePart, propose};
use super::odd::{LogOddity, oddities};
use super::order::usual_order;
use super::visits::{Visit, Visits};

/// The percentiles that are given, the median first.
pub const PERCENTS: [u8; 5] = [50, 75, 85, 90, 95];

/// How some durations spread. Percentiles interpolate linearly (type 7).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Spread {
    /// How many.
    pub n: u64,
    /// The shortest.
    pub min_s: Option<f64>,
    /// At [`PERCENTS`].
    pub percentiles_s: [Option<f64>; PERCENTS.len()],
    /// The longest.
    pub max_s: Option<f64>,
    /// Mean.
    pub mean_s: Option<f64>,
}

impl Spread {
    /// Of milliseconds; leaves them in another order.
    pub(crate) fn of(values: &mut [i64]) -> Self {
        Self {
            n: values.len() as u64,
            min_s: percentile_s(values, 0.0),
            percentiles_s: PERCENTS.map(|percent| percentile_s(values, f64::from(percent) / 100.0)),
            max_s: percentile_s(values, 1.0),
            mean_s: mean_s(values),
        }
    }

    /// The value at one of [`PERCENTS`]; `None` for others, and without data.
    pub fn at(&self, percent: u8) -> Option<f64> {
        let place = PERCENTS.iter().position(|other| *other == percent)?;
        self.percentiles_s.get(place).copied().flatten()
    }
}

/// A stage of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LogStage {
    /// Its name as most rows spell it.
    pub name: String,
    /// What it probably is.
    pub part: StagePart,
    /// Items that were here in the period.
    pub items: u64,
    /// Visits of the period, open ones included.
    pub visits: u64,
    /// Items that came back here after they had been elsewhere.
    pub items_back: u64,
    /// Time of one visit, entered → left.
    pub by_visit: Spread,
    /// Time of all visits of an item together, where all of them are over and known.
    pub by_item: Spread,
    /// Time between leaving the stage before and entering this one; 0 where the log has no gaps.
    pub gap_before: Spread,
    /// Visits that are not over.
    pub open: u64,
    /// Visits left out because a time is missing or negative.
    pub unknown: u64,
}

/// Changes from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StageChange {
    /// Place of the stage that was left, in [`EventLog::stages`].
    pub from: usize,
    /// Place of the stage that was entered.
    pub to: usize,
    /// How often.
    pub count: u64,
    /// As a share of all changes out of that stage, 0 to 1.
    pub share: f64,
}

impl StageChange {
    /// Whether it goes against the usual order: rework.
    pub fn goes_back(&self) -> bool {
        self.to < self.from
    }
}

/// Rows and visits that entered no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogCounts {
    /// Visits that are not over, outside the stages that end the stream.
    pub still_open: u64,
    /// Left before they were entered.
    pub negative: u64,
    /// Without a beginning.
    pub beginning_unknown: u64,
    /// Without an end though the item went on.
    pub end_unknown: u64,
    /// Rows that are there twice.
    pub duplicates: u64,
    /// Visits that ended outside the period.
    pub outside_period: u64,
}

/// What an event log shows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct EventLog {
    /// Rows of all logs.
    pub rows: u64,
    /// Among them those of tables that keep one time of each stage: who came back to a stage does not show in them.
    #[serde(default)]
    pub rows_kept_once: u64,
    /// Items of the period.
    pub items: u64,
    /// Items that came back to any stage.
    pub items_back: u64,
    /// The stages in their usual order.
    pub stages: Vec<LogStage>,
    /// Changes between stages, by the places of these.
    pub changes: Vec<StageChange>,
    /// What entered no figure.
    pub left_out: LogCounts,
    /// The first rows that are odd, by kind and place.
    pub odd: Vec<LogOddity>,
}

/// Measures the event logs of data sets, pooled, in the period of a question: visits count by their end, open ones if
/// they began before the period's end. `None`: there is no event log.
pub fn event_log(data: &[&Dataset], question: &Question) -> Option<EventLog> {
    with_merged(data, |data| (data.stage_rows() > 0).then(|| log_of(data, question)))
}

/// Sums of one stage.
#[derive(Default)]
struct Sums {
    items: BTreeSet<u32>,
    items_back: BTreeSet<u32>,
    visits: u64,
    by_visit: Vec<i64>,
    /// By item; `None` once one of its visits is not known.
    by_item: BTreeMap<u32, Option<i64>>,
    gaps: Vec<i64>,
    open: u64,
    unknown: u64,
    /// Over all of the log, for the order and the hints.
    ended: u64,
    all_visits: u64,
    all_items: BTreeSet<u32>,
    places: Vec<f64>,
}

struct Tally<'a> {
    question: &'a Question,
    sums: Vec<Sums>,
    changes: BTreeMap<(usize, usize), u64>,
    all_changes: BTreeMap<(usize, usize), u64>,
    items: BTreeSet<u32>,
    items_back: BTreeSet<u32>,
    outside_period: u64,
}

fn log_of(data: &Dataset, question: &Question) -> EventLog {
    let visits = Visits::of(&data.facts);
    let mut tally = Tally {
        question,
        sums: visits.stages.iter().map(|_| Sums::default()).collect(),
        changes: BTreeMap::new(),
        all_changes: BTreeMap::new(),
        items: BTreeSet::new(),
        items_back: BTreeSet::new(),
        outside_period: 0,
    };
    for item in visits.all.chunk_by(|a, b| a.item == b.item) {
        tally.take_item(item);
    }
    tally.finish(data, &visits)
}

impl Tally<'_> {
    fn holds(&self, at: i64) -> bool {
        self.question.from_ms.is_none_or(|from| at >= from) && self.question.to_ms.is_none_or(|to| at < to)
    }

    /// Whether a visit belongs to the period.
    fn counts(&self, visit: &Visit) -> bool {
        match visit.exited {
            Some(exited) => self.holds(exited),
            None => self.question.to_ms.is_none_or(|to| visit.entered.is_none_or(|entered| entered < to)),
        }
    }

    fn take_item(&mut self, visits: &[Visit]) {
        self.take_places(visits);
        let mut before: Option<&Visit> = None;
        for visit in visits {
            let is_in_period = self.counts(visit);
            self.outside_period += u64::from(!is_in_period);
            if let Some(before) = before.filter(|before| before.stage != visit.stage) {
                self.take_change(before, visit, is_in_period);
            }
            self.take_visit(visit, is_in_period);
            before = Some(visit);
        }
    }

    /// Where in its way the item comes to each stage for the first time.
    fn take_places(&mut self, visits: &[Visit]) {
        let mut firsts: Vec<u32> = Vec::new();
        for visit in visits {
            if !firsts.contains(&visit.stage) {
                firsts.push(visit.stage);
            }
        }
        let last = firsts.len().saturating_sub(1).max(1) as f64;
        for (at, stage) in firsts.iter().enumerate() {
            if let Some(sums) = self.sums.get_mut(*stage as usize) {
                sums.places.push(at as f64 / last);
            }
        }
    }

    fn take_change(&mut self, before: &Visit, visit: &Visit, is_in_period: bool) {
        let key = (before.stage as usize, visit.stage as usize);
        *self.all_changes.entry(key).or_default() += 1;
        let at = visit.entered.or(before.exited);
        if at.is_some_and(|at| self.holds(at)) {
            *self.changes.entry(key).or_default() += 1;
        }
        let gap = before.exited.zip(visit.entered).map(|(left, entered)| (entered - left).max(0));
        if let Some(sums) = self.sums.get_mut(key.1).filter(|_| is_in_period) {
            sums.gaps.extend(gap);
        }
    }

    fn take_visit(&mut self, visit: &Visit, is_in_period: bool) {
        let Some(sums) = self.sums.get_mut(visit.stage as usize) else { return };
        sums.all_visits += 1;
        sums.all_items.insert(visit.item);
        sums.ended += u64::from(visit.exited.is_some() || visit.end_is_unknown);
        if !is_in_period {
            return;
        }
        sums.visits += 1;
        sums.items.insert(visit.item);
        self.items.insert(visit.item);
        if visit.comes_back {
            sums.items_back.insert(visit.item);
            self.items_back.insert(visit.item);
        }
        let known = visit.entered.zip(visit.exited).map(|(entered, exited)| exited - entered).filter(|ms| *ms >= 0);
        let sum = sums.by_item.entry(visit.item).or_insert(Some(0));
        *sum = sum.zip(known).map(|(sum, ms)| sum + ms);
        match known {
            Some(ms) => sums.by_visit.push(ms),
            None if visit.exited.is_none() && !visit.end_is_unknown => sums.open += 1,
            None => sums.unknown += 1,
        }
    }

    fn finish(self, data: &Dataset, visits: &Visits) -> EventLog {
        let mean = |places: &[f64]| places.iter().sum::<f64>() / (places.len().max(1)) as f64;
        let places: Vec<f64> = self.sums.iter().map(|sums| mean(&sums.places)).collect();
        let all: Vec<_> = self.all_changes.iter().map(|(&(from, to), &count)| (from, to, count)).collect();
        let order = usual_order(&places, &all);
        let items = self.sums.iter().flat_map(|sums| &sums.all_items).collect::<BTreeSet<_>>().len();
        let mut sums: Vec<Option<Sums>> = self.sums.into_iter().map(Some).collect();
        let stages: Vec<LogStage> = order
            .iter()
            .filter_map(|&stage| {
                let sums = sums.get_mut(stage).and_then(Option::take)?;
                Some(stage_of(visits.stages.get(stage)?, sums, items))
            })
            .collect();
        let parts: BTreeMap<usize, StagePart> =
            order.iter().zip(&stages).map(|(&stage, figures)| (stage, figures.part)).collect();
        let (odd, left_out) = oddities(data, visits, &parts);
        EventLog {
            rows: data.stage_rows() as u64,
            rows_kept_once: data.facts.stages.place.iter().filter(|place| *place != 0).count() as u64,
            items: self.items.len() as u64,
            items_back: self.items_back.len() as u64,
            changes: changes_of(&self.changes, &order),
            left_out: LogCounts { outside_period: self.outside_period, ..left_out },
            stages,
            odd,
        }
    }
}

fn stage_of(name: &str, mut sums: Sums, items: usize) -> LogStage {
    let known = Known {
        visits: sums.all_visits,
        ended: sums.ended,
        item_share: sums.all_items.len() as f64 / items.max(1) as f64,
    };
    let mut by_item: Vec<i64> = sums.by_item.into_values().flatten().collect();
    LogStage {
        name: name.to_owned(),
        part: propose(name, known),
        items: sums.items.len() as u64,
        visits: sums.visits,
        items_back: sums.items_back.len() as u64,
        by_visit: Spread::of(&mut sums.by_visit),
        by_item: Spread::of(&mut by_item),
        gap_before: Spread::of(&mut sums.gaps),
        open: sums.open,
        unknown: sums.unknown,
    }
}

fn changes_of(counts: &BTreeMap<(usize, usize), u64>, order: &[usize]) -> Vec<StageChange> {
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(place, &stage)| (stage, place)).collect();
    let mut out: BTreeMap<usize, u64> = BTreeMap::new();
    for (&(from, _), &count) in counts {
        *out.entry(from).or_default() += count;
    }
    let mut changes: Vec<StageChange> = counts
        .iter()
        .filter_map(|(&(from, to), &count)| {
            let share = count as f64 / (*out.get(&from)?).max(1) as f64;
            Some(StageChange { from: *place.get(&from)?, to: *place.get(&to)?, count, share })
        })
        .collect();
    changes.sort_by_key(|change| (change.from, change.to));
    changes
}
