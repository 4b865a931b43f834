//! The lists of codes, and what can be returned.

use std::borrow::Cow;
use std::collections::BTreeSet;

use onshi::batch::{Answers, CLINIC, Columns};
use onshi::forms::FormKind;
use onshi::wire::{FieldColumns, RawPlan, RawProject};
use onshi::{
    AssumptionCode, Citation, Code, Edition, EditionData, Facility, Language, Project, Ratio, Row,
    Severity, Yen, parse_date,
};
use onshi_tests::vectors::read;

fn project(applied: &str) -> Project {
    Project::new(
        Facility::Clinic,
        1,
        Yen(429_000),
        parse_date(applied).unwrap(),
    )
}

/// An edition with its rows changed.
fn with_rows(change: impl FnOnce(&mut Vec<Row>)) -> EditionData {
    let mut edition = Edition::JAN_2021.data().clone();
    change(edition.rows.to_mut());
    edition
}

#[test]
fn every_error_code_can_be_returned_and_no_other() {
    let mut seen: BTreeSet<Code> = read("errors")
        .cases
        .iter()
        .filter_map(|case| {
            let raw = RawProject::from_json(case.given.as_str()?);
            let edition = case
                .edition
                .as_deref()
                .map_or(Ok(Edition::latest()), Edition::named);
            raw.and_then(|raw| raw.assess(edition?).map(|_| ())).err()
        })
        .map(|error| error.code())
        .collect();
    seen.extend(Edition::named("2030-01").err().map(|error| error.code()));
    let columns = |headings: &[&str]| {
        let headings: Vec<String> = headings.iter().map(|&heading| heading.into()).collect();
        FieldColumns::typed(&headings, Project::FIELDS, Project::NEEDED).err()
    };
    seen.extend(columns(&["facility"]).map(|error| error.code()));
    seen.extend(columns(&["cost", "事業費"]).map(|error| error.code()));
    let lengths = Edition::latest().compile().assess(
        &Columns {
            facility: &[CLINIC],
            ..Columns::default()
        },
        &mut Answers::default(),
    );
    seen.extend(lengths.err().map(|error| error.code()));
    // The program alone reads bytes: `core/cli/tests/csv.rs`.
    seen.insert(Code::InvalidEncoding);
    let empty = with_rows(|rows| {
        rows.retain(|row| row.readers == 0 || row.track == onshi::Track::Standard)
    });
    seen.extend(empty.into_edition().err().map(|error| error.code()));
    assert_eq!(seen, Code::ERRORS.iter().copied().collect());
}

#[test]
fn codes_are_words_of_their_own_and_have_a_meaning() {
    let mut all: Vec<(&str, [&str; 2])> = Vec::new();
    let both = Language::ALL;
    all.extend(
        Code::ALL
            .iter()
            .map(|code| (code.code(), both.map(|l| code.meaning(l)))),
    );
    all.extend(
        AssumptionCode::ALL
            .iter()
            .map(|code| (code.code(), both.map(|l| code.meaning(l)))),
    );
    let words: BTreeSet<&str> = all.iter().map(|(code, _)| *code).collect();
    assert_eq!(words.len(), all.len());
    for (code, meanings) in all {
        assert!(
            code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
            "{code}"
        );
        assert!(meanings.iter().all(|meaning| meaning.len() > 8), "{code}");
    }
}

#[test]
fn built_in_editions_are_sound() {
    for edition in Edition::all() {
        assert_eq!(edition.data().check().findings, []);
        assert!(edition.is_built_in());
        assert_eq!(Edition::named(edition.name()), Ok(edition));
    }
    assert_eq!(Edition::latest(), Edition::all().last().unwrap());
}

/// Each fault, and the one finding that it makes: code and path.
#[test]
fn every_finding_of_an_edition_is_found() {
    let days = |change: fn(&mut EditionData)| {
        let mut edition = Edition::JAN_2021.data().clone();
        change(&mut edition);
        edition
    };
    let uncited = || Citation {
        place: Cow::Borrowed(" "),
        ..Citation::default()
    };
    let cases = [
        (
            days(|e| e.tracks.to_mut()[1].applies_from = parse_date("2021-04-02").unwrap()),
            "gap",
            "tracks[1].applies_from",
        ),
        (
            days(|e| e.tracks.to_mut()[1].applies_to = parse_date("2021-03-31").unwrap()),
            "gap",
            "tracks[1].applies_to",
        ),
        (
            days(|e| e.tracks.to_mut()[1].applies_from = parse_date("2021-03-31").unwrap()),
            "overlap",
            "tracks[1].applies_from",
        ),
        (
            with_rows(|rows| {
                rows.remove(1);
            }),
            "row_missing",
            "rows",
        ),
        (
            with_rows(|rows| {
                rows.remove(9);
            }),
            "row_missing",
            "rows",
        ),
        (
            with_rows(|rows| rows.push(rows[9].clone())),
            "row_twice",
            "rows[10]",
        ),
        (
            with_rows(|rows| rows[0].ratio = Ratio::new(3, 2)),
            "ratio_out_of_range",
            "rows[0].ratio",
        ),
        (
            with_rows(|rows| rows[0].ratio = Ratio::new(0, 2)),
            "ratio_out_of_range",
            "rows[0].ratio",
        ),
        (
            with_rows(|rows| rows[0].ratio = Ratio::new(0, 0)),
            "ratio_out_of_range",
            "rows[0].ratio",
        ),
        (
            with_rows(|rows| {
                rows[0].base = Yen(0);
            }),
            "base_out_of_range",
            "rows[0].base",
        ),
        (
            with_rows(|rows| {
                rows[0].base = Yen(1_000_000_000_001);
            }),
            "base_out_of_range",
            "rows[0].base",
        ),
        (
            with_rows(|rows| {
                rows[5].ceiling = Yen(1_050_500);
            }),
            "ceiling_mismatch",
            "rows[5].ceiling",
        ),
        (
            with_rows(|rows| rows[3].citation = uncited()),
            "citation_missing",
            "rows[3].citation",
        ),
        (
            with_rows(|rows| rows[3].ceiling_citation = uncited()),
            "citation_missing",
            "rows[3].ceiling_citation",
        ),
        (
            with_rows(|rows| rows[3].fraction_rule_citation = uncited()),
            "citation_missing",
            "rows[3].fraction_rule_citation",
        ),
        (
            days(|e| e.chain_threshold.citation = Citation::default()),
            "citation_missing",
            "chain_threshold.citation",
        ),
        (
            days(|e| e.tracks.to_mut()[0].citation = Citation::default()),
            "citation_missing",
            "tracks[0].citation",
        ),
    ];
    let mut seen = BTreeSet::new();
    for (edition, code, path) in cases {
        let report = edition.check();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|f| (f.code.code(), f.path.as_str()))
            .collect();
        assert_eq!(found, [(code, path)]);
        assert!(!report.ok());
        assert_eq!(Edition::try_from(edition), Err(report.clone()));
        seen.insert(report.findings[0].code);
    }
    seen.extend(plan_findings());
    seen.extend(form_findings());
    assert_eq!(seen, Code::FINDINGS.iter().copied().collect());
}

/// Returns the codes that the forms of the vectors find. Every form has a vector with nothing
/// wrong.
fn form_findings() -> Vec<Code> {
    let mut codes = Vec::new();
    for &form in FormKind::ALL {
        let mut right = 0;
        for case in read(&format!("check_{}", form.code())).cases {
            let line = case.given.as_str().map(str::to_owned);
            let report = form.check_text(&line.unwrap_or_else(|| case.given.to_string()));
            let findings = report.map_or_else(|_| Vec::new(), |report| report.findings);
            right += usize::from(findings.is_empty() && case.expected["ok"] == true);
            codes.extend(findings.iter().map(|finding| finding.code));
        }
        assert!(right > 0, "{}", form.code());
    }
    codes
}

/// Returns the codes that the plans of the vectors find.
fn plan_findings() -> Vec<Code> {
    let mut codes = Vec::new();
    for case in read("plan").cases {
        let line = case.given.to_string();
        let plan = RawPlan::from_json(&line).and_then(|raw| raw.plan());
        let findings = plan.map_or_else(|_| Vec::new(), |plan| plan.report.findings);
        codes.extend(findings.iter().map(|finding| finding.code));
        assert!(
            findings
                .iter()
                .all(|finding| finding.severity == Severity::Warning)
        );
    }
    codes
}

#[test]
fn what_was_taken_for_granted_is_said() {
    let codes = |edition: &Edition, project: &Project| {
        let assumptions = edition.assess(project).unwrap().assumptions();
        assumptions
            .iter()
            .map(|a| a.code.code())
            .collect::<Vec<_>>()
    };
    let (old, new) = (Edition::JAN_2021, Edition::AUG_2022);
    let start = parse_date("2022-10-01").unwrap();
    let accelerated = project("2021-03-31");
    let standard = project("2021-04-01");
    let mandate = project("2022-06-07").with_vendor_contract_on(start);
    let mut hospital = mandate;
    hospital.facility = Facility::Hospital;
    assert_eq!(codes(new, &accelerated), ["fraction_rule_inferred"]);
    assert_eq!(codes(old, &standard), ["fraction_rule_inferred"]);
    assert_eq!(
        codes(new, &standard),
        ["operation_start_unknown", "fraction_rule_inferred"]
    );
    assert_eq!(
        codes(new, &standard.with_subsidy_paid(true)),
        ["fraction_rule_inferred"]
    );
    assert_eq!(
        codes(new, &standard.with_operation_starts_on(start)),
        ["fraction_rule_inferred"]
    );
    let late = parse_date("2023-02-01").unwrap();
    assert_eq!(
        codes(new, &standard.with_operation_starts_on(late)),
        ["fraction_rule_inferred"]
    );
    assert_eq!(
        codes(old, &standard.with_operation_starts_on(start)),
        ["facts_not_used", "fraction_rule_inferred"]
    );
    assert_eq!(
        codes(new, &accelerated.with_vendor_contract_on(start)),
        ["facts_not_used", "fraction_rule_inferred"]
    );
    assert_eq!(codes(new, &mandate), ["fraction_rule_inferred"]);
    assert_eq!(
        codes(new, &mandate.with_operation_starts_on(start)),
        ["facts_not_used", "fraction_rule_inferred"]
    );
    assert_eq!(
        codes(new, &hospital),
        ["base_inferred", "fraction_rule_inferred"]
    );
    let chosen = Edition::AUG_2022.with_fraction_rule(onshi::FractionRule::WholeYen);
    assert_eq!(codes(&chosen, &standard), ["operation_start_unknown"]);
}

#[test]
fn another_fraction_rule_is_chosen_and_the_ceilings_follow() {
    let chosen = Edition::JAN_2021.with_fraction_rule(onshi::FractionRule::WholeYen);
    assert_eq!(chosen.data().check().findings, []);
    let answer = chosen.assess(&project("2021-04-01")).unwrap();
    assert_eq!(
        (answer.subsidy, answer.self_pay),
        (Yen(321_750), Yen(107_250))
    );
    assert_eq!(answer.row.ceiling, Yen(321_750));
    assert_eq!(answer.basis, onshi::Basis::Chosen);
}

/// A row for no reader at all, which an edition of one's own may hold, answers nobody.
#[test]
fn no_reader_is_out_of_range_whatever_the_table_holds() {
    let none = with_rows(|rows| {
        rows.push(Row {
            readers: 0,
            ..rows[4].clone()
        })
    });
    let none = Edition::try_from(none).unwrap();
    let mut asked = project("2021-03-31");
    asked.readers = 0;
    assert_eq!(
        none.assess(&asked).unwrap_err().code(),
        Code::ReadersOutOfRange
    );
}

#[test]
fn a_facility_has_prescriptions_where_it_is_a_pharmacy() {
    use onshi::FacilityKind::{Clinic, Hospital, Pharmacy};
    let pharmacy = |count| Facility::Pharmacy {
        group_prescriptions_per_month: count,
    };
    assert_eq!(Facility::of(Hospital, None), Some(Facility::Hospital));
    assert_eq!(Facility::of(Hospital, Some(1)), None);
    assert_eq!(Facility::of(Clinic, Some(0)), Some(Facility::Clinic));
    assert_eq!(Facility::of(Clinic, Some(-1)), None);
    assert_eq!(Facility::of(Pharmacy, Some(40_000)), Some(pharmacy(40_000)));
    for count in [None, Some(-1), Some(4_294_967_296)] {
        assert_eq!(Facility::of(Pharmacy, count), None);
    }
}

#[test]
fn the_wire_lists_every_code_with_its_kind() {
    let of = |kind: &str| {
        let listed = onshi::wire::codes().map(|code| serde_json::to_value(code).expect("JSON"));
        let own = listed.filter(|code| code["kind"] == kind);
        own.map(|code| code["code"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let codes = |codes: &[Code]| {
        codes
            .iter()
            .map(|code| Some(code.code().to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("error"), codes(Code::ERRORS));
    assert_eq!(of("finding"), codes(Code::FINDINGS));
    assert_eq!(of("assumption").len(), AssumptionCode::ALL.len());
}
