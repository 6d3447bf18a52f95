//! How a difference is shown to people: what is told (`report`) is the same on a terminal and as a page.

mod about;
mod acts;
mod another;
mod blocks;
mod caused;
mod causes;
mod documents;
mod done;
mod edits;
mod elsewhere;
mod entries;
mod flat;
mod heads;
mod html;
mod item;
mod moved;
mod order;
mod overview;
mod report;
mod stale;
mod standing;
mod terminal;
mod top;
mod wording;

pub(crate) use self::report::Report;
pub(crate) use self::terminal::Look;
