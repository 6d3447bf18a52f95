//! What findings are about: changes of facts and of rows that stand where a finding is told.

use std::collections::BTreeMap;

use super::report::{Group, Item, Teller};

impl Teller<'_> {
    /// Gives the changes of facts and of rows their numbers, and findings the changes that they are about.
    pub(super) fn linked(&self, mut groups: Vec<Group>) -> Vec<Group> {
        let mut known: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let changed = groups.iter_mut().filter(|group| matches!(group.part, "fakta" | "tabeller"));
        for (number, item) in changed.flat_map(items).enumerate() {
            item.number = Some(number);
            let name = named(item);
            for at in &item.stands {
                known.entry(at.clone()).or_insert_with(|| (number, name.clone()));
            }
        }
        for item in groups.iter_mut().filter(|group| group.part == "anmarkningar").flat_map(items) {
            let mut about: Vec<(usize, String)> = item.stands.iter().filter_map(|at| known.get(at).cloned()).collect();
            about.sort();
            about.dedup();
            item.about = about;
        }
        groups
    }
}

fn items(group: &mut Group) -> impl Iterator<Item = &mut Item> {
    group.sections.iter_mut().flat_map(|section| &mut section.items)
}

fn named(item: &Item) -> String {
    if item.places.is_empty() { item.label.clone() } else { format!("{} ({})", item.label, item.places) }
}

/// The line of a place as it is written, or its row: of cells in several rows the first.
pub(super) fn address(place: &str) -> String {
    let Some((before, cells)) = place.rsplit_once('!') else { return place.to_owned() };
    let sheet = before.rsplit_once(['#', '!']).map_or(before, |(_, sheet)| sheet);
    let row: String = cells.split(':').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    format!("{sheet}!{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_a_row_of_a_sheet() {
        assert_eq!(address("underlag.xlsx#Blad ett!A21:B21"), "Blad ett!21");
        assert_eq!(address("Blad ett!21"), "Blad ett!21");
        assert_eq!(address("arende.toml:57"), "arende.toml:57");
    }
}
