//! Lists of words by their names, as the file of a language has them.
//!
//! A structure of hundreds of lists is declared by [`lists!`] and not by serde's derive: that makes code for every list at every place
//! where reading may fail, the square of their number, over which the compiler takes minutes.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::listed::Listed;

/// The lists of a table that are not taken yet, and what was wrong with those that are.
pub(super) struct Lists {
    left: BTreeMap<&'static str, Listed>,
    wrong: Vec<String>,
}

impl Lists {
    /// The lists of a table.
    pub(super) fn of(table: impl IntoIterator<Item = (&'static str, Listed)>) -> Self {
        Self { left: table.into_iter().collect(), wrong: Vec::new() }
    }

    /// A list by its name; an empty one where there is none such, which is wrong.
    pub(super) fn take<T: Deserialize<'static> + Default>(&mut self, name: &str) -> T {
        let list = self.left.remove(name).ok_or_else(|| "missing".to_owned());
        let read = list.and_then(|list| T::deserialize(list).map_err(|e| e.to_string()));
        read.unwrap_or_else(|problem| {
            self.wrong.push(format!("{name}: {problem}"));
            T::default()
        })
    }

    /// What is read from a table of lists inside this one.
    pub(super) fn table<T>(&mut self, name: &str, read: fn(&mut Self) -> T) -> T {
        let mut inner = match self.left.remove(name) {
            Some(Listed::Table(table)) => Self::of(table.iter().copied()),
            _ => Self { left: BTreeMap::new(), wrong: vec!["no table".to_owned()] },
        };
        let read = read(&mut inner);
        self.wrong.extend(inner.problems().into_iter().map(|problem| format!("{name}.{problem}")));
        read
    }

    /// What is wrong, when all that is known has been taken.
    pub(super) fn problems(self) -> Vec<String> {
        let unknown = self.left.into_keys().map(|name| format!("{name}: unknown"));
        self.wrong.into_iter().chain(unknown).collect()
    }
}

/// Declares a structure of lists, each with the name that it has in the file or with the one that is given it, and of tables of such.
macro_rules! lists {
    (
        $(#[$of:meta])* $seen:vis struct $name:ident {
            $($(#[$about:meta])* $own:vis $field:ident $(= $key:literal)?: $list:ty,)*
            $(; $($(#[$inside:meta])* $open:vis $table:ident: $tables:ident,)*)?
        }
    ) => {
        $(#[$of])*
        #[derive(Debug, Default)]
        $seen struct $name {
            $($(#[$about])* $own $field: $list,)*
            $($($(#[$inside])* $open $table: $tables,)*)?
        }

        impl $name {
            /// Takes each list by its name.
            pub(in crate::review::language_data) fn read(lists: &mut $crate::review::language_data::lists::Lists) -> Self {
                Self {
                    $($field: lists.take(lists!(@name $field $($key)?)),)*
                    $($($table: lists.table(stringify!($table), $tables::read),)*)?
                }
            }
        }
    };
    (@name $field:ident $key:literal) => { $key };
    (@name $field:ident) => { stringify!($field) };
}

pub(super) use lists;
