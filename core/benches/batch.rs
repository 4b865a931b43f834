//! Ten million random rows through the batch, through a plain loop written by hand for this
//! rule alone with the same columns, and a copy of the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "no library code"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use onshi::batch::{Answers, Columns, Gap};
use onshi::{Edition, parse_date};

const COUNT: usize = 10_000_000;

fn main() {
    divan::main();
}

struct Data {
    facility: Vec<u8>,
    group: Vec<i64>,
    readers: Vec<i64>,
    cost: Vec<i64>,
    applied: Vec<i32>,
    contract: Vec<i32>,
    start: Vec<i32>,
    paid: Vec<u8>,
}

/// Mostly right rows; one in a hundred is refused for each of four reasons.
fn data() -> Data {
    let mut random = fastrand::Rng::with_seed(11);
    let first = parse_date("2020-08-07").unwrap().to_epoch_days();
    let mut data = Data {
        facility: Vec::with_capacity(COUNT),
        group: Vec::with_capacity(COUNT),
        readers: Vec::with_capacity(COUNT),
        cost: Vec::with_capacity(COUNT),
        applied: Vec::with_capacity(COUNT),
        contract: Vec::with_capacity(COUNT),
        start: Vec::with_capacity(COUNT),
        paid: Vec::with_capacity(COUNT),
    };
    for _ in 0..COUNT {
        let facility = random.u8(0..3);
        let slip = random.u8(0..100);
        data.facility.push(facility);
        data.group.push(match facility {
            2 if slip == 0 => i64::MISSING,
            2 => random.i64(0..80_000),
            _ => 0,
        });
        data.readers.push(match facility {
            _ if slip == 1 => 4,
            0 => random.i64(1..=3),
            _ => 1,
        });
        data.cost.push(if slip == 2 {
            -1
        } else {
            random.i64(0..3_000_000)
        });
        data.applied
            .push(first + random.i32(0..877) - i32::from(slip == 3) * 5_000);
        data.contract.push(first + random.i32(500..877));
        data.start.push(if random.bool() {
            i32::MISSING
        } else {
            first + random.i32(0..950)
        });
        data.paid.push(u8::from(random.bool()));
    }
    data
}

impl Data {
    fn columns(&self) -> Columns<'_> {
        Columns {
            facility: &self.facility,
            group_prescriptions_per_month: Some(&self.group),
            readers: &self.readers,
            cost: &self.cost,
            reader_applied_on: &self.applied,
            vendor_contract_on: Some(&self.contract),
            operation_starts_on: Some(&self.start),
            subsidy_paid: Some(&self.paid),
        }
    }
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn batch(bencher: Bencher<'_, '_>) {
    let data = data();
    let table = Edition::latest().compile();
    let (mut subsidy, mut self_pay, mut error) = (vec![0; COUNT], vec![0; COUNT], vec![0; COUNT]);
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        let mut answers = Answers {
            subsidy: &mut subsidy,
            self_pay: &mut self_pay,
            error: &mut error,
            ..Answers::default()
        };
        table
            .assess(black_box(&data.columns()), &mut answers)
            .unwrap();
    });
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn plain_loop(bencher: Bencher<'_, '_>) {
    let data = data();
    let (mut subsidy, mut self_pay, mut error) = (vec![0; COUNT], vec![0; COUNT], vec![0; COUNT]);
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        peer::assess(black_box(&data), &mut subsidy, &mut self_pay, &mut error);
    });
    // The peer must be right to be a peer.
    let (mut s, mut p, mut e) = (vec![0; COUNT], vec![0; COUNT], vec![0; COUNT]);
    let mut answers = Answers {
        subsidy: &mut s,
        self_pay: &mut p,
        error: &mut e,
        ..Answers::default()
    };
    Edition::latest()
        .compile()
        .assess(&data.columns(), &mut answers)
        .unwrap();
    assert!(s == subsidy && p == self_pay && e == error);
}

/// The same bytes in and out, and nothing done with them.
#[divan::bench(sample_count = 9, sample_size = 1)]
fn copy(bencher: Bencher<'_, '_>) {
    let from = vec![1_u8; COUNT * 27];
    let mut to = vec![0_u8; COUNT * 27];
    bencher
        .counter(ItemsCount::new(COUNT))
        .bench_local(|| to.copy_from_slice(black_box(&from)));
}

mod peer {
    use super::{Data, Gap};

    const fn day(year: i32, month: u32, day: u32) -> i32 {
        chrono::NaiveDate::from_ymd_opt(year, month, day)
            .unwrap()
            .to_epoch_days()
    }

    pub fn assess(data: &Data, subsidy: &mut [i64], self_pay: &mut [i64], error: &mut [u8]) {
        for i in 0..data.facility.len() {
            match one(data, i) {
                Ok(amount) => {
                    subsidy[i] = amount;
                    self_pay[i] = data.cost[i] - amount;
                    error[i] = 0;
                }
                Err(code) => {
                    subsidy[i] = 0;
                    self_pay[i] = 0;
                    error[i] = code;
                }
            }
        }
    }

    #[inline(always)]
    fn one(data: &Data, i: usize) -> Result<i64, u8> {
        let facility = data.facility[i];
        let group = data.group[i];
        if facility > 2 {
            return Err(if facility == u8::MISSING { 1 } else { 2 });
        }
        if facility == 2 {
            if group == i64::MISSING {
                return Err(1);
            }
            if !(0..=4_294_967_295).contains(&group) {
                return Err(2);
            }
        } else if group > 0 {
            return Err(4);
        }
        let readers = data.readers[i];
        if readers < 1 || readers > if facility == 0 { 3 } else { 1 } {
            return Err(5);
        }
        let cost = data.cost[i];
        if !(0..=1_000_000_000_000).contains(&cost) {
            return Err(6);
        }
        let applied = data.applied[i];
        let chain = facility == 2 && group >= 40_000;
        let (mandate, accelerated) =
            if applied < const { day(2020, 8, 7) } || applied > const { day(2022, 12, 31) } {
                return Err(7);
            } else if applied <= const { day(2021, 3, 31) } {
                (false, true)
            } else if applied <= const { day(2022, 6, 6) } {
                let start = data.start[i];
                let moved = data.paid[i] != 1
                    && start >= const { day(2022, 6, 7) }
                    && start <= const { day(2023, 1, 31) };
                (moved, false)
            } else {
                let contract = data.contract[i];
                if contract == i32::MISSING {
                    return Err(8);
                }
                if contract > const { day(2023, 2, 28) } {
                    return Err(9);
                }
                (true, false)
            };
        let base = match (facility, readers) {
            (0, 1) => 2_101_000,
            (0, 2) => 2_002_000,
            (0, _) => 1_903_000,
            _ => 429_000,
        };
        let base = if facility == 0 && mandate {
            base * 2
        } else {
            base
        };
        let counted = cost.min(base);
        Ok(if accelerated || (mandate && facility != 0 && !chain) {
            counted
        } else if facility == 0 || chain {
            counted / 2_000 * 1_000
        } else {
            counted * 3 / 4_000 * 1_000
        })
    }
}
