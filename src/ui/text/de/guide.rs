//! The guided first map: each question, whom to ask, and what to write.

use super::{PERCENT_CA, UNNAMED_STEP, duration_problem, duration_text, whom_to_ask};
use crate::stream::{EntryProblem, Step, StreamMap, Summary};
use crate::workshop::{GuideProblem, Known, Question, asked_of};

pub const TITLE: &str = "Geführte erste Karte";
pub const CUSTOMERS: &str = "Kunde";
pub const GO_ON: &str = "Weiter";
pub const NOT_KNOWN: &str = "Nicht bekannt";
pub const SKIP: &str = "Überspringen";
pub const STARTS_HERE: &str = "Nichts: Hier beginnt es";
pub const BACK: &str = "Zurück";
pub const TEAM: &str = "Von wem";
pub const QUEUE: &str = "Hier liegt die Arbeit nur und wartet";
pub const DONE: &str = "Die erste Karte steht";
pub const PRESENT: &str = "Präsentieren";
pub const CLOSE: &str = "Schließen";

/// What is said out loud to the room.
pub fn question(map: &StreamMap, question: Question) -> String {
    let name = |id| map.step(id).map_or(UNNAMED_STEP, step_name);
    match question {
        Question::Customer => "„Wer bekommt das Ergebnis und hat etwas davon?“".to_owned(),
        Question::End => "„Was ist geschehen, wenn dieser Kunde es hat und nutzen kann?“".to_owned(),
        Question::LastStep => "„Was wird als Letztes davor getan, und von wem?“".to_owned(),
        Question::StepBefore(id) => format!("„Was wurde unmittelbar vor ‚{}‘ getan, oder worauf gewartet?“", name(id)),
        Question::Step(id) => format!("„Was wird bei ‚{}‘ getan, und von wem?“", name(id)),
        Question::Start => "„Wann läuft die Uhr los: Ab wann wartet jemand darauf?“".to_owned(),
        Question::LeadTime(id) => {
            format!("„{}: Von der Ankunft bis zur Weitergabe, wie lange dauert das meistens?“", name(id))
        }
        Question::ProcessTime(id) => format!("„{}: Wie viel von dieser Zeit wird daran gearbeitet?“", name(id)),
        Question::PercentCa(id) => format!(
            "„Von zehn, die aus ‚{}‘ kommen: Wie viele sind so brauchbar, wie sie sind, ohne Korrektur, Ergänzung oder Rückfrage?“",
            name(id)
        ),
    }
}

fn step_name(step: &Step) -> &str {
    if step.name.is_empty() { UNNAMED_STEP } else { &step.name }
}

/// Whom to ask.
pub fn whom(map: &StreamMap, question: Question) -> String {
    let people = |id| match map.step(id).map(|step| step.team.as_str()) {
        Some(team) if !team.is_empty() => format!("Fragen, wer es tut: {team}"),
        _ => "Fragen, wer es tut".to_owned(),
    };
    match question {
        Question::Customer | Question::End => {
            "Fragen, wer für den Kunden spricht: Product Owner, Auftraggeber".to_owned()
        }
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => {
            "Alle fragen; einer Anforderung folgen, die es wirklich gab".to_owned()
        }
        Question::Start => "Fragen, wer Anforderungen annimmt".to_owned(),
        Question::LeadTime(id) | Question::ProcessTime(id) => people(id),
        Question::PercentCa(id) => capital(&whom_to_ask(asked_of(map, id))),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// The label of the field.
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Customer => "Kunde",
        Question::End => "Der Wertstrom endet mit",
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => "Was getan wird",
        Question::Start => "Der Wertstrom beginnt mit",
        Question::LeadTime(_) => "Durchlaufzeit",
        Question::ProcessTime(_) => "Bearbeitungszeit",
        Question::PercentCa(_) => PERCENT_CA,
    }
}

/// What is written where nothing stands yet.
pub fn example(question: Question) -> &'static str {
    match question {
        Question::Customer => "Läden, die über uns verkaufen",
        Question::End => "in Produktion, und der Kunde weiß es",
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => "ein Verb: Ausrollen und prüfen",
        Question::Start => "Anforderung angenommen",
        Question::LeadTime(_) => "5 d, 2-3 Wo, 90 min, ?",
        Question::ProcessTime(_) => "4 h, ?",
        Question::PercentCa(_) => "80, ?",
    }
}

/// Why it is asked, in a line.
pub fn hint(question: Question) -> &'static str {
    match question {
        Question::Customer => "Für den Kunden ist der Wertstrom da; er endet, wo der Kunde hat, worum er gebeten hat.",
        Question::End => "Nicht, wenn es gebaut ist: wenn es Nutzen bringt.",
        Question::LastStep | Question::StepBefore(_) => {
            "Vom Ende rückwärts vergisst niemand, was der Kunde braucht. Fünf bis fünfzehn Schritte genügen."
        }
        Question::Step(_) => "Ein Verb, und das Team, wie es sich selbst nennt.",
        Question::Start => "Die Uhr des ganzen Wertstroms läuft ab der Anforderung.",
        Question::LeadTime(_) => "Mit Wartezeit. Eine Spanne ist eine Antwort; ? ist auch eine",
        Question::ProcessTime(_) => "Die Zeit, in der Menschen oder Maschinen daran arbeiten. Der Rest ist Wartezeit.",
        Question::PercentCa(_) => "Gefragt wird, wer es bekommt, nicht wer es gemacht hat.",
    }
}

/// The button that goes on without an answer.
pub fn without(question: Question) -> &'static str {
    match question {
        Question::StepBefore(_) => STARTS_HERE,
        question if question.is_of_figure() => NOT_KNOWN,
        _ => SKIP,
    }
}

/// Where one is: three parts, and how far.
pub fn progress(question: Question, steps: usize, figures: (usize, usize)) -> String {
    match question {
        Question::Customer | Question::End => "1 von 3: der Kunde und das Ende".to_owned(),
        Question::LastStep => "2 von 3: die Schritte, rückwärts".to_owned(),
        Question::StepBefore(_) | Question::Step(_) | Question::Start => {
            let steps = if steps == 1 { "1 Schritt".to_owned() } else { format!("{steps} Schritte") };
            format!("2 von 3: die Schritte, rückwärts; bisher {steps}")
        }
        _ => format!("3 von 3: die Zahlen; {} von {} gefragt", figures.0, figures.1),
    }
}

pub fn problem(problem: &GuideProblem) -> String {
    match problem {
        GuideProblem::Duration(problem) => duration_problem(problem),
        GuideProblem::Percent(problem) => percent_problem(*problem),
    }
}

fn percent_problem(problem: EntryProblem) -> String {
    match problem {
        EntryProblem::Empty => String::new(),
        EntryProblem::NotANumber { at } => {
            format!("Keine Zahl bei Zeichen {}. Eine Zahl bis 100 schreiben, oder ?", at + 1)
        }
        EntryProblem::Ambiguous { at } => format!("Bei Zeichen {}: Dezimalkomma oder Tausender?", at + 1),
        EntryProblem::Range => "Eine Zahl, keine Spanne.".to_owned(),
        EntryProblem::Negative => "Nie unter 0. Eine Zahl bis 100 schreiben, oder ?".to_owned(),
        EntryProblem::TooMuch => "Zu viel: %C/A ist höchstens 100. Eine Zahl bis 100 schreiben, oder ?".to_owned(),
    }
}

/// What the map says now.
pub fn done(map: &StreamMap, summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    let total = summary.lead_time.figure().map(|hours| duration_text(hours.mid, &map.calendar));
    match (Known::of(&summary.lead_time), total) {
        (Known::All, Some(total)) => lines.push(format!("Durchlaufzeit gesamt: {total}.")),
        (Known::SoFar, Some(total)) => {
            let missing = summary.lead_time.missing();
            let have = if missing == 1 { "hat" } else { "haben" };
            lines.push(format!(
                "Durchlaufzeit gesamt bisher: {total}; {missing} von {} Schritten {have} noch keine.",
                summary.lead_time.of
            ));
        }
        (Known::NoSteps, _) => {
            lines.push("Es gibt noch keine Schritte: den ersten auf der Karte hinzufügen.".to_owned());
        }
        _ => {
            lines.push("Noch hat kein Schritt eine Durchlaufzeit: noch einmal fragen, wenn es jemand weiß.".to_owned());
        }
    }
    if let Some(constraint) = &summary.constraint {
        let name = map.step(constraint.step).map_or(UNNAMED_STEP, step_name);
        lines.push(format!("Zuerst auf {name} schauen: Dort wartet die Arbeit am längsten."));
    }
    lines.push(
        "Zum Korrigieren einen Schritt auswählen. Wo Arbeit zurückgeht, vom Schritt zu einem früheren ziehen: Das ist Nacharbeit."
            .to_owned(),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_and_several() {
        let said = |steps| progress(Question::Start, steps, (0, 0));
        assert!(said(1).ends_with("bisher 1 Schritt") && said(4).ends_with("bisher 4 Schritte"));
        assert_eq!(capital("über alles"), "Über alles");
    }

    #[test]
    fn every_problem_but_nothing_has_words() {
        let problems = [EntryProblem::NotANumber { at: 2 }, EntryProblem::Range, EntryProblem::TooMuch];
        assert!(problems.into_iter().all(|problem| !percent_problem(problem).is_empty()));
        assert_eq!(percent_problem(EntryProblem::Empty), "");
    }
}
