# Swedish. One message per code of src/codes.rs, then the console's own phrases (phrases.rs); both declare the arguments. en.ftl has the same.
# The message states the problem, `.tips` how to mend it. `.tips-utan-<argument>` replaces `.tips` where that argument is empty.
# Lower-case clauses without a full stop, values in backticks. `orsak` is a reason in words of its own (reasons.rs).
# `message` is what a library says, in English: quoted for whoever is to be told of the fault.

## F: files and folders
F01 = `{ $fil }` finns inte
    .tips = där finns `{ $forslag }`: är det den, byt namn på filen eller rätta namnet där det anges; lägg annars till filen
    .tips-utan-forslag = lägg till filen, eller rätta namnet där den anges
F01-mapp = mappen `{ $mapp }` finns inte
    .tips = { $slag ->
        [stjarna] `*` står för mappar som inte finns där; rätta sökvägen
       *[namn] rätta sökvägen
    }
F01-arende = mappen är inget ärende, utan har ärenden i sig: `{ $fil }` finns inte
    .tips = ange ett ärendes mapp; i mappen finns { $arenden }
F02 = { $slag ->
        [rattighet] `{ $fil }` får du inte läsa
       *[annat] `{ $fil }` kan inte läsas: { $orsak }
    }
    .tips = { $slag ->
        [mapp] ange ärendets mapp, den som `arende.toml` ligger i
       *[annat] kontrollera att du får läsa den och att inget annat program håller den låst
    }
F03 = `{ $fil }` ligger utanför ärendets mapp
    .tips = kopiera filen till ärendets mapp och ange bara dess namn
F04 = `{ $fil }` är större än { $grans } MiB
    .tips = dela upp filen eller gör den mindre
F05 = `{ $fil }` är inte kodad som UTF-8
    .tips = spara filen som UTF-8 i textredigeraren; äldre program sparar som Windows-1252 eller ANSI
F05-dubbelt = { $slag ->
        [fil] `{ $fil }` är UTF-8 som har lästs som Windows-1252 eller Latin-1 och sparats igen: `{ $varde }` var `{ $ratt }`
       *[ord] text är UTF-8 som har lästs som Windows-1252 eller Latin-1: `{ $varde }` var `{ $ratt }`
    }
    .tips = { $slag ->
        [fil] ta fram filen som den var, öppna den som UTF-8, och spara den som UTF-8
       *[ord] skriv `{ $ratt }`
    }
F06 = { $slag ->
        [bokstav] tecknet `{ $tecken }` står i stället för något som har gått förlorat
       *[annat] tecknet `{ $tecken }` är inte tillåtet
    }
    .tips = { $slag ->
        [bokstav] skriv bokstaven som stod där
        [punkt] skriv `- ` om tecknet är en punkt i en lista ur Word, annars ta bort det
        [rad] ersätt tecknet med en ny rad
       *[annat] ta bort tecknet; det syns inte, eller går inte att skriva ut och arkivera
    }
F20 = { $slag ->
        [forlorad] { $antal ->
            [one] `{ $varde }` har ett tecken där en bokstav eller ett annat tecken har gått förlorat
           *[other] { $antal } ord har tecken där bokstäver eller andra tecken har gått förlorade, som `{ $varde }`
        }
        [alfabet] { $antal ->
            [one] `{ $varde }` har en bokstav ur ett annat alfabet
           *[other] { $antal } ord har bokstäver ur ett annat alfabet, som `{ $varde }`
        }
        [nummer] { $antal ->
            [one] `{ $varde }` har en bokstav som är skriven med sitt nummer, så som andra program gör
           *[other] { $antal } ord har bokstäver som är skrivna med sina nummer, så som andra program gör, som `{ $varde }`
        }
       *[kodning] { $antal ->
            [one] `{ $varde }` har lästs med en annan teckenkodning än det skrevs med
           *[other] { $antal } ord har lästs med en annan teckenkodning än de skrevs med, som `{ $varde }`
        }
    }
    .tips = { $antal ->
        [one] skriv `{ $forslag }`
       *[other] skriv orden som de var: `{ $varde }` är `{ $forslag }`
    }
    .tips-utan-forslag = { $antal ->
        [one] skriv ordet med bokstaven som stod där
       *[other] skriv orden med bokstäverna som stod där
    }
F08 = { $slag ->
        [ingen-pdf] `{ $fil }` är ingen PDF
        [borjan] `{ $fil }` har annat före sin början, `%PDF-`
        [losenord] `{ $fil }` är skyddad med lösenord
        [kryptering] `{ $fil }` är krypterad
        [inga-sidor] `{ $fil }` har inga sidor
        [sidmatt] `{ $fil }` har en sida som inte säger hur stor den är, eller är för liten för att visa något
       *[skadad] `{ $fil }` är skadad
    }
    .tips = exportera dokumentet till PDF på nytt, utan lösenord
F08-bilaga = { $slag ->
        [pdf] bilagan `{ $fil }` är en PDF, men filens namn slutar inte på `.pdf`
        [toml] `{ $fil }` är ingen textfil
       *[annat] bilagan `{ $fil }` är ingen PDF
    }
    .tips = { $slag ->
        [pdf] låt filens namn sluta på `.pdf`, och ange det så
        [toml] spara den som oformaterad text, UTF-8; ett program för text gör det, en ordbehandlare inte av sig själv
       *[annat] spara den som PDF, helst PDF/A, och ange den filen
    }
F09 = { $slag ->
        [kryptering] `{ $fil }` är krypterad, och kan då inte vara PDF/A
       *[format] `{ $fil }` är inte PDF/A
    }
    .tips = { $slag ->
        [kryptering] exportera dokumentet som PDF/A på nytt, utan lösenord och begränsningar, så att det kan arkiveras
       *[format] exportera dokumentet som PDF/A, helst PDF/A-2a, så att det kan arkiveras
    }
F10 = `{ $fil }` anges två gånger
    .tips = ta bort den ena
F11 = `{ $fil }` är ingen fil
    .tips = ange en fil, inte en mapp
F12 = ordet som börjar `{ $borjan }` har fler än { $grans } tecken
    .tips = dela ordet med mellanslag, eller ta bort det
F13 = ärendet har fler än { $grans } anmärkningar; resten visas inte
    .tips = rätta det som visas och kontrollera igen
F14 = ärendets filer är tillsammans större än { $grans } MiB
    .tips = gör de bifogade filerna mindre, eller dela upp ärendet
F15 = { $slag ->
        [filer] `{ $fil }` har andra filer i sig, och de följer inte med på sidorna
        [formular] `{ $fil }` är ett formulär som bara vissa program visar; på sidorna står annat
       *[slut] `{ $fil }` fortsätter efter sitt slut, och det som står där läses inte: en senare ändring av filen kan ha blivit avklippt
    }
    .tips = { $slag ->
        [filer] spara det som ska följa med som egna PDF-filer och ange dem som bilagor; ta annars bort filerna ur PDF:en
        [formular] öppna formuläret i det program som visar det, och skriv ut det till PDF
       *[slut] öppna filen, se efter att den är den senaste och att allt är med, och spara den på nytt som PDF/A
    }
F16 = { $slag ->
        [ingen-bild] `{ $fil }` är ingen bild i PNG, JPEG eller SVG
        [andelse] `{ $fil }` är en bild i ett annat format än namnet säger
        [storlek] `{ $fil }` har för många bildpunkter
        [cmyk] `{ $fil }` har färger för tryck (CMYK), som inte kan arkiveras här
        [svg-innehall] `{ $fil }` innehåller text, stilmallar, program eller andra bilder
       *[skadad] `{ $fil }` är skadad
    }
    .tips = { $slag ->
        [ingen-bild] spara bilden som PNG, JPEG eller SVG
        [andelse] ge filen rätt ändelse: `.png`, `.jpg` eller `.svg`
        [storlek] gör bilden mindre
        [cmyk] spara bilden med färger för skärm (RGB)
        [svg-innehall] spara bilden med text och stilar som konturer, eller som PNG
       *[skadad] spara bilden på nytt
    }
F17 = bilden `{ $fil }` visas inte i någon text
    .tips = skriv `![vad bilden visar]({ $fil })` för sig mellan två tomma rader, eller ta bort filen ur `bilder`
F18 = bilden `{ $fil }` finns inte bland ärendets bilder
    .tips = menade du `{ $forslag }`? Lägg annars till filens namn i `bilder` överst i `arende.toml`
    .tips-utan-forslag = lägg filen i ärendets mapp, och dess namn i `bilder` överst i `arende.toml`
F19 = bilden `{ $fil }` är inte den som dokumentet antogs med
    .tips = hämta tillbaka bilden ur det ärende som antog dokumentet

## W: workbooks
W01 = { $slag ->
        [ingen-arbetsbok] filen är ingen arbetsbok
        [gammal] arbetsboken är sparad i ett format från före Excel 97
        [blad] bladet kan inte läsas längre än hit
        [cell] cellens värde kan inte läsas
        [avkortad] filen är avkortad: dess slut saknas
        [packad] filen är packad på ett sätt som arbetsböcker inte packas på (t.ex. bzip2 eller LZMA)
       *[skadad] arbetsboken är skadad
    }{ $orsak ->
        [packning] : något i filen går inte att packa upp
        [del] : delen `{ $detalj }` saknas i filen
        [xml] : en del av filen är ingen giltig XML
        [slut] : det slutar för tidigt
        [ole] : filens inre indelning (OLE) hänger inte ihop
        [delade-delar] : flera blad har samma del av filen
        [blad-borjan] : det börjar inte där filen säger
        [adress] : en rad eller cell har en adress som inte finns
        [typ] : celltypen `{ $detalj }` är okänd
        [delad-text] : det hänvisar till en text som inte finns i filen
        [texttabell] : den gemensamma tabellen över cellernas texter är avklippt, skadad eller borta
        [flera-block] : det har två block av celler (`sheetData`), och vilket som gäller går inte att veta
        [ovantat] : dess innehåll följer inte formatet
        [html] : den är en webbsida (HTML)
        [xml] : den är XML i en enda fil
        [text] : den är text (t.ex. CSV)
        [pdf] : den är en PDF
        [tom] : den är tom
        [numbers] : den är sparad av Numbers, Pages eller Keynote
        [presentation] : den är en presentation (t.ex. PowerPoint)
        [word] : den är ett textdokument
        [zip] : den är en zip med en arbetsbok i
       *[ingen] {""}
    }
    .tips = { $slag ->
        [cell] skriv värdet på nytt i cellen och spara arbetsboken
        [blad] öppna arbetsboken i Excel eller LibreOffice, kontrollera bladet och spara den på nytt som .xlsx
        [avkortad] hämta eller kopiera filen på nytt från den plats där den är hel
        [packad] packa upp filen med 7-Zip och packa den igen som zip med metoden Deflate, eller spara arbetsboken på nytt som .xlsx i det program där den gjordes
        [ingen-arbetsbok] { $orsak ->
            [numbers] öppna den i Numbers och exportera den till Excel (.xlsx); är den ingen kalkyl, ange arbetsboken som tabellerna finns i
            [zip] packa upp den, och ange arbetsboken i den
            [html] öppna den i Excel eller LibreOffice och spara den som .xlsx
            [xml] öppna den i Excel eller LibreOffice och spara den som .xlsx
            [text] öppna den i Excel eller LibreOffice och spara den som .xlsx
           *[annat] ange arbetsboken som tabellerna finns i
        }
        [skadad] { $orsak ->
            [texttabell] hämta eller kopiera filen på nytt från den plats där den är hel; finns ingen hel, öppna den i Excel eller LibreOffice, skriv de texter som saknas på nytt och spara den som .xlsx
           *[annat] öppna den i Excel eller LibreOffice och spara den på nytt som .xlsx
        }
       *[annat] öppna den i Excel eller LibreOffice och spara den på nytt som .xlsx
    }
W02 = { $vad ->
        [fil] arbetsboken är större än { $grans } MiB
        [uppackat] arbetsboken är uppackad större än { $grans } MiB
        [delar] arbetsboken består av fler än { $grans } delar
        [blad] arbetsboken har fler än { $grans } blad
        [celler] arbetsboken har fler än { $grans } ifyllda celler
        [text] arbetsbokens celler har mer än { $grans } MiB text
        [texter] arbetsboken har fler än { $grans } delade texter
        [format] arbetsboken har fler än { $grans } cellformat
        [sammanfogade] arbetsboken har fler än { $grans } sammanfogade områden
       *[annat] arbetsboken är för stor (gränsen är { $grans })
    }
    .tips = kopiera tabellerna som ärendet behöver, som värden, till en ny arbetsbok
W03 = bladet `{ $blad }` saknas
    .tips = lägg till bladet: { $forklaring }
    .tips-utan-forklaring = lägg till bladet
W04 = bladet `{ $namn }` är okänt
    .tips = ändra namnet till `{ $forslag }`, eller låt det börja med `_` om bladet är egna anteckningar
    .tips-utan-forslag = ta bort bladet, eller låt namnet börja med `_` om det är egna anteckningar
W04-enhet = bladet `{ $namn }` är okänt, och beloppen i en annan enhet än i `{ $forslag }`
    .tips = räkna om beloppen till hela kronor, och ändra sedan namnet till `{ $forslag }`
W44 = { $antal ->
        [one] { $borta ->
            [one] bladet { $saknade } saknas, och bladet { $okanda } är okänt
           *[other] bladen { $saknade } saknas, och bladet { $okanda } är okänt
        }
       *[other] { $borta ->
            [one] bladet { $saknade } saknas, och bladen { $okanda } är okända
           *[other] bladen { $saknade } saknas, och bladen { $okanda } är okända
        }
    }
    .tips = är det { $saknade } under annat namn, ge bladet det namnet, med dess rubriker; är det egna anteckningar, låt namnet börja med `_`, och lägg till det som saknas
W05 = bladet `{ $blad }` finns mer än en gång
    .tips = behåll bladet i en enda arbetsbok
W06 = kolumnen `{ $kolumn }` saknas i bladet `{ $blad }`
    .tips = lägg till kolumnen: { $forklaring }
    .tips-utan-forklaring = lägg till kolumnen
W06-rubrik = kolumnens rubrik saknas; den är `{ $kolumn }`
    .tips = skriv `{ $kolumn }` i cellen
W07 = kolumnen `{ $namn }` är okänd
    .tips = ändra rubriken till `{ $forslag }`, eller låt den börja med `_` om kolumnen är egna anteckningar
    .tips-utan-forslag = låt rubriken börja med `_` om kolumnen är egna anteckningar; ska den läsas, skriv rubriken på den kolumn som den är
W07-enhet = kolumnen `{ $namn }` är okänd, och i en annan enhet än `{ $forslag }`
    .tips = räkna om talen till hela kronor eller antal, och ändra sedan rubriken till `{ $forslag }`
W07-saknas = { $antal ->
        [one] kolumnen { $okanda } är okänd
       *[other] kolumnerna { $okanda } är okända
    }, och bladet saknar { $saknade }
    .tips = { $antal ->
        [one] är det den kolumnen, ändra rubriken till dess namn; är det egna anteckningar, låt rubriken börja med `_`
       *[other] är det de kolumnerna, ändra varje rubrik till namnet på sin kolumn; är det egna anteckningar, låt rubrikerna börja med `_`
    }
W08 = kolumnen `{ $kolumn }` finns två gånger
    .tips = ta bort den ena, eller ändra dess rubrik
W08-tabell = kolumnerna { $kolumner } finns två gånger: två tabeller står bredvid varandra
    .tips = flytta den högra tabellens rader in under den vänstras, och ta bort dess rubriker
W09 = värdet står utanför tabellen
    .tips = flytta värdet in under en rubrik, eller ge kolumnen en rubrik som börjar med `_`
W10 = cellen har felvärdet `{ $varde }` (kolumnen `{ $kolumn }`)
    .tips = rätta formeln, eller skriv värdet i cellen
W11 = formeln har inget sparat värde (kolumnen `{ $kolumn }`)
    .tips = öppna arbetsboken i Excel eller LibreOffice, så att den räknas om, och spara den
W12 = { $typ ->
        [text] `{ $varde }` är ingen text (kolumnen `{ $kolumn }`)
        [heltal] `{ $varde }` är inget heltal (kolumnen `{ $kolumn }`)
        [belopp] `{ $varde }` är inget belopp (kolumnen `{ $kolumn }`)
        [datum] `{ $varde }` är inget datum (kolumnen `{ $kolumn }`)
        [ar] `{ $varde }` är inget årtal (kolumnen `{ $kolumn }`)
        [manad] `{ $varde }` är ingen månad (kolumnen `{ $kolumn }`)
       *[annat] `{ $varde }` har fel typ (kolumnen `{ $kolumn }`)
    }
    .tips = { $typ ->
        [text] formatera cellen som text och skriv värdet på nytt
        [heltal] skriv ett helt tal, noll eller större, ensamt i cellen och utan enhet
        [belopp] skriv kronorna ensamma i cellen, utan enhet och med högst två decimaler
        [datum] skriv dagen som ÅÅÅÅ-MM-DD, en dag som finns, utan klockslag
        [ar] skriv året med fyra siffror, ensamt i cellen
        [manad] skriv månaden som ÅÅÅÅ-MM, i en cell formaterad som text
       *[annat] skriv ett värde av kolumnens typ
    }
W12-dag = `{ $varde }` är inte skrivet som ett datum (kolumnen `{ $kolumn }`)
    .tips = skriv `{ $ratt }`
W12-dagar = { $antal ->
        [one] { $slag ->
            [manad] `{ $varde }` har månaden först (kolumnen `{ $kolumn }`)
            [dag] `{ $varde }` har dagen först (kolumnen `{ $kolumn }`)
           *[okant] `{ $varde }` kan betyda `{ $manadforst }`, med månaden först, eller `{ $dagforst }`, med dagen först (kolumnen `{ $kolumn }`)
        }
       *[other] kolumnen `{ $kolumn }` har { $antal } datum med året sist{ $slag ->
            [manad] , och månaden först, som `{ $visar }` visar
            [dag] , och dagen först, som `{ $visar }` visar
            [bada] , några med dagen först, som `{ $visar }` visar, och andra med månaden först
           *[okant] {""}: `{ $varde }` kan betyda `{ $manadforst }`, med månaden först, eller `{ $dagforst }`, med dagen först
        }
    }
    .tips = { $slag ->
        [manad] skriv dagarna som ÅÅÅÅ-MM-DD: `{ $varde }` är `{ $manadforst }`
        [dag] skriv dagarna som ÅÅÅÅ-MM-DD: `{ $varde }` är `{ $dagforst }`
       *[okant] se efter i källan vilken dag som menas, och skriv den som ÅÅÅÅ-MM-DD
    }
W12-talen = kolumnen `{ $kolumn }` har { $antal } tal som är skrivna på ett annat sätt, som `{ $varde }`
    .tips = skriv dem på svenskt sätt: `{ $varde }` är `{ $ratt }`, om det är det talet som menas
W12-tal = `{ $varde }` är inte skrivet som ett tal (kolumnen `{ $kolumn }`)
    .tips = skriv `{ $ratt }`, om det är det talet som menas
W12-ord = { $typ ->
        [heltal] `{ $varde }` är inget heltal (kolumnen `{ $kolumn }`)
        [belopp] `{ $varde }` är inget belopp (kolumnen `{ $kolumn }`)
        [datum] `{ $varde }` är inget datum (kolumnen `{ $kolumn }`)
       *[ar] `{ $varde }` är inget årtal (kolumnen `{ $kolumn }`)
    }
    .tips = { $kravs ->
        [ja] { $typ ->
            [datum] skriv dagen som ÅÅÅÅ-MM-DD; kolumnen måste vara ifylld
            [ar] skriv året med fyra siffror; kolumnen måste vara ifylld
           *[tal] skriv talet med siffror; är det inget, skriv 0
        }
       *[nej] { $typ ->
            [datum] skriv dagen som ÅÅÅÅ-MM-DD; finns ingen, eller är den okänd, lämna cellen tom
            [ar] skriv året med fyra siffror; finns inget, eller är det okänt, lämna cellen tom
           *[tal] skriv talet med siffror; är det inget, skriv 0, och är det okänt, lämna cellen tom
        }
    }
W13 = cellen är tom (kolumnen `{ $kolumn }`)
    .tips = fyll i cellen: { $forklaring }
    .tips-utan-forklaring = fyll i cellen
W13-rad = raden saknar { $kolumner }
    .tips = fyll i cellerna; är raden en rubrik eller en anteckning, ta bort den eller flytta den till ett blad vars namn börjar med `_`
W13-nedat = kolumnen `{ $kolumn }` är tom på { $antal } rader under ett värde
    .tips = skriv värdet på varje rad: { $forklaring }
    .tips-utan-forklaring = skriv värdet på varje rad
W15 = bladet `{ $blad }` är dolt, men läses
    .tips = visa bladet, eller låt namnet börja med `_` om det är egna anteckningar
W16 = tabellen har sammanfogade celler
    .tips = dela cellerna och skriv värdet i var och en
W16-rubrik = en rubrik är sammanfogad över flera kolumner
    .tips = dela cellerna och skriv en rubrik över varje kolumn, alla på samma rad
W17 = { $slag ->
        [etikett] arbetsboken är krypterad av en känslighetsetikett
       *[losenord] arbetsboken är skyddad med lösenord
    }
    .tips = { $slag ->
        [etikett] välj i Excel en etikett som inte krypterar och spara den, eller kopiera tabellerna till en ny arbetsbok utan etikett
       *[losenord] spara den utan lösenord
    }
W18 = kolumnrubriken är inte text
    .tips = skriv kolumnens namn som text; ett år eller datum behöver en apostrof framför sig
W18-rad = kolumnrubrikerna står på rad { $rad }, inte överst i bladet
    .tips = { $slag ->
        [multipel] räkna om beloppen till hela kronor, och ta sedan bort raderna ovanför rubrikerna
       *[annat] ta bort raderna ovanför rubrikerna
    }
W19 = { $varde ->
        [sant] `SANT` är ett sanningsvärde (kolumnen `{ $kolumn }`)
       *[falskt] `FALSKT` är ett sanningsvärde (kolumnen `{ $kolumn }`)
    }
    .tips = skriv kolumnens värde; ska ordet stå där som text, sätt en apostrof framför det
W20 = bladet `{ $blad }` har inga rader
    .tips = fyll i bladet ({ $forklaring }); finns det inget att fylla i kan varningen stå kvar
W21 = `{ $varde }` kan betyda `{ $tusental }` eller `{ $decimaltal }` (kolumnen `{ $kolumn }`)
    .tips = skriv `{ $tusental }` om tusental menas, annars talet { $decimaler ->
        [0] avrundat till ett heltal
        [1] med högst en decimal
        [2] med högst två decimaler
        [okant] med de decimaler som det får ha
       *[annat] med högst { $decimaler } decimaler
    }
W21-flera = kolumnen `{ $kolumn }` har { $antal } tal med andra tecken än de svenska: `{ $varde }` kan betyda `{ $tusental }` eller `{ $decimaltal }`
    .tips = skriv `{ $tusental }` om tusental menas, annars talet { $decimaler ->
        [0] avrundat till ett heltal
        [1] med högst en decimal
        [2] med högst två decimaler
        [okant] med de decimaler som det får ha
       *[annat] med högst { $decimaler } decimaler
    }, och de andra på samma sätt
W22 = raden är en summa, eller räknad på annat sätt, av raderna i bladet `{ $blad }`
    .tips = ta bort raden, programmet räknar självt; egna summor kan stå i ett blad vars namn börjar med `_`
W22-rubrik = raden upprepar rubrikerna
    .tips = ta bort raden
W22-enhet = raden under rubrikerna har enheter eller förklaringar, inga värden
    .tips = { $slag ->
        [multipel] räkna om talen till hela kronor eller antal, och ta sedan bort raden
       *[annat] ta bort raden
    }
W22-tal = { $slag ->
        [benamning] raden har bara tal och en enda uppgift till, inte det som varje rad har
        [summa] raden har samma tal som raderna ovanför har tillsammans, och inte allt som varje rad har
       *[tal] raden har bara tal, inget som säger vad de är
    }
    .tips = är raden en summa, ta bort den: programmet summerar självt; annars fyll i resten av raden
W22-not = texten är ingen rad i tabellen
    .tips = { $slag ->
        [multipel] räkna om beloppen till hela kronor, och ta sedan bort texten
       *[annat] flytta den till en kolumn eller ett blad vars namn börjar med `_`, eller ta bort den
    }
W23 = bladet `{ $blad }` har dolda eller bortfiltrerade rader, som läses: { $rader }
    .tips = visa raderna och pröva dem; de som inte ska vara med kan flyttas till ett blad vars namn börjar med `_`
W24 = bladet `{ $blad }` har rader med genomstrukna celler, som läses: { $rader }
    .tips = ta bort genomstrykningen; de rader som inte ska vara med kan flyttas till ett blad vars namn börjar med `_`
W25 = { $slag ->
        [enhet] cellen visar `{ $visas }`, men läses som `{ $varde }` (kolumnen `{ $kolumn }`)
        [tecken] cellen visar `{ $visas }`, men läses som `{ $varde }`, med annat tecken (kolumnen `{ $kolumn }`)
        [omkring] cellen visar `{ $visas }`, men läses som `{ $varde }`, utan orden och tecknen bredvid (kolumnen `{ $kolumn }`)
        [avrundat] cellen visar `{ $visas }`, avrundat, men läses som `{ $varde }` (kolumnen `{ $kolumn }`)
       *[inget] cellen visar inte sitt tal, men läses som `{ $varde }` (kolumnen `{ $kolumn }`)
    }{ $antal ->
        [0] {""}
        [one] ; så är det också i en cell till
       *[other] ; så är det också i { $antal } celler till
    }
    .tips = { $slag ->
        [avrundat] skriv talet avrundat i cellen, eller visa dess decimaler
        [omkring] ge cellen ett talformat utan annan text; det som ska stå på sidan skrivs i löptexten
       *[annat] skriv talet i den enhet som kolumnen har, hela kronor eller antal, och ge cellen ett talformat utan annan text
    }
W26 = bladet `{ $blad }` har dolda kolumner, som läses: { $kolumner }
    .tips = visa kolumnerna och pröva vad som står i dem; låt rubriken börja med `_` om det är egna anteckningar
W27 = bladet `{ $blad }` har text som delvis är genomstruken, men läses hel: { $rader }
    .tips = ta bort det som är struket, eller genomstrykningen
W52 = bladet `{ $blad }` har text i bakgrundens färg, eller så liten att den inte går att läsa, som läses som annan text: { $rader }
    .tips = ge texten en färg och en storlek som syns; de rader som inte ska vara med kan flyttas till ett blad vars namn börjar med `_`
W28 = bladet `{ $blad }` har villkorsstyrda talformat, så att cellerna kan visa annat än det som läses: { $rader }
    .tips = ta bort talformatet ur den villkorsstyrda formateringen; färger och ramar kan vara kvar
W12-stort = `{ $varde }` har fler än { $siffror } siffror, och är då inget tal att räkna med (kolumnen `{ $kolumn }`)
    .tips = rätta talet
W29 = `{ $varde }` är mindre än `{ $minst }` (kolumnen `{ $kolumn }`)
    .tips = { $slag ->
        [heltal] skriv ett heltal: `{ $minst }` eller mer
       *[annat] skriv `{ $minst }` eller mer
    }
W29-flera = { $antal } tal är mindre än `{ $minst }`, som `{ $varde }` (i { $kolumner })
    .tips = { $slag ->
        [heltal] skriv ett heltal: `{ $minst }` eller mer
       *[annat] skriv `{ $minst }` eller mer
    } i var och en, utan minustecken
W30 = { $typ ->
        [andel] `{ $varde }` är ingen andel i procent med högst { $antal } { $antal ->
            [one] decimal
           *[other] decimaler
        } (kolumnen `{ $kolumn }`)
       *[decimal] `{ $varde }` är inget tal med högst { $antal } { $antal ->
            [one] decimal
           *[other] decimaler
        } (kolumnen `{ $kolumn }`)
    }
    .tips = { $typ ->
        [andel] skriv procenten ensam i cellen, som 2,7 eller 2,7 %
       *[decimal] skriv talet ensamt i cellen, utan enhet och med decimalkomma
    }
W30-andel = `{ $varde }` läses som mindre än en procent (kolumnen `{ $kolumn }`)
    .tips = skriv procenten ensam i cellen: `{ $procent }`, om det är { $procent } procent som menas
W30-decimaler = { $antal ->
        [0] `{ $varde }` har decimaler, men här ska stå hela tal (kolumnen `{ $kolumn }`)
        [one] `{ $varde }` har mer än en decimal (kolumnen `{ $kolumn }`)
       *[other] `{ $varde }` har mer än { $antal } decimaler (kolumnen `{ $kolumn }`)
    }
    .tips = { $antal ->
        [0] avrunda talet i cellen till ett helt tal; det räcker inte att visa det så
        [one] avrunda talet i cellen till en decimal; det räcker inte att visa det så
       *[other] avrunda talet i cellen till { $antal } decimaler; det räcker inte att visa det så
    }
W31 = två rader i bladet `{ $blad }` har samma nyckel: { $nyckel }
    .tips = rätta nyckeln i den ena raden, eller ta bort raden
W31-flera = { $antal } rader i bladet `{ $blad }` har samma nyckel: { $nyckel }
    .tips = rätta nyckeln i alla rader utom den ena; har den dragits nedåt, skriv var och en som den var
W32 = kolumnerna `{ $ena }` och `{ $andra }` har bytt plats: varje värde i den ena hör till den andra
    .tips = låt de båda rubrikerna byta plats, eller värdena under dem
W32-flera = rubrikerna står inte över sina värden
    .tips = skriv rubrikerna så här, från vänster: { $ordning }
W33 = { $slag ->
        [vanster] värdena står ett steg för långt åt höger
       *[hoger] värdena står ett steg för långt åt vänster
    }
    .tips = flytta cellerna ett steg åt { $slag ->
        [vanster] vänster
       *[hoger] höger
    }
W33-byte = värdena i kolumnerna `{ $ena }` och `{ $andra }` har bytt plats på raden
    .tips = låt de båda värdena byta plats
W34 = bladet `{ $blad }` är vänt: rubrikerna står under varandra i stället för bredvid varandra
    .tips = markera alla celler, kopiera dem och klistra in dem i ett tomt blad med Klistra in special och Transponera; ta bort det vända bladet och ge det nya dess namn
W35 = { $slag ->
        [format] kolumnen `{ $kolumn }` visar årtal som dagar: `{ $visar }` är talet { $ratt }
        [dag] kolumnen `{ $kolumn }` har dagar i stället för årtal: `{ $visar }`
        [belopp] kolumnen `{ $kolumn }` visar tal som dagar: `{ $visar }` är talet { $ratt }
       *[tal] kolumnen `{ $kolumn }` visar dagar som tal: `{ $visar }` är { $ratt }
    }
    .tips = { $slag ->
        [format] ge cellerna talformatet Allmänt eller Standard; värdena ändras inte
        [belopp] ge cellerna talformatet Tal; värdena ändras inte
        [dag] ge cellerna talformatet Allmänt eller Standard och skriv årtalet, t.ex. { $ratt }
       *[tal] ge cellerna talformatet Datum; värdena ändras inte
    }
W36 = under tabellen börjar en annan
    .tips = flytta den till ett eget blad vars namn börjar med `_`
W37 = bladet `{ $blad }` har inga rubriker: den första raden har värden
    .tips = sätt in en rad överst med kolumnernas rubriker, i samma ordning som värdena: { $rubriker }
W38 = raden är delad: de här cellerna hör till raden ovanför
    .tips = flytta upp cellerna en rad, och ta bort raden som blir tom
W38-kolumn = { $antal ->
        [one] kolumnen { $kolumner } har hamnat en rad för långt ner: { $slag ->
            [rubrik] rubriken står under de andras
           *[varden] på rad { $rad } är den tom, och under tabellen står ett värde ensamt
        }
       *[other] kolumnerna { $kolumner } har hamnat en rad för långt ner: { $slag ->
            [rubrik] rubrikerna står under de andras
           *[varden] på rad { $rad } är de tomma, och under tabellen står värden ensamma
        }
    }
    .tips = flytta upp de här cellerna en rad
W39 = kolumnen `{ $kolumn }` har en serie, från `{ $varde }`: ett värde som har dragits nedåt har fått ett nytt nummer i varje cell
    .tips = skriv `{ $ratt }` i cellerna
    .tips-utan-ratt = skriv i var och en något av: { $tillatna }
W39-ar = kolumnen `{ $kolumn }` har en serie, från `{ $fran }` till `{ $till }`: ett årtal som har dragits nedåt har fått ett nytt nummer i varje cell
    .tips = skriv rätt år i varje cell; med Ctrl intryckt kopieras årtalet när det dras
W39-dag = kolumnen `{ $kolumn }` har en serie, från { $fran } till { $till }: ett datum som har dragits nedåt har fått en ny dag i varje cell
    .tips = skriv rätt datum i varje cell; med Ctrl intryckt kopieras datumet när det dras
W39-sorterad = { $antal } rader har ett datum av ett annat år än det i kolumnen `{ $annan }`, men kolumnerna `{ $annan }` och `{ $kolumn }` har samma år: en av dem har sorterats eller flyttats för sig
    .tips = hämta tillbaka den kolumn som har ändrats ur en tidigare version av arbetsboken; markera alla kolumner när bladet ska sorteras
W42 = `{ $varde }` är UTF-8 som har lästs som Windows-1252 eller Latin-1
    .tips = skriv `{ $ratt }`
W42-flera = { $antal } celler har text som är UTF-8 och har lästs som Windows-1252 eller Latin-1, som `{ $varde }`
    .tips = hämta in bladet igen som UTF-8: `{ $varde }` är `{ $ratt }`
W43 = en radbrytning delar ett ord i cellen: `{ $varde }`
    .tips = skriv `{ $forslag }` utan radbrytning (Alt+Enter)
W40 = { $slag ->
        [kolumn] { $antal ->
            [one] kolumnen { $kolumner } saknas: dess tal är okända, och summor där de ingår skrivs –
           *[other] kolumnerna { $kolumner } saknas: deras tal är okända, och summor där de ingår skrivs –
        }
       *[celler] { $antal ->
            [one] en cell är tom i { $kolumner }: dess tal är okänt, och summor där det ingår skrivs –
           *[other] { $antal } celler är tomma i { $kolumner }: deras tal är okända, och summor där de ingår skrivs –
        }
    }
    .tips = { $slag ->
        [kolumn] lägg till det som saknas, med 0 där det inte är några
       *[celler] skriv talet, eller 0 där det inte är några
    }
W41 = { $antal } av { $alla } rader stämmer inte med { $uppgifter } (blad: { $blad })
    .tips = är det uppgifterna som är fel, rätta dem; annars rätta raderna
W46 = { $slag ->
        [byte] bladen `{ $blad }` och `{ $annat }` har bytt namn: vart och ett har det andras kolumner
       *[annat] bladet `{ $blad }` har kolumnerna för bladet `{ $annat }`
    }
    .tips = { $slag ->
        [byte] låt bladen byta namn
        [namn] ändra bladets namn till `{ $annat }`
       *[kopia] hämta tillbaka bladets egna rader; `{ $annat }` finns redan
    }
W47 = { $antal ->
        [one] raden hör till bladet `{ $annat }`
       *[other] raderna hör till bladet `{ $annat }`
    }
    .tips = { $antal ->
        [one] flytta raden till bladet `{ $annat }`
       *[other] flytta raderna till bladet `{ $annat }`
    }
W51 = raden passar inte bladet: { $saknade } saknas, och { $kolumner } tar inte det som står där
    .tips = hör raden till ett annat blad, flytta den dit; annars fyll i det som saknas, och rätta det andra

## T: TOML
T01 = { $slag ->
        [likhetstecken] nyckeln saknar `=` och värde
        [varde] nyckeln saknar värde
        [citattecken] värdet saknas, eller är text utan citattecken
        [kolon] det står ett kolon efter nyckeln
        [hart] det står ett hårt mellanslag utanför texten
        [osynligt] det står ett tecken som inte syns utanför texten
        [kommentar-annan] en kommentar börjar med `#`
        [rader] en text på flera rader har tre citattecken före sig och tre efter
        [oppen] texten slutar inte: det saknas tre citattecken efter den
        [slut] texten, som börjar på den andra platsen, slutar inte med `"""`
        [typografiska] citattecknen är typografiska
        [citattecken-andra] det som står runt texten är inga citattecken
        [text] texten slutar inte, eller har ett tecken som inte får stå i den
        [omvant-streck] det omvända strecket följs av något okänt
        [dubbel] nyckeln eller rubriken finns redan
        [rubrik-igen] rubriken finns redan
        [rubrik-kopia] rubriken finns redan, med samma nycklar under
        [nyckel] det som ska vara en nyckel är ingen
        [tal] talet är felskrivet
        [datum] datumet är felskrivet
        [komma] det saknas ett komma
        [lista] listan slutar inte med `]`
        [lista-borjan] listan börjar inte med `[`
        [sanning] ja eller nej står utan citattecken
        [tabell] det som börjar med `{"{"}` slutar inte med `{"}"}`
        [rubrik] rubriken är felskriven
        [citat-namn] namnet står inom citattecken, och punkten skiljer då inga namn åt
        [sammanslagning] två versioner av samma rader står kvar efter en sammanslagning, med rader som börjar med `<<<<<<<`, `=======` och `>>>>>>>`
        [dubbla] rubriken har enkla hakparenteser här och dubbla på den andra platsen
        [mer] det står något mer på raden
        [likhetstecken-fler] det står ett `=` för mycket
        [komma-fler] det står ett komma för mycket
        [klammer] det som börjar med `{"{"}` slutar inte med `{"}"}`, eller har något som inte får stå i det
        [kommentar] kommentaren har ett tecken som inte får stå i den
        [radslut] raden har ett radslut (CR) som inte följs av ett annat (LF)
        [nasta-rad] värdet står inte på samma rad som nyckeln
        [rader-borjan] texten på raderna under har inga citattecken före sig
        [fore] det står något före nyckeln
        [tilldelning] tecknet efter nyckeln ska vara `=`
        [semikolon] det står ett semikolon efter värdet
        [citat-fler] det står ett citattecken för mycket
        [lista-tecken] listan står inte inom hakparenteser
        [nyckel-saknas] texten saknar nyckel
        [slut-igen] texten slutar två gånger
        [borjan-slut] texten slutar där den börjar: det står `"""` två gånger efter varandra
        [losrad] raden hör inte till någon text
        [citattecken-fore] texten har inget citattecken före sig
        [citattecken-fore-rader] texten har inga citattecken före sig
        [nycklar] här börjar en nyckel till på samma rad
        [nyckel-igen] nyckeln står två gånger på raden
        [nyckel-mellanslag] nyckeln har ett mellanslag
        [nyckel-ord] före `=` står mer än en nyckel
        [lodstreck] raden är skriven som en tabell, med lodstreck
        [punkt-fore] det står ett tecken före texten i listan
        [rest] raden är en rest av raden under den
        [siffror] det som står är varken ett tal eller text inom citattecken
       *[annat] raden följer inte TOML
    }
    .tips = { $slag ->
        [rubrik-igen] flytta raderna under den till den första, och ta bort rubriken här; hör raderna till en annan, skriv den; en rubrik som ska stå flera gånger skrivs varje gång inom dubbla hakparenteser
        [rubrik-kopia] behåll den ena av dem, och ta bort den andra med raderna under; hör raderna till något annat, skriv rubriken för det; en rubrik som ska stå flera gånger skrivs varje gång inom dubbla hakparenteser
        [dubbel] behåll den ena, eller ge den andra ett annat namn; en rubrik som ska stå flera gånger skrivs varje gång inom dubbla hakparenteser
        [kolon] skriv `=` i stället för kolonet
        [hart] byt det mot ett vanligt mellanslag
        [osynligt] ta bort det
        [kommentar-annan] skriv `#` i stället för tecknen
        [rader] är texten kort, skriv ihop raderna till en, med ett citattecken före och ett efter; annars skriv `"""` efter `=`, texten på raderna under och `"""` på en egen rad efter den
        [rubrik] skriv `[namn]` eller `[[namn]]`: lika många hakparenteser före som efter, punkt mellan namn, inga mellanslag och inget annat på raden
        [likhetstecken] skriv `nyckel = värde`; nyckeln har inga mellanslag
        [citattecken] skriv värdet, och är det text, sätt raka citattecken runt det: `nyckel = "text"`
        [text] sätt samma citattecken före och efter texten; en text på flera rader har tre före och tre efter
        [komma] skriv ett komma efter värdet före
        [datum] skriv dagen som ÅÅÅÅ-MM-DD, en dag som finns
        [mer] skriv citattecken inne i en text ”så”; hör det som står efter värdet inte dit, ta bort det eller skriv `#` före
        [nyckel] skriv nyckeln med bokstäverna a–z, siffror, `-` och `_`
        [omvant-streck] skriv det dubbelt, `\\`, eller skriv texten inom apostrofer; en fil i ärendets mapp anges med bara sitt namn
        [slut] skriv `"""` i stället, tre raka citattecken
        [oppen] skriv `"""` på en egen rad efter textens sista rad, den andra platsen
        [citattecken-andra] skriv raka citattecken, `"`, före och efter texten
        [typografiska] skriv raka citattecken, `"`, före och efter texten
        [lista] skriv `]` efter listans sista värde
        [lista-borjan] skriv `[` efter `=`, ett komma efter varje värde och `]` efter det sista
        [sanning] skriv `true` eller `false`; i en uppgift som är ja eller nej, `"ja"` eller `"nej"`
        [tabell] skriv `{"}"}` efter det sista värdet
        [klammer] skriv `{"{"} nyckel = värde, nyckel = värde {"}"}`
        [citat-namn] ta bort citattecknen: `[namn.namn]`
        [sammanslagning] behåll den ena versionen, eller skriv samman dem, och ta bort raderna som börjar med de tecknen
        [dubbla] skriv dubbla hakparenteser runt båda: `[[namn]]`
        [likhetstecken-fler] ta bort det, eller sätt citattecken runt texten
        [komma-fler] ta bort det
        [radslut] spara filen med textredigerarens vanliga radslut
        [nasta-rad] flytta värdet, den andra platsen, upp på raden efter `=`
        [rader-borjan] skriv `"""` efter `=`
        [fore] ta bort det
        [tilldelning] skriv `=` i stället
        [semikolon] ta bort det
        [citat-fler] ta bort det
        [lista-tecken] skriv `[` före det första värdet och `]` efter det sista
        [nyckel-saknas] skriv `nyckel = ` före den, eller ta bort den
        [slut-igen] ta bort raden
        [borjan-slut] ta bort `"""` här; texten på raderna under hör till nyckeln
        [losrad] flytta in den i texten som den hör till, före de tre citattecken som avslutar den; är den en anteckning, skriv `#` före varje rad
        [citattecken-fore] skriv `"` före texten
        [citattecken-fore-rader] skriv `"""` på en egen rad ovanför texten
        [nycklar] flytta ned den till en egen rad, utan komma eller semikolon före
        [nyckel-igen] ta bort den ena, med dess `=`
        [nyckel-mellanslag] skriv `_` i stället för mellanslaget
        [nyckel-ord] skriv bara nyckeln före `=`; hör det andra dit, skriv det sist på raden efter `#`
        [lodstreck] skriv `nyckel = värde` i stället, utan lodstreck
        [punkt-fore] ta bort det: texterna i en lista skiljs åt med komma
        [rest] ta bort raden
        [siffror] är det ett tal, skriv det utan mellanslag och tusentalstecken, med punkt före decimaler: `115000` eller `115000.50`; är det text, sätt raka citattecken runt det
        [tal] skriv talet med bara siffror, med en siffra först som inte är noll, och punkt före decimaler: `115000` eller `0.5`; är det text, sätt raka citattecken runt det
       *[annat] rätta raden: `nyckel = värde`, text inom citattecken, längre text inom tre citattecken
    }
T01-tal = `{ $varde }` är inte skrivet som ett tal
    .tips = skriv `{ $ratt }`, utan mellanslag, enhet och citattecken
T01-datum = `{ $varde }` är inte skrivet som ett datum
    .tips = skriv `{ $ratt }`, utan citattecken
T01-text = `{ $varde }` är text utan citattecken
    .tips = skriv `"{ $varde }"`; ska det vara ett tal eller en dag, skriv bara det, med siffror och utan citattecken
T01-borjan = texten har ingen rad med nyckel och `"""` ovanför sig
    .tips = skriv `{ $nyckel } = """` på en egen rad ovanför den
    .tips-utan-nyckel = skriv nyckeln, `=` och `"""` på en egen rad ovanför den; hör den till texten ovanför, ta bort raden med `"""` mellan dem
T01-rubrik = `{ $namn }` är en rubrik utan hakparenteser, eller en nyckel utan värde
    .tips = skriv `[{ $namn }]`, om raderna under hör till den; är den en nyckel, skriv `=` och värdet efter den
T01-dubbel = nyckeln `{ $namn }` finns redan under samma rubrik
    .tips = har en rubrik fallit bort mellan dem, skriv den på en rad ovanför den som den hör till, och ta inte bort något; är det samma uppgift två gånger, behåll den ena
T02 = nyckeln `{ $namn }` är okänd
    .tips = skriv `{ $forslag }`; är det något annat, flytta det som står där till en nyckel som finns
    .tips-utan-forslag = rätta nyckeln, eller flytta det som står där till en nyckel som finns
T02-rad = nyckeln `{ $namn }` hör inte till någon rad i bladet `{ $blad }`
    .tips = skriv `{ $forslag }` i stället för `{ $nyckel }`, som raden utan text heter; är det raden som är fel, rätta den i bladet
    .tips-utan-forslag = lägg till raden i bladet, eller rätta nyckeln till en rads; finns raden inte längre, ta bort nyckeln och dess text
T02-rubrik = nycklarna { $alla } hör inte till rubriken som de står under
    .tips = skriv `[{ $rubrik }]` på en rad ovanför dem
    .tips-utan-rubrik = har deras rubrik fallit bort, skriv den på en rad ovanför dem; har en annan rubrik hamnat mellan dem och deras egen, flytta den
T02-husstil = { $antal ->
        [one] { $alla } hör till husstilen `{ $annan }`, och ärendets husstil, `{ $husstil }`, har inte den nyckeln
       *[other] { $alla } hör till husstilen `{ $annan }`, och ärendets husstil, `{ $husstil }`, har inte de nycklarna
    }
    .tips = flytta det som står där till nycklar som `{ $husstil }` har och som är lediga ({ $egna }), eller till text under någon annan, och ta bort raderna; är husstilen fel, skriv `husstil = "{ $annan }"`
    .tips-utan-egna = flytta det som står där till text under någon annan nyckel, och ta bort raderna; är husstilen fel, skriv `husstil = "{ $annan }"`
T02-rader = nycklarna { $alla } står under fel rubrik
    .tips = flytta raderna, med hela värdena, till rubriken `[{ $rubrik }]`
T02-flytta = nyckeln `{ $namn }` står under fel rubrik
    .tips = flytta raden, med hela värdet, till rubriken `[{ $rubrik }]`
    .tips-utan-rubrik = flytta raden, med hela värdet, till den andra platsen
T02-borjan = nyckeln `{ $namn }` står under fel rubrik
    .tips = flytta raden, med hela värdet, till filens början, ovanför den första rubriken
T02-tabell = `{ $namn }` står under fel rubrik
    .tips = flytta den: skriv rubriken `[{ $rubrik }]` ovanför dess rader
T03 = `{ $nyckel }` saknas
    .tips = { $slag ->
        [tabell] lägg till rubriken `[{ $nyckel }]` på en egen rad efter det som står där, och under den { $nycklar }
        [tabeller] lägg till rubriken `[[{ $nyckel }]]` på en egen rad efter det som står där, och under den { $nycklar }
        [stycken] lägg till raden `{ $nyckel } = """`, texten på raderna under och `"""` på en egen rad efter den
        [lista] lägg till raden `{ $nyckel } = ["…"]`
        [datum] lägg till raden `{ $nyckel } = ÅÅÅÅ-MM-DD`
        [tal] lägg till raden `{ $nyckel } = 1`, med rätt tal
        [text] lägg till raden `{ $nyckel } = "…"`
       *[annat] lägg till raden `{ $nyckel } = …`
    }{ $slag ->
        [tabell] {""}
        [tabeller] {""}
       *[annat] , under rubriken `{ $rubrik }`
    }
    .tips-utan-rubrik = { $slag ->
        [tabell] lägg till rubriken `[{ $nyckel }]` på en egen rad sist i filen, och under den rader med dess nycklar { $nycklar }
        [tabeller] lägg till rubriken `[[{ $nyckel }]]` på en egen rad sist i filen, och under den rader med dess nycklar { $nycklar }
        [stycken] lägg till raden `{ $nyckel } = "…"` överst i filen, ovanför den första rubriken
        [lista] lägg till raden `{ $nyckel } = ["…"]` överst i filen, ovanför den första rubriken
        [tal] lägg till raden `{ $nyckel } = 1` överst i filen, ovanför den första rubriken
       *[annat] lägg till raden `{ $nyckel } = "…"` överst i filen, ovanför den första rubriken
    }
T03-flera = under rubriken `{ $rubrik }` saknas { $nycklar }
    .tips = lägg till en rad för var och en under rubriken: nyckeln, `=` och värdet
T04 = { $typ ->
        [text-lista] `{ $nyckel }` ska vara text, inte en lista
        [lista-text] `{ $nyckel }` ska vara en lista, inte en enda text
        [datum-saknas] `{ $nyckel }` är ingen dag som finns: `{ $varde }`
        [text] `{ $nyckel }` ska vara text, inte `{ $varde }`
        [heltal] `{ $nyckel }` ska vara ett heltal, inte `{ $varde }`
        [belopp] `{ $nyckel }` ska vara ett belopp, inte `{ $varde }`
        [datum] `{ $nyckel }` ska vara ett datum, inte `{ $varde }`
        [decimal] `{ $nyckel }` ska vara ett tal, inte `{ $varde }`
        [andel] `{ $nyckel }` ska vara en andel i procent, inte `{ $varde }`
        [janej] `{ $nyckel }` ska vara ja eller nej, inte `{ $varde }`
        [lista] `{ $nyckel }` ska vara en lista, inte `{ $varde }`
        [tabeller] `{ $nyckel }` ska vara en lista av tabeller, inte `{ $varde }`
        [tabell] `{ $nyckel }` ska vara en tabell, inte `{ $varde }`
        [sanningsvarde] `{ $nyckel }` ska vara `true` eller `false`, inte `{ $varde }`
       *[annat] `{ $nyckel }` har fel typ: `{ $varde }`
    }
    .tips = { $typ ->
        [text-lista] skriv det som en enda text inom citattecken, utan hakparenteser
        [lista-text] skriv varje text för sig inom citattecken, med komma efter, och hakparenteser runt alla: `["…", "…"]`
        [datum-saknas] skriv en dag som månaden har
        [text] skriv värdet inom citattecken
        [heltal] skriv ett helt tal, noll eller större, utan citattecken, mellanslag och enhet
        [belopp] skriv kronorna utan citattecken, mellanslag och enhet, med punkt före ören och högst två decimaler
        [datum] skriv dagen som ÅÅÅÅ-MM-DD, utan citattecken
        [decimal] skriv talet utan citattecken, mellanslag och enhet, med punkt före decimalerna
        [andel] skriv procenten utan citattecken och procenttecken, med punkt före decimalerna
        [janej] skriv `"ja"` eller `"nej"`
        [lista] skriv hakparenteser runt: `[{ $varde }]`
        [tabeller] skriv rubriken inom dubbla hakparenteser, varje gång: `[[{ $nyckel }]]`
        [tabell] skriv nycklarna under en rubrik inom hakparenteser: `[{ $nyckel }]`
        [sanningsvarde] skriv `true` eller `false`, utan citattecken
       *[annat] skriv ett värde av nyckelns typ
    }
T04-menas = { $typ ->
        [text] `{ $nyckel }` ska vara text inom citattecken, inte `{ $varde }`
        [heltal] `{ $nyckel }` ska vara ett heltal, inte `{ $varde }`
        [belopp] `{ $nyckel }` ska vara ett belopp, inte `{ $varde }`
        [datum] `{ $nyckel }` ska vara ett datum, inte `{ $varde }`
        [decimal] `{ $nyckel }` ska vara ett tal, inte `{ $varde }`
        [andel] `{ $nyckel }` ska vara en andel i procent, inte `{ $varde }`
        [ar] `{ $nyckel }` ska vara ett årtal, inte `{ $varde }`
        [manad] `{ $nyckel }` ska vara en månad inom citattecken, inte `{ $varde }`
        [janej] `{ $nyckel }` ska vara ja eller nej inom citattecken, inte `{ $varde }`
       *[val] `{ $varde }` är inte tillåtet för `{ $nyckel }`
    }
    .tips = skriv `{ $ratt }`
T04-stort = `{ $varde }` har fler än { $siffror } siffror, och är då inget tal att räkna med (`{ $nyckel }`)
    .tips = rätta talet
T04-tva = `{ $nyckel }` ska vara ett enda tal, inte två: `{ $varde }`
    .tips = skriv bara det ena, `{ $ena }` eller `{ $andra }`; har det andra en egen nyckel, skriv det där
T05 = `{ $varde }` är inte tillåtet för `{ $nyckel }`
    .tips = skriv något av: { $tillatna }
    .tips-utan-tillatna = fyll i bladet som värdena hämtas från: det har inga än
T06 = `{ $nyckel }` är tom
    .tips = fyll i värdet
T06-under = `{ $nyckel }` under `[{ $rubrik }]` är tom
    .tips = fyll i värdet
T06-bedomning = `{ $nyckel }` är tom
    .tips = skriv bedömningen, eller ta bort nyckeln; då sätts husets fras dit
T07 = filens format är okänt
    .tips = skriv `format = 1`
T08 = { $form ->
        [en-rad] `{ $nyckel }` har flera rader
        [filnamn] `{ $nyckel }` kan inte stå i ett filnamn
        [ar] `{ $nyckel }` är inget årtal
        [manad] `{ $nyckel }` är ingen månad
       *[annat] `{ $nyckel }` har fel form
    }
    .tips = { $form ->
        [en-rad] skriv värdet på en rad
        [filnamn] skriv bara små bokstäver a–z, siffror och bindestreck
        [ar] skriv året med fyra siffror
        [manad] skriv månaden som ÅÅÅÅ-MM
       *[annat] skriv värdet i den form som nyckeln kräver
    }
T08-monster = `{ $varde }` är inte skrivet som `{ $nyckel }` ska vara, till exempel `{ $exempel }`
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv värdet som i exemplet
T09 = bilagan `{ $namn }` finns mer än en gång
    .tips = ta bort den ena, eller ge en bilaga i PDF ett annat `namn`
T10 = { $vad ->
        [delar] filen har fler än { $grans } nycklar, värden och skiljetecken
        [djup] listor och tabeller ligger mer än { $grans } nivåer in i varandra
        [nyckel] nyckeln är längre än { $grans } tecken
        [lista] listan har fler än { $grans } poster
       *[text] texten är längre än { $grans } tecken
    }
    .tips = { $vad ->
        [text] dela upp texten i flera avsnitt eller textmoduler
       *[annat] ta bort det som inte hör till ärendet
    }
T11 = `{ $nyckel }` kan betyda `{ $tusental }` eller `{ $decimaltal }`
    .tips = skriv `{ $tusental }` om tusental menas, annars talet { $decimaler ->
        [0] avrundat till ett heltal
        [1] med högst en decimal
        [2] med högst två decimaler
        [okant] med de decimaler som det får ha
       *[annat] med högst { $decimaler } decimaler
    }
T11-igen = `{ $nyckel }` har samma siffror två gånger: `{ $varde }`
    .tips = skriv `{ $ena }`, eller `{ $hela }` om det är ett enda tal
T15 = `{ $nyckel }` har samma sak två gånger
    .tips = ta bort den ena
T13 = `{ $varde }` är mindre än `{ $minst }` (`{ $nyckel }`)
    .tips = { $slag ->
        [heltal] skriv ett heltal: `{ $minst }` eller mer
       *[annat] skriv `{ $minst }` eller mer
    }
T14 = { $typ ->
        [andel] `{ $varde }` är ingen andel i procent med högst { $antal } { $antal ->
            [one] decimal
           *[other] decimaler
        } (`{ $nyckel }`)
       *[decimal] `{ $varde }` är inget tal med högst { $antal } { $antal ->
            [one] decimal
           *[other] decimaler
        } (`{ $nyckel }`)
    }
    .tips = { $typ ->
        [andel] skriv procenten utan citattecken och procenttecken, med punkt före decimalerna
       *[decimal] skriv talet utan citattecken, mellanslag och enhet, med punkt före decimalerna
    }
T14-decimaler = { $antal ->
        [0] `{ $varde }` har decimaler, men här ska stå ett helt tal (`{ $nyckel }`)
        [one] `{ $varde }` har mer än en decimal (`{ $nyckel }`)
       *[other] `{ $varde }` har mer än { $antal } decimaler (`{ $nyckel }`)
    }
    .tips = { $antal ->
        [0] avrunda till ett helt tal
        [one] avrunda till en decimal
       *[other] avrunda till { $antal } decimaler
    }
T12 = { $slag ->
        [rader] det omvända strecket sist på raden drar ihop det som står före med nästa rad
        [osynligt] det omvända strecket skriver ett tecken som inte syns
        [tabb] `\t` blir en tabb, som skrivs ut som ett mellanslag
        [tecken] det omvända strecket gör ett osynligt tecken av bokstaven efter det
       *[sokvag] det omvända strecket i sökvägen skrivs inte ut, utan ändrar tecknen efter det
    }
    .tips = { $slag ->
        [rader] skriv `\\` om stycket ska brytas där, och ett mellanslag före `\` om raden bara fortsätter; en tom rad skiljer stycken åt
        [osynligt] skriv tecknet som det är, eller ta bort det; hör strecket till texten, skriv det dubbelt, `\\`
        [tabb] skriv ett mellanslag; hör strecket till texten, skriv det dubbelt, `\\`
        [tecken] skriv strecket dubbelt, `\\`, eller texten inom apostrofer
       *[sokvag] skriv strecken dubbelt, `G:\\mapp\\fil`, eller texten inom apostrofer
    }

## A: following up an earlier case
A01-uppgift = `{ $nyckel }` är övertagen från det tidigare ärendet och inte bekräftad
    .tips = ändra värdet där det står, eller sätt `bekraftad = true` vid uppgiften i `overtaget.toml`
A01-stycke = ett stycke i `{ $nyckel }` är övertaget från det tidigare ärendet och inte bekräftat
    .tips = skriv om eller ta bort stycket där det står, eller sätt `bekraftad = true` vid det i `overtaget.toml`
A01-rad = raden i bladet `{ $blad }` är övertagen från det tidigare ärendet och inte bekräftad
    .tips = ändra eller ta bort raden, eller skriv `ja` i kolumnen `{ $kolumn }`
A02 = frågan från det tidigare ärendet är obesvarad
    .tips = skriv svaret i `svar`
A03 = `{ $fil }` är inte längre dokumentet som det antogs
    .tips = hämta tillbaka filen som `utlatande follow-up` skrev; texten kontrolleras mot `sha256` och får inte ändras
A03-format = `{ $fil }` är fryst av en annan version av programmet (`fryst = { $format }`)
    .tips = använd den version av programmet som frös den; eller gör filen på nytt med `utlatande follow-up` ur ärendet som antog dokumentet (`ursprung`), och lägg den i stället för den här
A04 = `{ $nyckel }` stämmer inte med dokumentet som det antogs, där det står `{ $varde }`
    .tips = skriv `{ $varde }`
A05 = bilagan är ett antaget dokument ur ett tidigare ärende, men `[foregaende]` saknas i `arende.toml`
    .tips = lägg tillbaka rubriken `[foregaende]` med `arende` och `fil`
A06 = ärendet `{ $arende }` är inte antaget
    .tips = ange beslutet med `--adopted DATUM --paragraph N`, eller fyll i `[antagande]` i det ärendet
A06-flera = ärendet `{ $arende }` är inte antaget av alla organ som det lades fram för
    .tips = skriv en rubrik `[[antagande]]` med `organ`, `datum` och `paragraf` för varje organ i det ärendet; `--adopted` anger bara det avgörande organets beslut
A07 = ärendet `{ $arende }` har fel och kan inte följas upp
    .tips = rätta felen ovan i det ärendet, och försök igen
A08 = perioden `{ $period }` börjar inte efter den tidigare periodens sista år, { $till }
    .tips = ange åren efter { $till }, t.ex. `--period 2025-2028`
A09 = ärendetypen `{ $arendetyp }` säger inte hur ett ärende följs upp
    .tips = lägg till `[uppfoljning]` i ärendetypens `arendetyp.toml`

A10 = uppföljningen görs { $utfardat }, men skulle enligt det antagna dokumentet göras senast { $datum }
    .tips = förklara dröjsmålet i ärendet
A10-utan-dokument = uppföljningen görs { $utfardat }, men skulle göras senast { $datum }
    .tips = förklara dröjsmålet i ärendet
A11 = { $period } ligger mellan den tidigare perioden och den nya, och följs inte upp
    .tips = ange en period som börjar året efter den tidigare, eller säg i ärendet varför åren inte följs upp
A12 = när ärendet `{ $arende }` ska följas upp går inte att läsa
    .tips = rätta felen ovan i det ärendet

A13 = i `{ $fil }` har det som togs över ändrats eller tagits bort
    .tips = hämta tillbaka filen; i den ändras bara `svar` och `bekraftad`, och uppgifterna där de står i ärendets andra filer
A14 = beslutet är fattat { $datum }, innan ärendet utfärdades ({ $utfardat })
    .tips = rätta beslutets datum, eller `utfardat`
A15 = beslutet { $angivet } stämmer inte med ärendets eget under `[antagande]`, { $eget }
    .tips = utelämna `--adopted` och `--paragraph`, eller rätta `[antagande]` i det ärendet
A16 = `{ $organ }` har inte fattat något beslut
    .tips = lägg till organets beslut under `[[antagande]]`, eller ändra ärendets status
A17 = ärendet antog { $antal } dokument, och vilket av dem `{ $fil }` är går inte att säga
    .tips = utelämna `--original`; lägg sedan till filen som `original` vid rätt bilaga i det nya ärendets `arende.toml`

## P: prose and references
P01 = { $slag ->
        [kod] texten har kod
        [html] texten har HTML
        [bild-i-text] bilden står inte för sig i ett eget stycke
        [bild-utan-text] bilden har ingen text som säger vad den visar
        [bild-text] bildens text har uppmärkning
        [citatblock] texten har ett citatblock
        [linje] texten har en vågrät linje
        [understruken-rubrik] texten har en understruken rubrik
        [rubrikniva] underrubriken har för hög nivå
        [rubriksteg] underrubriken hoppar över en nivå
        [djup-lista] listan har fler än tre nivåer
        [djup-betoning] betoningar och länkar ligger för djupt i varandra
        [lista-borjan] listan börjar inte på 1
        [lankmal] länken leder till något annat än en webb- eller e-postadress
        [flera-stycken] texten är inte ett enda stycke
        [blandad-lista] listan byter mellan punkter och nummer
        [lista-nummer] numret följer inte på det förra i listan
        [rubrikslut] underrubriken slutar med nummertecken
        [lanktitel] länken har en titel, som inte skrivs ut
        [lank-tom] länken har ingen text
        [lank-trasig] länkens adress är ingen adress
        [lank-intill] länkens adress står intill ordet före
        [lank-hanvisning] länkens adress har en hänvisning
        [lank-mellanrum] det står ett mellanrum mellan länkens text och adress
        [fotnot] texten har en fotnot
        [genomstruken] texten har genomstrukna ord
        [tabell] texten har en tabell
        [forlorad] det som står här läses varken som text eller uppmärkning
        [tom-rubrik] underrubriken är tom
        [tom-punkt] punkten i listan är tom
       *[annat] texten har uppmärkning som inte är tillåten
    }
    .tips = { $slag ->
        [kod] ta bort grava accenter (`) och indrag
        [html] ta bort taggarna; ska `<` skrivas ut, skriv `&lt;`
        [bild-i-text] sätt en tom rad före och efter bilden, och inget annat på dess rad; den kan inte stå i en lista eller en rubrik
        [bild-utan-text] skriv mellan hakparenteserna vad bilden visar, för den som inte ser den: `![vad bilden visar](fil.png)`
        [bild-text] skriv bildens text utan stjärnor, understreck, länkar och kod
        [citatblock] ta bort `>` i början av raderna
        [linje] ta bort raden
        [understruken-rubrik] skriv rubriken med `###` framför, eller ta bort raden under den
        [rubrikniva] skriv underrubriken med minst tre nummertecken: `###`
        [rubriksteg] skriv den med högst ett nummertecken mer än underrubriken före, och den första i avsnittet med tre: `###`
        [djup-lista] flytta de innersta punkterna en nivå utåt
        [djup-betoning] ta bort de innersta stjärnorna eller understrecken
        [lista-borjan] börja på 1; är raden ingen lista, skriv om den så att den inte börjar med tal och punkt
        [lankmal] skriv en adress som börjar med `https://`, `http://` eller `mailto:`
        [flera-stycken] skriv ett stycke, utan lista och underrubrik
        [blandad-lista] skjut in de inre punkterna två mellanslag, eller sätt en tom rad mellan listorna
        [lista-nummer] skriv numren i följd från 1, eller 1 på varje rad; programmet räknar själv
        [rubrikslut] ta bort nummertecknen sist på raden; hör de till rubriken, skriv `\#`, och `\\#` inom citattecken
        [lanktitel] ta bort det som står efter adressen, eller skriv det i texten
        [lank-tom] skriv länkens text inom hakparenteserna
        [lank-trasig] skriv adressen inom parentes utan mellanslag, `%20` i stället för ett mellanslag
        [lank-intill] skriv länken som `[text](https://…)`, eller ta bort adressen
        [lank-hanvisning] skriv adressen som den är, utan hänvisning
        [lank-mellanrum] skriv parentesen med adressen intill hakparentesen: `[text](https://…)`
        [fotnot] skriv notens text i meningen eller inom parentes
        [genomstruken] ta bort orden och tilde-tecknen
        [tabell] skriv uppgifterna i arbetsboken och hämta tabellen därifrån, eller skriv dem som en lista
        [forlorad] skriv om raden
        [tom-rubrik] skriv rubriken efter nummertecknen, eller ta bort dem
        [tom-punkt] skriv punktens text, eller ta bort tecknet; hör det till texten, skriv `\` framför, och `\\` inom citattecken
       *[annat] ta bort uppmärkningen
    }
P02 = { $slag ->
        [klammer-efter] hänvisningen slutar inte med två klamrar, `{"}}"}`
        [klammer-fler] hänvisningen har en klammer för mycket
        [filter-utanfor] hänvisningens filter står utanför klamrarna, och skrivs ut
        [lodstreck] det saknas ett `|` i hänvisningen
        [lodstreck-fler] hänvisningen har ett `|` för mycket
        [mellanslag] hänvisningen har ett mellanslag i namnet
        [tom] hänvisningen har inget namn
        [lang] hänvisningen är längre än 200 tecken
       *[annat] hänvisningen har tecken som inte får stå i ett namn
    }
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv `{"{{"} namn {"}}"}` eller `{"{{"} namn | filter {"}}"}`
P03 = namnet `{ $namn }` är okänt
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = rätta namnet; inget känt namn liknar det
P03-modul = ärendet har ingen textmodul `{ $nyckel }`, som `{ $namn }` hänvisar till
    .tips = lägg till textmodulen under rubriken `[textmoduler]`: `{ $nyckel } = "…"`; heter den något annat, rätta namnet
P03-bilaga = ärendet har ingen bilaga `{ $nyckel }`, som `{ $namn }` hänvisar till
    .tips = lägg till en rad `[[bilagor]]`, och under den `dokument = "{ $nyckel }"` och `fil = "…"` med filens namn
P04 = filtret `{ $namn }` är okänt
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv något av: { $kanda }
P05 = filtret `{ $filter }` passar inte `{ $namn }`
    .tips = ta bort filtret, eller skriv ett för värdets slag
P06 = `{ $namn }` kan inte stå inne i ett stycke
    .tips = ställ hänvisningen ensam i ett eget stycke
P07 = `{ $namn }` hänvisar till sig självt
    .tips = ta bort en av hänvisningarna i kedjan
P08 = `{ $namn }` är en grupp av uppgifter
    .tips = hänvisa till en av gruppens uppgifter, eller lägg till ett filter för gruppen: period, beslut eller lag
P10 = `{ $namn }` används i texten men är inte ifylld
    .tips = fyll i uppgiften, eller ta bort hänvisningen till den
P09 = { $vad ->
        [stycken] handlingarna får fler stycken, rubriker och punkter än programmet tar emot
        [sammansatt] ett stycke har så många delar att det inte kan sättas
       *[text] handlingarna får mer text än programmet tar emot
    }
    .tips = { $vad ->
        [sammansatt] dela upp stycket
       *[annat] hänvisa färre gånger till långa textmoduler och tabeller, eller dela upp ärendet
    }
P11 = `{ $text }` läses inte som en hänvisning här
    .tips = i löptext skrivs en hänvisning med dubbla klamrar, `{"{{"} namn {"}}"}`; i arbetsboken och i nycklar utan hänvisningar skriver du värdet
P12 = { $slag ->
        [understreck] strecken blir ingen kursiv eller fet stil
        [stjarnor] stjärnorna blir ingen kursiv eller fet stil
        [streck] strecken skrivs ut som de står
        [kryssruta] kryssrutan skrivs ut som den står
        [hanvisad] länken skrivs ut som den står
        [frammande] markeringen skrivs ut som den står
        [klamrar] hakparenteserna skrivs ut som de står
        [vinklar] adressen blir ingen länk, och `<` och `>` skrivs ut
        [punkter] punkterna står på samma rad, i samma stycke
        [adress] tecknen i adressen blir kursiv eller fet stil, och skrivs inte ut
        [filter] filtret står inte i någon hänvisning, och skrivs ut som det står
       *[rader] raderna sätts efter varandra i samma stycke
    }
    .tips = { $slag ->
        [understreck] skriv fet stil med `**` på båda sidor om texten; ska strecken skrivas ut, skriv `\_` för vart och ett
        [stjarnor] sätt stjärnor intill texten på båda sidor om den, `**fet**`, och runt hela ord; ska de skrivas ut, skriv `\*`, och `\\*` inom citattecken
        [streck] skriv ett tankstreck, `–`, med mellanslag om det skiljer satser; ska strecken skrivas ut, skriv `\-` för vart och ett
        [kryssruta] skriv punkten utan `[x]`
        [hanvisad] skriv adressen inom parentes intill texten, `[text](https://…)`; ska klamrarna skrivas ut, skriv `\[`, och `\\[` inom citattecken
        [frammande] skriv kursiv med `*` och fet stil med `**`, och tecken som m² och H₂O som de är; ska marken skrivas ut, skriv `\` framför den
        [punkter] skriv en lista: varje punkt på en egen rad, med `- ` först
        [adress] skriv adressen inom `<` och `>`
        [klamrar] skriv texten utan dem; ska de skrivas ut, skriv `\[`, och `\\[` inom citattecken
        [vinklar] skriv `https://` först i adressen, eller ta bort `<` och `>`
        [filter] skriv filtret inom hänvisningens klamrar, `{"{{"} namn | filter {"}}"}`, eller ta bort det
       *[rader] skriv en lista, med `- ` eller `1. ` först på raderna, en tom rad mellan dem, eller ett radbyte: `\` sist på raden, och `\\` inom citattecken
    }
P12-sokvag = `{ $text }` skrivs ut som `{ $skrivs }`
    .tips = skriv `\\` för varje `\` i sökvägen, och `\\\\` inom citattecken: före ett skiljetecken och sist på en rad är ett ensamt `\` uppmärkning
P12-varde = `{ $text }` skrivs ut som det står; här är texten utan uppmärkning
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv texten utan markeringen, och tecknen som de är
P13 = { $slag ->
        [punkt] `{ $varde }` sätts in i en mening, där dess skiljetecken hamnar mitt i
        [parentes] `{ $varde }` har egna tecken runt sig, som meningen redan har där värdet sätts in
        [versal] `{ $varde }` sätts in mitt i en mening, men börjar med stor bokstav
       *[obestamd] `{ $varde }` sätts in i meningar, men står i obestämd form
    }
    .tips = { $slag ->
        [versal] skriv `{ $forslag }`; där en mening börjar med det skriver hänvisningen `| versal`
       *[annat] skriv `{ $forslag }`
    }
P13-bredvid = { $slag ->
        [tva] `{ $text }` har två enheter: värdet som sätts in, `{ $varde }`, har redan sin
        [upprepat] `{ $text }` säger samma sak två gånger: värdet som sätts in är `{ $varde }`
        [minus] `{ $text }` läses som ett tal under noll, men värdet som sätts in är `{ $varde }`
        [siffror] `{ $text }` är ett annat tal än värdet som sätts in, `{ $varde }`
       *[annan] `{ $text }` är ett annat tal än uppgiften: värdet som sätts in, `{ $varde }`, är i kronor
    }
    .tips = { $slag ->
        [tva] ta bort det som står efter hänvisningen, eller filtret i den
        [upprepat] ta bort det som står bredvid hänvisningen
        [minus] skriv talet under noll i uppgiften; är strecket ett tankstreck, skriv mellanslag efter det
        [siffror] ta bort siffrorna bredvid hänvisningen, eller skilj dem från den
       *[annan] ta bort enheten, och skriv hänvisningen med filtret `| kronor`
    }
P13-intill = { $slag ->
        [bokstaver] det står bokstäver ihop med värdet som sätts in: `{ $text }`
        [period] `{ $text }` är ingen period: den har fler än två år, och värdet som sätts in är `{ $varde }`
        [genitiv] `{ $text }` är ingen genitiv av värdet som sätts in, `{ $varde }`
       *[hop] två värden står ihop: `{ $text }`
    }
    .tips = { $slag ->
        [bokstaver] skriv ett mellanslag eller ett bindestreck mellan dem
        [period] ta bort strecket och året intill hänvisningen, eller hänvisa till ett av periodens år
        [genitiv] ta bort s:et; är värdet ett namn, skriv filtret `| genitiv` i hänvisningen, annars skriv om meningen: ”beslutet den 8 maj”, ”ett värde av 500 kr”
       *[hop] skriv ett mellanslag eller ett ord mellan hänvisningarna
    }
P14 = ingen text hämtar textmodulen `{ $namn }`, som därför inte står i någon handling
    .tips = hämta den med `{"{{"} textmodul.{ $namn } {"}}"}` ensam i ett stycke, eller ta bort den
P15 = `{ $text }` har tecken som bara ser ut som andra; den som söker i texten hittar inte ordet
    .tips = skriv `{ $forslag }`
P15-osynligt = `{ $text }` har tecken som inte syns; den som söker i texten hittar inte ordet
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = ta bort tecknen
P16 = { $slag ->
        [sidnummer] `{ $text }` är ett sidnummer, som har följt med från en annan handling
        [sidhuvud] `{ $text }` står på flera ställen som ett sidhuvud eller en sidfot, som har följt med från en annan handling
        [fotnot] `{ $text }` hör till en fotnot, som inte finns här
        [bild] `{ $text }` står där en bild stod i ett annat program
        [tomt] stycket är tomt: det har bara mellanslag som inte syns
       *[faltkod] `{ $text }` är en fältkod från ett annat program
    }
    .tips = { $slag ->
        [fotnot] ta bort tecknet, och skriv notens text i meningen eller inom parentes
        [faltkod] ta bort den, och skriv det som fältet visade
        [bild] ta bort det; ska bilden vara med, lägg dess fil i ärendets mapp och dess namn i `bilder`, och skriv `![vad bilden visar](fil.png)`
       *[annat] ta bort raden
    }

## D: documents and their sections
D01 = dokumentet `{ $namn }` krävs, men finns inte bland bilagorna
    .tips = lägg till det under `[[bilagor]]` med `dokument = "{ $namn }"`
D02 = avsnittet `{ $nyckel }` har text, men visas inte i ärendet
    .tips = ändra uppgifterna som avgör om avsnittet visas, eller ta bort texten
D03 = avsnittet `{ $namn }` kan inte läsas: { $orsak }
    .tips = rätta uttrycket i ärendetypens mall
D04 = dokumentet `{ $namn }` står bland bilagorna, men hör inte till ärendet som uppgifterna är
    .tips = ändra uppgifterna som avgör om dokumentet är med, eller ta bort bilagan
D06 = figuren `{ $namn }` visar andelar, men det finns inga andelar av tal under noll: de staplarna är tomma
    .tips = rätta talen, eller visa dem i en annan sorts figur
D07 = figuren `{ $namn }` har { $antal } kategorier; fler än { $hogst } får inte plats med sina namn, och bara en del av namnen skrivs ut
    .tips = visa talen i en tabell, slå ihop kategorier, eller dela figuren i flera
D07-serier = figuren `{ $namn }` har { $antal } serier; fler än { $hogst } går inte att skilja åt, för färger och mönster kommer igen
    .tips = visa talen i en tabell, slå ihop serier, dela figuren i flera, eller byt plats på serier och kategorier (`vand`)
D08 = ärendet har bilagor, men ramen `{ $ram }` visar inget avsnitt med `slag = "bilagor"` som räknar upp dem
    .tips = ta bort bilagorna, eller lägg till avsnittet i mallen
D09 = `{ $namn }` delas med noll och har inget värde; där det skulle stå står ett streck eller en lucka
    .tips = rätta talet som är noll; ska det vara noll är anmärkningen bara en upplysning
D09-villkor = { $slag ->
        [regel] regeln `{ $namn }` delar med noll och prövas inte där
       *[visas] villkoret för `{ $namn }` delar med noll och har inget värde; det visas inte
    }
    .tips = rätta talet som är noll; ska det vara noll är anmärkningen bara en upplysning
D05 = villkoret för `{ $namn }` går inte att pröva: { $orsak }
    .tips = rätta uttrycket i ärendetypens mall

## M: templates
M01 = mallmappen `{ $namn }` finns inte
    .tips = skriv `{ $forslag }`, eller ange mapparnas plats med `--templates`
    .tips-utan-forslag = rätta namnet, eller ange mapparnas plats med `--templates`; här finns { $kanda }
M02 = mallfilen är felaktig: { $orsak }
    .tips = rätta mallfilen
M03 = mallen kan inte fyllas i: { $orsak }
    .tips = rätta mallen; är den inbyggd är felet programmets, rapportera det
M04 = beräkningen `{ $namn }` misslyckas: { $orsak }
    .tips = kontrollera tabellerna som den läser, och dess uttryck i ärendetypen
M06 = beräkningar läser varandra i en cirkel: { $namn }
    .tips = låt en av dem räkna på tabeller och uppgifter i stället
M05 = { $slag ->
        [delad] mallen klipper eller fogar ihop en text, så att dess ursprung går förlorat
       *[tecken] mallen har ett tecken för privat bruk; sådana märker programmet texter med
    }
    .tips = { $slag ->
        [delad] skriv ut hela texten med `{"{{"} … {"}}"}`, utan `~` och `[:40]`
       *[tecken] ta bort tecknet
    }
M10 = filens format, { $format }, är okänt; programmet läser format { $kant }
    .tips = skriv `format = { $kant }` och ändra filen därefter, eller använd den version av programmet som filen är skriven för
M10-dok = mallarna är skrivna för version { $version } av `dok`, som är okänd; programmet ger dem version { $kant }
    .tips = ändra mallarna (*.typ.j2) efter `templates/README.md` och skriv `dok = { $kant }`, eller använd den version av programmet som de är skrivna för
M11 = språket `{ $namn }` finns inte
    .tips = rätta koden, eller lägg en mapp för språket i mallarnas `sprak/`; de som finns är { $kanda }
M12 = platshållaren `{"{"}{ $namn }{"}"}` fylls inte i här
    .tips = ta bort den, eller skriv en av dem som fylls i: { $kanda }
M13 = platshållaren `{"{"}{ $namn }{"}"}` saknas
    .tips = skriv den där värdet ska stå

## S: setting the pages
S01 = fel i programmet eller mallen, inte i ärendet
    .tips = rätta husstilens mall eller layout: `{ $message }`; är den inbyggd är felet programmets, rapportera det med raden i .typ-filen
S02 = `{ $text }` går utanför satsytan (`{ $document }`, sidan { $page })
    .tips = korta texten, eller lägg mjuka bindestreck i långa ord
S03 = `{ $text }` ligger över `{ $other }` (`{ $document }`, sidan { $page })
    .tips = korta texterna; hjälper inte det är felet mallens, rapportera det
S04 = fel i programmet eller mallen, inte i ärendet: PDF-filen kan inte skapas
    .tips = rapportera felet, med Typsts ord: `{ $message }`
S05 = Typst varnar
    .tips = titta på sidan, och rätta husstilens layout: `{ $message }`; är den inbyggd är felet programmets, rapportera det
S06 = texten `{ $text }` syns inte på sidorna (`{ $document }`)
    .tips = husstilens mall eller layout har lämnat ut den: rätta mallen; är den inbyggd är felet programmets, rapportera det
S07 = texten `{ $text }` står på sidorna efter text som ska komma senare (`{ $document }`)
    .tips = husstilens mall eller layout har flyttat den: rätta mallen; är den inbyggd är felet programmets, rapportera det
S08 = texten `{ $text }` på sidan { $page } kommer varken från ärendet eller mallarna (`{ $document }`)
    .tips = låt mallen skicka texten till layouten som innehåll, inte som sträng; ord som layouten säger själv ska stå i husstilens `layout/ord.typ`; är mallen inbyggd är felet programmets, rapportera det
S09 = en lucka står kvar: { $namn }
    .tips = fyll i uppgiften, eller sätt `status = "utkast"`
S09-beraknat = texten visar ett tal som inte kan räknas fram: { $alla }
    .tips = fyll i de tal i bladen som det räknas på, eller ta bort hänvisningen ur texten

## U: writing
U01 = `{ $fil }` skrivs av en annan körning; det som ligger där är inte från den här
    .tips = vänta tills den är klar och kör igen
U02 = { $slag ->
        [rattighet] `{ $fil }` får du inte skriva
        [full] `{ $fil }` kunde inte skrivas: disken är full
        [skrivskyddad] `{ $fil }` kan inte skrivas: disken är skrivskyddad
        [fil] `{ $fil }` är en fil, inte en mapp att skriva i
       *[annat] `{ $fil }` kan inte skrivas: { $orsak }
    }
    .tips = { $slag ->
        [rattighet] ange en annan plats, eller be den som sköter datorn om rätt att skriva där
        [full] frigör utrymme på disken, eller ange en annan plats, och kör igen
        [skrivskyddad] ange en plats som det går att skriva på
        [fil] ange en mapp
        [namn] ange ett kortare namn, eller ett utan sådana tecken
       *[annat] stäng filen i andra program, och kör igen
    }
U03 = { $slag ->
        [arende] `{ $fil }` och `{ $andra }` är samma ärende
       *[namn] ärendena `{ $fil }` och `{ $andra }` har mappar med samma namn och skulle skrivas till samma plats
    }
    .tips = { $slag ->
        [arende] ange ärendet en gång
       *[namn] ge ärendenas mappar olika namn; stora och små bokstäver räknas som lika
    }
U04 = { $antal ->
        [one] `{ $fil }` står där programmet ska skriva, men är någon annans
       *[other] `{ $fil }` står där programmet ska skriva, men är någon annans ({ $antal } sådana filer)
    }
    .tips = flytta undan filen, eller ge den ett annat namn
U05 = ett fel i programmet, inte i ärendet: `{ $fil }` kan inte skrivas
    .tips = rapportera felet: `{ $orsak }`
U08 = `{ $fil }` finns redan och är inte en tom mapp
    .tips = ange en mapp som inte finns; det som ligger där lämnas som det är
U09 = `{ $fil }` kan inte vara namnet på ett ärendes mapp
    .tips = ge mappen ett namn som inte börjar med punkt och som saknar `:` och `\`, t.ex. `inputs/mitt-arende`
U10 = ärendetypen `{ $namn }` finns inte
    .tips = skriv `--type { $forslag }`, eller ange mallarnas plats med `--templates`; de som finns är { $kanda }
    .tips-utan-forslag = ange en ärendetyp som finns, eller mallarnas plats med `--templates`; de som finns är { $kanda }
U11 = husstilen `{ $namn }` finns inte
    .tips = skriv `--house { $forslag }`, eller ange mallarnas plats med `--templates`; de som finns är { $kanda }
    .tips-utan-forslag = ange en husstil som finns, eller mallarnas plats med `--templates`; de som finns är { $kanda }
U12 = det finns flera ärendetyper: { $kanda }
    .tips = välj en av dem med `--type`
U12-husstil = det finns flera husstilar: { $kanda }
    .tips = välj en av dem med `--house`, eller en gång för alla med miljövariabeln `UTLATANDE_HUSSTIL`
U13 = det som ligger i `{ $mapp }`, även `granskning.txt`, är från ett tidigare bygge, av ärendet som det var då
    .tips = rätta felen och bygg igen; vad som hindrade bygget ligger där i `{ $fil }`
    .tips-utan-fil = rätta felen och bygg igen; vad som hindrade bygget kunde inte läggas där
U14-varde = `{ $varde }` går inte att använda för `{ $argument }`
    .tips = skriv { $form }
    .tips-utan-form = `{ $hjalp }` visar vad som kan anges
U14-val = `{ $varde }` går inte att använda för `{ $argument }`
    .tips = skriv `{ $forslag }`; de som finns är { $kanda }
    .tips-utan-forslag = skriv något av { $kanda }
U14-utan-varde = `{ $argument }` saknar värde
    .tips = skriv värdet efter ett mellanslag; `{ $hjalp }` visar vad som kan anges
U14-med-varde = `{ $argument }` tar inget värde
    .tips = ta bort `{ $varde }`
U14-okand = `{ $namn }` är okänt på kommandoraden
    .tips = skriv `{ $forslag }`, eller ta bort det; `{ $hjalp }` visar vad som kan anges
    .tips-utan-forslag = { $slag ->
        [flagga] ta bort det
       *[ord] ta bort det, eller sätt citattecken runt ett namn med mellanslag
    }; `{ $hjalp }` visar vad som kan anges
U14-dubbel = `{ $argument }` anges mer än en gång
    .tips = behåll en av dem
U14-saknas = det saknas `{ $argument }`
    .tips = så skrivs kommandot: `{ $bruk }`
U14-ihop = `{ $annat }` anges utan `{ $argument }`
    .tips = de hör ihop: ange båda eller inget av dem
U14-kommando = kommandot `{ $namn }` finns inte
    .tips = skriv `{ $forslag }`; de som finns är { $kanda }
    .tips-utan-forslag = de som finns är { $kanda }
U14-inget-kommando = kommandot saknas
    .tips = skriv något av { $kanda }
U14-utf8 = kommandoraden har tecken som inte är UTF-8
    .tips = skriv namnet på nytt med tangentbordet
U14 = kommandoraden går inte att förstå
    .tips = `{ $hjalp }` visar hur kommandot skrivs
U16 = det som byggs skulle hamna i `{ $mapp }`, som ligger i ärendet `{ $arende }`
    .tips = skriv `--output { $forslag }`, eller en annan mapp utanför ärendet
    .tips-utan-forslag = ange en mapp utanför ärendet med `--output`
U17 = det som byggs skulle hamna i `{ $mapp }`, som har ärenden i sig
    .tips = skriv `--output { $forslag }`, eller en annan mapp för bara det som byggs
    .tips-utan-forslag = ange en mapp för bara det som byggs med `--output`
U15 = { $slag ->
        [full] allt kunde inte skrivas: disken är full
       *[annat] allt kunde inte skrivas: { $orsak }
    }
    .tips = det som skrevs är avklippt och går inte att använda; frigör utrymme eller skriv till en annan plats, och kör igen
U18 = det som ligger i `{ $mapp }` är ett annat ärendes, `{ $annat }`, och lämnas som det är
    .tips = bygg `{ $eget }` till en annan plats med `--output`, eller ge ärendets mapp ett annat namn; är det samma ärende, vars nummer har rättats, ta bort eller flytta `{ $mapp }` och bygg igen
U18-utkast = i `{ $mapp }` ligger det som har byggts av ett annat utkast utan ärendenummer, vars mapp heter likadant
    .tips = är det ett annat ärende, ge din mapp ett annat namn eller ange en annan plats med `--output`; är det samma, flytta eller ta bort det som ligger där
U19-gammal = `{ $fil }` är byggd med 0.1.0 eller en annan tidigare version av programmet (format { $format })
    .tips = bygg om ärendet med `utlatande build`
U19-ny = `{ $fil }` är byggd med en senare version av programmet (format { $format })
    .tips = använd den versionen, som står i `manifest.toml`
U19-annat = `{ $fil }` är inte vad `utlatande build` skrev: { $orsak }
    .tips = bygg om ärendet med `utlatande build`

## B: archiving
B01 = ärendet är ett utkast, och bara slutliga ärenden arkiveras
    .tips = ändra status till `slutlig` eller `antagen` när ärendet är klart, och kör `utlatande check`
B02 = arkivet behöver veta `{ $nyckel }`, som varken ärendet eller husstilen anger
    .tips = lägg till `{ $nyckel }` under `[arkiv]` i `arende.toml`, eller i `{ $fil }` om det gäller alla ärenden
B03 = paketet skulle dateras { $datum }, men { $slag ->
        [beslut] ärendet beslutades { $dag }
       *[utfardat] ärendet utfärdades { $dag }
    }
    .tips = ange en dag med `--date` som inte är före { $dag }
B03-utanfor = paketet kan inte dateras { $datum }: en zip-fil kan bara ha dagar från { $fran } till { $till }
    .tips = ange en annan dag med `--date`
B04 = den bifogade filen `{ $fil }` är inte PDF/A, och går kanske inte att läsa i framtiden
    .tips = spara den som PDF/A i programmet som gjorde den, eller förklara under `[[undantag]]` med `kod = "B04"` varför den ska arkiveras som den är
B05 = `{ $fil }` anger `{ $varde }` i sina egenskaper ({ $falt })
    .tips = ta bort uppgiften (i Excel: Arkiv, Info, Kontrollera dokument; i LibreOffice: Arkiv, Egenskaper; en PDF sparas om utan författare), eller förklara under `[[undantag]]` med `kod = "B05"` varför den får stå kvar
B06 = bladet `{ $blad }` har en kommentar
    .tips = ta bort kommentaren, eller förklara under `[[undantag]]` med `kod = "B06"` varför den ska arkiveras
B07 = bladet `{ $blad }` är dolt
    .tips = visa eller ta bort bladet, eller förklara under `[[undantag]]` med `kod = "B07"` varför det ska arkiveras dolt
B08 = `{ $fil }` har kvar en sökväg från datorn som den sparades på: `{ $varde }`
    .tips = ta bort den (i Excel: Arkiv, Info, Kontrollera dokument), eller förklara under `[[undantag]]` med `kod = "B08"` varför den får stå kvar
B09 = { $slag ->
        [lika] `{ $fil }` och `{ $annan }` skiljer sig bara åt i stora och små bokstäver eller i hur tecken lagras, och är samma fil på vissa diskar
        [upptaget] `{ $fil }` har ett namn som Windows använder till annat
        [langd] `{ $fil }` har ett längre namn än diskar tar emot
        [nfc] `{ $fil }` har ett namn vars accenter är lagrade som egna tecken
        [procent] `{ $fil }` har ett procenttecken i namnet, och det läser inte alla program som kontrollerar arkivpaket likadant
       *[tecken] `{ $fil }` har ett tecken i namnet som inte alla system kan ha
    }
    .tips = byt namn på filen, och ändra där den anges
B10 = { $antal ->
        [1] sidan { $sidor } i `{ $fil }` har ingen text som programmet kan läsa, t.ex. för att den är skannad
       *[other] sidorna { $sidor } i `{ $fil }` har ingen text som programmet kan läsa, t.ex. för att de är skannade
    }
    .tips = se själv efter att där inte finns personnummer eller annat som inte ska arkiveras
B11 = programmet läser inte egenskaperna i `{ $fil }`
    .tips = se själv efter att där inte finns namn på personer, eller spara arbetsboken som .xlsx
B12 = `{ $nyckel }` är `{ $varde }`, som inte är ett organisationsnummer
    .tips = skriv tio siffror, t.ex. `212000-1355`
B13 = `{ $fil }` finns redan, med annat innehåll
    .tips = ange ett annat namn med `--output`, eller flytta filen; ett nytt paket som ersätter ett gammalt anges med `--replaces`

## V: verifying
V01 = paketet läses inte: { $slag ->
        [utanfor] namnet `{ $fil }` leder ut ur det
        [dubbel] namnet `{ $fil }` finns två gånger, eller skiljer sig bara åt i stora och små bokstäver eller i hur tecken lagras
        [lika] två av filerna i `{ $fil }` har samma namn
        [bade] `{ $fil }` är både en fil och en mapp
        [tecken] namnet `{ $fil }` har ett styrtecken
        [overlapp] filerna i `{ $fil }` ligger i varandra
        [motsagelse] förteckningen i `{ $fil }` säger något annat än det som står vid filerna
        [utover] i `{ $fil }` finns mer än filerna i förteckningen: före, mellan eller efter dem
        [bomb] filerna i `{ $fil }` är mer än hundra gånger så stora uppackade, eller mer än programmet läser
        [kryptering] `{ $fil }` är krypterad
        [metod] `{ $fil }` är packad på ett annat sätt än programmet läser
        [lank] `{ $fil }` är en länk eller något annat som inte är en fil
        [antal] det har fler filer än programmet läser
        [storlek] dess filer är tillsammans större än programmet läser
        [namn] ett filnamn är inte text
       *[packning] `{ $fil }` går inte att packa upp
    }
    .tips = hämta paketet på nytt där det kommer ifrån; programmet har inte skrivit någon av dess filer
V02 = här finns varken ett omslag (`bagit.txt`) eller en innehållsförteckning (`METS.xml`, kravet CSIPSTR4)
    .tips = ange paketets zip-fil eller mapp, en mapp med det som har byggts, eller en PDF
V02-arende = det här är ett ärende, och inget paket
    .tips = granska ärendet med `utlatande check`; ange här paketet som `utlatande archive` har gjort av det, eller mappen med det som `utlatande build` har byggt
V03 = omslaget följer inte BagIt: { $slag ->
        [deklaration] `bagit.txt` saknas eller är en annan än den ska vara
        [lista] det har ingen förteckning över filerna i `data/`
        [oxum] antalet filer eller byte i `bag-info.txt` stämmer inte
       *[rad] en rad i förteckningen går inte att läsa
    }
    .tips = hämta paketet på nytt där det kommer ifrån
V04 = `{ $lista }` tar upp `{ $fil }` två gånger
    .tips = hämta paketet på nytt där det kommer ifrån
V05 = `{ $fil }` finns inte, men tas upp i `{ $lista }`
    .tips = hämta paketet på nytt där det kommer ifrån: filen har tagits bort
V06 = `{ $fil }` är inte den fil som `{ $lista }` anger
    .tips = hämta paketet på nytt där det kommer ifrån: filen har ändrats
V07 = `{ $fil }` tas inte upp i `{ $lista }`
    .tips = hämta paketet på nytt där det kommer ifrån: filen har lagts till
V08 = `{ $fil }` läses inte: { $slag ->
        [dtd] den har en dokumenttyp, som kan definiera egna entiteter
        [storlek] den har fler element än programmet läser
       *[xml] den är ingen giltig XML
    }
    .tips = hämta paketet på nytt där det kommer ifrån
V09 = kravet { $krav } är inte uppfyllt: `{ $vad }`
    .tips = kraven står i specifikationerna CSIP och SIP på dilcis.eu; rätta paketet där det görs
V10 = { $krav ->
        [inget] länken `{ $lank }` leder ingenstans, eller till flera
       *[krav] länken `{ $lank }` leder ingenstans, eller till flera (kravet { $krav })
    }
    .tips = hämta paketet på nytt där det kommer ifrån
V11 = `{ $fil }` tas inte upp i någon `METS.xml`
    .tips = hämta paketet på nytt där det kommer ifrån: filen har lagts till
V12 = byggets nummer i `{ $fil }` är inte kontrollsumman av det som manifestet räknar upp
    .tips = hämta paketet på nytt där det kommer ifrån: något av det som handlingarna är gjorda av har bytts ut
V13 = `{ $fil }` anger { $falt } `{ $varde }`, men ska ange `{ $vantat }`
    .tips = hämta filen på nytt där den kommer ifrån: den har bytts ut
V14 = `{ $fil }` anger { $falt } `{ $varde }`, men ärendet har `{ $vantat }`
    .tips = hämta paketet på nytt där det kommer ifrån
V15 = `{ $fil }` har samma text som den som görs ur paketet, men är inte exakt samma fil
    .tips = jämför sidorna: texten är densamma, men utseende eller egenskaper skiljer sig
V16 = { $plats ->
        [0] `{ $fil }` är inte den som görs ur paketet
       *[annan] `{ $fil }` är inte den som görs ur paketet: vid { $plats } står `{ $varde }`, och ska stå `{ $vantat }`
    }
    .tips = hämta paketet på nytt där det kommer ifrån: filen, eller något av det som den är gjord av, har ändrats
V17 = `{ $fil }` görs inte ur paketet
    .tips = hämta paketet på nytt där det kommer ifrån: filen har lagts till
V18 = `{ $fil }` görs ur paketet, men finns inte i det
    .tips = hämta paketet på nytt där det kommer ifrån: filen har tagits bort
V19 = handlingarna kan inte göras om ur paketet
    .tips = det som hindrar står i de andra anmärkningarna; är det inget fel på paketet är det ett fel i programmet
V20 = paketets mallar är inte programmets egna, och handlingarna kunde inte göras om med dem: { $slag ->
        [system] på det här systemet kan programmet inte begränsa hur mycket minne de tar
        [start] en begränsad process kunde inte startas
       *[granser] det tog mer minne eller tid än det får, eller avbröts
    }
    .tips = litar du på den som har gjort paketet lägger du till `--trust-templates`
V21 = `{ $fil }` är inte den som ärendet ger nu
    .tips = ärendet, mallarna eller programmet har ändrats sedan filen skrevs, eller så är filen ett annat ärendes
V22 = `{ $fil }` har inget byggnummer, och är inte gjord av det här programmet
    .tips = en PDF som programmet har gjort har numret bland sina nyckelord

## K: what explain is asked
K01 = `{ $vad }` är inte känt i ärendet och står inte på någon sida
    .tips = skriv `{ $forslag }`, eller ord som de står på en sida
    .tips-utan-forslag = skriv en uppgifts namn, en cell (`Blad!C7`), en rad (`arende.toml:12`) eller ord som de står på en sida
K01-sida = `{ $vad }` står inte på sida { $nummer }, men på sida { $sida } i `{ $dokument }`
    .tips = ange sida { $sida }, eller fråga utan sida
K01-rad = `{ $fil }` har { $rader } rader
    .tips = ange en rad mellan 1 och { $rader }
K01-tom-rad = raden `{ $vad }` är tom, eller bara en kommentar
    .tips = ange en rad med en nyckel eller text
K01-utan-text = raden `{ $vad }` är av en fil som ingen text på sidorna kommer från: den styr hur sidorna ser ut eller vad som granskas
    .tips = ange en rad i ärendets egna filer, i `husstil.toml`, `arendetyp.toml` eller `sprak.toml`, eller i en mall (`.j2`)
K01-fil = ärendet har ingen fil `{ $fil }`
    .tips = skriv `{ $forslag }`; ärendets filer är { $kanda }
    .tips-utan-forslag = ange en av ärendets filer: { $kanda }
K01-hel-fil = `{ $fil }` är en hel fil; det som står på sidorna kommer från ställen i den
    .tips = skriv en cell i något av bladen { $blad }, som `Blad!C7`
    .tips-utan-blad = skriv en rad i den, som `{ $fil }:12`
K01-cell = bladet `{ $blad }` slutar vid { $sista }
    .tips = ange en cell mellan A1 och { $sista }
K01-tom-cell = `{ $vad }` är tom, eller i en kolumn som inte läses
    .tips = ange en ifylld cell i en kolumn som ärendetypen känner
K01-blad = ärendet läser inget blad `{ $blad }`
    .tips = skriv `{ $forslag }`; bladen är { $kanda }
    .tips-utan-forslag = ange ett av bladen: { $kanda }
K06 = `{ $arende }` är ett ärende, men vad som ska förklaras saknas
    .tips = skriv efter det ett värde, en cell som `Blad!B2`, en rad som `arende.toml:27` eller ord ur ett dokument inom citattecken
K02 = ärendet har inget dokument `{ $namn }`
    .tips = skriv `--document { $forslag }`; de som finns är { $kanda }
    .tips-utan-forslag = ange något av { $kanda }
K03 = det finns ingen sida { $nummer }
    .tips = ange en sida mellan 1 och { $sidor }; varje dokuments sidor räknas för sig
K04 = `{ $fil }` kan inte läsas: { $orsak }
    .tips = bygg ärendet igen, eller fråga med ärendets egen mapp
K05 = `{ $mapp }` saknar `{ $fil }`, som säger var allt på sidorna kommer ifrån
    .tips = bygg ärendet igen med den här versionen, eller fråga med ärendets egen mapp

## The console's own phrases
internt-fel = internt fel, rapportera det gärna: { $orsak }
fel = fel
varning = varning
tips = tips
plats-cell = { $fil }, blad "{ $blad }", cell { $celler }
plats-celler = { $fil }, blad "{ $blad }", celler { $celler }
inte-ifyllt = de här värdena är inte ifyllda
inte-skrivet = de här bedömningarna är inte skrivna
skrev = skrev { $fil }
skrev-sidor = { $sidor ->
        [one] skrev { $fil } ({ $sidor } sida)
       *[other] skrev { $fil } ({ $sidor } sidor)
    }
nytt-arende = fyll i filerna; `utlatande check { $fil }` visar vad som återstår, och `utlatande build { $fil }` gör ett utkast
nasta-arende = { $fragor ->
        [one] { $antal } uppgifter att ändra eller bekräfta, { $fragor } fråga att besvara; gå igenom `overtaget.toml`, och `utlatande check { $fil }` visar vad som återstår
       *[other] { $antal } uppgifter att ändra eller bekräfta, { $fragor } frågor att besvara; gå igenom `overtaget.toml`, och `utlatande check { $fil }` visar vad som återstår
    }
nasta-mandatperioder = perioden { $period } ligger i { $perioder }
nasta-senast = uppföljningen ska enligt det antagna dokumentet göras senast { $datum }
nasta-senast-utan-dokument = uppföljningen ska göras senast { $datum }
uppfoljning-om = { $dagar ->
        [one] om { $dagar } dag
       *[other] om { $dagar } dagar
    }
uppfoljning-sen = { $dagar ->
        [one] försenad { $dagar } dag
       *[other] försenad { $dagar } dagar
    }
uppfoljning-okand = ärendet säger inte när
uppfoljning-pagar = ärendet är inte antaget
antal-fel = { $antal } fel
antal-varningar = { $antal ->
        [one] { $antal } varning
       *[other] { $antal } varningar
    }
granskning-antal = Granskning: { $summa }
granskning-tom = Inga anmärkningar.
granskning-inte-byggt = Ärendet kunde inte byggas. De andra filerna här är från ett tidigare bygge, av ärendet som det var då.

## The help of the command line
bruk = Användning:
kommandon = Kommandon
argument = Argument
flaggor = Flaggor
bruk-kommando = KOMMANDO
bruk-flaggor = FLAGGOR
forval = [förval: { $varde }]
varden = [möjliga värden: { $kanda }]
varden-rubrik = Möjliga värden:

## Reasons of the system and of libraries, as `orsak` of other messages
orsak-saknas = det finns inte
orsak-rattighet = det är inte tillåtet
orsak-finns = det finns redan
orsak-ingen-mapp = det är ingen mapp
orsak-mapp = det är en mapp
orsak-inte-tom = mappen är inte tom
orsak-skrivskyddad = disken är skrivskyddad
orsak-full = disken är full
orsak-for-stor = filen är större än disken tillåter
orsak-upptagen = ett annat program använder det
orsak-namn = namnet är för långt, eller har tecken som inte får stå i det
orsak-lankar = länkarna leder runt i en cirkel
orsak-oppna = för många filer är öppna
orsak-disk = disken svarar inte
orsak-tid = det tar för lång tid
orsak-avbruten = det avbröts
orsak-kan-inte = disken klarar inte det
orsak-minne = minnet räcker inte
orsak-data = innehållet är skadat
orsak-nummer = systemets felnummer { $varde }
orsak-okand = orsaken är okänd
orsak-nyckel-saknas = nyckeln `{ $varde }` saknas
orsak-nyckel-saknas-exempel = nyckeln `{ $varde }` saknas; i programmets egna mallar står `{ $exempel }`
orsak-nyckel-okand = nyckeln `{ $varde }` är okänd
orsak-nyckel-dubbel = nyckeln `{ $varde }` finns redan
orsak-inte-av-dessa = `{ $varde }` är inget av de värden som kan stå där
orsak-typ = värdet är av fel typ{ $varde ->
        [text] ; här ska stå en text inom citattecken
        [lista] ; här ska stå en lista, `[…]`
        [tabell] ; här ska stå en tabell, `{"{"} … {"}"}`
        [sanning] ; här ska stå `true` eller `false`
        [heltal] ; här ska stå ett heltal utan citattecken
        [tal] ; här ska stå ett tal utan citattecken
       *[annat] {""}
    }
orsak-varde = värdet går inte att använda
orsak-toml = raden följer inte TOML
orsak-syntax = det är felskrivet
orsak-langd = det är längre än { $varde } byte
orsak-namn-okant = namnet `{ $varde }` är okänt
orsak-namn-nara = namnet `{ $varde }` är okänt; menas `{ $narmast }`?
orsak-ram-saknas = ramen `[ram.{ $varde }]` finns varken i ärendetypens `arendetyp.toml` eller i `{ $husstil }/husstil.toml`; skriv den i någon av dem, eller ge dokumentet en annan
orsak-avsnitt-saknas = ramen `{ $varde }` har inget avsnitt med `slag = "{ $slag }"`, och { $slag ->
        [bilagor] ärendets bilagor
        [beslut] beslutspunkterna
       *[underskrifter] undertecknarna
    } skulle inte stå någonstans; lägg till ett avsnitt
orsak-flera = { $forsta } och { $sista }
orsak-avsnitt-villkor = avsnittet med `slag = "{ $slag }"` ska stå i varje ärende, och kan inte ha något `visas_om`; ta bort villkoret
orsak-avsnitt-utan-verkan = `slag = "{ $slag }"` fylls i bara i ramen för det dokument som lägger fram ärendet, inte i en bilagas
orsak-anrop-okant = ett filter, ett test eller en funktion är okänd
orsak-utan-varde = ett namn har inget värde
orsak-argument = det står för många eller för få argument
orsak-rakning = värdena går inte att räkna med så
orsak-sanning = `{ $varde }` är varken sant eller falskt
orsak-heltal = `{ $varde }` är inget heltal
orsak-mappens-namn = namnet ska vara mappens, `{ $varde }`
orsak-typens-varde = `{ $varde }` är inget värde av den typ som anges
orsak-datum = `{ $varde }` är inget datum
orsak-period = det är ingen period av år
orsak-inget-fore = det står inget före `{ $varde }`
orsak-ingen-text = bara text, tal, sanningsvärden och märkning kan skrivas ut
orsak-avsnitt-i-ramen = dokumentets ram har redan ett avsnitt med nyckeln `{ $varde }`; ge det egna avsnittet en annan `nyckel`
orsak-inget-namn = `{ $varde }` kan inte vara ett namn; ett namn har bara bokstäverna a–z, siffror och `_`, och börjar inte med en siffra
orsak-namn-upptaget = `{ $varde }` betyder något annat i uttryck; ge tabellen ett annat namn
orsak-ingen-kod = `{ $varde }` kan inte vara en kod; skriv bokstäver och siffror utan mellanslag, till exempel `AB01`
orsak-inget-blad = ett blad kan inte heta `{ $varde }`; namnet har högst 31 tecken, inget av `[ ] : * ? / \`, och ingen apostrof först eller sist
orsak-uppgift-och-grupp = `{ $varde }` är både en uppgift och en grupp av uppgifter
orsak-grupp-som-varde = `{ $varde }` är en grupp av uppgifter och inget värde; skriv en av dem
orsak-tom-text = `{ $varde }` har ingen text; fyll i den, eller ta bort nyckeln om den inte måste finnas
orsak-nyckel-utan-verkan-typ = `{ $varde }` har ingen verkan när `typ` är `{ $typ }`
orsak-namn-dubbelt = `{ $varde }` finns två gånger
orsak-summa = `{ $varde }` är inget som går att summera
orsak-fri-kolumn = `{ $varde }` kan inte stå över kolumnerna i en korstabell; där kan val, år, månad, heltal och ja eller nej stå
orsak-enheter = figuren blandar enheter: { $varde }
orsak-enheter-raknas = tal av olika enheter läggs ihop eller jämförs: { $varde }
orsak-typer-jamfors = värden av olika typer jämförs: { $varde }
orsak-sanning-jamfors = ett värde av typen janej jämförs med `{ $varde }`; skriv bara namnet, eller `not` före det
orsak-nyckel-utan-verkan = `{ $varde }` har ingen verkan i en sammanställning av det slaget
orsak-nyckel-utan-verkan-bredvid = `{ $varde }` har ingen verkan bredvid `{ $annan }`; ta bort den ena
orsak-nyckel-utan-verkan-utan = `{ $varde }` har ingen verkan utan `{ $annan }`
orsak-rubriker-over = det är { $antal } rubriker, men bara { $kolumner } kolumner
orsak-typ-passar-inte = `{ $varde }` har typen `{ $typ }`; typer som går här: { $behovs }
orsak-inte-skrivbart = `{ $varde }` kan inte stå i en cell: den har ingen text, eller mellanslag före eller efter
orsak-inget-tal = `{ $varde }` är inget tal
orsak-inget-villkor = { $slag ->
        [tal] `{ $varde }` är ett tal och varken sant eller falskt; jämför det, till exempel `{ $varde } > 0`
        [text] `{ $varde }` är en text och varken sant eller falskt; jämför den med ett värde, eller skriv `{ $varde } is not none`
        [datum] `{ $varde }` är ett datum eller en månad och varken sant eller falskt; jämför med en annan dag, eller skriv `{ $varde } is not none`
       *[rader] `{ $varde }` är flera värden och varken sant eller falskt; skriv till exempel `{ $varde } | length > 0`
    }
orsak-annan-typ = uttrycket ger { $slag ->
        [tal] ett tal
        [text] en text
        [datum] ett datum eller en månad
        [sanning] sant eller falskt
        [rader] flera värden
        [belopp] ett belopp
        [andel] en andel
       *[ar] ett årtal
    }, men typen är `{ $typ }`; ändra `typ` eller uttrycket
orsak-ar-raknas = `{ $varde }` är ett årtal, som inte går att multiplicera, dela eller ta del av; antalet år mellan två årtal är det ena minus det andra
orsak-kolumn-saknas = `{ $varde }` behöver en kolumn efter en tabell; skriv dess namn, så här: `{ $varde }('kolumn')`
orsak-inga-rader = `{ $filter }` går igenom rader eller en lista, och `{ $varde }` är ingetdera; skriv namnet på en tabell där
orsak-flera-varden = `{ $varde }` är flera värden; skriv en av dess kolumner, eller ett tal som räknas på dem
orsak-kolumn-for = `{ $varde }` frågar när varje rad gäller, och tabellen har ingen kolumn `{ $kolumn }`; den behöver `fran` och `till`
orsak-argument-for = `{ $varde }` har för många eller för få värden inom parentes; `templates/README.md` visar hur det skrivs
orsak-sig-sjalv = `{ $varde }` står för sig självt och har ingen verkan; skriv ett annat namn, eller ta bort nyckeln
orsak-var-for-sig = `{ $varde }` och `{ $annan }` står inte bredvid varandra; de ska vara två uppgifter, eller två kolumner i samma tabell
orsak-bara-siffra = varje siffra skulle vara den som menas; skriv orden runt den, eller `sammanhang`
orsak-term-fel-och-ratt = `{ $varde }` är både hur det skrivs och hur det inte skrivs; ta bort det ena
orsak-aldrig-lika = `{ $varde }` är aldrig lika med `{ $annan }`, så inga rader skulle visas
orsak-andra-varden = `{ $varde }` har värdena i `{ $kalla }` och är aldrig lika med `{ $annan }`, så inga rader skulle visas
orsak-en-kolumn = en punktlista visar en enda kolumn
orsak-monster = ett mönster är felskrivet
orsak-kod-upptagen = `{ $varde }` är redan en av programmets egna koder; ge regeln en annan, till exempel med två bokstäver före siffrorna
orsak-utan-siffra = i `{ $varde }` ska `{"{}"}` stå en gång, där siffran står
orsak-exempel = exemplet `{ $varde }` stämmer inte med mönstret
orsak-hanvisning = en hänvisning kan inte stå här; texten visas som den är
orsak-typsnitt = `{ $varde }` är inget typsnitt
orsak-familjer = typsnittsfamiljen finns inte; de som finns är { $varde }

## G01: bilagor
G01-okand = `bilaga { $nummer }` finns inte: ärendet har { $antal ->
        [0] inga bilagor
        [one] en bilaga
       *[other] { $antal } bilagor
    }
    .tips = rätta numret, helst genom att skriva `{"{{"} bilaga.<namn> {"}}"}`, eller lägg till bilagan under [[bilagor]]
G01-onamnd = bilaga { $nummer } (`{ $namn }`) nämns inte i ärendets text
    .tips = nämn den med `{"{{"} bilaga.{ $namn } {"}}"}` där den hör hemma, eller ta bort den ur listan

## G02: decision points
G02-form = beslutspunkten slutar med `{ $slut }`, som inte är en beslutsformel
    .tips = låt punkten sluta med det som beslutas: { $exempel } …; fler formler kan läggas till i husstilen
G02-borjan = beslutspunkten börjar med `{ $borjan }`, och inte som husets beslutspunkter
    .tips = låt punkten börja med { $form ->
        [att] det som beslutas
       *[subjekt] organet och vad det beslutar
    }: { $exempel } …; fler ord kan läggas till i husstilen
G02-flera = beslutspunkten har { $antal } beslut: först `{ $forsta }`, sist `{ $sista }`
    .tips = dela den i en punkt för varje beslut

## G03: the repealed document
G03-bilaga = ett dokument upphävs, men `{ $namn }` är ingen bilaga
    .tips = lägg till dokumentet under [[bilagor]], eller ta bort beslutspunkten
G03-datum = det dokument som upphävs är beslutat { $datum }, efter att ärendet utfärdades ({ $utfardat })
    .tips = rätta det ena datumet
G03-saknas = ingen beslutspunkt upphäver `{ $titel }`
    .tips = lägg till en beslutspunkt med dokumentets titel och "{ $ord }", eller ta bort bilagan
G03-annat = beslutspunkten upphäver något annat än `{ $titel }`
    .tips = skriv dokumentets hela titel, `{"{{"} dokument.<namn>.titel {"}}"}`

## G04: titles
G04-variant = `{ $variant }` är inte dokumentets titel `{ $titel }`
    .tips = skriv `{"{{"} dokument.{ $namn }.titel {"}}"}`, eller skriv så att det inte liknar en titel
G04-forslag = `{ $titel }` kallas förslag men är antaget
    .tips = ta bort "förslag till"
G04-titel = titeln `{ $titel }` börjar med `{ $fras }`
    .tips = ta bort orden ur titeln; programmet sätter dit dem så länge dokumentet är ett förslag
G04-beslut = beslutspunkten antar bilaga { $nummer } utan dess titel `{ $titel }`
    .tips = inled punkten med `{"{{"} dokument.{ $namn }.titel {"}}"}`

## G05: dokumentsort
G05-okand = `{ $dokumentsort }` är ingen av de dokumentsorter som mallarna känner
    .tips = skriv någon av { $kanda }; en ny läggs till under `dokumentsorter` i språkets `granskning.toml`
G05-titel = titeln säger `{ $ord }`, men dokumentsorten är { $dokumentsort }
    .tips = skriv `{ $ratt }` som dokumentsort om det är vad dokumentet är; är dokumentsorten riktig, skriv { $dokumentsort } i titel, rubriker och text
G05-rubrik = rubriken `{ $text }` säger `{ $ord }`, men dokumentsorten är { $dokumentsort }
    .tips = ge avsnittet en egen rubrik med rätt dokumentsort, eller rätta dokumentsorten
G05-text = dokumentet kallar sig `{ $ord }`, men dokumentsorten är { $dokumentsort }
    .tips = skriv { $dokumentsort } i rätt form; avses ett annat dokument, skriv vilket

## G06: texts from before
G06-senare = en text beslutad { $datum } nämner `{ $text }`, som är senare
    .tips = kontrollera mot originalet; är texten reviderad, ange det på försättsbladet (senast_reviderad)
G06-titel = en text beslutad { $datum } hänvisar till `{ $text }`, som gäller först senare
    .tips = kontrollera mot originalet; fanns hänvisningen där, förklara den i avsnittet ("under framtagande")

## G16: references to sections
G16-okant = avsnittet `{ $avsnitt }` finns inte; närmast är `{ $narmast }`
    .tips = rätta rubriken, helst genom att skriva `{"{{"} avsnitt.<dokument>.<avsnitt> {"}}"}`
G16-utan = `{ $text }` utan att något avsnitt anges
    .tips = ange avsnittet i meningen: avsnittet "{"{{"} avsnitt.{ $namn }.<avsnitt> {"}}"}"

## G17: sections
G17-tomt = avsnittet `{ $rubrik }` är tomt
    .tips = skriv avsnittets text (`{ $nyckel }`)
G17-underrubrik = det står inget under rubriken `{ $rubrik }`
    .tips = skriv text under rubriken, eller ta bort den
G17-rubrik = rubriken `{ $rubrik }` står i stället för den som ramen kräver, `{ $ramens }`
    .tips = ta bort `rubrik` ur avsnittet `{ $nyckel }`
G17-dubbel = rubriken `{ $rubrik }` står två gånger i dokumentet
    .tips = ge den ena en annan lydelse

## G18: dimensions
G18-tom = `{ $rubrik }` har ingen text
    .tips = skriv bedömningen, eller ta bort avsnittet `{ $nyckel }`; då sätts husets fras dit
G18-bade = `{ $rubrik }` har både text och frasen om att inget finns att säga
    .tips = ta bort frasen, eller ta bort avsnittet `{ $nyckel }`; då sätts frasen dit ensam
G18-fras = `{ $rubrik }` säger med andra ord än husets att inget finns att säga
    .tips = ta bort avsnittet `{ $nyckel }`; då sätts frasen dit: { $fras }
## G23–G25: terms, language, safety
G12 = `{ $varde }` är inte tillåtet (kolumnen `{ $kolumn }`)
    .tips = skriv något av: { $tillatna }
    .tips-utan-tillatna = fyll i bladet som värdena hämtas från: det har inga än
G12-saknas = `{ $varde }` står på { $antal } rader, men finns inte i kolumnen `{ $kolumn }` i bladet `{ $blad }`
    .tips = är det `{ $forslag }` i bladet `{ $blad }` som är fel, skriv `{ $varde }` där; annars skriv `{ $forslag }` på raderna
    .tips-utan-forslag = är ett värde i bladet `{ $blad }` fel, rätta det där, eller lägg till det som saknas; annars rätta raderna
G23-term = `{ $text }` ska heta `{ $skrivs }`
    .tips = skriv `{ $skrivs }`
G23-namn = `{ $text }` liknar det kända namnet `{ $namn }` men är stavat på annat sätt
    .tips = skriv `{ $namn }`; är det ett annat namn, lägg till det under `[[termer]]` i arende.toml
G23-organ = `{ $text }` liknar `{ $namn }` men heter något annat
    .tips = skriv `{ $namn }`, om det är det som menas
G23-annan = `{ $forkortning }` står för { $namn }, men förklaras här på annat sätt
    .tips = skriv `{ $namn } ({ $forkortning })`, eller rätta förkortningen
G23-odefinierad = förkortningen `{ $forkortning }` förklaras aldrig i dokumentet
    .tips = skriv `{ $namn } ({ $forkortning })` första gången
    .tips-utan-namn = skriv hela namnet med förkortningen inom parentes första gången; är det ett namn och ingen förkortning, lägg till det under `[[termer]]` i arende.toml
G23-for-sent = förkortningen `{ $forkortning }` används innan den förklaras
    .tips = flytta förklaringen `{ $namn } ({ $forkortning })` till första gången
    .tips-utan-namn = flytta förklaringen till första gången, eller skriv hela namnet där
G23-dubbelt = förkortningen `{ $forkortning }` förklaras två gånger i dokumentet
    .tips = behåll den första förklaringen, och skriv bara `{ $forkortning }` därefter
G24-mening = meningen `{ $text }` står två gånger i dokumentet
    .tips = ta bort den ena; en textmodul som står två gånger räcker det att hänvisa till en gång
G24-punkt = stycket slutar utan punkt: `{ $text }`
    .tips = sätt punkt, eller kolon före en lista; är raden en rubrik, skriv den med `###`
G24-intervall = `{ $text }` är ett intervall med fel streck
    .tips = skriv `{ $forslag }`, med tankstreck utan mellanslag
G24-tal = `{ $text }` är inte skrivet som tal ska skrivas
    .tips = skriv `{ $forslag }`
G24-tal-tva = `{ $text }` kan betyda `{ $tusental }` eller `{ $decimaltal }`
    .tips = skriv `{ $tusental }` om tusental menas, annars `{ $decimaltal }`
G24-ord = ordet `{ $text }` står två gånger i rad
    .tips = ta bort det ena
G24-mellanslag = det står flera mellanslag efter varandra vid `{ $text }`
    .tips = behåll ett mellanslag
G24-lista-punkt = somliga punkter i listan slutar med punkt, andra inte
    .tips = sätt punkt efter alla om de är hela meningar, annars efter ingen
G24-lista-bokstav = somliga punkter i listan börjar med stor bokstav, andra med liten
    .tips = börja alla på samma sätt
G25-glyf = tecknet `{ $tecken }` finns inte i typsnitten
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv ett annat tecken, eller säg samma sak i ord
G25-platshallare = `{ $text }` är en platshållare som står kvar
    .tips = skriv det som ska stå där, eller ta bort texten
G25-arendenummer = `{ $varde }` är inget ärendenummer
    .tips = skriv det som i diariet, till exempel `{ $exempel }`
G25-personnummer = ett personnummer eller samordningsnummer
    .tips = ta bort numret ur filen; personuppgifter hör inte hemma i ärendets underlag eller handlingar
G25-personnummer-pdf = { $antal ->
        [0] den bifogade filen `{ $fil }` har ett personnummer eller samordningsnummer i sina egenskaper, kommentarer eller fält
        [1] den bifogade filen `{ $fil }` har ett personnummer eller samordningsnummer på sidan { $sidor }
       *[other] den bifogade filen `{ $fil }` har personnummer eller samordningsnummer på sidorna { $sidor }
    }
    .tips = bifoga en fil där numret är borttaget, inte bara överstruket eller övertäckt: texten under går annars att läsa
G25-personnummer-namn = { $slag ->
        [mapp] namnet på ärendets mapp har ett personnummer eller samordningsnummer
       *[blad] namnet på bladet har ett personnummer eller samordningsnummer
    }
    .tips = ge { $slag ->
        [mapp] mappen
       *[blad] bladet
    } ett annat namn; namnet följer med i det som byggs
## Rules that are data
M04-regel = regeln `{ $namn }` kan inte prövas: { $orsak }
    .tips = rätta uttrycket i ärendetypen; regeln prövas inte förrän det är rätt

## N: waivers
N01 = undantaget har inget skäl
    .tips = skriv skälet i minst en hel mening, på minst 20 tecken och med punkt
N02 = undantaget från `{ $kod }` om `{ $om }` tystar ingen anmärkning
    .tips = ta bort undantaget, eller rätta vad det är om: en nyckel (`fakta.pris`), en cell (`Blad1!B14`) eller ord ur anmärkningen
N02-nara = undantaget från `{ $kod }` om `{ $om }` tystar ingen anmärkning, men det finns en om `{ $ratt }`
    .tips = skriv `om = "{ $ratt }"`; är det inte den anmärkningen, ta bort undantaget
N03 = det går inte att göra undantag från `{ $kod }`
    .tips = ta bort undantaget och rätta felet; typer, tecken och personnummer måste vara rätt
N04 = undantaget från `{ $kod }` om `{ $om }` passar på { $antal } olika anmärkningar
    .tips = peka ut en av dem: en cell (`Blad1!B14`), ett avsnitt eller ord ur anmärkningen; varje anmärkning behöver ett eget undantag
N05 = koden `{ $kod }` finns inte
    .tips = skriv någon av: { $kanda }
N05-undantag = koden `{ $kod }` finns inte
    .tips = skriv `{ $ratt }`
    .tips-utan-ratt = skriv koden som står inom hakparentes först i anmärkningen som undantaget gäller; det finns { $kanda }

## G09: the period
G09-ordning = perioden slutar { $till }, före sitt första år { $fran }
    .tips = rätta periodens första eller sista år
G09-utfardat = perioden slutar { $till }, efter att utlåtandet utfärdades { $utfardat }
    .tips = rätta periodens sista år, eller dagen då utlåtandet utfärdas
G09-ar = { $ar } hör till perioden enligt `{ $uppgift }`, men bladen har inga rader för året
    .tips = är perioden fel, rätta `{ $uppgift }`; annars lägg till årets rader
G09-motsager = `{ $text }` är inte perioden { $period }
    .tips = skriv `{ $referens }` i stället för åren

## G20: review of the proposal
G20-tid = `{ $dokument }` säger inte när dokumentet ska omprövas
    .tips = skriv en dag, ett år eller ett intervall under `{ $rad }` på försättsbladet eller i avsnittet `{ $avsnitt }`
G20-ansvar = `{ $dokument }` säger inte vem som är ansvarig
    .tips = skriv vem som är ansvarig under `{ $rad }` på försättsbladet eller i avsnittet `{ $avsnitt }`

## Rules and waivers, for people
granskning-undantag = Undantag: { $antal }
undantag = undantag
skal = skäl
regel = Regel
varfor = Varför
exempel-fel = Fälls
exempel-ratt = Rättat
niva-fel = fel
niva-varning = varning
niva-fel-varning = fel eller varning
regel-provas-inte = Regeln prövas inte i ärenden med husstilen `{ $husstil }`: orden som den läser finns inte på dess språk, `{ $sprak }`.
## G07: facts typed by hand
G07-lika = `{ $text }` är skrivet för hand, men är en uppgift som ärendet redan har
    .tips = skriv `{ $referens }` i stället
G07-motsager = `{ $text }` motsäger `{ $namn }`, som är `{ $kant }`
    .tips = skriv `{ $referens }`, eller rätta uppgiften
G07-annan = `{ $text }` motsäger `{ $namn }`, som är `{ $kant }`
    .tips = skriv `{ $referens }`; menas i stället `{ $annan }`, säg det i meningen och hänvisa dit

## G21: the register of steering documents
G21-okand = `{ $titel }` finns inte i registret över styrande dokument
    .tips = lägg till dokumentet i bladet `{ $blad }`, eller skriv titeln som den står där
G21-nastan = `{ $text }` är nästan titeln `{ $titel }` i registret över styrande dokument
    .tips = skriv titeln likadant på båda ställena; är det ett annat dokument, lägg till det i registret
G21-galler-inte = { $skal ->
        [ersatt] `{ $titel }` gäller inte: registret säger `{ $status }`
        [utgatt] `{ $titel }` gällde till och med { $ar }, före den dag då ärendet utfärdas ({ $utfardat })
       *[kommande] `{ $titel }` gäller först från { $ar }, efter den dag då ärendet utfärdas ({ $utfardat })
    }
    .tips = hänvisa till det dokument som gäller, eller rätta registret
G21-loper-ut = `{ $titel }` gäller till och med { $ar } och löper ut inom { $manader } månader från { $utfardat }
    .tips = hänvisa till efterträdaren, eller förklara i ett undantag varför hänvisningen ska stå kvar

## G22: laws and decisions in full
G22-nummer = `{ $text }` anger inte lagen i fullständig form
    .tips = skriv `lagen ({ $nummer }) om …`, eller lagens namn med numret efter: `kommunallagen (2017:725)`
G22-utan-nummer = `{ $text }` saknar lagens nummer
    .tips = skriv `lagen (åååå:nr) om …` första gången lagen nämns i dokumentet
G22-forkortning = lagen förkortas till `{ $text }`
    .tips = skriv lagens namn och nummer första gången, till exempel `kommunallagen (2017:725)`
G22-beslut = { $saknas ->
        [organ] beslutet `{ $text }` saknar organ
        [datum] beslutet `{ $text }` saknar datum
        [paragraf] beslutet `{ $text }` saknar paragraf
       *[form] beslutet `{ $text }` har datumet i ord
    }
    .tips = skriv organ, datum och paragraf: `kommunstyrelsen 2020-11-25 § 984`
G22-paragraf = `{ $text }` är inte skrivet som paragrafer skrivs
    .tips = skriv `{ $rattat }`
G22-forsta = lagen nämns utan nummer första gången: `{ $text }`
    .tips = skriv numret efter namnet: `({ $nummer })`
G26-nummer = { $lag } har inte numret { $text }
    .tips = skriv `({ $nummer })`, eller rätta namnet
G26-namn = `{ $text }` är nästan namnet på en lag
    .tips = skriv `{ $lag }`
G26-kapitel = `{ $text }` finns inte: { $lag } har { $antal } kapitel
    .tips = rätta kapitlet eller lagens namn
G26-annan = { $nummer } är { $lag }, inte `{ $text }`
    .tips = rätta namnet eller numret
G26-titel = lagen { $nummer } heter inte `{ $text }` utan `{ $titel }`
    .tips = rätta titeln eller numret
G27-oppen = `{ $text }` öppnas men stängs inte, eller tvärtom
    .tips = sätt ut det andra tecknet, eller ta bort det som är över
G27-citattecken = `{ $text }` har ett annat citattecken än handlingarna
    .tips = skriv `{ $forslag }`
G27-punkter = två skiljetecken står efter varandra: `{ $text }`
    .tips = låt ett av dem stå
G27-mellanslag = mellanslaget fattas eller står fel vid `{ $text }`
    .tips = skriv `{ $forslag }`
G27-versal = efter punkt börjar meningen med liten bokstav: `{ $text }`
    .tips = börja med stor bokstav, eller ta bort punkten
G27-streck = bindestreck står i stället för tankstreck: `{ $text }`
    .tips = skriv `–`, med mellanslag på båda sidor
G27-tal = `{ $text }` är inte skrivet som tal och klockslag ska skrivas
    .tips = skriv `{ $forslag }`
G27-dag = `{ $text }` är ingen dag
    .tips = rätta datumet
G27-veckodag = `{ $text }` är en { $dag }
    .tips = rätta veckodagen eller datumet
G27-framtid = `{ $text }` ligger efter { $utfardat }, när ärendet är utfärdat, men texten talar om det som något som har hänt
    .tips = rätta året, eller skriv i futurum
G27-telefon = `{ $text }` kan inte vara ett telefonnummer
    .tips = rätta numret
G27-epost = `{ $text }` kan inte vara en e-postadress
    .tips = rätta adressen; är det någon som nämns, skriv namnet utan `@`
G27-webb = `{ $text }` kan inte vara en webbadress
    .tips = rätta adressen; den börjar med `https://` eller `www.` och har punkter mellan sina led
G27-epost-nyckel = `{ $text }` är ingen e-postadress
    .tips = skriv `{ $forslag }`
    .tips-utan-forslag = skriv adressen, som `namn@example.se`
G28-antal = `{ $text }` stämmer inte med arbetsboken, som har { $antal } ({ $vad })
    .tips = rätta antalet, eller hänvisa till en uträknad uppgift
G28-belopp = `{ $text }` stämmer inte med arbetsboken, som har { $belopp } ({ $vad })
    .tips = rätta beloppet, eller hänvisa till en uträknad uppgift
G28-lista = texten anger { $angivet }, men det som räknas upp är { $antal }: `{ $text }`
    .tips = rätta antalet eller uppräkningen
G28-andel = `{ $text }` stämmer inte med talen i meningen, som ger { $ger }
    .tips = räkna om andelen, eller rätta talen
G28-riktning = `{ $text }` stämmer inte: beloppet går från { $fran } till { $till }
    .tips = byt ord, eller rätta beloppen
G28-datum = arbetsboken har ett annat datum för `{ $namn }`: { $datum }, inte `{ $text }`
    .tips = rätta datumet i texten eller i arbetsboken
G28-ar = `{ $text }` stämmer inte med { $period }, som är { $antal } år
    .tips = rätta antalet år eller perioden
G28-bak = `{ $text }` slutar innan det börjar
    .tips = rätta den första eller den sista tiden
G28-finns = `{ $text }` stämmer inte med arbetsboken: { $vad }
    .tips = rätta texten, eller bladet
G28-figur = texten talar om `{ $text }`, men handlingen numrerar inga tabeller och figurer
    .tips = skriv vilken tabell som avses med ord
G28-nedan = texten talar om `{ $text }`, men det följer { $slag ->
        [tabell] ingen tabell
       *[figur] inget diagram
    } i avsnittet
    .tips = hämta { $slag ->
        [tabell] tabellen med `{"{{"} sammanstallning.… {"}}"}`
       *[figur] diagrammet med `{"{{"} figur.… {"}}"}`
    } ensam i ett stycke under texten, eller skriv om meningen
G30-dubbla = { $antal } rader i följd står två gånger i bladet
    .tips = ta bort dem på det ena stället, eller skriv vad som skiljer dem
G30-dubbel = raden står två gånger i bladet: { $rad }
    .tips = ta bort den ena raden, eller skriv vad som skiljer dem
G30-lucka = bladet `{ $blad }` har ingen rad för { $rad } { $ar }, men för de andra åren i perioden
    .tips = { $antal ->
        [one] lägg till raden för { $ar }, med 0 om det inte fanns något
       *[other] lägg till raderna för { $ar }, med 0 om det inte fanns något
    }
G30-ar = bladet `{ $blad }` har två rader för { $rad } { $ar }, men ingen för { $ratt }{ $antal ->
        [one] {""}
       *[other] , och likadant för andra rader, { $antal } i allt
    }
    .tips = { $antal ->
        [one] rätta året på den ena av dem till { $ratt }
       *[other] rätta åren på raderna: har årtal dragits nedåt eller sorterats för sig, hämta tillbaka kolumnen ur en tidigare version av arbetsboken
    }
G30-storlek = { $varde } är av en annan storlek än de andra i kolumnen, som är omkring { $vanligt }
    .tips = kontrollera värdet: har det en nolla för mycket eller för litet, eller en annan enhet?
G30-tusental = kolumnen `{ $rubrik }` har som mest { $storst }, men `{ $annat }` har { $belopp }: är det ena i tusental kronor?
    .tips = skriv båda i kronor
G30-negativ = { $varde } är mindre än noll
    .tips = rätta värdet; en återbetalning får en egen post som säger det
G30-negativa = alla belopp i kolumnen `{ $rubrik }` är mindre än noll
    .tips = skriv kostnader utan minustecken; är det återbetalningar eller intäkter, låt raderna säga det
G30-artal = { $varde } ser ut som ett årtal i kolumnen { $rubrik }
    .tips = flytta det till rätt kolumn, eller rätta talet
G30-serie = { $ar } har två rader för { $rad }
    .tips = rätta året, eller vad det andra är, på den ena; är de två delar av samma sak, skriv summan på en rad
G30-kolumn = kolumnen `{ $kolumn }` har ändrats för sig: { $antal } rader i bladet `{ $blad }` säger nu samma som andra rader, och lika många saknas
    .tips = hämta tillbaka kolumnen ur en tidigare version av arbetsboken, eller rätta cellerna; markera alla kolumner när bladet ska sorteras
G30-sorterade = kolumnen `{ $kolumn }` i bladet `{ $blad }` står i storleksordning, men raderna inte: beloppen har sorterats för sig och står vid andra poster och år
    .tips = hämta tillbaka kolumnen ur en tidigare version av arbetsboken; markera alla kolumner när bladet ska sorteras
G30-tecken = { $ena } och { $andra } har olika tecken, och inget annat belopp är av samma slag
    .tips = rätta tecknet på det som är fel
G30-slut = tiden slutar ({ $till }) innan den börjar ({ $fran })
    .tips = rätta åren eller datumen
G30-titel = titelns år `{ $text }` stämmer inte med kolumnerna, som har { $fran }–{ $till }
    .tips = rätta titeln eller kolumnerna
G31-antas = ingen beslutspunkt antar det föreslagna dokumentet `{ $titel }`
    .tips = lägg till en punkt som antar det
G31-bilaga = beslutspunkten hänvisar till bilaga { $nummer }, men `{ $titel }` är bilaga { $ratt }
    .tips = hänvisa med `{ $referens }`
G31-ordning = beslutspunkten upphäver det som gäller innan någon punkt har antagit det nya
    .tips = sätt punkten som antar före den som upphäver
G31-organ = beslutspunkten nämner { $text }, men ärendet beslutas av { $organ }
    .tips = rätta organet i punkten eller under [beslut]
G32-ord = `{ $text }` verkar felstavat: jämför `{ $forslag }`
    .tips = rätta stavningen
G32-sarskrivet = `{ $text }` är särskrivet: jämför `{ $forslag }`
    .tips = skriv ihop ordet
G33-beslut = `{ $text }` är nästan beslutet `{ $annat }`, som ärendet har på annat ställe
    .tips = rätta det som är fel; är det två beslut, behöver inget ändras
G33-organ = beslutet är på annat ställe fattat av { $organ }, inte av `{ $text }`
    .tips = rätta organet på det ena stället
G33-dag = `{ $text }` är nästan { $datum }, som ärendet har (`{ $namn }`)
    .tips = rätta datumet, eller hänvisa till uppgiften
G33-intervall = `{ $text }` stämmer inte med ärendet, som har { $ar } år (`{ $namn }`)
    .tips = rätta tiden, eller hänvisa till uppgiften
G33-bilaga = texten säger att `{ $text }` är { $sort }, som är bilaga { $nummer }
    .tips = rätta numret, eller hänvisa till bilagan
G33-namn = `{ $text }` är nästan ett namn i arbetsboken, där det är `{ $namn }`
    .tips = rätta det ena, om det är samma; är det något annat kan granskningen inte veta det
G33-antal = `{ $text }` stämmer inte med ärendet, som på annat ställe har `{ $annat }`
    .tips = rätta talet på det ena stället
G33-ort = `{ $text }` stämmer inte med ärendet, som har { $ort } (`{ $namn }`)
    .tips = rätta orten, eller hänvisa till uppgiften
G33-sort = `{ $text }`: ärendet har inget sådant dokument, utan { $sort }
    .tips = använd samma ord som dokumentet
G33-forbi = `{ $text }` är förbi när utlåtandet utfärdas ({ $utfardat }), men texten talar om det som kommande
    .tips = skriv vad som blev av det, eller rätta tiden
G33-tid = `{ $text }` stämmer inte med ärendet, som har { $fran } (`{ $namn }`)
    .tips = räkna om tiden
G33-skillnad = `{ $text }` är inte skillnaden mellan beloppen, som är { $ger } (`{ $namn }`)
    .tips = räkna om skillnaden

## What explain answers
forklaring-slag = { $slag ->
        [value] uppgift
        [computed] beräknat värde
        [table] sammanställning
        [figure] figur
        [module] textmodul
        [sheet] tabell i underlaget
        [column] kolumn i underlaget
        [cell] cell
        [table_text] text i en sammanställning eller figur
        [phrase] fras i husstilen eller ärendetypen
        [missing] saknad uppgift
        [key] nyckel
        [program] programmets egna ord om en fil
        [template] mallens egna ord
        [layout] layoutens egna ord: sidnummer, etiketter
       *[typed] skriven text
    }
forklaring-saknas = (inte ifylld)
forklaring-fran = från
forklaring-uttryck = räknas ut som
forklaring-laser = läser
forklaring-anvands-av = används av
forklaring-regler = prövas av regel
forklaring-star = står i
forklaring-ingenstans = står inte på någon sida
forklaring-sidor = { $antal ->
        [one] sida { $lista }
       *[other] sidorna { $lista }
    }
forklaring-under = under ”{ $rubrik }”
forklaring-fler = … och { $antal } till

## J: what diff compares
J01 = `{ $mapp }` är varken ett ärende eller något som är byggt av ett
    .tips = ange en mapp med `arende.toml`, en mapp som `utlatande build` har skrivit, med `manifest.toml` och `fakta.json`, eller ett arkivpaket
J02 = `{ $mapp }` kan inte förstås så långt att det går att jämföra
    .tips = rätta felen ovan; med `--as output` jämförs det som senast byggdes
J03 = det finns inget byggt av `{ $arende }` i `{ $mapp }` att jämföra med
    .tips = bygg ärendet först, eller ange båda sidor: `utlatande diff <GAMMALT> <NYTT>`
J04 = `{ $mapp }` kan inte jämföras: { $filer } kan inte läsas, och det som står där skulle se ut att saknas
    .tips = rätta felen ovan; med `--as output` jämförs det som senast byggdes

## Diff: what has changed between two cases
diff-rubrik = Vad som har ändrats
diff-sida = { $slag ->
        [arende] ärendet `{ $mapp }`
        [paket] det arkiverade ärendet `{ $mapp }`
       *[utdata] det som är byggt av ärendet `{ $mapp }`
    }
diff-sidor = Gammalt: { $fore }. Nytt: { $efter }. Jämfört med utlatande { $version }.
diff-numrerad = { $sida } ({ $nummer })
diff-nytt-fynd = { $slag ->
        [fel] Nytt fel
       *[varning] Ny varning
    }: { $kod } { $text }
diff-fynd = { $slag ->
        [fel] fel { $fore } → { $efter }
       *[varning] varningar { $fore } → { $efter }
    }
diff-fynd-alla = Anmärkningar: { $nya ->
        [one] { $nya } ny
       *[other] { $nya } nya
    }, { $borta } borta. I hela ärendet: { $antal }
diff-antagen-text = { $dokument } återger en text som är antagen tidigare, men är ändrad här: { $antal ->
        [one] { $antal } ändring
       *[other] { $antal } ändringar
    }. Jämför med originalet.
diff-granne = { $slag ->
        [stod-forst] stod först i avsnittet
        [stod-efter] stod efter ”{ $text }”
        [star-forst] står nu först i avsnittet
       *[star-efter] står nu efter ”{ $text }”
    }
diff-kvar = Det gamla värdet { $varde } står kvar i text eller celler utan hänvisning, på { $antal ->
        [one] { $antal } ställe
       *[other] { $antal } ställen
    }: { $stallen }
diff-kvar-vid = ”{ $text }” i { $plats }
diff-skrivna = { $antal ->
        [one] { $antal } ställe
       *[other] { $antal } ställen
    }{ $slag ->
        [flera] {" i flera dokument"}
       *[ett] {" i "}{ $dokument }
    }
diff-tecken = { $slag ->
        [plus] 1 + 2 är två orsaker som bara tillsammans ger ändringen.
        [egen] (egen text) står efter ord som är skrivna för hand, i ett stycke där annat följer av en uppgift eller en cell.
       *[flytt] Det som är flyttat visas på båda ställena men räknas en gång, där det står nu.
    }
diff-lika = Ingen skillnad.
diff-antal = { $antal ->
        [one] { $antal } ändring
       *[other] { $antal } ändringar
    }
diff-i-del = { $antal } i { $del }
diff-orsaker = Vad som har gjorts
diff-handelse = { $slag ->
        [arende] Ärendet
        [dokument] Ärendets dokument
        [uppgifter] Uppgifter: { $namn }
        [blad] Bladet { $namn }
        [omskriven] Texten i { $namn } är omskriven
        [text] Texten i { $namn } är ändrad
        [liksom] , liksom i { $namn }
        [husstil] Husstilen
        [arendetyp] Ärendetypen
        [program] Programmet
        [anmarkningar] Anmärkningar
        [undantag] Undantag från anmärkningar
       *[filer] Filerna
    }
diff-handelse-dokument = { $slag ->
        [borta] { $dokument } ingår inte längre
        [tillagt] { $dokument } är ny
        [fryst] { $dokument } är det som antogs förr
       *[nummer] { $dokument } har fått det numret
    }
diff-handelse-harledd = { $slag ->
        [antaget] { $dokument } är { $gammalt } i det gamla, så som det antogs
       *[harlett] { $dokument } är ny och har det mesta av sin text från { $gammalt } i det gamla
    }
diff-rad-gjord = { $slag ->
        [utan] rad { $rad }: { $andrat }
       *[om] rad { $rad }, ”{ $om }”: { $andrat }
    }
diff-svar-antal = { $antal ->
        [one] { $antal } svar om det förra ärendet
       *[other] { $antal } svar om det förra ärendet
    }
diff-med-flera = { $antal ->
        [0] { $namn }
        [one] { $namn } och { $antal } till
       *[other] { $namn } och { $antal } till
    }
diff-radantal = { $slag ->
        [borta-poster] { $antal ->
            [one] { $antal } post borta
           *[other] { $antal } poster borta
        }
        [nya-poster] { $antal ->
            [one] { $antal } ny post
           *[other] { $antal } nya poster
        }
        [andrade-poster] { $antal ->
            [one] { $antal } ändrad post
           *[other] { $antal } ändrade poster
        }
        [borta-rader] { $antal ->
            [one] { $antal } rad borta
           *[other] { $antal } rader borta
        }
        [nya-rader] { $antal ->
            [one] { $antal } ny rad
           *[other] { $antal } nya rader
        }
        [andrade-rader] { $antal ->
            [one] { $antal } ändrad rad
           *[other] { $antal } ändrade rader
        }
        [lika-rader] { $antal ->
            [one] { $antal } oförändrad rad
           *[other] { $antal } oförändrade rader
        }
        [borta] { $antal ->
            [one] { $antal } borta
           *[other] { $antal } borta
        }
        [nya] { $antal ->
            [one] { $antal } ny
           *[other] { $antal } nya
        }
        [flyttade-poster] { $antal ->
            [one] { $antal } flyttad post
           *[other] { $antal } flyttade poster
        }
        [flyttade] { $antal ->
            [one] { $antal } flyttad
           *[other] { $antal } flyttade
        }
        [andrade] { $antal ->
            [one] { $antal } ändrad
           *[other] { $antal } ändrade
        }
       *[lika] { $antal ->
            [one] { $antal } oförändrad
           *[other] { $antal } oförändrade
        }
    }
diff-kolumner-andrade = kolumnerna ändrade
diff-rader-pa = { $slag ->
        [borta] { $rader } (i det gamla)
        [nya] { $rader } (i det nya)
       *[bada] { $rader }
    }
diff-rader-i = { $slag ->
        [rad] Bladet { $namn }, rad { $rader }
       *[rader] Bladet { $namn }, rader { $rader }
    }
diff-pa-sida = { $slag ->
        [fore] i det gamla: { $plats }
       *[efter] i det nya: { $plats }
    }
diff-av-sida = { $slag ->
        [fore] i det gamla
       *[efter] i det nya
    }
diff-citerat = ”{ $text }”
diff-tom = (tom)
diff-sjalv = följer inte av något annat i listan
diff-sjalva = Ändringar som inte följer av något annat i listan
diff-visa-delar = { $antal ->
        [one] { $antal } del
       *[other] { $antal } delar
    }
diff-fil-med = här står texten till { $dokument }
diff-annat-dokument = Beslutspunkt, samma ord: avser nu ”{ $dokument }” i det nya ärendet, ett annat dokument än ”{ $gammalt }” i det gamla
diff-orsak = { $slag ->
        [uppgift] { $namn }
        [arende] { $namn }
        [cell] Cell på bladet { $namn }
        [rad] Rad på bladet { $namn }
        [kolumn] Kolumn på bladet { $namn }
        [blad] Flera celler på bladet { $namn }
        [ordning] Radernas ordning på bladet { $namn }
        [textmodul] Textmodulen { $namn }
        [titel] Titeln på { $namn }
        [nummer] Numret på bilagan { $namn }
        [rubrik] Rubriken för avsnittet { $namn }
        [fras] Mallens text { $namn }
        [uttryck] Beräkningen av { $namn }
        [beslut] Beslutsorganet eller dess beslut
        [antagande] Beslutet som antog förslaget
        [antaget_forr] Beslutet som antog det gamla ärendets förslag; det nya är ett förslag som inte är antaget
        [egen_text] Egen text i { $namn }
        [bilagor] Vilka bilagor ärendet har och i vilken ordning
        [husstil] Husstilen
        [arendetyp] Ärendetypen
        [program] Programmets version
        [falt] Fältet { $namn }
       *[flera] Flera tillsammans: { $namn }
    }
diff-okand = Utan känd orsak
diff-utan-orsak = utan känd orsak
diff-i-dokument = { $antal ->
        [one] i { $antal } dokument
       *[other] i { $antal } dokument
    }
diff-inget-stalle = syns inte i dokumenten
diff-inte-ensam = { $antal ->
        [0] står i text som har ändrats också på annat sätt
       *[other] står i text som har ändrats också på annat sätt: { $plats }
    }
diff-inget-foljer = inget ställe i dokumenten följer av bara det
diff-med-andra = { $antal ->
        [one] { $antal } av dem tillsammans med annat
       *[other] { $antal } av dem tillsammans med annat
    }
diff-jamfort = { $slag ->
        [pdf] Jämfört med ”{ $dokument }” i det gamla: samma PDF-fil.
        [antaget] Det här är ”{ $dokument }” i { $arende }, så som det antogs där och därför fryst. Jämfört med det.
        [aterupptaget] Jämfört med ”{ $dokument }” i det gamla: samma dokument, som där är fryst så som det antogs.
        [fran] Jämfört med ”{ $dokument }” i det gamla, som det mesta av texten kommer från.
        [innehall] Jämfört med ”{ $dokument }” i det gamla, som det är mest likt.
        [forslag] Jämfört med ”{ $dokument }” i det gamla. Det antogs där; här är det ett nytt förslag, och det som försättsbladet säger om beslutet är därför tomt.
       *[nyckel] Jämfört med ”{ $dokument }” i det gamla: samma dokument i ärendet.
    }
diff-gemensamt = Av { $antal } stycken och rubriker står { $lika } ordagrant där; nedan visas det som skiljer.
diff-samma-titel = Samma titel som ”{ $dokument }” i det gamla, men texten kan inte jämföras med det.
diff-utan-arvinge = Ingår inte längre i ärendet.
diff-star-kvar-i = Av { $antal } stycken och rubriker står { $lika } ordagrant i ”{ $dokument }”; nedan visas det som skiljer.
diff-egen-text = egen text
diff-enheter = En ändring är en post i listan nedan: ett stycke, en rad eller ett värde, eller ett avsnitt, en tabell, en figur eller ett dokument som bara ena sidan har. Den kan ha flera orsaker och höra till flera händelser, och räknas då vid var och en av dem. Siffran efter en orsak är dess nummer i listan ovan.
diff-kontrollsummor = Kontrollsumman (SHA-256, de tolv första tecknen) är en annan när filens innehåll är ett annat.
diff-visas-i = { $slag ->
        [inget] ingen text hänvisar till det, varken i det gamla eller i det nya
        [stod] stod i { $fore }; visas inte längre i någon text genom en hänvisning; en tabell kan visa samma sak
        [nytt] visas nu i { $efter }; stod inte i någon text förut
        [lika] visas i { $efter }
       *[bada] stod i { $fore }; visas i { $efter }
    }
diff-undantag = Undantag från anmärkning { $kod }
diff-undantag-gjort = { $kod } om ”{ $om }”, { $gjort }
diff-svar = Svar på frågan ”{ $fraga }”
diff-stod-pa = stod på { $plats }
diff-star-i = samma text står i { $dokument }
diff-stod-i = samma text stod i { $dokument } i det gamla
diff-fryst = (som det antogs)
diff-del = { $slag ->
        [arende] Ärendet
        [fakta] Uppgifter
        [berakning] Beräknade värden
        [tabeller] Tabeller
        [anmarkningar] Anmärkningar
        [undantag] Undantag
        [filer] Filer
        [huvud] Huvud
        [kontakt] Kontakt
        [forsattsblad] Försättsblad
        [styrsystem] Om stadens styrsystem
        [underskrifter] Underskrifter
        [egenskaper] Om dokumentet
       *[dokument] Dokument
    }
diff-stycke = { $slag ->
        [titel] Titel
        [avsnittsrubrik] Rubrik
        [rubrik] Mellanrubrik
        [listpunkt] Punkt i lista
        [listtext] Stycke i lista
        [ledtext] Ledtext
        [beslutspunkt] Beslutspunkt
        [bilaga] Bilaga
        [underskrift] Underskrift
        [tabell] Tabell
        [figur] Figur
        [tabellrubrik] Tabellens rubrik
        [kolumner] Kolumnrubriker
        [tabellrad] Rad i tabell
        [figurrubrik] Figurens rubrik
        [figurkolumner] Figurens serier
        [figurrad] Värden i figur
        [summa] Summarad
        [figurtext] Beskrivning av figur
        [tabellordning] Raderna i tabellen står i en annan ordning
        [figurordning] Värdena i figuren står i en annan ordning
        [bilageordning] Bilagorna står i en annan ordning
        [avsnitt] Avsnitt
        [dokument] Dokument
        [rad] Rad
        [kolumn] Kolumn
       *[stycke] Stycke
    }
diff-avsnittets-orsaker = Orsaker här: { $lista }
diff-gjort = { $slag ->
        [andrat] ändrat
        [andrat-utrum] ändrad
        [andrat-plural] ändrade
        [andrat-uppgift] ändrad uppgift
        [andrat-varde] ändrat värde
        [tillagt] tillagt
        [tillagt-utrum] tillagd
        [tillagt-plural] tillagda
        [tillagt-uppgift] tillagd uppgift
        [tillagt-varde] tillagt värde
        [borta] borttaget
        [borta-utrum] borttagen
        [borta-plural] borttagna
        [borta-uppgift] borttagen uppgift
        [borta-varde] borttaget värde
        [delat] delat
        [delat-utrum] delad
        [delat-plural] delade
        [delat-uppgift] delad uppgift
        [delat-varde] delat värde
        [hopslaget] hopslaget
        [hopslaget-utrum] hopslagen
        [hopslaget-plural] hopslagna
        [hopslaget-uppgift] hopslagen uppgift
        [hopslaget-varde] hopslaget värde
        [flyttat] flyttat
        [flyttat-utrum] flyttad
        [flyttat-plural] flyttade
        [flyttat-uppgift] flyttad uppgift
        [flyttat-varde] flyttat värde
        [overtaget] övertaget
        [overtaget-utrum] övertagen
        [overtaget-plural] övertagna
        [overtaget-uppgift] övertagen uppgift
        [overtaget-varde] övertaget värde
        [formatering] bara formateringen ändrad
        [ordning] i annan ordning
       *[lika] oförändrat
    }
diff-gjort-form = { $slag ->
        [titel] utrum
        [avsnittsrubrik] utrum
        [rubrik] utrum
        [listpunkt] utrum
        [ledtext] utrum
        [beslutspunkt] utrum
        [bilaga] utrum
        [underskrift] utrum
        [tabell] utrum
        [figur] utrum
        [tabellrubrik] utrum
        [tabellrad] utrum
        [figurrubrik] utrum
        [summa] utrum
        [figurtext] utrum
        [rad] utrum
        [kolumn] utrum
        [status] utrum
        [husstil] utrum
        [arendetyp] utrum
        [program] utrum
        [typst] utrum
        [fil] utrum
        [pdf] utrum
        [sha256] utrum
        [sort] utrum
        [etikett] utrum
        [not] utrum
        [mall] utrum
        [anmarkning] utrum
        [kolumner] plural
        [figurkolumner] plural
        [figurrad] plural
        [sidor] plural
        [fakta] uppgift
        [berakning] varde
        [cell] varde
        [arendenummer] neutrum
        [utfardat] neutrum
        [foregaende] neutrum
        [nummer] neutrum
        [slag] neutrum
        [indata] neutrum
        [typsnitt] neutrum
        [undantag] neutrum
        [svar] neutrum
        [stycke] neutrum
        [listtext] neutrum
        [avsnitt] neutrum
        [dokument] neutrum
       *[annat] uppgift
    }
diff-flyttat-hit = flyttat hit från { $plats }
diff-flyttat-harifran = flyttat härifrån till { $plats }
diff-flyttat-inom = flyttat inom avsnittet
diff-overtaget-hit = övertaget hit från { $plats }
diff-overtaget-dit = övertaget härifrån till { $plats }
diff-ordning = endast ordningen ändrad
diff-ordning-ocksa = ordningen är också ändrad
diff-namn = { $slag ->
        [arendenummer] Ärendenummer
        [utfardat] Utfärdat
        [status] Status
        [husstil] Husstil
        [arendetyp] Ärendetyp
        [program] Programmets version
        [typst] Typsts version
        [foregaende] Föregående ärende
        [fil] Fil
        [nummer] Bilagans nummer
        [fryst] Dokumentet antogs i ett tidigare ärende, och texten ändras inte här
        [slag] Slag av dokument
        [pdf] Bifogad PDF
        [sidor] Sidor
        [sha256] Innehållets kontrollsumma (SHA-256)
        [sort] Dokumentsort
        [etikett] Etikett
        [not] Not
        [indata] underlag
        [mall] mall
        [typsnitt] typsnitt
       *[annat] { $slag }
    }
diff-saknas = saknas
diff-bevis = { $slag ->
        [aterstalld] Varje orsak är prövad: ärendet har satts ihop på nytt med just den återställd, och det som hör till den försvann ur ändringen. En ändring med flera orsaker har en del av var och en. Egen text återställs ett avsnitt i taget, inte ord för ord. En anmärkning utan annan känd orsak har den som ändringen på samma rad har.
        [direkt] Varje orsak är prövad (ärendet har satts ihop på nytt med just den återställd, och det som hör till den försvann ur ändringen) eller är själv det som skrevs där. En ändring med flera orsaker har en del av var och en. Egen text återställs ett avsnitt i taget, inte ord för ord. En anmärkning utan annan känd orsak har den som ändringen på samma rad har.
        [slutledd] Orsakerna är slutledda: av det som värdena läser är inget annat ändrat. Med ett ärende på ena sidan prövas de.
       *[bada] De flesta orsaker är prövade: ärendet har satts ihop på nytt med just den återställd, och ändringen försvann. Programmets version är en slutledning.
    }
diff-orsakas = orsak: { $orsak }
diff-ar-orsak = { $slag ->
        [rad] hör till orsak { $orsak }
       *[post] är orsak { $orsak }
    }
diff-rader = { $antal ->
        [one] { $antal } rad till visas inte här
       *[other] { $antal } rader till visas inte här
    }
diff-jamfors-inte = Jämförs inte: { $lista }
diff-ojamfort = { $slag ->
        [dokument] dokumentens texter (bara uppgifter begärdes)
        [uppgifter] uppgifter, tabeller, anmärkningar och filer (bara text begärdes)
        [plats] var värden och texter står i filerna
        [radbrytning] rad- och sidbrytning, avstavning och fasta mellanslag
        [layout] sidornas layout och vattenmärke (ändrade layoutfiler och typsnitt står under Filer)
        [hanvisning] om ord är skrivna för hand eller kommer av en hänvisning
       *[pdf] innehållet i bifogade PDF-filer (bara deras kontrollsummor)
    }
diff-innehall = Innehåll
diff-alla = alla
diff-verktyg = { $slag ->
        [del] Del
        [slag] Ändring
        [handelse] Händelse
        [orsak] Orsak
        [bara] bara det som är ändrat
        [forra] Föregående
        [nasta] Nästa
       *[verktyg] Visa och bläddra
    }
diff-galler = gäller { $andring }
diff-visas = { $slag ->
        [andring] Ändring { $antal } av { $alla }
       *[visas] Visas: { $antal } av { $alla } ändringar
    }

kontroll-del = { $slag ->
        [omslag] omslag (BagIt)
        [mets] innehåll (METS)
        [manifest] manifest
        [premis] bevarande (PREMIS)
        [erms] ärende (ERMS)
        [pdf] PDF-filernas uppgifter
       *[omkorning] handlingarna, gjorda på nytt
    }: { $antal ->
        [0] stämmer
        [one] { $antal } fel
       *[other] { $antal } fel
    }
kontroll-omkorning = handlingarna görs om ur paketet: { $slag ->
        [identisk] exakt likadana
        [samma-text] samma text, men inte exakt samma filer
        [annan] annat innehåll
        [version] inte prövat, eftersom paketet är gjort av { $detalj }, som kan göra om det
        [mallar] inte prövat, eftersom mallarna inte är programmets egna
       *[frammande] inte prövat, eftersom paketet inte är gjort av utlatande
    }
kontroll-skillnad = vad som skiljer det som ligger i paketet (gammalt) från det som görs om (nytt):
kontroll-inte-bedomt = krav som inte har bedömts: { $lista }
kontroll-vems = ärende { $arende }, bygge { $bygge } { $program }
kontroll-andras = { $antal ->
        [one] en fil är någon annans
       *[other] { $antal } filer är någon annans
    }: { $lista }
kontroll-stammer = { $slag ->
        [arende] stämmer, och ärendet ger exakt samma filer nu
       *[filer] stämmer
    }
