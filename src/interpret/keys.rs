//! The keys of a case's TOML files that every kind of case has; the others come from the husstil and the ärendetyp. The
//! reader knows no keys but these, and the reference is made from them.

/// A key, as it is explained to the handläggare.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub typ: KeyType,
    /// When it must be there.
    pub need: Need,
    /// What it is, in Swedish; Markdown.
    pub explanation: &'static str,
}

/// What stands in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyType {
    /// Text of one line.
    Text,
    /// Text with references.
    Prose,
    /// List of texts with references, a paragraph each.
    Points,
    /// List of file names.
    Files,
    /// List of texts of one line.
    Texts,
    /// Day.
    Date,
    /// Whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// Table, `[…]`.
    Table,
    /// Several tables, `[[…]]`.
    Tables,
}

/// When a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// In every case that is final.
    Always,
    /// When the case is decided.
    Adopted,
    /// When the case is archived.
    Archived,
    /// Never.
    Never,
}

/// A table of a file, with its keys.
#[derive(Debug)]
pub struct KeyTable {
    /// Its heading, `[arende]`; empty for what stands before all headings.
    pub heading: &'static str,
    /// What it is, in Swedish.
    pub explanation: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

const fn key(name: &'static str, typ: KeyType, need: Need, explanation: &'static str) -> Key {
    Key { name, typ, need, explanation }
}

use KeyType::{Boolean, Date, Files, Integer, Points, Prose, Table, Tables, Text, Texts};
use Need::{Adopted, Always, Archived, Never};

/// `arende.toml`, before all headings and as headings.
pub const ROOT: &[Key] = &[
    key("format", Integer, Always, "filens format, alltid `1`"),
    key("husstil", Text, Always, "mallmappen med kommunens husstil"),
    key("arendetyp", Text, Always, "mallmappen med ärendets slag"),
    key("status", Text, Always, "hur långt ärendet har kommit, se [Status](#status)"),
    key("arbetsbocker", Files, Always, "arbetsböckernas filnamn i ärendets mapp"),
    key(
        "bilder",
        Files,
        Never,
        "bilder i texten: filnamn i ärendets mapp (PNG, JPEG, SVG), se [Uppmärkning](#uppmärkning-i-löptext)",
    ),
    key("arende", Table, Always, "ärendets nummer, datum och titel"),
    key("handlaggare", Table, Always, "den som handlägger ärendet"),
    key("undertecknare", Tables, Always, "de som skriver under, i ordning från vänster"),
    key("beslut", Table, Always, "förslaget till beslut"),
    key("fakta", Table, Always, "ärendets uppgifter, se [Uppgifter](#uppgifter)"),
    key("textmoduler", Table, Never, "text som står på flera ställen: ett eget namn och löptext"),
    key("avsnitt", Table, Always, "tjänsteutlåtandets text, se [Avsnitt](#avsnitt)"),
    key("bilagor", Tables, Always, "bilagorna i ordning; den första blir bilaga 1"),
    key("foregaende", Table, Never, "ärendet som följs upp; skrivs av `utlatande follow-up`"),
    key("antagande", Table, Adopted, "beslutet som antog förslaget"),
    key("arkiv", Table, Archived, "det som arkivet behöver veta"),
    key("termer", Tables, Never, "ärendets egna termer, utöver husstilens"),
    key("undantag", Tables, Never, "anmärkningar som handläggaren har bedömt och förklarat"),
];

/// `[arende]`.
pub const ARENDE: &[Key] = &[
    key("arendenummer", Text, Always, "ärendenumret i diariet"),
    key("utfardat", Date, Always, "dagen då tjänsteutlåtandet utfärdas"),
    key("titel", Prose, Always, "tjänsteutlåtandets titel"),
];

/// `[handlaggare]`.
pub const HANDLAGGARE: &[Key] = &[
    key("namn", Text, Always, "handläggarens namn"),
    key("telefon", Text, Always, "telefonnummer"),
    key("epost", Text, Always, "e-postadress"),
];

/// `[[undertecknare]]`.
pub const UNDERTECKNARE: &[Key] =
    &[key("namn", Text, Always, "undertecknarens namn"), key("titel", Text, Always, "undertecknarens titel")];

/// `[beslut]`.
pub const BESLUT: &[Key] = &[
    key("organ", Text, Always, "organet som ska besluta, t.ex. `\"kommunstyrelsen\"`"),
    key("beredning", Text, Never, "organet som lägger fram punkterna för `organ`, när det är ett annat"),
    key("punkter", Points, Always, "beslutspunkterna i ordning, ett stycke var; de numreras av programmet"),
];

/// `[antagande]`.
pub const ANTAGANDE: &[Key] = &[
    key("organ", Text, Never, "organet som har beslutat, när ärendet läggs fram för flera"),
    key("datum", Date, Always, "dagen för beslutet"),
    key("paragraf", Integer, Always, "beslutets paragraf"),
];

/// `[arkiv]`.
pub const ARKIV: &[Key] = &[
    key("arkivbildare", Text, Never, "myndigheten vars arkiv ärendet hör till; annars husstilens"),
    key("organisationsnummer", Text, Never, "arkivbildarens organisationsnummer; annars husstilens"),
    key("klassificering", Text, Archived, "ärendets plats i klassificeringsstrukturen, t.ex. `\"1.4.2\"`"),
    key("klassificeringsstruktur", Text, Never, "klassificeringsstrukturens namn; annars husstilens"),
    key("gallring", Text, Archived, "`\"Bevaras\"`, eller när ärendet får gallras och enligt vilket beslut"),
    key("mottagare", Text, Never, "arkivet som tar emot paketet; annars husstilens, eller arkivbildaren själv"),
    key("mottagare_organisationsnummer", Text, Never, "mottagarens organisationsnummer"),
];

/// `[foregaende]`.
pub const FOREGAENDE: &[Key] = &[
    key("arende", Text, Always, "dess ärendenummer"),
    key("fil", Text, Always, "filen med det som har tagits över, `\"overtaget.toml\"`"),
    key("sha256", Text, Always, "kontrollsumma för den filen: bara svar och bekräftelser får ändras i den"),
];

/// The file of what was taken over, before all headings and as headings.
pub const OVERTAGET: &[Key] = &[
    key("format", Integer, Always, "filens format, alltid `1`"),
    key("fraga", Tables, Never, "frågor att besvara"),
    key("uppgift", Tables, Never, "det som har tagits över"),
    key("rad", Tables, Never, "rader i arbetsboken som ska bekräftas där"),
];

/// `[[fraga]]`: what the previous case promised.
pub const FRAGA: &[Key] = &[
    key("fraga", Prose, Always, "frågan"),
    key("fran", Text, Never, "var det utlovades"),
    key("svar", Prose, Always, "svaret"),
];

/// `[[uppgift]]`: what was taken over.
pub const UPPGIFT: &[Key] = &[
    key("fil", Text, Always, "filen som uppgiften står i"),
    key("nyckel", Text, Always, "uppgiftens nyckel; ett tal räknar i en lista"),
    key("fran", Text, Never, "var den stod i det tidigare ärendet"),
    key("skal", Text, Never, "varför den ska bekräftas"),
    key("varde", Prose, Never, "värdet som togs över"),
    key("stycke", Prose, Never, "stycket som togs över"),
    key("bekraftad", Boolean, Never, "`true` när uppgiften gäller även nu"),
];

/// `[[termer]]`.
pub const TERMER: &[Key] = &[
    key("skrivs", Text, Always, "så skrivs termen"),
    key("inte", Texts, Never, "varianter som är fel, i någon böjningsform"),
    key("forkortning", Text, Never, "termens förkortning"),
];

/// `[[undantag]]`.
pub const UNDANTAG: &[Key] = &[
    key("kod", Text, Always, "regelns kod, t.ex. `\"G21\"`"),
    key("om", Text, Always, "vad undantaget gäller: en nyckel, en cell eller ord ur anmärkningen"),
    key("skal", Prose, Always, "skälet, minst en mening"),
];

/// A section with a heading of the case's own.
pub const AVSNITT: &[Key] = &[
    key("rubrik", Prose, Never, "egen rubrik i stället för ärendetypens"),
    key("text", Prose, Always, "avsnittets löptext"),
];

/// `[[bilagor]]`, a document of the kind of case.
pub const BILAGA_DOKUMENT: &[Key] = &[
    key("dokument", Text, Always, "dokumentets nyckel i ärendetypen"),
    key("fil", Text, Always, "TOML-filen med dokumentets text, i ärendets mapp"),
];

/// `[[rad]]`: a row of the workbook that was taken over and must be confirmed.
pub const RAD: &[Key] = &[
    key("blad", Text, Never, "bladet"),
    key("fran", Text, Never, "var den stod i det tidigare ärendet"),
    key("kontroll", Text, Always, "radens kontrollsumma"),
];

/// `[[bilagor]]`, a document as another case adopted it.
pub const BILAGA_FRYST: &[Key] = &[
    key("dokument", Text, Always, "dokumentets nyckel i ärendetypen"),
    key("fil", Text, Always, "filen med det frysta dokumentet"),
    key("original", Text, Never, "dokumentet som PDF, som då är bilagan i stället för texten i `fil`"),
];

/// `[[bilagor]]`, an existing PDF.
pub const BILAGA_PDF: &[Key] = &[
    key("fil", Text, Always, "PDF-filen, i ärendets mapp"),
    key("titel", Text, Always, "bilagans titel i listan över bilagor"),
    key("namn", Text, Always, "namn i filnamn och hänvisningar: små bokstäver a–z, siffror och bindestreck"),
];

/// The file of a steering document, before all headings and as headings.
pub const DOKUMENT: &[Key] = &[
    key("format", Integer, Always, "filens format, alltid `1`"),
    key("titel", Prose, Always, "dokumentets titel"),
    key("dokumentsort", Prose, Always, "dokumentsorten med liten bokstav"),
    key("forsattsblad", Table, Always, "tabellen på försättsbladet"),
    key("avsnitt", Table, Always, "dokumentets text, se [Avsnitt](#avsnitt)"),
];

/// The file of a document without a cover.
pub const DOKUMENT_UTAN_FORSATTSBLAD: &[Key] = &[
    key("format", Integer, Always, "filens format, alltid `1`"),
    key("titel", Prose, Always, "dokumentets titel"),
    key("avsnitt", Table, Always, "dokumentets text, se [Avsnitt](#avsnitt)"),
];

/// The tables of `arende.toml`, in order.
pub const CASE_TABLES: &[KeyTable] = &[
    table("", "Överst i filen, och filens rubriker", ROOT),
    table("[arende]", "Ärendet", ARENDE),
    table("[handlaggare]", "Handläggaren", HANDLAGGARE),
    table("[[undertecknare]]", "En rubrik för varje undertecknare", UNDERTECKNARE),
    table("[beslut]", "Förslaget till beslut; med flera organ en rubrik `[[beslut]]` för varje", BESLUT),
    table("[[bilagor]]", "En rubrik för varje bilaga. En bilaga som programmet sätter har", BILAGA_DOKUMENT),
    table("[[bilagor]]", "En bilaga som redan är en PDF har i stället", BILAGA_PDF),
    table(
        "[antagande]",
        "Beslutet, när ärendet är avgjort; med flera organ en rubrik `[[antagande]]` för varje",
        ANTAGANDE,
    ),
    table("[foregaende]", "Ärendet som följs upp", FOREGAENDE),
    table("[arkiv]", "Det som arkivet behöver veta. Husstilen kan ha samma nycklar, för alla ärenden", ARKIV),
    table("[[termer]]", "En rubrik för varje egen term", TERMER),
    table("[[undantag]]", "En rubrik för varje anmärkning som ska få stå kvar", UNDANTAG),
];

/// The tables of the file of what was taken over, in order.
pub const CARRIED_TABLES: &[KeyTable] = &[
    table("", "Överst i filen, och filens rubriker", OVERTAGET),
    table("[[fraga]]", "En rubrik för varje fråga", FRAGA),
    table("[[uppgift]]", "En rubrik för varje övertagen uppgift", UPPGIFT),
    table("[[rad]]", "En rubrik för varje rad i arbetsboken som ska bekräftas i dess blad", RAD),
    table("[[bilagor]]", "I `arende.toml` har bilagan med det antagna dokumentet", BILAGA_FRYST),
];

const fn table(heading: &'static str, explanation: &'static str, keys: &'static [Key]) -> KeyTable {
    KeyTable { heading, explanation, keys }
}

/// The names of keys.
pub fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// An explanation without its Markdown: a link into the reference becomes its text, code loses its marks.
pub fn plain(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[')
        && let Some((label, target)) = link.split_once("](#")
        && let Some((_, after)) = target.split_once(')')
    {
        result.push_str(&format!("{before}\"{label}\" i uppslagsdelen"));
        rest = after;
    }
    result.push_str(rest);
    result.replace('`', "")
}
