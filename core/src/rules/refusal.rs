//! Why no row answers a project, and its words.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::date::format_date;
use crate::edition::Edition;
use crate::problem::{Allowed, Facts, Fault, english};
use crate::yen::Grouped;
use crate::{Category, Code, FacilityKind, Language, Yen, project};

/// Why no row answers a project; the first in the contract's order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", english(self))]
pub(crate) enum Refusal {
    /// Only pharmacies have prescriptions.
    GroupPrescriptionsNotApplicable { kind: FacilityKind, count: u32 },
    /// The number of readers is not one of the category's rows.
    ReadersOutOfRange { readers: u32, who: Who, most: u32 },
    /// The cost is not 0 to 10^12 yen.
    CostOutOfRange(Yen),
    /// No track covers the day of the reader application.
    DateNotCovered {
        day: NaiveDate,
        edition: Cow<'static, str>,
        covered: (NaiveDate, NaiveDate),
    },
    /// The track, which begins on `from`, asks for a vendor contract and none is given.
    VendorContractRequired { by: NaiveDate, from: NaiveDate },
    /// The vendor contract came after the track's last day for it.
    VendorContractTooLate { day: NaiveDate, by: NaiveDate },
}

/// Whose readers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A category of the table.
    Category(Category),
    /// A kind of facility.
    Kind(FacilityKind),
    /// Nobody known: more than a hospital gets is wrong all the same.
    Anyone,
}

impl Refusal {
    pub(crate) fn code(&self) -> Code {
        self.facts().code()
    }
}

impl Fault for Refusal {
    fn facts(&self) -> Facts {
        match self {
            Self::GroupPrescriptionsNotApplicable { count, .. } => {
                Facts::new(Code::GroupPrescriptionsNotApplicable)
                    .field(project::GROUP_PRESCRIPTIONS.name)
                    .given(i64::from(*count))
                    .allowed(Allowed::numbers(0, 0))
            }
            Self::ReadersOutOfRange { readers, most, .. } => Facts::new(Code::ReadersOutOfRange)
                .field(project::READERS.name)
                .given(i64::from(*readers))
                .allowed(Allowed::numbers(1, i64::from(*most))),
            Self::CostOutOfRange(cost) => Facts::new(Code::CostOutOfRange)
                .field(project::COST.name)
                .given(cost.0)
                .allowed(Allowed::numbers(0, Yen::MAX.0)),
            Self::DateNotCovered { day, covered, .. } => Facts::new(Code::DateNotCovered)
                .field(project::READER_APPLIED_ON.name)
                .given(*day)
                .allowed(Allowed::days(covered.0, covered.1)),
            Self::VendorContractRequired { by, .. } => Facts::new(Code::VendorContractOnRequired)
                .field(project::VENDOR_CONTRACT_ON.name)
                .allowed(Allowed::days(None, *by)),
            Self::VendorContractTooLate { day, by } => Facts::new(Code::VendorContractTooLate)
                .field(project::VENDOR_CONTRACT_ON.name)
                .given(*day)
                .allowed(Allowed::days(None, *by)),
        }
    }

    fn message(&self, given: &str, language: Language) -> String {
        let date = |day: &NaiveDate| format_date(*day, language);
        match self {
            Self::GroupPrescriptionsNotApplicable { kind, .. } => {
                let name = project::GROUP_PRESCRIPTIONS.named(language);
                let kind = kind.label(language);
                match language {
                    Language::Ja => format!(
                        "{name}は薬局だけの項目です。{kind}では省くか `0` にしてください（指定：`{given}`）"
                    ),
                    Language::En => format!(
                        "{name} is only for pharmacies, got `{given}` for a {kind}; leave it out or give `0`"
                    ),
                }
            }
            Self::ReadersOutOfRange { who, most, .. } => who.too_many(*most, given, language),
            Self::CostOutOfRange(_) => {
                let (name, most) = (project::COST.named(language), Grouped(Yen::MAX.0));
                match language {
                    Language::Ja => format!("{name}は0円から{most}円までです（指定：`{given}`）"),
                    Language::En => format!("{name} must be from 0 to {most} yen, got `{given}`"),
                }
            }
            Self::DateNotCovered {
                day,
                edition,
                covered: (from, to),
            } => {
                let name = project::READER_APPLIED_ON.named(language);
                let other = covering(*day);
                let (from, to, day) = (date(from), date(to), date(day));
                match (language, other) {
                    (Language::Ja, Some(other)) => format!(
                        "{name}は、{edition}版の補助上限表が対象とする{from}から{to}までの日にしてください（指定：{day}）。この日は{other}版の対象です"
                    ),
                    (Language::Ja, None) => format!(
                        "{name}は、{edition}版の補助上限表が対象とする{from}から{to}までの日にしてください（指定：{day}）。この日を対象とする版はありません"
                    ),
                    (Language::En, Some(other)) => format!(
                        "{name} must be a day from {from} to {to}, which edition `{edition}` covers, got {day}; edition `{other}` covers that day"
                    ),
                    (Language::En, None) => format!(
                        "{name} must be a day from {from} to {to}, which edition `{edition}` covers, got {day}; no edition covers that day"
                    ),
                }
            }
            Self::VendorContractRequired { by, from } => {
                let name = project::VENDOR_CONTRACT_ON.named(language);
                let (by, from) = (date(by), date(from));
                match language {
                    Language::Ja => format!(
                        "カードリーダーを{from}以降に申し込んだ場合は、{name}が必要です。{by}までの契約日を指定してください"
                    ),
                    Language::En => format!(
                        "{name} is needed for a reader applied for from {from} on; give a day by {by}"
                    ),
                }
            }
            Self::VendorContractTooLate { day, by } => {
                let name = project::VENDOR_CONTRACT_ON.named(language);
                let (day, by) = (date(day), date(by));
                match language {
                    Language::Ja => format!(
                        "{name}は{by}までの日にしてください（指定：{day}）。それより後の契約について、資料は補助額を示していません"
                    ),
                    Language::En => format!(
                        "{name} must be {by} or earlier, got {day}; the source gives no amount for a later contract"
                    ),
                }
            }
        }
    }
}

impl Who {
    /// Says how many readers there may be, and where further ones come from.
    fn too_many(self, most: u32, given: &str, language: Language) -> String {
        let name = project::READERS.named(language);
        let allowed = match (most, language) {
            (1, _) => "1".to_owned(),
            (_, Language::Ja) => format!("1から{most}"),
            (_, Language::En) => format!("1 to {most}"),
        };
        let advice = match given != "0" && !given.starts_with('-') {
            true => language.of(
                "。追加のカードリーダーは補助の対象外で、販売店から購入します",
                "; further readers are bought from a dealer, outside this subsidy",
            ),
            false => "",
        };
        let who = match self {
            Self::Category(category) => category.label(language),
            Self::Kind(kind) => kind.label(language),
            Self::Anyone => language.of("どの施設", "any facility"),
        };
        match (language, self) {
            (Language::Ja, Self::Anyone) => {
                format!("{name}は、{who}でも{allowed}台です（指定：`{given}`）{advice}")
            }
            (Language::Ja, _) => {
                format!("{name}は、{who}では{allowed}台です（指定：`{given}`）{advice}")
            }
            (Language::En, Self::Anyone) => {
                format!("{name} must be {allowed} at {who}, got `{given}`{advice}")
            }
            (Language::En, _) => {
                format!("{name} must be {allowed} for a {who}, got `{given}`{advice}")
            }
        }
    }
}

/// Returns the name of a built-in edition that covers a day. A changed edition, which does not, may have the same
/// name.
fn covering(day: NaiveDate) -> Option<&'static str> {
    let mut all = Edition::all().iter();
    let found = all.find(|one| one.data().tracks.iter().any(|period| period.covers(day)));
    found.map(Edition::name)
}
