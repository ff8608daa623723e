use super::*;
use crate::id::MapId;
use crate::stream::{Duration, MapState, Unit as TimeUnit, read_rows};
use crate::workshop::{Journal, Replica, copy_as_future, paste_rows, read_file};

const EXAMPLE: &str = include_str!("../../../../assets/examples/parcel-tracking.streamgauge.json");

/// The words of markup.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in markup.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            letter => text.push(letter),
        }
        if letter == '>' && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}

/// A current state of these rows, and its future before anything was changed.
fn states(rows: &str) -> (StreamMap, StreamMap) {
    let mut next = 0;
    let mut bits = || {
        next += 1;
        next
    };
    let mut journal = Journal::new(Replica(1));
    let map = StreamMap::new(MapId::from_bits(900), "Today");
    journal.record(0.0, vec![crate::workshop::Edit::AddMap { map: Box::new(map), at: 0 }]);
    let rows = read_rows(rows, &mut bits);
    let pasted = paste_rows(&journal.workshop().maps[0], None, rows, &mut bits);
    journal.record(1.0, pasted.edits);
    let (_, edits) = copy_as_future(&journal.workshop().maps, &journal.workshop().maps[0], "Then", &mut bits);
    journal.record(2.0, edits);
    (journal.workshop().maps[0].clone(), journal.workshop().maps[1].clone())
}

const ROWS: &str = "step\tteam\tlead time\tprocess time\t%C/A\nTake in\tSales\t5 d\t1 h\t80\nBuild\tDev\t3 d\t1 d\t90\nShip\tOps\t2 d\t1 h\t100";

#[test]
fn the_same_state_twice_differs_in_nothing() {
    let (before, after) = states(ROWS);
    let compared = Compared::of(before, after);
    assert!(compared.is_same());
    assert_eq!(plain(&differences(&compared)).trim(), said::NOTHING_DIFFERS);
    let strip = plain(&strip(&compared));
    assert!(strip.contains("Total lead time 10 d → 10 d no change"), "{strip}");
    assert_eq!(compared.remarks(), ["The constraint stays at 1 Take in."]);
    assert!(!timelines(&compared, 1000.0).contains("class=\"gone\""));
}

#[test]
fn every_total_stands_before_and_after() {
    let (before, mut after) = states(ROWS);
    after.steps[0].lead_time = Duration::read("1 d", TimeUnit::Day);
    after.steps[2].team = "Dev".to_owned();
    let compared = Compared::of(before, after);
    let strip = plain(&strip(&compared));
    assert!(strip.contains("Total lead time 10 d → 6 d −4 d, −40 %"), "{strip}");
    assert!(strip.contains("Handoffs 2 → 1 −1, −50 %"), "{strip}");
    assert!(strip.contains("Rolled %C/A 72 % → 72 % no change"), "{strip}");
    let table = plain(&differences(&compared));
    assert!(
        table.contains("A 1 Take in LT 5 d → 1 d the constraint moves to 2 Build −4 d −40 % −4 d 0 no change"),
        "{table}"
    );
    assert!(table.contains("B 3 Ship Team Ops → Dev 0 no change 0"), "{table}");
    assert_eq!(compared.remarks(), ["The constraint moves from 1 Take in to 2 Build."]);
    let drawing = timelines(&compared, 1000.0);
    assert!(drawing.contains("−4 d") && plain(&drawing).contains("40 %"), "{drawing}");
}

#[test]
fn what_is_not_known_is_no_figure() {
    let (before, after) = states("a\nb");
    let compared = Compared::of(before, after);
    assert!(plain(&strip(&compared)).contains("Total lead time – → –"), "{}", strip(&compared));
    assert!(timelines(&compared, 1000.0).contains(said::NO_LENGTH));
    assert!(compared.remarks().is_empty());
}

#[test]
fn the_example_is_compared_without_a_strange_number() {
    let mut journal = Journal::new(Replica(1));
    journal.receive(read_file(EXAMPLE).gestures);
    let maps = &journal.workshop().maps;
    let future = maps.iter().find(|map| matches!(map.state, MapState::Future { .. })).expect("a future state");
    let compared = Compared::of(maps[0].clone(), future.clone());
    let all = [strip(&compared), differences(&compared), timelines(&compared, 1200.0)].concat();
    assert!(!all.contains("NaN") && !all.contains("inf"), "{all}");
    assert_eq!(compared.remarks(), ["The constraint moves from 5 Provide test environment to 1 Take in request."]);
    let strip = plain(&strip(&compared));
    for total in [
        "Total lead time 60 d → 16 d 6 h −43 d 2 h, −72.1 %",
        "Total process time 9 d → 5 d 45 min −3 d 7.3 h, −43.4 %",
        "Activity ratio 15 % → 30.4 % +15.4 pt, +102.7 %",
        "Rolled %C/A 13.9 % → 48.8 % +34.9 pt, +251.9 %",
        "Total effort 20 d 6.5 h → 11 d 45 min −9 d 5.8 h, −46.7 %",
        "Steps 11 → 9 −2, −18.2 %",
        "Handoffs 7 → 6 −1, −14.3 %",
    ] {
        assert!(strip.contains(total), "{total}: {strip}");
    }
}

#[test]
fn many_changes_are_listed_without_their_effects() {
    let rows: Vec<String> = (0..400).map(|row| format!("Step {row}\tTeam\t2 d\t1 h")).collect();
    let (before, mut after) = states(&rows.join("\n"));
    for step in &mut after.steps {
        step.lead_time = Duration::read("1 d", TimeUnit::Day);
    }
    let compared = Compared::of(before, after);
    assert!(compared.effects.is_none());
    let table = plain(&differences(&compared));
    assert!(table.contains(said::TOO_MANY) && table.contains("400 Step 399 LT 2 d → 1 d"));
}
