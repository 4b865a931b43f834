//! The loops over the columns: short passes without a branch on data, of which each looks at few
//! columns. Random rows would mispredict a branch, and the compiler takes several rows at once.

use super::fast::{
    CATEGORY_STEP, CELLS, CONTRACT_TOO_LATE, COST_OUT_OF_RANGE, Fast, NO_CATEGORY, NO_DAY,
    NO_READERS, OTHER_READERS, OUTSIDE, READER_STEP, WITHOUT_CONTRACT,
};
use super::{Answers, Columns, HOSPITAL, PHARMACY, Sentinel};
use crate::{Category, Yen};

/// The places of the hospital, the large chain and the rest in [`Category::ALL`].
const HOSPITALS: u8 = Category::Hospital as u8;
const CHAINS: u8 = Category::LargeChainPharmacy as u8;
const OTHERS: u8 = Category::ClinicOrPharmacy as u8;
const _: () = assert!(OTHERS > HOSPITALS && OTHERS > CHAINS);

/// Rows that are worked out together (count): so few that the processor fetches the next column from memory while it
/// works on this one, and enough for its widest instructions.
pub(super) const BLOCK: usize = 64;

/// What is found on the way to the answers of a block, a number a row.
pub(super) struct Block {
    place: [u8; BLOCK],
    group: [u8; BLOCK],
    reader: [u8; BLOCK],
    cell: [u8; BLOCK],
    halves: Halves,
    amounts: [u64; BLOCK],
    units: [u64; BLOCK],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            place: [0; BLOCK],
            group: [0; BLOCK],
            reader: [0; BLOCK],
            cell: [0; BLOCK],
            halves: Halves {
                high: [0; BLOCK],
                low: [0; BLOCK],
            },
            amounts: [0; BLOCK],
            units: [0; BLOCK],
        }
    }
}

/// The halves of numbers of 64 bits: twice as many rows of them are compared at once.
struct Halves {
    high: [u32; BLOCK],
    low: [u32; BLOCK],
}

impl Halves {
    #[inline(always)]
    fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.high.iter().copied().zip(self.low.iter().copied())
    }
}

#[inline(always)]
fn split(numbers: &[i64], into: &mut Halves) {
    for (number, (high, low)) in numbers.iter().zip(into.high.iter_mut().zip(&mut into.low)) {
        (*high, *low) = halves(*number);
    }
}

/// What is known of a number of prescriptions, as bits: fit for a pharmacy, fit for others, at
/// least the threshold.
const OF_PHARMACY: u8 = 1;
const OF_OTHERS: u8 = 2;
const OF_CHAIN: u8 = 4;

impl Fast {
    /// Works out every row, with 0 yen and an error where it is refused; returns whether any is to
    /// be asked for by itself.
    #[inline]
    pub(super) fn work_out(
        &self,
        columns: &Columns<'_>,
        answers: &mut Answers<'_>,
        block: &mut Block,
    ) -> bool {
        #[cfg(feature = "simd")]
        return pulp::Arch::new().dispatch(Passes(self, columns, answers, block));
        #[cfg(not(feature = "simd"))]
        self.passes(columns, answers, block)
    }

    /// Inlined into each set of instructions that is chosen from.
    #[inline(always)]
    fn passes(&self, columns: &Columns<'_>, answers: &mut Answers<'_>, block: &mut Block) -> bool {
        self.find_places(columns, &mut block.place);
        split(columns.cost, &mut block.halves);
        find_costs(&block.halves, &mut block.place);
        match columns.group_prescriptions_per_month {
            Some(numbers) => {
                split(numbers, &mut block.halves);
                self.find_groups(&block.halves, &mut block.group);
            }
            None => block.group.fill(OF_OTHERS),
        }
        split(columns.readers, &mut block.halves);
        find_readers(&block.halves, &mut block.reader);
        find_cells(columns.facility, block);
        self.look_up(block, answers.error);
        find_amounts(columns.cost, answers, block);
        let (errors, cells) = (&*answers.error, block.cell.iter());
        if let Some(category) = &mut answers.category {
            let found = cells.clone().map(|cell| cell / CATEGORY_STEP);
            answered(errors, found, u8::MISSING, category);
        }
        if let Some(track) = &mut answers.track {
            let found = cells.map(|cell| at(&self.cells.tracks, *cell));
            answered(errors, found, u8::MISSING, track);
        }
        if let Some(counted) = &mut answers.counted {
            let costs = columns.cost.iter().zip(&block.amounts);
            let found = costs.map(|(cost, amounts)| (*cost).min(base(*amounts)));
            answered(errors, found, 0, counted);
        }
        answers.error.iter().fold(0, |all, error| all | error) & 0x80 != 0
    }

    /// Finds each row's place among the periods by its days.
    #[inline(always)]
    fn find_places(&self, columns: &Columns<'_>, places: &mut [u8; BLOCK]) {
        for (day, into) in columns.reader_applied_on.iter().zip(&mut *places) {
            let reached = self.bounds.map(|bound| u32::from(*day >= bound));
            let reached: u32 = reached.iter().sum();
            // One bound is reached before the first period.
            let place = u32::from(OUTSIDE) - 1 + reached;
            let is_after = place >= self.after.into();
            let place = if is_after { OUTSIDE.into() } else { place };
            *into = low_byte(if reached == 0 { NO_DAY.into() } else { place });
        }
        for asking in &self.contracts {
            match columns.vendor_contract_on {
                Some(days) => {
                    for (day, place) in days.iter().zip(&mut *places) {
                        let is_asked = *place == asking.of;
                        put(is_asked & (*day > asking.by), CONTRACT_TOO_LATE, place);
                        put(is_asked & (*day == i32::MISSING), WITHOUT_CONTRACT, place);
                    }
                }
                None => {
                    for place in &mut *places {
                        put(*place == asking.of, WITHOUT_CONTRACT, place);
                    }
                }
            }
        }
        if let Some(days) = columns.operation_starts_on {
            for window in &self.windows {
                let starts = days
                    .iter()
                    .map(|day| (*day >= window.first) & (*day <= window.last));
                let starts = starts.zip(&mut *places);
                match columns.subsidy_paid {
                    Some(paid) => {
                        for ((starts, place), paid) in starts.zip(paid) {
                            put(
                                starts & (*place == window.of) & (*paid != 1),
                                window.to,
                                place,
                            );
                        }
                    }
                    None => {
                        for (starts, place) in starts {
                            put(starts & (*place == window.of), window.to, place);
                        }
                    }
                }
            }
        }
        columns.set_aside(places);
    }

    /// Finds what is known of each row's number of prescriptions.
    #[inline(always)]
    fn find_groups(&self, numbers: &Halves, groups: &mut [u8; BLOCK]) {
        for ((high, low), group) in numbers.iter().zip(groups) {
            let known = |is: bool, bit: u8| if is { bit.into() } else { 0 };
            let of_others = (low == 0) & ((high == 0) | (high == MISSING_HIGH));
            *group = low_byte(
                known(high == 0, OF_PHARMACY)
                    | known(of_others, OF_OTHERS)
                    | known(low >= self.threshold, OF_CHAIN),
            );
        }
    }

    /// Looks up what each row's cell answers.
    #[inline(always)]
    fn look_up(&self, block: &mut Block, errors: &mut [u8]) {
        let found = block.amounts.iter_mut().zip(&mut block.units).zip(errors);
        for (cell, ((amounts, units), error)) in block.cell.iter().zip(found) {
            *amounts = at(&self.cells.amounts, *cell);
            *units = at(&self.cells.units, *cell);
            *error = at(&self.cells.errors, *cell);
        }
    }
}

/// Puts rows whose cost is not in range in a place of their own. Those without a day stay: what
/// is missing is said first. The few near the largest cost are asked for by themselves.
#[inline(always)]
fn find_costs(costs: &Halves, places: &mut [u8; BLOCK]) {
    let most = const { halves(Yen::MAX.0).0 };
    for ((high, _), place) in costs.iter().zip(places) {
        let is_asked = (high == most) | (high == MISSING_HIGH);
        let most_place = if high > most {
            COST_OUT_OF_RANGE
        } else {
            u8::MAX
        };
        let most_place = if is_asked { NO_DAY } else { most_place };
        *place = (*place).min(most_place);
    }
}

#[inline(always)]
fn find_readers(numbers: &Halves, readers: &mut [u8; BLOCK]) {
    let most = u32::from(OTHER_READERS);
    for ((high, low), reader) in numbers.iter().zip(readers) {
        // A sentinel, or a number near it.
        let is_asked = high == MISSING_HIGH;
        let other = if is_asked { NO_READERS } else { OTHER_READERS };
        let has_row = (high == 0) & (low != 0) & (low < most);
        *reader = if has_row { low_byte(low) } else { other };
    }
}

#[inline(always)]
fn find_cells(facilities: &[u8], block: &mut Block) {
    let found = block.place.iter().zip(&block.group).zip(&block.reader);
    for ((facility, ((place, group), reader)), cell) in
        facilities.iter().zip(found).zip(&mut block.cell)
    {
        let is_pharmacy = *facility == PHARMACY;
        let is_hospital = *facility == HOSPITAL;
        let is_chain = is_pharmacy & (*group & OF_CHAIN != 0);
        // Without a branch: a row is a hospital's, a chain's or another's.
        let category = OTHERS
            - (OTHERS - HOSPITALS) * u8::from(is_hospital)
            - (OTHERS - CHAINS) * u8::from(is_chain);
        let fit = if is_pharmacy { OF_PHARMACY } else { OF_OTHERS };
        let fits = (*facility <= PHARMACY) & (*group & fit != 0);
        let category = if fits { category } else { NO_CATEGORY };
        *cell = place + reader * READER_STEP + category * CATEGORY_STEP;
    }
}

/// Finds the amounts of each row: 0 yen where there is an error.
#[inline(always)]
fn find_amounts(costs: &[i64], answers: &mut Answers<'_>, block: &Block) {
    let found = costs.iter().zip(&block.amounts).zip(&block.units);
    let amounts = answers.subsidy.iter_mut().zip(answers.self_pay.iter_mut());
    for (((cost, amounts), units), (subsidy, self_pay)) in found.zip(amounts) {
        let cost = if *units == 0 { 0 } else { *cost };
        let counted = cost.min(base(*amounts)).cast_unsigned() & LOW;
        let whole = (counted * (amounts >> 32)) >> (units >> 32);
        *subsidy = ((whole & LOW) * (units & LOW)).cast_signed();
        *self_pay = cost - *subsidy;
    }
}

/// Puts what was found where there is no error.
#[inline(always)]
fn answered<T: Copy>(errors: &[u8], found: impl Iterator<Item = T>, none: T, into: &mut [T]) {
    for ((error, found), into) in errors.iter().zip(found).zip(into) {
        *into = if *error == 0 { found } else { none };
    }
}

/// Puts a place where something is so, without a branch.
#[inline(always)]
pub(super) fn put(is: bool, other: u8, place: &mut u8) {
    *place = if is { other } else { *place };
}

const LOW: u64 = u32::MAX as u64;

#[inline(always)]
fn base(amounts: u64) -> i64 {
    (amounts & LOW).cast_signed()
}

#[inline(always)]
fn at<T: Copy + Default>(cells: &[T; CELLS], cell: u8) -> T {
    cells.get(usize::from(cell)).copied().unwrap_or_default()
}

#[inline(always)]
fn low_byte(number: u32) -> u8 {
    u8::try_from(number & 0xff).unwrap_or_default()
}

/// Returns the upper and the lower 32 bits; twice as many of these fit one comparison.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the halves are the number")]
const fn halves(number: i64) -> (u32, u32) {
    let number = number.cast_unsigned();
    ((number >> 32) as u32, number as u32)
}

const MISSING_HIGH: u32 = halves(i64::MISSING).0;

/// The passes, for whichever instructions the machine has.
#[cfg(feature = "simd")]
struct Passes<'a, 'c, 'm>(
    &'a Fast,
    &'a Columns<'c>,
    &'a mut Answers<'m>,
    &'a mut Block,
);

#[cfg(feature = "simd")]
impl pulp::NullaryFnOnce for Passes<'_, '_, '_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        self.0.passes(self.1, self.2, self.3)
    }
}
