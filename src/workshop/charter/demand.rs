//! The demand as the charter has it, for the map: see [`stream::Demand`](crate::stream::Demand).

use super::{Charter, CharterField};
use crate::stream::{Calendar, Demand, DemandProblem, Period, Takt};

impl Charter {
    /// The period that requests are counted in.
    pub fn demand_per(&self) -> Period {
        Period::named(self.text(CharterField::DemandPer))
    }

    /// The demand, or why there is none.
    pub fn demand(&self) -> Result<Demand, DemandProblem> {
        Demand::read(self.text(CharterField::Demand), self.demand_per())
    }

    /// The takt in a calendar.
    pub fn takt(&self, calendar: &Calendar) -> Result<Takt, DemandProblem> {
        self.demand()?.takt(calendar).ok_or(DemandProblem::Zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::EntryProblem;

    fn charter(demand: &str, per: &str) -> Charter {
        let mut charter = Charter::default();
        charter.texts[CharterField::Demand as usize] = demand.to_owned();
        charter.texts[CharterField::DemandPer as usize] = per.to_owned();
        charter
    }

    #[test]
    fn takt_is_working_time_over_demand() {
        let elapsed = Calendar::ELAPSED;
        let usual = Calendar::default();
        let cases = [
            // 8 h × 5 d × 4.345 wk = 173.8 h.
            ("24", "month", usual, 173.8 / 24.0),
            ("24", "", usual, 173.8 / 24.0),
            ("10", "week", usual, 4.0),
            ("~16", "day", usual, 0.5),
            ("521.4", "quarter", usual, 1.0),
            ("1", "year", elapsed, 24.0 * 7.0 * 4.345 * 12.0),
        ];
        for (demand, per, calendar, hours) in cases {
            let takt = charter(demand, per).takt(&calendar).unwrap();
            assert!((takt.hours - hours).abs() < 1e-9, "{demand} per {per}: {takt:?}");
        }
    }

    #[test]
    fn without_a_demand_there_is_no_takt() {
        let cases = [
            ("", DemandProblem::Unknown),
            ("?", DemandProblem::Unknown),
            ("0", DemandProblem::Zero),
            ("-3", DemandProblem::Entry(EntryProblem::Negative)),
            ("many", DemandProblem::Entry(EntryProblem::NotANumber { at: 0 })),
        ];
        for (demand, problem) in cases {
            assert_eq!(charter(demand, "week").takt(&Calendar::default()), Err(problem), "{demand}");
        }
    }
}
