//! What is said of JSON that is not a project.

use crate::messages::{clinic, refused, says, typed};
use onshi::wire::RawProject;
use onshi::{Edition, Language};

#[test]
fn json_is_read_up_to_its_limits() {
    const MAX_LINE: usize = 1 << 20;
    let line = r#"{"facility":"clinic","readers":1,"cost":1,"reader_applied_on":"2021-03-31"}"#;
    let padded = |length: usize| format!("{line}{}", " ".repeat(length - line.len()));
    assert!(RawProject::from_json(&padded(MAX_LINE)).is_ok());
    assert_eq!(
        RawProject::from_json(&padded(MAX_LINE + 1))
            .unwrap_err()
            .code()
            .code(),
        "invalid_json"
    );
    // The 15th character is where the colon should be.
    let error = RawProject::from_json(r#"{"施設":1,"cost"}"#).unwrap_err();
    says(&error, "（15文字目）", "at character 15;");
    // Half of a surrogate pair is no key; the quote after it is where its reader gives up, however deep.
    for (text, place) in [
        (r#"{"\ud800":1}"#, 9),
        (r#"{"facility":{"\ud800":1}}"#, 21),
        (r#"{"施設":[0,{"\ud800":1}]}"#, 18),
        (r#"{"facility":{"a":{"\ud800":1}}}"#, 26),
        (r#"[[{"\ud800":1}]]"#, 11),
    ] {
        let error = RawProject::from_json(text).unwrap_err();
        assert_eq!(error.code().code(), "invalid_json", "{text}");
        says(
            &error,
            &format!("（{place}文字目）"),
            &format!("at character {place};"),
        );
    }
    let many: Vec<_> = (0..17).map(|n| format!("\"k{n}\":1")).collect();
    assert_eq!(
        RawProject::from_json(&format!("{{{}}}", many.join(",")))
            .unwrap_err()
            .code()
            .code(),
        "unknown_field"
    );
    let twice = format!("{{{},\"k16\":1}}", many.join(","));
    assert_eq!(
        RawProject::from_json(&twice).unwrap_err().code().code(),
        "invalid_json"
    );
}

fn message_of(json: &str) -> [String; 2] {
    let error =
        RawProject::from_json(json).and_then(|raw| raw.assess(Edition::latest()).map(|_| ()));
    let error = error.expect_err(json);
    Language::ALL.map(|language| error.message(language))
}

/// Quotes around a number are the likeliest slip: they are said where no text is wanted.
#[test]
fn quotes_around_a_number_are_told() {
    let project = |facility: &str, cost: &str| {
        format!(
            r#"{{"facility":{facility},"readers":1,"cost":{cost},"reader_applied_on":"2021-03-31"}}"#
        )
    };
    let [ja, en] = message_of(&project("\"clinic\"", "\"40\""));
    assert!(ja.ends_with("（指定：引用符のついた文字列 `40`）"), "{ja}");
    assert!(en.ends_with("got the text in quotes `40`"), "{en}");
    let [ja, en] = message_of(&project("\"clinic\"", "1.5"));
    assert!(
        ja.ends_with("（指定：`1.5`）") && en.ends_with("got `1.5`"),
        "{ja} {en}"
    );
    let [ja, en] = message_of(&project("\"school\"", "1"));
    assert!(
        ja.ends_with("（指定：`school`）") && en.ends_with("got `school`"),
        "{ja} {en}"
    );
    let error = refused(&RawProject {
        cost: typed("x"),
        ..clinic()
    });
    says(&error, "（指定：`x`）", "got `x`");
    assert!(!error.messages().en.contains("quotes"));
}

/// The character is counted over lines: `{`, a line break and `"facility": ` are fourteen.
#[test]
fn what_is_not_json_says_where() {
    let [ja, en] = message_of("{\n\"facility\": clinic}");
    assert!(en.starts_with("not valid JSON at character 15;"), "{en}");
    assert!(ja.contains("15文字目"), "{ja}");
    let array = "a JSON array is not read; write each object on a line of its own";
    assert!(message_of("[1, 2]")[1].contains(array));
    assert!(message_of(" [{\"facility\"")[1].contains(array));
    for other in ["1", "\"x\"", "{\"facility\""] {
        assert!(!message_of(other)[1].contains("array"), "{other}");
    }
}
