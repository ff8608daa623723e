//! The charter of the workshop day: what was agreed before, who was there, how the agenda went, what was parked, and the
//! dots of the morning.

use super::current::{APPROVAL, DEVELOP, ENVIRONMENT, TEST, WINDOW, find};
use super::scribe::Scribe;
use super::time::{HOUR, midnight};
use crate::id::CharterEntryId;
use crate::workshop::charter::{AgendaLength, GoesTo};
use crate::workshop::{AgendaRun, CharterEntry, CharterField, CharterList, Edit, EntryField, GoalField};

const SAID: [(CharterField, &str); 13] = [
    (CharterField::Product, "Parcel tracking"),
    (CharterField::Customer, "Depots; behind them, whoever waits for a parcel"),
    (CharterField::Demand, "12"),
    (CharterField::Followed, "one feature-sized change that needed an environment and the board"),
    (CharterField::InScope, "changes to tracking-api, scan-ingest, notify"),
    (CharterField::OutOfScope, "scanner firmware"),
    (CharterField::Problem, "Depots wait twelve weeks for a feature that takes nine days of work."),
    (CharterField::Metric, "total lead time; %C/A must not fall"),
    (CharterField::CannotChange, "the peak freeze in December"),
    (CharterField::TodaysEnd, "current state, its constraint, a future state"),
    (CharterField::Date, "2026-08-19"),
    (CharterField::Facilitator, "L. Brandt"),
    (CharterField::Place, "Depot North, room 2"),
];

/// Part, its team on the map where that has another name, who, presence, note.
const PARTS: [[&str; 5]; 6] = [
    ["Product", "", "J. Moreau, A. Haddad", "here", ""],
    ["Development", "", "S. Novak, T. Berg", "here", ""],
    ["Test", "", "M. Lind", "here", ""],
    ["Operations", "", "R. Okafor", "here", "Builds the environments."],
    ["Infosec", "Risk and security", "", "missing", "Asked twice."],
    ["Value-stream manager", "", "C. Duval", "from 11:30", ""],
];

/// Names of the topics of half a day, as the screen offers them, and the minutes they took.
const WENT: [(&str, u32); 9] = [
    ("Why we are here, scope", 13),
    ("Walk the stream", 45),
    ("Lead and process times", 52),
    ("Break", 10),
    ("%C/A, rework, waste", 30),
    ("Totals and constraint", 15),
    ("Future state", 44),
    ("Countermeasures", 28),
    ("Close", 10),
];

const DOTS: [(&str, i32); 5] = [(ENVIRONMENT, 8), (APPROVAL, 4), (WINDOW, 3), (TEST, 2), (DEVELOP, 1)];

/// Writes all of it down.
pub fn write_up(scribe: &mut Scribe) {
    let mut said = Vec::from(SAID.map(|(field, text)| Edit::SetCharter { field, text: text.to_owned() }));
    let goal = [(GoalField::Outcome, "Nine of ten features live within four weeks"), (GoalField::By, "2027-03-31")];
    said.extend(goal.map(|(field, text)| Edit::SetGoal { field, text: text.to_owned() }));
    scribe.does(said);
    let parts = PARTS.map(|[name, team, who, presence, note]| {
        let entry = entry(scribe, name).with(EntryField::Team, team).with(EntryField::Who, who);
        entry.with(EntryField::Presence, presence).with(EntryField::Note, note)
    });
    adds(scribe, CharterList::Parts, Vec::from(parts));
    let boxes = AgendaLength::HalfDay.topics().iter().map(|(_, minutes)| minutes.to_string());
    let items =
        WENT.iter().zip(boxes).map(|((name, _), minutes)| entry(scribe, name).with(EntryField::Minutes, minutes));
    let items = items.collect();
    adds(scribe, CharterList::Agenda, items);
    let run = Box::new(run(&scribe.workshop().charter.agenda));
    scribe.does(vec![Edit::SetAgendaRun { run }]);
    park(scribe);
    let map = scribe.workshop().maps[0].id;
    let dots = DOTS.map(|(name, dots)| Edit::PlaceDots { step: find(scribe, map, name), dots });
    scribe.does(Vec::from(dots));
}

fn entry(scribe: &mut Scribe, name: &str) -> CharterEntry {
    CharterEntry::new(CharterEntryId::from_bits(scribe.bits())).with(EntryField::Name, name)
}

fn adds(scribe: &mut Scribe, list: CharterList, entries: Vec<CharterEntry>) {
    let add = |(at, entry)| Edit::AddCharterEntry { list, entry: Box::new(entry), at };
    scribe.does(entries.into_iter().enumerate().map(add).collect());
}

/// The clock of the day, from nine in the morning on.
fn run(agenda: &[CharterEntry]) -> AgendaRun {
    let mut now_ms = (midnight(2026, 8, 19) + 7 * HOUR) as f64 * 1000.0;
    let mut run = AgendaRun::default().started(agenda, now_ms);
    for (_, minutes) in WENT {
        now_ms += f64::from(minutes) * 60_000.0;
        run = run.gone_on(agenda, now_ms);
    }
    run
}

fn park(scribe: &mut Scribe) {
    let thoughts = [
        ("Who pays for more environments?", "T. Berg", GoesTo::Person("C. Duval".to_owned())),
        ("Do hotfixes take the same path?", "R. Okafor", GoesTo::Map),
        ("What counts as a failed change?", "M. Lind", GoesTo::Open),
    ];
    let thoughts = thoughts.map(|(thought, by, goes_to)| {
        entry(scribe, thought).with(EntryField::Who, by).with(EntryField::GoesTo, goes_to.text())
    });
    adds(scribe, CharterList::Parked, Vec::from(thoughts));
}
