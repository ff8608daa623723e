//! The workshop as text that can stand in a picture or in a link.
//!
//! It is the text of a workshop file with the workshop as one gesture: as it is now, without its history. So what was
//! taken out of the workshop does not leave with a picture of it. Rows of deploy data stay behind too: they are large,
//! and not shown.
//!
//! **Invariant: the gesture stands on one line.** The reader of files finds it there, in whatever surrounds it, so a
//! picture is opened like a file. A release that raises the version of files must write that line in a form that version 1
//! does not read.

use super::xml::is_allowed;
use crate::workshop::{Gesture, Replica, Stamp, Workshop, as_edits, write_file};

/// The workshop's file, on few lines and without anything that ends a CDATA section or is no XML.
pub fn source_text(workshop: &Workshop, saved_at_ms: f64) -> String {
    let stamp = Stamp { clock: 1, replica: Replica(0) };
    let gesture = Gesture { stamp, at_ms: saved_at_ms, edits: as_edits(workshop) };
    guarded(&write_file(&workshop.name, saved_at_ms, &[gesture], &[]))
}

/// In JSON each of these can only stand in a string, where an escape means the same.
fn guarded(json: &str) -> String {
    let text = json.replace("]]>", "]]\\u003e");
    if text.chars().all(is_allowed) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_allowed(c) { out.push(c) } else { out.extend([format!("\\u{:04x}", u32::from(c))]) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Journal, read_file};

    fn opened(text: &str) -> Workshop {
        let mut journal = Journal::new(Replica(7));
        journal.receive(read_file(text).gestures);
        journal.workshop().clone()
    }

    #[test]
    fn what_would_end_the_section_is_escaped_and_read_back() {
        let name = "a]]>b\u{fffe}\u{ffff}c\u{0}</metadata>";
        let workshop = Workshop { name: name.to_owned(), ..Workshop::default() };
        let text = source_text(&workshop, 1.0);
        assert!(!text.contains("]]>") && text.chars().all(is_allowed), "{text}");
        assert_eq!(opened(&text).name, name);
    }

    #[test]
    fn a_workshop_is_found_in_whatever_surrounds_it() {
        let example = read_file(include_str!("../../assets/examples/parcel-tracking.streamgauge.json"));
        let mut journal = Journal::new(Replica(1));
        journal.receive(example.gestures);
        let workshop = Workshop { datasets: Vec::new(), ..journal.workshop().clone() };
        let text = source_text(journal.workshop(), 1.0);
        for around in
            [text.clone(), format!("<svg><![CDATA[\n{text}]]></svg>"), format!("\u{fffd}PNG\r\n\u{1a}\n{text}\0")]
        {
            let read = read_file(&around);
            assert_eq!(read.problems, [], "nothing is wrong with a whole picture");
            assert_eq!(opened(&around), workshop);
        }
    }
}
