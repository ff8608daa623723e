//! What only the rows together tell: waits between steps, queues, merged cells.

use super::{Column, Draft, Place, Reader, RowFault, RowProblem, StepKind};

impl Reader {
    /// Rows that are called by their waiting and have no process time, where no column tells what kind of step they are.
    pub(super) fn see_queues(&mut self, drafts: &mut [Draft]) {
        let column = self.columns.place(Column::Step).map_or(1, |at| at + 1);
        let has_times = self.columns.place(Column::ProcessTime).is_some();
        for draft in drafts.iter_mut().filter(|_| has_times && self.columns.place(Column::Kind).is_none()) {
            let step = &mut draft.step;
            let has_time = step.lead_time.is_some() || draft.waits.is_some();
            if has_time && step.process_time.is_none() && says_wait(&step.name) {
                step.kind = StepKind::Queue;
                let place = Place { row: draft.row, column };
                self.problems.push(RowProblem { place, text: step.name.clone(), fault: RowFault::TakenForQueue });
            }
        }
    }

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

/// Words that a step in which work only waits begins or ends with.
const WAITS: [&str; 9] =
    ["wait", "waiting", "queue", "queued", "queueing", "wartezeit", "warten", "warteschlange", "liegezeit"];

/// Whether a step is called by its waiting: `Wait for approval`, `QA queue`.
fn says_wait(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_wait =
        |word: Option<&str>| word.is_some_and(|word| WAITS.iter().any(|wait| wait.eq_ignore_ascii_case(word)));
    is_wait(words.next()) || is_wait(words.next_back())
}
