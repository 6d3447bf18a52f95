//! What a sheet hides or shows otherwise, and its reader passes over.

use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatPattern, Note};

use super::*;

/// A sheet with every kind of it: column B and D to F hidden, text struck in part in A2 and B3, C2:C4 by a condition.
fn hiding() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Tomt").expect("named");
    let sheet = workbook.add_worksheet().set_name("Döljer").expect("named");
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    sheet.write(0, 0, "vanlig").expect("written");
    sheet.write_rich_string(1, 0, &[(&plain, "kvar "), (&struck, "struken")]).expect("written");
    sheet.write_rich_string(2, 1, &[(&struck, "struken"), (&plain, " kvar")]).expect("written");
    sheet.write_rich_string(3, 0, &[(&plain, "bara "), (&Format::new().set_bold(), "fet")]).expect("written");
    sheet.write_with_format(4, 0, "hel", &struck).expect("written");
    for column in [1, 3, 4, 5] {
        sheet.set_column_hidden(column).expect("hidden");
    }
    let rule = |format: Format| {
        let rule = ConditionalFormatCellRule::GreaterThan(1);
        ConditionalFormatCell::new().set_rule(rule).set_format(format)
    };
    let tkr = rule(Format::new().set_num_format("0\" tkr\""));
    sheet.add_conditional_format(1, 2, 3, 2, &tkr).expect("written");
    sheet.add_conditional_format(1, 0, 3, 0, &rule(Format::new().set_bold())).expect("written");
    sheet.insert_note(1, 0, &Note::new("se bilagan")).expect("written");
    saved(workbook)
}

#[track_caller]
fn assert_hides(file: Vec<u8>) {
    let read = read_bytes(file).expect("it is read");
    let marks = &read.sheets[1].marks;
    let columns = [0, 1, 2, 3, 4, 5, 6].map(|column| marks.is_column_hidden(column));
    assert_eq!(columns, [false, true, false, true, true, true, false]);
    let struck = [(0, 0), (1, 0), (2, 1), (3, 0), (4, 0)].map(|(row, column)| marks.is_partly_struck(row, column));
    assert_eq!(struck, [false, true, true, false, false]);
    let by_condition = [(0, 2), (1, 2), (3, 2), (4, 2), (1, 0)].map(|(row, column)| marks.is_reformatted(row, column));
    assert_eq!(by_condition, [false, true, true, false, false]);
    let other = &read.sheets[0].marks;
    assert!(!other.is_column_hidden(1) && !other.is_partly_struck(1, 0) && !other.is_reformatted(1, 2));
}

#[test]
fn an_xlsx_hides_columns_strikes_parts_and_has_conditions() {
    assert_hides(hiding());
}

/// Programs other than Excel write prefixes, and texts in the cells themselves.
#[test]
fn it_is_found_however_it_is_written() {
    let sheet = |part: String| {
        let part = part.replace("<cols>", "<x:cols>").replace("</cols>", "</x:cols>").replace("<col ", "<x:col ");
        let part = part.replace("hidden=\"1\"", "hidden=\"true\"").replace("<worksheet ", "<worksheet xmlns:x=\"x\" ");
        part.replace("<conditionalFormatting", "<x:conditionalFormatting")
            .replace("</conditionalFormatting>", "</x:conditionalFormatting>")
            .replace("<cfRule", "<x:cfRule")
            .replace("</cfRule>", "</x:cfRule>")
    };
    let changed = with_part(&hiding(), "xl/worksheets/sheet2.xml", sheet);
    assert_hides(changed);
    let inline = |part: String| {
        let start = part.find("<c r=\"A2\"").expect("the cell");
        let end = start + part[start..].find("</c>").expect("its end");
        let text = r#"<c r="A2" t="inlineStr"><is><r><t>kvar </t></r><r><rPr><strike/></rPr><t>struken</t></r></is>"#;
        format!("{}{text}{}", &part[..start], &part[end..])
    };
    assert_hides(with_part(&hiding(), "xl/worksheets/sheet2.xml", inline));
}

/// A run that says that it is not struck, and one of nothing but space, are nothing to tell of.
#[test]
fn what_is_not_seen_to_be_struck_is_not_told() {
    let with = |from: &str, to: &str| {
        let file = with_part(&hiding(), "xl/sharedStrings.xml", |part| part.replace(from, to));
        let read = read_bytes(file).expect("it is read");
        [(1, 0), (2, 1)].map(|(row, column)| read.sheets[1].marks.is_partly_struck(row, column))
    };
    assert_eq!(with("<strike/>", "<strike val=\"0\"/>"), [false, false]);
    assert_eq!(with(">struken<", "> <"), [false, false]);
    assert_eq!(with("<strike/>", "<strike val=\"true\"/>"), [true, true]);
}

/// Case systems name parts as they like.
#[test]
fn it_is_found_by_relations_and_not_by_names() {
    let renamed = |text: &str| {
        let text = text.replace("sharedStrings.xml", "texter2.xml").replace("styles.xml", "utseende.xml");
        text.replace("worksheets/sheet2.xml", "blad/tva.xml").replace("workbook.xml", "bok.xml")
    };
    let parts: Vec<_> = unzipped(&hiding())
        .into_iter()
        .map(|(name, bytes)| (renamed(&name), renamed(&String::from_utf8(bytes).expect("text")).into_bytes()))
        .collect();
    // The comments lead nowhere now, which costs nothing.
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert!(
        parts.iter().any(|(name, _)| *name == "xl/bok.xml") && parts.iter().any(|(name, _)| *name == "xl/blad/tva.xml")
    );
    assert_hides(zipped(&parts));
}

/// Another sheet's damage is no reason to say less of this one.
#[test]
fn it_is_found_beside_a_sheet_with_damage() {
    let file = with_part(&hiding(), "xl/worksheets/sheet1.xml", |part| part[..part.len() / 2].to_owned());
    assert!(read_bytes(file.clone()).expect("it is read").sheets[0].lost.is_some());
    assert_hides(file);
}

/// How a sheet looks holds no values, so that what is odd there costs none.
#[test]
fn odd_looks_cost_no_values() {
    let whole = cells(&read_bytes(hiding()).expect("it is read").sheets[1]);
    let sheet = "xl/worksheets/sheet2.xml";
    for (part, from, to) in [
        (sheet, "<cols>", r#"<cols><col hidden="1"/><col min="x" max="0" hidden="1"/><col min=2 max="9" hidden="1"/>"#),
        (sheet, "<conditionalFormatting ", "<conditionalFormatting sqref=\"\"/><conditionalFormatting =a "),
        (sheet, "<cfRule ", "<cfRule dxfId=\"99\"/><cfRule dxfId= "),
        ("xl/sharedStrings.xml", "<strike/>", "<strike val=/>"),
        ("xl/styles.xml", "<dxfs ", "<dxfs =\"<"),
    ] {
        let file = with_part(&hiding(), part, |part| {
            assert!(part.contains(from), "{from}");
            part.replace(from, to)
        });
        let read = read_bytes(file).expect("it is read");
        assert_eq!(cells(&read.sheets[1]), whole, "{to}");
    }
}

fn ods(styles: &str, table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>{table}</office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml", content.into_bytes()),
    ])
}

#[test]
fn an_ods_hides_columns_and_strikes_parts() {
    let style = r#"<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>"#;
    let cell = |inner: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{inner}</text:p></table:table-cell>"#)
    };
    let struck = r#"kvar <text:span text:style-name="T1">struken</text:span>"#;
    let note = format!(r#"a<office:annotation><text:p>{struck}</text:p></office:annotation>"#);
    let table = format!(
        r#"<table:table table:name="A"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>
        <table:table-row table:number-rows-repeated="2">{}<table:table-cell table:number-columns-repeated="3"/>{}</table:table-row><table:table-row>{}{}</table:table-row></table:table>"#,
        cell("a"),
        cell(struck),
        cell(&note),
        cell(struck),
    );
    let read = read_bytes(ods(style, &table)).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2, 3, 4].map(|column| marks.is_column_hidden(column)), [false, false, true, true, false]);
    let struck = [(0, 0), (0, 4), (1, 4), (2, 0), (2, 1)].map(|(row, column)| marks.is_partly_struck(row, column));
    assert_eq!(struck, [false, true, true, false, true]);
}

/// Programs that know no hiding make a row so low, or a column so narrow, that it shows nothing.
#[test]
fn what_is_too_flat_to_be_seen_is_hidden() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, height) in [15.0, 0.75, 1.5, 0.75].into_iter().enumerate() {
        sheet.write(row as u32, 0, "text").expect("written");
        sheet.set_row_height(row as u32, height).expect("a height");
    }
    for (column, width) in [8.43, 2.0].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width).expect("a width");
    }
    let narrow = |part: String| {
        let at = part.rfind("<col ").expect("the second column");
        let width = at + part[at..].find("width=\"").expect("its width") + 7;
        let end = width + part[width..].find('"').expect("its end");
        format!("{}0.1{}", &part[..width], &part[end..])
    };
    let file = with_part(&saved(workbook), "xl/worksheets/sheet1.xml", narrow);
    let read = read_bytes(file).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2, 3].map(|row| marks.is_hidden(row)), [false, true, false, true]);
    assert_eq!([0, 1, 2].map(|column| marks.is_column_hidden(column)), [false, true, false]);

    let size = |name: &str, what: &str, size: &str| {
        format!(r#"<style:style style:name="{name}"><style:table-{what}="{size}"/></style:style>"#)
    };
    let (height, width) = ("row-properties style:row-height", "column-properties style:column-width");
    let styles = [
        size("ro1", height, "0.178in"),
        size("ro2", height, "0in"),
        size("ro3", height, "0.01cm"),
        size("co1", width, "0.889in"),
        size("co2", width, "0.5mm"),
    ];
    let row = |style: &str| {
        let cell = r#"<table:table-cell office:value-type="string"><text:p>text</text:p></table:table-cell>"#;
        format!(r#"<table:table-row table:style-name="{style}">{cell}</table:table-row>"#)
    };
    let columns = r#"<table:table-column table:style-name="co1"/><table:table-column table:style-name="co2"/>"#;
    let rows = [row("ro1"), row("ro2"), row("ro3")].concat();
    let table = format!(r#"<table:table table:name="A">{columns}{rows}</table:table>"#);
    let read = read_bytes(ods(&styles.concat(), &table)).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2].map(|row| marks.is_hidden(row)), [false, true, true]);
    assert_eq!([0, 1].map(|column| marks.is_column_hidden(column)), [false, true]);
}

/// A workbook that LibreOffice has saved, with a comment on B3 and a hidden column C.
const HIDING_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/comment.xls");

#[test]
fn an_xls_has_comments_and_hidden_columns() {
    let read = read_bytes(HIDING_XLS.to_vec()).expect("it is read");
    let marks = &read.sheets[0].marks;
    let comments: Vec<_> = marks.comments().iter().map(|c| (c.row, c.column, c.text.trim())).collect();
    assert_eq!(comments, [(2, 1, "fråga 19121212-1212\nom detta")]);
    assert_eq!([1, 2, 3].map(|column| marks.is_column_hidden(column)), [false, true, false]);
    for end in 0..HIDING_XLS.len() / 64 {
        let _ = read_bytes(HIDING_XLS[..end * 64].to_vec());
    }
}

/// A workbook that LibreOffice has saved: B1 and B2 struck in part, column D struck by the column's style, E2 by a named one;
/// C2:C4 with `tkr` by a condition, and A2:A4 bold by one.
const MARKS_ODS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/marks.ods");
const MARKS_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/marks.xls");

#[test]
fn what_libreoffice_saves_of_looks_is_seen() {
    for (file, has_conditions) in [(MARKS_ODS, true), (MARKS_XLS, false)] {
        let read = read_bytes(file.to_vec()).expect("it is read");
        let marks = &read.sheets[0].marks;
        let partly = [(0, 0), (0, 1), (1, 1), (2, 1)].map(|(row, column)| marks.is_partly_struck(row, column));
        assert_eq!(partly, [false, true, true, false]);
        let struck = [(0, 3), (4, 3), (1, 4), (0, 4), (0, 2)].map(|(row, column)| marks.is_struck(row, column));
        assert_eq!(struck, [true, true, true, false, false]);
        let by_condition =
            [(0, 2), (1, 2), (3, 2), (4, 2), (1, 0)].map(|(row, column)| marks.is_reformatted(row, column));
        assert_eq!(by_condition, [false, has_conditions, has_conditions, false, false]);
    }
}

/// Workbooks that LibreOffice has saved: A1 `105000` with a raised 1, A2 and A3 with m² and CO₂, A4 a plain text, B1 with a small year.
const RAISED_ODS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/raised.ods");
const RAISED_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/workbook/raised.xls");

#[test]
fn digits_that_a_cell_raises_are_raised() {
    for file in [RAISED_ODS, RAISED_XLS] {
        let read = read_bytes(file.to_vec()).expect("it is read");
        let texts: Vec<String> = read.sheets[0].cells.iter().map(|cell| cell.value.to_string()).collect();
        assert_eq!(texts, ["105000¹", "Nr 2020", "Yta m² stor", "CO₂", "105000"]);
    }
}

/// A style that says that it is not struck is not, whatever it takes over from; a row's style goes before the column's.
#[test]
fn styles_of_an_ods_take_over_from_others() {
    let style = |name: &str, parent: &str, line: &str| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(r#"<style:text-properties style:text-line-through-style="{line}"/>"#)
        };
        format!(r#"<style:style style:name="{name}" style:parent-style-name="{parent}">{line}</style:style>"#)
    };
    let styles = [style("a", "", "solid"), style("b", "a", ""), style("c", "b", "none")].concat();
    let cell = |style: &str| {
        format!(r#"<table:table-cell {style} office:value-type="string"><text:p>x</text:p></table:table-cell>"#)
    };
    let named = |name: &str| cell(&format!(r#"table:style-name="{name}""#));
    let table = format!(
        r#"<table:table table:name="A"><table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="b"/><table:table-row>{}{}{}{}</table:table-row><table:table-row table:default-cell-style-name="c">{}{}{}{}</table:table-row></table:table>"#,
        named("a"),
        named("b"),
        named("c"),
        cell(""),
        cell(""),
        cell(""),
        named("a"),
        cell(""),
    );
    let read = read_bytes(ods(&styles, &table)).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert_eq!([0, 1, 2, 3].map(|column| marks.is_struck(0, column)), [true, true, false, true]);
    assert_eq!([0, 1, 2, 3].map(|column| marks.is_struck(1, column)), [false, false, true, false]);
}

#[test]
fn many_cells_with_conditions_share_ranges() {
    let map = r#"<style:style style:name="f" style:data-style-name="N5"/><style:style style:name="a"><style:map style:apply-style-name="f"/></style:style>"#;
    let cell = r#"<table:table-cell table:style-name="a" office:value-type="float" office:value="1"/>"#;
    let row = format!("<table:table-row>{cell}{cell}</table:table-row>");
    let table = format!(r#"<table:table table:name="A">{}</table:table>"#, row.repeat(3_000));
    let read = read_bytes(ods(map, &table)).expect("it is read");
    let marks = &read.sheets[0].marks;
    assert!((0..3_000).all(|row| marks.is_reformatted(row, 0) && marks.is_reformatted(row, 1)));
}

/// Text in the colour of what is behind it, or too small to be read, and text that is seen: each in its row, of column A.
#[test]
fn text_that_is_not_seen_is_told_from_what_is() {
    let ink = |colour: u32| Format::new().set_font_color(Color::RGB(colour));
    let on = |format: Format, ground: u32| format.set_background_color(Color::RGB(ground));
    let theme = |shade: u8| Format::new().set_font_color(Color::Theme(0, shade));
    let looks = [
        (ink(0x00FF_FFFF), true),
        (ink(0x00FC_FCFC), true),
        (ink(0x00D9_D9D9), false),
        (on(ink(0x00FF_FFFF), 0x001F_4E79), false),
        (on(ink(0x001F_4E79), 0x001F_4E79), true),
        (ink(0x00FF_FFFF).set_pattern(FormatPattern::Gray125), false),
        (theme(0), true),
        (theme(5), false),
        (Format::new().set_font_size(1), true),
        (Format::new().set_font_size(6), false),
        (Format::new(), false),
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, (format, _)) in looks.iter().enumerate() {
        sheet.write_with_format(row as u32, 0, "text", format).expect("written");
    }
    let file = saved(workbook);
    let unseen = |file: Vec<u8>| {
        let read = read_bytes(file).expect("it is read");
        (0..looks.len()).map(|row| read.sheets[0].marks.is_unseen(row as u32, 0)).collect::<Vec<_>>()
    };
    let expected: Vec<bool> = looks.iter().map(|(_, is_unseen)| *is_unseen).collect();
    assert_eq!(unseen(file.clone()), expected);
    // Odd looks cost nothing.
    for (from, to) in [("rgb=\"FFFFFFFF\"", "rgb=\"vit\""), ("<fills ", "<fill x="), ("<sz val=\"1\"", "<sz val=\"x\"")]
    {
        let odd = with_part(&file, "xl/styles.xml", |part| part.replace(from, to));
        assert_eq!(read_bytes(odd).map(|read| read.sheets[0].cells.len()).unwrap_or(looks.len()), looks.len(), "{to}");
    }
}

#[test]
fn an_ods_has_text_that_is_not_seen() {
    let style = |name: &str, parent: &str, inside: &str| {
        format!(r#"<style:style style:name="{name}" style:parent-style-name="{parent}">{inside}</style:style>"#)
    };
    let ink = |colour: &str| format!(r#"<style:text-properties fo:color="{colour}"/>"#);
    let ground = |colour: &str| format!(r#"<style:table-cell-properties fo:background-color="{colour}"/>"#);
    let styles = [
        style("vit", "", &ink("#ffffff")),
        style("arvd", "vit", ""),
        style("egen", "vit", r#"<style:text-properties style:use-window-font-color="true"/>"#),
        style("mork", "vit", &ground("#1f4e79")),
        style("lika", "mork", &ink("#1f4e79")),
        style("klar", "mork", &ground("transparent")),
        style("liten", "", r#"<style:text-properties fo:font-size="1pt"/>"#),
        style("stor", "liten", r#"<style:text-properties fo:font-size="10pt"/>"#),
        style("vanlig", "", &ink("#000000")),
        // The colour of numbers below zero is no style's.
        format!(r#"<number:number-style style:name="N1">{}</number:number-style>"#, ink("#ffffff")),
    ];
    let names = ["vit", "arvd", "egen", "mork", "lika", "klar", "liten", "stor", "vanlig", ""];
    let row = |name: &&str| {
        format!(
            r#"<table:table-row><table:table-cell table:style-name="{name}" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>"#
        )
    };
    let rows: String = names.iter().map(row).collect();
    let read = read_bytes(ods(&styles.concat(), &format!(r#"<table:table table:name="A">{rows}</table:table>"#)));
    let read = read.expect("it is read");
    let unseen: Vec<&str> = names
        .iter()
        .enumerate()
        .filter(|(row, _)| read.sheets[0].marks.is_unseen(*row as u32, 0))
        .map(|(_, name)| *name)
        .collect();
    assert_eq!(unseen, ["vit", "arvd", "lika", "klar", "liten"]);
}
