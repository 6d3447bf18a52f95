//! The files of a package as they are gathered: what each is, in which part of the package it lies, and its hash, which is known
//! from where the file came from or taken once.

use bytes::Bytes;

use crate::hash::sha256;

/// A file of a package, below the folder with `METS.xml`.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its path there.
    pub path: String,
    /// Its content.
    pub bytes: Bytes,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// What it is to the package.
    pub role: Role,
    /// Its media type, as IANA lists it.
    pub mime: &'static str,
    /// Its format, for people.
    pub format: String,
}

/// What a file is to the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A PDF, as the archive keeps it.
    Record {
        /// The file of the case that it is a copy of.
        copy_of: Option<String>,
    },
    /// The record of the case, beside the PDFs.
    Erms,
    /// A file of the case, by its name there.
    Input(String),
    /// A file of the templates.
    Template(String),
    /// A font that is no template's.
    Font(String),
    /// Another file of the output.
    Output(String),
    /// About the package.
    Metadata,
    /// For people.
    Documentation,
    /// Of records.
    Schema,
    /// Of a representation: its METS.
    Mets,
}

/// Media types by the ends of names, and the formats.
const FORMATS: [(&str, &str, &str); 20] = [
    (".pdf", "application/pdf", "PDF"),
    (".xml", "application/xml", "XML"),
    (".json", "application/json", "JSON"),
    (".toml", "application/toml", "TOML"),
    (".txt", "text/plain", "text, UTF-8"),
    (".typ", "text/plain", "Typst, UTF-8"),
    (".j2", "text/plain", "Jinja, UTF-8"),
    (".md", "text/markdown", "Markdown, UTF-8"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Office Open XML"),
    (".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", "Office Open XML"),
    (".xlsb", "application/vnd.ms-excel.sheet.binary.macroEnabled.12", "Excel Binary Workbook"),
    (".xls", "application/vnd.ms-excel", "Excel 97–2003"),
    (".ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
    (".ttf", "font/ttf", "TrueType"),
    (".otf", "font/otf", "OpenType"),
    (".ttc", "font/collection", "OpenType Collection"),
    (".svg", "image/svg+xml", "SVG"),
    (".png", "image/png", "PNG"),
    (".jpg", "image/jpeg", "JPEG"),
    (".jpeg", "image/jpeg", "JPEG"),
];

impl Item {
    /// A file with a hash that is known.
    pub(super) fn known(path: String, bytes: Bytes, sha256: String, role: Role) -> Self {
        let lower = path.to_lowercase();
        let known = FORMATS.iter().find(|(end, ..)| lower.ends_with(end));
        let (mime, format) = known.map_or(("application/octet-stream", "okänt"), |(_, mime, format)| (*mime, *format));
        let format = match role {
            Role::Record { copy_of: None } => "PDF/A-2a, PDF/UA-1",
            _ => format,
        };
        Self { path, bytes, sha256, role, mime, format: format.to_owned() }
    }

    /// A file that is hashed here.
    pub(super) fn new(path: String, bytes: impl Into<Bytes>, role: Role) -> Self {
        let bytes = bytes.into();
        let sha256 = sha256(&bytes);
        Self::known(path, bytes, sha256, role)
    }

    /// Whether it is kept for its own sake, not about other files.
    pub(super) fn is_content(&self) -> bool {
        !matches!(self.role, Role::Metadata | Role::Documentation | Role::Schema | Role::Mets)
    }

    /// Whether the program made it of the case.
    pub(super) fn is_made(&self) -> bool {
        matches!(self.role, Role::Record { copy_of: None } | Role::Output(_))
    }
}
