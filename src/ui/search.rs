//! Finding things by a few words, in any order and case.

/// The words of a question, in small letters.
pub fn words(question: &str) -> Vec<String> {
    question.split_whitespace().map(str::to_lowercase).collect()
}

/// How well a text answers: 0 is best. `None` where a word is not in it.
pub fn rank(words: &[String], text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    words.iter().map(|word| rank_of_word(word, &text)).sum()
}

/// At the start of the text, of a word, or within one.
fn rank_of_word(word: &str, text: &str) -> Option<usize> {
    let begins_word =
        |(at, _): (usize, &str)| text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    match text.find(word)? {
        0 => Some(0),
        _ if text.match_indices(word).any(begins_word) => Some(1),
        _ => Some(2),
    }
}

/// The answers among many, the best first, otherwise in their order; at most so many.
pub fn best<T>(question: &str, all: impl IntoIterator<Item = T>, text: impl Fn(&T) -> String, most: usize) -> Vec<T> {
    let words = words(question);
    let mut found: Vec<(usize, T)> =
        all.into_iter().filter_map(|item| Some((rank(&words, &text(&item))?, item))).collect();
    crate::order::sort_by_key(&mut found, |(rank, _)| *rank);
    found.truncate(most);
    found.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_and_case() {
        let all = ["Edit the lead time", "Lead time", "Add step", "Mislead", "Edit the team"];
        let find = |question: &str| best(question, all, |text| (*text).to_owned(), 9);
        assert_eq!(find("lead"), ["Lead time", "Edit the lead time", "Mislead"]);
        assert_eq!(find("TIME edit"), ["Edit the lead time"]);
        assert_eq!(find(""), all);
        assert_eq!(find("x"), Vec::<&str>::new());
        assert_eq!(best("e", all, |text| (*text).to_owned(), 2).len(), 2);
        assert_eq!(rank(&words("é"), "Café"), Some(2));
    }
}
