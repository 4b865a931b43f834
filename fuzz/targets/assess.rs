//! `assess` against the oracle, by both editions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::Edition;
use onshi_tests::oracle::{Asked, check, project};

#[derive(arbitrary::Arbitrary, Debug)]
struct Given {
    facility: u8,
    group: u32,
    readers: u8,
    cost: i64,
    applied: u16,
    contract: u16,
    start: u16,
    paid: u8,
}

fuzz_target!(|given: Given| {
    let facility = ["hospital", "clinic", "pharmacy"][usize::from(given.facility % 3)];
    let asked = Asked {
        facility,
        group: if facility == "pharmacy" {
            given.group
        } else {
            0
        },
        readers: given.readers.into(),
        cost: given.cost,
        applied: day(given.applied),
        contract: (given.contract != 0).then(|| day(given.contract)),
        start: (given.start != 0).then(|| day(given.start)),
        paid: given.paid & 1 == 1,
    };
    let project = project(&asked);
    for edition in Edition::all() {
        check(edition, &asked, &project);
    }
});

/// A day from 2019 on, as a number such as 20210331.
fn day(number: u16) -> u32 {
    let number = u32::from(number) % (5 * 372);
    (2019 + number / 372) * 10_000 + (number / 31 % 12 + 1) * 100 + (number % 31).min(27) + 1
}
