//! Connects rows: which step follows which, with what wait, and where work goes back.

use std::collections::HashSet;

use super::cells::note;
use super::index::{Index, parts_of};
use super::kept_wait::{Kept, QueueBefore, keep_wait};
use super::sheet::{ListItem, split_list};
use super::{FirstWait, LooseEnd, Place, RowFault, RowProblem, Rows};
use crate::id::{FlowId, StepId};
use crate::stream::{Calendar, Duration, Flow, FlowKind, Percent, Step};

/// A cell that says how a step is connected.
#[derive(Debug, Clone, Default)]
pub(super) struct LinkCell {
    pub text: String,
    pub place: Place,
    pub label: String,
}

impl Default for Place {
    fn default() -> Self {
        Self { row: 1, column: 1 }
    }
}

/// The waits of one cell. Which reading counts depends on how many arrows there are.
#[derive(Debug, Clone)]
pub(super) struct Waits {
    pub whole: Option<Duration>,
    pub each: Vec<Option<Duration>>,
    pub whole_problems: Vec<RowProblem>,
    pub each_problems: Vec<RowProblem>,
    pub link: LinkCell,
}

/// A row that is read but for its connections.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub step: Step,
    pub row: usize,
    /// Which table of the paste.
    pub table: usize,
    pub number: String,
    pub has_kind: bool,
    pub after: Option<LinkCell>,
    pub waits: Option<Waits>,
    /// The wait behind the step.
    pub waits_after: Option<Waits>,
    pub rework_to: Option<LinkCell>,
    pub rework_waits: Option<Waits>,
    pub shares: Option<LinkCell>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            step: Step::new(StepId::from_bits(0), "", ""),
            row: 0,
            table: 0,
            number: String::new(),
            has_kind: false,
            after: None,
            waits: None,
            waits_after: None,
            rework_to: None,
            rework_waits: None,
            shares: None,
        }
    }
}

impl Draft {
    /// Whether the row tells a wait and nothing else.
    pub fn is_wait_alone(&self) -> bool {
        let is_bare = self.step == Step::new(self.step.id, "", "") && self.number.is_empty();
        let links = [&self.after, &self.rework_to, &self.shares];
        let is_alone = links.iter().all(|cell| cell.is_none()) && self.waits_after.is_none();
        is_bare && is_alone && self.waits.is_some()
    }
}

/// What a name in a cell leads to.
enum Target {
    /// The step at this place among the rows.
    At(usize),
    /// No row has this name.
    Loose(String),
}

/// Makes the flows and hands the steps over.
pub(super) fn connect(drafts: Vec<Draft>, rows: &mut Rows, bits: &mut dyn FnMut() -> u64) {
    let index = Index::of(&drafts);
    let mut linker = Linker {
        index,
        drafts: &drafts,
        rows,
        bits: &mut *bits,
        made: HashSet::new(),
        waited: HashSet::new(),
        notes: Vec::new(),
    };
    for at in 0..drafts.len() {
        linker.follow(at);
        linker.send_back(at);
    }
    for (at, draft) in drafts.iter().enumerate() {
        linker.close(at, draft);
    }
    let notes = linker.notes;
    rows.steps = drafts.into_iter().map(|draft| draft.step).collect();
    let mut queues = Vec::new();
    for (at, keep) in notes {
        let Some(step) = rows.steps.get_mut(at) else { continue };
        match keep {
            Keep::Note(cell) => note(step, &cell.label, &cell.text),
            Keep::Wait(wait, cell) => match keep_wait(step, &wait, &cell.label) {
                Kept::Silently => {}
                Kept::Told(fault) => rows.problems.push(problem(&cell.place, &cell.text, fault)),
                Kept::InQueue(wait) => {
                    rows.problems.push(problem(&cell.place, &cell.text, RowFault::WaitInQueue));
                    queues.push(QueueBefore { at, wait, label: cell.label });
                }
            },
        }
    }
    rows.put_queues(queues, bits);
}

fn problem(place: &Place, text: &str, fault: RowFault) -> RowProblem {
    RowProblem { place: *place, text: text.to_owned(), fault }
}

/// What becomes of a cell that made no flow.
enum Keep {
    Note(LinkCell),
    Wait(Duration, LinkCell),
}

struct Linker<'a> {
    index: Index,
    drafts: &'a [Draft],
    rows: &'a mut Rows,
    bits: &'a mut dyn FnMut() -> u64,
    /// Ends of the flows that were made, and whether they are rework.
    made: HashSet<(usize, usize, bool)>,
    /// Steps whose wait behind them is on an arrow, or was told of.
    waited: HashSet<usize>,
    notes: Vec<(usize, Keep)>,
}

impl Linker<'_> {
    /// The arrows into a step.
    fn follow(&mut self, at: usize) {
        let Some(draft) = self.drafts.get(at) else { return };
        let Some(cell) = &draft.after else {
            match at.checked_sub(1) {
                Some(above) => {
                    let wait = self.one_wait(draft.waits.as_ref());
                    self.flow(above, at, FlowKind::Forward, wait, None);
                }
                None => self.open(draft),
            }
            return;
        };
        let targets: Vec<Target> = self.targets(at, cell, true);
        let waits = self.waits_for(at, targets.len(), draft.waits.as_ref());
        if targets.is_empty() {
            let keep = |waits: &Waits| waits.whole.clone().map(|wait| (at, Keep::Wait(wait, waits.link.clone())));
            self.notes.extend(draft.waits.as_ref().and_then(keep));
        }
        for (target, wait) in targets.into_iter().zip(waits) {
            match target {
                Target::At(from) => self.flow(from, at, FlowKind::Forward, wait, Some(cell)),
                Target::Loose(name) => self.loose(draft, name, FlowKind::Forward, wait, cell),
            }
        }
    }

    /// The first row, which may be connected to a step outside the paste.
    fn open(&mut self, draft: &Draft) {
        self.rows.is_open = true;
        let wait = self.one_wait(draft.waits.as_ref());
        let link = draft.waits.as_ref().map(|waits| waits.link.clone()).unwrap_or_default();
        self.rows.first_wait = wait.map(|wait| FirstWait { wait, place: link.place, label: link.label });
    }

    /// The arrows back from a step.
    fn send_back(&mut self, at: usize) {
        let Some(draft) = self.drafts.get(at) else { return };
        let Some(cell) = &draft.rework_to else {
            if let Some(shares) = &draft.shares {
                self.keep(at, shares, RowFault::ShareWithoutRework);
            }
            if let Some(waits) = &draft.rework_waits {
                self.keep(at, &waits.link, RowFault::ShareWithoutRework);
            }
            return;
        };
        let targets = self.targets(at, cell, false);
        let waits = self.waits_for(at, targets.len(), draft.rework_waits.as_ref());
        let shares = self.shares_for(at, targets.len(), draft.shares.as_ref());
        for ((target, wait), share) in targets.into_iter().zip(waits).zip(shares) {
            let kind = FlowKind::Rework { share };
            match target {
                Target::At(to) => self.flow(at, to, kind, wait, Some(cell)),
                Target::Loose(name) => self.loose(draft, name, kind, wait, cell),
            }
        }
    }

    fn flow(&mut self, from: usize, to: usize, kind: FlowKind, wait: Option<Duration>, cell: Option<&LinkCell>) {
        let Some((before, after)) = self.drafts.get(from).zip(self.drafts.get(to)) else { return };
        let is_new = self.made.insert((from, to, kind != FlowKind::Forward));
        if let Some(cell) = cell.filter(|_| from == to || !is_new) {
            let fault = if is_new { RowFault::AfterItself } else { RowFault::NamedTwice };
            self.tell(cell, &cell.text, fault);
        }
        if is_new {
            let wait = if kind == FlowKind::Forward { self.with_wait_behind(from, before, wait) } else { wait };
            let id = FlowId::from_bits((self.bits)());
            self.rows.flows.push(Flow { id, from: before.step.id, to: after.step.id, kind, wait });
        }
    }

    /// The wait of an arrow, where the step that it leaves may tell one too.
    fn with_wait_behind(&mut self, from: usize, before: &Draft, wait: Option<Duration>) -> Option<Duration> {
        let Some(behind) = &before.waits_after else { return wait };
        let is_told = !self.waited.insert(from);
        let Some(wait) = wait else {
            if !is_told {
                self.rows.problems.extend(behind.whole_problems.iter().cloned());
            }
            return behind.whole.clone();
        };
        let hours = |wait: &Duration| wait.hours(&Calendar::default());
        let is_same = behind.whole.as_ref().is_none_or(|behind| hours(behind) == hours(&wait));
        if !is_same && !is_told {
            self.keep(from, &behind.link, RowFault::WaitTwice);
        }
        Some(wait)
    }

    /// A wait behind a step that no arrow leaves.
    fn close(&mut self, at: usize, draft: &Draft) {
        let Some(behind) = draft.waits_after.as_ref().filter(|_| !self.waited.contains(&at)) else { return };
        let is_nothing = |wait: &Duration| wait.hours(&Calendar::default()).is_some_and(|hours| hours.high <= 0.0);
        if behind.whole.as_ref().is_some_and(|wait| !is_nothing(wait)) {
            self.keep(at, &behind.link, RowFault::WaitBehindEnd);
        }
    }

    fn loose(&mut self, draft: &Draft, name: String, kind: FlowKind, wait: Option<Duration>, cell: &LinkCell) {
        let (place, label) = (cell.place, cell.label.clone());
        self.rows.loose_ends.push(LooseEnd { step: draft.step.id, name, kind, wait, place, label });
    }

    fn tell(&mut self, cell: &LinkCell, text: &str, fault: RowFault) {
        self.rows.problems.push(problem(&cell.place, text, fault));
    }

    fn keep(&mut self, at: usize, cell: &LinkCell, fault: RowFault) {
        self.tell(cell, &cell.text, fault);
        self.notes.push((at, Keep::Note(cell.clone())));
    }

    /// The one wait of a cell.
    fn one_wait(&mut self, waits: Option<&Waits>) -> Option<Duration> {
        let waits = waits?;
        self.rows.problems.extend(waits.whole_problems.iter().cloned());
        waits.whole.clone()
    }

    /// One wait per arrow: a single one counts on each.
    fn waits_for(&mut self, at: usize, count: usize, waits: Option<&Waits>) -> Vec<Option<Duration>> {
        let Some(waits) = waits else { return vec![None; count] };
        if count < 2 || waits.each.len() == 1 {
            let each = if waits.each.len() == 1 { waits.each.first().cloned().flatten() } else { waits.whole.clone() };
            let problems = if count < 2 { &waits.whole_problems } else { &waits.each_problems };
            self.rows.problems.extend(problems.iter().cloned());
            return vec![if count < 2 { waits.whole.clone() } else { each }; count];
        }
        if waits.each.len() == count {
            self.rows.problems.extend(waits.each_problems.iter().cloned());
            return waits.each.clone();
        }
        self.keep(at, &waits.link, RowFault::CountDiffers);
        vec![None; count]
    }

    /// One share per arrow back: a single one counts on each.
    fn shares_for(&mut self, at: usize, count: usize, cell: Option<&LinkCell>) -> Vec<Option<Percent>> {
        let Some(cell) = cell else { return vec![None; count] };
        let list = split_list(&cell.text);
        let texts: Vec<&str> = match list.as_slice() {
            _ if count < 2 => vec![cell.text.as_str(); count],
            [one] => vec![one.text.as_ref(); count],
            list if list.len() == count => list.iter().map(|item| item.text.as_ref()).collect(),
            _ => {
                self.keep(at, cell, RowFault::CountDiffers);
                return vec![None; count];
            }
        };
        let mut shares = Vec::with_capacity(count);
        for text in texts {
            let share = Percent::read(text);
            if let Some(fault) = share.as_ref().and_then(Percent::problem) {
                self.tell(cell, text, RowFault::Entry(fault));
            }
            shares.push(share);
        }
        shares
    }

    /// The steps that a cell names.
    fn targets(&mut self, at: usize, cell: &LinkCell, may_be_none: bool) -> Vec<Target> {
        let mut targets = Vec::new();
        for item in split_list(&cell.text) {
            let is_none = may_be_none && self.says_none(&item, at);
            if is_none || item.text.is_empty() {
                continue;
            }
            match self.find(&item, at, cell) {
                Some(found) => targets.push(Target::At(found)),
                None => self.push_parts(&item, at, cell, &mut targets),
            }
        }
        targets
    }

    /// `none` is a word of its own; a dash, or "start", only if no step is called so.
    fn says_none(&self, item: &ListItem<'_>, at: usize) -> bool {
        let is = |word: &str| item.text.eq_ignore_ascii_case(word);
        let is_sign = ["-", "–", "—", "start"].into_iter().any(is);
        !item.is_quoted && (is("none") || (is_sign && self.index.named(&item.text, at).is_none()))
    }

    /// "A, B", "A & B" name two steps where no step is called so and there are an A and a B.
    fn push_parts(&mut self, item: &ListItem<'_>, at: usize, cell: &LinkCell, targets: &mut Vec<Target>) {
        let entry = |part: &str| ListItem { text: part.to_owned().into(), is_quoted: false };
        let knows = |part: &str| self.index.find(&entry(part), at).is_some();
        match parts_of(&item.text, &knows).filter(|_| !item.is_quoted) {
            Some(parts) => {
                targets.extend(parts.into_iter().filter_map(|part| self.find(&entry(part), at, cell)).map(Target::At));
            }
            None => targets.push(Target::Loose(item.text.to_string())),
        }
    }

    /// The step that an entry names, a choice among several told.
    fn find(&mut self, item: &ListItem<'_>, at: usize, cell: &LinkCell) -> Option<usize> {
        let (found, is_sole) = self.index.find(item, at)?;
        if !is_sole {
            let taken = self.drafts.get(found).map_or(0, |draft| draft.row);
            self.tell(cell, &item.text, RowFault::NameAmbiguous { taken });
        }
        Some(found)
    }
}
