//! What the example promises to those who open it.

use std::path::{Path, PathBuf};

use super::current::{APPROVAL, CONFIRM, DEPLOY, DEVELOP, ENVIRONMENT, INTAKE, REFINE, REVIEW, SECURITY, TEST, WINDOW};
use super::{Example, deploys, example, ratings, workshop_file};
use crate::id::{MapId, StepId};
use crate::maturity::{Ladder, Model, Rating, Scorecard, Spread, sheets_of, team_cards, votes as votes_of};
use crate::stream::{ConstraintReason, Load, StreamMap, Summary, measure};
use crate::workshop::charter::{Lateness, absences, schedule, unspoken_teams, votes};
use crate::workshop::{
    Board, BoardFilter, ImprovementField, Journal, Replica, Status, Subject, read_file, read_intact_file,
};

const HOURS_PER_DAY: f64 = 8.0;

fn asset(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/examples").join(name)
}

#[expect(clippy::disallowed_methods, reason = "this test runs natively, where there is a file system")]
pub fn is_what_the_recipe_makes(name: &str, made: &str) {
    let path = asset(name);
    if std::env::var_os("STREAMGAUGE_WRITE_EXAMPLES").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "{} is not what its recipe makes: STREAMGAUGE_WRITE_EXAMPLES=1 writes it", path.display());
}

#[test]
fn the_example_file_is_what_its_recipe_makes() {
    is_what_the_recipe_makes("parcel-tracking.streamgauge.json", &workshop_file());
}

#[test]
fn the_deploys_are_what_their_recipe_makes() {
    is_what_the_recipe_makes("parcel-tracking-deploys.csv", &deploys::csv());
}

#[test]
fn the_example_file_opens_whole() {
    let Example { scribe, deploys, .. } = example();
    let opened = read_file(&workshop_file());
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    assert_eq!(read_intact_file(&workshop_file()), Some(opened.clone()));
    assert_eq!(read_intact_file(&workshop_file().replace("\"bytes\":\"", "\"bytes\":\"!")), None);
    assert_eq!(opened.datasets, [deploys]);
    let mut journal = Journal::new(Replica(1));
    journal.receive(opened.gestures);
    assert_eq!(journal.workshop(), scribe.workshop());
}

fn map(example: &Example, id: MapId) -> &StreamMap {
    example.scribe.workshop().map(id).unwrap()
}

fn names<'map>(map: &'map StreamMap, steps: &[StepId]) -> Vec<&'map str> {
    steps.iter().map(|&step| map.step(step).unwrap().name.as_str()).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// Nothing for a screen to complain about: no contradiction, nothing unreadable, nothing unconnected, nothing unasked
/// but the %C/A of a queue.
fn has_no_problems(map: &StreamMap, summary: &Summary) {
    for reading in &summary.readings {
        let name = &map.step(reading.step).unwrap().name;
        assert!(reading.problems.is_empty(), "{name}: {:?}", reading.problems);
        assert!(reading.slack_hours.is_some(), "{name} leads nowhere");
        assert!(reading.percent_ca.is_some() || name == WINDOW, "{name} has no %C/A");
    }
    assert!(summary.flow_problems.is_empty(), "{:?}", summary.flow_problems);
    assert!(summary.dead_ends.is_empty());
    assert_eq!(summary.lead_time.missing() + summary.process_time.missing() + summary.effort.missing(), 0);
}

#[test]
fn the_current_state_takes_twelve_weeks() {
    let example = example();
    let map = map(&example, example.current);
    let summary = measure(map);
    has_no_problems(map, &summary);
    assert_eq!(
        names(map, &summary.path),
        [INTAKE, REFINE, DEVELOP, REVIEW, ENVIRONMENT, TEST, APPROVAL, WINDOW, DEPLOY, CONFIRM]
    );
    // Days: 5 + 5 + 8 + 2 + 15 + 9 (7 to 11) + 8 + 5 + 1 + 2 = 60, which is 12 weeks of 5.
    let lead_time = summary.lead_time.hours;
    assert!(close(lead_time.mid, 60.0 * HOURS_PER_DAY), "{lead_time:?}");
    assert!(close(lead_time.low, 58.0 * HOURS_PER_DAY) && close(lead_time.high, 62.0 * HOURS_PER_DAY));
    // Hours: 2 + 12 + 24 + 1 + 8 + 20 + 1 + 0 + 2.5 + 1.5 = 72, and 72 ÷ 480 = 15 %.
    assert!(close(summary.process_time.hours.mid, 72.0), "{:?}", summary.process_time);
    assert!(close(summary.activity_ratio_percent().unwrap(), 15.0));
    // Hours × people: 2·2 + 12·3 + 24·2 + 1·1 + 8·2 + 20·2 + 4·1 (security) + 1·7 + 2.5·3 + 1.5·2 = 166.5.
    assert!(close(summary.effort.hours.mid, 166.5), "{:?}", summary.effort);
    // 0.75 · 0.70 · 0.75 · 0.95 · 0.65 · 0.80 · 0.85 · 0.95 · 0.90 · 0.98 = 0.138535 (rounded); the window has none.
    let rolled = summary.rolled_ca.unwrap();
    assert!((rolled.percent - 13.8535).abs() < 1e-4, "{rolled:?}");
    assert_eq!((rolled.with_value, rolled.of), (10, 11));
    assert_eq!((summary.handoffs.forward, summary.handoffs.back), (7, 1));
    // A quarter of 8 + 2 + 15 + 9 = 34 days once more: 8.5 days.
    assert!(close(summary.rework.once_per_item.lead_time_hours, 68.5 * HOURS_PER_DAY));
}

#[test]
fn the_environment_is_the_constraint() {
    let example = example();
    let map = map(&example, example.current);
    let summary = measure(map);
    let constraint = summary.constraint.unwrap();
    assert_eq!(names(map, &[constraint.step]), [ENVIRONMENT]);
    assert_eq!((constraint.reason, constraint.provisional), (ConstraintReason::LongestWait, false));
    // 15 days less 1, of 60.
    assert!(close(constraint.wait_share_percent.unwrap(), 14.0 / 60.0 * 100.0));
    let waits = |name: &str| {
        let step = map.steps.iter().find(|step| step.name == name).unwrap().id;
        summary.reading(step).unwrap().wait_hours.unwrap()
    };
    assert!(waits(ENVIRONMENT) > 1.5 * waits(APPROVAL), "it stands out");
}

#[test]
fn the_security_review_has_slack() {
    let example = example();
    let map = map(&example, example.current);
    let summary = measure(map);
    let off_path: Vec<_> = summary.readings.iter().filter(|reading| !reading.on_path).collect();
    assert_eq!(off_path.len(), 1);
    assert_eq!(names(map, &[off_path[0].step]), [SECURITY]);
    // Environment and test take 15 + 9 days, the review 10.
    assert!(close(off_path[0].slack_hours.unwrap(), 14.0 * HOURS_PER_DAY));
}

#[test]
fn the_future_state_takes_three_to_four_weeks() {
    let example = example();
    let map = map(&example, example.future);
    let summary = measure(map);
    has_no_problems(map, &summary);
    assert_eq!(names(map, &summary.path), [INTAKE, REFINE, DEVELOP, REVIEW, ENVIRONMENT, TEST, DEPLOY, CONFIRM]);
    // Days: 3 + 3 + 5 + 1 + 0.25 + 3 + 0.5 + 1 = 16.75, which is 3.35 weeks.
    assert!(close(summary.lead_time.hours.mid, 16.75 * HOURS_PER_DAY), "{:?}", summary.lead_time);
    // Hours: 2 + 8 + 20 + 1 + 0.25 + 8 + 0.5 + 1 = 40.75.
    assert!(close(summary.process_time.hours.mid, 40.75), "{:?}", summary.process_time);
    assert_eq!(names(map, &[summary.constraint.unwrap().step]), [INTAKE], "the constraint has moved");

    let before = measure(self::map(&example, example.current));
    assert!(summary.rolled_ca.unwrap().percent > 2.0 * before.rolled_ca.unwrap().percent);
    assert!(summary.activity_ratio_percent() > before.activity_ratio_percent());
    assert!(summary.effort.hours.mid < before.effort.hours.mid);
    assert!(summary.handoffs.forward < before.handoffs.forward);
}

/// Ratings of a card: levels by practice, and how many are not applicable.
fn levels(card: &Scorecard) -> (Vec<(&str, u8)>, usize) {
    let rated = card.answers.iter().filter_map(|(practice, answer)| Some((practice.as_str(), answer.rating?)));
    let (levels, others): (Vec<_>, Vec<_>) = rated.partition(|(_, rating)| matches!(rating, Rating::Level(_)));
    let number = |rating| if let Rating::Level(level) = rating { u8::from(level) } else { 0 };
    (levels.into_iter().map(|(practice, rating)| (practice, number(rating))).collect(), others.len())
}

#[test]
fn every_practice_is_one_of_the_model() {
    let model = Model::baseline();
    let example = example();
    let cards: Vec<&Scorecard> = team_cards(&example.scribe.workshop().scorecards).collect();
    assert_eq!(
        cards.iter().map(|card| card.date.as_str()).collect::<Vec<_>>(),
        [ratings::FIRST_DAY, ratings::SECOND_DAY]
    );
    for card in cards {
        assert_eq!((card.model.as_str(), card.model_version), (model.id.as_str(), model.version));
        for practice in card.answers.keys() {
            assert!(model.practice(practice).is_some(), "{practice}");
        }
        let (levels, not_applicable) = levels(card);
        assert_eq!(not_applicable, 1);
        assert_eq!(levels.len() + not_applicable + 2, model.practices().count(), "two are open");
    }
    let listed: Vec<_> = ratings::RATINGS.iter().map(|(practice, ..)| *practice).collect();
    assert!(listed.iter().eq(model.practices().map(|(_, practice)| &practice.id)), "in the order of the model");
}

#[test]
fn the_second_card_is_better_but_for_one_practice() {
    let example = example();
    let cards: Vec<&Scorecard> = team_cards(&example.scribe.workshop().scorecards).collect();
    let (before, after) = (levels(cards[0]).0, levels(cards[1]).0);
    let worse: Vec<_> = before.iter().zip(&after).filter(|(then, now)| now.1 < then.1).collect();
    assert_eq!(worse.len(), 1, "{worse:?}");
    let better = before.iter().zip(&after).filter(|(then, now)| now.1 > then.1).count();
    assert!((10..25).contains(&better), "{better}");
}

#[test]
fn the_charter_is_believable() {
    let example = example();
    let workshop = example.scribe.workshop();
    let charter = &workshop.charter;
    // 12 requests a month: 173.8 h ÷ 12, and development is asked for 12 × 24 h ÷ (2 × 173.8 h) = 83 %.
    let map = map(&example, example.current);
    let load = Load::of(map, charter.takt(&map.calendar).unwrap());
    assert_eq!(load.steps.first().map(|step| (step.number, step.percent.mid.round())), Some((3, 83.0)));
    let day = schedule(charter, example.scribe.now_ms(), 120);
    assert_eq!((day.planned_minutes, day.lateness), (240.0, Some(Lateness::Late(7))));
    let absent: Vec<_> = absences(workshop).into_iter().map(|absence| (absence.part, absence.steps)).collect();
    assert_eq!(absent, [("Infosec".to_owned(), vec![6, 8])]);
    assert!(unspoken_teams(workshop).is_empty());
    let votes = votes(workshop).sorted();
    assert_eq!((votes.allowed(), votes.placed, votes.rows[0].is_constraint), (Some(18), 18, true));
}

#[test]
fn three_people_rated_apart_and_differ_in_a_few_places() {
    let example = example();
    let cards = &example.scribe.workshop().scorecards;
    let card = team_cards(cards).last().unwrap();
    let sheets: Vec<&Scorecard> = sheets_of(cards, card.id).collect();
    assert!(card.is_closed && sheets.len() == 3 && sheets.iter().all(|sheet| sheet.is_closed));
    let votes = votes_of(Model::baseline(), &sheets);
    let talked_about = votes.iter().filter(|votes| votes.spread() == Spread::Talk);
    let talked_about: Vec<&str> = talked_about.map(|votes| votes.practice.as_str()).collect();
    assert_eq!(
        talked_about,
        ["environments", "deploy-tracking", "stakeholder-contact", "collective-response", "on-call-rotation"]
    );
    // The room's rating lies within what was said.
    for votes in &votes {
        let room = card.answers.get(&votes.practice).and_then(|answer| answer.rating);
        if let (Some(Rating::Level(room)), Some((low, high))) = (room, votes.range()) {
            assert!((low..=high).contains(&room), "{}", votes.practice);
        }
    }
}

#[test]
fn the_board_shows_every_way_an_improvement_can_go() {
    let example = example();
    let workshop = example.scribe.workshop();
    let board = Board::of(&workshop.improvements, ratings::SECOND_DAY);
    assert_eq!((board.open.len(), board.checked.len(), board.count(BoardFilter::Overdue)), (4, 2, 1));
    assert_eq!((board.running(), board.without_owner()), (2, 1));
    let has_result = |status| {
        let found = workshop.improvements.iter().find(|improvement| improvement.status() == status).unwrap();
        !found.text(ImprovementField::Result).is_empty()
    };
    assert_eq!([Status::Kept, Status::Dropped, Status::Running].map(has_result), [true, true, false]);
}

#[test]
fn every_improvement_belongs_to_something_that_is_there() {
    let example = example();
    let workshop = example.scribe.workshop();
    for improvement in &workshop.improvements {
        let subjects = improvement.subjects();
        assert!(!subjects.is_empty());
        for subject in subjects {
            let is_there = match &subject {
                Subject::Step { map, step } => workshop.map(*map).is_some_and(|map| map.step(*step).is_some()),
                Subject::Practice { practice, .. } => Model::baseline().practice(practice).is_some(),
                Subject::Milestone { milestone, .. } => Ladder::standard().milestone(milestone).is_some(),
            };
            assert!(is_there, "{subject}");
        }
    }
}
