//! One practice: its question, what each level looks like, the rating, a target, a note.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::desk::{CardDesk, focus_cleared};
use super::evidence::EvidenceFields;
use crate::maturity::{Answer, Level, Practice, Rating};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;

/// What the parts of a row share.
#[derive(Clone, Copy)]
pub struct Row {
    pub desk: CardDesk,
    practice: StoredValue<Practice>,
    pub answer: Memo<Answer>,
    before: Memo<Option<Rating>>,
}

impl Row {
    pub fn id(self) -> String {
        self.practice.with_value(|practice| practice.id.clone())
    }

    pub fn title(self) -> String {
        self.practice.with_value(|practice| practice.title.clone())
    }

    fn rate(self, rating: Option<Rating>) {
        self.practice.with_value(|practice| self.desk.rate(&practice.id, rating));
    }
}

/// The row.
#[component]
pub fn PracticeRow(practice: Practice) -> impl IntoView {
    let desk = CardDesk::here();
    let practice = StoredValue::new(practice);
    let answer = Memo::new(move |_| practice.with_value(|practice| desk.answer(&practice.id)));
    let before = Memo::new(move |_| practice.with_value(|practice| desk.rating_before(&practice.id)));
    let row = Row { desk, practice, answer, before };
    // A rater only rates; targets and what is done about it are for the room.
    let is_sheet = untrack(|| desk.is_sheet());
    let question_id = ["asked-", &row.id()].concat();
    let is_rated = Memo::new(move |_| answer.with(|answer| answer.rating.is_some()));
    let clear = move |_| {
        row.rate(None);
        // The button goes away with the rating; the focus must not.
        practice.with_value(|practice| focus_cleared(&practice.id));
    };
    let (group, question) = practice.with_value(|practice| (practice.group.clone(), practice.question.clone()));
    view! {
        <li class="practice" class:rated=move || is_rated.get() data-practice=row.id()>
            <div class="asked">
                <h4>{row.title()}<span class="cap">{group}</span></h4>
                <p id=question_id.clone()>{question}</p>
            </div>
            <div class="levels" role="radiogroup" aria-label=row.title() aria-describedby=question_id>
                {Level::ALL.map(|level| option(row, Rating::Level(level))).collect_view()}
                {option(row, Rating::NotApplicable)}
            </div>
            <button type="button" class="tool clear" aria-label=text::clear_rating(&row.title())
                title=text::clear_rating(&row.title()) on:click=clear><Glyph icon=Icon::Close/></button>
            <div class="practice-more">
                {(!is_sheet).then(|| view! { <TargetChoice row/> })}
                <NoteField row/>
                {(!is_sheet).then(|| view! { <ImproveLink row/><EvidenceFields row/> })}
            </div>
        </li>
    }
}

fn option(row: Row, rating: Rating) -> AnyView {
    let is_on = Memo::new(move |_| row.answer.with(|answer| answer.rating == Some(rating)));
    let has_tab_stop = move || match row.answer.with(|answer| answer.rating) {
        Some(_) => is_on.get(),
        None => rating == Rating::Level(Level::None),
    };
    let was = Memo::new(move |_| row.before.get() == Some(rating));
    let is_aim = Memo::new(move |_| {
        row.answer.with(|answer| answer.target.is_some_and(|target| Rating::Level(target) == rating))
    });
    let digit = text::rating_short(rating);
    let (class, word, line) = match rating {
        Rating::Level(level) => {
            let line = row.practice.with_value(|practice| practice.level_text(level).to_owned());
            (["level l", digit].concat(), text::level_word(level), line)
        }
        Rating::NotApplicable => ("level not-applicable".to_owned(), "", String::new()),
    };
    let line_id = ["line-", &row.id(), "-", digit].concat().replace('/', "");
    view! {
        <button type="button" role="radio" class=class class:was=move || was.get()
            aria-label=text::rating_label(&row.title(), rating) aria-describedby=line_id
            aria-checked=move || if is_on.get() { "true" } else { "false" }
            tabindex=move || if has_tab_stop() { "0" } else { "-1" } on:click=move |_| row.rate(Some(rating))>
            <b>{digit}</b><span class="level-word">{word}</span>
            <span class="line" id=line_id.clone()>
                {line}
                <span class="marks">
                    {move || was.get().then(|| view! { <i>{text::BEFORE_MARK}</i> })}
                    {move || is_aim.get().then(|| view! { <b>{text::KEY_TARGET}</b> })}
                </span>
            </span>
        </button>
    }
    .into_any()
}

/// The level aimed at.
#[component]
fn TargetChoice(row: Row) -> impl IntoView {
    let target = Memo::new(move |_| row.answer.with(|answer| answer.target));
    let choose = move |event| {
        let level = event_target_value(&event).parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
        row.practice.with_value(|practice| row.desk.set_target(&practice.id, level));
    };
    let option = move |level: Option<Level>| {
        let words = level.map_or(text::NO_TARGET, text::level_digit);
        view! { <option value=words prop:selected=move || target.get() == level>{words}</option> }
    };
    view! {
        <label>{text::TARGET}
            <select class="in" class:set=move || target.get().is_some() aria-label=text::target_of(&row.title()) on:change=choose>
                {option(None)}
                {Level::ALL.map(|level| option(Some(level))).collect_view()}
            </select>
        </label>
    }
}

/// What was said about it.
#[component]
fn NoteField(row: Row) -> impl IntoView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let note = Memo::new(move |_| row.answer.with(|answer| answer.note.clone()));
    let keep = move |event| {
        row.practice.with_value(|practice| row.desk.set_note(&practice.id, event_target_value(&event).trim().to_owned()));
    };
    // Escape puts back what stood there.
    let on_key = move |event: KeyboardEvent| {
        if let Some(field) = field.get_untracked().filter(|_| event.key() == "Escape") {
            field.set_value(&note.get_untracked());
            let _ = field.blur();
        }
    };
    view! {
        <textarea class="in note" rows="1" node_ref=field aria-label=text::note_on(&row.title()) placeholder=text::NOTE
            prop:value=move || note.get() on:change=keep on:keydown=on_key></textarea>
    }
}

/// The way to what is done about it.
#[component]
fn ImproveLink(row: Row) -> impl IntoView {
    let count = Memo::new(move |_| row.desk.improvements(&row.id()));
    view! {
        <button type="button" class="link" aria-label=move || text::improve_label(&row.title(), count.get())
            on:click=move |_| row.desk.improve(&row.id(), &row.title())>{move || text::improve_word(count.get())}</button>
    }
}
