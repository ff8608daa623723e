use proptest::prelude::*;

use super::*;

/// Working hours in the usual calendar: least, middle, most; nothing where the text is not understood.
fn hours(text: &str) -> Option<(f64, f64, f64)> {
    let (spoken, _) = duration(text, Unit::Day, "", None);
    let hours = Duration::read(&spoken, Unit::Day)?.hours(&crate::stream::Calendar::default())?;
    let round = |hours: f64| (hours * 1e4).round() / 1e4;
    Some((round(hours.low), round(hours.mid), round(hours.high)))
}

#[test]
fn durations_of_spreadsheets_are_understood() {
    for (text, least, most) in [
        ("1/2 day", 4.0, 4.0),
        ("½ day", 4.0, 4.0),
        ("1/2d", 4.0, 4.0),
        ("1/2", 4.0, 4.0),
        ("1 1/2 days", 12.0, 12.0),
        ("3/4 h", 0.75, 0.75),
        ("half a day", 4.0, 4.0),
        ("half day", 4.0, 4.0),
        ("a half day", 4.0, 4.0),
        ("one half day", 4.0, 4.0),
        ("two and a half hours", 2.5, 2.5),
        ("one and a half days", 12.0, 12.0),
        ("1 and a half hours", 1.5, 1.5),
        ("eine halbe Stunde", 0.5, 0.5),
        ("2 yrs", 24.0 * 4.345 * 40.0, 24.0 * 4.345 * 40.0),
        ("1 year", 12.0 * 4.345 * 40.0, 12.0 * 4.345 * 40.0),
        ("1 yr.", 12.0 * 4.345 * 40.0, 12.0 * 4.345 * 40.0),
        ("5 days (avg)", 40.0, 40.0),
        ("5 days avg.", 40.0, 40.0),
        ("avg. 5 days", 40.0, 40.0),
        ("Ø 5 Tage", 40.0, 40.0),
        ("5 days on average", 40.0, 40.0),
        ("5 days*", 40.0, 40.0),
        ("(5 days)", 40.0, 40.0),
        ("5 day(s)", 40.0, 40.0),
        ("5 Tag(e)", 40.0, 40.0),
        ("median: 3 h", 3.0, 3.0),
        ("2-3 days (typical)", 16.0, 24.0),
        ("1h30", 1.5, 1.5),
        ("1h30m", 1.5, 1.5),
        ("1h 30", 1.5, 1.5),
        ("2 to 3 days", 16.0, 24.0),
        ("2-3d", 16.0, 24.0),
        ("2 – 3 days", 16.0, 24.0),
        ("between 2 and 3 days", 16.0, 24.0),
        ("Between 1 day and 1 week", 8.0, 40.0),
        ("from 2 to 3 days", 16.0, 24.0),
        ("zwischen 2 und 3 Tagen", 16.0, 24.0),
        ("two to three days", 16.0, 24.0),
        ("2 or 3 days", 16.0, 24.0),
        ("2..3 d", 16.0, 24.0),
        ("about 2 days", 16.0, 16.0),
        ("approx. 2 hrs", 2.0, 2.0),
        ("~ 2 days", 16.0, 16.0),
        ("roughly 2 to 3 weeks", 80.0, 120.0),
        ("< 1 day", 0.0, 8.0),
        ("<1d", 0.0, 8.0),
        ("<= 4 h", 0.0, 4.0),
        ("≤ 1 wk", 0.0, 40.0),
        ("up to 3 days", 0.0, 24.0),
        ("max. 2 h", 0.0, 2.0),
        ("less than an hour", 0.0, 1.0),
        ("bis zu 2 Tage", 0.0, 16.0),
        ("10 working days", 80.0, 80.0),
        ("3 biz days", 24.0, 24.0),
        ("3 workdays", 24.0, 24.0),
        ("3 Werktage", 24.0, 24.0),
        ("2-day", 16.0, 16.0),
        ("two-week", 80.0, 80.0),
        ("two-three weeks", 80.0, 120.0),
        ("a day", 8.0, 8.0),
        ("an hour", 1.0, 1.0),
        ("two weeks", 80.0, 80.0),
        ("1 week and 2 days", 56.0, 56.0),
        ("1 500 h", 1_500.0, 1_500.0),
        ("1'500 h", 1_500.0, 1_500.0),
        ("01:30:00", 1.5, 1.5),
        ("36:00:00", 36.0, 36.0),
        ("0:00:30", 0.0083, 0.0083),
        ("00:00:00", 0.0, 0.0),
        ("1:30 h", 1.5, 1.5),
        ("1:30 hrs", 1.5, 1.5),
        ("2:15 min", 0.0375, 0.0375),
        ("PT2H30M", 2.5, 2.5),
        ("PT45M", 0.75, 0.75),
    ] {
        assert_eq!(hours(text).map(|(low, _, high)| (low, high)), Some((least, most)), "{text}");
    }
}

#[test]
fn what_means_two_things_stays_as_it_was_typed() {
    for text in [
        "1 sprint",
        "1:30",
        "2/3 days",
        "2 half days",
        "> 5 days",
        "5+ days",
        "at least 2 d",
        "5 days/week",
        "2 hrs per day",
        "5 calendar days",
        "1 day, 2:30:00",
        "P3D",
        "1,500 min",
        "a few days",
        "immediately",
        "same day",
        "soon",
        "1 quarter",
        "3 person days",
        "1:75:00",
        "12 of 20",
        "1/2/2024",
        "1-Feb",
        "(",
        "()",
        "*",
        "<",
        "about",
        "5 days, 3 if urgent",
        "avg",
    ] {
        let (spoken, told) = duration(text, Unit::Day, "", None);
        assert_eq!((spoken.as_ref(), told), (text, Told::default()), "{text}");
        assert!(Duration::read(text, Unit::Day).is_some_and(|read| read.problem().is_some()), "{text}");
    }
}

#[test]
fn headings_say_what_a_clock_shows() {
    let read = |text, heading, unit| duration(text, Unit::Day, heading, unit).0.into_owned();
    assert_eq!(read("1:30", "LT (h:mm)", None), "1 h 30 min");
    assert_eq!(read("01:30", "LT hh:mm", None), "1 h 30 min");
    assert_eq!(read("26:00", "PT [h]:mm", None), "26 h");
    assert_eq!(read("1:30", "PT (mm:ss)", None), "1 min 30 s");
    assert_eq!(read("1:30", "PT (h)", Some(Unit::Hour)), "1 h 30 min");
    assert_eq!(read("90:30", "PT (min)", Some(Unit::Minute)), "1 h 30 min 30 s");
    assert_eq!(read("1:30", "PT (d)", Some(Unit::Day)), "1:30");
    assert_eq!(read("~1:30", "LT (h:mm)", None), "~1 h 30 min");
}

#[test]
fn words_beside_a_figure_are_told() {
    let told = |text| duration(text, Unit::Day, "", None).1;
    let remarked = Told { is_remarked: true, is_upper_end: false };
    assert_eq!([told("5 days (avg)"), told("5 d*"), told("est. 5 d")], [remarked; 3]);
    assert_eq!([told("5 d"), told("5 day(s)"), told("(5 d)"), told("~5 d"), told("about 5 d")], [Told::default(); 5]);
    assert_eq!(told("< 5 d (guess)"), Told { is_remarked: true, is_upper_end: true });
}

#[test]
fn percentages_and_amounts_are_understood() {
    for (text, expected) in [
        ("90 percent", "90 %"),
        ("90 per cent", "90 %"),
        ("90pct", "90 %"),
        ("about 90 Prozent", "~90 %"),
        ("90% (est.)", "90%"),
        ("90%*", "90%"),
        ("90", "90"),
        ("n/a", ""),
        ("> 90 %", "> 90 %"),
        ("< 90 %", "< 90 %"),
        ("80-90 %", "80-90 %"),
        ("9/10", "9/10"),
    ] {
        assert_eq!(percent(text).0, expected, "{text}");
    }
    for (text, column, expected) in [
        ("2 people", Column::People, "2"),
        ("3 FTE", Column::People, "3"),
        ("two devs", Column::People, "2"),
        ("1/2 FTE", Column::People, "0.5"),
        ("~3", Column::People, "~3"),
        ("14 tickets", Column::Wip, "14"),
        ("14 tickets", Column::People, "14 tickets"),
        ("2 devs, 1 tester", Column::People, "2 devs, 1 tester"),
        ("3-4", Column::People, "3-4"),
        ("2 (part time)", Column::People, "2"),
    ] {
        assert_eq!(amount(text, column).0, expected, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "\\PC{0,24}", words in prop::collection::vec(prop_oneof![
        Just("1/2"), Just("half"), Just("a"), Just("and"), Just("<"), Just("("), Just(")"), Just("avg"), Just("2-3"), Just(":"),
        Just("days"), Just("1:30"), Just("bis"), Just("~"), Just("*"), Just("ca."), Just("500"), Just("7"), Just("'"),
    ], 0..6)) {
        for text in [text, words.join(" "), words.concat()] {
            let (spoken, told) = duration(&text, Unit::Day, "", None);
            let is_kept = spoken == figure(&text);
            let problem = Duration::read(&spoken, Unit::Day).and_then(|read| read.problem());
            prop_assert!(is_kept || problem.is_none(), "{}: {}", text, spoken);
            prop_assert!(!is_kept || told == Told::default());
            percent(&text);
            amount(&text, Column::People);
        }
    }
}
