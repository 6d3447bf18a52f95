//! What the documents of a kind of case name must be there: frames, documents, tables, columns and facts. It is told at its line,
//! before any case is read.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use super::CaseDocument;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::{Message, message};
use crate::model::DocumentRole;
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{SectionKind, TableSpec, Templates};

/// Checks every name.
pub(in crate::templates) fn check(templates: &Templates) -> Diagnostics {
    let file = format!("{}/arendetyp.toml", templates.arendetyp.namn);
    let mut checker = Checker { templates, file, attached_frames: BTreeSet::new(), problems: Diagnostics::new() };
    let mut replaced: Vec<&str> = Vec::new();
    for document in &templates.arendetyp.dokument {
        checker.frame(document);
        checker.replaces(document, &mut replaced);
        checker.body(document.organ.as_ref());
        checker.rows(document);
        checker.condition(document);
    }
    for point in &templates.arendetyp.beslutspunkter {
        checker.body(point.organ.as_ref());
    }
    checker.follow_up();
    checker.problems
}

/// What the program fills in: each stands in every report, where the frame has a section for it.
const FILLED: [SectionKind; 3] = [SectionKind::Beslut, SectionKind::Bilagor, SectionKind::Underskrifter];

struct Checker<'t> {
    templates: &'t Templates,
    file: String,
    /// Frames of bilagor that have been looked at: several documents may share one.
    attached_frames: BTreeSet<&'t str>,
    problems: Diagnostics,
}

impl<'t> Checker<'t> {
    fn unknown(&mut self, name: &str, span: Option<Range<usize>>) {
        let place = match span {
            Some(span) => self.templates.place(&self.file, span),
            None => Place::File(self.file.as_str().into()),
        };
        self.malformed(message!(reasons::NAME_UNKNOWN, varde = name), place);
    }

    fn malformed(&mut self, reason: Message, place: Place) {
        let problem = message!(codes::TEMPLATE_MALFORMED, orsak = Reason::from(reason));
        self.problems.push(Diagnostic::error(problem).at(place));
    }

    fn spanned(&mut self, name: &Spanned<String>) {
        self.unknown(name.get_ref(), Some(name.span()));
    }

    /// A frame that is there, and in which all that the program fills in has a section.
    fn frame(&mut self, document: &'t CaseDocument) {
        let name = document.frame_name();
        let Some(frame) = self.templates.frames.get(name) else {
            let key = if document.ram.is_some() { "ram" } else { "slag" };
            let place = self.templates.place_of(&self.file, &["dokument", &document.nyckel, key]);
            return self.malformed(
                message!(reasons::FRAME_MISSING, varde = name, husstil = self.templates.husstil.namn),
                place,
            );
        };
        let of_frame = |kind| frame.spec.avsnitt.iter().find(|section| section.slag == kind);
        if document.is_report() {
            let has_attachments = self.templates.attached().next().is_some();
            let asked = |kind: &SectionKind| *kind != SectionKind::Bilagor || has_attachments;
            for kind in FILLED.into_iter().filter(asked).filter(|kind| of_frame(*kind).is_none()) {
                let place = self.templates.place_of(&frame.file, &frame.way_to_sections());
                self.malformed(message!(reasons::SECTION_NEEDED, varde = name, slag = kind.name()), place);
            }
            for kind in FILLED.into_iter().filter(asked) {
                let of_kind = || frame.spec.avsnitt.iter().filter(|section| section.slag == kind);
                if of_kind().any(|section| section.visas_om.is_none()) {
                    continue;
                }
                for condition in of_kind().filter_map(|section| section.visas_om.as_ref()) {
                    let place = self.templates.place(&frame.file, condition.span());
                    self.malformed(message!(reasons::SECTION_ALWAYS, slag = kind.name()), place);
                }
            }
        } else if self.attached_frames.insert(name) {
            for section in FILLED.into_iter().chain([SectionKind::Dimension]).filter_map(of_frame) {
                let way = [frame.way_to_sections(), vec![&section.nyckel, "slag"]].concat();
                let place = self.templates.place_of(&frame.file, &way);
                self.malformed(message!(reasons::SECTION_IDLE, slag = section.slag.name()), place);
            }
        }
    }

    /// A document replaces documents that the case repeals, and none is replaced twice.
    fn replaces(&mut self, document: &'t CaseDocument, replaced: &mut Vec<&'t str>) {
        for key in &document.ersatter {
            let is_repealed = |other: &CaseDocument| other.roll == Some(DocumentRole::Foregangare);
            let is_known = self.templates.document(key.get_ref()).is_some_and(is_repealed);
            if !is_known || replaced.contains(&key.get_ref().as_str()) {
                self.spanned(key);
            }
            replaced.push(key.get_ref());
        }
    }

    /// The report stands in every case.
    fn condition(&mut self, document: &CaseDocument) {
        if let Some(condition) = document.visas_om.as_ref().filter(|_| document.is_report()) {
            let place = self.templates.place(&self.file, condition.span());
            self.malformed(message!(reasons::KEY_UNKNOWN, varde = "visas_om"), place);
        }
    }

    fn body(&mut self, organ: Option<&Spanned<String>>) {
        let Some(organ) = organ else { return };
        if let Some(name) = super::named(organ.get_ref()) {
            let fact = name.strip_prefix("fakta.");
            if !fact.is_some_and(|fact| self.is_fact(fact)) {
                self.unknown(name, Some(organ.span()));
            }
        }
    }

    fn rows(&mut self, document: &CaseDocument) {
        for per in document.avsnitt.iter().filter_map(|section| section.per.as_ref()) {
            match self.table(per.tabell.get_ref()) {
                None => self.spanned(&per.tabell),
                Some(table) if !has(table, per.nyckel.get_ref()) => self.spanned(&per.nyckel),
                Some(_) => {}
            }
        }
    }

    /// What `[uppfoljning]` and `vid_uppfoljning` name.
    fn follow_up(&mut self) {
        for table in &self.templates.arendetyp.tabeller {
            for (column, from) in &table.vid_uppfoljning.kolumner {
                let of = |name: &str| table.kolumner.named(name).map(|column| column.typ);
                if !table.kolumner.iter().any(|known| known.namn == *column) {
                    self.unknown(column, Some(from.span()));
                } else if !from.get_ref().is_empty() && of(from.get_ref()) != of(column) {
                    self.spanned(from);
                }
            }
        }
        let Some(spec) = &self.templates.arendetyp.uppfoljning else { return };
        for fact in [&spec.ar, &spec.raknas_fran].into_iter().flatten() {
            if !self.is_fact(fact.get_ref()) {
                self.spanned(fact);
            }
        }
    }

    fn table(&self, name: &str) -> Option<&'t TableSpec> {
        self.templates.arendetyp.tabeller.iter().find(|table| table.namn == name)
    }

    fn is_fact(&self, name: &str) -> bool {
        self.templates.arendetyp.fakta.iter().any(|fact| fact.namn == name)
    }
}

fn has(table: &TableSpec, column: &str) -> bool {
    table.kolumner.named(column).is_some()
}
