//! What differs between the versions of the specifications that a package can follow, a row for each.

/// A version of E-ARK's CSIP and SIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Its number.
    pub version: &'static str,
    /// The METS profile that the package says it follows.
    pub profile: &'static str,
    /// What the records are described by, in the vocabulary of content information types.
    pub records: &'static str,
}

/// The versions, the usual one first: FGS Paketstruktur 2.0 is 2.1.0.
pub const SPECS: [Spec; 2] = [
    Spec { version: "2.1.0", profile: "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml", records: "citserms_v2_1" },
    Spec {
        version: "2.2.0",
        profile: "https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml",
        records: "citserms_v2_1",
    },
];

impl Spec {
    /// The version with a number.
    pub fn of(version: &str) -> Option<Self> {
        SPECS.into_iter().find(|spec| spec.version == version)
    }
}
