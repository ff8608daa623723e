//! Deployments of a period, counted by day.

/// The deployments of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayTally {
    /// Day of the wall calendar since 1970-01-01.
    pub day: i64,
    pub week: u32,
    pub deployments: u32,
    pub failed: u32,
    pub rework: u32,
}

/// Deployments of a period, counted by day, of each service and of all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Days {
    pub all: Vec<DayTally>,
    pub by_service: Vec<Vec<DayTally>>,
    pub deployments: u64,
}

/// A count of all days together.
pub(crate) fn total(days: &[DayTally], count: impl Fn(&DayTally) -> u32) -> u64 {
    days.iter().map(|day| u64::from(count(day))).sum()
}

/// Deployments in the order of time become [`Days`]: those of a day are counted before any of them is written down.
pub(super) struct DayCounts {
    days: Days,
    /// The day that is being counted, and its week.
    now: (i64, u32),
    /// Deployments, failed ones and repairs of that day, by service.
    counts: Vec<[u32; 3]>,
    /// Services that have some.
    counted: Vec<u32>,
}

impl DayCounts {
    pub fn new(services: usize) -> Self {
        let days = Days { all: Vec::new(), by_service: vec![Vec::new(); services], deployments: 0 };
        Self { days, now: (0, 0), counts: vec![[0; 3]; services], counted: Vec::new() }
    }

    /// Counts a deployment of a service on a day, which comes with its week.
    #[inline]
    pub fn add(&mut self, day: (i64, u32), service: u32, failed: u32, rework: u32) {
        if day != self.now {
            self.write_down();
            self.now = day;
        }
        let Some(counts) = self.counts.get_mut(service as usize) else { return };
        if counts[0] == 0 {
            self.counted.push(service);
        }
        counts[0] += 1;
        counts[1] += failed;
        counts[2] += rework;
    }

    /// Ends the day.
    fn write_down(&mut self) {
        let (day, week) = self.now;
        let mut all = DayTally { day, week, deployments: 0, failed: 0, rework: 0 };
        for service in self.counted.drain(..) {
            let Some(counts) = self.counts.get_mut(service as usize) else { continue };
            let [deployments, failed, rework] = std::mem::take(counts);
            all.deployments += deployments;
            all.failed += failed;
            all.rework += rework;
            if let Some(own) = self.days.by_service.get_mut(service as usize) {
                own.push(DayTally { day, week, deployments, failed, rework });
            }
        }
        if all.deployments > 0 {
            self.days.deployments += u64::from(all.deployments);
            self.days.all.push(all);
        }
    }

    /// The days.
    pub fn finish(mut self) -> Days {
        self.write_down();
        self.days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_day_has_the_deployments_that_it_has(
            mut rows in prop::collection::vec((-9i64..9, 0u32..4, 0u32..2, 0u32..2), 0..60),
        ) {
            rows.sort_by_key(|row| row.0);
            let mut counts = DayCounts::new(4);
            let week_of = |day: i64| (day + 9) as u32 / 7;
            for &(day, service, failed, rework) in &rows {
                counts.add((day, week_of(day)), service, failed, rework);
            }
            let days = counts.finish();
            let expected = |of: Option<u32>| {
                let each = (-9..9).filter_map(|day| {
                    let own: Vec<_> = rows.iter().filter(|row| row.0 == day && of.is_none_or(|of| row.1 == of)).collect();
                    (!own.is_empty()).then(|| DayTally {
                        day,
                        week: week_of(day),
                        deployments: own.len() as u32,
                        failed: own.iter().map(|row| row.2).sum(),
                        rework: own.iter().map(|row| row.3).sum(),
                    })
                });
                each.collect::<Vec<_>>()
            };
            prop_assert_eq!(days.deployments, rows.len() as u64);
            prop_assert_eq!(&days.all, &expected(None));
            for (service, own) in (0..).zip(&days.by_service) {
                prop_assert_eq!(own, &expected(Some(service)));
            }
        }
    }
}
