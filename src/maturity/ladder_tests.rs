use std::collections::BTreeSet;

use super::super::ModelFault;
use super::*;

#[test]
fn the_ladder_has_every_milestone_of_the_reference() {
    use MilestoneGroup::{Communication, Culture, Development, Measurements};
    // rung, group, asked for, beyond (next level or common)
    let reference = [
        ("once-a-week", Measurements, 6, 3),
        ("once-a-week", Development, 11, 0),
        ("once-a-week", Communication, 8, 0),
        ("once-a-week", Culture, 9, 0),
        ("once-a-day", Measurements, 9, 5),
        ("once-a-day", Development, 14, 0),
        ("once-a-day", Communication, 17, 0),
        ("once-a-day", Culture, 11, 0),
        ("hundred-a-day", Measurements, 4, 2),
        ("hundred-a-day", Development, 4, 0),
        ("hundred-a-day", Communication, 7, 0),
        ("hundred-a-day", Culture, 7, 0),
    ];
    let ladder = Ladder::read(LADDER_JSON).unwrap();
    let counted = ladder.rungs.iter().flat_map(|rung| MilestoneGroup::ALL.map(|group| (rung, group)));
    let counted = counted.map(|(rung, group)| {
        let core = rung.group(group).filter(|milestone| milestone.kind.is_core()).count();
        (rung.id.as_str(), group, core, rung.group(group).count() - core)
    });
    assert_eq!(counted.collect::<Vec<_>>(), reference);
    assert_eq!(*Ladder::standard(), ladder);
}

#[test]
fn every_rule_judges_one_measurement() {
    let milestones = || Ladder::standard().rungs.iter().flat_map(|rung| &rung.milestones);
    let rules: Vec<Rule> = milestones().filter_map(|milestone| milestone.rule).collect();
    assert_eq!(rules, Rule::ALL);
    for judged in milestones().filter(|milestone| milestone.rule.is_some()) {
        assert_eq!((judged.group, judged.kind), (MilestoneGroup::Measurements, MilestoneKind::Core), "{}", judged.id);
    }
}

#[test]
fn milestones_are_short_distinct_sentences_with_their_rungs_prefix() {
    let mut seen = BTreeSet::new();
    for (rung, prefix) in Ladder::standard().rungs.iter().zip(["week-", "day-", "hundred-"]) {
        assert!(rung.milestones.is_sorted_by_key(|milestone| milestone.group), "groups stand together in {}", rung.id);
        assert!(rung.owner.ends_with('.'), "{}", rung.owner);
        for milestone in &rung.milestones {
            let text = milestone.text.as_str();
            assert!(milestone.id.starts_with(prefix), "{}", milestone.id);
            assert!(text.chars().count() < 90 && text.ends_with('.') && text.starts_with(char::is_uppercase), "{text}");
            assert!(seen.insert(text), "twice: {text}");
        }
    }
}

#[test]
fn a_milestone_is_found_with_its_rung() {
    let (rung, milestone) = Ladder::standard().milestone("hundred-canary").unwrap();
    assert_eq!((rung.id.as_str(), milestone.group), ("hundred-a-day", MilestoneGroup::Development));
    assert_eq!(Ladder::standard().milestone("canary"), None);
}

#[test]
fn a_written_ladder_is_read_back() {
    let json = serde_json::to_string(Ladder::standard()).unwrap();
    assert_eq!(Ladder::read(&json).as_ref(), Ok(Ladder::standard()));
}

#[test]
fn broken_ladders_are_refused() {
    let wrong = |key| ModelFault::WrongKind { key, expected: JsonKind::Word };
    let repeated = ModelFault::RepeatedId { id: "week-lead-time".into(), first_line: 14 };
    let cases = [
        (r#""rule": "weekly-deploys""#, r#""rule": "never""#, 13, wrong("rule")),
        (r#""kind": "next-level""#, r#""kind": "some""#, 19, wrong("kind")),
        (r#""group": "measurements""#, r#""group": "other""#, 13, wrong("group")),
        (r#""week-metrics-tracked""#, r#""week-lead-time""#, 15, repeated),
        ("streamgauge.ladder/1", "streamgauge.ladder/2", 2, ModelFault::OtherSchema("streamgauge.ladder/2".into())),
    ];
    for (from, to, line, fault) in cases {
        assert!(LADDER_JSON.contains(from), "{from}");
        let problem = Ladder::read(&LADDER_JSON.replacen(from, to, 1)).unwrap_err();
        assert_eq!((problem.line, problem.fault), (line, fault), "{to}");
    }
}

#[test]
fn a_tally_counts_each_milestone_once_and_open_is_not_failed() {
    let rung = &Ladder::standard().rungs[0];
    let all_open = tally(&rung.milestones, |_| None);
    assert_eq!(all_open, Tally { open: 37, ..Tally::default() });
    let mixed = tally(rung.group(MilestoneGroup::Communication), |id| match id {
        "week-entry-time" | "week-judge" => Some(Verdict::Met),
        "week-chat" => Some(Verdict::NotMet),
        "week-product-told" => Some(Verdict::NotApplicable),
        _ => None,
    });
    assert_eq!(mixed, Tally { met: 2, not_met: 1, not_applicable: 1, open: 4 });
    assert_eq!(mixed.of(), 8);
}
