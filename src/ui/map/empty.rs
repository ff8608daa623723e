//! An empty map, which says what to ask and whom.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::clicked;
use crate::ui::text;

/// The lesson in place of the drawing.
#[component]
pub fn EmptyMap() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <section class="empty-map" inner_html=lessons()
            on:click=clicked(move |event| desk.run_button(&event))></section>
    }
}

fn lessons() -> String {
    let mut markup = Markup::new();
    markup.raw("<h2>").words(text::EMPTY_TITLE).raw("</h2><p class=\"lead\">").words(text::EMPTY_LEAD);
    markup.raw("</p><p>");
    for (action, class, word) in [
        (Action::AddStep, "btn first large", text::FIRST_STEP),
        (Action::GuidedMap, "btn large", text::GUIDED),
        (Action::Templates, "btn large", text::FROM_TEMPLATE),
    ] {
        markup.raw("<button type=\"button\"").attr("class", class).attr("data-do", &action.number().to_string());
        markup.holding("button", word).raw(" ");
    }
    markup.raw("</p><ol class=\"lessons\">");
    for lesson in &text::LESSONS {
        markup.raw("<li><h3>").words(lesson.title).raw("</h3><p>").words(lesson.whom).raw("</p>");
        for question in lesson.questions {
            markup.raw("<blockquote>").words(question).raw("</blockquote>");
        }
        markup.raw("</li>");
    }
    markup.raw("</ol>");
    markup.finish()
}
