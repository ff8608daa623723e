//! The guided first map: each question, whom to ask, and what to write.

use super::{UNNAMED_STEP, duration_problem, entry_problem, whom_to_ask};
use crate::stream::{Step, StreamMap, Summary, duration_text};
use crate::workshop::{GuideProblem, Known, Question, asked_of};

pub const TITLE: &str = "Guided first map";
pub const CUSTOMERS: &str = "Customer";
pub const GO_ON: &str = "Go on";
pub const NOT_KNOWN: &str = "Not known";
pub const SKIP: &str = "Skip";
pub const STARTS_HERE: &str = "Nothing: it starts here";
pub const BACK: &str = "Back";
pub const TEAM: &str = "By whom";
pub const QUEUE: &str = "Work only lies and waits here";
pub const DONE: &str = "The first map stands";
pub const PRESENT: &str = "Present it";
pub const CLOSE: &str = "Close";

/// What is said out loud to the room.
pub fn question(map: &StreamMap, question: Question) -> String {
    let name = |id| map.step(id).map_or(UNNAMED_STEP, step_name);
    match question {
        Question::Customer => "“Who gets the result, and gains something by it?”".to_owned(),
        Question::End => "“What has happened when that customer has it and can use it?”".to_owned(),
        Question::LastStep => "“What is the last thing done before that, and who does it?”".to_owned(),
        Question::StepBefore(id) => format!("“What was done, or waited for, just before ‘{}’?”", name(id)),
        Question::Step(id) => format!("“What is done at ‘{}’, and who does it?”", name(id)),
        Question::Start => "“What starts the clock: when does somebody begin to wait for this?”".to_owned(),
        Question::LeadTime(id) => {
            format!("“{}: from when it reaches you until you pass it on, how long is that, usually?”", name(id))
        }
        Question::ProcessTime(id) => format!("“{}: how much of that time do you work on it?”", name(id)),
        Question::PercentCa(id) => format!(
            "“Out of ten that come from ‘{}’, how many can you use as they are: nothing to correct, to add, to ask about?”",
            name(id)
        ),
    }
}

fn step_name(step: &Step) -> &str {
    if step.name.is_empty() { UNNAMED_STEP } else { &step.name }
}

/// Whom to ask.
pub fn whom(map: &StreamMap, question: Question) -> String {
    let people = |id| match map.step(id).map(|step| step.team.as_str()) {
        Some(team) if !team.is_empty() => format!("Ask the people who do it: {team}"),
        _ => "Ask the people who do it".to_owned(),
    };
    match question {
        Question::Customer | Question::End => "Ask whoever speaks for the customer: product owner, sponsor".to_owned(),
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => {
            "Ask everyone; follow one request that really happened".to_owned()
        }
        Question::Start => "Ask whoever takes requests in".to_owned(),
        Question::LeadTime(id) | Question::ProcessTime(id) => people(id),
        Question::PercentCa(id) => capital(&whom_to_ask(asked_of(map, id))),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// The label of the field.
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Customer => "Customer",
        Question::End => "The stream ends with",
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => "What is done",
        Question::Start => "The stream starts with",
        Question::LeadTime(_) => "Lead time",
        Question::ProcessTime(_) => "Process time",
        Question::PercentCa(_) => "%C/A",
    }
}

/// What is written where nothing stands yet.
pub fn example(question: Question) -> &'static str {
    match question {
        Question::Customer => "shops that sell through us",
        Question::End => "running in production, and the customer knows",
        Question::LastStep | Question::StepBefore(_) | Question::Step(_) => "a verb: Deploy and verify",
        Question::Start => "request accepted",
        Question::LeadTime(_) => "5 d, 2-3 wk, 90 min, ?",
        Question::ProcessTime(_) => "4 h, ?",
        Question::PercentCa(_) => "80, ?",
    }
}

/// Why it is asked, in a line.
pub fn hint(question: Question) -> &'static str {
    match question {
        Question::Customer => "The stream is there for them; it ends where they have what they asked for.",
        Question::End => "Not when it is built: when it gives value.",
        Question::LastStep | Question::StepBefore(_) => {
            "From the end backwards nobody forgets what the customer needs. Five to fifteen steps are enough."
        }
        Question::Step(_) => "A verb, and the team as it calls itself.",
        Question::Start => "The clock of the whole stream starts at the request.",
        Question::LeadTime(_) => "Wait included. A range is an answer; so is ?",
        Question::ProcessTime(_) => "Hands on it, of people or machines. The rest is wait.",
        Question::PercentCa(_) => "Asked of those who get it, not of those who made it.",
    }
}

/// The button that goes on without an answer.
pub fn without(question: Question) -> &'static str {
    match question {
        Question::StepBefore(_) => STARTS_HERE,
        question if question.is_of_figure() => NOT_KNOWN,
        _ => SKIP,
    }
}

/// Where one is: three parts, and how far.
pub fn progress(question: Question, steps: usize, figures: (usize, usize)) -> String {
    match question {
        Question::Customer | Question::End => "1 of 3: the customer and the end".to_owned(),
        Question::LastStep => "2 of 3: the steps, backwards".to_owned(),
        Question::StepBefore(_) | Question::Step(_) | Question::Start => {
            let steps = if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
            format!("2 of 3: the steps, backwards; {steps} so far")
        }
        _ => format!("3 of 3: the figures; {} of {} asked", figures.0, figures.1),
    }
}

pub fn problem(problem: &GuideProblem) -> String {
    match problem {
        GuideProblem::Duration(problem) => duration_problem(problem),
        GuideProblem::Percent(problem) => entry_problem(*problem)
            .unwrap_or_default()
            .replace(" It counts as unknown.", " Write a number up to 100, or ?"),
    }
}

/// What the map says now.
pub fn done(map: &StreamMap, summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    let total = summary.lead_time.figure().map(|hours| duration_text(hours.mid, &map.calendar));
    match (Known::of(&summary.lead_time), total) {
        (Known::All, Some(total)) => lines.push(format!("Total lead time: {total}.")),
        (Known::SoFar, Some(total)) => lines.push(format!(
            "Total lead time so far: {total}; {} of {} steps have none yet.",
            summary.lead_time.missing(),
            summary.lead_time.of
        )),
        (Known::NoSteps, _) => lines.push("There are no steps yet: add the first one on the map.".to_owned()),
        _ => lines.push("No step has a lead time yet: ask again when somebody knows.".to_owned()),
    }
    if let Some(constraint) = &summary.constraint {
        let name = map.step(constraint.step).map_or(UNNAMED_STEP, step_name);
        lines.push(format!("Look first at {name}: work waits there longest."));
    }
    lines.push(
        "Select a step to correct it. Draw how it goes back, from a step to an earlier one: that is rework.".to_owned(),
    );
    lines
}
