//! Improvements and the goal, which are texts by the names of their fields, and what people say about milestones.

use super::maps::names;
use super::read::{Named, Reader};
use super::write::Writer;
use crate::id::ImprovementId;
use crate::maturity::Verdict;
use crate::workshop::{GoalField, Improvement, ImprovementField, Judgement};

names!(ImprovementField: Title "title", Problem "problem", Hypothesis "hypothesis", Expected "expected",
    LeadTime "lead_time", ProcessTime "process_time", PercentCa "percent_ca", Level "level", Owner "owner",
    CheckOn "check_on", Status "status", Result "result", Of "of", Target "target", Now "now", Learnt "learnt",
    InTheWay "in_the_way", NextStep "next_step", SeeWhen "see_when");
names!(Verdict: Met "met", NotMet "not_met", NotApplicable "not_applicable");
names!(GoalField: Outcome "outcome", By "by", Now "now");

pub(super) fn read_improvement(reader: Reader<'_>) -> Improvement {
    let mut improvement = Improvement::new(ImprovementId::from_bits(reader.at("id").id()));
    for field in ImprovementField::ALL {
        if let Some(place) = improvement.text_mut(field) {
            *place = reader.text_at(field.name());
        }
    }
    improvement
}

/// Writes the id and what is said.
pub(super) fn write_improvement(out: &mut Writer, improvement: &Improvement) {
    out.object().key("id").id(&improvement.id);
    for field in ImprovementField::ALL {
        let text = improvement.text(field);
        if !text.is_empty() {
            out.key(field.name()).text(text);
        }
    }
    out.end_object();
}

/// Reads `{"field": "text"}`; `None` where the field is not known.
pub(super) fn read_text_field<T: Named>(reader: Reader<'_>) -> Option<(T, String)> {
    let (tag, value) = reader.kind();
    Some((T::named(tag)?, value.text()))
}

/// Writes `{"field": "text"}`.
pub(super) fn write_text_field<'out>(out: &'out mut Writer, field: &impl Named, text: &str) -> &'out mut Writer {
    out.tag(field.name()).text(text).end_object()
}

pub(super) fn read_judgement(reader: Reader<'_>) -> Judgement {
    Judgement {
        verdict: reader.at("verdict").choice(),
        note: reader.text_at("note"),
        by: reader.text_at("by"),
        on: reader.text_at("on"),
    }
}

pub(super) fn write_judgement<'out>(out: &'out mut Writer, judgement: &Judgement) -> &'out mut Writer {
    out.object().key("verdict").text_or_null(judgement.verdict.as_ref().map(Named::name));
    out.key("note").text(&judgement.note).key("by").text(&judgement.by).key("on").text(&judgement.on).end_object()
}
