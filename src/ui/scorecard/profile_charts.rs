//! The profile as plotters draws it, as a radar or as bars, with its table.

use leptos::prelude::*;

use super::desk::CardDesk;
use crate::jobs::{Job, Reply};
use crate::platform::clock::{self, Timeout};
use crate::report::figure::{Figure, Frame, Profile, ProfileRow};
use crate::ui::jobs::Jobs;
use crate::ui::parts::dynamic::{aria, clicked, provided};
use crate::ui::text;

const WIDTH_PX: u32 = 420;
const RADAR_HEIGHT_PX: u32 = 300;
const BAR_HEIGHT_PX: u32 = 44;
/// Ratings come fast; a drawing follows when nothing was rated for so long.
const QUIET_MS: u32 = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Radar,
    Bars,
}

/// The drawing of the shown card.
#[component]
pub fn ProfileCharts() -> impl IntoView {
    let (desk, jobs) = (CardDesk::here(), provided::<Jobs>());
    let form = RwSignal::new(Form::Radar);
    let drawn = RwSignal::new(None::<String>);
    let shown = Memo::new(move |_| rows(desk));
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let (rows, form) = (shown.get(), form.get());
        let draw = move || {
            let job = Job::Draw(vec![asked(Profile { rows: rows.clone() }, form)]);
            jobs.send(job, Vec::new(), move |answer| {
                if let Ok(Reply::Drawn(mut drawings)) = answer {
                    let _ = drawn.try_set(drawings.pop().flatten());
                }
            });
        };
        waiting.set_value(Some(clock::after(QUIET_MS, draw)));
    });
    let choice = move |this: Form, name: &'static str| {
        view! { <button type="button" aria-pressed=aria(move || form.get() == this) on:click=clicked(move |_| form.set(this))>{name}</button> }
    };
    view! {
        <figure class="profile-chart" aria-label=text::PROFILE_DRAWN>
            <figcaption>
                <span class="cap">{text::PROFILE_DRAWN}</span>
                <span class="seg small" role="group" aria-label=text::PROFILE_DRAWN>
                    {choice(Form::Radar, text::RADAR)}{choice(Form::Bars, text::BARS)}
                </span>
            </figcaption>
            {move || match drawn.get() {
                Some(svg) => view! { <div class="drawing" inner_html=svg></div> }.into_any(),
                None => view! { <p class="cap">{text::NO_SHAPE}</p> }.into_any(),
            }}
            <details class="as-table">
                <summary>{text::delivery::AS_TABLE}</summary>
                <table>
                    <thead><tr>{text::PROFILE_HEADS.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                    <tbody>{move || shown.get().into_iter().map(table_row).collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
}

fn asked(profile: Profile, form: Form) -> (Figure, Frame) {
    let label = text::profile_label(profile.rows.iter().map(|row| (&*row.name, &*row.value_label)));
    let frame = |height_px| Frame { width_px: WIDTH_PX, height_px, label };
    match form {
        Form::Radar => (Figure::ProfileRadar(profile), frame(RADAR_HEIGHT_PX)),
        Form::Bars => {
            let height = BAR_HEIGHT_PX * u32::try_from(profile.rows.len()).unwrap_or(1).max(1);
            (Figure::ProfileBars(profile), frame(height))
        }
    }
}

fn rows(desk: CardDesk) -> Vec<ProfileRow> {
    let (profile, comparison, model) = (desk.profile.get(), desk.comparison.get(), desk.model());
    let before = |id: &str| comparison.as_ref()?.sections.iter().find(|change| change.id == id)?.before;
    let sections = model.sections.iter().zip(&profile.sections);
    let row = sections.map(|(section, score)| {
        let value_label = score.mean.map_or_else(|| text::NOT_RATED.to_owned(), text::score);
        ProfileRow {
            title: [&section.title, ": ", &value_label].concat(),
            name: section.title.clone(),
            value: score.mean,
            value_label,
            note: text::score_basis(score),
            target: score.target_mean,
            previous: before(&section.id),
        }
    });
    row.collect()
}

fn table_row(row: ProfileRow) -> impl IntoView {
    let figure = |value: Option<f64>| value.map_or_else(|| text::NONE_HERE.to_owned(), text::score);
    view! {
        <tr>
            <th scope="row">{row.name}</th><td>{row.value_label}</td><td>{row.note}</td>
            <td>{figure(row.target)}</td><td>{figure(row.previous)}</td>
        </tr>
    }
}
