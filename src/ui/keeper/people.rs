//! The people of a history. A change says by which browser it was made; who that is, people may write down here. The names
//! stay in this browser.

use leptos::prelude::*;

use super::Keeper;
use crate::platform::{clock, page};
use crate::ui::parts::dynamic::{changed, part};
use crate::ui::text::keeping as said;

const NAMES: &str = "people";

/// Handles of the people. Cheap to copy.
#[derive(Clone, Copy)]
pub struct People {
    keeper: Keeper,
    /// This browser's own number.
    own: u64,
    /// All others of this history, in the order of their first change.
    others: Memo<Vec<u64>>,
    names: RwSignal<Vec<(u64, String)>>,
}

impl People {
    /// The people of a history; `everybody`: who made each change.
    pub fn new(keeper: Keeper, everybody: impl Fn() -> Vec<u64> + Send + Sync + 'static) -> Self {
        let own = page::replica_bits() >> 40;
        let others = Memo::new(move |_| {
            let mut others: Vec<u64> = Vec::new();
            let mut last = own;
            for person in everybody() {
                // Most changes are made by whoever made the one before.
                if person != last && person != own && !others.contains(&person) {
                    others.push(person);
                }
                last = person;
            }
            others
        });
        let people = Self { keeper, own, others, names: RwSignal::new(Vec::new()) };
        if let Some(storage) = keeper.app.storage() {
            clock::spawn(async move {
                let text = storage.setting(NAMES).await.ok().flatten().unwrap_or_default();
                let line = |line: &str| line.split_once('\t').and_then(|(id, name)| Some((id.parse().ok()?, name.to_owned())));
                let _ = people.names.try_set(text.lines().filter_map(line).collect());
            });
        }
        people
    }

    /// What somebody is called.
    pub fn name(self, person: u64) -> String {
        if person == self.own {
            return said::YOU.to_owned();
        }
        let known = self.names.with(|names| names.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone()));
        known.unwrap_or_else(|| self.number_name(person))
    }

    fn number_name(self, person: u64) -> String {
        let place = self.others.with(|others| others.iter().position(|other| *other == person));
        place.map_or_else(|| said::SOMEBODY.to_owned(), |place| said::person(place + 1))
    }

    fn set_name(self, person: u64, name: &str) {
        self.names.update(|names| {
            names.retain(|(id, _)| *id != person);
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if !name.is_empty() {
                names.push((person, name));
            }
        });
        let Some(storage) = self.keeper.app.storage() else { return };
        let text = self.names.with_untracked(|names| {
            names.iter().map(|(id, name)| format!("{id}\t{name}")).collect::<Vec<_>>().join("\n")
        });
        clock::spawn(async move {
            if let Err(error) = storage.put_setting(NAMES, &text).await {
                self.keeper.warn_of(&error);
            }
        });
    }
}

/// Fields for the names of the others; nothing where there are none.
#[component]
pub fn PeoplePart(people: People) -> impl IntoView {
    let field = move |person: u64| {
        let label = people.number_name(person);
        let known = people.names.with(|names| names.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone()));
        let id = format!("person-{person}");
        view! {
            <div class="field">
                <label for=id.clone()>{format!("{} {label}", said::NAME_OF)}</label>
                <input id=id class="in" type="text" autocomplete="off" prop:value=known.unwrap_or_default()
                    on:change=changed(move |event| people.set_name(person, &event_target_value(&event)))/>
            </div>
        }
    };
    part(move || {
        let others = people.others.get();
        if others.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="people-part" aria-labelledby="people-title">
                <h2 id="people-title">{said::PEOPLE}</h2>
                <p class="cap">{said::PEOPLE_HINT}</p>
                {others.into_iter().take(MOST_PEOPLE).map(field).collect_view()}
            </section>
        }
        .into_any()
    })
}

const MOST_PEOPLE: usize = 24;
