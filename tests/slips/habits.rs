//! Slips in workbooks as people have them who keep lists on paper or in other programs.

use rayon::prelude::*;
use utlatande::inputs::workbook::{CellValue, RawCell, RawSheet, RawWorkbook};

use super::sheets::has_choices;
use super::step;
use super::workbook::{blank, cells, moved_down, put, read, understood, without_row};
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, MONTHS, copy, repository, scratch};

pub(super) struct Habit {
    pub(super) name: String,
    pub(super) sheet: String,
    pub(super) cell: String,
    pub(super) edits: Vec<CellEdit>,
}

const HEADINGS: &[(&str, &str)] = &[
    ("År", "Year"),
    ("Datum", "Date"),
    ("Namn", "Name"),
    ("Typ", "Type"),
    ("Tema", "Theme"),
    ("Form", "Format"),
    ("Arrangör", "Organiser"),
    ("Resultat", "Outcome"),
    ("Post", "Item"),
    ("Belopp", "Amount"),
    ("Budget/utfall", "Kind"),
    ("Uppdrag", "Role"),
    ("Kategori", "Category"),
    ("Enhet", "Unit"),
    ("Från", "From"),
    ("Till", "To"),
    ("Antal", "Number"),
    ("Forum", "Meeting"),
    ("Ärende", "Subject"),
    ("Nivå", "Level"),
    ("Titel", "Title"),
    ("Dokumentsort", "Document type"),
    ("Status", "State"),
    ("Nämns i", "Mentioned in"),
];

fn text_of(value: &CellValue) -> Option<&str> {
    match value {
        CellValue::Text(text) => Some(text),
        _ => None,
    }
}

/// What is typed in a cell instead.
type Typed = (&'static str, fn(&CellValue) -> Option<String>);

fn number(value: &CellValue) -> Option<String> {
    match value {
        CellValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn day(value: &CellValue) -> Option<[String; 3]> {
    let CellValue::Date(date) = value else { return None };
    let date = date.to_string();
    let mut parts = date.split('-').map(str::to_owned);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

const TYPED: &[Typed] = &[
    ("apostrof som text före talet", |value| Some(format!("'{}", number(value)?))),
    ("hårt mellanslag före talet", |value| Some(format!("\u{a0}{}", number(value)?))),
    ("kr efter talet", |value| Some(format!("{} kr", number(value)?))),
    ("SEK före talet", |value| Some(format!("SEK {}", number(value)?))),
    ("streck efter talet", |value| Some(format!("{}:-", number(value)?))),
    ("år före årtalet", |value| {
        Some(format!("år {}", number(value).filter(|n| n.starts_with("20") && n.len() == 4)?))
    }),
    ("läsår", |value| Some(format!("{}/21", number(value).filter(|n| n.starts_with("20") && n.len() == 4)?))),
    ("kryss i stället för tal", |value| number(value).map(|_| "x".to_owned())),
    ("talet med en anteckning på nästa rad", |value| Some(format!("{}\n(preliminärt)", number(value)?))),
    ("talet och ett till på nästa rad", |value| Some(format!("{0}\n{0}", number(value)?))),
    ("minus efter", |value| Some(format!("{}-", number(value)?))),
    ("dag i ord", |value| {
        day(value)
            .map(|[y, m, d]| format!("{} {} {y}", d.parse::<u32>().unwrap(), MONTHS[m.parse::<usize>().unwrap() - 1]))
    }),
    ("vecka", |value| day(value).map(|[y, ..]| format!("v. 19 {y}"))),
    ("månad för dag", |value| day(value).map(|[y, m, _]| format!("{y}-{m}"))),
    ("två dagar", |value| day(value).map(|[y, m, d]| format!("{y}-{m}-{d} – {y}-{m}-28"))),
    ("dag och klockslag", |value| Some(format!("{} kl. 13.00", day(value)?.join("-")))),
    ("dag med apostrof", |value| Some(format!("'{}", day(value)?.join("-")))),
];

pub(super) fn habits(workbook: &RawWorkbook, sheet: &str, choices: &dyn Fn(u32) -> bool) -> Vec<Habit> {
    let own = cells(workbook, sheet);
    let mut all = Vec::new();
    let mut push = |name: &str, cell: String, edits: Vec<CellEdit>| {
        if !edits.is_empty() {
            all.push(Habit { name: name.to_owned(), sheet: sheet.to_owned(), cell, edits });
        }
    };
    let end = own.iter().filter(|cell| cell.row == 0).map(|cell| cell.column + 1).max().unwrap_or(0);
    let last = own.iter().map(|cell| cell.row).max().unwrap_or(0);
    for cell in own.iter().filter(|cell| cell.row > 0) {
        let here = blank(sheet, cell.row, cell.column);
        for (name, typed) in TYPED {
            if let Some(text) = typed(&cell.value) {
                push(name, here.cell.clone(), vec![CellEdit { text: Some(text), ..here.clone() }]);
            }
        }
        if let (Some(text), true) = (text_of(&cell.value), choices(cell.column)) {
            push(
                "val med stor bokstav",
                here.cell.clone(),
                vec![CellEdit { text: Some(text.to_uppercase()), ..here.clone() }],
            );
            push(
                "val med mellanslag efter",
                here.cell.clone(),
                vec![CellEdit { text: Some(format!("{text} ")), ..here.clone() }],
            );
            push("två val", here.cell.clone(), vec![CellEdit { text: Some(format!("{text}/annat")), ..here.clone() }]);
            push(
                "val avkortat",
                here.cell.clone(),
                vec![CellEdit { text: Some(text.chars().take(3).collect::<String>() + "."), ..here.clone() }],
            );
            push(
                "val på engelska",
                here.cell.clone(),
                vec![CellEdit { text: Some("other".to_owned()), ..here.clone() }],
            );
        }
        if cell.row > 1 && !matches!(cell.value, CellValue::Text(_)) {
            push("dito", here.cell.clone(), vec![CellEdit { text: Some("\"".to_owned()), ..here.clone() }]);
            push("dito i ord", here.cell.clone(), vec![CellEdit { text: Some("dito".to_owned()), ..here.clone() }]);
        }
    }
    for row in 1..=last {
        let of_row = || own.iter().filter(|cell| cell.row == row);
        let right: Vec<CellEdit> = of_row()
            .rev()
            .flat_map(|cell| [put(sheet, row, cell.column + 1, &cell.value), blank(sheet, row, cell.column)])
            .collect();
        push("rad ett steg åt höger", blank(sheet, row, 1).cell, right);
        let twice: Vec<CellEdit> = moved_down(workbook, sheet, row + 1)
            .into_iter()
            .chain(of_row().map(|cell| put(sheet, row + 1, cell.column, &cell.value)))
            .collect();
        push("raden två gånger", blank(sheet, row + 1, 0).cell, twice);
        let head = |text: &str| {
            moved_down(workbook, sheet, row)
                .into_iter()
                .chain([CellEdit { text: Some(text.to_owned()), ..blank(sheet, row, 0) }])
                .collect::<Vec<_>>()
        };
        push("mellanrubrik", blank(sheet, row, 0).cell, head("Första halvåret"));
        push("delsumma", blank(sheet, row, 0).cell, head("Summa"));
    }
    for cell in own.iter().filter(|cell| cell.row == 0) {
        let here = blank(sheet, 0, cell.column);
        let Some(text) = text_of(&cell.value) else { continue };
        if let Some((_, other)) = HEADINGS.iter().find(|(own, _)| own == &text) {
            push(
                "rubrik på engelska",
                here.cell.clone(),
                vec![CellEdit { text: Some((*other).to_owned()), ..here.clone() }],
            );
        }
        push(
            "rubrik med stjärna",
            here.cell.clone(),
            vec![CellEdit { text: Some(format!("{text}*")), ..here.clone() }],
        );
        push(
            "rubrik avkortad",
            here.cell.clone(),
            vec![CellEdit {
                text: Some(text.chars().take(4.max(text.chars().count() / 2)).collect::<String>() + "."),
                ..here.clone()
            }]
            .into_iter()
            .filter(|_| text.chars().count() > 5)
            .collect(),
        );
        push(
            "rubrik med å för a",
            here.cell.clone(),
            vec![CellEdit {
                text: Some(text.replace('å', "a").replace('Å', "A").replace('ä', "a").replace('ö', "o")),
                ..here.clone()
            }]
            .into_iter()
            .filter(|_| !text.is_ascii())
            .collect(),
        );
        push(
            "kolumnen två gånger",
            blank(sheet, 0, end).cell,
            own.iter()
                .filter(|other| other.column == cell.column)
                .map(|other| put(sheet, other.row, end, &other.value))
                .collect(),
        );
        // The value stands in the first row only.
        let of_column: Vec<&RawCell> =
            own.iter().filter(|other| other.column == cell.column && other.row > 1).collect();
        let above = own.iter().find(|other| other.column == cell.column && other.row == 1);
        if above.is_some_and(|above| {
            !of_column.is_empty() && of_column.iter().all(|cell| cell.value.to_string() == above.value.to_string())
        }) {
            push(
                "bara på första raden",
                blank(sheet, 2, cell.column).cell,
                of_column.iter().map(|other| blank(sheet, other.row, other.column)).collect(),
            );
        }
    }
    push("tom rad överst", blank(sheet, 0, 0).cell, moved_down(workbook, sheet, 0));
    push(
        "tom kolumn först",
        blank(sheet, 0, 0).cell,
        own.iter()
            .rev()
            .flat_map(|cell| [put(sheet, cell.row, cell.column + 1, &cell.value), blank(sheet, cell.row, cell.column)])
            .collect(),
    );
    push(
        "nummer först",
        blank(sheet, 0, 0).cell,
        own.iter()
            .rev()
            .flat_map(|cell| [put(sheet, cell.row, cell.column + 1, &cell.value), blank(sheet, cell.row, cell.column)])
            .chain((1..=last).map(|row| CellEdit { tal: Some(f64::from(row)), ..blank(sheet, row, 0) }))
            .collect(),
    );
    push(
        "nummer först med rubrik",
        blank(sheet, 0, 0).cell,
        own.iter()
            .rev()
            .flat_map(|cell| [put(sheet, cell.row, cell.column + 1, &cell.value), blank(sheet, cell.row, cell.column)])
            .chain((1..=last).map(|row| CellEdit { tal: Some(f64::from(row)), ..blank(sheet, row, 0) }))
            .chain([CellEdit { text: Some("Nr".to_owned()), ..blank(sheet, 0, 0) }])
            .collect(),
    );
    push(
        "filter kvar",
        blank(sheet, 1, 0).cell,
        (1..=last).map(|row| CellEdit { dold_rad: true, ..blank(sheet, row, 0) }).collect(),
    );
    push(
        "bladet tomt",
        blank(sheet, 1, 0).cell,
        own.iter().filter(|cell| cell.row > 0).map(|cell| blank(sheet, cell.row, cell.column)).collect(),
    );
    push("bladet borta", String::new(), vec![CellEdit { bort: true, cell: String::new(), ..blank(sheet, 0, 0) }]);
    for (name, other) in [
        ("bladets namn med mellanslag", format!("{sheet} ")),
        ("bladets namn med år", format!("{sheet} 2021")),
        ("bladets namn i versaler", sheet.to_uppercase()),
        ("bladets namn på engelska", "Data".to_owned()),
        ("bladets namn med nummer", format!("1. {sheet}")),
    ] {
        push(name, String::new(), vec![CellEdit { namn: Some(other), cell: String::new(), ..blank(sheet, 0, 0) }]);
    }
    push(
        "bladet två gånger till",
        String::new(),
        [2, 3]
            .iter()
            .flat_map(|number| {
                own.iter().map(move |cell| put(&format!("{sheet} ({number})"), cell.row, cell.column, &cell.value))
            })
            .collect(),
    );
    for other in workbook.sheets.iter().filter(|other| *other.name != *sheet) {
        let end_row = other.cells.iter().map(|cell| cell.row).max().unwrap_or(0) + 1;
        let (rows, from): (Vec<u32>, &[RawCell]) = ((1..=last).collect(), own);
        for row in rows {
            let moved: Vec<CellEdit> = from
                .iter()
                .filter(|cell| cell.row == row)
                .map(|cell| put(&other.name, end_row, cell.column, &cell.value))
                .collect();
            push(
                "raden i ett annat blad",
                format!("{}!{}", other.name, end_row + 1),
                moved.into_iter().chain(without_row(workbook, sheet, row)).collect(),
            );
        }
        if *sheet < *other.name {
            let swap =
                |from: &str, to: &str| CellEdit { namn: Some(to.to_owned()), cell: String::new(), ..blank(from, 0, 0) };
            push(
                "bladen har bytt namn",
                String::new(),
                vec![swap(sheet, "tmp"), swap(&other.name, sheet), swap("tmp", &other.name)],
            );
        }
    }
    all
}

/// What makes no difference, and what is told more than once: of each of two sheets.
const MESSAGES: &[(&str, usize)] = &[
    ("hårt mellanslag före talet", 0),
    ("val med stor bokstav", 0),
    ("val med mellanslag efter", 0),
    ("tom rad överst", 0),
    ("tom kolumn först", 0),
    ("bladets namn med mellanslag", 0),
    ("bladets namn i versaler", 0),
    ("bladet två gånger till", 2),
];

/// Slips of which the rules rightly say more: a sheet without rows, rows that are counted twice, a value in one row of several; and a
/// heading that is as good in ASCII.
const SEVERAL: &[&str] = &[
    "bladet tomt",
    "raden två gånger",
    "bara på första raden",
    "rubrik med å för a",
    // A row that lacks some of its cells may be of several sheets, and so may cells a step aside.
    "raden i ett annat blad",
    "rad ett steg åt höger",
];

#[test]
fn a_habit_is_one_message() {
    let scratch = scratch();
    let case = repository(BASE);
    let workbook = read(&case);
    let of_sheet = |sheet: &RawSheet| {
        let choices = |column: u32| has_choices(&sheet.name, column, &sheet.cells);
        habits(&workbook, &sheet.name, &choices)
    };
    let all: Vec<Habit> = workbook.sheets.iter().flat_map(of_sheet).collect();
    let all: Vec<&Habit> = all.iter().filter(|habit| !SEVERAL.contains(&habit.name.as_str())).collect();
    assert!(all.len() > 700, "{} slips", all.len());
    let wrong = all.par_iter().enumerate().step_by(step(17)).filter_map(|(index, habit)| {
        let folder = scratch.path().join(index.to_string());
        copy(&case, &folder);
        workbook::edit(&folder, &habit.edits);
        let told = understood(&folder);
        let messages = MESSAGES.iter().find(|(name, _)| *name == habit.name).map_or(1, |(_, messages)| *messages);
        let shown: Vec<String> =
            told.iter().map(|d| format!("{} {:?} {:?}", d.code.shown(), d.arguments, d.places)).collect();
        (told.len() != messages)
            .then(|| format!("{} in {} {}:\n    {}", habit.name, habit.sheet, habit.cell, shown.join("\n    ")))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Where a sheet lacks several columns that a strange one can be, they are named.
#[test]
fn a_strange_heading_is_told_with_the_columns_that_the_sheet_lacks() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    let heading = |column, text: &str| CellEdit { text: Some(text.to_owned()), ..blank("Kostnader", 0, column) };
    workbook::edit(&case, &[heading(1, "Xxx"), heading(3, "Yyy")]);
    let told = understood(&case);
    let strange = told.iter().filter(|one| one.code.name() == "W07-saknas");
    let lacking: Vec<&str> = strange.map(|one| one.arguments["saknade"].as_str()).collect();
    assert_eq!(lacking, ["`Post`", "`Budget/utfall`"], "{told:?}");
}

/// Two sheets that have each other's names are told as that, and a row of another sheet with its own.
#[test]
fn what_stands_in_another_sheet_is_told_with_its_own() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let told = |name: &str, edits: &[CellEdit]| {
        let case = scratch.path().join(name);
        copy(&repository(BASE), &case);
        workbook::edit(&case, edits);
        let told = understood(&case);
        told.iter().map(|one| (one.code.name().to_owned(), one.arguments["annat"].clone())).collect::<Vec<_>>()
    };
    let named = |from: &str, to: &str| CellEdit { namn: Some(to.to_owned()), cell: String::new(), ..blank(from, 0, 0) };
    let swap = [named("Kostnader", "x"), named("Nätverk", "Kostnader"), named("x", "Nätverk")];
    assert_eq!(told("namn", &swap).len(), 1);
    let copied: Vec<CellEdit> = {
        let gone = cells(&workbook, "Nätverk").iter().map(|cell| blank("Nätverk", cell.row, cell.column));
        let theirs =
            cells(&workbook, "Kostnader").iter().map(|cell| put("Nätverk", cell.row, cell.column, &cell.value));
        gone.chain(theirs).collect()
    };
    assert_eq!(told("kopia", &copied), [("W46".to_owned(), "Kostnader".to_owned())]);
    let rows: Vec<CellEdit> = cells(&workbook, "Kostnader")
        .iter()
        .filter(|cell| (1..3).contains(&cell.row))
        .map(|cell| put("Representanter", cell.row + 2, cell.column, &cell.value))
        .collect();
    assert_eq!(told("rader", &rows), [("W47".to_owned(), "Kostnader".to_owned())]);
}
