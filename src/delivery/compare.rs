//! Two periods side by side: each figure, what it is made of, and whether the difference is more than chance.
//!
//! Nothing is claimed of fewer than five rows on either side, nor where the 95 % ranges leave room for no difference at
//! all: rates by Newcombe's interval (Wilson's for each side), counts per day as Poisson counts, medians by the ranges
//! that their ranks give.

use serde::{Deserialize, Serialize};

use super::dataset::Dataset;
use super::measure::{Analysis, period_of, total, with_analysis, with_merged};
use super::metrics::{FailureRule, Period};
use super::percentile::percentile;
use super::question::Question;

/// Under so many rows nothing is claimed.
pub const FEWEST_ROWS: u64 = 5;
/// Standard normal quantile of a 95 % range.
const Z: f64 = 1.959_963_985;

/// What can be said of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// One side has no figure.
    #[default]
    Unknown,
    /// One side has fewer than five rows.
    TooFewRows,
    /// Chance alone would do as much.
    WithinChance,
    /// The asked period is better.
    Better,
    /// The asked period is worse.
    Worse,
}

/// One side of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct SideFigure {
    /// Deployments per week, seconds, or a rate of 0 to 1.
    pub value: Option<f64>,
    /// Rows that it is made of: the denominator of a rate.
    pub n: u64,
    /// Of a rate the numerator.
    pub part: Option<u64>,
}

/// A figure in both periods.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Compared {
    /// In the asked period.
    pub now: SideFigure,
    /// In the period it is compared with.
    pub then: SideFigure,
    /// What can be said of the difference.
    pub difference: Difference,
}

/// The five metrics in two periods.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Comparison {
    /// First and last day of the asked period.
    pub now_days: Option<(String, String)>,
    /// First and last day of the other.
    pub then_days: Option<(String, String)>,
    /// Frequency (mean per week), lead time, failure rate, recovery, rework.
    pub figures: [Compared; 5],
}

/// What one period gives.
struct Side {
    days: f64,
    deployments: u64,
    lead_time: Middle,
    failure: Option<(u64, u64)>,
    recovery: Middle,
    rework: Option<(u64, u64)>,
}

/// A median in ms with its 95 % range.
#[derive(Default)]
struct Middle {
    n: u64,
    median_ms: Option<f64>,
    range_ms: Option<(f64, f64)>,
}

/// Compares the question's period with another. `then` is the question with the other period.
pub fn compare(data: &[&Dataset], now: &Question, then: &Question) -> [Compared; 5] {
    let spanned = asked_period(data, &Question { from_ms: None, to_ms: None, ..now.clone() });
    let [now, then] = [now, then].map(|question| {
        let is_before = question.to_ms.is_some_and(|to| to <= spanned.from_ms);
        let is_behind = question.from_ms.is_some_and(|from| from >= spanned.to_ms);
        let side = with_analysis(data, question, Side::of);
        // Where the data do not reach, no deployments are not none.
        if is_before || is_behind { Side { days: 0.0, ..side } } else { side }
    });
    compared(&now, &then)
}

/// The period that a question asks for, or that the data spans.
pub fn asked_period(data: &[&Dataset], question: &Question) -> Period {
    with_merged(data, |data| period_of(&data.facts, question))
}

/// The question's period moved back by its own length, to the days right before it.
pub fn period_before(period: &Period, question: &Question) -> Question {
    let zone = &question.zone;
    let (first, after) = (zone.day_of(period.from_ms), zone.day_of(period.to_ms.max(period.from_ms + 1) - 1) + 1);
    let from_ms = zone.start_of_day_ms(2 * first - after);
    Question { from_ms: Some(from_ms), to_ms: Some(period.from_ms), ..question.clone() }
}

impl Side {
    fn of(analysis: &Analysis) -> Self {
        let (reached, days) = (analysis.reached.deployments, &analysis.reached.all);
        let runs = if analysis.rule == FailureRule::IncidentOrOutcome { 0 } else { analysis.failed_runs.deployments };
        let (failed, rework) = (total(days, |day| day.failed) + runs, total(days, |day| day.rework));
        Self {
            days: analysis.calendar.days,
            deployments: reached,
            lead_time: Middle::of(analysis.leads.iter().map(|lead| lead.ms).collect()),
            failure: analysis.failures_are_told.then_some((failed, reached + runs)),
            recovery: Middle::of(analysis.recoveries.iter().map(|one| one.ms).collect()),
            rework: analysis.linked.rework_is_told.then_some((rework, reached)),
        }
    }

    fn frequency(&self) -> SideFigure {
        let per_week = (self.days > 0.0).then(|| self.deployments as f64 / self.days * 7.0);
        SideFigure { value: per_week, n: self.deployments, part: None }
    }
}

impl Middle {
    fn of(mut values_ms: Vec<i64>) -> Self {
        let n = values_ms.len() as u64;
        let median_ms = percentile(&mut values_ms, 0.5);
        let reach = Z / 2.0 / (n.max(1) as f64).sqrt();
        let mut at = |share: f64| percentile(&mut values_ms, share.clamp(0.0, 1.0));
        let range_ms = at(0.5 - reach).zip(at(0.5 + reach));
        Self { n, median_ms, range_ms }
    }

    fn figure(&self) -> SideFigure {
        SideFigure { value: self.median_ms.map(|ms| ms / 1_000.0), n: self.n, part: None }
    }
}

fn compared(now: &Side, then: &Side) -> [Compared; 5] {
    let pair = |now: SideFigure, then: SideFigure, verdict: &dyn Fn() -> Difference| Compared {
        now,
        then,
        difference: match (now.value, then.value) {
            (Some(_), Some(_)) if now.n.min(then.n) < FEWEST_ROWS => Difference::TooFewRows,
            (Some(_), Some(_)) => verdict(),
            _ => Difference::Unknown,
        },
    };
    let share = |now: Option<(u64, u64)>, then: Option<(u64, u64)>| {
        pair(rate_figure(now), rate_figure(then), &|| match (now, then) {
            (Some(now), Some(then)) => rates(now, then),
            _ => Difference::Unknown,
        })
    };
    [
        pair(now.frequency(), then.frequency(), &|| frequencies(now, then)),
        pair(now.lead_time.figure(), then.lead_time.figure(), &|| medians(&now.lead_time, &then.lead_time)),
        share(now.failure, then.failure),
        pair(now.recovery.figure(), then.recovery.figure(), &|| medians(&now.recovery, &then.recovery)),
        share(now.rework, then.rework),
    ]
}

fn rate_figure(counts: Option<(u64, u64)>) -> SideFigure {
    let Some((part, of)) = counts else { return SideFigure::default() };
    SideFigure { value: (of > 0).then(|| part as f64 / of as f64), n: of, part: Some(part) }
}

/// More deployments per day are better.
fn frequencies(now: &Side, then: &Side) -> Difference {
    let rate = |side: &Side| side.deployments as f64 / side.days;
    let variance = |side: &Side| side.deployments as f64 / (side.days * side.days);
    let difference = rate(now) - rate(then);
    if difference.abs() <= Z * (variance(now) + variance(then)).sqrt() {
        Difference::WithinChance
    } else if difference > 0.0 {
        Difference::Better
    } else {
        Difference::Worse
    }
}

/// Shorter is better; ranges that touch say nothing.
fn medians(now: &Middle, then: &Middle) -> Difference {
    match (now.range_ms, then.range_ms) {
        (Some(now), Some(then)) if now.1 < then.0 => Difference::Better,
        (Some(now), Some(then)) if now.0 > then.1 => Difference::Worse,
        _ => Difference::WithinChance,
    }
}

/// A lower share is better.
fn rates(now: (u64, u64), then: (u64, u64)) -> Difference {
    let (low, high) = difference_range(now, then);
    if high < 0.0 {
        Difference::Better
    } else if low > 0.0 {
        Difference::Worse
    } else {
        Difference::WithinChance
    }
}

/// Newcombe's 95 % range of the difference of two shares.
fn difference_range(now: (u64, u64), then: (u64, u64)) -> (f64, f64) {
    let share = |(part, of): (u64, u64)| part as f64 / of.max(1) as f64;
    let (p1, p2) = (share(now), share(then));
    let ((l1, u1), (l2, u2)) = (wilson(now), wilson(then));
    let difference = p1 - p2;
    let below = ((p1 - l1).powi(2) + (u2 - p2).powi(2)).sqrt();
    let above = ((u1 - p1).powi(2) + (p2 - l2).powi(2)).sqrt();
    (difference - below, difference + above)
}

/// Wilson's 95 % range of a share.
fn wilson((part, of): (u64, u64)) -> (f64, f64) {
    let n = of.max(1) as f64;
    let p = part as f64 / n;
    let middle = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    ((middle - reach) / scale, (middle + reach) / scale)
}

#[cfg(test)]
mod tests {
    use super::Difference::{Better, TooFewRows, Unknown, WithinChance, Worse};
    use super::*;
    use proptest::prelude::*;

    fn side(deployments: u64, days: f64, hours: &[i64], failed: u64) -> Side {
        let durations = || hours.iter().map(|h| h * 3_600_000).collect();
        Side {
            days,
            deployments,
            lead_time: Middle::of(durations()),
            failure: Some((failed, deployments)),
            recovery: Middle::of(durations()),
            rework: None,
        }
    }

    #[test]
    fn published_ranges() {
        // Newcombe 1998, table II, example (a): 56 of 70 and 48 of 80.
        let (low, high) = difference_range((56, 70), (48, 80));
        assert!((low - 0.0524).abs() < 1e-4 && (high - 0.3339).abs() < 1e-4, "{low} {high}");
        // Wilson, 81 of 263 (the same paper).
        let (low, high) = wilson((81, 263));
        assert!((low - 0.2553).abs() < 1e-4 && (high - 0.3662).abs() < 1e-4, "{low} {high}");
    }

    #[test]
    fn few_rows_claim_nothing() {
        let many = side(100, 28.0, &[10; 40], 50);
        let few = side(4, 28.0, &[1, 1, 1], 0);
        let verdicts = compared(&few, &many).map(|one| one.difference);
        assert_eq!(verdicts, [TooFewRows, TooFewRows, TooFewRows, TooFewRows, Unknown]);
    }

    #[test]
    fn a_clear_difference_is_named_and_a_slight_one_is_not() {
        let fast: Vec<i64> = (1..60).collect();
        let slow: Vec<i64> = (100..160).collect();
        let verdicts = |now: &Side, then: &Side| compared(now, then).map(|one| one.difference);
        let (good, bad) = (side(200, 28.0, &fast, 5), side(40, 28.0, &slow, 20));
        assert_eq!(verdicts(&good, &bad), [Better, Better, Better, Better, Unknown]);
        assert_eq!(verdicts(&bad, &good), [Worse, Worse, Worse, Worse, Unknown]);
        let (one, other) = (side(40, 28.0, &fast, 6), side(44, 28.0, &fast, 5));
        assert_eq!(verdicts(&one, &other), [WithinChance, WithinChance, WithinChance, WithinChance, Unknown]);
    }

    #[test]
    fn figures_carry_what_they_are_made_of() {
        let [frequency, lead, failure, _, rework] = compared(&side(14, 28.0, &[1, 2, 3], 7), &side(0, 28.0, &[], 0));
        assert_eq!((frequency.now.value, frequency.now.n, frequency.then.value), (Some(3.5), 14, Some(0.0)));
        assert_eq!((lead.now.value, lead.now.n, lead.then.value), (Some(7_200.0), 3, None));
        assert_eq!((failure.now.value, failure.now.part, failure.now.n), (Some(0.5), Some(7), 14));
        assert_eq!((failure.then.value, failure.difference), (None, Unknown));
        assert_eq!(rework.now.value, None);
    }

    #[test]
    fn where_the_data_do_not_reach_there_is_no_frequency() {
        let text = "id,service,environment,deployed at,status\n1,a,production,2026-05-04T10:00:00Z,success\n\
            2,a,production,2026-05-20T10:00:00Z,success\n";
        let read = crate::delivery::read_file("d.csv", text.as_bytes());
        let data = crate::delivery::join(vec![read], &crate::delivery::Choices::default());
        let all = Question { environments: Some(data.environments()), ..Question::default() };
        let period = asked_period(&[&data], &all);
        let before = period_before(&period, &all);
        let middle = period.from_ms + 5 * 86_400_000;
        let gap = Question { from_ms: Some(middle), to_ms: Some(middle + 7 * 86_400_000), ..all.clone() };
        for (then, per_week) in [(&before, None), (&gap, Some(0.0))] {
            let [frequency, ..] = compare(&[&data], &all, then);
            assert_eq!((frequency.then.value, frequency.then.n, frequency.now.n), (per_week, 0, 2));
        }
    }

    proptest! {
        #[test]
        fn turning_the_periods_round_turns_the_verdict(a in (0u64..60, 1u64..60), b in (0u64..60, 1u64..60)) {
            let fit = |(part, of): (u64, u64)| (part.min(of), of);
            let turned = match rates(fit(a), fit(b)) {
                Better => Worse,
                Worse => Better,
                same => same,
            };
            prop_assert_eq!(rates(fit(b), fit(a)), turned);
        }

        #[test]
        fn equal_periods_differ_by_chance_only(n in 5u64..500, part in 0u64..500, hours in prop::collection::vec(0i64..999, 5..50)) {
            let one = || side(n, 28.0, &hours, part.min(n));
            for figure in compared(&one(), &one()).into_iter().take(4) {
                prop_assert_eq!(figure.difference, WithinChance);
            }
        }
    }
}
