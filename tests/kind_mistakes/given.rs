//! What expressions of a kind of case give, and is of no use where it stands: each as in the list of the module above.

const RULE: &str = "villkor = \"fakta.giltig_fran > arende.utfardat\"";
const SUM: &str = "uttryck = \"avgifter | summa('forslag')\"";
const SHOWN: &str = "visas_om = \"fakta.index.arlig\"";
const CHOSEN: &str = "villkor = \"rad.grund != 'borttagen' or fakta.index.arlig\"";

/// The same three texts.
pub(super) const MISTAKES: [(&str, &str, &str); 58] = [
    // A condition that is neither true nor false.
    (RULE, "villkor = \"fakta.avrundning\"", "`fakta.avrundning` är ett tal och varken sant eller falskt"),
    (RULE, "villkor = \"fakta.namnd\"", "`fakta.namnd` är en text och varken sant eller falskt"),
    (RULE, "villkor = \"fakta.giltig_fran\"", "`fakta.giltig_fran` är ett datum eller en månad och varken"),
    (RULE, "villkor = \"avgifter\"", "skriv till exempel `avgifter | length > 0`"),
    (RULE, "villkor = \"avgifter | length\"", "jämför det, till exempel `avgifter | length > 0`"),
    (RULE, "villkor = \"avgifter | summa('nu')\"", "är ett tal och varken sant eller falskt"),
    (RULE, "villkor = \"fakta.index.arlig or fakta.avrundning\"", "`fakta.avrundning` är ett tal och varken"),
    (RULE, "villkor = \"avgifter | length and fakta.index.arlig\"", "`… | length` är ett tal och varken"),
    (RULE, "villkor = \"fakta.index.arlig and fakta.namnd\"", "`fakta.namnd` är en text och varken"),
    (RULE, "villkor = \"fakta.namnd if fakta.index.arlig else true\"", "`fakta.namnd` är en text och varken"),
    (RULE, "villkor = \"5\"", "`5` är ett tal och varken sant eller falskt"),
    (
        "nar = \"fakta.intakt.foreslagen is not none\"",
        "nar = \"fakta.intakt.foreslagen\"",
        "`fakta.intakt.foreslagen` är ett tal och varken",
    ),
    (
        "villkor = \"rad.timmar is none or",
        "villkor = \"rad.timmar or",
        "`rad.timmar` är ett tal och varken sant eller falskt",
    ),
    (SHOWN, "visas_om = \"fakta.namnd\"", "`fakta.namnd` är en text och varken sant eller falskt"),
    (SHOWN, "visas_om = \"fakta.index.namn\"", "`fakta.index.namn` är en text och varken sant eller falskt"),
    (SHOWN, "visas_om = \"berakning.hojning\"", "`berakning.hojning` är ett tal och varken sant eller falskt"),
    (
        "visas_om = \"jamforelse | length > 0\"",
        "visas_om = \"jamforelse | length\"",
        "`jamforelse | length` är ett tal och varken",
    ),
    (
        "nyckel = \"gallande\", under",
        "nyckel = \"gallande\", visas_om = \"hus.kommun\", under",
        "`hus.kommun` är en text och varken",
    ),
    (CHOSEN, "villkor = \"rad.grund\"", "`rad.grund` är en text och varken sant eller falskt"),
    (CHOSEN, "villkor = \"rad.okning\"", "`rad.okning` är ett tal och varken sant eller falskt"),
    (
        "dar('rad.ar < fakta.giltig_ar and rad.post != \\\"avgifter\\\"')",
        "dar('rad.post')",
        "`rad.post` är en text och varken sant eller falskt",
    ),
    (
        "for = \"avgifter\"",
        "for = \"fakta.namnd\"",
        "`for` går igenom rader eller en lista, och `fakta.namnd` är ingetdera",
    ),
    // What a filter takes is not what stands before it.
    (SUM, "uttryck = \"avgifter | length | summa\"", "`summa` går igenom rader eller en lista, och `… | length` är"),
    (SUM, "uttryck = \"fakta.avrundning | storst\"", "`storst` går igenom rader eller en lista"),
    (SUM, "uttryck = \"fakta.avrundning | length\"", "`length` går igenom rader eller en lista"),
    (SUM, "uttryck = \"fakta.index.arlig | length\"", "`length` går igenom rader eller en lista"),
    (SUM, "uttryck = \"avgifter | summa\"", "`summa` behöver en kolumn efter en tabell"),
    (SUM, "uttryck = \"avgifter | selectattr('moms') | list | storst\"", "`storst` behöver en kolumn efter en tabell"),
    (SUM, "uttryck = \"fakta.namnd | avrundad\"", "`fakta.namnd` är inget tal"),
    (SUM, "uttryck = \"avgifter | kronor\"", "`avgifter` är inget tal"),
    (SUM, "uttryck = \"-fakta.namnd\"", "`fakta.namnd` är inget tal"),
    (SUM, "uttryck = \"2 * (fakta.avrundning > 1)\"", "är inget tal"),
    (SUM, "uttryck = \"not fakta.index.arlig\"", "`not fakta.index.arlig` är inget tal"),
    (SUM, "uttryck = \"fakta.avrundning | ar\"", "`fakta.avrundning` är inget datum"),
    (SUM, "uttryck = \"fakta.giltig_ar | plus_ar(1)\"", "`fakta.giltig_ar` är inget datum"),
    (SUM, "uttryck = \"fakta.timavgift.nuvarande | okad(fakta.namnd)\"", "`fakta.namnd` är inget tal"),
    (SUM, "uttryck = \"fakta.timavgift.nuvarande | avrundad(fakta.namnd)\"", "`fakta.namnd` är inget tal"),
    ("andel(berakning.kostnad)", "andel(avgifter)", "`avgifter` är inget tal"),
    (SUM, "uttryck = \"fakta.timavgift.nuvarande + fakta.namnd\"", "`fakta.namnd` är inget tal"),
    ("dar('rad.nu is not none and", "dar('rad.nu + rad.tjanst > 3 and", "`rad.tjanst` är inget tal"),
    (SUM, "uttryck = \"avgifter | map(attribute='tjanst') | summa\"", "`… | map` är inget som går att summera"),
    (SUM, "uttryck = \"avgifter | varje('rad.tjanst') | summa\"", "`… | varje` är inget som går att summera"),
    (SUM, "uttryck = \"avgifter | galler('2026-01-01') | length\"", "tabellen har ingen kolumn `fran`"),
    ("nr = \"rad.nr\", grund", "nr = \"rad\", grund", "`rad` är flera värden"),
    ("varden = { fran = \"fakta.giltig_fran\" }", "varden = { fran = \"avgifter\" }", "`avgifter` är flera värden"),
    (
        SUM,
        "uttryck = \"fakta.index.procent if fakta.index.arlig else fakta.timavgift.nuvarande\"",
        "uttrycket ger en andel, men typen är `belopp`",
    ),
    // A year counted with, and a unit that is not the type's.
    (SUM, "uttryck = \"fakta.timavgift.nuvarande * fakta.giltig_ar\"", "`fakta.giltig_ar` är ett årtal"),
    (SUM, "uttryck = \"fakta.giltig_ar / 2\"", "`fakta.giltig_ar` är ett årtal"),
    (SUM, "uttryck = \"fakta.giltig_ar | okad(2)\"", "`fakta.giltig_ar` är ett årtal"),
    (SUM, "uttryck = \"fakta.avrundning * (ekonomi | storst('ar'))\"", "`… | storst` är ett årtal"),
    (SUM, "uttryck = \"fakta.giltig_ar\"", "uttrycket ger ett årtal, men typen är `belopp`"),
    (SUM, "uttryck = \"fakta.index.procent\"", "uttrycket ger en andel, men typen är `belopp`"),
    (
        "uttryck = \"rad.okning | andel(rad.nu)\"",
        "uttryck = \"rad.okning\"",
        "uttrycket ger ett belopp, men typen är `andel`",
    ),
    (
        "typ = \"andel\", decimaler = 1, uttryck = \"(rad.forslag - rad.nu) | andel(rad.nu)\"",
        "typ = \"andel\", decimaler = 1, uttryck = \"rad.forslag - rad.nu\"",
        "uttrycket ger ett belopp, men typen är `andel`",
    ),
    // Another sort of value than the type.
    (
        "uttryck = \"hus.kommun ~ ': ' ~ fakta.namnd\"",
        "uttryck = \"avgifter\"",
        "uttrycket ger flera värden, men typen",
    ),
    (
        "uttryck = \"hus.kommun ~ ': ' ~ fakta.namnd\"",
        "uttryck = \"fakta.index.arlig\"",
        "uttrycket ger sant eller falskt, men typen är `text`",
    ),
    (
        "typ = \"text\"\nuttryck = \"hus.kommun ~ ': ' ~ fakta.namnd\"",
        "typ = \"datum\"\nuttryck = \"fakta.giltig_ar\"",
        "uttrycket ger ett tal, men typen är `datum`",
    ),
    (
        "typ = \"text\"\nuttryck = \"hus.kommun ~ ': ' ~ fakta.namnd\"",
        "typ = \"janej\"\nuttryck = \"fakta.namnd\"",
        "uttrycket ger en text, men typen är `janej`",
    ),
];

/// What may stand: none of these is told.
pub(super) const RIGHT: [(&str, &str); 18] = [
    (RULE, "villkor = \"fakta.forklaring.tackning and fakta.index.arlig\""),
    (RULE, "villkor = \"not fakta.forklaring.tackning\""),
    (RULE, "villkor = \"true if fakta.forklaring.tackning else fakta.index.arlig\""),
    (RULE, "villkor = \"fakta.giltig_ar % 2 == 0\""),
    (RULE, "villkor = \"fakta.namnd | length < 50\""),
    (RULE, "villkor = \"(ekonomi | storst('ar')) - (ekonomi | minst('ar')) < 10\""),
    (CHOSEN, "villkor = \"rad.moms\""),
    ("dar('rad.nu is not none and rad.forslag is not none')", "dar('rad.nu and rad.forslag is not none')"),
    ("dar('rad.nu is not none and rad.forslag is not none')", "dar('rad.kommentar')"),
    (SUM, "uttryck = \"(fakta.giltig_ar - 2000) * fakta.timavgift.nuvarande\""),
    (SUM, "uttryck = \"((ekonomi | storst('ar')) - (ekonomi | minst('ar'))) * fakta.timavgift.nuvarande\""),
    (SUM, "uttryck = \"fakta.timavgift.nuvarande * fakta.index.procent / 100\""),
    (SUM, "uttryck = \"[fakta.timavgift.nuvarande, fakta.timavgift.foreslagen] | storst\""),
    (SUM, "uttryck = \"(fakta.giltig_fran | ar) * 1\""),
    (SUM, "uttryck = \"avgifter | map(attribute='forslag') | summa\""),
    (SUM, "uttryck = \"avgifter | varje('rad.forslag - rad.nu') | medel\""),
    (SUM, "uttryck = \"[fakta.timavgift.nuvarande, 0] | summa\""),
    ("uttryck = \"hus.kommun ~ ': ' ~ fakta.namnd\"", "uttryck = \"hus.kommun + fakta.namnd\""),
];
