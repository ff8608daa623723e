//! The action table and the keys.

use crate::ui::keys::Action;
use crate::ui::text::DRAW_FUTURE;

/// The name of an action.
pub fn action_name(action: Action) -> &'static str {
    match action {
        Action::Undo => super::UNDO,
        Action::Redo => super::REDO,
        Action::SaveFile => super::SAVE_FILE,
        Action::Help => "All keys",
        Action::AddStep => "Add step",
        Action::AddParallel => "Add parallel step",
        Action::Tidy => "Tidy",
        Action::ZoomIn => "Zoom in",
        Action::ZoomOut => "Zoom out",
        Action::ZoomAll => "Show all",
        Action::DrawFuture => DRAW_FUTURE,
        Action::Palette => "Find a command",
        other => further_action_name(other),
    }
}

/// Names that stand in the palette, the help and the README only; the page's first program, which has neither, goes
/// without them.
#[cfg(any(feature = "screens", not(target_arch = "wasm32")))]
fn further_action_name(action: Action) -> &'static str {
    match action {
        Action::EditName => "Edit the name",
        Action::EditTeam => "Edit the team",
        Action::EditLeadTime => "Edit the lead time",
        Action::EditProcessTime => "Edit the process time",
        Action::EditPercentCa => "Edit %C/A",
        Action::EditPeople => "Edit the people",
        Action::Duplicate => "Duplicate",
        Action::Copy => "Copy as rows",
        Action::Cut => "Cut",
        Action::Paste => "Paste rows",
        Action::RemoveSelection => "Remove what is selected",
        Action::SelectAll => "Select all steps",
        Action::SelectPrevious => "Select the step to the left",
        Action::SelectNext => "Select the step to the right",
        Action::SelectUp => "Select the step above",
        Action::SelectDown => "Select the step below",
        Action::ClearSelection => "Select nothing, stop a drag",
        Action::MoveLeft => "Move left",
        Action::MoveRight => "Move right",
        Action::MoveUp => "Move up",
        Action::MoveDown => "Move down",
        Action::AlignLeft => "Align left edges",
        Action::AlignCentre => "Align centres",
        Action::AlignRight => "Align right edges",
        Action::AlignTop => "Align top edges",
        Action::AlignMiddle => "Align middles",
        Action::AlignBottom => "Align bottom edges",
        Action::DistributeAcross => "Distribute across",
        Action::DistributeDown => "Distribute down",
        Action::Find => "Find a step",
        Action::ZoomSelection => "Show what is selected",
        Action::ZoomFull => "Zoom to 100 %",
        Action::Templates => "Start from a template",
        Action::MapSettings => "Calendar and basis",
        Action::Present => "Present",
        Action::Glossary => "Terms and formulas",
        Action::GuidedMap => "Guided first map",
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
        "!" => "1",
        "@" => "2",
        other => other,
    }
}

/// What stands on its button, where that is shorter than its name.
pub fn action_word(action: Action) -> &'static str {
    match action {
        Action::Help => super::HELP,
        Action::Palette => "All commands",
        other => action_name(other),
    }
}
