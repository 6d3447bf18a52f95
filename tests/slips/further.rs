//! More slips in TOML: lines that were pasted, moved, or written as other languages and programs write them.

use super::toml::{DAY, LINE, LONG, NUMBER, Slip, TEXT};
use crate::common::MONTHS;

const HEADING: &str = r"(?m)^\[(?P<name>[\w.]+)\]$";
/// A heading with a point, and with another name below it.
const NESTED: &str = r"(?m)^\[(?P<first>\w+)\.(?P<rest>[\w.]+)\]$";
/// A list on one line with one text.
const LIST: &str = r#"(?m)^(?P<key>\w+ = )\[(?P<text>"[^"\n]*")\]$"#;
/// A list of texts, and two of them.
const ITEMS: &str = r#"(?m)^(?P<first>    "[^"\n]*"),\n(?P<second>    "[^"\n]*")"#;

/// A month's name.
fn month(number: &str) -> Option<&'static str> {
    MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

pub(super) const FURTHER: &[Slip] = &[
    Slip {
        name: "värdet på nästa rad",
        fits: TEXT,
        makes: |c| Some(format!("{}\n\"{}\"", &c["key"].trim_end(), &c["text"])),
    },
    Slip {
        name: "talet på nästa rad",
        fits: NUMBER,
        makes: |c| Some(format!("{}\n{}", &c["key"].trim_end(), &c["number"])),
    },
    Slip { name: "värdet borta", fits: NUMBER, makes: |c| Some(c["key"].trim_end().to_owned()) },
    Slip { name: "apostrof efter", fits: TEXT, makes: |c| Some(format!("{}\"{}'", &c["key"], &c["text"])) },
    Slip { name: "apostrof före", fits: TEXT, makes: |c| Some(format!("{}'{}\"", &c["key"], &c["text"])) },
    Slip { name: "typografiska apostrofer", fits: TEXT, makes: |c| Some(format!("{}’{}’", &c["key"], &c["text"])) },
    Slip { name: "två citattecken före", fits: TEXT, makes: |c| Some(format!("{}\"\"{}\"", &c["key"], &c["text"])) },
    Slip { name: "två citattecken efter", fits: TEXT, makes: |c| Some(format!("{}\"{}\"\"", &c["key"], &c["text"])) },
    Slip { name: "semikolon efter", fits: LINE, makes: |c| Some(format!("{};", &c["line"])) },
    Slip { name: "punkt efter", fits: TEXT, makes: |c| Some(format!("{}\"{}\".", &c["key"], &c["text"])) },
    Slip { name: "kommentar utan tecken", fits: TEXT, makes: |c| Some(format!("{}\"{}\" obs", &c["key"], &c["text"])) },
    Slip { name: "radnummer före", fits: LINE, makes: |c| Some(format!("12 {}", &c["line"])) },
    Slip { name: "radnummer med kolon", fits: LINE, makes: |c| Some(format!("12: {}", &c["line"])) },
    Slip { name: "citerad rad", fits: LINE, makes: |c| Some(format!("> {}", &c["line"])) },
    Slip { name: "punktlista", fits: LINE, makes: |c| Some(format!("- {}", &c["line"])) },
    Slip { name: "rad från en jämförelse", fits: LINE, makes: |c| Some(format!("+{}", &c["line"])) },
    Slip {
        name: "tilldelning med kolon",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} := ", &c["key"])),
    },
    Slip { name: "pil", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{} => ", &c["key"])) },
    Slip {
        name: "dubbelt likhetstecken ihop",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} == ", &c["key"])),
    },
    Slip {
        name: "nyckel med mellanslag",
        fits: r"(?m)^(?P<start>[a-z]+)_(?P<end>\w+) = ",
        makes: |c| Some(format!("{} {} = ", &c["start"], &c["end"])),
    },
    Slip {
        name: "nyckel med bindestreck",
        fits: r"(?m)^(?P<start>[a-z]+)_(?P<end>\w+) = ",
        makes: |c| Some(format!("{}-{} = ", &c["start"], &c["end"])),
    },
    Slip {
        name: "nyckel med stor bokstav",
        fits: r"(?m)^(?P<first>\w)(?P<rest>\w+) = ",
        makes: |c| Some(format!("{}{} = ", c["first"].to_uppercase(), &c["rest"])),
    },
    Slip {
        name: "nyckel inom klamrar",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{{{}}} = ", &c["key"])),
    },
    Slip {
        name: "dag med punkter",
        fits: DAY,
        makes: |c| Some(format!("{}{}.{}.{}", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med tankstreck",
        fits: DAY,
        makes: |c| Some(format!("{}{}–{}–{}", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag utan streck",
        fits: DAY,
        makes: |c| Some(format!("{}{}{}{}", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med klockslag",
        fits: DAY,
        makes: |c| Some(format!("{}{}-{}-{}T00:00:00", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med tvåsiffrigt år",
        fits: DAY,
        makes: |c| Some(format!("{}{}-{}-{}", &c["key"], &c["year"][2..], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag i ord",
        fits: DAY,
        makes: |c| {
            Some(format!("{}{} {} {}", &c["key"], c["day"].trim_start_matches('0'), month(&c["month"])?, &c["year"]))
        },
    },
    Slip {
        name: "dag i ord inom citattecken",
        fits: DAY,
        makes: |c| {
            Some(format!(
                "{}\"{} {} {}\"",
                &c["key"],
                c["day"].trim_start_matches('0'),
                month(&c["month"])?,
                &c["year"]
            ))
        },
    },
    Slip { name: "dag som inte finns", fits: DAY, makes: |c| Some(format!("{}{}-02-30", &c["key"], &c["year"])) },
    Slip { name: "sant", fits: NUMBER, makes: |c| Some(format!("{}sant", &c["key"])) },
    Slip { name: "true", fits: NUMBER, makes: |c| Some(format!("{}true", &c["key"])) },
    Slip { name: "procent", fits: NUMBER, makes: |c| Some(format!("{}{} %", &c["key"], &c["number"])) },
    Slip { name: "ören", fits: NUMBER, makes: |c| Some(format!("{}{},00", &c["key"], &c["number"])) },
    Slip { name: "kolonstreck", fits: NUMBER, makes: |c| Some(format!("{}{}:-", &c["key"], &c["number"])) },
    Slip {
        name: "tal med apostrof",
        fits: r"(?m)^(?P<key>\w+ = )(?P<first>\d{2,3})(?P<rest>\d{3})$",
        makes: |c| Some(format!("{}{}'{}", &c["key"], &c["first"], &c["rest"])),
    },
    Slip {
        name: "tal med punkt",
        fits: r"(?m)^(?P<key>\w+ = )(?P<first>\d{2,3})(?P<rest>\d{3})$",
        makes: |c| Some(format!("{}{}.{}", &c["key"], &c["first"], &c["rest"])),
    },
    Slip {
        name: "O för noll",
        fits: r"(?m)^(?P<key>\w+ = )(?P<first>[1-9]+)0(?P<rest>\d+)$",
        makes: |c| Some(format!("{}{}O{}", &c["key"], &c["first"], &c["rest"])),
    },
    Slip { name: "rubrik två gånger", fits: HEADING, makes: |c| Some(format!("[{}]\n[{}]", &c["name"], &c["name"])) },
    Slip {
        name: "rubrik i dubbla hakparenteser",
        fits: HEADING,
        makes: |c| (&c["name"] != "beslut").then(|| format!("[[{}]]", &c["name"])),
    },
    Slip { name: "rubrik med mellanslag", fits: NESTED, makes: |c| Some(format!("[{} {}]", &c["first"], &c["rest"])) },
    Slip { name: "rubrik med snedstreck", fits: NESTED, makes: |c| Some(format!("[{}/{}]", &c["first"], &c["rest"])) },
    Slip { name: "rubrik med kolon", fits: HEADING, makes: |c| Some(format!("[{}]:", &c["name"])) },
    Slip { name: "rubrik med likhetstecken", fits: HEADING, makes: |c| Some(format!("[{}] =", &c["name"])) },
    Slip { name: "rubrik med ord efter", fits: HEADING, makes: |c| Some(format!("[{}] obs", &c["name"])) },
    Slip { name: "rubrik i parenteser", fits: HEADING, makes: |c| Some(format!("({})", &c["name"])) },
    Slip { name: "rubrik med dubbel början", fits: HEADING, makes: |c| Some(format!("[[{}]", &c["name"])) },
    Slip {
        name: "rubrik med stor bokstav",
        fits: r"(?m)^\[(?P<first>\w)(?P<rest>[\w.]+)\]$",
        makes: |c| Some(format!("[{}{}]", c["first"].to_uppercase(), &c["rest"])),
    },
    Slip { name: "hakparentes saknas efter", fits: LIST, makes: |c| Some(format!("{}[{}", &c["key"], &c["text"])) },
    Slip { name: "hakparentes saknas före", fits: LIST, makes: |c| Some(format!("{}{}]", &c["key"], &c["text"])) },
    Slip { name: "lista i parenteser", fits: LIST, makes: |c| Some(format!("{}({})", &c["key"], &c["text"])) },
    Slip { name: "lista i klamrar", fits: LIST, makes: |c| Some(format!("{}{{{}}}", &c["key"], &c["text"])) },
    Slip { name: "komma saknas i lista", fits: ITEMS, makes: |c| Some(format!("{}\n{}", &c["first"], &c["second"])) },
    Slip { name: "semikolon i lista", fits: ITEMS, makes: |c| Some(format!("{};\n{}", &c["first"], &c["second"])) },
    Slip {
        name: "citattecken saknas efter i lista",
        fits: r#"(?m)^(?P<item>    "[^"\n]*)",$"#,
        makes: |c| Some(format!("{},", &c["item"])),
    },
    Slip {
        name: "citattecken saknas före i lista",
        fits: r#"(?m)^    "(?P<item>[^"\n]*",)$"#,
        makes: |c| Some(format!("    {}", &c["item"])),
    },
    Slip {
        name: "två komman i lista",
        fits: r#"(?m)^(?P<item>    "[^"\n]*",)$"#,
        makes: |c| Some(format!("{},", &c["item"])),
    },
    Slip {
        name: "text efter de slutande",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}\"\"\" obs", &c["key"], &c["text"])),
    },
    Slip {
        name: "två citattecken i slutet",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "apostrofer i slutet",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}'''", &c["key"], &c["text"])),
    },
    Slip {
        name: "slutet två gånger",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}\"\"\"\n\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "slutet före texten",
        fits: LONG,
        makes: |c| (!c["text"].is_empty()).then(|| format!("{}\"\"\"\"\"\"\n{}\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "slutet på raden före texten",
        fits: LONG,
        makes: |c| (!c["text"].is_empty()).then(|| format!("{}\"\"\"\n\"\"\"\n{}\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "fyra citattecken före",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\"\n{}\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "fyra citattecken efter",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}\"\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "stycken nedanför",
        fits: LONG,
        makes: |c| {
            Some(format!(
                "{}\"\"\"\n{}\"\"\"\nKontoret anser att det räcker.\n\nDet är inte mer än så.",
                &c["key"], &c["text"]
            ))
        },
    },
    Slip {
        name: "nyckel och text på nästa rad",
        fits: LONG,
        makes: |c| Some(format!("{}\n\"\"\"\n{}\"\"\"", c["key"].trim_end(), &c["text"])),
    },
    Slip {
        name: "stycke nedanför",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}\"\"\"\nKontoret anser att det räcker.", &c["key"], &c["text"])),
    },
    Slip {
        name: "stycke ovanför",
        fits: LONG,
        makes: |c| Some(format!("Kontoret anser att det räcker.\n{}\"\"\"\n{}\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "avsnitt två gånger",
        fits: LONG,
        makes: |c| Some(format!("{0}\"\"\"\n{1}\"\"\"\n{0}\"\"\"\n{1}\"\"\"", &c["key"], &c["text"])),
    },
    Slip {
        name: "början borta",
        fits: LONG,
        makes: |c| Some(format!("{}\n{}\"\"\"", &c["key"].trim_end(), &c["text"])),
    },
    Slip { name: "nyckeln borta", fits: LONG, makes: |c| Some(format!("\"\"\"\n{}\"\"\"", &c["text"])) },
    Slip { name: "hårt mellanslag", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{}\u{a0}= ", &c["key"])) },
    Slip {
        name: "rad som fortsätter",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<first>\w+ \w+) (?P<rest>\w[^"\n]*)"$"#,
        makes: |c| Some(format!("{}\"{}\n{}\"", &c["key"], &c["first"], &c["rest"])),
    },
];
