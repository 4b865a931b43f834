//! Facilities as numbers, and their words.

use super::Sentinel;
use crate::facility::FacilityKind;

/// A hospital in a column of facilities.
pub const HOSPITAL: u8 = FacilityKind::Hospital as u8;
/// A clinic in a column of facilities.
pub const CLINIC: u8 = FacilityKind::Clinic as u8;
/// A pharmacy in a column of facilities.
pub const PHARMACY: u8 = FacilityKind::Pharmacy as u8;

/// The whole of a word of 4 to 8 bytes: its first four, its last four and its length.
type Ends = (u32, u32, usize);

const WORDS: [(Ends, u8); 3] = [
    (known(FacilityKind::Hospital), HOSPITAL),
    (known(FacilityKind::Clinic), CLINIC),
    (known(FacilityKind::Pharmacy), PHARMACY),
];

const fn known(kind: FacilityKind) -> Ends {
    let word = kind.code().as_bytes();
    // Else the ends would not tell it whole, or there would be none.
    assert!(word.len() >= 4 && word.len() <= 8);
    match word_ends(word) {
        Some(ends) => ends,
        None => (0, 0, 0),
    }
}

/// Returns the ends of a word of at least four bytes.
const fn word_ends(word: &[u8]) -> Option<Ends> {
    match (word.first_chunk(), word.last_chunk()) {
        (Some(first), Some(last)) => Some((
            u32::from_le_bytes(*first),
            u32::from_le_bytes(*last),
            word.len(),
        )),
        _ => None,
    }
}

/// Returns the number for a word of the wire in a column of facilities; `None`: missing.
pub fn facility_number(word: Option<&str>) -> u8 {
    let Some(word) = word else {
        return Sentinel::MISSING;
    };
    let Some(ends) = word_ends(word.as_bytes()) else {
        return Sentinel::INVALID;
    };
    // Compared with all three: in a column of mixed words, a branch on the word is mispredicted.
    WORDS.iter().fold(Sentinel::INVALID, |number, (word, its)| {
        let same = (ends.0 == word.0) & (ends.1 == word.1) & (ends.2 == word.2);
        if same { *its } else { number }
    })
}
