//! The keys of a case's TOML files that every kind of case has; the others come from the husstil and the ärendetyp. The
//! reader knows no keys but these, and the reference is made from them.

use crate::templates::Written;

/// A key, as it is explained to the handläggare.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub typ: KeyType,
    /// When it must be there.
    pub need: Need,
    /// The id of the text that says what it is; Markdown.
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

impl KeyType {
    /// Its name in messages.
    fn slag(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Prose | Self::Points => "stycken",
            Self::Files | Self::Texts => "lista",
            Self::Date => "datum",
            Self::Integer => "tal",
            Self::Boolean => "sanning",
            Self::Table => "tabell",
            Self::Tables => "tabeller",
        }
    }
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
    /// The id of the text that says what it is.
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
    key("format", Integer, Always, "nyckel-root-format"),
    key("husstil", Text, Always, "nyckel-root-husstil"),
    key("arendetyp", Text, Always, "nyckel-root-arendetyp"),
    key("status", Text, Always, "nyckel-root-status"),
    key("arbetsbocker", Files, Always, "nyckel-root-arbetsbocker"),
    key("bilder", Files, Never, "nyckel-root-bilder"),
    key("arende", Table, Always, "nyckel-root-arende"),
    key("handlaggare", Table, Always, "nyckel-root-handlaggare"),
    key("undertecknare", Tables, Always, "nyckel-root-undertecknare"),
    key("beslut", Table, Always, "nyckel-root-beslut"),
    key("fakta", Table, Always, "nyckel-root-fakta"),
    key("textmoduler", Table, Never, "nyckel-root-textmoduler"),
    key("avsnitt", Table, Always, "nyckel-root-avsnitt"),
    key("bilagor", Tables, Always, "nyckel-root-bilagor"),
    key("foregaende", Table, Never, "nyckel-root-foregaende"),
    key("antagande", Table, Adopted, "nyckel-root-antagande"),
    key("arkiv", Table, Archived, "nyckel-root-arkiv"),
    key("termer", Tables, Never, "nyckel-root-termer"),
    key("undantag", Tables, Never, "nyckel-root-undantag"),
];

/// `[arende]`.
pub const ARENDE: &[Key] = &[
    key("arendenummer", Text, Always, "nyckel-arende-arendenummer"),
    key("utfardat", Date, Always, "nyckel-arende-utfardat"),
    key("titel", Prose, Always, "nyckel-arende-titel"),
];

/// `[handlaggare]`.
pub const HANDLAGGARE: &[Key] = &[
    key("namn", Text, Always, "nyckel-handlaggare-namn"),
    key("titel", Text, Never, "nyckel-handlaggare-titel"),
    key("telefon", Text, Always, "nyckel-handlaggare-telefon"),
    key("epost", Text, Always, "nyckel-handlaggare-epost"),
];

/// `[[undertecknare]]`.
pub const UNDERTECKNARE: &[Key] =
    &[key("namn", Text, Always, "nyckel-undertecknare-namn"), key("titel", Text, Always, "nyckel-undertecknare-titel")];

/// `[beslut]`.
pub const BESLUT: &[Key] = &[
    key("organ", Text, Always, "nyckel-beslut-organ"),
    key("beredning", Text, Never, "nyckel-beslut-beredning"),
    key("punkter", Points, Always, "nyckel-beslut-punkter"),
];

/// `[antagande]`.
pub const ANTAGANDE: &[Key] = &[
    key("organ", Text, Never, "nyckel-antagande-organ"),
    key("datum", Date, Always, "nyckel-antagande-datum"),
    key("paragraf", Integer, Always, "nyckel-antagande-paragraf"),
];

/// `[arkiv]`.
pub const ARKIV: &[Key] = &[
    key("arkivbildare", Text, Never, "nyckel-arkiv-arkivbildare"),
    key("organisationsnummer", Text, Never, "nyckel-arkiv-organisationsnummer"),
    key("klassificering", Text, Archived, "nyckel-arkiv-klassificering"),
    key("klassificeringsstruktur", Text, Never, "nyckel-arkiv-klassificeringsstruktur"),
    key("gallring", Text, Archived, "nyckel-arkiv-gallring"),
    key("mottagare", Text, Never, "nyckel-arkiv-mottagare"),
    key("mottagare_organisationsnummer", Text, Never, "nyckel-arkiv-mottagare-organisationsnummer"),
];

/// `[foregaende]`.
pub const FOREGAENDE: &[Key] = &[
    key("arende", Text, Always, "nyckel-foregaende-arende"),
    key("fil", Text, Always, "nyckel-foregaende-fil"),
    key("sha256", Text, Always, "nyckel-foregaende-sha256"),
];

/// The file of what was taken over, before all headings and as headings.
pub const OVERTAGET: &[Key] = &[
    key("format", Integer, Always, "nyckel-overtaget-format"),
    key("fraga", Tables, Never, "nyckel-overtaget-fraga"),
    key("uppgift", Tables, Never, "nyckel-overtaget-uppgift"),
    key("rad", Tables, Never, "nyckel-overtaget-rad"),
];

/// `[[fraga]]`: what the previous case promised.
pub const FRAGA: &[Key] = &[
    key("fraga", Prose, Always, "nyckel-fraga-fraga"),
    key("fran", Text, Never, "nyckel-fraga-fran"),
    key("svar", Prose, Always, "nyckel-fraga-svar"),
];

/// `[[uppgift]]`: what was taken over.
pub const UPPGIFT: &[Key] = &[
    key("fil", Text, Always, "nyckel-uppgift-fil"),
    key("nyckel", Text, Always, "nyckel-uppgift-nyckel"),
    key("fran", Text, Never, "nyckel-uppgift-fran"),
    key("skal", Text, Never, "nyckel-uppgift-skal"),
    key("varde", Prose, Never, "nyckel-uppgift-varde"),
    key("stycke", Prose, Never, "nyckel-uppgift-stycke"),
    key("bekraftad", Boolean, Never, "nyckel-uppgift-bekraftad"),
];

/// `[[termer]]`.
pub const TERMER: &[Key] = &[
    key("skrivs", Text, Always, "nyckel-termer-skrivs"),
    key("inte", Texts, Never, "nyckel-termer-inte"),
    key("forkortning", Text, Never, "nyckel-termer-forkortning"),
];

/// `[[undantag]]`.
pub const UNDANTAG: &[Key] = &[
    key("kod", Text, Always, "nyckel-undantag-kod"),
    key("om", Text, Always, "nyckel-undantag-om"),
    key("skal", Text, Always, "nyckel-undantag-skal"),
];

/// A section with a heading of the case's own.
pub const AVSNITT: &[Key] =
    &[key("rubrik", Prose, Never, "nyckel-avsnitt-rubrik"), key("text", Prose, Always, "nyckel-avsnitt-text")];

/// `[[bilagor]]`, a document of the kind of case.
pub const BILAGA_DOKUMENT: &[Key] = &[
    key("dokument", Text, Always, "nyckel-bilaga-dokument-dokument"),
    key("fil", Text, Always, "nyckel-bilaga-dokument-fil"),
];

/// `[[rad]]`: a row of the workbook that was taken over and must be confirmed.
pub const RAD: &[Key] = &[
    key("blad", Text, Never, "nyckel-rad-blad"),
    key("fran", Text, Never, "nyckel-rad-fran"),
    key("kontroll", Text, Always, "nyckel-rad-kontroll"),
];

/// `[[bilagor]]`, a document as another case adopted it.
pub const BILAGA_FRYST: &[Key] = &[
    key("dokument", Text, Always, "nyckel-bilaga-fryst-dokument"),
    key("fil", Text, Always, "nyckel-bilaga-fryst-fil"),
    key("original", Text, Never, "nyckel-bilaga-fryst-original"),
];

/// `[[bilagor]]`, an existing PDF.
pub const BILAGA_PDF: &[Key] = &[
    key("fil", Text, Always, "nyckel-bilaga-pdf-fil"),
    key("titel", Text, Always, "nyckel-bilaga-pdf-titel"),
    key("namn", Text, Always, "nyckel-bilaga-pdf-namn"),
];

/// The file of a steering document, before all headings and as headings.
pub const DOKUMENT: &[Key] = &[
    key("format", Integer, Always, "nyckel-dokument-format"),
    key("titel", Prose, Always, "nyckel-dokument-titel"),
    key("dokumentsort", Prose, Always, "nyckel-dokument-dokumentsort"),
    key("forsattsblad", Table, Always, "nyckel-dokument-forsattsblad"),
    key("avsnitt", Table, Always, "nyckel-dokument-avsnitt"),
];

/// The file of a document without a cover.
pub const DOKUMENT_UTAN_FORSATTSBLAD: &[Key] = &[
    key("format", Integer, Always, "nyckel-dokument-utan-forsattsblad-format"),
    key("titel", Prose, Always, "nyckel-dokument-utan-forsattsblad-titel"),
    key("avsnitt", Table, Always, "nyckel-dokument-utan-forsattsblad-avsnitt"),
];

/// The tables of `arende.toml`, in order.
pub const CASE_TABLES: &[KeyTable] = &[
    table("", "rubrik-arende-root", ROOT),
    table("[arende]", "rubrik-arende-arende", ARENDE),
    table("[handlaggare]", "rubrik-arende-handlaggare", HANDLAGGARE),
    table("[[undertecknare]]", "rubrik-arende-undertecknare", UNDERTECKNARE),
    table("[beslut]", "rubrik-arende-beslut", BESLUT),
    table("[[bilagor]]", "rubrik-arende-bilaga-dokument", BILAGA_DOKUMENT),
    table("[[bilagor]]", "rubrik-arende-bilaga-pdf", BILAGA_PDF),
    table("[antagande]", "rubrik-arende-antagande", ANTAGANDE),
    table("[foregaende]", "rubrik-arende-foregaende", FOREGAENDE),
    table("[arkiv]", "rubrik-arende-arkiv", ARKIV),
    table("[[termer]]", "rubrik-arende-termer", TERMER),
    table("[[undantag]]", "rubrik-arende-undantag", UNDANTAG),
];

/// The tables of the file of what was taken over, in order.
pub const CARRIED_TABLES: &[KeyTable] = &[
    table("", "rubrik-overtaget-overtaget", OVERTAGET),
    table("[[fraga]]", "rubrik-overtaget-fraga", FRAGA),
    table("[[uppgift]]", "rubrik-overtaget-uppgift", UPPGIFT),
    table("[[rad]]", "rubrik-overtaget-rad", RAD),
    table("[[bilagor]]", "rubrik-overtaget-bilaga-fryst", BILAGA_FRYST),
];

const fn table(heading: &'static str, explanation: &'static str, keys: &'static [Key]) -> KeyTable {
    KeyTable { heading, explanation, keys }
}

/// How a key is written that has to be added.
pub(super) struct Added {
    /// A name of its type, of those that the catalogues have words for.
    pub kind: &'static str,
    /// The heading that it stands under, with its brackets; empty above the first.
    pub heading: String,
    /// The keys that a table needs, as messages list them.
    pub keys: String,
}

/// How a key is written that stands under a heading.
pub(super) fn written(heading: &str, name: &str) -> Added {
    let bare = |table: &KeyTable| table.heading.trim_matches(['[', ']']);
    let tables = || CASE_TABLES.iter().chain(CARRIED_TABLES);
    let here = tables().find(|table| bare(table) == heading);
    let of_case = tables().filter(|table| bare(table) == heading).flat_map(|table| table.keys);
    let of_document = DOKUMENT.iter().filter(|_| heading.is_empty());
    let unknown = if heading == "avsnitt" { "stycken" } else { "annat" };
    let kind = of_case.chain(of_document).find(|key| key.name == name).map_or(unknown, |key| key.typ.slag());
    let own = tables().find(|table| bare(table) == name).into_iter().flat_map(|table| table.keys);
    let needed: Vec<String> = own.filter(|key| key.need == Need::Always).map(|key| format!("`{}`", key.name)).collect();
    let heading = match here {
        _ if heading.is_empty() => String::new(),
        Some(table) => table.heading.to_owned(),
        None => format!("[{heading}]"),
    };
    Added { kind, heading, keys: needed.join(", ") }
}

/// The names of keys.
pub fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// An explanation without its Markdown: a link into the reference becomes its text, code loses its marks.
pub fn plain(text: &str, words: &Written) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[')
        && let Some((label, target)) = link.split_once("](#")
        && let Some((_, after)) = target.split_once(')')
    {
        result.push_str(&format!("{before}{}", words.with("i-uppslagsdelen", &[("rubrik", label)])));
        rest = after;
    }
    result.push_str(rest);
    result.replace('`', "")
}
