//! Why an edition cannot be asked, and why data are not an edition.

use crate::problem::{Allowed, Facts, Fault, Report, Severity, english, one_of};
use crate::{Code, Language, Text, Track};

/// Why an edition cannot be asked.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(crate) enum EditionFault {
    /// No built-in edition has that name.
    Unknown {
        given: String,
        known: &'static [&'static str],
    },
    /// One of the two columns that are compared is missing.
    NoSuchTrack { name: String, track: Track },
}

/// Why data are not an edition. Apart from the faults of one that is asked, so that a program that reads no data does
/// not hold these words.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(crate) enum DataFault {
    /// A change at a path that leads nowhere.
    NoSuchPath(String),
    /// A change whose new value is not JSON.
    NotJson { path: String, value: String },
    /// Its check has errors: the first of them, and how many findings more.
    Unsound {
        name: String,
        path: String,
        first: Text,
        more: usize,
    },
}

impl DataFault {
    /// Makes the fault of an edition that was to be used at once and is not sound.
    pub(super) fn unsound(name: String, report: Report) -> Self {
        let more = report.findings.len().saturating_sub(1);
        let mut findings = report.findings.into_iter();
        let first = findings.find(|finding| finding.severity == Severity::Error);
        let (path, first) = match first {
            Some(finding) => (finding.path, finding.message),
            None => ("edition".to_owned(), Text::default()),
        };
        Self::Unsound {
            name,
            path,
            first,
            more,
        }
    }
}

impl Fault for EditionFault {
    fn facts(&self) -> Facts {
        match self {
            Self::Unknown { given, known } => Facts::new(Code::UnknownEdition)
                .field("edition")
                .given(given.as_str())
                .allowed(Allowed::words(known)),
            Self::NoSuchTrack { name, .. } => Facts::new(Code::InvalidEdition)
                .field("edition")
                .given(name.as_str()),
        }
    }

    fn message(&self, given: &str, language: Language) -> String {
        match self {
            Self::Unknown { known, .. } => {
                let known = one_of(known, language);
                match language {
                    Language::Ja => {
                        format!("版 `{given}` はありません。{known}を指定してください")
                    }
                    Language::En => format!("there is no edition `{given}`; use {known}"),
                }
            }
            Self::NoSuchTrack { name, track } => {
                let (code, label) = (track.code(), track.label(language));
                match language {
                    Language::Ja => format!(
                        "版 `{name}` には `{code}`（{label}）がないので、見直し前と見直し後を比べられません"
                    ),
                    Language::En => format!(
                        "edition `{name}` has no track `{code}` ({label}), so before and after cannot be compared"
                    ),
                }
            }
        }
    }
}

impl Fault for DataFault {
    fn facts(&self) -> Facts {
        let invalid = Facts::new(Code::InvalidEdition);
        match self {
            Self::NoSuchPath(path) => invalid.field(path.clone()).given(path.as_str()),
            Self::NotJson { path, value } => invalid.field(path.clone()).given(value.as_str()),
            Self::Unsound { name, path, .. } => invalid.field(path.clone()).given(name.as_str()),
        }
    }

    fn message(&self, given: &str, language: Language) -> String {
        match self {
            Self::NoSuchPath(_) => match language {
                Language::Ja => {
                    format!("版に `{given}` はありません。`rows[0].base` の形で指定してください")
                }
                Language::En => {
                    format!("an edition has no `{given}`; write a path such as `rows[0].base`")
                }
            },
            Self::NotJson { path, .. } => match language {
                Language::Ja => format!(
                    "`{path}` の新しい値 `{given}` がJSONとして読めません。文字列は引用符で囲んでください"
                ),
                Language::En => {
                    format!("the new value of `{path}`, `{given}`, is not JSON; put text in quotes")
                }
            },
            Self::Unsound {
                name, first, more, ..
            } => {
                let first = first.get(language);
                match (language, more) {
                    (Language::Ja, 0) => format!("版 `{name}` に誤りがあります：{first}"),
                    (Language::Ja, _) => format!(
                        "版 `{name}` に誤りがあります：{first}（ほか{more}件。版の検査ですべて確認できます）"
                    ),
                    (Language::En, 0) => format!("edition `{name}` has errors: {first}"),
                    (Language::En, _) => format!(
                        "edition `{name}` has errors: {first} ({more} more; the check of an edition lists them all)"
                    ),
                }
            }
        }
    }
}
