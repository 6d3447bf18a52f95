//! What the second representation says of itself: the manifest and its build id, the hashes in it, PREMIS, ERMS, and what the PDFs
//! claim. Judged without making anything anew, so also of packages that another version has made.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use super::{Check, Judging};
use crate::archive::premis::BY_PATH;
use crate::archive::{ERMS_FILE, PREMIS_FILE, folders};
use crate::codes;
use crate::hash::sha256;
use crate::inputs::pdf;
use crate::manifest::{self, HashedFile, Manifest};
use crate::message::message;
use crate::xml::Element;

/// The folder of the records' content.
pub(super) const RECORDS: &str = "representations/rep1/data/";

/// The folder of what they were made from.
pub(super) const SOURCES: &str = "representations/rep2/data/";

/// The manifest of a package that this program made, below the folder with its METS.
pub(super) fn manifest(judging: &mut Judging<'_>, root: &str) -> Option<Manifest> {
    let path = format!("{root}{SOURCES}{}{}", folders::OUTPUT, manifest::FILE);
    let text = String::from_utf8(judging.held.files.get(&path)?.to_vec()).unwrap_or_default();
    match Manifest::read(&text) {
        Ok(manifest) => Some(manifest),
        Err(unread) => {
            judging.problem(Check::Manifest, unread.told(&path), &path);
            None
        }
    }
}

/// The manifest against the files, and its build id against what it names.
pub(super) fn hashes(judging: &mut Judging<'_>, root: &str, manifest: &Manifest) {
    let path = format!("{root}{SOURCES}{}{}", folders::OUTPUT, manifest::FILE);
    let inside = |folder: &str, name: &str| format!("{root}{SOURCES}{folder}{name}");
    let mut wanted: BTreeMap<String, &str> = BTreeMap::new();
    for made in &manifest.utdata {
        let own = if made.fil.ends_with(".pdf") {
            format!("{root}{RECORDS}{}", made.fil)
        } else {
            inside(folders::OUTPUT, &made.fil)
        };
        wanted.insert(own, &made.sha256);
    }
    wanted.extend(manifest.indata.iter().map(|file| (inside(folders::INPUTS, &file.fil), file.sha256.as_str())));
    wanted.extend(manifest.mall.iter().map(|file| (inside(folders::TEMPLATES, &file.fil), file.sha256.as_str())));
    let templates: BTreeSet<&str> = manifest.mall.iter().map(|file| file.fil.as_str()).collect();
    let fonts = manifest.typsnitt.iter().filter(|font| !templates.contains(font.fil.as_str()));
    wanted.extend(fonts.map(|font| (inside(folders::FONTS, &format!("{}.otf", font.fil)), font.sha256.as_str())));
    let held = judging.held;
    for (file, hash) in &wanted {
        match held.files.get(file) {
            None => judging.tell(Check::Manifest, message!(codes::LISTED_MISSING, fil = file, lista = path), file),
            Some(bytes) if sha256(bytes) != *hash => {
                judging.tell(Check::Manifest, message!(codes::FILE_CHANGED, fil = file, lista = path), file);
            }
            Some(_) => {}
        }
    }
    let of_sources = held.files.keys().filter(|file| file.starts_with(&format!("{root}{SOURCES}")) && **file != path);
    for file in of_sources.filter(|file| !wanted.contains_key(*file)) {
        judging.tell(Check::Manifest, message!(codes::NOT_LISTED, fil = file, lista = path), file);
    }
    if build_id(manifest) != manifest.bygge {
        judging.tell(Check::Manifest, message!(codes::BUILD_ID_WRONG, fil = path), &path);
    }
}

/// The build id of what a manifest names.
fn build_id(manifest: &Manifest) -> String {
    let tool = &manifest.verktyg;
    let mut all = format!("utlatande {}\ntypst {}\n", tool.version, tool.typst);
    let kinds: [(&str, &Vec<HashedFile>); 3] =
        [("indata", &manifest.indata), ("mall", &manifest.mall), ("typsnitt", &manifest.typsnitt)];
    for (kind, files) in kinds {
        files.iter().for_each(|file| all.push_str(&format!("{kind} {} {}\n", file.sha256, file.fil)));
    }
    sha256(all.as_bytes())
}

/// What the PDFs that the program made say of themselves.
pub(super) fn claims(judging: &mut Judging<'_>, root: &str, manifest: &Manifest) {
    // What is said to be a copy claims nothing, so it must be one.
    let inputs: BTreeSet<&str> = manifest.indata.iter().map(|file| file.sha256.as_str()).collect();
    for made in manifest.utdata.iter().filter(|made| made.kopia && !inputs.contains(made.sha256.as_str())) {
        let path = format!("{root}{RECORDS}{}", made.fil);
        judging.tell(Check::Claims, message!(codes::NOT_REMADE, fil = path), &path);
    }
    for made in manifest.utdata.iter().filter(|made| made.fil.ends_with(".pdf") && !made.kopia) {
        let path = format!("{root}{RECORDS}{}", made.fil);
        if let Some(bytes) = judging.held.files.get(&path).cloned() {
            for (field, found, wanted) in wrong_claims(&bytes, manifest) {
                let told = message!(codes::PDF_CLAIM, fil = path, falt = field, varde = found, vantat = wanted);
                judging.tell(Check::Claims, told, &path);
            }
        }
    }
}

/// The claims of a PDF that are not those of its manifest: the field, what it says, and what it should.
pub(super) fn wrong_claims(bytes: &Bytes, manifest: &Manifest) -> Vec<(&'static str, String, String)> {
    let claims = pdf::claims(bytes).unwrap_or_default();
    let number = manifest.arende.arendenummer.clone().unwrap_or_default();
    let build = format!("utlatande:{}", manifest.bygge);
    let keywords: Vec<&str> = claims.keywords.split(", ").collect();
    let shown = claims.keywords.clone();
    let mut wrong = Vec::new();
    let mut ask = |holds: bool, field, found: String, wanted: String| {
        if !holds {
            wrong.push((field, found, wanted));
        }
    };
    let [pdfa, pdfua] = [&claims.pdfa, &claims.pdfua].map(|claim| claim.clone().unwrap_or_default());
    ask(pdfa == "2A", "PDF/A", pdfa.clone(), "2A".to_owned());
    ask(pdfua == "1", "PDF/UA", pdfua.clone(), "1".to_owned());
    ask(claims.title.as_ref().is_some_and(|title| !title.is_empty()), "title", String::new(), "…".to_owned());
    ask(claims.language.is_some(), "Lang", String::new(), "sv".to_owned());
    ask(keywords.contains(&number.as_str()), "Keywords", shown.clone(), number.clone());
    ask(keywords.contains(&build.as_str()), "Keywords", shown, build.clone());
    wrong
}

/// PREMIS: every object is the file that it says it is, every file an object, and every link leads to something.
pub(super) fn premis(judging: &mut Judging<'_>, root: &str) {
    let folders = ["", "representations/rep1/", "representations/rep2/"];
    for folder in folders {
        let path = format!("{root}{folder}{PREMIS_FILE}");
        if !judging.held.files.contains_key(&path) {
            judging.tell(Check::PremisLinks, message!(codes::LISTED_MISSING, fil = path, lista = "PREMIS"), &path);
            continue;
        }
        let Some(tree) = judging.tree(&path, Check::Xml) else { continue };
        let objects = objects(judging, root, &tree, &path);
        let content = |file: &&String| {
            file.strip_prefix(root).is_some_and(|file| {
                file.starts_with(folder) && (file.starts_with(RECORDS) || file.starts_with(SOURCES))
            })
        };
        let held = judging.held;
        for file in held.files.keys().filter(content).filter(|file| !objects.contains(&file[root.len()..])) {
            judging.tell(Check::PremisLinks, message!(codes::NOT_LISTED, fil = file, lista = path), file);
        }
        links(judging, &tree, &objects, &path);
    }
}

fn objects(judging: &mut Judging<'_>, root: &str, tree: &Element, path: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for object in tree.all("premis:object") {
        let identifier = ["premis:objectIdentifier", "premis:objectIdentifierValue"];
        if object.text_at(&["premis:objectIdentifier", "premis:objectIdentifierType"]) != BY_PATH {
            continue;
        }
        let file = object.text_at(&identifier).to_owned();
        let held = judging.held;
        let own = format!("{root}{file}");
        let characteristics = "premis:objectCharacteristics";
        let size = object.text_at(&[characteristics, "premis:size"]);
        let digest = object.text_at(&[characteristics, "premis:fixity", "premis:messageDigest"]);
        match held.files.get(&own) {
            None => judging.tell(Check::PremisLinks, message!(codes::LINK_BROKEN, lank = file, krav = "inget"), path),
            Some(bytes) if size != bytes.len().to_string() || digest != sha256(bytes) => {
                judging.tell(Check::PremisFixity, message!(codes::FILE_CHANGED, fil = own, lista = path), &own);
            }
            Some(_) => {}
        }
        if !found.insert(file.clone()) {
            judging.tell(Check::PremisLinks, message!(codes::LISTED_TWICE, fil = file, lista = path), path);
        }
    }
    found
}

/// Links of objects, events and agents to each other.
fn links(judging: &mut Judging<'_>, tree: &Element, objects: &BTreeSet<String>, path: &str) {
    let ids = |of: &str| -> BTreeSet<String> {
        let value = [format!("premis:{of}Identifier"), format!("premis:{of}IdentifierValue")];
        tree.all(&format!("premis:{of}")).map(|one| one.text_at(&[&value[0], &value[1]]).to_owned()).collect()
    };
    let (events, agents) = (ids("event"), ids("agent"));
    for element in tree.walk() {
        let known = match element.name.as_str() {
            "premis:relatedObjectIdentifierValue" | "premis:linkingObjectIdentifierValue" => objects,
            "premis:linkingEventIdentifierValue" => &events,
            "premis:linkingAgentIdentifierValue" => &agents,
            _ => continue,
        };
        if !known.contains(&element.text) {
            judging.tell(Check::PremisLinks, message!(codes::LINK_BROKEN, lank = element.text, krav = "inget"), path);
        }
    }
}

/// ERMS: its case is that of the manifest, and its records and the PDFs are each other's.
pub(super) fn erms(judging: &mut Judging<'_>, root: &str, manifest: &Manifest) {
    let path = format!("{root}{RECORDS}{ERMS_FILE}");
    if !judging.held.files.contains_key(&path) {
        judging.tell(Check::Erms, message!(codes::LISTED_MISSING, fil = path, lista = "ERMS"), &path);
        return;
    }
    let Some(tree) = judging.tree(&path, Check::Xml) else { return };
    let number = manifest.arende.arendenummer.clone().unwrap_or_default();
    let told = tree.text_at(&["erms:aggregations", "erms:aggregation", "erms:objectId"]).to_owned();
    if told != number {
        let told = message!(codes::DISAGREES, fil = path, falt = "objectId", varde = told, vantat = number);
        judging.tell(Check::Erms, told, &path);
    }
    let appendices: BTreeSet<String> = tree
        .walk()
        .iter()
        .filter(|element| element.name == "erms:appendix")
        .filter_map(|appendix| appendix.attribute("path").map(str::to_owned))
        .collect();
    let folder = format!("{root}{RECORDS}");
    let held = judging.held;
    for link in appendices.iter().filter(|link| !held.files.contains_key(&format!("{folder}{link}"))) {
        judging.tell(Check::Erms, message!(codes::LINK_BROKEN, lank = link, krav = "inget"), &path);
    }
    let pdfs = held.files.keys().filter(|file| file.starts_with(&folder) && file.ends_with(".pdf"));
    for file in pdfs.filter(|file| !appendices.contains(&file[folder.len()..])) {
        judging.tell(Check::Erms, message!(codes::NOT_LISTED, fil = file, lista = path), file);
    }
}
