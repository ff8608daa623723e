//! What the cells of a deployment say besides its times and names: yes or no, repair or not, and what tells it apart.

use std::borrow::Cow;

use super::super::civil::DAY_MS;
use super::super::column::{NONE, hash_bytes};
use super::super::rework::says_repair;
use super::super::role::Role;
use super::super::timestamp::{self, Cell};
use super::{BadCell, Ingest, Row};

/// Whether a cell of yes or no says yes.
pub(super) fn says_yes(cell: &[u8]) -> bool {
    const YES: [&str; 7] = ["true", "yes", "y", "1", "x", "ja", "wahr"];
    let cell = cell.trim_ascii();
    YES.iter().any(|yes| cell.eq_ignore_ascii_case(yes.as_bytes()))
}

/// Whether the type of a change tells repairs from other work. `deployment` in every row tells nothing.
fn tells_kind(text: &str) -> bool {
    const KINDS: [&str; 15] = [
        "normal",
        "standard",
        "planned",
        "scheduled",
        "routine",
        "regular",
        "feature",
        "minor",
        "major",
        "patch",
        "expedited",
        "urgent",
        "bugfix",
        "maintenance",
        "latent",
    ];
    let is_known = |word: &str| KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    says_repair(text) || text.split(|c: char| !c.is_alphanumeric()).any(is_known)
}

impl Ingest {
    /// The id of a deployment: with its pipeline, where that numbers its runs for itself. Where there is none and a
    /// bare day is all that could tell the row apart from others, its place.
    pub(super) fn deployment_id<'r>(&mut self, row: &Row<'r>, is_named: bool) -> Cow<'r, str> {
        let id = row.text(Role::Id);
        let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && row.has(Role::Pipeline) {
            return Cow::Owned([&row.text(Role::Pipeline), " #", &id].concat());
        }
        if is_named { id } else { self.id_or_place(row, Role::FinishedAt) }
    }

    /// The id of a row, or else, where a bare day is all that could tell it apart from others, its place: several
    /// deployments of one day are no duplicates of each other. The place is the line and a mark of all such rows so
    /// far, so that two files share places only as far as they begin alike.
    pub(super) fn id_or_place<'r>(&mut self, row: &Row<'r>, day: Role) -> Cow<'r, str> {
        let id = row.text(Role::Id);
        let is_day = |cell: &[u8]| matches!(timestamp::read(cell), Cell::Time(at) if at.ms.rem_euclid(DAY_MS) == 0);
        if !id.is_empty() || !is_day(row.bytes(day)) {
            return id;
        }
        let own = hash_bytes(row.cells.bytes);
        self.place_mark = hash_bytes(&[self.place_mark.to_le_bytes(), own.to_le_bytes()].concat());
        let (line, byte) = (row.place.line, row.place.byte);
        let place = if byte > 1 { format!("{line}.{byte}") } else { line.to_string() };
        let mark = format!("{:06x}", self.place_mark >> 40);
        Cow::Owned([&row.text(day), " #", &place, "-", &mark].concat())
    }

    /// Whether the row says that it was an unplanned repair.
    pub(super) fn tells_rework(&mut self, row: &Row) -> bool {
        let roles = [Role::Repairs, Role::Labels, Role::Unplanned];
        self.facts.deployments_tell_rework |=
            roles.iter().any(|&role| !row.bytes(role).is_empty()) || tells_kind(&row.text(Role::ChangeType));
        [Role::ChangeType, Role::Branch, Role::Labels, Role::Title].iter().any(|&r| says_repair(&row.text(r)))
            || says_yes(row.bytes(Role::Unplanned))
            || row.has(Role::Repairs)
    }

    /// The times of the incident in a deployment's row. Where no column tells when it was opened, that was its end.
    pub(super) fn incident_times(&mut self, row: &Row, ended: i64) -> Result<(i64, i64), BadCell> {
        let (opened, resolved) = (self.time(row, Role::IncidentOpenedAt)?, self.time(row, Role::IncidentResolvedAt)?);
        if resolved == NONE || row.column_of.has(Role::IncidentOpenedAt) {
            return Ok((opened, resolved));
        }
        self.notes.incident_starts_assumed += 1;
        Ok((ended, resolved))
    }
}

#[cfg(test)]
mod tests {
    use super::says_yes;

    #[test]
    fn yes_in_any_notation() {
        for (cell, yes) in
            [("true", true), ("Yes ", true), ("1", true), ("Ja", true), ("", false), ("no", false), ("0", false)]
        {
            assert_eq!(says_yes(cell.as_bytes()), yes, "{cell}");
        }
    }
}
