//! Deploy data in the report: the five metrics, the charts behind them, how they were made.

use crate::jobs::{Sheet, WeekRow};
use crate::report::page::{Block, Cell, Column, Drawing, Run, Section, Table};
use crate::ui::draw::metric::Metric;
use crate::ui::text::delivery as text;
use crate::ui::text::report as said;

/// Drawings of the sheet, as SVG.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// Deployments per week.
    pub weekly: Option<String>,
    /// The distribution of lead times.
    pub lead_times: Option<String>,
    /// The stages of a change.
    pub stages: Option<String>,
    /// Frequency, lead time, failure rate, recovery by week.
    pub sparks: [Option<String>; 4],
}

/// The section of the metrics, with the team or the service that they are narrowed to. `None`: there are no deployments.
pub fn delivery_section(sheet: &Sheet, whose: Option<&str>, drawn: &Drawn) -> Option<Section> {
    if sheet.rows.used == 0 && sheet.frequency.deployments == 0 {
        return None;
    }
    let levels = &sheet.levels;
    let word = levels.overall.map_or(text::NO_LEVEL, text::level_title);
    let why = match levels.overall {
        Some(_) => [text::LEVEL_WHY, " ", &text::held_down_by(levels)].concat(),
        None => text::NO_LEVEL_WHY.to_owned(),
    };
    let columns = [text::METRIC, text::VALUE, text::SAMPLE, text::BY_WEEK, text::LEVEL].map(Column::words).to_vec();
    let row = |metric: Metric| {
        let (how, n) = metric.sample(sheet);
        let spark = drawn.sparks.get(metric.place()).cloned().flatten().unwrap_or_default();
        vec![
            Cell::text(metric.row_name()),
            Cell::text(value(metric, sheet)).strong(),
            Cell::text(how).aside(n),
            Cell::drawing(spark),
            level(metric, sheet),
        ]
    };
    let rows = Metric::ALL.map(row).to_vec();
    Some(Section {
        id: "delivery",
        title: said::delivery_title(whose.map(text::service_name).as_deref(), word),
        basis: said::delivery_basis(&text::basis(sheet), &text::edition_name(levels.edition)),
        is_half: false,
        blocks: vec![
            Block::Words(vec![Run::plain(why)]),
            Block::Table(Table { caption: said::METRICS.to_owned(), columns, rows, has_total: false }),
        ],
    })
}

fn value(metric: Metric, sheet: &Sheet) -> String {
    match metric {
        Metric::Frequency => sheet
            .frequency
            .shown_per_week
            .map_or_else(none, |rate| [&text::rate_number(rate), " ", text::A_WEEK].concat()),
        Metric::LeadTime => text::elapsed_or_none(sheet.lead_time.median_s),
        Metric::FailureRate => text::rate_or_none(sheet.failure.rate),
        Metric::Recovery => text::elapsed_or_none(sheet.recovery.median_s),
        Metric::Rework => text::rate_or_none(sheet.rework.rate),
    }
}

fn none() -> String {
    text::NO_DATA.to_owned()
}

fn level(metric: Metric, sheet: &Sheet) -> Cell {
    let reading = sheet.levels.readings.get(metric.place()).cloned().flatten();
    match reading.zip(metric.kind()) {
        Some((reading, kind)) => {
            Cell::text(text::level_reading(&reading)).aside(text::level_remark(&reading, kind)).strong()
        }
        None => Cell::text(metric.no_level(sheet).unwrap_or_default()),
    }
}

/// The charts, each with its table. None without deployments.
pub fn charts_section(sheet: &Sheet, drawn: &Drawn) -> Vec<Section> {
    let section = |id, (title, basis): (&str, &str), is_half, svg: &Option<String>, table: Option<Table>| {
        let (svg, table) = (svg.clone()?, table?);
        let drawing = Drawing { svg, is_wide: false, code: None, table: Some(table) };
        let (title, basis) = (title.to_owned(), basis.to_owned());
        Some(Section { id, title, basis, is_half, blocks: vec![Block::Drawing(drawing)] })
    };
    let weeks = (!sheet.weeks.is_empty()).then(|| weeks_table(sheet));
    let leads = (!sheet.bins.is_empty()).then(|| bins_table(sheet));
    let stages = sheet.lead_time.stages.iter().any(|stage| stage.n > 0).then(|| stages_table(sheet));
    let sections = [
        section("weeks", (text::PER_WEEK, text::PER_WEEK_NOTE), true, &drawn.weekly, weeks),
        section("leads", (text::LEAD_TIMES, &text::leads_note(&sheet.lead_time)), true, &drawn.lead_times, leads),
        section("stages", (text::STAGES, text::STAGES_NOTE), false, &drawn.stages, stages),
    ];
    sections.into_iter().flatten().collect()
}

fn weeks_table(sheet: &Sheet) -> Table {
    let figures =
        [text::DEPLOYMENTS, text::DEPLOY_DAYS, text::LEAD_TIME_MEDIAN, text::FAILURE_RATE, text::RECOVERY_MEDIAN];
    let columns = std::iter::once(Column::words(text::WEEK)).chain(figures.map(Column::figures));
    let row = |week: &WeekRow| {
        let name = Cell::text(&week.week).aside(if week.is_cut { text::CUT } else { "" });
        let figures = [
            text::count(week.deployments),
            text::count(week.deploy_days),
            text::elapsed_or_none(week.lead_time_median_s),
            text::rate_or_none(week.failure_rate),
            text::elapsed_or_none(week.recovery_median_s),
        ];
        std::iter::once(name).chain(figures.map(Cell::text)).collect()
    };
    let rows = sheet.weeks.iter().map(row).collect();
    Table { caption: text::PER_WEEK.to_owned(), columns: columns.collect(), rows, has_total: false }
}

fn bins_table(sheet: &Sheet) -> Table {
    let row = |&(from_s, to_s, changes): &(f64, Option<f64>, u64)| {
        vec![Cell::text(text::bin_range(from_s, to_s)), Cell::text(text::count(changes))]
    };
    let columns = vec![Column::words(text::LEAD_TIME), Column::figures(text::CHANGES)];
    let rows = sheet.bins.iter().map(row).collect();
    Table { caption: text::LEAD_TIMES.to_owned(), columns, rows, has_total: false }
}

fn stages_table(sheet: &Sheet) -> Table {
    let row = |(name, stage): (&&str, &crate::jobs::StageFigures)| {
        vec![Cell::text(*name), Cell::text(text::elapsed_or_none(stage.median_s)), Cell::text(text::count(stage.n))]
    };
    let columns = vec![Column::words(text::STAGE), Column::figures(text::MEDIAN), Column::figures(text::N)];
    let rows = text::STAGE_NAMES.iter().zip(&sheet.lead_time.stages).map(row).collect();
    Table { caption: text::STAGES.to_owned(), columns, rows, has_total: false }
}

/// How the figures of deploys were made.
pub fn made_of_deploys(sheet: &Sheet) -> Vec<Run> {
    if sheet.rows.read == 0 {
        return Vec::new();
    }
    let rows = [&text::provenance(&sheet.rows).join("; "), "."].concat();
    vec![Run::strong(said::MADE_DELIVERY), Run::plain(rows), Run::plain(text::DORA_WARNINGS)]
}
