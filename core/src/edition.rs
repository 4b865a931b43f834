//! The shape of an edition: the table as it was known on a day, and how to look things up in it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::citation::Citation;
use crate::editions;
use crate::{Category, Error, Facility, FractionRule, Language, Ratio, Yen};

mod check;

/// The table as it was known on a day. The built-in editions are constants; a what-if is a
/// clone with a field changed, checked, and used like any other.
///
/// ```
/// use onshi::{Basis, Edition, Facility, Project, Yen, parse_date};
///
/// let mut what_if = Edition::AUG_2022.clone();
/// what_if.chain_threshold.value = 30_000;
/// assert!(what_if.check().ok());
///
/// let pharmacy = Facility::Pharmacy { group_prescriptions_per_month: 35_000 };
/// let project = Project::new(pharmacy, 1, Yen(429_000), parse_date("2021-04-01")?);
/// assert_eq!(Edition::AUG_2022.assess(&project)?.subsidy, Yen(321_000));
/// let answer = what_if.assess(&project)?;
/// assert_eq!((answer.subsidy, answer.basis), (Yen(214_000), Basis::Chosen));
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Edition {
    /// The name: `2021-01`.
    pub name: Cow<'static, str>,
    /// The day on which the table was known.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub published_on: NaiveDate,
    /// From how many prescriptions on a pharmacy's group is a large chain.
    pub chain_threshold: ChainThreshold,
    /// When which track applies, in the order of the dates, without a gap.
    pub tracks: Cow<'static, [TrackPeriod]>,
    /// The rows: one for each category, number of readers and track.
    pub rows: Cow<'static, [Row]>,
}

/// From how many prescriptions a month on a pharmacy's group is a large chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct ChainThreshold {
    /// Prescriptions in a month (count), this number included.
    pub value: u32,
    /// Where it stands.
    pub citation: Citation,
}

/// The track of the table by which a project is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// After the revision (見直し後): all of the cost up to the base.
    Accelerated,
    /// Before the revision (見直し前): a half or three quarters of it.
    Standard,
    /// The revision of August 2022 for readers applied for from 2022-06-07 on.
    Mandate,
}

impl Track {
    /// Every track, in the order of their dates.
    pub const ALL: [Self; 3] = [Self::Accelerated, Self::Standard, Self::Mandate];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accelerated => "accelerated",
            Self::Standard => "standard",
            Self::Mandate => "mandate",
        }
    }

    /// The words that the wire uses, in the same order.
    pub const CODES: [&'static str; 3] = ["accelerated", "standard", "mandate"];

    /// Reads the wire's word and nothing else.
    pub fn from_code(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|track| track.code() == word)
    }

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Accelerated => language.of(
                "追加補助（見直し後）",
                "additional subsidy (after the revision)",
            ),
            Self::Standard => language.of(
                "通常の補助（見直し前）",
                "standard subsidy (before the revision)",
            ),
            Self::Mandate => {
                language.of("令和4年の見直しによる補助", "subsidy of the 2022 revision")
            }
        }
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
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub applies_from: NaiveDate,
    /// The last day of reader application.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub applies_to: NaiveDate,
    /// Where the track stands.
    pub citation: Citation,
    /// Where the first day stands, when that is another place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_from_citation: Option<Citation>,
    /// Where the last day stands, when that is another place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_to_citation: Option<Citation>,
    /// The last day for the vendor contract, where the track asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub vendor_contract_by: Option<NaiveDate>,
    /// The first day of the window of start of operation: a facility that applied before
    /// `applies_from`, outside the accelerated track, starts within it and has been paid
    /// nothing yet, gets this track.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub operation_starts_from: Option<NaiveDate>,
    /// The last day of that window.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub operation_starts_to: Option<NaiveDate>,
    /// The day by which introduction must be complete, where the track asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub complete_by: Option<NaiveDate>,
}

impl TrackPeriod {
    /// Returns whether a reader applied for on `day` falls into the period.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.applies_from <= day && day <= self.applies_to
    }

    /// Returns the window of start of operation that moves earlier applicants here.
    pub(crate) fn window(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.operation_starts_from.zip(self.operation_starts_to)
    }

    /// Returns whether a start of operation on `day` falls into that window.
    pub(crate) fn moves(&self, day: NaiveDate) -> bool {
        self.window()
            .is_some_and(|(from, to)| from <= day && day <= to)
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
    /// 基準とする事業額: what of the cost counts at most (yen).
    pub base: Yen,
    /// The part of the counted cost that is paid.
    pub ratio: Ratio,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// 補助上限額: the most that is paid (yen). It must agree with base, ratio and rule.
    pub ceiling: Yen,
    /// Where base and ratio stand; the weaker basis of the two.
    pub citation: Citation,
    /// Where the ceiling stands.
    pub ceiling_citation: Citation,
    /// Where the fraction rule stands.
    pub fraction_rule_citation: Citation,
}

impl Edition {
    /// The table of the notice of 2020-12-24 and the pamphlet of January 2021. Covers reader
    /// applications from 2020-08-07 to 2022-06-06.
    pub const JAN_2021: Self = editions::jan_2021::EDITION;
    /// The same with the revision of August 2022. Covers reader applications from 2020-08-07
    /// to 2022-12-31.
    pub const AUG_2022: Self = editions::aug_2022::EDITION;

    /// Returns every built-in edition, the oldest first.
    pub fn all() -> &'static [Self] {
        &editions::ALL
    }

    /// Returns the newest edition, which is the default everywhere.
    pub fn latest() -> &'static Self {
        let [.., latest] = &editions::ALL;
        latest
    }

    /// Returns the built-in edition of that name.
    ///
    /// # Errors
    ///
    /// `unknown_edition`, with the names that there are.
    pub fn named(name: &str) -> Result<&'static Self, Error> {
        Self::all()
            .iter()
            .find(|edition| edition.name == name)
            .ok_or_else(|| Error::unknown_edition(name, &editions::NAMES))
    }

    /// Returns the rows of the table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the category under which the table lists a facility.
    pub fn category(&self, facility: Facility) -> Category {
        match facility {
            Facility::Hospital => Category::Hospital,
            Facility::Clinic => Category::ClinicOrPharmacy,
            Facility::Pharmacy {
                group_prescriptions_per_month: count,
            } if count >= self.chain_threshold.value => Category::LargeChainPharmacy,
            Facility::Pharmacy { .. } => Category::ClinicOrPharmacy,
        }
    }

    /// Returns the largest number of free readers for a category (count); 0 without a row.
    pub fn most_readers(&self, category: Category) -> u32 {
        self.rows
            .iter()
            .filter(|row| row.category == category)
            .map(|row| row.readers)
            .max()
            .unwrap_or(0)
    }

    /// Returns the row for a category, a number of readers and a track.
    pub fn row(&self, category: Category, readers: u32, track: Track) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| row.readers == readers && row.category == category && row.track == track)
    }

    /// Returns the first and the last day of reader application that the edition covers;
    /// `None` for an edition without tracks.
    pub fn covered_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let from = self.tracks.iter().map(|period| period.applies_from).min()?;
        let to = self.tracks.iter().map(|period| period.applies_to).max()?;
        Some((from, to))
    }

    /// Returns the edition with another fraction rule in every row. The ceilings follow, and
    /// the basis of both becomes [`Basis::Chosen`](crate::Basis::Chosen).
    pub fn with_fraction_rule(mut self, rule: FractionRule) -> Self {
        for row in self.rows.to_mut() {
            row.fraction_rule = rule;
            row.fraction_rule_citation = Citation::CHOSEN;
            row.ceiling_citation = Citation::CHOSEN;
            if let Some((whole, _)) = row.ratio.of(row.base) {
                row.ceiling = rule.apply(whole);
            }
        }
        self
    }

    /// Returns whether this is one of the built-in editions, unchanged.
    pub fn is_built_in(&self) -> bool {
        let mut all = Self::all().iter();
        // The usual case needs no comparison of texts.
        all.clone().any(|built_in| std::ptr::eq(built_in, self))
            || all.any(|built_in| {
                built_in.name == self.name
                    && built_in.published_on == self.published_on
                    && built_in.chain_threshold == self.chain_threshold
                    && same(&built_in.tracks, &self.tracks)
                    && same(&built_in.rows, &self.rows)
            })
    }
}

/// Compares two tables, at once where they are the same place in memory.
fn same<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    std::ptr::eq(a, b) || a == b
}
