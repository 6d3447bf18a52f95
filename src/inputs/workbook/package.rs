//! How the parts of an `.xlsx` or `.xlsb` lead to each other (ECMA-376 part 2). A part is found by the relation that leads
//! to it, never by its name: case systems and older versions of Excel name parts as they like.

use quick_xml::events::Event;

use super::archive::Parts;
use super::damage::Damage;
use super::xml;

/// The parts that begin a workbook where no relation says which does.
const USUAL: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];

/// Where one part leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// What the part names it by.
    pub id: String,
    /// The last word of its type, which is the same in both namespaces of the standard: `worksheet`.
    pub kind: String,
    /// The name of the part it leads to.
    pub target: String,
}

/// The part that begins the workbook.
pub(super) fn main_part(parts: &Parts) -> Option<String> {
    let relations = relations(parts, "").unwrap_or_default();
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target);
    main.filter(|name| parts.has(name)).or_else(|| USUAL.into_iter().find(|name| parts.has(name)).map(str::to_owned))
}

/// The relations of a part; none if it has none. The package itself has no name.
pub(super) fn relations(parts: &Parts, of: &str) -> Result<Vec<Relation>, Damage> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = format!("{folder}/_rels/{file}.rels");
    if !parts.has(&name) {
        return Ok(Vec::new());
    }
    let mut xml = xml::reader(parts.text(&name)?);
    let mut relations = Vec::new();
    loop {
        match xml.read_event().map_err(xml::damage)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Relationship" => {
                let value = |name: &str| xml::attribute(&element, name).map(Option::unwrap_or_default);
                if value("TargetMode")? == "External" {
                    continue;
                }
                let kind = value("Type")?.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id: value("Id")?, kind, target: target(parts, folder, &value("Target")?) });
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The parts with the comments on a sheet, by the name of the sheet's part.
pub(super) fn comments(parts: &Parts, sheet: &str) -> impl Iterator<Item = String> {
    let relations = relations(parts, sheet).unwrap_or_default().into_iter();
    relations.filter(|relation| relation.kind == "comments").map(|relation| relation.target)
}

/// The part of a kind that a part leads to. What no relation leads to is looked for under its usual name beside the part.
pub(super) fn of_kind(parts: &Parts, relations: &[Relation], main: &str, kind: &str, usual: &str) -> Option<String> {
    let related = relations.iter().find(|relation| relation.kind == kind && parts.has(&relation.target));
    let usual = || Some(beside(main.rsplit_once('/').map_or("", |(folder, _)| folder), usual));
    related.map(|relation| relation.target.clone()).or_else(|| usual().filter(|name| parts.has(name)))
}

/// The part that a target names: from the root, or from the folder of the part that names it. Some programs forget the
/// stroke that means the root, and some write a space as `%20`.
fn target(parts: &Parts, folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let decoded = unescaped(&target);
    let readings = [beside(folder, &target), beside("", &target), beside(folder, &decoded), beside("", &decoded)];
    let [first, ..] = &readings;
    readings.iter().find(|name| parts.has(name)).unwrap_or(first).clone()
}

/// A name as it is seen from a folder, with `.` and `..` followed.
fn beside(folder: &str, target: &str) -> String {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A target with its `%20` and the like as characters.
fn unescaped(target: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = target.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets", ".././../a.xml", "a.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(beside(folder, target), expected, "{folder} {target}");
        }
        assert_eq!(unescaped("blad%201%C3%A5%2.xml"), "blad 1å%2.xml");
    }
}
