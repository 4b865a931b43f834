//! An exact number of yen: what a ratio makes of a cost, before the fraction rule.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{Grouped, Yen};
use crate::Language;

/// A number of yen with what is below one yen, such as 321,749.25 or 857,998/3.
///
/// Displays as the wire writes it: with decimals where they end, else as a fraction in lowest terms. Two equal numbers
/// are equal however they came about.
///
/// ```
/// use onshi::{ExactYen, Yen};
///
/// let third = ExactYen::new(857_998, 3);
/// assert_eq!(third.to_string(), "857998/3");
/// assert_eq!((third.numerator(), third.denominator(), third.whole()), (857_998, 3, Yen(285_999)));
/// assert_eq!(third.to_decimal(), None);
/// assert_eq!(ExactYen::new(643_498, 2), ExactYen::from(Yen(321_749)));
/// assert_eq!(ExactYen::new(1_286_997, 4).to_string(), "321749.25");
/// ```
// Reduced when it is asked for: `assess` has many a number that no one looks at.
#[derive(Clone, Copy, Debug)]
pub struct ExactYen {
    numerator: i64,
    /// Above 0.
    denominator: u32,
}

impl ExactYen {
    /// Makes the number `numerator` ÷ `denominator`, of which a denominator of 0 counts as 1.
    pub const fn new(numerator: i64, denominator: u32) -> Self {
        let denominator = if denominator == 0 { 1 } else { denominator };
        Self {
            numerator,
            denominator,
        }
    }

    /// The numerator in lowest terms.
    pub fn numerator(self) -> i64 {
        self.lowest().0
    }

    /// The denominator in lowest terms, 1 for whole yen.
    pub fn denominator(self) -> u32 {
        self.lowest().1
    }

    /// Returns the whole yen, rounded down.
    pub const fn whole(self) -> Yen {
        // The built-in tables have halves and quarters: a shift, which is faster than a division.
        Yen(match self.denominator.is_power_of_two() {
            true => self.numerator >> self.denominator.trailing_zeros(),
            false => self.numerator.div_euclid(self.denominator as i64),
        })
    }

    /// Returns whether the number is 0.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Returns the number in hundredths of a yen; `None` where these are not whole, or beyond 64 bits.
    ///
    /// ```
    /// use onshi::ExactYen;
    ///
    /// assert_eq!(ExactYen::new(1_286_997, 4).hundredths(), Some(32_174_925));
    /// assert_eq!(ExactYen::new(1, 3).hundredths(), None);
    /// ```
    #[inline]
    pub const fn hundredths(self) -> Option<i64> {
        let Some(hundredfold) = self.numerator.checked_mul(100) else {
            return None;
        };
        let Yen(whole) = Self::new(hundredfold, self.denominator).whole();
        // The product is less than a denominator away, so that nothing but equality wraps to it.
        match whole.wrapping_mul(self.denominator as i64) == hundredfold {
            true => Some(whole),
            false => None,
        }
    }

    /// Returns the number as a decimal; `None` where its decimals do not end.
    pub fn to_decimal(self) -> Option<Decimal> {
        let (numerator, denominator) = self.lowest();
        let places = places(denominator)?;
        let digits = i128::from(numerator) * (10_i128.pow(places) / i128::from(denominator));
        Decimal::try_from_i128_with_scale(digits, places).ok()
    }

    /// Returns the number less an amount that is at most as large.
    pub(crate) const fn less(self, amount: Yen) -> Self {
        Self {
            numerator: self.numerator - amount.0 * self.denominator as i64,
            ..self
        }
    }

    /// Returns the number as people write it: `499,999.5円`, `285,999と1/3円`, `285,999 1/3 yen`.
    pub fn text(self, language: Language) -> String {
        format!("{}{}", self.grouped(language), language.of("円", " yen"))
    }

    /// Writes the number with a comma every three digits, a fraction behind the whole.
    pub(crate) fn grouped(self, language: Language) -> String {
        let (numerator, denominator) = self.lowest();
        let whole = Grouped(numerator / i64::from(denominator));
        let rest = numerator % i64::from(denominator);
        match places(denominator) {
            _ if rest == 0 => whole.to_string(),
            Some(_) => {
                let text = self.to_string();
                let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
                format!("{whole}.{decimals}")
            }
            None if whole.0 == 0 => format!("{rest}/{denominator}"),
            None => format!("{whole}{}{rest}/{denominator}", language.of("と", " ")),
        }
    }

    fn lowest(self) -> (i64, u32) {
        if self.denominator.is_power_of_two() {
            // As in `whole`.
            let twos = self.numerator.trailing_zeros();
            let twos = twos.min(self.denominator.trailing_zeros());
            return (self.numerator >> twos, self.denominator >> twos);
        }
        let part = gcd(self.numerator.unsigned_abs(), self.denominator);
        (self.numerator / i64::from(part), self.denominator / part)
    }

    /// Returns the digits without the point, and how many stand behind it; `None` where there are more than 64 bits of them or
    /// more than six decimals, or where these do not end.
    pub(crate) fn digits(self) -> Option<(i64, u32)> {
        let (numerator, denominator) = self.lowest();
        let places = places(denominator).filter(|places| *places <= 6)?;
        let digits = numerator.checked_mul(10_i64.pow(places) / i64::from(denominator))?;
        Some((digits, places))
    }
}

impl Default for ExactYen {
    /// 0 yen.
    fn default() -> Self {
        Self::new(0, 1)
    }
}

impl From<Yen> for ExactYen {
    fn from(yen: Yen) -> Self {
        Self::new(yen.0, 1)
    }
}

impl fmt::Display for ExactYen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.lowest();
        // Nearly every amount is whole, and 64 bits are written faster than 128.
        if denominator == 1 {
            return write!(f, "{numerator}");
        }
        let Some(places) = places(denominator) else {
            return write!(f, "{numerator}/{denominator}");
        };
        let sign = if numerator < 0 { "-" } else { "" };
        let (all, part) = (numerator.unsigned_abs(), u64::from(denominator));
        write!(f, "{sign}{}.", all / part)?;
        // By hand, digit after digit: a power of ten for as many decimals as 2^31 needs has more than 64 bits.
        let mut rest = all % part;
        for _ in 0..places {
            rest *= 10;
            write!(f, "{}", rest / part)?;
            rest %= part;
        }
        Ok(())
    }
}

impl PartialEq for ExactYen {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ExactYen {}

impl PartialOrd for ExactYen {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ExactYen {
    fn cmp(&self, other: &Self) -> Ordering {
        let scaled = |a: &Self, b: &Self| i128::from(a.numerator) * i128::from(b.denominator);
        scaled(self, other).cmp(&scaled(other, self))
    }
}

impl Hash for ExactYen {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lowest().hash(state);
    }
}

impl Serialize for ExactYen {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ExactYen {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ExactYen".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": r"^(0|[1-9][0-9]*)(\.[0-9]*[1-9]|/[1-9][0-9]*)?$"})
    }
}

/// Returns k for 10^k, the first power of ten that `denominator` divides; `None` where it divides none.
fn places(denominator: u32) -> Option<u32> {
    let twos = denominator.trailing_zeros();
    let (mut rest, mut fives) = (denominator >> twos, 0);
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives += 1;
    }
    (rest == 1).then_some(twos.max(fives))
}

fn gcd(a: u64, b: u32) -> u32 {
    let (mut a, mut b) = (b, u32::try_from(a % u64::from(b)).unwrap_or_default());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
