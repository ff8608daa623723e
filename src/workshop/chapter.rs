//! Chapters: many entries of a journal in one record.
//!
//! A browser's database takes about as long for a record of a hundred bytes as for one of a hundred kilobytes. What was
//! kept entry by entry is therefore packed later, losslessly: every gesture stays, and with it every earlier moment.
//!
//! A chapter is text: per entry a line break, the entry's place (clock and replica, as its key has them), a space, and the
//! entry. JSON never begins with a line break nor holds one, so that loose entries and chapters stand in the same store and
//! are told apart by their first character.

/// Fewer are not worth a chapter.
pub const LEAST_ENTRIES: usize = 100;

/// Chapters of this many entries read fast and are still quick to pack.
pub const MOST_ENTRIES: usize = 1_000;

const MARK: char = '\n';

/// Packs entries, each given as its place and its JSON. `None` where one of them would not come back as it was.
pub fn pack<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let mut chapter = String::new();
    for (place, json) in entries {
        if place.contains([' ', MARK]) || json.contains(MARK) {
            return None;
        }
        chapter.push(MARK);
        chapter.push_str(place);
        chapter.push(' ');
        chapter.push_str(json);
    }
    Some(chapter)
}

/// Whether a record is a chapter; otherwise it is one loose entry.
pub fn is_chapter(record: &str) -> bool {
    record.starts_with(MARK)
}

/// The entries of a record, in their order: those of a chapter, or the loose entry itself.
pub fn unpack(record: String, entries: &mut Vec<String>) {
    match record.strip_prefix(MARK) {
        Some(lines) => {
            entries.extend(lines.split(MARK).filter_map(|line| Some(line.split_once(' ')?.1.to_owned())));
        }
        None => entries.push(record),
    }
}

/// Whether a chapter holds the entry of a place.
pub fn holds(chapter: &str, place: &str) -> bool {
    let mut lines = chapter.split(MARK).skip(1);
    lines.any(|line| line.split_once(' ').is_some_and(|(other, _)| other == place))
}

/// A number that differs where chapters differ (FNV-1a), for their keys: equal chapters may replace each other, others
/// must not.
pub fn fingerprint(chapter: &str) -> u64 {
    chapter.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unpacked(record: &str) -> Vec<String> {
        let mut entries = Vec::new();
        unpack(record.to_owned(), &mut entries);
        entries
    }

    #[test]
    fn a_loose_entry_is_itself() {
        assert!(!is_chapter("{}"));
        assert_eq!(unpacked(r#"{"a": 1}"#), [r#"{"a": 1}"#]);
    }

    #[test]
    fn what_would_not_come_back_is_not_packed() {
        for (place, json) in [("1/a", "{\n}"), ("1 a", "{}"), ("1\n", "{}")] {
            assert_eq!(pack([("0/a", "{}"), (place, json)]), None, "{place:?} {json:?}");
        }
    }

    #[test]
    fn places_are_found_whole() {
        let chapter = pack([("01/a", "{\"x\":\"02/a \"}"), ("03/a", "{}")]).unwrap();
        for (place, is_there) in
            [("01/a", true), ("03/a", true), ("02/a", false), ("1/a", false), ("01/", false), ("", false)]
        {
            assert_eq!(holds(&chapter, place), is_there, "{place}");
        }
    }

    #[test]
    fn fingerprints_of_fnv_1a() {
        assert_eq!(fingerprint(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint("a"), 0xaf63_dc4c_8601_ec8c);
    }

    proptest! {
        #[test]
        fn entries_come_back_as_they_were(entries in proptest::collection::vec(("[0-9a-f]{1,6}/[a-z]{1,3}", "[^\n]*"), 1..20)) {
            let chapter = pack(entries.iter().map(|(place, json)| (place.as_str(), json.as_str()))).unwrap();
            prop_assert!(is_chapter(&chapter));
            prop_assert_eq!(unpacked(&chapter), entries.iter().map(|(_, json)| json.clone()).collect::<Vec<_>>());
            for (place, _) in &entries {
                prop_assert!(holds(&chapter, place));
            }
        }
    }
}
