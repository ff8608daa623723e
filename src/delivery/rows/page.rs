//! Cutting pages out of a list, and making rows readable.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::super::civil::{DAY_MS, date_text};
use super::super::column::NONE;
use super::super::dataset::Dataset;
use super::super::facts::{Facts, NOTHING, number};
use super::super::measure::with_merged;
use super::super::zone::Zone;
use super::{
    Because, Entry, RowFact, RowList, RowPart, RowView, RowWhy, RowsPage, RowsShown, RowsWanted, SortBy, Table,
};

const MINUTE_MS: i64 = 60_000;

impl RowList {
    /// Rows of each part.
    pub fn parts(&self) -> Vec<(RowPart, u64)> {
        let mut counts = std::collections::BTreeMap::new();
        for entry in &self.entries {
            *counts.entry(entry.part).or_insert(0) += 1;
        }
        counts.into_iter().collect()
    }

    /// A page. `data` must be what the list was made of.
    pub fn page(&self, data: &[&Dataset], zone: &Zone, wanted: &RowsWanted) -> RowsPage {
        let parts = self.parts();
        let mut page = RowsPage { parts, total: 0, skip: u64::from(wanted.skip), rows: Vec::new() };
        page.total = page.count(wanted.shown);
        with_merged(data, |data| {
            let reader = Reader { data, zone, table: self.table };
            page.rows = self.cut(&reader, wanted).into_iter().map(|entry| reader.view(entry)).collect();
        });
        page
    }

    /// The entries of a page: only these are sorted.
    fn cut(&self, reader: &Reader, wanted: &RowsWanted) -> Vec<&Entry> {
        let mut shown: Vec<&Entry> = self.entries.iter().filter(|entry| wanted.shown.holds(entry.part)).collect();
        let order = |a: &&Entry, b: &&Entry| reader.order(a, b, wanted);
        let skip = (wanted.skip as usize).min(shown.len());
        if skip > 0 && skip < shown.len() {
            shown.select_nth_unstable_by(skip, order);
        }
        let mut rest = shown.split_off(skip);
        let take = (wanted.take as usize).min(rest.len());
        if take > 0 && take < rest.len() {
            rest.select_nth_unstable_by(take, order);
        }
        rest.truncate(take);
        rest.sort_by(order);
        rest
    }

    /// All rows of a choice as they are read, in the order of time: for a file.
    pub fn views(&self, data: &[&Dataset], zone: &Zone, shown: RowsShown, mut each: impl FnMut(RowView)) {
        with_merged(data, |data| {
            let reader = Reader { data, zone, table: self.table };
            let mut entries: Vec<&Entry> = self.entries.iter().filter(|entry| shown.holds(entry.part)).collect();
            entries.sort_by_key(|entry| (entry.at_ms, entry.row));
            for entry in entries {
                each(reader.view(entry));
            }
        });
    }
}

struct Reader<'a> {
    data: &'a Dataset,
    zone: &'a Zone,
    table: Table,
}

impl Reader<'_> {
    fn facts(&self) -> &Facts {
        &self.data.facts
    }

    fn order(&self, a: &Entry, b: &Entry, wanted: &RowsWanted) -> Ordering {
        let ordering = match wanted.sort {
            SortBy::Time => known_last(a.at_ms, b.at_ms, wanted.descending),
            SortBy::Duration => known_last(a.duration_ms, b.duration_ms, wanted.descending),
            SortBy::Part => turned(a.part.cmp(&b.part), wanted.descending),
            SortBy::Outcome => turned(self.outcome(a).cmp(&self.outcome(b)), wanted.descending),
            SortBy::Name => turned(natural(&self.name(a), &self.name(b)), wanted.descending),
            SortBy::Service => turned(self.service(a).cmp(self.service(b)), wanted.descending),
            SortBy::Environment => turned(self.environment(a).cmp(self.environment(b)), wanted.descending),
        };
        ordering.then_with(|| (a.at_ms, a.row).cmp(&(b.at_ms, b.row)))
    }

    fn outcome(&self, entry: &Entry) -> Option<super::super::outcome::Outcome> {
        (self.table == Table::Deployments).then(|| self.facts().deployments.outcome(entry.row as usize))
    }

    /// Row of the deployment that an entry is, or that brought it.
    fn deployment(&self, entry: &Entry) -> u32 {
        match (self.table, entry.because) {
            (Table::Deployments, _) => entry.row,
            (_, Because::BroughtBy(deployment)) => deployment,
            _ => NOTHING,
        }
    }

    fn service(&self, entry: &Entry) -> &str {
        let (facts, row) = (self.facts(), entry.row as usize);
        let own = match self.table {
            Table::Deployments => &facts.deployments.service,
            Table::Changes => &facts.changes.service,
            Table::Incidents => &facts.incidents.service,
        };
        let deployment = self.deployment(entry) as usize;
        let brought = facts.names.get(number(&facts.deployments.service, deployment));
        if brought.is_empty() { facts.names.get(number(own, row)) } else { brought }
    }

    fn environment(&self, entry: &Entry) -> &str {
        let facts = self.facts();
        facts.names.get(number(&facts.deployments.environment, self.deployment(entry) as usize))
    }

    fn name(&self, entry: &Entry) -> Cow<'_, str> {
        let (facts, row) = (self.facts(), entry.row as usize);
        match self.table {
            Table::Deployments => self.deployment_name(entry.row),
            Table::Changes => self.change_name(entry.row),
            Table::Incidents => {
                let own = facts.incidents.id.get(row);
                if own.is_empty() {
                    self.deployment_name(number(&facts.incidents.deployment_row, row))
                } else {
                    own.into()
                }
            }
        }
    }

    fn deployment_name(&self, row: u32) -> Cow<'_, str> {
        let (rows, row) = (&self.facts().deployments, row as usize);
        first_told([rows.id.get(row).into(), rows.version.get(row).into(), rows.revision.get(row)])
    }

    fn change_name(&self, row: u32) -> Cow<'_, str> {
        let (rows, row) = (&self.facts().changes, row as usize);
        first_told([rows.number.get(row).into(), rows.revision.get(row), rows.merge_revision.get(row).into()])
    }

    fn view(&self, entry: &Entry) -> RowView {
        let (file, line) = self.source(entry);
        RowView {
            at: self.moment(entry.at_ms),
            name: self.name(entry).into_owned(),
            service: self.service(entry).to_owned(),
            environment: self.environment(entry).to_owned(),
            outcome: self.outcome(entry),
            duration_s: (entry.duration_ms != NONE).then(|| entry.duration_ms as f64 / 1_000.0),
            part: Some(entry.part),
            why: self.why(entry),
            facts: self.known(entry),
            file,
            line,
        }
    }

    fn why(&self, entry: &Entry) -> RowWhy {
        let deployment = |row: u32| self.deployment_name(row).into_owned();
        match entry.because {
            Because::Nothing => RowWhy::Nothing,
            Because::Outcome => RowWhy::Outcome(self.facts().deployments.outcome(entry.row as usize)),
            Because::Incident(row) => RowWhy::Incident(self.facts().incidents.id.get(row as usize).to_owned()),
            Because::TakenBackBy(row) => RowWhy::TakenBackBy(deployment(row)),
            Because::SaysRepair => RowWhy::SaysRepair,
            Because::RepairChange(row) => RowWhy::RepairChange(self.change_name(row).into_owned()),
            Because::RestoredBy(row) => RowWhy::RestoredBy(deployment(row)),
            Because::BroughtBy(row) => RowWhy::BroughtBy(deployment(row)),
        }
    }

    /// File and line. A change or an incident that its deployment's row tells stands there.
    fn source(&self, entry: &Entry) -> (String, u32) {
        let (facts, row) = (self.facts(), entry.row as usize);
        let own = match self.table {
            Table::Deployments => None,
            Table::Changes => facts.changes.origins.get(row),
            Table::Incidents => facts.incidents.origins.get(row),
        };
        let holder = match self.table {
            Table::Deployments => entry.row,
            Table::Changes => number(&facts.changes.deployment_row, row),
            Table::Incidents => number(&facts.incidents.deployment_row, row),
        };
        let rows = &facts.deployments;
        let told = (holder as usize) < rows.len();
        let of_holder = told.then(|| (number(&rows.file, holder as usize), number(&rows.line, holder as usize)));
        let Some((file, line)) = own.or(of_holder) else { return (String::new(), 0) };
        let name = self.data.report.files.get(file as usize).map_or(String::new(), |file| file.name.clone());
        (name, line)
    }

    fn known(&self, entry: &Entry) -> Vec<(RowFact, String)> {
        let mut known = Vec::new();
        match self.table {
            Table::Changes => self.know_change(entry.row as usize, &mut known),
            Table::Incidents => self.know_incident(entry.row as usize, &mut known),
            Table::Deployments => {}
        }
        let deployment = self.deployment(entry);
        if deployment != NOTHING {
            self.know_deployment(deployment as usize, self.table == Table::Deployments, &mut known);
        }
        known
    }

    fn know_change(&self, row: usize, known: &mut Vec<(RowFact, String)>) {
        let changes = &self.facts().changes;
        tell(known, RowFact::Number, changes.number.get(row));
        let merged_as = changes.merge_revision.get(row).into();
        tell(known, RowFact::Revision, &first_told([changes.revision.get(row), merged_as]));
        let times = [
            (RowFact::Authored, &changes.authored),
            (RowFact::Opened, &changes.opened),
            (RowFact::FirstReview, &changes.first_review),
            (RowFact::Merged, &changes.merged),
        ];
        for (fact, column) in times {
            tell(known, fact, &self.moment(column.raw(row)).unwrap_or_default());
        }
    }

    fn know_incident(&self, row: usize, known: &mut Vec<(RowFact, String)>) {
        let incidents = &self.facts().incidents;
        tell(known, RowFact::Incident, incidents.id.get(row));
        for (fact, column) in
            [(RowFact::IncidentOpened, &incidents.opened), (RowFact::IncidentResolved, &incidents.resolved)]
        {
            tell(known, fact, &self.moment(column.raw(row)).unwrap_or_default());
        }
    }

    fn know_deployment(&self, row: usize, is_own: bool, known: &mut Vec<(RowFact, String)>) {
        let rows = &self.facts().deployments;
        let time = |column: &super::super::column::TimeColumn| self.moment(column.raw(row)).unwrap_or_default();
        if is_own {
            tell(known, RowFact::Id, rows.id.get(row));
            tell(known, RowFact::Revision, &rows.revision.get(row));
        } else {
            tell(known, RowFact::Deployment, &self.deployment_name(row as u32));
        }
        tell(known, RowFact::Version, rows.version.get(row));
        tell(known, RowFact::StatusWord, self.facts().names.get(number(&rows.word, row)));
        tell(known, RowFact::Started, &time(&rows.started));
        tell(known, if is_own { RowFact::Finished } else { RowFact::Deployed }, &time(&rows.finished));
        tell(known, RowFact::Carries, rows.carries.get(row));
    }

    /// `2026-09-07 10:00`, in the question's zone.
    fn moment(&self, at_ms: i64) -> Option<String> {
        (at_ms != NONE).then(|| moment_text(self.zone, at_ms))
    }
}

/// `2026-09-07 10:00` on the wall of a zone.
pub fn moment_text(zone: &Zone, at_ms: i64) -> String {
    let wall = zone.wall_from_utc_ms(at_ms);
    let minutes = wall.rem_euclid(DAY_MS) / MINUTE_MS;
    format!("{} {:02}:{:02}", date_text(wall.div_euclid(DAY_MS)), minutes / 60, minutes % 60)
}

fn tell(known: &mut Vec<(RowFact, String)>, fact: RowFact, text: &str) {
    if !text.is_empty() {
        known.push((fact, text.to_owned()));
    }
}

fn first_told<const COUNT: usize>(texts: [Cow<'_, str>; COUNT]) -> Cow<'_, str> {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn turned(ordering: Ordering, descending: bool) -> Ordering {
    if descending { ordering.reverse() } else { ordering }
}

/// What is not known comes last, whichever way round.
fn known_last(a: i64, b: i64, descending: bool) -> Ordering {
    (a == NONE).cmp(&(b == NONE)).then_with(|| turned(a.cmp(&b), descending))
}

/// Numbers as numbers: 9 before 10.
fn natural(a: &str, b: &str) -> Ordering {
    let number = |text: &str| text.parse::<u64>().ok();
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}
