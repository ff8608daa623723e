//! The switch to the other language. start.js hears its click, makes sure that the other language's programs are there,
//! and loads the page anew; it stands where no workshop is open, so that nothing is left unsaved.

use leptos::prelude::*;

use crate::ui::text;

/// The button, named in the language that it leads to.
#[component]
pub fn LanguageButton() -> impl IntoView {
    view! {
        <button type="button" class="btn plain" lang=text::OTHER_LANGUAGE_TAG data-language=text::OTHER_LANGUAGE_TAG>
            {text::OTHER_LANGUAGE}
        </button>
    }
}
