//! How a difference is shown to people: what is told (`report`) is the same on a terminal and as a page.

mod about;
mod acts;
mod another;
mod blocks;
mod caused;
mod causes;
mod documents;
mod done;
mod elsewhere;
mod entries;
mod flat;
mod heads;
mod html;
mod order;
mod report;
mod standing;
mod terminal;
mod wording;

pub(crate) use self::report::Report;
pub(crate) use self::terminal::Look;
