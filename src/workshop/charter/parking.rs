//! The parking lot: thoughts that must not be lost and are not for now, and where each of them goes.

use super::{Charter, CharterList, EntryField};
use crate::id::{CharterEntryId, ImprovementId};
use crate::workshop::{Edit, Improvement, ImprovementField, Workshop};

/// Where a thought goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum GoesTo {
    /// Nobody has said yet.
    #[default]
    Open,
    /// Something is to be put on the map.
    Map,
    /// It has become this improvement; `None`: which one is not known.
    Improve(Option<ImprovementId>),
    /// Somebody takes it; the name may be empty yet.
    Person(String),
}

impl GoesTo {
    /// Reads what [`text`](Self::text) wrote; what is not understood is open.
    pub fn read(text: &str) -> Self {
        let (kind, rest) = text.split_once('/').unwrap_or((text, ""));
        match kind {
            "map" => Self::Map,
            "improve" => Self::Improve(rest.parse().ok()),
            "person" => Self::Person(rest.trim().to_owned()),
            _ => Self::Open,
        }
    }

    /// As files keep it: empty, `map`, `improve/ID` or `person/NAME`.
    pub fn text(&self) -> String {
        match self {
            Self::Open => String::new(),
            Self::Map => "map".to_owned(),
            Self::Improve(None) => "improve".to_owned(),
            Self::Improve(Some(id)) => format!("improve/{id}"),
            Self::Person(name) => format!("person/{}", name.trim()),
        }
    }
}

/// How the parking lot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParkedCount {
    /// All thoughts.
    pub all: usize,
    /// Those that have a place to go.
    pub placed: usize,
}

/// Counts the thoughts.
pub fn parked_count(charter: &Charter) -> ParkedCount {
    let placed = charter.parked.iter().filter(|thought| {
        let goes_to = GoesTo::read(thought.text(EntryField::GoesTo));
        !matches!(goes_to, GoesTo::Open) && goes_to != GoesTo::Person(String::new())
    });
    ParkedCount { all: charter.parked.len(), placed: placed.count() }
}

/// Has a thought become an improvement with this id, in one gesture. Where an improvement has that very
/// title, it becomes that one. Nothing happens where the thought is gone.
pub fn park_as_improvement(workshop: &Workshop, thought: CharterEntryId, new: ImprovementId) -> Vec<Edit> {
    let Some(entry) = workshop.charter.entry(CharterList::Parked, thought) else { return Vec::new() };
    let known =
        workshop.improvements.iter().find(|one| one.text(ImprovementField::Title) == entry.text(EntryField::Name));
    let id = known.map_or(new, |improvement| improvement.id);
    let mut edits = Vec::new();
    if known.is_none() {
        let improvement = Improvement::new(id).with(ImprovementField::Title, entry.text(EntryField::Name));
        edits.push(Edit::AddImprovement { improvement: Box::new(improvement), at: workshop.improvements.len() });
    }
    let text = GoesTo::Improve(Some(id)).text();
    edits.push(Edit::SetCharterEntry { list: CharterList::Parked, entry: thought, field: EntryField::GoesTo, text });
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::CharterEntry;
    use proptest::prelude::*;

    fn parked(id: u64, goes_to: &str) -> CharterEntry {
        let entry = CharterEntry::new(CharterEntryId::from_bits(id));
        entry.with(EntryField::Name, "Who pays?").with(EntryField::GoesTo, goes_to)
    }

    #[test]
    fn thoughts_with_a_place_to_go_are_counted() {
        let texts = ["", "map", "improve/0000000000001", "person/T. Berg", "person/", "elsewhere"];
        let parked = texts.iter().zip(0..).map(|(text, id)| parked(id, text)).collect();
        let count = parked_count(&Charter { parked, ..Charter::default() });
        assert_eq!(count, ParkedCount { all: 6, placed: 3 });
    }

    #[test]
    fn a_thought_becomes_one_improvement_and_not_two() {
        let thought = CharterEntryId::from_bits(1);
        let charter = Charter { parked: vec![parked(1, "")], ..Charter::default() };
        let mut workshop = Workshop { charter, ..Workshop::default() };
        let before = workshop.clone();
        let mut back = Vec::new();
        for edit in park_as_improvement(&workshop, thought, ImprovementId::from_bits(7)) {
            back.splice(0..0, workshop.apply(&edit));
        }
        assert_eq!(workshop.improvements[0].text(ImprovementField::Title), "Who pays?");
        let goes_to = GoesTo::read(workshop.charter.parked[0].text(EntryField::GoesTo));
        assert_eq!(goes_to, GoesTo::Improve(Some(ImprovementId::from_bits(7))));
        let again = park_as_improvement(&workshop, thought, ImprovementId::from_bits(8));
        assert_eq!(again.len(), 1, "{again:?}");
        for edit in back {
            workshop.apply(&edit);
        }
        assert_eq!(workshop, before);
        assert!(park_as_improvement(&workshop, CharterEntryId::from_bits(9), ImprovementId::from_bits(8)).is_empty());
    }

    proptest! {
        #[test]
        fn a_place_to_go_is_read_back(id: u64, name in "[a-z/.]{0,6}", kind in 0..5usize) {
            let improve = GoesTo::Improve(Some(ImprovementId::from_bits(id)));
            let all = [GoesTo::Open, GoesTo::Map, GoesTo::Improve(None), improve, GoesTo::Person(name)];
            prop_assert_eq!(&GoesTo::read(&all[kind].text()), &all[kind]);
        }
    }
}
