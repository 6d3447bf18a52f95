//! Reading a case from disk.

pub mod characters;
pub mod pdf;
pub mod workbook;
