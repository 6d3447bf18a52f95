//! How the parts of a kind of case are written: names that expressions and keys can have, texts that say something, sheets that a
//! workbook can have, and nothing beside a type that the type does not take.

use rust_decimal::Decimal;

use super::Checker;
use crate::message::message;
use crate::reasons;
use crate::templates::{ColumnSpec, FactSpec, SummaryColumn, SummaryKind, ValueType};

/// What expressions call something else than a table.
const TAKEN: [&str; 20] = [
    "rad",
    "fakta",
    "berakning",
    "hus",
    "arende",
    "beslutspunkter",
    "loop",
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
];

/// The longest name of a sheet, and what none may have.
const SHEET_CHARACTERS: usize = 31;
const NOT_IN_SHEETS: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Whether an expression and a key of TOML can have a name.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_sheet(name: &str) -> bool {
    name.chars().count() <= SHEET_CHARACTERS
        && !name.contains(NOT_IN_SHEETS)
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}

impl Checker<'_> {
    pub(super) fn form(&mut self) {
        self.names();
        self.texts();
        self.types();
        self.lists();
    }

    fn name(&mut self, way: &[&str], name: &str) {
        if !name.split('.').all(is_name) {
            self.tell(way, message!(reasons::NO_NAME, varde = name));
        }
    }

    fn names(&mut self) {
        let kind = self.kind;
        for fact in &kind.fakta {
            let way = ["fakta", &fact.namn, "namn"];
            self.name(&way, &fact.namn);
            if self.is_group(&fact.namn) {
                self.tell(&way, message!(reasons::FACT_AND_GROUP, varde = fact.namn));
            }
        }
        for table in &kind.tabeller {
            let way = ["tabell", &table.namn, "namn"];
            self.undotted(&way, &table.namn);
            if TAKEN.contains(&table.namn.as_str()) {
                self.tell(&way, message!(reasons::NAME_TAKEN, varde = table.namn));
            }
            for column in table.kolumner.all() {
                self.undotted(&["tabell", &table.namn, "kolumner", &column.namn, "namn"], &column.namn);
            }
        }
        let named = [
            ("berakning", kind.berakningar.iter().map(|spec| &spec.namn).collect::<Vec<_>>()),
            ("sammanstallning", kind.sammanstallningar.iter().map(|spec| &spec.namn).collect()),
            ("figur", kind.figurer.iter().map(|spec| &spec.namn).collect()),
            ("beslutspunkt", kind.beslutspunkter.iter().map(|spec| &spec.namn).collect()),
        ];
        for (list, names) in named {
            names.into_iter().for_each(|name| self.undotted(&[list, name, "namn"], name));
        }
        for document in &kind.dokument {
            self.undotted(&["dokument", &document.nyckel, "nyckel"], &document.nyckel);
            for section in &document.avsnitt {
                let way = ["dokument", &document.nyckel, "avsnitt", &section.nyckel, "nyckel"];
                self.undotted(&way, &section.nyckel);
            }
        }
        for rule in &kind.regler {
            if rule.kod.is_empty() || !rule.kod.chars().all(|c| c.is_alphanumeric() || c == '-') {
                self.tell(&["regel", &rule.kod, "kod"], message!(reasons::NO_CODE, varde = rule.kod));
            }
        }
    }

    /// A name that lies in no group.
    fn undotted(&mut self, way: &[&str], name: &str) {
        match name.contains('.') {
            true => self.tell(way, message!(reasons::NO_NAME, varde = name)),
            false => self.name(way, name),
        }
    }

    /// Sheets have names that they can have, and tables captions. Other texts that say nothing are told with those of the house
    /// (`blank`).
    fn texts(&mut self) {
        for table in self.kind.tabeller.iter().filter(|table| !is_sheet(&table.blad)) {
            self.tell(&["tabell", &table.namn, "blad"], message!(reasons::NO_SHEET, varde = table.blad));
        }
        for spec in self.kind.sammanstallningar.iter().filter(|spec| spec.slag != SummaryKind::Punktlista) {
            if spec.rubrik.trim().is_empty() {
                let way = ["sammanstallning", spec.namn.as_str(), "rubrik"];
                self.tell(&way, message!(reasons::TEXT_EMPTY, varde = "rubrik"));
            }
        }
    }

    /// Values to choose among: a cell has no spaces around its text, and its capitals count for nothing.
    fn choices(&mut self, way: &[&str], values: &[String]) {
        for value in values.iter().filter(|value| value.is_empty() || value.trim() != *value) {
            self.tell(way, message!(reasons::NOT_TYPED_SO, varde = value));
        }
        let folded: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
        self.entries_once(way, &folded);
    }

    /// What narrows a type is of that type.
    fn types(&mut self) {
        for fact in &self.kind.fakta {
            let FactSpec { namn, typ, decimaler, minst, varden, varden_fran, monster, kanns_igen, .. } = fact;
            let way = ["fakta", namn.as_str()];
            self.narrowed(&way, *typ, *decimaler, *minst, !varden.is_empty(), varden_fran.is_some());
            for (key, is_there) in [("monster", monster.is_some()), ("kanns_igen", kanns_igen.is_some())] {
                self.idle_beside(&way, key, is_there && *typ != ValueType::Text, *typ);
            }
        }
        for table in &self.kind.tabeller {
            for column in table.kolumner.all() {
                let ColumnSpec { namn, typ, decimaler, minst, varden, varden_fran, .. } = column;
                let way = ["tabell", table.namn.as_str(), "kolumner", namn.as_str()];
                self.narrowed(&way, *typ, *decimaler, *minst, !varden.is_empty(), varden_fran.is_some());
            }
        }
        for spec in &self.kind.berakningar {
            self.narrowed(&["berakning", &spec.namn], spec.typ, spec.decimaler, None, false, false);
        }
    }

    fn narrowed(
        &mut self,
        way: &[&str],
        typ: ValueType,
        decimals: Option<u32>,
        least: Option<Decimal>,
        has_values: bool,
        has_source: bool,
    ) {
        let has_decimals = matches!(typ, ValueType::Decimal | ValueType::Andel);
        let idle = [
            ("decimaler", decimals.is_some() && !has_decimals),
            ("minst", least.is_some() && !typ.is_quantity()),
            ("varden", has_values && typ != ValueType::Val),
            ("varden_fran", has_source && typ != ValueType::Val),
        ];
        for (key, is_idle) in idle {
            self.idle_beside(way, key, is_idle, typ);
        }
        if typ == ValueType::Heltal && least.is_some_and(|least| !least.fract().is_zero()) {
            self.tell(&[way, &["minst"]].concat(), message!(reasons::WRONG_VALUE));
        }
    }

    fn idle_beside(&mut self, way: &[&str], key: &str, is_idle: bool, typ: ValueType) {
        if is_idle {
            self.tell(&[way, &[key]].concat(), message!(reasons::KEY_IDLE_TYPE, varde = key, typ = typ.name()));
        }
    }

    /// No list has an entry twice.
    fn lists(&mut self) {
        let kind = self.kind;
        for fact in &kind.fakta {
            self.choices(&["fakta", &fact.namn, "varden"], &fact.varden);
        }
        for table in &kind.tabeller {
            self.entries_once(&["tabell", &table.namn, "nyckel"], &table.nyckel);
            for column in table.kolumner.all() {
                self.choices(&["tabell", &table.namn, "kolumner", &column.namn, "varden"], &column.varden);
            }
        }
        for spec in &kind.sammanstallningar {
            let shown: Vec<String> = spec.kolumner.iter().filter_map(SummaryColumn::name).map(str::to_owned).collect();
            self.entries_once(&["sammanstallning", &spec.namn, "kolumner"], &shown);
        }
    }

    pub(super) fn entries_once(&mut self, way: &[&str], entries: &[String]) {
        let is_first = |at: usize| !entries[..at].contains(&entries[at]);
        for at in (0..entries.len()).filter(|at| !is_first(*at)) {
            self.tell(way, message!(reasons::NAME_TWICE, varde = entries[at]));
        }
    }
}
