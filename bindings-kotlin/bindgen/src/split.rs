//! The generated file in two: what people use stays in the package `onshi`, what carries it across the boundary goes
//! to `onshi.internal`.

use std::collections::BTreeSet;

/// The package of what crosses the boundary, as `uniffi.toml` names it.
pub const INSIDE: &str = "onshi.internal";

/// Types that cross and that no one sees.
const CARRIERS: [&str; 3] = ["EditionChoice", "Fraction", "Refusal"];

/// The two files: what people use, what carries it.
pub struct Split {
    pub types: String,
    pub carriers: String,
}

/// The destination of a line.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Types,
    Carriers,
    Nowhere,
}

/// Splits the generated file. `own`: types that are written by hand, which the generated ones give way to.
pub fn split(generated: &str, own: &BTreeSet<String>) -> Split {
    let aliases = aliases(generated);
    let mut names = BTreeSet::new();
    let mut types =
        String::from("package onshi\n\nimport java.time.LocalDate\nimport java.time.YearMonth\n");
    let mut carriers = String::new();
    // The documentation of what comes next.
    let mut about: Vec<&str> = Vec::new();
    let mut place = Place::Carriers;
    for line in generated.lines() {
        if place == Place::Carriers {
            if line == "/**" {
                add(&mut carriers, about.drain(..));
            }
            if line == "/**" || !about.is_empty() && (line.starts_with(" *") || line.is_empty()) {
                about.push(line);
                continue;
            }
            if let Some(name) = type_of(line).filter(|name| !CARRIERS.contains(name)) {
                names.insert(name);
                place = match own.contains(name) {
                    true => Place::Nowhere,
                    false => Place::Types,
                };
            }
        }
        match place {
            Place::Types => {
                if !about.is_empty() {
                    types.push('\n');
                }
                add(&mut types, about.drain(..));
                add(&mut types, [resolved(line, &aliases).as_str()]);
            }
            Place::Carriers => {
                add(&mut carriers, about.drain(..));
                add(&mut carriers, [line]);
            }
            Place::Nowhere => about.clear(),
        }
        if line == "}" || line == ")" {
            place = Place::Carriers;
        }
    }
    let package = format!("package {INSIDE}\n");
    let carriers = carriers.replacen(&package, &format!("{package}\nimport onshi.*\n"), 1);
    Split {
        types,
        carriers: outside(&carriers, &names),
    }
}

/// Adds lines to the end of a text.
fn add<'l>(text: &mut String, lines: impl IntoIterator<Item = &'l str>) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

/// Returns the name of the type that a line at the left margin begins.
fn type_of(line: &str) -> Option<&str> {
    let kinds = ["data class ", "enum class ", "sealed class "];
    let rest = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    rest.split([' ', ':', '(', '{']).next()
}

/// Returns each alias with its type: `Day`, `LocalDate`.
fn aliases(generated: &str) -> Vec<(&str, &str)> {
    let aliases = generated.lines();
    let aliases = aliases.filter_map(|line| line.strip_prefix("public typealias "));
    aliases
        .filter_map(|alias| alias.split_once(" = "))
        .collect()
}

/// Returns the line of a field with the types for which the aliases stand.
fn resolved(line: &str, aliases: &[(&str, &str)]) -> String {
    let line = line.replace("onshi.internal.", "onshi.");
    let Some((name, held)) = line.split_once("`: ") else {
        return line;
    };
    let mut held = held.to_owned();
    for (alias, stands_for) in aliases {
        let bare = held.trim_start_matches("onshi.");
        let rest = bare.strip_prefix(alias);
        if let Some(rest) = rest.filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            held = format!("{stands_for}{rest}");
            break;
        }
    }
    format!("{name}`: {held}")
}

/// Returns the carriers with the types of people by the names of their package.
fn outside(carriers: &str, names: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(carriers.len());
    let mut rest = carriers;
    while let Some((before, after)) = rest.split_once("onshi.internal.") {
        out.push_str(before);
        let name = after
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        out.push_str(if names.contains(name) {
            "onshi."
        } else {
            "onshi.internal."
        });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::split;

    const GENERATED: &str = "\
package onshi.internal

import java.time.LocalDate

/**
 * A project.
 */
data class Project (
    val `on`: onshi.internal.Day?,
    val `kind`: Kind
)

/**
 * @suppress
 */
public object FfiConverterTypeProject: FfiConverter<Project> {
    fun read() = onshi.internal.Project(onshi.internal.Refusal())
}

enum class Kind {
    A;
}

sealed class Refusal: kotlin.Exception() {
    class Input : Refusal()
}

public typealias Day = LocalDate
";

    #[test]
    fn types_of_people_leave_and_carriers_stay() {
        let split = split(GENERATED, &BTreeSet::from(["Kind".to_owned()]));
        assert_eq!(
            split.types,
            "\
package onshi

import java.time.LocalDate
import java.time.YearMonth

/**
 * A project.
 */
data class Project (
    val `on`: LocalDate?,
    val `kind`: Kind
)
"
        );
        // A type written by hand is in neither file.
        assert!(
            !split.carriers.contains("enum class Kind") && !split.carriers.contains("A project.")
        );
        assert!(
            split
                .carriers
                .starts_with("package onshi.internal\n\nimport onshi.*\n")
        );
        assert!(split.carriers.contains("sealed class Refusal"));
        assert!(
            split
                .carriers
                .contains("onshi.Project(onshi.internal.Refusal())")
        );
        assert!(split.carriers.contains(" * @suppress"));
    }
}
