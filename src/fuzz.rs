//! Damaged files and bytes at random for every reader: none panics, whatever it is given.
//!
//! Each run damages whole samples: bytes flipped, pieces cut out, doubled and swapped between samples.
//! `PROPTEST_CASES=1000000 cargo test --lib fuzz` goes on for as long as one likes.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::delivery::{self, Choices, Dataset, Question, join, measure};
use crate::maturity::{BASELINE_JSON, Ladder, Model};
use crate::stream::read_rows;
use crate::ui::between::{Answer, Ask, OnDesk};
use crate::ui::route::Route;
use crate::workshop::{
    Gesture, History, Journal, ListEntry, Replica, gestures_from_json, gestures_to_json, read_file, write_file,
};

const EXAMPLE: &str = include_str!("../assets/examples/parcel-tracking.streamgauge.json");
const EVERY_EDIT: &str = include_str!("workshop/samples/every-edit.jsonl");

/// One way to damage bytes.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Cut(Index, Index),
    Double(Index, Index),
    Insert(Index, Vec<u8>),
    End(Index),
    /// A piece of another sample in the place of what is there.
    Swap(Index, Index, Index),
}

fn any_damage() -> impl Strategy<Value = Damage> {
    let two = (any::<Index>(), any::<Index>());
    let token = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "-", "1e999", "null", "\n", "\r", "\u{feff}", "&#0;",
            "<!["
        ])
        .prop_map(|token| token.as_bytes().to_vec()),
        prop::sample::select(vec![
            "18446744073709551616",
            "-9223372036854775808",
            "9999-99-99T99:99:99Z",
            "NaN",
            "0.",
            "é",
            "\u{202e}"
        ])
        .prop_map(|token| token.as_bytes().to_vec()),
    ];
    prop_oneof![
        6 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        2 => two.clone().prop_map(|(from, to)| Damage::Cut(from, to)),
        1 => two.clone().prop_map(|(from, to)| Damage::Double(from, to)),
        4 => (any::<Index>(), token).prop_map(|(at, token)| Damage::Insert(at, token)),
        1 => any::<Index>().prop_map(Damage::End),
        2 => (any::<Index>(), two).prop_map(|(at, (from, to))| Damage::Swap(at, from, to)),
    ]
}

/// Up to 200 bytes between two places.
fn piece(bytes: &[u8], from: Index, to: Index) -> std::ops::Range<usize> {
    let (from, to) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
    from.min(to)..from.max(to).min(from.min(to) + 200)
}

fn apply(damage: &Damage, bytes: &mut Vec<u8>, other: &[u8]) {
    match damage {
        Damage::Flip(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
        }
        Damage::Flip(..) => {}
        Damage::Cut(from, to) => drop(bytes.drain(piece(bytes, *from, *to))),
        Damage::Double(from, to) => {
            let range = piece(bytes, *from, *to);
            let doubled = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, doubled);
        }
        Damage::Insert(at, token) => {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, token.iter().copied());
        }
        Damage::End(at) => bytes.truncate(at.index(bytes.len() + 1)),
        Damage::Swap(at, from, to) => {
            let at = at.index(bytes.len() + 1);
            let taken = other[piece(other, *from, *to)].to_vec();
            let end = (at + taken.len()).min(bytes.len());
            bytes.splice(at..end, taken);
        }
    }
}

/// A sample, damaged in a few places; or bytes that never were a file.
fn damaged(samples: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let picked = (
        prop::sample::select(samples.clone()),
        prop::sample::select(samples),
        prop::collection::vec(any_damage(), 1..8),
    );
    let of_a_sample = picked.prop_map(|(mut bytes, other, damages)| {
        for damage in &damages {
            apply(damage, &mut bytes, &other);
        }
        bytes
    });
    prop_oneof![9 => of_a_sample, 1 => prop::collection::vec(any::<u8>(), 0..300)]
}

/// Lines of a sample, each a sample.
fn lines(text: &str) -> Vec<Vec<u8>> {
    text.lines().map(|line| line.as_bytes().to_vec()).collect()
}

fn workshop_files() -> Vec<Vec<u8>> {
    let example: Vec<&str> = EXAMPLE.lines().collect();
    let frozen = include_str!("workshop/samples/version-1.streamgauge.json");
    // The head, without its long line of rows, and some gestures.
    let short: String =
        example.iter().filter(|line| line.len() < 2_000).take(40).flat_map(|line| [line, "\n"]).collect();
    vec![
        frozen.into(),
        short.trim_end_matches(",\n").to_owned().into_bytes(),
        [short.trim_end_matches(",\n"), "\n]}"].concat().into(),
    ]
}

#[expect(clippy::disallowed_methods, reason = "these tests run natively, where there is a file system")]
fn deploy_files() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/delivery/samples");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 20, "the samples were not found");
    paths.iter().map(|path| std::fs::read(path).unwrap()).filter(|bytes| bytes.len() < 20_000).collect()
}

/// What there is, with numbers to twelve digits: one of over 15 may come back off by its last bit.
fn rough(of: &impl std::fmt::Debug) -> String {
    let text = format!("{of:?}");
    let tokens = text.split_inclusive(|sign: char| !(sign.is_ascii_alphanumeric() || ".+-".contains(sign)));
    let rounded = |token: &str| {
        let end = token.char_indices().next_back().map_or(0, |(at, _)| at);
        let (number, after) = token.split_at(end);
        number.parse::<f64>().map_or_else(|_| token.to_owned(), |number| format!("{number:.12e}{after}"))
    };
    tokens.map(rounded).collect()
}

fn fold(gestures: Vec<Gesture>) {
    let mut journal = Journal::new(Replica(9));
    journal.receive(gestures);
    let text = write_file("n", 0.0, journal.gestures(), &[]);
    let again = read_file(&text);
    assert_eq!(again.problems, [], "what was read can be written and read again");
    let mut copy = Journal::new(Replica(9));
    copy.receive(again.gestures);
    assert_eq!(rough(copy.workshop()), rough(journal.workshop()));
    let listed = ListEntry::of(journal.workshop(), 0.0);
    ListEntry::from_json(&listed.to_json()).unwrap();
}

proptest! {
    #[test]
    fn workshop_files_survive(bytes in damaged(workshop_files())) {
        fold(read_file(&String::from_utf8_lossy(&bytes)).gestures);
    }

    #[test]
    fn entries_of_a_journal_survive(bytes in damaged(lines(EVERY_EDIT))) {
        if let Ok(gesture) = Gesture::from_json(&String::from_utf8_lossy(&bytes)) {
            fold(vec![gesture]);
        }
    }

    #[test]
    fn what_tabs_and_programs_say_survives(bytes in damaged(lines(EVERY_EDIT)), head in "[a-z0-9\\[\"]{0,20}\n?") {
        let text = format!("{head}{}", String::from_utf8_lossy(&bytes));
        for text in [text.as_str(), &format!("[\"0000000000001\",[{text}]]")] {
            if let Ok((workshop, gestures)) = gestures_from_json(text) {
                prop_assert!(gestures_from_json(&gestures_to_json(workshop, &gestures)).is_ok());
            }
            let _ = History::from_text(text).to_text();
            let _ = (Ask::from_text(text), Answer::from_text(text), OnDesk::from_text(text), Route::read(text));
            let _ = ListEntry::from_json(text);
        }
    }

    #[test]
    fn questionnaires_and_ladders_survive(bytes in damaged(vec![
        BASELINE_JSON.as_bytes()[..BASELINE_JSON.len().min(6_000)].to_vec(),
        BASELINE_JSON.as_bytes().to_vec(),
        include_bytes!("../assets/models/ladder.json").to_vec(),
    ])) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = (Model::read(&text).is_ok(), Model::read_own(&text).is_ok(), Ladder::read(&text).is_ok());
    }

    #[test]
    fn pasted_rows_survive(bytes in damaged(vec![
        b"Name\tTeam\tLead time\tProcess time\t%C/A\nDevelop\tDev\t3 d\t4 h\t80 %\n\"Test\nagain\"\tOps\t~1-2 wk\t?\t\n".to_vec(),
        b"Step;Durchlaufzeit;Bearbeitungszeit\nPr\xc3\xbcfen;1,5;0,25\n".to_vec(),
        b"| step | lt |\n|---|---|\n| a | 2 h |\n".to_vec(),
    ])) {
        let mut bits = 0;
        let _ = read_rows(&String::from_utf8_lossy(&bytes), &mut || { bits += 1; bits });
    }

    #[test]
    fn deploy_files_survive(bytes in damaged(deploy_files()), other in damaged(deploy_files())) {
        let reads = vec![delivery::read_file("a", &bytes), delivery::read_file("b", &other)];
        let choices = Choices::proposed(&reads);
        let data = join(reads, &choices);
        let _ = measure(&[&data], &Question::default());
        prop_assert!(Dataset::from_bytes(&data.to_bytes()).is_ok());
    }

    #[test]
    fn stored_rows_survive(bytes in damaged(vec![include_bytes!("delivery/samples/stored-v1.bin").to_vec()])) {
        if let Ok(data) = Dataset::from_bytes(&bytes) {
            let _ = measure(&[&data], &Question { environments: Some(data.environments()), ..Question::default() });
        }
    }
}
