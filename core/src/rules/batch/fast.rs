//! The rules as a table of whole numbers, and the loop over the columns.

use std::ops::Range;

use super::row::ColumnRow;
use super::{Answers, Columns, HOSPITAL, PHARMACY, Sentinel};
use crate::edition::{Edition, Track};
use crate::{Category, FractionRule, Yen};

/// How many numbers of readers, and how many periods, a table has room for: powers of two.
const READERS: usize = 8;
const PERIODS: usize = 4;
const CATEGORIES: usize = Category::ALL.len();
/// Rounded up to a power of two, so that `% CELLS` stays in bounds.
const CELLS: usize = (CATEGORIES * READERS * PERIODS).next_power_of_two();

/// An edition as whole numbers, for a loop without branches.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    threshold: i64,
    /// The largest number of readers of each category.
    most: [i64; CATEGORIES],
    /// The first and the last day that is covered.
    covered: (i32, i32),
    periods: [Period; PERIODS],
    cells: [Cell; CELLS],
}

/// A period of the edition.
#[derive(Clone, Copy, Debug)]
struct Period {
    index: i32,
    /// The first day of reader application; `i32::MAX` where there is no such period.
    from: i32,
    /// The first and the last day of the vendor contract; every number where none is asked for.
    contract: (i32, i32),
    /// The window of start of operation that moves its applicants to another period.
    window: (i32, i32),
    moved_to: i32,
}

impl Period {
    const NONE: Self = Self {
        index: 0,
        from: i32::MAX,
        contract: (i32::MIN, i32::MAX),
        window: (i32::MAX, i32::MIN),
        moved_to: 0,
    };
}

/// A row of the edition: subsidy = counted × times ÷ D × unit, where D is that of `inverse`.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    base: i64,
    times: u64,
    /// 2^64 ÷ D, rounded up: one multiplication divides numbers of 32 bits exactly.
    inverse: u64,
    unit: i64,
    track: u8,
}

impl Fast {
    /// Makes the table; `None` where the edition's numbers do not fit.
    pub(super) fn of(edition: &Edition) -> Option<Self> {
        let mut order: Vec<_> = edition.data().tracks.iter().collect();
        order.sort_by_key(|period| period.applies_from);
        let (from, to) = edition.covered_days();
        let mut fast = Self {
            threshold: edition.data().chain_threshold.value.into(),
            most: [0; CATEGORIES],
            covered: (from.to_epoch_days(), to.to_epoch_days()),
            periods: [Period::NONE; PERIODS],
            cells: [Cell::default(); CELLS],
        };
        for (most, category) in fast.most.iter_mut().zip(Category::ALL) {
            *most = edition.most_readers(*category).into();
        }
        for (p, period) in order.iter().enumerate() {
            let later = edition.window_after(period);
            let window = later.and_then(|later| later.window());
            let moved_to = later.and_then(|later| order.iter().position(|other| *other == later));
            let index = i32::try_from(p).ok()?;
            *fast.periods.get_mut(p)? = Period {
                index,
                from: period.applies_from.to_epoch_days(),
                contract: period
                    .vendor_contract_by
                    .map_or(Period::NONE.contract, |by| {
                        (i32::MISSING + 1, by.to_epoch_days())
                    }),
                window: window.map_or(Period::NONE.window, |(first, last)| {
                    (first.to_epoch_days(), last.to_epoch_days())
                }),
                moved_to: moved_to.map_or(Some(index), |p| i32::try_from(p).ok())?,
            };
            for (c, &category) in Category::ALL.iter().enumerate() {
                for readers in 1..=edition.most_readers(category) {
                    let row = edition.row(category, readers, period.track)?;
                    let r = usize::try_from(readers - 1).ok().filter(|r| *r < READERS)?;
                    *fast.cells.get_mut(cell_index(c, r, p))? = Cell::of(row)?;
                }
            }
        }
        Some(fast)
    }

    /// Answers every row.
    /// `refusal`: the code of a row that does not fit.
    pub(super) fn assess(
        &self,
        columns: &Columns<'_>,
        answers: &mut Answers<'_>,
        refusal: impl Fn(ColumnRow<'_>) -> u8,
    ) {
        let rows = columns.facility.len();
        let mut block = Block::default();
        for from in (0..rows).step_by(BLOCK) {
            let to = rows.min(from + BLOCK);
            let part = Slices {
                facility: cut(columns.facility, from, to),
                group: column(columns.group_prescriptions_per_month, from, to, &NO_NUMBERS),
                readers: cut(columns.readers, from, to),
                cost: cut(columns.cost, from, to),
                applied: cut(columns.reader_applied_on, from, to),
                contract: column(columns.vendor_contract_on, from, to, &NO_DAYS),
                start: column(columns.operation_starts_on, from, to, &NO_DAYS),
                paid: column(columns.subsidy_paid, from, to, &NO_FLAGS),
            };
            if self.work_out(&part, &mut block) {
                refuse(columns, from..to, &mut block, &refusal);
            }
            copy(&block.subsidy, Some(answers.subsidy), from, to);
            copy(&block.self_pay, Some(answers.self_pay), from, to);
            copy(&block.error, Some(answers.error), from, to);
            copy(&block.category, answers.category.as_deref_mut(), from, to);
            copy(&block.track, answers.track.as_deref_mut(), from, to);
            copy(&block.counted, answers.counted.as_deref_mut(), from, to);
        }
    }

    /// Works out every row as if it were right, with 0 yen where it is not; returns whether any
    /// is not. Short passes without a branch on data: random rows would mispredict it, and the
    /// compiler takes several rows at once.
    fn work_out(&self, part: &Slices<'_>, block: &mut Block) -> bool {
        #[cfg(feature = "simd")]
        return pulp::Arch::new().dispatch(Passes(self, part, block));
        #[cfg(not(feature = "simd"))]
        self.passes(part, block)
    }

    /// Inlined into each set of instructions that is chosen from.
    #[inline(always)]
    fn passes(&self, part: &Slices<'_>, block: &mut Block) -> bool {
        self.find_periods(part, block);
        self.find_rows(part, block);
        self.find_amounts(part, block)
    }

    /// Finds each row's period by its days, and whether they fit.
    #[inline(always)]
    fn find_periods(&self, part: &Slices<'_>, block: &mut Block) {
        let [first, second, third, fourth] = self.periods;
        let (from, to) = self.covered;
        let days = part
            .applied
            .iter()
            .zip(part.contract)
            .zip(part.start.iter().zip(part.paid));
        let found = block.period.iter_mut().zip(&mut block.fits);
        for (((applied, contract), (start, paid)), (period, fits)) in days.zip(found) {
            let pick = |of: fn(&Period) -> i32| {
                let mut picked = of(&first);
                picked = if *applied >= second.from {
                    of(&second)
                } else {
                    picked
                };
                picked = if *applied >= third.from {
                    of(&third)
                } else {
                    picked
                };
                if *applied >= fourth.from {
                    of(&fourth)
                } else {
                    picked
                }
            };
            let is_open = (*paid == 0) | (*paid == u8::MISSING);
            let moves = is_open
                & (*start >= pick(|period| period.window.0))
                & (*start <= pick(|period| period.window.1));
            let index = if moves {
                pick(|period| period.moved_to)
            } else {
                pick(|period| period.index)
            };
            *period = index;
            *fits = u8::from(*applied >= from)
                & u8::from(*applied <= to)
                & u8::from(*contract >= pick(|period| period.contract.0))
                & u8::from(*contract <= pick(|period| period.contract.1))
                & u8::from(*contract != i32::INVALID)
                & u8::from(*start != i32::INVALID)
                & (u8::from(is_open) | u8::from(*paid == 1));
        }
    }

    /// Finds each row's category and number of readers, and whether they fit.
    #[inline(always)]
    fn find_rows(&self, part: &Slices<'_>, block: &mut Block) {
        let [hospital, chain, other] = self.most;
        let values = part
            .facility
            .iter()
            .zip(part.group)
            .zip(part.readers.iter().zip(part.cost));
        let found = block
            .category
            .iter_mut()
            .zip(&mut block.cell)
            .zip(&mut block.fits);
        for (((facility, group), (readers, cost)), ((category, cell), fits)) in values.zip(found) {
            let is_pharmacy = *facility == PHARMACY;
            let is_hospital = *facility == HOSPITAL;
            let is_chain = is_pharmacy & (*group >= self.threshold);
            let most = if is_chain { chain } else { other };
            let most = if is_hospital { hospital } else { most };
            // Without a branch: a row is a hospital's, a chain's or another's.
            *category = OTHERS
                - (OTHERS - HOSPITALS) * u8::from(is_hospital)
                - (OTHERS - CHAINS) * u8::from(is_chain);
            let reader = readers.wrapping_sub(1) & READER_MASK;
            *cell = i64::from(*category) * CATEGORY_STEP + reader * READER_STEP;
            let of_pharmacy = u8::from(*group >= 0) & u8::from(*group <= GROUP_MAX);
            let of_others = u8::from(*group == 0) | u8::from(*group == i64::MISSING);
            *fits &= u8::from(*facility <= PHARMACY)
                & (if is_pharmacy { of_pharmacy } else { of_others })
                & u8::from(*readers >= 1)
                & u8::from(*readers <= most)
                & u8::from(*cost >= 0)
                & u8::from(*cost <= Yen::MAX.0);
        }
    }

    /// Finds the amounts of each row; returns whether any does not fit.
    #[inline(always)]
    fn find_amounts(&self, part: &Slices<'_>, block: &mut Block) -> bool {
        let found = block
            .cell
            .iter()
            .zip(&block.period)
            .zip(&block.fits)
            .zip(part.cost);
        let amounts = block
            .subsidy
            .iter_mut()
            .zip(&mut block.self_pay)
            .zip(&mut block.counted)
            .zip(block.error.iter_mut().zip(&mut block.track));
        let mut all_fit = 1;
        for ((((cell, period), fits), cost), (((subsidy, self_pay), counted), (error, track))) in
            found.zip(amounts)
        {
            let place = usize::try_from(cell + i64::from(*period)).unwrap_or(0) % CELLS;
            let Some(cell) = self.cells.get(place) else {
                continue;
            };
            let cost = cost & -i64::from(*fits);
            *counted = cost.min(cell.base);
            *subsidy = cell.pays(*counted);
            *self_pay = cost - *subsidy;
            *error = 1 - *fits;
            *track = cell.track;
            all_fit &= *fits;
        }
        all_fit == 0
    }
}

/// Finds why each row of a range is refused that does not fit.
fn refuse(
    columns: &Columns<'_>,
    rows: Range<usize>,
    block: &mut Block,
    refusal: &impl Fn(ColumnRow<'_>) -> u8,
) {
    let answers = block
        .error
        .iter_mut()
        .zip(&mut block.category)
        .zip(&mut block.track);
    for (i, ((error, category), track)) in rows.zip(answers) {
        if *error != 0 {
            *error = refusal(ColumnRow::new(columns, i));
            *category = Sentinel::MISSING;
            *track = Sentinel::MISSING;
        }
    }
}

/// The passes, for whichever instructions the machine has.
#[cfg(feature = "simd")]
struct Passes<'a>(&'a Fast, &'a Slices<'a>, &'a mut Block);

#[cfg(feature = "simd")]
impl pulp::NullaryFnOnce for Passes<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        self.0.passes(self.1, self.2)
    }
}

/// Rows that are worked out together: their columns stay in the nearest cache.
const BLOCK: usize = 512;
const GROUP_MAX: i64 = u32::MAX as i64;
/// The places of the hospital, the large chain and the rest in [`Category::ALL`].
const HOSPITALS: u8 = Category::Hospital as u8;
const CHAINS: u8 = Category::LargeChainPharmacy as u8;
const OTHERS: u8 = Category::ClinicOrPharmacy as u8;
/// All of its bits are set.
const READER_MASK: i64 = signed(READERS) - 1;
const READER_STEP: i64 = signed(PERIODS);
const CATEGORY_STEP: i64 = signed(READERS * PERIODS);
const NO_NUMBERS: [i64; BLOCK] = [i64::MISSING; BLOCK];
const NO_DAYS: [i32; BLOCK] = [i32::MISSING; BLOCK];
const NO_FLAGS: [u8; BLOCK] = [u8::MISSING; BLOCK];

#[expect(clippy::cast_possible_wrap, reason = "a size of the table")]
const fn signed(size: usize) -> i64 {
    size as i64
}

/// The columns of a block.
struct Slices<'a> {
    facility: &'a [u8],
    group: &'a [i64],
    readers: &'a [i64],
    cost: &'a [i64],
    applied: &'a [i32],
    contract: &'a [i32],
    start: &'a [i32],
    paid: &'a [u8],
}

/// The answers of a block, and what is found on the way to them.
struct Block {
    period: [i32; BLOCK],
    cell: [i64; BLOCK],
    fits: [u8; BLOCK],
    subsidy: [i64; BLOCK],
    self_pay: [i64; BLOCK],
    error: [u8; BLOCK],
    category: [u8; BLOCK],
    track: [u8; BLOCK],
    counted: [i64; BLOCK],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            period: [0; BLOCK],
            cell: [0; BLOCK],
            fits: [0; BLOCK],
            subsidy: [0; BLOCK],
            self_pay: [0; BLOCK],
            error: [0; BLOCK],
            category: [0; BLOCK],
            track: [0; BLOCK],
            counted: [0; BLOCK],
        }
    }
}

/// Returns a part of a column; all of its lengths were checked.
fn cut<T>(column: &[T], from: usize, to: usize) -> &[T] {
    column.get(from..to).unwrap_or_default()
}

fn column<'a, T>(given: Option<&'a [T]>, from: usize, to: usize, none: &'a [T]) -> &'a [T] {
    match given {
        Some(column) => cut(column, from, to),
        None => cut(none, 0, to - from),
    }
}

fn copy<T: Copy>(block: &[T], column: Option<&mut [T]>, from: usize, to: usize) {
    if let (Some(into), Some(answers)) = (
        column.and_then(|column| column.get_mut(from..to)),
        block.get(..to - from),
    ) {
        into.copy_from_slice(answers);
    }
}

const fn cell_index(category: usize, reader: usize, period: usize) -> usize {
    (category * READERS + reader) * PERIODS + period
}

impl Cell {
    /// Makes the numbers of a row; `None` where they are beyond 32 bits.
    fn of(row: &crate::Row) -> Option<Self> {
        let unit = match row.fraction_rule {
            FractionRule::WholeYen => 1,
            FractionRule::ThousandYen => 1_000,
        };
        // Twice both: the division below knows no divisor of 1.
        let divisor = 2 * u64::from(row.ratio.denominator) * unit;
        let times = 2 * u64::from(row.ratio.numerator);
        let base = u64::try_from(row.base.0).ok()?;
        u32::try_from(divisor).ok()?;
        u32::try_from(base.checked_mul(times)?).ok()?;
        Some(Self {
            base: row.base.0,
            times,
            inverse: u64::MAX / divisor + 1,
            unit: i64::try_from(unit).ok()?,
            track: super::index(Track::ALL, row.track),
        })
    }

    #[inline(always)]
    fn pays(&self, counted: i64) -> i64 {
        let exact = u128::from(u64::try_from(counted).unwrap_or(0) * self.times);
        let units = (exact * u128::from(self.inverse)) >> 64;
        i64::try_from(units).unwrap_or(0) * self.unit
    }
}
