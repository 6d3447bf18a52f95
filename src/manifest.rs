//! `manifest.toml`: what an output was made from, and with what. Its build id stands in every PDF, so that a PDF found
//! alone leads here; the hashes let anyone prove years later that nothing has changed.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::fonts::{FontFile, Fonts};
use crate::hash::sha256;
use crate::model::Case;
use crate::records;
use crate::review::Waived;
use crate::templates::{self, Templates};

/// The manifest's name in the output.
pub(crate) const FILE: &str = "manifest.toml";

/// Version of the manifest's format.
const FORMAT: u32 = 1;

/// This program's version.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What an output depends on: the hashes of all that went in.
#[derive(Debug)]
pub struct Provenance {
    /// Files of the case.
    pub inputs: Vec<HashedFile>,
    /// Files of both template folders.
    pub templates: Vec<HashedFile>,
    /// Fonts.
    pub fonts: Vec<HashedFile>,
    /// SHA-256 over all of them and the versions, in hexadecimal.
    pub build: String,
}

/// A file and its SHA-256.
#[derive(Debug, Clone, Serialize)]
pub struct HashedFile {
    /// Its name inside its folder.
    pub fil: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A file of the output.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// Its path inside the case's output folder.
    pub fil: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// How many pages it has, for a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidor: Option<usize>,
    /// Whether it is an attached file, copied byte for byte.
    #[serde(skip_serializing_if = "is_false")]
    pub kopia: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl Provenance {
    /// Hashes everything that an output depends on.
    pub fn new(inputs: &BTreeMap<String, Bytes>, templates: &Templates, fonts: &Fonts) -> Self {
        let inputs = hashed(inputs, |_, bytes| sha256(bytes));
        let templates = hashed(&templates.files, templates::sha256);
        let hashed_font = |file: &FontFile| HashedFile { fil: file.name.clone(), sha256: file.sha256.clone() };
        let fonts: Vec<HashedFile> = fonts.files().iter().map(hashed_font).collect();
        let mut all = format!("utlatande {VERSION}\ntypst {}\n", typst_version());
        for (kind, files) in [("indata", &inputs), ("mall", &templates), ("typsnitt", &fonts)] {
            for file in files {
                all.push_str(&format!("{kind} {} {}\n", file.sha256, file.fil));
            }
        }
        Self { build: sha256(all.as_bytes()), inputs, templates, fonts }
    }
}

fn hashed(files: &BTreeMap<String, Bytes>, sha256: fn(&str, &[u8]) -> String) -> Vec<HashedFile> {
    files.iter().map(|(fil, bytes)| HashedFile { fil: fil.clone(), sha256: sha256(fil, bytes) }).collect()
}

/// The version of Typst that sets the pages.
pub(crate) fn typst_version() -> String {
    typst::utils::version().raw().to_string()
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    bygge: &'a str,
    arende: CaseEntry<'a>,
    verktyg: Tool,
    husstil: Folder<'a>,
    arendetyp: Folder<'a>,
    indata: &'a [HashedFile],
    mall: &'a [HashedFile],
    typsnitt: &'a [HashedFile],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    undantag: Vec<Waiver<'a>>,
    utdata: &'a [Made],
}

/// A finding that a waiver silences, as the case gives it.
#[derive(Serialize, PartialEq)]
struct Waiver<'a> {
    kod: &'a str,
    om: &'a str,
    skal: &'a str,
}

#[derive(Serialize)]
struct CaseEntry<'a> {
    mapp: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arendenummer: Option<&'a str>,
    status: &'static str,
}

#[derive(Serialize)]
struct Tool {
    namn: &'static str,
    version: &'static str,
    typst: String,
    /// Floats may differ across processor families (typst#7683), so bytes are promised for this one.
    mal: String,
}

#[derive(Serialize)]
struct Folder<'a> {
    namn: &'a str,
    version: &'a str,
}

/// The manifest's text.
pub(crate) fn manifest_text(
    case: &Case,
    templates: &Templates,
    provenance: &Provenance,
    waived: &[Waived],
    made: &[Made],
) -> Result<String, Diagnostic> {
    let manifest = Manifest {
        format: FORMAT,
        bygge: &provenance.build,
        arende: CaseEntry {
            mapp: &case.name,
            arendenummer: case.number.as_ref().map(|number| number.value.as_str()),
            status: case.status.name(),
        },
        verktyg: Tool {
            namn: "utlatande",
            version: VERSION,
            typst: typst_version(),
            mal: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        },
        husstil: Folder { namn: &templates.husstil.namn, version: &templates.husstil.version },
        arendetyp: Folder { namn: &templates.arendetyp.namn, version: &templates.arendetyp.version },
        indata: &provenance.inputs,
        mall: &provenance.templates,
        typsnitt: &provenance.fonts,
        undantag: waivers(waived),
        utdata: made,
    };
    records::toml(FILE, &manifest)
}

/// One entry for each waiver, however many findings with the same words it silences.
fn waivers(waived: &[Waived]) -> Vec<Waiver<'_>> {
    let mut entries: Vec<Waiver<'_>> =
        waived.iter().map(|waived| Waiver { kod: &waived.code, om: &waived.about, skal: &waived.reason }).collect();
    entries.dedup();
    entries
}
