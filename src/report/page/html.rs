//! The report as HTML.

use super::{Block, Cell, Column, Drawing, Figure, Page, PageWords, Run, Section, Table};
use crate::report::xml::escaped;

/// Colours and type of the app, for a file that has only itself.
const TOKENS: &str = include_str!("../../../assets/tokens.css");
const STYLES: &str = include_str!("../../../assets/report.css");

/// A whole file: nothing in it is fetched, nothing in it runs.
pub fn document(page: &Page, words: PageWords) -> String {
    let mut out = String::from("<!doctype html>\n");
    out.extend(["<html lang=\"", words.language, "\">\n<head>\n<meta charset=\"utf-8\">\n"]);
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.extend(["<title>", &escaped(&page.title), "</title>\n<style>\n", TOKENS, STYLES, "</style>\n</head>\n"]);
    out.extend([
        "<body class=\"report-file\">\n<main class=\"report-page\">\n",
        &body(page, words),
        "</main>\n</body>\n</html>\n",
    ]);
    out
}

/// What is in the page: heading, sections, foot.
pub fn body(page: &Page, words: PageWords) -> String {
    let mut out = String::from("<header class=\"report-head\"><h1>");
    out.extend([text(&page.title).as_str(), "</h1><p>", &text(&page.date), "</p></header>\n"]);
    for block in &page.lead {
        write_block(&mut out, block, words);
    }
    write_sections(&mut out, &page.sections, words);
    out.extend(["<footer class=\"report-foot\">", &text(&page.foot), "</footer>\n"]);
    out
}

/// Words of a document: apart from their surroundings, whichever way they are written.
fn text(words: &str) -> String {
    ["<bdi>", &escaped(words), "</bdi>"].concat()
}

/// Halves stand two and two in a row of their own.
fn write_sections(out: &mut String, sections: &[Section], words: PageWords) {
    let mut rest = sections;
    while let Some((first, after)) = rest.split_first() {
        let second = after.first().filter(|second| first.is_half && second.is_half);
        if let Some(second) = second {
            out.push_str("<div class=\"report-pair\">\n");
            write_section(out, first, words);
            write_section(out, second, words);
            out.push_str("</div>\n");
        } else {
            write_section(out, first, words);
        }
        rest = rest.get(1 + usize::from(second.is_some())..).unwrap_or_default();
    }
}

fn write_section(out: &mut String, section: &Section, words: PageWords) {
    let title = ["report-", section.id].concat();
    out.extend([
        "<section class=\"report-section\" aria-labelledby=\"",
        &title,
        "\"><div class=\"section-head\"><h2 id=\"",
    ]);
    out.extend([title.as_str(), "\">", &text(&section.title), "</h2>"]);
    if !section.basis.is_empty() {
        out.extend(["<p>", &text(&section.basis), "</p>"]);
    }
    out.push_str("</div>\n");
    for block in &section.blocks {
        write_block(out, block, words);
    }
    out.push_str("</section>\n");
}

fn write_block(out: &mut String, block: &Block, words: PageWords) {
    match block {
        Block::Words(runs) => out.extend(["<p class=\"says\">", &said(runs), "</p>\n"]),
        Block::Figures(figures) => write_figures(out, figures, words),
        Block::Drawing(drawing) => write_drawing(out, drawing, words),
        Block::Table(table) => write_table(out, table),
        Block::Points(points) => {
            out.push_str("<ul class=\"points\">");
            for point in points {
                out.extend(["<li>", &said(point), "</li>"]);
            }
            out.push_str("</ul>\n");
        }
    }
}

fn said(runs: &[Run]) -> String {
    let run = |run: &Run| if run.is_strong { ["<b>", &text(&run.text), "</b>"].concat() } else { text(&run.text) };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn write_figures(out: &mut String, figures: &[Figure], words: PageWords) {
    out.push_str("<dl class=\"report-figures\">");
    for figure in figures {
        out.extend(["<div><dt>", &text(&figure.name), "</dt><dd class=\"amount\">"]);
        if figure.amounts.is_empty() {
            out.extend(["<span class=\"unknown\">", &escaped(words.unknown), "</span>"]);
        }
        for (number, unit) in &figure.amounts {
            out.extend([escaped(number).as_str(), "<i>", &escaped(unit), "</i>"]);
        }
        out.extend(["</dd><dd class=\"basis\">", &text(&figure.basis), "</dd></div>"]);
    }
    out.push_str("</dl>\n");
}

fn write_drawing(out: &mut String, drawing: &Drawing, words: PageWords) {
    if drawing.is_wide {
        // Wider than a phone, so it is scrolled: by keys too.
        let name = drawing.table.as_ref().map_or("", |table| table.caption.as_str());
        let name = escaped(name);
        out.extend(["<div class=\"report-drawing wide\" tabindex=\"0\" role=\"group\" aria-label=\"", &name, "\">"]);
    } else {
        out.push_str("<div class=\"report-drawing\">");
    }
    out.extend([drawing.svg.as_str(), "</div>\n"]);
    if let Some(table) = &drawing.table {
        let (name, said) = (escaped(&table.caption), escaped(words.as_table));
        out.extend(["<details class=\"drawing-table\"><summary>", &said, "<span class=\"report-vh\">: ", &name]);
        out.push_str("</span></summary>");
        write_table(out, table);
        out.push_str("</details>\n");
    }
}

fn write_table(out: &mut String, table: &Table) {
    let class = if table.has_total { "report-table has-total" } else { "report-table" };
    out.extend(["<table class=\"", class, "\"><caption>", &text(&table.caption), "</caption><thead><tr>"]);
    for column in &table.columns {
        let class = if column.is_figures { " class=\"n\"" } else { "" };
        out.extend(["<th scope=\"col\"", class, ">", &text(&column.name), "</th>"]);
    }
    out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            write_cell(out, cell, at == 0, table.columns.get(at));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>\n");
}

/// A cell bears its column's heading too: on a phone the cells of a wide row stand below each other.
fn write_cell(out: &mut String, cell: &Cell, is_name: bool, column: Option<&Column>) {
    let (open, close) = if is_name { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
    out.push_str(open);
    if let Some(column) = column {
        let class = if column.is_figures { " class=\"n\"" } else { "" };
        out.extend([" data-column=\"", &escaped(&column.name), "\"", class]);
    }
    out.push('>');
    out.push_str(&cell.drawing);
    if cell.is_strong {
        out.extend(["<b>", &text(&cell.text), "</b>"]);
    } else if !cell.text.is_empty() {
        out.push_str(&text(&cell.text));
    }
    if !cell.aside.is_empty() {
        out.extend(["<span class=\"aside\">", &text(&cell.aside), "</span>"]);
    }
    out.push_str(close);
}
