//! Edition and project in, assessment out.

use serde::{Serialize, Serializer};

use super::decide::Decision;
use crate::edition::{Edition, EditionFault, Row, Track, TrackPeriod};
use crate::problem::Fault;
use crate::{Basis, Category, Error, ExactYen, FractionRule, Project, Ratio, Yen};

/// How much subsidy a project gets, with every step of the working.
///
/// `counted` = the lesser of `cost` and `base`; `exact` = `counted` × `ratio`; `subsidy` =
/// `exact` less `cut`; `self_pay` = `cost` − `subsidy`.
///
/// Serializes to the contract's object; [`wire::AssessmentJson`](crate::wire::AssessmentJson) adds
/// the working in words.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Assessment<'e> {
    /// The edition that answered.
    #[serde(serialize_with = "name_of")]
    #[cfg_attr(feature = "schema", schemars(with = "&str"))]
    pub edition: &'e Edition,
    /// The row of its table.
    #[serde(skip)]
    pub row: &'e Row,
    /// The period that decided the track.
    #[serde(skip)]
    pub period: &'e TrackPeriod,
    /// Why that period.
    #[serde(skip)]
    pub reason: TrackReason,
    /// The project that was assessed.
    #[serde(skip)]
    pub project: Project,
    /// The category under which the table lists the facility.
    pub category: Category,
    /// The track.
    pub track: Track,
    /// Face-recognition card readers (count).
    pub readers: u32,
    /// What the facility paid for the eligible work (yen).
    pub cost: Yen,
    /// 基準とする事業額: the most of the cost that can count (yen).
    pub base: Yen,
    /// The part of the cost that counts (yen).
    pub counted: Yen,
    /// The part of it that is paid.
    pub ratio: Ratio,
    /// `counted` × `ratio`, exactly (yen).
    pub exact: ExactYen,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// Whether the fraction rule is stated, inferred or chosen by the caller.
    pub basis: Basis,
    /// What the fraction rule cut off (yen).
    pub cut: ExactYen,
    /// The subsidy (yen).
    pub subsidy: Yen,
    /// What the facility pays itself (yen).
    pub self_pay: Yen,
    #[serde(skip)]
    pub(crate) row_at: usize,
    #[serde(skip)]
    pub(crate) period_at: usize,
}

/// Writes the name of an edition.
fn name_of<S: Serializer>(edition: &Edition, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(edition.name())
}

/// Why an assessment has its track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrackReason {
    /// The reader was applied for within the track's days.
    Applied,
    /// It was applied for earlier, but the start of operation falls into the track's window.
    Moved,
    /// Hypothetical: [`Edition::compare`] ignores the day.
    Supposed,
}

/// The pamphlet's two columns side by side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison<'e> {
    /// 見直し前: the standard track.
    pub before: Assessment<'e>,
    /// 見直し後: the accelerated track.
    pub after: Assessment<'e>,
    /// How much more the accelerated track pays (yen); below 0 if the caller's own edition makes
    /// it pay less.
    pub gain: Yen,
}

impl Edition {
    /// Returns how much subsidy a project gets, and why. Allocates nothing.
    ///
    /// The answer is never negative: 0 ≤ subsidy ≤ cost, whatever the edition.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Project, Yen, parse_date};
    ///
    /// let project = Project::new(Facility::Clinic, 1, "42.9万円".parse()?, parse_date("令和3年3月31日")?);
    /// let answer = Edition::AUG_2022.assess(&project)?;
    /// assert_eq!((answer.subsidy, answer.self_pay), (Yen(429_000), Yen(0)));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// In this order: `readers_out_of_range`, `cost_out_of_range`, `date_not_covered`,
    /// `vendor_contract_on_required`, `vendor_contract_too_late`.
    #[inline]
    pub fn assess(&self, project: &Project) -> Result<Assessment<'_>, Error> {
        match self.decide(project) {
            Ok(decision) => Ok(self.worked_out(project, decision)),
            Err(refusal) => Err(refusal.error()),
        }
    }

    /// Returns what the project would get before and after the revision of the pamphlet. Ignores
    /// the day of the reader application and what editions after the first added.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Project, Yen, parse_date};
    ///
    /// let project = Project::new(Facility::Clinic, 1, Yen(429_000), parse_date("2021-03-31")?);
    /// let columns = Edition::latest().compare(&project)?;
    /// assert_eq!(columns.before.subsidy, Yen(321_000));
    /// assert_eq!(columns.after.subsidy, Yen(429_000));
    /// assert_eq!(columns.gain, Yen(108_000));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `readers_out_of_range`, `cost_out_of_range`; `invalid_edition` for an edition without one
    /// of the two tracks.
    pub fn compare(&self, project: &Project) -> Result<Comparison<'_>, Error> {
        let column = |track| match self.suppose(project, track) {
            Ok(Some(decision)) => Ok(self.worked_out(project, decision)),
            Ok(None) => {
                let name = self.name().to_owned();
                Err(EditionFault::NoSuchTrack { name, track }.error())
            }
            Err(refusal) => Err(refusal.error()),
        };
        let (before, after) = (column(Track::Standard)?, column(Track::Accelerated)?);
        Ok(Comparison {
            before,
            after,
            gain: Yen(after.subsidy.0 - before.subsidy.0),
        })
    }

    /// Returns one assessment for each number of readers that the table allows, from 1 on, so
    /// that a hospital sees 1, 2 and 3 side by side. Ignores `project.readers`.
    ///
    /// # Errors
    ///
    /// As for [`assess`](Self::assess), without `readers_out_of_range`.
    pub fn options(&self, project: &Project) -> Result<Vec<Assessment<'_>>, Error> {
        (1..=self.most_readers(self.category(project.facility)))
            .map(|readers| {
                let project = Project {
                    readers,
                    ..*project
                };
                self.assess(&project)
            })
            .collect()
    }

    /// Returns whether the fraction rule of a row is stated, inferred or chosen by the caller.
    #[inline(always)]
    pub(super) fn basis_of(&self, row: &Row) -> Basis {
        match self.is_built_in() {
            true => row.fraction_rule_citation.basis,
            false => Basis::Chosen,
        }
    }

    /// Works the amounts out.
    #[inline(always)]
    fn worked_out<'e>(&'e self, project: &Project, decision: Decision<'e>) -> Assessment<'e> {
        let Decision {
            category,
            reason,
            period,
            period_at,
            row,
            row_at,
        } = decision;
        let amounts = row.amounts(project.cost);
        Assessment {
            edition: self,
            row,
            period,
            reason,
            project: *project,
            category,
            track: period.track,
            readers: project.readers,
            cost: project.cost,
            base: row.base,
            counted: amounts.counted,
            ratio: row.ratio,
            exact: amounts.exact,
            fraction_rule: row.fraction_rule,
            basis: self.basis_of(row),
            cut: amounts.exact.less(amounts.subsidy),
            subsidy: amounts.subsidy,
            self_pay: amounts.self_pay,
            row_at,
            period_at,
        }
    }
}
