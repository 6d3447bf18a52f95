//! What was done with something, as it is told.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::message::message;
use crate::messages::{Messages, phrases};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Same,
    Changed,
    Added,
    Gone,
    Moved,
    TakenOver,
    /// It stands in another order.
    Reordered,
    Format,
}

impl Done {
    /// Its name in the catalogues and in pages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Same => "lika",
            Self::Changed => "andrat",
            Self::Added => "tillagt",
            Self::Gone => "borta",
            Self::Moved => "flyttat",
            Self::TakenOver => "overtaget",
            Self::Reordered => "ordning",
            Self::Format => "formatering",
        }
    }
}

/// What was done, in words that agree with what it was done with. Of these there are few, and each is made once.
#[derive(Default)]
pub(super) struct DoneWords(RefCell<BTreeMap<String, String>>);

impl DoneWords {
    /// What was done with something of a kind, in the form that the language has for what that is called.
    pub(super) fn told(&self, messages: &Messages, done: &str, kind: &str) -> String {
        let made = || {
            let form = messages.phrase(&message!(phrases::DIFF_FORM, slag = kind));
            let is_own = !matches!(form.as_str(), "neutrum") && AGREEING.contains(&done);
            let slag = if is_own { format!("{done}-{form}") } else { done.to_owned() };
            messages.phrase(&message!(phrases::DIFF_DONE, slag = slag))
        };
        self.0.borrow_mut().entry(format!("{done} {kind}")).or_insert_with(made).clone()
    }
}

/// What is said in words that agree.
const AGREEING: [&str; 7] = ["andrat", "tillagt", "borta", "delat", "hopslaget", "flyttat", "overtaget"];
