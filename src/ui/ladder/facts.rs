//! From the sheet of delivery metrics to the figures that milestones are judged by.

use crate::jobs::Sheet;
use crate::workshop::DeployFacts;

/// The figures of a sheet.
pub fn facts(sheet: &Sheet) -> DeployFacts {
    let (frequency, lead_time) = (&sheet.frequency, &sheet.lead_time);
    let (failure, recovery) = (&sheet.failure, &sheet.recovery);
    DeployFacts {
        whole_weeks: sheet.weeks.iter().filter(|week| !week.is_cut).count() as u64,
        median_per_week: frequency.median_per_week,
        working_days: frequency.working_days,
        empty_working_days: frequency.empty_working_days,
        median_per_working_day: frequency.median_per_working_day,
        changes: lead_time.n,
        lead_time_median_s: lead_time.median_s,
        failed: failure.failed,
        failed_of: failure.deployments,
        recoveries: recovery.n,
        recovery_median_s: recovery.median_s,
        open_failures: recovery.open,
        oldest_open_s: recovery.oldest_open_s,
    }
}
