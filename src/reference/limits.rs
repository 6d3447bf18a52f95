//! The bounds on inputs, as the reader has them.

use super::{part, table};
use crate::inputs::workbook::limits;
use crate::inputs::{MAX_PDF_BYTES, MAX_TOML_BYTES};

/// The table of bounds.
pub fn markdown() -> String {
    let mebibytes = |bytes: usize| format!("{} MiB", bytes >> 20);
    let bytes_of = |bytes: u64| format!("{} MiB", bytes >> 20);
    let rows = [
        ("en TOML-fil", bytes_of(MAX_TOML_BYTES)),
        ("en bilaga i PDF", bytes_of(MAX_PDF_BYTES)),
        ("en arbetsbok (`.xlsx`, `.xlsm`, `.xlsb`, `.ods`)", mebibytes(limits::FILE_BYTES)),
        ("en arbetsbok (`.xls`)", mebibytes(limits::XLS_BYTES)),
        ("en arbetsbok uppackad", mebibytes(limits::UNPACKED_BYTES)),
        ("delar i en arbetsbok", number(limits::PARTS)),
        ("blad", number(limits::SHEETS)),
        ("ifyllda celler i arbetsboken", number(limits::CELLS)),
        ("text i arbetsbokens celler", mebibytes(limits::TEXT_BYTES)),
        ("delade texter", number(limits::SHARED_STRINGS)),
        ("cellformat", mebibytes(limits::FORMAT_BYTES)),
        ("sammanfogade områden", number(limits::MERGED)),
        ("rader i ett blad", number(limits::ROWS as usize)),
        ("kolumner i ett blad", number(limits::COLUMNS as usize)),
    ];
    let rows = rows.map(|(what, bound)| vec![what.to_owned(), bound]);
    let lead = "Större filer än så avvisas, med besked om vilken gräns det gäller.";
    part("Gränser", lead, &table(&["Vad", "Högst"], rows))
}

/// With spaces between thousands.
fn number(number: usize) -> String {
    crate::model::Value::Amount(number.into()).to_string()
}
