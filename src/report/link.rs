//! Addresses that hold a workshop: its compressed text behind `#/open/`, in the letters that addresses may have.
//!
//! The part behind `#` is never sent to a server.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

/// What stands before the workshop in the part of the address behind `#`.
pub const PREFIX: &str = "/open/";
/// Longer addresses are not made: chat and mail programs cut them off. Browsers open longer ones.
pub const MOST_CHARACTERS: usize = 32_000;
/// An opened link gives no more than this: what is larger was not made here.
pub const MOST_BYTES_UNPACKED: usize = 64 << 20;

/// The route that opens a workshop of these compressed bytes.
pub fn route(packed: &[u8]) -> String {
    let mut route = PREFIX.to_owned();
    BASE64.encode_string(packed, &mut route);
    route
}

/// The compressed bytes in a route. `None`: it opens nothing. `Some(None)`: it was cut off or changed on its way.
pub fn packed(route: &str) -> Option<Option<Vec<u8>>> {
    let text = route.strip_prefix(PREFIX)?;
    // Some programs add what ended the sentence around the address.
    let text = text.trim_end_matches(['.', ',', ')', '>', '\'', '"']);
    Some(BASE64.decode(text).ok().filter(|bytes| !bytes.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_routes_open_nothing_and_broken_ones_say_so() {
        for route in ["", "/", "/w/abc/map", "/openings/x"] {
            assert_eq!(packed(route), None, "{route}");
        }
        for route in ["/open/", "/open/a", "/open/%%%", "/open/a b"] {
            assert_eq!(packed(route), Some(None), "{route}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back_from_an_address(bytes in prop::collection::vec(any::<u8>(), 1..200), end in "[.,)]{0,2}") {
            let route = route(&bytes);
            prop_assert!(route.chars().all(|c| c.is_ascii_alphanumeric() || "/-_".contains(c)));
            prop_assert_eq!(packed(&[route.as_str(), &end].concat()), Some(Some(bytes)));
        }
    }
}
