//! All keys, from the action table, and what a hand does on the drawing.

use leptos::prelude::*;

use super::{Tool, Workbench};
use crate::ui::keys::{Keys, TABLE};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::clicked;
use crate::ui::text;
use crate::ui::text::{table, workbench};

/// The tables of keys: everywhere and on the map, by hand, then those that mean something else in the table.
pub fn keys(bench: Workbench) -> AnyView {
    view! {
        <p class="help-ways">
            <button type="button" class="btn" on:click=clicked(move |_| bench.shown.set(Some(Tool::Palette)))>
                {workbench::PALETTE_TITLE}
            </button>
            <button type="button" class="btn" on:click=clicked(move |_| bench.shown.set(Some(Tool::Glossary)))>
                {text::glossary::TITLE}
            </button>
        </p>
        <div inner_html=keys_table()></div>
    }
    .into_any()
}

fn keys_table() -> String {
    let mut markup = Markup::new();
    markup.raw("<table class=\"keys\"><tbody>");
    for row in TABLE.iter().filter(|row| !row.keys.is_empty()) {
        let mut keys: Vec<String> = row.keys.iter().map(Keys::text).collect();
        keys.dedup();
        line(&mut markup, text::action_name(row.action), keys.iter().map(String::as_str));
    }
    markup.raw("</tbody></table><h3>").words(workbench::GESTURES).raw("</h3><table class=\"keys\"><tbody>");
    for (what, gestures) in workbench::GESTURE_LIST {
        line(&mut markup, what, gestures.iter().copied());
    }
    markup.raw("</tbody></table><h3>").words(workbench::KEYS_IN_TABLE).raw("</h3><table class=\"keys\"><tbody>");
    for (keys, what) in table::KEYS {
        line(&mut markup, what, keys.iter().copied());
    }
    markup.raw("</tbody></table>");
    markup.finish()
}

fn line<'a>(markup: &mut Markup, what: &str, keys: impl Iterator<Item = &'a str>) {
    markup.raw("<tr><th scope=\"row\">").words(what).raw("</th><td>");
    for key in keys {
        markup.raw("<kbd>").words(key).raw("</kbd> ");
    }
    markup.raw("</td></tr>");
}
