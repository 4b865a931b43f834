//! A plan for paper: the stages as tables, with boxes to tick.

use super::{Plan, PlannedStep, Stage, Status, fields};
use crate::date::{format_date, weekday_text};
use crate::language::Words;
use crate::paper::{Cell, Column, Line, Mark, Paper, PaperOutput, Table, Value, Width};
use crate::programme::Notice;
use crate::{Field, Language, NaiveDate};
use chrono::Datelike;

impl Plan {
    /// Returns the plan for paper: a table for each stage with the days, boxes to tick, the limits, and who acts.
    ///
    /// ```
    /// use onshi::plan::{Milestones, Plan};
    /// use onshi::{FacilityKind, Language, PaperOutput, parse_date};
    ///
    /// let mut known = Milestones::new(FacilityKind::Clinic);
    /// known.operation_starts_on = Some(parse_date("2021-06-30")?);
    /// let paper = Plan::new(known)?.paper(PaperOutput::Text, Language::Ja);
    /// assert!(paper.contains("令和3年5月30日（日）"));
    /// assert!(paper.contains("□ 発注"));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let mut paper = Paper::new(TITLE.get(language), language).dense();
        paper.fields(self.facts(language));
        let findings = self.report.findings.iter();
        let findings = findings.map(|found| Line::strong(Mark::Item, found.message.get(language)));
        let findings: Vec<_> = findings.collect();
        if !findings.is_empty() {
            paper.lines(findings);
        }
        if let Some(note) = self.note(language) {
            paper.text(note);
        }
        for &stage in Stage::ALL {
            let heading = format!("{} {}", stage.number(), stage.label(language));
            paper.heading(heading.trim());
            let steps = self.steps.iter();
            let steps = steps.filter(|planned| planned.step.stage() == stage);
            paper.table(table(steps, language));
        }
        paper.text(&Notice::Closed.text(language));
        paper.write(output)
    }

    /// Returns what the plan was made from, where it is known, and the earliest start.
    fn facts(&self, language: Language) -> Vec<(&'static str, Value)> {
        let known = &self.milestones;
        let facility = Value::Text(known.facility.label(language).to_owned());
        let days: [(Field, Option<NaiveDate>); 4] = [
            (fields::OPERATION_STARTS_ON, known.operation_starts_on),
            (fields::EQUIPMENT_SET_UP_ON, known.equipment_set_up_on),
            (fields::READER_APPLIED_ON, known.reader_applied_on),
            (fields::AS_OF, known.as_of),
        ];
        let days = days.into_iter().filter_map(|(field, day)| {
            Some((field.label(language), Value::Text(day_text(day?, language))))
        });
        let mut facts = vec![(fields::FACILITY.label(language), facility)];
        facts.extend(days);
        if let Some(deferral) = known.deferral {
            let number = Value::Text(deferral.number().to_string());
            facts.push((fields::DEFERRAL.label(language), number));
        }
        if let Some(day) = self.earliest_operation_on {
            facts.push((EARLIEST.get(language), Value::Text(day_text(day, language))));
        }
        facts
    }
}

fn table<'p>(steps: impl Iterator<Item = &'p PlannedStep>, language: Language) -> Table {
    let rows = steps.map(|planned| {
        let step = planned.step;
        vec![
            Cell::Lines(days(planned, language)),
            Cell::Lines(tasks(planned, language)),
            Cell::Lines(vec![
                Line::new(Mark::Nothing, step.actor().label(language)),
                Line::new(Mark::Nothing, step.channel().label(language)),
            ]),
        ]
    });
    Table {
        rows: rows.collect(),
        columns: vec![
            Column::new(DAY.get(language), Width::Medium),
            Column::new(TASK.get(language), Width::Rest),
            Column::new(WHO.get(language), Width::Medium),
        ],
        sums: Vec::new(),
    }
}

/// Returns the due day, its kind, and the status where the step is not open.
fn days(planned: &PlannedStep, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(day) = planned.due_on {
        lines.push(Line::strong(Mark::Nothing, &day_text(day, language)));
    }
    let kind = planned.step.due_kind().label(language);
    lines.push(Line::new(Mark::Nothing, kind));
    if planned.status != Status::Open {
        let status = planned.status_label(language);
        lines.push(Line::strong(Mark::Nothing, status));
    }
    lines
}

/// Returns the step with its box, why it is due then, its limits, and its checklist.
fn tasks(planned: &PlannedStep, language: Language) -> Vec<Line> {
    let box_of = |is_done: bool| if is_done { Mark::Done } else { Mark::Task };
    let is_done = planned.status == Status::Done;
    let mut lines = vec![
        Line::strong(box_of(is_done), planned.step.label(language)),
        Line::new(Mark::Nothing, &planned.reason(language)),
    ];
    for limit in planned.limits_that_apply() {
        lines.push(Line::strong(Mark::Item, &limit.text(language)));
    }
    lines.extend(planned.step.details().iter().map(|detail| {
        let mark = if detail.is_task {
            box_of(is_done)
        } else {
            Mark::Item
        };
        Line::new(mark, detail.text(language))
    }));
    lines
}

/// Returns a day with its day of the week.
fn day_text(day: NaiveDate, language: Language) -> String {
    let weekday = weekday_text(day.weekday(), language);
    let date = format_date(day, language);
    match language {
        Language::Ja => format!("{date}（{}）", weekday.trim_end_matches("曜日")),
        Language::En => format!("{date} ({weekday})"),
    }
}

const TITLE: Words = Words(
    "オンライン資格確認の導入準備",
    "Introducing online eligibility verification: the plan",
);
const EARLIEST: Words = Words(
    "最短の運用開始日（目安）",
    "earliest start of operation (guideline)",
);
const DAY: Words = Words("期日", "due");
const TASK: Words = Words("すること", "what to do");
const WHO: Words = Words("だれが・どこで", "who, where");
