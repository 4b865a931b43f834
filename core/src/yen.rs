//! Amounts: yen, the ratio of a cost that is paid, and the rule for fractions.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::amount::{Unread, read_typed, read_whole};
use crate::problem::Fault;
use crate::unreadable::Typed;
use crate::{Error, Language};

mod exact;

pub use exact::ExactYen;

/// A whole number of yen. The valid range depends on the field: a project's cost is 0
/// to 10^12.
///
/// ```
/// use onshi::Yen;
///
/// assert_eq!("42.9万円".parse::<Yen>()?, Yen(429_000));
/// assert_eq!("４２９，０００".parse::<Yen>()?, Yen(429_000));
/// assert_eq!(Yen(2_101_000).to_string(), "2,101,000円");
/// assert!("0.5円".parse::<Yen>().is_err());
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
#[serde(transparent)]
pub struct Yen(pub i64);

impl Yen {
    /// The largest amount that onshi takes, 10^12 yen. A technical limit without a source.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// Reads an amount as a document prints it (`210.1万円`, `1,050千円`), for the constants of
    /// an edition: what cannot be read does not compile.
    #[expect(clippy::panic, reason = "evaluated when a constant is compiled")]
    pub(crate) const fn printed(text: &str) -> Self {
        match read_whole(text.as_bytes(), "円") {
            Ok(yen) => Self(yen),
            Err(_) => panic!("not a whole number of yen"),
        }
    }

    /// Returns the amount with its unit: `429,000円`, `429,000 yen`.
    pub fn text(self, language: Language) -> String {
        format!("{}{}", Grouped(self.0), language.of("円", " yen"))
    }
}

impl fmt::Display for Yen {
    /// Writes the amount as Japanese documents do, `429,000円`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text(Language::Ja))
    }
}

impl FromStr for Yen {
    type Err = Error;

    /// Reads what people type: `429000`, `429,000円`, `42.9万円`, `¥429,000`, full-width too.
    ///
    /// # Errors
    ///
    /// `invalid_value` for an ambiguous text (`42,9`), for a text that is not a whole number of yen
    /// (`0.5円`, `42.9`) and for a number beyond 64 bits.
    fn from_str(text: &str) -> Result<Self, Error> {
        match read_typed(text, "円") {
            Ok(yen) => Ok(Self(yen)),
            Err(Unread::TooLarge | Unread::Unreadable) => {
                Err(Typed::Amount.unreadable(text).error())
            }
        }
    }
}

/// Writes a number with a comma every three digits.
pub(crate) struct Grouped(pub(crate) i64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// The part of the counted cost that is paid: `1/1`, `1/2`, `3/4`.
///
/// Any two numbers can be held, so that an edition read from a file can be checked as a whole;
/// [`EditionData::check`](crate::EditionData::check) reports a ratio that a table cannot have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// The numerator.
    pub numerator: u16,
    /// The denominator.
    pub denominator: u16,
}

impl Ratio {
    /// All of the cost.
    pub const ALL: Self = Self::new(1, 1);
    /// One half.
    pub const HALF: Self = Self::new(1, 2);
    /// Three quarters.
    pub const THREE_QUARTERS: Self = Self::new(3, 4);

    /// Makes a ratio of any two numbers.
    pub const fn new(numerator: u16, denominator: u16) -> Self {
        Self {
            numerator,
            denominator,
        }
    }

    /// Returns `amount` × ratio; `None` for an amount that is not within 0 to 10^12 and for a denominator of 0.
    #[inline(always)]
    pub(crate) fn product(self, amount: Yen) -> Option<ExactYen> {
        let is_sound = (0..=Yen::MAX.0).contains(&amount.0) && self.denominator > 0;
        is_sound.then(|| {
            ExactYen::new(
                amount.0 * i64::from(self.numerator),
                self.denominator.into(),
            )
        })
    }

    /// Returns the ratio as people write it: `3/4`, for the whole `全額（10/10）`, `all (10/10)`.
    pub fn text(self, language: Language) -> String {
        match self {
            Self::ALL => language.of("全額（10/10）", "all (10/10)").to_owned(),
            ratio => ratio.to_string(),
        }
    }

    /// Returns a product as people write it: `429,000円 × 3/4`, for the whole `429,000円の全額（10/10）`.
    pub(crate) fn of_text(self, amount: Yen, language: Language) -> String {
        let amount = amount.text(language);
        match (language, self == Self::ALL) {
            (_, false) => format!("{amount} × {self}"),
            (Language::Ja, true) => format!("{amount}の全額（10/10）"),
            (Language::En, true) => format!("all (10/10) of {amount}"),
        }
    }

    /// Reads `n/d`.
    pub(crate) fn from_code(text: &str) -> Option<Self> {
        let (numerator, denominator) = text.split_once('/')?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(numerator) || !digits(denominator) {
            return None;
        }
        Some(Self::new(
            numerator.parse().ok()?,
            denominator.parse().ok()?,
        ))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Ratio {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Ratio".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9]{1,5}/[0-9]{1,5}$"})
    }
}

words! {
    /// The unit below which an exact amount is cut off.
    pub enum FractionRule, label {
        /// Cut below 1 yen.
        WholeYen = "whole_yen", Words("1円未満切り捨て", "rounded down to 1 yen");
        /// Cut below 1,000 yen.
        ThousandYen = "thousand_yen", Words("1,000円未満切り捨て", "rounded down to 1,000 yen");
    }
}

impl FractionRule {
    /// Returns the amount without what is below the unit. For amounts of 0 and above.
    pub(crate) const fn apply(self, amount: Yen) -> Yen {
        match self {
            Self::WholeYen => amount,
            Self::ThousandYen => Yen(amount.0 - amount.0 % 1_000),
        }
    }
}
