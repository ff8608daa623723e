//! What went wrong, what was kept, what to do.

use crate::platform::storage::StorageError;
use crate::platform::worker::WorkerFailure;

pub const STORAGE_TITLE: &str = "Hier lässt sich nichts aufbewahren";
pub const NOT_SAVED_BANNER: &str =
    "Die letzten Änderungen sind noch nicht gesichert. Auf dieser Seite sind sie noch da.";

/// Why the database did not do what it was asked, and what to do.
pub fn storage_error(error: &StorageError) -> String {
    let text = match error {
        StorageError::Missing => {
            "Dieser Browser gibt der Seite keine Datenbank (IndexedDB): In privaten Fenstern und bei blockierten \
             Websitedaten ist sie abgeschaltet. Websitedaten für diese Adresse erlauben und neu laden."
        }
        StorageError::Blocked => {
            "Ein anderer Tab hält eine ältere Fassung der Datenbank offen. Die anderen Streamgauge-Tabs schließen und \
             neu laden."
        }
        StorageError::NewerVersion => {
            "Hier war eine neuere Version von Streamgauge. Neu laden, um sie zu bekommen; dieser Tab schreibt bis dahin \
             nichts."
        }
        StorageError::Vanished => {
            "Die Datenbank wurde gelöscht, während diese Seite offen war, von Hand oder vom Browser. Jetzt eine Datei \
             sichern: Was zu sehen ist, ist noch da."
        }
        StorageError::Quota => {
            "Der Speicherplatz für diese Seite ist voll. Was vorher gesichert war, ist sicher. Eine Datei sichern oder \
             Platz schaffen und es erneut versuchen."
        }
        StorageError::Closed => {
            "Der Browser hat die Datenbank geschlossen und konnte sie nicht wieder öffnen. Eine Datei sichern, dann neu \
             laden."
        }
        StorageError::Aborted => {
            "Der Browser hat das Schreiben abgebrochen. Nichts davon wurde gesichert; erneut versuchen."
        }
        StorageError::Other(reason) => {
            return format!("Die Datenbank des Browsers meldet: {reason}. Eine Datei sichern, dann neu laden.");
        }
    };
    text.to_owned()
}

pub fn file_without_rows(error: &StorageError) -> String {
    format!(
        "Die Datei enthält Karten und Bewertungen, aber nicht die Zeilen der Deployment-Daten. {}",
        storage_error(error)
    )
}

/// What happened to the worker, and what to do.
pub fn worker_failure(failure: &WorkerFailure) -> String {
    match failure {
        WorkerFailure::NotStarted(reason) => format!(
            "Der Teil, der Deployment-Daten liest, konnte nicht starten. {reason} Die Seite neu laden oder erneut \
             versuchen."
        ),
        WorkerFailure::Crashed(reason) => format!(
            "Der Teil, der Deployment-Daten liest, ist stehen geblieben: {reason}. Der Workshop ist nicht berührt. Erneut \
             versuchen; bleibt er bei derselben Datei stehen, die anderen ohne sie importieren."
        ),
        WorkerFailure::Unreadable => {
            "Der Teil, der Deployment-Daten liest, hat etwas Unlesbares geschickt. Die Seite neu laden.".to_owned()
        }
        WorkerFailure::OtherVersion(version) => {
            format!(
                "Der Teil, der Deployment-Daten liest, gehört zu einer anderen Version ({version}). Die Seite neu laden."
            )
        }
    }
}

/// Gestures in the database that this release cannot read.
pub fn unreadable_gestures(unreadable: usize, of: usize) -> String {
    format!(
        "{unreadable} von {of} Änderungen an diesem Workshop waren nicht lesbar; vielleicht stammen sie aus einer neueren \
         Version. Sie bleiben, wie sie sind. Die Seite neu laden, um zu aktualisieren, und noch einmal ansehen."
    )
}
