//! The terms, each with how its figure is made and where it comes from.

/// Where a term comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Handbook,
    HandbookAppendix,
    MartinOsterling,
    Dora,
    SleuthGuide,
    CaseStudy,
    Ours,
}

/// One term.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    pub name: &'static str,
    pub meaning: &'static str,
    /// How the figure is made, or what counts.
    pub formula: &'static str,
    pub source: Source,
}

/// Terms that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    pub name: &'static str,
    pub terms: &'static [Term],
}

pub const TITLE: &str = "Terms and formulas";
pub const SEARCH: &str = "Find a term";
pub const SEARCH_EXAMPLE: &str = "wait, rework, frequency";
pub const FORMULA: &str = "How";
pub const SOURCE: &str = "Source";
pub const NONE: &str = "No term is called so.";

/// A source in full.
pub fn source(source: Source) -> String {
    match source {
        Source::Handbook => "Kim, Humble, Debois, Willis: The DevOps Handbook".to_owned(),
        Source::HandbookAppendix => "Kim, Humble, Debois, Willis: The DevOps Handbook, appendix 4".to_owned(),
        Source::MartinOsterling => "Martin, Osterling: Value Stream Mapping".to_owned(),
        Source::Dora => "DORA, guides and reports (CC BY 4.0)".to_owned(),
        Source::SleuthGuide => "Sleuth: From Zero to One Hundred Deploys a Day, 2023".to_owned(),
        Source::CaseStudy => "LaunchDarkly: a case study on moving fast without breaking things".to_owned(),
        Source::Ours => "Streamgauge’s own rule".to_owned(),
    }
}

const fn term(name: &'static str, meaning: &'static str, formula: &'static str, source: Source) -> Term {
    Term { name, meaning, formula, source }
}

pub const GROUPS: [Group; 5] = [
    Group {
        name: "The stream",
        terms: &[
            term(
                "Value stream",
                "Everything that turns a request into something of value for whoever asked.",
                "From the accepted request to the change that runs in production and is of use. Deployment lead time starts at check-in.",
                Source::Handbook,
            ),
            term(
                "Step",
                "One activity of one team; a box on the map.",
                "5 to 15 on a first map. A queue is a step at which nobody works; an outside party takes no time of the stream.",
                Source::Handbook,
            ),
            term(
                "Lead time (LT)",
                "How long a piece of work is with a step, whether anybody touches it or not.",
                "Passed on complete − available to the step. Process time is part of it.",
                Source::Handbook,
            ),
            term(
                "Process time (PT)",
                "How long people or machines have their hands on it. Also called touch time; never cycle time, which means several things.",
                "Time worked on one item. Of a queue: none.",
                Source::Handbook,
            ),
            term(
                "Wait",
                "The time in which nothing happens to it.",
                "LT − PT; 0 where the two contradict each other. Written on an arrow, it belongs to the step that the arrow leads to.",
                Source::MartinOsterling,
            ),
            term(
                "%C/A",
                "Percent complete and accurate: how much of what arrives is usable as it is. The people who get it say so.",
                "Items with nothing to correct, to add or to clarify ÷ all items × 100",
                Source::Handbook,
            ),
            term(
                "Handoff",
                "Work goes from one team to another: a queue each time, and something that was known gets lost.",
                "Forward flows between steps of different teams; rework between teams is counted beside.",
                Source::Handbook,
            ),
            term(
                "Rework",
                "Work that goes back to an earlier step.",
                "A flow drawn backwards or closing a cycle, with the share of the work that takes it. It never lengthens the longest path.",
                Source::MartinOsterling,
            ),
            term(
                "Work calendar",
                "What a day, a week and a month mean in every time of a map.",
                "8 h a day and 5 days a week unless you say otherwise; 4.345 weeks a month. 24 × 7 is elapsed time.",
                Source::Ours,
            ),
        ],
    },
    Group {
        name: "Totals of a map",
        terms: &[
            term(
                "Longest path",
                "The way through the stream that takes the most time. Parallel work beside it has slack.",
                "The way from a start to an end with the largest sum of LT; slack = how much longer the others may take.",
                Source::MartinOsterling,
            ),
            term(
                "Total lead time",
                "From the start of the stream to its end.",
                "Σ LT along the longest path",
                Source::MartinOsterling,
            ),
            term("Total process time", "The work in it.", "Σ PT along the longest path", Source::MartinOsterling),
            term(
                "Activity ratio",
                "How much of the time something happens. Also called flow efficiency.",
                "Total PT ÷ total LT × 100",
                Source::MartinOsterling,
            ),
            term(
                "Rolled %C/A",
                "How much gets through the whole stream without being touched again.",
                "Product of the %C/A of all steps × 100; steps without one are left out and counted.",
                Source::MartinOsterling,
            ),
            term(
                "Total effort",
                "What it costs in people’s time, parallel work included.",
                "Σ PT × people over all steps",
                Source::MartinOsterling,
            ),
            term(
                "Share of wait",
                "What the colour of a step shows.",
                "(LT − PT) ÷ total LT × 100; classes from 0, 3, 8, 12 and 20 %, finer on paths of many steps",
                Source::Ours,
            ),
            term(
                "Total with rework",
                "The lead time when what is sent back is counted.",
                "Once per item: total + Σ share × LT of the loop. Until right: share ÷ (1 − all shares sent back) × LT of the loop. Each loop is counted for itself: one within another is not repeated with it.",
                Source::Ours,
            ),
        ],
    },
    Group {
        name: "Improving it",
        terms: &[
            term(
                "Constraint",
                "The one step that limits the stream. Improving any other is an illusion.",
                "Suggested: the longest wait on the longest path; of equal waits the lower %C/A. A step that demand asks for 100 % of its people’s time or more comes first. You may choose another.",
                Source::Handbook,
            ),
            term(
                "Five focusing steps",
                "How to deal with a constraint, over and over.",
                "Identify it, exploit it, subordinate the rest to it, elevate it, begin again.",
                Source::Handbook,
            ),
            term(
                "Queue estimate",
                "Why busy people make work wait.",
                "Wait ≈ % busy ÷ % idle, in units of work: 50 % → 1, 80 % → 4, 90 % → 9, 95 % → 19",
                Source::HandbookAppendix,
            ),
            term(
                "Wastes and hardships",
                "What costs time and gives nothing.",
                "Nine: partially done work, extra processes, extra features, task switching, waiting, motion, defects, nonstandard or manual work, heroics.",
                Source::Handbook,
            ),
            term(
                "Current and future state",
                "The stream as it is, and as it shall be by a date.",
                "Usually 3 to 12 months apart; the future is a copy of the current map that the team changes.",
                Source::Handbook,
            ),
            term(
                "Improvement (countermeasure)",
                "One difference between the two states, as an experiment.",
                "Problem, hypothesis, expected LT, PT or %C/A, owner, the day to check, result.",
                Source::MartinOsterling,
            ),
            term(
                "Shared goal",
                "One outcome for everybody in the stream.",
                "Measurable, with a date between six months and two years away.",
                Source::Handbook,
            ),
        ],
    },
    Group {
        name: "Delivery",
        terms: &[
            term(
                "Deployment frequency",
                "How often changes reach production.",
                "Deployments in the period; per week the median of whole weeks, empty ones counted as 0.",
                Source::Dora,
            ),
            term(
                "Change lead time",
                "How long a change takes from being written to running.",
                "First succeeded production deployment that holds it − first commit authored; the median over changes.",
                Source::Dora,
            ),
            term(
                "Change failure rate",
                "How many deployments had to be repaired.",
                "Deployments that failed in production ÷ deployments that reached it × 100",
                Source::Dora,
            ),
            term(
                "Recovery time",
                "How long users have a failed change.",
                "Incident resolved − opened, the median; without incidents: next succeeded deployment − failed one.",
                Source::Dora,
            ),
            term(
                "Rework rate",
                "How many deployments were unplanned repairs.",
                "Rollbacks, reverts, hotfixes ÷ deployments that reached production × 100",
                Source::Dora,
            ),
            term(
                "Level",
                "A value beside a published table: low, medium or high. The table and its year stand beside it.",
                "The best level whose worst bound is met; in a gap the level below it. The whole is the worst of the four.",
                Source::SleuthGuide,
            ),
        ],
    },
    Group {
        name: "Practices",
        terms: &[
            term(
                "Rating",
                "How well a team has a practice.",
                "0 don’t have, 1 novice, 2 intermediate, 3 advanced. Open is not 0 and leaves the mean.",
                Source::SleuthGuide,
            ),
            term(
                "Section score",
                "A section of the scorecard in one figure. There is no overall number.",
                "Mean of its rated practices, 0 to 3",
                Source::SleuthGuide,
            ),
            term(
                "Deploy ladder",
                "Once a week, once a day, a hundred a day: what has to be in place for each.",
                "Milestones met, not met, open or not applicable; some are judged from deploy data.",
                Source::SleuthGuide,
            ),
            term(
                "Recovery practices",
                "A fifth section of the scorecard: how well trouble is contained.",
                "Rated like the others; an addition to the guide’s four sections.",
                Source::CaseStudy,
            ),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Calendar, Unit, Waste, heat_breaks};
    use crate::ui::text;

    fn all() -> impl Iterator<Item = &'static Term> {
        GROUPS.iter().flat_map(|group| group.terms)
    }

    fn find(name: &str) -> &'static Term {
        all().find(|term| term.name.starts_with(name)).unwrap_or_else(|| panic!("no term {name}"))
    }

    #[test]
    fn every_term_has_a_meaning_a_formula_and_a_source_and_stands_once() {
        let mut names: Vec<&str> = all().map(|term| term.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), count), (count, 34));
        for term in all() {
            assert!(!term.meaning.is_empty() && !term.formula.is_empty(), "{}", term.name);
            assert!(!source(term.source).is_empty(), "{}", term.name);
        }
    }

    #[test]
    fn what_the_screens_call_a_figure_is_explained() {
        for name in [
            text::TOTAL_LEAD_TIME,
            text::TOTAL_PROCESS_TIME,
            text::ACTIVITY_RATIO,
            text::ROLLED_CA,
            text::TOTAL_EFFORT,
            text::CONSTRAINT,
            text::LEAD_TIME,
            text::PROCESS_TIME,
            text::PERCENT_CA,
        ] {
            find(name);
        }
    }

    #[test]
    fn the_numbers_in_the_terms_are_those_of_the_program() {
        let calendar = Calendar::default();
        assert_eq!((calendar.hours_per_day, calendar.days_per_week), (8.0, 5.0));
        let weeks = Unit::Month.hours(&calendar) / Unit::Week.hours(&calendar);
        assert!(find("Work calendar").formula.contains(&format!("{weeks:.3}")), "{weeks}");
        for share in heat_breaks(9) {
            assert!(find("Share of wait").formula.contains(&share.to_string()), "{share}");
        }
        let wastes = find("Wastes").formula;
        for waste in Waste::ALL {
            let name = text::waste_name(waste).split(',').next().unwrap_or_default().to_lowercase();
            assert!(wastes.contains(&name), "{name}");
        }
    }
}
