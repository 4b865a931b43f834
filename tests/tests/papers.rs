//! Forms on paper: the letter to the vendor, the subsidy pack, sheets.

use onshi::forms::{EstimateRequest, FormKind, LineKind, WishedStart, Work};
use onshi::{Language, PaperOutput};

fn request() -> EstimateRequest {
    EstimateRequest {
        wished_start: onshi::forms::Month::new(2021, 6)
            .map(WishedStart::Month)
            .into(),
        reader_product: "Caora".to_owned(),
        reader_applied: Some(true),
        terminal_os: "Windows 10 IoT Enterprise 2019 LTSC 64-bit".to_owned(),
        line: LineKind::IpVpn.into(),
        has_electronic_chart: Some(false),
        wants_medicine_and_checkup_data: Some(true),
        scope: Some(Work::ALL.iter().map(|work| (*work).into()).collect()),
        reader_place: "受付".to_owned(),
        orders_computers: Some(false),
        options: "なし".to_owned(),
        name: "おんし医院".to_owned(),
        contact: "佐藤".to_owned(),
        telephone: "03-5253-1111".to_owned(),
    }
}

/// The work that the pamphlet lists under each item (S, システムベンダーに依頼いただく作業概要).
const WORK: [&str; 7] = [
    "パソコンの設定（アカウント、ネットワークの接続等）",
    "オンライン資格確認アプリケーション",
    "電子証明書のインストール",
    "パッケージソフトの改修機能のインストール、設定",
    "運用テストの実施",
    "ルーティングの設定",
    "ネットワークの疎通確認",
];
/// The two additional works.
const VIEWING: [&str; 2] = [
    "セキュリティ基準を満たした薬剤情報・特定健診情報閲覧用端末の増設",
    "接続可能な回線の引き込み",
];

#[test]
fn a_clinic_without_an_electronic_chart_that_wants_data_is_told_both_additional_works() {
    for output in [PaperOutput::Text, PaperOutput::Html] {
        let letter = request().paper(output, Language::Ja);
        for text in WORK.iter().chain(&VIEWING) {
            assert!(letter.contains(text), "{text}");
        }
        for text in [
            "令和3年6月",
            "Caora",
            "受付",
            "IP-VPN接続方式",
            "立会い",
            "訪問は、何回の予定",
            "契約の範囲",
            "佐藤",
        ] {
            assert!(letter.contains(text), "{text}");
        }
    }
    let letter = request().paper(PaperOutput::Text, Language::En);
    assert!(letter.contains("A viewing terminal for medicine and check-up data"));
    assert!(letter.contains("2021-06"));
    let with_chart = EstimateRequest {
        has_electronic_chart: Some(true),
        ..request()
    };
    let letter = with_chart.paper(PaperOutput::Text, Language::Ja);
    assert!(VIEWING.iter().all(|text| !letter.contains(text)));
}

#[test]
fn what_is_not_filled_in_is_marked_in_its_place_and_listed_at_the_top() {
    let letter = EstimateRequest::default().paper(PaperOutput::Text, Language::Ja);
    let second = letter.lines().nth(2).unwrap();
    assert_eq!(
        second,
        "未記入の項目：導入を希望する時期、カードリーダーの申し込みの有無、カードリーダーの製品名、カードリーダーの希望設置場所、パソコン（推奨OS搭載）等の別途発注、資格確認端末のOS、オプション機能・閲覧用端末の増設、オンライン請求回線の有無・種別、医療機関等の名称、担当者、電話番号"
    );
    assert!(letter.contains("導入を希望する時期：【未記入】"));
    // A list of items that is missing is asked for whole.
    assert!(WORK.iter().all(|text| letter.contains(text)));
    // A reader that is not applied for has no product to tell.
    let not_applied = EstimateRequest {
        reader_applied: Some(false),
        ..EstimateRequest::default()
    };
    let letter = not_applied.paper(PaperOutput::Text, Language::Ja);
    assert!(!letter.contains("製品名"));
    let one = EstimateRequest {
        scope: Some(vec![Work::Network.into()]),
        ..request()
    };
    let letter = one.paper(PaperOutput::Text, Language::Ja);
    assert!(letter.contains("疎通確認") && !letter.contains("①"));
}

#[test]
fn every_text_and_day_of_a_form_is_on_its_paper() {
    let mut asked = 0;
    for kind in FormKind::ALL {
        let fields: serde_json::Value = serde_json::from_str(&kind.fields_text()).unwrap();
        for field in fields.as_array().unwrap() {
            let (given, shown) = match field["kind"].as_str().unwrap() {
                "text" => ("しるし", "しるし"),
                "day" => ("2019-07-13", "令和元年7月13日"),
                _ => continue,
            };
            let name = field["name"].as_str().unwrap();
            let form = serde_json::json!({ name: given }).to_string();
            for output in [PaperOutput::Text, PaperOutput::Html] {
                let paper = kind.paper_text(&form, output, Language::Ja).unwrap();
                assert!(paper.contains(shown), "{} {name}", kind.code());
            }
            asked += 1;
        }
    }
    assert!(asked > 20, "{asked}");
}

#[test]
fn what_is_filled_in_stays_text() {
    let wild = EstimateRequest {
        reader_product: "<script>alert(1)</script>\r\n補助金額 9,999,999円".to_owned(),
        reader_place: "a\"onload=\"x\u{202E}".to_owned(),
        ..request()
    };
    let html = wild.paper(PaperOutput::Html, Language::Ja);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(html.contains("a&quot;onload=&quot;x"));
    let text = wild.paper(PaperOutput::Text, Language::Ja);
    // No line of its own.
    assert!(text.lines().all(|line| !line.starts_with("補助金額")));
    assert!(!text.contains('\u{202E}') && !html.contains('\u{202E}'));
}

#[test]
fn the_page_is_one_file_without_scripts() {
    let html = request().paper(PaperOutput::Html, Language::En);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    for outside in ["<script", "http:", "https:", "url(", "@import"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("@page{size:A4"));
}

/// Reads a form from the wire's JSON and writes it on paper, in Japanese.
fn text_of(form: FormKind, json: &str) -> String {
    let paper = form.paper_text(json, PaperOutput::Text, Language::Ja);
    paper.expect("a form")
}

const BREAKDOWN: &str = r#"{"issued_on":"2021-04-20","prefecture":"01","score_table":1,"institution_code":"0112489","name":"おんし医院","lines":[
    {"item":"資格確認端末","detail":"ノート型1台","eligible":200000,"ineligible":0},
    {"item":"設置・設定","eligible":100000,"ineligible":20000}]}"#;
const REPORT: &str = r#"{"reported_on":"2021-04-25","completed_on":"2021-04-18","prefecture":"01","score_table":1,"institution_code":"0112489","name":"おんし医院","founder":"御用四郎","postal_code":"060-0001","address":"札幌市中央区","telephone":"011-000-0001"}"#;

#[test]
fn a_receipt_breakdown_has_its_fields_in_order_fifteen_rows_and_computed_sums() {
    let text = text_of(FormKind::ReceiptBreakdown, BREAKDOWN);
    let wanted = [
        "領収書内訳書（別紙様式2）",
        "発行日：令和3年4月20日",
        "都道府県番号：01",
        "点数表：1（医科）",
        "医療機関コード：0112489",
        "医療機関等の名称：おんし医院",
        "項目 | 内訳 | ①補助対象 | ②補助対象外",
        "1 | 資格確認端末 | ノート型1台 | 200,000 | 0",
        "2 | 設置・設定 |  | 100,000 | 20,000",
        "15 |  |  |  |",
        "小計：300,000 | 20,000",
        "合計（①＋②）：320,000",
        "領収書の金額：",
    ];
    let mut lines = text.lines();
    for line in wanted {
        assert!(lines.any(|own| own == line), "{line} in\n{text}");
    }
    assert!(!text.contains("未記入"));
    let html = FormKind::ReceiptBreakdown
        .paper_text(BREAKDOWN, PaperOutput::Html, Language::Ja)
        .expect("a form");
    let rows = html
        .split("<tbody>")
        .nth(1)
        .and_then(|rest| rest.split("</tbody>").next());
    assert_eq!(rows.map(|rows| rows.matches("<tr>").count()), Some(15));
    assert!(html.contains("<td class=\"amount\">300,000</td><td class=\"amount\">20,000</td>"));
    assert!(html.contains("<td class=\"amount\" colspan=\"2\">320,000</td>"));
}

#[test]
fn a_written_sum_that_is_wrong_is_replaced_and_said() {
    let form = r#"{"lines":[{"item":"端末","eligible":200000,"ineligible":0}],"subtotal_eligible":200001}"#;
    let text = text_of(FormKind::ReceiptBreakdown, form);
    assert!(text.contains("小計：200,000 | 0"));
    assert!(
        text.contains(
            "・①補助対象の小計：記入された200,001円に代えて、計算した200,000円を印刷しています"
        ),
        "{text}"
    );
    assert!(!text.contains("誤り"), "{text}");
    // What is missing is not said twice.
    assert_eq!(text.matches("発行日").count(), 2, "{text}");
}

#[test]
fn an_empty_breakdown_asks_for_a_row() {
    let text = text_of(FormKind::ReceiptBreakdown, "{}");
    assert_eq!(
        text.lines().nth(2),
        Some(
            "未記入の項目：発行日、都道府県番号、医療機関コード、医療機関等の名称、1行目の項目、1行目の①補助対象、1行目の②補助対象外、小計、合計（①＋②）"
        )
    );
}

#[test]
fn a_completion_report_has_its_fields_in_order() {
    let text = text_of(FormKind::CompletionReport, REPORT);
    let fields: Vec<_> = text.lines().skip(1).take(10).collect();
    assert_eq!(
        fields,
        [
            "報告日：令和3年4月25日",
            "事業完了日：令和3年4月18日",
            "都道府県番号：01",
            "点数表：1（医科）",
            "医療機関コード：0112489",
            "医療機関等の名称：おんし医院",
            "開設者：御用四郎",
            "郵便番号：060-0001",
            "所在地：札幌市中央区",
            "電話番号：011-000-0001",
        ]
    );
}

#[test]
fn the_pack_has_a_cover_the_breakdown_and_the_report_with_computed_amounts() {
    let project =
        r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;
    let form = format!(
        r#"{{"applied_on":"2021-05-10","paid_on":"2021-04-28","project":{project},"receipt_attached":true,"breakdown":{BREAKDOWN},"report":{REPORT}}}"#
    );
    let text = text_of(FormKind::SubsidyApplication, &form);
    // 300,000 × 3/4 (domain.md, section 2).
    for line in [
        "事業費：300,000円",
        "補助金申請額：225,000円",
        "自己負担：75,000円",
        "☑ 領収書（写）をシステムベンダーから受け取る",
        "□ 領収書内訳書（写）をシステムベンダーから受け取る",
        "・3つの書類を提出する（PDFまたはZIPを添付、または郵送）",
        "記入済みの項目に誤りは見つかりませんでした。",
        "導入完了の期限は令和5年3月31日、申請の期限は令和5年9月30日です。",
        "領収書内訳書（別紙様式2）",
        "合計（①＋②）：320,000",
        "事業完了報告書（別紙様式3）",
        "開設者：御用四郎",
    ] {
        assert!(text.lines().any(|own| own == line), "{line} in\n{text}");
    }
    assert!(!text.contains("未記入"));
    let html = FormKind::SubsidyApplication
        .paper_text(&form, PaperOutput::Html, Language::En)
        .expect("a form");
    assert_eq!(html.matches("<section>").count(), 3);
    assert!(html.contains("break-before:page") && !html.contains("<script"));
}

#[test]
fn the_pack_of_an_incomplete_application_says_what_is_missing_by_sheet_and_what_is_wrong() {
    let project = r#"{"facility":"clinic","readers":2,"cost":"abc"}"#;
    let form = format!(
        r#"{{"project":{project},"amount":1,"deferral":2,"breakdown":{{"name":"<b>\n医院"}}}}"#
    );
    let error = FormKind::SubsidyApplication
        .paper_text(&form, PaperOutput::Text, Language::Ja)
        .unwrap_err();
    // A wrong JSON type is an error object, as for check.
    assert_eq!(error.code().code(), "invalid_value");
    let form = form.replace("\"abc\"", "300000");
    let text = text_of(FormKind::SubsidyApplication, &form);
    let missing = text.lines().nth(2).unwrap_or_default();
    assert!(
        missing
            .starts_with("未記入の項目：補助金申請の書類：医療機関コード、カードリーダーの申込日"),
        "{missing}"
    );
    assert!(
        missing.contains("／事業完了報告書（別紙様式3）：報告日、事業完了日"),
        "{missing}"
    );
    assert!(text.contains("補助金申請額：1円"));
    assert!(
        text.contains("・誤り：顔認証付きカードリーダーの台数は、診療所・薬局（大型チェーン薬局以外）では1台です"),
        "{text}"
    );
    assert!(text.contains("申請の期限は、参照した資料からはわかりません"));
    let html = FormKind::SubsidyApplication
        .paper_text(&form, PaperOutput::Html, Language::Ja)
        .expect("a form");
    assert!(html.contains("&lt;b&gt; 医院") && !html.contains("<b>"));
}

#[test]
fn every_form_has_a_sheet_and_refuses_what_check_refuses() {
    for form in FormKind::ALL {
        let (html, language) = (PaperOutput::Html, Language::En);
        assert!(form.paper_text("{}", html, language).is_ok(), "{form:?}");
        let error = form
            .paper_text(r#"{"scoop":1}"#, html, language)
            .unwrap_err();
        assert_eq!(error.code().code(), "unknown_field");
    }
    // What is missing only because of another field is said: the sheet cannot mark it.
    let text = text_of(FormKind::UsageApplication, r#"{"line":"ip_vpn"}"#);
    assert!(text.contains("・誤り：NTT回線"), "{text}");
}

#[test]
fn a_pharmacy_that_does_not_say_its_group_is_asked_for_it() {
    let project =
        r#"{"facility":"pharmacy","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;
    let form = format!(r#"{{"project":{project},"amount":5}}"#);
    let text = text_of(FormKind::SubsidyApplication, &form);
    assert!(
        text.contains("グループの1か月の処方箋受付回数：【未記入】"),
        "{text}"
    );
}

#[test]
fn a_check_on_paper_is_of_what_is_printed() {
    // ① is 429,000 yen, the project says 440,000.
    let project =
        r#"{"facility":"clinic","readers":1,"cost":440000,"reader_applied_on":"2021-04-01"}"#;
    let lines = r#"[{"item":"端末","eligible":429000,"ineligible":11000}]"#;
    let form =
        format!(r#"{{"project":{project},"breakdown":{{"lines":{lines},"receipt_total":999}}}}"#);
    let text = text_of(FormKind::SubsidyApplication, &form);
    assert!(text.contains("・誤り：事業費440,000円"), "{text}");
    assert!(
        text.contains("・誤り：領収書内訳書：領収書の金額999円"),
        "{text}"
    );
    assert!(!text.contains("誤りは見つかりませんでした"));
    let json = FormKind::SubsidyApplication
        .draft_text(&form)
        .expect("a form");
    assert!(
        json.contains(r#""subtotal_eligible":429000,"subtotal_ineligible":11000,"total":440000"#),
        "{json}"
    );
}

#[test]
fn a_request_without_items_is_marked() {
    let empty = EstimateRequest {
        scope: Some(Vec::new()),
        ..request()
    };
    let letter = empty.paper(PaperOutput::Text, Language::Ja);
    assert!(letter.contains("未記入の項目：見積依頼項目\n"), "{letter}");
    let two = EstimateRequest {
        scope: Some(vec![Work::Equipment.into(), Work::Systems.into()]),
        ..request()
    };
    let html = two.paper(PaperOutput::Html, Language::Ja);
    assert!(html.contains("<aside>") && html.contains("ネットワークの設定・疎通確認"));
    // A mail goes to the vendor as it is.
    assert!(!two.paper(PaperOutput::Text, Language::Ja).contains("誤り"));
}
