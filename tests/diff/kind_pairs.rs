//! Pairs of cases of other kinds and houses, each with one to three known changes: the difference names these and what follows from
//! them, in the record, in the terminal and on the page, and nothing else. `kind_pairs.txt` has what is told of each, read and judged
//! line by line; `UTLATANDE_UPDATE=1 cargo test --release --test all diff::kind_pairs` rewrites it.

use std::fs;
use std::path::{Path, PathBuf};

use utlatande::diff::Side;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use super::{compared, told, understood};
use crate::common::{difference, program, repository, said, scratch, update};
use crate::{houses, kinds};

/// A table, one of its rows, and what a column of that is instead.
type CellEdit = (&'static str, usize, Option<(usize, &'static str)>);

/// A pair: its folder among the kinds or the houses, words changed in files, cells changed in sheets (none of a row takes it out).
struct Pair {
    of: &'static str,
    texts: &'static [(&'static str, &'static str, &'static str)],
    cells: &'static [CellEdit],
}

const CASE: &str = "arende.toml";

const PAIRS: &[Pair] = &[
    Pair { of: "anmalan", texts: &[(CASE, "\"vägarbetet\"", "\"brobygget\"")], cells: &[] },
    Pair { of: "anmalan", texts: &[(CASE, "går som vanligt", "går långsamt")], cells: &[] },
    Pair { of: "avtal", texts: &[(CASE, "till = 2028", "till = 2029")], cells: &[] },
    Pair { of: "avtal", texts: &[], cells: &[("ersattning", 2, Some((3, "256000")))] },
    Pair {
        of: "avtal",
        texts: &[(CASE, "Föreningen Exempel", "Föreningen Mönster")],
        cells: &[("ataganden", 2, None)],
    },
    Pair { of: "delarsrapport", texts: &[], cells: &[("verksamheter", 0, Some((4, "6350000")))] },
    Pair {
        of: "delarsrapport",
        texts: &[(CASE, "\"Nämnden prövar inköpen.\"", "\"Nämnden stoppar inköpen.\"")],
        cells: &[],
    },
    Pair { of: "delegationsordning", texts: &[], cells: &[("arenden", 3, Some((7, "nej")))] },
    Pair { of: "delegationsordning", texts: &[], cells: &[("arenden", 4, None)] },
    Pair { of: "internkontroll", texts: &[(CASE, "riskgrans = 8", "riskgrans = 9")], cells: &[] },
    Pair { of: "internkontroll", texts: &[], cells: &[("kontrollmoment", 1, Some((4, "ekonomichefen")))] },
    Pair { of: "motionssvar", texts: &[], cells: &[("yrkanden", 2, Some((2, "bifalls")))] },
    Pair {
        of: "motionssvar",
        texts: &[(CASE, "1 = \"Ställ finns redan.\"", "1 = \"Ställ finns redan där.\"")],
        cells: &[],
    },
    Pair { of: "program", texts: &[(CASE, "till = 2024", "till = 2025")], cells: &[] },
    Pair {
        of: "program",
        texts: &[(CASE, "\"Programmet och handlingsplanen bör antas.\"", "\"Handlingsplanen bör antas.\"")],
        cells: &[("mal", 0, Some((2, "delvis")))],
    },
    Pair { of: "remissvar", texts: &[], cells: &[("forslag", 3, Some((2, "tillstyrks")))] },
    Pair {
        of: "remissvar",
        texts: &[
            (CASE, "sista_dag = 2025-02-01", "sista_dag = 2025-02-15"),
            (CASE, "kostnad = -250000", "kostnad = -260000"),
        ],
        cells: &[],
    },
    Pair { of: "taxa", texts: &[(CASE, "foreslagen = 1223", "foreslagen = 1230")], cells: &[] },
    Pair { of: "taxa", texts: &[], cells: &[("jamforelse", 1, Some((3, "1190")))] },
    Pair {
        of: "sjostad",
        texts: &[(CASE, "status = \"slutlig\"", "status = \"utkast\"")],
        cells: &[("risker", 3, Some((3, "1")))],
    },
    Pair { of: "storvik", texts: &[("taxa.toml", "Tills vidare", "Till och med 2030")], cells: &[] },
];

/// Lays out one side of a pair.
fn laid_out(pair: &Pair, root: &Path, is_new: bool) -> PathBuf {
    let case = laid_out_with(pair.of, root, |rows| {
        for (table, row, cell) in pair.cells.iter().filter(|_| is_new) {
            let rows = rows.get_mut(*table).unwrap();
            match cell {
                Some((column, value)) => rows[*row][*column] = (*value).to_owned(),
                None => drop(rows.remove(*row)),
            }
        }
    });
    for (file, from, to) in pair.texts.iter().filter(|_| is_new) {
        let text = fs::read_to_string(case.join(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        fs::write(case.join(file), text.replace(from, to)).unwrap();
    }
    case
}

/// Lays out a case of a kind or a house, with another workbook.
pub(super) fn laid_out_with(of: &str, root: &Path, change: impl FnOnce(&mut kinds::Rows)) -> PathBuf {
    let kind = houses::HOUSES.into_iter().find(|(house, _)| *house == of);
    let (folder, kind) = match kind {
        Some((_, kind)) => ("tests/houses", kind),
        None => ("tests/kinds", of),
    };
    kinds::lay_out_folder(&repository(folder).join(of), kind, root, change)
}

/// The words of a difference's marks: what is gone, or what is new.
fn marked(told: &str, open: &str, close: &str) -> Vec<String> {
    told.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0.to_owned())).collect()
}

/// A page in the words that a reader sees.
fn plain(page: &str) -> String {
    let words: String = page.split('<').filter_map(|tag| Some(tag.split_once('>')?.1)).collect();
    words.replace('\u{a0}', " ")
}

/// Where a row stands twice on one side, its section does too; with the row put back there is one of it, in which causes are found.
#[test]
fn a_row_that_stands_twice_hides_no_cause() {
    let scratch = scratch();
    let templates = houses::templates(scratch.path());
    let sides = [false, true].map(|is_new| {
        let case = laid_out_with("program", &scratch.path().join(format!("{is_new}")), |rows| {
            if is_new {
                let aims = rows.get_mut("mal").unwrap();
                aims.push(aims[1].clone());
                rows.get_mut("indikatorer").unwrap()[3][1] = "2124".to_owned();
            }
        });
        let text = fs::read_to_string(case.join(CASE)).unwrap();
        let later =
            text.replace("utfardat = 2025-03-10", "utfardat = 2025-03-11").replace("till = 2024", "till = 2026");
        fs::write(case.join(CASE), if is_new { later } else { text }).unwrap();
        let source = TemplateSource::before_built_in(Source::folder(&templates).unwrap());
        let (understood, record) = understood(&Source::folder(&case).unwrap(), &source);
        Side::of_understood(understood, &record)
    });
    let lines = told(&compared(&sides[0], &sides[1]));
    let caused = "tjansteutlatande/mal.2 {+0; 2025: Utfall 0; 2026: Utfall 0; 2124: Utfall +} <- fakta.period.till + Indikatorer!";
    assert!(lines.iter().any(|line| line.starts_with(caused)), "{lines:#?}");
}

#[test]
fn pairs_of_other_kinds_tell_their_changes_and_nothing_else() {
    let scratch = scratch();
    let templates = houses::templates(scratch.path());
    let mut found = String::new();
    for (at, pair) in PAIRS.iter().enumerate() {
        let sides = ["gammalt", "nytt"]
            .map(|side| laid_out(pair, &scratch.path().join(format!("{at}")).join(side), side == "nytt"));
        let [old, new] = sides.each_ref().map(|case| {
            let source = TemplateSource::before_built_in(Source::folder(&templates).unwrap());
            let (understood, record) = understood(&Source::folder(case).unwrap(), &source);
            Side::of_understood(understood, &record)
        });
        let told = told(&compared(&old, &new)).join("\n");
        let shown = ["terminal", "html"].map(|format| {
            let mut diff = program();
            let said = said(diff.args(["diff", "--format", format, "--templates"]).arg(&templates).args(&sides));
            assert_eq!(said.code, 1, "{said:?}");
            plain_of(format, &said.out)
        });
        for word in marked(&told, "[-", "-]").into_iter().chain(marked(&told, "{+", "+}")) {
            for text in &shown {
                assert!(text.contains(word.trim()), "{at} {word}: {text}");
            }
        }
        let texts = pair.texts.iter().map(|(file, from, to)| format!("{file}: {from} => {to}\n"));
        let cells = pair.cells.iter().map(|(table, row, cell)| format!("{table} {row}: {cell:?}\n"));
        let edits: String = texts.chain(cells).collect();
        found += &format!("{}\n{edits}\n{told}\n\n\n", pair.of);
    }
    let expected = repository("tests/diff/kind_pairs.txt");
    if update() {
        fs::write(&expected, &found).unwrap();
    }
    let other = difference("kind_pairs.txt", found.as_bytes(), &fs::read(&expected).unwrap_or_default());
    assert!(other.is_none(), "{}", other.unwrap());
}

fn plain_of(format: &str, text: &str) -> String {
    if format == "html" { plain(text) } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}
