//! The review sheets say what the constants say.

use onshi::Edition;
use onshi_tests::review::{path, sheet, steps_sheet};
use onshi_tests::texts::texts_sheet;
use onshi_tests::{
    kotlin_editions, kotlin_forms, kotlin_questions, python_forms, surface, word_lists,
};

#[test]
fn review_sheets_are_fresh() {
    let editions = Edition::all().iter();
    let mut sheets: Vec<_> = editions
        .map(|edition| (path(edition.name()), sheet(edition)))
        .collect();
    sheets.push((path("steps"), steps_sheet()));
    sheets.push((word_lists::PYTHON.to_owned(), word_lists::python()));
    sheets.push((word_lists::KOTLIN.to_owned(), word_lists::kotlin()));
    sheets.push((
        word_lists::KOTLIN_ENUMS.to_owned(),
        word_lists::kotlin_enums(),
    ));
    sheets.push((kotlin_forms::RECORDS.to_owned(), kotlin_forms::records()));
    sheets.push((kotlin_forms::BUILDERS.to_owned(), kotlin_forms::builders()));
    sheets.push((kotlin_editions::PARTS.to_owned(), kotlin_editions::parts()));
    sheets.push((kotlin_forms::ONSHI.to_owned(), kotlin_forms::each_form()));
    sheets.push((
        kotlin_questions::PROJECT.to_owned(),
        kotlin_questions::project(),
    ));
    sheets.push((
        kotlin_questions::QUESTIONS.to_owned(),
        kotlin_questions::questions(),
    ));
    sheets.extend(python_forms::files());
    sheets.push((surface::PATH.to_owned(), surface::surface()));
    for (path, sheet) in sheets {
        fresh(&path, &sheet);
    }
    // Of all sources, those too that were written just now.
    fresh(&path("texts"), &texts_sheet());
}

/// Asserts that a file holds a sheet, which it is given first where that is asked for.
fn fresh(path: &str, sheet: &str) {
    if std::env::var_os("ONSHI_RENEW").is_some() {
        std::fs::write(path, sheet).expect("the sheet can be written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == sheet,
        "{path} is stale; renew it with `ONSHI_RENEW=1 cargo test -p onshi-tests review` and have the difference reviewed"
    );
}
