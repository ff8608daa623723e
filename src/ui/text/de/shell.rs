//! The frame around every screen.

use crate::ui::route::Screen;

pub const APP_NAME: &str = "Streamgauge";
pub const ALL_WORKSHOPS: &str = "Alle Workshops";
pub const WORKSHOP_NAME: &str = "Titel des Workshops";
pub const SCREENS: &str = "Ansichten dieses Workshops";
pub const UNDO: &str = "Rückgängig";
pub const REDO: &str = "Wiederholen";
pub const NOTHING_TO_SAVE: &str = "Nichts zu sichern";
pub const SAVING: &str = "Wird gesichert …";
pub const SAVED: &str = "Gesichert";
pub const NOT_SAVED: &str = "Nicht gesichert";
pub const TRY_AGAIN: &str = "Erneut versuchen";
pub const SAVE_FILE: &str = "Datei sichern";
pub const READING_WORKSHOP: &str = "Der Workshop wird gelesen …";
pub const NO_SUCH_WORKSHOP: &str = "Dieser Workshop ist nicht in diesem Browser";
pub const NO_SUCH_WORKSHOP_WHY: &str = "Vielleicht ist er in einem anderen Browser oder auf einem anderen Rechner \
                                        entstanden. Um seine Datei bitten und diese öffnen.";
pub const THEME_SYSTEM: &str = "Farben: wie das System";
pub const THEME_LIGHT: &str = "Farben: hell";
pub const THEME_DARK: &str = "Farben: dunkel";
/// The language that the other program speaks, in its own words, and its tag.
pub const OTHER_LANGUAGE: &str = "English";
pub const OTHER_LANGUAGE_TAG: &str = "en";
pub const HELP: &str = "Tasten";
pub const HELP_TITLE: &str = "Tastatur";
pub const CLOSE: &str = "Schließen";
pub const DISMISS: &str = "Ausblenden";
pub const MESSAGES: &str = "Meldungen";

/// The tab of a screen.
pub fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Charter => "Auftrag",
        Screen::Map => "Karte",
        Screen::Table => "Tabelle",
        Screen::Compare => "Vergleich",
        Screen::Delivery => "Lieferung",
        Screen::Scorecard => "Scorecard",
        Screen::Ladder => "Leiter",
        Screen::Report => "Bericht",
        Screen::Present => "Präsentation",
        Screen::History => "Verlauf",
        Screen::Improve => "Maßnahmen",
    }
}

pub const FETCHING_SCREENS: &str = "Wird geöffnet …";
pub const SCREENS_NOT_THERE: &str = "Dieser Teil der App konnte nicht geholt werden. Einmal mit dem Netz verbinden und \
                                     erneut versuchen; die Karte geht inzwischen, und nichts ist verloren.";
pub const UPDATE_WAITS: &str = "Eine neuere Version von Streamgauge ist da. Alles Getane ist gesichert.";
pub const USE_UPDATE: &str = "Jetzt verwenden";
