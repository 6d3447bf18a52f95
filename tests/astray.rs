//! Values that stand beside their place in a workbook, as people get them there: columns and rows that have slid, cells exchanged, a
//! sheet that is turned, years that are shown as days, another table below. Each is one message, and what its hint says mends it.

use std::path::Path;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;
use utlatande::diagnostic::Diagnostic;
use utlatande::inputs::workbook::{CellValue, RawCell, RawWorkbook};
use utlatande::place::{CellPlace, Place};

use crate::common::parts;
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, copy, repository, scratch};
use crate::slips::workbook::{blank, cells, holds, put, read, understood};

/// What a slip is called, and the edits that make it.
type Made = (String, Vec<CellEdit>);

/// Puts these values into a sheet in place of all that it has from a row on.
fn rewritten(workbook: &RawWorkbook, sheet: &str, new: &[RawCell]) -> Vec<CellEdit> {
    let gone = cells(workbook, sheet).iter().map(|cell| blank(sheet, cell.row, cell.column));
    gone.chain(new.iter().map(|cell| put(sheet, cell.row, cell.column, &cell.value))).collect()
}

fn changed(workbook: &RawWorkbook, sheet: &str, change: impl Fn(&mut RawCell)) -> Vec<CellEdit> {
    let mut new = cells(workbook, sheet).to_vec();
    new.iter_mut().for_each(change);
    rewritten(workbook, sheet, &new)
}

/// The day that Excel shows for a number, and back.
fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + Days::new(number)
}

fn serial(day_of: NaiveDate) -> f64 {
    f64::from(i32::try_from(day_of.signed_duration_since(day(0)).num_days()).unwrap())
}

fn kind(cell: Option<&RawCell>) -> Option<std::mem::Discriminant<CellValue>> {
    cell.map(|cell| std::mem::discriminant(&cell.value))
}

/// Slips that can always be told.
fn telling(workbook: &RawWorkbook, sheet: &str) -> Vec<Made> {
    let own = cells(workbook, sheet);
    let first = |column: u32| own.iter().find(|cell| cell.row > 0 && cell.column == column);
    let headings: Vec<&RawCell> = own.iter().filter(|cell| cell.row == 0).collect();
    let mut made = Vec::new();
    if own.iter().any(|cell| cell.row > 0) {
        made.push((
            "vänt".to_owned(),
            changed(workbook, sheet, |cell| (cell.row, cell.column) = (cell.column, cell.row)),
        ));
    }
    let last = own.last().map_or(0, |cell| cell.row);
    if headings.len() > 1 && last > 0 && first(0).is_some_and(|cell| !matches!(cell.value, CellValue::Text(_))) {
        let foreign = [
            (last + 2, ["Övriga avtal", "Motpart"]),
            (last + 3, ["Städning", "Bolaget"]),
            (last + 4, ["Lokal", "Fastigheter"]),
        ];
        let edits = foreign.iter().flat_map(|(row, texts)| {
            (0..).zip(texts).map(|(column, text)| put(sheet, *row, column, &CellValue::Text((*text).to_owned())))
        });
        made.push(("annan tabell under".to_owned(), edits.collect()));
    }
    for window in headings.windows(3) {
        for turn in [1, 2] {
            let turned = |at: usize| window[(at + turn) % 3];
            let differs = |at: &usize| {
                let values = (kind(first(window[*at].column)), kind(first(turned(*at).column)));
                values.0.is_some() && values.1.is_some() && values.0 != values.1
            };
            let values = |at: usize| own.iter().filter(|cell| cell.row > 0 && cell.column == window[at].column).count();
            if (0..3).all(|at| values(at) > 1 && values(at) == usize::try_from(last).unwrap())
                && (0..3).filter(differs).count() > 1
            {
                let edits = (0..3).map(|at| put(sheet, 0, window[at].column, &turned(at).value));
                made.push((format!("rubriker ett steg runt från {}", window[0].value), edits.collect()));
            }
        }
    }
    for heading in headings {
        let below = || own.iter().filter(|cell| cell.row > 0 && cell.column == heading.column);
        let is_year = heading.value.to_string() == "År";
        let is_amount = heading.value.to_string() == "Belopp";
        let days: Vec<CellEdit> = below()
            .filter_map(|cell| match &cell.value {
                CellValue::Number(number) if is_amount && number.fract().is_zero() => {
                    let shown = day(number.to_string().parse().ok()?).to_string();
                    Some(CellEdit { datum: Some(shown), ..blank(sheet, cell.row, cell.column) })
                }
                CellValue::Number(year) if is_year => {
                    let shown = day(year.to_string().parse().ok()?).to_string();
                    Some(CellEdit { datum: Some(shown), ..blank(sheet, cell.row, cell.column) })
                }
                CellValue::Date(day) => {
                    Some(CellEdit { tal: Some(serial(*day)), ..blank(sheet, cell.row, cell.column) })
                }
                _ => None,
            })
            .collect();
        if !days.is_empty() {
            made.push((format!("format under {}", heading.value), days));
        }
    }
    made
}

/// Slips that can be told where the columns' types tell.
fn perhaps(workbook: &RawWorkbook, sheet: &str) -> Vec<Made> {
    let own = cells(workbook, sheet);
    let mut made = Vec::new();
    // The only value of a column says as well that the column is another.
    let values = |column: u32| own.iter().filter(|cell| cell.row > 0 && cell.column == column).count();
    let is_alone = |row: u32| own.iter().any(|cell| cell.row == row && values(cell.column) < 2);
    for cell in own.iter().filter(|cell| cell.row > 0 && !is_alone(cell.row)) {
        let slid = changed(workbook, sheet, |other| {
            other.column += u32::from(other.row == cell.row && other.column >= cell.column);
        });
        made.push((format!("ett steg åt höger i rad {} från {}", cell.row + 1, cell.value), slid));
        for other in own.iter().filter(|other| other.row == cell.row && other.column > cell.column) {
            let edits =
                vec![put(sheet, cell.row, cell.column, &other.value), put(sheet, cell.row, other.column, &cell.value)];
            if kind(Some(cell)) != kind(Some(other)) {
                made.push((format!("{} och {} i rad {}", cell.value, other.value, cell.row + 1), edits));
            }
        }
    }
    made
}

fn place(told: &Diagnostic, index: usize) -> Option<&CellPlace> {
    match told.places.get(index)? {
        Place::Cells(place) => Some(place),
        _ => None,
    }
}

/// Does in the workbook what the hint of a message says.
fn mended(case: &Path, sheet: &str, told: &Diagnostic) -> Option<Vec<CellEdit>> {
    let workbook = read(case);
    let at = place(told, 0)?;
    let inside = |cell: &RawCell, at: &CellPlace| {
        (at.first.row..=at.last.row).contains(&cell.row) && (at.first.column..=at.last.column).contains(&cell.column)
    };
    let argument = |name: &str| told.arguments.get(name).map(String::as_str);
    match told.code.name() {
        "W32-flera" => {
            let order = argument("ordning")?.split(", ").map(|name| CellValue::Text(name.to_owned()));
            Some((at.first.column..).zip(order).map(|(column, name)| put(sheet, at.first.row, column, &name)).collect())
        }
        "W33" => Some(changed(&workbook, sheet, |cell| {
            if inside(cell, at) {
                cell.column = if argument("slag") == Some("vanster") { cell.column - 1 } else { cell.column + 1 };
            }
        })),
        "W33-byte" => {
            let other = place(told, 1)?;
            let (one, two) = (at.first.column, other.first.column);
            Some(changed(&workbook, sheet, |cell| {
                if inside(cell, at) || inside(cell, other) {
                    cell.column = if cell.column == one { two } else { one };
                }
            }))
        }
        "W34" => Some(changed(&workbook, sheet, |cell| (cell.row, cell.column) = (cell.column, cell.row))),
        "W35" => {
            let mended = cells(&workbook, sheet).iter().filter(|cell| inside(cell, at)).map(|cell| match &cell.value {
                CellValue::Date(day) => CellEdit { tal: Some(serial(*day)), ..blank(sheet, cell.row, cell.column) },
                CellValue::Number(number) if argument("slag") == Some("tal") => {
                    let shown = day(number.to_string().parse().unwrap()).to_string();
                    CellEdit { datum: Some(shown), ..blank(sheet, cell.row, cell.column) }
                }
                _ => put(sheet, cell.row, cell.column, &cell.value),
            });
            Some(mended.collect())
        }
        "W36" => {
            let below = || cells(&workbook, sheet).iter().filter(|cell| cell.row >= at.first.row);
            let away = below().map(|cell| blank(sheet, cell.row, cell.column));
            Some(away.chain(below().map(|cell| put("_Annat", cell.row, cell.column, &cell.value))).collect())
        }
        _ => None,
    }
}

fn shown(told: &[Diagnostic]) -> String {
    let shown = told.iter().map(|d| format!("\n    {} {:?} {:?}", d.code.name(), d.arguments, d.places));
    shown.collect()
}

#[test]
fn values_beside_their_place_are_one_message_that_mends_them() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let mut made: Vec<(bool, String, Made)> = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet.name.to_string();
        made.extend(telling(&workbook, &name).into_iter().map(|slip| (true, name.clone(), slip)));
        made.extend(perhaps(&workbook, &name).into_iter().map(|slip| (false, name.clone(), slip)));
    }
    let (certain, all) = (made.iter().filter(|(certain, ..)| *certain).count(), made.len());
    assert!(certain > 20 && all > 100, "{certain} of {all}");
    let wrong: Vec<String> = made
        .par_iter()
        .enumerate()
        .filter_map(|(index, (certain, sheet, (slip, edits)))| {
            let case = scratch.path().join(index.to_string());
            copy(&repository(BASE), &case);
            workbook::edit(&case, edits);
            let told = understood(&case);
            if told.len() > 1 || (*certain && told.is_empty()) {
                return Some(format!("{sheet}: {slip}:{}", shown(&told)));
            }
            let mended = mended(&case, sheet, told.first()?);
            // Which of two columns of text is which cannot be known, nor how many of a row's empty cells were there before.
            if mended.is_none() && *certain && told[0].code.name() != "W32" {
                return Some(format!("{sheet}: {slip} is told as{}", shown(&told)));
            }
            workbook::edit(&case, &mended?);
            let left = understood(&case);
            let left: Vec<Diagnostic> =
                left.into_iter().filter(|told| *certain || told.code.name().starts_with('W')).collect();
            (!left.is_empty() || *certain && !holds(&read(&case), &workbook))
                .then(|| format!("{sheet}: {slip} is not mended:{}{}", shown(&told), shown(&left)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The days between where the two systems of dates begin.
const BETWEEN: u64 = 1_462;

/// As old Excel for Mac counts: the same years and days, by numbers that are smaller.
#[test]
fn years_shown_as_days_are_told_where_days_count_from_1904() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    let workbook = read(&case);
    let date = |sheet: &str, cell: &RawCell, day: NaiveDate| CellEdit {
        datum: Some(day.to_string()),
        ..blank(sheet, cell.row, cell.column)
    };
    let sheets = workbook.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (&*sheet.name, cell)));
    let is_year = |sheet: &str, cell: &RawCell| sheet == "Kostnader" && cell.column == 0;
    let edits: Vec<CellEdit> = sheets
        .filter_map(|(sheet, cell)| match &cell.value {
            CellValue::Date(own) => Some(date(sheet, cell, *own - Days::new(BETWEEN))),
            CellValue::Number(year) if is_year(sheet, cell) => {
                Some(date(sheet, cell, day(year.to_string().parse().unwrap())))
            }
            _ => None,
        })
        .collect();
    workbook::edit(&case, &edits);
    let path = case.join("underlag.xlsx");
    let file = std::fs::read(&path).unwrap();
    let part = parts::part(&file, "xl/workbook.xml");
    let changed = if part.contains("<workbookPr ") {
        part.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1)
    } else {
        part.replacen("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", 1)
    };
    assert_ne!(part, changed);
    std::fs::write(&path, parts::with_part(&file, "xl/workbook.xml", changed.as_bytes())).unwrap();
    assert!(read(&case).sheets.iter().all(|sheet| sheet.from_1904));
    let told = understood(&case);
    assert_eq!(told.len(), 1, "{}", shown(&told));
    let argument = |name: &str| told[0].arguments[name].as_str();
    assert_eq!((told[0].code.name(), argument("visar"), argument("ratt")), ("W35", "1909-07-13", "2020"));
}
