//! Single fields with what they were, and what things are called in a sentence.

use super::super::{self as text, improve, table, workbench};
use crate::id::{FlowId, ImprovementId, MapId, ScorecardId, StepId};
use crate::stream::{FlowKind, Measured};
use crate::ui::draw::history::Titles;
use crate::workshop::{Edit, Fact, FlowField, ImprovementField, MapField, ScorecardField, Status, StepField, Workshop};

/// Longer values are cut in a sentence.
pub(super) const MOST_LETTERS: usize = 60;

pub(super) fn map_field(after: &Workshop, map: MapId, set: &MapField, was: Option<&Edit>) -> String {
    let was = match was {
        Some(Edit::SetMap { set, .. }) => Some(set),
        _ => None,
    };
    let of = map_name(after, map);
    let step = |step: &Option<StepId>| step.map(|step| step_name(after, map, step)).unwrap_or_default();
    match (set, was) {
        (MapField::Name(now), Some(MapField::Name(was))) => {
            format!("Karte umbenannt: {} → {}", quoted(was), quoted(now))
        }
        (MapField::Calendar(now), Some(MapField::Calendar(was))) => {
            change("Arbeitskalender", &of, &text::calendar_text(was), &text::calendar_text(now))
        }
        (MapField::WaitsOnArrows(now), _) => {
            let way = if *now { workbench::ENTRY_WAITS } else { workbench::ENTRY_LEAD_TIMES };
            format!("{of}, Eingabe der Zeiten: {way}")
        }
        (MapField::Rework(now), _) => format!("{of}, Nacharbeit in der Summe: {}", text::counting_name(*now)),
        (MapField::ChosenConstraint(now), Some(MapField::ChosenConstraint(was))) => {
            change("Engpass", &of, &step(was), &step(now))
        }
        (MapField::StartsWith(now), Some(MapField::StartsWith(was))) => change("Beginn", &of, was, now),
        (MapField::EndsWith(now), Some(MapField::EndsWith(was))) => change("Ende", &of, was, now),
        _ => format!("{of}, Einstellung geändert"),
    }
}

pub(super) fn step_field(of: &str, set: &StepField, was: Option<&Edit>) -> String {
    let was = match was {
        Some(Edit::SetStep { set, .. }) => Some(set),
        _ => None,
    };
    if let (StepField::Name(now), Some(StepField::Name(was))) = (set, was) {
        return match (was.is_empty(), now.is_empty()) {
            (true, _) => format!("Schritt benannt: {}", quoted(now)),
            (_, true) => format!("Schritt {}, Name entfernt", quoted(was)),
            _ => format!("Schritt umbenannt: {} → {}", quoted(was), quoted(now)),
        };
    }
    if matches!(set, StepField::Position(_)) {
        return format!("{of} auf der Karte verschoben");
    }
    let was = was.map(value_of).unwrap_or_default();
    change(table::fact_name(fact_of(set)), of, &was, &value_of(set))
}

pub(super) fn fact_of(set: &StepField) -> Fact {
    match set {
        StepField::Name(_) | StepField::Position(_) => Fact::Name,
        StepField::Team(_) => Fact::Team,
        StepField::Kind(_) => Fact::Kind,
        StepField::LeadTime(_) => Fact::LeadTime,
        StepField::ProcessTime(_) => Fact::ProcessTime,
        StepField::PercentCa(_) => Fact::PercentCa,
        StepField::People(_) => Fact::People,
        StepField::Wip(_) => Fact::Wip,
        StepField::Batch(_) => Fact::Batch,
        StepField::Tools(_) => Fact::Tools,
        StepField::Barriers(_) => Fact::Barriers,
        StepField::Notes(_) => Fact::Notes,
        StepField::Wastes(_) => Fact::Wastes,
        StepField::Value(_) => Fact::Value,
        StepField::Measured(_) => Fact::Measured,
    }
}

pub(super) fn value_of(set: &StepField) -> String {
    match set {
        StepField::Name(text)
        | StepField::Team(text)
        | StepField::Tools(text)
        | StepField::Barriers(text)
        | StepField::Notes(text) => text.clone(),
        StepField::Kind(kind) => text::kind_name(*kind).to_owned(),
        StepField::LeadTime(time) | StepField::ProcessTime(time) => {
            time.as_ref().map(|time| time.text().to_owned()).unwrap_or_default()
        }
        StepField::PercentCa(percent) => percent.as_ref().map(|percent| percent.text().to_owned()).unwrap_or_default(),
        StepField::People(amount) | StepField::Wip(amount) | StepField::Batch(amount) => {
            amount.as_ref().map(|amount| amount.text().to_owned()).unwrap_or_default()
        }
        StepField::Wastes(wastes) => wastes.iter().map(|waste| text::waste_name(*waste)).collect::<Vec<_>>().join(", "),
        StepField::Value(value) => value.map(|value| text::value_name(Some(value)).to_owned()).unwrap_or_default(),
        StepField::Measured(measured) => {
            measured.iter().map(|(_, of): &(_, Measured)| of.text()).collect::<Vec<_>>().join("; ")
        }
        StepField::Position(_) => String::new(),
    }
}

pub(super) fn flow_field(after: &Workshop, map: MapId, flow: FlowId, set: &FlowField, was: Option<&Edit>) -> String {
    let was = match was {
        Some(Edit::SetFlow { set, .. }) => Some(set),
        _ => None,
    };
    let ends = after.map(map).and_then(|map| map.flow(flow)).map(|flow| (flow.from, flow.to));
    let of = match ends {
        Some((from, to)) => {
            format!("Pfeil {} → {}", step_name(after, map, from), step_name(after, map, to))
        }
        None => "Pfeil".to_owned(),
    };
    match (set, was) {
        (FlowField::From(now), _) => format!("Anfang eines Pfeils: jetzt {}", step_name(after, map, *now)),
        (FlowField::To(now), _) => format!("Ende eines Pfeils: jetzt {}", step_name(after, map, *now)),
        (FlowField::Wait(now), Some(FlowField::Wait(was))) => {
            let [was, now] =
                [was, now].map(|time| time.as_ref().map(|time| time.text().to_owned()).unwrap_or_default());
            change("Wartezeit", &of, &was, &now)
        }
        (FlowField::Kind(FlowKind::Rework { share }), Some(FlowField::Kind(FlowKind::Rework { share: was }))) => {
            let [was, now] =
                [was, share].map(|share| share.as_ref().map(|share| share.text().to_owned()).unwrap_or_default());
            change("Anteil der Nacharbeit", &of, &was, &now)
        }
        (FlowField::Kind(FlowKind::Rework { .. }), _) => format!("{of}: jetzt Nacharbeit"),
        (FlowField::Kind(FlowKind::Forward), _) => format!("{of}: jetzt vorwärts"),
        _ => format!("{of} geändert"),
    }
}

pub(super) fn scorecard_field(after: &Workshop, id: ScorecardId, set: &ScorecardField, was: Option<&Edit>) -> String {
    let was = match was {
        Some(Edit::SetScorecard { set, .. }) => Some(set),
        _ => None,
    };
    let of = card(after, id);
    match (set, was) {
        (ScorecardField::Team(now), Some(ScorecardField::Team(was))) => change("Team", "Scorecard", was, now),
        (ScorecardField::Date(now), Some(ScorecardField::Date(was))) => change("Datum", &of, was, now),
        (ScorecardField::Participants(now), Some(ScorecardField::Participants(was))) => {
            change("Teilnehmende", &of, was, now)
        }
        (ScorecardField::IsClosed(true), _) => format!("Bewertung abgeschlossen: {of}"),
        (ScorecardField::IsClosed(false), _) => format!("Bewertung wieder geöffnet: {of}"),
        _ => format!("{of} geändert"),
    }
}

// -------------------------------------------------------------------------------------------------------------------- names

/// A field of something, with what it was. The thing stands first and in the nominative: names take no case.
pub(super) fn change(field: &str, of: &str, was: &str, now: &str) -> String {
    let [was_short, now_short] = [was, now].map(shortened);
    match (was.is_empty(), now.is_empty()) {
        (_, true) => format!("{of}, {field} entfernt (war {was_short})"),
        (true, false) => format!("{of}, {field}: {now_short}"),
        (false, false) => format!("{of}, {field}: {was_short} → {now_short}"),
    }
}

pub(super) fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST_LETTERS {
        return line;
    }
    line.chars().take(MOST_LETTERS).chain(['…']).collect()
}

pub(super) fn quoted(name: &str) -> String {
    format!("„{}“", shortened(name))
}

pub(super) fn step_word(name: &str) -> String {
    if name.is_empty() { text::UNNAMED_STEP.to_owned() } else { quoted(name) }
}

/// "Schritt „Bauen“".
pub(super) fn named_step(name: &str) -> String {
    if name.is_empty() { text::UNNAMED_STEP.to_owned() } else { format!("Schritt {}", quoted(name)) }
}

pub(super) fn map_name(workshop: &Workshop, map: MapId) -> String {
    workshop.map(map).map_or_else(|| "Karte (gelöscht)".to_owned(), |map| quoted(&map.name))
}

pub(super) fn step_name(workshop: &Workshop, map: MapId, step: StepId) -> String {
    let step = workshop.map(map).and_then(|map| map.step(step));
    step.map_or_else(|| "Schritt (gelöscht)".to_owned(), |step| step_word(&step.name))
}

pub(super) fn card(workshop: &Workshop, id: ScorecardId) -> String {
    match workshop.scorecard(id) {
        Some(card) if card.sheet_of.is_some() => text::rater_name(&card.participants).to_owned(),
        Some(card) => text::card_name(card),
        None => "Scorecard (gelöscht)".to_owned(),
    }
}

pub(super) fn improvement_name(workshop: &Workshop, id: ImprovementId) -> String {
    match workshop.improvement(id).map(|found| found.text(ImprovementField::Title)) {
        None => "Maßnahme (gelöscht)".to_owned(),
        Some("") => "Maßnahme ohne Namen".to_owned(),
        Some(title) => quoted(title),
    }
}

pub(super) fn status(name: &str) -> &'static str {
    let found = Status::ALL.into_iter().find(|status| status.name() == name);
    improve::status_name(found.unwrap_or_default())
}

/// A practice or a milestone by its title, or by its id where nobody knows that.
pub(super) fn titled(titles: Titles, id: &str) -> String {
    titles(id).map_or_else(|| words_of_id(id), |title| quoted(&title))
}

/// Ids of practices and milestones are words with dashes.
pub(super) fn words_of_id(id: &str) -> String {
    let words = id.rsplit(['/', '.', ':']).next().unwrap_or(id).replace(['-', '_'], " ");
    quoted(&words)
}

pub(super) fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
