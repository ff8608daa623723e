//! What is asked of a step less often.

use crate::stream::{Entry, ValueClass, Waste};

pub const WAIT_BEFORE: &str = "Wartezeit davor";
pub const WAIT_BEFORE_HINT: &str = "bis jemand anfängt";
pub const ENTRY: &str = "Was eingegeben wird";
pub const ENTRY_LEAD_TIMES: &str = "Durchlaufzeiten";
pub const ENTRY_WAITS: &str = "Wartezeiten dazwischen";
pub const MORE: &str = "Schlange, Werkzeuge, Verschwendung, Quellen";
pub const WIP: &str = "Wartende Vorgänge";
pub const BATCH: &str = "Losgröße";
pub const TOOLS: &str = "Werkzeuge";
pub const BARRIERS: &str = "Hindernisse";
pub const VALUE: &str = "Wert";
pub const WASTES: &str = "Verschwendung hier";
pub const SOURCES: &str = "Woher die Werte kommen";
pub const SOURCE_EXAMPLE: &str = "geschätzt";

/// The names of what a step is worth.
pub const VALUE_NAMES: [&str; 4] = ["Nicht beurteilt", "Wertschöpfend", "Notwendig", "Verschwendung"];

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
        Waste::PartiallyDoneWork => "Halb fertige Arbeit",
        Waste::ExtraProcesses => "Unnötige Abläufe",
        Waste::ExtraFeatures => "Unnötige Funktionen",
        Waste::TaskSwitching => "Aufgabenwechsel",
        Waste::Waiting => "Warten",
        Waste::Motion => "Wege, Übergaben",
        Waste::Defects => "Fehler",
        Waste::NonstandardOrManualWork => "Handarbeit, Sonderwege",
        Waste::Heroics => "Heldentaten",
    }
}

/// The field for the source of a figure: tool, number of items, percentile.
pub fn source_label(entry: Entry) -> &'static str {
    match entry {
        Entry::LeadTime => "Durchlaufzeit gemessen mit",
        Entry::ProcessTime => "Bearbeitungszeit gemessen mit",
        Entry::PercentCa => "%C/A gemessen mit",
    }
}
