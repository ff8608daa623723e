//! The command palette: everything that can be done now, every screen, every map and every step, by a few words.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::{Tool, Workbench};
use crate::id::{MapId, StepId};
use crate::platform::{clock, page};
use crate::ui::between::{Answer, Ask};
use crate::ui::keys::{Action, Doer, Place, TABLE};
use crate::ui::parts::dynamic::{aria, clicked, effect, part, words};
use crate::ui::route::{Route, Screen};
use crate::ui::search::best;
use crate::ui::text;
use crate::ui::text::workbench as said;

/// More are not looked through; a further word finds the rest.
const MOST: usize = 40;
const LIST: &str = "palette-list";

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    name: String,
    /// Its keys, or what it is.
    aside: String,
    does: Does,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Does {
    Action(Action),
    Screen(Screen),
    All,
    Tool(Tool),
    Map(MapId),
    Step(StepId),
}

/// The field and the list under it.
pub fn palette(workbench: Workbench) -> AnyView {
    let all = Memo::new(move |_| {
        // The workshop may still be on its way into this program.
        workbench.desk.session.opening.track();
        entries(workbench)
    });
    let question = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        all.with(|all| best(&question.get(), all.iter().cloned(), |entry| entry.name.clone(), MOST))
    });
    let at = RwSignal::new(0_usize);
    let input: NodeRef<html::Input> = NodeRef::new();
    effect(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    effect(move || scroll_to(at.get()));
    let choose = move |place: usize| {
        if let Some(entry) = found.with_untracked(|found| found.get(place).cloned()) {
            run(workbench, entry.does);
        }
    };
    let key = move |event: KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        let place = at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => at.set(if place >= last { 0 } else { place + 1 }),
            "ArrowUp" => at.set(place.checked_sub(1).unwrap_or(last)),
            "Enter" if !event.is_composing() => choose(place),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(place, entry): (usize, Entry)| {
        view! {
            <li id=option_id(place) role="option" aria-selected=aria(move || at.get() == place)
                on:click=clicked(move |_| choose(place))><span>{entry.name}</span><span class="cap">{entry.aside}</span></li>
        }
    };
    view! {
        <input node_ref=input class="in" type="text" role="combobox" aria-label=said::PALETTE_FIELD placeholder=said::PALETTE_EXAMPLE
            aria-expanded="true" aria-controls=LIST aria-autocomplete="list" autocomplete="off" spellcheck="false"
            aria-activedescendant=words(move || option_id(at.get())) on:keydown=key
            on:input=move |event| { question.set(event_target_value(&event)); at.set(0); }/>
        <ul id=LIST class="palette-list" role="listbox" aria-label=said::COMMANDS>
            {part(move || found.get().into_iter().enumerate().map(option).collect_view().into_any())}
        </ul>
        {part(move || found.with(Vec::is_empty).then(|| view! { <p class="cap">{said::NOTHING_FOUND}</p> }).into_any())}
    }
    .into_any()
}

fn option_id(place: usize) -> String {
    ["palette-", &place.to_string()].concat()
}

fn scroll_to(place: usize) {
    if let Some(option) = document().get_element_by_id(&option_id(place)) {
        let list = document().get_element_by_id(LIST);
        let (Some(list), rect) = (list, option.get_bounding_client_rect()) else { return };
        let room = list.get_bounding_client_rect();
        let by = if rect.top() < room.top() { rect.top() - room.top() } else { (rect.bottom() - room.bottom()).max(0.0) };
        list.set_scroll_top(list.scroll_top() + by.round() as i32);
    }
}

// ---------------------------------------------------------------------------------------------------------------- entries

fn entries(workbench: Workbench) -> Vec<Entry> {
    let screen = workbench.desk.screen();
    let actions = TABLE.iter().filter(|row| can(workbench, screen, row.action)).map(|row| Entry {
        name: text::action_name(row.action).to_owned(),
        aside: row.action.keys_text(),
        does: Does::Action(row.action),
    });
    // The presentation is an action.
    let is_elsewhere = |other: &Screen| Some(*other) != screen && *other != Screen::Present;
    let screens = Screen::ALL.into_iter().filter(is_elsewhere).map(|other| Entry {
        name: said::go_to_screen(text::screen_name(other)),
        aside: said::A_SCREEN.to_owned(),
        does: Does::Screen(other),
    });
    let all = Entry { name: said::go_to_screen(text::BACKUP_AND_STORAGE), aside: said::A_SCREEN.to_owned(), does: Does::All };
    let export = Entry {
        name: text::export::COMMAND.to_owned(),
        aside: text::export::A_COMMAND.to_owned(),
        does: Does::Tool(Tool::Export),
    };
    let mut entries: Vec<Entry> = actions.chain([export]).chain(screens).chain([all]).collect();
    if screen == Some(Screen::Table) {
        entries.extend(maps(workbench));
    }
    if matches!(screen, Some(Screen::Map | Screen::Table)) {
        entries.extend(steps(workbench));
    }
    entries
}

/// Whether it can be done on the shown screen, with what is selected.
fn can(workbench: Workbench, screen: Option<Screen>, action: Action) -> bool {
    let selected = workbench.desk.selected_now().len();
    let place = action.row().map_or(Place::Workshop, |row| row.place);
    match (action, screen) {
        (Action::Palette, _) => false,
        // Of the map the first program knows, which writes it down only when it is left; its buttons tell.
        (Action::Undo, Some(Screen::Map)) => is_on(".undo"),
        (Action::Redo, Some(Screen::Map)) => is_on(".redo"),
        (Action::Undo, Some(_)) => untrack(|| workbench.desk.session.can_undo_redo()).0,
        (Action::Redo, Some(_)) => untrack(|| workbench.desk.session.can_undo_redo()).1,
        (_, Some(Screen::Table)) => workbench.desk.frame.can(action),
        (_, Some(Screen::Map)) => selected >= match place {
            Place::Workshop | Place::Map => 0,
            Place::Step => 1,
            Place::Steps => 2,
        },
        _ => place == Place::Workshop,
    }
}

/// Whether a button of the bar can be pressed.
fn is_on(button: &str) -> bool {
    let wanted = [".bar ", button, ":not([disabled])"].concat();
    document().query_selector(&wanted).is_ok_and(|found| found.is_some())
}

fn maps(workbench: Workbench) -> Vec<Entry> {
    let shown = workbench.desk.with_map(|map| map.id);
    workbench.desk.session.peek(|workshop| {
        let others = workshop.maps.iter().filter(|map| Some(map.id) != shown);
        others.map(|map| Entry { name: said::show_map(&map.name), aside: said::A_MAP.to_owned(), does: Does::Map(map.id) }).collect()
    })
}

fn steps(workbench: Workbench) -> Vec<Entry> {
    let entries = workbench.desk.with_map(|map| {
        let step = |(row, step): (usize, &crate::stream::Step)| Entry {
            name: text::table::step_label(row + 1, &step.name),
            aside: step.team.clone(),
            does: Does::Step(step.id),
        };
        map.steps.iter().enumerate().map(step).collect()
    });
    entries.unwrap_or_default()
}

/// The dialog goes first: it gives the focus back to where it was, and what is run may want it elsewhere.
fn run(workbench: Workbench, does: Does) {
    workbench.shown.set(None);
    clock::spawn(async move {
        leptos::task::tick().await;
        let desk = workbench.desk;
        match does {
            Does::Screen(screen) => page::go(&Route::Workshop(desk.session.id(), screen).address()),
            Does::All => page::go(&Route::All.address()),
            Does::Tool(tool) => workbench.shown.set(Some(tool)),
            Does::Map(map) => desk.choose(map),
            Does::Step(step) => desk.answer(Answer::Select(vec![step])),
            Does::Action(action) if action.doer() == Doer::Screen => desk.answer(Answer::Run(action)),
            Does::Action(action) => workbench.hear(&Ask { action, detail: String::new() }),
        }
    });
}
