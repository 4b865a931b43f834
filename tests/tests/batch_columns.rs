//! Values of a batch's columns, and columns that may be missing.

use crate::batch::nine_readers;
use onshi::Edition;
use onshi::batch::{Answers, Columns, Sentinel};
use onshi_tests::rows::{Row, by_batch, day, editions, refused};

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

/// 1 January 1970 is day 0; 2021-03-31 is 18,717 days later.
#[test]
fn words_and_days_are_what_columns_hold() {
    use onshi::batch::{CLINIC, HOSPITAL, PHARMACY, day_number, error_code, facility_number};
    let words = ["hospital", "clinic", "pharmacy"].map(|word| facility_number(Some(word)));
    assert_eq!(words, [HOSPITAL, CLINIC, PHARMACY]);
    assert_eq!(facility_number(None), u8::MISSING);
    assert_eq!(facility_number(Some("Hospital")), u8::INVALID);
    assert_eq!(day_number(Some("1970-01-01")), 0);
    assert_eq!(day_number(Some("2021-03-31")), 18_717);
    assert_eq!(day_number(None), i32::MISSING);
    assert_eq!(day_number(Some("2021-02-29")), i32::INVALID);
    // As numbers, the signs after the digits would make 2101-10-31.
    assert_eq!(day_number(Some("20:1-0:-31")), i32::INVALID);
    assert_eq!((u8::MISSING, u8::INVALID), (255, 254));
    assert_eq!((i32::MISSING, i32::INVALID), (i32::MIN, i32::MIN + 1));
    assert_eq!((i64::MISSING, i64::INVALID), (i64::MIN, i64::MIN + 1));
    let codes: Vec<_> = (0..=255).filter_map(error_code).collect();
    let codes: Vec<_> = codes.into_iter().map(onshi::Code::code).collect();
    assert_eq!(
        codes,
        [
            "missing_field",
            "invalid_value",
            "invalid_date",
            "group_prescriptions_not_applicable",
            "readers_out_of_range",
            "cost_out_of_range",
            "date_not_covered",
            "vendor_contract_on_required",
            "vendor_contract_too_late",
        ]
    );
    assert_eq!(error_code(0), None);
}

/// A contract beyond the calendar is later, or earlier, than every day that an edition names.
#[test]
fn contracts_beyond_the_calendar() {
    for edition in [Edition::AUG_2022.clone(), nine_readers()] {
        let row = |contract| Row {
            facility: 1,
            group: 0,
            readers: 1,
            cost: 429_000,
            applied: day("2022-06-07"),
            contract,
            start: i32::MISSING,
            paid: 0,
        };
        assert_eq!(
            by_batch(&[row(i32::MAX)], &edition),
            [refused("vendor_contract_too_late")]
        );
        let early = by_batch(&[row(i32::INVALID + 1)], &edition);
        assert_eq!((early[0].code, early[0].subsidy), (None, 429_000));
    }
}

/// More rows than are worked out at once, without any of the columns that may be missing.
#[test]
fn columns_that_are_missing_are_missing_in_every_row() {
    const ROWS: usize = 5_000;
    for edition in [Edition::AUG_2022.clone(), nine_readers()] {
        let (mut subsidy, mut self_pay, mut error) = ([1; ROWS], [1; ROWS], [1; ROWS]);
        let columns = Columns {
            facility: &[onshi::batch::CLINIC; ROWS],
            readers: &[1; ROWS],
            cost: &[429_000; ROWS],
            reader_applied_on: &[day("2021-04-01"); ROWS],
            ..Columns::default()
        };
        let mut answers = Answers {
            subsidy: &mut subsidy,
            self_pay: &mut self_pay,
            error: &mut error,
            ..Answers::default()
        };
        edition.compile().assess(&columns, &mut answers).unwrap();
        assert_eq!(subsidy, [321_000; ROWS]);
        assert_eq!(self_pay, [108_000; ROWS]);
        assert_eq!(error, [0; ROWS]);
    }
}
