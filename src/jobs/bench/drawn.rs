//! Charts.

use super::super::{FileTheme, Reply};
use crate::report::figure::{Figure, Frame};

/// Draws figures.
#[cfg(feature = "charts")]
pub fn draw(figures: &[(Figure, Frame)]) -> Reply {
    Reply::Drawn(figures.iter().map(|(figure, frame)| crate::report::chart::draw(figure, frame)).collect())
}

/// Draws a figure as a file of its own.
#[cfg(feature = "charts")]
pub fn draw_file(figure: &(Figure, Frame), theme: FileTheme) -> Reply {
    use crate::report::chart::{Theme, standalone};
    let theme = match theme {
        FileTheme::Light => Theme::Light,
        FileTheme::Dark => Theme::Dark,
    };
    let drawn = crate::report::chart::draw(&figure.0, &figure.1).map(|svg| standalone(&svg, theme));
    Reply::Drawn(vec![drawn])
}

/// See [`draw`].
#[cfg(not(feature = "charts"))]
pub fn draw_file(_: &(Figure, Frame), _: FileTheme) -> Reply {
    Reply::Drawn(vec![None])
}

/// Without charts nothing is drawn: the page's build has none, and never draws.
#[cfg(not(feature = "charts"))]
pub fn draw(figures: &[(Figure, Frame)]) -> Reply {
    Reply::Drawn(figures.iter().map(|_| None).collect())
}
