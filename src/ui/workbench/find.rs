//! Finding a step by name, team or notes: Enter goes on to the next one, Shift with Enter back.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::{Workbench, signs};
use crate::id::StepId;
use crate::platform::clock::{self, Timeout};
use crate::platform::elements;
use crate::stream::{Step, StreamMap};
use crate::ui::between::Answer;
use crate::ui::parts::dynamic::{clicked, effect, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::route::Screen;
use crate::ui::search;
use crate::ui::text;
use crate::ui::text::workbench as said;

/// After such a pause in typing the first hit is shown.
const PAUSE_MS: u32 = 160;

/// What is being looked for, and what was found.
#[derive(Clone, Copy)]
struct Finding {
    workbench: Workbench,
    question: RwSignal<String>,
    hits: Memo<Vec<StepId>>,
    at: RwSignal<usize>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Finding {
    fn new(workbench: Workbench) -> Self {
        let question = RwSignal::new(String::new());
        let hits = Memo::new(move |_| {
            let words = search::words(&question.get());
            workbench.desk.view.with(|view| view.as_ref().map(|view| hits(view.map(), &words))).unwrap_or_default()
        });
        Self { workbench, question, hits, at: RwSignal::new(0), pause: StoredValue::new_local(None) }
    }

    fn show(self, at: usize) {
        self.at.set(at);
        self.pause.set_value(None);
        if let Some(step) = self.hits.with_untracked(|hits| hits.get(at).copied()) {
            self.workbench.desk.answer(Answer::Select(vec![step]));
            // The map puts the focus on what is selected, in its next turn; the field wants to be typed on in.
            clock::after(0, || elements::focus(".find-bar input")).forget();
        }
    }

    fn ask(self, question: String) {
        self.question.set(question);
        self.at.set(0);
        self.pause.set_value(Some(clock::after(PAUSE_MS, move || self.show(0))));
    }

    fn go_on(self, is_back: bool) {
        let count = self.hits.with_untracked(Vec::len);
        let is_waiting = self.pause.with_value(Option::is_some);
        let at = self.at.get_untracked();
        match (count, is_waiting) {
            (0, _) => {}
            // What was typed just now was not shown yet.
            (_, true) => self.show(0),
            (count, false) if is_back => self.show((at + count - 1) % count),
            (count, false) => self.show((at + 1) % count),
        }
    }

    fn close(self) {
        let hit = self.hits.with_untracked(|hits| hits.get(self.at.get_untracked()).copied());
        self.pause.set_value(None);
        self.workbench.is_finding.set(false);
        if let Some(step) = hit {
            self.workbench.desk.answer(Answer::Select(vec![step]));
        }
        // The map puts the focus on what is selected, the table leaves it where it is: here, that would be nowhere.
        if self.workbench.desk.screen() == Some(Screen::Table) {
            clock::after(0, || elements::focus("[role=grid] [tabindex='0']")).forget();
        }
    }
}

/// Steps in whose name, team or notes all the words are.
fn hits(map: &StreamMap, words: &[String]) -> Vec<StepId> {
    let is_hit = |step: &&Step| {
        let text = [&step.name, " ", &step.team, " ", &step.notes].concat();
        !words.is_empty() && search::rank(words, &text).is_some()
    };
    map.steps.iter().filter(is_hit).map(|step| step.id).collect()
}

/// The bar at the top of the map or the table.
#[component]
pub fn FindBar(workbench: Workbench) -> impl IntoView {
    let finding = Finding::new(workbench);
    effect(move || {
        if !matches!(workbench.desk.screen_tracked(), Some(Screen::Map | Screen::Table)) {
            workbench.is_finding.set(false);
        }
    });
    part(move || if workbench.is_finding.get() { bar(finding) } else { ().into_any() })
}

fn bar(finding: Finding) -> AnyView {
    let input: NodeRef<html::Input> = NodeRef::new();
    effect(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" if !event.is_composing() => finding.go_on(event.shift_key()),
            "Escape" => finding.close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let count = move || {
        let hits = finding.hits.with(Vec::len);
        if finding.question.get().trim().is_empty() { String::new() } else { said::hits(finding.at.get(), hits) }
    };
    view! {
        <div class="find-bar" role="search" aria-label=said::FIND>
            <input node_ref=input class="in" type="text" aria-label=said::FIND_FIELD placeholder=said::FIND_EXAMPLE autocomplete="off"
                prop:value=finding.question.get_untracked() on:keydown=key
                on:input=move |event| finding.ask(event_target_value(&event))/>
            <span class="cap" role="status">{words(count)}</span>
            <button type="button" class="tool" aria-label=said::PREVIOUS_HIT on:click=clicked(move |_| finding.go_on(true))>
                <signs::Sign path=signs::UP/>
            </button>
            <button type="button" class="tool" aria-label=said::NEXT_HIT on:click=clicked(move |_| finding.go_on(false))>
                <signs::Sign path=signs::DOWN/>
            </button>
            <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| finding.close())>
                <Glyph icon=Icon::Close/>
            </button>
        </div>
    }
    .into_any()
}
