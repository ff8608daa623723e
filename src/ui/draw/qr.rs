//! QR codes as pictures.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::ui::markup::Markup;

/// Modules of white around the code; readers need them to find it.
const QUIET: i32 = 4;

/// The picture of a text, as large as its place. `None`: the text is too long for a QR code.
///
/// Dark on white in every theme: readers of inverted codes are rare.
pub fn qr(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut out = Markup::new();
    out.open("svg").attr("class", "qr").attr("viewBox", &["0 0", &side.to_string(), &side.to_string()].join(" "));
    out.attr("role", "img").attr("aria-label", label).attr("shape-rendering", "crispEdges").inside();
    out.open("rect").attr("fill", "#fff").num("width", side.into()).num("height", side.into()).empty();
    out.raw("<path fill=\"#000\" d=\"").raw(&dark(&code)).raw("\"/></svg>");
    Some(out.finish())
}

/// The dark modules, a run of a row at a time.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).find(|x| !code.get_module(*x, y)).unwrap_or(code.size()) - x;
            if run > 0 {
                let at = [x + QUIET, y + QUIET, run].map(|number| number.to_string());
                let [x, y, run] = &at;
                path.push_str(&["M", x, " ", y, "h", run, "v1h-", run, "z"].concat());
            }
            x += run + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules of a picture, as a reader sees them: dark or not, by row.
    fn seen(picture: &str) -> Vec<Vec<bool>> {
        let document = roxmltree::Document::parse(picture).unwrap();
        let side: usize =
            document.root_element().attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
        let mut seen = vec![vec![false; side]; side];
        let path = document.descendants().find_map(|node| node.attribute("d")).unwrap();
        for run in path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let run: usize = rest.split('v').next().unwrap().parse().unwrap();
            let x: usize = x.parse().unwrap();
            seen[y.parse::<usize>().unwrap()][x..x + run].fill(true);
        }
        seen
    }

    #[test]
    fn the_picture_is_the_code_with_white_around_it() {
        let text = "SGR10123456789ABCDEF";
        let seen = seen(&qr(text, "a \"code\"").unwrap());
        let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
        assert_eq!(seen.len(), (code.size() + 2 * QUIET) as usize);
        for (y, row) in (-QUIET..).zip(&seen) {
            for (x, is_dark) in (-QUIET..).zip(row) {
                // Beyond the code every module is light.
                assert_eq!(*is_dark, code.get_module(x, y), "{x}, {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_for_a_code_has_no_picture() {
        assert!(qr(&"A".repeat(4_000), "").is_some());
        assert_eq!(qr(&"a".repeat(4_000), ""), None);
    }
}
