//! Each oddity that programs leave in an `.xlsx`, planted in files of three writers, on a sheet that is read and on one of
//! notes: what is unambiguous is read, the rest is told where it is, and no other sheet changes.

use super::writers::{Package, SHEETS, expected, sheet_part, writers};
use super::*;

/// What becomes of the sheet with the oddity.
enum Outcome {
    /// Its values are the same.
    Same,
    /// It has another cell.
    With(&'static str, CellValue),
    /// It is lost, for this reason.
    Lost(&'static str),
}
use Outcome::{Lost, Same, With};

fn unreadable(damage: Damage) -> CellValue {
    CellValue::Unreadable(damage.into())
}

fn error(text: &str) -> CellValue {
    CellValue::Error(text.into())
}

/// Plants an oddity on each sheet in turn in each writer's file.
#[track_caller]
fn assert_on_each_sheet(name: &str, plant: impl Fn(&mut Package, usize), outcome: &Outcome) {
    for (writer, package) in writers() {
        for target in [0, 1] {
            let mut planted = package.clone();
            plant(&mut planted, target);
            let what = format!("{name}, {writer}, {}", SHEETS[target]);
            let read = read_bytes(planted.zipped()).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{what}");
            let mut wanted = expected();
            let lost_one = match outcome {
                Same => None,
                With(address, value) => {
                    wanted[target].push(at(address, value.clone()));
                    None
                }
                Lost(reason) => Some((target, *reason)),
            };
            assert_sheets(&what, &read, &wanted, lost_one);
        }
    }
}

/// Plants an oddity in the workbook as a whole, in each writer's file, and asks for all values.
#[track_caller]
fn assert_same(name: &str, plant: impl Fn(&mut Package)) {
    assert_on_each_sheet(name, |package, _| plant(package), &Same);
}

/// Plants a row of its own after the others.
#[track_caller]
fn assert_row(row: &str, outcome: &Outcome) {
    let plant = |package: &mut Package, target: usize| {
        package.edit(&sheet_part(target), |part| part.replacen("</sheetData>", &format!("{row}</sheetData>"), 1));
    };
    assert_on_each_sheet(row, plant, outcome);
}

fn edit_sheet(change: impl Fn(&str) -> String) -> impl Fn(&mut Package, usize) {
    move |package, target| package.edit(&sheet_part(target), |part| change(part))
}

#[test]
fn the_three_writers_write_the_same() {
    assert_on_each_sheet("nothing", |_, _| {}, &Same);
}

#[test]
fn every_error_value_is_one_at_its_cell() {
    for shown in [
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
        "#PYTHON!",
        "Err:502",
        "#ÄNNU_OKÄNT!",
        "#N/A",
    ] {
        assert_row(&format!(r#"<row r="9"><c r="B9" t="e"><v>{shown}</v></c></row>"#), &With("B9", error(shown)));
    }
}

#[test]
fn cells_are_read_however_they_are_written() {
    for (cell, value) in [
        (
            r#"<c r="B9" t="inlineStr"><is><r><t xml:space="preserve">vanlig </t></r><r><rPr><b/></rPr><t>fet</t></r><rPh sb="0" eb="1"><t>läs</t></rPh></is></c>"#,
            text("vanlig fet"),
        ),
        (r#"<c r="B9" t="inlineStr"><v>utan is</v></c>"#, text("utan is")),
        (r#"<c r="B9"><is><t>utan typ</t></is></c>"#, text("utan typ")),
        (r#"<c r="B9" t="str"><f>X()</f><v>a_x000D__x000A_b_x005F_x</v></c>"#, text("a\nb_x")),
        (r#"<c r="B9" t="str"><v><![CDATA[<a&b>]]></v></c>"#, text("<a&b>")),
        (r#"<c r="b9"><v> 7 </v><extLst><ext><v>8</v></ext></extLst></c>"#, number("7")),
        (r#"<c r="B9" t="n"><!-- ett tal --><v>7<!-- . -->5</v></c>"#, number("75")),
        (r#"<c r="B9" t="n"><v>1 234,50</v></c>"#, text("1 234,50")),
        (r#"<c r="B9" t="d"><v>2025-05-19</v></c>"#, date(2025, 5, 19)),
        (r#"<c r="B9" t="d"><v>2025-05-19T10:30</v></c>"#, moment("2025-05-19T10:30:00")),
        (r#"<c r="B9" t="b"><v>true</v></c>"#, CellValue::Boolean(true)),
        (r#"<c r="B9" s="9999"><v>7</v></c>"#, number("7")),
        (r#"<c r="B9" cm="1" vm="2" ph="0"><f t="array" ref="B9:C9">X()</f><v>1E2</v></c>"#, number("100")),
        (r#"<x:c xmlns:x="u" r='B9'><x:v>7</x:v></x:c>"#, number("7")),
        (r#"<c r="B9" t="b"><v>kanske</v></c>"#, CellValue::Other("kanske".into())),
        (r#"<c r="B9" t="odd"><v>7</v></c>"#, unreadable(Damage::CellType("odd".into()))),
        (r#"<c r="B9" t="s"><v>99999</v></c>"#, unreadable(Damage::NoSharedText)),
        (r#"<c r="B9" t="s"><v>x</v></c>"#, unreadable(Damage::NoSharedText)),
    ] {
        assert_row(&format!(r#"<row r="9">{cell}</row>"#), &With("B9", value));
    }
}

#[test]
fn addresses_that_are_missing_are_counted_and_wrong_ones_told() {
    assert_row(r#"<row r="9"><c/><c><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r="8"/><row><c/><c><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r="9"><c r="A9"/><c><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r="9" spans=""><c r="B9"/><c r="B9"><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r="9"><c r="$B$9"><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r=" 9 "><c r=" B9 "><v>7</v></c></row>"#, &With("B9", number("7")));
    assert_row(r#"<row r="9"><c r="B$"><v>7</v></c></row>"#, &With("A9", unreadable(Damage::Address)));
    assert_row(r#"<row r="9"><c r="A"><v>7</v></c></row>"#, &With("A9", unreadable(Damage::Address)));
    assert_row(r#"<row r="9"><c r=""><v>7</v></c></row>"#, &With("A9", unreadable(Damage::Address)));
    assert_row(r#"<row r="x"><c r="A9"><v>7</v></c></row>"#, &Lost("adress"));
    assert_row(r#"<row r="9"><c r="XFE9"><v>7</v></c></row>"#, &Lost("adress"));
}

#[test]
fn what_a_sheet_says_of_itself_is_not_needed() {
    for dimension in
        [r#"<dimension ref="1:4"/>"#, r#"<dimension ref=""/>"#, "<dimension/>", r#"<dimension ref="Å"/>"#, ""]
    {
        let plant = edit_sheet(|part| {
            let start = part.find("<sheetData").expect("data");
            let own = part.find("<dimension ").and_then(|at| Some((at, at + part[at..].find('>')? + 1)));
            let (before, after) =
                own.map_or((&part[..start], &part[start..]), |(from, to)| (&part[..from], &part[to..]));
            format!("{before}<!-- -->{dimension}{after}")
        });
        assert_on_each_sheet(dimension, plant, &Same);
    }
    for merged in ["A:A", "1:4", "", "Å", "A1:B2:C3", "XFD1048577"] {
        let regions = format!(r#"<mergeCells count="x"><mergeCell/><mergeCell ref="{merged}"/></mergeCells>"#);
        let plant = edit_sheet(|part| part.replacen("</sheetData>", &format!("</sheetData>{regions}"), 1));
        assert_on_each_sheet(&regions, plant, &Same);
    }
    for after in ["<extLst><ext>", "<a b=c", "<mc:AlternateContent><mc:Choice><sheetData/>", "&odd;", "<!-- "] {
        let plant =
            edit_sheet(|part| format!("{}</sheetData>{after}", part.split("</sheetData>").next().unwrap_or_default()));
        assert_on_each_sheet(after, plant, &Same);
    }
}

#[test]
fn an_empty_block_of_cells_beside_the_real_one_holds_nothing() {
    for empty in ["<sheetData/>", "<sheetData></sheetData>", "<sheetData>\n</sheetData>"] {
        let before = |part: &str| part.replacen("<sheetData", &format!("{empty}<sheetData"), 1);
        assert_on_each_sheet(empty, edit_sheet(before), &Same);
        let after = |part: &str| part.replacen("</sheetData>", &format!("</sheetData>{empty}"), 1);
        assert_on_each_sheet(empty, edit_sheet(after), &Same);
    }
}

/// A block of cells that would override the first sheet's own ones, were it read.
const BLOCK: &str = r#"<sheetData><row r="2"><c r="C2"><v>999</v></c></row></sheetData>"#;

#[test]
fn a_block_of_cells_that_is_no_element_is_not_read() {
    for other in [format!("<!-- {BLOCK} -->"), format!("<x><![CDATA[{BLOCK}]]></x>"), BLOCK.replace("Data", "DataX")] {
        let before = |part: &str| part.replacen("<sheetData", &format!("{other}<sheetData"), 1);
        assert_on_each_sheet(&other, edit_sheet(before), &Same);
        let after = |part: &str| part.replacen("</sheetData>", &format!("</sheetData>{other}"), 1);
        assert_on_each_sheet(&other, edit_sheet(after), &Same);
    }
}

#[test]
fn two_blocks_that_both_hold_cells_are_told() {
    for block in [BLOCK.to_owned(), BLOCK.replace("sheetData", "x:sheetData")] {
        let second = |part: &str| part.replacen("</sheetData>", &format!("</sheetData>{block}"), 1);
        assert_on_each_sheet(&block, edit_sheet(second), &Lost("flera-block"));
        for (writer, mut package) in writers() {
            package.edit(&sheet_part(0), second);
            let read = read_bytes(package.zipped()).expect("it is read");
            assert_eq!(lost(&read.sheets[0]).1, "C2", "{writer}");
        }
    }
}

#[test]
fn what_follows_the_first_block_counts_whatever_comes_besides() {
    let merged = r#"<mergeCells><mergeCell ref="C2:C3"/></mergeCells>"#;
    for rest in [
        format!("{merged}<sheetData/>"),
        format!("<sheetData></sheetData>{merged}"),
        format!("{merged}<extLst><ext><sheetDataX/></ext></extLst>"),
        format!("<!-- mergeCells -->{merged}"),
    ] {
        for (writer, mut package) in writers() {
            package.edit(&sheet_part(0), |part| part.replacen("</sheetData>", &format!("</sheetData>{rest}"), 1));
            let read = read_bytes(package.zipped()).expect("it is read");
            assert_eq!(read.sheets[0].merged, [CellRange::new(1, 2, 2, 2)], "{rest}, {writer}");
        }
    }
}

/// As many cells as may be odd by themselves are told one by one; one more, and the sheet is lost. A sheet of notes costs nothing else.
#[test]
fn a_sheet_that_lacks_many_texts_is_lost_by_itself() {
    let row = |missing| format!(r#"<row r="9">{}</row></sheetData>"#, r#"<c t="s"><v>99999</v></c>"#.repeat(missing));
    for (writer, mut package) in writers() {
        package.edit(&sheet_part(0), |part| part.replacen("</sheetData>", &row(4), 1));
        let read = read_bytes(package.zipped()).expect("it is read");
        let odd = cells(&read.sheets[0]).into_iter().filter(|(_, value)| *value == unreadable(Damage::NoSharedText));
        assert_eq!(odd.count(), 4, "{writer}");
    }
    let plant = |package: &mut Package, target: usize| {
        package.edit(&sheet_part(target), |part| part.replacen("</sheetData>", &row(5), 1));
    };
    assert_on_each_sheet("texts", plant, &Lost("texttabell"));
}

/// Where several sheets lack many, it is the table of texts: one message says it of the workbook.
#[test]
fn a_table_of_texts_that_lacks_many_is_told_once() {
    let lacking = |name: &str| RawSheet {
        name: name.into(),
        hidden: false,
        cells: (0..5)
            .map(|row| crate::inputs::workbook::RawCell { row, column: 0, value: unreadable(Damage::NoSharedText) })
            .collect(),
        merged: Vec::new(),
        marks: crate::inputs::workbook::Marks::default(),
        from_1904: false,
        lost: None,
    };
    let refused = crate::inputs::workbook::expect_shared_texts(vec![lacking("A"), lacking("B")]).err();
    assert_eq!(refused, Some(Damage::SharedTexts.into()));
    assert_eq!(
        crate::inputs::workbook::expect_shared_texts(vec![lacking("A"), lacking("_B")]).map(|sheets| sheets.len()),
        Ok(2)
    );
}

/// A label that does not encrypt is a part of its own.
#[test]
fn a_sensitivity_label_that_does_not_encrypt_costs_nothing() {
    assert_same("label", |package| {
        package.0.push(("docMetadata/LabelInfo.xml".to_owned(), b"<clbl:labelList><clbl:label id=\"{x}\"".to_vec()));
    });
}

#[test]
fn merged_columns_and_rows_are_regions() {
    for (written, region) in [("B:B", CellRange::new(0, 1, 1_048_575, 1)), ("2:3", CellRange::new(1, 0, 2, 16_383))] {
        for (writer, mut package) in writers() {
            let regions = format!(r#"</sheetData><mergeCells><mergeCell ref="{written}"/></mergeCells>"#);
            package.edit(&sheet_part(0), |part| part.replacen("</sheetData>", &regions, 1));
            let read = read_bytes(package.zipped()).expect("it is read");
            assert_eq!(read.sheets[0].merged, [region], "{writer}");
        }
    }
}

#[test]
fn a_part_is_read_in_every_encoding_and_under_every_prefix() {
    let units = |part: &[u8], to: fn(u16) -> [u8; 2]| {
        let text = std::str::from_utf8(part).expect("text").replacen("UTF-8", "UTF-16", 1);
        text.encode_utf16().flat_map(to).collect::<Vec<u8>>()
    };
    let encode = |name: &str, encoded: &dyn Fn(&[u8]) -> Vec<u8>| {
        let plant = |package: &mut Package, target: usize| {
            for part in [sheet_part(target), "xl/workbook.xml".to_owned(), "xl/styles.xml".to_owned()] {
                let bytes = package.part(&part);
                *bytes = encoded(bytes);
            }
        };
        assert_on_each_sheet(name, plant, &Same);
    };
    encode("BOM", &|part| [b"\xEF\xBB\xBF", part].concat());
    encode("UTF-16 with BOM", &|part| [b"\xFF\xFE".to_vec(), units(part, u16::to_le_bytes)].concat());
    encode("UTF-16, the other way", &|part| [b"\xFE\xFF".to_vec(), units(part, u16::to_be_bytes)].concat());
    encode("UTF-16 without BOM", &|part| units(part, u16::to_le_bytes));
    // As EPPlus, SAP and Open XML SDK write: the standard's namespace has a prefix.
    encode("prefix", &|part| {
        let text = std::str::from_utf8(part).expect("text");
        let text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("<x:!", "<!");
        text.replace("xmlns=", "xmlns:x=").replace("<x:x:", "<x:").into_bytes()
    });
}

#[test]
fn a_sheet_that_is_damaged_costs_itself() {
    let cut = |part: &str| part.split("</sheetData>").next().unwrap_or_default().to_owned();
    assert_on_each_sheet("cut off", edit_sheet(cut), &Lost("slut"));
    assert_on_each_sheet("cut off in a tag", edit_sheet(|part| format!("{}<row r=\"9\"", cut(part))), &Lost("xml"));
    assert_on_each_sheet("no XML", edit_sheet(|_| "namn;belopp".to_owned()), &Lost("slut"));
    assert_on_each_sheet("empty", edit_sheet(|_| String::new()), &Lost("slut"));
    assert_row(r#"<row r="9"><c r="A9" t="str"><v>&odd;</v></c></row>"#, &Lost("xml"));
    let missing = |package: &mut Package, target: usize| package.0.retain(|(name, _)| *name != sheet_part(target));
    assert_on_each_sheet("missing", missing, &Lost("del"));
    let unrelated = |package: &mut Package, target: usize| {
        package
            .edit("xl/_rels/workbook.xml.rels", |part| part.replace(&format!("sheet{}.xml", target + 1), "borta.xml"));
    };
    assert_on_each_sheet("unrelated", unrelated, &Lost("del"));
}

/// The last cell that was reached is the place, so that the handläggare finds the spot.
#[test]
fn damage_is_told_at_the_cell_where_reading_ended() {
    for (writer, mut package) in writers() {
        package.edit(&sheet_part(0), |part| {
            part.replacen("</sheetData>", r#"<row r="9"><c r="C9"><v>7</v></c><c r="D9"><v>&odd;</v>"#, 1)
        });
        let read = read_bytes(package.zipped()).expect("it is read");
        assert_eq!(lost(&read.sheets[0]), ("xml".to_owned(), "D9".to_owned()), "{writer}");
    }
}

#[test]
fn damaged_parts_that_hold_no_values_cost_nothing() {
    assert_same("comments", |package| {
        let relations =
            r#"<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>"#;
        package.0.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), relations.into()));
        package.0.push(("xl/comments1.xml".to_owned(), b"<comments><commentList><comment ref=".to_vec()));
    });
    assert_same("relations", |package| {
        package.0.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), b"<Relationships><".to_vec()));
    });
    assert_same("theme", |package| {
        package.0.retain(|(name, _)| name != "xl/theme/theme1.xml");
        package.0.push(("xl/theme/theme1.xml".to_owned(), b"<a:theme".to_vec()));
    });
    for (writer, mut package) in writers() {
        package.0.push(("xl/thumbnail.dat".to_owned(), b"MINIATYRBILDEN".to_vec()));
        package.0.push((sheet_part(3), b"<worksheet>SISTA".to_vec()));
        let mut file = stored(&package);
        for content in [b"MINIATYR".as_slice(), b"SISTA"] {
            let at = file.windows(content.len()).position(|window| window == content).expect("stored");
            file[at] ^= 1;
        }
        let read = read_bytes(file).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        assert_eq!(read.sheets.iter().map(cells).collect::<Vec<_>>(), expected(), "{writer}");
    }
}

fn stored(package: &Package) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in &package.0 {
        writer.start_file(name.as_str(), options).expect("a part begins");
        writer.write_all(part).expect("written");
    }
    writer.finish().expect("the zip is written").into_inner()
}
