//! METS: what the specifications require of it, that every file is as it says, that its links lead somewhere, and that no file
//! is left out.

use std::collections::BTreeSet;

use super::requirements::{self, Linked, View};
use super::{Check, Judging, last};
use crate::archive::bag::PAYLOAD;
use crate::archive::mets::FILE;
use crate::archive::names::unescaped;
use crate::codes;
use crate::hash::{Hash, md5, sha1, sha256, sha512};
use crate::message::{Message, message};
use crate::xml::Element;

/// How METS names the algorithms that are known here.
const ALGORITHMS: [(&str, Hash); 4] = [("SHA-256", sha256), ("SHA-512", sha512), ("SHA-1", sha1), ("MD5", md5)];

/// Attributes that refer to others by their ids.
const REFERENCES: [&str; 3] = ["ADMID", "DMDID", "FILEID"];

/// Judges the METS of the package in a folder, and those that it leads to, each once. Gives the root's tree.
pub(super) fn judge(judging: &mut Judging<'_>, root: &str) -> Option<Element> {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let is_package = !last(root.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above))
        .is_some_and(|above| above.eq_ignore_ascii_case("representations"));
    if !is_package {
        let told = message!(codes::REQUIREMENT_NOT_MET, krav = "CSIPSTR4", vad = FILE);
        judging.tell(Check::Requirements, told, root);
    }
    let mut open = vec![(root.to_owned(), is_package)];
    let mut seen = BTreeSet::new();
    let mut first = None;
    while let Some((folder, is_root)) = open.pop() {
        let path = format!("{folder}{FILE}");
        if !seen.insert(path.clone()) {
            continue;
        }
        named.insert(path.clone());
        let Some(tree) = judging.tree(&path, Check::Xml) else { continue };
        required(judging, &tree, &folder, is_root);
        ids(judging, &tree, &path);
        files(judging, &tree, &folder, &path, &mut named);
        open.extend(pointed(judging, &tree, &folder, &path).into_iter().map(|folder| (folder, false)));
        if folder == root {
            first = Some(tree);
        }
    }
    let held = judging.held;
    for path in held.files.keys().filter(|path| path.starts_with(root) && !named.contains(*path)) {
        judging.tell(Check::Coverage, message!(codes::NOT_IN_METS, fil = path), path);
    }
    first
}

/// What the specifications require of a METS and what lies around it.
fn required(judging: &mut Judging<'_>, tree: &Element, folder: &str, is_root: bool) {
    let held = judging.held;
    let below = held.files.range(folder.to_owned()..).map_while(|(path, _)| path.strip_prefix(folder));
    let files: BTreeSet<&str> = below.collect();
    let name = if folder.is_empty() || folder == PAYLOAD { held.name.as_deref() } else { last(folder) };
    let path = format!("{folder}{FILE}");
    for missing in requirements::judge(&View { tree, is_root, folder: name, files: &files }) {
        let told = message!(codes::REQUIREMENT_NOT_MET, krav = missing.id, vad = missing.context);
        judging.tell_as(Check::Requirements, missing.is_must, told, &path);
    }
}

/// Every id once, and every reference to one that is there.
fn ids(judging: &mut Judging<'_>, tree: &Element, path: &str) {
    let mut known = BTreeSet::new();
    let all = tree.walk();
    for id in all.iter().filter_map(|element| element.attribute("ID")) {
        if !known.insert(id) {
            judging.tell(Check::MetsLinks, broken(id, ""), path);
        }
    }
    for element in &all {
        for reference in REFERENCES.iter().filter_map(|name| element.attribute(name)) {
            for id in reference.split_whitespace().filter(|id| !known.contains(id)) {
                judging.tell(Check::MetsLinks, broken(id, ""), path);
            }
        }
    }
}

/// Every file that is named: there, of its size, with its hash.
fn files(judging: &mut Judging<'_>, tree: &Element, folder: &str, path: &str, named: &mut BTreeSet<String>) {
    let all = tree.walk();
    let of_file = all.iter().filter(|element| element.name == "mets:file");
    let of_file = of_file.flat_map(|file| file.all("mets:FLocat").map(|location| (&file.name, *file, location)));
    let described = all.iter().flat_map(|parent| parent.all("mets:mdRef").map(|found| (&parent.name, found, found)));
    for (parent, element, location) in of_file.chain(described) {
        let Some(link) = location.attribute("xlink:href").filter(|link| !link.is_empty()) else { continue };
        let numbers = requirements::linked(parent);
        let held = judging.held;
        let target = resolved(folder, link);
        match target.and_then(|target| held.files.get_key_value(&target)) {
            None => judging.tell(Check::MetsLinks, broken(link, numbers.leads), path),
            Some((target, bytes)) => {
                named.insert(target.clone());
                fixity(judging, element, bytes, target, path, numbers);
            }
        }
    }
}

fn broken(link: &str, number: &str) -> Message {
    message!(codes::LINK_BROKEN, lank = link, krav = if number.is_empty() { "inget" } else { number })
}

fn fixity(judging: &mut Judging<'_>, element: &Element, bytes: &[u8], target: &str, path: &str, numbers: Linked) {
    let size = element.attribute("SIZE").is_none_or(|size| size.trim() == bytes.len().to_string());
    let algorithm = element.attribute("CHECKSUMTYPE").unwrap_or_default();
    let hash = ALGORITHMS.iter().find(|(name, _)| *name == algorithm).map(|(_, hash)| hash(bytes));
    let sum = element.attribute("CHECKSUM");
    let same = hash.is_none_or(|hash| sum.is_none_or(|sum| sum.trim().eq_ignore_ascii_case(&hash)));
    let missed = [(size, numbers.size), (same, numbers.sum)];
    let missed: Vec<&str> = missed.into_iter().filter(|(holds, _)| !holds).map(|(_, number)| number).collect();
    if !missed.is_empty() {
        let numbers = missed.into_iter().filter(|number| !number.is_empty());
        let list: Vec<&str> = [path].into_iter().chain(numbers).collect();
        let told = message!(codes::FILE_CHANGED, fil = target, lista = list.join(", "));
        judging.tell(Check::MetsFixity, told, target);
    }
}

/// The folders of the METS files that this one leads to.
fn pointed(judging: &mut Judging<'_>, tree: &Element, folder: &str, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for pointer in tree.walk().into_iter().filter(|element| element.name == "mets:mptr") {
        let link = pointer.attribute("xlink:href").unwrap_or_default();
        match resolved(folder, link).filter(|target| judging.held.files.contains_key(target)) {
            Some(target) => found.extend(target.strip_suffix(FILE).map(str::to_owned)),
            None => judging.tell(Check::MetsLinks, broken(link, "CSIP110"), path),
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
