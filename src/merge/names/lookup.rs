//! What each name stands for, by its first word.

use super::{Found, Names};
use crate::document::{Inline, first_gap, plain};
use crate::merge::filters::Operand;
use crate::merge::summaries::Around;
use crate::merge::values::Evaluator;
use crate::merge::{figures, summaries};
use crate::model::{Attachment, FrozenDocument, Placed, Value};
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::Templates;

impl Names<'_> {
    pub(super) fn lookup(&mut self, name: &str) -> Found {
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            ["fakta", rest @ ..] => self.fact(&rest.join(".")),
            ["arende", field] => self.case_field(field),
            ["hus", field] => match self.templates.husstil.hus.get(*field) {
                Some(text) => Found::Operand(Operand::Text(text.clone()), Vec::new()),
                None => Found::Unknown,
            },
            ["berakning", field] => match self.values.computed.get(*field) {
                Some(Some(value)) => Found::Operand(Operand::Value(value.value.clone()), value.places.clone()),
                Some(None) => Found::Gap((*field).to_owned()),
                None => Found::Unknown,
            },
            ["dokument", key, _] | ["bilaga", key] if self.case.unread.iter().any(|unread| unread == key) => {
                Found::Gap((*key).to_owned())
            }
            ["dokument", key, field] => self.document(key, field),
            ["bilaga", key] => self.attachment(key),
            ["avsnitt", document, section] => match self.section(document, section) {
                Found::Unknown if self.case.unread.iter().any(|unread| unread == document) => {
                    Found::Gap((*document).to_owned())
                }
                found => found,
            },
            ["rad", column] => self.row_value(column),
            ["textmodul", key] => self.case.modules.get(*key).map_or(Found::Unknown, |text| {
                text.clone().map_or_else(|| Found::Gap((*key).to_owned()), Found::Module)
            }),
            ["sammanstallning", key] => self.summary(key),
            ["figur", key] => self.figure(key),
            _ => Found::Unknown,
        }
    }

    /// A value of the row that the text is about.
    fn row_value(&self, column: &str) -> Found {
        match self.row.as_ref().and_then(|row| row.value(column)) {
            Some((Some(value), place)) => Found::Operand(Operand::Value(value.clone()), vec![place]),
            Some((None, _)) => Found::Gap(column.to_owned()),
            None => Found::Unknown,
        }
    }

    fn fact(&mut self, name: &str) -> Found {
        match self.case.facts.get(name) {
            Some(Some(Placed { value: Value::Text(_), .. })) if self.case.fact_texts.contains_key(name) => {
                self.source(self.case.fact_texts.get(name), name)
            }
            Some(Some(fact)) => Found::Operand(Operand::Value(fact.value.clone()), fact.places.clone()),
            Some(None) => Found::Gap(name.to_owned()),
            None => {
                let prefix = format!("{name}.");
                let known = self.case.facts.keys().any(|fact| fact.starts_with(&prefix));
                if known { Found::Operand(Operand::Group(name.to_owned()), Vec::new()) } else { Found::Unknown }
            }
        }
    }

    fn case_field(&mut self, field: &str) -> Found {
        let case = self.case;
        match field {
            "arendenummer" => text_or_gap(case.number.as_ref(), field),
            "utfardat" => match &case.issued {
                Some(date) => Found::Operand(Operand::Value(Value::Date(date.value)), date.places.clone()),
                None => Found::Gap(field.to_owned()),
            },
            "titel" => self.source(case.title.as_ref(), "titel"),
            _ => Found::Unknown,
        }
    }

    fn document(&mut self, key: &str, field: &str) -> Found {
        let case = self.case;
        if self.templates.report().is_some_and(|report| report.nyckel == key) && field == "titel" {
            return self.source(case.title.as_ref(), "titel");
        }
        let Some(attachment) = case.attachments.iter().find(|attachment| attachment.key() == key) else {
            return Found::Unknown;
        };
        match (attachment, field) {
            (Attachment::Document(document), "titel") => self.source(document.title.as_ref(), "titel"),
            (Attachment::Document(document), "dokumentsort") => self.source(document.kind.as_ref(), "dokumentsort"),
            (Attachment::Frozen(document), "titel") => frozen_text(document, &document.decided.title),
            (Attachment::Frozen(document), "dokumentsort") => frozen_text(document, &document.decided.kind),
            (Attachment::Pdf(pdf), "titel") => text_or_gap(pdf.title.as_ref(), field),
            _ => Found::Unknown,
        }
    }

    /// "bilaga 1".
    fn attachment(&self, key: &str) -> Found {
        let Some(index) = self.case.attachments.iter().position(|attachment| attachment.key() == key) else {
            return Found::Unknown;
        };
        let places = vec![self.case.attachments[index].named().clone()];
        Found::Operand(Operand::Text(attachment_name(self.templates, index + 1)), places)
    }

    /// The heading of a section: the case's own, the kind of case's or the house style's.
    fn section(&mut self, document: &str, key: &str) -> Found {
        let (templates, case) = (self.templates, self.case);
        if let Some(Attachment::Frozen(found)) = case.attachments.iter().find(|found| found.key() == document) {
            return found.steering.heading(key).map_or(Found::Unknown, |heading| frozen_text(found, &heading));
        }
        let Some(spec) = templates.document(document) else { return Found::Unknown };
        if self.is_hidden(document, key) {
            return Found::Unknown;
        }
        let Some(inlines) = self.heading(spec, key) else { return Found::Unknown };
        text_found(&inlines, Vec::new())
    }

    fn source(&mut self, source: Option<&SourceText>, what: &str) -> Found {
        let Some(source) = source else { return Found::Gap(what.to_owned()) };
        let inlines = self.text(source);
        text_found(&inlines, vec![source.whole()])
    }

    fn summary(&mut self, key: &str) -> Found {
        let schema = &self.templates.arendetyp;
        let Some(spec) = schema.sammanstallningar.iter().find(|spec| spec.namn == key) else { return Found::Unknown };
        let caption = self.phrase(&self.of_kind(&format!("sammanstallning.{key}.rubrik"), &spec.rubrik));
        let label = self.house("etiketter.summa", &self.templates.husstil.etiketter.summa);
        let (block, found) = summaries::summary(spec, caption, &self.around(), &label);
        self.problems.extend(found);
        block.map_or(Found::Unknown, |block| Found::Block(Box::new(block)))
    }

    fn figure(&mut self, key: &str) -> Found {
        let schema = &self.templates.arendetyp;
        let Some(spec) = schema.figurer.iter().find(|spec| spec.namn == key) else { return Found::Unknown };
        let caption = self.phrase(&self.of_kind(&format!("figur.{key}.rubrik"), &spec.rubrik));
        let (block, found) = figures::figure(spec, caption, &self.around(), &self.templates.husstil.fraser);
        self.problems.extend(found);
        block.map_or(Found::Unknown, |block| Found::Block(Box::new(block)))
    }

    /// What summaries and figures are computed from.
    fn around(&self) -> Around<'_> {
        Around {
            case: self.case,
            templates: self.templates,
            expressions: Evaluator { values: self.values, case: self.case, templates: self.templates },
            scope: self.row.as_ref(),
        }
    }
}

/// A bilaga's name in a text: "bilaga 1".
pub(crate) fn attachment_name(templates: &Templates, number: usize) -> String {
    format!("{}\u{a0}{number}", templates.husstil.etiketter.bilaga.to_lowercase())
}

fn text_or_gap(text: Option<&Placed<String>>, what: &str) -> Found {
    match text {
        Some(text) => Found::Operand(Operand::Text(text.value.clone()), text.places.clone()),
        None => Found::Gap(what.to_owned()),
    }
}

/// Merged text as an operand; a gap in it makes the whole a gap.
fn text_found(inlines: &[Inline], sources: Vec<Place>) -> Found {
    match first_gap(inlines) {
        Some(what) => Found::Gap(what.to_owned()),
        None => Found::Operand(Operand::Text(plain(inlines)), sources),
    }
}

fn frozen_text(document: &FrozenDocument, text: &str) -> Found {
    Found::Operand(Operand::Text(text.to_owned()), vec![document.place.clone()])
}
