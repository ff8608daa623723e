//! Parts in the stream: who speaks for them, who is here, and which steps depend on somebody who is not.

use super::{Charter, CharterEntry, EntryField};
use crate::stream::StreamMap;
use crate::workshop::Workshop;

/// Whether the part's people are in the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Presence {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// They are here.
    Here,
    /// They are missing.
    Missing,
    /// They come later: the time as it was typed, may be empty.
    From(String),
}

impl Presence {
    /// Reads what [`text`](Self::text) wrote; what is not understood is not said.
    pub fn read(text: &str) -> Self {
        match text.trim() {
            "here" => Self::Here,
            "missing" => Self::Missing,
            other => match other.strip_prefix("from") {
                Some(time) if time.is_empty() || time.starts_with(' ') => Self::From(time.trim().to_owned()),
                _ => Self::Unsaid,
            },
        }
    }

    /// As files keep it.
    pub fn text(&self) -> String {
        match self {
            Self::Unsaid => String::new(),
            Self::Here => "here".to_owned(),
            Self::Missing => "missing".to_owned(),
            Self::From(time) => format!("from {}", time.trim()),
        }
    }
}

/// The parts that a technology value stream has (Handbook, chapter 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the terms themselves")]
pub enum StandardPart {
    ProductOwner,
    Development,
    Qa,
    Operations,
    Infosec,
    ReleaseManagement,
    ValueStreamManager,
}

impl StandardPart {
    /// All, in the order of the book.
    pub const ALL: [Self; 7] = [
        Self::ProductOwner,
        Self::Development,
        Self::Qa,
        Self::Operations,
        Self::Infosec,
        Self::ReleaseManagement,
        Self::ValueStreamManager,
    ];

    /// Words that names of such teams are made of, in small letters.
    fn words_of_teams(self) -> &'static [&'static str] {
        match self {
            Self::ProductOwner => &["product", "business"],
            Self::Development => &["development", "developers", "dev", "engineering"],
            Self::Qa => &["qa", "test", "testing", "testers", "quality"],
            Self::Operations => &["operations", "ops", "platform", "infrastructure", "sre"],
            Self::Infosec => &["infosec", "security", "risk"],
            Self::ReleaseManagement => &["release", "releases", "change", "deployment"],
            Self::ValueStreamManager => &["management", "executive"],
        }
    }

    /// The team of a map that is likely to be this part.
    pub fn team_on(self, map: &StreamMap) -> Option<String> {
        let words = self.words_of_teams();
        let is_likely = |team: &String| words_in(team).iter().any(|word| words.contains(&word.as_str()));
        teams(map).into_iter().find(is_likely)
    }
}

fn words_in(name: &str) -> Vec<String> {
    name.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
}

/// A name without what people write differently: letter case, spaces, signs.
fn plain(name: &str) -> String {
    words_in(name).concat()
}

/// Teams of a map, each once, in the order of its rows.
fn teams(map: &StreamMap) -> Vec<String> {
    let mut teams: Vec<String> = Vec::new();
    for step in map.steps.iter().filter(|step| !step.team.trim().is_empty()) {
        if !teams.iter().any(|team| plain(team) == plain(&step.team)) {
            teams.push(step.team.clone());
        }
    }
    teams
}

/// The team of a part on the map: what was said, else the part's own name.
fn team_of(part: &CharterEntry) -> &str {
    let team = part.text(EntryField::Team);
    if team.trim().is_empty() { part.text(EntryField::Name) } else { team }
}

/// Numbers of the steps that a part does, from 1.
pub fn steps_of_part(map: &StreamMap, part: &CharterEntry) -> Vec<usize> {
    steps_of_team(map, team_of(part))
}

fn steps_of_team(map: &StreamMap, team: &str) -> Vec<usize> {
    let team = plain(team);
    let rows = map.steps.iter().enumerate().filter(|(_, step)| !team.is_empty() && plain(&step.team) == team);
    rows.map(|(row, _)| row + 1).collect()
}

/// Names in a list as people write it: with commas or semicolons.
pub fn names_in(who: &str) -> Vec<&str> {
    who.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// How many are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attendance {
    /// People of parts that are here: their names, or one where no name is written.
    pub here: usize,
    /// Parts that are missing.
    pub missing: usize,
    /// Parts that come later.
    pub later: usize,
    /// Parts of which nobody has said.
    pub unsaid: usize,
}

/// Counts people and parts.
pub fn attendance(charter: &Charter) -> Attendance {
    let mut count = Attendance::default();
    for part in &charter.parts {
        match Presence::read(part.text(EntryField::Presence)) {
            Presence::Here => count.here += names_in(part.text(EntryField::Who)).len().max(1),
            Presence::Missing => count.missing += 1,
            Presence::From(_) => count.later += 1,
            Presence::Unsaid => count.unsaid += 1,
        }
    }
    count
}

/// A part that is not here, and steps that depend on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The part.
    pub part: String,
    /// When it comes; `None`: not at all. May be empty.
    pub from: Option<String>,
    /// Numbers of its steps, from 1; never none.
    pub steps: Vec<usize>,
}

/// Parts that steps of the first map depend on and that are not here.
pub fn absences(workshop: &Workshop) -> Vec<Absence> {
    let Some(map) = workshop.maps.first() else { return Vec::new() };
    let absence = |part: &CharterEntry| {
        let from = match Presence::read(part.text(EntryField::Presence)) {
            Presence::Missing => None,
            Presence::From(time) => Some(time),
            Presence::Here | Presence::Unsaid => return None,
        };
        let steps = steps_of_part(map, part);
        (!steps.is_empty()).then(|| Absence { part: part.text(EntryField::Name).to_owned(), from, steps })
    };
    workshop.charter.parts.iter().filter_map(absence).collect()
}

/// Teams of the first map that no part speaks for, with their steps.
pub fn unspoken_teams(workshop: &Workshop) -> Vec<(String, Vec<usize>)> {
    let Some(map) = workshop.maps.first() else { return Vec::new() };
    let spoken: Vec<String> = workshop.charter.parts.iter().map(|part| plain(team_of(part))).collect();
    let unspoken = teams(map).into_iter().filter(|team| !spoken.contains(&plain(team)));
    unspoken.map(|team| (team.clone(), steps_of_team(map, &team))).collect()
}

/// The standard parts, each with its likely team on the map; a team belongs to the first part that it fits.
pub fn parts_of_teams(map: Option<&StreamMap>) -> Vec<(StandardPart, Option<String>)> {
    let mut taken: Vec<String> = Vec::new();
    let mut with_team = |part: StandardPart| {
        let team = map.and_then(|map| part.team_on(map)).filter(|team| !taken.contains(team));
        taken.extend(team.clone());
        (part, team)
    };
    StandardPart::ALL.into_iter().map(&mut with_team).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CharterEntryId, MapId, StepId};
    use crate::stream::Step;
    use proptest::prelude::*;

    fn map(teams: &[&str]) -> StreamMap {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = teams.iter().zip(0..).map(|(team, id)| Step::new(StepId::from_bits(id), "s", *team)).collect();
        map
    }

    fn part(name: &str, team: &str, presence: &str) -> CharterEntry {
        let entry = CharterEntry::new(CharterEntryId::from_bits(1));
        entry.with(EntryField::Name, name).with(EntryField::Team, team).with(EntryField::Presence, presence)
    }

    fn workshop(teams: &[&str], parts: Vec<CharterEntry>) -> Workshop {
        let charter = Charter { parts, ..Charter::default() };
        Workshop { maps: vec![map(teams)], charter, ..Workshop::default() }
    }

    #[test]
    fn a_part_does_the_steps_of_its_team() {
        let map = map(&["Product", "Risk and security", "product ", "", "Test"]);
        let cases = [
            (part("Product", "", ""), vec![1, 3]),
            (part("PRODUCT", "", ""), vec![1, 3]),
            (part("Infosec", "risk-and-security", ""), vec![2]),
            (part("Infosec", "", ""), vec![]),
            (part("", "", ""), vec![]),
        ];
        for (part, steps) in cases {
            assert_eq!(steps_of_part(&map, &part), steps, "{part:?}");
        }
    }

    #[test]
    fn absences_are_of_parts_that_steps_depend_on() {
        let parts = vec![
            part("Test", "", "missing"),
            part("Product", "", "here"),
            part("Ops", "", "from 11:30"),
            part("Sponsor", "", "missing"),
            part("Dev", "", ""),
        ];
        let workshop = workshop(&["Product", "Test", "Ops", "Dev", "Risk"], parts);
        let test = Absence { part: "Test".into(), from: None, steps: vec![2] };
        let ops = Absence { part: "Ops".into(), from: Some("11:30".into()), steps: vec![3] };
        assert_eq!(absences(&workshop), [test, ops]);
        assert_eq!(unspoken_teams(&workshop), [("Risk".to_owned(), vec![5])]);
    }

    #[test]
    fn people_are_counted_by_name_and_parts_once() {
        let here = part("A", "", "here").with(EntryField::Who, "J. Moreau, A. Haddad; ");
        let parts =
            vec![here, part("B", "", "here"), part("C", "", "missing"), part("D", "", "from"), part("E", "", "")];
        let found = attendance(&Charter { parts, ..Charter::default() });
        assert_eq!(found, Attendance { here: 3, missing: 1, later: 1, unsaid: 1 });
    }

    #[test]
    fn standard_parts_find_their_teams() {
        let five = map(&["Product", "Development", "Operations", "Test", "Risk and security"]);
        let teams: Vec<_> = parts_of_teams(Some(&five)).into_iter().map(|(_, team)| team.unwrap_or_default()).collect();
        assert_eq!(teams, ["Product", "Development", "Test", "Operations", "Risk and security", "", ""]);
        let one = map(&["Platform change team"]);
        let teams: Vec<_> = parts_of_teams(Some(&one)).into_iter().filter_map(|(_, team)| team).collect();
        assert_eq!(teams, ["Platform change team"], "each team once");
        assert!(parts_of_teams(None).iter().all(|(_, team)| team.is_none()));
    }

    proptest! {
        #[test]
        fn a_presence_is_read_back(time in "[0-9:]{0,5}", kind in 0..4usize) {
            let all = [Presence::Unsaid, Presence::Here, Presence::Missing, Presence::From(time)];
            prop_assert_eq!(&Presence::read(&all[kind].text()), &all[kind]);
        }

        #[test]
        fn any_text_is_a_presence(text: String) {
            let read = Presence::read(&text);
            prop_assert_eq!(Presence::read(&read.text()), read);
        }
    }
}
