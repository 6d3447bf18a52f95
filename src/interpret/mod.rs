//! From what was read to what it means: `RawCase` and the schema become a `Case`. Everything that is missing,
//! malformed or unknown is reported here, once.

pub mod carried;
mod cells;
mod contents;
mod decisions;
mod documents;
mod facts;
mod fields;
pub(crate) mod groups;
pub(crate) mod homes;
pub mod keys;
mod links;
mod meant;
pub(crate) mod misplaced;
pub(crate) mod moved;
mod numbers;
mod predecessor;
mod sheets;
mod shown;
mod spelling;
mod sum_rows;
mod twice;
mod unseen;
mod values;
mod waivers;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

pub use self::carried::row_hash;
pub use self::documents::row_key;
pub use crate::near::suggestion;

use self::fields::Fields;
use self::keys::names;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::inputs::RawCase;
use crate::inputs::toml::{NodeValue, TomlFile};
use crate::message::message;
use crate::model::{Adoption, Case, Officer, OwnTerm, Placed, Signatory, Status};
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::Templates;

/// The version of the input format that this program reads.
const FORMAT: &str = "1";

/// What a case must say before its templates can be found.
#[derive(Debug)]
pub struct Preamble {
    /// The husstil's name.
    pub husstil: Placed<String>,
    /// The ärendetyp's name.
    pub arendetyp: Placed<String>,
    /// How far the case has come.
    pub status: Status,
}

/// Tells of the root's misspelt keys and reads each as what it most likely is. Says whether all that the case names has been read.
pub fn correct_root(raw: &mut RawCase, problems: &mut Diagnostics) -> bool {
    spelling::correct_root(raw, problems)
}

/// Reads the names of the template folders, without which nothing else can be understood, and the status. A case whose
/// status is missing or wrong is never written; it is read on as a draft, so that its other problems come in the same run.
pub fn preamble(case: &TomlFile, problems: &mut Diagnostics) -> Option<Preamble> {
    let mut fields = Fields::new(&case.root, problems);
    let husstil = fields.stopping_text("husstil");
    let arendetyp = fields.stopping_text("arendetyp");
    let status = fields.stopping_text("status").and_then(|status| self::status(&status, fields.problems));
    Some(Preamble { husstil: husstil?, arendetyp: arendetyp?, status: status.unwrap_or(Status::Utkast) })
}

fn status(status: &Placed<String>, problems: &mut Diagnostics) -> Option<Status> {
    let known = Status::ALL.into_iter().find(|known| known.name() == status.value);
    if known.is_none() {
        let problem = Diagnostic::error(message!(
            codes::VALUE_NOT_ALLOWED,
            nyckel = "status",
            varde = &status.value,
            tillatna = Status::ALL.map(Status::name).join(", ")
        ));
        problems.push(problem.at_all(status.places.clone()));
    }
    known
}

/// Interprets a case, with the decision on it where another gives that. The case is returned whole even when there are
/// problems: what is malformed is empty in it.
pub fn interpret(
    mut raw: RawCase,
    status: Status,
    decision: Option<Adoption>,
    templates: &Templates,
    problems: &mut Diagnostics,
) -> Case {
    spelling::correct_tables(&mut raw, templates, problems);
    let carried = carried::interpret(&mut raw, problems);
    let RawCase { name, case: file, documents, workbooks, mut pdfs, pictures, .. } = raw;
    let schema = &templates.arendetyp;
    check_format(&file, problems);
    let mut fields = Fields::new(&file.root, problems);
    fields.known(&names(keys::ROOT));
    // The workbooks have been read by their names; here it is reported when there are none, or something else.
    fields.prose_list("arbetsbocker");
    if fields.has("bilder") {
        fields.prose_list("bilder");
    }
    let Header { number, issued, title, officer } = header(&mut fields);
    let facts = fields.required_table("fakta");
    let sections = fields.table("avsnitt");
    let report = templates.report().map(|report| report.nyckel.as_str());
    let inputs = waivers::Inputs { case: &file, documents: &documents, workbooks: &workbooks, report };
    let (attachments, unread) = documents::attachments(&mut fields, templates, &documents, &mut pdfs);
    let mut case = Case {
        name,
        status,
        number,
        title,
        officer,
        signatories: signatories(&mut fields),
        decisions: Arc::new(decisions::interpret(&mut fields, status, decision, issued.as_ref())),
        issued,
        facts: Arc::new(facts::interpret(facts, templates, fields.problems)),
        left_out: Arc::new(facts::left_out(facts, schema)),
        fact_texts: Arc::new(facts::texts(facts, schema)),
        tables: sheets::interpret(&workbooks, templates, &carried.rows, &file, fields.problems),
        modules: Arc::new(modules(&mut fields)),
        sections: Arc::new(documents::sections(
            sections,
            &file,
            templates.report_frame(),
            templates.report(),
            fields.problems,
        )),
        attachments,
        set_aside: Vec::new(),
        pictures,
        unread,
        previous: carried.previous.map(Arc::new),
        terms: Arc::new(terms(&mut fields)),
        archive: Arc::new(archive(&mut fields)),
        waivers: Arc::new(waivers::interpret(&mut fields, &inputs, schema)),
    };
    links::facts(Arc::make_mut(&mut case.facts), &case.tables, schema, fields.problems);
    predecessor::check(&case, schema, fields.problems);
    case
}

/// Every TOML file of a case says which version of the format it is written in.
fn check_format(file: &TomlFile, problems: &mut Diagnostics) {
    match file.root.get("format") {
        Some(node) if node.value == NodeValue::Number(FORMAT.to_owned()) => {}
        Some(node) => problems.push(Diagnostic::error(message!(codes::FORMAT_UNKNOWN)).at(node.place.clone())),
        None => {
            let mut problem = fields::missing("format", &file.root, false);
            problem.severity = Severity::Error;
            problems.push(problem);
        }
    }
}

/// What stands in the report's header block.
#[derive(Default)]
struct Header {
    number: Option<Placed<String>>,
    issued: Option<Placed<NaiveDate>>,
    title: Option<SourceText>,
    officer: Officer,
}

/// `[arende]` and `[handlaggare]`.
fn header(fields: &mut Fields<'_>) -> Header {
    let mut header = Header::default();
    if let Some(mut arende) = fields.required_group("arende", &names(keys::ARENDE)) {
        header.number = arende.text("arendenummer");
        header.issued = arende.date("utfardat");
        header.title = arende.prose("titel");
    }
    if let Some(mut officer) = fields.required_group("handlaggare", &names(keys::HANDLAGGARE)) {
        header.officer = Officer {
            name: officer.text("namn"),
            title: officer.optional_text("titel"),
            phone: officer.text("telefon"),
            email: officer.text("epost"),
        };
    }
    header
}

/// `[[undertecknare]]`.
fn signatories(fields: &mut Fields<'_>) -> Vec<Signatory> {
    let groups = fields.required_groups("undertecknare");
    twice::tell_tables("undertecknare", &groups, fields.problems);
    let mut signatories = Vec::new();
    for table in groups {
        let mut group = Fields::new(table, fields.problems);
        group.known(&names(keys::UNDERTECKNARE));
        signatories.push(Signatory { name: group.text("namn"), title: group.text("titel") });
    }
    signatories
}

/// `[textmoduler]`: names of the handläggare's own choosing.
fn modules(fields: &mut Fields<'_>) -> BTreeMap<String, Option<SourceText>> {
    let Some(table) = fields.table("textmoduler") else { return BTreeMap::new() };
    let mut group = Fields::new(table, fields.problems);
    table.entries.iter().map(|(key, _)| (key.name.clone(), group.prose(&key.name))).collect()
}

/// `[[termer]]`: what the case adds to the house style's terms.
fn terms(fields: &mut Fields<'_>) -> Vec<OwnTerm> {
    let mut terms = Vec::new();
    for table in fields.groups("termer") {
        let mut group = Fields::new(table, fields.problems);
        group.known(&names(keys::TERMER));
        let written = group.text("skrivs");
        let banned = group.optional_list("inte");
        let abbreviation = group.optional_prose("forkortning").map(|text| text.text.trim().to_owned());
        let banned = banned.into_iter().map(|variant| variant.text.trim().to_owned()).collect();
        terms.extend(written.map(|written| OwnTerm { written, banned, abbreviation }));
    }
    terms
}

/// `[arkiv]`: what only an archive needs; a key that is blank is as good as none.
fn archive(fields: &mut Fields<'_>) -> BTreeMap<String, Placed<String>> {
    let Some(mut group) = fields.group("arkiv", &names(keys::ARKIV)) else { return BTreeMap::new() };
    names(keys::ARKIV).into_iter().filter_map(|key| Some((key.to_owned(), group.optional_text(key)?))).collect()
}

/// Where the whole of a file stands.
fn file_place(name: &str) -> Place {
    Place::File(std::sync::Arc::from(name))
}
