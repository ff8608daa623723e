//! What has changed between two states of one map, so that only that is computed again.

use super::StreamMap;

/// What was taken over from a newer state of a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Rows whose steps changed, in order. Means nothing when the shape has changed.
    pub rows: Vec<usize>,
    /// Whether steps or flows came, went or were joined otherwise, or the basis of all figures changed.
    pub is_of_shape: bool,
    /// Whether anything may be drawn at another place.
    pub is_of_places: bool,
    /// Whether a name, the chosen constraint or the counting of rework changed.
    pub is_of_head: bool,
}

impl StreamMap {
    /// Makes this state equal to a newer one, copying only the steps that differ. `touched`: the only rows in which they
    /// may differ, with steps and flows otherwise the same; `None`: anything may.
    pub fn take_over(&mut self, newer: &Self, touched: Option<&[usize]>) -> Change {
        let rows = match touched {
            Some(rows) if self.has_same_basis(newer) => rows.to_vec(),
            _ if self.has_same_basis(newer) && self.flows == newer.flows => (0..newer.steps.len()).collect(),
            _ => return self.replace(newer),
        };
        let mut change = Change::default();
        for row in rows {
            let (Some(old), Some(new)) = (self.steps.get_mut(row), newer.steps.get(row)) else { continue };
            if old == new {
                continue;
            }
            if old.id != new.id || old.kind != new.kind || old.team != new.team {
                return self.replace(newer);
            }
            change.is_of_places |= old.position != new.position;
            change.rows.push(row);
            old.clone_from(new);
        }
        change.is_of_head = self.take_head(newer);
        change
    }

    fn has_same_basis(&self, newer: &Self) -> bool {
        let is_same_head = self.id == newer.id && self.calendar == newer.calendar;
        is_same_head && self.waits_on_arrows == newer.waits_on_arrows && self.steps.len() == newer.steps.len()
    }

    fn replace(&mut self, newer: &Self) -> Change {
        self.clone_from(newer);
        Change { is_of_shape: true, is_of_places: true, ..Change::default() }
    }

    /// Everything but steps and flows. Written out, so that a field that is added is not forgotten here. Tells whether
    /// anything differed.
    fn take_head(&mut self, newer: &Self) -> bool {
        let Self {
            id,
            name,
            state,
            calendar,
            waits_on_arrows,
            rework,
            demand,
            chosen_constraint,
            starts_with,
            ends_with,
            steps: _,
            flows: _,
        } = newer;
        let is_same = (self.state, self.rework, self.demand) == (*state, *rework, *demand)
            && self.chosen_constraint == *chosen_constraint
            && (&self.name, &self.starts_with, &self.ends_with) == (name, starts_with, ends_with);
        (self.id, self.state, self.calendar) = (*id, *state, *calendar);
        (self.waits_on_arrows, self.rework, self.chosen_constraint) = (*waits_on_arrows, *rework, *chosen_constraint);
        self.demand = *demand;
        self.name.clone_from(name);
        self.starts_with.clone_from(starts_with);
        self.ends_with.clone_from(ends_with);
        !is_same
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::metrics::properties::any_map;
    use crate::stream::{Duration, Meter, Position, Step, Unit, layout, measure};
    use proptest::prelude::*;

    proptest! {
        /// Whatever changes, following the change gives what measuring and placing anew gives.
        #[test]
        fn following_a_change_is_measuring_anew(
            old in any_map(false), other in any_map(false), row in 0..12usize, hours in 0..50u32, figure in 0..5usize,
        ) {
            let mut newer = if figure == 4 { other } else { old.clone() };
            if let Some(step) = newer.steps.get_mut(row) {
                let typed = Duration::read(&hours.to_string(), Unit::Hour);
                match figure {
                    0 => step.lead_time = typed,
                    1 => step.process_time = typed,
                    2 => step.position = Some(Position { x: f64::from(hours), y: 7.0 }),
                    _ => step.team = hours.to_string(),
                }
            }
            let mut followed = old.clone();
            let mut meter = Meter::new(&old);
            let change = followed.take_over(&newer, None);
            meter.follow(&followed, &change);
            prop_assert_eq!(&followed, &newer);
            prop_assert_eq!(meter.summary(&followed), measure(&newer));
            if !change.is_of_places {
                prop_assert_eq!(layout(&old), layout(&newer));
            }
        }
    }

    #[test]
    fn a_figure_changes_one_row_and_no_place() {
        let mut old = StreamMap::new(crate::id::MapId::from_bits(1), "m");
        old.steps = (0..3).map(|bits| Step::new(crate::id::StepId::from_bits(bits), "s", "t")).collect();
        let mut newer = old.clone();
        newer.steps[1].lead_time = Duration::read("3", Unit::Day);
        assert_eq!(old.take_over(&newer, Some(&[1])), Change { rows: vec![1], ..Change::default() });
        assert_eq!(old.take_over(&newer, None), Change::default());
    }
}
