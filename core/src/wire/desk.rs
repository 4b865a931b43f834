//! The desk and the notices as the wire carries them.

use std::fmt;

use serde::Serialize;

use super::answer::write_json;
use crate::desk::{DESK, Desk, Hours, parse_time};
use crate::{Citation, Error, Notice, Text};

/// Who to ask, as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Desk", deny_unknown_fields))]
pub struct DeskJson {
    /// The name, as the pamphlet prints it.
    name: &'static str,
    /// The telephone number, free of charge.
    telephone: &'static str,
    /// The mail address.
    mail: &'static str,
    /// The address of the portal site, as it was in 2021.
    portal: &'static str,
    /// The word by which to search for the portal.
    search_word: &'static str,
    /// The chatbot on the portal, which answers at all hours.
    chatbot: &'static str,
    /// The hours of Japan in which the telephone is answered, national holidays excepted.
    hours: Vec<HoursJson>,
    /// The same in words.
    hours_text: Text,
    /// Whether the desk is open at the given time; null without a time.
    open: Option<bool>,
    /// The ministry's office that sent the notice of 2020-12-24.
    office: OfficeJson,
    /// The source.
    citation: Citation,
}

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

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Office", deny_unknown_fields))]
struct OfficeJson {
    name: &'static str,
    mail: &'static str,
}

impl DeskJson {
    /// Makes the JSON of the desk. `at`: a time of Japan as [`parse_time`] reads it, to say whether
    /// the desk is open then.
    ///
    /// ```
    /// use onshi::wire::DeskJson;
    ///
    /// let json = DeskJson::at(Some("2021-01-16T15:59"))?.to_string();
    /// assert!(json.contains(r#"{"days":["sat"],"from":"08:00","to":"16:00"}"#));
    /// assert!(json.contains(r#""open":true"#));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid_date` for a time that does not exist, `date_not_covered` outside 2019 to 2027.
    pub fn at(at: Option<&str>) -> Result<Self, Error> {
        let open = |text| {
            let is_open = DESK.is_open(parse_time(text)?);
            is_open.map_err(|error: Error| error.with_field("at").with_given(text.trim()))
        };
        Ok(Self::new(&DESK, at.map(open).transpose()?))
    }

    fn new(desk: &Desk, open: Option<bool>) -> Self {
        Self {
            name: desk.name,
            telephone: desk.telephone,
            mail: desk.mail,
            portal: desk.portal,
            search_word: desk.search_word,
            chatbot: desk.chatbot,
            hours: desk.hours.iter().map(HoursJson::new).collect(),
            hours_text: Text::new(|language| desk.hours_text(language)),
            open,
            office: OfficeJson {
                name: desk.office.name,
                mail: desk.office.mail,
            },
            citation: desk.citation.clone(),
        }
    }

    /// Returns whether the desk is open; `None` without a time.
    pub fn open(&self) -> Option<bool> {
        self.open
    }
}

impl HoursJson {
    fn new(hours: &Hours) -> Self {
        let days = hours.days.iter();
        Self {
            days: days.map(|day| day.to_string().to_lowercase()).collect(),
            from: format!("{:02}:00", hours.from),
            to: format!("{:02}:00", hours.to),
        }
    }
}

impl fmt::Display for DeskJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}

/// What holds for every answer, as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Notices", deny_unknown_fields))]
pub struct NoticesJson {
    /// The notices.
    notices: Vec<NoticeJson>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "NoticeText", deny_unknown_fields)
)]
struct NoticeJson {
    code: Notice,
    message: Text,
    /// The sources; none for what is said of onshi itself.
    citations: &'static [Citation],
}

impl NoticesJson {
    /// Makes the JSON of every notice.
    pub fn all() -> Self {
        let notices = Notice::ALL.iter().map(|notice| NoticeJson {
            code: *notice,
            message: Text::new(|language| notice.text(language)),
            citations: notice.citations(),
        });
        Self {
            notices: notices.collect(),
        }
    }
}

impl fmt::Display for NoticesJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}
