//! Two scorecards of the team, a quarter apart.

use super::raters;
use super::scribe::Scribe;
use crate::id::ScorecardId;
use crate::maturity::{Level, Rating, Scorecard};
use crate::workshop::Edit;

pub const FIRST_DAY: &str = "2026-08-19";
pub const SECOND_DAY: &str = "2026-11-18";
pub const TEAM: &str = "Parcel tracking";
const OPEN: &str = "?";
const NOT_APPLICABLE: &str = "n/a";

/// Practice, rating in August, rating in November.
pub const RATINGS: [(&str, &str, &str); 44] = [
    ("source-control", "2", "2"),
    ("code-review", "2", "2"),
    ("automated-testing", "1", "2"),
    ("deployment", "1", "2"),
    ("observability", "2", "2"),
    ("error-tracking", "1", "1"),
    ("feature-flags", "0", "1"),
    ("environments", "1", "2"),
    ("configuration-as-code", "1", "2"),
    ("issue-tracking", "2", "2"),
    ("chat", "2", "2"),
    ("deploy-tracking", "1", "2"),
    ("knowledge-sharing", "2", "1"),
    ("working-together", "1", "2"),
    ("process-awareness", "1", "1"),
    ("team-improvement", "1", "2"),
    ("environment-health", "0", "1"),
    ("stakeholder-contact", "2", "2"),
    ("accomplishments-known", "1", "1"),
    ("goals-known", "2", "2"),
    ("completion-known", "1", "1"),
    ("production-verification", "1", "2"),
    ("blamelessness", "2", "3"),
    ("support-for-safe-change", "1", "2"),
    ("release-confidence", "0", "1"),
    ("one-team-trust", "1", "1"),
    ("incremental-shipping", "1", "2"),
    ("change-communication", "1", "1"),
    ("shared-success-measure", OPEN, OPEN),
    ("freedom-to-fail", "1", "1"),
    ("individual-ownership", "2", "2"),
    ("code-ownership-to-production", "1", "2"),
    ("process-empowerment", "0", "1"),
    ("collective-response", "2", "2"),
    ("reliability-ownership", "1", "1"),
    ("release-process", "1", "2"),
    ("progressive-rollout", "0", "0"),
    ("alerting", "1", "1"),
    ("monitoring", "2", "2"),
    ("on-call-rotation", NOT_APPLICABLE, NOT_APPLICABLE),
    ("escalation-procedure", "2", "2"),
    ("safe-disable-or-rollback", "1", "2"),
    ("game-days", OPEN, OPEN),
    ("testing-in-production", "0", "1"),
];

/// Practice, level aimed at.
const TARGETS: [(&str, &str); 7] = [
    ("automated-testing", "3"),
    ("deployment", "3"),
    ("feature-flags", "2"),
    ("environments", "3"),
    ("environment-health", "2"),
    ("process-empowerment", "2"),
    ("safe-disable-or-rollback", "2"),
];

const FIRST_NOTES: [(&str, &str); 7] = [
    ("environments", "One shared test environment, blocked for nine days in July."),
    ("deployment", "Scripts for two services; scan-ingest by runbook."),
    ("release-confidence", "“Nobody plans anything for a release Thursday.”"),
    ("process-empowerment", "The board's rules are not ours to change. Ask its chair in September."),
    ("shared-success-measure", "Sales was not in the room; ask them before the next round."),
    ("on-call-rotation", "The parcel centre is staffed day and night and takes the calls for all teams."),
    ("game-days", "Nobody was sure what happened in the spring. Ask operations."),
];

const SECOND_NOTES: [(&str, &str); 7] = [
    ("environments", "Self-service for notify and tracking-api since October."),
    ("deployment", "One button for all three services."),
    (
        "knowledge-sharing",
        "The two who knew the scanners have moved to another team, and the pages about them are old.",
    ),
    ("process-empowerment", "The board lets us change the list of standard changes ourselves."),
    ("blamelessness", "The review of 23 September was begun by the person who had made the mistake."),
    ("shared-success-measure", "Sales proposes scans shown within a minute; to be agreed in January."),
    ("on-call-rotation", "As before: the parcel centre takes the calls."),
];

/// The card of the workshop's day, with the targets agreed at its end.
pub fn rate_first(scribe: &mut Scribe) {
    let people = "Product owner, four developers, two testers, operations lead, security officer, facilitator. \
                  Missing: sales, the chair of the change board.";
    let card = begin(scribe, FIRST_DAY, people);
    rate(scribe, card, |(practice, first, _)| (practice, first), &FIRST_NOTES);
    aim(scribe, card);
}

/// The card of the follow-up.
pub fn rate_second(scribe: &mut Scribe) {
    let people = "Product owner, five developers, one tester, operations lead, chair of the change board, facilitator";
    let card = begin(scribe, SECOND_DAY, people);
    raters::rate_apart(scribe, card);
    scribe.pauses(20);
    rate(scribe, card, |(practice, _, second)| (practice, second), &SECOND_NOTES);
    aim(scribe, card);
}

fn begin(scribe: &mut Scribe, date: &str, participants: &str) -> ScorecardId {
    let id = ScorecardId::from_bits(scribe.bits());
    let card = Scorecard {
        id,
        team: TEAM.to_owned(),
        date: date.to_owned(),
        participants: participants.to_owned(),
        model: "baseline".to_owned(),
        model_version: 1,
        answers: std::collections::BTreeMap::new(),
        sheet_of: None,
        is_closed: false,
    };
    let at = scribe.workshop().scorecards.len();
    scribe.does(vec![Edit::AddScorecard { scorecard: Box::new(card), at }]);
    id
}

/// One gesture per answer, in the order of the questionnaire.
fn rate(
    scribe: &mut Scribe,
    scorecard: ScorecardId,
    answer: impl Fn((&'static str, &'static str, &'static str)) -> (&'static str, &'static str),
    notes: &[(&str, &str)],
) {
    for (practice, rating) in RATINGS.map(answer) {
        if rating != OPEN {
            let rating = Some(read_rating(rating));
            scribe.does(vec![Edit::RatePractice { scorecard, practice: practice.to_owned(), rating }]);
        }
        if let Some((_, note)) = notes.iter().find(|(noted, _)| *noted == practice) {
            let note = (*note).to_owned();
            scribe.does(vec![Edit::NotePractice { scorecard, practice: practice.to_owned(), note }]);
        }
    }
}

fn aim(scribe: &mut Scribe, scorecard: ScorecardId) {
    for (practice, level) in TARGETS {
        let target = Some(read_level(level));
        scribe.does(vec![Edit::SetTarget { scorecard, practice: practice.to_owned(), target }]);
    }
}

fn read_rating(text: &str) -> Rating {
    if text == NOT_APPLICABLE { Rating::NotApplicable } else { Rating::Level(read_level(text)) }
}

fn read_level(text: &str) -> Level {
    Level::try_from(text.parse::<u8>().expect("a number")).expect("a level")
}
