//! The hot question without JSON: plain numbers in, plain numbers out.

use std::ffi::{CString, c_char};
use std::ptr;
use std::sync::OnceLock;

use rules::batch::CODES;
use rules::{Assessment, Basis, Category, Edition, FractionRule, Track};

use crate::lent;
use crate::project::OnshiProject;
use crate::status::{ONSHI_ANSWERED, ONSHI_FAULT, ONSHI_MISTAKE, ONSHI_REFUSED, guarded};

/// The category of hospitals.
pub const ONSHI_CATEGORY_HOSPITAL: i32 = 0;
/// The category of pharmacies of large chains.
pub const ONSHI_CATEGORY_LARGE_CHAIN_PHARMACY: i32 = 1;
/// The category of clinics and other pharmacies.
pub const ONSHI_CATEGORY_CLINIC_OR_PHARMACY: i32 = 2;

/// The accelerated track.
pub const ONSHI_TRACK_ACCELERATED: i32 = 0;
/// The standard track.
pub const ONSHI_TRACK_STANDARD: i32 = 1;
/// The mandate track.
pub const ONSHI_TRACK_MANDATE: i32 = 2;

/// The fraction rule: cut below 1 yen.
pub const ONSHI_FRACTION_WHOLE_YEN: i32 = 0;
/// The fraction rule: cut below 1,000 yen.
pub const ONSHI_FRACTION_THOUSAND_YEN: i32 = 1;

/// A source states the fraction rule.
pub const ONSHI_BASIS_STATED: i32 = 0;
/// The fraction rule is inferred: no source states one.
pub const ONSHI_BASIS_INFERRED: i32 = 1;
/// The caller's own edition has the fraction rule.
pub const ONSHI_BASIS_CHOSEN: i32 = 2;

/// The answer of `onshi_assess`, by the newest edition. Where a project is refused, all but `size` and `code` is 0.
#[repr(C)]
pub struct OnshiAnswer {
    /// `sizeof(OnshiAnswer)`, to be set before the call.
    pub size: u32,
    /// 0, or the number of the error: `onshi_code_name` names it.
    pub code: i32,
    /// One of `ONSHI_CATEGORY_...`.
    pub category: i32,
    /// One of `ONSHI_TRACK_...`.
    pub track: i32,
    /// Base project cost: the most of the cost that can count (yen).
    pub base: i64,
    /// Part of the cost that counts (yen).
    pub counted: i64,
    /// The subsidy (yen).
    pub subsidy: i64,
    /// Self-pay: the rest of the cost (yen).
    pub self_pay: i64,
    /// `counted` times the ratio, exactly (hundredths of a yen).
    pub exact_hundredths: i64,
    /// Amount cut off by the fraction rule: `exact_hundredths` less the subsidy (hundredths of a yen).
    pub cut_hundredths: i64,
    /// The numerator of the ratio.
    pub ratio_numerator: i32,
    /// The denominator of the ratio.
    pub ratio_denominator: i32,
    /// One of `ONSHI_FRACTION_...`.
    pub fraction_rule: i32,
    /// Basis of the fraction rule: one of `ONSHI_BASIS_...`.
    pub basis: i32,
    /// The name of the edition, such as `2022-08`: ASCII, never to be freed. NULL where the project is refused.
    pub edition: *const c_char,
}

/// Answers a project by the newest edition, several times faster than `onshi_ask`. The reasons, an edition of one's own
/// and the words of an error are for `onshi_ask`.
///
/// Returns `ONSHI_ANSWERED`; `ONSHI_REFUSED` with the number of the error in `answer->code`; `ONSHI_MISTAKE` for NULL, for
/// another size, for memory that is not aligned and for two structs that overlap, with nothing written.
///
/// # Safety
///
/// `project` must be NULL or readable, `answer` NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_assess(
    project: *const OnshiProject,
    answer: *mut OnshiAnswer,
) -> i32 {
    let (of_project, of_answer) = (size_of::<OnshiProject>(), size_of::<OnshiAnswer>());
    if !lent::fits(answer) || lent::overlap(project, of_project, answer, of_answer) {
        return ONSHI_MISTAKE;
    }
    // SAFETY: as the caller promises.
    let (given, size) = unsafe { (OnshiProject::read(project), answer.cast::<u32>().read()) };
    let Some(given) = given.filter(|_| lent::has_size::<OnshiAnswer>(size)) else {
        return ONSHI_MISTAKE;
    };
    guarded(|| {
        // Written where it is made: a copy takes as long as the amounts.
        // SAFETY: as the caller promises.
        let write = |found| unsafe { answer.write_unaligned(found) };
        let edition = Edition::latest();
        if let Some(Ok(found)) = given.project().map(|project| edition.assess(&project)) {
            write(answered(&found));
            return ONSHI_ANSWERED;
        }
        // The wire decides which error a refused project gets.
        match given.raw().assess(edition) {
            Ok(found) => {
                write(answered(&found));
                ONSHI_ANSWERED
            }
            Err(error) => {
                let code = number_of(error.code());
                write(OnshiAnswer {
                    code,
                    ..OnshiAnswer::empty()
                });
                if code > 0 { ONSHI_REFUSED } else { ONSHI_FAULT }
            }
        }
    })
}

impl OnshiAnswer {
    fn empty() -> Self {
        Self {
            size: u32::try_from(size_of::<Self>()).unwrap_or(0),
            code: 0,
            category: 0,
            track: 0,
            base: 0,
            counted: 0,
            subsidy: 0,
            self_pay: 0,
            exact_hundredths: 0,
            cut_hundredths: 0,
            ratio_numerator: 0,
            ratio_denominator: 0,
            fraction_rule: 0,
            basis: 0,
            edition: ptr::null(),
        }
    }
}

/// Returns an assessment as the struct of C.
#[inline(always)]
fn answered(answer: &Assessment<'_>) -> OnshiAnswer {
    // The ratios of the built-in editions need no more.
    let exact_hundredths = answer.exact.hundredths().unwrap_or(0);
    OnshiAnswer {
        category: match answer.category {
            Category::Hospital => ONSHI_CATEGORY_HOSPITAL,
            Category::LargeChainPharmacy => ONSHI_CATEGORY_LARGE_CHAIN_PHARMACY,
            Category::ClinicOrPharmacy => ONSHI_CATEGORY_CLINIC_OR_PHARMACY,
        },
        track: match answer.track {
            Track::Accelerated => ONSHI_TRACK_ACCELERATED,
            Track::Standard => ONSHI_TRACK_STANDARD,
            Track::Mandate => ONSHI_TRACK_MANDATE,
        },
        base: answer.base.0,
        counted: answer.counted.0,
        subsidy: answer.subsidy.0,
        self_pay: answer.self_pay.0,
        exact_hundredths,
        cut_hundredths: exact_hundredths - 100 * answer.subsidy.0,
        ratio_numerator: answer.ratio.numerator.into(),
        ratio_denominator: answer.ratio.denominator.into(),
        fraction_rule: match answer.fraction_rule {
            FractionRule::WholeYen => ONSHI_FRACTION_WHOLE_YEN,
            FractionRule::ThousandYen => ONSHI_FRACTION_THOUSAND_YEN,
        },
        basis: match answer.basis {
            Basis::Stated => ONSHI_BASIS_STATED,
            Basis::Inferred => ONSHI_BASIS_INFERRED,
            Basis::Chosen => ONSHI_BASIS_CHOSEN,
        },
        edition: latest_name(),
        ..OnshiAnswer::empty()
    }
}

fn latest_name() -> *const c_char {
    static NAME: OnceLock<CString> = OnceLock::new();
    NAME.get_or_init(|| CString::new(Edition::latest().name()).unwrap_or_default())
        .as_ptr()
}

/// Returns the number of a code, from 1 on; -1 for one that no project has.
fn number_of(code: rules::Code) -> i32 {
    let place = CODES.iter().position(|one| *one == code);
    place
        .and_then(|place| i32::try_from(place + 1).ok())
        .unwrap_or(-1)
}

/// Returns the name of an error's number, such as `readers_out_of_range`: ASCII, never to be freed; NULL for 0 and for
/// an unknown number. The numbers are those of this version alone; the names are stable.
#[unsafe(no_mangle)]
pub extern "system" fn onshi_code_name(code: i32) -> *const c_char {
    static NAMES: OnceLock<Vec<CString>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let names = CODES.iter().map(|code| CString::new(code.code()));
        names.map(Result::unwrap_or_default).collect()
    });
    let place = usize::try_from(code)
        .ok()
        .and_then(|code| code.checked_sub(1));
    place
        .and_then(|place| names.get(place))
        .map_or(ptr::null(), |name| name.as_ptr())
}
