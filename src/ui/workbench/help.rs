//! All keys, from the action table.

use crate::ui::keys::{Keys, TABLE};
use crate::ui::markup::Markup;
use crate::ui::text;

/// The table of keys.
pub fn keys_table() -> String {
    let mut markup = Markup::new();
    markup.raw("<table class=\"keys\"><tbody>");
    for row in TABLE.iter().filter(|row| !row.keys.is_empty()) {
        markup.raw("<tr><th scope=\"row\">").words(text::action_name(row.action)).raw("</th><td>");
        let mut texts: Vec<String> = row.keys.iter().map(Keys::text).collect();
        texts.dedup();
        for keys in texts {
            markup.raw("<kbd>").words(&keys).raw("</kbd> ");
        }
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table>");
    markup.finish()
}
