//! Steps by what a cell calls them: a name, a number, or several of these.

use std::collections::HashMap;

use super::links::Draft;
use super::sheet::ListItem;
use crate::id::StepId;
use crate::stream::StreamMap;

/// Steps by name and by number.
pub(super) struct Index {
    exact: HashMap<String, Vec<usize>>,
    folded: HashMap<String, Vec<usize>>,
    /// Names without the number before them, where there is one.
    unnumbered: HashMap<String, Vec<usize>>,
    /// By table and number.
    numbers: HashMap<(usize, String), usize>,
    /// The table of each step.
    tables: Vec<usize>,
}

/// A name as people mean it: case and the amount of space in it say nothing.
pub(in crate::stream) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The step of a map that has this name, if it is the only one.
pub(super) fn sole_step(map: &StreamMap, name: &str) -> Option<StepId> {
    let sole = |fits: &dyn Fn(&str) -> bool| {
        let mut found = map.steps.iter().filter(|step| fits(&step.name)).map(|step| step.id);
        found.next().filter(|_| found.next().is_none())
    };
    let as_meant = folded(name);
    sole(&|other| other == name).or_else(|| sole(&|other| folded(other) == as_meant))
}

impl Index {
    pub fn of(drafts: &[Draft]) -> Self {
        let mut index = Self {
            exact: HashMap::new(),
            folded: HashMap::new(),
            unnumbered: HashMap::new(),
            numbers: HashMap::new(),
            tables: drafts.iter().map(|draft| draft.table).collect(),
        };
        let split: Vec<(Option<&str>, &str)> = drafts.iter().map(|draft| split_number(&draft.step.name)).collect();
        for (at, (draft, (_, name))) in drafts.iter().zip(&split).enumerate() {
            index.exact.entry(draft.step.name.clone()).or_default().push(at);
            index.folded.entry(folded(&draft.step.name)).or_default().push(at);
            index.unnumbered.entry(folded(name)).or_default().push(at);
            index.number(&draft.number, at);
        }
        // A list whose names are all numbered has its numbers there.
        if index.numbers.is_empty() && split.iter().all(|(number, _)| number.is_some()) {
            split.iter().enumerate().for_each(|(at, (number, _))| index.number(number.unwrap_or_default(), at));
        }
        index
    }

    fn number(&mut self, number: &str, at: usize) {
        let key = number_key(number);
        if !key.is_empty() {
            let table = self.tables.get(at).copied().unwrap_or_default();
            self.numbers.entry((table, key)).or_insert(at);
        }
    }

    /// The place that an entry means, and whether no other could be meant.
    pub fn find(&self, item: &ListItem<'_>, at: usize) -> Option<(usize, bool)> {
        let number = item.text.strip_prefix('#').filter(|_| !item.is_quoted).and_then(|text| self.numbered(text, at));
        let bare = || self.numbered(behind_word(&item.text), at).filter(|_| !item.is_quoted);
        let sole = |at: usize| (at, true);
        let unnumbered = || {
            let places = self.unnumbered.get(&folded(split_number(&item.text).1)).filter(|_| !item.is_quoted)?;
            nearest(places, at)
        };
        let found = number.map(sole).or_else(|| self.named(&item.text, at));
        found.or_else(|| bare().map(sole)).or_else(unnumbered)
    }

    /// The step with this number in the table of the step `at`, else in the nearest table above that has one.
    fn numbered(&self, text: &str, at: usize) -> Option<usize> {
        let table = self.tables.get(at).copied().unwrap_or_default();
        let key = number_key(text);
        if !self.numbers.is_empty() {
            return (0..=table).rev().find_map(|table| self.numbers.get(&(table, key.clone()))).copied();
        }
        // Steps of a table stand together.
        let start = self.tables.partition_point(|other| *other < table);
        let at = start + key.parse::<usize>().ok()?.checked_sub(1)?;
        (self.tables.get(at) == Some(&table)).then_some(at)
    }

    pub fn named(&self, name: &str, at: usize) -> Option<(usize, bool)> {
        if name.is_empty() {
            return None;
        }
        let places = self.exact.get(name).or_else(|| self.folded.get(&folded(name)))?;
        nearest(places, at)
    }
}

/// A number as people mean it: `#2A.`, `2a` and `02a` are one.
fn number_key(number: &str) -> String {
    let bare = number.trim().trim_start_matches('#').trim_end_matches(['.', ')']).trim();
    let digits = bare.trim_start_matches('0');
    let is_cut = digits.starts_with(|c: char| c.is_ascii_digit());
    if is_cut { digits } else { bare }.to_lowercase()
}

/// Words before a number that is meant for a step: `Step 3`, `No. 3`.
const BEFORE_NUMBERS: [&str; 6] = ["step", "no", "nr", "number", "schritt", "nummer"];

/// The number behind such a word, else the text.
fn behind_word(text: &str) -> &str {
    let text = text.trim();
    let behind = BEFORE_NUMBERS.iter().find_map(|word| {
        let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
        let rest = text.get(start.len()..)?.trim_start_matches(['.', ' ', '#', '\u{a0}']);
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    });
    behind.unwrap_or(text)
}

/// A name and the number before it: `2. Build`, `2) Build`, `2a - Build`, `2 Build`.
pub(super) fn split_number(name: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = name.trim().split_once(char::is_whitespace) else { return (None, name) };
    let number = first.trim_start_matches('#').trim_end_matches(['.', ')', ':']);
    let has_digits = number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(char::is_alphanumeric);
    let rest = rest.trim_start().trim_start_matches(['-', '–', ':']).trim_start();
    if has_digits && number.len() < 5 && !rest.is_empty() { (Some(number), rest) } else { (None, name) }
}

/// Signs and words between the names of several steps.
const BETWEEN_NAMES: [&str; 7] = [",", "&", "+", "/", "|", " and ", " und "];

/// The most of them in a text that is taken apart.
const MOST_BETWEEN: usize = 64;

/// `A & B`, `A, B and C`: the names in it, as long as they can be, where each of them is known.
pub(super) fn parts_of<'t>(text: &'t str, knows: &dyn Fn(&str) -> bool) -> Option<Vec<&'t str>> {
    let cuts = cuts_in(text);
    let count = cuts.len() + 1;
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1)).collect();
    let ends: Vec<usize> = cuts.iter().map(|cut| cut.0).chain([text.len()]).collect();
    if !(2..=MOST_BETWEEN).contains(&count) {
        return None;
    }
    // For each end the start of the last name before it.
    let mut last_start: Vec<Option<usize>> = Vec::with_capacity(count);
    for &end in &ends {
        let is_reached = |from: usize| from == 0 || last_start.get(from - 1).is_some_and(Option::is_some);
        let part = |from: usize| text.get(*starts.get(from)?..end).map(str::trim);
        let fits = |from: &usize| is_reached(*from) && part(*from).is_some_and(knows);
        let found = (0..=last_start.len()).find(fits);
        last_start.push(found);
    }
    let mut parts = Vec::new();
    let mut behind = count;
    while let Some(at) = behind.checked_sub(1) {
        let from = last_start.get(at).copied().flatten()?;
        parts.push(text.get(*starts.get(from)?..*ends.get(at)?)?.trim());
        behind = from;
    }
    parts.reverse();
    Some(parts)
}

/// Where the signs between names start and end, those beside each other as one.
fn cuts_in(text: &str) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let starts = |sign: &&&str| rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
        let Some(sign) = BETWEEN_NAMES.iter().find(starts) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        // The space behind a word may be the one before the next.
        let end = at + sign.trim_end().len();
        match cuts.last_mut() {
            Some(last) if text.get(last.1..at).is_some_and(|between| between.trim().is_empty()) => last.1 = end,
            _ => cuts.push((at, end)),
        }
        at = end;
    }
    cuts
}

/// The nearest place above, else the nearest below, else the place itself; and whether there was no other choice.
fn nearest(places: &[usize], at: usize) -> Option<(usize, bool)> {
    let above = places.partition_point(|&place| place < at);
    let is_in = places.get(above) == Some(&at);
    let others = places.len() - usize::from(is_in);
    let found = above.checked_sub(1).or(Some(above + usize::from(is_in))).and_then(|place| places.get(place));
    found.copied().or(is_in.then_some(at)).map(|place| (place, others < 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_steps_are_taken_apart() {
        let known = ["Build", "Test", "Research & Design", "R&D", "Sales/Legal", "A", "B", "C"];
        for (text, parts) in [
            ("Build & Test", vec!["Build", "Test"]),
            ("Build and Test", vec!["Build", "Test"]),
            ("Build UND Test", vec!["Build", "Test"]),
            ("Build+Test", vec!["Build", "Test"]),
            ("A, B and C", vec!["A", "B", "C"]),
            ("A, B, and C", vec!["A", "B", "C"]),
            ("A/B|C", vec!["A", "B", "C"]),
            ("Research & Design & Test", vec!["Research & Design", "Test"]),
            ("R&D and Sales/Legal", vec!["R&D", "Sales/Legal"]),
            ("Build and Ship", vec![]),
            ("Brand new", vec![]),
            ("Build and", vec![]),
            ("Build", vec![]),
            ("&", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(parts_of(text, &|part| known.contains(&part)).unwrap_or_default(), parts, "{text}");
        }
        let long = "A & ".repeat(5_000);
        assert_eq!(parts_of(&long, &|_| true), None);
    }

    #[test]
    fn numbers_are_told_from_names() {
        for (text, number, name) in [
            ("2. Build", Some("2"), "Build"),
            ("2) Build", Some("2"), "Build"),
            ("2a - Build it", Some("2a"), "Build it"),
            ("10 Build", Some("10"), "Build"),
            ("Build", None, "Build"),
            ("Build 2", None, "Build 2"),
            ("2", None, "2"),
            ("20230401 import", None, "20230401 import"),
        ] {
            assert_eq!(split_number(text), (number, name), "{text}");
        }
        assert_eq!(["#02A.", "2a", " 2A)"].map(number_key), ["2a", "2a", "2a"]);
        assert_eq!(["Step 3", "no. 3", "Nr.3", "step #3", "Nodes 3"].map(behind_word), ["3", "3", "3", "3", "Nodes 3"]);
    }
}
