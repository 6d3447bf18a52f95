//! What is required of one element: a row for each requirement and place.

use super::Need::{
    AtMost, Attribute, Child, ChildWith, IfThere, Media, NoneOf, NotEmpty, OneOf, OneText, OnlyWith, Text, With,
};
use super::vocabulary::{CATEGORIES, CONTENT_TYPES, PACKAGES, PROFILES, RECORD_STATUS, SENDERS, STATUS, SUMS, USES};
use super::{Need, Of, Requirement};

const fn must(id: &'static str, context: &'static str, need: Need) -> Requirement {
    Requirement { id, is_must: true, of: Of::All, context, need }
}

const fn should(id: &'static str, context: &'static str, need: Need) -> Requirement {
    Requirement { id, is_must: false, of: Of::All, context, need }
}

/// What need not be there, but must be whole where it is: told as what should be.
const fn may(id: &'static str, context: &'static str, need: Need) -> Requirement {
    should(id, context, need)
}

const fn root(requirement: Requirement) -> Requirement {
    Requirement { of: Of::Root, ..requirement }
}

const fn inner(requirement: Requirement) -> Requirement {
    Requirement { of: Of::Representation, ..requirement }
}

const fn sip(requirement: Requirement) -> Requirement {
    Requirement { of: Of::Sip, ..requirement }
}

const URL: Need = OneOf("LOCTYPE", &["URL"]);
const SIMPLE: Need = OneOf("xlink:type", &["simple"]);
const HREF: Need = Attribute("xlink:href");
const SOFTWARE: &str = "metsHdr/agent@OTHERTYPE=SOFTWARE";
const ARCHIVIST: &str = "metsHdr/agent@ROLE=ARCHIVIST";
const PRESERVER: &str = "metsHdr/agent@ROLE=PRESERVATION";
const GROUP: &str = "fileSec/fileGrp";
const DMD: &str = "dmdSec/mdRef";
const PROV: &str = "amdSec/digiprovMD/mdRef";
const RIGHTS: &str = "amdSec/rightsMD/mdRef";
const FILE: &str = "fileSec/fileGrp/file";
const LOCAT: &str = "fileSec/fileGrp/file/FLocat";
const MAP: &str = "structMap@LABEL=CSIP";
const DIV: &str = "structMap@LABEL=CSIP/div";
const METADATA: &str = "structMap@LABEL=CSIP/div/div@LABEL=Metadata";
const DOCUMENTATION: &str = "structMap@LABEL=CSIP/div/div@LABEL=Documentation";
const SCHEMAS: &str = "structMap@LABEL=CSIP/div/div@LABEL=Schemas";
const CONTENT: &str = "structMap@LABEL=CSIP/div/div@LABEL=Representations";
const EACH: &str = "structMap@LABEL=CSIP/div/div@LABEL=Representations/*";
const POINTER: &str = "structMap@LABEL=CSIP/div/div/mptr";

/// Every requirement that is judged, in the order of the numbers.
pub(super) const REQUIREMENTS: &[Requirement] = &[
    must("CSIP1", "", Attribute("OBJID")),
    must("CSIP2", "", OneOf("TYPE", CATEGORIES)),
    must("CSIP2, CSIP3", "", With("TYPE", "OTHER", "csip:OTHERTYPE")),
    must("CSIP3", "", OnlyWith("csip:OTHERTYPE", "TYPE", "OTHER")),
    must("CSIP3", "", NoneOf("csip:OTHERTYPE", CATEGORIES)),
    root(should("CSIP4", "", Attribute("csip:CONTENTINFORMATIONTYPE"))),
    inner(must("CSIP4", "", Attribute("csip:CONTENTINFORMATIONTYPE"))),
    must("CSIP4", "", IfThere("csip:CONTENTINFORMATIONTYPE", CONTENT_TYPES)),
    must("CSIP4, CSIP5", "", With("csip:CONTENTINFORMATIONTYPE", "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE")),
    must("CSIP5", "", OnlyWith("csip:OTHERCONTENTINFORMATIONTYPE", "csip:CONTENTINFORMATIONTYPE", "OTHER")),
    must("CSIP5", "", NoneOf("csip:OTHERCONTENTINFORMATIONTYPE", CONTENT_TYPES)),
    must("CSIP6", "", Attribute("PROFILE")),
    must("CSIP7", "metsHdr", Attribute("CREATEDATE")),
    should("CSIP8", "metsHdr", Attribute("LASTMODDATE")),
    must("CSIP9", "metsHdr", OneOf("csip:OAISPACKAGETYPE", PACKAGES)),
    must("CSIP10", "metsHdr", Child("agent")),
    must("CSIP14", SOFTWARE, OneText("name")),
    must("CSIP15", SOFTWARE, OneText("note")),
    must("CSIP16", SOFTWARE, ChildWith("note", "csip:NOTETYPE", "SOFTWARE VERSION")),
    root(should("CSIP17", "", Child("dmdSec"))),
    must("CSIP18", "dmdSec", Attribute("ID")),
    must("CSIP19", "dmdSec", Attribute("CREATED")),
    should("CSIP20", "dmdSec", Attribute("STATUS")),
    must("CSIP20", "dmdSec", IfThere("STATUS", STATUS)),
    should("CSIP21", "dmdSec", Child("mdRef")),
    must("CSIP22", DMD, URL),
    must("CSIP23", DMD, SIMPLE),
    must("CSIP24", DMD, HREF),
    must("CSIP25", DMD, Attribute("MDTYPE")),
    must("CSIP26", DMD, Media),
    must("CSIP27", DMD, Attribute("SIZE")),
    must("CSIP28", DMD, Attribute("CREATED")),
    must("CSIP29", DMD, Attribute("CHECKSUM")),
    must("CSIP30", DMD, OneOf("CHECKSUMTYPE", SUMS)),
    should("CSIP31", "", Child("amdSec")),
    should("CSIP32", "amdSec", Child("digiprovMD")),
    must("CSIP33", "amdSec/digiprovMD", Attribute("ID")),
    should("CSIP34", "amdSec/digiprovMD", Attribute("STATUS")),
    must("CSIP34", "amdSec/digiprovMD", IfThere("STATUS", STATUS)),
    should("CSIP35", "amdSec/digiprovMD", Child("mdRef")),
    must("CSIP36", PROV, URL),
    must("CSIP37", PROV, SIMPLE),
    must("CSIP38", PROV, HREF),
    must("CSIP39", PROV, Attribute("MDTYPE")),
    must("CSIP40", PROV, Media),
    must("CSIP41", PROV, Attribute("SIZE")),
    must("CSIP42", PROV, Attribute("CREATED")),
    must("CSIP43", PROV, Attribute("CHECKSUM")),
    must("CSIP44", PROV, OneOf("CHECKSUMTYPE", SUMS)),
    must("CSIP46", "amdSec/rightsMD", Attribute("ID")),
    should("CSIP47", "amdSec/rightsMD", Attribute("STATUS")),
    must("CSIP47", "amdSec/rightsMD", IfThere("STATUS", STATUS)),
    should("CSIP48", "amdSec/rightsMD", Child("mdRef")),
    must("CSIP49", RIGHTS, URL),
    must("CSIP50", RIGHTS, SIMPLE),
    must("CSIP51", RIGHTS, HREF),
    must("CSIP52", RIGHTS, Attribute("MDTYPE")),
    must("CSIP53", RIGHTS, Media),
    must("CSIP54", RIGHTS, Attribute("SIZE")),
    must("CSIP55", RIGHTS, Attribute("CREATED")),
    must("CSIP56", RIGHTS, Attribute("CHECKSUM")),
    must("CSIP57", RIGHTS, OneOf("CHECKSUMTYPE", SUMS)),
    should("CSIP58", "", Child("fileSec")),
    must("CSIP58", "", AtMost("fileSec", "", "")),
    must("CSIP59", "fileSec", Attribute("ID")),
    root(should("CSIP60", "fileSec", ChildWith("fileGrp", "USE", "Documentation*"))),
    must("CSIP62", GROUP, IfThere("csip:CONTENTINFORMATIONTYPE", CONTENT_TYPES)),
    must("CSIP63", GROUP, NoneOf("csip:OTHERCONTENTINFORMATIONTYPE", CONTENT_TYPES)),
    must("CSIP63", GROUP, OnlyWith("csip:OTHERCONTENTINFORMATIONTYPE", "csip:CONTENTINFORMATIONTYPE", "OTHER")),
    must("CSIP63", GROUP, With("csip:CONTENTINFORMATIONTYPE", "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE")),
    must("CSIP64", GROUP, Attribute("USE")),
    root(must("CSIP64", GROUP, OneOf("USE", USES))),
    must("CSIP65", GROUP, Attribute("ID")),
    must("CSIP66", GROUP, Child("file")),
    must("CSIP67", FILE, Attribute("ID")),
    must("CSIP68", FILE, Media),
    must("CSIP69", FILE, Attribute("SIZE")),
    must("CSIP70", FILE, Attribute("CREATED")),
    must("CSIP71", FILE, Attribute("CHECKSUM")),
    must("CSIP72", FILE, OneOf("CHECKSUMTYPE", SUMS)),
    must("CSIP76", FILE, Child("FLocat")),
    must("CSIP76", FILE, AtMost("FLocat", "", "")),
    must("CSIP77", LOCAT, URL),
    must("CSIP78", LOCAT, SIMPLE),
    must("CSIP79", LOCAT, HREF),
    must("CSIP80, CSIP82", "", ChildWith("structMap", "LABEL", "CSIP")),
    must("CSIP80", "", AtMost("structMap", "LABEL", "CSIP")),
    must("CSIP81", MAP, OneOf("TYPE", &["PHYSICAL"])),
    must("CSIP83", MAP, Attribute("ID")),
    must("CSIP84", MAP, Child("div")),
    must("CSIP85", DIV, Attribute("ID")),
    must("CSIP86", DIV, Attribute("LABEL")),
    must("CSIP88, CSIP90", DIV, ChildWith("div", "LABEL", "Metadata")),
    must("CSIP88, CSIP90", DIV, AtMost("div", "LABEL", "Metadata")),
    must("CSIP89", METADATA, Attribute("ID")),
    root(should("CSIP93", DIV, ChildWith("div", "LABEL", "Documentation"))),
    must("CSIP93", DIV, AtMost("div", "LABEL", "Documentation")),
    must("CSIP94", DOCUMENTATION, Attribute("ID")),
    root(should("CSIP97", DIV, ChildWith("div", "LABEL", "Schemas"))),
    must("CSIP97", DIV, AtMost("div", "LABEL", "Schemas")),
    must("CSIP98", SCHEMAS, Attribute("ID")),
    root(should("CSIP101", DIV, ChildWith("div", "LABEL", "Representations*"))),
    must("CSIP101", DIV, AtMost("div", "LABEL", "Representations")),
    must("CSIP102", CONTENT, Attribute("ID")),
    must("CSIP106", EACH, Attribute("ID")),
    must("CSIP108", POINTER, Attribute("xlink:title")),
    must("CSIP110", POINTER, HREF),
    must("CSIP111", POINTER, SIMPLE),
    must("CSIP112", POINTER, URL),
    root(should("CSIP113", "fileSec", ChildWith("fileGrp", "USE", "Schemas*"))),
    root(should("CSIP114", "fileSec", ChildWith("fileGrp", "USE", "Representations*"))),
    must("CSIP116", "structMap@LABEL=CSIP/div/div@LABEL=Documentation/fptr", Attribute("FILEID")),
    must("CSIP117", "", Child("metsHdr")),
    must("CSIP118", "structMap@LABEL=CSIP/div/div@LABEL=Schemas/fptr", Attribute("FILEID")),
    must("CSIP119", "structMap@LABEL=CSIP/div/div@LABEL=Representations/fptr", Attribute("FILEID")),
    sip(may("SIP1", "", NotEmpty("LABEL"))),
    sip(must("SIP2", "", OneOf("PROFILE", PROFILES))),
    sip(must("SIP3", "metsHdr", IfThere("RECORDSTATUS", RECORD_STATUS))),
    sip(must("SIP4", "metsHdr", OneOf("csip:OAISPACKAGETYPE", &["SIP"]))),
    sip(may("SIP5", "metsHdr/altRecordID@TYPE=SUBMISSIONAGREEMENT", Text)),
    sip(may("SIP5", "metsHdr", AtMost("altRecordID", "TYPE", "SUBMISSIONAGREEMENT"))),
    sip(may("SIP6", "metsHdr/altRecordID@TYPE=PREVIOUSSUBMISSIONAGREEMENT", Text)),
    sip(may("SIP7", "metsHdr/altRecordID@TYPE=REFERENCECODE", Text)),
    sip(may("SIP7", "metsHdr", AtMost("altRecordID", "TYPE", "REFERENCECODE"))),
    sip(may("SIP8", "metsHdr/altRecordID@TYPE=PREVIOUSREFERENCECODE", Text)),
    must("SIP10", "metsHdr/agent", Attribute("ROLE")),
    sip(must("SIP11", ARCHIVIST, OneOf("TYPE", SENDERS))),
    sip(must("SIP14", "metsHdr/agent@ROLE=ARCHIVIST/note", OneOf("csip:NOTETYPE", &["IDENTIFICATIONCODE"]))),
    must("SIP16", "metsHdr/agent@ROLE=CREATOR", Attribute("TYPE")),
    sip(must("SIP24", "metsHdr/agent@TYPE=INDIVIDUAL", OneText("name"))),
    sip(must("SIP28", PRESERVER, OneOf("TYPE", SENDERS))),
    sip(must("SIP29", PRESERVER, OneText("name"))),
    sip(must("SIP31", "metsHdr/agent@ROLE=PRESERVATION/note", OneOf("csip:NOTETYPE", &["IDENTIFICATIONCODE"]))),
    sip(may("SIP32", FILE, NotEmpty("sip:FILEFORMATNAME"))),
    sip(may("SIP33", FILE, NotEmpty("sip:FILEFORMATVERSION"))),
    sip(may("SIP34", FILE, NotEmpty("sip:FILEFORMATREGISTRY"))),
    sip(may("SIP35", FILE, NotEmpty("sip:FILEFORMATKEY"))),
];

/// The numbers that nothing judges: what may be there or not; labels that cannot be wrong, since parts are known by them; what only
/// the other roles of an agent tell; and numbers that no requirement has.
pub(in crate::verify) const NOT_JUDGED: &[&str] = &[
    "CSIP45", "CSIP73", "CSIP74", "CSIP75", "CSIP87", "CSIP95", "CSIP99", "CSIP103", "CSIP115", "SIP9", "SIP12",
    "SIP13", "SIP18", "SIP19", "SIP20", "SIP21", "SIP22", "SIP23", "SIP25", "SIP26", "SIP27", "SIP30", "SIP36",
];
