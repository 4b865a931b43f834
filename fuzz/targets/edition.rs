//! An edition read, checked, written and read again; one that is sound answers without a panic,
//! a batch as a single project.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::Edition;
use onshi_tests::rows::{Row, agree, day};

fuzz_target!(|text: &str| {
    let Ok(edition) = Edition::from_json(text) else {
        assert!(Edition::load(text).is_err());
        return;
    };
    let written = edition.to_json();
    let again = Edition::from_json(&written).expect("what was written is read");
    assert_eq!(again, edition);
    assert_eq!(again.to_json(), written);

    let report = edition.check();
    assert_eq!(Edition::load(text).is_ok(), report.ok());
    if report.ok() {
        agree(&rows(), &edition);
    }
});

fn rows() -> Vec<Row> {
    let row = |facility, readers, cost, applied: &str| Row {
        facility,
        group: if facility == 2 { 40_000 } else { 0 },
        readers,
        cost,
        applied: day(applied),
        contract: day("2022-06-07"),
        start: day("2022-06-07"),
        paid: 0,
    };
    let mut rows = Vec::new();
    for facility in 0..3 {
        for readers in 1..4 {
            for cost in [0, 1_999, 428_999, 4_202_001, 1_000_000_000_000] {
                for applied in ["2020-08-07", "2021-04-01", "2022-12-31"] {
                    rows.push(row(facility, readers, cost, applied));
                }
            }
        }
    }
    rows
}
