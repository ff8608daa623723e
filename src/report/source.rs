//! The workshop as text that can stand in a picture or in a link.
//!
//! It is the text of a workshop file with the workshop as one gesture: as it is now, without its history. So what was
//! taken out of the workshop does not leave with a picture of it. Rows of deploy data stay behind too: they are large,
//! and not shown.

use super::png;
use super::xml::is_allowed;
use crate::workshop::{Gesture, Replica, Stamp, Workshop, as_edits, write_file};

/// Before and behind the text in an SVG file.
pub(super) const SVG_MARKS: [&str; 2] = ["<metadata><![CDATA[\n", "\n]]></metadata>"];

/// The workshop's file, without anything that ends a CDATA section or is no XML. `replica`: random, so that two of these
/// are never taken for copies of one another.
pub fn source_text(workshop: &Workshop, saved_at_ms: f64, replica: u64) -> String {
    let stamp = Stamp { clock: 1, replica: Replica(replica) };
    let gesture = Gesture { stamp, at_ms: saved_at_ms, edits: as_edits(workshop) };
    guarded(&write_file(&workshop.name, saved_at_ms, &[gesture], &[]))
}

/// The workshop's text in a picture. `None`: the bytes are no picture, or one without a workshop.
pub fn source_in(bytes: &[u8]) -> Option<String> {
    if let Some(text) = png::source_of(bytes) {
        return Some(text);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let [before, behind] = SVG_MARKS;
    // Programs that save SVG anew may write another line end.
    let (_, rest) = text.split_once(before.trim_end())?;
    let (source, _) = rest.split_once(behind.trim_start())?;
    Some(source.to_owned())
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
    use crate::report::picture::Picture;
    use crate::workshop::{FileProblem, Journal, read_file};

    fn opened(text: &str) -> Workshop {
        let file = read_file(text);
        assert_eq!(file.problems, []);
        let mut journal = Journal::new(Replica(7));
        journal.receive(file.gestures);
        journal.workshop().clone()
    }

    #[test]
    fn what_would_end_the_section_is_escaped_and_read_back() {
        let name = "a]]>b\u{fffe}\u{ffff}c\u{0}</metadata>";
        let workshop = Workshop { name: name.to_owned(), ..Workshop::default() };
        let text = source_text(&workshop, 1.0, 5);
        assert!(!text.contains("]]>") && text.chars().all(is_allowed), "{text}");
        let svg = Picture::default().file(Some(&text));
        assert_eq!(opened(&source_in(svg.as_bytes()).unwrap()).name, name);
    }

    #[test]
    fn pictures_give_their_workshop_and_others_give_none() {
        let example = read_file(include_str!("../../assets/examples/parcel-tracking.streamgauge.json"));
        let mut journal = Journal::new(Replica(1));
        journal.receive(example.gestures);
        let workshop = Workshop { datasets: Vec::new(), ..journal.workshop().clone() };
        let text = source_text(journal.workshop(), 1.0, 5);
        let svg = Picture::default().file(Some(&text));
        let png = png::with_source(png::PIXEL, 2.0, Some(&text)).unwrap();
        for bytes in [svg.as_bytes(), &png, svg.replace('\n', "\r\n").as_bytes()] {
            assert_eq!(opened(&source_in(bytes).unwrap()), workshop);
        }
        for bytes in
            [Picture::default().file(None).as_bytes(), png::PIXEL, &png[..png.len() - 20], b"", text.as_bytes()]
        {
            assert_eq!(source_in(bytes), None);
        }
    }

    #[test]
    fn a_picture_of_a_newer_release_is_refused() {
        let text = source_text(&Workshop::default(), 1.0, 5).replace("\"version\":1", "\"version\":2");
        let svg = Picture::default().file(Some(&text));
        let opened = read_file(&source_in(svg.as_bytes()).unwrap());
        assert_eq!(opened.problems, [FileProblem::Newer { version: 2 }]);
        assert_eq!(opened.gestures, []);
    }
}
