//! What an ärendetyp names must be there: facts, tables, columns, groups, documents and sections; its patterns must be ones, and
//! only numbers are summed. It is told at its line, before any case is read. Folders that are built in are held to this by a
//! test, and not checked anew for every case.

mod follow_up;
mod form;
mod idle;
mod matches;
mod pairs;
mod rules;
mod statements;
mod summaries;
mod types;

use std::collections::BTreeSet;

use super::{Arendetyp, ColumnSpec, EmptyCell, TableSpec, Templates, ValueType};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::reasons::{self, Reason};

/// Everything that is wrong with the ärendetyp.
pub(super) fn check(templates: &Templates, folder: &str) -> Vec<Diagnostic> {
    let mut checker = Checker { templates, folder, kind: &templates.arendetyp, problems: Vec::new() };
    checker.names_once();
    checker.parts_once();
    checker.rules();
    checker.form();
    checker.values();
    checker.tables();
    for spec in &templates.arendetyp.sammanstallningar {
        checker.summary(spec);
        checker.matches(spec);
    }
    templates.arendetyp.figurer.iter().for_each(|spec| checker.figure(spec));
    checker.documents();
    checker.statements();
    checker.sources();
    checker.follow_up();
    checker.types_of_named();
    checker.idle_keys();
    checker.pairs();
    checker.problems
}

struct Checker<'t> {
    templates: &'t Templates,
    /// Where its file lies.
    folder: &'t str,
    kind: &'t Arendetyp,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn tell(&mut self, way: &[&str], reason: Message) {
        let file = format!("{}/arendetyp.toml", self.folder);
        let place = self.templates.place_of(&file, way);
        let reason = Reason::from(reason);
        self.problems.push(Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason)).at(place));
    }

    fn unknown(&mut self, way: &[&str], name: &str) {
        self.tell(way, message!(reasons::NAME_UNKNOWN, varde = name));
    }

    /// A name that must be there.
    fn known(&mut self, is_known: bool, way: &[&str], name: &str) {
        if !is_known {
            self.unknown(way, name);
        }
    }

    fn is_fact(&self, name: &str) -> bool {
        self.kind.fakta.iter().any(|fact| fact.namn == name)
    }

    /// A text whose places `{…}` something else would have to fill.
    fn placeholders(&mut self, way: &[&str], text: &str, known: &[&str]) {
        for name in super::places::names(text).filter(|name| !known.contains(name)) {
            let file = format!("{}/arendetyp.toml", self.folder);
            let problem = message!(codes::PLACEHOLDER_UNKNOWN, namn = name, kanda = known.join(", "));
            self.problems.push(Diagnostic::error(problem).at(self.templates.place_of(&file, way)));
        }
    }

    /// Whether some fact lies in a group.
    fn is_group(&self, name: &str) -> bool {
        self.kind.fakta.iter().any(|fact| fact.namn.split_once('.').is_some_and(|(group, _)| group == name))
    }

    fn is_period(&self, name: &str) -> bool {
        ["fran", "till"].iter().all(|field| self.is_fact(&format!("{name}.{field}")))
    }

    fn is_computed(&self, name: &str) -> bool {
        self.kind.berakningar.iter().any(|spec| spec.namn == name)
    }

    /// A fact or a column, `fakta.<name>` or `<table>.<column>`.
    fn is_source(&self, name: &str) -> bool {
        name.strip_prefix("fakta.").map_or_else(|| self.kind.column(name).is_some(), |fact| self.is_fact(fact))
    }

    /// Columns of a table and sections of a document have names of their own, and so have sheets.
    fn parts_once(&mut self) {
        let sheets = self.kind.tabeller.iter().map(|table| crate::names::folded(&table.blad)).collect();
        self.once(&["tabell"], "blad", sheets);
        for table in &self.kind.tabeller {
            let way = ["tabell", table.namn.as_str(), "kolumner"];
            self.once(&way, "namn", table.kolumner.iter().map(|column| column.namn.clone()).collect());
            let headings = table.kolumner.iter().map(|column| crate::names::folded(&column.rubrik));
            self.once(&way, "rubrik", headings.collect());
        }
        for (name, frame) in &self.kind.ram {
            let sections = frame.avsnitt.iter().map(|section| section.nyckel.clone()).collect();
            self.once(&["ram", name, "avsnitt"], "nyckel", sections);
            let cover = frame.forsattsblad.iter().map(|row| row.nyckel.clone()).collect();
            self.once(&["ram", name, "forsattsblad"], "nyckel", cover);
        }
        for document in &self.kind.dokument {
            let keys = document.avsnitt.iter().map(|section| section.nyckel.clone()).collect();
            self.once(&["dokument", &document.nyckel, "avsnitt"], "nyckel", keys);
        }
    }

    /// The second of two entries of a list with the same name is told.
    fn once(&mut self, list: &[&str], key: &str, names: Vec<String>) {
        let mut seen = BTreeSet::new();
        for (number, name) in (1..).zip(names) {
            if !seen.insert(name.clone()) {
                let number = format!("{number}");
                let way: Vec<&str> = list.iter().copied().chain([number.as_str(), key]).collect();
                self.tell(&way, message!(reasons::NAME_TWICE, varde = name));
            }
        }
    }

    /// No two of a kind have the same name.
    fn names_once(&mut self) {
        let kind = self.kind;
        let named = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let lists = [
            ("fakta", "namn", named(kind.fakta.iter().map(|spec| spec.namn.as_str()).collect())),
            ("tabell", "namn", named(kind.tabeller.iter().map(|spec| spec.namn.as_str()).collect())),
            ("berakning", "namn", named(kind.berakningar.iter().map(|spec| spec.namn.as_str()).collect())),
            ("sammanstallning", "namn", named(kind.sammanstallningar.iter().map(|spec| spec.namn.as_str()).collect())),
            ("figur", "namn", named(kind.figurer.iter().map(|spec| spec.namn.as_str()).collect())),
            ("beslutspunkt", "namn", named(kind.beslutspunkter.iter().map(|spec| spec.namn.as_str()).collect())),
            ("dokument", "nyckel", named(kind.dokument.iter().map(|spec| spec.nyckel.as_str()).collect())),
            ("regel", "kod", kind.regler.iter().map(|spec| spec.kod.to_uppercase()).collect()),
        ];
        for (list, key, names) in lists {
            self.once(&[list], key, names);
        }
    }

    /// Types of facts and columns with what narrows them.
    fn values(&mut self) {
        for fact in &self.kind.fakta {
            let way = ["fakta", fact.namn.as_str()];
            self.value(&way, fact.typ, &fact.varden, fact.varden_fran.as_deref(), fact.decimaler);
            if let Some(pattern) = &fact.monster {
                self.written(&way, pattern, &fact.exempel);
            }
            if let Some(from) = &fact.overtas_fran {
                self.known(self.is_fact(from), &["fakta", &fact.namn, "overtas_fran"], from);
            }
        }
        for table in &self.kind.tabeller {
            for column in table.kolumner.all() {
                let way = ["tabell", table.namn.as_str(), "kolumner", column.namn.as_str()];
                self.value(&way, column.typ, &column.varden, column.varden_fran.as_deref(), column.decimaler);
            }
            self.computed_columns(table);
        }
        for spec in &self.kind.berakningar {
            self.value(&["berakning", &spec.namn], spec.typ, &[String::new()], None, spec.decimaler);
        }
    }

    fn value(&mut self, way: &[&str], typ: ValueType, allowed: &[String], from: Option<&str>, decimals: Option<u32>) {
        let below = |key| way.iter().copied().chain([key]).collect::<Vec<_>>();
        if decimals.is_some_and(|decimals| decimals > super::MOST_DECIMALS) {
            self.tell(&below("decimaler"), message!(reasons::WRONG_VALUE));
        }
        match from {
            Some(from) => {
                let is_known = typ == ValueType::Val && self.kind.column(from).is_some();
                self.known(is_known, &below("varden_fran"), from);
            }
            None if typ == ValueType::Val && allowed.is_empty() => {
                self.tell(way, message!(reasons::KEY_MISSING, varde = "varden"));
            }
            None => {}
        }
    }

    /// What is computed is not filled in: nothing is asked of a cell.
    fn computed_columns(&mut self, table: &TableSpec) {
        let mut seen = BTreeSet::new();
        for column in table.kolumner.all() {
            let way = ["tabell", table.namn.as_str(), "kolumner", column.namn.as_str()];
            if !seen.insert(&column.namn) {
                self.tell(&way, message!(reasons::NAME_TWICE, varde = column.namn));
            }
            let is_unknown = column.tomt == EmptyCell::Okant;
            if is_unknown && (column.kravs || !column.typ.is_quantity()) && column.uttryck.is_none() {
                self.tell(&[way[0], way[1], way[2], way[3], "tomt"], message!(reasons::WRONG_VALUE));
            }
            let asked = [
                ("minst", column.minst.is_some()),
                ("varden_fran", column.varden_fran.is_some()),
                ("tomt", is_unknown),
            ];
            for (key, _) in asked.into_iter().filter(|(_, is_there)| column.uttryck.is_some() && *is_there) {
                self.tell(&[way[0], way[1], way[2], way[3], key], message!(reasons::KEY_UNKNOWN, varde = key));
            }
        }
    }

    /// A value that a column with allowed values may have.
    fn allowed(&mut self, column: Option<&ColumnSpec>, way: &[&str], value: &str) {
        let is_free =
            |column: &ColumnSpec| column.varden.is_empty() || column.varden.iter().any(|known| known == value);
        if column.is_some_and(|column| !is_free(column)) {
            self.tell(way, message!(reasons::NOT_OF_THESE, varde = value));
        }
    }

    fn documents(&mut self) {
        for document in &self.kind.dokument {
            let frame = self.templates.frames.get(document.frame_name());
            if let Some(group) = document.beslut.as_ref().filter(|group| !self.is_group(group)) {
                self.unknown(&["dokument", &document.nyckel, "beslut"], group);
            }
            let of_frame =
                |key: &str| frame.is_some_and(|frame| frame.spec.avsnitt.iter().any(|own| own.nyckel == key));
            for section in document.avsnitt.iter().filter(|section| of_frame(&section.nyckel)) {
                let way = ["dokument", &document.nyckel, "avsnitt", &section.nyckel, "nyckel"];
                self.tell(&way, message!(reasons::SECTION_OF_FRAME, varde = section.nyckel));
            }
            for section in document.avsnitt.iter().filter(|section| !section.under.is_empty()) {
                let under = frame.is_none_or(|frame| frame.spec.avsnitt.iter().any(|own| own.nyckel == section.under));
                let way = ["dokument", &document.nyckel, "avsnitt", &section.nyckel, "under"];
                self.known(under, &way, &section.under);
            }
        }
    }

    /// Names, abbreviations, the period, the next review and the register.
    fn sources(&mut self) {
        for (list, names) in [("egennamn", &self.kind.egennamn), ("benamningar", &self.kind.benamningar)] {
            for name in names {
                self.known(self.is_source(name), &[list, name], name);
            }
        }
        for (number, pair) in (1..).zip(&self.kind.forkortningar) {
            for (key, name) in [("kort", &pair.kort), ("namn", &pair.namn)] {
                self.known(self.is_source(name), &["forkortningar", &format!("{number}"), key], name);
            }
        }
        if let Some(words) = &self.kind.periodnamn {
            self.known(self.is_period(&words.fakta), &["periodnamn", "fakta"], &words.fakta);
        }
        if let Some(spec) = &self.kind.omprovning {
            self.known(self.templates.document(&spec.dokument).is_some(), &["omprovning", "dokument"], &spec.dokument);
            for fact in &spec.fakta {
                self.known(self.is_fact(fact), &["omprovning", "fakta", fact], fact);
            }
            if let Some(document) = self.templates.document(&spec.dokument) {
                let frame = self.templates.frame(document);
                let own = document.avsnitt.iter().map(|section| &section.nyckel);
                let mut sections = own.chain(frame.spec.avsnitt.iter().map(|section| &section.nyckel));
                self.known(sections.any(|key| *key == spec.avsnitt), &["omprovning", "avsnitt"], &spec.avsnitt);
                for (key, row) in [("giltighetstid", &spec.giltighetstid), ("ansvarig", &spec.ansvarig)] {
                    let is_row = frame.spec.forsattsblad.iter().any(|own| own.nyckel == *row);
                    self.known(is_row, &["omprovning", key], row);
                }
            }
            self.patterns(&["omprovning", "tid"], &spec.tid);
            self.patterns(&["omprovning", "ansvar"], &spec.ansvar);
        }
        if let Some(spec) = &self.kind.register {
            let Some(table) = self.kind.tabeller.iter().find(|table| table.namn == spec.tabell) else {
                return self.unknown(&["register", "tabell"], &spec.tabell);
            };
            let columns =
                [("titel", &spec.titel), ("fran", &spec.fran), ("till", &spec.till), ("status", &spec.status)];
            for (key, name) in columns {
                self.known(column(table, name).is_some(), &["register", key], name);
            }
            self.allowed(column(table, &spec.status), &["register", "gallande"], &spec.gallande);
        }
    }

    /// A pattern that a text must match, and an example that does.
    fn written(&mut self, way: &[&str], pattern: &str, example: &str) {
        let key = |key| [way, &[key]].concat();
        match regex::Regex::new(pattern) {
            Ok(pattern) if pattern.is_match(example) => {}
            Ok(_) => self.tell(&key("exempel"), message!(reasons::NO_EXAMPLE, varde = example)),
            Err(_) => self.tell(&key("monster"), message!(reasons::PATTERN)),
        }
    }

    fn patterns(&mut self, way: &[&str], patterns: &[String]) {
        for pattern in patterns {
            if regex::Regex::new(pattern).is_err() {
                let entry = way.iter().copied().chain([pattern.as_str()]).collect::<Vec<_>>();
                self.tell(&entry, message!(reasons::PATTERN));
            }
        }
    }
}

fn column<'t>(table: &'t TableSpec, name: &str) -> Option<&'t ColumnSpec> {
    table.kolumner.named(name)
}

fn is_filled_in(table: &TableSpec, name: &str) -> bool {
    table.kolumner.iter().any(|column| column.namn == name)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::place::Place;
    use crate::templates::{TemplateSource, load};

    #[test]
    fn the_built_in_names_are_right() {
        let place = Place::File("arende.toml".into());
        let found = load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place))
            .map(|all| check(&all, "medlemskap"));
        assert_eq!(found.map(|found| format!("{found:?}")).ok(), Some("[]".to_owned()));
    }
}
