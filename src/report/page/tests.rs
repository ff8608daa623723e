use super::*;
use proptest::prelude::*;
use roxmltree::{Document, Node};

const WORDS: PageWords = PageWords { as_table: "As a table", unknown: "–", language: "en" };

fn page(name: &str) -> Page {
    let table = |has_total| Table {
        caption: name.to_owned(),
        columns: vec![Column::words(name), Column::figures("LT"), Column::words("To scale")],
        rows: vec![vec![Cell::text(name).aside(name), Cell::text("3 d").strong(), Cell::drawing("<svg/>")]],
        has_total,
    };
    let drawing = Drawing {
        svg: "<svg role=\"img\"/>".to_owned(),
        is_wide: true,
        code: Some(("mermaid", "flowchart LR\n".to_owned())),
        table: Some(table(false)),
    };
    let figure = |amounts: &[(&str, &str)]| Figure {
        name: name.to_owned(),
        amounts: amounts.iter().map(|(number, unit)| ((*number).to_owned(), (*unit).to_owned())).collect(),
        basis: name.to_owned(),
    };
    let blocks = vec![
        Block::Words(vec![Run::strong(name), Run::plain(name)]),
        Block::Figures(vec![figure(&[("33", "d"), ("4", "h")]), figure(&[])]),
        Block::Drawing(drawing),
        Block::Table(table(true)),
        Block::Points(vec![vec![Run::plain(name)]]),
    ];
    Page {
        title: name.to_owned(),
        date: "20 November 2026".to_owned(),
        lead: vec![Block::Words(vec![Run::plain(name)])],
        sections: vec![Section { id: "map", title: name.to_owned(), basis: name.to_owned(), is_half: false, blocks }],
        foot: "Streamgauge".to_owned(),
    }
}

/// The body as XML: it is written so that it is both.
fn with_body<T>(page: &Page, read: impl FnOnce(Node<'_, '_>) -> T) -> T {
    let body = format!("<main>{}</main>", body(page, WORDS));
    let document = Document::parse(&body).unwrap_or_else(|error| panic!("{error}: {body}"));
    read(document.root_element())
}

#[test]
fn headings_regions_and_tables_have_their_names() {
    with_body(&page("Payments"), |body| {
        let section = body.descendants().find(|node| node.has_tag_name("section")).unwrap();
        let heading = body.descendants().find(|node| node.has_tag_name("h2")).unwrap();
        assert_eq!(section.attribute("aria-labelledby"), heading.attribute("id"));
        for table in body.descendants().filter(|node| node.has_tag_name("table")) {
            assert!(table.descendants().any(|node| node.has_tag_name("caption")));
            assert_eq!(table.descendants().filter(|node| node.attribute("scope") == Some("col")).count(), 3);
            assert_eq!(table.descendants().filter(|node| node.attribute("scope") == Some("row")).count(), 1);
        }
    });
}

#[test]
fn the_file_fetches_nothing_and_runs_nothing() {
    let file = document(&page("a"), WORDS);
    assert!(file.starts_with("<!doctype html>") && file.contains("default-src 'none'"));
    for sign in ["<script", "src=", "href=", "url(", "@import", "http://", "https://"] {
        assert!(!file.contains(sign), "{sign}");
    }
    assert!(file.contains("--paper:") && file.contains(".report-page"), "it brings its styles");
}

#[test]
fn markdown_has_tables_and_a_mermaid_block() {
    let text = markdown(&page("Pay | ments"), WORDS);
    for expected in [
        "# Pay \\| ments\n",
        "\n## Pay \\| ments\n",
        "\n```mermaid\nflowchart LR\n```\n",
        "\n| Pay \\| ments | LT |\n| --- | ---: |\n| Pay \\| ments · Pay \\| ments | **3 d** |\n",
        "| Pay \\| ments | **33 d 4 h** | Pay \\| ments |\n",
        "| **–** |",
        "\n- Pay \\| ments\n",
    ] {
        assert!(text.contains(expected), "{expected}\nin\n{text}");
    }
}

#[test]
fn signs_of_markdown_mean_nothing() {
    for (words, line) in [
        ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("<b>*a*</b> [x](y) `z` _u_", "&lt;b&gt;\\*a\\*&lt;/b&gt; \\[x\\](y) \\`z\\` \\_u\\_"),
        ("a\n\n# b", "a \\# b"),
        ("مرحبا 👩‍💻", "مرحبا 👩‍💻"),
    ] {
        let point = Page { foot: words.to_owned(), ..Page::default() };
        assert!(markdown(&point, WORDS).ends_with(&format!("\n{line}\n")), "{words}");
    }
}

proptest! {
    #[test]
    fn any_name_stays_text(name in any::<String>()) {
        let shown: String = name.chars().filter(|c| crate::report::xml::is_allowed(*c)).collect();
        let shown = shown.replace("\r\n", "\n").replace('\r', "\n");
        with_body(&page(&name), |body| {
            let heading = body.descendants().find(|node| node.has_tag_name("h1")).unwrap();
            let bdi = heading.first_element_child().unwrap();
            assert_eq!(bdi.text().unwrap_or_default(), shown);
        });
        let lines = markdown(&page("x"), WORDS).lines().count();
        let name = format!("x{name}");
        prop_assert_eq!(markdown(&page(&name), WORDS).lines().count(), lines);
    }
}
