//! Who to ask, for Kotlin, and what holds for every answer.

use onshi::Notice;
use onshi::desk::DESK;
use onshi::wire::{DeskJson, NoticesJson, to_json};

use crate::error::Refusal;
use crate::said::{Citation, Said};

/// The Payment Fund's desk, as the pamphlet of January 2021 names it.
#[derive(uniffi::Record)]
pub struct Desk {
    /// The name, as the pamphlet prints it.
    pub name: String,
    /// The telephone number, free of charge.
    pub telephone: String,
    /// The mail address.
    pub mail: String,
    /// The address of the portal site, as it was in 2021.
    pub portal: String,
    /// The word by which to search for the portal.
    pub search_word: String,
    /// The chatbot on the portal, which answers at all hours.
    pub chatbot: String,
    /// The hours of Japan in which the telephone is answered, national holidays excepted.
    pub hours: Vec<Hours>,
    /// The same in words.
    pub hours_text: Said,
    /// Whether the desk is open at the given time; null if no time is given.
    pub open: Option<bool>,
    /// The ministry's office that sent the notice of 2020-12-24.
    pub office: Office,
    /// The source.
    pub citation: Citation,
}

/// The same hours on several days of the week.
#[derive(uniffi::Record)]
pub struct Hours {
    /// The days of the week, 1 (Monday) to 7, as `java.time.DayOfWeek` counts.
    pub days: Vec<i32>,
    /// The first hour, 0 to 23.
    pub from: i32,
    /// The closing hour, 1 to 24; its first minute is out.
    pub to: i32,
}

/// An office and its mail address.
#[derive(uniffi::Record)]
pub struct Office {
    /// The name.
    pub name: String,
    /// The mail address.
    pub mail: String,
}

/// A text that holds for every answer.
#[derive(uniffi::Record)]
pub struct NoticeText {
    /// `estimate`, `eligible_work`, `closed`, `announcement`.
    pub code: String,
    /// The text.
    pub message: Said,
    /// The sources; none for what is said of onshi itself.
    pub citations: Vec<Citation>,
}

/// Returns who to ask. `at`: a time of Japan as text.
#[uniffi::export]
fn desk_native(at: Option<String>) -> Result<Desk, Refusal> {
    let open = DeskJson::at(at.as_deref())?.open();
    let hours = DESK.hours.iter().map(|hours| Hours {
        days: hours.days.iter().map(number).collect(),
        from: i32::try_from(hours.from).unwrap_or_default(),
        to: i32::try_from(hours.to).unwrap_or_default(),
    });
    Ok(Desk {
        name: DESK.name.to_owned(),
        telephone: DESK.telephone.to_owned(),
        mail: DESK.mail.to_owned(),
        portal: DESK.portal.to_owned(),
        search_word: DESK.search_word.to_owned(),
        chatbot: DESK.chatbot.to_owned(),
        hours: hours.collect(),
        hours_text: Said::new(|language| DESK.hours_text(language)),
        open,
        office: Office {
            name: DESK.office.name.to_owned(),
            mail: DESK.office.mail.to_owned(),
        },
        citation: Citation::from(&DESK.citation),
    })
}

fn number(day: &chrono::Weekday) -> i32 {
    i32::try_from(day.number_from_monday()).unwrap_or_default()
}

/// Returns who to ask in the wire's JSON.
#[uniffi::export]
fn desk_json_native(at: Option<String>) -> Result<String, Refusal> {
    Ok(to_json(&DeskJson::at(at.as_deref())?))
}

/// Returns what holds for every answer.
#[uniffi::export]
fn notices_native() -> Vec<NoticeText> {
    let notices = Notice::ALL.iter().map(|notice| NoticeText {
        code: notice.code().to_owned(),
        message: Said::new(|language| notice.text(language)),
        citations: notice.citations().iter().map(Citation::from).collect(),
    });
    notices.collect()
}

/// Returns what holds for every answer in the wire's JSON.
#[uniffi::export]
fn notices_json_native() -> String {
    to_json(&NoticesJson::all())
}
