//! Icons: 16 px, one stroke.

/// The shapes, as SVG path data on a 16 × 16 grid.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each is named for what it shows")]
pub enum Icon {
    Gauge,
    Check,
    Undo,
    Redo,
    Plus,
    Minus,
    Close,
    Fit,
    Flag,
    Warning,
    File,
    Download,
    Tidy,
    Branch,
    Bin,
    Theme,
    Keys,
    More,
}

impl Icon {
    /// Path data.
    pub fn path(self) -> &'static str {
        match self {
            Self::Gauge => "M4 1.5v13M4 3h7M4 6h4M4 9h7M4 12h4",
            Self::Check => "M2.5 8.5l3.5 3.5 7.5-8",
            Self::Undo => "M6 3L2.5 6.5 6 10M3 6.5h6a4 4 0 010 8H7",
            Self::Redo => "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 000 8h2",
            Self::Plus => "M8 2.5v11M2.5 8h11",
            Self::Minus => "M2.5 8h11",
            Self::Close => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Self::Fit => "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
            Self::Flag => "M3.5 14.5v-12h8.5l-2 3 2 3H3.5",
            Self::Warning => "M8 2L1.5 13.5h13zM8 6.5v3.5M8 11.7v.3",
            Self::File => "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3",
            Self::Download => "M8 2v8.5M4.5 7.5L8 11l3.5-3.5M2.5 14h11",
            Self::Tidy => "M2 4.5h4v3H2zM10 2h4v3h-4zM10 10.5h4v3h-4zM6 6h2v-2.5h2M8 6v6h2",
            Self::Branch => "M2 8h4M6 8c2 0 1-4 4-4h3.5M6 8c2 0 1 4 4 4h3.5",
            Self::Bin => "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9.5h6.6l.7-9.5",
            Self::Theme => "M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM8 2.5v11",
            Self::More => "M3 8h.01M8 8h.01M13 8h.01",
            Self::Keys => "M1.5 4.5h13v8h-13zM4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M4.5 10h7",
        }
    }
}
