//! Bewertende am eigenen Gerät: Einladungen, Codes, und warum einer nicht gilt.

use super::rater_name;
use crate::maturity::CodeProblem;
use crate::workshop::{CodeRefusal, CodeTaken};

pub const VOTES_HIDDEN: &str = "Die Stimmen sind verborgen, bis alle bewertet haben";
pub const RATER_WAYS: [(&str, &str); 4] = [
    ("An diesem Rechner", "Weitergeben: nacheinander bewerten, auf Fertig drücken und den Rechner weiterreichen."),
    (
        "Am eigenen Gerät",
        "Einladen: ein Link mit QR-Code, oder eine Datei. Beide öffnen den leeren Fragebogen im Browser, ohne Konto.",
    ),
    (
        "Wieder hier",
        "Wer fertig ist, hat einen Code auf dem Bildschirm. Unten einfügen, eintippen oder mit einem Scanner lesen, der \
         tippt; oder die gesicherte Datei aufnehmen.",
    ),
    ("Dann", "Stimmen zeigen: wo die Leute verschieden denken, kommt zuerst."),
];

pub const INVITE: &str = "Einladen";
pub const PACKING_INVITATION: &str = "Der Link wird gemacht …";
pub const NO_INVITATION_LINK: &str =
    "Dieser Fragebogen ist zu lang für einen Link. Eine Datei sichern und diese schicken.";
pub const LOCAL_INVITATION: &str = "Der Link führt nur auf diesen Rechner. Für andere die Datei sichern, oder Streamgauge unter \
    einer Adresse öffnen, die auch sie erreichen.";
pub const COPY_INVITATION: &str = "Link kopieren";
pub const CODE_FIELD: &str = "Code einer Bewertung";
pub const CODE_FIELD_EXAMPLE: &str = "SGR1 …";
pub const TAKE_CODE_IN: &str = "Aufnehmen";

pub const RATER_ALONE: &str = "Für sich allein bewerten. Am Ende steht ein Code zum Zurückgeben.";
pub const RATER_DONE_ALONE: &str = "Fertig, Code machen";
pub const HAND_BACK: &str = "Den Code an die Einladenden zurückgeben: als Text schicken, oder scannen lassen. Dort wird er unter \
    Stimmen eingetippt oder eingefügt.";
pub const RATING_CODE: &str = "Der Code";
pub const COPY_CODE: &str = "Code kopieren";
pub const CODE_COPIED: &str = "Der Code ist in der Zwischenablage.";
pub const RATE_ON: &str = "Bewertung ändern";

pub fn invite_to(name: &str) -> String {
    format!("{name} einladen")
}

/// The accessible name of the picture of a link.
pub fn invitation_picture(name: &str) -> String {
    format!("QR-Code des Links für {name}")
}

pub fn scan_or_open(name: &str) -> String {
    format!(
        "{name} scannt dies mit dem Telefon oder öffnet den Link, bewertet, und bekommt einen Code zum Zurückgeben."
    )
}

/// Said where the link is too long for a picture.
pub fn open_the_link(name: &str) -> String {
    format!(
        "{name} öffnet den Link, bewertet, und bekommt einen Code zum Zurückgeben. Für einen QR-Code ist der Link zu lang."
    )
}

pub fn invitation_copied(name: &str) -> String {
    format!("Der Link für {name} ist in der Zwischenablage.")
}

/// The heading of a finished sheet.
pub fn rated_title(name: &str) -> String {
    format!("{} hat bewertet", rater_name(name))
}

pub fn rated_count_of(answered: usize, of: usize) -> String {
    match of - answered.min(of) {
        0 => format!("Alle {of} Praktiken sind beantwortet."),
        open => format!("{answered} von {of} Praktiken sind beantwortet; {open} sind offen, was nicht 0 ist."),
    }
}

/// The accessible name of the picture of a code.
pub fn code_picture(name: &str) -> String {
    format!("QR-Code der Bewertung: {}", rater_name(name))
}

/// What the code does not hold.
pub fn left_out(notes: u8) -> String {
    let left = match notes {
        0 => return "Der Code enthält jede Bewertung. Notizen gibt es keine.".to_owned(),
        1 => "1 Notiz".to_owned(),
        u8::MAX => "die Notizen".to_owned(),
        n => format!("{n} Notizen"),
    };
    format!("Der Code enthält jede Bewertung, aber nicht {left}. Dafür die Datei sichern und schicken.")
}

/// Said when a code was taken in.
pub fn code_taken_in(taken: &CodeTaken) -> String {
    let rater = rater_name(&taken.rater);
    let said = if taken.edits.is_empty() {
        format!("Die Bewertung von {rater} ist schon da.")
    } else {
        format!("Aufgenommen: {rater}.")
    };
    match taken.notes {
        0 => said,
        1 => format!("{said} Eine Notiz steht nicht im Code, aber in der Datei von {rater}."),
        u8::MAX => format!("{said} Die Notizen stehen nicht im Code, aber in der Datei von {rater}."),
        n => format!("{said} {n} Notizen stehen nicht im Code, aber in der Datei von {rater}."),
    }
}

/// Why a code was not taken in, and what to do.
pub fn code_refused(refusal: &CodeRefusal) -> String {
    let why = match refusal {
        CodeRefusal::Unreadable(problem) => code_problem(problem),
        CodeRefusal::OtherCard { rater } => format!(
            "Das ist eine Bewertung einer anderen Scorecard, von {}. Zuerst diese Scorecard wählen.",
            rater_name(rater)
        ),
        CodeRefusal::OtherModel { rater } => format!(
            "{} hat einen anderen Fragebogen oder eine andere Fassung bewertet. Unter diesem noch einmal einladen.",
            rater_name(rater)
        ),
    };
    format!("{why} Nichts wurde geändert.")
}

fn code_problem(problem: &CodeProblem) -> String {
    match problem {
        CodeProblem::Empty => "Noch kein Code: einfügen, eintippen oder scannen.".to_owned(),
        CodeProblem::NotACode => "Das ist kein Code einer Bewertung; die beginnen mit SGR1.".to_owned(),
        CodeProblem::Newer => {
            "Dieser Code ist von einer neueren Version. Die Seite neu laden, oder die Datei aufnehmen.".to_owned()
        }
        CodeProblem::Character { group, character } => {
            format!("In Gruppe {group} nach SGR1 steht „{character}“, was in keinem Code vorkommt.")
        }
        CodeProblem::Group { group, text } => format!(
            "Gruppe {group} nach SGR1, „{text}“, stimmt nicht: ein Zeichen ist falsch, oder davor fehlt eine Gruppe."
        ),
        CodeProblem::CutOff { groups, of: Some(of) } => {
            format!("Der Code endet nach Gruppe {groups} von {of}. Den ganzen kopieren.")
        }
        CodeProblem::CutOff { groups, of: None } => {
            format!("Der Code endet nach Gruppe {groups}. Den ganzen kopieren.")
        }
        CodeProblem::TooLong { groups } => {
            format!("Der Code ist nach {groups} Gruppen vollständig und geht weiter. Wurde dahinter etwas eingefügt?")
        }
        CodeProblem::Damaged => "Jede Gruppe stimmt, das Ganze nicht. Den Code noch einmal kopieren.".to_owned(),
    }
}
