//! A day that is read prints as one that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::parse_date;

fuzz_target!(|text: &str| {
    let Ok(day) = parse_date(text) else { return };
    assert_eq!(parse_date(&day.to_string()), Ok(day), "{text:?}");
    let full_width: String = text
        .chars()
        .map(|letter| match letter.to_digit(10) {
            Some(digit) => char::from_u32('０' as u32 + digit).unwrap_or(letter),
            None => letter,
        })
        .collect();
    // Whoever types full-width digits means the same day.
    assert_eq!(parse_date(&full_width), Ok(day), "{text:?}");
});
