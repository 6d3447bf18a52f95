//! The third stage: from a case's pages to the files of its output, in memory. Writing them is the caller's.

use bytes::Bytes;

use crate::compile::{CompiledDocument, Pages};
use crate::console;
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::document::{Body, Document};
use crate::fact_record::{self, FactRecord};
use crate::hash::sha256;
use crate::manifest::{self, Made, Manifest};
use crate::model::{Attachment, Case};
use crate::origin_record;
use crate::output::OutputFile;
use crate::templates;
use crate::understand::Understood;

/// A file with the findings, beside the documents.
const REVIEW_FILE: &str = "granskning.txt";

/// The files of an output.
#[derive(Debug)]
pub struct Output {
    /// The files, in the order in which they are listed.
    pub files: Vec<OutputFile>,
    /// What the manifest says of each but itself.
    pub made: Vec<Made>,
}

/// Puts the files of the output together; `found` is what the stages before have found.
pub fn export(understood: &Understood, pages: Pages<'_>, found: &Diagnostics) -> Warned<Option<Output>> {
    match output(understood, pages, found) {
        Ok(output) => Warned { output: Some(output), diagnostics: Diagnostics::new() },
        Err(diagnostics) => Warned::nothing(diagnostics),
    }
}

fn output(understood: &Understood, pages: Pages<'_>, found: &Diagnostics) -> Result<Output, Diagnostics> {
    let Understood { case, merged, .. } = understood;
    let origins = origin_record::record(understood, &pages).to_json()?;
    let mut collector = Collector::default();
    pages.export()?.into_iter().for_each(|document| collector.document(case, &merged.documents, document));
    for source in pages.job.sources {
        collector.add(format!("typst/{}", source.path), source.text);
    }
    for (path, bytes) in pages.job.files {
        let sha256 = templates::sha256(&format!("{}/{path}", understood.templates.husstil.namn), &bytes);
        collector.add_hashed(format!("typst/{path}"), bytes, sha256);
    }
    collector.add(fact_record::FILE.to_owned(), FactRecord::unwritten(understood, found).into_written()?);
    collector.add(origin_record::FILE.to_owned(), origins);
    collector.add(REVIEW_FILE.to_owned(), console::granskning(found, &understood.waived));
    Ok(collector.finish(understood)?)
}

/// Collects the files of an output, and what the manifest says of them.
#[derive(Default)]
struct Collector {
    files: Vec<OutputFile>,
    made: Vec<Made>,
}

impl Collector {
    fn add(&mut self, path: String, bytes: impl Into<Bytes>) {
        self.add_pdf(path, bytes.into(), None, false);
    }

    fn add_pdf(&mut self, path: String, bytes: Bytes, pages: Option<usize>, is_copy: bool) {
        self.made.push(Made { fil: path.clone(), sha256: sha256(&bytes), sidor: pages, kopia: is_copy });
        self.files.push(OutputFile { path, bytes });
    }

    /// A file whose hash is known.
    fn add_hashed(&mut self, path: String, bytes: Bytes, sha256: String) {
        self.made.push(Made { fil: path.clone(), sha256, sidor: None, kopia: false });
        self.files.push(OutputFile { path, bytes });
    }

    /// A document with its text; of an attached PDF its own bytes instead of the sheet that stands for it.
    fn document(&mut self, case: &Case, documents: &[Document], compiled: CompiledDocument) {
        let CompiledDocument { key, pdf, pages, text } = compiled;
        let merged = documents.iter().find(|merged| merged.stem == key);
        if let Some((bytes, pages)) = merged.and_then(|merged| attached(case, merged)) {
            self.add_pdf(format!("{key}.pdf"), bytes, Some(pages), true);
            return;
        }
        self.add_pdf(format!("{key}.pdf"), pdf.into(), Some(pages), false);
        self.add(format!("{key}.txt"), text);
    }

    fn finish(mut self, understood: &Understood) -> Result<Output, Diagnostic> {
        let Understood { case, merged, templates, provenance, waived, .. } = understood;
        let manifest = Manifest::new(case, &merged.documents, templates, provenance, waived, &self.made);
        let text = manifest.written()?;
        self.files.push(OutputFile { path: manifest::FILE.to_owned(), bytes: text.into() });
        Ok(Output { files: self.files, made: self.made })
    }
}

/// The bytes and pages of the PDF that a sheet stands for.
fn attached(case: &Case, document: &Document) -> Option<(Bytes, usize)> {
    let Body::Sheet(sheet) = &document.body else { return None };
    let pdf = case.attachments.iter().filter_map(Attachment::pdf).find(|pdf| pdf.key == document.key)?;
    Some((pdf.bytes.clone(), sheet.pages))
}
