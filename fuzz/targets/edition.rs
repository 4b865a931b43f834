//! An edition read, checked, written and read again; one that is sound answers without a panic,
//! a batch as a single project.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::{Edition, EditionData};
use onshi_tests::rows::{Row, agree, day};

fuzz_target!(|text: &str| {
    let Ok(data) = EditionData::from_json(text) else {
        assert!(Edition::from_json(text).is_err());
        return;
    };
    let written = data.to_json();
    let again = EditionData::from_json(&written).expect("what was written is read");
    assert_eq!(again, data);
    assert_eq!(again.to_json(), written);

    let sound = data.check().ok();
    match Edition::try_from(data) {
        Ok(edition) => {
            assert!(sound);
            agree(&rows(), &edition);
        }
        Err(_) => assert!(!sound),
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
