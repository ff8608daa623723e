//! Identifiers: 64 random bits, written as 13 letters and digits.
//!
//! Two replicas make ids without asking each other, so an id is random and never a counter. In files an id is text,
//! because other tools read numbers above 2^53 wrongly.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// Text that is not an id: ids are 13 characters of `0-9 a-z` without `i l o u`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id: expected 13 characters of 0-9 and a-z without i, l, o, u")]
pub struct NotAnId;

/// Writes 64 bits as 13 characters, most significant first.
pub(crate) fn write_bits(bits: u64, out: &mut impl fmt::Write) -> fmt::Result {
    for place in (0..LENGTH).rev() {
        let digit = (bits >> (place * 5)) & 31;
        let letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
        out.write_char(char::from(letter))?;
    }
    Ok(())
}

/// Reads what [`write_bits`] wrote.
pub(crate) fn read_bits(text: &str) -> Result<u64, NotAnId> {
    if text.len() != LENGTH {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0u64, |bits, letter| {
        let digit = ALPHABET.iter().position(|&a| a == letter).ok_or(NotAnId)? as u64;
        // The first of 13 letters holds 4 bits: 13 × 5 = 65.
        if bits >> 59 != 0 { Err(NotAnId) } else { Ok((bits << 5) | digit) }
    })
}

/// Makes an id type: the same 64 bits under a name of their own, so that a step's id cannot be passed for a map's.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// An id from 64 random bits.
            pub fn from_bits(bits: u64) -> Self {
                Self(bits)
            }
            /// The 64 bits.
            pub fn bits(self) -> u64 {
                self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_bits(self.0, f)
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read_bits(text).map(Self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

id_type!(
    /// A workshop: one document.
    WorkshopId
);
id_type!(
    /// A map in a workshop: a current or a future state.
    MapId
);
id_type!(
    /// A step of a map.
    StepId
);
id_type!(
    /// A flow between two steps.
    FlowId
);
id_type!(
    /// An imported set of deploy data.
    DatasetId
);
id_type!(
    /// One dated scorecard of one team.
    ScorecardId
);
id_type!(
    /// An improvement on the workshop's board.
    ImprovementId
);
id_type!(
    /// An entry of the charter: a part in the stream, an item of the agenda, a parked thought.
    CharterEntryId
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "0", "00000000000000", "000000000000i", "zzzzzzzzzzzzz", "é00000000000"] {
            assert_eq!(text.parse::<StepId>(), Err(NotAnId), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_id_is_read_back_from_its_text(bits: u64) {
            let id = StepId::from_bits(bits);
            prop_assert_eq!(id.to_string().parse::<StepId>(), Ok(id));
            prop_assert_eq!(id.to_string().len(), LENGTH);
        }

        #[test]
        fn ids_sort_as_their_texts(a: u64, b: u64) {
            let (a, b) = (StepId::from_bits(a), StepId::from_bits(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
