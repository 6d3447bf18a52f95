//! How records write what serde alone would write otherwise. Lists and modules go inside each other to the depth that `limits`
//! lets them, and a record of them no deeper than JSON is read.

use serde::{Deserialize, Serialize};

use super::{Cell, Phrase};

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

/// `{"namn": …, "block": […]}`
pub(super) mod module {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::document::Block;

    #[derive(Serialize)]
    struct Written<'a> {
        namn: &'a str,
        block: &'a [Block],
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Read {
        namn: String,
        block: Vec<Block>,
    }

    pub(in crate::document) fn serialize<S: Serializer>(
        namn: &String,
        block: &Vec<Block>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        Written { namn, block }.serialize(to)
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<(String, Vec<Block>), D::Error> {
        Read::deserialize(from).map(|read| (read.namn, read.block))
    }
}

/// `["numrerad" or "punkter", […], […]]`: what kind of list, then its items.
pub(super) mod list {
    use std::fmt;

    use serde::de::{Error, SeqAccess, Visitor};
    use serde::ser::SerializeSeq;
    use serde::{Deserializer, Serializer};

    use crate::document::Block;

    const ORDERED: &str = "numrerad";
    const UNORDERED: &str = "punkter";

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ptr_arg, reason = "serde hands out references to the fields")]
    pub(in crate::document) fn serialize<S: Serializer>(
        ordered: &bool,
        items: &Vec<Vec<Block>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(items.len() + 1))?;
        list.serialize_element(if *ordered { ORDERED } else { UNORDERED })?;
        items.iter().try_for_each(|item| list.serialize_element(item))?;
        list.end()
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<(bool, Vec<Vec<Block>>), D::Error> {
        from.deserialize_seq(List)
    }

    struct List;

    impl<'de> Visitor<'de> for List {
        type Value = (bool, Vec<Vec<Block>>);

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{ORDERED:?} or {UNORDERED:?}, and the items of a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let ordered = match list.next_element::<String>()?.as_deref() {
                Some(ORDERED) => true,
                Some(UNORDERED) => false,
                _ => return Err(A::Error::custom("a list without its kind")),
            };
            let mut items = Vec::new();
            while let Some(item) = list.next_element()? {
                items.push(item);
            }
            Ok((ordered, items))
        }
    }
}
