use proptest::prelude::*;

use super::*;

fn hours(text: &str) -> Result<Option<HourRange>, DurationProblem> {
    let read = Duration { text: text.to_owned() };
    read.problem().map_or_else(|| Ok(read.hours(&Calendar::default())), Err)
}

#[test]
fn durations_are_read_as_typed() {
    let cases = [
        ("90m", 1.5, 1.5),
        ("90 min", 1.5, 1.5),
        ("90 min.", 1.5, 1.5),
        ("1.5h", 1.5, 1.5),
        ("1,5 h", 1.5, 1.5),
        (".5 h", 0.5, 0.5),
        ("½ h", 0.5, 0.5),
        ("1½ d", 12.0, 12.0),
        ("2d 4h", 20.0, 20.0),
        ("2d4h", 20.0, 20.0),
        ("2 d, 4 h", 20.0, 20.0),
        ("2 days and 4 hours", 20.0, 20.0),
        ("2 d + 4 h", 20.0, 20.0),
        ("1h30", 1.5, 1.5),
        ("1 h 30 m", 1.5, 1.5),
        ("3 wk", 120.0, 120.0),
        ("3w", 120.0, 120.0),
        ("2 weeks", 80.0, 80.0),
        ("2 WKS", 80.0, 80.0),
        ("1 mo", 173.8, 173.8),
        ("2 Months", 347.6, 347.6),
        ("1 year", 2085.6, 2085.6),
        ("2-3 d", 16.0, 24.0),
        ("2d-3d", 16.0, 24.0),
        ("2d-3", 16.0, 24.0),
        ("2 – 3 d", 16.0, 24.0),
        ("2—3 days", 16.0, 24.0),
        ("2 to 3 d", 16.0, 24.0),
        ("4h - 1 d", 4.0, 8.0),
        ("1d 4h - 2d", 12.0, 16.0),
        ("0-2 d", 0.0, 16.0),
        ("3-3 d", 24.0, 24.0),
        ("~1d", 8.0, 8.0),
        ("~ 1-2 d", 8.0, 16.0),
        ("≈1d", 8.0, 8.0),
        ("1 d?", 8.0, 8.0),
        ("0", 0.0, 0.0),
        ("0 d", 0.0, 0.0),
        ("30 s", 1.0 / 120.0, 1.0 / 120.0),
        ("10 seconds", 1.0 / 360.0, 1.0 / 360.0),
        ("1 hr", 1.0, 1.0),
        ("2 hrs", 2.0, 2.0),
        ("3 working days", 24.0, 24.0),
        ("3 business days", 24.0, 24.0),
        ("1 day", 8.0, 8.0),
        ("5 mins", 1.0 / 12.0, 1.0 / 12.0),
        ("\u{a0}2\u{202f}d ", 16.0, 16.0),
        ("1,250.5 h", 1250.5, 1250.5),
        // Reversed in elapsed time only, so it is put in order.
        ("1 wk - 6 d", 40.0, 48.0),
    ];
    for (text, low, high) in cases {
        let Ok(Some(range)) = hours(text) else { panic!("{text:?}: {:?}", hours(text)) };
        assert!((range.low - low).abs() < 1e-9 && (range.high - high).abs() < 1e-9, "{text:?}: {range:?}");
        assert!((range.mid - f64::midpoint(low, high)).abs() < 1e-9, "{text:?}: {range:?}");
    }
}

#[test]
fn german_words_are_read_in_any_language_of_the_page() {
    let cases = [
        ("2 Tage", 16.0, 16.0),
        ("1 Tag", 8.0, 8.0),
        ("3 T", 24.0, 24.0),
        ("3 Arbeitstage", 24.0, 24.0),
        ("3 Std", 3.0, 3.0),
        ("3 Std.", 3.0, 3.0),
        ("1,5 Stunden", 1.5, 1.5),
        ("1 Stunde 30 Minuten", 1.5, 1.5),
        ("30 Min", 0.5, 0.5),
        ("30 Min.", 0.5, 0.5),
        ("45 Sek.", 0.0125, 0.0125),
        ("4 Wo", 160.0, 160.0),
        ("4 Wo.", 160.0, 160.0),
        ("2 Wochen", 80.0, 80.0),
        ("1 Monat", 173.8, 173.8),
        ("2 Mon.", 347.6, 347.6),
        ("1 Jahr", 2085.6, 2085.6),
        ("2 bis 3 Tage", 16.0, 24.0),
        ("2 Tage und 4 Stunden", 20.0, 20.0),
        ("1 Tag bis 2 Wochen", 8.0, 80.0),
        ("~ 2 Tage", 16.0, 16.0),
    ];
    for (text, low, high) in cases {
        let Ok(Some(range)) = hours(text) else { panic!("{text:?}: {:?}", hours(text)) };
        assert!((range.low - low).abs() < 1e-9 && (range.high - high).abs() < 1e-9, "{text:?}: {range:?}");
    }
}

#[test]
fn what_cannot_be_read_says_where() {
    use DurationProblem as P;
    let cases = [
        ("", P::Empty),
        ("   ", P::Empty),
        ("soon", P::NotANumber { at: 0 }),
        ("-", P::NotANumber { at: 0 }),
        ("2 d soon", P::NotANumber { at: 4 }),
        ("2 fortnights", P::UnknownUnit { at: 2, length: 10 }),
        ("2 jours", P::UnknownUnit { at: 2, length: 5 }),
        ("3 días", P::UnknownUnit { at: 2, length: 4 }),
        ("é 3 d", P::NotANumber { at: 0 }),
        ("1:30", P::NotANumber { at: 1 }),
        ("5", P::UnitMissing { at: 1 }),
        ("2-3", P::UnitMissing { at: 3 }),
        ("2d 4", P::UnitMissing { at: 4 }),
        ("-3 d", P::Negative { at: 0 }),
        ("\u{2212}3 d", P::Negative { at: 0 }),
        ("2--3 d", P::Negative { at: 2 }),
        ("3-2 d", P::RangeReversed),
        ("1h - 30 min", P::RangeReversed),
        ("101 years", P::TooLong),
        ("99999999999999999999 d", P::TooLong),
        ("1,500 h", P::Ambiguous { at: 0 }),
        ("1.2.3 h", P::NotANumber { at: 0 }),
        ("1e3 h", P::UnknownUnit { at: 1, length: 1 }),
        ("2-", P::NotANumber { at: 2 }),
        ("~", P::NotANumber { at: 1 }),
    ];
    for (text, expected) in cases {
        assert_eq!(hours(text), Err(expected), "{text:?}");
    }
}

#[test]
fn unknown_is_no_problem_and_not_zero() {
    for text in ["?", " ?", "??"] {
        assert_eq!(hours(text), Ok(None), "{text:?}");
        assert!(Duration::read(text, Unit::Day).is_some_and(|d| !d.is_approximate()));
    }
}

#[test]
fn a_number_alone_takes_the_last_unit_into_its_text() {
    let cases = [
        ("3", Unit::Day, "3 d"),
        (" 1,5 ", Unit::Hour, "1,5 h"),
        ("2-3", Unit::Week, "2-3 wk"),
        ("~3", Unit::Minute, "~3 min"),
        ("3?", Unit::Month, "3 mo?"),
        ("½", Unit::Day, "½ d"),
        ("3 h", Unit::Day, "3 h"),
        ("?", Unit::Day, "?"),
        ("0", Unit::Day, "0"),
        ("2d 4", Unit::Week, "2d 4"),
        ("soon", Unit::Day, "soon"),
    ];
    for (typed, unit, kept) in cases {
        assert_eq!(Duration::read(typed, unit).as_ref().map(Duration::text), Some(kept), "{typed:?}");
    }
    assert_eq!(Duration::read(" ", Unit::Day), None);
}

#[test]
fn the_calendar_decides_what_a_day_is() {
    let day = Duration { text: "2 d".to_owned() };
    assert_eq!(day.hours(&Calendar::ELAPSED), Some(HourRange::exact(48.0)));
    assert_eq!(day.hours(&Calendar::new(7.5, 4.0)), Some(HourRange::exact(15.0)));
    assert_eq!(day.unit(), Some(Unit::Day));
}

proptest! {
    #[test]
    fn any_text_is_kept_and_gives_sane_hours_or_none(text in "[-~?0-9.,½ dhmwk–to\u{a0}é]{0,14}") {
        let read = Duration::read(&text, Unit::Day);
        prop_assert_eq!(read.is_none(), text.trim().is_empty());
        if let Some(read) = read {
            prop_assert!(read.text().starts_with(text.trim()) || read.problem().is_none());
            if let Some(range) = read.hours(&Calendar::default()) {
                prop_assert!(range.low >= 0.0 && range.low <= range.mid && range.mid <= range.high);
                prop_assert!(range.high.is_finite() && read.problem().is_none());
            }
        }
    }

    #[test]
    fn what_is_plain_reads_as_it_does_in_full(amount in "[0-9]{1,5}", unit in "( ?)(h|d|min|m|wk|H)", elapsed in any::<bool>()) {
        let calendar = if elapsed { Calendar::ELAPSED } else { Calendar::new(7.5, 4.0) };
        let typed = Duration { text: amount + &unit };
        prop_assert_eq!(typed.reading(&calendar), typed.reading_in_full(&calendar));
    }

    #[test]
    fn every_unit_word_reads_as_its_symbol(amount in 1u16..500, index in 0usize..6) {
        let unit = Unit::ALL[index];
        let calendar = Calendar::default();
        let typed = Duration { text: format!("{amount}{}", unit.symbol().to_uppercase()) };
        let expected = f64::from(amount) * unit.hours(&calendar);
        prop_assert!(typed.hours(&calendar).is_some_and(|range| (range.mid - expected).abs() < 1e-9));
    }
}
