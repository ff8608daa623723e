//! Numbers, ranges and units in words, as digits and units of the map.

/// A text with digits for words, decimals for fractions, a dash in ranges, and units that a field knows. The text is in
/// small letters and has single spaces.
pub(super) fn in_digits(text: &str) -> String {
    let text = with_dash(text);
    let mut words: Vec<String> = Vec::new();
    for word in parted(&text) {
        // The point of a short form: "hr.".
        let is_point = word == "." && words.last().is_some_and(|last| last.ends_with(char::is_alphabetic));
        if !is_point {
            take(&mut words, &word);
        }
    }
    // "two-week" is two weeks.
    let is_hyphen = |at: usize, word: &String| {
        let follows = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_alphabetic));
        word == "-" && follows
    };
    let kept = words.iter().enumerate().filter(|(at, word)| !is_hyphen(*at, word)).map(|(_, word)| word.as_str());
    kept.collect::<Vec<_>>().join(" ")
}

/// Words of ranges and the word between their ends.
const RANGES: [(&str, &str); 4] = [("between ", " and "), ("zwischen ", " und "), ("from ", " to "), ("von ", " bis ")];

/// `between 2 and 3 days`, `2 or 3 days`, `2..3 days`, `2~3 days` as `2-3 days`.
fn with_dash(text: &str) -> String {
    for (start, between) in RANGES {
        if let Some((low, high)) = text.strip_prefix(start).and_then(|rest| rest.split_once(between)) {
            return [low, "-", high].concat();
        }
    }
    for between in [" or ", " oder ", " to ", " bis ", "...", "..", "…", "~"] {
        if let Some((low, high)) = text.split_once(between)
            && low.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
            && !high.is_empty()
        {
            return [low, "-", high].concat();
        }
    }
    text.to_owned()
}

/// Words of letters, and what stands between them; `2-day` is 2 days, and a space or an apostrophe groups thousands.
fn parted(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let is_hyphen = c == '-' && is_digit(last) && is_letter(next);
        let is_group = matches!(c, '\'' | '’') && is_digit(last) && is_digit(next);
        let starts_word = is_letter(Some(c)) != is_letter(last);
        last = Some(c);
        if c.is_whitespace() || is_hyphen {
            words.push(String::new());
            continue;
        }
        if is_group {
            continue;
        }
        match words.last_mut().filter(|_| !starts_word) {
            Some(word) => word.push(c),
            None => words.push(c.to_string()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds a word to what was read before it.
fn take(words: &mut Vec<String>, word: &str) {
    if let Some(part) = fraction(word) {
        // "1 1/2": the fraction belongs to the number before it.
        let whole = words.pop_if(|last| whole(last).is_some()).and_then(|last| whole(&last)).unwrap_or(0.0);
        words.push(decimals(whole + part));
        return;
    }
    if matches!(word, "half" | "halbe" | "halber" | "halben" | "halbes") {
        take_half(words);
        return;
    }
    let is_article = matches!(word, "a" | "an" | "of" | "einen" | "eine" | "ein" | "einer" | "einem" | "eines");
    let follows_number = words.last().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()));
    let follows_and = words.last().is_some_and(|last| last == "and" || last == "und");
    if is_article && (follows_number || follows_and) {
        return;
    }
    if let Some((_, unit)) = UNITS.iter().find(|(name, _)| *name == word) {
        words.push((*unit).to_owned());
    } else if let Some(number) = number_word(word) {
        words.push(number.to_string());
    } else if let Some(thousands) = words.last_mut().filter(|last| is_group(last, word)) {
        thousands.push_str(word);
    } else {
        words.push(word.to_owned());
    }
}

/// "one and a half" is 1.5, "one half" and "a half" are 0.5.
fn take_half(words: &mut Vec<String>) {
    if words.pop_if(|last| last == "and" || last == "und").is_some() {
        let before = words.pop().unwrap_or_default();
        words.push(whole(&before).map_or(before, |number| decimals(number + 0.5)));
    } else {
        words.pop_if(|last| last == "1");
        words.push("0.5".to_owned());
    }
}

fn decimals(number: f64) -> String {
    ((number * 1e6).round() / 1e6).to_string()
}

/// `1 500`: three digits behind up to three.
fn is_group(before: &str, word: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&before.len()) && is_digits(before) && word.len() == 3 && is_digits(word)
}

fn whole(word: &str) -> Option<f64> {
    (word.len() < 4).then(|| word.parse::<u16>().ok().map(f64::from)).flatten()
}

/// `1/2`, `3/4`. `2/3` may be "2 or 3" and is left alone.
fn fraction(word: &str) -> Option<f64> {
    let (above, below) = word.split_once('/')?;
    let (above, below) = (whole(above)?, whole(below)?);
    let is_sure = (above == 1.0 && (2.0..=10.0).contains(&below)) || (above == 3.0 && below == 4.0);
    is_sure.then(|| above / below)
}

#[rustfmt::skip]
const NUMBERS: [(&str, u8); 35] = [
    ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("fifteen", 15), ("twenty", 20),
    ("thirty", 30), ("forty", 40), ("ein", 1), ("eine", 1), ("einen", 1), ("einer", 1), ("einem", 1), ("zwei", 2),
    ("drei", 3), ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10),
    ("elf", 11), ("zwölf", 12), ("zwanzig", 20),
];

fn number_word(word: &str) -> Option<u8> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// Words for units that a field does not know, with those that it does.
const UNITS: [(&str, &str); 20] = [
    ("yr", "year"),
    ("yrs", "years"),
    ("bd", "days"),
    ("bds", "days"),
    ("wd", "days"),
    ("wds", "days"),
    ("bday", "day"),
    ("bdays", "days"),
    ("workday", "day"),
    ("workdays", "days"),
    ("weekday", "day"),
    ("weekdays", "days"),
    ("biz", "business"),
    ("werktag", "Tag"),
    ("werktage", "Tage"),
    ("werktagen", "Tage"),
    ("arbeitsstunde", "Stunde"),
    ("arbeitsstunden", "Stunden"),
    ("arbeitswoche", "Woche"),
    ("arbeitswochen", "Wochen"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Unit;

    #[test]
    fn every_unit_is_one_that_a_field_knows() {
        for (_, unit) in UNITS {
            assert!(Unit::parse(unit).is_some() || unit.starts_with("year") || unit == "business", "{unit}");
        }
    }
}
