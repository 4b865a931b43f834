//! The headings of a CSV, and which column holds what.

use std::borrow::Cow;

use onshi::wire::{Raw, RawProject};
use onshi::{Error, Field, Project};

/// The Japanese headings of the fields of a project, in their order.
const JAPANESE: [&str; Project::FIELDS.len()] = [
    "施設区分",
    "処方箋受付回数",
    "台数",
    "事業費",
    "申込日",
    "契約日",
    "運用開始日",
    "支給済み",
];

/// The column that an answer adds and no input has.
pub const ERROR: &str = "error";

/// The columns of a CSV.
pub struct Columns {
    /// The headings, without space around them.
    pub headings: Vec<String>,
    /// For each field of a project, the place of its column.
    places: [Option<usize>; Project::FIELDS.len()],
}

impl Columns {
    /// Finds the columns.
    pub fn of(heading: &[Cow<'_, str>]) -> Result<Self, Error> {
        let headings: Vec<String> = heading.iter().map(|cell| cell.trim().to_owned()).collect();
        if headings.iter().any(|heading| heading.contains('\r')) {
            return Err(Error::bare_carriage_return());
        }
        let mut places = [None; Project::FIELDS.len()];
        for (i, heading) in headings.iter().enumerate() {
            let mut earlier = headings.iter().take(i);
            if heading == ERROR {
                return Err(Error::answer_column(heading));
            }
            if !heading.is_empty() && earlier.any(|other| other == heading) {
                return Err(Error::duplicate_column(heading, heading));
            }
            let Some((field, place)) = field_of(heading)
                .and_then(|field| Some((Project::FIELDS.get(field)?, places.get_mut(field)?)))
            else {
                continue;
            };
            if place.replace(i).is_some() {
                return Err(Error::duplicate_column(field.name, heading));
            }
        }
        let lacks = |(field, place): &(&Field, &Option<usize>)| {
            place.is_none() && Project::NEEDED.contains(field)
        };
        match Project::FIELDS.iter().zip(&places).find(lacks) {
            Some((field, _)) => Err(Error::missing_column(*field, field.name, &headings)),
            None => Ok(Self { headings, places }),
        }
    }

    /// Returns whether a column has a name of the wire, or means it.
    pub fn has(&self, name: &str) -> bool {
        let means = |heading: &String| {
            field_of(heading)
                .and_then(|field| Project::FIELDS.get(field))
                .map(|field| field.name)
        };
        self.headings
            .iter()
            .any(|heading| heading == name || means(heading) == Some(name))
    }

    /// Returns a row's project as it was typed.
    pub fn project<'c>(&self, cells: &'c [Cow<'c, str>]) -> RawProject<'c> {
        let [
            facility,
            group,
            readers,
            cost,
            applied,
            contract,
            start,
            paid,
        ] = self.places;
        let cell = |place: Option<usize>| match place.and_then(|place| cells.get(place)) {
            Some(text) => Raw::Typed(Cow::Borrowed(text.as_ref())),
            None => Raw::Missing,
        };
        RawProject {
            facility: cell(facility),
            group_prescriptions_per_month: cell(group),
            readers: cell(readers),
            cost: cell(cost),
            reader_applied_on: cell(applied),
            vendor_contract_on: cell(contract),
            operation_starts_on: cell(start),
            subsidy_paid: cell(paid),
        }
    }
}

/// Returns whether a heading means a field of a project.
pub fn is_known(heading: &str) -> bool {
    field_of(heading.trim()).is_some()
}

/// Returns which field of a project a heading means.
fn field_of(heading: &str) -> Option<usize> {
    let english = Project::FIELDS
        .iter()
        .position(|field| field.name == heading);
    english.or_else(|| JAPANESE.iter().position(|word| *word == heading))
}
