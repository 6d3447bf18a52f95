//! The documents of a case: their sections with headings and prose, their covers, and the lines that each must hold.

use toml::{Table, Value as Toml};
use utlatande::model::DocumentRole;
use utlatande::model::Value;
use utlatande::templates::{CaseDocument, CoverSource, FrameSection, SectionKind, Templates};

use super::facts::Facts;
use super::letters::{Letters, capitalized};
use super::prose::{Alone, Author, Line, Written};
use super::random::Random;
use super::reading::gap;
use super::values::{Known, Names};

/// A section with prose: its key, the heading of the case's own, and whether it may be left out.
pub struct Section {
    pub key: String,
    pub own_heading: Option<String>,
    pub optional: bool,
    pub left_out: bool,
    pub text: Option<Written>,
}

/// A document that the program sets.
pub struct Document<'a> {
    pub spec: &'a CaseDocument,
    pub title: String,
    /// The dokumentsort.
    pub kind: String,
    pub sections: Vec<Section>,
    /// The cover's rows that are typed.
    pub cover: Vec<(String, String)>,
}

/// What all documents of a case share.
pub struct Writing<'a> {
    pub templates: &'a Templates,
    pub letters: &'a Letters,
    pub names: Names,
    pub alone: Vec<Alone>,
}

impl<'a> Writing<'a> {
    pub fn frame(&self, spec: &CaseDocument) -> &'a [FrameSection] {
        &self.templates.frame(spec).spec.avsnitt
    }

    /// A document with its headings, and no text yet: text may refer to headings of any document.
    pub fn headings(
        &mut self,
        random: &mut Random,
        spec: &'a CaseDocument,
        title: String,
        kind: String,
    ) -> Document<'a> {
        let mut sections = Vec::new();
        for frame in self.frame(spec) {
            if matches!(frame.slag, SectionKind::Text | SectionKind::Dimension) {
                sections.push(self.section(random, &frame.nyckel, frame.slag == SectionKind::Dimension));
            }
            for own in spec.avsnitt.iter().filter(|own| own.under == frame.nyckel) {
                sections.push(self.section(random, &own.nyckel, !own.is_required()));
            }
        }
        let rows = self.templates.cover(&spec.nyckel).iter().filter(|row| row.kalla == CoverSource::Prosa);
        let cover = rows.map(|row| (row.nyckel.clone(), self.field(random))).collect();
        Document { spec, title, kind, sections, cover }
    }

    fn section(&self, random: &mut Random, key: &str, optional: bool) -> Section {
        let left_out = random.chance(if optional { 40 } else { 2 });
        let own_heading = (!(left_out && optional) && random.chance(12)).then(|| self.field(random));
        Section { key: key.to_owned(), own_heading, optional, left_out, text: None }
    }

    /// A line that may have references.
    pub fn field(&self, random: &mut Random) -> String {
        let words = if random.chance(4) { 40 } else { 1 + random.below(8) };
        let line = self.letters.line(random, words);
        if random.chance(30) { format!("{line} {}", self.names.reference(random).0) } else { line }
    }

    /// A line that must be at hand as it is.
    pub fn plain_line(&self, random: &mut Random) -> String {
        let words = if random.chance(4) { 30 } else { 1 + random.below(5) };
        self.letters.line(random, words)
    }

    /// The heading of a section, before its references are filled in.
    fn heading(&self, document: &Document<'_>, key: &str) -> String {
        let own = document.sections.iter().find(|section| section.key == key).and_then(|s| s.own_heading.clone());
        let framed = self.frame(document.spec).iter().find(|frame| frame.nyckel == key);
        let framed = framed.and_then(|frame| frame.rubrik.clone());
        let schema = document.spec.avsnitt.iter().find(|own| own.nyckel == key).map(|own| own.rubrik.clone());
        let heading = own.or(framed).or(schema).unwrap_or_default();
        heading.replace("dokument.detta.", &format!("dokument.{}.", document.spec.nyckel))
    }

    /// Makes the headings of a document known to references.
    pub fn name_headings(&mut self, document: &Document<'_>) {
        for section in &document.sections {
            let heading = self.heading(document, &section.key);
            self.names.add_line(&format!("avsnitt.{}.{}", document.spec.nyckel, section.key), &heading);
        }
    }

    /// Gives every section its text, or none in a draft.
    pub fn write(&mut self, random: &mut Random, document: &mut Document<'_>) {
        for section in &mut document.sections {
            let mut author = Author::new(random, self.letters, &self.names, &self.alone);
            section.text = (!section.left_out).then(|| author.text());
        }
    }

    /// A document's sections with their lines, in order; what stands under a heading of the frame that holds no prose is `own`'s.
    pub fn lines(&self, document: &Document<'_>, own: impl Fn(&FrameSection) -> Vec<Line>) -> Vec<Line> {
        let mut lines = Vec::new();
        for frame in self.frame(document.spec) {
            let heading = self.names.line(&self.heading(document, &frame.nyckel));
            lines.extend((!heading.is_empty()).then(|| Line::plain(heading)));
            match document.sections.iter().find(|section| section.key == frame.nyckel) {
                Some(section) => lines.extend(self.text_lines(section)),
                None => lines.extend(own(frame)),
            }
            for section in document.spec.avsnitt.iter().filter(|section| section.under == frame.nyckel) {
                lines.push(Line::plain(self.names.line(&self.heading(document, &section.nyckel))));
                let section = document.sections.iter().find(|found| found.key == section.nyckel).unwrap();
                lines.extend(self.text_lines(section));
            }
        }
        lines
    }

    fn text_lines(&self, section: &Section) -> Vec<Line> {
        match &section.text {
            Some(text) => text.lines.clone(),
            None if section.optional => vec![Line::plain(&self.templates.husstil.fraser.dimension)],
            None => vec![Line::plain(gap(&section.key))],
        }
    }

    /// What a steering document's cover says, in order.
    pub fn cover_lines(&self, document: &Document<'_>, body: &str, adopted: Option<&str>) -> Vec<Line> {
        let phrases = &self.templates.husstil.fraser;
        let kind = self.names.line(&document.kind);
        let title = self.names.line(&document.title);
        let is_proposal = document.spec.roll == Some(DocumentRole::Forslag);
        let decision = adopted.unwrap_or(&phrases.oppet);
        let label = match (is_proposal, adopted) {
            (true, Some(_)) => capitalized(&kind),
            (true, None) => format!("{} {kind}", phrases.forslag),
            _ => format!("{} {kind}", phrases.atergivning),
        };
        let mut lines = vec![Line::plain(label), Line::plain(super::drafted(&title))];
        for row in self.templates.cover(&document.spec.nyckel) {
            let value = match row.kalla {
                CoverSource::Titel => title.clone(),
                CoverSource::Dokumentsort => capitalized(&kind),
                CoverSource::Organ => capitalized(body),
                CoverSource::Beslut => decision.to_owned(),
                CoverSource::Prosa => {
                    let typed = document.cover.iter().find(|(key, _)| *key == row.nyckel).unwrap();
                    self.names.line(&typed.1)
                }
            };
            lines.push(Line::plain(format!("{} {value}", row.etikett)));
        }
        lines
    }

    /// Who decided on a document adopted before, and what the decision was.
    pub fn decided(&self, facts: &Facts, group: &str) -> (String, String) {
        let body = match &facts[&format!("{group}.organ")] {
            Some(Value::Text(text)) => self.names.line(text),
            _ => gap("organ"),
        };
        let decision = match self.names.get(&format!("fakta.{group} | beslut")) {
            Known::Fixed(text) => text.clone(),
            _ => gap("beslut"),
        };
        (body, decision)
    }
}

/// `[avsnitt]`.
pub fn sections_toml(document: &Document<'_>) -> Table {
    let mut table = Table::new();
    for section in &document.sections {
        // Without text a dimension has the stock phrase; any other section is there and blank.
        let text = match &section.text {
            Some(text) => text.source.clone(),
            None if section.optional => continue,
            None => String::new(),
        };
        let value = match &section.own_heading {
            None => Toml::String(text),
            Some(heading) => Toml::Table(Table::from_iter([
                ("rubrik".to_owned(), Toml::String(heading.clone())),
                ("text".to_owned(), Toml::String(text)),
            ])),
        };
        table.insert(section.key.clone(), value);
    }
    table
}
