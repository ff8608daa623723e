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
    Palette,
    AddStep,
    AddParallel,
    EditName,
    EditTeam,
    EditLeadTime,
    EditProcessTime,
    EditPercentCa,
    EditPeople,
    Duplicate,
    Copy,
    Cut,
    Paste,
    RemoveSelection,
    SelectAll,
    SelectPrevious,
    SelectNext,
    SelectUp,
    SelectDown,
    ClearSelection,
    MoveLeft,
    MoveRight,
    MoveUp,
    MoveDown,
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignTop,
    AlignMiddle,
    AlignBottom,
    DistributeAcross,
    DistributeDown,
    Tidy,
    Find,
    ZoomIn,
    ZoomOut,
    ZoomAll,
    ZoomSelection,
    ZoomFull,
    Templates,
    MapSettings,
    DrawFuture,
    Present,
    Glossary,
    GuidedMap,
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
    /// On the map, with several steps selected.
    Steps,
}

/// Which part of the page does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The screen that is shown.
    Screen,
    /// The workbench in the second program, see `ui::workbench`.
    Workbench,
    /// The workbench, called by the browser's own clipboard events, so the key itself is left alone.
    Clipboard,
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
    row(Action::Palette, Place::Workshop, &[ctrl("k")]),
    row(Action::AddStep, Place::Map, &[plain("Tab"), plain("n"), ctrl("ArrowRight")]),
    row(Action::AddParallel, Place::Step, &[shift("n"), ctrl("ArrowDown")]),
    row(Action::EditName, Place::Step, &[plain("Enter"), plain("F2")]),
    row(Action::EditTeam, Place::Step, &[plain("t")]),
    row(Action::EditLeadTime, Place::Step, &[plain("l")]),
    row(Action::EditProcessTime, Place::Step, &[plain("p")]),
    row(Action::EditPercentCa, Place::Step, &[plain("c")]),
    row(Action::EditPeople, Place::Step, &[plain("e")]),
    row(Action::Duplicate, Place::Step, &[ctrl("d")]),
    row(Action::Copy, Place::Step, &[ctrl("c")]),
    row(Action::Cut, Place::Step, &[ctrl("x")]),
    row(Action::Paste, Place::Map, &[ctrl("v")]),
    row(Action::RemoveSelection, Place::Map, &[plain("Delete"), plain("Backspace")]),
    row(Action::SelectAll, Place::Map, &[ctrl("a")]),
    row(Action::SelectNext, Place::Map, &[plain("ArrowRight")]),
    row(Action::SelectPrevious, Place::Map, &[plain("ArrowLeft")]),
    row(Action::SelectUp, Place::Map, &[plain("ArrowUp")]),
    row(Action::SelectDown, Place::Map, &[plain("ArrowDown")]),
    row(Action::ClearSelection, Place::Map, &[plain("Escape")]),
    row(Action::MoveLeft, Place::Step, &[shift("ArrowLeft")]),
    row(Action::MoveRight, Place::Step, &[shift("ArrowRight")]),
    row(Action::MoveUp, Place::Step, &[shift("ArrowUp")]),
    row(Action::MoveDown, Place::Step, &[shift("ArrowDown")]),
    row(Action::AlignLeft, Place::Steps, &[]),
    row(Action::AlignCentre, Place::Steps, &[]),
    row(Action::AlignRight, Place::Steps, &[]),
    row(Action::AlignTop, Place::Steps, &[]),
    row(Action::AlignMiddle, Place::Steps, &[]),
    row(Action::AlignBottom, Place::Steps, &[]),
    row(Action::DistributeAcross, Place::Steps, &[]),
    row(Action::DistributeDown, Place::Steps, &[]),
    row(Action::Tidy, Place::Map, &[shift("t")]),
    row(Action::Find, Place::Map, &[ctrl("f")]),
    row(Action::ZoomIn, Place::Map, &[sign("+"), sign("=")]),
    row(Action::ZoomOut, Place::Map, &[sign("-")]),
    row(Action::ZoomAll, Place::Map, &[shift("!"), shift("1")]),
    row(Action::ZoomSelection, Place::Step, &[shift("@"), shift("2")]),
    row(Action::ZoomFull, Place::Map, &[ctrl("0")]),
    row(Action::Templates, Place::Map, &[]),
    row(Action::MapSettings, Place::Map, &[]),
    row(Action::DrawFuture, Place::Map, &[]),
    row(Action::Present, Place::Workshop, &[]),
    row(Action::Glossary, Place::Workshop, &[]),
    row(Action::GuidedMap, Place::Map, &[]),
];

impl Action {
    /// The row of the table.
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.action == self)
    }

    /// Its place in the table: how one program names it to the other.
    pub fn number(self) -> usize {
        TABLE.iter().position(|row| row.action == self).unwrap_or_default()
    }

    /// The action at a place in the table.
    pub fn numbered(number: usize) -> Option<Self> {
        TABLE.get(number).map(|row| row.action)
    }

    /// Who does it.
    pub fn doer(self) -> Doer {
        match self {
            Self::Copy | Self::Cut | Self::Paste => Doer::Clipboard,
            Self::Help
            | Self::Palette
            | Self::Duplicate
            | Self::Find
            | Self::Templates
            | Self::MapSettings
            | Self::AlignLeft
            | Self::AlignCentre
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignMiddle
            | Self::AlignBottom
            | Self::DistributeAcross
            | Self::DistributeDown
            | Self::Present
            | Self::Glossary
            | Self::GuidedMap => Doer::Workbench,
            _ => Doer::Screen,
        }
    }

    /// Its keys as people read them, e.g. `Ctrl Shift Z`.
    pub fn keys_text(self) -> String {
        self.row().and_then(|row| row.keys.first()).map(Keys::text).unwrap_or_default()
    }

    /// Its name with its keys, for a tool tip.
    pub fn title(self) -> String {
        match self.keys_text() {
            keys if keys.is_empty() => text::action_name(self).to_owned(),
            keys => [text::action_name(self), " (", &keys, ")"].concat(),
        }
    }
}

impl Keys {
    /// As people read them.
    pub fn text(&self) -> String {
        let mut words = Vec::new();
        if self.with_ctrl {
            words.push(text::key_name("Ctrl"));
        }
        if self.with_shift == Some(true) {
            words.push(text::key_name("Shift"));
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
        let with_keys = TABLE.iter().filter(|row| !row.keys.is_empty());
        ["| keys | what they do |\n|---|---|\n".to_owned(), with_keys.map(row).collect()].concat()
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
            assert!(!text::action_name(row.action).is_empty(), "{:?} has no name", row.action);
            for keys in row.keys {
                assert!(seen.insert((keys.key, keys.with_ctrl, keys.with_shift)), "{} twice", keys.text());
            }
        }
    }
}
