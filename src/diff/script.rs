//! How one list becomes another, so that either can be had from the other: what is kept and from where, what is changed, what is
//! new, and what is gone. Lists that are sorted anew are no exception, since what is kept says where it stood.

use serde::{Deserialize, Serialize};

/// A value on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair<T> {
    /// On the old side.
    pub fore: T,
    /// On the new side.
    pub efter: T,
}

impl<T> Pair<T> {
    /// A pair.
    pub fn new(fore: T, efter: T) -> Self {
        Self { fore, efter }
    }
}

impl<T: Clone> Pair<T> {
    /// The other way round.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { fore: self.efter.clone(), efter: self.fore.clone() }
    }
}

/// A change of some parts of a list that follow each other.
pub trait Change<T>: Sized {
    /// How many it is of on the old side, and how many it makes.
    fn lengths(&self) -> (usize, usize);
    /// The new parts; none where these are not its old ones.
    fn apply(&self, old: &[T]) -> Option<Vec<T>>;
    /// The change that takes it back.
    fn inverted(&self) -> Self;
}

/// A step of a new list, in its order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step<T, C> {
    /// Parts that are as they were.
    Kvar {
        /// The first of them in the old list.
        fran: usize,
        /// How many.
        antal: usize,
    },
    /// Parts that are changed.
    Andrat {
        /// The first of them in the old list.
        fran: usize,
        /// How.
        andring: C,
    },
    /// A part that is new here.
    Tillagt {
        /// It.
        del: T,
        /// The move that it ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flytt: Option<usize>,
        /// The cause that it follows from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        orsak: Option<usize>,
        /// Where it stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plats: Option<String>,
    },
}

/// A part that is gone from here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone<T> {
    /// Where it stood in the old list.
    pub fran: usize,
    /// It.
    pub del: T,
    /// The move that it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flytt: Option<usize>,
    /// The cause that it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orsak: Option<usize>,
    /// Where it stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plats: Option<String>,
}

/// How one list becomes another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script<T, C> {
    /// The new list, in its order.
    pub steg: Vec<Step<T, C>>,
    /// What is gone from the old one, in its order.
    pub borta: Vec<Gone<T>>,
}

impl<T, C> Default for Script<T, C> {
    fn default() -> Self {
        Self { steg: Vec::new(), borta: Vec::new() }
    }
}

impl<T, C> Script<T, C> {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.borta.is_empty() && matches!(self.steg.as_slice(), [] | [Step::Kvar { fran: 0, .. }])
    }

    /// Whether what is kept or changed stands in another order.
    pub fn is_reordered(&self) -> bool {
        let starts = self.steg.iter().filter_map(|step| match step {
            Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => Some(*fran),
            Step::Tillagt { .. } => None,
        });
        !starts.is_sorted()
    }

    /// Adds parts that are kept, as a part of those before them where they go on.
    pub(super) fn keep(&mut self, at: usize) {
        match self.steg.last_mut() {
            Some(Step::Kvar { fran, antal }) if *fran + *antal == at => *antal += 1,
            _ => self.steg.push(Step::Kvar { fran: at, antal: 1 }),
        }
    }
}

impl<T: Clone + PartialEq, C: Change<T>> Script<T, C> {
    /// The new list; none where it is not made from this old one.
    pub fn apply(&self, old: &[T]) -> Option<Vec<T>> {
        let is_gone = |gone: &Gone<T>| old.get(gone.fran) == Some(&gone.del);
        let mut new = Vec::new();
        let mut used = self.borta.len();
        if !self.borta.iter().all(is_gone) {
            return None;
        }
        for step in &self.steg {
            match step {
                Step::Kvar { fran, antal } => {
                    new.extend_from_slice(old.get(*fran..*fran + *antal)?);
                    used += antal;
                }
                Step::Andrat { fran, andring } => {
                    let count = andring.lengths().0;
                    new.extend(andring.apply(old.get(*fran..*fran + count)?)?);
                    used += count;
                }
                Step::Tillagt { del, .. } => new.push(del.clone()),
            }
        }
        (used == old.len()).then_some(new)
    }

    /// The script that takes it back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let mut inverted = Self::default();
        let mut steps: Vec<(usize, Step<T, C>)> = Vec::new();
        let mut at = 0;
        for step in &self.steg {
            match step {
                Step::Kvar { fran, antal } => {
                    steps.push((*fran, Step::Kvar { fran: at, antal: *antal }));
                    at += antal;
                }
                Step::Andrat { fran, andring } => {
                    steps.push((*fran, Step::Andrat { fran: at, andring: andring.inverted() }));
                    at += andring.lengths().1;
                }
                Step::Tillagt { del, flytt, orsak, plats } => {
                    let (del, plats) = (del.clone(), plats.clone());
                    inverted.borta.push(Gone { fran: at, del, flytt: *flytt, orsak: *orsak, plats });
                    at += 1;
                }
            }
        }
        steps.extend(self.borta.iter().map(|gone| {
            let Gone { fran, del, flytt, orsak, plats } = gone.clone();
            (fran, Step::Tillagt { del, flytt, orsak, plats })
        }));
        steps.sort_by_key(|(start, _)| *start);
        for (_, step) in steps {
            match (inverted.steg.last_mut(), step) {
                (Some(Step::Kvar { fran, antal }), Step::Kvar { fran: next, antal: more })
                    if *fran + *antal == next =>
                {
                    *antal += more;
                }
                (_, step) => inverted.steg.push(step),
            }
        }
        inverted
    }
}
