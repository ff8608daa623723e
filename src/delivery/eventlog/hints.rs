//! What the name of a stage says of it. A proposal: people tick otherwise.

use serde::{Deserialize, Serialize};

/// What a stage is in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StagePart {
    /// Somebody works on the item.
    Work,
    /// The item lies and waits.
    Wait,
    /// The item has left the stream: done, closed, cancelled.
    End,
    /// So few items come here that it is no part of the usual way.
    Rare,
}

/// Whole names of stages where items wait.
const WAIT_NAMES: [&str; 21] = [
    "todo",
    "open",
    "new",
    "backlog",
    "inbox",
    "parked",
    "approved",
    "accepted",
    "committed",
    "proposed",
    "reopened",
    "created",
    "icebox",
    "next",
    "offen",
    "neu",
    "eingang",
    "zuerledigen",
    "angenommen",
    "freigegeben",
    "geplant",
];

/// Words that make a stage one of waiting wherever they stand.
const WAIT_WORDS: [&str; 28] = [
    "backlog",
    "ready",
    "wait",
    "waiting",
    "waits",
    "queue",
    "queued",
    "pending",
    "blocked",
    "hold",
    "selected",
    "awaiting",
    "awaits",
    "scheduled",
    "idle",
    "todo",
    "pickup",
    "paused",
    "buffer",
    "impediment",
    "warten",
    "wartet",
    "wartend",
    "bereit",
    "blockiert",
    "angehalten",
    "pausiert",
    "ausgewählt",
];

/// Words of stages that end the stream.
const END_WORDS: [&str; 30] = [
    "done",
    "closed",
    "resolved",
    "released",
    "live",
    "production",
    "completed",
    "complete",
    "finished",
    "cancelled",
    "canceled",
    "rejected",
    "declined",
    "abandoned",
    "removed",
    "archived",
    "wontfix",
    "duplicate",
    "discarded",
    "delivered",
    "deployed",
    "shipped",
    "erledigt",
    "fertig",
    "geschlossen",
    "abgeschlossen",
    "abgebrochen",
    "verworfen",
    "abgelehnt",
    "ausgeliefert",
];

/// Words of something being done: "deploy to production" is no end.
const DOING_WORDS: [&str; 10] =
    ["deploy", "deployment", "deploying", "rollout", "release", "test", "testing", "check", "review", "verify"];

/// Words of stages where somebody works.
const WORK_WORDS: [&str; 38] = [
    "progress",
    "doing",
    "active",
    "wip",
    "dev",
    "development",
    "developing",
    "analysis",
    "analyse",
    "analyze",
    "design",
    "build",
    "building",
    "coding",
    "implement",
    "implementation",
    "implementing",
    "review",
    "reviewing",
    "test",
    "testing",
    "tested",
    "qa",
    "uat",
    "verify",
    "verification",
    "validation",
    "refinement",
    "discovery",
    "staging",
    "deploy",
    "deploying",
    "arbeit",
    "entwicklung",
    "umsetzung",
    "prüfung",
    "abnahme",
    "entwurf",
];

/// Words of a name in small letters.
fn words_of(lower: &str) -> Vec<&str> {
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether something is called as stages are, whatever their part.
pub(crate) fn sounds_like_a_stage(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = words_of(&lower);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    has(&WAIT_WORDS) || has(&END_WORDS) || has(&WORK_WORDS) || WAIT_NAMES.contains(&words.concat().as_str())
}

/// Under this share of all items a stage is rare.
const RARE_SHARE: f64 = 0.1;

/// What is known of a stage when it is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Visits, with and without an end.
    pub visits: u64,
    /// Visits that are over.
    pub ended: u64,
    /// Items that were here, as a share of all.
    pub item_share: f64,
}

/// What a stage probably is.
pub(super) fn propose(name: &str, known: Known) -> StagePart {
    let lower = name.to_lowercase();
    let words = words_of(&lower);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let mostly_stays = known.ended * 2 < known.visits;
    let ends = has(&END_WORDS) && !has(&DOING_WORDS);
    if known.ended == 0 || ends && mostly_stays {
        return StagePart::End;
    }
    if known.item_share < RARE_SHARE {
        return StagePart::Rare;
    }
    let is_to = words.first() == Some(&"to") && words.len() > 1;
    let is_whole = WAIT_NAMES.contains(&words.concat().as_str());
    // What is "done" and goes on afterwards waits for the next.
    if ends || is_to || is_whole || has(&WAIT_WORDS) { StagePart::Wait } else { StagePart::Work }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_waiting_from_working() {
        let passed = Known { visits: 10, ended: 9, item_share: 0.9 };
        for (name, part) in [
            ("Backlog", StagePart::Wait),
            ("To Do", StagePart::Wait),
            ("TODO", StagePart::Wait),
            ("Ready for test", StagePart::Wait),
            ("Waiting for review", StagePart::Wait),
            ("On hold", StagePart::Wait),
            ("Dev done", StagePart::Wait),
            ("Resolved", StagePart::Wait),
            ("To be deployed", StagePart::Wait),
            ("New", StagePart::Wait),
            ("Zu erledigen", StagePart::Wait),
            ("Wartet auf Test", StagePart::Wait),
            ("In Arbeit", StagePart::Work),
            ("In progress", StagePart::Work),
            ("Code review", StagePart::Work),
            ("New feature test", StagePart::Work),
            ("Deploy to production", StagePart::Work),
            ("Разработка", StagePart::Work),
        ] {
            assert_eq!(propose(name, passed), part, "{name}");
        }
        let stays = Known { visits: 10, ended: 1, item_share: 0.9 };
        assert_eq!(propose("Done", stays), StagePart::End);
        assert_eq!(propose("Erledigt", stays), StagePart::End);
        assert_eq!(propose("In progress", stays), StagePart::Work, "work that is mostly open is still work");
        assert_eq!(propose("Fertig", Known { ended: 0, ..stays }), StagePart::End, "nobody ever leaves it");
        assert_eq!(propose("Legal check", Known { item_share: 0.05, ..passed }), StagePart::Rare);
    }
}
