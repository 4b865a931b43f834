//! Answers that a person reads in one look.

use std::io::{self, Write};

use onshi::{Assessment, Comparison, Language};

use crate::table;

/// Writes the amount first, then self-pay, the working with its sources, before and after.
pub fn assessment(
    answer: &Assessment<'_>,
    columns: &Comparison<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let amounts = [
        vec![say("補助金額", "subsidy"), answer.subsidy.text(language)],
        vec![say("自己負担", "self-pay"), answer.self_pay.text(language)],
    ];
    table::write(&amounts, out)?;

    let edition = &answer.edition.name;
    match language {
        Language::Ja => writeln!(out, "\n計算（版 {edition}）")?,
        Language::En => writeln!(out, "\nWorking (edition {edition})")?,
    }
    for (i, sentence) in answer.explain(language).iter().enumerate() {
        writeln!(out, "  {}. {}", i + 1, sentence.text)?;
        let source = sentence.citation.describe(language);
        writeln!(out, "     {}: {source}", say("出典", "source"))?;
    }
    writeln!(
        out,
        "\n{}",
        say("見直し前と見直し後", "Before and after the revision")
    )?;
    before_and_after(columns, language, out)?;
    assumptions(answer, language, out)?;
    writeln!(out, "\n{}", no_decision(language))
}

/// Writes the pamphlet's two columns.
pub fn comparison(
    columns: &Comparison<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    before_and_after(columns, language, out)?;
    writeln!(out, "\n{}", no_decision(language))
}

fn before_and_after(
    columns: &Comparison<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let row = |label: String, answer: &Assessment<'_>| {
        let (subsidy, self_pay) = (
            answer.subsidy.text(language),
            answer.self_pay.text(language),
        );
        vec![label, answer.ratio.to_string(), subsidy, self_pay]
    };
    let rows = [
        vec![
            String::new(),
            say("補助率", "ratio"),
            say("補助金額", "subsidy"),
            say("自己負担", "self-pay"),
        ],
        row(say("見直し前", "before"), &columns.before),
        row(say("見直し後", "after"), &columns.after),
        vec![
            say("差", "gain"),
            String::new(),
            columns.gain.text(language),
        ],
    ];
    table::write(&rows, out)
}

/// Writes one row for each number of readers.
pub fn options(
    options: &[Assessment<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let mut rows = vec![vec![
        say("台数", "readers"),
        say("基準とする事業額", "base project cost"),
        say("補助率", "ratio"),
        say("補助金額", "subsidy"),
        say("自己負担", "self-pay"),
    ]];
    rows.extend(options.iter().map(|answer| {
        vec![
            answer.readers.to_string(),
            answer.base.text(language),
            answer.ratio.to_string(),
            answer.subsidy.text(language),
            answer.self_pay.text(language),
        ]
    }));
    table::write(&rows, out)?;
    if let Some(answer) = options.first() {
        assumptions(answer, language, out)?;
    }
    writeln!(out, "\n{}", no_decision(language))
}

fn assumptions(
    answer: &Assessment<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let assumptions = answer.assumptions();
    if !assumptions.is_empty() {
        writeln!(out, "\n{}", pick(language, "前提", "Assumptions"))?;
    }
    for assumption in &assumptions {
        writeln!(out, "  - {}", assumption.message.get(language))?;
    }
    Ok(())
}

fn no_decision(language: Language) -> String {
    pick(
        language,
        "これは資料に基づく試算で、支払基金の決定ではありません。金額は入力のまま使います（税込みか税抜きか、どの費目が対象かは資料にありません）。",
        "This is an estimate from the documents, no decision of the Payment Fund. Amounts are taken as given: whether they include tax, and which items are eligible, the documents do not say.",
    )
}

fn pick(language: Language, ja: &str, en: &str) -> String {
    match language {
        Language::Ja => ja.to_owned(),
        Language::En => en.to_owned(),
    }
}
