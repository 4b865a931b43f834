//! Answers that a person reads in one look.

use std::io::{self, Write};

use onshi::{
    Assessment, Basis, Comparison, Language, Notice, Offer, Sentence, Track, TrackReason,
    format_date,
};

use crate::table;

/// Writes the amount first, then self-pay, the working with its sources, before and after.
pub fn assessment(
    answer: &Assessment<'_>,
    columns: Option<&Comparison<'_>>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let amounts = [
        vec![say("補助金額", "subsidy"), answer.subsidy.text(language)],
        vec![say("自己負担", "self-pay"), answer.self_pay.text(language)],
    ];
    table::write(&amounts, 1, out)?;

    let edition = answer.edition.name();
    match language {
        Language::Ja => writeln!(out, "\n計算過程（{edition}版）")?,
        Language::En => writeln!(out, "\nWorking (edition {edition})")?,
    }
    sentences(&answer.explain(language), language, out)?;
    if let Some(columns) = columns {
        before_and_after(columns, Some(answer.track), language, out)?;
    }
    assumptions(std::slice::from_ref(answer), language, out)?;
    notices(language, out)
}

/// Writes the pamphlet's two columns. `applies`: the track of the facility that asks, where its day is given.
pub fn comparison(
    columns: &Comparison<'_>,
    applies: Option<Track>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    before_and_after(columns, applies, language, out)?;
    let both = pick(
        language,
        "申込日にかかわらず、両方の補助を計算しています。",
        "Both are computed: the day of the application is ignored.",
    );
    writeln!(out, "  {both}")?;
    assumptions(&[columns.before, columns.after], language, out)?;
    notices(language, out)
}

/// Writes one row for each number of readers on the track that applies, then all that the table offers. `readers`: how many
/// the facility asked for, where it said so.
pub fn options(
    options: &[Assessment<'_>],
    readers: Option<u32>,
    offers: &[Offer<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    if let Some(answer) = options.first() {
        let (track, edition) = (answer.track.label(language), answer.edition.name());
        match language {
            Language::Ja => writeln!(out, "{track}（{edition}版）")?,
            Language::En => writeln!(out, "{track} (edition {edition})")?,
        }
    }
    let mut rows = vec![vec![
        say("台数", "readers"),
        say("基準とする事業額", "base"),
        say("補助率", "ratio"),
        say("切り捨て前", "exact"),
        say("補助金額", "subsidy"),
        say("自己負担", "self-pay"),
    ]];
    rows.extend(options.iter().map(|answer| {
        vec![
            answer.readers.to_string(),
            answer.base.text(language),
            answer.ratio.text(language),
            answer.exact.text(language),
            answer.subsidy.text(language),
            answer.self_pay.text(language),
        ]
    }));
    table::write(&rows, 1, out)?;
    if let Some(answer) = options.first() {
        let conditions = answer.conditions(language);
        if !conditions.is_empty() {
            writeln!(out, "\n{}", say("条件", "Conditions"))?;
        }
        sentences(&conditions, language, out)?;
    }
    writeln!(out)?;
    let asked = |answer: &&Assessment<'_>| readers.is_none_or(|readers| readers == answer.readers);
    let own: Vec<_> = options.iter().filter(asked).collect();
    offered(offers, &own, language, out)?;
    assumptions(options, language, out)?;
    notices(language, out)
}

/// Writes all that a table offers, whenever the reader is applied for.
pub fn overview(
    edition: &str,
    offers: &[Offer<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    match language {
        Language::Ja => writeln!(out, "申込日ごとの補助（{edition}版）")?,
        Language::En => writeln!(
            out,
            "By the day of the reader application (edition {edition})"
        )?,
    }
    offered(offers, &[], language, out)?;
    notices(language, out)
}

/// Writes a row for each number of readers on each track. `own`: the answers of the facility that asks.
fn offered(
    offers: &[Offer<'_>],
    own: &[&Assessment<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let mut rows = vec![vec![
        say("申込日", "applied for"),
        say("台数", "readers"),
        say("補助上限額", "ceiling"),
        say("補助金額", "subsidy"),
        say("自己負担", "self-pay"),
        say("自己負担が生じる事業費", "self-pay begins at a cost of"),
    ]];
    for offer in offers {
        let (from, to) = (
            format_date(offer.applies_from, language),
            format_date(offer.applies_to, language),
        );
        let begins = offer.self_pay_from.map(|cost| cost.text(language));
        let mut row = vec![
            match language {
                Language::Ja => format!("{from}～{to}"),
                Language::En => format!("{from} to {to}"),
            },
            offer.readers.to_string(),
            match offer.base_basis {
                Basis::Inferred => format!("※{}", offer.ceiling.text(language)),
                Basis::Stated | Basis::Chosen => offer.ceiling.text(language),
            },
            offer.subsidy.text(language),
            offer.self_pay.text(language),
            match (begins, language) {
                (Some(cost), Language::Ja) => format!("{cost}から"),
                (Some(cost), Language::En) => cost,
                (None, _) => "-".to_owned(),
            },
        ];
        let mut own = own.iter();
        let its = own.find(|answer| (answer.track, answer.readers) == (offer.track, offer.readers));
        row.extend(its.map(|answer| match answer.reason {
            TrackReason::Moved => say(
                "← この施設（運用開始日による）",
                "← this facility, by its start of operation",
            ),
            TrackReason::Applied | TrackReason::Supposed => say("← この施設", "← this facility"),
        }));
        rows.push(row);
    }
    table::write(&rows, 1, out)?;
    for offer in offers.iter().filter(|offer| offer.readers == 1) {
        for condition in offer.conditions() {
            writeln!(out, "  {}", condition.get(language))?;
        }
    }
    if offers
        .iter()
        .any(|offer| offer.base_basis == Basis::Inferred)
    {
        let text = say(
            "  ※ この補助上限額のもとになる基準とする事業額や補助率は、資料からの推定です。",
            "  ※ The base or the ratio behind this ceiling is inferred from documents.",
        );
        writeln!(out, "{text}")?;
    }
    if offers.iter().any(|offer| offer.basis == Basis::Inferred) {
        let text = say(
            "  端数処理は推定です。",
            "  The fraction rules are inferred.",
        );
        writeln!(out, "{text}")?;
    }
    Ok(())
}

fn sentences(sentences: &[Sentence], language: Language, out: &mut impl Write) -> io::Result<()> {
    for (i, sentence) in sentences.iter().enumerate() {
        writeln!(out, "  {}. {}", i + 1, sentence.text)?;
        let source = sentence.citation.describe(language);
        writeln!(out, "     {}: {source}", pick(language, "出典", "source"))?;
    }
    Ok(())
}

/// Writes the columns of December 2020. `applies`: the track of the facility that asks.
fn before_and_after(
    columns: &Comparison<'_>,
    applies: Option<Track>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let say = |ja, en| pick(language, ja, en);
    let edition = columns.before.edition.name();
    match language {
        Language::Ja => writeln!(
            out,
            "\n見直し前と見直し後（令和2年12月に案内された見直し、{edition}版）"
        )?,
        Language::En => {
            writeln!(
                out,
                "\nBefore and after the revision announced in December 2020 (edition {edition})"
            )?;
        }
    }
    let row = |label: String, answer: &Assessment<'_>| {
        let here = if applies == Some(answer.track) {
            say("← この施設", "← this facility")
        } else {
            String::new()
        };
        vec![
            label,
            answer.ratio.text(language),
            answer.exact.text(language),
            answer.subsidy.text(language),
            answer.self_pay.text(language),
            here,
        ]
    };
    let (before, after) = (&columns.before, &columns.after);
    let from = format_date(before.period.applies_from, language);
    let until = format_date(before.period.applies_to, language);
    let to = format_date(after.period.applies_to, language);
    let labels = match language {
        Language::Ja => [
            format!("見直し前の補助（{from}～{until}の申込みに適用）"),
            format!("見直し後の補助（{to}までの申込みに適用）"),
        ],
        Language::En => [
            format!("before (readers applied for from {from} to {until})"),
            format!("after (readers applied for by {to})"),
        ],
    };
    let [before_label, after_label] = labels;
    let gain = columns.gain.text(language);
    let rows = [
        vec![
            String::new(),
            say("補助率", "ratio"),
            say("切り捨て前", "exact"),
            say("補助金額", "subsidy"),
            say("自己負担", "self-pay"),
        ],
        row(before_label, before),
        row(after_label, after),
        vec![say("差", "difference"), String::new(), String::new(), gain],
    ];
    table::write(&rows, 1, out)?;
    if let Some(track) = applies.filter(|track| ![before.track, after.track].contains(track)) {
        let track = track.label(language);
        match language {
            Language::Ja => writeln!(
                out,
                "  この施設に適用されるのは、上のどちらでもなく「{track}」です。"
            )?,
            Language::En => writeln!(out, "  Neither applies to this facility: the {track} does.")?,
        }
    }
    Ok(())
}

/// Writes what the answers took for granted, each sentence once.
fn assumptions(
    answers: &[Assessment<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut texts: Vec<String> = Vec::new();
    for assumption in answers.iter().flat_map(Assessment::assumptions) {
        let text = assumption.message.get(language);
        if !texts.iter().any(|said| said == text) {
            texts.push(text.to_owned());
        }
    }
    if !texts.is_empty() {
        writeln!(out, "\n{}", pick(language, "前提", "Assumptions"))?;
    }
    for text in texts {
        writeln!(out, "  - {text}")?;
    }
    Ok(())
}

/// Writes what holds for every answer: an estimate, of eligible work; applications have closed.
fn notices(language: Language, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    for notice in [Notice::Estimate, Notice::EligibleWork, Notice::Closed] {
        writeln!(out, "{}", notice.text(language))?;
    }
    Ok(())
}

fn pick(language: Language, ja: &str, en: &str) -> String {
    match language {
        Language::Ja => ja.to_owned(),
        Language::En => en.to_owned(),
    }
}
