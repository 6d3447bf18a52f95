//! How long the documents may become: a short case can refer to a module of references to modules of references.

use crate::limits;

/// What has been used of the bounds.
#[derive(Debug, Default)]
pub(super) struct Budget {
    paragraphs: usize,
    bytes: usize,
    told: bool,
}

impl Budget {
    /// Counts paragraphs; whether they are within the bound.
    pub(super) fn paragraphs(&mut self, more: usize) -> bool {
        self.paragraphs = self.paragraphs.saturating_add(more);
        self.paragraphs <= limits::PARAGRAPHS
    }

    /// Whether all the prose there may be has been used.
    pub(super) fn is_used_up(&self) -> bool {
        self.bytes > limits::PROSE_BYTES
    }

    /// Counts bytes of prose; whether they are within the bound.
    pub(super) fn bytes(&mut self, more: usize) -> bool {
        self.bytes = self.bytes.saturating_add(more);
        self.bytes <= limits::PROSE_BYTES
    }

    /// How many paragraphs and bytes were used; none where a bound is passed.
    pub(super) fn used(&self) -> Option<(usize, usize)> {
        (!self.told).then_some((self.paragraphs, self.bytes))
    }

    /// Whether it is still to be told that a bound is passed.
    pub(super) fn tell(&mut self) -> bool {
        !std::mem::replace(&mut self.told, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_passed_by_one_more_and_told_once() {
        let mut budget = Budget::default();
        assert!(budget.paragraphs(limits::PARAGRAPHS) && !budget.paragraphs(1));
        assert!(budget.bytes(limits::PROSE_BYTES) && !budget.is_used_up());
        assert!(!budget.bytes(1) && budget.is_used_up());
        assert_eq!(budget.used(), Some((limits::PARAGRAPHS + 1, limits::PROSE_BYTES + 1)));
        assert!(budget.tell() && !budget.tell());
        assert_eq!(budget.used(), None, "it was passed");
        assert!(!budget.bytes(usize::MAX), "no overflow");
    }
}
