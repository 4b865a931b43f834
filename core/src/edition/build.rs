//! A what-if: an edition with something changed, built anew.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Edition, EditionData, Track};
use crate::problem::Report;
use crate::{Category, FractionRule, Ratio};

/// Changes of an edition, to be built. Each change keeps what follows from it in step: a ratio
/// its ceiling, a deadline the start of the next track.
///
/// ```
/// use onshi::{Category, Edition, Facility, Project, Ratio, Track, Yen, parse_date};
///
/// let what_if = Edition::AUG_2022
///     .with()
///     .deadline(Track::Accelerated, parse_date("2021-04-30")?)
///     .ratio(Category::ClinicOrPharmacy, Track::Standard, Ratio::new(1, 2))
///     .build()
///     .unwrap();
/// let project = Project::new(Facility::Clinic, 1, Yen(300_000), parse_date("2021-04-15")?);
/// assert_eq!(what_if.assess(&project)?.subsidy, Yen(300_000));
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "changes nothing before it is built"]
pub struct EditionBuilder {
    data: EditionData,
}

impl EditionBuilder {
    pub(super) const fn new(data: EditionData) -> Self {
        Self { data }
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.data.name = name.into();
        self
    }

    /// Sets the monthly prescriptions at which a group counts as a large chain.
    pub fn threshold(mut self, prescriptions: u32) -> Self {
        self.data.chain_threshold.value = prescriptions;
        self
    }

    /// Sets the last day of reader application of a track, of its first period; the track that
    /// follows starts on the day after. Changes nothing where the edition does not have the track.
    pub fn deadline(mut self, track: Track, last: NaiveDate) -> Self {
        let tracks = self.data.tracks.to_mut();
        let Some(before) = tracks.iter_mut().find(|period| period.track == track) else {
            return self;
        };
        let next = before.applies_to.succ_opt();
        before.applies_to = last;
        let following = tracks
            .iter_mut()
            .find(|period| Some(period.applies_from) == next);
        if let (Some(following), Some(start)) = (following, last.succ_opt()) {
            following.applies_from = start;
        }
        self
    }

    /// Sets the ratio of a category's rows on a track; their ceilings follow. Changes nothing where
    /// there are none.
    pub fn ratio(mut self, category: Category, track: Track, ratio: Ratio) -> Self {
        let rows = self.data.rows.to_mut().iter_mut();
        for row in rows.filter(|row| row.category == category && row.track == track) {
            row.ratio = ratio;
            row.ceiling = row.due_ceiling().unwrap_or(row.ceiling);
        }
        self
    }

    /// Sets the fraction rule of every row; the ceilings follow.
    pub fn fraction_rule(mut self, rule: FractionRule) -> Self {
        self.data = self.data.with_fraction_rule(rule);
        self
    }

    /// Builds the edition.
    ///
    /// # Errors
    ///
    /// The report of [`EditionData::check`], where it holds an error.
    pub fn build(self) -> Result<Edition, Report> {
        Edition::try_from(self.data)
    }
}
