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

#[test]
fn a_sorted_sheet_is_one_line_in_each_table() {
    let diff = of_sheets("taxa", |rows| rows.get_mut("jamforelse").unwrap().reverse());
    let order = "jamforelse/jamforelse: another order of Tabell(\"jamforelse\", Rad) <- Jämförelse";
    assert_eq!(told(&diff), ["jamforelse: only the order", order]);
    assert_eq!(diff.utan_orsak, 0);
}

/// One that was sorted and changed is sorted, and changed where it was.
#[test]
fn a_sorted_and_changed_sheet_is_both() {
    let diff = of_sheets("taxa", |rows| {
        let rows = rows.get_mut("jamforelse").unwrap();
        rows[0][3] = "1260".to_owned();
        rows.reverse();
    });
    let lines = told(&diff);
    assert_eq!(lines[0], "jamforelse: row changed: 1 250 -> 1 260");
    let of_table: Vec<&String> = lines.iter().filter(|line| line.starts_with("jamforelse/")).collect();
    assert_eq!(
        of_table,
        [
            "jamforelse/jamforelse: another order of Tabell(\"jamforelse\", Rad) <- Jämförelse",
            "jamforelse/jamforelse [-1 250,00-] <- Jämförelse!D5 {+1 260,00+} <- Jämförelse!D5"
        ]
    );
    assert_eq!(diff.utan_orsak, 0, "{lines:#?}");
}

#[test]
fn a_new_row_above_a_changed_one_is_no_change_of_that() {
    let diff = of_sheets("taxa", |rows| {
        let rows = rows.get_mut("jamforelse").unwrap();
        rows[1][0] = "Alingsås".to_owned();
        rows.insert(1, ["Boda", "1", "2025-01", "900"].map(str::to_owned).to_vec());
    });
    let lines = told(&diff);
    assert_eq!(
        lines.iter().filter(|line| line.starts_with("jamforelse/")).collect::<Vec<_>>(),
        [
            "jamforelse/jamforelse +Boda | 1 | <- Jämförelse!3",
            "jamforelse/jamforelse [-Ale-] <- Jämförelse!A4 {+Alingsås+} <- Jämförelse!A4"
        ]
    );
}
