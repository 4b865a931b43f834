//! The words of the fifteen steps: who acts, where, by what kind of day. Source: S, 準備作業のステップ.

use serde::Serialize;

use super::steps::{Detail, STEPS, StepRow};
use crate::Language;

/// A step of the preparation, in the pamphlet's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 顔認証付きカードリーダー選定/申し込み.
    ApplyForReader,
    /// 見積依頼.
    RequestEstimate,
    /// 発注.
    PlaceOrder,
    /// オンライン資格確認利用申請.
    ApplyForUsage,
    /// 電子証明書発行申請.
    ApplyForCertificates,
    /// 顔認証付きカードリーダーの受け取り.
    ReceiveReader,
    /// 電子証明書通知書（簡易書留）の受け取り.
    ReceiveCertificateNotice,
    /// 機器受取/設定.
    SetUpEquipment,
    /// 運用テスト.
    TestOperation,
    /// 受付業務等の変更点の確認.
    ReviewReception,
    /// 「個人情報保護の利用目的」の更新.
    UpdatePrivacyNotice,
    /// ポスター・ステッカーの掲示.
    PutUpPosterAndSticker,
    /// 運用開始.
    StartOperation,
    /// 必要書類の受領/準備.
    CollectDocuments,
    /// 補助金申請.
    ApplyForSubsidy,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 15] = [
        Self::ApplyForReader,
        Self::RequestEstimate,
        Self::PlaceOrder,
        Self::ApplyForUsage,
        Self::ApplyForCertificates,
        Self::ReceiveReader,
        Self::ReceiveCertificateNotice,
        Self::SetUpEquipment,
        Self::TestOperation,
        Self::ReviewReception,
        Self::UpdatePrivacyNotice,
        Self::PutUpPosterAndSticker,
        Self::StartOperation,
        Self::CollectDocuments,
        Self::ApplyForSubsidy,
    ];

    /// The words that the wire uses, in the same order.
    pub const CODES: [&'static str; 15] = [
        "apply_for_reader",
        "request_estimate",
        "place_order",
        "apply_for_usage",
        "apply_for_certificates",
        "receive_reader",
        "receive_certificate_notice",
        "set_up_equipment",
        "test_operation",
        "review_reception",
        "update_privacy_notice",
        "put_up_poster_and_sticker",
        "start_operation",
        "collect_documents",
        "apply_for_subsidy",
    ];

    /// Returns the word that the wire uses.
    pub fn code(self) -> &'static str {
        let mut pairs = Self::ALL.iter().zip(Self::CODES);
        pairs
            .find(|(step, _)| **step == self)
            .map_or("", |(_, code)| code)
    }

    /// Reads the wire's word and nothing else.
    pub fn from_code(word: &str) -> Option<Self> {
        let mut pairs = Self::ALL.into_iter().zip(Self::CODES);
        pairs.find(|(_, code)| *code == word).map(|(step, _)| step)
    }

    /// Reads what people type: the wire's word in any case, or the step's name.
    pub(crate) fn from_typed(word: &str) -> Option<Self> {
        let word = word.trim();
        let named = |step: &Self| {
            Language::ALL
                .iter()
                .any(|language| step.label(*language) == word)
        };
        Self::from_code(&word.to_ascii_lowercase()).or_else(|| Self::ALL.into_iter().find(named))
    }

    /// Returns the step's row in the pamphlet's list.
    pub(crate) fn row(self) -> &'static StepRow {
        let [first, ..] = &STEPS;
        let mut rows = STEPS.iter();
        rows.find(|row| row.step == self).unwrap_or(first)
    }

    /// Returns the words for people.
    pub fn label(self, language: Language) -> &'static str {
        self.row().label.get(language)
    }

    /// Returns the stage to which the step belongs.
    pub fn stage(self) -> Stage {
        self.row().stage
    }

    /// Returns who acts.
    pub fn actor(self) -> Actor {
        self.row().actor
    }

    /// Returns where the step is done, or how it comes.
    pub fn channel(self) -> Channel {
        self.row().channel
    }

    /// Returns the kind of day by which the step is due.
    pub fn due_kind(self) -> DueKind {
        self.row().due_kind
    }

    /// Returns the checklist: tasks, and notes to know beforehand.
    pub fn details(self) -> &'static [Detail] {
        self.row().details
    }
}

/// A stage of the preparation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 1 顔認証付きカードリーダー申し込み.
    ReaderApplication,
    /// 2 システムベンダーへ発注.
    Order,
    /// 3-1 導入.
    Introduction,
    /// 3-2 運用準備.
    OperationPreparation,
    /// 運用開始.
    StartOfOperation,
    /// 4 補助金申請.
    SubsidyApplication,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] = [
        Self::ReaderApplication,
        Self::Order,
        Self::Introduction,
        Self::OperationPreparation,
        Self::StartOfOperation,
        Self::SubsidyApplication,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReaderApplication => "reader_application",
            Self::Order => "order",
            Self::Introduction => "introduction",
            Self::OperationPreparation => "operation_preparation",
            Self::StartOfOperation => "start_of_operation",
            Self::SubsidyApplication => "subsidy_application",
        }
    }

    /// Returns the pamphlet's number; empty where it gives none.
    pub const fn number(self) -> &'static str {
        match self {
            Self::ReaderApplication => "1",
            Self::Order => "2",
            Self::Introduction => "3-1",
            Self::OperationPreparation => "3-2",
            Self::StartOfOperation => "",
            Self::SubsidyApplication => "4",
        }
    }

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::ReaderApplication => {
                language.of("顔認証付きカードリーダー申し込み", "reader application")
            }
            Self::Order => language.of("システムベンダーへ発注", "order from the system vendor"),
            Self::Introduction => language.of("導入", "introduction"),
            Self::OperationPreparation => language.of("運用準備", "preparing operation"),
            Self::StartOfOperation => language.of("運用開始", "start of operation"),
            Self::SubsidyApplication => language.of("補助金申請", "subsidy application"),
        }
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The facility itself.
    Facility,
    /// The system vendor.
    Vendor,
}

impl Actor {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Facility, Self::Vendor];

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Facility => language.of("施設", "facility"),
            Self::Vendor => language.of("システムベンダー", "vendor"),
        }
    }
}

/// Where a step is done, or how it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// On the portal site.
    Portal,
    /// With the vendor.
    Vendor,
    /// By post.
    Post,
    /// By the vendor on site.
    OnSite,
    /// By the facility itself.
    AtFacility,
}

/// The kind of day by which a step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// 目安: actual times vary.
    Guideline,
    /// A day that must be met.
    Hard,
    /// A matter of sequence: after one step, before another.
    Order,
    /// The day of the event itself, for information.
    Information,
}

impl DueKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Guideline, Self::Hard, Self::Order, Self::Information];

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Guideline => language.of("目安", "guideline"),
            Self::Hard => language.of("期限", "deadline"),
            Self::Order => language.of("前後関係", "sequence"),
            Self::Information => language.of("予定", "planned"),
        }
    }
}
