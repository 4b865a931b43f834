//! The built-in editions: numbers, each beside its citation.
//!
//! To add one: a source file beside the others and a place in [`ALL`].

use std::borrow::Cow;

use super::{Edition, EditionData, Index, Origin, Row, Track};
use crate::{Category, Citation, FractionRule, Ratio, Yen};

mod aug_2022;
mod jan_2021;

pub(super) static ALL: [Edition; 2] = [jan_2021::EDITION, aug_2022::EDITION];
pub(super) static NAMES: [&str; ALL.len()] = names();

/// Returns the editions' names.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated when a constant is compiled, where there is no iterator"
)]
const fn names() -> [&'static str; ALL.len()] {
    let mut names = [""; ALL.len()];
    let mut i = 0;
    while i < names.len() {
        if let Cow::Borrowed(name) = &ALL[i].data.name {
            names[i] = name;
        }
        assert!(!names[i].is_empty(), "a built-in edition has a name");
        i += 1;
    }
    names
}

/// Makes a built-in edition; `order`: what [`Index::sorted`] makes of its rows, `windows`: what [`Index::windows`] makes of
/// its periods.
const fn built_in(
    data: EditionData,
    rows: &[Row],
    order: &'static [usize],
    windows: &'static [Option<usize>],
) -> Edition {
    Edition {
        index: Index::built_in(rows, order, windows),
        data,
        origin: Origin::BuiltIn,
    }
}

/// Makes a row with its amounts as the documents print them. A row without one of its three
/// citations does not compile.
#[expect(
    clippy::too_many_arguments,
    reason = "a row is as long as its table is wide"
)]
const fn row(
    category: Category,
    readers: u32,
    track: Track,
    base: &str,
    ratio: Ratio,
    citation: Citation,
    ceiling: &str,
    ceiling_citation: Citation,
    fraction_rule: FractionRule,
    fraction_rule_citation: Citation,
) -> Row {
    Row {
        category,
        readers,
        track,
        base: Yen::printed(base),
        ratio,
        fraction_rule,
        ceiling: Yen::printed(ceiling),
        citation,
        ceiling_citation,
        fraction_rule_citation,
    }
}
