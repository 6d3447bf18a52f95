//! Keys that do nothing beside another one, or without it.

use super::Checker;
use crate::message::message;
use crate::model::DocumentRole;
use crate::reasons;
use crate::templates::Carry;

impl Checker<'_> {
    pub(super) fn idle_keys(&mut self) {
        self.idle_of_facts();
        self.idle_of_tables();
        self.idle_of_documents();
        self.idle_of_follow_up();
    }

    fn beside(&mut self, is_idle: bool, way: &[&str], key: &str, other: &str) {
        if is_idle {
            self.tell(&[way, &[key]].concat(), message!(reasons::KEY_IDLE_BESIDE, varde = key, annan = other));
        }
    }

    fn without(&mut self, is_idle: bool, way: &[&str], key: &str, other: &str) {
        if is_idle {
            self.tell(&[way, &[key]].concat(), message!(reasons::KEY_IDLE_WITHOUT, varde = key, annan = other));
        }
    }

    fn idle_of_facts(&mut self) {
        for fact in &self.kind.fakta {
            let way = ["fakta", fact.namn.as_str()];
            self.beside(!fact.varden.is_empty() && fact.varden_fran.is_some(), &way, "varden", "varden_fran");
            self.without(!fact.exempel.is_empty() && fact.monster.is_none(), &way, "exempel", "monster");
            let stays = [(Carry::Nytt, "vid_uppfoljning = \"nytt\""), (Carry::Fraga, "vid_uppfoljning = \"fraga\"")];
            if let Some((_, said)) = stays.into_iter().find(|(carry, _)| *carry == fact.vid_uppfoljning) {
                self.beside(fact.overtas_fran.is_some(), &way, "overtas_fran", said);
            }
        }
    }

    fn idle_of_tables(&mut self) {
        for table in &self.kind.tabeller {
            for column in table.kolumner.all() {
                let way = ["tabell", table.namn.as_str(), "kolumner", column.namn.as_str()];
                self.beside(!column.varden.is_empty() && column.varden_fran.is_some(), &way, "varden", "varden_fran");
            }
            let (way, carry) = (["tabell", table.namn.as_str(), "vid_uppfoljning"], &table.vid_uppfoljning);
            if !matches!(carry.rader, Some(Carry::Overtas | Carry::Bekraftas)) {
                let taken = "rader = \"overtas\"";
                self.without(!carry.kolumner.is_empty(), &way, "kolumner", taken);
                self.without(!carry.overfors.is_empty(), &way, "overfors", taken);
            }
        }
    }

    fn idle_of_documents(&mut self) {
        for document in &self.kind.dokument {
            let way = ["dokument", document.nyckel.as_str()];
            let replaces = !document.ersatter.is_empty();
            if document.is_report() {
                let report = "slag = \"tjansteutlatande\"";
                self.beside(document.roll.is_some(), &way, "roll", report);
                self.beside(document.kravs.is_some(), &way, "kravs", report);
                self.beside(replaces, &way, "ersatter", report);
            } else {
                self.without(
                    replaces && document.roll != Some(DocumentRole::Forslag),
                    &way,
                    "ersatter",
                    "roll = \"antas\"",
                );
            }
        }
    }

    fn idle_of_follow_up(&mut self) {
        let Some(spec) = &self.kind.uppfoljning else { return };
        let way = ["uppfoljning"];
        // Where the fact may be left out, how often a case is followed up that does so is said beside it.
        let always = |name: &String| self.kind.fakta.iter().any(|fact| fact.namn == *name && fact.kravs);
        let is_always = spec.intervall_ar.as_ref().is_some_and(always);
        self.beside(spec.cykel_ar.is_some() && is_always, &way, "cykel_ar", "intervall_ar");
        let counts = spec.intervall_ar.is_some() || spec.cykel_ar.is_some();
        self.without(spec.raknas_fran.is_some() && !counts, &way, "raknas_fran", "cykel_ar");
    }
}
