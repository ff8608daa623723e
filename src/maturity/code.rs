//! A rater's answers as a short code: letters and digits that fit in a QR code, and can be copied, read out and typed.
//!
//! # The code
//!
//! `SGR1`, then groups of five characters of [`ALPHABET`]. Upper and lower case are the same; blanks, line breaks and
//! dashes are passed over. The alphabet leaves out `I` and `O` (written for 1 and 0, and read so) and `Y` and `Z`, which a
//! scanner that types like an American keyboard swaps on a German one; what it types for a dash there is passed over too.
//!
//! The fifth character of a group checks the other four and the group's place, so that a wrong character, two that
//! changed places and a group that is missing are found *where* they are. The four hold 20 bits of these bytes, most
//! significant first:
//!
//! | bytes | what |
//! |---|---|
//! | 8, 8 | the scorecard's id, the sheet's id |
//! | 4 | [`digest`] of the questionnaire |
//! | 1 | how many notes the code leaves out; 255: that many or more |
//! | 2 | number of practices |
//! | 1, n | length of the rater's name in bytes, at most [`MOST_NAME_BYTES`]; the name in UTF-8 |
//! | … | the ratings, three per byte in base 6: open, 0, 1, 2, 3, not applicable; in the order of the questionnaire |
//! | 4 | [`checksum`] of all before |

use super::{Level, Model, NotALevel, Rating, Scorecard};
use crate::id::ScorecardId;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKLMNPQRSTUVWX";
const PREFIX: &str = "SGR1";
const GROUP: usize = 5;
/// Bytes before the name.
const HEAD: usize = 24;
const CHECKSUM: usize = 4;
/// Longer names are cut off at a whole character.
pub const MOST_NAME_BYTES: usize = 60;
const RATINGS_A_BYTE: usize = 3;

/// What one rater answered, without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCode {
    /// The team's card.
    pub card: ScorecardId,
    /// The rater's sheet.
    pub sheet: ScorecardId,
    /// The rater's name.
    pub rater: String,
    /// The [`digest`] of the questionnaire.
    pub digest: u32,
    /// Practices with a note, which the code leaves out; 255: that many or more.
    pub notes: u8,
    /// One per practice, in the order of the questionnaire; `None` is open.
    pub ratings: Vec<Option<Rating>>,
}

/// Why a text is no code. Groups are counted from 1, behind `SGR1`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Nothing stands there.
    #[error("nothing there")]
    Empty,
    /// It does not begin as a code does.
    #[error("no code")]
    NotACode,
    /// A code of a newer release.
    #[error("of a newer release")]
    Newer,
    /// A character that no code has.
    #[error("{character:?} in group {group}")]
    Character {
        /// The group it stands in.
        group: usize,
        /// The character.
        character: char,
    },
    /// A group that its check character does not fit, or that stands in another group's place.
    #[error("group {group}: {text}")]
    Group {
        /// Which.
        group: usize,
        /// As it was read.
        text: String,
    },
    /// It ends before it should.
    #[error("ends after {groups} groups")]
    CutOff {
        /// Groups that are there whole.
        groups: usize,
        /// How many there should be; `None`: it ends before it says so.
        of: Option<usize>,
    },
    /// It goes on after its end.
    #[error("goes on after {groups} groups")]
    TooLong {
        /// Groups that belong to it.
        groups: usize,
    },
    /// All groups fit and the whole does not: more than one character is wrong.
    #[error("damaged")]
    Damaged,
}

/// Tells questionnaires apart, by id, edition and which practices they ask for in which order. The words do not count: a
/// questionnaire is the same in every language.
pub fn digest(model: &Model) -> u32 {
    let mut text = [&model.id, "/", &model.version.to_string()].concat();
    for (_, practice) in model.practices() {
        text.push('/');
        text.push_str(&practice.id);
    }
    checksum(text.as_bytes())
}

/// FNV-1a, 32 bits.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

impl SheetCode {
    /// What a rater's sheet says. `None`: the card is a team's own.
    pub fn of(model: &Model, sheet: &Scorecard) -> Option<Self> {
        let answers = || model.practices().map(|(_, practice)| model.answer_to(sheet, practice));
        let has_words = answers().flatten().filter(|answer| !answer.note.is_empty()).count();
        Some(Self {
            card: sheet.sheet_of?,
            sheet: sheet.id,
            rater: cut_off(&sheet.participants, MOST_NAME_BYTES).to_owned(),
            digest: digest(model),
            notes: u8::try_from(has_words).unwrap_or(u8::MAX),
            ratings: answers().map(|answer| answer?.rating).collect(),
        })
    }

    /// The code without a blank, as it stands in a picture.
    pub fn to_text(&self) -> String {
        let mut text = PREFIX.to_owned();
        let mut digits = digits_of(&self.bytes()).into_iter().peekable();
        let mut group = 1;
        while digits.peek().is_some() {
            let held: [u8; GROUP - 1] = std::array::from_fn(|_| digits.next().unwrap_or(0));
            text.extend(held.iter().chain([&check(group, &held)]).map(|digit| letter(*digit)));
            group += 1;
        }
        text
    }

    /// Reads a code, however it was copied, scanned or typed.
    pub fn read(text: &str) -> Result<Self, CodeProblem> {
        let letters = letters_behind_prefix(text)?;
        let mut bytes = Bytes::default();
        for (at, group) in letters.chunks(GROUP).enumerate() {
            if bytes.is_whole() {
                return Err(CodeProblem::TooLong { groups: at });
            }
            bytes.take_group(at + 1, group)?;
        }
        if !bytes.is_whole() {
            let (groups, of) = (letters.len() / GROUP, bytes.wanted().map(groups_of));
            return Err(CodeProblem::CutOff { groups, of });
        }
        Self::from_bytes(&bytes.read).ok_or(CodeProblem::Damaged)
    }

    fn bytes(&self) -> Vec<u8> {
        let name = cut_off(&self.rater, MOST_NAME_BYTES).as_bytes();
        let mut bytes = Vec::new();
        bytes.extend(self.card.bits().to_be_bytes());
        bytes.extend(self.sheet.bits().to_be_bytes());
        bytes.extend(self.digest.to_be_bytes());
        bytes.push(self.notes);
        bytes.extend(u16::try_from(self.ratings.len()).unwrap_or(u16::MAX).to_be_bytes());
        bytes.push(u8::try_from(name.len()).unwrap_or(0));
        bytes.extend(name);
        bytes.extend(self.ratings.chunks(RATINGS_A_BYTE).map(|three| {
            let place = |at: usize| three.get(at).map_or(0, |rating| digit_of(*rating));
            place(0) * 36 + place(1) * 6 + place(2)
        }));
        bytes.extend(checksum(&bytes).to_be_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let wanted = length_of(bytes)?;
        let (held, sum) = bytes.get(..wanted)?.split_last_chunk::<CHECKSUM>()?;
        // What only fills the last group holds nothing.
        let is_sound = u32::from_be_bytes(*sum) == checksum(held) && bytes.get(wanted..)?.iter().all(|byte| *byte == 0);
        let (card, rest) = held.split_first_chunk::<8>()?;
        let (sheet, rest) = rest.split_first_chunk::<8>()?;
        let (digest, rest) = rest.split_first_chunk::<4>()?;
        let (&[notes, high, low, name], rest) = rest.split_first_chunk::<4>()?;
        let (name, ratings) = rest.split_at_checked(name.into())?;
        let digits = ratings.iter().flat_map(|three| [three / 36, three / 6 % 6, three % 6]);
        let ratings =
            digits.take(u16::from_be_bytes([high, low]).into()).map(rating_of).collect::<Result<_, _>>().ok()?;
        is_sound.then_some(Self {
            card: ScorecardId::from_bits(u64::from_be_bytes(*card)),
            sheet: ScorecardId::from_bits(u64::from_be_bytes(*sheet)),
            digest: u32::from_be_bytes(*digest),
            rater: String::from_utf8(name.to_vec()).ok()?,
            notes,
            ratings,
        })
    }
}

/// The code in groups, for people to read.
pub fn in_groups(code: &str) -> String {
    let Some((prefix, groups)) = code.split_at_checked(PREFIX.len()) else { return code.to_owned() };
    let mut text = prefix.to_owned();
    for (at, letter) in groups.chars().enumerate() {
        if at % GROUP == 0 {
            text.push(' ');
        }
        text.push(letter);
    }
    text
}

fn cut_off(text: &str, most_bytes: usize) -> &str {
    let end = (0..=most_bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

fn digit_of(rating: Option<Rating>) -> u8 {
    match rating {
        None => 0,
        Some(Rating::Level(level)) => u8::from(level) + 1,
        Some(Rating::NotApplicable) => 5,
    }
}

fn rating_of(digit: u8) -> Result<Option<Rating>, NotALevel> {
    match digit {
        0 => Ok(None),
        5 => Ok(Some(Rating::NotApplicable)),
        level => Level::try_from(level - 1).map(|level| Some(Rating::Level(level))),
    }
}

/// How many bytes there are in all; `None` where the bytes do not say so yet.
fn length_of(bytes: &[u8]) -> Option<usize> {
    let (_, &[high, low, name]) = bytes.get(..HEAD)?.split_last_chunk::<3>()?;
    let ratings = usize::from(u16::from_be_bytes([high, low])).div_ceil(RATINGS_A_BYTE);
    Some(HEAD + usize::from(name) + ratings + CHECKSUM)
}

/// Groups that so many bytes take.
fn groups_of(bytes: usize) -> usize {
    (bytes * 8).div_ceil(5 * (GROUP - 1))
}

/// Five bits each, the last ones filled up with zeros.
fn digits_of(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..(bytes.len() * 8).div_ceil(5)).map(|digit| (0..5).fold(0, |sum, at| sum << 1 | bit(digit * 5 + at))).collect()
}

/// The check character of a group: a code over the field of 32 elements, so that no single wrong character and no two
/// that changed places go unseen.
fn check(group: usize, held: &[u8]) -> u8 {
    let doubled = |digit: u8| (digit << 1 & 31) ^ if digit & 16 == 0 { 0 } else { 0b00101 };
    let place = (group % 32) as u8;
    doubled(held.iter().fold(place, |sum, digit| doubled(sum) ^ digit))
}

fn letter(digit: u8) -> char {
    ALPHABET.get(usize::from(digit)).map_or('0', |letter| char::from(*letter))
}

/// What stands between characters: typed, pasted, or made of a dash by a keyboard of another country.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{ad}' | '\u{feff}' | '\u{200b}' | 'ß')
}

fn letters_behind_prefix(text: &str) -> Result<Vec<char>, CodeProblem> {
    let letters: Vec<char> = text.chars().filter(|letter| !is_between(*letter)).collect();
    let Some((prefix, rest)) = letters.split_at_checked(PREFIX.len()) else {
        return Err(if letters.is_empty() { CodeProblem::Empty } else { CodeProblem::NotACode });
    };
    let is_like = |letter: &char, wanted: char| letter.eq_ignore_ascii_case(&wanted);
    let version = PREFIX.len() - 1;
    if !prefix.iter().zip(PREFIX.chars()).take(version).all(|(letter, wanted)| is_like(letter, wanted)) {
        return Err(CodeProblem::NotACode);
    }
    match prefix.last().copied().map(read_as) {
        Some('1') => Ok(rest.to_vec()),
        Some('2'..='9') => Err(CodeProblem::Newer),
        _ => Err(CodeProblem::NotACode),
    }
}

/// The letter that is meant.
fn read_as(letter: char) -> char {
    match letter.to_ascii_uppercase() {
        'I' => '1',
        'O' => '0',
        other => other,
    }
}

/// The bytes of the groups read so far.
#[derive(Default)]
struct Bytes {
    read: Vec<u8>,
    /// Bits that do not fill a byte yet, and how many.
    pending: (u32, u32),
}

impl Bytes {
    fn wanted(&self) -> Option<usize> {
        length_of(&self.read)
    }

    fn is_whole(&self) -> bool {
        self.wanted().is_some_and(|wanted| self.read.len() >= wanted)
    }

    /// Takes in a whole group; the beginning of one at the end is left to the reader to miss.
    fn take_group(&mut self, group: usize, letters: &[char]) -> Result<(), CodeProblem> {
        let digit = |letter: &char| {
            let found = ALPHABET.iter().position(|known| char::from(*known) == read_as(*letter));
            found.map(|digit| digit as u8).ok_or(CodeProblem::Character { group, character: *letter })
        };
        let digits = letters.iter().map(digit).collect::<Result<Vec<u8>, _>>()?;
        let [held @ .., last] = digits.as_slice() else { return Ok(()) };
        if digits.len() < GROUP {
            return Ok(());
        }
        if check(group, held) != *last {
            return Err(CodeProblem::Group { group, text: letters.iter().map(|letter| read_as(*letter)).collect() });
        }
        for digit in held {
            self.take_digit(*digit);
        }
        Ok(())
    }

    fn take_digit(&mut self, digit: u8) {
        let (bits, count) = (self.pending.0 << 5 | u32::from(digit), self.pending.1 + 5);
        if count < 8 {
            self.pending = (bits, count);
            return;
        }
        let left = count - 8;
        self.read.push((bits >> left) as u8);
        self.pending = (bits & ((1 << left) - 1), left);
    }
}

#[cfg(test)]
#[path = "code_tests.rs"]
mod tests;
