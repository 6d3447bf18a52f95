//! `manifest.toml`: what an output was made from, and with what. Its build id stands in every PDF, so that a PDF found
//! alone leads here; the hashes let anyone prove years later that nothing has changed.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::fonts::{FontFile, Fonts};
use crate::hash::sha256;
use crate::model::{Case, Status};
use crate::records::{self, Unread};
use crate::review::Waived;
use crate::templates::{self, Templates};

/// The manifest's name in the output.
pub const FILE: &str = "manifest.toml";

/// Version of the manifest's format. That of 0.1.0 differs in that it names no documents.
const FORMAT: u32 = 3;

/// The oldest format that is read.
const OLDEST: u32 = 1;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HashedFile {
    /// Its name inside its folder.
    pub fil: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// Its path inside the case's output folder.
    pub fil: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// How many pages it has, for a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidor: Option<usize>,
    /// Whether it is an attached file, copied byte for byte.
    #[serde(default, skip_serializing_if = "is_false")]
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

/// The machine that bytes are promised for.
pub(crate) fn target() -> String {
    format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS)
}

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format.
    pub format: u32,
    /// The build id: SHA-256 over all that the output is made from.
    pub bygge: String,
    /// The case.
    pub arende: CaseEntry,
    /// What made it.
    pub verktyg: Tool,
    /// The house style.
    pub husstil: Folder,
    /// The kind of case.
    pub arendetyp: Folder,
    /// The language of the documents; since format 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sprak: Option<Folder>,
    /// The documents in order, the tjänsteutlåtande first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dokument: Vec<DocumentEntry>,
    /// The files of the case.
    #[serde(default)]
    pub indata: Vec<HashedFile>,
    /// The files of the template folders.
    #[serde(default)]
    pub mall: Vec<HashedFile>,
    /// The fonts.
    #[serde(default)]
    pub typsnitt: Vec<HashedFile>,
    /// What is waived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undantag: Vec<WaiverEntry>,
    /// The files of the output.
    #[serde(default)]
    pub utdata: Vec<Made>,
}

/// A finding that a waiver silences, as the case gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverEntry {
    /// The rule's code.
    pub kod: String,
    /// What the waiver is about.
    pub om: String,
    /// The reason given.
    pub skal: String,
}

/// The case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEntry {
    /// The name of its folder.
    pub mapp: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arendenummer: Option<String>,
    /// How far it has come.
    pub status: Status,
}

/// What made an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// The program.
    pub namn: String,
    /// Its version.
    pub version: String,
    /// The version of Typst.
    pub typst: String,
    /// Floats may differ across processor families (typst#7683), so bytes are promised for this one.
    pub mal: String,
}

/// A template folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    /// Its name.
    pub namn: String,
    /// Its own version.
    pub version: String,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentEntry {
    /// Its key in references.
    pub nyckel: String,
    /// The stem of its files.
    pub fil: String,
    /// Its number among the bilagor, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nummer: Option<usize>,
}

impl Manifest {
    /// The manifest of an output.
    pub(crate) fn new(
        case: &Case,
        documents: &[Document],
        templates: &Templates,
        provenance: &Provenance,
        waived: &[Waived],
        made: &[Made],
    ) -> Self {
        let folder = |name: &str, version: &str| Folder { namn: name.to_owned(), version: version.to_owned() };
        Self {
            format: FORMAT,
            bygge: provenance.build.clone(),
            arende: CaseEntry {
                mapp: case.name.clone(),
                arendenummer: case.number.as_ref().map(|number| number.value.clone()),
                status: case.status,
            },
            verktyg: Tool {
                namn: "utlatande".to_owned(),
                version: VERSION.to_owned(),
                typst: typst_version(),
                mal: target(),
            },
            husstil: folder(&templates.husstil.namn, &templates.husstil.version),
            arendetyp: folder(&templates.arendetyp.namn, &templates.arendetyp.version),
            sprak: Some(folder(&templates.sprak.text.namn, &templates.sprak.text.version)),
            dokument: documents.iter().map(DocumentEntry::of).collect(),
            indata: provenance.inputs.clone(),
            mall: provenance.templates.clone(),
            typsnitt: provenance.fonts.clone(),
            undantag: waivers(waived),
            utdata: made.to_vec(),
        }
    }

    /// The file's text.
    pub fn written(&self) -> Result<String, Diagnostic> {
        records::toml(FILE, self)
    }

    /// Reads a file's text, of 0.1.0 too.
    pub fn read(text: &str) -> Result<Self, Unread> {
        records::check_toml(text, OLDEST..=FORMAT)?;
        toml::from_str(text).map_err(|error| Unread::malformed(&error))
    }
}

impl DocumentEntry {
    fn of(document: &Document) -> Self {
        Self { nyckel: document.key.clone(), fil: document.stem.clone(), nummer: document.number }
    }
}

/// One entry for each waiver, however many findings with the same words it silences.
fn waivers(waived: &[Waived]) -> Vec<WaiverEntry> {
    let entry = |waived: &Waived| WaiverEntry {
        kod: waived.code.clone(),
        om: waived.about.clone(),
        skal: waived.reason.clone(),
    };
    let mut entries: Vec<WaiverEntry> = waived.iter().map(entry).collect();
    entries.dedup();
    entries
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        "[a-zåäö0-9 \"'\\\\#=\\[\\]\n”–]{0,10}"
    }

    fn files() -> impl Strategy<Value = Vec<HashedFile>> {
        prop::collection::vec((text(), text()).prop_map(|(fil, sha256)| HashedFile { fil, sha256 }), 0..3)
    }

    fn made() -> impl Strategy<Value = Vec<Made>> {
        let one = (text(), text(), option::of(0..999_usize), any::<bool>());
        prop::collection::vec(one.prop_map(|(fil, sha256, sidor, kopia)| Made { fil, sha256, sidor, kopia }), 0..3)
    }

    fn documents() -> impl Strategy<Value = Vec<DocumentEntry>> {
        let one = (text(), text(), option::of(1..99_usize));
        prop::collection::vec(one.prop_map(|(nyckel, fil, nummer)| DocumentEntry { nyckel, fil, nummer }), 0..3)
    }

    fn manifest() -> impl Strategy<Value = Manifest> {
        let folder = || (text(), text()).prop_map(|(namn, version)| Folder { namn, version });
        let case = (text(), option::of(text()), prop::sample::select(Status::ALL.to_vec()))
            .prop_map(|(mapp, arendenummer, status)| CaseEntry { mapp, arendenummer, status });
        let tool =
            (text(), text(), text(), text()).prop_map(|(namn, version, typst, mal)| Tool { namn, version, typst, mal });
        let waivers = (text(), text(), text()).prop_map(|(kod, om, skal)| WaiverEntry { kod, om, skal });
        let head = (OLDEST..=FORMAT, text(), case, tool, folder(), folder(), option::of(folder()));
        (head, documents(), (files(), files(), files()), prop::collection::vec(waivers, 0..2), made()).prop_map(
            |(head, dokument, (indata, mall, typsnitt), undantag, utdata)| {
                let (format, bygge, arende, verktyg, husstil, arendetyp, sprak) = head;
                Manifest {
                    format,
                    bygge,
                    arende,
                    verktyg,
                    husstil,
                    arendetyp,
                    sprak,
                    dokument,
                    indata,
                    mall,
                    typsnitt,
                    undantag,
                    utdata,
                }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(manifest in manifest()) {
            prop_assert_eq!(Manifest::read(&manifest.written().unwrap()), Ok(manifest));
        }
    }

    #[test]
    fn a_manifest_of_0_1_0_is_read_and_one_of_a_later_format_is_told() {
        let old = include_str!("../tests/fixtures/utdata-0.1.0/manifest.toml");
        let read = Manifest::read(old).unwrap();
        assert_eq!((read.format, &*read.verktyg.version, read.utdata.is_empty()), (1, "0.1.0", false));
        let newer = old.replace("format = 1", "format = 4\nnytt = true");
        assert_eq!(Manifest::read(&newer), Err(Unread::New(4)));
        assert!(matches!(Manifest::read("namn = 1"), Err(Unread::Malformed(_))));
    }
}
