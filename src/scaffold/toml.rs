//! A case's TOML files with every key, explained by comments, written from what reads them: [`keys`], the facts and
//! sections of the ärendetyp and the frames of the husstil. A value that is not filled in is blank; the reader takes that
//! for a gap.

mod entry;
pub mod literal;
mod writer;

use std::collections::BTreeMap;

use ::toml::{Table, Value};

use self::entry::{Entry, Form};
use self::writer::Writer;
use crate::case_files::CASE_FILE;
use crate::interpret::keys::{self, Key, KeyType, Need};
use crate::model::Status;
use crate::schema;
use crate::templates::{
    Arendetyp, CaseDocument, CaseSection, CoverSource, FrameSection, SectionKind, Templates, Written,
};

/// What is filled in from the start.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// The values, as the file has them.
    pub values: Table,
    /// Comments above keys, by dotted key; the tables of an array are counted from 0: `undertecknare.0.namn`.
    pub notes: BTreeMap<String, String>,
    /// The dotted keys that the schema does not name, in the order in which they stand.
    pub order: Vec<String>,
}

/// Writes `arende.toml`.
pub fn case_file(templates: &Templates, filling: &Filling) -> String {
    let words = &templates.sprak.skrivet;
    let mut file = Writer::new(filling, words);
    file.line(&schema::directive(CASE_FILE));
    file.lead(words.get("arende-overst"));
    plain_keys(&mut file, keys::ROOT);
    for key in keys::ROOT.iter().filter(|key| is_table(key.typ)) {
        match key.name {
            "fakta" => facts(&mut file, key, &templates.arendetyp),
            "textmoduler" => file.table(key.name, words.get(key.explanation), &[]),
            "avsnitt" => {
                let own = templates.report().map(|report| report.avsnitt.as_slice()).unwrap_or_default();
                sections(&mut file, key, &templates.report_frame().spec.avsnitt, own);
            }
            "bilagor" => attachments(&mut file, key, templates.attached().next().is_some()),
            _ => table(&mut file, key),
        }
    }
    file.finish()
}

/// Writes the file of a steering document.
pub fn document_file(templates: &Templates, document: &CaseDocument, filling: &Filling) -> String {
    let words = &templates.sprak.skrivet;
    let mut file = Writer::new(filling, words);
    file.line(&schema::directive(&format!("{}.toml", document.nyckel)));
    let frame = &templates.frame(document).spec;
    let lead = if frame.forsattsblad.is_empty() { "bilaga-utan-forsattsblad" } else { "bilaga-overst" };
    let mut lead = words.with(lead, &[("bilaga", &document.nyckel)]);
    if document.visas_om.is_some() {
        lead.push_str(&format!(" {}", words.get("bilaga-ibland")));
    }
    file.lead(&lead);
    let keys = if frame.forsattsblad.is_empty() { keys::DOKUMENT_UTAN_FORSATTSBLAD } else { keys::DOKUMENT };
    plain_keys(&mut file, keys);
    for key in keys.iter().filter(|key| is_table(key.typ)) {
        if key.name == "avsnitt" {
            sections(&mut file, key, &frame.avsnitt, &document.avsnitt);
        } else {
            let rows = frame.forsattsblad.iter().filter(|row| row.kalla == CoverSource::Prosa);
            let entries: Vec<Entry> =
                rows.map(|row| Entry::new(&row.nyckel, Form::Line, &row.etikett, words)).collect();
            file.table(key.name, words.get(key.explanation), &entries);
        }
    }
    file.finish()
}

fn is_table(typ: KeyType) -> bool {
    matches!(typ, KeyType::Table | KeyType::Tables)
}

/// The keys before all headings, and what else the filling has there.
fn plain_keys(file: &mut Writer<'_>, keys: &[Key]) {
    let mut plain: Vec<Entry> =
        keys.iter().filter(|key| !is_table(key.typ)).map(|key| Entry::of(key, file.words)).collect();
    for entry in plain.iter_mut().filter(|entry| entry.name == "status") {
        entry.hints.push(Status::ALL.map(Status::name).join(", "));
    }
    let tables: Vec<&str> = keys.iter().filter(|key| is_table(key.typ)).map(|key| key.name).collect();
    file.root(&plain, &tables);
}

/// A table of [`keys::CASE_TABLES`]; what no new case has is there as a comment.
fn table(file: &mut Writer<'_>, key: &Key) {
    let heading = if key.typ == KeyType::Tables { format!("[[{}]]", key.name) } else { format!("[{}]", key.name) };
    let Some(spec) = keys::CASE_TABLES.iter().find(|spec| spec.heading == heading) else { return };
    let entries: Vec<Entry> = spec.keys.iter().map(|key| Entry::of(key, file.words)).collect();
    let explanation = file.words.get(key.explanation);
    if matches!(key.need, Need::Never | Need::Adopted) && !file.has(key.name) {
        file.unused(&heading, explanation, &entries);
    } else if key.typ == KeyType::Tables || file.is_list(key.name) {
        file.tables(key.name, explanation, |_| entries.clone());
    } else {
        file.table(key.name, explanation, &entries);
    }
}

/// `[fakta]`: the single facts, then the groups.
fn facts(file: &mut Writer<'_>, key: &Key, kind: &Arendetyp) {
    let (words, facts) = (file.words, &kind.fakta);
    let entries = |kept: &dyn Fn(&str) -> bool| -> Vec<Entry> {
        facts.iter().filter(|fact| kept(&fact.namn)).map(|fact| Entry::of_fact(fact, kind, words)).collect()
    };
    let single = entries(&|name| !name.contains('.'));
    let mut groups: Vec<&str> = Vec::new();
    for (group, _) in facts.iter().filter_map(|fact| fact.namn.split_once('.')) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    file.table_with_groups(key.name, words.get(key.explanation), &single, &groups);
    for group in groups {
        let prefix = format!("{group}.");
        file.table(&format!("{}.{group}", key.name), "", &entries(&|name| name.starts_with(&prefix)));
    }
}

/// `[avsnitt]`: a document's sections in order; those with a heading of their own are tables, which TOML has last.
fn sections(file: &mut Writer<'_>, key: &Key, frame: &[FrameSection], own: &[CaseSection]) {
    let words = file.words;
    let mut entries = Vec::new();
    let under = |name: &str| {
        own.iter().filter(|own| own.under == name && own.per.is_none()).map(|own| of_own(own, words)).collect()
    };
    for section in frame {
        if matches!(section.slag, SectionKind::Text | SectionKind::Dimension) {
            let heading = section.rubrik.as_deref().unwrap_or(&section.nyckel);
            let entry = Entry::new(&section.nyckel, Form::Long, heading, words);
            let entry =
                if section.slag == SectionKind::Dimension { entry.hint(words.get("kravs-inte-fras")) } else { entry };
            let optional = !section.kravs && section.slag == SectionKind::Text;
            let entry = if optional { entry.hint(words.get(entry::OPTIONAL)) } else { entry };
            entries.push(conditional(entry, &section.visas_om, words));
        }
        entries.extend::<Vec<Entry>>(under(&section.nyckel));
    }
    entries.extend::<Vec<Entry>>(under(""));
    let has_heading = |entry: &Entry| file.is_table(&format!("{}.{}", key.name, entry.name));
    let (tables, plain): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(has_heading);
    let repeated: Vec<&CaseSection> = own.iter().filter(|own| own.per.is_some()).collect();
    let names = tables.iter().map(|entry| entry.name.as_str()).chain(repeated.iter().map(|own| own.nyckel.as_str()));
    file.table_with_groups(key.name, words.get(key.explanation), &plain, &names.collect::<Vec<_>>());
    for own in repeated {
        let (table, column) = own.per.as_ref().map_or(("", ""), |per| (per.tabell.get_ref(), per.nyckel.get_ref()));
        let explanation =
            words.with("avsnitt-per-rad", &[("rubrik", &own.rubrik), ("tabell", table), ("kolumn", column)]);
        file.table(&format!("{}.{}", key.name, own.nyckel), &explanation, &[]);
    }
    let keys: Vec<Entry> = keys::AVSNITT.iter().map(|key| Entry::of(key, words).long_where("text")).collect();
    for table in &tables {
        file.table(&format!("{}.{}", key.name, table.name), &table.comment(), &keys);
    }
}

fn of_own(own: &CaseSection, words: &Written) -> Entry {
    let entry = Entry::new(&own.nyckel, Form::Long, &own.rubrik, words);
    let entry = if own.is_required() { entry } else { entry.hint(words.get(entry::OPTIONAL)) };
    conditional(entry, &own.visas_om, words)
}

/// A section that does not stand in every case.
fn conditional(entry: Entry, condition: &Option<::toml::Spanned<String>>, words: &Written) -> Entry {
    if condition.is_some() { entry.hint(words.get("visas-ibland")) } else { entry }
}

/// `[[bilagor]]`: documents that are set and PDFs that are not. A kind of case without any of the former may have no bilagor.
fn attachments(file: &mut Writer<'_>, key: &Key, has_documents: bool) {
    let words = file.words;
    let [document, pdf] = [keys::BILAGA_DOKUMENT, keys::BILAGA_PDF]
        .map(|keys| keys.iter().map(|key| Entry::of(key, words)).collect::<Vec<_>>());
    let of = |table: Option<&Table>| -> &Vec<Entry> {
        let is_pdf =
            table.is_some_and(|table| table.get("fil").and_then(Value::as_str).is_some_and(crate::inputs::is_pdf));
        if is_pdf { &pdf } else { &document }
    };
    if has_documents || file.has_entries(key.name) {
        file.tables(key.name, words.get(key.explanation), |table| of(table).clone());
    }
    file.unused("[[bilagor]]", words.get("bilaga-pdf"), &pdf);
}
