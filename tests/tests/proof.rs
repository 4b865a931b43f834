//! What the core promises, asked from outside.

mod amounts;
mod batch;
mod calendar;
mod codes;
mod columns;
mod editions;
mod explanations;
mod findings;
mod forms;
mod house;
mod ics;
mod institution_codes;
mod messages;
mod oracle;
mod overview;
mod papers;
mod plans;
mod properties;
mod review;
mod schema;
mod signs;
mod soundness;
mod typed;
mod typed_forms;
mod vectors;
mod words;
