//! Tables: sorted, inserted, deleted, changed, doubled rows; new, renamed and moved columns; keys.

use utlatande::diff::{Labels, Row, Side, Step, TableChange, TableFate};
use utlatande::fact_record::{ColumnRecord, FactRecord, TableRecord};
use utlatande::model::Value;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use super::{compared, sample, side, understood, with_record};

/// A line for each change of a table.
pub(super) fn told(name: &str, fate: &TableFate) -> Vec<String> {
    match fate {
        TableFate::Tillagd(_) => vec![format!("{name}: new")],
        TableFate::Borttagen(_) => vec![format!("{name}: gone")],
        TableFate::Andrad(change) => changes(name, change),
    }
}

fn changes(name: &str, change: &TableChange) -> Vec<String> {
    let mut lines = Vec::new();
    let columns = &change.kolumner;
    for (was, is) in &change.gemensamma {
        if columns.fore[*was] != columns.efter[*is] {
            lines.push(format!("{name}: column {} -> {}", columns.fore[*was], columns.efter[*is]));
        }
    }
    let only = |names: &[String], is_common: &dyn Fn(usize) -> bool| -> Vec<String> {
        names.iter().enumerate().filter(|(at, _)| !is_common(*at)).map(|(_, name)| name.clone()).collect()
    };
    for column in only(&columns.fore, &|at| change.gemensamma.iter().any(|pair| pair.0 == at)) {
        lines.push(format!("{name}: column gone: {column}"));
    }
    for column in only(&columns.efter, &|at| change.gemensamma.iter().any(|pair| pair.1 == at)) {
        lines.push(format!("{name}: column new: {column}"));
    }
    if change.is_order_only() && change.rader.is_reordered() {
        lines.push(format!("{name}: only the order"));
        return lines;
    }
    lines.extend(change.rader.borta.iter().map(|gone| format!("{name}: row gone: {}", shown(&gone.del))));
    for step in &change.rader.steg {
        match step {
            Step::Kvar { .. } => {}
            Step::Tillagt { del, .. } => lines.push(format!("{name}: row new: {}", shown(del))),
            Step::Andrat { andring, .. } => {
                let cell = |column: usize| {
                    let (old, new) = (&andring.varden.fore[column], &andring.varden.efter[column]);
                    format!("{} -> {}", text(old.as_ref()), text(new.as_ref()))
                };
                let cells: Vec<String> = andring.columns().map(cell).collect();
                lines.push(format!("{name}: row changed: {}", cells.join(", ")));
            }
        }
    }
    lines
}

fn text(value: Option<&Value>) -> String {
    value.map(|value| value.to_string().replace('\u{a0}', " ")).unwrap_or_default()
}

fn shown(row: &Row) -> String {
    row.iter().take(3).map(|value| text(value.as_ref())).collect::<Vec<_>>().join("|")
}

/// What is told of the sample's costs after a change of their record.
fn costs(change: impl FnOnce(&mut TableRecord)) -> Vec<String> {
    let files = sample();
    let old = side(&files);
    let new = with_record(&files, |record| change(record.tabeller.get_mut("kostnader").unwrap()));
    super::told(&compared(&old, &new))
}

fn renumber(table: &mut TableRecord) {
    table.radnummer = (1..=table.rader.len() as u32).collect();
}

#[test]
fn a_sorted_sheet_is_its_order_alone() {
    assert_eq!(costs(|table| table.rader.reverse()), ["kostnader: only the order"]);
}

#[test]
fn rows_that_come_go_and_change_are_told_as_that() {
    let new = |amount: i64| {
        let amount = Value::Amount(amount.into());
        vec![Some(Value::Year(2023)), Some(Value::Text("resor".to_owned())), Some(amount), None]
    };
    let inserted = costs(|table| {
        table.rader.insert(0, new(4711));
        renumber(table);
    });
    assert_eq!(inserted, ["kostnader: row new: 2023|resor|4 711"]);
    let deleted = costs(|table| {
        table.rader.remove(2);
        renumber(table);
    });
    assert!(deleted.len() == 1 && deleted[0].starts_with("kostnader: row gone: "), "{deleted:?}");
    let changed = costs(|table| {
        table.rader[1][2] = Some(Value::Amount(1.into()));
        table.rader.reverse();
    });
    assert!(
        changed.len() == 1 && changed[0].starts_with("kostnader: row changed: ") && changed[0].ends_with("-> 1"),
        "{changed:?}"
    );
}

/// daff #27 and #91: rows that repeat each other are counted.
#[test]
fn repeated_rows_are_a_multiset() {
    let doubled = costs(|table| {
        let row = table.rader[0].clone();
        table.rader.insert(3, row);
        renumber(table);
    });
    assert!(doubled.len() == 1 && doubled[0].starts_with("kostnader: row new: "), "{doubled:?}");
}

/// From either side, whichever is compared with the other: what stands twice and thrice is one row more or less.
#[test]
fn rows_that_repeat_on_both_sides_are_counted() {
    let files = sample();
    let times = |count: usize| {
        with_record(&files, |record| {
            let table = record.tabeller.get_mut("kostnader").unwrap();
            let row = table.rader[0].clone();
            (1..count).for_each(|_| table.rader.insert(3, row.clone()));
            renumber(table);
        })
    };
    for (old, new, told) in [(2, 3, "kostnader: row new: "), (3, 2, "kostnader: row gone: ")] {
        let lines = super::told(&compared(&times(old), &times(new)));
        assert!(lines.len() == 1 && lines[0].starts_with(told), "{lines:?}");
    }
}

/// daff #118.
#[test]
fn a_new_moved_or_renamed_column_marks_no_row() {
    let column = |name: &str| ColumnRecord { namn: name.to_owned(), bokstav: Some("Z".to_owned()), uttryck: None };
    let added = costs(|table| {
        table.kolumner.insert(1, column("kommentar"));
        table.rader.iter_mut().for_each(|row| row.insert(1, Some(Value::Text("x".to_owned()))));
    });
    assert_eq!(added, ["kostnader: column new: kommentar"]);
    let renamed = costs(|table| table.kolumner[2].namn = "summa".to_owned());
    assert_eq!(renamed, ["kostnader: column belopp -> summa"]);
    let moved = costs(|table| {
        table.kolumner.swap(0, 2);
        table.rader.iter_mut().for_each(|row| row.swap(0, 2));
    });
    assert_eq!(moved, Vec::<String>::new());
}

/// Rows that are known by a key: one whose other cells are all changed is still the same, one without its key or with a doubled
/// one is found by what it holds.
#[test]
fn keys_know_rows_and_those_that_fail_have_a_defined_result() {
    let word = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
    let rows =
        |rows: &[[&str; 3]]| rows.iter().map(|row| row.iter().map(|text| word(text)).collect()).collect::<Vec<Row>>();
    let files = sample();
    let case = Source::memory("fall", files);
    let with = |found: &[[&str; 3]]| {
        let (understood, mut record): (_, FactRecord) = understood(&case, &TemplateSource::default());
        let table = record.tabeller.get_mut("natverk").unwrap();
        table.rader = rows(found);
        table.kolumner.truncate(3);
        renumber(table);
        let labels = Labels::of(&understood.templates.arendetyp).with_key("natverk", &["namn"]);
        Side::of_case(&record, &understood.provenance, labels)
    };
    let names = ["niva", "namn"].len();
    assert_eq!(names, 2);
    let old = with(&[["a", "ett", "1"], ["b", "två", "2"], ["c", "tre", "3"]]);
    let told = |new: &[[&str; 3]]| {
        let lines = super::told(&compared(&old, &with(new)));
        lines.into_iter().filter(|line| line.starts_with("natverk")).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&[["x", "ett", "9"], ["b", "två", "2"], ["c", "tre", "3"]]),
        ["natverk: row changed: a -> x, 1 -> 9"]
    );
    assert_eq!(
        told(&[["a", "ett", "1"], ["b", "2", "2"], ["c", "tre", "3"]]),
        ["natverk: row gone: b|två|2", "natverk: row new: b|2|2"],
        "a row with another key is another row"
    );
    assert_eq!(told(&[["a", "ett", "1"], ["b", "", "2"], ["c", "tre", "3"]]), ["natverk: row changed: två -> "]);
    assert_eq!(
        told(&[["a", "ett", "1"], ["q", "ett", "7"], ["b", "två", "2"], ["c", "tre", "3"]]),
        ["natverk: row new: q|ett|7"]
    );
}

/// A sheet of another kind's version is put back in the columns that this one has: a column more, or one less, breaks nothing.
#[test]
fn a_table_with_other_columns_is_put_back_as_the_kind_reads_it() {
    let files = sample();
    let old = |change: fn(&mut TableRecord)| {
        with_record(&files, |record| {
            let table = record.tabeller.get_mut("kostnader").unwrap();
            change(table);
            table.rader.remove(0);
            renumber(table);
        })
    };
    let more = old(|table| {
        table.kolumner.push(ColumnRecord { namn: "kommentar".to_owned(), bokstav: None, uttryck: None });
        table.rader.iter_mut().for_each(|row| row.push(Some(Value::Text("x".to_owned()))));
    });
    let fewer = old(|table| {
        table.kolumner.pop();
        table.rader.iter_mut().for_each(|row| drop(row.pop()));
    });
    for other in [more, fewer] {
        let told = super::told(&compared(&other, &side(&files)));
        assert!(told.iter().any(|line| line.starts_with("kostnader: row new: ")), "{told:?}");
    }
}
