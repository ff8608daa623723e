//! The known kinds of JSON rows: by which keys each is recognised, and where it keeps what.
//!
//! A new kind that needs no thought of its own is one more entry in [`builds`], [`changes`] or [`incidents`]; one whose
//! rows must be put together has a function in [`super::made`].

mod builds;
mod changes;
mod deployments;
mod incidents;
mod stages;

use serde_json::Value;

use super::context::Context;
use super::made::Made;
use super::value::{is_same_key, text_at};
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

/// A kind of row.
pub(crate) struct Shape {
    pub kind: Recognised,
    pub table: TableKind,
    /// Keys that all must be there, at the top of the row; `a|b` means one of them.
    marks: &'static [&'static str],
    /// A path and the text that must be there, or any text where that is empty; an empty path: none.
    says: (&'static str, &'static str),
    pub rows: Rows,
}

/// Where the rows come from.
pub(crate) enum Rows {
    /// One row, with the place of each role's value. `a.b|c` are paths in the order they are tried; a leading `@` takes
    /// the repository out of a web address, a leading `#` its last segment.
    Fields(&'static [(Role, &'static str)]),
    /// Rows put together by hand: none, one or several.
    Made(fn(&Value, &Context) -> Vec<Made>),
    /// A point of a series.
    Point,
}

impl Shape {
    const fn fields(
        kind: Recognised,
        table: TableKind,
        marks: &'static [&'static str],
        fields: &'static [(Role, &'static str)],
    ) -> Self {
        Self { kind, table, marks, says: ("", ""), rows: Rows::Fields(fields) }
    }

    const fn made(kind: Recognised, marks: &'static [&'static str], make: fn(&Value, &Context) -> Vec<Made>) -> Self {
        Self { kind, table: TableKind::Deployments, marks, says: ("", ""), rows: Rows::Made(make) }
    }

    /// Only rows that say this at a path, or say anything there.
    const fn saying(mut self, path: &'static str, text: &'static str) -> Self {
        self.says = (path, text);
        self
    }
}

/// In the order they are tried: the more particular first.
const LISTS: [&[Shape]; 5] = [stages::SHAPES, deployments::SHAPES, builds::SHAPES, changes::SHAPES, incidents::SHAPES];

/// The kinds whose keys an object has.
#[derive(Default)]
pub(crate) struct Candidates {
    keys: Vec<String>,
    shapes: Vec<&'static Shape>,
}

impl Candidates {
    /// Settles the kinds for the keys of an object. Rows mostly have those of the row before: then nothing is looked up.
    pub fn settle<'k>(&mut self, keys: impl Iterator<Item = &'k str> + Clone) {
        if keys.clone().eq(self.keys.iter().map(String::as_str)) {
            return;
        }
        let has = |key: &str| keys.clone().any(|own| is_same_key(own, key));
        let has_marks = |shape: &&Shape| shape.marks.iter().all(|mark| mark.split('|').any(has));
        self.keys = keys.clone().map(str::to_owned).collect();
        let fits = |shape: &&Shape| !matches!(shape.rows, Rows::Point) || self.keys.len() == shape.marks.len();
        self.shapes = LISTS.into_iter().flatten().filter(has_marks).filter(fits).collect();
    }

    /// Whether the object may be a row of a known kind.
    pub fn are_there(&self) -> bool {
        !self.shapes.is_empty()
    }

    /// The kind of the object, by what it says.
    pub fn shape_of(&self, row: &Value) -> Option<&'static Shape> {
        let says = |shape: &&Shape| match shape.says {
            ("", _) => true,
            (path, "") => !text_at(row, path).is_empty(),
            (path, text) => text_at(row, path) == text,
        };
        self.shapes.iter().copied().find(says)
    }
}

/// The text of a field of a shape.
pub(crate) fn field_text(row: &Value, paths: &str) -> String {
    for path in paths.split('|') {
        let text = match path.as_bytes().first() {
            Some(b'@') => repository_in(&text_at(row, path.get(1..).unwrap_or(""))).to_owned(),
            Some(b'#') => last_segment(&text_at(row, path.get(1..).unwrap_or(""))).to_owned(),
            _ => text_at(row, path).into_owned(),
        };
        if !text.is_empty() {
            return text;
        }
    }
    String::new()
}

fn last_segment(address: &str) -> &str {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

/// `acme/checkout` out of an address of a repository or of something in it: GitHub, GitLab, Bitbucket, their APIs, and
/// what `git remote` says.
pub(crate) fn repository_in(address: &str) -> &str {
    // TeamCity names a repository by its address and its branch: `….git#refs/heads/main`.
    let address = address.split('#').next().unwrap_or(address);
    let path = match address.split_once("://") {
        Some((_, after_scheme)) => after_scheme.split_once('/').map_or("", |(_, path)| path),
        // git@github.com:acme/checkout.git
        None => address.split_once('@').and_then(|(_, rest)| rest.split_once(':')).map_or("", |(_, path)| path),
    };
    if let Some((project, _)) = path.split_once("/-/") {
        return project;
    }
    let path = ["repos/", "repositories/"].iter().find_map(|mark| path.split_once(mark)).map_or(path, |(_, rest)| rest);
    let end = path.match_indices('/').nth(1).map_or(path.len(), |(place, _)| place);
    let repository = path.get(..end).unwrap_or("");
    repository.strip_suffix(".git").unwrap_or(repository)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories_in_addresses() {
        for (address, repository) in [
            ("https://api.github.com/repos/acme/checkout/deployments/9008", "acme/checkout"),
            ("https://api.github.com/repos/acme/checkout", "acme/checkout"),
            ("https://git.acme.example/api/v3/repos/acme/checkout/statuses/1", "acme/checkout"),
            ("https://github.com/acme/checkout/pull/16", "acme/checkout"),
            ("https://github.com/acme/checkout.git", "acme/checkout"),
            ("https://github.com/acme/checkout.git#refs/heads/main", "acme/checkout"),
            ("git@github.com:acme/checkout.git", "acme/checkout"),
            ("ssh://git@git.acme.example/acme/checkout.git", "acme/checkout"),
            ("https://gitlab.com/acme/shop/checkout/-/merge_requests/11", "acme/shop/checkout"),
            ("https://api.bitbucket.org/2.0/repositories/acme/checkout/commit/5f30", "acme/checkout"),
            ("checkout", ""),
            ("https://acme.example", ""),
        ] {
            assert_eq!(repository_in(address), repository, "{address}");
        }
    }
}
