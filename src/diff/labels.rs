//! What names are called.

use std::collections::BTreeMap;

use crate::templates::Arendetyp;

/// What names are called, and which columns know a row; from the kind of case.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    facts: BTreeMap<String, String>,
    columns: BTreeMap<String, BTreeMap<String, String>>,
    keys: BTreeMap<String, Vec<String>>,
}

impl Labels {
    /// Those of a kind of case.
    pub fn of(kind: &Arendetyp) -> Self {
        let facts = kind.fakta.iter().map(|fact| (format!("fakta.{}", fact.namn), fact.forklaring.clone()));
        let computed =
            kind.berakningar.iter().map(|spec| (format!("berakning.{}", spec.namn), spec.forklaring.clone()));
        let columns = kind.tabeller.iter().map(|table| {
            let headings = table.kolumner.iter().map(|column| (column.namn.clone(), column.rubrik.clone()));
            (table.namn.clone(), headings.collect())
        });
        let keys = kind.tabeller.iter().map(|table| (table.namn.clone(), table.nyckel.clone())).collect();
        Self { facts: facts.chain(computed).collect(), columns: columns.collect(), keys }
    }

    /// With the columns that know the rows of a table.
    #[must_use]
    pub fn with_key(mut self, table: &str, columns: &[&str]) -> Self {
        self.keys.insert(table.to_owned(), columns.iter().map(|column| (*column).to_owned()).collect());
        self
    }

    /// What a fact or a computed value is called.
    pub(super) fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.facts.get(name).map_or(name, String::as_str)
    }

    /// The heading of a column.
    pub(super) fn column<'a>(&'a self, table: &str, column: &'a str) -> &'a str {
        self.columns.get(table).and_then(|columns| columns.get(column)).map_or(column, String::as_str)
    }

    /// The columns that know a row of a table; none where content has to.
    pub(super) fn key(&self, table: &str) -> &[String] {
        self.keys.get(table).map_or(&[], Vec::as_slice)
    }
}
