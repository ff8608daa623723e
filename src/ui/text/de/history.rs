//! The history of a workshop, in sentences: every kind of edit has one, and one for many of its kind.

mod charter;
mod fields;

use std::mem;

use super::{self as text, improve};
use crate::id::ScorecardId;
use crate::stream::FlowKind;
use crate::ui::draw::history::Titles;
use crate::workshop::{Edit, GoalField, ImprovementField, StepField, Workshop};
use charter::of_charter;
use fields::{
    card, change, flow_field, improvement_name, joined, map_field, map_name, named_step, quoted, scorecard_field,
    status, step_field, step_name, titled,
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

pub const NOTHING: &str = "Nichts geändert, was noch da ist";

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
        1 => "und 1 weitere Änderung".to_owned(),
        count => format!("und {count} weitere Änderungen"),
    }
}

/// What one edit did.
pub fn sentence(after: &Workshop, edit: &Edit, back: &[Edit], titles: Titles) -> String {
    let was = back.first();
    match edit {
        Edit::RenameWorkshop { name } => match was {
            Some(Edit::RenameWorkshop { name: was }) if !was.is_empty() => {
                format!("Workshop umbenannt: {} → {}", quoted(was), quoted(name))
            }
            _ => format!("Workshop benannt: {}", quoted(name)),
        },
        Edit::AddMap { map, .. } => match map.steps.len() {
            0 => format!("Karte {} begonnen", quoted(&map.name)),
            1 => format!("Karte {} mit 1 Schritt hinzugefügt", quoted(&map.name)),
            steps => format!("Karte {} mit {steps} Schritten hinzugefügt", quoted(&map.name)),
        },
        Edit::RemoveMap { .. } => match was {
            Some(Edit::AddMap { map, .. }) => format!("Karte {} gelöscht", quoted(&map.name)),
            _ => "Eine Karte gelöscht".to_owned(),
        },
        Edit::SetMap { map, set } => map_field(after, *map, set, was),
        Edit::AddStep { step, .. } => format!("{} hinzugefügt", named_step(&step.name)),
        Edit::RemoveStep { .. } => match was {
            Some(Edit::AddStep { step, .. }) => format!("{} entfernt", named_step(&step.name)),
            _ => "Einen Schritt entfernt".to_owned(),
        },
        Edit::SetStep { map, step, set } => step_field(&step_name(after, *map, *step), set, was),
        Edit::MoveStep { map, step, at } => {
            format!("Zeile verschoben: {} jetzt an Platz {}", step_name(after, *map, *step), at + 1)
        }
        Edit::AddFlow { map, flow, .. } => {
            let [from, to] = [flow.from, flow.to].map(|step| step_name(after, *map, step));
            match flow.kind {
                FlowKind::Forward => format!("Verbunden: {from} → {to}"),
                FlowKind::Rework { .. } => format!("Nacharbeit eingezeichnet: {from} → {to}"),
            }
        }
        Edit::RemoveFlow { map, .. } => match was {
            Some(Edit::AddFlow { flow, .. }) => {
                let [from, to] = [flow.from, flow.to].map(|step| step_name(after, *map, step));
                format!("Pfeil entfernt: {from} → {to}")
            }
            _ => "Einen Pfeil entfernt".to_owned(),
        },
        Edit::SetFlow { map, flow, set } => flow_field(after, *map, *flow, set, was),
        Edit::AddDataset { dataset, .. } => {
            let rows = if dataset.rows == 1 { "Zeile" } else { "Zeilen" };
            format!("Deployment-Daten {} importiert ({} {rows})", quoted(&dataset.name), dataset.rows)
        }
        Edit::RemoveDataset { .. } => match was {
            Some(Edit::AddDataset { dataset, .. }) => format!("Deployment-Daten {} entfernt", quoted(&dataset.name)),
            _ => "Deployment-Daten entfernt".to_owned(),
        },
        Edit::RenameDataset { name, .. } => match was {
            Some(Edit::RenameDataset { name: was, .. }) => {
                format!("Deployment-Daten umbenannt: {} → {}", quoted(was), quoted(name))
            }
            _ => format!("Deployment-Daten umbenannt: jetzt {}", quoted(name)),
        },
        other => beside_maps(after, other, was, titles),
    }
}

fn beside_maps(after: &Workshop, edit: &Edit, was: Option<&Edit>, titles: Titles) -> String {
    match edit {
        Edit::AddModel { model, .. } => format!("Fragebogen {}, Ausgabe {}, geladen", model.id, model.version),
        Edit::RemoveModel { id, version } => format!("Fragebogen {id}, Ausgabe {version}, entfernt"),
        Edit::AddImprovement { improvement, .. } => match improvement.text(ImprovementField::Title) {
            "" => "Eine Maßnahme hinzugefügt".to_owned(),
            title => format!("Maßnahme {} hinzugefügt", quoted(title)),
        },
        Edit::RemoveImprovement { .. } => match was {
            Some(Edit::AddImprovement { improvement, .. }) => match improvement.text(ImprovementField::Title) {
                "" => "Maßnahme ohne Namen entfernt".to_owned(),
                title => format!("Maßnahme {} entfernt", quoted(title)),
            },
            _ => "Eine Maßnahme entfernt".to_owned(),
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
                ImprovementField::Of => format!("{of}, Zuordnung geändert"),
                field => change(improve::field_name(*field).trim_end_matches('?'), &of, was, text),
            }
        }
        Edit::SetGoal { field, text } => {
            let was = match was {
                Some(Edit::SetGoal { text, .. }) => text.as_str(),
                _ => "",
            };
            let name = match field {
                GoalField::Outcome => "Ergebnis",
                GoalField::By => "Tag",
                GoalField::Now => "Stand heute",
            };
            change(name, "Gemeinsames Ziel", was, text)
        }
        Edit::JudgeMilestone { team, milestone, judgement } => {
            let was = match was {
                Some(Edit::JudgeMilestone { judgement, .. }) => judgement.verdict,
                _ => None,
            };
            let whose = if team.is_empty() { String::new() } else { format!(" für {team}") };
            let of = format!("Meilenstein {}{whose}", titled(titles, milestone));
            let [was_word, now] = [was, judgement.verdict].map(|verdict| match verdict {
                Some(verdict) => text::ladder::verdict_word(Some(verdict)),
                None => "",
            });
            if was == judgement.verdict { format!("{of}, Notiz") } else { change("Urteil", &of, was_word, now) }
        }
        other => of_scorecards(after, other, was, titles),
    }
}

fn of_scorecards(after: &Workshop, edit: &Edit, was: Option<&Edit>, titles: Titles) -> String {
    match edit {
        Edit::AddScorecard { scorecard, .. } if scorecard.sheet_of.is_some() => {
            format!("{} bewertet jetzt mit", text::rater_name(&scorecard.participants))
        }
        Edit::AddScorecard { scorecard, .. } => format!("Scorecard begonnen: {}", text::card_name(scorecard)),
        Edit::RemoveScorecard { .. } => match was {
            Some(Edit::AddScorecard { scorecard, .. }) if scorecard.sheet_of.is_some() => {
                format!("Bogen entfernt: {}", text::rater_name(&scorecard.participants))
            }
            Some(Edit::AddScorecard { scorecard, .. }) => {
                format!("Scorecard entfernt: {}", text::card_name(scorecard))
            }
            _ => "Eine Scorecard entfernt".to_owned(),
        },
        Edit::SetScorecard { scorecard, set } => scorecard_field(after, *scorecard, set, was),
        Edit::RatePractice { scorecard, practice, rating } => {
            let was = match was {
                Some(Edit::RatePractice { rating, .. }) => rating.map(text::rating_short).unwrap_or_default(),
                _ => "",
            };
            let now = rating.map(text::rating_short).unwrap_or_default();
            in_card(change("Bewertung", &titled(titles, practice), was, now), after, *scorecard)
        }
        Edit::SetTarget { scorecard, practice, target } => {
            let was = match was {
                Some(Edit::SetTarget { target, .. }) => target.map(text::level_digit).unwrap_or_default(),
                _ => "",
            };
            let now = target.map(text::level_digit).unwrap_or_default();
            in_card(change("Ziel", &titled(titles, practice), was, now), after, *scorecard)
        }
        Edit::NotePractice { practice, note, .. } => {
            let was = match was {
                Some(Edit::NotePractice { note, .. }) => note.as_str(),
                _ => "",
            };
            change("Notiz", &titled(titles, practice), was, note)
        }
        Edit::SetEvidence { practice, evidence, .. } => {
            let was = match was {
                Some(Edit::SetEvidence { evidence, .. }) => joined(&[&evidence.link, &evidence.date, &evidence.by]),
                _ => String::new(),
            };
            let now = joined(&[&evidence.link, &evidence.date, &evidence.by]);
            change("Beleg", &titled(titles, practice), &was, &now)
        }
        other => of_charter(after, other, was).unwrap_or_else(|| UNKNOWN_KIND.to_owned()),
    }
}

/// The card comes last: in a narrow list the end is what is cut off.
fn in_card(sentence: String, workshop: &Workshop, id: ScorecardId) -> String {
    format!("{sentence} ({})", card(workshop, id))
}

pub const UNKNOWN_KIND: &str = "Eine Änderung, die diese Version nicht kennt";

/// Many edits of one kind. Where they were made comes last, as in [`in_card`].
fn many(after: &Workshop, first: &Edit, count: usize) -> String {
    match first {
        Edit::AddMap { .. } => format!("{count} Karten hinzugefügt"),
        Edit::RemoveMap { .. } => format!("{count} Karten gelöscht"),
        Edit::AddStep { map, .. } => format!("{count} Schritte hinzugefügt ({})", map_name(after, *map)),
        Edit::RemoveStep { map, .. } => format!("{count} Schritte entfernt ({})", map_name(after, *map)),
        Edit::SetStep { set: StepField::Position(_), map, .. } => {
            format!("{count} Schritte verschoben ({})", map_name(after, *map))
        }
        Edit::SetStep { map, .. } => format!("{count} Angaben zu Schritten gemacht ({})", map_name(after, *map)),
        Edit::MoveStep { .. } => format!("{count} Zeilen verschoben"),
        Edit::SetMap { map, .. } => format!("{count} Einstellungen geändert ({})", map_name(after, *map)),
        Edit::AddFlow { .. } => format!("{count} Pfeile gezeichnet"),
        Edit::RemoveFlow { .. } => format!("{count} Pfeile entfernt"),
        Edit::SetFlow { .. } => format!("{count} Pfeile geändert"),
        Edit::AddDataset { .. } => format!("{count} Bestände von Deployment-Daten importiert"),
        Edit::RemoveDataset { .. } => format!("{count} Bestände von Deployment-Daten entfernt"),
        Edit::RenameDataset { .. } => format!("{count} Bestände von Deployment-Daten umbenannt"),
        Edit::AddScorecard { .. } => format!("{count} Scorecards hinzugefügt"),
        Edit::RemoveScorecard { .. } => format!("{count} Scorecards entfernt"),
        Edit::RatePractice { scorecard, .. } => in_card(format!("{count} Praktiken bewertet"), after, *scorecard),
        other => many_beside(other, count),
    }
}

fn many_beside(first: &Edit, count: usize) -> String {
    match first {
        Edit::SetTarget { .. } => format!("{count} Ziele gesetzt"),
        Edit::NotePractice { .. } => format!("{count} Notizen zu Praktiken geschrieben"),
        Edit::SetEvidence { .. } => format!("Belege zu {count} Praktiken notiert"),
        Edit::AddImprovement { .. } => format!("{count} Maßnahmen hinzugefügt"),
        Edit::RemoveImprovement { .. } => format!("{count} Maßnahmen entfernt"),
        Edit::JudgeMilestone { .. } => format!("{count} Meilensteine beurteilt"),
        Edit::AddCharterEntry { .. } => format!("{count} Einträge zum Auftrag hinzugefügt"),
        Edit::RemoveCharterEntry { .. } => format!("{count} Einträge des Auftrags entfernt"),
        Edit::SetCharter { .. } | Edit::SetCharterEntry { .. } => format!("{count} Angaben zum Auftrag gemacht"),
        Edit::PlaceDots { .. } => format!("Punkte an {count} Schritten geändert"),
        Edit::MoveCharterEntry { .. } => format!("{count} Einträge des Auftrags verschoben"),
        Edit::SetImprovement { .. } => format!("{count} Angaben zu Maßnahmen gemacht"),
        Edit::SetGoal { .. } => format!("{count} Angaben zum gemeinsamen Ziel gemacht"),
        Edit::SetScorecard { .. } => format!("{count} Angaben zu Scorecards geändert"),
        Edit::AddModel { .. } => format!("{count} Fragebögen geladen"),
        Edit::RemoveModel { .. } => format!("{count} Fragebögen entfernt"),
        _ => format!("{count} Änderungen"),
    }
}

#[cfg(test)]
mod tests {
    use super::fields::words_of_id;
    use super::*;
    use crate::id::{MapId, StepId};
    use crate::stream::StreamMap;
    use crate::workshop::Gesture;
    use crate::workshop::keeping::retold;

    #[test]
    fn every_kind_of_edit_has_a_sentence() {
        let lines = include_str!("../../../workshop/samples/every-edit.jsonl").lines();
        let gestures: Vec<Gesture> =
            lines.filter(|line| !line.is_empty()).map(|line| Gesture::from_json(line).unwrap()).collect();
        let told = retold(&gestures, |after, of, back| {
            let sentences =
                of.edits.iter().zip(back).map(|(edit, back)| (sentence(after, edit, back, &|_| None), back.is_empty()));
            sentences.collect::<Vec<_>>()
        });
        for (sentence, is_nothing) in told.into_iter().flatten() {
            assert!(is_nothing || (sentence != UNKNOWN_KIND && sentence.len() > 6), "{sentence:?}");
        }
    }

    #[test]
    fn what_was_and_what_is_stand_in_the_sentence() {
        let of = quoted("Bauen");
        assert_eq!(change("Durchlaufzeit", &of, "5 d", "3 d"), "„Bauen“, Durchlaufzeit: 5 d → 3 d");
        assert_eq!(change("Durchlaufzeit", &of, "", "3 d"), "„Bauen“, Durchlaufzeit: 3 d");
        assert_eq!(change("Durchlaufzeit", &of, "5 d", ""), "„Bauen“, Durchlaufzeit entfernt (war 5 d)");
        let title = |id: &str| (id == "p").then(|| "Trunk".to_owned());
        assert_eq!(
            ["p", "q-r"].map(|id| titled(&title, id)),
            ["p", "q-r"].map(|id| quoted(if id == "p" { "Trunk" } else { "q r" }))
        );
        assert_eq!(words_of_id("continuous-delivery/trunk_based"), "„trunk based“");
    }

    #[test]
    fn one_and_many_edits_are_told_in_a_sentence() {
        let mut workshop = Workshop::default();
        let map = MapId::from_bits(1);
        workshop.apply(&Edit::AddMap { map: Box::new(StreamMap::new(map, "Ist")), at: 0 });
        let step = |bits| crate::stream::Step::new(StepId::from_bits(bits), "s", "t");
        let mut edits: Vec<Edit> =
            (0..20).map(|bits| Edit::AddStep { map, step: Box::new(step(bits)), at: 99 }).collect();
        edits.push(Edit::RenameWorkshop { name: "W".to_owned() });
        let back: Vec<Vec<Edit>> = edits.iter().map(|edit| workshop.apply(edit)).collect();
        let told = gesture(&workshop, &edits, &back, &|_| None);
        assert_eq!(told, ["20 Schritte hinzugefügt („Ist“)", "Workshop benannt: „W“"]);
        assert_eq!(gesture(&workshop, &edits[..1], &back[..1], &|_| None), ["Schritt „s“ hinzugefügt"]);
        assert_eq!(gesture(&workshop, &edits[..1], &[Vec::new()], &|_| None), [NOTHING]);
    }
}
