//! Days and answers as whole numbers, for languages that pass numbers faster than text.

use crate::{Assessment, ExactYen, NaiveDate};

/// Returns an answer as whole numbers: category and track; base and what of the cost counts (yen);
/// numerator and denominator of the ratio; digits and decimals of the exact amount; fraction rule and
/// basis; digits and decimals of what is cut off; subsidy and self-pay (yen). A word is its place in the
/// list `ALL` of its type. `None` where an amount has more than 15 digits or 6 decimals, which a
/// floating-point number may not hold, or decimals that do not end.
///
/// ```
/// use onshi::{Edition, Facility, Project, Track, parse_date};
///
/// let project = Project::new(Facility::Clinic, 1, "428,999円".parse()?, parse_date("2021-04-01")?);
/// let numbers = onshi::wire::numbers(&Edition::AUG_2022.assess(&project)?).unwrap();
/// // 428,999 × 3/4 = 321,749.25, of which 749.25 is cut off.
/// assert_eq!(Track::ALL[1], Track::Standard);
/// assert_eq!(numbers[1..8], [1, 429_000, 428_999, 3, 4, 32_174_925, 2]);
/// assert_eq!(numbers[10..], [74_925, 2, 321_000, 107_999]);
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn numbers(answer: &Assessment<'_>) -> Option<[i64; 14]> {
    let (exact, exact_scale) = digits(answer.exact)?;
    let (cut, cut_scale) = digits(answer.cut)?;
    Some([
        answer.category as i64,
        answer.track as i64,
        answer.base.0,
        answer.counted.0,
        answer.ratio.numerator.into(),
        answer.ratio.denominator.into(),
        exact,
        exact_scale,
        answer.fraction_rule as i64,
        answer.basis as i64,
        cut,
        cut_scale,
        answer.subsidy.0,
        answer.self_pay.0,
    ])
}

/// Returns the day of a number such as 20210401. `None` where there is no such day, and outside the years 1 to
/// 9999, which the wire has.
///
/// ```
/// use onshi::wire::numbered_day;
///
/// assert_eq!(numbered_day(20_210_401), Some(onshi::parse_date("2021-04-01")?));
/// assert_eq!((numbered_day(20_210_431), numbered_day(0)), (None, None));
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn numbered_day(number: i32) -> Option<NaiveDate> {
    let part = |by: i32| u32::try_from(number / by % 100).ok();
    let day = NaiveDate::from_ymd_opt(number / 10_000, part(100)?, part(1)?);
    day.filter(|_| (10_000..=99_991_231).contains(&number))
}

/// Returns a day that may be missing, as 0. `None` where [`numbered_day`] is.
///
/// ```
/// use onshi::wire::optional_numbered_day;
///
/// assert_eq!(optional_numbered_day(0), Some(None));
/// assert_eq!(optional_numbered_day(20_210_401), Some(Some(onshi::parse_date("2021-04-01")?)));
/// assert_eq!(optional_numbered_day(20_210_431), None);
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn optional_numbered_day(number: i32) -> Option<Option<NaiveDate>> {
    match number {
        0 => Some(None),
        number => numbered_day(number).map(Some),
    }
}

/// Returns the digits of an exact amount, and how many of them are decimals.
fn digits(exact: ExactYen) -> Option<(i64, i64)> {
    const MOST: i64 = 1_000_000_000_000_000;
    let (digits, places) = exact.digits()?;
    (digits < MOST).then(|| (digits, places.into()))
}
