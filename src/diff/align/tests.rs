//! Pairs just over and just under each named constant.

use super::*;

/// Numbers the texts of profiles.
fn profile(id: u32, words: Vec<u32>) -> Profile {
    let mut sorted = words.clone();
    sorted.sort_unstable();
    Profile { kind: Kind::Stycke, words, sorted, exact: id, skeleton: id, row: None }
}

/// Two passages of a hundred words that have so many of them in common, in the same order.
fn alike(likeness: f64) -> [Profile; 2] {
    let same = (likeness * 100.0).round() as u32;
    [profile(1, (0..100).collect()), profile(2, (0..same).chain(1_000 + same..1_100).collect())]
}

fn moved(gone: &Profile, come: &Profile) -> usize {
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

fn row(words: Vec<u32>) -> Profile {
    Profile { kind: Kind::Tabell("natverk".to_owned(), TablePart::Rad), ..profile(1, words) }
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
    let pairs = |old: &[Profile], new: &[Profile]| -> Vec<(usize, usize)> {
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
        let kind = || Kind::Tabell("natverk".to_owned(), TablePart::Rad);
        let [one, other] = alike(likeness).map(|profile| Profile { kind: kind(), ..profile });
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
