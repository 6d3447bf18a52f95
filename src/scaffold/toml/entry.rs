//! A key of a new file: its form while it is blank, and what is said of it.

use crate::interpret::keys::{Key, KeyType, Need, plain};
use crate::scaffold::capitalised;
use crate::templates::{Arendetyp, FactSpec, ValueType, Written};

/// What is said of a key that may be left blank.
pub(super) const OPTIONAL: &str = "kravs-inte";

/// What is said of a key that only an archive needs.
const ARCHIVED: &str = "kravs-arkiv";

/// What a blank value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `""`.
    Line,
    /// Quotes on lines of their own, for paragraphs between them.
    Long,
    /// `[]`.
    List,
}

/// A key of a table.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// Its blank form.
    pub form: Form,
    /// What it is.
    pub explanation: String,
    /// What is to know of its value: type, and whether it may be blank.
    pub hints: Vec<String>,
    /// Whether it is a comment while it has no value: few cases need it, and a blank list would lack its items.
    pub left_out: bool,
}

impl Entry {
    /// A key that is blank while it has no value.
    pub(super) fn new(name: &str, form: Form, explanation: &str, words: &Written) -> Self {
        let explanation = capitalised(&plain(explanation, words));
        Self { name: name.to_owned(), form, explanation, hints: Vec::new(), left_out: false }
    }

    /// A key of the table of keys.
    pub(super) fn of(key: &Key, words: &Written) -> Self {
        let (form, hint) = match key.typ {
            KeyType::Text | KeyType::Boolean | KeyType::Table | KeyType::Tables => (Form::Line, ""),
            KeyType::Prose => (Form::Line, "typ-prosa"),
            KeyType::Points => (Form::List, "typ-stycken"),
            KeyType::Files => (Form::List, "typ-filer"),
            KeyType::Texts => (Form::List, "typ-texter"),
            KeyType::Date => (Form::Line, DATE),
            KeyType::Integer => (Form::Line, INTEGER),
        };
        let entry = Self::new(key.name, form, words.get(key.explanation), words).hint(words.get(hint));
        match key.need {
            Need::Never => Self { left_out: true, ..entry.hint(words.get(OPTIONAL)) },
            Need::Archived => entry.hint(words.get(ARCHIVED)),
            Need::Always | Need::Adopted => entry,
        }
    }

    /// A fact. A blank one that is not required is as good as none.
    pub(super) fn of_fact(fact: &FactSpec, kind: &Arendetyp, words: &Written) -> Self {
        let hint = match fact.typ {
            ValueType::Text | ValueType::Manad => String::new(),
            ValueType::Heltal => words.get(INTEGER).to_owned(),
            ValueType::Decimal => words.get("skrivs-decimal").to_owned(),
            ValueType::Belopp => words.get("skrivs-belopp").to_owned(),
            ValueType::Andel => words.get("skrivs-andel").to_owned(),
            ValueType::Datum => words.get(DATE).to_owned(),
            ValueType::Ar => words.get("skrivs-ar").to_owned(),
            ValueType::Janej => words.get("skrivs-janej").to_owned(),
            ValueType::Val => fact.value_type(kind, words),
        };
        let name = fact.namn.split_once('.').map_or(fact.namn.as_str(), |(_, name)| name);
        let entry = Self::new(name, Form::Line, &fact.forklaring, words).hint(&hint);
        if fact.kravs { entry } else { entry.hint(words.get(OPTIONAL)) }
    }

    /// The same with another hint, unless it is empty.
    pub(super) fn hint(mut self, hint: &str) -> Self {
        self.hints.extend((!hint.is_empty()).then(|| hint.to_owned()));
        self
    }

    /// The same, for paragraphs where it has this name.
    pub(super) fn long_where(self, name: &str) -> Self {
        if self.name == name { Self { form: Form::Long, ..self } } else { self }
    }

    /// The blank value.
    pub(super) fn blank(&self) -> &'static str {
        match self.form {
            Form::Line => "\"\"",
            Form::Long => "\"\"\"\n\"\"\"",
            Form::List => "[]",
        }
    }

    /// What is said of it.
    pub(super) fn comment(&self) -> String {
        match self.hints.as_slice() {
            [] => self.explanation.clone(),
            hints => format!("{} ({})", self.explanation, hints.join(", ")),
        }
    }
}

const DATE: &str = "skrivs-datum";

const INTEGER: &str = "skrivs-heltal";
