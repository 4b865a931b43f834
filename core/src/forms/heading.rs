//! The fields by which forms name the facility.

use super::field::{FieldKind, FormField};
use crate::plan::fields;

pub(super) const PREFECTURE: FormField = FormField::required(
    "prefecture",
    "都道府県番号",
    "prefecture number",
    FieldKind::Text,
);
pub(super) const SCORE_TABLE: FormField = FormField::optional(
    "score_table",
    "点数表",
    "score table",
    FieldKind::OneOf(&[1, 3, 4]),
);
pub(super) const INSTITUTION_CODE: FormField = FormField {
    field: fields::INSTITUTION_CODE,
    required: true,
    kind: FieldKind::Text,
};
pub(super) const NAME: FormField = FormField {
    field: fields::NAME,
    required: true,
    kind: FieldKind::Text,
};
