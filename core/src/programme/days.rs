//! The days on which the programme's rules begin and end.

use chrono::NaiveDate;

use crate::date::day;
use crate::{Citation, Document};

/// A day and where it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CitedDay {
    /// The day.
    pub on: NaiveDate,
    /// The source of the day.
    pub citation: Citation,
}

impl CitedDay {
    /// Returns the day, for a constant.
    pub(crate) const fn day(self) -> NaiveDate {
        let on = self.on;
        // A constant cannot run the destructor of a citation.
        std::mem::forget(self);
        on
    }
}

pub(super) const fn cited(year: i32, month: u32, of_month: u32, citation: Citation) -> CitedDay {
    CitedDay {
        on: day(year, month, of_month),
        citation,
    }
}

/// The revision of August 2022.
pub(crate) const REVISION: Citation = Citation::stated(Document::COMMITTEE_152, "p.17");

/// The opening of reader applications.
pub(crate) const OPENING: Citation = Citation::stated(
    Document::TRADE_PRESS_2020,
    "申込受付の開始（令和2年8月7日）",
);

/// The additional subsidy, for readers applied for by the end of March 2021.
pub(crate) const ADDITIONAL_SUBSIDY: Citation = Citation::stated(
    Document::NOTICE_AND_PAMPHLET,
    "令和3年3月末までに顔認証付きカードリーダーを申し込んだ医療機関・薬局",
);

/// First day of reader application.
pub(crate) const OPENED: CitedDay = cited(2020, 8, 7, OPENING);

/// Last day of reader application for the accelerated track.
pub(crate) const ACCELERATED_UNTIL: CitedDay = cited(2021, 3, 31, ADDITIONAL_SUBSIDY);

/// First day of reader application for the mandate track.
pub(crate) const MANDATE_FROM: CitedDay = cited(2022, 6, 7, REVISION);

/// Last day of reader application for the mandate track.
pub(crate) const MANDATE_UNTIL: CitedDay = cited(2022, 12, 31, REVISION);

/// Last day of the vendor contract that the mandate track asks for.
pub(crate) const VENDOR_CONTRACT_BY: CitedDay = cited(2023, 2, 28, REVISION);
