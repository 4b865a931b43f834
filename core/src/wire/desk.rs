//! The desk and the notices as the wire carries them.

use serde::Serialize;

use crate::desk::{DESK, Desk, parse_time};
use crate::{Citation, Error, Notice, Text};

/// Who to ask, as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Desk", deny_unknown_fields))]
pub struct DeskJson {
    #[serde(flatten)]
    desk: &'static Desk,
    /// The hours in words.
    hours_text: Text,
    /// Whether the desk is open at the given time; null if no time is given.
    open: Option<bool>,
}

impl DeskJson {
    /// Makes the JSON of the desk. `at`: a time of Japan as [`parse_time`] reads it, to say whether
    /// the desk is open then.
    ///
    /// ```
    /// use onshi::wire::{DeskJson, to_json};
    ///
    /// let json = to_json(&DeskJson::at(Some("2021-01-16T15:59"))?);
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
        Ok(Self {
            desk: &DESK,
            hours_text: Text::new(|language| DESK.hours_text(language)),
            open: at.map(open).transpose()?,
        })
    }

    /// Returns whether the desk is open; `None` without a time.
    pub fn open(&self) -> Option<bool> {
        self.open
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
