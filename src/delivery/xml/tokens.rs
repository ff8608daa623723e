//! Cuts XML into starts, texts and ends, as far as records need it: no namespaces, no entities of a file's own.

use crate::delivery::cells::text_of;
use crate::delivery::place::Place;

/// A token has never so many bytes: past them the file is taken for broken and nothing more is read.
const MOST_TOKEN_BYTES: usize = 8 << 20;

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Start { name: String, attributes: Vec<(String, String)>, closed: bool },
    Text(String),
    End,
}

/// Takes bytes in pieces and gives tokens.
#[derive(Debug)]
pub(super) struct Tokens {
    held: Vec<u8>,
    /// So many bytes of what is held were looked at without finding the end of the token.
    looked_at: usize,
    place: Place,
    is_broken: bool,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { held: Vec::new(), looked_at: 0, place: Place::START, is_broken: false }
    }
}

impl Tokens {
    /// The place behind all that was seen.
    pub fn place(&self) -> Place {
        self.place.after(&self.held)
    }

    pub fn feed(&mut self, bytes: &[u8], take: &mut dyn FnMut(Token, Place)) {
        if self.is_broken {
            return;
        }
        self.held.extend_from_slice(bytes);
        let held = std::mem::take(&mut self.held);
        let mut rest = held.as_slice();
        while let Some(end) = end_of_token(rest, self.looked_at) {
            self.looked_at = 0;
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            if let Some(token) = token_of(text) {
                take(token, self.place);
            }
            self.place = self.place.after(text);
            rest = after;
        }
        self.looked_at = rest.len().saturating_sub(3);
        self.is_broken = rest.len() > MOST_TOKEN_BYTES;
        self.held = rest.to_vec();
    }
}

/// The end of the token that starts a text, if it is there. What was looked at before need not be again.
fn end_of_token(text: &[u8], looked_at: usize) -> Option<usize> {
    let Some(b'<') = text.first() else {
        let from = looked_at.min(text.len());
        return text.get(from..)?.iter().position(|&byte| byte == b'<').map(|place| from + place);
    };
    let mark: &[u8] = match text {
        [b'<', b'!', b'-', b'-', ..] => b"-->",
        [b'<', b'!', b'[', ..] => b"]]>",
        [b'<', b'?', ..] => b"?>",
        // Not yet to be told from a tag.
        [b'<'] | [b'<', b'!'] | [b'<', b'!', b'-'] => return None,
        _ => b">",
    };
    let from = looked_at.min(text.len());
    let place = text.get(from..)?.windows(mark.len()).position(|window| window == mark)?;
    Some(from + place + mark.len())
}

/// The token of a text, if it tells anything.
fn token_of(text: &[u8]) -> Option<Token> {
    match text {
        [b'<', b'!', b'[', ..] => {
            let inner = text.strip_prefix(b"<![CDATA[")?.strip_suffix(b"]]>")?;
            Some(Token::Text(text_of(inner).into_owned()))
        }
        [b'<', b'!' | b'?', ..] | [] => None,
        [b'<', b'/', ..] => Some(Token::End),
        [b'<', inner @ .., b'>'] => Some(start_of(&text_of(inner))),
        _ => Some(Token::Text(unescaped(&text_of(text)))),
    }
}

fn start_of(inner: &str) -> Token {
    let (inner, closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
    let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.rsplit(':').next().unwrap_or(name);
    Token::Start { name: name.to_owned(), attributes: attributes_in(rest), closed }
}

fn attributes_in(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { break };
        let Some((value, after)) = after.get(1..).and_then(|text| text.split_once(quote)) else { break };
        let name = name.trim();
        if !name.starts_with("xmlns") {
            found.push((name.to_owned(), unescaped(value)));
        }
        rest = after;
    }
    found
}

/// The entities that all XML has, and signs by number.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((sign_of(name)?, after)));
        let (sign, after) = named.unwrap_or(('&', after));
        plain.push(sign);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn sign_of(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tokens(text: &str, size: usize) -> Vec<(Token, Place)> {
        let mut tokens = Tokens::default();
        let mut found = Vec::new();
        text.as_bytes()
            .chunks(size.max(1))
            .for_each(|bytes| tokens.feed(bytes, &mut |token, place| found.push((token, place))));
        found
    }

    #[test]
    fn tokens_of_every_kind() {
        let found: Vec<Token> = tokens("<?x?><!-- > --><n:a b='1 &lt; 2' c=\"\">t&#65;&x;<![CDATA[<]]></n:a><e/>", 100)
            .into_iter()
            .map(|(token, _)| token)
            .collect();
        let expected = [
            Token::Start {
                name: "a".into(),
                attributes: vec![("b".into(), "1 < 2".into()), ("c".into(), String::new())],
                closed: false,
            },
            Token::Text("tA&x;".into()),
            Token::Text("<".into()),
            Token::End,
            Token::Start { name: "e".into(), attributes: Vec::new(), closed: true },
        ];
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn how_the_text_is_cut_does_not_matter(text in "[<>!\\-\\[\\]?/a=\"& \n]{0,40}", size in 1usize..10) {
            prop_assert_eq!(tokens(&text, size), tokens(&text, 1_000));
        }
    }
}
