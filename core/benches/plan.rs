//! One plan for what is known of a clinic, without its texts, and with them as JSON.

#![allow(clippy::unwrap_used, reason = "no library code")]

use std::hint::black_box;

use onshi::plan::{Milestones, Plan};
use onshi::wire::{RawPlan, to_json};
use onshi::{FacilityKind, parse_date};

fn main() {
    divan::main();
}

fn milestones() -> Milestones {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    known.equipment_set_up_on = Some(parse_date("2021-06-10").unwrap());
    known.reader_applied_on = Some(parse_date("2021-02-20").unwrap());
    known.as_of = Some(parse_date("2021-05-25").unwrap());
    known
}

#[divan::bench]
fn plan(bencher: divan::Bencher<'_, '_>) {
    let known = milestones();
    bencher.bench_local(|| Plan::new(black_box(known.clone())).unwrap());
}

#[divan::bench]
fn json_line(bencher: divan::Bencher<'_, '_>) {
    let line = r#"{"facility":"clinic","operation_starts_on":"2021-06-30","equipment_set_up_on":"2021-06-10","reader_applied_on":"2021-02-20","as_of":"2021-05-25"}"#;
    bencher.bench_local(|| {
        let plan = RawPlan::from_json(black_box(line)).unwrap().plan().unwrap();
        to_json(&plan)
    });
}
