//! The request to the vendor as a letter.

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
        let letter = request().letter(output, Language::Ja);
        for text in WORK.iter().chain(&VIEWING) {
            assert!(letter.contains(text), "{text}");
        }
        for text in [
            "令和3年6月",
            "Caora",
            "受付",
            "IP-VPN接続方式",
            "立会い",
            "来訪",
            "契約の範囲",
        ] {
            assert!(letter.contains(text), "{text}");
        }
    }
    let letter = request().letter(PaperOutput::Text, Language::En);
    assert!(letter.contains("A viewing terminal for medicine and check-up data"));
    assert!(letter.contains("2021-06"));
    let with_chart = EstimateRequest {
        has_electronic_chart: Some(true),
        ..request()
    };
    let letter = with_chart.letter(PaperOutput::Text, Language::Ja);
    assert!(VIEWING.iter().all(|text| !letter.contains(text)));
}

#[test]
fn what_is_not_filled_in_is_marked_in_its_place_and_listed_at_the_top() {
    let letter = EstimateRequest::default().letter(PaperOutput::Text, Language::Ja);
    let second = letter.lines().nth(2).unwrap();
    assert_eq!(
        second,
        "未記入の項目：導入を希望する時期、カードリーダーの申し込みの有無、カードリーダーの製品名、カードリーダーの希望設置場所、パソコン（推奨OS搭載）等の別途発注、資格確認端末のOS、オプション機能・閲覧用端末の増設、オンライン請求回線の種別、医療機関・薬局の名称、担当者、電話番号"
    );
    assert!(letter.contains("導入を希望する時期：【未記入】"));
    // A list of items that is missing is asked for whole.
    assert!(WORK.iter().all(|text| letter.contains(text)));
    // A reader that is not applied for has no product to tell.
    let not_applied = EstimateRequest {
        reader_applied: Some(false),
        ..EstimateRequest::default()
    };
    let letter = not_applied.letter(PaperOutput::Text, Language::Ja);
    assert!(!letter.contains("製品名"));
    let one = EstimateRequest {
        scope: Some(vec![Work::Network.into()]),
        ..request()
    };
    let letter = one.letter(PaperOutput::Text, Language::Ja);
    assert!(letter.contains("疎通確認") && !letter.contains("①"));
}

#[test]
fn what_is_filled_in_stays_text() {
    let wild = EstimateRequest {
        reader_product: "<script>alert(1)</script>\r\n補助金額 9,999,999円".to_owned(),
        reader_place: "a\"onload=\"x\u{202E}".to_owned(),
        ..request()
    };
    let html = wild.letter(PaperOutput::Html, Language::Ja);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(html.contains("a&quot;onload=&quot;x"));
    let text = wild.letter(PaperOutput::Text, Language::Ja);
    // No line of its own.
    assert!(text.lines().all(|line| !line.starts_with("補助金額")));
    assert!(!text.contains('\u{202E}') && !html.contains('\u{202E}'));
}

#[test]
fn the_page_is_one_file_without_scripts() {
    let html = request().letter(PaperOutput::Html, Language::En);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    for outside in ["<script", "http:", "https:", "url(", "@import"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("@page{size:A4"));
}

#[test]
fn another_form_is_no_letter() {
    let letter =
        |form: FormKind, text: &str| form.letter_text(text, PaperOutput::Text, Language::Ja);
    let error = letter(FormKind::ReaderApplication, "{}").unwrap_err();
    assert_eq!(
        (error.code().code(), error.field()),
        ("invalid_value", Some("form"))
    );
    let error = letter(FormKind::EstimateRequest, r#"{"scoop":[]}"#).unwrap_err();
    assert_eq!(error.code().code(), "unknown_field");
    assert!(letter(FormKind::EstimateRequest, "{}").is_ok());
}
