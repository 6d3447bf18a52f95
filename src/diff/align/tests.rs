//! Pairs just over and just under each named constant.

use super::super::content::TablePart;
use super::super::text::Words;
use super::profile::Read;
use super::*;

/// Numbers the texts of profiles.
fn profile(id: u32, words: Vec<u32>) -> Profile<'static> {
    of_kind(Kind::Stycke, id, words)
}

fn of_kind(kind: Kind, id: u32, words: Vec<u32>) -> Profile<'static> {
    let mut passage = Words::default();
    passage.passage.form.slag = kind;
    let profile = Profiles::default().of(Box::leak(Box::new(passage)), None);
    Profile { read: Read::new(words).into(), exact: id, skeleton: id, ..profile }
}

/// Two passages of a hundred words that have so many of them in common, in the same order.
fn alike(likeness: f64) -> [Profile<'static>; 2] {
    let same = (likeness * 100.0).round() as u32;
    [profile(1, (0..100).collect()), profile(2, (0..same).chain(1_000 + same..1_100).collect())]
}

fn moved(gone: &Profile<'_>, come: &Profile<'_>) -> usize {
    let loose = |section, profile| Loose { document: Role::new(0, "a", false), section, profile };
    moves(&[loose("b", gone)], &[loose("c", come)]).len()
}

#[test]
fn what_is_moved() {
    for (likeness, count) in [(LIKE_MOVED, 1), (LIKE_MOVED - 0.01, 0)] {
        let [one, other] = alike(likeness);
        assert_eq!(moved(&one, &other), count, "{likeness}");
        assert_eq!(moved(&other, &one), count, "{likeness}");
    }
    for (words, count) in [(MOVED_WORDS, 1), (MOVED_WORDS - 1, 0)] {
        let same = || profile(1, (0..words as u32).collect());
        assert_eq!(moved(&same(), &same()), count, "{words} words");
    }
}

#[test]
fn what_is_changed_where_it_stands() {
    for (likeness, count) in [(LIKE_IN_PLACE, 1), (LIKE_IN_PLACE - 0.01, 0)] {
        let [one, other] = alike(likeness);
        assert_eq!(links(&[one], &[other]).len(), count, "{likeness}");
    }
}

/// A place with more passages than can be weighed against each other: each is changed where it stands, what is put in moves none,
/// and of what was moved the rest is not.
#[test]
fn a_long_place_is_changed_where_it_stands() {
    const MANY: u32 = 300;
    let side = |of: u32| move |at: u32| profile(of + at, vec![at, 2 * at, 9_000, 9_001, 9_002, 9_003, of]);
    let old: Vec<Profile<'_>> = (0..MANY).map(side(10_000)).collect();
    let pairs = |new: Vec<Profile<'_>>| -> Vec<(usize, usize)> {
        links(&old, &new).into_iter().map(|link| (link.old.start, link.new.start)).collect()
    };
    let each = |to: fn(usize) -> usize| (0..MANY as usize).map(|at| (at, to(at))).collect::<Vec<_>>();
    assert_eq!(pairs((0..MANY).map(side(20_000)).collect()), each(|at| at));
    let mut more: Vec<Profile<'_>> = (0..MANY).map(side(20_000)).collect();
    more.splice(100..100, (0..50).map(|at| profile(30_000 + at, (40_000 + 9 * at..40_009 + 9 * at).collect())));
    assert_eq!(pairs(more), each(|at| if at < 100 { at } else { at + 50 }));
    let mut moved: Vec<Profile<'_>> = (0..MANY).map(side(20_000)).collect();
    moved.rotate_left(1);
    assert_eq!(pairs(moved), (1..MANY as usize).map(|at| (at, at - 1)).collect::<Vec<_>>());
    // Of passages with the same words each is that which stands where it does.
    let same = |of: u32| move |at: u32| profile(of + at, vec![9_000, 9_001, 9_002, 9_003, of]);
    let old: Vec<Profile<'_>> = (0..MANY).map(same(10_000)).collect();
    let new: Vec<Profile<'_>> = (0..MANY).map(same(20_000)).collect();
    assert!(links(&old, &new).iter().all(|link| link.old == link.new));
    assert_eq!(links(&old, &new).len(), MANY as usize);
}

/// Beside the one that a passage is most alike, another counts only where it is nearly as alike.
#[test]
fn what_is_much_liker() {
    for (below, is_kept) in [(MUCH_LIKER - 0.01, true), (MUCH_LIKER + 0.01, false)] {
        let mut found = vec![vec![0.9, 0.9 - below], vec![0.9 - below, 0.0]];
        without_decoys(&mut found);
        assert_eq!(found[0][0].to_bits(), 0.9_f64.to_bits());
        assert_eq!([found[0][1] > 0.0, found[1][0] > 0.0], [is_kept; 2], "{below}");
    }
    // Passages that are not alike enough to be one that was moved make no decoys.
    let mut found = vec![vec![LIKE_MOVED - 0.01, LIKE_IN_PLACE]];
    without_decoys(&mut found);
    assert!(found[0][1] > 0.0);
}

fn row(words: Vec<u32>) -> Profile<'static> {
    of_kind(Kind::Tabell("natverk".to_owned(), TablePart::Rad), 1, words)
}

/// Of several that are as alike, the nearest is it, and then the first; from either side.
#[test]
fn ties_of_moves_fall_to_the_nearest_and_the_first() {
    let [one, other] = alike(0.8);
    let loose = |section, profile| Loose { document: Role::new(0, "a", false), section, profile };
    let (gone, first, second) = (loose("b", &one), loose("c", &other), loose("d", &other));
    assert_eq!(moves(&[gone], &[first, second]), [(0, 0)]);
    assert_eq!(moves(&[loose("c", &other), loose("d", &other)], &[loose("b", &one)]), [(0, 0)]);
    assert_eq!(moves(&[loose("b", &one)], &[loose("c", &other), loose("b", &other)]), [(0, 1)]);
    let pairs = moves(&[loose("b", &one), loose("b", &one)], &[loose("c", &other), loose("c", &other)]);
    assert_eq!(pairs, [(0, 0), (1, 1)]);
}

/// The same words in another section are another table's.
#[test]
fn rows_move_to_no_other_table() {
    let (one, other) = (row(vec![1]), row(vec![1]));
    let loose = |section, profile| Loose { document: Role::new(0, "a", false), section, profile };
    assert_eq!(moves(&[loose("b", &one)], &[loose("c", &other)]), []);
}

/// Rows that a sheet knows are the rows that they are there, whatever they say and wherever they stand.
#[test]
fn rows_are_paired_as_their_sheet_is() {
    let known = |id: usize, exact: u32| Profile { exact, skeleton: exact, row: Some((0, id)), ..row(vec![exact]) };
    let pairs = |old: &[Profile<'_>], new: &[Profile<'_>]| -> Vec<(usize, usize)> {
        links(old, new).into_iter().map(|link| (link.old.start, link.new.start)).collect()
    };
    let old = [known(1, 1), known(2, 2), known(3, 3)];
    assert_eq!(pairs(&old, &[known(3, 3), known(1, 2), known(4, 9)]), [(2, 0), (0, 1)]);
    let unknown = [1, 2, 3].map(|exact| Profile { row: None, ..known(0, exact) });
    assert_eq!(pairs(&old, &unknown), [(0, 0), (1, 1), (2, 2)], "else by what they say");
}

/// A row of a document's table is changed where it is alike enough, and else another row.
#[test]
fn which_row_is_changed() {
    for (likeness, count) in [(LIKE_ROWS, 1), (LIKE_ROWS - 0.01, 0)] {
        let [one, other] = alike(likeness).map(|profile| Profile {
            exact: profile.exact,
            skeleton: profile.skeleton,
            ..row(profile.words().to_vec())
        });
        assert_eq!(links(&[one], &[other]).len(), count, "{likeness}");
    }
}

/// What was decided before takes nothing from a document of another sort.
#[test]
fn roles_say_what_may_come_from_where() {
    let report = Role::new(0, "tjansteutlatande", false);
    let [proposal, decided] = [false, true].map(|frozen| Role::new(1, "styrdokument", frozen));
    let other = Role::new(2, "styrdokument", true);
    assert!(report.may_give(&proposal) && proposal.may_give(&report));
    assert!(!report.may_give(&decided) && !decided.may_give(&report));
    assert!(proposal.may_give(&other) && decided.may_give(&other));
    assert!(proposal.is_same(&decided) && !proposal.is_same(&other), "by what it was, not by how it is held");
}
