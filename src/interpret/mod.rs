//! From what was read to what it means: `RawCase` and the schema become a `Case`. Everything that is missing,
//! malformed or unknown is reported here, once.

pub mod carried;
mod cells;
mod documents;
mod facts;
mod fields;
pub mod keys;
mod numbers;
pub mod predecessor;
mod sheets;
mod sum_rows;
mod unseen;
mod waivers;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use self::carried::row_hash;
pub use self::fields::unknown;

use self::fields::Fields;
use self::keys::names;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::inputs::RawCase;
use crate::inputs::source::SourceText;
use crate::inputs::toml::{NodeValue, TomlFile};
use crate::model::{Adoption, Case, DecisionProposal, Officer, OwnTerm, Placed, Signatory, Status};
use crate::templates::{DocumentKind, Templates};

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
        let problem = Diagnostic::error(codes::VALUE_NOT_ALLOWED)
            .with("nyckel", "status")
            .with("varde", &status.value)
            .with("tillatna", Status::ALL.map(Status::name).join(", "));
        problems.push(Diagnostic { places: status.places.clone(), ..problem });
    }
    known
}

/// Interprets a case. The case is returned whole even when there are problems: what is malformed is empty in it.
pub fn interpret(mut raw: RawCase, status: Status, templates: &Templates, problems: &mut Diagnostics) -> Case {
    let carried = carried::interpret(&mut raw, problems);
    let RawCase { name, case, documents, workbooks, mut pdfs, .. } = raw;
    check_format(&case, problems);
    let mut fields = Fields::new(&case.root, problems);
    fields.known(&names(keys::ROOT));
    // The workbooks have been read by their names; here it is reported when there are none, or something else.
    fields.prose_list("arbetsbocker");
    let mut interpreted = Case {
        name,
        status,
        number: None,
        issued: None,
        title: None,
        officer: Officer::default(),
        signatories: signatories(&mut fields),
        decision: DecisionProposal::default(),
        facts: BTreeMap::new(),
        left_out: BTreeSet::new(),
        fact_texts: BTreeMap::new(),
        tables: BTreeMap::new(),
        modules: modules(&mut fields),
        sections: BTreeMap::new(),
        attachments: Vec::new(),
        unread: Vec::new(),
        adoption: None,
        previous: carried.previous,
        terms: terms(&mut fields),
        waivers: Vec::new(),
    };
    header(&mut fields, &mut interpreted);
    decision(&mut fields, &mut interpreted);
    adoption(&mut fields, status, &mut interpreted);
    let facts = fields.required_table("fakta");
    interpreted.facts = facts::interpret(facts, &templates.arendetyp, fields.problems);
    interpreted.left_out = facts::left_out(facts, &templates.arendetyp);
    interpreted.fact_texts = facts::texts(facts, &templates.arendetyp);
    let report = templates.arendetyp.dokument.iter().find(|d| d.slag == DocumentKind::Tjansteutlatande);
    interpreted.sections = documents::sections(
        fields.table("avsnitt"),
        &case,
        &templates.husstil.tjansteutlatande,
        report,
        fields.problems,
    );
    let inputs = waivers::Inputs { case: &case, documents: &documents, workbooks: &workbooks };
    interpreted.waivers = waivers::interpret(&mut fields, &inputs, &templates.arendetyp);
    (interpreted.attachments, interpreted.unread) =
        documents::attachments(&mut fields, templates, &documents, &mut pdfs);
    predecessor::check(&interpreted, &templates.arendetyp, fields.problems);
    interpreted.tables = sheets::interpret(&workbooks, &templates.arendetyp, &carried.rows, &case, problems);
    interpreted
}

/// Every TOML file of a case says which version of the format it is written in.
fn check_format(file: &TomlFile, problems: &mut Diagnostics) {
    match file.root.get("format") {
        Some(node) if node.value == NodeValue::Number(FORMAT.to_owned()) => {}
        Some(node) => problems.push(Diagnostic::error(codes::FORMAT_UNKNOWN).at(node.place.clone())),
        None => {
            problems.push(Diagnostic::error(codes::KEY_MISSING).with("nyckel", "format").at(file.root.place.clone()))
        }
    }
}

/// `[arende]` and `[handlaggare]`.
fn header(fields: &mut Fields<'_>, case: &mut Case) {
    if let Some(mut arende) = fields.required_group("arende", &names(keys::ARENDE)) {
        case.number = arende.text("arendenummer");
        case.issued = arende.date("utfardat");
        case.title = arende.prose("titel");
    }
    if let Some(mut officer) = fields.required_group("handlaggare", &names(keys::HANDLAGGARE)) {
        case.officer =
            Officer { name: officer.text("namn"), phone: officer.text("telefon"), email: officer.text("epost") };
    }
}

/// `[[undertecknare]]`.
fn signatories(fields: &mut Fields<'_>) -> Vec<Signatory> {
    let groups = fields.required_groups("undertecknare");
    let mut signatories = Vec::new();
    for table in groups {
        let mut group = Fields::new(table, fields.problems);
        group.known(&names(keys::UNDERTECKNARE));
        signatories.push(Signatory { name: group.text("namn"), title: group.text("titel") });
    }
    signatories
}

/// `[beslut]`.
fn decision(fields: &mut Fields<'_>, case: &mut Case) {
    if let Some(mut group) = fields.required_group("beslut", &names(keys::BESLUT)) {
        case.decision = DecisionProposal { body: group.text("organ"), points: group.prose_list("punkter") };
    }
}

/// `[textmoduler]`: names of the handläggare's own choosing.
fn modules(fields: &mut Fields<'_>) -> BTreeMap<String, Option<SourceText>> {
    let Some(table) = fields.table("textmoduler") else { return BTreeMap::new() };
    let mut group = Fields::new(table, fields.problems);
    table.entries.iter().map(|(key, _)| (key.name.clone(), group.prose(&key.name))).collect()
}

/// `[antagande]`: required when the case is decided.
fn adoption(fields: &mut Fields<'_>, status: Status, case: &mut Case) {
    let group = match status {
        Status::Antagen => fields.required_group("antagande", &names(keys::ANTAGANDE)),
        _ => fields.group("antagande", &names(keys::ANTAGANDE)),
    };
    if let Some(mut group) = group {
        let (date, paragraph) = (group.date("datum"), group.integer("paragraf"));
        if let (Some(date), Some(issued)) = (&date, &case.issued) {
            check_order(date, issued, group.problems);
        }
        case.adoption = date.zip(paragraph).map(|(date, paragraph)| Adoption { date, paragraph });
    }
}

/// A report is issued before it is decided on.
pub fn check_order(adopted: &Placed<NaiveDate>, issued: &Placed<NaiveDate>, problems: &mut Diagnostics) {
    if adopted.value < issued.value {
        let problem = Diagnostic::finding(codes::ADOPTED_BEFORE_ISSUED).with("datum", adopted.value);
        let places = adopted.places.iter().chain(&issued.places).cloned().collect();
        problems.push(Diagnostic { places, ..problem.with("utfardat", issued.value) });
    }
}

/// `[[termer]]`: what the case adds to the house style's terms.
fn terms(fields: &mut Fields<'_>) -> Vec<OwnTerm> {
    let mut terms = Vec::new();
    for table in fields.groups("termer") {
        let mut group = Fields::new(table, fields.problems);
        group.known(&names(keys::TERMER));
        let written = group.text("skrivs");
        let banned = if group.has("inte") { group.prose_list("inte") } else { Vec::new() };
        let abbreviation = group.optional_prose("forkortning").map(|text| text.text.trim().to_owned());
        let banned = banned.into_iter().map(|variant| variant.text.trim().to_owned()).collect();
        terms.extend(written.map(|written| OwnTerm { written, banned, abbreviation }));
    }
    terms
}

/// Where the whole of a file stands.
fn file_place(name: &str) -> Place {
    Place::File(std::sync::Arc::from(name))
}
