use super::relations::RELATIONS;
use super::*;

/// A METS with everything that the requirements ask for.
const METS: &str = include_str!("../../../tests/verify/mets.xml");

/// What lies around it.
const FILES: [&str; 8] = [
    "METS.xml",
    "documentation/a",
    "metadata/descriptive/dc.xml",
    "metadata/preservation/premis.xml",
    "representations/rep1/METS.xml",
    "representations/rep1/data/a",
    "representations/rep1/metadata/a",
    "schemas/a",
];

fn judged(tree: &Element, is_root: bool, folder: &str, files: &[&str]) -> Vec<NotMet> {
    judge(&View { tree, is_root, folder: Some(folder), files: &files.iter().copied().collect() })
}

/// The same with one thing taken away or changed everywhere that a row looks.
fn broken(row: &Requirement) -> Element {
    fn set(element: &mut Element, name: &str, value: &str) {
        element.attributes.iter_mut().filter(|(own, _)| own == name).for_each(|(_, own)| *own = value.into());
    }
    fn is_named(child: &Element, name: &str) -> bool {
        child.name.strip_prefix("mets:") == Some(name)
    }
    fn change(element: &mut Element, targets: &[Element], need: Need) {
        if !targets.contains(element) {
            element.children.iter_mut().for_each(|child| change(child, targets, need));
            return;
        }
        match need {
            Need::Attribute(name) | Need::With(_, _, name) => element.attributes.retain(|(own, _)| own != name),
            Need::OneOf(name, _) | Need::IfThere(name, _) | Need::OnlyWith(_, name, _) => set(element, name, "fel"),
            Need::Media => set(element, "MIMETYPE", "PNG"),
            Need::NotEmpty(name) => set(element, name, ""),
            Need::NoneOf(name, words) => set(element, name, words[0]),
            Need::Child(name) | Need::OneText(name) => element.children.retain(|child| !is_named(child, name)),
            Need::ChildWith(name, attribute, _) => {
                element
                    .children
                    .iter_mut()
                    .filter(|child| is_named(child, name))
                    .for_each(|child| set(child, attribute, "fel"));
            }
            Need::AtMost(name, attribute, value) => {
                let is_such = |child: &&Element| {
                    is_named(child, name) && (attribute.is_empty() || child.attribute(attribute) == Some(value))
                };
                let twin = element.children.iter().find(is_such).unwrap().clone();
                element.children.push(twin);
            }
            Need::Text => element.text.clear(),
        }
    }
    let mut tree = Element::read(METS.as_bytes()).unwrap();
    let targets: Vec<Element> = at(&tree, row.context).into_iter().cloned().collect();
    assert!(!targets.is_empty(), "{} looks nowhere", row.id);
    change(&mut tree, &targets, row.need);
    tree
}

#[test]
fn each_requirement_on_an_element_is_met_by_one_file_and_not_by_another() {
    let conforming = Element::read(METS.as_bytes()).unwrap();
    assert_eq!(judged(&conforming, true, "paket", &FILES), []);
    assert_eq!(judged(&conforming, false, "paket", &FILES), []);
    for row in REQUIREMENTS {
        let found = judged(&broken(row), row.of != Of::Representation, "paket", &FILES);
        let is_told =
            |missed: &NotMet| missed.id == row.id && missed.is_must == row.is_must && missed.context == shown(row);
        assert!(found.iter().any(is_told), "{} {}: {found:?}", row.id, shown(row));
    }
}

/// What breaks a requirement on elements and files together.
struct Broken {
    id: &'static str,
    is_must: bool,
    /// A text of the METS, and what stands for it.
    change: (&'static str, &'static str),
    folder: &'static str,
    /// Files that are there: those that do not begin so.
    without: &'static str,
}

#[test]
fn each_requirement_on_elements_and_files_is_met_by_one_package_and_not_by_another() {
    const NONE: (&str, &str) = ("", "");
    let broken = |id, is_must, change, folder, without| Broken { id, is_must, change, folder, without };
    let cases = [
        broken("CSIP1", false, NONE, "annan", "-"),
        broken("CSIP11", true, ("ROLE=\"CREATOR\" TYPE=\"OTHER\"", "ROLE=\"EDITOR\" TYPE=\"OTHER\""), "paket", "-"),
        broken("CSIP12", true, ("TYPE=\"OTHER\" OTHERTYPE", "OTHERTYPE"), "paket", "-"),
        broken("CSIP13", true, (" OTHERTYPE=\"SOFTWARE\"", ""), "paket", "-"),
        broken("CSIP17", true, ("dmdSec", "x"), "paket", "-"),
        broken("CSIP17", false, NONE, "paket", "metadata/"),
        broken("CSIP21", true, ("<dmdSec ID=\"d\"", "<dmdSec ID=\"d\" CREATED=\"x\"/><dmdSec ID=\"d\""), "paket", "-"),
        broken("CSIP31", true, ("amdSec", "x"), "paket", "-"),
        broken("CSIP31", false, NONE, "paket", "metadata/"),
        broken("CSIP32", true, ("digiprovMD", "x"), "paket", "-"),
        broken("CSIP32", false, NONE, "paket", "metadata/"),
        broken("CSIP26", false, ("MIMETYPE=\"text/xml\"", LONG), "paket", "-"),
        broken("CSIP40", false, ("MIMETYPE=\"text/xml\"", LONG), "paket", "-"),
        broken("CSIP53", false, ("MIMETYPE=\"text/xml\"", LONG), "paket", "-"),
        broken("CSIP68", false, ("MIMETYPE=\"text/xml\"", LONG), "paket", "-"),
        broken("CSIP61", true, ("ADMID=\"p\"", "ADMID=\"q\""), "paket", "-"),
        broken(
            "CSIP62",
            true,
            ("csip:CONTENTINFORMATIONTYPE=\"OTHER\" csip:OTHERCONTENTINFORMATIONTYPE=\"x\"", ""),
            "paket",
            "-",
        ),
        broken("CSIP64", true, NONE, "paket", "documentation/"),
        broken("CSIP86", true, ("LABEL=\"paket\"", "LABEL=\"annat\""), "paket", "-"),
        broken("CSIP91", true, (" ADMID=\"p r\"", ""), "paket", "-"),
        broken("CSIP91", true, ("ADMID=\"p r\"", "ADMID=\"p\""), "paket", "-"),
        broken("CSIP91", true, ("ADMID=\"p r\"", "ADMID=\"p r q\""), "paket", "-"),
        broken("CSIP92", true, ("DMDID=\"d\"", "DMDID=\"e\""), "paket", "-"),
        broken("CSIP96, CSIP116", true, ("FILEID=\"g-Documentation\"", "FILEID=\"g-Schemas\""), "paket", "-"),
        broken("CSIP96, CSIP116", true, ("<fptr FILEID=\"g-Documentation\"/>", ""), "paket", "-"),
        broken("CSIP100, CSIP118", true, ("<fptr FILEID=\"g-Schemas\"/>", ""), "paket", "-"),
        broken("CSIP104, CSIP119", true, ("FILEID=\"g-Representations\"", "FILEID=\"g-Schemas\""), "paket", "-"),
        broken("CSIP105", false, ("LABEL=\"Representations/rep1\"", "LABEL=\"Representations/rep2\""), "paket", "-"),
        broken("CSIP107", true, ("LABEL=\"Representations/rep1\"", "LABEL=\"Representations/rep2\""), "paket", "-"),
        broken("CSIP108", true, ("xlink:title=\"g-Representations\"", "xlink:title=\"g-Schemas\""), "paket", "-"),
        broken("CSIP109", true, ("mptr", "x"), "paket", "-"),
        broken("SIP15, SIP17", true, ("TYPE=\"INDIVIDUAL\"", ""), "paket", "-"),
        broken("CSIPSTR5", false, NONE, "paket", "metadata/"),
        broken("CSIPSTR9", false, NONE, "paket", "representations/"),
        broken("CSIPSTR11", false, NONE, "paket", "representations/rep1/data/"),
        broken("CSIPSTR12", false, NONE, "paket", "representations/rep1/METS.xml"),
        broken("CSIPSTR13", false, NONE, "paket", "representations/rep1/metadata/"),
        broken("CSIPSTR15", false, NONE, "paket", "schemas/"),
        broken("CSIPSTR16", false, NONE, "paket", "documentation/"),
    ];
    for Broken { id, is_must, change: (from, to), folder, without } in &cases {
        assert!(METS.contains(from), "{id}: {from}");
        let text = if from.is_empty() { METS.to_owned() } else { METS.replace(from, to) };
        let tree = Element::read(text.as_bytes()).unwrap();
        let files: Vec<&str> = FILES.into_iter().filter(|file| !file.starts_with(without)).collect();
        let found = judged(&tree, true, folder, &files);
        assert!(found.iter().any(|missed| missed.id == *id && missed.is_must == *is_must), "{id} {from}: {found:?}");
    }
    for relation in RELATIONS {
        let is_tried = |broken: &Broken| broken.id == relation.id && broken.is_must == relation.is_must;
        assert!(cases.iter().any(is_tried), "{} is not tried", relation.id);
    }
}

/// A media type that nobody has.
const LONG: &str = concat!(
    "MIMETYPE=\"text/x.0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345",
    "67890123456789012345678901234567890123456789012345678901234567890123456789\"",
);

/// A package that is no SIP is not asked for what only SIPs have.
#[test]
fn an_aip_is_judged_as_one() {
    let text = METS.replace("E-ARK-SIP.xml", "E-ARK-AIP.xml").replace("PACKAGETYPE=\"SIP\"", "PACKAGETYPE=\"AIP\"");
    assert_eq!(judged(&Element::read(text.as_bytes()).unwrap(), true, "paket", &FILES), []);
}

/// Every number is judged, or listed as not judged, and none is both.
#[test]
fn every_number_is_accounted_for() {
    let of_links = ["mets:dmdSec", "mets:digiprovMD", "mets:rightsMD", "mets:file", "mets:div"].map(linked);
    let of_links = of_links.iter().flat_map(|linked| [linked.leads, linked.size, linked.sum]);
    let rows = REQUIREMENTS.iter().map(|row| row.id).chain(RELATIONS.iter().map(|relation| relation.id));
    let judged: BTreeSet<&str> = rows.flat_map(|id| id.split(", ")).chain(of_links).collect();
    let all = (1..=119).map(|number| format!("CSIP{number}")).chain((1..=36).map(|number| format!("SIP{number}")));
    for id in all {
        let listed = NOT_JUDGED.contains(&id.as_str());
        assert_ne!(judged.contains(id.as_str()), listed, "{id}");
    }
}
