//! A heading of a column as people write it.

use crate::Field;
use crate::field::Holds;
use crate::signs::{plain, unified};

/// A heading that means a field.
pub(super) struct Heading {
    pub(super) field: Field,
    /// The unit that it gives for every cell, where it gives one: `千円`, `円`.
    pub(super) unit: Option<&'static str>,
    /// Whether the heading gives way to another heading of its field.
    pub(super) is_weak: bool,
}

/// The fields that may have a note.
enum Of {
    Every,
    Holding(Holds),
    Named(&'static str),
}

impl Of {
    fn is(&self, field: Field) -> bool {
        match self {
            Self::Every => true,
            Self::Holding(holds) => field.holds == *holds,
            Self::Named(name) => field.name == *name,
        }
    }
}

/// Notes that change nothing.
const NOTES: [(&str, Of); 34] = [
    ("予定", DAYS),
    ("予定日", DAYS),
    ("見込み", DAYS),
    ("○×", TICKS),
    ("○", TICKS),
    ("×", TICKS),
    ("済", TICKS),
    ("未", TICKS),
    ("有", TICKS),
    ("無", TICKS),
    ("はい", TICKS),
    ("いいえ", TICKS),
    ("y", TICKS),
    ("n", TICKS),
    ("1", TICKS),
    ("0", TICKS),
    ("該当に○", TICKS),
    ("月", Of::Named(GROUP)),
    ("月間", Of::Named(GROUP)),
    ("税込", Of::Named("cost")),
    ("税込み", Of::Named("cost")),
    ("日付", DAYS),
    ("年月日", DAYS),
    ("西暦", DAYS),
    ("和暦", DAYS),
    ("yyyymmdd", DAYS),
    ("yyyy", DAYS),
    ("mm", DAYS),
    ("dd", DAYS),
    ("有無", TICKS),
    ("必須", Of::Every),
    ("任意", Of::Every),
    ("required", Of::Every),
    ("optional", Of::Every),
];
const TICKS: Of = Of::Holding(Holds::Flag);
const DAYS: Of = Of::Holding(Holds::Day);

/// Words of English units that make amounts larger.
const LARGER: [&str; 3] = ["thousand", "million", "billion"];

/// Units, with the field that may have them and what each is behind a number.
const UNITS: [(&str, &str, &str); 14] = [
    ("万枚", GROUP, "万回"),
    ("円", "cost", "円"),
    ("yen", "cost", "円"),
    ("jpy", "cost", "円"),
    ("千円", "cost", "千円"),
    ("万円", "cost", "万円"),
    ("百万円", "cost", "百万円"),
    ("台", "readers", "台"),
    ("枚", GROUP, "回"),
    ("件", GROUP, "回"),
    ("回", GROUP, "回"),
    ("千回", GROUP, "千回"),
    ("万回", GROUP, "万回"),
    ("百万回", GROUP, "百万回"),
];
const GROUP: &str = "group_prescriptions_per_month";

impl Heading {
    /// Returns what a heading means; the field alone, as an error, where it has a note that may mean
    /// something else.
    pub(super) fn typed(heading: &str, fields: &[Field]) -> Option<Result<Self, Field>> {
        // The names on the wire need no reading of signs.
        let exact = fields.iter().find(|field| field.name == heading);
        if let Some(field) = exact {
            return Some(Ok(Self {
                field: *field,
                unit: None,
                is_weak: false,
            }));
        }
        let letters = letters(heading);
        let (name, notes) = name_and_notes(&letters);
        if name.is_empty() {
            return None;
        }
        // 申込年月日 is 申込日.
        let day = name.strip_suffix("年月日").map(|name| format!("{name}日"));
        let name = day.as_deref().unwrap_or(name);
        let names = |field: &&Field| {
            let names = [
                Some(field.name),
                field.heading,
                Some(field.ja),
                Some(field.en),
            ];
            let mut names = names.into_iter().flatten();
            names.any(|known| is_written(known, name)) || OTHER_NAMES.contains(&(name, field.name))
        };
        let weak = |field: &&Field| WEAK_NAMES.contains(&(name, field.name));
        let (own, weak) = (fields.iter().find(names), fields.iter().find(weak));
        let (field, is_weak) = (*own.or(weak)?, own.is_none());
        let mut unit = None;
        for note in notes.into_iter().flat_map(parts) {
            match unit_of(note, field.name) {
                Some(found) if unit.is_none() => unit = Some(found),
                None if is_note(note, field) => {}
                _ if is_weak => return None,
                _ => return Some(Err(field)),
            }
        }
        Some(Ok(Self {
            field,
            unit,
            is_weak,
        }))
    }

    /// Returns the unit that a cell near the headings gives for a field: `(千円)`, `単位:千円`; an error
    /// where it speaks of one that makes amounts larger, or of 単位, among other things.
    pub(super) fn unit_in(cell: &str, field: Field) -> Result<Option<&'static str>, ()> {
        let letters = letters(cell);
        if field.name == "cost" && LARGER.iter().any(|unit| letters.contains(unit)) {
            return Err(());
        }
        let mut units = UNITS.iter().filter(|(_, of, _)| *of == field.name);
        let is_in = |(unit, _, _): &(&str, &str, &str)| letters.contains(unit);
        if !units.clone().any(is_in) {
            return Ok(None);
        }
        if let Some(unit) = Self::unit_alone(&letters, field) {
            return Ok(Some(unit));
        }
        // 円, 台 and 回 are in many a title: 施設台帳.
        let is_larger = |unit: &(&str, &str, &str)| unit.0.contains(['千', '万']) && is_in(unit);
        match letters.contains("単位") || units.any(is_larger) {
            true => Err(()),
            false => Ok(None),
        }
    }

    /// Returns the unit of a note that holds it and nothing else, in brackets or without.
    fn unit_alone(letters: &str, field: Field) -> Option<&'static str> {
        let mut note = letters.trim_start_matches('※');
        let pairs = ["()", "[]", "「」", "〈〉", "≪≫", "\"\""];
        while let Some(inside) = pairs.iter().find_map(|pair| {
            let mut pair = pair.chars();
            note.strip_prefix(pair.next()?)?.strip_suffix(pair.next()?)
        }) {
            note = inside;
        }
        let mut unit = None;
        for part in parts(without_word(note).unwrap_or(note)) {
            match unit_of(part, field.name) {
                Some(found) if unit.is_none_or(|unit| unit == found) => unit = Some(found),
                None if is_note(part, field) || is_other_unit(part) => {}
                _ => return None,
            }
        }
        unit
    }

    /// Returns whether a heading that means no field holds the name of one that may be missing, and that
    /// would pay more where it is not read.
    pub(super) fn hides(heading: &str, field: Field) -> bool {
        const NAMES: [(&str, &str); 3] = [
            ("支給済", "subsidy_paid"),
            ("運用開始日", "operation_starts_on"),
            ("処方箋受付回数", GROUP),
        ];
        // Of the subsidy: a reader and a receipt are received, too.
        const PAID: [&str; 7] = [
            "交付済",
            "受給済",
            "受領済",
            "受取済",
            "受け取り済",
            "支払済",
            "支払い済",
        ];
        let mut names = NAMES.iter().filter(|(_, of)| *of == field.name).peekable();
        if heading.is_ascii() || names.peek().is_none() {
            return false;
        }
        let letters = letters(heading).replace("年月日", "日");
        let has = |name: &str| letters.contains(name);
        let is_paid = field.name == "subsidy_paid" && has("補助") && PAID.into_iter().any(has);
        is_paid || names.any(|(name, _)| has(name))
    }

    /// Returns whether a heading is one of the names, whatever its case, its gaps and its notes.
    pub(super) fn is_one_of(heading: &str, names: &[&str]) -> bool {
        let letters = letters(heading);
        let (letters, _) = name_and_notes(&letters);
        let is = |name: &&str| heading == *name || is_written(name, letters);
        names.iter().any(is)
    }
}

/// Names that people give a field besides its own, without the marks of [`letters`].
const OTHER_NAMES: [(&str, &str); 40] = [
    ("支給済", "subsidy_paid"),
    ("補助金支給済み", "subsidy_paid"),
    ("補助金支給済", "subsidy_paid"),
    ("交付済", "subsidy_paid"),
    ("交付済み", "subsidy_paid"),
    ("補助金交付済", "subsidy_paid"),
    ("補助金交付済み", "subsidy_paid"),
    ("受給済", "subsidy_paid"),
    ("受給済み", "subsidy_paid"),
    ("補助金受給済", "subsidy_paid"),
    ("補助金受給済み", "subsidy_paid"),
    ("補助金受領済", "subsidy_paid"),
    ("補助金受領済み", "subsidy_paid"),
    ("運用開始予定日", "operation_starts_on"),
    ("ベンダー契約日", "vendor_contract_on"),
    ("ベンダーと契約日", "vendor_contract_on"),
    ("契約締結日", "vendor_contract_on"),
    ("顔認証付きカードリーダー申込日", "reader_applied_on"),
    ("リーダー申込日", "reader_applied_on"),
    ("カードリーダー台数", "readers"),
    ("リーダー台数", "readers"),
    ("月間処方箋受付回数", GROUP),
    ("機器受取日", "equipment_set_up_on"),
    ("機器設定日", "equipment_set_up_on"),
    ("機器設置日", "equipment_set_up_on"),
    ("機器受取・設定", "equipment_set_up_on"),
    ("機器受取/設定", "equipment_set_up_on"),
    ("済み手順", "done"),
    ("完了した手順", "done"),
    ("猶予届類型", "deferral"),
    ("受理された猶予届", "deferral"),
    ("点数表番号", "score_table"),
    ("点数表コード", "score_table"),
    ("都道府県コード", "prefecture"),
    ("施設名", "name"),
    ("店舗名", "name"),
    ("店名", "name"),
    ("薬局名", "name"),
    ("病院名", "name"),
    ("医療機関名", "name"),
];

/// Names that may mean something else beside the field's own column: those of the program's flags, and of the public lists.
const WEAK_NAMES: [(&str, &str); 8] = [
    ("start", "operation_starts_on"),
    ("運用開始", "operation_starts_on"),
    ("vendorcontract", "vendor_contract_on"),
    ("applied", "reader_applied_on"),
    ("groupprescriptions", GROUP),
    ("setup", "equipment_set_up_on"),
    ("医療機関番号", "institution_code"),
    ("医療機関番号", "code"),
];

/// Cuts a heading into its name and its notes.
fn name_and_notes(letters: &str) -> (&str, Vec<&str>) {
    let mut name = without_marks(letters);
    let mut notes = Vec::new();
    while let Some((before, note)) = bracketed(name) {
        notes.push(note);
        name = without_marks(before);
    }
    (name, notes)
}

/// Returns a heading without marks behind it: `*`, and the number of a footnote, `※1`.
fn without_marks(name: &str) -> &str {
    const MARKS: [char; 6] = ['*', '※', ':', '?', '!', '。'];
    let number = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match number.strip_suffix(['*', '※']) {
        Some(name) => name.trim_end_matches(MARKS),
        None => name.trim_end_matches(MARKS),
    }
}

/// Cuts a note in brackets from the end of a heading: `事業費(単位:円)`.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let (before, note) = match name.strip_suffix(')') {
        Some(inside) => inside.rsplit_once('(')?,
        None => name.strip_suffix(']')?.rsplit_once('[')?,
    };
    Some((before, without_word(note).unwrap_or(note)))
}

/// Returns a note without the word for a unit, where it has that.
fn without_word(note: &str) -> Option<&str> {
    let note = note
        .strip_prefix("単位")
        .or_else(|| note.strip_prefix("unit"))?;
    Some(note.trim_start_matches([':', '=', 'は']))
}

/// Returns the parts of a note: `税込・千円`.
fn parts(note: &str) -> impl Iterator<Item = &str> {
    note.split(['・', ',', '/', '、'])
        .filter(|part| !part.is_empty())
}

fn unit_of(note: &str, field: &str) -> Option<&'static str> {
    let mut units = UNITS.into_iter();
    let found = units.find(|(unit, of, _)| *unit == note && *of == field);
    found.map(|(_, _, means)| means)
}

fn is_other_unit(note: &str) -> bool {
    UNITS.iter().any(|(unit, _, _)| *unit == note)
}

fn is_note(note: &str, field: Field) -> bool {
    let mut notes = NOTES.iter();
    notes.any(|(known, of)| *known == note && of.is(field))
}

/// Returns whether a known name has these letters. Most differ in the first, which is seen without writing the name anew: a table may
/// have a million headings.
fn is_written(known: &str, letters: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|sign| sign.to_ascii_lowercase());
    first(known) == first(letters) && self::letters(known) == letters
}

/// Returns the letters and signs of a heading in one width, case and spelling, without gaps and without の, which people leave out:
/// 顔認証付きカードリーダー台数.
fn letters(heading: &str) -> String {
    let mut letters = unified(&plain(heading)).to_lowercase();
    letters.retain(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | 'の'));
    letters
        .replace(['【', '〔'], "(")
        .replace(['】', '〕'], ")")
        .replace("処方せん", "処方箋")
        .replace("申し込み", "申込")
        .replace("申込み", "申込")
}
