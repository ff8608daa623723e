//! The report as data: sections of blocks, in the caller's words. One form, three renderings: the screen and the printed
//! page show [`body`], a file is [`document`], a wiki gets [`markdown`].

mod html;
mod markdown;
#[cfg(test)]
mod tests;

pub use html::{body, document};
pub use markdown::markdown;

/// The whole report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// The day it was made, in words.
    pub date: String,
    /// What comes before the sections.
    pub lead: Vec<Block>,
    /// The sections, in their order.
    pub sections: Vec<Section>,
    /// What stands below all of it.
    pub foot: String,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Names it in addresses and in the list of sections.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// Its date and its basis.
    pub basis: String,
    /// Whether it takes half the width, beside its neighbour, where there is room.
    pub is_half: bool,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Words(Vec<Run>),
    /// Figures, each with its name and basis. The first one is the one to remember.
    Figures(Vec<Figure>),
    /// A drawing with what stands for it where no drawing can be.
    Drawing(Drawing),
    /// A table.
    Table(Table),
    /// Points, one below the other.
    Points(Vec<Vec<Run>>),
}

/// Words of one weight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are to be seen first.
    pub is_strong: bool,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_strong: false }
    }

    /// Words to be seen first.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_strong: true }
    }
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// Amounts with their units, such as 33 d, 4 h; empty: not known.
    pub amounts: Vec<(String, String)>,
    /// What it rests on.
    pub basis: String,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// SVG with roles for colours; it names itself.
    pub svg: String,
    /// Whether it takes the whole width and is better large.
    pub is_wide: bool,
    /// The same as text of another language, with the language's name: a Mermaid block.
    pub code: Option<(&'static str, String)>,
    /// The same as a table.
    pub table: Option<Table>,
}

/// A table; its first column names the rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row sums up the others.
    pub has_total: bool,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds figures, which stand at its right edge.
    pub is_figures: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_figures: false }
    }

    /// A column of figures.
    pub fn figures(name: impl Into<String>) -> Self {
        Self { name: name.into(), is_figures: true }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What stands below, smaller.
    pub aside: String,
    /// SVG in place of words.
    pub drawing: String,
    /// Whether it is to be seen first.
    pub is_strong: bool,
}

impl Cell {
    /// A cell with words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same with words below.
    #[must_use]
    pub fn aside(self, aside: impl Into<String>) -> Self {
        Self { aside: aside.into(), ..self }
    }

    /// The same, to be seen first.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }

    /// A cell with a drawing.
    pub fn drawing(svg: impl Into<String>) -> Self {
        Self { drawing: svg.into(), ..Self::default() }
    }
}

/// What the renderings say by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWords {
    /// Before the table that stands for a drawing.
    pub as_table: &'static str,
    /// In place of a figure that is not known.
    pub unknown: &'static str,
    /// The language of the words, as in `en`.
    pub language: &'static str,
}
