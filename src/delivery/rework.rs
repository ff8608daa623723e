//! Which deployments were unplanned repairs: the rule that is shown with the rework rate.

/// Words that say "unplanned repair" in a branch, a label, a title or a kind of change.
pub const REWORK_WORDS: &[&str] = &["hotfix", "hotfixes", "rollback", "revert", "reverts", "emergency"];

/// Whether a text has one of [`REWORK_WORDS`] as a word of its own, or says "roll back". `hotfix/basket-total`,
/// `Revert "New tax rules"` and `emergency` do; `prevention` does not.
pub(crate) fn says_repair(text: &str) -> bool {
    if text.is_empty() {
        return false;
    }
    let mut before = "";
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let alone = REWORK_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
        let follows =
            |first: &str, second: &str| before.eq_ignore_ascii_case(first) && word.eq_ignore_ascii_case(second);
        if alone || follows("roll", "back") || follows("hot", "fix") {
            return true;
        }
        before = word;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repairs_are_told_by_words() {
        for text in ["hotfix/basket-total", "Revert \"New tax rules\"", "Emergency", "roll back 1.6", "x HOT-FIX y"] {
            assert!(says_repair(text), "{text}");
        }
        for text in ["", "Fix basket total", "prevention", "feature/rolling-background", "normal"] {
            assert!(!says_repair(text), "{text}");
        }
    }
}
