//! An edition as whole numbers, for loops without branches.

use super::passes::{BLOCK, Block};
use super::row::ColumnRow;
use super::{Answer, Answers, Columns, Sentinel};
use crate::edition::{Edition, Track};
use crate::{Category, Facility, FractionRule, Project, Yen};

/// A row's cell is a byte: its place among the periods, its number of readers and its category.
/// The cells know what they pay, and those that pay nothing, why.
pub(super) const CELLS: usize = 256;
pub(super) const READER_STEP: u8 = 8;
pub(super) const CATEGORY_STEP: u8 = 64;
const PERIODS: usize = Track::ALL.len();
/// The places. The periods have one each from 3 on.
pub(super) const NO_DAY: u8 = 0;
pub(super) const COST_OUT_OF_RANGE: u8 = 1;
pub(super) const OUTSIDE: u8 = 2;
pub(super) const WITHOUT_CONTRACT: u8 = 6;
pub(super) const CONTRACT_TOO_LATE: u8 = 7;
/// The readers: asked for by itself 0, a number from 1 on, or one that no row has.
pub(super) const NO_READERS: u8 = 0;
pub(super) const OTHER_READERS: u8 = 7;
/// After [`Category::ALL`]: no facility, or a number of prescriptions that does not go with it.
pub(super) const NO_CATEGORY: u8 = 3;
/// In place of an error: the row is asked for by itself.
pub(super) const ASK: u8 = u8::MAX;
const _: () = assert!(
    OUTSIDE as usize + PERIODS < WITHOUT_CONTRACT as usize
        && CONTRACT_TOO_LATE < READER_STEP
        && OTHER_READERS * READER_STEP + CONTRACT_TOO_LATE < CATEGORY_STEP
        && Category::ALL.len() == NO_CATEGORY as usize
);

/// An edition as whole numbers.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    pub(super) threshold: u32,
    /// The first number that is a day, the first day of each period, in order, and the day
    /// after the last: a day's place is that of how many of them it has reached.
    pub(super) bounds: [i32; PERIODS + 2],
    /// The place after the last period's.
    pub(super) after: u8,
    /// Latest period first, so that an applicant who was moved is not moved again.
    pub(super) windows: Vec<Window>,
    pub(super) contracts: Vec<Contract>,
    pub(super) cells: Cells,
}

/// A window of start of operation that moves the applicants of a period to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) of: u8,
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) to: u8,
}

/// A period that asks for a vendor contract.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contract {
    pub(super) of: u8,
    pub(super) by: i32,
}

/// What each cell answers: an error, or what it pays, counted × factor >> shift × unit. Two numbers
/// are one here: a look into a table costs more than to take a number apart.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    /// The base (32 bits), and above it the factor.
    pub(super) amounts: [u64; CELLS],
    /// The unit (32 bits), and above it the shift; 0 where there is an error.
    pub(super) units: [u64; CELLS],
    pub(super) errors: [u8; CELLS],
    pub(super) tracks: [u8; CELLS],
}

impl Fast {
    /// Makes the table; `None` where the edition's numbers do not fit.
    pub(super) fn of(edition: &Edition) -> Option<Self> {
        let mut order: Vec<_> = edition.data().tracks.iter().enumerate().collect();
        order.sort_by_key(|(_, period)| period.applies_from);
        let mut fast = Self {
            threshold: edition.data().chain_threshold.value,
            bounds: [i32::MAX; PERIODS + 2],
            after: OUTSIDE,
            windows: Vec::new(),
            contracts: Vec::new(),
            cells: Cells {
                amounts: [0; CELLS],
                units: [0; CELLS],
                errors: [ASK; CELLS],
                tracks: [u8::MISSING; CELLS],
            },
        };
        let (first, last) = edition.covered_days();
        let mut bounds = fast.bounds.iter_mut();
        *bounds.next()? = i32::INVALID + 1;
        for (_, period) in &order {
            *bounds.next()? = period.applies_from.to_epoch_days();
        }
        *bounds.next()? = last.to_epoch_days() + 1;

        // A project of each place, by its cost and its days.
        let mut places = vec![(OUTSIDE, Yen(0), first.pred_opt().or(last.succ_opt())?, None)];
        places.push((COST_OUT_OF_RANGE, Yen(-1), first, None));
        for (at, period) in &order {
            fast.after += 1;
            let (applied, by) = (period.applies_from, period.conditions.vendor_contract_by);
            places.push((fast.after, Yen(0), applied, by));
            if let Some(by) = by {
                places.push((WITHOUT_CONTRACT, Yen(0), applied, None));
                places.push((CONTRACT_TOO_LATE, Yen(0), applied, Some(by.succ_opt()?)));
                let (of, by) = (fast.after, by.to_epoch_days());
                fast.contracts.push(Contract { of, by });
            }
            if let Some((later_at, later)) = edition.window_after(*at)
                && let Some((first, last)) = later.conditions.window()
            {
                let to = order.iter().position(|(at, _)| *at == later_at)?;
                let window = Window {
                    of: fast.after,
                    first: first.to_epoch_days(),
                    last: last.to_epoch_days(),
                    to: OUTSIDE + 1 + u8::try_from(to).ok()?,
                };
                fast.windows.insert(0, window);
            }
        }
        fast.after += 1;

        for &category in Category::ALL {
            if edition.most_readers(category) >= OTHER_READERS.into() {
                return None;
            }
            let facility = match category {
                Category::Hospital => Facility::Hospital,
                Category::ClinicOrPharmacy => Facility::Clinic,
                Category::LargeChainPharmacy => Facility::Pharmacy {
                    group_prescriptions_per_month: edition.data().chain_threshold.value,
                },
            };
            for readers in NO_READERS + 1..=OTHER_READERS {
                for (place, cost, applied, contract) in &places {
                    let mut project = Project::new(facility, readers.into(), *cost, *applied);
                    project.vendor_contract_on = *contract;
                    let cell = place + readers * READER_STEP + category as u8 * CATEGORY_STEP;
                    fast.cells.put(cell, edition, &project)?;
                }
            }
        }
        Some(fast)
    }

    /// Answers every row; `answer`: answers one row that the table cannot.
    #[inline]
    pub(super) fn assess(
        &self,
        columns: &Columns<'_>,
        answers: &mut Answers<'_>,
        answer: impl Fn(ColumnRow<'_>) -> Answer,
    ) {
        let mut block = Block::default();
        let rows = columns.facility.len();
        let mut rest = answers.lent();
        for from in (0..rows).step_by(BLOCK) {
            let columns = columns.part(from..rows.min(from + BLOCK));
            let (mut answers, later) = rest.split_at(BLOCK);
            if self.work_out(&columns, &mut answers, &mut block) {
                for i in 0..columns.facility.len() {
                    if answers.error.get(i) == Some(&ASK) {
                        answers.put(i, answer(ColumnRow::new(&columns, i)));
                    }
                }
            }
            rest = later;
        }
    }
}

impl Cells {
    /// Fills a cell with what the edition answers to a project in it; `None` where its numbers do
    /// not fit.
    fn put(&mut self, cell: u8, edition: &Edition, project: &Project) -> Option<()> {
        let cell = usize::from(cell);
        let error = self.errors.get_mut(cell)?;
        let row = match edition.decide(project) {
            Ok(decision) => decision.row,
            Err(refusal) => {
                *error = super::error_number(refusal.code());
                return Some(());
            }
        };
        *error = 0;
        let unit: u32 = match row.fraction_rule {
            FractionRule::WholeYen => 1,
            FractionRule::ThousandYen => 1_000,
        };
        let base = u32::try_from(row.base.0).ok()?;
        let (factor, shift) = quotient(base, row.ratio.numerator, row.ratio.denominator, unit)?;
        *self.amounts.get_mut(cell)? = u64::from(base) | (u64::from(factor) << 32);
        *self.units.get_mut(cell)? = u64::from(unit) | (u64::from(shift) << 32);
        *self.tracks.get_mut(cell)? = super::index(Track::ALL, row.track);
        Some(())
    }
}

/// Returns the factor and the shift for which `x × factor >> shift` is
/// `x × numerator ÷ (denominator × unit)`, rounded down, for every x up to `base`; `None` where
/// there are none.
fn quotient(base: u32, numerator: u16, denominator: u16, unit: u32) -> Option<(u32, u32)> {
    let divisor = u128::from(denominator) * u128::from(unit);
    let scaled = |shift: u32| u128::from(numerator) << shift;
    let rounded = |shift| scaled(shift).div_ceil(divisor);
    let fitting = |shift: &u32| rounded(*shift) <= u32::MAX.into();
    let shift = (0..u64::BITS).rev().find(fitting)?;
    // The rounding adds up to less than what would reach the next whole number.
    let excess = rounded(shift) * divisor - scaled(shift);
    let is_exact = u128::from(base) * excess < 1 << shift;
    Some((
        u32::try_from(rounded(shift)).ok().filter(|_| is_exact)?,
        shift,
    ))
}
