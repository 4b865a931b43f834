//! The codes of everything that can be wrong.

words! {
    /// The stable code of a problem: of an [`Error`](crate::Error), which stops, or of a
    /// [`Finding`](crate::Finding), one of many in a report. A word that both use means the same.
    ///
    /// First those of errors alone, then those of both, then those of findings alone.
    #[derive(PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Code, meaning {
        /// The text is not in the encoding that was expected.
        InvalidEncoding = "invalid_encoding", Words("文字コードが違う", "text that is not in the expected encoding");
        /// A column that is needed is not there.
        MissingColumn = "missing_column", Words("必要な列がない", "a column that is needed is not there");
        /// A heading appears twice.
        DuplicateColumn = "duplicate_column", Words("同じ項目の列が二つある", "two columns for one field");
        /// A row, or a column, of another length than the others.
        InvalidRow = "invalid_row", Words("行または列の長さが違う", "a row or column whose length differs from the others");
        /// The text is not JSON, has a key twice, or is longer than 1 MiB.
        InvalidJson = "invalid_json", Words("JSONとして読めない（同じキーが二つある、途中で切れている、1 MiBを超える場合を含む）", "not JSON, a key that appears twice, or text longer than 1 MiB");
        /// A key that has no meaning here.
        UnknownField = "unknown_field", Words("定められていない項目がある", "a key that has no meaning here");
        /// No edition has that name.
        UnknownEdition = "unknown_edition", Words("その名前の版はない", "no edition has that name");
        /// The edition is not one that can be used.
        InvalidEdition = "invalid_edition", Words("版として使えない", "an edition that cannot be used");
        /// A field that must be given is not.
        MissingField = "missing_field", Words("必要な項目がない", "a field that must be given is not");
        /// A value of the wrong type, an unknown word, or a number that is not whole.
        InvalidValue = "invalid_value", Words("型が違う、定められていない語である、または整数でない", "a value of the wrong type, an unknown word, or a number that is not whole");
        /// Not a date, or a day that does not exist.
        InvalidDate = "invalid_date", Words("日付として読めない、または存在しない日である", "not a date, or a day that does not exist");
        /// A count of prescriptions for a facility that is not a pharmacy.
        GroupPrescriptionsNotApplicable = "group_prescriptions_not_applicable", Words("薬局以外に処方箋受付回数が指定されている", "a count of prescriptions for a facility that is not a pharmacy");
        /// A number of readers that the table has no row for.
        ReadersOutOfRange = "readers_out_of_range", Words("台数に当たる行が補助上限表にない", "a number of readers that the table has no row for");
        /// A cost below 0 or above 10^12 yen.
        CostOutOfRange = "cost_out_of_range", Words("事業費が0円から1兆円の範囲にない", "a cost below 0 or above 10^12 yen");
        /// A day that the edition or the calendar does not cover.
        DateNotCovered = "date_not_covered", Words("版または暦の対象外の日である", "a day that the edition or the calendar does not cover");
        /// The day of the vendor contract is needed and was not given.
        VendorContractOnRequired = "vendor_contract_on_required", Words("システムベンダーとの契約日が必要である", "the day of the vendor contract is needed");
        /// The vendor contract came too late: the source gives no amount.
        VendorContractTooLate = "vendor_contract_too_late", Words("システムベンダーとの契約日が期限より後である", "the vendor contract came after the last day allowed");
        /// Days between two tracks that no track covers.
        Gap = "gap", Words("どの補助の種類にも当てはまらない日がある", "days that no track covers");
        /// Days that two tracks cover.
        Overlap = "overlap", Words("二つの補助の種類に当てはまる日がある", "days that two tracks cover");
        /// A category and number of readers that a track has no row for.
        RowMissing = "row_missing", Words("表に行が足りない", "a row of the table is missing");
        /// Two rows for the same category, readers and track.
        RowTwice = "row_twice", Words("同じ行が二つある", "a row appears twice");
        /// A ratio of 0 or less, or above 1.
        RatioOutOfRange = "ratio_out_of_range", Words("補助率が0以下または1を超える", "a ratio of 0 or less, or above 1");
        /// A base below 1 yen or above 10^12 yen.
        BaseOutOfRange = "base_out_of_range", Words("基準とする事業額が範囲外", "a base project cost out of range");
        /// A ceiling that is not base × ratio by the fraction rule.
        CeilingMismatch = "ceiling_mismatch", Words("補助上限額が 基準額×補助率 と一致しない", "a ceiling that is not base × ratio by the fraction rule");
        /// A number whose citation has no document or no place.
        CitationMissing = "citation_missing", Words("出典がない", "a number without its source");
        /// Dates that contradict each other.
        DatesOutOfOrder = "dates_out_of_order", Words("日付の前後が矛盾している", "dates that contradict each other");
        /// A wished start of operation that the lead times do not allow.
        StartTooEarly = "start_too_early", Words("希望する運用開始日が早すぎる", "a start of operation too early for the lead times");
        /// Two steps whose days are in the wrong sequence.
        StepsOutOfOrder = "steps_out_of_order", Words("手順の前後が逆になっている", "two steps in the wrong order");
        /// A field that must be filled in is empty.
        Missing = "missing", Words("必要な項目がない", "a field that must be filled in is empty");
        /// An amount or count below 0.
        NegativeAmount = "negative_amount", Words("0より小さい", "an amount or count below 0");
        /// An amount, sum or count above 10^12.
        AmountTooLarge = "amount_too_large", Words("1兆（10^12）を超える", "an amount, sum or count above 10^12");
        /// A text above 200 characters.
        TooLong = "too_long", Words("文字列が200文字を超える", "text longer than 200 characters");
        /// A character that cannot be printed.
        NotPrintable = "not_printable", Words("印刷できない文字がある", "a character that cannot be printed");
        /// A field that must stay empty here.
        NotApplicable = "not_applicable", Words("この場合には記入しない項目である", "a field that must stay empty here");
        /// A word that is not one of those allowed.
        UnknownWord = "unknown_word", Words("定められていない語である", "a word that is not one of those allowed");
        /// A wrong number of digits.
        WrongLength = "wrong_length", Words("桁数が違う", "a wrong number of digits");
        /// A character that is not a digit.
        NotDigits = "not_digits", Words("数字でない文字がある", "a character that is not a digit");
        /// A prefecture number outside 01 to 47.
        UnknownPrefecture = "unknown_prefecture", Words("都道府県番号が01から47の範囲にない", "a prefecture number outside 01 to 47");
        /// A score table other than 1, 3 and 4.
        UnknownScoreTable = "unknown_score_table", Words("点数表の番号が1・3・4でない", "a score table other than 1, 3 and 4");
        /// A check digit that does not fit.
        CheckDigitMismatch = "check_digit_mismatch", Words("検証番号が合わない", "a check digit that does not fit");
        /// No score table: the check digit was compared with each.
        ScoreTableUnknown = "score_table_unknown", Words("点数表が分からず、検証番号を一つに決められない", "no score table: the check digit was compared with all three");
        /// A maker that the catalogue of January 2021 does not have.
        MakerNotInCatalogue = "maker_not_in_catalogue", Words("令和3年1月のカタログにないメーカーである", "a maker that is not in the catalogue of January 2021");
        /// No account on the portal.
        NoPortalAccount = "no_portal_account", Words("ポータルサイトのアカウントがない", "no account on the portal");
        /// The product of a reader that has been applied for is not told.
        ReaderProductMissing = "reader_product_missing", Words("申し込み済みのカードリーダーの製品名がない", "the product of a reader that has been applied for is missing");
        /// An item of the estimate is missing.
        ScopeIncomplete = "scope_incomplete", Words("見積依頼項目がそろっていない", "an item of the estimate is missing");
        /// An operating system that is not recommended.
        OsNotRecommended = "os_not_recommended", Words("推奨OSでない", "an operating system that is not recommended");
        /// A viewing terminal and a line are needed too.
        ViewingTerminalAndLineNeeded = "viewing_terminal_and_line_needed", Words("閲覧用端末と回線の追加が必要である", "a viewing terminal and a line are needed too");
        /// The customer ID is needed.
        CustomerIdRequired = "customer_id_required", Words("お客さまIDが必要である", "the customer ID is needed");
        /// A customer ID of an unusual shape.
        CustomerIdUnusual = "customer_id_unusual", Words("お客さまIDがふつうの形でない", "a customer ID of an unusual shape");
        /// The line must be optical fibre.
        FibreRequired = "fibre_required", Words("光回線が必要である", "the line must be optical fibre");
        /// Certificates that are not one for each computer.
        CertificatesMismatch = "certificates_mismatch", Words("電子証明書の枚数が接続するパソコンの台数と違う", "certificates that are not one for each computer");
        /// A count of 0 where at least one is needed.
        AtLeastOne = "at_least_one", Words("1以上が必要な数が0である", "a count of 0 where at least one is needed");
        /// An operation test after first use.
        TestAfterFirstUse = "test_after_first_use", Words("運用テストが利用開始より後である", "an operation test after first use");
        /// A breakdown without rows.
        NoLines = "no_lines", Words("内訳の行がない", "a breakdown without rows");
        /// More than 15 rows.
        TooManyLines = "too_many_lines", Words("内訳の行が15行を超える", "more than 15 rows");
        /// A subtotal ① that is not the sum of its rows.
        SubtotalEligibleMismatch = "subtotal_eligible_mismatch", Words("①の小計が行の合計と違う", "a subtotal ① that is not the sum of its rows");
        /// A subtotal ② that is not the sum of its rows.
        SubtotalIneligibleMismatch = "subtotal_ineligible_mismatch", Words("②の小計が行の合計と違う", "a subtotal ② that is not the sum of its rows");
        /// A total that is not the sum of the subtotals.
        TotalMismatch = "total_mismatch", Words("合計が小計の和と違う", "a total that is not the sum of the subtotals");
        /// A receipt that differs from the total.
        ReceiptTotalMismatch = "receipt_total_mismatch", Words("領収書の金額が合計と違う", "a receipt that differs from the total");
        /// A postal code that does not have seven digits.
        PostalCodeShape = "postal_code_shape", Words("郵便番号の形でない", "a postal code that does not have seven digits");
        /// No telephone number of ten or eleven digits.
        TelephoneShape = "telephone_shape", Words("電話番号の形でない", "a telephone number that does not have ten or eleven digits");
        /// No copy of the receipt.
        ReceiptMissing = "receipt_missing", Words("領収書の写しがない", "no copy of the receipt");
        /// Introduction was not complete on the day of the application.
        NotCompleted = "not_completed", Words("申請日に事業が完了していない", "introduction was not complete on the day of the application");
        /// The vendor was not paid on the day of the application.
        NotPaid = "not_paid", Words("申請日に支払いが済んでいない", "the vendor was not paid on the day of the application");
        /// An amount that is not the assessed subsidy.
        AmountMismatch = "amount_mismatch", Words("申請額が計算した補助額と違う", "an amount that is not the assessed subsidy");
        /// A project cost that is not ① of the breakdown.
        CostMismatch = "cost_mismatch", Words("事業費が領収書内訳書の①と違う", "a project cost that is not ① of the breakdown");
        /// Two institution codes in one application.
        InstitutionMismatch = "institution_mismatch", Words("二つの書類の医療機関コードが違う", "two institution codes in one application");
        /// Two names of the facility in one application.
        NameMismatch = "name_mismatch", Words("二つの書類の医療機関等の名称が違う", "two names of the facility in one application");
        /// A score table that does not fit the kind of facility.
        ScoreTableMismatch = "score_table_mismatch", Words("点数表が施設の種類に合わない", "a score table that does not fit the kind of facility");
        /// A day after the last one.
        AfterDeadline = "after_deadline", Words("期限を過ぎている", "a day after the deadline");
    }
}

impl Code {
    /// The codes that an error can have.
    pub const ERRORS: &'static [Self] =
        Self::ALL.split_at(Self::FIRST_OF_FINDINGS_ALONE as usize).0;
    /// The codes that a finding can have.
    pub const FINDINGS: &'static [Self] = Self::ALL.split_at(Self::FIRST_OF_FINDINGS as usize).1;

    /// The codes that a value of a project can have, in a row of columns too.
    pub(crate) const OF_VALUES: &'static [Self] =
        Self::ERRORS.split_at(Self::MissingField as usize).1;

    const FIRST_OF_FINDINGS: Self = Self::InvalidValue;
    const FIRST_OF_FINDINGS_ALONE: Self = Self::Gap;
}
