//! The charter: what the workshop is about, who is there, agenda, parking lot, votes.

mod agenda;
mod people;

use super::{UNNAMED_STEP, day, duration_text, number, percent_number, unit_symbol};
use crate::stream::{Calendar, DemandProblem, Load, Period, Takt, Unit, Utilisation};
use crate::workshop::CharterField;
use crate::workshop::charter::{GoesTo, ParkedCount, Votes};

pub use agenda::*;
pub use people::*;

pub const SCREEN: &str = "Auftrag";
pub const WORKSHOP: &str = "Workshop";
pub const WORKSHOP_OF: &str = "Workshop am";
pub const FACILITATOR: &str = "Moderation:";
pub const PLACE: &str = "Ort:";
pub const COPY_MARKDOWN: &str = "Als Markdown kopieren";
pub const COPIED: &str = "Der Auftrag liegt als Markdown in der Zwischenablage.";
pub const NOT_COPIED: &str = "Der Browser hat den Auftrag nicht in die Zwischenablage gelassen.";

pub const SCOPE: &str = "Umfang";
pub const STARTS_WITH: &str = "Der Wertstrom beginnt mit";
pub const STARTS_WITH_EXAMPLE: &str = "Anforderung angenommen";
pub const ENDS_WITH: &str = "Der Wertstrom endet mit";
pub const ENDS_WITH_EXAMPLE: &str = "In Produktion";
pub const IN: &str = "dabei:";
pub const OUT: &str = "nicht dabei:";
pub const NO_MAP: &str = "Es gibt noch keine Karte. Auf ihr steht, wo der Wertstrom beginnt und endet.";
pub const DEMAND: &str = "Bedarf";
pub const REQUESTS_PER: &str = "Anforderungen je";
pub const TAKT: &str = "Takt";
pub const PROBLEM_AND_GOAL: &str = "Problem und Ziel";
pub const GOAL: &str = "Ziel";
pub const LOAD_BASIS: &str = "Anforderungen × Bearbeitungszeit ÷ (Personen × Arbeitszeit): Alle arbeiten an verschiedenen Vorgängen, Nacharbeit zählt nicht mit.";
pub const LOAD_STEP: &str = "Schritt";
pub const LOAD_PERCENT: &str = "Anteil der Arbeitszeit";
pub const LOAD_MADE_OF: &str = "Berechnung";

pub const PARKING_LOT: &str = "Themenspeicher";
pub const PARK: &str = "Thema parken";
pub const PARK_EXAMPLE: &str = "Thema parken, dann Enter";
pub const PARKED_BY: &str = "Von wem";
pub const PARKED_BY_EXAMPLE: &str = "von wem";
pub const PARKING_EMPTY: &str = "Hierher kommt, was wichtig, aber jetzt nicht dran ist, damit es im Raum weitergeht. Am Ende \
    bekommt jedes Thema einen Platz: auf der Karte, als Maßnahme oder bei einer Person.";
pub const GOES_OPEN: &str = "offen";
pub const GOES_MAP: &str = "zur Karte";
pub const GOES_IMPROVE: &str = "zu den Maßnahmen";
pub const GOES_PERSON: &str = "an eine Person …";
pub const UNPARKED: &str = "Das Thema ist entfernt. Rückgängig holt es zurück.";

pub const VOTES: &str = "Stimmen: Wo tut es am meisten weh?";
pub const DOTS_EACH: &str = "Punkte je Person";
pub const DOTS_EACH_SHORT: &str = "Punkte für jede von";
pub const VOTERS: &str = "Personen, die abstimmen";
pub const VOTERS_SHORT: &str = "Personen";
pub const SORT_VOTES: &str = "Meiste Punkte zuerst";
pub const CLEAR_VOTES: &str = "Alle Punkte wegnehmen";
pub const CLEARED_VOTES: &str = "Alle Punkte sind weggenommen. Rückgängig holt sie zurück.";
pub const CONSTRAINT_TOO: &str = "auch der Engpass";
pub const NO_STEPS: &str = "Es gibt noch keine Schritte zum Abstimmen. Zuerst den Wertstrom aufnehmen; dann verteilen alle ihre \
    Punkte auf die Schritte, die am meisten wehtun.";
pub const VOTE_FOR: &str = "Nummer des Schritts, der einen Punkt bekommt";
pub const VOTE_FOR_EXAMPLE: &str = "Nummer eines Schritts, dann Enter";
pub const NO_SUCH_STEP: &str = "Kein Schritt hat diese Nummer.";

pub const COLUMN_STEPS: &str = "Schritte";
pub const COLUMN_NOTE: &str = "Notiz";
pub const COLUMN_PLANNED: &str = "Geplant";
pub const COLUMN_SPENT: &str = "Verbraucht";
pub const COLUMN_DOTS: &str = "Punkte";

/// Behind the goal: the day it is reached by.
pub fn goal_by(date: &str) -> String {
    format!(", bis {}", day(date))
}

/// What a field of the charter is called.
pub fn field_name(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "Produkt oder Dienstleistung",
        CharterField::Customer => "Kunde",
        CharterField::Demand => "Bedarf: Anforderungen",
        CharterField::DemandPer => "Bedarf: in welcher Zeit",
        CharterField::Followed => "Verfolgter Vorgang",
        CharterField::InScope => "Im Umfang",
        CharterField::OutOfScope => "Nicht im Umfang",
        CharterField::Problem => "Problem",
        CharterField::Metric => "Wert, der besser werden soll",
        CharterField::CannotChange => "Nicht zu ändern",
        CharterField::TodaysEnd => "Ergebnis des Tages",
        CharterField::Date => "Tag des Workshops",
        CharterField::StartsAt => "Beginn",
        CharterField::Facilitator => "Moderation",
        CharterField::Place => "Ort",
        CharterField::DotsEach => DOTS_EACH,
        CharterField::Voters => VOTERS,
    }
}

/// What is written where nothing stands yet: mostly what to ask.
pub fn field_example(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "was der Wertstrom liefert: Kartenzahlungen",
        CharterField::Customer => "Wer freut sich, wenn es fertig ist?",
        CharterField::Demand => "24",
        CharterField::Followed => "ein gewöhnlicher Vorgang, weder der beste noch der schlechteste",
        CharterField::InScope => "Welche Art von Anforderung?",
        CharterField::OutOfScope => "Was bleibt außen vor?",
        CharterField::Problem => {
            "Was tut weh, wem und wie sehr? Ein oder zwei Sätze, denen niemand im Raum widerspricht."
        }
        CharterField::Metric => "Durchlaufzeit gesamt; %C/A darf nicht sinken",
        CharterField::CannotChange => "Regeln, Systeme und Termine, die feststehen",
        CharterField::TodaysEnd => "Was soll auf dem Tisch liegen, wenn alle gehen?",
        CharterField::Facilitator => "wer leitet",
        CharterField::Place => "Raum, Videokonferenz",
        CharterField::DotsEach => "3",
        CharterField::DemandPer | CharterField::Date | CharterField::StartsAt | CharterField::Voters => "",
    }
}

/// A period, behind "Anforderungen je".
pub fn period_name(period: Period) -> &'static str {
    match period {
        Period::Day => "Arbeitstag",
        Period::Week => "Woche",
        Period::Month => "Monat",
        Period::Quarter => "Quartal",
        Period::Year => "Jahr",
    }
}

/// A period with its article.
fn one_period(period: Period) -> String {
    let article = if period == Period::Week { "eine" } else { "ein" };
    format!("{article} {}", period_name(period))
}

/// The takt itself.
pub fn takt(takt: &Takt) -> String {
    duration_text(takt.hours, &takt.calendar)
}

/// `173,8 h ÷ 24 = 7,2 h; ein Monat sind 8 h × 5 d × 4,345 Wo`.
pub fn takt_formula(takt: &Takt) -> String {
    let requests = number(takt.demand.requests);
    let period = one_period(takt.demand.per);
    let made_of = period_made_of(takt.demand.per, &takt.calendar);
    let [working, hours] = [takt.working_hours, takt.hours].map(number);
    format!("{working} h ÷ {requests} = {hours} h; {period} sind {made_of}")
}

fn period_made_of(period: Period, calendar: &Calendar) -> String {
    let [days, weeks, months] = [Unit::Day, Unit::Week, Unit::Month].map(unit_symbol);
    let day = format!("{} h", number(calendar.hours_per_day));
    let week = format!("{day} × {} {days}", number(calendar.days_per_week));
    match period {
        Period::Day => day,
        Period::Week => week,
        Period::Month => format!("{week} × 4,345 {weeks}"),
        Period::Quarter => format!("{week} × 4,345 {weeks} × 3 {months}"),
        Period::Year => format!("{week} × 4,345 {weeks} × 12 {months}"),
    }
}

/// Why there is no takt.
pub fn no_takt(problem: DemandProblem) -> String {
    match problem {
        DemandProblem::Unknown => {
            "Wie viele Anforderungen kommen herein? Daraus folgt der Takt: wie oft eine fertig werden muss.".to_owned()
        }
        DemandProblem::Zero => "Keine Anforderungen, kein Takt.".to_owned(),
        DemandProblem::Entry(_) => "Hier ist eine Zahl gefragt, etwa 24. Die Eingabe bleibt stehen.".to_owned(),
    }
}

/// A step by number and name.
pub fn step_name(number: usize, name: &str) -> String {
    format!("{number} {}", if name.is_empty() { UNNAMED_STEP } else { name })
}

/// `83 %`, or with its range.
pub fn utilisation(step: &Utilisation) -> String {
    let percent = |percent: f64| if percent >= 10.0 { number(percent.round()) } else { percent_number(percent) };
    let mid = percent(step.percent.mid);
    if step.percent.is_range() {
        format!("{mid} % ({}–{})", percent(step.percent.low), percent(step.percent.high))
    } else {
        format!("{mid} %")
    }
}

/// `24 × 20 h ÷ (2 × 173,8 h)`.
pub fn utilisation_formula(step: &Utilisation, takt: &Takt) -> String {
    let [requests, hours, people, working] =
        [takt.demand.requests, step.process_hours, step.people, takt.working_hours].map(number);
    format!("{requests} × {hours} h ÷ ({people} × {working} h)")
}

/// The line above the table of utilisation.
pub fn load_summary(load: &Load, busiest: Option<&str>) -> String {
    match (load.steps.first(), busiest) {
        (Some(step), Some(name)) => format!("Am stärksten ausgelastet: {name}, {} der Arbeitszeit", utilisation(step)),
        _ => "Wie ausgelastet die Schritte sind: Bearbeitungszeit und Personen auf der Karte angeben".to_owned(),
    }
}

/// How many steps are left out.
pub fn load_unknown(load: &Load) -> String {
    let unknown = load.unknown();
    let have = if unknown == 1 { "hat" } else { "haben" };
    format!("{unknown} von {} Schritten {have} noch keine Bearbeitungszeit oder keine Personen.", load.of)
}

/// Said when demand overrules the longest wait.
pub fn overruled(step: &Utilisation, name: &str) -> String {
    format!(
        "{name} braucht {} der Arbeitszeit: Nach dem Bedarf ist dieser Schritt der Engpass, gleich wie lange es dort \
         heute wartet.",
        utilisation(step)
    )
}

/// How the parking lot stands.
pub fn parked(count: ParkedCount) -> String {
    match (count.all, count.placed) {
        (0, _) => "leer".to_owned(),
        (1, 0) => "1, noch nicht untergebracht".to_owned(),
        (all, 0) => format!("{all}, noch keines untergebracht"),
        (1, _) => "1, untergebracht".to_owned(),
        (all, placed) => format!("{all}, davon {placed} untergebracht"),
    }
}

/// Where a thought goes.
pub fn goes_to(goes_to: &GoesTo) -> String {
    match goes_to {
        GoesTo::Open => GOES_OPEN.to_owned(),
        GoesTo::Map => GOES_MAP.to_owned(),
        GoesTo::Improve(_) => GOES_IMPROVE.to_owned(),
        GoesTo::Person(name) if name.is_empty() => GOES_PERSON.to_owned(),
        GoesTo::Person(name) => format!("an {name}"),
    }
}

/// The accessible name of a field of an entry: the entry's own name first.
pub fn of_entry(name: &str, what: &str) -> String {
    format!("{}: {what}", if name.is_empty() { "Ohne Namen" } else { name })
}

pub const THOUGHT: &str = "Thema";
pub const GOES_TO: &str = "wohin";
pub const TO_WHOM: &str = "an wen";
pub const SEE_IMPROVEMENT: &str = "Maßnahme ansehen";

/// The accessible name of what removes an entry.
pub fn remove(name: &str) -> String {
    format!("{} entfernen", if name.is_empty() { "Eintrag ohne Namen" } else { name })
}

/// How many dots are placed.
pub fn votes(votes: &Votes) -> String {
    let placed = match votes.allowed() {
        Some(allowed) if votes.placed > allowed => {
            format!("{} von {allowed} vergeben: {} zu viel", votes.placed, votes.placed - allowed)
        }
        Some(allowed) => format!("{} von {allowed} vergeben", votes.placed),
        None => format!("{} vergeben", votes.placed),
    };
    let gone = match votes.gone {
        0 => String::new(),
        1 => ", 1 weiterer auf einem Schritt, den es nicht mehr gibt".to_owned(),
        gone => format!(", {gone} weitere auf Schritten, die es nicht mehr gibt"),
    };
    format!("{placed}{gone}; Namen werden nicht gespeichert")
}

/// What is said aloud when a dot is placed or taken.
pub fn dots_on(name: &str, dots: u32) -> String {
    match dots {
        1 => format!("{name}: 1 Punkt"),
        dots => format!("{name}: {dots} Punkte"),
    }
}

/// The accessible name of the button that places a dot.
pub fn place_dot(name: &str) -> String {
    format!("Punkt auf {name} setzen")
}

/// The accessible name of the button that takes a dot.
pub fn take_dot(name: &str) -> String {
    format!("Punkt von {name} wegnehmen")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Demand;

    #[test]
    fn a_period_has_its_article() {
        let calendar = Calendar::default();
        for (per, said) in [(Period::Week, "; eine Woche sind 8 h × 5 "), (Period::Day, "; ein Arbeitstag sind 8 h")] {
            let working_hours = per.working_hours(&calendar);
            let demand = Demand { requests: 10.0, per };
            let given = Takt { hours: working_hours / 10.0, working_hours, demand, calendar };
            assert!(takt_formula(&given).contains(said), "{}", takt_formula(&given));
        }
    }

    #[test]
    fn votes_say_what_is_placed() {
        let given = Votes { each: 3, voters: Some(9), placed: 28, gone: 1, ..Votes::default() };
        assert_eq!(
            votes(&given),
            "28 von 27 vergeben: 1 zu viel, 1 weiterer auf einem Schritt, den es nicht mehr gibt; Namen werden nicht \
             gespeichert"
        );
        assert_eq!([dots_on("Test", 1), dots_on("Test", 2)], ["Test: 1 Punkt", "Test: 2 Punkte"]);
    }
}
