//! The built-in questionnaire and ladder are the same in every language, only in other words.

use std::collections::BTreeSet;

use super::{Ladder, Model};

const MODELS: [&str; 2] =
    [include_str!("../../assets/models/baseline.json"), include_str!("../../assets/models/baseline.de.json")];
const LADDERS: [&str; 2] =
    [include_str!("../../assets/models/ladder.json"), include_str!("../../assets/models/ladder.de.json")];

/// Takes a text away, so that what is left can be compared, and gives it.
fn take(text: &mut String, taken: &mut Vec<String>) {
    taken.push(std::mem::take(text));
}

/// All words of a questionnaire, and the questionnaire without them.
fn without_words(mut model: Model) -> (Model, Vec<String>) {
    let mut words = Vec::new();
    take(&mut model.title, &mut words);
    take(&mut model.source, &mut words);
    for section in &mut model.sections {
        take(&mut section.title, &mut words);
        take(&mut section.source, &mut words);
        for practice in &mut section.practices {
            for text in [&mut practice.title, &mut practice.group, &mut practice.question] {
                take(text, &mut words);
            }
            practice.levels.iter_mut().for_each(|line| take(line, &mut words));
        }
    }
    (model, words)
}

/// All words of the ladder, and the ladder without them.
fn without_words_of(mut ladder: Ladder) -> (Ladder, Vec<String>) {
    let mut words = Vec::new();
    take(&mut ladder.title, &mut words);
    take(&mut ladder.source, &mut words);
    for rung in &mut ladder.rungs {
        take(&mut rung.title, &mut words);
        take(&mut rung.owner, &mut words);
        rung.milestones.iter_mut().for_each(|milestone| take(&mut milestone.text, &mut words));
    }
    (ladder, words)
}

/// One text for each, none left as it was but where both languages have one word for it.
#[track_caller]
fn check_words(english: &[String], german: &[String], same: &[&str]) {
    assert_eq!(english.len(), german.len());
    for (english, german) in english.iter().zip(german) {
        assert_eq!(english.trim().is_empty(), german.trim().is_empty(), "{english} / {german}");
        assert!(
            english.is_empty() || english != german || same.contains(&english.as_str()),
            "not translated: {english}"
        );
        assert_eq!(english.ends_with('?'), german.ends_with('?'), "{german}");
        assert_eq!(english.ends_with('.'), german.ends_with('.'), "{german}");
        assert_eq!(german.trim(), german);
    }
}

#[test]
fn the_german_questionnaire_is_the_same_one() {
    let [(english, words), (german, german_words)] = MODELS.map(|json| without_words(Model::read(json).unwrap()));
    assert_eq!(english, german);
    assert_eq!((english.version, english.practices().count()), (1, 44));
    check_words(&words, &german_words, &["Chat", "Deployment (CD)"]);
}

#[test]
fn the_german_ladder_is_the_same_one() {
    let [(english, words), (german, german_words)] = LADDERS.map(|json| without_words_of(Ladder::read(json).unwrap()));
    assert_eq!(english, german);
    assert_eq!(english.rungs.iter().map(|rung| rung.milestones.len()).sum::<usize>(), 117);
    check_words(&words, &german_words, &[]);
}

#[test]
fn german_texts_are_short_distinct_sentences() {
    let (model, ladder) = (Model::read(MODELS[1]).unwrap(), Ladder::read(LADDERS[1]).unwrap());
    let lines = model.practices().flat_map(|(_, practice)| practice.levels.iter().chain([&practice.question]));
    let milestones = ladder.rungs.iter().flat_map(|rung| &rung.milestones).map(|milestone| &milestone.text);
    let mut seen = BTreeSet::new();
    for text in lines.chain(milestones) {
        assert!(text.chars().count() < 90 && text.starts_with(char::is_uppercase), "{text}");
        assert!(seen.insert(text), "twice: {text}");
    }
    assert!(model.practices().all(|(_, practice)| practice.title.chars().count() <= 40));
}

#[test]
fn sources_are_named_in_every_language() {
    for json in MODELS {
        let model = Model::read(json).unwrap();
        assert!(model.source.contains("The Ultimate Guide") && model.source.contains("Sleuth, 2023"));
        assert!(model.sections.iter().all(|section| section.addition == section.source.contains("LaunchDarkly")));
    }
    assert!(LADDERS.iter().all(|json| Ladder::read(json).unwrap().source.contains("Sleuth, 2023")));
}
