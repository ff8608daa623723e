//! What a chart says, before anyone decides how it looks.
//!
//! All text is the caller's: labels stand on the drawing, titles name a mark when a pointer rests on it. A number that
//! is not finite counts as absent, so no chart can print NaN.
use serde::{Deserialize, Serialize};

/// The sheet a chart is drawn on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Width in CSS px; clamped to 40..=4000.
    pub width_px: u32,
    /// Height in CSS px; clamped to 16..=4000.
    pub height_px: u32,
    /// Accessible name of the whole drawing: its one-sentence summary.
    pub label: String,
}

/// A chart to draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Figure {
    /// Deployments per week.
    WeeklyBars(WeeklyBars),
    /// How change lead times are distributed.
    LeadTimes(LeadTimeHistogram),
    /// A metric week by week.
    Series(SeriesLine),
    /// A scorecard profile as bars.
    ProfileBars(Profile),
    /// A scorecard profile as a radar.
    ProfileRadar(Profile),
    /// Where the lead time goes.
    Stages(StageBar),
}

/// A place on an axis and its words: a tick, a median, a percentile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Where, in the unit of the axis.
    pub value: f64,
    /// What is written there.
    pub label: String,
}

/// Counts per week with their median.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WeeklyBars {
    /// One bar per week, in order, without holes: an empty week has count 0.
    pub weeks: Vec<WeekBar>,
    /// Median of the whole weeks, in deployments per week.
    pub median: Option<Mark>,
}

/// One week of [`WeeklyBars`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekBar {
    /// Deployments in the week.
    pub count: u32,
    /// Whether the period cuts the week short; such weeks are hatched.
    pub cut: bool,
    /// Short name under the bar, such as `34`.
    pub week_label: String,
    /// Name of the month, or of the year in a long course, where that begins.
    pub month_label: Option<String>,
    /// Name of the bar for a pointer that rests on it.
    pub title: String,
}

/// Lead times in bins on a logarithmic axis of hours.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeadTimeHistogram {
    /// Bins in rising order. A bin whose upper end is not above 0 has no place on the axis and is left out.
    pub bins: Vec<HistogramBin>,
    /// Median, in hours.
    pub median: Option<Mark>,
    /// 85th percentile, in hours; bins above it are drawn in ochre.
    pub p85: Option<Mark>,
    /// Ticks of the axis, in hours; those that would collide are left out.
    pub ticks: Vec<Mark>,
    /// Levels of the chosen benchmark, drawn as a strip under the axis.
    pub bands: Vec<LevelBand>,
}

/// One bin of [`LeadTimeHistogram`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HistogramBin {
    /// Lower edge in hours; 0 or less is drawn as half the upper edge.
    pub from_hours: f64,
    /// Upper edge in hours.
    pub to_hours: f64,
    /// Changes in the bin.
    pub count: u32,
    /// Name of the bin for a pointer that rests on it.
    pub title: String,
}

/// The stretch of a lead-time axis that a benchmark gives one level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelBand {
    /// Lower edge in hours.
    pub from_hours: f64,
    /// Upper edge in hours; `None` is open-ended.
    pub to_hours: Option<f64>,
    /// Colour of the strip.
    pub level: BandLevel,
    /// What is written under the strip, if it fits.
    pub label: String,
}

/// The three colours of a benchmark level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BandLevel {
    /// Lowest.
    Low,
    /// Middle.
    Medium,
    /// Highest, elite included.
    High,
}

/// A metric over time. Weeks without data stay gaps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeriesLine {
    /// One point per week, in order.
    pub points: Vec<SeriesPoint>,
    /// With or without axes.
    pub form: SeriesForm,
    /// Ticks of the value axis; empty lets the chart choose plain numbers from 0.
    pub value_ticks: Vec<Mark>,
    /// Written behind each number the chart chose itself, such as `h` or `%`.
    pub unit: String,
    /// Whether those numbers have a decimal comma.
    pub decimal_comma: bool,
}

/// How much of [`SeriesLine`] is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeriesForm {
    /// Axes, ticks and a dot per point; the value axis starts at 0.
    #[default]
    Full,
    /// A line and its last dot; the value axis spans the data.
    Spark,
}

/// One week of [`SeriesLine`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// The value, in the series' unit; `None` when there is no data.
    pub value: Option<f64>,
    /// Short name under the point.
    pub week_label: String,
    /// Name of the month, or of the year in a long course, where that begins.
    pub month_label: Option<String>,
    /// Name of the point for a pointer that rests on it.
    pub title: String,
}

/// A scorecard: one row per section on the scale 0 to 3.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Sections in their order.
    pub rows: Vec<ProfileRow>,
}

/// One section of [`Profile`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProfileRow {
    /// Name of the section.
    pub name: String,
    /// Mean rating, 0 to 3; `None` when nothing is rated.
    pub value: Option<f64>,
    /// The rating in words or figures, such as `1.7` or `not rated`.
    pub value_label: String,
    /// Basis of the figure, such as `9 of 9 rated`.
    pub note: String,
    /// Target, 0 to 3.
    pub target: Option<f64>,
    /// Rating of the scorecard compared with, 0 to 3.
    pub previous: Option<f64>,
    /// Name of the row for a pointer that rests on it.
    pub title: String,
}

/// Shares of the lead time per stage, as one bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StageBar {
    /// Stages in the order they happen.
    pub stages: Vec<Stage>,
}

/// One stage of [`StageBar`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Name of the stage.
    pub name: String,
    /// Weight in any unit; the bar shows each stage's part of the sum. 0 or less has no length.
    pub share: f64,
    /// The share in figures, such as `21 %`.
    pub share_label: String,
    /// Further lines under the name, most telling first.
    pub details: Vec<String>,
    /// What the time mostly is.
    pub kind: StageKind,
    /// Name of the stage for a pointer that rests on it.
    pub title: String,
}

/// What the time of a stage mostly is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StageKind {
    /// Someone works on the change.
    #[default]
    Process,
    /// The change waits.
    Wait,
    /// No stage covers the time; hatched.
    Unattributed,
}
