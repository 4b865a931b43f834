//! No table that was put in answers a negative subsidy or self-pay: it is refused, or sound.

use onshi::batch::{HOSPITAL, PHARMACY, Sentinel};
use onshi::{
    Basis, Category, Citation, Document, Edition, EditionData, Facility, FractionRule, NaiveDate,
    Project, Ratio, Row, Track, Yen, parse_date,
};
use onshi_tests::oracle::is_exactly;
use onshi_tests::rows::{Row as Asked, by_batch, day};
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
    data.tracks.to_mut()[2].vendor_contract_by = Some(NaiveDate::MAX);
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

/// Base, ratio and rule of a row, and whether its ceiling is the one that is due.
type Numbers = (Yen, Ratio, FractionRule, bool);

fn rules() -> impl Strategy<Value = FractionRule> {
    prop::sample::select(FractionRule::ALL.to_vec())
}

fn sound_rows() -> impl Strategy<Value = Vec<Numbers>> {
    let base = prop_oneof![9 => 1..5_000_000_i64, 1 => Just(Yen::MAX.0)].prop_map(Yen);
    let ratio = prop::sample::select(vec![
        (1, 1),
        (1, 2),
        (3, 4),
        (1, 8),
        (6, 8),
        (7, 10),
        (3, 6),
        (21, 48),
        (1, 32_768),
        (2, 3),
        (1, 3),
        (5, 7),
        (4, 6),
        (65_520, 65_521),
    ])
    .prop_map(|(numerator, denominator)| Ratio::new(numerator, denominator));
    prop::collection::vec((base, ratio, rules(), Just(true)), 15)
}

/// A row that may be anything.
fn any_row() -> impl Strategy<Value = Numbers> {
    let base = prop_oneof![
        any::<i64>(),
        -2..2_i64,
        Just(Yen::MAX.0 + 1),
        1..5_000_000_i64
    ];
    let ratio = prop_oneof![(any::<u16>(), any::<u16>()), (0..5_u16, 0..5_u16)]
        .prop_map(|(numerator, denominator)| Ratio::new(numerator, denominator));
    (base.prop_map(Yen), ratio, rules(), any::<bool>())
}

fn rows() -> impl Strategy<Value = Vec<Numbers>> {
    let odd = prop::option::of((0..15_usize, any_row()));
    (sound_rows(), odd).prop_map(|(mut rows, odd)| {
        if let Some((at, row)) = odd {
            rows[at] = row;
        }
        rows
    })
}

/// The table of 2022-08 with every number at random. Of the ceiling, the test works out itself
/// what is due; where the numbers have none, it is any.
fn tables() -> impl Strategy<Value = EditionData> {
    let threshold = prop_oneof![Just(40_000), any::<u32>()];
    (rows(), threshold, -6..=6_i64).prop_map(|(numbers, threshold, moved)| {
        let mut data = Edition::AUG_2022.data().clone();
        for (row, (base, ratio, rule, due)) in data.rows.to_mut().iter_mut().zip(numbers) {
            let step = if rule == FractionRule::ThousandYen {
                1_000
            } else {
                1
            };
            let product = i128::from(base.0) * i128::from(ratio.numerator);
            let whole = product
                .checked_div(i128::from(ratio.denominator))
                .unwrap_or(0);
            let ceiling = i64::try_from(whole / step * step).unwrap_or(i64::MAX);
            (row.base, row.ratio, row.fraction_rule) = (base, ratio, rule);
            row.ceiling = Yen(if due {
                ceiling
            } else {
                ceiling.wrapping_add(1)
            });
            row.citation = Citation {
                document: Document::CALLER,
                place: "a random table".into(),
                basis: Basis::Chosen,
            };
        }
        data.chain_threshold.value = threshold;
        // A gap, an overlap, or neither.
        let moved = if moved.abs() == 6 { moved / 6 } else { 0 };
        let next = &mut data.tracks.to_mut()[1].applies_from;
        *next += chrono::Duration::days(moved);
        data
    })
}

/// Any project that can be written in Rust, of the table and beyond it.
fn projects() -> impl Strategy<Value = Project> {
    let facility = prop_oneof![
        Just(Facility::Hospital),
        Just(Facility::Clinic),
        any::<u32>().prop_map(|group_prescriptions_per_month| Facility::Pharmacy {
            group_prescriptions_per_month
        }),
    ];
    let cost = prop_oneof![4 => 0..5_000_000_i64, 1 => any::<i64>(), 1 => Just(Yen::MAX.0)];
    let first: NaiveDate = parse_date("2020-08-01").unwrap();
    (facility, 0..5_u32, cost, 0..900_i64).prop_map(move |(facility, readers, cost, days)| {
        let applied = first + chrono::Duration::days(days);
        Project::new(facility, readers, Yen(cost), applied)
            .with_vendor_contract_on(parse_date("2022-07-01").unwrap())
    })
}

fn asked(project: &Project) -> Asked {
    let (facility, group) = match project.facility {
        Facility::Hospital => (HOSPITAL, 0),
        Facility::Clinic => (onshi::batch::CLINIC, 0),
        Facility::Pharmacy {
            group_prescriptions_per_month,
        } => (PHARMACY, group_prescriptions_per_month),
    };
    Asked {
        facility,
        group: group.into(),
        readers: project.readers.into(),
        cost: project.cost.0,
        applied: day(&project.reader_applied_on.to_string()),
        contract: day("2022-07-01"),
        start: i32::MISSING,
        paid: 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn every_table_is_refused_or_answers_between_nothing_and_the_cost(
        data in tables(),
        projects in prop::collection::vec(projects(), 20),
    ) {
        let sound = data.check().ok();
        let Ok(edition) = Edition::try_from(data) else {
            prop_assert!(!sound);
            return Ok(());
        };
        prop_assert!(sound);
        let rows: Vec<_> = projects.iter().map(asked).collect();
        for (project, batch) in projects.iter().zip(by_batch(&rows, &edition)) {
            let within = |subsidy: i64, self_pay: i64| {
                (0..=project.cost.0).contains(&subsidy) && subsidy + self_pay == project.cost.0
            };
            if let Ok(answer) = edition.assess(project) {
                prop_assert!(within(answer.subsidy.0, answer.self_pay.0), "{answer:?}");
                prop_assert!(answer.subsidy <= answer.row.ceiling);
                let numerator = i64::from(answer.ratio.numerator);
                let denominator = i64::from(answer.ratio.denominator);
                let above = answer.counted.0 * numerator;
                prop_assert!(is_exactly(answer.exact, above, denominator), "{answer:?}");
                prop_assert!(is_exactly(answer.cut, above - answer.subsidy.0 * denominator, denominator), "{answer:?}");
                prop_assert_eq!((answer.subsidy.0, answer.self_pay.0), (batch.subsidy, batch.self_pay));
            }
            if let Ok(columns) = edition.compare(project) {
                for column in [columns.before, columns.after] {
                    prop_assert!(within(column.subsidy.0, column.self_pay.0));
                }
            }
            for option in edition.options(project).unwrap_or_default() {
                prop_assert!(within(option.subsidy.0, option.self_pay.0));
            }
            prop_assert!(batch.code.is_some() || within(batch.subsidy, batch.self_pay));
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
