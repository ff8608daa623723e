//! A questionnaire: sections of practices, each with one question and four level lines.
//!
//! # The file of a questionnaire
//!
//! UTF-8 JSON. People can write their own; the built-in one ([`BASELINE_JSON`]) is in the same format and makes a good
//! starting point.
//!
//! ```json
//! {
//!   "schema": "streamgauge.questionnaire/1",
//!   "id": "our-own",
//!   "version": 1,
//!   "title": "How we work",
//!   "source": "Agreed by the platform guild, 2026",
//!   "sections": [
//!     {
//!       "id": "testing",
//!       "title": "Testing",
//!       "addition": true,
//!       "source": "Our own idea",
//!       "practices": [
//!         {
//!           "id": "unit-tests",
//!           "title": "Unit tests",
//!           "group": "Before the merge",
//!           "replaces": ["automated-tests"],
//!           "question": "When do unit tests run?",
//!           "levels": ["Never.", "When somebody thinks of it.", "Before each merge.", "At each save."]
//!         }
//!       ]
//!     }
//!   ]
//! }
//! ```
//!
//! | key | kind | meaning |
//! |---|---|---|
//! | `schema` | text, may be left out | what this file is; another name or number is refused |
//! | `id` | id | names the questionnaire for ever; `baseline` is taken |
//! | `version` | whole number from 1 | counts editions; scorecards keep the one they were answered under |
//! | `title` | text | as shown |
//! | `source` | text, may be left out | where questionnaire or section come from |
//! | `sections` | list, at least one | in the order shown |
//! | `addition` | true or false, may be left out | marks a section that the named source does not have |
//! | `practices` | list, at least one | in the order shown |
//! | `group` | text, may be left out | heading within the section |
//! | `replaces` | list of ids, may be left out | practices of earlier editions that this one took the place of |
//! | `question` | text | what the room is asked |
//! | `levels` | list of exactly four texts | what level 0, 1, 2 and 3 look like |
//!
//! Ids are 1 to [`limits::ID`] characters of `a-z A-Z 0-9 - _ .`. A section's id is unique among sections, a practice's
//! id among **all** practices: answers are kept by it, so it stays when texts change and is never used again for
//! another practice. Renaming a practice's id, splitting it or merging several is said by `replaces`: ratings given under
//! the old ids are shown as the new practice's past, and stay as they are. An id that is still asked for cannot be
//! replaced, so no two practices can replace each other. The same as a JSON Schema: `assets/models/questionnaire.schema.json`.
//!
//! Texts are shown as they stand; markup is not interpreted. A text has at most [`limits::TEXT`]
//! characters, a file at most [`limits::PRACTICES`] practices. Other keys are passed over, so a file can hold notes.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::json::{JsonKind, ModelFault, ModelProblem, Node};
use super::{Answer, Level, Scorecard};

/// The file of the built-in questionnaire.
pub const BASELINE_JSON: &str = include_str!("../../assets/models/baseline.json");

const SCHEMA: &str = "streamgauge.questionnaire/1";

/// How much a questionnaire may hold.
pub mod limits {
    /// Practices in all sections together.
    pub const PRACTICES: usize = 1_000;
    /// Characters of a text.
    pub const TEXT: usize = 2_000;
    /// Characters of an id.
    pub const ID: usize = 64;
}

/// A questionnaire in one of its editions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Model {
    /// Names the questionnaire in all its editions.
    pub id: String,
    /// The edition, from 1.
    pub version: u32,
    /// The name as shown.
    pub title: String,
    /// Where it comes from; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// In the order shown.
    pub sections: Vec<Section>,
}

/// Practices that are scored together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Unique among the model's sections.
    pub id: String,
    /// The name as shown.
    pub title: String,
    /// Not in the model's named source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub addition: bool,
    /// Where the section comes from, if not from the model's source; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// In the order shown.
    pub practices: Vec<Practice>,
}

/// One thing a team does, and what it looks like at each level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// Unique in the model; answers are kept by it.
    pub id: String,
    /// The name as shown.
    pub title: String,
    /// A heading within the section; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// What the room is asked.
    pub question: String,
    /// What level 0, 1, 2 and 3 look like.
    pub levels: [String; 4],
    /// Ids in earlier editions whose ratings are this one's past.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

impl Practice {
    /// What a level looks like.
    pub fn level_text(&self, level: Level) -> &str {
        let [none, novice, intermediate, advanced] = &self.levels;
        match level {
            Level::None => none,
            Level::Novice => novice,
            Level::Intermediate => intermediate,
            Level::Advanced => advanced,
        }
    }
}

impl Model {
    /// The built-in questionnaire.
    pub fn baseline() -> &'static Self {
        static BASELINE: OnceLock<Model> = OnceLock::new();
        // A test reads the same bytes, so the empty model never shows.
        BASELINE.get_or_init(|| Self::read(BASELINE_JSON).unwrap_or_default())
    }

    /// Reads a questionnaire's file, or says where and why not. The format is described [above](self).
    pub fn read(json: &str) -> Result<Self, ModelProblem> {
        read_model(Node::root(json)?, None)
    }

    /// Reads a file that a person brought: as [`Model::read`], but the built-in questionnaire's id is refused, so that
    /// no file can put other words under the answers given to it.
    pub fn read_own(json: &str) -> Result<Self, ModelProblem> {
        read_model(Node::root(json)?, Some(&Self::baseline().id))
    }

    /// The model without the sections that are additions to its source, for a team that leaves them out. Answers to
    /// them stay on the card, and a [profile](super::profile) names them as not scored.
    #[must_use]
    pub fn without_additions(&self) -> Self {
        let kept = self.sections.iter().filter(|section| !section.addition);
        Self { sections: kept.cloned().collect(), ..self.clone() }
    }

    /// Every practice with its section, in the order shown.
    pub fn practices(&self) -> impl Iterator<Item = (&Section, &Practice)> {
        self.sections.iter().flat_map(|section| section.practices.iter().map(move |practice| (section, practice)))
    }

    /// The practice of an id.
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices().map(|(_, practice)| practice).find(|practice| practice.id == id)
    }

    /// What a scorecard says about a practice of this model. A card of another model says nothing about it, even where
    /// both happen to use one id; a card of another edition does.
    pub fn answer<'a>(&self, card: &'a Scorecard, practice: &str) -> Option<&'a Answer> {
        if card.model == self.id { card.answers.get(practice) } else { None }
    }

    /// The same of a practice, or of one of an earlier edition that it replaces.
    pub fn answer_to<'a>(&self, card: &'a Scorecard, practice: &Practice) -> Option<&'a Answer> {
        let ids = std::iter::once(&practice.id).chain(&practice.replaces);
        ids.filter_map(|id| self.answer(card, id)).find(|answer| **answer != Answer::default())
    }

    /// Ids of practices of both editions whose question or level lines differ: ratings given under the one were given
    /// to other words than under the other. In the order of `self`.
    pub fn reworded_since<'a>(&'a self, earlier: &Self) -> Vec<&'a str> {
        let differs = |now: &Practice| {
            earlier.practice(&now.id).is_some_and(|then| then.question != now.question || then.levels != now.levels)
        };
        self.practices().filter(|(_, now)| differs(now)).map(|(_, now)| now.id.as_str()).collect()
    }
}

/// Ids taken so far, and where each stands.
#[derive(Default)]
pub(super) struct Ids<'a>(BTreeMap<String, Node<'a>>);

impl<'a> Ids<'a> {
    /// Reads an id that nobody has taken yet.
    pub fn take(&mut self, node: Node<'a>) -> Result<String, ModelProblem> {
        let id = read_id(node)?;
        match self.0.insert(id.clone(), node) {
            Some(first) => Err(node.problem(ModelFault::RepeatedId { id, first_line: first.line() })),
            None => Ok(id),
        }
    }

    /// Refuses what would go beyond the limit of practices.
    pub fn check_room(&self, node: Node<'_>) -> Result<(), ModelProblem> {
        if self.0.len() < limits::PRACTICES { Ok(()) } else { Err(node.problem(ModelFault::TooManyPractices)) }
    }
}

pub(super) fn read_id(node: Node<'_>) -> Result<String, ModelProblem> {
    let id = node.text(limits::TEXT)?;
    let fits =
        id.len() <= limits::ID && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if fits { Ok(id) } else { Err(node.problem(ModelFault::BadId(id))) }
}

/// Refuses a file that names another schema.
pub(super) fn check_schema(named: Option<Node<'_>>, schema: &str) -> Result<(), ModelProblem> {
    let Some(node) = named else { return Ok(()) };
    let name = node.text(limits::TEXT)?;
    if name == schema { Ok(()) } else { Err(node.problem(ModelFault::OtherSchema(name))) }
}

pub(super) fn read_version(node: Node<'_>) -> Result<u32, ModelProblem> {
    node.read(JsonKind::CountingNumber).map(NonZeroU32::get)
}

pub(super) fn optional_text(node: Option<Node<'_>>) -> Result<String, ModelProblem> {
    node.map_or(Ok(String::new()), |node| node.text(limits::TEXT))
}

fn read_model(root: Node<'_>, reserved_id: Option<&str>) -> Result<Model, ModelProblem> {
    let fields = root.fields()?;
    check_schema(fields.optional("schema")?, SCHEMA)?;
    let id_node = fields.required("id")?;
    let id = read_id(id_node)?;
    if reserved_id == Some(id.as_str()) {
        return Err(id_node.problem(ModelFault::ReservedId(id)));
    }
    let mut ids = ModelIds::default();
    let sections = fields.required("sections")?.items()?;
    let model = Model {
        id,
        version: read_version(fields.required("version")?)?,
        title: fields.required("title")?.text(limits::TEXT)?,
        source: optional_text(fields.optional("source")?)?,
        sections: sections.map(|node| read_section(node, &mut ids)).collect::<Result<_, _>>()?,
    };
    ids.check_replaced()?;
    Ok(model)
}

/// The ids of one file.
#[derive(Default)]
struct ModelIds<'a> {
    sections: Ids<'a>,
    practices: Ids<'a>,
    /// What practices replace, and where they say so.
    replaced: Vec<(String, Node<'a>)>,
}

impl ModelIds<'_> {
    /// Refuses a practice that takes the place of one still asked for: the two could not be told apart later.
    fn check_replaced(&self) -> Result<(), ModelProblem> {
        let live = self.replaced.iter().find(|(id, _)| self.practices.0.contains_key(id));
        live.map_or(Ok(()), |(id, node)| Err(node.problem(ModelFault::ReplacesLive(id.clone()))))
    }
}

fn read_section<'a>(node: Node<'a>, ids: &mut ModelIds<'a>) -> Result<Section, ModelProblem> {
    let fields = node.fields()?;
    let practices = fields.required("practices")?.items()?;
    Ok(Section {
        id: ids.sections.take(fields.required("id")?)?,
        title: fields.required("title")?.text(limits::TEXT)?,
        addition: fields.optional("addition")?.map_or(Ok(false), |node| node.read(JsonKind::Truth))?,
        source: optional_text(fields.optional("source")?)?,
        practices: practices.map(|node| read_practice(node, ids)).collect::<Result<_, _>>()?,
    })
}

fn read_practice<'a>(node: Node<'a>, ids: &mut ModelIds<'a>) -> Result<Practice, ModelProblem> {
    ids.practices.check_room(node)?;
    let fields = node.fields()?;
    let earlier = fields.optional("replaces")?.map_or(Ok(Vec::new()), read_replaced)?;
    let replaces = earlier.iter().map(|(id, _)| id.clone()).collect();
    ids.replaced.extend(earlier);
    Ok(Practice {
        replaces,
        id: ids.practices.take(fields.required("id")?)?,
        title: fields.required("title")?.text(limits::TEXT)?,
        group: optional_text(fields.optional("group")?)?,
        question: fields.required("question")?.text(limits::TEXT)?,
        levels: read_levels(fields.required("levels")?)?,
    })
}

fn read_replaced(node: Node<'_>) -> Result<Vec<(String, Node<'_>)>, ModelProblem> {
    node.items()?.map(|item| Ok((read_id(item)?, item))).collect()
}

fn read_levels(node: Node<'_>) -> Result<[String; 4], ModelProblem> {
    let lines = node.items()?.map(|line| line.text(limits::TEXT)).collect::<Result<Vec<_>, _>>()?;
    lines.try_into().map_err(|lines: Vec<_>| node.problem(ModelFault::LevelCount(lines.len())))
}

#[cfg(test)]
#[path = "model_tests.rs"]
pub(in crate::maturity) mod tests;
