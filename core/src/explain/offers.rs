//! Conditions of a track besides the day of the reader application, for the overview.

use crate::date::format_date;
use crate::rules::Offer;
use crate::{Language, Text};

impl Offer<'_> {
    /// Returns what the track asks besides the day of the reader application, and which earlier applicants it takes, in
    /// full sentences. The same for every number of readers on a track.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Yen};
    ///
    /// let offers = Edition::AUG_2022.overview(Facility::Clinic, Yen(429_000))?;
    /// let counts: Vec<_> = offers.iter().map(|offer| offer.conditions().len()).collect();
    /// assert_eq!(counts, [0, 0, 2]);
    /// assert_eq!(
    ///     offers[2].conditions()[0].en,
    ///     "For readers applied for from 2022-06-07 on, the vendor contract must be made by 2023-02-28.",
    /// );
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn conditions(&self) -> Vec<Text> {
        [self.contract(), self.earlier_applicants()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn contract(&self) -> Option<Text> {
        let by = self.vendor_contract_by?;
        Some(Text::new(|language| {
            let (from, by) = (
                format_date(self.applies_from, language),
                format_date(by, language),
            );
            match language {
                Language::Ja => format!(
                    "{from}以降の申し込みは、{by}までにシステムベンダーと契約することが条件です。"
                ),
                Language::En => {
                    format!(
                        "For readers applied for from {from} on, the vendor contract must be made by {by}."
                    )
                }
            }
        }))
    }

    fn earlier_applicants(&self) -> Option<Text> {
        let (first, last) = (self.operation_starts_from?, self.operation_starts_to?);
        Some(Text::new(|language| {
            let day = |day| format_date(day, language);
            let (from, first, last) = (day(self.applies_from), day(first), day(last));
            match language {
                Language::Ja => format!(
                    "{from}より前の通常の補助の期間に申し込み、{first}から{last}までの間に運用を開始し、補助金の支給をまだ受けていない施設にも、{from}以降の金額が適用されます。"
                ),
                Language::En => format!(
                    "The amounts for applications from {from} on also apply to a facility that applied earlier, outside the accelerated track, starts operation from {first} to {last} and has been paid nothing yet."
                ),
            }
        }))
    }
}
