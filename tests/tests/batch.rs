//! Every row of a batch is what the wire answers for the same project.

use onshi::Edition;
use onshi::batch::{Answers, Columns, Sentinel};
use onshi_tests::rows::{Row, agree, agree_without, by_batch, day, editions};
use onshi_tests::vectors::{assessments, read};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

#[test]
fn every_edge_agrees() {
    let facilities = [0, 1, 2, 3, u8::INVALID, u8::MISSING];
    let groups = [
        i64::MISSING,
        i64::INVALID,
        -1,
        0,
        39_999,
        40_000,
        4_294_967_295,
        4_294_967_296,
        i64::MAX,
    ];
    let readers = [i64::MISSING, i64::INVALID, -1, 0, 1, 3, 4, 9, i64::MAX];
    let costs = [
        i64::MISSING,
        i64::INVALID,
        -1,
        0,
        1_333,
        428_999,
        429_001,
        4_202_001,
        996_432_412_671,
        996_432_412_672,
        1_000_000_000_000,
        1_000_000_000_001,
    ];
    let edges = [
        "2020-08-06",
        "2020-08-07",
        "2021-03-31",
        "2021-04-01",
        "2022-06-06",
        "2022-06-07",
        "2022-12-31",
        "2023-01-01",
    ];
    let mut applied = edges.map(day).to_vec();
    applied.extend([i32::MISSING, i32::INVALID]);
    let mut rows = Vec::new();
    let mut turn = 0;
    let contracts = [
        i32::MISSING,
        i32::INVALID,
        day("2023-02-28"),
        day("2023-03-01"),
        day("1970-01-01"),
    ];
    let starts = [
        i32::MISSING,
        i32::INVALID,
        day("2022-06-06"),
        day("2022-06-07"),
        day("2023-01-31"),
        day("2023-02-01"),
    ];
    let paid = [u8::MISSING, 0, 1, 2, u8::INVALID];
    for facility in facilities {
        for group in groups {
            for readers in readers {
                for cost in costs {
                    for applied in &applied {
                        turn += 1;
                        let (contract, start) = (contracts[turn % 5], starts[turn / 5 % 6]);
                        rows.push(Row {
                            facility,
                            group,
                            readers,
                            cost,
                            applied: *applied,
                            contract,
                            start,
                            paid: paid[turn / 30 % 5],
                        });
                    }
                }
            }
        }
    }
    // Where all else is right, every combination of the optional ones.
    for facility in 0..3 {
        for applied in &applied {
            for contract in contracts {
                for start in starts {
                    for paid in paid {
                        let group = if facility == 2 { 50_000 } else { 0 };
                        rows.push(Row {
                            facility,
                            group,
                            readers: 1,
                            cost: 500_000,
                            applied: *applied,
                            contract,
                            start,
                            paid,
                        });
                    }
                }
            }
        }
    }
    for edition in Edition::all() {
        agree(&rows, edition);
    }
    let few: Vec<Row> = rows.iter().step_by(13).copied().collect();
    for edition in editions() {
        agree(&few, &edition);
    }
    println!("{} rows", rows.len());
}

/// Every cost up to beyond each base: no fraction is cut otherwise than by `assess`.
#[test]
fn every_amount_agrees() {
    let edition = Edition::latest();
    for (facility, readers, group, applied) in [(0, 1, 0, "2021-04-01"), (1, 1, 0, "2021-04-01")] {
        let costs = 0..2_200_000;
        let rows: Vec<Row> = costs
            .map(|cost| Row {
                facility,
                group,
                readers,
                cost,
                applied: day(applied),
                contract: day("2022-06-07"),
                start: i32::MISSING,
                paid: 0,
            })
            .collect();
        let table = by_batch(&rows, edition);
        let ratio = match (facility, group) {
            (1, _) => (3, 4),
            _ => (1, 2),
        };
        let base = table.last().unwrap().counted;
        for (row, answered) in rows.iter().zip(table) {
            let due = row.cost.min(base) * ratio.0 / ratio.1 / 1_000 * 1_000;
            assert_eq!((answered.subsidy, answered.self_pay), (due, row.cost - due));
        }
    }
}

fn any_row() -> impl Strategy<Value = Row> {
    let number = |common: std::ops::Range<i64>| prop_oneof![8 => common, 1 => any::<i64>(), 1 => select(vec![i64::MISSING, i64::INVALID])];
    // Days from 2020 to 2023, and any that the calendar has.
    let date = || prop_oneof![8 => 18_400..19_500_i32, 1 => -100_000..100_000_i32, 1 => select(vec![i32::MISSING, i32::INVALID])];
    (
        0..4_u8,
        number(0..80_000),
        number(0..5),
        number(0..5_000_000),
        date(),
        date(),
        date(),
        select(vec![0, 1, 2, u8::MISSING]),
    )
        .prop_map(
            |(facility, group, readers, cost, applied, contract, start, paid)| {
                let group = if facility == 2 || cost % 7 == 0 {
                    group
                } else {
                    0
                };
                Row {
                    facility,
                    group,
                    readers,
                    cost,
                    applied,
                    contract,
                    start,
                    paid,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn random_rows_agree(rows in prop::collection::vec(any_row(), 0..1_100), which in 0..editions().len()) {
        agree(&rows, &editions()[which]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn random_rows_agree_whichever_columns_are_there(rows in prop::collection::vec(any_row(), 0..700), which in 0..editions().len()) {
        agree_without(&rows, &editions()[which]);
    }
}

/// Columns are answered part by part as they are as a whole.
#[test]
fn parts_are_answered_as_the_whole() {
    let days = [day("2021-04-01"); 5];
    let columns = Columns {
        facility: &[1, 0, 1, 2, 1],
        readers: &[1, 4, 1, 1, 0],
        cost: &[300_000, 1, 429_001, 1, 1],
        reader_applied_on: &days,
        ..Columns::default()
    };
    let (mut subsidy, mut self_pay, mut error) = ([7; 5], [7; 5], [7; 5]);
    let answers = Answers {
        subsidy: &mut subsidy,
        self_pay: &mut self_pay,
        error: &mut error,
        ..Answers::default()
    };
    let (mut first, rest) = answers.split_at(2);
    let (mut second, mut none) = rest.split_at(9);
    let table = Edition::latest().compile();
    table.assess(&columns.part(0..2), &mut first).unwrap();
    table.assess(&columns.part(2..5), &mut second).unwrap();
    table.assess(&columns.part(5..5), &mut none).unwrap();
    assert_eq!(subsidy, [225_000, 0, 321_000, 0, 0]);
    assert_eq!(self_pay, [75_000, 0, 108_001, 0, 0]);
    // Readers out of range, and a pharmacy without a number of prescriptions.
    assert_eq!(error, [0, 5, 0, 1, 5]);
    assert!(columns.part(3..6).facility.is_empty(), "beyond the rows");
}

/// The vectors, as rows.
#[test]
fn the_vectors_agree() {
    for edition in Edition::all() {
        for case in read(&assessments(edition)).cases {
            let given = &case.given;
            let number = |key: &str| given[key].as_i64().unwrap_or(i64::MISSING);
            let date = |key: &str| given[key].as_str().map_or(i32::MISSING, day);
            let kinds = ["hospital", "clinic", "pharmacy"];
            let row = Row {
                facility: kinds
                    .iter()
                    .position(|kind| given["facility"] == **kind)
                    .unwrap() as u8,
                group: number("group_prescriptions_per_month"),
                readers: number("readers"),
                cost: number("cost"),
                applied: date("reader_applied_on"),
                contract: date("vendor_contract_on"),
                start: date("operation_starts_on"),
                paid: given["subsidy_paid"]
                    .as_bool()
                    .map_or(u8::MISSING, u8::from),
            };
            let answered = &by_batch(&[row], edition)[0];
            let expected = |key: &str| case.expected.get(key).and_then(Value::as_i64);
            let name = &case.name;
            assert_eq!(answered.code, case.expected["code"].as_str(), "{name}");
            assert_eq!(
                answered.subsidy,
                expected("subsidy").unwrap_or(answered.subsidy),
                "{name}"
            );
            assert_eq!(
                answered.self_pay,
                expected("self_pay").unwrap_or(answered.self_pay),
                "{name}"
            );
            assert_eq!(
                answered.counted,
                expected("counted").unwrap_or(answered.counted),
                "{name}"
            );
        }
    }
}

/// Where every group is a large chain, a clinic is none.
#[test]
fn a_clinic_is_no_pharmacy() {
    for edition in [Edition::AUG_2022.clone(), nine_readers()] {
        let edition = edition.with().threshold(0).build().unwrap();
        let row = |facility| Row {
            facility,
            group: 0,
            readers: 1,
            cost: 429_000,
            applied: day("2021-04-01"),
            contract: i32::MISSING,
            start: i32::MISSING,
            paid: 0,
        };
        let rows = by_batch(&[row(1), row(2)], &edition);
        assert_eq!((rows[0].subsidy, rows[1].subsidy), (321_000, 214_000));
    }
}

/// An edition with more readers than the fast table has room for.
pub fn nine_readers() -> Edition {
    let mut edition = Edition::AUG_2022.data().clone();
    let rows = Edition::AUG_2022.data().rows.iter();
    let three = rows.filter(|row| row.readers == 3);
    edition.rows.to_mut().extend(three.flat_map(|row| {
        (4..=9).map(|readers| onshi::Row {
            readers,
            ..row.clone()
        })
    }));
    Edition::try_from(edition).unwrap()
}

/// An edition with more readers than the fast table has room for, and one whose chains have two.
#[test]
fn editions_of_other_shapes() {
    use onshi::Category;
    use onshi::batch::{CLINIC, HOSPITAL, PHARMACY};
    let mut two = Edition::AUG_2022.data().clone();
    let chains = Edition::AUG_2022
        .data()
        .rows
        .iter()
        .filter(|row| row.category == Category::LargeChainPharmacy);
    two.rows.to_mut().extend(chains.map(|row| onshi::Row {
        readers: 2,
        ..row.clone()
    }));
    for (edition, most) in [(nine_readers(), 9), (Edition::try_from(two).unwrap(), 2)] {
        let mut rows = Vec::new();
        for (facility, group) in [
            (HOSPITAL, 0),
            (CLINIC, 0),
            (PHARMACY, 39_999),
            (PHARMACY, 40_000),
        ] {
            for readers in 0..=most + 1 {
                for cost in [-1, 429_000, 5_000_000] {
                    for applied in ["2021-03-31", "2021-04-01", "2022-06-07"] {
                        let (contract, start) = (day("2022-07-01"), i32::MISSING);
                        rows.push(Row {
                            facility,
                            group,
                            readers,
                            cost,
                            applied: day(applied),
                            contract,
                            start,
                            paid: u8::MISSING,
                        });
                    }
                }
            }
        }
        agree(&rows, &edition);
    }
}
