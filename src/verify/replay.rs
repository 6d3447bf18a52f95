//! The replay: the package is made again, in memory, from what lies in its second representation and nothing else, and every file
//! is compared.

use chrono::NaiveDate;

use super::contents::{RECORDS, SOURCES};
use super::{Check, Files, Judging, Trust, Verdict};
use crate::archive::mets::FILE;
use crate::archive::{ERMS_FILE, PREMIS_FILE, SPECS, Terms, folders};
use crate::assemble;
use crate::codes;
use crate::diagnostic::Severity;
use crate::manifest::{self, Manifest};
use crate::message::message;
use crate::source::Source;
use crate::templates::{self, TemplateSource};
use crate::xml::Element;

/// The files below a folder, by their paths there.
fn below(files: &Files, folder: &str) -> Files {
    files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()))).collect()
}

/// What the package's METS says of how it was made.
fn terms(mets: &Element) -> Option<Terms> {
    let header = mets.first("mets:metsHdr")?;
    let date = header.attribute("CREATEDATE")?.split('T').next()?.parse::<NaiveDate>().ok()?;
    let profile = mets.attribute("PROFILE")?;
    let spec = SPECS.into_iter().find(|spec| spec.profile == profile)?;
    let replaced = header.all("mets:altRecordID").find(|id| id.attribute("TYPE") == Some("PREVIOUSREFERENCECODE"));
    Some(Terms { date, spec, replaces: replaced.map(|id| id.text.clone()) })
}

/// Makes the package again and compares.
pub(super) fn judge(
    judging: &mut Judging<'_>,
    root: &str,
    mets: &Element,
    manifest: &Manifest,
    trust: Trust,
) -> Verdict {
    let tool = &manifest.verktyg;
    let target = manifest::target();
    if tool.version != manifest::VERSION || tool.typst != manifest::typst_version() || tool.mal != target {
        return Verdict::OtherVersion(format!("{} {} (Typst {}, {})", tool.namn, tool.version, tool.typst, tool.mal));
    }
    let sources = |folder: &str| format!("{root}{SOURCES}{folder}");
    let templates = below(&judging.held.files, &sources(folders::TEMPLATES));
    if trust == Trust::BuiltIn && !templates::are_built_in(&templates) {
        return Verdict::Untrusted;
    }
    let mets_path = format!("{root}{FILE}");
    let Some(terms) = terms(mets) else {
        judging.tell(Check::Replay, message!(codes::NOT_REPLAYED), &mets_path);
        return Verdict::Different;
    };
    let case = Source::memory(&manifest.arende.mapp, below(&judging.held.files, &sources(folders::INPUTS)));
    let made = assemble::pack(&case, &TemplateSource::only(Source::memory("templates", templates)), &terms);
    let Some(package) = made.output else {
        judging.tell(Check::Replay, message!(codes::NOT_REPLAYED), &sources(folders::INPUTS));
        for problem in made.diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error) {
            judging.problem(Check::Replay, problem, "");
        }
        return Verdict::Different;
    };
    let wanted: Files = package.files.into_iter().map(|file| (file.path, file.bytes)).collect();
    compare(judging, root, &wanted)
}

/// Every file that is not as it was made again, told with what differs. The envelope's own lists follow from the others.
fn compare(judging: &mut Judging<'_>, root: &str, wanted: &Files) -> Verdict {
    let mut verdict = Verdict::Identical;
    let held = judging.held;
    let names = wanted.keys().chain(held.files.keys().filter(|path| !wanted.contains_key(*path)));
    for path in names.filter(|path| !is_list(path)) {
        let (own, made) = (held.files.get(path), wanted.get(path));
        if own == made {
            continue;
        }
        let check = check_of(path.strip_prefix(root).unwrap_or(path));
        let is_output = path.contains(RECORDS) || path.contains(&format!("{SOURCES}{}", folders::OUTPUT));
        let text = format!("{SOURCES}{}", folders::OUTPUT);
        let same_text = || {
            let text = path.strip_suffix(".pdf").map(|stem| format!("{}.txt", stem.replace(RECORDS, &text)));
            text.is_some_and(|text| held.files.contains_key(&text) && held.files.get(&text) == wanted.get(&text))
        };
        let told = match (own, made) {
            (Some(_), None) => message!(codes::NOT_REMADE, fil = path),
            (None, _) => message!(codes::REMADE_MISSING, fil = path),
            (Some(_), Some(_)) if same_text() => {
                if is_output {
                    verdict = verdict.max(Verdict::SameText);
                }
                message!(codes::REMADE_BYTES, fil = path)
            }
            (Some(own), Some(made)) => {
                let (place, is, should) = difference(path, own, made);
                message!(codes::REMADE_DIFFERS, fil = path, plats = place, varde = is, vantat = should)
            }
        };
        if is_output && !(own.is_some() && made.is_some() && same_text()) {
            verdict = Verdict::Different;
        }
        judging.tell(check, told, path);
    }
    if verdict != Verdict::Identical {
        let output = format!("{root}{SOURCES}{}", folders::OUTPUT);
        judging.outputs = Some(Box::new([below(&held.files, &output), below(wanted, &output)]));
    }
    verdict
}

fn is_list(path: &str) -> bool {
    !path.contains('/') && path != "bag-info.txt" && path != "bagit.txt"
}

/// The part that a file belongs to.
fn check_of(path: &str) -> Check {
    if path.ends_with(FILE) {
        Check::RemadeMets
    } else if path.ends_with(PREMIS_FILE) {
        Check::RemadePremis
    } else if path.ends_with(&format!("{RECORDS}{ERMS_FILE}")) {
        Check::RemadeErms
    } else if path.starts_with("representations/") {
        Check::Replay
    } else {
        Check::RemadeOther
    }
}

/// Where two files first differ, and what stands there in each.
fn difference(path: &str, own: &[u8], made: &[u8]) -> (String, String, String) {
    if path.ends_with(".xml")
        && let (Ok(own), Ok(made)) = (Element::read(own), Element::read(made))
        && let Some(found) = in_trees(&own, &made, "")
    {
        return found;
    }
    let (own, made) = (String::from_utf8_lossy(own), String::from_utf8_lossy(made));
    let same = own.lines().zip(made.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| shortened(text.lines().nth(same).unwrap_or_default());
    let binary = own.contains('\u{fffd}') || own.contains('\0');
    if binary {
        ("0".to_owned(), String::new(), String::new())
    } else {
        ((same + 1).to_string(), line(&own), line(&made))
    }
}

fn shortened(text: &str) -> String {
    text.trim().chars().take(120).collect()
}

/// The first element, attribute or text in which two trees differ.
fn in_trees(own: &Element, made: &Element, at: &str) -> Option<(String, String, String)> {
    let at = format!("{at}/{}", own.name);
    if own.name != made.name {
        return Some((at, own.name.clone(), made.name.clone()));
    }
    if own.text != made.text {
        return Some((at, shortened(&own.text), shortened(&made.text)));
    }
    if own.attributes != made.attributes {
        let differing = own.attributes.iter().find(|attribute| !made.attributes.contains(attribute));
        let differing =
            differing.or_else(|| made.attributes.iter().find(|attribute| !own.attributes.contains(attribute)))?;
        let name = &differing.0;
        let value = |element: &Element| shortened(element.attribute(name).unwrap_or_default());
        return Some((format!("{at}/@{name}"), value(own), value(made)));
    }
    let inside = own.children.iter().zip(&made.children).find_map(|(own, made)| in_trees(own, made, &at));
    let count = |element: &Element| element.children.len().to_string();
    inside.or_else(|| (own.children.len() != made.children.len()).then(|| (at, count(own), count(made))))
}
