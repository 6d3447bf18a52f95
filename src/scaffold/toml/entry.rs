//! A key of a new file: its form while it is blank, and what is said of it.

use crate::interpret::keys::{Key, KeyType, Need, plain};
use crate::scaffold::capitalised;
use crate::templates::{FactSpec, ValueType};

/// What is said of a key that may be left blank.
pub(super) const OPTIONAL: &str = "krävs inte";

/// What is said of a key that only an archive needs.
const ARCHIVED: &str = "krävs när ärendet arkiveras";

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
    pub(super) fn new(name: &str, form: Form, explanation: &str) -> Self {
        let explanation = capitalised(&plain(explanation));
        Self { name: name.to_owned(), form, explanation, hints: Vec::new(), left_out: false }
    }

    /// A key of the table of keys.
    pub(super) fn of(key: &Key) -> Self {
        let (form, hint) = match key.typ {
            KeyType::Text | KeyType::Boolean | KeyType::Table | KeyType::Tables => (Form::Line, ""),
            KeyType::Prose => (Form::Line, "text med hänvisningar"),
            KeyType::Points => (Form::List, "lista av texter med hänvisningar"),
            KeyType::Files => (Form::List, "lista av filnamn"),
            KeyType::Texts => (Form::List, "lista av texter"),
            KeyType::Date => (Form::Line, DATE),
            KeyType::Integer => (Form::Line, INTEGER),
        };
        let entry = Self::new(key.name, form, key.explanation).hint(hint);
        match key.need {
            Need::Never => Self { left_out: true, ..entry.hint(OPTIONAL) },
            Need::Archived => entry.hint(ARCHIVED),
            Need::Always | Need::Adopted => entry,
        }
    }

    /// A fact. A blank one that is not required is as good as none.
    pub(super) fn of_fact(fact: &FactSpec) -> Self {
        let hint = match fact.typ {
            ValueType::Text | ValueType::Manad => String::new(),
            ValueType::Heltal => INTEGER.to_owned(),
            ValueType::Decimal => "tal utan citattecken, med punkt före decimalerna".to_owned(),
            ValueType::Belopp => "belopp utan citattecken".to_owned(),
            ValueType::Andel => "procent utan citattecken, med punkt före decimalerna".to_owned(),
            ValueType::Datum => DATE.to_owned(),
            ValueType::Ar => "årtal utan citattecken".to_owned(),
            ValueType::Janej => "\"ja\" eller \"nej\"".to_owned(),
            ValueType::Val => fact.form().words(),
        };
        let name = fact.namn.split_once('.').map_or(fact.namn.as_str(), |(_, name)| name);
        let entry = Self::new(name, Form::Line, &fact.forklaring).hint(&hint);
        if fact.kravs { entry } else { entry.hint(OPTIONAL) }
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

const DATE: &str = "datum utan citattecken, ÅÅÅÅ-MM-DD";

const INTEGER: &str = "heltal utan citattecken";
