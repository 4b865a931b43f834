//! Which sheets a form has, and what is marked on them.

use onshi::forms::{FormKind, InstitutionCode};
use onshi::{Language, PaperOutput};

const NOT_OFFICIAL: &str = "公式の様式そのものではありません";
const PROJECT: &str =
    r#"{"facility":"clinic","readers":1,"cost":300000,"reader_applied_on":"2021-04-01"}"#;

fn paper(form: FormKind, json: &str, output: PaperOutput) -> String {
    form.paper_text(json, output, Language::Ja).expect("a form")
}

fn text(form: FormKind, json: &str) -> String {
    paper(form, json, PaperOutput::Text)
}

#[test]
fn papers_are_text_or_html() {
    let outputs = ["text", "html", "pdf", ""].map(PaperOutput::from_code);
    let known = [Some(PaperOutput::Text), Some(PaperOutput::Html), None, None];
    assert_eq!(outputs, known);
}

#[test]
fn a_sheet_ends_before_the_next_begins() {
    let text = text(FormKind::SubsidyApplication, "{}");
    let line = "-".repeat(40);
    assert_eq!(text.lines().filter(|own| *own == line).count(), 2);
    assert!(!text.starts_with('\n') && !text.starts_with('-'), "{text}");
    let html = paper(FormKind::SubsidyApplication, "{}", PaperOutput::Html);
    let body = html.split_once("<section>").expect("a sheet");
    assert!(!body.0.contains("</section>"));
    assert_eq!(html.matches("<section>").count(), 3);
    assert_eq!(html.matches("</section>").count(), 3);
}

#[test]
fn a_code_and_an_application_for_readers_have_sheets() {
    let code = InstitutionCode::typed("北海道", "医科", "0112489");
    let code = code.paper(PaperOutput::Text, Language::Ja);
    assert!(code.contains("医療機関コード：0112489"), "{code}");
    assert!(code.contains("点数表：1（医科）"), "{code}");
    let readers = text(FormKind::ReaderApplication, r#"{"readers":1}"#);
    assert!(readers.contains("：1\n"), "{readers}");
    // Only a score table has the name of one.
    assert!(!readers.contains("医科"), "{readers}");
    let none = text(
        FormKind::InstitutionCode,
        r#"{"score_table":2,"code":"0112489"}"#,
    );
    assert!(none.contains("点数表：2\n"), "{none}");
}

/// 別紙様式2 and 3 are forms of which what to fill in is published.
#[test]
fn only_the_numbered_forms_say_that_they_are_not_the_official_ones() {
    for form in FormKind::ALL {
        let says = text(*form, "{}").contains(NOT_OFFICIAL);
        let published = [
            FormKind::ReceiptBreakdown,
            FormKind::CompletionReport,
            FormKind::SubsidyApplication,
        ];
        assert_eq!(says, published.contains(form), "{form:?}");
    }
}

/// An empty field is marked in its place and is not listed a second time.
#[test]
fn what_is_marked_is_not_found_again() {
    let form = r#"{"project":{"facility":"clinic"},"breakdown":{"lines":[{}]},"report":{},"paid_on":"2021-04-28"}"#;
    let text = text(FormKind::SubsidyApplication, form);
    assert!(text.contains("【未記入】"));
    for found in ["項目が空欄です", "事業費がありません", "報告日が空欄です"]
    {
        assert!(!text.contains(found), "{found} in\n{text}");
    }
}

/// A reason to apply late, and the optional facts of a project, have a line where they are given.
#[test]
fn what_may_be_left_out_has_a_line_where_it_is_given() {
    let short = format!(r#"{{"project":{PROJECT}}}"#);
    let short = text(FormKind::SubsidyApplication, &short);
    for label in [
        "運用開始日",
        "システムベンダーとの契約日",
        "受理された猶予届の類型",
    ] {
        let has = short.lines().any(|line| line.starts_with(label));
        assert!(!has, "{label} in\n{short}");
    }
    let project = PROJECT.replace('}', r#","operation_starts_on":"2021-06-01"}"#);
    let long = text(
        FormKind::SubsidyApplication,
        &format!(r#"{{"project":{project},"deferral":2}}"#),
    );
    assert!(long.contains("令和3年6月1日"), "{long}");
    let line = long
        .lines()
        .find(|line| line.contains("受理された猶予届の類型"));
    assert!(line.is_some(), "{long}");
}

/// 300,000 × 3/4 = 225,000 yen, whatever is written.
#[test]
fn a_written_amount_of_the_pack_gives_way_to_the_computed_one() {
    let form = format!(r#"{{"project":{PROJECT},"amount":300000}}"#);
    let pack = text(FormKind::SubsidyApplication, &form);
    assert!(pack.contains("補助金申請額：225,000円"), "{pack}");
    let said = pack.lines().find(|line| line.starts_with("・補助金申請額"));
    assert!(said.is_some_and(|line| line.contains("300,000")), "{pack}");
}
