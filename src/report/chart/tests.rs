//! What holds for every chart: well-formed, quiet markup; a mark per datum; words that do not run into each other.
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::measure::{Weight, text_width_px};
use super::{Ink, Theme, draw, standalone};
use crate::report::figure::*;

fn frame(width_px: u32, height_px: u32) -> Frame {
    Frame { width_px, height_px, label: "Weeks <33> & \"47\"\u{7}".to_owned() }
}

fn mark(value: f64, label: &str) -> Mark {
    Mark { value, label: label.to_owned() }
}

fn weekly(counts: &[u32]) -> Figure {
    let last = counts.len().saturating_sub(1);
    let week = |(i, &count): (usize, &u32)| WeekBar {
        count,
        cut: i == 0 || i == last,
        week_label: if i == 0 { "W33".to_owned() } else { (33 + i).to_string() },
        month_label: (i % 4 == 0).then(|| "Aug".to_owned()),
        title: format!("week {i}"),
    };
    let weeks = counts.iter().enumerate().map(week).collect();
    Figure::WeeklyBars(WeeklyBars { weeks, median: Some(mark(8.0, "median 8")) })
}

fn lead_times(counts: &[u32]) -> Figure {
    let bin = |(i, &count): (usize, &u32)| HistogramBin {
        from_hours: 1.5f64.powf(i as f64),
        to_hours: 1.5f64.powf(i as f64 + 1.0),
        count,
        title: format!("bin {i}"),
    };
    Figure::LeadTimes(LeadTimeHistogram {
        bins: counts.iter().enumerate().map(bin).collect(),
        median: Some(mark(40.0, "median 1 d 16 h")),
        p85: Some(mark(60.0, "P85 2 d 12 h")),
        ticks: [(1.0, "1 h"), (4.0, "4 h"), (24.0, "1 d"), (48.0, "2 d"), (72.0, "3 d"), (168.0, "1 wk")]
            .map(|(value, label)| mark(value, label))
            .to_vec(),
        bands: vec![
            LevelBand { from_hours: 0.0, to_hours: Some(168.0), level: BandLevel::High, label: "high".to_owned() },
            LevelBand { from_hours: 168.0, to_hours: None, level: BandLevel::Low, label: "low".to_owned() },
        ],
    })
}

fn series(values: &[Option<f64>], form: SeriesForm) -> Figure {
    let point = |(i, &value): (usize, &Option<f64>)| SeriesPoint {
        value,
        week_label: (33 + i).to_string(),
        month_label: (i % 4 == 0).then(|| "Aug".to_owned()),
        title: format!("point {i}"),
    };
    let points = values.iter().enumerate().map(point).collect();
    Figure::Series(SeriesLine { points, form, value_ticks: Vec::new(), unit: "h".to_owned(), decimal_comma: false })
}

fn profile(ratings: &[Option<f64>]) -> Profile {
    const NAMES: [&str; 4] = ["Tooling", "Communication", "Culture", "Recovery"];
    let row = |(&value, name): (&Option<f64>, &&str)| ProfileRow {
        name: (*name).to_owned(),
        value,
        value_label: value.map_or("not rated".to_owned(), |v| format!("{v:.1}")),
        note: "9 of 9 rated".to_owned(),
        target: Some(2.2),
        previous: value.map(|v| v - 0.3),
        title: format!("section {name}"),
    };
    Profile { rows: ratings.iter().zip(NAMES.iter().cycle()).map(row).collect() }
}

fn stages(shares: &[f64]) -> Figure {
    const KINDS: [StageKind; 3] = [StageKind::Process, StageKind::Wait, StageKind::Unattributed];
    let stage = |(&share, kind): (&f64, &StageKind)| Stage {
        name: "coding".to_owned(),
        share,
        share_label: format!("{share:.0}\u{a0}%"),
        details: vec!["median 8 h".to_owned(), "n 355".to_owned()],
        kind: *kind,
        title: "coding".to_owned(),
    };
    Figure::Stages(StageBar { stages: shares.iter().zip(KINDS.iter().cycle()).map(stage).collect() })
}

const COUNTS: [u32; 15] = [3, 6, 8, 7, 5, 9, 8, 10, 7, 4, 9, 11, 8, 10, 4];
const RATED: [Option<f64>; 4] = [Some(1.7), Some(2.9), Some(1.6), Some(0.0)];

/// One of each, with how many marks it must have.
fn gallery() -> Vec<(Figure, usize)> {
    let gaps = [Some(5.0), None, Some(3.0), Some(4.0), None];
    vec![
        (weekly(&COUNTS), 15),
        (weekly(&COUNTS.repeat(11)), 165),
        (weekly(&[0, 0, 0]), 3),
        (weekly(&[123_456, u32::MAX, 7]), 3),
        (lead_times(&COUNTS), 15),
        (series(&gaps, SeriesForm::Full), 3),
        (series(&gaps, SeriesForm::Spark), 3),
        (Figure::ProfileBars(profile(&RATED)), 4),
        (Figure::ProfileBars(profile(&[Some(1.0), None, Some(3.0)])), 3),
        (Figure::ProfileBars(profile(&RATED.repeat(2))), 8),
        (Figure::ProfileRadar(profile(&RATED)), 4),
        (Figure::ProfileRadar(profile(&[Some(1.0), None, Some(3.0)])), 2),
        (stages(&[21.0, 0.0, 4.0]), 2),
        (stages(&[21.0, 34.0, 4.0, 16.0, 25.0]), 5),
    ]
}

/// Every text as its box in px: left, top, right, bottom. Without the room that the table keeps for other fonts.
fn text_boxes(svg: &Document<'_>) -> Vec<([f64; 4], String)> {
    let number = |node: &Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let texts = svg.descendants().filter(|node| node.has_tag_name("text"));
    let boxed = |node: Node<'_, '_>| {
        let text = node.text().unwrap().to_owned();
        let weight = if node.attribute("font-weight").is_some() { Weight::Bold } else { Weight::Regular };
        let (x, y, size) = (number(&node, "x"), number(&node, "y"), number(&node, "font-size"));
        let width = text_width_px(&text, size, weight) / 1.1;
        let left = match node.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        ([left, y - size * 0.72, left + width, y], text)
    };
    texts.map(boxed).collect()
}

fn overlaps(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn assert_sound(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|e| panic!("{e}\n{svg}"));
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")));
    for attribute in document.descendants().flat_map(|node| node.attributes()) {
        assert!(!["style", "id"].contains(&attribute.name()), "{} in {svg}", attribute.name());
        let value = attribute.value().to_ascii_lowercase();
        assert!(attribute.name() == "aria-label" || !value.contains("nan") && !value.contains("inf"), "{svg}");
    }
}

fn marks(svg: &str) -> Vec<usize> {
    let document = Document::parse(svg).unwrap();
    let indices = document.descendants().filter_map(|node| node.attribute("data-point"));
    indices.map(|index| index.parse().unwrap()).collect()
}

#[test]
fn every_chart_is_sound_and_has_a_named_mark_per_datum() {
    for (figure, count) in gallery() {
        for (width, height) in [(640, 180), (340, 160), (102, 24)] {
            let svg = draw(&figure, &frame(width, height)).unwrap();
            assert_sound(&svg);
            let document = Document::parse(&svg).unwrap();
            assert_eq!(document.root_element().attribute("aria-label"), Some("Weeks <33> & \"47\""));
            let data = document.descendants().filter(|node| node.has_attribute("data-point"));
            let named = data.filter(|node| node.first_element_child().is_some_and(|c| c.has_tag_name("title")));
            assert_eq!(named.count(), count, "{figure:?}");
        }
    }
}

#[test]
fn words_neither_touch_nor_leave_the_sheet() {
    for (figure, _) in gallery() {
        for (width, height) in [(640, 180), (640, 92), (340, 160), (260, 200)] {
            let svg = draw(&figure, &frame(width, height)).unwrap();
            let boxes = text_boxes(&Document::parse(&svg).unwrap());
            for (i, (a, text)) in boxes.iter().enumerate() {
                let sheet = [0.0, 0.0, f64::from(width), f64::from(height)];
                let is_on_sheet = a[0] >= sheet[0] && a[1] >= sheet[1] && a[2] <= sheet[2] && a[3] <= sheet[3];
                assert!(is_on_sheet, "{text} {a:?} at {width} x {height}: {figure:?}");
                for (b, other) in boxes.iter().skip(i + 1) {
                    assert!(!overlaps(a, b), "{text} {a:?} on {other} {b:?} at {width} x {height}: {figure:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_to_draw_gives_no_drawing() {
    for figure in [
        weekly(&[]),
        lead_times(&[]),
        lead_times(&[0, 0]),
        series(&[], SeriesForm::Full),
        series(&[None, Some(f64::NAN)], SeriesForm::Spark),
        Figure::ProfileBars(profile(&[])),
        Figure::ProfileRadar(profile(&[Some(1.0), Some(2.0)])),
        Figure::ProfileRadar(profile(&[None, None, None])),
        stages(&[]),
        stages(&[0.0, -1.0, f64::INFINITY]),
    ] {
        assert_eq!(draw(&figure, &frame(640, 180)), None, "{figure:?}");
    }
}

/// The rectangle of a mark that a person sees.
fn visible_rect(svg: &str, index: usize) -> [f64; 4] {
    let document = Document::parse(svg).unwrap();
    let wanted = index.to_string();
    let mark = document.descendants().find(|node| node.attribute("data-point") == Some(&wanted)).unwrap();
    let seen = |node: &Node<'_, '_>| node.has_tag_name("rect") && node.attribute("class") != Some("hit");
    let rect = mark.children().find(seen).unwrap();
    ["x", "y", "width", "height"].map(|name| rect.attribute(name).unwrap().parse().unwrap())
}

#[test]
fn a_frame_without_room_gives_a_sound_drawing_or_none() {
    // One bin whose percentile is its lowest value: found by the property below.
    let lone = any_histogram(&[(0.0, 381.065, 5_000_001)], 0.0, 0.0);
    for width_px in [0, 40, 60, 80, 100] {
        for (figure, _) in gallery().into_iter().chain([(lone.clone(), 1)]) {
            if let Some(svg) = draw(&figure, &frame(width_px, width_px / 2)) {
                assert_sound(&svg);
            }
        }
    }
}

#[test]
fn bars_are_to_scale() {
    let svg = draw(&weekly(&COUNTS), &frame(640, 176)).unwrap();
    let height = |index| visible_rect(&svg, index)[3];
    assert!((height(11) / height(2) - 11.0 / 8.0).abs() < 0.03);
    let svg = draw(&stages(&[10.0, 30.0]), &frame(640, 92)).unwrap();
    let width = |index| visible_rect(&svg, index)[2] + 1.5;
    assert!((width(1) / width(0) - 3.0).abs() < 0.03);
}

#[test]
fn counts_over_narrow_bars_clear_them() {
    let svg = draw(&weekly(&[12; 15]), &frame(340, 160)).unwrap();
    let boxes = text_boxes(&Document::parse(&svg).unwrap());
    let feet: Vec<f64> = boxes.iter().filter(|(_, text)| text == "12").map(|(corners, _)| corners[3]).collect();
    let head = visible_rect(&svg, 3)[1];
    // The fifteen counts and the tick of the axis, which stands beside the highest bars and not over them.
    assert_eq!(feet.iter().filter(|foot| **foot <= head - 2.0).count(), 15, "{feet:?} over {head}");
}

#[test]
fn cut_weeks_are_hatched_and_empty_weeks_are_ticks() {
    let svg = draw(&weekly(&[4, 0, 5, 4]), &frame(640, 176)).unwrap();
    let document = Document::parse(&svg).unwrap();
    let shapes = |index: &str| -> Vec<(String, bool)> {
        let mark = document.descendants().find(|node| node.attribute("data-point") == Some(index)).unwrap();
        let drawn = mark.children().filter(|n| !n.has_tag_name("title") && n.attribute("class") != Some("hit"));
        drawn.map(|n| (n.tag_name().name().to_owned(), n.has_attribute("stroke-dasharray"))).collect()
    };
    assert_eq!(shapes("0"), [("path".to_owned(), false), ("rect".to_owned(), true)]);
    assert_eq!(shapes("1"), [("path".to_owned(), false)]);
    assert_eq!(shapes("2"), [("rect".to_owned(), false)]);
}

#[test]
fn a_week_without_data_parts_the_line() {
    let lines = |values: &[Option<f64>]| {
        let svg = draw(&series(values, SeriesForm::Spark), &frame(102, 24)).unwrap();
        Document::parse(&svg).unwrap().descendants().filter(|node| node.has_tag_name("path")).count()
    };
    assert_eq!(lines(&[Some(1.0), Some(2.0), Some(3.0), Some(2.0)]), 1);
    assert_eq!(lines(&[Some(1.0), Some(2.0), None, Some(3.0), Some(2.0)]), 2);
    assert_eq!(lines(&[Some(1.0), None, Some(2.0)]), 0);
}

#[test]
fn weeks_too_narrow_to_be_pointed_at_have_no_part_of_their_own() {
    let parts = |weeks: usize, form: SeriesForm| {
        let values: Vec<_> = (0..weeks).map(|week| Some((week % 7) as f64)).collect();
        draw(&series(&values, form), &frame(102, 24)).unwrap().matches("<title>").count()
    };
    // Only the dot at the end is left.
    assert_eq!((parts(30, SeriesForm::Spark), parts(150, SeriesForm::Spark)), (30, 1));
    assert_eq!(parts(150, SeriesForm::Full), 150);
}

#[test]
fn what_is_beyond_the_percentile_is_ochre_to_the_line() {
    let svg = draw(&lead_times(&COUNTS), &frame(640, 180)).unwrap();
    let document = Document::parse(&svg).unwrap();
    let fills = |index: &str| -> Vec<&str> {
        let mark = document.descendants().find(|node| node.attribute("data-point") == Some(index)).unwrap();
        mark.children()
            .filter(|node| !node.has_attribute("opacity"))
            .filter_map(|node| node.attribute("fill"))
            .collect()
    };
    let inks = |index| [Ink::Process, Ink::WaitMark].map(|ink| fills(index).contains(&ink.css()));
    // The percentile of 60 h lies in the bin from 58 to 86 h: that one has both.
    assert_eq!(
        ["0", "9", "10", "11", "14"].map(inks),
        [[true, false], [true, false], [true, true], [false, true], [false, true]]
    );
}

#[test]
fn a_file_has_colours_of_its_theme_and_says_the_same() {
    for (theme, ground) in [(Theme::Light, "#fbfaf6"), (Theme::Dark, "#11181c")] {
        for (figure, count) in gallery() {
            let file = standalone(&draw(&figure, &frame(640, 180)).unwrap(), theme);
            assert_sound(&file);
            assert!(file.contains(ground) && !file.contains("var("), "{file}");
            assert_eq!(marks(&file).len(), count);
            assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
        }
    }
}

#[test]
fn roles_in_words_stay_words() {
    let mut bars = weekly(&[3]);
    if let Figure::WeeklyBars(figure) = &mut bars {
        figure.weeks[0].title = "\"var(--ink)\" <b>".to_owned();
    }
    let file = standalone(&draw(&bars, &frame(340, 160)).unwrap(), Theme::Dark);
    assert!(file.contains("<title>&quot;var(--ink)&quot; &lt;b&gt;</title>"), "{file}");
}

#[test]
fn roles_and_tokens_agree_in_number() {
    let mut names: Vec<&str> = Ink::ALL.iter().map(|ink| ink.css()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Ink::ALL.len());
    for ink in Ink::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            assert!(ink.hex(theme).len() == 7 && ink.hex(theme).starts_with('#'), "{ink:?}");
        }
    }
}

/// Ordinary numbers and all that data must never contain but does.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![3 => 0.0..400.0, 1 => any::<f64>(), 1 => Just(0.0), 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)]
}

fn any_count() -> impl Strategy<Value = u32> {
    prop_oneof![3 => 0..40u32, 1 => any::<u32>(), 1 => Just(0)]
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let numbers = || prop::collection::vec(prop::option::of(any_number()), 0..40);
    let histogram =
        (prop::collection::vec((any_number(), any_number(), any_count()), 0..20), any_number(), any_number());
    prop_oneof![
        prop::collection::vec(any_count(), 0..180).prop_map(|counts| weekly(&counts)),
        histogram.prop_map(|(bins, median, p85)| any_histogram(&bins, median, p85)),
        numbers().prop_map(|values| series(&values, SeriesForm::Full)),
        numbers().prop_map(|values| series(&values, SeriesForm::Spark)),
        numbers().prop_map(|values| Figure::ProfileBars(profile(&values))),
        numbers().prop_map(|values| Figure::ProfileRadar(profile(&values))),
        prop::collection::vec(any_number(), 0..9).prop_map(|shares| stages(&shares)),
    ]
}

fn any_histogram(bins: &[(f64, f64, u32)], median: f64, p85: f64) -> Figure {
    let bin = |&(from_hours, to_hours, count): &(f64, f64, u32)| HistogramBin {
        from_hours,
        to_hours,
        count,
        title: "bin".to_owned(),
    };
    Figure::LeadTimes(LeadTimeHistogram {
        bins: bins.iter().map(bin).collect(),
        median: Some(mark(median, "median")),
        p85: Some(mark(p85, "P85")),
        ticks: vec![mark(p85, "tick"), mark(1.0, "1 h")],
        bands: vec![LevelBand { from_hours: median, to_hours: Some(p85), level: BandLevel::Low, label: "low".into() }],
    })
}

proptest! {
    #[test]
    fn any_data_gives_a_sound_drawing_or_none(
        figure in any_figure(),
        width in 0..900u32,
        height in 0..400u32,
        label in any::<String>(),
    ) {
        let frame = Frame { width_px: width, height_px: height, label };
        if let Some(svg) = draw(&figure, &frame) {
            assert_sound(&svg);
            let mut seen = marks(&svg);
            let count = seen.len();
            seen.dedup();
            prop_assert_eq!(seen.len(), count);
        }
    }
}
