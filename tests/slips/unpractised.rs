//! Slips of someone who has not written TOML before: habits of speech, of e-mail, of other programs and of paper.

use super::toml::{DAY, LINE, LONG, NUMBER, Slip, TEXT};
use crate::common::MONTHS;

const HEADING: &str = r"(?m)^\[(?P<name>[\w.]+)\]$";
const NESTED: &str = r"(?m)^\[(?P<first>\w+)\.(?P<rest>[\w.]+)\]$";
/// A reference in a text.
const REFERENCE: &str = r"\{\{ (?P<name>[\w.]+)(?P<filter> \| \w+)? \}\}";
/// A point of a list on a line of its own.
const ITEM: &str = r#"(?m)^    (?P<item>"[^"\n]*"),$"#;
/// Two keys below each other.
const PAIR: &str = r#"(?m)^(?P<one>\w+ = (?:"[^"\n]*"|\d\S*))\n(?P<other>\w+ = (?:"[^"\n]*"|\d\S*))$"#;
/// A heading with the keys under it, each with its value on the same line.
const BLOCK: &str = r#"(?m)^\[[\w.]+\]\n(?:\w+ = (?:"[^"\n]*"|\d\S*|\[[^\n]*\])\n)+"#;
/// A file that is named.
const FILE: &str = r#"(?m)^fil = "(?P<stem>\w+)\.toml"$"#;

/// Words that have other letters in Swedish than as keys.
const IN_SWEDISH: &[(&str, &str)] = &[
    ("arende", "ärende"),
    ("arendet", "ärendet"),
    ("arendenummer", "ärendenummer"),
    ("utfardat", "utfärdat"),
    ("handlaggare", "handläggare"),
    ("sate", "säte"),
    ("intrade", "inträde"),
    ("fran", "från"),
    ("arlig", "årlig"),
    ("forkortning", "förkortning"),
    ("forklaring", "förklaring"),
    ("uppfoljning", "uppföljning"),
    ("foregangare", "föregångare"),
    ("forslag", "förslag"),
    ("bedomning", "bedömning"),
    ("galler_for", "gäller_för"),
    ("fokusomraden", "fokusområden"),
    ("forsattsblad", "försättsblad"),
    ("moten", "möten"),
    ("omprovning", "omprövning"),
    ("arbetsbocker", "arbetsböcker"),
];

/// Keys and headings as somebody who thinks in English writes them.
const IN_ENGLISH: &[(&str, &str)] = &[
    ("titel", "title"),
    ("namn", "name"),
    ("telefon", "phone"),
    ("epost", "email"),
    ("datum", "date"),
    ("organ", "board"),
    ("fil", "file"),
    ("dokument", "document"),
    ("arende", "case"),
    ("fakta", "facts"),
    ("avsnitt", "sections"),
    ("bilagor", "attachments"),
    ("handlaggare", "officer"),
    ("beslut", "decision"),
];

fn translated(word: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    words.iter().find(|(own, _)| *own == word).map(|(_, other)| *other)
}

/// Each part of a heading in other letters or words; nothing where none has any.
fn heading_in(name: &str, words: &[(&str, &'static str)]) -> Option<String> {
    let parts: Vec<&str> = name.split('.').map(|part| translated(part, words).unwrap_or(part)).collect();
    Some(parts.join(".")).filter(|other| other != name)
}

fn month(c: &regex::Captures<'_>) -> &'static str {
    MONTHS[c["month"].parse::<usize>().unwrap() - 1]
}

fn day(c: &regex::Captures<'_>) -> u32 {
    c["day"].parse().unwrap()
}

/// A key with something else as its value.
fn with(c: &regex::Captures<'_>, value: &str) -> Option<String> {
    Some(format!("{}{value}", &c["key"]))
}

pub(super) const UNPRACTISED: &[Slip] = &[
    // Letters and languages.
    Slip {
        name: "nyckel med svenska bokstäver",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} = ", translated(&c["key"], IN_SWEDISH)?)),
    },
    Slip {
        name: "rubrik med svenska bokstäver",
        fits: r"(?m)^(?P<open>\[+)(?P<name>[\w.]+)(?P<close>\]+)$",
        makes: |c| Some(format!("{}{}{}", &c["open"], heading_in(&c["name"], IN_SWEDISH)?, &c["close"])),
    },
    Slip {
        name: "namn med svenska bokstäver",
        fits: REFERENCE,
        makes: |c| {
            let name = heading_in(&c["name"], IN_SWEDISH)?;
            Some(format!("{{{{ {name}{} }}}}", c.name("filter").map_or("", |filter| filter.as_str())))
        },
    },
    Slip {
        name: "nyckel på engelska",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} = ", translated(&c["key"], IN_ENGLISH)?)),
    },
    Slip {
        name: "rubrik på engelska",
        fits: r"(?m)^(?P<open>\[+)(?P<name>[\w.]+)(?P<close>\]+)$",
        makes: |c| Some(format!("{}{}{}", &c["open"], heading_in(&c["name"], IN_ENGLISH)?, &c["close"])),
    },
    Slip { name: "block kopierat", fits: BLOCK, makes: |c| Some(format!("{}\n{}", &c[0], &c[0])) },
    // Days and numbers as they are said.
    Slip { name: "dag i tal", fits: DAY, makes: |c| with(c, &format!("den {} {} {}", day(c), month(c), &c["year"])) },
    Slip {
        name: "dag med ändelse",
        fits: DAY,
        makes: |c| with(c, &format!("{}:e {} {}", day(c), month(c), &c["year"])),
    },
    Slip { name: "dag utan år, i ord", fits: DAY, makes: |c| with(c, &format!("{} {}", day(c), month(c))) },
    Slip {
        name: "dag med hårda bindestreck",
        fits: DAY,
        makes: |c| with(c, &format!("{}\u{2011}{}\u{2011}{}", &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med en siffra",
        fits: DAY,
        makes: |c| {
            let made = format!("{}-{}-{}", &c["year"], c["month"].trim_start_matches('0'), day(c));
            (made.len() < 10).then(|| with(c, &made))?
        },
    },
    Slip { name: "decimalkomma", fits: NUMBER, makes: |c| with(c, &format!("{},0", &c["number"])) },
    Slip { name: "kr före", fits: NUMBER, makes: |c| with(c, &format!("SEK {}", &c["number"])) },
    Slip { name: "enhet intill", fits: NUMBER, makes: |c| with(c, &format!("{}kr", &c["number"])) },
    Slip { name: "ungefär", fits: NUMBER, makes: |c| with(c, &format!("ca {}", &c["number"])) },
    Slip { name: "tal i ord", fits: NUMBER, makes: |c| with(c, "tre").filter(|_| &c["number"] == "3") },
    Slip {
        name: "två år med streck",
        fits: r"(?m)^(?P<key>\w+ = )(?P<year>20\d\d)$",
        makes: |c| with(c, &format!("{}-2024", &c["year"])),
    },
    Slip {
        name: "två år med tankstreck",
        fits: r"(?m)^(?P<key>\w+ = )(?P<year>20\d\d)$",
        makes: |c| with(c, &format!("{}–2024", &c["year"])),
    },
    Slip {
        name: "år som dag",
        fits: r"(?m)^(?P<key>\w+ = )(?P<year>20\d\d)$",
        makes: |c| with(c, &format!("{}-01-01", &c["year"])),
    },
    Slip { name: "talet två gånger", fits: NUMBER, makes: |c| with(c, &format!("{0} {0}", &c["number"])) },
    Slip { name: "ingenting", fits: NUMBER, makes: |c| with(c, "-") },
    // Several things on a line, and one thing on several.
    Slip { name: "två nycklar på en rad", fits: PAIR, makes: |c| Some(format!("{} {}", &c["one"], &c["other"])) },
    Slip { name: "två nycklar med komma", fits: PAIR, makes: |c| Some(format!("{}, {}", &c["one"], &c["other"])) },
    Slip { name: "två nycklar med semikolon", fits: PAIR, makes: |c| Some(format!("{}; {}", &c["one"], &c["other"])) },
    Slip {
        name: "rubrik och nyckel på en rad",
        fits: r"(?m)^\[(?P<name>[\w.]+)\]\n(?P<line>\w+ = .*)$",
        makes: |c| Some(format!("[{}] {}", &c["name"], &c["line"])),
    },
    Slip {
        name: "texten bruten på två rader",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<first>\w[^"\n{]*) (?P<rest>\w[^"\n{]*)"$"#,
        makes: |c| Some(format!("{}\"{}\n{}\"", &c["key"], &c["first"], &c["rest"])),
    },
    Slip {
        name: "lång text i enkla citattecken",
        fits: LONG,
        makes: |c| Some(format!("{}\"\n{}\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "alla rader under rubriken två gånger",
        fits: r"(?m)^(?P<all>\[[\w.]+\]\n(?:\w+ = .*\n)+)$",
        makes: |c| Some(format!("{0}\n{0}", &c["all"])),
    },
    Slip {
        name: "värdet klistrat i sig självt",
        fits: LINE,
        makes: |c| {
            let (key, value) = c["line"].split_once(" = ")?;
            Some(format!("{key} = {key} = {value}"))
        },
    },
    Slip {
        name: "halv rad kvar",
        fits: LINE,
        makes: |c| {
            let key = c["line"].split(' ').next()?;
            Some(format!("{}\n{}", &key[..key.len().min(4)], &c["line"]))
        },
    },
    // Marks of other programs and of paper.
    Slip { name: "anteckning med semikolon", fits: HEADING, makes: |c| Some(format!("; obs\n[{}]", &c["name"])) },
    Slip {
        name: "anteckning mellan stjärnor", fits: HEADING, makes: |c| Some(format!("/* obs */\n[{}]", &c["name"]))
    },
    Slip { name: "anteckning med streck", fits: HEADING, makes: |c| Some(format!("--- obs ---\n[{}]", &c["name"])) },
    Slip { name: "anteckning inom parentes", fits: LINE, makes: |c| Some(format!("{} (stämmer det?)", &c["line"])) },
    Slip { name: "linje", fits: HEADING, makes: |c| Some(format!("=====\n[{}]", &c["name"])) },
    Slip { name: "rubrik i klamrar", fits: HEADING, makes: |c| Some(format!("{{{}}}", &c["name"])) },
    Slip { name: "rubrik i vinklar", fits: HEADING, makes: |c| Some(format!("<{}>", &c["name"])) },
    Slip {
        name: "rubrik med nummertecken",
        fits: NESTED,
        makes: |c| Some(format!("## {}.{}", &c["first"], &c["rest"])),
    },
    Slip { name: "rubrik som slutar med klammer", fits: HEADING, makes: |c| Some(format!("[{}}}", &c["name"])) },
    Slip { name: "rubrik med komma", fits: NESTED, makes: |c| Some(format!("[{},{}]", &c["first"], &c["rest"])) },
    Slip { name: "rubrik med understreck", fits: NESTED, makes: |c| Some(format!("[{}_{}]", &c["first"], &c["rest"])) },
    Slip { name: "rubrik bakvänd", fits: NESTED, makes: |c| Some(format!("[{}.{}]", &c["rest"], &c["first"])) },
    Slip { name: "rubriken som nyckel", fits: HEADING, makes: |c| Some(format!("{}:", &c["name"])) },
    Slip {
        name: "tabb från Excel",
        fits: TEXT,
        makes: |c| Some(format!("{}\t{}", c["key"].trim_end_matches(" = "), &c["text"])),
    },
    Slip {
        name: "tabb och tal från Excel",
        fits: NUMBER,
        makes: |c| Some(format!("{}\t{}", c["key"].trim_end_matches(" = "), &c["number"])),
    },
    Slip { name: "lodstreck", fits: LINE, makes: |c| Some(format!("| {} |", c["line"].replace(" = ", " | "))) },
    Slip {
        name: "nyckel med enhet",
        fits: NUMBER,
        makes: |c| Some(format!("{} (kr) = {}", c["key"].trim_end_matches(" = "), &c["number"])),
    },
    Slip { name: "punktlista i listan", fits: ITEM, makes: |c| Some(format!("    - {},", &c["item"])) },
    Slip { name: "numrerad lista i listan", fits: ITEM, makes: |c| Some(format!("    1. {},", &c["item"])) },
    Slip {
        name: "lista på en rad utan komman",
        fits: r#"(?m)^(?P<key>\w+ = \[)\n(?P<items>(?:    "[^"\n]*",\n){2,})\]$"#,
        makes: |c| {
            let joined: Vec<String> =
                c["items"].lines().map(|line| line.trim().trim_end_matches(',').to_owned()).collect();
            Some(format!("{}{}]", &c["key"], joined.join(" ")))
        },
    },
    // References.
    Slip { name: "enkla klamrar", fits: REFERENCE, makes: |c| Some(format!("{{ {} }}", &c["name"])) },
    Slip { name: "hakparenteser för klamrar", fits: REFERENCE, makes: |c| Some(format!("[[{}]]", &c["name"])) },
    Slip { name: "vinklar för klamrar", fits: REFERENCE, makes: |c| Some(format!("<<{}>>", &c["name"])) },
    Slip {
        name: "namnet inom citattecken",
        fits: REFERENCE,
        makes: |c| Some(format!("{{{{ '{}'{} }}}}", &c["name"], c.name("filter").map_or("", |filter| filter.as_str()))),
    },
    Slip {
        name: "namnet med kolon",
        fits: r"\{\{ (?P<first>\w+)\.(?P<rest>[\w.]+)",
        makes: |c| Some(format!("{{{{ {}:{}", &c["first"], &c["rest"])),
    },
    Slip {
        name: "namnets början borta",
        fits: r"\{\{ fakta\.(?P<rest>[\w.]+)",
        makes: |c| Some(format!("{{{{ {}", &c["rest"])),
    },
    Slip {
        name: "filter med komma",
        fits: r"(?P<name>\{\{ [\w.]+) \| (?P<filter>\w+)",
        makes: |c| Some(format!("{}, {}", &c["name"], &c["filter"])),
    },
    Slip {
        name: "filter med parenteser",
        fits: r"(?P<name>\{\{ [\w.]+ \| \w+) \}\}",
        makes: |c| Some(format!("{}() }}}}", &c["name"])),
    },
    Slip { name: "procent och klamrar", fits: REFERENCE, makes: |c| Some(format!("{{% {} %}}", &c["name"])) },
    Slip { name: "dollar och klamrar", fits: REFERENCE, makes: |c| Some(format!("${{{}}}", &c["name"])) },
    // Files and addresses.
    Slip { name: "fil utan ändelse", fits: FILE, makes: |c| Some(format!("fil = \"{}\"", &c["stem"])) },
    Slip {
        name: "fil med stor bokstav",
        fits: FILE,
        makes: |c| Some(format!("fil = \"{}.toml\"", c["stem"].to_uppercase())),
    },
    Slip {
        name: "fil med sökväg",
        fits: FILE,
        makes: |c| Some(format!("fil = \"C:\\Users\\anna\\{}.toml\"", &c["stem"])),
    },
    Slip { name: "fil från Word", fits: FILE, makes: |c| Some(format!("fil = \"{}.docx\"", &c["stem"])) },
    Slip {
        name: "arbetsbok utan ändelse",
        fits: r#"\["underlag\.xlsx"\]"#,
        makes: |_| Some("[\"underlag\"]".to_owned()),
    },
    Slip {
        name: "dokument med filens namn",
        fits: r#"(?m)^dokument = "(?P<name>\w+)"$"#,
        makes: |c| Some(format!("dokument = \"{}.toml\"", &c["name"])),
    },
    Slip {
        name: "dokument med stor bokstav",
        fits: r#"(?m)^dokument = "(?P<name>\w+)"$"#,
        makes: |c| Some(format!("dokument = \"{}\"", c["name"].to_uppercase())),
    },
    Slip { name: "dokumentets rad borta", fits: r#"(?m)^dokument = "\w+"\n"#, makes: |_| Some(String::new()) },
    Slip { name: "filens rad borta", fits: r#"(?m)^fil = "\w+\.toml"\n"#, makes: |_| Some(String::new()) },
    Slip {
        name: "adress från Outlook",
        fits: r#"(?m)^epost = "(?P<mail>[^"]+)"$"#,
        makes: |c| Some(format!("epost = \"Förnamn Efternamn <{}>\"", &c["mail"])),
    },
    Slip {
        name: "adress med mailto",
        fits: r#"(?m)^epost = "(?P<mail>[^"]+)"$"#,
        makes: |c| Some(format!("epost = \"mailto:{}\"", &c["mail"])),
    },
    Slip { name: "format som text", fits: r"(?m)^format = 1$", makes: |_| Some("format = \"1\"".to_owned()) },
    Slip { name: "format med decimal", fits: r"(?m)^format = 1$", makes: |_| Some("format = 1.0".to_owned()) },
    Slip {
        name: "månad i ord",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<year>\d{4})-(?P<month>\d\d)"$"#,
        makes: |c| with(c, &format!("\"{} {}\"", month(c), &c["year"])),
    },
    Slip {
        name: "månad utan nolla",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<year>\d{4})-0(?P<month>\d)"$"#,
        makes: |c| with(c, &format!("\"{}-{}\"", &c["year"], &c["month"])),
    },
    Slip {
        name: "paragraf med tecken efter",
        fits: r"(?m)^(?P<key>paragraf = )(?P<number>\d+)$",
        makes: |c| with(c, &format!("{} §", &c["number"])),
    },
    Slip {
        name: "paragraf som text",
        fits: r"(?m)^(?P<key>paragraf = )(?P<number>\d+)$",
        makes: |c| with(c, &format!("\"§ {}\"", &c["number"])),
    },
];
