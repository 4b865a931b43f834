//! Every yen and every day: the core against the oracle.

use onshi::{Decimal, Edition, Facility, FractionRule, NaiveDate, Project, Yen};
use onshi_tests::oracle::{Asked, answer};

const WHO: [(&str, u32, i64); 6] = [
    ("hospital", 0, 1),
    ("hospital", 0, 2),
    ("hospital", 0, 3),
    ("pharmacy", 40_000, 1),
    ("pharmacy", 39_999, 1),
    ("clinic", 0, 1),
];

fn day(number: u32) -> NaiveDate {
    let year = i32::try_from(number / 10_000).unwrap();
    NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100).unwrap()
}

fn number(day: NaiveDate) -> u32 {
    day.format("%Y%m%d").to_string().parse().unwrap()
}

fn project(asked: &Asked) -> Project {
    let facility = match asked.facility {
        "hospital" => Facility::Hospital,
        "clinic" => Facility::Clinic,
        _ => Facility::Pharmacy {
            group_prescriptions_per_month: asked.group,
        },
    };
    let readers = u32::try_from(asked.readers).unwrap();
    let mut project = Project::new(facility, readers, Yen(asked.cost), day(asked.applied));
    project.vendor_contract_on = asked.contract.map(day);
    project.operation_starts_on = asked.start.map(day);
    project.subsidy_paid = asked.paid;
    project
}

fn check(edition: &Edition, asked: &Asked, project: &Project) {
    match (answer(&edition.name, asked), edition.assess(project)) {
        (Ok(expected), Ok(found)) => {
            let same = found.category.code() == expected.category
                && found.track.code() == expected.track
                && found.base.0 == expected.base
                && found.counted.0 == expected.counted
                && i64::from(found.ratio.numerator) == expected.above
                && i64::from(found.ratio.denominator) == expected.below
                && (found.fraction_rule == FractionRule::ThousandYen) == expected.thousand
                && found.subsidy.0 == expected.subsidy
                && found.self_pay.0 == expected.self_pay
                && found.exact * Decimal::from(expected.below)
                    == Decimal::from(expected.counted * expected.above)
                && found.cut == found.exact - Decimal::from(expected.subsidy);
            assert!(same, "{asked:?}: {found:?} is not {expected:?}");
        }
        (Err(expected), Err(found)) => assert_eq!(found.code().code(), expected, "{asked:?}"),
        (expected, found) => panic!("{asked:?}: {found:?} is not {expected:?}"),
    }
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
    every_yen(&Edition::JAN_2021, 20_210_331, None);
}

#[test]
fn every_yen_2021_01_standard() {
    every_yen(&Edition::JAN_2021, 20_210_401, None);
}

#[test]
fn every_yen_2022_08_accelerated() {
    every_yen(&Edition::AUG_2022, 20_210_331, None);
}

#[test]
fn every_yen_2022_08_standard() {
    every_yen(&Edition::AUG_2022, 20_210_401, None);
}

#[test]
fn every_yen_2022_08_mandate() {
    every_yen(&Edition::AUG_2022, 20_220_607, Some(20_230_228));
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
