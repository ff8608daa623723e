//! What only the rows of a table together tell: waits between steps, merged cells.

use super::{Column, Draft, Place, Reader, RowFault, StepKind};

impl Reader {
    /// Rows between steps that hold a wait and nothing else: the wait before the step below them.
    pub(super) fn without_rows_of_waits(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
        let mut held: Option<Draft> = None;
        for mut draft in drafts {
            let is_taken = draft.waits.is_some() || draft.after.is_some();
            match held.take() {
                Some(before) if is_taken => kept.push(before),
                Some(before) => {
                    let cell = before.waits.as_ref().map(|waits| waits.link.clone()).unwrap_or_default();
                    self.tell(&cell.text, cell.place, RowFault::RowOfWait);
                    draft.waits = before.waits;
                }
                None => {}
            }
            if draft.is_wait_alone() && !kept.is_empty() {
                held = Some(draft);
            } else {
                kept.push(draft);
            }
        }
        kept.extend(held);
        kept
    }

    /// Teams to the left of the steps, one above several of its steps: merged cells, of which spreadsheets copy the first.
    pub(super) fn fill_teams(&mut self, drafts: &mut [Draft]) {
        let Some((team_at, step_at)) = self.columns.place(Column::Team).zip(self.columns.place(Column::Step)) else {
            return;
        };
        let mut team = String::new();
        for draft in drafts.iter_mut().filter(|draft| team_at < step_at && draft.step.kind == StepKind::Process) {
            if !draft.step.team.is_empty() {
                draft.step.team.clone_into(&mut team);
            } else if !team.is_empty() {
                team.clone_into(&mut draft.step.team);
                let place = Place { row: draft.row, column: team_at + 1 };
                self.tell(&team, place, RowFault::TeamFromAbove);
            }
        }
    }
}
