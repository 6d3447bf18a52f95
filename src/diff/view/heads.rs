//! What is told at the head of a document: with which it is compared, and why.

use super::super::content::{Entries, Kind};
use super::super::pairing::{Common, same_pdf};
use super::super::script::Pair;
use super::super::text::Words;
use super::super::{DocumentChange, DocumentContent};
use super::report::Teller;
use crate::message::message;
use crate::messages::{one_line, phrases};

impl Teller<'_> {
    /// A document of a side as a reader knows it: its number as a bilaga, and its title.
    pub(super) fn document_title(&self, side: usize, key: &str, properties: &Entries<String>, title: &str) -> String {
        let frozen =
            properties.contains_key("fryst").then(|| format!(" {}", self.say(&message!(phrases::DIFF_FROZEN))));
        let number = self.numbered(side, key, properties).map(|number| format!("{number}: "));
        format!("{}{}{}", number.unwrap_or_default(), one_line(title), frozen.unwrap_or_default())
    }

    /// A document by its number as a bilaga; one that is none by its title.
    pub(super) fn short_title(&self, side: usize, key: &str, properties: &Entries<String>, title: &str) -> String {
        self.numbered(side, key, properties).unwrap_or_else(|| one_line(title).into_owned())
    }

    /// A bilaga by its number. Where the other side has another document of that number, it is said of which case it is.
    fn numbered(&self, side: usize, key: &str, properties: &Entries<String>) -> Option<String> {
        let number = properties.get("nummer")?;
        let named = format!("{} {number}", self.passage("bilaga"));
        let other = &self.sides[1 - side].content.dokument;
        let is_other = |found: &&DocumentContent| found.egenskaper.get("nummer") == Some(number);
        let is_same = |found: &DocumentContent| {
            let pair = if side == 0 { (key, found.nyckel.as_str()) } else { (found.nyckel.as_str(), key) };
            self.became.contains(&pair)
        };
        if other.iter().find(is_other).is_none_or(is_same) {
            return Some(named);
        }
        let cases = self.sides.map(|side| side.whole().arende.get("arendenummer"));
        let case = cases[side].filter(|_| cases[0] != cases[1]).map(|case| one_line(case).into_owned());
        let case = case.unwrap_or_else(|| {
            self.say(&message!(phrases::DIFF_OF_SIDE, slag = if side == 0 { "fore" } else { "efter" }))
        });
        Some(format!("{named} ({case})"))
    }

    /// With which document one is compared and why; what became of one that was adopted is told in words.
    pub(super) fn compared_with(&self, keys: &Pair<String>, is_derived: bool) -> String {
        let (Some(old), Some(new)) = (self.document(0, &keys.fore), self.document(1, &keys.efter)) else {
            return String::new();
        };
        let is_frozen = |document: &DocumentContent<Words>| document.egenskaper.contains_key("fryst");
        let is_adopted = |side: usize| self.sides[side].whole().arende.get("status").is_some_and(|it| it == "antagen");
        let slag = match () {
            () if same_pdf(old, new) => "pdf",
            () if is_frozen(new) && !is_frozen(old) => "antaget",
            () if is_frozen(old) && !is_frozen(new) => "aterupptaget",
            () if is_derived => "fran",
            () if keys.fore != keys.efter => "innehall",
            () if is_adopted(0) && !is_adopted(1) && is_labelled_anew(old, new) => "forslag",
            () => "nyckel",
        };
        let case = self.sides[0].whole().arende.get("arendenummer").map(String::as_str).unwrap_or_default();
        let dokument = self.title_of(0, old);
        let Common { same, new: all, .. } = Common::of_documents(old, new);
        let told = message!(phrases::DIFF_COMPARED, slag = slag, dokument = dokument, arende = one_line(case));
        let same = message!(phrases::DIFF_IN_COMMON, lika = same, antal = all);
        if matches!(slag, "nyckel" | "pdf") {
            self.say(&told)
        } else {
            format!("{} {}", self.say(&told), self.say(&same))
        }
    }

    /// What is told of a new document that has the title of an old one, though not its text: that may be a PDF.
    pub(super) fn of_the_same_title(&self, title: &str) -> String {
        let old = self.sides[0].documents.iter().find(|document| document.titel.passage.text == title);
        let told = |old| self.say(&message!(phrases::DIFF_SAME_TITLE, dokument = self.title_of(0, old)));
        old.map(told).unwrap_or_default()
    }

    /// What is told of a document that has no heir; of its text too, where a new one has that.
    pub(super) fn no_heir(&self, change: Option<&DocumentChange>) -> String {
        let told = self.say(&message!(phrases::DIFF_NO_HEIR));
        let documents = change.and_then(|it| self.document(0, &it.nyckel.fore).zip(self.document(1, &it.nyckel.efter)));
        let Some((old, new)) = documents else { return told };
        let Common { same, old: all, .. } = Common::of_documents(old, new);
        let common = message!(phrases::DIFF_STILL_IN, lika = same, antal = all, dokument = self.title_of(1, new));
        format!("{told} {}", self.say(&common))
    }

    pub(super) fn title_of(&self, side: usize, document: &DocumentContent<Words>) -> String {
        self.document_title(side, &document.nyckel, &document.egenskaper, &document.titel.passage.text)
    }

    pub(super) fn document(&self, side: usize, key: &str) -> Option<&DocumentContent<Words>> {
        self.sides[side].documents.iter().find(|document| document.nyckel == key)
    }
}

/// Whether the covers of two documents say what they are in other words: a proposal, or what was adopted.
fn is_labelled_anew(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> bool {
    let is_label = |words: &&Words| words.passage.form.slag == Kind::Falt("etikett".to_owned());
    let label = |document: &DocumentContent<Words>| {
        let all = document.avsnitt.iter().flat_map(|section| &section.innehall);
        all.into_iter().find(is_label).map(|words| words.passage.text.clone())
    };
    label(old) != label(new)
}
