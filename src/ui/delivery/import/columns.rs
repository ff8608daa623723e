//! The first rows of one file, and what its columns mean.

use leptos::prelude::*;

use crate::delivery::{Mapping, Recognised, Role, TableKind};
use crate::jobs::{Decision, FileFound, Remap};
use crate::platform::clock;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::markup::Markup;
use crate::ui::text::delivery as text;

const KINDS: [TableKind; 5] =
    [TableKind::Deployments, TableKind::Changes, TableKind::Incidents, TableKind::Stages, TableKind::Statuses];

/// The rows of the chosen file.
#[component]
pub fn Columns() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let file = Memo::new(move |_| {
        let shown = desk.shown_file.get();
        desk.import.with(|view| {
            let chosen = view.files.iter().find(|file| Some(file.file) == shown);
            chosen.or(view.files.first()).cloned()
        })
    });
    let drawn = RwSignal::new(None);
    // Behind the frame that shows what was found: the choices of all columns are many.
    Effect::new(move |_| {
        let (latest, file) = (file, file.get());
        clock::spawn(async move {
            clock::painted().await;
            if latest.try_get_untracked().as_ref() == Some(&file) {
                drawn.try_set(file.filter(|file| !file.head.is_empty()));
            }
        });
    });
    move || drawn.get().map(|file| rows_of(desk, file))
}

fn rows_of(desk: DeliveryDesk, file: FileFound) -> impl IntoView {
    let title = text::first_rows_of(&file.name);
    let header = file.head.first().cloned().unwrap_or_default();
    let rows: Vec<Vec<String>> = file.head.iter().skip(1).cloned().collect();
    let can_be_mapped = file.mapping.is_some() || matches!(file.kind, Recognised::Unrecognised(_));
    view! {
        <section class="import-part" aria-labelledby="import-columns">
            <h3><span id="import-columns">{title.clone()}</span>" "<span class="cap">{text::dates_note(file.date_order)}</span></h3>
            {can_be_mapped.then(|| kind_choice(desk, &file))}
            <div class="wide-table" tabindex="0" role="region" aria-label=title>
                <table class="plain-table head-rows">
                    <thead>
                        <tr>{header.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view()}</tr>
                        {file.mapping.as_ref().map(|mapping| role_row(desk, file.file, &header, mapping))}
                    </thead>
                    <tbody>{rows.into_iter().map(|row| body_row(&row, file.mapping.as_ref())).collect_view()}</tbody>
                </table>
            </div>
            {may_lack_service(&file).then(|| service_field(desk, &file))}
        </section>
    }
}

/// GitHub's deployments name their repository, always.
fn may_lack_service(file: &FileFound) -> bool {
    file.deployments + file.changes + file.incidents > 0 && file.kind != Recognised::GithubDeployments
}

/// What the rows are: for tables, and for files that nothing fits.
fn kind_choice(desk: DeliveryDesk, file: &FileFound) -> impl IntoView + use<> {
    let key = file.file;
    let table = file.mapping.as_ref().map(|mapping| mapping.table);
    let choose = move |place: String| {
        let kind = place.parse().ok().and_then(|place: usize| KINDS.get(place).copied());
        if let Some(kind) = kind {
            desk.remap(key, Remap::Kind(kind));
        }
    };
    view! {
        <p class="rows-are"><label>{text::ROWS_ARE}" "
            <select class="sel" class:ask=table.is_none() on:change=move |event| choose(event_target_value(&event))>
                {table.is_none().then(|| view! { <option value="" selected=true>{text::CHOOSE}</option> })}
                {KINDS.into_iter().enumerate().map(|(place, kind)| view! {
                    <option value=place.to_string() selected=table == Some(kind)>{text::table_name(kind)}</option>
                }).collect_view()}
            </select></label>
        </p>
    }
}

fn role_row(desk: DeliveryDesk, key: u32, header: &[String], mapping: &Mapping) -> impl IntoView + use<> {
    let cells = header.iter().enumerate().map(|(at, name)| {
        let role = mapping.columns.get(at).copied().unwrap_or(Role::Ignore);
        let choose = move |place: String| {
            let role = place.parse().ok().and_then(|place: usize| Role::ALL.get(place).copied());
            if let Some(role) = role {
                desk.set_role(key, at, role);
            }
        };
        view! {
            <th>
                <select class="sel" class:unused=role == Role::Ignore aria-label=text::column_label(name)
                    on:change=move |event| choose(event_target_value(&event)) inner_html=role_options(role)></select>
            </th>
        }
    });
    view! { <tr class="roles">{cells.collect_view()}</tr> }
}

/// As markup: a file with many columns has hundreds of these.
fn role_options(chosen: Role) -> String {
    let mut markup = Markup::new();
    for (place, role) in Role::ALL.iter().enumerate() {
        markup.open("option").attr("value", &place.to_string());
        if *role == chosen {
            markup.attr("selected", "");
        }
        markup.holding("option", text::role_name(*role));
    }
    markup.finish()
}

fn body_row(row: &[String], mapping: Option<&Mapping>) -> impl IntoView + use<> {
    let cells = row.iter().enumerate().map(|(at, cell)| {
        let unused = mapping.is_some_and(|mapping| mapping.columns.get(at).is_none_or(|role| *role == Role::Ignore));
        if cell.is_empty() {
            view! { <td class:unused=unused><em class="none">{text::EMPTY_CELL}</em></td> }.into_any()
        } else {
            view! { <td class:unused=unused>{cell.clone()}</td> }.into_any()
        }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}

fn service_field(desk: DeliveryDesk, file: &FileFound) -> impl IntoView + use<> {
    let key = file.file;
    let name = file.service.clone();
    view! {
        <p class="rows-are"><label>{text::NAMELESS_SERVICE}" "
            <input class="in" type="text" autocomplete="off" prop:value=name on:change=move |event| {
                desk.decide(Decision::Service { file: key, name: event_target_value(&event) });
            }/></label>
        </p>
    }
}
