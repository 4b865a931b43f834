//! オンライン資格確認利用申請: the line, the months, the certificates.

use serde::Serialize;

use super::checker::Checker;
use super::field::{FieldKind, FormField};
use super::shown::{Shown, ShownField};
use super::{FormKind, sheet, typed};
use crate::entry::Entry;
use crate::month::Month;
use crate::problem::{Code, Report, Severity};
use crate::wire::RawFields;
use crate::{Citation, Document, Error, Language, PaperOutput, Yen};

form! {
    /// The usage application, on the portal, with the application for certificates.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct UsageApplication {
        /// The kind of the line.
        #[reads(LINE, word, LineKind::CODES, LineKind::from_code, LineKind::from_typed)]
        pub line: Entry<LineKind>,
        /// Whether the line is optical fibre.
        #[reads(FIBRE, flag)]
        pub fibre: Option<bool>,
        /// Whether the line is one of NTT.
        #[reads(NTT_LINE, flag)]
        pub ntt_line: Option<bool>,
        /// お客さまID, which a line of NTT has.
        #[reads(CUSTOMER_ID, text)]
        pub customer_id: String,
        /// The planned month of first use.
        #[reads(FIRST_USE_MONTH, month)]
        pub first_use_month: Entry<Month>,
        /// The planned month of the operation test, if settled.
        #[reads(TEST_MONTH, month)]
        pub test_month: Entry<Month>,
        /// Computers that connect (count).
        #[reads(COMPUTERS, number, "台")]
        pub connecting_computers: Entry<i64>,
        /// Client certificates applied for (count).
        #[reads(CERTIFICATES, number, "枚")]
        pub certificates: Entry<i64>,
        /// Whether online claims are in use.
        #[reads(ONLINE_CLAIMS, word, OnlineClaims::CODES, OnlineClaims::from_code, OnlineClaims::from_typed)]
        pub online_claims: Entry<OnlineClaims>,
    }
}

words! {
    /// The kind of a line. Source: S, ※1.
    pub enum LineKind, label {
        /// IP-VPN接続方式, over optical fibre only.
        IpVpn = "ip_vpn", Words("IP-VPN接続方式", "IP-VPN");
        /// IP-sec+IKE接続方式.
        IpsecIke = "ipsec_ike", Words("IP-sec+IKE接続方式", "IPsec+IKE");
    }
}

impl LineKind {
    pub(super) fn from_typed(text: &str) -> Option<Self> {
        typed::word(text, Self::ALL, Self::code, Self::words)
    }
}

words! {
    /// Whether a facility uses online claims. Source: S.
    pub enum OnlineClaims, label {
        /// They are in use already.
        InUse = "in_use", Words("利用中", "in use");
        /// They are applied for in the same form.
        AppliedTogether = "applied_together", Words("あわせて申請", "applied for together");
        /// They are not wanted.
        NotWished = "not_wished", Words("希望しない", "not wanted");
    }
}

impl OnlineClaims {
    fn from_typed(text: &str) -> Option<Self> {
        typed::word(text, Self::ALL, Self::code, Self::words)
    }
}

const LINE: FormField = FormField::required(
    "line",
    "電気通信回線種別",
    "kind of the line",
    FieldKind::Word(LineKind::CODES),
);
const FIBRE: FormField =
    FormField::optional("fibre", "光回線", "optical fibre line", FieldKind::Flag);
const NTT_LINE: FormField = FormField::optional("ntt_line", "NTT回線", "NTT line", FieldKind::Flag);
const CUSTOMER_ID: FormField =
    FormField::optional("customer_id", "お客さまID", "customer ID", FieldKind::Text);
const FIRST_USE_MONTH: FormField = FormField::required(
    "first_use_month",
    "利用開始予定年月",
    "planned month of first use",
    FieldKind::Month,
);
const TEST_MONTH: FormField = FormField::optional(
    "test_month",
    "運用テスト開始予定年月",
    "planned month of the operation test",
    FieldKind::Month,
);
const COMPUTERS: FormField = FormField::required(
    "connecting_computers",
    "接続するパソコンの台数",
    "number of computers that connect",
    FieldKind::Number(0, Yen::MAX.0),
);
const CERTIFICATES: FormField = FormField::required(
    "certificates",
    "電子証明書の枚数",
    "number of client certificates",
    FieldKind::Number(0, Yen::MAX.0),
);
const ONLINE_CLAIMS: FormField = FormField::required(
    "online_claims",
    "オンライン請求の利用",
    "use of online claims",
    FieldKind::Word(OnlineClaims::CODES),
);

const APPLICATION: Citation =
    Citation::stated(Document::NOTICE_AND_PAMPHLET, "オンライン資格確認利用申請");
const LINES: Citation = Citation::stated(
    Document::NOTICE_AND_PAMPHLET,
    "オンライン資格確認利用申請 ※1",
);
const ORDER: Citation =
    Citation::inferred(Document::NOTICE_AND_PAMPHLET, "運用テスト・運用開始の順");
const ONE_EACH: Citation = Citation::stated(Document::NOTICE_AND_PAMPHLET, "電子証明書発行申請");
const CUSTOMER_IDS: Citation = Citation::stated(Document::VENDOR_PAGES, "お客さまID");

impl UsageApplication {
    /// Returns the form as a sheet for paper: its fields in order, what is missing marked in its place and listed
    /// at the top, and what the check found.
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let (shown, report) = (self.shown(language), self.check());
        sheet::of_fields(
            FormKind::UsageApplication,
            &shown,
            &report,
            (output, language),
        )
    }

    /// Checks the application.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        let line = checker.word(&LINE, &self.line, LineKind::CODES);
        if (line, self.fibre) == (Some(LineKind::IpVpn), Some(false)) {
            fibre_required(&mut checker);
        }
        let unknown = self.ntt_line.is_none() && self.customer_id.trim().is_empty();
        if line == Some(LineKind::IpVpn) && unknown {
            checker.empty(&NTT_LINE, Severity::Error);
        }
        self.check_customer_id(&mut checker, line);
        let first_use = checker.month(&FIRST_USE_MONTH, &self.first_use_month);
        let test = checker.month(&TEST_MONTH, &self.test_month);
        if let (Some(first_use), Some(test)) = (first_use, test)
            && test > first_use
        {
            test_after_first_use(&mut checker, test, first_use);
        }
        let computers = checker.count(&COMPUTERS, &self.connecting_computers);
        if computers == Some(0) {
            at_least_one(&mut checker, &COMPUTERS);
        }
        let certificates = checker.count(&CERTIFICATES, &self.certificates);
        match (computers, certificates) {
            (Some(computers), Some(certificates)) if computers != certificates => {
                certificates_mismatch(&mut checker, certificates, computers);
            }
            (_, Some(0)) => at_least_one(&mut checker, &CERTIFICATES),
            _ => {}
        }
        checker.word(&ONLINE_CLAIMS, &self.online_claims, OnlineClaims::CODES);
        checker.report()
    }

    /// The customer ID belongs to an IP-VPN line of NTT, and to no other.
    fn check_customer_id(&self, checker: &mut Checker, line: Option<LineKind>) {
        let id = checker.text(&CUSTOMER_ID, &self.customer_id);
        let blank = self.customer_id.trim().is_empty();
        match (line, self.ntt_line) {
            (Some(LineKind::IpVpn), Some(true)) if blank => return customer_id_required(checker),
            (Some(LineKind::IpsecIke), _) | (_, Some(false)) if !blank => {
                return customer_id_not_applicable(checker);
            }
            _ => {}
        }
        if let Some(id) = id.filter(|id| !is_usual(id)) {
            customer_id_unusual(checker, &id);
        }
    }
}

/// Returns whether it is CAF or COP and digits.
fn is_usual(id: &str) -> bool {
    let id = id.to_ascii_uppercase();
    let digits = id.strip_prefix("CAF").or_else(|| id.strip_prefix("COP"));
    digits.is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn fibre_required(checker: &mut Checker) {
    checker.error(Code::FibreRequired, FIBRE.name(), Some(LINES), |language| {
        let text = language.of(
            "IP-VPN接続方式は光回線に限られます。光回線にするか、IP-sec+IKE接続方式を選んでください",
            "IP-VPN runs on optical fibre only; use fibre, or choose IPsec+IKE",
        );
        text.to_owned()
    });
}

fn customer_id_required(checker: &mut Checker) {
    let (code, path) = (Code::CustomerIdRequired, CUSTOMER_ID.name());
    checker.error(code, path, Some(APPLICATION), |language| {
        let name = CUSTOMER_ID.field.named(language);
        match language {
            Language::Ja => {
                format!(
                    "NTT回線のIP-VPN接続方式では{name}が必要です。回線の契約先に確認してください"
                )
            }
            Language::En => {
                format!("{name} is needed for IP-VPN on an NTT line; ask the provider of the line")
            }
        }
    });
}

fn customer_id_not_applicable(checker: &mut Checker) {
    let (code, path) = (Code::NotApplicable, CUSTOMER_ID.name());
    checker.error(code, path, Some(APPLICATION), |language| {
        let name = CUSTOMER_ID.field.named(language);
        match language {
            Language::Ja => format!(
                "{name}はNTT回線のIP-VPN接続方式だけの項目です。空欄にするか、回線の種別を直してください"
            ),
            Language::En => format!(
                "{name} is only for IP-VPN on an NTT line; leave it empty, or correct the line"
            ),
        }
    });
}

fn customer_id_unusual(checker: &mut Checker, id: &str) {
    let (code, path) = (Code::CustomerIdUnusual, CUSTOMER_ID.name());
    checker.warning(code, path, Some(CUSTOMER_IDS), |language| {
        let name = CUSTOMER_ID.field.named(language);
        match language {
            Language::Ja => format!(
                "{name}は、通常、`CAF` または `COP` の後に数字が続きます（指定：`{id}`）。回線の契約書類と照らし合わせてください"
            ),
            Language::En => format!(
                "{name} is usually `CAF` or `COP` followed by digits, got `{id}`; compare it with the contract"
            ),
        }
    });
}

fn test_after_first_use(checker: &mut Checker, test: Month, first_use: Month) {
    let (code, path) = (Code::TestAfterFirstUse, TEST_MONTH.name());
    checker.error(code, path, Some(ORDER), |language| {
        let (name, limit) = (TEST_MONTH.field.named(language), FIRST_USE_MONTH.field.named(language));
        let (test, first_use) = (test.text(language), first_use.text(language));
        match language {
            Language::Ja => format!(
                "{name}の{test}が、{limit}の{first_use}より後です。運用テストは利用開始までに行います"
            ),
            Language::En => format!(
                "{name}, {test}, is after {limit}, {first_use}; the test comes before first use"
            ),
        }
    });
}

fn at_least_one(checker: &mut Checker, field: &FormField) {
    checker.error(Code::AtLeastOne, field.name(), Some(ONE_EACH), |language| {
        let name = field.field.named(language);
        match language {
            Language::Ja => format!("{name}は1以上にしてください（指定：`0`）"),
            Language::En => format!("{name} must be at least 1, got `0`"),
        }
    });
}

fn certificates_mismatch(checker: &mut Checker, certificates: i64, computers: i64) {
    let (code, path) = (Code::CertificatesMismatch, CERTIFICATES.name());
    checker.error(code, path, Some(ONE_EACH), |language| {
        let (name, wanted) = (CERTIFICATES.field.named(language), COMPUTERS.field.named(language));
        match language {
            Language::Ja => format!(
                "{name} `{certificates}` が{wanted} `{computers}` と違います。電子証明書は、接続するパソコン1台につき1枚必要です"
            ),
            Language::En => format!(
                "{name}, `{certificates}`, differs from {wanted}, `{computers}`; each computer that connects needs one"
            ),
        }
    });
}
