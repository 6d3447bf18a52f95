//! A large workbook: the program's reader beside calamine's own.

use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use calamine::{Data, Range, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use utlatande::inputs::workbook;

use super::report::Report;

/// Rows of the workbook.
const ROWS: u32 = 100_000;

/// How often each reads it, in turns.
const ROUNDS: usize = 9;

/// Compares the two readers.
pub fn measure(report: &mut Report) {
    let bytes = large();
    let (mut ours, mut calamines) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(timed(|| drop(workbook::read(&Arc::from("underlag.xlsx"), &bytes).unwrap())));
        calamines.push(timed(|| drop(read_by_calamine(&bytes))));
    }
    let (ours, calamine) = (median(ours), median(calamines));
    let ratio = ours.as_secs_f64() / calamine.as_secs_f64();
    let of = format!("{ours:.0?} / {calamine:.0?}");
    report.at_most("workbook of 100,000 rows: reading, of calamine's", ratio, 1.5, &of);
}

/// As calamine's documentation does it: every sheet as a range of owned values.
fn read_by_calamine(bytes: &[u8]) -> Vec<(String, Range<Data>)> {
    Xlsx::new(Cursor::new(bytes)).unwrap().worksheets()
}

/// Activities with text, numbers, dates and blank cells, as a real workbook has them.
fn large() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Aktiviteter").unwrap();
    for (column, heading) in (0..).zip(["År", "Namn", "Typ", "Form", "Arrangör", "Deltagare SLK", "Källa"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=ROWS {
        sheet.write(row, 0, 2020 + row % 5).unwrap();
        sheet.write(row, 1, format!("Möte {row}")).unwrap();
        sheet.write(row, 2, "nätverksmöte").unwrap();
        sheet.write(row, 3, if row % 3 == 0 { "fysisk" } else { "digital" }).unwrap();
        sheet.write(row, 4, "Nordic Safe Cities").unwrap();
        sheet.write(row, 5, row % 7).unwrap();
        sheet.write(row, 6, "Intern sammanställning").unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
