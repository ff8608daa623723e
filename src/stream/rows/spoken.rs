//! Figures as people write them in the cells of a spreadsheet: `1/2 day`, `5 days (avg)`, `between 2 and 3 days`,
//! `1:30`, `90 percent`.
//!
//! What a field of the map understands is left as it is. Anything else is put into a form that a field understands, where
//! it has one meaning only; where it has not, it stays as it was typed, and the field says what is wrong with it.

mod clock;
mod numbers;

use std::borrow::Cow;

use super::cells::figure;
use super::columns::Column;
use crate::stream::scan::is_letter;
use crate::stream::{Amount, Duration, Percent, Unit};

/// What became of words beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// They say something of it that is no part of it: `5 days (avg)`.
    pub is_remarked: bool,
    /// They make it an upper end: `< 1 day`, `up to 3 d`.
    pub is_upper_end: bool,
}

/// A duration in the words of a field. A number without unit is one of `unit`; `heading` and the unit that it says tell
/// what a clock shows.
pub(super) fn duration<'a>(
    typed: &'a str,
    unit: Unit,
    heading: &str,
    unit_of_heading: Option<Unit>,
) -> (Cow<'a, str>, Told) {
    let text = figure(typed);
    let is_read = |text: &str| Duration::read(text, unit).is_none_or(|read| read.problem().is_none());
    if is_read(text) {
        return (Cow::Borrowed(text), Told::default());
    }
    let (bare, told) = bare_of(text);
    let spoken = match clock::duration(&bare, heading, unit_of_heading) {
        Some(clock) => clock,
        None => numbers::in_digits(&bare),
    };
    let spoken = if told.is_upper_end { ["0-", &spoken].concat() } else { spoken };
    if !spoken.is_empty() && is_read(&spoken) {
        (Cow::Owned(spoken), told)
    } else {
        (Cow::Borrowed(text), Told::default())
    }
}

/// A percentage in the words of a field.
pub(super) fn percent(typed: &str) -> (Cow<'_, str>, Told) {
    let text = figure(typed);
    let is_read = |text: &str| Percent::read(text).is_none_or(|read| read.problem().is_none());
    if is_read(text) {
        return (Cow::Borrowed(text), Told::default());
    }
    let (bare, told) = bare_of(text);
    let number = PERCENT.iter().find_map(|word| bare.strip_suffix(word)).map(str::trim_end);
    let spoken = number.map_or(bare.clone(), |number| [number, " %"].concat());
    let is_one = !told.is_upper_end && !spoken.is_empty();
    if is_one && is_read(&spoken) { (Cow::Owned(spoken), told) } else { (Cow::Borrowed(text), Told::default()) }
}

/// Words for `%`.
const PERCENT: [&str; 5] = ["percent", "per cent", "pct", "pct.", "prozent"];

/// Words for what is counted, by column.
const COUNTED: [(Column, &[&str]); 3] = [
    (
        Column::People,
        &[
            "people",
            "person",
            "persons",
            "fte",
            "ftes",
            "staff",
            "operators",
            "operator",
            "devs",
            "developers",
            "engineers",
            "personen",
            "mitarbeiter",
            "leute",
            "ma",
        ],
    ),
    (
        Column::Wip,
        &[
            "items",
            "item",
            "tickets",
            "stories",
            "requests",
            "orders",
            "cases",
            "jobs",
            "units",
            "pieces",
            "pcs",
            "pcs.",
            "changes",
            "prs",
            "vorgänge",
            "stück",
            "tickets",
            "aufträge",
        ],
    ),
    (
        Column::Batch,
        &[
            "items",
            "item",
            "tickets",
            "stories",
            "orders",
            "units",
            "pieces",
            "pcs",
            "pcs.",
            "changes",
            "stück",
            "vorgänge",
        ],
    ),
];

/// An amount in the words of a field: `3 people`.
pub(super) fn amount(typed: &str, column: Column) -> (Cow<'_, str>, Told) {
    let text = figure(typed);
    let is_read = |text: &str| Amount::read(text).is_none_or(|read| read.problem().is_none());
    if is_read(text) {
        return (Cow::Borrowed(text), Told::default());
    }
    let (bare, told) = bare_of(text);
    let words = COUNTED.iter().find(|(of, _)| *of == column).map_or(&[][..], |(_, words)| words);
    let number = bare.rsplit_once(' ').filter(|(_, word)| words.contains(word)).map(|(number, _)| number);
    let spoken = numbers::in_digits(number.unwrap_or(&bare));
    let is_one = !told.is_upper_end && !spoken.is_empty();
    if is_one && is_read(&spoken) { (Cow::Owned(spoken), told) } else { (Cow::Borrowed(text), Told::default()) }
}

/// Words for `~`.
#[rustfmt::skip]
const ABOUT: [&str; 15] = [
    "approximately", "approx.", "approx", "about", "around", "roughly", "circa", "ca.", "ca", "c.", "nearly", "almost",
    "etwa", "ungefähr", "rund",
];

/// Words and signs for an upper end, the longer before those that they begin with.
#[rustfmt::skip]
const UP_TO: [&str; 24] = [
    "less than or equal to", "less than", "fewer than", "not more than", "no more than", "at most", "up to", "under",
    "below", "within", "maximum", "max.", "max", "weniger als", "höchstens", "maximal", "bis zu", "bis", "unter", "<=",
    "=<", "≤", "⩽", "<",
];

/// Words about a figure that leave it what it is. Whoever counts an average in days means days.
#[rustfmt::skip]
const REMARKS: [&str; 27] = [
    "on average", "in total", "on avg", "average", "averages", "avg.", "avg", "mean", "median", "typically", "typical",
    "usually", "normally", "estimated", "estimate", "est.", "est", "total", "each", "ø", "im schnitt", "durchschnittlich",
    "im mittel", "mittelwert", "üblich", "meist", "geschätzt",
];

/// Signs of a footnote.
const FOOTNOTES: [char; 7] = ['*', '†', '‡', '¹', '²', '³', '§'];

/// A text in small letters, single spaces, without what is said beside its figure.
fn bare_of(text: &str) -> (String, Told) {
    let mut told = Told::default();
    let lower = without_plural(&text.to_lowercase());
    let (mut bare, is_bracketed) = without_brackets(&lower);
    told.is_remarked |= is_bracketed;
    let marked = bare.len();
    bare.truncate(bare.trim_end_matches(|c: char| FOOTNOTES.contains(&c) || c == ' ').len());
    told.is_remarked |= bare.len() < marked;
    let mut is_about = false;
    loop {
        let length = bare.len();
        if let Some(rest) = REMARKS.iter().find_map(|word| behind(&bare, word).or_else(|| before(&bare, word))) {
            bare = rest;
            told.is_remarked = true;
        } else if let Some(rest) = ABOUT.iter().find_map(|word| behind(&bare, word)) {
            bare = rest;
            is_about = true;
        } else if let Some(rest) = UP_TO.iter().find_map(|word| behind(&bare, word)).filter(|_| !told.is_upper_end) {
            bare = rest;
            told.is_upper_end = true;
        }
        if bare.len() == length {
            break;
        }
    }
    if is_about {
        bare.insert(0, '~');
    }
    (bare, told)
}

/// The text behind a word at its start.
fn behind(text: &str, word: &str) -> Option<String> {
    let rest = text.strip_prefix(word)?;
    let is_sign = !word.ends_with(is_letter);
    let is_whole = is_sign || rest.starts_with(|c: char| !is_letter(c));
    is_whole.then(|| rest.trim_start_matches([' ', '.', ':', ',']).to_owned()).filter(|rest| !rest.is_empty())
}

/// The text before a word at its end.
fn before(text: &str, word: &str) -> Option<String> {
    let rest = text.strip_suffix(word)?;
    let is_whole = rest.ends_with([' ', ',', ';']);
    is_whole.then(|| rest.trim_end_matches([' ', ',', ';', '-']).to_owned()).filter(|rest| !rest.is_empty())
}

/// `day(s)` as `days`.
fn without_plural(text: &str) -> String {
    ["s", "n", "en", "e"].iter().fold(text.to_owned(), |text, end| {
        let bracketed = ["(", end, ")"].concat();
        match text.split_once(&bracketed) {
            Some((before, rest)) if before.ends_with(is_letter) => [before, end, rest].concat(),
            _ => text,
        }
    })
}

/// A text without what stands in brackets, and whether something did. What is all in brackets is taken out of them.
fn without_brackets(text: &str) -> (String, bool) {
    let trimmed = text.trim();
    let inner =
        trimmed.strip_prefix('(').and_then(|text| text.strip_suffix(')')).filter(|text| !text.contains(['(', ')']));
    let mut rest = inner.unwrap_or(trimmed);
    let mut bare = String::with_capacity(rest.len());
    let mut is_bracketed = false;
    while let Some((before, behind)) = rest.split_once(['(', '[']) {
        // A bracket that is never closed holds all that follows.
        let (inside, after) = behind.split_once([')', ']']).unwrap_or((behind, ""));
        bare.push_str(before);
        bare.push(' ');
        is_bracketed |= !inside.trim().is_empty();
        rest = after;
    }
    bare.push_str(rest);
    (bare.split_whitespace().collect::<Vec<_>>().join(" "), is_bracketed)
}

#[cfg(test)]
mod tests;
