//! The bounds on inputs, as the reader has them.

use super::{part, table};
use crate::limits::{self, workbook};

/// The table of bounds.
pub(super) fn markdown() -> String {
    let rows: Vec<(&str, String)> = texts().into_iter().chain(workbooks()).collect();
    let rows = rows.into_iter().map(|(what, bound)| vec![what.to_owned(), bound]);
    let lead = "Det som är större avvisas, med besked om vilken gräns det gäller.";
    part("Gränser", lead, &table(&["Vad", "Högst"], rows))
}

/// Of TOML files, prose and what they bring in.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("en TOML-fil", mebibytes(limits::TOML_BYTES as usize)),
        ("nycklar, värden och skiljetecken i en TOML-fil", number(limits::TOML_TOKENS)),
        ("listor och tabeller i varandra i en TOML-fil", number(limits::TOML_DEPTH)),
        ("tecken i en nyckel", number(limits::KEY_CHARACTERS)),
        ("poster i en lista", number(limits::LIST_ITEMS)),
        ("tecken i en text", number(limits::TEXT_CHARACTERS)),
        ("tecken i ett ord", number(limits::WORD_CHARACTERS)),
        ("punktlistor i varandra", number(limits::LIST_DEPTH)),
        ("betoningar och länkar i varandra", number(limits::EMPHASIS_DEPTH)),
        ("delar av ett stycke: betoningar, länkar, hänvisningar, radbrytningar", number(limits::PARAGRAPH_PIECES)),
        ("textmoduler i varandra", number(limits::MODULE_DEPTH)),
        ("stycken, rubriker och punkter i alla handlingar", number(limits::PARAGRAPHS)),
        (
            "text i alla handlingar, det som hänvisningar hämtar in medräknat",
            format!("{} KiB", limits::PROSE_BYTES >> 10),
        ),
        ("tecken i en hänvisning", number(limits::REFERENCE_BYTES)),
        ("tecken i ett uttryck i en ärendetyp", number(limits::EXPRESSION_BYTES)),
        ("anmärkningar i en körning", number(limits::DIAGNOSTICS)),
        ("en bilaga i PDF", mebibytes(limits::PDF_BYTES as usize)),
        ("bilder", number(limits::PICTURES)),
        ("en bild", mebibytes(limits::PICTURE_BYTES as usize)),
        ("bildpunkter i en bild", number(limits::PICTURE_PIXELS as usize)),
        ("listor i varandra i en bilaga i PDF", number(limits::PDF_DEPTH)),
    ]
}

fn workbooks() -> Vec<(&'static str, String)> {
    vec![
        ("arbetsböcker", number(limits::WORKBOOKS)),
        ("en arbetsbok (`.xlsx`, `.xlsm`, `.xlsb`, `.ods`)", mebibytes(workbook::FILE_BYTES)),
        ("en arbetsbok (`.xls`)", mebibytes(workbook::XLS_BYTES)),
        ("en arbetsbok uppackad", mebibytes(workbook::UNPACKED_BYTES)),
        ("delar i en arbetsbok", number(workbook::PARTS)),
        ("blad", number(workbook::SHEETS)),
        ("ifyllda celler i arbetsboken", number(workbook::CELLS)),
        ("text i arbetsbokens celler", mebibytes(workbook::TEXT_BYTES)),
        ("delade texter", number(workbook::SHARED_STRINGS)),
        ("cellformat", number(workbook::CELL_FORMATS)),
        ("sammanfogade områden", number(workbook::MERGED)),
        ("rader i ett blad", number(workbook::ROWS as usize)),
        ("kolumner i ett blad", number(workbook::COLUMNS as usize)),
    ]
}

fn mebibytes(bytes: usize) -> String {
    format!("{} MiB", bytes >> 20)
}

/// With spaces between thousands.
fn number(number: usize) -> String {
    crate::model::Value::Amount(number.into()).to_string()
}
