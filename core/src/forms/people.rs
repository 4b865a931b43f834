//! Messages without the names of the wire, for forms that people fill in.

use super::{LineKind, OnlineClaims, WishedStart, Work};
use crate::language::Words;
use crate::problem::Finding;
use crate::{Error, FacilityKind, Language};

impl Error {
    /// Returns the message for people who fill in a form: as [`message`](Self::message), with labels in
    /// place of the names and words of the wire.
    ///
    /// ```
    /// use onshi::wire::RawProject;
    /// use onshi::{Edition, Language};
    ///
    /// let error = RawProject::from_json(r#"{"readers":1}"#)?.assess(Edition::latest()).unwrap_err();
    /// assert!(error.message(Language::Ja).starts_with("`facility`（施設区分）がありません"));
    /// assert_eq!(error.for_form(Language::Ja), "施設区分がありません。病院、診療所、薬局のいずれかを指定してください");
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn for_form(&self, language: Language) -> String {
        for_form(&self.message(language), language)
    }
}

impl Finding {
    /// Returns the message for people who fill in a form: labels in place of the names and words of the wire.
    pub fn for_form(&self, language: Language) -> String {
        for_form(self.message.get(language), language)
    }
}

/// Returns a message of an [`Error`] or a [`Finding`] for people who fill in a form: labels in place of the names
/// and words of the wire. For programs that have the message alone.
pub fn for_form(message: &str, language: Language) -> String {
    let mut shown = String::with_capacity(message.len());
    let mut rest = message;
    let mut was_offered = false;
    while let Some((before, (quoted, after))) = next_quoted(rest) {
        push(&mut shown, before, language);
        // What was given stays as it is, even where it is a word of the wire.
        was_offered = is_offered(before, after, was_offered, language);
        let (text, after) = match labelled(quoted, after, language) {
            Some((label, after)) => (label.to_owned(), after),
            None => match label(quoted, language).filter(|_| was_offered) {
                Some(label) => (label.to_owned(), after),
                None => (
                    language.of("「", "“").to_owned() + quoted + language.of("」", "”"),
                    after,
                ),
            },
        };
        shown.push_str(&text);
        // Japanese has no space between words and quotes.
        rest = match language {
            Language::Ja => after.strip_prefix(' ').unwrap_or(after),
            Language::En => after,
        };
    }
    shown.push_str(rest);
    shown
}

/// Returns what comes before the first text in backticks, that text, and what follows.
fn next_quoted(message: &str) -> Option<(&str, (&str, &str))> {
    let (before, rest) = message.split_once('`')?;
    Some((before, rest.split_once('`')?))
}

/// Returns whether a text in backticks is one of those that a message offers. `was_offered`: whether the one
/// before it was.
fn is_offered(before: &str, after: &str, was_offered: bool, language: Language) -> bool {
    match language {
        Language::Ja => {
            ["、`", "のいずれか", " か `", " または `"]
                .iter()
                .any(|next| after.starts_with(next))
                || before.ends_with("または ")
                // The space behind the last quote is dropped already.
                || was_offered && ["か ", "、"].contains(&before)
        }
        Language::En => {
            ["one of ", " or "]
                .iter()
                .any(|next| before.ends_with(next))
                || after.starts_with(" or `")
                || was_offered && before == ", "
        }
    }
}

/// Adds text between two quotes.
fn push(shown: &mut String, between: &str, language: Language) {
    shown.push_str(match language {
        Language::Ja => between.strip_suffix(' ').unwrap_or(between),
        Language::En => between,
    });
}

/// Returns the label that follows a field's name, `` `cost`（事業費） ``, and what comes behind it.
fn labelled<'m>(name: &str, after: &'m str, language: Language) -> Option<(&'m str, &'m str)> {
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    if name.is_empty() || !name.bytes().all(is_name) {
        return None;
    }
    let (open, close) = match language {
        Language::Ja => ('（', '）'),
        Language::En => ('(', ')'),
    };
    let inside = after.trim_start_matches(' ').strip_prefix(open)?;
    let mut depth = 1_usize;
    let end = inside.char_indices().find(|(_, c)| {
        depth += usize::from(*c == open);
        depth -= usize::from(*c == close);
        depth == 0
    });
    let (label, rest) = inside.split_at_checked(end?.0)?;
    (!label.contains('`')).then_some((label, rest.strip_prefix(close)?))
}

/// Returns what people call a word of the wire.
fn label(word: &str, language: Language) -> Option<&'static str> {
    let words = match word {
        "true" => Words("はい", "yes"),
        "false" => Words("いいえ", "no"),
        WishedStart::SOON => WishedStart::SOON_WORDS,
        _ => return label_of_word(word, language),
    };
    Some(words.get(language))
}

/// Returns the label of a word that a field may hold.
pub(super) fn label_of_word(word: &str, language: Language) -> Option<&'static str> {
    FacilityKind::from_code(word)
        .map(|kind| kind.label(language))
        .or_else(|| LineKind::from_code(word).map(|line| line.label(language)))
        .or_else(|| OnlineClaims::from_code(word).map(|claims| claims.label(language)))
        .or_else(|| Work::from_code(word).map(|work| work.label(language)))
}
