//! A batch against `assess`, by editions of every shape.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onshi::Edition;
use onshi_tests::rows::{Row, agree, editions};

static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(editions);

#[derive(arbitrary::Arbitrary, Debug)]
struct Given {
    edition: u8,
    rows: Vec<(u8, i64, i64, i64, i32, i32, i32, u8)>,
}

fuzz_target!(|given: Given| {
    let rows = given.rows.into_iter().map(row).collect::<Vec<_>>();
    agree(
        &rows,
        &EDITIONS[usize::from(given.edition) % EDITIONS.len()],
    );
});

fn row(given: (u8, i64, i64, i64, i32, i32, i32, u8)) -> Row {
    let (facility, group, readers, cost, applied, contract, start, paid) = given;
    Row {
        facility,
        group,
        readers,
        cost,
        applied: day(applied),
        contract: day(contract),
        start: day(start),
        paid,
    }
}

/// Beyond the calendar, the wire has no day to compare with.
fn day(day: i32) -> i32 {
    match day {
        i32::MIN..-1_000_000 if day > i32::MIN + 1 => -1_000_000,
        1_000_000.. => 1_000_000,
        day => day,
    }
}
