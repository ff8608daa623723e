//! The bar above every screen of a workshop. What changes in it is corrected in place, so that the focus stays.

use crate::id::WorkshopId;
use crate::ui::icon::Icon;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::route::{Route, Screen};
use crate::ui::text;

/// What `data-do` says on the button that changes the theme; on the others stands the number of an action.
pub const THEME: &str = "theme";

/// The bar of a workshop.
pub fn bar(id: WorkshopId) -> String {
    let mut markup = Markup::new();
    markup
        .raw("<a class=\"brand\" href=\"#/\"")
        .attr("aria-label", text::ALL_WORKSHOPS)
        .attr("title", text::ALL_WORKSHOPS);
    markup.inside();
    icon(&mut markup, Icon::Gauge);
    markup.raw(
        "</a><h1 class=\"bar-name\"><span class=\"name-text\" aria-hidden=\"true\"></span><input class=\"name-field\"",
    );
    markup.attr("aria-label", text::WORKSHOP_NAME).raw(" autocomplete=\"off\" spellcheck=\"false\"></h1>");
    let history = ["#", &Route::Workshop(id, Screen::History).address()].concat();
    markup.raw("<p class=\"saved\" role=\"status\"><a").attr("href", &history);
    markup.attr("title", text::screen_name(Screen::History)).inside();
    icon(&mut markup, Icon::Check);
    markup.raw("<span class=\"word\"></span></a></p><div class=\"undo-redo\">");
    button(&mut markup, Action::Undo, Icon::Undo, "tool undo", false);
    button(&mut markup, Action::Redo, Icon::Redo, "tool redo", false);
    markup.raw("</div><nav class=\"tabs\"").attr("aria-label", text::SCREENS).raw("><ul>");
    for screen in Screen::TABS {
        let address = ["#", &Route::Workshop(id, screen).address()].concat();
        markup.raw("<li><a").attr("href", &address).attr("data-screen", screen.word());
        markup.holding("a", text::screen_name(screen)).close("li");
    }
    markup
        .raw("</ul></nav><div class=\"bar-end\"><button type=\"button\" class=\"btn plain theme\"")
        .attr("data-do", THEME)
        .inside();
    icon(&mut markup, Icon::Theme);
    markup.raw("<span class=\"word\"></span></button>");
    button(&mut markup, Action::SaveFile, Icon::Download, "btn plain", true);
    button(&mut markup, Action::Help, Icon::Keys, "btn plain", true);
    markup.raw("</div>");
    markup.finish()
}

/// A button that does an action, with its word or with its name only.
pub fn button(markup: &mut Markup, action: Action, sign: Icon, class: &str, has_word: bool) {
    let name = text::action_name(action);
    markup.raw("<button type=\"button\"").attr("class", class).attr("data-do", &action.number().to_string());
    markup.attr("title", &action.title());
    if has_word {
        markup.inside();
        icon(markup, sign);
        markup.element("span", "word", text::action_word(action));
    } else {
        markup.attr("aria-label", name).inside();
        icon(markup, sign);
    }
    markup.close("button");
}

/// An icon; hidden from screen readers, because a word or a name stands beside it.
pub fn icon(markup: &mut Markup, icon: Icon) {
    markup
        .raw("<svg class=\"ico\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path")
        .attr("d", icon.path())
        .raw("/></svg>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_and_every_action_is_there() {
        let markup = bar(WorkshopId::from_bits(1));
        for screen in Screen::TABS {
            assert!(markup.contains(text::screen_name(screen)), "{screen:?}");
        }
        for action in [Action::Undo, Action::Redo, Action::SaveFile, Action::Help] {
            assert!(markup.contains(&format!("data-do=\"{}\"", action.number())), "{action:?}");
        }
    }
}
