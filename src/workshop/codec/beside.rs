//! Edits of what a workshop holds beside maps and data sets.

use super::edits::open;
use super::read::Reader;
use super::write::Writer;
use super::{charter, improvements, scorecards};
use crate::id::{ImprovementId, ScorecardId};
use crate::workshop::{Edit, ScorecardField};

/// Reads one edit; `None` where its kind or its field is not known.
pub(super) fn read(tag: &str, of: Reader<'_>) -> Option<Edit> {
    let at = || of.at("at").place();
    let scorecard = || ScorecardId::from_bits(of.at("scorecard").id());
    let practice = || of.text_at("practice");
    let improvement = || ImprovementId::from_bits(of.at("improvement").id());
    let set = of.at("set");
    Some(match tag {
        "add_scorecard" => {
            Edit::AddScorecard { scorecard: Box::new(scorecards::read_scorecard(of.at("scorecard"))), at: at() }
        }
        "remove_scorecard" => Edit::RemoveScorecard { scorecard: scorecard() },
        "set_scorecard" => Edit::SetScorecard { scorecard: scorecard(), set: read_scorecard_field(set)? },
        "rate_practice" => {
            let rating = scorecards::read_rating(of.at("rating"));
            Edit::RatePractice { scorecard: scorecard(), practice: practice(), rating }
        }
        "set_target" => {
            let target = scorecards::read_level(of.at("target"));
            Edit::SetTarget { scorecard: scorecard(), practice: practice(), target }
        }
        "note_practice" => {
            Edit::NotePractice { scorecard: scorecard(), practice: practice(), note: of.text_at("note") }
        }
        "set_evidence" => {
            let evidence = scorecards::read_evidence(of.at("evidence"));
            Edit::SetEvidence { scorecard: scorecard(), practice: practice(), evidence }
        }
        "add_model" => Edit::AddModel { model: scorecards::read_model(of.at("model")), at: at() },
        "remove_model" => Edit::RemoveModel { id: of.text_at("id"), version: of.at("version").small_count() },
        "add_improvement" => {
            let improvement = Box::new(improvements::read_improvement(of.at("improvement")));
            Edit::AddImprovement { improvement, at: at() }
        }
        "remove_improvement" => Edit::RemoveImprovement { improvement: improvement() },
        "set_improvement" => {
            let (field, text) = improvements::read_text_field(set)?;
            Edit::SetImprovement { improvement: improvement(), field, text }
        }
        "set_goal" => {
            let (field, text) = improvements::read_text_field(set)?;
            Edit::SetGoal { field, text }
        }
        "judge_milestone" => {
            let judgement = improvements::read_judgement(of.at("judgement"));
            Edit::JudgeMilestone { team: of.text_at("team"), milestone: of.text_at("milestone"), judgement }
        }
        _ => charter::read(tag, of)?,
    })
}

/// Writes one edit, but for its closing brackets.
pub(super) fn write<'out>(out: &'out mut Writer, edit: &Edit) -> &'out mut Writer {
    match edit {
        Edit::AddScorecard { scorecard, at } => {
            scorecards::write_scorecard(open(out, "add_scorecard").key("scorecard"), scorecard);
            out.key("at").place(*at)
        }
        Edit::RemoveScorecard { scorecard } => on_scorecard(out, "remove_scorecard", *scorecard),
        Edit::SetScorecard { scorecard, set } => {
            write_scorecard_field(on_scorecard(out, "set_scorecard", *scorecard).key("set"), set)
        }
        Edit::RatePractice { scorecard, practice, rating } => {
            let out = on_scorecard(out, "rate_practice", *scorecard).key("practice").text(practice);
            scorecards::write_rating(out.key("rating"), *rating)
        }
        Edit::SetTarget { scorecard, practice, target } => {
            let out = on_scorecard(out, "set_target", *scorecard).key("practice").text(practice);
            scorecards::write_level(out.key("target"), *target)
        }
        Edit::NotePractice { scorecard, practice, note } => {
            on_scorecard(out, "note_practice", *scorecard).key("practice").text(practice).key("note").text(note)
        }
        Edit::SetEvidence { scorecard, practice, evidence } => {
            let out = on_scorecard(out, "set_evidence", *scorecard).key("practice").text(practice);
            scorecards::write_evidence(out.key("evidence"), evidence)
        }
        Edit::AddModel { model, at } => {
            scorecards::write_model(open(out, "add_model").key("model"), model);
            out.key("at").place(*at)
        }
        Edit::RemoveModel { id, version } => {
            open(out, "remove_model").key("id").text(id).key("version").count((*version).into())
        }
        Edit::AddImprovement { improvement, at } => {
            improvements::write_improvement(open(out, "add_improvement").key("improvement"), improvement);
            out.key("at").place(*at)
        }
        Edit::RemoveImprovement { improvement } => on_improvement(out, "remove_improvement", *improvement),
        Edit::SetImprovement { improvement, field, text } => {
            let out = on_improvement(out, "set_improvement", *improvement).key("set");
            improvements::write_text_field(out, field, text)
        }
        Edit::SetGoal { field, text } => improvements::write_text_field(open(out, "set_goal").key("set"), field, text),
        Edit::JudgeMilestone { team, milestone, judgement } => {
            let out = open(out, "judge_milestone").key("team").text(team).key("milestone").text(milestone);
            improvements::write_judgement(out.key("judgement"), judgement)
        }
        _ => charter::write(out, edit),
    }
}

fn on_scorecard<'out>(out: &'out mut Writer, tag: &str, scorecard: ScorecardId) -> &'out mut Writer {
    open(out, tag).key("scorecard").id(&scorecard)
}

fn on_improvement<'out>(out: &'out mut Writer, tag: &str, improvement: ImprovementId) -> &'out mut Writer {
    open(out, tag).key("improvement").id(&improvement)
}

fn read_scorecard_field(reader: Reader<'_>) -> Option<ScorecardField> {
    let (tag, value) = reader.kind();
    Some(match tag {
        "team" => ScorecardField::Team(value.text()),
        "date" => ScorecardField::Date(value.text()),
        "participants" => ScorecardField::Participants(value.text()),
        "is_closed" => ScorecardField::IsClosed(value.flag()),
        _ => return None,
    })
}

fn write_scorecard_field<'out>(out: &'out mut Writer, field: &ScorecardField) -> &'out mut Writer {
    let (tag, text) = match field {
        ScorecardField::Team(text) => ("team", text),
        ScorecardField::Date(text) => ("date", text),
        ScorecardField::Participants(text) => ("participants", text),
        ScorecardField::IsClosed(is_closed) => return out.tag("is_closed").flag(*is_closed).end_object(),
    };
    out.tag(tag).text(text).end_object()
}
