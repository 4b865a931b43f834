//! The sentences of an answer, each with its source. The amounts are those of domain.md's examples.

use std::borrow::Cow;

use onshi::{
    Assessment, Basis, Category, Citation, Edition, EditionData, ExactYen, Facility, FractionRule,
    Language, Project, Ratio, Track, Yen, parse_date,
};

const PHARMACY: fn(u32) -> Facility = |count| Facility::Pharmacy {
    group_prescriptions_per_month: count,
};
const S: &str =
    "MHLW notice of 2020-12-24 with the Payment Fund's pamphlet of January 2021, “補助上限表";
const A: &str = "Medical Insurance Committee, 151st meeting (2022-05-25), material 1, “p.36”";
const B: &str = "Medical Insurance Committee, 152nd meeting (2022-08-19), material 2 (as summarised in 日本医事新報, August 2022), “p.17";

fn project(facility: Facility, readers: u32, cost: i64, applied: &str) -> Project {
    Project::new(facility, readers, Yen(cost), parse_date(applied).unwrap())
}

fn texts(answer: &Assessment<'_>, language: Language) -> Vec<String> {
    answer
        .explain(language)
        .into_iter()
        .map(|sentence| sentence.text)
        .collect()
}

/// Asserts that each sentence's source begins so.
fn sources(answer: &Assessment<'_>, expected: &[&str]) {
    let found: Vec<_> = answer
        .explain(Language::En)
        .iter()
        .map(|s| s.citation.describe(Language::En))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} / {expected}");
    }
}

#[test]
fn a_hospital_on_the_standard_track() {
    let answer = Edition::AUG_2022
        .assess(&project(Facility::Hospital, 2, 999_999, "2021-04-01"))
        .unwrap();
    assert_eq!(
        texts(&answer, Language::En),
        [
            "For a hospital, the row “hospital” of the table of ceilings applies.",
            "The reader was applied for on 2021-04-01, in the period from 2021-04-01 to 2022-06-06, so the standard subsidy (before the revision) applies.",
            "The last day of that period is 2022-06-06.",
            "With 2 readers the base project cost is 2,002,000 yen; 1/2 of the cost up to it is paid.",
            "The cost of 999,999 yen is within the base project cost, so all of it counts.",
            "The ceiling on the subsidy in this row is 1,001,000 yen.",
            "999,999 yen × 1/2 = 499,999.5 yen; 999.5 yen, the fraction below 1,000 yen, is cut off, and the subsidy is 499,000 yen.",
            "Self-pay is the cost of 999,999 yen − the subsidy of 499,000 yen = 500,999 yen.",
        ]
    );
    assert_eq!(
        texts(&answer, Language::Ja),
        [
            "病院なので、補助上限表の「病院」の行を使います。",
            "カードリーダーの申込日（令和3年4月1日）が令和3年4月1日から令和4年6月6日までの間にあるので、「通常の補助（見直し前）」が適用されます。",
            "この期間の末日は令和4年6月6日です。",
            "カードリーダー2台の場合、基準とする事業額は2,002,000円で、その額までの費用の1/2を補助します。",
            "事業費999,999円は基準とする事業額以下なので、その全額が計算の対象です。",
            "この行の補助上限額は1,001,000円です。",
            "999,999円 × 1/2 = 499,999.5円で、1,000円未満の999.5円を切り捨て、補助金額は499,000円です。",
            "自己負担は、事業費999,999円 − 補助金額499,000円 = 500,999円です。",
        ]
    );
    sources(
        &answer,
        &[S, S, B, S, S, A, &format!("inferred from {A}"), S],
    );
    assert!(answer.conditions(Language::En).is_empty());
}

#[test]
fn a_pharmacy_moved_to_the_mandate_track() {
    let start = parse_date("2022-10-01").unwrap();
    let moved = project(PHARMACY(39_999), 1, 500_000, "2022-06-06").with_operation_starts_on(start);
    let answer = Edition::AUG_2022.assess(&moved).unwrap();
    assert_eq!(
        texts(&answer, Language::En),
        [
            "The pharmacy's group handles 39,999 prescriptions a month, which is not 40,000 or more, so the row “clinic or pharmacy (other than a large chain)” of the table of ceilings applies.",
            "The reader was applied for on 2022-06-06, but operation starts on 2022-10-01, between 2022-06-07 and 2023-01-31, and no subsidy has been paid yet, so the subsidy of the 2022 revision applies.",
            "With 1 reader the base project cost is 429,000 yen; all of the cost up to it is paid.",
            "Of the cost of 500,000 yen, only 429,000 yen, the base project cost, counts.",
            "The ceiling on the subsidy in this row is 429,000 yen.",
            "all (10/10) of 429,000 yen = 429,000 yen; there is no fraction below 1 yen to cut off, and the subsidy is 429,000 yen.",
            "Self-pay is the cost of 500,000 yen − the subsidy of 429,000 yen = 71,000 yen.",
            "Introduction must also be complete by 2023-03-31, unless a deferral notice was accepted.",
        ]
    );
    assert_eq!(
        texts(&answer, Language::Ja),
        [
            "グループの処方箋受付は月39,999回で、月40,000回未満なので、補助上限表の「診療所・薬局（大型チェーン薬局以外）」の行を使います。",
            "カードリーダーの申込日は令和4年6月6日ですが、運用開始日（令和4年10月1日）が令和4年6月7日から令和5年1月31日までの間にあり、補助金の支給をまだ受けていないので、「令和4年の見直しによる補助」が適用されます。",
            "カードリーダー1台の場合、基準とする事業額は429,000円で、その額を上限に実費を全額補助します。",
            "事業費500,000円のうち、基準とする事業額までの429,000円が計算の対象です。",
            "この行の補助上限額は429,000円です。",
            "429,000円の全額（10/10） = 429,000円で、1円未満の端数はないので、補助金額は429,000円です。",
            "自己負担は、事業費500,000円 − 補助金額429,000円 = 71,000円です。",
            "導入を令和5年3月31日までに完了することも条件です（受理された猶予届がある場合を除く）。",
        ]
    );
    let inferred = "inferred from MHLW notice";
    sources(
        &answer,
        &[&format!("{S} 大型チェーン薬局"), B, B, B, B, inferred, B, B],
    );
}

#[test]
fn a_large_chain_with_its_contract() {
    let contract = parse_date("2022-12-01").unwrap();
    let chain = project(PHARMACY(40_000), 1, 30, "2022-06-07").with_vendor_contract_on(contract);
    let answer = Edition::AUG_2022.assess(&chain).unwrap();
    let (ja, en) = (texts(&answer, Language::Ja), texts(&answer, Language::En));
    assert_eq!(
        en[0],
        "The pharmacy's group handles 40,000 prescriptions a month, which is 40,000 or more, so the row “large chain pharmacy” of the table of ceilings applies."
    );
    assert_eq!(
        ja[0],
        "グループの処方箋受付は月40,000回で、月40,000回以上なので、補助上限表の「大型チェーン薬局」の行を使います。"
    );
    assert_eq!(
        en[5],
        "30 yen × 1/2 = 15 yen; 15 yen, the fraction below 1,000 yen, is cut off, and the subsidy is 0 yen."
    );
    assert_eq!(
        en[7..],
        [
            "The vendor contract was made on 2022-12-01, on or before its last day, 2023-02-28.",
            "Introduction must also be complete by 2023-03-31, unless a deferral notice was accepted.",
        ]
    );
    assert_eq!(
        ja[7..],
        [
            "システムベンダーとの契約日は令和4年12月1日で、期限の令和5年2月28日までに契約しています。",
            "導入を令和5年3月31日までに完了することも条件です（受理された猶予届がある場合を除く）。",
        ]
    );
    let conditions: Vec<_> = answer
        .conditions(Language::En)
        .into_iter()
        .map(|s| s.text)
        .collect();
    assert_eq!(conditions, en[7..]);
    // B reports no change for large chains, so what it says of them is inferred.
    let same = format!("inferred from {B}（");
    sources(
        &answer,
        &[
            &format!("{S} 大型チェーン薬局"),
            B,
            &same,
            &same,
            &same,
            &format!("inferred from {A}"),
            &same,
            B,
            B,
        ],
    );
}

/// B: a facility that has been paid already gets nothing added, also where the difference would
/// be 0, and whatever the start of operation.
#[test]
fn a_facility_that_was_paid_already_is_promised_nothing() {
    let last = |project: &Project, language| {
        let sentences = texts(&Edition::AUG_2022.assess(project).unwrap(), language);
        sentences.get(8).cloned()
    };
    let window = [
        None,
        Some("2022-06-07"),
        Some("2022-10-01"),
        Some("2023-01-31"),
    ];
    for (facility, start) in [Facility::Clinic, Facility::Hospital, PHARMACY(40_000)]
        .into_iter()
        .flat_map(|facility| window.map(|start| (facility, start)))
    {
        let mut paid = project(facility, 1, 30, "2022-06-06").with_subsidy_paid(true);
        paid.operation_starts_on = start.map(|start| parse_date(start).unwrap());
        assert_eq!(
            last(&paid, Language::En).unwrap(),
            "A subsidy has been paid already, so the amount stays as it is: the difference between it and the subsidy of the 2022 revision is not paid to a facility that has been paid."
        );
        assert_eq!(
            last(&paid, Language::Ja).unwrap(),
            "補助金の支給をすでに受けているので、この額のままです。「令和4年の見直しによる補助」の額との差額は、補助金を交付済みの施設には支給されません。"
        );
        let answer = Edition::AUG_2022.assess(&paid).unwrap();
        let source = &answer.explain(Language::Ja)[8].citation;
        assert_eq!(
            (source.document.0.as_ref(), source.basis),
            ("B", Basis::Stated)
        );
    }
    let mut outside = project(Facility::Clinic, 1, 30, "2022-06-06").with_subsidy_paid(true);
    for start in ["2022-06-06", "2023-02-01"] {
        outside.operation_starts_on = Some(parse_date(start).unwrap());
        assert_eq!(last(&outside, Language::En), None, "{start}");
    }
}

/// S promises 0 yen and states no rule for fractions: the accelerated track's rule is inferred, and
/// its assumption says what speaks for it and what against.
#[test]
fn the_rule_of_the_accelerated_track_is_inferred() {
    for edition in [Edition::JAN_2021, Edition::AUG_2022] {
        let answer = edition
            .assess(&project(Facility::Clinic, 1, 300_000, "2021-03-31"))
            .unwrap();
        assert_eq!(answer.basis, Basis::Inferred);
        let assumptions = answer.assumptions();
        assert_eq!(assumptions.len(), 1);
        assert_eq!(assumptions[0].code.code(), "fraction_rule_inferred");
        let message = &assumptions[0].message;
        for part in [
            "「補助上限までなら自己負担なし 0円」からの推定です",
            "端数の扱いを示していません",
            "1,000円未満を切り捨てるとするメーカーのページ",
        ] {
            assert!(message.ja.contains(part), "{}", message.ja);
        }
        assert!(
            message.en.contains("not how fractions are rounded"),
            "{}",
            message.en
        );
        assert!(
            message.en.contains("rounds down to 1,000 yen"),
            "{}",
            message.en
        );
    }
}

/// The table of 2021 states a large chain's base and ratio; for the revision nobody states it, nor twice the base of a hospital.
#[test]
fn what_is_inferred_of_a_base_is_said() {
    let contract = parse_date("2022-07-01").unwrap();
    let said = |facility, readers| {
        let project = project(facility, readers, 0, "2022-07-01").with_vendor_contract_on(contract);
        let answer = Edition::AUG_2022.assess(&project).unwrap();
        let assumptions = answer.assumptions().into_iter();
        let mut inferred = assumptions.filter(|one| one.code.code() == "base_inferred");
        inferred.next().map(|one| (one.message.ja, one.message.en))
    };
    let chain = said(PHARMACY(40_000), 1).unwrap();
    assert_eq!(
        chain.0,
        "大型チェーン薬局・1台の「令和4年の見直しによる補助」の基準とする事業額429,000円と補助率1/2は、資料に明記されていない推定です。"
    );
    assert_eq!(
        chain.1,
        "The base project cost of 429,000 yen and the ratio 1/2 for the subsidy of the 2022 revision (large chain pharmacy, readers: 1) are not stated but inferred."
    );
    let hospital = said(Facility::Hospital, 2).unwrap();
    assert_eq!(
        hospital.0,
        "病院・2台の「令和4年の見直しによる補助」の基準とする事業額4,004,000円と補助率1/2は、資料に明記されていない推定です。"
    );
    assert_eq!(
        hospital.1,
        "The base project cost of 4,004,000 yen and the ratio 1/2 for the subsidy of the 2022 revision (hospital, readers: 2) are not stated but inferred."
    );
    assert_eq!(said(Facility::Clinic, 1), None);
}

#[test]
fn a_column_that_is_supposed_says_so() {
    let columns = Edition::AUG_2022
        .compare(&project(Facility::Clinic, 1, 429_000, "2021-03-31"))
        .unwrap();
    assert_eq!(
        texts(&columns.before, Language::En)[1],
        "This is the standard subsidy (before the revision), for a reader applied for between 2021-04-01 and 2022-06-06."
    );
    assert_eq!(
        texts(&columns.before, Language::Ja)[1],
        "令和3年4月1日から令和4年6月6日までの間にカードリーダーを申し込んだ場合の「通常の補助（見直し前）」です。"
    );
}

/// An exact amount has the decimals that it needs: 30 × 3/4 = 22.5, however the ratio is written.
#[test]
fn exact_amounts_are_in_lowest_terms() {
    for ratio in [
        Ratio::THREE_QUARTERS,
        Ratio::new(6, 8),
        Ratio::new(750, 1_000),
    ] {
        let edition = Edition::AUG_2022
            .with()
            .ratio(Category::ClinicOrPharmacy, Track::Standard, ratio)
            .build()
            .unwrap();
        let answer = edition
            .assess(&project(Facility::Clinic, 1, 30, "2021-04-01"))
            .unwrap();
        assert_eq!(answer.exact.to_string(), "22.5");
        assert_eq!(answer.exact.text(Language::Ja), "22.5円");
    }
    // 3 is no prime factor of 6/3 in lowest terms.
    let mut edition = Edition::AUG_2022.data().clone();
    edition.rows.to_mut()[5].ratio = Ratio::new(3, 6);
    let edition = Edition::try_from(edition).unwrap();
    let answer = edition
        .assess(&project(Facility::Hospital, 1, 2_500_000, "2021-04-01"))
        .unwrap();
    assert_eq!(
        (answer.exact.to_string(), answer.subsidy),
        ("1050500".to_owned(), Yen(1_050_000))
    );
}

/// Thirds have no decimals that end: 428,999 × 2/3 = 857,998/3 = 285,999 and 1/3.
#[test]
fn amounts_without_decimals_that_end_are_fractions() {
    let with = |rule| {
        let edition = Edition::AUG_2022.with();
        let edition = edition.ratio(
            Category::ClinicOrPharmacy,
            Track::Standard,
            Ratio::new(4, 6),
        );
        edition.build().unwrap().with_fraction_rule(rule)
    };
    let asked = project(Facility::Clinic, 1, 428_999, "2021-04-01");
    let thousand = with(FractionRule::ThousandYen);
    let answer = thousand.assess(&asked).unwrap();
    assert_eq!(
        (answer.subsidy, answer.self_pay),
        (Yen(285_000), Yen(143_999))
    );
    assert_eq!(answer.exact, ExactYen::new(857_998, 3));
    assert_eq!(
        (answer.exact.to_string(), answer.cut.to_string()),
        ("857998/3".to_owned(), "2998/3".to_owned())
    );
    assert!(texts(&answer, Language::Ja).contains(
        &"428,999円 × 4/6 = 285,999と1/3円で、1,000円未満の999と1/3円を切り捨て、補助金額は285,000円です。".to_owned()
    ));
    let whole = with(FractionRule::WholeYen);
    let answer = whole.assess(&asked).unwrap();
    assert_eq!(
        (answer.subsidy, answer.cut),
        (Yen(285_999), ExactYen::new(1, 3))
    );
    assert!(texts(&answer, Language::En).contains(
        &"428,999 yen × 4/6 = 285,999 1/3 yen; 1/3 yen, the fraction below 1 yen, is cut off, and the subsidy is 285,999 yen.".to_owned()
    ));
    // 429,000 × 2/3 is whole.
    let answer = whole
        .assess(&project(Facility::Clinic, 1, 429_000, "2021-04-01"))
        .unwrap();
    assert_eq!(
        (answer.exact.to_string(), answer.subsidy),
        ("286000".to_owned(), Yen(286_000))
    );
}

/// What a caller changed they chose; what they left keeps its source's basis.
#[test]
fn a_changed_edition_cites_its_caller_for_what_was_changed() {
    let asked = project(PHARMACY(39_999), 1, 429_000, "2021-04-01");
    let basis = |change: fn(&mut EditionData)| {
        let mut edition = Edition::AUG_2022.data().clone();
        change(&mut edition);
        let edition = Edition::try_from(edition).unwrap();
        let answer = edition.assess(&asked).unwrap();
        answer
            .citations()
            .into_iter()
            .map(|cited| (cited.what, cited.citation.basis))
            .collect::<Vec<_>>()
    };
    let chosen = |changed: &[&str]| {
        let own = |what: &&'static str| match changed.contains(what) {
            true => Basis::Chosen,
            false if *what == "fraction_rule" => Basis::Inferred,
            false => Basis::Stated,
        };
        [
            "category",
            "track",
            "applies_to",
            "base",
            "ratio",
            "ceiling",
            "fraction_rule",
        ]
        .iter()
        .map(|what| (*what, own(what)))
        .collect::<Vec<_>>()
    };
    assert_eq!(basis(|_| ()), chosen(&[]));
    let another_row = basis(|e| {
        let row = &mut e.rows.to_mut()[0];
        (row.base, row.ceiling) = (Yen(1), Yen(1));
    });
    assert_eq!(another_row, chosen(&[]));
    assert_eq!(
        basis(|e| e.chain_threshold.value = 50_000),
        chosen(&["category"])
    );
    let shorter = basis(|e| {
        let tracks = e.tracks.to_mut();
        tracks[1].applies_to = parse_date("2022-06-05").unwrap();
        tracks[2].applies_from = parse_date("2022-06-06").unwrap();
    });
    assert_eq!(shorter, chosen(&["track", "applies_to"]));
    assert_eq!(
        // 429,200 × 3/4 = 321,900: the same ceiling.
        basis(|e| e.rows.to_mut()[9].base = Yen(429_200)),
        chosen(&["base", "ratio"])
    );
    assert_eq!(
        basis(|e| e.rows.to_mut()[9].ratio = Ratio::new(6, 8)),
        chosen(&["base", "ratio"])
    );
    assert_eq!(
        basis(|e| e.rows.to_mut()[9].ceiling_citation.basis = Basis::Chosen),
        chosen(&["ceiling"])
    );
    let whole_yen = basis(|e| {
        let row = &mut e.rows.to_mut()[9];
        (row.fraction_rule, row.ceiling) = (FractionRule::WholeYen, Yen(321_750));
    });
    assert_eq!(whole_yen, chosen(&["ceiling", "fraction_rule"]));
    let nobody = basis(|e| e.name = Cow::Borrowed("mine"));
    assert!(nobody.iter().all(|(_, basis)| *basis == Basis::Chosen));
}

/// The table as such is cited by the first row of the category.
#[test]
fn the_category_is_cited_by_its_first_row() {
    let mut edition = Edition::AUG_2022.data().clone();
    let mine = |place: &'static str| Citation {
        place: Cow::Borrowed(place),
        ..edition.rows[4].citation.clone()
    };
    let (first, other) = (mine("first"), mine("other"));
    let rows = edition.rows.to_mut();
    rows[4].citation = first;
    rows[0].citation = other;
    let edition = Edition::try_from(edition).unwrap();
    let answer = edition
        .assess(&project(Facility::Clinic, 1, 1, "2021-04-01"))
        .unwrap();
    let category = answer
        .citations()
        .into_iter()
        .find(|cited| cited.what == "category");
    assert_eq!(category.unwrap().citation.place, "first");
}

/// A start of operation that misses the window of the 2022 revision by a day, on either side, is told; where the amount does not
/// depend on it, nothing is said.
#[test]
fn a_start_that_misses_the_window_is_told() {
    let asked = project(Facility::Hospital, 2, 2_500_000, "2022-06-01");
    let day = |text| parse_date(text).unwrap();
    let told = |project: Project| {
        let answer = Edition::AUG_2022.assess(&project).unwrap();
        let of = |language| {
            let sentences = answer.conditions(language).into_iter();
            let mut told = sentences.filter(|told| {
                told.text.contains("運用開始日（") || told.text.starts_with("Operation starts")
            });
            let sentence = told.next()?;
            let source = sentence.citation.describe(Language::En);
            assert!(source.starts_with(B) && told.next().is_none(), "{source}");
            Some(sentence.text)
        };
        (of(Language::Ja), of(Language::En))
    };
    for (start, ja) in [
        ("2022-06-06", "令和4年6月6日"),
        ("2023-02-01", "令和5年2月1日"),
    ] {
        assert_eq!(
            told(asked.with_operation_starts_on(day(start))),
            (
                Some(format!(
                    "運用開始日（{ja}）が令和4年6月7日から令和5年1月31日までの間にないので、「令和4年の見直しによる補助」は適用されません。"
                )),
                Some(format!(
                    "Operation starts on {start}, not between 2022-06-07 and 2023-01-31, so the subsidy of the 2022 revision does not apply."
                )),
            )
        );
    }
    let missed = asked.with_operation_starts_on(day("2023-02-01"));
    let accelerated = project(Facility::Hospital, 2, 2_500_000, "2021-03-31");
    for silent in [
        asked,
        asked.with_operation_starts_on(day("2022-06-07")),
        asked.with_operation_starts_on(day("2023-01-31")),
        missed.with_subsidy_paid(true),
        accelerated.with_operation_starts_on(day("2023-02-01")),
    ] {
        assert_eq!(told(silent), (None, None), "{silent:?}");
    }
}
