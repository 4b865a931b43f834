//! The enums of the Python package, from the lists of the core.

use std::fmt::Write;

use onshi::plan::{Actor, Channel, DueKind, LimitReason, LimitStatus, Stage, Status, Step};
use onshi::{Basis, Category, Code, FacilityKind, FractionRule, Severity, Track};

/// Where the enums are kept.
pub const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-python/python/onshi/_codes.py"
);

/// The enums: name, documentation, codes.
const ENUMS: [(&str, &str, &[&str]); 14] = [
    ("Facility", "施設区分.", FacilityKind::CODES),
    (
        "Category",
        "The category of the table of ceilings.",
        Category::CODES,
    ),
    ("Track", "Which of the subsidy's terms apply.", Track::CODES),
    (
        "FractionRule",
        "What happens to fractions: cut below 1 yen, or below 1,000 yen.",
        FractionRule::CODES,
    ),
    ("Basis", "How firmly a source says something.", Basis::CODES),
    ("Step", "A step of the preparation.", Step::CODES),
    ("Stage", "A stage of the preparation.", Stage::CODES),
    ("Actor", "Who acts.", Actor::CODES),
    (
        "Channel",
        "Where a step is done, or how it comes.",
        Channel::CODES,
    ),
    (
        "DueKind",
        "What kind of day a step is due by.",
        DueKind::CODES,
    ),
    (
        "Status",
        "The status of a step on the reference date.",
        Status::CODES,
    ),
    (
        "LimitReason",
        "What depends on a hard day.",
        LimitReason::CODES,
    ),
    (
        "LimitStatus",
        "The status of a limit on the reference date.",
        LimitStatus::CODES,
    ),
    (
        "Severity",
        "Whether a finding must be mended.",
        Severity::CODES,
    ),
];

/// Renders the enums.
pub fn python_codes() -> String {
    let mut out = String::from(
        "\"\"\"The words of the wire as enums.\n\n\
         Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom onshi._code import Code\n",
    );
    for (name, documentation, codes) in ENUMS {
        render(&mut out, name, documentation, codes.iter().copied());
    }
    let lists = [
        ("ErrorCode", "Why there is no answer.", Code::ERRORS),
        (
            "FindingCode",
            "What is wrong with a form, a plan or an edition.",
            Code::FINDINGS,
        ),
    ];
    for (name, documentation, codes) in lists {
        let codes = codes.iter().map(|code| code.code());
        render(&mut out, name, documentation, codes);
    }
    out
}

fn render<'c>(
    out: &mut String,
    name: &str,
    documentation: &str,
    codes: impl Iterator<Item = &'c str>,
) {
    let _ = write!(
        out,
        "\n\nclass {name}(Code):\n    \"\"\"{documentation}\"\"\"\n\n"
    );
    for code in codes {
        let _ = writeln!(out, "    {} = \"{code}\"", code.to_ascii_uppercase());
    }
}
