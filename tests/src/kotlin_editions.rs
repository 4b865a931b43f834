//! Kotlin's builders of the parts of an edition, from the records of the binding.

use std::fmt::Write;

use quote::ToTokens;

use crate::kotlin_forms::{camel, method};

/// The path of the builders.
pub const PARTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/EditionPartBuilders.kt"
);

const RECORDS: &str = include_str!("../../bindings-kotlin/src/edition.rs");

/// Renders the builders of a period and of a row.
pub fn parts() -> String {
    let mut out = String::from(
        "// Generated from the records of `src/edition.rs`: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.\n\n\
         package onshi\n\nimport java.time.LocalDate\n",
    );
    for item in syn::parse_file(RECORDS).expect("Rust").items {
        if let syn::Item::Struct(record) = item
            && ["TrackPeriod", "Row"].contains(&record.ident.to_string().as_str())
        {
            builder(&mut out, &record);
        }
    }
    out
}

fn builder(out: &mut String, record: &syn::ItemStruct) {
    let class = record.ident.to_string();
    let _ = write!(
        out,
        "\n/** Changes a [{class}], which says what its fields mean. */\n\
         public class {class}Builder(from: {class}) {{\n    private var built: {class} = from\n"
    );
    for field in &record.fields {
        let name = field.ident.as_ref().expect("a name").to_string();
        let own = camel(&name);
        let held = kotlin(&field.ty.to_token_stream().to_string());
        let head = format!("    public fun {own}({own}: {held}): {class}Builder =");
        method(out, &head, &own);
    }
    let _ = write!(out, "\n    public fun build(): {class} = built\n}}\n");
}

/// Returns Kotlin's type for a record's.
fn kotlin(held: &str) -> String {
    let optional = held
        .strip_prefix("Option < ")
        .and_then(|rest| rest.strip_suffix(" >"));
    match (optional, held) {
        (Some(inner), _) => format!("{}?", kotlin(inner)),
        (None, "Text") => "String".to_owned(),
        (None, "Day") => "LocalDate".to_owned(),
        (None, "i64") => "Long".to_owned(),
        (None, other) => other.to_owned(),
    }
}
