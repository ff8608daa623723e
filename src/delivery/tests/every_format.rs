//! What must hold for the files of every format: how bytes are cut, how rows are ordered and how they are spread over
//! files is irrelevant, and no damage makes a reader panic or hang.

use proptest::prelude::*;
use serde_json::Value;

use super::story::cases::{CASES, KINDS};
use super::story::choices_of;
use super::*;
use crate::delivery::column::hash_text;
use crate::delivery::{FileReader, Finding, ReadOptions};

type File = (&'static str, &'static [u8]);

fn read_in_pieces(name: &str, bytes: &[u8], sizes: &[usize]) -> FileRead {
    let mut reader = FileReader::with_options(name, ReadOptions::default());
    let mut rest = bytes;
    for &size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (now, later) = rest.split_at(size.clamp(1, rest.len()));
        reader.feed(now);
        rest = later;
    }
    reader.finish()
}

/// All that a reading tells.
fn told(read: FileRead) -> (String, Vec<Finding>, Vec<u8>) {
    let seen = format!("{:?} {} {:?} {:?} {:?}", read.kind, read.rows, read.head, read.words, read.rejects);
    let findings = read.findings.clone();
    let choices = Choices::proposed(std::slice::from_ref(&read));
    (seen, findings, join(vec![read], &choices).to_bytes())
}

/// The rows of a file: of JSON objects the list that holds them with what is around it, of text its records.
enum Rows {
    Json(Value),
    Text { head: String, records: Vec<String> },
}

fn rows_of(name: &str, bytes: &[u8]) -> Rows {
    let text = std::str::from_utf8(bytes).unwrap();
    let ending = name.rsplit('.').next().unwrap();
    if ending == "json" {
        return Rows::Json(serde_json::from_str(text).unwrap());
    }
    let mut records: Vec<String> = Vec::new();
    let is_open = |record: &String| record.matches('"').count() % 2 == 1;
    for line in text.split_inclusive('\n') {
        match records.last_mut().filter(|record| ending == "csv" && is_open(record)) {
            Some(record) => record.push_str(line),
            None => records.push(line.to_owned()),
        }
    }
    let head = if ending == "jsonl" { String::new() } else { records.remove(0) };
    Rows::Text { head, records }
}

/// Sorts all lists of objects by a hash that a seed changes.
fn shuffle(value: &mut Value, seed: u64) {
    match value {
        Value::Array(list) => {
            for member in list.iter_mut() {
                shuffle(member, seed);
            }
            if list.iter().all(Value::is_object) {
                list.sort_by_key(|member| hash_text(&member.to_string()) ^ seed);
            }
        }
        Value::Object(object) => object.values_mut().for_each(|member| shuffle(member, seed)),
        _ => {}
    }
}

fn shuffled(file: File, seed: u64) -> Vec<u8> {
    match rows_of(file.0, file.1) {
        Rows::Json(mut value) => {
            shuffle(&mut value, seed);
            value.to_string().into_bytes()
        }
        Rows::Text { head, mut records } => {
            records.iter_mut().filter(|record| !record.ends_with('\n')).for_each(|record| record.push('\n'));
            records.sort_by_key(|record| hash_text(record) ^ seed);
            (head + &records.concat()).into_bytes()
        }
    }
}

/// The list of rows of a document: the first list of objects on the way in.
fn list_of(value: &mut Value) -> Option<&mut Vec<Value>> {
    match value {
        Value::Array(list) if list.iter().all(Value::is_object) => Some(list),
        Value::Object(object) => object.values_mut().find_map(list_of),
        _ => None,
    }
}

fn split(file: File, cut: usize) -> [Vec<u8>; 2] {
    match rows_of(file.0, file.1) {
        Rows::Json(value) => {
            let (mut first, mut second) = (value.clone(), value);
            if let (Some(first), Some(second)) = (list_of(&mut first), list_of(&mut second)) {
                let cut = cut % (first.len() + 1);
                first.truncate(cut);
                second.drain(..cut);
            }
            [first.to_string().into_bytes(), second.to_string().into_bytes()]
        }
        Rows::Text { head, records } => {
            let (first, second) = records.split_at(cut % (records.len() + 1));
            [first, second].map(|records| (head.clone() + &records.concat()).into_bytes())
        }
    }
}

/// Measures the files of a case, some of them replaced.
fn measured_case(which: usize, files: &[(&str, Vec<u8>)]) -> Metrics {
    let case = &CASES[which];
    let reads: Vec<FileRead> = files.iter().map(|(name, bytes)| read_file(name, bytes)).collect();
    let choices = choices_of(&reads, case.zone_hours, case.services);
    measure(&[&join(reads, &choices)], &story_question())
}

fn files_of(which: usize) -> Vec<(&'static str, Vec<u8>)> {
    CASES[which].files.iter().map(|(name, bytes)| (*name, bytes.to_vec())).collect()
}

/// What is said of the data set itself and not of the deployments in it.
fn comparable(mut metrics: Metrics) -> Metrics {
    metrics.left_out.changes_carried_again = 0;
    metrics
}

/// Bytes with some of them changed, put in, or cut off.
fn damaged(bytes: &[u8], damage: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, byte, how) in damage {
        if bytes.is_empty() {
            break;
        }
        let place = place.index(bytes.len());
        match how % 4 {
            0 => bytes.insert(place, *byte),
            1 => drop(bytes.remove(place)),
            2 => bytes.insert(place, b"\"{}[]<>,;\n|\\:"[usize::from(*byte) % 13]),
            _ => bytes[place] = *byte,
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn how_the_bytes_are_cut_is_irrelevant(
        which in 0..KINDS.len(),
        sizes in prop::collection::vec(prop_oneof![1usize..8, 1usize..3_000], 1..6),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 0..4),
    ) {
        let (name, bytes, ..) = KINDS[which];
        let bytes = damaged(bytes, &damage);
        prop_assert_eq!(told(read_file(name, &bytes)), told(read_in_pieces(name, &bytes, &sizes)));
    }

    #[test]
    fn the_order_of_rows_is_irrelevant(which in 0..CASES.len(), seed in any::<u64>()) {
        let files: Vec<_> = CASES[which].files.iter().map(|file| (file.0, shuffled(*file, seed))).collect();
        prop_assert_eq!(comparable(measured_case(which, &files)), comparable(measured_case(which, &files_of(which))));
    }

    #[test]
    fn splitting_a_file_in_two_is_irrelevant(which in 0..CASES.len(), file in any::<prop::sample::Index>(), cut in any::<usize>()) {
        let mut files = files_of(which);
        let at = file.index(files.len());
        let (name, bytes) = CASES[which].files[at];
        let [first, second] = split((name, bytes), cut);
        files[at] = (name, first);
        files.push((name, second));
        prop_assert_eq!(comparable(measured_case(which, &files)), comparable(measured_case(which, &files_of(which))));
    }

    #[test]
    fn no_damage_makes_a_reader_panic_or_hang(
        which in 0..KINDS.len(),
        end in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..24),
    ) {
        let (name, bytes, ..) = KINDS[which];
        let bytes = damaged(bytes, &damage);
        let cut = &bytes[..end.index(bytes.len() + 1)];
        for bytes in [bytes.as_slice(), cut] {
            let read = read_file(name, bytes);
            prop_assert!(read.rejects.total <= read.rows, "{:?}", read.rejects.first);
            let metrics = measured(&[(name, bytes)]);
            let rates = [metrics.overall.change_failure_rate.rate, metrics.overall.rework_rate.rate];
            prop_assert!(rates.iter().flatten().all(|rate| (0.0..=1.0).contains(rate)));
        }
    }

    #[test]
    fn nothing_written_at_random_makes_a_reader_panic_or_hang(
        start in prop::sample::select(vec!["", "[", "{", "<", "a,b\n", "v1|tag|", "commit 0123abc\n", "{\"value\":["]),
        text in "[\\[\\]{}<>\"',;:|/!?=&\\\\a-c0-9 \n\r\t.-]{0,300}",
    ) {
        let bytes = [start, &text].concat();
        let read = read_file("x", bytes.as_bytes());
        prop_assert!(read.rejects.total <= read.rows);
        let _ = told(read);
    }
}
