//! Several raters: each rates a sheet alone, on this machine or on one of their own; then all votes are shown at once.

use leptos::html;
use leptos::prelude::*;

use super::desk::{CardDesk, new_id};
use super::invite::Invite;
use super::take_code::TakeCode;
use super::votes_table::VotesTable;
use crate::id::ScorecardId;
use crate::maturity::{Scorecard, profile, sheets_of};
use crate::platform::files::{self, File};
use crate::platform::clock;
use crate::ui::parts::dynamic::{aria, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::parts::notices::Notice;
use crate::ui::text;
use crate::workshop::{Edit, Journal, Replica, ScorecardField, read_file, take_in_sheets};

/// The raters of the shown card, and their votes once rating is over.
#[component]
pub fn Raters() -> impl IntoView {
    let desk = CardDesk::here();
    let is_closed = Memo::new(move |_| desk.card.with(|card| card.as_ref().is_some_and(|card| card.is_closed)));
    view! {
        <div class="raters">
            <section class="rater-list" aria-labelledby="raters-title">
                <div class="scorecard-head"><h2 id="raters-title">{text::RATERS}</h2><p class="cap">{text::RATERS_WHY}</p></div>
                <RaterRows is_closed/>
                <AddRater/>
                {part(move || is_closed.get().then(|| view! { <TakeIn/> }).into_any())}
                <RaterVerbs is_closed/>
            </section>
            {move || if is_closed.get() {
                view! { <VotesTable/> }.into_any()
            } else {
                view! { <Ways/> }.into_any()
            }}
        </div>
    }
}

/// How several people rate, as long as the votes are hidden.
#[component]
fn Ways() -> impl IntoView {
    view! {
        <section class="rater-ways" aria-labelledby="rater-ways-title">
            <h2 id="rater-ways-title">{text::VOTES_HIDDEN}</h2>
            <dl>{text::RATER_WAYS.map(|(way, how)| view! { <dt>{way}</dt><dd>{how}</dd> }).collect_view()}</dl>
            <TakeIn/>
        </section>
    }
}

/// A rater, and how far they are.
#[derive(Debug, Clone, PartialEq)]
struct RaterRow {
    sheet: ScorecardId,
    name: String,
    answered: usize,
    of: usize,
    is_done: bool,
}

#[component]
fn RaterRows(is_closed: Memo<bool>) -> impl IntoView {
    let desk = CardDesk::here();
    let rows = Memo::new(move |_| {
        let (Some(card), model) = (desk.card.get(), desk.model()) else { return Vec::new() };
        let row = |sheet: &Scorecard| {
            let found = profile(&model, sheet);
            let of = found.rated + found.not_applicable + found.open;
            let name = sheet.participants.clone();
            RaterRow { sheet: sheet.id, name, answered: of - found.open, of, is_done: sheet.is_closed }
        };
        desk.cards(|cards| sheets_of(cards, card.id).map(row).collect::<Vec<_>>())
    });
    let invited = RwSignal::new(None::<ScorecardId>);
    let row = move |row: RaterRow| {
        let sheet = row.sheet;
        let name = text::rater_name(&row.name).to_owned();
        let is_invited = move || invited.get() == Some(sheet);
        let invite = move |_| invited.set(if untrack(is_invited) { None } else { Some(sheet) });
        let panel_name = name.clone();
        view! {
            <li>
                <b>{name.clone()}</b><span class="cap">{text::rater_progress(row.answered, row.of, row.is_done)}</span>
                <span class="rater-verbs">
                    <button type="button" class="btn" aria-label=text::hand_over_to(&name)
                        on:click=move |_| desk.hand_over(sheet)>{text::HAND_OVER}</button>
                    <button type="button" class="btn" aria-label=text::invite_to(&name) aria-expanded=aria(is_invited)
                        on:click=invite>{text::INVITE}</button>
                    <button type="button" class="tool" aria-label=text::remove_rater(&name) title=text::remove_rater(&name)
                        on:click=move |_| desk.remove_rater(sheet)><Glyph icon=Icon::Close/></button>
                </span>
                {move || is_invited().then(|| view! { <Invite sheet name=panel_name.clone()/> })}
            </li>
        }
    };
    view! {
        <ul class:closed=move || is_closed.get()>{move || rows.get().into_iter().map(row).collect_view()}</ul>
        {move || rows.with(Vec::is_empty).then(|| view! { <p class="cap">{text::NO_RATERS}</p> })}
    }
}

#[component]
fn AddRater() -> impl IntoView {
    let desk = CardDesk::here();
    let field: NodeRef<html::Input> = NodeRef::new();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        if desk.add_rater(field.value().trim()) {
            field.set_value("");
        }
        let _ = field.focus();
    };
    view! {
        <form class="add-rater" on:submit=add>
            <input class="in" node_ref=field aria-label=text::RATER_NAME placeholder=text::RATER_NAME_EXAMPLE autocomplete="off"/>
            <button type="submit" class="btn"><Glyph icon=Icon::Plus/>{text::ADD_RATER}</button>
        </form>
    }
}

/// What comes back from those who rated elsewhere: codes and files.
#[component]
fn TakeIn() -> impl IntoView {
    let desk = CardDesk::here();
    let take_in = move |_| {
        clock::spawn(async move {
            for file in files::pick(".json", true).await {
                desk.take_in(file).await;
            }
        });
    };
    view! {
        <div class="take-in">
            <TakeCode/>
            <button type="button" class="link" on:click=take_in>{text::TAKE_IN_FILES}</button>
        </div>
    }
}

#[component]
fn RaterVerbs(is_closed: Memo<bool>) -> impl IntoView {
    let desk = CardDesk::here();
    let unfinished = Memo::new(move |_| {
        let card = desk.card.get();
        desk.cards(|cards| card.map_or(0, |card| sheets_of(cards, card.id).filter(|sheet| !sheet.is_closed).count()))
    });
    let has_sheets = Memo::new(move |_| {
        let card = desk.card.get();
        desk.cards(|cards| card.is_some_and(|card| sheets_of(cards, card.id).next().is_some()))
    });
    let show = move || if is_closed.get() { text::HIDE_VOTES } else { text::SHOW_VOTES };
    view! {
        <p class="rater-ends">
            {move || has_sheets.get().then(|| view! {
                <button type="button" class="btn first" on:click=move |_| desk.set(ScorecardField::IsClosed(!is_closed.get_untracked()))>{show}</button>
            })}
        </p>
        {move || (unfinished.get() > 0 && !is_closed.get()).then(|| view! { <p class="cap">{text::unfinished(unfinished.get())}</p> })}
    }
}

impl CardDesk {
    /// Adds a rater with an empty sheet; a name is needed.
    fn add_rater(self, name: &str) -> bool {
        let Some(card) = self.card.get_untracked().filter(|_| !name.is_empty()) else { return false };
        let at = self.session.peek(|workshop| workshop.scorecards.len());
        let sheet = Box::new(card.sheet(new_id(), name));
        self.session.record(vec![Edit::AddScorecard { scorecard: sheet, at }])
    }

    fn remove_rater(self, sheet: ScorecardId) {
        self.session.record(vec![Edit::RemoveScorecard { scorecard: sheet }]);
    }

    /// Gives the screen to a rater; a sheet that was finished is open again.
    fn hand_over(self, sheet: ScorecardId) {
        self.session.record(vec![Edit::SetScorecard { scorecard: sheet, set: ScorecardField::IsClosed(false) }]);
        self.choice.sheet.set(Some(sheet));
        self.want_first();
    }

    async fn take_in(self, file: File) {
        let name = file.name();
        let Ok(json) = files::read_text(&file).await else {
            return self.app.notify(Notice::problem(text::file_not_readable(&name)));
        };
        let opened = read_file(&json);
        let mut journal = Journal::new(Replica(0));
        journal.receive(opened.gestures);
        let Some(card) = self.card.try_get_untracked().flatten() else { return };
        let taken = self.session.peek(|workshop| take_in_sheets(workshop, card.id, journal.workshop()));
        if taken.raters.is_empty() {
            return self.app.notify(Notice::problem(text::no_sheet_in(&name)));
        }
        self.session.record(taken.edits);
        self.app.notify(Notice::info(text::sheets_taken_in(&taken.raters)));
    }
}
