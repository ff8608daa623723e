use proptest::prelude::*;

use super::*;
use crate::workshop::Edit;

const HOUR_S: f64 = 3_600.0;

fn enough() -> DeployFacts {
    DeployFacts {
        whole_weeks: 13,
        median_per_week: Some(8.0),
        working_days: 65,
        empty_working_days: 21,
        median_per_working_day: Some(1.0),
        changes: 386,
        lead_time_median_s: Some(54.0 * HOUR_S),
        failed: Some(14),
        failed_of: 109,
        recoveries: 12,
        recovery_median_s: Some(3.7 * HOUR_S),
        open_failures: 2,
        oldest_open_s: Some(22.0 * DAY_S),
    }
}

#[test]
fn each_rule_at_and_around_its_bound() {
    use Verdict::{Met, NotMet};
    type Change = fn(&mut DeployFacts);
    let cases: [(Rule, Change, Option<Verdict>); 27] = [
        (Rule::WeeklyDeploys, |f| f.median_per_week = Some(1.0), Some(Met)),
        (Rule::WeeklyDeploys, |f| f.median_per_week = Some(0.5), Some(NotMet)),
        (Rule::WeeklyDeploys, |f| f.median_per_week = Some(0.0), Some(NotMet)),
        (Rule::WeeklyDeploys, |f| f.median_per_week = None, None),
        (Rule::WeeklyDeploys, |f| f.whole_weeks = 4, None),
        (Rule::WeeklyDeploys, |f| f.whole_weeks = 5, Some(Met)),
        (Rule::DailyDeploys, |f| f.median_per_working_day = Some(1.0), Some(Met)),
        (Rule::DailyDeploys, |f| f.median_per_working_day = Some(0.5), Some(NotMet)),
        (Rule::DailyDeploys, |f| f.working_days = 4, None),
        (Rule::HundredDeploysADay, |f| f.median_per_working_day = Some(100.0), Some(Met)),
        (Rule::HundredDeploysADay, |f| f.median_per_working_day = Some(99.5), Some(NotMet)),
        (Rule::LeadTime5Days, |f| f.lead_time_median_s = Some(5.0 * DAY_S), Some(Met)),
        (Rule::LeadTime5Days, |f| f.lead_time_median_s = Some(5.0 * DAY_S + 1.0), Some(NotMet)),
        (Rule::LeadTime2Days, |f| f.lead_time_median_s = Some(2.0 * DAY_S), Some(Met)),
        (Rule::LeadTime2Days, |f| f.lead_time_median_s = Some(54.0 * HOUR_S), Some(NotMet)),
        (Rule::LeadTime2Days, |f| f.changes = 4, None),
        (Rule::LeadTime2Days, |f| f.lead_time_median_s = None, None),
        (Rule::FailureRate15Percent, |f| (f.failed, f.failed_of) = (Some(3), 20), Some(NotMet)),
        (Rule::FailureRate15Percent, |f| (f.failed, f.failed_of) = (Some(14), 109), Some(Met)),
        (Rule::FailureRate15Percent, |f| (f.failed, f.failed_of) = (Some(0), 5), Some(Met)),
        (Rule::FailureRate15Percent, |f| (f.failed, f.failed_of) = (Some(0), 4), None),
        (Rule::FailureRate15Percent, |f| (f.failed, f.failed_of) = (Some(0), 0), None),
        (Rule::FailureRate15Percent, |f| f.failed = None, None),
        (Rule::Recovery1Day, |f| f.recovery_median_s = Some(DAY_S), Some(NotMet)),
        (Rule::Recovery1Day, |f| f.recovery_median_s = Some(DAY_S - 1.0), Some(Met)),
        (Rule::Recovery1Day, |f| f.recoveries = 4, None),
        (Rule::Recovery1Day, |f| f.recovery_median_s = None, None),
    ];
    for (at, (rule, change, verdict)) in cases.into_iter().enumerate() {
        let mut facts = enough();
        change(&mut facts);
        assert_eq!(read_rule(rule, &facts).verdict, verdict, "case {at}: {rule:?}");
    }
}

fn judge(workshop: &mut Workshop, team: &str, milestone: &str, verdict: Option<Verdict>, note: &str) -> Vec<Edit> {
    let judgement = Judgement { verdict, note: note.into(), by: "M. Lind".into(), on: "2026-11-18".into() };
    workshop.apply(&Edit::JudgeMilestone { team: team.into(), milestone: milestone.into(), judgement })
}

fn standing_of<'a>(found: &'a LadderStanding<'a>, id: &str) -> &'a Standing<'a> {
    found.rungs.iter().flat_map(|rung| &rung.standings).find(|standing| standing.milestone.id == id).unwrap()
}

#[test]
fn data_judges_people_overrule_and_both_stay_visible() {
    let facts = enough();
    let measured = Some(Measured { own: &facts, whole: &facts });
    let mut workshop = Workshop::default();
    judge(&mut workshop, "A", "day-recovery-time", Some(Verdict::NotMet), "two are still open");
    judge(&mut workshop, "A", "day-canary-nothing", Some(Verdict::Met), "");
    judge(&mut workshop, "A", "day-pull-requests", Some(Verdict::Met), "");
    judge(&mut workshop, "A", "day-lead-time", None, "only a note");
    judge(&mut workshop, "B", "day-failure-rate", Some(Verdict::NotMet), "");
    let found = stand(Ladder::standard(), &workshop, "A", measured);
    let cases = [
        ("day-recovery-time", Some(Verdict::NotMet), JudgedBy::Overruled, Some(Some(Verdict::Met))),
        ("day-pull-requests", Some(Verdict::Met), JudgedBy::People, None),
        ("day-lead-time", Some(Verdict::NotMet), JudgedBy::Data, Some(Some(Verdict::NotMet))),
        ("day-failure-rate", Some(Verdict::Met), JudgedBy::Data, Some(Some(Verdict::Met))),
        ("hundred-deployment-frequency", Some(Verdict::NotMet), JudgedBy::Data, Some(Some(Verdict::NotMet))),
        ("day-one-view", None, JudgedBy::Nobody, None),
    ];
    for (id, verdict, by, data) in cases {
        let standing = standing_of(&found, id);
        assert_eq!(
            (standing.verdict, standing.by, standing.data.map(|data| data.verdict)),
            (verdict, by, data),
            "{id}"
        );
    }
    // Without data what people said stands by itself, and the rest is open.
    let alone = stand(Ladder::standard(), &workshop, "A", None);
    assert_eq!(standing_of(&alone, "day-recovery-time").by, JudgedBy::People);
    assert_eq!(standing_of(&alone, "day-failure-rate").verdict, None);
}

#[test]
fn back_to_data_takes_the_judgement_away_and_undo_brings_it_back() {
    let mut workshop = Workshop::default();
    let undo = judge(&mut workshop, "A", "day-recovery-time", Some(Verdict::NotMet), "why");
    let was = workshop.clone();
    assert_eq!(workshop.judged.len(), 1);
    let back = judge(&mut workshop, "A", "day-recovery-time", None, "");
    assert!(workshop.judged.is_empty());
    for edit in back {
        workshop.apply(&edit);
    }
    assert_eq!(workshop, was);
    for edit in undo {
        workshop.apply(&edit);
    }
    assert_eq!(workshop, Workshop::default());
}

#[test]
fn the_hundred_rung_is_read_over_the_whole_organisation() {
    let own = enough();
    let whole = DeployFacts { median_per_working_day: Some(120.0), ..enough() };
    let workshop = Workshop::default();
    let found = stand(Ladder::standard(), &workshop, "", Some(Measured { own: &own, whole: &whole }));
    assert_eq!(standing_of(&found, "hundred-deployment-frequency").verdict, Some(Verdict::Met));
    assert_eq!(standing_of(&found, "day-deployment-frequency").data, Some(read_rule(Rule::DailyDeploys, &own)));
}

/// A workshop in which every milestone asked for on the first rungs is met, but for those named.
fn all_met(rungs: usize, but: &[(&str, Option<Verdict>)]) -> Workshop {
    let mut workshop = Workshop::default();
    for rung in Ladder::standard().rungs.iter().take(rungs) {
        for milestone in rung.milestones.iter().filter(|milestone| milestone.kind.is_core()) {
            let other = but.iter().find(|(id, _)| *id == milestone.id);
            judge(&mut workshop, "", &milestone.id, other.map_or(Some(Verdict::Met), |(_, verdict)| *verdict), "");
        }
    }
    workshop
}

#[test]
fn a_rung_is_reached_when_all_it_asks_for_is_met_or_does_not_apply() {
    type Case = (usize, &'static [(&'static str, Option<Verdict>)], usize);
    let cases: [Case; 7] = [
        (0, &[], 0),
        (1, &[], 1),
        (1, &[("week-chat", Some(Verdict::NotApplicable))], 1),
        (1, &[("week-chat", None)], 0),
        (1, &[("week-chat", Some(Verdict::NotMet))], 0),
        (2, &[("week-chat", Some(Verdict::NotMet))], 0),
        (3, &[], 3),
    ];
    for (rungs, but, reached) in cases {
        let workshop = all_met(rungs, but);
        let found = stand(Ladder::standard(), &workshop, "", None);
        assert_eq!(found.reached, reached, "{rungs} {but:?}");
        assert_eq!(found.next().is_none(), reached == 3);
        assert_eq!(found.reached().is_some(), reached > 0);
    }
}

#[test]
fn a_rung_that_does_not_apply_at_all_is_not_reached() {
    let mut workshop = Workshop::default();
    for milestone in &Ladder::standard().rungs[0].milestones {
        judge(&mut workshop, "", &milestone.id, Some(Verdict::NotApplicable), "");
    }
    assert_eq!(stand(Ladder::standard(), &workshop, "", None).reached, 0);
}

#[test]
fn the_list_of_what_to_do_has_what_is_not_met_first() {
    let workshop = all_met(1, &[("week-chat", None), ("week-judge", Some(Verdict::NotMet)), ("week-revert", None)]);
    let found = stand(Ladder::standard(), &workshop, "", None);
    let to_do: Vec<&str> = found.next().unwrap().to_do().iter().map(|one| one.milestone.id.as_str()).collect();
    assert_eq!(to_do, ["week-judge", "week-revert", "week-chat"]);
}

proptest! {
    #[test]
    fn every_milestone_is_counted_once(
        said in prop::collection::vec((0..117usize, prop::option::of(0..3u8)), 0..40),
        has_data: bool,
    ) {
        let ladder = Ladder::standard();
        let ids: Vec<&str> = ladder.rungs.iter().flat_map(|rung| &rung.milestones).map(|one| one.id.as_str()).collect();
        let mut workshop = Workshop::default();
        for (at, verdict) in said {
            let verdict = verdict.map(|n| [Verdict::Met, Verdict::NotMet, Verdict::NotApplicable][usize::from(n)]);
            judge(&mut workshop, "", ids[at % ids.len()], verdict, "");
        }
        prop_assert!(workshop.judged.is_sorted_by(|a, b| a.milestone < b.milestone));
        let facts = enough();
        let found = stand(ladder, &workshop, "", has_data.then_some(Measured { own: &facts, whole: &facts }));
        for rung in &found.rungs {
            let asked = rung.rung.milestones.iter().filter(|milestone| milestone.kind.is_core()).count();
            prop_assert_eq!(rung.asked.of(), asked);
            prop_assert_eq!(rung.to_do().len(), rung.asked.not_met + rung.asked.open);
            let by = [JudgedBy::Nobody, JudgedBy::People, JudgedBy::Data, JudgedBy::Overruled];
            prop_assert_eq!(by.map(|by| rung.judged_by(by)).iter().sum::<usize>(), rung.standings.len());
        }
    }

    #[test]
    fn nonsense_figures_never_panic(median: f64, failed: u64, of: u64, n: u64) {
        let facts = DeployFacts {
            median_per_week: Some(median), median_per_working_day: Some(median), lead_time_median_s: Some(median),
            recovery_median_s: Some(median), failed: Some(failed), failed_of: of, whole_weeks: n, working_days: n,
            changes: n, recoveries: n, ..DeployFacts::default()
        };
        for rule in Rule::ALL {
            read_rule(rule, &facts);
        }
    }
}
