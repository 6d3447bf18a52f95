//! Ten digits that are a telephone number, or a book's, by the word that stands before them.

/// What the word before a telephone number begins with or has in it, in lower case.
const TELEPHONE: [&str; 8] = ["tel", "tfn", "mobil", "mob", "fax", "sms", "växel", "phone"];

/// The whole word before one; a name may begin with it.
const CALLS: [&str; 7] = ["ring", "ringa", "samtal", "whatsapp", "nås", "nå", "nåbar"];

/// What may stand between that word, written in full, and the number: another number's kind, or what joins it to the one before.
const BETWEEN: [&str; 14] = [
    "eller",
    "alt",
    "alternativt",
    "på",
    "via",
    "arbete",
    "arb",
    "privat",
    "jobb",
    "jour",
    "hem",
    "direkt",
    "dagtid",
    "kvällstid",
];

/// So far before a number stands what says what it is.
const NEAR: usize = 100;

/// What says that the ten digits after it are those of a book.
const BOOK: &str = "isbn";

/// The digits of a telephone number that may be taken for a personnummer.
const TELEPHONE_DIGITS: usize = 10;

/// Ten digits in one after a word that says so, or that says that they are a book's; a personnummer is seldom written thus, and
/// not after such a word.
pub(super) fn is_telephone(number: &str, label: &str, before: &str) -> bool {
    let is_undivided = number.len() == TELEPHONE_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_called = || says_telephone(before) || !has_word(before) && says_telephone(label);
    is_undivided && (number.starts_with('0') && is_called() || is_book(number) && last_words(before).0 == BOOK)
}

/// Whether the digit that ends the number of a book is that of the others.
fn is_book(ten: &str) -> bool {
    let sum: u32 = (1..=10).rev().zip(ten.chars().filter_map(|c| c.to_digit(10))).map(|(by, digit)| by * digit).sum();
    sum.is_multiple_of(11)
}

/// Whether the last word of a text says that a telephone number follows.
pub(crate) fn says_telephone(text: &str) -> bool {
    let (last, said) = last_words(text);
    let in_full = |word: &str| TELEPHONE.contains(&word) || CALLS.contains(&word) || word.contains("telefon");
    in_full(&said)
        || said.strip_prefix("mobil").is_some_and(|rest| rest.is_empty() || rest.ends_with("nummer"))
        || TELEPHONE.iter().any(|telephone| last.starts_with(telephone))
        || last.contains("phone")
}

/// The last word of a text, and the last that says what follows, in lower case.
pub(super) fn last_words(text: &str) -> (String, String) {
    let mut last = words(near(text)).map(str::to_lowercase);
    let first = last.next().unwrap_or_default();
    let said = std::iter::once(first.clone()).chain(last).find(|word| !BETWEEN.contains(&word.as_str()));
    (first, said.unwrap_or_default())
}

/// The end of a text.
pub(super) fn near(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    text.get((from..).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())..).unwrap_or_default()
}

pub(super) fn has_word(text: &str) -> bool {
    words(near(text)).next().is_some()
}

/// The words of a text from its end; numbers are none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && !["nr", "nummer"].contains(word))
}
