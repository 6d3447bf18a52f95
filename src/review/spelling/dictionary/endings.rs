//! The endings that a dictionary's flags let a stem take, as the lines of Hunspell's format say them.

/// The endings that add the same to what is left of a stem when the same is cut from it.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) cut: String,
    pub(super) endings: Vec<Ending>,
}

/// An ending that stems with a flag may take.
#[derive(Debug)]
pub(super) struct Ending {
    pub(super) flag: char,
    /// The flags of what comes out.
    pub(super) further: String,
    /// What the stem must end with: letters that may stand in each place, or those that may not.
    condition: Vec<Place>,
}

/// A place in a condition.
#[derive(Debug)]
struct Place {
    letters: String,
    not: bool,
}

impl Ending {
    /// "SFX D 0 en/X [^a]": what it adds, what it cuts from the stem, and the ending.
    pub(super) fn parse(line: &str) -> Option<(String, String, Self)> {
        let mut fields = line.split_whitespace();
        let (kind, flag, cut, add) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let condition = fields.next().filter(|_| kind == "SFX")?;
        let nothing = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        let (add, further) = add.split_once('/').unwrap_or((add, ""));
        let ending =
            Self { flag: flag.chars().next()?, further: further.to_owned(), condition: condition_of(condition) };
        Some((nothing(add), nothing(cut), ending))
    }

    /// Whether a stem ends as the condition has it.
    pub(super) fn fits(&self, stem: &str) -> bool {
        let mut letters = stem.chars().rev();
        self.condition.iter().rev().all(|place| {
            letters.next().is_some_and(|letter| place.letters.is_empty() || place.letters.contains(letter) != place.not)
        })
    }
}

/// "[^m]er": one place for each letter or group; a full stop is any letter.
fn condition_of(text: &str) -> Vec<Place> {
    let mut places = Vec::new();
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        let (letters, not) = match letter {
            '[' => {
                let group: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                match group.strip_prefix('^') {
                    Some(letters) => (letters.to_owned(), true),
                    None => (group, false),
                }
            }
            '.' => (String::new(), false),
            letter => (letter.to_string(), false),
        };
        places.push(Place { letters, not });
    }
    places
}
