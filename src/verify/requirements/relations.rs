//! What is required of elements together, and of elements and files.

use std::collections::BTreeSet;

use super::{Of, View, at, filled};
use crate::archive::mets::FILE;
use crate::xml::Element;

/// A requirement that no single element can meet.
pub(super) struct Relation {
    /// Its number, or those of two that are one.
    pub id: &'static str,
    /// Whether it must hold, or should.
    pub is_must: bool,
    /// Of which METS it holds.
    pub of: Of,
    /// Where it is not met.
    pub missed: fn(&View<'_>) -> Vec<String>,
}

const fn must(id: &'static str, missed: fn(&View<'_>) -> Vec<String>) -> Relation {
    Relation { id, is_must: true, of: Of::All, missed }
}

const fn should(id: &'static str, missed: fn(&View<'_>) -> Vec<String>) -> Relation {
    Relation { id, is_must: false, of: Of::All, missed }
}

const fn root(relation: Relation) -> Relation {
    Relation { of: Of::Root, ..relation }
}

/// Folders of metadata, each with the element that describes its files.
const DESCRIPTIVE: (&str, &str) = ("metadata/descriptive/", "dmdSec");
const PRESERVATION: (&str, &str) = ("metadata/preservation/", "amdSec");
const PROVENANCE: (&str, &str) = ("metadata/preservation/", "amdSec/digiprovMD");

/// Longer media types are none (RFC 6838 allows 127 characters on each side of the stroke).
const MEDIA_LENGTH: usize = 256;

/// Every requirement that is judged here.
pub(super) const RELATIONS: &[Relation] = &[
    should("CSIP1", named_by_its_folder),
    must("CSIP11", |view| program(view, 0)),
    must("CSIP12", |view| program(view, 1)),
    must("CSIP13", |view| program(view, 2)),
    must("CSIP17", |view| undescribed(view, DESCRIPTIVE)),
    should("CSIP17", |view| describes_nothing(view, DESCRIPTIVE)),
    must("CSIP21", |view| without_reference(view, "dmdSec", "metadata/descriptive/")),
    must("CSIP31", |view| undescribed(view, PRESERVATION)),
    should("CSIP31", |view| describes_nothing(view, PRESERVATION)),
    must("CSIP32", |view| undescribed(view, PROVENANCE)),
    should("CSIP32", |view| describes_nothing(view, PROVENANCE)),
    should("CSIP26", |view| long_media(view, "dmdSec/mdRef")),
    should("CSIP40", |view| long_media(view, "amdSec/digiprovMD/mdRef")),
    should("CSIP53", |view| long_media(view, "amdSec/rightsMD/mdRef")),
    should("CSIP68", |view| long_media(view, "fileSec/fileGrp/file")),
    must("CSIP61", groups_lead_to_metadata),
    root(must("CSIP62", representations_say_what_they_hold)),
    root(must("CSIP64", groups_are_folders)),
    must("CSIP86", main_division_is_named_by_the_package),
    must("CSIP91", |view| {
        references(view, "ADMID", &["amdSec/digiprovMD", "amdSec/rightsMD", "amdSec/techMD", "amdSec/sourceMD"])
    }),
    must("CSIP92", |view| references(view, "DMDID", &["dmdSec"])),
    must("CSIP96, CSIP116", |view| pointers(view, "Documentation")),
    must("CSIP100, CSIP118", |view| pointers(view, "Schemas")),
    must("CSIP104, CSIP119", |view| pointers(view, "Representations")),
    root(should("CSIP105", |view| inner(view).into_iter().filter(|path| division(view, path).is_none()).collect())),
    root(must("CSIP107", pointed_division_is_named_by_its_folder)),
    root(must("CSIP108", pointers_are_of_groups)),
    root(must("CSIP109", |view| {
        let bare = |path: &String| division(view, path).is_some_and(|division| division.first("mets:mptr").is_none());
        inner(view).into_iter().filter(bare).collect()
    })),
    Relation { of: Of::Sip, ..must("SIP15, SIP17", sender) },
    root(should("CSIPSTR5", |view| without(view, "metadata/"))),
    root(should("CSIPSTR9", |view| without(view, "representations/*/"))),
    root(should("CSIPSTR11", |view| each_representation(view, "data/"))),
    root(should("CSIPSTR12", |view| each_representation(view, FILE))),
    root(should("CSIPSTR13", |view| each_representation(view, "metadata/"))),
    root(should("CSIPSTR15", |view| without(view, "schemas/"))),
    root(should("CSIPSTR16", |view| without(view, "documentation/"))),
];

fn named_by_its_folder(view: &View<'_>) -> Vec<String> {
    let id = view.tree.attribute("OBJID");
    let differs = view.folder.is_some_and(|folder| id.is_some_and(|id| id != folder));
    missing(differs, "mets/@OBJID")
}

fn missing(is_missing: bool, what: &str) -> Vec<String> {
    if is_missing { vec![what.to_owned()] } else { Vec::new() }
}

/// The agent that is the program: its role, type and other type. Where none is all three, what the likeliest lacks; all of it where
/// none is two.
fn program(view: &View<'_>, asked: usize) -> Vec<String> {
    const WANTED: [(&str, &str); 3] = [("ROLE", "CREATOR"), ("TYPE", "OTHER"), ("OTHERTYPE", "SOFTWARE")];
    let agents = at(view.tree, "metsHdr/agent");
    let met = |agent: &&Element| WANTED.map(|(name, value)| agent.attribute(name) == Some(value));
    let count = |met: &[bool; 3]| met.iter().filter(|met| **met).count();
    let best = agents.iter().map(met).max_by_key(count).unwrap_or_default();
    let [name, value] = WANTED.get(asked).map_or([""; 2], |(name, value)| [*name, *value]);
    let is_missed = count(&best) < 2 || !best.get(asked).copied().unwrap_or_default();
    missing(is_missed && view.tree.first("mets:metsHdr").is_some(), &format!("mets/metsHdr/agent[@{name}={value}]"))
}

fn has_files(view: &View<'_>, folder: &str) -> bool {
    view.files.iter().any(|path| path.starts_with(folder))
}

fn undescribed(view: &View<'_>, (folder, element): (&str, &str)) -> Vec<String> {
    missing(has_files(view, folder) && at(view.tree, element).is_empty(), &format!("mets/{element}"))
}

fn describes_nothing(view: &View<'_>, (folder, element): (&str, &str)) -> Vec<String> {
    missing(!has_files(view, "metadata/") && !at(view.tree, element).is_empty(), folder)
}

fn without_reference(view: &View<'_>, element: &str, folder: &str) -> Vec<String> {
    let bare = at(view.tree, element).iter().any(|element| element.first("mets:mdRef").is_none());
    missing(bare && has_files(view, folder), &format!("mets/{element}/mdRef"))
}

fn long_media(view: &View<'_>, element: &str) -> Vec<String> {
    let is_long = |element: &&Element| element.attribute("MIMETYPE").is_some_and(|kind| kind.len() > MEDIA_LENGTH);
    missing(at(view.tree, element).iter().any(is_long), &format!("mets/{element}/@MIMETYPE"))
}

fn ids<'e>(view: &View<'e>, elements: &[&str]) -> BTreeSet<&'e str> {
    elements.iter().flat_map(|element| at(view.tree, element)).filter_map(|element| element.attribute("ID")).collect()
}

fn words(text: Option<&str>) -> BTreeSet<&str> {
    text.unwrap_or_default().split_whitespace().collect()
}

const ADMINISTRATIVE: [&str; 5] =
    ["amdSec", "amdSec/digiprovMD", "amdSec/rightsMD", "amdSec/techMD", "amdSec/sourceMD"];

fn groups_lead_to_metadata(view: &View<'_>) -> Vec<String> {
    let known = ids(view, &ADMINISTRATIVE);
    let groups = at(view.tree, "fileSec/fileGrp");
    let referred = groups.iter().flat_map(|group| words(group.attribute("ADMID")));
    let wrong: BTreeSet<&str> = referred.filter(|id| !known.contains(id)).collect();
    wrong.into_iter().map(|id| format!("mets/fileSec/fileGrp/@ADMID={id}")).collect()
}

/// The groups of files of a use, or of one below it.
fn groups<'e>(view: &View<'e>, uses: &str) -> Vec<&'e Element> {
    let is_such = |group: &&Element| {
        let own = group.attribute("USE").unwrap_or_default();
        own.strip_prefix(uses).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    at(view.tree, "fileSec/fileGrp").into_iter().filter(is_such).collect()
}

fn representations_say_what_they_hold(view: &View<'_>) -> Vec<String> {
    let silent = |group: &&Element| filled(group, "csip:CONTENTINFORMATIONTYPE").is_none();
    missing(groups(view, "Representations").iter().any(silent), "mets/fileSec/fileGrp/@csip:CONTENTINFORMATIONTYPE")
}

fn groups_are_folders(view: &View<'_>) -> Vec<String> {
    let files: Vec<String> = view.files.iter().map(|path| path.to_lowercase()).collect();
    let uses = at(view.tree, "fileSec/fileGrp").into_iter().filter_map(|group| filled(group, "USE"));
    let is_folder = |uses: &&str| {
        let folder = format!("{}/", uses.trim_end_matches('/').to_lowercase());
        files.iter().any(|path| path.starts_with(&folder))
    };
    uses.filter(|uses| !is_folder(uses)).map(|uses| format!("mets/fileSec/fileGrp/@USE={uses}")).collect()
}

fn main_division_is_named_by_the_package(view: &View<'_>) -> Vec<String> {
    let id = view.tree.attribute("OBJID");
    let divisions = at(view.tree, "structMap@LABEL=CSIP/div");
    let differs =
        divisions.iter().any(|division| division.attribute("LABEL").is_some() && division.attribute("LABEL") != id);
    missing(differs && id.is_some(), "mets/structMap@LABEL=CSIP/div/@LABEL")
}

/// The division of metadata names every section that holds still, and nothing else.
fn references(view: &View<'_>, attribute: &str, sections: &[&str]) -> Vec<String> {
    let Some(division) = at(view.tree, "structMap@LABEL=CSIP/div/div@LABEL=Metadata").first().copied() else {
        return Vec::new();
    };
    let all: Vec<&Element> = sections.iter().flat_map(|section| at(view.tree, section)).collect();
    let is_current = |section: &&&Element| section.attribute("STATUS") != Some("SUPERSEDED");
    let wanted: BTreeSet<&str> = all.iter().filter(is_current).filter_map(|section| section.attribute("ID")).collect();
    let mut known = ids(view, sections);
    if attribute == "ADMID" {
        known.extend(ids(view, &ADMINISTRATIVE));
    }
    let named = words(division.attribute(attribute));
    let unnamed = wanted.difference(&named);
    let unknown = named.difference(&known);
    let path = "mets/structMap@LABEL=CSIP/div/div@LABEL=Metadata";
    unnamed.chain(unknown).map(|id| format!("{path}/@{attribute}={id}")).collect()
}

/// Groups of files and the divisions of the same name are each other's.
fn pointers(view: &View<'_>, label: &str) -> Vec<String> {
    let map = at(view.tree, "structMap@LABEL=CSIP");
    let everywhere: Vec<&Element> = map.iter().flat_map(|map| map.walk()).collect();
    if everywhere.is_empty() {
        return Vec::new();
    }
    let pointed: BTreeSet<&str> = everywhere
        .iter()
        .filter_map(|element| match element.name.as_str() {
            "mets:fptr" => element.attribute("FILEID"),
            "mets:mptr" => element.attribute("xlink:title"),
            _ => None,
        })
        .collect();
    let own: BTreeSet<&str> = groups(view, label).iter().filter_map(|group| group.attribute("ID")).collect();
    let path = format!("mets/structMap@LABEL=CSIP/div/div@LABEL={label}/fptr/@FILEID");
    let unpointed = own.iter().filter(|id| !pointed.contains(*id));
    let division = at(view.tree, &format!("structMap@LABEL=CSIP/div/div@LABEL={label}"));
    let pointers = division.iter().flat_map(|division| division.all("mets:fptr"));
    let astray: Vec<&str> = pointers
        .map(|pointer| pointer.attribute("FILEID").unwrap_or_default())
        .filter(|id| !own.contains(id))
        .collect();
    unpointed.copied().chain(astray).map(|id| format!("{path}={id}")).collect()
}

/// The folders of representations that have a METS of their own.
fn inner(view: &View<'_>) -> Vec<String> {
    let of = |path: &&str| {
        let (name, file) = path.strip_prefix("representations/")?.split_once('/')?;
        (file == FILE).then(|| format!("Representations/{name}"))
    };
    view.files.iter().filter_map(of).collect()
}

/// The division of a representation, beside that of all or in it.
fn division<'e>(view: &View<'e>, label: &str) -> Option<&'e Element> {
    let is_it = |division: &&Element| {
        division.attribute("LABEL").is_some_and(|own| own.trim_end_matches('/').eq_ignore_ascii_case(label))
    };
    let beside = at(view.tree, "structMap@LABEL=CSIP/div/div");
    let inside = at(view.tree, "structMap@LABEL=CSIP/div/div/div");
    beside.into_iter().chain(inside).find(is_it)
}

/// The divisions with a pointer to another METS, each with the pointer.
fn pointing<'e>(view: &View<'e>) -> Vec<(&'e Element, &'e Element)> {
    let beside = at(view.tree, "structMap@LABEL=CSIP/div/div");
    let inside = at(view.tree, "structMap@LABEL=CSIP/div/div/div");
    let all = beside.into_iter().chain(inside);
    all.flat_map(|division| division.all("mets:mptr").map(move |pointer| (division, pointer))).collect()
}

fn pointed_division_is_named_by_its_folder(view: &View<'_>) -> Vec<String> {
    let differs = |(division, pointer): &&(&Element, &Element)| {
        let link = pointer.attribute("xlink:href").unwrap_or_default();
        let folder = link.trim_start_matches("file:").trim_start_matches("./").strip_suffix(FILE).unwrap_or(link);
        let label = division.attribute("LABEL").unwrap_or_default();
        !folder.trim_end_matches('/').eq_ignore_ascii_case(label.trim_end_matches('/'))
    };
    let label = |(division, _): &(&Element, &Element)| {
        format!("mets/structMap@LABEL=CSIP/div/div/@LABEL={}", division.attribute("LABEL").unwrap_or_default())
    };
    pointing(view).iter().filter(differs).map(label).collect()
}

fn pointers_are_of_groups(view: &View<'_>) -> Vec<String> {
    let own: BTreeSet<&str> =
        groups(view, "Representations").iter().filter_map(|group| group.attribute("ID")).collect();
    let titles = pointing(view).into_iter().filter_map(|(_, pointer)| filled(pointer, "xlink:title"));
    let astray = titles.filter(|title| !own.contains(title));
    astray.map(|title| format!("mets/structMap@LABEL=CSIP/div/div/mptr/@xlink:title={title}")).collect()
}

/// Somebody sends the package.
fn sender(view: &View<'_>) -> Vec<String> {
    let is_sender = |agent: &&Element| {
        agent.attribute("ROLE") == Some("CREATOR")
            && matches!(agent.attribute("TYPE"), Some("ORGANIZATION" | "INDIVIDUAL"))
    };
    missing(
        !at(view.tree, "metsHdr/agent").iter().any(is_sender),
        "mets/metsHdr/agent[@ROLE=CREATOR][@TYPE=ORGANIZATION]",
    )
}

/// A folder of the package that should be there; a star stands for any name.
fn without(view: &View<'_>, folder: &str) -> Vec<String> {
    let (start, is_inside) = folder.strip_suffix("*/").map_or((folder, false), |start| (start, true));
    let is_there = |path: &&str| path.strip_prefix(start).is_some_and(|rest| !is_inside || rest.contains('/'));
    missing(!view.files.iter().any(is_there), folder)
}

/// What should be in the folder of each representation.
fn each_representation(view: &View<'_>, wanted: &str) -> Vec<String> {
    let name = |path: &&str| Some(path.strip_prefix("representations/")?.split_once('/')?.0.to_owned());
    let names: BTreeSet<String> = view.files.iter().filter_map(name).collect();
    let paths = names.into_iter().map(|name| format!("representations/{name}/{wanted}"));
    paths.filter(|wanted| !view.files.iter().any(|path| path.starts_with(wanted))).collect()
}
