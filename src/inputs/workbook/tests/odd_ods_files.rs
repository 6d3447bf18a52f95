//! Oddities of an `.ods` as a file: how its parts lie in the zip, how its XML is written, what it repeats; planted as in
//! [`super::odd_ods`].

use std::fmt::Write as _;

use super::odd_ods::{Lost, Same, With, assert_cell, assert_on_each_sheet, assert_row, assert_same};
use super::writers::Package;
use super::*;

#[test]
fn values_stand_in_attributes_of_every_kind() {
    for (cell, value) in [
        (r#"<table:table-cell office:string-value="utan typ"/>"#, text("utan typ")),
        (r#"<table:table-cell office:value-type="string" office:string-value="i attribut"/>"#, text("i attribut")),
        (
            r#"<table:table-cell office:value-type="string" office:string-value=""><text:p>visas</text:p></table:table-cell>"#,
            text("visas"),
        ),
        (r#"<table:table-cell office:boolean-value="true"/>"#, CellValue::Boolean(true)),
        (r#"<table:table-cell office:time-value="PT12H30M"/>"#, CellValue::Other("12:30:00".into())),
        (r#"<table:table-cell calcext:value-type="float" office:value="7"/>"#, number("7")),
        (
            r#"<table:table-cell office:value-type="date" office:date-value=""><text:p>2025-05-19</text:p></table:table-cell>"#,
            text("2025-05-19"),
        ),
        (
            r#"<table:table-cell office:value-type="float" office:value=""><text:p>7</text:p></table:table-cell>"#,
            text("7"),
        ),
        (
            r#"<table:table-cell office:value-type="date" office:date-value="2025-05-19T00:00:00.000000000"/>"#,
            date(2025, 5, 19),
        ),
        (
            r#"<table:table-cell office:value-type="date" office:date-value="2025-05-19 10:30:00"/>"#,
            moment("2025-05-19T10:30:00"),
        ),
        (
            r#"<table:table-cell office:value-type="date" office:date-value="2025-05-19T10:30:00+02:00"/>"#,
            moment("2025-05-19T10:30:00"),
        ),
        (
            r#"<table:table-cell office:value-type="currency" office:currency="SEK" office:value="1E3"/>"#,
            number("1000"),
        ),
        (r#"<table:covered-table-cell office:value-type="float" office:value="7"/>"#, number("7")),
        (
            r#"<table:table-cell office:value-type="string"><text:p>a<text:tab/>b<text:line-break/>c<text:s text:c="2"/>d</text:p><text:p/><text:p>e</text:p></table:table-cell>"#,
            text("a\tb\nc  d\n\ne"),
        ),
        (
            r#"<table:table-cell office:value-type="string"><office:annotation><dc:date>2025-01-01</dc:date><text:p>kommentar</text:p></office:annotation><text:p>värde</text:p></table:table-cell>"#,
            text("värde"),
        ),
        (
            r#"<table:table-cell office:value-type="string"><text:p>a<text:span>b<text:ruby><text:ruby-base>c</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby></text:span>d</text:p></table:table-cell>"#,
            text("abcd"),
        ),
        (
            r#"<table:table-cell office:value-type="string"><text:list><text:list-item><text:p>ett</text:p></text:list-item><text:list-item><text:p>två</text:p></text:list-item></text:list></table:table-cell>"#,
            text("ett\ntvå"),
        ),
    ] {
        assert_cell(cell, value);
    }
}

#[test]
fn what_is_repeated_beyond_the_sheet_is_empty() {
    for count in ["1048576", "16777216", "99999999999", "0"] {
        assert_row(
            &format!(r#"<table:table-row table:number-rows-repeated="{count}"><table:table-cell/></table:table-row>"#),
            &Same,
        );
        assert_row(
            &format!(
                r#"<table:table-row><table:table-cell table:number-columns-repeated="{count}"/></table:table-row>"#
            ),
            &Same,
        );
    }
    assert_row(
        r#"<table:table-row-group table:display="false"><table:table-header-rows/></table:table-row-group>"#,
        &Same,
    );
    let value = r#"<table:table-cell office:value-type="float" office:value="7"/>"#;
    assert_row(
        &format!(r#"<table:table-row-group><table:table-row>{value}</table:table-row></table:table-row-group>"#),
        &With(number("7")),
    );
    assert_row(
        &format!(r#"<table:table-header-rows><table:table-row>{value}</table:table-row></table:table-header-rows>"#),
        &With(number("7")),
    );
    assert_row(
        r#"<table:table-row><table:table-cell table:number-columns-spanned="99999999999"/></table:table-row>"#,
        &Same,
    );
}

#[test]
fn what_holds_no_values_costs_nothing() {
    let before_body = |content: &str| {
        let content = content.to_owned();
        move |package: &mut Package| {
            package.edit("content.xml", |part| part.replacen("<office:body>", &format!("{content}<office:body>"), 1));
        }
    };
    for content in [
        r#"<office:automatic-styles><style:style style:name="a" style:family=table><style:text-properties x="&odd;"/></style:style></office:automatic-styles>"#,
        r#"<office:scripts><office:script script:language="ooo:Basic">&odd;</office:script></office:scripts>"#,
        r#"<office:font-face-decls><style:font-face style:name="&odd;"/></office:font-face-decls>"#,
    ] {
        assert_same(content, before_body(content));
    }
    assert_same("styles.xml", |package| {
        package.0.retain(|(name, _)| name != "styles.xml");
        package.0.push(("styles.xml".to_owned(), b"<office:document-styles><style:style".to_vec()));
    });
    for name in ["META-INF/manifest.xml", "settings.xml", "meta.xml"] {
        assert_same(name, |package| package.0.retain(|(part, _)| part != name));
        assert_same(name, |package| {
            package.0.retain(|(part, _)| part != name);
            package.0.push((name.to_owned(), b"<x".to_vec()));
        });
    }
}

#[test]
fn the_media_type_may_lie_anywhere_or_say_little() {
    let with = |content: &[u8]| {
        let content = content.to_vec();
        move |package: &mut Package| {
            package.0.retain(|(name, _)| name != "mimetype");
            package.0.push(("mimetype".to_owned(), content.clone()));
        }
    };
    for content in [
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet\r\n",
        "\u{feff}application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet-template",
        "application/x-vnd.oasis.opendocument.spreadsheet",
        "",
        "application/zip",
    ] {
        assert_same(content, with(content.as_bytes()));
    }
}

#[test]
fn xml_is_read_however_it_is_declared() {
    assert_same("DTD", |package| {
        package.edit("content.xml", |part| {
            let end = part.find("?>").map_or(0, |at| at + 2);
            format!("{}<!DOCTYPE office:document-content PUBLIC \"-//x\" \"x.dtd\">{}", &part[..end], &part[end..])
        });
    });
    assert_same("UTF-16, the other way", |package| {
        let part = package.part("content.xml");
        let units = std::str::from_utf8(part).expect("text").encode_utf16().flat_map(u16::to_be_bytes);
        *part = [b"\xFE\xFF".to_vec(), units.collect()].concat();
    });
    assert_same("comments and instructions", |package| {
        package.edit("content.xml", |part| {
            part.replace("<table:table-row", "<!-- <table:table> --><?x y?><table:table-row")
        });
    });
}

/// The namespaces that decide what a name is, not its prefix.
#[test]
fn names_are_read_by_their_namespaces() {
    assert_same("exchanged prefixes", |package| {
        package.edit("content.xml", |part| {
            let mut part = part.to_owned();
            for (from, to) in [("table", "~"), ("text", "table"), ("~", "text")] {
                for (before, after) in [("<", ":"), ("</", ":"), (" ", ":"), (" xmlns:", "=")] {
                    part = part.replace(&format!("{before}{from}{after}"), &format!("{before}{to}{after}"));
                }
            }
            part
        });
    });
    // As .NET writes elements of one namespace.
    assert_same("default namespace", |package| {
        package.edit("content.xml", |part| {
            part.replace("<table:", "<").replace("</table:", "</").replacen(
                "<office:document-content ",
                "<office:document-content xmlns=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
                1,
            )
        });
    });
    assert_same("declared where it is used", |package| {
        const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        package.edit("content.xml", |part| {
            part.replacen(&format!("xmlns:text=\"{TEXT}\""), "", 1)
                .replace("<text:p>", &format!("<t:p xmlns:t='{TEXT}'>"))
                .replace("<text:p/>", &format!("<t:p xmlns:t='{TEXT}'/>"))
                .replace("</text:p>", "</t:p>")
        });
    });
}

#[test]
fn damage_is_told_at_the_cell_where_reading_ended() {
    let plant = |package: &mut Package, target: usize| {
        package.edit("content.xml", |part| {
            let (end, _) = part.match_indices("</table:table>").nth(target).expect("the sheet's end");
            let row = r#"<table:table-row table:number-rows-repeated="2"/><table:table-row><table:table-cell/><table:table-cell table:number-columns-repeated="x"/></table:table-row>"#;
            format!("{}{row}{}", &part[..end], &part[end..])
        });
    };
    assert_on_each_sheet("a count that is none", plant, &Lost("adress"));
}

#[test]
fn comments_in_comments_do_not_overflow_the_stack() {
    let mut deep = String::new();
    for _ in 0..200_000 {
        let _ = write!(deep, "<office:annotation>");
    }
    let file = with_part(include_bytes!("../../../../tests/fixtures/workbook/odfpy.ods"), "content.xml", |part| {
        part.replacen("<text:p>", &format!("{deep}<text:p>"), 1)
    });
    let _ = read_bytes(file);
}
