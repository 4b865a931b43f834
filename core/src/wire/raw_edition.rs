//! An edition as JSON: read, written, changed at a path.

use std::borrow::Cow;

use serde_json::Value;

use super::expected::{Expected, Written};
use super::fault::{FieldFault, Why};
use super::raw_fields::RawFields;
use super::written::to_json;
use crate::edition::{ChainThreshold, Conditions, DataFault, EditionData, Row, Track, TrackPeriod};
use crate::entry::Entry;
use crate::problem::Fault;
use crate::{Basis, Category, Citation, Document, Error, Field, FractionRule, NaiveDate, Ratio};

const NAME: Field = Field::new("name", "版の名前", "name of the edition");
const PUBLISHED_ON: Field = Field::new("published_on", "公表日", "day of publication");
const CHAIN_THRESHOLD: Field = Field::new(
    "chain_threshold",
    "大型チェーン薬局となる回数",
    "threshold of a large chain",
);
const TRACKS: Field = Field::new("tracks", "補助の種類と期間", "tracks");
const ROWS: Field = Field::new("rows", "補助上限表の行", "rows of the table");
const VALUE: Field = Field::new("value", "1か月の処方箋受付回数", "prescriptions in a month");
const CITATION: Field = Field::new("citation", "出典", "citation");
const TRACK: Field = Field::new("track", "補助の種類", "track");
const APPLIES_FROM: Field = Field::new("applies_from", "申し込みの最初の日", "first day");
const APPLIES_TO: Field = Field::new("applies_to", "申し込みの最後の日", "last day");
const FROM_CITATION: Field = Field::new(
    "applies_from_citation",
    "最初の日の出典",
    "citation of the first day",
);
const TO_CITATION: Field = Field::new(
    "applies_to_citation",
    "最後の日の出典",
    "citation of the last day",
);
const CATEGORY: Field = Field::new("category", "補助上限表の区分", "category");
const READERS: Field = Field::new("readers", "台数", "readers");
const BASE: Field = Field::new("base", "基準とする事業額", "base project cost");
const RATIO: Field = Field::new("ratio", "補助率", "ratio");
const FRACTION_RULE: Field = Field::new("fraction_rule", "端数処理", "fraction rule");
const CEILING: Field = Field::new("ceiling", "補助上限額", "ceiling");
const CEILING_CITATION: Field = Field::new(
    "ceiling_citation",
    "補助上限額の出典",
    "citation of the ceiling",
);
const RULE_CITATION: Field = Field::new(
    "fraction_rule_citation",
    "端数処理の出典",
    "citation of the fraction rule",
);
const DOCUMENT: Field = Field::new("document", "資料", "document");
const PLACE: Field = Field::new("place", "箇所", "place");
const BASIS: Field = Field::new("basis", "根拠の強さ", "basis");

const EDITION: &[Field] = &[NAME, PUBLISHED_ON, CHAIN_THRESHOLD, TRACKS, ROWS];
const THRESHOLD: &[Field] = &[VALUE, CITATION];
const PERIOD: &[Field] = &[
    TRACK,
    APPLIES_FROM,
    APPLIES_TO,
    CITATION,
    FROM_CITATION,
    TO_CITATION,
];
const ROW: &[Field] = &[
    CATEGORY,
    READERS,
    TRACK,
    BASE,
    RATIO,
    FRACTION_RULE,
    CEILING,
    CITATION,
    CEILING_CITATION,
    RULE_CITATION,
];
const SOURCE: &[Field] = &[DOCUMENT, PLACE, BASIS];

impl EditionData {
    /// Reads an edition from JSON. It is not checked: see [`check`](Self::check). A citation
    /// that is missing is a finding there, not an error here.
    ///
    /// # Errors
    ///
    /// `invalid_json`, and `invalid_edition` with the path of what is missing, unknown, or of
    /// the wrong type.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let read = RawFields::from_json(text, EDITION).and_then(|raw| edition(&raw));
        read.map_err(Error::into_invalid_edition)
    }

    /// Returns the data as one line of JSON.
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Returns the data with values changed, each a path and the new value as JSON.
    ///
    /// ```
    /// use onshi::Edition;
    ///
    /// // The accelerated track a month longer.
    /// let later = Edition::AUG_2022.data().with_changes(&[
    ///     ("tracks[0].applies_to", r#""2021-04-30""#),
    ///     ("tracks[1].applies_from", r#""2021-05-01""#),
    /// ])?;
    /// assert!(!later.into_edition()?.is_built_in());
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`from_json`](Self::from_json); `invalid_edition` for a path that leads nowhere.
    pub fn with_changes(&self, changes: &[(&str, &str)]) -> Result<Self, Error> {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        for (path, json) in changes {
            let new: Value = serde_json::from_str(json).map_err(|_| {
                let (path, value) = ((*path).to_owned(), (*json).to_owned());
                DataFault::NotJson { path, value }.error()
            })?;
            let place = place(&mut value, path);
            *place.ok_or_else(|| DataFault::NoSuchPath((*path).to_owned()).error())? = new;
        }
        Self::from_json(&value.to_string())
    }
}

/// Returns the value at a path such as `rows[0].base`; a missing key is added, for
/// the reader to refuse or take.
fn place<'v>(value: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut value = value;
    for part in path.split('.') {
        let (name, index) = match part.split_once('[') {
            Some((name, index)) => (name, Some(index.strip_suffix(']')?.parse::<usize>().ok()?)),
            None => (part, None),
        };
        value = value.as_object_mut()?.entry(name).or_insert(Value::Null);
        if let Some(index) = index {
            value = value.as_array_mut()?.get_mut(index)?;
        }
    }
    Some(value)
}

fn edition(raw: &RawFields<'_>) -> Result<EditionData, Error> {
    Ok(EditionData {
        name: Cow::Owned(required_text(raw, NAME)?),
        published_on: day(raw, PUBLISHED_ON)?,
        chain_threshold: match raw.part(&CHAIN_THRESHOLD, THRESHOLD, threshold)? {
            Some(threshold) => threshold,
            None => return Err(raw.missing(CHAIN_THRESHOLD, Expected::Object)),
        },
        tracks: Cow::Owned(list(
            raw,
            TRACKS,
            &[PERIOD, Conditions::FIELDS].concat(),
            period,
        )?),
        rows: Cow::Owned(list(raw, ROWS, ROW, row)?),
    })
}

fn threshold(raw: &RawFields<'_>) -> Result<ChainThreshold, Error> {
    Ok(ChainThreshold {
        value: count(raw, VALUE)?,
        citation: citation(raw, CITATION)?.unwrap_or_default(),
    })
}

fn period(raw: &RawFields<'_>) -> Result<TrackPeriod, Error> {
    Ok(TrackPeriod {
        track: word(raw, TRACK, Track::CODES, Track::from_code)?,
        applies_from: day(raw, APPLIES_FROM)?,
        applies_to: day(raw, APPLIES_TO)?,
        citation: citation(raw, CITATION)?.unwrap_or_default(),
        applies_from_citation: citation(raw, FROM_CITATION)?,
        applies_to_citation: citation(raw, TO_CITATION)?,
        conditions: Conditions::try_from_fn(|field| optional_day(raw, field))?,
    })
}

fn row(raw: &RawFields<'_>) -> Result<Row, Error> {
    let yen = |field| raw.required(field, Expected::Yen, raw.amount(&field)?);
    Ok(Row {
        category: word(raw, CATEGORY, Category::CODES, Category::from_code)?,
        readers: count(raw, READERS)?,
        track: word(raw, TRACK, Track::CODES, Track::from_code)?,
        base: yen(BASE)?,
        ratio: {
            let ratio = raw.read(&RATIO, Expected::Ratio, Ratio::from_code, Ratio::from_code)?;
            raw.required(RATIO, Expected::Ratio, ratio)?
        },
        fraction_rule: word(
            raw,
            FRACTION_RULE,
            FractionRule::CODES,
            FractionRule::from_code,
        )?,
        ceiling: yen(CEILING)?,
        citation: citation(raw, CITATION)?.unwrap_or_default(),
        ceiling_citation: citation(raw, CEILING_CITATION)?.unwrap_or_default(),
        fraction_rule_citation: citation(raw, RULE_CITATION)?.unwrap_or_default(),
    })
}

/// Reads a citation; missing parts become findings of the check.
fn citation(raw: &RawFields<'_>, field: Field) -> Result<Option<Citation>, Error> {
    raw.part(&field, SOURCE, |raw| {
        let basis = raw.word(&BASIS, Basis::CODES, Basis::from_code, Basis::from_code)?;
        Ok(Citation {
            document: Document(Cow::Owned(raw.text(&DOCUMENT)?)),
            place: Cow::Owned(raw.text(&PLACE)?),
            basis: match basis {
                Entry::Empty => Basis::default(),
                basis => raw.required(BASIS, Expected::Word(Basis::CODES), basis)?,
            },
        })
    })
}

fn required_text(raw: &RawFields<'_>, field: Field) -> Result<String, Error> {
    let text = raw.text(&field)?;
    match text.trim().is_empty() {
        true => Err(raw.missing(field, Expected::Text)),
        false => Ok(text),
    }
}

fn day(raw: &RawFields<'_>, field: Field) -> Result<NaiveDate, Error> {
    raw.required(field, Expected::Date, raw.day(&field)?)
}

fn optional_day(raw: &RawFields<'_>, field: Field) -> Result<Option<NaiveDate>, Error> {
    match raw.day(&field)? {
        Entry::Empty => Ok(None),
        entry => raw.required(field, Expected::Date, entry).map(Some),
    }
}

fn count(raw: &RawFields<'_>, field: Field) -> Result<u32, Error> {
    let entry = match raw.number(&field, "")? {
        Entry::Value(number) => u32::try_from(number)
            .map_or_else(|_| Entry::Unreadable(number.to_string()), Entry::Value),
        Entry::Empty => Entry::Empty,
        Entry::Unreadable(given) => Entry::Unreadable(given),
    };
    raw.required(field, Expected::Count, entry)
}

fn word<T>(
    raw: &RawFields<'_>,
    field: Field,
    words: &'static [&'static str],
    from_code: fn(&str) -> Option<T>,
) -> Result<T, Error> {
    let entry = raw.word(&field, words, from_code, from_code)?;
    raw.required(field, Expected::Word(words), entry)
}

fn list<'a, T>(
    raw: &RawFields<'a>,
    field: Field,
    known: &[Field],
    read: fn(&RawFields<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    raw.lines(&field, known, read)?
        .ok_or_else(|| raw.missing(field, Expected::List))
}

impl RawFields<'_> {
    /// Makes the error for a field that must be given.
    fn missing(&self, field: Field, expected: Expected) -> Error {
        self.fault(field, expected, Why::Missing)
    }

    fn fault(&self, field: Field, expected: Expected, why: Why) -> Error {
        let form = Written::Value;
        let fault = FieldFault {
            field,
            expected,
            form,
            why,
        };
        fault.error().inside(self.part_path())
    }

    /// Returns the value of a field that must hold one.
    fn required<T>(&self, field: Field, expected: Expected, entry: Entry<T>) -> Result<T, Error> {
        match entry {
            Entry::Value(value) => Ok(value),
            Entry::Empty => Err(self.missing(field, expected)),
            Entry::Unreadable(given) => Err(self.fault(field, expected, Why::Invalid { given })),
        }
    }
}
