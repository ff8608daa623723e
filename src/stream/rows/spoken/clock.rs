//! Durations as clocks and programs show them: `01:30:00`, `1:30 h`, `PT2H30M`.

use crate::stream::Unit;

/// The duration in the words of a field. `1:30` alone might be hours or minutes: the heading must tell.
pub(super) fn duration(text: &str, heading: &str, unit_of_heading: Option<Unit>) -> Option<String> {
    if let Some(time) = text.strip_prefix("pt") {
        return of_iso(time);
    }
    let (text, about) = text.strip_prefix('~').map_or((text, ""), |rest| (rest.trim_start(), "~"));
    let (digits, unit) = match text.split_once(' ') {
        Some((digits, word)) => (digits, Some(Unit::parse(word.trim_end_matches('.'))?)),
        None => (text, None),
    };
    let parts: Vec<u32> = digits.split(':').map(two_or_more_digits).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = match (parts.as_slice(), first_unit(heading, unit.or(unit_of_heading))) {
        ([hours, minutes, seconds], _) => [*hours, *minutes, *seconds],
        ([hours, minutes], Some(Unit::Hour)) => [*hours, *minutes, 0],
        ([minutes, seconds], Some(Unit::Minute)) => [*minutes / 60, *minutes % 60, *seconds],
        _ => return None,
    };
    (minutes < 60 && seconds < 60).then(|| [about, &in_words([hours, minutes, seconds])].concat())
}

/// The unit of the first of two numbers, as the form in the heading says it, or a unit.
fn first_unit(heading: &str, unit: Option<Unit>) -> Option<Unit> {
    let heading = heading.to_lowercase();
    let says = |form: &str| heading.contains(form);
    if says("h:mm") || says("h]:mm") {
        Some(Unit::Hour)
    } else if says("m:ss") {
        Some(Unit::Minute)
    } else {
        unit
    }
}

fn two_or_more_digits(part: &str) -> Option<u32> {
    let is_number = !part.is_empty() && part.len() < 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| is_number)
}

fn in_words(parts: [u32; 3]) -> String {
    let units = [Unit::Hour, Unit::Minute, Unit::Second];
    let said = parts.iter().zip(units).filter(|(number, _)| **number > 0);
    let said: Vec<String> = said.map(|(number, unit)| format!("{number} {}", unit.symbol())).collect();
    if said.is_empty() { "0 h".to_owned() } else { said.join(" ") }
}

/// `2h30m`, behind `PT`. Days are left to people: those of ISO 8601 have 24 hours.
fn of_iso(time: &str) -> Option<String> {
    let is_time = !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit() || b"hms.".contains(&byte));
    is_time.then(|| time.replace('h', " h ").replace('m', " min ").replace('s', " s ").trim().to_owned())
}
