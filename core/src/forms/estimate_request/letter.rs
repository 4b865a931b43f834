//! The request as a letter to the vendor, ready to mail.

use super::{
    EstimateRequest, HAS_ELECTRONIC_CHART, LINE, OPTIONS, ORDERS_COMPUTERS, READER_APPLIED,
    READER_PLACE, READER_PRODUCT, SCOPE, TERMINAL_OS, WANTS_DATA, WISHED_START, Work,
};
use crate::Language;
use crate::forms::{FormField, FormKind, sheet};
use crate::language::Words;
use crate::paper::{Paper, PaperOutput, Value};
use crate::programme::{OPERATING_SYSTEMS, work};

impl EstimateRequest {
    /// Returns the request as a letter to the vendor: what is wished, the work of each item, the answers to what
    /// the vendor will ask, and what to ask the vendor. Blank fields are marked in their place and listed at the
    /// top.
    ///
    /// ```
    /// use onshi::forms::{EstimateRequest, Work};
    /// use onshi::{Language, PaperOutput};
    ///
    /// let request = EstimateRequest {
    ///     reader_applied: Some(false),
    ///     scope: Some(Work::ALL.iter().map(|work| (*work).into()).collect()),
    ///     ..EstimateRequest::default()
    /// };
    /// let letter = request.paper(PaperOutput::Text, Language::Ja);
    /// assert!(letter.contains("電子証明書のインストール"));
    /// assert!(letter.contains("導入を希望する時期：【未記入】"));
    /// ```
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let say = |words: Words| words.get(language);
        let mut letter = Paper::new(say(TITLE), language);
        let found = sheet::found(FormKind::EstimateRequest, &self.check(), language);
        // A mail goes to the vendor as it is.
        if output == PaperOutput::Html && !found.is_empty() {
            letter.aside(sheet::FOUND.get(language), found);
        }
        letter.text(say(GREETING));
        letter.heading(say(WISHES));
        // A reader that is not applied for has no product yet.
        let has_product =
            self.reader_applied != Some(false) || !self.reader_product.trim().is_empty();
        let wished = WISHED.iter();
        let wished = wished.filter(|field| has_product || **field != READER_PRODUCT);
        letter.fields(self.told(wished, language));
        letter.heading(say(ITEMS));
        self.items(&mut letter, language);
        if self.needs_viewing_terminal() {
            letter.heading(say(ADDITIONAL));
            letter.items(work::VIEWING.iter().map(|words| say(*words)));
        }
        letter.heading(say(ANSWERS));
        letter.fields(self.told(&ASKED_BY_VENDOR, language));
        let [first, second] = &OPERATING_SYSTEMS;
        letter.text(&match language {
            Language::Ja => format!(
                "資格確認端末の推奨OSは、{} と {} です。",
                first.name, second.name
            ),
            Language::En => format!(
                "The operating systems recommended for the verification terminal are {} and {}.",
                first.name, second.name
            ),
        });
        letter.heading(say(QUESTIONS));
        letter.items(ASKED.map(say));
        letter.text(say(CLOSING));
        let said = [&WISHED[..], &DECIDING, &ASKED_BY_VENDOR].concat();
        let rest = Self::FIELDS.iter().filter(|field| !said.contains(field));
        letter.fields(self.told(rest, language));
        letter.write(output)
    }

    /// Returns these fields of the form; the vendor needs to know each.
    fn told<'a>(
        &self,
        fields: impl IntoIterator<Item = &'a FormField>,
        language: Language,
    ) -> Vec<(&'static str, Value)> {
        let shown = self.shown(language);
        let told = fields
            .into_iter()
            .filter_map(|field| shown.iter().find(|(own, _)| *own == field));
        told.map(|(field, text)| (field.label(language), Value::needed(text)))
            .collect()
    }

    /// Writes each item that is asked for with its work; all three where the list is missing.
    fn items(&self, letter: &mut Paper, language: Language) {
        if self.scope.as_ref().is_some_and(Vec::is_empty) {
            return letter.fields(self.told(&[SCOPE], language));
        }
        for item in Work::ALL {
            let is_asked = self
                .scope
                .as_ref()
                .is_none_or(|scope| scope.iter().any(|entry| entry.value() == Some(item)));
            if !is_asked {
                continue;
            }
            let (number, tasks) = match item {
                Work::Equipment => ("①", work::EQUIPMENT),
                Work::Systems => ("②", work::SYSTEMS),
                Work::Network => ("③", work::NETWORK),
            };
            letter.text(&match language {
                // The label has it.
                Language::Ja => item.label(language).to_owned(),
                Language::En => format!("{number} {}", item.label(language)),
            });
            letter.items(tasks.iter().map(|words| words.get(language)));
        }
    }
}

const WISHED: [FormField; 3] = [WISHED_START, READER_APPLIED, READER_PRODUCT];
/// They decide which work the letter lists, and are not said by themselves.
const DECIDING: [FormField; 3] = [SCOPE, HAS_ELECTRONIC_CHART, WANTS_DATA];
/// What the vendor will ask. Source: S, 準備作業のステップ.
const ASKED_BY_VENDOR: [FormField; 5] =
    [READER_PLACE, ORDERS_COMPUTERS, TERMINAL_OS, OPTIONS, LINE];
const TITLE: Words = Words(
    "オンライン資格確認の導入に関する見積のお願い",
    "Request for an estimate: introduction of online eligibility verification",
);
const GREETING: Words = Words(
    "いつもお世話になっております。オンライン資格確認の導入にあたり、次の内容で見積をお願いいたします。",
    "We plan to introduce online eligibility verification (オンライン資格確認) and ask you for an estimate of the following.",
);
const WISHES: Words = Words("当方の希望", "What we wish");
const ITEMS: Words = Words("見積をお願いする項目", "Items of the estimate");
const ADDITIONAL: Words = Words(
    "追加の作業（電子カルテシステム等がなく、薬剤情報・特定健診情報を閲覧するため）",
    "Additional work, to view medicine and check-up data without an electronic chart",
);
const ANSWERS: Words = Words(
    "見積にあたっての確認事項への回答",
    "Answers to what you may ask",
);
const QUESTIONS: Words = Words("お尋ねしたいこと", "What we ask you");
/// Source: S, 準備作業のステップ ※3 to ※5.
const ASKED: [Words; 4] = [
    Words(
        "発注から運用開始までの期間と、作業の予定をお知らせください。",
        "How long does it take from the order to the start of operation, and when is each work planned?",
    ),
    Words(
        "機器の設定などの作業の際、当方の立会いは必要ですか。",
        "Must we attend while the devices are set up, or during other work?",
    ),
    Words(
        "現地での作業のための訪問は、何回の予定ですか。",
        "How many visits does the work take?",
    ),
    Words(
        "現在の契約の範囲に含まれる作業と、パソコン等を当方で別途発注する必要の有無をお知らせください。",
        "Which of the work does our contract cover, and must we order PCs or the like ourselves?",
    ),
];
const CLOSING: Words = Words("どうぞよろしくお願いいたします。", "Thank you in advance.");
