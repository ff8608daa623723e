//! The file on disk that follows a workshop: every change is written to it, and what somebody else has written there
//! meanwhile is brought in before.

use leptos::prelude::*;

use super::{Keeper, backup};
use crate::id::WorkshopId;
use crate::platform::clock::{self, Timeout};
use crate::platform::files;
use crate::platform::linked::{self, FileHandle, can_link, note_link};
use crate::platform::storage::Storage;
use crate::ui::icon::Icon;
use crate::ui::parts::dynamic::{clicked, effect, part, provided, words};
use crate::ui::parts::icons::Glyph;
use crate::ui::saving::file_name;
use crate::ui::session::{Opening, Session};
use crate::ui::text;
use crate::ui::text::keeping::{self as said, LinkWords};
use crate::workshop::keeping::kinship;
use crate::workshop::{Gesture, read_file};

/// A pause in the changes of at least so long.
const PAUSE_MS: f64 = 300.0;
/// Large files are written less often: at most this part of the time goes into writing.
const SHARE_OF_TIME: f64 = 5.0;

/// How the linked file stands.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Writing,
    /// When, milliseconds since 1970-01-01 UTC.
    Written(f64),
    NeedsPermission,
    /// The browser's own words.
    Failed(String),
}

/// The link of the open workshop. Cheap to copy; by context.
#[derive(Clone, Copy)]
pub struct Linked {
    keeper: Keeper,
    session: Session,
    id: WorkshopId,
    /// The workshop's name when the file was to be written last.
    name: StoredValue<String>,
    handle: RwSignal<Option<FileHandle>, LocalStorage>,
    state: RwSignal<State>,
    /// When the file was changed last, as far as is known here.
    known_ms: StoredValue<f64>,
    took_ms: StoredValue<f64>,
    is_writing: StoredValue<bool>,
    waits: StoredValue<Option<Timeout>, LocalStorage>,
}

fn setting(id: WorkshopId) -> String {
    format!("linked/{id}")
}

impl Linked {
    /// Made once per open workshop; finds its link, if it has one.
    pub fn new(keeper: Keeper, session: Session) -> Self {
        let link = Self {
            keeper,
            session,
            id: session.id(),
            name: StoredValue::new(String::new()),
            handle: RwSignal::new_local(None),
            state: RwSignal::new(State::Writing),
            known_ms: StoredValue::new(0.0),
            took_ms: StoredValue::new(0.0),
            is_writing: StoredValue::new(false),
            waits: StoredValue::new_local(None),
        };
        if can_link() {
            link.find();
        }
        effect(move || {
            session.read(|_| ());
            if session.opening.get() == Opening::Ready && link.handle.with(Option::is_some) {
                link.write_soon();
            }
        });
        on_cleanup(move || link.write_at_last());
        link
    }

    /// The link of the open workshop.
    pub fn here() -> Self {
        provided()
    }

    fn find(self) {
        let Some(storage) = self.keeper.app.storage() else { return };
        let name = setting(self.id);
        clock::spawn(async move {
            let kept = storage.value(&name).await.ok().flatten().and_then(FileHandle::from_kept);
            let Some(handle) = kept else { return };
            let is_permitted = handle.is_permitted().await;
            let state = if is_permitted { State::Writing } else { State::NeedsPermission };
            let _ = self.state.try_set(state);
            let _ = self.handle.try_set(Some(handle));
        });
    }

    /// Asks for a file and links it. An existing file of another workshop is refused, one of this workshop is joined.
    fn link(self) {
        let Some(storage) = self.keeper.app.storage() else { return };
        let (id, name) = (self.id, self.session.peek(|workshop| workshop.name.clone()));
        clock::spawn(async move {
            let chosen = linked::choose(&file_name(&name), said::FILE_KIND, ".json").await;
            let Some(handle) = chosen else { return };
            let file = handle.name();
            if is_of_another(&storage, id, &handle).await {
                return self.keeper.warn(text_of_failure(&file, said::NOT_THAT_WORKSHOP));
            }
            if let Err(error) = storage.put_value(&setting(id), &handle.to_keep()).await {
                return self.keeper.warn_of(&error);
            }
            note_link(&id.to_string(), true);
            let _ = self.known_ms.try_set_value(0.0);
            let _ = self.state.try_set(State::Writing);
            let _ = self.handle.try_set(Some(handle));
            self.keeper.tell(said::linked_to(&file));
        });
    }

    fn unlink(self) {
        let (Some(storage), Some(handle)) = (self.keeper.app.storage(), self.handle.get_untracked()) else { return };
        let id = self.id;
        self.handle.set(None);
        self.waits.set_value(None);
        note_link(&id.to_string(), false);
        clock::spawn(async move {
            if let Err(error) = storage.remove_setting(&setting(id)).await {
                return self.keeper.warn_of(&error);
            }
            self.keeper.tell(said::unlinked(&handle.name()));
        });
    }

    /// To be started by a click.
    fn allow(self) {
        let Some(handle) = self.handle.get_untracked() else { return };
        clock::spawn(async move {
            if handle.ask_permission().await {
                let _ = self.state.try_set(State::Writing);
                self.write_soon();
            }
        });
    }

    fn write_soon(self) {
        if self.state.with_untracked(|state| *state == State::NeedsPermission) {
            return;
        }
        self.name.set_value(self.session.peek(|workshop| workshop.name.clone()));
        let pause = PAUSE_MS.max(self.took_ms.get_value() * SHARE_OF_TIME);
        self.waits.set_value(Some(clock::after(pause as u32, move || self.write())));
    }

    /// The workshop is left: what waits is written without waiting.
    fn write_at_last(self) {
        let waits = self.waits.try_update_value(Option::take).flatten();
        let handle = self.handle.try_get_untracked().flatten();
        let name = self.name.try_get_value().unwrap_or_default();
        let (Some(_), Some(handle), Some(storage)) = (waits, handle, self.keeper.app.storage()) else { return };
        let id = self.id;
        clock::spawn(async move {
            // Should it fail, it is written when the workshop is opened next.
            let _ = write_file(&storage, id, &name, &handle).await;
        });
    }

    fn write(self) {
        let (Some(handle), Some(storage)) = (self.handle.try_get_untracked().flatten(), self.keeper.app.storage()) else {
            return;
        };
        if self.is_writing.get_value() {
            return self.write_soon();
        }
        self.is_writing.set_value(true);
        self.state.set(State::Writing);
        let (id, name) = (self.id, self.name.get_value());
        clock::spawn(async move {
            let began_ms = clock::now_ms();
            let written = match self.bring_in(&storage, id, &handle).await {
                Ok(()) => write_file(&storage, id, &name, &handle).await,
                Err(reason) => Err(reason),
            };
            let _ = self.is_writing.try_set_value(false);
            let _ = self.took_ms.try_set_value(clock::now_ms() - began_ms);
            let state = match written {
                Ok(changed_ms) => {
                    let _ = self.known_ms.try_set_value(changed_ms);
                    State::Written(clock::now_ms())
                }
                Err(reason) if handle.is_permitted().await => State::Failed(reason),
                Err(_) => State::NeedsPermission,
            };
            let _ = self.state.try_set(state);
        });
    }

    /// Takes in what somebody else has written into the file since it was last read or written here.
    async fn bring_in(self, storage: &Storage, id: WorkshopId, handle: &FileHandle) -> Result<(), String> {
        let file = handle.read().await.map_err(|error| error.to_string())?;
        let is_known = self.known_ms.try_get_value().is_some_and(|known| known == file.last_modified());
        if is_known || file.size() == 0.0 {
            return Ok(());
        }
        let opened = read_file(&files::read_text(&file).await.map_err(|error| error.to_string())?);
        self.session.all_stored().await;
        let here = journal(storage, id).await?;
        let Some(kin) = kinship(&here, &opened.gestures) else {
            // Somebody has put another workshop in its place: it is left alone.
            return if opened.gestures.is_empty() { Ok(()) } else { Err(said::NOT_THAT_WORKSHOP.to_owned()) };
        };
        if kin.news.is_empty() {
            return Ok(());
        }
        for dataset in &opened.datasets {
            let stored = storage.put_dataset(&dataset.id.to_string(), "{}", &dataset.bytes).await;
            stored.map_err(|error| text::storage_error(&error))?;
        }
        let count = self.session.bring_in(kin.news, false).await.map_err(|error| text::storage_error(&error))?;
        if count > 0 {
            self.keeper.tell(said::brought_in(count, &handle.name()));
        }
        Ok(())
    }
}

async fn journal(storage: &Storage, id: WorkshopId) -> Result<Vec<Gesture>, String> {
    let lines = storage.journal(&id.to_string()).await.map_err(|error| text::storage_error(&error))?;
    Ok(lines.iter().filter_map(|line| Gesture::from_json(line).ok()).collect())
}

/// Writes the workshop as the database has it; gives when the file was changed by that.
async fn write_file(storage: &Storage, id: WorkshopId, name: &str, handle: &FileHandle) -> Result<f64, String> {
    let written = async {
        let known = backup::dataset_ids(storage).await?;
        backup::file_of(storage, &id.to_string(), name, &known).await
    };
    let (content, _) = written.await.map_err(|error| text::storage_error(&error))?;
    handle.write(&content).await.map_err(|error| error.to_string())?;
    handle.read().await.map(|file| file.last_modified()).map_err(|error| error.to_string())
}

async fn is_of_another(storage: &Storage, id: WorkshopId, handle: &FileHandle) -> bool {
    let Ok(file) = handle.read().await else { return false };
    let Ok(content) = files::read_text(&file).await else { return false };
    let gestures = read_file(&content).gestures;
    let Ok(here) = journal(storage, id).await else { return false };
    !gestures.is_empty() && kinship(&here, &gestures).is_none()
}

fn text_of_failure(name: &str, reason: &str) -> String {
    said::linked(name, &LinkWords::Failed { reason })
}

fn state_words(link: Linked) -> String {
    let Some(name) = link.handle.with(|handle| handle.as_ref().map(FileHandle::name)) else { return String::new() };
    match link.state.get() {
        State::Writing => said::linked(&name, &LinkWords::Writing),
        State::Written(at_ms) => {
            let at = text::moment(&clock::local_date_time(at_ms), &clock::today());
            said::linked(&name, &LinkWords::Written { at: &at })
        }
        State::NeedsPermission => said::linked(&name, &LinkWords::NeedsPermission),
        State::Failed(reason) => text_of_failure(&name, &reason),
    }
}

/// Where the link is made and ended.
#[component]
pub fn LinkPart() -> impl IntoView {
    let link = Linked::here();
    let has_link = move || link.handle.with(Option::is_some);
    view! {
        <section class="link-part" aria-labelledby="link-title">
            <h2 id="link-title">{said::LINKED_TITLE}</h2>
            {if can_link() {
                view! {
                    <p class="cap">{said::LINKED_HINT}</p>
                    <p role="status">{words(move || state_words(link))}</p>
                    <p class="buttons">
                        {part(move || match (has_link(), link.state.get()) {
                            (true, State::NeedsPermission) => view! {
                                <button type="button" class="btn first" on:click=clicked(move |_| link.allow())>{said::ALLOW}</button>
                            }.into_any(),
                            _ => ().into_any(),
                        })}
                        <button type="button" class="btn" on:click=clicked(move |_| link.link())>
                            <Glyph icon=Icon::File/>{words(move || if has_link() { said::LINK_OTHER } else { said::LINK }.to_owned())}
                        </button>
                        {part(move || if has_link() {
                            view! { <button type="button" class="btn" on:click=clicked(move |_| link.unlink())>{said::UNLINK}</button> }.into_any()
                        } else {
                            ().into_any()
                        })}
                    </p>
                }
                .into_any()
            } else {
                view! { <p class="cap">{said::NO_LINKS}</p> }.into_any()
            }}
        </section>
    }
}

/// How the linked file stands, over whatever screen there is: a word while all is well, a question when not.
#[component]
pub fn LinkState() -> impl IntoView {
    let link = Linked::here();
    part(move || {
        if link.handle.with(Option::is_none) {
            return ().into_any();
        }
        match link.state.get() {
            State::NeedsPermission | State::Failed(_) => view! {
                <section class="update link-state" role="alert">
                    <p>{state_words(link)}</p>
                    <button type="button" class="btn first" on:click=clicked(move |_| link.allow())>{said::ALLOW}</button>
                </section>
            }
            .into_any(),
            State::Writing | State::Written(_) => view! { <p class="link-word">{state_words(link)}</p> }.into_any(),
        }
    })
}
