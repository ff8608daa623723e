//! The field for a rater's code: pasted, typed, or put there by a scanner, which types and ends with Enter.

use leptos::html;
use leptos::prelude::*;

use super::desk::CardDesk;
use crate::ui::parts::dynamic::part;
use crate::ui::parts::notices::Notice;
use crate::ui::text;
use crate::workshop::take_in_code;

/// The field, and why a code was refused.
#[component]
pub fn TakeCode() -> impl IntoView {
    let desk = CardDesk::here();
    let field: NodeRef<html::Input> = NodeRef::new();
    let refused = RwSignal::new(None::<String>);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let why = desk.take_code(&field.value());
        if why.is_none() {
            field.set_value("");
        }
        refused.set(why);
        // Ready for the next one.
        let _ = field.focus();
    };
    view! {
        <form class="add-rater" on:submit=take>
            <input class="in" node_ref=field aria-label=text::CODE_FIELD placeholder=text::CODE_FIELD_EXAMPLE autocomplete="off"
                autocapitalize="characters" spellcheck="false"/>
            <button type="submit" class="btn">{text::TAKE_CODE_IN}</button>
        </form>
        {part(move || refused.get().map(|why| view! { <p class="refused" role="alert">{why}</p> }).into_any())}
    }
}

impl CardDesk {
    /// Takes a code in and says so; gives why not.
    fn take_code(self, code: &str) -> Option<String> {
        let (card, model) = self.card.get_untracked().zip(self.found_model.get_untracked())?;
        match self.session.peek(|workshop| take_in_code(workshop, &card, &model, code)) {
            Ok(taken) => {
                let words = text::code_taken_in(&taken);
                self.session.record(taken.edits);
                self.app.notify(Notice::info(words));
                None
            }
            Err(refusal) => Some(text::code_refused(&refusal)),
        }
    }
}
