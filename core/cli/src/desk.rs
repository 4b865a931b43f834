//! `onshi desk`: who to ask, and whether the telephone is answered at a given time.

use std::io::{self, Write};

use onshi::Language;
use onshi::desk::DESK;
use onshi::wire::DeskJson;
use onshi_files::Fault;

use crate::args::DeskAsk;
use crate::json;
use crate::status::{Failure, Status};
use crate::table;

/// Says who to ask, for people or as JSON.
pub fn run(asked: &DeskAsk, out: &mut impl Write, status: &mut Status) -> Result<(), Failure> {
    let language = Language::from(asked.lang);
    match (DeskJson::at(asked.at.as_deref()), asked.json) {
        (Ok(desk), true) => json::write_line(&desk, out)?,
        (Ok(desk), false) => write(desk.open(), language, out)?,
        // Programs read the code where they read the answer.
        (Err(error), true) => {
            *status = Status::SomeRefused;
            json::write_line(&Fault::from(error).alone(), out)?;
        }
        (Err(error), false) => return Err(Failure::refused(&error, language)),
    }
    Ok(())
}

fn write(open: Option<bool>, language: Language, out: &mut impl Write) -> io::Result<()> {
    let say = |ja: &str, en: &str| match language {
        Language::Ja => ja.to_owned(),
        Language::En => en.to_owned(),
    };
    writeln!(out, "{}", DESK.name)?;
    let row = |label: String, value: &str| vec![label, value.to_owned()];
    let office = format!("{}（{}）", DESK.office.name, DESK.office.mail);
    let mut rows = vec![
        row(
            say("電話", "telephone"),
            &format!("{}{}", DESK.telephone, say("（通話無料）", " (free)")),
        ),
        row(say("受付時間", "hours (Japan)"), &DESK.hours_text(language)),
        row(say("メール", "mail"), DESK.mail),
        row(say("ポータルサイト", "portal"), DESK.portal),
        row(say("検索語", "search word"), DESK.search_word),
        row(
            say("チャットボット", "chatbot"),
            &format!(
                "{}{}",
                DESK.chatbot,
                say(
                    "（ポータルサイト、24時間）",
                    " (on the portal, at all hours)"
                )
            ),
        ),
        row(
            say("事務連絡の問い合わせ先", "office of the notice"),
            &office,
        ),
    ];
    if let Some(open) = open {
        let answer = match open {
            true => say("受付時間内です", "open"),
            false => say("受付時間外です", "closed"),
        };
        rows.push(row(say("指定の日時", "at the time given"), &answer));
    }
    table::write(&rows, 2, out)?;
    let source = DESK.citation.describe(language);
    match language {
        Language::Ja => writeln!(out, "出典：{source}。その後に変わっていることがあります。"),
        Language::En => writeln!(out, "source: {source}; it may have changed since"),
    }
}
