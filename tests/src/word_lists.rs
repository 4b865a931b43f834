//! The closed lists of words that other languages have as enums, from the core's declarations.

use std::fmt::Write;

use onshi::forms::{LineKind, OnlineClaims, Work};
use onshi::plan::{Actor, Channel, DueKind, LimitReason, LimitStatus, Stage, Status, Step};
use onshi::{Basis, Category, Code, FacilityKind, FractionRule, Severity, Track};

/// Where Python's enums are kept.
pub const PYTHON: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-python/python/onshi/_codes.py"
);
/// Where Kotlin's enums are kept.
pub const KOTLIN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/words.rs"
);

/// A closed list of words.
struct List {
    /// The name of the enum.
    name: &'static str,
    /// Its name in Python, where it is an enum there.
    python: Option<&'static str>,
    about: &'static str,
    /// The module of the core that declares it.
    home: &'static str,
    codes: &'static [&'static str],
}

const LISTS: [List; 17] = [
    List {
        name: "FacilityKind",
        python: Some("Facility"),
        about: "施設区分.",
        home: "onshi",
        codes: FacilityKind::CODES,
    },
    List {
        name: "Category",
        python: Some("Category"),
        about: "The category of the table of ceilings.",
        home: "onshi",
        codes: Category::CODES,
    },
    List {
        name: "Track",
        python: Some("Track"),
        about: "Which of the subsidy's terms apply.",
        home: "onshi",
        codes: Track::CODES,
    },
    List {
        name: "FractionRule",
        python: Some("FractionRule"),
        about: "What happens to fractions: cut below 1 yen, or below 1,000 yen.",
        home: "onshi",
        codes: FractionRule::CODES,
    },
    List {
        name: "Basis",
        python: Some("Basis"),
        about: "How firmly a source says something.",
        home: "onshi",
        codes: Basis::CODES,
    },
    List {
        name: "Step",
        python: Some("Step"),
        about: "A step of the preparation.",
        home: "onshi::plan",
        codes: Step::CODES,
    },
    List {
        name: "Stage",
        python: Some("Stage"),
        about: "A stage of the preparation.",
        home: "onshi::plan",
        codes: Stage::CODES,
    },
    List {
        name: "Actor",
        python: Some("Actor"),
        about: "Who acts.",
        home: "onshi::plan",
        codes: Actor::CODES,
    },
    List {
        name: "Channel",
        python: Some("Channel"),
        about: "Where a step is done, or how it comes.",
        home: "onshi::plan",
        codes: Channel::CODES,
    },
    List {
        name: "DueKind",
        python: Some("DueKind"),
        about: "What kind of day a step is due by.",
        home: "onshi::plan",
        codes: DueKind::CODES,
    },
    List {
        name: "Status",
        python: Some("Status"),
        about: "The status of a step on the reference date.",
        home: "onshi::plan",
        codes: Status::CODES,
    },
    List {
        name: "LimitReason",
        python: Some("LimitReason"),
        about: "What depends on a hard day.",
        home: "onshi::plan",
        codes: LimitReason::CODES,
    },
    List {
        name: "LimitStatus",
        python: Some("LimitStatus"),
        about: "The status of a limit on the reference date.",
        home: "onshi::plan",
        codes: LimitStatus::CODES,
    },
    List {
        name: "Severity",
        python: Some("Severity"),
        about: "Whether a finding must be mended.",
        home: "onshi",
        codes: Severity::CODES,
    },
    List {
        name: "LineKind",
        python: None,
        about: "The kind of a line.",
        home: "onshi::forms",
        codes: LineKind::CODES,
    },
    List {
        name: "OnlineClaims",
        python: None,
        about: "Whether a facility uses online claims.",
        home: "onshi::forms",
        codes: OnlineClaims::CODES,
    },
    List {
        name: "Work",
        python: None,
        about: "An item of the vendor's work.",
        home: "onshi::forms",
        codes: Work::CODES,
    },
];

/// Renders Python's enums.
pub fn python() -> String {
    let mut out = String::from(
        "\"\"\"The words of the wire as enums.\n\n\
         Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom onshi._code import Code\n",
    );
    for list in &LISTS {
        if let Some(name) = list.python {
            python_class(&mut out, name, list.about, list.codes.iter().copied());
        }
    }
    let codes = [
        ("ErrorCode", "Why there is no answer.", Code::ERRORS),
        (
            "FindingCode",
            "What is wrong with a form, a plan or an edition.",
            Code::FINDINGS,
        ),
    ];
    for (name, about, codes) in codes {
        python_class(&mut out, name, about, codes.iter().map(|code| code.code()));
    }
    out
}

fn python_class<'c>(
    out: &mut String,
    name: &str,
    about: &str,
    codes: impl Iterator<Item = &'c str>,
) {
    let _ = write!(out, "\n\nclass {name}(Code):\n    \"\"\"{about}\"\"\"\n\n");
    for code in codes {
        let _ = writeln!(out, "    {} = \"{code}\"", code.to_ascii_uppercase());
    }
}

/// Renders Kotlin's enums. The compiler compares each with the core's.
pub fn kotlin() -> String {
    let mut out = String::from(
        "//! The closed lists of words.\n//!\n\
         //! Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.\n",
    );
    for List {
        name,
        about,
        home,
        codes,
        ..
    } in &LISTS
    {
        let _ = write!(
            out,
            "\npub use {home}::{name};\n\n/// {about}\n#[uniffi::remote(Enum)]\npub enum {name} {{\n"
        );
        for code in *codes {
            let _ = writeln!(out, "    {},", pascal(code));
        }
        out.push_str("}\n");
    }
    out
}

/// Returns `reader_application` as `ReaderApplication`.
pub fn pascal(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    words.collect()
}
