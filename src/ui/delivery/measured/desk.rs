//! What was measured, what people ticked, and the verbs of the measured map.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::delivery::{EventLog, StagePart};
use crate::id::{MapId, StepId, WorkshopId};
use crate::jobs::{FlowSheet, Job, Query, Reply};
use crate::platform::clock::{self, Timeout};
use crate::stream::{Calendar, StreamMap};
use crate::ui::app::App;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::jobs::Jobs;
use crate::ui::parts::dynamic::{effect, provided};
use crate::ui::parts::notices::Notice;
use crate::ui::text::delivery::measured as said;
use crate::ui::workbench::map_desk::MapDesk;
use crate::workshop::{
    Filling, MapPart, MeasuredStream, StageLine, change_lines, fill_steps, fillings, log_lines, match_steps, measured_map,
    stream_of,
};

/// The stages are asked for when the figures stand still: the figures go before.
const ASKED_AFTER_MS: u32 = 120;
const MEDIAN: u8 = 50;

/// Where the stages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Changes,
    Log,
}

/// A sheet that is compared by identity.
#[derive(Clone)]
pub struct Shown(pub Arc<FlowSheet>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Handles of the measured map. By context, as long as the sheet is shown.
#[derive(Clone, Copy)]
pub struct MeasuredDesk {
    app: App,
    delivery: DeliveryDesk,
    maps: MapDesk,
    jobs: Jobs,
    asked: StoredValue<u32>,
    pub sheet: RwSignal<Option<Shown>>,
    /// Whether somebody opened or closed the measured map.
    opened: RwSignal<Option<bool>>,
    chosen_source: RwSignal<Option<Source>>,
    pub percent: RwSignal<u8>,
    pub is_per_item: RwSignal<bool>,
    /// What people ticked, by the words of a line.
    ticked: RwSignal<BTreeMap<String, StagePart>>,
    /// The map that gets the figures; `None`: a new one.
    pub target: RwSignal<Option<MapId>>,
    pub calendar: RwSignal<Calendar>,
    /// Steps that people chose, by map and the words of a stage.
    matched: RwSignal<BTreeMap<(MapId, String), Option<StepId>>>,
    pub keeps_estimates: RwSignal<bool>,
    /// The map that is compared, and the part of it, where people chose them.
    pub compared: RwSignal<Option<MapId>>,
    pub part: RwSignal<Option<(MapId, MapPart)>>,
    /// The map that was made or written last.
    pub done: RwSignal<Option<MapId>>,
    pub lines: Memo<Vec<StageLine>>,
    pub parts: Memo<Vec<StagePart>>,
    pub stream: Memo<MeasuredStream>,
}

impl MeasuredDesk {
    pub fn new() -> Self {
        let delivery = DeliveryDesk::here();
        let sheet: RwSignal<Option<Shown>> = RwSignal::new(None);
        let chosen_source = RwSignal::new(None);
        let (percent, is_per_item) = (RwSignal::new(MEDIAN), RwSignal::new(false));
        let ticked = RwSignal::new(BTreeMap::new());
        let source = move || chosen_source.get().unwrap_or_else(|| sheet.with(|sheet| usual_source(sheet.as_ref())));
        let lines: Memo<Vec<StageLine>> = Memo::new(move |_| match (sheet.get(), source()) {
            (Some(Shown(sheet)), Source::Changes) => change_lines(&sheet.split),
            (Some(Shown(sheet)), Source::Log) => {
                sheet.log.as_ref().map(|log| log_lines(log, is_per_item.get())).unwrap_or_default()
            }
            (None, _) => Vec::new(),
        });
        let parts: Memo<Vec<StagePart>> = Memo::new(move |_| {
            let part = |line: &StageLine| {
                ticked.with(|all| all.get(&said::line_name(&line.name)).copied()).unwrap_or(line.proposed)
            };
            lines.with(|lines| lines.iter().map(part).collect())
        });
        let stream = Memo::new(move |_| {
            let log = sheet.get().and_then(|Shown(sheet)| sheet.log.clone()).filter(|_| source() == Source::Log);
            let name = sources_name(delivery, sheet, source());
            let changes = log.as_ref().map(|log| log.changes.as_slice()).unwrap_or_default();
            let stream = lines.with(|lines| {
                parts.with(|parts| stream_of(lines, parts, changes, percent.get(), said::line_name))
            });
            with_ends(MeasuredStream { source: name, ..stream }, log.as_ref())
        });
        Self {
            app: App::here(),
            delivery,
            maps: MapDesk::here(),
            jobs: provided(),
            asked: StoredValue::new(0),
            sheet,
            opened: RwSignal::new(None),
            chosen_source,
            percent,
            is_per_item,
            ticked,
            target: RwSignal::new(None),
            calendar: RwSignal::new(Calendar::ELAPSED),
            matched: RwSignal::default(),
            keeps_estimates: RwSignal::new(true),
            compared: RwSignal::new(None),
            part: RwSignal::new(None),
            done: RwSignal::new(None),
            lines,
            parts,
            stream,
        }
    }

    pub fn here() -> Self {
        provided()
    }

    /// Asks for the stages whenever the figures of the sheet are new.
    pub fn follow_the_sheet(self) {
        let timer: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
        effect(move || {
            if self.delivery.sheet.get().is_some() {
                timer.set_value(Some(clock::after(ASKED_AFTER_MS, move || self.ask())));
            }
        });
        on_cleanup(move || drop(timer.try_update_value(Option::take)));
    }

    fn ask(self) {
        let Some(query) = self.delivery.query.try_get_untracked() else { return };
        let number = Rc::new(Cell::new(0));
        let own = Rc::clone(&number);
        let job = Job::Flow(Box::new(Query { datasets: untrack(|| self.delivery.datasets()), ..query }));
        let sent = self.jobs.send(job, Vec::new(), move |answer| {
            // An answer to an earlier question is late. What could not be answered is said beside the figures.
            let is_latest = self.asked.try_get_value() == Some(own.get());
            if let (true, Ok(Reply::Flow(sheet))) = (is_latest, answer) {
                self.sheet.set(Some(Shown(Arc::new(*sheet))));
            }
        });
        number.set(sent);
        self.asked.set_value(sent);
    }

    /// Whether the data holds an event log and no deployments.
    pub fn is_log_alone(self) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(|Shown(s)| s.log.is_some() && s.deployed_in.is_empty()))
    }

    pub fn is_open(self) -> bool {
        self.opened.get().unwrap_or_else(|| self.is_log_alone())
    }

    pub fn toggle(self) {
        let is_open = untrack(|| self.is_open());
        self.opened.set(Some(!is_open));
    }

    pub fn source(self) -> Source {
        self.chosen_source.get().unwrap_or_else(|| self.sheet.with(|sheet| usual_source(sheet.as_ref())))
    }

    pub fn choose_source(self, source: Source) {
        self.chosen_source.set(Some(source));
    }

    pub fn tick(self, line: &str, part: StagePart) {
        self.ticked.update(|all| {
            all.insert(line.to_owned(), part);
        });
    }

    pub fn workshop(self) -> WorkshopId {
        self.delivery.session.id()
    }

    /// Names and ids of the maps.
    pub fn map_names(self) -> Vec<(MapId, String)> {
        self.delivery.session.read(|workshop| {
            workshop.maps.iter().map(|map| (map.id, said::map_name(&map.name))).collect()
        })
    }

    pub fn map(self, id: MapId) -> Option<StreamMap> {
        self.delivery.session.read(|workshop| workshop.map(id).cloned())
    }

    /// The calendars that a new map can have: elapsed time, and those of the maps there are.
    pub fn calendars(self) -> Vec<Calendar> {
        let mut all = vec![Calendar::ELAPSED];
        let own = self.delivery.session.read(|workshop| workshop.maps.iter().map(|map| map.calendar).collect::<Vec<_>>());
        for calendar in own.into_iter().chain([Calendar::default()]) {
            if !all.contains(&calendar) {
                all.push(calendar);
            }
        }
        all
    }

    /// The step of each stage on a map: as chosen, else by name.
    pub fn steps_of(self, map: &StreamMap) -> Vec<Option<StepId>> {
        let stream = self.stream.get();
        let by_name = match_steps(map, &stream);
        self.matched.with(|matched| {
            let chosen = |(stage, by_name): (&crate::workshop::MeasuredStage, Option<StepId>)| {
                matched.get(&(map.id, stage.name.clone())).copied().unwrap_or(by_name)
            };
            stream.stages.iter().zip(by_name).map(chosen).collect()
        })
    }

    pub fn choose_step(self, map: MapId, stage: &str, step: Option<StepId>) {
        self.matched.update(|all| {
            all.insert((map, stage.to_owned()), step);
        });
    }

    /// What the steps of a map would get.
    pub fn fillings(self, map: &StreamMap) -> Vec<Filling> {
        fillings(map, &self.stream.get(), &self.steps_of(map))
    }

    /// Makes a new map of the stages.
    pub fn make_map(self, name: &str) {
        let stream = self.stream.get_untracked();
        let at = self.delivery.session.peek(|workshop| workshop.maps.len());
        let calendar = self.calendar.get_untracked();
        let (id, edits) = measured_map(&stream, name, calendar, at, &mut clock::random_bits);
        if self.delivery.session.record(edits) {
            self.is_done(id, &said::made(name, stream.stages.len()));
        }
    }

    /// Writes the figures onto a map, in one gesture.
    pub fn write_figures(self, id: MapId) {
        let Some(map) = self.delivery.session.peek(|workshop| workshop.map(id).cloned()) else { return };
        let (stream, fills) = untrack(|| (self.stream.get(), self.fillings(&map)));
        let keeps = self.keeps_estimates.get_untracked();
        let note = |_: &_, filling: &Filling| keeps.then(|| said::estimate_note(&said::lead_time_now(filling, &map.calendar)));
        if self.delivery.session.record(fill_steps(&map, &stream, &fills, note)) {
            self.is_done(id, &said::written(fills.len(), &map.name));
        } else {
            self.app.notify(Notice::info(said::unchanged(&map.name)));
        }
    }

    fn is_done(self, map: MapId, words: &str) {
        self.maps.choose(map);
        self.done.set(Some(map));
        self.app.notify(Notice::info(words));
    }
}

/// Deployed changes go before an event log, because they end in production.
fn usual_source(sheet: Option<&Shown>) -> Source {
    let has_changes = sheet.is_some_and(|Shown(sheet)| sheet.split.lead.n > 0 || sheet.split.changes > 0);
    let has_log = sheet.is_some_and(|Shown(sheet)| sheet.log.is_some());
    if has_log && !has_changes { Source::Log } else { Source::Changes }
}

/// Names of the data sets that a source is made of.
fn sources_name(delivery: DeliveryDesk, sheet: RwSignal<Option<Shown>>, source: Source) -> String {
    let Some(Shown(sheet)) = sheet.get() else { return String::new() };
    let ids = if source == Source::Log { &sheet.logged_in } else { &sheet.deployed_in };
    let names: Vec<String> = delivery.session.read(|workshop| {
        workshop.datasets.iter().filter(|data| ids.contains(&data.id)).map(|data| data.name.clone()).collect()
    });
    names.join(" + ")
}

/// What starts and ends the stream: of changes commit and production, of a log its first stage and the one that ends it.
fn with_ends(stream: MeasuredStream, log: Option<&EventLog>) -> MeasuredStream {
    let Some(log) = log else {
        let (starts_with, ends_with) = (said::CHANGES_START.to_owned(), said::CHANGES_END.to_owned());
        return MeasuredStream { starts_with, ends_with, ..stream };
    };
    let first = stream.stages.first().map(|stage| stage.name.clone()).unwrap_or_default();
    let end = log.stages.iter().filter(|stage| stage.part == StagePart::End).max_by_key(|stage| stage.items);
    let last = stream.stages.last().map(|stage| said::log_end(&stage.name, false));
    let ends_with = end.map(|stage| said::log_end(&stage.name, true)).or(last).unwrap_or_default();
    MeasuredStream { starts_with: first, ends_with, ..stream }
}
