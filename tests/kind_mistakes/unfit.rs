//! What a kind of case names, and is taken, and can do nothing: each as in the list of the module above.

/// The same three texts.
pub(super) const MISTAKES: [(&str, &str, &str); 46] = [
    // A reference whose type cannot work.
    ("mallinje = { varde = \"fakta.avrundning\"", "mallinje = { varde = \"fakta.namnd\"", "`fakta.namnd` är inget tal"),
    (
        "mallinje = { varde = \"fakta.avrundning\"",
        "mallinje = { varde = \"fakta.giltig_fran\"",
        "`fakta.giltig_fran` är inget tal",
    ),
    ("mallinje = { varde = \"fakta.avrundning\"", "mallinje = { varde = \"fakta.index\"", "`fakta.index` är inget tal"),
    (
        "mallinje = { varde = \"fakta.avrundning\"",
        "mallinje = { varde = \"berakning.tillampas\"",
        "`berakning.tillampas` är inget tal",
    ),
    ("mallinje = { varde = \"fakta.avrundning\"", "mallinje = { varde = \"avgifter\"", "`avgifter` är inget tal"),
    (
        "mallinje = { varde = \"fakta.avrundning\"",
        "mallinje = { varde = \"fakta.avrundning if fakta.index.arlig else fakta.index.namn\"",
        "`fakta.index.namn` är inget tal",
    ),
    ("uttryck = \"avgifter | summa('forslag')\"", "uttryck = \"fakta.namnd\"", "`fakta.namnd` är inget tal"),
    (
        "uttryck = \"rad.forslag - rad.nu\", forklaring",
        "uttryck = \"rad.grund\", forklaring",
        "`rad.grund` är inget tal",
    ),
    (
        "raknas_fran = \"giltig_fran\"",
        "raknas_fran = \"namnd\"",
        "`namnd` har typen `text`; typer som går här: datum, ar",
    ),
    ("beslut = \"foregangare\"", "beslut = \"lag\"", "namnet `lag.datum` är okänt"),
    ("beslut = \"foregangare\"", "beslut = \"index\"", "namnet `index.paragraf` är okänt"),
    (
        "overtas_fran = \"timavgift.foreslagen\"",
        "overtas_fran = \"namnd\"",
        "`namnd` har typen `text`; typer som går här: heltal, decimal, belopp, andel",
    ),
    ("om = \"berakning.hojning\"", "om = \"berakning.tillampas\"", "`berakning.tillampas` har typen `text`"),
    ("om = \"berakning.hojning\"", "om = \"fakta.index.arlig\"", "`fakta.index.arlig` har typen `janej`"),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\negennamn = [\"fakta.avrundning\"]",
        "`fakta.avrundning` har typen `heltal`; typer som går här: text, val",
    ),
    ("version = \"1.0\"", "version = \"1.0\"\nbenamningar = [\"ekonomi.ar\"]", "`ekonomi.ar` har typen `ar`"),
    (
        "version = \"1.0\"",
        "version = \"1.0\"\nforkortningar = [{ kort = \"fakta.avrundning\", namn = \"fakta.namnd\" }]",
        "`fakta.avrundning` har typen `heltal`",
    ),
    (
        "namn = \"upprakning\"",
        "namn = \"upprakning\"\norgan = \"{{ fakta.avrundning }}\"",
        "`fakta.avrundning` har typen `heltal`",
    ),
    (
        "ersatter = [\"foregangare\"]",
        "ersatter = [\"foregangare\"]\norgan = \"{{ fakta.giltig_fran }}\"",
        "`fakta.giltig_fran` har typen `datum`",
    ),
    // A key that does nothing beside another one, or without it.
    (
        "cykel_ar = 1",
        "intervall_ar = \"avrundning\"\ncykel_ar = 1",
        "`cykel_ar` har ingen verkan bredvid `intervall_ar`",
    ),
    ("cykel_ar = 1\n", "", "`raknas_fran` har ingen verkan utan `cykel_ar`"),
    (
        "varden_fran = \"avgifter.nr\"",
        "varden_fran = \"avgifter.nr\"\nvarden = [\"1\"]",
        "`varden` har ingen verkan bredvid `varden_fran`",
    ),
    (
        "typ = \"val\", varden_fran = \"avgifter.nr\"",
        "typ = \"val\", varden = [\"1\"], varden_fran = \"avgifter.nr\"",
        "`varden` har ingen verkan bredvid `varden_fran`",
    ),
    (
        "overtas_fran = \"timavgift.foreslagen\"",
        "vid_uppfoljning = \"nytt\"\novertas_fran = \"timavgift.foreslagen\"",
        "`overtas_fran` har ingen verkan bredvid `vid_uppfoljning = \"nytt\"`",
    ),
    ("kravs = false", "kravs = false\nexempel = \"x\"", "`exempel` har ingen verkan utan `monster`"),
    ("{ rader = \"overtas\", kolumner", "{ kolumner", "`kolumner` har ingen verkan utan `rader = \"overtas\"`"),
    (
        "{ rader = \"overtas\", kolumner",
        "{ rader = \"nytt\", kolumner",
        "`kolumner` har ingen verkan utan `rader = \"overtas\"`",
    ),
    (
        "slag = \"tjansteutlatande\"",
        "slag = \"tjansteutlatande\"\nroll = \"antas\"",
        "`roll` har ingen verkan bredvid `slag = \"tjansteutlatande\"`",
    ),
    (
        "slag = \"tjansteutlatande\"",
        "slag = \"tjansteutlatande\"\nkravs = false",
        "`kravs` har ingen verkan bredvid `slag = \"tjansteutlatande\"`",
    ),
    ("roll = \"forslag\"\n", "", "`ersatter` har ingen verkan utan `roll = \"antas\"`"),
    (
        "kolumner = [\"kommun\", \"nr\", \"avgift\"]",
        "kolumner = [\"kommun\", \"nr\", \"avgift\"]\nrubriker = [\"A\", \"B\", \"C\", \"D\"]",
        "det är 4 rubriker, men bara 3 kolumner",
    ),
    (
        "rad = \"ar\"\nkolumn = \"post\"",
        "rad = \"ar\"\nkolumn = \"post\"\nrubriker = [\"A\"]",
        "`rubriker` har ingen verkan i en sammanställning av det slaget",
    ),
    // A match that can never be.
    (
        "kolumner = [\"kommun\", \"nr\", \"avgift\"]",
        "kolumner = [\"kommun\", \"nr\", \"avgift\"]\ndar = { manad = [\"januari\"] }",
        "`januari` är inget av de värden",
    ),
    (
        "kolumner = [\"nr\", \"tjanst\"]",
        "kolumner = [\"nr\", \"tjanst\"]\ndar = { moms = [\"kanske\"] }",
        "`kanske` är inget av de värden",
    ),
    (
        "rad = \"ar\"\nkolumner = [\"arenden\"]",
        "rad = \"ar\"\nkolumner = [\"arenden\"]\ndar = { ar = [\"förra året\"] }",
        "`förra året` är inget av de värden",
    ),
    (
        "rad = \"ar\"\nkolumner = [\"arenden\"]",
        "rad = \"ar\"\nkolumner = [\"arenden\"]\ndar = { arenden = [\"många\"] }",
        "`många` är inget av de värden",
    ),
    // A section of its own with the key of one that the frame has.
    (
        "nyckel = \"gallande\", under",
        "nyckel = \"sammanfattning\", under",
        "ram har redan ett avsnitt med nyckeln `sammanfattning`",
    ),
    (
        "nyckel = \"tillampning\", under = \"inledning\"",
        "nyckel = \"huvuddel\", under = \"inledning\"",
        "ram har redan ett avsnitt med nyckeln `huvuddel`",
    ),
    // And others.
    (
        "mallinje = { varde = \"fakta.avrundning\"",
        "mallinje = { varde = \"fakta.avrundning > 3\"",
        "`fakta.avrundning > 3` är inget tal",
    ),
    (
        "varde = \"fakta.avrundning\", rubrik = \"Mål\"",
        "varde = \"fakta.avrundning\", rubrik = \"\"",
        "`rubrik` har ingen text",
    ),
    (
        "uttryck = \"rad.forslag - rad.nu\", forklaring",
        "uttryck = \"rad.forslag * rad.grund\", forklaring",
        "`rad.grund` är inget tal",
    ),
    (
        "varden = [\"prisindex\", \"löneindex\"]",
        "varden = [\"prisindex\", \"Prisindex\"]",
        "`prisindex` finns två gånger",
    ),
    (
        "varden = [\"prisindex\", \"löneindex\"]",
        "varden = [\"prisindex\", \"löneindex \"]",
        "`löneindex ` kan inte stå i en cell",
    ),
    ("varden = [\"prisindex\", \"löneindex\"]", "varden = [\"prisindex\", \"\"]", "`` kan inte stå i en cell"),
    ("monster = [\"höjs med {}\", \"höjning på {}\"]", "monster = []", "värdet går inte att använda"),
    (
        "kolumner = [\"nr\", \"tjanst\"]",
        "kolumner = [\"nr\", \"tjanst\"]\ndar = { moms = [] }",
        "värdet går inte att använda",
    ),
];
