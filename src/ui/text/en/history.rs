//! The history of a workshop, in sentences: every kind of edit has one, and one for many of its kind.

mod charter;
mod fields;

use std::mem;

use crate::id::ScorecardId;
use crate::stream::FlowKind;
use crate::ui::draw::history::Titles;
use crate::ui::text;
use crate::ui::text::improve;
use crate::workshop::{Edit, GoalField, ImprovementField, StepField, Workshop};
use charter::of_charter;
use fields::{
    card, change, flow_field, improvement_name, joined, map_field, map_name, quoted, scorecard_field, status,
    step_field, step_name, step_word, titled,
};

/// So many sentences tell what a gesture did; more are counted.
const MOST_SENTENCES: usize = 3;

/// What a gesture did: the workshop after it, its edits, and what takes each of them back.
pub fn gesture(after: &Workshop, edits: &[Edit], back: &[Vec<Edit>], titles: Titles) -> Vec<String> {
    let done = |(_, back): &(&Edit, &Vec<Edit>)| !back.is_empty();
    let mut told: Vec<(&Edit, &Vec<Edit>)> = edits.iter().zip(back).filter(done).collect();
    if told.is_empty() {
        return vec![NOTHING.to_owned()];
    }
    // Where steps came, the arrows that came along go without saying.
    let has_steps = told.iter().any(|(edit, _)| matches!(edit, Edit::AddStep { .. } | Edit::AddMap { .. }));
    if has_steps {
        told.retain(|(edit, _)| !matches!(edit, Edit::AddFlow { .. } | Edit::SetFlow { .. } | Edit::RemoveFlow { .. }));
    }
    let mut sentences = Vec::new();
    let mut left = told.as_slice();
    while let Some((first, _)) = left.first() {
        let alike = left.iter().take_while(|(edit, _)| mem::discriminant(*edit) == mem::discriminant(*first)).count();
        let (group, rest) = left.split_at(alike);
        left = rest;
        match group {
            _ if sentences.len() >= MOST_SENTENCES => {
                sentences.push(and_more(group.len() + rest.len()));
                break;
            }
            [(edit, back)] => sentences.push(sentence(after, edit, back, titles)),
            [(one, back), (other, back_of_other)] if is_of_one_thing(one, other) => {
                sentences.push(sentence(after, one, back, titles));
                sentences.push(sentence(after, other, back_of_other, titles));
            }
            group => sentences.push(many(after, first, group.len())),
        }
    }
    sentences
}

pub const NOTHING: &str = "Changed nothing that is still there";

/// Two facts of one thing are told in two sentences.
fn is_of_one_thing(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (Edit::SetStep { step, .. }, Edit::SetStep { step: same, .. }) => step == same,
        (Edit::SetMap { map, .. }, Edit::SetMap { map: same, .. }) => map == same,
        _ => false,
    }
}

pub fn and_more(count: usize) -> String {
    match count {
        1 => "and 1 more change".to_owned(),
        count => format!("and {count} more changes"),
    }
}

/// What one edit did.
pub fn sentence(after: &Workshop, edit: &Edit, back: &[Edit], titles: Titles) -> String {
    let was = back.first();
    match edit {
        Edit::RenameWorkshop { name } => match was {
            Some(Edit::RenameWorkshop { name: was }) if !was.is_empty() => {
                format!("Renamed the workshop from {} to {}", quoted(was), quoted(name))
            }
            _ => format!("Named the workshop {}", quoted(name)),
        },
        Edit::AddMap { map, .. } => match map.steps.len() {
            0 => format!("Began the map {}", quoted(&map.name)),
            1 => format!("Added the map {} with 1 step", quoted(&map.name)),
            steps => format!("Added the map {} with {steps} steps", quoted(&map.name)),
        },
        Edit::RemoveMap { .. } => match was {
            Some(Edit::AddMap { map, .. }) => format!("Deleted the map {}", quoted(&map.name)),
            _ => "Deleted a map".to_owned(),
        },
        Edit::SetMap { map, set } => map_field(after, *map, set, was),
        Edit::AddStep { step, .. } if step.name.is_empty() => "Added a step without a name".to_owned(),
        Edit::AddStep { step, .. } => format!("Added the step {}", step_word(&step.name)),
        Edit::RemoveStep { .. } => match was {
            Some(Edit::AddStep { step, .. }) if step.name.is_empty() => "Removed a step without a name".to_owned(),
            Some(Edit::AddStep { step, .. }) => format!("Removed the step {}", step_word(&step.name)),
            _ => "Removed a step".to_owned(),
        },
        Edit::SetStep { map, step, set } => step_field(&step_name(after, *map, *step), set, was),
        Edit::MoveStep { map, step, at } => {
            format!("Moved the row of {} to place {}", step_name(after, *map, *step), at + 1)
        }
        Edit::AddFlow { map, flow, .. } => {
            let [from, to] = [flow.from, flow.to].map(|step| step_name(after, *map, step));
            match flow.kind {
                FlowKind::Forward => format!("Connected {from} to {to}"),
                FlowKind::Rework { .. } => format!("Drew rework from {from} back to {to}"),
            }
        }
        Edit::RemoveFlow { map, .. } => match was {
            Some(Edit::AddFlow { flow, .. }) => {
                let [from, to] = [flow.from, flow.to].map(|step| step_name(after, *map, step));
                format!("Removed the arrow from {from} to {to}")
            }
            _ => "Removed an arrow".to_owned(),
        },
        Edit::SetFlow { map, flow, set } => flow_field(after, *map, *flow, set, was),
        Edit::AddDataset { dataset, .. } => {
            format!("Imported the deploy data {} ({} rows)", quoted(&dataset.name), dataset.rows)
        }
        Edit::RemoveDataset { .. } => match was {
            Some(Edit::AddDataset { dataset, .. }) => format!("Removed the deploy data {}", quoted(&dataset.name)),
            _ => "Removed deploy data".to_owned(),
        },
        Edit::RenameDataset { name, .. } => match was {
            Some(Edit::RenameDataset { name: was, .. }) => {
                format!("Renamed the deploy data {} to {}", quoted(was), quoted(name))
            }
            _ => format!("Renamed deploy data to {}", quoted(name)),
        },
        other => beside_maps(after, other, was, titles),
    }
}

fn beside_maps(after: &Workshop, edit: &Edit, was: Option<&Edit>, titles: Titles) -> String {
    match edit {
        Edit::AddModel { model, .. } => format!("Loaded the questionnaire {}, edition {}", model.id, model.version),
        Edit::RemoveModel { id, version } => format!("Removed the questionnaire {id}, edition {version}"),
        Edit::AddImprovement { improvement, .. } => match improvement.text(ImprovementField::Title) {
            "" => "Added an improvement".to_owned(),
            title => format!("Added the improvement {}", quoted(title)),
        },
        Edit::RemoveImprovement { .. } => match was {
            Some(Edit::AddImprovement { improvement, .. }) => match improvement.text(ImprovementField::Title) {
                "" => "Removed an improvement without a name".to_owned(),
                title => format!("Removed the improvement {}", quoted(title)),
            },
            _ => "Removed an improvement".to_owned(),
        },
        Edit::SetImprovement { improvement, field, text } => {
            let was = match was {
                Some(Edit::SetImprovement { text, .. }) => text.as_str(),
                _ => "",
            };
            let of = improvement_name(after, *improvement);
            match field {
                ImprovementField::Status => {
                    let [was, now] = [was, text].map(status);
                    change("Status", &of, was, now)
                }
                ImprovementField::Of => format!("Changed what the improvement {of} belongs to"),
                field => change(improve::field_name(*field).trim_end_matches('?'), &of, was, text),
            }
        }
        Edit::SetGoal { field, text } => {
            let was = match was {
                Some(Edit::SetGoal { text, .. }) => text.as_str(),
                _ => "",
            };
            let name = match field {
                GoalField::Outcome => "Outcome",
                GoalField::By => "Day",
                GoalField::Now => "Present state",
            };
            change(name, "the goal", was, text)
        }
        Edit::JudgeMilestone { team, milestone, judgement } => {
            let was = match was {
                Some(Edit::JudgeMilestone { judgement, .. }) => judgement.verdict,
                _ => None,
            };
            let whose = if team.is_empty() { String::new() } else { format!(" for {team}") };
            let of = format!("{}{whose}", titled(titles, milestone));
            let [was_word, now] = [was, judgement.verdict].map(|verdict| match verdict {
                Some(verdict) => text::ladder::verdict_word(Some(verdict)),
                None => "",
            });
            if was == judgement.verdict { format!("Note on {of}") } else { change("Milestone", &of, was_word, now) }
        }
        other => of_scorecards(after, other, was, titles),
    }
}

fn of_scorecards(after: &Workshop, edit: &Edit, was: Option<&Edit>, titles: Titles) -> String {
    match edit {
        Edit::AddScorecard { scorecard, .. } if scorecard.sheet_of.is_some() => {
            format!("Added {} as a rater", text::rater_name(&scorecard.participants))
        }
        Edit::AddScorecard { scorecard, .. } => format!("Began the scorecard {}", text::card_name(scorecard)),
        Edit::RemoveScorecard { .. } => match was {
            Some(Edit::AddScorecard { scorecard, .. }) if scorecard.sheet_of.is_some() => {
                format!("Removed the sheet of {}", text::rater_name(&scorecard.participants))
            }
            Some(Edit::AddScorecard { scorecard, .. }) => {
                format!("Removed the scorecard {}", text::card_name(scorecard))
            }
            _ => "Removed a scorecard".to_owned(),
        },
        Edit::SetScorecard { scorecard, set } => scorecard_field(after, *scorecard, set, was),
        Edit::RatePractice { scorecard, practice, rating } => {
            let was = match was {
                Some(Edit::RatePractice { rating, .. }) => rating.map(text::rating_short).unwrap_or_default(),
                _ => "",
            };
            let now = rating.map(text::rating_short).unwrap_or_default();
            in_card(change("Rating", &titled(titles, practice), was, now), after, *scorecard)
        }
        Edit::SetTarget { scorecard, practice, target } => {
            let was = match was {
                Some(Edit::SetTarget { target, .. }) => target.map(text::level_digit).unwrap_or_default(),
                _ => "",
            };
            let now = target.map(text::level_digit).unwrap_or_default();
            in_card(change("Target", &titled(titles, practice), was, now), after, *scorecard)
        }
        Edit::NotePractice { practice, note, .. } => {
            let was = match was {
                Some(Edit::NotePractice { note, .. }) => note.as_str(),
                _ => "",
            };
            change("Note", &titled(titles, practice), was, note)
        }
        Edit::SetEvidence { practice, evidence, .. } => {
            let was = match was {
                Some(Edit::SetEvidence { evidence, .. }) => joined(&[&evidence.link, &evidence.date, &evidence.by]),
                _ => String::new(),
            };
            let now = joined(&[&evidence.link, &evidence.date, &evidence.by]);
            change("Evidence", &titled(titles, practice), &was, &now)
        }
        other => of_charter(after, other, was).unwrap_or_else(|| UNKNOWN_KIND.to_owned()),
    }
}

/// The card comes last: in a narrow list the end is what is cut off.
fn in_card(sentence: String, workshop: &Workshop, id: ScorecardId) -> String {
    format!("{sentence} ({})", card(workshop, id))
}

pub const UNKNOWN_KIND: &str = "A change that this release does not know";

/// Many edits of one kind.
fn many(after: &Workshop, first: &Edit, count: usize) -> String {
    match first {
        Edit::AddMap { .. } => format!("Added {count} maps"),
        Edit::RemoveMap { .. } => format!("Deleted {count} maps"),
        Edit::AddStep { map, .. } => format!("Added {count} steps to {}", map_name(after, *map)),
        Edit::RemoveStep { map, .. } => format!("Removed {count} steps of {}", map_name(after, *map)),
        Edit::SetStep { set: StepField::Position(_), map, .. } => {
            format!("Moved {count} steps on {}", map_name(after, *map))
        }
        Edit::SetStep { map, .. } => format!("Set {count} facts of steps of {}", map_name(after, *map)),
        Edit::MoveStep { .. } => format!("Moved {count} rows"),
        Edit::SetMap { map, .. } => format!("Changed {count} settings of {}", map_name(after, *map)),
        Edit::AddFlow { .. } => format!("Drew {count} arrows"),
        Edit::RemoveFlow { .. } => format!("Removed {count} arrows"),
        Edit::SetFlow { .. } => format!("Changed {count} arrows"),
        Edit::AddDataset { .. } => format!("Imported {count} sets of deploy data"),
        Edit::RemoveDataset { .. } => format!("Removed {count} sets of deploy data"),
        Edit::RenameDataset { .. } => format!("Renamed {count} sets of deploy data"),
        Edit::AddScorecard { .. } => format!("Added {count} scorecards"),
        Edit::RemoveScorecard { .. } => format!("Removed {count} scorecards"),
        Edit::RatePractice { scorecard, .. } => format!("Rated {count} practices by {}", card(after, *scorecard)),
        Edit::SetTarget { .. } => format!("Set {count} targets"),
        Edit::NotePractice { .. } => format!("Wrote {count} notes on practices"),
        Edit::SetEvidence { .. } => format!("Noted evidence for {count} practices"),
        Edit::AddImprovement { .. } => format!("Added {count} improvements"),
        Edit::RemoveImprovement { .. } => format!("Removed {count} improvements"),
        Edit::JudgeMilestone { .. } => format!("Judged {count} milestones"),
        Edit::AddCharterEntry { .. } => format!("Added {count} entries to the charter"),
        Edit::RemoveCharterEntry { .. } => format!("Removed {count} entries of the charter"),
        Edit::SetCharter { .. } | Edit::SetCharterEntry { .. } => format!("Wrote {count} facts of the charter"),
        Edit::PlaceDots { .. } => format!("Changed the dots of {count} steps"),
        Edit::MoveCharterEntry { .. } => format!("Moved {count} entries of the charter"),
        Edit::SetImprovement { .. } => format!("Wrote {count} facts of improvements"),
        Edit::SetGoal { .. } => format!("Wrote {count} facts of the shared goal"),
        Edit::SetScorecard { .. } => format!("Changed {count} facts of scorecards"),
        Edit::AddModel { .. } => format!("Loaded {count} questionnaires"),
        Edit::RemoveModel { .. } => format!("Removed {count} questionnaires"),
        Edit::RenameWorkshop { .. } | Edit::SetAgendaRun { .. } | Edit::Other(_) => format!("Made {count} changes"),
    }
}

#[cfg(test)]
mod tests {
    use super::fields::words_of_id;
    use super::fields::{MOST_LETTERS, shortened};
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::StreamMap;
    use crate::workshop::Gesture;
    use crate::workshop::keeping::retold;

    /// The journal that holds every kind of edit.
    fn every_edit() -> Vec<Gesture> {
        let lines = include_str!("../../../workshop/samples/every-edit.jsonl").lines();
        lines.filter(|line| !line.is_empty()).map(|line| Gesture::from_json(line).unwrap()).collect()
    }

    #[test]
    fn every_kind_of_edit_has_a_sentence() {
        let told = retold(&every_edit(), |after, of, back| {
            of.edits
                .iter()
                .zip(back)
                .map(|(edit, back)| (sentence(after, edit, back, &|_| None), back.is_empty()))
                .collect::<Vec<_>>()
        });
        for (sentence, is_nothing) in told.into_iter().flatten() {
            assert!(is_nothing || (sentence != UNKNOWN_KIND && sentence.len() > 6), "{sentence:?}");
        }
    }

    #[test]
    fn what_was_and_what_is_stand_in_the_sentence() {
        let of = quoted("Build");
        assert_eq!(change("Lead time", &of, "5 d", "3 d"), "Lead time of “Build”: 5 d → 3 d");
        assert_eq!(change("Lead time", &of, "", "3 d"), "Lead time of “Build”: 3 d");
        assert_eq!(change("Lead time", &of, "5 d", ""), "Lead time of “Build” taken out (was 5 d)");
        assert_eq!(shortened(&"ab ".repeat(50)).chars().count(), MOST_LETTERS + 1);
        let title = |id: &str| (id == "p").then(|| "Trunk".to_owned());
        assert_eq!(
            ["p", "q-r"].map(|id| titled(&title, id)),
            ["p", "q-r"].map(|id| quoted(if id == "p" { "Trunk" } else { "q r" }))
        );
        assert_eq!(words_of_id("continuous-delivery/trunk_based"), "“trunk based”");
    }

    #[test]
    fn what_has_no_name_yet_is_not_quoted() {
        let improvement = crate::workshop::Improvement::new(crate::id::ImprovementId::from_bits(1));
        let mut workshop = Workshop::default();
        let add = Edit::AddImprovement { improvement: Box::new(improvement.clone()), at: 0 };
        let back = workshop.apply(&add);
        assert_eq!(sentence(&workshop, &add, &back, &|_| None), "Added an improvement");
        assert_eq!(improvement_name(&workshop, improvement.id), "an improvement without a name");
    }

    #[test]
    fn a_paste_is_told_in_a_sentence() {
        let mut workshop = Workshop::default();
        let map = MapId::from_bits(1);
        workshop.apply(&Edit::AddMap { map: Box::new(StreamMap::new(map, "Now")), at: 0 });
        let step = |bits| crate::stream::Step::new(StepId::from_bits(bits), "s", "t");
        let mut edits: Vec<Edit> =
            (0..20).map(|bits| Edit::AddStep { map, step: Box::new(step(bits)), at: 99 }).collect();
        edits.push(Edit::RenameWorkshop { name: "W".to_owned() });
        let back: Vec<Vec<Edit>> = edits.iter().map(|edit| workshop.apply(edit)).collect();
        assert_eq!(gesture(&workshop, &edits, &back, &|_| None), ["Added 20 steps to “Now”", "Named the workshop “W”"]);
        assert_eq!(gesture(&workshop, &edits[..1], &[Vec::new()], &|_| None), [NOTHING]);
    }
}
