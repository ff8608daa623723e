//! Which environments are taken for production unless a person says otherwise.

const PRODUCTION: &[&str] = &["production", "prod", "prd", "live", "produktion", "produktiv"];
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
/// Words beside the name of production that say: this is not it, or nothing is deployed there.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "not", "no", "post", "like", "copy", "clone", "mirror", "shadow", "replica", "backup", "mock", "simulation", "trial",
    "training", "review", "local", "alpha", "beta", "nightly", "perf", "performance", "loadtest", "integration",
    "acceptance", "experimental", "build", "plan", "verify", "verification", "smoke", "validate", "validation", "approve",
    "approval", "lint", "notify", "destroy", "teardown", "abnahme", "vor", "kopie", "schulung",
];

/// Whether a name says production: one of its words is `production`, `prod`, `prd` or `live`, also with a number behind,
/// and none says canary, preview, staging, test or another thing that is not production itself.
pub fn is_production_name(name: &str) -> bool {
    let mut has_production = false;
    for (_, word) in words_of(name) {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if is_one_of(bare, NOT_PRODUCTION) || is_one_of(bare, BESIDE) {
            return false;
        }
        has_production |= says_production(word);
    }
    has_production
}

/// Whether some word of a name says which environment it is, production or another.
pub(crate) fn says_environment(name: &str) -> bool {
    words_of(name).any(|(_, word)| is_environment_word(word))
}

/// A name that says both, as in `checkout-production`, `checkout-prod-eu` or `staging.checkout`: service and
/// environment.
pub(crate) fn parted_by_environment(name: &str) -> Option<(&str, &str)> {
    let (start, word) = words_of(name).find(|(_, word)| is_environment_word(word))?;
    let parted = if start == 0 { (name.get(word.len()..)?, word) } else { (name.get(..start)?, name.get(start..)?) };
    let service = parted.0.trim_matches(|c: char| !c.is_alphanumeric());
    (!service.is_empty()).then_some((service, parted.1))
}

/// Words with where they start.
fn words_of(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    name.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let here = start;
        start += word.len() + name.get(here + word.len()..)?.chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((here, word))
    })
}

fn is_environment_word(word: &str) -> bool {
    says_production(word) || is_one_of(word.trim_end_matches(|c: char| c.is_ascii_digit()), NOT_PRODUCTION)
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
            "prod-us-1",
            "prod2",
            "prd01",
            "Deploy production",
            "deploy-prod",
            "deploy_to_production",
            "deploy:prod:eu-west-1",
            "shop-production",
            "shop.prod",
            "production/eu",
            "eu/production",
            "Production (EU)",
            "[EU] Production",
            "01 - Production",
            "CD to live",
            "go-live",
            "checkout-live-2",
            "prod-blue",
            "checkout-prod",
            "rollback-production",
            "Produktion",
            "Produktiv (Frankfurt)",
        ] {
            assert!(is_production_name(name), "{name}");
        }
        for name in [
            "",
            "staging",
            "production, canary",
            "pre-production",
            "pre-prod",
            "preprod",
            "preproduction",
            "Pre Production (EU)",
            "non-prod",
            "nonprod",
            "not-production",
            "staging-of-production",
            "production-staging",
            "staging2-production",
            "prod-test",
            "prod-test2",
            "prod-canary-eu",
            "preview/production-like",
            "prod-like",
            "prod-copy",
            "copy of production",
            "shop-production-qa1",
            "uat-live",
            "live-demo",
            "dev-live",
            "prod-dr",
            "build-production",
            "terraform-plan-prod",
            "smoke-prod",
            "review/prod-fix",
            "github-pages",
            "liver",
            "olive",
            "deliver",
            "product",
            "products-api",
            "reproduction",
            "prodigy",
            "eu",
            "Vor-Produktion",
        ] {
            assert!(!is_production_name(name), "{name}");
        }
    }

    #[test]
    fn names_that_say_service_and_environment() {
        for (name, parts) in [
            ("checkout-production", Some(("checkout", "production"))),
            ("checkout-prod-eu", Some(("checkout", "prod-eu"))),
            ("staging.checkout", Some(("checkout", "staging"))),
            ("Café_prod2", Some(("Café", "prod2"))),
            ("checkout", None),
            ("production", None),
            ("--", None),
        ] {
            assert_eq!(parted_by_environment(name), parts, "{name}");
        }
        assert!(says_environment("overlays-prod") && !says_environment("overlays"));
    }
}
