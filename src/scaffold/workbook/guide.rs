//! The first sheet: how the workbook is filled in, and what each sheet and column holds. Its name makes it a note, which
//! the reader passes over.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::{Sheet, cells};
use crate::scaffold::capitalised;
use crate::templates::{Arendetyp, Written};

const WIDTHS: [f64; 5] = [26.0, 26.0, 8.0, 72.0, 84.0];

/// The texts of its headings.
const HEADINGS: [&str; 5] = ["rubrik-blad", "rubrik-kolumn", "rubrik-kravs", "rubrik-innehall", "rubrik-forklaring"];

/// The texts above its table.
const ADVICE: [&str; 5] = ["las-mig-rad-1", "las-mig-rad-2", "las-mig-rad-3", "las-mig-rad-4", "las-mig-rad-5"];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    schema: &Arendetyp,
    sheets: &[Sheet<'_>],
    words: &Written,
) -> Result<(), XlsxError> {
    let (plain, bold) = (Format::new().set_align(FormatAlign::Top).set_text_wrap(), Format::new().set_bold());
    sheet.set_name(words.get("las-mig"))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, words.with("las-mig-titel", &[("typ", &schema.namn)]), &bold)?;
    sheet.write_string(1, 0, format!("{}.", schema.beskrivning))?;
    for (row, advice) in (3..).zip(ADVICE) {
        sheet.write_string(row, 0, words.get(advice))?;
    }
    let first = 4 + ADVICE.len() as u32;
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(first, column, words.get(heading), &cells::heading(true))?;
    }
    for (row, cells) in (first + 1..).zip(sheets.iter().flat_map(|sheet| rows(sheet, schema, words))) {
        let format = if cells[1].is_empty() { plain.clone().set_bold() } else { plain.clone() };
        for (column, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, text, &format)?;
        }
    }
    sheet.set_landscape().set_paper_size(cells::A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A row for the sheet and one for each of its columns.
fn rows(sheet: &Sheet<'_>, schema: &Arendetyp, words: &Written) -> Vec<[String; 5]> {
    let spec = sheet.spec;
    let need = |required: bool| words.get(if required { "ja" } else { "nej" }).to_owned();
    let whole = [spec.blad.clone(), String::new(), need(spec.kravs), String::new(), capitalised(&spec.forklaring)];
    let columns = sheet.columns.iter().map(|column| {
        let explanation = capitalised(&column.forklaring);
        [spec.blad.clone(), column.rubrik.clone(), need(column.kravs), column.cell_type(schema, words), explanation]
    });
    std::iter::once(whole).chain(columns).collect()
}
