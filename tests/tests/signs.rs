//! Signs in two widths, and signs that cannot be printed.

use onshi::forms::{FormKind, ReceiptBreakdown, ReceiptLine};
use onshi::{Language, Yen};
use serde_json::json;

/// A text as a form prints it: that of the only line of a receipt breakdown.
fn printed(text: &str) -> String {
    let lines = vec![ReceiptLine::new(text, Yen(1), Yen(0))];
    let rows = ReceiptBreakdown::draft(lines).rows(Language::Ja);
    rows[1].item.clone()
}

#[test]
fn half_width_kana_are_full_width() {
    // U+FF61 to U+FF9D, and what Unicode normalises each marked kana to.
    let plain: String = ('｡'..='ﾝ').collect();
    assert_eq!(
        printed(&plain),
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    );
    let kana = || 'ｦ'..='ﾝ';
    let voiced: String = kana().flat_map(|c| [c, 'ﾞ']).collect();
    let voiced: String = printed(&voiced).replace('\u{3099}', "");
    assert_eq!(
        voiced,
        "ヺァィゥェォャュョッーアイヴエオガギグゲゴザジズゼゾダヂヅデドナニヌネノバビブベボマミムメモヤユヨラリルレロヷン"
    );
    let semi: String = kana().flat_map(|c| [c, 'ﾟ']).collect();
    let semi: String = printed(&semi).replace('\u{309A}', "");
    assert_eq!(
        semi,
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノパピプペポマミムメモヤユヨラリルレロワン"
    );
}

#[test]
fn letters_and_signs_are_plain_and_japanese_text_stays() {
    assert_eq!(printed("（株）Ａ－１　〒１００"), "(株)A-1 〒100");
    assert_eq!(printed("山田、花子–医院 ﾊﾟｿｺﾝ"), "山田、花子–医院 パソコン");
    assert_eq!(printed("−‐‑–、"), "−‐‑–、");
}

#[test]
fn amounts_take_the_signs_of_a_japanese_keyboard() {
    for (typed, yen) in [
        ("４２９，０００円", 429_000),
        ("429、000", 429_000),
        ("４２．９　万円", 429_000),
        ("￥429,000", 429_000),
        ("−1", -1),
        ("‐1", -1),
        ("‑1", -1),
        ("–1", -1),
        ("－１", -1),
    ] {
        assert_eq!(typed.parse(), Ok(Yen(yen)), "{typed}");
    }
}

/// The name of a form may hold any sign of a Japanese text, and none that paper cannot show.
#[test]
fn what_cannot_be_printed_is_found() {
    let found = |sign: char| {
        let form = json!({ "name": format!("おんし{sign}医院") }).to_string();
        let report = FormKind::ReceiptBreakdown.check_text(&form).unwrap();
        let mut codes = report.findings.iter().map(|found| found.code.code());
        codes.any(|code| code == "not_printable")
    };
    for sign in "a ー、・髙﨑𠮷〒①é".chars() {
        assert!(!found(sign), "{sign}");
    }
    // A control, a zero-width space, a right-to-left mark, private use, a lost sign, no character.
    for sign in [
        '\u{7}',
        '\n',
        '\u{AD}',
        '\u{200B}',
        '\u{202E}',
        '\u{E000}',
        '\u{FEFF}',
        '\u{FFFD}',
        '\u{1FFFE}',
        '\u{2FFFF}',
        '\u{F0000}',
    ] {
        assert!(found(sign), "U+{:04X}", u32::from(sign));
    }
}

/// JSON may hold the last of ASCII, and C1, as they are; a terminal obeys them.
#[test]
fn json_that_goes_out_holds_nothing_that_a_terminal_obeys() {
    for (text, json) in [
        ("letters ~", r#""letters ~""#),
        ("\u{7f}", r#""\u007f""#),
        ("~\u{9b}31m", r#""~\u009b31m""#),
        ("薬局\u{202e}", r#""薬局\u202e""#),
        ("薬局é", r#""薬局é""#),
    ] {
        assert_eq!(onshi::wire::to_json(&text), json);
        // The bytes that the line already holds stay unchanged.
        let mut line = "\u{7f},".as_bytes().to_vec();
        onshi::wire::append_json(&text, &mut line).unwrap();
        assert_eq!(line, format!("\u{7f},{json}").as_bytes());
    }
}

/// However many there are: each has its escape.
#[test]
fn each_sign_that_ends_a_line_is_escaped() {
    for sign in ['\u{7F}', '\u{85}', '\u{61C}', '\u{2028}', '\u{202E}'] {
        let escape = format!("\\u{:04x}", u32::from(sign));
        for count in 1..=4 {
            let text = format!("支払{}", sign.to_string().repeat(count));
            let json = onshi::wire::to_json(&text);
            assert_eq!(json.matches(&escape).count(), count, "{json}");
            assert!(!json.contains(sign), "{json}");
        }
    }
}
