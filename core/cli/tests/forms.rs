//! `check` and `draft` as a user calls them.

use crate::common::{onshi, rows, status, text};

const LINES: &str = r#"{"lines":[{"item":"端末, 1台","detail":"ﾉｰﾄPC","eligible":200000,"ineligible":0},{"item":"設置","eligible":100000,"ineligible":20000}]}"#;

/// Five faults are planted: exactly those five are named, in both languages.
#[test]
fn a_form_with_five_faults_names_those_five() {
    let form = r#"{"issued_on":"2021-02-30","prefecture":"01","score_table":1,"institution_code":"0112480","name":"おんし医院","lines":[{"item":"資格確認端末","eligible":200000,"ineligible":0},{"item":"設置","eligible":100000,"ineligible":-20000}],"subtotal_eligible":310000,"subtotal_ineligible":20000,"total":330000,"receipt_total":352000}"#;
    let output = onshi(&["check", "receipt_breakdown"], form.as_bytes());
    assert_eq!(status(&output), 1);
    let report = &rows(&output)[0];
    let findings = report["findings"].as_array().unwrap();
    let found: Vec<_> = findings
        .iter()
        .map(|finding| {
            (
                finding["code"].as_str().unwrap(),
                finding["path"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("invalid_date", "issued_on"),
            ("check_digit_mismatch", "institution_code"),
            ("negative_amount", "lines[1].ineligible"),
            ("subtotal_eligible_mismatch", "subtotal_eligible"),
            ("receipt_total_mismatch", "receipt_total"),
        ]
    );
    let said = |i: usize, language: &str| findings[i]["message"][language].as_str().unwrap();
    assert!(
        said(1, "ja").contains("北海道・医科では`9`") && said(1, "en").contains("`9` for Hokkaido")
    );
    assert!(said(3, "ja").contains("300,000円") && said(3, "en").contains("300,000 yen"));
    // One form: its report says all.
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_list_of_codes_is_checked_and_counted() {
    let list = "\u{feff}0110112489\r\n\n０１－１－０１１２４８９\n0110112488\n110112489\n{\"code\":\"1310124040\"}\n[]\n";
    let output = onshi(&["check", "institution_code"], list.as_bytes());
    assert_eq!(status(&output), 1);
    let reports = rows(&output);
    let ok: Vec<_> = reports
        .iter()
        .map(|report| report["ok"].as_bool())
        .collect();
    assert_eq!(
        ok,
        [
            Some(true),
            Some(true),
            Some(false),
            Some(false),
            Some(true),
            None
        ]
    );
    assert_eq!(reports[5]["line"], 7);
    let summary = text(&output.stderr);
    assert!(
        summary.contains("6 rows: 3 without errors, 2 with errors, 1 unreadable"),
        "{summary}"
    );
    assert!(summary.contains("6件：誤りなし 3、誤りあり 2、読めない 1"));
    assert!(summary.contains("1  check_digit_mismatch") && summary.contains("1  wrong_length"));
}

#[test]
fn a_warning_is_no_error_and_an_unknown_form_is_a_wrong_command() {
    let output = onshi(
        &["check", "institution_code"],
        br#"{"prefecture":"01","code":"0112489"}"#,
    );
    assert_eq!(
        (status(&output), &rows(&output)[0]["ok"]),
        (0, &true.into())
    );
    assert_eq!(status(&onshi(&["check", "receipt"], b"")), 2);
    assert_eq!(status(&onshi(&["check"], b"")), 2);
    assert_eq!(
        status(&onshi(&["check", "institution_code", "no-such-file"], b"")),
        2
    );
}

#[test]
fn a_draft_has_its_sums_and_is_printed() {
    let output = onshi(&["draft", "receipt_breakdown"], LINES.as_bytes());
    let form = &rows(&output)[0];
    assert_eq!(form["subtotal_eligible"], 300_000);
    assert_eq!(form["subtotal_ineligible"], 20_000);
    assert_eq!(form["total"], 320_000);

    let csv = onshi(
        &["draft", "receipt_breakdown", "--output", "csv"],
        LINES.as_bytes(),
    );
    assert_eq!(
        text(&csv.stdout),
        "項目,内訳,①補助対象,②補助対象外\n\"端末, 1台\",ノートPC,200000,0\n設置,,100000,20000\n小計,,300000,20000\n合計（①＋②）,,320000,\n"
    );
    let table = onshi(
        &[
            "draft",
            "receipt_breakdown",
            "--output",
            "table",
            "--lang",
            "en",
        ],
        LINES.as_bytes(),
    );
    let table = text(&table.stdout);
    assert!(
        table.contains("subtotal") && table.contains("320,000"),
        "{table}"
    );
}

#[test]
fn an_application_gets_its_amount_or_says_why_not() {
    let given = r#"{"project":{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}}
{"project":{"facility":"clinic"}}"#;
    let output = onshi(&["draft", "subsidy_application"], given.as_bytes());
    assert_eq!(status(&output), 1);
    let forms = rows(&output);
    assert_eq!(forms[0]["amount"], 225_000);
    assert_eq!(forms[1]["error"]["field"], "project.readers");
    let output = onshi(
        &["draft", "subsidy_application", "--output", "csv"],
        given.as_bytes(),
    );
    assert_eq!(status(&output), 2);
}

#[test]
fn the_request_to_the_vendor_is_a_letter() {
    let request = r#"{"has_electronic_chart":false,"wants_medicine_and_checkup_data":true,"reader_product":"<i>"}"#;
    let output = onshi(&["draft", "estimate_request"], request.as_bytes());
    assert_eq!(status(&output), 0);
    let letter = text(&output.stdout);
    // The two additional works of a clinic without an electronic chart.
    assert!(
        letter.contains("薬剤情報・特定健診情報閲覧用端末の増設")
            && letter.contains("回線の引き込み")
    );
    let arguments = [
        "draft",
        "estimate_request",
        "--output",
        "html",
        "--lang",
        "en",
    ];
    let page = text(&onshi(&arguments, request.as_bytes()).stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;i&gt;"));
    // A page is one letter; mails follow each other.
    let two = format!("{request}\n{request}\n");
    let output = onshi(&arguments, two.as_bytes());
    assert_eq!(
        (
            status(&output),
            text(&output.stdout).matches("<!DOCTYPE").count()
        ),
        (2, 1)
    );
    let output = onshi(&["draft", "estimate_request"], two.as_bytes());
    assert_eq!(text(&output.stdout).matches("見積のお願い").count(), 2);
    // A refused request makes no letter; its error goes to standard error.
    let output = onshi(&["draft", "estimate_request"], b"{\"scoop\":1}\n");
    assert_eq!((status(&output), text(&output.stdout)), (1, String::new()));
    let error: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["error"]["code"], "unknown_field");
    for (form, output) in [
        ("estimate_request", "json"),
        ("estimate_request", "csv"),
        ("completion_report", "table"),
        ("subsidy_application", "csv"),
    ] {
        let output = onshi(&["draft", form, "--output", output], b"{}");
        assert_eq!(status(&output), 2);
    }
}

#[test]
fn forms_are_written_for_paper() {
    let lines = br#"{"lines":[{"item":"\u001b[31m<b>","eligible":200000,"ineligible":5000}]}"#;
    let output = onshi(&["draft", "receipt_breakdown", "--output", "html"], lines);
    let page = text(&output.stdout);
    assert_eq!(status(&output), 0);
    assert!(page.contains(r#"<td class="amount" colspan="2">205,000</td>"#));
    assert!(page.contains("[31m&lt;b&gt;") && !page.contains('\u{1b}'));
    // Without computed fields, the text is what there is.
    let output = onshi(&["draft", "completion_report"], b"{}");
    assert!(
        text(&output.stdout).starts_with("事業完了報告書（別紙様式3）\n\n未記入の項目：報告日、")
    );
    let project =
        r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;
    let form = format!(r#"{{"project":{project}}}"#);
    let output = onshi(
        &["draft", "subsidy_application", "--output", "text"],
        form.as_bytes(),
    );
    assert!(text(&output.stdout).contains("補助金申請額：225,000円"));
}
