//! The value-stream map: what it holds, what it amounts to, where it is drawn.
//!
//! Terms and formulas: *The DevOps Handbook* (Kim, Humble, Debois, Willis) and Karen Martin & Mike Osterling, *Value
//! Stream Mapping*. Lead time **includes** process time; unknown is never zero; rework never lengthens the longest path.
//!
//! Absent on purpose: the browser, sentences for people (results and problems are typed), and everything about deploys.

mod arrange;
mod cadence;
mod calendar;
mod change;
mod compare;
mod demand;
mod duration;
mod entry;
mod graph;
mod layout;
mod metrics;
mod model;
mod rows;
mod scan;
#[cfg(test)]
mod testing;
mod timeline;
mod unit;
mod wording;

pub use arrange::{Alignment, Distribution, align, distribute};
pub use cadence::{Cadence, Ceiling, Pace, cadence};
pub use calendar::Calendar;
pub use change::Change;
pub use compare::{
    Comparison, ConstraintChange, Difference, Effect, Effects, FigureChange, FlowChange, FlowDifference, MapDifference,
    StepChange, Totals, Was, compare, effects,
};
pub use demand::{Demand, DemandProblem, Load, Period, Takt, Utilisation};
pub use duration::{Duration, DurationProblem, HourRange};
pub use entry::{Amount, EntryProblem, Percent};
pub use layout::{
    COLUMN_WIDTH, Carried, FlowRoute, LABEL_LINE, LANE_HEIGHT, Lane, Layout, MARGIN, STEP_HEIGHT, STEP_WIDTH, StepBox,
    callout_place, carried_flows, is_clear_of_rework, layout, place_labels,
};
pub use metrics::{
    ActivityRatio, Constraint, ConstraintReason, FlowProblem, Handoffs, Meter, ReworkTotal, ReworkTotals, RolledCa,
    StepProblem, StepReading, Summary, TeamHandoff, Total, heat_breaks, measure, team_count, team_handoffs,
    wait_after_handoffs,
};
pub use model::{
    Entry, Flow, FlowKind, MapState, Measured, Position, ReworkCounting, Step, StepKind, StreamMap, ValueClass, Waste,
};
pub(crate) use rows::lead_time_of;
pub use rows::{
    Column, ColumnReading, FirstWait, LooseEnd, Place, RowFault, RowProblem, RowReading, Rows, TableReading, Template,
    cells_as_csv, cells_as_tsv, read_rows, rows_as_csv, rows_as_tsv,
};
pub use timeline::{Axis, Rung, Tick, axis, timeline};
pub use unit::Unit;
pub use wording::{duration_text, number_text, split_hours};
