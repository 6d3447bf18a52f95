//! Which documents and sections became which: by their keys, else by what stands in them.

use super::content::{DocumentContent, SectionContent};
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

/// Sections and documents whose keys are not there are the same when at least this share of their passages are.
const LIKE_PARTS: f64 = 0.5;

/// How many passages two parts have in common, of all.
fn common(old: &[&Words], new: &[&Words]) -> f64 {
    let mut left: Vec<&str> =
        old.iter().map(|words| words.passage.text.as_str()).filter(|text| !text.is_empty()).collect();
    let total = left.len() + new.iter().filter(|words| !words.passage.text.is_empty()).count();
    left.sort_unstable();
    let mut same = 0;
    for words in new {
        if let Ok(at) = left.binary_search(&words.passage.text.as_str()) {
            left.remove(at);
            same += 1;
        }
    }
    if total == 0 { 0.0 } else { 2.0 * f64::from(same) / total as f64 }
}

fn of_section(section: &SectionContent<Words>) -> Vec<&Words> {
    std::iter::once(&section.rubrik).chain(&section.innehall).collect()
}

fn of_document(document: &DocumentContent<Words>) -> Vec<&Words> {
    std::iter::once(&document.titel).chain(document.avsnitt.iter().flat_map(of_section)).collect()
}

/// What two documents are alike in, where their keys are not: the same PDF or the same title is enough.
pub(super) fn like_documents(old: &DocumentContent<Words>, new: &DocumentContent<Words>) -> f64 {
    let same = |name: &str| old.egenskaper.contains_key(name) && old.egenskaper.get(name) == new.egenskaper.get(name);
    if same("sha256") { 1.0 } else { common(&of_document(old), &of_document(new)) }
}

/// How alike two sections are, where their keys are not.
pub(super) fn like_sections(old: &SectionContent<Words>, new: &SectionContent<Words>) -> f64 {
    common(&of_section(old), &of_section(new))
}
