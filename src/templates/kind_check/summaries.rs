//! What tables and figures are computed from, and whether it can be summed and shown.

use super::{Checker, column};
use crate::message::{Message, message};
use crate::reasons;
use crate::templates::{FigureSpec, SummaryColumn, SummaryKind, SummarySpec, ValueType, WithoutRows};

impl Checker<'_> {
    pub(super) fn summary(&mut self, spec: &SummarySpec) {
        let way = |key: &'static str| ["sammanstallning".to_owned(), spec.namn.clone(), key.to_owned()];
        let at = |checker: &mut Self, key: &'static str, reason: Message| {
            let way = way(key);
            checker.tell(&[&way[0], &way[1], &way[2]], reason);
        };
        // In a list over several lines the line of the name itself is told.
        let of = |checker: &mut Self, key: &'static str, name: &str| {
            let way = way(key);
            checker.unknown(&[&way[0], &way[1], &way[2], name], name);
        };
        let Some(table) = self.kind.tabeller.iter().find(|table| table.namn == spec.kalla) else {
            return at(self, "kalla", message!(reasons::NAME_UNKNOWN, varde = spec.kalla));
        };
        let own = spec.kolumner.iter().filter_map(SummaryColumn::name).map(|name| ("kolumner", name));
        let single = [("rad", &spec.rad), ("kolumn", &spec.kolumn), ("varde", &spec.varde), ("grupp", &spec.grupp)];
        let single = single.into_iter().filter_map(|(key, name)| Some((key, name.as_deref()?)));
        for (key, name) in own.chain(single).chain(spec.dar.keys().map(|name| ("dar", name.as_str()))) {
            if column(table, name).is_none() {
                of(self, key, name);
            }
        }
        for (name, values) in &spec.dar {
            let way = way("dar");
            for value in values {
                self.allowed(column(table, name), &[&way[0], &way[1], &way[2], name, value], value);
            }
        }
        for (own, theirs) in &spec.per_rad {
            let way = ["sammanstallning", &spec.namn, "per_rad", own];
            self.known(column(table, own).is_some(), &way, own);
            self.known(self.is_of_rows(theirs), &way, theirs);
        }
        for (key, group) in [("rader_ur", &spec.rader_ur), ("kolumner_ur", &spec.kolumner_ur)] {
            if let Some(group) = group.as_ref().filter(|group| !self.is_period(group)) {
                at(self, key, message!(reasons::NAME_UNKNOWN, varde = group));
            }
        }
        let needed: &[(&str, bool)] = match spec.slag {
            SummaryKind::Korstabell => &[("rad", spec.rad.is_none()), ("kolumn", spec.kolumn.is_none())],
            SummaryKind::Summering => &[("rad", spec.rad.is_none()), ("kolumner", spec.kolumner.is_empty())],
            SummaryKind::Lista | SummaryKind::Punktlista => &[("kolumner", spec.kolumner.is_empty())],
        };
        for (key, _) in needed.iter().filter(|(_, is_missing)| *is_missing) {
            let way = way("slag");
            self.tell(&[&way[0], &way[1], &way[2]], message!(reasons::KEY_MISSING, varde = key));
        }
        self.idle(spec);
        let type_of = |name: &str| column(table, name).map(|column| column.typ);
        if let Some(name) = spec.kolumn.as_deref().filter(|_| spec.slag == SummaryKind::Korstabell) {
            let is_head = |typ| {
                matches!(typ, ValueType::Val | ValueType::Ar | ValueType::Manad | ValueType::Janej | ValueType::Heltal)
            };
            if type_of(name).is_some_and(|typ| !is_head(typ)) {
                at(self, "kolumn", message!(reasons::FREE_HEAD, varde = name));
            }
        }
        let summed = match spec.slag {
            SummaryKind::Korstabell => spec.varde.as_deref().map(|name| ("varde", name)).into_iter().collect(),
            SummaryKind::Summering => {
                spec.kolumner.iter().filter_map(SummaryColumn::name).map(|name| ("kolumner", name)).collect()
            }
            _ => Vec::new(),
        };
        for (key, name) in summed {
            if type_of(name).is_some_and(|typ| !typ.is_quantity() || typ == ValueType::Andel) {
                at(self, key, message!(reasons::SUM_OF_TEXT, varde = name));
            }
        }
    }

    /// Keys that a summary of its sort does not read, and columns that it does not show.
    fn idle(&mut self, spec: &SummarySpec) {
        let is_given = [
            ("rad", spec.rad.is_some()),
            ("rader_ur", spec.rader_ur.is_some()),
            ("kolumn", spec.kolumn.is_some()),
            ("varde", spec.varde.is_some()),
            ("kolumner_ur", spec.kolumner_ur.is_some()),
            ("kolumner", !spec.kolumner.is_empty()),
            ("grupp", spec.grupp.is_some()),
            ("delsummor", spec.delsummor),
            ("summa", spec.summa),
            ("radsummor", spec.radsummor.is_some()),
            ("rubriker", !spec.rubriker.is_empty()),
            ("utan_rader", spec.utan_rader != WithoutRows::default()),
        ];
        let idle: &[&str] = match spec.slag {
            SummaryKind::Lista => &["rad", "rader_ur", "kolumn", "varde", "kolumner_ur", "utan_rader", "radsummor"],
            SummaryKind::Punktlista => &[
                "rad",
                "rader_ur",
                "kolumn",
                "varde",
                "kolumner_ur",
                "utan_rader",
                "grupp",
                "delsummor",
                "summa",
                "radsummor",
                "rubriker",
            ],
            SummaryKind::Korstabell => &["kolumner", "grupp", "delsummor", "rubriker"],
            SummaryKind::Summering => &["kolumn", "varde", "kolumner_ur", "grupp", "delsummor"],
        };
        for (key, _) in is_given.into_iter().filter(|(key, is_given)| *is_given && idle.contains(key)) {
            self.tell(&["sammanstallning", &spec.namn, key], message!(reasons::KEY_IDLE, varde = key));
        }
        if spec.radsummor.is_some() && !spec.summa {
            self.tell(&["sammanstallning", &spec.namn, "radsummor"], message!(reasons::KEY_MISSING, varde = "summa"));
        }
        if spec.delsummor && spec.grupp.is_none() && spec.slag == SummaryKind::Lista {
            self.tell(&["sammanstallning", &spec.namn, "delsummor"], message!(reasons::KEY_MISSING, varde = "grupp"));
        }
        if !spec.kolumner.is_empty() && spec.rubriker.len() > spec.kolumner.len() {
            let [all, columns] = [spec.rubriker.len(), spec.kolumner.len()];
            let reason = message!(reasons::HEADINGS_LEFT, antal = all, kolumner = columns);
            self.tell(&["sammanstallning", &spec.namn, "rubriker"], reason);
        }
        if spec.slag == SummaryKind::Punktlista && spec.kolumner.len() > 1 {
            self.tell(&["sammanstallning", &spec.namn, "kolumner"], message!(reasons::ONE_COLUMN));
        }
    }

    /// Whether a table whose rows have sections of their own has a column.
    fn is_of_rows(&self, name: &str) -> bool {
        self.row_tables().iter().any(|table| column(table, name).is_some())
    }

    /// A figure shows numbers of one kind.
    pub(super) fn figure(&mut self, spec: &FigureSpec) {
        let way = ["figur", spec.namn.as_str(), "sammanstallning"];
        let found = self.kind.sammanstallningar.iter().find(|summary| summary.namn == spec.sammanstallning);
        let is_grid = |summary: &&SummarySpec| matches!(summary.slag, SummaryKind::Korstabell | SummaryKind::Summering);
        let Some(summary) = found.filter(is_grid) else { return self.unknown(&way, &spec.sammanstallning) };
        if summary.slag == SummaryKind::Korstabell {
            return;
        }
        let Some(table) = self.kind.tabeller.iter().find(|table| table.namn == summary.kalla) else { return };
        let typ = |shown: &SummaryColumn| match shown {
            SummaryColumn::Named(name) => column(table, name).map(|column| column.typ),
            SummaryColumn::Computed(column) => Some(column.typ),
        };
        let mut units: Vec<ValueType> = summary.kolumner.iter().filter_map(typ).collect();
        units.dedup();
        if units.len() > 1 {
            let names = units.iter().map(|unit| unit.name()).collect::<Vec<_>>().join(", ");
            self.tell(&way, message!(reasons::UNITS, varde = names));
        }
    }
}
