//! Under which heading a copy of a cell stands that is kept elsewhere in a zipped workbook: by pivot tables, by links to other
//! workbooks, by charts. A telephone number or a case number is told from a personnummer by what its column is called.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::xml;

/// The folders of these parts.
const DEFINITION: &str = "xl/pivotcache/pivotcachedefinition";
const RECORDS: &str = "xl/pivotcache/pivotcacherecords";
const LINKS: &str = "xl/externallinks/";

/// What is remembered from part to part: the names of the fields of each pivot table's copies, by the number of the part.
pub(super) type Fields = BTreeMap<String, Vec<String>>;

/// The headings of a part, while it is read.
pub(super) struct Headings<'f> {
    fields: &'f mut Fields,
    part: &'f str,
    /// Elements of a record of a pivot table so far.
    in_record: Option<usize>,
    /// In the cells of another workbook: the first row, its texts by columns, and the cell that is read.
    first_row: Option<String>,
    columns: BTreeMap<String, String>,
    cell: (String, String),
    /// Whether the name of a chart's series is read.
    in_name: bool,
    label: String,
}

impl<'f> Headings<'f> {
    pub(super) fn of(part: &'f str, fields: &'f mut Fields) -> Self {
        let (first_row, columns, cell) = Default::default();
        Self { fields, part, in_record: None, first_row, columns, cell, in_name: false, label: String::new() }
    }

    /// Whether the cells of a part are copies that no sheet is read from.
    pub(super) fn are_copies(&self) -> bool {
        self.part.starts_with(LINKS)
    }

    /// The heading of what comes now.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn enter(&mut self, element: &BytesStart<'_>) {
        let attribute = |name: &str| xml::attribute(element, name).ok().flatten().unwrap_or_default();
        match element.local_name().as_ref() {
            "cacheField" => {
                self.label = attribute("name");
                if let Some(number) = self.part.strip_prefix(DEFINITION) {
                    self.fields.entry(number.to_owned()).or_default().push(self.label.clone());
                }
            }
            "r" if self.part.starts_with(RECORDS) => self.in_record = Some(0),
            "sheetData" => (self.first_row, self.columns) = Default::default(),
            "cell" => {
                self.cell = split(&attribute("r"));
                self.label = self.columns.get(&self.cell.0).cloned().unwrap_or_default();
            }
            "ser" => self.label.clear(),
            "tx" => self.in_name = true,
            _ => self.next_field(),
        }
    }

    /// The elements of a record stand in the order of the fields.
    fn next_field(&mut self) {
        let Some(at) = self.in_record else { return };
        let number = self.part.strip_prefix(RECORDS).unwrap_or_default();
        let name = self.fields.get(number).and_then(|names| names.get(at));
        self.label = name.cloned().unwrap_or_default();
        self.in_record = Some(at + 1);
    }

    /// Takes what was read, which may be a heading itself.
    pub(super) fn hear(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let (column, row) = &self.cell;
        if self.in_name {
            self.label = text.to_owned();
        } else if !row.is_empty() && self.first_row.get_or_insert_with(|| row.clone()) == row {
            self.columns.insert(column.clone(), text.to_owned());
        }
    }

    pub(super) fn leave(&mut self, element: &str) {
        match element {
            "r" => self.in_record = None,
            "tx" => self.in_name = false,
            "cell" => self.cell = Default::default(),
            _ => {}
        }
        if matches!(element, "cacheField" | "r" | "cell" | "ser") {
            self.label.clear();
        }
    }
}

/// The column and the row of an address.
fn split(address: &str) -> (String, String) {
    let (column, row) = address.split_at(address.find(|c: char| c.is_ascii_digit()).unwrap_or(address.len()));
    (column.to_owned(), row.to_owned())
}
