//! Which documents are which on the two sides. A document is what it is: its title with its text, not the role that its key names.
//! What was put forward in one case is what the next one repeals, so that two new documents may come from one old one, and an old
//! one may have no heir.

use std::collections::BTreeSet;

use super::content::{DocumentContent, SectionContent};
use super::pairing::{Common, LIKE_PARTS, is_another, is_titled_alike, same_pdf};
use super::text::Words;

/// A document that shares at least so much more of its text with another than with the one of its key is that other one.
const MUCH_LIKER: f64 = 0.15;

type Document = DocumentContent<Words>;

/// Which documents are which.
#[derive(Debug, Default)]
pub(super) struct Heirs {
    /// The old document that each new one is.
    pub from: Vec<Option<usize>>,
    /// An old and a new document of which one has its text from the other, though another is what that became, or was.
    pub derived: Vec<(usize, usize)>,
    /// The keys under which either side has another document.
    pub replaced: BTreeSet<String>,
}

impl Heirs {
    /// Those of the documents of two sides.
    pub(super) fn new(old: &[Document], new: &[Document]) -> Self {
        let mut from: Vec<Option<usize>> = new.iter().map(|document| by_key(old, document)).collect();
        let replaced = |(is, from): (usize, &Option<usize>)| {
            from.filter(|was| is_replaced(old, new, (*was, is))).map(|_| new[is].nyckel.clone())
        };
        let replaced: BTreeSet<String> = from.iter().enumerate().filter_map(replaced).collect();
        from.iter_mut().zip(new).filter(|(_, it)| replaced.contains(&it.nyckel)).for_each(|(from, _)| *from = None);
        let mut derived = Vec::new();
        for is in 0..new.len() {
            if from[is].is_some() {
                continue;
            }
            let is_taken = |was: &usize| from.contains(&Some(*was));
            match most_alike((0..old.len()).map(|was| (was, likeness(&old[was], &new[is]))), is_taken) {
                Some(was) if is_taken(&was) => derived.extend(both_have_text(&old[was], &new[is]).then_some((was, is))),
                found => from[is] = found,
            }
        }
        for was in (0..old.len()).filter(|was| !from.contains(&Some(*was))) {
            let found = most_alike((0..new.len()).map(|is| (is, likeness(&old[was], &new[is]))), |_| false);
            let found = found.filter(|is| both_have_text(&old[was], &new[*is]));
            derived.extend(found.map(|is| (was, is)));
        }
        Self { from, derived, replaced }
    }
}

fn by_key(old: &[Document], document: &Document) -> Option<usize> {
    old.iter().position(|found| found.nyckel == document.nyckel)
}

/// Whether two documents of one key are not the same: they are another by title and text, or one of them is rather a document of
/// another key. What was adopted is another's whenever that is more like it; what is still written only where that is much more so.
fn is_replaced(old: &[Document], new: &[Document], (was, is): (usize, usize)) -> bool {
    let (one, other) = (&old[was], &new[is]);
    if is_another(one, other) {
        return true;
    }
    let is_frozen = |document: &Document| document.egenskaper.contains_key("fryst");
    let has_title = is_titled_alike(one, other);
    if !both_have_text(one, other) || has_title && !is_frozen(one) && !is_frozen(other) {
        return false;
    }
    let own = likeness(one, other);
    let is_liker = |found: f64, is_frozen: bool| {
        let least = if is_frozen { 0.0 } else { MUCH_LIKER };
        found >= LIKE_PARTS && found > own + least
    };
    let is_old = |(at, found): (usize, &Document)| at != was && is_liker(likeness(found, other), is_frozen(other));
    let is_new = |(at, found): (usize, &Document)| at != is && is_liker(likeness(one, found), is_frozen(one));
    (is_frozen(other) || !has_title) && old.iter().enumerate().any(is_old)
        || (is_frozen(one) || !has_title) && new.iter().enumerate().any(is_new)
}

fn both_have_text(old: &Document, new: &Document) -> bool {
    !old.avsnitt.is_empty() && !new.avsnitt.is_empty()
}

/// How alike two documents are whose keys say nothing: by their text; the same PDF is the same, and so are at least those of one
/// title with one decision, as the cover has it.
fn likeness<'d>(old: &'d Document, new: &'d Document) -> f64 {
    if same_pdf(old, new) {
        return 1.0;
    }
    let by_text = Common::of_documents(old, new).share();
    let cover = |document: &'d Document| document.avsnitt.iter().find(|found| found.nyckel == COVER);
    let is_covered_alike =
        |old: &SectionContent<Words>, new: &SectionContent<Words>| Common::of_sections(old, new).share() >= LIKE_PARTS;
    let has_cover = |one, other| cover(one).zip(cover(other)).is_some_and(|(one, other)| is_covered_alike(one, other));
    if by_text < LIKE_PARTS && is_titled_alike(old, new) && has_cover(old, new) { LIKE_PARTS } else { by_text }
}

/// What the section of a document's cover is known by.
const COVER: &str = "(forsattsblad)";

/// The one that is most alike, if any is enough; of equals one that is not taken, then the first.
fn most_alike(found: impl Iterator<Item = (usize, f64)>, is_taken: impl Fn(&usize) -> bool) -> Option<usize> {
    let best = found.filter(|(_, likeness)| *likeness >= LIKE_PARTS).reduce(|best, next| {
        let order = next.1.total_cmp(&best.1).then(is_taken(&best.0).cmp(&is_taken(&next.0)));
        if order.is_gt() { next } else { best }
    });
    best.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::super::content::{Entries, Kind};
    use super::super::text::{Collector, Origin};
    use super::*;

    fn words(kind: Kind, text: &str) -> Words {
        let mut collector = Collector::default();
        collector.words(text, &Origin::Typed);
        collector.passage(kind)
    }

    /// A document of twenty paragraphs, its title one of them; so many of these say what all such documents say.
    fn document(key: &str, title: &str, same: usize, is_frozen: bool) -> Document {
        let text =
            |at: usize| if at < same { format!("Stycke {at} står överallt.") } else { format!("{title} {at}") };
        let innehall = (0..19).map(|at| words(Kind::Stycke, &text(at))).collect();
        let rubrik = words(Kind::Titel, "");
        let section = SectionContent { nyckel: "text".to_owned(), niva: 1, rubrik, innehall };
        let frozen = is_frozen.then(|| ("fryst".to_owned(), "ja".to_owned()));
        DocumentContent {
            nyckel: key.to_owned(),
            egenskaper: frozen.into_iter().collect::<Entries<String>>(),
            titel: words(Kind::Titel, title),
            avsnitt: vec![section],
        }
    }

    /// Half of all paragraphs.
    #[test]
    fn just_over_and_under_the_likeness_of_documents() {
        let old = [document("plan", "Planen", 19, false)];
        let of = |same| Heirs::new(&old, &[document("policy", "Policyn", same, false)]);
        assert_eq!((of(10).from, of(10).derived), (vec![Some(0)], vec![]));
        assert_eq!((of(9).from, of(9).derived), (vec![None], vec![]));
        // What another became as well is told beside that.
        let new = |same| [document("plan", "Planen", 19, false), document("policy", "Policyn", same, false)];
        let of = |same| Heirs::new(&old, &new(same));
        assert_eq!((of(10).from, of(10).derived), (vec![Some(0), None], vec![(0, 1)]));
        assert_eq!((of(9).from, of(9).derived), (vec![Some(0), None], vec![]));
    }

    /// Under one key a written document gives way to one that is more alike by 0.15, and an adopted one to any.
    #[test]
    fn just_over_and_under_much_liker() {
        let heirs = |own: usize, other: usize, is_frozen: bool| {
            let old = [document("plan", "Planen", other, false), document("upphor", "Policyn", own, false)];
            let new = [document("plan", "Planen", 19, false), document("upphor", "Planen", 19, is_frozen)];
            Heirs::new(&old, &new).from
        };
        assert_eq!(heirs(13, 17, false), [Some(0), None], "0.65 and 0.9");
        assert_eq!(heirs(14, 16, false), [Some(0), Some(1)], "0.7 and 0.85");
        assert_eq!(heirs(14, 16, true), [Some(0), None]);
        assert_eq!(heirs(17, 16, true), [Some(0), Some(1)], "its own is as alike");
    }

    /// Under one key stands another document where both the title and most of the text are others.
    #[test]
    fn another_under_the_same_key_is_another() {
        let heirs = |same| {
            let old = [document("upphor", "Policyn", same, false)];
            Heirs::new(&old, &[document("upphor", "Planen", 19, false)])
        };
        assert_eq!(heirs(10).from, [Some(0)]);
        let other = heirs(9);
        assert_eq!((other.from, other.replaced.len()), (vec![None], 1));
    }
}
