//! What answers a reader that asks for a type: whatever it asks for it gets, and what it asked is written down.

use std::fmt::{self, Display};

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::{Asked, Asking};

/// Why an answer was not taken.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The key is none of these.
    Unknown(&'static [&'static str]),
    Other,
}

impl Display for Refusal {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: Display>(_: T) -> Self {
        Self::Other
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::Unknown(expected)
    }
}

/// What answers a reader, at a place.
pub(super) struct Answer<'a> {
    pub(super) asking: &'a Asking,
    pub(super) way: String,
}

impl<'a> Answer<'a> {
    fn ask(&self, asked: Asked) {
        self.asking.asked.borrow_mut().insert(self.way.clone(), asked);
    }

    fn below(&self, step: &str) -> Self {
        Self { asking: self.asking, way: format!("{}/{step}", self.way) }
    }

    fn table<'de, V: Visitor<'de>>(
        &self,
        way: String,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.asking.asked.borrow_mut().insert(way.clone(), Asked::Table(names));
        visitor.visit_map(Keys { answer: Answer { asking: self.asking, way }, names: names.iter(), at: "" })
    }
}

/// The beginning of the keys with which a value is read together with its place.
const SPANNED: &str = "$__serde_spanned";

/// A reader that asks for a table's keys without naming them is told one that no table has, and says which it knows.
const NO_KEY: &[&str] = &["\u{0}"];

impl<'de> Deserializer<'de> for Answer<'_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Anything);
        let answer = self.asking.answers.borrow().get(&self.way).copied().unwrap_or(0);
        let taken = match answer {
            0 => visitor.visit_str("a"),
            1 => visitor.visit_i64(1),
            2 => visitor.visit_f64(1.0),
            _ => {
                let names = self.asking.keys.borrow().get(&self.way).copied().unwrap_or(NO_KEY);
                self.table(format!("{}/|{answer}", self.way), names, visitor)
            }
        };
        match &taken {
            Ok(_) => drop(self.asking.taken.borrow_mut().insert((self.way, answer))),
            Err(Refusal::Unknown(names)) => drop(self.asking.keys.borrow_mut().insert(self.way, names)),
            Err(Refusal::Other) => {}
        }
        taken
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Truth);
        visitor.visit_bool(true)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Whole);
        visitor.visit_i64(1)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Number);
        visitor.visit_f64(1.0)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Text);
        visitor.visit_str("a")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::List(None));
        visitor.visit_seq(Items { answer: self, left: 1 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::List(Some(length)));
        visitor.visit_seq(Items { answer: self, left: length })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.ask(Asked::Map);
        visitor.visit_map(Keys { answer: self, names: ["{}"].iter(), at: "" })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if names.iter().all(|name| name.starts_with(SPANNED)) {
            return visitor.visit_map(Keys { answer: self, names: names.iter(), at: "" });
        }
        self.table(self.way.clone(), names, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.ask(Asked::Word(words));
        visitor.visit_enum(BorrowedStrDeserializer::new(words.first().copied().unwrap_or_default()))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple_struct identifier
        ignored_any
    }
}

/// The items of a list.
struct Items<'a> {
    answer: Answer<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Refusal;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refusal> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(self.answer.below("[]")).map(Some)
    }
}

/// The keys of a table, each with what stands in it.
struct Keys<'a> {
    answer: Answer<'a>,
    names: std::slice::Iter<'a, &'static str>,
    at: &'static str,
}

impl<'de> MapAccess<'de> for Keys<'_> {
    type Error = Refusal;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refusal> {
        let left_out = |name: &&&str| format!("{}/{name}", self.answer.way) == self.answer.asking.left_out;
        let Some(name) = self.names.by_ref().find(|name| !left_out(name)) else { return Ok(None) };
        self.at = name;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refusal> {
        match self.at.strip_prefix(SPANNED) {
            // The value itself, and before it where it begins and ends.
            Some(part) if part.ends_with("value") => {
                seed.deserialize(Answer { asking: self.answer.asking, way: self.answer.way.clone() })
            }
            Some(_) => seed.deserialize(IntoDeserializer::<Refusal>::into_deserializer(0_usize)),
            None => seed.deserialize(self.answer.below(self.at)),
        }
    }
}
