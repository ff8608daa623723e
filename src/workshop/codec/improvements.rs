//! Improvements and the goal: texts by the names of their fields.

use super::maps::names;
use super::read::{Named, Reader};
use super::write::Writer;
use crate::id::ImprovementId;
use crate::workshop::{GoalField, Improvement, ImprovementField};

names!(ImprovementField: Title "title", Problem "problem", Hypothesis "hypothesis", Expected "expected",
    LeadTime "lead_time", ProcessTime "process_time", PercentCa "percent_ca", Level "level", Owner "owner",
    CheckOn "check_on", Status "status", Result "result", Of "of", Target "target", Now "now", Learnt "learnt",
    InTheWay "in_the_way", NextStep "next_step", SeeWhen "see_when");
names!(GoalField: Outcome "outcome", By "by", Now "now");

pub(super) fn read_improvement(reader: Reader<'_>) -> Improvement {
    let new = Improvement::new(ImprovementId::from_bits(reader.at("id").id()));
    ImprovementField::ALL.into_iter().fold(new, |said, field| said.with(field, reader.at(field.name()).text()))
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

/// Reads `{"field": "text"}`; `None`, which is noted, where the field is not known.
pub(super) fn read_text_field<T: Named>(reader: Reader<'_>) -> Option<(T, String)> {
    let (tag, value) = reader.tagged();
    let field = T::named(tag);
    if field.is_none() {
        reader.refuse();
    }
    Some((field?, value.text()))
}

/// Writes `{"field": "text"}`.
pub(super) fn write_text_field<'out>(out: &'out mut Writer, field: &impl Named, text: &str) -> &'out mut Writer {
    out.tag(field.name()).text(text).end_object()
}
