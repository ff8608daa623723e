//! Some tabs, the disk they share, and the messages between them, driven by a seed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use super::super::{SaveState, note_loss, write_waiting};
use super::disk::{Disk, Fate, Fault};
use super::tab::{Outbox, Tab};
use crate::id::{MapId, StepId};
use crate::stream::{Step, StreamMap};
use crate::workshop::{Edit, Gesture, Journal, Replica, Stamp, StepField, gestures_from_json};

/// What may happen to a seed's world, beside people making gestures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hazards {
    pub(super) tabs: usize,
    /// Writes may be torn, as no transaction is.
    pub(super) tears: bool,
    /// The database may vanish.
    pub(super) vanishes: bool,
    /// Messages may be lost, and tabs killed.
    pub(super) loses: bool,
}

pub(super) struct Random(pub(super) u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `count`.
    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.bits() % count as u64) as usize
    }
}

struct Reading {
    tab: Rc<Tab>,
    /// What was read, once it was.
    read: Option<Vec<Gesture>>,
}

type Task = (u64, Pin<Box<dyn Future<Output = ()>>>);

pub(super) struct World {
    pub(super) random: Random,
    hazards: Hazards,
    pub(super) disk: Rc<RefCell<Disk>>,
    pub(super) tabs: Vec<Rc<Tab>>,
    outbox: Outbox,
    /// Messages on their way: to whom, and what.
    messages: Vec<(u64, String)>,
    readings: Vec<Reading>,
    tasks: Vec<Task>,
    next: u64,
    /// Whether the disk vanished and not everybody has saved since.
    is_mending: bool,
    /// Everything that was ever told to be saved and has not vanished since, by tabs that are gone.
    kept_by_the_dead: BTreeMap<Stamp, String>,
}

fn map() -> MapId {
    MapId::from_bits(1)
}

impl World {
    pub(super) fn new(seed: u64, hazards: Hazards) -> Self {
        let mut world = Self {
            random: Random(seed),
            hazards,
            disk: Rc::default(),
            tabs: Vec::new(),
            outbox: Rc::default(),
            messages: Vec::new(),
            readings: Vec::new(),
            tasks: Vec::new(),
            next: 10,
            is_mending: false,
            kept_by_the_dead: BTreeMap::new(),
        };
        let mut journal = Journal::new(Replica(1));
        let new_map = Edit::AddMap { map: Box::new(StreamMap::new(map(), "Current state")), at: 0 };
        let made = journal.record(0.0, vec![new_map]).expect("the first gesture");
        let write = world.disk.borrow_mut().begin(&[made.gesture]);
        world.disk.borrow_mut().decide(write, Fate::Kept);
        for _ in 0..hazards.tabs {
            world.open_tab();
        }
        world
    }

    /// Listening begins before reading.
    fn open_tab(&mut self) {
        self.next += 1;
        let tab = Rc::new(Tab {
            replica: self.next,
            journal: RefCell::new(Journal::new(Replica(self.next))),
            queue: RefCell::default(),
            state: RefCell::new(SaveState::Unchanged),
            disk: Rc::clone(&self.disk),
            outbox: Rc::clone(&self.outbox),
            made: RefCell::default(),
            confirmed: RefCell::default(),
            is_ready: Cell::new(false),
            is_unaware: Cell::new(false),
        });
        self.tabs.push(Rc::clone(&tab));
        self.readings.push(Reading { tab, read: None });
    }

    /// One thing happens.
    pub(super) fn step(&mut self) {
        match self.random.below(20) {
            0..=6 => self.make_gesture(),
            7..=10 => self.end_a_write(),
            11..=13 => self.deliver(),
            14..=15 => self.go_on_reading(),
            16 => self.try_again(),
            17 if self.random.below(2) == 0 => self.late_write_arrives(),
            17 => self.notice_loss(),
            18 if self.tabs.len() < 4 => self.open_tab(),
            19 => self.misfortune(),
            _ => {}
        }
        self.run_tasks();
    }

    fn some_tab(&mut self) -> Option<Rc<Tab>> {
        let ready: Vec<_> = self.tabs.iter().filter(|tab| tab.is_ready.get()).cloned().collect();
        if ready.is_empty() { None } else { ready.get(self.random.below(ready.len())).cloned() }
    }

    /// As `Session::commit` does it.
    fn make_gesture(&mut self) {
        let Some(tab) = self.some_tab() else { return };
        let step = StepId::from_bits(self.random.bits() % 8);
        let edits = match self.random.below(4) {
            0 => vec![Edit::RenameWorkshop { name: format!("name {}", self.random.below(50)) }],
            1 => vec![Edit::RemoveStep { map: map(), step }],
            2 => {
                let name = format!("{} Ä \"{}\"", self.random.below(9), self.random.below(9));
                vec![Edit::SetStep { map: map(), step, set: StepField::Name(name) }]
            }
            _ => vec![Edit::AddStep { map: map(), step: Box::new(Step::new(step, "Step", "Team")), at: 9 }],
        };
        let recorded = tab.journal.borrow_mut().record(0.0, edits);
        if let Some(recorded) = recorded {
            tab.made.borrow_mut().push(recorded.gesture.stamp);
            tab.queue.borrow_mut().push(recorded.gesture);
            self.write(&tab);
        }
    }

    fn write(&mut self, tab: &Rc<Tab>) {
        if tab.queue.borrow_mut().begin() {
            let tab = Rc::clone(tab);
            self.tasks.push((tab.replica, Box::pin(async move { write_waiting(&tab).await })));
        }
    }

    fn end_a_write(&mut self) {
        let open = self.disk.borrow().open_writes();
        if open.is_empty() {
            return;
        }
        let fate = match self.random.below(12) {
            0 => Fate::Refused,
            1 => Fate::KeptUnconfirmed,
            2 => Fate::Late,
            3 if self.hazards.tears => Fate::Torn(self.random.below(3)),
            _ => Fate::Kept,
        };
        let write = open[self.random.below(open.len())];
        self.disk.borrow_mut().decide(write, fate);
    }

    /// Messages come in any order; each to everybody but who sent it.
    fn deliver(&mut self) {
        if self.messages.is_empty() {
            return;
        }
        let which = self.random.below(self.messages.len());
        let (to, text) = self.messages.swap_remove(which);
        if self.random.below(8) == 0 {
            self.messages.push((to, text.clone()));
        }
        let (_, gestures) = gestures_from_json(&text).expect("what a tab told");
        if let Some(tab) = self.tabs.iter().find(|tab| tab.replica == to) {
            tab.journal.borrow_mut().receive(gestures);
        }
    }

    /// Reading takes a while: what was read may be old when it arrives.
    fn go_on_reading(&mut self) {
        if self.readings.is_empty() {
            return;
        }
        let which = self.random.below(self.readings.len());
        let reading = &mut self.readings[which];
        if reading.read.is_none() {
            reading.read = Some(self.disk.borrow().read());
            return;
        }
        let Reading { tab, read } = self.readings.swap_remove(which);
        // As `Session::read_journal`: without any entry there is no such workshop.
        let read = read.unwrap_or_default();
        tab.is_ready.set(!read.is_empty());
        tab.journal.borrow_mut().receive(read);
    }

    fn try_again(&mut self) {
        if let Some(tab) = self.some_tab() {
            self.write(&tab);
        }
    }

    /// The connection tells that it was closed, and reading finds fewer entries than there were.
    fn notice_loss(&mut self) {
        if let Some(tab) = self.some_tab().filter(|tab| tab.is_unaware.replace(false)) {
            note_loss(&tab, Fault::Vanished);
        }
    }

    fn late_write_arrives(&mut self) {
        let count = self.disk.borrow().late_count();
        if count > 0 {
            let which = self.random.below(count);
            self.disk.borrow_mut().arrive_late(which);
        }
    }

    fn misfortune(&mut self) {
        match self.random.below(4) {
            0 if self.hazards.vanishes => {
                let is_told = self.random.below(2) == 0;
                self.disk.borrow_mut().vanish(is_told);
                for tab in &self.tabs {
                    tab.confirmed.borrow_mut().clear();
                    tab.is_unaware.set(true);
                }
                self.kept_by_the_dead.clear();
                self.is_mending = true;
            }
            1 if self.hazards.loses && !self.messages.is_empty() => {
                let which = self.random.below(self.messages.len());
                self.messages.swap_remove(which);
            }
            2 if self.hazards.loses && self.tabs.len() > 1 => {
                let which = self.random.below(self.tabs.len());
                self.kill(which);
            }
            _ => {}
        }
    }

    /// As SIGKILL: what it was doing ends at once. A write under way may still be kept, by its own fate.
    fn kill(&mut self, which: usize) {
        let dead = self.tabs.swap_remove(which);
        self.kept_by_the_dead.extend(dead.confirmed.borrow().iter().cloned());
        self.tasks.retain(|(replica, _)| *replica != dead.replica);
        self.readings.retain(|reading| reading.tab.replica != dead.replica);
    }

    fn run_tasks(&mut self) {
        let mut context = Context::from_waker(Waker::noop());
        self.tasks.retain_mut(|(_, task)| task.as_mut().poll(&mut context).is_pending());
        for (from, text) in self.outbox.take() {
            let others = self.tabs.iter().filter(|tab| tab.replica != from);
            self.messages.extend(others.map(|tab| (tab.replica, text.clone())));
        }
    }

    /// What must hold at every moment, and so whenever the browser is killed.
    pub(super) fn check(&self) {
        let disk = self.disk.borrow();
        for tab in &self.tabs {
            for (stamp, json) in tab.confirmed.borrow().iter() {
                assert_eq!(disk.entries.get(stamp), Some(json), "what was told to be saved is not kept");
            }
            let (state, waiting) = (tab.state.borrow(), tab.queue.borrow().count());
            assert!(!matches!(*state, SaveState::Failed(_)) || waiting > 0, "a failed gesture waits for another try");
            if !self.hazards.tears && !self.is_mending {
                let is_kept = |stamp: &&Stamp| disk.entries.contains_key(stamp);
                let made = tab.made.borrow();
                let first = made.iter().take_while(is_kept).count();
                assert_eq!(made.iter().filter(is_kept).count(), first, "what is kept is a beginning of what was made");
            }
        }
        for (stamp, json) in &self.kept_by_the_dead {
            assert_eq!(disk.entries.get(stamp), Some(json), "what a closed tab was told to be saved is not kept");
        }
    }

    /// The disk is healthy again, people try again, and all that is under way ends.
    pub(super) fn settle(&mut self) {
        while !self.readings.is_empty() {
            self.go_on_reading();
        }
        for tab in self.tabs.iter().filter(|tab| tab.is_ready.get() && tab.is_unaware.replace(false)) {
            note_loss(tab, Fault::Vanished);
        }
        for round in 0.. {
            let open = self.disk.borrow().open_writes();
            for write in open {
                self.disk.borrow_mut().decide(write, Fate::Kept);
            }
            self.run_tasks();
            for tab in self.tabs.clone() {
                self.write(&tab);
            }
            self.run_tasks();
            if self.tabs.iter().all(|tab| tab.queue.borrow().count() == 0) {
                break;
            }
            assert!(round < 50, "writing never ends");
        }
        while self.disk.borrow().late_count() > 0 {
            self.late_write_arrives();
        }
        while !self.messages.is_empty() {
            self.deliver();
        }
    }

    /// Everybody is told the truth, and nothing is missing anywhere.
    pub(super) fn check_settled(&mut self) {
        let kept = self.disk.borrow().read();
        for tab in self.tabs.iter().filter(|tab| tab.is_ready.get()) {
            assert!(matches!(*tab.state.borrow(), SaveState::Saved | SaveState::Unchanged), "{:?}", tab.state);
            let journal = tab.journal.borrow();
            // A late message may tell of what vanished with the disk, when whoever made it is gone.
            let may_be_gone = self.is_mending && self.hazards.loses;
            let is_own = |gesture: &&Gesture| gesture.stamp.replica == Replica(tab.replica);
            let mut shown = journal.gestures().iter().filter(|gesture| !may_be_gone || is_own(gesture));
            let missing = shown.find(|gesture| !kept.contains(gesture));
            assert_eq!(missing, None, "a gesture is shown and not kept");
            let is_sure_to_know = !self.hazards.loses && !self.is_mending;
            assert!(!is_sure_to_know || journal.gestures().len() == kept.len(), "what another tab made never came");
        }
        let mut fresh = Journal::new(Replica(2));
        fresh.receive(kept.iter().cloned());
        for tab in self.tabs.iter().filter(|tab| tab.is_ready.get()) {
            // As a tab does that is seen again.
            tab.journal.borrow_mut().receive(kept.iter().cloned());
            if self.is_mending && self.hazards.loses {
                continue;
            }
            assert_eq!(tab.journal.borrow().workshop(), fresh.workshop(), "two tabs show different workshops");
        }
    }
}
