//! What is told of names, cells, lines and texts.

use super::answer::{Entry, Kind, Stand};
use super::index::{Index, Part, joined, meet};
use super::sheets;
use crate::origin_record::{KnownTable, KnownValue, TextEntry, TextKind, Written};
use crate::place::{CellAddress, CellPlace, Place, TextPlace};

/// Most answers to one question.
pub(super) const MOST_ENTRIES: usize = 20;

/// What is found, and how much more there is: nobody reads it, and it is not looked at.
#[derive(Default)]
pub(super) struct Entries {
    /// What is told.
    pub told: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

impl From<Vec<Entry>> for Entries {
    fn from(told: Vec<Entry>) -> Self {
        Self { told, more: 0 }
    }
}

/// A name: a value, a table or a figure, or the key of a phrase.
pub(super) fn of_name(index: &Index<'_>, name: &str) -> Entry {
    let known = index.value(name);
    let own: Vec<Place> = known.into_iter().flat_map(|known| written(&known.platser)).collect();
    let own: Vec<Place> = own.into_iter().filter(|place| matches!(place, Place::Text(_))).collect();
    let is_typed = |text: &TextEntry| {
        text.slag == TextKind::Skriven && !text.text.trim().is_empty() && !own.is_empty() && text.typed_at(&own)
    };
    let parts = index.texts(|text| text.namn == name || is_gap_of(text, name) || is_typed(text));
    let known = known.is_some();
    let mut entry = match parts.first().map(|part| index.text(part)) {
        Some(text) if !known && text.slag == TextKind::Fras => of_phrase(text, None),
        Some(text) if !known && text.slag == TextKind::Saknas => Entry { kind: Kind::Missing, ..index.entry(name) },
        Some(text) if !known => Entry { places: written(index.places(text)), ..index.entry(name) },
        _ => index.entry(name),
    };
    if entry.places.is_empty() {
        for text in parts.iter().map(|part| index.text(part)) {
            for Written(place) in text.platser.iter().filter(|_| text.slag == TextKind::Cell) {
                if !entry.places.contains(place) {
                    entry.places.push(place.clone());
                }
            }
        }
        entry.places = joined(entry.places);
    }
    if entry.kind == Kind::Value {
        tell_group(index, name, &mut entry, &parts);
    }
    match entry.kind {
        Kind::Table | Kind::Figure => index.stand_as_whole(&mut entry, &parts),
        _ => index.stand(&mut entry, &parts),
    }
    entry
}

/// A name of several values, `fakta.period`, and one that the case gives by its documents, `bilaga.plan`, has no value of its own: it is what
/// the pages say, and comes from where its values do.
fn tell_group(index: &Index<'_>, name: &str, entry: &mut Entry, parts: &[Part]) {
    let shown = parts.iter().map(|part| index.text(part)).find(|text| text.slag == TextKind::Varde);
    entry.value = entry.value.take().or_else(|| shown.map(|text| text.text.clone()));
    if entry.places.is_empty() {
        let is_of = |known: &&KnownValue| known.namn.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        let values = index.record.uppgifter.iter().filter(is_of);
        entry.places = joined(values.flat_map(|known| written(&known.platser)).collect());
    }
}

/// Whether a text marks that a name is not filled in; gaps are named without the first word.
fn is_gap_of(text: &TextEntry, name: &str) -> bool {
    text.slag == TextKind::Saknas && name.split_once('.').is_some_and(|(_, rest)| rest == text.namn)
}

fn written(places: &[Written]) -> Vec<Place> {
    places.iter().map(|Written(place)| place.clone()).collect()
}

/// Cells: each that has a value; the columns of headings; or what stands on the pages of a range as a whole.
pub(super) fn of_cells(index: &Index<'_>, cells: &CellPlace) -> Vec<Entry> {
    let mut entries = Vec::new();
    for table in index.tables(cells) {
        for (row, values) in
            table.rader.iter().filter(|(row, _)| (cells.first.row..=cells.last.row).contains(&(row - 1)))
        {
            for ((column, heading, position), value) in table.kolumner.iter().zip(values) {
                let position = position.filter(|at| (cells.first.column..=cells.last.column).contains(at));
                if let (Some(position), true) = (position, entries.len() <= MOST_ENTRIES) {
                    let address = CellAddress { row: row - 1, column: position };
                    let place = Place::Cells(CellPlace { first: address, last: address, ..cells.clone() });
                    entries.push(of_cell(index, place, Some((table, column, heading)), value.clone()));
                }
            }
        }
    }
    if entries.is_empty() {
        entries = sheets::of_headings(index, cells);
    }
    if entries.is_empty() {
        let entry = of_cell(index, Place::Cells(cells.clone()), None, None);
        // A cell that belongs to no column: only what stands there can be told.
        entries.extend((!entry.stands.is_empty() || !entry.used_by.is_empty()).then_some(entry));
    }
    entries
}

fn of_cell(index: &Index<'_>, place: Place, column: Option<(&KnownTable, &str, &str)>, value: Option<String>) -> Entry {
    let places = vec![place];
    let parts = index.texts_at(&places);
    let names: Vec<String> =
        column.iter().flat_map(|(table, name, _)| [table.namn.clone(), sheets::column_name(table, name)]).collect();
    let mut used_by = index.values_at(&places);
    let tables = parts.iter().map(|part| index.text(part)).filter(|text| text.slag == TextKind::Cell);
    for name in tables.map(|text| &text.namn) {
        if !used_by.contains(name) {
            used_by.push(name.clone());
        }
    }
    let mut entry = Entry {
        kind: Kind::Cell,
        name: column.map(|(table, name, _)| sheets::column_name(table, name)),
        about: column.map(|(_, _, heading)| heading.to_owned()).unwrap_or_default(),
        value,
        used_by,
        rules: index.rules(&names),
        places,
        ..Entry::default()
    };
    index.stand(&mut entry, &parts);
    entry
}

/// A line of a file: values and texts that were typed on it, and references that stand on it; of a template file what it defines and
/// says.
pub(super) fn of_line(index: &Index<'_>, file: &str, line: u32) -> Entries {
    let on_line = |place: &Place| match place {
        Place::Text(place) => *place.file == *file && (place.line..=place.end_line).contains(&line),
        _ => false,
    };
    // A text's last line may be the one after it, where it ends with a line break.
    let whole = Place::Text(TextPlace { file: file.into(), line, column: 1, end_line: line, end_column: u32::MAX });
    let is_here = |place: &Place| on_line(place) && meet(place, &whole);
    let is_read_here =
        |value: &&KnownValue| value.platser.iter().chain(&value.definition).any(|Written(at)| is_here(at));
    let values = index.record.uppgifter.iter().filter(is_read_here);
    let mut entries: Vec<Entry> = values.map(|value| of_name(index, &value.namn)).collect();
    let defined = |table: &&KnownTable| table.definition.iter().any(|Written(at)| is_here(at));
    entries.extend(index.record.tabeller.iter().filter(defined).map(|table| sheets::of_table(index, table)));
    let told: Vec<Option<String>> = entries.iter().map(|entry| entry.name.clone()).collect();
    let referred = index.texts(|text| text.referens.iter().any(|Written(at)| is_here(at)));
    for run in by_name(index, &referred).into_iter().filter(|(name, _)| !told.contains(&Some(name.clone()))) {
        let mut entry = index.entry(&run.0);
        if entry.places.is_empty() {
            entry.places = run.1.first().map(|part| written(&index.text(part).platser)).unwrap_or_default();
        }
        if entry.kind == Kind::Value {
            tell_group(index, &run.0, &mut entry, &run.1);
        }
        index.stand(&mut entry, &run.1);
        entries.push(entry);
    }
    let mut parts = index.texts(|text| text.slag == TextKind::Skriven);
    parts.retain_mut(|part| {
        let text = index.text(part);
        match text.on_line(file, line) {
            Some(range) => (part.from, part.to) = trimmed(&text.text, range),
            None => return text.platser.iter().any(|Written(at)| is_here(at)),
        }
        part.from < part.to
    });
    let is_of_template = |text: &TextEntry| matches!(text.slag, TextKind::Mall | TextKind::Fras);
    parts.extend(index.texts(|text| is_of_template(text) && text.platser.iter().any(|Written(at)| is_here(at))));
    let mut found = of_parts(index, parts);
    entries.append(&mut found.told);
    Entries { told: entries, ..found }
}

/// A range without the white space at its ends.
fn trimmed(text: &str, range: std::ops::Range<usize>) -> (usize, usize) {
    let own = text.get(range.clone()).unwrap_or_default();
    let start = range.start + own.len() - own.trim_start().len();
    (start, start + own.trim().len())
}

fn by_name(index: &Index<'_>, parts: &[Part]) -> Vec<(String, Vec<Part>)> {
    let mut runs: Vec<(String, Vec<Part>)> = Vec::new();
    for part in parts {
        let name = &index.text(part).namn;
        match runs.iter_mut().find(|(known, _)| known == name) {
            Some((_, parts)) => parts.push(*part),
            None => runs.push((name.clone(), vec![*part])),
        }
    }
    runs
}

/// Texts by their origin: each origin is told once. The end of a line between two words is no text of its own.
pub(super) fn of_parts(index: &Index<'_>, mut parts: Vec<Part>) -> Entries {
    let mut entries: Vec<Entry> = Vec::new();
    if parts.iter().any(|part| !is_blank(index, part)) {
        parts.retain(|part| !is_blank(index, part));
    }
    for (number, part) in parts.iter().enumerate() {
        if entries.len() == MOST_ENTRIES {
            return Entries { told: entries, more: parts.len() - number };
        }
        let entry = of_part(index, part);
        let is_known = |known: &&mut Entry| {
            (known.kind, &known.name, &known.places, &known.value)
                == (entry.kind, &entry.name, &entry.places, &entry.value)
        };
        match entries.iter_mut().find(is_known) {
            Some(known) => {
                let new: Vec<Stand> = entry.stands.into_iter().filter(|stand| !known.stands.contains(stand)).collect();
                known.stands.extend(new);
            }
            None => entries.push(entry),
        }
    }
    entries.into()
}

fn is_blank(index: &Index<'_>, part: &Part) -> bool {
    index.text(part).text.get(part.from..part.to).is_none_or(|words| words.trim().is_empty())
}

/// A part of a text, with all else of its origin.
fn of_part(index: &Index<'_>, part: &Part) -> Entry {
    let text = index.text(part);
    let words = Some(text.text.get(part.from..part.to).unwrap_or_default().to_owned());
    let (mut entry, mut parts) = match text.slag {
        TextKind::Varde => {
            let mut entry = index.entry(&text.namn);
            // What a reader sees may be a date in words: the value itself is told beside it.
            if entry.places.is_empty() {
                entry.places = written(&text.platser);
            }
            if entry.kind == Kind::Value {
                tell_group(index, &text.namn, &mut entry, &[*part]);
            }
            entry.value = entry.value.or(words);
            // A name that means something else in each row of a table, `rad.…`, is one value for each place.
            let is_one = index.value(&text.namn).is_some();
            let same = |other: &TextEntry| other.namn == text.namn && (is_one || other.platser == text.platser);
            (entry, index.texts(|other| other.slag == TextKind::Varde && same(other)))
        }
        TextKind::Cell => {
            let places = written(&text.platser);
            let used_by = std::iter::once(text.namn.clone()).chain(index.values_at(&places)).collect();
            let columns = index.columns(&places);
            let entry = Entry {
                kind: Kind::TableText,
                name: Some(text.namn.clone()),
                about: index.value(&text.namn).map(|known| known.forklaring.clone()).unwrap_or_default(),
                value: Some(text.text.clone()),
                used_by,
                rules: index.rules(&columns),
                places,
                ..Entry::default()
            };
            (entry, index.texts(|other| other.platser == text.platser && other.text == text.text))
        }
        TextKind::Fras => {
            // A key may have several words: the names of a column's values.
            let said = |text: &TextEntry| text.text.trim().to_lowercase();
            let same = |other: &TextEntry| {
                (other.slag, &other.namn, &other.fil) == (text.slag, &text.namn, &text.fil) && said(other) == said(text)
            };
            (of_phrase(text, words), index.texts(same))
        }
        TextKind::Saknas => {
            let entry = Entry {
                kind: Kind::Missing,
                name: Some(text.namn.clone()),
                value: Some(text.text.clone()),
                ..Entry::default()
            };
            (entry, index.texts(|other| other.slag == TextKind::Saknas && other.namn == text.namn))
        }
        TextKind::Skriven => {
            let places = text.places(part.from, part.to);
            let used_by = index.values_at(&places);
            let others = index.texts(|other| other.slag == TextKind::Skriven && other.typed_at(&places));
            (Entry { kind: Kind::Typed, value: words, used_by, places, ..Entry::default() }, others)
        }
        TextKind::Program => (Entry { kind: Kind::Program, value: words, ..Entry::default() }, vec![*part]),
        TextKind::Mall => {
            let places = written(&text.platser);
            let value = places.first().and_then(|place| index.template_line(place));
            (Entry { kind: Kind::Template, value, places, ..Entry::default() }, vec![*part])
        }
    };
    narrow(index, part, &mut parts);
    index.stand(&mut entry, &parts);
    entry
}

/// Of typed text the same characters are meant in every text that shows them, and the part that was asked for comes first.
fn narrow(index: &Index<'_>, part: &Part, parts: &mut Vec<Part>) {
    let text = index.text(part);
    let words = text.text.get(part.from..part.to).unwrap_or_default();
    let is_same = |other: &Part| (other.document, other.text) == (part.document, part.text);
    if text.slag == TextKind::Skriven {
        parts.retain_mut(|other| {
            let at = if is_same(other) { Some(part.from) } else { index.text(other).text.find(words) };
            (other.from, other.to) = at.map_or((0, 0), |at| (at, at + words.len()));
            at.is_some()
        });
    }
    if let Some(at) = parts.iter().position(is_same) {
        parts[..=at].rotate_right(1);
    }
}

fn of_phrase(text: &TextEntry, words: Option<String>) -> Entry {
    let file = Some(text.fil.as_str()).filter(|file| !file.is_empty()).map(|file| Place::File(file.into()));
    Entry {
        kind: Kind::Phrase,
        name: Some(text.namn.clone()).filter(|name| !name.is_empty()),
        value: words.or_else(|| Some(text.text.clone())),
        places: if text.platser.is_empty() { file.into_iter().collect() } else { written(&text.platser) },
        ..Entry::default()
    }
}
