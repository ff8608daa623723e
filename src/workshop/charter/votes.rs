//! Dot votes on steps: where it hurts most. Whose dot it was is never written down.

use super::{Charter, CharterField, attendance};
use crate::id::StepId;
use crate::stream::{Amount, measure};
use crate::workshop::{Edit, Workshop};

/// Dots per person, where nobody has said.
const USUAL_DOTS: u32 = 3;

/// A step that can be voted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteRow {
    /// The step.
    pub step: StepId,
    /// Its number on the map, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its dots.
    pub dots: u32,
    /// Whether it is the map's constraint, too.
    pub is_constraint: bool,
}

/// The vote on the steps of the first map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Votes {
    /// Every step, in the order of the map.
    pub rows: Vec<VoteRow>,
    /// Dots that each person may place.
    pub each: u32,
    /// People who vote; `None`: nobody has said how many, and nobody is here by the list of people.
    pub voters: Option<u32>,
    /// Dots placed on steps that are there.
    pub placed: u32,
    /// Dots on steps that are no longer there.
    pub gone: u32,
}

impl Votes {
    /// All dots that may be placed.
    pub fn allowed(&self) -> Option<u32> {
        self.voters.map(|voters| voters.saturating_mul(self.each))
    }

    /// The rows with most dots first; of equal ones the map's order.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.dots));
        self
    }
}

/// A whole number of at least 1.
fn count(text: &str) -> Option<u32> {
    let value = Amount::read(text)?.value()?;
    (1.0..1e6).contains(&value).then_some(value as u32)
}

/// Reads the vote.
pub fn votes(workshop: &Workshop) -> Votes {
    let charter = &workshop.charter;
    let here = u32::try_from(attendance(charter).here).ok().filter(|here| *here > 0);
    let each = count(charter.text(CharterField::DotsEach)).unwrap_or(USUAL_DOTS);
    let voters = count(charter.text(CharterField::Voters)).or(here);
    let all: u32 = charter.all_dots().iter().map(|(_, dots)| dots).sum();
    let Some(map) = workshop.maps.first() else {
        return Votes { each, voters, gone: all, ..Votes::default() };
    };
    let constraint = measure(map).constraint.map(|constraint| constraint.step);
    let row = |(row, step): (usize, &crate::stream::Step)| VoteRow {
        step: step.id,
        number: row + 1,
        name: step.name.clone(),
        dots: charter.dots(step.id),
        is_constraint: constraint == Some(step.id),
    };
    let rows: Vec<VoteRow> = map.steps.iter().enumerate().map(row).collect();
    let placed = rows.iter().map(|row| row.dots).sum();
    Votes { rows, each, voters, placed, gone: all - placed }
}

/// Takes all dots away, those on steps that are gone too.
pub fn clear_votes(charter: &Charter) -> Vec<Edit> {
    let away = |&(step, dots): &(StepId, u32)| Edit::PlaceDots { step, dots: -i32::try_from(dots).unwrap_or(i32::MAX) };
    charter.all_dots().iter().map(away).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CharterEntryId, MapId};
    use crate::stream::{Step, StreamMap};
    use crate::workshop::{CharterEntry, EntryField};
    use proptest::prelude::*;

    fn step(id: u64) -> StepId {
        StepId::from_bits(id)
    }

    fn workshop(placed: &[(u64, i32)]) -> Workshop {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = (1..=3).map(|id| Step::new(step(id), format!("s{id}"), "t")).collect();
        let mut workshop = Workshop { maps: vec![map], ..Workshop::default() };
        for &(id, dots) in placed {
            workshop.apply(&Edit::PlaceDots { step: step(id), dots });
        }
        workshop
    }

    #[test]
    fn dots_add_up_and_never_go_below_none() {
        let votes = votes(&workshop(&[(2, 1), (3, 2), (2, 1), (1, -1), (9, 4), (3, -9), (3, 5)]));
        assert_eq!(votes.rows.iter().map(|row| row.dots).collect::<Vec<_>>(), [0, 2, 5]);
        assert_eq!((votes.placed, votes.gone, votes.each, votes.voters, votes.allowed()), (7, 4, 3, None, None));
        assert_eq!(votes.sorted().rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 2, 1]);
    }

    #[test]
    fn those_vote_who_are_said_or_who_are_here() {
        let mut workshop = workshop(&[]);
        let part = CharterEntry::new(CharterEntryId::from_bits(1)).with(EntryField::Presence, "here");
        workshop.charter.parts = vec![part.with(EntryField::Who, "A, B")];
        assert_eq!(votes(&workshop).allowed(), Some(6));
        for (field, text) in [(CharterField::Voters, "9"), (CharterField::DotsEach, "5")] {
            workshop.apply(&Edit::SetCharter { field, text: text.to_owned() });
        }
        assert_eq!(votes(&workshop).allowed(), Some(45));
        workshop.apply(&Edit::SetCharter { field: CharterField::Voters, text: "some".to_owned() });
        assert_eq!(votes(&workshop).allowed(), Some(10));
    }

    #[test]
    fn without_a_map_dots_are_on_nothing() {
        let mut workshop = workshop(&[(1, 2)]);
        workshop.maps.clear();
        assert_eq!((votes(&workshop).gone, votes(&workshop).placed), (2, 0));
    }

    proptest! {
        #[test]
        fn clearing_leaves_none_and_is_taken_back(placed in prop::collection::vec((0..5u64, -3..20_000i32), 0..12)) {
            let mut workshop = workshop(&placed);
            let before = workshop.clone();
            let mut back = Vec::new();
            for edit in clear_votes(&before.charter) {
                back.splice(0..0, workshop.apply(&edit));
            }
            prop_assert_eq!(votes(&workshop).placed + votes(&workshop).gone, 0);
            for edit in back {
                workshop.apply(&edit);
            }
            prop_assert_eq!(workshop, before);
        }
    }
}
