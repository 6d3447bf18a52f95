//! Summaries that are made again, in one case after another of the same templates: each is made once from the same rows and values.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::reads::Sources;
use super::values::Inputs;
use crate::document::{Block, Inline};
use crate::expression::KnownValues;
use crate::model::Case;

/// Summaries that were made before, by their names.
#[derive(Default)]
pub(super) struct KnownSummaries(RefCell<BTreeMap<String, Known>>);

/// A summary.
struct Known {
    /// What it is made from, by name.
    reads: BTreeSet<String>,
    made: Vec<Made>,
}

/// What a summary came to: none where the kind of case contradicts itself.
struct Made {
    inputs: Inputs,
    caption: Vec<Inline>,
    block: Option<Block>,
}

impl KnownSummaries {
    /// The summary of a name under a caption, made where it was not made before from the same.
    pub(super) fn get(
        &self,
        name: &str,
        (case, values, sources): (&Case, &KnownValues, &Sources),
        caption: &[Inline],
        make: impl FnOnce() -> Option<Block>,
    ) -> Option<Block> {
        let mut all = self.0.borrow_mut();
        let new = || Known { reads: sources.of_name(name), made: Vec::new() };
        let known = all.entry(name.to_owned()).or_insert_with(new);
        let inputs = Inputs::of(&known.reads, case, values);
        let is_it = |made: &&Made| made.inputs.are_those_of(&inputs) && made.caption == caption;
        if let Some(made) = known.made.iter().find(is_it) {
            return made.block.clone();
        }
        let block = make();
        known.made.push(Made { inputs, caption: caption.to_vec(), block: block.clone() });
        block
    }
}
