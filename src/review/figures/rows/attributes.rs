//! What a row that a sentence names is said to be: its form or its kind, in the clause of its name, and whether more came to it than to
//! all others.

use std::ops::Range;

use super::{NamedRow, NamedRows};
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;
use crate::review::words::root;

/// What something is stands at most so many words after the verb.
const NEAR: usize = 4;

impl Sentence<'_> {
    /// "Mässan 2020 var fysisk", "Kö och köp var det enda seminarium", "Mässan 2022 kunde följas enbart digitalt".
    pub(super) fn attribute_of(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let anchor = self.anchor(row)?;
        let piece = self.piece(anchor.start);
        let words = self.words_in(&piece);
        if words.iter().any(|word| LANGUAGE.harledning.inte_sa.contains(word)) {
            return None;
        }
        self.lower.iter().enumerate().find_map(|(at, (range, word))| {
            let inside = piece.start <= range.start && range.end <= piece.end && !anchor.contains(&range.start);
            let (column, known) = row.another(word).filter(|_| inside && !is_plural(word))?;
            let before: Vec<&str> =
                self.lower[at.saturating_sub(NEAR)..at].iter().map(|(_, word)| word.as_str()).collect();
            let says = |word: &&str| LANGUAGE.ar.contains(word) || LANGUAGE.harledning.blir_av.contains(word);
            // "hölls digitalt", "enbart digitalt": beside the verb or the word that leaves others out.
            let beside = before.last().is_some_and(|word| {
                LANGUAGE.agde_rum.contains(word) || LANGUAGE.endast.contains(word) || LANGUAGE.helt.contains(word)
            });
            let own = root(&known).to_owned();
            let both = words.iter().any(|word| word.starts_with(own.as_str()));
            (!both && (beside || before.iter().any(says))).then(|| {
                let what = format!("{}, {known}", row.called());
                let problem = message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what);
                (range.clone(), problem, Some(row.table().place(row.index(), column)))
            })
        })
    }

    /// Where a sentence names a row: by its name, or by its kind.
    fn anchor(&self, row: &NamedRow<'_>) -> Option<Range<usize>> {
        let text = &self.text[self.range.clone()];
        for name in [row.called(), row.base()] {
            if let Some(at) = text.find(name) {
                let start = self.range.start + at;
                return Some(start..start + name.len());
            }
        }
        self.lower.iter().find(|(_, word)| row.is_of(word)).map(|(range, _)| range.clone())
    }

    /// Rows of several names, each in its own clause: "Samtal om tystnad var ett seminarium, medan mässan hölls på plats".
    pub(super) fn attributes_by_clauses(&self, named: &[&NamedRow<'_>]) -> Vec<Slip> {
        let written = |row: &&&NamedRow<'_>| self.text[self.range.clone()].contains(row.called());
        let of_clause = |row: &&NamedRow<'_>| {
            let anchor = self.anchor(row)?;
            let piece = self.piece(anchor.start);
            let alone = named
                .iter()
                .filter_map(|other| self.anchor(other))
                .all(|other| other == anchor || !piece.contains(&other.start));
            if alone { self.attribute_of(row) } else { None }
        };
        named.iter().filter(written).filter_map(of_clause).collect()
    }

    /// "Störst uppslutning fick seminariet", "Ingen annan aktivitet har samlat så många som mässan": more came to another, or fewer.
    pub(in crate::review::figures) fn extreme_row(
        &self,
        attended: Option<&Attended<'_>>,
        rows: &NamedRows<'_>,
        named: &[&NamedRow<'_>],
    ) -> Option<Slip> {
        let attended = attended.filter(|attended| rows.is_of(attended.table()))?;
        let words = &LANGUAGE.harledning;
        let turnout = self.has_any(&words.uppslutning) || self.words().iter().any(|word| attended.is_people(word));
        let no_other =
            |pair: &[(Range<usize>, String)]| LANGUAGE.ingen.contains(&pair[0].1) && words.annan.contains(&pair[1].1);
        let most = self.lower.iter().position(|(_, word)| words.storst.contains(word));
        let least = self.lower.iter().position(|(_, word)| words.minst.contains(word));
        let other = self.lower.windows(2).position(no_other).filter(|_| self.has(&[LANGUAGE.smaord.manga]));
        let at = most.or(least).or(other)?;
        if !turnout || self.has_any(&words.inte_sa) || self.has_any(&LANGUAGE.sifferord.inte_flest) {
            return None;
        }
        let units = attended.named(&self.words());
        let unit = if units.len() > 1 { return None } else { units.first().copied() };
        let row = NamedRows::one_of(named, self)?;
        // "Flest kom 2021 till mässan": of a year.
        if named.iter().any(|other| other.index() == row && !self.is_dated_by_name(other)) {
            return None;
        }
        let (what, place) = attended.beyond_row(row, unit, most.is_none() && least.is_some())?;
        let range = self.lower[at].0.clone();
        Some((range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), Some(place)))
    }

    /// Whether the years of the sentence are those of a row's name.
    fn is_dated_by_name(&self, row: &NamedRow<'_>) -> bool {
        self.years().iter().all(|year| row.called().ends_with(&year.to_string()))
    }
}

/// Whether a word is one for several: "seminarier", "konferenserna".
fn is_plural(word: &str) -> bool {
    LANGUAGE.is_definite_plural(word) || LANGUAGE.sifferord.flertalsslut.end(word)
}
