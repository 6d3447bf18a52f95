//! What the templates of the pages get, as they name it: of each name which names it has itself. `templates/README.md` tells their
//! authors.

use std::collections::BTreeMap;

/// The document's name in its template.
pub(super) const DOCUMENT: &str = "dok";

/// Words of the house, in every template.
const WORDS: [&str; 3] = ["fraser", "etiketter", "hus"];
/// What every document has.
const BASICS: [&str; 8] = ["nyckel", "metadata", "utkast", "bilaga", "titel_utkast", "titel", "sidhuvud", "forfattare"];

/// The templates, with what else their document has.
pub(super) const TEMPLATES: [(&str, &[&str]); 5] = [
    ("tjansteutlatande.typ.j2", &["kontor", "dokumenttyp", "dokumenttyp_utkast", "huvud", "kontakt", "avsnitt"]),
    ("styrdokument.typ.j2", &["sidfot", "forsattsblad", "styrsystem", "avsnitt"]),
    ("bilaga.typ.j2", &["sidfot", "etikett", "anmarkning", "avsnitt"]),
    ("pdfblad.typ.j2", &["fil", "sidor", "sha256"]),
    (MAIN_TEMPLATE, &["delar", "metadata"]),
];
/// That of the file with all documents, which is none itself.
const MAIN_TEMPLATE: &str = "handlingar.typ.j2";

/// A row of the head or of a cover.
const ROW: Shape = Shape::Each(&["nyckel", "etikett", "varde"]);
const SECTIONS: Shape =
    Shape::Each(&["slag", "rubrik", "innehall", "ny_sida", "ledtext", "punkter", "poster", "personer"]);

/// What has names itself, or is a list of what has.
const INNER: [(&str, Shape); 16] = [
    ("hus", Shape::House),
    ("fraser", Shape::Names(&["inga_uppgifter", "tal_utan_plats", "egen_fil"])),
    ("etiketter", Shape::Names(&["netto", "fil", "antal_sidor", "sha256"])),
    ("metadata", Shape::Names(&["titel", "forfattare", "sprak", "datum", "nyckelord"])),
    ("datum", Shape::Names(&["ar", "manad", "dag"])),
    ("nyckelord", Shape::Each(&[])),
    ("forsattsblad", Shape::Names(&["etikett", "not", "rader"])),
    ("rader", ROW),
    ("huvud", ROW),
    ("kontakt", ROW),
    ("avsnitt", SECTIONS),
    ("styrsystem", SECTIONS),
    ("punkter", Shape::Each(&[])),
    ("poster", Shape::Each(&["nummer", "titel"])),
    ("personer", Shape::Each(&["namn", "titel"])),
    ("delar", Shape::Each(&["fil"])),
];

/// What a document had itself before a version of `dok` was told, and where it is now.
const MOVED: [(&str, &str); 4] = [
    ("dok.titel_utkast", "dok.metadata.titel"),
    ("dok.forfattare", "dok.metadata.forfattare"),
    ("dok.datum", "dok.metadata.datum"),
    ("dok.nyckelord", "dok.metadata.nyckelord"),
];

/// Where a name is now that the document does not have any more.
pub(super) fn moved(name: &str) -> Option<&'static str> {
    MOVED.iter().find(|(before, _)| *before == name).map(|(_, now)| *now)
}

/// Names of a loop that are texts or numbers.
const OF_LOOP: [&str; 9] = ["index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"];
/// Its neighbours.
const NEIGHBOURS: [&str; 2] = ["previtem", "nextitem"];

/// What a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// The document of a template, with its own names.
    Document(&'static [&'static str], &'static [&'static str]),
    /// The house's own names.
    House,
    /// What has these names; a text or a number has none.
    Names(&'static [&'static str]),
    /// A list of what has them.
    Each(&'static [&'static str]),
    /// A loop, over such items.
    Loop(Box<Self>),
    /// Anything: what the template makes itself.
    Anything,
}

/// What a template gets.
pub(super) fn document(template: &str) -> Shape {
    let own = TEMPLATES.iter().find(|(name, _)| *name == template).map_or(&[][..], |(_, own)| own);
    Shape::Document(own, if template == MAIN_TEMPLATE { &[] } else { &BASICS })
}

impl Shape {
    /// What a name of it stands for; none where it does not have it.
    pub(super) fn named(&self, name: &str, house: &BTreeMap<String, String>) -> Option<Self> {
        let has = match self {
            Self::Anything => return Some(Self::Anything),
            Self::Loop(item) if NEIGHBOURS.contains(&name) => return Some((**item).clone()),
            Self::Loop(_) => return OF_LOOP.contains(&name).then_some(Self::Anything),
            Self::House => return house.contains_key(name).then_some(Self::Names(&[])),
            Self::Document(own, basics) => own.contains(&name) || basics.contains(&name) || WORDS.contains(&name),
            Self::Names(names) => names.contains(&name),
            Self::Each(_) => false,
        };
        let inner = INNER.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape.clone());
        has.then(|| inner.unwrap_or(Self::Names(&[])))
    }

    /// What each of its items is.
    pub(super) fn item(&self) -> Self {
        match self {
            Self::Each(names) => Self::Names(names),
            _ => Self::Anything,
        }
    }
}
