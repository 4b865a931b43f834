//! The wording of the errors of the rules: values that can be read, and have no answer.

use chrono::NaiveDate;

use super::messages::{named, one_of};
use super::{Allowed, Error, ErrorCode, shortened};
use crate::date::format_date;
use crate::report::{Report, Severity};
use crate::yen::Grouped;
use crate::{Category, FacilityKind, Field, Language, Text, Track, Yen, project};

/// Whose readers are counted.
#[derive(Clone, Copy)]
pub(crate) enum Readers {
    /// A category of the table.
    Category(Category),
    /// A kind of facility.
    Kind(FacilityKind),
    /// Nobody known: more than a hospital gets is wrong all the same.
    Anyone,
}

impl Readers {
    /// Says how many readers there may be, and where further ones come from.
    pub(crate) fn message(self, field: Field, given: &str, most: u32) -> Text {
        let shown = shortened(given);
        let too_many = given != "0" && !given.starts_with('-');
        Text::new(|language| {
            let name = named(field, language);
            let allowed = match (most, language) {
                (1, _) => "1".to_owned(),
                (_, Language::Ja) => format!("1から{most}"),
                (_, Language::En) => format!("1 to {most}"),
            };
            let advice = match too_many {
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
                    format!("{name}は、{who}でも{allowed}台です（指定：`{shown}`）{advice}")
                }
                (Language::Ja, _) => {
                    format!("{name}は、{who}では{allowed}台です（指定：`{shown}`）{advice}")
                }
                (Language::En, Self::Anyone) => {
                    format!("{name} must be {allowed} at {who}, got `{shown}`{advice}")
                }
                (Language::En, _) => {
                    format!("{name} must be {allowed} for a {who}, got `{shown}`{advice}")
                }
            }
        })
    }
}

impl Error {
    pub(crate) fn group_prescriptions_not_applicable(given: &str, kind: FacilityKind) -> Self {
        let field = project::GROUP_PRESCRIPTIONS;
        let given = shortened(given);
        let message = Text::new(|language| {
            let (name, kind) = (named(field, language), kind.label(language));
            match language {
                Language::Ja => format!(
                    "{name}は薬局だけの項目です。{kind}では省くか `0` にしてください（指定：`{given}`）"
                ),
                Language::En => format!(
                    "{name} is only for pharmacies, got `{given}` for a {kind}; leave it out or give `0`"
                ),
            }
        });
        Self::new(ErrorCode::GroupPrescriptionsNotApplicable, message)
            .with_field(field.name)
            .with_given(given)
            .with_allowed(Allowed::numbers(0, 0))
    }

    /// `who`: whose readers they are.
    pub(crate) fn readers_out_of_range(given: &str, who: Readers, most: u32) -> Self {
        let field = project::READERS;
        let message = who.message(field, given, most);
        Self::new(ErrorCode::ReadersOutOfRange, message)
            .with_field(field.name)
            .with_given(given)
            .with_allowed(Allowed::numbers(1, i64::from(most)))
    }

    pub(crate) fn cost_out_of_range(given: &str) -> Self {
        let field = project::COST;
        let shown = shortened(given);
        let most = Grouped(Yen::MAX.0);
        let message = Text::new(|language| {
            let name = named(field, language);
            match language {
                Language::Ja => {
                    format!("{name}は0円から{most}円までです（指定：`{shown}`）")
                }
                Language::En => format!("{name} must be from 0 to {most} yen, got `{shown}`"),
            }
        });
        Self::new(ErrorCode::CostOutOfRange, message)
            .with_field(field.name)
            .with_given(given)
            .with_allowed(Allowed::numbers(0, Yen::MAX.0))
    }

    /// `other`: the name of an edition that covers the day.
    pub(crate) fn date_not_covered(
        given: NaiveDate,
        edition: &str,
        (from, to): (NaiveDate, NaiveDate),
        other: Option<&str>,
    ) -> Self {
        let field = project::READER_APPLIED_ON;
        let message = Text::new(|language| {
            let name = named(field, language);
            let day = |day| format_date(day, language);
            let (from, to, given) = (day(from), day(to), day(given));
            match (language, other) {
                (Language::Ja, Some(other)) => format!(
                    "{name}は、{edition}版の補助上限表が対象とする{from}から{to}までの日にしてください（指定：{given}）。この日は{other}版の対象です"
                ),
                (Language::Ja, None) => format!(
                    "{name}は、{edition}版の補助上限表が対象とする{from}から{to}までの日にしてください（指定：{given}）。この日を対象とする版はありません"
                ),
                (Language::En, Some(other)) => format!(
                    "{name} must be a day from {from} to {to}, which edition `{edition}` covers, got {given}; edition `{other}` covers that day"
                ),
                (Language::En, None) => format!(
                    "{name} must be a day from {from} to {to}, which edition `{edition}` covers, got {given}; no edition covers that day"
                ),
            }
        });
        Self::new(ErrorCode::DateNotCovered, message)
            .with_field(field.name)
            .with_given(&given.to_string())
            .with_allowed(Allowed::days(from, to))
    }

    /// Makes the error for a day outside the calendar.
    pub(crate) fn day_not_in_calendar(given: NaiveDate) -> Self {
        let (from, to) = crate::calendar::COVERED_DAYS;
        let message = Text::new(|language| {
            let day = |day| format_date(day, language);
            let (from, to, given) = (day(from), day(to), day(given));
            match language {
                Language::Ja => {
                    format!("日付は{from}から{to}までの日にしてください（指定：{given}）")
                }
                Language::En => {
                    format!("the day must be from {from} to {to}, got {given}")
                }
            }
        });
        Self::new(ErrorCode::DateNotCovered, message)
            .with_given(&given.to_string())
            .with_allowed(Allowed::days(from, to))
    }

    /// Makes the error for a day of a plan outside the calendar, or from which counting business
    /// days leaves it.
    pub(crate) fn plan_day_not_covered(field: Field, given: NaiveDate) -> Self {
        let (from, to) = crate::calendar::COVERED_DAYS;
        let counting = (from..=to).contains(&given);
        let message = Text::new(|language| {
            let day = |day| format_date(day, language);
            let (from, to, given) = (day(from), day(to), day(given));
            let name = named(field, language);
            match (language, counting) {
                (Language::Ja, false) => {
                    format!("{name}は{from}から{to}までの日にしてください（指定：{given}）")
                }
                (Language::Ja, true) => format!(
                    "{name}から5営業日さかのぼった日が、営業日を数えられる{from}から{to}までの範囲にありません（指定：{given}）"
                ),
                (Language::En, false) => {
                    format!("{name} must be a day from {from} to {to}, got {given}")
                }
                (Language::En, true) => format!(
                    "{name}, {given}: 5 business days before it is outside {from} to {to}, for which business days are known"
                ),
            }
        });
        Self::new(ErrorCode::DateNotCovered, message)
            .with_field(field.name)
            .with_given(&given.to_string())
            .with_allowed(Allowed::days(from, to))
    }

    /// `given`: the day of the contract, `None` where it is missing; `by`: the last day for it.
    pub(crate) fn vendor_contract(
        given: Option<NaiveDate>,
        by: NaiveDate,
        from: NaiveDate,
    ) -> Self {
        let field = project::VENDOR_CONTRACT_ON;
        let message = Text::new(|language| {
            let name = named(field, language);
            let (day, start) = (format_date(by, language), format_date(from, language));
            let given = given.map(|given| format_date(given, language));
            match (language, given) {
                (Language::Ja, None) => format!(
                    "カードリーダーを{start}以降に申し込んだ場合は、{name}が必要です。{day}までの契約日を指定してください"
                ),
                (Language::En, None) => format!(
                    "{name} is needed for a reader applied for from {start} on; give a day by {day}"
                ),
                (Language::Ja, Some(given)) => format!(
                    "{name}は{day}までの日にしてください（指定：{given}）。それより後の契約について、資料は補助額を示していません"
                ),
                (Language::En, Some(given)) => format!(
                    "{name} must be {day} or earlier, got {given}; the source gives no amount for a later contract"
                ),
            }
        });
        let code = match given {
            None => ErrorCode::VendorContractOnRequired,
            Some(_) => ErrorCode::VendorContractTooLate,
        };
        let error = Self::new(code, message)
            .with_field(field.name)
            .with_allowed(Allowed::days(None, by));
        match given {
            None => error,
            Some(day) => error.with_given(&day.to_string()),
        }
    }

    /// Makes the error for the name of an edition that does not exist.
    pub(crate) fn unknown_edition(given: &str, known: &[&'static str]) -> Self {
        let shown = shortened(given);
        let message = Text::new(|language| {
            let known = one_of(known, language);
            match language {
                Language::Ja => {
                    format!("版 `{shown}` はありません。{known}を指定してください")
                }
                Language::En => format!("there is no edition `{shown}`; use {known}"),
            }
        });
        Self::new(ErrorCode::UnknownEdition, message)
            .with_field("edition")
            .with_given(given)
            .with_allowed(Allowed::words(known))
    }

    /// Makes the error for the name of a form that does not exist.
    pub(crate) fn unknown_form(given: &str, known: &[&'static str]) -> Self {
        let shown = shortened(given);
        let message = Text::new(|language| {
            let known = one_of(known, language);
            match language {
                Language::Ja => format!("様式 `{shown}` はありません。{known}を指定してください"),
                Language::En => format!("there is no form `{shown}`; use {known}"),
            }
        });
        Self::new(ErrorCode::InvalidValue, message)
            .with_field("form")
            .with_given(given)
            .with_allowed(Allowed::words(known))
    }

    /// Makes the error for a form without computed fields.
    pub(crate) fn not_drafted(form: &str, drafted: &[&'static str]) -> Self {
        let message = Text::new(|language| {
            let known = one_of(drafted, language);
            match language {
                Language::Ja => format!(
                    "様式 `{form}` には計算して埋める項目がありません。{known}を指定してください"
                ),
                Language::En => {
                    format!("the form `{form}` has no fields to calculate; use {known}")
                }
            }
        });
        Self::new(ErrorCode::InvalidValue, message)
            .with_field("form")
            .with_given(form)
            .with_allowed(Allowed::words(drafted))
    }

    /// Makes the error for a change of an edition at a path that leads nowhere.
    pub(crate) fn no_such_path(path: &str) -> Self {
        let shown = shortened(path);
        let message = Text::new(|language| match language {
            Language::Ja => {
                format!("版に `{shown}` はありません。`rows[0].base` の形で指定してください")
            }
            Language::En => {
                format!("an edition has no `{shown}`; write a path such as `rows[0].base`")
            }
        });
        Self::new(ErrorCode::InvalidEdition, message)
            .with_field(path.to_owned())
            .with_given(path)
    }

    /// Makes the error for a new value that is not JSON.
    pub(crate) fn invalid_change(path: &str, json: &str) -> Self {
        let shown = shortened(json);
        let message = Text::new(|language| match language {
            Language::Ja => {
                format!(
                    "`{path}` の新しい値 `{shown}` がJSONとして読めません。文字列は引用符で囲んでください"
                )
            }
            Language::En => {
                format!("the new value of `{path}`, `{shown}`, is not JSON; put text in quotes")
            }
        });
        Self::new(ErrorCode::InvalidEdition, message)
            .with_field(path.to_owned())
            .with_given(json)
    }

    /// Makes the error for an edition that was loaded and is not sound: what its check finds
    /// first, and how much more.
    pub(crate) fn unsound_edition(name: &str, report: &Report) -> Self {
        let first = report
            .findings
            .iter()
            .find(|finding| finding.severity == Severity::Error);
        let more = report.findings.len().saturating_sub(1);
        let message = Text::new(|language| {
            let said = first.map_or("", |finding| finding.message.get(language));
            match (language, more) {
                (Language::Ja, 0) => format!("版 `{name}` に誤りがあります：{said}"),
                (Language::Ja, _) => format!(
                    "版 `{name}` に誤りがあります：{said}（ほか{more}件。版の検査（`onshi edition check`）で確認してください）"
                ),
                (Language::En, 0) => format!("edition `{name}` has errors: {said}"),
                (Language::En, _) => format!(
                    "edition `{name}` has errors: {said} ({more} more; check the edition with `onshi edition check`)"
                ),
            }
        });
        let path = first.map_or_else(|| "edition".to_owned(), |finding| finding.path.clone());
        Self::new(ErrorCode::InvalidEdition, message)
            .with_field(path)
            .with_given(name)
    }

    /// Makes the error for an edition without one of the two columns that are compared.
    pub(crate) fn no_such_track(name: &str, track: Track) -> Self {
        let message = Text::new(|language| {
            let (code, label) = (track.code(), track.label(language));
            match language {
                Language::Ja => format!(
                    "版 `{name}` には `{code}`（{label}）がないので、見直し前と見直し後を比べられません"
                ),
                Language::En => format!(
                    "edition `{name}` has no track `{code}` ({label}), so before and after cannot be compared"
                ),
            }
        });
        Self::new(ErrorCode::InvalidEdition, message)
            .with_field("edition")
            .with_given(name)
    }
}
