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

/// Whether an address leads to the machine that it is opened on, so that others cannot follow it.
pub fn is_of_this_machine(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let end = |c: char| matches!(c, '/' | '?' | '#');
    let host = rest.split(end).next().unwrap_or_default();
    let name = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() };
    scheme == "file" || name == "localhost" || name.starts_with("127.") || name.starts_with("[::1]")
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

    #[test]
    fn an_address_of_this_machine_is_told_from_others() {
        for address in
            ["http://localhost:8080/#/", "http://127.0.0.1/x", "http://[::1]:80/", "file:///x", "http://localhost"]
        {
            assert!(is_of_this_machine(address), "{address}");
        }
        for address in ["https://example.org/localhost", "http://10.0.0.7:8080/", "https://localhost.example.org", ""] {
            assert!(!is_of_this_machine(address), "{address}");
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
