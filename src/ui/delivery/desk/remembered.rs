//! What is kept in the browser's settings: decisions about files of one shape, and which team has which service.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::DeliveryDesk;
use crate::jobs::{FileFound, Memory, Offer};
use crate::platform::clock;

const MEMORY_KEY: &str = "delivery.memory";

impl DeliveryDesk {
    fn teams_key(self) -> String {
        ["delivery.teams.", &self.session.id().to_string()].concat()
    }

    /// Fetches what is kept.
    pub(super) fn fetch_remembered(self) {
        let Some(storage) = self.app.storage() else { return };
        let teams_key = self.teams_key();
        clock::spawn(async move {
            if let Ok(Some(json)) = storage.setting(MEMORY_KEY).await {
                self.show.memory.try_set(Memory::from_json(&json));
            }
            if let Ok(Some(json)) = storage.setting(&teams_key).await {
                self.show.teams.try_set(serde_json::from_str(&json).unwrap_or_default());
            }
        });
    }

    fn keep(self, key: String, value: String) {
        let Some(storage) = self.app.storage() else { return };
        clock::spawn(async move {
            // Only a convenience: what cannot be kept is asked again.
            let _ = storage.put_setting(&key, &value).await;
        });
    }

    /// Says which team has a service; empty: none.
    pub fn set_team(self, service: &str, team: &str) {
        let team = team.trim();
        self.show.teams.update(|teams| {
            if team.is_empty() {
                teams.remove(service);
            } else {
                teams.insert(service.to_owned(), team.to_owned());
            }
        });
        let teams = self.show.teams.get_untracked();
        self.keep(self.teams_key(), serde_json::to_string(&teams).unwrap_or_default());
        if self.query.with_untracked(|query| query.team.is_some()) {
            self.query.update(|query| query.teams = teams);
        }
    }

    /// Shows one team alone, or all.
    pub fn choose_team(self, team: Option<String>) {
        let teams = if team.is_some() { self.show.teams.get_untracked() } else { BTreeMap::new() };
        self.query.update(|query| {
            query.teams = teams;
            query.team = team;
            query.service = None;
        });
    }

    /// Remembers what was decided about the files that are being added.
    pub(super) fn remember_decisions(self) {
        self.show.memory.update(|memory| self.import.with_untracked(|view| memory.remember(view)));
        self.keep_memory();
    }

    fn keep_memory(self) {
        self.keep(MEMORY_KEY.to_owned(), self.show.memory.with_untracked(Memory::to_json));
    }

    /// What could be decided as before, for each file of the import.
    pub fn offers(self) -> Vec<Offer> {
        self.show.memory.with(|memory| {
            self.import.with(|view| view.files.iter().filter_map(|file| memory.offer(view, file)).collect())
        })
    }

    /// Takes over what was decided before about a file of this shape.
    pub fn accept(self, offer: &Offer) {
        if let Some(remap) = offer.remap.clone() {
            // Its words and environments are known only when it was read again.
            self.show.accepted.update_value(|accepted| accepted.push(offer.file));
            self.remap(offer.file, remap);
            return;
        }
        offer.decisions.iter().cloned().for_each(|decision| self.decide(decision));
    }

    /// Goes on with what was accepted, once the file was read again.
    pub(super) fn go_on_accepting(self) {
        let is_read = |file: &u32| !self.reading.with_untracked(|all| all.iter().any(|reading| reading.file == *file));
        let ready: Vec<u32> = self.show.accepted.get_value().into_iter().filter(is_read).collect();
        if ready.is_empty() {
            return;
        }
        self.show.accepted.update_value(|accepted| accepted.retain(|file| !ready.contains(file)));
        let offers = untrack(|| self.offers());
        for offer in offers.iter().filter(|offer| ready.contains(&offer.file) && offer.remap.is_none()) {
            self.accept(offer);
        }
    }

    /// Forgets what was decided about files of this shape.
    pub fn forget_shape(self, key: u32) {
        let found = |file: &&FileFound| file.file == key;
        let file = self.import.with_untracked(|view| view.files.iter().find(found).cloned());
        if let Some(file) = file {
            self.show.memory.update(|memory| memory.forget(&file));
            self.keep_memory();
        }
    }
}
