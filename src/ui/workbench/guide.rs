//! The guided first map: a panel over the map that asks one question after the other, and puts the answers on it.

use std::collections::VecDeque;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::Workbench;
use crate::platform::{clock, elements, page};
use crate::stream::{StreamMap, measure};
use crate::ui::between::Answer;
use crate::ui::parts::dynamic::{changed, clicked, effect, flag, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::route::{Route, Screen};
use crate::ui::text;
use crate::ui::text::guide as said;
use crate::ui::view::MapView;
use crate::workshop::{Edit, Guide, Question, Told, Workshop, guide_edits, guide_progress, guide_told};

/// What is asked, and what was asked before.
#[derive(Clone, Copy)]
struct Asking {
    workbench: Workbench,
    /// The map with the answers that are still on their way to it.
    map: RwSignal<Option<StreamMap>>,
    /// The states of the map that are expected to arrive.
    awaited: StoredValue<VecDeque<StreamMap>>,
    guide: RwSignal<Guide>,
    /// A question that is asked again.
    again: RwSignal<Option<Question>>,
    /// Questions answered or passed over, the last one foremost.
    before: RwSignal<Vec<Question>>,
    question: Memo<Option<Question>>,
    told: RwSignal<Told>,
    problem: RwSignal<Option<String>>,
    remark: RwSignal<Option<String>>,
}

impl Asking {
    fn new(workbench: Workbench) -> Self {
        let map = RwSignal::new(None::<StreamMap>);
        let (guide, again) = (RwSignal::new(Guide::default()), RwSignal::new(None));
        let question = Memo::new(move |_| {
            again.get().or_else(|| map.with(|map| map.as_ref().and_then(|map| guide.with(|guide| guide.next(map)))))
        });
        let asking = Self {
            workbench,
            map,
            awaited: StoredValue::new(VecDeque::new()),
            guide,
            again,
            before: RwSignal::new(Vec::new()),
            question,
            told: RwSignal::new(Told::default()),
            problem: RwSignal::new(None),
            remark: RwSignal::new(None),
        };
        effect(move || asking.follow());
        effect(move || asking.prepare());
        asking
    }

    /// Takes over the map as it is. One of our own answers that has arrived is known already, and may not be the last.
    fn follow(self) {
        let Some(view) = self.workbench.desk.view.get() else { return self.map.set(None) };
        let arrived = view.map();
        let is_awaited = self.awaited.try_update_value(|awaited| {
            let place = awaited.iter().position(|state| state == arrived);
            match place {
                Some(place) => drop(awaited.drain(..=place)),
                None => awaited.clear(),
            }
            place.is_some()
        });
        if is_awaited != Some(true) {
            self.map.set(Some(arrived.clone()));
        }
    }

    /// The fields of the question, with what stands on the map.
    fn prepare(self) {
        let Some(question) = self.question.get() else { return };
        let told = self.with_map(|map| guide_told(map, question)).unwrap_or_default();
        self.problem.set(None);
        self.told.set(told);
        clock::after(0, || elements::focus(".guide input")).forget();
    }

    fn with_map<T>(self, read: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        self.map.with_untracked(|map| map.as_ref().map(read))
    }

    /// Takes the answer, and goes on to the next question.
    fn answer(self) {
        let Some(question) = self.question.get_untracked() else { return };
        let told = self.told.get_untracked();
        let edits = self.with_map(|map| guide_edits(map, question, &told, said::CUSTOMERS, &mut clock::random_bits));
        match edits {
            Some(Ok(edits)) => self.record(question, edits),
            Some(Err(problem)) => self.problem.set(Some(said::problem(&problem))),
            None => {}
        }
    }

    fn pass(self) {
        let Some(question) = self.question.get_untracked() else { return };
        if question.is_of_figure() {
            self.told.update_untracked(|told| "?".clone_into(&mut told.words));
            return self.answer();
        }
        self.record(question, Vec::new());
    }

    fn record(self, question: Question, edits: Vec<Edit>) {
        let old = self.map.get_untracked();
        let new = old.as_ref().map(|map| with_edits(map, &edits)).filter(|new| old.as_ref() != Some(new));
        let is_again = self.again.get_untracked().is_some();
        self.again.set(None);
        let asked_again = match (question, &old, &new) {
            // A step that was added is asked for again by itself.
            (Question::LastStep | Question::StepBefore(_), Some(old), Some(new)) => {
                let added = new.steps.iter().find(|step| old.step(step.id).is_none());
                added.map_or(question, |step| Question::Step(step.id))
            }
            _ => question,
        };
        self.before.update(|before| before.push(asked_again));
        match new {
            Some(new) => {
                self.remark.set(remark(&new, question));
                self.awaited.update_value(|awaited| awaited.push_back(new.clone()));
                self.map.set(Some(new));
                self.workbench.desk.answer(Answer::Record(edits, Vec::new()));
            }
            None if !is_again || edits.is_empty() => self.guide.update(|guide| guide.pass(question)),
            None => {}
        }
        // The same question may stand there, with the fields of the last answer in it.
        self.prepare();
    }

    fn back(self) {
        let Some(question) = self.before.try_update(Vec::pop).flatten() else { return };
        self.remark.set(None);
        self.guide.update(|guide| guide.recall(question));
        self.again.set(Some(question));
        self.prepare();
    }

    fn close(self) {
        self.workbench.is_guiding.set(false);
        // Where the panel was opened from may be gone: an empty map is none any more.
        clock::after(0, || elements::focus("main button")).forget();
    }
}

fn with_edits(map: &StreamMap, edits: &[Edit]) -> StreamMap {
    let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    for edit in edits {
        workshop.apply(edit);
    }
    workshop.maps.pop().unwrap_or_else(|| map.clone())
}

/// What stands against a figure that was taken as it was typed.
fn remark(map: &StreamMap, question: Question) -> Option<String> {
    let (Question::LeadTime(id) | Question::ProcessTime(id)) = question else { return None };
    let view = MapView::of(map.clone());
    let (_, step, reading) = view.step(id)?;
    text::contradiction(reading).map(|words| [&step.name, ": ", &words].concat())
}

/// The panel, while it is wanted.
#[component]
pub fn GuidePanel(workbench: Workbench) -> impl IntoView {
    effect(move || {
        if !matches!(workbench.desk.screen_tracked(), Some(Screen::Map | Screen::Table)) {
            workbench.is_guiding.set(false);
        }
    });
    part(move || if workbench.is_guiding.get() { panel(Asking::new(workbench)) } else { ().into_any() })
}

fn panel(asking: Asking) -> AnyView {
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            asking.close();
        }
    };
    let is_asking = Memo::new(move |_| asking.question.get().is_some());
    view! {
        <section class="guide" role="dialog" aria-label=said::TITLE on:keydown=key>
            <div class="dialog-head">
                <h2>{said::TITLE}</h2>
                <button type="button" class="tool" aria-label=text::CLOSE on:click=clicked(move |_| asking.close())>
                    <Glyph icon=Icon::Close/>
                </button>
            </div>
            {part(move || if is_asking.get() { question(asking) } else { done(asking) })}
        </section>
    }
    .into_any()
}

fn question(asking: Asking) -> AnyView {
    let about = move |read: fn(&StreamMap, Question) -> String| {
        words(move || {
            let Some(question) = asking.question.get() else { return String::new() };
            asking.map.with(|map| map.as_ref().map(|map| read(map, question))).unwrap_or_default()
        })
    };
    let of = move |read: fn(Question) -> &'static str| {
        words(move || asking.question.get().map_or("", read).to_owned())
    };
    let progress = |map: &StreamMap, question: Question| {
        said::progress(question, measure(map).steps, guide_progress(map))
    };
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            asking.answer();
        }
    };
    let is_of_step = Memo::new(move |_| asking.question.get().is_some_and(Question::is_of_step));
    let input: NodeRef<html::Input> = NodeRef::new();
    view! {
        <p class="cap">{about(progress)}</p>
        <p class="guide-whom" id="guide-whom">{about(said::whom)}</p>
        <p class="guide-question" id="guide-question">{about(said::question)}</p>
        <div class="field" class:problem=flag(move || asking.problem.with(Option::is_some))>
            <label for="guide-words">{of(said::label)}</label>
            <input node_ref=input id="guide-words" class="in" type="text" autocomplete="off" placeholder=of(said::example)
                aria-describedby="guide-whom guide-question guide-note" prop:value=words(move || asking.told.with(|told| told.words.clone()))
                aria-invalid=words(move || asking.problem.with(Option::is_some).to_string())
                on:keydown=enter on:input=move |event| asking.told.update_untracked(|told| told.words = event_target_value(&event))/>
            <small id="guide-note" role="status">{words(move || {
                let problem = asking.problem.get();
                problem.unwrap_or_else(|| asking.question.get().map_or("", said::hint).to_owned())
            })}</small>
        </div>
        {part(move || if is_of_step.get() { step_fields(asking, enter) } else { ().into_any() })}
        <p class="guide-remark" role="status">{words(move || asking.remark.get().unwrap_or_default())}</p>
        <div class="dialog-foot">
            <button type="button" class="btn first" on:click=clicked(move |_| asking.answer())>{said::GO_ON}</button>
            <button type="button" class="btn" on:click=clicked(move |_| asking.pass())>{of(said::without)}</button>
            {part(move || if asking.before.with(Vec::is_empty) { ().into_any() } else {
                view! { <button type="button" class="btn plain" on:click=clicked(move |_| asking.back())>{said::BACK}</button> }.into_any()
            })}
        </div>
    }
    .into_any()
}

fn step_fields(asking: Asking, enter: impl Fn(KeyboardEvent) + 'static) -> AnyView {
    let teams = move || {
        let mut teams: Vec<String> = asking.map.with(|map| {
            map.iter().flat_map(|map| &map.steps).map(|step| step.team.clone()).filter(|team| !team.is_empty() && team != said::CUSTOMERS).collect()
        });
        teams.sort();
        teams.dedup();
        teams.into_iter().map(|team| view! { <option value=team></option> }).collect_view().into_any()
    };
    view! {
        <div class="field">
            <label for="guide-team">{said::TEAM}</label>
            <input id="guide-team" class="in" type="text" autocomplete="off" list="guide-teams" placeholder=text::TEAM_EXAMPLE
                prop:value=words(move || asking.told.with(|told| told.team.clone())) on:keydown=enter
                on:input=move |event| asking.told.update_untracked(|told| told.team = event_target_value(&event))/>
            <datalist id="guide-teams">{part(teams)}</datalist>
        </div>
        <label class="tick">
            <input type="checkbox" prop:checked=flag(move || asking.told.with(|told| told.is_queue))
                on:change=changed(move |event| asking.told.update_untracked(|told| told.is_queue = event_target_checked(&event)))/>
            {said::QUEUE}
        </label>
    }
    .into_any()
}

/// What the map says now, and where to go on.
fn done(asking: Asking) -> AnyView {
    let lines = move || {
        let lines = asking.map.with(|map| map.as_ref().map(|map| said::done(map, &measure(map)))).unwrap_or_default();
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
    };
    let present = move || page::go(&Route::Workshop(asking.workbench.desk.session.id(), Screen::Present).address());
    let first: NodeRef<html::Button> = NodeRef::new();
    effect(move || {
        if let Some(button) = first.get() {
            let _ = button.focus();
        }
    });
    view! {
        <div class="guide-done" role="status"><h3>{said::DONE}</h3>{part(lines)}</div>
        <div class="dialog-foot">
            <button type="button" node_ref=first class="btn first" on:click=clicked(move |_| present())>{said::PRESENT}</button>
            <button type="button" class="btn" on:click=clicked(move |_| asking.close())>{said::CLOSE}</button>
            {part(move || if asking.before.with(Vec::is_empty) { ().into_any() } else {
                view! { <button type="button" class="btn plain" on:click=clicked(move |_| asking.back())>{said::BACK}</button> }.into_any()
            })}
        </div>
    }
    .into_any()
}
