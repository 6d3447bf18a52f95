//! Facts, values, findings, files and tables as they are told.

use super::super::causes::told;
use super::super::text::Words;
use super::super::words::spans_of_texts;
use super::super::{
    DocumentContent, EntryChange, NoteChange, Pair, Row, RowChange, RowCounts, Sort, Step, TableChange, TableContent,
    TableFate,
};
use super::about::address;
use super::report::{Done, Group, Item, Piece, Section, Teller};
use super::standing::reads;
use super::wording::places;
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::Value;
use crate::place::Place;
use crate::rules::{self, RuleText};

/// Rows of a table that are told one by one; a reader of more has the file.
const ROWS: usize = 200;

impl Teller<'_> {
    pub(super) fn head_entry(&self, change: &EntryChange<String>) -> Item {
        let mut item = self.item(self.name(&change.namn), done_of(&change.varde), self.values(&change.varde));
        item.kind = change.namn.clone();
        item.places = places(&change.platser);
        item.causes = change.orsak.into_iter().collect();
        item
    }

    pub(super) fn value_entry(&self, part: &str, change: &EntryChange<Value>) -> Item {
        let full = format!("{part}.{}", change.namn);
        let label = one_line(self.sides[1].labels.name(&full)).into_owned();
        let texts = Pair::new(change.varde.fore.as_ref().map(told), change.varde.efter.as_ref().map(told));
        let mut item = self.item(label, done_of(&change.varde), self.values(&texts));
        item.kind = part.to_owned();
        if part == "fakta" {
            item.itself = Some("post");
            item.places = places(&change.platser);
            item.stands = change.platser.fore.iter().chain(&change.platser.efter).cloned().collect();
        }
        item.causes = change.orsak.into_iter().collect();
        item.is_unknown = part == "berakning" && change.orsak.is_none();
        if part == "berakning" {
            item.also = self.shown_in(&full);
        }
        item
    }

    /// In which documents of either side a reference shows a value, in words.
    fn shown_in(&self, name: &str) -> String {
        if self.is_without_documents() {
            return String::new();
        }
        let shows = |document: &&DocumentContent<Words>| {
            let inner = document.avsnitt.iter().flat_map(|section| &section.innehall);
            inner.chain([&document.titel]).any(|words| reads(words, name))
        };
        let [was, is] = [0, 1].map(|side: usize| {
            let documents = self.sides[side].documents.iter().filter(shows);
            documents.map(|document| self.title_of(side, document)).collect::<Vec<_>>().join("; ")
        });
        let slag = match (was.is_empty(), is.is_empty()) {
            (true, true) => "inget",
            (false, true) => "stod",
            (true, false) => "nytt",
            (false, false) if was == is => "lika",
            (false, false) => "bada",
        };
        self.say(&message!(phrases::DIFF_SHOWN_IN, slag = slag, fore = was, efter = is))
    }

    pub(super) fn file(&self, change: &EntryChange<String>) -> Item {
        let short = |hash: &Option<String>| hash.as_ref().map(|hash| hash.chars().take(12).collect::<String>());
        let texts = Pair::new(short(&change.varde.fore), short(&change.varde.efter));
        let mut item = self.item(self.name(&change.namn), done_of(&change.varde), self.values(&texts));
        item.kind = change.namn.split(' ').next().unwrap_or_default().to_owned();
        item.also = self.written_in(&change.namn);
        item.is_derived = true;
        item
    }

    /// The documents whose text stands in a file, in words.
    fn written_in(&self, name: &str) -> String {
        let Some(file) = name.strip_prefix("indata ") else { return String::new() };
        let is_of = |words: &Words| matches!(&words.place, Some(Place::Text(text)) if *text.file == *file);
        let has = |document: &&DocumentContent<Words>| {
            let inner = document.avsnitt.iter().flat_map(|section| &section.innehall);
            inner.chain([&document.titel]).any(is_of)
        };
        let mut titles: Vec<String> = Vec::new();
        for (side, of) in self.sides.iter().enumerate() {
            titles.extend(of.documents.iter().filter(has).map(|document| self.title_of(side, document)));
        }
        titles.sort();
        titles.dedup();
        if titles.is_empty() {
            return String::new();
        }
        self.say(&message!(phrases::DIFF_FILE_OF, dokument = titles.join("; ")))
    }

    /// What is to be known of the entries of a part: what their codes ask for, and what a checksum says.
    pub(super) fn about(&self, part: &str) -> String {
        let notes = match part {
            "filer" => return self.say(&message!(phrases::DIFF_HASHES)),
            "anmarkningar" => &self.diff.anmarkningar,
            "undantag" => &self.diff.undantag,
            _ => return String::new(),
        };
        if notes.fore.is_empty() && notes.efter.is_empty() {
            return String::new();
        }
        let is_told = |code: &str| notes.fore.iter().chain(&notes.efter).any(|note| note.kod == code);
        let told = |rule: RuleText| format!("{}: {}", rule.kod, rule.demand(self.language));
        rules::those(is_told).into_iter().map(told).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn findings(&self, notes: &Pair<Vec<NoteChange>>) -> Vec<Item> {
        let items = self.notes(notes, &|code| one_line(code).into_owned());
        items.into_iter().map(|item| Item { kind: "anmarkning".to_owned(), is_derived: true, ..item }).collect()
    }

    fn notes(&self, notes: &Pair<Vec<NoteChange>>, label: &dyn Fn(&str) -> String) -> Vec<Item> {
        let item = |done, sort| {
            move |note: &NoteChange| {
                let text = format!("{} ({})", self.unticked(&note.text), self.unticked(&note.om));
                let mut item = self.item(label(&note.kod), done, vec![Piece::new(sort, &text)]);
                item.places = places(&Pair::new(Vec::new(), note.platser.clone()));
                item.stands = note.platser.iter().map(|place| address(place)).collect();
                item.causes = note.orsak.into_iter().collect();
                item
            }
        };
        let gone = notes.fore.iter().map(item(Done::Gone, Sort::Borta));
        gone.chain(notes.efter.iter().map(item(Done::Added, Sort::Nytt))).collect()
    }

    /// Waivers; one of the same finding that has another reason is changed.
    pub(super) fn waivers(&self, waivers: &Pair<Vec<NoteChange>>) -> Vec<Item> {
        let label = |code: &str| self.say(&message!(phrases::DIFF_WAIVER, kod = one_line(code)));
        let (twins, left) = twins(waivers);
        let twin = |(old, new): (&NoteChange, &NoteChange)| {
            let spans = spans_of_texts(&old.text, &new.text);
            let mut pieces: Vec<Piece> = spans.iter().map(|span| Piece::new(span.sort, &span.text)).collect();
            pieces.push(Piece::new(Sort::Lika, &format!(" ({})", self.unticked(&new.om))));
            self.item(label(&new.kod), Done::Changed, pieces)
        };
        let mut items: Vec<Item> = twins.into_iter().map(twin).collect();
        let left = Pair::new(left.fore.into_iter().cloned().collect(), left.efter.into_iter().cloned().collect());
        items.extend(self.notes(&left, &label));
        items.into_iter().map(|item| Item { kind: "undantag".to_owned(), ..item }).collect()
    }

    pub(super) fn table(&self, name: &str, fate: &TableFate) -> Group {
        let title = format!("{}: {}", self.part("tabeller"), self.sheet(name));
        let whole = |done: Done, sort, table: &TableContent| {
            let columns = self.headings(name, table.kolumner.iter());
            let piece = |row: &Row| vec![Piece::new(sort, &self.row_text(&columns, row))];
            table.rader.iter().map(|row| self.of_kind("rad", done, piece(row))).collect()
        };
        let items = match fate {
            TableFate::Tillagd(table) => whole(Done::Added, Sort::Nytt, table),
            TableFate::Borttagen(table) => whole(Done::Gone, Sort::Borta, table),
            TableFate::Andrad(change) => self.rows(name, change),
        };
        let items = self.at_most(items);
        let about = self.row_counts(RowCounts::of(fate), "");
        let sections = vec![Section { title: String::new(), items }];
        Group { name: name.to_owned(), title, about, part: "tabeller", sections }
    }

    /// No more rows than a reader looks at.
    fn at_most(&self, mut items: Vec<Item>) -> Vec<Item> {
        let more = items.len().saturating_sub(ROWS);
        if more > 0 {
            items.truncate(ROWS);
            let label = self.say(&message!(phrases::DIFF_MORE_ROWS, antal = more));
            items.push(Item { unshown: more, ..self.said(label, Done::Changed) });
        }
        items
    }

    fn rows(&self, name: &str, change: &TableChange) -> Vec<Item> {
        let mut items = Vec::new();
        let column = |name_of: &str| one_line(self.sides[1].labels.column(name, name_of)).into_owned();
        let renamed = change.gemensamma.iter().filter_map(|(was, is)| {
            let (was, is) = (change.kolumner.fore.get(*was)?, change.kolumner.efter.get(*is)?);
            (was != is).then(|| vec![Piece::new(Sort::Borta, was), Piece::new(Sort::Nytt, is)])
        });
        items.extend(renamed.map(|pieces| self.of_kind("kolumn", Done::Changed, pieces)));
        let only = |columns: &[String], of: fn(&(usize, usize)) -> usize| -> Vec<String> {
            let is_common = |at: usize| change.gemensamma.iter().any(|pair| of(pair) == at);
            columns.iter().enumerate().filter(|(at, _)| !is_common(*at)).map(|(_, name)| column(name)).collect()
        };
        for name in only(&change.kolumner.fore, |pair| pair.0) {
            items.push(self.of_kind("kolumn", Done::Gone, vec![Piece::new(Sort::Borta, &name)]));
        }
        for name in only(&change.kolumner.efter, |pair| pair.1) {
            items.push(self.of_kind("kolumn", Done::Added, vec![Piece::new(Sort::Nytt, &name)]));
        }
        if change.is_order_only() {
            items.push(self.other_order(name, self.say(&message!(phrases::DIFF_ORDER_ONLY))));
            return items;
        }
        // Before the rows, of which no more are told than a reader looks at.
        if change.rader.is_reordered() {
            items.push(self.other_order(name, self.say(&message!(phrases::DIFF_ORDER_TOO))));
        }
        let common = change.gemensamma.iter().filter_map(|(_, is)| change.kolumner.efter.get(*is));
        let columns = self.headings(name, common);
        let row_place =
            |sheet: &str, number: Option<&u32>| number.map(|number| format!("{sheet}!{number}")).unwrap_or_default();
        let causes = |of: &[Vec<usize>], at: usize| of.get(at).cloned().unwrap_or_default();
        for (at, (gone, number)) in change.rader.borta.iter().zip(&change.radnummer.fore).enumerate() {
            let mut item =
                self.of_kind("rad", Done::Gone, vec![Piece::new(Sort::Borta, &self.row_text(&columns, &gone.del))]);
            item.places = row_place(&change.blad.fore, Some(number));
            items.push(self.caused_row(item, causes(&change.radorsaker.fore, at)));
        }
        let mut numbers = change.radnummer.efter.iter().enumerate();
        for step in &change.rader.steg {
            match step {
                Step::Kvar { .. } => {}
                Step::Tillagt { del, .. } => {
                    let next = numbers.next();
                    let mut item =
                        self.of_kind("rad", Done::Added, vec![Piece::new(Sort::Nytt, &self.row_text(&columns, del))]);
                    item.places = row_place(&change.blad.efter, next.map(|(_, number)| number));
                    let of = next.map(|(at, _)| causes(&change.radorsaker.efter, at)).unwrap_or_default();
                    items.push(self.caused_row(item, of));
                }
                Step::Andrat { andring, .. } => items.push(self.row(name, change, andring)),
            }
        }
        items
    }

    /// A row of a sheet with the cause that it is; of one that is none it is said that nothing follows from it.
    fn caused_row(&self, mut item: Item, causes: Vec<usize>) -> Item {
        item.stands = item.places.split(" → ").map(str::to_owned).collect();
        (item.causes, item.itself) = (causes, Some("rad"));
        if item.causes.is_empty() && !self.is_without_documents() {
            item.also = self.say(&message!(phrases::DIFF_NO_PLACE));
        }
        item
    }

    /// What the columns of a table are called.
    fn headings<'c>(&self, table: &str, columns: impl Iterator<Item = &'c String>) -> Vec<String> {
        columns.map(|column| one_line(self.sides[1].labels.column(table, column)).into_owned()).collect()
    }

    /// A changed row: what it is about, then each cell that is changed.
    fn row(&self, name: &str, table: &TableChange, change: &RowChange) -> Item {
        let Pair { fore, efter } = &change.varden;
        let about: Vec<String> = fore
            .iter()
            .zip(efter)
            .filter(|(old, new)| old == new)
            .filter_map(|(old, _)| old.as_ref().map(told))
            .collect();
        let mut pieces = vec![Piece::new(Sort::Lika, &about.into_iter().take(3).collect::<Vec<_>>().join(" | "))];
        for column in change.columns() {
            let heading = table.gemensamma.get(column).and_then(|(_, is)| table.kolumner.efter.get(*is));
            let heading = heading.map(|heading| self.sides[1].labels.column(name, heading)).unwrap_or_default();
            pieces.push(Piece::new(Sort::Lika, &format!("; {heading}: ")));
            let cell = |row: &Row| row.get(column).cloned().flatten();
            let pair = Pair::new(cell(fore), cell(efter));
            let said = Pair::new(self.cell_text(&pair.fore), self.cell_text(&pair.efter));
            pieces.extend([Piece::new(Sort::Borta, &said.fore), Piece::new(Sort::Nytt, &said.efter)]);
        }
        let mut item = self.of_kind("rad", Done::Changed, pieces);
        let place = |sheet: &str, row: u32| format!("{sheet}!{row}");
        item.places = places(&Pair::new(
            vec![place(&table.blad.fore, change.rad.fore)],
            vec![place(&table.blad.efter, change.rad.efter)],
        ));
        self.caused_row(item, change.orsaker.clone())
    }
}

/// Waivers of the same finding on both sides that have another reason, and those that only one side has.
fn twins(waivers: &Pair<Vec<NoteChange>>) -> (Vec<(&NoteChange, &NoteChange)>, Pair<Vec<&NoteChange>>) {
    let mut left = Pair::new(waivers.fore.iter().collect::<Vec<_>>(), Vec::new());
    let mut twins = Vec::new();
    for new in &waivers.efter {
        match left.fore.iter().position(|old| old.kod == new.kod && old.om == new.om) {
            Some(at) => twins.push((left.fore.remove(at), new)),
            None => left.efter.push(new),
        }
    }
    (twins, left)
}

/// What was done with which waivers.
pub(super) fn waived(waivers: &Pair<Vec<NoteChange>>) -> Vec<(&NoteChange, Done)> {
    let (twins, left) = twins(waivers);
    let changed = twins.into_iter().map(|(_, new)| (new, Done::Changed));
    let gone = left.fore.into_iter().map(|note| (note, Done::Gone));
    changed.chain(gone).chain(left.efter.into_iter().map(|note| (note, Done::Added))).collect()
}

pub(super) fn done_of<V>(value: &Pair<Option<V>>) -> Done {
    match (&value.fore, &value.efter) {
        (None, _) => Done::Added,
        (_, None) => Done::Gone,
        _ => Done::Changed,
    }
}
