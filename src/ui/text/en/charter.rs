//! The charter: what the workshop is about, who is there, agenda, parking lot, votes.

mod agenda;
mod people;

use super::{UNNAMED_STEP, day, percent_number};
use crate::stream::{Calendar, duration_text, number_text};
use crate::stream::{DemandProblem, Load, Period, Takt, Utilisation};
use crate::workshop::CharterField;
use crate::workshop::charter::{GoesTo, ParkedCount, Votes};

pub use agenda::*;
pub use people::*;

pub const SCREEN: &str = "Charter";
pub const WORKSHOP: &str = "Workshop";
pub const WORKSHOP_OF: &str = "Workshop of";
pub const FACILITATOR: &str = "facilitator";
pub const PLACE: &str = "where";
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
pub const COPIED: &str = "The charter is on the clipboard, as Markdown.";
pub const NOT_COPIED: &str = "The browser did not let the charter onto the clipboard.";

pub const SCOPE: &str = "Scope";
pub const STARTS_WITH: &str = "The stream starts at";
pub const STARTS_WITH_EXAMPLE: &str = "Request accepted";
pub const ENDS_WITH: &str = "The stream ends at";
pub const ENDS_WITH_EXAMPLE: &str = "Running in production";
pub const IN: &str = "in:";
pub const OUT: &str = "out:";
pub const NO_MAP: &str = "There is no map yet. Where the stream starts and ends is said on it.";
pub const DEMAND: &str = "Demand";
pub const REQUESTS_PER: &str = "requests a";
pub const TAKT: &str = "takt";
pub const PROBLEM_AND_GOAL: &str = "Problem and goal";
pub const GOAL: &str = "Goal";
pub const LOAD_BASIS: &str = "Requests × process time ÷ (people × working time): each of its people works on another item, rework is not counted.";
pub const LOAD_STEP: &str = "Step";
pub const LOAD_PERCENT: &str = "Of its people’s time";
pub const LOAD_MADE_OF: &str = "Made of";

pub const PARKING_LOT: &str = "Parking lot";
pub const PARK: &str = "Park a thought";
pub const PARK_EXAMPLE: &str = "Park a thought, then Enter";
pub const PARKED_BY: &str = "By whom";
pub const PARKED_BY_EXAMPLE: &str = "by whom";
pub const PARKING_EMPTY: &str = "A thought that matters and is not for now goes here, so that the room can go on. At the \
    end each gets a place: the map, an improvement, a person.";
pub const GOES_OPEN: &str = "open";
pub const GOES_MAP: &str = "to Map";
pub const GOES_IMPROVE: &str = "to Improve";
pub const GOES_PERSON: &str = "to a person…";
pub const UNPARKED: &str = "The thought is removed. Undo brings it back.";

pub const VOTES: &str = "Votes: where does it hurt most?";
pub const DOTS_EACH: &str = "Dots per person";
pub const DOTS_EACH_SHORT: &str = "dots for each of";
pub const VOTERS: &str = "People who vote";
pub const VOTERS_SHORT: &str = "people";
pub const SORT_VOTES: &str = "Most dots first";
pub const CLEAR_VOTES: &str = "Take all dots away";
pub const CLEARED_VOTES: &str = "All dots are taken away. Undo brings them back.";
pub const CONSTRAINT_TOO: &str = "the constraint too";
pub const NO_STEPS: &str = "There are no steps to vote for yet. Map the stream first; then each person places dots on the \
    steps that hurt most.";
pub const VOTE_FOR: &str = "Number of a step to vote for";
pub const VOTE_FOR_EXAMPLE: &str = "number of a step, then Enter";
pub const NO_SUCH_STEP: &str = "No step has that number.";

pub const COLUMN_STEPS: &str = "Steps";
pub const COLUMN_NOTE: &str = "Note";
pub const COLUMN_PLANNED: &str = "Planned";
pub const COLUMN_SPENT: &str = "Spent";
pub const COLUMN_DOTS: &str = "Dots";

/// Behind the goal: the day it is reached by.
pub fn goal_by(date: &str) -> String {
    format!(", by {}", day(date))
}

/// What a field of the charter is called.
pub fn field_name(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "Product or service",
        CharterField::Customer => "Customer",
        CharterField::Demand => "Demand: requests",
        CharterField::DemandPer => "Demand: in which time",
        CharterField::Followed => "Item followed",
        CharterField::InScope => "In scope",
        CharterField::OutOfScope => "Out of scope",
        CharterField::Problem => "Problem",
        CharterField::Metric => "Metric to improve",
        CharterField::CannotChange => "Cannot change",
        CharterField::TodaysEnd => "Today’s end",
        CharterField::Date => "Day of the workshop",
        CharterField::StartsAt => "Starts at",
        CharterField::Facilitator => "Facilitator",
        CharterField::Place => "Place",
        CharterField::DotsEach => DOTS_EACH,
        CharterField::Voters => VOTERS,
    }
}

/// What is written where nothing stands yet: mostly what to ask.
pub fn field_example(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "what the stream makes: card payments",
        CharterField::Customer => "who is glad when it is done?",
        CharterField::Demand => "24",
        CharterField::Followed => "one ordinary item, not the best nor the worst",
        CharterField::InScope => "which kind of request?",
        CharterField::OutOfScope => "what do we leave out?",
        CharterField::Problem => {
            "What hurts, whom, and how much? One or two sentences that nobody in the room disputes."
        }
        CharterField::Metric => "total lead time; %C/A must not fall",
        CharterField::CannotChange => "rules, systems, dates that stand",
        CharterField::TodaysEnd => "what shall lie on the table when we leave?",
        CharterField::Facilitator => "who leads",
        CharterField::Place => "room, call",
        CharterField::DotsEach => "3",
        CharterField::DemandPer | CharterField::Date | CharterField::StartsAt | CharterField::Voters => "",
    }
}

/// A period, behind "requests a".
pub fn period_name(period: Period) -> &'static str {
    match period {
        Period::Day => "working day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    }
}

/// The takt itself.
pub fn takt(takt: &Takt) -> String {
    duration_text(takt.hours, &takt.calendar)
}

/// `173.8 h ÷ 24 = 7.2 h; a month is 8 h × 5 d × 4.345 wk`.
pub fn takt_formula(takt: &Takt) -> String {
    let requests = number_text(takt.demand.requests);
    let period = period_name(takt.demand.per);
    let made_of = period_made_of(takt.demand.per, &takt.calendar);
    let [working, hours] = [takt.working_hours, takt.hours].map(number_text);
    format!("{working} h ÷ {requests} = {hours} h; a {period} is {made_of}")
}

fn period_made_of(period: Period, calendar: &Calendar) -> String {
    let day = format!("{} h", number_text(calendar.hours_per_day));
    let week = format!("{day} × {} d", number_text(calendar.days_per_week));
    match period {
        Period::Day => day,
        Period::Week => week,
        Period::Month => format!("{week} × 4.345 wk"),
        Period::Quarter => format!("{week} × 4.345 wk × 3 mo"),
        Period::Year => format!("{week} × 4.345 wk × 12 mo"),
    }
}

/// Why there is no takt.
pub fn no_takt(problem: DemandProblem) -> String {
    match problem {
        DemandProblem::Unknown => {
            "How many requests come in? That gives the takt: how often one must be finished.".to_owned()
        }
        DemandProblem::Zero => "No requests, no takt.".to_owned(),
        DemandProblem::Entry(_) => "A number is wanted here, like 24. What was typed is kept.".to_owned(),
    }
}

/// A step by number and name.
pub fn step_name(number: usize, name: &str) -> String {
    format!("{number} {}", if name.is_empty() { UNNAMED_STEP } else { name })
}

/// `83 %`, or with its range.
pub fn utilisation(step: &Utilisation) -> String {
    let percent = |percent: f64| if percent >= 10.0 { number_text(percent.round()) } else { percent_number(percent) };
    let mid = percent(step.percent.mid);
    if step.percent.is_range() {
        format!("{mid} % ({}–{})", percent(step.percent.low), percent(step.percent.high))
    } else {
        format!("{mid} %")
    }
}

/// `24 × 20 h ÷ (2 × 173.8 h)`.
pub fn utilisation_formula(step: &Utilisation, takt: &Takt) -> String {
    let [requests, hours, people, working] =
        [takt.demand.requests, step.process_hours, step.people, takt.working_hours].map(number_text);
    format!("{requests} × {hours} h ÷ ({people} × {working} h)")
}

/// The line above the table of utilisation.
pub fn load_summary(load: &Load, busiest: Option<&str>) -> String {
    match (load.steps.first(), busiest) {
        (Some(step), Some(name)) => format!("Busiest: {name}, {} of its people’s time", utilisation(step)),
        _ => "How busy each step is: give process time and people on the map".to_owned(),
    }
}

/// How many steps are left out.
pub fn load_unknown(load: &Load) -> String {
    format!("{} of {} steps have no process time or no people yet.", load.unknown(), load.of)
}

/// Said when demand overrules the longest wait.
pub fn overruled(step: &Utilisation, name: &str) -> String {
    format!(
        "{name} is asked for {} of its people’s time: by demand it is the constraint, whatever it waits today.",
        utilisation(step)
    )
}

/// How the parking lot stands.
pub fn parked(count: ParkedCount) -> String {
    match (count.all, count.placed) {
        (0, _) => "empty".to_owned(),
        (1, 0) => "1, with no place to go yet".to_owned(),
        (all, 0) => format!("{all}, none with a place to go yet"),
        (1, _) => "1, with a place to go".to_owned(),
        (all, 1) => format!("{all}, of which 1 has a place to go"),
        (all, placed) => format!("{all}, of which {placed} have a place to go"),
    }
}

/// Where a thought goes.
pub fn goes_to(goes_to: &GoesTo) -> String {
    match goes_to {
        GoesTo::Open => GOES_OPEN.to_owned(),
        GoesTo::Map => GOES_MAP.to_owned(),
        GoesTo::Improve(_) => GOES_IMPROVE.to_owned(),
        GoesTo::Person(name) if name.is_empty() => GOES_PERSON.to_owned(),
        GoesTo::Person(name) => format!("to {name}"),
    }
}

/// The accessible name of a field of an entry: the entry's own name first.
pub fn of_entry(name: &str, what: &str) -> String {
    format!("{}: {what}", if name.is_empty() { "Unnamed" } else { name })
}

pub const THOUGHT: &str = "Thought";
pub const GOES_TO: &str = "goes to";
pub const TO_WHOM: &str = "to whom";
pub const SEE_IMPROVEMENT: &str = "See the improvement";

/// The accessible name of what removes an entry.
pub fn remove(name: &str) -> String {
    format!("Remove {}", if name.is_empty() { "the unnamed entry" } else { name })
}

/// How many dots are placed.
pub fn votes(votes: &Votes) -> String {
    let placed = match votes.allowed() {
        Some(allowed) if votes.placed > allowed => {
            format!("{} of {allowed} placed: {} too many", votes.placed, votes.placed - allowed)
        }
        Some(allowed) => format!("{} of {allowed} placed", votes.placed),
        None => format!("{} placed", votes.placed),
    };
    let gone = match votes.gone {
        0 => String::new(),
        gone => format!(", {gone} more on steps that are gone"),
    };
    format!("{placed}{gone}; names are not kept")
}

/// What is said aloud when a dot is placed or taken.
pub fn dots_on(name: &str, dots: u32) -> String {
    match dots {
        1 => format!("{name}: 1 dot"),
        dots => format!("{name}: {dots} dots"),
    }
}

/// The accessible name of the button that places a dot.
pub fn place_dot(name: &str) -> String {
    format!("Place a dot on {name}")
}

/// The accessible name of the button that takes a dot.
pub fn take_dot(name: &str) -> String {
    format!("Take a dot from {name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Demand;
    use crate::stream::{EntryProblem, HourRange};

    fn of(requests: f64, per: Period) -> Takt {
        let calendar = Calendar::default();
        let working_hours = per.working_hours(&calendar);
        Takt { hours: working_hours / requests, working_hours, demand: Demand { requests, per }, calendar }
    }

    #[test]
    fn the_takt_says_how_it_was_made() {
        let cases = [
            (of(24.0, Period::Month), "7 h 15 min", "173.8 h ÷ 24 = 7.2 h; a month is 8 h × 5 d × 4.345 wk"),
            (of(10.0, Period::Week), "4 h", "40 h ÷ 10 = 4 h; a week is 8 h × 5 d"),
            (of(16.0, Period::Day), "30 min", "8 h ÷ 16 = 0.5 h; a working day is 8 h"),
        ];
        for (given, said, formula) in cases {
            assert_eq!((takt(&given).as_str(), takt_formula(&given).as_str()), (said, formula));
        }
        assert!(no_takt(DemandProblem::Entry(EntryProblem::Negative)).contains("kept"));
    }

    #[test]
    fn the_parking_lot_is_counted_in_words_that_fit() {
        let said = |all, placed| parked(ParkedCount { all, placed });
        assert_eq!(
            [said(0, 0), said(1, 0), said(1, 1), said(4, 0), said(4, 1), said(4, 3)],
            [
                "empty",
                "1, with no place to go yet",
                "1, with a place to go",
                "4, none with a place to go yet",
                "4, of which 1 has a place to go",
                "4, of which 3 have a place to go"
            ]
        );
    }

    #[test]
    fn utilisation_says_its_range_and_its_parts() {
        let step = crate::id::StepId::from_bits(1);
        let percent = HourRange { low: 75.0, mid: 100.04, high: 125.0 };
        let given = Utilisation { step, number: 2, percent, process_hours: 8.0, people: 2.0 };
        assert_eq!(utilisation(&given), "100 % (75–125)");
        assert_eq!(utilisation_formula(&given, &of(10.0, Period::Week)), "10 × 8 h ÷ (2 × 40 h)");
        let exact = Utilisation { percent: HourRange::exact(6.44), ..given };
        assert_eq!(utilisation(&exact), "6.4 %");
    }

    #[test]
    fn votes_say_what_is_placed() {
        let given = Votes { each: 3, voters: Some(9), placed: 25, ..Votes::default() };
        assert_eq!(votes(&given), "25 of 27 placed; names are not kept");
        let more = Votes { placed: 28, gone: 2, ..given.clone() };
        assert_eq!(votes(&more), "28 of 27 placed: 1 too many, 2 more on steps that are gone; names are not kept");
        assert_eq!(votes(&Votes { voters: None, ..given }), "25 placed; names are not kept");
    }
}
