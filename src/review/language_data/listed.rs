//! The words of a language as data of the program: `src/build.rs` makes them of the language's file.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{IntoDeserializer, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

/// What a name of the file stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Listed {
    Text(&'static str),
    Number(i64),
    Truth(bool),
    Items(&'static [Listed]),
    Table(&'static [(&'static str, Listed)]),
}

/// The whole file.
pub(super) static FILE: &[(&str, Listed)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Deserializer<'static> for Listed {
    type Error = Error;

    fn deserialize_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Number(number) => visitor.visit_i64(number),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Items(items) => {
                let mut items = SeqDeserializer::new(items.iter().copied());
                let read = visitor.visit_seq(&mut items)?;
                items.end().map(|()| read)
            }
            Self::Table(entries) => {
                let mut entries = MapDeserializer::new(entries.iter().copied());
                let read = visitor.visit_map(&mut entries)?;
                entries.end().map(|()| read)
            }
        }
    }

    /// What is there is some.
    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'static>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'static, Error> for Listed {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
