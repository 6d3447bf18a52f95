//! What templates get of a document: `dok`.

use std::collections::BTreeMap;

use chrono::Datelike;
use minijinja::context;
use minijinja::value::Value;

use super::Identity;
use super::escape::literal;
use super::mapped::{Mapped, Written};
use super::markup::Writer;
use super::running::running;
use super::template::put;
use crate::document::{
    Body, Content, Document, FactInline, Field, Inline, Phrase, Report, Section, Sheet, Steering, plain,
};
use crate::model::Placed;
use crate::source_map::{Reason, SectionPieces, Shown};
use crate::templates::Templates;

/// Builds the context of one template.
pub(super) struct Contexts<'a> {
    templates: &'a Templates,
    identity: &'a Identity,
    writer: Writer,
    objects: Vec<Mapped>,
    sections: Vec<SectionPieces>,
}

impl<'a> Contexts<'a> {
    /// Nothing has been written.
    pub(super) fn new(templates: &'a Templates, identity: &'a Identity) -> Self {
        Self { templates, identity, writer: Writer::default(), objects: Vec::new(), sections: Vec::new() }
    }

    /// What has been written for the contexts.
    pub(super) fn written(self) -> Written {
        let Writer { pieces, breaks, tables } = self.writer;
        Written { pieces, objects: self.objects, sections: self.sections, breaks, tables }
    }

    /// The template of the file with all documents, and its context.
    pub(super) fn whole(&mut self, documents: &[Document]) -> (&'static str, Value) {
        let part = |document: &Document| context! { fil => self.string(&format!("{}.typ", document.stem)) };
        let parts: Vec<Value> = documents.iter().map(part).collect();
        let metadata = self.metadata(&self.identity.whole_title);
        ("handlingar.typ.j2", context! { delar => parts, metadata => metadata, ..self.words() })
    }

    /// A document's template, and its context.
    pub(super) fn document(&mut self, document: &Document) -> (&'static str, Value) {
        let basics = self.basics(document);
        let (template, own) = match &document.body {
            Body::Report(report) => ("tjansteutlatande.typ.j2", self.report(report)),
            Body::Steering(steering) if steering.cover.is_empty() => ("bilaga.typ.j2", self.plain(steering)),
            Body::Steering(steering) => ("styrdokument.typ.j2", self.steering(steering)),
            Body::Sheet(sheet) => ("pdfblad.typ.j2", self.sheet(sheet)),
        };
        (template, context! { ..own, ..basics, ..self.words() })
    }

    /// A text that the template puts out as it is written.
    fn put(&mut self, written: Mapped) -> Value {
        let value = put(&written, self.objects.len());
        self.objects.push(written);
        value
    }

    /// A string literal.
    fn string(&mut self, text: &str) -> Value {
        self.put(Mapped { text: literal(text), ..Mapped::default() })
    }

    /// What a reader sees, as a content block.
    fn content(&mut self, pieces: &[Inline], shown: Shown) -> Value {
        let written = self.writer.content(pieces, shown);
        self.put(written)
    }

    fn phrase(&mut self, phrase: &Phrase, shown: Shown) -> Value {
        let written = self.writer.phrase(phrase, shown);
        self.put(written)
    }

    fn said(&mut self, text: String) -> Value {
        let written = self.writer.said(text);
        self.put(written)
    }

    /// A phrase of the house style.
    fn house(&self, key: &str, text: &str) -> Phrase {
        let file = format!("{}/husstil.toml", self.templates.husstil.namn);
        Phrase { text: text.to_owned(), file: file.into(), key: key.into() }
    }

    /// What every document's template gets.
    fn basics(&mut self, document: &Document) -> Value {
        let (title, titled) = self.titles(document);
        let name = self.running_name(document);
        let author = self.house("hus.kommun", &self.identity.author);
        context! {
            nyckel => self.string(&document.stem),
            metadata => self.metadata(&plain(&document.title)),
            utkast => self.identity.draft.is_some(),
            bilaga => document.number.map(|number| self.numbered(number)),
            titel_utkast => titled,
            titel => title,
            sidhuvud => self.content(&running(name), Shown::MayBeLeftOut(Reason::RunningName)),
            forfattare => self.phrase(&author, Shown::MayBeLeftOut(Reason::Sender)),
        }
    }

    /// "Bilaga 1".
    fn numbered(&mut self, number: usize) -> Value {
        let label = self.house("etiketter.bilaga", &format!("{} {number}", self.templates.husstil.etiketter.bilaga));
        self.phrase(&label, Shown::MayBeLeftOut(Reason::Alternative))
    }

    /// The title, and the title as a draft has it. The template shows one of them.
    fn titles(&mut self, document: &Document) -> (Value, Value) {
        let Some(draft) = &self.identity.draft else {
            let title = self.content(&document.title, Shown::Somewhere);
            return (title.clone(), title);
        };
        let mark = Inline::Phrase(self.house("fraser.utkast", &format!("{draft}: ")));
        let marked: Vec<Inline> = std::iter::once(mark).chain(document.title.iter().cloned()).collect();
        let title = self.content(&document.title, Shown::MayBeLeftOut(Reason::Alternative));
        (title, self.content(&marked, Shown::Somewhere))
    }

    /// What runs at the head or the foot of a document's pages.
    fn running_name(&self, document: &Document) -> Vec<Inline> {
        let kind = self.house("etiketter.dokumenttyp", &self.templates.husstil.etiketter.dokumenttyp);
        match (&document.body, &self.identity.number) {
            (Body::Report(_), Some(Placed { value, places })) => {
                let label = kind.saying(format!("{} ", kind.text));
                let (name, sources) = ("arende.arendenummer".to_owned(), places.clone());
                let number = FactInline { name, text: value.clone(), sources, filters: Vec::new(), place: None };
                vec![Inline::Phrase(label), Inline::Fact(number)]
            }
            (Body::Report(_), None) => vec![Inline::Phrase(kind)],
            _ => document.title.clone(),
        }
    }

    /// What no reader sees on a page: strings.
    fn metadata(&mut self, title: &str) -> Value {
        let identity = self.identity;
        let date = identity.date.map(|date| context! { ar => date.year(), manad => date.month(), dag => date.day() });
        let keywords: Vec<Value> = identity.keywords().iter().map(|word| self.string(word)).collect();
        context! {
            titel => self.string(&identity.title(title)),
            forfattare => self.string(&identity.author),
            sprak => self.string(self.templates.sprak.language()),
            datum => date,
            nyckelord => keywords,
        }
    }

    /// The husstil's names, phrases and labels that only a template or a layout says, where it has use for them.
    fn words(&mut self) -> Value {
        let house = &self.templates.husstil;
        let (phrases, labels) = (&house.fraser, &house.etiketter);
        let mut word = |key: &str, text: &str| {
            let phrase = self.house(key, text);
            self.phrase(&phrase, Shown::MayBeLeftOut(Reason::Alternative))
        };
        let phrases = context! {
            inga_uppgifter => word("fraser.inga_uppgifter", &phrases.inga_uppgifter),
            tal_utan_plats => word("fraser.tal_utan_plats", &phrases.tal_utan_plats),
            egen_fil => word("fraser.egen_fil", &phrases.egen_fil),
        };
        let own: BTreeMap<&str, Value> =
            house.hus.iter().map(|(key, text)| (key.as_str(), word(&format!("hus.{key}"), text))).collect();
        let labels = context! {
            netto => word("etiketter.netto", &labels.netto),
            fil => word("etiketter.fil", &labels.fil),
            antal_sidor => word("etiketter.antal_sidor", &labels.antal_sidor),
            sha256 => word("etiketter.sha256", &labels.sha256),
        };
        context! { fraser => phrases, etiketter => labels, hus => own }
    }

    fn report(&mut self, report: &Report) -> Value {
        let house = &self.templates.husstil;
        let kind = &house.etiketter.dokumenttyp;
        let draft = house.fraser.utkast_till.replace("{dokumenttyp}", &kind.to_lowercase());
        let (kind, draft) = (self.house("etiketter.dokumenttyp", kind), self.house("fraser.utkast_till", &draft));
        let office = self.house("hus.kontor", house.hus.get("kontor").map_or("", String::as_str));
        context! {
            kontor => self.phrase(&office, Shown::Somewhere),
            dokumenttyp => self.phrase(&kind, Shown::MayBeLeftOut(Reason::Alternative)),
            dokumenttyp_utkast => self.phrase(&draft, Shown::MayBeLeftOut(Reason::Alternative)),
            huvud => self.fields(&report.header),
            kontakt => self.fields(&report.contact),
            avsnitt => self.sections(&report.sections),
        }
    }

    fn steering(&mut self, steering: &Steering) -> Value {
        let sender = Inline::Phrase(self.house("hus.kommun", &format!("{} · ", self.identity.author)));
        let foot = std::iter::once(sender).chain(steering.label.iter().cloned()).collect();
        context! {
            sidfot => self.content(&running(foot), Shown::MayBeLeftOut(Reason::RunningName)),
            forsattsblad => context! {
                etikett => self.content(&steering.label, Shown::Somewhere),
                not => steering.note.as_ref().map(|note| self.content(note, Shown::Somewhere)),
                rader => self.fields(&steering.cover),
            },
            styrsystem => self.sections(&steering.system),
            avsnitt => self.sections(&steering.sections),
        }
    }

    /// A bilaga without a cover: what would stand on it stands above its text.
    fn plain(&mut self, steering: &Steering) -> Value {
        let sender = Inline::Phrase(self.house("hus.kommun", &format!("{} · ", self.identity.author)));
        let foot = std::iter::once(sender).chain(steering.label.iter().cloned()).collect();
        context! {
            sidfot => self.content(&running(foot), Shown::MayBeLeftOut(Reason::RunningName)),
            etikett => self.content(&steering.label, Shown::Somewhere),
            anmarkning => steering.note.as_ref().map(|note| self.content(note, Shown::Somewhere)),
            avsnitt => self.sections(&steering.sections),
        }
    }

    fn sheet(&mut self, sheet: &Sheet) -> Value {
        context! {
            fil => self.said(sheet.file.clone()),
            sidor => self.said(sheet.pages.to_string()),
            sha256 => self.said(sheet.sha256.clone()),
        }
    }

    fn fields(&mut self, fields: &[Field]) -> Vec<Value> {
        let field = |field: &Field| {
            let label = self.phrase(&field.label, Shown::Somewhere);
            // A row's key: the label's in `[etiketter]`, the row's own on a cover.
            let key = field.label.key.strip_suffix(".etikett").unwrap_or(&field.label.key);
            let key = key.rsplit('.').next().unwrap_or_default().to_owned();
            context! { nyckel => key, etikett => label, varde => self.content(&field.value, Shown::Somewhere) }
        };
        fields.iter().map(field).collect()
    }

    fn sections(&mut self, sections: &[Section]) -> Vec<Value> {
        sections.iter().map(|section| self.section(section)).collect()
    }

    /// Every section has every key, so that a misspelt one in a template is an error. The frame's sections, of level 2,
    /// start pages in steering documents.
    fn section(&mut self, section: &Section) -> Value {
        let first = self.writer.pieces.len();
        let heading = self.writer.heading(section);
        let heading = self.put(heading);
        let (kind, body, content) = match &section.content {
            Content::Blocks(blocks) => ("text", self.writer.blocks(blocks), context! {}),
            Content::Decisions { lead, points } => {
                let lead = self.content(lead, Shown::InOrder);
                let points: Vec<Value> = points.iter().map(|point| self.content(point, Shown::InOrder)).collect();
                ("beslut", Mapped::default(), context! { ledtext => lead, punkter => points })
            }
            Content::Attachments(titles) => {
                let entry = |(index, title): (usize, &Vec<Inline>)| {
                    context! { nummer => index + 1, titel => self.content(title, Shown::InOrder) }
                };
                let entries: Vec<Value> = titles.iter().enumerate().map(entry).collect();
                ("bilagor", Mapped::default(), context! { poster => entries })
            }
            Content::Signatures(people) => {
                let person = |(name, title): &(Vec<Inline>, Vec<Inline>)| {
                    let name = self.content(name, Shown::Somewhere);
                    context! { namn => name, titel => self.content(title, Shown::Somewhere) }
                };
                let people: Vec<Value> = people.iter().map(person).collect();
                ("underskrifter", Mapped::default(), context! { personer => people })
            }
        };
        let pieces = first..self.writer.pieces.len();
        self.sections.push(SectionPieces { key: section.key.clone(), heading: plain(&section.heading), pieces });
        context! {
            slag => kind,
            rubrik => heading,
            innehall => self.put(body),
            ny_sida => section.level == 2,
            ..content
        }
    }
}
