//! The codes of findings.

use serde::Serialize;

use crate::{ErrorCode, Language};

/// The stable code of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// Days between two tracks that no track covers.
    Gap,
    /// Days that two tracks cover.
    Overlap,
    /// A category and number of readers that a track has no row for.
    RowMissing,
    /// Two rows for the same category, readers and track.
    RowTwice,
    /// A ratio of nothing, or of more than the whole.
    RatioOutOfRange,
    /// A ratio without finite decimals: its amounts could not be shown exactly.
    RatioNotDecimal,
    /// A base below 1 yen or above 10^12 yen.
    BaseOutOfRange,
    /// A ceiling that is not base × ratio by the fraction rule.
    CeilingMismatch,
    /// A number whose citation lacks the document or the place.
    CitationMissing,
    /// Dates that contradict each other.
    DatesOutOfOrder,
    /// A wished start of operation that the lead times do not allow.
    StartTooEarly,
    /// Two steps whose days are in the wrong sequence.
    StepsOutOfOrder,
    /// A field that must be filled in is empty.
    Missing,
    /// See [`ErrorCode::InvalidDate`].
    InvalidDate,
    /// An amount or count below 0.
    NegativeAmount,
    /// An amount, sum or count above 10^12.
    AmountTooLarge,
    /// A text above 200 characters.
    TooLong,
    /// A character that cannot be printed.
    NotPrintable,
    /// A field that must stay empty here.
    NotApplicable,
    /// A word that is none of those allowed.
    UnknownWord,
    /// See [`ErrorCode::InvalidValue`].
    InvalidValue,
    /// A wrong number of digits.
    WrongLength,
    /// A character that is no digit.
    NotDigits,
    /// A prefecture number outside 01 to 47.
    UnknownPrefecture,
    /// A score table other than 1, 3 and 4.
    UnknownScoreTable,
    /// A check digit that does not fit.
    CheckDigitMismatch,
    /// No score table: the check digit was held against each.
    ScoreTableUnknown,
    /// See [`ErrorCode::ReadersOutOfRange`].
    ReadersOutOfRange,
    /// A maker that the catalogue of January 2021 does not have.
    MakerNotInCatalogue,
    /// No account on the portal.
    NoPortalAccount,
    /// The product of a reader that has been applied for is not told.
    ReaderProductMissing,
    /// An item of the estimate is lacking.
    ScopeIncomplete,
    /// An operating system that is not recommended.
    OsNotRecommended,
    /// A viewing terminal and a line are needed too.
    ViewingTerminalAndLineNeeded,
    /// The customer ID is needed.
    CustomerIdRequired,
    /// A customer ID of an unusual shape.
    CustomerIdUnusual,
    /// The line must be optical fibre.
    FibreRequired,
    /// Certificates that are not one for each computer.
    CertificatesMismatch,
    /// A count of 0 where at least one is needed.
    AtLeastOne,
    /// An operation test after first use.
    TestAfterFirstUse,
    /// A breakdown without rows.
    NoLines,
    /// More than 15 rows.
    TooManyLines,
    /// A subtotal ① that is not the sum of its rows.
    SubtotalEligibleMismatch,
    /// A subtotal ② that is not the sum of its rows.
    SubtotalIneligibleMismatch,
    /// A total that is not the sum of the subtotals.
    TotalMismatch,
    /// A receipt that differs from the total.
    ReceiptTotalMismatch,
    /// No postal code of seven digits.
    PostalCodeShape,
    /// No telephone number of ten or eleven digits.
    TelephoneShape,
    /// No copy of the receipt.
    ReceiptMissing,
    /// Introduction was not complete on the day of the application.
    NotCompleted,
    /// The vendor was not paid on the day of the application.
    NotPaid,
    /// An amount that is not the assessed subsidy.
    AmountMismatch,
    /// A project cost that is not ① of the breakdown.
    CostMismatch,
    /// Two institution codes in one application.
    InstitutionMismatch,
    /// Two names of the facility in one application.
    NameMismatch,
    /// A score table that does not fit the kind of facility.
    ScoreTableMismatch,
    /// A day after the last one.
    AfterDeadline,
    /// See [`ErrorCode::GroupPrescriptionsNotApplicable`].
    GroupPrescriptionsNotApplicable,
    /// See [`ErrorCode::CostOutOfRange`].
    CostOutOfRange,
    /// See [`ErrorCode::DateNotCovered`].
    DateNotCovered,
    /// See [`ErrorCode::VendorContractOnRequired`].
    VendorContractOnRequired,
    /// See [`ErrorCode::VendorContractTooLate`].
    VendorContractTooLate,
}

impl FindingCode {
    /// Every code.
    pub const ALL: [Self; 62] = [
        Self::Gap,
        Self::Overlap,
        Self::RowMissing,
        Self::RowTwice,
        Self::RatioOutOfRange,
        Self::RatioNotDecimal,
        Self::BaseOutOfRange,
        Self::CeilingMismatch,
        Self::CitationMissing,
        Self::DatesOutOfOrder,
        Self::StartTooEarly,
        Self::StepsOutOfOrder,
        Self::Missing,
        Self::InvalidDate,
        Self::NegativeAmount,
        Self::AmountTooLarge,
        Self::TooLong,
        Self::NotPrintable,
        Self::NotApplicable,
        Self::UnknownWord,
        Self::InvalidValue,
        Self::WrongLength,
        Self::NotDigits,
        Self::UnknownPrefecture,
        Self::UnknownScoreTable,
        Self::CheckDigitMismatch,
        Self::ScoreTableUnknown,
        Self::ReadersOutOfRange,
        Self::MakerNotInCatalogue,
        Self::NoPortalAccount,
        Self::ReaderProductMissing,
        Self::ScopeIncomplete,
        Self::OsNotRecommended,
        Self::ViewingTerminalAndLineNeeded,
        Self::CustomerIdRequired,
        Self::CustomerIdUnusual,
        Self::FibreRequired,
        Self::CertificatesMismatch,
        Self::AtLeastOne,
        Self::TestAfterFirstUse,
        Self::NoLines,
        Self::TooManyLines,
        Self::SubtotalEligibleMismatch,
        Self::SubtotalIneligibleMismatch,
        Self::TotalMismatch,
        Self::ReceiptTotalMismatch,
        Self::PostalCodeShape,
        Self::TelephoneShape,
        Self::ReceiptMissing,
        Self::NotCompleted,
        Self::NotPaid,
        Self::AmountMismatch,
        Self::CostMismatch,
        Self::InstitutionMismatch,
        Self::NameMismatch,
        Self::ScoreTableMismatch,
        Self::AfterDeadline,
        Self::GroupPrescriptionsNotApplicable,
        Self::CostOutOfRange,
        Self::DateNotCovered,
        Self::VendorContractOnRequired,
        Self::VendorContractTooLate,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Overlap => "overlap",
            Self::RowMissing => "row_missing",
            Self::RowTwice => "row_twice",
            Self::RatioOutOfRange => "ratio_out_of_range",
            Self::RatioNotDecimal => "ratio_not_decimal",
            Self::BaseOutOfRange => "base_out_of_range",
            Self::CeilingMismatch => "ceiling_mismatch",
            Self::CitationMissing => "citation_missing",
            Self::DatesOutOfOrder => "dates_out_of_order",
            Self::StartTooEarly => "start_too_early",
            Self::StepsOutOfOrder => "steps_out_of_order",
            Self::Missing => "missing",
            Self::InvalidDate => "invalid_date",
            Self::NegativeAmount => "negative_amount",
            Self::AmountTooLarge => "amount_too_large",
            Self::TooLong => "too_long",
            Self::NotPrintable => "not_printable",
            Self::NotApplicable => "not_applicable",
            Self::UnknownWord => "unknown_word",
            Self::InvalidValue => "invalid_value",
            Self::WrongLength => "wrong_length",
            Self::NotDigits => "not_digits",
            Self::UnknownPrefecture => "unknown_prefecture",
            Self::UnknownScoreTable => "unknown_score_table",
            Self::CheckDigitMismatch => "check_digit_mismatch",
            Self::ScoreTableUnknown => "score_table_unknown",
            Self::ReadersOutOfRange => "readers_out_of_range",
            Self::MakerNotInCatalogue => "maker_not_in_catalogue",
            Self::NoPortalAccount => "no_portal_account",
            Self::ReaderProductMissing => "reader_product_missing",
            Self::ScopeIncomplete => "scope_incomplete",
            Self::OsNotRecommended => "os_not_recommended",
            Self::ViewingTerminalAndLineNeeded => "viewing_terminal_and_line_needed",
            Self::CustomerIdRequired => "customer_id_required",
            Self::CustomerIdUnusual => "customer_id_unusual",
            Self::FibreRequired => "fibre_required",
            Self::CertificatesMismatch => "certificates_mismatch",
            Self::AtLeastOne => "at_least_one",
            Self::TestAfterFirstUse => "test_after_first_use",
            Self::NoLines => "no_lines",
            Self::TooManyLines => "too_many_lines",
            Self::SubtotalEligibleMismatch => "subtotal_eligible_mismatch",
            Self::SubtotalIneligibleMismatch => "subtotal_ineligible_mismatch",
            Self::TotalMismatch => "total_mismatch",
            Self::ReceiptTotalMismatch => "receipt_total_mismatch",
            Self::PostalCodeShape => "postal_code_shape",
            Self::TelephoneShape => "telephone_shape",
            Self::ReceiptMissing => "receipt_missing",
            Self::NotCompleted => "not_completed",
            Self::NotPaid => "not_paid",
            Self::AmountMismatch => "amount_mismatch",
            Self::CostMismatch => "cost_mismatch",
            Self::InstitutionMismatch => "institution_mismatch",
            Self::NameMismatch => "name_mismatch",
            Self::ScoreTableMismatch => "score_table_mismatch",
            Self::AfterDeadline => "after_deadline",
            Self::GroupPrescriptionsNotApplicable => "group_prescriptions_not_applicable",
            Self::CostOutOfRange => "cost_out_of_range",
            Self::DateNotCovered => "date_not_covered",
            Self::VendorContractOnRequired => "vendor_contract_on_required",
            Self::VendorContractTooLate => "vendor_contract_too_late",
        }
    }

    /// Returns what the code means, in one line.
    pub const fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::Gap => language.of(
                "どの補助の種類にも当てはまらない日がある",
                "days that no track covers",
            ),
            Self::Overlap => language.of(
                "二つの補助の種類に当てはまる日がある",
                "days that two tracks cover",
            ),
            Self::RowMissing => language.of("表に行が足りない", "a row of the table is missing"),
            Self::RowTwice => language.of("同じ行が二つある", "a row appears twice"),
            Self::RatioOutOfRange => language.of(
                "補助率が0以下または1を超える",
                "a ratio of 0 or less, or above 1",
            ),
            Self::RatioNotDecimal => language.of(
                "補助率が有限小数にならない",
                "a ratio that is not a finite decimal",
            ),
            Self::BaseOutOfRange => language.of(
                "基準とする事業額が範囲外",
                "a base project cost out of range",
            ),
            Self::CeilingMismatch => language.of(
                "補助上限額が 基準額×補助率 と一致しない",
                "a ceiling that is not base × ratio by the fraction rule",
            ),
            Self::CitationMissing => language.of("出典がない", "a number without its source"),
            Self::DatesOutOfOrder => language.of(
                "日付の前後が矛盾している",
                "dates that contradict each other",
            ),
            Self::StartTooEarly => language.of(
                "希望する運用開始日が早すぎる",
                "a start of operation too early for the lead times",
            ),
            Self::StepsOutOfOrder => {
                language.of("手順の前後が逆になっている", "two steps in the wrong order")
            }
            Self::Missing => language.of(
                "必要な項目がない",
                "a field that must be filled in is empty",
            ),
            Self::InvalidDate => ErrorCode::InvalidDate.meaning(language),
            Self::NegativeAmount => language.of("0より小さい", "an amount or count below 0"),
            Self::AmountTooLarge => language.of(
                "1兆（10^12）を超える",
                "an amount, sum or count above 10^12",
            ),
            Self::TooLong => {
                language.of("文字列が200文字を超える", "text longer than 200 characters")
            }
            Self::NotPrintable => language.of(
                "印刷できない文字がある",
                "a character that cannot be printed",
            ),
            Self::NotApplicable => language.of(
                "この場合には記入しない項目である",
                "a field that must stay empty here",
            ),
            Self::UnknownWord => language.of(
                "定められていない語である",
                "a word that is not one of those allowed",
            ),
            Self::InvalidValue => ErrorCode::InvalidValue.meaning(language),
            Self::WrongLength => language.of("桁数が違う", "a wrong number of digits"),
            Self::NotDigits => {
                language.of("数字でない文字がある", "a character that is not a digit")
            }
            Self::UnknownPrefecture => language.of(
                "都道府県番号が01から47の範囲にない",
                "a prefecture number outside 01 to 47",
            ),
            Self::UnknownScoreTable => language.of(
                "点数表の番号が1・3・4でない",
                "a score table other than 1, 3 and 4",
            ),
            Self::CheckDigitMismatch => {
                language.of("検証番号が合わない", "a check digit that does not fit")
            }
            Self::ScoreTableUnknown => language.of(
                "点数表が分からず、検証番号を一つに決められない",
                "no score table: the check digit was compared with all three",
            ),
            Self::ReadersOutOfRange => ErrorCode::ReadersOutOfRange.meaning(language),
            Self::MakerNotInCatalogue => language.of(
                "令和3年1月のカタログにないメーカーである",
                "a maker that is not in the catalogue of January 2021",
            ),
            Self::NoPortalAccount => language.of(
                "ポータルサイトのアカウントがない",
                "no account on the portal",
            ),
            Self::ReaderProductMissing => language.of(
                "申し込み済みのカードリーダーの製品名がない",
                "the product of a reader that has been applied for is missing",
            ),
            Self::ScopeIncomplete => language.of(
                "見積依頼項目がそろっていない",
                "an item of the estimate is missing",
            ),
            Self::OsNotRecommended => language.of(
                "推奨OSでない",
                "an operating system that is not recommended",
            ),
            Self::ViewingTerminalAndLineNeeded => language.of(
                "閲覧用端末と回線の追加が必要である",
                "a viewing terminal and a line are needed too",
            ),
            Self::CustomerIdRequired => {
                language.of("お客さまIDが必要である", "the customer ID is needed")
            }
            Self::CustomerIdUnusual => language.of(
                "お客さまIDがふつうの形でない",
                "a customer ID of an unusual shape",
            ),
            Self::FibreRequired => {
                language.of("光回線が必要である", "the line must be optical fibre")
            }
            Self::CertificatesMismatch => language.of(
                "電子証明書の枚数が接続するパソコンの台数と違う",
                "certificates that are not one for each computer",
            ),
            Self::AtLeastOne => language.of(
                "1以上が必要な数が0である",
                "a count of 0 where at least one is needed",
            ),
            Self::TestAfterFirstUse => language.of(
                "運用テストが利用開始より後である",
                "an operation test after first use",
            ),
            Self::NoLines => language.of("内訳の行がない", "a breakdown without rows"),
            Self::TooManyLines => language.of("内訳の行が15行を超える", "more than 15 rows"),
            Self::SubtotalEligibleMismatch => language.of(
                "①の小計が行の合計と違う",
                "a subtotal ① that is not the sum of its rows",
            ),
            Self::SubtotalIneligibleMismatch => language.of(
                "②の小計が行の合計と違う",
                "a subtotal ② that is not the sum of its rows",
            ),
            Self::TotalMismatch => language.of(
                "合計が小計の和と違う",
                "a total that is not the sum of the subtotals",
            ),
            Self::ReceiptTotalMismatch => language.of(
                "領収書の金額が合計と違う",
                "a receipt that differs from the total",
            ),
            Self::PostalCodeShape => language.of(
                "郵便番号の形でない",
                "a postal code that does not have seven digits",
            ),
            Self::TelephoneShape => language.of(
                "電話番号の形でない",
                "a telephone number that does not have ten or eleven digits",
            ),
            Self::ReceiptMissing => language.of("領収書の写しがない", "no copy of the receipt"),
            Self::NotCompleted => language.of(
                "申請日に事業が完了していない",
                "introduction was not complete on the day of the application",
            ),
            Self::NotPaid => language.of(
                "申請日に支払いが済んでいない",
                "the vendor was not paid on the day of the application",
            ),
            Self::AmountMismatch => language.of(
                "申請額が計算した補助額と違う",
                "an amount that is not the assessed subsidy",
            ),
            Self::CostMismatch => language.of(
                "事業費が領収書内訳書の①と違う",
                "a project cost that is not ① of the breakdown",
            ),
            Self::InstitutionMismatch => language.of(
                "二つの書類の医療機関コードが違う",
                "two institution codes in one application",
            ),
            Self::NameMismatch => language.of(
                "二つの書類の医療機関等の名称が違う",
                "two names of the facility in one application",
            ),
            Self::ScoreTableMismatch => language.of(
                "点数表が施設の種類に合わない",
                "a score table that does not fit the kind of facility",
            ),
            Self::AfterDeadline => language.of("期限を過ぎている", "a day after the deadline"),
            Self::GroupPrescriptionsNotApplicable => {
                ErrorCode::GroupPrescriptionsNotApplicable.meaning(language)
            }
            Self::CostOutOfRange => ErrorCode::CostOutOfRange.meaning(language),
            Self::DateNotCovered => ErrorCode::DateNotCovered.meaning(language),
            Self::VendorContractOnRequired => ErrorCode::VendorContractOnRequired.meaning(language),
            Self::VendorContractTooLate => ErrorCode::VendorContractTooLate.meaning(language),
        }
    }

    /// Returns the code of a finding for an error of a project within a form.
    pub(crate) const fn of_project(code: ErrorCode) -> Self {
        match code {
            ErrorCode::MissingField => Self::Missing,
            ErrorCode::InvalidDate => Self::InvalidDate,
            ErrorCode::GroupPrescriptionsNotApplicable => Self::GroupPrescriptionsNotApplicable,
            ErrorCode::ReadersOutOfRange => Self::ReadersOutOfRange,
            ErrorCode::CostOutOfRange => Self::CostOutOfRange,
            ErrorCode::DateNotCovered => Self::DateNotCovered,
            ErrorCode::VendorContractOnRequired => Self::VendorContractOnRequired,
            ErrorCode::VendorContractTooLate => Self::VendorContractTooLate,
            ErrorCode::InvalidValue
            | ErrorCode::InvalidJson
            | ErrorCode::UnknownField
            | ErrorCode::UnknownEdition
            | ErrorCode::InvalidEdition
            | ErrorCode::InvalidEncoding
            | ErrorCode::MissingColumn
            | ErrorCode::DuplicateColumn
            | ErrorCode::InvalidRow => Self::InvalidValue,
        }
    }
}
