//! Values that a summary chooses its rows by and that no row can have.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Checker, column};
use crate::message::{Message, message};
use crate::model::TRUTH;
use crate::reasons;
use crate::templates::{ColumnSpec, SummarySpec, TableSpec, ValueType};

/// A column with its table.
type Located<'t> = (&'t TableSpec, &'t ColumnSpec);

impl<'t> Checker<'t> {
    pub(super) fn matches(&mut self, spec: &'t SummarySpec) {
        let kind = self.kind;
        let Some(table) = kind.tabeller.iter().find(|table| table.namn == spec.kalla) else { return };
        for (name, values) in &spec.dar {
            let Some(of) = column(table, name) else { continue };
            if values.is_empty() {
                self.tell(&["sammanstallning", &spec.namn, "dar", name], message!(reasons::WRONG_VALUE));
            }
            let typ = self.type_from(of.typ, of.varden_fran.as_ref());
            for value in values.iter().filter(|value| !may_be(typ, value)) {
                let way = ["sammanstallning", &spec.namn, "dar", name, value];
                self.tell(&way, message!(reasons::NOT_OF_THESE, varde = value));
            }
        }
        for (own, theirs) in &spec.per_rad {
            let Some(of) = column(table, own) else { continue };
            let rows: Vec<Located<'_>> =
                self.row_tables().into_iter().filter_map(|rows| Some((rows, column(rows, theirs)?))).collect();
            let told: Vec<Message> = rows.iter().filter_map(|row| self.never((table, of), *row)).collect();
            if let Some(reason) = told.first().filter(|_| told.len() == rows.len()) {
                self.tell(&["sammanstallning", &spec.namn, "per_rad", own], reason.clone());
            }
        }
    }

    /// The tables whose rows have sections of their own.
    pub(super) fn row_tables(&self) -> Vec<&'t TableSpec> {
        let sections = self.kind.dokument.iter().flat_map(|document| &document.avsnitt);
        let names: BTreeSet<&str> =
            sections.filter_map(|section| section.per.as_ref()).map(|per| per.tabell.get_ref().as_str()).collect();
        self.kind.tabeller.iter().filter(|table| names.contains(table.namn.as_str())).collect()
    }

    /// Why a column never has the value of a row's column, where that is so.
    fn never(&self, own: Located<'t>, theirs: Located<'t>) -> Option<Message> {
        let (from, to) = (self.origin(own), self.origin(theirs));
        let name = |(table, column): Located<'_>| format!("{}.{}", table.namn, column.namn);
        let is_drawn = own.1.varden_fran.is_some() || theirs.1.varden_fran.is_some();
        if is_drawn && from.0.namn == to.0.namn && from.1.namn != to.1.namn {
            let [ours, others] = [name(own), name(theirs)];
            return Some(match &own.1.varden_fran {
                Some(source) => message!(reasons::VALUES_OF_ANOTHER, varde = ours, kalla = source, annan = others),
                None => message!(reasons::NEVER_EQUAL, varde = ours, annan = others),
            });
        }
        let (ours, others) = (&from.1.varden, &to.1.varden);
        let apart = !ours.is_empty() && !others.is_empty() && ours.iter().all(|value| !others.contains(value));
        let types = [from.1.typ, to.1.typ];
        (apart || are_apart(types)).then(|| message!(reasons::NEVER_EQUAL, varde = name(own), annan = name(theirs)))
    }

    /// The column whose values a column has.
    fn origin(&self, (table, column): Located<'t>) -> Located<'t> {
        column.varden_fran.as_ref().and_then(|from| self.kind.column(from)).unwrap_or((table, column))
    }
}

/// Whether no value of the one type is written as one of the other; texts may be anything.
fn are_apart([one, other]: [ValueType; 2]) -> bool {
    let class = |typ: ValueType| match typ {
        ValueType::Text | ValueType::Val => None,
        ValueType::Datum => Some(0),
        ValueType::Manad => Some(1),
        ValueType::Janej => Some(2),
        ValueType::Heltal | ValueType::Decimal | ValueType::Belopp | ValueType::Andel | ValueType::Ar => Some(3),
    };
    class(one).zip(class(other)).is_some_and(|(one, other)| one != other)
}

/// Whether a value of the type can be written so.
pub(super) fn may_be(typ: ValueType, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    match typ {
        ValueType::Ar => text.len() == 4 && digits(text),
        ValueType::Janej => TRUTH.contains(&text),
        ValueType::Datum => text.len() == 10 && text.parse::<NaiveDate>().is_ok(),
        ValueType::Manad => text
            .split_once('-')
            .is_some_and(|(year, month)| year.len() == 4 && month.len() == 2 && digits(year) && digits(month)),
        ValueType::Heltal => text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '\u{2212}' | '\u{a0}')),
        ValueType::Decimal | ValueType::Belopp | ValueType::Andel => {
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '\u{2212}' | '\u{a0}'))
        }
        ValueType::Text | ValueType::Val => true,
    }
}
