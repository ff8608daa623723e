//! The fields of a step.

use leptos::prelude::*;

use super::field::TextField;
use super::more::More;
use crate::id::StepId;
use crate::stream::{
    Amount, Duration, FlowKind, Percent, Step, StepKind, StepReading, StreamMap, Unit, duration_text,
};
use crate::ui::keys::Action;
use crate::ui::map::desk::{Desk, Field};
use crate::ui::view::MapView;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{changed, clicked, flag, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::workshop::{self, Edit, FlowField, MapField, StepField};

const TEAMS_LIST: &str = "teams-of-the-map";

/// A step.
#[component]
pub fn StepPanel(id: StepId) -> impl IntoView {
    let desk = Desk::here();
    let read = move |read: fn(&Step) -> String| desk.of_step(id, read);
    let commit = move |make: fn(String) -> StepField| {
        Callback::new(move |typed: String| desk.set_step(id, make(typed)))
    };
    let number = move || desk.drawn(|view| view.step(id).map(|(number, ..)| number.to_string()).unwrap_or_default());
    let name = read(|step| if step.name.is_empty() { text::UNNAMED_STEP.to_owned() } else { step.name.clone() });
    view! {
        <header><h2><span>{words(number)}</span>" "{words(move || name.get())}</h2></header>
        <section class="fields">
            <TextField label=text::NAME goal=Some(Field::Name) placeholder=text::NAME_EXAMPLE
                value=read(|step| step.name.clone()) on_commit=commit(|typed| StepField::Name(typed.trim().to_owned()))/>
            <TextField label=text::TEAM goal=Some(Field::Team) list=TEAMS_LIST placeholder=text::TEAM_EXAMPLE
                value=read(|step| step.team.clone()) on_commit=commit(|typed| StepField::Team(typed.trim().to_owned()))/>
            <TeamList desk/>
            <div class="pair">
                {part(move || if asks_for_wait(desk, id) {
                    view! { <WaitField desk id/> }.into_any()
                } else {
                    view! { <LeadTimeField desk id/> }.into_any()
                })}
                <ProcessTimeField desk id/>
                <TextField label=text::PERCENT_CA goal=Some(Field::PercentCa) is_figure=true placeholder="?"
                    value=read(|step| step.percent_ca.as_ref().map(|percent| percent.text().to_owned()).unwrap_or_default())
                    hint=whom_to_ask(desk, id)
                    problem=step_problem(desk, id, |step, _| text::entry_problem(step.percent_ca.as_ref()?.problem()?))
                    on_commit=commit(|typed| StepField::PercentCa(Percent::read(&typed)))/>
                <TextField label=text::PEOPLE goal=Some(Field::People) is_figure=true placeholder="1"
                    value=read(|step| step.people.as_ref().map(|people| people.text().to_owned()).unwrap_or_default())
                    hint=text::PEOPLE_HINT.to_owned()
                    problem=step_problem(desk, id, |step, _| text::entry_problem(step.people.as_ref()?.problem()?))
                    on_commit=commit(|typed| StepField::People(Amount::read(&typed)))/>
            </div>
            <KindChoice desk id/>
            <p class="derived" inner_html=words(move || desk.drawn(|view| wait_line(view, id)))></p>
        </section>
        <ConstraintNote desk id/>
        <FlowsOf desk id/>
        <section><More id/></section>
        <section>
            <label class="lab" for="step-notes">{text::NOTES}</label>
            <textarea id="step-notes" class="in notes" rows="3" prop:value=read(|step| step.notes.clone())
                on:change=changed(move |event| desk.set_step(id, StepField::Notes(event_target_value(&event))))></textarea>
        </section>
        <section class="last">
            <button type="button" class="btn plain" title=Action::RemoveSelection.title()
                on:click=clicked(move |_| desk.run(Action::RemoveSelection))>
                <Glyph icon=Icon::Bin/>{text::REMOVE_STEP}
            </button>
        </section>
    }
}

/// Teams named so far, as suggestions.
#[component]
fn TeamList(desk: Desk) -> impl IntoView {
    // Of the shape of the map only: not read anew for every figure.
    let options = Memo::new(move |_| {
        desk.layout.track();
        desk.view.with_untracked(|view| view.as_ref().map(team_options)).unwrap_or_default()
    });
    view! { <datalist id=TEAMS_LIST inner_html=words(move || options.get())></datalist> }
}

fn team_options(view: &MapView) -> String {
    let mut teams: Vec<&str> = Vec::new();
    let mut markup = Markup::new();
    for team in view.map().steps.iter().map(|step| step.team.as_str()).filter(|team| !team.is_empty()) {
        if !teams.contains(&team) {
            teams.push(team);
            markup.raw("<option").attr("value", team).raw("></option>");
        }
    }
    markup.finish()
}

#[component]
fn LeadTimeField(desk: Desk, id: StepId) -> impl IntoView {
    let value = duration_of(desk, id, |step| step.lead_time.as_ref());
    let unit = move || last_unit(desk, id, |step| step.lead_time.as_ref(), Unit::Day);
    let hint = Signal::derive(move || {
        let view = desk.view.get()?;
        let (_, step, reading) = view.step(id)?;
        Some(text::lead_time_hint(step.lead_time.as_ref(), reading, &view.map().calendar))
    });
    let problem = step_problem(desk, id, |step, reading| {
        let own = step.lead_time.as_ref().and_then(Duration::problem).map(|problem| text::duration_problem(&problem));
        own.or_else(|| text::contradiction(reading))
    });
    let on_commit = Callback::new(move |typed: String| {
        desk.set_step(id, StepField::LeadTime(Duration::read(&typed, untrack(unit))));
    });
    view! { <TextField label=text::LEAD_TIME goal=Some(Field::LeadTime) is_figure=true placeholder="?" value hint problem on_commit/> }
}

/// Whether the wait before the step is entered instead of its lead time: where the map is read so and an arrow leads to
/// the step.
fn asks_for_wait(desk: Desk, id: StepId) -> bool {
    let has_arrow = |map: &StreamMap| map.flows.iter().any(|flow| flow.to == id && flow.kind == FlowKind::Forward);
    desk.view.with(|view| view.as_ref().is_some_and(|view| view.map().waits_on_arrows && has_arrow(view.map())))
}

/// The wait before the step: as typed on the arrow, else as it follows from the two times.
#[component]
fn WaitField(desk: Desk, id: StepId) -> impl IntoView {
    let typed = move |map: &StreamMap| {
        let mut into = map.flows.iter().filter(|flow| flow.to == id && flow.kind == FlowKind::Forward);
        into.find_map(|flow| flow.wait.clone())
    };
    let value = Signal::derive(move || {
        let view = desk.view.get();
        let written = view.as_ref().and_then(|view| typed(view.map()));
        let derived = || {
            let view = view.as_ref()?;
            Some(duration_text(view.step(id)?.2.wait_hours?, &view.map().calendar))
        };
        written.map(|wait| wait.text().to_owned()).or_else(derived).unwrap_or_default()
    });
    let unit = move || desk.with_map(typed).flatten().and_then(|wait| wait.unit()).unwrap_or(Unit::Day);
    let problem = Signal::derive(move || {
        let view = desk.view.get()?;
        typed(view.map())?.problem().map(|problem| text::duration_problem(&problem))
    });
    let on_commit = Callback::new(move |typed: String| {
        let wait = Duration::read(&typed, unit());
        desk.with_map(|map| desk.session.record(workshop::set_wait_before(map, id, wait.as_ref())));
    });
    view! {
        <TextField label=text::WAIT_BEFORE goal=Some(Field::LeadTime) is_figure=true placeholder="?" value
            hint=text::WAIT_BEFORE_HINT.to_owned() problem on_commit/>
    }
}

#[component]
fn ProcessTimeField(desk: Desk, id: StepId) -> impl IntoView {
    let value = duration_of(desk, id, |step| step.process_time.as_ref());
    let unit = move || last_unit(desk, id, |step| step.process_time.as_ref(), Unit::Hour);
    let problem = step_problem(desk, id, |step, _| {
        step.process_time.as_ref().and_then(Duration::problem).map(|problem| text::duration_problem(&problem))
    });
    let on_commit = Callback::new(move |typed: String| {
        desk.set_step(id, StepField::ProcessTime(Duration::read(&typed, untrack(unit))));
    });
    view! {
        <TextField label=text::PROCESS_TIME goal=Some(Field::ProcessTime) is_figure=true placeholder="?" value
            hint=text::PROCESS_TIME_HINT.to_owned() problem on_commit/>
    }
}

fn duration_of(desk: Desk, id: StepId, of: fn(&Step) -> Option<&Duration>) -> Signal<String> {
    Signal::derive(move || {
        let view = desk.view.get()?;
        let (_, step, _) = view.step(id)?;
        of(step).map(|duration| duration.text().to_owned())
    })
    .map_or_default()
}

trait MapOrDefault {
    fn map_or_default(self) -> Signal<String>;
}

impl MapOrDefault for Signal<Option<String>> {
    fn map_or_default(self) -> Signal<String> {
        Signal::derive(move || self.get().unwrap_or_default())
    }
}

/// The unit a bare number takes: that of this field, else of the same field typed last on the map.
fn last_unit(desk: Desk, id: StepId, of: fn(&Step) -> Option<&Duration>, otherwise: Unit) -> Unit {
    let Some(view) = desk.view.get_untracked() else { return otherwise };
    let own = view.step(id).and_then(|(_, step, _)| of(step)?.unit());
    let others = view.map().steps.iter().rev().find_map(|step| of(step)?.unit());
    own.or(others).unwrap_or(otherwise)
}

type Problem = fn(&Step, &StepReading) -> Option<String>;

fn step_problem(desk: Desk, id: StepId, find: Problem) -> Signal<Option<String>> {
    Signal::derive(move || {
        let view = desk.view.get()?;
        let (_, step, reading) = view.step(id)?;
        find(step, reading)
    })
}

/// %C/A is asked of the people downstream: their names.
fn whom_to_ask(desk: Desk, id: StepId) -> Signal<Option<String>> {
    Signal::derive(move || {
        let view = desk.view.get()?;
        let next = view.map().flows.iter().find(|flow| flow.from == id && !view.is_rework(flow.id));
        let next = next.and_then(|flow| view.map().step(flow.to));
        Some(text::whom_to_ask(next))
    })
}

#[component]
fn KindChoice(desk: Desk, id: StepId) -> impl IntoView {
    let kinds = [StepKind::Process, StepKind::Queue, StepKind::Outside];
    let kind = Memo::new(move |_| {
        desk.view.get().and_then(|view| view.step(id).map(|(_, step, _)| step.kind)).unwrap_or_default()
    });
    let change = move |event| {
        let word = event_target_value(&event);
        if let Some(kind) = kinds.into_iter().find(|kind| text::kind_name(*kind) == word) {
            desk.set_step(id, StepField::Kind(kind));
        }
    };
    view! {
        <div class="field">
            <label for="step-kind">{text::KIND}</label>
            <select id="step-kind" class="in" on:change=change>
                {kinds.map(|each| view! {
                    <option value=text::kind_name(each) prop:selected=flag(move || kind.get() == each)>{text::kind_name(each)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

/// The wait, which follows from the two times.
fn wait_line(view: &MapView, id: StepId) -> String {
    let mut markup = Markup::new();
    let reading = view.step(id).map(|(.., reading)| reading);
    if let Some((reading, hours)) = reading.and_then(|reading| Some((reading, reading.wait_hours?))) {
        let share = reading.wait_share_percent.map(text::share_of_lead_time).unwrap_or_default();
        markup.raw("<span>").words(text::WAIT).raw("</span><b>").words(&duration_text(hours, &view.map().calendar));
        markup.raw("</b>").element("span", "cap", &share);
    }
    markup.finish()
}

#[component]
fn ConstraintNote(desk: Desk, id: StepId) -> impl IntoView {
    let choose = move |step: Option<StepId>| {
        desk.with_map(|map| {
            desk.session.record(vec![Edit::SetMap { map: map.id, set: MapField::ChosenConstraint(step) }])
        });
    };
    let state = Memo::new(move |_| {
        let view = desk.view.get()?;
        let constraint = view.summary().constraint.as_ref().filter(|constraint| constraint.step == id)?;
        Some((text::constraint_reason(constraint), view.map().chosen_constraint == Some(id)))
    });
    let link = move |step: Option<StepId>, name: &'static str| {
        view! { <button type="button" class="link" on:click=clicked(move |_| choose(step))>{name}</button> }.into_any()
    };
    part(move || match state.get() {
        Some((reason, is_chosen)) => view! {
            <section class="constraint-note">
                <h3><Glyph icon=Icon::Flag/>{text::CONSTRAINT}</h3>
                <p>{reason}</p>
                {if is_chosen { link(None, text::CONSTRAINT_SUGGESTED) } else { ().into_any() }}
            </section>
        }
        .into_any(),
        None => view! { <section>{link(Some(id), text::CHOOSE_CONSTRAINT)}</section> }.into_any(),
    })
}

/// Where work goes from here: every flow with its kind, and the way to draw another without the mouse.
#[component]
fn FlowsOf(desk: Desk, id: StepId) -> impl IntoView {
    // A list of thousands is made when somebody opens it.
    let is_opened = RwSignal::new(desk.with_map(|map| map.steps.len() <= 300).unwrap_or_default());
    let options = Memo::new(move |_| {
        desk.layout.track();
        if !is_opened.get() {
            return String::new();
        }
        desk.view.with_untracked(|view| view.as_ref().map(|view| targets(view, id))).unwrap_or_default()
    });
    let connect = move |event: leptos::ev::Event| {
        if let Ok(to) = event_target_value(&event).parse() {
            desk.connect(id, to);
        }
    };
    view! {
        <section class="flows-of">
            <h3>{text::GOES_ON_TO}</h3>
            <ul>{part(move || desk.view.get().map(|view| flow_rows(desk, &view, id)).into_any())}</ul>
            <label class="lab" for="connect-to">{text::CONNECT_TO}</label>
            <select id="connect-to" class="in" on:change=connect on:focus=move |_| is_opened.set(true)
                inner_html=words(move || options.get())></select>
        </section>
    }
}

fn targets(view: &MapView, id: StepId) -> String {
    let connected: Vec<StepId> = view.map().flows.iter().filter(|flow| flow.from == id).map(|flow| flow.to).collect();
    let is_connected = |to: StepId| connected.contains(&to);
    let mut markup = Markup::new();
    markup.raw("<option value=\"\">").words(text::CHOOSE_STEP).close("option");
    for step in view.map().steps.iter().filter(|step| step.id != id && !is_connected(step.id)) {
        markup.open("option").attr("value", &step.id.to_string()).holding("option", &view.step_label(step.id));
    }
    markup.finish()
}

fn flow_rows(desk: Desk, view: &MapView, id: StepId) -> impl IntoView + use<> {
    let out = view.map().flows.iter().filter(|flow| flow.from == id);
    let rows = out.map(|flow| {
        let flow_id = flow.id;
        let map = view.map().id;
        let is_rework = view.is_rework(flow_id);
        let target = view.step_label(flow.to);
        let remove = move |_| {
            desk.session.record(vec![Edit::RemoveFlow { map, flow: flow_id }]);
        };
        let share = super::flow_panel::share_of(flow);
        let set_share = move |event| {
            let share = Percent::read(&event_target_value(&event));
            let kind = FlowKind::Rework { share };
            desk.session.record(vec![Edit::SetFlow { map, flow: flow_id, set: FlowField::Kind(kind) }]);
        };
        view! {
            <li class:rework=is_rework>
                <span>{target.clone()}</span>
                {is_rework.then(|| view! {
                    <label class="share">{text::SENT_BACK_SHARE}
                        <input class="in small" aria-label=text::share_label(&target) prop:value=share on:change=set_share/>"%"
                    </label>
                })}
                <button type="button" class="tool" aria-label=text::remove_flow_to(&target) on:click=remove>
                    <Glyph icon=Icon::Close/>
                </button>
            </li>
        }
    });
    rows.collect_view()
}
