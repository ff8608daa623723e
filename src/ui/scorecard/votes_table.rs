//! The votes, the widest disagreement first; the mean stands behind the spread, and the room's own rating behind both.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::maturity::{Level, MOST_IN_ONE, PracticeVotes, Rating, Scorecard, Spread, sheets_of, votes};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{clicked, memo_flag, part};
use crate::ui::text;
use crate::workshop::rate_as_agreed;

/// The table.
#[component]
pub fn VotesTable() -> impl IntoView {
    let desk = CardDesk::here();
    let found = Memo::new(move |_| {
        let (Some(card), model) = (desk.card.get(), desk.model()) else { return Vec::new() };
        desk.cards(|cards| votes(&model, &sheets_of(cards, card.id).collect::<Vec<&Scorecard>>()))
    });
    let agree = move |_| {
        let Some(card) = desk.card.get_untracked() else { return };
        desk.session.record(rate_as_agreed(&card, &found.get_untracked()));
    };
    let count = Memo::new(move |_| found.with(Vec::len));
    let shows_all = RwSignal::new(false);
    let has_more = memo_flag(move || !shows_all.get() && count.get() > MOST_IN_ONE);
    let talk = Memo::new(move |_| found.with(|found| found.iter().filter(|votes| votes.spread() == Spread::Talk).count()));
    view! {
        <section class="votes" aria-labelledby="votes-title">
            <div class="scorecard-head">
                <h2 id="votes-title">{text::VOTES}</h2><p class="cap">{move || text::to_talk_about(talk.get())}</p>
                <button type="button" class="btn" on:click=agree>{text::RATE_AS_AGREED}</button>
            </div>
            <div class="wide-table" role="group" tabindex="0" aria-label=text::VOTES><table>
                <thead><tr>
                    <th scope="col">{text::PRACTICE}</th><th scope="col">{text::VOTES_COLUMN}</th><th scope="col">{text::SPREAD}</th>
                    <th scope="col" class="num">{text::MEAN}</th><th scope="col">{text::AGREED_RATING}</th>
                </tr></thead>
                <tbody>{move || {
                    let most = if shows_all.get() { usize::MAX } else { MOST_IN_ONE };
                    found.get().into_iter().take(most).map(|votes| row(desk, votes)).collect_view()
                }}</tbody>
            </table></div>
            {part(move || has_more.get().then(|| view! {
                <button type="button" class="link" on:click=clicked(move |_| shows_all.set(true))>{text::show_all(count.get())}</button>
            }).into_any())}
        </section>
    }
}

fn row(desk: CardDesk, votes: PracticeVotes) -> impl IntoView {
    let model = desk.model();
    let title = model.practice(&votes.practice).map(|practice| practice.title.clone()).unwrap_or_default();
    let section = model.sections.iter().find(|section| section.id == votes.section).map(|section| section.title.clone());
    let is_talk = votes.spread() == Spread::Talk;
    let label = text::agreed_of(&title);
    let practice = StoredValue::new(votes.practice.clone());
    let rating = Memo::new(move |_| practice.with_value(|practice| desk.answer(practice).rating));
    let choose = move |event| {
        let rating = match event_target_value(&event).as_str() {
            "n" => Some(Rating::NotApplicable),
            digit => digit.parse::<u8>().ok().and_then(|digit| Level::try_from(digit).ok()).map(Rating::Level),
        };
        practice.with_value(|practice| desk.rate(practice, rating));
    };
    let option = move |value: &'static str, words: String, of: Option<Rating>| {
        view! { <option value=value prop:selected=move || rating.get() == of>{words}</option> }
    };
    view! {
        <tr class:talk=is_talk>
            <th scope="row">{title}<span class="cap">{section}</span></th>
            <td><span inner_html=dots(&votes)></span></td>
            <td class="spread">{text::spread(&votes)}</td>
            <td class="num">{votes.mean.map(|mean| view! { <span class="cap narrow">{text::MEAN}</span>{text::score(mean)} })}</td>
            <td><select class="in" aria-label=label on:change=choose>
                {option("", text::NOT_RATED.to_owned(), None)}
                {Level::ALL.map(|level| option(text::level_digit(level), text::level_name(level), Some(Rating::Level(level)))).collect_view()}
                {option("n", text::NOT_APPLICABLE_SHORT.to_owned(), Some(Rating::NotApplicable))}
            </select></td>
        </tr>
    }
}

const CELL: f64 = 44.0;
const DOTS_A_LINE: usize = 6;

/// The votes as dots under their level, on one axis for all rows.
fn dots(votes: &PracticeVotes) -> String {
    let most = votes.per_level.iter().copied().max().unwrap_or(0);
    let lines = most.div_ceil(DOTS_A_LINE).max(1);
    let (width, height) = (CELL * 4.0, 16.0 + 8.0 * lines as f64);
    let mut out = Markup::new();
    out.open("svg").attr("class", "vote-dots").num("width", width).num("height", height);
    out.attr("role", "img").attr("aria-label", &text::votes_label(votes)).inside();
    for (at, count) in votes.per_level.into_iter().enumerate() {
        let x = CELL * at as f64;
        out.open("text").attr("class", "vote-axis").num("x", x + 2.0).num("y", 11.0).holding("text", &at.to_string());
        for n in 0..count {
            let (column, line) = ((n % DOTS_A_LINE) as f64, (n / DOTS_A_LINE) as f64);
            out.raw("<circle").num("cx", x + 5.0 + 6.5 * column).num("cy", 19.0 + 8.0 * line).num("r", 2.6).empty();
        }
    }
    out.raw("</svg>");
    out.finish()
}
