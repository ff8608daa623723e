//! A painted drawing becomes an SVG file: standalone, valid, with a name and a description, and carrying its workshop.

use super::paint::{SANS, in_light};
use super::source::SVG_MARKS;
use super::xml::{allowed, escaped};

/// A drawing with what is said of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// Width in px.
    pub width_px: f64,
    /// Height in px.
    pub height_px: f64,
    /// The drawing as [painted](super::paint::painted) SVG, its colours roles.
    pub painted: String,
    /// Its name.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
}

impl Picture {
    /// The picture within a page, which names the colours; no ids, so that it can stand there more than once.
    pub fn in_page(&self) -> String {
        let label = [self.title.as_str(), ". ", &self.description].concat();
        let mut out = self.opening(false);
        out.extend([" aria-label=\"", &escaped(&label), "\">"]);
        out.push_str(&allowed(&self.painted));
        out.push_str("</svg>");
        out
    }

    /// The picture as a file. `source`: the workshop, as [`source_text`](super::source::source_text) writes it.
    pub fn file(&self, source: Option<&str>) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str(&self.opening(true));
        out.push_str(" aria-labelledby=\"t d\">\n<title id=\"t\">");
        out.extend([
            escaped(&self.title).as_str(),
            "</title>\n<desc id=\"d\">",
            &escaped(&self.description),
            "</desc>\n",
        ]);
        if let Some(source) = source {
            let [before, behind] = SVG_MARKS;
            out.extend([before, source, behind, "\n"]);
        }
        out.push_str(&in_light(&allowed(&self.painted)));
        out.push_str("\n</svg>\n");
        out
    }

    fn opening(&self, is_file: bool) -> String {
        let (width, height) = (self.width_px.ceil(), self.height_px.ceil());
        let size = if is_file { format!(" width=\"{width}\" height=\"{height}\"") } else { String::new() };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{size} viewBox=\"0 0 {width} {height}\" font-family=\"{}\" role=\"img\"",
            escaped(SANS)
        )
    }
}

/// Most pixels of one side that browsers draw on a canvas.
const MOST_SIDE_PX: f64 = 16_384.0;
/// Most pixels in all that every common browser draws on a canvas.
const MOST_AREA_PX: f64 = 67_108_864.0;

/// Whether browsers can draw a picture of this size, so many times enlarged, as pixels.
pub fn fits_a_canvas((width_px, height_px): (f64, f64), scale: f64) -> bool {
    let (width, height) = (width_px * scale, height_px * scale);
    width.max(height) <= MOST_SIDE_PX && width * height <= MOST_AREA_PX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Picture {
        Picture {
            width_px: 100.4,
            height_px: 50.0,
            painted: "<text fill=\"var(--ink)\">a &amp; b\u{1}</text>".to_owned(),
            title: "<b> & \"c\"".to_owned(),
            description: "x\u{0}y".to_owned(),
        }
    }

    #[test]
    fn the_file_is_xml_with_its_name_and_its_source() {
        let file = picture().file(Some("{\n\"a\":\"<b>&\"\n}"));
        let document = roxmltree::Document::parse(&file).unwrap();
        let text =
            |tag: &str| document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
        assert_eq!(text("title").unwrap().text(), Some("<b> & \"c\""));
        assert_eq!(text("desc").unwrap().text(), Some("xy"));
        assert_eq!(text("metadata").unwrap().text(), Some("\n{\n\"a\":\"<b>&\"\n}\n"));
        assert_eq!(text("text").unwrap().attribute("fill"), Some("#16232a"));
        assert_eq!(document.root_element().attribute("viewBox"), Some("0 0 101 50"));
    }

    #[test]
    fn in_a_page_colours_stay_roles_and_there_are_no_ids() {
        let drawn = picture().in_page();
        assert!(drawn.contains("var(--ink)") && !drawn.contains(" id="), "{drawn}");
        let document = roxmltree::Document::parse(&drawn).unwrap();
        assert_eq!(document.root_element().attribute("aria-label"), Some("<b> & \"c\". xy"));
    }

    #[test]
    fn too_large_pictures_are_known() {
        for (size, scale, fits) in [
            ((1000.0, 800.0), 4.0, true),
            ((5000.0, 400.0), 4.0, false),
            ((5000.0, 400.0), 3.0, true),
            ((9000.0, 9000.0), 1.0, false),
        ] {
            assert_eq!(fits_a_canvas(size, scale), fits, "{size:?} {scale}");
        }
    }
}
