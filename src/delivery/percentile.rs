//! Percentiles by linear interpolation between ranks (type 7), and means.

/// Up to so many values are put in order around each rank. Of more it is counted first how many there are of each
/// magnitude, so that only those near the ranks are looked at closely.
const FEW: usize = 4_096;
/// Bits of a value that tell it from others of its magnitude: within one they differ by less than a sixty-fourth.
const DIGITS: u32 = 6;
/// Magnitudes of all values from 0 on.
const MAGNITUDES: usize = (64 - DIGITS as usize) << DIGITS;

/// Where a percentile lies: behind so many values, and so far on the way to the next one.
#[derive(Debug, Clone, Copy)]
struct Rank {
    below: usize,
    fraction: f64,
}

impl Rank {
    /// `share` is 0 to 1, `last` the number of the last value.
    fn of(share: f64, last: usize) -> Self {
        let rank = share * last as f64;
        let below = (rank.floor() as usize).min(last);
        Self { below, fraction: rank - below as f64 }
    }

    fn between(self, low: i64, high: i64) -> f64 {
        low as f64 + (high - low) as f64 * self.fraction
    }
}

/// A percentile in the values' unit. `share` is 0 to 1. The values are left in another order.
pub(crate) fn percentile(values: &mut [i64], share: f64) -> Option<f64> {
    let [value] = percentiles(values, [share]);
    value
}

/// A percentile of milliseconds, in seconds.
pub(crate) fn percentile_s(values: &mut [i64], share: f64) -> Option<f64> {
    percentile(values, share).map(|ms| ms / 1_000.0)
}

/// Several percentiles of milliseconds, in seconds, the shares ascending.
pub(crate) fn percentiles_s<const COUNT: usize>(values: &mut [i64], shares: [f64; COUNT]) -> [Option<f64>; COUNT] {
    percentiles(values, shares).map(|value| value.map(|ms| ms / 1_000.0))
}

fn percentiles<const COUNT: usize>(values: &mut [i64], shares: [f64; COUNT]) -> [Option<f64>; COUNT] {
    let Some(last) = values.len().checked_sub(1) else { return [None; COUNT] };
    let ranks = shares.map(|share| Rank::of(share, last));
    let counted = if values.len() > FEW { NearRanks::of(values, &ranks) } else { None };
    match counted {
        Some(near) => ranks.map(|rank| near.value_at(rank)),
        None => selected(values, ranks),
    }
}

/// Each rank is looked for only among those values that the one before left above it.
fn selected<const COUNT: usize>(values: &mut [i64], ranks: [Rank; COUNT]) -> [Option<f64>; COUNT] {
    let mut settled = 0;
    ranks.map(|rank| {
        let at = rank.below.checked_sub(settled)?;
        let (_, &mut low, above) = values.get_mut(settled..)?.select_nth_unstable(at);
        settled = rank.below;
        let high = above.iter().copied().min().filter(|_| rank.fraction > 0.0).unwrap_or(low);
        Some(rank.between(low, high))
    })
}

/// The values of those magnitudes that hold a rank, in order.
struct NearRanks {
    values: Vec<i64>,
    /// By magnitude: values up to and with it.
    ends: Vec<u32>,
}

impl NearRanks {
    /// `None` where that is no gain: too many values are of one magnitude, or some are below 0.
    fn of(values: &[i64], ranks: &[Rank]) -> Option<Self> {
        let mut ends = vec![0u32; MAGNITUDES];
        let mut all_bits = 0;
        for &value in values {
            all_bits |= value;
            if let Some(count) = ends.get_mut(magnitude_of(value)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut near = Self { values: Vec::new(), ends };
        let mut is_near = vec![false; MAGNITUDES];
        for rank in ranks.iter().flat_map(|rank| [rank.below, rank.below + 1]) {
            if let Some(flag) = is_near.get_mut(near.magnitude_at(rank)) {
                *flag = true;
            }
        }
        let rows = |magnitude: usize| (near.end(magnitude) - near.start(magnitude)) as usize;
        let wanted: usize = (0..MAGNITUDES).zip(&is_near).filter(|(_, is)| **is).map(|(at, _)| rows(at)).sum();
        if all_bits < 0 || wanted > values.len() / 4 {
            return None;
        }
        near.values.reserve_exact(wanted);
        near.values.extend(values.iter().filter(|&&value| is_near.get(magnitude_of(value)) == Some(&true)));
        near.values.sort_unstable();
        Some(near)
    }

    fn end(&self, magnitude: usize) -> u32 {
        self.ends.get(magnitude).copied().unwrap_or(u32::MAX)
    }

    fn start(&self, magnitude: usize) -> u32 {
        magnitude.checked_sub(1).map_or(0, |before| self.end(before))
    }

    fn magnitude_at(&self, rank: usize) -> usize {
        self.ends.partition_point(|&end| end as usize <= rank)
    }

    /// The value with so many before it.
    fn at(&self, rank: usize) -> Option<i64> {
        let magnitude = self.magnitude_at(rank);
        let first = self.values.partition_point(|&value| magnitude_of(value) < magnitude);
        self.values.get(first + rank - self.start(magnitude) as usize).copied()
    }

    fn value_at(&self, rank: Rank) -> Option<f64> {
        let low = self.at(rank.below)?;
        let high = if rank.fraction > 0.0 { self.at(rank.below + 1)? } else { low };
        Some(rank.between(low, high))
    }
}

/// Larger values are of the same or a larger magnitude. For values from 0 on.
#[inline]
fn magnitude_of(value: i64) -> usize {
    let value = value.cast_unsigned();
    let dropped = (64 - DIGITS - 1).saturating_sub(value.leading_zeros());
    ((dropped as usize) << DIGITS) + (value >> dropped) as usize
}

/// Mean of milliseconds, in seconds.
pub(crate) fn mean_s(values: &[i64]) -> Option<f64> {
    // Each is a span between two times within `FARTHEST_MS`: a thousand can be added up without looking.
    let sum: i128 = values.chunks(1_000).map(|some| i128::from(some.iter().sum::<i64>())).sum();
    (!values.is_empty()).then(|| sum as f64 / values.len() as f64 / 1_000.0)
}

/// Median of counts.
pub(crate) fn median_of_counts(counts: &[u64]) -> Option<f64> {
    let mut values: Vec<i64> = counts.iter().map(|&count| count.cast_signed()).collect();
    percentile(&mut values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percentiles_interpolate_between_ranks() {
        let mut values = vec![4, 1, 3, 2];
        assert_eq!(percentile(&mut values, 0.5), Some(2.5));
        assert_eq!(percentile(&mut values, 0.0), Some(1.0));
        assert_eq!(percentile(&mut values, 1.0), Some(4.0));
        assert_eq!(percentile(&mut values, 0.85), Some(1.0 + 0.85 * 3.0));
        assert_eq!(percentile(&mut [7], 0.9), Some(7.0));
        assert_eq!(percentile(&mut [], 0.5), None);
    }

    #[test]
    fn magnitudes_ascend_without_gaps() {
        let mut last = 0;
        for value in
            (0..10_000).chain((14..63).flat_map(|bit| [(1 << bit) - 1, 1 << bit, (1 << bit) + 1, 3 << (bit - 1)]))
        {
            let magnitude = magnitude_of(value);
            assert!(magnitude < MAGNITUDES, "{value}");
            if value < 10_000 {
                assert!(magnitude == last || magnitude == last + 1, "{value}");
                last = magnitude;
            }
        }
        assert_eq!(magnitude_of(i64::MAX), MAGNITUDES - 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn many_values_have_the_percentiles_of_their_order(
            lowest in prop_oneof![Just(0i64), Just(-5)],
            spread in prop_oneof![Just(3i64), Just(1_000), Just(1 << 45)],
            seeds in prop::collection::vec(any::<u64>(), 30),
            length in FEW - 2..FEW + 3_000,
            shares in prop::collection::vec(0.0f64..=1.0, 3),
        ) {
            // Most values are small, as durations are.
            let value = |at: usize, seed: u64| {
                let mixed = (seed ^ at as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                lowest + (mixed >> 1).cast_signed() % spread / i64::from(1 + at as u16 % 977)
            };
            let mut values: Vec<i64> = seeds.iter().cycle().take(length).enumerate().map(|(at, &seed)| value(at, seed)).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable();
            let mut ascending = shares;
            ascending.sort_by(f64::total_cmp);
            let shares = [0.0, ascending[0], ascending[1], ascending[2], 1.0];
            let expected = shares.map(|share| {
                let rank = share * (length - 1) as f64;
                let (low, high) = (sorted[rank.floor() as usize], sorted[rank.ceil() as usize]);
                Some(low as f64 + (high - low) as f64 * rank.fract())
            });
            prop_assert_eq!(percentiles(&mut values, shares), expected);
        }
    }
}
