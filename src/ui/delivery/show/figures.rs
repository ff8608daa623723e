//! What the charts of the closer looks say.

use crate::delivery::{Batches, Pace, Stretch};
use crate::jobs::Sheet;
use crate::report::figure::{Figure, Frame, Mark, SeriesForm, SeriesLine, SeriesPoint, WeekBar, WeeklyBars};
use crate::ui::delivery::figures::names;
use crate::ui::delivery::sheet::Metric;
use crate::ui::text::delivery as text;

const HEIGHT_PX: u32 = 176;
const HOUR_S: f64 = 3_600.0;
const DAY_S: f64 = 86_400.0;
/// From so many hours on an axis counts in days.
const HOURS_UP_TO: f64 = 72.0;

/// The course of a metric; `None` where no stretch has a figure.
pub fn course(sheet: &Sheet, metric: Metric, (pace, stretches): &(Pace, Vec<Stretch>), width_px: u32) -> Option<(Figure, Frame)> {
    let title = text::course_title(metric.name(), *pace);
    let frame = Frame { width_px, height_px: HEIGHT_PX, label: text::course_label(&title, stretches) };
    let column = metric as usize;
    if stretches.is_empty() {
        return None;
    }
    if metric == Metric::Frequency {
        let median = sheet.frequency.median_per_week.filter(|_| *pace == Pace::Week);
        let median = median.map(|value| Mark { value, label: text::median_label(value) });
        let weeks = stretches.iter().zip(names_of(stretches, *pace)).map(|(stretch, (week_label, month_label))| {
            let title = text::stretch_title(stretch, column);
            WeekBar { count: stretch.deployments as u32, cut: stretch.is_cut, week_label, month_label, title }
        });
        return Some((Figure::WeeklyBars(WeeklyBars { weeks: weeks.collect(), median }), frame));
    }
    let value = value_of(metric);
    stretches.iter().any(|stretch| value(stretch).is_some()).then(|| (line(stretches, *pace, metric, value), frame))
}

fn value_of(metric: Metric) -> fn(&Stretch) -> Option<f64> {
    match metric {
        Metric::Frequency => |stretch| Some(stretch.deployments as f64),
        Metric::LeadTime => |stretch| stretch.lead_time_median_s,
        Metric::FailureRate => |stretch| stretch.failure_rate,
        Metric::Recovery => |stretch| stretch.recovery_median_s,
        Metric::Rework => |stretch| stretch.rework_rate,
    }
}

fn line(stretches: &[Stretch], pace: Pace, metric: Metric, value: fn(&Stretch) -> Option<f64>) -> Figure {
    let highest = stretches.iter().filter_map(value).fold(0.0, f64::max);
    let (scale, unit) = match metric {
        Metric::FailureRate | Metric::Rework => (100.0, text::PERCENT_UNIT),
        _ if highest > HOURS_UP_TO * HOUR_S => (1.0 / DAY_S, text::DAYS_UNIT),
        _ => (1.0 / HOUR_S, text::HOURS_UNIT),
    };
    let points = stretches.iter().zip(names_of(stretches, pace)).map(|(stretch, (week_label, month_label))| {
        let title = text::stretch_title(stretch, metric as usize);
        SeriesPoint { value: value(stretch).map(|value| value * scale), week_label, month_label, title }
    });
    let points = points.collect();
    let (unit, decimal_comma) = (unit.to_owned(), crate::ui::text::DECIMAL_COMMA);
    Figure::Series(SeriesLine { points, form: SeriesForm::Full, value_ticks: Vec::new(), unit, decimal_comma })
}

fn names_of(stretches: &[Stretch], pace: Pace) -> impl Iterator<Item = (String, Option<String>)> {
    names(pace, stretches.iter().map(|stretch| (stretch.name.as_str(), stretch.starts.as_str())))
}

/// Deployments by the number of their changes; `None` without any.
pub fn batches(batches: &Batches, width_px: u32) -> Option<(Figure, Frame)> {
    let bar = |bin: &crate::delivery::BatchBin| WeekBar {
        count: bin.deployments as u32,
        cut: false,
        week_label: text::batch_range(bin.from, bin.to),
        month_label: None,
        title: text::batch_title(bin.from, bin.to, bin.deployments),
    };
    let label = [text::BATCHES, ": ", &text::batches_note(batches)].concat();
    let bars = WeeklyBars { weeks: batches.bins.iter().map(bar).collect(), median: None };
    (!batches.bins.is_empty()).then_some((Figure::WeeklyBars(bars), Frame { width_px, height_px: HEIGHT_PX, label }))
}

/// The names of the points, by their number in the drawing.
pub fn titles(figure: &Figure) -> Vec<String> {
    match figure {
        Figure::WeeklyBars(bars) => bars.weeks.iter().map(|week| week.title.clone()).collect(),
        Figure::LeadTimes(histogram) => histogram.bins.iter().map(|bin| bin.title.clone()).collect(),
        Figure::Series(line) => line.points.iter().map(|point| point.title.clone()).collect(),
        Figure::Stages(bar) => bar.stages.iter().map(|stage| stage.title.clone()).collect(),
        Figure::ProfileBars(profile) | Figure::ProfileRadar(profile) => {
            profile.rows.iter().map(|row| row.title.clone()).collect()
        }
    }
}
