//! What parts, causes, passages, values and places are called.

use super::super::causes::told;
use super::super::reading::shared_key;
use super::super::{Cause, CauseSort, Kind, Pair, Row, SectionContent, Sort, TablePart};
use super::report::{Piece, Teller};
use crate::message::message;
use crate::messages::{one_line, phrases};

impl Teller<'_> {
    pub(super) fn name(&self, name: &str) -> String {
        match name.split_once(' ') {
            Some((kind @ ("indata" | "mall" | "typsnitt"), file)) => {
                format!("{} ({})", one_line(file), self.say(&message!(phrases::DIFF_NAME, slag = kind)))
            }
            _ => self.say(&message!(phrases::DIFF_NAME, slag = one_line(name))),
        }
    }

    pub(super) fn part(&self, part: &str) -> String {
        self.say(&message!(phrases::DIFF_PART, slag = part))
    }

    pub(super) fn passage(&self, kind: &str) -> String {
        self.say(&message!(phrases::DIFF_PASSAGE, slag = kind))
    }

    pub(super) fn kind(&self, kind: &Kind) -> String {
        let name = match kind {
            Kind::Falt(label) => return self.name(label),
            Kind::Stycke => "stycke",
            Kind::Titel => "titel",
            Kind::Rubrik(_) => "rubrik",
            Kind::Listpunkt(..) => "listpunkt",
            Kind::Listtext(_) => "listtext",
            Kind::Ledtext => "ledtext",
            Kind::Beslutspunkt => "beslutspunkt",
            Kind::Bilaga => "bilaga",
            Kind::Underskrift => "underskrift",
            Kind::Figur(_, TablePart::Rubrik) => "figurrubrik",
            Kind::Figur(_, TablePart::Kolumner) => "figurkolumner",
            Kind::Figur(_, TablePart::Rad) => "figurrad",
            Kind::Tabell(_, part) | Kind::Figur(_, part) => match part {
                TablePart::Rubrik => "tabellrubrik",
                TablePart::Kolumner => "kolumner",
                TablePart::Rad => "tabellrad",
                TablePart::Summa => "summa",
                TablePart::Beskrivning => "figurtext",
            },
        };
        self.passage(name)
    }

    pub(super) fn cause_name(&self, cause: &Cause) -> String {
        let kind = match cause.slag {
            CauseSort::Uppgift => "uppgift",
            CauseSort::Arende => "arende",
            CauseSort::Cell => "cell",
            CauseSort::Rad => "rad",
            CauseSort::Rader => "rader",
            CauseSort::Kolumn => "kolumn",
            CauseSort::Blad => "blad",
            CauseSort::Ordning => "ordning",
            CauseSort::Textmodul => "textmodul",
            CauseSort::Titel => "titel",
            CauseSort::Nummer => "nummer",
            CauseSort::Rubrik => "rubrik",
            CauseSort::Fras => "fras",
            CauseSort::Uttryck => "uttryck",
            CauseSort::Beslut => "beslut",
            CauseSort::Antagande => "antagande",
            CauseSort::EgenText => "egen_text",
            CauseSort::Bilagor => "bilagor",
            CauseSort::Husstil => "husstil",
            CauseSort::Arendetyp => "arendetyp",
            CauseSort::Program => "program",
            CauseSort::Falt => "falt",
            CauseSort::Flera => "flera",
        };
        let name = match cause.slag {
            CauseSort::Arende | CauseSort::Falt => self.name(&cause.etikett),
            _ => one_line(&cause.etikett).into_owned(),
        };
        self.say(&message!(phrases::DIFF_CAUSE, slag = kind, namn = name))
    }

    pub(super) fn values(&self, values: &Pair<Option<String>>) -> Vec<Piece> {
        if values.fore == values.efter {
            return Vec::new();
        }
        let side = |sort, value: &Option<String>| value.as_ref().map(|value| Piece::new(sort, value));
        side(Sort::Borta, &values.fore).into_iter().chain(side(Sort::Nytt, &values.efter)).collect()
    }

    pub(super) fn section_title(&self, section: &SectionContent) -> String {
        let inner = shared_key(&section.nyckel).trim_matches(['(', ')']);
        match section.nyckel.starts_with('(') {
            true => self.part(inner),
            false if section.rubrik.text.is_empty() => one_line(inner).into_owned(),
            false => one_line(&section.rubrik.text).into_owned(),
        }
    }

    /// A document and a section as a reader knows them.
    pub(super) fn place(&self, place: &(String, String), side: usize) -> String {
        let documents = &self.sides[side].content.dokument;
        let document = documents.iter().find(|document| document.nyckel == place.0);
        let section = document.and_then(|found| found.avsnitt.iter().find(|section| section.nyckel == place.1));
        let title = section.map(|section| self.section_title(section)).unwrap_or_default();
        format!("{title} ({})", one_line(&place.0))
    }
}

pub(super) fn row_text(row: &Row) -> String {
    row.iter().map(|cell| cell.as_ref().map(told).unwrap_or_default()).collect::<Vec<_>>().join(" | ")
}

/// Places on both sides, in words; once where they are the same.
pub(super) fn places(places: &Pair<Vec<String>>) -> String {
    let side = |places: &[String]| {
        let more = if places.len() > 3 { ", …" } else { "" };
        let list = places.iter().take(3).map(|place| one_line(place).into_owned()).collect::<Vec<_>>();
        list.join(", ") + more
    };
    let (fore, efter) = (side(&places.fore), side(&places.efter));
    match (fore.is_empty(), efter.is_empty()) {
        (true, _) => efter,
        (_, true) => fore,
        _ if fore == efter => efter,
        _ => format!("{fore} → {efter}"),
    }
}
