//! What is asked of a step less often.

use crate::stream::{Entry, ValueClass, Waste};

pub const WAIT_BEFORE: &str = "Wait before";
pub const WAIT_BEFORE_HINT: &str = "until somebody begins";
pub const ENTRY: &str = "What is entered";
pub const ENTRY_LEAD_TIMES: &str = "Lead times";
pub const ENTRY_WAITS: &str = "Waits between";
pub const MORE: &str = "Queue, tools, wastes, sources";
pub const WIP: &str = "Items waiting";
pub const BATCH: &str = "Batch size";
pub const TOOLS: &str = "Tools";
pub const BARRIERS: &str = "Barriers";
pub const VALUE: &str = "Value";
pub const WASTES: &str = "Wastes seen here";
pub const SOURCES: &str = "Where the figures come from";
pub const SOURCE_EXAMPLE: &str = "estimated";

/// The names of what a step is worth.
pub const VALUE_NAMES: [&str; 4] = ["Not judged", "Value-adding", "Necessary", "Waste"];

/// What a step is worth to the customer.
pub fn value_name(value: Option<ValueClass>) -> &'static str {
    match value {
        None => VALUE_NAMES[0],
        Some(ValueClass::Adding) => VALUE_NAMES[1],
        Some(ValueClass::Necessary) => VALUE_NAMES[2],
        Some(ValueClass::Waste) => VALUE_NAMES[3],
    }
}

/// The name of a waste.
pub fn waste_name(waste: Waste) -> &'static str {
    match waste {
        Waste::PartiallyDoneWork => "Partially done work",
        Waste::ExtraProcesses => "Extra processes",
        Waste::ExtraFeatures => "Extra features",
        Waste::TaskSwitching => "Task switching",
        Waste::Waiting => "Waiting",
        Waste::Motion => "Motion, handoffs",
        Waste::Defects => "Defects",
        Waste::NonstandardOrManualWork => "Nonstandard or manual work",
        Waste::Heroics => "Heroics",
    }
}

/// The field for the source of a figure: tool, number of items, percentile.
pub fn source_label(entry: Entry) -> &'static str {
    match entry {
        Entry::LeadTime => "Lead time measured by",
        Entry::ProcessTime => "Process time measured by",
        Entry::PercentCa => "%C/A measured by",
    }
}
