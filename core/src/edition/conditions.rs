//! The conditions of a track besides the day of the reader application. Each condition is declared once; reading, writing,
//! checking and showing an edition go through the list.

use chrono::NaiveDate;
use serde::Serialize;

use crate::Field;

/// Declares the conditions. `#[labels(…)]`: what people call it, in Japanese and English.
macro_rules! conditions {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                #[labels($ja:literal, $en:literal)]
                pub $condition:ident: Option<NaiveDate>,
            )+
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $(
                $(#[doc = $doc])*
                #[serde(skip_serializing_if = "Option::is_none")]
                #[cfg_attr(feature = "schema", schemars(with = "Option<crate::value_schema::Day>"))]
                pub $condition: Option<NaiveDate>,
            )+
        }

        impl $name {
            /// No condition: the base for a track that asks for some of them.
            pub const NONE: Self = Self { $($condition: None,)+ };

            pub(crate) const FIELDS: &'static [Field] =
                &[$(Field::new(stringify!($condition), $ja, $en)),+];

            /// Makes the conditions from what `read` returns for each, in order.
            pub(crate) fn try_from_fn<E>(
                mut read: impl FnMut(Field) -> Result<Option<NaiveDate>, E>,
            ) -> Result<Self, E> {
                Ok(Self { $($condition: read(Field::new(stringify!($condition), $ja, $en))?,)+ })
            }

            /// Returns each condition and its day, in order; `None` where the track does not ask for it.
            pub fn days(&self) -> impl Iterator<Item = (Field, Option<NaiveDate>)> + use<> {
                let days = [$(self.$condition),+];
                Self::FIELDS.iter().copied().zip(days)
            }
        }
    };
}

conditions! {
    /// The conditions of a track besides the day of the reader application.
    ///
    /// ```
    /// use onshi::{Conditions, parse_date};
    ///
    /// let by = parse_date("2023-02-28")?;
    /// let conditions = Conditions { vendor_contract_by: Some(by), ..Conditions::NONE };
    /// let asked = conditions.days().filter(|(_, day)| day.is_some());
    /// assert_eq!(asked.map(|(field, _)| field.ja).collect::<Vec<_>>(), ["システムベンダーとの契約の期限"]);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Conditions {
        /// The last day for the vendor contract, where the track asks for one.
        #[labels("システムベンダーとの契約の期限", "last day of the vendor contract")]
        pub vendor_contract_by: Option<NaiveDate>,
        /// The first start of operation with which an earlier applicant gets this subsidy: a facility that applied before
        /// the track's `applies_from`, outside the accelerated track, starts within it and has been paid
        /// nothing yet, gets this track.
        #[labels("先に申し込んだ施設にも適用する運用開始日（最初の日）", "earliest start of operation for earlier applicants")]
        pub operation_starts_from: Option<NaiveDate>,
        /// The last day of that window.
        #[labels("先に申し込んだ施設にも適用する運用開始日（最後の日）", "latest start of operation for earlier applicants")]
        pub operation_starts_to: Option<NaiveDate>,
        /// The day by which introduction must be complete, where the track asks for one.
        #[labels("導入完了の期限", "last day of completion")]
        pub complete_by: Option<NaiveDate>,
    }
}

impl Conditions {
    /// Returns the window of start of operation that moves earlier applicants here.
    pub(crate) const fn window(&self) -> Option<(NaiveDate, NaiveDate)> {
        match (self.operation_starts_from, self.operation_starts_to) {
            (Some(from), Some(to)) => Some((from, to)),
            _ => None,
        }
    }

    /// Returns whether a start of operation on `day` falls into that window.
    pub(crate) fn moves(&self, day: NaiveDate) -> bool {
        self.window()
            .is_some_and(|(from, to)| from <= day && day <= to)
    }
}
