//! The charts of the sheet: what they say, and the drawings that came back.

use crate::delivery::{Era, Level, Pace, eras};
use crate::jobs::{Sheet, WeekRow};
use crate::report::figure::{
    BandLevel, Figure, Frame, HistogramBin, LeadTimeHistogram, LevelBand, Mark, SeriesForm, SeriesLine, SeriesPoint,
    Stage, StageBar, StageKind, WeekBar, WeeklyBars,
};
use crate::ui::text::delivery as text;

/// Width of the charts where there is room.
pub const WIDE_PX: u32 = 640;
const NARROWEST_PX: u32 = 280;
const CHART_HEIGHT_PX: u32 = 176;
const STAGES_HEIGHT_PX: u32 = 92;
const SPARK_PX: (u32, u32) = (102, 24);
const HOUR_S: f64 = 3600.0;
/// An open-ended bin is drawn as wide as this many times its lower bound.
const OPEN_BIN_FACTOR: f64 = 4.0;

/// The drawings, as SVG.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Charts {
    pub weekly: Option<String>,
    pub lead_times: Option<String>,
    pub stages: Option<String>,
    /// Frequency, lead time, failure rate, recovery by week.
    pub sparks: [Option<String>; 4],
}

impl Charts {
    /// From the answer to [`asked`].
    pub fn of(drawn: Vec<Option<String>>) -> Self {
        let mut drawn = drawn.into_iter();
        let mut next = || drawn.next().flatten();
        Self { weekly: next(), lead_times: next(), stages: next(), sparks: [next(), next(), next(), next()] }
    }
}

/// A chart's width for a place of this width: in steps, so that not every pixel draws anew.
pub fn width_for(place_px: f64) -> u32 {
    ((place_px / 20.0).floor() as u32 * 20).clamp(NARROWEST_PX, WIDE_PX)
}

/// The figures to draw.
pub fn asked(sheet: &Sheet, width_px: u32) -> Vec<(Figure, Frame)> {
    let frame = |height_px, label| Frame { width_px, height_px, label };
    let lead = &sheet.lead_time;
    let mut asked = vec![
        (Figure::WeeklyBars(weekly(sheet)), frame(CHART_HEIGHT_PX, text::weeks_label(sheet))),
        (Figure::LeadTimes(lead_times(sheet)), frame(CHART_HEIGHT_PX, text::leads_label(lead))),
        (Figure::Stages(stages(sheet)), frame(STAGES_HEIGHT_PX, text::stages_label(&lead.stages))),
    ];
    let values: [fn(&WeekRow) -> Option<f64>; 4] = [
        |week| Some(week.deployments as f64),
        |week| week.lead_time_median_s,
        |week| week.failure_rate,
        |week| week.recovery_median_s,
    ];
    asked.extend(text::METRIC_NAMES.iter().zip(values).map(|(name, value)| spark(sheet, name, value)));
    asked
}

fn weekly(sheet: &Sheet) -> WeeklyBars {
    let names = names(Pace::Week, sheet.weeks.iter().map(|week| (week.week.as_str(), week.starts.as_str())));
    let weeks = sheet.weeks.iter().zip(names).map(|(week, (week_label, month_label))| {
        let (count, title) = (week.deployments as u32, text::week_title(week));
        WeekBar { count, cut: week.is_cut, week_label, month_label, title }
    });
    let median = sheet.frequency.median_per_week;
    let median = median.map(|value| Mark { value, label: text::median_label(value) });
    WeeklyBars { weeks: weeks.collect(), median }
}

/// Names under weeks (`2026-W37`) or months, which begin on these days (`2026-09-07`), and under them what begins there.
pub fn names<'s>(
    pace: Pace,
    stretches: impl ExactSizeIterator<Item = (&'s str, &'s str)> + Clone,
) -> impl Iterator<Item = (String, Option<String>)> {
    let month = |number: usize| number.checked_sub(1).and_then(|at| text::MONTHS.get(at)).copied();
    let begins = eras(pace, stretches.clone().map(|(_, starts)| starts));
    stretches.zip(begins).map(move |((name, starts), era)| {
        let name = match pace {
            Pace::Week => name.rsplit('W').next(),
            Pace::Month => starts.get(5..7).and_then(|number| month(number.parse().ok()?)),
        };
        let era = era.and_then(|era| match era {
            Era::Month(number) => month(number),
            Era::Year(year) => Some(year),
        });
        (name.unwrap_or_default().to_owned(), era.map(str::to_owned))
    })
}

fn lead_times(sheet: &Sheet) -> LeadTimeHistogram {
    let lead = &sheet.lead_time;
    let bin = |&(from_s, to_s, changes): &(f64, Option<f64>, u64)| HistogramBin {
        from_hours: from_s / HOUR_S,
        to_hours: to_s.unwrap_or(from_s * OPEN_BIN_FACTOR) / HOUR_S,
        count: changes as u32,
        title: text::bin_title(from_s, to_s, changes),
    };
    let mark = |what: &str, seconds: Option<f64>| {
        seconds.map(|seconds| Mark { value: seconds / HOUR_S, label: text::lead_mark(what, seconds) })
    };
    let ticks = text::LEAD_TICKS.iter().map(|&(value, label)| Mark { value, label: label.to_owned() });
    LeadTimeHistogram {
        bins: sheet.bins.iter().map(bin).collect(),
        median: mark(text::MEDIAN_WORD, lead.median_s),
        p85: mark(text::P85_WORD, lead.p85_s),
        ticks: ticks.collect(),
        bands: bands(sheet),
    }
}

/// The lead-time row of the table; a gap belongs to the level below it.
fn bands(sheet: &Sheet) -> Vec<LevelBand> {
    let mut from_hours = 0.0;
    let mut bands: Vec<LevelBand> = Vec::new();
    let cells = &sheet.levels.lead_time_cells;
    for (at, &(level, _, to_s)) in cells.iter().enumerate() {
        let is_last = at + 1 == cells.len();
        let to_hours = to_s / HOUR_S;
        if to_hours > from_hours || is_last {
            bands.push(LevelBand {
                from_hours,
                to_hours: Some(to_hours).filter(|_| !is_last),
                level: band_level(level),
                label: text::band_label(text::level_word(level), to_s, is_last),
            });
            from_hours = to_hours;
        }
    }
    bands
}

fn band_level(level: Level) -> BandLevel {
    match level {
        Level::Elite | Level::High => BandLevel::High,
        Level::Medium => BandLevel::Medium,
        Level::Low => BandLevel::Low,
    }
}

fn stages(sheet: &Sheet) -> StageBar {
    let kinds = [StageKind::Process, StageKind::Wait, StageKind::Process, StageKind::Wait];
    let all = text::STAGE_NAMES.iter().zip(&sheet.lead_time.stages).zip(kinds);
    let known = all.filter_map(|((name, stage), kind)| {
        let median = stage.median_s?;
        Some(Stage {
            name: (*name).to_owned(),
            share: median,
            share_label: text::elapsed(median),
            details: vec![text::stage_n(stage.n)],
            kind,
            title: text::lead_mark(name, median),
        })
    });
    StageBar { stages: known.collect() }
}

fn spark(sheet: &Sheet, name: &str, value: fn(&WeekRow) -> Option<f64>) -> (Figure, Frame) {
    let points = sheet.weeks.iter().filter(|week| !week.is_cut).map(|week| SeriesPoint {
        value: value(week),
        title: week.week.clone(),
        ..SeriesPoint::default()
    });
    let line = SeriesLine { points: points.collect(), form: SeriesForm::Spark, value_ticks: Vec::new(), ..SeriesLine::default() };
    let (width_px, height_px) = SPARK_PX;
    (Figure::Series(line), Frame { width_px, height_px, label: text::spark_label(name) })
}
