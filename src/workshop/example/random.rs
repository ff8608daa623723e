//! Numbers that look random and are the same on every machine: whole numbers only, because the last bit of a logarithm
//! is not.

/// A linear congruential generator (Knuth's MMIX constants), its high bits stirred once more.
pub struct Lcg(u64);

impl Lcg {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let stirred = (self.0 ^ (self.0 >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        stirred ^ (stirred >> 29)
    }

    /// From `low` to below `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.bits() >> 16).cast_signed() % (high - low)
    }

    /// True so many times in a thousand.
    pub fn happens(&mut self, permille: i64) -> bool {
        self.between(0, 1000) < permille
    }

    /// A value of a distribution given by some of its quantiles (permille, value).
    pub fn drawn_from(&mut self, quantiles: &[(i64, i64)]) -> i64 {
        let at = self.between(0, 1000);
        between_knots(quantiles, at)
    }
}

/// The value at a place, on straight lines between knots; level before the first and behind the last.
pub fn between_knots(knots: &[(i64, i64)], at: i64) -> i64 {
    let next = knots.iter().position(|&(place, _)| place >= at);
    match next {
        Some(0) => knots[0].1,
        None => knots[knots.len() - 1].1,
        Some(next) => {
            let ((x0, y0), (x1, y1)) = (knots[next - 1], knots[next]);
            y0 + (y1 - y0) * (at - x0) / (x1 - x0)
        }
    }
}
