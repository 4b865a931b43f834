//! The hot question: one project as numbers.

use std::cell::RefCell;

use onshi::wire::{numbered_day, numbers, optional_numbered_day};
use onshi::{Basis, Category, Edition, Facility, FacilityKind, FractionRule, Project, Track, Yen};
use onshi_wasm_columns::{float, whole};
use wasm_bindgen::prelude::wasm_bindgen;

/// How many numbers an answer has.
const NUMBERS: usize = 14;

thread_local! {
    /// The answer to the last project that was asked as numbers.
    static ANSWER: RefCell<[f64; NUMBERS]> = const { RefCell::new([0.0; NUMBERS]) };
}

/// Returns where in the memory an answer is put, as [`numbers`] orders it.
#[wasm_bindgen(js_name = answerPlace)]
pub fn answer_place() -> *const f64 {
    ANSWER.with(|answer| answer.as_ptr().cast_const().cast())
}

/// Returns the words for the numbers of answers: lists with semicolons between them, of words with commas between them.
#[wasm_bindgen(js_name = answerWords)]
pub fn answer_words() -> String {
    let lists = [
        Category::CODES,
        Track::CODES,
        FractionRule::CODES,
        Basis::CODES,
    ];
    lists.map(|words| words.join(",")).join(";")
}

/// Answers a project by the newest edition. Returns whether there is an answer in numbers; where there
/// is none, the question as JSON says why. Days are `YYYYMMDD`, 0 where missing; `group` is
/// below 0 where missing.
#[wasm_bindgen(js_name = assessNumbers)]
#[expect(clippy::too_many_arguments, reason = "an object's fields one by one")]
pub fn assess_numbers(
    facility: u8,
    group: f64,
    readers: f64,
    cost: f64,
    applied: i32,
    contract: i32,
    start: i32,
    is_paid: bool,
) -> bool {
    let answer = || {
        let number = |number: f64| u32::try_from(whole(number)).ok();
        let kind = *FacilityKind::ALL.get(usize::from(facility))?;
        let facility = Facility::of(kind, (group >= 0.0).then(|| whole(group)))?;
        let (readers, cost) = (number(readers)?, Yen(whole(cost)));
        let mut project = Project::new(facility, readers, cost, numbered_day(applied)?);
        project.vendor_contract_on = optional_numbered_day(contract)?;
        project.operation_starts_on = optional_numbered_day(start)?;
        project.subsidy_paid = is_paid;
        let answer = Edition::latest().assess(&project).ok()?;
        Some(numbers(&answer)?.map(float))
    };
    let answer = answer();
    if let Some(numbers) = answer {
        ANSWER.with(|place| *place.borrow_mut() = numbers);
    }
    answer.is_some()
}
