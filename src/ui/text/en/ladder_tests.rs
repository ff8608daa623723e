use super::*;
use crate::id::StepId;
use crate::workshop::read_rule;

#[test]
fn what_data_say_names_figure_and_rule() {
    let facts = DeployFacts {
        whole_weeks: 13,
        median_per_week: Some(8.0),
        working_days: 65,
        empty_working_days: 21,
        median_per_working_day: Some(1.0),
        changes: 386,
        lead_time_median_s: Some(54.0 * 3600.0),
        failed: Some(14),
        failed_of: 109,
        recoveries: 4,
        recovery_median_s: Some(13_200.0),
        open_failures: 2,
        oldest_open_s: Some(22.0 * 86_400.0),
    };
    let cases = [
        (Rule::WeeklyDeploys, "median 8 a week, 13 whole weeks, rule ≥ 1"),
        (Rule::DailyDeploys, "median 1 a working day, 65 working days, 21 without a deploy, rule ≥ 1"),
        (Rule::LeadTime2Days, "median 2 d 6 h, n 386, rule ≤ 2 d"),
        (Rule::FailureRate15Percent, "14 of 109 (12.8 %) failed, rule < 15 %"),
        (
            Rule::Recovery1Day,
            "median 3 h 40 min, n 4; 2 still open, the oldest 22 d, rule < 1 d; too little to judge, 5 are needed",
        ),
        (
            Rule::HundredDeploysADay,
            "median 1 a working day, 65 working days, 21 without a deploy, rule ≥ 100, over all services",
        ),
    ];
    for (rule, said) in cases {
        assert_eq!(data_figure(&read_rule(rule, &facts)), said);
    }
    let nothing = data_figure(&read_rule(Rule::FailureRate15Percent, &DeployFacts::default()));
    assert_eq!(nothing, "nothing in the data tells failures, rule < 15 %; too little to judge, 5 are needed");
}

#[test]
fn the_ceiling_names_the_step_and_the_bound() {
    let calendar = Calendar::default();
    let first = Ceiling { step: StepId::from_bits(1), wait_hours: 48.0 };
    let cadence = Cadence {
        period_hours: 40.0,
        in_the_way: vec![first],
        longest: Some(first),
        per_week: Some(40.0 / 48.0),
        unknown: 1,
    };
    assert_eq!(
        ceiling_first(&cadence, &first, "7 Change approval", Pace::Weekly, &calendar),
        "7 Change approval alone waits 6 d: once a week is out of reach until it is under 5 d."
    );
    assert_eq!(
        ceiling_best(&cadence, Some(8.0)),
        "At best 0.8 a week by this map, so far as waits are known; measured are 8 in the median week."
    );
}
