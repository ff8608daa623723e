//! Rows of the history as markup: heads of sittings, and a row for each change.

use crate::ui::markup::Markup;
use crate::ui::text::keeping as said;
use crate::workshop::keeping::Sitting;

/// Height of a row in CSS px; the style sheet says the same.
pub const ROW_PX: f64 = 44.0;

/// What the practice or milestone with an id is called, where that is known.
pub type Titles<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    /// When it was made, milliseconds since 1970-01-01 UTC.
    pub at_ms: f64,
    /// The number of the browser that it was made with.
    pub person: u64,
    /// What it did.
    pub sentences: Vec<String>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HistoryRow {
    /// The head of a sitting.
    Sitting(Sitting),
    /// The change at this place of the journal.
    Change(usize),
}

impl HistoryRow {
    /// The place of its change in the journal; heads have none.
    pub fn place(&self) -> Option<usize> {
        match self {
            Self::Sitting(_) => None,
            Self::Change(place) => Some(*place),
        }
    }
}

/// The rows. `moment`: a time as `day, hour:minute`.
pub fn rows_markup(
    rows: &[HistoryRow],
    lines: &[HistoryLine],
    chosen: Option<usize>,
    is_new: impl Fn(usize) -> bool,
    name: impl Fn(u64) -> String,
    moment: impl Fn(f64) -> String,
) -> String {
    let mut markup = Markup::new();
    for row in rows {
        match row {
            HistoryRow::Sitting(sitting) => {
                let (from, to) = (moment(sitting.from_ms), moment(sitting.to_ms));
                let words = said::sitting(day_of(&from), time_of(&from), time_of(&to), sitting.count);
                markup.element("div", "history-sitting", &words);
            }
            HistoryRow::Change(place) => {
                let Some(line) = lines.get(*place) else { continue };
                change(&mut markup, *place, lines.len(), line, chosen == Some(*place), is_new(*place), &name, &moment);
            }
        }
    }
    markup.finish()
}

#[allow(clippy::too_many_arguments, reason = "one row, all that is known of it")]
fn change(
    markup: &mut Markup,
    place: usize,
    of: usize,
    line: &HistoryLine,
    is_chosen: bool,
    is_new: bool,
    name: &impl Fn(u64) -> String,
    moment: &impl Fn(f64) -> String,
) {
    let class = if is_new { "history-change new" } else { "history-change" };
    let sentences = line.sentences.join("; ");
    markup.raw("<div role=\"option\"").attr("class", class).attr("id", &["change-", &place.to_string()].concat());
    markup.attr("data-change", &place.to_string()).attr("aria-selected", if is_chosen { "true" } else { "false" });
    // The newest comes first.
    markup.attr("aria-setsize", &of.to_string()).attr("aria-posinset", &(of - place).to_string());
    markup.attr("title", &sentences).raw("><span class=\"what\">").words(&sentences).raw("</span><span class=\"cap\">");
    if is_new {
        markup.raw("<b>").words(said::NEW).raw("</b> ");
    }
    markup.words(time_of(&moment(line.at_ms))).raw(" · ").words(&name(line.person)).raw("</span></div>");
}

fn day_of(moment: &str) -> &str {
    moment.rsplit_once(", ").map_or(moment, |(day, _)| day)
}

fn time_of(moment: &str) -> &str {
    moment.rsplit_once(", ").map_or("", |(_, time)| time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitting_has_its_head_and_each_change_its_row() {
        let line = |what: &str| HistoryLine { at_ms: 0.0, person: 7, sentences: vec![what.to_owned(), "x".to_owned()] };
        let lines = [line("Named <it>"), line("Moved")];
        let sitting = Sitting { first: 0, count: 2, from_ms: 0.0, to_ms: 60_000.0 };
        let rows = [HistoryRow::Sitting(sitting), HistoryRow::Change(1), HistoryRow::Change(0), HistoryRow::Change(9)];
        let moment = |at_ms: f64| format!("3 Nov 2026, 09:0{}", at_ms / 60_000.0);
        let drawn = rows_markup(&rows, &lines, Some(1), |place| place == 0, |_| "Ana".to_owned(), moment);
        assert!(drawn.contains("3 Nov 2026, 09:00 to 09:01: 2 changes"), "{drawn}");
        assert_eq!(drawn.matches("role=\"option\"").count(), 2);
        assert_eq!(drawn.matches("aria-selected=\"true\"").count(), 1);
        assert!(drawn.contains("Named &lt;it&gt;; x</span>") && drawn.contains("09:00 · Ana"), "{drawn}");
        assert!(drawn.contains("aria-posinset=\"1\"") && drawn.contains(" new\""), "{drawn}");
    }
}
