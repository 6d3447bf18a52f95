//! JSON Schemas of a case's files and of the template files, for editors: made from the tables and types that read them, so
//! that an editor says what the reader does.
//!
//! A file is right by its schema where the reader finds nothing missing, blank, unknown or of the wrong form in it. What a
//! schema cannot say is the reader's alone: how many decimals a number has (`multipleOf` is not exact in editors), how it is
//! written (`115.000`), and what depends on another file.

mod templates;
mod values;

use bytes::Bytes;
use serde_json::{Map, Value as Json, json};

use self::values::{blank_or, described, prose, text};
use crate::case_files::{CARRIED_FILE, CASE_FILE};
use crate::interpret::keys::{self, Key, KeyType, Need};
use crate::model::Status;
use crate::templates::{CaseDocument, CaseSection, CoverSource, Frame, FrameSection, SectionKind, Templates, Written};

/// The folder of a case that its schemas lie in. Nothing of it is read.
pub const FOLDER: &str = ".schema";

/// Every file that has a schema, with it: those of a case, then those of template folders.
pub fn all(templates: &Templates) -> Vec<(String, Json)> {
    of_case(templates).into_iter().chain(self::templates::files()).collect()
}

/// The TOML files that a case may have, each with its schema.
pub fn of_case(templates: &Templates) -> Vec<(String, Json)> {
    let mut files = vec![(CASE_FILE.to_owned(), case(templates))];
    for spec in templates.attached() {
        files.push((format!("{}.toml", spec.nyckel), document(templates, spec)));
    }
    files.push((CARRIED_FILE.to_owned(), carried(&templates.sprak.skrivet)));
    files
}

/// The schema of a file of a template folder, by its name.
pub fn of_template(file: &str) -> Option<Json> {
    self::templates::files().into_iter().find(|(name, _)| name == file).map(|(_, schema)| schema)
}

/// The name of the schema of a file: `.json` instead of its `.toml`.
pub fn name(file: &str) -> String {
    format!("{}.json", file.strip_suffix(".toml").unwrap_or(file))
}

/// A schema as a file has it.
pub fn written(schema: &Json) -> String {
    format!("{schema:#}\n")
}

/// The files of a case's folder of schemas, for these of its files.
pub fn beside(templates: &Templates, files: &[(String, Bytes)]) -> Vec<(String, Bytes)> {
    let is_there = |file: &str| files.iter().any(|(name, _)| name == file);
    let schemas = of_case(templates).into_iter().filter(|(file, _)| file != CARRIED_FILE || is_there(file));
    schemas.map(|(file, schema)| (format!("{FOLDER}/{}", name(&file)), written(&schema).into())).collect()
}

/// The line that leads an editor from a case's file to its schema.
pub fn directive(file: &str) -> String {
    format!("#:schema {FOLDER}/{}", name(file))
}

/// A table with these keys and no others.
#[derive(Default)]
struct Keys {
    properties: Map<String, Json>,
    required: Vec<String>,
}

impl Keys {
    fn put(&mut self, name: &str, schema: Json, required: bool) {
        self.properties.insert(name.to_owned(), schema);
        if required {
            self.required.push(name.to_owned());
        }
    }

    fn schema(self) -> Json {
        json!({
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }
}

/// The keys of a table of the program's own, as [`keys`] tells them.
fn table(keys: &[Key], w: &Written) -> Keys {
    let mut table = Keys::default();
    for key in keys {
        let schema = described(self::key(key), &keys::plain(w.get(key.explanation), w));
        table.put(key.name, schema, key.need == Need::Always);
    }
    table
}

/// What stands in a key. One that is not needed may be blank.
fn key(key: &Key) -> Json {
    let needed = matches!(key.need, Need::Always | Need::Adopted);
    let maybe_blank = |schema| if needed { schema } else { blank_or(schema) };
    match key.typ {
        KeyType::Text if key.name == "format" => values::format(1),
        KeyType::Text => maybe_blank(text()),
        KeyType::Prose => maybe_blank(prose()),
        KeyType::Points | KeyType::Files | KeyType::Texts => {
            json!({ "type": "array", "items": prose(), "minItems": u8::from(needed) })
        }
        KeyType::Date => json!({ "type": "string", "format": "date" }),
        KeyType::Integer if key.name == "format" => values::format(1),
        KeyType::Integer => values::whole(0),
        KeyType::Boolean => json!({ "type": "boolean" }),
        KeyType::Table => json!({ "type": "object" }),
        KeyType::Tables => json!({ "type": "array", "items": { "type": "object" } }),
    }
}

/// Several tables, at least one.
fn list(item: Json, least: u8) -> Json {
    json!({ "type": "array", "items": item, "minItems": least })
}

/// A heading of its own kind, with what is said of it.
fn heading(name: &str, schema: Json, w: &Written) -> Json {
    let known = if keys::ROOT.iter().any(|key| key.name == name) { keys::ROOT } else { keys::DOKUMENT };
    described(schema, &explanation(known, name, w))
}

/// One table or several of the same keys, one for each body: of several each says which.
fn one_or_several(keys: &[Key], w: &Written) -> Json {
    let mut each = table(keys, w);
    each.put("organ", described(text(), &explanation(keys, "organ", w)), true);
    each.required.sort();
    each.required.dedup();
    json!({ "anyOf": [table(keys, w).schema(), list(each.schema(), 1)] })
}

fn explanation(keys: &[Key], name: &str, w: &Written) -> String {
    keys.iter().find(|key| key.name == name).map(|key| keys::plain(w.get(key.explanation), w)).unwrap_or_default()
}

/// `arende.toml`.
fn case(templates: &Templates) -> Json {
    let w = &templates.sprak.skrivet;
    let mut root = table(keys::ROOT, w);
    let kind = &templates.arendetyp;
    let (framed, document) = (templates.report_frame(), templates.report());
    let few = u8::from(!templates.may_lack_attachments());
    for (name, schema) in [
        ("husstil", json!({ "const": templates.husstil.namn })),
        ("arendetyp", json!({ "const": kind.namn })),
        ("status", json!({ "enum": Status::ALL.map(Status::name) })),
        ("arende", table(keys::ARENDE, w).schema()),
        ("handlaggare", table(keys::HANDLAGGARE, w).schema()),
        ("undertecknare", list(table(keys::UNDERTECKNARE, w).schema(), 1)),
        ("beslut", one_or_several(keys::BESLUT, w)),
        ("fakta", values::facts(kind)),
        ("textmoduler", json!({ "type": "object", "additionalProperties": prose() })),
        ("avsnitt", sections(framed, document, w).0),
        ("bilagor", list(attachment(templates), few)),
        ("foregaende", table(keys::FOREGAENDE, w).schema()),
        ("antagande", one_or_several(keys::ANTAGANDE, w)),
        ("arkiv", table(keys::ARKIV, w).schema()),
        ("termer", list(table(keys::TERMER, w).schema(), 0)),
        ("undantag", list(table(keys::UNDANTAG, w).schema(), 0)),
    ] {
        root.properties.insert(name.to_owned(), heading(name, schema, w));
    }
    let lacks_none = |name: &str| match name {
        "bilagor" => few == 0,
        "avsnitt" => !sections(framed, document, w).1,
        _ => false,
    };
    root.required.retain(|name| !lacks_none(name));
    let decided: Vec<&str> = keys::ROOT.iter().filter(|key| key.need == Need::Adopted).map(|key| key.name).collect();
    let mut schema = file(root, &kind.beskrivning);
    schema["if"] = json!({
        "properties": { "status": { "const": Status::Antagen.name() } },
        "required": ["status"],
        "additionalProperties": true,
    });
    schema["then"] = json!({ "required": decided, "additionalProperties": true });
    schema
}

/// The schema of a whole file.
fn file(root: Keys, title: &str) -> Json {
    let mut schema = root.schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = title.into();
    schema
}

/// An entry of `[[bilagor]]`: an existing PDF, or a document of the kind of case, which may be a frozen one.
fn attachment(templates: &Templates) -> Json {
    let w = &templates.sprak.skrivet;
    const PDF: &str = r"\.[Pp][Dd][Ff]\s*$";
    let mut pdf = table(keys::BILAGA_PDF, w);
    pdf.properties["fil"]["pattern"] = PDF.into();
    pdf.properties["namn"]["pattern"] = r"^\s*[a-z0-9-]+\s*$".into();
    let mut document = table(keys::BILAGA_FRYST, w);
    let known: Vec<&str> = templates.attached().map(|spec| spec.nyckel.as_str()).collect();
    document.properties.insert("dokument".to_owned(), values::one_of(&known));
    document.properties["fil"]["not"] = json!({ "pattern": format!(r"{PDF}|\n") });
    json!({ "anyOf": [document.schema(), pdf.schema()] })
}

/// The file of a document of the kind of case.
fn document(templates: &Templates, spec: &CaseDocument) -> Json {
    let w = &templates.sprak.skrivet;
    let frame = templates.frame(spec);
    let rows = &frame.spec.forsattsblad;
    let own = if rows.is_empty() { keys::DOKUMENT_UTAN_FORSATTSBLAD } else { keys::DOKUMENT };
    let mut root = table(own, w);
    let mut cover = Keys::default();
    for row in rows.iter().filter(|row| row.kalla == CoverSource::Prosa) {
        cover.put(&row.nyckel, described(prose(), &row.etikett), true);
    }
    let (sections, needed) = sections(frame, Some(spec), w);
    root.properties.insert("avsnitt".to_owned(), heading("avsnitt", sections, w));
    let has_cover = !cover.required.is_empty();
    root.required.retain(|name| (name != "avsnitt" || needed) && (name != "forsattsblad" || has_cover));
    if root.properties.contains_key("forsattsblad") {
        root.properties.insert("forsattsblad".to_owned(), heading("forsattsblad", cover.schema(), w));
    }
    file(root, &format!("{}: {}", templates.arendetyp.namn, spec.nyckel))
}

/// The file of what was taken over.
fn carried(w: &Written) -> Json {
    let mut root = table(keys::OVERTAGET, w);
    for (name, keys) in [("fraga", keys::FRAGA), ("uppgift", keys::UPPGIFT), ("rad", keys::RAD)] {
        root.properties.insert(name.to_owned(), list(table(keys, w).schema(), 0));
    }
    file(root, CARRIED_FILE)
}

/// `[avsnitt]` of a document; and whether something must stand in it.
fn sections(frame: &Frame, document: Option<&CaseDocument>, w: &Written) -> (Json, bool) {
    let mut table = Keys::default();
    for section in &frame.spec.avsnitt {
        if let Some(need) = framed_need(section) {
            let title = section.rubrik.as_deref().unwrap_or(&section.nyckel);
            table.put(&section.nyckel, described(self::section(need, w), title), need == Text::Always);
        }
    }
    for own in document.map(|document| document.avsnitt.as_slice()).unwrap_or_default() {
        let need = own_need(own);
        let schema = match own.per {
            Some(_) => json!({ "type": "object", "additionalProperties": self::section(need, w) }),
            None => self::section(need, w),
        };
        table.put(&own.nyckel, described(schema, &own.rubrik), need == Text::Always);
    }
    let needed = !table.required.is_empty();
    (table.schema(), needed)
}

/// When a section must have text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Always,
    /// Where its key is there.
    IfThere,
    Never,
}

fn framed_need(section: &FrameSection) -> Option<Text> {
    match section.slag {
        SectionKind::Text if section.kravs && section.visas_om.is_none() => Some(Text::Always),
        SectionKind::Text => Some(Text::Never),
        SectionKind::Dimension => Some(Text::IfThere),
        _ => None,
    }
}

fn own_need(section: &CaseSection) -> Text {
    let always = section.is_required() && section.visas_om.is_none() && section.per.is_none();
    if always { Text::Always } else { Text::Never }
}

/// A section: text, or a table with a heading of the case's own.
fn section(need: Text, w: &Written) -> Json {
    let text = if need == Text::Never { json!({ "type": "string" }) } else { prose() };
    let mut own = table(keys::AVSNITT, w);
    own.properties.insert("text".to_owned(), text.clone());
    own.required.retain(|name| name != "text" || need != Text::Never);
    json!({ "anyOf": [text, own.schema()] })
}
