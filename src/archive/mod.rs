//! A final case as a package for an archive, which holds its documents and all that they were made from.
//!
//! ```text
//! Understood + Output + Terms (date, version, what is replaced)
//!       │ facts::gather      what ERMS and METS need; what is missing is asked for by its key
//!       │ blockers::find     what an archive should not get unjudged; waived with a reason, or it stops
//!       ▼
//!     Facts ── contents ─▶ Vec<Item>    each file with its role and its hash, by the paths of the package:
//!                            │            representations/rep1  ERMS.xml and the PDFs
//!                            │            representations/rep2  inputs, templates, fonts, sources, texts, records, manifest
//!                            │ premis, records, documentation, mets: about them, as trees of XML and text
//!                            │ bag     the envelope with its lists
//!                            ▼
//!                          Package (named bytes in order) ── zipped::write ─▶ the same bytes, whenever and wherever
//! ```
//!
//! Nothing here touches a disk, and nothing is dated but by [`Terms::date`].

pub(crate) mod bag;
mod blockers;
mod documentation;
mod facts;
pub(crate) mod mets;
pub(crate) mod names;
pub(crate) mod premis;
mod records;
mod spec;
mod tree;
mod zipped;

use bytes::Bytes;
use chrono::NaiveDate;

use self::facts::Facts;
use self::mets::{Described, REPRESENTATIONS, Representation};
pub use self::spec::{SPECS, Spec};
use self::tree::{Item, Role};
pub use self::zipped::write;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Warned};
use crate::export::Output;
use crate::origin_record::{self, OriginRecord};
use crate::records::Unread;
use crate::review::{self, Waived};
use crate::understand::Understood;
use crate::xml::Element;

/// The record of a case, beside its PDFs.
pub(crate) const ERMS_FILE: &str = "ERMS.xml";

/// The PREMIS file of the package, and of each representation below its folder.
pub(crate) const PREMIS_FILE: &str = "metadata/preservation/premis.xml";

/// The record that the package is found by.
pub(crate) const DC_FILE: &str = "metadata/descriptive/dc.xml";

/// The folders of the second representation's content, below its `data/`.
pub(crate) mod folders {
    /// The files of the case.
    pub(crate) const INPUTS: &str = "indata/";
    /// The templates.
    pub(crate) const TEMPLATES: &str = "mallar/";
    /// The fonts that are no template's.
    pub(crate) const FONTS: &str = "typsnitt/";
    /// The output but its PDFs.
    pub(crate) const OUTPUT: &str = "utdata/";
}

/// The schemas of the program's own records.
const SCHEMAS: [(&str, &str); 3] = [
    ("fakta.schema.json", include_str!("../../tests/schemas/fakta.schema.json")),
    ("kallkarta.schema.json", include_str!("../../tests/schemas/kallkarta.schema.json")),
    ("manifest.schema.json", include_str!("../../tests/schemas/manifest.schema.json")),
];

/// What whoever archives a case decides.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The day of the package.
    pub date: NaiveDate,
    /// The version of the specifications.
    pub spec: Spec,
    /// The name of the package that this one replaces.
    pub replaces: Option<String>,
}

/// A package: its files in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name, which is its folder's.
    pub name: String,
    /// Its files.
    pub files: Vec<PackageFile>,
    /// The day that its files are dated with.
    pub date: NaiveDate,
}

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFile {
    /// Its path below the package's folder.
    pub path: String,
    /// Its content.
    pub bytes: Bytes,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Packs a case. `found` is what the stages before have found in it; nothing is made where something hinders, and all that does
/// is told.
pub fn archive(
    understood: &Understood,
    output: &Output,
    found: &Diagnostics,
    terms: &Terms,
) -> Warned<Option<Package>> {
    let mut problems = blockers::find(understood);
    let mut waived = understood.waived.clone();
    waived.extend(review::waive_for_archive(&understood.case, &mut problems));
    let contents = contents(understood, output);
    problems.extend(names::refuse(contents.iter().map(|item| item.path.as_str())));
    let facts = match facts::gather(understood, terms) {
        Ok(facts) => Some(facts),
        Err(hindrances) => {
            problems.extend(hindrances);
            None
        }
    };
    problems.sort();
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    let Some(facts) = facts.filter(|_| !problems.iter().chain(found.iter()).any(is_error)) else {
        return Warned::nothing(problems);
    };
    let warnings = found.len() + problems.len();
    let origins = match origins(output) {
        Ok(origins) => origins,
        Err(problem) => return Warned::nothing(problem.into()),
    };
    let described = Described { facts: &facts, spec: terms.spec, replaces: terms.replaces.as_deref() };
    match (Making { described, understood, waived: &waived, warnings }).complete(contents, &origins) {
        Ok(items) => Warned { output: Some(packed(&facts, items)), diagnostics: problems },
        Err(problem) => Warned::nothing(problem.into()),
    }
}

fn origins(output: &Output) -> Result<OriginRecord, Diagnostic> {
    let file = output.files.iter().find(|file| file.path == origin_record::FILE);
    let missing = || Unread::Malformed(String::new()).told(origin_record::FILE);
    let text = file.and_then(|file| std::str::from_utf8(&file.bytes).ok()).ok_or_else(missing)?;
    OriginRecord::read(text)
}

/// What a case is kept for: its documents, and what they were made from.
fn contents(understood: &Understood, output: &Output) -> Vec<Item> {
    let [records, sources] = REPRESENTATIONS.map(|representation| format!("{}data/", representation.folder()));
    let mut items = Vec::new();
    for (file, made) in output.files.iter().zip(output.made.iter().map(Some).chain([None])) {
        let is_pdf = file.path.ends_with(".pdf");
        let path =
            if is_pdf { format!("{records}{}", file.path) } else { in_folder(&sources, folders::OUTPUT, &file.path) };
        let role = if is_pdf {
            Role::Record { copy_of: copied(understood, &file.path) }
        } else {
            Role::Output(file.path.clone())
        };
        items.push(match made {
            Some(made) => Item::known(path, file.bytes.clone(), made.sha256.clone(), role),
            None => Item::new(path, file.bytes.clone(), role),
        });
    }
    let provenance = &understood.provenance;
    for (hashed, bytes) in provenance.inputs.iter().zip(understood.inputs.values()) {
        let path = in_folder(&sources, folders::INPUTS, &hashed.fil);
        items.push(Item::known(path, bytes.clone(), hashed.sha256.clone(), Role::Input(hashed.fil.clone())));
    }
    for (hashed, bytes) in provenance.templates.iter().zip(understood.templates.files.values()) {
        let path = in_folder(&sources, folders::TEMPLATES, &hashed.fil);
        items.push(Item::known(path, bytes.clone(), hashed.sha256.clone(), Role::Template(hashed.fil.clone())));
    }
    for font in understood.fonts.files() {
        if !understood.templates.files.contains_key(&font.name) {
            let path = format!("{}.otf", in_folder(&sources, folders::FONTS, &font.name));
            let bytes = Bytes::copy_from_slice(&font.bytes);
            items.push(Item::known(path, bytes, font.sha256.clone(), Role::Font(font.name.clone())));
        }
    }
    items.sort_by(|one, other| one.path.cmp(&other.path));
    items
}

fn in_folder(representation: &str, folder: &str, path: &str) -> String {
    format!("{representation}{folder}{path}")
}

/// The file of the case that a PDF of the output is a copy of.
fn copied(understood: &Understood, path: &str) -> Option<String> {
    let document = understood.merged.documents.iter().find(|document| path == format!("{}.pdf", document.stem))?;
    let pdfs = understood.case.attachments.iter().filter_map(crate::model::Attachment::pdf);
    pdfs.into_iter().find(|pdf| pdf.key == document.key).map(|pdf| pdf.file.clone())
}

/// What the files about the content are made from.
struct Making<'a> {
    described: Described<'a>,
    understood: &'a Understood,
    waived: &'a [Waived],
    warnings: usize,
}

impl Making<'_> {
    /// The content with all that is said about it.
    fn complete(&self, mut items: Vec<Item>, origins: &OriginRecord) -> Result<Vec<Item>, Diagnostic> {
        let facts = self.described.facts;
        let records = format!("{}data/{ERMS_FILE}", REPRESENTATIONS[0].folder());
        items.push(xml(records, &records::erms(facts), Role::Erms));
        items.sort_by(|one, other| one.path.cmp(&other.path));
        let premis = premis::whole(facts, &items, origins, self.waived, self.warnings);
        for representation in &REPRESENTATIONS {
            self.representation(representation, &mut items);
        }
        for (name, text) in SCHEMAS {
            items.push(Item::new(format!("schemas/{name}"), text, Role::Schema));
        }
        items.push(xml(DC_FILE.to_owned(), &records::dublin_core(facts), Role::Metadata));
        items.push(xml(PREMIS_FILE.to_owned(), &premis, Role::Metadata));
        let text = documentation::text(facts, self.described.spec, &items, self.understood, origins, self.waived)?;
        items.push(Item::new(documentation::FILE.to_owned(), text, Role::Documentation));
        items.push(xml(mets::FILE.to_owned(), &self.described.package(&items), Role::Mets));
        items.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(items)
    }

    /// PREMIS and METS of a representation.
    fn representation(&self, representation: &Representation, items: &mut Vec<Item>) {
        let folder = representation.folder();
        let mut own: Vec<Item> = items.iter().filter(|item| item.path.starts_with(&folder)).cloned().collect();
        let premis = xml(format!("{folder}{PREMIS_FILE}"), &premis::of_representation(&own), Role::Metadata);
        own.push(premis.clone());
        let mets = self.described.representation(representation, &own);
        items.extend([premis, xml(format!("{folder}{}", mets::FILE), &mets, Role::Mets)]);
    }
}

fn xml(path: String, tree: &Element, role: Role) -> Item {
    Item::new(path, tree.written(), role)
}

/// The files in their envelope.
fn packed(facts: &Facts, items: Vec<Item>) -> Package {
    let inside = |item: Item| PackageFile {
        path: format!("{}{}/{}", bag::PAYLOAD, facts.objid, item.path),
        bytes: item.bytes,
        sha256: item.sha256,
    };
    let payload: Vec<PackageFile> = items.into_iter().map(inside).collect();
    let mut files = bag::envelope(facts, &payload);
    files.extend(payload);
    Package { name: facts.objid.clone(), files, date: facts.date }
}
