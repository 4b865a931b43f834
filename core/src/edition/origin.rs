//! What of an edition a caller changed: recorded once, when the edition is made.

use super::{Edition, EditionData};

/// The part of an edition that a citation supports; of rows and periods with their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Threshold,
    Period(usize),
    Base(usize),
    Ceiling(usize),
    Rule(usize),
}

/// Whether an edition is a built-in one, and what of it is as published.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    BuiltIn,
    Own(Published),
}

/// What of an edition of one's own is as in the built-in one of its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Published {
    threshold: bool,
    periods: Vec<bool>,
    rows: Vec<PublishedRow>,
}

#[derive(Clone, Copy, Debug)]
struct PublishedRow {
    base: bool,
    ceiling: bool,
    rule: bool,
}

impl Origin {
    pub(super) fn of(data: &EditionData) -> Self {
        let Ok(built_in) = Edition::named(&data.name) else {
            return Self::Own(Published::default());
        };
        let published = built_in.data();
        if published == data {
            return Self::BuiltIn;
        }
        let row = |own: &super::Row| {
            let row = built_in.row(own.category, own.readers, own.track);
            PublishedRow {
                base: row.is_some_and(|row| {
                    (row.base, row.ratio, &row.citation) == (own.base, own.ratio, &own.citation)
                }),
                ceiling: row.is_some_and(|row| {
                    (row.ceiling, &row.ceiling_citation) == (own.ceiling, &own.ceiling_citation)
                }),
                rule: row.is_some_and(|row| {
                    (row.fraction_rule, &row.fraction_rule_citation)
                        == (own.fraction_rule, &own.fraction_rule_citation)
                }),
            }
        };
        Self::Own(Published {
            threshold: published.chain_threshold == data.chain_threshold,
            periods: {
                let tracks = data.tracks.iter();
                let is_published = tracks.map(|period| published.tracks.contains(period));
                is_published.collect()
            },
            rows: data.rows.iter().map(row).collect(),
        })
    }

    /// Returns the origin of data of which the fraction rules are others, and the ceilings that follow.
    pub(super) fn with_chosen_rules(&self, data: &EditionData) -> Self {
        let mut published = match self {
            Self::Own(published) => published.clone(),
            Self::BuiltIn => {
                let row = PublishedRow {
                    base: true,
                    ceiling: true,
                    rule: true,
                };
                Published {
                    threshold: true,
                    periods: vec![true; data.tracks.len()],
                    rows: vec![row; data.rows.len()],
                }
            }
        };
        for row in &mut published.rows {
            (row.ceiling, row.rule) = (false, false);
        }
        Self::Own(published)
    }

    pub(super) const fn is_built_in(&self) -> bool {
        matches!(self, Self::BuiltIn)
    }

    pub(super) fn is_published(&self, part: Part) -> bool {
        let Self::Own(published) = self else {
            return true;
        };
        let row = |at: usize| published.rows.get(at);
        match part {
            Part::Threshold => published.threshold,
            Part::Period(at) => published.periods.get(at).copied().unwrap_or(false),
            Part::Base(at) => row(at).is_some_and(|row| row.base),
            Part::Ceiling(at) => row(at).is_some_and(|row| row.ceiling),
            Part::Rule(at) => row(at).is_some_and(|row| row.rule),
        }
    }
}
