//! The switch between the system's theme, light and dark.

use leptos::prelude::*;

use super::icons::{Glyph, Icon};
use crate::platform::page::{self, Theme};
use crate::ui::text;

/// Goes through system, light, dark.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(page::theme());
    let name = move || match theme.get() {
        Theme::System => text::THEME_SYSTEM,
        Theme::Light => text::THEME_LIGHT,
        Theme::Dark => text::THEME_DARK,
    };
    let next = move |_| {
        let next = match theme.get_untracked() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        };
        page::set_theme(next);
        theme.set(next);
    };
    view! {
        <button type="button" class="btn plain" on:click=next title=name>
            <Glyph icon=Icon::Theme/><span class="word">{name}</span>
        </button>
    }
}
