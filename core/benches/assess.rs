//! One million random projects through `assess`, and through a function written by hand for
//! this rule alone that returns the same fields. Divide by a million for one project.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "no library code"
)]

use std::hint::black_box;

use divan::counter::ItemsCount;
use onshi::wire::{AssessmentJson, RawProject, to_json};
use onshi::{Decimal, Edition, Facility, NaiveDate, Project, Yen, parse_date};

const COUNT: usize = 1_000_000;

fn main() {
    divan::main();
}

fn projects() -> Vec<Project> {
    let mut random = fastrand::Rng::with_seed(20_210_331);
    let first = parse_date("2020-08-07").unwrap();
    let days: Vec<NaiveDate> = first.iter_days().take(877).collect();
    let project = || {
        let (facility, readers) = match random.u32(0..10) {
            0 => (Facility::Hospital, random.u32(1..=3)),
            1..=5 => (Facility::Clinic, 1),
            _ => {
                let count = random.u32(0..80_000);
                (
                    Facility::Pharmacy {
                        group_prescriptions_per_month: count,
                    },
                    1,
                )
            }
        };
        let day = days[random.usize(0..days.len())];
        let mut project = Project::new(facility, readers, Yen(random.i64(0..3_000_000)), day);
        project.vendor_contract_on = Some(days[random.usize(500..days.len())]);
        project.operation_starts_on = random.bool().then(|| days[random.usize(0..days.len())]);
        project.subsidy_paid = random.bool();
        project
    };
    std::iter::repeat_with(project).take(COUNT).collect()
}

#[divan::bench]
fn assess(bencher: divan::Bencher<'_, '_>) {
    let projects = projects();
    let edition = Edition::latest();
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        for project in &projects {
            let _ = black_box(edition.assess(black_box(project)));
        }
    });
}

#[divan::bench]
fn by_hand(bencher: divan::Bencher<'_, '_>) {
    let projects = projects();
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        for project in &projects {
            let _ = black_box(peer::assess(black_box(project)));
        }
    });
}

/// Line in, line out: the wire without input and output.
#[divan::bench]
fn json_line(bencher: divan::Bencher<'_, '_>) {
    let line = r#"{"facility":"pharmacy","group_prescriptions_per_month":40000,"readers":1,"cost":429000,"reader_applied_on":"2021-04-01"}"#;
    let edition = Edition::latest();
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        let raw = RawProject::from_json(black_box(line)).unwrap();
        to_json(&AssessmentJson::new(&raw.assess(edition).unwrap(), false))
    });
}

/// The rule as one would write it for a single table: no editions, no citations.
mod peer {
    use super::{Decimal, Facility, NaiveDate, Project};

    #[allow(dead_code, reason = "the answer is made, not read")]
    pub struct Answer {
        pub edition: &'static str,
        pub category: &'static str,
        pub track: &'static str,
        pub readers: u32,
        pub cost: i64,
        pub base: i64,
        pub counted: i64,
        pub ratio: (i64, i64),
        pub exact: Decimal,
        pub fraction_rule: &'static str,
        pub basis: &'static str,
        pub cut: Decimal,
        pub subsidy: i64,
        pub self_pay: i64,
    }

    const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[inline(never)]
    pub fn assess(project: &Project) -> Result<Answer, &'static str> {
        let (category, most) = match project.facility {
            Facility::Hospital => ("hospital", 3),
            Facility::Pharmacy {
                group_prescriptions_per_month: 40_000..,
            } => ("large_chain_pharmacy", 1),
            Facility::Pharmacy { .. } | Facility::Clinic => ("clinic_or_pharmacy", 1),
        };
        let readers = project.readers;
        if readers < 1 || readers > most {
            return Err("readers_out_of_range");
        }
        let cost = project.cost.0;
        if !(0..=1_000_000_000_000).contains(&cost) {
            return Err("cost_out_of_range");
        }
        let applied = project.reader_applied_on;
        let track = if applied < const { day(2020, 8, 7) } || applied > const { day(2022, 12, 31) }
        {
            return Err("date_not_covered");
        } else if applied <= const { day(2021, 3, 31) } {
            "accelerated"
        } else if applied <= const { day(2022, 6, 6) } {
            match project.operation_starts_on {
                Some(start)
                    if !project.subsidy_paid
                        && start >= const { day(2022, 6, 7) }
                        && start <= const { day(2023, 1, 31) } =>
                {
                    "mandate"
                }
                _ => "standard",
            }
        } else {
            match project.vendor_contract_on {
                None => return Err("vendor_contract_on_required"),
                Some(contract) if contract > const { day(2023, 2, 28) } => {
                    return Err("vendor_contract_too_late");
                }
                Some(_) => "mandate",
            }
        };
        let is_hospital = category == "hospital";
        let base = match (is_hospital, readers) {
            (true, 1) => 2_101_000,
            (true, 2) => 2_002_000,
            (true, _) => 1_903_000,
            (false, _) => 429_000,
        };
        let base = if is_hospital && track == "mandate" {
            base * 2
        } else {
            base
        };
        let is_small = category == "clinic_or_pharmacy";
        let ratio = match track {
            "accelerated" => (1, 1),
            "standard" if is_small => (3, 4),
            "mandate" if is_small => (1, 1),
            _ => (1, 2),
        };
        let (fraction_rule, basis, unit) = match ratio {
            (1, 1) => ("whole_yen", "inferred", 1),
            _ => ("thousand_yen", "inferred", 1_000),
        };
        let counted = cost.min(base);
        let exact = Decimal::new(counted * ratio.0 * (100 / ratio.1), 2);
        let subsidy = counted * ratio.0 / ratio.1 / unit * unit;
        Ok(Answer {
            edition: "2022-08",
            category,
            track,
            readers,
            cost,
            base,
            counted,
            ratio,
            exact,
            fraction_rule,
            basis,
            cut: exact - Decimal::from(subsidy),
            subsidy,
            self_pay: cost - subsidy,
        })
    }
}
