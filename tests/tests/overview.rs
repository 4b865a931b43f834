//! All that a table offers, worked out by hand from domain.md, section 2.

use onshi::{Edition, Facility, FractionRule, Track, Yen};

/// Track, readers, ceiling, subsidy, self-pay, the lowest cost with self-pay.
type Row = (Track, u32, i64, i64, i64, i64);

fn rows(edition: &Edition, facility: Facility, cost: i64) -> Vec<Row> {
    let offers = edition.overview(facility, Yen(cost)).expect("offers");
    let offers = offers.iter().map(|offer| {
        let from = offer.self_pay_from.expect("a cost").0;
        let amounts = (offer.ceiling.0, offer.subsidy.0, offer.self_pay.0);
        (
            offer.track,
            offer.readers,
            amounts.0,
            amounts.1,
            amounts.2,
            from,
        )
    });
    offers.collect()
}

#[test]
fn a_hospital_sees_three_numbers_of_readers_on_three_tracks() {
    use Track::{Accelerated, Mandate, Standard};
    assert_eq!(
        rows(Edition::latest(), Facility::Hospital, 2_500_000),
        [
            (Accelerated, 1, 2_101_000, 2_101_000, 399_000, 2_101_001),
            (Accelerated, 2, 2_002_000, 2_002_000, 498_000, 2_002_001),
            (Accelerated, 3, 1_903_000, 1_903_000, 597_000, 1_903_001),
            (Standard, 1, 1_050_000, 1_050_000, 1_450_000, 1),
            (Standard, 2, 1_001_000, 1_001_000, 1_499_000, 1),
            (Standard, 3, 951_000, 951_000, 1_549_000, 1),
            // 1/2 of 2,500,000, which is below twice the base.
            (Mandate, 1, 2_101_000, 1_250_000, 1_250_000, 1),
            (Mandate, 2, 2_002_000, 1_250_000, 1_250_000, 1),
            (Mandate, 3, 1_903_000, 1_250_000, 1_250_000, 1),
        ]
    );
}

#[test]
fn pharmacies_are_told_apart_by_their_group() {
    use Track::{Accelerated, Mandate, Standard};
    let of_group = |count| Facility::Pharmacy {
        group_prescriptions_per_month: count,
    };
    assert_eq!(
        rows(Edition::latest(), of_group(40_000), 429_000),
        [
            (Accelerated, 1, 429_000, 429_000, 0, 429_001),
            (Standard, 1, 214_000, 214_000, 215_000, 1),
            (Mandate, 1, 214_000, 214_000, 215_000, 1),
        ]
    );
    assert_eq!(
        rows(Edition::JAN_2021, of_group(39_999), 429_000),
        [
            (Accelerated, 1, 429_000, 429_000, 0, 429_001),
            (Standard, 1, 321_000, 321_000, 108_000, 1),
        ]
    );
}

#[test]
fn the_lowest_cost_with_self_pay_is_the_first_that_an_assessment_does_not_pay_in_full() {
    for edition in Edition::all() {
        for rule in [
            None,
            Some(FractionRule::ThousandYen),
            Some(FractionRule::WholeYen),
        ] {
            let edition = match rule {
                None => edition.clone(),
                Some(rule) => edition.with_fraction_rule(rule),
            };
            for facility in [Facility::Hospital, Facility::Clinic] {
                for offer in edition.overview(facility, Yen(0)).expect("offers") {
                    let first = offer.self_pay_from.expect("a cost");
                    let pays = |cost: i64| {
                        let offers = edition.overview(facility, Yen(cost)).expect("offers");
                        let same = offers.iter().find(|other| other.row == offer.row);
                        same.expect("the same row").self_pay
                    };
                    assert!(pays(first.0) > Yen(0), "{offer:?}");
                    for before in [0, first.0 / 2, first.0 - 1] {
                        assert_eq!(pays(before), Yen(0), "{offer:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn an_impossible_cost_is_refused() {
    for cost in [-1, Yen::MAX.0 + 1] {
        let error = Edition::latest()
            .overview(Facility::Clinic, Yen(cost))
            .unwrap_err();
        assert_eq!(error.code().code(), "cost_out_of_range");
    }
}

/// The first two tracks ask for nothing more and take nobody else.
#[test]
fn a_track_says_what_it_asks_besides_the_day() {
    let offers = Edition::AUG_2022.overview(Facility::Clinic, Yen(0));
    let offers = offers.expect("offers");
    let texts = |at: usize| offers[at].conditions();
    assert!(texts(0).is_empty() && texts(1).is_empty());
    let [contract, earlier] = &texts(2)[..] else {
        panic!("{:?}", texts(2));
    };
    assert_eq!(
        contract.ja,
        "令和4年6月7日以降の申し込みは、令和5年2月28日までにシステムベンダーと契約することが条件です。"
    );
    assert_eq!(
        contract.en,
        "For readers applied for from 2022-06-07 on, the vendor contract must be made by 2023-02-28."
    );
    assert_eq!(
        earlier.ja,
        "令和4年6月7日より前の通常の補助の期間に申し込み、令和4年6月7日から令和5年1月31日までの間に運用を開始し、補助金の支給をまだ受けていない施設にも、令和4年6月7日以降の金額が適用されます。"
    );
    assert_eq!(
        earlier.en,
        "The amounts for applications from 2022-06-07 on also apply to a facility that applied earlier, outside the accelerated track, starts operation from 2022-06-07 to 2023-01-31 and has been paid nothing yet."
    );
}
