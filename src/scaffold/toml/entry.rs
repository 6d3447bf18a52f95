//! A key of a new file: its form while it is blank, and what is said of it.

use crate::interpret::keys::{Key, KeyType, Need};
use crate::templates::{FactSpec, FactType};

/// What is said of a key that may be left blank.
pub const OPTIONAL: &str = "krävs inte";

/// What a blank value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `""`.
    Line,
    /// Quotes on lines of their own, for paragraphs between them.
    Long,
    /// `[]`.
    List,
}

/// A key of a table.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its blank form.
    pub form: Form,
    /// What it is.
    pub comment: String,
    /// Whether it is left out as a comment while it has no value, since a blank value would mean something else.
    pub left_out: bool,
}

impl Entry {
    /// A key that is blank while it has no value.
    pub fn new(name: &str, form: Form, comment: String) -> Self {
        Self { name: name.to_owned(), form, comment, left_out: false }
    }

    /// A key of the table of keys.
    pub fn of(key: &Key) -> Self {
        let (form, hint) = match key.typ {
            KeyType::Text => (Form::Line, ""),
            KeyType::Prose => (Form::Line, "text med hänvisningar"),
            KeyType::Points => (Form::List, "lista av texter med hänvisningar"),
            KeyType::Files => (Form::List, "lista av filnamn"),
            KeyType::Texts => (Form::List, "lista av texter"),
            KeyType::Date => (Form::Line, DATE),
            KeyType::Integer => (Form::Line, INTEGER),
            KeyType::Boolean | KeyType::Table | KeyType::Tables => (Form::Line, ""),
        };
        let entry = Self::new(key.name, form, explained(key.explanation, hint));
        if key.need == Need::Never { entry.without_blank(OPTIONAL) } else { entry }
    }

    /// A fact. A blank one that is not required is as good as none.
    pub fn of_fact(fact: &FactSpec) -> Self {
        let hint = match fact.typ {
            FactType::Text => "",
            FactType::Heltal => INTEGER,
            FactType::Belopp => "belopp utan citattecken",
            FactType::Datum => DATE,
            FactType::Ar => "årtal utan citattecken",
            FactType::Manad => "månad",
        };
        let name = fact.namn.split_once('.').map_or(fact.namn.as_str(), |(_, name)| name);
        let entry = Self::new(name, Form::Line, explained(&fact.forklaring, hint));
        if fact.kravs { entry } else { entry.with_hint(OPTIONAL) }
    }

    /// The same, left out while it has no value.
    pub fn without_blank(self, why: &str) -> Self {
        Self { left_out: true, ..self.with_hint(why) }
    }

    /// The same, for paragraphs where it has this name.
    pub fn long_where(self, name: &str) -> Self {
        if self.name == name { Self { form: Form::Long, ..self } } else { self }
    }

    /// The blank value.
    pub fn blank(&self) -> &'static str {
        match self.form {
            Form::Line => "\"\"",
            Form::Long => "\"\"\"\n\"\"\"",
            Form::List => "[]",
        }
    }

    fn with_hint(self, hint: &str) -> Self {
        Self { comment: format!("{} ({hint})", self.comment), ..self }
    }
}

const DATE: &str = "datum utan citattecken, ÅÅÅÅ-MM-DD";

const INTEGER: &str = "heltal utan citattecken";

/// An explanation and its hint.
fn explained(explanation: &str, hint: &str) -> String {
    if hint.is_empty() { explanation.to_owned() } else { format!("{explanation} ({hint})") }
}
