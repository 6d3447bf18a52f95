//! Texts that say nothing: each would print nothing, or a blank.

const TEXT: &str = "har ingen text; fyll i den";

/// In a kind of case, as in the list of the module above.
pub(super) const MISTAKES: [(&str, &str, &str); 24] = [
    ("namn = \"upprakning\"", "namn = \"upprakning\"\norgan = \"\"", "`organ` har ingen text"),
    ("ersatter = [\"foregangare\"]", "ersatter = [\"foregangare\"]\norgan = \" \"", "`organ` har ingen text"),
    ("skal = \"årtal\"", "skal = \"\"", "`skal` har ingen text"),
    ("version = \"1.0\"", "version = \"\"", "`version` har ingen text"),
    ("beskrivning = \"Ny taxa för en verksamhet och upphävande av den tidigare\"", "beskrivning = \"\"", TEXT),
    ("rubrik = \"Gällande taxa\"", "rubrik = \"  \"", "`rubrik` har ingen text"),
    ("innehall = \"{{ sammanstallning.jamforelse }}\"", "innehall = \"\"", "`innehall` har ingen text"),
    (
        "text = \"{{ fakta.namnd | versal }} bemyndigas att varje år räkna upp taxan med {{ fakta.index.namn }}.\"",
        "text = \"\"",
        "`text` har ingen text",
    ),
    (
        "text_att = \"bemyndiga {{ fakta.namnd }} att varje år räkna upp taxan med {{ fakta.index.namn }}\"",
        "text_att = \"\"",
        TEXT,
    ),
    (
        "regel_sv = \"En taxa gäller först när ärendet är utfärdat, och inte bakåt i tiden.\"",
        "regel_sv = \"\"",
        "`regel_sv` har ingen text",
    ),
    ("varfor_en = \"No fee may be charged for time that has passed.\"", "varfor_en = \"\"", "`varfor_en`"),
    ("fel = \"utfardat = 2025-05-19, giltig_fran = 2025-01-01\"", "fel = \"\"", "`fel` har ingen text"),
    ("tips_sv = \"skriv en senare dag i `fakta.giltig_fran`\"", "tips_sv = \"\"", "`tips_sv` har ingen text"),
    ("tips_en = \"write a later day in `fakta.giltig_fran`\"", "tips_en = \"\\t\"", "`tips_en` har ingen text"),
    ("{ rubrik = \"Ändring\", typ", "{ rubrik = \"\", typ", "`rubrik` har ingen text"),
    ("rubriker = [\"Ärenden\"]", "rubriker = [\"\"]", "`rubriker` har ingen text"),
    ("dokument = [\"tjansteutlatande\"]", "dokument = [\"tjansteutlatande\"]\nsammanhang = [\"\"]", "`sammanhang`"),
    ("monster = '\\b(?:1[89]|20)\\d{2}\\b'", "monster = ''", "`monster` har ingen text"),
    ("uttryck = \"avgifter | summa('forslag')\"", "uttryck = \"\"", "`uttryck` har ingen text"),
    ("visas_om = \"fakta.index.arlig\"", "visas_om = \"\"", "`visas_om` har ingen text"),
    ("rubrik = \"Avgifter per grupp\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("rubrik = \"Ändring per grupp\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("forklaring = \"nämnden som tillämpar taxan\"", "forklaring = \"\"", "`forklaring` har ingen text"),
    ("blad = \"Avgifter\"", "blad = \"\"", "`blad` har ingen text"),
];

/// And in a house.
pub(super) const HOUSES: [(&str, &str, &str); 8] = [
    ("kommun = \"Göteborgs Stad\"", "kommun = \"\"", "`kommun` har ingen text"),
    ("exempel = \"SLK-2025-00265\"", "exempel = \"\"", "exemplet `` stämmer inte"),
    ("mottagare = \"Regionarkivet\"", "mottagare = \"\"", "`mottagare` har ingen text"),
    ("rubrik = \"Ärendet\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("etikett = \"Gäller för\"", "etikett = \"\"", "`etikett` har ingen text"),
    ("rubrik = \"Göteborgs Stads styrsystem\"", "rubrik = \"\"", "`rubrik` har ingen text"),
    ("inte = [\"Göteborg Stad\",", "inte = [\"\",", "`inte` har ingen text"),
    ("forkortning = \"SLK\"", "forkortning = \"\"", "`forkortning` har ingen text"),
];

/// What a house may leave empty: its own layout need not print it.
pub(super) const OF_LAYOUT: [(&str, &str); 2] =
    [("atergivning = \"Återgivning av\"", "atergivning = \"\""), ("telefon = \"Telefon\"", "telefon = \"\"")];
