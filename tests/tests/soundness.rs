//! No table that was put in answers a negative subsidy or self-pay: it is refused, or sound.

use onshi::{
    Basis, Category, Edition, Facility, NaiveDate, Project, Ratio, Row, Track, Yen, parse_date,
};
use onshi_tests::rows::agree_without;
use onshi_tests::tables::{holds, projects, row_of, tables};
use proptest::prelude::*;

/// A clinic that applied on 2021-04-01: row 9 of the table, 429,000 yen at 3/4.
const CLINIC: usize = 9;

fn refused(change: impl FnOnce(&mut Row)) -> String {
    let mut data = Edition::AUG_2022.data().clone();
    change(&mut data.rows.to_mut()[CLINIC]);
    let report = Edition::try_from(data).expect_err("the table is not sound");
    let [finding] = &report.findings[..] else {
        panic!("one finding: {:?}", report.findings);
    };
    format!("{} at {}", finding.code.code(), finding.path)
}

/// Three tables that once answered: 643,000 of 429,000 yen, a self-pay of 429,000 for a ratio of
/// 0/0, a subsidy below zero for a base below zero.
#[test]
fn a_table_that_pays_more_than_the_cost_or_less_than_nothing_is_refused() {
    assert_eq!(
        refused(|row| {
            row.ratio = Ratio::new(3, 2);
            row.ceiling = Yen(643_000);
        }),
        "ratio_out_of_range at rows[9].ratio"
    );
    assert_eq!(
        refused(|row| row.ratio = Ratio::new(0, 0)),
        "ratio_out_of_range at rows[9].ratio"
    );
    assert_eq!(
        refused(|row| row.base = Yen(-429_000)),
        "base_out_of_range at rows[9].base"
    );
}

/// A day that JSON cannot hold would be answered by the batch as a day beyond the calendar.
#[test]
fn what_is_sound_can_be_written_and_read_back() {
    let mut data = Edition::AUG_2022.data().clone();
    data.name = "".into();
    data.tracks.to_mut()[2].applies_to = NaiveDate::MAX;
    data.tracks.to_mut()[2].conditions.vendor_contract_by = Some(NaiveDate::MAX);
    let report = Edition::try_from(data).unwrap_err();
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.code.code(), finding.path.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("missing", "name"),
            ("invalid_date", "tracks[2].applies_to"),
            ("invalid_date", "tracks[2].vendor_contract_by"),
        ]
    );
}

/// The next window counts, wherever it is in the list. Clinic, 400,000 yen, applied 2021-04-01,
/// start 2022-07-01: the mandate track pays all of it, up to 429,000 yen.
#[test]
fn the_order_of_the_tracks_decides_nothing() {
    let mut data = Edition::AUG_2022.data().clone();
    let mut last = data.tracks[2].clone();
    last.track = Track::Standard;
    let day = |text| parse_date(text).unwrap();
    (last.applies_from, last.applies_to) = (day("2023-01-01"), day("2023-06-30"));
    data.tracks.to_mut().insert(0, last);
    let edition = Edition::try_from(data).unwrap();
    let project = Project::new(Facility::Clinic, 1, Yen(400_000), day("2021-04-01"))
        .with_operation_starts_on(day("2022-07-01"));
    assert_eq!(edition.assess(&project).unwrap().subsidy, Yen(400_000));
}

#[test]
fn a_what_if_that_is_not_sound_is_not_built() {
    let of = |numerator, denominator| {
        let edition = Edition::AUG_2022.with();
        let ratio = Ratio::new(numerator, denominator);
        edition.ratio(Category::ClinicOrPharmacy, Track::Standard, ratio)
    };
    let report = of(3, 2).build().unwrap_err();
    let error: Box<dyn std::error::Error> = Box::new(report);
    assert_eq!(
        error.to_string(),
        "rows[9].ratio: a ratio is above 0 and at most 1, got `3/2`"
    );
    // 429,000 × 5/8 = 268,125; fractions of 1,000 yen are cut.
    let edition = of(5, 8).build().unwrap();
    let applied = parse_date("2021-04-01").unwrap();
    let project = Project::new(Facility::Clinic, 1, Yen(429_000), applied);
    let answer = edition.assess(&project).unwrap();
    assert_eq!(
        (answer.subsidy, answer.self_pay),
        (Yen(268_000), Yen(161_000))
    );
    assert_eq!(answer.basis, Basis::Chosen);
    // A deadline that ends before it begins.
    let early = parse_date("2020-08-01").unwrap();
    let edition = Edition::AUG_2022.with().deadline(Track::Accelerated, early);
    assert!(edition.build().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn every_table_is_refused_or_answers_between_nothing_and_the_cost(
        data in tables(),
        projects in prop::collection::vec(projects(), 20),
    ) {
        holds(data, &projects)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Columns cut into parts, which as many threads answer by one compiled edition.
    #[test]
    fn every_number_of_threads_answers_as_a_single_project(
        data in tables().prop_filter("a sound table", |data| data.check().ok()),
        projects in prop::collection::vec(projects(), 40),
    ) {
        let edition = &Edition::try_from(data).expect("a sound table");
        let rows: Vec<_> = projects.iter().map(row_of).collect();
        for threads in 1..=8 {
            let parts = rows.chunks(rows.len().div_ceil(threads));
            std::thread::scope(|scope| {
                let running: Vec<_> = parts.map(|part| scope.spawn(move || agree_without(part, edition))).collect();
                for part in running {
                    part.join().expect("columns answer as a single project");
                }
            });
        }
    }
}

/// The property would hold of nothing if every table were refused, or none.
#[test]
fn random_tables_are_of_both_kinds() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let sound = (0..1_000)
        .filter(|_| {
            let table = tables().new_tree(&mut runner).unwrap().current();
            Edition::try_from(table).is_ok()
        })
        .count();
    assert!((10..=990).contains(&sound), "{sound} of 1,000 are sound");
}
