//! Every yen and every day: the core against the oracle.

use onshi::{Edition, NaiveDate, Yen};
use onshi_tests::oracle::{Asked, check, day, project};

const WHO: [(&str, u32, i64); 6] = [
    ("hospital", 0, 1),
    ("hospital", 0, 2),
    ("hospital", 0, 3),
    ("pharmacy", 40_000, 1),
    ("pharmacy", 39_999, 1),
    ("clinic", 0, 1),
];

fn number(day: NaiveDate) -> u32 {
    day.format("%Y%m%d").to_string().parse().unwrap()
}

/// Every row and track at every yen from 0 to 4,300,000.
fn every_yen(edition: &Edition, applied: u32, contract: Option<u32>) {
    for (facility, group, readers) in WHO {
        let mut asked = Asked {
            facility,
            group,
            readers,
            cost: 0,
            applied,
            contract,
            start: None,
            paid: false,
        };
        let mut project = project(&asked);
        for cost in 0..=4_300_000 {
            asked.cost = cost;
            project.cost = Yen(cost);
            check(edition, &asked, &project);
        }
    }
}

#[test]
fn every_yen_2021_01_accelerated() {
    every_yen(Edition::JAN_2021, 20_210_331, None);
}

#[test]
fn every_yen_2021_01_standard() {
    every_yen(Edition::JAN_2021, 20_210_401, None);
}

#[test]
fn every_yen_2022_08_accelerated() {
    every_yen(Edition::AUG_2022, 20_210_331, None);
}

#[test]
fn every_yen_2022_08_standard() {
    every_yen(Edition::AUG_2022, 20_210_401, None);
}

#[test]
fn every_yen_2022_08_mandate() {
    every_yen(Edition::AUG_2022, 20_220_607, Some(20_230_228));
}

#[test]
fn every_day_from_2019_to_2023() {
    let mut days = 0;
    let mut applied = day(20_190_101);
    while applied <= day(20_231_231) {
        days += 1;
        for (facility, group, readers) in WHO {
            for contract in [None, Some(20_220_607), Some(20_230_228), Some(20_230_301)] {
                for start in [
                    None,
                    Some(20_220_606),
                    Some(20_220_607),
                    Some(20_230_131),
                    Some(20_230_201),
                ] {
                    for paid in [false, true] {
                        let asked = Asked {
                            facility,
                            group,
                            readers,
                            cost: 5_000_000,
                            applied: number(applied),
                            contract,
                            start,
                            paid,
                        };
                        let project = project(&asked);
                        for edition in Edition::all() {
                            check(edition, &asked, &project);
                        }
                    }
                }
            }
        }
        applied = applied.succ_opt().unwrap();
    }
    assert_eq!(days, 1826);
}

#[test]
fn readers_and_cost_out_of_range() {
    for readers in [0, 1, 2, 3, 4, 1000] {
        for cost in [-1, 0, 1_000_000_000_000, 1_000_000_000_001] {
            for (facility, group, _) in WHO {
                let asked = Asked {
                    facility,
                    group,
                    readers,
                    cost,
                    applied: 20_210_331,
                    contract: None,
                    start: None,
                    paid: false,
                };
                for edition in Edition::all() {
                    check(edition, &asked, &project(&asked));
                }
            }
        }
    }
}
