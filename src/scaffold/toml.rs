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
use crate::templates::{CaseDocument, CaseSection, CoverSource, FactSpec, FrameSection, SectionKind, Templates};

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

const CASE_LEAD: &str = "Ärendets uppgifter, förslaget till beslut och tjänsteutlåtandets text. Raderna som börjar med # \
    förklarar och läses inte av programmet. Det som är tomt är inte ifyllt: utlatande check visar vad som återstår. Hur \
    text, hänvisningar och tabeller skrivs står i uppslagsdelen, som utlatande reference skriver ut.";

const STOCK_PHRASE: &str = "krävs inte: utan text står husstilens fras";

const CONDITIONAL: &str = "visas bara när ärendets uppgifter säger det";

const DOCUMENT_LEAD: &str = "Bilagan {}: försättsblad och text. Det som är tomt är inte ifyllt.";

const CONDITIONAL_DOCUMENT: &str = " Den hör till ärendet bara när ärendets uppgifter säger det.";

/// Writes `arende.toml`.
pub fn case_file(templates: &Templates, filling: &Filling) -> String {
    let mut file = Writer::new(filling);
    file.line(&schema::directive(CASE_FILE));
    file.lead(CASE_LEAD);
    plain_keys(&mut file, keys::ROOT);
    for key in keys::ROOT.iter().filter(|key| is_table(key.typ)) {
        match key.name {
            "fakta" => facts(&mut file, key, &templates.arendetyp.fakta),
            "textmoduler" => file.table(key.name, key.explanation, &[]),
            "avsnitt" => {
                let own = templates.report().map(|report| report.avsnitt.as_slice()).unwrap_or_default();
                sections(&mut file, key, &templates.report_frame().spec.avsnitt, own);
            }
            "bilagor" => attachments(&mut file, key),
            _ => table(&mut file, key),
        }
    }
    file.finish()
}

/// Writes the file of a steering document.
pub fn document_file(templates: &Templates, document: &CaseDocument, filling: &Filling) -> String {
    let mut file = Writer::new(filling);
    file.line(&schema::directive(&format!("{}.toml", document.nyckel)));
    let mut lead = DOCUMENT_LEAD.replace("{}", &document.nyckel);
    if document.visas_om.is_some() {
        lead.push_str(CONDITIONAL_DOCUMENT);
    }
    file.lead(&lead);
    let frame = &templates.frame(document).spec;
    let keys = if frame.forsattsblad.is_empty() { keys::DOKUMENT_UTAN_FORSATTSBLAD } else { keys::DOKUMENT };
    plain_keys(&mut file, keys);
    for key in keys.iter().filter(|key| is_table(key.typ)) {
        if key.name == "avsnitt" {
            sections(&mut file, key, &frame.avsnitt, &document.avsnitt);
        } else {
            let rows = frame.forsattsblad.iter().filter(|row| row.kalla == CoverSource::Prosa);
            let entries: Vec<Entry> = rows.map(|row| Entry::new(&row.nyckel, Form::Line, &row.etikett)).collect();
            file.table(key.name, key.explanation, &entries);
        }
    }
    file.finish()
}

fn is_table(typ: KeyType) -> bool {
    matches!(typ, KeyType::Table | KeyType::Tables)
}

/// The keys before all headings, and what else the filling has there.
fn plain_keys(file: &mut Writer<'_>, keys: &[Key]) {
    let mut plain: Vec<Entry> = keys.iter().filter(|key| !is_table(key.typ)).map(Entry::of).collect();
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
    let entries: Vec<Entry> = spec.keys.iter().map(Entry::of).collect();
    if matches!(key.need, Need::Never | Need::Adopted) && !file.has(key.name) {
        file.unused(&heading, key.explanation, &entries);
    } else if key.typ == KeyType::Tables || file.is_list(key.name) {
        file.tables(key.name, key.explanation, |_| entries.clone());
    } else {
        file.table(key.name, key.explanation, &entries);
    }
}

/// `[fakta]`: the single facts, then the groups.
fn facts(file: &mut Writer<'_>, key: &Key, facts: &[FactSpec]) {
    let single: Vec<Entry> = facts.iter().filter(|fact| !fact.namn.contains('.')).map(Entry::of_fact).collect();
    let mut groups: Vec<&str> = Vec::new();
    for (group, _) in facts.iter().filter_map(|fact| fact.namn.split_once('.')) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    file.table_with_groups(key.name, key.explanation, &single, &groups);
    for group in groups {
        let prefix = format!("{group}.");
        let entries: Vec<Entry> =
            facts.iter().filter(|fact| fact.namn.starts_with(&prefix)).map(Entry::of_fact).collect();
        file.table(&format!("{}.{group}", key.name), "", &entries);
    }
}

/// `[avsnitt]`: a document's sections in order; those with a heading of their own are tables, which TOML has last.
fn sections(file: &mut Writer<'_>, key: &Key, frame: &[FrameSection], own: &[CaseSection]) {
    let mut entries = Vec::new();
    let under = |name: &str| own.iter().filter(|own| own.under == name && own.per.is_none()).map(of_own).collect();
    for section in frame {
        if matches!(section.slag, SectionKind::Text | SectionKind::Dimension) {
            let heading = section.rubrik.as_deref().unwrap_or(&section.nyckel);
            let entry = Entry::new(&section.nyckel, Form::Long, heading);
            let entry = if section.slag == SectionKind::Dimension { entry.hint(STOCK_PHRASE) } else { entry };
            let optional = !section.kravs && section.slag == SectionKind::Text;
            entries.push(conditional(if optional { entry.hint(entry::OPTIONAL) } else { entry }, &section.visas_om));
        }
        entries.extend::<Vec<Entry>>(under(&section.nyckel));
    }
    entries.extend::<Vec<Entry>>(under(""));
    let has_heading = |entry: &Entry| file.is_table(&format!("{}.{}", key.name, entry.name));
    let (tables, plain): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(has_heading);
    let repeated: Vec<&CaseSection> = own.iter().filter(|own| own.per.is_some()).collect();
    let names = tables.iter().map(|entry| entry.name.as_str()).chain(repeated.iter().map(|own| own.nyckel.as_str()));
    file.table_with_groups(key.name, key.explanation, &plain, &names.collect::<Vec<_>>());
    for own in repeated {
        let (table, column) = own.per.as_ref().map_or(("", ""), |per| (per.tabell.get_ref(), per.nyckel.get_ref()));
        let explanation = format!("{}: en text för varje rad i {table}, {column} = text", own.rubrik);
        file.table(&format!("{}.{}", key.name, own.nyckel), &explanation, &[]);
    }
    let keys: Vec<Entry> = keys::AVSNITT.iter().map(|key| Entry::of(key).long_where("text")).collect();
    for table in &tables {
        file.table(&format!("{}.{}", key.name, table.name), &table.comment(), &keys);
    }
}

fn of_own(own: &CaseSection) -> Entry {
    let entry = Entry::new(&own.nyckel, Form::Long, &own.rubrik);
    conditional(if own.is_required() { entry } else { entry.hint(entry::OPTIONAL) }, &own.visas_om)
}

/// A section that does not stand in every case.
fn conditional(entry: Entry, condition: &Option<::toml::Spanned<String>>) -> Entry {
    if condition.is_some() { entry.hint(CONDITIONAL) } else { entry }
}

/// `[[bilagor]]`: documents that are set and PDFs that are not.
fn attachments(file: &mut Writer<'_>, key: &Key) {
    let [document, pdf] = [keys::BILAGA_DOKUMENT, keys::BILAGA_PDF].map(|keys| keys.iter().map(Entry::of).collect());
    let of = |table: Option<&Table>| -> &Vec<Entry> {
        let is_pdf =
            table.is_some_and(|table| table.get("fil").and_then(Value::as_str).is_some_and(crate::inputs::is_pdf));
        if is_pdf { &pdf } else { &document }
    };
    file.tables(key.name, key.explanation, |table| of(table).clone());
    file.unused("[[bilagor]]", "en bilaga som redan är en PDF", &pdf);
}
