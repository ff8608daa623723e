use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::model::tests::any_model;
use super::*;
use crate::id::ScorecardId;

fn card(model: &Model, answers: BTreeMap<String, Answer>) -> Scorecard {
    Scorecard {
        id: ScorecardId::from_bits(1),
        team: "Team".into(),
        date: "2026-11-20".into(),
        participants: String::new(),
        model: model.id.clone(),
        model_version: model.version,
        answers,
        sheet_of: None,
        is_closed: false,
    }
}

/// Section `a` with `p q r`, section `b` with `s t`.
fn small() -> Model {
    let practice = |id: &str| Practice {
        id: id.into(),
        title: id.into(),
        group: String::new(),
        question: "?".into(),
        levels: ["0", "1", "2", "3"].map(String::from),
        replaces: Vec::new(),
    };
    let section = |id: &str, practices: &[&str]| Section {
        id: id.into(),
        title: id.into(),
        addition: false,
        source: String::new(),
        practices: practices.iter().map(|id| practice(id)).collect(),
    };
    let sections = vec![section("a", &["p", "q", "r"]), section("b", &["s", "t"])];
    Model { id: "small".into(), version: 1, title: "Small".into(), source: String::new(), sections }
}

/// `p=2>3` is level 2 with target 3, `q=-` not applicable, `r=?` open.
fn answers(text: &str) -> BTreeMap<String, Answer> {
    let level = |text: &str| text.parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
    let answer = |word: &str| {
        let (id, said) = word.split_once('=').unwrap();
        let (rating, target) = said.split_once('>').unwrap_or((said, ""));
        let rating = if rating == "-" { Some(Rating::NotApplicable) } else { level(rating).map(Rating::Level) };
        (id.to_owned(), Answer { rating, target: level(target), ..Answer::default() })
    };
    text.split_whitespace().map(answer).collect()
}

fn small_card(text: &str) -> Scorecard {
    card(&small(), answers(text))
}

#[test]
fn a_sections_mean_is_that_of_its_rated_practices() {
    // answers; then mean, rated, not applicable, open, target mean of section `a`
    let cases = [
        ("", None, 0, 0, 3, None),
        ("p=- q=- r=-", None, 0, 3, 0, None),
        ("p=0", Some(0.0), 1, 0, 2, None),
        ("p=3 q=-", Some(3.0), 1, 1, 1, None),
        ("p=0 q=0 r=1", Some(1.0 / 3.0), 3, 0, 0, None),
        ("p=1>3 q=2>2 r=?", Some(1.5), 2, 0, 1, Some(2.5)),
        ("p=?>3", None, 0, 0, 3, Some(3.0)),
        ("p=->3 q=1>2", Some(1.0), 1, 1, 1, Some(2.0)),
        // One target of three does not lift the two others; a level above its target stays.
        ("p=0>3 q=1 r=2", Some(1.0), 3, 0, 0, Some(2.0)),
        ("p=3>1 q=1", Some(2.0), 2, 0, 1, Some(2.0)),
        ("p=->3 q=1", Some(1.0), 1, 1, 1, None),
        ("s=3 t=3", None, 0, 0, 3, None),
    ];
    for (text, mean, rated, not_applicable, open, target_mean) in cases {
        let profile = profile(&small(), &small_card(text));
        let expected = SectionScore { id: "a".into(), mean, rated, not_applicable, open, of: 3, target_mean };
        assert_eq!(profile.sections[0], expected, "{text}");
    }
}

fn names(scores: &[PracticeScore]) -> String {
    let names: Vec<String> = scores.iter().map(|score| format!("{}.{}", score.section, score.practice)).collect();
    names.join(" ")
}

#[test]
fn weakest_come_first_and_ties_keep_the_models_order() {
    let profile = profile(&small(), &small_card("t=0 p=1 q=3 r=1 s=1"));
    assert_eq!(names(&profile.weakest), "b.t a.p a.r b.s a.q");
    assert_eq!((profile.rated, profile.not_applicable, profile.open), (5, 0, 0));
}

#[test]
fn gaps_are_those_of_rated_practices_below_their_target() {
    let profile = profile(&small(), &small_card("p=2>3 q=3>1 r=?>3 s=0>3 t=1>2"));
    assert_eq!(names(&profile.gaps_to_target), "b.s a.p b.t");
    let gaps: Vec<u8> = profile.gaps_to_target.iter().map(PracticeScore::gap).collect();
    assert_eq!(gaps, [3, 1, 1]);
}

#[test]
fn answers_the_model_does_not_have_are_named_and_not_scored() {
    let retired = profile(&small(), &small_card("p=3 old=0 older=- blank=?"));
    assert_eq!(retired.unscored, ["old", "older"]);
    assert_eq!((retired.rated, retired.sections[0].mean), (1, Some(3.0)));

    let foreign = Scorecard { model: "other".into(), ..small_card("p=3 q=1") };
    let profile = profile(&small(), &foreign);
    assert_eq!(profile.unscored, ["p", "q"]);
    assert_eq!((profile.rated, profile.open), (0, 5));

    let later = Scorecard { model_version: 9, ..small_card("p=3") };
    assert_eq!(super::profile(&small(), &later).rated, 1);
}

#[test]
fn a_sections_change_compares_like_with_like() {
    // before, after; then means before and after, practices rated both times, change
    let cases = [
        ("", "", None, None, 0, None),
        ("p=1 q=1", "p=2 q=2", Some(1.0), Some(2.0), 2, Some(1.0)),
        ("p=3", "q=0", Some(3.0), Some(0.0), 0, None),
        // The mean falls only because a weak practice was rated for the first time.
        ("p=2", "p=3 q=0", Some(2.0), Some(1.5), 1, Some(1.0)),
        ("p=3 q=1 r=2", "p=0 q=1 r=-", Some(2.0), Some(0.5), 2, Some(-1.5)),
    ];
    for (from, to, before, after, rated_both, change) in cases {
        let comparison = compare(&small(), &small_card(from), &small_card(to));
        let expected = SectionChange { id: "a".into(), before, after, rated_both, change };
        assert_eq!(comparison.sections[0], expected, "{from} → {to}");
    }
}

#[test]
fn every_practice_is_compared() {
    let comparison = compare(&small(), &small_card("p=1 q=3 r=2 s=- x=1"), &small_card("p=3 q=0 r=2 t=1 y=1"));
    let gained: Vec<Option<i8>> = comparison.practices.iter().map(|change| change.levels_gained).collect();
    assert_eq!(gained, [Some(2), Some(-3), Some(0), None, None]);
    let changed: Vec<bool> = comparison.practices.iter().map(PracticeChange::is_changed).collect();
    assert_eq!(changed, [true, true, false, true, true]);
    assert_eq!(comparison.unscored, ["x", "y"]);
}

#[test]
fn an_empty_model_has_an_empty_profile() {
    let model = Model::default();
    assert_eq!(profile(&model, &card(&model, BTreeMap::new())), Profile::default());
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let level = || prop::sample::select(Level::ALL.to_vec());
    let rating = prop_oneof![4 => level().prop_map(Rating::Level), 1 => Just(Rating::NotApplicable)];
    (prop::option::of(rating), prop::option::of(level())).prop_map(|(rating, target)| Answer {
        rating,
        target,
        ..Answer::default()
    })
}

/// Answers to `p1` … `p24`: more ids than most models have.
fn any_answers() -> impl Strategy<Value = BTreeMap<String, Answer>> {
    prop::collection::btree_map((1..25).prop_map(|n| format!("p{n}")), any_answer(), 0..25)
}

proptest! {
    #[test]
    fn a_profile_accounts_for_every_practice_and_every_answer(model in any_model(), answers in any_answers()) {
        let card = card(&model, answers);
        let profile = profile(&model, &card);
        prop_assert_eq!(profile.rated + profile.not_applicable + profile.open, model.practices().count());
        prop_assert_eq!(profile.weakest.len(), profile.rated);
        let said = card.answers.values().filter(|answer| **answer != Answer::default()).count();
        let scored = model.practices().filter_map(|(_, practice)| card.answers.get(&practice.id));
        let scored = scored.filter(|answer| **answer != Answer::default()).count();
        prop_assert_eq!(scored + profile.unscored.len(), said);
        for section in &profile.sections {
            prop_assert_eq!(section.rated + section.not_applicable + section.open, section.of);
            prop_assert_eq!(section.mean.is_some(), section.rated > 0);
            for mean in section.mean.into_iter().chain(section.target_mean) {
                prop_assert!((0.0..=3.0).contains(&mean));
            }
        }
        prop_assert!(profile.weakest.is_sorted_by_key(|score| score.level));
        prop_assert!(profile.gaps_to_target.is_sorted_by_key(|score| 3 - score.gap()));
        prop_assert!(profile.gaps_to_target.iter().all(|score| score.gap() > 0));
    }

    #[test]
    fn raising_one_rating_never_lowers_a_mean(model in any_model(), answers in any_answers(), raised in 1..25) {
        let before = card(&model, answers);
        let mut after = before.clone();
        if let Some(Answer { rating: Some(Rating::Level(level)), .. }) = after.answers.get_mut(&format!("p{raised}")) {
            *level = Level::Advanced;
        }
        for section in compare(&model, &before, &after).sections {
            prop_assert!(section.before <= section.after);
            prop_assert!(section.change >= section.change.map(|_| 0.0));
        }
    }

    #[test]
    fn comparing_backwards_turns_the_signs(model in any_model(), one in any_answers(), other in any_answers()) {
        let (one, other) = (card(&model, one), card(&model, other));
        let (there, back) = (compare(&model, &one, &other), compare(&model, &other, &one));
        for (there, back) in there.sections.iter().zip(&back.sections) {
            prop_assert_eq!(there.change, back.change.map(|change| -change));
            prop_assert_eq!((there.before, there.after), (back.after, back.before));
        }
        for (there, back) in there.practices.iter().zip(&back.practices) {
            prop_assert_eq!(there.levels_gained, back.levels_gained.map(|gained| -gained));
            prop_assert_eq!(there.is_changed(), back.is_changed());
        }
        prop_assert_eq!(there.unscored, back.unscored);
    }

    #[test]
    fn a_card_against_itself_has_no_change(model in any_model(), answers in any_answers()) {
        let card = card(&model, answers);
        let comparison = compare(&model, &card, &card);
        prop_assert!(comparison.practices.iter().all(|change| !change.is_changed()));
        prop_assert!(comparison.sections.iter().all(|section| section.change.is_none_or(|change| change == 0.0)));
    }
}
