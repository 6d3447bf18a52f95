//! How records write what serde alone would write otherwise. Lists and modules go inside each other to the depth that `limits`
//! lets them, and a record of them no deeper than JSON is read.

use serde::{Deserialize, Serialize};

use super::{Cell, Gap, Phrase};

/// A gap. In records of the format before this one it is what is missing alone, and was printed alike in every language.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Lacking {
    Named(String),
    Written { vad: String, text: String },
}

impl From<Lacking> for Gap {
    fn from(lacking: Lacking) -> Self {
        match lacking {
            Lacking::Named(what) => Self { text: format!("[saknas: {what}]"), what },
            Lacking::Written { vad, text } => Self { what: vad, text },
        }
    }
}

/// A cell: a value is its text alone.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum CellText {
    Value(String),
    Phrase(Phrase),
}

impl From<Cell> for CellText {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Value(text, _) => Self::Value(text),
            Cell::Phrase(phrase) => Self::Phrase(phrase),
        }
    }
}

impl From<CellText> for Cell {
    fn from(text: CellText) -> Self {
        match text {
            CellText::Value(text) => Self::Value(text, Vec::new()),
            CellText::Phrase(phrase) => Self::Phrase(phrase),
        }
    }
}

/// Text that is shared, as text.
pub(super) mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::document) fn serialize<S: Serializer>(text: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text)
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Arc::from)
    }
}

/// Typed text is its text alone; until its origin is put to it, it stands nowhere.
pub(super) mod typed {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::place::Place;
    use crate::source_text::TypedText;

    pub(in crate::document) fn serialize<S: Serializer>(typed: &TypedText, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(typed.text())
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<TypedText, D::Error> {
        String::deserialize(from).map(|text| TypedText::Whole(text, Place::File(Arc::from(""))))
    }
}

/// A caption: a phrase alone is written as such, as it was before captions could refer to values.
pub(super) mod caption {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::document::{Inline, Phrase};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Read {
        Phrase(Phrase),
        Pieces(Vec<Inline>),
    }

    pub(in crate::document) fn serialize<S: Serializer>(caption: &[Inline], to: S) -> Result<S::Ok, S::Error> {
        match caption {
            [Inline::Phrase(phrase)] => phrase.serialize(to),
            pieces => pieces.serialize(to),
        }
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Inline>, D::Error> {
        Ok(match Read::deserialize(from)? {
            Read::Phrase(phrase) => vec![Inline::Phrase(phrase)],
            Read::Pieces(pieces) => pieces,
        })
    }
}

/// `{"adress": …, "text": […]}`
pub(super) mod link {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::document::Inline;

    #[derive(Serialize)]
    struct Written<'a> {
        adress: &'a str,
        text: &'a [Inline],
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Read {
        adress: String,
        text: Vec<Inline>,
    }

    pub(in crate::document) fn serialize<S: Serializer>(
        adress: &String,
        text: &Vec<Inline>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        Written { adress, text }.serialize(to)
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<(String, Vec<Inline>), D::Error> {
        Read::deserialize(from).map(|read| (read.adress, read.text))
    }
}

/// `["name", {…}, {…}]`: a module's name, then its blocks.
pub(super) mod module {
    use serde::{Deserializer, Serializer};

    use super::headed;
    use crate::document::Block;

    pub(in crate::document) fn serialize<S: Serializer>(
        name: &str,
        blocks: &[Block],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        headed::serialize(name, blocks, to)
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<(String, Vec<Block>), D::Error> {
        headed::deserialize(from)
    }
}

/// `["numrerad" or "punkter", […], […]]`: what kind of list, then its items.
pub(super) mod list {
    use serde::de::Error;
    use serde::{Deserializer, Serializer};

    use super::headed;
    use crate::document::Block;

    const ORDERED: &str = "numrerad";
    const UNORDERED: &str = "punkter";

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ptr_arg, reason = "serde hands out references to the fields")]
    pub(in crate::document) fn serialize<S: Serializer>(
        ordered: &bool,
        items: &Vec<Vec<Block>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        headed::serialize(if *ordered { ORDERED } else { UNORDERED }, items, to)
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<(bool, Vec<Vec<Block>>), D::Error> {
        match headed::deserialize(from)? {
            (kind, items) if kind == ORDERED => Ok((true, items)),
            (kind, items) if kind == UNORDERED => Ok((false, items)),
            _ => Err(D::Error::custom("a list of another kind")),
        }
    }
}

/// An array of a text and of what follows it, which is one level of JSON where an object with an array would be two.
mod headed {
    use std::fmt;
    use std::marker::PhantomData;

    use serde::de::{Error, SeqAccess, Visitor};
    use serde::ser::SerializeSeq;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(head: &str, rest: &[impl Serialize], to: S) -> Result<S::Ok, S::Error> {
        let mut array = to.serialize_seq(Some(rest.len() + 1))?;
        array.serialize_element(head)?;
        rest.iter().try_for_each(|entry| array.serialize_element(entry))?;
        array.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        from: D,
    ) -> Result<(String, Vec<T>), D::Error> {
        from.deserialize_seq(Headed(PhantomData))
    }

    struct Headed<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Headed<T> {
        type Value = (String, Vec<T>);

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array that begins with a text")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Self::Value, A::Error> {
            let head = array.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
            let mut rest = Vec::new();
            while let Some(entry) = array.next_element()? {
                rest.push(entry);
            }
            Ok((head, rest))
        }
    }
}
