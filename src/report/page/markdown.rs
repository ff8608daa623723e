//! The report as Markdown for a wiki: GitHub's flavour, whose tables and Mermaid blocks others took over.

use super::{Block, Cell, Drawing, Figure, Page, PageWords, Run, Table};

/// The text.
pub fn markdown(page: &Page, words: PageWords) -> String {
    let mut out = format!("# {}\n\n{}\n", text(&page.title), text(&page.date));
    for block in &page.lead {
        write_block(&mut out, block, words);
    }
    for section in &page.sections {
        out.extend([format!("\n## {}\n", text(&section.title))]);
        if !section.basis.is_empty() {
            out.extend([format!("\n*{}*\n", text(&section.basis))]);
        }
        for block in &section.blocks {
            write_block(&mut out, block, words);
        }
    }
    out.extend([format!("\n---\n\n{}\n", text(&page.foot))]);
    out
}

fn write_block(out: &mut String, block: &Block, words: PageWords) {
    match block {
        Block::Words(runs) => out.extend([format!("\n{}\n", said(runs))]),
        Block::Figures(figures) => write_table(out, &as_table(figures, words)),
        Block::Drawing(drawing) => write_drawing(out, drawing),
        Block::Table(table) => write_table(out, table),
        Block::Points(points) => {
            out.push('\n');
            for point in points {
                out.extend([format!("- {}\n", said(point))]);
            }
        }
    }
}

fn said(runs: &[Run]) -> String {
    let run = |run: &Run| if run.is_strong { bold(&run.text) } else { text(&run.text) };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

/// Stars must touch the words.
fn bold(words: &str) -> String {
    let said = text(words);
    if said.is_empty() { said } else { format!("**{said}**") }
}

/// Figures without heads: the first column names them.
fn as_table(figures: &[Figure], words: PageWords) -> Table {
    let amount = |figure: &Figure| {
        let amounts: Vec<String> = figure.amounts.iter().map(|(number, unit)| format!("{number} {unit}")).collect();
        if amounts.is_empty() { words.unknown.to_owned() } else { amounts.join(" ").trim_end().to_owned() }
    };
    let row = |figure: &Figure| {
        vec![Cell::text(&figure.name), Cell::text(amount(figure)).strong(), Cell::text(&figure.basis)]
    };
    Table { columns: Vec::new(), rows: figures.iter().map(row).collect(), ..Table::default() }
}

fn write_drawing(out: &mut String, drawing: &Drawing) {
    if let Some((language, code)) = &drawing.code {
        // The fence is longer than any in the text.
        let fence = "`".repeat(3.max(longest_ticks(code) + 1));
        let end = if code.ends_with('\n') { "" } else { "\n" };
        out.extend([format!("\n{fence}{language}\n{code}{end}{fence}\n")]);
    }
    if let Some(table) = &drawing.table {
        write_table(out, table);
    }
}

fn longest_ticks(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Columns that hold drawings only are left out.
fn write_table(out: &mut String, table: &Table) {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
    let says = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.clone().any(|cell| !cell.text.is_empty() || !cell.aside.is_empty()) || cells.count() == 0
    };
    let kept: Vec<usize> = (0..width).filter(|at| says(*at)).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = |at: &usize| table.columns.get(*at).map(|column| text(&column.name)).unwrap_or_default();
    let rule = |at: &usize| if table.columns.get(*at).is_some_and(|column| column.is_figures) { "---:" } else { "---" };
    out.push('\n');
    out.push_str(&line(kept.iter().map(head).collect()));
    out.push_str(&line(kept.iter().map(|at| rule(at).to_owned()).collect()));
    for row in &table.rows {
        out.push_str(&line(kept.iter().map(|at| row.get(*at).map(cell).unwrap_or_default()).collect()));
    }
}

fn cell(cell: &Cell) -> String {
    let said = if cell.is_strong { bold(&cell.text) } else { text(&cell.text) };
    match (said.is_empty(), cell.aside.is_empty()) {
        (_, true) => said,
        (true, false) => text(&cell.aside),
        (false, false) => format!("{said} · {}", text(&cell.aside)),
    }
}

/// Words on one line in which no sign means anything.
fn text(words: &str) -> String {
    let mut out = String::new();
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),

            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' => out.extend(['\\', c]),
            // Where a narrow column may break a word is of no use here.
            '\u{ad}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    begins_nothing(out)
}

/// The text with what begins a list, a heading or a rule made harmless.
fn begins_nothing(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") ")) {
        let (number, rest) = text.split_at(digits);
        return [number, "\\", rest].concat();
    }
    if text.starts_with(['-', '+', '=']) { ["\\", &text].concat() } else { text }
}
