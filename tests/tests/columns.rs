//! Columns as people head them, and their cells as numbers.

use onshi::batch::{PHARMACY, Sentinel};
use onshi::wire::{FieldColumns, Raw, numbers};
use onshi::{Edition, Facility, Project, Yen, parse_date};

fn columns(headings: &[&str]) -> Result<FieldColumns, onshi::Error> {
    let headings: Vec<_> = headings.iter().map(|heading| heading.to_string()).collect();
    FieldColumns::typed(&headings, Project::FIELDS, Project::NEEDED)
}

const HEADINGS: [&str; 4] = ["施設区分", "カードリーダー台数", "事業費（千円）", "申込日"];

/// 429 below 千円 is 429,000 yen; the unit of another column says nothing of it.
#[test]
fn a_unit_is_that_of_its_own_column() {
    let columns = columns(&HEADINGS).unwrap();
    let raw = columns.project(|place| Raw::of_cell(["診療所", "1", "429", "令和3年4月1日"][place]));
    let answer = raw.assess(Edition::AUG_2022).unwrap();
    assert_eq!(
        (answer.counted, answer.subsidy),
        (Yen(429_000), Yen(321_000))
    );
    assert_eq!(
        (columns.unit("cost"), columns.unit("readers")),
        (Some("千円"), None)
    );
    // Readers are not counted in thousands of yen.
    let wrong = self::columns(&["施設区分", "カードリーダー台数（千円）", "事業費", "申込日"]);
    assert_eq!(wrong.unwrap_err().code().code(), "missing_column");
}

#[test]
fn cells_are_numbers_and_what_cannot_be_read_is_a_sentinel() {
    let columns = columns(&HEADINGS).unwrap();
    assert_eq!(columns.facility_cell("薬局"), PHARMACY);
    assert_eq!(columns.number_cell("cost", "429"), 429_000);
    assert_eq!(columns.number_cell("readers", "2台"), 2);
    assert_eq!(columns.number_cell("readers", "二つ"), i64::INVALID);
    let day = parse_date("2021-04-01").unwrap().to_epoch_days();
    assert_eq!(columns.day_cell("reader_applied_on", "令和3年4月1日"), day);
    assert_eq!(columns.day_cell("reader_applied_on", ""), i32::MISSING);
    let flags = ["○", "済", "無", "", "たぶん"].map(|cell| columns.flag_cell(cell));
    assert_eq!(flags, [1, 1, 0, u8::MISSING, u8::INVALID]);
}

#[test]
fn a_heading_of_a_computed_column_is_refused_and_no_other() {
    let refused = |heading: &str| {
        let headings = ["name".to_owned(), heading.to_owned()];
        FieldColumns::refuse_computed_typed(&headings, &["subsidy", "self_pay"]).is_err()
    };
    assert!(refused("subsidy") && refused("Self_Pay"));
    assert!(!refused("subsidy_paid") && !refused("cost"));
}

/// 428,999 × 3/4 = 321,749.25, of which 749.25 is cut off.
#[test]
fn an_answer_is_fourteen_numbers() {
    let day = parse_date("2021-04-01").unwrap();
    let project = Project::new(Facility::Clinic, 1, Yen(428_999), day);
    let numbers = numbers(&Edition::AUG_2022.assess(&project).unwrap()).unwrap();
    assert_eq!(numbers[1..8], [1, 429_000, 428_999, 3, 4, 32_174_925, 2]);
    assert_eq!(numbers[10..], [74_925, 2, 321_000, 107_999]);
}
