//! The usual order of stages: the one in which the most changes go on and the fewest go back.

/// Above so many stages the first guess stands: nobody maps them, and looking for better costs their fourth power.
const MOST_ORDERED: usize = 40;
/// The search ends by itself; this bounds it against ties of arithmetic.
const MOST_ROUNDS: usize = 200;

/// The places of stages in their usual order. `mean_places`: where in their way, 0 to 1, items come to each stage for
/// the first time, on average. `changes`: from, to and how often.
pub(super) fn usual_order(mean_places: &[f64], changes: &[(usize, usize, u64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..mean_places.len()).collect();
    let place = |stage: usize| mean_places.get(stage).copied().unwrap_or(0.0);
    order.sort_by(|&a, &b| place(a).total_cmp(&place(b)).then(a.cmp(&b)));
    let stages = order.len();
    if stages > MOST_ORDERED {
        return order;
    }
    let mut onward = vec![0i64; stages * stages];
    for &(from, to, count) in changes {
        let count = i64::try_from(count).unwrap_or(i64::MAX / 4);
        add(&mut onward, from * stages + to, count);
        add(&mut onward, to * stages + from, -count);
    }
    let gain_before = |a: usize, b: usize| onward.get(a * stages + b).copied().unwrap_or(0);
    for _ in 0..MOST_ROUNDS {
        let Some((start, middle, end)) = best_exchange(&order, &gain_before) else { break };
        if let Some(blocks) = order.get_mut(start..end) {
            blocks.rotate_left(middle - start);
        }
    }
    order
}

fn add(sums: &mut [i64], at: usize, count: i64) {
    if let Some(sum) = sums.get_mut(at) {
        *sum = sum.saturating_add(count);
    }
}

/// The exchange of two neighbouring runs of stages, `start..middle` and `middle..end`, that turns the most changes round;
/// `None` where none is better.
fn best_exchange(order: &[usize], gain_before: &dyn Fn(usize, usize) -> i64) -> Option<(usize, usize, usize)> {
    let mut best = (0, None);
    for start in 0..order.len() {
        for middle in start + 1..order.len() {
            let run = order.get(start..middle).unwrap_or(&[]);
            let mut gain = 0i64;
            for (at, &passed) in order.iter().enumerate().skip(middle) {
                gain = run.iter().fold(gain, |gain, &stage| gain.saturating_add(gain_before(passed, stage)));
                if gain > best.0 {
                    best = (gain, Some((start, middle, at + 1)));
                }
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_usual_way_wins_over_loops() {
        // 0 → 1 → 2 → 3, with a lot of going back from 2 to 1; the first guess is wrong.
        let changes = [(0, 1, 10), (1, 2, 14), (2, 1, 5), (2, 3, 9)];
        assert_eq!(usual_order(&[0.9, 0.4, 0.3, 0.1], &changes), [0, 1, 2, 3]);
        assert_eq!(usual_order(&[], &[]), [0usize; 0]);
        assert_eq!(usual_order(&[0.5, 0.2], &[]), [1, 0], "without changes the first guess stands");
    }

    proptest! {
        #[test]
        fn every_stage_has_one_place(
            places in prop::collection::vec(0.0f64..1.0, 0..12),
            changes in prop::collection::vec((0usize..12, 0usize..12, 0u64..1_000), 0..40),
        ) {
            let changes: Vec<_> = changes.into_iter().filter(|(a, b, _)| *a < places.len() && *b < places.len()).collect();
            let mut order = usual_order(&places, &changes);
            order.sort_unstable();
            prop_assert_eq!(order, (0..places.len()).collect::<Vec<_>>());
        }
    }
}
