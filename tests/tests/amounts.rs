//! Amounts at the ends of what is read.

use onshi::Yen;
use onshi::wire::{Raw, RawProject};

/// The code of the error for a cost as typed, or the cost.
fn cost(typed: &str) -> Result<Yen, &'static str> {
    let text = |text: &str| Raw::Typed(text.to_owned().into());
    let raw = RawProject {
        facility: text("clinic"),
        readers: text("1"),
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
    assert_eq!(cost(&format!("{}.5", "9".repeat(60))), Err("invalid_value"));
    assert_eq!(
        cost(&format!("{}.5万円", "9".repeat(60))),
        Err("invalid_value")
    );
    assert_eq!("9,223,372,036,854,775,807円".parse(), Ok(Yen(i64::MAX)));
    assert!("9,223,372,036,854,775,808円".parse::<Yen>().is_err());
    assert_eq!("-9223372036854775807".parse(), Ok(Yen(-i64::MAX)));
}
