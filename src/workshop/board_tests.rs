use proptest::prelude::*;

use super::*;
use crate::id::{ImprovementId, ScorecardId};
use crate::maturity::{Model, Scorecard};

const TODAY: &str = "2026-11-20";

/// `title status day owner`; a dash is nothing.
fn improvement(at: usize, text: &str) -> Improvement {
    let words: Vec<&str> = text.split_whitespace().map(|word| if word == "-" { "" } else { word }).collect();
    Improvement::new(ImprovementId::from_bits(at as u64 + 1))
        .with(ImprovementField::Title, words[0])
        .with(ImprovementField::Status, words[1])
        .with(ImprovementField::CheckOn, words[2])
        .with(ImprovementField::Owner, words[3])
}

fn improvements(text: &str) -> Vec<Improvement> {
    text.split(',').enumerate().map(|(at, text)| improvement(at, text)).collect()
}

fn titles<'a>(rows: &'a [BoardRow<'a>]) -> Vec<&'a str> {
    rows.iter().map(|row| row.improvement.text(ImprovementField::Title)).collect()
}

#[test]
fn the_board_is_by_day_with_the_undated_last_and_the_checked_apart() {
    let all = improvements(
        "a planned - -, b running 2026-12-04 x, c kept 2026-10-02 x, d planned 2026-11-06 -, e dropped 2026-11-13 x, \
         f - 2026-12-04 x, g running nonsense -",
    );
    let board = Board::of(&all, TODAY);
    assert_eq!(titles(&board.open), ["d", "b", "f", "a", "g"]);
    assert_eq!(titles(&board.checked), ["e", "c"]);
    assert_eq!((board.running(), board.without_owner()), (2, 3));
    assert_eq!(board.count(BoardFilter::All), 7);
    assert_eq!(board.count(BoardFilter::Overdue), 1);
}

#[test]
fn an_improvement_is_due_overdue_undated_or_checked() {
    let cases = [
        ("x planned 2026-11-06 -", Due::Overdue { days: 14 }),
        ("x planned 2026-11-19 -", Due::Overdue { days: 1 }),
        ("x running 2026-11-20 -", Due::In { days: 0 }),
        ("x running 2027-02-12 -", Due::In { days: 84 }),
        ("x running - -", Due::Undated),
        ("x running 2026-02-30 -", Due::Undated),
        ("x kept 2026-11-06 -", Due::Checked),
        ("x dropped - -", Due::Checked),
    ];
    for (text, expected) in cases {
        assert_eq!(due(&improvement(0, text), TODAY), expected, "{text}");
    }
}

fn workshop() -> Workshop {
    let mut map = StreamMap::new(MapId::from_bits(1), "Now");
    for (id, lead, process) in [(2, "9 d", "3 h"), (3, "1 d", "")] {
        let mut step = Step::new(StepId::from_bits(id), "Step", "Team");
        step.lead_time = Duration::read(lead, Unit::Day);
        step.process_time = Duration::read(process, Unit::Day);
        map.steps.push(step);
    }
    Workshop { maps: vec![map], ..Workshop::default() }
}

fn of_step(step: u64) -> Improvement {
    let subject = Subject::Step { map: MapId::from_bits(1), step: StepId::from_bits(step) };
    improvement(0, "x planned - -").with(ImprovementField::Of, subject.to_string())
}

#[test]
fn expected_figures_stand_beside_those_of_the_map() {
    let better = of_step(2).with(ImprovementField::LeadTime, "4 h").with(ImprovementField::PercentCa, "95");
    let figure = |entry, now: &str, then: &str| ExpectedChange::Figure { entry, now: now.into(), then: then.into() };
    let expected = [figure(Entry::LeadTime, "9 d", "4 h"), figure(Entry::PercentCa, "", "95")];
    assert_eq!(expected_changes(&workshop(), &better), expected);
    // The step is gone: what was expected still stands.
    let gone = of_step(7).with(ImprovementField::LeadTime, "4 h");
    assert_eq!(expected_changes(&workshop(), &gone), [figure(Entry::LeadTime, "", "4 h")]);
    assert!(expected_changes(&workshop(), &of_step(2)).is_empty());
}

#[test]
fn an_expected_level_stands_beside_the_last_rating_of_that_team() {
    let model = Model { id: "baseline".into(), version: 1, ..Model::default() };
    let mut workshop = workshop();
    for (team, day, level) in [("A", "2026-01-01", 0), ("A", "2026-05-01", 1), ("B", "2026-06-01", 3)] {
        let mut card = Scorecard::new(ScorecardId::from_bits(level), &model, team, day);
        let rating = Level::try_from(level as u8).ok().map(Rating::Level);
        card.answers.insert("chat".into(), crate::maturity::Answer { rating, ..Default::default() });
        workshop.scorecards.push(card);
    }
    let subject = |team: &str| {
        let team = team.to_owned();
        Subject::Practice { model: "baseline".into(), practice: "chat".into(), team }.to_string()
    };
    for (team, now) in [("A", Some(Rating::Level(Level::Novice))), ("C", None)] {
        let better = improvement(0, "x planned - -").with(ImprovementField::Of, subject(team));
        let better = better.with(ImprovementField::Level, "2");
        let expected = ExpectedChange::Level { now, then: Level::Intermediate };
        assert_eq!(expected_changes(&workshop, &better), [expected], "{team}");
    }
    let senseless = improvement(0, "x planned - -").with(ImprovementField::Level, "7");
    assert!(expected_changes(&workshop, &senseless).is_empty());
}

#[test]
fn the_effect_is_that_of_the_figures_on_the_whole_map() {
    let total = |total: Total| total.hours.mid;
    let effect = effect_on_map(&workshop(), &of_step(2).with(ImprovementField::LeadTime, "4 h")).unwrap();
    // The steps are not connected: the longest stands alone.
    assert_eq!((total(effect.before), total(effect.after)), (72.0, 8.0));
    assert_eq!(effect_on_map(&workshop(), &of_step(2).with(ImprovementField::PercentCa, "99")), None);
    assert_eq!(effect_on_map(&workshop(), &of_step(7).with(ImprovementField::LeadTime, "4 h")), None);
    let nonsense = effect_on_map(&workshop(), &of_step(2).with(ImprovementField::LeadTime, "soon")).unwrap();
    assert_eq!(nonsense.after.missing(), 1);
}

#[test]
fn filters_go_by_what_an_improvement_belongs_to() {
    let milestone = Subject::Milestone { milestone: "day-canary".into(), team: "A".into() }.to_string();
    let all = [
        of_step(2),
        improvement(1, "y planned 2026-01-01 -").with(ImprovementField::Of, milestone.clone()),
        of_step(3).with(ImprovementField::Of, [of_step(3).text(ImprovementField::Of), "\n", &milestone].concat()),
        improvement(3, "z planned - -"),
    ];
    let board = Board::of(&all, TODAY);
    assert_eq!(BoardFilter::ALL.map(|filter| board.count(filter)), [4, 1, 2, 0, 2]);
}

proptest! {
    #[test]
    fn every_improvement_stands_on_the_board_once(
        parts in prop::collection::vec(("[a-c]", "planned|running|kept|dropped|-", "2026-1[0-2]-[0-3][0-9]|-"), 0..12),
        today in "2026-1[0-2]-[012][0-9]|",
    ) {
        let texts: Vec<String> = parts.iter().map(|(a, b, c)| format!("{a} {b} {c} -")).collect();
        let all: Vec<Improvement> = texts.iter().enumerate().map(|(at, text)| improvement(at, text)).collect();
        let board = Board::of(&all, &today);
        let mut ids: Vec<u64> = board.rows().map(|row| row.improvement.id.bits()).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, (1..=all.len() as u64).collect::<Vec<_>>());
        prop_assert!(board.checked.iter().all(|row| row.due == Due::Checked));
        let overdue_first = board.open.iter().map(|row| !matches!(row.due, Due::Overdue { .. }));
        prop_assert!(overdue_first.is_sorted());
    }
}
