//! What an archive should not get unjudged: PDFs that will not last, names of people in metadata, comments and hidden sheets.
//! Each is an error with the way to remove it, or to be waived with a reason.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytes::Bytes;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::{is_pdf, pdf, workbook};
use crate::message::message;
use crate::model::{AttachedPdf, Attachment};
use crate::personal_number;
use crate::place::Place;
use crate::understand::Understood;

/// What is found in the files of a case.
pub(super) fn find(understood: &Understood) -> Diagnostics {
    let mut found = Diagnostics::new();
    for attached in understood.case.attachments.iter().filter_map(Attachment::pdf) {
        attachment(attached, &mut found);
    }
    for (name, bytes) in &understood.inputs {
        if personal_number::is_in_name(name) {
            personal(name, &mut found);
        }
        if is_pdf(name) {
            document(name, bytes, &understood.templates.husstil.hus, &mut found);
        } else if !name.to_lowercase().ends_with(".toml") {
            sheets(name, bytes, &mut found);
            properties(name, bytes, &mut found);
        }
    }
    found.sort();
    found
}

fn personal(name: &str, found: &mut Diagnostics) {
    found.push(Diagnostic::error(message!(codes::PERSONAL_NUMBER)).at(Place::File(name.into())));
}

/// An attached PDF: whether it says that it is PDF/A; and pages whose text cannot be read.
fn attachment(attached: &AttachedPdf, found: &mut Diagnostics) {
    let name = &attached.file;
    if attached.facts.pdfa.is_none() || attached.facts.encrypted {
        found.push(Diagnostic::finding(message!(codes::ARCHIVE_PDF, fil = name)).at(attached.place.clone()));
    }
    if !attached.facts.text.unread.is_empty() {
        let pages: Vec<String> = attached.facts.text.unread.iter().map(usize::to_string).collect();
        let problem = message!(codes::ARCHIVE_PDF_UNREAD, fil = name, sidor = pages.join(", "), antal = pages.len());
        found.push(Diagnostic::warning(problem).at(attached.place.clone()));
    }
}

/// The authors that a PDF names; the house's own name is no person's.
fn document(name: &str, bytes: &Bytes, house: &std::collections::BTreeMap<String, String>, found: &mut Diagnostics) {
    let claims = pdf::claims(bytes).unwrap_or_default();
    for (field, author) in claims.authors.iter().filter(|(_, author)| !house.values().any(|own| own == author)) {
        author_found(name, field, author, found);
    }
    let texts = claims.title.iter().chain([&claims.keywords]);
    if texts.into_iter().any(|text| !personal_number::find(text, "").is_empty()) {
        personal(name, found);
    }
}

fn author_found(file: &str, field: &str, author: &str, found: &mut Diagnostics) {
    if !personal_number::find(author, "").is_empty() {
        personal(file, found);
    }
    let problem = message!(codes::ARCHIVE_AUTHOR, fil = file, falt = field, varde = author);
    found.push(Diagnostic::finding(problem).at(Place::File(file.into())));
}

/// Comments and hidden sheets.
fn sheets(name: &str, bytes: &Bytes, found: &mut Diagnostics) {
    let file: Arc<str> = Arc::from(name);
    let Ok(workbook) = workbook::read(&file, bytes) else { return };
    for sheet in &workbook.sheets {
        if sheet.hidden {
            let problem = Diagnostic::finding(message!(codes::ARCHIVE_SHEET_HIDDEN, blad = &sheet.name));
            found.push(problem.at(Place::cell(&file, &sheet.name, 0, 0)));
        }
        for comment in sheet.marks.comments() {
            let problem = Diagnostic::finding(message!(codes::ARCHIVE_COMMENT, blad = &sheet.name));
            found.push(problem.at(Place::cell(&file, &sheet.name, comment.row, comment.column)));
        }
    }
}

/// Whether all these texts are those of cells, where each is judged with what stands around it: charts and lists copy cells.
fn are_in_cells(texts: &[&str], name: &str, bytes: &Bytes) -> bool {
    if texts.is_empty() {
        return true;
    }
    let Ok(workbook) = workbook::read(&Arc::from(name), bytes) else { return false };
    let cells = workbook.sheets.iter().flat_map(|sheet| &sheet.cells).map(|cell| cell.value.to_string());
    let cells: BTreeSet<String> = cells.map(|text| text.trim().to_owned()).collect();
    texts.iter().all(|text| cells.contains(*text))
}

/// Names and paths in a workbook's properties.
fn properties(name: &str, bytes: &Bytes, found: &mut Diagnostics) {
    let metadata = workbook::metadata(bytes);
    for (field, author) in &metadata.names {
        author_found(name, field, author, found);
    }
    let is_one = |text: &str, label: &str| !personal_number::find(text, label).is_empty();
    let copied: Vec<&str> = metadata
        .beside
        .iter()
        .filter(|b| is_one(&b.text, "") && is_one(&b.text, &b.label))
        .map(|b| b.text.trim())
        .collect();
    if metadata.texts.iter().any(|text| is_one(text, "")) || !are_in_cells(&copied, name, bytes) {
        personal(name, found);
    }
    for path in &metadata.paths {
        let problem = Diagnostic::finding(message!(codes::ARCHIVE_PATH, fil = name, varde = path));
        found.push(problem.at(Place::File(name.into())));
    }
    if metadata.unread {
        found.push(
            Diagnostic::warning(message!(codes::ARCHIVE_METADATA_UNREAD, fil = name)).at(Place::File(name.into())),
        );
    }
}
