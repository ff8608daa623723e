//! Raters on devices of their own: invitations, codes, and why one was refused.

use super::rater_name;
use crate::maturity::CodeProblem;
use crate::workshop::{CodeRefusal, CodeTaken};

pub const VOTES_HIDDEN: &str = "The votes are hidden until everybody has rated";
pub const RATER_WAYS: [(&str, &str); 4] = [
    ("On this laptop", "Hand over: each rates in turn, presses Done and passes it on."),
    (
        "On their own device",
        "Invite: a link with its QR code, or a file. Both open the empty questionnaire in a browser, without an account.",
    ),
    (
        "Back here",
        "Whoever is done has a code on the screen. Paste it below, type it, or read it with a scanner that types; or take \
         in the file they saved.",
    ),
    ("Then", "Show the votes: where people differ comes first."),
];

pub const INVITE: &str = "Invite";
pub const PACKING_INVITATION: &str = "Making the link …";
pub const NO_INVITATION_LINK: &str = "This questionnaire is too long for a link. Save a file and send that.";
pub const LOCAL_INVITATION: &str = "The link leads to this machine only. For others, save the file, or open Streamgauge from \
    an address that they can reach too.";
pub const COPY_INVITATION: &str = "Copy the link";
pub const CODE_FIELD: &str = "Code of a rater";
pub const CODE_FIELD_EXAMPLE: &str = "SGR1 …";
pub const TAKE_CODE_IN: &str = "Take in";

pub const RATER_ALONE: &str = "Rate for yourself. At the end there is a code to hand back.";
pub const RATER_DONE_ALONE: &str = "Done, make the code";
pub const HAND_BACK: &str = "Hand the code back to whoever invited you: send its text, or let them scan it. They type or paste \
    it under Raters.";
pub const RATING_CODE: &str = "Your code";
pub const COPY_CODE: &str = "Copy the code";
pub const CODE_COPIED: &str = "The code is on the clipboard.";
pub const RATE_ON: &str = "Change my ratings";

pub fn invite_to(name: &str) -> String {
    format!("Invite {name}")
}

/// The accessible name of the picture of a link.
pub fn invitation_picture(name: &str) -> String {
    format!("QR code of the link for {name}")
}

pub fn scan_or_open(name: &str) -> String {
    format!("{name} scans this with a phone or opens the link, rates, and gets a code to hand back.")
}

/// Said where the link is too long for a picture.
pub fn open_the_link(name: &str) -> String {
    format!("{name} opens the link, rates, and gets a code to hand back. The link is too long for a QR code.")
}

pub fn invitation_copied(name: &str) -> String {
    format!("The link for {name} is on the clipboard.")
}

/// The heading of a finished sheet.
pub fn rated_title(name: &str) -> String {
    format!("{} has rated", rater_name(name))
}

pub fn rated_count_of(answered: usize, of: usize) -> String {
    match of - answered.min(of) {
        0 => format!("All {of} practices are answered."),
        open => format!("{answered} of {of} practices are answered; {open} are left open, which is not 0."),
    }
}

/// The accessible name of the picture of a code.
pub fn code_picture(name: &str) -> String {
    format!("QR code of {}’s ratings", rater_name(name))
}

/// What the code does not hold.
pub fn left_out(notes: u8) -> String {
    let left = match notes {
        0 => return "The code holds every rating. You wrote no notes.".to_owned(),
        1 => "your 1 note".to_owned(),
        u8::MAX => "your notes".to_owned(),
        n => format!("your {n} notes"),
    };
    format!("The code holds every rating and leaves out {left}. The file holds them: save it and send it as well.")
}

/// Said when a code was taken in.
pub fn code_taken_in(taken: &CodeTaken) -> String {
    let rater = rater_name(&taken.rater);
    let said = if taken.edits.is_empty() {
        format!("{rater}’s ratings are here already.")
    } else {
        format!("Taken in: {rater}.")
    };
    match taken.notes {
        0 => said,
        1 => format!("{said} A note is not in the code; {rater}’s file has it."),
        u8::MAX => format!("{said} The notes are not in the code; {rater}’s file has them."),
        n => format!("{said} {n} notes are not in the code; {rater}’s file has them."),
    }
}

/// Why a code was not taken in, and what to do.
pub fn code_refused(refusal: &CodeRefusal) -> String {
    let why = match refusal {
        CodeRefusal::Unreadable(problem) => code_problem(problem),
        CodeRefusal::OtherCard { rater } => {
            format!("This is {}’s rating of another scorecard. Choose that scorecard first.", rater_name(rater))
        }
        CodeRefusal::OtherModel { rater } => format!(
            "{} rated another questionnaire, or another edition of it. Invite again, under this one.",
            rater_name(rater)
        ),
    };
    format!("{why} Nothing was changed.")
}

fn code_problem(problem: &CodeProblem) -> String {
    match problem {
        CodeProblem::Empty => "There is no code yet: paste it, type it or scan it.".to_owned(),
        CodeProblem::NotACode => "This is no rater’s code; those begin with SGR1.".to_owned(),
        CodeProblem::Newer => "This code is of a newer release. Reload this page, or take in the file.".to_owned(),
        CodeProblem::Character { group, character } => {
            format!("Group {group} behind SGR1 has “{character}” in it, which is in no code.")
        }
        CodeProblem::Group { group, text } => format!(
            "Group {group} behind SGR1, “{text}”, is not right: a character is wrong there, or a group before it is missing."
        ),
        CodeProblem::CutOff { groups, of: Some(of) } => {
            format!("The code ends after group {groups} of {of}. Copy all of it.")
        }
        CodeProblem::CutOff { groups, of: None } => format!("The code ends after group {groups}. Copy all of it."),
        CodeProblem::TooLong { groups } => {
            format!("The code is whole after {groups} groups and goes on. Was something pasted behind it?")
        }
        CodeProblem::Damaged => "Every group fits, but not the whole. Copy the code again.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_where_and_what_to_do() {
        let unreadable = |problem| code_refused(&CodeRefusal::Unreadable(problem));
        let cases = [
            (unreadable(CodeProblem::Empty), "There is no code yet"),
            (unreadable(CodeProblem::Group { group: 4, text: "ABCDE".into() }), "Group 4 behind SGR1, “ABCDE”"),
            (unreadable(CodeProblem::Character { group: 2, character: 'Z' }), "has “Z” in it"),
            (unreadable(CodeProblem::CutOff { groups: 3, of: Some(22) }), "ends after group 3 of 22"),
            (code_refused(&CodeRefusal::OtherCard { rater: "Ana".into() }), "Ana’s rating of another scorecard"),
            (code_refused(&CodeRefusal::OtherModel { rater: String::new() }), "Somebody rated another questionnaire"),
        ];
        for (words, said) in cases {
            assert!(words.contains(said) && words.ends_with(" Nothing was changed."), "{words}");
        }
    }

    #[test]
    fn what_a_code_leaves_out_is_said_on_both_sides() {
        let taken = |edits, notes| code_taken_in(&CodeTaken { edits, rater: "Ana".into(), notes });
        assert_eq!(taken(Vec::new(), 0), "Ana’s ratings are here already.");
        assert!(taken(Vec::new(), 3).ends_with("3 notes are not in the code; Ana’s file has them."));
        for (notes, said) in [(0, "no notes"), (1, "your 1 note."), (7, "your 7 notes."), (255, "your notes.")] {
            assert!(left_out(notes).contains(said), "{notes}");
        }
        assert_eq!(rated_count_of(44, 44), "All 44 practices are answered.");
        assert_eq!(rated_count_of(5, 44), "5 of 44 practices are answered; 39 are left open, which is not 0.");
    }
}
