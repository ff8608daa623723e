//! One milestone: its state, what deploys say, what people say.

use leptos::prelude::*;

use super::desk::LadderDesk;
use crate::maturity::{Ladder, Verdict};
use crate::ui::parts::dynamic::{changed, clicked, part, words};
use crate::ui::text::ladder as text;
use crate::workshop::{DataReading, JudgedBy, Judgement};

/// What a row shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    verdict: Option<Verdict>,
    by: JudgedBy,
    data: Option<DataReading>,
    people: Option<Judgement>,
}

/// What the parts of a row share.
#[derive(Clone, Copy)]
struct Row {
    desk: LadderDesk,
    id: StoredValue<String>,
    statement: &'static str,
    shown: Memo<Option<Shown>>,
    /// Whether the field for a note was asked for.
    wants_note: RwSignal<bool>,
}

impl Row {
    fn with_id<T>(self, act: impl FnOnce(&str) -> T) -> T {
        self.id.with_value(|id| act(id))
    }

    fn people(self) -> Judgement {
        self.shown.with(|shown| shown.as_ref()?.people.clone()).unwrap_or_default()
    }
}

/// The row.
#[component]
pub fn MilestoneRow(id: String) -> impl IntoView {
    let desk = LadderDesk::here();
    let found = Ladder::standard().milestone(&id).map(|(_, milestone)| milestone);
    let (statement, kind) = found.map_or(("", None), |found| (found.text.as_str(), Some(found.kind)));
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| {
        id.with_value(|id| desk.standing(id, |standing| Shown {
            verdict: standing.verdict,
            by: standing.by,
            data: standing.data,
            people: standing.people.clone(),
        }))
    });
    let row = Row { desk, id, statement, shown, wants_note: RwSignal::new(false) };
    let class = words(move || {
        let state = shown.with(|shown| shown.as_ref().and_then(|shown| shown.verdict));
        ["milestone ", match state {
            Some(Verdict::Met) => "met",
            Some(Verdict::NotMet) => "not-met",
            Some(Verdict::NotApplicable) => "not-applicable",
            None => "open",
        }].concat()
    });
    view! {
        <li class=class>
            <svg class="state-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <rect class={"box"} x="0.75" y="0.75" width="12.5" height="12.5" rx="1.5"></rect>
                <path class={"tick"} d="M3.6 7.3l2.3 2.4 4.6-5.2"></path>
                <path class={"cross"} d="M4.3 4.3l5.4 5.4M9.7 4.3l-5.4 5.4"></path>
                <path class={"dash"} d="M3 7h8"></path>
            </svg>
            <div>
                <p class="statement">{text::milestone_name(statement)}</p>
                {kind.map(text::kind_note).filter(|note| !note.is_empty()).map(|note| view! { <span class="cap">{note}</span> })}
            </div>
            <StateChoice row/>
            <div class="more"><DataPart row/><PeoplePart row/><RowVerbs row/></div>
        </li>
    }
}

/// The state: of people, or left to the deploys.
#[component]
fn StateChoice(row: Row) -> impl IntoView {
    let said = Memo::new(move |_| row.people().verdict);
    let data = Memo::new(move |_| row.shown.with(|shown| shown.as_ref().and_then(|shown| shown.data?.verdict)));
    let choose = changed(move |event| {
        let verdict = match event_target_value(&event).as_str() {
            "met" => Some(Verdict::Met),
            "not-met" => Some(Verdict::NotMet),
            "not-applicable" => Some(Verdict::NotApplicable),
            _ => None,
        };
        row.with_id(|id| row.desk.judge(id, verdict));
        // An overruled figure asks for a reason.
        row.wants_note.set(verdict.is_some() && data.get_untracked().is_some());
    });
    let option = move |value: &'static str, verdict: Option<Verdict>| {
        let name = words(move || match (verdict, data.get()) {
            (None, Some(data)) => text::leave_to_data(data),
            (verdict, _) => text::verdict_word(verdict).to_owned(),
        });
        view! { <option value=value prop:selected=move || said.get() == verdict>{name}</option> }
    };
    view! {
        <select class="in state" aria-label=text::state_of(row.statement) on:change=choose>
            {option("", None)}
            {option("met", Some(Verdict::Met))}
            {option("not-met", Some(Verdict::NotMet))}
            {option("not-applicable", Some(Verdict::NotApplicable))}
        </select>
    }
}

/// What deploys say, with figure and rule; also where they are overruled.
#[component]
fn DataPart(row: Row) -> impl IntoView {
    part(move || row.shown.with(|shown| {
        let data = shown.as_ref().and_then(|shown| shown.data)?;
        let is_overruled = shown.as_ref().is_some_and(|shown| shown.by == JudgedBy::Overruled);
        let alone = data.verdict.filter(|_| is_overruled).map(|verdict| [": ", text::verdict_word(Some(verdict))].concat());
        Some(view! { <span class="data"><em>{text::FROM_DATA}</em>" "{text::data_figure(&data)}{alone}</span> })
    })
    .into_any())
}

/// The note, who wrote it and when; marked where it overrules the deploys.
#[component]
fn PeoplePart(row: Row) -> impl IntoView {
    let is_overruled = Memo::new(move |_| row.shown.with(|shown| shown.as_ref().is_some_and(|s| s.by == JudgedBy::Overruled)));
    let has_note = Memo::new(move |_| row.wants_note.get() || is_overruled.get() || !row.people().note.is_empty());
    let fields = move || view! {
        <input class="in" aria-label=text::note_on(row.statement) placeholder=text::NOTE autocomplete="off"
            prop:value=words(move || row.people().note)
            on:change=changed(move |event| row.with_id(|id| row.desk.note(id, event_target_value(&event).trim().to_owned())))/>
        <input class="in by" aria-label=text::by_of(row.statement) placeholder=text::BY autocomplete="off"
            prop:value=words(move || row.people().by)
            on:change=changed(move |event| row.with_id(|id| row.desk.sign(id, event_target_value(&event).trim().to_owned())))/>
    };
    part(move || has_note.get().then(|| view! {
        <div class="people" class:overruled=move || is_overruled.get()>
            {part(move || is_overruled.get().then(|| view! { <b>{text::OVERRULED}</b>" " }).into_any())}
            <i>{words(move || text::signature(&row.people()))}</i>
            {fields()}
            {part(move || is_overruled.get().then(|| view! {
                <button type="button" class="link" on:click=clicked(move |_| {
                    row.wants_note.set(false);
                    row.with_id(|id| row.desk.back_to_data(id));
                })>{text::BACK_TO_DATA}</button>
            }).into_any())}
        </div>
    }).into_any())
}

/// What can be done about it.
#[component]
fn RowVerbs(row: Row) -> impl IntoView {
    let to_do = Memo::new(move |_| row.shown.with(|shown| {
        shown.as_ref().is_some_and(|shown| matches!(shown.verdict, None | Some(Verdict::NotMet)))
    }));
    let count = Memo::new(move |_| row.with_id(|id| row.desk.improvements(id).len()));
    let improve = move || view! {
        <button type="button" class="link" aria-label=words(move || text::improve_label(row.statement, count.get()))
            on:click=clicked(move |_| row.with_id(|id| row.desk.improve(id, row.statement)))>{words(move || text::improve_word(count.get()))}</button>
    };
    let has_note = Memo::new(move |_| row.wants_note.get() || !row.people().note.is_empty() || row.shown.with(|shown| {
        shown.as_ref().is_some_and(|shown| shown.by == JudgedBy::Overruled)
    }));
    view! {
        <p class="row-verbs">
            {part(move || (to_do.get() || count.get() > 0).then(improve).into_any())}
            {part(move || (!has_note.get()).then(|| view! {
                <button type="button" class="link quiet" aria-label=[text::NOTE, ": ", text::milestone_name(row.statement)].concat()
                    on:click=clicked(move |_| row.wants_note.set(true))>{text::NOTE}</button>
            }).into_any())}
        </p>
    }
}
