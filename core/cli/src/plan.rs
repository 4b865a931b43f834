//! `onshi plan`: rows, or one plan by flags.

use std::io::{self, Write};
use std::path::Path;

use onshi::plan::{LimitStatus, Plan, PlannedStep, Stage, Status, check_id};
use onshi::wire::{Raw, RawPlan};
use onshi::{Language, Notice, PaperOutput, format_date};
use unicode_width::UnicodeWidthStr;

use crate::args::{PlanAsk, PlanOutput, given};
use crate::ask::{Rows, Table, each_row};
use crate::out::Out;
use crate::status::Failure;
use crate::{json, tabular, threads};

mod facilities;

/// Makes plans of rows, or one plan by flags.
pub fn run(asked: &PlanAsk, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    if asked.flags.any() {
        if asked.sheet.is_some() {
            let text = "onshi: --sheet はExcelブックに使います / --sheet goes with a workbook";
            return Err(Failure::Told(text.to_owned()));
        }
        return by_flags(asked, to.out);
    }
    if !asked.id.is_empty() {
        let text = "onshi: --id は、フラグで指定した1件の計画に使います。行では、医療機関コードか名称で見分けます / --id goes with one plan by flags; rows are told apart by institution code or name";
        return Err(Failure::Told(text.to_owned()));
    }
    let by_default = match asked.ics {
        Some(_) => PlanOutput::Csv,
        None => PlanOutput::Jsonl,
    };
    match asked.output.unwrap_or(by_default) {
        PlanOutput::Jsonl if asked.ics.is_some() || asked.flags.as_of.is_some() => {
            Err(Failure::Told(
                "onshi: 行の --as-of と --ics は、--output csv、text、html に使います / with rows, --as-of and --ics go with --output csv, text and html".to_owned(),
            ))
        }
        PlanOutput::Jsonl => each_plan(asked, to),
        output => facilities::run(asked, output, to),
    }
}

/// Answers every row with its plan.
fn each_plan(asked: &PlanAsk, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    let table = Table {
        wanted: tabular::PLAN,
        has_plain_lines: false,
        answer: &mut tabular::plan,
    };
    let rows = Rows {
        files: &asked.files,
        sheet: asked.sheet.as_deref(),
        threads: threads::most()?,
    };
    each_row(&rows, to, Some(table), &|line, bytes| {
        let plan = RawPlan::from_json(line)?.plan()?;
        Ok(json::line(&plan, bytes))
    })
}

fn by_flags(asked: &PlanAsk, out: &mut impl Write) -> Result<(), Failure> {
    // What is not given was left empty by a person: the words of an error are for people.
    let mut raw = RawPlan {
        facility: Raw::Typed("".into()),
        ..RawPlan::default()
    };
    let given = given(&asked.flags);
    for (name, value) in &given {
        if let Some(field) = raw.field_mut(name) {
            *field = Raw::Typed(value.into());
        }
    }
    raw.done = Raw::Typed(asked.flags.done.join(",").into());
    let language = Language::from(asked.lang);
    let plan = check_id(&asked.id)
        .and_then(|()| raw.plan())
        .map_err(|error| Failure::refused(&error, language))?;
    match asked.output.unwrap_or(PlanOutput::Text) {
        PlanOutput::Text => write(&plan, language, out)?,
        PlanOutput::Html => out.write_all(plan.paper(PaperOutput::Html, language).as_bytes())?,
        PlanOutput::Jsonl => json::write_line(&plan, out)?,
        PlanOutput::Csv => {
            return Err(Failure::Told(
                "onshi: --output csv は、施設ごとの行に使います / --output csv goes with rows, a facility each".to_owned(),
            ));
        }
    }
    match &asked.ics {
        Some(path) => write_calendar(path, &plan.to_ics(language, chrono::Utc::now(), &asked.id)),
        None => Ok(()),
    }
}

/// Writes the calendar in place of a file of that name, whole or not at all: until then the old one stays.
fn write_calendar(path: &Path, calendar: &str) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        let path = path.display();
        Failure::Told(format!(
            "onshi: `{path}` を書けませんでした。前からあったファイルはそのままです / cannot write it; a file that was there is as it was: {error}"
        ))
    };
    // Write straight to a device, such as /dev/stdout: it cannot be replaced.
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return std::fs::write(path, calendar).map_err(|error| failed(&error));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    #[cfg_attr(
        not(unix),
        expect(unused_mut, reason = "there are no permissions to set")
    )]
    let mut options = tempfile::Builder::new();
    #[cfg(unix)]
    options.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = options
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    let written = file.write_all(calendar.as_bytes());
    written
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(&error))?;
    file.persist(path)
        .map(drop)
        .map_err(|error| failed(&error.error))
}

/// Writes the plan by stage, as the pamphlet's page does. A day that has passed says so.
fn write(plan: &Plan, language: Language, out: &mut impl Write) -> io::Result<()> {
    let days = |planned: &PlannedStep| day_text(planned, language).width();
    let width = plan.steps().iter().map(days).max().unwrap_or(0);
    let mut stage: Option<Stage> = None;
    for planned in plan.steps() {
        let own = planned.step.stage();
        if stage != Some(own) {
            let heading = format!("{} {}", own.number(), own.label(language));
            writeln!(
                out,
                "{}{}",
                if stage.is_some() { "\n" } else { "" },
                heading.trim()
            )?;
            stage = Some(own);
        }
        write_step(planned, width, language, out)?;
    }
    writeln!(out)?;
    if let Some(day) = plan.earliest_operation_on {
        let day = format_date(day, language);
        match language {
            Language::Ja => writeln!(out, "最短の運用開始日（目安）：{day}")?,
            Language::En => writeln!(out, "earliest start of operation (guideline): {day}")?,
        }
    }
    for finding in &plan.report.findings {
        let severity = finding.severity.label(language);
        let colon = if language == Language::Ja {
            "："
        } else {
            ": "
        };
        writeln!(out, "{severity}{colon}{}", finding.message.get(language))?;
    }
    if let Some(note) = plan.note(language) {
        writeln!(out, "{note}")?;
    }
    writeln!(out, "{}", Notice::Closed.text(language))
}

/// Returns the due day, or a dash for a step without one.
fn day_text(planned: &PlannedStep, language: Language) -> String {
    match planned.due_on {
        Some(day) => format_date(day, language),
        None => "-".to_owned(),
    }
}

fn write_step(
    planned: &PlannedStep,
    width: usize,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let step = planned.step;
    let day = day_text(planned, language);
    let gap = " ".repeat(width.saturating_sub(day.width()));
    let indent = " ".repeat(width + 4);
    let status = match planned.status {
        Status::Open => String::new(),
        _ => format!(" [{}]", planned.status_label(language)),
    };
    let kind = step.due_kind().label(language);
    let (label, actor) = (step.label(language), step.actor().label(language));
    match language {
        Language::Ja => writeln!(out, "  {day}{gap}  {label}（{kind}・{actor}）{status}")?,
        Language::En => writeln!(out, "  {day}{gap}  {label} ({kind}, {actor}){status}")?,
    }
    writeln!(out, "{indent}{}", planned.reason(language))?;
    for limit in planned.limits_that_apply() {
        let mark = if limit.status == LimitStatus::Met {
            "・"
        } else {
            "!"
        };
        writeln!(out, "{indent}{mark} {}", limit.text(language))?;
    }
    for detail in step.details() {
        let mark = if detail.is_task { "□" } else { "・" };
        writeln!(out, "{indent}{mark} {}", detail.text(language))?;
    }
    Ok(())
}
