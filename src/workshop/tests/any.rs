//! Edits over few ids, so that targets are often there, often gone and often added twice.

use proptest::prelude::*;

use super::{flow, map_id, step_id};
use crate::id::{CharterEntryId, DatasetId, FlowId, ImprovementId, MapId, ScorecardId};
use crate::maturity::{Evidence, Level, Rating, Scorecard};
use crate::stream::{Position, Step, StepKind, StreamMap};
use crate::workshop::{
    AgendaRun, CharterEntry, CharterField, CharterList, DatasetRef, Edit, EntryField, FlowField, GoalField,
    Improvement, ImprovementField, Judgement, OwnModel, ScorecardField, StepField,
};

fn any_step_field() -> impl Strategy<Value = StepField> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(StepField::Name),
        "[a-c]{0,2}".prop_map(StepField::Team),
        Just(StepField::Kind(StepKind::Queue)),
        (0..9i32).prop_map(|x| StepField::Position(Some(Position { x: f64::from(x), y: 0.0 }))),
        Just(StepField::LeadTime(None)),
    ]
}

/// Edits over few ids, so that targets are often there, often gone and often added twice.
pub(in crate::workshop) fn any_edit() -> impl Strategy<Value = Edit> {
    let map = map_id();
    let card = ScorecardId::from_bits(7);
    prop_oneof![
        "[a-c]{0,2}".prop_map(|name| Edit::RenameWorkshop { name }),
        (0..3u64, 0..3usize).prop_map(|(id, at)| {
            let map = StreamMap::new(MapId::from_bits(id), "m");
            Edit::AddMap { map: Box::new(map), at }
        }),
        (0..3u64).prop_map(|id| Edit::RemoveMap { map: MapId::from_bits(id) }),
        (0..6u8, 0..7usize).prop_map(move |(n, at)| {
            let step = Box::new(Step::new(step_id(n), "s", "t"));
            Edit::AddStep { map, step, at }
        }),
        (0..6u8).prop_map(move |n| Edit::RemoveStep { map, step: step_id(n) }),
        (0..6u8, 0..7usize).prop_map(move |(n, at)| Edit::MoveStep { map, step: step_id(n), at }),
        (0..6u8, any_step_field()).prop_map(move |(n, set)| Edit::SetStep { map, step: step_id(n), set }),
        (0..9u8, 0..6u8, 0..6u8, 0..9usize).prop_map(move |(id, from, to, at)| {
            let flow = flow(id, from, to);
            Edit::AddFlow { map, flow, at }
        }),
        (0..9u64).prop_map(move |id| Edit::RemoveFlow { map, flow: FlowId::from_bits(id) }),
        (0..9u64, 0..6u8).prop_map(move |(id, to)| {
            let set = FlowField::To(step_id(to));
            Edit::SetFlow { map, flow: FlowId::from_bits(id), set }
        }),
        (0..2usize).prop_map(move |at| Edit::AddScorecard { scorecard: Box::new(scorecard(card)), at }),
        Just(Edit::RemoveScorecard { scorecard: card }),
        ("[pq]", proptest::option::of(0..4u8)).prop_map(move |(practice, level)| {
            let rating = level.and_then(|level| Level::try_from(level).ok()).map(Rating::Level);
            Edit::RatePractice { scorecard: card, practice, rating }
        }),
        ("[pq]", "[a-b]?").prop_map(move |(practice, note)| Edit::NotePractice { scorecard: card, practice, note }),
        (8..10u64, 0..4usize).prop_map(move |(id, at)| {
            let sheet = scorecard(card).sheet(ScorecardId::from_bits(id), "Ana");
            Edit::AddScorecard { scorecard: Box::new(sheet), at }
        }),
        any::<bool>().prop_map(move |is_closed| {
            let set = ScorecardField::IsClosed(is_closed);
            Edit::SetScorecard { scorecard: card, set }
        }),
        ("[pq]", "[a-b]?").prop_map(move |(practice, link)| {
            let evidence = Evidence { link, ..Evidence::default() };
            Edit::SetEvidence { scorecard: card, practice, evidence }
        }),
        (0..2u32, "[a-b]", 0..3usize).prop_map(|(version, json, at)| {
            let model = OwnModel { id: "m".to_owned(), version, json };
            Edit::AddModel { model, at }
        }),
        (0..2u32).prop_map(|version| Edit::RemoveModel { id: "m".to_owned(), version }),
        (0..3u64, 0..3usize).prop_map(|(id, at)| Edit::AddDataset { dataset: Box::new(dataset(id)), at }),
        (0..3u64).prop_map(|id| Edit::RemoveDataset { dataset: DatasetId::from_bits(id) }),
        any_improvement_edit(),
        any_charter_edit(),
    ]
}

fn any_improvement_edit() -> impl Strategy<Value = Edit> {
    let id = (0..3u64).prop_map(ImprovementId::from_bits);
    let field = prop_oneof![Just(ImprovementField::Title), Just(ImprovementField::SeeWhen)];
    prop_oneof![
        (id.clone(), "[a-b]?", 0..3usize).prop_map(|(id, title, at)| {
            let improvement = Improvement::new(id).with(ImprovementField::Title, title);
            Edit::AddImprovement { improvement: Box::new(improvement), at }
        }),
        id.clone().prop_map(|improvement| Edit::RemoveImprovement { improvement }),
        (id, field, "[a-b]?").prop_map(|(improvement, field, text)| Edit::SetImprovement { improvement, field, text }),
        "[a-b]?".prop_map(|text| Edit::SetGoal { field: GoalField::Outcome, text }),
        ("[a-b]?", "[a-b]", "[a-b]?").prop_map(|(team, milestone, note)| {
            let judgement = Judgement { note, by: "x".to_owned(), ..Judgement::default() };
            Edit::JudgeMilestone { team, milestone, judgement }
        }),
    ]
}

fn any_charter_edit() -> impl Strategy<Value = Edit> {
    let list = || prop::sample::select(vec![CharterList::Parts, CharterList::Agenda, CharterList::Parked]);
    let id = || (0..4u64).prop_map(CharterEntryId::from_bits);
    let field = prop_oneof![Just(EntryField::Name), Just(EntryField::GoesTo)];
    prop_oneof![
        "[a-b]?".prop_map(|text| Edit::SetCharter { field: CharterField::Problem, text }),
        (list(), id(), "[a-b]?", 0..4usize).prop_map(|(list, id, name, at)| {
            let entry = Box::new(CharterEntry::new(id).with(EntryField::Name, name));
            Edit::AddCharterEntry { list, entry, at }
        }),
        (list(), id()).prop_map(|(list, entry)| Edit::RemoveCharterEntry { list, entry }),
        (list(), id(), 0..5usize).prop_map(|(list, entry, at)| Edit::MoveCharterEntry { list, entry, at }),
        (list(), id(), field, "[a-b]?").prop_map(|(list, entry, field, text)| Edit::SetCharterEntry {
            list,
            entry,
            field,
            text
        }),
        proptest::option::of(id())
            .prop_map(|item| Edit::SetAgendaRun { run: Box::new(AgendaRun { item, ..AgendaRun::default() }) }),
        (0..6u8, -3..6i32).prop_map(|(n, dots)| Edit::PlaceDots { step: step_id(n), dots }),
    ]
}

fn scorecard(id: ScorecardId) -> Scorecard {
    Scorecard {
        id,
        team: "Payments".to_owned(),
        date: "2026-11-18".to_owned(),
        participants: String::new(),
        model: "baseline".to_owned(),
        model_version: 1,
        answers: std::collections::BTreeMap::default(),
        sheet_of: None,
        is_closed: false,
    }
}

fn dataset(id: u64) -> DatasetRef {
    DatasetRef {
        id: DatasetId::from_bits(id),
        name: "deploys.csv".to_owned(),
        files: vec!["deploys.csv".to_owned()],
        imported_at_ms: 0.0,
        environments: vec!["production".to_owned()],
        rows: 3,
    }
}
