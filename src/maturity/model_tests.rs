use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::Rating;
use super::*;

/// The reference's ids, in its order; `/` parts groups.
const REFERENCE: [(&str, &str); 4] = [
    (
        "tooling",
        "source-control code-review automated-testing deployment observability error-tracking feature-flags environments
         configuration-as-code",
    ),
    (
        "communication",
        "issue-tracking chat deploy-tracking knowledge-sharing
         / working-together process-awareness team-improvement
         / environment-health
         / stakeholder-contact
         / accomplishments-known goals-known completion-known",
    ),
    (
        "culture",
        "production-verification blamelessness support-for-safe-change
         / release-confidence one-team-trust incremental-shipping
         / change-communication shared-success-measure freedom-to-fail
         / individual-ownership code-ownership-to-production process-empowerment collective-response
         reliability-ownership",
    ),
    (
        "recovery",
        "release-process progressive-rollout alerting monitoring on-call-rotation escalation-procedure
         safe-disable-or-rollback game-days testing-in-production",
    ),
];

#[test]
fn the_baseline_has_every_practice_of_the_reference_in_its_order() {
    let model = Model::read(BASELINE_JSON).unwrap();
    assert_eq!((model.id.as_str(), model.version), ("baseline", 1));
    let ids: Vec<&str> = model.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, REFERENCE.map(|(id, _)| id));
    for (section, (_, expected)) in model.sections.iter().zip(REFERENCE) {
        let mut listed = String::new();
        for group in section.practices.chunk_by(|a, b| a.group == b.group) {
            let ids: Vec<&str> = group.iter().map(|practice| practice.id.as_str()).collect();
            write!(listed, "{}{}", if listed.is_empty() { "" } else { " / " }, ids.join(" ")).unwrap();
        }
        assert_eq!(listed, expected.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    assert_eq!(model.practices().count(), 44);
    assert_eq!(*Model::baseline(), model);
}

#[test]
fn only_recovery_is_an_addition_and_it_names_its_source() {
    let model = Model::baseline();
    assert!(model.source.contains("Sleuth"));
    for section in &model.sections {
        assert_eq!(section.addition, section.id == "recovery", "{}", section.id);
        assert_eq!(section.source.contains("LaunchDarkly"), section.addition, "{}", section.id);
    }
    let without = model.without_additions();
    assert_eq!(without.sections, model.sections[..3]);
    assert_eq!((&without.id, without.version), (&model.id, model.version));
}

#[test]
fn baseline_texts_are_short_distinct_sentences() {
    let mut seen = BTreeSet::new();
    for (_, practice) in Model::baseline().practices() {
        assert!(practice.title.chars().count() <= 40, "{}", practice.title);
        assert!(practice.question.ends_with('?'), "{}", practice.question);
        let lines = Level::ALL.map(|level| practice.level_text(level));
        for line in lines {
            assert!(line.ends_with('.') && line.matches('.').count() == 1, "one sentence: {line}");
        }
        for text in lines.into_iter().chain([practice.title.as_str(), practice.question.as_str()]) {
            assert!(text.chars().count() < 90, "{text}");
            assert!(text.starts_with(char::is_uppercase) && text.trim() == text, "{text}");
            assert!(seen.insert(text), "twice: {text}");
        }
    }
}

#[test]
fn the_example_in_the_documentation_is_read() {
    let source = include_str!("model.rs");
    let example = source.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let json: String = example.lines().map(|line| line.trim_start_matches("//!")).collect();
    let model = Model::read_own(&json).unwrap();
    let practice = model.practice("unit-tests").unwrap();
    assert_eq!(practice.level_text(Level::Advanced), "At each save.");
    assert_eq!((practice.group.as_str(), model.sections[0].source.as_str()), ("Before the merge", "Our own idea"));
    assert!(model.sections[0].addition);
}

/// A whole file on seven lines; each test breaks one thing in it.
const SMALL: &str = r#"{ "id": "own", "version": 2, "title": "Own",
  "sections": [
    { "id": "a", "title": "A", "practices": [
      { "id": "p", "title": "P", "question": "P?", "levels": ["0", "1", "2", "3"] },
      { "id": "q", "title": "Q", "question": "Q?", "levels": ["0", "1", "2", "3"] } ] },
    { "id": "b", "title": "B", "practices": [
      { "id": "r", "title": "R", "question": "R?", "levels": ["0", "1", "2", "3"] } ] } ] }"#;

#[track_caller]
fn check_refused(from: &str, to: &str, line: usize, column: usize, fault: ModelFault) {
    assert!(SMALL.contains(from), "{from}");
    let broken = SMALL.replacen(from, to, 1);
    assert_eq!(Model::read_own(&broken), Err(ModelProblem { line, column, fault }), "{to}");
}

#[test]
fn a_small_file_is_read() {
    let model = Model::read_own(SMALL).unwrap();
    assert_eq!((model.version, model.practices().count()), (2, 3));
    assert_eq!(model.source, "");
    let marked = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(Model::read_own(&marked), Ok(model));
}

#[test]
fn what_is_not_json_is_refused_at_its_place() {
    check_refused(r#""A", "#, r#""A" "#, 3, 31, ModelFault::NotJson);
    check_refused(r#""A", "#, r#""Ä" "#, 3, 31, ModelFault::NotJson);
    check_refused(r#""P?""#, r#""\uD800""#, 4, 53, ModelFault::NotJson);
    check_refused(r#""R?", "levels": ["0", "1", "2", "3"] } ] } ] }"#, "", 7, 46, ModelFault::CutOff);
    assert_eq!(Model::read(""), Err(ModelProblem { line: 1, column: 1, fault: ModelFault::CutOff }));
    let not_an_object = ModelFault::WrongKind { key: "", expected: JsonKind::Object };
    assert_eq!(Model::read("\n []"), Err(ModelProblem { line: 2, column: 2, fault: not_an_object }));
}

#[test]
fn missing_and_wrong_values_are_refused_at_their_place() {
    let wrong = |key, expected| ModelFault::WrongKind { key, expected };
    check_refused(r#""id": "own", "#, "", 1, 1, ModelFault::Missing("id"));
    check_refused(r#""version": 2"#, r#""version": null"#, 1, 1, ModelFault::Missing("version"));
    check_refused(r#""question": "Q?", "#, "", 5, 7, ModelFault::Missing("question"));
    check_refused(r#""version": 2"#, r#""version": 0"#, 1, 27, wrong("version", JsonKind::CountingNumber));
    check_refused(r#""version": 2"#, r#""version": 1.5"#, 1, 27, wrong("version", JsonKind::CountingNumber));
    check_refused(r#""title": "Q""#, r#""title": ["Q"]"#, 5, 29, wrong("title", JsonKind::Text));
    check_refused(r#""A","#, r#""A", "addition": "no","#, 3, 44, wrong("addition", JsonKind::Truth));
    check_refused(r#"["0", "1""#, r#"[0, "1""#, 4, 63, wrong("levels", JsonKind::Text));
    check_refused(r#"["0", "1", "2", "3"]"#, r#""0123""#, 4, 62, wrong("levels", JsonKind::List));
}

#[test]
fn what_breaks_the_rules_of_a_questionnaire_is_refused_at_its_place() {
    let repeated = |id: &str, first_line| ModelFault::RepeatedId { id: id.into(), first_line };
    check_refused(r#""id": "q""#, r#""id": "p""#, 5, 15, repeated("p", 4));
    check_refused(r#""id": "r""#, r#""id": "p""#, 7, 15, repeated("p", 4));
    check_refused(r#""id": "b""#, r#""id": "a""#, 6, 13, repeated("a", 3));
    check_refused(r#""id": "q""#, r#""id": "q r""#, 5, 15, ModelFault::BadId("q r".into()));
    check_refused(r#""own""#, r#""baseline""#, 1, 9, ModelFault::ReservedId("baseline".into()));
    check_refused(r#""title": "Q""#, r#""title": "Q", "title": "Z""#, 5, 43, ModelFault::RepeatedKey("title"));
    check_refused(r#", "3"]"#, "]", 4, 62, ModelFault::LevelCount(3));
    check_refused(r#""3"]"#, r#""3", "4"]"#, 4, 62, ModelFault::LevelCount(5));
    check_refused(r#"["0", "1", "2", "3"]"#, "[]", 4, 62, ModelFault::Empty("levels"));
    check_refused(r#""Q?""#, r#"" \n ""#, 5, 46, ModelFault::Empty("question"));
    let too_long = format!("\"{}\"", "ü".repeat(limits::TEXT + 1));
    check_refused(r#""Q?""#, &too_long, 5, 46, ModelFault::TooLong("question"));
    let later = "streamgauge.questionnaire/2";
    check_refused("{ ", &format!("{{ \"schema\": \"{later}\", "), 1, 13, ModelFault::OtherSchema(later.into()));
}

#[test]
fn a_practice_replaces_only_what_is_no_longer_asked() {
    let replaces = |ids: &str| format!(r#""id": "q", "replaces": {ids}"#);
    let live = |id: &str| ModelFault::ReplacesLive(id.into());
    check_refused(r#""id": "q""#, &replaces(r#"["old", "r"]"#), 5, 40, live("r"));
    check_refused(r#""id": "q""#, &replaces(r#"["q"]"#), 5, 33, live("q"));
    check_refused(r#""id": "q""#, &replaces("[]"), 5, 32, ModelFault::Empty("replaces"));
    check_refused(r#""id": "q""#, &replaces(r#"["a b"]"#), 5, 33, ModelFault::BadId("a b".into()));
    // A circle: each of two replaces the other.
    let circle = SMALL.replacen(r#""id": "p""#, r#""id": "p", "replaces": ["q"]"#, 1);
    let circle = circle.replacen(r#""id": "q""#, &replaces(r#"["p"]"#), 1);
    assert_eq!(Model::read_own(&circle).unwrap_err().fault, live("q"));
    let json = SMALL.replacen(r#""id": "q""#, &replaces(r#"["old", "older"]"#), 1);
    assert_eq!(Model::read_own(&json).unwrap().practice("q").unwrap().replaces, ["old", "older"]);
}

#[test]
fn old_ratings_are_the_past_of_what_replaced_them() {
    let json = SMALL.replacen(r#""id": "q""#, r#""id": "q", "replaces": ["old", "older"]"#, 1);
    let model = Model::read_own(&json).unwrap();
    let mut card = Scorecard::new(crate::id::ScorecardId::from_bits(1), &model, "T", "2026-11-20");
    let rated = |level| Answer { rating: Some(Rating::Level(level)), ..Answer::default() };
    card.answers.insert("older".into(), rated(Level::Novice));
    let practice = model.practice("q").unwrap();
    assert_eq!(model.answer_to(&card, practice), Some(&rated(Level::Novice)));
    card.answers.insert("q".into(), rated(Level::Advanced));
    assert_eq!(model.answer_to(&card, practice), Some(&rated(Level::Advanced)));
    let foreign = Scorecard { model: "other".into(), ..card };
    assert_eq!(model.answer_to(&foreign, practice), None);
}

/// The schema that people write by says the same as the reader: keys, what must be there, and the limits.
#[test]
fn the_schema_says_what_the_reader_asks() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../assets/models/questionnaire.schema.json")).unwrap();
    let keys = |of: &serde_json::Value, what: &str| -> BTreeSet<String> {
        match &of[what] {
            serde_json::Value::Object(map) => map.keys().cloned().collect(),
            serde_json::Value::Array(list) => list.iter().map(|key| key.as_str().unwrap().to_owned()).collect(),
            _ => panic!("no {what}"),
        }
    };
    let set = |words: &str| words.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let parts = [
        (&schema, "id version title sections", "schema source"),
        (&schema["$defs"]["section"], "id title practices", "addition source"),
        (&schema["$defs"]["practice"], "id title question levels", "group replaces"),
    ];
    for (part, required, optional) in parts {
        assert_eq!(keys(part, "required"), set(required));
        assert_eq!(keys(part, "properties"), set(&format!("{required} {optional}")));
    }
    assert_eq!(schema["$defs"]["text"]["maxLength"], limits::TEXT);
    assert_eq!(schema["$defs"]["id"]["pattern"], format!("^[A-Za-z0-9._-]{{1,{}}}$", limits::ID));
    assert_eq!(schema["properties"]["schema"]["const"], "streamgauge.questionnaire/1");
    assert!(schema["description"].as_str().unwrap().contains(&limits::PRACTICES.to_string()));
}

/// A file of one section with this many practices, one a line from line 2 on.
fn file_of(practices: usize) -> String {
    let lines: Vec<String> = (0..practices)
        .map(|n| format!(r#"{{"id":"p{n}","title":"P","question":"Q?","levels":["0","1","2","3"]}}"#))
        .collect();
    let list = lines.join(",\n");
    format!(
        "{{\"id\":\"m\",\"version\":1,\"title\":\"M\",\"sections\":[{{\"id\":\"s\",\"title\":\"S\",\"practices\":[\n{list}]}}]}}"
    )
}

#[test]
fn a_thousand_practices_are_read_and_one_more_is_refused() {
    assert_eq!(Model::read(&file_of(limits::PRACTICES)).unwrap().practices().count(), 1_000);
    let problem = ModelProblem { line: 1_002, column: 1, fault: ModelFault::TooManyPractices };
    assert_eq!(Model::read(&file_of(limits::PRACTICES + 1)), Err(problem));
    assert_eq!(Model::read(&file_of(0)).unwrap_err().fault, ModelFault::Empty("practices"));
}

#[test]
fn markup_and_unknown_keys_do_no_harm() {
    let markup = r"<b onclick='x()'>Bold</b> &amp; *stars* {{braces}}";
    let json = SMALL.replace(r#""title": "P""#, &format!(r#""note": [1, {{}}], "title": "{markup}""#));
    assert_eq!(Model::read(&json).unwrap().practice("p").unwrap().title, markup);
}

#[test]
fn a_deeply_nested_file_does_not_exhaust_the_stack() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let json = SMALL.replacen("{ ", &format!("{{ \"note\": {deep}, "), 1);
    assert_eq!(Model::read(&json).unwrap().practices().count(), 3);
}

#[test]
fn rewording_is_told_by_question_and_levels_only() {
    let earlier = Model::read(SMALL).unwrap();
    let with = |from: &str, to: &str| Model::read(&SMALL.replacen(from, to, 1)).unwrap();
    assert_eq!(with(r#""title": "P""#, r#""title": "Z""#).reworded_since(&earlier), [""; 0]);
    assert_eq!(with("Q?", "Why?").reworded_since(&earlier), ["q"]);
    assert_eq!(with(r#""3"]"#, r#""4"]"#).reworded_since(&earlier), ["p"]);
    assert_eq!(with(r#""id": "p""#, r#""id": "new""#).reworded_since(&earlier), [""; 0]);
}

fn any_text() -> impl Strategy<Value = String> {
    any::<String>().prop_filter("not blank", |text| !text.trim().is_empty())
}

prop_compose! {
    fn any_practice()(
        title in any_text(),
        group in prop_oneof![Just(String::new()), any_text()],
        question in any_text(),
        levels in [any_text(), any_text(), any_text(), any_text()],
    ) -> Practice {
        Practice { id: String::new(), title, group, question, levels, replaces: Vec::new() }
    }
}

prop_compose! {
    pub(in super::super) fn any_model()(
        version in 1..u32::MAX,
        title in any_text(),
        sections in prop::collection::vec((any_text(), any::<bool>(), prop::collection::vec(any_practice(), 1..5)), 1..5),
    ) -> Model {
        let mut count = 0;
        let mut number = |mut practice: Practice| {
            count += 1;
            practice.id = format!("p{count}");
            practice
        };
        let section = |(at, (title, addition, practices)): (usize, (String, bool, Vec<Practice>))| Section {
            id: format!("s{at}"),
            title,
            addition,
            source: String::new(),
            practices: practices.into_iter().map(&mut number).collect(),
        };
        let sections = sections.into_iter().enumerate().map(section).collect();
        Model { id: "any".into(), version, title, source: String::new(), sections }
    }
}

proptest! {
    #[test]
    fn a_written_model_is_read_back(model in any_model()) {
        let json = serde_json::to_string(&model).unwrap();
        prop_assert_eq!(Model::read(&json), Ok(model));
    }

    #[test]
    fn any_text_is_read_or_refused_within_the_file(text: String) {
        if let Err(problem) = Model::read(&text) {
            prop_assert!(problem.line >= 1 && problem.line <= text.matches('\n').count() + 1);
            prop_assert!(problem.column >= 1);
        }
    }

    #[test]
    fn a_damaged_file_is_refused_within_the_file(at in 0..SMALL.len(), by in "[ -~\n]{0,3}", cut: bool) {
        let (head, tail) = SMALL.split_at(at);
        let damaged = format!("{head}{by}{}", if cut { "" } else { tail });
        match Model::read(&damaged) {
            Ok(model) => prop_assert_eq!(model.practices().count(), 3),
            Err(problem) => {
                let line = damaged.split('\n').nth(problem.line - 1);
                prop_assert!(line.is_some_and(|line| problem.column <= line.chars().count() + 1), "{:?}", problem);
            }
        }
    }
}
