//! Signs that Japanese input writes in two widths, as one.
//!
//! The part of Unicode's compatibility normalisation that forms need: full-width letters, digits
//! and signs, half-width katakana. All of it would more than double the package for browsers.

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

/// Returns whether a form on paper or a portal can show the sign: it is no control character, no
/// line break, no invisible mark or filler, none of private use, none that stands for something
/// lost.
pub(crate) fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FFA0}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}'
            | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{10FFFF}')
        && u32::from(c) & 0xFFFE != 0xFFFE
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
