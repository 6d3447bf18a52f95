//! The reference for the handläggare, in Markdown and the words of the house's language: every key, fact, sheet, section, name and filter. It is made
//! from what checks the inputs, so that it cannot say anything else than the program does. `utlatande reference` prints it for
//! any kind of case, and the repository holds what it prints for its own.

mod filters;
mod limits;

use crate::case_files::{CARRIED_FILE, CASE_FILE};
use crate::interpret::keys::{self, Key, KeyTable, KeyType, Need};
use crate::model::Status;
use crate::outcome::Outcome;
use crate::review;
use crate::rules;
use crate::templates::{
    Arendetyp, CaseDocument, ColumnSpec, CoverRow, CoverSource, FactSpec, FigureForm, SectionKind, SummaryColumn,
    SummaryKind, SummarySpec, TableSpec, Templates, ValueType, Written,
};

/// The whole reference for a husstil and an ärendetyp, a page of its own.
pub(crate) fn markdown(templates: &Templates) -> String {
    let parts = parts(templates);
    format!("{}\n{}\n{}", title(templates), contents(&parts), parts.join("\n"))
}

fn title(templates: &Templates) -> String {
    let (kind, house, w) = (&templates.arendetyp, &templates.husstil, &templates.sprak.skrivet);
    let values =
        [("typ", kind.namn.as_str()), ("beskrivning", kind.beskrivning.as_str()), ("husstil", house.namn.as_str())];
    w.with("uppslagsdel", &values)
}

/// A link to each part, by its heading.
fn contents(parts: &[String]) -> String {
    let headings = parts.iter().filter_map(|part| part.lines().next()?.strip_prefix("## "));
    headings.map(|heading| format!("- [{heading}](#{})\n", anchor(heading))).collect()
}

/// A heading's anchor, as code hosts make it.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading.to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn parts(templates: &Templates) -> [String; 14] {
    let w = &templates.sprak.skrivet;
    [
        case_keys(w),
        status(w),
        facts(templates),
        document_keys(templates),
        carried_keys(w),
        sections(templates),
        sheets(templates),
        names(templates),
        computed(templates),
        filters::markdown(templates),
        markup(w),
        exit_codes(w),
        limits::markdown(w),
        review_rules(templates),
    ]
}

/// The review rules that hold for every case, and those of the kind of case.
fn review_rules(templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let row = |rule: rules::RuleText| vec![rule.kod, rule.niva.replace('/', ", "), rule.regel_sv.replace('\n', " ")];
    let runs = |rule: &rules::RuleText| review::runs_in(&rule.kod, templates.sprak.language());
    let rows = rules::all([&templates.arendetyp]).into_iter().filter(runs).map(row);
    let rules = table(&["rubrik-kod", "rubrik-niva", "rubrik-regel"], rows, w);
    part(w.get("del-regler"), w.get("del-regler-text"), &rules)
}

/// A heading, what is said under it, and a table.
fn part(title: &str, lead: &str, body: &str) -> String {
    format!("## {title}\n\n{lead}\n\n{body}")
}

/// A Markdown table, with the ids of its headings. A `|` in a cell would end it, so it is escaped, as GitHub does even inside code.
fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>, w: &Written) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(headings.iter().map(|heading| w.get(heading).to_owned()).collect());
    text.push_str(&line(headings.iter().map(|_| "---".to_owned()).collect()));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| cell.replace('|', "\\|")).collect()));
    }
    text
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn required(required: bool, w: &Written) -> String {
    w.get(if required { "ja" } else { "nej" }).to_owned()
}

fn case_keys(w: &Written) -> String {
    let lead = w.with("del-arende-text", &[("fil", CASE_FILE)]);
    part(&w.with("del-nycklar", &[("fil", CASE_FILE)]), &lead, &key_tables(keys::CASE_TABLES, w))
}

fn carried_keys(w: &Written) -> String {
    let title = w.with("del-nycklar", &[("fil", CARRIED_FILE)]);
    part(&title, w.get("del-overtaget-text"), &key_tables(keys::CARRIED_TABLES, w))
}

fn key_tables(tables: &[KeyTable], w: &Written) -> String {
    let one = |group: &KeyTable| {
        let heading = if group.heading.is_empty() { String::new() } else { format!(" `{}`", group.heading) };
        format!("{}{heading}:\n\n{}", w.get(group.explanation), key_table(group.keys, w))
    };
    tables.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn key_table(keys: &[Key], w: &Written) -> String {
    let row = |key: &Key| {
        let typ = w.get(key_type(key.typ)).to_owned();
        vec![code(key.name), typ, need(key.need, w), w.get(key.explanation).to_owned()]
    };
    table(&["rubrik-nyckel", "rubrik-typ", "rubrik-kravs", "rubrik-forklaring"], keys.iter().map(row), w)
}

/// The id of the words of what stands in a key.
fn key_type(typ: KeyType) -> &'static str {
    match typ {
        KeyType::Text => "typ-rad",
        KeyType::Prose => "typ-prosa",
        KeyType::Points => "typ-stycken",
        KeyType::Files => "typ-filer",
        KeyType::Texts => "typ-texter",
        KeyType::Date => "typ-datum",
        KeyType::Integer => "typ-heltal",
        KeyType::Boolean => "typ-sant",
        KeyType::Table => "typ-tabell",
        KeyType::Tables => "typ-tabeller",
    }
}

fn need(need: Need, w: &Written) -> String {
    match need {
        Need::Always => required(true, w),
        Need::Never => required(false, w),
        Need::Archived => w.get("kravs-nar-arkiveras").to_owned(),
        Need::Adopted => w.with("kravs-nar-status", &[("status", Status::Antagen.name())]),
    }
}

fn status(w: &Written) -> String {
    let meaning = |status| match status {
        Status::Utkast => "status-utkast",
        Status::Slutlig => "status-slutlig",
        Status::Antagen => "status-antagen",
    };
    let rows = Status::ALL.map(|status| vec![code(status.name()), w.get(meaning(status)).to_owned()]);
    part(w.get("del-status"), w.get("del-status-text"), &table(&["rubrik-varde", "rubrik-betydelse"], rows, w))
}

fn facts(templates: &Templates) -> String {
    let (schema, w) = (&templates.arendetyp, &templates.sprak.skrivet);
    let typ = |fact: &FactSpec| match fact.typ {
        ValueType::Text => w.get("typ-rad-prosa").to_owned(),
        _ => fact.value_type(schema, w),
    };
    let rows = schema
        .fakta
        .iter()
        .map(|fact| vec![code(&fact.namn), typ(fact), required(fact.kravs, w), fact.forklaring.clone()]);
    let headings = ["rubrik-uppgift", "rubrik-typ", "rubrik-kravs", "rubrik-forklaring"];
    part(w.get("del-uppgifter"), &w.with("del-uppgifter-text", &[("typ", &schema.namn)]), &table(&headings, rows, w))
}

fn document_keys(templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let first = templates.attached().next();
    let example = first.map_or_else(String::new, |first| w.with("del-bilaga-exempel", &[("bilaga", &first.nyckel)]));
    let lead = w.with("del-bilaga-text", &[("exempel", &example)]);
    let mut body = key_table(keys::DOKUMENT, w);
    // Documents with the same frame have the same rows.
    let mut told: Vec<(&[CoverRow], Vec<String>)> = Vec::new();
    for document in templates.attached() {
        let rows = templates.frame(document).spec.forsattsblad.as_slice();
        match told.iter_mut().find(|(known, _)| std::ptr::eq(*known, rows)) {
            Some((_, keys)) => keys.push(code(&document.nyckel)),
            None => told.push((rows, vec![code(&document.nyckel)])),
        }
    }
    for (rows, documents) in &told {
        let documents = documents.join(", ");
        let of = if told.len() > 1 { w.with("del-bilaga-i", &[("bilagor", &documents)]) } else { String::new() };
        let text = match rows.is_empty() {
            true => w.with("del-bilaga-utan-forsattsblad", &[("bilagor", &documents)]) + "\n",
            false => format!("{}\n\n{}", w.with("del-bilaga-forsattsblad", &[("i", &of)]), cover(rows, w)),
        };
        body.push_str(&format!("\n{text}"));
    }
    part(w.get("del-bilaga"), &lead, &body)
}

fn cover(rows: &[CoverRow], w: &Written) -> String {
    let row = |row: &CoverRow| {
        let source = match row.kalla {
            CoverSource::Prosa => {
                return vec![row.etikett.clone(), code(&row.nyckel), w.get("typ-prosa").to_owned()];
            }
            CoverSource::Titel => "rad-titel",
            CoverSource::Dokumentsort => "rad-dokumentsort",
            CoverSource::Organ => "rad-organ",
            CoverSource::Beslut => "rad-beslut",
        };
        vec![row.etikett.clone(), w.get("rad-hamtas").to_owned(), w.get(source).to_owned()]
    };
    table(&["rubrik-rad", "rubrik-radnyckel", "rubrik-varde"], rows.iter().map(row), w)
}

fn sections(templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let own = format!("{}\n\n{}", w.get("del-avsnitt-eget"), key_table(keys::AVSNITT, w));
    let documents = templates.arendetyp.dokument.iter().map(|document| section_table(document, templates));
    let body: Vec<String> = std::iter::once(own).chain(documents).collect();
    part(w.get("del-avsnitt"), w.get("del-avsnitt-text"), &body.join("\n"))
}

fn section_table(document: &CaseDocument, templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let frame = &templates.frame(document).spec.avsnitt;
    let mut rows = Vec::new();
    for section in frame {
        let title = section.rubrik.as_deref().map_or_else(|| w.get("ingen-rubrik").to_owned(), heading);
        rows.push(vec![key_of(section.slag, &section.nyckel), title, w.get(frame_need(section.slag)).to_owned()]);
        for own in document.avsnitt.iter().filter(|own| own.under == section.nyckel) {
            rows.push(vec![code(&own.nyckel), format!("– {}", heading(&own.rubrik)), required(own.is_required(), w)]);
        }
    }
    for own in document.avsnitt.iter().filter(|own| own.under.is_empty()) {
        rows.push(vec![code(&own.nyckel), heading(&own.rubrik), required(own.is_required(), w)]);
    }
    let table = table(&["rubrik-nyckel", "rubrik-rubrik", "rubrik-kravs"], rows, w);
    format!("{}\n\n{table}", w.with("del-avsnitt-dokument", &[("dokument", &document.nyckel)]))
}

/// A heading with references is shown as it is written in the templates.
fn heading(text: &str) -> String {
    if text.contains("{{") { code(text) } else { text.to_owned() }
}

fn key_of(kind: SectionKind, key: &str) -> String {
    match kind {
        SectionKind::Text | SectionKind::Dimension => code(key),
        _ => "–".to_owned(),
    }
}

/// The id of the words of what a section of a frame needs.
fn frame_need(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Text => "ja",
        SectionKind::Dimension => "avsnitt-dimension",
        SectionKind::Beslut => "avsnitt-beslut",
        SectionKind::Bilagor => "avsnitt-bilagor",
        SectionKind::Underskrifter => "avsnitt-underskrifter",
        SectionKind::Ram => "avsnitt-ram",
    }
}

fn sheets(templates: &Templates) -> String {
    let (kind, w) = (&templates.arendetyp, &templates.sprak.skrivet);
    let bodies: Vec<String> = kind.tabeller.iter().map(|spec| sheet(spec, kind, w)).collect();
    part(w.get("del-blad"), w.get("del-blad-text"), &bodies.join("\n"))
}

fn sheet(spec: &TableSpec, schema: &Arendetyp, w: &Written) -> String {
    let optional = if spec.kravs { String::new() } else { format!(" {}", w.get("blad-far-saknas")) };
    let row = |column: &ColumnSpec| {
        let typ = column.cell_type(schema, w);
        vec![column.rubrik.clone(), typ, required(column.kravs, w), column.forklaring.clone()]
    };
    let headings = ["rubrik-kolumn", "rubrik-typ", "rubrik-kravs", "rubrik-forklaring"];
    let columns = table(&headings, spec.kolumner.iter().map(row), w);
    let computed = spec.kolumner.computed().map(|(column, _)| {
        let name = format!("{}.{}", spec.namn, column.namn);
        let values = [("namn", name.as_str()), ("rubrik", &column.rubrik), ("vad", &column.forklaring)];
        format!("\n{}\n", w.with("blad-raknas", &values))
    });
    let computed: String = computed.collect();
    format!("**{}**: {}.{optional}\n\n{columns}{computed}", spec.blad, spec.forklaring)
}

fn names(templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let house: Vec<String> =
        templates.husstil.hus.iter().map(|(name, text)| format!("`hus.{name}` ({text})")).collect();
    let row = |name: &str, meaning: &str| vec![name.to_owned(), w.get(meaning).to_owned()];
    let own = |is_grouped: bool| templates.arendetyp.fakta.iter().find(|fact| fact.namn.contains('.') == is_grouped);
    let examples: Vec<String> =
        [own(false), own(true)].into_iter().flatten().map(|fact| format!("`fakta.{}`", fact.namn)).collect();
    let fact = match examples.is_empty() {
        true => w.get("namn-fakta").to_owned(),
        false => w.with("namn-fakta-exempel", &[("exempel", &examples.join(w.get("eller")))]),
    };
    let rows = [
        row("`arende.arendenummer`, `arende.utfardat`, `arende.titel`", "namn-arende"),
        row(&house.join(", "), "namn-hus"),
        vec![w.get("namn-fakta-form").to_owned(), fact],
        row(w.get("namn-berakning-form"), "namn-berakning"),
        row(w.get("namn-dokument-form"), "namn-dokument"),
        row(w.get("namn-bilaga-form"), "namn-bilaga"),
        row(w.get("namn-avsnitt-form"), "namn-avsnitt"),
        row(w.get("namn-textmodul-form"), "namn-textmodul"),
        row(w.get("namn-sammanstallning-form"), "namn-sammanstallning"),
        row(w.get("namn-figur-form"), "namn-figur"),
    ];
    let table = table(&["rubrik-namn", "rubrik-betydelse"], rows, w);
    part(w.get("del-namn"), w.get("del-namn-text"), &table)
}

fn computed(templates: &Templates) -> String {
    let (schema, w) = (&templates.arendetyp, &templates.sprak.skrivet);
    let values = schema.berakningar.iter().map(|spec| {
        let typ = if spec.typ == ValueType::Andel { w.get("typ-andel") } else { w.value_type(spec.typ) };
        vec![format!("`berakning.{}`", spec.namn), typ.to_owned(), spec.forklaring.clone()]
    });
    let summaries = schema.sammanstallningar.iter().map(|spec| {
        let kind = if spec.slag == SummaryKind::Punktlista { "slag-punktlista" } else { "slag-tabell" };
        vec![format!("`sammanstallning.{}`", spec.namn), w.get(kind).to_owned(), summary(spec, templates)]
    });
    let figures = schema.figurer.iter().map(|spec| {
        let form = match spec.slag {
            FigureForm::Staplad | FigureForm::Grupperad => "slag-staplar",
            FigureForm::Linjer => "slag-linjer",
            FigureForm::Andelar => "slag-andelar",
        };
        vec![format!("`figur.{}`", spec.namn), w.get(form).to_owned(), format!("{} ({})", spec.rubrik, spec.enhet)]
    });
    let rows = values.chain(summaries).chain(figures);
    let table = table(&["rubrik-namn", "rubrik-slag", "rubrik-innehall"], rows, w);
    part(w.get("del-berakningar"), w.get("del-berakningar-text"), &table)
}

/// The caption, and the sheet that it comes from; a bullet list has no caption but a column.
fn summary(spec: &SummarySpec, templates: &Templates) -> String {
    let w = &templates.sprak.skrivet;
    let source = templates.arendetyp.tabeller.iter().find(|table| table.namn == spec.kalla);
    let sheet = source.map_or(spec.kalla.as_str(), |table| table.blad.as_str());
    if spec.slag != SummaryKind::Punktlista {
        return w.with("ur-bladet", &[("rubrik", &spec.rubrik), ("blad", sheet)]);
    }
    let column = source.and_then(|table| {
        table
            .kolumner
            .iter()
            .find(|column| Some(column.namn.as_str()) == spec.kolumner.first().and_then(SummaryColumn::name))
    });
    let heading = column.map_or("", |column| column.rubrik.as_str());
    let conditions = spec.dar.values().map(|values| values.join(w.get("eller"))).collect::<Vec<_>>().join(", ");
    w.with("ur-kolumnen", &[("kolumn", heading), ("blad", sheet), ("varden", &conditions)])
}

fn markup(w: &Written) -> String {
    const ELEMENTS: [&str; 11] = [
        "stycken",
        "punktlista",
        "numrerad",
        "underrubrik",
        "betoning",
        "lank",
        "radbyte",
        "bild",
        "tecken",
        "nummer",
        "hanvisning",
    ];
    let rows = ELEMENTS.map(|element| {
        [format!("skriv-{element}"), format!("skriv-{element}-hur")].map(|id| w.get(&id).to_owned()).to_vec()
    });
    let table = table(&["rubrik-element", "rubrik-skrivs"], rows, w);
    part(w.get("del-uppmarkning"), w.get("del-uppmarkning-text"), &table)
}

fn exit_codes(w: &Written) -> String {
    let meaning = |outcome| match outcome {
        Outcome::Done => "slut-klart",
        Outcome::Errors => "slut-fel",
        Outcome::Trouble => "slut-hinder",
    };
    let rows = [Outcome::Done, Outcome::Errors, Outcome::Trouble]
        .map(|outcome| vec![(outcome as u8).to_string(), w.get(meaning(outcome)).to_owned()]);
    part(w.get("del-slutkoder"), w.get("del-slutkoder-text"), &table(&["rubrik-kod", "rubrik-betydelse"], rows, w))
}
