//! An edition: the table as it was known on a day, checked, and how to look things up in it.

use chrono::NaiveDate;

use crate::problem::{Fault, Report};
use crate::{Category, Citation, Error, Facility, FractionRule};

mod build;
mod built_in;
mod check;
mod conditions;
mod data;
mod fault;
mod index;
mod origin;

pub use build::EditionBuilder;
pub use conditions::Conditions;
pub use data::{ChainThreshold, EditionData, Row, Track, TrackPeriod};
pub(crate) use fault::{DataFault, EditionFault};
use index::Index;
use origin::Origin;
pub(crate) use origin::Part;

/// The table as it was known on a day. Always sound: its check has no error, so that no question
/// answers a negative subsidy or self-pay. The built-in editions are checked when onshi is tested.
///
/// A what-if is a change of an edition that is built anew:
///
/// ```
/// use onshi::{Basis, Edition, Facility, Project, Yen, parse_date};
///
/// let what_if = Edition::AUG_2022.with().threshold(30_000).build().unwrap();
///
/// let pharmacy = Facility::Pharmacy { group_prescriptions_per_month: 35_000 };
/// let project = Project::new(pharmacy, 1, Yen(429_000), parse_date("2021-04-01")?);
/// assert_eq!(Edition::AUG_2022.assess(&project)?.subsidy, Yen(321_000));
/// let answer = what_if.assess(&project)?;
/// assert_eq!((answer.subsidy, answer.basis), (Yen(214_000), Basis::Chosen));
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Edition {
    data: EditionData,
    index: Index,
    origin: Origin,
}

impl PartialEq for Edition {
    /// Two editions are equal where their data are.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.data == other.data
    }
}

impl Eq for Edition {}

impl TryFrom<EditionData> for Edition {
    type Error = Report;

    /// Makes an edition from data that passes the check.
    ///
    /// # Errors
    ///
    /// The report of [`EditionData::check`], where it holds an error.
    fn try_from(data: EditionData) -> Result<Self, Report> {
        let report = data.check();
        match report.ok() {
            true => Ok(Self::of_sound(data)),
            false => Err(report),
        }
    }
}

impl Edition {
    /// The table of the notice of 2020-12-24 and the pamphlet of January 2021. Covers reader
    /// applications from 2020-08-07 to 2022-06-06.
    pub const JAN_2021: &'static Self = {
        let [edition, ..] = &built_in::ALL;
        edition
    };
    /// The same with the revision of August 2022. Covers reader applications from 2020-08-07
    /// to 2022-12-31.
    pub const AUG_2022: &'static Self = {
        let [_, edition, ..] = &built_in::ALL;
        edition
    };

    /// Returns every built-in edition, the oldest first.
    pub fn all() -> &'static [Self] {
        &built_in::ALL
    }

    /// Returns the newest edition, which is the default everywhere.
    pub fn latest() -> &'static Self {
        let [.., latest] = &built_in::ALL;
        latest
    }

    /// Returns the built-in edition of that name.
    ///
    /// # Errors
    ///
    /// `unknown_edition`, with the known names.
    pub fn named(name: &str) -> Result<&'static Self, Error> {
        Self::all()
            .iter()
            .find(|edition| edition.name() == name)
            .ok_or_else(|| {
                let given = name.to_owned();
                let known = &built_in::NAMES;
                EditionFault::Unknown { given, known }.error()
            })
    }

    /// Makes an edition of data that is known to be sound.
    fn of_sound(data: EditionData) -> Self {
        let index = Index::of(&data);
        let origin = Origin::of(&data);
        Self {
            data,
            index,
            origin,
        }
    }

    /// Returns the edition as plain data.
    pub fn data(&self) -> &EditionData {
        &self.data
    }

    /// Returns the name: `2021-01`.
    pub fn name(&self) -> &str {
        &self.data.name
    }

    /// Begins a what-if: change, then build.
    pub fn with(&self) -> EditionBuilder {
        EditionBuilder::new(self.data.clone())
    }

    /// Returns the category under which the table lists a facility.
    pub fn category(&self, facility: Facility) -> Category {
        match facility {
            Facility::Hospital => Category::Hospital,
            Facility::Clinic => Category::ClinicOrPharmacy,
            Facility::Pharmacy {
                group_prescriptions_per_month: count,
            } if count >= self.data.chain_threshold.value => Category::LargeChainPharmacy,
            Facility::Pharmacy { .. } => Category::ClinicOrPharmacy,
        }
    }

    /// Returns the largest number of free readers for a category (count).
    pub fn most_readers(&self, category: Category) -> u32 {
        self.index.most_readers(category)
    }

    /// Returns the row for a category, a number of readers and a track.
    pub fn row(&self, category: Category, readers: u32, track: Track) -> Option<&Row> {
        self.data.rows.get(self.row_at(category, readers, track)?)
    }

    /// Returns the place of a row among the rows.
    pub(crate) fn row_at(&self, category: Category, readers: u32, track: Track) -> Option<usize> {
        self.index.find(category, readers, track)
    }

    /// Returns the first and the last day of reader application that the edition covers.
    pub fn covered_days(&self) -> (NaiveDate, NaiveDate) {
        let tracks = self.data.tracks.iter();
        let from = tracks.clone().map(|period| period.applies_from).min();
        let to = tracks.map(|period| period.applies_to).max();
        // A sound edition has a track.
        (from.unwrap_or_default(), to.unwrap_or_default())
    }

    /// Returns the edition with another fraction rule in every row. The ceilings follow, and
    /// the basis of both becomes [`Basis::Chosen`](crate::Basis::Chosen).
    pub fn with_fraction_rule(&self, rule: FractionRule) -> Self {
        // A ceiling that follows from base, ratio and rule is sound, and every row stays in its place.
        Self {
            data: self.data.clone().with_fraction_rule(rule),
            index: self.index.clone(),
            origin: self.origin.with_chosen_rules(&self.data),
        }
    }

    /// Returns whether this is one of the built-in editions, unchanged.
    pub fn is_built_in(&self) -> bool {
        self.origin.is_built_in()
    }

    /// Returns whether a part of the edition is as published, at the place of a row or period.
    pub(crate) fn is_published(&self, part: Part) -> bool {
        self.origin.is_published(part)
    }

    /// Returns a citation as it holds for this edition: what a caller changed, they chose.
    pub(crate) fn cited(&self, part: Part, citation: &Citation) -> Citation {
        let mut cited = citation.clone();
        if !self.is_published(part) {
            cited.basis = crate::Basis::Chosen;
        }
        cited
    }

    /// Returns the later period whose window of start of operation is open to applicants of the period at a place among
    /// the periods, and its own place: to none of the accelerated track.
    pub(crate) fn window_after(&self, period: usize) -> Option<(usize, &TrackPeriod)> {
        let at = self.index.window(period)?;
        Some((at, self.data.tracks.get(at)?))
    }
}

impl Edition {
    /// Reads an edition from JSON and checks it.
    ///
    /// ```
    /// use onshi::Edition;
    ///
    /// let again = Edition::from_json(&Edition::AUG_2022.to_json())?;
    /// assert!(again.is_built_in());
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`EditionData::from_json`]; `invalid_edition` at the first error that the check
    /// finds.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        EditionData::from_json(text)?.into_edition()
    }

    /// Returns the edition as one line of JSON.
    pub fn to_json(&self) -> String {
        self.data.to_json()
    }
}

impl EditionData {
    /// Makes an edition, or returns the first error of the check.
    ///
    /// # Errors
    ///
    /// `invalid_edition` at the first error that the check finds.
    pub fn into_edition(self) -> Result<Edition, Error> {
        let name = self.name.clone();
        Edition::try_from(self)
            .map_err(|report| DataFault::unsound(name.into_owned(), report).error())
    }

    /// Returns the data with another fraction rule in every row, and the ceilings that follow.
    pub fn with_fraction_rule(mut self, rule: FractionRule) -> Self {
        for row in self.rows.to_mut() {
            row.fraction_rule = rule;
            row.fraction_rule_citation = Citation::CHOSEN;
            row.ceiling_citation = Citation::CHOSEN;
            row.ceiling = row.due_ceiling().unwrap_or(row.ceiling);
        }
        self
    }
}
