//! Numbers as people and documents write them: commas, 万 and 千, full-width digits.

use crate::signs::{is_hyphen, plain};

/// Why a text cannot be read as a whole number within range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A whole number, beyond 64 bits.
    TooLarge,
    /// No whole number, or more than one reading.
    Unreadable,
}

/// The units of ten thousand and the like, with longer words before those that they contain.
const UNITS: [(&str, u64); 6] = [
    ("兆", 1_000_000_000_000),
    ("億", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// Reads what a person types. `counter` is the word that may follow the number: 円, 回, 台.
pub(crate) fn read_typed(text: &str, counter: &str) -> Result<i64, Unread> {
    // Plain digits need no reading of signs.
    let digits = text.strip_suffix(counter).unwrap_or(text);
    if digits.len() < 19 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().map_err(|_| Unread::Unreadable);
    }
    let plain = without_gaps(&plain(text));
    let (negative, number) = bare(&plain, counter);
    let number = without_empty_decimals(number, counter);
    let read = read_whole(number.as_bytes(), counter)?;
    Ok(if negative { -read } else { read })
}

/// Drops white space before a word and around signs. A gap between digits is not dropped:
/// `42 9000` has more than one reading.
fn without_gaps(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut gap = "";
    for part in text.split_whitespace() {
        let of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | '.');
        let splits = joined.ends_with(of_number) && part.starts_with(of_number);
        joined.push_str(if splits { gap } else { "" });
        joined.push_str(part);
        gap = " ";
    }
    joined
}

/// An amount typed where a unit stands elsewhere, in a heading.
pub(crate) enum InUnit {
    /// It has a unit of its own.
    Own,
    /// It is a number in that unit: `300` in 千円 is `300千円`.
    Amount(String),
    /// It may be one or the other: `¥300`, `1千`, `300.000`.
    Unclear,
}

/// Reads an amount where a unit stands elsewhere.
pub(crate) fn in_unit(text: &str, unit: &str) -> InUnit {
    let plain = without_gaps(&plain(text));
    let is_plain_unit = matches!(unit, "円" | "台" | "回");
    let counter = if unit.ends_with('円') { "円" } else { "" };
    let (negative, number) = bare(&plain, counter);
    let is_number = !number.is_empty()
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let has_currency = plain.contains(['¥', '\\', '金']);
    let three_decimals = number
        .rsplit_once('.')
        .is_some_and(|(_, part)| part.len() == 3);
    match is_number {
        true if is_plain_unit => InUnit::Own,
        true if has_currency || three_decimals => InUnit::Unclear,
        true => {
            let number = without_empty_decimals(number, "");
            let sign = if negative { "-" } else { "" };
            InUnit::Amount(format!("{sign}{number}{unit}"))
        }
        false if is_plain_unit || number.ends_with(['円', '回', '台']) => InUnit::Own,
        false if number.chars().any(|c| c.is_ascii_digit()) => InUnit::Unclear,
        false => InUnit::Own,
    }
}

/// Returns whether an amount is marked as negative, and its number without what a receipt prints
/// around it: a currency sign, 金 and 也, a closing dash, a note that tax is included.
fn bare<'t>(text: &'t str, counter: &str) -> (bool, &'t str) {
    if counter != "円" {
        return (false, text);
    }
    let mut number = without_words(text);
    let (mut is_negative, mut is_marked) = (false, false);
    loop {
        let in_brackets = number
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        let signed = || number.strip_prefix(['△', '▲', '-', 'ー', '―', '─']);
        if let Some(rest) = in_brackets.or_else(signed) {
            if is_negative {
                // Two signs have no reading.
                return (false, text);
            }
            (number, is_negative) = (rest, true);
            continue;
        }
        // On a Japanese keyboard the backslash is the yen sign. 金 may stand alone or before it.
        let marked = number.strip_prefix('金').unwrap_or(number);
        let marked = marked.strip_prefix(['¥', '\\']).unwrap_or(marked);
        if is_marked || marked.len() == number.len() {
            break;
        }
        (number, is_marked) = (marked, true);
    }
    number = number.strip_suffix(['也', '整']).unwrap_or(number);
    // A dash behind an amount keeps digits from being added; alone, it may be a minus.
    if is_marked || number.trim_end_matches(is_hyphen).ends_with('円') {
        let closed = number.trim_end_matches(is_hyphen);
        number = match closed.strip_suffix('.') {
            Some(whole) if closed.len() < number.len() => whole,
            _ => closed,
        };
    }
    (is_negative, number)
}

/// Returns an amount without a word for a sum before it, and without a note on tax that is included.
fn without_words(text: &str) -> &str {
    const SUMS: [&str; 10] = [
        "合計金額",
        "合計",
        "総額",
        "計",
        "ご請求額",
        "御請求額",
        "請求額",
        "領収金額",
        "金額",
        "一",
    ];
    const NOTES: [&str; 6] = ["(税込み)", "(税込)", "(内税)", "税込み", "税込", "内税"];
    let sum = SUMS.iter().find_map(|word| text.strip_prefix(word));
    let text = sum.map_or(text, |rest| rest.strip_prefix(':').unwrap_or(rest));
    let before = NOTES.iter().find_map(|note| text.strip_prefix(note));
    let behind = || NOTES.iter().find_map(|note| text.strip_suffix(note));
    before.or_else(behind).unwrap_or(text)
}

/// Returns a number without decimals of 0, as programs write a whole number: `300000.0`. Three
/// are kept: `429.000` may mean 429,000.
fn without_empty_decimals<'t>(number: &'t str, counter: &str) -> &'t str {
    let digits = number.strip_suffix(counter).unwrap_or(number);
    let whole = digits
        .strip_suffix(".0")
        .or_else(|| digits.strip_suffix(".00"));
    match whole {
        Some(whole) if whole.ends_with(|c: char| c.is_ascii_digit()) => whole,
        _ => number,
    }
}

/// Reads a whole number with plain digits and signs, such as `429,000円`, `42.9万円` and
/// `42万9,000円`. A constant function, so that tables hold amounts as documents print them.
pub(crate) const fn read_whole(text: &[u8], counter: &str) -> Result<i64, Unread> {
    let (negative, mut rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let mut total = Some(0_u64);
    let mut last_unit = u64::MAX;
    loop {
        let number = match read_decimal(rest) {
            Some(number) => number,
            None => return Err(Unread::Unreadable),
        };
        let (unit, tail) = read_unit(number.rest);
        let (counted, tail) = match strip(tail, counter.as_bytes()) {
            Some(tail) => (true, tail),
            None => (false, tail),
        };
        let part = match number.times(unit) {
            Ok(part) => Some(part),
            Err(Unread::TooLarge) => None,
            Err(unread) => return Err(unread),
        };
        let is_first = last_unit == u64::MAX;
        let fits_behind = matches!(part, Some(part) if part < last_unit) && unit < last_unit;
        // In falling order of units. `42万9` may mean 429,000: only 円 settles it.
        if !is_first && (!fits_behind || (unit == 1 && !counted)) {
            return Err(Unread::Unreadable);
        }
        total = match (total, part) {
            (Some(total), Some(part)) => total.checked_add(part),
            _ => None,
        };
        if tail.is_empty() {
            break;
        }
        if counted || unit == 1 {
            return Err(Unread::Unreadable);
        }
        last_unit = unit;
        rest = tail;
    }
    match total {
        Some(total) if total <= i64::MAX.cast_unsigned() => {
            let total = total.cast_signed();
            Ok(if negative { -total } else { total })
        }
        _ => Err(Unread::TooLarge),
    }
}

/// A number without its unit: `digits` ÷ `power`.
struct Number<'a> {
    /// `None` where they are too many.
    digits: Option<u64>,
    /// Ten to the number of decimals, without zeros at the end.
    power: u64,
    has_decimals: bool,
    rest: &'a [u8],
}

impl Number<'_> {
    /// Returns the number in units of one, which must be whole.
    const fn times(&self, unit: u64) -> Result<u64, Unread> {
        let digits = match self.digits {
            Some(digits) if !self.has_decimals || unit > 1 => digits,
            None if !self.has_decimals => return Err(Unread::TooLarge),
            _ => return Err(Unread::Unreadable),
        };
        // Without zeros at the end, more decimals than the unit has zeros are a part of one.
        if self.power > unit {
            return Err(Unread::Unreadable);
        }
        // Both are powers of ten: one divides the other.
        match digits.checked_mul(unit / self.power) {
            Some(product) => Ok(product),
            None => Err(Unread::TooLarge),
        }
    }
}

/// Reads digits, with a comma before every three or with none, and decimals.
const fn read_decimal(text: &[u8]) -> Option<Number<'_>> {
    let starts_with_zero = matches!(text, [b'0', ..]);
    let mut rest = text;
    let mut digits = Some(0_u64);
    let mut run = 0_u8;
    let mut has_comma = false;
    loop {
        match rest {
            [digit @ b'0'..=b'9', tail @ ..] => {
                digits = append(digits, *digit);
                run = run.saturating_add(1);
                rest = tail;
            }
            [b',', tail @ ..] => {
                if run == 0 || (has_comma && run != 3) || run > 3 {
                    return None;
                }
                has_comma = true;
                run = 0;
                rest = tail;
            }
            _ => break,
        }
    }
    // `0,429` may be a decimal comma, or have lost its first digits.
    if run == 0 || (has_comma && (run != 3 || starts_with_zero)) {
        return None;
    }
    let mut power = 1_u64;
    let mut has_decimals = false;
    if let [b'.', tail @ ..] = rest {
        let mut decimals = tail;
        rest = tail;
        let (mut length, mut kept) = (0_usize, 0_usize);
        while let [digit @ b'0'..=b'9', tail @ ..] = rest {
            length += 1;
            if *digit != b'0' {
                kept = length;
            }
            rest = tail;
        }
        // Zeros at the end say nothing.
        while let [digit, tail @ ..] = decimals
            && kept > 0
        {
            digits = append(digits, *digit);
            power = match power.checked_mul(10) {
                Some(power) => power,
                None => return None,
            };
            decimals = tail;
            kept -= 1;
        }
        if length == 0 {
            return None;
        }
        has_decimals = true;
    }
    Some(Number {
        digits,
        power,
        has_decimals,
        rest,
    })
}

const fn append(digits: Option<u64>, digit: u8) -> Option<u64> {
    match digits {
        Some(digits) => match digits.checked_mul(10) {
            Some(digits) => digits.checked_add((digit - b'0') as u64),
            None => None,
        },
        None => None,
    }
}

const fn read_unit(text: &[u8]) -> (u64, &[u8]) {
    let mut units: &[(&str, u64)] = &UNITS;
    while let [(word, unit), others @ ..] = units {
        if let Some(rest) = strip(text, word.as_bytes()) {
            return (*unit, rest);
        }
        units = others;
    }
    (1, text)
}

const fn strip<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut text, mut prefix) = (text, prefix);
    while let [expected, prefix_rest @ ..] = prefix {
        match text {
            [found, text_rest @ ..] if *found == *expected => {
                text = text_rest;
                prefix = prefix_rest;
            }
            _ => return None,
        }
    }
    Some(text)
}

/// Returns whether a number of JSON is written as a whole one.
pub(crate) fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}
