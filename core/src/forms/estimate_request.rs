//! 見積依頼: what to tell the vendor.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::checker::{Checker, opened};
use super::field::{FieldKind, FormField};
use super::heading;
use super::shown::{Shown, ShownField};
use super::typed;
use super::usage_application::LineKind;
use crate::date::{format_date, iso_date};
use crate::entry::{Entry, MAX_CHECKED};
use crate::language::Words;
use crate::month::Month;
use crate::problem::{Code, Report, Severity};
use crate::programme::OPERATING_SYSTEMS;
use crate::signs::plain;
use crate::wire::Expected;
use crate::wire::RawFields;
use crate::{Citation, Document, Error, Field, Language, parse_date};

mod letter;

form! {
    /// The request for an estimate, to the vendor.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct EstimateRequest {
        /// When operation should start.
        #[reads(WISHED_START, read, Expected::WishedStart, WishedStart::from_code, WishedStart::from_typed)]
        pub wished_start: Entry<WishedStart>,
        /// The reader's product.
        #[reads(READER_PRODUCT, text)]
        pub reader_product: String,
        /// Whether the reader has been applied for.
        #[reads(READER_APPLIED, flag)]
        pub reader_applied: Option<bool>,
        /// The operating system of the verification terminal.
        #[reads(TERMINAL_OS, text)]
        pub terminal_os: String,
        /// The kind of the line for online claims; empty where there is none.
        #[reads(LINE, word, LineKind::CODES, LineKind::from_code, LineKind::from_typed)]
        pub line: Entry<LineKind>,
        /// Whether the facility has an electronic chart.
        #[reads(HAS_ELECTRONIC_CHART, flag)]
        pub has_electronic_chart: Option<bool>,
        /// Whether it wants to see medicine and check-up data.
        #[reads(WANTS_DATA, flag)]
        pub wants_medicine_and_checkup_data: Option<bool>,
        /// What the vendor is asked to do; `None` where the list is missing.
        #[reads(SCOPE, words, Work::CODES, Work::from_code, Work::from_typed)]
        pub scope: Option<Vec<Entry<Work>>>,
        /// The place where the reader will be installed.
        #[reads(READER_PLACE, text)]
        pub reader_place: String,
        /// Whether PCs with a recommended operating system are ordered separately.
        #[reads(ORDERS_COMPUTERS, flag)]
        pub orders_computers: Option<bool>,
        /// The options that are wanted: of the claims software, more viewing PCs.
        #[reads(OPTIONS, text)]
        pub options: String,
        /// The name of the facility that asks.
        #[reads(NAME, text)]
        pub name: String,
        /// Whom the vendor can ask.
        #[reads(CONTACT, text)]
        pub contact: String,
        /// The telephone number.
        #[reads(TELEPHONE, text)]
        pub telephone: String,
    }
}

/// When operation should start. Source: S, 見積依頼.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WishedStart {
    /// できるだけ早く.
    AsSoonAsPossible,
    /// In a month.
    Month(Month),
    /// On a day.
    Day(NaiveDate),
}

impl Serialize for WishedStart {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AsSoonAsPossible => to.serialize_str(Self::SOON),
            Self::Month(month) => month.serialize(to),
            Self::Day(day) => day.serialize(to),
        }
    }
}

impl WishedStart {
    /// The word on the wire for as soon as possible.
    pub const SOON: &'static str = "as_soon_as_possible";
    /// The same in the words of people.
    pub(super) const SOON_WORDS: Words = Words("できるだけ早く", "as soon as possible");

    /// Reads what the wire writes and nothing else.
    pub fn from_code(text: &str) -> Option<Self> {
        match text {
            Self::SOON => Some(Self::AsSoonAsPossible),
            text => Month::from_code(text)
                .map(Self::Month)
                .or_else(|| iso_date(text).map(Self::Day)),
        }
    }

    /// Reads what people type: a month, a day, できるだけ早く.
    fn from_typed(text: &str) -> Option<Self> {
        let Words(ja, en) = Self::SOON_WORDS;
        if [Self::SOON, ja, en]
            .iter()
            .any(|word| plain(text).eq_ignore_ascii_case(word))
        {
            return Some(Self::AsSoonAsPossible);
        }
        let month = Month::from_typed(text).map(Self::Month);
        month.or_else(|| parse_date(text).ok().map(Self::Day))
    }
}

words! {
    /// An item of the vendor's work. Source: S, システムベンダーに依頼いただく作業概要.
    pub enum Work, label {
        /// ① Devices, their installation and settings.
        Equipment = "equipment", Words("①各種機器の導入・設定", "devices, their installation and settings");
        /// ② Changes to existing systems, and checks of them.
        Systems = "systems", Words("②システムの改修・動作確認", "changes to existing systems and checks of them");
        /// ③ Network settings and connection checks.
        Network = "network", Words("③ネットワークの設定・疎通確認", "network settings and connection checks");
    }
}

impl Work {
    fn from_typed(text: &str) -> Option<Self> {
        typed::word(text, Self::ALL, Self::code, Self::words)
    }

    /// Returns the item as it is named in a message.
    const fn field(self) -> Field {
        let (ja, en) = (self.label(Language::Ja), self.label(Language::En));
        Field::new(self.code(), ja, en)
    }
}

const WISHED_START: FormField = FormField::optional(
    "wished_start",
    "導入を希望する時期",
    "desired time of introduction",
    FieldKind::WishedStart,
);
const READER_PRODUCT: FormField = FormField::optional(
    "reader_product",
    "カードリーダーの製品名",
    "product of the reader",
    FieldKind::Text,
);
const READER_APPLIED: FormField = FormField::required(
    "reader_applied",
    "カードリーダーの申し込みの有無",
    "whether the reader has been applied for",
    FieldKind::Flag,
);
const TERMINAL_OS: FormField = FormField::optional(
    "terminal_os",
    "資格確認端末のOS",
    "operating system of the verification terminal",
    FieldKind::Text,
);
const LINE: FormField = FormField::optional(
    "line",
    "オンライン請求回線の有無・種別",
    "whether there is a line for online claims, and its kind",
    FieldKind::Word(LineKind::CODES),
);
const HAS_ELECTRONIC_CHART: FormField = FormField::optional(
    "has_electronic_chart",
    "電子カルテシステムの有無",
    "whether there is an electronic chart",
    FieldKind::Flag,
);
const WANTS_DATA: FormField = FormField::optional(
    "wants_medicine_and_checkup_data",
    "薬剤情報・特定健診情報の閲覧を希望",
    "whether medicine and check-up data are to be seen",
    FieldKind::Flag,
);
const READER_PLACE: FormField = FormField::optional(
    "reader_place",
    "カードリーダーの希望設置場所",
    "where the reader will stand",
    FieldKind::Text,
);
const ORDERS_COMPUTERS: FormField = FormField::optional(
    "orders_computers",
    "パソコン（推奨OS搭載）等の別途発注",
    "separate order of PCs with a recommended OS",
    FieldKind::Flag,
);
const OPTIONS: FormField = FormField::optional(
    "options",
    "オプション機能・閲覧用端末の増設",
    "options of the claims software, more viewing PCs",
    FieldKind::Text,
);
const SCOPE: FormField = FormField::required(
    "scope",
    "見積依頼項目",
    "items of the estimate",
    FieldKind::Words(Work::CODES),
);

const REQUEST: Citation = Citation::stated(Document::NOTICE_AND_PAMPHLET, "見積依頼");
const WITHOUT_CHART: Citation = Citation::stated(
    Document::NOTICE_AND_PAMPHLET,
    "電子カルテシステム等を導入していない医療機関等向け",
);

const NAME: FormField = FormField {
    required: false,
    ..heading::NAME
};
const CONTACT: FormField = FormField::optional("contact", "担当者", "contact", FieldKind::Text);
const TELEPHONE: FormField =
    FormField::optional("telephone", "電話番号", "telephone number", FieldKind::Text);

impl EstimateRequest {
    /// Checks the request.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        self.check_wished_start(&mut checker);
        if self.reader_applied == Some(true) && self.reader_product.trim().is_empty() {
            product_missing(&mut checker);
        }
        checker.text(&READER_PRODUCT, &self.reader_product);
        checker.flag(&READER_APPLIED, self.reader_applied);
        if let Some(os) = checker.text(&TERMINAL_OS, &self.terminal_os)
            && !OPERATING_SYSTEMS
                .iter()
                .any(|known| is_same_system(known.name, &os))
        {
            os_not_recommended(&mut checker, &os);
        }
        checker.word(&LINE, &self.line, LineKind::CODES);
        checker.flag(&HAS_ELECTRONIC_CHART, self.has_electronic_chart);
        checker.flag(&WANTS_DATA, self.wants_medicine_and_checkup_data);
        if self.needs_viewing_terminal() {
            viewing_terminal_needed(&mut checker);
        }
        self.check_scope(&mut checker);
        checker.text(&READER_PLACE, &self.reader_place);
        checker.flag(&ORDERS_COMPUTERS, self.orders_computers);
        checker.text(&OPTIONS, &self.options);
        checker.text(&NAME, &self.name);
        checker.text(&CONTACT, &self.contact);
        checker.text(&TELEPHONE, &self.telephone);
        checker.report()
    }

    /// Returns whether two more works are needed, to view medicine and check-up data.
    fn needs_viewing_terminal(&self) -> bool {
        self.has_electronic_chart == Some(false)
            && self.wants_medicine_and_checkup_data == Some(true)
    }

    fn check_wished_start(&self, checker: &mut Checker) {
        match &self.wished_start {
            Entry::Unreadable(given) => {
                let expected = (
                    "`2021-03`、`2021-03-31` の形で実在する月か日、または `as_soon_as_possible`",
                    "a month such as `2021-03`, a day such as `2021-03-31`, or `as_soon_as_possible`",
                );
                checker.invalid_date(&WISHED_START, given, expected);
            }
            Entry::Value(WishedStart::Month(month)) if Some(*month) < Month::of(opened()) => {
                checker.before_the_programme(&WISHED_START, |language| month.text(language));
            }
            Entry::Value(WishedStart::Day(day)) if *day < opened() => {
                checker.before_the_programme(&WISHED_START, |language| format_date(*day, language));
            }
            // The source asks for it; a request without it can still be answered.
            Entry::Empty => checker.empty(&WISHED_START, Severity::Warning),
            Entry::Value(_) => {}
        }
    }

    fn check_scope(&self, checker: &mut Checker) {
        let Some(scope) = &self.scope else {
            return checker.missing(&SCOPE);
        };
        let lacks = |work: &Work| !scope.iter().any(|entry| entry.value() == Some(work));
        let absent: Vec<Work> = Work::ALL.iter().copied().filter(lacks).collect();
        if !absent.is_empty() {
            incomplete(checker, &absent);
        }
        for (i, work) in scope.iter().enumerate().take(MAX_CHECKED) {
            let path = format!("{}[{i}]", SCOPE.name());
            match work {
                Entry::Value(_) => {}
                Entry::Unreadable(given) => {
                    checker.unknown_word(&SCOPE, &path, given, Work::CODES);
                }
                Entry::Empty => checker.empty_at(&SCOPE, &path, Severity::Error),
            }
        }
    }
}

/// Returns the words and numbers of a name of a system, in whatever spacing: `64bit`, `64-bit` and
/// `64ビット` are one.
fn words(os: &str) -> Vec<String> {
    let plain = os.to_lowercase().replace("ビット", "bit");
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for c in plain.chars() {
        let kind = (c.is_ascii_alphabetic(), c.is_ascii_digit());
        match words.last_mut() {
            Some(word) if last == Some(kind) && kind != (false, false) => word.push(c),
            _ if kind != (false, false) => words.push(c.to_string()),
            _ => {}
        }
        last = Some(kind);
    }
    words
}

/// Returns whether two names of a system have the same words, in whatever order.
fn is_same_system(name: &str, other: &str) -> bool {
    let (words, others) = (words(name), words(other));
    let count = |word: &String, all: &[String]| all.iter().filter(|one| *one == word).count();
    words.len() == others.len()
        && words
            .iter()
            .all(|word| count(word, &words) == count(word, &others))
}

fn product_missing(checker: &mut Checker) {
    let (code, path) = (Code::ReaderProductMissing, READER_PRODUCT.name());
    checker.error(code, path, Some(REQUEST), |language| {
        let name = READER_PRODUCT.field.named(language);
        match language {
            Language::Ja => {
                format!(
                    "カードリーダーは申し込み済みです。{name}をシステムベンダーに伝えてください"
                )
            }
            Language::En => {
                format!("the reader has been applied for: give {name}, which the vendor needs")
            }
        }
    });
}

fn os_not_recommended(checker: &mut Checker, os: &str) {
    let [first, second] = &OPERATING_SYSTEMS;
    let citation = Some(first.citation.clone());
    let (first, second) = (first.name, second.name);
    checker.warning(Code::OsNotRecommended, TERMINAL_OS.name(), citation, |language| {
        let name = TERMINAL_OS.field.named(language);
        match language {
            Language::Ja => format!(
                "{name} `{os}` は推奨OS（{first}、{second}）ではありません。システムベンダーに確認してください"
            ),
            Language::En => format!(
                "{name}, `{os}`, is not one of the recommended systems, {first} and {second}; ask the vendor"
            ),
        }
    });
}

fn viewing_terminal_needed(checker: &mut Checker) {
    let (code, path) = (Code::ViewingTerminalAndLineNeeded, WANTS_DATA.name());
    checker.warning(code, path, Some(WITHOUT_CHART), |language| {
        let text = language.of(
            "電子カルテシステム等がなく薬剤情報・特定健診情報を閲覧する場合は、セキュリティ基準を満たした閲覧用端末の増設と、閲覧用端末を使用する場所（診察室等）へのオンライン資格確認等システムに接続可能な回線の引き込みも必要です。見積に加えるよう依頼してください",
            "to view medicine and check-up data without an electronic chart, a viewing terminal that meets the security standards and a line to the place where it is used are also needed; have them added to the estimate",
        );
        text.to_owned()
    });
}

fn incomplete(checker: &mut Checker, absent: &[Work]) {
    checker.error(
        Code::ScopeIncomplete,
        SCOPE.name(),
        Some(REQUEST),
        |language| {
            let name = SCOPE.field.named(language);
            let absent: Vec<_> = absent
                .iter()
                .map(|work| work.field().named(language))
                .collect();
            match language {
                Language::Ja => {
                    format!(
                        "{name}に{}がありません。追加してください",
                        absent.join("、")
                    )
                }
                Language::En => {
                    format!("{name} is incomplete: add {}", absent.join(", "))
                }
            }
        },
    );
}
