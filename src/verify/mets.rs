//! METS: what the specifications require of it, that every file is as it says, that its links lead somewhere, and that no file
//! is left out.

use std::collections::BTreeSet;

use super::requirements;
use super::{Check, Judging};
use crate::archive::mets::FILE;
use crate::archive::names::unescaped;
use crate::codes;
use crate::hash::{Hash, md5, sha1, sha256, sha512};
use crate::message::message;
use crate::xml::Element;

/// How METS names the algorithms that are known here.
const ALGORITHMS: [(&str, Hash); 4] = [("SHA-256", sha256), ("SHA-512", sha512), ("SHA-1", sha1), ("MD5", md5)];

/// Attributes that refer to others by their ids.
const REFERENCES: [&str; 3] = ["ADMID", "DMDID", "FILEID"];

/// Judges the METS of the package in a folder, and those that it leads to, each once. Gives the root's tree.
pub(super) fn judge(judging: &mut Judging<'_>, root: &str) -> Option<Element> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut open = vec![(root.to_owned(), true)];
    let mut seen = BTreeSet::new();
    let mut first = None;
    while let Some((folder, is_root)) = open.pop() {
        let path = format!("{folder}{FILE}");
        if !seen.insert(path.clone()) {
            continue;
        }
        named.insert(path.clone());
        let Some(tree) = judging.tree(&path, Check::Xml) else { continue };
        for missing in requirements::judge(&tree, is_root) {
            let told = message!(codes::REQUIREMENT_NOT_MET, krav = missing.id, vad = missing.context);
            judging.tell_as(Check::Requirements, missing.is_must, told, &path);
        }
        ids(judging, &tree, &path);
        files(judging, &tree, &folder, &path, &mut named);
        open.extend(pointed(judging, &tree, &folder, &path).into_iter().map(|folder| (folder, false)));
        if is_root {
            first = Some(tree);
        }
    }
    let held = judging.held;
    for path in held.files.keys().filter(|path| path.starts_with(root) && !named.contains(*path)) {
        judging.tell(Check::Coverage, message!(codes::NOT_IN_METS, fil = path), path);
    }
    first
}

/// Every id once, and every reference to one that is there.
fn ids(judging: &mut Judging<'_>, tree: &Element, path: &str) {
    let mut known = BTreeSet::new();
    let all = tree.walk();
    for id in all.iter().filter_map(|element| element.attribute("ID")) {
        if !known.insert(id) {
            judging.tell(Check::MetsLinks, message!(codes::LINK_BROKEN, lank = id), path);
        }
    }
    for element in &all {
        for reference in REFERENCES.iter().filter_map(|name| element.attribute(name)) {
            for id in reference.split_whitespace().filter(|id| !known.contains(id)) {
                judging.tell(Check::MetsLinks, message!(codes::LINK_BROKEN, lank = id), path);
            }
        }
    }
}

/// Every file that is named: there, of its size, with its hash.
fn files(judging: &mut Judging<'_>, tree: &Element, folder: &str, path: &str, named: &mut BTreeSet<String>) {
    for element in tree.walk() {
        let location = match element.name.as_str() {
            "mets:mdRef" => Some(element),
            "mets:file" => element.first("mets:FLocat"),
            _ => None,
        };
        let Some(link) = location.and_then(|location| location.attribute("xlink:href")) else { continue };
        let Some(target) = resolved(folder, link) else {
            judging.tell(Check::MetsLinks, message!(codes::LINK_BROKEN, lank = link), path);
            continue;
        };
        let held = judging.held;
        match held.files.get(&target) {
            None => judging.tell(Check::MetsLinks, message!(codes::LINK_BROKEN, lank = link), path),
            Some(bytes) => {
                named.insert(target.clone());
                fixity(judging, element, bytes, &target, path);
            }
        }
    }
}

fn fixity(judging: &mut Judging<'_>, element: &Element, bytes: &[u8], target: &str, path: &str) {
    let size = element.attribute("SIZE").is_none_or(|size| size.trim() == bytes.len().to_string());
    let algorithm = element.attribute("CHECKSUMTYPE").unwrap_or_default();
    let hash = ALGORITHMS.iter().find(|(name, _)| *name == algorithm).map(|(_, hash)| hash(bytes));
    let sum = element.attribute("CHECKSUM");
    let same = hash.is_none_or(|hash| sum.is_none_or(|sum| sum.eq_ignore_ascii_case(&hash)));
    if !size || !same {
        judging.tell(Check::MetsFixity, message!(codes::FILE_CHANGED, fil = target, lista = path), target);
    }
}

/// The folders of the METS files that this one leads to.
fn pointed(judging: &mut Judging<'_>, tree: &Element, folder: &str, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for pointer in tree.walk().into_iter().filter(|element| element.name == "mets:mptr") {
        let link = pointer.attribute("xlink:href").unwrap_or_default();
        match resolved(folder, link).filter(|target| judging.held.files.contains_key(target)) {
            Some(target) => found.extend(target.strip_suffix(FILE).map(str::to_owned)),
            None => judging.tell(Check::MetsLinks, message!(codes::LINK_BROKEN, lank = link), path),
        }
    }
    found
}

/// The path that a link leads to, seen from a folder; none where it leads out of the package.
pub(super) fn resolved(folder: &str, link: &str) -> Option<String> {
    let link = link.strip_prefix("file://").or_else(|| link.strip_prefix("file:")).unwrap_or(link);
    let link = unescaped(link)?;
    if link.starts_with('/') || link.contains(":/") || link.is_empty() {
        return None;
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in link.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_lead_inside_or_nowhere() {
        for (folder, link, path) in [
            ("data/SIP/", "metadata/a.xml", Some("data/SIP/metadata/a.xml")),
            ("data/SIP/", "./a%20b.xml", Some("data/SIP/a b.xml")),
            ("data/SIP/", "file://./a.xml", Some("data/SIP/a.xml")),
            ("data/SIP/", "../../../x", None),
            ("", "/etc/passwd", None),
            ("", "http://example.se/a", None),
            ("", "%zz", None),
        ] {
            assert_eq!(resolved(folder, link).as_deref(), path, "{link}");
        }
    }
}
