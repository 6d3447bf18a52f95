//! What each sign does where it may stand: `signs.txt` says of each whether it stands as it was typed (`=`), is markup that the
//! reference names (what is printed), or is told (the code). `UTLATANDE_UPDATE=1` rewrites the table, to be read before it is kept.

use std::fmt::Write;
use std::path::Path;

use super::*;

/// Places where a sign may stand, `%` for it.
const PLACES: [(&str, &str); 12] = [
    ("först", "% sak följer."),
    ("intill", "%sak följer."),
    ("mitt i", "Sak % sak följer."),
    ("i ord", "Sak%sak följer."),
    ("sist", "Sak följer %"),
    ("intill sist", "Sak följer%"),
    ("ny rad", "Sak som följs av\n% sak."),
    ("egen rad", "Sak som följs av\n%\noch sak."),
    ("punkt", "- sak\n- % sak"),
    ("rubrik", "### Sak % sak"),
    ("i citat", "Sak ”% sak” följer."),
    ("intill i citat", "Sak ”sak%” följer."),
];

const SIGNS: [&str; 62] = [
    "2025.",
    "1.",
    "2)",
    "a)",
    "#",
    "#1",
    "##",
    "###",
    "+",
    "*",
    "**",
    "***",
    "-",
    "–",
    "--",
    "---",
    "===",
    "___",
    "_",
    "__",
    "~",
    "~~",
    ">",
    ">>",
    "<",
    "<b>",
    "<10",
    "&",
    "&amp;",
    "&foo;",
    "`",
    "```",
    "|",
    "$",
    "$x$",
    "@",
    "@anna",
    "\\",
    "\\*",
    "//",
    "[^1]",
    "[1]",
    "[x]",
    "https://a.se/b_c*d",
    "(http://a.se)",
    "a@b.se",
    "(c)",
    "...",
    "½",
    "\"",
    "'",
    "{",
    "}",
    "^",
    "=",
    "==",
    ":",
    "!",
    "%",
    "•",
    "·",
    "{%",
];

/// What becomes of a text: nothing, what is printed instead, or what is told.
fn outcome(text: &str) -> String {
    let (shown, told) = read(text);
    if !told.is_empty() {
        let kinds: Vec<&str> =
            told.iter().map(|told| told.rsplit_once(' ').map_or(told.as_str(), |(kind, _)| kind)).collect();
        return kinds.join(", ");
    }
    let as_typed = text.replace('\n', " ");
    let printed = shown.trim_end().replace("-\n  ", "- ").replace("3# ", "### ").replace('\n', " ");
    if printed == as_typed { "=".to_owned() } else { printed }
}

#[test]
fn every_sign_stands_is_markup_or_is_told() {
    let mut table = String::new();
    for sign in SIGNS {
        writeln!(table, "{sign}").expect("written");
        for (name, pattern) in PLACES {
            let outcome = outcome(&pattern.replace('%', sign));
            writeln!(table, "    {name}: {outcome}").expect("written");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/prose/tests/signs.txt");
    if std::env::var_os("UTLATANDE_UPDATE").is_some() {
        std::fs::write(&path, &table).expect("written");
    }
    assert_eq!(std::fs::read_to_string(&path).expect("read"), table);
}
