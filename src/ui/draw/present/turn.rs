//! Turning pages: what a key or a swipe means.

use crate::workshop::Slide;

/// A finger that went less far, in pixels, only touched.
const SHORTEST_SWIPE: f64 = 48.0;

/// What a key does on the presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Shows a page.
    To(Slide),
    /// Goes back to where one came from.
    Leave,
    /// Fills the screen, or leaves that.
    FullScreen,
}

/// What a key (`KeyboardEvent.key`) means on a page; `None`: nothing. The keys of presenters are those of the page keys.
pub fn on_key(key: &str, shown: Slide) -> Option<Turn> {
    Some(match key {
        "ArrowRight" | "ArrowDown" | "PageDown" => Turn::To(shown.next()),
        "ArrowLeft" | "ArrowUp" | "PageUp" => Turn::To(shown.previous()),
        "Home" => Turn::To(Slide::Total),
        "End" => Turn::To(Slide::Changes),
        "Escape" => Turn::Leave,
        "f" | "F" => Turn::FullScreen,
        digit => Turn::To(Slide::numbered(digit.parse().ok()?)?),
    })
}

/// The page after a finger went this far, in pixels: to the left is on, to the right is back. What goes rather up or
/// down scrolls.
pub fn on_swipe(across: f64, down: f64, shown: Slide) -> Slide {
    if across.abs() < SHORTEST_SWIPE || across.abs() < down.abs() * 1.5 {
        shown
    } else if across < 0.0 {
        shown.next()
    } else {
        shown.previous()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_turn_pages() {
        for (key, turn) in [
            ("ArrowRight", Some(Turn::To(Slide::SentBack))),
            ("PageDown", Some(Turn::To(Slide::SentBack))),
            ("ArrowLeft", Some(Turn::To(Slide::Constraint))),
            ("Home", Some(Turn::To(Slide::Total))),
            ("End", Some(Turn::To(Slide::Changes))),
            ("1", Some(Turn::To(Slide::Total))),
            ("5", Some(Turn::To(Slide::Changes))),
            ("0", None),
            ("6", None),
            ("x", None),
            ("Escape", Some(Turn::Leave)),
            ("f", Some(Turn::FullScreen)),
        ] {
            assert_eq!(on_key(key, Slide::Handoffs), turn, "{key}");
        }
    }

    #[test]
    fn swipes_turn_pages_and_scrolling_does_not() {
        for (across, down, slide) in [
            (-80.0, 10.0, Slide::SentBack),
            (80.0, -10.0, Slide::Constraint),
            (-20.0, 0.0, Slide::Handoffs),
            (-80.0, 200.0, Slide::Handoffs),
        ] {
            assert_eq!(on_swipe(across, down, Slide::Handoffs), slide, "{across} {down}");
        }
    }
}
