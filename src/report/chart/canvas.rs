//! Plotters' drawing backend for SVG that lives in a page: roles instead of colours, no inline styles, no ids.
//!
//! Ours rather than plotters-svg, because that one bakes colours in, measures text in the DOM on wasm and has no place
//! for a mark's name. **Space:** plotters only knows whole pixels, so it is told the sheet is [`UNITS_PER_PX`] times as
//! large; everything here is in those units until it is written.
use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::ink::Ink;
use super::measure::{Weight, text_width_px};

/// Drawing units per CSS px.
pub(super) const UNITS_PER_PX: i32 = 10;

/// Height of a capital letter and of a line above the baseline, in em.
const CAP_EM: f64 = 0.72;

/// What a drawing step gives back. Writing to a string cannot fail.
pub(super) type Step = Result<(), DrawingErrorKind<Infallible>>;

/// px to drawing units.
pub(super) fn px(value: f64) -> i32 {
    (value * f64::from(UNITS_PER_PX)).round() as i32
}

/// Drawing units to px.
pub(super) fn in_px(units: i32) -> f64 {
    f64::from(units) / f64::from(UNITS_PER_PX)
}

/// A text and how it is set; position is given when it is drawn.
#[derive(Clone)]
pub(super) struct Words<'t> {
    pub text: &'t str,
    pub size_px: f64,
    pub weight: Weight,
    pub ink: Ink,
    pub align: HPos,
    /// Paper around the letters, for text that may lie on lines.
    pub halo: bool,
}

/// Writes what plotters draws as SVG elements.
pub(super) struct Canvas<'a> {
    out: &'a mut String,
    size_px: (u32, u32),
    dash: Option<&'static str>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(out: &'a mut String, size_px: (u32, u32)) -> Self {
        Self { out, size_px, dash: None }
    }

    /// All strokes until the next call are dashed so.
    pub(super) fn set_dash(&mut self, dash: Option<&'static str>) {
        self.dash = dash;
    }

    /// Begins the shapes that stand for one datum.
    pub(super) fn open_datum(&mut self, index: usize, title: &str) {
        write_to(self.out, format_args!("<g class=\"datum\" data-point=\"{index}\"><title>"));
        escape_into(self.out, title);
        self.out.push_str("</title>");
    }

    /// Ends what [`Self::open_datum`] began.
    pub(super) fn close_datum(&mut self) {
        self.out.push_str("</g>");
    }

    /// An invisible area that a pointer can rest on, so that thin marks can be met.
    pub(super) fn hit_area(&mut self, a: BackendCoord, b: BackendCoord) {
        self.out.push_str("<rect class=\"hit\" fill=\"none\" pointer-events=\"all\"");
        self.corners(a, b);
        self.out.push_str("/>");
    }

    /// Diagonal lines within a rectangle, written as one path: a pattern would need an id, and ids collide when one
    /// page shows several charts.
    pub(super) fn hatch(&mut self, a: BackendCoord, b: BackendCoord, ink: Ink) {
        let ((x0, x1), (y0, y1)) = ((a.0.min(b.0), a.0.max(b.0)), (a.1.min(b.1), a.1.max(b.1)));
        let step = 7 * UNITS_PER_PX;
        let mut data = String::new();
        let mut sum = x0 + y0 + step / 2;
        while sum < x1 + y1 {
            let from = (x0.max(sum - y1), y1.min(sum - x0));
            let to = (x1.min(sum - y0), y0.max(sum - x1));
            point(&mut data, 'M', from);
            point(&mut data, 'L', to);
            sum += step;
        }
        if !data.is_empty() {
            let css = ink.css();
            write_to(
                self.out,
                format_args!(
                    "<path fill=\"none\" stroke=\"{css}\" stroke-width=\"1.2\" stroke-opacity=\"0.55\" d=\"{data}\"/>"
                ),
            );
        }
    }

    /// Sets a text with its baseline at `at`.
    pub(super) fn words(&mut self, words: &Words<'_>, at: BackendCoord) {
        if words.text.is_empty() {
            return;
        }
        self.out.push_str("<text class=\"chart-text\"");
        self.attribute("x", at.0);
        self.attribute("y", at.1);
        write_to(self.out, format_args!(" font-size=\"{}\" fill=\"{}\"", words.size_px, words.ink.css()));
        self.out.push_str(match words.align {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if words.weight == Weight::Bold {
            self.out.push_str(" font-weight=\"600\"");
        }
        if words.halo {
            let paper = Ink::Paper.css();
            write_to(self.out, format_args!(" stroke=\"{paper}\" stroke-width=\"3\" paint-order=\"stroke\""));
        }
        self.out.push('>');
        escape_into(self.out, words.text);
        self.out.push_str("</text>");
    }

    fn attribute(&mut self, name: &str, units: i32) {
        write_to(self.out, format_args!(" {name}=\""));
        number(self.out, units);
        self.out.push('"');
    }

    fn corners(&mut self, a: BackendCoord, b: BackendCoord) {
        self.attribute("x", a.0.min(b.0));
        self.attribute("y", a.1.min(b.1));
        self.attribute("width", (a.0 - b.0).abs());
        self.attribute("height", (a.1 - b.1).abs());
    }

    fn paint(&mut self, color: BackendColor, stroke_width: Option<u32>) {
        let css = Ink::from_backend(color).css();
        let Some(width) = stroke_width else {
            write_to(self.out, format_args!(" fill=\"{css}\""));
            self.opacity("fill-opacity", color.alpha);
            return;
        };
        write_to(self.out, format_args!(" fill=\"none\" stroke=\"{css}\""));
        self.attribute("stroke-width", width.cast_signed());
        self.opacity("stroke-opacity", color.alpha);
        if let Some(dash) = self.dash {
            write_to(self.out, format_args!(" stroke-dasharray=\"{dash}\""));
        }
    }

    fn opacity(&mut self, name: &str, alpha: f64) {
        if alpha < 1.0 {
            write_to(self.out, format_args!(" {name}=\"{alpha:.2}\""));
        }
    }

    fn path(&mut self, points: &[BackendCoord], close: bool) {
        self.out.push_str(" d=\"");
        for (i, &at) in points.iter().enumerate() {
            point(self.out, if i == 0 { 'M' } else { 'L' }, at);
        }
        self.out.push_str(if close { "z\"/>" } else { "\"/>" });
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let units = UNITS_PER_PX.unsigned_abs();
        (self.size_px.0 * units, self.size_px.1 * units)
    }

    fn ensure_prepared(&mut self) -> Step {
        Ok(())
    }

    fn present(&mut self) -> Step {
        Ok(())
    }

    /// Nothing here draws single pixels; a dot of one unit keeps the promise of the trait.
    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Step {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Step {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Step {
        if style.color().alpha > 0.0 {
            self.out.push_str("<rect");
            self.paint(style.color(), (!fill).then(|| style.stroke_width()));
            self.corners(a, b);
            self.out.push_str("/>");
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Step {
        let mut points: Vec<BackendCoord> = path.into_iter().collect();
        if style.color().alpha > 0.0 && points.len() > 1 {
            sharpen(&mut points);
            self.out.push_str("<path");
            self.paint(style.color(), Some(style.stroke_width()));
            self.path(&points, false);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Step {
        if style.color().alpha > 0.0 {
            self.out.push_str("<circle");
            self.paint(style.color(), (!fill).then(|| style.stroke_width()));
            self.attribute("cx", center.0);
            self.attribute("cy", center.1);
            self.attribute("r", radius.cast_signed());
            self.out.push_str("/>");
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Step {
        let points: Vec<BackendCoord> = corners.into_iter().collect();
        if style.color().alpha > 0.0 && points.len() > 2 {
            self.out.push_str("<path");
            self.paint(style.color(), None);
            self.path(&points, true);
        }
        Ok(())
    }

    /// Texts that plotters sets itself, the labels of a mesh.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Step {
        let rise = match style.anchor().v_pos {
            VPos::Top => CAP_EM,
            VPos::Center => CAP_EM / 2.0,
            VPos::Bottom => 0.0,
        };
        let words = Words {
            text,
            size_px: style.size() / f64::from(UNITS_PER_PX),
            weight: weight_of(style),
            ink: Ink::from_backend(style.color()),
            align: style.anchor().h_pos,
            halo: false,
        };
        self.words(&words, (at.0, at.1 + (style.size() * rise).round() as i32));
        Ok(())
    }

    /// From the width table: the default would measure in the DOM on wasm.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width_px(text, style.size(), weight_of(style)).ceil() as u32, style.size().ceil() as u32))
    }
}

fn weight_of<T: BackendTextStyle>(style: &T) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

/// Puts level and upright lines on the middle of a pixel row, where they are one pixel wide and not two pale ones.
fn sharpen(points: &mut [BackendCoord]) {
    let middle = |units: i32| units.div_euclid(UNITS_PER_PX) * UNITS_PER_PX + UNITS_PER_PX / 2;
    let [a, b] = points else { return };
    if a.1 == b.1 {
        (a.1, b.1) = (middle(a.1), middle(b.1));
    } else if a.0 == b.0 {
        (a.0, b.0) = (middle(a.0), middle(b.0));
    }
}

fn point(out: &mut String, command: char, at: BackendCoord) {
    out.push(command);
    number(out, at.0);
    out.push(' ');
    number(out, at.1);
}

/// Units as px, with one decimal only where there is one.
fn number(out: &mut String, units: i32) {
    let (whole, tenths) = (units.abs() / UNITS_PER_PX, units.abs() % UNITS_PER_PX);
    if units < 0 {
        out.push('-');
    }
    write_to(out, format_args!("{whole}"));
    if tenths > 0 {
        write_to(out, format_args!(".{tenths}"));
    }
}

/// Writing to a string cannot fail.
fn write_to(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// Text for element content and quoted attributes. What XML cannot carry is dropped.
pub(super) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
