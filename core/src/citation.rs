//! The source of a number or a date: the document, the place in it, and how firmly it is said.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::Language;

/// A public document, known by its letter.
///
/// An edition that a caller writes may cite documents of its own: any text that is not one of
/// the letters below is the document's own title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Document(pub Cow<'static, str>);

impl Document {
    /// The ministry's notice of 2020-12-24 with the pamphlet of January 2021.
    pub const NOTICE_AND_PAMPHLET: Self = Self(Cow::Borrowed("S"));
    /// Medical Insurance Committee, 151st meeting, 2022-05-25, material 1, page 36.
    pub const COMMITTEE_151: Self = Self(Cow::Borrowed("A"));
    /// Medical Insurance Committee, 152nd meeting, 2022-08-19, material 2, page 17, by the summary of a medical journal: the page
    /// itself was not read.
    pub const COMMITTEE_152: Self = Self(Cow::Borrowed("B"));
    /// The portal site's questions and answers on subsidy applications.
    pub const FAQ_SUBSIDY: Self = Self(Cow::Borrowed("C"));
    /// The portal site's questions and answers on reader applications.
    pub const FAQ_READER: Self = Self(Cow::Borrowed("D"));
    /// The portal's knowledge base on deferral notices (猶予届).
    pub const DEFERRAL_NOTICES: Self = Self(Cow::Borrowed("E"));
    /// How receipt-software vendors fill in the forms.
    pub const VENDORS_FORMS: Self = Self(Cow::Borrowed("F"));
    /// The regional bureaus' public lists of insured medical institutions, August 2025.
    pub const BUREAUS_LISTS: Self = Self(Cow::Borrowed("G"));
    /// Vendors' pages for facilities.
    pub const VENDOR_PAGES: Self = Self(Cow::Borrowed("H"));
    /// The national holidays as published by the Cabinet Office.
    pub const HOLIDAYS: Self = Self(Cow::Borrowed("J"));
    /// 行政機関の休日に関する法律.
    pub const DAYS_OFF: Self = Self(Cow::Borrowed("K"));
    /// No document: the caller's own choice.
    pub const CALLER: Self = Self(Cow::Borrowed("caller"));
    /// Trade press, August 2020: the day on which reader applications opened.
    pub const TRADE_PRESS_2020: Self = Self(Cow::Borrowed("I"));

    /// Returns the document's title, or its own text if the document is not a known one.
    pub fn title(&self, language: Language) -> &str {
        let (ja, en) = match self.0.as_ref() {
            "S" => (
                "厚生労働省事務連絡 令和2年12月24日・支払基金パンフレット 令和3年1月",
                "MHLW notice of 2020-12-24 with the Payment Fund's pamphlet of January 2021",
            ),
            "A" => (
                "社会保障審議会医療保険部会 第151回（令和4年5月25日）資料1",
                "Medical Insurance Committee, 151st meeting (2022-05-25), material 1",
            ),
            "B" => (
                "社会保障審議会医療保険部会 第152回（令和4年8月19日）資料2（日本医事新報 令和4年8月の要約による）",
                "Medical Insurance Committee, 152nd meeting (2022-08-19), material 2 (as summarised in 日本医事新報, August 2022)",
            ),
            "C" => (
                "医療機関等向けポータルサイト よくある質問（補助金申請）",
                "portal site, questions and answers on subsidy applications",
            ),
            "D" => (
                "医療機関等向けポータルサイト よくある質問（カードリーダー申込）",
                "portal site, questions and answers on reader applications",
            ),
            "E" => (
                "医療機関等向けポータルサイト ナレッジベース（猶予届）",
                "portal site, knowledge base on deferral notices",
            ),
            "F" => (
                "レセプトコンピュータの業者による様式の記入方法",
                "how vendors of claims software fill in the forms",
            ),
            "G" => (
                "地方厚生局 保険医療機関の一覧（令和7年8月）での実測",
                "regional bureaus' lists of insured medical institutions (August 2025), measured",
            ),
            "H" => (
                "医療機関向けの業者のページ",
                "vendors' pages for facilities",
            ),
            "J" => ("国民の祝日（内閣府）", "national holidays, Cabinet Office"),
            "K" => (
                "行政機関の休日に関する法律",
                "Act on holidays of administrative organs",
            ),
            "caller" => ("利用者の指定", "the caller's choice"),
            "I" => ("業界紙 令和2年8月", "trade press, August 2020"),
            other => (other, other),
        };
        language.of(ja, en)
    }
}

words! {
    /// How firmly a document says what is cited.
    #[derive(Default)]
    pub enum Basis, label {
        /// The document says it.
        #[default]
        Stated = "stated", Words("明記", "stated");
        /// It is inferred from documents; no document states it.
        Inferred = "inferred", Words("推定", "inferred");
        /// The caller chose it: a fraction rule or an edition of their own.
        Chosen = "chosen", Words("利用者の指定", "chosen by the caller");
    }
}

/// A place in a document. Where the document or the place is empty, the citation is missing, and
/// the check of an edition reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The document.
    pub document: Document,
    /// The place in it, as headed there.
    pub place: Cow<'static, str>,
    /// How firmly it is said there.
    pub basis: Basis,
}

impl Citation {
    pub(crate) const fn stated(document: Document, place: &'static str) -> Self {
        Self {
            document,
            place: Cow::Borrowed(place),
            basis: Basis::Stated,
        }
    }

    /// Cites the caller, for what they chose.
    pub(crate) const CHOSEN: Self = Self {
        document: Document::CALLER,
        place: Cow::Borrowed("fraction_rule"),
        basis: Basis::Chosen,
    };

    pub(crate) const fn inferred(document: Document, place: &'static str) -> Self {
        Self {
            document,
            place: Cow::Borrowed(place),
            basis: Basis::Inferred,
        }
    }

    /// Returns whether document and place are both given.
    pub fn is_given(&self) -> bool {
        !self.document.0.trim().is_empty() && !self.place.trim().is_empty()
    }

    /// Returns title, place and, where it is not stated, the basis.
    pub fn describe(&self, language: Language) -> String {
        let title = self.document.title(language);
        let place = &self.place;
        match (self.basis, language) {
            (Basis::Stated, Language::Ja) => format!("{title}「{place}」"),
            (Basis::Stated, Language::En) => format!("{title}, “{place}”"),
            (Basis::Inferred, Language::Ja) => format!("{title}「{place}」からの推定"),
            (Basis::Inferred, Language::En) => format!("inferred from {title}, “{place}”"),
            (Basis::Chosen, _) if self.document == Document::CALLER => title.to_owned(),
            (Basis::Chosen, Language::Ja) => format!("{title}「{place}」（利用者が指定した版）"),
            (Basis::Chosen, Language::En) => {
                format!("{title}, “{place}” (an edition supplied by the caller)")
            }
        }
    }
}

impl fmt::Display for Citation {
    /// Writes the citation in Japanese, the language of the documents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.describe(Language::Ja))
    }
}
