//! An assessment in full sentences, each with its source.

use std::fmt;

use crate::edition::Part;
use crate::rules::Assessment;
use crate::{Citation, Facility, Language};

mod assumptions;
mod offers;
mod texts;

pub use assumptions::{Assumption, AssumptionCode};

/// A sentence of an explanation.
///
/// Prints as `text（citation）`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The source.
    pub citation: Citation,
    /// The language of the sentence.
    pub language: Language,
}

/// A value of an answer, and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cited {
    /// The value's name: `base`.
    pub what: &'static str,
    /// The source.
    pub citation: Citation,
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.citation.describe(self.language);
        match self.language {
            Language::Ja => write!(f, "{}（{source}）", self.text),
            Language::En => write!(f, "{} ({source})", self.text),
        }
    }
}

impl Assessment<'_> {
    /// Returns the working in full sentences, each with its source.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Language, Project, Yen, parse_date};
    ///
    /// let project = Project::new(Facility::Clinic, 1, Yen(300_000), parse_date("2021-04-01")?);
    /// let answer = Edition::AUG_2022.assess(&project)?;
    /// let sentences = answer.explain(Language::En);
    /// assert!(sentences.iter().any(|s| s.text.contains("300,000 yen × 3/4 = 225,000 yen")));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn explain(&self, language: Language) -> Vec<Sentence> {
        let row = self.row;
        let say = |text, citation| Sentence {
            text,
            citation,
            language,
        };
        let mut sentences = vec![
            say(self.category_text(language), self.category_citation()),
            say(self.track_text(language), self.track_citation()),
        ];
        let days = self.period_texts(language).into_iter();
        sentences.extend(days.map(|(text, citation)| say(text, citation)));
        let base = self.cited(self.base_part(), &row.citation);
        let ceiling = self.cited(Part::Ceiling(self.row_at), &row.ceiling_citation);
        let rule = self.cited(Part::Rule(self.row_at), &row.fraction_rule_citation);
        sentences.extend([
            say(self.row_text(language), base.clone()),
            say(self.counted_text(language), base.clone()),
            say(self.ceiling_text(language), ceiling),
            say(self.subsidy_text(language), rule),
            say(self.self_pay_text(language), base),
        ]);
        sentences.extend(self.conditions(language));
        sentences
    }

    /// Returns the track's other conditions and their effect on the amount: the vendor
    /// contract, completion, a start of operation that misses a later track, a subsidy paid already. The end of
    /// [`explain`](Self::explain).
    pub fn conditions(&self, language: Language) -> Vec<Sentence> {
        let later = self.edition.window_after(self.period_at);
        let (later_at, later) = later.unwrap_or((self.period_at, self.period));
        let own = self.track_citation();
        let of_later = self.cited(Part::Period(later_at), &later.citation);
        [
            (self.contract_text(language), own.clone()),
            (self.completion_text(language), own),
            (self.missed_text(language), of_later.clone()),
            (self.paid_text(language), of_later),
        ]
        .into_iter()
        .filter_map(|(text, citation)| {
            Some(Sentence {
                text: text?,
                citation,
                language,
            })
        })
        .collect()
    }

    /// Returns the sources of the numbers.
    pub fn citations(&self) -> Vec<Cited> {
        let (row, period) = (self.row, self.period);
        let day = |what, citation: &Option<Citation>| {
            let citation = self.cited(self.period_part(), citation.as_ref()?);
            Some(Cited { what, citation })
        };
        let base = self.cited(self.base_part(), &row.citation);
        let ceiling = self.cited(Part::Ceiling(self.row_at), &row.ceiling_citation);
        let rule = self.cited(Part::Rule(self.row_at), &row.fraction_rule_citation);
        let cited = |what, citation| Some(Cited { what, citation });
        let citations = [
            cited("category", self.category_citation()),
            cited("track", self.track_citation()),
            day("applies_from", &period.applies_from_citation),
            day("applies_to", &period.applies_to_citation),
            cited("base", base.clone()),
            cited("ratio", base),
            cited("ceiling", ceiling),
            cited("fraction_rule", rule),
        ];
        citations.into_iter().flatten().collect()
    }

    /// Returns a citation as it holds for this edition: what a caller changed, they chose.
    fn cited(&self, part: Part, citation: &Citation) -> Citation {
        self.edition.cited(part, citation)
    }

    fn base_part(&self) -> Part {
        Part::Base(self.row_at)
    }

    fn period_part(&self) -> Part {
        Part::Period(self.period_at)
    }

    /// Returns the source of the table as such: that of the category's first row.
    fn table_citation(&self) -> Citation {
        let mut rows = self.edition.data().rows.iter().enumerate();
        let first = rows.find(|(_, row)| row.category == self.category);
        let (at, row) = first.unwrap_or((self.row_at, self.row));
        self.cited(Part::Base(at), &row.citation)
    }

    fn category_citation(&self) -> Citation {
        match self.project.facility {
            Facility::Hospital | Facility::Clinic => self.table_citation(),
            Facility::Pharmacy { .. } => self.cited(
                Part::Threshold,
                &self.edition.data().chain_threshold.citation,
            ),
        }
    }

    fn track_citation(&self) -> Citation {
        self.cited(self.period_part(), &self.period.citation)
    }
}
