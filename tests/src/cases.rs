//! Random questions, good and bad, from a seed: the vectors' own, changed in up to two places.

use fastrand::Rng;
use onshi::forms::FormKind;
use serde_json::{Map, Value, json};

use crate::vectors;

/// A question to one of the functions that every place has.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Question {
    /// `assess`, `plan`, or a form's name.
    pub ask: String,
    /// What is given, as text of the wire; sometimes no JSON at all.
    pub text: String,
    /// Whether the text is an object that every language can hold: no number beyond 2^53.
    pub typed: bool,
}

/// Values that are wrong almost anywhere.
const ODD: &str = r#"[null, true, false, "", " ", "x", "\u0000", "𠮷野家", "０１１２４８９", 0, 1, -1, 4, 1.5,
    1000000000000, 1000000000001, 9007199254740991, [], {}, ["x"], {"x": 1}, "2021-02-29", "9999-12-31", "令和3年4月1日"]"#;

/// Makes questions.
pub struct Questions {
    random: Rng,
    seeds: Vec<(String, Vec<Value>)>,
    odd: Vec<Value>,
}

impl Questions {
    /// The same seed makes the same questions.
    pub fn new(seed: u64) -> Self {
        let mut seeds = vec![
            (
                "assess".to_owned(),
                given(&["assess_2021_01", "assess_2022_08", "compare", "errors"]),
            ),
            ("plan".to_owned(), given(&["plan", "calendar"])),
        ];
        for &form in FormKind::ALL {
            seeds.push((
                form.code().to_owned(),
                given(&[&format!("check_{}", form.code())]),
            ));
        }
        Self {
            random: Rng::with_seed(seed),
            seeds,
            odd: serde_json::from_str(ODD).expect("the odd values are JSON"),
        }
    }

    /// Makes one more: half of them projects, an eighth plans, the rest forms.
    pub fn ask(&mut self) -> Question {
        let chosen = match self.random.u8(0..8) {
            0..4 => 0,
            4 => 1,
            _ => self.random.usize(2..self.seeds.len()),
        };
        let mut given = match self.random.u8(0..4) {
            0..2 if chosen == 0 => self.project(),
            _ => self.seed(chosen),
        };
        for _ in 0..self.random.u8(0..3) {
            self.change(chosen, &mut given);
        }
        let text = given.to_string();
        let (text, typed) = match self.random.u8(0..32) {
            0 => (self.broken(&text), false),
            _ => (text, given.is_object() && safe(&given)),
        };
        Question {
            ask: self.seeds[chosen].0.clone(),
            text,
            typed,
        }
    }

    fn seed(&mut self, chosen: usize) -> Value {
        let seeds = &self.seeds[chosen].1;
        seeds[self.random.usize(0..seeds.len())].clone()
    }

    /// A project whose fields are of the right types; mostly one that has an answer.
    fn project(&mut self) -> Value {
        let facility = ["hospital", "clinic", "pharmacy"][self.random.usize(0..3)];
        let mut project = json!({
            "facility": facility,
            "readers": if facility == "hospital" { self.random.i64(1..4) } else { 1 },
            "cost": self.random.i64(0..5_000_000),
            "reader_applied_on": self.day(),
            "vendor_contract_on": self.day(),
            "operation_starts_on": self.day(),
            "subsidy_paid": self.random.bool(),
        });
        if facility == "pharmacy" {
            project["group_prescriptions_per_month"] = json!(self.random.i64(0..80_000));
        }
        project
    }

    fn day(&mut self) -> String {
        let (year, month) = (self.random.u16(2020..2024), self.random.u8(1..13));
        format!("{year}-{month:02}-{:02}", self.random.u8(1..29))
    }

    /// Changes one place: a field goes, comes from another question, or becomes odd.
    fn change(&mut self, chosen: usize, given: &mut Value) {
        match given {
            Value::Array(items) if !items.is_empty() => {
                let item = self.random.usize(0..items.len());
                self.change(chosen, &mut items[item]);
            }
            Value::Object(fields) if !fields.is_empty() => self.change_field(chosen, fields),
            other => *other = self.any(),
        }
    }

    fn change_field(&mut self, chosen: usize, fields: &mut Map<String, Value>) {
        let names: Vec<String> = fields.keys().cloned().collect();
        let name = names[self.random.usize(0..names.len())].clone();
        match self.random.u8(0..16) {
            0 => drop(fields.remove(&name)),
            1 => drop(fields.insert("unknown".to_owned(), self.any())),
            2..8 => {
                if let Value::Object(other) = self.seed(chosen) {
                    fields.extend(other.into_iter().filter(|(other, _)| *other == name));
                }
            }
            8..12 if fields[&name].is_array() || fields[&name].is_object() => {
                self.change(chosen, &mut fields[&name]);
            }
            _ => drop(fields.insert(name, self.any())),
        }
    }

    fn any(&mut self) -> Value {
        match self.random.u8(0..4) {
            0 => json!(self.day()),
            1 => json!(self.random.i64(-10..2_000_000)),
            _ => self.odd[self.random.usize(0..self.odd.len())].clone(),
        }
    }

    /// Leaves letters out, or puts one in.
    fn broken(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let place = self.random.usize(0..=letters.len());
        match self.random.u8(0..3) {
            0 => letters.truncate(place),
            1 => letters.insert(place, self.random.char('\0'..)),
            _ => drop(letters.drain(place..(place + 3).min(letters.len()))),
        }
        letters.into_iter().collect()
    }
}

/// What the vectors of these files are given, where it is a value and no text.
fn given(files: &[&str]) -> Vec<Value> {
    let cases = files.iter().flat_map(|name| vectors::read(name).cases);
    let given = cases.map(|case| case.given);
    given.filter(Value::is_object).chain([json!({})]).collect()
}

/// Whether JavaScript's numbers hold every number.
fn safe(value: &Value) -> bool {
    match value {
        Value::Number(number) => number
            .as_f64()
            .is_some_and(|number| number.abs() <= 9_007_199_254_740_991.0),
        Value::Array(items) => items.iter().all(safe),
        Value::Object(fields) => fields.values().all(safe),
        _ => true,
    }
}
