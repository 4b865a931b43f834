//! The same columns through the batch, through a plain loop written by hand for this rule
//! alone, and through a copy: the median of nine runs each, in nanoseconds a row.
//!
//! `onshi-peers [ROWS]` makes random rows; `onshi-peers --data FOLDER` reads the columns that
//! the other peers had and writes the batch's answers beside them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program that measures"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use onshi::batch::{Answers, Columns, Sentinel};
use onshi::{Edition, parse_date};

mod plain;

/// The columns of the rows.
struct Data {
    facility: Vec<u8>,
    group: Vec<i64>,
    readers: Vec<i64>,
    cost: Vec<i64>,
    applied: Vec<i32>,
    contract: Vec<i32>,
    start: Vec<i32>,
    paid: Vec<u8>,
}

/// The answers.
struct Made {
    subsidy: Vec<i64>,
    self_pay: Vec<i64>,
    error: Vec<u8>,
}

impl Made {
    fn new(rows: usize) -> Self {
        Self {
            subsidy: vec![0; rows],
            self_pay: vec![0; rows],
            error: vec![0; rows],
        }
    }

    fn answers(&mut self) -> Answers<'_> {
        Answers {
            subsidy: &mut self.subsidy,
            self_pay: &mut self.self_pay,
            error: &mut self.error,
            ..Answers::default()
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder =
        (arguments.get(1).map(String::as_str) == Some("--data")).then(|| arguments[2].clone());
    let data = match (&folder, arguments.get(1)) {
        (Some(folder), _) => read(Path::new(folder)),
        (None, Some(rows)) => random(rows.parse().unwrap()),
        (None, None) => random(10_000_000),
    };
    let rows = data.facility.len();
    let table = Edition::latest().compile();
    let (mut batch, mut by_hand) = (Made::new(rows), Made::new(rows));
    let columns = data.columns();
    median("onshi, core, eight columns", rows, || {
        let answers = &mut batch.answers();
        table.assess(black_box(&columns), answers).unwrap();
    });
    let five = Columns {
        facility: columns.facility,
        group_prescriptions_per_month: columns.group_prescriptions_per_month,
        readers: columns.readers,
        cost: columns.cost,
        reader_applied_on: columns.reader_applied_on,
        ..Columns::default()
    };
    let mut few = Made::new(rows);
    median("onshi, core, five columns", rows, || {
        let answers = &mut few.answers();
        table.assess(black_box(&five), answers).unwrap();
    });
    median("plain Rust, eight columns", rows, || {
        plain::assess(
            black_box(&data),
            &mut by_hand.subsidy,
            &mut by_hand.self_pay,
            &mut by_hand.error,
        );
    });
    // As many bytes as the columns and the answers have, read and written once.
    for (name, bytes) in [("eight columns", 55), ("five columns", 46)] {
        let (from, mut to) = (vec![1_u8; rows * bytes], vec![0_u8; rows * bytes]);
        median(&format!("copy of as many bytes, {name}"), rows, || {
            to.copy_from_slice(black_box(&from));
        });
        // The limit that memory sets where every core copies.
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let part = from.len().div_ceil(threads).max(1);
        median(&format!("copy on {threads} threads, {name}"), rows, || {
            std::thread::scope(|scope| {
                for (from, to) in from.chunks(part).zip(to.chunks_mut(part)) {
                    scope.spawn(|| to.copy_from_slice(black_box(from)));
                }
            });
        });
    }
    assert!(
        batch.subsidy == by_hand.subsidy
            && batch.self_pay == by_hand.self_pay
            && batch.error == by_hand.error,
        "the plain loop disagrees"
    );
    if let Some(folder) = folder {
        let folder = Path::new(&folder);
        let bytes: Vec<u8> = batch
            .subsidy
            .iter()
            .flat_map(|yen| yen.to_le_bytes())
            .collect();
        fs::write(folder.join("subsidy.out"), bytes).unwrap();
        fs::write(folder.join("error.out"), &batch.error).unwrap();
    }
}

/// Runs nine times and prints the median.
fn median(name: &str, rows: usize, mut run: impl FnMut()) {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed().as_secs_f64() * 1e9 / rows as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name}\t{:.2}", times[4]);
}

impl Data {
    fn columns(&self) -> Columns<'_> {
        Columns {
            facility: &self.facility,
            group_prescriptions_per_month: Some(&self.group),
            readers: &self.readers,
            cost: &self.cost,
            reader_applied_on: &self.applied,
            vendor_contract_on: Some(&self.contract),
            operation_starts_on: Some(&self.start),
            subsidy_paid: Some(&self.paid),
        }
    }
}

fn read(folder: &Path) -> Data {
    let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
    let long = |name| {
        bytes(name)
            .chunks_exact(8)
            .map(|chunk| i64::from_le_bytes(chunk.try_into().unwrap()))
            .collect()
    };
    let short = |name| {
        bytes(name)
            .chunks_exact(4)
            .map(|chunk| i32::from_le_bytes(chunk.try_into().unwrap()))
            .collect()
    };
    Data {
        facility: bytes("facility"),
        group: long("group"),
        readers: long("readers"),
        cost: long("cost"),
        applied: short("applied"),
        contract: short("contract"),
        start: short("start"),
        paid: bytes("paid"),
    }
}

/// Mostly right rows; one in a hundred is refused for each of four reasons.
fn random(rows: usize) -> Data {
    let mut random = fastrand::Rng::with_seed(11);
    let first = parse_date("2020-08-07").unwrap().to_epoch_days();
    let empty = || Vec::with_capacity(rows);
    let mut data = Data {
        facility: Vec::with_capacity(rows),
        group: empty(),
        readers: empty(),
        cost: empty(),
        applied: Vec::with_capacity(rows),
        contract: Vec::with_capacity(rows),
        start: Vec::with_capacity(rows),
        paid: Vec::with_capacity(rows),
    };
    for _ in 0..rows {
        let facility = random.u8(0..3);
        let slip = random.u8(0..100);
        data.facility.push(facility);
        data.group.push(match facility {
            2 if slip == 0 => i64::MISSING,
            2 => random.i64(0..80_000),
            _ => 0,
        });
        data.readers.push(match facility {
            _ if slip == 1 => 4,
            0 => random.i64(1..=3),
            _ => 1,
        });
        data.cost.push(if slip == 2 {
            -1
        } else {
            random.i64(0..3_000_000)
        });
        data.applied
            .push(first + random.i32(0..877) - i32::from(slip == 3) * 5_000);
        data.contract.push(first + random.i32(500..877));
        data.start.push(if random.bool() {
            i32::MISSING
        } else {
            first + random.i32(0..950)
        });
        data.paid.push(u8::from(random.bool()));
    }
    data
}
