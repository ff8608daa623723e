//! A long questionnaire in parts: a page holds only so many practices until it is slow to draw and tiring to scroll.

use std::ops::Range;

use super::Model;

/// A questionnaire of up to this many practices is one part.
pub const MOST_IN_ONE: usize = 120;
const PART: usize = 100;

/// Practices that follow each other in one section, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The section's place in the model.
    pub section: usize,
    /// The practices' places in the section.
    pub practices: Range<usize>,
}

/// The parts of a questionnaire, in its order: whole sections as far as they fit, a longer one cut up. Every practice
/// is in one part. A questionnaire without practices is one empty part.
pub fn parts(model: &Model) -> Vec<Vec<Run>> {
    let most = if model.practices().nth(MOST_IN_ONE).is_none() { MOST_IN_ONE } else { PART };
    let mut parts = vec![Vec::new()];
    let mut room = most;
    for run in model.sections.iter().enumerate().flat_map(|(at, section)| runs(at, section.practices.len(), most)) {
        if run.practices.len() > room {
            parts.push(Vec::new());
            room = most;
        }
        room -= run.practices.len();
        if let Some(part) = parts.last_mut() {
            part.push(run);
        }
    }
    parts
}

fn runs(section: usize, count: usize, most: usize) -> impl Iterator<Item = Run> {
    (0..count).step_by(most).map(move |from| Run { section, practices: from..count.min(from + most) })
}

/// The part that a practice is in; the first where the model does not ask for it.
pub fn part_of(model: &Model, parts: &[Vec<Run>], practice: &str) -> usize {
    let holds = |run: &Run| {
        let asked = model.sections.get(run.section).and_then(|section| section.practices.get(run.practices.clone()));
        asked.is_some_and(|asked| asked.iter().any(|asked| asked.id == practice))
    };
    parts.iter().position(|part| part.iter().any(holds)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Practice, Section};
    use super::*;

    /// Sections of so many practices.
    fn model(counts: &[usize]) -> Model {
        let practice = |section: usize, at: usize| Practice {
            id: format!("{section}-{at}"),
            title: String::new(),
            group: String::new(),
            question: String::new(),
            levels: Default::default(),
            replaces: Vec::new(),
        };
        let section = |(at, count): (usize, &usize)| Section {
            id: at.to_string(),
            title: String::new(),
            addition: false,
            source: String::new(),
            practices: (0..*count).map(|place| practice(at, place)).collect(),
        };
        Model { sections: counts.iter().enumerate().map(section).collect(), ..Model::default() }
    }

    #[test]
    fn what_fits_is_one_part_and_what_does_not_is_cut_between_sections() {
        // practices per section; practices per part
        let cases: [(&[usize], &[usize]); 6] = [
            (&[], &[0]),
            (&[9, 12, 14, 9], &[44]),
            (&[60, 60], &[120]),
            (&[60, 61], &[60, 61]),
            (&[40, 40, 40, 40], &[80, 80]),
            (&[250, 30], &[100, 100, 80]),
        ];
        for (counts, expected) in cases {
            let parts = parts(&model(counts));
            let found: Vec<usize> = parts.iter().map(|part| part.iter().map(|run| run.practices.len()).sum()).collect();
            assert_eq!(found, expected, "{counts:?}");
        }
    }

    #[test]
    fn a_practice_is_found_in_its_part() {
        let model = model(&[250, 30]);
        let parts = parts(&model);
        for (practice, part) in [("0-0", 0), ("0-99", 0), ("0-100", 1), ("0-249", 2), ("1-29", 2), ("none", 0)] {
            assert_eq!(part_of(&model, &parts, practice), part, "{practice}");
        }
    }

    proptest! {
        #[test]
        fn every_practice_is_in_one_part_in_order(counts in prop::collection::vec(0..300_usize, 0..12)) {
            let model = model(&counts);
            let parts = parts(&model);
            let places = |run: &Run| run.practices.clone().map(move |at| (run.section, at)).collect::<Vec<_>>();
            let found: Vec<_> = parts.iter().flatten().flat_map(places).collect();
            let all: Vec<_> = counts.iter().enumerate().flat_map(|(at, count)| (0..*count).map(move |place| (at, place))).collect();
            prop_assert_eq!(found, all);
            let sizes = parts.iter().map(|part| part.iter().map(|run| run.practices.len()).sum::<usize>());
            prop_assert!(sizes.clone().all(|size| size <= MOST_IN_ONE));
            prop_assert!(parts.len() == 1 || sizes.clone().all(|size| size > 0));
        }
    }
}
