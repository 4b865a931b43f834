//! The forms as records. What is null or blank is missing. Amounts are yen.
//!
//! Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

use onshi::FacilityKind;
use onshi::forms::{FormKind, LineKind, OnlineClaims, Work};
use serde::Serialize;

use super::{WishedStart, check, paper};
use crate::error::Refusal;
use crate::project::Project;
use crate::report::Report;
use crate::types::{Day, Month, Text};

/// 医療機関コード: institution code.
#[derive(Clone, Serialize, uniffi::Record)]
pub struct InstitutionCode {
    /// 医療機関コード: institution code.
    #[uniffi(default = "")]
    pub code: Text,
    /// 都道府県番号: prefecture number.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// 点数表: score table (1, 3, 4).
    #[uniffi(default = None)]
    pub score_table: Option<i32>,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_institution_code_native(form: &InstitutionCode) -> Result<Report, Refusal> {
    check(FormKind::InstitutionCode, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn institution_code_paper_native(
    form: &InstitutionCode,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::InstitutionCode, form, html, english)
}

/// 顔認証付きカードリーダーの申し込み: reader application.
#[derive(Clone, Serialize, uniffi::Record)]
pub struct ReaderApplication {
    /// 施設区分: kind of facility.
    #[uniffi(default = None)]
    pub facility: Option<FacilityKind>,
    /// メーカー: maker of the reader.
    #[uniffi(default = "")]
    pub maker: Text,
    /// 顔認証付きカードリーダーの台数: number of face-recognition card readers (1 to 3).
    #[uniffi(default = None)]
    pub readers: Option<i32>,
    /// ポータルサイトのアカウント: account on the portal.
    #[uniffi(default = None)]
    pub portal_account: Option<bool>,
    /// 製品名: product.
    #[uniffi(default = "")]
    pub product: Text,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_reader_application_native(form: &ReaderApplication) -> Result<Report, Refusal> {
    check(FormKind::ReaderApplication, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn reader_application_paper_native(
    form: &ReaderApplication,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::ReaderApplication, form, html, english)
}

/// 見積依頼: estimate request.
#[derive(Clone, Serialize, uniffi::Record)]
pub struct EstimateRequest {
    /// カードリーダーの申し込みの有無: whether the reader has been applied for.
    #[uniffi(default = None)]
    pub reader_applied: Option<bool>,
    /// 見積依頼項目: items of the estimate.
    #[uniffi(default = None)]
    pub scope: Option<Vec<Work>>,
    /// 導入を希望する時期: desired time of introduction.
    #[uniffi(default = None)]
    pub wished_start: Option<WishedStart>,
    /// カードリーダーの製品名: product of the reader.
    #[uniffi(default = "")]
    pub reader_product: Text,
    /// 資格確認端末のOS: operating system of the verification terminal.
    #[uniffi(default = "")]
    pub terminal_os: Text,
    /// オンライン請求回線の有無・種別: whether there is a line for online claims, and its kind.
    #[uniffi(default = None)]
    pub line: Option<LineKind>,
    /// 電子カルテシステムの有無: whether there is an electronic chart.
    #[uniffi(default = None)]
    pub has_electronic_chart: Option<bool>,
    /// 薬剤情報・特定健診情報の閲覧を希望: whether medicine and check-up data are to be seen.
    #[uniffi(default = None)]
    pub wants_medicine_and_checkup_data: Option<bool>,
    /// カードリーダーの希望設置場所: where the reader will stand.
    #[uniffi(default = "")]
    pub reader_place: Text,
    /// パソコン（推奨OS搭載）等の別途発注: separate order of PCs with a recommended OS.
    #[uniffi(default = None)]
    pub orders_computers: Option<bool>,
    /// オプション機能・閲覧用端末の増設: options of the claims software, more viewing PCs.
    #[uniffi(default = "")]
    pub options: Text,
    /// 医療機関等の名称: name of the facility.
    #[uniffi(default = "")]
    pub name: Text,
    /// 担当者: contact.
    #[uniffi(default = "")]
    pub contact: Text,
    /// 電話番号: telephone number.
    #[uniffi(default = "")]
    pub telephone: Text,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_estimate_request_native(form: &EstimateRequest) -> Result<Report, Refusal> {
    check(FormKind::EstimateRequest, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn estimate_request_paper_native(
    form: &EstimateRequest,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::EstimateRequest, form, html, english)
}

/// オンライン資格確認利用申請: usage application.
#[derive(Clone, Serialize, uniffi::Record)]
pub struct UsageApplication {
    /// 電気通信回線種別: kind of the line.
    #[uniffi(default = None)]
    pub line: Option<LineKind>,
    /// 利用開始予定年月: planned month of first use.
    #[uniffi(default = None)]
    pub first_use_month: Option<Month>,
    /// 接続するパソコンの台数: number of computers that connect (0 to 1000000000000).
    #[uniffi(default = None)]
    pub connecting_computers: Option<i64>,
    /// 電子証明書の枚数: number of client certificates (0 to 1000000000000).
    #[uniffi(default = None)]
    pub certificates: Option<i64>,
    /// オンライン請求の利用: use of online claims.
    #[uniffi(default = None)]
    pub online_claims: Option<OnlineClaims>,
    /// 光回線: optical fibre line.
    #[uniffi(default = None)]
    pub fibre: Option<bool>,
    /// NTT回線: NTT line.
    #[uniffi(default = None)]
    pub ntt_line: Option<bool>,
    /// お客さまID: customer ID.
    #[uniffi(default = "")]
    pub customer_id: Text,
    /// 運用テスト開始予定年月: planned month of the operation test.
    #[uniffi(default = None)]
    pub test_month: Option<Month>,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_usage_application_native(form: &UsageApplication) -> Result<Report, Refusal> {
    check(FormKind::UsageApplication, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn usage_application_paper_native(
    form: &UsageApplication,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::UsageApplication, form, html, english)
}

/// 領収書内訳書（別紙様式2）: receipt breakdown (form 2).
#[derive(Clone, Serialize, uniffi::Record)]
pub struct ReceiptBreakdown {
    /// 発行日: day of issue.
    #[uniffi(default = None)]
    pub issued_on: Option<Day>,
    /// 都道府県番号: prefecture number.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// 医療機関コード: institution code.
    #[uniffi(default = "")]
    pub institution_code: Text,
    /// 医療機関等の名称: name of the facility.
    #[uniffi(default = "")]
    pub name: Text,
    /// 内訳の行: rows.
    #[uniffi(default = None)]
    pub lines: Option<Vec<ReceiptLine>>,
    /// ①補助対象の小計: subtotal ① eligible (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub subtotal_eligible: Option<i64>,
    /// ②補助対象外の小計: subtotal ② ineligible (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub subtotal_ineligible: Option<i64>,
    /// 合計（①＋②）: total ① + ② (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub total: Option<i64>,
    /// 点数表: score table (1, 3, 4).
    #[uniffi(default = None)]
    pub score_table: Option<i32>,
    /// 領収書の金額: total of the receipt (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub receipt_total: Option<i64>,
}

/// A row of the receipt breakdown (form 2).
#[derive(Clone, Serialize, uniffi::Record)]
pub struct ReceiptLine {
    /// 項目: item.
    #[uniffi(default = "")]
    pub item: Text,
    /// ①補助対象: ① eligible (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub eligible: Option<i64>,
    /// ②補助対象外: ② ineligible (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub ineligible: Option<i64>,
    /// 内訳: detail.
    #[uniffi(default = "")]
    pub detail: Text,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_receipt_breakdown_native(form: &ReceiptBreakdown) -> Result<Report, Refusal> {
    check(FormKind::ReceiptBreakdown, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn receipt_breakdown_paper_native(
    form: &ReceiptBreakdown,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::ReceiptBreakdown, form, html, english)
}

/// 事業完了報告書（別紙様式3）: completion report (form 3).
#[derive(Clone, Serialize, uniffi::Record)]
pub struct CompletionReport {
    /// 報告日: day of the report.
    #[uniffi(default = None)]
    pub reported_on: Option<Day>,
    /// 事業完了日: day of completion.
    #[uniffi(default = None)]
    pub completed_on: Option<Day>,
    /// 都道府県番号: prefecture number.
    #[uniffi(default = "")]
    pub prefecture: Text,
    /// 医療機関コード: institution code.
    #[uniffi(default = "")]
    pub institution_code: Text,
    /// 医療機関等の名称: name of the facility.
    #[uniffi(default = "")]
    pub name: Text,
    /// 開設者: founder.
    #[uniffi(default = "")]
    pub founder: Text,
    /// 郵便番号: postal code.
    #[uniffi(default = "")]
    pub postal_code: Text,
    /// 所在地: address.
    #[uniffi(default = "")]
    pub address: Text,
    /// 電話番号: telephone number.
    #[uniffi(default = "")]
    pub telephone: Text,
    /// 点数表: score table (1, 3, 4).
    #[uniffi(default = None)]
    pub score_table: Option<i32>,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_completion_report_native(form: &CompletionReport) -> Result<Report, Refusal> {
    check(FormKind::CompletionReport, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn completion_report_paper_native(
    form: &CompletionReport,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::CompletionReport, form, html, english)
}

/// 補助金申請: subsidy application.
#[derive(Clone, Serialize, uniffi::Record)]
pub struct SubsidyApplication {
    /// 補助金の申請日: day of the application.
    #[uniffi(default = None)]
    pub applied_on: Option<Day>,
    /// 支払日: day of payment.
    #[uniffi(default = None)]
    pub paid_on: Option<Day>,
    /// 事業: project.
    #[uniffi(default = None)]
    pub project: Option<Project>,
    /// 補助金申請額: subsidy applied for (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub amount: Option<i64>,
    /// 領収書（写）の添付: whether the receipt is attached.
    #[uniffi(default = None)]
    pub receipt_attached: Option<bool>,
    /// 領収書内訳書: receipt breakdown.
    #[uniffi(default = None)]
    pub breakdown: Option<ReceiptBreakdown>,
    /// 事業完了報告書: completion report.
    #[uniffi(default = None)]
    pub report: Option<CompletionReport>,
    /// 受理された猶予届の類型: type of the accepted deferral notice (1 to 6).
    #[uniffi(default = None)]
    pub deferral: Option<i32>,
}

/// Returns what is wrong with it.
#[uniffi::export]
fn check_subsidy_application_native(form: &SubsidyApplication) -> Result<Report, Refusal> {
    check(FormKind::SubsidyApplication, form)
}

/// Returns it for paper or mail.
#[uniffi::export]
fn subsidy_application_paper_native(
    form: &SubsidyApplication,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    paper(FormKind::SubsidyApplication, form, html, english)
}
