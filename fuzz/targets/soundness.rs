//! Tables at random, as the property test makes them: each is refused, or no question answers a subsidy or a self-pay outside of
//! nothing and the cost, and columns, whichever of them are there, answer as a single project.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi_tests::tables::{holds, projects, tables};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many bytes follow the input, so that the choices do not end (zeros without an end would be drawn again and again).
const REST: usize = 1 << 14;

fuzz_target!(|choices: &[u8]| {
    let mut rest = fastrand::Rng::with_seed(choices.len() as u64);
    let rest = std::iter::repeat_with(|| rest.u8(..)).take(REST);
    let choices: Vec<_> = choices.iter().copied().chain(rest).collect();
    let choices = TestRng::from_seed(RngAlgorithm::PassThrough, &choices);
    let mut runner = TestRunner::new_with_rng(Config::default(), choices);
    let Ok(data) = tables().new_tree(&mut runner) else {
        return;
    };
    let projects: Vec<_> = (0..4)
        .filter_map(|_| Some(projects().new_tree(&mut runner).ok()?.current()))
        .collect();
    holds(data.current(), &projects).expect("a table is refused, or sound");
});
