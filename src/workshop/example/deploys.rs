//! A year of deploys of three services, in the flat format: one change per deployment, with its commit and its incident.
//!
//! The story in it: until April everything waits for a release window every second Thursday; then small fixes may go on
//! any working day; after the workshop in August changes get smaller and quicker. Nobody deploys over Christmas.

use std::fmt::Write as _;

use super::random::{Lcg, between_knots};
use super::time::{DAY, HOUR, MINUTE, midnight, rfc3339, weekday};

const HEADER: &str =
    "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at\n";
const WEEKS: i64 = 52;
/// Week from which deploys need not wait for the window.
const FIRST_WEEK_WITHOUT_WINDOW: i64 = 20;

/// Thousandths of a deploy that are ready for the first window.
const DUE_AT_START: i64 = 700;

struct Service {
    name: &'static str,
    /// Thousandths of a deploy a week, by week.
    pace: &'static [(i64, i64)],
}

const SERVICES: [Service; 3] = [
    Service { name: "tracking-api", pace: &[(0, 600), (19, 1000), (26, 2400), (39, 3000), (51, 3500)] },
    Service { name: "scan-ingest", pace: &[(0, 500), (19, 800), (26, 2000), (39, 2500), (51, 3000)] },
    Service { name: "notify", pace: &[(0, 500), (19, 800), (26, 1700), (39, 2000), (51, 2500)] },
];

/// Thousandths of the usual pace in weeks that differ: Christmas, Easter, August.
const SEASON: [(i64, i64); 9] =
    [(4, 600), (5, 0), (6, 0), (7, 500), (19, 700), (20, 600), (37, 600), (38, 500), (39, 700)];
/// Of a hundred deploys, how many fall on each day from Monday on.
const DAYS: [i64; 7] = [17, 26, 24, 22, 9, 2, 0];
/// Median time from commit to deploy by week, in hundredths of a day.
const MEDIAN_LEAD: [(i64, i64); 6] = [(0, 2150), (19, 1900), (26, 1400), (39, 950), (45, 600), (51, 380)];
/// Lead times as thousandths of their median: a long tail.
const LEAD_TAIL: [(i64, i64); 8] =
    [(0, 120), (100, 300), (250, 600), (500, 1000), (750, 1650), (900, 2500), (970, 3400), (1000, 4600)];
/// How many of a thousand deploys fail, by week.
const FAILING: [(i64, i64); 2] = [(0, 185), (51, 95)];
/// Minutes until somebody notices.
const NOTICED_AFTER: [(i64, i64); 4] = [(0, 4), (500, 40), (900, 300), (1000, 1500)];
/// Minutes until it is repaired, in the first week; by the last it takes six tenths of that.
const REPAIRED_AFTER: [(i64, i64); 6] = [(0, 25), (250, 170), (500, 520), (750, 1150), (900, 2000), (1000, 3300)];
const STILL_OPEN: usize = 2;

#[derive(Clone)]
struct Deploy {
    service: &'static str,
    environment: &'static str,
    sha: u64,
    commit_at: i64,
    deployed_at: i64,
    has_failed: bool,
    incident: Option<(i64, Option<i64>)>,
}

/// The file's text.
pub fn csv() -> String {
    let mut text = HEADER.to_owned();
    for (at, deploy) in year().iter().enumerate() {
        let moment = |seconds: Option<i64>| seconds.map(rfc3339).unwrap_or_default();
        let _ = writeln!(
            text,
            "KP-{},{},{},{:010x},{},{},{},{},{}",
            1001 + at,
            deploy.service,
            deploy.environment,
            deploy.sha,
            rfc3339(deploy.commit_at),
            rfc3339(deploy.deployed_at),
            if deploy.has_failed { "failure" } else { "success" },
            moment(deploy.incident.map(|(opened, _)| opened)),
            moment(deploy.incident.and_then(|(_, resolved)| resolved)),
        );
    }
    text
}

fn first_day() -> i64 {
    midnight(2025, 11, 17)
}

fn year() -> Vec<Deploy> {
    let mut random = Lcg::new(SEED);
    let mut deploys = Vec::new();
    for service in &SERVICES {
        let mut due = DUE_AT_START;
        for week in 0..WEEKS {
            due += between_knots(service.pace, week) * season(week) / 1000;
            let is_waiting_for_window = week < FIRST_WEEK_WITHOUT_WINDOW && week % 2 == 1;
            let count = if is_waiting_for_window { 0 } else { (due + random.between(-600, 600)).max(0) / 1000 };
            due -= count * 1000;
            for _ in 0..if season(week) == 0 { 0 } else { count } {
                deploys.extend(one_change(service.name, week, &mut random));
            }
        }
    }
    let end = first_day() + WEEKS * 7 * DAY;
    deploys.retain(|deploy| deploy.deployed_at < end);
    deploys.sort_by_key(|deploy| (deploy.deployed_at, deploy.sha));
    leave_open(&mut deploys);
    deploys
}

fn season(week: i64) -> i64 {
    SEASON.iter().find(|(special, _)| *special == week).map_or(1000, |&(_, permille)| permille)
}

/// A change on its way: perhaps on staging first, then live, and what repairs it if it fails.
fn one_change(service: &'static str, week: i64, random: &mut Lcg) -> Vec<Deploy> {
    let deployed_at = deploy_time(week, random);
    let commit_at = commit_time(deployed_at, week, random);
    let live = Deploy {
        service,
        environment: "production",
        sha: random.bits() >> 24,
        commit_at,
        deployed_at,
        has_failed: random.happens(between_knots(&FAILING, week)),
        incident: None,
    };
    let staged_at = deployed_at - random.between(4 * HOUR, 40 * HOUR);
    let is_staged = week >= 12 && random.happens(220) && staged_at > commit_at + HOUR;
    let staging = Deploy { environment: "staging", deployed_at: staged_at, has_failed: false, ..live.clone() };
    let mut made: Vec<Deploy> = is_staged.then_some(staging).into_iter().collect();
    made.extend(if live.has_failed { with_repair(live, week, random) } else { vec![live] });
    made
}

fn deploy_time(week: i64, random: &mut Lcg) -> i64 {
    let monday = first_day() + week * 7 * DAY;
    if week < FIRST_WEEK_WITHOUT_WINDOW {
        return monday + 3 * DAY + random.between(17 * HOUR, 20 * HOUR);
    }
    let mut left = random.between(0, DAYS.iter().sum());
    let mut day = monday;
    for share in DAYS {
        left -= share;
        if left < 0 {
            break;
        }
        day += DAY;
    }
    day + random.between(8 * HOUR, 16 * HOUR)
}

/// Commits are made in working hours.
fn commit_time(deployed_at: i64, week: i64, random: &mut Lcg) -> i64 {
    let median = between_knots(&MEDIAN_LEAD, week) * DAY / 100;
    let lead = median * random.drawn_from(&LEAD_TAIL) / 1000;
    let around = deployed_at - lead;
    let days_after_friday = (weekday(around) - 4).max(0);
    let day = around.div_euclid(DAY) - days_after_friday;
    let at = day * DAY + random.between(7 * HOUR, 16 * HOUR);
    if at < deployed_at - HOUR { at } else { deployed_at - random.between(HOUR, 5 * HOUR) }
}

/// A failed deploy with its incident, and often the fix that ends it. One in nine is undone by hand before anybody
/// writes an incident.
fn with_repair(mut failed: Deploy, week: i64, random: &mut Lcg) -> Vec<Deploy> {
    if random.happens(110) {
        return vec![failed];
    }
    let opened = failed.deployed_at + random.drawn_from(&NOTICED_AFTER) * MINUTE + random.between(0, MINUTE);
    let scale = 1000 - 400 * week / WEEKS;
    let took = random.drawn_from(&REPAIRED_AFTER) * MINUTE * scale / 1000 + random.between(0, MINUTE);
    let resolved = opened + took;
    failed.incident = Some((opened, Some(resolved)));
    let fix = Deploy {
        sha: random.bits() >> 24,
        commit_at: opened + took / 2,
        deployed_at: resolved - 8 * MINUTE,
        has_failed: false,
        incident: None,
        ..failed.clone()
    };
    let is_fixed_forward = took > 90 * MINUTE && random.happens(550);
    if is_fixed_forward { vec![failed, fix] } else { vec![failed] }
}

/// The last incidents are still being worked on.
fn leave_open(deploys: &mut [Deploy]) {
    let incidents = deploys.iter_mut().rev().filter_map(|deploy| deploy.incident.as_mut());
    for (_, resolved) in incidents.take(STILL_OPEN) {
        *resolved = None;
    }
}

/// Chosen so that the year is neither unusually lucky nor unlucky.
const SEED: u64 = 233;
