//! The fields by which forms name the facility.

use super::field::{FieldKind, FormField};

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
pub(super) const INSTITUTION_CODE: FormField = FormField::required(
    "institution_code",
    "医療機関コード",
    "institution code",
    FieldKind::Text,
);
pub(super) const NAME: FormField = FormField::required(
    "name",
    "医療機関等の名称",
    "name of the facility",
    FieldKind::Text,
);
