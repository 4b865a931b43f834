//! What holds for every answer, whatever the question.

use super::deadlines::{FAQ, NOTICES};
use super::{Deadlines, desk};
use crate::date::format_date;
use crate::{Citation, Document, Language};

codes! {
    /// A text that holds for every answer.
    #[non_exhaustive]
    pub enum Notice {
        /// An answer is an estimate.
        Estimate = "estimate";
        /// What work is eligible, and what cannot be told.
        EligibleWork = "eligible_work";
        /// Applications have closed.
        Closed = "closed";
        /// Where the rules were announced.
        Announcement = "announcement";
    }
}

const S: Document = Document::NOTICE_AND_PAMPHLET;
const ELIGIBLE: Citation = Citation::stated(Document::COMMITTEE_151, "p.36");
const ANNOUNCED: Citation = Citation::stated(S, "事務連絡 令和2年12月24日");

impl Notice {
    /// Returns the sources; empty for a text about onshi itself.
    pub const fn citations(self) -> &'static [Citation] {
        match self {
            Self::Estimate => &[],
            Self::EligibleWork => const { &[ELIGIBLE, FAQ] },
            Self::Closed => const { &[NOTICES] },
            Self::Announcement => const { &[ANNOUNCED] },
        }
    }

    /// Returns the text.
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Estimate => language
                .of(
                    "これは公表された資料による試算で、支払基金の決定ではありません。",
                    "This is an estimate from published documents, not a decision of the Payment Fund.",
                )
                .to_owned(),
            Self::EligibleWork => language
                .of(
                    "補助の対象は、①ソフトウェア・機器の導入、②ネットワークの整備、③既存システムの改修などです。オンライン請求と共用する施設外の回線の初期費用も対象です。領収書の個々の費目が対象になるか、事業費に消費税を含めるかは、参照した資料からはわかりません。金額は入力のまま計算します。",
                    "The eligible work is ① the introduction of software and devices, ② the network, ③ changes to existing systems, and the like. The initial costs of a line outside the facility that is shared with online claims are eligible, too. The documents read here do not say whether a single item of a receipt is eligible, or whether the cost includes consumption tax. Amounts are taken as given.",
                )
                .to_owned(),
            Self::Closed => closed(language),
            Self::Announcement => announcement(language),
        }
    }
}

fn closed(language: Language) -> String {
    let (separator, or) = (language.of("・", ", "), language.of("・", " or "));
    let mut said = String::new();
    for row in Deadlines::all() {
        let last = row.apply_by.as_ref();
        let last = last.map(|last| format_date(last.on, language));
        said += &match (last, row.deferrals.is_empty(), language) {
            (Some(last), true, Language::Ja) => {
                format!("補助金の申請は、{last}")
            }
            (Some(last), true, Language::En) => {
                format!("Applications for the subsidy closed on {last}")
            }
            (Some(last), false, Language::Ja) => format!(
                "（猶予届（類型{}）が受理された施設では{last}）で締め切られています。",
                row.types(separator)
            ),
            (Some(last), false, Language::En) => format!(
                " (on {last} with an accepted deferral notice of type {}).",
                row.types(separator)
            ),
            (None, _, Language::Ja) => format!(
                "猶予届（類型{}）が受理された施設の申請の期限は、参照した資料からはわかりません。支払基金に確認してください（{}）。",
                row.types(separator),
                desk::DESK.contact(language)
            ),
            (None, _, Language::En) => format!(
                " For an accepted notice of type {} the documents read here do not give the last day: ask {}.",
                row.types(or),
                desk::DESK.contact(language)
            ),
        };
    }
    said
}

fn announcement(language: Language) -> String {
    let office = desk::DESK.office;
    let (name, mail) = (office.name, office.mail);
    match language {
        Language::Ja => format!(
            "追加補助は、令和2年12月1日と12月24日の厚生労働省の事務連絡で関係団体に案内されました。関係団体は、追加補助の内容、期限が令和3年3月末であること、すでに申し込んだ施設は改めての申し込みが不要であることを会員に案内するよう依頼されました。パンフレットは、令和3年1月上旬に支払基金から医療機関・薬局に郵送される予定とされました。事務連絡の問い合わせ先：{name}（{mail}）。"
        ),
        Language::En => format!(
            "The additional subsidy was announced to associations by the ministry's notices of 2020-12-01 and 2020-12-24. They were asked to tell their members about the additional subsidy, that the last day was 2021-03-31, and that facilities that had already applied need not apply again. The Payment Fund was to mail the pamphlet to facilities in early January 2021. The office to ask about the notice: {name}, {mail}."
        ),
    }
}
