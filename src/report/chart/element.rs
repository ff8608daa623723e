//! Plotters elements that the charts need and plotters does not have.
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color, ShapeStyle};
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::HPos;
use std::convert::Infallible;

use super::canvas::{Canvas, Step, Words, in_px, px};
use super::ink::Ink;
use super::measure::Weight;

/// What painting a part of a chart gives back.
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// The whole drawing, in drawing units from its upper left corner.
pub(super) type Sheet<'a> = DrawingArea<Canvas<'a>, Shift>;

/// Width and height of a sheet in px.
pub(super) fn size_px(sheet: &Sheet<'_>) -> (f64, f64) {
    let (width, height) = sheet.dim_in_pixel();
    (in_px(width.cast_signed()), in_px(height.cast_signed()))
}

/// A stroke of a width in px.
pub(super) fn line(ink: Ink, width_px: f64) -> ShapeStyle {
    ink.stroke_width(px(width_px).unsigned_abs())
}

/// Draws the shapes of one datum: together they carry its index and its name.
pub(super) fn datum(sheet: &Sheet<'_>, (index, title): (usize, &str), shapes: impl FnOnce() -> Drawn) -> Drawn {
    sheet.draw(&Cue::OpenDatum { index, title })?;
    shapes()?;
    sheet.draw(&Cue::CloseDatum)
}

/// Draws shapes whose strokes are dashed; lengths of dash and gap are in px.
pub(super) fn dashed(sheet: &Sheet<'_>, dash: &'static str, shapes: impl FnOnce() -> Drawn) -> Drawn {
    sheet.draw(&Cue::Dash(Some(dash)))?;
    shapes()?;
    sheet.draw(&Cue::Dash(None))
}

/// Makes an area of the sheet answer a pointer, so that thin marks can be met; corners in drawing units.
pub(super) fn hit_area(sheet: &Sheet<'_>, corners: [BackendCoord; 2]) -> Drawn {
    sheet.draw(&Cue::HitArea(corners))
}

/// An element without shape: it tells the canvas what the shapes around it mean. Plotters hands every element the
/// canvas, which is the only way to it once an area owns it.
enum Cue<'t> {
    OpenDatum { index: usize, title: &'t str },
    CloseDatum,
    Dash(Option<&'static str>),
    HitArea([BackendCoord; 2]),
}

impl<'p> PointCollection<'p, BackendCoord> for &'p Cue<'_> {
    type Point = &'p BackendCoord;
    type IntoIter = std::iter::Empty<&'p BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<'a> Drawable<Canvas<'a>> for Cue<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, canvas: &mut Canvas<'a>, _: (u32, u32)) -> Step {
        match *self {
            Cue::OpenDatum { index, title } => canvas.open_datum(index, title),
            Cue::CloseDatum => canvas.close_datum(),
            Cue::Dash(dash) => canvas.set_dash(dash),
            Cue::HitArea([from, to]) => canvas.hit_area(from, to),
        }
        Ok(())
    }
}

/// A rectangle between two corners and what it looks like.
pub(super) struct Block<C> {
    pub corners: [C; 2],
    pub look: Look,
}

/// How a [`Block`] is drawn.
#[derive(Clone, Copy)]
pub(super) enum Look {
    Solid(Ink),
    /// Diagonal lines in a dashed frame.
    Hatched(Ink),
    /// Diagonal lines alone.
    HatchedOpen(Ink),
    /// A short upright tick on the lower edge: there was nothing to count.
    Tick(Ink),
}

impl<'p, C: 'p> PointCollection<'p, C> for &'p Block<C> {
    type Point = &'p C;
    type IntoIter = &'p [C; 2];

    fn point_iter(self) -> Self::IntoIter {
        &self.corners
    }
}

impl<'a, C> Drawable<Canvas<'a>> for Block<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, canvas: &mut Canvas<'a>, _: (u32, u32)) -> Step {
        let (Some(a), Some(b)) = (at.next(), at.next()) else { return Ok(()) };
        draw_look(canvas, snapped(a, b), self.look)
    }
}

fn draw_look(canvas: &mut Canvas<'_>, (a, b): (BackendCoord, BackendCoord), look: Look) -> Step {
    use plotters_backend::DrawingBackend;
    match look {
        Look::Solid(ink) => canvas.draw_rect(a, b, &ink.filled(), true),
        Look::HatchedOpen(ink) => {
            canvas.hatch(a, b, ink);
            Ok(())
        }
        Look::Hatched(ink) => {
            canvas.hatch(a, b, ink);
            canvas.set_dash(Some("3 2"));
            let drawn = canvas.draw_rect(a, b, &line(ink, 1.2), false);
            canvas.set_dash(None);
            drawn
        }
        Look::Tick(ink) => {
            let (x, base) = (i32::midpoint(a.0, b.0), a.1.max(b.1));
            canvas.draw_line((x, base), (x, base - px(4.0)), &line(ink, 1.5))
        }
    }
}

/// Whole pixels for edges of blocks that are wide enough to afford it; a count above zero keeps one pixel of height.
fn snapped(a: BackendCoord, b: BackendCoord) -> (BackendCoord, BackendCoord) {
    let whole = |units: i32| (units + px(0.5)).div_euclid(px(1.0)) * px(1.0);
    let wide = (a.0 - b.0).abs() >= px(4.0);
    let across = |x: i32| if wide { whole(x) } else { x };
    let (top, foot) = (whole(a.1.min(b.1)), whole(a.1.max(b.1)));
    ((across(a.0), top.min(foot - px(1.0))), (across(b.0), foot))
}

/// A text with its baseline at a point of the sheet, in drawing units.
pub(super) struct Label<'t> {
    pub at: BackendCoord,
    pub words: Words<'t>,
}

impl<'t> Label<'t> {
    /// Axis text: small, quiet, left-aligned.
    pub(super) fn new(text: &'t str, at: BackendCoord) -> Self {
        let words = Words {
            text,
            size_px: AXIS_TEXT_PX,
            weight: Weight::Regular,
            ink: Ink::Ink3,
            align: HPos::Left,
            halo: false,
        };
        Self { at, words }
    }

    pub(super) fn size(mut self, size_px: f64) -> Self {
        self.words.size_px = size_px;
        self
    }

    pub(super) fn bold(mut self) -> Self {
        self.words.weight = Weight::Bold;
        self
    }

    pub(super) fn ink(mut self, ink: Ink) -> Self {
        self.words.ink = ink;
        self
    }

    pub(super) fn centered(mut self) -> Self {
        self.words.align = HPos::Center;
        self
    }

    pub(super) fn right(mut self) -> Self {
        self.words.align = HPos::Right;
        self
    }

    pub(super) fn halo(mut self) -> Self {
        self.words.halo = true;
        self
    }
}

/// Axis ticks and row labels.
pub(super) const AXIS_TEXT_PX: f64 = 11.0;

impl<'p> PointCollection<'p, BackendCoord> for &'p Label<'_> {
    type Point = &'p BackendCoord;
    type IntoIter = std::iter::Once<&'p BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<'a> Drawable<Canvas<'a>> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, mut at: I, canvas: &mut Canvas<'a>, _: (u32, u32)) -> Step {
        if let Some(at) = at.next() {
            canvas.words(&self.words, at);
        }
        Ok(())
    }
}
