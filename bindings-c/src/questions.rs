//! The questions, what each may be asked with, and their answers.

use std::borrow::Cow;

use chrono::DateTime;
use rules::forms::{FormKind, for_form};
use rules::plan::check_id;
use rules::wire::{
    AssessmentJson, ComparisonJson, DeskJson, ErrorJson, NoticesJson, OptionsJson, OverviewJson,
    RawPlan, RawProject, to_json,
};
use rules::{Edition, EditionData, Error, FractionRule, Language, PaperOutput};
use serde_json::json;

use crate::encoding::Encoding;
use crate::value::{self, Members};

/// Why there is no answer.
pub enum Refused {
    /// The input is refused: the error object.
    Input(String),
    /// The call is wrong.
    Call(Mistake),
}

/// What is wrong with a call, in words for the programmer.
pub struct Mistake(pub String);

impl Mistake {
    pub fn new(ja: &str, en: &str) -> Self {
        Self(format!("onshi: {ja} / {en}"))
    }
}

impl From<Mistake> for Refused {
    fn from(mistake: Mistake) -> Self {
        Self::Call(mistake)
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Input(to_json(&ErrorJson::new(&error)))
    }
}

impl Refused {
    /// Makes the error of a text that is not in its encoding.
    pub fn not_in(encoding: Encoding) -> Self {
        let name = encoding.name();
        let error = json!({
            "code": rules::Code::InvalidEncoding.code(),
            "field": null,
            "given": null,
            "allowed": null,
            "message": {
                "ja": format!("{name}として正しくありません。encoding の指定と文字コードを確認してください"),
                "en": format!("not valid {name}; check the encoding that the call names"),
            },
        });
        Self::Input(json!({ "error": error }).to_string())
    }
}

/// A question: its name, the options that it may take, what answers it, and whether the answer is JSON.
pub struct Question {
    name: &'static str,
    options: &'static [&'static str],
    answer: fn(&str, &Options<'_>) -> Result<String, Refused>,
    pub is_json: bool,
}

const EDITION: &[&str] = &["edition", "fraction_rule"];
const EXPLAINED: &[&str] = &["edition", "fraction_rule", "explain"];
const FORM: &[&str] = &["form"];

/// Every question.
const QUESTIONS: &[Question] = &[
    question("assess", EXPLAINED, |json, options| {
        let edition = options.edition()?;
        let answer = RawProject::from_json(json)?.assess(&edition)?;
        Ok(to_json(&AssessmentJson::new(
            &answer,
            options.flag("explain")?,
        )))
    }),
    question("compare", EXPLAINED, |json, options| {
        let edition = options.edition()?;
        let columns = RawProject::from_json(json)?.compare(&edition)?;
        Ok(to_json(&ComparisonJson::new(
            &columns,
            options.flag("explain")?,
        )))
    }),
    question("options", EXPLAINED, |json, options| {
        let edition = options.edition()?;
        let answers = RawProject::from_json(json)?.options(&edition)?;
        Ok(to_json(&OptionsJson::new(
            &answers,
            options.flag("explain")?,
        )))
    }),
    question("overview", EDITION, |json, options| {
        let edition = options.edition()?;
        let offers = RawProject::from_json(json)?.overview(&edition)?;
        Ok(to_json(&OverviewJson::new(edition.name(), &offers)))
    }),
    question("errors", EDITION, |json, options| {
        let errors = RawProject::from_json(json)?.errors(&*options.edition()?);
        let errors: Vec<_> = errors.iter().map(ErrorJson::new).collect();
        Ok(to_json(&errors))
    }),
    question("plan", &[], |json, _| {
        Ok(to_json(&RawPlan::from_json(json)?.plan()?))
    }),
    plain("plan_ics", &["stamp", "language", "id"], |json, options| {
        let stamp = options.stamp()?;
        let plan = RawPlan::from_json(json)?.plan()?;
        let id = options.text("id")?.unwrap_or_default();
        if check_id(&id).is_err() || id.chars().any(char::is_control) {
            let en = "at most 200 characters long, without control characters";
            return Err(wrong("id", "200文字以内で、制御文字のない文字列", en).into());
        }
        Ok(plan.to_ics(options.language()?, stamp, &id))
    }),
    plain("plan_paper", &["output", "language"], |json, options| {
        let output = options.output()?.unwrap_or(PaperOutput::Html);
        let plan = RawPlan::from_json(json)?.plan()?;
        Ok(plan.paper(output, options.language()?))
    }),
    question("check", FORM, |json, options| {
        Ok(to_json(&options.form()?.check_text(json)?))
    }),
    question("check_typed", FORM, |json, options| {
        Ok(to_json(&options.form()?.check_typed_text(json)?))
    }),
    plain("for_form", &["language"], |json, options| {
        let language = options.language()?;
        let message = Members::read(json).and_then(|message| {
            let text = message.get(language.code())?;
            serde_json::from_str::<String>(text).ok()
        });
        let message = message.ok_or_else(|| {
            wrong(
                "json",
                "エラーまたは指摘の message",
                "the message of an error or a finding",
            )
        })?;
        Ok(for_form(&message, language))
    }),
    question("draft", FORM, |json, options| {
        Ok(options.form()?.draft_text(json)?)
    }),
    plain("paper", &["form", "output", "language"], |json, options| {
        let output = options.output()?.unwrap_or(PaperOutput::Text);
        Ok(options
            .form()?
            .paper_text(json, output, options.language()?)?)
    }),
    question("fields", FORM, |_, options| {
        Ok(options.form()?.fields_text())
    }),
    question("edition", &["edition"], |_, options| {
        Ok(options.edition()?.data().to_json())
    }),
    question("edition_check", &[], |json, _| {
        Ok(to_json(&EditionData::from_json(json)?.check()))
    }),
    question("editions", &[], |_, _| {
        let names: Vec<_> = Edition::all()
            .iter()
            .map(|edition| edition.name())
            .collect();
        Ok(to_json(&names))
    }),
    question("desk", &["at"], |_, options| {
        Ok(to_json(&DeskJson::at(options.text("at")?.as_deref())?))
    }),
    question("notices", &[], |_, _| Ok(to_json(&NoticesJson::all()))),
    question("codes", &[], |_, _| {
        Ok(to_json(&rules::wire::codes().collect::<Vec<_>>()))
    }),
    question("schema", &["name"], |_, options| {
        let name = options.needed("name")?;
        let schema = rules::schema::named(&name);
        let schema = schema.ok_or_else(|| one_of("name", &rules::schema::names()))?;
        Ok(to_json(&schema))
    }),
    // For programs without a reader of JSON, such as those in VB6.
    plain("value", &["pointer", "count"], |json, options| {
        let pointer = options.needed("pointer")?;
        Ok(value::at(json, &pointer, options.flag("count")?)?)
    }),
];

/// A question with an answer in JSON.
const fn question(
    name: &'static str,
    options: &'static [&'static str],
    answer: fn(&str, &Options<'_>) -> Result<String, Refused>,
) -> Question {
    Question {
        name,
        options,
        answer,
        is_json: true,
    }
}

/// A question with an answer in plain text.
const fn plain(
    name: &'static str,
    options: &'static [&'static str],
    answer: fn(&str, &Options<'_>) -> Result<String, Refused>,
) -> Question {
    Question {
        is_json: false,
        ..question(name, options, answer)
    }
}

impl Question {
    pub fn named(name: &str) -> Result<&'static Self, Mistake> {
        let found = QUESTIONS.iter().find(|question| question.name == name);
        found.ok_or_else(|| {
            let names: Vec<_> = QUESTIONS.iter().map(|question| question.name).collect();
            one_of("question", &names)
        })
    }

    pub fn answer(&self, json: &str, options: &str) -> Result<String, Refused> {
        (self.answer)(json, &Options::read(options, self)?)
    }
}

/// Says which words an argument or an option may have.
fn one_of(name: &str, words: &[&str]) -> Mistake {
    Mistake::new(
        &format!("{name} は次のいずれかです：{}", words.join("、")),
        &format!("{name} is one of: {}", words.join(", ")),
    )
}

/// The options of a question.
struct Options<'a>(Members<'a>);

impl<'a> Options<'a> {
    fn read(text: &'a str, question: &Question) -> Result<Self, Mistake> {
        if text.is_empty() {
            return Ok(Self(Members::default()));
        }
        let Some(options) = Members::read(text) else {
            return Err(Mistake::new(
                "options は、同じキーが二つない JSON のオブジェクトです",
                "options is an object in JSON, in which no key appears twice",
            ));
        };
        let (name, known) = (question.name, question.options);
        let unknown = options.keys().find(|key| !known.contains(key));
        match unknown.map(str::to_owned) {
            None => Ok(Self(options)),
            Some(key) if known.is_empty() => Err(Mistake::new(
                &format!("{name} に options はありません（指定：{key}）"),
                &format!("{name} takes no options, got {key}"),
            )),
            Some(key) => Err(Mistake::new(
                &format!(
                    "{name} の options は {} です（指定：{key}）",
                    known.join("、")
                ),
                &format!("the options of {name} are {}, got {key}", known.join(", ")),
            )),
        }
    }

    /// Returns an option; null is missing.
    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).filter(|value| *value != "null")
    }

    fn text(&self, name: &str) -> Result<Option<String>, Mistake> {
        let text = self.get(name).map(serde_json::from_str);
        text.transpose()
            .map_err(|_| wrong(name, "文字列", "a text"))
    }

    fn needed(&self, name: &str) -> Result<String, Mistake> {
        self.text(name)?
            .ok_or_else(|| wrong(name, "必須の文字列", "a text, and needed"))
    }

    fn flag(&self, name: &str) -> Result<bool, Mistake> {
        match self.get(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(wrong(name, "true か false", "true or false")),
        }
    }

    fn language(&self) -> Result<Language, Mistake> {
        match self.text("language")?.as_deref() {
            None | Some("ja") => Ok(Language::Ja),
            Some("en") => Ok(Language::En),
            Some(_) => Err(one_of("language", &["ja", "en"])),
        }
    }

    /// Returns how a text for paper is written, where that is said.
    fn output(&self) -> Result<Option<PaperOutput>, Mistake> {
        let word = self.text("output")?;
        let output = word.map(|word| PaperOutput::from_code(&word));
        output
            .map(|known| known.ok_or_else(|| one_of("output", PaperOutput::CODES)))
            .transpose()
    }

    fn stamp(&self) -> Result<DateTime<chrono::Utc>, Mistake> {
        let seconds = self.get("stamp").and_then(|text| text.parse().ok());
        let stamp = seconds.filter(|seconds: &i64| *seconds >= 0);
        let stamp = stamp.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        // The format has four digits for a year.
        stamp
            .filter(|stamp| chrono::Datelike::year(stamp) <= 9999)
            .ok_or_else(|| {
                wrong(
                    "stamp",
                    "1970年から9999年までの時刻（1970年からの秒数）で、必須",
                    "needed: seconds since 1970, up to the year 9999",
                )
            })
    }

    fn form(&self) -> Result<FormKind, Refused> {
        Ok(FormKind::named(&self.needed("form")?)?)
    }

    fn edition(&self) -> Result<Cow<'static, Edition>, Refused> {
        let edition = match self.get("edition") {
            None => Cow::Borrowed(Edition::latest()),
            Some(object) if object.starts_with('{') => Cow::Owned(Edition::from_json(object)?),
            Some(name) => {
                let name: Result<String, _> = serde_json::from_str(name);
                let wrong = |_| wrong("edition", "名前かオブジェクト", "a name or an object");
                Cow::Borrowed(Edition::named(&name.map_err(wrong)?)?)
            }
        };
        let Some(rule) = self.text("fraction_rule")? else {
            return Ok(edition);
        };
        let rule = FractionRule::from_code(&rule)
            .ok_or_else(|| one_of("fraction_rule", FractionRule::CODES))?;
        Ok(Cow::Owned(edition.with_fraction_rule(rule)))
    }
}

fn wrong(name: &str, ja: &str, en: &str) -> Mistake {
    Mistake::new(&format!("{name} は{ja}です"), &format!("{name} is {en}"))
}
