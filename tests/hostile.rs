//! Files made to take the machine's memory, stack or time, each a change to the base case and run as a whole program: a
//! clear error with its place, exit 1, two processor seconds and 300 MiB at most, and nothing written.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::common::limited::{Ended, build};
use crate::common::parts::{part, with_part};
use crate::common::{BASE, copy, repository, scratch};

const SHEET: &str = "xl/worksheets/sheet1.xml";
/// A section of the base case, whose text is replaced.
const SECTION: &str = "\"Regleringen behöver bli kortare.\"";

/// A hostile file: what it shows, its name, its content, and the code that refuses it.
struct Hostile(&'static str, &'static str, Vec<u8>, &'static str);

/// Tries them all before it says which went wrong.
fn try_all(files: Vec<Hostile>) {
    let scratch = scratch();
    let mut wrong = String::new();
    for (number, Hostile(what, name, content, code)) in files.into_iter().enumerate() {
        let case = scratch.path().join(number.to_string());
        copy(&repository(BASE), &case);
        fs::write(case.join(name), content).unwrap();
        let ended = run(&case);
        println!("{what}: {} MiB, {:?}, {}", ended.memory, ended.time, first_line(&ended));
        let told = ended.said.contains(&format!("fel[{code}]")) && ended.said.contains("\n  --> ");
        if ended.code != Some(1) || ended.memory > 300 || !told || ended.said.len() > 2 << 20 {
            let short = Ended { said: ended.said.chars().take(300).collect(), ..ended };
            writeln!(wrong, "{what}, wanted {code}: {short:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Builds the case; with an error nothing is written, not even a folder.
fn run(case: &Path) -> Ended {
    let output = case.with_extension("output");
    let ended = build(case, &output);
    assert_eq!(output.exists(), ended.code == Some(0), "{ended:?}");
    ended
}

fn first_line(ended: &Ended) -> &str {
    ended.said.lines().next().unwrap_or_default()
}

fn base(name: &str) -> Vec<u8> {
    fs::read(repository(BASE).join(name)).unwrap()
}

fn case_text() -> String {
    String::from_utf8(base("arende.toml")).unwrap()
}

/// A case file that ends with this.
fn ending(what: &'static str, code: &'static str, more: &str) -> Hostile {
    Hostile(what, "arende.toml", format!("{}\n{more}\n", case_text()).into_bytes(), code)
}

/// A case file whose section has this text.
fn prose(what: &'static str, code: &'static str, text: &str) -> Hostile {
    let text = case_text().replacen(SECTION, &format!("'''\n{text}\n'''"), 1);
    Hostile(what, "arende.toml", text.replacen("slutlig", "utkast", 1).into_bytes(), code)
}

/// A workbook with this part.
fn workbook(what: &'static str, code: &'static str, name: &str, content: &str) -> Hostile {
    Hostile(what, "underlag.xlsx", with_part(&base("underlag.xlsx"), name, content.as_bytes()), code)
}

/// A workbook whose first sheet has these rows after its headings.
fn rows(what: &'static str, code: &'static str, rows: &str) -> Hostile {
    let sheet = part(&base("underlag.xlsx"), SHEET);
    let (headings, _) = sheet.split_once("</row>").unwrap();
    let (_, after) = sheet.split_once("</sheetData>").unwrap();
    workbook(what, code, SHEET, &format!("{headings}</row>{rows}</sheetData>{after}"))
}

/// As much of it as a TOML file or a text takes.
fn filled(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

const FILE: usize = 1_000_000;
const TEXT: usize = 19_000;

#[test]
fn toml_that_lies_deep_or_has_too_much() {
    try_all(vec![
        ending("nested arrays", "T10", &format!("x = {}", filled("[", 40_000))),
        ending("nested tables", "T10", &format!("x = {}", filled("{a=", 40_000))),
        ending("a dotted key", "T10", &format!("{}a = 1", filled("a.", 40_000))),
        ending("a dotted heading", "T10", &format!("[{}a]", filled("a.", 40_000))),
        ending("a long key", "T10", &format!("{} = 1", filled("a", FILE))),
        ending("a long quoted key", "T10", &format!("\"{}\" = 1", filled("å", FILE))),
        ending("many tokens", "T10", &filled("x=1\n", FILE)),
        ending("many keys", "T02", &numbered(15_000, |n| format!("k{n}=1\n"))),
        ending("the same key", "F13", &filled("x=1\n", 60_000)),
        ending("many syntax errors", "F13", &filled("=\n", 90_000)),
        ending("many bilagor", "T10", &filled("[[bilagor]]\n", 100_000)),
        ending("many signatories", "T10", &filled("[[undertecknare]]\nnamn=\"a\"\ntitel=\"b\"\n", 120_000)),
        ending("many refused characters", "F06", &format!("# {}", filled("\u{202e}", FILE))),
        ending("zeros", "F06", &filled("\0", FILE)),
        ending("a large file", "F04", &filled("# x\n", 1 << 20)),
        ending("a string without end", "T01", &format!("x = \"\"\"{}", filled("a\n", FILE))),
        ending("a long number", "T02", &format!("x = {}", filled("9", FILE))),
        Hostile("UTF-16", "arende.toml", case_text().encode_utf16().flat_map(u16::to_le_bytes).collect(), "F05"),
        Hostile("bytes that are no text", "anvisning.toml", vec![0xFF; FILE], "F05"),
        Hostile("nothing", "arende.toml", Vec::new(), "T03"),
    ]);
}

#[test]
fn prose_that_lies_deep_or_is_long() {
    try_all(vec![
        prose("nested lists", "P01", &format!("{}x", filled("- ", TEXT))),
        prose("nested numbered lists", "P01", &format!("{}x", filled("1. ", TEXT))),
        prose("nested quotes", "P01", &format!("{}x", filled("> ", TEXT))),
        prose("nested emphases", "P01", &format!("{}x{}", filled("*a **b ", 9_000), filled(" b** a*", 9_000))),
        prose("nested links", "F12", &format!("{}a{}", filled("[", 1_000), filled("](https://a)", 12_000))),
        prose("unclosed images", "F12", &filled("![", TEXT)),
        prose("backquotes", "P09", &numbered(190, |n| "`".repeat(n) + " ")),
        prose("HTML", "P01", &filled("<a> ", TEXT)),
        prose("broken references", "P02", &filled("{{ ? }} ", TEXT)),
        prose("unknown references", "P03", &filled("{{ fakta.xyz }} ", 9_000)),
        prose("line breaks", "P09", &filled("a\\\n", TEXT)),
        prose("many signs", "P09", &filled("<a ", TEXT)),
        prose("intervals", "P09", &filled("1–2 ", TEXT)),
        prose("tables", "P09", &filled("{{ sammanstallning.kostnader_per_ar }}\n\n", TEXT)),
        prose("a long word", "F12", &filled("å", TEXT)),
        prose("many marks on a letter", "F12", &format!("a{}", filled("\u{316}", TEXT))),
        prose("a long text", "T10", &filled("ord ", 200_000)),
        Hostile("modules of modules", "arende.toml", modules().into_bytes(), "P09"),
        Hostile("facts of facts", "arende.toml", facts().into_bytes(), "P09"),
    ]);
}

/// Each module refers ten times to the next.
fn modules() -> String {
    let module = |n: usize| format!("m{n} = '''\n{}'''\n", format!("{{{{ textmodul.m{} }}}}\n\n", n + 1).repeat(10));
    let case = case_text().replacen("slutlig", "utkast", 1).replacen(SECTION, "\"{{ textmodul.m0 }}\"", 1);
    case.replacen("[textmoduler]\n", &format!("[textmoduler]\n{}m7 = \"Slut.\"\n", numbered(7, module)), 1)
}

/// Each fact refers a thousand times to the next.
fn facts() -> String {
    let case = case_text().replacen("slutlig", "utkast", 1).replacen(SECTION, "\"{{ fakta.samverkan }}\"", 1);
    let chained = |text: String, fact: &str, next: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("{fact} = "))).unwrap().to_owned();
        text.replacen(&line, &format!("{fact} = \"{}\"", filled(&format!("{{{{ fakta.{next} }}}} "), TEXT)), 1)
    };
    chained(chained(case, "samverkan", "sate"), "sate", "initiativtagare")
}

#[test]
fn workbooks_that_unpack_to_much() {
    let deep = filled("<a>", 20 << 20);
    try_all(vec![
        workbook("a bomb of zeros", "W02", "xl/media/x.png", &filled("\0", 200 << 20)),
        workbook("a part as large as the bound", "W02", "xl/theme/x.xml", &filled(" ", 64 << 20)),
        workbook("deep XML", "W01", SHEET, &deep),
        workbook("entities of entities", "W01", SHEET, &entities()),
        rows("deep XML in a row", "W01", &format!("<row r=\"2\"><c r=\"A2\"><v>1</v><a>{deep}")),
        workbook("many shared texts", "W02", "xl/sharedStrings.xml", &filled("<si><t>a</t></si>", 50 << 20)),
        workbook("many formats", "W02", "xl/styles.xml", &styles()),
        rows("the far corner", "W09", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
        Hostile("a cut file", "underlag.xlsx", base("underlag.xlsx")[..5_000].to_vec(), "W01"),
        Hostile("no workbook", "underlag.xlsx", b"namn;belopp\n".to_vec(), "W01"),
        Hostile("noise", "underlag.xlsx", noise(8 << 20), "W01"),
        Hostile("a large file", "underlag.xlsx", vec![0; 33 << 20], "F04"),
    ]);
}

#[test]
fn workbooks_whose_cells_are_all_wrong() {
    let row = |cells: fn(usize) -> String| move |n: usize| format!("<row r=\"{0}\">{1}</row>", n + 2, cells(n + 2));
    let errors = |r: usize| format!("<c r=\"A{r}\" t=\"e\"><v>#N/A</v></c><c r=\"B{r}\" t=\"e\"><v>#N/A</v></c>");
    let text = |text: &str| format!("<row r=\"2\"><c r=\"C2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    try_all(vec![
        rows("error values", "F13", &numbered(300_000, row(errors))),
        rows("outside the table", "W09", &numbered(400_000, row(|r| format!("<c r=\"Z{r}\"><v>1</v></c>")))),
        rows("half filled rows", "F13", &numbered(400_000, row(|r| format!("<c r=\"A{r}\"><v>2020</v></c>")))),
        rows(
            "more cells than the bound",
            "W02",
            &filled(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(40)), 60 << 20),
        ),
        rows("refused characters", "F06", &text(&filled("\u{202e}", 3 << 20))),
        rows("no glyphs", "G25", &text(&filled("✓ ", 15_000))),
        rows("a long text", "T10", &text(&filled("ord ", 1 << 20))),
    ]);
}

fn entities() -> String {
    let entity = |n: usize| format!("<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10));
    let sheet = part(&base("underlag.xlsx"), SHEET).replacen("<t>", "<t>&e12;", 1);
    format!("<!DOCTYPE x [<!ENTITY e0 \"aaaaaaaaaa\">{}]>{sheet}", numbered(12, entity))
}

fn styles() -> String {
    let formats = format!("<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts>", filled("0", 1 << 20));
    format!("<styleSheet>{formats}<cellXfs>{}</cellXfs></styleSheet>", filled("<xf numFmtId=\"200\"/>", 3 << 20))
}

fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 1u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let mut noise: Vec<u8> = (0..bytes).map(next).collect();
    noise[..4].copy_from_slice(b"PK\x03\x04");
    noise
}
