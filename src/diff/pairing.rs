//! Which sections became which, by their keys, else by what stands in them; and how alike sections and documents are.

use super::align::skeleton;
use super::content::{DocumentContent, SectionContent};
use super::rows::in_both;
use super::text::Words;

/// Which old part each new one was: by keys, else by what is most alike.
pub(super) fn by_key<T>(
    old: &[T],
    new: &[T],
    key: impl Fn(&T) -> &str,
    likeness: impl Fn(&T, &T) -> f64,
) -> Vec<Option<usize>> {
    let mut is_taken = vec![false; old.len()];
    let mut from: Vec<Option<usize>> = new
        .iter()
        .map(|part| {
            let found = (0..old.len()).find(|at| !is_taken[*at] && key(&old[*at]) == key(part))?;
            is_taken[found] = true;
            Some(found)
        })
        .collect();
    for at in 0..new.len() {
        if from[at].is_some() {
            continue;
        }
        let left = (0..old.len()).filter(|was| !is_taken[*was]).map(|was| (likeness(&old[was], &new[at]), was));
        let best = left.fold(None, |best: Option<(f64, usize)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        if let Some((_, was)) = best.filter(|(likeness, _)| *likeness >= LIKE_PARTS) {
            (from[at], is_taken[was]) = (Some(was), true);
        }
    }
    from
}

/// Sections and documents that their keys do not tell are the same when at least this share of their passages are.
pub(super) const LIKE_PARTS: f64 = 0.5;

/// How many passages two parts have in common, and how many each has.
pub(super) struct Common {
    pub same: usize,
    pub old: usize,
    pub new: usize,
}

impl Common {
    fn of<'w>(old: &[&'w Words], new: &[&'w Words]) -> Self {
        let texts = |side: &[&'w Words]| {
            let mut texts: Vec<&str> = side.iter().map(|words| words.passage.text.as_str()).collect();
            texts.retain(|text| !text.is_empty());
            texts.sort_unstable();
            texts
        };
        let (old, new) = (texts(old), texts(new));
        Self { same: in_both(&old, &new), old: old.len(), new: new.len() }
    }

    /// What two documents have in common.
    pub(super) fn of_documents(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> Self {
        Self::of(&of_document(old), &of_document(new))
    }

    /// What two sections have in common.
    pub(super) fn of_sections(old: &SectionContent<Words>, new: &SectionContent<Words>) -> Self {
        Self::of(&of_section(old), &of_section(new))
    }

    /// The share of all.
    pub(super) fn share(&self) -> f64 {
        let total = self.old + self.new;
        if total == 0 { 0.0 } else { 2.0 * self.same as f64 / total as f64 }
    }
}

fn of_section(section: &SectionContent<Words>) -> Vec<&Words> {
    std::iter::once(&section.rubrik).chain(&section.innehall).collect()
}

fn of_document(document: &DocumentContent<Words>) -> Vec<&Words> {
    std::iter::once(&document.titel).chain(document.avsnitt.iter().flat_map(of_section)).collect()
}

/// Whether two documents are the same PDF.
pub(super) fn same_pdf(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> bool {
    let hash = |document: &DocumentContent<Words>| document.egenskaper.get("sha256").cloned();
    hash(old).is_some() && hash(old) == hash(new)
}

/// How alike two sections are, where their keys are not.
pub(super) fn like_sections(old: &SectionContent<Words>, new: &SectionContent<Words>) -> f64 {
    Common::of_sections(old, new).share()
}

/// Whether what stands under one key is another document now: by another title, beyond the values in it, and another text, or a text
/// where the other is a PDF.
pub(super) fn is_another(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> bool {
    let is_other_text = || match (old.avsnitt.is_empty(), new.avsnitt.is_empty()) {
        (false, false) => Common::of_documents(old, new).share() < LIKE_PARTS,
        (was_pdf, is_pdf) => was_pdf != is_pdf,
    };
    !is_titled_alike(old, new) && is_other_text()
}

/// Whether two documents have the same title, but for the values in it.
pub(super) fn is_titled_alike(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> bool {
    old.titel.passage.text == new.titel.passage.text || skeleton(&old.titel) == skeleton(&new.titel)
}
