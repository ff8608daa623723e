//! The words in cells: kinds, wastes, values, sources of measured figures, both ways; and the apostrophe before formulas.

use std::borrow::Cow;

use super::sheet::{is_plain, quoted, split_list};
use crate::stream::scan::is_dash;
use crate::stream::{Entry, Measured, Step, StepKind, ValueClass, Waste};

const KINDS: &[(&str, StepKind)] = &[
    ("process", StepKind::Process),
    ("queue", StepKind::Queue),
    ("outside", StepKind::Outside),
    ("step", StepKind::Process),
    ("activity", StepKind::Process),
    ("task", StepKind::Process),
    ("queue only", StepKind::Queue),
    ("wait", StepKind::Queue),
    ("waiting", StepKind::Queue),
    ("inventory", StepKind::Queue),
    ("buffer", StepKind::Queue),
    ("outside party", StepKind::Outside),
    ("external", StepKind::Outside),
    ("customer", StepKind::Outside),
    ("supplier", StepKind::Outside),
    ("bearbeitung", StepKind::Process),
    ("schritt", StepKind::Process),
    ("warteschlange", StepKind::Queue),
    ("nur warteschlange", StepKind::Queue),
    ("externe", StepKind::Outside),
    ("extern", StepKind::Outside),
    ("kunde", StepKind::Outside),
    ("lieferant", StepKind::Outside),
];

const VALUES: &[(&str, ValueClass)] = &[
    ("adding", ValueClass::Adding),
    ("necessary", ValueClass::Necessary),
    ("waste", ValueClass::Waste),
    ("value-adding", ValueClass::Adding),
    ("value adding", ValueClass::Adding),
    ("va", ValueClass::Adding),
    ("nnva", ValueClass::Necessary),
    ("nva", ValueClass::Waste),
    ("value-added", ValueClass::Adding),
    ("value added", ValueClass::Adding),
    ("non-value-adding", ValueClass::Waste),
    ("non-value-added", ValueClass::Waste),
    ("non-value added", ValueClass::Waste),
    ("wertschöpfend", ValueClass::Adding),
    ("nicht wertschöpfend", ValueClass::Waste),
    ("notwendig", ValueClass::Necessary),
    ("verschwendung", ValueClass::Waste),
];

/// What stands in a cell of figures where nobody knows one.
const NOT_KNOWN: &[&str] = &["tbd", "tbc", "unknown", "not known", "unbekannt", "offen", "weiß nicht"];
/// What stands there where none is meant.
const NONE_MEANT: &[&str] = &["n/a", "na", "n.a.", "none", "not applicable", "k. a.", "k.a.", "entfällt"];

fn is_one_of(words: &[&str], text: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(text.trim()))
}

/// Whether a cell says that no figure is meant: `-`, `n/a`.
pub(super) fn says_none(text: &str) -> bool {
    let word = text.trim();
    is_one_of(NONE_MEANT, word) || (!word.is_empty() && word.chars().all(is_dash))
}

/// The figure in a cell: empty where none is meant (`-`, `n/a`), `?` where nobody knows it (`TBD`).
pub(super) fn figure(text: &str) -> &str {
    match text {
        text if says_none(text) => "",
        text if is_one_of(NOT_KNOWN, text) => "?",
        text => text,
    }
}

const WASTES: &[(&str, Waste)] = &[
    ("partially done work", Waste::PartiallyDoneWork),
    ("extra processes", Waste::ExtraProcesses),
    ("extra features", Waste::ExtraFeatures),
    ("task switching", Waste::TaskSwitching),
    ("waiting", Waste::Waiting),
    ("motion", Waste::Motion),
    ("defects", Waste::Defects),
    ("nonstandard or manual work", Waste::NonstandardOrManualWork),
    ("heroics", Waste::Heroics),
    ("halb fertige arbeit", Waste::PartiallyDoneWork),
    ("unnötige abläufe", Waste::ExtraProcesses),
    ("unnötige funktionen", Waste::ExtraFeatures),
    ("aufgabenwechsel", Waste::TaskSwitching),
    ("warten", Waste::Waiting),
    ("wege, übergaben", Waste::Motion),
    ("fehler", Waste::Defects),
    ("handarbeit, sonderwege", Waste::NonstandardOrManualWork),
    ("heldentaten", Waste::Heroics),
];

const ENTRIES: &[(&str, Entry)] =
    &[("lead time", Entry::LeadTime), ("process time", Entry::ProcessTime), ("%C/A", Entry::PercentCa)];

fn named<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    let text = text.trim();
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, of)| *of)
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], of: &T) -> &'static str {
    words.iter().find(|(_, other)| other == of).map_or("", |(word, _)| word)
}

pub(super) fn kind(text: &str) -> Option<StepKind> {
    named(KINDS, text)
}

pub(super) fn kind_word(kind: StepKind) -> &'static str {
    word_of(KINDS, &kind)
}

/// The answers in a column that asks whether a step adds value.
const ANSWERS: &[(&str, ValueClass)] = &[
    ("yes", ValueClass::Adding),
    ("y", ValueClass::Adding),
    ("ja", ValueClass::Adding),
    ("j", ValueClass::Adding),
    ("x", ValueClass::Adding),
    ("✓", ValueClass::Adding),
    ("no", ValueClass::Waste),
    ("n", ValueClass::Waste),
    ("nein", ValueClass::Waste),
];

/// The class of value in a column of its own.
pub(super) fn value_or_answer(text: &str) -> Option<ValueClass> {
    value(text).or_else(|| named(ANSWERS, text))
}

pub(super) fn value(text: &str) -> Option<ValueClass> {
    named(VALUES, text)
}

pub(super) fn value_word(value: Option<ValueClass>) -> &'static str {
    value.map_or("", |value| word_of(VALUES, &value))
}

pub(super) fn waste(text: &str) -> Option<Waste> {
    named(WASTES, text)
}

pub(super) fn wastes_text(wastes: &[Waste]) -> String {
    wastes.iter().map(|waste| word_of(WASTES, waste)).collect::<Vec<_>>().join("; ")
}

/// `lead time, n 31, p 50, Pipeline`.
pub(super) fn measured(text: &str) -> Option<(Entry, Measured)> {
    let mut parts = text.splitn(4, ',').map(str::trim);
    let entry = named(ENTRIES, parts.next()?)?;
    let sample_size = parts.next()?.strip_prefix('n')?.trim().parse().ok()?;
    let percentile: f64 = parts.next()?.strip_prefix('p')?.trim().parse().ok()?;
    let source = parts.next()?.to_owned();
    percentile.is_finite().then_some((entry, Measured { source, sample_size, percentile }))
}

pub(super) fn measured_text(measured: &[(Entry, Measured)]) -> String {
    let one = |(entry, of): &(Entry, Measured)| {
        let entry = word_of(ENTRIES, entry);
        let text = format!("{entry}, n {}, p {}, {}", of.sample_size, of.percentile, of.source);
        if is_plain(&text, ';') { text } else { quoted(&text) }
    };
    measured.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The entries of a list that say something, with what each says.
pub(super) fn entries(cell: &str) -> impl Iterator<Item = String> {
    split_list(cell).into_iter().map(|item| item.text.into_owned()).filter(|text| !text.is_empty())
}

/// Adds a line to the notes of a step.
pub(super) fn note(step: &mut Step, label: &str, text: &str) {
    if !step.notes.is_empty() {
        step.notes.push('\n');
    }
    if !label.is_empty() {
        step.notes.push_str(label);
        step.notes.push_str(": ");
    }
    step.notes.push_str(text);
}

/// What spreadsheets take for the start of a formula, the wide forms of East Asian keyboards included.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula.
pub(super) fn disarmed(text: &str) -> Cow<'_, str> {
    if begins_formula(text) { Cow::Owned(["'", text].concat()) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`disarmed`] wrote.
pub(super) fn rearmed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_formula_gets_out_and_every_text_comes_back(text in "['=+@a ＝-]{0,5}") {
            let out = disarmed(&text);
            prop_assert!(!out.starts_with(FORMULA_SIGNS));
            prop_assert_eq!(rearmed(&out), text.as_str());
        }
    }

    #[test]
    fn sources_are_read_back() {
        let of = |source: &str| Measured { source: source.to_owned(), sample_size: 31, percentile: 85.5 };
        let all = vec![(Entry::LeadTime, of("Pipeline, 2026; \"prod\"")), (Entry::PercentCa, of(""))];
        let read: Vec<_> = entries(&measured_text(&all)).filter_map(|text| measured(&text)).collect();
        assert_eq!(read, all);
        assert_eq!(measured("lead time, 3, p 50, x"), None);
    }
}
