//! What is told at the head of a document: with which it is compared, and why.

use super::super::DocumentContent;
use super::super::content::Entries;
use super::super::pairing::{Common, given_back, is_another, same_pdf};
use super::super::script::Pair;
use super::super::text::Words;
use super::report::Teller;
use crate::message::message;
use crate::messages::{one_line, phrases};

impl Teller<'_> {
    /// A document as a reader knows it: its number as a bilaga, and its title.
    pub(super) fn document_title(&self, properties: &Entries<String>, title: &str) -> String {
        let number = properties.get("nummer").map(|number| format!("{} {number}: ", self.passage("bilaga")));
        format!("{}{}", number.unwrap_or_default(), one_line(title))
    }

    /// With which document one is compared and why, and whether it is another one now.
    pub(super) fn compared_with(&self, keys: &Pair<String>) -> String {
        let (Some(old), Some(new)) = (self.document(0, &keys.fore), self.document(1, &keys.efter)) else {
            return String::new();
        };
        let why = match keys.fore == keys.efter {
            true => "nyckel",
            false if same_pdf(old, new) => "pdf",
            false => "innehall",
        };
        let dokument = self.title_of(old);
        let mut told =
            self.say(&message!(phrases::DIFF_COMPARED, dokument = dokument, skal = why, nyckel = one_line(&keys.fore)));
        if is_another(old, new) {
            let Common { same, new: all, .. } = Common::of_documents(old, new);
            told = format!("{told} {}", self.say(&message!(phrases::DIFF_ANOTHER, lika = same, antal = all)));
        }
        let given_back = self.given_back(&keys.efter, Some(&keys.fore));
        if given_back.is_empty() { told } else { format!("{told} {given_back}") }
    }

    /// Which other old document holds most of the text of a new one.
    pub(super) fn given_back(&self, key: &str, compared: Option<&str>) -> String {
        let Some(new) = self.document(1, key) else { return String::new() };
        let Some((old, common)) = given_back(&self.sides[0].documents, new, compared) else { return String::new() };
        let dokument = self.title_of(old);
        self.say(&message!(phrases::DIFF_GIVEN_BACK, lika = common.same, antal = common.new, dokument = dokument))
    }

    fn title_of(&self, document: &DocumentContent<Words>) -> String {
        self.document_title(&document.egenskaper, &document.titel.passage.text)
    }

    fn document(&self, side: usize, key: &str) -> Option<&DocumentContent<Words>> {
        self.sides[side].documents.iter().find(|document| document.nyckel == key)
    }
}
