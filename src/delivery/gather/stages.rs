//! Rows of several event logs behind each other.

use super::super::eventlog::StageRows;
use super::Renumbered;

impl StageRows {
    pub(super) fn append(&mut self, other: &Self, new: &Renumbered) {
        let own = self.len();
        if other.place.len() > 0 {
            self.fill_places(own);
            self.place.extend(other.place.iter());
        }
        self.item.append(own, &other.item);
        new.names(&mut self.stage, &other.stage);
        new.names(&mut self.before, &other.before);
        self.tells_exit.extend_from_slice(&other.tells_exit);
        self.origins.append(own, &other.origins, new.files);
        self.entered.append(own, &other.entered);
        self.exited.append(own, &other.exited);
    }
}
