//! An institution code of ten digits is right where the domain's words make it so.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::forms::FormKind;
use onshi_tests::oracle::check_digit;

fuzz_target!(|text: &str| {
    let Ok(report) = FormKind::InstitutionCode.check_text(text) else {
        return;
    };
    if text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = |part: &str| part.parse::<u8>().unwrap_or(u8::MAX);
        let (prefecture, table) = (number(&text[..2]), number(&text[2..3]));
        let is_right = (1..=47).contains(&prefecture)
            && [1, 3, 4].contains(&table)
            && number(&text[9..]) == check_digit(prefecture, table, &text[3..9]);
        assert_eq!(report.ok(), is_right, "{text}: {:?}", report.findings);
    }
});
