//! A case as it is understood: typed values, each with its places. Made only by `interpret`.

mod attachment;
mod case;
mod table;
mod value;

pub use attachment::{
    AttachedPdf, Attachment, DecidedDocument, DocumentRole, FrozenDocument, PdfFacts, PdfText, Picture,
    SteeringDocument,
};
pub use case::{
    Adoption, Answer, Case, DecisionProposal, Facts, Officer, OwnTerm, Previous, SectionProse, Signatory, Status,
    Waiver, WaiverTarget,
};
pub use table::{ComputedCells, Row, Table};
pub use value::{Month, Placed, TRUTH, Value, rounded, with_decimals};
