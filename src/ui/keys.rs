//! The one action table: toolbar, keyboard, the help page and the README's table of keys are made from it.

use super::text;

/// One thing a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "text::action_name says what each does")]
pub enum Action {
    Undo,
    Redo,
    SaveFile,
    Help,
    AddStep,
    AddParallel,
    EditName,
    EditTeam,
    EditLeadTime,
    EditProcessTime,
    EditPercentCa,
    RemoveSelection,
    SelectPrevious,
    SelectNext,
    SelectUp,
    SelectDown,
    ClearSelection,
    Tidy,
    ZoomIn,
    ZoomOut,
    ZoomAll,
    ZoomFull,
}

/// A key with its modifiers. `Ctrl` is `Cmd` on a Mac.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    /// `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
    /// With Ctrl or Cmd.
    pub with_ctrl: bool,
    /// With Shift; `None`: either way, as for signs that need it on some keyboards.
    pub with_shift: Option<bool>,
}

/// Where an action is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anywhere in a workshop.
    Workshop,
    /// On the map.
    Map,
    /// On the map, with a step selected.
    Step,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// Where.
    pub place: Place,
    /// By which keys; the first is shown.
    pub keys: &'static [Keys],
}

const fn plain(key: &'static str) -> Keys {
    Keys { key, with_ctrl: false, with_shift: Some(false) }
}
const fn shift(key: &'static str) -> Keys {
    Keys { key, with_ctrl: false, with_shift: Some(true) }
}
const fn sign(key: &'static str) -> Keys {
    Keys { key, with_ctrl: false, with_shift: None }
}
const fn ctrl(key: &'static str) -> Keys {
    Keys { key, with_ctrl: true, with_shift: Some(false) }
}
const fn ctrl_shift(key: &'static str) -> Keys {
    Keys { key, with_ctrl: true, with_shift: Some(true) }
}
const fn row(action: Action, place: Place, keys: &'static [Keys]) -> Row {
    Row { action, place, keys }
}

/// The table.
pub const TABLE: &[Row] = &[
    row(Action::Undo, Place::Workshop, &[ctrl("z")]),
    row(Action::Redo, Place::Workshop, &[ctrl_shift("z"), ctrl("y")]),
    row(Action::SaveFile, Place::Workshop, &[ctrl("s")]),
    row(Action::Help, Place::Workshop, &[sign("?"), plain("F1")]),
    row(Action::AddStep, Place::Map, &[plain("n"), ctrl("ArrowRight")]),
    row(Action::AddParallel, Place::Step, &[shift("n"), ctrl("ArrowDown")]),
    row(Action::EditName, Place::Step, &[plain("Enter"), plain("F2")]),
    row(Action::EditTeam, Place::Step, &[plain("t")]),
    row(Action::EditLeadTime, Place::Step, &[plain("l")]),
    row(Action::EditProcessTime, Place::Step, &[plain("p")]),
    row(Action::EditPercentCa, Place::Step, &[plain("c")]),
    row(Action::RemoveSelection, Place::Map, &[plain("Delete"), plain("Backspace")]),
    row(Action::SelectNext, Place::Map, &[plain("ArrowRight")]),
    row(Action::SelectPrevious, Place::Map, &[plain("ArrowLeft")]),
    row(Action::SelectUp, Place::Map, &[plain("ArrowUp")]),
    row(Action::SelectDown, Place::Map, &[plain("ArrowDown")]),
    row(Action::ClearSelection, Place::Map, &[plain("Escape")]),
    row(Action::Tidy, Place::Map, &[shift("t")]),
    row(Action::ZoomIn, Place::Map, &[sign("+"), sign("=")]),
    row(Action::ZoomOut, Place::Map, &[sign("-")]),
    row(Action::ZoomAll, Place::Map, &[shift("!"), shift("1")]),
    row(Action::ZoomFull, Place::Map, &[ctrl("0")]),
];

impl Action {
    /// The row of the table.
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.action == self)
    }

    /// Its keys as people read them, e.g. `Ctrl Shift Z`.
    pub fn keys_text(self) -> String {
        self.row().and_then(|row| row.keys.first()).map(Keys::text).unwrap_or_default()
    }

    /// Its name with its keys, for a tool tip.
    pub fn title(self) -> String {
        [text::action_name(self), " (", &self.keys_text(), ")"].concat()
    }
}

impl Keys {
    /// As people read them.
    pub fn text(&self) -> String {
        let mut words = Vec::new();
        if self.with_ctrl {
            words.push("Ctrl");
        }
        if self.with_shift == Some(true) {
            words.push("Shift");
        }
        let key = text::key_name(self.key);
        let upper = key.to_ascii_uppercase();
        words.push(if key.len() == 1 { &upper } else { key });
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = include_str!("../../README.md");

    /// The table as README.md shows it.
    fn readme_table() -> String {
        let row = |row: &Row| {
            let mut keys: Vec<String> = row.keys.iter().map(|keys| format!("`{}`", keys.text())).collect();
            keys.dedup();
            format!("| {} | {} |\n", keys.join(" or "), text::action_name(row.action))
        };
        ["| keys | what they do |\n|---|---|\n".to_owned(), TABLE.iter().map(row).collect()].concat()
    }

    #[test]
    fn the_readme_shows_this_table() {
        let shown =
            README.split_once("<!-- keys:begin -->\n").and_then(|(_, rest)| rest.split_once("<!-- keys:end -->"));
        let wanted = readme_table();
        assert_eq!(shown.map(|(table, _)| table), Some(wanted.as_str()), "put this table into README.md:\n{wanted}");
    }

    #[test]
    fn no_key_means_two_things_and_every_action_is_there_once() {
        let mut seen = std::collections::BTreeSet::new();
        for row in TABLE {
            assert_eq!(TABLE.iter().filter(|other| other.action == row.action).count(), 1, "{:?}", row.action);
            for keys in row.keys {
                assert!(seen.insert((keys.key, keys.with_ctrl, keys.with_shift)), "{} twice", keys.text());
            }
        }
    }
}
