// Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

package onshi

/**
 * 施設区分.
 *
 * @property code the word of the wire.
 */
public enum class FacilityKind(public val code: String, private val ja: String, private val en: String) {
    HOSPITAL("hospital", "病院", "hospital"),
    CLINIC("clinic", "診療所", "clinic"),
    PHARMACY("pharmacy", "薬局", "pharmacy"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * The category of the table of ceilings.
 *
 * @property code the word of the wire.
 */
public enum class Category(public val code: String, private val ja: String, private val en: String) {
    HOSPITAL("hospital", "病院", "hospital"),
    LARGE_CHAIN_PHARMACY("large_chain_pharmacy", "大型チェーン薬局", "large chain pharmacy"),
    CLINIC_OR_PHARMACY("clinic_or_pharmacy", "診療所・薬局（大型チェーン薬局以外）", "clinic or pharmacy (other than a large chain)"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Which of the subsidy's terms apply.
 *
 * @property code the word of the wire.
 */
public enum class Track(public val code: String, private val ja: String, private val en: String) {
    ACCELERATED("accelerated", "追加補助（見直し後）", "additional subsidy (after the revision)"),
    STANDARD("standard", "通常の補助（見直し前）", "standard subsidy (before the revision)"),
    MANDATE("mandate", "令和4年の見直しによる補助", "subsidy of the 2022 revision"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * What happens to fractions: cut below 1 yen, or below 1,000 yen.
 *
 * @property code the word of the wire.
 */
public enum class FractionRule(public val code: String, private val ja: String, private val en: String) {
    WHOLE_YEN("whole_yen", "1円未満切り捨て", "rounded down to 1 yen"),
    THOUSAND_YEN("thousand_yen", "1,000円未満切り捨て", "rounded down to 1,000 yen"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * How firmly a source says something.
 *
 * @property code the word of the wire.
 */
public enum class Basis(public val code: String, private val ja: String, private val en: String) {
    STATED("stated", "明記", "stated"),
    INFERRED("inferred", "推定", "inferred"),
    CHOSEN("chosen", "利用者の指定", "chosen by the caller"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * A step of the preparation.
 *
 * @property code the word of the wire.
 */
public enum class Step(public val code: String, private val ja: String, private val en: String) {
    APPLY_FOR_READER("apply_for_reader", "顔認証付きカードリーダーの選定・申し込み", "choose and apply for the reader"),
    REQUEST_ESTIMATE("request_estimate", "見積依頼", "ask the vendor for an estimate"),
    PLACE_ORDER("place_order", "発注", "place the order"),
    APPLY_FOR_USAGE("apply_for_usage", "オンライン資格確認利用申請", "usage application"),
    APPLY_FOR_CERTIFICATES("apply_for_certificates", "電子証明書発行申請", "certificate application"),
    RECEIVE_READER("receive_reader", "顔認証付きカードリーダーの受け取り", "receive the reader"),
    RECEIVE_CERTIFICATE_NOTICE("receive_certificate_notice", "電子証明書通知書（簡易書留）の受け取り", "receive the certificate notice"),
    SET_UP_EQUIPMENT("set_up_equipment", "機器受取・設定", "device receipt and set-up"),
    TEST_OPERATION("test_operation", "運用テスト", "operation test"),
    REVIEW_RECEPTION("review_reception", "受付業務等の変更点の確認", "review changes at reception"),
    UPDATE_PRIVACY_NOTICE("update_privacy_notice", "「個人情報保護の利用目的」の更新", "update the purpose-of-use notice"),
    PUT_UP_POSTER_AND_STICKER("put_up_poster_and_sticker", "ポスター・ステッカーの掲示", "put up poster and sticker"),
    START_OPERATION("start_operation", "運用開始", "start of operation"),
    COLLECT_DOCUMENTS("collect_documents", "必要書類の受領・準備", "collect and prepare the documents"),
    APPLY_FOR_SUBSIDY("apply_for_subsidy", "補助金申請", "subsidy application"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * A stage of the preparation.
 *
 * @property code the word of the wire.
 */
public enum class Stage(public val code: String, private val ja: String, private val en: String) {
    READER_APPLICATION("reader_application", "顔認証付きカードリーダー申し込み", "reader application"),
    ORDER("order", "システムベンダーへ発注", "order from the system vendor"),
    INTRODUCTION("introduction", "導入", "introduction"),
    OPERATION_PREPARATION("operation_preparation", "運用準備", "preparing operation"),
    START_OF_OPERATION("start_of_operation", "運用開始", "start of operation"),
    SUBSIDY_APPLICATION("subsidy_application", "補助金申請", "subsidy application"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Who acts.
 *
 * @property code the word of the wire.
 */
public enum class Actor(public val code: String, private val ja: String, private val en: String) {
    FACILITY("facility", "施設", "facility"),
    VENDOR("vendor", "システムベンダー", "vendor"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Where a step is done, or how it comes.
 *
 * @property code the word of the wire.
 */
public enum class Channel(public val code: String, private val ja: String, private val en: String) {
    PORTAL("portal", "ポータルサイト", "portal site"),
    VENDOR("vendor", "システムベンダー", "system vendor"),
    POST("post", "配送・郵送", "delivery or post"),
    ON_SITE("on_site", "施設（システムベンダーが訪問）", "at the facility, by the vendor"),
    AT_FACILITY("at_facility", "施設内", "at the facility"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * What kind of day a step is due by.
 *
 * @property code the word of the wire.
 */
public enum class DueKind(public val code: String, private val ja: String, private val en: String) {
    GUIDELINE("guideline", "目安", "guideline"),
    HARD("hard", "期限", "deadline"),
    ORDER("order", "前後関係", "sequence"),
    INFORMATION("information", "予定", "planned"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * The status of a step on the reference date.
 *
 * @property code the word of the wire.
 */
public enum class Status(public val code: String, private val ja: String, private val en: String) {
    DONE("done", "済み", "done"),
    LATE("late", "期日を過ぎています", "overdue"),
    DUE_TODAY("due_today", "本日が期日", "due today"),
    OPEN("open", "未完了", "open"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * What depends on a hard day.
 *
 * @property code the word of the wire.
 */
public enum class LimitReason(public val code: String, private val ja: String, private val en: String) {
    ACCELERATED_TRACK("accelerated_track", "カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）", "last day to apply for the reader for the additional subsidy (all of the cost up to the ceiling, self-pay 0 yen)"),
    MANDATE_TRACK("mandate_track", "令和4年6月7日以降の申し込みで、令和4年の見直しによる補助の対象になる期限", "last day to apply for the reader for the 2022 revision (applications from 2022-06-07)"),
    VENDOR_CONTRACT("vendor_contract", "システムベンダーとの契約（令和4年の見直しによる補助の条件）", "vendor contract (condition of the 2022 revision)"),
    INTRODUCTION_COMPLETE("introduction_complete", "導入の完了（補助を受ける条件）", "introduction complete (condition of any subsidy)"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * The status of a limit on the reference date.
 *
 * @property code the word of the wire.
 */
public enum class LimitStatus(public val code: String, private val ja: String, private val en: String) {
    NOT_APPLICABLE("not_applicable", "該当しません", "does not apply"),
    MET("met", "満たしています", "met"),
    PASSED("passed", "過ぎています", "has passed"),
    OPEN("open", "期限前", "not yet due"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Whether a finding must be mended.
 *
 * @property code the word of the wire.
 */
public enum class Severity(public val code: String, private val ja: String, private val en: String) {
    ERROR("error", "誤り", "error"),
    WARNING("warning", "注意", "warning"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * A form that can be checked.
 *
 * @property code the word of the wire.
 */
public enum class FormKind(public val code: String, private val ja: String, private val en: String) {
    INSTITUTION_CODE("institution_code", "医療機関コード", "institution code"),
    READER_APPLICATION("reader_application", "顔認証付きカードリーダーの申し込み", "reader application"),
    ESTIMATE_REQUEST("estimate_request", "見積依頼", "estimate request"),
    USAGE_APPLICATION("usage_application", "オンライン資格確認利用申請", "usage application"),
    RECEIPT_BREAKDOWN("receipt_breakdown", "領収書内訳書（別紙様式2）", "receipt breakdown (form 2)"),
    COMPLETION_REPORT("completion_report", "事業完了報告書（別紙様式3）", "completion report (form 3)"),
    SUBSIDY_APPLICATION("subsidy_application", "補助金申請", "subsidy application"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * The kind of a line.
 *
 * @property code the word of the wire.
 */
public enum class LineKind(public val code: String, private val ja: String, private val en: String) {
    IP_VPN("ip_vpn", "IP-VPN接続方式", "IP-VPN"),
    IPSEC_IKE("ipsec_ike", "IP-sec+IKE接続方式", "IPsec+IKE"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Whether a facility uses online claims.
 *
 * @property code the word of the wire.
 */
public enum class OnlineClaims(public val code: String, private val ja: String, private val en: String) {
    IN_USE("in_use", "利用中", "in use"),
    APPLIED_TOGETHER("applied_together", "あわせて申請", "applied for together"),
    NOT_WISHED("not_wished", "希望しない", "not wanted"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * An item of the vendor's work.
 *
 * @property code the word of the wire.
 */
public enum class Work(public val code: String, private val ja: String, private val en: String) {
    EQUIPMENT("equipment", "①各種機器の導入・設定", "devices, their installation and settings"),
    SYSTEMS("systems", "②システムの改修・動作確認", "changes to existing systems and checks of them"),
    NETWORK("network", "③ネットワークの設定・疎通確認", "network settings and connection checks"),
    ;

    /** Returns the label in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * Why there is no answer.
 *
 * @property code the word of the wire.
 */
public enum class ErrorCode(public val code: String, private val ja: String, private val en: String) {
    INVALID_ENCODING("invalid_encoding", "文字コードが違う", "text that is not in the expected encoding"),
    MISSING_COLUMN("missing_column", "必要な列がない", "a column that is needed is not there"),
    DUPLICATE_COLUMN("duplicate_column", "同じ項目の列が二つある", "two columns for one field"),
    INVALID_ROW("invalid_row", "行または列の長さが違う", "a row or column whose length differs from the others"),
    INVALID_JSON("invalid_json", "JSONとして読めない（同じキーが二つある、途中で切れている、1 MiBを超える場合を含む）", "not JSON, a key that appears twice, or text longer than 1 MiB"),
    UNKNOWN_FIELD("unknown_field", "定められていない項目がある", "a key that has no meaning here"),
    UNKNOWN_EDITION("unknown_edition", "その名前の版はない", "no edition has that name"),
    INVALID_EDITION("invalid_edition", "版として使えない", "an edition that cannot be used"),
    MISSING_FIELD("missing_field", "必要な項目がない", "a field that must be given is not"),
    INVALID_VALUE("invalid_value", "型が違う、定められていない語である、または整数でない", "a value of the wrong type, an unknown word, or a number that is not whole"),
    INVALID_DATE("invalid_date", "日付として読めない、または存在しない日である", "not a date, or a day that does not exist"),
    GROUP_PRESCRIPTIONS_NOT_APPLICABLE("group_prescriptions_not_applicable", "薬局以外に処方箋受付回数が指定されている", "a count of prescriptions for a facility that is not a pharmacy"),
    READERS_OUT_OF_RANGE("readers_out_of_range", "台数に当たる行が補助上限表にない", "a number of readers that the table has no row for"),
    COST_OUT_OF_RANGE("cost_out_of_range", "事業費が0円から1兆円の範囲にない", "a cost below 0 or above 10^12 yen"),
    DATE_NOT_COVERED("date_not_covered", "版または暦の対象外の日である", "a day that the edition or the calendar does not cover"),
    VENDOR_CONTRACT_ON_REQUIRED("vendor_contract_on_required", "システムベンダーとの契約日が必要である", "the day of the vendor contract is needed"),
    VENDOR_CONTRACT_TOO_LATE("vendor_contract_too_late", "システムベンダーとの契約日が期限より後である", "the vendor contract came after the last day allowed"),
    ;

    /** Returns the meaning in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}

/**
 * What is wrong with a form, a plan or an edition.
 *
 * @property code the word of the wire.
 */
public enum class FindingCode(public val code: String, private val ja: String, private val en: String) {
    INVALID_VALUE("invalid_value", "型が違う、定められていない語である、または整数でない", "a value of the wrong type, an unknown word, or a number that is not whole"),
    INVALID_DATE("invalid_date", "日付として読めない、または存在しない日である", "not a date, or a day that does not exist"),
    GROUP_PRESCRIPTIONS_NOT_APPLICABLE("group_prescriptions_not_applicable", "薬局以外に処方箋受付回数が指定されている", "a count of prescriptions for a facility that is not a pharmacy"),
    READERS_OUT_OF_RANGE("readers_out_of_range", "台数に当たる行が補助上限表にない", "a number of readers that the table has no row for"),
    COST_OUT_OF_RANGE("cost_out_of_range", "事業費が0円から1兆円の範囲にない", "a cost below 0 or above 10^12 yen"),
    DATE_NOT_COVERED("date_not_covered", "版または暦の対象外の日である", "a day that the edition or the calendar does not cover"),
    VENDOR_CONTRACT_ON_REQUIRED("vendor_contract_on_required", "システムベンダーとの契約日が必要である", "the day of the vendor contract is needed"),
    VENDOR_CONTRACT_TOO_LATE("vendor_contract_too_late", "システムベンダーとの契約日が期限より後である", "the vendor contract came after the last day allowed"),
    GAP("gap", "どの補助の種類にも当てはまらない日がある", "days that no track covers"),
    OVERLAP("overlap", "二つの補助の種類に当てはまる日がある", "days that two tracks cover"),
    ROW_MISSING("row_missing", "表に行が足りない", "a row of the table is missing"),
    ROW_TWICE("row_twice", "同じ行が二つある", "a row appears twice"),
    RATIO_OUT_OF_RANGE("ratio_out_of_range", "補助率が0以下または1を超える", "a ratio of 0 or less, or above 1"),
    BASE_OUT_OF_RANGE("base_out_of_range", "基準とする事業額が範囲外", "a base project cost out of range"),
    CEILING_MISMATCH("ceiling_mismatch", "補助上限額が 基準額×補助率 と一致しない", "a ceiling that is not base × ratio by the fraction rule"),
    CITATION_MISSING("citation_missing", "出典がない", "a number without its source"),
    DATES_OUT_OF_ORDER("dates_out_of_order", "日付の前後が矛盾している", "dates that contradict each other"),
    START_TOO_EARLY("start_too_early", "希望する運用開始日が早すぎる", "a start of operation too early for the lead times"),
    STEPS_OUT_OF_ORDER("steps_out_of_order", "手順の前後が逆になっている", "two steps in the wrong order"),
    MISSING("missing", "必要な項目がない", "a field that must be filled in is empty"),
    NEGATIVE_AMOUNT("negative_amount", "0より小さい", "an amount or count below 0"),
    AMOUNT_TOO_LARGE("amount_too_large", "1兆（10^12）を超える", "an amount, sum or count above 10^12"),
    TOO_LONG("too_long", "文字列が200文字を超える", "text longer than 200 characters"),
    NOT_PRINTABLE("not_printable", "印刷できない文字がある", "a character that cannot be printed"),
    NOT_APPLICABLE("not_applicable", "この場合には記入しない項目である", "a field that must stay empty here"),
    UNKNOWN_WORD("unknown_word", "定められていない語である", "a word that is not one of those allowed"),
    WRONG_LENGTH("wrong_length", "桁数が違う", "a wrong number of digits"),
    NOT_DIGITS("not_digits", "数字でない文字がある", "a character that is not a digit"),
    UNKNOWN_PREFECTURE("unknown_prefecture", "都道府県番号が01から47の範囲にない", "a prefecture number outside 01 to 47"),
    UNKNOWN_SCORE_TABLE("unknown_score_table", "点数表の番号が1・3・4でない", "a score table other than 1, 3 and 4"),
    CHECK_DIGIT_MISMATCH("check_digit_mismatch", "検証番号が合わない", "a check digit that does not fit"),
    SCORE_TABLE_UNKNOWN("score_table_unknown", "点数表が分からず、検証番号を一つに決められない", "no score table: the check digit was compared with all three"),
    MAKER_NOT_IN_CATALOGUE("maker_not_in_catalogue", "令和3年1月のカタログにないメーカーである", "a maker that is not in the catalogue of January 2021"),
    NO_PORTAL_ACCOUNT("no_portal_account", "ポータルサイトのアカウントがない", "no account on the portal"),
    READER_PRODUCT_MISSING("reader_product_missing", "申し込み済みのカードリーダーの製品名がない", "the product of a reader that has been applied for is missing"),
    SCOPE_INCOMPLETE("scope_incomplete", "見積依頼項目がそろっていない", "an item of the estimate is missing"),
    OS_NOT_RECOMMENDED("os_not_recommended", "推奨OSでない", "an operating system that is not recommended"),
    VIEWING_TERMINAL_AND_LINE_NEEDED("viewing_terminal_and_line_needed", "閲覧用端末と回線の追加が必要である", "a viewing terminal and a line are needed too"),
    CUSTOMER_ID_REQUIRED("customer_id_required", "お客さまIDが必要である", "the customer ID is needed"),
    CUSTOMER_ID_UNUSUAL("customer_id_unusual", "お客さまIDがふつうの形でない", "a customer ID of an unusual shape"),
    FIBRE_REQUIRED("fibre_required", "光回線が必要である", "the line must be optical fibre"),
    CERTIFICATES_MISMATCH("certificates_mismatch", "電子証明書の枚数が接続するパソコンの台数と違う", "certificates that are not one for each computer"),
    AT_LEAST_ONE("at_least_one", "1以上が必要な数が0である", "a count of 0 where at least one is needed"),
    TEST_AFTER_FIRST_USE("test_after_first_use", "運用テストが利用開始より後である", "an operation test after first use"),
    NO_LINES("no_lines", "内訳の行がない", "a breakdown without rows"),
    TOO_MANY_LINES("too_many_lines", "内訳の行が15行を超える", "more than 15 rows"),
    SUBTOTAL_ELIGIBLE_MISMATCH("subtotal_eligible_mismatch", "①の小計が行の合計と違う", "a subtotal ① that is not the sum of its rows"),
    SUBTOTAL_INELIGIBLE_MISMATCH("subtotal_ineligible_mismatch", "②の小計が行の合計と違う", "a subtotal ② that is not the sum of its rows"),
    TOTAL_MISMATCH("total_mismatch", "合計が小計の和と違う", "a total that is not the sum of the subtotals"),
    RECEIPT_TOTAL_MISMATCH("receipt_total_mismatch", "領収書の金額が合計と違う", "a receipt that differs from the total"),
    POSTAL_CODE_SHAPE("postal_code_shape", "郵便番号の形でない", "a postal code that does not have seven digits"),
    TELEPHONE_SHAPE("telephone_shape", "電話番号の形でない", "a telephone number that does not have ten or eleven digits"),
    RECEIPT_MISSING("receipt_missing", "領収書の写しがない", "no copy of the receipt"),
    NOT_COMPLETED("not_completed", "申請日に事業が完了していない", "introduction was not complete on the day of the application"),
    NOT_PAID("not_paid", "申請日に支払いが済んでいない", "the vendor was not paid on the day of the application"),
    AMOUNT_MISMATCH("amount_mismatch", "申請額が計算した補助額と違う", "an amount that is not the assessed subsidy"),
    COST_MISMATCH("cost_mismatch", "事業費が領収書内訳書の①と違う", "a project cost that is not ① of the breakdown"),
    INSTITUTION_MISMATCH("institution_mismatch", "二つの書類の医療機関コードが違う", "two institution codes in one application"),
    NAME_MISMATCH("name_mismatch", "二つの書類の医療機関等の名称が違う", "two names of the facility in one application"),
    SCORE_TABLE_MISMATCH("score_table_mismatch", "点数表が施設の種類に合わない", "a score table that does not fit the kind of facility"),
    AFTER_DEADLINE("after_deadline", "期限を過ぎている", "a day after the deadline"),
    ;

    /** Returns the meaning in a language. */
    public fun getLabel(language: Language): String = language.of(ja, en)
}
