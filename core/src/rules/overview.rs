//! Everything that a table offers a facility, in one look: each number of readers, on each track.

use serde::Serialize;

use crate::edition::{Edition, Row, Track};
use crate::facility::{Category, Facility};
use crate::problem::Fault;
use crate::rules::check_cost;
use crate::yen::{FractionRule, Ratio, Yen};
use crate::{Basis, Error, NaiveDate};

/// What a row of the table pays of a cost, whenever the reader is applied for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Offer<'e> {
    /// The row of the table.
    #[serde(skip)]
    pub row: &'e Row,
    /// The category under which the table lists the facility.
    pub category: Category,
    /// The track.
    pub track: Track,
    /// The first day of reader application on the track.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    pub applies_from: NaiveDate,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    pub applies_to: NaiveDate,
    /// The last day of the vendor contract that the track asks for; `None` where it asks for none.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    pub vendor_contract_by: Option<NaiveDate>,
    /// The first day of the start of operation that moves an earlier applicant, who has been paid nothing yet, to the track; `None`
    /// where nobody is moved.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    pub operation_starts_from: Option<NaiveDate>,
    /// The last such day.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    pub operation_starts_to: Option<NaiveDate>,
    /// Face-recognition card readers (count).
    pub readers: u32,
    /// 基準とする事業額: the most of the cost that can count (yen).
    pub base: Yen,
    /// The part of the counted cost that is paid.
    pub ratio: Ratio,
    /// 補助上限額: the most that is paid, whatever the cost (yen).
    pub ceiling: Yen,
    /// The subsidy for this cost (yen).
    pub subsidy: Yen,
    /// What the facility pays itself of this cost (yen).
    pub self_pay: Yen,
    /// Whether base and ratio are stated, inferred or chosen by the caller.
    pub base_basis: Basis,
    /// Whether the fraction rule is stated, inferred or chosen by the caller.
    pub basis: Basis,
    /// The lowest cost at which the facility pays something itself (yen); `None` where that is above 10^12.
    pub self_pay_from: Option<Yen>,
}

impl Edition {
    /// Returns what each row of the table for a facility pays of a cost: every number of readers on every track, in
    /// the order of the tracks' days. No day is asked: which track applies, [`assess`](Self::assess) says.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Yen};
    ///
    /// let offers = Edition::JAN_2021.overview(Facility::Clinic, Yen(429_000))?;
    /// let shown: Vec<_> = offers.iter().map(|offer| (offer.ceiling, offer.self_pay, offer.self_pay_from)).collect();
    /// assert_eq!(shown, [
    ///     (Yen(429_000), Yen(0), Some(Yen(429_001))),
    ///     (Yen(321_000), Yen(108_000), Some(Yen(1))),
    /// ]);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `cost_out_of_range`.
    pub fn overview(&self, facility: Facility, cost: Yen) -> Result<Vec<Offer<'_>>, Error> {
        check_cost(cost).map_err(|refusal| refusal.error())?;
        let category = self.category(facility);
        let mut offers = Vec::new();
        for period in self.data().tracks.iter() {
            for readers in 1..=self.most_readers(category) {
                let Some(row) = self.row(category, readers, period.track) else {
                    continue;
                };
                let amounts = row.amounts(cost);
                offers.push(Offer {
                    row,
                    category,
                    track: period.track,
                    applies_from: period.applies_from,
                    applies_to: period.applies_to,
                    vendor_contract_by: period.conditions.vendor_contract_by,
                    operation_starts_from: period.conditions.operation_starts_from,
                    operation_starts_to: period.conditions.operation_starts_to,
                    readers,
                    base: row.base,
                    ratio: row.ratio,
                    ceiling: row.ceiling,
                    subsidy: amounts.subsidy,
                    self_pay: amounts.self_pay,
                    base_basis: match self.is_built_in() {
                        true => row.citation.basis,
                        false => Basis::Chosen,
                    },
                    basis: self.basis_of(row),
                    self_pay_from: row.self_pay_from(),
                });
            }
        }
        Ok(offers)
    }
}

impl Row {
    /// Returns the lowest cost at which the facility pays something itself: where all of the cost is paid to the yen, the
    /// first yen above the base; elsewhere the first yen at all, of which a part or a fraction is not paid.
    fn self_pay_from(&self) -> Option<Yen> {
        let is_free = self.ratio == Ratio::ALL && self.fraction_rule == FractionRule::WholeYen;
        let first = if is_free { self.base.0 + 1 } else { 1 };
        Some(Yen(first)).filter(|first| *first <= Yen::MAX)
    }
}
