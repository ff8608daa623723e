//! Fields in place: what is said reads as text and can be written over. It is recorded when the field is left; Escape
//! puts back what stood there.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::desk::CharterDesk;
use crate::id::CharterEntryId;
use crate::ui::icon::Icon;
use crate::ui::parts::dynamic::{changed, clicked, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::parts::put_back::put_back;
use crate::ui::text::charter as text;
use crate::workshop::{CharterField, CharterList, EntryField};

/// Computed words that several places read.
pub type Said = Arc<dyn Fn() -> String + Send + Sync>;

/// A field: what it is called, what stands in it, and what becomes of what is typed.
pub struct Field {
    pub label: Said,
    pub class: &'static str,
    pub kind: &'static str,
    pub placeholder: &'static str,
    pub said: Said,
    pub keep: Arc<dyn Fn(String) + Send + Sync>,
}

impl Field {
    /// Of the charter.
    pub fn of(desk: CharterDesk, field: CharterField, class: &'static str) -> Self {
        Self {
            label: Arc::new(move || text::field_name(field).to_owned()),
            class,
            kind: "text",
            placeholder: text::field_example(field),
            said: Arc::new(move || desk.said(field)),
            keep: Arc::new(move |typed| desk.say(field, typed)),
        }
    }

    /// Of an entry. `what`: said behind the entry's name.
    pub fn of_entry(
        desk: CharterDesk,
        (list, id): (CharterList, CharterEntryId),
        field: EntryField,
        what: &'static str,
        class: &'static str,
    ) -> Self {
        Self {
            label: Arc::new(move || text::of_entry(&desk.of_entry(list, id, EntryField::Name), what)),
            class,
            kind: "text",
            placeholder: "",
            said: Arc::new(move || desk.of_entry(list, id, field)),
            keep: Arc::new(move |typed| desk.say_of_entry(list, id, field, typed)),
        }
    }

    #[must_use]
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    #[must_use]
    pub fn placeholder(self, placeholder: &'static str) -> Self {
        Self { placeholder, ..self }
    }

    /// On one line.
    pub fn line(self) -> AnyView {
        let Self { label, class, kind, placeholder, said, keep } = self;
        let back = Arc::clone(&said);
        view! {
            <input class=class type=kind autocomplete="off" placeholder=placeholder aria-label=words(move || label())
                prop:value=words(move || said())
                on:change=changed(move |event| keep(event_target_value(&event).trim().to_owned()))
                on:keydown=move |event: KeyboardEvent| put_back(&event, &untrack(|| back()))/>
        }
        .into_any()
    }

    /// On as many lines as it takes.
    pub fn lines(self) -> AnyView {
        let Self { label, class, placeholder, said, keep, .. } = self;
        let back = Arc::clone(&said);
        view! {
            <textarea class=class rows="1" placeholder=placeholder aria-label=words(move || label())
                prop:value=words(move || said())
                on:change=changed(move |event| keep(event_target_value(&event).trim().to_owned()))
                on:keydown=move |event: KeyboardEvent| put_back(&event, &untrack(|| back()))></textarea>
        }
        .into_any()
    }
}

/// A field that adds what is typed, with Enter or its button, and is empty again for the next.
pub fn adder(label: &'static str, placeholder: &'static str, add: impl Fn(String) + 'static) -> AnyView {
    let node: NodeRef<html::Input> = NodeRef::new();
    let take = Arc::new(move || {
        let Some(field) = node.get_untracked() else { return };
        let typed = field.value().trim().to_owned();
        if !typed.is_empty() {
            field.set_value("");
            add(typed);
        }
        let _ = field.focus();
    });
    let enter = Arc::clone(&take);
    view! {
        <div class="charter-add">
            <input class="in" type="text" node_ref=node autocomplete="off" placeholder=placeholder aria-label=label
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Enter" && !event.is_composing() {
                        enter();
                    }
                }/>
            <button type="button" class="tool" aria-label=label on:click=clicked(move |_| take())><Glyph icon=Icon::Plus/></button>
        </div>
    }
    .into_any()
}

/// What takes an entry away.
pub fn remover(desk: CharterDesk, list: CharterList, id: CharterEntryId) -> AnyView {
    let name = move || text::remove(&desk.of_entry(list, id, EntryField::Name));
    view! {
        <button type="button" class="tool remove" aria-label=words(name) on:click=clicked(move |_| desk.remove(list, id))>
            <Glyph icon=Icon::Close/>
        </button>
    }
    .into_any()
}
