//! Slips in TOML as people make them: what each makes of the lines where it fits.

use regex::Captures;

/// A slip in TOML: what it is called, where it fits, and what then stands there; nothing where it makes no difference.
pub(super) struct Slip {
    pub(super) name: &'static str,
    pub(super) fits: &'static str,
    pub(super) makes: fn(&Captures<'_>) -> Option<String>,
}

/// A value of text on a line; a number; a key; a text of several lines.
pub(super) const TEXT: &str = r#"(?m)^(?P<key>\w+ = )"(?P<text>[^"\n]*)"$"#;
pub(super) const NUMBER: &str = r"(?m)^(?P<key>\w+ = )(?P<number>\d+)$";
pub(super) const DAY: &str = r"(?m)^(?P<key>\w+ = )(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)$";
pub(super) const LONG: &str = r#"(?m)^(?P<key>\w+ = )"""\n(?P<text>(?:[^"\n]*\n)*?)"""$"#;
pub(super) const LINE: &str = r#"(?m)^(?P<line>\w+ = (?:"[^"\n]*"|\d\S*))$"#;

/// Swaps the last two letters of a word.
pub(super) fn swapped(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let last = letters.len().checked_sub(2)?;
    letters.swap(last, last + 1);
    let swapped: String = letters.into_iter().collect();
    (swapped != word).then_some(swapped)
}

pub(super) const SLIPS: &[Slip] = &[
    Slip { name: "texten slutar inte", fits: r#"(?m)^"""$"#, makes: |_| Some(String::new()) },
    Slip { name: "citattecken saknas efter", fits: TEXT, makes: |c| Some(format!("{}\"{}", &c["key"], &c["text"])) },
    Slip { name: "citattecken saknas före", fits: TEXT, makes: |c| Some(format!("{}{}\"", &c["key"], &c["text"])) },
    Slip { name: "citattecken saknas", fits: TEXT, makes: |c| Some(format!("{}{}", &c["key"], &c["text"])) },
    Slip { name: "typografiska", fits: TEXT, makes: |c| Some(format!("{}”{}”", &c["key"], &c["text"])) },
    Slip { name: "typografiska, engelska", fits: TEXT, makes: |c| Some(format!("{}“{}”", &c["key"], &c["text"])) },
    Slip { name: "typografiskt efter", fits: TEXT, makes: |c| Some(format!("{}\"{}”", &c["key"], &c["text"])) },
    Slip {
        name: "typografiska, tre", fits: LONG, makes: |c| Some(format!("{}”””\n{}”””", &c["key"], &c["text"]))
    },
    Slip {
        name: "typografiska, tre efter",
        fits: LONG,
        makes: |c| Some(format!("{}\"\"\"\n{}”””", &c["key"], &c["text"])),
    },
    Slip {
        name: "tal i grupper",
        fits: r"(?m)^(?P<key>\w+ = )(?P<first>\d{2,3})(?P<rest>\d{3})$",
        makes: |c| Some(format!("{}{} {}", &c["key"], &c["first"], &c["rest"])),
    },
    Slip { name: "tal med enhet", fits: NUMBER, makes: |c| Some(format!("{}{} kr", &c["key"], &c["number"])) },
    Slip { name: "tal som text", fits: NUMBER, makes: |c| Some(format!("{}\"{}\"", &c["key"], &c["number"])) },
    Slip {
        name: "dag som text",
        fits: DAY,
        makes: |c| Some(format!("{}\"{}-{}-{}\"", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip {
        name: "dag med snedstreck",
        fits: DAY,
        makes: |c| Some(format!("{}{}/{}/{}", &c["key"], &c["year"], &c["month"], &c["day"])),
    },
    Slip { name: "likhetstecken saknas", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{} ", &c["key"])) },
    Slip { name: "kolon", fits: r"(?m)^(?P<key>\w+) = ", makes: |c| Some(format!("{}: ", &c["key"])) },
    Slip {
        name: "dubbelt likhetstecken",
        fits: r"(?m)^(?P<key>\w+) = ",
        makes: |c| Some(format!("{} = = ", &c["key"])),
    },
    Slip {
        name: "nyckel felstavad",
        fits: r"(?m)^(?P<key>\w{4,}) = ",
        makes: |c| Some(format!("{} = ", swapped(&c["key"])?)),
    },
    Slip { name: "nyckel dubbel", fits: LINE, makes: |c| Some(format!("{}\n{}", &c["line"], &c["line"])) },
    Slip { name: "rubrik utan slut", fits: r"(?m)^(?P<open>\[+[\w.]+\]*)\]$", makes: |c| Some(c["open"].to_owned()) },
    Slip {
        name: "rubrik felstavad",
        fits: r"(?m)^(?P<open>\[+)(?P<name>[\w.]{4,})(?P<close>\]+)$",
        makes: |c| Some(format!("{}{}{}", &c["open"], swapped(&c["name"])?, &c["close"])),
    },
    Slip {
        name: "rubrik inom citattecken",
        fits: r"(?m)^(?P<open>\[+)(?P<name>\w+\.[\w.]+)(?P<close>\]+)$",
        makes: |c| Some(format!("{}\"{}\"{}", &c["open"], &c["name"], &c["close"])),
    },
    Slip {
        name: "rader från en sammanslagning",
        fits: LINE,
        makes: |c| {
            let line = &c["line"];
            Some(format!("<<<<<<< HEAD\n{line}\n=======\n{line} # annat\n>>>>>>> utkast/andra"))
        },
    },
    Slip {
        name: "stycke från en sammanslagning",
        fits: r#"(?m)^(?P<line>[A-ZÅÄÖ][^"\n]{20,})$"#,
        makes: |c| {
            let line = &c["line"];
            Some(format!(
                "<<<<<<< Updated upstream\n{line}\n||||||| merged common ancestors\n=======\nNågot annat.\n>>>>>>> Stashed changes"
            ))
        },
    },
    Slip {
        name: "rubrik i enkla hakparenteser",
        fits: r"(?m)^\[\[(?P<name>[\w.]+)\]\]$",
        makes: |c| Some(format!("[{}]", &c["name"])),
    },
    Slip { name: "lista utan slut", fits: r"(?m)^\]$", makes: |_| Some(String::new()) },
    Slip { name: "komma efter", fits: LINE, makes: |c| Some(format!("{},", &c["line"])) },
    Slip { name: "annan kommentar", fits: LINE, makes: |c| Some(format!("{} // obs", &c["line"])) },
    Slip {
        name: "nyckel med å, ä",
        fits: r"(?m)^(?P<start>\w*)a(?P<end>\w{3,}) = ",
        makes: |c| Some(format!("{}ä{} = ", &c["start"], &c["end"])),
    },
    Slip {
        name: "fakta felstavad",
        fits: r"\{\{ (?P<name>fakta\.[\w.]+)",
        makes: |c| Some(format!("{{{{ {}", swapped(&c["name"])?)),
    },
    Slip {
        name: "fakta med ä",
        fits: r"\{\{ fakta\.(?P<start>\w*)a(?P<end>\w*)",
        makes: |c| Some(format!("{{{{ fakta.{}ä{}", &c["start"], &c["end"])),
    },
    Slip {
        name: "filter felstavat",
        fits: r"(?P<name>\{\{ [\w.]+ \| )(?P<filter>\w{4,})",
        makes: |c| Some(format!("{}{}", &c["name"], swapped(&c["filter"])?)),
    },
    Slip {
        name: "klammer saknas",
        fits: r"(?P<open>\{\{ [\w.| ]+) \}\}",
        makes: |c| Some(format!("{} }}", &c["open"])),
    },
    Slip {
        name: "rubrik utan hakparenteser",
        fits: r"(?m)^\[(?P<name>[\w.]+)\]$",
        makes: |c| Some(c["name"].to_owned()),
    },
    Slip {
        name: "rubrik borta",
        fits: r"(?m)^\[+(?:fakta[\w.]*|arende|handlaggare|undertecknare|beslut)\]+\n",
        makes: |_| Some(String::new()),
    },
    Slip { name: "lista utan början", fits: r"(?m)^(?P<key>\w+ =) \[$", makes: |c| Some(c["key"].to_owned()) },
    Slip {
        name: "lista utan hakparenteser",
        fits: r#"(?m)^(?P<key>\w+ = )\[(?P<text>"[^"\n]*")\]$"#,
        makes: |c| Some(format!("{}{}", &c["key"], &c["text"])),
    },
    Slip {
        name: "typografiska i lista",
        fits: r#"(?m)^(?P<key>\w+ = )\["(?P<text>[^"\n]*)"\]$"#,
        makes: |c| Some(format!("{}[”{}”]", &c["key"], &c["text"])),
    },
    Slip {
        name: "citattecken i text",
        fits: r#"(?m)^(?P<key>\w+ = )"(?P<first>\w+) (?P<rest>\w[^"\n]*)"$"#,
        makes: |c| Some(format!("{}\"{} \"{}\"\"", &c["key"], &c["first"], &c["rest"])),
    },
    Slip {
        name: "paragraftecken",
        fits: r"(?m)^(?P<key>paragraf = )(?P<number>\d+)$",
        makes: |c| Some(format!("{}§ {}", &c["key"], &c["number"])),
    },
    Slip { name: "dag utan år", fits: DAY, makes: |c| Some(format!("{}{}/{}", &c["key"], &c["day"], &c["month"])) },
    Slip { name: "ja utan citattecken", fits: NUMBER, makes: |c| Some(format!("{}ja", &c["key"])) },
    Slip { name: "status", fits: r#"(?m)^status = "\w+""#, makes: |_| Some("status = \"klar\"".to_owned()) },
];
