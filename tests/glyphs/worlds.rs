//! Cases of every kind and house that the tests and the program have, each with its templates.

use std::path::{Path, PathBuf};

use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use crate::common::{SAMPLE, copy, entries, fall, program, put, repository, said, tree};
use crate::{houses, kinds, languages};

/// Cases of the built-in kind and house.
const OWN: [&str; 5] = ["grundfall", "utkast", "antagen", "pdf-bilaga", "undantag"];

/// A case, and the folder of its templates.
pub struct World {
    pub name: String,
    pub case: PathBuf,
    pub templates: PathBuf,
}

impl World {
    pub fn source(&self) -> TemplateSource {
        TemplateSource::before_built_in(Source::folder(&self.templates).unwrap())
    }

    /// The texts of the template files that the program may name: those of the folder before those that are built in.
    pub fn template_files(&self) -> Vec<(String, Vec<u8>)> {
        let built_in = tree(&repository("templates"));
        tree(&self.templates).into_iter().chain(built_in).collect()
    }

    /// The same case in a folder of its own.
    pub fn copied(&self, root: &Path) -> Self {
        let case = root.join(self.case.file_name().unwrap());
        copy(&self.case, &case);
        Self { name: self.name.clone(), case, templates: self.templates.clone() }
    }
}

/// Every case, laid out under `root`.
pub fn all(root: &Path) -> Vec<World> {
    let templates = houses::templates(root);
    let world = |name: &str, case: PathBuf| World { name: name.to_owned(), case, templates: templates.clone() };
    let folders = entries(&repository("tests/kinds"));
    let names = folders.iter().map(|folder| folder.file_name().unwrap().to_str().unwrap());
    let mut worlds: Vec<World> = names
        .filter(|name| *name != "mallar")
        .map(|name| world(name, kinds::lay_out(name, &root.join("kinds"), |_| {})))
        .collect();
    let of_houses = houses::HOUSES.map(|(house, _)| world(house, houses::lay_out(house, &root.join("houses"))));
    worlds.extend(of_houses);
    let own = OWN.map(|name| world(name, fall::lay_out(&repository("tests/cases").join(name), &root.join("own"))));
    worlds.extend(own);
    let sample = root.join("sample").join(Path::new(SAMPLE).file_name().unwrap());
    copy(&repository(SAMPLE), &sample);
    worlds.push(world("sample", sample));
    let (case, templates) = languages::laid_out(&root.join("languages"));
    worlds.push(World { name: "melding".to_owned(), case, templates });
    worlds
}

/// The case after a case, with its workbook as it was and all that was taken over confirmed; none where none can be made.
pub fn followed(world: &World, root: &Path) -> Option<World> {
    let next = root.join("nasta");
    let decision = ["--adopted", "2026-11-20", "--paragraph", "12", "--period", "2027-2030", "--templates"];
    let made = said(program().arg("follow-up").arg(&world.case).arg(&next).args(decision).arg(&world.templates));
    if made.code != 0 {
        return None;
    }
    for (name, bytes) in tree(&next) {
        if name == "overtaget.toml" {
            let text = String::from_utf8(bytes).unwrap();
            let text =
                text.replace("bekraftad = false", "bekraftad = true").replace("svar = \"\"", "svar = \"Klart.\"");
            put(&next.join(name), text.as_bytes());
        } else if name.ends_with(".xlsx") && world.case.join(&name).exists() {
            std::fs::copy(world.case.join(&name), next.join(&name)).unwrap();
        }
    }
    Some(World { name: format!("{} uppföljt", world.name), case: next, templates: world.templates.clone() })
}
