//! Amounts at the ends of what is read and worked out.

use onshi::wire::{Raw, RawProject};
use onshi::{ExactYen, Yen};

/// The code of the error for a cost as typed, or the cost.
fn cost(typed: &str) -> Result<Yen, &'static str> {
    read("1", typed)
}

fn read(readers: &str, typed: &str) -> Result<Yen, &'static str> {
    let text = |text: &str| Raw::Typed(text.to_owned().into());
    let raw = RawProject {
        facility: text("clinic"),
        readers: text(readers),
        cost: text(typed),
        reader_applied_on: text("2021-03-31"),
        ..RawProject::default()
    };
    let project = raw.project();
    project
        .map(|project| project.cost)
        .map_err(|error| error.code().code())
}

/// What is a number but too large is out of range, with as many digits as you like; what is no whole
/// number of yen is no value, however large it is.
#[test]
fn large_amounts() {
    assert_eq!(cost("1兆円"), Ok(Yen(1_000_000_000_000)));
    assert_eq!(cost("10,000億円"), Ok(Yen(1_000_000_000_000)));
    assert_eq!(cost("1,000,000,000,001"), Err("cost_out_of_range"));
    assert_eq!(cost(&"9".repeat(18)), Err("cost_out_of_range"));
    assert_eq!(cost(&"9".repeat(19)), Err("cost_out_of_range"));
    assert_eq!(cost(&"9".repeat(20)), Err("cost_out_of_range"));
    assert_eq!(cost(&"9".repeat(60)), Err("cost_out_of_range"));
    assert_eq!(
        cost(&format!("{}兆円", "9".repeat(30))),
        Err("cost_out_of_range")
    );
    assert_eq!(cost(&format!("{}.5", "9".repeat(60))), Err("invalid_value"));
    assert_eq!(
        cost(&format!("{}.5万円", "9".repeat(60))),
        Err("invalid_value")
    );
    // Zeros at the end of decimals say nothing, up to 20 digits and beyond.
    for zeros in [0, 1, 16, 17, 18, 40] {
        let zeros = "0".repeat(zeros);
        assert_eq!(cost(&format!("42.9{zeros}万円")), Ok(Yen(429_000)));
        assert_eq!(cost(&format!("42.90001{zeros}万円")), Err("invalid_value"));
    }
    assert_eq!("9,223,372,036,854,775,807円".parse(), Ok(Yen(i64::MAX)));
    assert!("9,223,372,036,854,775,808円".parse::<Yen>().is_err());
    assert_eq!("-9223372036854775807".parse(), Ok(Yen(-i64::MAX)));
}

/// Worked out by hand: rounding down goes away from 0 below it, and hundredths are whole or none, to the ends of 64 bits.
#[test]
fn exact_amounts_are_rounded_down_and_counted_in_hundredths() {
    let least = i64::MIN / 100;
    for (numerator, denominator, whole, hundredths) in [
        (3, 2, 1, Some(150)),
        (-3, 2, -2, Some(-150)),
        (-3, 4, -1, Some(-75)),
        (-1, 3, -1, None),
        (857_998, 3, 285_999, None),
        (1, 8, 0, None),
        (least, 1, least, Some(100 * least)),
        (
            least,
            8,
            -11_529_215_046_068_470,
            Some(-1_152_921_504_606_846_975),
        ),
        (least, u32::MAX, -21_474_837, None),
        (i64::MAX, 1, i64::MAX, None),
    ] {
        let exact = ExactYen::new(numerator, denominator);
        let found = (exact.whole(), exact.hundredths());
        assert_eq!(found, (Yen(whole), hundredths), "{numerator}/{denominator}");
    }
}

/// A sign around an amount, as receipts print it, is read once. Any other sign that is left refuses the amount.
#[test]
fn signs_around_an_amount_are_read_once() {
    for typed in [
        "¥429,000",
        "¥429,000-",
        "¥429,000.-",
        "金429,000円也",
        "'４２９,０００",
        "=\"４２９０００\"",
    ] {
        assert_eq!(cost(typed), Ok(Yen(429_000)), "{typed}");
    }
    for typed in [
        "¥¥429,000",
        "¥429,000.",
        "42万.0",
        "(-429,000)",
        "42万円9,000円",
    ] {
        assert_eq!(cost(typed), Err("invalid_value"), "{typed}");
    }
    // A number of readers below 1 is a number.
    assert_eq!(read("-1", "429000"), Err("readers_out_of_range"));
    assert_eq!(read("-", "429000"), Err("missing_field"));
}

#[test]
fn exact_amounts_are_written_with_their_sign() {
    for (numerator, denominator, text) in [
        (-3, 2, "-1.5"),
        (-1, 2, "-0.5"),
        (1, 8, "0.125"),
        (0, 7, "0"),
        (-1, 3, "-1/3"),
    ] {
        assert_eq!(ExactYen::new(numerator, denominator).to_string(), text);
    }
    assert_eq!(ExactYen::from(Yen(429_000)), ExactYen::new(858_000, 2));
    assert_ne!(ExactYen::new(1, 2), ExactYen::new(1, 3));
    let all = [(1, 2), (2, 4), (1, 3)]
        .map(|(numerator, denominator)| ExactYen::new(numerator, denominator));
    assert_eq!(std::collections::HashSet::from(all).len(), 2);
}
