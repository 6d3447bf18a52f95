//! Names that a case's folder has by convention: of its files, and of the columns that the program adds to its workbook.

/// The file every case has.
pub const CASE_FILE: &str = "arende.toml";

/// The workbook of a new case.
pub const WORKBOOK_FILE: &str = "underlag.xlsx";

/// The file of what was taken over from an earlier case.
pub const CARRIED_FILE: &str = "overtaget.toml";

/// The column that says where a row carried over comes from.
pub const ORIGIN_HEADING: &str = "Ursprung";

/// The column that says whether a row carried over has been confirmed.
pub const CONFIRMED_HEADING: &str = "Bekräftad";

/// What that column may hold: confirmed or not.
pub const CONFIRMED_VALUES: [&str; 2] = ["ja", "nej"];
