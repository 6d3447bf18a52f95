//! One message as data: a name in the catalogues and the arguments that the catalogues use for it. `message!` compares the
//! arguments of a call with those that the name declares when the program is built, and nothing else makes a `Message`. So
//! none can reach a reader without its words.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Deref;

/// A name in the catalogues, and the arguments that its texts use. A test holds both catalogues to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    name: &'static str,
    arguments: &'static [&'static str],
}

impl Declared {
    /// Declares a name and its arguments; `declare!` writes the calls.
    pub const fn new(name: &'static str, arguments: &'static [&'static str]) -> Self {
        Self { name, arguments }
    }

    /// The name in the catalogues.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The arguments that its texts use.
    pub const fn arguments(self) -> &'static [&'static str] {
        self.arguments
    }

    /// The stable code of a name such as `G07-motsager`, as the user sees it.
    pub fn shown(self) -> &'static str {
        shown(self.name)
    }

    /// Whether these are its arguments, in any order: none missing, none more, none twice.
    const fn takes(self, names: &[&str]) -> bool {
        let mut index = 0;
        while index < self.arguments.len() {
            if !contains(names, self.arguments[index]) {
                return false;
            }
            index += 1;
        }
        names.len() == self.arguments.len()
    }
}

/// The code of a message's name, before its first hyphen.
pub(crate) fn shown(name: &str) -> &str {
    name.split('-').next().unwrap_or(name)
}

/// The names of the arguments that a call gives a message: there is none but where they are those that it declares.
#[derive(Clone, Copy)]
pub(crate) struct Call<const N: usize> {
    message: Declared,
    names: &'static [&'static str],
}

impl<const N: usize> Call<N> {
    /// A call with these arguments, or `refusal` when the program is built.
    pub(crate) const fn new(message: Declared, names: &'static [&'static str], refusal: &str) -> Self {
        assert!(names.len() == N && message.takes(names), "{}", refusal);
        Self { message, names }
    }

    /// The message with the values of its arguments, in the order of their names.
    pub(crate) fn with(self, values: [&dyn Display; N]) -> Message {
        let values = values.iter().map(ToString::to_string);
        Message { name: self.message.name, arguments: Arguments(self.names.iter().copied().zip(values).collect()) }
    }
}

/// A message to be told: its name, and a value for each argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// The name in the catalogues.
    pub(crate) name: &'static str,
    /// The values.
    pub(crate) arguments: Arguments,
}

impl Message {
    /// A message with what `value` says for each argument that it declares.
    pub(crate) fn filled(message: Declared, value: impl Fn(&str) -> String) -> Self {
        let arguments = message.arguments.iter().map(|name| (*name, value(name))).collect();
        Self { name: message.name, arguments: Arguments(arguments) }
    }
}

/// The arguments of a message with their values, to be read; only a message has made them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arguments(BTreeMap<&'static str, String>);

impl Arguments {
    /// The same arguments, each value changed by itself and its name.
    pub(crate) fn map(self, change: impl Fn(&str, String) -> String) -> Self {
        Self(self.0.into_iter().map(|(name, value)| (name, change(name, value))).collect())
    }
}

impl Deref for Arguments {
    type Target = BTreeMap<&'static str, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Declares messages: `/// What it tells. NAME = "name-in-the-catalogues" (its, arguments);`, after how far they are seen.
macro_rules! declare {
    ($seen:vis, $($(#[$doc:meta])* $name:ident = $key:literal $(($($argument:ident),+))?;)*) => {
        $($(#[$doc])* $seen const $name: $crate::message::Declared =
            $crate::message::Declared::new($key, &[$($(stringify!($argument)),+)?]);)*
        /// All of them, for the catalogues' test and for lists.
        #[cfg_attr(not(test), allow(dead_code, reason = "not every room lists its messages outside tests"))]
        $seen const ALL: &[$crate::message::Declared] = &[$($name),*];
    };
}

/// A declared message with its arguments: `message!(codes::FILE_TOO_LARGE, fil = name, grans = limit)`. A missing, surplus or
/// misspelt argument does not compile.
macro_rules! message {
    ($declared:path $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Call::with(
            {
                const NAMES: &[&str] = &[$(stringify!($name)),*];
                const CALL: $crate::message::Call<{ NAMES.len() }> = $crate::message::Call::new(
                    $declared,
                    NAMES,
                    concat!(stringify!($declared), " declares other arguments than", $(" ", stringify!($name)),*),
                );
                CALL
            },
            [$(&$value),*],
        )
    };
}

pub(crate) use {declare, message};

/// `str`'s own comparison cannot run when the program is built.
const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if same(names[index].as_bytes(), name.as_bytes()) {
            return true;
        }
        index += 1;
    }
    false
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    one.len() == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Declared = Declared::new("G07-blad", &["blad", "forklaring"]);

    #[test]
    fn a_call_gives_the_declared_arguments_and_no_others() {
        assert!(SHEET.takes(&["blad", "forklaring"]) && SHEET.takes(&["forklaring", "blad"]));
        for wrong in [
            &[][..],
            &["blad"],
            &["blad", "forklarin"],
            &["blad", "forklaringar"],
            &["blad", "blad"],
            &["blad", "forklaring", "blad"],
            &["blad", "forklaring", "namn"],
        ] {
            assert!(!SHEET.takes(wrong), "{wrong:?}");
        }
        assert!(Declared::new("W16", &[]).takes(&[]) && !Declared::new("W16", &[]).takes(&["blad"]));
    }

    #[test]
    #[should_panic(expected = "other arguments")]
    fn no_call_is_made_with_other_arguments() {
        Call::<1>::new(SHEET, &["blad"], "other arguments");
    }

    #[test]
    fn a_message_has_its_name_and_a_value_for_each_argument() {
        let told = message!(SHEET, forklaring = 12, blad = "Deltagare");
        assert_eq!((told.name, SHEET.shown()), ("G07-blad", "G07"));
        assert_eq!((&*told.arguments["blad"], &*told.arguments["forklaring"]), ("Deltagare", "12"));
    }
}
