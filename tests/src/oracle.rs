//! An oracle: section 2 of the domain written a second time, from the documents and not from
//! the core. Days are numbers (20210331), amounts are fractions.

use onshi::{Edition, ExactYen, Facility, FractionRule, NaiveDate, Project, Yen};

/// What is asked. `group` counts for pharmacies alone.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub facility: &'static str,
    pub group: u32,
    pub readers: i64,
    pub cost: i64,
    pub applied: u32,
    pub contract: Option<u32>,
    pub start: Option<u32>,
    pub paid: bool,
}

/// What comes out. The exact amount is `counted` × `above` ÷ `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub category: &'static str,
    pub track: &'static str,
    pub base: i64,
    pub counted: i64,
    pub above: i64,
    pub below: i64,
    pub thousand: bool,
    pub subsidy: i64,
    pub self_pay: i64,
}

/// Answers by edition "2021-01" or "2022-08"; otherwise the code of the error.
pub fn answer(edition: &str, asked: &Asked) -> Result<Answer, &'static str> {
    let new = edition == "2022-08";
    let category = match asked.facility {
        "hospital" => "hospital",
        "pharmacy" if asked.group >= 40_000 => "large_chain_pharmacy",
        _ => "clinic_or_pharmacy",
    };
    let free = if category == "hospital" { 3 } else { 1 };
    if asked.readers < 1 || asked.readers > free {
        return Err("readers_out_of_range");
    }
    if asked.cost < 0 || asked.cost > 1_000_000_000_000 {
        return Err("cost_out_of_range");
    }
    let track = track(new, asked)?;

    let plain_base = match (category, asked.readers) {
        ("hospital", 1) => 2_101_000,
        ("hospital", 2) => 2_002_000,
        ("hospital", _) => 1_903_000,
        _ => 429_000,
    };
    let hospital_mandate = track == "mandate" && category == "hospital";
    let base = plain_base * if hospital_mandate { 2 } else { 1 };
    let (above, below) = match (track, category) {
        ("accelerated", _) | ("mandate", "clinic_or_pharmacy") => (1, 1),
        ("standard", "clinic_or_pharmacy") => (3, 4),
        _ => (1, 2),
    };
    let thousand = below != 1;
    let counted = if asked.cost < base { asked.cost } else { base };
    // The largest multiple of the unit that is not above counted × above ÷ below.
    let unit = if thousand { 1_000 } else { 1 };
    let subsidy = (counted * above) / (below * unit) * unit;
    Ok(Answer {
        category,
        track,
        base,
        counted,
        above,
        below,
        thousand,
        subsidy,
        self_pay: asked.cost - subsidy,
    })
}

fn track(new: bool, asked: &Asked) -> Result<&'static str, &'static str> {
    match asked.applied {
        20_200_807..=20_210_331 => Ok("accelerated"),
        20_210_401..=20_220_606 => match asked.start {
            Some(20_220_607..=20_230_131) if new && !asked.paid => Ok("mandate"),
            _ => Ok("standard"),
        },
        20_220_607..=20_221_231 if new => match asked.contract {
            None => Err("vendor_contract_on_required"),
            Some(day) if day > 20_230_228 => Err("vendor_contract_too_late"),
            Some(_) => Ok("mandate"),
        },
        _ => Err("date_not_covered"),
    }
}

/// Returns the day of a number such as 20210331.
pub fn day(number: u32) -> NaiveDate {
    let year = i32::try_from(number / 10_000).unwrap();
    NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100).unwrap()
}

/// Returns what is asked as the core takes it.
pub fn project(asked: &Asked) -> Project {
    let facility = match asked.facility {
        "hospital" => Facility::Hospital,
        "clinic" => Facility::Clinic,
        _ => Facility::Pharmacy {
            group_prescriptions_per_month: asked.group,
        },
    };
    let readers = u32::try_from(asked.readers).unwrap();
    let mut project = Project::new(facility, readers, Yen(asked.cost), day(asked.applied));
    project.vendor_contract_on = asked.contract.map(day);
    project.operation_starts_on = asked.start.map(day);
    project.subsidy_paid = asked.paid;
    project
}

/// Returns whether an exact number is `above` ÷ `below`, in lowest terms.
pub fn is_exactly(found: ExactYen, above: i64, below: i64) -> bool {
    let (numerator, denominator) = (found.numerator(), i64::from(found.denominator()));
    let has_common = (2..=denominator).any(|part| numerator % part == 0 && denominator % part == 0);
    i128::from(numerator) * i128::from(below) == i128::from(above) * i128::from(denominator)
        && !has_common
}

/// Compares the core's answer with the oracle's.
///
/// # Panics
///
/// Where they differ.
pub fn check(edition: &Edition, asked: &Asked, project: &Project) {
    match (answer(edition.name(), asked), edition.assess(project)) {
        (Ok(expected), Ok(found)) => {
            let same = found.category.code() == expected.category
                && found.track.code() == expected.track
                && found.base.0 == expected.base
                && found.counted.0 == expected.counted
                && i64::from(found.ratio.numerator) == expected.above
                && i64::from(found.ratio.denominator) == expected.below
                && (found.fraction_rule == FractionRule::ThousandYen) == expected.thousand
                && found.subsidy.0 == expected.subsidy
                && found.self_pay.0 == expected.self_pay
                && is_exactly(
                    found.exact,
                    expected.counted * expected.above,
                    expected.below,
                )
                && is_exactly(
                    found.cut,
                    expected.counted * expected.above - expected.subsidy * expected.below,
                    expected.below,
                );
            assert!(same, "{asked:?}: {found:?} is not {expected:?}");
        }
        (Err(expected), Err(found)) => assert_eq!(found.code().code(), expected, "{asked:?}"),
        (expected, found) => panic!("{asked:?}: {found:?} is not {expected:?}"),
    }
}

/// Returns the last digit of an institution code, as the domain's words have it: over the digits
/// as text, from the right.
pub fn check_digit(prefecture: u8, table: u8, six: &str) -> u8 {
    let digits = match prefecture {
        11..=14 => six.to_owned(),
        _ => format!("{prefecture:02}{table}{six}"),
    };
    let sum: u32 = digits
        .chars()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = digit.to_digit(10).unwrap();
            match place % 2 {
                0 => (digit * 2)
                    .to_string()
                    .chars()
                    .map(|d| d.to_digit(10).unwrap())
                    .sum(),
                _ => digit,
            }
        })
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap()
}
