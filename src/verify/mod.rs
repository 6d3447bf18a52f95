//! What holds of a package, an output or a PDF, years later and wherever it comes from.
//!
//! ```text
//! zip or folder ── Held ─▶ files in memory, under bounds
//!      │ envelope    BagIt: every file listed, unchanged, and no other
//!      │ mets        the requirements of CSIP and SIP; sizes, hashes, links; nothing left out
//!      │ contents    the manifest and its build id, PREMIS, ERMS, what the PDFs claim
//!      │ replay      the package made again from its second representation, every file compared
//!      ▼
//!   Report           each part with its problems, and the replay's verdict
//! ```
//!
//! Each kind of check has a name ([`Check`]), so that a test can leave it out and see what then passes. A package of others has
//! neither manifest nor replay, and is judged by the envelope and the METS alone.

mod contents;
mod envelope;
mod mets;
mod output;
mod replay;
mod requirements;

pub use self::output::{Found, verify_output, verify_pdf};

use std::collections::BTreeMap;

use bytes::Bytes;

use crate::archive::mets::FILE;
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::held::BAG;
pub use crate::held::Held;
use crate::message::{Message, message};
use crate::place::Place;
use crate::xml::Element;

/// The numbers of the requirements that are not judged.
pub fn not_judged() -> &'static [&'static str] {
    requirements::NOT_JUDGED
}

/// A part that is judged by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// BagIt.
    Envelope,
    /// METS.
    Mets,
    /// The manifest.
    Manifest,
    /// PREMIS.
    Premis,
    /// ERMS.
    Erms,
    /// The PDFs' claims.
    Pdfs,
    /// The replay.
    Replay,
}

impl Part {
    /// Every part, in the order in which they are told.
    pub const ALL: [Self; 7] =
        [Self::Envelope, Self::Mets, Self::Manifest, Self::Premis, Self::Erms, Self::Pdfs, Self::Replay];

    /// Its name for programs, and in the catalogues.
    pub fn name(self) -> &'static str {
        match self {
            Self::Envelope => "omslag",
            Self::Mets => "mets",
            Self::Manifest => "manifest",
            Self::Premis => "premis",
            Self::Erms => "erms",
            Self::Pdfs => "pdf",
            Self::Replay => "omkorning",
        }
    }
}

/// A kind of check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // Each is told of where it is made.
pub enum Check {
    Lists,
    Hashes,
    Xml,
    Requirements,
    MetsLinks,
    MetsFixity,
    Coverage,
    RemadeMets,
    Manifest,
    PremisLinks,
    PremisFixity,
    RemadePremis,
    Erms,
    RemadeErms,
    Claims,
    Replay,
    RemadeOther,
}

impl Check {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Lists,
        Self::Hashes,
        Self::Xml,
        Self::Requirements,
        Self::MetsLinks,
        Self::MetsFixity,
        Self::Coverage,
        Self::RemadeMets,
        Self::Manifest,
        Self::PremisLinks,
        Self::PremisFixity,
        Self::RemadePremis,
        Self::Erms,
        Self::RemadeErms,
        Self::Claims,
        Self::Replay,
        Self::RemadeOther,
    ];

    /// The part that it belongs to.
    pub fn part(self) -> Part {
        match self {
            Self::Lists | Self::Hashes => Part::Envelope,
            Self::Xml | Self::Requirements | Self::MetsLinks | Self::MetsFixity | Self::Coverage | Self::RemadeMets => {
                Part::Mets
            }
            Self::Manifest => Part::Manifest,
            Self::PremisLinks | Self::PremisFixity | Self::RemadePremis => Part::Premis,
            Self::Erms | Self::RemadeErms => Part::Erms,
            Self::Claims => Part::Pdfs,
            Self::Replay | Self::RemadeOther => Part::Replay,
        }
    }
}

/// Which templates of a package are run in this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Those that are built into the program.
    BuiltIn,
    /// Any: the process is bounded, or its user trusts them.
    Any,
}

/// What came of the replay, gravest last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Every file of the output is the same.
    Identical,
    /// The same text, in other bytes.
    SameText,
    /// Another text, or no output at all.
    Different,
    /// Another version made it; its name.
    OtherVersion(String),
    /// The templates are not those of the program.
    Untrusted,
    /// The package is not one of this program.
    NotOurs,
}

/// What was found, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The parts that were judged, with what does not hold.
    pub parts: Vec<(Part, Diagnostics)>,
    /// What came of the replay.
    pub verdict: Verdict,
    /// The output but its PDFs as it lies in the package, and as it was made again, where these differ or the PDFs do.
    pub outputs: Option<Box<[Files; 2]>>,
}

/// Files by their names.
pub type Files = BTreeMap<String, Bytes>;

impl Report {
    /// Whether every part holds: nothing that is an error was found.
    pub fn holds(&self) -> bool {
        !self.problems().any(|problem| problem.severity == crate::diagnostic::Severity::Error)
    }

    /// Everything that was found.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.parts.iter().flat_map(|(_, problems)| problems.iter())
    }
}

/// A package under judgement.
struct Judging<'a> {
    held: &'a Held,
    without: &'a [Check],
    found: Vec<(Check, Diagnostic)>,
    outputs: Option<Box<[Files; 2]>>,
}

impl Judging<'_> {
    /// Tells that something does not hold, of a file.
    fn tell(&mut self, check: Check, told: Message, file: &str) {
        self.tell_as(check, true, told, file);
    }

    fn tell_as(&mut self, check: Check, is_error: bool, told: Message, file: &str) {
        let problem = if is_error { Diagnostic::finding(told) } else { Diagnostic::warning(told) };
        self.problem(check, problem, file);
    }

    /// Tells a problem, of a file where one is named.
    fn problem(&mut self, check: Check, problem: Diagnostic, file: &str) {
        if !self.without.contains(&check) {
            let problem = if file.is_empty() { problem } else { problem.at(Place::File(file.into())) };
            self.found.push((check, problem));
        }
    }

    /// A file's XML; where it cannot be read that is told.
    fn tree(&mut self, path: &str, check: Check) -> Option<Element> {
        match Element::read(self.held.files.get(path)?) {
            Ok(tree) => Some(tree),
            Err(reason) => {
                self.tell(check, message!(codes::XML_UNREADABLE, slag = reason.name(), fil = path), path);
                None
            }
        }
    }
}

/// Judges a package.
pub fn verify(held: &Held, trust: Trust) -> Result<Report, Diagnostics> {
    verify_without(held, trust, &[])
}

/// Judges a package without some kinds of check.
pub fn verify_without(held: &Held, trust: Trust, without: &[Check]) -> Result<Report, Diagnostics> {
    let bag = held.folder_of(BAG);
    let inside = bag.clone().unwrap_or_default();
    let (own, beside): (Vec<_>, Vec<_>) = held.files.iter().partition(|(path, _)| path.starts_with(&inside));
    let files = own.into_iter().map(|(path, bytes)| (path[inside.len()..].to_owned(), bytes.clone())).collect();
    let held = Held { files, name: last(&inside).map(str::to_owned).or_else(|| held.name.clone()) };
    let mut judging = Judging { held: &held, without, found: Vec::new(), outputs: None };
    for (path, _) in beside {
        judging.tell(Check::Lists, message!(codes::NOT_LISTED, fil = path, lista = "BagIt"), path);
    }
    let root = held.folder_of(FILE);
    if bag.is_none() && root.is_none() {
        let is_case = held.files.contains_key(CASE_FILE);
        let problem = if is_case { message!(codes::NO_PACKAGE_BUT_CASE) } else { message!(codes::NO_PACKAGE) };
        return Err(Diagnostic::error(problem).into());
    }
    let mut judged = Vec::new();
    if bag.is_some() {
        judged.push(Part::Envelope);
        envelope::judge(&mut judging);
    }
    let mut verdict = Verdict::NotOurs;
    if let Some(root) = root {
        judged.push(Part::Mets);
        let tree = mets::judge(&mut judging, &root);
        let is_ours = held.files.keys().any(|path| path.starts_with(&format!("{root}{}", contents::SOURCES)));
        if is_ours {
            judged.extend([Part::Manifest, Part::Premis, Part::Erms, Part::Pdfs, Part::Replay]);
            verdict = ours(&mut judging, &root, tree.as_ref(), trust);
        }
    }
    let (found, outputs) = (judging.found, judging.outputs);
    let mut parts: Vec<(Part, Diagnostics)> = judged.into_iter().map(|part| (part, Diagnostics::new())).collect();
    for (check, problem) in found {
        match parts.iter_mut().find(|(part, _)| *part == check.part()) {
            Some((_, problems)) => problems.push(problem),
            None => parts.push((check.part(), problem.into())),
        }
    }
    parts.iter_mut().for_each(|(_, problems)| problems.sort());
    Ok(Report { parts, verdict, outputs })
}

/// The name of a folder whose path ends in a stroke.
fn last(folder: &str) -> Option<&str> {
    folder.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty())
}

/// A package of this program, or of another version of it.
fn ours(judging: &mut Judging<'_>, root: &str, mets: Option<&Element>, trust: Trust) -> Verdict {
    contents::premis(judging, root);
    let path = format!("{root}{}{}{}", contents::SOURCES, crate::archive::folders::OUTPUT, crate::manifest::FILE);
    let Some(manifest) = contents::manifest(judging, root) else {
        judging.tell(Check::Manifest, message!(codes::LISTED_MISSING, fil = path, lista = "BagIt"), &path);
        return Verdict::Different;
    };
    contents::hashes(judging, root, &manifest);
    contents::erms(judging, root, &manifest);
    contents::claims(judging, root, &manifest);
    match mets {
        Some(mets) => replay::judge(judging, root, mets, &manifest, trust),
        None => Verdict::Different,
    }
}
