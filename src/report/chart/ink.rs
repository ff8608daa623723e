//! Colours are roles. A chart names a role; the page's style sheet, or a [`Theme`] for files, says what it looks like.
use plotters::style::Color;
use plotters_backend::BackendColor;

/// Light or dark, for drawings that leave the page and so lose its style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on paper.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

macro_rules! inks {
    ($($(#[$doc:meta])* $name:ident = $var:literal $light:literal $dark:literal;)*) => {
        /// A colour role. In the page it is written as `var(--role)`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Ink { $($(#[$doc])* $name,)* }

        impl Ink {
            /// Every role, in the order of their discriminants.
            pub const ALL: &'static [Ink] = &[$(Ink::$name,)*];

            /// The role as a CSS value, which SVG presentation attributes accept as they are.
            pub fn css(self) -> &'static str {
                match self { $(Ink::$name => concat!("var(--", $var, ")"),)* }
            }

            /// The role's colour in one theme, as `#rrggbb`.
            pub fn hex(self, theme: Theme) -> &'static str {
                match (self, theme) {
                    $((Ink::$name, Theme::Light) => $light, (Ink::$name, Theme::Dark) => $dark,)*
                }
            }
        }
    };
}

inks! {
    /// Figures and names.
    Ink = "ink" "#16232a" "#eaeff1";
    /// Labels.
    Ink2 = "ink-2" "#41505a" "#bac6cc";
    /// Captions and ticks.
    Ink3 = "ink-3" "#5c6870" "#97a7af";
    /// Rules that only order.
    Hairline = "hairline" "#ddd8ca" "#2c3940";
    /// Edges of empty shapes.
    Edge = "edge" "#858170" "#71828b";
    /// The sheet.
    Paper = "paper" "#fbfaf6" "#11181c";
    /// Boxes on the sheet.
    Surface = "surface" "#ffffff" "#192228";
    /// Process time.
    Process = "process" "#13708a" "#45a9c6";
    /// Text on process time.
    OnProcess = "on-process" "#ffffff" "#0b1a20";
    /// Wait as text or line.
    Wait = "wait" "#8a560a" "#e9b65c";
    /// Wait as a mark on paper.
    WaitMark = "wait-mark" "#b9791b" "#d99b36";
    /// Wait as a broad fill.
    WaitFill = "heat-4" "#dda040" "#a87221";
    /// Text on a broad fill of wait.
    OnWait = "heat-4-ink" "#16232a" "#0d1214";
    /// Quality; never a filled bar.
    Quality = "quality" "#5f1c4b" "#f5c5e3";
    /// The constraint and problems; never a data fill.
    Constraint = "constraint" "#b5311a" "#ff8a6b";
    /// Rating 0.
    Level0 = "level-0" "#ffffff" "#192228";
    /// Rating 1.
    Level1 = "level-1" "#cfe3e3" "#24454c";
    /// Rating 2.
    Level2 = "level-2" "#7db5b8" "#387981";
    /// Rating 3.
    Level3 = "level-3" "#1b646f" "#8fd8dc";
    /// Benchmark level low.
    Low = "low" "#9a4a12" "#f0a672";
    /// Benchmark level medium.
    Medium = "medium" "#6b641c" "#d3cb72";
    /// Benchmark level high.
    High = "high" "#1b646f" "#7fd0d6";
    /// Interaction; never data.
    Accent = "accent" "#0d4a73" "#8cc8ee";
}

impl Ink {
    /// The role that [`Color::to_backend_color`] hid in the red channel.
    pub(super) fn from_backend(color: BackendColor) -> Self {
        Self::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Ink::Ink)
    }
}

/// Plotters only carries red, green and blue, so a role travels to our backend as the number in the red channel.
impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (*self as u8, 0, 0) }
    }
}

/// Fonts of a drawing that has left the page.
const FILE_FONTS: &str =
    "'Segoe UI','Helvetica Neue','Noto Sans','Liberation Sans',Arial,'DejaVu Sans Condensed',sans-serif";

/// Makes a chart's SVG stand alone: roles become the theme's colours, the ground is painted, the namespace is named.
///
/// The result is well-formed XML with nothing to load. Anything but a chart's own SVG comes back with its roles
/// resolved and is otherwise untouched.
pub fn standalone(svg: &str, theme: Theme) -> String {
    let mut out = String::with_capacity(svg.len() + 400);
    let Some((open, rest)) = svg.strip_prefix("<svg ").and_then(|tail| tail.split_once('>')) else {
        return resolve(svg, theme);
    };
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"");
    out.push_str(FILE_FONTS);
    out.push_str("\" ");
    out.push_str(open);
    out.push_str("><rect width=\"100%\" height=\"100%\" fill=\"");
    out.push_str(Ink::Paper.hex(theme));
    out.push_str("\"/>");
    out.push_str(rest);
    resolve(&out, theme)
}

/// Quotes are escaped in text, so a quoted role can only be an attribute's value.
fn resolve(svg: &str, theme: Theme) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut pieces = svg.split("\"var(--");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        if let Some((ink, rest)) = piece.split_once(")\"").and_then(|(name, rest)| Some((by_name(name)?, rest))) {
            out.extend(["\"", ink.hex(theme), "\"", rest]);
        } else {
            out.extend(["\"var(--", piece]);
        }
    }
    out
}

fn by_name(name: &str) -> Option<Ink> {
    let is_named = |ink: &&Ink| ink.css().strip_prefix("var(--").and_then(|css| css.strip_suffix(')')) == Some(name);
    Ink::ALL.iter().find(is_named).copied()
}
