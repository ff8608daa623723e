//! The page's side of the worker: starts it when first needed, waits until it is ready, and outlives its death.
//!
//! What is sent either way: see [`worker_side`](super::worker_side).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, JSON};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, File, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::callback::Callback;
use super::scope;
use super::worker_side::{CRASHED, READY};

/// Beside the page: trunk writes it so, and the address is read against the page's own.
const SCRIPT: &str = "./worker_loader.js";

/// Why the worker is gone. The jobs it had are lost; the next one starts another worker.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkerFailure {
    /// It never became ready: its script is missing or does not run here. The browser's own words, if any.
    #[error("not started: {0}")]
    NotStarted(String),
    /// It broke at work. The panic's message or the browser's own words.
    #[error("crashed: {0}")]
    Crashed(String),
    /// It sent something this page cannot read.
    #[error("unreadable message")]
    Unreadable,
    /// It is of another release, whose version this is: the page should be reloaded.
    #[error("of another version: {0}")]
    OtherVersion(String),
}

/// A handle to the one worker. Clones share it.
#[derive(Clone)]
pub struct WorkerClient(Rc<Client>);

struct Client {
    script: String,
    version: String,
    worker: RefCell<Option<Worker>>,
    is_ready: Cell<bool>,
    /// Jobs that wait for the worker to be ready.
    waiting: RefCell<Vec<Array>>,
    on_message: Callback<String>,
    on_failure: Callback<WorkerFailure>,
    handlers: Handlers,
}

/// Made once and set on every worker that is started.
struct Handlers {
    message: Closure<dyn Fn(MessageEvent)>,
    error: Closure<dyn Fn(Event)>,
    unreadable: Closure<dyn Fn(Event)>,
}

impl WorkerClient {
    /// A worker that announces this version, not yet started.
    pub fn new(version: &str) -> Self {
        Self::with_script(SCRIPT, version)
    }

    /// A worker of another script: for tests.
    pub fn with_script(script: &str, version: &str) -> Self {
        Self(Rc::new_cyclic(|client| Client {
            script: script.to_owned(),
            version: version.to_owned(),
            worker: RefCell::default(),
            is_ready: Cell::new(false),
            waiting: RefCell::default(),
            on_message: Callback::default(),
            on_failure: Callback::default(),
            handlers: Handlers::new(client),
        }))
    }

    /// Calls `run` with each reply. One callback at a time: a second one takes the first one's place.
    pub fn on_message(&self, run: impl Fn(String) + 'static) {
        self.0.on_message.set(run);
    }

    /// Calls `run` when the worker is gone. One callback at a time.
    pub fn on_failure(&self, run: impl Fn(WorkerFailure) + 'static) {
        self.0.on_failure.set(run);
    }

    /// Starts the worker if it does not run, so that the first job finds it ready.
    pub fn start(&self) {
        self.0.start_if_needed();
    }

    /// Sends a job with the files it speaks of, as soon as the worker is ready; starts it if it does not run.
    pub fn send(&self, json: &str, files: Vec<File>) {
        let job = Array::of1(&JsValue::from_str(json));
        for file in files {
            job.push(&file);
        }
        // Before starting: a start that fails takes all waiting jobs with it.
        self.0.waiting.borrow_mut().push(job);
        self.0.start_if_needed();
        self.0.flush();
    }

    /// Ends the worker, and with it the job it is at. Nobody is told. The next job starts another worker.
    pub fn terminate(&self) {
        self.0.end();
    }
}

impl Client {
    fn start_if_needed(&self) {
        if self.worker.borrow().is_some() {
            return;
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        match Worker::new_with_options(&self.script, &options) {
            Ok(worker) => {
                self.handlers.set_on(&worker);
                *self.worker.borrow_mut() = Some(worker);
            }
            Err(thrown) => self.fail_soon(WorkerFailure::NotStarted(scope::words_of(&thrown))),
        }
    }

    fn flush(&self) {
        if !self.is_ready.get() {
            return;
        }
        let jobs = self.waiting.take();
        let Some(worker) = self.worker.borrow().clone() else { return };
        for job in jobs {
            // Texts and files can always be cloned.
            let _ = worker.post_message(&job);
        }
    }

    fn hear(&self, message: &MessageEvent) {
        let Some(text) = message.data().as_string() else { return self.fail(WorkerFailure::Unreadable) };
        if let Some(words) = member_of(&text, CRASHED) {
            self.fail(WorkerFailure::Crashed(words));
        } else if self.is_ready.get() {
            self.on_message.tell(text);
        } else {
            self.hear_first(&text);
        }
    }

    fn hear_first(&self, text: &str) {
        match member_of(text, READY) {
            Some(version) if version == self.version => {
                self.is_ready.set(true);
                self.flush();
            }
            Some(version) => self.fail(WorkerFailure::OtherVersion(version)),
            None => self.fail(WorkerFailure::Unreadable),
        }
    }

    fn hear_error(&self, event: &Event) {
        // Else it would be reported a second time, as an error of the page.
        event.prevent_default();
        let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
        let was_ready = self.is_ready.get();
        self.fail(if was_ready { WorkerFailure::Crashed(words) } else { WorkerFailure::NotStarted(words) });
    }

    fn fail(&self, failure: WorkerFailure) {
        self.end();
        self.on_failure.tell(failure);
    }

    /// Fails after the present call: whoever sends a job may not expect to be called back within.
    fn fail_soon(&self, failure: WorkerFailure) {
        let callback = self.on_failure.get();
        self.end();
        super::clock::spawn(async move {
            if let Some(run) = callback {
                run(failure);
            }
        });
    }

    fn end(&self) {
        self.is_ready.set(false);
        self.waiting.borrow_mut().clear();
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.set_onmessageerror(None);
            worker.terminate();
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.end();
    }
}

impl Handlers {
    fn new(client: &Weak<Client>) -> Self {
        let (hears, fails, baffled) = (client.clone(), client.clone(), client.clone());
        Self {
            message: Closure::new(move |event: MessageEvent| with(&hears, |client| client.hear(&event))),
            error: Closure::new(move |event: Event| with(&fails, |client| client.hear_error(&event))),
            unreadable: Closure::new(move |_| with(&baffled, |client| client.fail(WorkerFailure::Unreadable))),
        }
    }

    fn set_on(&self, worker: &Worker) {
        worker.set_onmessage(Some(self.message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(self.error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(self.unreadable.as_ref().unchecked_ref()));
    }
}

fn with(client: &Weak<Client>, act: impl FnOnce(&Client)) {
    if let Some(client) = client.upgrade() {
        act(&client);
    }
}

/// The text of the one member of `{"name": "text"}`. Other texts, the replies, are told apart by their first letters:
/// a large reply is not parsed in vain.
fn member_of(text: &str, name: &str) -> Option<String> {
    text.strip_prefix("{\"")?.strip_prefix(name)?.strip_prefix("\":")?;
    scope::member(&JSON::parse(text).ok()?, name)?.as_string()
}
