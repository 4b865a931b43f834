//! The one decision: which row of the table answers a project, or why none does.

use chrono::NaiveDate;

use crate::edition::{Edition, Row, Track, TrackPeriod};
use crate::{Category, ExactYen, Project, Yen};

use super::TrackReason;
use super::refusal::{Refusal, Who};

/// The row that answers a project.
#[derive(Clone, Copy)]
pub(crate) struct Decision<'e> {
    pub(crate) category: Category,
    pub(crate) reason: TrackReason,
    pub(crate) period: &'e TrackPeriod,
    /// The place of the period among the edition's.
    pub(crate) period_at: usize,
    pub(crate) row: &'e Row,
    /// The place of the row among the edition's.
    pub(crate) row_at: usize,
}

impl Edition {
    /// Decides which row answers a project.
    #[inline(always)]
    pub(crate) fn decide(&self, project: &Project) -> Result<Decision<'_>, Refusal> {
        let category = self.checked(project)?;
        self.dated(project, category)
    }

    /// Decides by the days of a project that is [`checked`](Self::checked).
    #[inline(always)]
    pub(super) fn dated(
        &self,
        project: &Project,
        category: Category,
    ) -> Result<Decision<'_>, Refusal> {
        let (period_at, reason) = self.period_of(project)?;
        self.on(project, category, period_at, reason)
            .ok_or(Refusal::ReadersOutOfRange {
                readers: project.readers,
                who: Who::Category(category),
                most: self.most_readers(category),
            })
    }

    /// Decides which row of a track would answer a project, whatever its day; `None` where the
    /// edition has no such track.
    pub(crate) fn suppose(
        &self,
        project: &Project,
        track: Track,
    ) -> Result<Option<Decision<'_>>, Refusal> {
        let category = self.checked(project)?;
        let mut periods = self.data().tracks.iter();
        let at = periods.position(|period| period.track == track);
        Ok(at.and_then(|at| self.on(project, category, at, TrackReason::Supposed)))
    }

    /// Finds the category, and whether its rows have that number of readers and the cost is in
    /// range.
    #[inline(always)]
    pub(super) fn checked(&self, project: &Project) -> Result<Category, Refusal> {
        let category = self.category(project.facility);
        self.check_readers(Who::Category(category), project.readers)?;
        check_cost(project.cost)?;
        Ok(category)
    }

    /// Refuses a number of readers that the table has no row for.
    #[inline(always)]
    pub(crate) fn check_readers(&self, who: Who, readers: u32) -> Result<(), Refusal> {
        let most = match who {
            Who::Category(category) => self.most_readers(category),
            Who::Kind(kind) => self.most_of(kind.categories()),
            Who::Anyone => self.most_of(Category::ALL),
        };
        match (1..=most).contains(&readers) {
            true => Ok(()),
            false => Err(Refusal::ReadersOutOfRange { readers, who, most }),
        }
    }

    fn most_of(&self, categories: &[Category]) -> u32 {
        let most = categories.iter().map(|one| self.most_readers(*one)).max();
        most.unwrap_or(0)
    }

    /// Returns the place of the period whose track applies: by the day of the reader application,
    /// or, for an earlier applicant outside the accelerated track, by the start of operation.
    #[inline(always)]
    pub(crate) fn period_of(&self, project: &Project) -> Result<(usize, TrackReason), Refusal> {
        let day = project.reader_applied_on;
        let mut periods = self.data().tracks.iter().enumerate();
        let found = periods.find(|(_, period)| period.covers(day));
        let (at, period) = found.ok_or_else(|| self.not_covered(day))?;
        if let Some(by) = period.conditions.vendor_contract_by {
            let from = period.applies_from;
            match project.vendor_contract_on {
                None => return Err(Refusal::VendorContractRequired { by, from }),
                Some(day) if day > by => return Err(Refusal::VendorContractTooLate { day, by }),
                Some(_) => {}
            }
        }
        // First what the period decides: what it does not ask is not looked at.
        if let Some((later_at, later)) = self.window_after(at)
            && let (Some(start), false) = (project.operation_starts_on, project.subsidy_paid)
            && later.conditions.moves(start)
        {
            return Ok((later_at, TrackReason::Moved));
        }
        Ok((at, TrackReason::Applied))
    }

    #[cold]
    #[inline(never)]
    fn not_covered(&self, day: NaiveDate) -> Refusal {
        Refusal::DateNotCovered {
            day,
            edition: self.data().name.clone(),
            covered: self.covered_days(),
        }
    }

    #[inline(always)]
    fn on(
        &self,
        project: &Project,
        category: Category,
        period_at: usize,
        reason: TrackReason,
    ) -> Option<Decision<'_>> {
        let period = self.data().tracks.get(period_at)?;
        let row_at = self.row_at(category, project.readers, period.track)?;
        Some(Decision {
            category,
            reason,
            period,
            period_at,
            row: self.data().rows.get(row_at)?,
            row_at,
        })
    }
}

/// Refuses a cost that is not 0 to 10^12 yen.
pub(crate) fn check_cost(cost: Yen) -> Result<(), Refusal> {
    match (Yen(0)..=Yen::MAX).contains(&cost) {
        true => Ok(()),
        false => Err(Refusal::CostOutOfRange(cost)),
    }
}

/// What a row pays of a cost (yen): 0 ≤ subsidy ≤ counted ≤ cost.
#[derive(Clone, Copy)]
pub(crate) struct Amounts {
    pub(crate) counted: Yen,
    /// `counted` × ratio.
    pub(crate) exact: ExactYen,
    pub(crate) subsidy: Yen,
    pub(crate) self_pay: Yen,
}

impl Row {
    /// Returns what the row pays of a cost from 0 to 10^12 yen.
    #[inline(always)]
    pub(crate) fn amounts(&self, cost: Yen) -> Amounts {
        let counted = cost.min(self.base);
        // A sound edition has a product for every amount in range.
        let exact = self.ratio.product(counted).unwrap_or_default();
        let subsidy = self.fraction_rule.apply(exact.whole());
        Amounts {
            counted,
            exact,
            subsidy,
            self_pay: Yen(cost.0 - subsidy.0),
        }
    }
}
