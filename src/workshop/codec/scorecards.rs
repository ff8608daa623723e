//! Scorecards and questionnaires.

use std::collections::BTreeMap;

use super::read::Reader;
use super::write::Writer;
use crate::id::ScorecardId;
use crate::maturity::{Answer, Evidence, Level, Rating, Scorecard};
use crate::workshop::OwnModel;

pub(super) fn read_scorecard(reader: Reader<'_>) -> Scorecard {
    // One by one: `collect` would sort them first, with a sort of its own.
    let mut answers = BTreeMap::new();
    for (practice, answer) in reader.at("answers").members() {
        answers.insert(practice.to_owned(), read_answer(answer));
    }
    Scorecard {
        id: ScorecardId::from_bits(reader.at("id").id()),
        team: reader.text_at("team"),
        date: reader.text_at("date"),
        participants: reader.text_at("participants"),
        model: reader.text_at("model"),
        model_version: reader.at("model_version").small_count(),
        answers,
        sheet_of: reader.at("sheet_of").optional(Reader::id).map(ScorecardId::from_bits),
        is_closed: reader.at("is_closed").flag(),
    }
}

pub(super) fn write_scorecard(out: &mut Writer, card: &Scorecard) {
    out.object().key("id").id(&card.id).key("team").text(&card.team).key("date").text(&card.date);
    out.key("participants").text(&card.participants).key("model").text(&card.model);
    out.key("model_version").count(card.model_version.into()).key("answers").object();
    for (practice, answer) in &card.answers {
        out.any_key(practice);
        write_answer(out, answer);
    }
    out.end_object();
    if let Some(card) = &card.sheet_of {
        out.key("sheet_of").id(card);
    }
    if card.is_closed {
        out.key("is_closed").flag(true);
    }
    out.end_object();
}

fn read_answer(reader: Reader<'_>) -> Answer {
    Answer {
        rating: read_rating(reader.at("rating")),
        target: read_level(reader.at("target")),
        note: reader.text_at("note"),
        evidence: read_evidence(reader.at("evidence")),
    }
}

fn write_answer(out: &mut Writer, answer: &Answer) {
    out.object();
    if answer.rating.is_some() {
        write_rating(out.key("rating"), answer.rating);
    }
    if answer.target.is_some() {
        write_level(out.key("target"), answer.target);
    }
    if !answer.note.is_empty() {
        out.key("note").text(&answer.note);
    }
    if answer.evidence != Evidence::default() {
        write_evidence(out.key("evidence"), &answer.evidence);
    }
    out.end_object();
}

pub(super) fn read_evidence(reader: Reader<'_>) -> Evidence {
    Evidence { link: reader.text_at("link"), date: reader.text_at("date"), by: reader.text_at("by") }
}

pub(super) fn write_evidence<'out>(out: &'out mut Writer, evidence: &Evidence) -> &'out mut Writer {
    out.object().key("link").text(&evidence.link).key("date").text(&evidence.date);
    out.key("by").text(&evidence.by).end_object()
}

pub(super) fn read_model(reader: Reader<'_>) -> OwnModel {
    OwnModel { id: reader.text_at("id"), version: reader.at("version").small_count(), json: reader.text_at("json") }
}

pub(super) fn write_model(out: &mut Writer, model: &OwnModel) {
    out.object().key("id").text(&model.id).key("version").count(model.version.into());
    out.key("json").text(&model.json).end_object();
}

pub(super) fn read_rating(reader: Reader<'_>) -> Option<Rating> {
    match reader.tagged() {
        ("", _) => None,
        ("level", level) => read_level(level).map(Rating::Level),
        ("not_applicable", _) => Some(Rating::NotApplicable),
        _ => {
            reader.refuse();
            None
        }
    }
}

pub(super) fn write_rating(out: &mut Writer, rating: Option<Rating>) -> &mut Writer {
    match rating {
        None => out.null(),
        Some(Rating::Level(level)) => write_level(out.tag("level"), Some(level)).end_object(),
        Some(Rating::NotApplicable) => out.text("not_applicable"),
    }
}

pub(super) fn read_level(reader: Reader<'_>) -> Option<Level> {
    let number = reader.optional(Reader::small_count)?;
    let level = u8::try_from(number).ok().and_then(|number| Level::try_from(number).ok());
    if level.is_none() {
        reader.refuse();
    }
    level
}

pub(super) fn write_level(out: &mut Writer, level: Option<Level>) -> &mut Writer {
    match level {
        Some(level) => out.count(u8::from(level).into()),
        None => out.null(),
    }
}
