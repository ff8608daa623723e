//! The list of workshops and the first visit.

use crate::workshop::FileProblem;

pub const WORKSHOPS: &str = "Workshops";
pub const FIRST_TITLE: &str = "Noch keine Workshops in diesem Browser";
pub const FIRST_LEAD: &str = "Ein Workshop enthält Wertstromkarten, die Deployment-Daten dazu und die Bewertungen der \
                              Teams. Drei Wege zum Anfang; jeder lässt sich wieder wegwerfen.";
pub const LOOK_TITLE: &str = "Ein gefülltes Beispiel ansehen";
pub const LOOK_LEAD: &str = "um zu sehen, wohin das führt";
pub const LOOK_FACTS: [(&str, &str); 3] = [
    ("12 Wochen", " von der Anforderung bis zur Produktion, und der eine Schritt, der alles aufhält"),
    ("Ein Jahr Deployments", " mit ihren Liefermetriken"),
    ("Zwei Scorecards", " mit 44 Praktiken, ein Quartal auseinander"),
];
pub const OPEN_EXAMPLE: &str = "Beispiel öffnen";
pub const EXAMPLE_NOTE: &str = "öffnet als eigene Kopie: alles lässt sich ändern";
pub const DRAW_TITLE: &str = "Eine Karte zeichnen";
pub const DRAW_LEAD: &str = "mit denen, die die Arbeit tun";
pub const DRAW_FACTS: [(&str, &str); 3] = [
    ("Die Schritte nennen", ", 5 bis 15, in der Reihenfolge der Arbeit"),
    ("Drei Fragen stellen", " zu jedem von ihnen"),
    ("Sehen", ", wo die Arbeit wartet, sofort"),
];
pub const START_EMPTY: &str = "Mit leerer Karte beginnen";
pub const DRAW_NOTE: &str = "zwei bis drei Stunden für eine erste Karte sind üblich";
pub const FILE_TITLE: &str = "Eine Datei öffnen";
pub const FILE_LEAD: &str = "selbst gesichert oder zugeschickt";
pub const FILE_FACTS: [(&str, &str); 3] = [
    (".streamgauge.json", " enthält einen Workshop mit seinen Deployment-Daten"),
    ("Nichts wird überschrieben", ": Eine Datei öffnet als Kopie"),
    ("Was nicht lesbar war", ", wird gesagt, und der Rest bleibt"),
];
pub const OPEN_FILE: &str = "Datei öffnen";
pub const FILE_NOTE: &str = "oder irgendwo auf dieser Seite ablegen";
pub const WHERE_TITLE: &str = "Wo die Daten liegen";
pub const WHERE_FACTS: [(&str, &str); 3] = [
    (
        "In diesem Browser, auf diesem Rechner.",
        " Es gibt keinen Server und kein Konto. Diese Seite geht ab jetzt ohne Netz.",
    ),
    (
        "Hinaus geht nur, was als Datei gesichert wird.",
        " Die Datei verschicken oder in einen gemeinsamen Ordner legen.",
    ),
    (
        "Der Browser kann alles löschen",
        ", wenn die Websitedaten gelöscht werden oder in privaten Fenstern. Am Ende des Tages eine Datei sichern.",
    ),
];
pub const NEW_WORKSHOP: &str = "Neuer Workshop";
pub const BACKUP_AND_STORAGE: &str = "Sicherung und Speicher";
pub const UNTITLED: &str = "Workshop ohne Titel";
pub const WORKSHOP: &str = "Workshop";
pub const STREAM: &str = "Nach Bahn, Länge ist Zeit, ein Maßstab";
pub const LAST_CHANGE: &str = "Letzte Änderung";
pub const CAME_IN: &str = "als Kopie geöffnet, hier nicht geändert";
pub const DELETE: &str = "Löschen";
pub const READING_LIST: &str = "Die Liste der Workshops wird gelesen …";
pub const EXAMPLE_NOT_THERE: &str =
    "Das Beispiel konnte nicht geladen werden. Einmal mit dem Netz verbinden und erneut versuchen.";
pub const FILE_WITHOUT_NAME: &str = "workshop";
pub const FILE_NOT_SAVED: &str = "Der Browser hat die Datei nicht angenommen. Nichts ist verloren; erneut versuchen.";
pub const VANISHED: &str = "In diesem Browser waren Workshops gesichert, aber die Datenbank ist weg: Der Browser oder \
                            jemand hat die Websitedaten gelöscht. Gesicherte Dateien lassen sich hier öffnen.";
pub const UNDERSTOOD: &str = "Verstanden";

/// The window's title.
pub fn page_title(name: &str) -> String {
    format!("{name} · Streamgauge")
}

/// How many there are.
pub fn workshops_count(count: usize) -> String {
    format!("{count}, letzte Änderung zuerst. Eine hier abgelegte Datei öffnet als Kopie.")
}

/// What a file could not give, and what was kept.
pub fn file_problem(name: &str, problem: &FileProblem, kept: usize) -> String {
    match problem {
        FileProblem::NotAWorkshop => {
            format!(
                "{name} ist kein Streamgauge-Workshop. Nichts wurde geöffnet. Deployment-Daten kommen in einem Workshop hinzu, unter Lieferung."
            )
        }
        FileProblem::Newer { version } => {
            format!(
                "{name} stammt aus einer neueren Version (Dateiversion {version}). Diese Seite neu laden, um zu aktualisieren, und die Datei wieder öffnen. Nichts wurde geöffnet."
            )
        }
        FileProblem::Damaged { line, column } => {
            format!(
                "{name} ist in Zeile {line}, Spalte {column} beschädigt. Änderungen, die auf ganzen Zeilen stehen und bleiben: {kept}. Die Datei selbst ist unverändert."
            )
        }
        FileProblem::Gesture { number, reason } => {
            format!("{name}: Änderung {number} war nicht lesbar ({reason}). Die anderen bleiben: {kept}.")
        }
        FileProblem::Dataset { number } => {
            format!(
                "{name}: Die Zeilen des Datenbestands {number} waren nicht lesbar. Seine Quelle noch einmal importieren."
            )
        }
    }
}

pub fn file_not_readable(name: &str) -> String {
    format!("{name} ließ sich nicht lesen. Vielleicht wurde die Datei verschoben oder ein anderes Programm sperrt sie.")
}

pub fn file_saved(name: &str) -> String {
    format!("{name} ist den Downloads des Browsers übergeben.")
}

pub fn delete_workshop(name: &str) -> String {
    format!("{name} löschen")
}

pub const BIN: &str = "Papierkorb, 30 Tage lang";
pub const PUT_BACK: &str = "Zurücklegen";

pub fn put_back(name: &str) -> String {
    format!("{name} zurücklegen")
}

pub fn days_left(days: f64) -> String {
    if days == 1.0 { "noch 1 Tag".to_owned() } else { format!("noch {} Tage", days as u32) }
}

/// What a workshop holds, in a line.
pub fn list_facts(entry: &crate::workshop::ListEntry) -> String {
    let count = |n: usize, one: &str, many: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    let mut facts = vec![count(entry.steps, "Schritt", "Schritte"), count(entry.teams, "Team", "Teams")];
    if entry.further_maps > 0 {
        facts.push(count(entry.further_maps, "Soll-Zustand", "Soll-Zustände"));
    }
    if entry.datasets > 0 {
        facts.push(count(entry.datasets, "Satz Deployment-Daten", "Sätze Deployment-Daten"));
    }
    if entry.scorecards > 0 {
        facts.push(count(entry.scorecards, "Scorecard", "Scorecards"));
    }
    facts.join(", ")
}

const MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];

/// "heute, 14:02" or "3. Nov. 2026, 09:15", from the clock's `YYYY-MM-DD HH:MM`.
pub fn moment(local_date_time: &str, today: &str) -> String {
    let (date, time) = local_date_time.split_once(' ').unwrap_or((local_date_time, ""));
    if date == today {
        return format!("heute, {time}");
    }
    format!("{}, {time}", day(date))
}

/// "3. Nov. 2026" from `YYYY-MM-DD`; anything else as it stands.
pub fn day(date: &str) -> String {
    let mut parts = date.split('-').map(str::parse::<usize>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
            let month = MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or_default();
            format!("{day}. {month} {year}")
        }
        _ => date.to_owned(),
    }
}

/// How much of the total is known.
pub fn list_known(entry: &crate::workshop::ListEntry) -> String {
    match entry.unknown_steps {
        0 => String::new(),
        n => format!("bisher; {n} von {} unbekannt", entry.steps),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_said_in_german() {
        for (date, said) in [("2026-11-03", "3. Nov. 2026"), ("2026-03-31", "31. März 2026"), ("soon", "soon")] {
            assert_eq!(day(date), said);
        }
        assert_eq!(moment("2026-11-03 09:15", "2026-11-03"), "heute, 09:15");
        assert_eq!(moment("2026-11-03 09:15", "2026-11-04"), "3. Nov. 2026, 09:15");
    }
}
