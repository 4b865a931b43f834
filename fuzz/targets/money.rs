//! An amount of money that is read prints as one that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi::{Language, Yen};

fuzz_target!(|text: &str| {
    let Ok(yen) = text.parse::<Yen>() else { return };
    assert_eq!(yen.text(Language::Ja).parse(), Ok(yen), "{text:?}");
    assert_eq!(yen.0.to_string().parse(), Ok(yen), "{text:?}");
    // No amount is made of nothing; a digit may be of another type face.
    assert!(text.chars().any(char::is_numeric));
});
