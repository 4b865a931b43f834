//! The vendor's work, as the pamphlet lists it. Source: S, システムベンダーに依頼いただく作業概要.

use crate::language::Words;

/// ① 各種機器の導入・設定.
pub(crate) const EQUIPMENT: &[Words] = &[
    Words(
        "パソコンの設定（アカウント、ネットワークの接続等）",
        "settings of the PC (accounts, network connection and the like)",
    ),
    Words(
        "必要なアプリケーション（支払基金が提供するオンライン資格確認アプリケーション・顔認証付きカードリーダーアプリケーション）のインストール",
        "installation of the two applications that the Payment Fund provides (online eligibility verification, face-recognition card reader)",
    ),
    Words(
        "電子証明書のインストール",
        "installation of the client certificate",
    ),
];

/// ② システムの改修・動作確認.
pub(crate) const SYSTEMS: &[Words] = &[
    Words(
        "パッケージソフトの改修機能のインストール、設定",
        "installation and settings of the functions that are added to the software",
    ),
    Words("運用テストの実施", "the operation test"),
];

/// ③ ネットワークの設定・疎通確認.
pub(crate) const NETWORK: &[Words] = &[
    Words(
        "ルーティングの設定（院内・局内ネットワークと資格確認端末の通信、資格確認端末とオンライン資格確認等システムとの通信）",
        "routing: between the facility's network and the verification terminal, and between the terminal and the eligibility verification system",
    ),
    Words(
        "ネットワークの疎通確認",
        "the check that the network connects",
    ),
];

/// What a facility without an electronic chart needs to see medicine and check-up data.
pub(crate) const VIEWING: &[Words] = &[
    Words(
        "セキュリティ基準を満たした薬剤情報・特定健診情報閲覧用端末の増設",
        "a viewing terminal for medicine and check-up data that meets the security standards",
    ),
    Words(
        "閲覧用端末を使用する場所（診察室等）への、オンライン資格確認等システムに接続可能な回線の引き込み",
        "a line that can connect to the eligibility verification system, to the place where that terminal is used (consulting room or the like)",
    ),
];
