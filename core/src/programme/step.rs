//! The words of the fifteen steps: who acts, where, by what kind of day. Source: S, 準備作業のステップ.

use crate::Language;

words! {
    /// A step of the preparation, in the pamphlet's order.
    #[derive(PartialOrd, Ord)]
    pub enum Step, label {
        /// 顔認証付きカードリーダー選定/申し込み.
        ApplyForReader = "apply_for_reader", Words("顔認証付きカードリーダーの選定・申し込み", "choose and apply for the reader");
        /// 見積依頼.
        RequestEstimate = "request_estimate", Words("見積依頼", "ask the vendor for an estimate");
        /// 発注.
        PlaceOrder = "place_order", Words("発注", "place the order");
        /// オンライン資格確認利用申請.
        ApplyForUsage = "apply_for_usage", Words("オンライン資格確認利用申請", "usage application");
        /// 電子証明書発行申請.
        ApplyForCertificates = "apply_for_certificates", Words("電子証明書発行申請", "certificate application");
        /// 顔認証付きカードリーダーの受け取り.
        ReceiveReader = "receive_reader", Words("顔認証付きカードリーダーの受け取り", "receive the reader");
        /// 電子証明書通知書（簡易書留）の受け取り.
        ReceiveCertificateNotice = "receive_certificate_notice", Words("電子証明書通知書（簡易書留）の受け取り", "receive the certificate notice");
        /// 機器受取/設定.
        SetUpEquipment = "set_up_equipment", Words("機器受取・設定", "device receipt and set-up");
        /// 運用テスト.
        TestOperation = "test_operation", Words("運用テスト", "operation test");
        /// 受付業務等の変更点の確認.
        ReviewReception = "review_reception", Words("受付業務等の変更点の確認", "review changes at reception");
        /// 「個人情報保護の利用目的」の更新.
        UpdatePrivacyNotice = "update_privacy_notice", Words("「個人情報保護の利用目的」の更新", "update the purpose-of-use notice");
        /// ポスター・ステッカーの掲示.
        PutUpPosterAndSticker = "put_up_poster_and_sticker", Words("ポスター・ステッカーの掲示", "put up poster and sticker");
        /// 運用開始.
        StartOperation = "start_operation", Words("運用開始", "start of operation");
        /// 必要書類の受領/準備.
        CollectDocuments = "collect_documents", Words("必要書類の受領・準備", "collect and prepare the documents");
        /// 補助金申請.
        ApplyForSubsidy = "apply_for_subsidy", Words("補助金申請", "subsidy application");
    }
}

impl Step {
    /// Reads what people type: the wire's word in any case, or the step's name.
    pub(crate) fn from_typed(word: &str) -> Option<Self> {
        let word = word.trim();
        let named = |step: &Self| {
            Language::ALL
                .iter()
                .any(|language| step.label(*language) == word)
        };
        Self::from_code(&word.to_ascii_lowercase())
            .or_else(|| Self::ALL.iter().copied().find(named))
    }
}

words! {
    /// A stage of the preparation.
    pub enum Stage, label {
        /// 1 顔認証付きカードリーダー申し込み.
        ReaderApplication = "reader_application", Words("顔認証付きカードリーダー申し込み", "reader application");
        /// 2 システムベンダーへ発注.
        Order = "order", Words("システムベンダーへ発注", "order from the system vendor");
        /// 3-1 導入.
        Introduction = "introduction", Words("導入", "introduction");
        /// 3-2 運用準備.
        OperationPreparation = "operation_preparation", Words("運用準備", "preparing operation");
        /// 運用開始.
        StartOfOperation = "start_of_operation", Words("運用開始", "start of operation");
        /// 4 補助金申請.
        SubsidyApplication = "subsidy_application", Words("補助金申請", "subsidy application");
    }
}

impl Stage {
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
}

words! {
    /// Who acts.
    pub enum Actor, label {
        /// The facility itself.
        Facility = "facility", Words("施設", "facility");
        /// The system vendor.
        Vendor = "vendor", Words("システムベンダー", "vendor");
    }
}

words! {
    /// Where a step is done, or how it comes.
    pub enum Channel, label {
        /// On the portal site.
        Portal = "portal", Words("ポータルサイト", "portal site");
        /// With the vendor.
        Vendor = "vendor", Words("システムベンダー", "system vendor");
        /// By post.
        Post = "post", Words("配送・郵送", "delivery or post");
        /// By the vendor on site.
        OnSite = "on_site", Words("施設（システムベンダーが訪問）", "at the facility, by the vendor");
        /// By the facility itself.
        AtFacility = "at_facility", Words("施設内", "at the facility");
    }
}

words! {
    /// The kind of day by which a step is due.
    pub enum DueKind, label {
        /// 目安: actual times vary.
        Guideline = "guideline", Words("目安", "guideline");
        /// A day that must be met.
        Hard = "hard", Words("期限", "deadline");
        /// A matter of sequence: after one step, before another.
        Order = "order", Words("前後関係", "sequence");
        /// The day of the event itself, for information.
        Information = "information", Words("予定", "planned");
    }
}
