//! Amounts on the pages: below zero and with öre, in tables, in charts and in what is said of them.

use std::fs;
use std::path::Path;

use crate::common::fall::{Changes, TextEdit, changed};
use crate::common::workbook::CellEdit;
use crate::common::{build, scratch};

/// The chart and the table of a case's costs: lines of the plain text, and the chart's numbers in the source.
struct Costs {
    table: Vec<String>,
    spoken: String,
    source: String,
}

/// What is made of amounts in the cells `C2` and on of the costs, of which the first three are an outcome.
fn costs(root: &Path, name: &str, amounts: &[f64]) -> Costs {
    costs_with(root, name, amounts, &[])
}

/// The same with other words in some cells.
fn costs_with(root: &Path, name: &str, amounts: &[f64], words: &[(&str, &str)]) -> Costs {
    let others = words.iter().map(|(cell, text)| CellEdit {
        blad: "Kostnader".to_owned(),
        cell: (*cell).to_owned(),
        text: Some((*text).to_owned()),
        ..toml::from_str("blad = \"\"").unwrap()
    });
    let cells = amounts.iter().enumerate().map(|(index, amount)| CellEdit {
        blad: "Kostnader".to_owned(),
        cell: format!("C{}", index + 2),
        tal: Some(*amount),
        ..toml::from_str("blad = \"\"").unwrap()
    });
    let text = TextEdit {
        fil: "arende.toml".to_owned(),
        sok: "{{ sammanstallning.kostnader_per_ar }}".to_owned(),
        till: "{{ sammanstallning.kostnader_per_ar }}\n\n{{ figur.kostnader_per_ar }}".to_owned(),
    };
    let changes = Changes { text: vec![text], cell: cells.chain(others).collect(), ..Changes::default() };
    let made = build(&changed(root, name, &changes), &root.join("ut"));
    let text = fs::read_to_string(made.join("tjansteutlatande.txt")).unwrap();
    let lines: Vec<String> = text.lines().map(|line| line.replace('\u{a0}', " ")).collect();
    let table = lines.iter().filter(|line| line.starts_with("20") || line.starts_with("Summa"));
    let table = table.filter(|line| line.contains('\t')).take(3).cloned().collect();
    let spoken = lines.iter().find(|line| line.starts_with("Stapeldiagram. Kostnad")).unwrap().clone();
    let source = fs::read_to_string(made.join("typst/tjansteutlatande.typ")).unwrap();
    let source = source.lines().filter(|line| line.contains("(namn: ")).collect();
    Costs { table, spoken, source }
}

#[test]
fn where_one_amount_has_ore_all_have() {
    let scratch = scratch();
    let costs = costs(scratch.path(), "oren", &[64000.0, 21400.5, 15000.0]);
    assert_eq!(
        costs.table,
        [
            "2020\t64 000,00\t21 400,50\t0,00\t85 400,50",
            "2021\t15 000,00\t0,00\t0,00\t15 000,00",
            "Summa\t79 000,00\t21 400,50\t0,00\t100 400,50"
        ]
    );
    assert!(costs.spoken.contains("deltagaravgift 64 000,00, resor 21 400,50, övrigt 0,00"), "{}", costs.spoken);
    assert!(
        costs.source.contains("varden: (64000, 15000)") && costs.source.contains("(21400.5, 0)"),
        "{}",
        costs.source
    );
}

/// Numbers beside a bar do not reach into a sum that is wider than it: one of them is left out, and the chart says so.
#[test]
fn small_amounts_stand_beside_no_wide_sum() {
    let scratch = scratch();
    for (name, amounts) in [("upp", [105_000.0, 1.25, 1.25]), ("ned", [-105_000.0, -1.25, -1.25])] {
        let costs = costs_with(scratch.path(), name, &amounts, &[("A4", "2020"), ("B4", "övrigt")]);
        assert!(costs.table[0].ends_with("105 002,50"), "{:?}", costs.table);
    }
}

#[test]
fn without_ore_there_are_none() {
    let scratch = scratch();
    for (name, amounts) in
        [("kronor", [64000.0, 21400.0, 15000.0]), ("noll", [0.0; 3]), ("jämnt", [20000.5, 20000.5, 1.0])]
    {
        let costs = costs(scratch.path(), name, &amounts);
        assert_eq!(costs.table.iter().any(|line| line.contains(',')), name == "jämnt", "{name} {:?}", costs.table);
    }
}

#[test]
fn amounts_below_zero_have_their_sign() {
    let scratch = scratch();
    let costs = costs(scratch.path(), "minus", &[105000.0, -4500.0, -2000.0]);
    assert_eq!(
        costs.table,
        ["2020\t105 000\t−4 500\t0\t100 500", "2021\t−2 000\t0\t0\t−2 000", "Summa\t103 000\t−4 500\t0\t98 500"]
    );
    assert!(costs.spoken.contains("2021: deltagaravgift −2 000"), "{}", costs.spoken);
    assert!(costs.source.contains("varden: (105000, -2000)"), "{}", costs.source);
}
