//! Tables at random, sound and unsound, and what holds of each: it is refused, or answers within nothing and the cost.

use onshi::batch::{CLINIC, HOSPITAL, PHARMACY, Sentinel};
use onshi::{
    Basis, Citation, Document, Edition, EditionData, Facility, FractionRule, NaiveDate, Project,
    Ratio, Yen, parse_date,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::is_exactly;
use crate::rows::{Row, agree_without, by_batch, day};

/// Base, ratio and rule of a row, and whether its ceiling is the one that is due.
pub type Numbers = (Yen, Ratio, FractionRule, bool);

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

/// Returns the table of 2022-08 with other numbers: of each row, of its threshold, and by how many days its second window begins later.
/// Of a ceiling, it works out itself what is due; where the numbers have none, it is any.
pub fn table(numbers: Vec<Numbers>, threshold: u32, moved: i64) -> EditionData {
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
    let next = &mut data.tracks.to_mut()[1].applies_from;
    *next += chrono::Duration::days(moved);
    data
}

/// Returns tables with every number at random, and rarely a gap or an overlap of their windows.
pub fn tables() -> impl Strategy<Value = EditionData> {
    let threshold = prop_oneof![Just(40_000), any::<u32>()];
    let moved = (-6..=6_i64).prop_map(|moved| if moved.abs() == 6 { moved / 6 } else { 0 });
    (rows(), threshold, moved)
        .prop_map(|(numbers, threshold, moved)| table(numbers, threshold, moved))
}

/// Returns a project whose reader is applied for so many days after 2020-08-01.
pub fn project(facility: Facility, readers: u32, cost: i64, days: i64) -> Project {
    let first: NaiveDate = parse_date("2020-08-01").unwrap();
    let applied = first + chrono::Duration::days(days);
    Project::new(facility, readers, Yen(cost), applied)
        .with_vendor_contract_on(parse_date("2022-07-01").unwrap())
}

/// Returns any project that can be written in Rust, of the table and beyond it.
pub fn projects() -> impl Strategy<Value = Project> {
    let facility = prop_oneof![
        Just(Facility::Hospital),
        Just(Facility::Clinic),
        any::<u32>().prop_map(|group_prescriptions_per_month| Facility::Pharmacy {
            group_prescriptions_per_month
        }),
    ];
    let cost = prop_oneof![4 => 0..5_000_000_i64, 1 => any::<i64>(), 1 => Just(Yen::MAX.0)];
    (facility, 0..5_u32, cost, 0..900_i64)
        .prop_map(|(facility, readers, cost, days)| project(facility, readers, cost, days))
}

/// Returns a project as a row of columns.
pub fn row_of(project: &Project) -> Row {
    let (facility, group) = match project.facility {
        Facility::Hospital => (HOSPITAL, 0),
        Facility::Clinic => (CLINIC, 0),
        Facility::Pharmacy {
            group_prescriptions_per_month,
        } => (PHARMACY, group_prescriptions_per_month),
    };
    Row {
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

/// Checks a table: refused, or no question answers a subsidy or a self-pay outside of nothing and the cost, and columns, whichever
/// of them are there, answer as a single project.
///
/// # Errors
///
/// What does not hold.
///
/// # Panics
///
/// Where columns and a single project differ.
pub fn holds(data: EditionData, projects: &[Project]) -> TestCaseResult {
    let sound = data.check().ok();
    let Ok(edition) = Edition::try_from(data) else {
        prop_assert!(!sound);
        return Ok(());
    };
    prop_assert!(sound);
    let rows: Vec<_> = projects.iter().map(row_of).collect();
    agree_without(&rows, &edition);
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
            let cut = above - answer.subsidy.0 * denominator;
            prop_assert!(is_exactly(answer.cut, cut, denominator), "{answer:?}");
            let columns = (batch.subsidy, batch.self_pay);
            prop_assert_eq!((answer.subsidy.0, answer.self_pay.0), columns);
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
    Ok(())
}
