//! What was found out about facts that do not change any more, so that the next question need not find it out again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};

use super::link::Links;
use super::measure::RowTally;
use super::question::Switches;

/// What is remembered of facts. Copies of facts share it; whoever changes facts that were measured takes a new one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memo(Arc<Remembered>);

/// First and last end of deployments, ms UTC.
pub(crate) type Span = Option<(i64, i64)>;

/// The environments that count, the switches, and what they link.
type KeptLinks = (BTreeSet<String>, Switches, Arc<Links>);

#[derive(Debug, Default)]
pub(crate) struct Remembered {
    pub commits_are_apart: OnceLock<bool>,
    pub span: OnceLock<Span>,
    pub rows: OnceLock<Option<RowTally>>,
    /// The links of the latest idea of production.
    links: Mutex<Option<KeptLinks>>,
}

impl std::ops::Deref for Memo {
    type Target = Remembered;

    fn deref(&self) -> &Remembered {
        &self.0
    }
}

impl Remembered {
    pub fn links(&self, production: &BTreeSet<String>, switches: Switches) -> Option<Arc<Links>> {
        let links = self.links.lock().ok()?;
        let (_, _, links) = links.as_ref().filter(|(of, with, _)| of == production && *with == switches)?;
        Some(Arc::clone(links))
    }

    pub fn keep_links(&self, production: &BTreeSet<String>, switches: Switches, links: &Arc<Links>) {
        if let Ok(mut kept) = self.links.lock() {
            *kept = Some((production.clone(), switches, Arc::clone(links)));
        }
    }
}
