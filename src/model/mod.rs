//! A case as it is understood: typed values, each with its places. Made only by `interpret`.

mod case;
mod table;
mod value;

pub use case::{
    Adoption, AttachedPdf, Attachment, Case, DecisionProposal, Facts, Officer, OwnTerm, SectionProse, Signatory,
    Status, SteeringDocument, Waiver, WaiverTarget,
};
pub use table::{Row, Table};
pub use value::{Month, Placed, Value};
