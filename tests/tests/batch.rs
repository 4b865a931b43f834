//! Every row of a batch is what the wire answers for the same project.

use onshi::batch::{Answers, Columns, Gap, error_code};
use onshi::wire::{Raw, RawProject};
use onshi::{Category, Edition, NaiveDate, Ratio, Track, Yen, parse_date};
use onshi_tests::vectors::read;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// A row as its columns hold it.
#[derive(Clone, Copy, Debug)]
struct Row {
    facility: u8,
    group: i64,
    readers: i64,
    cost: i64,
    applied: i32,
    contract: i32,
    start: i32,
    paid: u8,
}

#[derive(Debug, PartialEq)]
struct Answered {
    subsidy: i64,
    self_pay: i64,
    code: Option<&'static str>,
    category: Option<Category>,
    track: Option<Track>,
    counted: i64,
}

fn day(text: &str) -> i32 {
    parse_date(text).unwrap().to_epoch_days()
}

/// What the wire answers.
fn by_wire(row: &Row, edition: &Edition) -> Answered {
    let number = |number: i64| match number {
        i64::MISSING => Raw::Missing,
        i64::INVALID => Raw::Number("1.5".into()),
        number => Raw::Whole(number),
    };
    let date = |day: i32| match day {
        i32::MISSING => Raw::Missing,
        i32::INVALID => Raw::Text("2021-02-30".into()),
        day => Raw::Day(NaiveDate::from_epoch_days(day).expect("a day of the calendar")),
    };
    let raw = RawProject {
        facility: match row.facility {
            u8::MISSING => Raw::Missing,
            kind => match ["hospital", "clinic", "pharmacy"].get(usize::from(kind)) {
                Some(word) => Raw::Text((*word).into()),
                None => Raw::Text("school".into()),
            },
        },
        group_prescriptions_per_month: number(row.group),
        readers: number(row.readers),
        cost: number(row.cost),
        reader_applied_on: date(row.applied),
        vendor_contract_on: date(row.contract),
        operation_starts_on: date(row.start),
        subsidy_paid: match row.paid {
            u8::MISSING => Raw::Missing,
            0 => Raw::Flag(false),
            1 => Raw::Flag(true),
            _ => Raw::Text("yes".into()),
        },
    };
    match raw.assess(edition) {
        Ok(answer) => Answered {
            subsidy: answer.subsidy.0,
            self_pay: answer.self_pay.0,
            code: None,
            category: Some(answer.category),
            track: Some(answer.track),
            counted: answer.counted.0,
        },
        Err(error) => refused(error.code().code()),
    }
}

fn refused(code: &'static str) -> Answered {
    Answered {
        subsidy: 0,
        self_pay: 0,
        code: Some(code),
        category: None,
        track: None,
        counted: 0,
    }
}

fn by_batch(rows: &[Row], edition: &Edition) -> Vec<Answered> {
    let column = |of: fn(&Row) -> i64| rows.iter().map(of).collect::<Vec<_>>();
    let days = |of: fn(&Row) -> i32| rows.iter().map(of).collect::<Vec<_>>();
    let bytes = |of: fn(&Row) -> u8| rows.iter().map(of).collect::<Vec<_>>();
    let (facility, paid) = (bytes(|row| row.facility), bytes(|row| row.paid));
    let (group, readers, cost) = (
        column(|row| row.group),
        column(|row| row.readers),
        column(|row| row.cost),
    );
    let (applied, contract, start) = (
        days(|row| row.applied),
        days(|row| row.contract),
        days(|row| row.start),
    );
    let columns = Columns {
        facility: &facility,
        group_prescriptions_per_month: Some(&group),
        readers: &readers,
        cost: &cost,
        reader_applied_on: &applied,
        vendor_contract_on: Some(&contract),
        operation_starts_on: Some(&start),
        subsidy_paid: Some(&paid),
    };
    let count = rows.len();
    let (mut subsidy, mut self_pay, mut counted) = (vec![7; count], vec![7; count], vec![7; count]);
    let (mut error, mut category, mut track) = (vec![7; count], vec![7; count], vec![7; count]);
    let mut answers = Answers {
        subsidy: &mut subsidy,
        self_pay: &mut self_pay,
        error: &mut error,
        category: Some(&mut category),
        track: Some(&mut track),
        counted: Some(&mut counted),
    };
    edition.compile().assess(&columns, &mut answers).unwrap();
    (0..count)
        .map(|i| Answered {
            subsidy: subsidy[i],
            self_pay: self_pay[i],
            code: (error[i] != 0).then(|| error_code(error[i]).unwrap().code()),
            category: Category::ALL.get(usize::from(category[i])).copied(),
            track: Track::ALL.get(usize::from(track[i])).copied(),
            counted: counted[i],
        })
        .collect()
}

fn agree(rows: &[Row], edition: &Edition) {
    for (row, answered) in rows.iter().zip(by_batch(rows, edition)) {
        assert_eq!(answered, by_wire(row, edition), "{row:?}");
    }
}

/// Editions of the table's own shape, and of one that is too large for it.
fn editions() -> Vec<Edition> {
    let changed = |changes: &[(&str, &str)]| Edition::AUG_2022.with_changes(changes).unwrap();
    let mut thirds = Edition::JAN_2021;
    thirds.rows.to_mut()[5].ratio = Ratio::new(1, 3);
    let mut gap = Edition::JAN_2021;
    gap.tracks.to_mut()[1].applies_from = parse_date("2021-04-02").unwrap();
    let mut large = Edition::JAN_2021;
    for row in large.rows.to_mut() {
        row.base = Yen(1_000_000_000_000);
        row.ceiling = Yen(0);
    }
    vec![
        Edition::JAN_2021,
        Edition::AUG_2022,
        Edition::AUG_2022.with_fraction_rule(onshi::FractionRule::WholeYen),
        changed(&[("chain_threshold.value", "0")]),
        changed(&[("chain_threshold.value", "4294967295")]),
        changed(&[
            ("tracks[0].applies_to", r#""2021-04-30""#),
            ("tracks[1].applies_from", r#""2021-05-01""#),
        ]),
        changed(&[("tracks[1].vendor_contract_by", r#""2021-12-31""#)]),
        changed(&[("rows[0].ratio", r#""7/8""#)]),
        thirds,
        gap,
        large,
    ]
}

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
    fn random_rows_agree(rows in prop::collection::vec(any_row(), 0..1_100), which in 0..11_usize) {
        agree(&rows, &editions()[which]);
    }
}

/// The vectors, as rows.
#[test]
fn the_vectors_agree() {
    for (name, edition) in ["assess_2021_01", "assess_2022_08"]
        .into_iter()
        .zip(Edition::all())
    {
        for case in read(name).cases {
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

#[test]
fn columns_of_other_lengths_are_refused_and_none_is_needed() {
    let table = Edition::latest().compile();
    table
        .assess(&Columns::default(), &mut Answers::default())
        .unwrap();
    let columns = Columns {
        facility: &[0, 1],
        readers: &[1],
        cost: &[1, 2],
        reader_applied_on: &[1, 2],
        ..Columns::default()
    };
    let error = table.assess(&columns, &mut Answers::default()).unwrap_err();
    assert_eq!(
        (error.code().code(), error.field()),
        ("invalid_row", Some("readers"))
    );
    let columns = Columns {
        readers: &[1, 1],
        ..columns
    };
    let error = table.assess(&columns, &mut Answers::default()).unwrap_err();
    assert_eq!(error.field(), Some("subsidy"));
}

/// Days that no calendar of ours reaches are not covered.
#[test]
fn days_beyond_the_calendar() {
    for day in [i32::MAX, i32::MIN + 2] {
        let row = Row {
            facility: 1,
            group: 0,
            readers: 1,
            cost: 1,
            applied: day,
            contract: i32::MISSING,
            start: day,
            paid: 0,
        };
        for edition in editions() {
            assert_eq!(by_batch(&[row], &edition), [refused("date_not_covered")]);
        }
    }
}
