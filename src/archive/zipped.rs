//! The package as a zip: the same files in the same order with the same time, so that the same package is the same bytes.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Package, PackageFile};

/// Files that a zip cannot make smaller: they are stored, so that each can be read where it lies.
const STORED: [&str; 5] = [".pdf", ".ttf", ".otf", ".ttc", ".xlsx"];

/// Sizes from here on need the fields of zip64, with room for what a file grows by when it does not deflate.
const LARGE: usize = 0xff00_0000;

/// Writes the package; every path begins with its name.
pub fn write(package: &Package, to: impl Write + Seek) -> io::Result<()> {
    let mut zip = ZipWriter::new(to);
    for file in &package.files {
        zip.start_file(format!("{}/{}", package.name, file.path), options(package, file)).map_err(io::Error::other)?;
        zip.write_all(&file.bytes)?;
    }
    zip.finish().map_err(io::Error::other)?.flush()
}

fn options(package: &Package, file: &PackageFile) -> SimpleFileOptions {
    use chrono::Datelike;
    let lower = file.path.to_lowercase();
    let method = match STORED.iter().any(|end| lower.ends_with(end)) {
        true => CompressionMethod::Stored,
        false => CompressionMethod::Deflated,
    };
    let date = package.date;
    // A package with another date is not made.
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(date.year()).unwrap_or_default();
    let time = DateTime::from_date_and_time(year, part(date.month()), part(date.day()), 12, 0, 0).unwrap_or_default();
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(time)
        .unix_permissions(0o644)
        .large_file(file.bytes.len() >= LARGE)
}
