//! Findings of forms as people fill them in: their order, and what they ask for.

use onshi::forms::FormKind;

/// Asserts that the first of two paths is found before the second.
fn before(paths: &[&str], [first, second]: [&str; 2]) {
    let place = |path: &str| {
        let place = paths.iter().position(|own| *own == path);
        place.unwrap_or_else(|| panic!("{path} in {paths:?}"))
    };
    assert!(place(first) < place(second), "{paths:?}");
}

/// Errors stand in the order of the form, within its parts and its rows, too.
#[test]
fn what_cannot_be_read_stands_in_the_order_of_the_form() {
    let typed = FormKind::SubsidyApplication.check_typed([
        ("report.reported_on", "x"),
        ("breakdown.lines[1].ineligible", "x"),
        ("breakdown.lines[1].eligible", "x"),
        ("breakdown.lines[0].eligible", "x"),
        ("breakdown.issued_on", "x"),
        ("project.cost", "x"),
        ("project.readers", "x"),
        ("applied_on", "x"),
    ]);
    let findings = typed.report.findings.iter();
    let wrong = findings.filter(|found| found.message.en.contains("`x`"));
    let paths: Vec<_> = wrong.map(|found| found.path.as_str()).collect();
    for pair in [
        ["project.readers", "project.cost"],
        ["breakdown.issued_on", "breakdown.lines[0].eligible"],
        ["breakdown.lines[0].eligible", "breakdown.lines[1].eligible"],
        [
            "breakdown.lines[1].eligible",
            "breakdown.lines[1].ineligible",
        ],
        ["breakdown.lines[1].ineligible", "report.reported_on"],
    ] {
        before(&paths, pair);
    }
    assert_eq!(paths.len(), 8, "{paths:?}");
}

/// What cannot be read stands between what is missing before and after it, and is not called missing, too.
#[test]
fn what_cannot_be_read_stands_among_what_is_missing() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("issued_on", "x"),
        ("lines[0].eligible", "1"),
        ("lines[1].item", "端末"),
        ("lines[1].eligible", "x"),
        ("lines[2].eligible", "1"),
    ]);
    let of = |part: &str| -> Vec<_> {
        let findings = typed.report.findings.iter();
        let own = findings.filter(|found| found.path.starts_with(part));
        own.map(|found| found.path.as_str()).collect()
    };
    assert_eq!(of("issued_on"), ["issued_on"]);
    let items = ["lines[0].item", "lines[1].eligible", "lines[2].item"];
    let found: Vec<_> = of("lines[")
        .into_iter()
        .filter(|path| items.contains(path))
        .collect();
    assert_eq!(found, items);
    let parts = FormKind::SubsidyApplication.check_typed([
        ("breakdown.name", "おんし医院"),
        ("breakdown.issued_on", "x"),
        ("project.facility", "診療所"),
        ("project.cost", "x"),
    ]);
    let paths: Vec<_> = parts
        .report
        .findings
        .iter()
        .map(|found| found.path.as_str())
        .collect();
    before(&paths, ["project.readers", "project.cost"]);
    before(&paths, ["project.cost", "project.reader_applied_on"]);
    before(&paths, ["breakdown.issued_on", "breakdown.prefecture"]);
}

/// What is wanted is said as it was given: rows of a page, or a list of JSON.
#[test]
fn what_is_wanted_is_said_as_the_form_was_given() {
    let typed = |path: &str| {
        FormKind::SubsidyApplication
            .check_typed([(path, "x")])
            .report
            .findings
    };
    let says = |path: &str, en: &str| {
        let found = typed(path)
            .into_iter()
            .find(|found| found.path == path)
            .expect(path);
        assert!(found.message.en.contains(en), "{}", found.message.en);
    };
    says("breakdown", "an entry for each of its fields");
    says("breakdown.lines", "a list with an entry for each row");
    for (json, en) in [
        (r#"{"breakdown":1}"#, "an object in `{` and `}`"),
        (r#"{"breakdown":{"lines":1}}"#, "a list in `[` and `]`"),
        (r#"{"breakdown":{"name":1}}"#, "a text in quotes"),
    ] {
        let error = FormKind::SubsidyApplication
            .check_text(json)
            .expect_err(json);
        assert!(error.messages().en.contains(en), "{}", error.messages().en);
    }
}
