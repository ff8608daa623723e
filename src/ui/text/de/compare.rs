//! Two states of one stream beside each other.

use super::{
    FORWARD, REWORK, calendar_text, counting_name, duration_text, kind_name, number, percent_number, value_name,
    waste_name,
};
use crate::stream::{
    Amount, Calendar, Difference, Duration, FlowDifference, FlowKind, MapDifference, Percent, Total, Was,
};

pub const SCREEN: &str = "Vergleich zweier Zustände";
pub const CHOICE: &str = "Zustände im Vergleich";
pub const BEFORE: &str = "Vorher";
pub const AFTER: &str = "Nachher";
pub const TOTALS: &str = "Summen vorher und nachher";
pub const ONE_SCALE: &str = "Beide im selben Maßstab";
pub const WORTH: &str = "Was sich ändert und was es bringt";
pub const WORTH_BASIS: &str = "Wirkungen in dieser Reihenfolge, jede nach denen darüber; Prozent der Summe vorher; PP = Prozentpunkte. Einzeln genommen ergeben sie nicht die Summe.";
pub const TOO_MANY: &str = "Es unterscheiden sich so viele Schritte, dass die Wirkung der einzelnen nicht berechnet wird; die Summen oben und die Unterschiede sind vollständig.";
pub const NOTHING_DIFFERS: &str =
    "Noch ist alles gleich. Den späteren Zustand auf der Karte oder in seiner Tabelle ändern.";
pub const FLOWS: &str = "Flüsse, die sich unterscheiden";
pub const OTHER_FLOWS: &str = "andere Flüsse, siehe unten";
pub const FLOW: &str = "Fluss";
pub const OTHERWISE: &str = "Was sich sonst unterscheidet";
pub const STEP: &str = "Schritt";
pub const CHANGE: &str = "Änderung";
pub const ALONE: &str = "allein";
pub const LEAD: &str = "Durchlaufzeit";
pub const PROCESS: &str = "Bearbeitungszeit";
pub const RATIO: &str = super::ACTIVITY_RATIO;
pub const ROLLED: &str = super::ROLLED_CA;
pub const EFFORT: &str = "Aufwand";
pub const HANDOFFS: &str = "Übergaben";
pub const REST: &str = "Flüsse und Grundlage";
pub const NO_EFFECT: &str = "ändert keine Summe";
pub const ADDED: &str = "hinzugekommen";
pub const REMOVED: &str = "entfallen";
pub const CLOSES_GAP: &str = "schließt nur die Lücke eines entfallenen Schritts oder macht Platz für einen neuen";
pub const NO_CHANGE: &str = "keine Änderung";
pub const UNKNOWN: &str = "nicht bekannt";
pub const CONSTRAINT: &str = "Engpass";
pub const LEGEND_GONE: &str = "entfällt";
pub const LEGEND_CHANGED: &str = "Schritt, der sich ändert";
pub const PATH_MOVES: &str = "der längste Weg verlagert sich";
pub const NO_LENGTH: &str = "Die Zeitlinien werden gezeichnet, sobald ein Schritt eine Durchlaufzeit hat.";
pub const EMPTY_TITLE: &str = "Einen Soll-Zustand zeichnen und sehen, was er bringt";
pub const EMPTY_LEAD: &str = "Ein Soll-Zustand ist eine Kopie dieser Karte, die das Team so umbaut, wie die Arbeit \
    fließen soll. Hier steht dann jede Summe vorher und nachher, und was jede Änderung bringt.";
pub const EMPTY_POINTS: [&str; 3] = [
    "Beim Engpass anfangen: Was müsste anders sein, damit die Arbeit dort nicht wartet?",
    "Zeiten, %C/A und Teams ändern; Schritte herausnehmen oder parallel laufen lassen.",
    "Mehrere Soll-Zustände anlegen und jeden mit heute oder mit einem anderen vergleichen.",
];

/// A difference with its sign; the text is that of its amount.
fn signed(difference: f64, amount: impl FnOnce(f64) -> String) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    if difference.abs() < 1e-6 { "0".to_owned() } else { format!("{sign}{}", amount(difference.abs())) }
}

pub fn hours_change(hours: f64, calendar: &Calendar) -> String {
    signed(hours, |hours| duration_text(hours, calendar))
}

pub fn points_change(points: f64) -> String {
    signed(points, |points| format!("{} PP", percent_number(points)))
}

pub fn count_change(count: f64) -> String {
    signed(count, number)
}

/// "−25,4 %".
pub fn percent_change(percent: f64) -> String {
    if percent.abs() < 1e-6 {
        NO_CHANGE.to_owned()
    } else {
        signed(percent, |percent| format!("{} %", percent_number(percent)))
    }
}

/// What stood there before, and an arrow.
pub fn was(before: &str) -> String {
    format!("{before} → ")
}

/// "−18 d 7 h, −56,3 %".
pub fn change_of(difference: Option<String>, percent: Option<f64>) -> String {
    match (difference, percent) {
        (None, _) => UNKNOWN.to_owned(),
        (Some(difference), _) if difference == "0" => NO_CHANGE.to_owned(),
        (Some(difference), None) => difference,
        (Some(difference), Some(percent)) => format!("{difference}, {}", percent_change(percent)),
    }
}

/// "; unvollständig: vorher 8 von 9 Schritten", where figures are missing.
pub fn incomplete(before: &Total, after: &Total) -> String {
    let side = |total: &Total, when: &str| {
        let steps = if total.of == 1 { "Schritt" } else { "Schritten" };
        (total.missing() > 0).then(|| format!("{when} {} von {} {steps}", total.known, total.of))
    };
    let sides: Vec<String> = [side(before, "vorher"), side(after, "nachher")].into_iter().flatten().collect();
    if sides.is_empty() { String::new() } else { format!("; unvollständig: {}", sides.join(", ")) }
}

pub fn basis(before: &Calendar, after: &Calendar) -> String {
    let calendar = if before == after {
        calendar_text(before)
    } else {
        format!("{}, dann {}", calendar_text(before), calendar_text(after))
    };
    format!("{calendar} · längster Weg · Mitte von Spannen")
}

pub fn timelines(before: &str, after: &str, hours: (&str, &str)) -> String {
    format!("Zwei Zeitlinien im selben Maßstab. {before}: {}. {after}: {}.", hours.0, hours.1)
}

/// The constraint before and after, by the labels of the steps.
pub fn constraint(before: Option<&str>, after: Option<&str>, has_moved: bool) -> Option<String> {
    Some(match (before, after) {
        (None, None) => return None,
        (Some(before), Some(after)) if has_moved => format!("Der Engpass verlagert sich von {before} nach {after}."),
        (Some(_), Some(after)) => format!("Der Engpass bleibt {after}."),
        (None, Some(after)) => format!("Der Engpass ist {after}; vorher war keiner bekannt."),
        (Some(before), None) => format!("Der Engpass war {before}; nachher ist keiner bekannt."),
    })
}

/// A longest path that runs through other steps.
pub fn path(now_through: &[String], no_longer: &[String]) -> String {
    let through = (!now_through.is_empty()).then(|| format!("jetzt über {}", now_through.join(", ")));
    let without = (!no_longer.is_empty()).then(|| format!("nicht mehr über {}", no_longer.join(", ")));
    let ways: Vec<String> = [through, without].into_iter().flatten().collect();
    if ways.is_empty() {
        return "Der längste Weg verlagert sich: Er nimmt seine Schritte in anderer Reihenfolge.".to_owned();
    }
    format!("Der längste Weg verlagert sich: Er führt {}.", ways.join(", "))
}

pub fn constraint_moves_to(step: &str) -> String {
    format!("der Engpass verlagert sich nach {step}")
}

pub fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Name(was) => format!("hieß {}", was.before),
        Difference::Team(was) => format!("Team {}", texts(was)),
        Difference::Kind(was) => format!("{} → {}", kind_name(was.before), kind_name(was.after)),
        Difference::LeadTime(was) => format!("{} {}", super::LT_SHORT, typed(was, Duration::text)),
        Difference::ProcessTime(was) => format!("{} {}", super::PT_SHORT, typed(was, Duration::text)),
        Difference::PercentCa(was) => format!("%C/A {}", typed(was, Percent::text)),
        Difference::People(was) => format!("Personen {}", typed(was, Amount::text)),
        Difference::Wip(was) => format!("WIP {}", typed(was, Amount::text)),
        Difference::Batch(was) => format!("Losgröße {}", typed(was, Amount::text)),
        Difference::Value(was) => format!("{} → {}", value_name(was.before), value_name(was.after)),
        Difference::Wastes(was) => {
            let names = |wastes: &[crate::stream::Waste]| {
                let names: Vec<&str> = wastes.iter().map(|waste| waste_name(*waste)).collect();
                if names.is_empty() { "keine".to_owned() } else { names.join("; ") }
            };
            format!("Verschwendung {} → {}", names(&was.before), names(&was.after))
        }
        Difference::Tools(was) => format!("Werkzeuge {}", texts(was)),
        Difference::Barriers(was) => format!("Hindernisse {}", texts(was)),
        Difference::Notes(_) => "andere Notizen".to_owned(),
    }
}

pub fn flow_difference(difference: &FlowDifference) -> String {
    match difference {
        FlowDifference::Kind(was) => format!("{} → {}", forward_or_rework(&was.before), forward_or_rework(&was.after)),
        FlowDifference::Wait(was) => format!("Wartezeit {}", typed(was, Duration::text)),
        FlowDifference::Share(was) => format!("Zurückgeschickter Anteil {}", typed(was, Percent::text)),
    }
}

/// A difference of the basis; `step` names the steps of a chosen constraint.
pub fn map_difference(difference: &MapDifference, step: impl Fn(crate::id::StepId) -> String) -> String {
    match difference {
        MapDifference::Calendar(was) => {
            format!("Arbeitskalender: {} → {}", calendar_text(&was.before), calendar_text(&was.after))
        }
        MapDifference::Rework(was) => {
            format!("Nacharbeit: {} → {}", counting_name(was.before), counting_name(was.after))
        }
        MapDifference::StartsWith(was) => format!("Der Wertstrom beginnt mit: {}", texts(was)),
        MapDifference::EndsWith(was) => format!("Der Wertstrom endet mit: {}", texts(was)),
        MapDifference::ChosenConstraint(was) => {
            let name = |id: Option<_>| id.map_or_else(|| "wie die Karte vorschlägt".to_owned(), &step);
            format!("Gewählter Engpass: {} → {}", name(was.before), name(was.after))
        }
    }
}

fn forward_or_rework(kind: &FlowKind) -> &'static str {
    if *kind == FlowKind::Forward { FORWARD } else { REWORK }
}

fn texts(was: &Was<String>) -> String {
    let some = |text: &str| if text.is_empty() { "nichts".to_owned() } else { text.to_owned() };
    format!("{} → {}", some(&was.before), some(&was.after))
}

fn typed<T>(was: &Was<Option<T>>, text: fn(&T) -> &str) -> String {
    let of = |value: &Option<T>| value.as_ref().map_or("?", text).to_owned();
    format!("{} → {}", of(&was.before), of(&was.after))
}
