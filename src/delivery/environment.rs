//! Which environments are taken for production unless a person says otherwise.

const PRODUCTION: &[&str] = &["production", "prod", "prd", "live"];
const NOT_PRODUCTION: &[&str] = &[
    "canary",
    "preview",
    "previews",
    "staging",
    "stage",
    "stg",
    "test",
    "testing",
    "tests",
    "qa",
    "uat",
    "dev",
    "development",
    "sandbox",
    "pre",
    "preprod",
    "non",
    "nonprod",
    "demo",
    "dr",
];
/// Verbs before the name, as in the workflow `Deploy to production`.
const BEFORE: &[&str] = &["deploy", "deployment", "release", "publish", "to", "cd"];

/// Whether a name says production: `production`, `prod`, `prd` or `live`, also with a region or number behind, and
/// nothing that says canary, preview, staging or test.
pub fn is_production_name(name: &str) -> bool {
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| is_one_of(word, BEFORE));
    let first = words.next().is_some_and(says_production);
    first && !words.any(|word| is_one_of(word, NOT_PRODUCTION))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// `prod`, `Prod2`.
fn says_production(word: &str) -> bool {
    is_one_of(word.trim_end_matches(|c: char| c.is_ascii_digit()), PRODUCTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn production_names() {
        for name in [
            "production",
            "Production",
            "PROD",
            "prd",
            "live",
            "prod-eu",
            "prod_us-east-1",
            "prod2",
            "Deploy production",
        ] {
            assert!(is_production_name(name), "{name}");
        }
        for name in [
            "",
            "staging",
            "production, canary",
            "pre-production",
            "preprod",
            "prod-test",
            "github-pages",
            "liver",
            "eu",
        ] {
            assert!(!is_production_name(name), "{name}");
        }
    }
}
