//! The names of rows, which sentences are held against.

use memchr::memmem::Finder;

use super::{NamedRow, SHORTEST, TELLING};
use crate::model::{Table, Value};
use crate::review::figures::Sentence;
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;
use crate::templates::TableSpec;

/// The rows of a table with names in a column.
pub(super) fn of<'a>(spec: &'a TableSpec, table: &'a Table, column: usize) -> Vec<NamedRow<'a>> {
    let cell = |row: usize, name: &str| table.rows[row].values.get(table.column(name)?)?.as_ref();
    let rows = (0..table.rows.len()).filter_map(|row| {
        let Some(Value::Text(name)) = table.rows[row].values.get(column)?.as_ref() else { return None };
        let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let words = words.filter(|word| word.chars().count() >= SHORTEST && !LANGUAGE.egna.contains(word));
        let date = match cell(row, "datum") {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        let year = match cell(row, "ar") {
            Some(Value::Year(year)) => Some(*year),
            _ => None,
        };
        let (words, base): (Vec<String>, _) = (words.collect(), base(name));
        let whole = Finder::new(name);
        let without_year = (base.len() < name.len() && tells(base)).then(|| Finder::new(base));
        let small = (words.len() > 1).then(|| Finder::new(&name.to_lowercase()).into_owned());
        let roots = words.iter().map(|word| root(word).to_owned()).collect();
        Some(NamedRow { table, spec, row, name, base, words, roots, whole, without_year, small, year, date })
    });
    rows.collect()
}

/// A name without the year that ends it.
fn base(name: &str) -> &str {
    let named = name.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.parse::<i32>().is_ok());
    named.map_or(name, |(base, _)| base)
}

/// Whether a name without its year tells enough: one long word, or several.
fn tells(base: &str) -> bool {
    base.contains(' ') || base.chars().count() > TELLING
}

impl<'a> NamedRow<'a> {
    /// Whether a sentence has the row's name, or every telling word of it.
    pub(super) fn is_named(&self, sentence: &Sentence<'_>) -> bool {
        let has = |name: &Finder<'_>, text: &str| name.find(text.as_bytes()).is_some();
        self.has_own_name(sentence)
            // "Mässan" of "Mässan 2019".
            || self.without_year.as_ref().is_some_and(|name| has(name, &sentence.text[sentence.range.clone()]))
            // "webbinariet om vilt på väg": a name of several words may stand as what it is about.
            || self.small.as_ref().is_some_and(|name| has(name, sentence.small()))
    }

    /// Whether a sentence has the row's name, or all of it but the year, with a capital or not, beside others that it is no part of.
    pub(super) fn is_written_beside(&self, sentence: &Sentence<'_>, others: &[&str]) -> bool {
        let (base, text) = (self.base, &sentence.text[sentence.range.clone()]);
        let mut letters = base.chars();
        let small = letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str());
        let written = text.contains(base) && (tells(base) || text.contains(&format!("”{base}”")));
        let small = small.is_some_and(|small| base.contains(' ') && text.contains(&small));
        (written || small) && !others.iter().any(|other| other.contains(base))
    }

    /// The name without the year that ends it.
    pub(in crate::review::figures) fn base(&self) -> &'a str {
        self.base
    }

    /// Whether a sentence has the whole name, or every telling word of it.
    pub(super) fn has_own_name(&self, sentence: &Sentence<'_>) -> bool {
        let text = &sentence.text[sentence.range.clone()];
        if self.whole.find(text.as_bytes()).is_some() && self.name.chars().count() > SHORTEST {
            // "Lovgårdar" may be what the row is about and not its name; in quotes it is the name.
            let plural = self.words.len() == 1 && LANGUAGE.sifferord.flertalsslut.end(self.name);
            return !plural || text.contains(&format!("”{}”", self.name));
        }
        let telling = self.words.len() > 1 || self.words.iter().any(|word| word.chars().count() >= TELLING);
        let said = |root: &String| sentence.lower.iter().any(|(_, other)| other.starts_with(root.as_str()));
        telling && self.roots.iter().all(said)
    }
}
