//! What has changed between two states of one map, so that only that is computed again.

use super::{Step, StreamMap};

/// What was taken over from a newer state of a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Rows whose steps changed, in order. Means nothing when the shape has changed.
    pub rows: Vec<usize>,
    /// Whether steps or flows came, went or were joined otherwise, or the basis of all figures changed.
    pub is_of_shape: bool,
    /// Whether anything may be drawn at another place.
    pub is_of_places: bool,
}

impl StreamMap {
    /// Makes this state equal to a newer one, copying only the steps that differ.
    pub fn take_over(&mut self, newer: &Self) -> Change {
        let is_same = |(old, new): (&Step, &Step)| old.id == new.id && old.kind == new.kind && old.team == new.team;
        let is_of_shape = self.id != newer.id
            || self.calendar != newer.calendar
            || self.waits_on_arrows != newer.waits_on_arrows
            || self.steps.len() != newer.steps.len()
            || self.flows != newer.flows
            || !self.steps.iter().zip(&newer.steps).all(is_same);
        if is_of_shape {
            self.clone_from(newer);
            return Change { rows: Vec::new(), is_of_shape, is_of_places: true };
        }
        let mut change = Change::default();
        for (row, (old, new)) in self.steps.iter_mut().zip(&newer.steps).enumerate() {
            if old != new {
                change.is_of_places |= old.position != new.position;
                change.rows.push(row);
                old.clone_from(new);
            }
        }
        self.take_head(newer);
        change
    }

    /// Everything but steps and flows. Written out, so that a field that is added is not forgotten here.
    fn take_head(&mut self, newer: &Self) {
        let Self {
            id,
            name,
            state,
            calendar,
            waits_on_arrows,
            rework,
            chosen_constraint,
            starts_with,
            ends_with,
            steps: _,
            flows: _,
        } = newer;
        (self.id, self.state, self.calendar) = (*id, *state, *calendar);
        (self.waits_on_arrows, self.rework, self.chosen_constraint) = (*waits_on_arrows, *rework, *chosen_constraint);
        self.name.clone_from(name);
        self.starts_with.clone_from(starts_with);
        self.ends_with.clone_from(ends_with);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::metrics::tests::any_map;
    use crate::stream::{Duration, Meter, Position, Unit, layout, measure};
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
            let change = followed.take_over(&newer);
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
        assert_eq!(old.take_over(&newer), Change { rows: vec![1], is_of_shape: false, is_of_places: false });
        assert_eq!(old.take_over(&newer), Change::default());
    }
}
