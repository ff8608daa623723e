//! Rows of several event logs behind each other.

use super::super::eventlog::StageRows;
use super::super::facts::number;
use super::Renumbered;

impl StageRows {
    pub(super) fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        self.item.append(own, &other.item);
        let renumbered = |name: &u32| number(&new.names, *name as usize);
        self.stage.extend(other.stage.iter().map(renumbered));
        self.before.extend(other.before.iter().map(renumbered));
        self.tells_exit.extend_from_slice(&other.tells_exit);
        self.origins.append(own, &other.origins, new.files);
        self.entered.append(own, &other.entered);
        self.exited.append(own, &other.exited);
    }
}
