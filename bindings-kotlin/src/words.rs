//! The closed lists of words.
//!
//! Generated from the core's lists: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

pub use onshi::FacilityKind;

/// 施設区分.
#[uniffi::remote(Enum)]
pub enum FacilityKind {
    Hospital,
    Clinic,
    Pharmacy,
}

pub use onshi::Category;

/// The category of the table of ceilings.
#[uniffi::remote(Enum)]
pub enum Category {
    Hospital,
    LargeChainPharmacy,
    ClinicOrPharmacy,
}

pub use onshi::Track;

/// Which of the subsidy's terms apply.
#[uniffi::remote(Enum)]
pub enum Track {
    Accelerated,
    Standard,
    Mandate,
}

pub use onshi::FractionRule;

/// What happens to fractions: cut below 1 yen, or below 1,000 yen.
#[uniffi::remote(Enum)]
pub enum FractionRule {
    WholeYen,
    ThousandYen,
}

pub use onshi::Basis;

/// How firmly a source says something.
#[uniffi::remote(Enum)]
pub enum Basis {
    Stated,
    Inferred,
    Chosen,
}

pub use onshi::plan::Step;

/// A step of the preparation.
#[uniffi::remote(Enum)]
pub enum Step {
    ApplyForReader,
    RequestEstimate,
    PlaceOrder,
    ApplyForUsage,
    ApplyForCertificates,
    ReceiveReader,
    ReceiveCertificateNotice,
    SetUpEquipment,
    TestOperation,
    ReviewReception,
    UpdatePrivacyNotice,
    PutUpPosterAndSticker,
    StartOperation,
    CollectDocuments,
    ApplyForSubsidy,
}

pub use onshi::plan::Stage;

/// A stage of the preparation.
#[uniffi::remote(Enum)]
pub enum Stage {
    ReaderApplication,
    Order,
    Introduction,
    OperationPreparation,
    StartOfOperation,
    SubsidyApplication,
}

pub use onshi::plan::Actor;

/// Who acts.
#[uniffi::remote(Enum)]
pub enum Actor {
    Facility,
    Vendor,
}

pub use onshi::plan::Channel;

/// Where a step is done, or how it comes.
#[uniffi::remote(Enum)]
pub enum Channel {
    Portal,
    Vendor,
    Post,
    OnSite,
    AtFacility,
}

pub use onshi::plan::DueKind;

/// What kind of day a step is due by.
#[uniffi::remote(Enum)]
pub enum DueKind {
    Guideline,
    Hard,
    Order,
    Information,
}

pub use onshi::plan::Status;

/// The status of a step on the reference date.
#[uniffi::remote(Enum)]
pub enum Status {
    Done,
    Late,
    DueToday,
    Open,
}

pub use onshi::plan::LimitReason;

/// What depends on a hard day.
#[uniffi::remote(Enum)]
pub enum LimitReason {
    AcceleratedTrack,
    MandateTrack,
    VendorContract,
    IntroductionComplete,
}

pub use onshi::plan::LimitStatus;

/// The status of a limit on the reference date.
#[uniffi::remote(Enum)]
pub enum LimitStatus {
    NotApplicable,
    Met,
    Passed,
    Open,
}

pub use onshi::Severity;

/// Whether a finding must be mended.
#[uniffi::remote(Enum)]
pub enum Severity {
    Error,
    Warning,
}

pub use onshi::forms::FormKind;

/// A form that can be checked.
#[uniffi::remote(Enum)]
pub enum FormKind {
    InstitutionCode,
    ReaderApplication,
    EstimateRequest,
    UsageApplication,
    ReceiptBreakdown,
    CompletionReport,
    SubsidyApplication,
}

pub use onshi::forms::LineKind;

/// The kind of a line.
#[uniffi::remote(Enum)]
pub enum LineKind {
    IpVpn,
    IpsecIke,
}

pub use onshi::forms::OnlineClaims;

/// Whether a facility uses online claims.
#[uniffi::remote(Enum)]
pub enum OnlineClaims {
    InUse,
    AppliedTogether,
    NotWished,
}

pub use onshi::forms::Work;

/// An item of the vendor's work.
#[uniffi::remote(Enum)]
pub enum Work {
    Equipment,
    Systems,
    Network,
}
