//! Whether an edition is a table that can be used: no gap, no overlap, every row, every source.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::{Conditions, EditionData, Row, Track, TrackPeriod};
use crate::date::format_date;
use crate::entry::MAX_TEXT;
use crate::problem::{Code, Report};
use crate::signs::is_printable;
use crate::{Category, Citation, Language, Text, Yen};

impl EditionData {
    /// Returns everything that is wrong: gaps and overlaps of days, rows missing or twice, numbers
    /// out of range, sources missing. An [`Edition`](crate::Edition) is made where no finding is
    /// an error.
    pub fn check(&self) -> Report {
        let mut report = Report::default();
        cited(
            &mut report,
            "chain_threshold.citation",
            &self.chain_threshold.citation,
        );
        self.check_written(&mut report);
        self.check_days(&mut report);
        for (i, period) in self.tracks.iter().enumerate() {
            check_window(&mut report, i, &period.conditions);
            check_period_citations(&mut report, i, period);
        }
        let mut seen = HashSet::new();
        for (i, row) in self.rows.iter().enumerate() {
            check_row(&mut report, i, row);
            if !seen.insert(key(row)) {
                report.error(
                    Code::RowTwice,
                    format!("rows[{i}]"),
                    Text::new(|language| {
                        let row = said(key(row), row.readers, language);
                        match language {
                            Language::Ja => format!("{row}の行が二つあります。一つにしてください"),
                            Language::En => format!("the row of {row} appears twice; keep one"),
                        }
                    }),
                );
            }
        }
        self.check_missing_rows(&mut report);
        report
    }

    /// Finds a name and days that JSON could not hold: what is sound can be written and read back.
    fn check_written(&self, report: &mut Report) {
        if self.name.trim().is_empty() {
            let message = Text {
                ja: "版の名前がありません。名前を付けてください".to_owned(),
                en: "the edition has no name; give it one".to_owned(),
            };
            report.error(Code::Missing, "name", message);
        }
        check_text(report, "name", &self.name);
        let mut days = vec![("published_on".to_owned(), Some(self.published_on))];
        for (i, period) in self.tracks.iter().enumerate() {
            let applies = [
                ("applies_from", Some(period.applies_from)),
                ("applies_to", Some(period.applies_to)),
            ];
            let conditions = period.conditions.days();
            let conditions = conditions.map(|(field, day)| (field.name, day));
            for (name, day) in applies.into_iter().chain(conditions) {
                days.push((format!("tracks[{i}].{name}"), day));
            }
        }
        for (path, day) in days {
            if day.is_some_and(|day| !(1..=9999).contains(&day.year())) {
                let message = Text {
                    ja: "年は1から9999までです".to_owned(),
                    en: "the year must be from 1 to 9999".to_owned(),
                };
                report.error(Code::InvalidDate, path, message);
            }
        }
    }

    /// Finds days between tracks that none covers, and days that two cover.
    fn check_days(&self, report: &mut Report) {
        if self.tracks.is_empty() {
            let message = Text::new(|language| {
                let text = language.of(
                    "対象とする日がありません。補助の種類を一つ以上書いてください",
                    "no day is covered; give at least one track",
                );
                text.to_owned()
            });
            report.error(Code::Gap, "tracks", message);
        }
        let mut order: Vec<(usize, &TrackPeriod)> = self.tracks.iter().enumerate().collect();
        order.sort_by_key(|(_, period)| period.applies_from);
        let mut covered_to: Option<NaiveDate> = None;
        for (i, period) in order {
            if period.applies_to < period.applies_from {
                let path = format!("tracks[{i}].applies_to");
                let message = backwards(period.applies_from, period.applies_to);
                report.error(Code::Gap, path, message);
                continue;
            }
            if let Some(last) = covered_to {
                let path = format!("tracks[{i}].applies_from");
                if last
                    .succ_opt()
                    .is_some_and(|next| next < period.applies_from)
                {
                    report.error(Code::Gap, path, between(last, period.applies_from));
                } else if period.applies_from <= last {
                    report.error(Code::Overlap, path, twice(period.applies_from, last));
                }
            }
            covered_to = covered_to.max(Some(period.applies_to));
        }
    }

    /// Finds the missing rows of a track: every category from 1 reader to its largest number.
    fn check_missing_rows(&self, report: &mut Report) {
        let is_used = |track: &&Track| self.tracks.iter().any(|period| period.track == **track);
        for &track in Track::ALL.iter().filter(is_used) {
            for &category in Category::ALL {
                let mut present: Vec<u32> = self
                    .rows
                    .iter()
                    .filter(|row| row.category == category && row.track == track)
                    .map(|row| row.readers)
                    .collect();
                present.sort_unstable();
                // One past the largest ends the search: what lies between two neighbours is missing.
                let rows = self.rows.iter().filter(|row| row.category == category);
                let most = rows.map(|row| row.readers).max().unwrap_or(0).max(1);
                present.push(most.saturating_add(1));
                let mut next = 1_u32;
                for readers in present {
                    if readers > next {
                        let last = readers - 1;
                        let message = Text::new(|language| {
                            let row = said((category, next, track), last, language);
                            match language {
                                Language::Ja => format!("{row}の行がありません"),
                                Language::En => format!("no row for {row}"),
                            }
                        });
                        report.error(Code::RowMissing, "rows", message);
                    }
                    next = next.max(readers.saturating_add(1));
                }
            }
        }
    }
}

fn key(row: &Row) -> (Category, u32, Track) {
    (row.category, row.readers, row.track)
}

/// Names the rows up to a number of readers: `病院・2台・通常の補助（見直し前）`.
fn said(
    (category, readers, track): (Category, u32, Track),
    last: u32,
    language: Language,
) -> String {
    let (category, track) = (category.label(language), track.label(language));
    let readers = match (language, readers == last) {
        (Language::Ja, true) => format!("{readers}台"),
        (Language::Ja, false) => format!("{readers}台から{last}台"),
        (Language::En, true) if readers == 1 => "1 reader".to_owned(),
        (Language::En, true) => format!("{readers} readers"),
        (Language::En, false) => format!("{readers} to {last} readers"),
    };
    match language {
        Language::Ja => format!("{category}・{readers}・{track}"),
        Language::En => format!("{category}, {readers}, {track}"),
    }
}

fn backwards(from: NaiveDate, to: NaiveDate) -> Text {
    Text::new(|language| {
        let (from, to) = (format_date(from, language), format_date(to, language));
        match language {
            Language::Ja => {
                format!("末日の{to}が初日の{from}より前です。どちらかを直してください")
            }
            Language::En => {
                format!("the last day, {to}, is before the first, {from}; correct one of them")
            }
        }
    })
}

fn between(last: NaiveDate, next: NaiveDate) -> Text {
    Text::new(|language| {
        let (last, next) = (format_date(last, language), format_date(next, language));
        match language {
            Language::Ja => format!(
                "{last}と{next}の間に、どの補助の種類にも当てはまらない日があります。前の種類の末日の翌日から始めてください"
            ),
            Language::En => format!(
                "no track covers the days between {last} and {next}; start the track on the day after the previous one ends"
            ),
        }
    })
}

fn twice(from: NaiveDate, to: NaiveDate) -> Text {
    Text::new(|language| {
        let (from, to) = (format_date(from, language), format_date(to, language));
        match language {
            Language::Ja => format!(
                "{from}から{to}まで、二つの補助の種類に当てはまります。一つの日に当てはまる種類は一つにしてください"
            ),
            Language::En => {
                format!(
                    "two tracks cover the days from {from} to {to}; each day must be covered by exactly one track"
                )
            }
        }
    })
}

/// Finds a window of start of operation that is half given or runs backwards: it would move
/// nobody, and say nothing.
fn check_window(report: &mut Report, i: usize, conditions: &Conditions) {
    let (from, to) = (
        conditions.operation_starts_from,
        conditions.operation_starts_to,
    );
    let lacking = match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let path = format!("tracks[{i}].operation_starts_to");
            return report.error(Code::DatesOutOfOrder, path, backwards(from, to));
        }
        (Some(_), None) => "operation_starts_to",
        (None, Some(_)) => "operation_starts_from",
        (Some(_), Some(_)) | (None, None) => return,
    };
    let message = Text {
        ja: format!(
            "`{lacking}` がありません。運用開始日の期間は、最初と最後の日を両方書いてください"
        ),
        en: format!("`{lacking}` is missing; give both the first and the last day of the window"),
    };
    report.error(Code::Missing, format!("tracks[{i}].{lacking}"), message);
}

fn check_period_citations(report: &mut Report, i: usize, period: &TrackPeriod) {
    cited(report, &format!("tracks[{i}].citation"), &period.citation);
    if let Some(citation) = &period.applies_from_citation {
        cited(
            report,
            &format!("tracks[{i}].applies_from_citation"),
            citation,
        );
    }
    if let Some(citation) = &period.applies_to_citation {
        cited(
            report,
            &format!("tracks[{i}].applies_to_citation"),
            citation,
        );
    }
}

fn check_row(report: &mut Report, i: usize, row: &Row) {
    let sound_base = (1..=Yen::MAX.0).contains(&row.base.0);
    if !sound_base {
        let (base, most) = (row.base, Yen::MAX);
        report.error(
            Code::BaseOutOfRange,
            format!("rows[{i}].base"),
            Text::new(|language| match language {
                Language::Ja => format!("基準とする事業額は1円から{most}までです（指定：{base}）"),
                Language::En => format!(
                    "the base project cost must be from 1 to {}, got {}",
                    most.text(language),
                    base.text(language)
                ),
            }),
        );
    }
    let ratio = row.ratio;
    let sound_ratio = ratio.numerator > 0 && ratio.numerator <= ratio.denominator;
    if !sound_ratio {
        report.error(
            Code::RatioOutOfRange,
            format!("rows[{i}].ratio"),
            Text {
                ja: format!("補助率は0より大きく1以下です（指定：`{ratio}`）"),
                en: format!("a ratio is above 0 and at most 1, got `{ratio}`"),
            },
        );
    }
    let due = row.due_ceiling().filter(|_| sound_base && sound_ratio);
    if let Some(due) = due.filter(|due| *due != row.ceiling) {
        let (rule, ceiling) = (row.fraction_rule, row.ceiling);
        report.error(
            Code::CeilingMismatch,
            format!("rows[{i}].ceiling"),
            Text::new(|language| {
                let (product, due) = (ratio.of_text(row.base, language), due.text(language));
                let (rule, ceiling) = (rule.label(language), ceiling.text(language));
                match language {
                    Language::Ja => {
                        format!("{product}（{rule}）は{due}ですが、補助上限額は{ceiling}とあります")
                    }
                    Language::En => {
                        format!(
                            "{product}, {rule}, is {due}, but the ceiling is given as {ceiling}"
                        )
                    }
                }
            }),
        );
    }
    cited(report, &format!("rows[{i}].citation"), &row.citation);
    cited(
        report,
        &format!("rows[{i}].ceiling_citation"),
        &row.ceiling_citation,
    );
    cited(
        report,
        &format!("rows[{i}].fraction_rule_citation"),
        &row.fraction_rule_citation,
    );
}

fn cited(report: &mut Report, path: &str, citation: &Citation) {
    if !citation.is_given() {
        report.error(
            Code::CitationMissing,
            path,
            Text {
                ja: "出典がありません。資料名（document）と箇所（place）を書いてください"
                    .to_owned(),
                en: "the source is missing; give `document` and `place`".to_owned(),
            },
        );
    }
    check_text(report, &format!("{path}.document"), &citation.document.0);
    check_text(report, &format!("{path}.place"), &citation.place);
}

/// Finds a text that is too long, or that a screen or a paper cannot show as it is: it comes with every answer.
fn check_text(report: &mut Report, path: &str, text: &str) {
    if text.chars().count() > MAX_TEXT {
        let message = Text {
            ja: format!("{MAX_TEXT}文字までにしてください"),
            en: format!("at most {MAX_TEXT} characters are allowed"),
        };
        report.error(Code::TooLong, path, message);
    }
    if let Some(sign) = text.chars().find(|sign| !is_printable(*sign)) {
        let sign = u32::from(sign);
        let message = Text {
            ja: format!("U+{sign:04X} は表示できません。改行・制御文字・外字を除いてください"),
            en: format!(
                "U+{sign:04X} cannot be shown; remove line breaks, control characters and gaiji"
            ),
        };
        report.error(Code::NotPrintable, path, message);
    }
}
