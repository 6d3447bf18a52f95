//! A new case's files, written from the schema that will read them: the workbook, the TOML files, and the folder.

pub mod workbook;
