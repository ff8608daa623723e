//! The improve board.

use super::{CA_SHORT, LT_SHORT, PT_SHORT, UNNAMED_STEP, day, level_digit, percent_number, rating_short};
use crate::maturity::Level;
use crate::stream::{Calendar, Entry, Total, duration_text};
use crate::workshop::{Board, BoardFilter, Due, ExpectedChange, ImprovementField, MOST_AT_ONCE, Status};

pub const SCREEN: &str = "Improve board";
pub const GOAL: &str = "Shared goal";
pub const GOAL_OUTCOME: &str = "Goal: one measurable outcome";
pub const GOAL_EXAMPLE: &str = "95 of 100 changes live within a week of check-in";
pub const GOAL_BY: &str = "Goal: reached by";
pub const GOAL_NOW: &str = "Goal: where we are";
pub const GOAL_NOW_EXAMPLE: &str = "85 of 100, November";
pub const BY: &str = "by";
pub const NOW: &str = "now";
pub const GOAL_HINT: &str =
    "One outcome that can be measured, six months to two years away, for everybody in the stream.";
pub const CAPACITY: &str = "Keep about 20 % of the capacity for debt and for what users do not see.";

pub const BOARD: &str = "Improvements, by check date";
pub const WHICH: &str = "Which improvements";
pub const ADD: &str = "Add improvement";
pub const EMPTY_TITLE: &str = "Nothing to improve is written down yet";
pub const EMPTY: &str = "An improvement is an experiment: what is wrong, what should help, what figure moves, and the day \
    to look. Add one here, or from a practice of the scorecard or a milestone of the ladder. A step that is selected on \
    the map is offered here.";
pub const NONE_SHOWN: &str = "None of these.";
pub const COLUMN_CHECK: &str = "Check on";
pub const COLUMN_WHAT: &str = "Improvement: problem, and ";
pub const COLUMN_HYPOTHESIS: &str = "hypothesis";
pub const COLUMN_EXPECTED: &str = "Expected, then result";
pub const COLUMN_OWNER: &str = "Owner";
pub const COLUMN_OF: &str = "Belongs to";
pub const CHECKED: &str = "Checked";
pub const NO_DAY: &str = "no day set";
pub const NO_OWNER: &str = "no owner yet";
pub const NO_RESULT: &str = "no result written";
pub const UNTITLED: &str = "Improvement without a name";
pub const NOTHING_EXPECTED: &str = "nothing said yet";

pub const DETAILS: &str = "Improvement";
pub const BELONGS_TO: &str = "Belongs to";
pub const BELONGS_TO_NOTHING: &str = "to no step, practice or milestone";
pub const LINK_TO: &str = "Link to…";
pub const STEPS_GROUP: &str = "Steps";
pub const PRACTICES_GROUP: &str = "Practices";
pub const MILESTONES_GROUP: &str = "Milestones of the ladder";
pub const GONE: &str = "no longer there";
pub const ON_THE_MAP: &str = "On the map";
pub const LEVEL: &str = "Level";
pub const LEVEL_UNCHANGED: &str = "no level";
pub const COACHING: &str = "Coaching questions";
pub const REMOVE: &str = "Remove";
pub const REMOVED: &str = "The improvement is removed. Undo brings it back.";
pub const UNKNOWN_NOW: &str = "?";

/// What a field is called.
pub fn field_name(field: ImprovementField) -> &'static str {
    match field {
        ImprovementField::Title => "Title",
        ImprovementField::Problem => "Problem",
        ImprovementField::Hypothesis => "Hypothesis",
        ImprovementField::Expected => "Expected, in words",
        ImprovementField::LeadTime => "Lead time",
        ImprovementField::ProcessTime => "Process time",
        ImprovementField::PercentCa => CA_SHORT,
        ImprovementField::Level => LEVEL,
        ImprovementField::Owner => COLUMN_OWNER,
        ImprovementField::CheckOn => COLUMN_CHECK,
        ImprovementField::Status => "Status",
        ImprovementField::Result => "Result",
        ImprovementField::Of => BELONGS_TO,
        ImprovementField::Target => "What is the target condition?",
        ImprovementField::Now => "What is the condition now?",
        ImprovementField::Learnt => "What was the last step, and what did we learn?",
        ImprovementField::InTheWay => "What is in the way now?",
        ImprovementField::NextStep => "What is the next step, and what do we expect?",
        ImprovementField::SeeWhen => "When can we go and see what we learnt?",
    }
}

/// What is written where nothing stands yet.
pub fn field_example(field: ImprovementField) -> &'static str {
    match field {
        ImprovementField::Title => "what is done: Review rota for every change",
        ImprovementField::Problem => "what is wrong today",
        ImprovementField::Hypothesis => "why this should help",
        ImprovementField::Expected => "what moves, and how far",
        ImprovementField::LeadTime | ImprovementField::ProcessTime => "4 h",
        ImprovementField::PercentCa => "95",
        ImprovementField::Owner => "who sees to it",
        ImprovementField::Result => "what happened, and why it stays or goes",
        ImprovementField::Level | ImprovementField::CheckOn | ImprovementField::Status | ImprovementField::Of => "",
        ImprovementField::Target
        | ImprovementField::Now
        | ImprovementField::Learnt
        | ImprovementField::InTheWay
        | ImprovementField::NextStep
        | ImprovementField::SeeWhen => "what the room says",
    }
}

/// A status.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Planned => "Planned",
        Status::Running => "Under way",
        Status::Kept => "Kept",
        Status::Dropped => "Dropped",
    }
}

/// A filter, with how many it shows.
pub fn filter_name(filter: BoardFilter, count: usize) -> String {
    let word = match filter {
        BoardFilter::All => "All",
        BoardFilter::Overdue => "Overdue",
        BoardFilter::Steps => "Steps",
        BoardFilter::Practices => "Practices",
        BoardFilter::Milestones => "Milestones",
    };
    format!("{word} {count}")
}

/// How far away a day is.
pub fn due(due: Due) -> String {
    match due {
        Due::Overdue { days } => format!("{} overdue", days_text(days)),
        Due::In { days: 0 } => "today".to_owned(),
        Due::In { days } => format!("in {}", days_text(days)),
        Due::Undated => NO_DAY.to_owned(),
        Due::Checked => String::new(),
    }
}

/// Days up to six weeks as days, then as weeks.
fn days_text(days: i64) -> String {
    if days < 43 { format!("{days} d") } else { format!("{} wk", days / 7) }
}

/// How the board stands: open, checked, overdue, without owner.
pub fn board_facts(board: &Board<'_>) -> String {
    let further = [(board.running(), "under way"), (board.without_owner(), "without an owner")];
    let further = further.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let mut facts = vec![format!("{} open, {} checked", board.open.len(), board.checked.len())];
    facts.extend(further);
    facts.join(", ")
}

/// How many wait for their check.
pub fn overdue(count: usize) -> String {
    format!("{count} overdue")
}

/// Said when more are under way than get done.
pub fn too_many(running: usize) -> String {
    format!(
        "{running} are under way. Up to {MOST_AT_ONCE} at a time get done sooner: finish or drop one before the next."
    )
}

/// The way to an improvement of the step that is selected on the map.
pub fn add_for_step(step: &str) -> String {
    format!("Add for step {step}")
}

/// A step, by number and name.
pub fn step_name(number: usize, name: &str) -> String {
    format!("step {number} {}", if name.is_empty() { UNNAMED_STEP } else { name })
}

/// A practice, with its team.
pub fn practice_name(title: &str, team: &str) -> String {
    of_team(&format!("practice {title}"), team)
}

/// A milestone, with its team.
pub fn milestone_name(text: &str, team: &str) -> String {
    of_team(&format!("milestone {}", text.trim_end_matches('.')), team)
}

fn of_team(what: &str, team: &str) -> String {
    if team.is_empty() { what.to_owned() } else { format!("{what} ({team})") }
}

/// What a figure of a step is called, short.
pub fn entry_short(entry: Entry) -> &'static str {
    match entry {
        Entry::LeadTime => LT_SHORT,
        Entry::ProcessTime => PT_SHORT,
        Entry::PercentCa => CA_SHORT,
    }
}

/// `LT 9 d → 4 h`.
pub fn expected(change: &ExpectedChange) -> String {
    match change {
        ExpectedChange::Figure { entry, now, then } => {
            format!("{} {} → {then}", entry_short(*entry), or_unknown(now))
        }
        ExpectedChange::Level { now, then } => {
            format!("level {} → {}", now.map_or(UNKNOWN_NOW, rating_short), level_digit(*then))
        }
    }
}

fn or_unknown(text: &str) -> &str {
    if text.is_empty() { UNKNOWN_NOW } else { text }
}

/// `total 33 d 4 h → 25 d, 25.4 % less`; what is not known is said.
pub fn effect(before: &Total, after: &Total, calendar: &Calendar) -> String {
    let total = |total: &Total| {
        let text = duration_text(total.hours.mid, calendar);
        if total.missing() > 0 { format!("{text} so far") } else { text }
    };
    let (was, is) = (before.hours.mid, after.hours.mid);
    let change = if was > 0.0 { (is - was) / was * 100.0 } else { 0.0 };
    let word = match change {
        change if change <= -0.05 => format!(", {} % less", percent_number(-change)),
        change if change >= 0.05 => format!(", {} % more", percent_number(change)),
        _ => ", no change: the longest path runs elsewhere, or the wait stays".to_owned(),
    };
    format!("total lead time {} → {}{word}", total(before), total(after))
}

/// How many coaching questions are answered.
pub fn answered(count: usize) -> String {
    format!("{count} of {} answered", ImprovementField::COACHING.len())
}

/// The accessible name of a link's remover.
pub fn unlink(name: &str) -> String {
    format!("Unlink {name}")
}

/// A level in the list of expected levels.
pub fn level_option(level: Level) -> String {
    super::level_name(level)
}

/// The day of the goal.
pub fn goal_by(date: &str) -> String {
    format!("until {}", day(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::HourRange;

    #[test]
    fn days_are_said_as_days_and_then_as_weeks() {
        let cases = [
            (Due::Overdue { days: 14 }, "14 d overdue"),
            (Due::In { days: 0 }, "today"),
            (Due::In { days: 21 }, "in 21 d"),
            (Due::In { days: 84 }, "in 12 wk"),
            (Due::Undated, "no day set"),
            (Due::Checked, ""),
        ];
        for (given, said) in cases {
            assert_eq!(due(given), said);
        }
    }

    #[test]
    fn an_effect_says_what_becomes_of_the_total() {
        let total = |hours, known| Total { hours: HourRange::exact(hours), known, of: 3 };
        let calendar = Calendar::default();
        let cases = [
            (total(80.0, 3), total(60.0, 3), "total lead time 10 d → 7 d 4 h, 25 % less"),
            (total(80.0, 2), total(88.0, 3), "total lead time 10 d so far → 11 d, 10 % more"),
            (
                total(80.0, 3),
                total(80.0, 3),
                "total lead time 10 d → 10 d, no change: the longest path runs elsewhere, or the wait stays",
            ),
        ];
        for (before, after, said) in cases {
            assert_eq!(effect(&before, &after, &calendar), said);
        }
        let nothing = total(0.0, 0);
        assert!(!effect(&nothing, &nothing, &calendar).contains("NaN"));
    }
}
