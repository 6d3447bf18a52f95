//! Names that come in pairs: one that stands for itself does nothing, and two must belong together. And lists that say a thing twice.

use super::Checker;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::reasons;
use crate::templates::SummaryKind;

/// Stands for the promise in the question that it becomes.
const PROMISE: &str = "{mening}";

impl Checker<'_> {
    pub(super) fn pairs(&mut self) {
        self.sources_of_themselves();
        self.abbreviations();
        self.crosses();
        self.repeated();
        self.question();
    }

    fn itself(&mut self, is_so: bool, way: &[&str], name: &str) {
        if is_so {
            self.tell(way, message!(reasons::ITSELF, varde = name));
        }
    }

    fn sources_of_themselves(&mut self) {
        let kind = self.kind;
        for fact in &kind.fakta {
            let from = fact.overtas_fran.as_ref();
            self.itself(from == Some(&fact.namn), &["fakta", &fact.namn, "overtas_fran"], &fact.namn);
        }
        for table in &kind.tabeller {
            for column in table.kolumner.iter() {
                let own = format!("{}.{}", table.namn, column.namn);
                let way = ["tabell", table.namn.as_str(), "kolumner", column.namn.as_str(), "varden_fran"];
                self.itself(column.varden_fran.as_ref() == Some(&own), &way, &own);
            }
            for (column, from) in &table.vid_uppfoljning.kolumner {
                let way = ["tabell", table.namn.as_str(), "vid_uppfoljning", "kolumner", column.as_str()];
                self.itself(from.get_ref() == column, &way, column);
            }
        }
    }

    /// An abbreviation stands beside its full name: among the facts, or on the rows of one table.
    fn abbreviations(&mut self) {
        let place = |name: &str| name.split_once('.').map_or_else(String::new, |(first, _)| first.to_owned());
        for (number, pair) in (1..).zip(&self.kind.forkortningar) {
            let number = format!("{number}");
            let way = ["forkortningar", number.as_str(), "namn"];
            self.itself(pair.kort == pair.namn, &way, &pair.namn);
            let are_known = self.is_source(&pair.kort) && self.is_source(&pair.namn);
            if are_known && place(&pair.kort) != place(&pair.namn) {
                self.tell(&way, message!(reasons::APART, varde = pair.kort, annan = pair.namn));
            }
        }
    }

    /// A cross table has one column down its side and another one over it.
    fn crosses(&mut self) {
        for spec in self.kind.sammanstallningar.iter().filter(|spec| spec.slag == SummaryKind::Korstabell) {
            if let Some(name) = spec.kolumn.as_ref().filter(|name| spec.rad.as_ref() == Some(name)) {
                self.tell(&["sammanstallning", &spec.namn, "kolumn"], message!(reasons::ITSELF, varde = name));
            }
        }
    }

    fn repeated(&mut self) {
        let kind = self.kind;
        self.entries_once(&["egennamn"], &kind.egennamn);
        self.entries_once(&["benamningar"], &kind.benamningar);
        for (number, spec) in (1..).zip(&kind.utsagor) {
            let number = format!("{number}");
            let lists = [("monster", &spec.monster), ("dokument", &spec.dokument), ("sammanhang", &spec.sammanhang)];
            for (key, list) in lists {
                self.entries_once(&["utsaga", &number, key], list);
            }
        }
        let sorts = kind.dokumentsorter.iter().map(|sort| crate::names::folded(&sort.ord)).collect();
        self.once(&["dokumentsorter"], "ord", sorts);
    }

    /// The question that a promise becomes says the promise. A place that nothing fills is told as such, and may be meant for it.
    fn question(&mut self) {
        let Some(spec) = &self.kind.uppfoljning else { return };
        let is_known = |name: &str| super::follow_up::QUESTION.contains(&name);
        let is_plain = crate::templates::places::names(&spec.fraga).all(is_known);
        if is_plain && !spec.fraga.trim().is_empty() && !spec.fraga.contains(PROMISE) {
            let file = format!("{}/arendetyp.toml", self.folder);
            let problem = message!(codes::PLACEHOLDER_MISSING, namn = PROMISE.trim_matches(['{', '}']));
            let place = self.templates.place_of(&file, &["uppfoljning", "fraga"]);
            self.problems.push(Diagnostic::error(problem).at(place));
        }
    }
}
