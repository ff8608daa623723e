//! The action table and the keys.

use super::DRAW_FUTURE;
use crate::ui::keys::Action;

/// The name of an action.
pub fn action_name(action: Action) -> &'static str {
    match action {
        Action::Undo => super::UNDO,
        Action::Redo => super::REDO,
        Action::SaveFile => super::SAVE_FILE,
        Action::Help => "Alle Tasten",
        Action::AddStep => "Schritt hinzufügen",
        Action::AddParallel => "Paralleler Schritt",
        Action::Tidy => "Ordnen",
        Action::ZoomIn => "Vergrößern",
        Action::ZoomOut => "Verkleinern",
        Action::ZoomAll => "Alles zeigen",
        Action::DrawFuture => DRAW_FUTURE,
        Action::Palette => "Befehl finden",
        other => further_action_name(other),
    }
}

/// Names that stand in the palette and the help only; the page's first program, which has neither, goes without them.
#[cfg(any(feature = "screens", not(target_arch = "wasm32")))]
fn further_action_name(action: Action) -> &'static str {
    match action {
        Action::EditName => "Namen ändern",
        Action::EditTeam => "Team ändern",
        Action::EditLeadTime => "Durchlaufzeit ändern",
        Action::EditProcessTime => "Bearbeitungszeit ändern",
        Action::EditPercentCa => "%C/A ändern",
        Action::EditPeople => "Personen ändern",
        Action::Duplicate => "Verdoppeln",
        Action::Copy => "Als Zeilen kopieren",
        Action::Cut => "Ausschneiden",
        Action::Paste => "Zeilen einfügen",
        Action::RemoveSelection => "Auswahl entfernen",
        Action::SelectAll => "Alle Schritte auswählen",
        Action::SelectPrevious => "Schritt links auswählen",
        Action::SelectNext => "Schritt rechts auswählen",
        Action::SelectUp => "Schritt darüber auswählen",
        Action::SelectDown => "Schritt darunter auswählen",
        Action::ClearSelection => "Nichts auswählen, Ziehen abbrechen",
        Action::MoveLeft => "Nach links schieben",
        Action::MoveRight => "Nach rechts schieben",
        Action::MoveUp => "Nach oben schieben",
        Action::MoveDown => "Nach unten schieben",
        Action::AlignLeft => "Linke Kanten ausrichten",
        Action::AlignCentre => "Mitten senkrecht ausrichten",
        Action::AlignRight => "Rechte Kanten ausrichten",
        Action::AlignTop => "Obere Kanten ausrichten",
        Action::AlignMiddle => "Mitten waagerecht ausrichten",
        Action::AlignBottom => "Untere Kanten ausrichten",
        Action::DistributeAcross => "Waagerecht verteilen",
        Action::DistributeDown => "Senkrecht verteilen",
        Action::Find => "Schritt finden",
        Action::ZoomSelection => "Auswahl zeigen",
        Action::ZoomFull => "Auf 100 % zoomen",
        Action::Templates => "Mit einer Vorlage beginnen",
        Action::MapSettings => "Kalender und Grundlage",
        Action::Present => "Präsentieren",
        Action::Glossary => "Begriffe und Formeln",
        Action::GuidedMap => "Geführte erste Karte",
        _ => "",
    }
}

#[cfg(not(any(feature = "screens", not(target_arch = "wasm32"))))]
fn further_action_name(_: Action) -> &'static str {
    ""
}

/// The name of a key on a keyboard.
pub fn key_name(key: &'static str) -> &'static str {
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        "Ctrl" => "Strg",
        "Shift" => "Umschalt",
        "Delete" => "Entf",
        "Backspace" => "Rücktaste",
        "Home" => "Pos1",
        "End" => "Ende",
        "!" => "1",
        "@" => "2",
        other => other,
    }
}

/// What stands on its button, where that is shorter than its name.
pub fn action_word(action: Action) -> &'static str {
    match action {
        Action::Help => super::HELP,
        Action::Palette => "Alle Befehle",
        other => action_name(other),
    }
}
