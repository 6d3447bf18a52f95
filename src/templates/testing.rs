//! What tests of other modules need of the built-in folders.

use super::{Language, TemplateSource, load};
use crate::place::Place;

/// Swedish, as it is built in.
pub(crate) fn swedish() -> Language {
    let place = Place::File("".into());
    load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap().sprak
}
