//! What must hold for every project and every input.

use onshi::wire::{AssessmentJson, RawProject, to_json};
use onshi::{Decimal, Edition, ExactYen, Facility, NaiveDate, Project, Yen, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};

fn facilities() -> impl Strategy<Value = (Facility, u32)> {
    prop_oneof![
        (1..=3_u32).prop_map(|readers| (Facility::Hospital, readers)),
        Just((Facility::Clinic, 1)),
        any::<u32>().prop_map(|count| {
            (
                Facility::Pharmacy {
                    group_prescriptions_per_month: count,
                },
                1,
            )
        }),
    ]
}

fn days() -> impl Strategy<Value = NaiveDate> {
    let first = parse_date("2020-08-07").unwrap();
    (0..=876_usize).prop_map(move |n| first.iter_days().nth(n).unwrap())
}

fn costs() -> impl Strategy<Value = i64> {
    prop_oneof![0..5_000_000_i64, 0..=1_000_000_000_000_i64]
}

fn projects() -> impl Strategy<Value = Project> {
    let later = (
        proptest::option::of(days()),
        proptest::option::of(days()),
        any::<bool>(),
    );
    (facilities(), costs(), days(), later).prop_map(
        |((facility, readers), cost, applied, (contract, start, paid))| {
            let mut project = Project::new(facility, readers, Yen(cost), applied);
            project.vendor_contract_on = contract;
            project.operation_starts_on = start;
            project.subsidy_paid = paid;
            project
        },
    )
}

fn wire(project: &Project) -> Value {
    let mut wire = json!({
        "facility": project.facility.kind().code(),
        "readers": project.readers,
        "cost": project.cost,
        "reader_applied_on": project.reader_applied_on.to_string(),
        "vendor_contract_on": project.vendor_contract_on.map(|day| day.to_string()),
        "operation_starts_on": project.operation_starts_on.map(|day| day.to_string()),
        "subsidy_paid": project.subsidy_paid,
    });
    if let Facility::Pharmacy {
        group_prescriptions_per_month: count,
    } = project.facility
    {
        wire["group_prescriptions_per_month"] = json!(count);
    }
    wire
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn amounts_add_up(project in projects()) {
        for edition in Edition::all() {
            let Ok(answer) = edition.assess(&project) else { continue };
            prop_assert_eq!(answer.subsidy.0 + answer.self_pay.0, project.cost.0);
            prop_assert!(answer.subsidy.0 >= 0 && answer.self_pay.0 >= 0);
            prop_assert!(answer.subsidy <= answer.row.ceiling);
            let difference = answer.exact.to_decimal().zip(answer.cut.to_decimal()).map(|(exact, cut)| exact - cut);
            prop_assert_eq!(difference, Some(Decimal::from(answer.subsidy.0)));
            let most = ExactYen::new(answer.base.0 * i64::from(answer.ratio.numerator), answer.ratio.denominator.into());
            prop_assert!(answer.exact <= most);
        }
    }

    #[test]
    fn the_subsidy_never_falls_when_the_cost_rises(project in projects(), more in costs()) {
        for edition in Edition::all() {
            let Ok(answer) = edition.assess(&project) else { continue };
            let mut dearer = project;
            dearer.cost = Yen((project.cost.0 + more).min(Yen::MAX.0));
            let dearer = edition.assess(&dearer).expect("only the cost has changed");
            prop_assert!(dearer.subsidy >= answer.subsidy);
        }
    }

    #[test]
    fn json_and_rust_answer_the_same(project in projects()) {
        let line = wire(&project).to_string();
        for edition in Edition::all() {
            let raw = RawProject::from_json(&line).expect("the line is JSON");
            match (edition.assess(&project), raw.assess(edition)) {
                (Ok(rust), Ok(json)) => prop_assert_eq!(rust, json),
                (Err(rust), Err(json)) => prop_assert_eq!(rust, json),
                (rust, json) => prop_assert!(false, "{:?} is not {:?}", json, rust),
            }
        }
    }

    #[test]
    fn an_answer_is_json_and_explains_itself(project in projects()) {
        let Ok(answer) = Edition::latest().assess(&project) else { return Ok(()) };
        let json: Value = serde_json::from_str(&to_json(&AssessmentJson::new(&answer, true)))?;
        for language in ["ja", "en"] {
            let sentences = json["explanation"][language].as_array().expect("a list");
            prop_assert!(sentences.len() >= 7);
            prop_assert!(sentences.iter().all(|s| s.as_str().is_some_and(|s| s.len() > 20)));
        }
        prop_assert!(json["citations"].as_array().is_some_and(|list| (6..=8).contains(&list.len())));
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = text.parse::<Yen>();
        let _ = parse_date(&text);
        let _ = RawProject::from_json(&text).map(|raw| raw.assess(Edition::latest()).is_ok());
    }

    #[test]
    fn no_amount_or_date_panics(text in "[-0-9０-９,，.．万千億円¥年月日元令和平成昭RHS/ 　]{0,20}") {
        let _ = text.parse::<Yen>();
        let _ = parse_date(&text);
    }

    #[test]
    fn an_amount_reads_what_it_prints(yen in any::<i64>()) {
        prop_assume!(yen != i64::MIN);
        prop_assert_eq!(Yen(yen).to_string().parse::<Yen>(), Ok(Yen(yen)));
    }
}

#[test]
fn assess_allocates_nothing() {
    let project = Project::new(
        Facility::Hospital,
        2,
        Yen(999_999),
        parse_date("2021-04-01").unwrap(),
    );
    let before = counting::allocations();
    let answer = Edition::latest().assess(&project);
    assert_eq!(counting::allocations(), before);
    assert_eq!(answer.map(|answer| answer.subsidy), Ok(Yen(499_000)));
}

/// An allocator that counts, by thread.
mod counting {
    use std::alloc::{GlobalAlloc, Layout, System};
    use std::cell::Cell;

    thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });

    pub fn allocations() -> u64 {
        COUNT.get()
    }

    struct Counting;

    // SAFETY: every call goes to the system's allocator unchanged.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            COUNT.set(COUNT.get() + 1);
            // SAFETY: the caller keeps `alloc`'s contract, which is the same.
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
            // SAFETY: as above.
            unsafe { System.dealloc(pointer, layout) }
        }
    }

    #[global_allocator]
    static COUNTING: Counting = Counting;
}
