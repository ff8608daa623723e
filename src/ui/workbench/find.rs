//! Finding a step by name, team or notes: Enter goes on to the next one, Shift with Enter back.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::{Workbench, signs};
use crate::id::StepId;
use crate::platform::{clock, elements};
use crate::ui::between::Answer;
use crate::ui::parts::dynamic::{clicked, effect, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::route::Screen;
use crate::ui::search;
use crate::ui::text;
use crate::ui::text::workbench as said;

/// What is being looked for, and what was found.
#[derive(Clone, Copy)]
struct Finding {
    workbench: Workbench,
    question: RwSignal<String>,
    hits: RwSignal<Vec<StepId>>,
    at: RwSignal<usize>,
}

impl Finding {
    /// Looks again: the map may have changed since.
    fn look(self) {
        let question = self.question.get_untracked();
        let words = search::words(&question);
        let hits = self.workbench.desk.with_map(|map| {
            let is_hit = |step: &&crate::stream::Step| {
                let text = [&step.name, " ", &step.team, " ", &step.notes].concat();
                !words.is_empty() && search::rank(&words, &text).is_some()
            };
            map.steps.iter().filter(is_hit).map(|step| step.id).collect::<Vec<_>>()
        });
        self.hits.set(hits.unwrap_or_default());
    }

    fn show(self, at: usize) {
        self.at.set(at);
        if let Some(step) = self.hits.with_untracked(|hits| hits.get(at).copied()) {
            self.workbench.desk.answer(Answer::Select(vec![step]));
            // The map puts the focus on what is selected, in its next turn; the field wants to be typed on in.
            clock::after(0, || elements::focus(".find-bar input")).forget();
        }
    }

    fn ask(self, question: String) {
        self.question.set(question);
        self.look();
        self.show(0);
    }

    fn go_on(self, is_back: bool) {
        let was = self.hits.with_untracked(|hits| hits.get(self.at.get_untracked()).copied());
        self.look();
        let count = self.hits.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let here = self.hits.with_untracked(|hits| hits.iter().position(|hit| Some(*hit) == was));
        let next = match (here, is_back) {
            (None, _) => 0,
            (Some(here), false) => (here + 1) % count,
            (Some(here), true) => (here + count - 1) % count,
        };
        self.show(next);
    }
}

/// The bar at the top of the map or the table.
#[component]
pub fn FindBar(workbench: Workbench) -> impl IntoView {
    let finding = Finding {
        workbench,
        question: RwSignal::new(String::new()),
        hits: RwSignal::new(Vec::new()),
        at: RwSignal::new(0),
    };
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
    let close = move || {
        finding.workbench.is_finding.set(false);
        let hit = finding.hits.with_untracked(|hits| hits.get(finding.at.get_untracked()).copied());
        if let Some(step) = hit {
            finding.workbench.desk.answer(Answer::Select(vec![step]));
        }
    };
    let key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" if !event.is_composing() => finding.go_on(event.shift_key()),
            "Escape" => close(),
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
            <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| close())>
                <Glyph icon=Icon::Close/>
            </button>
        </div>
    }
    .into_any()
}
