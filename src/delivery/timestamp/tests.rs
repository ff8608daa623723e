//! Every form of time, and what is none.

use super::*;
use proptest::prelude::*;

/// 2026-09-07 10:05:00 UTC.
const T: i64 = 1_788_775_500_000;

fn ms(text: &str) -> Option<(i64, bool)> {
    match read(text.as_bytes()) {
        Cell::Time(written) => Some((written.ms - T, written.zoned)),
        _ => None,
    }
}

#[test]
fn forms_with_an_offset() {
    for (text, expected) in [
        ("2026-09-07T10:05:00Z", 0),
        ("2026-09-07 10:05:00Z", 0),
        ("2026-09-07t10:05:00.5z", 500),
        ("2026-09-07T10:05:00.123456789Z", 123),
        ("2026-09-07T12:05:00+02:00", 0),
        ("2026-09-07T12:05:00+02:00[Europe/Berlin]", 0),
        ("2026-09-07T10:05:00Z[UTC]", 0),
        ("9/17/2026 10:05 a.m. +00:00", 864_000_000),
        ("2026-09-07T12:05:00.000+0200", 0),
        ("2026-09-07T05:05:00-05", 0),
        ("2026-09-07 10:05:00 UTC", 0),
        ("2026-09-07 10:05:00.1234567 +0000 ", 123),
        ("2026-09-07 12:05 +0200", 0),
        ("1788775500", 0),
        ("1788775500.25", 250),
        ("1788775500123", 123),
        ("1788775500123456", 123),
        ("1788775500123456789", 123),
        ("20260907T100500Z", 0),
        ("Mon, 07 Sep 2026 12:05:00 +0200", 0),
        ("Mon Sep 7 12:05:00 2026 +0200", 0),
        ("2026-09-07 12:05:00 CEST", 0),
        ("7 Sep 2026 06:05 AM EDT", 0),
        ("2026-09-07 10:05 (UTC)", 0),
        ("2026-09-07 12:05 UTC+2", 0),
        ("Mon Sep 07 2026 12:05:00 GMT+0200 (Central European Summer Time)", 0),
        ("Mon Sep  7 10:05:00 UTC 2026", 0),
        ("2026-09-07T24:00:00Z", 13 * 3_600_000 + 55 * 60_000),
    ] {
        assert_eq!(ms(text), Some((expected, true)), "{text}");
    }
}

#[test]
fn forms_without_an_offset() {
    for text in [
        "2026-09-07T10:05:00",
        "2026-09-07 10:05",
        "2026/09/07 10:05:00",
        "07.09.2026 10:05",
        "07.09.2026 10:05 Uhr",
        "7.9.2026, 10:05:00",
        "07.09.26 10:05",
        "07/Sep/26 10:05 AM",
        "7 Sep 2026 10:05",
        "07-Sep-2026 10:05",
        "Sep 7, 2026 10:05 AM",
        "September 7, 2026 10:05 am",
        "7/9/2026, 10:05:00\u{202f}AM",
        "20260907100500",
        "September 7, 2026 at 10:05 AM",
        "7. September 2026 10:05",
        "7 sept. 2026 10:05",
        "7/set/26 10:05",
        "46272.420139",
        "46272,420139",
    ] {
        assert_eq!(ms(text), Some((0, false)), "{text}");
    }
    for (text, month) in
        [("1. März 2026", 3), ("1-Okt-26", 10), ("1 févr. 2026", 2), ("1 août 2026", 8), ("1/dic/26", 12)]
    {
        let day = days_from_civil(2026, month, 1) * DAY_MS;
        assert_eq!(ms(text), Some((day - T, false)), "{text}");
    }
    assert_eq!(ms("08/Sep/26 5:40 PM"), Some((86_400_000 + 7 * 3_600_000 + 35 * 60_000, false)));
    assert_eq!(ms("07/Sep/26 12:05 AM"), Some((-10 * 3_600_000, false)));
    assert_eq!(ms("2026-09-07"), Some((-(10 * 60 + 5) * 60_000, false)));
}

#[test]
fn what_is_no_time() {
    for text in [
        "soon",
        "2026-13-01T00:00:00Z",
        "2026-02-29 10:00",
        "2026-09-07T25:00:00Z",
        "12",
        "1.4.0",
        "07.13.2026",
        "2026-09-07T10:05:00+2",
        "10:05",
        "9/7",
        "2026-09-07T10:05:00.Z",
        "1850-01-01",
        "13/13/2026",
        "0:00 PM",
        "20000",
        "99999.5",
        "46272.4.2",
        "2026-09-07 10:05:00 XYZ",
        "2026-09-07 10:05:00 UTC+",
        "7 foo 2026",
    ] {
        assert_eq!(read(text.as_bytes()), Cell::Garbage, "{text}");
    }
    for text in ["", "  ", "null", "0001-01-01T00:00:00Z", "N/A", "-", "0"] {
        assert_eq!(read(text.as_bytes()), Cell::Blank, "{text}");
    }
}

#[test]
fn the_order_of_day_and_month() {
    for (text, order) in [
        ("13/09/2026 10:05", Order::ShowsDayFirst),
        ("09/13/2026 10:05", Order::ShowsMonthFirst),
        ("07/09/2026 10:05", Order::TwoWay),
        ("09/09/2026 10:05", Order::Clear),
        ("07-09-2026 10:05", Order::TwoWay),
        ("07.09.2026 10:05", Order::Clear),
    ] {
        let Cell::Time(written) = read(text.as_bytes()) else { panic!("{text}") };
        assert_eq!(written.order, order, "{text}");
    }
}

#[test]
fn a_two_way_date_is_settled_later() {
    let Cell::Time(written) = read(b"09/07/2026 12:05") else { panic!() };
    let zone = Zone::fixed("x", 120);
    assert_eq!(settle(written.packed(), false, &zone), T);
    assert_eq!(settle(written.packed(), true, &zone), T - 60 * DAY_MS); // 9 July
    // Late on the 7th in New York is the 8th of UTC: the day on the wall is exchanged.
    let Cell::Time(late) = read(b"09/07/2026 10:05 PM EDT") else { panic!() };
    assert_eq!(unpacked(late.packed()), late.ms);
    assert_eq!(settle(late.packed(), false, &zone), T + 16 * 3_600_000);
    assert_eq!(settle(late.packed(), true, &zone), T - 60 * DAY_MS + 16 * 3_600_000);
}

#[test]
fn more_digits_than_a_number_holds_are_no_time() {
    for text in ["2026-09-07T99999999999999999999:00", "2026-99999999999999999999-07", "7 99999999999999999999:00"] {
        assert!(!matches!(read(text.as_bytes()), Cell::Time(_)), "{text}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let _ = read(&bytes);
    }

    #[test]
    fn date_like_texts_do_not_panic(text in "[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ,][0-9]{1,4}[ T]?[0-9:]{0,9} ?[APMZ+]{0,2}[0-9]{0,5}") {
        let _ = read(text.as_bytes());
    }
}
