//! What parts, causes, passages, values and places are called.

use std::borrow::Cow;

use super::super::causes::told;
use super::super::reading::shared_key;
use super::super::text::Words;
use super::super::{Cause, CauseSort, DocumentContent, Kind, Pair, Row, SectionContent, Side, Sort, TablePart};
use super::report::{Done, Piece, Teller};
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::Value;
use crate::place::Place;

impl Teller<'_> {
    pub(super) fn name(&self, name: &str) -> String {
        match name.split_once(' ') {
            Some((kind @ ("indata" | "mall" | "typsnitt"), file)) => {
                format!("{} ({})", one_line(file), self.say(&message!(phrases::DIFF_NAME, slag = kind)))
            }
            Some(("fraga:", question)) => self.say(&message!(phrases::DIFF_ANSWER, fraga = one_line(question))),
            _ => self.say(&message!(phrases::DIFF_NAME, slag = one_line(name))),
        }
    }

    pub(super) fn part(&self, part: &str) -> String {
        self.say(&message!(phrases::DIFF_PART, slag = part))
    }

    pub(super) fn passage(&self, kind: &str) -> String {
        if let Some(known) = self.passages.borrow().get(kind) {
            return known.clone();
        }
        let told = self.say(&message!(phrases::DIFF_PASSAGE, slag = kind));
        self.passages.borrow_mut().insert(kind.to_owned(), told.clone());
        told
    }

    pub(super) fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Falt(label) => self.name(label),
            kind => self.passage(kind_name(kind)),
        }
    }

    /// What was done with something of a kind, in words that agree with what that is called.
    pub(super) fn done(&self, done: Done, kind: &str) -> String {
        self.done_words.told(&self.messages, done.name(), kind)
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
            CauseSort::Antagande if cause.varde.efter.is_none() => "antaget_forr",
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
            CauseSort::Titel | CauseSort::Nummer => self.document_named(&cause.etikett),
            CauseSort::Rubrik => {
                self.heading_named(&cause.namn).unwrap_or_else(|| one_line(&cause.etikett).into_owned())
            }
            CauseSort::Arende | CauseSort::Falt => self.name(&cause.etikett),
            CauseSort::Rad | CauseSort::Rader => return self.rows_named(cause, kind),
            _ => one_line(&cause.etikett).into_owned(),
        };
        self.say(&message!(phrases::DIFF_CAUSE, slag = kind, namn = name))
    }

    /// Rows of a sheet by where they stand: each is gone, new, or on both sides.
    fn rows_named(&self, cause: &Cause, kind: &str) -> String {
        let list = |places: &[String]| places.iter().map(|place| numbers(place)).collect::<Vec<_>>().join(", ");
        let (was, is) = (list(&cause.platser.fore), list(&cause.platser.efter));
        let rows = |slag: &str, rader: &str| self.say(&message!(phrases::DIFF_ROWS_AT, slag = slag, rader = rader));
        let rows = match (was.is_empty(), is.is_empty()) {
            (false, false) if kind == "rad" && was == is => rows("bada", &is),
            (false, false) if kind == "rad" => rows("flyttad", &format!("{was} → {is}")),
            (false, false) => format!("{}; {}", rows("borta", &was), rows("nya", &is)),
            (false, true) => rows("borta", &was),
            _ => rows("nya", &is),
        };
        let sheet = one_line(&cause.etikett).into_owned();
        self.say(&message!(phrases::DIFF_ROWS_OF, slag = kind, namn = sheet, rader = rows))
    }

    /// Where a cause stands; rows have their numbers in their name, and of a sheet it is said on which side each cell stands, since
    /// those of one did not become those of the other.
    pub(super) fn cause_places(&self, cause: &Cause) -> String {
        let side = |slag: &str, list: &[String]| {
            let list = places(&Pair::new(Vec::new(), list.to_vec()));
            (!list.is_empty()).then(|| self.say(&message!(phrases::DIFF_AT_SIDE, slag = slag, plats = list)))
        };
        match cause.slag {
            CauseSort::Rad | CauseSort::Rader => String::new(),
            CauseSort::Blad | CauseSort::Kolumn => {
                let sides = [side("fore", &cause.platser.fore), side("efter", &cause.platser.efter)];
                sides.into_iter().flatten().collect::<Vec<_>>().join("; ")
            }
            _ => places(&cause.platser),
        }
    }

    /// What a cause says on either side; of the bilagor that these are.
    pub(super) fn cause_values(&self, cause: &Cause) -> Vec<Piece> {
        if cause.slag != CauseSort::Bilagor {
            return self.values(&cause.varde);
        }
        let piece = |(side, sort): (usize, Sort)| {
            let documents = self.sides[side].documents.iter().skip(1);
            let titles: Vec<String> = documents.map(|document| self.title_of(side, document)).collect();
            Piece::new(sort, &titles.join("; "))
        };
        [(0, Sort::Borta), (1, Sort::Nytt)].map(piece).into_iter().filter(|piece| !piece.text.is_empty()).collect()
    }

    pub(super) fn values(&self, values: &Pair<Option<String>>) -> Vec<Piece> {
        if values.fore == values.efter {
            return Vec::new();
        }
        let [was, is] = [(0, &values.fore), (1, &values.efter)]
            .map(|(side, value)| value.as_ref().map(|value| printed(self.sides[side], value)));
        // Where only what is typed is another, that is told.
        let (was, is) = if was == is { (values.fore.clone(), values.efter.clone()) } else { (was, is) };
        let piece = |sort, value: Option<String>| value.map(|value| Piece::new(sort, &value));
        piece(Sort::Borta, was).into_iter().chain(piece(Sort::Nytt, is)).collect()
    }

    pub(super) fn section_title(&self, section: &SectionContent) -> String {
        let inner = shared_key(&section.nyckel).trim_matches(['(', ')']);
        match section.nyckel.starts_with('(') {
            true => self.part(inner),
            false if section.rubrik.text.is_empty() && inner == SIGNATURES => self.part(inner),
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
        let document =
            document.map(|found| self.short_title(side, &found.nyckel, &found.egenskaper, &found.titel.text));
        format!("{title} ({})", document.unwrap_or_default())
    }

    /// The document of a key, as a reader knows it; the key itself where there is none.
    pub(super) fn document_named(&self, key: &str) -> String {
        let found = [1, 0].into_iter().find_map(|side| Some((side, self.document(side, key)?)));
        let short = |(side, it): (usize, &DocumentContent<Words>)| {
            self.short_title(side, key, &it.egenskaper, &it.titel.passage.text)
        };
        found.map_or_else(|| one_line(key).into_owned(), short)
    }

    /// The heading of a section by its name in references: `avsnitt.`, the key of its document, `.` and its own.
    fn heading_named(&self, name: &str) -> Option<String> {
        let (key, section) = name.strip_prefix("avsnitt.")?.split_once('.')?;
        self.sides.iter().rev().find_map(|side| {
            let document = side.documents.iter().find(|document| document.nyckel == key)?;
            let found = document.avsnitt.iter().find(|found| found.nyckel == section)?;
            Some(self.say(&message!(phrases::DIFF_QUOTED, text = one_line(&found.rubrik.passage.text))))
        })
    }
}

/// The name in the catalogues of what a passage is; of a field its own.
pub(super) fn kind_name(kind: &Kind) -> &str {
    match kind {
        Kind::Falt(label) => label,
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
    }
}

/// How a text begins.
pub(super) fn beginning(text: &str) -> String {
    let mut spaces = text.match_indices(' ').map(|(at, _)| at);
    let first = spaces.nth(BEGINNING - 1);
    match first.filter(|_| spaces.nth(BEGINNING - 1).is_some()) {
        Some(end) => [&text[..end], " …"].concat(),
        None => text.to_owned(),
    }
}

/// How two texts begin that differ: from where they do, where these beginnings are the same.
pub(super) fn beginnings(was: &str, is: &str) -> [String; 2] {
    let begin = [was, is].map(beginning);
    if begin[0] != begin[1] {
        return begin;
    }
    let same = was.split(' ').zip(is.split(' ')).take_while(|(was, is)| was == is).count();
    let from = same.saturating_sub(BEFORE);
    [was, is].map(|text| format!("… {}", beginning(&text.split(' ').skip(from).collect::<Vec<_>>().join(" "))))
}

/// So many words before what differs tell where it stands.
pub(super) const BEFORE: usize = 2;

/// So many words tell which text is meant.
const BEGINNING: usize = 8;

/// A value such as an amount with its unit, which stands on one line.
pub(super) fn unbroken(value: &str) -> String {
    let is_amount = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−'));
    if is_amount && value.chars().count() <= AMOUNT { value.replace(' ', "\u{a0}") } else { value.to_owned() }
}

/// No amount with its unit has more characters.
const AMOUNT: usize = 24;

/// The key of the section where the report is signed, which has no heading.
const SIGNATURES: &str = "underskrifter";

impl Teller<'_> {
    /// What a row holds, by its columns.
    pub(super) fn row_text(&self, columns: &[String], row: &Row) -> String {
        let mut text = String::new();
        for (column, cell) in columns.iter().zip(row) {
            let before = if text.is_empty() { "" } else { " | " };
            [before, column, ": ", &self.cell_text(cell)].iter().for_each(|part| text.push_str(part));
        }
        text
    }

    /// What a cell holds; an empty one is said to be so.
    pub(super) fn cell_text(&self, cell: &Option<Value>) -> String {
        cell.as_ref().map_or_else(|| self.say(&message!(phrases::DIFF_EMPTY)), told)
    }
}

/// A text with the references in it as they are printed on a side, where the side's documents show that.
pub(super) fn printed(side: &Side, text: &str) -> String {
    let mut printed = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((reference, next)) = after.split_once("}}") else { break };
        let mut parts = reference.split('|').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let filters: Vec<&str> = parts.collect();
        printed.push_str(before);
        match side.printed(name, &filters) {
            Some(value) => printed.push_str(value),
            None => printed.push_str(&format!("{{{{{reference}}}}}")),
        }
        rest = next;
    }
    printed + rest
}

/// The rows of a place, without their sheet.
fn numbers(place: &str) -> String {
    one_line(place.rsplit_once('!').map_or(place, |(_, rows)| rows)).into_owned()
}

/// A place in a sheet as rows and cells are told everywhere, without its workbook; any other as it is.
fn of_sheet(place: &str) -> Cow<'_, str> {
    match place.parse() {
        Ok(Place::Cells(cells)) => Cow::Owned(format!("{}!{}", cells.sheet, cells.range())),
        _ => Cow::Borrowed(place),
    }
}

/// Places on both sides, in words; once where they are the same.
pub(super) fn places(places: &Pair<Vec<String>>) -> String {
    let side = |places: &[String]| {
        let more = if places.len() > 3 { ", …" } else { "" };
        let list = places.iter().take(3).map(|place| one_line(&of_sheet(place)).into_owned()).collect::<Vec<_>>();
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
