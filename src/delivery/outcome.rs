//! What became of a deployment, and which words of the sources say so.

use serde::{Deserialize, Serialize};

/// What became of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Outcome {
    /// Reached its environment and stayed.
    Succeeded = 0,
    /// Reached users and needed repair.
    FailedInProduction = 1,
    /// The run failed before anything reached users.
    DidNotDeploy = 2,
    /// Reached users and was taken back.
    RolledBack = 3,
    /// Stopped by a person or by the tool.
    Cancelled = 4,
    /// Not over when the data was taken.
    Running = 5,
    /// Never started: skipped, or waiting for an approval.
    NotRun = 6,
    /// Reached part of its environment.
    Partial = 7,
    /// Nobody has said yet what the word means, or the data holds no result.
    Unknown = 8,
}

impl Outcome {
    /// All outcomes, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::Succeeded,
        Self::FailedInProduction,
        Self::DidNotDeploy,
        Self::RolledBack,
        Self::Cancelled,
        Self::Running,
        Self::NotRun,
        Self::Partial,
        Self::Unknown,
    ];

    /// Whether users got it: what counts as a deployment.
    pub fn reached_production(self) -> bool {
        matches!(self, Self::Succeeded | Self::FailedInProduction | Self::RolledBack | Self::Partial)
    }

    /// Whether it reached users and failed there.
    pub fn failed_in_production(self) -> bool {
        matches!(self, Self::FailedInProduction | Self::RolledBack)
    }

    /// Whether service is well again after it.
    pub fn restores(self) -> bool {
        matches!(self, Self::Succeeded | Self::Partial)
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
}

/// How a source uses the word "failure".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureMeans {
    /// A pipeline tool: the run failed.
    DidNotDeploy,
    /// A table of deployments with their incidents: users saw it fail.
    FailedInProduction,
}

const SUCCEEDED: &[&str] = &[
    "success",
    "successful",
    "succeeded",
    "ok",
    "passed",
    "pass",
    "completed",
    "complete",
    "done",
    "finished",
    "deployed",
    "active",
    "inactive",
    // GitHub: an inactive deployment to a transient environment.
    "destroyed",
    "successfulissues",
    "successfulwithissues",
    "released",
    "published",
    "true",
    "erfolgreich",
    "bestanden",
];
const FAILED_RUN: &[&str] = &[
    "failure",
    "failed",
    "fail",
    "error",
    "errored",
    "failing",
    "timedout",
    "timeout",
    "startupfailure",
    "unsuccessful",
    "terminal",
    "false",
    "fehlgeschlagen",
    "gescheitert",
];
const FAILED_LATER: &[&str] = &["failedinproduction", "productionfailure", "degraded", "changefailure"];
const ROLLED_BACK: &[&str] = &["rolledback", "rollback", "reverted", "zurückgerollt", "zurückgesetzt"];
const CANCELLED: &[&str] = &["cancelled", "canceled", "aborted", "abandoned", "stopped", "cancellation", "abgebrochen"];
const RUNNING: &[&str] = &[
    "running",
    "inprogress",
    "pending",
    "queued",
    "waiting",
    "requested",
    "executing",
    "created",
    "started",
    "implement",
    "progressing",
    "onhold",
    "blocked",
    "manual",
    "scheduled",
    "building",
    "paused",
    "buffered",
    "suspended",
    "terminating",
    "new",
    "assess",
    "authorize",
    "review",
    // GitLab.
    "preparing",
    "waitingforresource",
    "waitingforcallback",
    "canceling",
    "läuft",
    "wartet",
    "ausstehend",
];
const NOT_RUN: &[&str] = &[
    "draft",
    "skipped",
    "notrun",
    "notdeployed",
    "notstarted",
    "notbuilt",
    "neutral",
    "unauthorized",
    "skip",
    "undeployed",
    // GitHub: waits for an approval; given up because nothing came of it.
    "actionrequired",
    "stale",
    "rejected",
    "übersprungen",
    "entwurf",
];
const PARTIAL: &[&str] =
    &["partial", "partiallysucceeded", "partiallysuccessful", "unstable", "failedcontinue", "teilweiseerfolgreich"];

/// The outcome proposed for a source's word; `None` must be asked, never guessed. Case, blanks and signs do not matter.
pub(crate) fn propose(word: &str, failure_means: FailureMeans) -> Option<Outcome> {
    let plain = super::header::plain_name(word);
    let is_in = |list: &[&str]| list.contains(&plain.as_str());
    let table: [(&[&str], Outcome); 8] = [
        (SUCCEEDED, Outcome::Succeeded),
        (FAILED_LATER, Outcome::FailedInProduction),
        (ROLLED_BACK, Outcome::RolledBack),
        (CANCELLED, Outcome::Cancelled),
        (RUNNING, Outcome::Running),
        (NOT_RUN, Outcome::NotRun),
        (PARTIAL, Outcome::Partial),
        (
            FAILED_RUN,
            match failure_means {
                FailureMeans::DidNotDeploy => Outcome::DidNotDeploy,
                FailureMeans::FailedInProduction => Outcome::FailedInProduction,
            },
        ),
    ];
    table.iter().find(|(words, _)| is_in(words)).map(|&(_, outcome)| outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_whatever_their_case_and_signs() {
        for (word, outcome) in [
            ("SUCCESS", Some(Outcome::Succeeded)),
            ("In Progress", Some(Outcome::Running)),
            ("in_progress", Some(Outcome::Running)),
            ("partiallySucceeded", Some(Outcome::Partial)),
            ("timed_out", Some(Outcome::DidNotDeploy)),
            ("rolled-back", Some(Outcome::RolledBack)),
            ("canceled", Some(Outcome::Cancelled)),
            ("skipped", Some(Outcome::NotRun)),
            ("action_required", Some(Outcome::NotRun)),
            ("stale", Some(Outcome::NotRun)),
            ("waiting_for_resource", Some(Outcome::Running)),
            ("preparing", Some(Outcome::Running)),
            ("Erfolgreich", Some(Outcome::Succeeded)),
            ("ZURÜCKGEROLLT", Some(Outcome::RolledBack)),
            ("Teilweise erfolgreich", Some(Outcome::Partial)),
            ("erledigt", None),
            ("", None),
        ] {
            assert_eq!(propose(word, FailureMeans::DidNotDeploy), outcome, "{word}");
        }
        assert_eq!(propose("failure", FailureMeans::FailedInProduction), Some(Outcome::FailedInProduction));
    }

    #[test]
    fn codes_are_places_in_the_list() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_code(outcome as u8), Some(outcome));
        }
        assert_eq!(Outcome::from_code(9), None);
    }
}
