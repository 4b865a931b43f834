//! The rules as a table of whole numbers, and the loop over the columns.

use super::{Answer, Answers, Columns, Gap, PHARMACY, Row, put, row};
use crate::edition::{Edition, Track};
use crate::{Category, FractionRule, Yen};

/// How many numbers of readers, and how many periods, a table has room for.
const READERS: usize = 8;
const PERIODS: usize = 4;
const CATEGORIES: usize = Category::ALL.len();
const CELLS: usize = CATEGORIES * READERS * PERIODS;

/// An edition as whole numbers, for a loop without branches.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    threshold: i64,
    /// The largest number of readers of each category.
    most: [i64; CATEGORIES],
    /// The first days of the periods, in order; `i32::MAX` where there is none.
    starts: [i32; PERIODS],
    /// The first and the last day that is covered.
    covered: (i32, i32),
    periods: [Period; PERIODS],
    cells: [Cell; CELLS],
}

/// A period of the edition.
#[derive(Clone, Copy, Debug, Default)]
struct Period {
    track: u8,
    /// The last day of the vendor contract; `None` as the last day that there is.
    contract_by: i32,
    asks_for_contract: bool,
    /// The window of start of operation that moves its applicants to another period.
    window: (i32, i32),
    moved_to: u8,
}

/// A row of the edition: subsidy = counted × times ÷ D × unit, where D is that of `inverse`.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    base: i64,
    times: u64,
    /// 2^64 ÷ D, rounded up: one multiplication divides numbers of 32 bits exactly.
    inverse: u64,
    unit: i64,
}

impl Fast {
    /// Makes the table; `None` where the edition does not fit, or is not sound.
    pub(super) fn of(edition: &Edition) -> Option<Self> {
        if !edition.check().ok() {
            return None;
        }
        let mut order: Vec<_> = edition.tracks.iter().collect();
        order.sort_by_key(|period| period.applies_from);
        let (from, to) = edition.covered_days()?;
        let mut fast = Self {
            threshold: edition.chain_threshold.value.into(),
            most: Category::ALL.map(|category| edition.most_readers(category).into()),
            starts: [i32::MAX; PERIODS],
            covered: (from.to_epoch_days(), to.to_epoch_days()),
            periods: [Period::default(); PERIODS],
            cells: [Cell::default(); CELLS],
        };
        for (p, period) in order.iter().enumerate() {
            *fast.starts.get_mut(p)? = period.applies_from.to_epoch_days();
            let later = edition.window_after(period);
            let window = later.and_then(|later| later.window());
            let moved_to = later.and_then(|later| order.iter().position(|other| *other == later));
            *fast.periods.get_mut(p)? = Period {
                track: super::index(&Track::ALL, period.track),
                contract_by: period
                    .vendor_contract_by
                    .map_or(i32::MAX, |day| day.to_epoch_days()),
                asks_for_contract: period.vendor_contract_by.is_some(),
                window: window.map_or((i32::MAX, i32::MIN), |(first, last)| {
                    (first.to_epoch_days(), last.to_epoch_days())
                }),
                moved_to: u8::try_from(moved_to.unwrap_or(p)).ok()?,
            };
            for (c, category) in Category::ALL.into_iter().enumerate() {
                for readers in 1..=edition.most_readers(category) {
                    let row = edition.row(category, readers, period.track)?;
                    let r = usize::try_from(readers - 1).ok().filter(|r| *r < READERS)?;
                    *fast.cells.get_mut(cell_index(c, r, p))? = Cell::of(row)?;
                }
            }
        }
        Some(fast)
    }

    /// Answers every row; `again` answers the row that is refused here.
    pub(super) fn assess(
        &self,
        columns: &Columns<'_>,
        answers: &mut Answers<'_>,
        again: impl Fn(Row) -> Answer,
    ) {
        for i in 0..columns.facility.len() {
            let values = row(columns, i);
            match self.answer(&values) {
                Some(answer) => put(answers, i, answer),
                None => put(answers, i, again(values)),
            }
        }
    }

    #[inline]
    fn answer(&self, row: &Row) -> Option<Answer> {
        let is_pharmacy = row.facility == PHARMACY;
        let is_chain = is_pharmacy & (row.group >= self.threshold);
        let category = match (row.facility, is_chain) {
            (0, _) => 0_usize,
            (_, true) => 1,
            (_, false) => 2,
        };
        let group_fits = match is_pharmacy {
            true => (0..=i64::from(u32::MAX)).contains(&row.group),
            false => (row.group == 0) | (row.group == i64::MISSING),
        };
        let most = self.most.get(category).copied().unwrap_or(0);
        let readers_fit = (row.readers >= 1) & (row.readers <= most);
        let cost_fits = (row.cost >= 0) & (row.cost <= Yen::MAX.0);
        let day_fits = (row.applied >= self.covered.0) & (row.applied <= self.covered.1);
        let [_, second, third, fourth] = self.starts;
        let p = usize::from(row.applied >= second)
            + usize::from(row.applied >= third)
            + usize::from(row.applied >= fourth);
        let period = self.periods.get(p).copied().unwrap_or_default();
        let has_contract = row.contract != i32::MISSING;
        let contract_fits = (row.contract != i32::INVALID)
            & (!period.asks_for_contract | (has_contract & (row.contract <= period.contract_by)));
        let paid = row.paid == 1;
        let paid_fits = (row.paid <= 1) | (row.paid == u8::MISSING);
        let moves = !paid & (row.start >= period.window.0) & (row.start <= period.window.1);
        let fits = (row.facility <= PHARMACY)
            & group_fits
            & readers_fit
            & cost_fits
            & day_fits
            & contract_fits
            & (row.start != i32::INVALID)
            & paid_fits;
        if !fits {
            return None;
        }
        let p = match moves {
            true => usize::from(period.moved_to),
            false => p,
        };
        let r = usize::try_from(row.readers - 1).unwrap_or(0);
        let cell = self.cells.get(cell_index(category, r, p))?;
        let counted = row.cost.min(cell.base);
        let subsidy = cell.pays(counted);
        Some(Answer {
            subsidy,
            self_pay: row.cost - subsidy,
            error: 0,
            category: u8::try_from(category).unwrap_or(0),
            track: self.periods.get(p)?.track,
            counted,
        })
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
        })
    }

    #[inline]
    fn pays(&self, counted: i64) -> i64 {
        let exact = u128::from(u64::try_from(counted).unwrap_or(0) * self.times);
        let units = (exact * u128::from(self.inverse)) >> 64;
        i64::try_from(units).unwrap_or(0) * self.unit
    }
}
