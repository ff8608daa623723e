//! One connection to the database: opening, upgrading, and noticing its end.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use indexed_db_futures::OpenDbResult;
use indexed_db_futures::database::Database;
use indexed_db_futures::future::OpenDbRequest;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::IdbVersionChangeEvent;

use super::error::StorageError;
use super::{Closing, transaction};
use crate::platform::callback::Callback;
use crate::platform::{Listener, clock};

/// 2: journals may have chapters.
const VERSION: u32 = 2;

/// How long the other tabs get to close an older version of the database.
const BLOCKED_PATIENCE_MS: u32 = 3_000;

/// How long the browser gets to open the database. It says nothing when opening waits for a deletion that another tab
/// holds up, nor when its database process hangs.
const PATIENCE_MS: u32 = 10_000;

/// A database just opened.
pub(super) struct Opened {
    pub(super) database: Database,
    /// It was not there before.
    pub(super) is_new: bool,
}

/// Opens the database of that name and brings it to this release's version.
pub(super) async fn open(name: &str) -> Result<Opened, StorageError> {
    let is_new = Rc::new(Cell::new(false));
    let out_of_patience = Rc::new(Signal::default());
    let request = Database::open(name.to_owned())
        .with_version(VERSION)
        .with_on_blocked({
            let out_of_patience = out_of_patience.clone();
            move |_| {
                raise_later(out_of_patience, BLOCKED_PATIENCE_MS);
                Ok(())
            }
        })
        .with_on_upgrade_needed({
            let is_new = is_new.clone();
            move |event, database| {
                is_new.set(event.old_version() < 1.0);
                transaction::create_stores(&database, event.old_version())
            }
        })
        .build()?;
    raise_later(out_of_patience.clone(), PATIENCE_MS);
    let database = opened_or_blocked(request, &out_of_patience).await?;
    Ok(Opened { database, is_new: is_new.get() })
}

fn raise_later(signal: Rc<Signal>, ms: u32) {
    clock::spawn(async move {
        clock::sleep(ms).await;
        signal.raise();
    });
}

async fn opened_or_blocked(mut request: OpenDbRequest, blocked: &Signal) -> Result<Database, StorageError> {
    let opened = poll_fn(|context| match Pin::new(&mut request).poll(context) {
        Poll::Ready(opened) => Poll::Ready(Some(opened)),
        Poll::Pending => blocked.poll(context.waker()).map(|()| None),
    });
    if let Some(opened) = opened.await {
        return Ok(opened?);
    }
    // The browser goes on trying. What it opens in the end nobody waits for, and it would block others.
    clock::spawn(async move { close_if_opened(request.await) });
    Err(StorageError::Blocked)
}

fn close_if_opened(opened: OpenDbResult<Database>) {
    if let Ok(database) = opened {
        database.close();
    }
}

/// Something that happens once, to one who waits.
#[derive(Default)]
struct Signal {
    is_raised: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Signal {
    fn raise(&self) {
        self.is_raised.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    fn poll(&self, waker: &Waker) -> Poll<()> {
        if self.is_raised.get() {
            return Poll::Ready(());
        }
        self.waker.replace(Some(waker.clone()));
        Poll::Pending
    }
}

/// An open connection. Dropping it closes it; transactions under way are still ended.
pub(super) struct Connection {
    database: Database,
    is_alive: Rc<Cell<bool>>,
    _listener: Listener,
}

impl Connection {
    /// Watches a database. It gives way at once to whoever wants to upgrade or delete it (S6).
    pub(super) fn new(database: Database, closing: Rc<Callback<Closing>>) -> Self {
        let is_alive = Rc::new(Cell::new(true));
        let target: &web_sys::EventTarget = database.as_sys();
        let listener = Listener::new(vec![(target.clone(), "versionchange"), (target.clone(), "close")], {
            let (database, is_alive) = (database.clone(), is_alive.clone());
            move |event| {
                is_alive.set(false);
                database.clone().close();
                closing.tell(closing_of(&event));
            }
        });
        Self { database, is_alive, _listener: listener }
    }

    /// Whether nothing has told yet that the connection is closed.
    pub(super) fn is_alive(&self) -> bool {
        self.is_alive.get()
    }

    pub(super) fn database(&self) -> Database {
        self.database.clone()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.clone().close();
    }
}

fn closing_of(event: &web_sys::Event) -> Closing {
    match event.dyn_ref::<IdbVersionChangeEvent>().map(IdbVersionChangeEvent::new_version) {
        Some(Some(_)) => Closing::NewerVersion,
        Some(None) => Closing::Deleted,
        None => Closing::ByBrowser,
    }
}
