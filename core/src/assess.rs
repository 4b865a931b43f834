//! Edition and project in, assessment out.

use rust_decimal::Decimal;

use crate::edition::{Edition, Row, Track, TrackPeriod};
use crate::error::{Error, Readers};
use crate::{Basis, Category, FractionRule, Project, Ratio, Yen};

/// How much subsidy a project gets, with every step of the working.
///
/// `counted` = the lesser of `cost` and `base`; `exact` = `counted` × `ratio`; `subsidy` =
/// `exact` less `cut`; `self_pay` = `cost` − `subsidy`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Assessment<'e> {
    /// The edition that answered.
    pub edition: &'e Edition,
    /// The row of its table.
    pub row: &'e Row,
    /// The period that decided the track.
    pub period: &'e TrackPeriod,
    /// Why that period.
    pub reason: TrackReason,
    /// The project that was assessed.
    pub project: Project,
    /// The category under which the table lists the facility.
    pub category: Category,
    /// The track.
    pub track: Track,
    /// Face-recognition card readers (count).
    pub readers: u32,
    /// What the facility paid for the eligible work (yen).
    pub cost: Yen,
    /// 基準とする事業額: what of the cost counts at most (yen).
    pub base: Yen,
    /// What of the cost counts (yen).
    pub counted: Yen,
    /// The part of it that is paid.
    pub ratio: Ratio,
    /// `counted` × `ratio`, exactly (yen, with decimals).
    pub exact: Decimal,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// How firmly the fraction rule is said.
    pub basis: Basis,
    /// What the fraction rule cut off (yen, with decimals).
    pub cut: Decimal,
    /// The subsidy (yen).
    pub subsidy: Yen,
    /// What the facility pays itself (yen).
    pub self_pay: Yen,
}

/// Why an assessment has its track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrackReason {
    /// The reader was applied for within the track's days.
    Applied,
    /// It was applied for earlier, but the start of operation falls into the track's window.
    Moved,
    /// The caller asked what would be, whatever the day: see [`Edition::compare`].
    Supposed,
}

/// The pamphlet's two columns side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison<'e> {
    /// 見直し前: the standard track.
    pub before: Assessment<'e>,
    /// 見直し後: the accelerated track.
    pub after: Assessment<'e>,
    /// What the accelerated track pays more (yen).
    pub gain: Yen,
}

impl Edition {
    /// Returns how much subsidy a project gets, and why. Allocates nothing.
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
    /// `vendor_contract_on_required`, `vendor_contract_too_late`; `invalid_edition` for an
    /// edition that [`Edition::check`] finds wrong.
    pub fn assess(&self, project: &Project) -> Result<Assessment<'_>, Error> {
        let period = self.period_of(project);
        // What has a row has a right number of readers: one look at the table answers.
        if let (Ok((period, reason)), Ok(())) = (&period, check_cost(project.cost))
            && let Some(answer) = self.on(period, *reason, *project)
        {
            return Ok(answer);
        }
        self.check_readers(project)?;
        check_cost(project.cost)?;
        period.and_then(|_| Err(self.unusable()))
    }

    /// Returns what the project would get before and after the revision of the pamphlet. Reads
    /// neither the day of the reader application nor what editions after the first added.
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
    /// `readers_out_of_range`, `cost_out_of_range`, `invalid_edition` as for
    /// [`assess`](Self::assess), and `invalid_edition` for an edition without one of the two
    /// tracks.
    pub fn compare(&self, project: &Project) -> Result<Comparison<'_>, Error> {
        self.check_readers(project)?;
        check_cost(project.cost)?;
        let column = |track| {
            let period = self.tracks.iter().find(|period| period.track == track);
            let period = period.ok_or_else(|| Error::no_such_track(&self.name, track))?;
            self.on(period, TrackReason::Supposed, *project)
                .ok_or_else(|| self.unusable())
        };
        let (before, after) = (column(Track::Standard)?, column(Track::Accelerated)?);
        Ok(Comparison {
            before,
            after,
            gain: Yen(after.subsidy.0 - before.subsidy.0),
        })
    }

    /// Returns one assessment for each number of readers that the table allows, from 1 on, so
    /// that a hospital sees 1, 2 and 3 side by side. Reads not the project's own number.
    ///
    /// # Errors
    ///
    /// As for [`assess`](Self::assess), without `readers_out_of_range`.
    pub fn options(&self, project: &Project) -> Result<Vec<Assessment<'_>>, Error> {
        check_cost(project.cost)?;
        let (period, reason) = self.period_of(project)?;
        (1..=self.most_readers(self.category(project.facility)))
            .map(|readers| {
                let project = Project {
                    readers,
                    ..*project
                };
                self.on(period, reason, project)
                    .ok_or_else(|| self.unusable())
            })
            .collect()
    }

    /// Returns the period whose track applies: by the day of the reader application, or, for an
    /// earlier applicant outside the accelerated track, by the start of operation.
    fn period_of(&self, project: &Project) -> Result<(&TrackPeriod, TrackReason), Error> {
        let day = project.reader_applied_on;
        let Some(period) = self.tracks.iter().find(|period| period.covers(day)) else {
            return Err(self.not_covered(day));
        };
        if let Some(by) = period.vendor_contract_by {
            let contract = project.vendor_contract_on;
            if contract.is_none_or(|contract| contract > by) {
                return Err(Error::vendor_contract(contract, by, period.applies_from));
            }
        }
        if let (Some(start), false) = (project.operation_starts_on, project.subsidy_paid)
            && let Some(later) = self.window_after(period)
            && later.moves(start)
        {
            return Ok((later, TrackReason::Moved));
        }
        Ok((period, TrackReason::Applied))
    }

    /// Returns the later period whose window of start of operation is open to applicants of
    /// `period`: to none of the accelerated track.
    pub(crate) fn window_after(&self, period: &TrackPeriod) -> Option<&TrackPeriod> {
        if period.track == Track::Accelerated {
            return None;
        }
        self.tracks
            .iter()
            .find(|later| later.window().is_some() && period.applies_to < later.applies_from)
    }

    /// Finds whether the number of readers is from 1 to the category's largest.
    fn check_readers(&self, project: &Project) -> Result<(), Error> {
        let category = self.category(project.facility);
        let (readers, most) = (project.readers, self.most_readers(category));
        if (1..=most).contains(&readers) {
            return Ok(());
        }
        let who = Readers::Category(category);
        Err(Error::readers_out_of_range(&readers.to_string(), who, most))
    }

    fn not_covered(&self, day: chrono::NaiveDate) -> Error {
        let Some(range) = self.covered_days() else {
            return self.unusable();
        };
        let other = Self::all().iter().find(|other| {
            other.name != self.name && other.tracks.iter().any(|period| period.covers(day))
        });
        Error::date_not_covered(
            day,
            &self.name,
            range,
            other.map(|other| other.name.as_ref()),
        )
    }

    fn unusable(&self) -> Error {
        Error::invalid_edition(&self.name)
    }

    /// Works the amounts out; `None` where the table has no row, or one that cannot be used.
    fn on<'e>(
        &'e self,
        period: &'e TrackPeriod,
        reason: TrackReason,
        project: Project,
    ) -> Option<Assessment<'e>> {
        let category = self.category(project.facility);
        let row = self
            .row(category, project.readers, period.track)
            .filter(|row| row.readers > 0)?;
        let counted = project.cost.min(row.base);
        let (whole, exact) = row.ratio.of(counted)?;
        let subsidy = row.fraction_rule.apply(whole);
        let basis = if self.is_built_in() {
            row.fraction_rule_citation.basis
        } else {
            Basis::Chosen
        };
        Some(Assessment {
            edition: self,
            row,
            period,
            reason,
            project,
            category,
            track: period.track,
            readers: project.readers,
            cost: project.cost,
            base: row.base,
            counted,
            ratio: row.ratio,
            exact,
            fraction_rule: row.fraction_rule,
            basis,
            cut: exact - Decimal::from(subsidy.0),
            subsidy,
            self_pay: Yen(project.cost.0 - subsidy.0),
        })
    }
}

fn check_cost(cost: Yen) -> Result<(), Error> {
    if (0..=Yen::MAX.0).contains(&cost.0) {
        Ok(())
    } else {
        Err(Error::cost_out_of_range(&cost.0.to_string()))
    }
}
