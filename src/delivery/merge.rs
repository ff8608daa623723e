//! Merging rows that were there already: same source id, else same service, environment, revision and finish.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::column::{Numbers, TextColumn, hash_text};
use super::dataset::JoinReport;
use super::facts::{Changes, Deployments, Facts, Incidents, NOTHING, change_is, number};
use super::group::{first_equal, mixed};
use super::outcome::Outcome;

/// Merges deployments, changes and incidents that are there twice, and counts them.
pub(crate) fn merge_duplicates(facts: &mut Facts, report: &mut JoinReport) {
    report.duplicate_deployments += merge_deployments(facts);
    report.duplicate_changes += merge_changes(&mut facts.changes);
    report.duplicate_incidents += merge_incidents(&mut facts.incidents);
}

fn merge_deployments(facts: &mut Facts) -> u64 {
    let rows = &facts.deployments;
    if ids_ascend(rows) {
        return 0;
    }
    let first = first_equal(rows.len(), &|row| deployment_hash(rows, row), &|a, b| same_deployment(rows, a, b));
    let dropped = first.iter().enumerate().filter(|&(row, &first)| first as usize != row).count();
    if dropped == 0 {
        return 0;
    }
    let best = best_of_each(rows, &first);
    let kept: Vec<u32> =
        first.iter().enumerate().filter(|&(row, &f)| f as usize == row).map(|(row, _)| number(&best, row)).collect();
    let mut new_row = vec![NOTHING; rows.len()];
    for (at, (row, _)) in first.iter().enumerate().filter(|&(row, &f)| f as usize == row).enumerate() {
        set(&mut new_row, row, at as u32);
    }
    let renumbered = |row: u32| number(&new_row, number(&first, row as usize) as usize);
    facts.changes.deployment_row.change(renumbered);
    facts.incidents.deployment_row.change(renumbered);
    let carries = carries_of_each(rows, &first, &best);
    facts.deployments = facts.deployments.pick(&kept);
    if let Some(carries) = carries {
        facts.deployments.carries = carries;
    }
    dropped as u64
}

fn set(column: &mut [u32], at: usize, value: u32) {
    if let Some(slot) = column.get_mut(at) {
        *slot = value;
    }
}

/// Exports are mostly written in the order of their ids: then no two are equal, and nothing need be looked up.
fn ids_ascend(rows: &Deployments) -> bool {
    rows.len() > 0 && rows.id.filled() == rows.len() && rows.id.ascends()
}

/// `github:GithubDeployment:1:DE_9001`: the ids of `DevLake` name one deployment however many repositories it has, each
/// with a row of its own. Other ids are told apart by service: a train of releases may give one to all its cars.
fn is_of_devlake(id: &str) -> bool {
    let mut parts = id.split(':');
    parts.nth(2).is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_some()
}

/// What rows of one deployment carry together, where that is more than the best of them says. For kept rows.
fn carries_of_each(rows: &Deployments, first: &[u32], best: &[u32]) -> Option<TextColumn> {
    let mut more: BTreeMap<u32, BTreeSet<Cow<str>>> = BTreeMap::new();
    for (row, &group) in first.iter().enumerate() {
        let best = number(best, group as usize) as usize;
        let kept = rows.revision.get(best);
        if !rows.revision.is_same(row, best) || rows.carries.get(row) != rows.carries.get(best) {
            let carried = rows.carries.get(row).split(' ').map(Cow::Borrowed);
            let commits = carried.chain([rows.revision.get(row)]).filter(|commit| !commit.is_empty());
            more.entry(group).or_default().extend(commits.filter(|commit| *commit != kept));
        }
    }
    more.retain(|_, commits| !commits.is_empty());
    if more.is_empty() {
        return None;
    }
    let mut carries = TextColumn::default();
    for (at, group) in leaders(first).into_iter().enumerate() {
        let own = rows.carries.get(number(best, group as usize) as usize);
        match more.get_mut(&group) {
            Some(commits) => {
                commits.extend(own.split(' ').filter(|commit| !commit.is_empty()).map(Cow::Borrowed));
                carries.fill(at, &commits.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(" "));
            }
            None => carries.fill(at, own),
        }
    }
    Some(carries)
}

fn deployment_hash(rows: &Deployments, row: usize) -> u64 {
    let id = rows.id.get(row);
    if is_of_devlake(id) {
        return mixed(&[u64::from(number(&rows.environment, row)), hash_text(id)]);
    }
    let place = mixed(&[u64::from(number(&rows.service, row)), u64::from(number(&rows.environment, row))]);
    if !id.is_empty() {
        return mixed(&[place, hash_text(id)]);
    }
    mixed(&[place, rows.revision.hash(row), hash_text(rows.version.get(row)), when(rows, row) as u64])
}

/// The finish, or the start of what is not finished.
fn when(rows: &Deployments, row: usize) -> i64 {
    rows.finished.get(row).unwrap_or_else(|| rows.started.raw(row))
}

fn same_deployment(rows: &Deployments, a: usize, b: usize) -> bool {
    let (id_a, id_b) = (rows.id.get(a), rows.id.get(b));
    let is_one_service = number(&rows.service, a) == number(&rows.service, b) || is_of_devlake(id_a);
    if !is_one_service || number(&rows.environment, a) != number(&rows.environment, b) {
        return false;
    }
    if !id_a.is_empty() || !id_b.is_empty() {
        return id_a == id_b;
    }
    rows.revision.is_same(a, b) && rows.version.get(a) == rows.version.get(b) && when(rows, a) == when(rows, b)
}

/// Of each group of equal rows the one that knows most; the order of rows does not matter.
fn best_of_each(rows: &Deployments, first: &[u32]) -> Vec<u32> {
    let rank = |row: u32| {
        let at = row as usize;
        let outcome = rows.outcome(at);
        let over = !matches!(outcome, Outcome::Unknown | Outcome::Running | Outcome::NotRun);
        (over, outcome != Outcome::Unknown, when(rows, at), outcome, rows.revision.get(at), rows.version.get(at))
    };
    let mut best: Vec<u32> = first.to_vec();
    for (row, &group) in first.iter().enumerate() {
        let row = row as u32;
        if rank(row) > rank(number(&best, group as usize)) {
            set(&mut best, group as usize, row);
        }
    }
    best
}

/// Rows that stem from deployments of their own, each from another: none can be there twice.
fn each_has_its_deployment(rows: &Numbers) -> bool {
    let last = rows.len().checked_sub(1).and_then(|last| rows.get(last));
    last.is_none_or(|last| last != NOTHING) && rows.ascends()
}

fn merge_changes(rows: &mut Changes) -> u64 {
    if each_has_its_deployment(&rows.deployment_row) {
        return 0;
    }
    let hash = |row: usize| {
        if is_part(rows, row) {
            return mixed(&[u64::from(number(&rows.service, row)), hash_text(rows.number.get(row))]);
        }
        mixed(&[
            u64::from(number(&rows.deployment_row, row)),
            rows.revision.hash(row),
            hash_text(rows.number.get(row)),
            hash_text(rows.version.get(row)),
            rows.authored.raw(row) as u64,
        ])
    };
    let first = first_equal(rows.len(), &hash, &|a, b| same_change(rows, a, b));
    let dropped = |row: &usize| first.get(*row).is_some_and(|&group| group as usize != *row);
    let duplicates = (0..rows.len()).filter(|row| dropped(row) && !is_part(rows, *row)).count();
    let kept = leaders(&first);
    if kept.len() < rows.len() {
        put_parts_together(rows, &first);
        *rows = rows.pick(&kept);
    }
    duplicates as u64
}

/// One of several events that tell a change by its number.
fn is_part(rows: &Changes, row: usize) -> bool {
    rows.is(row, change_is::PART) && !rows.number.get(row).is_empty()
}

/// The first row of a change told in parts gets the earliest time of each kind.
fn put_parts_together(rows: &mut Changes, first: &[u32]) {
    for (row, &group) in first.iter().enumerate() {
        if row == group as usize || !is_part(rows, row) {
            continue;
        }
        for column in [&mut rows.authored, &mut rows.opened, &mut rows.first_review, &mut rows.merged] {
            let both = [column.get(row), column.get(group as usize)];
            if let Some(earliest) = both.into_iter().flatten().min() {
                column.set(group as usize, earliest);
            }
        }
        let flags = rows.flags.get(row).copied().unwrap_or(0);
        if let Some(own) = rows.flags.get_mut(group as usize) {
            *own |= flags;
        }
    }
}

fn leaders(first: &[u32]) -> Vec<u32> {
    (0u32..).zip(first).filter(|(row, first)| row == *first).map(|(row, _)| row).collect()
}

fn same_change(rows: &Changes, a: usize, b: usize) -> bool {
    let texts = |row: usize| {
        [&rows.merge_revision, &rows.version, &rows.number, &rows.deployment_id].map(|column| column.get(row))
    };
    let times =
        |row: usize| [&rows.authored, &rows.opened, &rows.first_review, &rows.merged].map(|column| column.raw(row));
    let numbers = |row: usize| (number(&rows.deployment_row, row), number(&rows.service, row));
    let flags = |row: usize| rows.flags.get(row).map(|flags| flags & (change_is::LEAD | change_is::STAGES));
    if is_part(rows, a) || is_part(rows, b) {
        let key = |row: usize| (is_part(rows, row), number(&rows.service, row), rows.number.get(row));
        return key(a) == key(b);
    }
    // Rows that name nothing are told apart only by their deployment.
    rows.revision.is_same(a, b)
        && numbers(a) == numbers(b)
        && times(a) == times(b)
        && flags(a) == flags(b)
        && texts(a) == texts(b)
}

fn merge_incidents(rows: &mut Incidents) -> u64 {
    if each_has_its_deployment(&rows.deployment_row) {
        return 0;
    }
    let key_time = |row: usize| if rows.id.get(row).is_empty() { rows.opened.raw(row) } else { 0 };
    let deployment = |row: usize| if rows.id.get(row).is_empty() { number(&rows.deployment_row, row) } else { 0 };
    let hash = |row: usize| {
        mixed(&[
            u64::from(number(&rows.service, row)),
            hash_text(rows.id.get(row)),
            key_time(row) as u64,
            u64::from(deployment(row)),
        ])
    };
    let same = |a: usize, b: usize| {
        number(&rows.service, a) == number(&rows.service, b)
            && rows.id.get(a) == rows.id.get(b)
            && key_time(a) == key_time(b)
            && deployment(a) == deployment(b)
    };
    let first = first_equal(rows.len(), &hash, &same);
    // Of two reports of one incident the one that is resolved, or resolved later, is the newer.
    let mut best = first.clone();
    for (row, &group) in first.iter().enumerate() {
        let rank = |row: usize| (rows.resolved.raw(row), rows.opened.raw(row));
        if rank(row) > rank(number(&best, group as usize) as usize) {
            set(&mut best, group as usize, row as u32);
        }
    }
    let kept: Vec<u32> = leaders(&first).into_iter().map(|row| number(&best, row as usize)).collect();
    let dropped = rows.len() - kept.len();
    if dropped == 0 {
        return 0;
    }
    let ends_alone = (0..rows.len()).filter(|&row| rows.opened.get(row).is_none()).count();
    put_ends_together(rows, &first, &best);
    *rows = rows.pick(&kept);
    dropped.saturating_sub(ends_alone) as u64
}

/// An incident whose beginning and end stand in two rows gets both.
fn put_ends_together(rows: &mut Incidents, first: &[u32], best: &[u32]) {
    for (row, &group) in first.iter().enumerate() {
        let kept = number(best, group as usize) as usize;
        let Some(opened) = rows.opened.get(row) else { continue };
        if rows.opened.get(kept).is_none_or(|own| own > opened) {
            rows.opened.set(kept, opened);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_of_devlake;

    #[test]
    fn ids_of_devlake_are_told_by_their_parts() {
        assert!(is_of_devlake("github:GithubDeployment:1:DE_9001"));
        for id in ["", "9001", "2026-09-08T15:20:00Z", "a:b:c:d", "release:train:7"] {
            assert!(!is_of_devlake(id), "{id}");
        }
    }
}
