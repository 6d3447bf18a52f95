//! The first sheet: how the workbook is filled in, and what each sheet and column holds. Its name makes it a note, which
//! the reader passes over.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::{Sheet, cells};
use crate::scaffold::capitalised;
use crate::templates::Arendetyp;

const NAME: &str = "_Läs mig";

const WIDTHS: [f64; 5] = [26.0, 26.0, 8.0, 72.0, 84.0];

const HEADINGS: [&str; 5] = ["Blad", "Kolumn", "Krävs", "Innehåll", "Förklaring"];

const ADVICE: [&str; 5] = [
    "Skriv en rad för varje post under rubrikerna i varje blad. Ett värde i varje cell: 12, inte 12 st.",
    "Kolumner med mörk rubrik och fet text krävs i varje rad. Kolumner med ljus rubrik och kursiv text får vara tomma.",
    "Ändra inte rubriker och bladens namn. Radernas ordning i ett blad är den som de får i handlingarna.",
    "Blad och kolumner vars namn börjar med _ är egna anteckningar och läses inte. Det gäller också det här bladet.",
    "Spara, och kör sedan utlatande check: programmet säger vilken cell som behöver ändras.",
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, schema: &Arendetyp, sheets: &[Sheet<'_>]) -> Result<(), XlsxError> {
    let (plain, bold) = (Format::new().set_align(FormatAlign::Top).set_text_wrap(), Format::new().set_bold());
    sheet.set_name(NAME)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, format!("Underlag till ärende av typen {}", schema.namn), &bold)?;
    sheet.write_string(1, 0, format!("{}.", schema.beskrivning))?;
    for (row, advice) in (3..).zip(ADVICE) {
        sheet.write_string(row, 0, advice)?;
    }
    let first = 4 + ADVICE.len() as u32;
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(first, column, heading, &cells::heading(true))?;
    }
    for (row, cells) in (first + 1..).zip(sheets.iter().flat_map(|sheet| rows(sheet, schema))) {
        let format = if cells[1].is_empty() { plain.clone().set_bold() } else { plain.clone() };
        for (column, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, text, &format)?;
        }
    }
    sheet.set_landscape().set_paper_size(cells::A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A row for the sheet and one for each of its columns.
fn rows(sheet: &Sheet<'_>, schema: &Arendetyp) -> Vec<[String; 5]> {
    let spec = sheet.spec;
    let need = |required: bool| if required { "ja" } else { "nej" }.to_owned();
    let whole = [spec.blad.clone(), String::new(), need(spec.kravs), String::new(), capitalised(&spec.forklaring)];
    let columns = sheet.columns.iter().map(|column| {
        let explanation = capitalised(&column.forklaring);
        [spec.blad.clone(), column.rubrik.clone(), need(column.kravs), column.cell_type(schema), explanation]
    });
    std::iter::once(whole).chain(columns).collect()
}
