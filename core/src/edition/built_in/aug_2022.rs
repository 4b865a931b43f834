//! Edition 2022-08: the table of 2021-01, and the revision for readers applied for from
//! 2022-06-07 on, as the Medical Insurance Committee saw it on 2022-08-19.

use std::borrow::Cow;

use super::jan_2021::{ACCELERATED, CEILING, CHAIN, CUT, NO_SELF_PAY, STANDARD, TABLE};
use super::{built_in, row};
use crate::Category::{ClinicOrPharmacy, Hospital, LargeChainPharmacy};
use crate::FractionRule::{ThousandYen, WholeYen};
use crate::date::day;
use crate::edition::Track::{Accelerated, Mandate, Standard};
use crate::edition::{Conditions, Edition, EditionData, Index, Row, TrackPeriod};
use crate::programme::days;
use crate::{Citation, Document, Ratio};

const ALL: Ratio = Ratio::ALL;
const HALF: Ratio = Ratio::HALF;
const THREE_QUARTERS: Ratio = Ratio::THREE_QUARTERS;

const B: Document = Document::COMMITTEE_152;

const REVISED: Citation = Citation::stated(B, "p.17");
/// Half of twice the base is the ceiling that B states.
const TWICE: Citation = Citation::inferred(B, "p.17");
/// B reports no change for large chains.
const SAME: Citation = Citation::inferred(B, "p.17（要約に大型チェーン薬局の変更の記載なし）");
/// As on the accelerated track, which also pays all of the cost.
const AS_ACCELERATED: Citation = Citation::inferred(
    Document::NOTICE_AND_PAMPHLET,
    "補助上限までなら自己負担なし 0円",
);

#[rustfmt::skip]
static ROWS: [Row; 15] = [
    // 見直し後 (S): 実費全額補助
    row(Hospital,           1, Accelerated, "210.1万円", ALL,            TABLE,   "210.1万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(Hospital,           2, Accelerated, "200.2万円", ALL,            TABLE,   "200.2万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(Hospital,           3, Accelerated, "190.3万円", ALL,            TABLE,   "190.3万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(LargeChainPharmacy, 1, Accelerated, "42.9万円",  ALL,            TABLE,   "42.9万円",  TABLE,   WholeYen,    NO_SELF_PAY),
    row(ClinicOrPharmacy,   1, Accelerated, "42.9万円",  ALL,            TABLE,   "42.9万円",  TABLE,   WholeYen,    NO_SELF_PAY),
    // 見直し前 (S): 基準とする事業額を上限に、その1/2または3/4
    row(Hospital,           1, Standard,    "210.1万円", HALF,           TABLE,   "1,050千円", CEILING, ThousandYen, CUT),
    row(Hospital,           2, Standard,    "200.2万円", HALF,           TABLE,   "1,001千円", CEILING, ThousandYen, CUT),
    row(Hospital,           3, Standard,    "190.3万円", HALF,           TABLE,   "951千円",   CEILING, ThousandYen, CUT),
    row(LargeChainPharmacy, 1, Standard,    "42.9万円",  HALF,           TABLE,   "214千円",   CEILING, ThousandYen, CUT),
    row(ClinicOrPharmacy,   1, Standard,    "42.9万円",  THREE_QUARTERS, TABLE,   "321千円",   CEILING, ThousandYen, CUT),
    // 令和4年の見直し (B)
    row(Hospital,           1, Mandate,     "420.2万円", HALF,           TWICE,   "210.1万円", REVISED, ThousandYen, CUT),
    row(Hospital,           2, Mandate,     "400.4万円", HALF,           TWICE,   "200.2万円", REVISED, ThousandYen, CUT),
    row(Hospital,           3, Mandate,     "380.6万円", HALF,           TWICE,   "190.3万円", REVISED, ThousandYen, CUT),
    row(LargeChainPharmacy, 1, Mandate,     "42.9万円",  HALF,           SAME,    "214千円",   SAME,    ThousandYen, CUT),
    row(ClinicOrPharmacy,   1, Mandate,     "42.9万円",  ALL,            REVISED, "42.9万円",  REVISED, WholeYen,    AS_ACCELERATED),
];

const MANDATE: TrackPeriod = TrackPeriod {
    track: Mandate,
    applies_from: days::MANDATE_FROM.day(),
    applies_to: days::MANDATE_UNTIL.day(),
    citation: days::REVISION,
    applies_from_citation: None,
    applies_to_citation: None,
    conditions: Conditions {
        vendor_contract_by: Some(days::VENDOR_CONTRACT_BY.day()),
        operation_starts_from: Some(day(2022, 6, 7)),
        operation_starts_to: Some(day(2023, 1, 31)),
        complete_by: Some(day(2023, 3, 31)),
    },
};

static TRACKS: [TrackPeriod; 3] = [ACCELERATED, STANDARD, MANDATE];

static ORDER: [usize; ROWS.len()] = Index::sorted(&ROWS);
static WINDOWS: [Option<usize>; TRACKS.len()] = Index::windows(&TRACKS);

pub(super) const EDITION: Edition = built_in(DATA, &ROWS, &ORDER, &WINDOWS);

const DATA: EditionData = EditionData {
    name: Cow::Borrowed("2022-08"),
    published_on: day(2022, 8, 19),
    chain_threshold: CHAIN,
    tracks: Cow::Borrowed(&TRACKS),
    rows: Cow::Borrowed(&ROWS),
};
