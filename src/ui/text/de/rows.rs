//! Rows of a spreadsheet, and maps to start from.

use super::{duration_problem, entry_problem, unit_symbol};
use crate::stream::{RowFault, Template};

pub const PASTE_TITLE: &str = "Zeilen einfügen";
pub const READING_TITLE: &str = "Die eingefügten Zeilen werden gelesen";
pub const READING_CANCELLED: &str = "Abgebrochen: Nichts wurde eingefügt, die Karte ist, wie sie war.";
pub const CANCEL: &str = "Abbrechen";
pub const REPORT_TITLE: &str = "Was in den eingefügten Zeilen anzusehen ist";
pub const TEMPLATES_TITLE: &str = "Mit einer Vorlage beginnen";
pub const NOTHING_SELECTED: &str = "Kein Schritt ist ausgewählt.";
pub const NOT_COPIED: &str = "Der Browser hat das Kopieren nicht erlaubt. Stattdessen Strg C drücken.";
pub const NO_ROWS: &str =
    "Nichts wurde eingefügt: Es sind keine Zeilen darin. Zuerst Zellen in einer Tabelle kopieren.";
pub const PASTE_HINT: &str = "Die Zellen in einer Tabelle kopieren und hier einfügen. Jede Zeile wird ein Schritt nach \
    dem ausgewählten und folgt auf die Zeile über ihr.";
pub const PASTE_FIELD: &str = "Zeilen, mit oder ohne Überschriften";
pub const PASTE_EXAMPLE: &str = "Schritt\tTeam\tDurchlaufzeit\tBearbeitungszeit\nEntwickeln\tEntwicklung\t6 d\t2 d";
pub const PASTE_COLUMNS: &str = "Spalten, in beliebiger Folge: Schritt, Team, Durchlaufzeit, Wartezeit, \
    Wartezeit danach, Bearbeitungszeit, %C/A, Personen, WIP, Losgröße, Notizen, Art, nach, Nacharbeit an, Nacharbeit Anteil.";
pub const TAKE_IN: &str = "In die Karte einfügen";
pub const COPY_LIST: &str = "Diese Liste kopieren";
pub const LIST_COPIED: &str = "Die Liste ist in der Zwischenablage.";
pub const REPORT_HEADS: [&str; 4] = ["Zeile", "Spalte", "Was dort steht", "Was daraus wurde"];
pub const TEMPLATES_HINT: &str = "Schritte und Teams ohne Werte: Nach denen die fragen, die die Arbeit tun. Die Schritte \
    kommen hinter den letzten dieser Karte; Rückgängig nimmt sie wieder heraus.";

/// "1 Schritt", "3 Schritte".
fn steps(count: usize) -> String {
    if count == 1 { "1 Schritt".to_owned() } else { format!("{count} Schritte") }
}

pub fn copied(count: usize) -> String {
    format!("{} als Zeilen kopiert.", steps(count))
}

pub fn cut(count: usize) -> String {
    format!("{} ausgeschnitten.", steps(count))
}

pub fn duplicated(count: usize) -> String {
    format!("{} verdoppelt.", steps(count))
}

/// While a long paste is read.
pub fn reading(lines: usize) -> String {
    format!("{lines} Zeilen werden gelesen…")
}

/// How many steps came in, and how many cells are worth a look.
pub fn pasted(count: usize, problems: usize) -> String {
    match problems {
        0 => format!("{} eingefügt.", steps(count)),
        1 => format!("{} eingefügt, 1 Zelle ist anzusehen.", steps(count)),
        problems => format!("{} eingefügt, {problems} Zellen sind anzusehen.", steps(count)),
    }
}

/// "2, Durchlaufzeit".
pub fn column(number: usize, heading: &str) -> String {
    if heading.is_empty() { number.to_string() } else { format!("{number}, {heading}") }
}

/// A cell's text, as much of it as fits.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() > MOST { text.chars().take(MOST - 1).chain(['…']).collect() } else { text.to_owned() }
}

pub fn more_problems(count: usize) -> String {
    format!("und {count} weitere; die kopierte Liste enthält alle.")
}

/// What was the matter with a cell, and what became of it.
pub fn fault(fault: &RowFault) -> String {
    let known = match fault {
        RowFault::UnitAssumed(unit) => {
            return format!("Keine Einheit: Bloße Zahlen gelten ab hier als {}.", unit_symbol(*unit));
        }
        RowFault::Duration(problem) => return format!("{} Bleibt wie eingegeben.", duration_problem(problem)),
        RowFault::Entry(problem) => {
            let why = entry_problem(*problem).unwrap_or_else(|| "Dort steht nichts.".to_owned());
            return format!("{why} Bleibt wie eingegeben.");
        }
        RowFault::NameAmbiguous { taken } => {
            return format!("Mehrere Schritte heißen so; genommen wurde der in Zeile {taken}.");
        }
        RowFault::UnknownColumn => "Diese Überschrift ist unbekannt; ihre Zellen stehen in den Notizen.",
        RowFault::CycleTime => {
            "Zykluszeit heißt bei manchen Durchlaufzeit, bei anderen Bearbeitungszeit; ihre Zellen stehen in den Notizen. \
             Die Überschrift umbenennen."
        }
        RowFault::CycleTimeWorked => "Zykluszeit neben einer Durchlauf- oder Wartezeit: als Bearbeitungszeit gelesen.",
        RowFault::ColumnTwice => "Eine zweite Spalte dieser Art; ihre Zellen stehen in den Notizen.",
        RowFault::UnknownUnit => "Die Einheit in der Überschrift ist unbekannt; bloße Zahlen werden ohne sie gelesen.",
        RowFault::NoNames => "Keine Spalte enthält die Namen der Schritte; sie haben noch keine.",
        RowFault::NamesGuessed => "Keine Überschrift sagt, welche Spalte die Schritte benennt; genommen wurde diese.",
        RowFault::LooksLikeFraction => {
            "Alle %C/A hier sind 1 oder weniger: als Anteile von 1 gelesen, 0,8 sind also 80 %."
        }
        RowFault::UnknownKind => "Keine Art von Schritt; gilt als Bearbeitung, der Text steht in den Notizen.",
        RowFault::UnknownWaste => "Keine der neun Verschwendungen; der Text steht in den Notizen.",
        RowFault::UnknownValue => "Nicht wertschöpfend, notwendig oder Verschwendung; der Text steht in den Notizen.",
        RowFault::UnknownMeasured => "Nicht die Quelle eines gemessenen Werts; der Text steht in den Notizen.",
        RowFault::NameNotFound => "Kein Schritt hat diesen Namen oder diese Nummer; der Text steht in den Notizen.",
        RowFault::AfterItself => "Der Schritt folgt auf sich selbst. Der Fluss bleibt und zählt nicht.",
        RowFault::NamedTwice => "Zweimal genannt; es wurde ein Fluss.",
        RowFault::CountDiffers => "Nicht so viele Werte wie Namen; der Text steht in den Notizen.",
        RowFault::ShareWithoutRework => {
            "Ein Anteil, aber kein Schritt, an den die Arbeit zurückgeht; der Text steht in den Notizen."
        }
        RowFault::WaitInLeadTime => {
            "Zu diesem Schritt führt kein Pfeil, also wurden Warte- und Bearbeitungszeit seine Durchlaufzeit."
        }
        RowFault::WaitInQueue => {
            "Zu diesem Schritt führt kein Pfeil und seine Bearbeitungszeit fehlt: Die Wartezeit wurde eine Warteschlange \
             davor."
        }
        RowFault::WaitWithoutArrow => "Zu diesem Schritt führt kein Pfeil; die Wartezeit steht in den Notizen.",
        RowFault::TableOfSameSteps => "Eine weitere Tabelle derselben Schritte: Was sie sagt, steht nun dort.",
        RowFault::TableBehind => {
            "Eine weitere Tabelle mit eigenen Überschriften: Ihre Schritte folgen auf die darüber."
        }
        RowFault::StepNotAbove => "Die Tabelle darüber hat keinen Schritt dieses Namens: Er folgt hinter dem letzten.",
        RowFault::OtherValueAbove => "Die Tabelle darüber sagt etwas anderes, das bleibt; dies steht in den Notizen.",
        RowFault::HeadingAgain => "Noch einmal die Überschriften; weggelassen.",
        RowFault::AboveHeading => "Eine Zeile über den Überschriften; weggelassen.",
        RowFault::TeamFromAbove => {
            "Hier steht kein Team; genommen wurde das der Zeile darüber, wie bei verbundenen Zellen."
        }
        RowFault::WaitTwice => {
            "Der folgende Schritt nennt davor eine andere Wartezeit; jene wurde genommen, diese steht in den Notizen."
        }
        RowFault::WaitBehindEnd => {
            "Von diesem Schritt führt kein Pfeil weg; die Wartezeit danach steht in den Notizen."
        }
        RowFault::OnItsSide => {
            "Die Überschriften stehen in der ersten Spalte: Jede Spalte wurde als ein Schritt gelesen."
        }
        RowFault::RowOfWait => "Eine Zeile nur mit einer Wartezeit: gilt als Wartezeit vor dem Schritt darunter.",
        RowFault::TakenForQueue => "Heißt wie eine Wartezeit und hat keine Bearbeitungszeit: gilt als Warteschlange.",
        RowFault::Remark => "Der Wert wurde genommen; der ganze Text steht in den Notizen.",
        RowFault::PartedByDots => "Die Tabelle schreibt Dezimalkommas: Der Punkt gilt als Trenner der Tausender.",
        RowFault::UpperEnd => "Nur eine Obergrenze: als Spanne von 0 bis dorthin gelesen.",
        RowFault::NoTotal => {
            "Heißt wie eine Summe, aber ihre Werte sind nicht die Summen der Zeilen darüber: bleibt ein Schritt. Ist es \
             keiner, kann er gelöscht werden."
        }
        RowFault::TotalsRow => "Eine Zeile mit Summen; weggelassen, die Karte bildet ihre eigenen.",
    };
    known.to_owned()
}

pub fn template_name(template: Template) -> &'static str {
    match template {
        Template::SoftwareDelivery => "Softwareentwicklung",
        Template::Incident => "Störung",
        Template::ChangeApproval => "Freigabe einer Änderung",
        Template::SupportRequest => "Supportanfrage",
        Template::Office => "Büro, wie eine Fabrik gezeichnet",
    }
}

pub fn template_about(template: Template, count: usize) -> String {
    let about = match template {
        Template::SoftwareDelivery => "Von der Anforderung zur laufenden Software",
        Template::Incident => "Vom Ausfall zum wiederhergestellten Dienst",
        Template::ChangeApproval => "Von der fertigen Änderung zur Erlaubnis, live zu gehen",
        Template::SupportRequest => "Von der Kundenfrage zur Antwort",
        Template::Office => "Von der Bestellung zur Bezahlung",
    };
    format!("{about}, {}", steps(count))
}

pub fn use_template(template: Template) -> String {
    let name = match template {
        Template::Office => "Büro",
        other => template_name(other),
    };
    format!("{name} verwenden")
}
