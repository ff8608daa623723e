//! The usual order of stages: the one in which the most changes go on and the fewest go back.

/// Up to so many stages the best order is found for sure: the work doubles with each more.
const MOST_EXACT: usize = 13;
/// Above so many stages the first guess stands: nobody maps them, and looking for better costs their fourth power.
const MOST_ORDERED: usize = 40;
/// The search ends by itself; this bounds it.
const MOST_ROUNDS: usize = 200;

/// How many more changes go from one stage to another than back, for stages numbered by the first guess.
struct Onward {
    stages: usize,
    net: Vec<i64>,
}

impl Onward {
    /// What it is worth that one stage stands before another.
    fn worth(&self, before: usize, after: usize) -> i64 {
        self.net.get(before * self.stages + after).copied().unwrap_or(0)
    }

    fn add(&mut self, from: usize, to: usize, count: i64) {
        if let Some(sum) = self.net.get_mut(from * self.stages + to) {
            *sum = sum.saturating_add(count);
        }
    }
}

/// The places of stages in their usual order. `mean_places`: where in their way, 0 to 1, items come to each stage for
/// the first time, on average: the first guess, which also decides between orders that are as good. `changes`: from, to
/// and how often.
pub(super) fn usual_order(mean_places: &[f64], changes: &[(usize, usize, u64)]) -> Vec<usize> {
    let stages = mean_places.len();
    let mut guess: Vec<usize> = (0..stages).collect();
    let place = |stage: usize| mean_places.get(stage).copied().unwrap_or(0.0);
    guess.sort_by(|&a, &b| place(a).total_cmp(&place(b)).then(a.cmp(&b)));
    if stages > MOST_ORDERED {
        return guess;
    }
    let rank = |stage: usize| guess.iter().position(|&other| other == stage);
    let mut onward = Onward { stages, net: vec![0; stages * stages] };
    for &(from, to, count) in changes {
        let Some((from, to)) = rank(from).zip(rank(to)) else { continue };
        // Far below the limit, so that no sum of all of them overflows.
        let count = i64::try_from(count).unwrap_or(i64::MAX).min(1 << 48);
        onward.add(from, to, count);
        onward.add(to, from, -count);
    }
    let order = if stages <= MOST_EXACT { best_order(&onward) } else { improved(&onward) };
    order.into_iter().filter_map(|rank| guess.get(rank).copied()).collect()
}

/// The best of all orders; of equal ones the nearest to the first guess. Each set of stages is looked at once, as those
/// that stand first: what the others can still gain does not depend on their order.
fn best_order(onward: &Onward) -> Vec<usize> {
    let all = (1usize << onward.stages) - 1;
    let mut to_gain = vec![0i64; all + 1];
    let is_in = |set: usize, stage: usize| set >> stage & 1 == 1;
    let next = |set: usize, stage: usize, to_gain: &[i64]| {
        let before = (0..onward.stages).filter(|&other| is_in(set, other));
        let own: i64 = before.map(|other| onward.worth(other, stage)).sum();
        own + to_gain.get(set | 1 << stage).copied().unwrap_or(0)
    };
    for set in (0..all).rev() {
        let free = (0..onward.stages).filter(|&stage| !is_in(set, stage));
        let best = free.map(|stage| next(set, stage, &to_gain)).max().unwrap_or(0);
        if let Some(slot) = to_gain.get_mut(set) {
            *slot = best;
        }
    }
    let (mut order, mut set) = (Vec::with_capacity(onward.stages), 0);
    while set != all {
        let best = to_gain.get(set).copied().unwrap_or(0);
        let free = |stage: &usize| !is_in(set, *stage);
        let Some(stage) = (0..onward.stages).filter(free).find(|&stage| next(set, stage, &to_gain) == best) else {
            break;
        };
        order.push(stage);
        set |= 1 << stage;
    }
    order
}

/// The first guess, bettered as long as an exchange of neighbouring runs of stages betters it.
fn improved(onward: &Onward) -> Vec<usize> {
    let mut order: Vec<usize> = (0..onward.stages).collect();
    for _ in 0..MOST_ROUNDS {
        let Some((start, middle, end)) = best_exchange(&order, onward) else { break };
        if let Some(runs) = order.get_mut(start..end) {
            runs.rotate_left(middle - start);
        }
    }
    order
}

/// The exchange of two neighbouring runs of stages, `start..middle` and `middle..end`, that turns the most changes round;
/// `None` where none is better.
fn best_exchange(order: &[usize], onward: &Onward) -> Option<(usize, usize, usize)> {
    let mut best = (0, None);
    for start in 0..order.len() {
        for middle in start + 1..order.len() {
            let run = order.get(start..middle).unwrap_or(&[]);
            let mut gain = 0i64;
            for (at, &passed) in order.iter().enumerate().skip(middle) {
                gain += run.iter().map(|&stage| onward.worth(passed, stage)).sum::<i64>();
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
        let long: Vec<_> = (0..20).map(|stage| (stage, stage + 1, 5)).collect();
        let places: Vec<f64> = (0..21).map(|stage| f64::from(stage / 2 * 2 + 1 - stage % 2)).collect();
        assert_eq!(usual_order(&places, &long), (0..21).collect::<Vec<_>>(), "neighbours that were guessed wrongly");
        assert_eq!(usual_order(&[0.5, 0.2], &[]), [1, 0], "without changes the first guess stands");
    }

    proptest! {
        #[test]
        fn every_stage_has_one_place(
            places in prop::collection::vec(0.0f64..1.0, 0..18),
            changes in prop::collection::vec((0usize..18, 0usize..18, 0u64..1_000), 0..40),
        ) {
            let changes: Vec<_> = changes.into_iter().filter(|(a, b, _)| *a < places.len() && *b < places.len()).collect();
            let mut order = usual_order(&places, &changes);
            order.sort_unstable();
            prop_assert_eq!(order, (0..places.len()).collect::<Vec<_>>());
        }
    }
}
