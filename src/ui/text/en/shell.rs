//! The frame around every screen.

use crate::ui::route::Screen;

pub const APP_NAME: &str = "Streamgauge";
pub const ALL_WORKSHOPS: &str = "All workshops";
pub const WORKSHOP_NAME: &str = "Title of the workshop";
pub const SCREENS: &str = "Screens of this workshop";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const NOTHING_TO_SAVE: &str = "Nothing to save";
pub const SAVING: &str = "Saving…";
pub const SAVED: &str = "Saved";
pub const NOT_SAVED: &str = "Not saved";
pub const TRY_AGAIN: &str = "Try again";
pub const SAVE_FILE: &str = "Save a file";
pub const READING_WORKSHOP: &str = "Reading the workshop…";
pub const NO_SUCH_WORKSHOP: &str = "This workshop is not in this browser";
pub const NO_SUCH_WORKSHOP_WHY: &str =
    "It may have been made in another browser or on another computer. Ask for its file and open that.";
pub const THEME_SYSTEM: &str = "Theme: as the system";
pub const THEME_LIGHT: &str = "Theme: light";
pub const THEME_DARK: &str = "Theme: dark";
/// The language that the other program speaks, in its own words, and its tag.
pub const OTHER_LANGUAGE: &str = "Deutsch";
pub const OTHER_LANGUAGE_TAG: &str = "de";
pub const HELP: &str = "Keys";
pub const HELP_TITLE: &str = "Keyboard";
pub const CLOSE: &str = "Close";
pub const DISMISS: &str = "Dismiss";
pub const MESSAGES: &str = "Messages";

/// The tab of a screen.
pub fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Charter => "Charter",
        Screen::Map => "Map",
        Screen::Table => "Table",
        Screen::Compare => "Compare",
        Screen::Delivery => "Delivery",
        Screen::Scorecard => "Scorecard",
        Screen::Ladder => "Ladder",
        Screen::Report => "Report",
        Screen::Present => "Present",
        Screen::History => "History",
        Screen::Improve => "Improve",
    }
}

pub const FETCHING_SCREENS: &str = "Opening…";
pub const SCREENS_NOT_THERE: &str = "This part of the app could not be fetched. Connect to the network once and try again; \
                                     the map works meanwhile, and nothing was lost.";
pub const UPDATE_WAITS: &str = "A newer release of Streamgauge is here. What you have done is saved.";
pub const USE_UPDATE: &str = "Use it now";
