//! The work calendar: what "2 d" means in hours.

/// Weeks in a month, the field's usual 52.14 ÷ 12.
pub const WEEKS_PER_MONTH: f64 = 4.345;

/// Working hours per day and working days per week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calendar {
    /// Working hours in a day, more than 0 and at most 24.
    pub hours_per_day: f64,
    /// Working days in a week, more than 0 and at most 7.
    pub days_per_week: f64,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { hours_per_day: 8.0, days_per_week: 5.0 }
    }
}

impl Calendar {
    /// Elapsed time: 24 hours, 7 days.
    pub const ELAPSED: Self = Self { hours_per_day: 24.0, days_per_week: 7.0 };

    /// A calendar within its bounds; figures outside them are moved to the nearest bound, others to the default.
    pub fn new(hours_per_day: f64, days_per_week: f64) -> Self {
        let bounded = |value: f64, most: f64, usual: f64| {
            if value.is_finite() && value > 0.0 { value.clamp(0.25, most) } else { usual }
        };
        Self { hours_per_day: bounded(hours_per_day, 24.0, 8.0), days_per_week: bounded(days_per_week, 7.0, 5.0) }
    }

    /// Working hours in a week.
    pub fn hours_per_week(&self) -> f64 {
        self.hours_per_day * self.days_per_week
    }

    /// Working hours in a month.
    pub fn hours_per_month(&self) -> f64 {
        self.hours_per_week() * WEEKS_PER_MONTH
    }
}
