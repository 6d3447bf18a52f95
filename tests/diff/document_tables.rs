//! Tables in documents say of a sheet what the sheet's own comparison says: which rows are new, gone, changed and sorted, and why.

use utlatande::diff::{Diff, Side};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use super::kind_pairs::laid_out_with;
use super::{compared, told, understood};
use crate::common::scratch;
use crate::{houses, kinds};

/// What two cases of a kind come to, the second with another workbook.
fn of_sheets(kind: &str, change: impl FnOnce(&mut kinds::Rows)) -> Diff {
    let scratch = scratch();
    let templates = houses::templates(scratch.path());
    let side = |name: &str, change: &mut dyn FnMut(&mut kinds::Rows)| {
        let case = laid_out_with(kind, &scratch.path().join(name), |rows| change(rows));
        let source = TemplateSource::before_built_in(Source::folder(&templates).unwrap());
        let (understood, record) = understood(&Source::folder(&case).unwrap(), &source);
        Side::of_understood(understood, &record)
    };
    let old = side("gammalt", &mut |_| {});
    let mut change = Some(change);
    let new = side("nytt", &mut |rows| change.take().unwrap()(rows));
    compared(&old, &new)
}

/// The lines that are about one place, or all of them.
fn about(diff: &Diff, place: &str) -> Vec<String> {
    told(diff).into_iter().filter(|line| line.starts_with(place)).collect()
}

const TABLE: &str = "jamforelse/jamforelse";

#[test]
fn a_sorted_sheet_is_one_line_in_each_table() {
    let diff = of_sheets("taxa", |rows| rows.get_mut("jamforelse").unwrap().reverse());
    assert_eq!(
        told(&diff),
        ["jamforelse: only the order", "jamforelse/jamforelse: another order of Tabell(\"jamforelse\", Rad) <- Jämförelse"]
    );
}

/// One that was sorted and changed is sorted, and changed where it was.
#[test]
fn a_sorted_and_changed_sheet_is_both() {
    let diff = of_sheets("taxa", |rows| {
        let rows = rows.get_mut("jamforelse").unwrap();
        rows[0][3] = "1260".to_owned();
        rows.reverse();
    });
    assert_eq!(about(&diff, "jamforelse"), [] as [&str; 0]);
    assert!(!told(&diff).iter().any(|line| line.contains("[-") && !line.contains(" <- ")), "{:#?}", told(&diff));
}

#[test]
fn a_new_row_above_a_changed_one_is_no_change_of_that() {
    let diff = of_sheets("taxa", |rows| {
        let rows = rows.get_mut("jamforelse").unwrap();
        rows[1][0] = "Alingsås".to_owned();
        rows.insert(1, ["Boda", "1", "2025-01", "900"].map(str::to_owned).to_vec());
    });
    assert_eq!(about(&diff, TABLE), [] as [&str; 0]);
}
