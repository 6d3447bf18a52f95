//! What is told of a difference, in words, in the order in which it is read: the causes, then each part with its changes.

use super::super::causes::told;
use super::super::text::SEAM;
use super::super::{
    Cause, CauseSort, Change, Diff, EntryChange, Gone, Kind, LEFT_OUT, Note, Pair, Passage, PassageChange, Proof, Row,
    Script, SectionChange, SectionContent, Side, Sort, Span, Step, TableChange, TableFate, TablePart, Taken,
};
use crate::message::{Message, message};
use crate::messages::{Language, Messages, one_line, phrases};
use crate::model::Value;

/// Rows of a table that are told one by one; a reader of more has the file.
const ROWS: usize = 200;

/// All that is told.
pub(crate) struct Report {
    pub language: Language,
    pub title: String,
    pub sides: String,
    pub summary: String,
    pub causes_title: String,
    pub causes: Vec<CauseLine>,
    /// How the causes are known, in words.
    pub proof: String,
    /// How many places have no cause that is known, in words.
    pub unknown: String,
    pub groups: Vec<Group>,
    pub not_compared: String,
}

/// A cause as it is told.
pub(crate) struct CauseLine {
    /// Its number in the difference.
    pub id: usize,
    /// Its number in the report, from 1.
    pub number: usize,
    pub text: String,
    pub values: Vec<Piece>,
    pub places: String,
    pub follows: String,
}

/// A part of what is compared: the facts, a table, a document.
pub(crate) struct Group {
    pub title: String,
    /// What it is: `fakta`, `tabeller`, `dokument`.
    pub part: &'static str,
    pub sections: Vec<Section>,
}

/// A section of a part.
pub(crate) struct Section {
    pub title: String,
    pub items: Vec<Item>,
}

/// A change, or a passage that is as it was.
pub(crate) struct Item {
    pub label: String,
    pub done: Done,
    pub pieces: Vec<Piece>,
    /// Places, in words.
    pub places: String,
    /// The causes, by number.
    pub causes: Vec<usize>,
    /// Whether something in it has no known cause.
    pub is_unknown: bool,
    /// The move that it is an end of, and whether it is the new one.
    pub moved: Option<(usize, bool)>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Same,
    Changed,
    Added,
    Gone,
    Moved,
    Format,
}

impl Done {
    /// Its name in the catalogues and in pages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Same => "lika",
            Self::Changed => "andrat",
            Self::Added => "tillagt",
            Self::Gone => "borta",
            Self::Moved => "flyttat",
            Self::Format => "formatering",
        }
    }
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub sort: Sort,
    pub text: String,
}

impl Piece {
    fn new(sort: Sort, text: &str) -> Self {
        Self { sort, text: one_line(&text.replace(SEAM, " ¶ ")).into_owned() }
    }
}

impl Report {
    /// What is told of a difference between two sides.
    pub(crate) fn new(diff: &Diff, old: &Side, new: &Side, language: Language) -> Self {
        let teller = Teller { diff, sides: [old, new], messages: Messages::new(language) };
        let groups = teller.groups();
        let items = || groups.iter().flat_map(|group| &group.sections).flat_map(|section| &section.items);
        let is_change = |item: &&Item| item.done != Done::Same && item.moved.is_none_or(|(_, is_new)| is_new);
        let count = items().filter(is_change).count();
        let unknown = items().filter(is_change).filter(|item| item.is_unknown).count();
        Self {
            language,
            title: teller.say(&message!(phrases::DIFF_TITLE)),
            sides: teller.heads(),
            summary: match diff.is_empty() {
                true => teller.say(&message!(phrases::DIFF_SAME)),
                false => teller.say(&message!(phrases::DIFF_CHANGES, antal = count)),
            },
            causes_title: teller.say(&message!(phrases::DIFF_CAUSES)),
            causes: teller.causes(),
            proof: teller.proof(),
            unknown: match unknown {
                0 => String::new(),
                _ => format!(
                    "{}: {}",
                    teller.say(&message!(phrases::DIFF_UNKNOWN)),
                    teller.say(&message!(phrases::DIFF_PLACES, antal = unknown))
                ),
            },
            groups,
            not_compared: teller.not_compared(),
        }
    }
}

struct Teller<'d> {
    diff: &'d Diff,
    sides: [&'d Side; 2],
    messages: Messages,
}

impl Teller<'_> {
    fn say(&self, phrase: &Message) -> String {
        self.messages.phrase(phrase)
    }

    fn name(&self, name: &str) -> String {
        match name.split_once(' ') {
            Some((kind @ ("indata" | "mall" | "typsnitt"), file)) => {
                format!("{} ({})", one_line(file), self.say(&message!(phrases::DIFF_NAME, slag = kind)))
            }
            _ => self.say(&message!(phrases::DIFF_NAME, slag = one_line(name))),
        }
    }

    fn part(&self, part: &str) -> String {
        self.say(&message!(phrases::DIFF_PART, slag = part))
    }

    fn heads(&self) -> String {
        let side = |head: &super::super::Head| {
            let slag = match head.slag {
                Taken::Arende => "arende",
                Taken::Utdata => "utdata",
            };
            self.say(&message!(phrases::DIFF_SIDE, slag = slag, mapp = one_line(&head.mapp)))
        };
        let Pair { fore, efter } = &self.diff.sidor;
        self.say(&message!(phrases::DIFF_SIDES, fore = side(fore), efter = side(efter)))
    }

    fn not_compared(&self) -> String {
        let each = self.diff.jamfors_inte.iter();
        let list: Vec<String> = each.map(|what| self.say(&message!(phrases::DIFF_UNCOMPARED, slag = what))).collect();
        self.say(&message!(phrases::DIFF_NOT_COMPARED, lista = list.join("; ")))
    }

    fn causes(&self) -> Vec<CauseLine> {
        let mut order: Vec<usize> = (0..self.diff.orsaker.len()).collect();
        order.sort_by_key(|id| (usize::MAX - self.diff.orsaker[*id].foljder, self.diff.orsaker[*id].slag, *id));
        order.into_iter().enumerate().map(|(at, id)| self.cause((id, at + 1), &self.diff.orsaker[id])).collect()
    }

    /// How the causes are known, in words.
    fn proof(&self) -> String {
        let has = |proof: Proof| self.diff.orsaker.iter().any(|cause| cause.bevis == Some(proof));
        let slag = match (has(Proof::Aterstalld), has(Proof::Slutledd)) {
            (false, false) => return String::new(),
            (true, false) => "aterstalld",
            (false, true) => "slutledd",
            (true, true) => "bada",
        };
        self.say(&message!(phrases::DIFF_PROOF, slag = slag))
    }

    fn cause(&self, (id, number): (usize, usize), cause: &Cause) -> CauseLine {
        let follows = match cause.foljder {
            0 if self.diff.jamfors_inte.iter().any(|what| what == LEFT_OUT[0]) => String::new(),
            0 => self.say(&message!(phrases::DIFF_NOWHERE)),
            count => format!(
                "{} {}",
                self.say(&message!(phrases::DIFF_PLACES, antal = count)),
                self.say(&message!(phrases::DIFF_IN_DOCUMENTS, antal = cause.dokument.len()))
            ),
        };
        CauseLine {
            id,
            number,
            text: self.cause_name(cause),
            values: self.values(&cause.varde),
            places: places(&cause.platser),
            follows,
        }
    }

    fn cause_name(&self, cause: &Cause) -> String {
        let kind = match cause.slag {
            CauseSort::Uppgift => "uppgift",
            CauseSort::Arende => "arende",
            CauseSort::Cell => "cell",
            CauseSort::Rad => "rad",
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
            CauseSort::Bilagor => "bilagor",
            CauseSort::Husstil => "husstil",
            CauseSort::Arendetyp => "arendetyp",
            CauseSort::Program => "program",
            CauseSort::Flera => "flera",
        };
        let name = match cause.slag {
            CauseSort::Arende => self.name(&cause.etikett),
            _ => one_line(&cause.etikett).into_owned(),
        };
        self.say(&message!(phrases::DIFF_CAUSE, slag = kind, namn = name))
    }

    fn values(&self, values: &Pair<Option<String>>) -> Vec<Piece> {
        if values.fore == values.efter {
            return Vec::new();
        }
        let side = |sort, value: &Option<String>| value.as_ref().map(|value| Piece::new(sort, value));
        side(Sort::Borta, &values.fore).into_iter().chain(side(Sort::Nytt, &values.efter)).collect()
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = self.decisions_first();
        let entries = |part: &'static str, items: Vec<Item>| Group {
            title: self.part(part),
            part,
            sections: vec![Section { title: String::new(), items }],
        };
        let mut before =
            vec![entries("arende", self.diff.arende.iter().map(|change| self.head_entry(change)).collect())];
        before.push(entries("fakta", self.diff.fakta.iter().map(|change| self.value_entry("fakta", change)).collect()));
        before.push(entries(
            "berakning",
            self.diff.berakning.iter().map(|change| self.value_entry("berakning", change)).collect(),
        ));
        before.extend(self.diff.tabeller.iter().map(|(name, fate)| self.table(name, fate)));
        before.append(&mut groups);
        before.push(entries("anmarkningar", self.notes(&self.diff.anmarkningar)));
        before.push(entries("undantag", self.notes(&self.diff.undantag)));
        before.push(entries("filer", self.diff.filer.iter().map(|change| self.file(change)).collect()));
        let has_items = |group: &Group| group.sections.iter().any(|section| !section.items.is_empty());
        before.into_iter().filter(has_items).collect()
    }

    fn item(&self, label: String, done: Done, pieces: Vec<Piece>) -> Item {
        Item { label, done, pieces, places: String::new(), causes: Vec::new(), is_unknown: false, moved: None }
    }

    fn head_entry(&self, change: &EntryChange<String>) -> Item {
        let mut item = self.item(self.name(&change.namn), done_of(&change.varde), self.values(&change.varde));
        item.places = places(&change.platser);
        item
    }

    fn value_entry(&self, part: &str, change: &EntryChange<Value>) -> Item {
        let full = format!("{part}.{}", change.namn);
        let label = one_line(self.sides[1].labels.name(&full)).into_owned();
        let texts = Pair::new(change.varde.fore.as_ref().map(told), change.varde.efter.as_ref().map(told));
        let mut item = self.item(label, done_of(&change.varde), self.values(&texts));
        if part == "fakta" {
            item.places = places(&change.platser);
        }
        item.causes = change.orsak.into_iter().collect();
        item.is_unknown = part == "berakning" && change.orsak.is_none();
        item
    }

    fn file(&self, change: &EntryChange<String>) -> Item {
        let short = |hash: &Option<String>| hash.as_ref().map(|hash| hash.chars().take(12).collect::<String>());
        let texts = Pair::new(short(&change.varde.fore), short(&change.varde.efter));
        self.item(self.name(&change.namn), done_of(&change.varde), self.values(&texts))
    }

    fn notes(&self, notes: &Pair<Vec<Note>>) -> Vec<Item> {
        let item = |done, sort| {
            move |note: &Note| {
                let text = format!("{} ({})", note.text, note.om);
                self.item(one_line(&note.kod).into_owned(), done, vec![Piece::new(sort, &text)])
            }
        };
        let gone = notes.fore.iter().map(item(Done::Gone, Sort::Borta));
        gone.chain(notes.efter.iter().map(item(Done::Added, Sort::Nytt))).collect()
    }

    fn table(&self, name: &str, fate: &TableFate) -> Group {
        let sheet = self.sides.iter().rev().find_map(|side| side.tables.get(name).map(|table| table.sheet.clone()));
        let title = format!("{}: {}", self.part("tabeller"), one_line(&sheet.unwrap_or_else(|| name.to_owned())));
        let whole = |done: Done, sort, rows: &[Row]| {
            rows.iter()
                .map(|row| self.item(self.passage("rad"), done, vec![Piece::new(sort, &row_text(row))]))
                .collect()
        };
        let items = match fate {
            TableFate::Tillagd(table) => whole(Done::Added, Sort::Nytt, &table.rader),
            TableFate::Borttagen(table) => whole(Done::Gone, Sort::Borta, &table.rader),
            TableFate::Andrad(change) => self.rows(name, change),
        };
        let items = self.at_most(items);
        Group { title, part: "tabeller", sections: vec![Section { title: String::new(), items }] }
    }

    /// No more rows than a reader looks at.
    fn at_most(&self, mut items: Vec<Item>) -> Vec<Item> {
        let more = items.len().saturating_sub(ROWS);
        if more > 0 {
            items.truncate(ROWS);
            let label = self.say(&message!(phrases::DIFF_MORE_ROWS, antal = more));
            items.push(self.item(label, Done::Changed, Vec::new()));
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
            items.push(self.item(self.say(&message!(phrases::DIFF_ORDER_ONLY)), Done::Moved, Vec::new()));
            return items;
        }
        let row_place =
            |sheet: &str, number: Option<&u32>| number.map(|number| format!("{sheet}!{number}")).unwrap_or_default();
        for (gone, number) in change.rader.borta.iter().zip(&change.radnummer.fore) {
            let mut item =
                self.item(self.passage("rad"), Done::Gone, vec![Piece::new(Sort::Borta, &row_text(&gone.del))]);
            item.places = row_place(&change.blad.fore, Some(number));
            items.push(item);
        }
        let mut numbers = change.radnummer.efter.iter();
        for step in &change.rader.steg {
            match step {
                Step::Kvar { .. } => {}
                Step::Tillagt { del, .. } => {
                    let mut item =
                        self.item(self.passage("rad"), Done::Added, vec![Piece::new(Sort::Nytt, &row_text(del))]);
                    item.places = row_place(&change.blad.efter, numbers.next());
                    items.push(item);
                }
                Step::Andrat { andring, .. } => items.push(self.row(name, change, andring)),
            }
        }
        if change.rader.is_reordered() {
            items.push(self.item(self.say(&message!(phrases::DIFF_ORDER_TOO)), Done::Moved, Vec::new()));
        }
        items
    }

    /// A changed row: what it is about, then each cell that is changed.
    fn row(&self, name: &str, table: &TableChange, change: &super::super::RowChange) -> Item {
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

    fn passage(&self, kind: &str) -> String {
        self.say(&message!(phrases::DIFF_PASSAGE, slag = kind))
    }

    /// The documents, each with its decision points and its list of bilagor on top.
    fn decisions_first(&self) -> Vec<Group> {
        let (old, new) = (&self.sides[0].content.dokument, &self.sides[1].content.dokument);
        let script = &self.diff.dokument;
        let mut groups = Vec::new();
        let title = |document: &super::super::DocumentContent| {
            let number =
                document.egenskaper.get("nummer").map(|number| format!("{} {number}: ", self.passage("bilaga")));
            format!("{}{}", number.unwrap_or_default(), one_line(&document.titel.text))
        };
        let whole = |document: &super::super::DocumentContent, done: Done| Group {
            title: format!("{} ({})", title(document), self.say(&message!(phrases::DIFF_DONE, slag = done.name()))),
            part: "dokument",
            sections: document.avsnitt.iter().map(|section| self.whole_section(section, done)).collect(),
        };
        for gone in &script.borta {
            groups.push(whole(&gone.del, Done::Gone));
        }
        let mut at = 0;
        if script.steg.is_empty() {
            groups.extend(new.iter().map(|document| whole(document, Done::Same)));
        }
        for step in &script.steg {
            match step {
                Step::Kvar { antal, .. } => {
                    groups.extend(new.iter().skip(at).take(*antal).map(|document| Group {
                        title: title(document),
                        part: "dokument",
                        sections:
                            document.avsnitt.iter().map(|section| self.whole_section(section, Done::Same)).collect(),
                    }));
                    at += antal;
                }
                Step::Tillagt { del, .. } => {
                    groups.push(whole(del, Done::Added));
                    at += 1;
                }
                Step::Andrat { fran, andring } => {
                    if let (Some(was), Some(is)) = (old.get(*fran), new.get(at)) {
                        groups.push(Group {
                            title: title(is),
                            part: "dokument",
                            sections: self.changed_document(andring, was, is),
                        });
                    }
                    at += 1;
                }
            }
        }
        groups
    }

    fn changed_document(
        &self,
        change: &super::super::DocumentChange,
        old: &super::super::DocumentContent,
        new: &super::super::DocumentContent,
    ) -> Vec<Section> {
        let is_number = change.egenskaper.iter().any(|entry| entry.namn == "nummer");
        // The file is named by the number.
        let entries = change.egenskaper.iter().filter(|entry| !(is_number && entry.namn == "fil"));
        let mut about: Vec<Item> = entries.map(|entry| self.head_entry(entry)).collect();
        if let Some(title) = &change.titel {
            about.push(self.changed_passage(title, "titel"));
        }
        let mut sections = vec![Section { title: self.part("egenskaper"), items: about }];
        let mut gone = change.avsnitt.borta.iter().peekable();
        let mut at = 0;
        for step in &change.avsnitt.steg {
            let start = match step {
                Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => *fran,
                Step::Tillagt { .. } => 0,
            };
            while let Some(gone) = gone.next_if(|gone| gone.fran < start) {
                sections.push(self.whole_section(&gone.del, Done::Gone));
            }
            match step {
                Step::Kvar { antal, .. } => {
                    sections.extend(
                        new.avsnitt.iter().skip(at).take(*antal).map(|found| self.whole_section(found, Done::Same)),
                    );
                    at += antal;
                }
                Step::Tillagt { del, .. } => {
                    sections.push(self.whole_section(del, Done::Added));
                    at += 1;
                }
                Step::Andrat { fran, andring } => {
                    if let (Some(was), Some(is)) = (old.avsnitt.get(*fran), new.avsnitt.get(at)) {
                        sections.push(self.changed_section(andring, was, is));
                    }
                    at += 1;
                }
            }
        }
        sections.extend(gone.map(|gone| self.whole_section(&gone.del, Done::Gone)));
        let moved = moved_parts(&change.avsnitt, new);
        for section in &mut sections {
            if moved.contains(&section.title) {
                section.items.insert(0, self.item(self.passage("avsnitt"), Done::Moved, Vec::new()));
            }
        }
        sections.retain(|section| !section.items.is_empty());
        // Decision points and bilagor stand on top in the reports themselves; elsewhere the order is the document's.
        sections
    }

    fn section_title(&self, section: &SectionContent) -> String {
        let inner = section.nyckel.trim_matches(['(', ')']);
        match section.nyckel.starts_with('(') {
            true => self.part(inner),
            false if section.rubrik.text.is_empty() => one_line(inner).into_owned(),
            false => one_line(&section.rubrik.text).into_owned(),
        }
    }

    fn whole_section(&self, section: &SectionContent, done: Done) -> Section {
        let sort = match done {
            Done::Added => Sort::Nytt,
            Done::Gone => Sort::Borta,
            _ => Sort::Lika,
        };
        let mut items: Vec<Item> =
            section.innehall.iter().map(|passage| self.plain_passage(passage, done, sort)).collect();
        if done != Done::Same {
            let mut head = self.item(self.passage("avsnitt"), done, vec![Piece::new(sort, &section.rubrik.text)]);
            head.is_unknown = true;
            items.insert(0, head);
        }
        Section { title: self.section_title(section), items }
    }

    fn plain_passage(&self, passage: &Passage, done: Done, sort: Sort) -> Item {
        let label = self.kind(&passage.form.slag);
        let mut item = self.item(label, done, vec![Piece::new(sort, &passage.text)]);
        item.is_unknown = done != Done::Same;
        item
    }

    fn changed_section(&self, change: &SectionChange, old: &SectionContent, new: &SectionContent) -> Section {
        let mut items = Vec::new();
        if let Some(heading) = &change.rubrik {
            items.push(self.changed_passage(heading, "avsnittsrubrik"));
        }
        self.passages(&change.innehall, old, new, &mut items);
        Section { title: self.section_title(new), items }
    }

    fn passages(
        &self,
        script: &Script<Passage, PassageChange>,
        old: &SectionContent,
        new: &SectionContent,
        items: &mut Vec<Item>,
    ) {
        let mut gone = script.borta.iter().peekable();
        let mut at = 0;
        for step in &script.steg {
            let start = match step {
                Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => *fran,
                Step::Tillagt { .. } => 0,
            };
            while let Some(gone) = gone.next_if(|gone| gone.fran < start) {
                items.push(self.gone(gone));
            }
            match step {
                Step::Kvar { antal, .. } => {
                    let same = new.innehall.iter().skip(at).take(*antal);
                    items.extend(same.map(|passage| self.plain_passage(passage, Done::Same, Sort::Lika)));
                    at += antal;
                }
                Step::Tillagt { del, flytt, orsak } => {
                    items.push(self.added(del, *flytt, *orsak));
                    at += 1;
                }
                Step::Andrat { andring, .. } => {
                    let label = andring.former.efter.first().map(|form| self.kind(&form.slag)).unwrap_or_default();
                    items.push(self.changed(andring, label));
                    at += andring.lengths().1;
                }
            }
        }
        let _ = old;
        items.extend(gone.map(|gone| self.gone(gone)));
    }

    fn gone(&self, gone: &Gone<Passage>) -> Item {
        let mut item = self.plain_passage(&gone.del, Done::Gone, Sort::Borta);
        item.causes = gone.orsak.into_iter().collect();
        item.is_unknown = gone.orsak.is_none();
        if let Some(id) = gone.flytt {
            let place = self.diff.flyttar.get(id).map(|found| self.place(&found.plats.efter, 1)).unwrap_or_default();
            item.label = format!("{}: {}", item.label, self.say(&message!(phrases::DIFF_MOVED_AWAY, plats = place)));
            (item.done, item.moved, item.is_unknown) = (Done::Moved, Some((id, false)), false);
        }
        item
    }

    fn added(&self, passage: &Passage, moved: Option<usize>, cause: Option<usize>) -> Item {
        let mut item = self.plain_passage(passage, Done::Added, Sort::Nytt);
        item.causes = cause.into_iter().collect();
        item.is_unknown = cause.is_none();
        if let Some((id, found)) = moved.and_then(|id| Some((id, self.diff.flyttar.get(id)?))) {
            let place = self.place(&found.plats.fore, 0);
            item.label = format!("{}: {}", item.label, self.say(&message!(phrases::DIFF_MOVED_HERE, plats = place)));
            (item.done, item.moved) = (Done::Moved, Some((id, true)));
            (item.pieces, item.causes) = (pieces(&found.delar), causes(&found.delar));
        }
        item
    }

    /// A document and a section as a reader knows them.
    fn place(&self, place: &(String, String), side: usize) -> String {
        let documents = &self.sides[side].content.dokument;
        let document = documents.iter().find(|document| document.nyckel == place.0);
        let section = document.and_then(|found| found.avsnitt.iter().find(|section| section.nyckel == place.1));
        let title = section.map(|section| self.section_title(section)).unwrap_or_default();
        format!("{title} ({})", one_line(&place.0))
    }

    fn changed_passage(&self, change: &PassageChange, kind: &str) -> Item {
        self.changed(change, self.passage(kind))
    }

    fn changed(&self, change: &PassageChange, label: String) -> Item {
        let done = if change.is_format_only() { Done::Format } else { Done::Changed };
        let how = match change.lengths() {
            _ if done == Done::Format => "formatering",
            (1, 1) => "andrat",
            (1, _) => "delat",
            _ => "hopslaget",
        };
        let label = match how {
            "andrat" => label,
            how => format!("{label}, {}", self.say(&message!(phrases::DIFF_DONE, slag = how))),
        };
        let mut item = self.item(label, done, pieces(&change.delar));
        let list = |place: &Option<String>| place.iter().cloned().collect::<Vec<_>>();
        item.places = places(&Pair::new(list(&change.platser.fore), list(&change.platser.efter)));
        item.causes = causes(&change.delar);
        item.is_unknown = change.delar.iter().any(|span| span.sort != Sort::Lika && span.orsak.is_none());
        item
    }

    fn kind(&self, kind: &Kind) -> String {
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
}

/// The headings of sections that stand in another order: those out of the longest sequence that keeps its order.
fn moved_parts(script: &Script<SectionContent, SectionChange>, new: &super::super::DocumentContent) -> Vec<String> {
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for step in &script.steg {
        match step {
            Step::Kvar { fran, antal } => {
                order.extend((0..*antal).map(|offset| (fran + offset, at + offset)));
                at += antal;
            }
            Step::Andrat { fran, .. } => {
                order.push((*fran, at));
                at += 1;
            }
            Step::Tillagt { .. } => at += 1,
        }
    }
    let mut longest: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, (was, _)) in order.iter().enumerate() {
        let best = (0..index).filter(|before| order[*before].0 < *was).max_by_key(|before| longest[*before].0);
        longest.push((best.map_or(1, |before| longest[before].0 + 1), best));
    }
    let mut kept = Vec::new();
    let mut next = (0..longest.len()).max_by_key(|index| (longest[*index].0, usize::MAX - index));
    while let Some(index) = next {
        kept.push(index);
        next = longest[index].1;
    }
    let moved = order.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    moved.filter_map(|(_, (_, is))| Some(new.avsnitt.get(*is)?.rubrik.text.clone())).collect()
}

fn done_of<V>(value: &Pair<Option<V>>) -> Done {
    match (&value.fore, &value.efter) {
        (None, _) => Done::Added,
        (_, None) => Done::Gone,
        _ => Done::Changed,
    }
}

fn row_text(row: &Row) -> String {
    row.iter().map(|cell| cell.as_ref().map(told).unwrap_or_default()).collect::<Vec<_>>().join(" | ")
}

fn pieces(spans: &[Span]) -> Vec<Piece> {
    spans.iter().map(|span| Piece::new(span.sort, &span.text)).collect()
}

fn causes(spans: &[Span]) -> Vec<usize> {
    let mut causes: Vec<usize> = spans.iter().filter_map(|span| span.orsak).collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}

/// Places on both sides, in words; once where they are the same.
fn places(places: &Pair<Vec<String>>) -> String {
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
