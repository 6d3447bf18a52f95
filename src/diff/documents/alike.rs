//! Rows of a document's table that are gone or new have one explanation, where one holds for all of them.

use std::collections::BTreeMap;

use super::super::causes::{LooseRow, Part, Spot};
use super::super::changes::PassageChange;
use super::super::content::{Kind, Passage};
use super::super::script::{Change, Pair, Script, Step};
use super::{Comparer, Draft};

impl<'s> Comparer<'_, 's> {
    pub(super) fn explain_alike(&mut self, draft: &Draft<'s>, script: &mut Script<Passage, PassageChange>) {
        let keys = Pair::new(draft.old.nyckel.as_str(), draft.new.nyckel.as_str());
        let spot = |old, new| {
            let part = Part::Passages(Pair::new(old, new));
            Spot { document: draft.document.clone(), section: keys.clone(), part }
        };
        let mut tables: BTreeMap<Kind, Vec<LooseRow<'_>>> = BTreeMap::new();
        for gone in &script.borta {
            if let (Some(cause), true) = (gone.orsak, gone.del.form.slag.is_row()) {
                let (spot, words) = (spot(gone.fran..gone.fran + 1, 0..0), &draft.old.innehall[gone.fran]);
                let row = LooseRow { spot, words, is_old: true, cause };
                tables.entry(gone.del.form.slag.clone()).or_default().push(row);
            }
        }
        let mut at = 0;
        for step in &script.steg {
            match step {
                Step::Kvar { antal, .. } => at += antal,
                Step::Andrat { andring, .. } => at += andring.lengths().1,
                Step::Tillagt { del, orsak, .. } => {
                    if let (Some(cause), true) = (*orsak, del.form.slag.is_row()) {
                        let (spot, words) = (spot(0..0, at..at + 1), &draft.new.innehall[at]);
                        let row = LooseRow { spot, words, is_old: false, cause };
                        tables.entry(del.form.slag.clone()).or_default().push(row);
                    }
                    at += 1;
                }
            }
        }
        for (kind, rows) in tables {
            let Some(causes) = self.tracer.alike(&rows) else { continue };
            let mut causes = causes.into_iter();
            let gone = script.borta.iter_mut().filter(|gone| gone.del.form.slag == kind).map(|gone| &mut gone.orsak);
            let added = script.steg.iter_mut().filter_map(|step| match step {
                Step::Tillagt { del, orsak, .. } if del.form.slag == kind => Some(orsak),
                _ => None,
            });
            for cause in gone.chain(added).filter(|cause| cause.is_some()) {
                *cause = causes.next();
            }
        }
    }
}
