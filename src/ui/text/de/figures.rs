//! Numbers, units and bases.

use std::borrow::Cow;

use crate::stream::{
    ActivityRatio, Calendar, Handoffs, ReworkCounting, RolledCa, StepKind, StreamMap, Summary, Total, Unit,
    number_text, team_count,
};

pub const TOTAL_LEAD_TIME: &str = "Durchlaufzeit gesamt";
pub const TOTAL_PROCESS_TIME: &str = "Bearbeitungszeit gesamt";
pub const ACTIVITY_RATIO: &str = "Flussgrad";
pub const ROLLED_CA: &str = "%C/A gesamt";
pub const TOTAL_EFFORT: &str = "Aufwand gesamt";
pub const STEPS: &str = "Schritte";
pub const HANDOFFS: &str = "Übergaben";
pub const BASIS: &str = "Grundlage";
pub const PERCENT_SIGN: &str = "%";
pub const SUMMARY: &str = "Summen der Karte";

/// Whether decimals stand behind a comma.
pub const DECIMAL_COMMA: bool = true;

/// A number without needless digits, with a decimal comma.
pub fn number(amount: f64) -> String {
    number_text(amount).replace('.', ",")
}

/// A figure as it is to be kept. German parts decimals with a comma and thousands with a point, so 1.500 is asked about as
/// 1,500 is, and not taken for one and a half.
pub fn typed_figure(typed: &str) -> Cow<'_, str> {
    if !typed.contains('.') || typed.contains(',') {
        return Cow::Borrowed(typed);
    }
    let is_digit = |text: &str, at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let may_group = |point: usize| {
        let (before, after) = typed.split_at_checked(point).unwrap_or_default();
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let leads_zero = before.get(before.len() - digits..).is_some_and(|digits| digits.starts_with('0'));
        (1..=3).contains(&digits) && !leads_zero && (1..4).all(|at| is_digit(after, at)) && !is_digit(after, 4)
    };
    let one = |(at, c)| if c == '.' && may_group(at) { ',' } else { c };
    Cow::Owned(typed.char_indices().map(one).collect())
}

/// A percentage: one decimal below 100, none where it says nothing.
pub fn percent_number(percent: f64) -> String {
    let tenths = (percent * 10.0).round() / 10.0;
    if percent > 0.0 && tenths == 0.0 { "<0,1".to_owned() } else { number(tenths) }
}

/// Hours as people read them: "8 d 5 h", "1 d 3,5 h". What is typed reads the same text back.
pub fn duration_text(hours: f64, calendar: &Calendar) -> String {
    crate::stream::duration_text(hours, calendar).replace('.', ",")
}

/// The sign of a unit.
pub fn unit_symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "d",
        Unit::Week => "Wo",
        Unit::Month => "Mon",
    }
}

/// What a total lead time rests on.
pub fn lead_time_basis(total: &Total, range: Option<(String, String)>) -> String {
    if total.of == 0 {
        return "unbekannt, nicht null: noch keine Schritte".to_owned();
    }
    let range = range.map(|(low, high)| format!("zwischen {low} und {high}"));
    match (incomplete(total, "keine Durchlaufzeit"), range) {
        (Some(missing), Some(range)) => format!("unvollständig, bisher {range}; {missing}"),
        (Some(missing), None) => format!("unvollständig, bisher; {missing}"),
        (None, Some(range)) => range,
        (None, None) if total.of == 1 => "der eine Schritt".to_owned(),
        (None, None) => format!("{} von {} Schritten", total.known, total.of),
    }
}

/// "3 von 9 Schritten haben keine Durchlaufzeit", where some have none.
fn incomplete(total: &Total, none: &str) -> Option<String> {
    let missing = total.missing();
    (missing > 0).then(|| match (missing, total.of) {
        (_, 1) => format!("der Schritt hat {none}"),
        (1, of) => format!("1 von {of} Schritten hat {none}"),
        (missing, of) => format!("{missing} von {of} Schritten haben {none}"),
    })
}

/// What a total along the longest path rests on.
pub fn on_longest_path(total: &Total) -> String {
    match total.missing() {
        _ if total.of == 0 => String::new(),
        0 => "auf dem längsten Weg".to_owned(),
        _ => format!("unvollständig: {} von {} Schritten", total.known, total.of),
    }
}

/// What the activity ratio is made of.
pub fn ratio_basis(ratio: &ActivityRatio, calendar: &Calendar) -> String {
    let process = duration_text(ratio.process_time_hours, calendar);
    let lead = duration_text(ratio.lead_time_hours, calendar);
    if ratio.known < ratio.of {
        format!("unvollständig: {process} von {lead}")
    } else {
        format!("{process} von {lead}")
    }
}

/// How many steps the product was made of.
pub fn rolled_basis(rolled: Option<&RolledCa>, steps: usize) -> String {
    match rolled {
        None if steps == 0 => String::new(),
        None => "noch bei keinem Schritt".to_owned(),
        Some(rolled) if rolled.with_value < rolled.of => {
            format!("unvollständig: {} von {} Schritten", rolled.with_value, rolled.of)
        }
        Some(rolled) if rolled.of == 1 => "des einen Schritts".to_owned(),
        Some(rolled) => format!("Produkt aus {} Schritten", rolled.of),
    }
}

/// What the effort rests on.
pub fn effort_basis(total: &Total) -> String {
    match total.missing() {
        _ if total.of == 0 => String::new(),
        0 => "alle Schritte × Personen".to_owned(),
        _ => format!("unvollständig: {} von {}", total.known, total.of),
    }
}

/// Teams and kinds of the steps.
pub fn steps_basis(map: &StreamMap) -> String {
    let queues = map.steps.iter().filter(|step| step.kind == StepKind::Queue).count();
    let teams = match team_count(map) {
        0 => "kein Team genannt".to_owned(),
        1 => "1 Team".to_owned(),
        n => format!("{n} Teams"),
    };
    match queues {
        0 => teams,
        1 => format!("{teams}, 1 Schlange"),
        n => format!("{teams}, {n} Schlangen"),
    }
}

/// Handoffs that go back are counted beside.
pub fn handoffs_basis(handoffs: &Handoffs) -> String {
    match handoffs.back {
        0 => "zwischen Teams".to_owned(),
        back => format!("und {back} zurück"),
    }
}

/// The calendar and the convention that all totals rest on.
pub fn map_basis(map: &StreamMap, summary: &Summary) -> String {
    let basis = format!("{} · längster Weg · DLZ mit Wartezeit", calendar_text(&map.calendar));
    if summary.rework.of == 0 {
        return basis;
    }
    let counted = summary.rework.counted_by(map.rework);
    let total = counted.map(|total| [": ", &duration_text(total.lead_time_hours, &map.calendar)].concat());
    [&basis, " · Nacharbeit ", counting_name(map.rework), total.as_deref().unwrap_or_default()].concat()
}

/// How rework is counted.
pub fn counting_name(counting: ReworkCounting) -> &'static str {
    match counting {
        ReworkCounting::None => "nicht gezählt",
        ReworkCounting::OncePerItem => "einmal pro zurückgeschicktem Vorgang",
        ReworkCounting::UntilRight => "wiederholt, bis es stimmt",
    }
}

/// "8 h × 5 d".
pub fn calendar_text(calendar: &Calendar) -> String {
    format!("{} h × {} d", number(calendar.hours_per_day), number(calendar.days_per_week))
}

/// A share of the total lead time.
pub fn share_of_lead_time(percent: f64) -> String {
    format!("{} % der Durchlaufzeit", percent_number(percent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Duration;
    use proptest::prelude::*;

    #[test]
    fn numbers_have_a_decimal_comma() {
        assert_eq!(number(2.5), "2,5");
        assert_eq!(number(2000.0), "2000");
        assert_eq!(percent_number(0.02), "<0,1");
        assert_eq!(percent_number(87.46), "87,5");
        assert_eq!(duration_text(11.5, &Calendar::default()), "1 d 3,5 h");
    }

    #[test]
    fn a_point_that_may_group_thousands_is_asked_about() {
        let cases = [
            ("1.500 h", "1,500 h"),
            ("2 d 1.500 h", "2 d 1,500 h"),
            ("1.5 h", "1.5 h"),
            ("1.25 h", "1.25 h"),
            ("0.125 d", "0.125 d"),
            ("1.2345 d", "1.2345 d"),
            ("1.500,5 h", "1.500,5 h"),
            ("3 Std.", "3 Std."),
            ("12", "12"),
        ];
        for (typed, kept) in cases {
            assert_eq!(typed_figure(typed), kept);
        }
        let asked = Duration::read(&typed_figure("1.500 h"), Unit::Hour).and_then(|read| read.problem());
        assert_eq!(asked, Some(crate::stream::DurationProblem::Ambiguous { at: 0 }));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_english_does(days in 0.0f64..20_000.0, day in 0.25f64..24.0) {
            let calendar = Calendar::new(day, 5.0);
            let read = |text: &str| Duration::read(text, Unit::Hour).and_then(|read| read.hours(&calendar));
            let hours = days * day;
            let (german, english) = (duration_text(hours, &calendar), crate::stream::duration_text(hours, &calendar));
            prop_assert!(read(&german).is_some(), "{}", german);
            prop_assert_eq!(read(&german), read(&english), "{}", german);
        }

        #[test]
        fn the_sign_of_a_unit_reads_back(amount in 0u16..5_000, index in 0usize..6) {
            let unit = Unit::ALL[index];
            let typed = format!("{} {}", number(f64::from(amount) / 10.0), unit_symbol(unit));
            let hours = Duration::read(&typed, Unit::Hour).and_then(|read| read.hours(&Calendar::default()));
            let expected = f64::from(amount) / 10.0 * unit.hours(&Calendar::default());
            prop_assert!(hours.is_some_and(|hours| (hours.mid - expected).abs() < 1e-9), "{}", typed);
        }
    }
}
