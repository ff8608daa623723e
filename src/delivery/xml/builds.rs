//! Builds of `TeamCity`, whose interface answers in XML unless it is asked for JSON. Each is read as its JSON is.

use super::tokens::Token;
use super::tree::Tree;
use crate::delivery::ingest::Ingest;
use crate::delivery::json::JsonReader;
use crate::delivery::place::Place;
use crate::delivery::read::FileRead;

/// The element around a list of builds.
pub(super) const LIST: &str = "builds";
const BUILD: &str = "build";

/// Whether an element is such a build: those of other tools do not name a configuration so.
pub(super) fn is_build(name: &str, attributes: &[(String, String)]) -> bool {
    let has = |one: &str| attributes.iter().any(|(name, _)| name == one);
    name == BUILD && has("buildTypeId") && (has("status") || has("state")) && (has("number") || has("id"))
}

/// Reads builds, in a list or each by itself; also several such answers behind each other.
pub(super) struct Builds {
    rows: JsonReader,
    tree: Tree,
    /// Where the build that is open starts.
    place: Place,
    is_in_list: bool,
}

impl Builds {
    pub fn new(ingest: Ingest, is_in_list: bool) -> Self {
        Self { rows: JsonReader::new(ingest, None), tree: Tree::default(), place: Place::START, is_in_list }
    }

    pub fn take(&mut self, token: Token, place: Place) {
        match token {
            Token::Start { name, attributes, closed } => {
                self.start(&name, attributes, place);
                if closed {
                    self.end();
                }
            }
            Token::Text(text) => self.tree.text(&text),
            Token::End => self.end(),
        }
    }

    fn start(&mut self, name: &str, attributes: Vec<(String, String)>, place: Place) {
        if !self.tree.is_open() {
            if name == LIST && !self.is_in_list {
                self.is_in_list = true;
                return;
            }
            self.place = place;
        }
        self.tree.start(name, attributes);
    }

    fn end(&mut self) {
        if !self.tree.is_open() {
            self.is_in_list = false;
        } else if let Some(build) = self.tree.end() {
            self.rows.take(build, self.place);
        }
    }

    pub fn finish(mut self, end: Place) -> FileRead {
        if self.tree.is_open() {
            self.rows.refuse_cut(self.place, &self.tree.texts());
        }
        if self.tree.is_open() || self.is_in_list {
            self.rows.note_cut(end);
        }
        self.rows.finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::delivery::{Finding, Recognised, RejectReason, Unrecognised, read_file};

    const BUILD: &str = "<build id=\"7\" buildTypeId=\"Shop_Deploy\" number=\"7\" status=\"SUCCESS\" state=\"finished\">\
        <finishOnAgentDate>20260907T100500+0000</finishOnAgentDate></build>";

    #[test]
    fn lists_and_single_builds_and_several_answers_are_read() {
        let list = format!("<?xml version=\"1.0\"?><builds count=\"2\">{BUILD}{BUILD}</builds>");
        let empty = "<?xml version=\"1.0\"?><builds count=\"0\" href=\"/app/rest/builds\"/>";
        for (text, builds) in [
            (list.clone(), 2),
            (BUILD.to_owned(), 1),
            ([list.as_str(), &list].concat(), 4),
            ([list.as_str(), empty].concat(), 2),
            ([BUILD, BUILD].concat(), 2),
        ] {
            let read = read_file("b.xml", text.as_bytes());
            assert_eq!((read.kind, read.deployments()), (Recognised::TeamcityBuilds, builds), "{text}");
            assert_eq!((read.rejects.total, read.findings), (0, vec![]), "{text}");
        }
        let read = read_file("b.xml", empty.as_bytes());
        assert_eq!((read.kind, read.rows), (Recognised::Unrecognised(Unrecognised::NoRows), 0));
    }

    #[test]
    fn what_was_cut_is_told_with_its_place() {
        let text = format!("<builds>\n{BUILD}\n<build id=\"8\" buildTypeId=\"Shop_Deploy\" status=\"FAILURE\"><star");
        let read = read_file("b.xml", text.as_bytes());
        assert_eq!((read.kind, read.rows, read.deployments()), (Recognised::TeamcityBuilds, 2, 1));
        let reject = read.rejects.first.first().unwrap();
        assert_eq!(
            (reject.line, reject.reason, reject.value.as_str()),
            (3, RejectReason::CutOff, "Shop_Deploy 8 FAILURE")
        );
        assert!(read.findings.contains(&Finding::CutInTheMiddle { line: 3, byte: 63 }), "{:?}", read.findings);
        let text = format!("<builds>{BUILD}");
        let read = read_file("b.xml", text.as_bytes());
        assert_eq!(read.findings, [Finding::CutInTheMiddle { line: 1, byte: text.len() as u64 + 1 }]);
    }

    #[test]
    fn builds_of_other_tools_are_records_like_others() {
        let text = "<builds><build id=\"1\"><environment>production</environment><status>success</status>\
            <deployedAt>2026-09-07T10:00:00Z</deployedAt></build></builds>";
        let read = read_file("b.xml", text.as_bytes());
        let kind = Recognised::XmlTable(crate::delivery::TableKind::Deployments);
        assert_eq!((read.kind, read.deployments()), (kind, 1));
    }
}
