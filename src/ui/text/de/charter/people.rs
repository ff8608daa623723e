//! Parts in the stream and who speaks for them.

use crate::workshop::charter::{Absence, Attendance, Presence, StandardPart};

pub const PEOPLE: &str = "Personen, nach Rolle im Wertstrom";
pub const COLUMN_PART: &str = "Rolle";
pub const COLUMN_WHO: &str = "Wer";
pub const COLUMN_ROOM: &str = "Im Raum";
pub const PART_NAME: &str = "Name der Rolle";
pub const PART_WHO: &str = "wer";
pub const PART_NOTE: &str = "Notiz";
pub const PART_TEAM: &str = "Team auf der Karte";
pub const PART_PRESENCE: &str = "im Raum";
pub const PART_FROM: &str = "kommt um";
pub const WHO_EXAMPLE: &str = "–";
pub const NOTE_EXAMPLE: &str = "Notiz";
pub const TEAM_AS_NAMED: &str = "kein Team auf der Karte";
pub const ADD_PART: &str = "Rolle hinzufügen";
pub const ADD_PART_EXAMPLE: &str = "Rolle hinzufügen, dann Enter";
pub const OFFER_PARTS: &str = "Die sieben Rollen einsetzen";
pub const PEOPLE_EMPTY_TITLE: &str = "Wer muss im Raum sein?";
pub const PEOPLE_EMPTY: &str = "Eine Karte ist nur so wahr wie die Leute, die sie zeichnen. Jede Rolle im Wertstrom \
    soll für sich selbst sprechen: wer entscheidet, was gemacht wird, wer es baut, testet, betreibt, absichert und \
    freigibt, und wer für das Ganze einsteht.";
pub const REMOVED_PART: &str = "Die Rolle ist entfernt. Rückgängig holt sie zurück.";
pub const ASK_AGAIN: &str = "Nachfrage im Themenspeicher parken";

/// A part, as it is offered.
pub fn part_name(part: StandardPart) -> &'static str {
    match part {
        StandardPart::ProductOwner => "Product Owner",
        StandardPart::Development => "Entwicklung",
        StandardPart::Qa => "Qualitätssicherung",
        StandardPart::Operations => "Betrieb",
        StandardPart::Infosec => "Informationssicherheit",
        StandardPart::ReleaseManagement => "Release-Management",
        StandardPart::ValueStreamManager => "Wertstrom-Verantwortung",
    }
}

/// What an offered part does, as its note.
pub fn part_note(part: StandardPart) -> &'static str {
    match part {
        StandardPart::ValueStreamManager => "oder die Technikleitung: steht für das Ganze ein",
        _ => "",
    }
}

/// A presence; of one that comes later the time stands beside.
pub fn presence_name(presence: &Presence) -> &'static str {
    match presence {
        Presence::Unsaid => "nicht gesagt",
        Presence::Here => "da",
        Presence::Missing => "fehlt",
        Presence::From(_) => "ab",
    }
}

/// A presence with its time.
pub fn presence_text(presence: &Presence) -> String {
    match presence {
        Presence::From(time) if time.is_empty() => "später".to_owned(),
        Presence::From(time) => format!("ab {time}"),
        other => presence_name(other).to_owned(),
    }
}

/// How many are here.
pub fn attendance(count: Attendance) -> String {
    let missing = if count.missing == 1 { "fehlt" } else { "fehlen" };
    let parts = [(count.here, "da"), (count.missing, missing), (count.later, "später"), (count.unsaid, "nicht gesagt")];
    let said = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    said.collect::<Vec<_>>().join(", ")
}

/// Steps by number; many are counted. `several` is the word before several numbers, `all` the one behind a count.
fn steps_in(numbers: &[usize], several: &str, all: &str) -> String {
    /// More numbers than this are counted.
    const MOST: usize = 8;
    let texts: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match texts.split_last() {
        None => String::new(),
        Some((only, [])) => format!("Schritt {only}"),
        Some(_) if texts.len() > MOST => format!("{} {all}", texts.len()),
        Some((last, others)) => format!("{several} {} und {last}", others.join(", ")),
    }
}

/// `Schritt 5`, `Schritte 1, 2 und 7`.
pub fn steps(numbers: &[usize]) -> String {
    steps_in(numbers, "Schritte", "Schritte")
}

/// `Schritte 1, 2, 7` under the name of a part.
pub fn steps_of_part(numbers: &[usize]) -> String {
    steps(numbers).replace(" und ", ", ")
}

/// The word that stands out.
pub fn absent(absence: &Absence) -> String {
    let part = if absence.part.is_empty() { "Eine Rolle" } else { &absence.part };
    match &absence.from {
        None => format!("{part} fehlt"),
        Some(time) if time.is_empty() => format!("{part} kommt später"),
        Some(time) => format!("{part} kommt um {time}"),
    }
}

/// What follows from it.
pub fn absent_so(absence: &Absence) -> String {
    let depend = if absence.steps.len() == 1 { "hängt" } else { "hängen" };
    let steps = steps_in(&absence.steps, "die Schritte", "Schritte");
    let until = if absence.from.is_some() { "bis dahin " } else { "" };
    format!(
        ", und davon {depend} {steps} ab. Was {until}dazu gesagt wird, ist Hörensagen: Erst nach einer Rückfrage zählt es."
    )
}

/// Said in the report of a part that was not there.
pub fn told_by_others(absence: &Absence) -> String {
    let part = if absence.part.is_empty() { "Eine Rolle" } else { &absence.part };
    format!(
        "{part} fehlte: Was zu {} gesagt ist, kommt von anderen.",
        steps_in(&absence.steps, "den Schritten", "Schritten")
    )
}

/// A thought to park: whom to ask, and about what.
pub fn ask_again(absence: &Absence) -> String {
    format!("{} zu {} fragen", absence.part, steps_in(&absence.steps, "den Schritten", "Schritten"))
}

/// Said of a team on the map without a part.
pub fn unspoken(team: &str, numbers: &[usize]) -> String {
    let steps = steps_in(numbers, "die Schritte", "Schritte");
    format!("Niemand spricht für {team}, zuständig für {steps}.")
}

/// Adds the team as a part.
pub fn add_team(team: &str) -> String {
    format!("{team} hinzufügen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_listed_and_then_counted() {
        let many: Vec<usize> = (1..=9).collect();
        let cases: [(&[usize], &str); 4] =
            [(&[], ""), (&[5], "Schritt 5"), (&[1, 2, 7], "Schritte 1, 2 und 7"), (&many, "9 Schritte")];
        for (numbers, said) in cases {
            assert_eq!(steps(numbers), said);
        }
        assert_eq!(steps_of_part(&[1, 2, 7]), "Schritte 1, 2, 7");
    }

    #[test]
    fn an_absence_is_said_with_what_depends_on_it() {
        let missing = Absence { part: "Betrieb".into(), from: None, steps: vec![5] };
        let later = Absence { part: "Support".into(), from: Some("11:30".into()), steps: vec![8, 9] };
        let say = |absence: &Absence| absent(absence) + &absent_so(absence);
        assert!(say(&missing).starts_with("Betrieb fehlt, und davon hängt Schritt 5 ab. Was dazu gesagt wird"));
        assert!(say(&later).starts_with(
            "Support kommt um 11:30, und davon hängen die Schritte 8 und 9 ab. Was bis dahin dazu gesagt wird"
        ));
        assert_eq!(ask_again(&missing), "Betrieb zu Schritt 5 fragen");
        assert_eq!(ask_again(&later), "Support zu den Schritten 8 und 9 fragen");
    }

    #[test]
    fn nobody_is_not_counted() {
        let count = Attendance { here: 9, missing: 1, later: 2, unsaid: 0 };
        assert_eq!(attendance(count), "9 da, 1 fehlt, 2 später");
        assert_eq!(attendance(Attendance::default()), "");
    }
}
