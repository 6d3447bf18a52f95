//! In which order the parts of a list are told: as they stand on the new side, and what is gone where it stood, before what is new
//! there.

use std::collections::{BTreeSet, VecDeque};

use super::super::{
    Change, Diff, DocumentContent, EntryChange, Gone, Pair, Script, SectionChange, SectionContent, Side, Step,
};
use crate::case_files::CASE_FILE;

/// A part of a list.
pub(super) enum Told<'s, T, C> {
    /// It is the same; where it stands on the new side.
    Kept(usize),
    /// It is gone.
    Gone(&'s Gone<T>),
    /// It is new: where it stands, what it follows from, the move that it ends, and its place in the inputs.
    Added(usize, &'s T, Option<usize>, Option<usize>, &'s Option<String>),
    /// It is changed; where it stands.
    Changed(usize, &'s C),
}

/// The parts of a list in the order in which they are told.
pub(super) fn in_order<T, C: Change<T>>(script: &Script<T, C>) -> Vec<Told<'_, T, C>> {
    in_order_of(script, |_| None::<()>, |_| None)
}

/// The same, where some parts belong together, as the rows of a table do: what is gone of these is told with what is new of
/// them, before what is gone beside them. `of_gone` tells of a part that is gone what it is of, `of_new` of one of the new side
/// by where it stands.
pub(super) fn in_order_of<T, C: Change<T>, B: Clone + PartialEq>(
    script: &Script<T, C>,
    of_gone: impl Fn(&T) -> Option<B>,
    of_new: impl Fn(usize) -> Option<B>,
) -> Vec<Told<'_, T, C>> {
    let mut gone = script.borta.iter().peekable();
    let mut order = Order { told: Vec::new(), gone: VecDeque::new(), added: VecDeque::new() };
    let mut at = 0;
    for step in &script.steg {
        let start = match step {
            Step::Kvar { fran, .. } | Step::Andrat { fran, .. } => *fran,
            Step::Tillagt { del, flytt, orsak, plats } => {
                order.added.push_back((of_new(at), Told::Added(at, del, *orsak, *flytt, plats)));
                at += 1;
                continue;
            }
        };
        while let Some(gone) = gone.next_if(|gone| gone.fran < start) {
            order.gone.push_back((of_gone(&gone.del), Told::Gone(gone)));
        }
        // What stands before those that are gone and new here.
        let before = (at - order.added.len()).checked_sub(1);
        order.tell(before.and_then(&of_new));
        match step {
            Step::Andrat { andring, .. } => {
                order.told.push(Told::Changed(at, andring));
                at += andring.lengths().1;
            }
            Step::Kvar { antal, .. } => {
                order.told.extend((at..at + antal).map(Told::Kept));
                at += antal;
            }
            Step::Tillagt { .. } => {}
        }
    }
    order.gone.extend(gone.map(|gone| (of_gone(&gone.del), Told::Gone(gone))));
    let before = (at - order.added.len()).checked_sub(1);
    order.tell(before.and_then(&of_new));
    order.told
}

/// Parts, each with what it is of.
type Of<'s, T, C, B> = VecDeque<(Option<B>, Told<'s, T, C>)>;

/// What is told, and what is gone and new in the place at work.
struct Order<'s, T, C, B> {
    told: Vec<Told<'s, T, C>>,
    gone: Of<'s, T, C, B>,
    added: Of<'s, T, C, B>,
}

impl<T, C, B: Clone + PartialEq> Order<'_, T, C, B> {
    /// Tells what is gone in a place before what is new there: of what stands before the place first, then of each thing in its turn
    /// that something is new of.
    fn tell(&mut self, before: Option<B>) {
        let mut has_new: Vec<B> = self.added.iter().filter_map(|(of, _)| of.clone()).collect();
        has_new.dedup();
        let is_told = |of: &B| has_new.contains(of);
        self.gone.iter_mut().for_each(|(of, _)| *of = of.take().filter(is_told));
        let mut of = before.filter(is_told).or_else(|| self.next());
        while !self.gone.is_empty() || !self.added.is_empty() {
            for parts in [&mut self.gone, &mut self.added] {
                while parts.front().is_some_and(|(own, _)| *own == of) {
                    self.told.extend(parts.pop_front().map(|(_, part)| part));
                }
            }
            of = self.next();
        }
    }

    /// What the part is of that comes next.
    fn next(&self) -> Option<B> {
        self.gone.front().or_else(|| self.added.front()).and_then(|(of, _)| of.clone())
    }
}

/// The headings of sections that stand in another order: those out of the longest sequence that keeps its order.
pub(super) fn moved_parts(script: &Script<SectionContent, SectionChange>, new: &DocumentContent) -> Vec<String> {
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for step in &script.steg {
        match step {
            Step::Kvar { fran, antal } => {
                order.extend((0..*antal).map(|offset| (fran + offset, at + offset)));
                at += antal;
            }
            Step::Andrat { fran, .. } => {
                order.push((*fran, at));
                at += 1;
            }
            Step::Tillagt { .. } => at += 1,
        }
    }
    let mut longest: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, (was, _)) in order.iter().enumerate() {
        let best = (0..index).filter(|before| order[*before].0 < *was).max_by_key(|before| longest[*before].0);
        longest.push((best.map_or(1, |before| longest[before].0 + 1), best));
    }
    let mut kept = Vec::new();
    let mut next = (0..longest.len()).max_by_key(|index| (longest[*index].0, usize::MAX - index));
    while let Some(index) = next {
        kept.push(index);
        next = longest[index].1;
    }
    let moved = order.iter().enumerate().filter(|(index, _)| !kept.contains(index));
    moved.filter_map(|(_, (_, is))| Some(new.avsnitt.get(*is)?.rubrik.text.clone())).collect()
}

/// Which old document each new one was, by their keys.
pub(super) fn became<'d>(diff: &'d Diff, new: &'d Side) -> BTreeSet<(&'d str, &'d str)> {
    let is = |at: usize| new.content.dokument.get(at).map(|it| it.nyckel.as_str());
    let told = in_order(&diff.dokument).into_iter().filter_map(|part| match part {
        Told::Kept(at) => is(at).map(|key| (key, key)),
        Told::Changed(_, change) => Some((change.nyckel.fore.as_str(), change.nyckel.efter.as_str())),
        Told::Gone(_) | Told::Added(..) => None,
    });
    let same = new.content.dokument.iter().filter(|_| diff.dokument.is_empty());
    told.chain(same.map(|it| (it.nyckel.as_str(), it.nyckel.as_str()))).collect()
}

/// Entries in the order in which they stand in the files of the new side; what is gone stands after what it stood after.
pub(super) fn by_place<'c, V>(changes: impl Iterator<Item = &'c EntryChange<V>>) -> Vec<&'c EntryChange<V>> {
    in_file_order(changes, |change| &change.platser)
}

/// Things in the order in which they stand in the files of the new side; what is gone stands after what it stood after.
pub(super) fn in_file_order<'p, T>(
    all: impl Iterator<Item = T>,
    places: impl Fn(&T) -> &'p Pair<Vec<String>>,
) -> Vec<T> {
    let at = |places: &[String]| places.first().map(|place| line(place));
    let placed = all.map(|it| {
        let Pair { fore, efter } = places(&it);
        (at(fore), at(efter), it)
    });
    let (mut gone, mut told): (Vec<_>, Vec<_>) = placed.partition(|(was, is, _)| is.is_none() && was.is_some());
    told.sort_by(|one, other| one.1.cmp(&other.1));
    gone.sort_by(|one, other| one.0.cmp(&other.0));
    // The first place where any stood of those from each on.
    let mut first: Option<Line> = None;
    let mut from: Vec<Option<Line>> = Vec::new();
    for (was, ..) in told.iter().rev() {
        first = first.into_iter().chain(was.clone()).min();
        from.push(first.clone());
    }
    let mut gone = gone.into_iter().peekable();
    let mut ordered = Vec::new();
    for (_, _, it) in told {
        let from = from.pop().flatten();
        let is_before = |was: &Option<Line>| from.is_none() || *was < from;
        while let Some((.., before)) = gone.next_if(|(was, ..)| is_before(was)) {
            ordered.push(before);
        }
        ordered.push(it);
    }
    ordered.extend(gone.map(|(.., it)| it));
    ordered
}

/// Where something stands: its file or sheet, of which the case's own file comes first, its line or row, and its column.
type Line = (bool, String, u32, usize, String);

fn line(place: &str) -> Line {
    if let Some((sheet, cell)) = place.rsplit_once('!') {
        let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
        let (column, rest) = cell.split_at(digits);
        let row: String = rest.chars().take_while(char::is_ascii_digit).collect();
        return (true, sheet.to_owned(), row.parse().unwrap_or_default(), column.len(), column.to_owned());
    }
    let (file, line) = place.rsplit_once(':').unwrap_or((place, ""));
    (file != CASE_FILE, file.to_owned(), line.parse().unwrap_or_default(), 0, String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_as_in_the_file() {
        let change = |name: &str, was: &str, is: &str| {
            let places = |place: &str| Some(place.to_owned()).filter(|it| !it.is_empty()).into_iter().collect();
            let (varde, platser) = (Pair::new(None::<String>, None), Pair::new(places(was), places(is)));
            EntryChange { namn: name.to_owned(), varde, platser, orsak: None }
        };
        let all = [
            change("sist", "a:90", "a:110"),
            change("borta", "a:12", ""),
            change("utan", "", ""),
            change("ny", "", "a:30"),
            change("forst", "a:9", "a:21"),
            change("borta_forst", "a:3", ""),
        ];
        let names: Vec<&str> = by_place(all.iter()).iter().map(|change| change.namn.as_str()).collect();
        assert_eq!(names, ["borta_forst", "utan", "forst", "borta", "ny", "sist"]);
    }

    /// A change of letters, of which none is made here.
    struct Letter;

    impl Change<&'static str> for Letter {
        fn lengths(&self) -> (usize, usize) {
            (1, 1)
        }

        fn apply(&self, _: &[&'static str]) -> Option<Vec<&'static str>> {
            None
        }

        fn inverted(&self) -> Self {
            Self
        }
    }

    /// How parts that are gone (`-`) and new are told after one that is kept; what begins with `t` is a table's.
    fn told_after(kept: &'static str, gone: &[&'static str], added: &[&'static str]) -> String {
        let mut script: Script<&str, Letter> = Script::default();
        script.keep(0);
        script.steg.extend(added.iter().map(|del| Step::Tillagt { del: *del, flytt: None, orsak: None, plats: None }));
        let gone = gone.iter().zip(1..);
        script.borta =
            gone.map(|(del, fran)| Gone { fran, del: *del, flytt: None, orsak: None, plats: None }).collect();
        let new: Vec<&str> = [kept].iter().chain(added).copied().collect();
        let of = |part: &str| part.starts_with('t').then_some(());
        let told = in_order_of(&script, |part| of(part), |at| new.get(at).and_then(|part| of(part)));
        let name = |part: Told<'_, &'static str, Letter>| match part {
            Told::Kept(at) | Told::Changed(at, _) => new[at].to_owned(),
            Told::Gone(gone) => format!("-{}", gone.del),
            Told::Added(_, part, ..) => (*part).to_owned(),
        };
        told.into_iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tables_rows_stand_together_before_what_is_gone_after_it() {
        assert_eq!(told_after("t", &["t1", "p"], &["t2", "q"]), "t -t1 t2 -p q");
        assert_eq!(told_after("t", &["p"], &["t2"]), "t t2 -p");
        assert_eq!(told_after("a", &["p", "t1"], &["q", "t2", "r"]), "a -p q -t1 t2 r");
        assert_eq!(told_after("a", &["t1", "p"], &["q"]), "a -t1 -p q");
        assert_eq!(told_after("t", &["p", "t1"], &["q"]), "t -p -t1 q");
        assert_eq!(told_after("a", &["p"], &["q"]), "a -p q");
    }

    #[test]
    fn cells_stand_as_on_their_sheet() {
        let all = ["b.toml:1", "arende.toml:20", "Blad!AA2", "Blad!B10", "Blad!C2", "arende.toml:3", "Blad!2"];
        let places = all.map(|place| Pair::new(Vec::new(), vec![place.to_owned()]));
        let told: Vec<&str> = in_file_order(places.iter(), |it| *it).iter().map(|it| it.efter[0].as_str()).collect();
        let ordered = ["arende.toml:3", "arende.toml:20", "Blad!2", "Blad!C2", "Blad!AA2", "Blad!B10", "b.toml:1"];
        assert_eq!(told, ordered);
    }
}
