//! The built-in editions: numbers, each beside its citation.
//!
//! To add one: a source file beside these two, a line in [`ALL`] and in [`NAMES`].

use crate::{Category, Citation, Edition, FractionRule, Ratio, Row, Track, Yen};

pub(crate) mod aug_2022;
pub(crate) mod jan_2021;

pub(crate) static ALL: [Edition; 2] = [jan_2021::EDITION, aug_2022::EDITION];
pub(crate) const NAMES: [&str; 2] = ["2021-01", "2022-08"];

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
