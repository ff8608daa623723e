//! What the whole app shares: the database, the worker, the other tabs, the address, notices.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::parts::notices::{Notice, Notices, Weight};
use super::parts::storage_trouble::StorageTrouble;
use super::route::Route;
use super::session::Session;
use crate::platform::storage::{Storage, StorageError};
use crate::platform::tabs::Tabs;
use crate::platform::{elements, page};
use crate::ui::parts::dynamic::provided;
use crate::workshop::gestures_from_json;

/// Handles that live as long as the page. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct App {
    storage: StoredValue<Result<Storage, StorageError>, LocalStorage>,
    tabs: StoredValue<Option<Tabs>, LocalStorage>,
    listening: StoredValue<Rc<RefCell<Option<Session>>>, LocalStorage>,
    /// Where somebody is.
    pub route: RwSignal<Route>,
    /// What people are to be told, newest last.
    pub notices: RwSignal<Vec<Notice>>,
}

impl App {
    /// Made once, by the root.
    pub fn new(storage: Result<Storage, StorageError>) -> Self {
        let listening: Rc<RefCell<Option<Session>>> = Rc::default();
        let told = Rc::clone(&listening);
        let tabs = Tabs::open(move |text| hear_tab(*told.borrow(), &text));
        let route = RwSignal::new(Route::read(&page::route()));
        page::on_route(move |address| route.set(Route::read(&address))).for_ever();
        Self {
            storage: StoredValue::new_local(storage),
            tabs: StoredValue::new_local(tabs),
            listening: StoredValue::new_local(listening),
            route,
            notices: RwSignal::new(Vec::new()),
        }
    }

    /// The app of this page.
    pub fn here() -> Self {
        provided()
    }

    /// The database; `None` where it could not be opened, which the root shows.
    pub fn storage(self) -> Option<Storage> {
        self.storage.with_value(|storage| storage.clone().ok())
    }

    fn storage_error(self) -> Option<StorageError> {
        self.storage.with_value(|storage| storage.as_ref().err().cloned())
    }

    /// Tells people something. What was done before that is no news any more, and a problem is told once.
    pub fn notify(self, notice: Notice) {
        self.notices.update(|notices| {
            notices.retain(|old| old.weight == Weight::Problem && *old != notice);
            notices.push(notice);
        });
    }

    /// Sends to the other tabs.
    pub fn tell_tabs(self, text: &str) {
        self.tabs.with_value(|tabs| {
            if let Some(tabs) = tabs {
                tabs.send(text);
            }
        });
    }

    /// From now on gestures of other tabs go to this session.
    pub fn listen_to_tabs(self, session: Session) {
        self.listening.with_value(|listening| *listening.borrow_mut() = Some(session));
    }
}

fn hear_tab(session: Option<Session>, text: &str) {
    let heard = gestures_from_json(text);
    if let (Some(session), Ok((workshop, gestures))) = (session, heard) {
        session.receive(workshop, gestures);
    }
}

/// What both programs show around their screens: trouble with the database before, messages behind.
#[component]
pub fn Root(
    /// The handles of this program.
    app: App,
    /// The screens.
    children: Children,
) -> impl IntoView {
    provide_context(app);
    page::on_hide(leave_field).for_ever();
    view! {
        {app.storage_error().map(|error| view! { <StorageTrouble error/> })}
        {children()}
        <Notices/>
    }
}

/// What stands in a field is recorded when the field is left; leaving the page leaves the field first.
fn leave_field() {
    if let Some(field) = elements::focused_field() {
        field.blur().ok();
    }
}
