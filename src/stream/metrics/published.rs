//! Published maps with published totals. Facts and figures only; every source is named. Where a published total is not
//! what our rules give, the entry says why.

use super::measure;
use crate::stream::testing::{map, names};
use crate::stream::{Calendar, StreamMap};

/// A map as it was published.
struct Published {
    source: &'static str,
    /// Hours per day and days per week of the calendar that the source works with.
    calendar: (f64, f64),
    rows: &'static [&'static str],
    flows: &'static str,
    /// Total lead time, total process time, activity ratio and rolled %C/A by our rules.
    totals: Totals,
    /// What the source says instead, and why; empty where it says the same.
    source_says: &'static str,
}

/// Hours, hours, per cent, per cent; `None` where the source has no such figures in its boxes.
struct Totals {
    lead_time_hours: f64,
    process_time_hours: f64,
    activity_ratio: Option<f64>,
    rolled_ca: Option<f64>,
}

const OFFICE: (f64, f64) = (8.0, 5.0);
const ELAPSED: (f64, f64) = (24.0, 7.0);
/// Two shifts of eight hours, less two breaks of ten minutes in each.
const TWO_SHIFTS: (f64, f64) = (920.0 / 60.0, 5.0);
const SECOND: f64 = 1.0 / 3600.0;
const MONTH_HOURS: f64 = 4.345 * 40.0;

const PUBLISHED: [Published; 9] = [
    // Lead times that include process times.
    Published {
        source: "Martin & Osterling, Value Stream Mapping, figure 1.2: five processes of ABC Technology",
        calendar: OFFICE,
        rows: &[
            "1 | Function A | 1 d | 10 min | 50 %",
            "2 | Function B | 0.5 d | 5 min | 75 %",
            "3 | Function C | 5 d | 120 min | 85 %",
            "4 | Function D | 2 d | 30 min | 99 %",
            "5 | Function E | 1 d | 15 min | 95 %",
        ],
        flows: "1 > 2 > 3 > 4 > 5",
        totals: Totals {
            lead_time_hours: 76.0,
            process_time_hours: 3.0,
            activity_ratio: Some(3.9),
            rolled_ca: Some(30.0),
        },
        source_says: "",
    },
    // Waits between the steps, one before the first and one behind the last.
    Published {
        source: "The Open University, Introduction to business agility: a coffee, from the door to the door",
        calendar: ELAPSED,
        rows: &["(in)", "order ||| ½ min", "pass ||| ½ min", "make ||| 1½ min", "give ||| ½ min", "(out)"],
        flows: "in > order : 5 min; order > pass : ½ min; pass > make : 5 min; make > give : 1 min; give > out : ½ min",
        totals: Totals { lead_time_hours: 0.25, process_time_hours: 0.05, activity_ratio: Some(20.0), rolled_ca: None },
        source_says: "",
    },
    Published {
        source: "mapvs.com, template Patient Journey: cycle and wait of eight stages, each wait behind its stage",
        calendar: ELAPSED,
        rows: &[
            "triage ||| 0.5 h",
            "room ||| 0 h",
            "assess ||| 0.5 h",
            "tests ||| 0.75 h",
            "results ||| 0.25 h",
            "plan ||| 0.5 h",
            "treat ||| 1 h",
            "discharge ||| 0.5 h",
            "(home)",
        ],
        flows: "triage > room : 0.75 h; room > assess : 1.5 h; assess > tests : 0.25 h; tests > results : 2 h; \
                results > plan : 1 h; plan > treat : 0.5 h; treat > discharge : 0.5 h; discharge > home : 1 h",
        totals: Totals { lead_time_hours: 11.5, process_time_hours: 4.0, activity_ratio: Some(34.8), rolled_ca: None },
        source_says: "",
    },
    // Days and nights: the wait of 24 hours for the approval is a day of the elapsed calendar.
    Published {
        source: "mapvs.com, template CI/CD Pipeline",
        calendar: ELAPSED,
        rows: &[
            "develop ||| 16 h",
            "review ||| 1 h",
            "test ||| 0.5 h",
            "stage ||| 0.25 h",
            "validate ||| 2 h",
            "approve ||| 0.25 h",
            "deploy ||| 0.25 h",
            "verify ||| 0.5 h",
        ],
        flows: "develop > review : 0; review > test : 8 h; test > stage : 0.25 h; stage > validate : 0.5 h; \
                validate > approve : 4 h; approve > deploy : 1 d; deploy > verify : 0.25 h",
        totals: Totals {
            lead_time_hours: 57.75,
            process_time_hours: 20.75,
            activity_ratio: Some(35.9),
            rolled_ca: None,
        },
        source_says: "35.5 %: it leaves the quarter of an hour of approval out of the ratio, as it adds no value. The \
                      activity ratio takes all process time.",
    },
    // Steps that only wait.
    Published {
        source: "codepulsehq.com, guide to value stream mapping: simplified software value stream",
        calendar: OFFICE,
        rows: &[
            "[backlog] | Product | 5 d",
            "code | Development | 3 d | 3 d",
            "[review] | Development | 1 d",
            "test | Test | 0.5 d | 0.5 d",
            "[window] | Operations | 2 d",
        ],
        flows: "backlog > code > review > test > window",
        totals: Totals { lead_time_hours: 92.0, process_time_hours: 28.0, activity_ratio: Some(30.4), rolled_ca: None },
        source_says: "",
    },
    // Inventories as waits, in a calendar of two shifts.
    Published {
        source: "Rother & Shook, Learning to See: Acme Stamping, current state",
        calendar: TWO_SHIFTS,
        rows: &[
            "(supplier)",
            "stamp ||| 1 s",
            "weld 1 ||| 39 s",
            "weld 2 ||| 46 s",
            "assemble 1 ||| 62 s",
            "assemble 2 ||| 40 s",
            "(customer)",
        ],
        flows: "supplier > stamp : 5 d; stamp > weld 1 : 7.6 d; weld 1 > weld 2 : 1.8 d; weld 2 > assemble 1 : 2.7 d; \
                assemble 1 > assemble 2 : 2 d; assemble 2 > customer : 4.5 d",
        totals: Totals {
            lead_time_hours: 23.6 * 920.0 / 60.0 + 188.0 * SECOND,
            process_time_hours: 188.0 * SECOND,
            activity_ratio: Some(0.0),
            rolled_ca: None,
        },
        source_says: "23.6 d: production lead time counts the inventories alone, so it is 188 s shorter.",
    },
    Published {
        source: "LinkedIn Learning, Excel: Value Stream Mapping: a chair, 105 days and 10 minutes",
        calendar: ELAPSED,
        rows: &["(stock)", "limbs ||| 330 s", "head ||| 210 s", "back ||| 60 s"],
        flows: "stock > limbs : 40 d; limbs > head : 30 d; head > back : 35 d",
        totals: Totals {
            lead_time_hours: 105.0 * 24.0 + 600.0 * SECOND,
            process_time_hours: 600.0 * SECOND,
            activity_ratio: Some(0.0),
            rolled_ca: None,
        },
        source_says: "",
    },
    // Hours to months in one map.
    Published {
        source: "Poppendieck, Value Stream Mapping, 2011, after Kniberg: a game from its idea to its players",
        calendar: OFFICE,
        rows: &[
            "(idea)",
            "write up ||| 2 h",
            "assign ||| 4 h",
            "concept ||| 1 d",
            "graphics ||| 1 mo",
            "sound ||| 3 wk",
            "develop ||| 1 mo",
            "integrate ||| 3 wk",
        ],
        flows: "idea > write up : 2 d; write up > assign : 1 mo; assign > concept : 6 mo; concept > graphics : 1 wk; \
                graphics > sound : 6 mo; sound > develop : 2 mo; develop > integrate : 6 mo",
        totals: Totals {
            lead_time_hours: 23.0 * MONTH_HOURS + 7.0 * 40.0 + 3.0 * 8.0 + 6.0,
            process_time_hours: 2.0 * MONTH_HOURS + 6.0 * 40.0 + 8.0 + 6.0,
            activity_ratio: Some(14.0),
            rolled_ca: None,
        },
        source_says: "25 months, 3 months of value, 12 %: the same sums (24.8 and 3.5 months), rounded before dividing.",
    },
    // A page whose boxes do not add up to its total.
    Published {
        source: "pmlearning.org, glossary: an insurer's stream from idea to production",
        calendar: OFFICE,
        rows: &["code || 3 d | 3 d", "[review] || 4 d", "[security] || 9 d", "[train] || 6 d"],
        flows: "code > review > security > train",
        totals: Totals {
            lead_time_hours: 176.0,
            process_time_hours: 24.0,
            activity_ratio: Some(13.6),
            rolled_ca: None,
        },
        source_says: "26 d and 11 %, but its figures add up to 22 d.",
    },
];

fn drawn(published: &Published) -> StreamMap {
    let (hours_per_day, days_per_week) = published.calendar;
    StreamMap { calendar: Calendar { hours_per_day, days_per_week }, ..map(published.rows, published.flows) }
}

#[test]
fn published_maps_give_their_totals() {
    for published in &PUBLISHED {
        let source = published.source;
        let map = drawn(published);
        let summary = measure(&map);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * (1.0 + b);
        let totals = &published.totals;
        assert!(close(summary.lead_time.hours.mid, totals.lead_time_hours), "{source}: {:?}", summary.lead_time);
        assert!(
            close(summary.process_time.hours.mid, totals.process_time_hours),
            "{source}: {:?}",
            summary.process_time
        );
        assert_eq!(summary.lead_time.missing() + summary.process_time.missing(), 0, "{source}");
        let tenths = |value: Option<f64>| value.map(|value| (value * 10.0).round() / 10.0);
        assert_eq!(tenths(summary.activity_ratio_percent()), totals.activity_ratio, "{source}");
        assert_eq!(tenths(summary.rolled_ca.map(|rolled| rolled.percent)), totals.rolled_ca, "{source}");
        let wait = summary.lead_time.hours.mid - summary.process_time.hours.mid;
        assert!(close(summary.wait.hours.mid, wait), "{source}: the ladder adds up");
        assert!(summary.dead_ends.is_empty() && summary.flow_problems.is_empty(), "{source}");
        assert!(summary.readings.iter().all(|reading| reading.problems.is_empty()), "{source}");
    }
    let differing = PUBLISHED.iter().filter(|published| !published.source_says.is_empty()).count();
    assert_eq!(differing, 4, "pages that say otherwise");
}

/// Parallel branches: A. Asef-Vaziri, Flow-Time Analysis: Critical Path Method (after Managing Business Process Flows).
/// Six activities on three ways: 11, path A1 A4 A6; then what happens when one of them takes longer. (The text has A3
/// grow from 4, the drawing from 6; both give the 12 of the answer.)
#[test]
fn the_critical_path_of_a_course_in_operations() {
    let times = [("A1", 4), ("A2", 3), ("A3", 6), ("A4", 4), ("A5", 2), ("A6", 3)];
    let cases: [(&str, u32, f64, &str); 5] = [
        ("A5", 2, 11.0, "A1 A4 A6"),
        ("A5", 4, 11.0, "A1 A4 A6"),
        ("A5", 5, 11.0, "A1 A4 A6"),
        ("A1", 5, 12.0, "A1 A4 A6"),
        ("A3", 8, 12.0, "A1 A3"),
    ];
    for (changed, to, total, path) in cases {
        let time = |(name, time): &(&str, u32)| format!("{name} || {} h", if *name == changed { to } else { *time });
        let rows: Vec<String> = times.iter().map(time).chain(["(E)".to_owned()]).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        // Both last activities end the process.
        let map = map(&rows, "A1 > A3 > E; A1 > A4 > A6 > E; A2 > A5 > A6");
        let summary = measure(&map);
        assert_eq!(summary.lead_time.hours.mid, total, "{changed} takes {to}");
        assert_eq!(names(&map, &summary.path), format!("{path} E"), "{changed} takes {to}");
        assert!(summary.dead_ends.is_empty());
    }
}
