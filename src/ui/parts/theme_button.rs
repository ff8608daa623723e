//! The switch between the system's theme, light and dark.

use leptos::prelude::*;

use super::icons::{Glyph, Icon};
use crate::platform::page::{self, Theme};
use crate::ui::text;

/// Goes through system, light, dark.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(page::theme());
    let name = move || theme_name(theme.get());
    view! {
        <button type="button" class="btn plain" on:click=move |_| theme.set(next_theme()) title=name>
            <Glyph icon=Icon::Theme/><span class="word">{name}</span>
        </button>
    }
}

/// What a theme is called.
pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => text::THEME_SYSTEM,
        Theme::Light => text::THEME_LIGHT,
        Theme::Dark => text::THEME_DARK,
    }
}

/// Chooses the theme after the one that is chosen: system, light, dark.
pub fn next_theme() -> Theme {
    let next = match page::theme() {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    };
    page::set_theme(next);
    next
}
