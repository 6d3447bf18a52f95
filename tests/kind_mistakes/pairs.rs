//! Names that stand for themselves or do not belong together, what is there twice, and filters with other arguments than they take:
//! each as in the list of the module above.

const OVER: &str = "vid_uppfoljning = { rader = \"overtas\", kolumner = { nu = \"forslag\", forslag = \"\" } }";

/// The same three texts.
pub(super) const MISTAKES: [(&str, &str, &str); 29] = [
    (
        "overtas_fran = \"timavgift.foreslagen\"",
        "overtas_fran = \"timavgift.nuvarande\"",
        "`timavgift.nuvarande` står för sig självt",
    ),
    (
        "rubrik = \"Tjänst nr\", typ = \"val\", varden_fran = \"avgifter.nr\"",
        "rubrik = \"Tjänst nr\", typ = \"val\", varden_fran = \"jamforelse.nr\"",
        "`jamforelse.nr` står för sig självt",
    ),
    ("kolumner = { nu = \"forslag\"", "kolumner = { nu = \"nu\"", "`nu` står för sig självt"),
    ("rad = \"ar\"\nkolumn = \"post\"", "rad = \"post\"\nkolumn = \"post\"", "`post` står för sig självt"),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\nforkortningar = [{ kort = \"fakta.namnd\", namn = \"fakta.namnd\" }]",
        "`fakta.namnd` står för sig självt",
    ),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\nforkortningar = [{ kort = \"avgifter.enhet\", namn = \"jamforelse.kommun\" }]",
        "`avgifter.enhet` och `jamforelse.kommun` står inte bredvid varandra",
    ),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\negennamn = [\"fakta.namnd\", \"fakta.namnd\"]",
        "`fakta.namnd` finns två gånger",
    ),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\ndokumentsorter = [{ ord = \"norm\", bestamd = \"normen\" }, { ord = \"Norm\", bestamd = \"normen\" }]",
        "`norm` finns två gånger",
    ),
    (
        "dokument = [\"tjansteutlatande\"]",
        "dokument = [\"tjansteutlatande\", \"tjansteutlatande\"]",
        "`tjansteutlatande` finns två gånger",
    ),
    (
        "monster = [\"höjs med {}\", \"höjning på {}\"]",
        "monster = [\"höjs med {}\", \"höjs med {}\"]",
        "`höjs med {}` finns två gånger",
    ),
    ("monster = [\"höjs med {}\", \"höjning på {}\"]", "monster = [\"{}\"]", "varje siffra skulle vara den som menas"),
    ("kod = \"TX03\"", "kod = \"tx01\"", "`TX01` finns två gånger"),
    ("kod = \"TX03\"", "kod = \"w12\"", "`w12` är redan en av programmets egna koder"),
    (
        "fraga = \"I {arende} stod: ”{mening}” Vad blev det av det?\"",
        "fraga = \"Vad blev det av det i {arende}?\"",
        "platshållaren `{mening}` saknas",
    ),
    // What the next case is given and no column can have.
    (
        OVER,
        "vid_uppfoljning = { rader = \"overtas\", overfors = { moms = { \"index\" = \"ja\" } } }",
        "`index` är inget av de värden",
    ),
    (
        OVER,
        "vid_uppfoljning = { rader = \"overtas\", overfors = { timmar = { \"1\" = \"två\" } } }",
        "`två` är inget av de värden",
    ),
    (OVER, "vid_uppfoljning = { per_ar = [{ forslag = \"mycket\" }] }", "`mycket` är inget av de värden"),
    // More or fewer arguments than a filter takes.
    ("selectattr('post', 'eq', 'avgifter')", "selectattr('post', 'eq')", "`selectattr` har för många eller för få"),
    (
        "selectattr('post', 'eq', 'avgifter') | summa('belopp')",
        "selectattr('post', 'eq', 'avgifter') | summa('belopp', 'arenden')",
        "`summa` har för många eller för få",
    ),
    ("median('timmar')", "median('timmar', 'nu')", "`median` har för många eller för få"),
    ("andel(berakning.kostnad)", "andel", "`andel` har för många eller för få"),
    (
        "okad(fakta.index.procent) | avrundad(fakta.avrundning)\"",
        "okad | avrundad\"",
        "`okad` har för många eller för få",
    ),
    ("| avrundad(fakta.avrundning)\"", "| avrundad(1, 2)\"", "`avrundad` har för många eller för få"),
    ("rejectattr('grund', 'eq', 'borttagen')", "rejectattr", "`rejectattr` har för många eller för få"),
    ("list | length\"", "list | length(2)\"", "`length` har för många eller för få"),
    ("storst('del_av_alla')", "storst('del_av_alla', 'nu')", "`storst` har för många eller för få"),
    ("minst('manad') | ar)", "minst('manad') | ar(2))", "`ar` har för många eller för få"),
    ("rad.forslag | kronor", "rad.forslag | kronor(2)", "`kronor` har för många eller för få"),
    ("avgifter | summa('forslag')", "avgifter | summa_per('grupp') | length", "`summa_per` har för många eller för få"),
];

/// And in a house.
pub(super) const HOUSES: [(&str, &str, &str); 4] = [
    ("skrivs = \"kommunfullmäktige\"", "skrivs = \"kommunstyrelsen\"", "`kommunstyrelsen` finns två gånger"),
    ("forkortning = \"KS\"", "forkortning = \"SLK\"", "`SLK` finns två gånger"),
    (
        "inte = [\"Göteborg Stad\",",
        "inte = [\"Göteborgs Stad\",",
        "`Göteborgs Stad` är både hur det skrivs och hur det inte skrivs",
    ),
    ("familjer = [\"Libertinus Serif\", \"Noto Sans\"]", "familjer = []", "värdet går inte att använda"),
];
