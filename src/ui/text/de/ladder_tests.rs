use super::*;
use crate::workshop::read_rule;

#[test]
fn what_data_say_names_figure_and_rule() {
    let facts = DeployFacts {
        whole_weeks: 1,
        median_per_week: Some(8.0),
        working_days: 65,
        empty_working_days: 21,
        median_per_working_day: Some(1.0),
        failed: Some(10),
        failed_of: 100,
        ..DeployFacts::default()
    };
    let cases = [
        (Rule::WeeklyDeploys, "Median 8 pro Woche, 1 ganze Woche, Regel ≥ 1"),
        (Rule::DailyDeploys, "Median 1 pro Arbeitstag, 65 Arbeitstage, 21 ohne Deployment, Regel ≥ 1"),
        (Rule::FailureRate15Percent, "10 von 100 (10 %) fehlgeschlagen, Regel < 15 %"),
    ];
    for (rule, said) in cases {
        let figure = data_figure(&read_rule(rule, &facts));
        assert!(figure.starts_with(said), "{figure}");
    }
    assert_eq!(speed(&facts), "8 pro Woche, Median aus 1 Woche; keine Vorlaufzeit");
}

#[test]
fn services_stand_in_the_genitive() {
    assert_eq!(basis(None, 1, &of_services(Some("web"), 3)), "1 Deployment des Dienstes web");
    assert_eq!(basis(None, 2, &of_services(None, 3)), "2 Deployments aller 3 Dienste");
}
