//! The one decision: which row of the table answers a project, or why none does.

use crate::edition::{Edition, Row, Track, TrackPeriod};
use crate::yen::Product;
use crate::{Category, ErrorCode, Project, Yen};

use super::TrackReason;

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

/// Why no row answers a project; the first in the contract's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal<'e> {
    /// The number of readers is not one of the category's rows.
    ReadersOutOfRange(Category),
    /// The cost is not 0 to 10^12 yen.
    CostOutOfRange,
    /// No track covers the day of the reader application.
    DateNotCovered,
    /// The track asks for a vendor contract and none is given.
    VendorContractRequired(&'e TrackPeriod),
    /// The vendor contract came after the track's last day for it.
    VendorContractTooLate(&'e TrackPeriod),
}

impl Refusal<'_> {
    pub(crate) const fn code(self) -> ErrorCode {
        match self {
            Self::ReadersOutOfRange(_) => ErrorCode::ReadersOutOfRange,
            Self::CostOutOfRange => ErrorCode::CostOutOfRange,
            Self::DateNotCovered => ErrorCode::DateNotCovered,
            Self::VendorContractRequired(_) => ErrorCode::VendorContractOnRequired,
            Self::VendorContractTooLate(_) => ErrorCode::VendorContractTooLate,
        }
    }
}

impl Edition {
    /// Decides which row answers a project.
    pub(crate) fn decide(&self, project: &Project) -> Result<Decision<'_>, Refusal<'_>> {
        let category = self.checked(project)?;
        self.dated(project, category)
    }

    /// Decides by the days of a project that is [`checked`](Self::checked).
    pub(super) fn dated(
        &self,
        project: &Project,
        category: Category,
    ) -> Result<Decision<'_>, Refusal<'_>> {
        let (period_at, reason) = self.period_of(project)?;
        self.on(project, category, period_at, reason)
            .ok_or(Refusal::ReadersOutOfRange(category))
    }

    /// Decides which row of a track would answer a project, whatever its day; `None` where the
    /// edition has no such track.
    pub(crate) fn suppose(
        &self,
        project: &Project,
        track: Track,
    ) -> Result<Option<Decision<'_>>, Refusal<'_>> {
        let category = self.checked(project)?;
        let mut periods = self.data().tracks.iter();
        let at = periods.position(|period| period.track == track);
        Ok(at.and_then(|at| self.on(project, category, at, TrackReason::Supposed)))
    }

    /// Finds the category, and whether its rows have that number of readers and the cost is in
    /// range.
    pub(super) fn checked(&self, project: &Project) -> Result<Category, Refusal<'_>> {
        let category = self.category(project.facility);
        if !(1..=self.most_readers(category)).contains(&project.readers) {
            return Err(Refusal::ReadersOutOfRange(category));
        }
        match (Yen(0)..=Yen::MAX).contains(&project.cost) {
            true => Ok(category),
            false => Err(Refusal::CostOutOfRange),
        }
    }

    /// Returns the place of the period whose track applies: by the day of the reader application,
    /// or, for an earlier applicant outside the accelerated track, by the start of operation.
    fn period_of(&self, project: &Project) -> Result<(usize, TrackReason), Refusal<'_>> {
        let day = project.reader_applied_on;
        let mut periods = self.data().tracks.iter().enumerate();
        let found = periods.find(|(_, period)| period.covers(day));
        let (at, period) = found.ok_or(Refusal::DateNotCovered)?;
        if let Some(by) = period.vendor_contract_by {
            match project.vendor_contract_on {
                None => return Err(Refusal::VendorContractRequired(period)),
                Some(contract) if contract > by => {
                    return Err(Refusal::VendorContractTooLate(period));
                }
                Some(_) => {}
            }
        }
        if let (Some(start), false) = (project.operation_starts_on, project.subsidy_paid)
            && let Some(later_at) = self.window_at(period)
            && let Some(later) = self.data().tracks.get(later_at)
            && later.moves(start)
        {
            return Ok((later_at, TrackReason::Moved));
        }
        Ok((at, TrackReason::Applied))
    }

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

/// What a row pays of a cost (yen): 0 ≤ subsidy ≤ counted ≤ cost.
#[derive(Clone, Copy)]
pub(crate) struct Amounts {
    pub(crate) counted: Yen,
    /// `counted` × ratio.
    pub(crate) product: Product,
    pub(crate) subsidy: Yen,
    pub(crate) self_pay: Yen,
}

impl Row {
    /// Returns what the row pays of a cost from 0 to 10^12 yen.
    pub(crate) fn amounts(&self, cost: Yen) -> Amounts {
        let counted = cost.min(self.base);
        // The ratio of a sound edition has a product for every amount in range.
        let product = self.ratio.product(counted).unwrap_or_default();
        let subsidy = self.fraction_rule.apply(product.whole);
        Amounts {
            counted,
            product,
            subsidy,
            self_pay: Yen(cost.0 - subsidy.0),
        }
    }
}
