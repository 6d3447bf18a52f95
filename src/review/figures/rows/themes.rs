//! What rows that a sentence names were about, and rows that it names by their order: "periodens första möte".

use std::collections::BTreeSet;
use std::ops::Range;

use super::{NamedRow, NamedRows, SHORTEST};
use crate::codes;
use crate::message::message;
use crate::model::Value;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::sheet_stem;
use crate::review::words::root;
use crate::templates::ValueType;

/// What something was about stands at most so many words after the verb.
const NEAR: usize = 4;

impl NamedRow<'_> {
    /// The column of what its sheet's rows are about: the first text beside the name that every row has.
    fn theme_column(&self) -> Option<usize> {
        let mut texts = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Text && column.kravs);
        texts.find(|column| column.namn != "namn").and_then(|column| self.table.column(&column.namn))
    }

    /// What a row of its sheet is about, in small letters.
    fn theme(&self, row: usize) -> Option<String> {
        match self.table.rows.get(row)?.values.get(self.theme_column()?)? {
            Some(Value::Text(text)) => Some(text.to_lowercase()),
            _ => None,
        }
    }
}

impl NamedRow<'_> {
    /// Whether a word is one of the row's values of a set, inflection aside.
    pub(super) fn is_of(&self, word: &str) -> bool {
        self.cells(ValueType::Val).any(|value| word.starts_with(root(&value.to_string())))
    }

    /// The column of which a word is another value than the row's, with the row's.
    pub(super) fn another(&self, word: &str) -> Option<(usize, String)> {
        if self.is_of(word) {
            return None;
        }
        let columns = self.spec.kolumner.iter().zip(&self.table.rows.get(self.row)?.values).enumerate();
        columns.filter(|(_, (column, _))| column.typ == ValueType::Val).find_map(|(index, (column, value))| {
            let known = value.as_ref()?.to_string();
            let is = |value: &String| value.chars().count() > SHORTEST && word.starts_with(root(value));
            // What was held in both ways is neither wrong.
            let of_forms = LANGUAGE.former.values().any(|form| column.varden.contains(form));
            let mixed = of_forms && !LANGUAGE.former.values().any(|form| *form == known);
            (column.varden.iter().any(is) && !mixed).then_some((index, known))
        })
    }
}

/// Whether words, in small letters, name a theme: each of its longer words.
fn names(words: &[&str], theme: &str) -> bool {
    let mut long = theme.split(' ').filter(|part| part.chars().count() >= SHORTEST).peekable();
    // "3D".
    if long.peek().is_none() {
        return words.contains(&theme);
    }
    long.all(|part| words.iter().any(|word| word.starts_with(root(part))))
}

impl Sentence<'_> {
    /// "Mässan 2020 handlade om beredskap", "Gallring var temat för Mässan 2018": the sheet has another theme, and the one that is typed is
    /// another row's.
    pub(super) fn theme_of(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let about = self.lower.iter().position(|(_, word)| LANGUAGE.sifferord.handlade.contains(word));
        let is_theme =
            self.has_any(&LANGUAGE.amnesord) || about.is_none() && self.has_any(&LANGUAGE.tillfalle.behandlar);
        if about.is_none() && !is_theme || self.has_any(&LANGUAGE.sifferord.bland_annat) {
            return None;
        }
        let words = self.words();
        let told: Vec<&str> = match about {
            Some(at) if !is_theme => words[at + 1..].iter().take(NEAR).copied().collect(),
            // "Skolvägar var ämnet för Mässan 2022, cyklister två år senare": what its own clause names.
            _ => {
                let at =
                    self.text[self.range.clone()].find(row.name).map_or(self.range.start, |at| self.range.start + at);
                let clause = self.words_in(&self.piece(at));
                let says = clause
                    .iter()
                    .any(|word| LANGUAGE.amnesord.contains(word) || LANGUAGE.tillfalle.behandlar.contains(word));
                if says { clause } else { words.clone() }
            }
        };
        let own = row.theme(row.row)?;
        // The name itself may have words of the theme: "Arkivveckan" about archives.
        let name = self.text[self.range.clone()].find(row.name).map_or(0..0, |at| {
            let start = self.range.start + at;
            start..start + row.name.len()
        });
        let beside: Vec<&str> = self
            .lower
            .iter()
            .filter(|(range, _)| !name.contains(&range.start))
            .map(|(_, word)| word.as_str())
            .collect();
        let mut own_words = own.split(' ').filter(|part| part.chars().count() >= SHORTEST);
        // "3D" has no longer part.
        let whole = own.chars().count() < SHORTEST && beside.contains(&own.as_str());
        if whole || own_words.any(|part| beside.iter().any(|word| word.starts_with(root(part)))) {
            return None;
        }
        let themes: BTreeSet<String> = (0..row.table.rows.len()).filter_map(|row_at| row.theme(row_at)).collect();
        // "simhallens klimatskal": a word of its own name, in another form.
        let of_name = |theme: &str| {
            let mut parts = theme.split(' ').map(root);
            parts.any(|part| row.roots.iter().any(|own| own.starts_with(part) || part.starts_with(own.as_str())))
        };
        let mut named = themes.iter().filter(|theme| names(&told, theme) && !of_name(theme));
        let (theme, None) = (named.next()?, named.next()) else { return None };
        let first = theme.split(' ').find(|part| part.chars().count() >= SHORTEST).unwrap_or(theme);
        let (range, _) = self.lower.iter().find(|(_, word)| word.starts_with(root(first)))?;
        let what = format!("{}, {own}", row.name);
        let problem = message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what);
        Some((range.clone(), problem, Some(row.table.place(row.row, row.theme_column()?))))
    }

    /// "webbinariet Mässan 2020", "Mässan 2020, ett seminarium", "Mässan 2020 var digital": the sheet has another kind or form.
    pub(super) fn kind_of_row(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let name = self.range.start + self.text[self.range.clone()].find(row.name)?;
        let end = name + row.name.len();
        let parted = |range: &Range<usize>| self.text[range.clone()].contains([',', ';', ':', '.', '(']);
        let mut before = self.lower.iter().rev().filter(|(range, _)| range.end <= name && !parted(&(range.end..name)));
        let lead = before.next();
        // "det digitala seminariet Mässan 2020": a word before the row's own kind says more of it.
        let more = before.next().filter(|_| lead.is_some_and(|(_, word)| row.is_of(word)));
        let after: Vec<&(Range<usize>, String)> =
            self.lower.iter().filter(|(range, _)| range.start >= end).take(3).collect();
        let ett = |word: &str| LANGUAGE.sifferord.ett.contains(word);
        let told = match after.as_slice() {
            [(_, verb), (_, article), noun] if LANGUAGE.ar.contains(verb) && ett(article) => Some(*noun),
            [(range, article), noun, ..] if ett(article) && self.text[end..range.start].contains(',') => Some(*noun),
            _ => None,
        };
        [lead, more, told].into_iter().flatten().find_map(|(range, word)| {
            let (column, known) = row.another(word)?;
            let what = format!("{}, {known}", row.name);
            let problem = message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what);
            Some((range.clone(), problem, Some(row.table.place(row.row, column))))
        })
    }

    /// "periodens första aktivitet", "periodens sista seminarium": the row whose day comes before all others', or after them.
    pub(super) fn ordered_row<'n>(&self, rows: &'n NamedRows<'n>) -> Option<&'n NamedRow<'n>> {
        let words = self.words();
        let at = words.windows(3).position(|three| {
            let ends = LANGUAGE.sifferord.forsta.contains(three[1]) || LANGUAGE.sifferord.sista.contains(three[1]);
            three[0] == LANGUAGE.smaord.periodens && ends
        })?;
        let noun = words[at + 2];
        let is_meant = |row: &&NamedRow<'_>| {
            let valued = || row.cells(ValueType::Val).any(|value| noun.starts_with(root(&value.to_string())));
            noun.starts_with(sheet_stem(&row.spec.blad).as_str()) || valued()
        };
        let meant: Vec<&NamedRow<'_>> = rows.named.iter().filter(is_meant).collect();
        let table = meant.first()?.table;
        if meant.iter().any(|row| row.date.is_none() || !std::ptr::eq(row.table, table)) {
            return None;
        }
        let last = LANGUAGE.sifferord.sista.contains(words[at + 1]);
        let found =
            if last { meant.iter().max_by_key(|row| row.date) } else { meant.iter().min_by_key(|row| row.date) };
        found.copied()
    }
}
