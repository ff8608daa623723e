//! The desk of the charter: what is shown, and every verb.

use leptos::prelude::*;

use crate::id::{CharterEntryId, ImprovementId, StepId};
use crate::platform::clock::{self, Timeout};
use crate::platform::files;
use crate::stream::StreamMap;
use crate::ui::app::App;
use crate::ui::draw::charter::markdown;
use crate::ui::improve::ImproveChoice;
use crate::ui::parts::dynamic::{effect, provided};
use crate::ui::parts::notices::Notice;
use crate::ui::session::Session;
use crate::ui::text::charter as text;
use crate::workshop::charter::{
    AgendaLength, RunState, Schedule, Votes, clear_votes, park_as_improvement, parts_of_teams, schedule, votes,
};
use crate::workshop::{
    AgendaRun, Charter, CharterEntry, CharterField, CharterList, Edit, EntryField, GoalField, MapField,
};

/// What *more time* adds to the item under way.
const MORE_MINUTES: u32 = 5;
/// While the clock stands still, only the expected end moves.
const STILL_MS: f64 = 10_000.0;
const SECOND_MS: f64 = 1_000.0;
/// Behind the full second, so that it has passed for sure.
const BEHIND_MS: f64 = 20.0;

/// Handles of the screen.
#[derive(Clone, Copy)]
pub struct CharterDesk {
    app: App,
    pub session: Session,
    improve: ImproveChoice,
    now_ms: RwSignal<f64>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// The agenda against the clock.
    pub schedule: Memo<Schedule>,
    /// What is said aloud of the clock.
    pub aloud: Memo<String>,
    /// What is said aloud of anything else.
    pub told: RwSignal<String>,
    /// The vote.
    pub votes: Memo<Votes>,
    /// Steps in the order of their dots when somebody last asked for it; `None`: the map's order.
    pub vote_order: RwSignal<Option<Vec<StepId>>>,
    /// Whether the agenda is being changed.
    pub is_editing_agenda: RwSignal<bool>,
}

impl CharterDesk {
    pub fn new() -> Self {
        let session = provided::<Session>();
        let now_ms = RwSignal::new(clock::now_ms());
        let schedule = Memo::new(move |_| {
            let now_ms = now_ms.get();
            session.read(|workshop| schedule(&workshop.charter, now_ms, offset_minutes(&workshop.charter, now_ms)))
        });
        let desk = Self {
            app: App::here(),
            session,
            improve: ImproveChoice::here(),
            now_ms,
            timer: StoredValue::new_local(None),
            schedule,
            aloud: Memo::new(move |_| schedule.with(|schedule| session.read(|shown| aloud(&shown.charter, schedule)))),
            told: RwSignal::new(String::new()),
            votes: Memo::new(move |_| session.read(votes)),
            vote_order: RwSignal::new(None),
            is_editing_agenda: RwSignal::new(false),
        };
        let run = Memo::new(move |_| session.read(|workshop| workshop.charter.run.clone()));
        effect(move || {
            run.track();
            desk.tick();
        });
        on_cleanup(move || desk.timer.set_value(None));
        desk
    }

    /// The desk of the screen.
    pub fn here() -> Self {
        provided()
    }

    /// Looks at the clock, and again when what it shows will have changed. Nothing is recorded.
    fn tick(self) {
        let now_ms = clock::now_ms();
        self.now_ms.set(now_ms);
        let since_ms = self.session.peek(|workshop| workshop.charter.run.since_ms);
        let wait_ms = match since_ms {
            Some(since_ms) => SECOND_MS - (now_ms - since_ms).rem_euclid(SECOND_MS) + BEHIND_MS,
            None => STILL_MS,
        };
        self.timer.set_value(Some(clock::after(wait_ms as u32, move || self.tick())));
    }

    /// How far the clock here is ahead of UTC.
    pub fn offset_minutes(self) -> i32 {
        self.read(|charter| offset_minutes(charter, self.now_ms.get()))
    }

    /// Reads the charter; runs again when the workshop changes.
    pub fn read<T>(self, read: impl FnOnce(&Charter) -> T) -> T {
        self.session.read(|workshop| read(&workshop.charter))
    }

    /// Reads the map that the workshop is about.
    pub fn with_map<T>(self, read: impl FnOnce(&StreamMap) -> T) -> Option<T> {
        self.session.read(|workshop| workshop.maps.first().map(read))
    }

    pub fn said(self, field: CharterField) -> String {
        self.read(|charter| charter.text(field).to_owned())
    }

    pub fn say(self, field: CharterField, text: String) {
        self.session.record(vec![Edit::SetCharter { field, text }]);
    }

    pub fn set_goal(self, field: GoalField, text: String) {
        self.session.record(vec![Edit::SetGoal { field, text }]);
    }

    pub fn set_map(self, set: MapField) {
        if let Some(map) = self.session.peek(|workshop| workshop.maps.first().map(|map| map.id)) {
            self.session.record(vec![Edit::SetMap { map, set }]);
        }
    }

    /// The entries of a list, by id.
    pub fn ids(self, list: CharterList) -> Vec<CharterEntryId> {
        self.read(|charter| charter.list(list).iter().map(|entry| entry.id).collect())
    }

    /// What is said about an entry; empty where it is gone.
    pub fn of_entry(self, list: CharterList, id: CharterEntryId, field: EntryField) -> String {
        self.read(|charter| charter.entry(list, id).map(|entry| entry.text(field).to_owned())).unwrap_or_default()
    }

    pub fn say_of_entry(self, list: CharterList, entry: CharterEntryId, field: EntryField, text: String) {
        self.session.record(vec![Edit::SetCharterEntry { list, entry, field, text }]);
    }

    /// Adds entries behind the others, in one gesture.
    pub fn add(self, list: CharterList, entries: Vec<Vec<(EntryField, String)>>) {
        let end = self.session.peek(|workshop| workshop.charter.list(list).len());
        let new = || CharterEntry::new(CharterEntryId::from_bits(clock::random_bits()));
        let entries = entries.into_iter().map(|said| said.into_iter().fold(new(), |all, (field, text)| all.with(field, text)));
        let add = |(entry, at)| Edit::AddCharterEntry { list, entry: Box::new(entry), at };
        self.session.record(entries.zip(end..).map(add).collect());
    }

    /// Takes an entry away; undo brings it back.
    pub fn remove(self, list: CharterList, entry: CharterEntryId) {
        self.session.record(vec![Edit::RemoveCharterEntry { list, entry }]);
        self.app.notify(Notice::info(match list {
            CharterList::Parts => text::REMOVED_PART,
            CharterList::Agenda => text::REMOVED_ITEM,
            CharterList::Parked => text::UNPARKED,
        }));
    }

    /// Moves an entry by one place.
    pub fn shift(self, list: CharterList, entry: CharterEntryId, is_down: bool) {
        let at = self.session.peek(|workshop| workshop.charter.list(list).iter().position(|other| other.id == entry));
        let Some(at) = at.and_then(|at| if is_down { Some(at + 1) } else { at.checked_sub(1) }) else { return };
        self.session.record(vec![Edit::MoveCharterEntry { list, entry, at }]);
    }

    /// Puts the seven parts in, each with its likely team on the map.
    pub fn offer_parts(self) {
        let parts = self.session.peek(|workshop| parts_of_teams(workshop.maps.first()));
        let said = parts.into_iter().map(|(part, team)| {
            let name = (EntryField::Name, text::part_name(part).to_owned());
            let note = (EntryField::Note, text::part_note(part).to_owned());
            let team = team.filter(|team| team != text::part_name(part)).map(|team| (EntryField::Team, team));
            [name, note].into_iter().chain(team).collect()
        });
        self.add(CharterList::Parts, said.collect());
    }

    /// Takes an agenda to start from.
    pub fn offer_agenda(self, length: AgendaLength) {
        let said = length.topics().iter().map(|&(topic, minutes)| {
            vec![
                (EntryField::Name, text::topic_name(topic).to_owned()),
                (EntryField::Note, text::topic_note(topic).to_owned()),
                (EntryField::Minutes, minutes.to_string()),
            ]
        });
        self.add(CharterList::Agenda, said.collect());
    }

    fn act(self, act: impl FnOnce(&Charter, f64) -> AgendaRun) {
        let now_ms = clock::now_ms();
        let run = self.session.peek(|workshop| act(&workshop.charter, now_ms));
        self.session.record(vec![Edit::SetAgendaRun { run: Box::new(run) }]);
    }

    /// Starts the clock, stops it, or lets it go on.
    pub fn start_or_pause(self) {
        self.act(|charter, now_ms| match charter.run.state() {
            RunState::Running => charter.run.paused(now_ms),
            _ => charter.run.started(&charter.agenda, now_ms),
        });
    }

    pub fn add_time(self) {
        self.act(|charter, _| charter.run.extended(MORE_MINUTES));
    }

    pub fn go_on(self) {
        self.act(|charter, now_ms| match charter.run.state() {
            RunState::NotBegun => charter.run.clone(),
            _ => charter.run.gone_on(&charter.agenda, now_ms),
        });
    }

    pub fn reset_clock(self) {
        self.act(|_, _| AgendaRun::default());
        self.app.notify(Notice::info(text::CLOCK_RESET));
    }

    /// Has a thought become an improvement.
    pub fn improve(self, thought: CharterEntryId) {
        let new = ImprovementId::from_bits(clock::random_bits());
        self.session.record(self.session.peek(|workshop| park_as_improvement(workshop, thought, new)));
    }

    pub fn see_improvement(self, id: ImprovementId) {
        self.improve.show(self.session, id);
    }

    /// Places a dot on a step, or takes one.
    pub fn vote(self, step: StepId, dots: i32) {
        self.session.record(vec![Edit::PlaceDots { step, dots }]);
        let said = self.votes.with_untracked(|votes| {
            let row = votes.rows.iter().find(|row| row.step == step)?;
            let dots = text::dots_on(&text::step_name(row.number, &row.name), row.dots);
            Some(format!("{dots}. {}", text::votes(votes)))
        });
        self.told.set(said.unwrap_or_default());
    }

    pub fn clear_votes(self) {
        self.session.record(self.session.peek(|workshop| clear_votes(&workshop.charter)));
        self.app.notify(Notice::info(text::CLEARED_VOTES));
    }

    pub fn warn(self, words: &'static str) {
        self.app.notify(Notice::problem(words));
    }

    pub fn copy_markdown(self) {
        let now_ms = clock::now_ms();
        let words = self.session.peek(|shown| markdown(shown, now_ms, offset_minutes(&shown.charter, now_ms)));
        clock::spawn(async move {
            self.app.notify(match files::copy_text(&words).await {
                Ok(()) => Notice::info(text::COPIED),
                Err(_) => Notice::problem(text::NOT_COPIED),
            });
        });
    }
}

/// How far the clock here was ahead of UTC when the agenda was begun; before that: is now. A workshop of the summer
/// keeps its times of day in winter.
fn offset_minutes(charter: &Charter, now_ms: f64) -> i32 {
    clock::time_zone_offset_minutes(charter.run.begun_at_ms().unwrap_or(now_ms))
}

fn aloud(charter: &Charter, schedule: &Schedule) -> String {
    let name = |now: &crate::workshop::charter::NowRunning| {
        charter.entry(CharterList::Agenda, now.item).map_or("", |item| item.text(EntryField::Name))
    };
    let left = schedule.now.and_then(|now| Some(now.time_left(schedule.row(now.item)?.allowed_minutes()?)));
    text::aloud(schedule.state, schedule.now.as_ref().map_or("", name), left)
}
