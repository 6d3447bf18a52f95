//! The texts of the two template files, held to what their references may name before any case is read: names and filters that
//! there are, and references only where they are filled in.

use super::filters;
use super::template_texts::TemplateTexts;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::interpret::suggestion;
use crate::message::{Message, message};
use crate::prose::{self, RawInline, Reference};
use crate::reasons::{self, Reason};
use crate::source_text::SourceText;
use crate::templates::{CaseSection, TableSpec, Templates};

/// Texts whose references are filled in; `*` stands for a step.
const PHRASES: [&str; 12] = [
    "dokument.*.avsnitt.*.rubrik",
    "dokument.*.avsnitt.*.innehall",
    "ram.*.avsnitt.*.rubrik",
    "tjansteutlatande.*.rubrik",
    "styrdokument.*.rubrik",
    "styrsystem.*.rubrik",
    "styrsystem.*.text",
    "beslutspunkt.*.text",
    "beslutspunkt.*.text_subjekt",
    "beslutspunkt.*.text_att",
    "sammanstallning.*.rubrik",
    "figur.*.rubrik",
];

/// Texts that are shown as they are.
const LABELS: [&str; 11] = [
    "tabell.*.blad",
    "tabell.*.kolumner.*.rubrik",
    "sammanstallning.*.rubriker.*",
    "sammanstallning.*.kolumner.*.rubrik",
    "figur.*.mallinje.rubrik",
    "figur.*.enhet",
    "etiketter.*",
    "forsattsblad.rader.*.etikett",
    "ram.*.forsattsblad.*.etikett",
    "hus.*",
    "beslutspunkt.*.namn",
];

/// Filters that put the facts of a group together.
const OF_GROUPS: [&str; 3] = ["period", "beslut", "lag"];

/// Everything that is wrong with the texts.
pub(super) fn check(templates: &Templates) -> Diagnostics {
    let mut problems = Diagnostics::new();
    for (folder, file) in [(&templates.husstil.namn, "husstil"), (&templates.arendetyp.namn, "arendetyp")] {
        let Some(texts) = TemplateTexts::read(templates, &format!("{folder}/{file}.toml")) else { continue };
        for (way, text) in texts.all() {
            if PHRASES.iter().any(|pattern| is_way(pattern, &way)) {
                Phrase { templates, way: &way, problems: &mut problems }.check(text);
            } else if text.text.contains("{{") && LABELS.iter().any(|pattern| is_way(pattern, &way)) {
                let reason = Reason::from(message!(reasons::REFERENCE));
                let problem = Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason));
                problems.push(problem.at(text.whole()));
            }
        }
    }
    problems
}

fn is_way(pattern: &str, way: &[String]) -> bool {
    let steps: Vec<&str> = pattern.split('.').collect();
    steps.len() == way.len() && steps.iter().zip(way).all(|(step, own)| *step == "*" || step == own)
}

/// A text whose references are filled in.
struct Phrase<'a> {
    templates: &'a Templates,
    way: &'a [String],
    problems: &'a mut Diagnostics,
}

impl Phrase<'_> {
    fn check(&mut self, text: &SourceText) {
        for piece in prose::inline(text, self.problems) {
            if let RawInline::Reference(reference) = piece {
                self.name(&reference);
                self.filters(&reference);
            }
        }
    }

    fn tell(&mut self, message: Message, reference: &Reference) {
        self.problems.push(Diagnostic::error(message).at(reference.place.clone()));
    }

    fn filters(&mut self, reference: &Reference) {
        let unknown = reference.filters.iter().find(|filter| !filters::NAMES.contains(&filter.as_str()));
        if let Some(filter) = unknown {
            let (near, known) = (suggestion(filter, filters::NAMES.iter().copied()), filters::NAMES.join(", "));
            self.tell(message!(codes::FILTER_UNKNOWN, namn = filter, forslag = near, kanda = known), reference);
        }
    }

    fn name(&mut self, reference: &Reference) {
        let known = self.known();
        let name = reference.name.as_str();
        // Which text modules there are is the case's to say.
        if name.starts_with("textmodul.") || known.iter().any(|known| known == name) {
            return;
        }
        let group = format!("{name}.");
        if name.starts_with("fakta.") && known.iter().any(|fact| fact.starts_with(&group)) {
            if !reference.filters.first().is_some_and(|filter| OF_GROUPS.contains(&filter.as_str())) {
                self.tell(message!(codes::NAME_IS_GROUP, namn = name), reference);
            }
            return;
        }
        let near = suggestion(name, known.iter().map(String::as_str));
        self.tell(message!(codes::NAME_UNKNOWN, namn = name, forslag = near), reference);
    }

    /// Every name that the text may have.
    fn known(&self) -> Vec<String> {
        let (kind, house) = (&self.templates.arendetyp, &self.templates.husstil);
        let mut known: Vec<String> = ["arendenummer", "utfardat", "titel"].map(|name| format!("arende.{name}")).into();
        known.extend(house.hus.keys().map(|name| format!("hus.{name}")));
        known.extend(kind.fakta.iter().map(|spec| format!("fakta.{}", spec.namn)));
        known.extend(kind.berakningar.iter().map(|spec| format!("berakning.{}", spec.namn)));
        known.extend(kind.sammanstallningar.iter().map(|spec| format!("sammanstallning.{}", spec.namn)));
        known.extend(kind.figurer.iter().map(|spec| format!("figur.{}", spec.namn)));
        for document in &kind.dokument {
            let key = &document.nyckel;
            known.extend([format!("bilaga.{key}"), format!("dokument.{key}.titel")]);
            known.push(format!("dokument.{key}.dokumentsort"));
            let framed = self.templates.frame(document).spec.avsnitt.iter().map(|section| &section.nyckel);
            let sections = framed.chain(document.avsnitt.iter().map(|section| &section.nyckel));
            known.extend(sections.map(|section| format!("avsnitt.{key}.{section}")));
        }
        if self.is_heading() {
            known.extend(["titel", "dokumentsort"].map(|field| format!("dokument.detta.{field}")));
        }
        for table in self.rows() {
            known.extend(table.kolumner.all().map(|column| format!("rad.{}", column.namn)));
        }
        known
    }

    /// Whether the text is the heading of a document's section, which may call the document `dokument.detta`.
    fn is_heading(&self) -> bool {
        const OF_SECTIONS: [&str; 4] = ["dokument", "ram", "tjansteutlatande", "styrdokument"];
        let (first, last) = (self.way.first(), self.way.last());
        first.is_some_and(|step| OF_SECTIONS.contains(&step.as_str())) && last.is_some_and(|step| step == "rubrik")
    }

    /// The tables whose rows the text may be about: that of its own section, or for a table or a figure of any section.
    fn rows(&self) -> Vec<&TableSpec> {
        let kind = &self.templates.arendetyp;
        let sections = kind.dokument.iter().flat_map(|document| &document.avsnitt);
        let own = |section: &&CaseSection| match self.way {
            [list, document, _, number, _] if list == "dokument" => self.is_entry(document, number, section),
            [list, ..] => list == "sammanstallning" || list == "figur",
            [] => false,
        };
        let named = sections.filter(own).filter_map(|section| section.per.as_ref()).map(|per| per.tabell.get_ref());
        named.filter_map(|name| kind.tabeller.iter().find(|table| table.namn == *name)).collect()
    }

    fn is_entry(&self, document: &str, number: &str, section: &CaseSection) -> bool {
        let index = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
        let document = index(document).and_then(|at| self.templates.arendetyp.dokument.get(at));
        let found = document.and_then(|document| document.avsnitt.get(index(number)?));
        found.is_some_and(|found| std::ptr::eq(found, section))
    }
}
