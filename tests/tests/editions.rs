//! Editions that were written and read again, and what-ifs.

use onshi::wire::{AssessmentJson, RawProject, to_json};
use onshi::{Basis, Edition, EditionData, Facility, Project, Track, TrackReason, Yen, parse_date};
use onshi_tests::vectors::{assessments, read};

fn changed(changes: &[(&str, &str)]) -> EditionData {
    Edition::AUG_2022.data().with_changes(changes).unwrap()
}

/// An edition that was read back unchanged answers as the built-in one, citations too.
#[test]
fn an_edition_read_back_is_the_built_in_one() {
    for edition in Edition::all() {
        let again = Edition::from_json(&edition.to_json()).unwrap();
        assert!(again.is_built_in());
        assert_eq!(&again, edition);
        for case in read(&assessments(edition)).cases {
            let line = case.given.to_string();
            let raw = RawProject::from_json(&line).unwrap();
            let json = |edition| to_json(&AssessmentJson::new(&raw.assess(edition).unwrap(), true));
            assert_eq!(json(&again), json(edition), "{}", case.name);
        }
    }
}

/// Worked by hand: a clinic that applied on 2021-04-15 for 300,000 yen.
#[test]
fn a_what_if_says_that_it_is_chosen() {
    let later = changed(&[
        ("tracks[0].applies_to", r#""2021-04-30""#),
        ("tracks[1].applies_from", r#""2021-05-01""#),
    ]);
    let later = later.into_edition().unwrap();
    let project = Project::new(
        Facility::Clinic,
        1,
        Yen(300_000),
        parse_date("2021-04-15").unwrap(),
    );
    assert_eq!(
        Edition::AUG_2022.assess(&project).unwrap().subsidy,
        Yen(225_000)
    );
    let answer = later.assess(&project).unwrap();
    assert_eq!(
        (answer.subsidy, answer.basis),
        (Yen(300_000), Basis::Chosen)
    );
    // What was changed is the caller's; what was not keeps its source.
    let basis = |what| {
        let citations = answer.citations();
        citations
            .iter()
            .find(|cited| cited.what == what)
            .map(|cited| cited.citation.basis)
    };
    assert_eq!(basis("track"), Some(Basis::Chosen));
    assert_eq!(basis("base"), Some(Basis::Stated));
}

/// A window that is half given would move nobody, and say nothing.
#[test]
fn a_window_has_both_ends_in_order() {
    for (path, json, code, at) in [
        (
            "operation_starts_to",
            "null",
            "missing",
            "operation_starts_to",
        ),
        (
            "operation_starts_from",
            "null",
            "missing",
            "operation_starts_from",
        ),
        (
            "operation_starts_to",
            r#""2022-06-06""#,
            "dates_out_of_order",
            "operation_starts_to",
        ),
    ] {
        let path = format!("tracks[2].{path}");
        let edition = changed(&[(path.as_str(), json)]);
        let [finding] = &edition.check().findings[..] else {
            panic!("{path}: one finding");
        };
        assert_eq!(finding.code.code(), code);
        assert_eq!(finding.path, format!("tracks[2].{at}"));
    }
    let one_day = r#""2022-06-07""#;
    let edition = changed(&[("tracks[2].operation_starts_to", one_day)]);
    assert!(edition.check().ok());
}

/// A window moves those who applied before its track, not those who applied on its only day.
#[test]
fn a_track_of_one_day_moves_nobody_to_itself() {
    let edition = changed(&[
        ("tracks[1].applies_to", r#""2022-12-30""#),
        ("tracks[2].applies_from", r#""2022-12-31""#),
    ]);
    let edition = edition.into_edition().unwrap();
    let day = |text| parse_date(text).unwrap();
    let project = Project::new(Facility::Clinic, 1, Yen(300_000), day("2022-12-31"))
        .with_vendor_contract_on(day("2023-02-28"))
        .with_operation_starts_on(day("2023-01-31"));
    let answer = edition.assess(&project).unwrap();
    assert_eq!(
        (answer.track, answer.reason),
        (Track::Mandate, TrackReason::Applied)
    );
    let mut earlier = project;
    earlier.reader_applied_on = day("2022-12-30");
    let answer = edition.assess(&earlier).unwrap();
    assert_eq!(
        (answer.track, answer.reason),
        (Track::Mandate, TrackReason::Moved)
    );
}

#[test]
fn a_change_that_cannot_be_made_is_refused() {
    for (path, json) in [
        ("", "1"),
        ("rows", "1"),
        ("rows[99].base", "1"),
        ("rows[0", "1"),
        ("rows[-1].base", "1"),
        ("rows[0].base[0]", "1"),
        ("rows.base", "1"),
        ("name.first", "1"),
        ("rows[0].base", "many"),
        ("rows[0].base", r#""1""#),
        ("rows[0].ratio", r#""+1/2""#),
        ("rows[0].ratio", r#""1/+2""#),
        ("rows[0].tax", "1"),
        ("tracks[0].applies_to", r#""2021-02-30""#),
    ] {
        let error = Edition::JAN_2021
            .data()
            .with_changes(&[(path, json)])
            .unwrap_err();
        assert_eq!(error.code().code(), "invalid_edition", "{path}");
    }
    // A field that the edition leaves out can be set.
    let contract = Edition::JAN_2021
        .data()
        .with_changes(&[("tracks[1].vendor_contract_by", r#""2022-01-31""#)]);
    assert!(
        contract.unwrap().tracks[1]
            .conditions
            .vendor_contract_by
            .is_some()
    );
}

/// A hospital on the standard track that starts operation within the window of the 2022 revision gets 1/2 of its cost, which is
/// below twice the base of 2,002,000 yen; a day after the window, 1/2 of the base.
#[test]
fn periods_may_be_listed_in_any_order() {
    let mut data = Edition::AUG_2022.data().clone();
    data.tracks.to_mut().reverse();
    let edition = Edition::try_from(data).expect("sound");
    let day = |text| parse_date(text).expect("a day");
    let project = Project::new(Facility::Hospital, 2, Yen(2_500_000), day("2022-06-01"));
    let subsidy = |start| {
        let project = project.with_operation_starts_on(day(start));
        edition.assess(&project).expect("an answer").subsidy
    };
    assert_eq!(subsidy("2023-01-31"), Yen(1_250_000));
    assert_eq!(subsidy("2023-02-01"), Yen(1_001_000));
    // Nobody is moved off the accelerated track, which pays the base in full.
    let early = Project::new(Facility::Hospital, 2, Yen(2_500_000), day("2021-03-31"));
    let early = early.with_operation_starts_on(day("2022-08-01"));
    assert_eq!(
        edition.assess(&early).expect("an answer").subsidy,
        Yen(2_002_000)
    );
}

/// The rows of an edition may be listed in any order, too.
#[test]
fn rows_may_be_listed_in_any_order() {
    let mut data = Edition::AUG_2022.data().clone();
    data.rows.to_mut().reverse();
    let edition = Edition::try_from(data).expect("sound");
    let applied = parse_date("2021-04-01").expect("a day");
    let hospital = |readers| Project::new(Facility::Hospital, readers, Yen(3_000_000), applied);
    let subsidy = |project| edition.assess(&project).expect("an answer").subsidy;
    assert_eq!(subsidy(hospital(1)), Yen(1_050_000));
    assert_eq!(subsidy(hospital(2)), Yen(1_001_000));
    assert_eq!(subsidy(hospital(3)), Yen(951_000));
    let clinic = Project::new(Facility::Clinic, 1, Yen(429_000), applied);
    assert_eq!(subsidy(clinic), Yen(321_000));
    assert_ne!(edition, *Edition::AUG_2022);
    assert_ne!(Edition::JAN_2021, Edition::AUG_2022);
}

/// The track that follows begins a day later; the one after it does not move.
#[test]
fn a_deadline_moves_the_track_that_follows() {
    let day = |text| parse_date(text).expect("a day");
    let edition = Edition::AUG_2022
        .with()
        .deadline(Track::Accelerated, day("2021-04-30"))
        .deadline(Track::Standard, day("2022-06-30"))
        .build()
        .expect("sound");
    let periods = edition.data().tracks.iter();
    let days = periods.map(|period| (period.track, period.applies_from, period.applies_to));
    assert_eq!(
        days.collect::<Vec<_>>(),
        [
            (Track::Accelerated, day("2020-08-07"), day("2021-04-30")),
            (Track::Standard, day("2021-05-01"), day("2022-06-30")),
            (Track::Mandate, day("2022-07-01"), day("2022-12-31")),
        ]
    );
}

/// Days that belong to no track, to two, or run backwards are named.
#[test]
fn days_of_tracks_that_do_not_fit_are_named() {
    for (path, json, at, ja, en) in [
        (
            "tracks[1].applies_from",
            r#""2021-04-03""#,
            "tracks[1].applies_from",
            "令和3年3月31日と令和3年4月3日の間に",
            "no track covers the days between 2021-03-31 and 2021-04-03",
        ),
        (
            "tracks[0].applies_to",
            r#""2021-04-02""#,
            "tracks[1].applies_from",
            "令和3年4月1日から令和3年4月2日まで、二つの補助の種類",
            "two tracks cover the days from 2021-04-01 to 2021-04-02",
        ),
        (
            "tracks[2].operation_starts_to",
            r#""2022-06-06""#,
            "tracks[2].operation_starts_to",
            "末日の令和4年6月6日が初日の令和4年6月7日より前です",
            "the last day, 2022-06-06, is before the first, 2022-06-07",
        ),
    ] {
        let report = changed(&[(path, json)]).check();
        let found = report.findings.iter().find(|found| found.path == at);
        let message = &found.unwrap_or_else(|| panic!("{report:?}")).message;
        assert!(message.ja.starts_with(ja), "{}", message.ja);
        assert!(message.en.starts_with(en), "{}", message.en);
    }
}

/// A text of an edition has at most 200 characters.
#[test]
fn a_long_text_of_an_edition_is_refused() {
    let codes = |length: usize| -> Vec<_> {
        let place = format!("\"{}\"", "あ".repeat(length));
        let edition = changed(&[("rows[0].citation.place", &place)]);
        let findings = edition.check().findings;
        findings.iter().map(|found| found.code.code()).collect()
    };
    assert_eq!(codes(200), [""; 0]);
    assert_eq!(codes(201), ["too_long"]);
}
