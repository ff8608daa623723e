//! Properties of the figures of all maps.

use proptest::prelude::*;

use super::figures::{Arrival, Figures};
use super::path::detours;
use super::*;
use crate::id::{FlowId, StepId};
use crate::stream::graph::Graph;
use crate::stream::testing::{id, map};
use crate::stream::{Amount, Calendar, Duration, Flow, FlowKind, HourRange, Percent, Step, StepKind, Unit};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * (1.0 + b.abs())
}

/// Lead time above the process time in h, process time in h, %C/A, kind.
type AnyStep = (Option<u8>, Option<u8>, Option<u8>, u8);

/// Up to eight steps and any flows between them; with `is_acyclic` only such as go on.
pub(in crate::stream) fn any_map(is_acyclic: bool) -> impl Strategy<Value = StreamMap> {
    let step = (prop::option::of(0u8..40), prop::option::of(0u8..20), prop::option::of(0u8..=100), 0u8..8);
    (prop::collection::vec(step, 0..8), prop::collection::vec((0usize..8, 0usize..8, 0u8..5), 0..16)).prop_map(
        move |(steps, flows)| {
            let number = |value: Option<u32>| value.map_or(String::new(), |value| value.to_string());
            let row = |(n, step): (usize, &AnyStep)| {
                let (wait, process, quality, kind) = *step;
                let lead = wait.map(|wait| u32::from(wait) + u32::from(process.unwrap_or(0)));
                let name = match kind {
                    0 => format!("[s{n}]"),
                    1 => format!("(s{n})"),
                    _ => format!("s{n}"),
                };
                let (process, quality) = (number(process.map(u32::from)), number(quality.map(u32::from)));
                format!("{name} | t{} | {} | {process} | {quality}", kind % 3, number(lead))
            };
            let rows: Vec<String> = steps.iter().enumerate().map(row).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let flows = flows.iter().filter(|(from, to, _)| from < to || !is_acyclic);
            let arrow = |kind: u8| if kind == 0 && !is_acyclic { '~' } else { '>' };
            let wait = |kind: u8| if kind == 1 { "5" } else { "" };
            let text =
                |&(from, to, kind): &(usize, usize, u8)| format!("s{from} {} s{to} : {};", arrow(kind), wait(kind));
            map(&rows, &flows.map(text).collect::<String>())
        },
    )
}

/// The lead time of every way from a start to an end, found one by one. Ends are the last steps with the most steps before
/// them.
fn all_ways(map: &StreamMap) -> Vec<f64> {
    let graph = Graph::new(map);
    let detours = detours(&graph);
    let starts = || (0..graph.len()).filter(|&node| graph.reaching(node).next().is_none());
    let ways = ways_from(map, &graph, starts().filter(|node| !detours.contains(node)));
    if ways.is_empty() { ways_from(map, &graph, starts()) } else { ways }
}

fn ways_from(map: &StreamMap, graph: &Graph, starts: impl Iterator<Item = usize>) -> Vec<f64> {
    let figures = Figures::read(map, graph);
    let known = |arrival: Arrival| arrival.lead.or(arrival.wait).map_or(0.0, |hours| hours.mid);
    let mut open: Vec<(usize, f64)> = Vec::new();
    for node in starts {
        open.push((node, known(figures.arrival(graph.row(node), None))));
    }
    let deepest = (0..graph.len()).map(|node| graph.layer(node)).max();
    let mut ways = Vec::new();
    while let Some((node, hours)) = open.pop() {
        if Some(graph.layer(node)) == deepest {
            ways.push(hours);
        }
        for edge in graph.leaving(node) {
            open.push((edge.to, hours + known(figures.arrival(graph.row(edge.to), Some(edge)))));
        }
    }
    ways
}

/// The ends of a map without outside parties, by name.
fn last(map: &StreamMap) -> Vec<String> {
    let graph = Graph::new(map);
    let deepest = (0..graph.len()).map(|node| graph.layer(node)).max();
    let nodes = (0..graph.len()).filter(|&node| Some(graph.layer(node)) == deepest);
    let mut names: Vec<String> = nodes.map(|node| map.steps[graph.row(node)].name.clone()).collect();
    names.sort();
    names
}

proptest! {
    #[test]
    fn no_way_is_longer_than_the_total(mut map in any_map(true)) {
        for step in &mut map.steps {
            if step.kind == StepKind::Outside {
                step.kind = StepKind::Process;
            }
        }
        let total = measure(&map).lead_time.hours.mid;
        let longest = all_ways(&map).into_iter().fold(0.0, f64::max);
        prop_assert!(close(total, longest), "{total} {longest}");
    }

    #[test]
    fn every_figure_is_sane(map in any_map(false)) {
        let summary = measure(&map);
        let hours = |total: &Total| [total.hours.low, total.hours.mid, total.hours.high];
        for total in [summary.lead_time, summary.process_time, summary.wait, summary.effort] {
            prop_assert!(hours(&total).iter().all(|h| h.is_finite() && *h >= 0.0) && total.known <= total.of);
        }
        prop_assert!(summary.activity_ratio_percent().is_none_or(|ratio| (0.0..=100.0 + 1e-9).contains(&ratio)));
        let rolled = summary.rolled_ca.map_or(0.0, |rolled| rolled.percent);
        for reading in &summary.readings {
            let is_counted = map.step(reading.step).is_some_and(|step| step.kind != StepKind::Outside);
            prop_assert!(!is_counted || reading.percent_ca.is_none_or(|quality| rolled <= quality + 1e-9));
            prop_assert!(reading.slack_hours.is_none_or(|slack| slack.is_finite() && slack >= 0.0));
            prop_assert!(!reading.on_path || reading.slack_hours.is_none_or(|slack| slack <= 1e-6) || !is_counted);
            let most = if reading.on_path { 100.0 + 1e-9 } else { f64::MAX };
            prop_assert!(reading.wait_share_percent.is_none_or(|share| (0.0..=most).contains(&share)));
        }
        let totals = summary.rework;
        prop_assert!(totals.once_per_item.lead_time_hours >= totals.none.lead_time_hours);
        prop_assert!(totals.until_right.is_none_or(|t| t.lead_time_hours >= totals.once_per_item.lead_time_hours - 1e-9));
    }

    #[test]
    fn the_waits_and_process_times_of_the_path_are_its_lead_time(map in any_map(false)) {
        let summary = measure(&map);
        let is_known = |id: &StepId| summary.reading(*id).is_none_or(|r| r.lead_time_hours.is_some() && r.wait_hours.is_some());
        let is_party = |id: &StepId| map.step(*id).is_some_and(|step| step.kind == StepKind::Outside);
        if summary.path.iter().all(|id| is_party(id) || is_known(id)) {
            let sum = summary.wait.hours.mid + summary.process_time.hours.mid;
            prop_assert!(close(summary.lead_time.hours.mid, sum), "{:?} {sum}", summary.lead_time);
        }
    }

    #[test]
    fn the_order_of_rows_and_flows_changes_nothing(map in any_map(true), turn in 0usize..8) {
        let before = measure(&map);
        let mut turned = map.clone();
        let by = turn.min(turned.steps.len());
        turned.steps.rotate_left(by);
        turned.flows.reverse();
        let mut after = measure(&turned);
        let order = |id: &StepId| map.steps.iter().position(|step| step.id == *id);
        after.readings.sort_by_key(|reading| order(&reading.step));
        after.dead_ends.sort_by_key(order);
        after.flow_problems.reverse();
        for reading in &mut after.readings {
            reading.problems.sort_by_key(|problem| format!("{problem:?}"));
        }
        let mut before = before;
        for reading in &mut before.readings {
            reading.problems.sort_by_key(|problem| format!("{problem:?}"));
        }
        // Sums are taken along rows: they may differ in the last digit.
        prop_assert!(close(before.effort.hours.mid, after.effort.hours.mid));
        after.effort = before.effort;
        after.path_rows.clone_from(&before.path_rows);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_order_of_flows_changes_nothing_even_with_cycles(map in any_map(false), turn in 0usize..16) {
        let mut turned = map.clone();
        let by = turn.min(turned.flows.len());
        turned.flows.rotate_left(by);
        let (before, after) = (measure(&map), measure(&turned));
        let times = |summary: &Summary| [summary.lead_time, summary.process_time, summary.wait, summary.effort];
        prop_assert_eq!(times(&before), times(&after));
        prop_assert_eq!((before.path, before.constraint, before.handoffs), (after.path, after.constraint, after.handoffs));
    }

    #[test]
    fn a_step_without_time_changes_no_total_time(
        map in any_map(false),
        place in any::<prop::sample::Index>(),
        waits_on_arrows: bool,
    ) {
        let mut map = StreamMap { waits_on_arrows, ..map };
        if !waits_on_arrows {
            map.flows.iter_mut().for_each(|flow| flow.wait = None);
        }
        // Whether an outside party ends the stream depends on how many steps lead to it, so there are none.
        map.steps.iter_mut().filter(|step| step.kind == StepKind::Outside).for_each(|step| step.kind = StepKind::Process);
        let before = measure(&map);
        let is_ignored = |id: FlowId| before.flow_problems.iter().any(|(flow, _)| *flow == id);
        let goes_on = |flow: &&Flow| flow.kind == FlowKind::Forward && !is_ignored(flow.id);
        let flows: Vec<&Flow> = map.flows.iter().filter(goes_on).collect();
        let Some(flow) = (!flows.is_empty()).then(|| *place.get(&flows)) else { return Ok(()) };
        let zero = || Duration::read("0 h", Unit::Hour);
        // In the convention of the map: as a wait, or as a lead time.
        let has_lead = |of: StepKind| {
            let hours = |step: &Step| step.lead_time.as_ref().and_then(|lead| lead.hours(&map.calendar));
            map.steps.iter().any(|step| step.kind == of && hours(step).is_some())
        };
        let is_between = waits_on_arrows || (has_lead(StepKind::Queue) && !has_lead(StepKind::Process));
        let (lead_time, wait) = if is_between { (None, zero()) } else { (zero(), None) };
        // What waited in a queue still waits nowhere else.
        let is_from_queue = map.step(flow.from).is_some_and(|step| step.kind == StepKind::Queue);
        let goes_on_at_once = flow.wait.clone().or(zero().filter(|_| is_between && is_from_queue));
        let mut with = map.clone();
        with.steps.push(Step { lead_time, process_time: zero(), ..Step::new(id("zero"), "zero", "t0") });
        let new = Flow { id: FlowId::from_bits(999), to: id("zero"), wait, ..flow.clone() };
        for other in with.flows.iter_mut().filter(|other| other.id == flow.id) {
            (other.from, other.wait) = (id("zero"), goes_on_at_once.clone());
        }
        with.flows.push(new);
        let after = measure(&with);
        // Where a cycle has no start, its first flow is chosen by the rows; a new row may choose another. And a step more
        // may make another branch the one that leads to the end.
        if before.rework_flows != after.rework_flows || last(&map) != last(&with) {
            return Ok(());
        }
        for (a, b) in [(before.lead_time, after.lead_time), (before.effort, after.effort)] {
            prop_assert!(close(a.hours.mid, b.hours.mid), "{:?} {:?}", a, b);
        }
        prop_assert_eq!(before.rolled_ca.map(|rolled| rolled.percent), after.rolled_ca.map(|rolled| rolled.percent));
    }

    #[test]
    fn whatever_is_typed_no_figure_is_wild(
        texts in prop::collection::vec(("[-~? 0-9.,dhwymo½%]{0,9}", "[-~? 0-9.,dhwymo½%]{0,9}", "[-~? 0-9.,%]{0,6}"), 1..6),
        flows in prop::collection::vec((0usize..6, 0usize..6, "[-~? 0-9.,dhwymo½%]{0,9}", prop::bool::ANY), 0..9),
        calendar in (-1.0f64..1e6, -1.0f64..1e6),
    ) {
        let mut map = map(&[], "");
        map.calendar = Calendar::new(calendar.0, calendar.1);
        for (number, (lead, process, figure)) in texts.iter().enumerate() {
            let mut step = Step::new(StepId::from_bits(number as u64), "s", figure.clone());
            step.lead_time = Duration::read(lead, Unit::Day);
            step.process_time = Duration::read(process, Unit::Hour);
            step.percent_ca = Percent::read(figure);
            step.people = Amount::read(figure);
            map.steps.push(step);
        }
        for (number, (from, to, text, is_rework)) in flows.iter().enumerate() {
            let share = Percent::read(text);
            let kind = if *is_rework { FlowKind::Rework { share } } else { FlowKind::Forward };
            let [from, to] = [from, to].map(|step| StepId::from_bits(*step as u64));
            map.flows.push(Flow { id: FlowId::from_bits(number as u64), from, to, kind, wait: Duration::read(text, Unit::Day) });
        }
        let summary = measure(&map);
        for total in [summary.lead_time, summary.process_time, summary.wait, summary.effort] {
            let HourRange { low, mid, high } = total.hours;
            prop_assert!(low >= 0.0 && low <= mid + 1e-6 * mid && mid <= high + 1e-6 * high && high.is_finite(), "{:?}", total);
        }
        prop_assert!(summary.activity_ratio_percent().is_none_or(|ratio| ratio.is_finite() && ratio >= 0.0));
        let rework = [Some(summary.rework.none), Some(summary.rework.once_per_item), summary.rework.until_right];
        for total in rework.into_iter().flatten() {
            prop_assert!(total.lead_time_hours.is_finite() && total.process_time_hours.is_finite());
        }
        for reading in &summary.readings {
            let figures = [reading.wait_hours, reading.wait_share_percent, reading.percent_ca, reading.slack_hours];
            prop_assert!(figures.iter().flatten().all(|figure| figure.is_finite() && *figure >= 0.0), "{:?}", reading);
        }
    }
}
