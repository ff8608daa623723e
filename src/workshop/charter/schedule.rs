//! The agenda against the clock: planned and spent time of each item, when the next ones come, and how late it ends.
//!
//! Moments are milliseconds since 1970-01-01 UTC; where people are is told by how far their clock is ahead of UTC.

use super::{Charter, CharterEntry, CharterField, RunState, minutes_of};
use crate::delivery::civil::day_of_text;
use crate::id::CharterEntryId;

const MINUTE_MS: f64 = 60_000.0;
const DAY_MS: f64 = 86_400_000.0;

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// It was begun and left.
    Done,
    /// It is under way.
    Now,
    /// It was not begun.
    ToCome,
}

/// An item against the clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScheduleRow {
    /// The item.
    pub item: CharterEntryId,
    /// How it stands.
    pub state: ItemState,
    /// When it was begun, or when it is to be expected; `None` while nobody knows when the agenda starts.
    pub at_ms: Option<f64>,
    /// Its time box, minutes.
    pub planned_minutes: Option<f64>,
    /// Minutes it was given on top.
    pub added_minutes: u32,
    /// Minutes spent on it until now.
    pub spent_minutes: f64,
}

impl ScheduleRow {
    /// Minutes it may take: its time box and what was added.
    pub fn allowed_minutes(&self) -> Option<f64> {
        self.planned_minutes.map(|minutes| minutes + f64::from(self.added_minutes))
    }

    /// Whole minutes more than its time box; below 0: fewer. `None` without a time box.
    pub fn over_minutes(&self) -> Option<i64> {
        self.planned_minutes.map(|planned| self.spent_minutes.round() as i64 - planned.round() as i64)
    }

    /// Minutes it takes in the forecast.
    fn expected_minutes(&self) -> f64 {
        match (self.state, self.allowed_minutes()) {
            (ItemState::Done, _) | (_, None) => self.spent_minutes,
            (ItemState::Now | ItemState::ToCome, Some(allowed)) => allowed.max(self.spent_minutes),
        }
    }
}

/// How the end stands to the plan, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// As planned.
    OnTime,
    /// So many minutes after the planned end.
    Late(i64),
    /// So many minutes before it.
    Early(i64),
    /// On another day: the workshop runs over several, and the plan's end says nothing.
    AnotherDay,
}

/// How much time an item has left; the coarse steps in which it is said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    /// More than five minutes, or the box is no longer than that.
    Enough,
    /// Five minutes or less of a longer box.
    FiveMinutes,
    /// A minute or less.
    OneMinute,
    /// None; so many times five minutes over.
    Over(u32),
}

/// The item under way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NowRunning {
    /// The item.
    pub item: CharterEntryId,
    /// Seconds left of what it may take; below 0: it is over. `None` without a time box.
    pub left_seconds: Option<f64>,
    /// Seconds spent on it.
    pub spent_seconds: f64,
    /// When it is to be left: now, where it is over.
    pub ends_at_ms: f64,
    /// When the plan has its end; `None` where the plan's start is on another day.
    pub plan_ends_at_ms: Option<f64>,
}

impl NowRunning {
    /// How much is left, coarsely. `allowed_minutes`: what it may take.
    pub fn time_left(&self, allowed_minutes: f64) -> TimeLeft {
        match self.left_seconds {
            Some(left) if left <= 0.0 => TimeLeft::Over((-left / 300.0) as u32),
            Some(left) if left <= 60.0 && allowed_minutes > 2.0 => TimeLeft::OneMinute,
            Some(left) if left <= 300.0 && allowed_minutes > 8.0 => TimeLeft::FiveMinutes,
            _ => TimeLeft::Enough,
        }
    }
}

/// The agenda against the clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Where the clock stands.
    pub state: RunState,
    /// The items, in the order of the agenda.
    pub rows: Vec<ScheduleRow>,
    /// The item under way.
    pub now: Option<NowRunning>,
    /// The item that comes next.
    pub next: Option<CharterEntryId>,
    /// Minutes of all time boxes.
    pub planned_minutes: f64,
    /// Items without a time box that can be read.
    pub without_box: usize,
    /// When it ends or has ended; `None` while nobody knows when it starts.
    pub ends_at_ms: Option<f64>,
    /// How that stands to the plan; `None` before it has begun.
    pub lateness: Option<Lateness>,
}

impl Schedule {
    /// The row of an item.
    pub fn row(&self, item: CharterEntryId) -> Option<&ScheduleRow> {
        self.rows.iter().find(|row| row.item == item)
    }

    /// The longest bar to be drawn, minutes; more than 0.
    pub fn longest_minutes(&self) -> f64 {
        let longest = |row: &ScheduleRow| row.spent_minutes.max(row.allowed_minutes().unwrap_or(0.0));
        self.rows.iter().map(longest).fold(1.0, f64::max)
    }
}

/// Minutes since midnight of `9:05` or `09:05`.
fn minutes_of_day(text: &str) -> Option<f64> {
    let (hours, minutes) = text.trim().split_once([':', '.'])?;
    let part = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| *number <= most);
    Some(f64::from(part(hours, 23)? * 60 + part(minutes, 59)?))
}

/// Reads the agenda at a moment, where the clock is `offset_minutes` ahead of UTC.
pub fn schedule(charter: &Charter, now_ms: f64, offset_minutes: i32) -> Schedule {
    let clock = Clock { charter, now_ms, offset_ms: f64::from(offset_minutes) * MINUTE_MS };
    let mut rows: Vec<ScheduleRow> = charter.agenda.iter().map(|item| clock.row(item)).collect();
    let plan_start_ms = clock.plan_start_ms();
    let now = clock.now_running(&rows, plan_start_ms);
    let ends_at_ms = clock.place_rows(&mut rows, now, plan_start_ms);
    let planned_minutes: f64 = rows.iter().filter_map(|row| row.planned_minutes).sum();
    let lateness = clock.lateness(plan_start_ms, planned_minutes, ends_at_ms);
    Schedule {
        state: charter.run.state(),
        now,
        next: charter.run.to_come(&charter.agenda).first().map(|item| item.id),
        planned_minutes,
        without_box: rows.iter().filter(|row| row.planned_minutes.is_none()).count(),
        ends_at_ms,
        lateness,
        rows,
    }
}

struct Clock<'a> {
    charter: &'a Charter,
    now_ms: f64,
    offset_ms: f64,
}

impl Clock<'_> {
    fn row(&self, item: &CharterEntry) -> ScheduleRow {
        let run = &self.charter.run;
        let time = run.time(item.id);
        let state = match time {
            _ if run.item == Some(item.id) => ItemState::Now,
            Some(_) => ItemState::Done,
            None => ItemState::ToCome,
        };
        ScheduleRow {
            item: item.id,
            state,
            at_ms: time.map(|time| time.begun_at_ms),
            planned_minutes: minutes_of(item),
            added_minutes: time.map_or(0, |time| time.added_minutes),
            spent_minutes: run.spent_ms(item.id, self.now_ms) / MINUTE_MS,
        }
    }

    /// The local day of a moment, counted from 1970-01-01.
    fn local_day(&self, ms: f64) -> f64 {
        ((ms + self.offset_ms) / DAY_MS).floor()
    }

    /// When the plan starts: at the time that was said, on the day it was begun; before that on the charter's day, or
    /// today. Without a time that was said: when it was begun.
    fn plan_start_ms(&self) -> Option<f64> {
        let begun_ms = self.charter.run.begun_at_ms();
        let Some(minutes) = minutes_of_day(self.charter.text(CharterField::StartsAt)) else { return begun_ms };
        let said_day = day_of_text(self.charter.text(CharterField::Date)).map(|day| day as f64);
        let day = match begun_ms {
            Some(begun_ms) => self.local_day(begun_ms),
            None => said_day.unwrap_or_else(|| self.local_day(self.now_ms)),
        };
        Some(day * DAY_MS + minutes * MINUTE_MS - self.offset_ms)
    }

    fn now_running(&self, rows: &[ScheduleRow], plan_start_ms: Option<f64>) -> Option<NowRunning> {
        let at = rows.iter().position(|row| row.state == ItemState::Now)?;
        let row = rows.get(at)?;
        let left_minutes = row.allowed_minutes().map(|allowed| allowed - row.spent_minutes);
        let ends_at_ms = self.now_ms + left_minutes.unwrap_or(0.0).max(0.0) * MINUTE_MS;
        let planned: f64 = rows.iter().take(at + 1).filter_map(|row| row.planned_minutes).sum();
        let plan_ends_at_ms = plan_start_ms.map(|start| start + planned * MINUTE_MS);
        Some(NowRunning {
            item: row.item,
            left_seconds: left_minutes.map(|minutes| minutes * 60.0),
            spent_seconds: row.spent_minutes * 60.0,
            ends_at_ms,
            plan_ends_at_ms: plan_ends_at_ms.filter(|end| self.local_day(*end) == self.local_day(ends_at_ms)),
        })
    }

    /// Says of each item to come when it is to be expected; gives the end.
    fn place_rows(&self, rows: &mut [ScheduleRow], now: Option<NowRunning>, plan_start_ms: Option<f64>) -> Option<f64> {
        let run = &self.charter.run;
        let mut at_ms = match run.state() {
            RunState::Running | RunState::Paused => Some(now.map_or(self.now_ms, |now| now.ends_at_ms)),
            RunState::Ended => run.ended_at_ms,
            RunState::NotBegun => plan_start_ms,
        };
        for next in run.to_come(&self.charter.agenda) {
            if let Some(row) = rows.iter_mut().find(|row| row.item == next.id) {
                row.at_ms = at_ms;
                at_ms = at_ms.map(|at| at + row.expected_minutes() * MINUTE_MS);
            }
        }
        at_ms
    }

    fn lateness(&self, plan_start_ms: Option<f64>, planned_minutes: f64, ends_at_ms: Option<f64>) -> Option<Lateness> {
        self.charter.run.begun_at_ms()?;
        let (start_ms, ends_at_ms) = (plan_start_ms?, ends_at_ms?);
        let plan_ends_at_ms = start_ms + planned_minutes * MINUTE_MS;
        // Workshops that begin before midnight end on the next day, as planned.
        if self.local_day(plan_ends_at_ms) != self.local_day(ends_at_ms) {
            return Some(Lateness::AnotherDay);
        }
        let minutes = ((ends_at_ms - plan_ends_at_ms) / MINUTE_MS).round() as i64;
        Some(match minutes {
            0 => Lateness::OnTime,
            late if late > 0 => Lateness::Late(late),
            early => Lateness::Early(-early),
        })
    }
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
