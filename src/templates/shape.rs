//! What the template files may hold, asked of the types that read them: each is read from a file that answers whatever it
//! is asked for, and the questions are the answer. So nothing is told twice, and a key that is read is known.

mod answer;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use self::answer::{Answer, Refusal};

/// What stands in a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Text.
    Text,
    /// `true` or `false`.
    Truth,
    /// Whole number.
    Whole,
    /// Number.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// List; of so many, where that is given.
    List(Box<Shape>, Option<usize>),
    /// Table whose keys are names of the author's own.
    Map(Box<Shape>),
    /// Table with these keys and no others.
    Table(Vec<ShapeKey>),
    /// One of several.
    Either(Vec<Shape>),
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeKey {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What stands in it.
    pub shape: Shape,
}

/// What a type reads.
pub(super) fn of<T: DeserializeOwned>() -> Shape {
    let mut asking = Asking::default();
    asking.find_all::<T>();
    asking.shape("")
}

/// What a reader asks for at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    Text,
    Truth,
    Whole,
    Number,
    Word(&'static [&'static str]),
    List(Option<usize>),
    Map,
    Table(&'static [&'static str]),
    Anything,
}

/// What is tried where a reader takes more than one thing: text, whole number, number, table.
const ANSWERS: usize = 4;

/// Where the reading of a type has come.
#[derive(Debug, Default)]
struct Asking {
    /// What is asked for, by the way to it.
    asked: RefCell<BTreeMap<String, Asked>>,
    /// What is answered where anything is asked for.
    answers: RefCell<BTreeMap<String, usize>>,
    /// The answers that were taken.
    taken: RefCell<BTreeSet<(String, usize)>>,
    /// The keys of a table that is one answer of several.
    keys: RefCell<BTreeMap<String, &'static [&'static str]>>,
    /// A key that is left out.
    left_out: String,
    /// The keys that the type cannot be read without.
    required: BTreeSet<String>,
}

impl Asking {
    fn read<T: DeserializeOwned>(&self) -> Result<(), Refusal> {
        T::deserialize(Answer { asking: self, way: String::new() }).map(|_| ())
    }

    /// Reads until every answer to every question has been tried, and then without each key.
    fn find_all<T: DeserializeOwned>(&mut self) {
        let mut tried = BTreeSet::new();
        while let Some((way, answer)) = self.next_answer::<T>(&tried) {
            tried.insert((way.clone(), answer));
            self.answers.borrow_mut().insert(way, answer);
            // What is refused is known by now; a table is refused once more, until its keys are.
            let _ = self.read::<T>().or_else(|_| self.read::<T>());
        }
        let tables: Vec<String> = self.asked.borrow().iter().flat_map(|(way, asked)| keys_below(way, *asked)).collect();
        for way in tables {
            self.settle(&way);
            self.left_out = way.clone();
            if self.read::<T>().is_err() {
                self.required.insert(way);
            }
        }
    }

    /// The next answer to try, while each other question has one that is taken.
    fn next_answer<T: DeserializeOwned>(&self, tried: &BTreeSet<(String, usize)>) -> Option<(String, usize)> {
        self.settle("");
        let _ = self.read::<T>();
        let asked = self.asked.borrow();
        let open = asked.iter().filter(|(_, asked)| **asked == Asked::Anything);
        let mut open = open.flat_map(|(way, _)| (0..ANSWERS).map(|answer| (way.clone(), answer)));
        open.find(|next| !tried.contains(next))
    }

    /// Answers each question as it was taken first, and those on a way as it says.
    fn settle(&self, way: &str) {
        let mut answers = self.answers.borrow_mut();
        let taken = self.taken.borrow();
        for (question, answer) in taken.iter().rev() {
            answers.insert(question.clone(), *answer);
        }
        for (question, answer) in taken.iter() {
            if way.starts_with(&format!("{question}/|{answer}")) {
                answers.insert(question.clone(), *answer);
            }
        }
    }

    fn shape(&self, way: &str) -> Shape {
        match self.asked.borrow().get(way).copied().unwrap_or(Asked::Text) {
            Asked::Text => Shape::Text,
            Asked::Truth => Shape::Truth,
            Asked::Whole => Shape::Whole,
            Asked::Number => Shape::Number,
            Asked::Word(words) => Shape::Word(words),
            Asked::List(length) => Shape::List(Box::new(self.shape(&format!("{way}/[]"))), length),
            Asked::Map => Shape::Map(Box::new(self.shape(&format!("{way}/{{}}")))),
            Asked::Table(names) => self.table(way, names),
            Asked::Anything => {
                let is_taken = |answer: &usize| self.taken.borrow().contains(&(way.to_owned(), *answer));
                let taken = (0..ANSWERS).filter(is_taken);
                let mut shapes: Vec<Shape> = taken.map(|answer| self.answer_shape(way, answer)).collect();
                if shapes.contains(&Shape::Number) {
                    shapes.retain(|shape| *shape != Shape::Whole);
                }
                match shapes.as_slice() {
                    [one] => one.clone(),
                    _ => Shape::Either(shapes),
                }
            }
        }
    }

    fn answer_shape(&self, way: &str, answer: usize) -> Shape {
        match answer {
            0 => Shape::Text,
            1 => Shape::Whole,
            2 => Shape::Number,
            _ => {
                let names = self.keys.borrow().get(way).copied().unwrap_or_default();
                self.table(&format!("{way}/|{answer}"), names)
            }
        }
    }

    fn table(&self, way: &str, names: &[&'static str]) -> Shape {
        let key = |name: &&'static str| {
            let way = format!("{way}/{name}");
            ShapeKey { name, is_required: self.required.contains(&way), shape: self.shape(&way) }
        };
        Shape::Table(names.iter().map(key).collect())
    }
}

/// The ways to the keys of what is asked for.
fn keys_below(way: &str, asked: Asked) -> Vec<String> {
    match asked {
        Asked::Table(names) => names.iter().map(|name| format!("{way}/{name}")).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use toml::Spanned;

    use super::*;
    use crate::templates::SummaryColumn;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "it is only asked what it would read")]
    struct Sample {
        format: u32,
        text: Option<String>,
        #[serde(rename = "for")]
        renamed: Spanned<String>,
        #[serde(default)]
        words: Vec<Word>,
        map: BTreeMap<String, Inner>,
        months: [String; 2],
        columns: Vec<SummaryColumn>,
        #[serde(default, deserialize_with = "super::super::typer::number")]
        least: Option<rust_decimal::Decimal>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        One,
        #[serde(alias = "zwei")]
        Two,
    }

    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    #[allow(dead_code, reason = "it is only asked what it would read")]
    struct Inner {
        truth: bool,
    }

    fn key(name: &'static str, is_required: bool, shape: Shape) -> ShapeKey {
        ShapeKey { name, is_required, shape }
    }

    #[test]
    fn a_type_says_what_it_reads() {
        let Shape::Table(keys) = of::<Sample>() else { panic!() };
        let list = |shape| Shape::List(Box::new(shape), None);
        assert_eq!(keys[0], key("format", true, Shape::Whole));
        assert_eq!(keys[1], key("text", false, Shape::Text));
        assert_eq!(keys[2], key("for", true, Shape::Text));
        assert_eq!(keys[3], key("words", false, list(Shape::Word(&["one", "two", "zwei"]))));
        let inner = Shape::Table(vec![key("truth", false, Shape::Truth)]);
        assert_eq!(keys[4], key("map", true, Shape::Map(Box::new(inner))));
        assert_eq!(keys[5], key("months", true, Shape::List(Box::new(Shape::Text), Some(2))));
        let Shape::List(columns, _) = &keys[6].shape else { panic!() };
        let Shape::Either(ways) = &**columns else { panic!("{columns:?}") };
        let [Shape::Text, Shape::Table(computed)] = ways.as_slice() else { panic!("{ways:?}") };
        let names: Vec<_> = computed.iter().map(|key| (key.name, key.is_required)).collect();
        assert_eq!(names, [("rubrik", true), ("typ", true), ("decimaler", false), ("uttryck", true)]);
        assert_eq!(keys[7], key("least", false, Shape::Number));
    }
}
