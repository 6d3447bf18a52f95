//! What was done with something, as it is told.

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
