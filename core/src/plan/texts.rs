//! What to say at each step. Source: S, unless a text says otherwise.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Deadlines, Deferral, Limit, LimitReason, Milestones, Plan, PlannedStep, Step};
use crate::date::date_text;
use crate::editions::jan_2021;
use crate::{Citation, Document, FacilityKind, Language, Text};

/// A text as a constant: Japanese, English.
pub(super) type Words = (&'static str, &'static str);

fn of(words: Words, language: Language) -> &'static str {
    language.of(words.0, words.1)
}

impl Step {
    /// Returns the words for people.
    pub fn label(self, language: Language) -> &'static str {
        let words = match self {
            Self::ApplyForReader => (
                "顔認証付きカードリーダーの選定・申し込み",
                "choose and apply for the reader",
            ),
            Self::RequestEstimate => ("見積依頼", "ask the vendor for an estimate"),
            Self::PlaceOrder => ("発注", "place the order"),
            Self::ApplyForUsage => ("オンライン資格確認利用申請", "usage application"),
            Self::ApplyForCertificates => ("電子証明書発行申請", "certificate application"),
            Self::ReceiveReader => ("顔認証付きカードリーダーの受け取り", "receive the reader"),
            Self::ReceiveCertificateNotice => (
                "電子証明書通知書（簡易書留）の受け取り",
                "receive the certificate notice",
            ),
            Self::SetUpEquipment => ("機器受取・設定", "device receipt and set-up"),
            Self::TestOperation => ("運用テスト", "operation test"),
            Self::ReviewReception => ("受付業務等の変更点の確認", "review changes at reception"),
            Self::UpdatePrivacyNotice => (
                "「個人情報保護の利用目的」の更新",
                "update the purpose-of-use notice",
            ),
            Self::PutUpPosterAndSticker => {
                ("ポスター・ステッカーの掲示", "put up poster and sticker")
            }
            Self::StartOperation => ("運用開始", "start of operation"),
            Self::CollectDocuments => ("必要書類の受領・準備", "collect and prepare the documents"),
            Self::ApplyForSubsidy => ("補助金申請", "subsidy application"),
        };
        of(words, language)
    }

    /// Returns the checklist: what to tell, what will be asked, what to prepare.
    pub fn details(self, language: Language) -> impl Iterator<Item = &'static str> {
        self.checklist()
            .iter()
            .map(move |words| of(*words, language))
    }

    fn checklist(self) -> &'static [Words] {
        match self {
            Self::ApplyForReader => &[
                (
                    "ポータルサイトのアカウントを登録する（無料。導入を決めていなくても登録できる）",
                    "register an account on the portal (free, also before deciding)",
                ),
                (
                    "すでに申し込んだ施設は、改めて申し込まなくてよい",
                    "facilities that have applied already need not apply again",
                ),
                (
                    "ポータルサイトのカタログで、3社の製品の大きさ・機能・紹介動画を確かめる",
                    "compare size, functions and videos of the three makers' products in the portal's catalogue",
                ),
                (
                    "製品に迷うときはシステムベンダーに相談する",
                    "in doubt about a product, ask the vendor",
                ),
                (
                    "ポータルサイトの「利用申請・補助申請される方」→「1. 顔認証付きカードリーダー申し込み」から申し込む",
                    "apply on the portal: menu 利用申請・補助申請される方, 1. 顔認証付きカードリーダー申し込み",
                ),
                (
                    "届く時期をポータルサイトの「配送時期」で確かめる",
                    "look up delivery times on the portal (配送時期)",
                ),
            ],
            Self::RequestEstimate => &[
                (
                    "依頼先は、今のレセプトコンピュータ等の業者。ない場合はポータルサイトの「オンライン資格確認導入対応業者お問い合わせ先」で探す",
                    "ask the supplier of the present receipt computer; a facility without one finds a vendor in the portal's list オンライン資格確認導入対応業者お問い合わせ先",
                ),
                (
                    "伝える: 導入を希望する時期（月、またはできるだけ早く）",
                    "tell: the wished start (a month, or as soon as possible)",
                ),
                (
                    "伝える: 申し込んだカードリーダーの製品名",
                    "tell: the reader's product, if applied for",
                ),
                (
                    "依頼する: ①各種機器の導入・設定",
                    "ask for: ① devices, installation and settings",
                ),
                (
                    "依頼する: ②システムの改修・動作確認",
                    "ask for: ② changes to existing systems and checks of them",
                ),
                (
                    "依頼する: ③ネットワークの設定・疎通確認",
                    "ask for: ③ network settings and connection checks",
                ),
                (
                    "聞かれる: カードリーダーの置き場所",
                    "will be asked: the reader's place",
                ),
                (
                    "聞かれる: 推奨OSのパソコン等を別に発注するか（契約によっては別途必要）",
                    "will be asked: whether PCs with a recommended OS are ordered separately (by the contract they may have to be)",
                ),
                (
                    "推奨OS: Windows 10 IoT Enterprise 2019 LTSC 64bit または Windows 10 Enterprise 2019 LTSC 64bit",
                    "recommended OS: Windows 10 IoT Enterprise 2019 LTSC 64-bit or Windows 10 Enterprise 2019 LTSC 64-bit",
                ),
                (
                    "聞かれる: レセプトコンピュータ等のオプション機能、閲覧用パソコンの増設",
                    "will be asked: options of the receipt computer, more viewing PCs",
                ),
                (
                    "聞かれる: オンライン請求回線の有無と種別",
                    "will be asked: whether there is an online-claim line, and of what kind",
                ),
                (
                    "電子カルテがなく薬剤情報・特定健診情報を見たい場合に追加: セキュリティ基準を満たした閲覧用端末の増設",
                    "without an electronic chart, to see medicine and check-up data, in addition: a viewing terminal that meets the security standards",
                ),
                (
                    "同じ場合に追加: 閲覧用端末を使う場所（診察室等）への回線の引き込み",
                    "in the same case: a line to where that terminal stands (consulting room or the like)",
                ),
            ],
            Self::PlaceOrder => &[
                (
                    "見積もりを確かめて発注する",
                    "check the estimate, then order",
                ),
                (
                    "発注から運用開始まで少なくとも1か月程度かかる。実際の期間はシステムベンダーに早めに相談する",
                    "at least about a month passes from order to start; the real time differs, so ask the vendor early",
                ),
            ],
            Self::ApplyForUsage => &[
                (
                    "用意する: 回線の種別（IP-VPN接続方式は光回線に限る、またはIP-sec+IKE接続方式）",
                    "prepare: the kind of line (IP-VPN, optical fibre only, or IPsec+IKE)",
                ),
                (
                    "用意する: お客さまID（IP-VPN接続方式でNTT回線の場合。CAFまたはCOPで始まる）",
                    "prepare: the customer ID (IP-VPN on an NTT line; it begins with CAF or COP)",
                ),
                (
                    "用意する: 利用開始予定年月",
                    "prepare: the planned month of first use",
                ),
                (
                    "用意する: 運用テスト開始予定年月（決まっている場合）",
                    "prepare: the planned month of the operation test, if settled",
                ),
                (
                    "ポータルサイトの「利用申請・補助申請される方」→「2. オンライン資格確認利用申請」から申請する",
                    "apply on the portal: menu 利用申請・補助申請される方, 2. オンライン資格確認利用申請",
                ),
                (
                    "オンライン請求をまだ使っていない場合は、同じ申請の中で一緒に申し込める",
                    "whoever does not use online claims yet can apply for them in the same form",
                ),
            ],
            Self::ApplyForCertificates => &[
                (
                    "利用申請が済むと電子証明書の発行画面に進む",
                    "the certificate screen follows the usage application",
                ),
                (
                    "データを安全にやり取りするため、接続するパソコンごとに電子証明書が1枚必要",
                    "one certificate for each PC that connects, so that data travels safely",
                ),
            ],
            Self::ReceiveReader => &[(
                "配送月の前月上旬に、支払基金が配達予定日を知らせる",
                "the Payment Fund announces the delivery day early in the month before",
            )],
            Self::ReceiveCertificateNotice => &[(
                "簡易書留で届く。機器設定の前に必ず受け取る",
                "it comes by registered post; receive it before device set-up",
            )],
            Self::SetUpEquipment => &[
                (
                    "①パソコンの設定（アカウント、ネットワーク）、支払基金の2つのアプリケーション（オンライン資格確認、顔認証付きカードリーダー）と電子証明書のインストール",
                    "① settings of the PC (accounts, network), the fund's two applications (eligibility verification, card reader), the certificate",
                ),
                (
                    "②レセプトコンピュータ・電子カルテ・調剤システムの改修機能のインストールと設定",
                    "② new functions of the receipt computer, electronic charts or dispensing system: installation and settings",
                ),
                (
                    "③ルーターとオンライン請求ネットワークを通る経路の設定（院内・局内ネットワークと端末、端末と支払基金・国保中央会のシステム）、配線工事、疎通確認",
                    "③ network: routing through the router and the online-claim network (in-house network to terminal, terminal to the system run by 支払基金・国保中央会), wiring, connection check",
                ),
                (
                    "システムベンダーの訪問は合わせて1～4回程度",
                    "the vendor comes about 1 to 4 times in all",
                ),
                (
                    "立ち会いが必要なことがある。当日に施設がすることをシステムベンダーに確かめる",
                    "someone from the facility may have to be present: ask what to do on the day",
                ),
                (
                    "作業の範囲は今のシステムによって違う。必ずシステムベンダーに確かめる",
                    "the scope differs with the present systems: always confirm it",
                ),
            ],
            Self::TestOperation => &[
                (
                    "導入作業がすべて終わってから、システムベンダーが行う",
                    "the vendor runs it after all introduction work",
                ),
                (
                    "立ち会いが必要なことがある。施設がすることをシステムベンダーに確かめる",
                    "someone from the facility may have to be present: ask what to do",
                ),
            ],
            Self::ReviewReception => &[
                (
                    "動画「導入後の業務と機能編」を見る（トップページ→オンライン資格ってなに？）",
                    "watch the video 導入後の業務と機能編 (top page, オンライン資格ってなに？)",
                ),
                (
                    "運用マニュアルを読む（トップページ→各種資料ダウンロード→オンライン資格確認利用規約・マニュアル等）。システムベンダーの手引きも見る",
                    "read the manuals (各種資料ダウンロード, オンライン資格確認利用規約・マニュアル等) and the vendor's own",
                ),
                (
                    "職員と患者の動きを思い描き、受付の流れを確かめる",
                    "walk through how staff and patients will move",
                ),
                ("職員に説明する", "tell the staff"),
                (
                    "厚生労働省の「安全対策の規定例」を施設に合わせる。技術的なことはシステムベンダーに相談する",
                    "adapt the ministry's model rules on safe handling to the facility; ask the vendor about technical questions",
                ),
            ],
            Self::UpdatePrivacyNotice => &[(
                "掲示している個人情報の利用目的を更新する（文例は令和3年2月頃に厚生労働省のサイトで公開予定とされた）",
                "update the posted purpose of use of personal data (the new text was announced for February 2021 on the ministry's site)",
            )],
            Self::PutUpPosterAndSticker => &[(
                "カードリーダーを申し込んだ施設に届くポスターとステッカーを掲示する",
                "put up the poster and sticker that are sent to those who applied for a reader",
            )],
            Self::StartOperation => &[(
                "オンライン資格確認を始める",
                "begin online eligibility verification",
            )],
            Self::CollectDocuments => &[
                (
                    "領収書（写）をシステムベンダーから受け取る",
                    "receipt (copy), from the vendor",
                ),
                (
                    "領収書内訳書（写）をシステムベンダーから受け取る",
                    "receipt breakdown (copy), from the vendor",
                ),
                (
                    "オンライン資格確認等事業完了報告書に施設の情報を記入する",
                    "completion report, with the facility's own details",
                ),
            ],
            Self::ApplyForSubsidy => &[
                (
                    "ポータルサイトの「オンライン資格確認関係補助金申請」から申請する",
                    "apply on the portal: オンライン資格確認関係補助金申請",
                ),
                (
                    "3つの書類を添える（PDFまたはZIP、郵送も可）",
                    "attach the three documents (PDF or ZIP, or by post)",
                ),
                (
                    "申請は月末ごとに集められ、翌月末頃に支払われる。不備があると遅れる",
                    "applications are gathered at each month's end and paid around the end of the next; later when something is wrong",
                ),
            ],
        }
    }
}

const STEPS: Citation = Citation::stated(Document::NOTICE_AND_PAMPHLET, "準備作業のステップ");
const FAQ: Citation = Citation::stated(Document::FAQ_SUBSIDY, "post-9");
const DEFERRAL: Citation = Citation::stated(Document::DEFERRAL_NOTICES, "猶予届");
const REVISION: Citation = Citation::stated(Document::COMMITTEE_152, "p.17");
const HOLIDAYS: Citation = Citation::stated(Document::HOLIDAYS, "国民の祝日");
/// That the programme's business day means these days is inferred.
const DAYS_OFF: Citation = Citation::inferred(Document::DAYS_OFF, "行政機関の休日");
const THE_DAY_BEFORE: Citation = Citation::inferred(
    Document::NOTICE_AND_PAMPHLET,
    "準備作業のステップ（前まで）",
);
const BY_POST: Citation = Citation::stated(Document::VENDOR_PAGES, "補助金申請の書類");

impl PlannedStep {
    /// Returns why the step is due when it is.
    pub fn reason(&self, language: Language) -> Cow<'static, str> {
        let words = match self.step {
            Step::ApplyForReader => (
                "運用開始の4か月前までが目安です（製品の生産状況等によります）。",
                "A guideline: 4 months before the start of operation (production and delivery vary by maker).",
            ),
            Step::RequestEstimate => (
                "カードリーダーを申し込んだら、すぐに依頼します。",
                "Right after applying for the reader.",
            ),
            Step::PlaceOrder => (
                "運用開始の1か月前までが目安です（発注から運用開始まで少なくとも1か月程度かかります）。",
                "A guideline: 1 month before the start of operation (order to start takes a month or more).",
            ),
            Step::ApplyForUsage | Step::ApplyForCertificates => (
                "機器受取・設定の5営業日前までに済ませます。営業日は土日・祝日と12月29日から1月3日までを除きます（年末年始の扱いは推定）。",
                "5 business days before the devices are received and set up. Business days leave out weekends, national holidays and 12-29 to 01-03 (the last is inferred).",
            ),
            Step::ReceiveReader => (
                "機器設定作業の前に受け取ります（前日までとしたのは推定）。",
                "Before device set-up (the day before is inferred).",
            ),
            Step::ReceiveCertificateNotice => (
                "機器設定作業の前までに必ず受け取ります（前日までとしたのは推定）。",
                "It must be there before device set-up (the day before is inferred).",
            ),
            Step::SetUpEquipment => (
                "機器を受け取り、設定する日です。",
                "The day on which the devices are received and set up.",
            ),
            Step::TestOperation => (
                "すべての導入作業が終わった後に行います。",
                "After all introduction work.",
            ),
            Step::ReviewReception | Step::UpdatePrivacyNotice | Step::PutUpPosterAndSticker => (
                "運用開始の前に済ませます（前日までとしたのは推定）。",
                "Before the start of operation (the day before is inferred).",
            ),
            Step::StartOperation => ("希望する運用開始日です。", "The wished start of operation."),
            Step::CollectDocuments => (
                "導入が完了した後に、システムベンダーから受け取り、準備します。",
                "After introduction is complete.",
            ),
            Step::ApplyForSubsidy => return Cow::Owned(self.subsidy_reason(language)),
        };
        Cow::Borrowed(of(words, language))
    }

    fn subsidy_reason(&self, language: Language) -> String {
        let days = Deadlines::of(self.deferral);
        let complete = date_text(days.complete_by, language);
        let notice = match (self.deferral, language) {
            (None, _) => "",
            (Some(Deferral(2 | 3)), Language::Ja) => "猶予届（類型2・3）により、",
            (Some(Deferral(2 | 3)), Language::En) => "with a deferral notice of type 2 or 3, ",
            (Some(_), Language::Ja) => "猶予届（類型1・4・5・6）により、",
            (Some(_), Language::En) => "with a deferral notice of type 1, 4, 5 or 6, ",
        };
        let apply = days.apply_by.map(|day| date_text(day, language));
        match (language, apply) {
            (Language::Ja, Some(apply)) => format!(
                "導入が完了し、支払いを済ませた後に申請します。{notice}{complete}までに完了し、{apply}までに申請します。"
            ),
            (Language::Ja, None) => format!(
                "導入が完了し、支払いを済ませた後に申請します。{notice}{complete}までに完了します。申請の期限は資料にないので、支払基金にお問い合わせください。"
            ),
            (Language::En, Some(apply)) => format!(
                "After introduction is complete and paid: {notice}complete by {complete}, apply by {apply}."
            ),
            (Language::En, None) => format!(
                "After introduction is complete and paid: {notice}complete by {complete}. The apply-by day is not known here; ask the Payment Fund."
            ),
        }
    }

    /// Returns where the step and its day stand.
    pub fn citations(&self) -> &'static [Citation] {
        match self.step {
            Step::ApplyForUsage | Step::ApplyForCertificates => {
                const { &[STEPS, HOLIDAYS, DAYS_OFF] }
            }
            Step::ReceiveReader
            | Step::ReceiveCertificateNotice
            | Step::ReviewReception
            | Step::UpdatePrivacyNotice
            | Step::PutUpPosterAndSticker => const { &[STEPS, THE_DAY_BEFORE] },
            Step::ApplyForSubsidy => const { &[STEPS, FAQ, DEFERRAL, BY_POST] },
            Step::ApplyForReader
            | Step::RequestEstimate
            | Step::PlaceOrder
            | Step::SetUpEquipment
            | Step::TestOperation
            | Step::StartOperation
            | Step::CollectDocuments => const { &[STEPS] },
        }
    }
}

impl Limit {
    /// Returns where the day stands.
    pub fn citation(&self) -> Citation {
        match self.why {
            LimitReason::AcceleratedTrack => STEPS,
            LimitReason::MandateTrack | LimitReason::VendorContract => REVISION,
            LimitReason::IntroductionComplete if self.on == Deadlines::of(None).complete_by => FAQ,
            LimitReason::IntroductionComplete => DEFERRAL,
        }
    }
}

impl Plan {
    /// Returns the note that the steps differ for a large hospital or chain; `None` for whom
    /// they suit.
    pub fn note(&self, language: Language) -> Option<&'static str> {
        let Milestones {
            facility,
            group_prescriptions_per_month: group,
            ..
        } = self.milestones;
        let words = match (facility, group) {
            (FacilityKind::Hospital, _) => (
                "この手順は一般的な診療所・薬局のものです。大規模な病院では手順が違うことがあるので、システムベンダーに確かめてください。",
                "These steps suit an ordinary clinic or pharmacy. At a large hospital they may differ: ask the vendor.",
            ),
            (FacilityKind::Pharmacy, Some(count)) if count >= jan_2021::CHAIN.value => (
                "この手順は一般的な診療所・薬局のものです。チェーン展開の薬局では手順が違うことがあるので、システムベンダーに確かめてください。",
                "These steps suit an ordinary clinic or pharmacy. At a pharmacy chain they may differ: ask the vendor.",
            ),
            (FacilityKind::Pharmacy, None) => (
                "グループの処方箋受付が月4万回以上のチェーン薬局では手順が違うことがあるので、その場合はシステムベンダーに確かめてください。",
                "If the pharmacy's group handles 40,000 prescriptions a month or more, the steps may differ: then ask the vendor.",
            ),
            (FacilityKind::Pharmacy, Some(_)) | (FacilityKind::Clinic, _) => return None,
        };
        Some(of(words, language))
    }
}

pub(super) fn start_too_early(start: NaiveDate, earliest: NaiveDate) -> Text {
    Text::new(|language| {
        let (start, earliest) = (date_text(start, language), date_text(earliest, language));
        match language {
            Language::Ja => format!(
                "運用開始日（{start}）は、準備期間から見た最短の日（{earliest}）より前です。運用開始日を{earliest}以降にするか、システムベンダーに相談してください"
            ),
            Language::En => format!(
                "the start of operation, {start}, is before the earliest day that the lead times allow, {earliest}; move it, or ask the vendor"
            ),
        }
    })
}

pub(super) fn set_up_after_start(set_up: NaiveDate, start: NaiveDate) -> Text {
    Text::new(|language| {
        let (set_up, start) = (date_text(set_up, language), date_text(start, language));
        match language {
            Language::Ja => format!(
                "機器受取・設定の日（{set_up}）が運用開始日（{start}）より後です。どちらかを直してください"
            ),
            Language::En => format!(
                "the set-up on {set_up} is after the start of operation on {start}; correct one of them"
            ),
        }
    })
}

pub(super) fn applied_after_today(applied: NaiveDate, today: NaiveDate) -> Text {
    Text::new(|language| {
        let (applied, today) = (date_text(applied, language), date_text(today, language));
        match language {
            Language::Ja => format!(
                "カードリーダーの申込日（{applied}）が基準日（{today}）より後です。どちらかを直してください"
            ),
            Language::En => format!(
                "the reader was applied for on {applied}, after the reference day {today}; correct one of them"
            ),
        }
    })
}
