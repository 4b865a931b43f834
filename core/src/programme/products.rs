//! What the pamphlet of January 2021 names for the devices: the makers of readers in its catalogue,
//! the operating systems that it recommends.

use crate::{Citation, Document};

/// A maker in the catalogue of readers.
pub(crate) struct Maker {
    /// The name, as the catalogue prints it.
    pub(crate) name: &'static str,
    /// The name by which people call it.
    pub(crate) short: &'static str,
    /// The source of the name.
    pub(crate) citation: Citation,
}

const fn maker(name: &'static str, short: &'static str, place: &'static str) -> Maker {
    Maker {
        name,
        short,
        citation: Citation::stated(Document::NOTICE_AND_PAMPHLET, place),
    }
}

/// The makers whose readers could be chosen. The catalogue grew later.
#[rustfmt::skip]
pub(crate) static MAKERS: [Maker; 3] = [
    maker("富士通Japan", "富士通", "顔認証付きカードリーダー選定/申し込み"),
    maker("パナソニック システムソリューションズ ジャパン", "パナソニック", "顔認証付きカードリーダー選定/申し込み"),
    maker("アルメックス", "アルメックス", "顔認証付きカードリーダー選定/申し込み"),
];

/// An operating system that is recommended for the verification terminal.
pub(crate) struct OperatingSystem {
    /// The name, as the pamphlet prints it.
    pub(crate) name: &'static str,
    /// The source of the recommendation.
    pub(crate) citation: Citation,
}

const fn recommended(name: &'static str, place: &'static str) -> OperatingSystem {
    OperatingSystem {
        name,
        citation: Citation::stated(Document::NOTICE_AND_PAMPHLET, place),
    }
}

/// The operating systems that are recommended.
#[rustfmt::skip]
pub(crate) static OPERATING_SYSTEMS: [OperatingSystem; 2] = [
    recommended("Windows 10 IoT Enterprise 2019 LTSC 64-bit", "見積依頼 ※3 推奨OS"),
    recommended("Windows 10 Enterprise 2019 LTSC 64-bit", "見積依頼 ※3 推奨OS"),
];
