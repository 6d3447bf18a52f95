//! What was done as it is told: a line for each act, with how many changes follow from it, and its causes below.

use std::collections::BTreeSet;

use super::super::acts::ActKey;
use super::super::causes::told;
use super::super::pairing::Common;
use super::super::side::QUESTION;
use super::super::text::Words;
use super::super::{
    Act, ActSort, DocumentContent, EntryChange, NoteChange, Pair, Row, RowChange, RowCounts, TableChange, TableFate,
};
use super::entries::waived;
use super::flat::{Flat, singles};
use super::order::by_place;
use super::report::{ActLine, Done, Group, Item, Teller};
use super::wording::{beginning, beginnings, printed, unbroken};
use crate::message::message;
use crate::messages::{one_line, phrases};
use crate::model::Value;

impl Teller<'_> {
    pub(super) fn acts(&self, flat: &Flat, groups: &[Group]) -> Vec<ActLine> {
        // Nobody does a finding, and a file is another since what stands in it is.
        let is_done = |act: &Act| !matches!(act.slag, ActSort::Anmarkningar | ActSort::Filer);
        let all = flat.acts.iter().map(|number| (*number, &self.diff.handelser[*number]));
        all.filter(|(_, act)| is_done(act)).map(|(number, act)| self.act(number, act, flat, groups)).collect()
    }

    /// Where the sheet or the text of an act stands among others: as the kind of case names its tables, and as the documents stand.
    pub(super) fn rank(&self, act: &Act) -> usize {
        match act.slag {
            ActSort::Blad => self.rank_of_table(&act.namn),
            ActSort::Text => {
                let documents = &self.sides[1].documents;
                documents.iter().position(|found| found.nyckel == act.namn).unwrap_or(usize::MAX)
            }
            _ => 0,
        }
    }

    pub(super) fn rank_of_table(&self, name: &str) -> usize {
        let of = |side: &&super::super::Side| {
            let tables = &side.live.as_ref()?.templates.arendetyp.tabeller;
            tables.iter().position(|spec| spec.namn == name)
        };
        self.sides.iter().rev().find_map(of).unwrap_or(usize::MAX)
    }

    /// The act of changes of a part that follow from nothing else.
    pub(super) fn act_of_part(&self, group: &Group) -> ActKey {
        let slag = match group.part {
            "tabeller" => return (ActSort::Blad, group.name.clone()),
            "anmarkningar" => ActSort::Anmarkningar,
            "undantag" => ActSort::Undantag,
            "filer" => ActSort::Filer,
            "dokument" => ActSort::Dokument,
            _ => ActSort::Arende,
        };
        (slag, String::new())
    }

    /// Gives changes the acts that they belong to: those of all their causes.
    pub(super) fn give_acts(&self, group: &mut Group) {
        let of_part = self.act_of_part(group);
        for item in group.sections.iter_mut().flat_map(|section| &mut section.items) {
            if item.done != Done::Same {
                item.acts = self.acts_of(item, &of_part);
            }
        }
    }

    fn acts_of(&self, item: &Item, of_part: &ActKey) -> BTreeSet<usize> {
        let acts = &self.diff.handelser;
        let of_cause = |id: usize| acts.iter().position(|act| act.orsaker.contains(&id));
        let causes = item.causes.iter().flat_map(|id| singles(self.diff, *id));
        let mut known: BTreeSet<usize> = causes.filter_map(of_cause).collect();
        let unknown = (ActSort::Okand, String::new());
        let key = if item.is_unknown { &unknown } else { item.under.as_ref().unwrap_or(of_part) };
        if known.is_empty() || item.is_unknown {
            known.extend(acts.iter().position(|act| (act.slag, &act.namn) == (key.0, &key.1)));
        }
        known
    }

    fn act(&self, number: usize, act: &Act, flat: &Flat, groups: &[Group]) -> ActLine {
        let is_here = |item: &&Item| item.is_counted() && item.acts.contains(&number);
        let count = |group: &Group| {
            let items = group.sections.iter().flat_map(|section| &section.items);
            items.filter(is_here).map(Item::stands_for).sum::<usize>()
        };
        let single = |id: &usize| flat.order.iter().position(|own| own == id);
        let mut causes: Vec<usize> = act.orsaker.iter().filter_map(single).collect();
        causes.sort_unstable();
        let (mut name, mut done) = self.act_words(act);
        if act.slag == ActSort::Text {
            let items = groups.iter().flat_map(|group| &group.sections).flat_map(|section| &section.items);
            done = self.done_words(items.filter(is_here));
            name = self.text_named(act, groups.iter().filter(|group| count(group) > 0));
        }
        ActLine {
            id: number,
            name,
            done,
            counts: self.counted(groups.iter().map(|group| (group, count(group)))),
            causes,
        }
    }

    /// The documents whose text was written, and no other: the one that an act is of first.
    fn text_named<'g>(&self, act: &Act, groups: impl Iterator<Item = &'g Group>) -> String {
        let mut keys: Vec<&str> =
            groups.filter(|group| group.part == "dokument").map(|group| group.name.as_str()).collect();
        keys.sort_by_key(|key| *key != act.namn);
        let first = keys.first().copied().unwrap_or(&act.namn);
        let slag = if self.is_rewritten(first) { "omskriven" } else { "text" };
        let namn = self.document_named(first);
        let name = self.say(&message!(phrases::DIFF_ACT, slag = slag, namn = namn));
        let others: Vec<String> = keys.iter().skip(1).map(|key| self.document_named(key)).collect();
        if others.is_empty() {
            return name;
        }
        format!("{name}{}", self.say(&message!(phrases::DIFF_ACT, slag = "liksom", namn = others.join(", "))))
    }

    /// What an act is called, and what was done.
    fn act_words(&self, act: &Act) -> (String, String) {
        let name = |slag: &str, namn: &str| self.say(&message!(phrases::DIFF_ACT, slag = slag, namn = namn));
        match act.slag {
            ActSort::Arende => (name("arende", ""), self.head_words()),
            ActSort::Dokument => (name("dokument", ""), self.document_words()),
            ActSort::Uppgifter => {
                let of_group = |change: &&EntryChange<Value>| super::super::acts::of_fact(&change.namn).1 == act.namn;
                let changes = by_place(self.diff.fakta.iter().filter(of_group));
                (name("uppgifter", &self.fact_names(&changes)), self.fact_words(&changes))
            }
            ActSort::Blad => (name("blad", &self.sheet(&act.namn)), self.row_words(act)),
            ActSort::Text => (String::new(), String::new()),
            ActSort::Mall => {
                let of = |change: &&EntryChange<String>| change.namn == act.namn;
                let values = self.diff.arende.iter().find(of).map(|change| self.short(&change.varde, &change.namn));
                (name(&act.namn, ""), values.unwrap_or_default())
            }
            ActSort::Anmarkningar => (name("anmarkningar", ""), String::new()),
            ActSort::Undantag => (name("undantag", ""), self.waiver_words()),
            ActSort::Filer => (name("filer", ""), String::new()),
            ActSort::Okand => (self.say(&message!(phrases::DIFF_UNKNOWN)), String::new()),
        }
    }

    /// Whether less than half of what stands in a document stood there.
    fn is_rewritten(&self, key: &str) -> bool {
        let pair = self.became.iter().find(|(_, is)| *is == key);
        let documents = pair.and_then(|(was, is)| self.document(0, was).zip(self.document(1, is)));
        documents.is_some_and(|(old, new)| {
            let Common { same, old, new } = Common::of_documents(old, new);
            2 * same < old.max(new)
        })
    }

    /// How many of some changes are gone, new and changed.
    fn done_words<'i>(&self, items: impl Iterator<Item = &'i Item>) -> String {
        let mut counts = [("borta", 0_usize), ("nya", 0), ("andrade", 0), ("flyttade", 0)];
        for item in items {
            let at = match item.done {
                Done::Gone => 0,
                Done::Added => 1,
                Done::Moved | Done::TakenOver | Done::Reordered => 3,
                _ => 2,
            };
            counts[at].1 += 1;
        }
        let told = counts.into_iter().filter(|(_, count)| *count > 0).enumerate();
        let told = told.map(|(at, (slag, antal))| {
            let slag = if at == 0 { format!("{slag}-poster") } else { slag.to_owned() };
            self.say(&message!(phrases::DIFF_ROWS, slag = slag, antal = antal))
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// The sheet of a table.
    pub(super) fn sheet(&self, table: &str) -> String {
        let sheet = self.sides.iter().rev().find_map(|side| side.tables.get(table).map(|it| it.sheet.clone()));
        one_line(&sheet.unwrap_or_else(|| table.to_owned())).into_owned()
    }

    /// What of the case's head is another, and how many answers there are.
    fn head_words(&self) -> String {
        let is_of_case = |change: &&EntryChange<String>| super::super::acts::of_head(&change.namn).0 == ActSort::Arende;
        let (answers, heads): (Vec<_>, Vec<_>) =
            self.diff.arende.iter().filter(is_of_case).partition(|change| change.namn.starts_with(QUESTION));
        let head = |change: &&EntryChange<String>| {
            format!("{} {}", self.name(&change.namn), self.short(&change.varde, &change.namn))
        };
        let mut words: Vec<String> = heads.iter().map(head).collect();
        let count = answers.len();
        words.extend((count > 0).then(|| self.say(&message!(phrases::DIFF_ANSWERS, antal = count))));
        words.join("; ")
    }

    /// Which documents are gone, new, or what was adopted before.
    fn document_words(&self) -> String {
        let told = |slag: &str, side: usize, key: &str| {
            let document =
                self.document(side, key).map(|it| self.short_title(side, key, &it.egenskaper, &it.titel.passage.text));
            self.say(&message!(phrases::DIFF_ACT_DOCUMENT, slag = slag, dokument = document.unwrap_or_default()))
        };
        let script = &self.diff.dokument;
        let mut words: Vec<String> = script.borta.iter().map(|gone| told("borta", 0, &gone.del.nyckel)).collect();
        for step in &script.steg {
            match step {
                super::super::Step::Tillagt { del, .. } => {
                    words.push(self.derived_document(&del.nyckel).unwrap_or_else(|| told("tillagt", 1, &del.nyckel)));
                }
                super::super::Step::Andrat { andring, .. } => {
                    let of = |name: &str| {
                        andring.egenskaper.iter().any(|entry| entry.namn == name && entry.varde.efter.is_some())
                    };
                    let slag = if of("fryst") { Some("fryst") } else { of("nummer").then_some("nummer") };
                    words.extend(slag.map(|slag| told(slag, 1, &andring.nyckel.efter)));
                }
                super::super::Step::Kvar { .. } => {}
            }
        }
        words.join("; ")
    }

    /// What is told of a document that only the new side has, where its text is that of an old one which has become another.
    fn derived_document(&self, key: &str) -> Option<String> {
        let change = self.diff.harledda.iter().find(|change| change.nyckel.efter == key)?;
        let (old, new) = (self.document(0, &change.nyckel.fore)?, self.document(1, key)?);
        let slag = if new.egenskaper.contains_key("fryst") { "antaget" } else { "harlett" };
        let title = |side: usize, it: &DocumentContent<Words>| {
            self.short_title(side, &it.nyckel, &it.egenskaper, &it.titel.passage.text)
        };
        let (dokument, gammalt) = (title(1, new), title(0, old));
        Some(self.say(&message!(phrases::DIFF_ACT_DERIVED, slag = slag, dokument = dokument, gammalt = gammalt)))
    }

    /// The facts of a group by the first of them.
    fn fact_names(&self, changes: &[&EntryChange<Value>]) -> String {
        let label = |change: &&EntryChange<Value>| {
            one_line(self.sides[1].labels.name(&format!("fakta.{}", change.namn))).into_owned()
        };
        let first = changes.first().map(label).unwrap_or_default();
        let more = changes.len().saturating_sub(1);
        self.say(&message!(phrases::DIFF_AND_MORE, namn = first, antal = more))
    }

    fn fact_words(&self, changes: &[&EntryChange<Value>]) -> String {
        let value = |change: &EntryChange<Value>| {
            let Pair { fore, efter } = &change.varde;
            self.short(&Pair::new(fore.as_ref().map(told), efter.as_ref().map(told)), "fakta")
        };
        // The first of them is what the act is called.
        let told = |(at, change): (usize, &&EntryChange<Value>)| match at {
            0 => value(change),
            _ => format!("{} {}", self.fact_names(&[*change]), value(change)),
        };
        changes.iter().enumerate().map(told).collect::<Vec<_>>().join("; ")
    }

    /// How many rows are gone, new, changed and the same.
    fn row_words(&self, act: &Act) -> String {
        let columns = match self.diff.tabeller.get(&act.namn) {
            Some(TableFate::Andrad(change)) if change.kolumner.fore != change.kolumner.efter => "kolumner",
            Some(TableFate::Andrad(change)) if change.is_order_only() => "ordning",
            _ => "",
        };
        let counts = act.rader.map(|rows| self.row_counts(rows, columns)).unwrap_or_default();
        let told = match self.diff.tabeller.get(&act.namn) {
            Some(TableFate::Andrad(change)) => self.few_rows(&act.namn, change),
            _ => Vec::new(),
        };
        [counts].into_iter().chain(told).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// What was done with the changed rows of a sheet, where these are few: which row each is, and its changed cells.
    fn few_rows(&self, name: &str, change: &TableChange) -> Vec<String> {
        let changed = change.rader.steg.iter().filter_map(|step| match step {
            super::super::Step::Andrat { andring, .. } => Some(andring),
            _ => None,
        });
        let rows: Vec<&RowChange> = changed.collect();
        if rows.len() > FEW_ROWS {
            return Vec::new();
        }
        let cell = |row: &RowChange, column: usize| {
            let heading = change.gemensamma.get(column).and_then(|(_, is)| change.kolumner.efter.get(*is))?;
            let value = |of: &Row| of.get(column).map(|cell| self.cell_text(cell));
            let values = self.short(&Pair::new(value(&row.varden.fore), value(&row.varden.efter)), "cell");
            Some(format!("{} {values}", one_line(self.sides[1].labels.column(name, heading))))
        };
        let tell = |row: &&RowChange| {
            let cells: Vec<String> = row.columns().filter_map(|column| cell(row, column)).collect();
            let same = row.varden.fore.iter().zip(&row.varden.efter).filter(|(was, is)| was == is);
            let about = same.filter_map(|(was, _)| was.as_ref().map(told)).max_by_key(|text| text.chars().count());
            let about = one_line(&beginning(&about.unwrap_or_default())).into_owned();
            let slag = if about.is_empty() { "utan" } else { "om" };
            self.say(&message!(
                phrases::DIFF_ROW_DONE,
                slag = slag,
                rad = row.rad.efter,
                om = about,
                andrat = cells.join(", ")
            ))
        };
        rows.iter().map(tell).collect()
    }

    /// So many rows of each fate, in words, with what else of the table is another.
    pub(super) fn row_counts(&self, rows: RowCounts, also: &str) -> String {
        let counts = [("borta", rows.borta), ("nya", rows.nya), ("andrade", rows.andrade), ("lika", rows.lika)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0).enumerate();
        let word = |(at, (slag, antal)): (usize, (&str, usize))| {
            let slag = if at == 0 { format!("{slag}-rader") } else { slag.to_owned() };
            self.say(&message!(phrases::DIFF_ROWS, slag = slag, antal = antal))
        };
        let also = match also {
            "" => None,
            "ordning" => Some(self.say(&message!(phrases::DIFF_ORDER_ONLY))),
            _ => Some(self.say(&message!(phrases::DIFF_COLUMNS))),
        };
        counts.map(word).chain(also).collect::<Vec<_>>().join(", ")
    }

    /// What was waived of which rule, and what was done with that.
    fn waiver_words(&self) -> String {
        let told = |(note, done): (&NoteChange, Done)| {
            let about = beginning(&self.unticked(&note.om));
            let done = self.done(done, "undantag");
            self.say(&message!(phrases::DIFF_WAIVER_DONE, kod = one_line(&note.kod), om = about, gjort = done))
        };
        waived(&self.diff.undantag).into_iter().map(told).collect::<Vec<_>>().join("; ")
    }

    /// Old and new of something of a kind, of longer texts how they begin; of a text that only one side has what was done with it.
    fn short(&self, values: &Pair<Option<String>>, kind: &str) -> String {
        let is_short = |value: &Option<String>| value.as_ref().is_none_or(|text| text.chars().count() <= SHORT);
        let one = |side: usize, value: &Option<String>| {
            value.as_ref().map(|text| unbroken(&one_line(&printed(self.sides[side], text))))
        };
        let quoted = |text: String| self.say(&message!(phrases::DIFF_QUOTED, text = text));
        match (one(0, &values.fore), one(1, &values.efter)) {
            (Some(was), Some(is)) if is_short(&values.fore) && is_short(&values.efter) => format!("{was} → {is}"),
            (Some(was), Some(is)) => beginnings(&was, &is).map(quoted).join(" → "),
            (None, Some(is)) if is_short(&values.efter) => is,
            (was, is) => {
                let done = self.done(super::entries::done_of(values), kind);
                format!("{done}, {}", quoted(beginning(&is.or(was).unwrap_or_default())))
            }
        }
    }
}

/// A value of so many characters is told whole where an act is.
const SHORT: usize = 60;

/// So many changed rows of a sheet are told one by one where the act is.
const FEW_ROWS: usize = 3;
