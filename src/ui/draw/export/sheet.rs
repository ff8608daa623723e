//! The map on a sheet of its own: name, totals with their basis, lanes, flows, steps, timeline, legend. Drawn by what
//! draws the screen, then painted.

use super::inset::{Inset, PAGE_WIDTH, inset};
use crate::report::page::Figure;
use crate::report::paint::painted;
use crate::report::picture::Picture;
use crate::stream::{Layout, heat_breaks};
use crate::ui::draw::report::map_figures;
use crate::ui::draw::{callout, flows, ladder, lanes, step};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::export as said;
use crate::ui::view::{LayoutView, MapView};
use crate::ui::wrap::{width_of, wrap};

const PAD: f64 = 24.0;
/// Totals and legend need as much.
const LEAST_WIDTH: f64 = 1040.0;
const TITLE_PX: f64 = 26.0;
const LADDER_HEIGHT: f64 = 104.0;
const FIGURES_HEIGHT: f64 = 74.0;

/// What is said around the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Around {
    /// The name of the workshop.
    pub workshop: String,
    /// The day, in words.
    pub date: String,
    /// Whether name and totals stand above the map; a report has them already.
    pub has_head: bool,
}

/// The sheet being drawn: markup and how far down it reaches.
struct Sheet {
    markup: Markup,
    width: f64,
    y: f64,
}

/// The picture of a map.
pub fn map_picture(view: &MapView, placed: &LayoutView, around: &Around) -> Picture {
    let layout = placed.layout();
    let pad = if around.has_head { PAD } else { 0.0 };
    let inner = if around.has_head { layout.width.max(LEAST_WIDTH) } else { PAGE_WIDTH };
    let mut sheet = Sheet { markup: Markup::new(), width: inner, y: pad };
    if around.has_head {
        head(&mut sheet, view, around);
        figures(&mut sheet, &map_figures(view));
        basis(&mut sheet, view, around);
    }
    if !layout.boxes.is_empty() {
        match Inset::of(layout) {
            Inset::Closer(_) | Inset::Far(_) if !around.has_head => page_stream(&mut sheet, view, layout),
            _ => stream(&mut sheet, view, placed),
        }
        timeline(&mut sheet, view);
        // Boxes in a page have no marks of where their figures come from.
        let shapes = if around.has_head { LEGEND.len() } else { LEGEND.len() - 2 };
        legend(&mut sheet, view.summary().path.len(), shapes);
    }
    let (width_px, height_px) = (inner + 2.0 * pad, sheet.y + pad);
    let mut whole = Markup::new();
    whole.raw("<rect class=\"ground\"").num("width", width_px.ceil()).num("height", height_px.ceil()).empty();
    whole.raw("<g transform=\"translate(").number(pad).raw(" 0)\">").raw(&sheet.markup.finish()).raw("</g>");
    Picture {
        width_px,
        height_px,
        painted: painted(&whole.finish()),
        title: said::picture_title(&view.map().name, &around.workshop),
        description: description(view),
    }
}

fn description(view: &MapView) -> String {
    let figure = |figure: &Figure| {
        let amounts: Vec<String> = figure.amounts.iter().map(|(n, unit)| [n.as_str(), " ", unit].concat()).collect();
        let amounts =
            if amounts.is_empty() { said::UNKNOWN.to_owned() } else { amounts.join(" ").trim_end().to_owned() };
        [figure.name.as_str(), ": ", &amounts, if figure.basis.is_empty() { "" } else { ", " }, &figure.basis].concat()
    };
    let figures: Vec<String> = map_figures(view).iter().map(figure).collect();
    [text::ladder_label(view.map(), view.summary()).as_str(), ". ", &figures.join(". "), "."].concat()
}

impl Sheet {
    fn words(&mut self, class: &str, x: f64, y: f64, words: &str) {
        self.markup.open("text").attr("class", class).num("x", x).num("y", y).holding("text", words);
    }

    /// What `draw` drew, moved there.
    fn moved(&mut self, x: f64, y: f64, drawn: &str) {
        self.markup.raw("<g transform=\"");
        self.markup.path("translate(", &[x, y]).raw(")\">").raw(drawn).raw("</g>");
    }
}

fn head(sheet: &mut Sheet, view: &MapView, around: &Around) {
    let name = if view.map().name.is_empty() { text::MAP_SCREEN } else { &view.map().name };
    sheet.markup.raw("<g").attr("font-family", crate::report::paint::SERIF).inside();
    for line in wrap(name, sheet.width / TITLE_PX, 2) {
        sheet.y += TITLE_PX;
        let y = sheet.y;
        sheet.words("sheet-title", 0.0, y, &line);
        sheet.y += 6.0;
    }
    sheet.markup.raw("</g>");
    sheet.y += 15.0;
    let note = said::picture_note(&around.workshop, &text::stream_ends(view.map()), &around.date);
    let y = sheet.y;
    for line in wrap(&note, sheet.width / 13.0, 1) {
        sheet.words("sheet-note", 0.0, y, &line);
    }
    sheet.y += 12.0;
}

/// Figures side by side, in as many rows as they need.
fn figures(sheet: &mut Sheet, figures: &[Figure]) {
    let mut x = 0.0;
    for (at, figure) in figures.iter().enumerate() {
        let size = if at == 0 { 40.0 } else { 24.0 };
        let amount: f64 = figure.amounts.iter().map(|(n, unit)| amount_width(n, unit, size)).sum();
        let width =
            [width_of(&figure.name) * 12.0, width_of(&figure.basis) * 12.0, amount].into_iter().fold(0.0, f64::max);
        if x > 0.0 && x + width > sheet.width {
            x = 0.0;
            sheet.y += FIGURES_HEIGHT;
        }
        let y = sheet.y;
        sheet.words("total-name", x, y + 14.0, &figure.name);
        write_amount(sheet, figure, x, size);
        sheet.words("total-basis", x, y + 66.0, &figure.basis);
        x += width + 26.0;
    }
    sheet.y += FIGURES_HEIGHT;
}

fn amount_width(number: &str, unit: &str, size: f64) -> f64 {
    width_of(number) * size + width_of(unit) * size * 0.6 + 10.0
}

fn write_amount(sheet: &mut Sheet, figure: &Figure, x: f64, size: f64) {
    let y = sheet.y + 49.0;
    let class = if size > 30.0 { "total-figure large" } else { "total-figure" };
    if figure.amounts.is_empty() {
        sheet.words(class, x, y, said::UNKNOWN_DASH);
    }
    // One text with tspans, so that the amounts stay together whatever the font's widths are.
    sheet.markup.open("text").attr("class", class).num("x", x).num("y", y).inside();
    for (number, unit) in &figure.amounts {
        sheet
            .markup
            .raw("<tspan>")
            .words(number)
            .raw("</tspan><tspan font-weight=\"400\"")
            .num("font-size", size * 0.6);
        sheet.markup.attr("dx", "3").inside().words(unit).raw("</tspan><tspan").num("font-size", size * 0.5);
        sheet.markup.inside().raw(" </tspan>");
    }
    sheet.markup.raw("</text>");
}

fn basis(sheet: &mut Sheet, view: &MapView, around: &Around) {
    let words =
        [text::BASIS, ": ", &text::map_basis(view.map(), view.summary()), " · ", &said::made_with(&around.date)]
            .concat();
    sheet.y += 16.0;
    let y = sheet.y;
    sheet.words("sheet-note", 0.0, y, &words);
    sheet.y += 14.0;
    let (y, width) = (sheet.y, sheet.width);
    sheet.markup.raw("<path class=\"sheet-rule\" d=\"").path("M", &[0.0, y]).path("H", &[width]).raw("\"/>");
}

/// The map as wide as the page.
fn page_stream(sheet: &mut Sheet, view: &MapView, layout: &Layout) {
    let (drawn, height) = inset(view, layout, Inset::of(layout));
    let y = sheet.y;
    sheet.moved(0.0, y, &drawn);
    sheet.y += height;
}

fn stream(sheet: &mut Sheet, view: &MapView, placed: &LayoutView) {
    let layout = placed.layout();
    let mut markup = Markup::new();
    markup.raw(&lanes::bands(&layout.lanes, layout.left, layout.left + sheet.width));
    markup.raw("<g transform=\"translate(").number(layout.left).raw(" 0)\">").raw(&lanes::names(&layout.lanes, 1.0));
    markup.raw("</g>");
    markup.raw(&flows::flows(view, &layout.flows, None, |_| true));
    steps(&mut markup, view, layout);
    markup.raw(&callout::callout(view, placed).unwrap_or_default());
    let y = sheet.y;
    sheet.moved(-layout.left, y - layout.top, &markup.finish());
    sheet.y += layout.height;
}

fn steps(markup: &mut Markup, view: &MapView, layout: &Layout) {
    for of in &layout.boxes {
        let Some(face) = step::face(view, of.step, of.width, of.height) else { continue };
        markup.open("g").attr("class", &face.class).raw(" transform=\"").path("translate(", &[of.x, of.y]).raw(")\"");
        markup.inside().raw("<title>").words(&face.name).words(". ").words(&face.description).raw("</title>");
        markup.raw(&face.inside).raw("</g>");
    }
}

fn timeline(sheet: &mut Sheet, view: &MapView) {
    let (y, width) = (sheet.y, sheet.width);
    sheet.markup.raw("<path class=\"sheet-hairline\" d=\"").path("M", &[0.0, y]).path("H", &[width]).raw("\"/>");
    sheet.moved(0.0, y, &ladder::ladder(view, width, false));
    sheet.y += LADDER_HEIGHT;
}

/// What shapes and colours mean; broken into rows where the sheet is narrow.
fn legend(sheet: &mut Sheet, path_steps: usize, shapes: usize) {
    sheet.y += 8.0;
    let mut x = 0.0;
    let mut place = |sheet: &mut Sheet, width: f64| {
        if x > 0.0 && x + width > sheet.width {
            x = 0.0;
            sheet.y += 24.0;
        }
        let at = x;
        x += width + 18.0;
        at
    };
    let words_px = |words: &str| width_of(words) * 12.0;
    let scale_x = place(sheet, words_px(text::LEGEND_WAIT) + 150.0);
    scale(sheet, scale_x + words_px(text::LEGEND_WAIT) + 8.0, scale_x, path_steps);
    for (words, width, shape) in LEGEND.into_iter().take(shapes) {
        let x = place(sheet, width + 6.0 + words_px(words));
        let y = sheet.y;
        sheet.moved(x, y, shape);
        sheet.words("legend-text", x + width + 6.0, y + 12.0, words);
    }
    sheet.y += 20.0;
}

fn scale(sheet: &mut Sheet, x: f64, words_x: f64, path_steps: usize) {
    let y = sheet.y;
    sheet.words("legend-text", words_x, y + 12.0, text::LEGEND_WAIT);
    for (at, share) in std::iter::once(0.0).chain(heat_breaks(path_steps)).enumerate() {
        let (class, left) = ((at + 1).to_string(), x + 28.0 * at as f64);
        sheet.markup.open("rect").attr("class", &["scale-box heat-", &class].concat()).num("x", left).num("y", y);
        sheet.markup.raw(" width=\"28\" height=\"16\"/>");
        sheet.words(&["scale-text heat-ink-", &class].concat(), left + 14.0, y + 12.0, &text::number(share));
    }
}

/// Name, width and shape of what the legend explains.
const LEGEND: [(&str, f64, &str); 6] = [
    (
        said::LEGEND_CONSTRAINT,
        22.0,
        "<rect class=\"legend-frame constraint\" x=\"1\" y=\"1\" width=\"20\" height=\"13\" rx=\"2\"/>",
    ),
    (
        said::LEGEND_QUEUE,
        22.0,
        "<rect class=\"legend-frame queue\" x=\"1\" y=\"1\" width=\"20\" height=\"13\" rx=\"2\"/>",
    ),
    (text::HANDOFF, 28.0, "<path class=\"line\" d=\"M0 8H28\"/><path class=\"handoff\" d=\"M14 3l5 5 -5 5 -5 -5z\"/>"),
    (text::REWORK, 28.0, "<path class=\"line rework\" d=\"M0 8H28\"/>"),
    (text::ESTIMATED, 10.0, "<circle class=\"mark\" cx=\"5\" cy=\"8\" r=\"3\"/>"),
    (text::MEASURED, 10.0, "<circle class=\"mark measured\" cx=\"5\" cy=\"8\" r=\"3\"/>"),
];
