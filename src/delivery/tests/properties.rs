//! What must hold for all data.

use proptest::prelude::*;

use super::*;
use crate::delivery::{
    Edition, FileReader, MetricKind, ReadOptions, bucket, edition_cells, lead_time_histogram, longest_changes,
};

const FLAT: &[u8] = include_bytes!("../samples/flat-300.csv");
const REST: &[u8] = include_bytes!("../samples/github_rest_deployments.json");
const STATUSES: &[u8] = include_bytes!("../samples/github_rest_deployment_statuses.json");
const PULLS: &[u8] = include_bytes!("../samples/gh_pr_list.json");
const JIRA: &[u8] = include_bytes!("../samples/jira_incidents.csv");

/// Reads a file fed in pieces of these sizes, over and over.
fn read_in_pieces(bytes: &[u8], sizes: &[usize]) -> FileRead {
    let mut reader = FileReader::with_options("file", ReadOptions::default());
    let mut rest = bytes;
    for &size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (now, later) = rest.split_at(size.clamp(1, rest.len()));
        reader.feed(now);
        rest = later;
    }
    reader.finish()
}

fn answer(reads: Vec<FileRead>) -> Metrics {
    let choices = Choices::proposed(&reads);
    measure(&[&join(reads, &choices)], &Question::default())
}

fn utf16(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// The flat table three times over: 126 kB, of which 64 are looked at before reading.
fn longer_than_its_head() -> Vec<u8> {
    let header = FLAT.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    [FLAT, &FLAT[header..], &FLAT[header..]].concat()
}

/// A random flat table: times within 40 days, few services and commits so that they collide, all words.
fn flat_rows() -> impl Strategy<Value = Vec<String>> {
    let time = || 1_700_000_000i64..1_703_456_000;
    let status = prop::sample::select(vec!["success", "failure", "in_progress", "skipped", "odd word", "partial", ""]);
    let place = prop::sample::select(vec!["production", "prod-eu", "staging"]);
    let row =
        (0u8..40, 0u8..3, place, 0u8..20, time(), time(), status, prop::option::of((time(), prop::option::of(time()))));
    let written = row.prop_map(|(id, service, place, sha, authored, deployed, status, incident)| {
        let opened = incident.map(|(opened, _)| opened.to_string()).unwrap_or_default();
        let resolved = incident.and_then(|(_, resolved)| resolved).map(|at| at.to_string()).unwrap_or_default();
        format!("{id}-{deployed},s{service},{place},{sha:07x},{authored},{deployed},{status},{opened},{resolved}")
    });
    prop::collection::vec(written, 0..60)
}

const HEADER: &str = "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at";

fn table(rows: &[String]) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text.into_bytes()
}

fn is_within(median: Option<f64>, values: &[Option<f64>]) -> bool {
    values.iter().flatten().all(|value| median.is_some_and(|median| median <= *value))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn how_the_bytes_are_cut_does_not_matter(sizes in prop::collection::vec(prop_oneof![1usize..8, 1usize..5_000], 1..8)) {
        let rejected = b"service;deployed_at;status\r\n\r\na;soon;x\r\n\"a\r\nb\";late;y\n\"\n\";;z\r\n";
        for bytes in [FLAT, REST, JIRA, PULLS, rejected] {
            let whole = read_file("file", bytes);
            let cut = read_in_pieces(bytes, &sizes);
            prop_assert_eq!((&whole.head, whole.rows, &whole.words), (&cut.head, cut.rows, &cut.words));
            prop_assert_eq!(&whole.rejects, &cut.rejects);
            prop_assert_eq!(answer(vec![whole]), answer(vec![cut]));
        }
    }

    #[test]
    fn a_file_longer_than_its_head_may_be_cut_anywhere(sizes in prop::collection::vec(1usize..90_000, 1..4)) {
        let long = longer_than_its_head();
        for bytes in [long.clone(), utf16(&long)] {
            let (whole, cut) = (read_file("file", &bytes), read_in_pieces(&bytes, &sizes));
            prop_assert_eq!((whole.rows, whole.deployments()), (900, 900));
            prop_assert_eq!(answer(vec![whole]), answer(vec![cut]));
        }
    }

    #[test]
    fn utf16_reads_as_utf8_wherever_it_is_cut(sizes in prop::collection::vec(1usize..300, 1..5)) {
        let wide = utf16(JIRA);
        prop_assert_eq!(answer(vec![read_file("file", JIRA)]), answer(vec![read_in_pieces(&wide, &sizes)]));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in flat_rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| crate::delivery::column::hash_text(row) ^ seed);
        let (a, b) = (read_file("f", &table(&rows)), read_file("f", &table(&shuffled)));
        prop_assert_eq!(answer(vec![a]), answer(vec![b]));
    }

    #[test]
    fn rows_in_two_files_are_rows_in_one(rows in flat_rows(), cut in 0usize..60) {
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let whole = answer(vec![read_file("f", &table(&rows))]);
        let parts = vec![read_file("f", &table(first)), read_file("g", &table(second))];
        prop_assert_eq!(&whole, &answer(parts.clone()));
        let sets: Vec<Dataset> = parts.into_iter().map(|read| {
            let choices = Choices::proposed(std::slice::from_ref(&read));
            join(vec![read], &choices)
        }).collect();
        prop_assert_eq!(whole, measure(&sets.iter().collect::<Vec<_>>(), &Question::default()));
    }

    #[test]
    fn a_service_asked_for_alone_has_the_figures_it_has_among_all(rows in flat_rows()) {
        let reads = vec![read_file("f", &table(&rows))];
        let choices = Choices::proposed(&reads);
        let data = join(reads, &choices);
        let all = measure(&[&data], &Question::default());
        for (name, figures) in &all.services {
            let alone = measure(&[&data], &Question { services: Some([name.clone()].into()), ..Question::default() });
            prop_assert_eq!(&alone.overall, figures);
            prop_assert_eq!(alone.rows.used + alone.left_out.outside_period, figures.deployment_frequency.deployments);
        }
    }

    #[test]
    fn rows_read_twice_count_once(rows in flat_rows()) {
        let once = answer(vec![read_file("f", &table(&rows))]);
        let twice = answer(vec![read_file("f", &table(&rows)), read_file("f", &table(&rows))]);
        prop_assert_eq!(once.overall, twice.overall);
        prop_assert_eq!(twice.rows.duplicates - once.rows.duplicates, once.rows.read - once.rows.rejected);
    }

    #[test]
    fn figures_stay_in_their_ranges(rows in flat_rows()) {
        let read = read_file("f", &table(&rows));
        let choices = Choices::proposed(std::slice::from_ref(&read));
        let data = join(vec![read], &choices);
        let metrics = measure(&[&data], &Question::default());
        for figures in metrics.services.values().chain([&metrics.overall]) {
            let rates = [figures.change_failure_rate.rate, figures.rework_rate.rate];
            prop_assert!(rates.iter().flatten().all(|rate| (0.0..=1.0).contains(rate)));
            let lead = &figures.change_lead_time;
            prop_assert!(is_within(lead.median_s, &[lead.p75_s, lead.p85_s, lead.p90_s, lead.p95_s]));
            prop_assert!(lead.median_s.is_none_or(|median| (0.0..=3_456_000.0).contains(&median)));
            prop_assert_eq!(lead.n == 0, lead.median_s.is_none());
            prop_assert!(figures.recovery_time.median_s.is_none_or(|median| median >= 0.0));
        }
        let weekly: u64 = metrics.weekly.iter().map(|week| week.deployments).sum();
        prop_assert_eq!(weekly, metrics.overall.deployment_frequency.deployments);
        let services: u64 = metrics.services.values().map(|figures| figures.deployment_frequency.deployments).sum();
        prop_assert_eq!(services, weekly);
        let (counts, left) = (metrics.rows, metrics.left_out);
        let told = counts.used + counts.rejected + counts.duplicates + counts.not_production + counts.running
            + left.unknown_outcome + left.cancelled + left.not_run + left.without_time + left.outside_period;
        prop_assert_eq!(told, counts.read);
        let bins: u64 = lead_time_histogram(&[&data], &Question::default()).iter().map(|bin| bin.changes).sum();
        prop_assert_eq!(bins, metrics.overall.change_lead_time.n);
        let longest = longest_changes(&[&data], &Question::default(), 10);
        prop_assert_eq!(longest.len() as u64, metrics.overall.change_lead_time.n.min(10));
        prop_assert!(longest.is_sorted_by(|a, b| a.lead_time_s >= b.lead_time_s));
    }

    #[test]
    fn stored_data_is_read_back(rows in flat_rows()) {
        let data = joined(&[("f", &table(&rows)), ("pulls", PULLS), ("jira", JIRA)]);
        let bytes = data.to_bytes();
        let back = Dataset::from_bytes(&bytes).unwrap();
        prop_assert_eq!(back.to_bytes(), bytes);
        prop_assert_eq!(measure(&[&back], &Question::default()), measure(&[&data], &Question::default()));
        prop_assert_eq!(back.report, data.report);
    }

    #[test]
    fn damaged_data_never_panics(place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = joined(&[("r", REST), ("s", STATUSES), ("p", PULLS), ("j", JIRA)]).to_bytes();
        prop_assert!(Dataset::from_bytes(&bytes[..cut.index(bytes.len())]).is_err());
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(data) = Dataset::from_bytes(&bytes) {
            let _ = measure(&[&data], &Question { environments: Some(data.environments()), ..story_question() });
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = answer(vec![read_file("f", &bytes)]);
    }

    #[test]
    fn no_damage_to_a_real_file_makes_a_reader_panic(
        which in 0usize..5,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = [REST, STATUSES, PULLS, JIRA, FLAT][which].to_vec();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = answer(vec![read_file("f", &bytes)]);
    }

    #[test]
    fn any_value_stands_somewhere_in_a_table(value in 0.0f64..1e9) {
        for edition in Edition::ALL {
            for metric in MetricKind::ALL.into_iter().filter(|&metric| edition.grades(metric)) {
                let reading = crate::delivery::levels::read_value(value, edition, metric).unwrap();
                let cells = edition_cells(edition, metric);
                prop_assert!(cells.iter().any(|cell| cell.level == reading.level));
                prop_assert!(reading.level <= reading.shared_down_to);
            }
        }
        let _ = bucket(&crate::delivery::Figures::default(), Edition::default());
    }

    #[test]
    fn the_level_of_a_short_history_is_the_same_whatever_weekday_it_starts_on(
        days in 1i64..13,
        a_day in 1i64..6,
        shift in 1i64..7,
    ) {
        let reading = |first_day: i64| {
            let rows: Vec<String> = (0..days * a_day).map(|row| {
                let deployed = (first_day + row / a_day) * 86_400 + 3_600 * (8 + row % a_day);
                format!("{row},shop,production,{row:07x},{},{deployed},success,,", deployed - 7_200)
            }).collect();
            let metrics = answer(vec![read_file("f", &table(&rows))]);
            Edition::ALL.map(|edition| bucket(&metrics.overall, edition))
        };
        prop_assert_eq!(reading(20_000), reading(20_000 + shift));
    }
}
