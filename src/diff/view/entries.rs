//! Facts, values, findings, files and tables as they are told.

use super::super::causes::told;
use super::super::text::{Origin, Words};
use super::super::words::spans_of_texts;
use super::super::{
    DocumentContent, EntryChange, LEFT_OUT, NoteChange, Pair, Row, RowChange, Sort, Step, TableChange, TableContent,
    TableFate,
};
use super::report::{Done, Group, Item, Piece, Section, Teller};
use super::wording::{places, row_text};
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::Value;

/// Rows of a table that are told one by one; a reader of more has the file.
const ROWS: usize = 200;

impl Teller<'_> {
    pub(super) fn head_entry(&self, change: &EntryChange<String>) -> Item {
        let mut item = self.item(self.name(&change.namn), done_of(&change.varde), self.values(&change.varde));
        item.places = places(&change.platser);
        item.causes = change.orsak.into_iter().collect();
        item
    }

    pub(super) fn value_entry(&self, part: &str, change: &EntryChange<Value>) -> Item {
        let full = format!("{part}.{}", change.namn);
        let label = one_line(self.sides[1].labels.name(&full)).into_owned();
        let texts = Pair::new(change.varde.fore.as_ref().map(told), change.varde.efter.as_ref().map(told));
        let mut item = self.item(label, done_of(&change.varde), self.values(&texts));
        if part == "fakta" {
            item.places = places(&change.platser);
        }
        item.causes = change.orsak.into_iter().collect();
        item.is_unknown = part == "berakning" && change.orsak.is_none();
        if part == "berakning" {
            item.also = self.shown_in(&full);
        }
        item
    }

    /// In which documents a value is shown, in words.
    fn shown_in(&self, name: &str) -> String {
        if self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0]) {
            return String::new();
        }
        let has = |document: &&DocumentContent<Words>| {
            let inner = document.avsnitt.iter().flat_map(|section| &section.innehall);
            let mut tokens = inner.chain([&document.titel]).flat_map(|words| &words.tokens);
            tokens.any(|token| matches!(&token.origin, Origin::Value { name: own, .. } if own == name))
        };
        let titles = self.sides[1].documents.iter().filter(has);
        let list: Vec<String> = titles.map(|it| self.document_title(&it.egenskaper, &it.titel.passage.text)).collect();
        self.say(&message!(phrases::DIFF_SHOWN_IN, antal = list.len(), dokument = list.join("; ")))
    }

    pub(super) fn file(&self, change: &EntryChange<String>) -> Item {
        let short = |hash: &Option<String>| hash.as_ref().map(|hash| hash.chars().take(12).collect::<String>());
        let texts = Pair::new(short(&change.varde.fore), short(&change.varde.efter));
        self.item(self.name(&change.namn), done_of(&change.varde), self.values(&texts))
    }

    pub(super) fn findings(&self, notes: &Pair<Vec<NoteChange>>) -> Vec<Item> {
        self.notes(notes, &|code| one_line(code).into_owned())
    }

    fn notes(&self, notes: &Pair<Vec<NoteChange>>, label: &dyn Fn(&str) -> String) -> Vec<Item> {
        let item = |done, sort| {
            move |note: &NoteChange| {
                let text = format!("{} ({})", note.text, note.om);
                let mut item = self.item(label(&note.kod), done, vec![Piece::new(sort, &text)]);
                item.places = places(&Pair::new(Vec::new(), note.platser.clone()));
                item.causes = note.orsak.into_iter().collect();
                item
            }
        };
        let gone = notes.fore.iter().map(item(Done::Gone, Sort::Borta));
        gone.chain(notes.efter.iter().map(item(Done::Added, Sort::Nytt))).collect()
    }

    /// Waivers; one of the same finding that has another reason is changed.
    pub(super) fn waivers(&self, waivers: &Pair<Vec<NoteChange>>) -> Vec<Item> {
        let mut left = waivers.clone();
        let label = |code: &str| self.say(&message!(phrases::DIFF_WAIVER, kod = one_line(code)));
        let mut items = Vec::new();
        let is_same = |one: &NoteChange, other: &NoteChange| one.kod == other.kod && one.om == other.om;
        for new in &waivers.efter {
            let Some(at) = left.fore.iter().position(|old| is_same(old, new)) else { continue };
            let old = left.fore.remove(at);
            left.efter.retain(|other| other != new);
            let spans = spans_of_texts(&old.text, &new.text);
            let mut pieces: Vec<Piece> = spans.iter().map(|span| Piece::new(span.sort, &span.text)).collect();
            pieces.push(Piece::new(Sort::Lika, &format!(" ({})", new.om)));
            items.push(self.item(label(&new.kod), Done::Changed, pieces));
        }
        items.extend(self.notes(&left, &label));
        items
    }

    pub(super) fn table(&self, name: &str, fate: &TableFate) -> Group {
        let sheet = self.sides.iter().rev().find_map(|side| side.tables.get(name).map(|table| table.sheet.clone()));
        let title = format!("{}: {}", self.part("tabeller"), one_line(&sheet.unwrap_or_else(|| name.to_owned())));
        let whole = |done: Done, sort, table: &TableContent| {
            let columns = self.headings(name, table.kolumner.iter());
            let piece = |row: &Row| vec![Piece::new(sort, &row_text(&columns, row))];
            table.rader.iter().map(|row| self.item(self.passage("rad"), done, piece(row))).collect()
        };
        let items = match fate {
            TableFate::Tillagd(table) => whole(Done::Added, Sort::Nytt, table),
            TableFate::Borttagen(table) => whole(Done::Gone, Sort::Borta, table),
            TableFate::Andrad(change) => self.rows(name, change),
        };
        let items = self.at_most(items);
        Group { title, about: String::new(), part: "tabeller", sections: vec![Section { title: String::new(), items }] }
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
        items.extend(renamed.map(|pieces| self.item(self.passage("kolumn"), Done::Changed, pieces)));
        let only = |columns: &[String], of: fn(&(usize, usize)) -> usize| -> Vec<String> {
            let is_common = |at: usize| change.gemensamma.iter().any(|pair| of(pair) == at);
            columns.iter().enumerate().filter(|(at, _)| !is_common(*at)).map(|(_, name)| column(name)).collect()
        };
        for name in only(&change.kolumner.fore, |pair| pair.0) {
            items.push(self.item(self.passage("kolumn"), Done::Gone, vec![Piece::new(Sort::Borta, &name)]));
        }
        for name in only(&change.kolumner.efter, |pair| pair.1) {
            items.push(self.item(self.passage("kolumn"), Done::Added, vec![Piece::new(Sort::Nytt, &name)]));
        }
        if change.is_order_only() {
            items.push(self.said(self.say(&message!(phrases::DIFF_ORDER_ONLY)), Done::Moved));
            return items;
        }
        // Before the rows, of which no more are told than a reader looks at.
        if change.rader.is_reordered() {
            items.push(self.said(self.say(&message!(phrases::DIFF_ORDER_TOO)), Done::Moved));
        }
        let common = change.gemensamma.iter().filter_map(|(_, is)| change.kolumner.efter.get(*is));
        let columns = self.headings(name, common);
        let row_place =
            |sheet: &str, number: Option<&u32>| number.map(|number| format!("{sheet}!{number}")).unwrap_or_default();
        for (gone, number) in change.rader.borta.iter().zip(&change.radnummer.fore) {
            let mut item = self.item(
                self.passage("rad"),
                Done::Gone,
                vec![Piece::new(Sort::Borta, &row_text(&columns, &gone.del))],
            );
            item.places = row_place(&change.blad.fore, Some(number));
            items.push(item);
        }
        let mut numbers = change.radnummer.efter.iter();
        for step in &change.rader.steg {
            match step {
                Step::Kvar { .. } => {}
                Step::Tillagt { del, .. } => {
                    let mut item = self.item(
                        self.passage("rad"),
                        Done::Added,
                        vec![Piece::new(Sort::Nytt, &row_text(&columns, del))],
                    );
                    item.places = row_place(&change.blad.efter, numbers.next());
                    items.push(item);
                }
                Step::Andrat { andring, .. } => items.push(self.row(name, change, andring)),
            }
        }
        items
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
            let cell = |row: &Row| row.get(column).and_then(|cell| cell.as_ref().map(told));
            pieces.extend(self.values(&Pair::new(cell(fore), cell(efter))));
        }
        let mut item = self.item(self.passage("rad"), Done::Changed, pieces);
        let place = |sheet: &str, row: u32| format!("{sheet}!{row}");
        item.places = places(&Pair::new(
            vec![place(&table.blad.fore, change.rad.fore)],
            vec![place(&table.blad.efter, change.rad.efter)],
        ));
        item
    }
}

pub(super) fn done_of<V>(value: &Pair<Option<V>>) -> Done {
    match (&value.fore, &value.efter) {
        (None, _) => Done::Added,
        (_, None) => Done::Gone,
        _ => Done::Changed,
    }
}
