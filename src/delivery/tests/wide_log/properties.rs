//! What holds for all such tables, and what hostile ones do.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

#[test]
fn hostile_tables_end_soon_and_make_nothing_up() {
    let columns: Vec<String> = (0..60_000).map(|at| format!("Dev {at}")).collect();
    let many = ["ID,", &columns.join(","), "\nA,", &vec!["2026-09-01"; 60_000].join(","), "\n"].concat();
    assert_eq!(read_file("many", many.as_bytes()).kind, UNKNOWN, "no team has so many stages");
    let same = format!("ID{}\nA{}\n", ",Dev".repeat(150), ",2026-09-01".repeat(150));
    let log = log_of(&same);
    assert_eq!((log.stages.len(), log.items), (1, 1), "many columns of one name are one stage");
    let quoted = "ID,To do,Dev,Done\nA,\"2026-09-01,2026-09-02,\nB,2026-09-01,2026-09-02,\n";
    let read = read_file("x", quoted.as_bytes());
    assert_eq!((read.stage_rows(), read.rejects.total), (2, 1), "a quote that is never closed takes its own row only");
    for text in ["ID,To do,Dev,Done\nA", "ID,To do,Dev,Done\nA,,,,,,2026-09-01", "ID\n", "ID,\n,", "ID,To do,Dev\n\0\0"]
    {
        assert_eq!(read_file("x", text.as_bytes()).stage_rows(), 0, "{text}");
    }
    for end in 0..SAMPLE.len() {
        let read = read_file("cut", &SAMPLE[..end]);
        assert!(read.stage_rows() <= 14 && read.rejects.total <= read.rows, "cut after {end}");
    }
    let rows: Vec<String> =
        (0..100_000).map(|row| format!("I{},2026-09-01,2026-09-02,2026-09-03\n", row % 1_000)).collect();
    let log = log_of(&["ID,To do,Dev,Done\n", &rows.concat()].concat());
    assert_eq!((log.items, log.left_out.duplicates), (1_000, 99_000 * 3));
}

const STAGES: [&str; 5] = ["Backlog", "Dev", "Zeta", "Review", "Done"];

/// Items by their hours of coming to each stage, stages left out here and there.
fn any_items() -> impl Strategy<Value = Vec<[Option<i64>; STAGES.len()]>> {
    let hour = prop_oneof![3 => (0i64..60).prop_map(Some), 1 => Just(None)];
    prop::collection::vec(prop::array::uniform5(hour), 1..24)
}

/// A date with its clock, as such tables have it.
fn stamp(hour: i64) -> String {
    format!("2026-09-{:02} {:02}:00", 1 + hour / 24, hour % 24)
}

fn wide(items: &[[Option<i64>; STAGES.len()]]) -> Vec<String> {
    let cell = |hour: &Option<i64>| hour.map(stamp).unwrap_or_default();
    let row = |(item, hours): (usize, &[Option<i64>; STAGES.len()])| {
        format!("I{item},t,{},x", hours.iter().map(cell).collect::<Vec<_>>().join(","))
    };
    items.iter().enumerate().map(row).collect()
}

fn text_of(rows: &[String]) -> String {
    ["ID,Title,", &STAGES.join(","), ",Type\n", &rows.join("\n"), "\n"].concat()
}

fn without_places(mut log: EventLog) -> EventLog {
    log.odd.clear();
    log
}

/// The log of a text, whose items may all be without any date.
fn log_if_any(text: &str) -> Option<EventLog> {
    let data = joined(&[("log", text.as_bytes())]);
    event_log(&[&data], &Question::default()).map(without_places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rows_and_the_cutting_of_bytes_are_irrelevant(
        items in any_items(),
        seed in any::<u64>(),
        sizes in prop::collection::vec(1usize..400, 1..6),
    ) {
        let rows = wide(&items);
        let expected = log_if_any(&text_of(&rows));
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| crate::delivery::column::hash_text(row) ^ seed);
        let text = text_of(&shuffled);
        prop_assert_eq!(&log_if_any(&text), &expected);
        let mut reader = FileReader::new("log");
        let mut rest = text.as_bytes();
        for &size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at(size.min(rest.len()));
            reader.feed(now);
            rest = later;
        }
        let read = reader.finish();
        let choices = Choices::proposed(std::slice::from_ref(&read));
        let data = join(vec![read], &choices);
        prop_assert_eq!(event_log(&[&data], &Question::default()).map(without_places), expected);
    }

    #[test]
    fn two_exports_in_either_order_are_one(items in any_items(), others in any_items()) {
        let (a, b) = (text_of(&wide(&items)), text_of(&wide(&others)));
        let log = |files: [&str; 2]| {
            let data = joined(&files.map(|text| ("log", text.as_bytes())));
            event_log(&[&data], &Question::default()).map(without_places)
        };
        prop_assert_eq!(log([&a, &b]), log([&b, &a]));
    }

    #[test]
    fn rows_in_two_files_are_rows_in_one(items in any_items(), cut in 0usize..24) {
        let rows = wide(&items);
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let (first, second) = (text_of(first), text_of(second));
        let data = joined(&[("a", first.as_bytes()), ("b", second.as_bytes())]);
        let parts = event_log(&[&data], &Question::default()).map(without_places);
        prop_assert_eq!(parts, log_if_any(&text_of(&rows)));
    }

    #[test]
    fn what_goes_straight_on_is_the_same_in_a_long_log(items in any_items()) {
        let mut straight = items;
        for hours in &mut straight {
            let mut filled: Vec<i64> = hours.iter().flatten().copied().collect();
            filled.sort_unstable();
            filled.dedup();
            let mut rest = filled.into_iter();
            for hour in hours.iter_mut().filter(|hour| hour.is_some()) {
                *hour = rest.next();
            }
        }
        let row = |item: usize, (stage, hour): (&&str, &Option<i64>)| {
            hour.map(|hour| format!("I{item},{stage},{}\n", stamp(hour)))
        };
        let items = straight.iter().enumerate();
        let rows: Vec<String> =
            items.flat_map(|(item, hours)| STAGES.iter().zip(hours).filter_map(move |cell| row(item, cell))).collect();
        let long = ["item,stage,entered\n", &rows.concat()].concat();
        let wide = log_if_any(&text_of(&wide(&straight)));
        let long = log_if_any(&long);
        // A table in which hardly anything is filled may not be recognised: it tells nothing then, and nothing wrong.
        if wide.is_some() {
            prop_assert_eq!(wide.map(|log| EventLog { rows_kept_once: 0, ..log }), long);
        }
    }

    #[test]
    fn no_visit_is_made_up(items in any_items()) {
        let Some(log) = log_if_any(&text_of(&wide(&items))) else { return Ok(()) };
        let mut came: BTreeMap<&str, u64> = BTreeMap::new();
        for hours in &items {
            for (stage, _) in STAGES.iter().zip(hours).filter(|(_, hour)| hour.is_some()) {
                *came.entry(stage).or_default() += 1;
            }
        }
        for stage in &log.stages {
            prop_assert_eq!(Some(&stage.visits), came.get(stage.name.as_str()), "one visit per filled cell");
            prop_assert_eq!(stage.visits, stage.by_visit.n + stage.open + stage.unknown);
            prop_assert!(stage.by_visit.min_s.is_none_or(|least| least >= 0.0));
        }
        let goes_on = |hours: &[Option<i64>; 5]| hours.iter().flatten().collect::<Vec<_>>().is_sorted();
        if items.iter().all(goes_on) {
            prop_assert_eq!(log.left_out.end_unknown, 0);
        }
    }

    #[test]
    fn no_bytes_break_it(place in 0usize..600, bytes in prop::collection::vec(any::<u8>(), 0..30), cut in 0usize..900) {
        let mut text = SAMPLE.to_vec();
        let place = place.min(text.len());
        text.splice(place..(place + bytes.len() / 2).min(text.len()), bytes);
        text.truncate(cut);
        let read = read_file("log", &text);
        prop_assert!(read.rejects.total <= read.rows);
        let choices = Choices::proposed(std::slice::from_ref(&read));
        let data = join(vec![read], &choices);
        let stored = Dataset::from_bytes(&data.to_bytes()).expect("it was just written");
        prop_assert_eq!(event_log(&[&stored], &Question::default()), event_log(&[&data], &Question::default()));
    }
}
