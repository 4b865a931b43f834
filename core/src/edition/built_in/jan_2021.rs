//! Edition 2021-01: 補助上限表 of the notice of 2020-12-24 with the pamphlet of January 2021.
//!
//! The days on which applications opened and on which the standard track ended come from later
//! documents and carry their citations.

use std::borrow::Cow;

use super::{built_in, row};
use crate::Category::{ClinicOrPharmacy, Hospital, LargeChainPharmacy};
use crate::FractionRule::{ThousandYen, WholeYen};
use crate::date::day;
use crate::edition::Track::{Accelerated, Standard};
use crate::edition::{ChainThreshold, Conditions, Edition, EditionData, Index, Row, TrackPeriod};
use crate::programme::days;
use crate::{Basis, Citation, Document, Ratio};

const ALL: Ratio = Ratio::ALL;
const HALF: Ratio = Ratio::HALF;
const THREE_QUARTERS: Ratio = Ratio::THREE_QUARTERS;

const S: Document = Document::NOTICE_AND_PAMPHLET;
const A: Document = Document::COMMITTEE_151;
const B: Document = Document::COMMITTEE_152;

pub(super) const TABLE: Citation = Citation::stated(S, "補助上限表");
/// The published ceilings of the standard track.
pub(super) const CEILING: Citation = Citation::stated(A, "p.36");
/// Self-pay is 0 yen up to the ceiling, so no yen is cut; S states no rule for fractions.
pub(super) const NO_SELF_PAY: Citation = Citation::inferred(S, "補助上限までなら自己負担なし 0円");
/// The published ceilings are base × ratio cut to 1,000 yen.
pub(super) const CUT: Citation = Citation::inferred(A, "p.36");

#[rustfmt::skip]
static ROWS: [Row; 10] = [
    // 見直し後: 実費全額補助
    row(Hospital,           1, Accelerated, "210.1万円", ALL,            TABLE, "210.1万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(Hospital,           2, Accelerated, "200.2万円", ALL,            TABLE, "200.2万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(Hospital,           3, Accelerated, "190.3万円", ALL,            TABLE, "190.3万円", TABLE,   WholeYen,    NO_SELF_PAY),
    row(LargeChainPharmacy, 1, Accelerated, "42.9万円",  ALL,            TABLE, "42.9万円",  TABLE,   WholeYen,    NO_SELF_PAY),
    row(ClinicOrPharmacy,   1, Accelerated, "42.9万円",  ALL,            TABLE, "42.9万円",  TABLE,   WholeYen,    NO_SELF_PAY),
    // 見直し前: 基準とする事業額を上限に、その1/2または3/4
    row(Hospital,           1, Standard,    "210.1万円", HALF,           TABLE, "1,050千円", CEILING, ThousandYen, CUT),
    row(Hospital,           2, Standard,    "200.2万円", HALF,           TABLE, "1,001千円", CEILING, ThousandYen, CUT),
    row(Hospital,           3, Standard,    "190.3万円", HALF,           TABLE, "951千円",   CEILING, ThousandYen, CUT),
    row(LargeChainPharmacy, 1, Standard,    "42.9万円",  HALF,           TABLE, "214千円",   CEILING, ThousandYen, CUT),
    row(ClinicOrPharmacy,   1, Standard,    "42.9万円",  THREE_QUARTERS, TABLE, "321千円",   CEILING, ThousandYen, CUT),
];

pub(super) const ACCELERATED: TrackPeriod = TrackPeriod {
    track: Accelerated,
    applies_from: days::OPENED.day(),
    applies_to: days::ACCELERATED_UNTIL.day(),
    citation: days::ADDITIONAL_SUBSIDY,
    applies_from_citation: Some(days::OPENING),
    applies_to_citation: None,
    conditions: Conditions::NONE,
};

pub(super) const STANDARD: TrackPeriod = TrackPeriod {
    track: Standard,
    applies_from: day(2021, 4, 1),
    applies_to: day(2022, 6, 6),
    citation: TABLE,
    applies_from_citation: None,
    applies_to_citation: Some(Citation::stated(B, "p.17")),
    conditions: Conditions::NONE,
};

pub(crate) const CHAIN: ChainThreshold = ChainThreshold {
    value: 40_000,
    citation: Citation {
        document: S,
        place: Cow::Borrowed(
            "補助上限表 大型チェーン薬局（グループで処方箋の受付が月4万回以上の薬局）",
        ),
        basis: Basis::Stated,
    },
};

static TRACKS: [TrackPeriod; 2] = [ACCELERATED, STANDARD];

static ORDER: [usize; ROWS.len()] = Index::sorted(&ROWS);
static WINDOWS: [Option<usize>; TRACKS.len()] = Index::windows(&TRACKS);

pub(super) const EDITION: Edition = built_in(DATA, &ROWS, &ORDER, &WINDOWS);

const DATA: EditionData = EditionData {
    name: Cow::Borrowed("2021-01"),
    published_on: day(2021, 1, 1),
    chain_threshold: CHAIN,
    tracks: Cow::Borrowed(&TRACKS),
    rows: Cow::Borrowed(&ROWS),
};
