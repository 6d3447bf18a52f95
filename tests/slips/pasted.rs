//! Still more slips in TOML: marks of other programs, names without their first part, days and amounts as letters have them, and
//! what has been pasted twice.

use super::toml::{DAY, LINE, NUMBER, Slip, TEXT};

const HEADING: &str = r"(?m)^\[(?P<name>[\w.]+)\]$";
const NESTED: &str = r"(?m)^\[(?P<first>\w+)\.(?P<rest>[\w.]+)\]$";

const FACTS: &str = r"(?m)^\[fakta\.(?P<rest>[\w.]+)\]$";

/// A day's parts with something before and after them.
fn day(c: &regex::Captures<'_>, before: &str, after: &str) -> Option<String> {
    Some(format!("{}{before}{}-{}-{}{after}", &c["key"], &c["year"], &c["month"], &c["day"]))
}

/// A number with its comma moved so many digits to the left.
fn moved(number: &str, digits: usize) -> String {
    let padded = format!("{number:0>width$}", width = digits + 1);
    let (whole, part) = padded.split_at(padded.len() - digits);
    format!("{whole},{part}")
}

/// A word with its first letter large.
fn large(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    Some(first.to_uppercase().chain(word.chars().skip(1)).collect())
}

pub(super) const PASTED: &[Slip] = &[
    Slip { name: "primtecken", fits: TEXT, makes: |c| Some(format!("{}″{}″", &c["key"], &c["text"])) },
    Slip { name: "grava accenter", fits: TEXT, makes: |c| Some(format!("{}`{}`", &c["key"], &c["text"])) },
    Slip { name: "akuta accenter", fits: TEXT, makes: |c| Some(format!("{}´{}´", &c["key"], &c["text"])) },
    Slip { name: "dubbla apostrofer", fits: TEXT, makes: |c| Some(format!("{}''{}''", &c["key"], &c["text"])) },
    Slip {
        name: "citattecken från en webbsida",
        fits: TEXT,
        makes: |c| Some(format!("{}&quot;{}&quot;", &c["key"], &c["text"])),
    },
    Slip { name: "kommentar med procent", fits: HEADING, makes: |c| Some(format!("% obs\n[{}]", &c["name"])) },
    Slip { name: "kommentar från HTML", fits: HEADING, makes: |c| Some(format!("<!-- obs -->\n[{}]", &c["name"])) },
    Slip { name: "streck efter talet", fits: NUMBER, makes: |c| Some(format!("{}{} -- obs", &c["key"], &c["number"])) },
    Slip { name: "anteckning med kolon", fits: LINE, makes: |c| Some(format!("Obs: fråga ekonomen\n{}", &c["line"])) },
    Slip {
        name: "rad från JSON",
        fits: r#"(?m)^(?P<name>\w+) = "(?P<text>[^"\n]*)"$"#,
        makes: |c| Some(format!("\"{}\": \"{}\"", &c["name"], &c["text"])),
    },
    Slip {
        name: "mjukt bindestreck i nyckel",
        fits: r"(?m)^(?P<start>\w\w)(?P<end>\w+ = )",
        makes: |c| Some(format!("{}\u{ad}{}", &c["start"], &c["end"])),
    },
    Slip {
        name: "osynligt tecken i rubrik",
        fits: NESTED,
        makes: |c| Some(format!("[{}.\u{200b}{}]", &c["first"], &c["rest"])),
    },
    Slip { name: "första namnet borta", fits: NESTED, makes: |c| Some(format!("[{}]", &c["rest"])) },
    Slip {
        name: "uppgifternas tabell under ärendets rubrik",
        fits: FACTS,
        makes: |c| Some(format!("[arende.{}]", &c["rest"])),
    },
    Slip {
        name: "uppgifternas tabell under avsnittens rubrik",
        fits: FACTS,
        makes: |c| Some(format!("[avsnitt.{}]", &c["rest"])),
    },
    Slip {
        name: "stora bokstäver i båda namnen",
        fits: NESTED,
        makes: |c| Some(format!("[{}.{}]", large(&c["first"])?, large(&c["rest"])?)),
    },
    Slip { name: "rubrik i omvända hakparenteser", fits: HEADING, makes: |c| Some(format!("]{}[", &c["name"])) },
    Slip { name: "dag med punkt efter", fits: DAY, makes: |c| day(c, "", ".") },
    Slip {
        name: "veckans dag",
        fits: DAY,
        makes: |c| Some(format!("{}onsdag {}/{} {}", &c["key"], &c["day"], &c["month"], &c["year"])),
    },
    Slip {
        name: "dag med bokstaven O",
        fits: DAY,
        makes: |c| {
            Some(format!("{}{}-{}-{}", &c["key"], &c["year"], c["month"].replace('0', "O"), &c["day"]))
                .filter(|made| made.contains('O'))
        },
    },
    Slip { name: "miljoner", fits: NUMBER, makes: |c| Some(format!("{}{} mnkr", &c["key"], moved(&c["number"], 6))) },
    Slip { name: "tusental", fits: NUMBER, makes: |c| Some(format!("{}{} tkr", &c["key"], moved(&c["number"], 3))) },
    Slip {
        name: "bilaga två gånger",
        fits: r"(?m)^(?P<all>\[\[bilagor\]\]\n(?:\w+ = .*\n)+)",
        makes: |c| Some(c["all"].repeat(2)),
    },
    Slip {
        name: "undertecknare två gånger",
        fits: r"(?m)^(?P<all>\[\[undertecknare\]\]\n(?:\w+ = .*\n)+)",
        makes: |c| Some(c["all"].repeat(2)),
    },
    Slip {
        name: "beslutspunkt två gånger",
        fits: r#"(?m)^(?P<item>    "[^"\n]*",\n)"#,
        makes: |c| Some(c["item"].repeat(2)),
    },
];
