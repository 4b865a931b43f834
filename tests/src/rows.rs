//! Rows of a batch, and what both the batch and the wire answer for them.

use onshi::batch::{Answers, Columns, Sentinel, error_code};
use onshi::wire::{Raw, RawProject};
use onshi::{Category, Edition, FractionRule, NaiveDate, Track, Yen, parse_date};

/// A row as its columns hold it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub facility: u8,
    pub group: i64,
    pub readers: i64,
    pub cost: i64,
    pub applied: i32,
    pub contract: i32,
    pub start: i32,
    pub paid: u8,
}

/// What a row is answered with.
#[derive(Debug, PartialEq)]
pub struct Answered {
    pub subsidy: i64,
    pub self_pay: i64,
    pub code: Option<&'static str>,
    pub category: Option<Category>,
    pub track: Option<Track>,
    pub counted: i64,
}

/// Returns the number of a day.
pub fn day(text: &str) -> i32 {
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

/// A row that is refused with a code.
pub fn refused(code: &'static str) -> Answered {
    Answered {
        subsidy: 0,
        self_pay: 0,
        code: Some(code),
        category: None,
        track: None,
        counted: 0,
    }
}

/// What the batch answers.
pub fn by_batch(rows: &[Row], edition: &Edition) -> Vec<Answered> {
    by_columns(rows, edition, [true; 4])
}

/// What the batch answers where the columns of prescriptions, contract, start and paid are there
/// or not.
pub fn by_columns(rows: &[Row], edition: &Edition, there: [bool; 4]) -> Vec<Answered> {
    let [has_group, has_contract, has_start, has_paid] = there;
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
        group_prescriptions_per_month: has_group.then_some(&group[..]),
        readers: &readers,
        cost: &cost,
        reader_applied_on: &applied,
        vendor_contract_on: has_contract.then_some(&contract[..]),
        operation_starts_on: has_start.then_some(&start[..]),
        subsidy_paid: has_paid.then_some(&paid[..]),
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

/// Compares the two.
///
/// # Panics
///
/// Where they differ.
pub fn agree(rows: &[Row], edition: &Edition) {
    for (row, answered) in rows.iter().zip(by_batch(rows, edition)) {
        assert_eq!(answered, by_wire(row, edition), "{row:?}");
    }
}

/// Compares the two for every set of optional columns: one that is not there is missing in every
/// row.
///
/// # Panics
///
/// Where they differ.
pub fn agree_without(rows: &[Row], edition: &Edition) {
    for set in 0..16 {
        let there = [0, 1, 2, 3].map(|column| set >> column & 1 == 1);
        for (row, answered) in rows.iter().zip(by_columns(rows, edition, there)) {
            let mut row = *row;
            let [has_group, has_contract, has_start, has_paid] = there;
            row.group = if has_group { row.group } else { i64::MISSING };
            row.contract = if has_contract {
                row.contract
            } else {
                i32::MISSING
            };
            row.start = if has_start { row.start } else { i32::MISSING };
            row.paid = if has_paid { row.paid } else { u8::MISSING };
            assert_eq!(answered, by_wire(&row, edition), "{row:?} {there:?}");
        }
    }
}

/// Sound editions: built in, and changed at every part that the batch uses.
pub fn editions() -> Vec<Edition> {
    let changed = |changes: &[(&str, &str)]| {
        let data = Edition::AUG_2022.data().with_changes(changes).unwrap();
        Edition::try_from(data).unwrap()
    };
    let mut large = Edition::JAN_2021.data().clone();
    for row in large.rows.to_mut() {
        row.base = Yen::MAX;
    }
    let large = large.with_fraction_rule(FractionRule::ThousandYen);
    vec![
        Edition::JAN_2021.clone(),
        Edition::AUG_2022.clone(),
        Edition::AUG_2022.with_fraction_rule(FractionRule::WholeYen),
        changed(&[("chain_threshold.value", "0")]),
        changed(&[("chain_threshold.value", "4294967295")]),
        changed(&[
            ("tracks[0].applies_to", r#""2021-04-30""#),
            ("tracks[1].applies_from", r#""2021-05-01""#),
        ]),
        changed(&[("tracks[1].vendor_contract_by", r#""2021-12-31""#)]),
        changed(&[
            ("rows[0].ratio", r#""7/8""#),
            ("rows[0].ceiling", "1838375"),
        ]),
        Edition::try_from(large).unwrap(),
    ]
}
