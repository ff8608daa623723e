//! What an improvement belongs to: steps, practices, milestones.

use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;

use super::desk::ImproveDesk;
use crate::id::ImprovementId;
use crate::maturity::{Ladder, by_team};
use crate::ui::parts::dynamic::{changed, clicked, part};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::questionnaires::Questionnaires;
use crate::ui::text::improve as text;
use crate::workshop::Subject;

/// The list of what it belongs to, and the way to more.
#[component]
pub fn Links(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let subjects = Memo::new(move |_| desk.subjects(id));
    let row = move |subject: Subject| {
        let name = desk.subject_name(&subject);
        view! {
            <li>
                <span>{name.clone()}</span>
                <button type="button" class="tool" aria-label=text::unlink(&name) title=text::unlink(&name)
                    on:click=clicked(move |_| desk.unlink(id, &subject))><Glyph icon=Icon::Close/></button>
            </li>
        }
    };
    let list = part(move || {
        let subjects = subjects.get();
        if subjects.is_empty() {
            return view! { <p class="cap">{text::BELONGS_TO_NOTHING}</p> }.into_any();
        }
        view! { <ul class="links">{subjects.into_iter().map(row).collect_view()}</ul> }.into_any()
    });
    view! {
        {list}
        <LinkChoice id/>
    }
}

/// A group of ways: its name, then value and words of each.
type Group = (&'static str, Vec<(String, String)>);

#[component]
fn LinkChoice(id: ImprovementId) -> impl IntoView {
    let desk = ImproveDesk::here();
    let groups = Memo::new(move |_| [steps(desk), practices(desk), milestones(desk)]);
    let option = |(value, words): (String, String)| view! { <option value=value>{words}</option> };
    let group = move |(name, ways): Group| {
        (!ways.is_empty()).then(|| view! { <optgroup label=name>{ways.into_iter().map(option).collect_view()}</optgroup> })
    };
    let choose = changed(move |event| {
        if let Some(subject) = Subject::from_text(&event_target_value(&event)) {
            desk.link(id, &subject);
        }
        // Back to the words that say what it is for.
        event_target::<HtmlSelectElement>(&event).set_value("");
    });
    view! {
        <select class="in" aria-label=text::LINK_TO on:change=choose>
            {part(move || view! {
                <option value="" selected=true>{text::LINK_TO}</option>
                {groups.get().map(group).collect_view()}
            }.into_any())}
        </select>
    }
}

fn way(desk: ImproveDesk, subject: &Subject) -> (String, String) {
    (subject.to_string(), desk.subject_name(subject))
}

/// Steps of the first map: what is improved is the stream as it is.
fn steps(desk: ImproveDesk) -> Group {
    let subjects: Vec<Subject> = desk.session.read(|workshop| {
        let map = workshop.maps.first();
        map.map(|map| map.steps.iter().map(|step| Subject::Step { map: map.id, step: step.id }).collect())
            .unwrap_or_default()
    });
    (text::STEPS_GROUP, subjects.iter().map(|subject| way(desk, subject)).collect())
}

/// Practices of the built-in questionnaire, for each team with a card.
fn practices(desk: ImproveDesk) -> Group {
    let Some(model) = Questionnaires::here().baseline() else { return (text::PRACTICES_GROUP, Vec::new()) };
    let subjects: Vec<Subject> = teams(desk)
        .iter()
        .flat_map(|team| {
            model.practices().map(|(_, practice)| Subject::Practice {
                model: model.id.clone(),
                practice: practice.id.clone(),
                team: team.clone(),
            })
        })
        .collect();
    (text::PRACTICES_GROUP, subjects.iter().map(|subject| way(desk, subject)).collect())
}

fn milestones(desk: ImproveDesk) -> Group {
    let all = Ladder::standard().rungs.iter().flat_map(|rung| &rung.milestones);
    let subject = |id: &str| Subject::Milestone { milestone: id.to_owned(), team: String::new() };
    (text::MILESTONES_GROUP, all.map(|milestone| way(desk, &subject(&milestone.id))).collect())
}

/// Teams with a card, each once.
fn teams(desk: ImproveDesk) -> Vec<String> {
    let mut teams: Vec<String> = desk
        .session
        .read(|workshop| by_team(&workshop.scorecards).into_iter().map(|card| card.team.clone()).collect());
    teams.dedup();
    if teams.is_empty() {
        teams.push(String::new());
    }
    teams
}
