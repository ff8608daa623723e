//! Any gesture at all: every edit and every field, with any content.

use proptest::prelude::*;

use super::any_charter::any_charter_edit;
use crate::id::{DatasetId, FlowId, ImprovementId, MapId, ScorecardId, StepId};
use crate::maturity::{Answer, Evidence, Level, Rating, Scorecard, Verdict};
use crate::stream::{
    Amount, Calendar, Duration, Entry, Flow, FlowKind, MapState, Measured, Percent, Position, ReworkCounting, Step,
    StepKind, StreamMap, ValueClass, Waste,
};
use crate::workshop::{
    DatasetRef, Edit, FlowField, Gesture, GoalField, Improvement, ImprovementField, Judgement, ListBar, ListEntry,
    MapField, OwnModel, Replica, ScorecardField, Stamp, StepField,
};

pub fn any_text() -> BoxedStrategy<String> {
    prop::collection::vec(
        prop_oneof![any::<char>(), Just('"'), Just('\n'), "[a-c]".prop_map(|c| c.chars().next().unwrap_or('a'))],
        0..4,
    )
    .prop_map(String::from_iter)
    .boxed()
}

/// Numbers that `serde_json` reads exactly: it takes a shortcut for those with more digits.
pub fn any_number() -> impl Strategy<Value = f64> {
    any::<i32>().prop_map(|number| f64::from(number) / 8.0)
}

pub fn any_of<T: Copy + std::fmt::Debug + 'static>(values: &'static [T]) -> BoxedStrategy<T> {
    prop::sample::select(values).boxed()
}

pub fn maybe<T: std::fmt::Debug + 'static>(of: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<T>> {
    proptest::option::of(of).boxed()
}

const KINDS: &[StepKind] = &[StepKind::Process, StepKind::Queue, StepKind::Outside];
const CLASSES: &[ValueClass] = &[ValueClass::Adding, ValueClass::Necessary, ValueClass::Waste];
const COUNTINGS: &[ReworkCounting] = &[ReworkCounting::None, ReworkCounting::OncePerItem, ReworkCounting::UntilRight];
const ENTRIES: &[Entry] = &[Entry::LeadTime, Entry::ProcessTime, Entry::PercentCa];
const WASTES: &[Waste] = &[
    Waste::PartiallyDoneWork,
    Waste::ExtraProcesses,
    Waste::ExtraFeatures,
    Waste::TaskSwitching,
    Waste::Waiting,
    Waste::Motion,
    Waste::Defects,
    Waste::NonstandardOrManualWork,
    Waste::Heroics,
];

pub fn any_step_id() -> BoxedStrategy<StepId> {
    any::<u64>().prop_map(StepId::from_bits).boxed()
}

fn any_duration() -> BoxedStrategy<Option<Duration>> {
    maybe(any_text().prop_map(Duration::from_kept))
}

fn any_percent() -> BoxedStrategy<Option<Percent>> {
    maybe(any_text().prop_map(Percent::from_kept))
}

fn any_amount() -> BoxedStrategy<Option<Amount>> {
    maybe(any_text().prop_map(Amount::from_kept))
}

fn any_calendar() -> BoxedStrategy<Calendar> {
    let figures = (any_number(), any_number());
    figures.prop_map(|(hours_per_day, days_per_week)| Calendar::new(hours_per_day, days_per_week)).boxed()
}

fn any_position() -> BoxedStrategy<Option<Position>> {
    maybe((any_number(), any_number()).prop_map(|(x, y)| Position { x, y }))
}

fn any_wastes() -> BoxedStrategy<Vec<Waste>> {
    prop::collection::vec(any_of(WASTES), 0..3).boxed()
}

fn any_measured() -> BoxedStrategy<Vec<(Entry, Measured)>> {
    let source = (any_text(), any::<u32>(), any_number());
    let source = source.prop_map(|(source, sample_size, percentile)| Measured { source, sample_size, percentile });
    prop::collection::vec((any_of(ENTRIES), source), 0..2).boxed()
}

fn any_step() -> BoxedStrategy<Step> {
    let texts = prop::array::uniform5(any_text());
    let times = (any_duration(), any_duration(), any_percent());
    let amounts = prop::array::uniform3(any_amount());
    let rest =
        (any_of(KINDS), any_wastes(), maybe(any_of(CLASSES)), any_measured(), any_position(), maybe(any_step_id()));
    let parts = (any_step_id(), texts, times, amounts, rest);
    let step = parts.prop_map(
        |(id, texts, times, [people, wip, batch], (kind, wastes, value, measured, position, copy_of))| {
            let [name, team, tools, barriers, notes] = texts;
            let (lead_time, process_time, percent_ca) = times;
            Step {
                id,
                name,
                team,
                kind,
                lead_time,
                process_time,
                percent_ca,
                people,
                wip,
                batch,
                tools,
                barriers,
                notes,
                wastes,
                value,
                measured,
                position,
                copy_of,
            }
        },
    );
    step.boxed()
}

fn any_flow_kind() -> BoxedStrategy<FlowKind> {
    prop_oneof![Just(FlowKind::Forward), any_percent().prop_map(|share| FlowKind::Rework { share })].boxed()
}

fn any_flow() -> BoxedStrategy<Flow> {
    let parts = (any::<u64>(), any_step_id(), any_step_id(), any_flow_kind(), any_duration());
    parts.prop_map(|(id, from, to, kind, wait)| Flow { id: FlowId::from_bits(id), from, to, kind, wait }).boxed()
}

fn any_map() -> BoxedStrategy<StreamMap> {
    let state = maybe(any::<u64>())
        .prop_map(|of| of.map_or(MapState::Current, |of| MapState::Future { of: MapId::from_bits(of) }));
    let head = (any::<u64>(), state, any_calendar(), any::<bool>(), any_of(COUNTINGS), maybe(any_step_id()));
    let texts = prop::array::uniform3(any_text());
    let lists = (prop::collection::vec(any_step(), 0..3), prop::collection::vec(any_flow(), 0..3));
    let map = (head, texts, lists).prop_map(|(head, [name, starts_with, ends_with], (steps, flows))| {
        let (id, state, calendar, waits_on_arrows, rework, chosen_constraint) = head;
        StreamMap {
            demand: None,
            id: MapId::from_bits(id),
            name,
            state,
            calendar,
            waits_on_arrows,
            rework,
            chosen_constraint,
            starts_with,
            ends_with,
            steps,
            flows,
        }
    });
    map.boxed()
}

fn any_rating() -> BoxedStrategy<Option<Rating>> {
    maybe(prop_oneof![Just(Rating::NotApplicable), any_of(&Level::ALL).prop_map(Rating::Level)])
}

fn any_evidence() -> BoxedStrategy<Evidence> {
    prop::array::uniform3(any_text()).prop_map(|[link, date, by]| Evidence { link, date, by }).boxed()
}

fn any_scorecard() -> BoxedStrategy<Scorecard> {
    let answer = (any_rating(), maybe(any_of(&Level::ALL)), any_text(), any_evidence());
    let answer = answer.prop_map(|(rating, target, note, evidence)| Answer { rating, target, note, evidence });
    let answers = prop::collection::btree_map(any_text(), answer, 0..3);
    let sheet = (maybe(any::<u64>()), any::<bool>());
    let parts = (any::<u64>(), prop::array::uniform4(any_text()), any::<u32>(), answers, sheet);
    let card = parts.prop_map(|(id, [team, date, participants, model], model_version, answers, (of, is_closed))| {
        let (id, sheet_of) = (ScorecardId::from_bits(id), of.map(ScorecardId::from_bits));
        Scorecard { id, team, date, participants, model, model_version, answers, sheet_of, is_closed }
    });
    card.boxed()
}

fn any_model() -> BoxedStrategy<OwnModel> {
    let parts = (any_text(), any::<u32>(), any_text());
    parts.prop_map(|(id, version, json)| OwnModel { id, version, json }).boxed()
}

fn any_dataset() -> BoxedStrategy<DatasetRef> {
    let texts = || prop::collection::vec(any_text(), 0..3);
    let parts = (any::<u64>(), any_text(), texts(), any_number(), texts(), any::<u64>());
    let dataset = parts.prop_map(|(id, name, files, imported_at_ms, environments, rows)| {
        let id = DatasetId::from_bits(id);
        DatasetRef { id, name, files, imported_at_ms, environments, rows }
    });
    dataset.boxed()
}

fn any_map_field() -> BoxedStrategy<MapField> {
    prop_oneof![
        any_text().prop_map(MapField::Name),
        any_calendar().prop_map(MapField::Calendar),
        any::<bool>().prop_map(MapField::WaitsOnArrows),
        any_of(COUNTINGS).prop_map(MapField::Rework),
        maybe(any_step_id()).prop_map(MapField::ChosenConstraint),
        any_text().prop_map(MapField::StartsWith),
        any_text().prop_map(MapField::EndsWith),
    ]
    .boxed()
}

fn any_step_field() -> BoxedStrategy<StepField> {
    prop_oneof![
        any_text().prop_map(StepField::Name),
        any_text().prop_map(StepField::Team),
        any_of(KINDS).prop_map(StepField::Kind),
        any_duration().prop_map(StepField::LeadTime),
        any_duration().prop_map(StepField::ProcessTime),
        any_percent().prop_map(StepField::PercentCa),
        any_amount().prop_map(StepField::People),
        any_amount().prop_map(StepField::Wip),
        any_amount().prop_map(StepField::Batch),
        any_text().prop_map(StepField::Tools),
        any_text().prop_map(StepField::Barriers),
        any_text().prop_map(StepField::Notes),
        any_wastes().prop_map(StepField::Wastes),
        maybe(any_of(CLASSES)).prop_map(StepField::Value),
        any_measured().prop_map(StepField::Measured),
        any_position().prop_map(StepField::Position),
    ]
    .boxed()
}

fn any_flow_field() -> BoxedStrategy<FlowField> {
    prop_oneof![
        any_step_id().prop_map(FlowField::From),
        any_step_id().prop_map(FlowField::To),
        any_flow_kind().prop_map(FlowField::Kind),
        any_duration().prop_map(FlowField::Wait),
    ]
    .boxed()
}

fn any_scorecard_field() -> BoxedStrategy<ScorecardField> {
    prop_oneof![
        any_text().prop_map(ScorecardField::Team),
        any_text().prop_map(ScorecardField::Date),
        any_text().prop_map(ScorecardField::Participants),
        any::<bool>().prop_map(ScorecardField::IsClosed),
    ]
    .boxed()
}

fn any_map_edit() -> BoxedStrategy<Edit> {
    let map = any::<u64>().prop_map(MapId::from_bits).boxed();
    let flow = any::<u64>().prop_map(FlowId::from_bits).boxed();
    let on_step = (map.clone(), any_step_id());
    prop_oneof![
        (any_map(), any::<usize>()).prop_map(|(map, at)| Edit::AddMap { map: Box::new(map), at }),
        map.clone().prop_map(|map| Edit::RemoveMap { map }),
        (map.clone(), any_map_field()).prop_map(|(map, set)| Edit::SetMap { map, set }),
        (map.clone(), any_step(), any::<usize>()).prop_map(|(map, step, at)| Edit::AddStep {
            map,
            step: Box::new(step),
            at
        }),
        on_step.clone().prop_map(|(map, step)| Edit::RemoveStep { map, step }),
        (on_step.clone(), any::<usize>()).prop_map(|((map, step), at)| Edit::MoveStep { map, step, at }),
        (on_step, any_step_field()).prop_map(|((map, step), set)| Edit::SetStep { map, step, set }),
        (map.clone(), any_flow(), any::<usize>()).prop_map(|(map, flow, at)| Edit::AddFlow { map, flow, at }),
        (map.clone(), flow.clone()).prop_map(|(map, flow)| Edit::RemoveFlow { map, flow }),
        (map, flow, any_flow_field()).prop_map(|(map, flow, set)| Edit::SetFlow { map, flow, set }),
    ]
    .boxed()
}

fn any_other_edit() -> BoxedStrategy<Edit> {
    let dataset = any::<u64>().prop_map(DatasetId::from_bits).boxed();
    let scorecard = any::<u64>().prop_map(ScorecardId::from_bits).boxed();
    let on_practice = (scorecard.clone(), any_text());
    prop_oneof![
        any_text().prop_map(|name| Edit::RenameWorkshop { name }),
        (any_scorecard(), any::<usize>()).prop_map(|(card, at)| Edit::AddScorecard { scorecard: Box::new(card), at }),
        scorecard.clone().prop_map(|scorecard| Edit::RemoveScorecard { scorecard }),
        (scorecard, any_scorecard_field()).prop_map(|(scorecard, set)| Edit::SetScorecard { scorecard, set }),
        (on_practice.clone(), any_rating()).prop_map(|((scorecard, practice), rating)| Edit::RatePractice {
            scorecard,
            practice,
            rating
        }),
        (on_practice.clone(), maybe(any_of(&Level::ALL))).prop_map(|((scorecard, practice), target)| Edit::SetTarget {
            scorecard,
            practice,
            target
        }),
        (on_practice.clone(), any_text()).prop_map(|((scorecard, practice), note)| Edit::NotePractice {
            scorecard,
            practice,
            note
        }),
        (on_practice, any_evidence()).prop_map(|((scorecard, practice), evidence)| Edit::SetEvidence {
            scorecard,
            practice,
            evidence
        }),
        (any_model(), any::<usize>()).prop_map(|(model, at)| Edit::AddModel { model, at }),
        (any_text(), any::<u32>()).prop_map(|(id, version)| Edit::RemoveModel { id, version }),
        (any_dataset(), any::<usize>()).prop_map(|(set, at)| Edit::AddDataset { dataset: Box::new(set), at }),
        dataset.clone().prop_map(|dataset| Edit::RemoveDataset { dataset }),
        (dataset, any_text()).prop_map(|(dataset, name)| Edit::RenameDataset { dataset, name }),
    ]
    .boxed()
}

fn any_improvement() -> BoxedStrategy<Improvement> {
    let said = prop::collection::vec((any_of(&ImprovementField::ALL), any_text()), 0..4);
    let parts = (any::<u64>(), said).prop_map(|(id, said)| {
        let new = Improvement::new(ImprovementId::from_bits(id));
        said.into_iter().fold(new, |all, (field, text)| all.with(field, text))
    });
    parts.boxed()
}

fn any_judgement() -> BoxedStrategy<Judgement> {
    let verdict = maybe(any_of(&[Verdict::Met, Verdict::NotMet, Verdict::NotApplicable]));
    let parts = (verdict, prop::array::uniform3(any_text()));
    parts.prop_map(|(verdict, [note, by, on])| Judgement { verdict, note, by, on }).boxed()
}

fn any_improvement_edit() -> BoxedStrategy<Edit> {
    let improvement = any::<u64>().prop_map(ImprovementId::from_bits).boxed();
    let on_field = (improvement.clone(), any_of(&ImprovementField::ALL), any_text());
    let goal_field = any_of(&[GoalField::Outcome, GoalField::By, GoalField::Now]);
    prop_oneof![
        (any_improvement(), any::<usize>())
            .prop_map(|(improvement, at)| Edit::AddImprovement { improvement: Box::new(improvement), at }),
        improvement.prop_map(|improvement| Edit::RemoveImprovement { improvement }),
        on_field.prop_map(|(improvement, field, text)| Edit::SetImprovement { improvement, field, text }),
        (goal_field, any_text()).prop_map(|(field, text)| Edit::SetGoal { field, text }),
        (any_judgement(), any_text(), any_text()).prop_map(|(judgement, team, milestone)| Edit::JudgeMilestone {
            team,
            milestone,
            judgement
        }),
    ]
    .boxed()
}

pub fn any_gesture() -> BoxedStrategy<Gesture> {
    let stamp = (any::<u64>(), any::<u64>());
    let stamp = stamp.prop_map(|(clock, replica)| Stamp { clock, replica: Replica(replica) });
    let edit = prop_oneof![any_map_edit(), any_other_edit(), any_improvement_edit(), any_charter_edit()];
    let edits = prop::collection::vec(edit, 0..4);
    (stamp, any_number(), edits).prop_map(|(stamp, at_ms, edits)| Gesture { stamp, at_ms, edits }).boxed()
}

pub fn any_list_entry() -> BoxedStrategy<ListEntry> {
    let bar = (any::<u8>(), prop::array::uniform3(any_number()), any::<u8>(), any::<bool>());
    let bar = bar.prop_map(|(lane, [start_hours, wait_hours, process_hours], heat, is_constraint)| ListBar {
        lane,
        start_hours,
        wait_hours,
        process_hours,
        heat,
        is_constraint,
    });
    let counts = prop::array::uniform6(any::<usize>());
    let numbers = (prop::array::uniform3(any_number()), maybe(any_number()), maybe(any_number()));
    let parts = (any_text(), counts, numbers, any::<bool>(), prop::collection::vec(bar, 0..3));
    let entry = parts.prop_map(|(name, counts, (numbers, deleted_at_ms, lead_time_hours), came_in, bars)| {
        let [steps, teams, further_maps, datasets, scorecards, unknown_steps] = counts;
        let [changed_at_ms, hours_per_day, days_per_week] = numbers;
        ListEntry {
            name,
            changed_at_ms,
            deleted_at_ms,
            came_in,
            steps,
            teams,
            further_maps,
            datasets,
            scorecards,
            lead_time_hours,
            unknown_steps,
            hours_per_day,
            days_per_week,
            bars,
        }
    });
    entry.boxed()
}
