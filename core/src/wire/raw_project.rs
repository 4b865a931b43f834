//! An unvalidated project: its fields are read in the contract's order, and its errors made.

use serde::Serialize;

use crate::edition::Edition;
use crate::error::{Expected, Readers};
use crate::programme::days::ACCELERATED_UNTIL;
use crate::rules::{Assessment, Comparison};
use crate::wire::json::{self, Members};
use crate::wire::raw::{Raw, Whole};
use crate::{
    Category, Error, ErrorCode, Facility, FacilityKind, Field, NaiveDate, Project, Yen, project,
};

/// The fields of a project as they came.
///
/// ```
/// use onshi::Edition;
/// use onshi::wire::{Raw, RawProject};
///
/// let typed = |text: &'static str| Raw::Typed(text.into());
/// let raw = RawProject {
///     facility: typed("診療所"),
///     readers: typed("１"),
///     cost: typed("42.9万円"),
///     reader_applied_on: typed("令和3年3月31日"),
///     ..RawProject::default()
/// };
/// assert_eq!(raw.assess(Edition::latest())?.subsidy.to_string(), "429,000円");
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RawProject<'a> {
    /// `facility`.
    pub facility: Raw<'a>,
    /// `group_prescriptions_per_month`.
    pub group_prescriptions_per_month: Raw<'a>,
    /// `readers`.
    pub readers: Raw<'a>,
    /// `cost`.
    pub cost: Raw<'a>,
    /// `reader_applied_on`.
    pub reader_applied_on: Raw<'a>,
    /// `vendor_contract_on`.
    pub vendor_contract_on: Raw<'a>,
    /// `operation_starts_on`.
    pub operation_starts_on: Raw<'a>,
    /// `subsidy_paid`.
    pub subsidy_paid: Raw<'a>,
}

/// Which fields a question can do without.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// `assess`: everything that a track needs.
    Assess,
    /// `compare`: no day is needed, and none is compared with the edition.
    Compare,
    /// `options`: no number of readers is needed, and none is compared with the table.
    Options,
    /// The project itself: any number of readers, which an edition may have a row for.
    Project,
}

impl<'a> RawProject<'a> {
    /// Reads a project's fields from JSON text.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for JSON that is not an object, `unknown_field`.
    pub fn from_json(text: &'a str) -> Result<Self, Error> {
        Self::from_members(json::members(text)?)
    }

    pub(crate) fn from_members(members: Members<'a>) -> Result<Self, Error> {
        let mut raw = Self::default();
        for (key, value) in members {
            match raw.field_mut(&key) {
                Some(field) => *field = Raw::from_json(value),
                None => return Err(Error::unknown_field(&key, &Field::names(Project::FIELDS))),
            }
        }
        Ok(raw)
    }

    /// Takes an empty text for missing, as a form does.
    pub(crate) fn blank_is_missing(&mut self) {
        for field in Project::FIELDS {
            if let Some(raw) = self.field_mut(field.name)
                && matches!(raw, Raw::Text(text) if text.trim().is_empty())
            {
                *raw = Raw::Missing;
            }
        }
    }

    /// Refuses a value of the wrong type: the first in the order of the fields. A word that is
    /// none, a number out of range, an impossible day are of the right type.
    pub(crate) fn check_types(&self) -> Result<(), Error> {
        let facility = &self.facility;
        if !facility.is_missing() && !matches!(facility, Raw::Text(_) | Raw::Typed(_)) {
            let words = Expected::Word(FacilityKind::CODES);
            return Err(facility.invalid(project::FACILITY, words));
        }
        let group = &self.group_prescriptions_per_month;
        group.whole(project::GROUP_PRESCRIPTIONS, Expected::Prescriptions, "回")?;
        self.readers
            .whole(project::READERS, Expected::Whole, "台")?;
        self.cost.whole(project::COST, Expected::Yen, "円")?;
        for (raw, field) in [
            (&self.reader_applied_on, project::READER_APPLIED_ON),
            (&self.vendor_contract_on, project::VENDOR_CONTRACT_ON),
            (&self.operation_starts_on, project::OPERATION_STARTS_ON),
        ] {
            match raw.day(field) {
                Err(error) if error.code() == ErrorCode::InvalidValue => return Err(error),
                _ => {}
            }
        }
        self.subsidy_paid.flag(project::SUBSIDY_PAID)?;
        Ok(())
    }

    /// Returns every error of the project, in the order of the fields, at most one a field; empty
    /// where it has an answer. For programs that show what is wrong beside each field.
    ///
    /// ```
    /// use onshi::Edition;
    /// use onshi::wire::RawProject;
    ///
    /// let raw = RawProject::from_json(r#"{"facility":"clinic","cost":-1}"#)?;
    /// let errors = raw.errors(Edition::latest());
    /// let fields: Vec<_> = errors.iter().filter_map(|error| error.field()).collect();
    /// assert_eq!(fields, ["readers", "cost", "reader_applied_on"]);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn errors(&self, edition: &Edition) -> Vec<Error> {
        // What is refused is put right, and the project assessed again.
        let mut raw = self.clone();
        let mut errors = Vec::new();
        while errors.len() < Project::FIELDS.len() {
            let Err(error) = raw.assess(edition) else {
                break;
            };
            let field = error.field().unwrap_or_default().to_owned();
            let stand_in = match field.as_str() {
                "facility" => {
                    // Whether a group is needed depends on the facility, its number does not.
                    errors.extend(
                        raw.group_prescriptions_per_month
                            .group_prescriptions()
                            .err(),
                    );
                    raw.group_prescriptions_per_month = Raw::Missing;
                    Raw::Text(FacilityKind::Hospital.code().into())
                }
                "group_prescriptions_per_month" | "cost" => Raw::Whole(0),
                "readers" => Raw::Whole(1),
                // A day that needs no other fact.
                "reader_applied_on" => Raw::Day(ACCELERATED_UNTIL.on),
                _ => Raw::Missing,
            };
            // Nothing is said of a field twice.
            if errors
                .iter()
                .any(|known: &Error| known.field() == error.field())
            {
                break;
            }
            let known = |name| {
                errors
                    .iter()
                    .any(|known: &Error| known.field() == Some(name))
            };
            let is_readers = error.code() == ErrorCode::ReadersOutOfRange;
            // The words must not name the stand-in.
            let who = if known("facility") {
                Some((Readers::Anyone, Category::ALL))
            } else if known("group_prescriptions_per_month") {
                let pharmacies = &[Category::LargeChainPharmacy, Category::ClinicOrPharmacy][..];
                Some((Readers::Kind(FacilityKind::Pharmacy), pharmacies))
            } else {
                None
            };
            errors.push(match who {
                Some((who, categories)) if is_readers => {
                    let most = categories
                        .iter()
                        .map(|one| edition.most_readers(*one))
                        .max();
                    Error::readers_out_of_range(&self.readers.given(), who, most.unwrap_or(0))
                }
                _ => error,
            });
            if let Some(wrong) = raw.field_mut(&field) {
                *wrong = stand_in;
            }
        }
        let place = |error: &Error| {
            Project::FIELDS
                .iter()
                .position(|f| Some(f.name) == error.field())
        };
        errors.sort_by_key(place);
        errors
    }

    /// Returns the cost, where it is one.
    pub(crate) fn known_cost(&self) -> Option<Yen> {
        let cost = self.cost.whole(project::COST, Expected::Yen, "円").ok()??;
        cost.within(0..=Yen::MAX.0).map(Yen)
    }

    /// Returns the kind of facility, where it is one.
    pub(crate) fn known_kind(&self) -> Option<FacilityKind> {
        self.facility.facility_kind().ok()
    }

    /// Returns a day, where it is one.
    pub(crate) fn known_day(&self, field: Field) -> Option<NaiveDate> {
        let raw = match field.name {
            "reader_applied_on" => &self.reader_applied_on,
            "vendor_contract_on" => &self.vendor_contract_on,
            "operation_starts_on" => &self.operation_starts_on,
            _ => return None,
        };
        raw.day(field).ok()?
    }

    /// Returns the field of that name on the wire; `None` where there is none.
    pub fn field_mut(&mut self, name: &str) -> Option<&mut Raw<'a>> {
        Some(match name {
            "facility" => &mut self.facility,
            "group_prescriptions_per_month" => &mut self.group_prescriptions_per_month,
            "readers" => &mut self.readers,
            "cost" => &mut self.cost,
            "reader_applied_on" => &mut self.reader_applied_on,
            "vendor_contract_on" => &mut self.vendor_contract_on,
            "operation_starts_on" => &mut self.operation_starts_on,
            "subsidy_paid" => &mut self.subsidy_paid,
            _ => return None,
        })
    }

    /// Checks the fields and assesses the project.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn assess<'e>(&self, edition: &'e Edition) -> Result<Assessment<'e>, Error> {
        let project = self.read(edition, Asked::Assess)?;
        edition
            .assess(&project)
            .map_err(|error| self.as_given(error))
    }

    /// Checks the fields and compares the pamphlet's two columns. Days may be missing.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn compare<'e>(&self, edition: &'e Edition) -> Result<Comparison<'e>, Error> {
        edition.compare(&self.read(edition, Asked::Compare)?)
    }

    /// Checks the fields and assesses every number of readers. `readers` may be missing.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn options<'e>(&self, edition: &'e Edition) -> Result<Vec<Assessment<'e>>, Error> {
        let project = self.read(edition, Asked::Options)?;
        edition
            .options(&project)
            .map_err(|error| self.as_given(error))
    }

    /// Checks the fields and returns the project. What depends on an edition, days and the number
    /// of readers, `assess` checks.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order. `readers_out_of_range` for a number
    /// that no edition could have a row for, with the range of the newest.
    pub fn project(&self) -> Result<Project, Error> {
        self.read(Edition::latest(), Asked::Project)
    }

    /// Returns the error with what was typed in place of what was read from it.
    fn as_given(&self, error: Error) -> Error {
        let raw = match error.field() {
            Some("reader_applied_on") => &self.reader_applied_on,
            Some("vendor_contract_on") => &self.vendor_contract_on,
            _ => return error,
        };
        match raw {
            Raw::Typed(text) if !raw.is_missing() => error.with_given(text.trim()),
            _ => error,
        }
    }

    fn read(&self, edition: &Edition, asked: Asked) -> Result<Project, Error> {
        let kind = self.facility.facility_kind()?;
        let group = self.group_prescriptions(kind)?;
        let readers = self.whole_readers(asked)?;
        let cost = self.whole_cost()?;
        let reader_applied_on = match self.reader_applied_on.day(project::READER_APPLIED_ON)? {
            Some(day) => day,
            // Whatever stands here is not read: a comparison supposes its days.
            None if asked == Asked::Compare => NaiveDate::MIN,
            None => {
                let raw = &self.reader_applied_on;
                return Err(raw.missing(project::READER_APPLIED_ON, Expected::Date));
            }
        };
        let vendor_contract_on = self.vendor_contract_on.day(project::VENDOR_CONTRACT_ON)?;
        let operation_starts_on = self.operation_starts_on.day(project::OPERATION_STARTS_ON)?;
        let subsidy_paid = self
            .subsidy_paid
            .flag(project::SUBSIDY_PAID)?
            .unwrap_or(false);

        let facility = match kind {
            FacilityKind::Hospital => Facility::Hospital,
            FacilityKind::Clinic => Facility::Clinic,
            FacilityKind::Pharmacy => Facility::Pharmacy {
                group_prescriptions_per_month: group,
            },
        };
        if kind != FacilityKind::Pharmacy && group > 0 {
            let given = self.group_prescriptions_per_month.given();
            return Err(Error::group_prescriptions_not_applicable(&given, kind));
        }
        let category = edition.category(facility);
        let most = edition.most_readers(category);
        let largest = match asked {
            Asked::Project => u32::MAX,
            Asked::Assess | Asked::Compare | Asked::Options => most,
        };
        let readers = match readers.within(1..=i64::from(largest)) {
            Some(readers) => u32::try_from(readers).ok(),
            None if asked == Asked::Options => Some(1),
            None => None,
        };
        let readers = readers.ok_or_else(|| {
            Error::readers_out_of_range(&self.readers.given(), Readers::Category(category), most)
        })?;
        let cost = cost
            .within(0..=Yen::MAX.0)
            .ok_or_else(|| Error::cost_out_of_range(&self.cost.given()))?;

        let mut project = Project::new(facility, readers, Yen(cost), reader_applied_on);
        project.vendor_contract_on = vendor_contract_on;
        project.operation_starts_on = operation_starts_on;
        project.subsidy_paid = subsidy_paid;
        Ok(project)
    }

    /// Returns the prescriptions of the group; 0 where they may be missing and are.
    fn group_prescriptions(&self, kind: FacilityKind) -> Result<u32, Error> {
        let raw = &self.group_prescriptions_per_month;
        match raw.group_prescriptions()? {
            Some(count) => Ok(count),
            None if kind == FacilityKind::Pharmacy => {
                Err(raw.missing(project::GROUP_PRESCRIPTIONS, Expected::Prescriptions))
            }
            None => Ok(0),
        }
    }

    fn whole_readers(&self, asked: Asked) -> Result<Whole, Error> {
        let (raw, field) = (&self.readers, project::READERS);
        match raw.whole(field, Expected::Whole, "台")? {
            Some(readers) => Ok(readers),
            None if asked == Asked::Options => Ok(Whole::Fits(1)),
            None => Err(raw.missing(field, Expected::Whole)),
        }
    }

    fn whole_cost(&self) -> Result<Whole, Error> {
        let (raw, field) = (&self.cost, project::COST);
        let cost = raw.whole(field, Expected::Yen, "円")?;
        cost.ok_or_else(|| raw.missing(field, Expected::Yen))
    }
}

impl From<&Project> for RawProject<'_> {
    fn from(project: &Project) -> Self {
        let day = |day: Option<NaiveDate>| day.map_or(Raw::Missing, Raw::Day);
        let group = match project.facility {
            Facility::Hospital | Facility::Clinic => Raw::Missing,
            Facility::Pharmacy {
                group_prescriptions_per_month,
            } => Raw::Whole(group_prescriptions_per_month.into()),
        };
        Self {
            facility: Raw::Text(project.facility.kind().code().into()),
            group_prescriptions_per_month: group,
            readers: Raw::Whole(project.readers.into()),
            cost: Raw::Whole(project.cost.0),
            reader_applied_on: Raw::Day(project.reader_applied_on),
            vendor_contract_on: day(project.vendor_contract_on),
            operation_starts_on: day(project.operation_starts_on),
            subsidy_paid: Raw::Flag(project.subsidy_paid),
        }
    }
}
