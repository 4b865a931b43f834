//! The closed lists of words that other languages have as enums, from the core's declarations.

use std::fmt::Write;

use onshi::forms::{FormKind, LineKind, OnlineClaims, Work};
use onshi::plan::{Actor, Channel, DueKind, LimitReason, LimitStatus, Stage, Status, Step};
use onshi::{Basis, Category, Code, FacilityKind, FractionRule, Language, Severity, Track};

/// Where Python's enums are kept.
pub const PYTHON: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-python/python/onshi/_codes.py"
);
/// Where Rust's side of Kotlin's enums is kept.
pub const KOTLIN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/words.rs"
);

/// Where Kotlin's enums for people are kept.
pub const KOTLIN_ENUMS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/Words.kt"
);

/// The lists of codes of problems: name, subject, codes.
const CODES: [(&str, &str, &[Code]); 2] = [
    ("ErrorCode", "Why there is no answer.", Code::ERRORS),
    (
        "FindingCode",
        "What is wrong with a form, a plan or an edition.",
        Code::FINDINGS,
    ),
];

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
    /// The words for people, by the code.
    label: fn(&str, Language) -> &'static str,
}

/// Returns the words for people of a code.
macro_rules! label {
    ($list:ty) => {
        |code, language| <$list>::from_code(code).expect("a code").label(language)
    };
}

const LISTS: [List; 18] = [
    List {
        name: "FacilityKind",
        python: Some("Facility"),
        about: "施設区分.",
        home: "onshi",
        codes: FacilityKind::CODES,
        label: label!(FacilityKind),
    },
    List {
        name: "Category",
        python: Some("Category"),
        about: "The category of the table of ceilings.",
        home: "onshi",
        codes: Category::CODES,
        label: label!(Category),
    },
    List {
        name: "Track",
        python: Some("Track"),
        about: "Which of the subsidy's terms apply.",
        home: "onshi",
        codes: Track::CODES,
        label: label!(Track),
    },
    List {
        name: "FractionRule",
        python: Some("FractionRule"),
        about: "What happens to fractions: cut below 1 yen, or below 1,000 yen.",
        home: "onshi",
        codes: FractionRule::CODES,
        label: label!(FractionRule),
    },
    List {
        name: "Basis",
        python: Some("Basis"),
        about: "How firmly a source says something.",
        home: "onshi",
        codes: Basis::CODES,
        label: label!(Basis),
    },
    List {
        name: "Step",
        python: Some("Step"),
        about: "A step of the preparation.",
        home: "onshi::plan",
        codes: Step::CODES,
        label: label!(Step),
    },
    List {
        name: "Stage",
        python: Some("Stage"),
        about: "A stage of the preparation.",
        home: "onshi::plan",
        codes: Stage::CODES,
        label: label!(Stage),
    },
    List {
        name: "Actor",
        python: Some("Actor"),
        about: "Who acts.",
        home: "onshi::plan",
        codes: Actor::CODES,
        label: label!(Actor),
    },
    List {
        name: "Channel",
        python: Some("Channel"),
        about: "Where a step is done, or how it comes.",
        home: "onshi::plan",
        codes: Channel::CODES,
        label: label!(Channel),
    },
    List {
        name: "DueKind",
        python: Some("DueKind"),
        about: "What kind of day a step is due by.",
        home: "onshi::plan",
        codes: DueKind::CODES,
        label: label!(DueKind),
    },
    List {
        name: "Status",
        python: Some("Status"),
        about: "The status of a step on the reference date.",
        home: "onshi::plan",
        codes: Status::CODES,
        label: label!(Status),
    },
    List {
        name: "LimitReason",
        python: Some("LimitReason"),
        about: "What depends on a hard day.",
        home: "onshi::plan",
        codes: LimitReason::CODES,
        label: label!(LimitReason),
    },
    List {
        name: "LimitStatus",
        python: Some("LimitStatus"),
        about: "The status of a limit on the reference date.",
        home: "onshi::plan",
        codes: LimitStatus::CODES,
        label: label!(LimitStatus),
    },
    List {
        name: "Severity",
        python: Some("Severity"),
        about: "Whether a finding must be mended.",
        home: "onshi",
        codes: Severity::CODES,
        label: label!(Severity),
    },
    List {
        name: "FormKind",
        python: None,
        about: "A form that can be checked.",
        home: "onshi::forms",
        codes: FormKind::CODES,
        label: label!(FormKind),
    },
    List {
        name: "LineKind",
        python: None,
        about: "The kind of a line.",
        home: "onshi::forms",
        codes: LineKind::CODES,
        label: label!(LineKind),
    },
    List {
        name: "OnlineClaims",
        python: None,
        about: "Whether a facility uses online claims.",
        home: "onshi::forms",
        codes: OnlineClaims::CODES,
        label: label!(OnlineClaims),
    },
    List {
        name: "Work",
        python: None,
        about: "An item of the vendor's work.",
        home: "onshi::forms",
        codes: Work::CODES,
        label: label!(Work),
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
    for (name, about, codes) in CODES {
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

/// Renders Rust's side of Kotlin's enums. The compiler compares each with the core's.
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

/// Renders Kotlin's enums, in the order in which they cross.
pub fn kotlin_enums() -> String {
    let mut out = String::from(
        "// Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.\n\npackage onshi\n",
    );
    for list in &LISTS {
        let codes = list.codes.iter();
        let words = codes.map(|code| {
            (
                *code,
                Language::ALL.map(|language| (list.label)(code, language)),
            )
        });
        kotlin_enum(&mut out, list.name, list.about, "label", words);
    }
    for (name, about, codes) in CODES {
        let codes = codes.iter();
        let words = codes.map(|code| {
            (
                code.code(),
                Language::ALL.map(|language| code.meaning(language)),
            )
        });
        kotlin_enum(&mut out, name, about, "meaning", words);
    }
    out
}

fn kotlin_enum<'c>(
    out: &mut String,
    name: &str,
    about: &str,
    text: &str,
    words: impl Iterator<Item = (&'c str, [&'c str; 2])>,
) {
    let _ = write!(
        out,
        "\n/**\n * {about}\n *\n * @property code the word of the wire.\n */\n\
         public enum class {name}(public val code: String, private val ja: String, private val en: String) {{\n"
    );
    for (code, [ja, en]) in words {
        let _ = writeln!(
            out,
            "    {}(\"{code}\", \"{ja}\", \"{en}\"),",
            code.to_ascii_uppercase()
        );
    }
    let _ = write!(
        out,
        "    ;\n\n    /** Returns the {text} in a language. */\n    public fun getLabel(language: Language): String = language.of(ja, en)\n}}\n"
    );
}

/// Returns `reader_application` as `ReaderApplication`.
pub fn pascal(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    });
    words.collect()
}
