//! The fifteen steps: who acts, where, by what kind of day. Source: S, 準備作業のステップ.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Deadlines, Deferral};
use crate::Language;
use crate::editions::aug_2022::MANDATE;
use crate::editions::jan_2021::ACCELERATED;

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

    /// Returns the stage to which the step belongs.
    pub const fn stage(self) -> Stage {
        match self {
            Self::ApplyForReader => Stage::ReaderApplication,
            Self::RequestEstimate | Self::PlaceOrder => Stage::Order,
            Self::ApplyForUsage
            | Self::ApplyForCertificates
            | Self::ReceiveReader
            | Self::ReceiveCertificateNotice
            | Self::SetUpEquipment
            | Self::TestOperation => Stage::Introduction,
            Self::ReviewReception | Self::UpdatePrivacyNotice | Self::PutUpPosterAndSticker => {
                Stage::OperationPreparation
            }
            Self::StartOperation => Stage::StartOfOperation,
            Self::CollectDocuments | Self::ApplyForSubsidy => Stage::SubsidyApplication,
        }
    }

    /// Returns who acts.
    pub const fn actor(self) -> Actor {
        match self {
            Self::SetUpEquipment | Self::TestOperation => Actor::Vendor,
            Self::ApplyForReader
            | Self::RequestEstimate
            | Self::PlaceOrder
            | Self::ApplyForUsage
            | Self::ApplyForCertificates
            | Self::ReceiveReader
            | Self::ReceiveCertificateNotice
            | Self::ReviewReception
            | Self::UpdatePrivacyNotice
            | Self::PutUpPosterAndSticker
            | Self::StartOperation
            | Self::CollectDocuments
            | Self::ApplyForSubsidy => Actor::Facility,
        }
    }

    /// Returns where the step is done, or how it comes.
    pub const fn channel(self) -> Channel {
        match self {
            Self::ApplyForReader
            | Self::ApplyForUsage
            | Self::ApplyForCertificates
            | Self::ApplyForSubsidy => Channel::Portal,
            Self::RequestEstimate | Self::PlaceOrder | Self::CollectDocuments => Channel::Vendor,
            Self::ReceiveReader | Self::ReceiveCertificateNotice => Channel::Post,
            Self::SetUpEquipment | Self::TestOperation => Channel::OnSite,
            Self::ReviewReception
            | Self::UpdatePrivacyNotice
            | Self::PutUpPosterAndSticker
            | Self::StartOperation => Channel::AtFacility,
        }
    }

    /// Returns what kind of day the step is due by.
    pub const fn due_kind(self) -> DueKind {
        match self {
            Self::ApplyForReader | Self::RequestEstimate | Self::PlaceOrder => DueKind::Guideline,
            Self::ApplyForUsage
            | Self::ApplyForCertificates
            | Self::ReceiveReader
            | Self::ReceiveCertificateNotice
            | Self::ApplyForSubsidy => DueKind::Hard,
            Self::SetUpEquipment | Self::StartOperation => DueKind::Information,
            Self::TestOperation
            | Self::ReviewReception
            | Self::UpdatePrivacyNotice
            | Self::PutUpPosterAndSticker
            | Self::CollectDocuments => DueKind::Order,
        }
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

/// What kind of day a step is due by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// 目安: real times vary.
    Guideline,
    /// It must be kept.
    Hard,
    /// A matter of order: after one step, before another.
    Order,
    /// The day itself, for information.
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
            Self::Order => language.of("順序", "order"),
            Self::Information => language.of("予定", "planned"),
        }
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is done.
    Done,
    /// Its day has passed, and it is not done.
    Late,
    /// Its day is today.
    DueToday,
    /// It is still to do.
    Open,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Done, Self::Late, Self::DueToday, Self::Open];

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Done => language.of("済", "done"),
            Self::Late => language.of("遅れ", "LATE"),
            Self::DueToday => language.of("本日", "TODAY"),
            Self::Open => language.of("未", "open"),
        }
    }
}

/// A hard day of a step that changes the outcome. It makes nothing late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The last day.
    pub on: NaiveDate,
    /// What depends on it.
    pub why: LimitReason,
}

impl Limit {
    pub(super) fn of(step: Step, deferral: Option<Deferral>) -> impl Iterator<Item = Self> {
        let limit = |on, why| Some(Self { on, why });
        let limits = match step {
            Step::ApplyForReader => [
                limit(ACCELERATED.applies_to, LimitReason::AcceleratedTrack),
                limit(MANDATE.applies_to, LimitReason::MandateTrack),
            ],
            Step::PlaceOrder => {
                let contract = MANDATE.vendor_contract_by;
                [
                    contract.and_then(|day| limit(day, LimitReason::VendorContract)),
                    None,
                ]
            }
            Step::TestOperation => {
                let complete = Deadlines::of(deferral).complete_by;
                [limit(complete, LimitReason::IntroductionComplete), None]
            }
            Step::RequestEstimate
            | Step::ApplyForUsage
            | Step::ApplyForCertificates
            | Step::ReceiveReader
            | Step::ReceiveCertificateNotice
            | Step::SetUpEquipment
            | Step::ReviewReception
            | Step::UpdatePrivacyNotice
            | Step::PutUpPosterAndSticker
            | Step::StartOperation
            | Step::CollectDocuments
            | Step::ApplyForSubsidy => [None, None],
        };
        limits.into_iter().flatten()
    }
}

/// What depends on a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitReason {
    /// The full subsidy of the accelerated track (S).
    AcceleratedTrack,
    /// The amounts of the mandate track (B).
    MandateTrack,
    /// The same: its vendor contract (B).
    VendorContract,
    /// The subsidy at all: introduction complete (C, E).
    IntroductionComplete,
}

impl LimitReason {
    /// Every reason, in the order of the steps.
    pub const ALL: [Self; 4] = [
        Self::AcceleratedTrack,
        Self::MandateTrack,
        Self::VendorContract,
        Self::IntroductionComplete,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AcceleratedTrack => "accelerated_track",
            Self::MandateTrack => "mandate_track",
            Self::VendorContract => "vendor_contract",
            Self::IntroductionComplete => "introduction_complete",
        }
    }

    /// Returns what depends on the day, in a sentence.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::AcceleratedTrack => language.of(
                "申し込むと、補助上限まで全額補助（自己負担0円）",
                "all of the cost is paid up to the ceiling (self-pay 0 yen)",
            ),
            Self::MandateTrack => language.of(
                "申し込むと、令和4年の見直しによる補助の対象",
                "application for the subsidy by the revision of 2022",
            ),
            Self::VendorContract => language.of(
                "令和4年の見直しによる補助に必要な契約",
                "vendor contract for the subsidy by the revision of 2022",
            ),
            Self::IntroductionComplete => language.of(
                "補助を受けるための導入完了",
                "introduction complete, for any subsidy",
            ),
        }
    }
}
