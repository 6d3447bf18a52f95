//! What the next case takes over: of tables, and by `[uppfoljning]`.

use toml::Spanned;

use super::matches::may_be;
use super::{Checker, column, is_filled_in};
use crate::message::message;
use crate::reasons;
use crate::templates::{ColumnSpec, ValueType};

/// What the question that a promise becomes may name.
pub(super) const QUESTION: [&str; 2] = ["arende", "mening"];

impl Checker<'_> {
    pub(super) fn tables(&mut self) {
        for table in &self.kind.tabeller {
            let way = |keys: &[&'static str]| {
                ["tabell", table.namn.as_str()].into_iter().chain(keys.iter().copied()).collect::<Vec<_>>()
            };
            for name in &table.nyckel {
                let entry = [way(&["nyckel"]), vec![name]].concat();
                self.known(is_filled_in(table, name), &entry, name);
            }
            for (name, becomes) in &table.vid_uppfoljning.overfors {
                let entry = [way(&["vid_uppfoljning", "overfors"]), vec![name]].concat();
                self.known(is_filled_in(table, name), &entry, name);
                for (old, new) in becomes {
                    let pair = [entry.clone(), vec![old]].concat();
                    self.taken(column(table, name), &pair, old);
                    self.taken(column(table, name), &pair, new);
                }
            }
            for (name, value) in table.vid_uppfoljning.per_ar.iter().flatten() {
                let found = column(table, name);
                let place = way(&["vid_uppfoljning", "per_ar"]);
                self.known(is_filled_in(table, name), &place, name);
                self.taken(found, &place, value);
            }
        }
    }

    /// A value that a column of the next case may have.
    fn taken(&mut self, column: Option<&ColumnSpec>, way: &[&str], value: &str) {
        self.allowed(column, way, value);
        let typ = column.map(|column| self.type_from(column.typ, column.varden_fran.as_ref()));
        if typ.is_some_and(|typ| !value.is_empty() && !may_be(typ, value)) {
            self.tell(way, message!(reasons::NOT_OF_THESE, varde = value));
        }
    }

    pub(super) fn follow_up(&mut self) {
        let Some(spec) = &self.kind.uppfoljning else { return };
        self.patterns(&["uppfoljning", "loften"], &spec.loften);
        if spec.fraga.is_empty() && !spec.loften.is_empty() {
            self.tell(&["uppfoljning", "loften"], message!(reasons::KEY_MISSING, varde = "fraga"));
        }
        self.placeholders(&["uppfoljning", "fraga"], &spec.fraga, &QUESTION);
        if let Some(period) = spec.period.as_ref().filter(|period| !self.is_period(period)) {
            self.unknown(&["uppfoljning", "period"], period);
        }
        if let Some(fact) = spec.intervall_ar.as_ref().filter(|fact| !self.is_fact(fact)) {
            self.unknown(&["uppfoljning", "intervall_ar"], fact);
        }
        let facts = [("intervall_ar", spec.intervall_ar.as_ref(), ValueType::Heltal)];
        let facts = facts.into_iter().chain([("ar", spec.ar.as_ref().map(Spanned::get_ref), ValueType::Ar)]);
        for (key, name, typ) in facts {
            let fact = self.kind.fakta.iter().find(|fact| Some(&fact.namn) == name);
            if fact.is_some_and(|fact| fact.typ != typ) {
                self.tell(&["uppfoljning", key], message!(reasons::WRONG_VALUE));
            }
        }
        if spec.cykel_ar.is_some_and(|years| years < 1) {
            self.tell(&["uppfoljning", "cykel_ar"], message!(reasons::WRONG_VALUE));
        }
        for (number, bound) in (1..).zip(&spec.tidsbundet) {
            let way = ["uppfoljning", "tidsbundet", &format!("{number}"), "monster"];
            self.patterns(&way, std::slice::from_ref(&bound.monster));
        }
    }
}
