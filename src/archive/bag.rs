//! The envelope: BagIt (RFC 8493), whose lists hold every file's hash, also of those that no METS names.

use bytes::Bytes;
use chrono::NaiveDate;

use super::names::bagged;
use super::{Facts, PackageFile};
use crate::hash::sha256;
use crate::manifest::VERSION;

/// The declaration, whose bytes are the same in every bag.
pub(crate) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The folder of what is in the envelope.
pub(crate) const PAYLOAD: &str = "data/";

/// The list of the payload's hashes.
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";

/// The list of the envelope's own hashes.
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// The envelope's own files around a payload, in order.
pub(super) fn envelope(facts: &Facts, payload: &[PackageFile]) -> Vec<PackageFile> {
    let info = info(facts, payload);
    let manifest = list(payload);
    let tags: Vec<PackageFile> = [("bagit.txt", DECLARATION.to_owned()), ("bag-info.txt", info), (MANIFEST, manifest)]
        .into_iter()
        .map(|(name, text)| file(name, text))
        .collect();
    let tag_manifest = list(&tags);
    tags.into_iter().chain([file(TAG_MANIFEST, tag_manifest)]).collect()
}

fn file(name: &str, text: String) -> PackageFile {
    let bytes = Bytes::from(text);
    PackageFile { path: name.to_owned(), sha256: sha256(&bytes), bytes }
}

fn list(files: &[PackageFile]) -> String {
    files.iter().map(|file| format!("{}  {}\n", file.sha256, bagged(&file.path))).collect()
}

fn info(facts: &Facts, payload: &[PackageFile]) -> String {
    let bytes: usize = payload.iter().map(|file| file.bytes.len()).sum();
    let date: NaiveDate = facts.date;
    let lines = [
        ("Source-Organization", facts.archivist.name.clone()),
        ("External-Description", facts.title.clone()),
        ("External-Identifier", facts.number.clone()),
        ("Internal-Sender-Identifier", facts.objid.clone()),
        ("Bagging-Date", date.to_string()),
        ("Bag-Software-Agent", format!("utlatande {VERSION}")),
        ("Payload-Oxum", format!("{bytes}.{}", payload.len())),
    ];
    lines
        .iter()
        .map(|(label, value)| format!("{label}: {}\n", value.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect()
}
