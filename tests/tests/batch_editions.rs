//! Batches over editions of one's own, of which the fast passes may hold a part alone.

use onshi::batch::{Answers, CLINIC, Columns};
use onshi::{Category, Edition, FractionRule, Ratio, Row, Track, Yen};
use onshi_tests::rows::day;

/// An edition in which every facility may have up to eight readers; the base of each row that is new is 1,000 yen less a reader
/// than that of one reader.
fn eight_readers() -> Edition {
    let mut data = Edition::AUG_2022.data().clone();
    let rows = data.rows.to_mut();
    let first: Vec<_> = rows
        .iter()
        .filter(|row| row.readers == 1)
        .cloned()
        .collect();
    for row in first {
        let unit = match row.fraction_rule {
            FractionRule::WholeYen => 1,
            FractionRule::ThousandYen => 1_000,
        };
        let next = if row.category == Category::Hospital {
            4
        } else {
            2
        };
        for readers in next..=8 {
            let base = row.base.0 - i64::from(readers) * 1_000;
            let paid = base * i64::from(row.ratio.numerator) / i64::from(row.ratio.denominator);
            rows.push(Row {
                readers,
                base: Yen(base),
                ceiling: Yen(paid - paid % unit),
                ..row.clone()
            });
        }
    }
    Edition::try_from(data).expect("sound")
}

/// The table of the fast passes ends at six readers: an edition with more is answered without it.
#[test]
fn seven_readers_are_not_six() {
    let edition = eight_readers();
    let readers = [1, 6, 7, 8, 9];
    let mut subsidy = [0; 5];
    let mut self_pay = [0; 5];
    let mut error = [0; 5];
    let mut answers = Answers {
        subsidy: &mut subsidy,
        self_pay: &mut self_pay,
        error: &mut error,
        ..Answers::default()
    };
    let columns = Columns {
        facility: &[CLINIC; 5],
        readers: &readers,
        cost: &[429_000; 5],
        reader_applied_on: &[day("2021-03-31"); 5],
        ..Columns::default()
    };
    edition
        .compile()
        .assess(&columns, &mut answers)
        .expect("columns");
    // All of the base: 429,000 − 6,000 and so on.
    assert_eq!(subsidy, [429_000, 423_000, 422_000, 421_000, 0]);
    assert_eq!(
        error.map(|number| number == 0),
        [true, true, true, true, false]
    );
}

/// 2/3 of a thousand yen: what the passes multiply and shift is the quotient rounded down, just below each whole
/// thousand, too.
#[test]
fn a_large_base_and_a_ratio_that_never_ends_are_exact() {
    let mut data = Edition::AUG_2022.data().clone();
    for row in data.rows.to_mut() {
        if row.category == Category::ClinicOrPharmacy && row.track == Track::Standard {
            row.base = Yen(4_000_000_000);
            row.ratio = Ratio::new(21_845, 32_767);
            row.fraction_rule = FractionRule::ThousandYen;
            // 4,000,000,000 × 21,845 ÷ 32,767 = 2,666,707,358.01...
            row.ceiling = Yen(2_666_707_000);
        }
    }
    let edition = Edition::try_from(data).expect("sound");
    let due = |cost: i64| cost * 21_845 / 32_767 / 1_000 * 1_000;
    // The least cost that is paid so many thousands, and the cost below it.
    let costs: Vec<i64> = (1..2_666_000_i64)
        .step_by(1_111)
        .map(|thousands| (thousands * 1_000 * 32_767 + 21_844) / 21_845)
        .flat_map(|cost| [cost - 1, cost])
        .collect();
    let rows = costs.len();
    let (mut subsidy, mut self_pay, mut error) = (vec![0; rows], vec![0; rows], vec![0; rows]);
    let mut answers = Answers {
        subsidy: &mut subsidy,
        self_pay: &mut self_pay,
        error: &mut error,
        ..Answers::default()
    };
    let columns = Columns {
        facility: &vec![CLINIC; rows],
        readers: &vec![1; rows],
        cost: &costs,
        reader_applied_on: &vec![day("2021-04-01"); rows],
        ..Columns::default()
    };
    edition
        .compile()
        .assess(&columns, &mut answers)
        .expect("columns");
    assert!(error.iter().all(|number| *number == 0));
    for (cost, subsidy) in costs.iter().zip(&subsidy) {
        assert_eq!(*subsidy, due(*cost), "{cost}");
    }
}

#[test]
fn a_column_of_another_length_is_named() {
    let columns = Columns {
        facility: &[CLINIC; 2],
        readers: &[1],
        ..Columns::default()
    };
    let table = Edition::latest().compile();
    let error = table
        .assess(&columns, &mut Answers::default())
        .expect_err("one row");
    assert_eq!(
        (error.code().code(), error.field()),
        ("invalid_row", Some("readers"))
    );
    let said = "the column `readers` has 1 rows, `facility` has 2; make them the same length";
    assert_eq!(error.messages().en, said);
    assert!(
        error
            .messages()
            .ja
            .starts_with("列 `readers` は1行ですが、`facility` は2行です")
    );
}
