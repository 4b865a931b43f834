//! Tables of any numbers: each is refused, or no question answers a subsidy or a self-pay outside of nothing and the cost, and
//! columns, whichever of them are there, answer as a single project.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::{Facility, FractionRule, Ratio, Yen};
use onshi_tests::tables::{Numbers, holds, project, table};

#[derive(arbitrary::Arbitrary, Debug)]
struct Given {
    threshold: u32,
    /// Rarely another day than the table's.
    moved: u8,
    rows: [Row; 15],
    projects: Vec<(u8, u32, u8, i64, u16)>,
}

/// Base, numerator, denominator, rule, and what is wrong with it.
#[derive(arbitrary::Arbitrary, Debug)]
struct Row(i64, u16, u16, bool, u8);

impl Row {
    fn numbers(&self) -> Numbers {
        let Self(base, numerator, denominator, whole, wrong) = *self;
        let rule = if whole {
            FractionRule::WholeYen
        } else {
            FractionRule::ThousandYen
        };
        let sound = Ratio::new(numerator % denominator.max(1) + 1, denominator.max(1));
        let ratio = if wrong == 1 {
            Ratio::new(numerator, denominator)
        } else {
            sound
        };
        let base = if wrong == 2 {
            base
        } else {
            base.rem_euclid(Yen::MAX.0) + 1
        };
        (Yen(base), ratio, rule, wrong != 3)
    }
}

fuzz_target!(|given: Given| {
    let numbers = given.rows.iter().map(Row::numbers).collect();
    let moved = if given.moved < 3 {
        i64::from(given.moved) - 1
    } else {
        0
    };
    let facility = |kind: u8, group: u32| match kind % 3 {
        0 => Facility::Hospital,
        1 => Facility::Clinic,
        _ => Facility::Pharmacy {
            group_prescriptions_per_month: group,
        },
    };
    let projects = given.projects.iter().take(8);
    let projects: Vec<_> = projects
        .map(|(kind, group, readers, cost, days)| {
            project(
                facility(*kind, *group),
                (*readers % 5).into(),
                *cost,
                (*days % 900).into(),
            )
        })
        .collect();
    holds(table(numbers, given.threshold, moved), &projects).expect("a table is refused, or sound");
});
