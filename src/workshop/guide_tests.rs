use super::*;
use crate::id::MapId;
use crate::workshop::Workshop;
use proptest::prelude::*;

/// A sitting on a map of its own.
struct Sitting {
    workshop: Workshop,
    guide: Guide,
    next_bits: u64,
}

impl Sitting {
    fn on(map: StreamMap) -> Self {
        // Steps that are there already keep their ids for themselves.
        let next_bits = 1000 * (1 + map.steps.len() as u64);
        Self { workshop: Workshop { maps: vec![map], ..Workshop::default() }, guide: Guide::default(), next_bits }
    }

    fn empty() -> Self {
        Self::on(StreamMap::new(MapId::from_bits(1), "Current state"))
    }

    fn map(&self) -> &StreamMap {
        &self.workshop.maps[0]
    }

    fn question(&self) -> Option<Question> {
        self.guide.next(self.map())
    }

    fn tell(&mut self, question: Question, told: &Told) -> Result<(), GuideProblem> {
        let mut bits = || {
            self.next_bits += 1;
            self.next_bits
        };
        let edits = guide_edits(&self.workshop.maps[0], question, told, "Customer", &mut bits)?;
        if edits.is_empty() {
            self.guide.pass(question);
        }
        for edit in &edits {
            self.workshop.apply(edit);
        }
        Ok(())
    }

    /// Answers whatever is asked now; `-` passes.
    fn answer(&mut self, words: &str) -> Question {
        let question = self.question().expect("a question");
        let (words, team) = words.split_once(" by ").unwrap_or((words, ""));
        let words = if words == "-" { "" } else { words };
        let told = Told { words: words.to_owned(), team: team.to_owned(), is_queue: words.starts_with("Wait") };
        self.tell(question, &told).expect("an answer that can be read");
        question
    }

    fn name(&self, id: StepId) -> &str {
        &self.map().step(id).expect("a step").name
    }

    /// The question in short.
    fn asked(&self) -> String {
        match self.question() {
            None => "done".to_owned(),
            Some(Question::StepBefore(id)) => format!("before {}", self.name(id)),
            Some(Question::Step(id)) => format!("step {}", self.name(id)),
            Some(Question::LeadTime(id)) => format!("LT {}", self.name(id)),
            Some(Question::ProcessTime(id)) => format!("PT {}", self.name(id)),
            Some(Question::PercentCa(id)) => format!("CA {}", self.name(id)),
            Some(other) => format!("{other:?}"),
        }
    }
}

#[test]
fn a_first_map_is_asked_from_the_customer_back_and_then_its_figures() {
    let mut sitting = Sitting::empty();
    let mut asked = Vec::new();
    for answer in [
        "Shop owners",
        "the change is live",
        "Deploy by Operations",
        "Wait for window by Operations",
        "Build by Development",
        "-",
        "a request is accepted",
        "5 d",
        "2 d",
        "80",
        "3 d",
        "?",
        "1",
        "90 %",
    ] {
        asked.push(sitting.asked());
        sitting.answer(answer);
    }
    assert_eq!(
        asked,
        [
            "Customer",
            "End",
            "LastStep",
            "before Deploy",
            "before Wait for window",
            "before Build",
            "Start",
            "LT Build",
            "PT Build",
            "CA Build",
            "LT Wait for window",
            "LT Deploy",
            "PT Deploy",
            "CA Deploy"
        ]
    );
    assert_eq!(sitting.asked(), "done");
    let map = sitting.map();
    let names: Vec<&str> = map.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Build", "Wait for window", "Deploy", "Shop owners"]);
    assert_eq!((map.starts_with.as_str(), map.ends_with.as_str()), ("a request is accepted", "the change is live"));
    let summary = measure(map);
    // The lead time of Deploy is not known, and is said to be so.
    assert_eq!((summary.lead_time.hours.mid, summary.lead_time.known, summary.steps), (64.0, 2, 3));
    assert_eq!(summary.path.len(), 4, "the stream is whole, to the customer");
    assert_eq!(guide_progress(map), (7, 7));
}

#[test]
fn a_bare_number_takes_the_unit_that_is_usual() {
    let mut sitting = Sitting::empty();
    for answer in ["-", "-", "Deploy by Operations", "-", "-", "5", "1"] {
        sitting.answer(answer);
    }
    let step = &sitting.map().steps[0];
    assert_eq!(step.lead_time.as_ref().map(Duration::text), Some("5 d"));
    assert_eq!(step.process_time.as_ref().map(Duration::text), Some("1 h"));
}

#[test]
fn what_cannot_be_read_is_not_taken() {
    let mut sitting = Sitting::empty();
    for answer in ["-", "-", "Deploy by Operations", "-", "-"] {
        sitting.answer(answer);
    }
    let before = sitting.map().clone();
    let Some(Question::LeadTime(id)) = sitting.question() else { panic!("the lead time is asked") };
    let told = |words: &str| Told { words: words.to_owned(), ..Told::default() };
    assert!(matches!(sitting.tell(Question::LeadTime(id), &told("soon")), Err(GuideProblem::Duration(_))));
    assert!(matches!(sitting.tell(Question::PercentCa(id), &told("120")), Err(GuideProblem::Percent(_))));
    assert_eq!(*sitting.map(), before);
    assert_eq!(sitting.asked(), "LT Deploy");
}

#[test]
fn an_answer_is_corrected_by_asking_again() {
    let mut sitting = Sitting::empty();
    sitting.answer("Shop owners");
    assert_eq!(guide_told(sitting.map(), Question::Customer).words, "Shop owners");
    let told = |words: &str| Told { words: words.to_owned(), ..Told::default() };
    sitting.tell(Question::Customer, &told("Buyers")).expect("a name");
    assert_eq!((sitting.map().steps.len(), sitting.map().steps[0].name.as_str()), (1, "Buyers"));
    sitting.answer("live");
    sitting.answer("Deploy by Operations");
    let id = sitting.map().steps[0].id;
    let known = guide_told(sitting.map(), Question::Step(id));
    assert_eq!((known.words.as_str(), known.team.as_str(), known.is_queue), ("Deploy", "Operations", false));
    let corrected = Told { words: "Release".to_owned(), team: "Ops".to_owned(), is_queue: true };
    sitting.tell(Question::Step(id), &corrected).expect("a step");
    assert_eq!(guide_told(sitting.map(), Question::Step(id)), corrected);
    assert_eq!(sitting.guide.next(sitting.map()), Some(Question::StepBefore(id)));
}

#[test]
fn what_was_passed_over_can_be_asked_again() {
    let mut sitting = Sitting::empty();
    assert_eq!(sitting.answer("-"), Question::Customer);
    assert_eq!(sitting.question(), Some(Question::End));
    sitting.guide.recall(Question::Customer);
    assert_eq!(sitting.question(), Some(Question::Customer));
}

#[test]
fn a_map_that_was_begun_is_taken_up_where_it_is() {
    let mut sitting = Sitting::empty();
    for answer in ["-", "-", "Deploy by Operations", "-", "-", "5 d"] {
        sitting.answer(answer);
    }
    // Another sitting on the same map asks again what was passed over, and no more than that.
    let mut later = Sitting::on(sitting.map().clone());
    let asked: Vec<Question> = ["Buyers", "live", "-", "accepted"].map(|answer| later.answer(answer)).to_vec();
    assert!(
        matches!(asked[..], [Question::Customer, Question::End, Question::StepBefore(_), Question::Start]),
        "{asked:?}"
    );
    assert_eq!(later.asked(), "PT Deploy");
    assert_eq!(asked_of(later.map(), later.map().steps[0].id).map(|step| step.name.as_str()), Some("Buyers"));
}

#[test]
fn several_starts_are_left_as_they_are() {
    let mut map = StreamMap::new(MapId::from_bits(1), "m");
    map.steps = (0..3).map(|bits| Step::new(StepId::from_bits(bits), format!("s{bits}"), "t")).collect();
    let mut sitting = Sitting::on(map);
    sitting.answer("-");
    sitting.answer("-");
    assert_eq!(sitting.asked(), "Start");
}

proptest! {
    #[test]
    fn whatever_is_answered_the_guide_ends_and_the_stream_stays_whole(
        answers in prop::collection::vec(prop_oneof![Just("-".to_owned()), "[a-z]{1,6}", "[0-9]{1,2}", Just("?".to_owned())], 60)
    ) {
        let mut sitting = Sitting::empty();
        let mut steps_named = 0;
        for answer in answers {
            let Some(question) = sitting.question() else { break };
            let is_step = question.is_of_step();
            // At most eight steps, so that the figures are reached.
            let is_left_out = answer == "-" || (is_step && steps_named >= 8);
            let words = if is_left_out { String::new() } else { answer };
            steps_named += usize::from(is_step && !words.is_empty());
            let told = Told { words, team: "Team".to_owned(), is_queue: false };
            if sitting.tell(question, &told).is_err() {
                sitting.guide.pass(question);
            }
            prop_assert_ne!(sitting.question(), Some(question));
        }
        let summary = measure(sitting.map());
        prop_assert!(summary.dead_ends.is_empty());
        prop_assert!(sitting.map().steps.is_empty() || summary.path.len() == sitting.map().steps.len());
        let (known, all) = guide_progress(sitting.map());
        prop_assert!(known <= all);
    }
}
