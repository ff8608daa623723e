//! Where the time goes, and the measured map.

use super::{count, counted, elapsed, elapsed_or_none, percent};
use crate::delivery::{EventLog, LogStage, OddityKind, SplitStage, StageChange, StagePart, StageSplit};
use crate::stream::{Calendar, HourRange, duration_text, number_text};
use crate::ui::text::calendar_text;
use crate::workshop::{ChangeStage, Filling, LineName, PartGauge, PartVerdict};

pub const SPLIT_TITLE: &str = "Stages of a change";
pub const SPLIT_CAPTION: &str = "Time in each stage of the changes that were deployed in the period";
pub const STAGE: &str = "Stage";
pub const FROM_TO: &str = "From, to";
pub const N: &str = "n";
pub const NOT_KNOWN: &str = "Not known";
pub const MEDIAN: &str = "Median";
pub const ALL_OF_IT: &str = "first commit to deployed";
pub const UNATTRIBUTED: &str = "in no known stage";
pub const WHOLE: &str = "Change lead time";
pub const REST: &str = "Unattributed";
pub const NO_SPLIT: &str = "No change tells its stages. Pull or merge requests with the times of opening, first review \
    and merge bring them.";

pub const TITLE: &str = "Measured map";
pub const OPEN: &str = "Make a measured map";
pub const CLOSE: &str = "Close the measured map";
pub const LEAD: &str = "Steps and lead times as the data has them, on a new map or beside the estimates of a map.";
pub const NOTHING: &str = "Nothing here can become a map yet: bring pull requests with their times, or an event log \
    (item, stage, entered, left), such as the status history of Jira or Azure Boards.";
pub const SOURCE: &str = "Stages from";
pub const SOURCE_CHANGES: &str = "deployed changes";
pub const SOURCE_LOG: &str = "event log";
pub const FIGURE: &str = "Figure to take";
pub const PERCENTILE: &str = "Percentile";
pub const COUNTED: &str = "Time in a stage";
pub const PER_VISIT: &str = "of each visit";
pub const PER_ITEM: &str = "of all visits of an item together";
pub const PART: &str = "On the map";
pub const ITEMS: &str = "Items";
pub const CAME_BACK: &str = "Came back";
pub const STILL_OPEN: &str = "Still open";
pub const STAGES_TABLE: &str = "Stages and what they become on the map";
pub const GOES_BACK: &str = "What goes back";
pub const NOTHING_BACK: &str = "Nothing goes back against the usual order of the stages.";
pub const ODD_ROWS: &str = "Rows that did not enter the figures";
pub const ODD_HEADS: [&str; 5] = ["Why", "File", "Line", "Item", "Stage"];
pub const TARGET_TITLE: &str = "From stages to a map";
pub const PUT_ON: &str = "Put it on";
pub const NEW_MAP: &str = "a new map";
pub const MAP_NAME: &str = "Name of the new map";
pub const CALENDAR: &str = "Calendar of the new map";
pub const MATCHING: &str = "Which step is which stage";
pub const NO_STEP: &str = "no step of this map";
pub const PREVIEW: &str = "What would change";
pub const NOTHING_MATCHED: &str = "No stage has a step of this map yet: choose one above.";
pub const STEP: &str = "Step";
pub const NOW: &str = "Lead time now";
pub const MEASURED_TIME: &str = "Measured";
pub const FROM_STAGES: &str = "From";
pub const KEEP_ESTIMATES: &str = "Keep each estimate in the notes of its step";
pub const NOT_TYPED: &str = "not known";
pub const MEASURED_BEFORE: &str = "measured before";
pub const BELOW_PROCESS_TIME: &str = "shorter than its process time: one of the two is wrong";
pub const SUMS: &str = "Where a step has several stages their times are added up: a wait belongs to the lead time of the \
    step it leads into. Medians and percentiles that are added up are an estimate themselves.";
pub const MAKE: &str = "Make the measured map";
pub const SHOW_MAP: &str = "Show the map";
pub const COMPARISON: &str = "From commit to production: the map beside the measurement";
pub const COMPARISON_TABLE: &str = "Steps from commit to production";
pub const OF_MAP: &str = "Map to compare";
pub const FIRST_STEP: &str = "First step after the commit";
pub const LAST_STEP: &str = "Step that ends in production";
pub const ON_THE_MAP: &str = "On the map";
pub const DIFFERENCE: &str = "Difference";
pub const WHOLE_WAY: &str = "All of it";
pub const NO_WAY: &str =
    "No forward flow leads from the first of these steps to the last. Choose others, or draw the flow.";
pub const NO_LEAD_TIME: &str = "No change lead time is measured, so there is nothing to compare the map with: import \
    deployments with the times of their commits.";
pub const READING: &str = "Reading the stages…";

pub const PARTS: [StagePart; 3] = [StagePart::Work, StagePart::Wait, StagePart::End];

/// What a stage becomes on the map.
pub fn part_name(part: StagePart) -> &'static str {
    match part {
        StagePart::Work => "step: work",
        StagePart::Wait => "queue: waiting",
        StagePart::End | StagePart::Rare => "not on the map",
    }
}

/// Why a stage is proposed to stay away.
pub fn part_note(proposed: StagePart) -> &'static str {
    match proposed {
        StagePart::End => "ends the stream",
        StagePart::Rare => "under a tenth of the items come here",
        StagePart::Work | StagePart::Wait => "",
    }
}

pub fn part_label(stage: &str) -> String {
    ["What ", stage, " is on the map"].concat()
}

pub fn line_name(name: &LineName) -> String {
    match name {
        LineName::Stage(name) if name.is_empty() => "(no name)".to_owned(),
        LineName::Stage(name) => name.clone(),
        LineName::Before(name) => ["Wait before ", name].concat(),
        LineName::Change(stage) => change_stage(*stage).0.to_owned(),
    }
}

/// Name and definition.
pub fn change_stage(stage: ChangeStage) -> (&'static str, &'static str) {
    match stage {
        ChangeStage::Coding => ("Coding", "first commit to opened"),
        ChangeStage::Pickup => ("Pickup", "opened to first review"),
        ChangeStage::Review => ("Review", "first review to merged"),
        ChangeStage::Deploy => ("Deploy", "merged to deployed"),
        ChangeStage::Whole => ("Commit to production", ALL_OF_IT),
    }
}

pub fn percent_name(percent: u8) -> String {
    if percent == 50 { MEDIAN.to_owned() } else { format!("P{percent}") }
}

/// What the figures of the split are made of.
pub fn split_rule(split: &StageSplit) -> String {
    format!(
        "{} with stage times, by the day of their deployment. A stage with a missing or negative time is not known for that \
         change, never 0. Elapsed time, 24 h × 7 d; percentiles interpolate linearly. Medians do not add up.",
        counted(split.changes, "change", "changes")
    )
}

/// Changes for which a stage is not known.
pub fn not_known(stage: &SplitStage) -> String {
    match (stage.missing, stage.negative) {
        (0, 0) => "0".to_owned(),
        (missing, 0) => format!("{} missing", count(missing)),
        (0, negative) => format!("{} negative", count(negative)),
        (missing, negative) => format!("{} missing, {} negative", count(missing), count(negative)),
    }
}

/// What an event log is made of.
pub fn log_rule(log: &EventLog) -> String {
    let left = log.left_out;
    let said = |number: u64, words: &str| (number > 0).then(|| format!("{} {words}", count(number)));
    let all = [
        said(left.still_open, "still open"),
        said(left.negative, "left before entered"),
        said(left.beginning_unknown, "without a beginning"),
        said(left.end_unknown, "without an end"),
        said(left.duplicates, "there twice"),
        said(left.outside_period, "outside the period"),
    ];
    let left: Vec<String> = all.into_iter().flatten().collect();
    let left = if left.is_empty() { String::new() } else { format!(" Left out: {}.", left.join(", ")) };
    format!(
        "{} of {}. A visit lasts from entering a stage to leaving it, and counts by the day of leaving; services and \
         environments do not filter it. Elapsed time, \
         24 h × 7 d.{left}",
        counted(log.rows, "row", "rows"),
        counted(log.items, "item", "items"),
    )
}

/// "2 of 12 (17 %)".
pub fn share_of(part: u64, of: u64) -> String {
    if part == 0 {
        return "0".to_owned();
    }
    format!("{} of {} ({})", count(part), count(of), percent(part as f64 / of as f64))
}

pub fn items_back(log: &EventLog) -> String {
    const KEPT_ONCE: &str =
        "A table with a column for each stage keeps one time of each: how often items came back does not show in it.";
    let known = match log.items_back {
        0 if log.rows_kept_once > 0 => return KEPT_ONCE.to_owned(),
        0 => "No item came back to a stage it had left.".to_owned(),
        back => format!("{} items came back to a stage they had left.", share_of(back, log.items)),
    };
    if log.rows_kept_once > 0 { [known.as_str(), " ", KEPT_ONCE].concat() } else { known }
}

/// How many items came back to a stage, where that shows.
pub fn came_back(log: &EventLog, stage: &LogStage) -> String {
    match stage.items_back {
        0 if log.rows_kept_once > 0 => cell(None),
        back => share_of(back, stage.items),
    }
}

/// A change against the usual order.
pub fn goes_back(log: &EventLog, change: &StageChange) -> String {
    let name = |at: usize| log.stages.get(at).map_or("", |stage| stage.name.as_str());
    let of = if change.share > 0.0 { (change.count as f64 / change.share).round() as u64 } else { 0 };
    format!("{} back to {}: {}", name(change.from), name(change.to), share_of(change.count, of))
}

pub fn odd_title(number: usize) -> String {
    format!("{ODD_ROWS}: {}", count(number as u64))
}

pub fn odd_kind(kind: OddityKind) -> &'static str {
    match kind {
        OddityKind::Negative => "left before it was entered",
        OddityKind::StillOpen => "still open",
        OddityKind::BeginningUnknown => "nobody told when it was entered",
        OddityKind::EndUnknown => "the history skips when it was left",
        OddityKind::Duplicate => "there twice, counts once",
    }
}

pub fn figures_on(map: &str) -> String {
    ["figures on ", map].concat()
}

pub fn new_map_name(source: &str) -> String {
    if source.is_empty() { "Measured".to_owned() } else { ["Measured: ", source].concat() }
}

pub fn map_name(name: &str) -> String {
    if name.is_empty() { "map without a name".to_owned() } else { name.to_owned() }
}

/// A calendar to choose.
pub fn calendar_choice(calendar: &Calendar) -> String {
    if *calendar == Calendar::ELAPSED {
        format!("{}: elapsed time, nothing is converted", calendar_text(calendar))
    } else {
        format!("{}: converted", calendar_text(calendar))
    }
}

/// How elapsed time becomes that of a map.
pub fn conversion(calendar: &Calendar) -> String {
    if *calendar == Calendar::ELAPSED {
        return "The map counts elapsed time, as the measurement does: nothing is converted.".to_owned();
    }
    let hours = calendar.hours_per_week();
    format!(
        "Measured is elapsed time, the map counts {}: {} of the 168 h of a week. So measured times are multiplied by {} ÷ \
         168, and an elapsed week becomes a working week.",
        calendar_text(calendar),
        [&number_text(hours), " h"].concat(),
        number_text(hours)
    )
}

pub fn step_label(stage: &str) -> String {
    ["Step for ", stage].concat()
}

pub fn step_choice(row: usize, name: &str) -> String {
    format!("{}. {}", row + 1, map_name_or(name, "step without a name"))
}

fn map_name_or(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// A lead time now.
pub fn lead_time_now(filling: &Filling, calendar: &Calendar) -> String {
    let hours = match filling.was {
        None => return NOT_TYPED.to_owned(),
        Some(HourRange { low, high, .. }) if low < high => {
            format!("{} to {}", duration_text(low, calendar), duration_text(high, calendar))
        }
        Some(HourRange { mid, .. }) => duration_text(mid, calendar),
    };
    if filling.was_measured { format!("{hours} ({MEASURED_BEFORE})") } else { hours }
}

/// A measured lead time, before and after conversion.
pub fn lead_time_measured(filling: &Filling, calendar: &Calendar) -> String {
    let written = filling.lead_time.text();
    if *calendar == Calendar::ELAPSED {
        return format!("{written}, n {}", filling.sample_size);
    }
    format!("{written}, from {} elapsed, n {}", elapsed(filling.elapsed_hours * 3_600.0), filling.sample_size)
}

/// What is kept in the notes of a step whose estimate gives way.
pub fn estimate_note(lead_time: &str) -> String {
    format!("Lead time before it was measured: {lead_time}")
}

pub fn write_button(number: usize, map: &str) -> String {
    format!("Write {} onto {}", counted(number as u64, "figure", "figures"), map_name(map))
}

pub fn made(name: &str, steps: usize) -> String {
    format!("Made: {name}, {}. Undo takes it out again.", counted(steps as u64, "measured step", "measured steps"))
}

pub fn written(number: usize, map: &str) -> String {
    format!(
        "{} on {}. Undo takes all of them back.",
        counted(number as u64, "measured figure", "measured figures"),
        map_name(map)
    )
}

pub fn unchanged(map: &str) -> String {
    format!("{} has these figures already.", map_name(map))
}

/// Why a line has no figure.
pub fn no_figure(name: &str) -> String {
    format!("{name}: no visit is over, so there is no figure for the map.")
}

/// What starts and ends a map of changes.
pub const CHANGES_START: &str = "first commit";
pub const CHANGES_END: &str = "running in production";

pub fn log_end(last: &str, is_end: bool) -> String {
    if is_end { last.to_owned() } else { ["leaving ", last].concat() }
}

/// A difference with its sign.
pub fn signed(hours: f64, calendar: &Calendar) -> String {
    let sign = if hours > 0.0 { "+" } else { "" };
    [sign, &duration_text(hours, calendar)].concat()
}

/// What was measured, as one sentence.
pub fn lead_basis(gauge: &PartGauge, percent: u8, n: u64, calendar: &Calendar) -> String {
    let converted = if *calendar == Calendar::ELAPSED {
        String::new()
    } else {
        format!(
            ", which is {} in the map’s calendar ({})",
            duration_text(gauge.measured_hours, calendar),
            calendar_text(calendar)
        )
    };
    format!(
        "Measured change lead time, {}: {} elapsed{converted}; n {}.",
        percent_name(percent).to_lowercase(),
        elapsed(gauge.elapsed_hours * 3_600.0),
        counted(n, "change", "changes")
    )
}

/// What the difference means, in sentences.
pub fn verdict(gauge: &PartGauge, largest: Option<&str>, calendar: &Calendar) -> Vec<String> {
    let hours = |hours: f64| duration_text(hours.abs(), calendar);
    let difference = hours(gauge.difference_hours.unwrap_or_default());
    let at = |name: &str| {
        let of = gauge.largest.and_then(|step| gauge.path.iter().find(|own| own.step == step));
        let off = of.and_then(crate::workshop::StepGauge::difference_hours).map(hours).unwrap_or_default();
        format!("Most of it that can be placed is in {name}: {off}.")
    };
    let mut said = match gauge.verdict {
        PartVerdict::NothingOnTheMap => {
            vec!["No step of this part has a lead time, so the map says nothing to compare.".to_owned()]
        }
        PartVerdict::Alike => {
            vec![format!("Map and measurement agree within a tenth; they differ by {difference}.")]
        }
        PartVerdict::MapIsShorter => vec![
            format!("Changes take {difference} longer than the map says."),
            "Waits between the steps are missing on the map, estimates are too short, or work is sent back.".to_owned(),
        ],
        PartVerdict::MapIsLonger => vec![
            format!("Changes take {difference} less than the map says."),
            "The map may show the worst case, count work before the first commit, or count branches that run beside each \
             other."
                .to_owned(),
        ],
    };
    said.extend(largest.map(at));
    let missing = gauge.map.missing();
    if missing > 0 && gauge.verdict != PartVerdict::NothingOnTheMap {
        said.push(format!(
            "{} of {} on this part {} no lead time, so the map’s sum is a lower bound.",
            missing,
            counted(gauge.map.of as u64, "step", "steps"),
            if missing == 1 { "has" } else { "have" }
        ));
    }
    said
}

/// A figure of a table.
pub fn cell(seconds: Option<f64>) -> String {
    elapsed_or_none(seconds)
}
