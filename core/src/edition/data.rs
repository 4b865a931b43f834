//! The shape of an edition: the table as it was known on a day, as plain data.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use super::Conditions;
use crate::{Category, Citation, FractionRule, Ratio, Yen};

/// The table as it was known on a day, as plain data that is not checked. An
/// [`Edition`](crate::Edition) is made from it only if the check finds no error.
///
/// ```
/// use onshi::{Edition, Ratio};
///
/// let mut data = Edition::AUG_2022.data().clone();
/// data.rows.to_mut()[5].ratio = Ratio::new(3, 2);
/// let report = Edition::try_from(data).unwrap_err();
/// assert_eq!(report.findings[0].path, "rows[5].ratio");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Edition", deny_unknown_fields))]
pub struct EditionData {
    /// The name: `2021-01`.
    pub name: Cow<'static, str>,
    /// The table's as-of date.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    pub published_on: NaiveDate,
    /// Monthly prescriptions at which a group counts as a large chain.
    pub chain_threshold: ChainThreshold,
    /// When which track applies, in the order of the dates, without a gap.
    pub tracks: Cow<'static, [TrackPeriod]>,
    /// The rows: one for each category, number of readers and track.
    pub rows: Cow<'static, [Row]>,
}

/// Monthly prescriptions at which a group counts as a large chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct ChainThreshold {
    /// Prescriptions in a month (count), this number included.
    pub value: u32,
    /// The source.
    pub citation: Citation,
}

words! {
    /// The track of the table by which a project is paid.
    pub enum Track, label {
        /// After the revision (見直し後): all of the cost up to the base.
        Accelerated = "accelerated", Words("追加補助（見直し後）", "additional subsidy (after the revision)");
        /// Before the revision (見直し前): a half or three quarters of it.
        Standard = "standard", Words("通常の補助（見直し前）", "standard subsidy (before the revision)");
        /// The revision of August 2022 for readers applied for from 2022-06-07 on.
        Mandate = "mandate", Words("令和4年の見直しによる補助", "subsidy of the 2022 revision");
    }
}

/// The days of reader applications to which a track applies, and what else it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct TrackPeriod {
    /// The track.
    pub track: Track,
    /// The first day of reader application.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    pub applies_from: NaiveDate,
    /// The last day of reader application.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    pub applies_to: NaiveDate,
    /// The source of the track.
    pub citation: Citation,
    /// The source of the first day, when that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_from_citation: Option<Citation>,
    /// The source of the last day, when that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_to_citation: Option<Citation>,
    /// The other conditions of the track.
    #[serde(flatten)]
    pub conditions: Conditions,
}

impl TrackPeriod {
    /// Returns whether a reader applied for on `day` falls into the period.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.applies_from <= day && day <= self.applies_to
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Row {
    /// The category.
    pub category: Category,
    /// Face-recognition card readers (count).
    pub readers: u32,
    /// The track.
    pub track: Track,
    /// 基準とする事業額: the most of the cost that can count (yen).
    pub base: Yen,
    /// The part of the counted cost that is paid.
    pub ratio: Ratio,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// 補助上限額: the most that is paid (yen). It must agree with base, ratio and rule.
    pub ceiling: Yen,
    /// The source of base and ratio, with the weaker basis of the two.
    pub citation: Citation,
    /// The source of the ceiling.
    pub ceiling_citation: Citation,
    /// The source of the fraction rule.
    pub fraction_rule_citation: Citation,
}

impl Row {
    /// Returns the ceiling that follows from base, ratio and fraction rule; `None` where they are
    /// out of range.
    pub(crate) fn due_ceiling(&self) -> Option<Yen> {
        let exact = self.ratio.product(self.base)?;
        Some(self.fraction_rule.apply(exact.whole()))
    }
}
