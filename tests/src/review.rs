//! Review sheets: an edition in Japanese, for an expert who reads no Rust to check line by line
//! against the documents.

use std::fmt::Write;

use onshi::plan::{Milestones, Plan};
use onshi::{
    Citation, Document, Edition, EditionData, FacilityKind, Language, NaiveDate, TrackPeriod,
};

/// Renders the sheet of an edition.
pub fn sheet(edition: &Edition) -> String {
    let mut out = String::new();
    render(edition, &mut out).expect("a String takes every line");
    out
}

/// Returns where the sheet of that name is kept.
pub fn path(name: &str) -> String {
    format!("{}/review/{name}.md", env!("CARGO_MANIFEST_DIR"))
}

fn render(checked: &Edition, out: &mut String) -> std::fmt::Result {
    let edition = checked.data();
    let ja = Language::Ja;
    writeln!(out, "# 版 {} の確認表\n", edition.name)?;
    writeln!(
        out,
        "資料の日付: {}。この表はプログラムの定数から作られています。",
        edition.published_on
    )?;
    writeln!(
        out,
        "左の値を出典の箇所と照らし、違いがあれば知らせてください。\n"
    )?;
    let (from, to) = checked.covered_days();
    writeln!(out, "対象とする申込日: {from} から {to} まで\n")?;

    writeln!(
        out,
        "## 区分\n\n| 区分 | 基準 | 出典 |\n| --- | --- | --- |"
    )?;
    let chain = &edition.chain_threshold;
    let source = source(&chain.citation);
    writeln!(
        out,
        "| 大型チェーン薬局 | グループの処方箋受付が月{}回以上 | {source} |",
        chain.value
    )?;

    writeln!(
        out,
        "\n## 補助の種類と日付\n\n| 種類 | 項目 | 日付 | 出典 |\n| --- | --- | --- | --- |"
    )?;
    for period in edition.tracks.iter() {
        // By name: what the sheet does not show, nobody reads beside the document.
        let TrackPeriod {
            track,
            applies_from,
            applies_to,
            citation,
            applies_from_citation,
            applies_to_citation,
            conditions,
        } = period;
        let track = track.label(ja);
        let mut day = |item: &str, day: Option<NaiveDate>, own: &Option<Citation>| {
            let Some(day) = day else { return Ok(()) };
            let source = self::source(own.as_ref().unwrap_or(citation));
            writeln!(out, "| {track} | {item} | {day} | {source} |")
        };
        day("申込みの初日", Some(*applies_from), applies_from_citation)?;
        day("申込みの末日", Some(*applies_to), applies_to_citation)?;
        for (condition, on) in conditions.days() {
            day(condition.label(ja), on, &None)?;
        }
    }

    for period in edition.tracks.iter() {
        let track = period.track;
        writeln!(out, "\n## {}\n", track.label(ja))?;
        writeln!(
            out,
            "| 区分 | 台数 | 基準とする事業額 | 補助率 | 出典 | 補助上限額 | 出典 | 端数処理 | 出典 |"
        )?;
        writeln!(
            out,
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
        )?;
        for row in edition.rows.iter().filter(|row| row.track == track) {
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.category.label(ja),
                row.readers,
                row.base,
                row.ratio,
                self::source(&row.citation),
                row.ceiling,
                self::source(&row.ceiling_citation),
                row.fraction_rule.label(ja),
                self::source(&row.fraction_rule_citation),
            )?;
        }
    }

    writeln!(out, "\n## 資料\n")?;
    for document in documents(edition) {
        writeln!(out, "* {}: {}", document.0, document.title(ja))?;
    }
    Ok(())
}

/// Returns the documents that an edition cites, in the order in which it cites them first.
fn documents(edition: &EditionData) -> Vec<&Document> {
    let tracks = edition.tracks.iter().flat_map(|period| {
        let days = [&period.applies_from_citation, &period.applies_to_citation];
        std::iter::once(&period.citation).chain(days.into_iter().flatten())
    });
    let rows = edition.rows.iter().flat_map(|row| {
        [
            &row.citation,
            &row.ceiling_citation,
            &row.fraction_rule_citation,
        ]
    });
    let mut found = vec![&edition.chain_threshold.citation.document];
    for citation in tracks.chain(rows) {
        if !found.contains(&&citation.document) {
            found.push(&citation.document);
        }
    }
    found
}

/// Renders the sheet of the steps.
pub fn steps_sheet() -> String {
    let ja = Language::Ja;
    let plan = Plan::new(Milestones::new(FacilityKind::Clinic)).expect("no day is given");
    let mut out =
        String::from("# 準備作業の手順の確認表\n\nこの表はプログラムの定数から作られています。\n");
    for planned in plan.steps() {
        let step = planned.step;
        let (stage, label) = (step.stage(), step.label(ja));
        let (kind, actor) = (step.due_kind().label(ja), step.actor().label(ja));
        let sources = planned
            .citations()
            .iter()
            .map(source)
            .collect::<Vec<_>>()
            .join("、");
        out += &format!("\n## {} {} — {label}\n\n", stage.number(), stage.label(ja));
        out += &format!(
            "* {kind}・{actor}: {}\n* 出典: {sources}\n",
            planned.reason(ja)
        );
        for limit in &planned.limits {
            let (from, on) = (limit.from, limit.on);
            let from = from.map_or(String::new(), |from| format!("{from} から "));
            let source = source(&limit.citation);
            out += &format!(
                "* 限度 {from}{on} まで: {}（{source}）\n",
                limit.why.label(ja)
            );
        }
        for detail in step.details() {
            let mark = if detail.is_task { "□" } else { "・" };
            out += &format!("  * {mark} {}\n", detail.text(ja));
        }
    }
    out
}

/// Returns letter, place and basis: `S「補助上限表」明記`.
fn source(citation: &Citation) -> String {
    let basis = citation.basis.label(Language::Ja);
    format!("{}「{}」{basis}", citation.document.0, citation.place)
}
