//! What leaves the app: pictures, tables, texts, links.

pub use crate::ui::text::files::{
    COUNT, DAYS, DEPLOY_DAYS, DEPLOYMENTS, FAILURES, MEAN, MEAN_PER_DAY, MEAN_PER_WEEK, MEDIAN, MEDIAN_PER_WEEK,
    METRIC_HEADS, METRICS, P75, P85, P90, P95, RATE, SCOPE_ALL, SCOPE_CUT_WEEK, SCOPE_SERVICE, SCOPE_WEEK,
    SCORECARD_HEADS, SECONDS, SHARE, STAGE_MEDIANS, STILL_OPEN,
};

pub const TITLE: &str = "Export";
pub const COMMAND: &str = "Export the map, tables, a link";
pub const A_COMMAND: &str = "export";
pub const PICTURE: &str = "Picture of the map";
pub const TABLES: &str = "Tables";
pub const OTHER_TOOLS: &str = "For other tools";
pub const LINK: &str = "Share by link";
pub const WHOLE: &str = "The whole workshop";
pub const NO_STEPS: &str = "The map has no steps yet, so there is no picture of it.";

pub const WITH_SOURCE: &str = "Put the workshop into the picture";
pub const WITH_SOURCE_HINT: &str = "The picture then opens as a copy of the workshop on the first page, like a file. Whoever \
    has the picture has the workshop: all maps, ratings and improvements as they are now, without their history and \
    without deploy data.";
pub const SVG: &str = "Save as SVG";
pub const PNG: &str = "Save as PNG";
pub const SCALE: &str = "PNG size";
pub const COPY_IMAGE: &str = "Copy as image";
pub const COPY_IMAGE_HINT: &str =
    "Chat programs and slides take it from the clipboard; it does not carry the workshop.";

pub const STEPS_CSV: &str = "Steps as CSV";
pub const STEPS_TSV: &str = "Steps as TSV";
pub const METRICS_CSV: &str = "Delivery metrics as CSV";
pub const METRICS_TSV: &str = "Delivery metrics as TSV";
pub const METRICS_JSON: &str = "Delivery metrics as JSON";
pub const CARDS_CSV: &str = "Scorecards as CSV";
pub const CARDS_TSV: &str = "Scorecards as TSV";
pub const TABLES_HINT: &str = "A cell that begins with = + - or @ gets an apostrophe before it, so that no spreadsheet takes \
    it for a formula. Times of metrics are seconds, rates 0 to 1; what is not known is empty. Single raters’ sheets stay here.";
pub const NO_METRICS: &str = "no deploy data";
pub const NO_CARDS: &str = "no scorecard";

pub const COPY_MERMAID: &str = "Copy as Mermaid";
pub const SAVE_MERMAID: &str = "Save as Mermaid";
pub const SAVE_DRAWIO: &str = "Save for draw.io";
pub const TOOLS_HINT: &str = "Mermaid: text that wikis draw. draw.io: boxes, lanes and arrows to work on.";

pub const COPY_LINK: &str = "Copy a link";
pub const LINK_HINT: &str = "The workshop is in the address itself, behind #, which no server sees. It opens as a copy, without \
    history and deploy data. Some mail and chat programs cut long addresses off.";
pub const MEASURING_LINK: &str = "Measuring the link…";
pub const LINK_COPIED: &str = "The link is on the clipboard.";
pub const LINK_UNAVAILABLE: &str = "This browser cannot pack a workshop into a link. Save a file instead.";

pub const SAVE_FILE: &str = "Save a file";
pub const SAVE_FILE_HINT: &str = "With history and deploy data: for backups, and for working on in turns.";

pub const COPIED_IMAGE: &str = "The picture is on the clipboard.";
pub const COPIED_MERMAID: &str = "The map is on the clipboard, as Mermaid.";
pub const NOT_COPIED: &str = "The browser did not let the clipboard be used. Save the file instead.";
pub const NOT_SAVED: &str = "The browser did not take the file. Nothing was lost; try again.";
pub const NOT_DRAWN: &str = "The browser could not draw the picture. Try a smaller size, or save it as SVG.";

pub const OPENING_LINK: &str = "Opening the workshop of the link…";
pub const LINK_BROKEN: &str = "This link does not hold a whole workshop: it was cut off or changed on its way. Ask for it again, \
    or for a file. Nothing was opened.";
pub const LINK_UNREADABLE: &str =
    "This browser cannot unpack the workshop of a link. Use a current browser, or ask for a file.";

pub const LINK_NAME: &str = "The link";
pub const UNKNOWN: &str = "unknown";
pub const UNKNOWN_SHORT: &str = "?";
pub const UNKNOWN_DASH: &str = "–";
pub const LEGEND_CONSTRAINT: &str = "constraint";
pub const LEGEND_QUEUE: &str = "queue only";

pub fn picture_title(map: &str, workshop: &str) -> String {
    match (map.is_empty(), workshop.is_empty()) {
        (false, false) => format!("{map}: {workshop}"),
        (false, true) => map.to_owned(),
        (true, false) => workshop.to_owned(),
        (true, true) => super::MAP_SCREEN.to_owned(),
    }
}

pub fn picture_note(workshop: &str, ends: &str, date: &str) -> String {
    let workshop = if workshop.is_empty() { String::new() } else { format!("{workshop} · ") };
    format!("{workshop}{ends} · {date}")
}

pub fn made_with(date: &str) -> String {
    format!("Streamgauge, {date}")
}

/// A size of the picture in pixels.
pub fn scale_name(scale: u32, width_px: f64, height_px: f64) -> String {
    format!("{scale}×, {} × {}", width_px * f64::from(scale), height_px * f64::from(scale))
}

pub fn too_large(name: &str) -> String {
    format!("{name}: larger than browsers draw")
}

pub fn link_length(length: usize, most: usize) -> String {
    format!("{length} of at most {most} characters")
}

pub fn link_too_long(length: usize, most: usize) -> String {
    format!("The link would have {length} characters; {most} are the most. Save a file instead.")
}

/// Letters and digits of a name, to begin the names of files with.
pub fn file_stem(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    let stem = kept.trim_matches('-').to_lowercase();
    if stem.is_empty() { super::FILE_WITHOUT_NAME.to_owned() } else { stem }
}

pub fn saved(name: &str) -> String {
    format!("{name} is handed to the browser.")
}
