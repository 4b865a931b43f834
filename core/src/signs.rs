//! Signs that look alike, as one: full and half widths, and what a PDF or an input method puts
//! in the place of an ordinary sign.
//!
//! The part of Unicode's compatibility normalisation that the words of onshi need; all of it would
//! more than double the package for browsers. Raised and encircled digits are left out: behind an
//! amount they are the number of a note.

use std::borrow::Cow;

/// Returns the plain sign for a full-width one.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '￥' => '¥',
        '、' => ',',
        '−' | '‐' | '‑' | '–' => '-',
        _ => c,
    }
}

/// Signs of the compatibility blocks, with what they stand for, in Unicode's order.
const ALIKE: [(char, &str); 46] = [
    ('․', "."),
    ('\u{2E9C}', "日"),
    ('\u{2E9D}', "月"),
    ('⼟', "土"),
    ('⼤', "大"),
    ('⽇', "日"),
    ('⽉', "月"),
    ('⽊', "木"),
    ('⽔', "水"),
    ('⽕', "火"),
    ('⾦', "金"),
    ('⾮', "非"),
    ('㈪', "(月)"),
    ('㈫', "(火)"),
    ('㈬', "(水)"),
    ('㈭', "(木)"),
    ('㈮', "(金)"),
    ('㈯', "(土)"),
    ('㈰', "(日)"),
    ('㊒', "有"),
    ('㋿', "令和"),
    ('㍻', "平成"),
    ('㍼', "昭和"),
    ('㍽', "大正"),
    ('㍾', "明治"),
    ('\u{F90A}', "金"),
    ('\u{F98E}', "年"),
    ('\u{F9A8}', "令"),
    ('\u{F9C1}', "療"),
    ('\u{FAB9}', "調"),
    ('︐', ","),
    ('︵', "("),
    ('︶', ")"),
    ('﹐', ","),
    ('﹒', "."),
    ('﹕', ":"),
    ('﹙', "("),
    ('﹚', ")"),
    ('﹣', "-"),
    ('﹨', "\\"),
    ('￮', "○"),
    ('🈚', "無"),
    ('🈶', "有"),
    ('🈷', "月"),
    ('\u{2F874}', "当"),
    ('\u{2F8B2}', "成"),
];

/// Returns what a person typed with plain signs: without white space and invisible marks around
/// it, and without the signs by which a spreadsheet keeps a number as text (`="1"`, `'1`).
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() {
        return Cow::Borrowed(unquoted(text));
    }
    let mut plain = String::with_capacity(text.len());
    text.chars().for_each(|c| push_plain(c, &mut plain));
    let bare = unquoted(plain.trim());
    match bare.len() == plain.len() {
        true => Cow::Owned(plain),
        false => Cow::Owned(bare.to_owned()),
    }
}

/// Returns a text without the signs by which a spreadsheet keeps a number as text.
fn unquoted(text: &str) -> &str {
    let quoted = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let bare = quoted.or_else(|| text.strip_prefix('\''));
    bare.map_or(text, str::trim)
}

fn push_plain(c: char, plain: &mut String) {
    let from = |first: char, base: u32| u32::from(c) - u32::from(first) + base;
    match c {
        '\0'..='\x7F' => plain.push(c),
        // A month and a day in one sign, a day of the week in a circle.
        '㋀'..='㋋' => plain.push_str(&format!("{}月", from('㋀', 1))),
        '㏠'..='㏾' => plain.push_str(&format!("{}日", from('㏠', 1))),
        '㊊'..='㊐' => plain.extend("月火水木金土日".chars().nth(from('㊊', 0) as usize)),
        // The digits of other type faces.
        '𝟎'..='𝟿' => plain.extend(char::from_digit(from('𝟎', 0) % 10, 10)),
        '\u{1CCF0}'..='\u{1CCF9}' => plain.extend(char::from_digit(from('\u{1CCF0}', 0), 10)),
        '🯰'..='🯹' => plain.extend(char::from_digit(from('🯰', 0), 10)),
        c if is_invisible(c) => {}
        c => match stands_for(c) {
            Some(word) => plain.push_str(word),
            None => plain.push(narrow(c)),
        },
    }
}

/// Returns what a sign of the compatibility blocks stands for.
fn stands_for(c: char) -> Option<&'static str> {
    let at = ALIKE.binary_search_by_key(&c, |(sign, _)| *sign).ok()?;
    ALIKE.get(at).map(|(_, word)| *word)
}

/// Returns whether a sign is a mark without a shape of its own, which a copied text may carry.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// Returns whether a typed text says that there is nothing: blank, a dash, a word for it.
pub(crate) fn says_nothing(text: &str) -> bool {
    // Most texts show with their first sign that they are something.
    if text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    let shown = |c: &char| !c.is_whitespace() && !is_invisible(*c);
    let Some(shown) = text.chars().find(shown) else {
        return true;
    };
    let word = if shown.is_ascii() {
        None
    } else {
        stands_for(shown)
    };
    let first = word.and_then(|word| word.chars().next());
    let first = first.unwrap_or(narrow(shown));
    let begins = |word: &&str| word.starts_with(first.to_ascii_uppercase());
    let may_be_quoted = matches!(first, '=' | '\'' | '(');
    if first.is_ascii_digit() || !(is_hyphen(first) || may_be_quoted || NOTHING.iter().any(begins))
    {
        return false;
    }
    let plain = plain(text);
    let bare = plain.trim_matches(['(', ')']);
    bare.chars().all(is_hyphen) && bare.len() == plain.len()
        || NOTHING.iter().any(|word| word.eq_ignore_ascii_case(bare))
}

/// Words for nothing, as people and programs write them.
const NOTHING: [&str; 15] = [
    "該当無",
    "なし",
    "無し",
    "無",
    "該当なし",
    "該当無し",
    "非該当",
    "対象外",
    "NaN",
    "NaT",
    "<NA>",
    "N/A",
    "NA",
    "NULL",
    "None",
];
/// Returns whether a sign is one that people write for a hyphen between digits.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '－' | 'ー' | 'ｰ' | '─')
}

/// Returns a text with plain letters, digits and signs, and full-width katakana. Unlike
/// [`narrow`] it leaves commas and dashes of Japanese text alone.
pub(crate) fn unified(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let Some(kana) = full_width_kana(c) else {
            unified.push(match c {
                '、' | '−' | '‐' | '‑' | '–' => c,
                c => narrow(c),
            });
            continue;
        };
        let marked = signs.peek().and_then(|mark| with_mark(kana, *mark));
        if marked.is_some() {
            signs.next();
        }
        unified.push(marked.unwrap_or(kana));
    }
    unified
}

/// Returns whether a form on paper or a portal can show the sign: it is not hidden, none of private use, none that stands
/// for something lost.
pub(crate) fn is_printable(c: char) -> bool {
    !is_hidden(c)
        && !matches!(c,
            '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFF}'
            | '\u{E0080}'..='\u{E00FF}' | '\u{E01F0}'..='\u{10FFFF}')
        && u32::from(c) & 0xFFFE != 0xFFFE
}

/// Returns whether nobody sees the sign: a terminal obeys it, or it is an invisible mark, a filler or a tag. A selector of a
/// variant, which Japanese names have, is not one.
const fn is_hidden(c: char) -> bool {
    is_obeyed(c)
        || matches!(c,
            '\u{00AD}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FFA0}' | '\u{200B}'..='\u{200D}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Returns whether a terminal obeys the sign, or turns or ends the line by it: a control character, a mark of
/// direction, a separator of lines.
pub(crate) const fn is_obeyed(sign: char) -> bool {
    matches!(sign,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns a text as people may see it: a sign that a terminal would obey, that turns or ends a line, or that nobody sees, is
/// U+FFFD, the sign for what cannot be shown.
///
/// ```
/// assert_eq!(onshi::wire::harmless("shops\u{202e}\n.csv"), "shops\u{fffd}\u{fffd}.csv");
/// ```
pub fn harmless<'t>(text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
    let text = text.into();
    match text.contains(is_hidden) {
        true => {
            let shown = |sign| if is_hidden(sign) { '\u{FFFD}' } else { sign };
            text.chars().map(shown).collect()
        }
        false => text,
    }
}

/// The signs for U+FF61 to U+FF9F, in their order.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}";

fn full_width_kana(c: char) -> Option<char> {
    let index = u32::from(c).checked_sub(0xFF61)?;
    KANA.chars().nth(usize::try_from(index).ok()?)
}

/// Returns the kana with a half-width voiced (ﾞ) or semi-voiced (ﾟ) mark, which stands as a sign
/// of its own after half-width kana.
fn with_mark(kana: char, mark: char) -> Option<char> {
    let voiced = "カキクケコサシスセソタチツテトハヒフヘホ";
    let step = match mark {
        'ﾞ' if kana == 'ウ' => return Some('ヴ'),
        'ﾞ' if kana == 'ワ' => return Some('ヷ'),
        'ﾞ' if kana == 'ヲ' => return Some('ヺ'),
        'ﾞ' if voiced.contains(kana) => 1,
        'ﾟ' if "ハヒフヘホ".contains(kana) => 2,
        _ => return None,
    };
    // Unicode has each kana's marked forms right behind it.
    char::from_u32(u32::from(kana) + step)
}
