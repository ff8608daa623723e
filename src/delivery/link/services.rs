//! The rows of one service at hand: who filters by a service looks through its rows only.

use super::{Carried, Links};
use crate::delivery::facts::{Facts, number};

/// What reached production and what it carried, service by service, each in the order it has among all.
#[derive(Debug, Clone)]
pub(crate) struct OfServices {
    reached: Sorted<u32>,
    failed_runs: Sorted<u32>,
    carried: Sorted<Carried>,
}

/// Rows by the number of their service's name.
#[derive(Debug, Clone)]
struct Sorted<T> {
    rows: Vec<T>,
    /// Where the rows of each service end; they start where those before end.
    ends: Vec<usize>,
}

impl<T: Copy> Sorted<T> {
    fn of(unsorted: &[T], names: usize, service_of: impl Fn(&T) -> u32) -> Self {
        let mut ends = vec![0usize; names];
        for row in unsorted {
            if let Some(count) = ends.get_mut(service_of(row) as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // The start for now: it moves on with every row that is put in its place.
            sum += std::mem::replace(end, sum);
        }
        let mut rows = unsorted.to_vec();
        for row in unsorted {
            let Some(place) = ends.get_mut(service_of(row) as usize) else { continue };
            if let Some(slot) = rows.get_mut(*place) {
                *slot = *row;
            }
            *place += 1;
        }
        Self { rows, ends }
    }

    fn of_service(&self, service: u32) -> &[T] {
        let end_of = |service: usize| self.ends.get(service).copied();
        let Some(end) = end_of(service as usize) else { return &[] };
        let start = (service as usize).checked_sub(1).and_then(end_of).unwrap_or(0);
        self.rows.get(start..end).unwrap_or(&[])
    }
}

impl Links {
    fn of_services(&self, facts: &Facts) -> &OfServices {
        self.of_services.get_or_init(|| {
            let names = facts.names.len();
            let service = |row: u32| number(&facts.deployments.service, row as usize);
            OfServices {
                reached: Sorted::of(&self.reached, names, |&row| service(row)),
                failed_runs: Sorted::of(&self.failed_runs, names, |&row| service(row)),
                carried: Sorted::of(&self.carried, names, |carried| service(carried.deployment)),
            }
        })
    }

    /// Rows that reached production, by finish: of the service with this number among the names, or of all.
    pub fn reached_by(&self, facts: &Facts, service: Option<u32>) -> &[u32] {
        service.map_or(&self.reached, |service| self.of_services(facts).reached.of_service(service))
    }

    /// Production rows whose run failed, in the same way.
    pub fn failed_runs_of(&self, facts: &Facts, service: Option<u32>) -> &[u32] {
        service.map_or(&self.failed_runs, |service| self.of_services(facts).failed_runs.of_service(service))
    }

    /// Changes in their first deployments, in the same way.
    pub fn carried_by(&self, facts: &Facts, service: Option<u32>) -> &[Carried] {
        service.map_or(&self.carried, |service| self.of_services(facts).carried.of_service(service))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_service_has_its_rows_in_their_order(rows in prop::collection::vec((0..5u32, any::<u8>()), 0..40)) {
            let sorted = Sorted::of(&rows, 5, |(service, _)| *service);
            for service in 0..7 {
                let wanted: Vec<_> = rows.iter().copied().filter(|(of, _)| *of == service).collect();
                prop_assert_eq!(sorted.of_service(service), wanted);
            }
        }
    }
}
