//! All workshops, backup, merging, the linked file, room, and the history's screen.

mod history;

use crate::workshop::keeping::Kinship;
pub use history::*;

pub const ALL_TITLE: &str = "Alle meine Workshops";
pub const ALL_LEAD: &str = "Alles, was dieser Browser für diese Seite aufbewahrt, und wie es anderswohin kommt.";
pub const ROOM: &str = "Speicher";
pub const ROOM_USED: &str = "Belegt";
pub const ROOM_UNKNOWN: &str = "Der Browser sagt es nicht";
pub const KEEPING: &str = "Vom Browser aufbewahrt";
pub const KEPT_YES: &str = "Ja: Der Browser löscht von sich aus nichts davon";
pub const KEPT_NO: &str = "Nicht zugesagt: Der Browser darf es löschen, wenn der Speicherplatz knapp wird";
pub const KEPT_UNKNOWN: &str = "Der Browser sagt es nicht. Seiten über einfaches http werden nicht gefragt.";
pub const ASK_TO_KEEP: &str = "Den Browser um Aufbewahrung bitten";
pub const ASKED_KEPT: &str = "Der Browser behält die Daten, bis sie hier gelöscht werden.";
pub const ASKED_REFUSED: &str = "Der Browser sagt es jetzt nicht zu. Wird die Seite installiert oder oft besucht, \
    stimmt er zu; eine Sicherung hilft in jedem Fall.";
pub const BACKUP: &str = "Sicherung";
pub const BACKUP_HINT: &str =
    "Eine ZIP-Datei aus einfachen Workshop-Dateien, mit Deployment-Daten. Jede davon lässt sich auch einzeln öffnen.";
pub const BACK_UP_ALL: &str = "Alles sichern";
pub const RESTORE: &str = "Sicherung wiederherstellen";
pub const RESTORE_HINT: &str = "Workshops kommen als Kopien herein. Nichts, was hier ist, wird geändert.";
pub const BACKING_UP: &str = "Die Sicherung wird geschrieben …";
pub const RESTORING: &str = "Wird wiederhergestellt …";
pub const NOTHING_TO_BACK_UP: &str = "Es gibt noch nichts zu sichern.";
pub const TOO_LARGE: &str = "Zusammen sind die Workshops größer, als eine ZIP-Datei sein kann (4 GB). Sie einzeln \
    als Dateien sichern, die größten zuerst.";
pub const COLUMN_NAME: &str = "Workshop";
pub const COLUMN_CHANGED: &str = "Letzte Änderung";
pub const COLUMN_SIZE: &str = "Größe";
pub const COLUMN_HOLDS: &str = "Enthält";
pub const COLUMN_DO: &str = "Aktionen";
pub const SIZE_COMES: &str = "…";
pub const HISTORY: &str = "Verlauf";
pub const SAVE_FILE: &str = "Datei sichern";
pub const DELETE: &str = "Löschen";
pub const NONE_HERE: &str = "In diesem Browser sind keine Workshops.";
pub const NOT_READ: &str = "Die Liste der Workshops ließ sich nicht lesen.";
pub const LEFTOVERS: &str = "Überbleibsel";
pub const REPORT_TITLE: &str = "Was hereinkam";
pub const DONE: &str = "Fertig";

pub const ERASE: &str = "Endgültig löschen";
pub const REALLY_ERASE: &str = "Wirklich, endgültig?";

pub fn erase_of(name: &str) -> String {
    format!("{name} endgültig löschen")
}

pub fn really_erase(name: &str) -> String {
    format!("{name} wirklich endgültig löschen? Das lässt sich nicht zurücknehmen.")
}

pub fn history_of(name: &str) -> String {
    format!("Verlauf von {name}")
}

pub fn save_file_of(name: &str) -> String {
    format!("{name} als Datei sichern")
}

pub fn delete_of(name: &str) -> String {
    format!("{name} löschen")
}

/// Bytes as people read them, three digits at most.
pub fn bytes(bytes: f64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut amount = bytes.max(0.0);
    let mut unit = 0;
    while amount >= 999.5 && unit + 1 < UNITS.len() {
        amount /= 1000.0;
        unit += 1;
    }
    let unit_name = UNITS.get(unit).copied().unwrap_or_default();
    if unit == 0 || amount >= 9.95 {
        format!("{amount:.0} {unit_name}")
    } else {
        format!("{amount:.1} {unit_name}").replace('.', ",")
    }
}

/// How much of the room is used.
pub fn room(used: f64, quota: f64) -> String {
    let percent = if quota > 0.0 { used / quota * 100.0 } else { 0.0 };
    let share = if percent < 1.0 { "weniger als 1 %".to_owned() } else { format!("{percent:.0} %") };
    format!("{} von {} ({share})", bytes(used), bytes(quota))
}

fn workshops(number: usize) -> String {
    if number == 1 { "1 Workshop".to_owned() } else { format!("{number} Workshops") }
}

fn changes(number: usize) -> String {
    if number == 1 { "1 Änderung".to_owned() } else { format!("{number} Änderungen") }
}

/// How many workshops there are, and how much room they take; with a bin, that is of both.
pub fn count(number: usize, size: Option<f64>, has_bin: bool) -> String {
    let workshops = workshops(number);
    match size {
        Some(size) if has_bin => format!("{workshops}, mit Papierkorb {}", bytes(size)),
        Some(size) => format!("{workshops}, zusammen {}", bytes(size)),
        None => workshops,
    }
}

pub fn size_parts(journal: f64, rows: f64) -> String {
    if rows > 0.0 { format!("davon {} Deployment-Daten", bytes(rows)) } else { format!("Journal {}", bytes(journal)) }
}

pub fn backup_name(date: &str) -> String {
    format!("streamgauge-backup-{date}.zip")
}

pub fn backed_up(number: usize, size: f64, name: &str) -> String {
    format!("{} ({}) in {name}, den Downloads des Browsers übergeben.", workshops(number), bytes(size))
}

pub fn backing_up(done: usize, of: usize) -> String {
    format!("Die Sicherung wird geschrieben: {done} von {of}")
}

pub fn restoring(done: usize, of: usize) -> String {
    format!("Wird wiederhergestellt: {done} von {of}")
}

pub fn lines_left_out(name: &str, count: usize) -> String {
    let (are, could) = if count == 1 { ("ist", "konnte") } else { ("sind", "konnten") };
    format!("{name}: {} {are} in der Datenbank kein lesbarer Text und {could} nicht in die Datei.", changes(count))
}

/// What became of a member of an archive.
pub enum Restored {
    /// It came in as a copy; how many gestures, and what was not whole.
    Copy { gestures: usize, problems: Vec<String> },
    /// It came into the bin, where it was.
    InBin { gestures: usize, problems: Vec<String> },
    /// Nothing of it could be read.
    Nothing { problems: Vec<String> },
    /// It is no workshop.
    NoWorkshop,
    /// Its bytes are not those that were written.
    Broken,
    /// It is packed or locked in a way that is not read here.
    OtherPacking,
}

pub fn restored(name: &str, what: &Restored) -> String {
    let said =
        |problems: &[String]| if problems.is_empty() { String::new() } else { format!(" {}", problems.join(" ")) };
    match what {
        Restored::Copy { gestures, problems } => {
            format!("{name}: kam als Kopie herein, mit {}.{}", changes(*gestures), said(problems))
        }
        Restored::InBin { gestures, problems } => {
            format!("{name}: kam in den Papierkorb, wo er vorher lag, mit {}.{}", changes(*gestures), said(problems))
        }
        Restored::Nothing { problems } => format!("{name}: Nichts ließ sich lesen.{}", said(problems)),
        Restored::NoWorkshop => format!("{name}: kein Streamgauge-Workshop, weggelassen."),
        Restored::Broken => {
            format!("{name}: im Archiv beschädigt, nichts davon ließ sich lesen. Die anderen Dateien sind geblieben.")
        }
        Restored::OtherPacking => {
            format!(
                "{name}: so gepackt oder gesperrt, dass es hier nicht gelesen wird. Auspacken und die Datei einzeln öffnen."
            )
        }
    }
}

pub const CHANGED_BYTES: &str =
    "Der Inhalt ist nicht ganz der, der geschrieben wurde; was sich lesen ließ, ist geblieben.";
pub const CUT_OFF: &str =
    "Das Archiv ist abgeschnitten: Sein Inhaltsverzeichnis fehlt. Was davor ganz ist, kam herein.";
pub const NO_ARCHIVE: &str = "Das ist kein ZIP-Archiv, oder es ist von Anfang an beschädigt. Nichts wurde geändert.";
pub const NO_WORKSHOPS_INSIDE: &str = "In diesem Archiv ist kein Workshop. Nichts wurde geändert.";

pub fn restore_summary(copies: usize, others: usize) -> String {
    let came = format!("{} {} herein", workshops(copies), if copies == 1 { "kam" } else { "kamen" });
    match (others, copies) {
        (0, 1) => format!("{came}, vollständig."),
        (0, _) => format!("{came}, alle vollständig."),
        (1, _) => format!("{came}. Zu 1 Datei gibt es etwas zu wissen:"),
        (many, _) => format!("{came}. Zu {many} Dateien gibt es etwas zu wissen:"),
    }
}

pub fn leftovers(sets: usize, size: f64) -> String {
    let size = bytes(size);
    match sets {
        1 => format!(
            "1 Bestand von Deployment-Daten ({size}), den kein Workshop mehr kennt, auch nicht im Papierkorb oder im \
             Verlauf. Er wird einen Tag, nachdem er zuerst bemerkt wurde, gelöscht."
        ),
        many => format!(
            "{many} Bestände von Deployment-Daten ({size}), die kein Workshop mehr kennt, auch nicht im Papierkorb oder \
             im Verlauf. Sie werden einen Tag, nachdem sie zuerst bemerkt wurden, gelöscht."
        ),
    }
}

// ------------------------------------------------------------------------------------------------------------------ opening

pub const KIN_TITLE: &str = "Eine Kopie dieses Workshops ist schon hier";
pub const AS_COPY: &str = "Als Kopie behalten";
pub const BRING_IN: &str = "Neues übernehmen";
pub const NOTHING_NEW: &str = "Den hiesigen zeigen";
pub const WHAT_IS_NEW: &str = "Neu in der Datei";
pub const MERGE_HINT: &str = "Beide Verläufe werden in der Reihenfolge der Änderungen zusammengeführt; wo zwei \
    Personen dasselbe Feld gesetzt haben, gilt die spätere Änderung. Rückgängig nimmt alles zurück.";

/// A file that some other program has written anew, too large for that.
pub fn laid_out_otherwise(name: &str, size: f64) -> String {
    format!(
        "{name} wurde von einem anderen Programm neu geschrieben und hat {}: zu groß, um in dieser Form gelesen zu werden. \
         Nichts wurde geöffnet. In Streamgauge noch einmal sichern oder das Original nehmen.",
        bytes(size)
    )
}

pub fn kin_lead(file: &str, name: &str, kin: &Kinship) -> String {
    let name = if name.is_empty() { super::UNTITLED } else { name };
    let there = match kin.only_here {
        0 => "dort wurde seither nichts geändert".to_owned(),
        1 => "1 Änderung gibt es nur dort".to_owned(),
        many => format!("{many} Änderungen gibt es nur dort"),
    };
    let news = match kin.news.len() {
        0 => "nichts, was dort fehlt".to_owned(),
        1 => "1 Änderung, die dort fehlt".to_owned(),
        many => format!("{many} Änderungen, die dort fehlen"),
    };
    format!(
        "{file} ist als Kopie geöffnet. „{name}“, ebenfalls in diesem Browser, hat dieselbe Vergangenheit: Die Datei enthält \
         {news}; {there}."
    )
}

pub fn merged(count: usize, name: &str) -> String {
    let name = if name.is_empty() { super::UNTITLED } else { name };
    match count {
        1 => format!("1 Änderung ist in „{name}“ übernommen."),
        many => format!("{many} Änderungen sind in „{name}“ übernommen."),
    }
}

pub fn and_further(count: usize) -> String {
    if count == 1 { "und 1 weitere Änderung".to_owned() } else { format!("und {count} weitere Änderungen") }
}

// ---------------------------------------------------------------------------------------------------------------- room

pub fn nearly_full(used: f64, quota: f64) -> String {
    format!(
        "Dieser Browser gibt der Seite {}, davon sind {} belegt. Eine Sicherung machen und löschen, was nicht mehr gebraucht \
         wird, bevor der Speicher voll ist.",
        bytes(quota),
        bytes(used)
    )
}

pub const SHOW_ALL: &str = "Alle meine Workshops";
pub const LATER: &str = "Nicht jetzt";

// ---------------------------------------------------------------------------------------------------------- linked file

pub const LINKED_TITLE: &str = "Datei auf der Festplatte";
pub const LINKED_HINT: &str = "Jede Änderung wird in eine selbst gewählte Datei geschrieben, zum Beispiel in einem \
    synchronisierten oder gemeinsamen Ordner. Was jemand anders inzwischen dort geschrieben hat, wird zuerst \
    übernommen.";
pub const LINK: &str = "Mit einer Datei verknüpfen";
pub const LINK_OTHER: &str = "Mit einer anderen Datei verknüpfen";
pub const UNLINK: &str = "Verknüpfung lösen";
pub const ALLOW: &str = "Schreiben wieder erlauben";
pub const NO_LINKS: &str = "Dieser Browser kann nicht von selbst in eine eigene Datei schreiben (Chrome und Edge \
    können es). Stattdessen eine Datei sichern.";
pub const FILE_KIND: &str = "Streamgauge-Workshop";

pub enum LinkWords<'a> {
    Writing,
    Written { at: &'a str },
    NeedsPermission,
    Failed { reason: &'a str },
}

pub fn linked(name: &str, state: &LinkWords<'_>) -> String {
    match state {
        LinkWords::Writing => format!("{name} wird geschrieben …"),
        LinkWords::Written { at } => format!("{name}, geschrieben {at}"),
        LinkWords::NeedsPermission => {
            format!("{name} ist verknüpft, aber der Browser verlangt wieder eine Erlaubnis, bevor geschrieben wird.")
        }
        LinkWords::Failed { reason } => {
            format!("{name} ließ sich nicht schreiben: {reason}. Der Workshop selbst ist in diesem Browser gesichert.")
        }
    }
}

pub fn linked_to(name: &str) -> String {
    format!("Jede Änderung wird jetzt in {name} geschrieben.")
}

pub fn unlinked(name: &str) -> String {
    format!("{name} bleibt, wie es ist, und wird nicht mehr geschrieben.")
}

pub fn brought_in(count: usize, name: &str) -> String {
    match count {
        1 => format!("1 Änderung, die jemand in {name} geschrieben hat, ist übernommen."),
        many => format!("{many} Änderungen, die jemand in {name} geschrieben hat, sind übernommen."),
    }
}

pub const NOT_THAT_WORKSHOP: &str = "Die Datei enthält einen anderen Workshop. Für diesen einen neuen Namen wählen";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_two_or_three_digits_and_a_comma() {
        for (size, text) in [(0.0, "0 B"), (999.0, "999 B"), (1000.0, "1,0 kB"), (12_345_678.0, "12 MB")] {
            assert_eq!(bytes(size), text, "{size}");
        }
        assert_eq!(room(1e6, 1e9), "1,0 MB von 1,0 GB (weniger als 1 %)");
    }

    #[test]
    fn sentences_agree_with_their_number() {
        assert_eq!([count(1, None, false), count(2, None, true)], ["1 Workshop", "2 Workshops"]);
        assert_eq!(count(0, Some(5000.0), true), format!("0 Workshops, mit Papierkorb {}", bytes(5000.0)));
        assert_eq!(restore_summary(1, 0), "1 Workshop kam herein, vollständig.");
        assert_eq!(restore_summary(2, 1), "2 Workshops kamen herein. Zu 1 Datei gibt es etwas zu wissen:");
        assert!(lines_left_out("a", 1).contains("Änderung ist") && lines_left_out("a", 2).contains("Änderungen sind"));
        assert!(leftovers(1, 1.0).contains("den kein") && leftovers(2, 1.0).contains("die kein"));
        assert_eq!(merged(1, "A"), "1 Änderung ist in „A“ übernommen.");
        assert_eq!(merged(2, "A"), "2 Änderungen sind in „A“ übernommen.");
    }
}
