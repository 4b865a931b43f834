//! Columns as people head them, and their cells as numbers.

use onshi::batch::{PHARMACY, Sentinel};
use onshi::plan::Milestones;
use onshi::wire::{FieldColumns, Raw, RawProject, numbered_day, numbers, optional_numbered_day};
use onshi::{Category, Edition, Error, Facility, Offer, Project, Ratio, Track, Yen, parse_date};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

fn columns(headings: &[&str]) -> Result<FieldColumns, Error> {
    FieldColumns::typed(&texts(headings), Project::FIELDS, Project::NEEDED)
}

/// The code of an error and its field.
fn refusal(error: &Error) -> (&'static str, &str) {
    (error.code().code(), error.field().expect("a field"))
}

const HEADINGS: [&str; 4] = ["施設区分", "カードリーダー台数", "事業費（千円）", "申込日"];

/// 429 below 千円 is 429,000 yen; the unit of another column says nothing of it.
#[test]
fn a_unit_is_that_of_its_own_column() {
    let columns = columns(&HEADINGS).unwrap();
    let raw = columns.project(|place| Raw::of_cell(["診療所", "1", "429", "令和3年4月1日"][place]));
    let answer = raw.assess(Edition::AUG_2022).unwrap();
    assert_eq!(
        (answer.counted, answer.subsidy),
        (Yen(429_000), Yen(321_000))
    );
    assert_eq!(
        (columns.unit("cost"), columns.unit("readers")),
        (Some("千円"), None)
    );
    // Readers are not counted in thousands of yen.
    let wrong = self::columns(&["施設区分", "カードリーダー台数（千円）", "事業費", "申込日"]);
    assert_eq!(wrong.unwrap_err().code().code(), "missing_column");
}

#[test]
fn a_heading_may_leave_out_the_particle_no() {
    let headings = [
        "施設区分",
        "顔認証付きカードリーダー台数",
        "事業費",
        "カードリーダー申込日",
        "補助金支給有無",
    ];
    let columns = columns(&headings).unwrap();
    let cells = ["診療所", "1", "429,000円", "令和3年4月1日", "有"];
    let raw = columns.project(|place| Raw::of_cell(cells[place]));
    assert_eq!(raw.readers, Raw::of_cell("1"));
    assert_eq!(raw.reader_applied_on, Raw::of_cell("令和3年4月1日"));
    assert_eq!(raw.subsidy_paid, Raw::of_cell("有"));
}

/// The words of the notice and of the program's flags are headings, too.
#[test]
fn headings_have_other_names() {
    for (heading, field) in [
        ("交付済", "subsidy_paid"),
        ("補助金交付済み", "subsidy_paid"),
        ("補助金の受給済み", "subsidy_paid"),
        ("補助金受領済", "subsidy_paid"),
        ("運用開始年月日", "operation_starts_on"),
        ("運用開始", "operation_starts_on"),
        ("Start", "operation_starts_on"),
        ("契約締結日", "vendor_contract_on"),
        ("ベンダーとの契約日", "vendor_contract_on"),
        ("契約年月日（西暦）", "vendor_contract_on"),
        ("vendor contract", "vendor_contract_on"),
        ("処方せん受付回数", "group_prescriptions_per_month"),
        ("group-prescriptions", "group_prescriptions_per_month"),
    ] {
        let applied = "申し込み年月日";
        let headings = ["施設区分", "リーダー台数", "事業費", applied, heading];
        let columns = columns(&headings).unwrap();
        assert_eq!(columns.place(field), Some(4), "{heading}");
        assert_eq!(columns.place("reader_applied_on"), Some(3));
    }
    for (heading, field) in [
        ("機器受取/設定", "equipment_set_up_on"),
        ("set_up", "equipment_set_up_on"),
        ("完了した手順", "done"),
        ("猶予届の類型", "deferral"),
        ("applied", "reader_applied_on"),
    ] {
        let headings = ["施設区分", heading].map(str::to_owned);
        let columns = FieldColumns::typed(&headings, Milestones::FIELDS, Milestones::NEEDED);
        assert_eq!(columns.unwrap().place(field), Some(1), "{heading}");
    }
}

/// A flag's name beside the field's own column, and another statistic of the same thing, are other columns.
#[test]
fn headings_that_may_mean_something_else_are_other_columns() {
    let needed = ["施設区分", "台数", "事業費", "申込日"];
    for (own, other) in [
        ("運用開始日", "運用開始（○）"),
        ("運用開始日", "start"),
        ("契約日", "vendor_contract"),
        ("処方箋受付回数", "処方箋枚数"),
        ("支給済み", "領収書受領済"),
        ("支給済み", "補助金支給（円）"),
    ] {
        let headings = [&needed[..], &[other, own]].concat();
        let columns = columns(&headings).unwrap();
        let field = Project::FIELDS
            .iter()
            .find(|field| columns.place(field.name) == Some(5));
        assert!(field.is_some(), "{own}");
        let fields = Project::FIELDS.iter();
        let mut of_other = fields.filter(|field| columns.place(field.name) == Some(4));
        assert!(of_other.next().is_none(), "{other}");
    }
    for other in [
        "カードリーダー受領済",
        "ベンダー支払済",
        "処方箋枚数",
        "運用開始（○）",
    ] {
        let columns = columns(&[&needed[..], &[other]].concat()).unwrap();
        assert_eq!(columns.place("subsidy_paid"), None, "{other}");
        assert_eq!(columns.place("operation_starts_on"), None, "{other}");
        assert_eq!(columns.place("group_prescriptions_per_month"), None);
    }
    // What would pay more where it is not read, under a name that is not known.
    for (heading, field) in [
        ("補助金の交付済フラグ", "subsidy_paid"),
        ("補助金受け取り済区分", "subsidy_paid"),
        ("当院の運用開始年月日", "operation_starts_on"),
    ] {
        let refused = columns(&[&needed[..], &[heading]].concat()).unwrap_err();
        assert_eq!(refused.code().code(), "missing_column", "{heading}");
        assert_eq!(refused.field(), Some(field), "{heading}");
    }
}

#[test]
fn cells_are_numbers_and_what_cannot_be_read_is_a_sentinel() {
    let columns = columns(&HEADINGS).unwrap();
    assert_eq!(columns.facility_cell("薬局"), PHARMACY);
    assert_eq!(columns.number_cell("cost", "429"), 429_000);
    assert_eq!(columns.number_cell("readers", "2台"), 2);
    assert_eq!(columns.number_cell("readers", "二つ"), i64::INVALID);
    let day = parse_date("2021-04-01").unwrap().to_epoch_days();
    assert_eq!(columns.day_cell("reader_applied_on", "令和3年4月1日"), day);
    assert_eq!(columns.day_cell("reader_applied_on", ""), i32::MISSING);
    let flags = ["○", "済", "無", "", "たぶん"].map(|cell| columns.flag_cell(cell));
    assert_eq!(flags, [1, 1, 0, u8::MISSING, u8::INVALID]);
}

#[test]
fn a_heading_of_a_computed_column_is_refused_and_no_other() {
    let refused = |heading: &str| {
        let headings = ["name".to_owned(), heading.to_owned()];
        FieldColumns::refuse_computed_typed(&headings, &["subsidy", "self_pay"]).is_err()
    };
    assert!(refused("subsidy") && refused("Self_Pay"));
    assert!(!refused("subsidy_paid") && !refused("cost"));
}

/// 428,999 × 3/4 = 321,749.25, of which 749.25 is cut off.
#[test]
fn an_answer_is_fourteen_numbers() {
    let day = parse_date("2021-04-01").unwrap();
    let project = Project::new(Facility::Clinic, 1, Yen(428_999), day);
    let numbers = numbers(&Edition::AUG_2022.assess(&project).unwrap()).unwrap();
    assert_eq!(numbers[1..8], [1, 429_000, 428_999, 3, 4, 32_174_925, 2]);
    assert_eq!(numbers[10..], [74_925, 2, 321_000, 107_999]);
}

/// A sign of yen is one of the amount's own: below 円 it changes nothing, below 千円 it is not clear what counts.
#[test]
fn a_cell_may_have_a_unit_of_its_own() {
    let columns = |unit: &str| {
        let cost = format!("事業費（{unit}）");
        columns(&["施設区分", "台数", &cost, "申込日"]).expect("columns")
    };
    let (yen, thousands) = (columns("円"), columns("千円"));
    assert_eq!(yen.number_cell("cost", "¥429,000"), 429_000);
    assert_eq!(yen.number_cell("cost", "429000.0"), 429_000);
    assert_eq!(thousands.number_cell("cost", "¥429,000"), i64::INVALID);
    assert_eq!(thousands.number_cell("cost", "429,000円"), 429_000);
    assert_eq!(thousands.number_cell("cost", "△429"), -429_000);
    assert_eq!(
        (yen.is_scaled("cost"), thousands.is_scaled("cost")),
        (false, true)
    );
    assert!(!thousands.is_scaled("readers"));
}

/// By their exact names, one of which is another.
#[test]
fn columns_are_found_by_the_names_that_are_given() {
    let headings = texts(&["facility", "readers", "事業費", "reader_applied_on"]);
    let names = |column: &str| [("cost".to_owned(), column.to_owned())];
    let found = FieldColumns::named(&headings, &names("事業費"), &headings).expect("columns");
    assert_eq!(
        (found.place("cost"), found.place("readers")),
        (Some(2), Some(1))
    );
    assert_eq!(found.place("subsidy_paid"), None);

    let missing = FieldColumns::named(&headings, &names("見積額"), &headings).unwrap_err();
    assert_eq!(refusal(&missing), ("missing_column", "cost"));
    let named = "there is no column `見積額`, which was named for `cost`";
    assert!(missing.messages().en.starts_with(named));
    let unnamed = FieldColumns::named(&headings, &[], &headings).unwrap_err();
    let unnamed = unnamed.messages().en;
    assert!(
        unnamed.starts_with("there is no column for `cost`"),
        "{unnamed}"
    );
    assert!(!unnamed.contains("which was named"), "{unnamed}");
    let twice = texts(&["facility", "readers", "cost", "cost", "reader_applied_on"]);
    let twice = FieldColumns::named(&twice, &[], &twice).unwrap_err();
    assert_eq!(refusal(&twice), ("duplicate_column", "cost"));
    assert!(
        twice
            .messages()
            .en
            .starts_with("two columns give `cost`; the second has the heading `cost`")
    );

    let typed = FieldColumns::typed_as(&headings, &names("見積額")).unwrap_err();
    assert_eq!(refusal(&typed), ("missing_column", "cost"));
    let typed = FieldColumns::typed_as(&headings, &names("事業費")).expect("columns");
    assert_eq!(
        (typed.place("cost"), typed.place("readers")),
        (Some(2), Some(1))
    );
}

#[test]
fn a_column_of_an_answer_is_refused_by_its_exact_name() {
    let refused = |heading: &str| {
        let headings = ["name".to_owned(), heading.to_owned()];
        FieldColumns::refuse_computed(&headings, &["subsidy", "self_pay"])
    };
    let error = refused("subsidy").unwrap_err();
    assert_eq!(refusal(&error), ("duplicate_column", "subsidy"));
    assert!(
        error
            .messages()
            .ja
            .starts_with("列 `subsidy` は計算結果の列と同じ名前です")
    );
    assert!(refused("Subsidy").is_ok());
}

/// A unit near the headings counts where nothing unknown is beside it.
#[test]
fn units_near_the_headings() {
    let unit = |cell: &str| {
        let mut columns = columns(&["施設区分", "台数", "事業費", "申込日"]).expect("columns");
        columns
            .take_units_above(&[cell.to_owned()])
            .map(|()| columns.unit("cost"))
    };
    for cell in [
        "（単位：千円）",
        "※[千円]",
        "「千円」",
        "(千円・税込)",
        "千円、台",
        "千円/千円",
    ] {
        assert_eq!(unit(cell), Ok(Some("千円")), "{cell}");
    }
    for cell in ["", "施設台帳", "（台）"] {
        assert_eq!(unit(cell), Ok(None), "{cell}");
    }
    for cell in [
        "（千円・万円）",
        "単位：千円（一部は円）",
        "千円か円",
        "百万円か千円",
        "(thousand yen)",
        "（千円・なにか）",
    ] {
        let error = unit(cell).expect_err(cell);
        assert_eq!(refusal(&error), ("missing_column", "cost"));
    }
}

/// A day as eight digits; 0 is not a day, or none where it may be missing.
#[test]
fn days_are_numbers_of_eight_digits() {
    let day = |text| parse_date(text).ok();
    assert_eq!(numbered_day(20_210_331), day("2021-03-31"));
    for number in [
        0,
        -20_210_331,
        20_210_431,
        20_211_301,
        20_210_300,
        9_999,
        99_991_232,
        i32::MAX,
    ] {
        assert_eq!(numbered_day(number), None, "{number}");
        let missing = (number == 0).then_some(None);
        assert_eq!(optional_numbered_day(number), missing, "{number}");
    }
    assert_eq!(optional_numbered_day(20_210_331), Some(day("2021-03-31")));
}

/// Two units of one column have no reading; nor has a note that is not known.
#[test]
fn a_heading_has_one_unit() {
    let cost = |heading: &str| {
        columns(&["施設区分", "台数", heading, "申込日"]).map(|columns| columns.unit("cost"))
    };
    assert_eq!(cost("事業費（税込・千円）"), Ok(Some("千円")));
    for heading in [
        "事業費（千円）（円）",
        "事業費（千円・円）",
        "事業費（税抜）",
    ] {
        let error = cost(heading).expect_err(heading);
        assert_eq!(refusal(&error), ("missing_column", "cost"));
    }
}

/// An error of a spreadsheet is not what a person typed; another text with its sign is.
#[test]
fn a_cell_holds_what_was_typed_or_an_error_of_a_spreadsheet() {
    assert_eq!(Raw::of_cell("#N/A"), Raw::Failed("#N/A".into()));
    for text in ["#12", "N/A", "12"] {
        assert_eq!(Raw::of_cell(text), Raw::Typed(text.into()));
    }
    let json = |raw: Raw<'_>| serde_json::to_value(raw).expect("JSON");
    assert_eq!(json(Raw::Typed("".into())), serde_json::Value::Null);
    assert_eq!(json(Raw::Typed("12".into())), "12");
}

/// Of 1 yen 1/128 is paid: 0.0078125 yen have more than six decimals, so there are no numbers for it.
#[test]
fn an_answer_that_does_not_fit_has_no_numbers() {
    let edition = Edition::AUG_2022.with().ratio(
        Category::ClinicOrPharmacy,
        Track::Standard,
        Ratio::new(1, 128),
    );
    let edition = edition.build().expect("sound");
    let day = parse_date("2021-04-01").unwrap();
    let numbers_of = |cost| {
        let project = Project::new(Facility::Clinic, 1, Yen(cost), day);
        numbers(&edition.assess(&project).expect("an answer"))
    };
    assert!(numbers_of(1).is_none());
    assert!(numbers_of(64).is_some());
}

/// By JSON as by hand.
#[test]
fn an_overview_is_of_the_facility_and_its_cost() {
    let line = r#"{"facility":"clinic","cost":429000}"#;
    let raw = RawProject::from_json(line).expect("a project");
    let offers = raw.overview(Edition::latest()).expect("offers");
    let same = Edition::latest()
        .overview(Facility::Clinic, Yen(429_000))
        .expect("offers");
    let of = |offers: &[Offer<'_>]| {
        offers
            .iter()
            .map(|offer| (offer.track, offer.subsidy))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&offers), of(&same));
    assert_eq!(offers.len(), 3);
}
