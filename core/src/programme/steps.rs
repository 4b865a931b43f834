//! The fifteen steps as the pamphlet lists them, a row a step: who acts, where, when it is due,
//! and what to do. Source: S, unless a row's citations say otherwise.
//!
//! The words are the pamphlet's own where a facility would look for them (menus, names of
//! documents); `tests/review/steps.md` shows them for an expert.

use super::deadlines::{FAQ, NOTICES};
use super::step::{Actor, Channel, DueKind, Stage, Step};
use crate::language::Words;
use crate::{Citation, Document, Language};

/// A row of the pamphlet's steps.
pub(crate) struct StepRow {
    pub(crate) step: Step,
    pub(crate) stage: Stage,
    pub(crate) actor: Actor,
    pub(crate) channel: Channel,
    pub(crate) due: Due,
    pub(crate) due_kind: DueKind,
    /// Why the step is due when it is.
    pub(crate) reason: Words,
    pub(crate) details: &'static [Detail],
    pub(crate) citations: &'static [Citation],
}

/// How a due day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Calendar months before the start of operation.
    MonthsBeforeStart(u32),
    /// The day on which the reader was applied for.
    ReaderApplied,
    /// Business days before the devices are received and set up.
    BusinessDaysBeforeSetUp(u32),
    /// The day before the devices are received and set up.
    DayBeforeSetUp,
    /// The day on which the devices are received and set up.
    SetUp,
    /// The day before the start of operation.
    DayBeforeStart,
    /// The start of operation.
    Start,
    /// The last day of the subsidy application.
    ApplyBy,
    /// No day: it depends on other steps.
    NoDay,
}

/// A line of a step's checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detail {
    /// True for a task, false for a note.
    pub is_task: bool,
    words: Words,
}

impl Detail {
    /// Returns the line in `language`.
    pub const fn text(self, language: Language) -> &'static str {
        self.words.get(language)
    }
}

const fn task(ja: &'static str, en: &'static str) -> Detail {
    Detail {
        is_task: true,
        words: Words(ja, en),
    }
}

const fn note(ja: &'static str, en: &'static str) -> Detail {
    Detail {
        is_task: false,
        words: Words(ja, en),
    }
}

const PAMPHLET: Citation = Citation::stated(Document::NOTICE_AND_PAMPHLET, "準備作業のステップ");
const START_ENTERED: Citation = Citation::stated(Document::DEFERRAL_NOTICES, "運用開始日入力");
const HOLIDAYS: Citation = Citation::stated(Document::HOLIDAYS, "国民の祝日");
/// That the programme's business day means these days is inferred.
const DAYS_OFF: Citation = Citation::inferred(Document::DAYS_OFF, "行政機関の休日");
const THE_DAY_BEFORE: Citation = Citation::inferred(
    Document::NOTICE_AND_PAMPHLET,
    "準備作業のステップ（前まで）",
);
const FREE_ACCOUNT: Citation =
    Citation::stated(Document::VENDOR_PAGES, "ポータルサイトのアカウント登録");
const CUSTOMER_IDS: Citation = Citation::stated(Document::VENDOR_PAGES, "お客さまID");
const BY_POST: Citation = Citation::stated(Document::VENDOR_PAGES, "補助金申請の書類");
const FILLED_IN: Citation = Citation::inferred(
    Document::NOTICE_AND_PAMPHLET,
    "必要書類の受領/準備（事業完了報告書の記入）",
);

const FIVE_BUSINESS_DAYS: Words = Words(
    "「機器受取・設定」の5営業日前までに済ませます。営業日は、土曜日・日曜日、祝日、12月29日から1月3日までを除いて数えます（資料に「営業日」の定義はなく、この数え方は推定です）。",
    "Due 5 business days before the devices are received and set up. Business days leave out weekends, national holidays, and 12-29 to 01-03 (the documents do not define the business day; this is inferred).",
);
const BEFORE_START: Words = Words(
    "運用開始の前に済ませます（前日までとしたのは推定です）。",
    "Due before the start of operation (the day before is inferred).",
);

pub(crate) static STEPS: [StepRow; Step::ALL.len()] = [
    StepRow {
        step: Step::ApplyForReader,
        stage: Stage::ReaderApplication,
        actor: Actor::Facility,
        channel: Channel::Portal,
        due: Due::MonthsBeforeStart(4),
        due_kind: DueKind::Guideline,
        reason: Words(
            "運用開始の4か月前までが目安です（カードリーダーの生産状況等によって変わります）。",
            "Guideline: 4 months before the start of operation (production and delivery vary by maker).",
        ),
        details: &[
            task(
                "医療機関等向けポータルサイト（令和3年当時のアドレス：https://www.iryohokenjyoho-portalsite.jp/）でアカウントを登録する（無料。導入をまだ決めていなくても登録できる）",
                "register an account on the portal (its address in 2021: https://www.iryohokenjyoho-portalsite.jp/; free; also for a facility that has not decided yet)",
            ),
            note(
                "アカウント登録でできること：最新情報のメールでの受け取り、顔認証付きカードリーダーの申し込み、オンライン資格確認利用申請、補助金申請",
                "the account gives: news by mail, the reader application, the usage application, the subsidy application",
            ),
            note(
                "ポータルサイトに、追加補助を説明する動画があります",
                "the portal has a video that explains the additional subsidy",
            ),
            task(
                "ポータルサイトの「利用申請・補助申請される方」→「顔認証付きカードリーダーカタログ」で、3社（令和3年1月時点）の製品のサイズ・機能・製品紹介動画を確認し、製品を選ぶ",
                "choose a product: the portal's catalogue (menu 利用申請・補助申請される方, 顔認証付きカードリーダーカタログ) shows size, functions and a video of each product (three makers in January 2021)",
            ),
            note(
                "製品の選定に迷う場合は、システムベンダーに相談できます",
                "if in doubt about a product, ask the vendor",
            ),
            task(
                "ポータルサイトの「利用申請・補助申請される方」→「1. 顔認証付きカードリーダー申し込み」から申し込む",
                "apply on the portal: menu 利用申請・補助申請される方, 1. 顔認証付きカードリーダー申し込み",
            ),
            note(
                "お届け時期は、ポータルサイトの「配送時期」で確認できます",
                "delivery times are on the portal (配送時期)",
            ),
            note(
                "すでに申し込んだ施設も追加補助の対象で、改めての申し込みは不要です（令和3年3月31日までの申し込みに限ります）",
                "a facility that has already applied is eligible for the additional subsidy, too, and need not apply again (applications by 2021-03-31)",
            ),
        ],
        citations: &[PAMPHLET, FREE_ACCOUNT],
    },
    StepRow {
        step: Step::RequestEstimate,
        stage: Stage::Order,
        actor: Actor::Facility,
        channel: Channel::Vendor,
        due: Due::ReaderApplied,
        due_kind: DueKind::Guideline,
        reason: Words(
            "顔認証付きカードリーダーを申し込んだら、すぐに依頼します。",
            "Guideline: right after applying for the reader.",
        ),
        details: &[
            task(
                "システムベンダー（現在ご利用のレセプトコンピュータ等の業者）に見積を依頼する",
                "ask the system vendor, the supplier of the present claims software (レセコン) or the like, for an estimate",
            ),
            note(
                "レセプトコンピュータ等がない場合は、ポータルサイトの「オンライン資格確認導入対応業者お問い合わせ先」で業者を探せます",
                "a facility without claims software finds a vendor in the portal's list オンライン資格確認導入対応業者お問い合わせ先",
            ),
            task(
                "伝えること：導入を希望する時期（月、またはできるだけ早く）",
                "tell the vendor: when you want the introduction (a month, or as soon as possible)",
            ),
            task(
                "伝えること：顔認証付きカードリーダーの製品名（申し込み済みの場合）",
                "tell the vendor: the reader's product (if applied for)",
            ),
            task(
                "見積依頼項目：①各種機器の導入・設定",
                "ask for: ① devices, their installation and settings",
            ),
            task(
                "見積依頼項目：②システムの改修・動作確認",
                "ask for: ② changes to existing systems and checks of them",
            ),
            task(
                "見積依頼項目：③ネットワークの設定・疎通確認",
                "ask for: ③ network settings and connection checks",
            ),
            note(
                "確認されること：カードリーダーの希望設置場所",
                "the vendor will ask: where the reader will stand",
            ),
            note(
                "確認されること：パソコン（推奨OS搭載）等を別途発注するか（システムベンダーの契約範囲によっては別途発注が必要）",
                "the vendor will ask: whether PCs with a recommended OS are ordered separately (under some contracts they must be)",
            ),
            note(
                "推奨OS：Windows 10 IoT Enterprise 2019 LTSC 64bit版 または Windows 10 Enterprise 2019 LTSC 64bit版",
                "recommended OS: Windows 10 IoT Enterprise 2019 LTSC 64-bit or Windows 10 Enterprise 2019 LTSC 64-bit",
            ),
            note(
                "確認されること：オプション機能の要否（レセプトコンピュータ等のオプション機能、薬剤情報・特定健診情報閲覧用端末の増設）",
                "the vendor will ask: which options are wanted (of the claims software; more PCs for viewing medicine and check-up data)",
            ),
            note(
                "確認されること：オンライン請求回線の有無と種別",
                "the vendor will ask: whether there is a line for online claims, and of what kind",
            ),
            note(
                "電子カルテシステム等がなく薬剤情報・特定健診情報を閲覧したい場合の追加作業：セキュリティ基準を満たした閲覧用端末の増設",
                "additional work to view medicine and check-up data without an electronic chart: a viewing terminal that meets the security standards",
            ),
            note(
                "同じ場合の追加作業：閲覧用端末を使用する場所（診察室等）への、オンライン資格確認等システムに接続可能な回線の引き込み",
                "in the same case: a line that can connect to the eligibility verification system, to the place where that terminal is used (consulting room or the like)",
            ),
        ],
        citations: &[PAMPHLET],
    },
    StepRow {
        step: Step::PlaceOrder,
        stage: Stage::Order,
        actor: Actor::Facility,
        channel: Channel::Vendor,
        due: Due::MonthsBeforeStart(1),
        due_kind: DueKind::Guideline,
        reason: Words(
            "運用開始の1か月前までが目安です（機器準備・導入作業要員の手配のため、発注から運用開始まで少なくとも1か月程度かかります）。",
            "Guideline: 1 month before the start of operation (from order to start takes at least about a month, to prepare devices and assign people).",
        ),
        details: &[
            task(
                "提示された見積を確認して発注する",
                "check the estimate, then order",
            ),
            note(
                "実際に必要な期間はそれぞれ異なるので、早めにシステムベンダーに相談してください",
                "the actual time differs: ask the vendor early",
            ),
        ],
        citations: &[PAMPHLET],
    },
    StepRow {
        step: Step::ApplyForUsage,
        stage: Stage::Introduction,
        actor: Actor::Facility,
        channel: Channel::Portal,
        due: Due::BusinessDaysBeforeSetUp(5),
        due_kind: DueKind::Hard,
        reason: FIVE_BUSINESS_DAYS,
        details: &[
            task(
                "用意するもの：電気通信回線種別（IP-VPN接続方式（光回線に限る）か、IP-sec+IKE接続方式）",
                "have ready: the kind of line (IP-VPN, on optical fibre only, or IPsec+IKE)",
            ),
            task(
                "用意するもの：お客さまID（IP-VPN接続方式でNTT回線を利用する場合。CAFまたはCOPで始まる）",
                "have ready: the customer ID (for IP-VPN on an NTT line; it begins with CAF or COP)",
            ),
            task(
                "用意するもの：オンライン資格確認の利用開始予定年月",
                "have ready: the planned month of first use",
            ),
            task(
                "用意するもの：運用テスト開始予定年月（決定している場合）",
                "have ready: the planned month of the operation test, if settled",
            ),
            task(
                "ポータルサイトの「利用申請・補助申請される方」→「2. オンライン資格確認利用申請」から申請する",
                "apply on the portal: menu 利用申請・補助申請される方, 2. オンライン資格確認利用申請",
            ),
            note(
                "レセプトのオンライン請求を導入していない施設が開始を希望する場合は、この申請の中でまとめて申請できます",
                "if the facility does not use online claims yet and wishes to start them, it can apply in the same form",
            ),
        ],
        citations: &[PAMPHLET, CUSTOMER_IDS, HOLIDAYS, DAYS_OFF],
    },
    StepRow {
        step: Step::ApplyForCertificates,
        stage: Stage::Introduction,
        actor: Actor::Facility,
        channel: Channel::Portal,
        due: Due::BusinessDaysBeforeSetUp(5),
        due_kind: DueKind::Hard,
        reason: FIVE_BUSINESS_DAYS,
        details: &[
            task(
                "オンライン資格確認利用申請の完了後に進む画面で、電子証明書の発行を申請する",
                "apply for certificates on the screen that follows the usage application",
            ),
            note(
                "データを安全に送受信するため、接続するパソコンごとに電子証明書が必要です",
                "each PC that connects needs a certificate, so that data is sent and received safely",
            ),
        ],
        citations: &[PAMPHLET, HOLIDAYS, DAYS_OFF],
    },
    StepRow {
        step: Step::ReceiveReader,
        stage: Stage::Introduction,
        actor: Actor::Facility,
        channel: Channel::Post,
        due: Due::DayBeforeSetUp,
        due_kind: DueKind::Hard,
        reason: Words(
            "機器設定作業の前に受け取ります（前日までとしたのは推定です）。",
            "Due before the devices are set up (the day before is inferred).",
        ),
        details: &[note(
            "配送月の前月上旬に、支払基金が配送予定日を知らせます",
            "the Payment Fund announces the delivery day early in the month before delivery",
        )],
        citations: &[PAMPHLET, THE_DAY_BEFORE],
    },
    StepRow {
        step: Step::ReceiveCertificateNotice,
        stage: Stage::Introduction,
        actor: Actor::Facility,
        channel: Channel::Post,
        due: Due::DayBeforeSetUp,
        due_kind: DueKind::Hard,
        reason: Words(
            "機器設定作業の前までに必ず受け取ります（前日までとしたのは推定です）。",
            "It must arrive before the devices are set up (the day before is inferred).",
        ),
        details: &[note(
            "簡易書留で届きます",
            "it comes by registered post (簡易書留)",
        )],
        citations: &[PAMPHLET, THE_DAY_BEFORE],
    },
    StepRow {
        step: Step::SetUpEquipment,
        stage: Stage::Introduction,
        actor: Actor::Vendor,
        channel: Channel::OnSite,
        due: Due::SetUp,
        due_kind: DueKind::Information,
        reason: Words(
            "機器を受け取り、システムベンダーが設定する日です。",
            "The day on which the devices are received and the vendor sets them up.",
        ),
        details: &[
            task(
                "当日に施設で必要な対応（立会いなど）をシステムベンダーに確認する",
                "ask the vendor what the facility must do on the day; someone may have to be present",
            ),
            task(
                "作業の範囲は現在ご利用のシステムによって異なる可能性があるため、必ずシステムベンダーに確認する",
                "always confirm the scope with the vendor: it may differ with the present systems",
            ),
            note(
                "システムベンダーの作業①：パソコンの設定（アカウント、ネットワークの接続等）、支払基金が提供するオンライン資格確認アプリケーション・顔認証付きカードリーダーアプリケーションと、電子証明書のインストール",
                "the vendor's work ①: settings of the PC (accounts, network); installation of the fund's two applications (eligibility verification, card reader) and of the certificate",
            ),
            note(
                "システムベンダーの作業②：レセプトコンピュータ、電子カルテシステム・調剤システムの改修機能のインストールと設定",
                "the vendor's work ②: new functions of the claims software and of the electronic chart or dispensing system: installation and settings",
            ),
            note(
                "システムベンダーの作業③：ルーターとオンライン請求ネットワークのルーティングの設定（院内・局内ネットワークと資格確認端末、資格確認端末と支払基金・国保中央会のオンライン資格確認等システムの通信）、配線工事、ネットワークの疎通確認",
                "the vendor's work ③: routing through the router and the online-claim network (in-house network to terminal, terminal to the system run by 支払基金・国保中央会), wiring, connection check",
            ),
            note(
                "システムベンダーの訪問回数の目安は、全体で1～4回です",
                "the vendor comes about 1 to 4 times in all",
            ),
        ],
        citations: &[PAMPHLET],
    },
    StepRow {
        step: Step::TestOperation,
        stage: Stage::Introduction,
        actor: Actor::Vendor,
        channel: Channel::OnSite,
        due: Due::NoDay,
        due_kind: DueKind::Order,
        reason: Words(
            "すべての導入作業が完了した後に行います。",
            "After all introduction work is complete.",
        ),
        details: &[
            note(
                "システムが正常に動作するかを、システムベンダーが確認します",
                "the vendor checks that the system works as it should",
            ),
            task(
                "施設で必要な対応（立会いなど）をシステムベンダーに確認する",
                "ask the vendor what the facility must do; someone may have to be present",
            ),
        ],
        citations: &[PAMPHLET],
    },
    StepRow {
        step: Step::ReviewReception,
        stage: Stage::OperationPreparation,
        actor: Actor::Facility,
        channel: Channel::AtFacility,
        due: Due::DayBeforeStart,
        due_kind: DueKind::Order,
        reason: BEFORE_START,
        details: &[
            task(
                "動画【導入後の業務と機能編】を見る（ポータルサイトのトップページ→オンライン資格ってなに？）",
                "watch the video 導入後の業務と機能編 (portal, top page, オンライン資格ってなに？)",
            ),
            task(
                "運用マニュアルを読む（トップページ→各種資料ダウンロード→オンライン資格確認利用規約・マニュアル等）",
                "read the operation manual (top page, 各種資料ダウンロード, オンライン資格確認利用規約・マニュアル等)",
            ),
            task(
                "システムベンダーから操作マニュアル等の提供がある場合は、それも確認する",
                "read the vendor's own manual, if the vendor provides one",
            ),
            task(
                "職員や患者の動きをイメージし、導入後の受付業務の流れを確認する",
                "picture how staff and patients will move, and check the flow at reception",
            ),
            task(
                "職員に説明し、運用開始に向けて準備する",
                "explain it to the staff and prepare for the start",
            ),
            task(
                "「オンライン資格確認等システム及びレセプトのオンライン請求システムに係る安全対策の規定例」（厚生労働省ホームページ）を参考に、施設に合わせた規定を用意する",
                "prepare the facility's own rules on safe handling from the ministry's model rules (安全対策の規定例, on the ministry's site)",
            ),
            note(
                "規定の作成で技術的に不明な点は、システムベンダーに相談できます",
                "ask the vendor about technical questions of the rules",
            ),
        ],
        citations: &[PAMPHLET, THE_DAY_BEFORE],
    },
    StepRow {
        step: Step::UpdatePrivacyNotice,
        stage: Stage::OperationPreparation,
        actor: Actor::Facility,
        channel: Channel::AtFacility,
        due: Due::DayBeforeStart,
        due_kind: DueKind::Order,
        reason: BEFORE_START,
        details: &[
            task(
                "患者向けに掲示している「個人情報保護の利用目的」を更新する",
                "update the posted purpose of use of personal data",
            ),
            note(
                "更新内容は、令和3年2月頃に厚生労働省ホームページで公開される予定とされました",
                "the new text was announced for about February 2021 on the ministry's site",
            ),
        ],
        citations: &[PAMPHLET, THE_DAY_BEFORE],
    },
    StepRow {
        step: Step::PutUpPosterAndSticker,
        stage: Stage::OperationPreparation,
        actor: Actor::Facility,
        channel: Channel::AtFacility,
        due: Due::DayBeforeStart,
        due_kind: DueKind::Order,
        reason: BEFORE_START,
        details: &[
            task(
                "オンライン資格確認に対応していることを示すポスター・ステッカーを掲示する",
                "put up the poster and sticker, which show that the facility takes part",
            ),
            note(
                "ポスター・ステッカーは、顔認証付きカードリーダーを申し込んだ施設に送付される予定とされました",
                "the poster and sticker were to be sent to facilities that applied for a reader",
            ),
        ],
        citations: &[PAMPHLET, THE_DAY_BEFORE],
    },
    StepRow {
        step: Step::StartOperation,
        stage: Stage::StartOfOperation,
        actor: Actor::Facility,
        channel: Channel::AtFacility,
        due: Due::Start,
        due_kind: DueKind::Information,
        reason: Words("運用開始日です。", "The start of operation."),
        details: &[
            task(
                "オンライン資格確認を始める",
                "begin online eligibility verification",
            ),
            task(
                "運用テストの後、ポータルサイトで運用開始日を入力する",
                "enter the start of operation on the portal after the operation test",
            ),
        ],
        citations: &[PAMPHLET, START_ENTERED],
    },
    StepRow {
        step: Step::CollectDocuments,
        stage: Stage::SubsidyApplication,
        actor: Actor::Facility,
        channel: Channel::Vendor,
        due: Due::NoDay,
        due_kind: DueKind::Order,
        reason: Words(
            "導入の完了後に、システムベンダーから受け取り、準備します。",
            "After introduction is complete, from the vendor.",
        ),
        details: &[
            task(
                "領収書（写）をシステムベンダーから受け取る",
                "get a copy of the receipt from the vendor",
            ),
            task(
                "領収書内訳書（写）をシステムベンダーから受け取る",
                "get a copy of the receipt breakdown from the vendor",
            ),
            task(
                "オンライン資格確認等事業完了報告書に施設の情報を記入する（施設が記入するというのは推定です）",
                "fill in the completion report with the facility's own details (that the facility does so is inferred)",
            ),
        ],
        citations: &[PAMPHLET, FILLED_IN],
    },
    StepRow {
        step: Step::ApplyForSubsidy,
        stage: Stage::SubsidyApplication,
        actor: Actor::Facility,
        channel: Channel::Portal,
        due: Due::ApplyBy,
        due_kind: DueKind::Hard,
        reason: Words(
            "導入が完了し、支払いを済ませた後に申請します。",
            "After introduction is complete and paid.",
        ),
        details: &[
            task(
                "ポータルサイトの「オンライン資格確認関係補助金申請」から申請する",
                "apply on the portal: オンライン資格確認関係補助金申請",
            ),
            task(
                "3つの書類を提出する（PDFまたはZIPを添付、または郵送）",
                "submit the three documents (attach PDF or ZIP files, or send them by post)",
            ),
            note(
                "申請は毎月末に取りまとめられ、補助金は翌月末頃に支払われます。申請に不備がある場合は遅れます",
                "applications are collected at the end of each month, and the subsidy is paid around the end of the next month, or later if something is wrong with the application",
            ),
            note(
                "補助金は、診療報酬を受け取る口座に支払われます（別の口座も依頼できます）",
                "the subsidy is paid to the account that receives 診療報酬; another account on request",
            ),
        ],
        citations: &[PAMPHLET, FAQ, NOTICES, BY_POST],
    },
];

impl Step {
    /// Returns the step's row in the pamphlet's list.
    pub(crate) fn row(self) -> &'static StepRow {
        let [first, ..] = &STEPS;
        let mut rows = STEPS.iter();
        rows.find(|row| row.step == self).unwrap_or(first)
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
