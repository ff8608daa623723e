//! The workshop as it was after a change: totals and map to look at, and the way back there.

use leptos::prelude::*;

use super::Keeper;
use crate::id::MapId;
use crate::ui::draw::still::still;
use crate::ui::draw::totals::totals;
use crate::ui::icon::Icon;
use crate::ui::parts::dynamic::{changed, clicked, part, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::session::Session;
use crate::ui::text::keeping as said;
use crate::ui::view::MapView;
use crate::workshop::Workshop;
use crate::workshop::keeping::{edits_towards, moment_after};

/// What is shown of a moment.
#[component]
pub fn Moment(
    keeper: Keeper,
    session: Session,
    /// The change's place in the journal.
    place: usize,
    of: usize,
    /// When it was made, in words.
    when: String,
    who: String,
    sentences: Vec<String>,
) -> impl IntoView {
    let then = StoredValue::new(session.read_gestures(|gestures| moment_after(gestures, place + 1)));
    let map = RwSignal::new(then.with_value(|then| then.maps.first().map(|map| map.id)));
    let maps: Vec<(MapId, String)> = then.with_value(|then| then.maps.iter().map(|map| (map.id, map.name.clone())).collect());
    let held = then.with_value(said::held);
    let since = of - place - 1;
    let back_words = when.clone();
    let go_back = move || back(keeper, session, &then.get_value(), &back_words);
    view! {
        <section class="moment" aria-label=said::EARLIER_MOMENT>
            <div class="moment-head">
                <div>
                    <h2>{said::after_change(place + 1, of, &when)}</h2>
                    <p class="cap">{who}</p>
                    <ul>{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
                </div>
                {(since > 0).then(|| view! {
                    <button type="button" class="btn first" on:click=clicked(move |_| go_back())>
                        <Glyph icon=Icon::Undo/>{said::GO_BACK}
                    </button>
                })}
            </div>
            <p class="cap">{said::further_since(since)}" "{held}</p>
            {(maps.len() > 1).then(|| view! {
                <label class="compare-choice">{said::MAP}
                    <select class="in" on:change=changed(move |event| map.set(event_target_value(&event).parse().ok()))>
                        {maps.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                    </select>
                </label>
            })}
            {part(move || {
                let view = then.with_value(|then| map.get().and_then(|id| then.map(id)).cloned()).map(MapView::of);
                match view {
                    None => view! { <p>{said::NO_MAP_THEN}</p> }.into_any(),
                    Some(view) => shown(view),
                }
            })}
        </section>
    }
}

fn shown(view: MapView) -> AnyView {
    let (totals, drawing) = (totals(&view), still(&view, said::MAP_THEN));
    view! {
        <div class="summary" inner_html=words(move || totals.clone())></div>
        <div class="still-frame" tabindex="0" role="group" aria-label=said::MAP_THEN inner_html=words(move || drawing.clone())></div>
    }
    .into_any()
}

fn back(keeper: Keeper, session: Session, then: &Workshop, when: &str) {
    let edits = session.peek(|now| edits_towards(now, then));
    if session.record(edits) {
        keeper.tell(said::went_back(when));
    } else {
        keeper.tell(said::SAME_AS_NOW);
    }
}
