//! Questionnaires of one's own: what they are, and why one was refused.

use crate::maturity::{JsonKind, Model, ModelFault, ModelProblem, limits};

pub const QUESTIONNAIRE: &str = "Fragebogen";
pub const LOAD_QUESTIONNAIRE: &str = "Fragebogen laden";
pub const QUESTIONNAIRE_FORMAT: &str = "Eigene Fragen, als JSON-Datei:";
pub const QUESTIONNAIRE_SCHEMA: &str = "das Schema dazu";
pub const QUESTIONNAIRE_BASELINE: &str = "der eingebaute als Anfang";

/// A questionnaire in the list of them.
pub fn questionnaire_name(model: &Model) -> String {
    let practices = model.practices().count();
    format!("{}, Ausgabe {}, {practices} Praktiken", model.title, model.version)
}

pub fn model_loaded(model: &Model) -> String {
    format!(
        "{} ist geladen und bleibt bei diesem Workshop. Antworten auf andere Fragebögen bleiben.",
        questionnaire_name(model)
    )
}

/// Said where an edition is there already in other words.
pub fn edition_is_taken(file: &str, model: &Model) -> String {
    format!(
        "{file} wurde nicht geladen: Ausgabe {} von „{}“ ist schon da, in anderen Worten, und Scorecards wurden unter jenen \
         beantwortet. Der neuen Fassung die Ausgabe {} geben.",
        model.version,
        model.title,
        model.version.saturating_add(1)
    )
}

/// Where a file was refused, why, and what was kept.
pub fn model_refused(file: &str, problem: &ModelProblem) -> String {
    let ModelProblem { line, column, fault } = problem;
    format!(
        "{file} wurde nicht geladen, und nichts wurde geändert. Zeile {line}, Spalte {column}: {}",
        fault_words(fault)
    )
}

fn fault_words(fault: &ModelFault) -> String {
    match fault {
        ModelFault::NotJson => {
            "Das ist kein JSON. Vielleicht fehlt kurz davor ein Komma oder ein Anführungszeichen.".to_owned()
        }
        ModelFault::CutOff => "Die Datei endet zu früh. Wurde sie ganz kopiert?".to_owned(),
        ModelFault::OtherSchema(name) => {
            format!("„{name}“ ist eine andere Art Datei oder eine spätere Fassung von dieser.")
        }
        ModelFault::Missing(key) => format!("„{key}“ fehlt hier."),
        ModelFault::RepeatedKey(key) => format!("„{key}“ steht hier zweimal."),
        ModelFault::WrongKind { key, expected } => format!("{} sollte {} sein.", named(key), kind_words(*expected)),
        ModelFault::Empty(key) => format!("„{key}“ ist leer."),
        ModelFault::TooLong(key) => format!("„{key}“ hat mehr als {} Zeichen.", limits::TEXT),
        ModelFault::BadId(id) => {
            format!("„{id}“ ist keine Kennung: 1 bis {} Zeichen aus a-z, A-Z, 0-9, - _ und Punkt.", limits::ID)
        }
        ModelFault::RepeatedId { id, first_line } => format!(
            "Die Kennung „{id}“ gehört schon zu Zeile {first_line}. Antworten hängen an ihr, also braucht jede Praktik ihre eigene."
        ),
        ModelFault::ReplacesLive(id) => {
            format!("Nach „{id}“ wird in dieser Datei noch gefragt, also kann nichts es ersetzen.")
        }
        ModelFault::ReservedId(id) => format!(
            "„{id}“ ist der eingebaute Fragebogen. Eine andere Kennung wählen, sonst würden seine Antworten unter anderen \
             Worten gelesen."
        ),
        ModelFault::LevelCount(count) => {
            format!("Es gibt {count} Zeilen für Stufen; nötig sind genau vier, für 0, 1, 2 und 3.")
        }
        ModelFault::TooManyPractices => {
            format!("Mehr als {} Praktiken sind zu viele für einen Fragebogen.", limits::PRACTICES)
        }
    }
}

fn named(key: &str) -> String {
    if key.is_empty() { "Die Datei".to_owned() } else { format!("„{key}“") }
}

fn kind_words(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Object => "ein Objekt in { }",
        JsonKind::List => "eine Liste in [ ]",
        JsonKind::Text => "ein Text in Anführungszeichen",
        JsonKind::CountingNumber => "eine ganze Zahl ab 1",
        JsonKind::Truth => "true oder false",
        JsonKind::Word => "eines der Worte, die das Format kennt",
    }
}
