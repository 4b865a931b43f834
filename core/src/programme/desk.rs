//! Who to ask: the Payment Fund's desk for this programme. Source: S.
//!
//! ```
//! use onshi::desk::{DESK, parse_time};
//!
//! let saturday = parse_time("2021-01-16T15:59")?;
//! assert!(DESK.is_open(saturday)?);
//! assert!(!DESK.is_open(parse_time("2021-01-16 16:00")?)?);
//! assert_eq!(DESK.telephone, "0800-080-4583");
//! # Ok::<(), onshi::Error>(())
//! ```

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};
use serde::{Serialize, Serializer};

pub use crate::date::parse_time;
use crate::date::weekday_text;
use crate::{Citation, Document, Error, Language, calendar};

/// A desk that answers questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Desk {
    /// The name, as the pamphlet prints it.
    pub name: &'static str,
    /// The telephone number, free of charge.
    pub telephone: &'static str,
    /// The mail address.
    pub mail: &'static str,
    /// The address of the portal site, as it was in 2021.
    pub portal: &'static str,
    /// The word by which to search for the portal.
    pub search_word: &'static str,
    /// The chatbot on the portal, which answers at all hours.
    pub chatbot: &'static str,
    /// The hours of Japan in which the telephone is answered, national holidays excepted.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<HoursJson>"))]
    pub hours: &'static [Hours],
    /// The ministry's office that sent the notice of 2020-12-24.
    pub office: Office,
    /// The source.
    pub citation: Citation,
}

/// The same hours on several days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hours {
    /// The days of the week.
    pub days: &'static [Weekday],
    /// The first hour (0 to 23).
    pub from: u32,
    /// The closing hour (1 to 24), exclusive.
    pub to: u32,
}

/// Hours as the wire carries them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Hours", deny_unknown_fields))]
struct HoursJson {
    /// The days of the week: `mon` to `sun`.
    days: Vec<String>,
    /// The first minute: `08:00`.
    from: String,
    /// The closing minute, which is out: `18:00`.
    to: String,
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let days = self.days.iter();
        HoursJson {
            days: days.map(|day| day.to_string().to_lowercase()).collect(),
            from: format!("{:02}:00", self.from),
            to: format!("{:02}:00", self.to),
        }
        .serialize(to)
    }
}

/// An office and its mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Office {
    /// The name.
    pub name: &'static str,
    /// The mail address.
    pub mail: &'static str,
}

/// The desk of the pamphlet of January 2021.
pub static DESK: Desk = Desk {
    name: "お問い合わせ先：医療情報化支援基金",
    telephone: "0800-080-4583",
    mail: "contact@iryohokenjyoho-portalsite.jp",
    portal: "https://www.iryohokenjyoho-portalsite.jp/",
    search_word: "医療機関ポータル",
    chatbot: "シカク",
    hours: &[
        Hours {
            days: &[
                Weekday::Mon,
                Weekday::Tue,
                Weekday::Wed,
                Weekday::Thu,
                Weekday::Fri,
            ],
            from: 8,
            to: 18,
        },
        Hours {
            days: &[Weekday::Sat],
            from: 8,
            to: 16,
        },
    ],
    office: Office {
        name: "厚生労働省保険局医療介護連携政策課 保険データ企画室",
        mail: "suisin@mhlw.go.jp",
    },
    citation: Citation::stated(
        Document::NOTICE_AND_PAMPHLET,
        "お問い合わせ先：医療情報化支援基金",
    ),
};

impl Desk {
    /// Returns whether the desk answers at a time of Japan: Monday to Friday from 8:00 until
    /// 18:00, Saturday from 8:00 until 16:00, not on national holidays. The year's end counts
    /// like other days: the pamphlet names holidays alone.
    ///
    /// # Errors
    ///
    /// `date_not_covered` for a day before 2019 or after 2027.
    pub fn is_open(&self, at: NaiveDateTime) -> Result<bool, Error> {
        let holiday = calendar::holiday(at.date())?.is_some();
        let open = self.hours.iter().any(|hours| {
            hours.days.contains(&at.weekday()) && (hours.from..hours.to).contains(&at.hour())
        });
        Ok(open && !holiday)
    }

    /// Returns the hours in words: `月曜日～金曜日 8:00～18:00、土曜日 8:00～16:00（いずれも祝日を除く）`.
    pub fn hours_text(&self, language: Language) -> String {
        let each = self.hours.iter().map(|hours| {
            let days = match (hours.days, language) {
                ([only], Language::Ja) => weekday_text(*only, language).to_owned(),
                ([only], Language::En) => only.to_string(),
                ([first, .., last], Language::Ja) => {
                    format!(
                        "{}～{}",
                        weekday_text(*first, language),
                        weekday_text(*last, language)
                    )
                }
                ([first, .., last], Language::En) => format!("{first} to {last}"),
                ([], _) => String::new(),
            };
            let (from, to) = (hours.from, hours.to);
            match language {
                Language::Ja => format!("{days} {from}:00～{to}:00"),
                Language::En => format!("{days} {from}:00 to {to}:00"),
            }
        });
        let each: Vec<_> = each.collect();
        match language {
            Language::Ja => format!("{}（いずれも祝日を除く）", each.join("、")),
            Language::En => format!("{}, except national holidays", each.join(", ")),
        }
    }

    /// Returns name, telephone and hours, for a sentence that says to ask the fund.
    pub fn contact(&self, language: Language) -> String {
        let (name, telephone, hours) = (self.name, self.telephone, self.hours_text(language));
        match language {
            Language::Ja => format!("{name}、電話 {telephone}（通話無料）、{hours}"),
            Language::En => {
                let name = name.trim_start_matches("お問い合わせ先：");
                format!("the Payment Fund's desk {name}, telephone {telephone} (free), {hours}")
            }
        }
    }
}
