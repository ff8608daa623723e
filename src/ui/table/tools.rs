//! The tools above the table, and the keys under it.

use leptos::prelude::*;

use super::desk::{RowKey, TableDesk};
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{clicked, flag, memo_flag, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::ui::text::table as said;
use crate::ui::workbench::choice::{MapChoice, ViewSwitch};
use crate::ui::workbench::signs;

/// The tools.
#[component]
pub fn Tools() -> impl IntoView {
    let desk = TableDesk::here();
    let has_step = memo_flag(move || desk.table.with(Option::is_some) && {
        desk.cursor.track();
        desk.step_now().is_some()
    });
    let run = move |action: Action| clicked(move |_| desk.desk.frame.run(action));
    let sign = move |name: &'static str, path: &'static str, act: Box<dyn FnMut(leptos::ev::MouseEvent)>| {
        view! {
            <button type="button" class="tool" aria-label=name title=name disabled=flag(move || !has_step.get()) on:click=act>
                <signs::Sign path/>
            </button>
        }
    };
    view! {
        <div class="tools" role="toolbar" aria-label=said::TOOLS>
            <button type="button" class="btn first" title=Action::AddStep.title() on:click=run(Action::AddStep)>
                <Glyph icon=Icon::Plus/>{text::action_name(Action::AddStep)}
            </button>
            {sign(text::action_name(Action::AddParallel), Icon::Branch.path(), run(Action::AddParallel))}
            {sign(said::INSERT_BEFORE, signs::INSERT_BEFORE, clicked(move |_| desk.insert_before()))}
            {sign(text::action_name(Action::Duplicate), signs::DUPLICATE, run(Action::Duplicate))}
            {sign(said::MOVE_ROW_UP, signs::UP, clicked(move |_| desk.run(Action::MoveUp)))}
            {sign(said::MOVE_ROW_DOWN, signs::DOWN, clicked(move |_| desk.run(Action::MoveDown)))}
            {sign(text::action_name(Action::Cut), signs::CUT, run(Action::Cut))}
            {sign(text::action_name(Action::Copy), signs::COPY, run(Action::Copy))}
            {sign(text::action_name(Action::RemoveSelection), Icon::Bin.path(), run(Action::RemoveSelection))}
            <button type="button" class="btn plain" title=Action::Paste.title() on:click=run(Action::Paste)>
                <signs::Sign path=signs::ROWS/><span class="word">{text::action_name(Action::Paste)}</span>
            </button>
            <ViewSwitch/>
            <MapChoice/>
            <div class="legend" role="group" aria-label=text::LEGEND inner_html=legend()></div>
        </div>
    }
}

fn legend() -> String {
    let mut markup = Markup::new();
    for (class, name) in [("dot", text::ESTIMATED), ("dot measured", text::MEASURED)] {
        markup.raw("<span><i").attr("class", class).raw("></i>").words(name).close("span");
    }
    markup.raw("<span><span class=\"unknown\" aria-hidden=\"true\">?</span>").words(said::UNKNOWN_LEGEND).close("span");
    markup.finish()
}

/// The keys, and where the cursor is.
#[component]
pub fn Foot() -> impl IntoView {
    let desk = TableDesk::here();
    view! {
        <div class="sheet-foot">
            <div class="sheet-keys" inner_html=keys()></div>
            <p>{words(move || place(desk))}</p>
        </div>
    }
}

fn keys() -> String {
    let mut markup = Markup::new();
    for (keys, what) in said::KEYS {
        markup.raw("<span>");
        for key in *keys {
            markup.raw("<kbd>").words(key).raw("</kbd> ");
        }
        markup.words(what).close("span");
    }
    markup.finish()
}

fn place(desk: TableDesk) -> String {
    desk.cursor.track();
    let selected = desk.desk.selected().len();
    if selected > 1 {
        return said::rows_selected(selected);
    }
    desk.drawn(|table| {
        let cursor = desk.cursor_now();
        let column = table.columns().get(cursor.col).map_or("", |column| column.name());
        match cursor.row {
            RowKey::Step(_) => said::place(desk.row_now() + 1, table.rows(), column),
            RowKey::Next => said::NEXT_STEP.to_owned(),
        }
    })
}
