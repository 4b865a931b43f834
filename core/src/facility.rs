//! Who asks: the facility, and the category under which the table lists it.

use crate::signs::{plain, unified};

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
    /// Returns the facility of a kind with the prescriptions of its group in a month (count). `None` where a
    /// pharmacy's are missing or out of range, and where another facility has some.
    ///
    /// ```
    /// use onshi::{Facility, FacilityKind};
    ///
    /// assert_eq!(Facility::of(FacilityKind::Clinic, Some(0)), Some(Facility::Clinic));
    /// assert_eq!(Facility::of(FacilityKind::Clinic, Some(1)), None);
    /// assert_eq!(Facility::of(FacilityKind::Pharmacy, None), None);
    /// ```
    pub fn of(kind: FacilityKind, group: Option<i64>) -> Option<Self> {
        let group = group.map(u32::try_from).transpose().ok()?;
        match (kind, group) {
            (FacilityKind::Pharmacy, group) => Some(Self::Pharmacy {
                group_prescriptions_per_month: group?,
            }),
            (_, Some(1..)) => None,
            (FacilityKind::Hospital, _) => Some(Self::Hospital),
            (FacilityKind::Clinic, _) => Some(Self::Clinic),
        }
    }

    /// Returns the kind without the group.
    pub const fn kind(self) -> FacilityKind {
        match self {
            Self::Hospital => FacilityKind::Hospital,
            Self::Clinic => FacilityKind::Clinic,
            Self::Pharmacy { .. } => FacilityKind::Pharmacy,
        }
    }
}

words! {
    /// The kind of a facility: the word under `facility` on the wire.
    pub enum FacilityKind, label {
        /// 病院.
        Hospital = "hospital", Words("病院", "hospital");
        /// 診療所, medical or dental.
        Clinic = "clinic", Words("診療所", "clinic");
        /// 薬局.
        Pharmacy = "pharmacy", Words("薬局", "pharmacy");
    }
}

impl FacilityKind {
    /// Returns the categories under which the table lists such a facility.
    pub(crate) const fn categories(self) -> &'static [Category] {
        match self {
            Self::Hospital => &[Category::Hospital],
            Self::Clinic => &[Category::ClinicOrPharmacy],
            Self::Pharmacy => &[Category::LargeChainPharmacy, Category::ClinicOrPharmacy],
        }
    }

    /// Reads what people type: the wire's word in any case, or a Japanese name.
    pub(crate) fn from_typed(word: &str) -> Option<Self> {
        // Most words need no reading of signs.
        if let Some(kind) = Self::from_code(word).or_else(|| Self::named(word)) {
            return Some(kind);
        }
        let mut word = unified(&plain(word)).to_ascii_lowercase();
        word.retain(|c| !c.is_whitespace());
        // 診療所（歯科）
        let kind = |part| word.strip_suffix(part).and_then(Self::named);
        let kind = ["(医科)", "(歯科)"].into_iter().find_map(kind);
        kind.or_else(|| Self::named(&word))
            .or_else(|| Self::from_code(&word))
    }

    fn named(word: &str) -> Option<Self> {
        match word {
            "病院" | "一般病院" => Some(Self::Hospital),
            "診療所"
            | "一般診療所"
            | "医科診療所"
            | "歯科診療所"
            | "有床診療所"
            | "無床診療所"
            | "クリニック"
            | "医科クリニック"
            | "歯科クリニック"
            | "医院"
            | "歯科医院" => Some(Self::Clinic),
            "薬局" | "調剤薬局" | "保険薬局" | "保険調剤薬局" => {
                Some(Self::Pharmacy)
            }
            _ => None,
        }
    }
}

words! {
    /// The category under which the table lists a facility. Source: S, 補助上限表.
    pub enum Category, label {
        /// 病院.
        Hospital = "hospital", Words("病院", "hospital");
        /// 大型チェーン薬局: its group handles 40,000 prescriptions a month or more.
        LargeChainPharmacy = "large_chain_pharmacy", Words("大型チェーン薬局", "large chain pharmacy");
        /// 診療所・薬局（大型チェーン薬局以外）.
        ClinicOrPharmacy = "clinic_or_pharmacy", Words("診療所・薬局（大型チェーン薬局以外）", "clinic or pharmacy (other than a large chain)");
    }
}
