//! Questionnaires of one's own: what they are, and why one was refused.

use crate::maturity::{JsonKind, Model, ModelFault, ModelProblem, limits};

pub const QUESTIONNAIRE: &str = "Questionnaire";
pub const LOAD_QUESTIONNAIRE: &str = "Load a questionnaire";
pub const QUESTIONNAIRE_FORMAT: &str = "Your own questions, as a JSON file:";
pub const QUESTIONNAIRE_SCHEMA: &str = "its schema";
pub const QUESTIONNAIRE_BASELINE: &str = "the built-in one to start from";

/// A questionnaire in the list of them.
pub fn questionnaire_name(model: &Model) -> String {
    let practices = model.practices().count();
    format!("{}, version {}, {practices} practices", model.title, model.version)
}

pub fn model_loaded(model: &Model) -> String {
    format!(
        "{} is loaded and kept with this workshop. Answers to other questionnaires stay.",
        questionnaire_name(model)
    )
}

/// Said where an edition is there already in other words.
pub fn edition_is_taken(file: &str, model: &Model) -> String {
    format!(
        "{file} was not loaded: version {} of “{}” is here already in other words, and scorecards were answered under those. \
         Give the new wording version {}.",
        model.version,
        model.title,
        model.version.saturating_add(1)
    )
}

/// Where a file was refused, why, and what was kept.
pub fn model_refused(file: &str, problem: &ModelProblem) -> String {
    let ModelProblem { line, column, fault } = problem;
    format!("{file} was not loaded, and nothing was changed. Line {line}, column {column}: {}", fault_words(fault))
}

fn fault_words(fault: &ModelFault) -> String {
    match fault {
        ModelFault::NotJson => "this is no JSON. A comma or a quotation mark may be missing just before.".to_owned(),
        ModelFault::CutOff => "the file ends too early. Was it copied whole?".to_owned(),
        ModelFault::OtherSchema(name) => format!("“{name}” is another kind of file, or a later version of this one."),
        ModelFault::Missing(key) => format!("“{key}” is missing here."),
        ModelFault::RepeatedKey(key) => format!("“{key}” stands here twice."),
        ModelFault::WrongKind { key, expected } => format!("{} should be {}.", named(key), kind_words(*expected)),
        ModelFault::Empty(key) => format!("“{key}” is empty."),
        ModelFault::TooLong(key) => format!("“{key}” has more than {} characters.", limits::TEXT),
        ModelFault::BadId(id) => {
            format!("“{id}” is no id: 1 to {} characters of a-z, A-Z, 0-9, - _ and a full stop.", limits::ID)
        }
        ModelFault::RepeatedId { id, first_line } => {
            format!("the id “{id}” is taken by line {first_line}. Answers are kept by it, so it must be its own.")
        }
        ModelFault::ReplacesLive(id) => {
            format!("“{id}” is still asked for in this file, so nothing can replace it.")
        }
        ModelFault::ReservedId(id) => {
            format!(
                "“{id}” is the built-in questionnaire. Choose another id, or its answers would be read under other words."
            )
        }
        ModelFault::LevelCount(count) => {
            format!("there are {count} level lines; exactly four are needed, for 0, 1, 2 and 3.")
        }
        ModelFault::TooManyPractices => {
            format!("more than {} practices are too many for one questionnaire.", limits::PRACTICES)
        }
    }
}

fn named(key: &str) -> String {
    if key.is_empty() { "the file".to_owned() } else { format!("“{key}”") }
}

fn kind_words(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Object => "an object in { }",
        JsonKind::List => "a list in [ ]",
        JsonKind::Text => "a text in quotation marks",
        JsonKind::CountingNumber => "a whole number from 1",
        JsonKind::Truth => "true or false",
        JsonKind::Word => "one of the words that the format knows",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_file_line_and_reason() {
        let cases = [
            ("", "Line 1, column 1: the file ends too early"),
            ("[]", "Line 1, column 1: the file should be an object in { }."),
            ("{\n \"id\": 7 }", "Line 2, column 8: “id” should be a text in quotation marks."),
            ("{\"id\": \"a b\", \"version\": 1}", "Line 1, column 8: “a b” is no id"),
            ("{\"id\": \"baseline\"}", "“baseline” is the built-in questionnaire"),
            ("{\"id\": \"own\"}", "“sections” is missing here"),
        ];
        for (json, said) in cases {
            let words = model_refused("own.json", &Model::read_own(json).unwrap_err());
            assert!(
                words.starts_with("own.json was not loaded, and nothing was changed.") && words.contains(said),
                "{words}"
            );
        }
    }
}
