//! Slips in workbooks as people have them who keep lists on paper or in other programs.

use rayon::prelude::*;
use utlatande::inputs::workbook::{CellValue, RawCell, RawSheet, RawWorkbook};

use super::sheets::has_choices;
use super::workbook::{
    blank, cells, day, moved_down, moved_right, named, number, of_sheet, put, read, typed, understood, without_row,
};
use super::{is_asked, step};
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, MONTHS, copy, repository, scratch};

/// A slip: its name, where it is made, and how.
struct Habit {
    name: String,
    sheet: String,
    cell: String,
    edits: Vec<CellEdit>,
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
    ("ungefär före talet", |value| Some(format!("ca {}", number(value)?))),
    ("frågetecken efter talet", |value| Some(format!("{}?", number(value)?))),
    ("talet inom citattecken", |value| Some(format!("”{}”", number(value)?))),
    ("talet inom hakar", |value| Some(format!("[{}]", number(value)?))),
    ("okänt i ord", |value| number(value).map(|_| "vet ej".to_owned())),
    ("kvartal", |value| day(value).map(|[y, ..]| format!("kvartal 2 {y}"))),
    ("dag med snedstreck", |value| Some(day(value)?.join("/"))),
    ("dag med mellanslag", |value| Some(day(value)?.join(" "))),
];

/// What is typed instead of one of a column's values.
type Chosen = (&'static str, fn(&str) -> String);

const CHOSEN: &[Chosen] = &[
    ("val med stor bokstav", |text| text.to_uppercase()),
    ("val med mellanslag efter", |text| format!("{text} ")),
    ("två val", |text| format!("{text}/annat")),
    ("val avkortat", |text| text.chars().take(3).collect::<String>() + "."),
    ("val på engelska", |_| "other".to_owned()),
    ("val med punkt", |text| format!("{text}.")),
    ("val inom parentes", |text| format!("({text})")),
    ("val med förklaring", |text| format!("{text} (se protokollet)")),
];

/// The slips of a sheet, as they are collected.
struct Sheet<'w> {
    workbook: &'w RawWorkbook,
    name: &'w str,
    cells: &'w [RawCell],
    last: u32,
    all: Vec<Habit>,
}

impl<'w> Sheet<'w> {
    fn of(workbook: &'w RawWorkbook, name: &'w str) -> Self {
        let cells = cells(workbook, name);
        let last = cells.iter().map(|cell| cell.row).max().unwrap_or(0);
        Self { workbook, name, cells, last, all: Vec::new() }
    }

    /// A slip with these edits, told by where it stands; none without edits.
    fn push(&mut self, name: &str, cell: String, edits: Vec<CellEdit>) {
        if !edits.is_empty() {
            self.all.push(Habit { name: name.to_owned(), sheet: self.name.to_owned(), cell, edits });
        }
    }

    /// A slip that is another text in a cell.
    fn types(&mut self, name: &str, cell: &RawCell, text: String) {
        let edit = typed(self.name, cell.row, cell.column, text);
        self.push(name, edit.cell.clone(), vec![edit]);
    }

    /// A slip of a row, told by its first cell.
    fn of_row(&mut self, name: &str, row: u32, edits: Vec<CellEdit>) {
        self.push(name, blank(self.name, row, 0).cell, edits);
    }

    fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = &'w RawCell> + use<'w> {
        self.cells.iter().filter(move |cell| cell.row == row)
    }

    fn headings(&self) -> impl DoubleEndedIterator<Item = &'w RawCell> + use<'w> {
        self.row(0)
    }

    fn end(&self) -> u32 {
        self.headings().map(|cell| cell.column + 1).max().unwrap_or(0)
    }
}

fn habits(workbook: &RawWorkbook, name: &str, choices: &dyn Fn(u32) -> bool) -> Vec<Habit> {
    let mut sheet = Sheet::of(workbook, name);
    of_values(&mut sheet, choices);
    of_rows(&mut sheet);
    of_headings(&mut sheet);
    of_whole(&mut sheet);
    of_other_sheets(&mut sheet);
    sheet.all
}

fn of_values(sheet: &mut Sheet<'_>, choices: &dyn Fn(u32) -> bool) {
    for cell in sheet.cells.iter().filter(|cell| cell.row > 0) {
        for (name, typed) in TYPED {
            typed(&cell.value).into_iter().for_each(|text| sheet.types(name, cell, text));
        }
        if let (Some(text), true) = (text_of(&cell.value), choices(cell.column)) {
            for (name, typed) in CHOSEN {
                sheet.types(name, cell, typed(text));
            }
        }
        if cell.row > 1 && !matches!(cell.value, CellValue::Text(_)) {
            sheet.types("dito", cell, "\"".to_owned());
            sheet.types("dito i ord", cell, "dito".to_owned());
        }
    }
}

fn of_rows(sheet: &mut Sheet<'_>) {
    let (workbook, name) = (sheet.workbook, sheet.name);
    for row in 1..=sheet.last {
        let right = moved_right(name, sheet.row(row));
        sheet.push("rad ett steg åt höger", blank(name, row, 1).cell, right);
        let below = moved_down(workbook, name, row + 1);
        let again = sheet.row(row).map(|cell| put(name, row + 1, cell.column, &cell.value));
        let twice = below.into_iter().chain(again).collect();
        sheet.of_row("raden två gånger", row + 1, twice);
        for (habit, text) in [("mellanrubrik", "Första halvåret"), ("delsumma", "Summa"), ("streckrad", "-----")] {
            let mut head = moved_down(workbook, name, row);
            head.push(typed(name, row, 0, text));
            sheet.of_row(habit, row, head);
        }
        sheet.of_row("anmärkning bredvid raden", row, vec![typed(name, row, sheet.end(), "stämmer detta?")]);
    }
}

fn of_headings(sheet: &mut Sheet<'_>) {
    for cell in sheet.headings() {
        let Some(text) = text_of(&cell.value) else { continue };
        if let Some((_, other)) = HEADINGS.iter().find(|(own, _)| own == &text) {
            sheet.types("rubrik på engelska", cell, (*other).to_owned());
        }
        sheet.types("rubrik med stjärna", cell, format!("{text}*"));
        sheet.types("rubrik på två rader", cell, format!("{text}\n(se anvisning)"));
        sheet.types("rubrik inom citattecken", cell, format!("”{text}”"));
        if text.chars().count() > 5 {
            let most = 4.max(text.chars().count() / 2);
            sheet.types("rubrik avkortad", cell, text.chars().take(most).collect::<String>() + ".");
        }
        if !text.is_ascii() {
            let plain = text.replace('å', "a").replace('Å', "A").replace('ä', "a").replace('ö', "o");
            sheet.types("rubrik med å för a", cell, plain);
        }
        let (name, end) = (sheet.name, sheet.end());
        let of_column = || sheet.cells.iter().filter(|other| other.column == cell.column);
        let again = of_column().map(|other| put(name, other.row, end, &other.value)).collect();
        // The value stands in the first row only.
        let above = of_column().find(|other| other.row == 1);
        let below: Vec<&RawCell> = of_column().filter(|other| other.row > 1).collect();
        let is_same = |above: &RawCell| below.iter().all(|cell| cell.value.to_string() == above.value.to_string());
        let gone: Vec<CellEdit> = match above {
            Some(above) if is_same(above) => below.iter().map(|cell| blank(name, cell.row, cell.column)).collect(),
            _ => Vec::new(),
        };
        sheet.push("kolumnen två gånger", blank(name, 0, end).cell, again);
        sheet.push("bara på första raden", blank(name, 2, cell.column).cell, gone);
    }
}

fn of_whole(sheet: &mut Sheet<'_>) {
    let (workbook, name, last) = (sheet.workbook, sheet.name, sheet.last);
    let first = blank(name, 0, 0).cell;
    sheet.push("tom rad överst", first.clone(), moved_down(workbook, name, 0));
    let right = moved_right(name, sheet.cells.iter());
    let numbers = || (1..=last).map(|row| CellEdit { tal: Some(f64::from(row)), ..blank(name, row, 0) });
    let numbered: Vec<CellEdit> = right.iter().cloned().chain(numbers()).collect();
    let headed = numbered.iter().cloned().chain([typed(name, 0, 0, "Nr")]).collect();
    sheet.push("tom kolumn först", first.clone(), right);
    sheet.push("nummer först", first.clone(), numbered);
    sheet.push("nummer först med rubrik", first, headed);
    let hidden = (1..=last).map(|row| CellEdit { dold_rad: true, ..blank(name, row, 0) }).collect();
    sheet.of_row("filter kvar", 1, hidden);
    let rows = sheet.cells.iter().filter(|cell| cell.row > 0);
    let emptied = rows.map(|cell| blank(name, cell.row, cell.column)).collect();
    sheet.of_row("bladet tomt", 1, emptied);
    sheet.push("bladet borta", String::new(), vec![CellEdit { bort: true, ..of_sheet(name) }]);
    for (habit, other) in [
        ("bladets namn med mellanslag", format!("{name} ")),
        ("bladets namn med år", format!("{name} 2021")),
        ("bladets namn i versaler", name.to_uppercase()),
        ("bladets namn på engelska", "Data".to_owned()),
        ("bladets namn med nummer", format!("1. {name}")),
        ("bladets namn med parentes", format!("{name} (ny)")),
    ] {
        sheet.push(habit, String::new(), vec![named(name, &other)]);
    }
    let copy = |number: u32| {
        let sheet_of = format!("{name} ({number})");
        sheet.cells.iter().map(move |cell| put(&sheet_of, cell.row, cell.column, &cell.value))
    };
    let copies = [2, 3].into_iter().flat_map(copy).collect();
    sheet.push("bladet två gånger till", String::new(), copies);
}

fn of_other_sheets(sheet: &mut Sheet<'_>) {
    let (workbook, name) = (sheet.workbook, sheet.name);
    for other in workbook.sheets.iter().filter(|other| *other.name != *name) {
        let end = other.cells.iter().map(|cell| cell.row).max().unwrap_or(0) + 1;
        for row in 1..=sheet.last {
            let moved = sheet.row(row).map(|cell| put(&other.name, end, cell.column, &cell.value));
            let edits = moved.chain(without_row(workbook, name, row)).collect();
            sheet.push("raden i ett annat blad", format!("{}!{}", other.name, end + 1), edits);
        }
        if *name < *other.name {
            let swap = vec![named(name, "tmp"), named(&other.name, name), named("tmp", &other.name)];
            sheet.push("bladen har bytt namn", String::new(), swap);
        }
    }
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

/// A heading that is as good in ASCII.
const SEVERAL: &[&str] = &["rubrik med å för a"];

/// The sheet whose rows may say the same: two members of a board, which have no names in it.
const ALIKE: &str = "Representanter";

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
    assert!(all.len() > 800, "{} slips", all.len());
    let all: Vec<&Habit> = all.into_iter().filter(|habit| is_asked(&habit.name)).collect();
    let wrong = all.par_iter().enumerate().step_by(step(17)).filter_map(|(index, habit)| {
        let folder = scratch.path().join(index.to_string());
        copy(&case, &folder);
        workbook::edit(&folder, &habit.edits);
        let told = understood(&folder);
        let is_alike = habit.name == "raden två gånger" && habit.sheet == ALIKE;
        let messages = MESSAGES.iter().find(|(name, _)| *name == habit.name).map_or(1, |(_, messages)| *messages);
        let messages = if is_alike { 0 } else { messages };
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
    workbook::edit(&case, &[typed("Kostnader", 0, 1, "Xxx"), typed("Kostnader", 0, 3, "Yyy")]);
    let told = understood(&case);
    let [one] = &told[..] else { panic!("{told:#?}") };
    assert_eq!((one.code.name(), one.arguments["saknade"].as_str()), ("W07-saknas", "`Post`, `Budget/utfall`"));
    assert_eq!(one.places.len(), 2, "both headings");
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
