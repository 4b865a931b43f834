//! How a call ends.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// The question has its answer.
pub const ONSHI_ANSWERED: i32 = 0;
/// The input is refused: the error says which field, why, and what is allowed.
pub const ONSHI_REFUSED: i32 = 1;
/// The call is wrong: an unknown question or option, a null pointer, a struct of another size.
pub const ONSHI_MISTAKE: i32 = 2;
/// The library is wrong. Please report it.
pub const ONSHI_FAULT: i32 = 3;

/// Does the work of a call. A panic must not leave a C function.
pub fn guarded(work: impl FnOnce() -> i32) -> i32 {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(ONSHI_FAULT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault() {
        assert_eq!(guarded(|| panic!("a fault")), ONSHI_FAULT);
    }
}
