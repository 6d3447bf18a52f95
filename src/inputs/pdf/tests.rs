//! Attached PDFs: what is whole, what is broken, and what they say.

use super::*;
use crate::model::PdfText;

fn inspect(bytes: impl AsRef<[u8]>) -> Result<PdfFacts, &'static str> {
    super::inspect(&Bytes::copy_from_slice(bytes.as_ref()))
}

/// The parts of a PDF as they are written, with a table or a stream of the right offsets.
#[derive(Default)]
struct Writer {
    file: Vec<u8>,
    /// Where objects are, by number.
    objects: Vec<(usize, usize)>,
    /// The numbers of those inside a stream of objects, which has the number 5.
    packed: Vec<usize>,
    section: Option<usize>,
}

impl Writer {
    fn new() -> Self {
        Self { file: b"%PDF-1.7\n%\xe5\xe4\xf6\xff\n".to_vec(), ..Self::default() }
    }

    fn text(&mut self, text: &str) {
        self.file.extend_from_slice(text.as_bytes());
    }

    fn object(&mut self, number: usize, body: &str) {
        self.objects.push((number, self.file.len()));
        self.text(&format!("{number} 0 obj\n{body}\nendobj\n"));
    }

    /// A cross-reference section of what has been written since the last, as a table, and the end of a file.
    fn table(&mut self, trailer: &str) {
        let previous = self.previous();
        let start = self.file.len();
        self.text("xref\n0 1\n0000000000 65535 f \n");
        for (number, at) in std::mem::take(&mut self.objects) {
            self.text(&format!("{number} 1\n{at:010} 00000 n \n"));
        }
        self.text(&format!("trailer\n<< /Size 9 /Root 1 0 R {previous} {trailer} >>\n"));
        self.end(start);
    }

    /// The same as a stream, of the number 8.
    fn stream(&mut self, trailer: &str) {
        let previous = self.previous();
        let start = self.file.len();
        self.objects.push((8, start));
        let objects = std::mem::take(&mut self.objects);
        let packed = std::mem::take(&mut self.packed);
        let numbers = objects.iter().map(|(number, _)| number).chain(&packed);
        let index: String = numbers.map(|number| format!("{number} 1 ")).collect();
        let row = |kind: u8, first: usize, second: usize| {
            let [first, second] = [first, second].map(|number| u32::try_from(number).unwrap().to_be_bytes());
            [&[kind][..], &first, &second].concat()
        };
        let rows = objects.iter().map(|(_, at)| row(1, *at, 0));
        let rows = rows.chain((0..packed.len()).map(|index| row(2, 5, index)));
        let rows: Vec<u8> = rows.flatten().collect();
        self.text(&format!(
            "8 0 obj\n<< /Type /XRef /W [1 4 4] /Index [{index}] /Size 9 /Root 1 0 R /Length {} {previous} {trailer} >>\nstream\n",
            rows.len()
        ));
        self.file.extend(rows);
        self.text("\nendstream\nendobj\n");
        self.end(start);
    }

    fn previous(&self) -> String {
        self.section.map(|at| format!("/Prev {at}")).unwrap_or_default()
    }

    fn end(&mut self, section: usize) {
        self.section = Some(section);
        self.text(&format!("startxref\n{section}\n%%EOF\n"));
    }
}

/// The objects of a PDF of one page, with this metadata.
fn page(xmp: Option<&str>) -> Writer {
    let mut file = Writer::new();
    let metadata = if xmp.is_some() { "/Metadata 4 0 R" } else { "" };
    let xmp = xmp.unwrap_or_default();
    file.object(1, &format!("<< /Type /Catalog /Pages 2 0 R {metadata} >>"));
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    file.object(4, &format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{xmp}\nendstream", xmp.len()));
    file
}

/// A PDF of one page, with this metadata and these further trailer entries.
fn pdf(xmp: Option<&str>, trailer: &str) -> Vec<u8> {
    let mut file = page(xmp);
    file.table(trailer);
    file.file
}

/// Sound files of every structure, by name.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let mut stream = page(None);
    stream.stream("");
    let mut updated = page(None);
    updated.table("");
    updated.object(2, "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>");
    updated.object(5, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    let mut mixed = Writer {
        file: updated.file.clone(),
        objects: updated.objects.clone(),
        packed: Vec::new(),
        section: updated.section,
    };
    updated.table("");
    mixed.stream("");
    vec![
        ("table", pdf(None, "")),
        ("stream", stream.file),
        ("updated", updated.file),
        ("updated by a stream", mixed.file),
        ("linearized", linearized()),
    ]
}

/// A file whose end leads to a section at its head, which leads to that of all objects.
fn linearized() -> Vec<u8> {
    let section =
        |next: usize| format!("xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev {next:05} >>\nstartxref\n0\n%%EOF\n");
    let mut file = Writer::new();
    let head = file.file.len();
    file.text(&section(0));
    let written = page(None);
    let body = written.objects[0].1;
    let shift = file.file.len() - body;
    file.objects = written.objects.iter().map(|(number, at)| (*number, at + shift)).collect();
    file.file.extend_from_slice(&written.file[body..]);
    let all = file.file.len();
    file.table("");
    let end = file.file.windows(9).rposition(|window| window == b"startxref").unwrap();
    file.file.truncate(end);
    file.end(head);
    let section = section(all);
    file.file[head..head + section.len()].copy_from_slice(section.as_bytes());
    file.file
}

#[test]
fn the_claim_is_read_from_attributes_and_elements() {
    let cases = [
        (r#"<rdf:Description pdfaid:part="2" pdfaid:conformance="A"/>"#, Some("2A")),
        ("<rdf:Description pdfaid:conformance = 'b' pdfaid:part = '1'/>", Some("1B")),
        ("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance> U </pdfaid:conformance>", Some("3U")),
        (r#"<rdf:Description pdfaid:part="4"/>"#, Some("4")),
        ("<pdfaSchema>pdfaid:part is a property</pdfaSchema><pdfaid:part>2</pdfaid:part>", Some("2")),
        ("<pdfaid:part></pdfaid:part>", None),
        (r#"<rdf:Description dc:title="rapport"/>"#, None),
    ];
    for (xmp, expected) in cases {
        let facts = inspect(pdf(Some(xmp), "")).expect("it is read");
        assert_eq!(
            facts,
            PdfFacts {
                pages: 1,
                pdfa: expected.map(str::to_owned),
                encrypted: false,
                left_out: Vec::new(),
                text: PdfText { unread: vec![1], ..PdfText::default() }
            },
            "{xmp}"
        );
    }
    assert_eq!(inspect(pdf(None, "")).map(|facts| facts.pdfa), Ok(None));
}

#[test]
fn what_is_no_pdf_says_why() {
    for file in [b"".to_vec(), b"PK\x03\x04".to_vec(), b"%PDF-1.7\n".to_vec(), b"%PDF-1.7\n%%EOF".to_vec()] {
        assert!(inspect(&file).is_err_and(|reason| !reason.is_empty()));
    }
    assert!(inspect(pdf(None, "/Encrypt << /Filter /Standard /V 9 /R 9 /Length 128 >> /ID [<00><00>]")).is_err());
}

#[test]
fn what_stands_before_the_beginning_is_told() {
    for before in ["\r\n".to_owned(), "\u{feff}".to_owned(), format!("HTTP/1.1 200 OK\r\n{}\r\n", "x".repeat(500))] {
        assert_eq!(inspect([before.as_bytes(), &pdf(None, "")].concat()), Err("borjan"), "{before}");
    }
    assert_eq!(inspect([&[b' '; 5_000][..], &pdf(None, "")].concat()), Err("ingen-pdf"));
}

/// A PDF whose page is drawn by this packed stream.
fn drawn_by(packed: &[u8]) -> Vec<u8> {
    with_stream(packed, "")
}

/// The same, with these keys more in the stream's dictionary.
fn with_stream(packed: &[u8], more: &str) -> Vec<u8> {
    let mut file = Writer::new();
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    file.objects.push((4, file.file.len()));
    file.text(&format!("4 0 obj\n<< /Length {} /Filter /FlateDecode {more} >>\nstream\n", packed.len()));
    file.file.extend_from_slice(packed);
    file.text("\nendstream\nendobj\n");
    file.table("");
    file.file
}

#[test]
fn a_stream_that_is_damaged_inside_is_no_whole_file() {
    let content: String = (0..2000).map(|at| format!("{} {} l\n", at * 7919 % 595, at * 104_729 % 842)).collect();
    let mut packed = Vec::new();
    let mut encoder = flate2::read::ZlibEncoder::new(content.as_bytes(), flate2::Compression::default());
    std::io::Read::read_to_end(&mut encoder, &mut packed).unwrap();
    assert!(inspect(drawn_by(&packed)).is_ok());
    assert!(inspect(drawn_by(&packed[..packed.len() - 4])).is_ok(), "without its check sum");
    let no_sum = [&packed[..packed.len() - 4], &[0; 4]].concat();
    assert!(inspect(drawn_by(&no_sum)).is_ok(), "with a check sum that nobody worked out");
    let wrong_sum = [&packed[..packed.len() - 4], &[1; 4]].concat();
    let length = format!("/Length1 {}", content.len());
    assert!(inspect(with_stream(&wrong_sum, &length)).is_ok(), "a font's check sum");
    assert!(inspect(with_stream(&wrong_sum, "/Subtype /Type1C")).is_ok(), "that of one without a length");
    let miscounted = |more: usize| inspect(with_stream(&wrong_sum, &format!("/Length1 {}", content.len() + more)));
    assert!(miscounted(1).is_ok(), "one whose last end of line is counted and not there");
    assert_eq!(miscounted(2), Err("skadad"));
    assert_eq!(inspect(drawn_by(&wrong_sum)), Err("skadad"));
    let mut zeroed = packed.clone();
    zeroed[packed.len() / 2..packed.len() / 2 + 20].fill(0);
    assert_eq!(inspect(with_stream(&zeroed, &length)), Err("skadad"), "a font with zeros inside");
    assert_eq!(inspect(with_stream(&zeroed, "/Subtype /Type1C")), Err("skadad"), "one without a length");
    for at in [2, packed.len() / 4, packed.len() / 2, packed.len() - 40] {
        let mut damaged = packed.clone();
        damaged[at..at + 20].fill(0);
        assert_eq!(inspect(drawn_by(&damaged)), Err("skadad"), "{at}");
    }
}

#[test]
fn an_object_that_is_overwritten_is_no_whole_file() {
    let whole = pdf(None, "");
    for overwritten in ["/Catalog /P", "/Count 1 >", "[0 0 595 842] >>"] {
        let mut damaged = whole.clone();
        let at = whole.windows(overwritten.len()).position(|window| window == overwritten.as_bytes()).unwrap();
        damaged[at..at + overwritten.len()].fill(0);
        assert_eq!(inspect(damaged), Err("skadad"), "{overwritten}");
    }
}

#[test]
fn objects_as_other_programs_write_them_are_whole() {
    let words = "BT (endstream) Tj ET";
    let drawn = format!("<< /Length 6 0 R >>\nstream\n{words}\nendstream");
    let bodies = [(5, drawn.as_str()), (6, &words.len().to_string()), (7, ""), (8, "null")];
    let mut file = page(None);
    for (number, body) in bodies {
        file.object(number, body);
    }
    file.table("");
    assert!(inspect(file.file).is_ok());
    let mut open = page(None);
    open.objects.push((5, open.file.len()));
    open.text("5 0 obj\n<< /A 1 >>\n");
    open.object(6, "[1 2]");
    open.table("");
    assert!(inspect(open.file).is_ok(), "an object that does not say where it ends");
}

#[test]
fn what_does_not_stand_on_the_pages_is_told() {
    let left_out = |catalog: &str, more: &str| {
        let mut file = page(None);
        file.object(1, &format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"));
        file.object(6, more);
        file.table("");
        inspect(file.file).unwrap().left_out
    };
    assert!(left_out("", "<< >>").is_empty());
    assert!(left_out("/NeedsRendering false /Collection << >>", "<< /Type /Filespec /F (a.pdf) >>").is_empty());
    assert_eq!(left_out("", "<< /Type /Filespec /F (a.pdf) /EF << /F 4 0 R >> >>"), ["filer"]);
    assert_eq!(left_out("", "<< /Subtype /FileAttachment /FS << /EF << /UF 4 0 R >> >> >>"), ["filer"]);
    assert!(left_out("", "<< /Resources << /XObject << /EF 4 0 R >> >> >>").is_empty());
    assert_eq!(left_out("/NeedsRendering true", "<< >>"), ["formular"]);
}

#[test]
fn what_lies_deep_is_refused_before_it_is_parsed() {
    for open in ["[", "<</A "] {
        assert_eq!(inspect(pdf(None, &format!("/X {}", open.repeat(1_000_000)))), Err("skadad"), "{open}");
    }
    let binary = format!("<rdf>{}", "[".repeat(10_000));
    assert!(inspect(pdf(Some(&binary), "")).is_ok(), "streams hold anything");
    assert!(inspect(pdf(None, &format!("/X {}{}", "[".repeat(100), "]".repeat(100)))).is_ok());
}

#[test]
fn sound_files_of_every_structure_are_read() {
    for (name, file) in sound() {
        let pages = if name.starts_with("updated") { 2 } else { 1 };
        let after = [&b""[..], b"\r\n", b"\n<!-- sent by mail -->", &[0; 5_000], &[b'x'; 1000]];
        for after in after {
            let found = inspect([&file[..], after].concat());
            let is_padded = after.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
            let found = found.map(|facts| (facts.pages, facts.left_out == ["slut"]));
            assert_eq!(found, Ok((pages, !is_padded)), "{name}, then {} bytes", after.len());
        }
        assert_eq!(inspect([&file[..], &[b'x'; 1100]].concat()), Err("skadad"), "{name}");
    }
}

#[test]
fn what_is_cut_off_is_refused_wherever_it_is_cut() {
    for (name, file) in sound() {
        let ends: Vec<usize> = (0..=file.len()).filter(|at| file[..*at].ends_with(b"%%EOF")).collect();
        for at in 0..file.len() - 1 {
            // What ends as the file ended before it was changed is that file, with some bytes after it.
            let is_older = !name.starts_with("linearized") && ends.iter().any(|end| (*end..=end + 1024).contains(&at));
            let found = inspect(&file[..at]);
            assert_eq!(found.is_ok(), is_older, "{name}, {at} of {} bytes", file.len());
            // Of the newer version more is left than the line break before it.
            let is_left = !ends.iter().any(|end| (*end..=end + 1).contains(&at));
            assert!(
                found.is_err() || found.is_ok_and(|facts| facts.left_out.contains(&"slut") == is_left),
                "{name}, {at}"
            );
        }
    }
}

#[test]
fn what_leads_nowhere_is_refused() {
    let changed = |from: &str, to: &str| {
        let file = pdf(None, "/Prev 0");
        let at = file.windows(from.len()).position(|window| window == from.as_bytes()).expect(from);
        [&file[..at], to.as_bytes(), &file[at + from.len()..]].concat()
    };
    let cases = [
        ("startxref\n", "startxref\n9"),
        ("startxref\n", "startxref\n1\n"),
        ("startxref", "startxerf"),
        ("\n%%EOF", "\n%%EO"),
        ("\n%%EOF", "\nand\n%%EOF"),
        ("trailer", "trayler"),
        ("/Prev 0", "/Prev 99999"),
        ("/Prev 0", "/Prev 40"),
        ("/Prev 0", "/Prev -1"),
        ("/Prev 0", "/XRefStm 40"),
        // A count of pages that is not theirs, objects that are not where they are said to be, or bytes lost on the way.
        ("/Count 1", "/Count 2"),
        ("/Count 1", "/Count 0"),
        ("3 0 obj", "7 0 obj"),
        ("2 0 obj", "      j"),
        ("2 0 obj", "2 1 obj"),
        ("%PDF-1.7\n", "%PDF-1.7"),
        ("%PDF-1.7\n", "%PDF-1.7\n%\n"),
        ("/MediaBox", ""),
    ];
    assert!(inspect(changed("/Prev 0", "")).is_ok() && inspect(pdf(None, "/Prev 0")).is_ok());
    for (from, to) in cases {
        assert_eq!(inspect(changed(from, to)), Err("skadad"), "{from} to {to}");
    }
}

#[test]
fn a_file_without_a_beginning_or_without_what_a_page_shows_is_damaged() {
    let lost = |contents: &str| {
        let mut file = Writer::new();
        file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        file.object(3, &format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} >>"));
        file.object(4, "<< /Length 1 >>\nstream\nn\nendstream");
        file.object(6, "[4 0 R 7 0 R]");
        file.object(7, "null");
        file.table("");
        inspect(&file.file).map(|facts| facts.pages)
    };
    for contents in ["5 0 R", "[4 0 R 5 0 R]", "[5 0 R]"] {
        assert_eq!(lost(contents), Err("skadad"), "{contents}");
    }
    for contents in ["4 0 R", "[4 0 R]", "[]", "null", "6 0 R", "7 0 R"] {
        assert_eq!(lost(contents), Ok(1), "{contents}");
    }
    let mut rootless = pdf(None, "");
    assert!(inspect(&rootless).is_ok());
    let root = rootless.windows(5).position(|window| window == b"/Root").unwrap();
    rootless[root + 2] = b'x';
    assert_eq!(inspect(&rootless), Err("skadad"));
}

#[test]
fn a_chain_of_sections_in_a_circle_ends() {
    let at = page(None).file.len();
    assert_eq!(inspect(pdf(None, &format!("/Prev {at}"))).map(|facts| facts.pages), Ok(1));
}

/// The parser decrypts without telling.
#[test]
fn an_encryption_dictionary_is_seen() {
    let encrypted = |file: &[u8]| structure::read(file).map(|structure| structure.encrypted);
    for trailer in ["/Encrypt 5 0 R", "/Encrypt<</V 2>>"] {
        let mut stream = page(None);
        stream.stream(trailer);
        let mut updated = page(None);
        updated.table(trailer);
        updated.object(5, "<< >>");
        updated.table("");
        for file in [pdf(None, trailer), stream.file, updated.file] {
            assert_eq!(encrypted(&file), Some(true), "{trailer}");
        }
    }
    assert_eq!(encrypted(&pdf(Some("/Encrypt 5 0 R"), "/EncryptMetadata true")), Some(false));
}

#[test]
fn damaged_files_give_facts_or_a_reason() {
    let file = pdf(Some(r#"<rdf:Description pdfaid:part="2" pdfaid:conformance="A"/>"#), "");
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut flipped = file.clone();
            flipped[at] ^= 1 << bit;
            let _ = inspect(&flipped);
        }
        let _ = inspect(&file[..at]);
    }
}

/// A PDF of one page with this content, fonts F1 (not brought along) and F2 (whose signs 1 to 12 are the digits, `-` and a space), a
/// drawing X1 and these further entries of its page.
fn shows(content: &str, drawing: &str, entries: &str) -> PdfText {
    let mut file = Writer::new();
    let stream = |dict: &str, text: &str| format!("<< {dict} /Length {} >>\nstream\n{text}\nendstream", text.len());
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(
        3,
        &format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {entries} /Resources << /XObject << /X1 5 0 R >> \
             /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> /F2 6 0 R >> >> >>"
        ),
    );
    file.object(4, &stream("", content));
    file.object(5, &stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", drawing));
    file.object(
        6,
        "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Any /FirstChar 1 /LastChar 12 \
         /Widths [500 500 500 500 500 500 500 500 500 500 300 250] /ToUnicode 7 0 R >>",
    );
    let unicode = "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange <01> <0A> <0030> endbfrange \
                   2 beginbfchar <0B> <002D> <0C> <0020> endbfchar";
    file.object(7, &stream("", unicode));
    file.table("");
    inspect(file.file).unwrap().text
}

/// `19811228-9874` in every way that a page may show it.
#[test]
fn a_personnummer_on_a_page_is_found() {
    let boxes: String = "198112289874".chars().map(|c| format!("({c}) Tj 18 0 Td ")).collect();
    let each: String = "19811228-9874".chars().map(|c| format!("({c}) Tj 6.7 0 Td ")).collect();
    let coded = "<02 0A 09 02 02 03 03 09 0B 0A 09 08 05>".replace(' ', "");
    for (name, content) in [
        ("a line", "BT /F1 12 Tf 50 700 Td (Sokanden 19811228-9874 har) Tj ET".to_owned()),
        ("with kerning", "BT /F1 12 Tf 50 700 Td [(19) 20 (81) -30 (12) (28-98) 40 (74)] TJ ET".to_owned()),
        ("letter by letter", format!("BT /F1 12 Tf 50 700 Td {each} ET")),
        ("in boxes", format!("BT /F1 12 Tf 50 700 Td {boxes} ET")),
        ("in two lines", "BT /F1 12 Tf 14 TL 50 700 Td (19811228-) Tj T* (9874) Tj ET".to_owned()),
        ("in two cells", "BT /F1 12 Tf 50 700 Td (811228) Tj 60 0 Td (9874) Tj ET".to_owned()),
        ("in a font of its own", format!("BT /F2 12 Tf 50 700 Td {coded} Tj ET")),
        ("unseen, as beneath a scan", "BT 3 Tr /F1 12 Tf 50 700 Td (19811228-9874) Tj ET".to_owned()),
        ("in bold, drawn twice", "BT /F1 12 Tf 2 Tr 50 700 Td (19811228-9874) Tj ET".to_owned()),
        ("below a bar", "BT /F1 12 Tf 50 700 Td (19811228-9874) Tj ET 0 g 40 690 200 20 re f".to_owned()),
        ("upright", "BT /F1 12 Tf 0 1 -1 0 50 700 Tm (19811228-9874) Tj ET".to_owned()),
        ("large", "q 40 0 0 40 0 0 cm BT /F1 1 Tf 1 10 Td (19811228-9874) Tj ET Q".to_owned()),
    ] {
        let text = shows(&content, "", "");
        assert_eq!((text.personal_numbers, text.beside, text.unread), (vec![1], false, vec![]), "{name}");
    }
    let drawn = "BT /F1 12 Tf 50 700 Td (19811228-9874) Tj ET";
    assert_eq!(shows("/X1 Do", drawn, "").personal_numbers, [1], "in a drawing");
    let comment = "/Annots [<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /AP << /N 5 0 R >> >>]";
    assert_eq!(shows("", drawn, comment).personal_numbers, [1], "in a comment's picture");
}

#[test]
fn a_personnummer_beside_the_pages_is_found() {
    for entries in [
        "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (se 19811228-9874) >>]",
        "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /V <FEFF003800310031003200320038002D0039003800370034> >>]",
        "/Extra << /A [<< /Title (19811228-9874) >>] >>",
    ] {
        assert!(shows("", "", entries).beside, "{entries}");
    }
    let mut apart = page(None);
    apart.object(6, "<< /Title 7 0 R >>");
    apart.object(7, "(19811228-9874)");
    apart.table("");
    assert!(inspect(apart.file).unwrap().text.beside, "a title that is an object of its own");
    let xmp = Some("<dc:title><rdf:Alt><rdf:li>Yttrande 19811228-9874</rdf:li></rdf:Alt></dc:title>");
    assert!(inspect(pdf(xmp, "")).unwrap().text.beside);
}

#[test]
fn what_is_no_personnummer_is_none_in_a_pdf() {
    for (content, is_read) in [
        ("BT /F1 12 Tf 50 700 Td (19811228-9875) Tj ET", true),
        ("BT /F1 12 Tf 50 700 Td (2020-11-25 984) Tj 0 -14 Td (Telefon 031-368 00 00) Tj ET", true),
        ("BT /F1 12 Tf 50 700 Td (19811228) Tj 300 -400 Td (9874) Tj ET", true),
        ("0 g 40 690 200 20 re f", false),
        ("", false),
    ] {
        let text = shows(content, "", "/Contents2 (2020-11-25 984)");
        assert_eq!((text.personal_numbers, text.beside), (vec![], false), "{content}");
        assert_eq!(text.unread, if is_read { vec![] } else { vec![1] }, "{content}");
    }
}

/// A drawing that draws itself twice at every level, and one whose picture of letters is very long, end.
#[test]
fn what_costs_too_much_is_not_read() {
    use std::io::Write as _;
    let mut file = Writer::new();
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
    );
    let twice = "/X Do /X Do";
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>";
    file.object(4, &format!("<< {form} /Length {} >>\nstream\n{twice}\nendstream", twice.len()));
    file.table("");
    assert_eq!(inspect(file.file).unwrap().text.unread, [1]);

    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..40 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut file = Writer::new();
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>");
    file.objects.push((4, file.file.len()));
    file.text(&format!("4 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()));
    file.file.extend(packed);
    file.text("\nendstream\nendobj\n");
    file.table("");
    assert_eq!(inspect(file.file).unwrap().text.unread, [1]);
}

/// A PDF with so many objects in one stream, which says that it has so many.
fn dense(objects: usize, said: usize, trailer: &str) -> Vec<u8> {
    let mut file = page(None);
    let heads: String = (0..objects).map(|index| format!("{} 0 ", 10 + index)).collect();
    let body = format!("{heads}<< /Type /Filespec /EF << /F 4 0 R >> >>");
    let keys = format!("/Type /ObjStm /N {said} /First {} /Length {}", heads.len(), body.len());
    file.object(5, &format!("<< {keys} >>\nstream\n{body}\nendstream"));
    file.packed = (10..10 + objects).collect();
    file.stream(trailer);
    file.file
}

/// The parser reads the heads of all objects in a stream for each of them; some programs put all that they write into one.
#[test]
fn objects_that_are_packed_densely_are_read_one_by_one() {
    for objects in [1, 200, 201, 60_000] {
        let facts = inspect(dense(objects, objects, "")).unwrap();
        assert_eq!((facts.pages, &facts.left_out[..]), (1, &["filer"][..]), "{objects}");
    }
    assert_eq!(inspect(dense(2, usize::MAX / 2, "")), Err("skadad"), "more than it has");
    let encrypted = "/Encrypt << /Filter /Standard >>";
    assert_eq!(inspect(dense(5_001, 5_001, encrypted)), Err("kryptering"), "before it is read");
}

#[test]
fn a_page_has_a_size_in_which_something_is_seen() {
    let of = |pages: &str, page: &str| {
        let mut file = Writer::new();
        file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        file.object(2, &format!("<< /Type /Pages /Kids [3 0 R] /Count 1 {pages} >>"));
        file.object(3, &format!("<< /Type /Page /Parent 2 0 R {page} >>"));
        file.table("");
        inspect(file.file).map(|facts| facts.pages)
    };
    let a4 = "/MediaBox [0 0 595 842]";
    for (pages, page) in [
        ("", a4),
        (a4, ""),
        ("/MediaBox [0 0 0 0]", a4),
        ("", "/MediaBox [595 842 0 0]"),
        ("", "/MediaBox [-10 -10.5 585 832]"),
        ("", "/MediaBox [0 0 595 842] /CropBox [0 0 0 0]"),
        ("", "/MediaBox [0 0 595 842] /CropBox [10 10 585 832]"),
    ] {
        assert_eq!(of(pages, page), Ok(1), "{pages} {page}");
    }
    for page in [
        "",
        "/MediaBox [0 0 0 0]",
        "/MediaBox [0 0 595 0]",
        "/MediaBox [0 0 1 1]",
        "/MediaBox [0 0 595]",
        "/MediaBox (A4)",
        "/MediaBox null",
        "/MediaBox [0 0 595 842] /CropBox [900 900 1000 1000]",
    ] {
        assert_eq!(of("", page), Err("sidmatt"), "{page}");
    }
}

#[test]
fn pages_are_counted_and_what_they_show_can_be_drawn() {
    let of = |count: &str, contents: &str| {
        let mut file = Writer::new();
        file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        file.object(2, &format!("<< /Type /Pages /Kids [3 0 R] {count} >>"));
        file.object(3, &format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {contents} >>"));
        file.object(4, "<< /Length 3 >>\nstream\n0 w\nendstream");
        file.object(5, "(text)");
        file.object(6, "[4 0 R 4 0 R]");
        file.table("");
        inspect(file.file).map(|facts| facts.pages)
    };
    for contents in
        ["", "/Contents 4 0 R", "/Contents [4 0 R 4 0 R]", "/Contents []", "/Contents 6 0 R", "/Contents null"]
    {
        assert_eq!(of("/Count 1", contents), Ok(1), "{contents}");
    }
    for contents in
        ["/Contents (text)", "/Contents 5 0 R", "/Contents [4 0 R 5 0 R]", "/Contents 7 0 R", "/Contents 3 0 R"]
    {
        assert_eq!(of("/Count 1", contents), Err("skadad"), "{contents}");
    }
    for count in ["", "/Count 0", "/Count 2", "/Count -1", "/Count /One"] {
        assert_eq!(of(count, ""), Err("skadad"), "{count}");
    }
}
