//! What the current map allows: the waits that are longer than the pace of the rung, to scale.

use leptos::prelude::*;

use super::desk::LadderDesk;
use crate::stream::{Cadence, Calendar, Pace, StreamMap, cadence, measure};
use crate::ui::text::duration_text;
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::part;
use crate::ui::text::ladder as text;
use crate::ui::wrap;

const PACES: [Pace; 3] = [Pace::Weekly, Pace::Daily, Pace::TenADay];
/// More waits than these are counted, not drawn.
const MOST_BARS: usize = 4;
const WIDTH: f64 = 420.0;
const ROW: f64 = 40.0;
/// What a long name keeps beside its wait; of the type that the words above a bar are set in.
const NAME_EM: f64 = 26.0;

/// A map held against the pace of a rung.
#[derive(Debug, Clone, PartialEq)]
struct Held {
    cadence: Cadence,
    pace: Pace,
    calendar: Calendar,
    /// Number and name of the steps in the way.
    names: Vec<String>,
}

/// The ceiling for the rung that is shown.
#[component]
pub fn CeilingPart() -> impl IntoView {
    let desk = LadderDesk::here();
    let held = Memo::new(move |_| {
        let pace = PACES.get(desk.rung()).copied().unwrap_or(Pace::Weekly);
        desk.session.read(|workshop| workshop.maps.first().filter(|map| !map.steps.is_empty()).map(|map| hold(map, pace)))
    });
    let measured = move || desk.own.with(|own| own.as_ref().and_then(|own| own.facts.median_per_week));
    view! {
        <section class="ceiling" aria-labelledby="ceiling-title">
            <h2 id="ceiling-title">{text::CEILING}</h2>
            {part(move || match held.get() {
                Some(held) => said(&held, measured()),
                None => view! { <p>{text::CEILING_NO_MAP}</p> }.into_any(),
            })}
        </section>
    }
}

fn hold(map: &StreamMap, pace: Pace) -> Held {
    let cadence = cadence(map, &measure(map), pace);
    let name = |id| {
        let at = map.steps.iter().position(|step| step.id == id)?;
        Some([&(at + 1).to_string(), " ", &map.steps.get(at)?.name].concat())
    };
    let names = cadence.in_the_way.iter().map(|ceiling| name(ceiling.step).unwrap_or_default()).collect();
    Held { cadence, pace, calendar: map.calendar, names }
}

fn said(held: &Held, measured: Option<f64>) -> AnyView {
    let Held { cadence, pace, calendar, names } = held;
    let first = cadence.in_the_way.first().zip(names.first());
    let sentence = match first {
        Some((first, name)) => text::ceiling_first(cadence, first, name, *pace, calendar),
        None => text::ceiling_free(cadence, *pace),
    };
    let drawing = first.map(|_| view! { <div class="ceiling-drawing" inner_html=drawing(held)></div> });
    view! {
        {drawing}
        <p><b>{sentence}</b>" "{text::ceiling_best(cadence, measured)}</p>
        <p class="cap">{text::CEILING_RULE}</p>
    }
    .into_any()
}

/// One bar per wait on one scale, and a line where the pace ends.
fn drawing(held: &Held) -> String {
    let waits: Vec<f64> = held.cadence.in_the_way.iter().take(MOST_BARS).map(|ceiling| ceiling.wait_hours).collect();
    let longest = waits.iter().copied().fold(held.cadence.period_hours, f64::max);
    let x = |hours: f64| hours / longest * (WIDTH - 2.0);
    let height = ROW * waits.len() as f64 + 18.0;
    let bar = |(wait, name): (&f64, &String)| text::ceiling_bar(name, *wait, &held.calendar);
    let bars: Vec<String> = waits.iter().zip(&held.names).map(bar).collect();
    let mut out = Markup::new();
    out.open("svg").num("width", WIDTH).num("height", height).attr("role", "img");
    let label = [text::CEILING_DRAWING, ": ", &bars.join("; ")].concat();
    out.attr("aria-label", &label).raw(" viewBox=\"0 0 ").number(WIDTH).raw(" ").number(height).raw("\"").inside();
    let edge = x(held.cadence.period_hours);
    // The edge is drawn beside each bar and not through the words above it.
    out.raw("<path class=\"bar-edge\" d=\"").path("M", &[edge, 13.0]).raw("v4");
    for at in 0..waits.len() {
        out.path("M", &[edge, 16.0 + ROW * at as f64 + 15.0]).raw("v18");
    }
    out.raw("\"/>");
    for (at, (wait, name)) in waits.iter().zip(&held.names).enumerate() {
        let mut name = name.clone();
        wrap::shorten(&mut name, NAME_EM);
        let words = &bar((wait, &name));
        let y = 16.0 + ROW * at as f64;
        out.open("text").attr("class", "bar-words").num("x", 0.0).num("y", y + 13.0).holding("text", words);
        out.raw("<rect class=\"bar-over\"").num("x", 0.75).num("y", y + 18.0).num("width", x(*wait)).num("height", 12.0).empty();
    }
    let anchor = if edge > WIDTH - 90.0 { "end" } else { "start" };
    out.open("text").attr("class", "bar-tick").attr("text-anchor", anchor).num("x", edge).num("y", 10.0);
    let period = duration_text(held.cadence.period_hours, &held.calendar);
    out.holding("text", &[text::pace_word(held.pace), ": ", &period].concat());
    out.raw("</svg>");
    out.finish()
}
