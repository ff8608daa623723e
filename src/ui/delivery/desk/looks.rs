//! Closer looks at the present question: each asked when somebody looks, the latest answer kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::{DeliveryDesk, Retry, Shown, Trouble};
use crate::delivery::{
    Comparison, FiveMetric, Pace, PartFigures, PartOrder, RowsPage, RowsShown, RowsWanted, SortBy, Stretch,
};
use crate::id::DatasetId;
use crate::jobs::{CompareWith, FileTheme, Job, Look, LookAt, Memory, Query, Reply, Seen};
use crate::platform::clock;
use crate::report::figure::{Figure, Frame};
use crate::ui::delivery::figures;
use crate::ui::delivery::sheet::Metric;
use crate::ui::text::{self as all_text, delivery as text};

/// Rows of a page.
pub const PAGE_ROWS: u32 = 20;

/// What came back last. Answers to earlier questions are late and dropped.
pub struct Slot<T: Send + Sync + 'static> {
    value: RwSignal<Option<Arc<T>>>,
    latest: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Slot<T> {}

impl<T: Send + Sync + 'static> Slot<T> {
    fn new() -> Self {
        Self { value: RwSignal::new(None), latest: StoredValue::new(0) }
    }

    /// The answer, as it changes.
    pub fn get(self) -> Option<Arc<T>> {
        self.value.get()
    }

    /// Asks anew; what was seen stays until the answer comes.
    pub fn ask(self, desk: DeliveryDesk, look: Look, pick: fn(Seen) -> Option<T>) {
        let turn = self.latest.get_value() + 1;
        self.latest.set_value(turn);
        desk.look(look, move |seen| {
            if self.latest.try_get_value() == Some(turn) {
                self.value.try_set(pick(seen).map(Arc::new));
            }
        });
    }
}

/// A chart's drawing.
#[derive(Clone, Copy)]
pub struct ChartSlot {
    pub svg: RwSignal<Option<String>>,
    latest: StoredValue<u32>,
}

impl ChartSlot {
    fn new() -> Self {
        Self { svg: RwSignal::new(None), latest: StoredValue::new(0) }
    }
}

/// What the parts are parted by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PartTab {
    Service,
    Team,
    Environment,
}

/// The rows of one metric: what is wanted, and the page that came.
#[derive(Clone, Copy)]
pub struct RowsState {
    pub wanted: RwSignal<RowsWanted>,
    pub page: Slot<RowsPage>,
    /// Place of the row that is opened.
    pub opened: RwSignal<Option<usize>>,
}

/// Choices and answers of the closer looks.
#[derive(Clone, Copy)]
pub struct Show {
    pub pace: RwSignal<Pace>,
    pub charted: RwSignal<Metric>,
    pub months: Slot<(Pace, Vec<Stretch>)>,
    pub compare_with: RwSignal<Option<CompareWith>>,
    pub comparison: Slot<Comparison>,
    pub parted: RwSignal<PartTab>,
    /// What the parts are sorted by, and whether from the most to the least.
    pub parts_order: RwSignal<(PartOrder, bool)>,
    pub parts: Slot<(PartTab, Vec<PartFigures>)>,
    /// The documented export, where it has come.
    pub json: RwSignal<Option<String>>,
    /// Which team has which service.
    pub teams: RwSignal<BTreeMap<String, String>>,
    pub rows: [RowsState; 5],
    /// Course, lead times, stages, batches.
    pub charts: [ChartSlot; 4],
    /// The whole table of levels is unfolded.
    pub table_open: RwSignal<bool>,
    /// What was decided about files before.
    pub memory: RwSignal<Memory>,
    /// Files whose remembered decisions are being taken over.
    pub(super) accepted: StoredValue<Vec<u32>>,
}

impl Show {
    pub fn new() -> Self {
        let rows = |metric| RowsState {
            wanted: RwSignal::new(RowsWanted {
                metric,
                shown: match metric {
                    FiveMetric::FailureRate | FiveMetric::Rework => RowsShown::Hits,
                    _ => RowsShown::Counted,
                },
                sort: if metric == FiveMetric::LeadTime { SortBy::Duration } else { SortBy::Time },
                descending: true,
                skip: 0,
                take: PAGE_ROWS,
            }),
            page: Slot::new(),
            opened: RwSignal::new(None),
        };
        Self {
            pace: RwSignal::default(),
            charted: RwSignal::new(Metric::Frequency),
            months: Slot::new(),
            compare_with: RwSignal::new(None),
            comparison: Slot::new(),
            parted: RwSignal::new(PartTab::Service),
            parts_order: RwSignal::new((PartOrder::Name, false)),
            parts: Slot::new(),
            json: RwSignal::new(None),
            teams: RwSignal::default(),
            rows: [
                rows(FiveMetric::Frequency),
                rows(FiveMetric::LeadTime),
                rows(FiveMetric::FailureRate),
                rows(FiveMetric::Recovery),
                rows(FiveMetric::Rework),
            ],
            charts: [(); 4].map(|()| ChartSlot::new()),
            table_open: RwSignal::new(false),
            memory: RwSignal::default(),
            accepted: StoredValue::new(Vec::new()),
        }
    }
}

impl DeliveryDesk {
    /// The data sets that are measured: those of the workshop, and one that is being stored.
    pub fn datasets(self) -> Vec<DatasetId> {
        let mut ids: Vec<DatasetId> =
            self.session.read(|workshop| workshop.datasets.iter().map(|dataset| dataset.id).collect());
        ids.extend(self.joined.get().filter(|joined| !ids.contains(joined)));
        ids
    }

    /// The present question with the data sets it goes to.
    pub fn question(self) -> Query {
        Query { datasets: untrack(|| self.datasets()), ..self.query.get_untracked() }
    }

    /// Looks closer at the present question.
    pub fn look(self, look: Look, on_seen: impl Fn(Seen) + 'static) {
        let at = LookAt { query: self.question(), look };
        self.jobs.send(Job::Look(Box::new(at)), Vec::new(), move |answer| {
            let text = match answer {
                Ok(Reply::Seen(seen)) => return on_seen(*seen),
                Ok(Reply::Failed(failure)) => text::job_failure(&failure),
                Ok(_) => return,
                Err(failure) => all_text::worker_failure(&failure),
            };
            self.trouble.try_set(Some(Trouble { text, retry: Some(Retry::Measure) }));
        });
    }

    /// Hands out the documented export of the present question: at once if it has come already, because some browsers copy
    /// only what is there when the button is pressed.
    pub fn with_json(self, take: impl Fn(String) + 'static) {
        match self.show.json.get_untracked() {
            Some(json) => take(json),
            None => self.look(Look::Json, move |seen| {
                if let Seen::Json(json) = seen {
                    take(json);
                }
            }),
        }
    }

    /// Fetches the export before somebody wants it.
    pub fn fetch_json(self) {
        let asked = self.asked.get_value();
        self.look(Look::Json, move |seen| {
            if let (Seen::Json(json), Some(latest)) = (seen, self.asked.try_get_value())
                && latest == asked
            {
                self.show.json.set(Some(json));
            }
        });
    }

    /// Has the charts drawn when the figures stand there: reading the drawings would keep the page from painting those.
    pub(super) fn draw_later(self) {
        let asked = self.asked.get_value();
        clock::spawn(async move {
            clock::painted().await;
            if self.asked.try_get_value() == Some(asked) {
                self.draw();
            }
        });
    }

    /// Has the charts of the sheet drawn, at the width there is.
    pub fn draw(self) {
        let Some(Shown(sheet)) = self.sheet.get_untracked() else { return };
        let asked = figures::asked(&sheet, self.chart_width.get_untracked());
        self.jobs.send(Job::Draw(asked), Vec::new(), move |answer| {
            if let Ok(Reply::Drawn(drawn)) = answer {
                self.charts.set(figures::Charts::of(drawn));
            }
        });
    }

    /// Has a chart drawn; what was drawn stays until the new drawing comes.
    pub fn draw_chart(self, slot: ChartSlot, asked: Option<(Figure, Frame)>) {
        let turn = slot.latest.get_value() + 1;
        slot.latest.set_value(turn);
        let Some(asked) = asked else { return slot.svg.set(None) };
        self.jobs.send(Job::Draw(vec![asked]), Vec::new(), move |answer| {
            if let (Ok(Reply::Drawn(drawn)), Some(latest)) = (answer, slot.latest.try_get_value())
                && latest == turn
            {
                slot.svg.try_set(drawn.into_iter().next().flatten());
            }
        });
    }

    /// Has a chart drawn as a file of its own, and hands it over.
    pub fn chart_file(self, asked: (Figure, Frame), theme: FileTheme, take: impl Fn(String) + 'static) {
        self.jobs.send(Job::DrawFile(Box::new(asked), theme), Vec::new(), move |answer| {
            if let Ok(Reply::Drawn(drawn)) = answer
                && let Some(svg) = drawn.into_iter().next().flatten()
            {
                take(svg);
            }
        });
    }
}
