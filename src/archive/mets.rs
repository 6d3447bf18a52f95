//! METS: what lies in the package, and in each representation. E-ARK's CSIP and SIP say how (`verify::requirements`).

use super::facts::{Facts, Organisation};
use super::names::href;
use super::spec::Spec;
use super::tree::{Item, Role};
use crate::manifest::VERSION;
use crate::xml::{Element, element};

/// The name of every METS file.
pub(crate) const FILE: &str = "METS.xml";

/// A METS file to be made: of the package, or of a representation.
pub(super) struct Described<'a> {
    /// What the package says of its case.
    pub facts: &'a Facts,
    /// The version of the specifications.
    pub spec: Spec,
    /// The package that this one replaces.
    pub replaces: Option<&'a str>,
}

/// A representation's name, folder and content.
pub(super) struct Representation {
    /// Its name: `rep1`.
    pub name: &'static str,
    /// What is in it.
    pub label: &'static str,
}

/// The representations in order.
pub(super) const REPRESENTATIONS: [Representation; 2] = [
    Representation { name: "rep1", label: "Handlingarna" },
    Representation { name: "rep2", label: "Det som handlingarna är gjorda av" },
];

impl Representation {
    /// Its folder in the package.
    pub(super) fn folder(&self) -> String {
        format!("representations/{}/", self.name)
    }

    /// Its content information type, and the name of one that no vocabulary has.
    fn content(&self, spec: Spec) -> (&'static str, Option<&'static str>) {
        if self.name == "rep1" { (spec.records, None) } else { ("OTHER", Some("utlatande")) }
    }
}

impl Described<'_> {
    /// The package's METS over its files, the representations' METS among them.
    pub(super) fn package(&self, items: &[Item]) -> Element {
        let groups: Vec<(&str, String, Vec<&Item>)> =
            [("Documentation", Role::Documentation), ("Schemas", Role::Schema)]
                .into_iter()
                .map(|(name, role)| (name, name.to_owned(), items.iter().filter(|item| item.role == role).collect()))
                .chain(REPRESENTATIONS.iter().map(|representation| {
                    let path = format!("{}{FILE}", representation.folder());
                    let mets = items.iter().filter(|item| item.path == path).collect();
                    (representation.name, format!("Representations/{}", representation.name), mets)
                }))
                .collect();
        let files = groups.iter().map(|(id, uses, items)| {
            let group = file_group(&format!("grupp-{id}"), uses, items, "", &self.facts.moment());
            match REPRESENTATIONS.iter().find(|representation| representation.name == *id) {
                Some(representation) => self.with_content(group, representation),
                None => group,
            }
        });
        let pointer =
            |(id, uses, _): &(&str, String, Vec<&Item>)| division(&format!("del-{id}"), uses).holding(fptr(id));
        let representation = |(id, uses, items): &(&str, String, Vec<&Item>)| {
            let pointers = items.iter().map(|item| {
                element("mets:mptr")
                    .with("LOCTYPE", "URL")
                    .with("xlink:type", "simple")
                    .with("xlink:href", href(&item.path))
                    .with("xlink:title", format!("grupp-{id}"))
            });
            division(&format!("del-{id}"), uses).holding_all(pointers)
        };
        let (plain, representations) = groups.split_at(2);
        let all = division("del-representationer", "Representations")
            .holding_all(representations.iter().map(|(id, ..)| fptr(id)));
        let divisions = plain.iter().map(pointer).chain([all]).chain(representations.iter().map(representation));
        let metadata = |folder: &str| items.iter().find(|item| item.path.starts_with(folder));
        self.root("MIXED", None, &self.facts.objid, &self.facts.title)
            .holding(self.header(true))
            .holding_all(metadata("metadata/descriptive/").map(|item| self.descriptive(item)))
            .holding_all(metadata("metadata/preservation/").map(|item| self.provenance(item)))
            .holding(element("mets:fileSec").with("ID", "filer").holding_all(files))
            .holding(structure(&self.facts.objid, true, divisions))
    }

    /// A representation's METS over its files, whose paths are those of the package.
    pub(super) fn representation(&self, representation: &Representation, items: &[Item]) -> Element {
        let (content, other) = representation.content(self.spec);
        let folder = representation.folder();
        let data: Vec<&Item> = items.iter().filter(|item| item.is_content()).collect();
        let metadata = items.iter().find(|item| item.role == Role::Metadata);
        let group =
            self.with_content(file_group("grupp-data", "Data", &data, &folder, &self.facts.moment()), representation);
        let divisions = [division("del-data", "Data").holding(fptr("data"))];
        self.root(content, other, representation.name, representation.label)
            .holding(self.header(false))
            .holding_all(metadata.map(|item| self.provenance_of(item, &folder)))
            .holding(element("mets:fileSec").with("ID", "filer").holding(group))
            .holding(structure(representation.name, false, divisions.into_iter()))
    }

    fn with_content(&self, group: Element, representation: &Representation) -> Element {
        let (content, other) = representation.content(self.spec);
        group.with("csip:CONTENTINFORMATIONTYPE", content).with_some("csip:OTHERCONTENTINFORMATIONTYPE", other)
    }

    fn root(&self, content: &str, other: Option<&str>, id: &str, label: &str) -> Element {
        element("mets:mets")
            .with("OBJID", id)
            .with("TYPE", "Mixed")
            .with("LABEL", label)
            .with("PROFILE", self.spec.profile)
            .with("csip:CONTENTINFORMATIONTYPE", content)
            .with_some("csip:OTHERCONTENTINFORMATIONTYPE", other)
    }

    fn header(&self, of_package: bool) -> Element {
        let header = element("mets:metsHdr")
            .with("CREATEDATE", self.facts.moment())
            .with("LASTMODDATE", self.facts.moment())
            .with("RECORDSTATUS", if self.replaces.is_some() { "REPLACEMENT" } else { "NEW" })
            .with("csip:OAISPACKAGETYPE", "SIP")
            .holding(program());
        if !of_package {
            return header;
        }
        let Facts { archivist, receiver, number, .. } = self.facts;
        let id = |kind: &str, value: &str| element("mets:altRecordID").with("TYPE", kind).saying(value);
        header
            .holding(organisation("ARCHIVIST", archivist))
            .holding(organisation("CREATOR", archivist))
            .holding(organisation("PRESERVATION", receiver))
            .holding(id("REFERENCECODE", number))
            .holding_all(self.replaces.map(|replaced| id("PREVIOUSREFERENCECODE", replaced)))
    }

    fn descriptive(&self, item: &Item) -> Element {
        let reference = self.reference(item, "").with("MDTYPE", "DC");
        let section = element("mets:dmdSec").with("ID", "beskrivning").with("CREATED", self.facts.moment());
        section.with("STATUS", "CURRENT").holding(reference)
    }

    fn provenance(&self, item: &Item) -> Element {
        self.provenance_of(item, "")
    }

    fn provenance_of(&self, item: &Item, folder: &str) -> Element {
        let reference = self.reference(item, folder).with("MDTYPE", "PREMIS").with("MDTYPEVERSION", "3.0");
        let section = element("mets:digiprovMD").with("ID", "bevarande").with("STATUS", "CURRENT");
        element("mets:amdSec").with("ID", "administration").holding(section.holding(reference))
    }

    fn reference(&self, item: &Item, folder: &str) -> Element {
        fixity(element("mets:mdRef"), item)
            .with("CREATED", self.facts.moment())
            .with("LOCTYPE", "URL")
            .with("xlink:type", "simple")
            .with("xlink:href", href(item.path.strip_prefix(folder).unwrap_or(&item.path)))
    }
}

fn program() -> Element {
    element("mets:agent")
        .with("ROLE", "CREATOR")
        .with("TYPE", "OTHER")
        .with("OTHERTYPE", "SOFTWARE")
        .naming("mets:name", "utlatande")
        .holding(element("mets:note").with("csip:NOTETYPE", "SOFTWARE VERSION").saying(VERSION))
}

fn organisation(role: &str, organisation: &Organisation) -> Element {
    element("mets:agent")
        .with("ROLE", role)
        .with("TYPE", "ORGANIZATION")
        .naming("mets:name", &organisation.name)
        .holding(element("mets:note").with("csip:NOTETYPE", "IDENTIFICATIONCODE").saying(&organisation.number))
}

/// What a file must still be.
fn fixity(element: Element, item: &Item) -> Element {
    element
        .with("MIMETYPE", item.mime)
        .with("SIZE", item.bytes.len())
        .with("CHECKSUM", &item.sha256)
        .with("CHECKSUMTYPE", "SHA-256")
}

/// A group of files; links are seen from `folder`.
fn file_group(id: &str, uses: &str, items: &[&Item], folder: &str, created: &str) -> Element {
    let file = |(at, item): (usize, &&Item)| {
        let location = element("mets:FLocat")
            .with("LOCTYPE", "URL")
            .with("xlink:type", "simple")
            .with("xlink:href", href(item.path.strip_prefix(folder).unwrap_or(&item.path)));
        fixity(element("mets:file").with("ID", format!("{id}-{at}")), item).with("CREATED", created).holding(location)
    };
    element("mets:fileGrp").with("ID", id).with("USE", uses).holding_all((1..).zip(items).map(file))
}

fn division(id: &str, label: &str) -> Element {
    element("mets:div").with("ID", id).with("LABEL", label)
}

fn fptr(group: &str) -> Element {
    element("mets:fptr").with("FILEID", format!("grupp-{group}"))
}

fn structure(label: &str, of_package: bool, divisions: impl Iterator<Item = Element>) -> Element {
    let metadata = division("del-metadata", "Metadata")
        .with("ADMID", "bevarande")
        .with_some("DMDID", of_package.then_some("beskrivning"));
    let all = division("del-allt", label).holding(metadata).holding_all(divisions);
    element("mets:structMap").with("ID", "struktur").with("TYPE", "PHYSICAL").with("LABEL", "CSIP").holding(all)
}
