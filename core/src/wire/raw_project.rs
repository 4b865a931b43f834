//! An unvalidated project: its fields are read in the contract's order, and its errors made.

use serde::Serialize;

use crate::edition::Edition;
use crate::field::Holds;
use crate::problem::Fault;
use crate::rules::{Assessment, Comparison, Offer, Refusal, Who, check_cost};
use crate::wire::expected::Expected;
use crate::wire::fault::UnknownField;
use crate::wire::json;
use crate::wire::raw::{Raw, Whole};
use crate::{Code, Error, Facility, FacilityKind, Field, NaiveDate, Project, Yen, project};

raw_values! {
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
    /// `overview`: neither a day nor a number of readers is needed.
    Overview,
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

    /// Takes an empty text for missing, as a form does.
    pub(crate) fn blank_is_missing(&mut self) {
        for raw in self.values_mut() {
            if matches!(raw, Raw::Text(text) if text.trim().is_empty()) {
                *raw = Raw::Missing;
            }
        }
    }

    /// Takes texts for what a person typed.
    pub(crate) fn take_as_typed(&mut self) {
        for raw in self.values_mut() {
            *raw = std::mem::take(raw).into_typed();
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
        for field in Project::FIELDS {
            let Some(raw) = self.field(field.name) else {
                continue;
            };
            match field.holds {
                Holds::Day => match raw.day(*field) {
                    Err(error) if error.code() == Code::InvalidValue => return Err(error),
                    _ => {}
                },
                Holds::Flag => {
                    raw.flag(*field)?;
                }
                Holds::Other => {}
            }
        }
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
        let mut problems = Problems::default();
        self.examine(edition, Asked::Assess, &mut problems);
        let of = |field: &Field| {
            problems
                .0
                .iter()
                .find(|error| error.field() == Some(field.name))
        };
        Project::FIELDS.iter().filter_map(of).cloned().collect()
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
        self.field(field.name)?.day(field).ok()?
    }

    /// Checks the fields and assesses the project.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn assess<'e>(&self, edition: &'e Edition) -> Result<Assessment<'e>, Error> {
        edition.assess(&self.read(edition, Asked::Assess)?)
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
        edition.options(&self.read(edition, Asked::Options)?)
    }

    /// Checks the fields and returns what each row of the table pays of the cost. `readers` and days may be missing.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order.
    pub fn overview<'e>(&self, edition: &'e Edition) -> Result<Vec<Offer<'e>>, Error> {
        let project = self.read(edition, Asked::Overview)?;
        edition.overview(project.facility, project.cost)
    }

    /// Checks the fields and returns the project. `assess` checks the days and the number
    /// of readers, which depend on an edition.
    ///
    /// # Errors
    ///
    /// One of the contract's errors, the first in its order. `readers_out_of_range` for a number
    /// that no edition could have a row for, with the range of the newest.
    pub fn project(&self) -> Result<Project, Error> {
        self.read(Edition::latest(), Asked::Project)
    }

    fn read(&self, edition: &Edition, asked: Asked) -> Result<Project, Error> {
        let mut problems = Problems::default();
        let project = self.examine(edition, asked, &mut problems);
        match problems.0.into_iter().next() {
            Some(first) => Err(first),
            None => Ok(project),
        }
    }

    /// Reads every field and asks the rules about those that can be read: all problems in one
    /// pass, in the contract's order. The project is whole where there are none.
    fn examine(&self, edition: &Edition, asked: Asked, problems: &mut Problems) -> Project {
        let kind = problems.keep(self.facility.facility_kind());
        let group = problems.keep(self.group_prescriptions(kind));
        let readers = problems.keep(self.whole_readers(asked));
        let cost = problems.keep(self.whole_cost());
        let applied = problems.keep(self.day_applied(asked));
        // Placeholders: facility, readers, cost and day are set below, once they were checked.
        let mut project = Project::new(Facility::Hospital, 1, Yen::default(), NaiveDate::MIN);
        let contract = self.vendor_contract_on.day(project::VENDOR_CONTRACT_ON);
        project.vendor_contract_on = problems.keep(contract).flatten();
        let start = self.operation_starts_on.day(project::OPERATION_STARTS_ON);
        project.operation_starts_on = problems.keep(start).flatten();
        let paid = problems.keep(self.subsidy_paid.flag(project::SUBSIDY_PAID));
        project.subsidy_paid = paid.flatten().unwrap_or(false);

        let (facility, who) = self.who(edition, kind, group, problems);
        let readers = readers.and_then(|readers| {
            let number = readers.within(0..=i64::from(u32::MAX)).unwrap_or(0);
            let number = u32::try_from(number).unwrap_or(0);
            match edition.check_readers(who, number) {
                Ok(()) => Some(number),
                Err(_) if matches!(asked, Asked::Options | Asked::Overview) => Some(1),
                // An edition of one's own may have a row for it.
                Err(_) if asked == Asked::Project && number > 0 => Some(number),
                Err(refusal) => problems.refuse(self, refusal),
            }
        });
        let cost = cost.and_then(|cost| {
            let cost = Yen(cost.within(0..=Yen::MAX.0).unwrap_or(-1));
            match check_cost(cost) {
                Ok(()) => Some(cost),
                Err(refusal) => problems.refuse(self, refusal),
            }
        });
        // A comparison supposes its days, and what is not known asks nothing.
        let day = applied.flatten();
        project.facility = facility;
        project.readers = readers.unwrap_or(1);
        project.cost = cost.unwrap_or_default();
        project.reader_applied_on = day.unwrap_or(NaiveDate::MIN);
        if day.is_some()
            && matches!(asked, Asked::Assess | Asked::Options)
            && let Err(refusal) = edition.period_of(&project)
        {
            problems.refuse::<()>(self, refusal);
        }
        project
    }

    /// Returns the facility and whose readers are counted. Of a kind or group that is not known,
    /// the rules say what holds for every one.
    fn who(
        &self,
        edition: &Edition,
        kind: Option<FacilityKind>,
        group: Option<u32>,
        problems: &mut Problems,
    ) -> (Facility, Who) {
        let facility = match kind {
            Some(FacilityKind::Hospital) | None => Facility::Hospital,
            Some(FacilityKind::Clinic) => Facility::Clinic,
            Some(FacilityKind::Pharmacy) => Facility::Pharmacy {
                group_prescriptions_per_month: group.unwrap_or(0),
            },
        };
        let who = match (kind, group) {
            (None, _) => Who::Anyone,
            (Some(FacilityKind::Pharmacy), None) => Who::Kind(FacilityKind::Pharmacy),
            (Some(_), _) => Who::Category(edition.category(facility)),
        };
        if let (Some(kind), Some(count)) = (kind, group.filter(|count| *count > 0))
            && kind != FacilityKind::Pharmacy
        {
            let refusal = Refusal::GroupPrescriptionsNotApplicable { kind, count };
            problems.refuse::<()>(self, refusal);
        }
        (facility, who)
    }

    /// Returns the prescriptions of the group; 0 where they may be missing and are.
    fn group_prescriptions(&self, kind: Option<FacilityKind>) -> Result<u32, Error> {
        let raw = &self.group_prescriptions_per_month;
        match raw.group_prescriptions()? {
            Some(count) => Ok(count),
            None if kind == Some(FacilityKind::Pharmacy) => {
                Err(raw.missing(project::GROUP_PRESCRIPTIONS, Expected::Prescriptions))
            }
            None => Ok(0),
        }
    }

    fn whole_readers(&self, asked: Asked) -> Result<Whole, Error> {
        let (raw, field) = (&self.readers, project::READERS);
        match raw.whole(field, Expected::Whole, "台")? {
            Some(readers) => Ok(readers),
            None if matches!(asked, Asked::Options | Asked::Overview) => Ok(Whole::Fits(1)),
            None => Err(raw.missing(field, Expected::Whole)),
        }
    }

    /// Returns the day of the reader application; `None` where it may be missing and is.
    fn day_applied(&self, asked: Asked) -> Result<Option<NaiveDate>, Error> {
        let (raw, field) = (&self.reader_applied_on, project::READER_APPLIED_ON);
        match raw.day(field)? {
            None if !matches!(asked, Asked::Compare | Asked::Overview) => {
                Err(raw.missing(field, Expected::Date))
            }
            day => Ok(day),
        }
    }

    fn whole_cost(&self) -> Result<Whole, Error> {
        let (raw, field) = (&self.cost, project::COST);
        let cost = raw.whole(field, Expected::Yen, "円")?;
        cost.ok_or_else(|| raw.missing(field, Expected::Yen))
    }
}

/// The problems of an input, the first in the contract's order first, at most one a field.
#[derive(Default)]
struct Problems(Vec<Error>);

impl Problems {
    /// Returns what could be read, and keeps the error of what could not.
    fn keep<T>(&mut self, read: Result<T, Error>) -> Option<T> {
        read.map_err(|error| self.add(error)).ok()
    }

    /// Keeps what the rules refuse, as it was given.
    #[cold]
    fn refuse<T>(&mut self, raw: &RawProject<'_>, refusal: Refusal) -> Option<T> {
        let error = refusal.error();
        let is_day = Project::FIELDS
            .iter()
            .any(|field| error.field() == Some(field.name) && field.holds == Holds::Day);
        let given = error.field().and_then(|field| raw.field(field));
        let given = given.filter(|given| !given.is_missing());
        // A day that could be read is shown without the spaces around it.
        let given = given.map(|given| match is_day {
            true => given.given().trim().to_owned(),
            false => given.given().into_owned(),
        });
        self.add(match given {
            Some(given) => error.with_given(&given),
            None => error,
        });
        None
    }

    fn add(&mut self, error: Error) {
        if self.0.iter().all(|known| known.field() != error.field()) {
            self.0.push(error);
        }
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
            // A comparison supposes its days: the placeholder for one that was not given is not shown as one.
            reader_applied_on: day(
                Some(project.reader_applied_on).filter(|day| *day != NaiveDate::MIN)
            ),
            vendor_contract_on: day(project.vendor_contract_on),
            operation_starts_on: day(project.operation_starts_on),
            subsidy_paid: Raw::Flag(project.subsidy_paid),
        }
    }
}
