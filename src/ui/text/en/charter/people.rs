//! Parts in the stream and who speaks for them.

use crate::workshop::charter::{Absence, Attendance, Presence, StandardPart};

pub const PEOPLE: &str = "People, by part in the stream";
pub const COLUMN_PART: &str = "Part";
pub const COLUMN_WHO: &str = "Who";
pub const COLUMN_ROOM: &str = "In the room";
pub const PART_NAME: &str = "name of the part";
pub const PART_WHO: &str = "who";
pub const PART_NOTE: &str = "note";
pub const PART_TEAM: &str = "team on the map";
pub const PART_PRESENCE: &str = "in the room";
pub const PART_FROM: &str = "comes at";
pub const WHO_EXAMPLE: &str = "—";
pub const NOTE_EXAMPLE: &str = "note";
pub const TEAM_AS_NAMED: &str = "no team on the map";
pub const ADD_PART: &str = "Add a part";
pub const ADD_PART_EXAMPLE: &str = "Add a part, then Enter";
pub const OFFER_PARTS: &str = "Put in the seven parts";
pub const PEOPLE_EMPTY_TITLE: &str = "Who has to be in the room?";
pub const PEOPLE_EMPTY: &str = "A map is only as true as the people who draw it. Have every part of the stream speak for \
    itself: who decides what is made, builds it, tests it, runs it, keeps it safe, releases it, and answers for the whole.";
pub const REMOVED_PART: &str = "The part is removed. Undo brings it back.";
pub const ASK_AGAIN: &str = "Park a reminder to ask them";

/// A part, as it is offered.
pub fn part_name(part: StandardPart) -> &'static str {
    match part {
        StandardPart::ProductOwner => "Product owner",
        StandardPart::Development => "Development",
        StandardPart::Qa => "QA",
        StandardPart::Operations => "Operations",
        StandardPart::Infosec => "Infosec",
        StandardPart::ReleaseManagement => "Release management",
        StandardPart::ValueStreamManager => "Value-stream manager",
    }
}

/// What an offered part does, as its note.
pub fn part_note(part: StandardPart) -> &'static str {
    match part {
        StandardPart::ValueStreamManager => "or a technology executive: answers for the whole",
        _ => "",
    }
}

/// A presence; of one that comes later the time stands beside.
pub fn presence_name(presence: &Presence) -> &'static str {
    match presence {
        Presence::Unsaid => "not said",
        Presence::Here => "here",
        Presence::Missing => "missing",
        Presence::From(_) => "from",
    }
}

/// A presence with its time.
pub fn presence_text(presence: &Presence) -> String {
    match presence {
        Presence::From(time) if time.is_empty() => "later".to_owned(),
        Presence::From(time) => format!("from {time}"),
        other => presence_name(other).to_owned(),
    }
}

/// How many are here.
pub fn attendance(count: Attendance) -> String {
    let parts = [(count.here, "here"), (count.missing, "missing"), (count.later, "later"), (count.unsaid, "not said")];
    let said = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    said.collect::<Vec<_>>().join(", ")
}

/// `step 5`, `steps 1, 2 and 7`.
pub fn steps(numbers: &[usize]) -> String {
    /// More numbers than this are counted.
    const MOST: usize = 8;
    let texts: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match texts.split_last() {
        None => String::new(),
        Some((only, [])) => format!("step {only}"),
        Some(_) if texts.len() > MOST => format!("{} steps", texts.len()),
        Some((last, others)) => format!("steps {} and {last}", others.join(", ")),
    }
}

/// `steps 1, 2, 7` under the name of a part.
pub fn steps_of_part(numbers: &[usize]) -> String {
    steps(numbers).replace(" and ", ", ")
}

/// The word that stands out.
pub fn absent(absence: &Absence) -> String {
    let part = if absence.part.is_empty() { "A part" } else { &absence.part };
    match &absence.from {
        None => format!("{part} is missing"),
        Some(time) if time.is_empty() => format!("{part} comes later"),
        Some(time) => format!("{part} comes at {time}"),
    }
}

/// What follows from it.
pub fn absent_so(absence: &Absence) -> String {
    let depends = if absence.steps.len() == 1 { "depends" } else { "depend" };
    let until = if absence.from.is_some() { "Until then what" } else { "What" };
    format!(
        " and {} {depends} on it. {until} is said for them is hearsay: ask them before it counts.",
        steps(&absence.steps)
    )
}

/// Said in the report of a part that was not there.
pub fn told_by_others(absence: &Absence) -> String {
    let part = if absence.part.is_empty() { "A part" } else { &absence.part };
    format!("{part} was missing: what is said of {} comes from others.", steps(&absence.steps))
}

/// A thought to park: whom to ask, and about what.
pub fn ask_again(absence: &Absence) -> String {
    format!("Ask {} about {}", absence.part, steps(&absence.steps))
}

/// Said of a team on the map without a part.
pub fn unspoken(team: &str, numbers: &[usize]) -> String {
    format!("Nobody speaks for {team}, who does {}.", steps(numbers))
}

/// Adds the team as a part.
pub fn add_team(team: &str) -> String {
    format!("Add {team}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_listed_and_then_counted() {
        let many: Vec<usize> = (1..=9).collect();
        let cases: [(&[usize], &str); 5] = [
            (&[], ""),
            (&[5], "step 5"),
            (&[3, 4], "steps 3 and 4"),
            (&[1, 2, 7], "steps 1, 2 and 7"),
            (&many, "9 steps"),
        ];
        for (numbers, said) in cases {
            assert_eq!(steps(numbers), said);
        }
        assert_eq!(steps_of_part(&[1, 2, 7]), "steps 1, 2, 7");
    }

    #[test]
    fn an_absence_is_said_with_what_depends_on_it() {
        let missing = Absence { part: "Infosec".into(), from: None, steps: vec![5] };
        let later = Absence { part: "Support".into(), from: Some("11:30".into()), steps: vec![8, 9] };
        let say = |absence: &Absence| absent(absence) + &absent_so(absence);
        assert_eq!(
            say(&missing),
            "Infosec is missing and step 5 depends on it. What is said for them is hearsay: ask them before it counts."
        );
        assert_eq!(
            say(&later),
            "Support comes at 11:30 and steps 8 and 9 depend on it. Until then what is said for them is hearsay: ask \
             them before it counts."
        );
    }

    #[test]
    fn nobody_is_not_counted() {
        let count = Attendance { here: 9, missing: 2, later: 1, unsaid: 0 };
        assert_eq!(attendance(count), "9 here, 2 missing, 1 later");
        assert_eq!(attendance(Attendance::default()), "");
    }
}
