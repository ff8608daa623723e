//! Jobs for the worker: each gets a number, its replies are handed to whoever asked.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;

use crate::jobs::{Job, Numbered, Reply};
use crate::platform::files::File;
use crate::platform::worker::{WorkerClient, WorkerFailure};

/// What comes back: a reply, or the end of the worker and of all it was at.
pub type Answer = Result<Reply, WorkerFailure>;

type OnAnswer = Rc<dyn Fn(Answer)>;

#[derive(Default)]
struct Desk {
    /// None where nothing is to be done.
    worker: Option<WorkerClient>,
    last: Cell<u32>,
    waiting: RefCell<BTreeMap<u32, OnAnswer>>,
}

/// A handle to the worker for one open workshop. Cheap to copy; by context.
#[derive(Clone, Copy)]
pub struct Jobs(StoredValue<Rc<Desk>, LocalStorage>);

impl Jobs {
    /// Made once per open workshop. When that is left the worker ends, and with it all that it held.
    pub fn new(worker: WorkerClient) -> Self {
        let desk = Rc::new(Desk { worker: Some(worker.clone()), ..Desk::default() });
        let (hears, fails) = (Rc::downgrade(&desk), Rc::downgrade(&desk));
        worker.on_message(move |text| {
            if let Some(desk) = hears.upgrade() {
                desk.hear(&text);
            }
        });
        worker.on_failure(move |failure| {
            if let Some(desk) = fails.upgrade() {
                desk.fail(&failure);
            }
        });
        let ends = SendEnd(StoredValue::new_local(Rc::clone(&desk)));
        on_cleanup(move || ends.end());
        Self(StoredValue::new_local(desk))
    }

    /// Jobs that nobody does: no answer comes.
    pub fn of_nobody() -> Self {
        Self(StoredValue::new_local(Rc::default()))
    }

    /// Starts the worker: a job will soon come.
    pub fn start(self) {
        self.0.with_value(|desk| desk.worker.iter().for_each(WorkerClient::start));
    }

    /// Sends a job; `on_answer` is called with each reply, or once with the failure. Gives the job's number.
    pub fn send(self, job: Job, files: Vec<File>, on_answer: impl Fn(Answer) + 'static) -> u32 {
        self.0.with_value(|desk| {
            let number = desk.last.get() + 1;
            desk.last.set(number);
            let Some(worker) = &desk.worker else { return number };
            desk.waiting.borrow_mut().insert(number, Rc::new(on_answer));
            if let Ok(json) = serde_json::to_string(&Numbered { number, body: job }) {
                worker.send(&json, files);
            }
            number
        })
    }
}

#[derive(Clone, Copy)]
struct SendEnd(StoredValue<Rc<Desk>, LocalStorage>);

impl SendEnd {
    fn end(self) {
        let _ = self.0.try_with_value(|desk| {
            desk.waiting.borrow_mut().clear();
            desk.worker.iter().for_each(WorkerClient::terminate);
        });
    }
}

impl Desk {
    fn hear(&self, text: &str) {
        let Ok(Numbered { number, body }) = serde_json::from_str::<Numbered<Reply>>(text) else { return };
        let is_last = body.is_last();
        let on_answer = if is_last {
            self.waiting.borrow_mut().remove(&number)
        } else {
            self.waiting.borrow().get(&number).cloned()
        };
        if let Some(on_answer) = on_answer {
            on_answer(Ok(body));
        }
    }

    fn fail(&self, failure: &WorkerFailure) {
        for on_answer in self.waiting.take().into_values() {
            on_answer(Err(failure.clone()));
        }
    }
}
