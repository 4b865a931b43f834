//! What errors say, in the places where the words depend on what was given.

use onshi::wire::{Raw, RawPlan, RawProject, harmless};
use onshi::{Basis, Document, Edition, Error, FractionRule, Language, parse_date};

pub fn typed(text: &str) -> Raw<'static> {
    Raw::Typed(text.to_owned().into())
}

/// A clinic as typed, which has an answer.
pub fn clinic() -> RawProject<'static> {
    RawProject {
        facility: typed("診療所"),
        readers: typed("1"),
        cost: typed("1"),
        reader_applied_on: typed("令和3年3月31日"),
        ..RawProject::default()
    }
}

pub fn refused(raw: &RawProject<'_>) -> Error {
    raw.assess(Edition::latest()).unwrap_err()
}

/// Asserts what the Japanese and the English message hold.
pub fn says(error: &Error, ja: &str, en: &str) {
    assert!(error.messages().ja.contains(ja), "{}", error.messages().ja);
    assert!(error.messages().en.contains(en), "{}", error.messages().en);
}

#[test]
fn what_is_expected_is_said_as_it_was_given() {
    let facility = RawProject {
        facility: typed("学校"),
        ..clinic()
    };
    says(
        &refused(&facility),
        "`病院`、`診療所`、`薬局`のいずれか",
        "one of `hospital`, `clinic`, `pharmacy` (or `病院`",
    );
    let facility = RawProject {
        facility: Raw::Text("学校".into()),
        ..clinic()
    };
    says(
        &refused(&facility),
        "`hospital`、`clinic`、`pharmacy`のいずれか",
        "one of `hospital`, `clinic`, `pharmacy`,",
    );
    let cost = RawProject {
        cost: typed("40くらい"),
        ..clinic()
    };
    says(&refused(&cost), "`42.9万円`", "`429,000円` or `42.9万円`");
    let cost = RawProject {
        cost: Raw::Text("40".into()),
        ..clinic()
    };
    says(
        &refused(&cost),
        "円単位の整数（例：`429000`）",
        "a whole number of yen such as `429000`,",
    );
    let day = RawProject {
        reader_applied_on: typed("昨日"),
        ..clinic()
    };
    says(&refused(&day), "`R3.3.31`", "`令和3年3月31日` or `R3.3.31`");
    let day = RawProject {
        reader_applied_on: Raw::Text("昨日".into()),
        ..clinic()
    };
    says(
        &refused(&day),
        "`2021-03-31` の形の文字列",
        "as text in the form `2021-03-31`",
    );
    let group = RawProject {
        facility: typed("薬局"),
        group_prescriptions_per_month: typed("多い"),
        ..clinic()
    };
    says(&refused(&group), "`4万`", "`40000` or `4万`");
    let group = RawProject {
        facility: typed("薬局"),
        group_prescriptions_per_month: Raw::Text("x".into()),
        ..clinic()
    };
    says(
        &refused(&group),
        "4294967295までの整数",
        "from 0 to 4294967295",
    );
    let paid = RawProject {
        subsidy_paid: typed("たぶん"),
        ..clinic()
    };
    says(&refused(&paid), "`済`・`未`", "`済` and `未`");
    let paid = RawProject {
        subsidy_paid: Raw::Text("x".into()),
        ..clinic()
    };
    says(&refused(&paid), "`true` か `false`", "`true` or `false`");
    // The ways in which people tick are for those who type.
    assert!(!refused(&paid).messages().ja.contains("はい"));
    assert!(!refused(&paid).messages().en.contains("yes"));
}

#[test]
fn further_readers_are_bought_from_a_dealer() {
    let readers = |given: &str| {
        refused(&RawProject {
            readers: typed(given),
            ..clinic()
        })
    };
    says(&readers("2"), "販売店から購入", "bought from a dealer");
    for none in ["0", "-1"] {
        assert!(!readers(none).messages().en.contains("dealer"), "{none}");
        assert!(!readers(none).messages().ja.contains("販売店"), "{none}");
    }
}

#[test]
fn flags_as_people_tick_them() {
    let paid = |given: &str| {
        let project = RawProject {
            subsidy_paid: typed(given),
            ..clinic()
        }
        .project();
        project.map(|project| project.subsidy_paid).ok()
    };
    for yes in [
        "true",
        "Yes",
        "1",
        "はい",
        "有",
        "あり",
        "済",
        "済み",
        "○",
        "ＹＥＳ",
        " １ ",
    ] {
        assert_eq!(paid(yes), Some(true), "{yes}");
    }
    for no in [
        "false",
        "NO",
        "0",
        "いいえ",
        "無",
        "なし",
        "未",
        "未済",
        "×",
        "",
        " ",
    ] {
        assert_eq!(paid(no), Some(false), "{no}");
    }
    assert_eq!(paid("たぶん"), None);
}

/// What a person typed is shown back as they typed it, not as it was read.
#[test]
fn days_are_shown_as_they_were_typed() {
    let applied = RawProject {
        reader_applied_on: typed(" 令和2年1月1日 "),
        ..clinic()
    };
    assert_eq!(refused(&applied).given(), Some("令和2年1月1日"));
    let mandate = RawProject {
        reader_applied_on: typed("R4.6.7"),
        ..clinic()
    };
    assert_eq!(
        (refused(&mandate).field(), refused(&mandate).given()),
        (Some("vendor_contract_on"), None)
    );
    let late = RawProject {
        vendor_contract_on: typed("R5.3.1"),
        ..mandate
    };
    assert_eq!(refused(&late).given(), Some("R5.3.1"));
    for field in [
        "operation_starts_on",
        "equipment_set_up_on",
        "reader_applied_on",
        "as_of",
    ] {
        let mut raw = RawPlan {
            facility: typed("clinic"),
            ..RawPlan::default()
        };
        let day = match field {
            "operation_starts_on" => &mut raw.operation_starts_on,
            "equipment_set_up_on" => &mut raw.equipment_set_up_on,
            "reader_applied_on" => &mut raw.reader_applied_on,
            _ => &mut raw.as_of,
        };
        *day = typed("平成30年12月31日");
        let error = raw.plan().unwrap_err();
        assert_eq!(
            (error.code().code(), error.field(), error.given()),
            ("date_not_covered", Some(field), Some("平成30年12月31日"))
        );
    }
}

/// Each field's fault is found, whatever else is wrong.
#[test]
fn every_field_that_is_wrong_is_named() {
    let line = r#"{"facility":"school","group_prescriptions_per_month":-1,"readers":9,"cost":-1,"reader_applied_on":"x","vendor_contract_on":"x","operation_starts_on":"x","subsidy_paid":"x"}"#;
    let raw = RawProject::from_json(line).unwrap();
    let errors = raw.errors(Edition::latest());
    let mut fields: Vec<_> = errors.iter().filter_map(Error::field).collect();
    fields.sort_unstable();
    let mut all = onshi::Project::FIELDS
        .iter()
        .map(|field| field.name)
        .collect::<Vec<_>>();
    all.sort_unstable();
    assert_eq!(fields, all);
}

#[test]
fn options_need_no_number_of_readers() {
    for readers in ["", "9"] {
        let raw = RawProject {
            facility: typed("hospital"),
            readers: typed(readers),
            cost: typed("5000000"),
            reader_applied_on: typed("2021-04-01"),
            ..RawProject::default()
        };
        let options = raw.options(Edition::latest()).unwrap();
        let found: Vec<_> = options
            .iter()
            .map(|option| (option.readers, option.subsidy.0))
            .collect();
        assert_eq!(found, [(1, 1_050_000), (2, 1_001_000), (3, 951_000)]);
    }
}

#[test]
fn a_fraction_rule_that_was_chosen_names_the_caller_alone() {
    let edition = Edition::AUG_2022.with_fraction_rule(FractionRule::WholeYen);
    let answer = clinic().project().and_then(|mut project| {
        project.reader_applied_on = parse_date("2021-04-01")?;
        Ok(edition.assess(&project)?.citations())
    });
    let rule = answer.unwrap().pop().unwrap().citation;
    assert_eq!(rule.basis, Basis::Chosen);
    for language in Language::ALL {
        assert_eq!(rule.describe(language), Document::CALLER.title(language));
    }
}

#[test]
fn what_a_terminal_obeys_is_in_no_message() {
    let sign = "a\u{1b}[2J\u{9b}31m\u{202e}\nb";
    let texts = |text: &str| {
        let value = serde_json::Value::from(text).to_string();
        [
            format!(r#"{{"facility":{value},"readers":1,"cost":1,"reader_applied_on":{value}}}"#),
            format!(r#"{{"facility":"clinic","readers":1,"cost":1,"reader_applied_on":{value}}}"#),
            format!(r#"{{{value}:1}}"#),
            format!("{{{text}"),
        ]
    };
    for text in texts(sign) {
        let raw = RawProject::from_json(&text);
        let error = raw.and_then(|raw| raw.assess(Edition::latest()).map(|_| ()));
        let error = error.unwrap_err();
        for message in [error.to_string(), error.messages().ja, error.messages().en] {
            assert_eq!(harmless(&*message), message);
        }
    }
    let facility = RawProject {
        facility: Raw::Text(sign.into()),
        ..clinic()
    };
    let error = refused(&facility);
    // Programs are told what was given; people see where it stood.
    assert_eq!(error.given(), Some(sign));
    says(
        &error,
        "a\u{FFFD}[2J\u{FFFD}31m\u{FFFD}\u{FFFD}b",
        "a\u{FFFD}[2J",
    );

    let form = format!(r#"{{{}:1}}"#, serde_json::Value::from(sign));
    for report in [
        onshi::forms::FormKind::ReceiptBreakdown.check_filled(&form),
        onshi::forms::FormKind::ReceiptBreakdown
            .check_text(&format!(r#"{{"name":{}}}"#, serde_json::Value::from(sign))),
    ] {
        let said = match report {
            Ok(report) => report.to_string(),
            Err(error) => error.to_string(),
        };
        assert!(said.contains('\u{FFFD}') || said.contains("U+"), "{said:?}");
        assert!(said.lines().all(|line| harmless(line) == line), "{said:?}");
    }
}

#[test]
fn errors_and_sources_say_themselves() {
    let yen = |text: &str| text.parse::<onshi::Yen>().expect_err(text);
    assert_ne!(yen("a"), yen("b"));
    assert_eq!(yen("a"), yen("a"));
    assert_eq!(
        yen("a").messages().en,
        "cannot read `a`; write a whole number of yen such as `429000`, `429,000円` or `42.9万円`"
    );
    assert!(
        yen("a")
            .messages()
            .ja
            .starts_with("`a` は読めません。1円未満の端数のない金額")
    );
    let cited = |document: Document| onshi::Citation {
        document,
        place: "p.1".into(),
        basis: Basis::Chosen,
    };
    let own = cited(Document("予算書".into()));
    assert_eq!(
        own.describe(Language::Ja),
        "予算書「p.1」（利用者が指定した版）"
    );
    assert_eq!(own.to_string(), own.describe(Language::Ja));
    let caller = cited(Document::CALLER);
    assert!(!caller.describe(Language::Ja).contains("p.1"));
}
