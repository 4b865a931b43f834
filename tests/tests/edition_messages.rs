//! What is said of an edition that cannot answer.

use crate::messages::{clinic, says};
use onshi::{Edition, Language, parse_date};

#[test]
fn rows_of_an_edition_are_named() {
    let mut edition = Edition::AUG_2022.data().clone();
    edition.rows.to_mut().remove(1);
    let report = edition.check();
    assert_eq!(
        report.findings[0].message.en,
        "no row for hospital, 2 readers, additional subsidy (after the revision)"
    );
    let unsound = edition.clone().into_edition().unwrap_err();
    says(
        &unsound,
        "版 `2022-08` に誤りがあります：病院・2台・追加補助（見直し後）の行がありません",
        "edition `2022-08` has errors: no row for hospital, 2 readers",
    );
    assert!(!unsound.messages().en.contains("more") && !unsound.messages().ja.contains("ほか"));
    edition.rows.to_mut().remove(0);
    edition.rows.to_mut().remove(2);
    let unsound = edition.clone().into_edition().unwrap_err();
    says(
        &unsound,
        "病院・1台から2台・追加補助（見直し後）の行がありません（ほか1件。",
        "no row for hospital, 1 to 2 readers, additional subsidy (after the revision) (1 more; ",
    );
    let report = edition.check();
    assert_eq!(
        report.findings[1].message.en,
        "no row for clinic or pharmacy (other than a large chain), 1 reader, additional subsidy (after the revision)"
    );
    let mut edition = Edition::AUG_2022.data().clone();
    let second = edition.rows[1].clone();
    edition.rows.to_mut().push(second);
    let message = &edition.check().findings[0].message;
    assert!(
        message.ja.contains("病院・2台・追加補助（見直し後）"),
        "{}",
        message.ja
    );
    assert!(
        message
            .en
            .contains("hospital, 2 readers, additional subsidy"),
        "{}",
        message.en
    );
}

#[test]
fn an_edition_without_a_column_says_which_one_lacks() {
    let mut edition = Edition::AUG_2022.data().clone();
    edition.tracks.to_mut().remove(1);
    edition.tracks.to_mut()[0].applies_to = parse_date("2022-06-06").unwrap();
    let edition = edition.into_edition().unwrap();
    let error = clinic().compare(&edition).unwrap_err();
    assert_eq!(error.code().code(), "invalid_edition");
    says(
        &error,
        "`standard`（通常の補助（見直し前））がない",
        "no track `standard` (standard subsidy (before the revision))",
    );
    assert_eq!(clinic().assess(&edition).unwrap().subsidy.0, 1);
}

#[test]
fn an_edition_that_covers_the_day_is_named() {
    let day = |text| parse_date(text).expect("a day");
    let project = |applied| {
        let project = onshi::Project::new(onshi::Facility::Clinic, 1, onshi::Yen(1), day(applied));
        project.with_vendor_contract_on(day("2022-08-01"))
    };
    let says = |edition: &Edition, applied| {
        let error = edition.assess(&project(applied)).expect_err(applied);
        error.message(Language::En)
    };
    let of_2022 = "edition `2022-08` covers that day";
    assert!(says(Edition::JAN_2021, "2022-07-01").ends_with(of_2022));
    assert!(says(Edition::AUG_2022, "2023-01-01").ends_with("no edition covers that day"));
    // A changed edition keeps its name; the built-in one covers more.
    let earlier = Edition::AUG_2022
        .with()
        .deadline(onshi::Track::Mandate, day("2022-11-30"));
    let earlier = earlier.build().expect("sound");
    assert_eq!(earlier.name(), "2022-08");
    assert!(says(&earlier, "2022-12-15").ends_with(of_2022));
}
