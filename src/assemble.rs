//! The program's pipeline: from a case's folder to the files of its output, in memory. Writing them is the caller's.

use std::path::Path;
use std::sync::Arc;

use crate::codes;
use crate::compile::{self, CompiledDocument, Fonts, Job, Part, PartInfo, TypstSource};
use crate::console;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::document::{Body, Document, plain};
use crate::facts;
use crate::followup::Finished;
use crate::glyphs::Glyphs;
use crate::hash::sha256;
use crate::inputs::{self, RawCase};
use crate::interpret;
use crate::manifest::{self, Made, Provenance};
use crate::merge::{self, Merged};
use crate::model::{Adoption, Attachment, Case, Status};
use crate::output::OutputFile;
use crate::render::{self, Identity};
use crate::review::{self, Waived};
use crate::templates::{self, TemplateSource, Templates};

/// A file with the findings, beside the documents.
const REVIEW_FILE: &str = "granskning.txt";

/// A file with the facts, beside the documents.
const FACTS_FILE: &str = "fakta.json";

/// What became of a case.
#[derive(Debug)]
pub struct Assembly {
    /// The case folder's name; none where there is no folder.
    pub name: Option<String>,
    /// Everything found, in the order of places.
    pub diagnostics: Diagnostics,
    /// The output, unless something stopped it.
    pub product: Option<Product>,
}

/// The files of an output.
#[derive(Debug)]
pub struct Product {
    /// The files, in the order in which they are listed.
    pub files: Vec<OutputFile>,
    /// What the manifest says of each but itself.
    pub made: Vec<Made>,
}

/// Assembles the case in a folder.
pub fn assemble(folder: &Path, source: &TemplateSource) -> Assembly {
    let mut problems = Diagnostics::new();
    let Some(raw) = inputs::read(folder, &mut problems) else {
        return stopped(None, problems);
    };
    let name = raw.name.clone();
    let product = assembled(raw, source, &mut problems);
    problems.sort();
    Assembly { name: Some(name), diagnostics: problems, product }
}

fn stopped(name: Option<String>, mut diagnostics: Diagnostics) -> Assembly {
    diagnostics.sort();
    Assembly { name, diagnostics, product: None }
}

/// The stages. A stage that others can do without goes on after problems, so that all come in one run; pages are set
/// only for a case that may be written.
fn assembled(raw: RawCase, source: &TemplateSource, problems: &mut Diagnostics) -> Option<Product> {
    let understood = understand(raw, source, None, problems)?;
    may_go_on(understood.case.status, problems)?;
    let pages = set_pages(&understood, problems)?;
    may_go_on(understood.case.status, problems)?;
    problems.sort();
    Some(collect(&understood, pages, problems))
}

/// A case with all that its pages and its manifest are made from.
struct Understood {
    case: Case,
    templates: Templates,
    fonts: Fonts,
    provenance: Provenance,
    merged: Merged,
    waived: Vec<Waived>,
}

/// Reads and understands a case that others ask about, with the decision that adopted its proposal where it does not say
/// that itself. Whether its errors matter is the caller's to say.
pub fn finished(
    folder: &Path,
    source: &TemplateSource,
    adoption: Option<Adoption>,
    problems: &mut Diagnostics,
) -> Option<Finished> {
    let raw = inputs::read(folder, problems)?;
    let (file, documents) = (raw.case.clone(), raw.documents.clone());
    let Understood { case, templates, merged, .. } = understand(raw, source, adoption, problems)?;
    problems.sort();
    Some(Finished { file, documents, case, templates, merged })
}

/// Interprets, merges and reviews. It stops early only where nothing could be told: without templates or fonts.
fn understand(
    raw: RawCase,
    source: &TemplateSource,
    adoption: Option<Adoption>,
    problems: &mut Diagnostics,
) -> Option<Understood> {
    let broken = raw.broken();
    let preamble = interpret::preamble(&raw.case, problems);
    problems.retain(|problem| !is_swallowed(problem, &broken));
    let preamble = preamble?;
    let templates = load_templates(source, &preamble, problems)?;
    let fonts = load_fonts(&templates, problems)?;
    let provenance = Provenance::new(&raw.files, &templates, &fonts);
    let mut glyphs = Glyphs::new(fonts.stack(&templates.husstil.typsnitt.familjer)?);
    for file in std::iter::once(&raw.case).chain(raw.documents.values()) {
        glyphs.check_toml(&file.root, problems);
    }
    review::safety::refuse_personal_numbers(&raw, problems);
    let mut case = interpret::interpret(raw, preamble.status, &templates, problems);
    case.adoption = adopted(adoption, &case, problems);
    problems.retain(|problem| !is_swallowed(problem, &broken));
    glyphs.check_tables(&case, problems);
    if !broken.is_empty() {
        // Whatever else was said of names and sections would only follow from what the syntax errors have swallowed.
        return None;
    }
    let merged = merge::merge(&case, &templates, problems);
    glyphs.check_documents(&merged.documents, problems);
    let findings = review::review(&case, &templates, &merged);
    review::safety::tell_once(findings, problems);
    let waived = review::waive(&case, problems);
    Some(Understood { case, templates, fonts, provenance, merged, waived })
}

/// The decision on a case: its own, or the one given, which must not contradict it.
fn adopted(given: Option<Adoption>, case: &Case, problems: &mut Diagnostics) -> Option<Adoption> {
    let Some(given) = given else { return case.adoption.clone() };
    if let Some(issued) = &case.issued {
        interpret::check_order(&given.date, issued, problems);
    }
    let shown = |adoption: &Adoption| format!("{} § {}", adoption.date.value, adoption.paragraph.value);
    if let Some(own) = case.adoption.as_ref().filter(|own| shown(own) != shown(&given)) {
        let problem = Diagnostic::finding(codes::ADOPTION_CONTRADICTED).with("angivet", shown(&given));
        problems.push(Diagnostic { places: own.date.places.clone(), ..problem.with("eget", shown(own)) });
    }
    Some(given)
}

/// Whether a problem says that a key is missing from a file with syntax errors, where they may have swallowed it.
fn is_swallowed(problem: &Diagnostic, broken: &[Arc<str>]) -> bool {
    problem.code == codes::KEY_MISSING && problem.places.iter().any(|place| broken.contains(place.file()))
}

/// Tells all that can be told of a case without setting its pages.
pub fn examine(raw: RawCase, source: &TemplateSource) -> Diagnostics {
    let mut problems = Diagnostics::new();
    understand(raw, source, None, &mut problems);
    problems.sort();
    problems
}

/// The sources of a case and the documents that Typst makes of them.
struct Pages {
    sources: Vec<TypstSource>,
    layout: Vec<(String, Vec<u8>)>,
    documents: Vec<CompiledDocument>,
}

/// Renders the sources and sets their pages.
fn set_pages(understood: &Understood, problems: &mut Diagnostics) -> Option<Pages> {
    let Understood { case, templates, fonts, provenance, merged, .. } = understood;
    let identity = Identity::new(case, templates, &provenance.build);
    let sources = render::render(&merged.documents, templates, &identity, problems);
    may_go_on(case.status, problems)?;
    let layout: Vec<(String, Vec<u8>)> = templates.layout_files().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    let parts: Vec<Part> = merged.documents.iter().map(|document| part(document, &identity)).collect();
    let whole = Part { key: "handlingar".to_owned(), info: info(&identity, &identity.whole_title, "handlingar") };
    let job = Job {
        sources: &sources,
        files: &layout,
        main: render::MAIN,
        parts: &parts,
        whole: &whole,
        fonts,
        today: identity.date,
        creator: format!("utlatande {} (Typst {})", manifest::VERSION, manifest::typst_version()),
    };
    let compiled = compile::compile(&job).map_err(|failures| problems.extend(failures)).ok()?;
    problems.extend(compiled.diagnostics);
    Some(Pages { sources, layout, documents: compiled.documents })
}

/// Puts the files of the output together; the findings are sorted.
fn collect(understood: &Understood, pages: Pages, findings: &Diagnostics) -> Product {
    let Understood { case, templates, provenance, merged, waived, .. } = understood;
    let mut collector = Collector::default();
    collector.documents(case, merged, pages.documents);
    for source in pages.sources {
        collector.add(format!("typst/{}", source.path), source.text.into_bytes());
    }
    for (path, bytes) in pages.layout {
        collector.add(format!("typst/{path}"), bytes);
    }
    collector.add(FACTS_FILE.to_owned(), facts::text(case, &merged.computed, &merged.documents).into_bytes());
    collector.add(REVIEW_FILE.to_owned(), console::granskning(findings, waived).into_bytes());
    collector.finish(case, templates, provenance, waived)
}

/// Nothing, when the case may not be written.
fn may_go_on(status: Status, problems: &[Diagnostic]) -> Option<()> {
    (!blocked(status, problems)).then_some(())
}

/// Whether a case with these problems may not be written: something is malformed, or the case is final and has errors.
fn blocked(status: Status, problems: &[Diagnostic]) -> bool {
    let errs = |problem: &Diagnostic| problem.severity == Severity::Error && status != Status::Utkast;
    problems.iter().any(|problem| problem.stops || errs(problem))
}

fn load_templates(
    source: &TemplateSource,
    preamble: &interpret::Preamble,
    problems: &mut Diagnostics,
) -> Option<Templates> {
    let place = |places: &[Place]| places.first().cloned().unwrap_or_else(|| Place::File(inputs::CASE_FILE.into()));
    let house = (preamble.husstil.value.as_str(), &place(&preamble.husstil.places));
    let kind = (preamble.arendetyp.value.as_str(), &place(&preamble.arendetyp.places));
    templates::load(source, house, kind).map_err(|failures| problems.extend(failures)).ok()
}

fn load_fonts(templates: &Templates, problems: &mut Diagnostics) -> Option<Fonts> {
    let report = |problems: &mut Diagnostics, reason: String| {
        let path = format!("{}/husstil.toml", templates.husstil.namn);
        let problem = Diagnostic::error(codes::TEMPLATE_MALFORMED).with("orsak", reason);
        problems.push(problem.at(Place::File(path.as_str().into())));
    };
    let fonts = match Fonts::new(templates.fonts()) {
        Ok(fonts) => fonts,
        Err(error) => {
            report(problems, format!("{} is not a font", error.name));
            return None;
        }
    };
    if fonts.stack(&templates.husstil.typsnitt.familjer).is_none() {
        report(problems, format!("known font families: {}", fonts.families().join(", ")));
        return None;
    }
    Some(fonts)
}

fn part(document: &Document, identity: &Identity) -> Part {
    Part { key: document.stem.clone(), info: info(identity, &plain(&document.title), &document.stem) }
}

fn info(identity: &Identity, title: &str, stem: &str) -> PartInfo {
    PartInfo {
        title: identity.title(title),
        author: identity.author.clone(),
        date: identity.date,
        keywords: identity.keywords(),
        ident: format!("{} {stem}", identity.number.as_deref().unwrap_or_default()),
    }
}

/// Collects the files of an output, and what the manifest says of them.
#[derive(Default)]
struct Collector {
    files: Vec<OutputFile>,
    made: Vec<Made>,
}

impl Collector {
    fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.made.push(Made { fil: path.clone(), sha256: sha256(&bytes), sidor: None, kopia: false });
        self.files.push(OutputFile { path, bytes });
    }

    /// Every document with its text; of an attached PDF its own bytes instead of the sheet that stands for it.
    fn documents(&mut self, case: &Case, merged: &Merged, compiled: Vec<CompiledDocument>) {
        for document in compiled {
            let merged = merged.documents.iter().find(|merged| merged.stem == document.key);
            let copy = merged.and_then(|merged| attached(case, merged));
            let is_copy = copy.is_some();
            let (bytes, pages) = copy.unwrap_or((document.pdf, document.pages));
            self.add(format!("{}.pdf", document.key), bytes);
            if let Some(made) = self.made.last_mut() {
                made.sidor = Some(pages);
                made.kopia = is_copy;
            }
            if !is_copy {
                self.add(format!("{}.txt", document.key), document.text.into_bytes());
            }
        }
    }

    fn finish(
        mut self,
        case: &Case,
        templates: &Templates,
        provenance: &Provenance,
        waived: &[review::Waived],
    ) -> Product {
        let text = manifest::text(case, templates, provenance, waived, &self.made);
        self.files.push(OutputFile { path: manifest::FILE.to_owned(), bytes: text.into_bytes() });
        Product { files: self.files, made: self.made }
    }
}

/// The bytes and pages of the PDF that a sheet stands for.
fn attached(case: &Case, document: &Document) -> Option<(Vec<u8>, usize)> {
    let Body::Sheet(sheet) = &document.body else { return None };
    let pdf = case.attachments.iter().filter_map(Attachment::pdf).find(|pdf| pdf.key == document.key)?;
    Some((pdf.bytes.clone(), sheet.pages))
}
