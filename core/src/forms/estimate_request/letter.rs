//! The request as a letter to the vendor, ready to mail.

use super::{
    EstimateRequest, LINE, OPTIONS, ORDERS_COMPUTERS, READER_APPLIED, READER_PLACE, READER_PRODUCT,
    TERMINAL_OS, WISHED_START, WishedStart, Work,
};
use crate::Language;
use crate::date::format_date;
use crate::entry::Entry;
use crate::forms::FormField;
use crate::language::Words;
use crate::paper::{Paper, PaperOutput};
use crate::programme::{OPERATING_SYSTEMS, work};
use crate::signs::unified;

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
    /// let letter = request.letter(PaperOutput::Text, Language::Ja);
    /// assert!(letter.contains("電子証明書のインストール"));
    /// assert!(letter.contains("導入を希望する時期：【未記入】"));
    /// ```
    pub fn letter(&self, output: PaperOutput, language: Language) -> String {
        let say = |words: Words| words.get(language);
        let mut letter = Paper::new(say(TITLE), language);
        letter.text(say(GREETING));
        letter.heading(say(WISHES));
        letter.fields(self.wishes(language));
        letter.heading(say(ITEMS));
        self.items(&mut letter, language);
        if self.needs_viewing_terminal() {
            letter.heading(say(ADDITIONAL));
            letter.items(work::VIEWING.iter().map(|words| say(*words)));
        }
        letter.heading(say(ANSWERS));
        letter.fields(self.answers(language));
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
        letter.fields(SENDER.map(|label| (say(label), String::new())).to_vec());
        letter.write(output)
    }

    fn wishes(&self, language: Language) -> Vec<(&'static str, String)> {
        let start = shown(&self.wished_start, |start| match start {
            WishedStart::AsSoonAsPossible => WishedStart::SOON_WORDS.get(language).to_owned(),
            WishedStart::Month(month) => month.text(language),
            WishedStart::Day(day) => format_date(*day, language),
        });
        let mut wishes = vec![
            (WISHED_START.label(language), start),
            (
                READER_APPLIED.label(language),
                yes_or_no(self.reader_applied, language),
            ),
        ];
        // A reader that is not applied for has no product yet.
        if self.reader_applied != Some(false) || !self.reader_product.trim().is_empty() {
            wishes.push(text(&READER_PRODUCT, &self.reader_product, language));
        }
        wishes
    }

    /// Writes each item that is asked for with its work; all three where the list is missing.
    fn items(&self, letter: &mut Paper, language: Language) {
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

    fn answers(&self, language: Language) -> Vec<(&'static str, String)> {
        let line = shown(&self.line, |line| line.label(language).to_owned());
        vec![
            text(&READER_PLACE, &self.reader_place, language),
            (
                ORDERS_COMPUTERS.label(language),
                yes_or_no(self.orders_computers, language),
            ),
            text(&TERMINAL_OS, &self.terminal_os, language),
            text(&OPTIONS, &self.options, language),
            (LINE.label(language), line),
        ]
    }
}

/// Returns a value as people write it, nothing for an empty field, unreadable text as it is.
fn shown<T>(entry: &Entry<T>, show: impl FnOnce(&T) -> String) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Value(value) => show(value),
        Entry::Unreadable(given) => given.clone(),
    }
}

fn text(field: &FormField, given: &str, language: Language) -> (&'static str, String) {
    (field.label(language), unified(given))
}

fn yes_or_no(flag: Option<bool>, language: Language) -> String {
    let text = match flag {
        None => "",
        Some(true) => language.of("あり", "yes"),
        Some(false) => language.of("なし", "no"),
    };
    text.to_owned()
}

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
        "来訪による作業は何回ありますか。",
        "How many visits does the work take?",
    ),
    Words(
        "現在の契約の範囲に含まれる作業と、パソコン等を当方で別途発注する必要の有無をお知らせください。",
        "Which of the work does our contract cover, and must we order PCs or the like ourselves?",
    ),
];
const CLOSING: Words = Words("どうぞよろしくお願いいたします。", "Thank you in advance.");
const SENDER: [Words; 3] = [
    Words("医療機関・薬局の名称", "Name of the facility"),
    Words("担当者", "Contact"),
    Words("電話番号", "Telephone"),
];
