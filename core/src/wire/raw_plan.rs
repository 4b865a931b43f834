//! An unvalidated question for a plan.

use std::collections::BTreeSet;

use crate::plan::{Deferral, Milestones, Plan, Step, fields};
use crate::problem::Fault;
use crate::rules::Refusal;
use crate::wire::expected::Expected;
use crate::wire::fault::UnknownField;
use crate::wire::json;
use crate::wire::raw::Raw;
use crate::{Error, FacilityKind};

raw_values! {
    /// The fields of a plan's question as they came.
    ///
    /// ```
    /// use onshi::wire::{RawPlan, to_json};
    ///
    /// let line = r#"{"facility":"clinic","operation_starts_on":"2021-06-30","as_of":"2021-05-25"}"#;
    /// let plan = RawPlan::from_json(line)?.plan()?;
    /// let json = to_json(&plan);
    /// assert!(json.starts_with(r#"{"earliest_operation_on":"2021-09-25","steps":[{"step":"apply_for_reader""#));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RawPlan<'a> {
        /// `facility`.
        pub facility: Raw<'a>,
        /// `group_prescriptions_per_month`.
        pub group_prescriptions_per_month: Raw<'a>,
        /// `operation_starts_on`.
        pub operation_starts_on: Raw<'a>,
        /// `equipment_set_up_on`.
        pub equipment_set_up_on: Raw<'a>,
        /// `reader_applied_on`.
        pub reader_applied_on: Raw<'a>,
        /// `as_of`.
        pub as_of: Raw<'a>,
        /// `done`.
        pub done: Raw<'a>,
        /// `deferral`.
        pub deferral: Raw<'a>,
    }
}

impl<'a> RawPlan<'a> {
    /// Reads the fields from JSON text.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for JSON that is not an object, `unknown_field`.
    pub fn from_json(text: &'a str) -> Result<Self, Error> {
        Self::from_members(json::members(text)?)
    }

    /// Checks the fields and makes the plan.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn plan(&self) -> Result<Plan, Error> {
        Plan::new(self.read()?).map_err(|error| self.as_given(error))
    }

    fn read(&self) -> Result<Milestones, Error> {
        let mut known = Milestones::new(self.facility.facility_kind()?);
        known.group_prescriptions_per_month =
            self.group_prescriptions_per_month.group_prescriptions()?;
        known.operation_starts_on = self.operation_starts_on.day(fields::OPERATION_STARTS_ON)?;
        known.equipment_set_up_on = self.equipment_set_up_on.day(fields::EQUIPMENT_SET_UP_ON)?;
        known.reader_applied_on = self.reader_applied_on.day(fields::READER_APPLIED_ON)?;
        known.as_of = self.as_of.day(fields::AS_OF)?;
        known.done = self.steps_done()?;
        known.deferral = self.deferral_type()?;
        let (kind, count) = (known.facility, known.group_prescriptions_per_month);
        if let Some(count) = count.filter(|count| *count > 0)
            && kind != FacilityKind::Pharmacy
        {
            let refusal = Refusal::GroupPrescriptionsNotApplicable { kind, count };
            let given = self.group_prescriptions_per_month.given();
            return Err(refusal.error().with_given(&given));
        }
        Ok(known)
    }

    fn steps_done(&self) -> Result<BTreeSet<Step>, Error> {
        if self.done.is_missing() {
            return Ok(BTreeSet::new());
        }
        let items = self.done.items();
        let items = items.ok_or_else(|| self.done.invalid(fields::DONE, Expected::Steps))?;
        let step = |(i, raw): (usize, &Raw<'_>)| {
            let word = raw.word(fields::DONE, Step::CODES, Step::from_code, Step::from_typed);
            match word {
                Ok(Some(step)) => Ok(step),
                Ok(None) => Err(raw.invalid(fields::DONE, Expected::Word(Step::CODES))),
                Err(error) => Err(error),
            }
            .map_err(|error| error.with_field(format!("{}[{i}]", fields::DONE.name)))
        };
        let mut steps = BTreeSet::new();
        for item in items.iter().enumerate() {
            steps.insert(step(item)?);
        }
        Ok(steps)
    }

    fn deferral_type(&self) -> Result<Option<Deferral>, Error> {
        let Some(number) = self
            .deferral
            .whole(fields::DEFERRAL, Expected::Deferral, "")?
        else {
            return Ok(None);
        };
        number
            .within(1..=6)
            .and_then(|number| Deferral::new(u8::try_from(number).ok()?))
            .map(Some)
            .ok_or_else(|| self.deferral.invalid(fields::DEFERRAL, Expected::Deferral))
    }

    /// Returns the error with what was typed in place of what was read from it.
    fn as_given(&self, error: Error) -> Error {
        let Some(raw) = error.field().and_then(|field| self.field(field)) else {
            return error;
        };
        let given = raw.given();
        error.with_given(given.trim())
    }
}
