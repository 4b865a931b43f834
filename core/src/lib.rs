//! How much subsidy does a Japanese hospital, clinic or pharmacy get for introducing online
//! eligibility verification (オンライン資格確認), and why?
//!
//! ```
//! use onshi::{Edition, Facility, Language, Project, parse_date};
//!
//! let project = Project::new(Facility::Clinic, 1, "42.9万円".parse()?, parse_date("令和3年3月31日")?);
//! let answer = Edition::AUG_2022.assess(&project)?;
//! assert_eq!(format!("{} / {}", answer.subsidy, answer.self_pay), "429,000円 / 0円");
//! for sentence in answer.explain(Language::Ja) {
//!     println!("{}（{}）", sentence.text, sentence.citation);
//! }
//! # Ok::<(), onshi::Error>(())
//! ```
//!
//! # The subject on one page
//!
//! Since 2021 a facility in Japan can verify a patient's insurance online. The health ministry
//! (厚生労働省) pays for introducing it through the Payment Fund (支払基金): the face-recognition
//! card readers (顔認証付きカードリーダー) are free, and part of the remaining cost is paid as a subsidy
//! (補助). A table in a pamphlet, 補助上限表, says how much:
//!
//! 1. **Who.** A hospital, a clinic (medical or dental), a pharmacy. A pharmacy whose group
//!    handles 40,000 prescriptions a month or more is a large chain pharmacy
//!    (大型チェーン薬局). [`Facility`], [`Category`].
//! 2. **Which column.** The day on which the reader was applied for decides: up to 2021-03-31
//!    the *accelerated* track, after it the *standard* track; a later revision added the
//!    *mandate* track. [`Track`], [`TrackPeriod`].
//! 3. **How much.** Of what was paid, at most the base project cost (基準とする事業額) counts;
//!    of that, a ratio is paid, and fractions are cut off. [`Row`], [`Assessment`].
//!
//! An [`Edition`] is the table as it was known on a day: numbers, each beside the document and
//! the place in it ([`Citation`]), checked before it can be used. [`EditionData`] is
//! the same as plain data, for a table of one's own. What documents say is `stated`; what only follows
//! from them is `inferred`, and answers say which ([`Basis`]). Outside what an edition covers
//! there is an [`Error`], never a guess.
//!
//! 4. **By when.** The same pamphlet's four stages of preparation, as fifteen steps with real
//!    dates on Japan's [`calendar`]. [`plan`].
//!
//! # What it does not know
//!
//! An answer is an estimate from public documents, not a decision of the Payment Fund. Eligible work
//! is the introduction of software and devices, the network, changes to existing systems and the
//! like, and the initial costs of a line shared with online claims. Whether a single item of a
//! receipt is eligible, and whether a cost includes tax, is not stated in the documents read here:
//! amounts are taken as given. [`Notice`] has these texts.
//!
//! # Where things are
//!
//! Data flows one way, from the form a person fills in, through one function, to an answer that
//! explains itself. The crate does no input or output and reads no clock.
//!
//! ```text
//!   the program onshi       Python          JavaScript       Kotlin, Java
//!   flags, JSON, CSV    values, tables   objects, page     values, builders
//!          └────────────────┴──────┬─────────┴────────────────┘
//!                                  ▼
//!             wire     raw fields, read and checked; every refusal is made here
//!               │                          │                         │
//!               ▼                          ▼                         ▼
//!            Project                  Milestones            forms: ReceiptBreakdown …
//!               │                          │                         │
//!               ▼                          ▼                         ▼
//!    Edition::assess ◀─ editions      Plan::new ◀─ calendar        check ◀─ institution_code
//!    compare, options   numbers,           │       holidays          │      check digit
//!               │       each with          │                         │
//!               │       its source         │                         │
//!               ▼                          ▼                         ▼
//!          Assessment                    Plan                     Report
//!     explain: sentences,          steps, limits, what        findings: code, path,
//!     sources, assumptions         is late; ics               what to do, source
//!
//!    batch: columns in, columns out, the same rules as Edition::assess
//! ```
//!
//! The rooms of `src/`, a file or a folder each. What a room uses stands above it in this list; a
//! test of the repository, `tests/tests/house.rs`, holds that.
//!
//! | room | what it holds |
//! | --- | --- |
//! | `words` | the macros that declare a closed list of words: variant, code, Japanese, English |
//! | `signs`, `language`, `amount` | signs that look alike, and those that a terminal obeys; texts in two languages; numbers as people write them |
//! | `paper` | sheets for paper or mail: headings, fields, tables, as plain text or HTML |
//! | `citation` | documents, places in them, how firmly something is said |
//! | `problem` | everything that can be wrong: the list of codes, `Error` (the one that stops), `Report` (many findings) |
//! | `field` | the names and labels of fields |
//! | `unreadable`, `yen`, `date`, `month`, `entry` | values as people type them, and why they cannot be read; the content of a form's field |
//! | `facility`, `project` | who asks, and what: the question of `assess` |
//! | `calendar` | holidays, business days, months |
//! | `programme` | facts outside the table, each with its source: days, deadlines, steps (`steps.rs`: a row a step; `step.rs`: the enums), makers, the desk |
//! | `edition` | the table: plain data, what a track asks for (`conditions.rs`), its check, the sound edition; `built_in/`: a number and its source a row |
//! | `rules` | which period and row answer a project, or the refusal and its words; the working; columns (`batch/`) |
//! | `explain` | an answer in sentences, with sources, assumptions, and the facts that made no difference (`assumptions.rs`) |
//! | `plan` | the steps with their dates, limits and statuses, and the sentences that depend on what was given; the calendar file |
//! | `wire` | in: JSON and typed text, read and checked (`raw_*.rs`), headings and columns of tables (`heading.rs`, `columns.rs`); out: JSON. `rules` words a refusal, `wire` adds what was given |
//! | `forms` | a file a form: its fields, its check; `forms.rs` lists them |
//! | `schema`, `value_schema` | JSON Schemas, made from the types |
//!
//! A fault (`fault.rs`, `unreadable.rs`, `refusal.rs`) is why a room refuses an input: its facts and its
//! words, beside the rule. The caller gets it as an [`Error`]. What is wrong in a form, plan or edition
//! is a [`Finding`] of a [`Report`]: its code is in `problem/code.rs`, its words are where it is found.
//!
//! # Features
//!
//! None is on by default. `ics`: a plan as a calendar file. `schema`: JSON Schemas of the wire,
//! made from the Rust types. `simd`: [`batch`] uses the widest instructions that the processor has.
#![forbid(unsafe_code)]
// The module for browsers is compiled without `Debug`: a sentence that used it would be empty there.
#![deny(clippy::use_debug)]

#[macro_use]
mod words;

mod amount;
pub mod calendar;
mod citation;
mod date;
mod edition;
mod entry;
mod explain;
mod facility;
mod field;
pub mod forms;
mod language;
mod month;
mod paper;
pub mod plan;
mod problem;
mod programme;
mod project;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod signs;
mod unreadable;
#[cfg(feature = "schema")]
mod value_schema;
pub mod wire;
mod yen;

pub use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
pub use citation::{Basis, Citation, Document};
pub use date::{format_date, parse_date};
pub use edition::{
    ChainThreshold, Conditions, Edition, EditionBuilder, EditionData, Row, Track, TrackPeriod,
};
pub use explain::{Assumption, AssumptionCode, Cited, Sentence};
pub use facility::{Category, Facility, FacilityKind};
pub use field::Field;
pub use language::{Language, Text};
pub use paper::PaperOutput;
pub use problem::{Allowed, Bound, Code, Error, Finding, Report, Severity};
pub use programme::{Notice, desk};
pub use project::Project;
pub use rules::{Assessment, Comparison, Offer, TrackReason, batch};
pub use rust_decimal::Decimal;
pub use yen::{ExactYen, FractionRule, Ratio, Yen};
