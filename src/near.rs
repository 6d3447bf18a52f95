//! Which known name a misspelt one most likely stands for.

/// The known name that is nearest to one that is not known, for its message; empty where none is like it.
pub fn suggestion<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> &'n str {
    nearest(name, known).unwrap_or_default()
}

/// Longer names are not compared: the time grows with the product of the lengths.
const LONGEST_COMPARED: usize = 100;

/// A name as short is like very many; it stands for one that begins as it does.
const SHORT: usize = 3;

/// The known name that a misspelt one most likely stands for.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST_COMPARED {
        return None;
    }
    let lower = name.to_lowercase();
    let letters = lower.chars().count();
    let is_short = letters <= SHORT;
    let near = |candidate: &'n str| {
        let other = candidate.to_lowercase();
        if is_short && other.chars().next() != lower.chars().next() {
            return None;
        }
        if is_short && other.starts_with(&lower) {
            return Some((0, candidate));
        }
        let most = 1 + differing(&lower, &other) / 4;
        // Names are no nearer than their lengths, and most are told by these.
        if letters.abs_diff(other.chars().count()) > most {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&lower, &other);
        (distance <= most).then_some((distance, candidate))
    };
    let known: Vec<&str> = known.collect();
    let all: Vec<(usize, &str)> = known.iter().copied().filter_map(near).collect();
    let nearest = all.iter().min().copied();
    // A short name that is as near to two stands for none of them.
    let is_other = |(distance, candidate): &(usize, &str)| {
        nearest.is_some_and(|(least, first)| *distance == least && *candidate != first)
    };
    if is_short && all.iter().any(is_other) {
        return None;
    }
    nearest.map(|(_, candidate)| candidate).or_else(|| of_same_stem(&lower, &known))
}

/// The only name that the other has an ending more than, or less: a word in another form. Longer endings make other words.
fn of_same_stem<'n>(lower: &str, known: &[&'n str]) -> Option<&'n str> {
    let rest = |candidate: &str| {
        let other = candidate.to_lowercase();
        let (long, short) = if other.len() > lower.len() { (other.as_str(), lower) } else { (lower, other.as_str()) };
        let ending = long.strip_prefix(short)?.to_owned();
        (short.chars().count() >= SHORT && ending.chars().all(char::is_alphabetic)).then_some(ending)
    };
    let is_form = |candidate: &&&str| rest(candidate).is_some_and(|ending| ending.chars().count() <= SHORT);
    let mut forms = known.iter().filter(is_form);
    forms.next().copied().filter(|_| forms.next().is_none())
}

/// How long the candidate is without the parts of a dotted name that both have: `avsnitt.plan.vem` and
/// `avsnitt.plan.hur` are no more alike than `vem` and `hur`.
fn differing(name: &str, candidate: &str) -> usize {
    let (name, candidate): (Vec<&str>, Vec<&str>) = (name.split('.').collect(), candidate.split('.').collect());
    let same = |part: &(&str, &str)| part.0 == part.1;
    let first = candidate.iter().copied().zip(name.iter().copied()).take_while(same).count();
    let rest = (&name[first..], &candidate[first..]);
    let last = rest.1.iter().copied().rev().zip(rest.0.iter().copied().rev()).take_while(same).count();
    rest.1[..rest.1.len() - last].iter().map(|part| part.chars().count()).sum()
}
