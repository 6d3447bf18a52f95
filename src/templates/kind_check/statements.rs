//! How prose states what is known: words around a figure.

use super::Checker;
use crate::message::message;
use crate::reasons;

/// Stands for the figure.
const FIGURE: &str = "{}";

impl Checker<'_> {
    pub(super) fn statements(&mut self) {
        for (number, spec) in (1..).zip(&self.kind.utsagor) {
            let number = format!("{number}");
            let is_known = match spec.om.split_once('.') {
                Some(("fakta", name)) => self.is_fact(name) || self.is_group(name),
                Some(("berakning", name)) => self.is_computed(name),
                _ => false,
            };
            self.known(is_known, &["utsaga", &number, "om"], &spec.om);
            if spec.monster.is_empty() {
                self.tell(&["utsaga", &number, "monster"], message!(reasons::WRONG_VALUE));
            }
            for pattern in spec.monster.iter().filter(|pattern| pattern.matches(FIGURE).count() != 1) {
                self.tell(&["utsaga", &number, "monster", pattern], message!(reasons::NO_FIGURE, varde = pattern));
            }
            // Every figure would be one that is stated.
            for pattern in spec.monster.iter().filter(|pattern| pattern.trim() == FIGURE && spec.sammanhang.is_empty())
            {
                self.tell(&["utsaga", &number, "monster", pattern], message!(reasons::FIGURE_ALONE));
            }
            for key in &spec.dokument {
                self.known(self.templates.document(key).is_some(), &["utsaga", &number, "dokument", key], key);
            }
        }
    }
}
