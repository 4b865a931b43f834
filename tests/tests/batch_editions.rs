//! Batches over editions of one's own, of which the fast passes may hold a part alone.

use onshi::batch::{Answers, CLINIC, Columns, Sentinel};
use onshi::{Category, Edition, FractionRule, Ratio, Row, Track, Yen};
use onshi_tests::rows::{self, by_batch, day};

/// An edition in which every facility may have up to eight readers. A new row has the base of one reader, less 1,000 yen for each of
/// its readers.
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

/// A clinic's row with nothing but what each project has.
fn clinic(readers: i64, cost: i64, applied: &str) -> rows::Row {
    rows::Row {
        facility: CLINIC,
        group: i64::MISSING,
        readers,
        cost,
        applied: day(applied),
        contract: i32::MISSING,
        start: i32::MISSING,
        paid: u8::MISSING,
    }
}

/// The table of the fast passes ends at six readers: an edition with more is answered without it.
#[test]
fn seven_readers_are_not_six() {
    let rows = [1, 6, 7, 8, 9].map(|readers| clinic(readers, 429_000, "2021-03-31"));
    let answers = by_batch(&rows, &eight_readers());
    let subsidies: Vec<_> = answers.iter().map(|answer| answer.subsidy).collect();
    let codes: Vec<_> = answers.iter().map(|answer| answer.code).collect();
    // All of the base: 429,000 − 6,000 and so on.
    assert_eq!(subsidies, [429_000, 423_000, 422_000, 421_000, 0]);
    assert_eq!(
        codes,
        [None, None, None, None, Some("readers_out_of_range")]
    );
}

/// A large base at about 2/3: what the passes multiply and shift is the quotient rounded down, just below each whole
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
    let rows: Vec<_> = (1..2_666_000_i64)
        .step_by(1_111)
        .map(|thousands| (thousands * 1_000 * 32_767 + 21_844) / 21_845)
        .flat_map(|cost| [cost - 1, cost])
        .map(|cost| clinic(1, cost, "2021-04-01"))
        .collect();
    for (row, answer) in rows.iter().zip(by_batch(&rows, &edition)) {
        assert_eq!(
            (answer.subsidy, answer.code),
            (due(row.cost), None),
            "{row:?}"
        );
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
