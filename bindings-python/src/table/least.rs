//! Numbers that a frame holds and sentinels of the batch: a number of a frame is never taken for one.

use arrow_buffer::ArrowNativeType;
use onshi::batch::Sentinel;
use pulp::{Arch, NullaryFnOnce};

/// Valid numbers: above the sentinels.
pub trait Least: Sentinel + PartialOrd + ArrowNativeType {
    /// The least number that is not a sentinel.
    const LEAST: Self;

    /// Returns whether the number may be a sentinel, by what is compared quickly.
    #[inline(always)]
    fn is_low(self) -> bool {
        self < Self::LEAST
    }

    /// Returns the number, or the sentinel where it is missing, without a branch: gaps of random
    /// rows would mispredict it.
    fn unless(self, is_missing: bool) -> Self;

    /// Returns the number, or the least in place of a sentinel: both are out of
    /// every range.
    #[inline(always)]
    fn at_least(self) -> Self {
        match self < Self::LEAST {
            true => Self::LEAST,
            false => self,
        }
    }
}

impl Least for i32 {
    const LEAST: Self = Self::MIN + 2;

    #[inline(always)]
    fn unless(self, is_missing: bool) -> Self {
        let mask = -Self::from(is_missing);
        (self & !mask) | (Self::MISSING & mask)
    }
}

impl Least for i64 {
    const LEAST: Self = Self::MIN + 2;

    #[inline(always)]
    fn unless(self, is_missing: bool) -> Self {
        let mask = -Self::from(is_missing);
        (self & !mask) | (Self::MISSING & mask)
    }

    /// By the upper half: the widest instructions that every processor has compare 32 bits.
    #[inline(always)]
    fn is_low(self) -> bool {
        self >> 32 == Self::MIN >> 32
    }
}

impl Least for u8 {
    const LEAST: Self = 0;

    #[inline(always)]
    fn unless(self, is_missing: bool) -> Self {
        // All of its bits are set.
        self | Self::from(is_missing).wrapping_neg()
    }
}

/// Returns whether any number may be a sentinel. That is rare, and no such number is in range.
pub fn may_hold_sentinels<T: Least>(values: &[T]) -> bool {
    Arch::new().dispatch(AnyLow(values))
}

/// All numbers are looked at, several at once: to stop at the first would be slower.
struct AnyLow<'v, T>(&'v [T]);

impl<T: Least> NullaryFnOnce for AnyLow<'_, T> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let lows = self.0.iter().map(|value| u32::from(value.is_low()));
        lows.fold(0, |any, low| any | low) != 0
    }
}
