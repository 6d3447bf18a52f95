//! What the kind of case names where values of some types alone do anything: one of another type would be taken without a word,
//! and nothing come of it.

use super::Checker;
use crate::message::message;
use crate::reasons;
use crate::templates::{ValueType, dokument};

const YEAR: &[ValueType] = &[ValueType::Ar];
const DAY: &[ValueType] = &[ValueType::Datum];
const NUMBER: &[ValueType] = &[ValueType::Heltal];
const TIME: &[ValueType] = &[ValueType::Datum, ValueType::Ar];
const NAME: &[ValueType] = &[ValueType::Text, ValueType::Val];

/// What prose states as a figure.
const FIGURE: &[ValueType] =
    &[ValueType::Heltal, ValueType::Belopp, ValueType::Andel, ValueType::Datum, ValueType::Ar, ValueType::Manad];

/// The facts that a decision is put together from, with their types; without the last two there is none.
const DECISION: [(&str, &[ValueType]); 3] = [("organ", NAME), ("datum", DAY), ("paragraf", NUMBER)];

impl Checker<'_> {
    pub(super) fn types_of_named(&mut self) {
        self.types_of_names();
        self.types_of_times();
        self.types_of_decisions();
        self.types_of_statements();
        self.types_carried();
        self.types_of_register();
    }

    /// Tells a name whose value is of none of these types.
    fn fitting(&mut self, way: &[&str], name: &str, typ: Option<ValueType>, types: &[ValueType]) {
        if let Some(typ) = typ.filter(|typ| !types.contains(typ)) {
            let needed = types.iter().map(|typ| typ.name()).collect::<Vec<_>>().join(", ");
            self.tell(way, message!(reasons::TYPE_UNFIT, varde = name, typ = typ.name(), behovs = needed));
        }
    }

    /// Values of another table's column are of its type.
    pub(super) fn type_from(&self, typ: ValueType, from: Option<&String>) -> ValueType {
        from.and_then(|from| self.kind.column(from)).map_or(typ, |(_, column)| column.typ)
    }

    fn type_of_fact(&self, name: &str) -> Option<ValueType> {
        let fact = self.kind.fakta.iter().find(|fact| fact.namn == name)?;
        Some(self.type_from(fact.typ, fact.varden_fran.as_ref()))
    }

    /// The type of `fakta.<name>`, `berakning.<name>` or `<table>.<column>`.
    fn type_of(&self, name: &str) -> Option<ValueType> {
        match name.split_once('.')? {
            ("fakta", fact) => self.type_of_fact(fact),
            ("berakning", value) => self.kind.berakningar.iter().find(|spec| spec.namn == value).map(|spec| spec.typ),
            _ => self.kind.column(name).map(|(_, column)| self.type_from(column.typ, column.varden_fran.as_ref())),
        }
    }

    fn types_of_names(&mut self) {
        for (list, names) in [("egennamn", &self.kind.egennamn), ("benamningar", &self.kind.benamningar)] {
            for name in names {
                self.fitting(&[list, name], name, self.type_of(name), NAME);
            }
        }
        for (number, pair) in (1..).zip(&self.kind.forkortningar) {
            for (key, name) in [("kort", &pair.kort), ("namn", &pair.namn)] {
                self.fitting(&["forkortningar", &format!("{number}"), key], name, self.type_of(name), NAME);
            }
        }
        let documents = self.kind.dokument.iter().map(|spec| ("dokument", &spec.nyckel, &spec.organ));
        let points = self.kind.beslutspunkter.iter().map(|spec| ("beslutspunkt", &spec.namn, &spec.organ));
        for (list, key, organ) in documents.chain(points) {
            if let Some(name) = organ.as_ref().and_then(|organ| dokument::named(organ.get_ref())) {
                self.fitting(&[list, key, "organ"], name, self.type_of(name), NAME);
            }
        }
    }

    fn types_of_times(&mut self) {
        let kind = self.kind;
        if let Some(spec) = &kind.uppfoljning {
            self.years(&["uppfoljning", "period"], spec.period.as_deref());
            if let Some(from) = &spec.raknas_fran {
                let typ = self.type_of_fact(from.get_ref());
                self.fitting(&["uppfoljning", "raknas_fran"], from.get_ref(), typ, TIME);
            }
        }
        if let Some(words) = &kind.periodnamn {
            self.years(&["periodnamn", "fakta"], Some(&words.fakta));
        }
        for spec in &kind.sammanstallningar {
            let sides = [
                ("rader_ur", &spec.rader_ur, "rad", &spec.rad),
                ("kolumner_ur", &spec.kolumner_ur, "kolumn", &spec.kolumn),
            ];
            for (key, period, of, name) in sides {
                self.years(&["sammanstallning", &spec.namn, key], period.as_deref());
                // Each year of the period is a row or a column, which only years of the sheet are counted in.
                let table = kind.tabeller.iter().find(|table| table.namn == spec.kalla);
                let column = table.zip(name.as_deref()).and_then(|(table, name)| super::column(table, name));
                if let Some(column) = column.filter(|_| period.is_some()) {
                    let typ = self.type_from(column.typ, column.varden_fran.as_ref());
                    self.fitting(&["sammanstallning", &spec.namn, of], &column.namn, Some(typ), YEAR);
                }
            }
        }
    }

    /// The bounds of a period.
    fn years(&mut self, way: &[&str], period: Option<&str>) {
        for bound in period.iter().flat_map(|period| ["fran", "till"].map(|bound| format!("{period}.{bound}"))) {
            self.fitting(way, &bound, self.type_of_fact(&bound), YEAR);
        }
    }

    /// A decision has its day and its number.
    fn types_of_decisions(&mut self) {
        for document in &self.kind.dokument {
            let Some(group) = document.beslut.as_ref().filter(|group| self.is_group(group)) else { continue };
            let way = ["dokument", &document.nyckel, "beslut"];
            for (field, types) in DECISION {
                let name = format!("{group}.{field}");
                self.known(field == "organ" || self.is_fact(&name), &way, &name);
                self.fitting(&way, &name, self.type_of_fact(&name), types);
            }
        }
    }

    fn types_of_statements(&mut self) {
        for (number, spec) in (1..).zip(&self.kind.utsagor) {
            self.fitting(&["utsaga", &format!("{number}"), "om"], &spec.om, self.type_of(&spec.om), FIGURE);
        }
    }

    /// A fact that has the value of another one in the next case takes such values.
    fn types_carried(&mut self) {
        let alike = |typ: ValueType| match typ {
            ValueType::Text | ValueType::Val => NAME.to_vec(),
            typ if typ.is_quantity() => {
                vec![ValueType::Heltal, ValueType::Decimal, ValueType::Belopp, ValueType::Andel]
            }
            typ => vec![typ],
        };
        for fact in &self.kind.fakta {
            if let Some(from) = &fact.overtas_fran {
                let types = alike(self.type_from(fact.typ, fact.varden_fran.as_ref()));
                self.fitting(&["fakta", &fact.namn, "overtas_fran"], from, self.type_of_fact(from), &types);
            }
        }
    }

    fn types_of_register(&mut self) {
        let Some(spec) = &self.kind.register else { return };
        let columns = [("titel", &spec.titel, NAME), ("fran", &spec.fran, YEAR), ("till", &spec.till, YEAR)];
        for (key, name, types) in columns {
            let column = format!("{}.{name}", spec.tabell);
            self.fitting(&["register", key], name, self.type_of(&column), types);
        }
    }
}
