//! Metrics and scorecards as rows of CSV and TSV. Cells that a spreadsheet would take for a formula are disarmed, as the
//! rows of steps are, see `stream::rows`: one that begins with `=`, `+`, `-` or `@` gets an apostrophe before it.

use crate::maturity::{Model, Rating, Scorecard, team_cards};
pub use crate::stream::{cells_as_csv, cells_as_tsv};

/// Rows of cells, the heads first.
pub type Cells = Vec<Vec<String>>;

/// One figure of a table of metrics: one row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MetricRow {
    /// What it is of: all, a service, a week.
    pub scope: &'static str,
    /// Which service or week; empty for all.
    pub name: String,
    /// The metric.
    pub metric: &'static str,
    /// Which figure of it.
    pub figure: &'static str,
    /// The figure, unrounded; `None`: no data, never 0.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: &'static str,
    /// How many rows it was made of, or the numerator of a share.
    pub n: Option<u64>,
    /// The denominator of a share.
    pub of: Option<u64>,
}

/// The table of metrics: first and last day stand in every row, so that rows of several exports can be put together.
pub fn metric_cells(heads: [&str; 10], (first, last): (&str, &str), rows: &[MetricRow]) -> Cells {
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    let row = |row: &MetricRow| {
        let value = row.value.filter(|value| value.is_finite()).map(|value| value.to_string()).unwrap_or_default();
        let words = [row.scope, &row.name, first, last, row.metric, row.figure].map(str::to_owned);
        let figures = [value, row.unit.to_owned(), number(row.n), number(row.of)];
        words.into_iter().chain(figures).collect()
    };
    let heads = heads.map(str::to_owned).to_vec();
    std::iter::once(heads).chain(rows.iter().map(row)).collect()
}

/// All team's own cards, one row per practice of the questionnaire and one per answer that it does not ask for. What
/// single raters said stays behind.
pub fn scorecard_cells(
    heads: [&str; 13],
    cards: &[Scorecard],
    model_of: impl Fn(&Scorecard) -> Option<std::sync::Arc<Model>>,
) -> Cells {
    let mut cells = vec![heads.map(str::to_owned).to_vec()];
    for card in team_cards(cards) {
        let model = model_of(card);
        if let Some(model) = &model {
            for (section, practice) in model.practices() {
                let answer = model.answer_to(card, practice);
                cells.push(card_row(card, [&section.title, &practice.id, &practice.title], answer));
            }
        }
        let is_asked = |id: &str| model.as_ref().is_some_and(|model| model.practices().any(|(_, one)| asks(one, id)));
        for (id, answer) in card.answers.iter().filter(|(id, _)| !is_asked(id)) {
            cells.push(card_row(card, ["", id, ""], Some(answer)));
        }
    }
    cells
}

fn asks(practice: &crate::maturity::Practice, id: &str) -> bool {
    practice.id == id || practice.replaces.iter().any(|old| old == id)
}

fn card_row(card: &Scorecard, practice: [&str; 3], answer: Option<&crate::maturity::Answer>) -> Vec<String> {
    let answer = answer.cloned().unwrap_or_default();
    let rating = match answer.rating {
        Some(Rating::Level(level)) => u8::from(level).to_string(),
        Some(Rating::NotApplicable) => "n/a".to_owned(),
        None => String::new(),
    };
    let target = answer.target.map(|level| u8::from(level).to_string()).unwrap_or_default();
    let card = [&card.team, &card.date, &card.model, &card.model_version.to_string()].map(ToOwned::to_owned);
    let said = [rating, target, answer.note, answer.evidence.link, answer.evidence.date, answer.evidence.by];
    let mut row: Vec<String> = card.into_iter().collect();
    row.extend(practice.map(str::to_owned));
    row.extend(said);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ScorecardId;
    use crate::maturity::{Answer, Level};
    use std::sync::Arc;

    fn card() -> (Arc<Model>, Scorecard) {
        let model = Arc::new(Model::read(crate::maturity::BASELINE_JSON).unwrap());
        let mut card = Scorecard::new(ScorecardId::from_bits(1), &model, "=cmd|' /C calc'!A0", "2026-11-18");
        let first = model.practices().next().map(|(_, practice)| practice.id.clone()).unwrap();
        let rating = Some(Rating::Level(Level::Novice));
        card.answers.insert(first, Answer { rating, note: "-1 \"x\"\ny".into(), ..Answer::default() });
        card.answers.insert("gone".into(), Answer { note: "@kept".into(), ..Answer::default() });
        (model, card)
    }

    #[test]
    fn every_practice_is_a_row_and_open_is_not_nought() {
        let (model, card) = card();
        let sheet = card.sheet(ScorecardId::from_bits(2), "Ana");
        let cells = scorecard_cells([""; 13], &[card, sheet], |_| Some(Arc::clone(&model)));
        assert_eq!(
            cells.len(),
            1 + model.practices().count() + 1,
            "heads, practices, the answer that is not asked for"
        );
        assert_eq!((cells[1][7].as_str(), cells[2][7].as_str()), ("1", ""));
        assert_eq!(cells.last().unwrap()[5], "gone");
    }

    #[test]
    fn formulas_are_disarmed_in_both_forms() {
        let (model, card) = card();
        let cells = scorecard_cells([""; 13], &[card], |_| Some(Arc::clone(&model)));
        let (csv, tsv) = (cells_as_csv(&cells), cells_as_tsv(&cells));
        assert!(csv.contains("'=cmd|' /C calc'!A0,") && csv.contains("\"'-1 \"\"x\"\"\ny\"") && csv.contains("'@kept"));
        assert!(tsv.contains("'=cmd|' /C calc'!A0\t") && tsv.contains("'@kept"));
    }

    #[test]
    fn what_is_not_known_is_empty() {
        let row =
            |value| MetricRow { scope: "all", metric: "m", figure: "median", value, unit: "s", ..MetricRow::default() };
        let rows = [row(None), row(Some(f64::NAN)), row(Some(0.5))];
        let cells = metric_cells([""; 10], ("2026-09-07", "2026-09-27"), &rows);
        let values: Vec<&str> = cells[1..].iter().map(|row| row[6].as_str()).collect();
        assert_eq!(values, ["", "", "0.5"]);
    }
}
