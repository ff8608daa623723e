//! The same example for readers of German: every gesture, id and figure of the English one, with other words.

use std::collections::HashMap;

use super::ratings::TEAM;
use super::workshop_file;

/// English, a tab, German; a line for each text.
const WORDS: &str = include_str!("german.tsv");

fn words() -> HashMap<&'static str, &'static str> {
    WORDS.lines().map(|line| line.split_once('\t').expect("two languages in a line")).collect()
}

/// The strings of JSON and what stands between them, in turn. Base64 and names of fields have no escapes, texts have.
fn parts(json: &str) -> Vec<&str> {
    let (mut parts, mut start, mut is_string, mut is_escaped) = (Vec::new(), 0, false, false);
    for (at, c) in json.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_string => is_escaped = true,
            '"' => {
                let end = if is_string { at + 1 } else { at };
                parts.push(&json[start..end]);
                (start, is_string) = (end, !is_string);
            }
            _ => {}
        }
    }
    parts.push(&json[start..]);
    parts
}

/// What an improvement belongs to names the team at the end of each line.
fn of_the_team(text: &str, team: &str) -> Option<String> {
    let lines = text.lines().map(|line| match line.strip_suffix(TEAM) {
        Some(start) if start.ends_with('/') => [start, team].concat(),
        _ => line.to_owned(),
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    (lines != text).then_some(lines)
}

/// The German workshop's file: the English one, text for text. What has no line in the list is the same in both.
pub fn german_file() -> String {
    let words = words();
    let file = workshop_file();
    let in_german = |part: &str| -> Option<String> {
        let text: String = serde_json::from_str(part).ok().filter(|_| part.starts_with('"'))?;
        let told = words.get(text.as_str()).map(|&word| word.to_owned());
        told.or_else(|| of_the_team(&text, words.get(TEAM)?)).map(|text| serde_json::Value::from(text).to_string())
    };
    parts(&file).into_iter().map(|part| in_german(part).unwrap_or_else(|| part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::tests::is_what_the_recipe_makes;
    use super::*;
    use crate::stream::{StreamMap, measure};
    use crate::workshop::{Board, Journal, Replica, Workshop, read_file};

    fn opened(file: &str) -> Workshop {
        let opened = read_file(file);
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        let mut journal = Journal::new(Replica(1));
        journal.receive(opened.gestures);
        journal.workshop().clone()
    }

    fn both() -> [Workshop; 2] {
        [opened(&workshop_file()), opened(&german_file())]
    }

    #[test]
    fn the_german_example_file_is_what_its_words_make() {
        is_what_the_recipe_makes("parcel-tracking.de.streamgauge.json", &german_file());
    }

    #[test]
    fn every_text_has_a_german_one_and_every_line_is_used() {
        let english = workshop_file();
        let said: BTreeSet<String> =
            parts(&english).into_iter().filter_map(|part| serde_json::from_str(part).ok()).collect();
        let words = words();
        let unused: Vec<_> = words.keys().filter(|word| !said.contains(**word)).collect();
        assert!(unused.is_empty(), "{unused:?}");
        // Sentences and names of several words; people, ids, dates and times of day are the same in both.
        let is_same = |text: &str| {
            let has_name = ["J. Moreau", "S. Novak", "M. Lind", "R. Okafor", "C. Duval", "L. Brandt", "T. Berg"];
            let is_figure = text.starts_with(|c: char| c.is_ascii_digit()) && text.len() < 7;
            is_figure || text == "from 11:30" || text.contains('/') || has_name.iter().any(|name| text.contains(name))
        };
        let missing: Vec<_> = said.iter().filter(|text| text.contains(' ') && !is_same(text)).collect();
        let missing: Vec<_> = missing.into_iter().filter(|text| !words.contains_key(text.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    /// All that a total lead time, a process time and a constraint rest on, and who is beside whom.
    fn figures(map: &StreamMap) -> String {
        let summary = measure(map);
        let flows: Vec<_> = map.flows.iter().map(|flow| (flow.id, flow.from, flow.to, &flow.kind)).collect();
        let mut teams: Vec<&str> = Vec::new();
        let lanes: Vec<usize> = map
            .steps
            .iter()
            .map(|step| {
                teams.iter().position(|team| **team == step.team).unwrap_or_else(|| {
                    teams.push(&step.team);
                    teams.len() - 1
                })
            })
            .collect();
        format!("{} {summary:?} {flows:?} {lanes:?}", map.id)
    }

    #[test]
    fn both_examples_have_the_same_figures_and_structure() {
        let [english, german] = both();
        assert_eq!(english.maps.len(), german.maps.len());
        for (english, german) in english.maps.iter().zip(&german.maps) {
            assert_eq!(figures(english), figures(german));
            assert_ne!(english.name, german.name);
        }
        let answers = |workshop: &Workshop| -> Vec<_> {
            let cards = workshop.scorecards.iter();
            cards
                .map(|card| {
                    (card.id, card.answers.iter().map(|(id, a)| (id.clone(), a.rating, a.target)).collect::<Vec<_>>())
                })
                .collect()
        };
        assert_eq!(answers(&english), answers(&german));
        let statuses = |workshop: &Workshop| -> Vec<_> {
            let board = Board::of(&workshop.improvements, super::super::ratings::SECOND_DAY);
            (workshop.improvements.iter()).map(|one| (one.id, one.status(), board.open.len())).collect()
        };
        assert_eq!(statuses(&english), statuses(&german));
        let minutes = |workshop: &Workshop| workshop.charter.agenda.len() + 100 * workshop.charter.parts.len();
        assert_eq!(minutes(&english), minutes(&german));
        assert_eq!(english.datasets, german.datasets);
    }

    #[test]
    fn the_german_team_is_one_team_wherever_it_is_named() {
        let [_, german] = both();
        let teams: BTreeSet<&str> = german.scorecards.iter().map(|card| card.team.as_str()).collect();
        assert_eq!(teams.into_iter().collect::<Vec<_>>(), ["Sendungsverfolgung"]);
        assert!(!german_file().contains(&["/", TEAM].concat()));
        assert!(crate::workshop::charter::unspoken_teams(&german).is_empty());
    }
}
