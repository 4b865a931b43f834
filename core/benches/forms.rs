//! What checking a form costs.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "no library code"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use onshi::forms::{FormKind, Prefecture, check_digit};

fn main() {
    divan::main();
}

/// A million right codes of random facilities.
fn codes() -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(7);
    let code = |_| {
        let prefecture = Prefecture::new(random.u8(1..=47)).unwrap();
        let table = [1, 3, 4][random.usize(..3)];
        let six = [(); 6].map(|()| random.u8(..10));
        let last = check_digit(prefecture, table, six);
        let six: String = six.iter().map(u8::to_string).collect();
        format!("{:02}{table}{six}{last}", prefecture.number())
    };
    (0..1_000_000).map(code).collect()
}

#[divan::bench(sample_count = 20)]
fn institution_codes(bencher: Bencher<'_, '_>) {
    let codes = codes();
    let bencher = bencher.counter(ItemsCount::new(codes.len()));
    bencher.bench_local(|| {
        let right = codes.iter().filter(|code| {
            FormKind::InstitutionCode
                .check_text(black_box(code))
                .is_ok_and(|report| report.ok())
        });
        assert_eq!(right.count(), codes.len());
    });
}

#[divan::bench]
fn receipt_breakdown() {
    let line = r#"{"issued_on":"2021-03-20","prefecture":"01","score_table":1,"institution_code":"0112489","name":"おんし医院","lines":[{"item":"資格確認端末","eligible":200000,"ineligible":0},{"item":"設置・設定","eligible":100000,"ineligible":20000}],"subtotal_eligible":300000,"subtotal_ineligible":20000,"total":320000}"#;
    let report = FormKind::ReceiptBreakdown.check_text(black_box(line));
    assert!(report.is_ok_and(|report| report.ok()));
}
