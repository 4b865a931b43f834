//! Who asks: the facility, and the category under which the table lists it.

use serde::Serialize;

use crate::Language;
use crate::width::unified;

/// A facility that takes part in health insurance. Source: S, 補助上限表.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facility {
    /// 病院.
    Hospital,
    /// 診療所, medical or dental.
    Clinic,
    /// 薬局.
    Pharmacy {
        /// Prescriptions that the pharmacy's group handles in a month (count); 0 when it
        /// belongs to no group.
        group_prescriptions_per_month: u32,
    },
}

impl Facility {
    /// Returns the kind without the group.
    pub const fn kind(self) -> FacilityKind {
        match self {
            Self::Hospital => FacilityKind::Hospital,
            Self::Clinic => FacilityKind::Clinic,
            Self::Pharmacy { .. } => FacilityKind::Pharmacy,
        }
    }
}

/// The kind of a facility: the word under `facility` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FacilityKind {
    /// 病院.
    Hospital,
    /// 診療所, medical or dental.
    Clinic,
    /// 薬局.
    Pharmacy,
}

impl FacilityKind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Hospital, Self::Clinic, Self::Pharmacy];
    /// The words that the wire uses, in the same order.
    pub const CODES: [&'static str; 3] = ["hospital", "clinic", "pharmacy"];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Clinic => "clinic",
            Self::Pharmacy => "pharmacy",
        }
    }

    /// Returns the word for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Hospital => language.of("病院", "hospital"),
            Self::Clinic => language.of("診療所", "clinic"),
            Self::Pharmacy => language.of("薬局", "pharmacy"),
        }
    }

    /// Reads the wire's word and nothing else.
    pub fn from_code(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == word)
    }

    /// Reads what people type: the wire's word in any case, or the Japanese name.
    pub(crate) fn from_typed(word: &str) -> Option<Self> {
        // The wire's word needs no reading of signs.
        if let Some(kind) = Self::from_code(word) {
            return Some(kind);
        }
        let word = unified(word.trim());
        match word.as_str() {
            "病院" => Some(Self::Hospital),
            "診療所"
            | "医科診療所"
            | "歯科診療所"
            | "有床診療所"
            | "無床診療所"
            | "クリニック"
            | "歯科クリニック"
            | "医院"
            | "歯科医院" => Some(Self::Clinic),
            "薬局" | "調剤薬局" | "保険薬局" => Some(Self::Pharmacy),
            _ => Self::from_code(&word.to_ascii_lowercase()),
        }
    }
}

/// The category under which the table lists a facility. Source: S, 補助上限表.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 病院.
    Hospital,
    /// 大型チェーン薬局: its group handles 40,000 prescriptions a month or more.
    LargeChainPharmacy,
    /// 診療所・薬局（大型チェーン薬局以外）.
    ClinicOrPharmacy,
}

impl Category {
    /// Every category, in the order of the table.
    pub const ALL: [Self; 3] = [
        Self::Hospital,
        Self::LargeChainPharmacy,
        Self::ClinicOrPharmacy,
    ];

    /// The words that the wire uses, in the same order.
    pub const CODES: [&'static str; 3] = ["hospital", "large_chain_pharmacy", "clinic_or_pharmacy"];

    /// Reads the wire's word and nothing else.
    pub fn from_code(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.code() == word)
    }

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::LargeChainPharmacy => "large_chain_pharmacy",
            Self::ClinicOrPharmacy => "clinic_or_pharmacy",
        }
    }

    /// Returns the words of the table, or their translation.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Hospital => language.of("病院", "hospital"),
            Self::LargeChainPharmacy => language.of("大型チェーン薬局", "large chain pharmacy"),
            Self::ClinicOrPharmacy => language.of(
                "診療所・薬局（大型チェーン薬局以外）",
                "clinic or pharmacy (other than a large chain)",
            ),
        }
    }
}
