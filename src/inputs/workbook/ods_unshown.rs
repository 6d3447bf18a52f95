//! What an `.ods` hides or shows otherwise in ways that cells do not tell: hidden columns, and text struck through in part. A
//! pass of its own over the content, when there is any of it.
//!
//! Nothing is refused here: what cannot be read, the reader of the sheets tells.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};

use super::marks::Unshown;
use super::xlsx_unshown::{attribute, each};

/// Most columns and cells of a sheet that are remembered.
const MOST: usize = 10_000;

/// What each sheet hides or shows otherwise, by the sheet's name.
pub(super) fn read(content: &[u8]) -> BTreeMap<String, Unshown> {
    let has = |text: &str| memmem::find(content, text.as_bytes()).is_some();
    let mut pass = Pass::default();
    if has("collapse") || has("filter") || has("line-through") {
        each(content, |event| {
            pass.take(event);
            true
        });
    }
    pass.sheets
}

/// The content while it is gone through.
#[derive(Default)]
struct Pass {
    sheets: BTreeMap<String, Unshown>,
    /// The style that is being defined, and those that strike text through.
    style: String,
    struck: BTreeSet<String>,
    sheet: Unshown,
    name: Option<String>,
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    /// How deep in text that is struck through.
    depth: u32,
    /// Whether this is a comment or a drawing.
    aside: u32,
}

impl Pass {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            // An element without content begins and ends.
            Event::Empty(element) => {
                self.start(element);
                self.end(element.local_name().as_ref());
            }
            Event::End(element) => self.end(element.local_name().as_ref()),
            Event::Text(text) if self.depth > 0 && self.aside == 0 && !text.xml10_content().trim().is_empty() => {
                let at = (self.row, self.column);
                let is_new = self.sheet.partly_struck.last() != Some(&at) && self.sheet.partly_struck.len() < MOST;
                self.sheet.partly_struck.extend(is_new.then_some(at));
            }
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let value = |name: &str| attribute(element, name);
        match element.local_name().as_ref() {
            "style" => self.style = value("name").unwrap_or_default(),
            "text-properties" => {
                let drawn = |name: &str| value(name).is_some_and(|line| line != "none");
                if drawn("text-line-through-style") || drawn("text-line-through-type") {
                    self.struck.insert(self.style.clone());
                }
            }
            "table" if self.name.is_none() => {
                self.name = value("name");
                (self.row, self.column, self.sheet) = (0, 0, Unshown::default());
            }
            "table-column" => {
                let last = self.column.saturating_add(count(element, "number-columns-repeated"));
                let is_hidden = value("visibility").is_some_and(|visibility| visibility != "visible");
                if is_hidden && self.sheet.hidden_columns.len() < MOST {
                    self.sheet.hidden_columns.push((self.column, last.saturating_sub(1)));
                }
                self.column = last;
            }
            "table-row" => (self.column, self.rows) = (0, count(element, "number-rows-repeated")),
            "table-cell" | "covered-table-cell" => self.columns = count(element, "number-columns-repeated"),
            "span" if self.depth > 0 || value("style-name").is_some_and(|style| self.struck.contains(&style)) => {
                self.depth += 1;
            }
            "annotation" | "frame" | "custom-shape" => self.aside += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => {
                if let Some(name) = self.name.take() {
                    self.sheets.entry(name).or_insert(std::mem::take(&mut self.sheet));
                }
            }
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "table-cell" | "covered-table-cell" => self.column = self.column.saturating_add(self.columns),
            "span" => self.depth = self.depth.saturating_sub(1),
            "annotation" | "frame" | "custom-shape" => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|number| number.trim().parse().ok()).unwrap_or(1)
}
