//! What `explain` costs of a case of three hundred pages, beside its build. The check that nothing is lost on the pages is part of the
//! build.

use std::fs;
use std::path::{Path, PathBuf};

use super::common::{SAMPLE, copy, put, repository, scratch};
use super::process::{Cost, median, run, utlatande};
use super::report::Report;

/// How often each question is asked.
const ROUNDS: usize = 5;

/// Text modules, each of some six pages: no text of a case may be longer.
const MODULES: usize = 50;

/// Paragraphs of a module.
const PARAGRAPHS: usize = 19;

/// A sentence of common words, with a value in it.
const SENTENCE: &str = "Staden har under perioden arbetat med samverkan och trygghet inom nätverket, och underlaget visar att \
                        verksamheten har kostat {{ fakta.kostnad.arlig | kronor }} om året enligt uppföljningen.";

/// Questions of each kind: a value that stands a thousand times, words, a cell and a line.
const QUESTIONS: [&str; 4] = ["fakta.kostnad.arlig", "samverkan och trygghet", "Kostnader!C7", "arende.toml:300"];

/// Compares each question with the build.
pub fn measure(report: &mut Report) {
    let scratch = scratch();
    let case = lay_out(&scratch.path().join("stort"));
    let output = scratch.path().join("output");
    let built = run(utlatande().arg("build").arg(&case).arg("--output").arg(&output)).cpu.as_secs_f64();
    let output = output.join(case.file_name().unwrap());
    for question in QUESTIONS {
        let asked: Vec<Cost> =
            (0..ROUNDS).map(|_| run(utlatande().arg("explain").arg(&output).arg(question))).collect();
        let asked = median(&asked).cpu.as_secs_f64();
        let what = format!("explain of 300 pages, {question}: CPU, of the build");
        report.at_most(&what, asked / built, 0.10, &format!("{asked:.2} s / {built:.2} s"));
    }
}

/// The sample case with so much more in one of its sections.
fn lay_out(folder: &Path) -> PathBuf {
    copy(&repository(SAMPLE), folder);
    let file = folder.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap().replace("status = \"slutlig\"", "status = \"utkast\"");
    let references: String = (0..MODULES).map(|number| format!("{{{{ textmodul.stor{number} }}}}\n\n")).collect();
    let modules: String =
        (0..MODULES).map(|number| format!("stor{number} = \"\"\"\n{}\"\"\"\n", module(number))).collect();
    let text = text.replacen("beskrivning = \"\"\"\n", &format!("beskrivning = \"\"\"\n{references}"), 1);
    let text = text.replacen("\n[textmoduler]\n", &format!("\n[textmoduler]\n{modules}"), 1);
    put(&file, text.as_bytes());
    folder.to_owned()
}

fn module(number: usize) -> String {
    let paragraph = |at: usize| {
        let heading = if at.is_multiple_of(10) { format!("### Avsnitt {number}.{at}\n\n") } else { String::new() };
        format!("{heading}{}\n\n", vec![SENTENCE; 4 + at % 3].join("\n"))
    };
    (0..PARAGRAPHS).map(paragraph).collect()
}
