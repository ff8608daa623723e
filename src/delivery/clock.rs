//! Dates and times of day that stand in columns of their own, as spreadsheets and old tools export them.

use super::cells::Cells;
use super::role::Role;
use super::timestamp::{self, Cell};

/// How columns of dates and of times of day end, in plain letters.
const DATES: [&str; 4] = ["date", "datum", "day", "tag"];
const CLOCKS: [&str; 6] = ["timeofday", "clocktime", "time", "uhrzeit", "zeit", "clock"];

/// Two columns that tell a time together.
pub(super) type Pair = (usize, usize);

/// A name without one of these ends.
fn stem<'n>(name: &'n str, ends: &[&str]) -> Option<&'n str> {
    ends.iter().find_map(|end| name.strip_suffix(end))
}

/// Columns of a date and of its time of day, by their names in plain letters: `date` and `time`, `start date` and
/// `start time`.
pub(super) fn pairs_by_name(plain: &[String]) -> Vec<Pair> {
    let clock_of = |date: &str| plain.iter().position(|name| stem(name, &CLOCKS).is_some_and(|clock| clock == date));
    let dates = plain.iter().enumerate().filter_map(|(at, name)| Some((at, stem(name, &DATES)?)));
    dates.filter_map(|(at, date)| Some((at, clock_of(date)?))).collect()
}

/// Other names of the column of dates in such a pair: `deploy date` beside `deploy time` tells what `deploy time`,
/// `deploy at` and `deploy` tell elsewhere.
pub(super) fn aliases(plain: &[String], (date, clock): Pair) -> [String; 4] {
    let name = |at: usize| plain.get(at).cloned().unwrap_or_default();
    let bare = stem(&name(date), &DATES).unwrap_or_default().to_owned();
    [name(clock), [&bare, "at"].concat(), [&bare, "am"].concat(), bare]
}

/// Gives a column that is merely called *time*, right behind a time, to it.
pub(super) fn give_nameless(plain: &[String], columns: &mut [Role]) {
    for at in 1..columns.len() {
        let is_clock = plain.get(at).is_some_and(|name| CLOCKS.contains(&name.as_str()));
        let is_behind_time = columns.get(at - 1).is_some_and(|role| role.is_time());
        if let Some(role) = columns.get_mut(at).filter(|role| is_clock && is_behind_time && **role == Role::Ignore) {
            *role = Role::TimeOfDay;
        }
    }
}

/// Puts times of day behind their dates.
#[derive(Debug, Default)]
pub(crate) struct Clocks {
    pairs: Vec<Pair>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Rows whose time of day could not be read, though its date could.
    pub unread_rows: u64,
}

impl Clocks {
    /// For a table whose columns have these roles and names in plain letters. `None`: no column tells times of day.
    pub fn of(columns: &[Role], plain: &[String]) -> Option<Self> {
        let is_clock = |at: &usize| columns.get(*at) == Some(&Role::TimeOfDay);
        let is_date = |at: usize| columns.get(at).is_some_and(|role| role.is_time());
        let mut pairs: Vec<Pair> =
            pairs_by_name(plain).into_iter().filter(|(date, clock)| is_clock(clock) && is_date(*date)).collect();
        for clock in (0..columns.len()).filter(is_clock) {
            let is_free = |date: &usize| is_date(*date) && pairs.iter().all(|pair| pair.0 != *date);
            let is_placed = pairs.iter().any(|pair| pair.1 == clock);
            let date = (0..clock).rev().find(is_free).or_else(|| (clock..columns.len()).find(is_free));
            pairs.extend(date.filter(|_| !is_placed).map(|date| (date, clock)));
        }
        (!pairs.is_empty()).then(|| Self { pairs, ..Self::default() })
    }

    /// The cells of a row, dates with their times of day.
    pub fn joined<'a>(&'a mut self, cells: Cells<'a>) -> Cells<'a> {
        self.bytes.clear();
        self.ends.clear();
        let mut is_unread = false;
        for column in 0..cells.ends.len() {
            let cell = cells.get(column);
            match self.pairs.iter().find(|pair| pair.0 == column) {
                Some((_, clock)) => {
                    let (time, is_read) = joined(cell, cells.get(*clock));
                    self.bytes.extend_from_slice(&time);
                    is_unread |= !is_read;
                }
                None => self.bytes.extend_from_slice(cell),
            }
            self.ends.push(self.bytes.len());
        }
        self.unread_rows += u64::from(is_unread);
        Cells { bytes: &self.bytes, ends: &self.ends }
    }
}

fn is_time(text: &[u8]) -> bool {
    matches!(timestamp::read(text), Cell::Time(_))
}

/// A date with its time of day, and whether that could be read. Without a date a time of day tells nothing.
fn joined(date: &[u8], clock: &[u8]) -> (Vec<u8>, bool) {
    let (date, clock) = (date.trim_ascii(), clock.trim_ascii());
    match timestamp::read(clock) {
        // Whole times in the second column say all.
        Cell::Time(_) => return (clock.to_vec(), true),
        Cell::Blank => return (date.to_vec(), true),
        Cell::Garbage if date.is_empty() => return (Vec::new(), true),
        Cell::Garbage => {}
    }
    let found = forms(date, clock).into_iter().find(|form| is_time(form));
    let is_read = found.is_some() || !is_time(date);
    (found.unwrap_or_else(|| date.to_vec()), is_read)
}

/// What a spreadsheet writes behind a date that has no time of day.
const MIDNIGHTS: [&[u8]; 5] = [b"T00:00:00", b" 00:00:00", b" 00:00", b" 0:00", b" 12:00:00 AM"];

/// The ways in which the two may be one.
fn forms(date: &[u8], clock: &[u8]) -> Vec<Vec<u8>> {
    let bare = MIDNIGHTS.iter().find_map(|midnight| date.strip_suffix(*midnight)).unwrap_or(date);
    let with = |clock: &[u8]| [bare, b" ", clock].concat();
    let clock = clock.strip_suffix(b"Uhr").or(clock.strip_suffix(b"uhr")).unwrap_or(clock).trim_ascii();
    let mut forms = Vec::new();
    if clock.contains(&b':') {
        forms.push(with(clock));
    }
    // 10 PM.
    let (hour, half) = clock.split_at(clock.iter().take_while(|byte| byte.is_ascii_digit()).count());
    if matches!(half.trim_ascii_start().to_ascii_lowercase().as_slice(), b"am" | b"pm" | b"a.m." | b"p.m.") {
        forms.push(with(&[hour, b":00", half].concat()));
    }
    match clock {
        // Days and parts of a day, as numbers.
        [b'0', b'.' | b',', part @ ..] | [b'.' | b',', part @ ..] => forms.push([bare, b".", part].concat()),
        // 1430.
        [a, b, c, d] if clock.iter().all(u8::is_ascii_digit) => forms.push(with(&[*a, *b, b':', *c, *d])),
        _ => {}
    }
    let parts: Vec<&[u8]> = clock.split(|byte| matches!(byte, b'.' | b'h')).collect();
    let is_clock = |part: &&[u8]| (1..=2).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    let has_minutes = parts.iter().skip(1).all(|part| part.len() == 2) && parts.len() > 1;
    if has_minutes && parts.iter().all(is_clock) {
        forms.push(with(&parts.join(&b':')));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_a_time_of_day_are_one_time() {
        for (date, clock, time) in [
            ("2026-09-07", "10:05", "2026-09-07 10:05"),
            ("2026-09-07", "10:05:30", "2026-09-07 10:05:30"),
            ("2026-09-07", "10:05:30.250Z", "2026-09-07 10:05:30.250Z"),
            ("2026-09-07", "10:05 PM", "2026-09-07 10:05 PM"),
            ("9/7/2026", "10 PM", "9/7/2026 10:00 PM"),
            ("07.09.2026", "10:05", "07.09.2026 10:05"),
            ("07.09.2026", "10:05 Uhr", "07.09.2026 10:05"),
            ("07.09.2026", "10.05", "07.09.2026 10:05"),
            ("9/7/2026", "1:05:00 PM", "9/7/2026 1:05:00 PM"),
            ("2026-09-07", "10:05 +0200", "2026-09-07 10:05 +0200"),
            ("2026-09-07", "1405", "2026-09-07 14:05"),
            ("2026-09-07", "14h05", "2026-09-07 14:05"),
            ("2026-09-07 00:00:00", "10:05", "2026-09-07 10:05"),
            ("2026-09-07T00:00:00", "10:05:00", "2026-09-07 10:05:00"),
            ("46272", "0.4201388889", "46272.4201388889"),
            ("46272", "0,5", "46272.5"),
            ("2026-09-07", "2026-09-07T10:05:00Z", "2026-09-07T10:05:00Z"),
            ("2026-09-07", "", "2026-09-07"),
            ("2026-09-07", "-", "2026-09-07"),
            ("", "10:05", ""),
            ("Date", "Time", "Date"),
        ] {
            let (joined, is_read) = joined(date.as_bytes(), clock.as_bytes());
            assert_eq!((String::from_utf8_lossy(&joined).as_ref(), is_read), (time, true), "{date} {clock}");
        }
        for clock in ["5 min", "soon", "25:05", "12.5"] {
            assert_eq!(joined(b"2026-09-07", clock.as_bytes()), (b"2026-09-07".to_vec(), false), "{clock}");
        }
    }

    #[test]
    fn columns_find_their_partners() {
        use Role::{EnteredAt, ExitedAt, Ignore, Service, TimeOfDay};
        let pairs = |header: &str, roles: &[Role]| {
            let plain: Vec<String> = header.split(',').map(str::to_owned).collect();
            Clocks::of(roles, &plain).map(|clocks| clocks.pairs)
        };
        let four = [EnteredAt, ExitedAt, TimeOfDay, TimeOfDay];
        assert_eq!(pairs("startdate,enddate,starttime,endtime", &four), Some(vec![(0, 2), (1, 3)]));
        assert_eq!(pairs("from,to,a,b", &four), Some(vec![(1, 2), (0, 3)]));
        assert_eq!(pairs("time,date", &[TimeOfDay, EnteredAt]), Some(vec![(1, 0)]));
        assert_eq!(pairs("date,x,time", &[EnteredAt, Service, TimeOfDay]), Some(vec![(0, 2)]));
        assert_eq!(pairs("date,time", &[EnteredAt, Ignore]), None);
        assert_eq!(pairs("x,time", &[Service, TimeOfDay]), None);
    }
}
