//! Editions that were written and read again, and what-ifs.

use onshi::wire::AssessmentJson;
use onshi::wire::RawProject;
use onshi::{Basis, Edition, Facility, Project, Yen, parse_date};
use onshi_tests::vectors::read;

/// An edition that was read back unchanged answers as the built-in one, citations too.
#[test]
fn an_edition_read_back_is_the_built_in_one() {
    for (name, edition) in ["assess_2021_01", "assess_2022_08"]
        .into_iter()
        .zip(Edition::all())
    {
        let again = Edition::load(&edition.to_json()).unwrap();
        assert!(again.is_built_in());
        assert_eq!(&again, edition);
        for case in read(name).cases {
            let line = case.given.to_string();
            let raw = RawProject::from_json(&line).unwrap();
            let json =
                |edition| AssessmentJson::new(&raw.assess(edition).unwrap(), true).to_string();
            assert_eq!(json(&again), json(edition), "{}", case.name);
        }
    }
}

/// Worked by hand: a clinic that applied on 2021-04-15 for 300,000 yen.
#[test]
fn a_what_if_says_that_it_is_chosen() {
    let later = Edition::AUG_2022
        .with_changes(&[
            ("tracks[0].applies_to", r#""2021-04-30""#),
            ("tracks[1].applies_from", r#""2021-05-01""#),
        ])
        .unwrap();
    assert!(later.check().ok());
    let project = Project::new(
        Facility::Clinic,
        1,
        Yen(300_000),
        parse_date("2021-04-15").unwrap(),
    );
    let (now, then) = (Edition::AUG_2022.clone(), later);
    assert_eq!(now.assess(&project).unwrap().subsidy, Yen(225_000));
    let answer = then.assess(&project).unwrap();
    assert_eq!(
        (answer.subsidy, answer.basis),
        (Yen(300_000), Basis::Chosen)
    );
    // What was changed is the caller's; what was not keeps its source.
    let basis = |what| {
        let citations = answer.citations();
        citations
            .iter()
            .find(|(name, _)| *name == what)
            .map(|(_, citation)| citation.basis)
    };
    assert_eq!(basis("track"), Some(Basis::Chosen));
    assert_eq!(basis("base"), Some(Basis::Stated));
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
        ("rows[0].tax", "1"),
        ("tracks[0].applies_to", r#""2021-02-30""#),
    ] {
        let error = Edition::JAN_2021.with_changes(&[(path, json)]).unwrap_err();
        assert_eq!(error.code().code(), "invalid_edition", "{path}");
    }
    // A field that the edition leaves out can be set.
    let contract =
        Edition::JAN_2021.with_changes(&[("tracks[1].vendor_contract_by", r#""2022-01-31""#)]);
    assert!(contract.unwrap().tracks[1].vendor_contract_by.is_some());
}
