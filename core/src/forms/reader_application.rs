//! 顔認証付きカードリーダーの申し込み: which reader, how many.

use serde::Serialize;

use super::checker::Checker;
use super::field::{FieldKind, FormField};
use super::shown::{Shown, ShownField};
use super::{FormKind, sheet};
use crate::edition::Edition;
use crate::entry::Entry;
use crate::problem::{Code, Fault, Report, Severity, shortened};
use crate::programme::MAKERS;
use crate::rules::Who;
use crate::wire::RawFields;
use crate::{Citation, Document, Error, FacilityKind, Language, PaperOutput, Text, project};

form! {
    /// The application for a face-recognition card reader, on the portal.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct ReaderApplication {
        /// Who applies.
        #[reads(FACILITY, word, FacilityKind::CODES, FacilityKind::from_code, FacilityKind::from_typed)]
        pub facility: Entry<FacilityKind>,
        /// The maker of the reader.
        #[reads(MAKER, text)]
        pub maker: String,
        /// The product; empty where it is not settled.
        #[reads(PRODUCT, text)]
        pub product: String,
        /// Readers applied for (count): 1 to 3 for a hospital, 1 elsewhere.
        #[reads(READERS, number, "台")]
        pub readers: Entry<i64>,
        /// Whether the facility has an account on the portal.
        #[reads(PORTAL_ACCOUNT, flag)]
        pub portal_account: Option<bool>,
    }
}

const FACILITY: FormField = FormField {
    field: project::FACILITY,
    required: true,
    kind: FieldKind::Word(FacilityKind::CODES),
};
const MAKER: FormField =
    FormField::required("maker", "メーカー", "maker of the reader", FieldKind::Text);
const PRODUCT: FormField = FormField::optional("product", "製品名", "product", FieldKind::Text);
const READERS: FormField = FormField {
    field: project::READERS,
    required: true,
    kind: FieldKind::Number(1, 3),
};
const PORTAL_ACCOUNT: FormField = FormField::required(
    "portal_account",
    "ポータルサイトのアカウント",
    "account on the portal",
    FieldKind::Flag,
);

impl ReaderApplication {
    /// Checks the application.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        let facility = checker.word(&FACILITY, &self.facility, FacilityKind::CODES);
        if let Some(maker) = checker.text(&MAKER, &self.maker)
            && !MAKERS
                .iter()
                .any(|known| plain(&maker) == plain(known.name))
        {
            not_in_catalogue(&mut checker, &maker);
        }
        checker.text(&PRODUCT, &self.product);
        self.check_readers(&mut checker, facility);
        if checker.flag(&PORTAL_ACCOUNT, self.portal_account) == Some(false) {
            no_account(&mut checker);
        }
        checker.report()
    }

    /// Returns the form as a sheet for paper: its fields in order, what is missing marked in its place and listed
    /// at the top, and what the check found.
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let (shown, report) = (self.shown(language), self.check());
        sheet::of_fields(
            FormKind::ReaderApplication,
            &shown,
            &report,
            (output, language),
        )
    }

    fn check_readers(&self, checker: &mut Checker, facility: Option<FacilityKind>) {
        let given = match &self.readers {
            Entry::Empty => return checker.missing(&READERS),
            Entry::Value(readers) => readers.to_string(),
            Entry::Unreadable(given) => given.clone(),
        };
        // Where the facility is not known, what no facility gets is wrong all the same.
        let who = facility.map_or(Who::Anyone, Who::Kind);
        let number = self.readers.value().copied().map(u32::try_from);
        let number = number.and_then(Result::ok).unwrap_or(0);
        if let Err(refusal) = Edition::latest().check_readers(who, number) {
            let given = shortened(&given);
            let message = Text::new(|language| refusal.message(given, language));
            let citation = Some(Citation::stated(Document::FAQ_READER, "post-5"));
            let (code, path) = (refusal.code(), READERS.name());
            checker.add(code, Severity::Error, path, citation, message);
        }
    }
}

/// Returns a maker's name without what people write or leave out: 株式会社, spaces, middle dots,
/// case.
fn plain(name: &str) -> String {
    let name = name
        .replace("株式会社", "")
        .replace("(株)", "")
        .replace('㈱', "");
    let letters = name.chars().filter(|c| !c.is_whitespace() && *c != '・');
    letters.flat_map(char::to_lowercase).collect()
}

fn not_in_catalogue(checker: &mut Checker, maker: &str) {
    let [first, ..] = &MAKERS;
    let mut known = MAKERS.iter();
    let short = known.find(|known| plain(maker) == plain(known.short));
    let citation = Some(short.unwrap_or(first).citation.clone());
    checker.warning(Code::MakerNotInCatalogue, MAKER.name(), citation, |language| {
        let name = MAKER.field.named(language);
        let makers = MAKERS.each_ref().map(|known| known.name);
        match (language, short) {
            (Language::Ja, Some(known)) => format!(
                "{name} `{maker}` は、令和3年1月のカタログでは `{}` です。この名称で記入してください",
                known.name
            ),
            (Language::En, Some(known)) => format!(
                "{name}, `{maker}`, is `{}` in the catalogue of January 2021; write the whole name",
                known.name
            ),
            (Language::Ja, None) => format!(
                "{name} `{maker}` は令和3年1月のカタログの3社（{}）にありません。カタログの掲載製品はその後増えています。ポータルサイトで確認してください",
                makers.join("、")
            ),
            (Language::En, None) => format!(
                "{name}, `{maker}`, is not one of the three in the catalogue of January 2021 ({}); products were added later; check the portal",
                makers.join(", ")
            ),
        }
    });
}

fn no_account(checker: &mut Checker) {
    let citation = Citation::stated(Document::VENDOR_PAGES, "ポータルサイトのアカウント登録");
    checker.error(Code::NoPortalAccount, PORTAL_ACCOUNT.name(), Some(citation), |language| {
        let text = language.of(
            "申し込みには医療機関等向けポータルサイトのアカウントが必要です。先に登録してください（無料）",
            "the application needs an account on the portal; register first, it is free",
        );
        text.to_owned()
    });
}
