//! Editions for Kotlin: plain values, read, changed by copying, checked as a whole.
//!
//! What comes back is written as the wire's JSON and read by the core, which checks it and
//! makes the errors.

use std::borrow::Cow;

use onshi::{Category, EditionData, Error, FractionRule, Track};
use serde::Serialize;

use crate::error::Refusal;
use crate::report::Report;
use crate::said::{Citation, Said};
use crate::types::{Day, Text};

/// The table as it was known on a day. A what-if is a copy with something changed, checked, and
/// used like any other.
#[derive(uniffi::Record, Serialize)]
pub struct Edition {
    /// The name: `2021-01`.
    pub name: Text,
    /// The table's as-of date.
    pub published_on: Day,
    /// Monthly prescriptions at which a group counts as a large chain.
    pub chain_threshold: ChainThreshold,
    /// When which track applies, in the order of the dates, without a gap.
    pub tracks: Vec<TrackPeriod>,
    /// The rows: one for each category, number of readers and track.
    pub rows: Vec<Row>,
}

/// Monthly prescriptions at which a group counts as a large chain.
#[derive(uniffi::Record, Serialize)]
pub struct ChainThreshold {
    /// Prescriptions in a month (count), this number included.
    pub value: i64,
    /// The source.
    pub citation: Citation,
}

/// The days of reader applications to which a track applies, and what else it asks for.
#[derive(uniffi::Record, Serialize)]
pub struct TrackPeriod {
    /// The track.
    pub track: Track,
    /// The first day of reader application.
    pub applies_from: Day,
    /// The last day of reader application.
    pub applies_to: Day,
    /// The source of the track.
    pub citation: Citation,
    /// The source of the first day, when that is another one.
    #[uniffi(default = None)]
    pub applies_from_citation: Option<Citation>,
    /// The source of the last day, when that is another one.
    #[uniffi(default = None)]
    pub applies_to_citation: Option<Citation>,
    /// The last day for the vendor contract, where the track asks for one.
    #[uniffi(default = None)]
    pub vendor_contract_by: Option<Day>,
    /// The first day of the window of start of operation: a facility that applied before
    /// `appliesFrom`, outside the accelerated track, starts within it and has been paid nothing
    /// yet, gets this track.
    #[uniffi(default = None)]
    pub operation_starts_from: Option<Day>,
    /// The last day of that window.
    #[uniffi(default = None)]
    pub operation_starts_to: Option<Day>,
    /// The day by which introduction must be complete, where the track asks for one.
    #[uniffi(default = None)]
    pub complete_by: Option<Day>,
}

/// A row of the table.
#[derive(uniffi::Record, Serialize)]
pub struct Row {
    /// The category.
    pub category: Category,
    /// Face-recognition card readers (count).
    pub readers: i64,
    /// The track.
    pub track: Track,
    /// 基準とする事業額: what of the cost counts at most (yen).
    pub base: i64,
    /// The part of the counted cost that is paid: `1/2`.
    pub ratio: Text,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// 補助上限額: the most that is paid (yen). It must agree with base, ratio and rule.
    pub ceiling: i64,
    /// The source of base and ratio, with the weaker basis of the two.
    pub citation: Citation,
    /// The source of the ceiling.
    pub ceiling_citation: Citation,
    /// The source of the fraction rule.
    pub fraction_rule_citation: Citation,
}

impl From<&EditionData> for Edition {
    fn from(edition: &EditionData) -> Self {
        let threshold = &edition.chain_threshold;
        Self {
            name: Text(edition.name.to_string()),
            published_on: edition.published_on.into(),
            chain_threshold: ChainThreshold {
                value: threshold.value.into(),
                citation: Citation::from(&threshold.citation),
            },
            tracks: edition.tracks.iter().map(TrackPeriod::from).collect(),
            rows: edition.rows.iter().map(Row::from).collect(),
        }
    }
}

impl From<&onshi::TrackPeriod> for TrackPeriod {
    fn from(period: &onshi::TrackPeriod) -> Self {
        // By name: a condition that were left out here would be lost on the way back.
        let onshi::TrackPeriod {
            track,
            applies_from,
            applies_to,
            citation,
            applies_from_citation,
            applies_to_citation,
            conditions,
        } = period;
        let onshi::Conditions {
            vendor_contract_by,
            operation_starts_from,
            operation_starts_to,
            complete_by,
        } = conditions;
        Self {
            track: *track,
            applies_from: (*applies_from).into(),
            applies_to: (*applies_to).into(),
            citation: Citation::from(citation),
            applies_from_citation: applies_from_citation.as_ref().map(Citation::from),
            applies_to_citation: applies_to_citation.as_ref().map(Citation::from),
            vendor_contract_by: vendor_contract_by.map(Day::from),
            operation_starts_from: operation_starts_from.map(Day::from),
            operation_starts_to: operation_starts_to.map(Day::from),
            complete_by: complete_by.map(Day::from),
        }
    }
}

impl From<&onshi::Row> for Row {
    fn from(row: &onshi::Row) -> Self {
        Self {
            category: row.category,
            readers: row.readers.into(),
            track: row.track,
            base: row.base.0,
            ratio: Text(row.ratio.to_string()),
            fraction_rule: row.fraction_rule,
            ceiling: row.ceiling.0,
            citation: Citation::from(&row.citation),
            ceiling_citation: Citation::from(&row.ceiling_citation),
            fraction_rule_citation: Citation::from(&row.fraction_rule_citation),
        }
    }
}

impl Edition {
    fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn read(&self) -> Result<EditionData, Error> {
        EditionData::from_json(&self.to_json())
    }
}

/// Which edition answers.
#[derive(uniffi::Enum)]
pub enum EditionChoice {
    /// The newest.
    Latest,
    /// A built-in one.
    BuiltIn { name: Text },
    /// One that the caller wrote or changed.
    Own { edition: Edition },
}

impl EditionChoice {
    pub(crate) fn edition(&self) -> Result<Cow<'static, onshi::Edition>, Error> {
        Ok(match self {
            Self::Latest => Cow::Borrowed(onshi::Edition::latest()),
            Self::BuiltIn { name } => Cow::Borrowed(onshi::Edition::named(&name.0)?),
            Self::Own { edition } => Cow::Owned(edition.read()?.into_edition()?),
        })
    }
}

/// Returns the name of the newest edition, which answers when none is named.
#[uniffi::export]
fn latest_edition_native() -> String {
    onshi::Edition::latest().name().to_owned()
}

/// Returns the built-in editions, the oldest first.
#[uniffi::export]
fn editions_native() -> Vec<Edition> {
    let all = onshi::Edition::all().iter();
    all.map(|edition| Edition::from(edition.data())).collect()
}

/// Returns the built-in edition of that name.
#[uniffi::export]
fn edition_native(name: &str) -> Result<Edition, Refusal> {
    Ok(Edition::from(onshi::Edition::named(name)?.data()))
}

/// Reads an edition; it is not checked.
#[uniffi::export]
fn edition_from_json_native(text: &str) -> Result<Edition, Refusal> {
    Ok(Edition::from(&EditionData::from_json(text)?))
}

/// Returns an edition as one line of JSON.
#[uniffi::export]
fn edition_to_json_native(edition: &Edition) -> Result<String, Refusal> {
    Ok(edition.read()?.to_json())
}

/// Returns what is wrong with an edition: gaps, overlaps, rows, sources.
#[uniffi::export]
fn check_edition_native(edition: &Edition) -> Result<Report, Refusal> {
    Ok(edition.read()?.check().into())
}

/// Returns an edition with another fraction rule in every row.
#[uniffi::export]
fn with_fraction_rule_native(edition: &Edition, rule: FractionRule) -> Result<Edition, Refusal> {
    Ok(Edition::from(&edition.read()?.with_fraction_rule(rule)))
}

/// Returns a citation for people: the document's title and the place in it.
#[uniffi::export]
fn describe_citation_native(citation: &Citation) -> Said {
    let citation = onshi::Citation {
        document: onshi::Document(citation.document.0.clone().into()),
        place: citation.place.0.clone().into(),
        basis: citation.basis,
    };
    Said::new(|language| citation.describe(language))
}
