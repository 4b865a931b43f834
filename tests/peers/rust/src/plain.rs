//! The rule as one would write it for a single table: no editions, no citations.

use onshi::batch::Sentinel;

use crate::Data;

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
