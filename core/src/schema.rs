//! JSON Schemas of the wire, made from the Rust types.

use schemars::{JsonSchema, Schema, schema_for};

use crate::forms::FormKind;
use crate::plan::Step;
use crate::problem::Inner;
use crate::value_schema::Day;
use crate::wire::{
    AssessmentJson, ComparisonJson, DeskJson, NoticesJson, OptionsJson, OverviewJson, PlanJson,
    ReportJson,
};
use crate::{Category, Edition, EditionData, FacilityKind, Yen};

mod forms;

/// The schemas of questions and answers; each form has one besides.
const OTHERS: [&str; 12] = [
    "project",
    "assessment",
    "comparison",
    "options",
    "overview",
    "milestones",
    "plan",
    "report",
    "error",
    "edition",
    "desk",
    "notices",
];

/// Returns the names of the schemas, those of the forms last.
pub fn names() -> Vec<&'static str> {
    [&OTHERS[..], FormKind::CODES].concat()
}

/// Returns the JSON Schema of that name; `None` where there is none.
///
/// ```
/// let schema = onshi::schema::named("project").unwrap();
/// assert_eq!(schema.get("title").unwrap(), "Project");
/// ```
pub fn named(name: &str) -> Option<Schema> {
    Some(match name {
        "project" => schema_for!(ProjectFields),
        "assessment" => schema_for!(AssessmentJson<'static>),
        "comparison" => schema_for!(ComparisonJson<'static>),
        "options" => schema_for!(OptionsJson<'static>),
        "overview" => schema_for!(OverviewJson<'static>),
        "milestones" => schema_for!(MilestoneFields),
        "plan" => schema_for!(PlanJson<'static>),
        "report" => schema_for!(ReportJson<'static>),
        "error" => schema_for!(ErrorRow),
        "edition" => schema_for!(EditionData),
        "desk" => schema_for!(DeskJson),
        "notices" => schema_for!(NoticesJson),
        name => return FormKind::from_code(name).map(forms::of),
    })
}

/// A project on the wire, as `wire::RawProject` reads it. What a schema cannot say: a number
/// such as `1.0` is refused, and which days are covered depends on the edition.
#[derive(JsonSchema)]
#[schemars(rename = "Project", deny_unknown_fields, extend("allOf" = readers_by_facility()))]
#[expect(dead_code, reason = "the fields are read by the derived schema")]
struct ProjectFields {
    /// Who asks.
    facility: FacilityKind,
    /// Prescriptions that the pharmacy's group handles in a month. Required for a pharmacy; 0
    /// when it belongs to no group.
    #[schemars(range(min = 0, max = u32::MAX))]
    group_prescriptions_per_month: Option<u32>,
    /// Face-recognition card readers taken free (count).
    #[schemars(range(min = 1), extend("maximum" = most_readers(Category::ALL)))]
    readers: u32,
    /// Amount that the facility paid for the eligible work (yen, 0 to 10^12).
    #[schemars(range(min = 0, max = Yen::MAX.0))]
    cost: Yen,
    /// The day on which the reader was applied for.
    reader_applied_on: Day,
    /// The day of the vendor contract.
    vendor_contract_on: Option<Day>,
    /// The day on which operation starts.
    operation_starts_on: Option<Day>,
    /// Whether a subsidy has been paid already; false if missing.
    subsidy_paid: Option<bool>,
}

/// A plan's question on the wire, as `wire::RawPlan` reads it. Days are within 2019 to 2027.
#[derive(JsonSchema)]
#[schemars(rename = "Milestones", deny_unknown_fields)]
#[expect(dead_code, reason = "the fields are read by the derived schema")]
struct MilestoneFields {
    /// Who prepares.
    facility: FacilityKind,
    /// Prescriptions that the pharmacy's group handles in a month; only for a note.
    #[schemars(range(min = 0, max = u32::MAX))]
    group_prescriptions_per_month: Option<u32>,
    /// The wished start of operation.
    operation_starts_on: Option<Day>,
    /// The day on which the devices are received and set up.
    equipment_set_up_on: Option<Day>,
    /// The day on which the reader was applied for.
    reader_applied_on: Option<Day>,
    /// Reference date; without it nothing is late.
    as_of: Option<Day>,
    /// The steps that are done.
    done: Option<Vec<Step>>,
    /// The type of the deferral notice.
    #[schemars(range(min = 1, max = 6))]
    deferral: Option<u8>,
}

/// An error in the place of an answer: `{"error":{"code":…}}`, with its line in a stream of rows.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "the fields are read by the derived schema")]
struct ErrorRow {
    /// The file, where there are several.
    file: Option<String>,
    /// The physical line, from 1.
    line: Option<u64>,
    error: Inner,
}

/// A pharmacy must give its group; nobody else may have one. Readers by facility.
fn readers_by_facility() -> serde_json::Value {
    let facility = |kind: &str| serde_json::json!({"properties": {"facility": {"const": kind}}});
    serde_json::json!([
        {
            "if": facility("pharmacy"),
            "then": {
                "required": ["group_prescriptions_per_month"],
                "properties": {"group_prescriptions_per_month": {"type": "integer"}},
            },
            "else": {"properties": {"group_prescriptions_per_month": {"maximum": 0}}},
        },
        {
            "if": {"not": facility("hospital")},
            "then": {"properties": {"readers": {"maximum": most_outside_hospitals()}}},
        },
    ])
}

/// Returns the most readers that the newest edition has a row for.
fn most_readers(categories: &[Category]) -> u32 {
    let most = categories
        .iter()
        .map(|one| Edition::latest().most_readers(*one));
    most.max().unwrap_or(0)
}

fn most_outside_hospitals() -> u32 {
    let (clinics, pharmacies) = (FacilityKind::Clinic, FacilityKind::Pharmacy);
    most_readers(clinics.categories()).max(most_readers(pharmacies.categories()))
}
