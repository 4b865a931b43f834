//! Messages for people who fill in a form: labels in place of the names and words of the wire.

use onshi::forms::{FormKind, for_form};
use onshi::wire::RawProject;
use onshi::{Edition, Language};
use onshi_tests::vectors::read;

#[test]
fn messages_for_forms_have_no_word_of_the_wire() {
    let clean = |text: &str| {
        assert!(!text.contains('`'), "{text}");
        // A name of the wire has an underscore, unless a label replaces it; what was given stays as it is.
        let parts = text.split(['「', '」', '“', '”']).step_by(2);
        assert!(parts.into_iter().all(|part| !part.contains('_')), "{text}");
    };
    let mut seen = 0;
    for form in FormKind::ALL {
        for case in read(&format!("check_{}", form.code())).cases {
            let text = case
                .given
                .as_str()
                .map_or_else(|| case.given.to_string(), str::to_owned);
            for finding in form
                .check_text(&text)
                .into_iter()
                .flat_map(|report| report.findings)
            {
                for language in Language::ALL {
                    clean(&finding.for_form(language));
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
    for (path, text) in [
        ("csrf", "x"),
        ("lines[0].itm", "x"),
        ("lines", "x"),
        ("issued_on", "hospital"),
        ("name", "\u{7}"),
    ] {
        let typed = FormKind::ReceiptBreakdown.check_typed([(path, text)]);
        for finding in typed.report.findings {
            for language in Language::ALL {
                clean(&finding.for_form(language));
            }
        }
    }
    for case in read("errors").cases {
        let line = case.given.as_str().expect("a line").to_owned();
        let errors = RawProject::from_json(&line).map(|raw| raw.errors(Edition::latest()));
        for error in errors.unwrap_or_default() {
            for language in Language::ALL {
                clean(&error.for_form(language));
            }
        }
    }
}

#[test]
fn messages_for_forms_keep_what_was_typed() {
    let ja =
        "`facility`（施設区分）は`hospital`、`clinic`のいずれかにしてください（指定：`clinic_`）";
    let shown = "施設区分は病院、診療所のいずれかにしてください（指定：「clinic_」）";
    assert_eq!(for_form(ja, Language::Ja), shown);
    for (typed, shown) in [
        ("hospital", "発行日の「hospital」は読めません"),
        ("a`b", "発行日の「a'b」は読めません"),
    ] {
        let checked = FormKind::ReceiptBreakdown.check_typed([("issued_on", typed)]);
        let mut findings = checked.report.findings.iter();
        let found = findings.find(|found| found.path == "issued_on").unwrap();
        assert!(found.for_form(Language::Ja).starts_with(shown), "{typed}");
    }
    let en = "`total` (total ① + ②) must be a whole number, got `hospital`";
    assert_eq!(
        for_form(en, Language::En),
        "total ① + ② must be a whole number, got “hospital”"
    );
    for text in ["", "`", "a `b", "`cost`（事業費", "`cost` (x `y`", "``"] {
        for language in Language::ALL {
            let _ = for_form(text, language);
        }
    }
}

#[test]
fn a_message_offers_labels() {
    for (given, ja, en) in [
        (
            r#"{"readers": 1}"#,
            "施設区分がありません。病院、診療所、薬局のいずれかを指定してください",
            "kind of facility is missing; give one of hospital, clinic, pharmacy",
        ),
        (
            r#"{"facility": "clinic", "readers": 1, "cost": 1, "reader_applied_on": "2021-03-31", "subsidy_paid": "true"}"#,
            "補助金支給の有無ははいかいいえにしてください（指定：引用符のついた文字列「true」）",
            "whether a subsidy has been paid must be yes or no, got the text in quotes “true”",
        ),
    ] {
        let error = RawProject::from_json(given)
            .and_then(|raw| raw.assess(Edition::latest()).map(|_| ()))
            .expect_err(given);
        assert_eq!(error.for_form(Language::Ja), ja);
        assert_eq!(error.for_form(Language::En), en);
    }
}

/// A word is offered where a message lists it with others; what was given stays as it is.
#[test]
fn words_of_a_list_are_labels() {
    for (ja, shown) in [
        (
            "`clinic` か `pharmacy` にしてください",
            "診療所か薬局にしてください",
        ),
        (
            "`true` か `false` か `clinic` です",
            "はいかいいえか診療所です",
        ),
        ("`clinic` または `pharmacy` です", "診療所または薬局です"),
        (
            "`2021-03` または `as_soon_as_possible` です",
            "「2021-03」またはできるだけ早くです",
        ),
        ("`clinic`、`pharmacy`です", "診療所、薬局です"),
        ("指定は`clinic`です", "指定は「clinic」です"),
        ("`Caora`（製品名）です", "「Caora」（製品名）です"),
        ("（指定：`clinic`、`pharmacy`）", "（指定：診療所、薬局）"),
    ] {
        assert_eq!(for_form(ja, Language::Ja), shown);
    }
    for (en, shown) in [
        (
            "one of `clinic`, `pharmacy`, got `clinic`",
            "one of clinic, pharmacy, got “clinic”",
        ),
        ("`clinic` or `pharmacy`", "clinic or pharmacy"),
        ("`true` or `false`, not `false`", "yes or no, not “false”"),
        ("got `clinic`, `pharmacy`", "got “clinic”, “pharmacy”"),
        (
            "`2021-03` or `as_soon_as_possible`",
            "“2021-03” or as soon as possible",
        ),
    ] {
        assert_eq!(for_form(en, Language::En), shown);
    }
    // A label may have brackets of its own; what follows it stays.
    let en = "`cost` (the cost (yen)) is below 0 (yen)";
    assert_eq!(
        for_form(en, Language::En),
        "the cost (yen) is below 0 (yen)"
    );
}
