//! The delivery desk: the import under way, the question, its answer and its charts, and every verb of the screen.
//!
//! It lives as long as the workshop is open, so that another tab of the screen loses no import.

pub mod looks;
mod rehearsal;
mod remembered;

use std::sync::Arc;

use leptos::prelude::*;

use self::looks::Show;
use super::figures;
use super::rejected::rejects_csv;
use super::sheet::Metric;
use crate::delivery::{Mapping, Role};
use crate::id::DatasetId;
use crate::jobs::{Added, Decision, ImportView, Job, Query, Remap, Reply, Sheet, with_role};
use crate::platform::clock;
use crate::platform::files::{self, File};
use crate::ui::app::App;
use crate::ui::jobs::{Answer, Jobs};
use crate::ui::parts::dynamic::{memo_flag, provided};
use crate::ui::parts::notices::Notice;
use crate::ui::session::Session;
use crate::ui::text::{self as all_text, delivery as text};
use crate::workshop::{DatasetRef, Edit};

/// A file on its way through the worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Our number for the file.
    pub file: u32,
    /// Which reading of it: only the last one counts.
    turn: u32,
    pub name: String,
    pub bytes: f64,
    pub of_bytes: f64,
}

impl Reading {
    /// A file of which nothing was read yet.
    pub fn begun(file: u32, turn: u32, name: String, of_bytes: f64) -> Self {
        Self { file, turn, name, bytes: 0.0, of_bytes }
    }
}

/// What was not done, and what trying again would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    pub text: String,
    pub retry: Option<Retry>,
}

/// What can be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    Read,
    Add,
    Measure,
}

/// A sheet that is compared by identity: comparing figures would cost more than showing them.
#[derive(Clone)]
pub struct Shown(pub Arc<Sheet>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Handles of the delivery screen.
#[derive(Clone, Copy)]
pub struct DeliveryDesk {
    app: App,
    pub session: Session,
    jobs: Jobs,
    files: StoredValue<Vec<(u32, File)>, LocalStorage>,
    /// Mappings that were asked for and are not read yet: the next change starts from there.
    mappings: StoredValue<Vec<(u32, Mapping)>>,
    turns: StoredValue<u32>,
    /// The worker was asked to go through a made-up import: see `rehearsal`.
    has_rehearsed: StoredValue<bool>,
    /// The number of the latest question; answers to earlier ones are late.
    asked: StoredValue<u32>,
    pub is_importing: RwSignal<bool>,
    pub import: RwSignal<ImportView>,
    pub reading: RwSignal<Vec<Reading>>,
    /// The file whose rows are shown.
    pub shown_file: RwSignal<Option<u32>>,
    pub is_adding: RwSignal<bool>,
    /// A data set that can be measured and is being stored. Only when it is stored the document knows it.
    pub joined: RwSignal<Option<DatasetId>>,
    pub trouble: RwSignal<Option<Trouble>>,
    /// What is asked, but for the data sets.
    pub query: RwSignal<Query>,
    pub sheet: RwSignal<Option<Shown>>,
    pub is_measuring: RwSignal<bool>,
    /// Width of a chart in CSS px.
    pub chart_width: RwSignal<u32>,
    pub charts: RwSignal<figures::Charts>,
    /// Metrics whose explanation is open.
    pub explained: RwSignal<Vec<Metric>>,
    pub show: Show,
}

impl DeliveryDesk {
    pub fn new(app: App, session: Session, jobs: Jobs) -> Self {
        let desk = Self {
            app,
            session,
            jobs,
            files: StoredValue::new_local(Vec::new()),
            mappings: StoredValue::new(Vec::new()),
            turns: StoredValue::new(0),
            has_rehearsed: StoredValue::new(false),
            asked: StoredValue::new(0),
            is_importing: RwSignal::new(false),
            import: RwSignal::default(),
            reading: RwSignal::default(),
            shown_file: RwSignal::new(None),
            is_adding: RwSignal::new(false),
            joined: RwSignal::new(None),
            trouble: RwSignal::new(None),
            query: RwSignal::default(),
            sheet: RwSignal::new(None),
            is_measuring: RwSignal::new(false),
            chart_width: RwSignal::new(figures::WIDE_PX),
            charts: RwSignal::default(),
            explained: RwSignal::default(),
            show: Show::new(),
        };
        desk.fetch_remembered();
        desk
    }

    /// The desk of the open workshop.
    pub fn here() -> Self {
        provided()
    }

    /// Reads files beside those that are there.
    pub fn take_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.is_importing.set(true);
        self.trouble.set(None);
        for file in files {
            // Never used again, so that nothing late is taken for it.
            let key = self.turns.get_value();
            self.files.update_value(|all| all.push((key, file.clone())));
            self.read(key, file, Remap::AsFound);
        }
    }

    /// Reads a file again, its columns meaning something else.
    pub fn remap(self, key: u32, remap: Remap) {
        let file = self.files.with_value(|all| all.iter().find(|(k, _)| *k == key).map(|(_, file)| file.clone()));
        if let Some(file) = file {
            self.read(key, file, remap);
        }
    }

    /// Gives a column of a file another role, and reads the file again.
    pub fn set_role(self, key: u32, at: usize, role: Role) {
        let asked = self.mappings.with_value(|all| all.iter().find(|(k, _)| *k == key).map(|(_, m)| m.clone()));
        let shown = || {
            let of_file = |view: &ImportView| view.files.iter().find(|f| f.file == key).and_then(|f| f.mapping.clone());
            self.import.with_untracked(of_file)
        };
        let Some(mapping) = asked.or_else(shown) else { return };
        let mapping = with_role(&mapping, at, role);
        let remap = Remap::Columns(mapping.table, mapping.columns.clone());
        self.mappings.update_value(|all| {
            all.retain(|(k, _)| *k != key);
            all.push((key, mapping));
        });
        self.remap(key, remap);
    }

    fn read(self, key: u32, file: File, remap: Remap) {
        let turn = self.turns.get_value() + 1;
        self.turns.set_value(turn);
        self.reading.update(|all| {
            all.retain(|reading| reading.file != key);
            all.push(Reading::begun(key, turn, file.name(), file.size()));
        });
        self.jobs.send(Job::Read { file: key, remap }, vec![file], move |answer| self.on_read(key, turn, answer));
    }

    fn on_read(self, key: u32, turn: u32, answer: Answer) {
        if let Ok(Reply::Progress { bytes, of_bytes, .. }) = answer {
            self.reading.update(|all| {
                for reading in all.iter_mut().filter(|reading| reading.turn == turn) {
                    (reading.bytes, reading.of_bytes) = (bytes, of_bytes);
                }
            });
            return;
        }
        if self.reading.with_untracked(|all| all.iter().any(|reading| reading.turn == turn)) {
            self.mappings.update_value(|all| all.retain(|(k, _)| *k != key));
            self.reading.update(|all| all.retain(|reading| reading.turn != turn));
        }
        if self.on_import(answer, Retry::Read) && self.shown_file.get_untracked().is_none() {
            self.shown_file.set(Some(key));
        }
    }

    /// Takes a file out, or stops its reading.
    pub fn drop_file(self, key: u32) {
        self.files.update_value(|all| all.retain(|(k, _)| *k != key));
        self.reading.update(|all| all.retain(|reading| reading.file != key));
        if self.shown_file.get_untracked() == Some(key) {
            self.shown_file.set(None);
        }
        self.jobs.send(Job::DropFile { file: key }, Vec::new(), move |answer| {
            self.on_import(answer, Retry::Read);
        });
    }

    pub fn decide(self, decision: Decision) {
        self.jobs.send(Job::Decide(decision), Vec::new(), move |answer| {
            self.on_import(answer, Retry::Read);
        });
    }

    /// Takes the import as it stands now; tells whether it was one.
    fn on_import(self, answer: Answer, retry: Retry) -> bool {
        match answer {
            Ok(Reply::Import(view)) => {
                self.import.set(*view);
                self.go_on_accepting();
                return true;
            }
            Ok(Reply::Failed(failure)) => {
                self.trouble.set(Some(Trouble { text: text::job_failure(&failure), retry: None }));
            }
            Ok(_) => {}
            Err(failure) => {
                self.reading.set(Vec::new());
                self.trouble.set(Some(Trouble { text: all_text::worker_failure(&failure), retry: Some(retry) }));
            }
        }
        false
    }

    /// Leaves the import; nothing was added.
    pub fn discard(self) {
        self.jobs.send(Job::Discard, Vec::new(), |_| {});
        self.leave_import();
    }

    fn leave_import(self) {
        self.files.update_value(Vec::clear);
        self.mappings.update_value(Vec::clear);
        self.reading.set(Vec::new());
        self.shown_file.set(None);
        self.trouble.set(None);
        self.is_importing.set(false);
        self.import.set(ImportView::default());
    }

    /// Joins, stores and adds.
    pub fn add(self) {
        self.is_adding.set(true);
        self.trouble.set(None);
        let dataset = DatasetId::from_bits(clock::random_bits());
        self.jobs.send(Job::Add { dataset }, Vec::new(), move |answer| {
            if matches!(answer, Ok(Reply::Joined(_))) {
                return self.joined.set(Some(dataset));
            }
            self.is_adding.set(false);
            match answer {
                Ok(Reply::Added(added)) => return self.on_added(added),
                Ok(Reply::Failed(failure)) => {
                    self.trouble.set(Some(Trouble { text: text::job_failure(&failure), retry: Some(Retry::Add) }));
                }
                Ok(_) => {}
                Err(failure) => {
                    self.on_import(Err(failure), Retry::Read);
                }
            }
            self.joined.set(None);
        });
    }

    fn on_added(self, added: Added) {
        let name = text::dataset_name(&added.files);
        let dataset = DatasetRef {
            id: added.dataset,
            name: name.clone(),
            files: added.files,
            imported_at_ms: clock::now_ms(),
            environments: added.environments,
            rows: added.rows,
        };
        let at = self.session.peek(|workshop| workshop.datasets.len());
        self.remember_decisions();
        self.leave_import();
        self.session.record(vec![Edit::AddDataset { dataset: Box::new(dataset), at }]);
        self.joined.set(None);
        self.app.notify(Notice::info(text::added(&name)));
    }

    /// Whether the answer holds nothing of deployments, and all data sets are there to say so.
    pub fn is_without_deployments(self) -> Memo<bool> {
        let is_without = |shown: &Shown| shown.0.is_without_deployments && shown.0.missing.is_empty();
        memo_flag(move || self.sheet.with(|shown| shown.as_ref().is_some_and(is_without)))
    }

    /// Hands over all rows that could not be read.
    pub fn save_rejects(self) {
        self.jobs.send(Job::Rejects, Vec::new(), move |answer| {
            if let Ok(Reply::Rejects(rejects)) = answer {
                self.save(text::REJECTED_FILE, "text/csv", &rejects_csv(&rejects));
            }
        });
    }

    /// Asks the present question of the present data sets.
    pub fn measure(self, datasets: Vec<DatasetId>, query: Query) {
        if datasets.is_empty() {
            self.sheet.set(None);
            self.charts.set(figures::Charts::default());
            return;
        }
        self.is_measuring.set(true);
        let number = StoredValue::new(0);
        let job = Job::Measure(Box::new(Query { datasets, ..query }));
        let sent = self.jobs.send(job, Vec::new(), move |answer| {
            if number.try_get_value() == Some(self.asked.get_value()) {
                self.on_sheet(answer);
            }
        });
        number.set_value(sent);
        self.asked.set_value(sent);
    }

    fn on_sheet(self, answer: Answer) {
        self.is_measuring.set(false);
        let text = match answer {
            Ok(Reply::Sheet(sheet)) => {
                self.trouble.update(|trouble| *trouble = trouble.take().filter(|t| t.retry != Some(Retry::Measure)));
                self.show.json.set(None);
                self.sheet.set(Some(Shown(Arc::new(*sheet))));
                return self.draw_later();
            }
            Ok(Reply::Failed(failure)) => text::job_failure(&failure),
            Ok(_) => return,
            Err(failure) => all_text::worker_failure(&failure),
        };
        self.trouble.set(Some(Trouble { text, retry: Some(Retry::Measure) }));
    }

    /// Does again what went wrong.
    pub fn try_again(self, retry: Retry) {
        self.trouble.set(None);
        match retry {
            Retry::Read => {
                for (key, file) in self.files.get_value() {
                    self.read(key, file, Remap::AsFound);
                }
            }
            Retry::Add => self.add(),
            Retry::Measure => self.query.notify(),
        }
    }

    pub fn copy_json(self) {
        self.with_json(move |json| self.copy(json, text::COPIED));
    }

    pub fn save_json(self) {
        self.with_json(move |json| self.save(text::JSON_FILE, "application/json", &json));
    }

    pub fn copy_command(self, command: &'static str) {
        self.copy(command.to_owned(), text::COMMAND_COPIED);
    }

    fn copy(self, content: String, done: &'static str) {
        clock::spawn(async move {
            self.app.notify(match files::copy_text(&content).await {
                Ok(()) => Notice::info(done),
                Err(_) => Notice::problem(text::NOT_COPIED),
            });
        });
    }

    pub fn save(self, name: &str, mime: &str, content: &str) {
        if files::download_text(name, mime, content).is_err() {
            self.app.notify(Notice::problem(text::NOT_SAVED_AS_FILE));
        }
    }
}
