//! Codes: what comes back, and what damage does.

use proptest::prelude::*;

use super::super::Answer;
use super::*;

const LEVELS: [Option<Rating>; 6] = [
    None,
    Some(Rating::Level(Level::None)),
    Some(Rating::Level(Level::Novice)),
    Some(Rating::Level(Level::Intermediate)),
    Some(Rating::Level(Level::Advanced)),
    Some(Rating::NotApplicable),
];

fn code(rater: &str, ratings: &[usize]) -> SheetCode {
    SheetCode {
        card: ScorecardId::from_bits(0x0123_4567_89ab_cdef),
        sheet: ScorecardId::from_bits(7),
        rater: rater.into(),
        digest: digest(Model::baseline()),
        notes: 2,
        ratings: ratings.iter().map(|at| LEVELS[*at]).collect(),
    }
}

/// Frozen: a code that somebody has on paper is read by every later release.
const FROZEN: &str = "SGR104HL3ARU90MF6WEW00020000H0000W0WGSB1MD6R08002E0S1RDRGGMH294V79N6X3F80L";

#[test]
fn a_code_of_this_release_is_read_for_ever() {
    let made = code("Ana", &[0, 1, 2, 3, 4, 5, 1]);
    assert_eq!(made.to_text(), FROZEN);
    assert_eq!(SheetCode::read(FROZEN), Ok(made));
}

#[test]
fn the_digest_of_the_built_in_questionnaire_is_the_same_in_every_language() {
    let german = Model::read(include_str!("../../assets/models/baseline.de.json")).unwrap();
    assert_eq!(digest(&german), digest(Model::baseline()));
    let mut next = Model::baseline().clone();
    next.version += 1;
    assert_ne!(digest(&next), digest(Model::baseline()));
    next.version -= 1;
    next.sections[0].practices.swap(0, 1);
    assert_ne!(digest(&next), digest(Model::baseline()), "the order counts");
}

#[test]
fn a_sheet_of_the_built_in_questionnaire_is_a_code_of_little_more_than_a_hundred_characters() {
    let model = Model::baseline();
    let card = Scorecard::new(ScorecardId::from_bits(1), model, "Payments", "2026-11-20");
    assert_eq!(SheetCode::of(model, &card), None, "a team's own card is no rater's");
    let mut sheet = card.sheet(ScorecardId::from_bits(2), "Ana, developer");
    for (_, practice) in model.practices() {
        let answer = Answer { rating: LEVELS[3], note: "as seen".into(), ..Answer::default() };
        sheet.answers.insert(practice.id.clone(), answer);
    }
    let code = SheetCode::of(model, &sheet).unwrap();
    assert_eq!((code.notes, code.ratings.len()), (44, 44));
    let text = code.to_text();
    assert!(text.len() < 130, "{} characters", text.len());
    assert!(text.bytes().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase()), "short in a QR code");
    assert_eq!(SheetCode::read(&in_groups(&text)), Ok(code));
}

#[test]
fn what_people_and_scanners_do_to_a_code_is_understood() {
    let made = code("Ünal", &[1, 2, 3, 4, 5]);
    let text = made.to_text();
    let as_typed = [
        text.to_lowercase(),
        in_groups(&text),
        in_groups(&text).replace(' ', "-"),
        in_groups(&text).replace(' ', "ß"),
        in_groups(&text).replace(' ', "\r\n"),
        text.replace('0', "O").replace('1', "i"),
        format!("  {text}\n"),
    ];
    for typed in as_typed {
        assert_eq!(SheetCode::read(&typed), Ok(made.clone()), "{typed}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let text = code("Ana", &[3; 44]).to_text();
    let groups = (text.len() - PREFIX.len()) / GROUP;
    let from = |group: usize| PREFIX.len() + (group - 1) * GROUP;
    let with = |at: usize, letter: &str| [&text[..at], letter, &text[at + 1..]].concat();
    let wrong = |at: usize| with(at, if &text[at..=at] == "7" { "8" } else { "7" });
    let cases: [(String, CodeProblem); 9] = [
        (String::new(), CodeProblem::Empty),
        (" - ".into(), CodeProblem::Empty),
        ("https://example.org".into(), CodeProblem::NotACode),
        ("SGR".into(), CodeProblem::NotACode),
        (text.replacen("SGR1", "SGR2", 1), CodeProblem::Newer),
        (with(from(3) + 1, "Z"), CodeProblem::Character { group: 3, character: 'Z' }),
        (PREFIX.into(), CodeProblem::CutOff { groups: 0, of: None }),
        (text[..from(groups) + 2].into(), CodeProblem::CutOff { groups: groups - 1, of: Some(groups) }),
        ([&text, "SGR1"].concat(), CodeProblem::TooLong { groups }),
    ];
    for (typed, problem) in cases {
        assert_eq!(SheetCode::read(&typed), Err(problem), "{typed}");
    }
    for group in [1, 5, groups] {
        let typed = wrong(from(group) + 2);
        assert!(matches!(SheetCode::read(&typed), Err(CodeProblem::Group { group: at, .. }) if at == group), "{typed}");
    }
    // A group is missing, and two have changed places.
    let missing = [&text[..from(4)], &text[from(5)..]].concat();
    assert!(matches!(SheetCode::read(&missing), Err(CodeProblem::Group { group: 4, .. })));
    let swapped = [&text[..from(2)], &text[from(3)..from(4)], &text[from(2)..from(3)], &text[from(4)..]].concat();
    assert!(matches!(SheetCode::read(&swapped), Err(CodeProblem::Group { group: 2, .. })));
}

#[test]
fn a_long_name_is_cut_off_at_a_whole_character() {
    let long = "ä".repeat(50);
    let read = SheetCode::read(&code(&long, &[1]).to_text()).unwrap();
    assert_eq!(read.rater, "ä".repeat(30));
    assert_eq!(cut_off("aäb", 2), "a");
}

fn any_code() -> impl Strategy<Value = SheetCode> {
    let ratings = prop::collection::vec(prop::sample::select(LEVELS.to_vec()), 0..1_100);
    (any::<(u64, u64, u32, u8)>(), "\\PC{0,15}", ratings).prop_map(|((card, sheet, digest, notes), rater, ratings)| {
        let (card, sheet) = (ScorecardId::from_bits(card), ScorecardId::from_bits(sheet));
        SheetCode { card, sheet, rater, digest, notes, ratings }
    })
}

proptest! {
    #[test]
    fn every_code_is_read_back(code in any_code()) {
        prop_assert_eq!(SheetCode::read(&code.to_text()), Ok(code));
    }

    #[test]
    fn one_wrong_character_is_always_found(code in any_code(), at: prop::sample::Index, other in 1..32_usize) {
        let text = code.to_text();
        let at = PREFIX.len() + at.index(text.len() - PREFIX.len());
        let was = ALPHABET.iter().position(|letter| *letter == text.as_bytes()[at]).unwrap();
        let typed = [&text[..at], &letter(((was + other) % 32) as u8).to_string(), &text[at + 1..]].concat();
        let found = SheetCode::read(&typed);
        // Beyond where the code ends by what it now says of itself nothing is looked at.
        prop_assert!(found.is_err(), "{:?}", found);
    }

    #[test]
    fn two_neighbours_that_changed_places_are_found(code in any_code(), at: prop::sample::Index) {
        let mut text = code.to_text().into_bytes();
        let at = PREFIX.len() + at.index(text.len() - PREFIX.len() - 1);
        prop_assume!(text[at] != text[at + 1]);
        text.swap(at, at + 1);
        prop_assert!(SheetCode::read(std::str::from_utf8(&text).unwrap()).is_err());
    }

    #[test]
    fn a_code_that_was_cut_off_is_no_code(code in any_code(), keep: prop::sample::Index) {
        let text = code.to_text();
        prop_assert!(SheetCode::read(&text[..keep.index(text.len())]).is_err());
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,200}", group in "(SGR1)?[0-9A-X]{0,400}") {
        let _ = SheetCode::read(&text);
        let _ = SheetCode::read(&group);
    }
}
