//! The reference for the handläggare, in Swedish Markdown: every key, fact, sheet, section, name and filter. It is made
//! from what checks the inputs, so that it cannot say anything else than the program does. `utlatande reference` prints it for
//! any kind of case, and the repository holds what it prints for its own.

mod filters;
mod limits;

use crate::case_files::{CARRIED_FILE, CASE_FILE};
use crate::interpret::keys::{self, Key, KeyTable, KeyType, Need};
use crate::model::Status;
use crate::outcome::Outcome;
use crate::rules;
use crate::templates::{
    Arendetyp, CaseDocument, ColumnSpec, CoverRow, CoverSource, FactSpec, FigureForm, SectionKind, SummaryColumn,
    SummaryKind, SummarySpec, TableSpec, Templates, ValueType,
};

/// The whole reference for a husstil and an ärendetyp, a page of its own.
pub(crate) fn markdown(templates: &Templates) -> String {
    let parts = parts(templates);
    format!("{}\n{}\n{}", title(templates), contents(&parts), parts.join("\n"))
}

fn title(templates: &Templates) -> String {
    let (kind, house) = (&templates.arendetyp, &templates.husstil);
    format!(
        "# Uppslagsdel: {}\n\n{}.\n\nAllt som ett ärende av ärendetypen `{}` kan innehålla, med husstilen `{}`. \
         `utlatande reference --type {}` skriver ut sidan ur de tabeller som programmet kontrollerar filerna med; ändra den inte \
         för hand.\n",
        kind.namn, kind.beskrivning, kind.namn, house.namn, kind.namn
    )
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
    [
        case_keys(),
        status(),
        facts(templates),
        document_keys(templates),
        carried_keys(),
        sections(templates),
        sheets(templates),
        names(templates),
        computed(templates),
        filters::markdown(templates),
        markup(),
        exit_codes(),
        limits::markdown(),
        review_rules(templates),
    ]
}

/// The review rules that hold for every case, and those of the kind of case.
fn review_rules(templates: &Templates) -> String {
    let lead =
        "`utlatande check --explain G13` visar varför en regel finns, med ett exempel som fälls och ett som går.";
    part("Alla granskningsregler", lead, &rules::markdown(&rules::all([&templates.arendetyp])))
}

/// A heading, what is said under it, and a table.
fn part(title: &str, lead: &str, body: &str) -> String {
    format!("## {title}\n\n{lead}\n\n{body}")
}

/// A Markdown table. A `|` in a cell would end it, so it is escaped, as GitHub does even inside code.
fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(headings.iter().map(|heading| (*heading).to_owned()).collect());
    text.push_str(&line(headings.iter().map(|_| "---".to_owned()).collect()));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| cell.replace('|', "\\|")).collect()));
    }
    text
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn required(required: bool) -> String {
    if required { "ja" } else { "nej" }.to_owned()
}

fn case_keys() -> String {
    let lead = format!(
        "`{CASE_FILE}` är ärendets huvudfil. \"Krävs\" betyder att ett slutligt ärende inte skrivs utan värdet; i ett utkast blir det en markerad lucka."
    );
    part(&format!("Nycklar i {CASE_FILE}"), &lead, &key_tables(keys::CASE_TABLES))
}

fn carried_keys() -> String {
    let lead = "`utlatande follow-up` skriver filen; du svarar på frågor och bekräftar i den.";
    part(&format!("Nycklar i {CARRIED_FILE}"), lead, &key_tables(keys::CARRIED_TABLES))
}

fn key_tables(tables: &[KeyTable]) -> String {
    let one = |group: &KeyTable| {
        let heading = if group.heading.is_empty() { String::new() } else { format!(" `{}`", group.heading) };
        format!("{}{heading}:\n\n{}", group.explanation, key_table(group.keys))
    };
    tables.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn key_table(keys: &[Key]) -> String {
    let row = |key: &Key| vec![code(key.name), key_type(key.typ).into(), need(key.need), key.explanation.into()];
    table(&["Nyckel", "Typ", "Krävs", "Förklaring"], keys.iter().map(row))
}

fn key_type(typ: KeyType) -> &'static str {
    match typ {
        KeyType::Text => "text på en rad",
        KeyType::Prose => "text med hänvisningar",
        KeyType::Points => "lista av texter med hänvisningar",
        KeyType::Files => "lista av filnamn",
        KeyType::Texts => "lista av texter",
        KeyType::Date => "datum",
        KeyType::Integer => "heltal",
        KeyType::Boolean => "`true` eller `false`",
        KeyType::Table => "rubrik `[…]`",
        KeyType::Tables => "en eller flera rubriker `[[…]]`",
    }
}

fn need(need: Need) -> String {
    match need {
        Need::Always => required(true),
        Need::Never => required(false),
        Need::Archived => "när ärendet arkiveras".to_owned(),
        Need::Adopted => format!("när status är `{}`", Status::Antagen.name()),
    }
}

fn status() -> String {
    let meaning = |status| match status {
        Status::Utkast => "arbetet pågår: det som fattas blir markerade luckor, och varje sida märks Utkast",
        Status::Slutlig => "klart att skicka: inget skrivs så länge det finns ett fel",
        Status::Antagen => {
            "beslutat: som slutlig, men försättsbladet får beslutets datum och paragraf i stället för \"Förslag till\""
        }
    };
    let rows = Status::ALL.map(|status| vec![code(status.name()), meaning(status).to_owned()]);
    part("Status", "Nyckeln `status` har ett av dessa värden.", &table(&["Värde", "Betydelse"], rows))
}

fn facts(templates: &Templates) -> String {
    let schema = &templates.arendetyp;
    let typ = |fact: &FactSpec| match (fact.typ, fact.varden_fran.as_ref().and_then(|name| schema.column(name))) {
        (ValueType::Text, _) => "text på en rad, med hänvisningar".to_owned(),
        (_, Some((table, column))) => format!("ett av värdena i kolumnen {} i bladet {}", column.rubrik, table.blad),
        _ => fact.form().words(),
    };
    let rows = schema
        .fakta
        .iter()
        .map(|fact| vec![code(&fact.namn), typ(fact), required(fact.kravs), fact.forklaring.clone()]);
    let lead = format!(
        "Uppgifter i `[fakta]` för ärendetypen `{}`. Ett namn med punkt står i en grupp: `period.fran` skrivs som `fran` under \
         `[fakta.period]`. Tal, belopp, årtal och datum skrivs utan citattecken (`115000`, `2025-05-19`), text och månad med \
         (`\"2020-02\"`).",
        templates.arendetyp.namn
    );
    part("Uppgifter", &lead, &table(&["Uppgift", "Typ", "Krävs", "Förklaring"], rows))
}

fn document_keys(templates: &Templates) -> String {
    let example =
        templates.attached().next().map_or_else(String::new, |first| format!(", t.ex. `{}.toml`", first.nyckel));
    let lead = format!("Varje bilaga som programmet sätter har sin text i en egen TOML-fil{example}.");
    let mut body = key_table(keys::DOKUMENT);
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
        let of = if told.len() > 1 { format!(" i {}", documents.join(", ")) } else { String::new() };
        body.push_str(&match rows.is_empty() {
            true => format!(
                "\nDokument utan försättsblad, utan nycklarna `dokumentsort` och `forsattsblad`: {}\n",
                documents.join(", ")
            ),
            false => format!("\nVarje nyckel i `[forsattsblad]`{of} krävs:\n\n{}", cover(rows)),
        });
    }
    part("Nycklar i en bilagas fil", &lead, &body)
}

fn cover(rows: &[CoverRow]) -> String {
    let row = |row: &CoverRow| {
        let source = match row.kalla {
            CoverSource::Prosa => {
                return vec![row.etikett.clone(), code(&row.nyckel), "text med hänvisningar".to_owned()];
            }
            CoverSource::Titel => "dokumentets `titel`",
            CoverSource::Dokumentsort => "dokumentets `dokumentsort`",
            CoverSource::Organ => "organet som beslutar eller har beslutat",
            CoverSource::Beslut => "beslutets datum och paragraf, när det är fattat",
        };
        vec![row.etikett.clone(), "hämtas av programmet".to_owned(), source.to_owned()]
    };
    table(&["Rad på försättsbladet", "Nyckel i `[forsattsblad]`", "Värde"], rows.iter().map(row))
}

fn sections(templates: &Templates) -> String {
    let lead = "Avsnitten under `[avsnitt]`, i den ordning de står i dokumentet: `nyckel = \"\"\"löptext\"\"\"`. Ett avsnitt \
                får en egen rubrik när det skrivs som en tabell.";
    let own = format!("Ett avsnitt med egen rubrik, `[avsnitt.<nyckel>]`:\n\n{}", key_table(keys::AVSNITT));
    let documents = templates.arendetyp.dokument.iter().map(|document| section_table(document, templates));
    let body: Vec<String> = std::iter::once(own).chain(documents).collect();
    part("Avsnitt", lead, &body.join("\n"))
}

fn section_table(document: &CaseDocument, templates: &Templates) -> String {
    let frame = &templates.frame(document).spec.avsnitt;
    let mut rows = Vec::new();
    for section in frame {
        let title = section.rubrik.as_deref().map_or_else(|| "ingen rubrik".to_owned(), heading);
        rows.push(vec![key_of(section.slag, &section.nyckel), title, frame_need(section.slag).to_owned()]);
        for own in document.avsnitt.iter().filter(|own| own.under == section.nyckel) {
            rows.push(vec![code(&own.nyckel), format!("– {}", heading(&own.rubrik)), required(own.is_required())]);
        }
    }
    for own in document.avsnitt.iter().filter(|own| own.under.is_empty()) {
        rows.push(vec![code(&own.nyckel), heading(&own.rubrik), required(own.is_required())]);
    }
    let table = table(&["Nyckel", "Rubrik", "Krävs"], rows);
    format!("Dokumentet `{}`:\n\n{table}", document.nyckel)
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

fn frame_need(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Text => "ja",
        SectionKind::Dimension => "nej; utan text står husstilens fras",
        SectionKind::Beslut => "hämtas ur `[beslut]`",
        SectionKind::Bilagor => "hämtas ur `[[bilagor]]`",
        SectionKind::Underskrifter => "hämtas ur `[[undertecknare]]`",
        SectionKind::Ram => "bara rubrik",
    }
}

fn sheets(templates: &Templates) -> String {
    let lead = "Första raden i bladet har kolumnernas rubriker, i valfri ordning; sedan följer en rad för varje post, utan \
                sammanfogade celler. Blad och kolumner vars namn börjar med `_` är egna anteckningar och läses inte. Stora och små \
                bokstäver är likvärdiga i namn och i tillåtna värden.";
    let bodies: Vec<String> =
        templates.arendetyp.tabeller.iter().map(|spec| sheet(spec, &templates.arendetyp)).collect();
    part("Blad i arbetsboken", lead, &bodies.join("\n"))
}

fn sheet(spec: &TableSpec, schema: &Arendetyp) -> String {
    let optional = if spec.kravs { "" } else { " Bladet får saknas." };
    let row = |column: &ColumnSpec| {
        vec![column.rubrik.clone(), column.cell_type(schema), required(column.kravs), column.forklaring.clone()]
    };
    let columns = table(&["Kolumn", "Typ", "Krävs", "Förklaring"], spec.kolumner.iter().map(row));
    let computed = spec.kolumner.computed().map(|(column, _)| {
        let (name, what) = (format!("{}.{}", spec.namn, column.namn), &column.forklaring);
        format!("\n`{name}` ({}) räknas fram ur raden och fylls inte i: {what}.\n", column.rubrik)
    });
    let computed: String = computed.collect();
    format!("**{}**: {}.{optional}\n\n{columns}{computed}", spec.blad, spec.forklaring)
}

fn names(templates: &Templates) -> String {
    let house: Vec<String> =
        templates.husstil.hus.iter().map(|(name, text)| format!("`hus.{name}` ({text})")).collect();
    let row = |name: &str, meaning: &str| vec![name.to_owned(), meaning.to_owned()];
    let own = |is_grouped: bool| templates.arendetyp.fakta.iter().find(|fact| fact.namn.contains('.') == is_grouped);
    let examples: Vec<String> =
        [own(false), own(true)].into_iter().flatten().map(|fact| format!("`fakta.{}`", fact.namn)).collect();
    let fact = match examples.is_empty() {
        true => "en uppgift ur `[fakta]`".to_owned(),
        false => format!("en uppgift ur `[fakta]`, t.ex. {}", examples.join(" eller ")),
    };
    let rows = [
        row("`arende.arendenummer`, `arende.utfardat`, `arende.titel`", "värdena under `[arende]`"),
        row(&house.join(", "), "kommunens egna namn, ur husstilen"),
        row("`fakta.<uppgift>`", &fact),
        row("`berakning.<namn>`", "ett tal som räknas fram ur arbetsboken"),
        row("`dokument.<nyckel>.titel`, `dokument.<nyckel>.dokumentsort`", "ett dokuments titel och dokumentsort"),
        row("`bilaga.<nyckel>`", "bilagans nummer, t.ex. bilaga 1"),
        row("`avsnitt.<dokument>.<avsnitt>`", "ett avsnitts rubrik"),
        row("`textmodul.<namn>`", "text ur `[textmoduler]`; ensam i ett stycke"),
        row("`sammanstallning.<namn>`", "en tabell eller lista ur arbetsboken; ensam i ett stycke"),
        row("`figur.<namn>`", "ett diagram ur arbetsboken; ensamt i ett stycke"),
    ];
    let lead = "I löptext hämtas ett värde med `{{ namn }}` eller `{{ namn | filter }}`.";
    part("Namn i hänvisningar", lead, &table(&["Namn", "Betydelse"], rows))
}

fn computed(templates: &Templates) -> String {
    let schema = &templates.arendetyp;
    let values = schema.berakningar.iter().map(|spec| {
        let typ = if spec.typ == ValueType::Andel { "andel" } else { spec.typ.words() };
        vec![format!("`berakning.{}`", spec.namn), typ.to_owned(), spec.forklaring.clone()]
    });
    let summaries = schema.sammanstallningar.iter().map(|spec| {
        let kind = if spec.slag == SummaryKind::Punktlista { "punktlista" } else { "tabell" };
        vec![format!("`sammanstallning.{}`", spec.namn), kind.to_owned(), summary(spec, templates)]
    });
    let figures = schema.figurer.iter().map(|spec| {
        let form = match spec.slag {
            FigureForm::Staplad | FigureForm::Grupperad => "stapeldiagram",
            FigureForm::Linjer => "linjediagram",
            FigureForm::Andelar => "stapeldiagram med andelar",
        };
        vec![format!("`figur.{}`", spec.namn), form.to_owned(), format!("{} ({})", spec.rubrik, spec.enhet)]
    });
    let rows = values.chain(summaries).chain(figures);
    let lead = "Ur arbetsboken räknar programmet fram dessa värden, tabeller och diagram.";
    part("Beräkningar, sammanställningar och figurer", lead, &table(&["Namn", "Slag", "Innehåll"], rows))
}

/// The caption, and the sheet that it comes from; a bullet list has no caption but a column.
fn summary(spec: &SummarySpec, templates: &Templates) -> String {
    let source = templates.arendetyp.tabeller.iter().find(|table| table.namn == spec.kalla);
    let sheet = source.map_or(spec.kalla.as_str(), |table| table.blad.as_str());
    if spec.slag != SummaryKind::Punktlista {
        return format!("{}, ur bladet {sheet}", spec.rubrik);
    }
    let column = source.and_then(|table| {
        table
            .kolumner
            .iter()
            .find(|column| Some(column.namn.as_str()) == spec.kolumner.first().and_then(SummaryColumn::name))
    });
    let heading = column.map_or("", |column| column.rubrik.as_str());
    let conditions = spec.dar.values().map(|values| values.join(" eller ")).collect::<Vec<_>>().join(", ");
    format!("kolumnen {heading} i bladet {sheet}, rader med {conditions}")
}

fn markup() -> String {
    let rows = [
        ("stycken", "en tom rad mellan dem; en radbrytning ensam är ett mellanslag"),
        (
            "punktlista",
            "`- ` först på raden, även `* `, `+ `, `•` och `– `; högst tre nivåer, de inre indragna minst två mellanslag",
        ),
        ("numrerad lista", "`1. ` eller `1) ` först på raden, i följd från 1 eller med 1 på varje rad"),
        ("underrubrik", "`### ` först på raden, `#### ` för en lägre; mellanslaget kan utelämnas"),
        (
            "kursiv, fet",
            "`*kursiv*` eller `_kursiv_`, `**fet**` eller `__fet__`; en ensam stjärna inne i ett ord eller tal är en stjärna",
        ),
        ("länk", "`[text](https://…)`, även `http://` och `mailto:`; `<https://…>` och `<namn@example.se>`"),
        ("radbyte i stycket", r"`\` sist på raden; mellan citattecken `\\`"),
        (
            "bild",
            "`![vad bilden visar](fil.png)` ensam i ett stycke, filen bland `bilder` i `arende.toml`; med `\"…\"` efter filens namn \
             får den bildtext och nummer",
        ),
        ("ett tecken som annars är uppmärkning", r"`\` före det, t.ex. `\*`; mellan citattecken `\\*`"),
        ("ett tecken som inte går att skriva", "dess namn eller nummer i HTML: `&nbsp;`, `&#167;`"),
        ("hänvisning", "`{{ namn }}`, se [Namn i hänvisningar](#namn-i-hänvisningar)"),
    ];
    let rows = rows.map(|(what, how)| vec![what.to_owned(), how.to_owned()]);
    let lead = "Löptexten skrivs i en liten del av CommonMark. Kod, citatblock, HTML, tabeller, fotnoter, genomstrukna \
                ord och vågräta linjer är inte tillåtna; programmet säger var de står. Allt annat skrivs ut som det står.\n\n\
                Mellan citattecken, `\"` och `\"\"\"`, läser TOML det omvända strecket först: `\\\\` är ett streck, `\\\"` ett \
                citattecken, och `\\` sist på en rad fortsätter raden. Mellan apostrofer, `'` och `'''`, är ett streck ett streck.";
    part("Uppmärkning i löptext", lead, &table(&["Element", "Skrivs"], rows))
}

fn exit_codes() -> String {
    let meaning = |outcome| match outcome {
        Outcome::Done => "klart; varningar kan finnas",
        Outcome::Errors => "minst ett ärende har fel och skrevs inte (`check`: har fel)",
        Outcome::Trouble => {
            "kommandot är felskrivet, eller något utanför ärendet hindrade, t.ex. att mappen inte går att skriva i"
        }
    };
    let rows = [Outcome::Done, Outcome::Errors, Outcome::Trouble]
        .map(|outcome| vec![(outcome as u8).to_string(), meaning(outcome).to_owned()]);
    part("Slutkoder", "Programmets slutkod säger hur det gick.", &table(&["Kod", "Betydelse"], rows))
}
