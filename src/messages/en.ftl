# English. sv.ftl says how the catalogues are written; both have the same messages, attributes and arguments.

## F: files and folders
F01 = `{ $fil }` does not exist
    .tips = there is `{ $forslag }`: if that is it, rename the file or correct the name where it is given; else add the file
    .tips-utan-forslag = add the file, or correct the name where it is given
F01-mapp = the folder `{ $mapp }` does not exist
    .tips = { $slag ->
        [stjarna] `*` stands for folders that are not there; correct the path
       *[namn] correct the path
    }
F01-arende = the folder is no case, but has cases in it: `{ $fil }` does not exist
    .tips = name a case's folder; in the folder there are { $arenden }
F02 = { $slag ->
        [rattighet] you may not read `{ $fil }`
       *[annat] `{ $fil }` cannot be read: { $orsak }
    }
    .tips = { $slag ->
        [mapp] give the folder of the case, the one that `arende.toml` lies in
       *[annat] check that you may read it and that no other program has locked it
    }
F03 = `{ $fil }` lies outside the case folder
    .tips = copy the file to the case folder and give its name only
F04 = `{ $fil }` is larger than { $grans } MiB
    .tips = split the file or make it smaller
F05 = `{ $fil }` is not encoded as UTF-8
    .tips = save the file as UTF-8 in the text editor; older programs save Windows-1252 or ANSI
F05-dubbelt = { $slag ->
        [fil] `{ $fil }` is UTF-8 that was read as Windows-1252 or Latin-1 and saved again: `{ $varde }` was `{ $ratt }`
       *[ord] text is UTF-8 that was read as Windows-1252 or Latin-1: `{ $varde }` was `{ $ratt }`
    }
    .tips = { $slag ->
        [fil] get the file as it was, open it as UTF-8, and save it as UTF-8
       *[ord] write `{ $ratt }`
    }
F06 = { $slag ->
        [bokstav] the character `{ $tecken }` stands for something that was lost
       *[annat] the character `{ $tecken }` is not allowed
    }
    .tips = { $slag ->
        [bokstav] write the letter that stood there
        [punkt] write `- ` if it is the bullet of a list from Word, else remove it
        [rad] put a new line in its place
       *[annat] remove the character; it is invisible, or cannot be printed and archived
    }
F20 = { $slag ->
        [forlorad] { $antal ->
            [one] `{ $varde }` has a sign where a letter or another sign has been lost
           *[other] { $antal } words have signs where letters or other signs have been lost, such as `{ $varde }`
        }
        [alfabet] { $antal ->
            [one] `{ $varde }` has a letter of another alphabet
           *[other] { $antal } words have letters of another alphabet, such as `{ $varde }`
        }
        [nummer] { $antal ->
            [one] `{ $varde }` has a letter that is written by its number, as other programs do
           *[other] { $antal } words have letters that are written by their numbers, as other programs do, such as `{ $varde }`
        }
       *[kodning] { $antal ->
            [one] `{ $varde }` has been read with another character encoding than it was written with
           *[other] { $antal } words have been read with another character encoding than they were written with, such as `{ $varde }`
        }
    }
    .tips = { $antal ->
        [one] write `{ $forslag }`
       *[other] write the words as they were: `{ $varde }` is `{ $forslag }`
    }
    .tips-utan-forslag = { $antal ->
        [one] write the word with the letter that stood there
       *[other] write the words with the letters that stood there
    }
F08 = { $slag ->
        [ingen-pdf] `{ $fil }` is not a PDF
        [borjan] `{ $fil }` has something else before its beginning, `%PDF-`
        [losenord] `{ $fil }` is protected by a password
        [kryptering] `{ $fil }` is encrypted
        [inga-sidor] `{ $fil }` has no pages
        [sidmatt] `{ $fil }` has a page that does not say how large it is, or is too small to show anything
       *[skadad] `{ $fil }` is damaged
    }
    .tips = export the document to PDF again, without a password
F08-bilaga = { $slag ->
        [pdf] the bilaga `{ $fil }` is a PDF, but the name of its file does not end in `.pdf`
        [toml] `{ $fil }` is no text file
       *[annat] the bilaga `{ $fil }` is no PDF
    }
    .tips = { $slag ->
        [pdf] let the name of the file end in `.pdf`, and name it so
        [toml] save it as plain text, UTF-8; an editor does so, a word processor not by itself
       *[annat] save it as PDF, preferably PDF/A, and name that file
    }
F09 = { $slag ->
        [kryptering] `{ $fil }` is encrypted, and then cannot be PDF/A
       *[format] `{ $fil }` is not PDF/A
    }
    .tips = { $slag ->
        [kryptering] export the document as PDF/A again, without a password and restrictions, so that it can be archived
       *[format] export the document as PDF/A, preferably PDF/A-2a, so that it can be archived
    }
F10 = `{ $fil }` is named twice
    .tips = remove one of them
F11 = `{ $fil }` is not a file
    .tips = name a file, not a folder
F12 = the word that begins `{ $borjan }` has more than { $grans } characters
    .tips = divide the word by spaces, or remove it
F13 = the case has more than { $grans } findings; the rest are not shown
    .tips = mend those that are shown and check again
F14 = the files of the case are larger than { $grans } MiB together
    .tips = make the attached files smaller, or divide the case
F15 = { $slag ->
        [filer] `{ $fil }` has other files in it, and they do not come with its pages
        [formular] `{ $fil }` is a form that only some programs show; something else stands on its pages
       *[slut] `{ $fil }` goes on after its end, and what stands there is not read: a later change of the file may have been cut off
    }
    .tips = { $slag ->
        [filer] save what shall come with it as PDF files of its own and name them as bilagor; else remove the files from the PDF
        [formular] open the form in the program that shows it, and print it to PDF
       *[slut] open the file, see that it is the latest and that nothing is missing, and save it anew as PDF/A
    }
F16 = { $slag ->
        [ingen-bild] `{ $fil }` is no picture in PNG, JPEG or SVG
        [andelse] `{ $fil }` is a picture in another format than its name says
        [storlek] `{ $fil }` has too many pixels
        [cmyk] `{ $fil }` has colours for print (CMYK), which cannot be archived here
        [svg-innehall] `{ $fil }` holds text, style sheets, programs or other pictures
       *[skadad] `{ $fil }` is damaged
    }
    .tips = { $slag ->
        [ingen-bild] save the picture as PNG, JPEG or SVG
        [andelse] give the file the right ending: `.png`, `.jpg` or `.svg`
        [storlek] make the picture smaller
        [cmyk] save the picture with colours for screens (RGB)
        [svg-innehall] save the picture with text and styles as outlines, or as PNG
       *[skadad] save the picture anew
    }
F17 = the picture `{ $fil }` is shown in no text
    .tips = write `![what the picture shows]({ $fil })` by itself between two blank lines, or remove the file from `bilder`
F18 = the picture `{ $fil }` is not among the case's pictures
    .tips = did you mean `{ $forslag }`? Otherwise add the file's name to `bilder` at the top of `arende.toml`
    .tips-utan-forslag = put the file in the case's folder, and its name in `bilder` at the top of `arende.toml`
F19 = the picture `{ $fil }` is not the one that the document was adopted with
    .tips = take the picture back from the case that adopted the document

## W: workbooks
W01 = { $slag ->
        [ingen-arbetsbok] the file is not a workbook
        [gammal] the workbook is saved in a format from before Excel 97
        [blad] the sheet cannot be read further than this
        [cell] the value of the cell cannot be read
        [avkortad] the file is cut short: its end is missing
        [packad] the file is packed as workbooks are not (bzip2 or LZMA, for example)
       *[skadad] the workbook is damaged
    }{ $orsak ->
        [packning] : something in the file cannot be unpacked
        [del] : the part `{ $detalj }` is missing in the file
        [xml] : a part of the file is not valid XML
        [slut] : it ends too early
        [ole] : the inner division of the file (OLE) does not hold together
        [delade-delar] : several sheets have the same part of the file
        [blad-borjan] : it does not begin where the file says
        [adress] : a row or cell has an address that does not exist
        [typ] : the cell type `{ $detalj }` is unknown
        [delad-text] : it refers to a text that is not in the file
        [texttabell] : the common table of the texts of cells is cut short, damaged or missing
        [flera-block] : it has two blocks of cells (`sheetData`), and which of them counts cannot be known
        [ovantat] : its contents do not follow the format
        [html] : it is a web page (HTML)
        [xml] : it is XML in a single file
        [text] : it is text (CSV, for example)
        [pdf] : it is a PDF
        [tom] : it is empty
        [numbers] : it was saved by Numbers, Pages or Keynote
        [presentation] : it is a presentation (PowerPoint, for example)
        [word] : it is a text document
        [zip] : it is a zip with a workbook in it
       *[ingen] {""}
    }
    .tips = { $slag ->
        [cell] write the value in the cell again and save the workbook
        [blad] open the workbook in Excel or LibreOffice, check the sheet and save it again as .xlsx
        [avkortad] fetch or copy the file anew from the place where it is whole
        [packad] unpack the file with 7-Zip and pack it again as a zip by the method Deflate, or save the workbook anew as .xlsx in the program that made it
        [ingen-arbetsbok] { $orsak ->
            [numbers] open it in Numbers and export it to Excel (.xlsx); if it is no spreadsheet, name the workbook that has the tables
            [zip] unpack it, and name the workbook in it
            [html] open it in Excel or LibreOffice and save it as .xlsx
            [xml] open it in Excel or LibreOffice and save it as .xlsx
            [text] open it in Excel or LibreOffice and save it as .xlsx
           *[annat] name the workbook that has the tables
        }
        [skadad] { $orsak ->
            [texttabell] fetch or copy the file anew from the place where it is whole; if there is none, open it in Excel or LibreOffice, write the missing texts again and save it as .xlsx
           *[annat] open it in Excel or LibreOffice and save it again as .xlsx
        }
       *[annat] open it in Excel or LibreOffice and save it again as .xlsx
    }
W02 = { $vad ->
        [fil] the workbook is larger than { $grans } MiB
        [uppackat] the workbook is larger than { $grans } MiB when unpacked
        [delar] the workbook consists of more than { $grans } parts
        [blad] the workbook has more than { $grans } sheets
        [celler] the workbook has more than { $grans } filled cells
        [text] the cells of the workbook hold more than { $grans } MiB of text
        [texter] the workbook has more than { $grans } shared strings
        [format] the workbook has more than { $grans } cell formats
        [sammanfogade] the workbook has more than { $grans } merged regions
       *[annat] the workbook is too large (the limit is { $grans })
    }
    .tips = copy the tables that the case needs, as values, to a new workbook
W03 = the sheet `{ $blad }` is missing
    .tips = add the sheet: { $forklaring }
    .tips-utan-forklaring = add the sheet
W04 = the sheet `{ $namn }` is unknown
    .tips = change the name to `{ $forslag }`, or begin it with `_` if the sheet is notes of your own
    .tips-utan-forslag = remove the sheet, or begin its name with `_` if it is notes of your own
W04-enhet = the sheet `{ $namn }` is unknown, and its amounts in another unit than in `{ $forslag }`
    .tips = convert the amounts to whole kronor, and then change the name to `{ $forslag }`
W44 = { $antal ->
        [one] { $borta ->
            [one] the sheet { $saknade } is missing, and the sheet { $okanda } is unknown
           *[other] the sheets { $saknade } are missing, and the sheet { $okanda } is unknown
        }
       *[other] { $borta ->
            [one] the sheet { $saknade } is missing, and the sheets { $okanda } are unknown
           *[other] the sheets { $saknade } are missing, and the sheets { $okanda } are unknown
        }
    }
    .tips = if it is { $saknade } under another name, give the sheet that name, with its headings; if it is notes of your own, begin the name with `_`, and add what is missing
W05 = the sheet `{ $blad }` is there more than once
    .tips = keep the sheet in one workbook only
W06 = the column `{ $kolumn }` is missing in the sheet `{ $blad }`
    .tips = add the column: { $forklaring }
    .tips-utan-forklaring = add the column
W06-rubrik = the column's heading is missing; it is `{ $kolumn }`
    .tips = write `{ $kolumn }` in the cell
W07 = the column `{ $namn }` is unknown
    .tips = change the heading to `{ $forslag }`, or begin it with `_` if the column is notes of your own
    .tips-utan-forslag = begin its heading with `_` if it is notes of your own; if it is to be read, write the heading of the column that it is
W07-enhet = the column `{ $namn }` is unknown, and in another unit than `{ $forslag }`
    .tips = convert the numbers to whole kronor or counts, and then change the heading to `{ $forslag }`
W07-saknas = { $antal ->
        [one] the column { $okanda } is unknown
       *[other] the columns { $okanda } are unknown
    }, and the sheet lacks { $saknade }
    .tips = { $antal ->
        [one] if it is that column, change the heading to its name; if it is notes of your own, begin the heading with `_`
       *[other] if they are those columns, change each heading to the name of its column; if they are notes of your own, begin the headings with `_`
    }
W08 = the column `{ $kolumn }` is there twice
    .tips = remove one of them, or change its heading
W08-tabell = the columns { $kolumner } are there twice: two tables stand beside each other
    .tips = move the rows of the table to the right below those of the one to the left, and remove its headings
W09 = the value is outside the table
    .tips = move the value under a heading, or give the column a heading that begins with `_`
W10 = the cell has the error value `{ $varde }` (column `{ $kolumn }`)
    .tips = correct the formula, or type the value into the cell
W11 = the formula has no stored value (column `{ $kolumn }`)
    .tips = open the workbook in Excel or LibreOffice, so that it is recalculated, and save it
W12 = { $typ ->
        [text] `{ $varde }` is not text (column `{ $kolumn }`)
        [heltal] `{ $varde }` is not a whole number (column `{ $kolumn }`)
        [belopp] `{ $varde }` is not an amount (column `{ $kolumn }`)
        [datum] `{ $varde }` is not a date (column `{ $kolumn }`)
        [ar] `{ $varde }` is not a year (column `{ $kolumn }`)
        [manad] `{ $varde }` is not a month (column `{ $kolumn }`)
       *[annat] `{ $varde }` has the wrong type (column `{ $kolumn }`)
    }
    .tips = { $typ ->
        [text] format the cell as text and type the value again
        [heltal] write a whole number, zero or more, alone in the cell and without a unit
        [belopp] write the kronor alone in the cell, without a unit and with two decimals at most
        [datum] write the day as YYYY-MM-DD, a day that exists, without a time
        [ar] write the year with four digits, alone in the cell
        [manad] write the month as YYYY-MM, in a cell formatted as text
       *[annat] write a value of the column's type
    }
W12-dag = `{ $varde }` is not written as a date (column `{ $kolumn }`)
    .tips = write `{ $ratt }`
W12-dagar = { $antal ->
        [one] { $slag ->
            [manad] `{ $varde }` has the month first (column `{ $kolumn }`)
            [dag] `{ $varde }` has the day first (column `{ $kolumn }`)
           *[okant] `{ $varde }` can mean `{ $manadforst }`, with the month first, or `{ $dagforst }`, with the day first (column `{ $kolumn }`)
        }
       *[other] the column `{ $kolumn }` has { $antal } dates with the year last{ $slag ->
            [manad] , and the month first, as `{ $visar }` shows
            [dag] , and the day first, as `{ $visar }` shows
            [bada] , some with the day first, as `{ $visar }` shows, and others with the month first
           *[okant] {""}: `{ $varde }` can mean `{ $manadforst }`, with the month first, or `{ $dagforst }`, with the day first
        }
    }
    .tips = { $slag ->
        [manad] write the days as YYYY-MM-DD: `{ $varde }` is `{ $manadforst }`
        [dag] write the days as YYYY-MM-DD: `{ $varde }` is `{ $dagforst }`
       *[okant] look in the source which day is meant, and write it as YYYY-MM-DD
    }
W12-talen = the column `{ $kolumn }` has { $antal } numbers that are written in another way, such as `{ $varde }`
    .tips = write them in the Swedish way: `{ $varde }` is `{ $ratt }`, if that is the number meant
W12-tal = `{ $varde }` is not written as a number (column `{ $kolumn }`)
    .tips = write `{ $ratt }`, if that is the number meant
W12-ord = { $typ ->
        [heltal] `{ $varde }` is not a whole number (column `{ $kolumn }`)
        [belopp] `{ $varde }` is not an amount (column `{ $kolumn }`)
        [datum] `{ $varde }` is not a date (column `{ $kolumn }`)
       *[ar] `{ $varde }` is not a year (column `{ $kolumn }`)
    }
    .tips = { $kravs ->
        [ja] { $typ ->
            [datum] write the day as YYYY-MM-DD; the column must be filled in
            [ar] write the year with four digits; the column must be filled in
           *[tal] write the number in digits; if there is none, write 0
        }
       *[nej] { $typ ->
            [datum] write the day as YYYY-MM-DD; if there is none, or it is not known, leave the cell empty
            [ar] write the year with four digits; if there is none, or it is not known, leave the cell empty
           *[tal] write the number in digits; if there is none, write 0, and if it is not known, leave the cell empty
        }
    }
W13 = the cell is empty (column `{ $kolumn }`)
    .tips = fill in the cell: { $forklaring }
    .tips-utan-forklaring = fill in the cell
W13-rad = the row lacks { $kolumner }
    .tips = fill in the cells; if the row is a heading or a note, remove it or move it to a sheet whose name begins with `_`
W13-nedat = the column `{ $kolumn }` is empty in { $antal } rows below a value
    .tips = write the value in each row: { $forklaring }
    .tips-utan-forklaring = write the value in each row
W15 = the sheet `{ $blad }` is hidden, but read
    .tips = unhide the sheet, or begin its name with `_` if it is notes of your own
W16 = the table has merged cells
    .tips = unmerge the cells and write the value in each of them
W16-rubrik = a heading is merged over several columns
    .tips = split the cells and write a heading above each column, all on one row
W17 = { $slag ->
        [etikett] the workbook is encrypted by a sensitivity label
       *[losenord] the workbook is protected by a password
    }
    .tips = { $slag ->
        [etikett] choose a label in Excel that does not encrypt and save it, or copy the tables to a new workbook without a label
       *[losenord] save it without a password
    }
W18 = the column heading is not text
    .tips = write the name of the column as text; a year or date needs an apostrophe before it
W18-rad = the column headings stand in row { $rad }, not at the top of the sheet
    .tips = { $slag ->
        [multipel] convert the amounts to whole kronor, and then remove the rows above the headings
       *[annat] remove the rows above the headings
    }
W19 = { $varde ->
        [sant] `TRUE` is a truth value (column `{ $kolumn }`)
       *[falskt] `FALSE` is a truth value (column `{ $kolumn }`)
    }
    .tips = write the value of the column; if the word is meant as text, put an apostrophe before it
W20 = the sheet `{ $blad }` has no rows
    .tips = fill in the sheet ({ $forklaring }); when there is nothing to fill in, the warning may remain
W21 = `{ $varde }` can mean `{ $tusental }` or `{ $decimaltal }` (column `{ $kolumn }`)
    .tips = write `{ $tusental }` if thousands are meant, else the number { $decimaler ->
        [0] rounded to a whole number
        [1] with one decimal at most
        [2] with two decimals at most
        [okant] with the decimals that it may have
       *[annat] with { $decimaler } decimals at most
    }
W21-flera = the column `{ $kolumn }` has { $antal } numbers with other signs than the Swedish ones: `{ $varde }` can mean `{ $tusental }` or `{ $decimaltal }`
    .tips = write `{ $tusental }` if thousands are meant, else the number { $decimaler ->
        [0] rounded to a whole number
        [1] with one decimal at most
        [2] with two decimals at most
        [okant] with the decimals that it may have
       *[annat] with { $decimaler } decimals at most
    }, and the others likewise
W22 = the row is a sum, or counted in another way, of the rows in the sheet `{ $blad }`
    .tips = remove the row, the program counts by itself; sums of your own can stand in a sheet whose name begins with `_`
W22-rubrik = the row repeats the headings
    .tips = remove the row
W22-enhet = the row below the headings has units or explanations, no values
    .tips = { $slag ->
        [multipel] convert the numbers to whole kronor or counts, and then remove the row
       *[annat] remove the row
    }
W22-tal = { $slag ->
        [benamning] the row has numbers and a single thing besides, not what every row has
        [summa] the row has the numbers that the rows above it have together, and not all that every row has
       *[tal] the row has numbers alone, and nothing that says what they are
    }
    .tips = if the row is a sum, remove it: the program sums by itself; else fill in the rest of the row
W22-not = the text is no row of the table
    .tips = { $slag ->
        [multipel] convert the amounts to whole kronor, and then remove the text
       *[annat] move it to a column or a sheet whose name begins with `_`, or remove it
    }
W23 = the sheet `{ $blad }` has hidden or filtered rows, which are read: { $rader }
    .tips = unhide the rows and look at them; those that are not meant can be moved to a sheet whose name begins with `_`
W24 = the sheet `{ $blad }` has rows with cells struck through, which are read: { $rader }
    .tips = remove the strikethrough; the rows that are not meant can be moved to a sheet whose name begins with `_`
W25 = { $slag ->
        [enhet] the cell shows `{ $visas }`, but is read as `{ $varde }` (column `{ $kolumn }`)
        [tecken] the cell shows `{ $visas }`, but is read as `{ $varde }`, with another sign (column `{ $kolumn }`)
        [omkring] the cell shows `{ $visas }`, but is read as `{ $varde }`, without the words and signs beside it (the column `{ $kolumn }`)
        [avrundat] the cell shows `{ $visas }`, rounded, but is read as `{ $varde }` (column `{ $kolumn }`)
       *[inget] the cell does not show its number, but is read as `{ $varde }` (column `{ $kolumn }`)
    }{ $antal ->
        [0] {""}
        [one] ; so it is in one more cell
       *[other] ; so it is in { $antal } more cells
    }
    .tips = { $slag ->
        [avrundat] write the number rounded in the cell, or show its decimals
        [omkring] give the cell a number format without other text; what is to stand on the page is written in the text
       *[annat] write the number in the unit of the column, whole kronor or a count, and give the cell a number format without other text
    }
W26 = the sheet `{ $blad }` has hidden columns, which are read: { $kolumner }
    .tips = unhide the columns and look at what stands in them; begin the heading with `_` if it is notes of your own
W27 = the sheet `{ $blad }` has text that is partly struck through, but read whole: { $rader }
    .tips = remove what is struck, or the strikethrough
W52 = the sheet `{ $blad }` has text in the colour of its background, or too small to be read, which is read like other text: { $rader }
    .tips = give the text a colour and a size that can be seen; the rows that are not meant can be moved to a sheet whose name begins with `_`
W28 = the sheet `{ $blad }` has conditional number formats, so that cells may show something else than what is read: { $rader }
    .tips = take the number format out of the conditional formatting; colours and borders may stay
W12-stort = `{ $varde }` has more than { $siffror } digits, and is then no number to count with (column `{ $kolumn }`)
    .tips = correct the number
W29 = `{ $varde }` is less than `{ $minst }` (column `{ $kolumn }`)
    .tips = { $slag ->
        [heltal] write a whole number: `{ $minst }` or more
       *[annat] write `{ $minst }` or more
    }
W29-flera = { $antal } numbers are less than `{ $minst }`, such as `{ $varde }` (in { $kolumner })
    .tips = { $slag ->
        [heltal] write a whole number: `{ $minst }` or more
       *[annat] write `{ $minst }` or more
    } in each, without a minus sign
W30 = { $typ ->
        [andel] `{ $varde }` is no share in percent with at most { $antal } { $antal ->
            [one] decimal
           *[other] decimals
        } (column `{ $kolumn }`)
       *[decimal] `{ $varde }` is no number with at most { $antal } { $antal ->
            [one] decimal
           *[other] decimals
        } (column `{ $kolumn }`)
    }
    .tips = { $typ ->
        [andel] write the percent alone in the cell, as 2,7 or 2,7 %
       *[decimal] write the number alone in the cell, without a unit and with a decimal comma
    }
W30-andel = `{ $varde }` is read as less than one percent (column `{ $kolumn }`)
    .tips = write the percentage alone in the cell: `{ $procent }`, if { $procent } percent is meant
W30-decimaler = { $antal ->
        [0] `{ $varde }` has decimals, but whole numbers belong here (column `{ $kolumn }`)
        [one] `{ $varde }` has more than one decimal (column `{ $kolumn }`)
       *[other] `{ $varde }` has more than { $antal } decimals (column `{ $kolumn }`)
    }
    .tips = { $antal ->
        [0] round the number in the cell to a whole number; showing it so is not enough
        [one] round the number in the cell to one decimal; showing it so is not enough
       *[other] round the number in the cell to { $antal } decimals; showing it so is not enough
    }
W31 = two rows of the sheet `{ $blad }` have the same key: { $nyckel }
    .tips = correct the key of one of the rows, or remove the row
W31-flera = { $antal } rows of the sheet `{ $blad }` have the same key: { $nyckel }
    .tips = correct the key of all rows but one; if it was dragged down, write each as it was
W32 = the columns `{ $ena }` and `{ $andra }` are in each other's place: every value of the one belongs to the other
    .tips = exchange the two headings, or the values below them
W32-flera = the headings do not stand above their values
    .tips = write the headings like this, from the left: { $ordning }
W33 = { $slag ->
        [vanster] the values stand a step too far to the right
       *[hoger] the values stand a step too far to the left
    }
    .tips = move the cells a step to the { $slag ->
        [vanster] left
       *[hoger] right
    }
W33-byte = the values of the columns `{ $ena }` and `{ $andra }` are in each other's place in the row
    .tips = exchange the two values
W34 = the sheet `{ $blad }` is turned: its headings stand below each other instead of beside each other
    .tips = mark all cells, copy them and paste them into an empty sheet with Paste Special and Transpose; remove the turned sheet and give the new one its name
W35 = { $slag ->
        [format] the column `{ $kolumn }` shows years as days: `{ $visar }` is the number { $ratt }
        [dag] the column `{ $kolumn }` has days instead of years: `{ $visar }`
        [belopp] the column `{ $kolumn }` shows numbers as days: `{ $visar }` is the number { $ratt }
       *[tal] the column `{ $kolumn }` shows days as numbers: `{ $visar }` is { $ratt }
    }
    .tips = { $slag ->
        [format] give the cells the number format General; the values do not change
        [belopp] give the cells the number format Number; the values do not change
        [dag] give the cells the number format General and write the year, such as { $ratt }
       *[tal] give the cells the number format Date; the values do not change
    }
W36 = below the table begins another
    .tips = move it to a sheet of its own whose name begins with `_`
W37 = the sheet `{ $blad }` has no headings: its first row has values
    .tips = insert a row at the top with the headings of the columns, in the order of the values: { $rubriker }
W38 = the row is cut in two: these cells belong to the row above
    .tips = move the cells up a row, and remove the row that is left empty
W38-kolumn = { $antal ->
        [one] the column { $kolumner } has gone a row too far down: { $slag ->
            [rubrik] its heading stands below those of the others
           *[varden] it is empty in row { $rad }, and below the table a value stands alone
        }
       *[other] the columns { $kolumner } have gone a row too far down: { $slag ->
            [rubrik] their headings stand below those of the others
           *[varden] they are empty in row { $rad }, and below the table values stand alone
        }
    }
    .tips = move these cells up one row
W39 = the column `{ $kolumn }` has a series, from `{ $varde }`: a value that was dragged down has got a new number in each cell
    .tips = write `{ $ratt }` in the cells
    .tips-utan-ratt = write in each one of: { $tillatna }
W39-ar = the column `{ $kolumn }` has a series, from `{ $fran }` to `{ $till }`: a year that was dragged down has a new number in each cell
    .tips = write the right year in each cell; with Ctrl held down the year is copied when it is dragged
W39-dag = the column `{ $kolumn }` has a series, from { $fran } to { $till }: a date that was dragged down has a new day in each cell
    .tips = write the right date in each cell; with Ctrl held down the date is copied when it is dragged
W39-sorterad = { $antal } rows have a date of another year than the one in the column `{ $annan }`, but the columns `{ $annan }` and `{ $kolumn }` have the same years: one of them was sorted or moved by itself
    .tips = fetch the changed column from an earlier version of the workbook; select all columns when the sheet is to be sorted
W42 = `{ $varde }` is UTF-8 that was read as Windows-1252 or Latin-1
    .tips = write `{ $ratt }`
W42-flera = { $antal } cells have text that is UTF-8 and was read as Windows-1252 or Latin-1, such as `{ $varde }`
    .tips = import the sheet again as UTF-8: `{ $varde }` is `{ $ratt }`
W43 = a line break parts a word in the cell: `{ $varde }`
    .tips = write `{ $forslag }` without a line break (Alt+Enter)
W40 = { $slag ->
        [kolumn] { $antal ->
            [one] the column { $kolumner } is missing: its numbers are not known, and sums that they belong to are written –
           *[other] the columns { $kolumner } are missing: their numbers are not known, and sums that they belong to are written –
        }
       *[celler] { $antal ->
            [one] a cell is empty in { $kolumner }: its number is not known, and sums that it belongs to are written –
           *[other] { $antal } cells are empty in { $kolumner }: their numbers are not known, and sums that they belong to are written –
        }
    }
    .tips = { $slag ->
        [kolumn] add what is missing, with 0 where there are none
       *[celler] write the number, or 0 where there are none
    }
W41 = { $antal } of { $alla } rows disagree with { $uppgifter } (sheets: { $blad })
    .tips = if the facts are wrong, correct them; otherwise correct the rows
W46 = { $slag ->
        [byte] the sheets `{ $blad }` and `{ $annat }` have each other's names: each has the columns of the other
       *[annat] the sheet `{ $blad }` has the columns of the sheet `{ $annat }`
    }
    .tips = { $slag ->
        [byte] let the sheets exchange names
        [namn] change the sheet's name to `{ $annat }`
       *[kopia] fetch the sheet's own rows back; `{ $annat }` is there already
    }
W47 = { $antal ->
        [one] the row belongs to the sheet `{ $annat }`
       *[other] the rows belong to the sheet `{ $annat }`
    }
    .tips = { $antal ->
        [one] move the row to the sheet `{ $annat }`
       *[other] move the rows to the sheet `{ $annat }`
    }
W51 = the row does not fit the sheet: it lacks { $saknade }, and { $kolumner } cannot take what stands there
    .tips = if the row belongs to another sheet, move it there; else fill in what it lacks, and correct the rest

## T: TOML
T01 = { $slag ->
        [likhetstecken] the key has no `=` and no value
        [varde] the key has no value
        [citattecken] the value is missing, or is text without quotation marks
        [kolon] a colon stands after the key
        [hart] a no-break space stands outside the text
        [osynligt] a character that cannot be seen stands outside the text
        [kommentar-annan] a comment begins with `#`
        [rader] a text of several lines has three quotation marks before it and three after
        [oppen] the text does not end: three quotation marks are missing after it
        [slut] the text, which begins at the other place, does not end with `"""`
        [typografiska] the quotation marks are typographic
        [citattecken-andra] what stands around the text are no quotation marks
        [text] the text does not end, or has a character that must not stand in it
        [omvant-streck] the backslash is followed by something unknown
        [dubbel] the key or heading is there already
        [rubrik-igen] the heading is there already
        [rubrik-kopia] the heading is there already, with the same keys below it
        [nyckel] what should be a key is none
        [tal] the number is malformed
        [datum] the date is malformed
        [komma] a comma is missing
        [lista] the list does not end with `]`
        [lista-borjan] the list does not begin with `[`
        [sanning] yes or no stands without quotation marks
        [tabell] what begins with `{"{"}` does not end with `{"}"}`
        [rubrik] the heading is malformed
        [citat-namn] the name is in quotation marks, and its point then parts no names
        [sammanslagning] two versions of the same lines are left from a merge, with lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`
        [dubbla] the heading has single square brackets here, and double ones at the other place
        [mer] something more stands on the line
        [likhetstecken-fler] there is one `=` too many
        [komma-fler] there is one comma too many
        [klammer] what begins with `{"{"}` does not end with `{"}"}`, or has something that must not stand in it
        [kommentar] the comment has a character that must not stand in it
        [radslut] the line has a line end (CR) that no other (LF) follows
        [nasta-rad] the value does not stand on the line of its key
        [rader-borjan] the text on the lines below has no quotation marks before it
        [fore] something stands before the key
        [tilldelning] the sign after the key should be `=`
        [semikolon] a semicolon stands after the value
        [citat-fler] there is one quotation mark too many
        [lista-tecken] the list does not stand in square brackets
        [nyckel-saknas] the text lacks a key
        [slut-igen] the text ends twice
        [borjan-slut] the text ends where it begins: `"""` stands twice in a row
        [losrad] the line belongs to no text
        [citattecken-fore] the text has no quotation mark before it
        [citattecken-fore-rader] the text has no quotation marks before it
        [nycklar] another key begins here on the same line
        [nyckel-igen] the key stands twice on the line
        [nyckel-mellanslag] the key has a space in it
        [nyckel-ord] there is more than a key before `=`
        [lodstreck] the line is written as a table, with bars
        [punkt-fore] there is a mark before the text in the list
        [rest] the line is what is left of the line below it
        [siffror] what stands here is neither a number nor text in quotation marks
       *[annat] the line is not valid TOML
    }
    .tips = { $slag ->
        [rubrik-igen] move the lines below it to the first, and remove the heading here; if the lines belong to another, write that; a heading that is to stand several times is written in double square brackets every time
        [rubrik-kopia] keep one of them, and remove the other with the lines below it; if the lines belong to something else, write its heading; a heading that is to stand several times is written in double square brackets every time
        [dubbel] keep one of them, or give the other another name; a heading that is to stand several times is written in double square brackets every time
        [kolon] write `=` instead of the colon
        [hart] replace it by an ordinary space
        [osynligt] remove it
        [kommentar-annan] write `#` instead of the signs
        [rader] if the text is short, join the lines into one, with one quotation mark before it and one after; otherwise write `"""` after `=`, the text on the lines below and `"""` on a line of its own after it
        [rubrik] write `[name]` or `[[name]]`: as many square brackets before as after, full stops between names, no spaces and nothing else on the line
        [likhetstecken] write `key = value`; the key has no spaces
        [citattecken] write the value, and if it is text, put straight quotation marks around it: `key = "text"`
        [text] put the same quotation marks before and after the text; a text of several lines has three before and three after
        [komma] write a comma after the value before
        [datum] write the day as YYYY-MM-DD, a day that exists
        [mer] write quotation marks inside a text ”so”; if what follows the value does not belong there, remove it or write `#` before it
        [nyckel] write the key with the letters a–z, digits, `-` and `_`
        [omvant-streck] write it twice, `\\`, or put the text in apostrophes; a file in the case's folder is given by its name alone
        [slut] write `"""` instead, three straight quotation marks
        [oppen] write `"""` on a line of its own after the text's last line, the other place
        [citattecken-andra] write straight quotation marks, `"`, before and after the text
        [typografiska] write straight quotation marks, `"`, before and after the text
        [lista] write `]` after the list's last value
        [lista-borjan] write `[` after `=`, a comma after each value and `]` after the last
        [sanning] write `true` or `false`; in a fact that is yes or no, `"ja"` or `"nej"`
        [tabell] write `{"}"}` after the last value
        [klammer] write `{"{"} key = value, key = value {"}"}`
        [citat-namn] remove the quotation marks: `[name.name]`
        [sammanslagning] keep one of the versions, or write them together, and remove the lines that begin with those signs
        [dubbla] write double square brackets around both: `[[name]]`
        [likhetstecken-fler] remove it, or put the text in quotation marks
        [komma-fler] remove it
        [radslut] save the file with the text editor's usual line ends
        [nasta-rad] move the value, the second place, up to the line after `=`
        [rader-borjan] write `"""` after `=`
        [fore] remove it
        [tilldelning] write `=` instead
        [semikolon] remove it
        [citat-fler] remove it
        [lista-tecken] write `[` before the first value and `]` after the last
        [nyckel-saknas] write `key = ` before it, or remove it
        [slut-igen] remove the line
        [borjan-slut] remove `"""` here; the text in the lines below belongs to the key
        [losrad] move it into the text that it belongs to, before the three quotation marks that end it; if it is a note, write `#` before each line
        [citattecken-fore] write `"` before the text
        [citattecken-fore-rader] write `"""` on a line of its own above the text
        [nycklar] move it down to a line of its own, without a comma or semicolon before it
        [nyckel-igen] remove one of them, with its `=`
        [nyckel-mellanslag] write `_` in place of the space
        [nyckel-ord] write only the key before `=`; if the rest belongs there, write it last on the line after `#`
        [lodstreck] write `key = value` instead, without bars
        [punkt-fore] remove it: the texts of a list are parted by commas
        [rest] remove the line
        [siffror] if it is a number, write it without spaces and thousands separators, with a point before decimals: `115000` or `115000.50`; if it is text, put straight quotation marks around it
        [tal] write the number with digits alone, the first not a zero, and a point before decimals: `115000` or `0.5`; if it is text, put straight quotation marks around it
       *[annat] correct the line: `key = value`, text in quotation marks, longer text in three quotation marks
    }
T01-tal = `{ $varde }` is not written as a number
    .tips = write `{ $ratt }`, without spaces, unit and quotation marks
T01-datum = `{ $varde }` is not written as a date
    .tips = write `{ $ratt }`, without quotation marks
T01-text = `{ $varde }` is text without quotation marks
    .tips = write `"{ $varde }"`; if it is to be a number or a day, write that alone, with digits and without quotation marks
T01-borjan = the text has no line with a key and `"""` above it
    .tips = write `{ $nyckel } = """` on a line of its own above it
    .tips-utan-nyckel = write the key, `=` and `"""` on a line of its own above it; if it belongs to the text above, remove the line with `"""` between them
T01-rubrik = `{ $namn }` is a heading without square brackets, or a key without a value
    .tips = write `[{ $namn }]` if the lines below belong to it; if it is a key, write `=` and the value after it
T01-dubbel = the key `{ $namn }` is there already under the same heading
    .tips = if a heading between them has been lost, write it on a line above the one that belongs to it, and remove nothing; if it is the same thing twice, keep one of them
T02 = the key `{ $namn }` is unknown
    .tips = write `{ $forslag }`; if it is something else, move what stands there to a key that exists
    .tips-utan-forslag = correct the key, or move what stands there to a key that exists
T02-rad = the key `{ $namn }` belongs to no row of the sheet `{ $blad }`
    .tips = write `{ $forslag }` for `{ $nyckel }`, as the row without a text is called; if it is the row that is wrong, correct it in the sheet
    .tips-utan-forslag = add the row to the sheet, or correct the key to a row's; if there is no such row any more, remove the key and its text
T02-rubrik = the keys { $alla } do not belong to the heading under which they stand
    .tips = write `[{ $rubrik }]` on a line above them
    .tips-utan-rubrik = if their heading has been lost, write it on a line above them; if another heading has come between them and their own, move it
T02-husstil = { $antal ->
        [one] { $alla } belongs to the husstil `{ $annan }`, and the case's husstil, `{ $husstil }`, does not have that key
       *[other] { $alla } belong to the husstil `{ $annan }`, and the case's husstil, `{ $husstil }`, does not have those keys
    }
    .tips = move what stands there to keys that `{ $husstil }` has and that are free ({ $egna }), or into the text of another, and remove the lines; if the husstil is wrong, write `husstil = "{ $annan }"`
    .tips-utan-egna = move what stands there into the text of another key, and remove the lines; if the husstil is wrong, write `husstil = "{ $annan }"`
T02-rader = the keys { $alla } stand under the wrong heading
    .tips = move the lines, with the whole values, to the heading `[{ $rubrik }]`
T02-flytta = the key `{ $namn }` stands under the wrong heading
    .tips = move the line, with the whole value, to the heading `[{ $rubrik }]`
    .tips-utan-rubrik = move the line, with the whole value, to the other place
T02-borjan = the key `{ $namn }` stands under the wrong heading
    .tips = move the line, with the whole value, to the beginning of the file, above the first heading
T02-tabell = `{ $namn }` stands under the wrong heading
    .tips = move it: write the heading `[{ $rubrik }]` above its lines
T03 = `{ $nyckel }` is missing
    .tips = { $slag ->
        [tabell] add the heading `[{ $nyckel }]` on a line of its own after what stands there, and below it { $nycklar }
        [tabeller] add the heading `[[{ $nyckel }]]` on a line of its own after what stands there, and below it { $nycklar }
        [stycken] add the line `{ $nyckel } = """`, the text on the lines below and `"""` on a line of its own after it
        [lista] add the line `{ $nyckel } = ["…"]`
        [datum] add the line `{ $nyckel } = YYYY-MM-DD`
        [tal] add the line `{ $nyckel } = 1`, with the right number
        [text] add the line `{ $nyckel } = "…"`
       *[annat] add the line `{ $nyckel } = …`
    }{ $slag ->
        [tabell] {""}
        [tabeller] {""}
       *[annat] , under the heading `{ $rubrik }`
    }
    .tips-utan-rubrik = { $slag ->
        [tabell] add the heading `[{ $nyckel }]` on a line of its own at the end of the file, and below it lines with its keys { $nycklar }
        [tabeller] add the heading `[[{ $nyckel }]]` on a line of its own at the end of the file, and below it lines with its keys { $nycklar }
        [stycken] add the line `{ $nyckel } = "…"` at the top of the file, above the first heading
        [lista] add the line `{ $nyckel } = ["…"]` at the top of the file, above the first heading
        [tal] add the line `{ $nyckel } = 1` at the top of the file, above the first heading
       *[annat] add the line `{ $nyckel } = "…"` at the top of the file, above the first heading
    }
T03-flera = { $nycklar } are missing under the heading `{ $rubrik }`
    .tips = add a line for each under the heading: the key, `=` and the value
T04 = { $typ ->
        [text-lista] `{ $nyckel }` must be text, not a list
        [lista-text] `{ $nyckel }` must be a list, not a single text
        [datum-saknas] `{ $nyckel }` is no day that there is: `{ $varde }`
        [text] `{ $nyckel }` must be text, not `{ $varde }`
        [heltal] `{ $nyckel }` must be a whole number, not `{ $varde }`
        [belopp] `{ $nyckel }` must be an amount, not `{ $varde }`
        [datum] `{ $nyckel }` must be a date, not `{ $varde }`
        [decimal] `{ $nyckel }` must be a number, not `{ $varde }`
        [andel] `{ $nyckel }` must be a share in percent, not `{ $varde }`
        [janej] `{ $nyckel }` must be yes or no, not `{ $varde }`
        [lista] `{ $nyckel }` must be a list, not `{ $varde }`
        [tabeller] `{ $nyckel }` must be a list of tables, not `{ $varde }`
        [tabell] `{ $nyckel }` must be a table, not `{ $varde }`
        [sanningsvarde] `{ $nyckel }` must be `true` or `false`, not `{ $varde }`
       *[annat] `{ $nyckel }` has the wrong type: `{ $varde }`
    }
    .tips = { $typ ->
        [text-lista] write it as a single text in quotation marks, without brackets
        [lista-text] write each text in quotation marks of its own, with a comma after it, and brackets around all: `["…", "…"]`
        [datum-saknas] write a day that the month has
        [text] write the value in quotation marks
        [heltal] write a whole number, zero or more, without quotation marks, spaces and unit
        [belopp] write the kronor without quotation marks, spaces and unit, with a point before the öre and two decimals at most
        [datum] write the day as YYYY-MM-DD, without quotation marks
        [decimal] write the number without quotation marks, spaces and unit, with a point before the decimals
        [andel] write the percent without quotation marks and percent sign, with a point before the decimals
        [janej] write `"ja"` or `"nej"`
        [lista] put square brackets around: `[{ $varde }]`
        [tabeller] write the heading in double square brackets, every time: `[[{ $nyckel }]]`
        [tabell] write the keys under a heading in square brackets: `[{ $nyckel }]`
        [sanningsvarde] write `true` or `false`, without quotation marks
       *[annat] write a value of the key's type
    }
T04-menas = { $typ ->
        [text] `{ $nyckel }` must be text in quotation marks, not `{ $varde }`
        [heltal] `{ $nyckel }` must be a whole number, not `{ $varde }`
        [belopp] `{ $nyckel }` must be an amount, not `{ $varde }`
        [datum] `{ $nyckel }` must be a date, not `{ $varde }`
        [decimal] `{ $nyckel }` must be a number, not `{ $varde }`
        [andel] `{ $nyckel }` must be a share in percent, not `{ $varde }`
        [ar] `{ $nyckel }` must be a year, not `{ $varde }`
        [manad] `{ $nyckel }` must be a month in quotation marks, not `{ $varde }`
        [janej] `{ $nyckel }` must be yes or no in quotation marks, not `{ $varde }`
       *[val] `{ $varde }` is not allowed for `{ $nyckel }`
    }
    .tips = write `{ $ratt }`
T04-stort = `{ $varde }` has more than { $siffror } digits, and is then no number to count with (`{ $nyckel }`)
    .tips = correct the number
T04-tva = `{ $nyckel }` must be a single number, not two: `{ $varde }`
    .tips = write only one of them, `{ $ena }` or `{ $andra }`; if the other has a key of its own, write it there
T05 = `{ $varde }` is not allowed for `{ $nyckel }`
    .tips = write one of: { $tillatna }
    .tips-utan-tillatna = fill in the sheet that the values are taken from: it has none yet
T06 = `{ $nyckel }` is empty
    .tips = fill in the value
T06-under = `{ $nyckel }` below `[{ $rubrik }]` is empty
    .tips = fill in the value
T06-bedomning = `{ $nyckel }` is empty
    .tips = write the assessment, or remove the key; then the house's phrase stands there
T07 = the format of the file is unknown
    .tips = write `format = 1`
T08 = { $form ->
        [en-rad] `{ $nyckel }` has several lines
        [filnamn] `{ $nyckel }` cannot be part of a file name
        [ar] `{ $nyckel }` is not a year
        [manad] `{ $nyckel }` is not a month
       *[annat] `{ $nyckel }` has the wrong form
    }
    .tips = { $form ->
        [en-rad] write the value on one line
        [filnamn] write only small letters a–z, digits and hyphens
        [ar] write the year with four digits
        [manad] write the month as YYYY-MM
       *[annat] write the value in the form that the key asks for
    }
T08-monster = `{ $varde }` is not written as `{ $nyckel }` is to be, for example `{ $exempel }`
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write the value as in the example
T09 = the bilaga `{ $namn }` is there more than once
    .tips = remove one of them, or give a PDF bilaga another `namn`
T10 = { $vad ->
        [delar] the file has more than { $grans } keys, values and punctuation marks
        [djup] lists and tables lie more than { $grans } levels inside each other
        [nyckel] the key is longer than { $grans } characters
        [lista] the list has more than { $grans } items
       *[text] the text is longer than { $grans } characters
    }
    .tips = { $vad ->
        [text] divide the text into several sections or text modules
       *[annat] remove what does not belong to the case
    }
T11 = `{ $nyckel }` can mean `{ $tusental }` or `{ $decimaltal }`
    .tips = write `{ $tusental }` if thousands are meant, else the number { $decimaler ->
        [0] rounded to a whole number
        [1] with one decimal at most
        [2] with two decimals at most
        [okant] with the decimals that it may have
       *[annat] with { $decimaler } decimals at most
    }
T11-igen = `{ $nyckel }` has the same digits twice: `{ $varde }`
    .tips = write `{ $ena }`, or `{ $hela }` if it is a single number
T15 = `{ $nyckel }` has the same thing twice
    .tips = remove one of them
T13 = `{ $varde }` is less than `{ $minst }` (`{ $nyckel }`)
    .tips = { $slag ->
        [heltal] write a whole number: `{ $minst }` or more
       *[annat] write `{ $minst }` or more
    }
T14 = { $typ ->
        [andel] `{ $varde }` is no share in percent with at most { $antal } { $antal ->
            [one] decimal
           *[other] decimals
        } (`{ $nyckel }`)
       *[decimal] `{ $varde }` is no number with at most { $antal } { $antal ->
            [one] decimal
           *[other] decimals
        } (`{ $nyckel }`)
    }
    .tips = { $typ ->
        [andel] write the percent without quotes and percent sign, with a point before the decimals
       *[decimal] write the number without quotes, spaces and unit, with a point before the decimals
    }
T14-decimaler = { $antal ->
        [0] `{ $varde }` has decimals, but a whole number belongs here (`{ $nyckel }`)
        [one] `{ $varde }` has more than one decimal (`{ $nyckel }`)
       *[other] `{ $varde }` has more than { $antal } decimals (`{ $nyckel }`)
    }
    .tips = { $antal ->
        [0] round it to a whole number
        [one] round it to one decimal
       *[other] round it to { $antal } decimals
    }
T12 = { $slag ->
        [rader] the backslash at the end of the line draws what stands before it together with the next line
        [osynligt] the backslash writes a character that cannot be seen
        [tabb] `\t` becomes a tab, which is printed as a space
        [tecken] the backslash makes an invisible character of the letter after it
       *[sokvag] the backslash in the path is not printed, but changes the characters after it
    }
    .tips = { $slag ->
        [rader] write `\\` if the paragraph is to break there, and a space before `\` if the line only goes on; an empty line separates paragraphs
        [osynligt] write the character as it is, or remove it; if the backslash belongs to the text, double it, `\\`
        [tabb] write a space; if the backslash belongs to the text, double it, `\\`
        [tecken] write the backslash twice, `\\`, or the text between apostrophes
       *[sokvag] double the backslashes, `G:\\folder\\file`, or write the text in apostrophes
    }

## A: following up an earlier case
A01-uppgift = `{ $nyckel }` is taken over from the earlier case and not confirmed
    .tips = change the value where it stands, or set `bekraftad = true` at it in `overtaget.toml`
A01-stycke = a paragraph of `{ $nyckel }` is taken over from the earlier case and not confirmed
    .tips = rewrite or remove the paragraph where it stands, or set `bekraftad = true` at it in `overtaget.toml`
A01-rad = the row in the sheet `{ $blad }` is taken over from the earlier case and not confirmed
    .tips = change or remove the row, or write `ja` in the column `{ $kolumn }`
A02 = the question from the earlier case has no answer
    .tips = write the answer in `svar`
A03 = `{ $fil }` is no longer the document as it was adopted
    .tips = put back the file that `utlatande follow-up` wrote; its text is held against `sha256` and must not be changed
A03-format = `{ $fil }` was frozen by another version of the program (`fryst = { $format }`)
    .tips = use the version of the program that froze it; or make the file again with `utlatande follow-up` from the case that adopted the document (`ursprung`), and put it in the place of this one
A04 = `{ $nyckel }` differs from the document as it was adopted, which has `{ $varde }`
    .tips = write `{ $varde }`
A05 = the bilaga is an adopted document from an earlier case, but `[foregaende]` is missing in `arende.toml`
    .tips = put back the heading `[foregaende]` with `arende` and `fil`
A06 = the case `{ $arende }` is not adopted
    .tips = give the decision by `--adopted DATE --paragraph N`, or fill in `[antagande]` in that case
A06-flera = the case `{ $arende }` is not adopted by all the bodies that it was put to
    .tips = write a heading `[[antagande]]` with `organ`, `datum` and `paragraf` for each body in that case; `--adopted` gives the decision of the deciding body only
A07 = the case `{ $arende }` has errors and cannot be followed up
    .tips = mend the errors above in that case, and try again
A08 = the period `{ $period }` does not begin after the earlier period's last year, { $till }
    .tips = give the years after { $till }, such as `--period 2025-2028`
A09 = the kind of case `{ $arendetyp }` does not say how a case is followed up
    .tips = add `[uppfoljning]` to the kind's `arendetyp.toml`

A10 = the follow-up is made on { $utfardat }, but the adopted document wanted it by { $datum }
    .tips = explain the delay in the case
A10-utan-dokument = the follow-up is made on { $utfardat }, but was to be made by { $datum }
    .tips = explain the delay in the case
A11 = { $period } lies between the earlier period and the new one, and is not followed up
    .tips = give a period that begins the year after the earlier one, or say in the case why the years are left out
A12 = when the case `{ $arende }` is to be followed up cannot be read
    .tips = mend the errors above in that case

A13 = in `{ $fil }` something that was taken over has been changed or removed
    .tips = put the file back; only `svar` and `bekraftad` are changed in it, and values where they stand in the case's other files
A14 = the decision is of { $datum }, before the report was issued ({ $utfardat })
    .tips = correct the decision's date, or `utfardat`
A15 = the decision { $angivet } is not the case's own under `[antagande]`, { $eget }
    .tips = leave out `--adopted` and `--paragraph`, or correct `[antagande]` in that case
A16 = `{ $organ }` has not made a decision
    .tips = add the body's decision under `[[antagande]]`, or change the case's status
A17 = the case adopted { $antal } documents, and which of them `{ $fil }` is cannot be told
    .tips = leave out `--original`; then add the file as `original` to the right bilaga in the new case's `arende.toml`

## P: prose and references
P01 = { $slag ->
        [kod] the text has code
        [html] the text has HTML
        [bild-i-text] the picture does not stand by itself in a paragraph of its own
        [bild-utan-text] the picture has no text that says what it shows
        [bild-text] the picture's text has markup
        [citatblock] the text has a block quote
        [linje] the text has a horizontal rule
        [understruken-rubrik] the text has an underlined heading
        [rubrikniva] the level of the subheading is too high
        [rubriksteg] the subheading skips a level
        [djup-lista] the list has more than three levels
        [djup-betoning] emphases and links lie too deep inside each other
        [lista-borjan] the list does not start at 1
        [lankmal] the link leads to something else than a web or e-mail address
        [flera-stycken] the text is not a single paragraph
        [blandad-lista] the list changes between bullets and numbers
        [lista-nummer] the number does not follow on the one before in the list
        [rubrikslut] the subheading ends in number signs
        [lanktitel] the link has a title, which is not printed
        [lank-tom] the link has no text
        [lank-trasig] the address of the link is none
        [lank-intill] the address of the link stands right beside the word before
        [lank-hanvisning] the address of the link has a reference
        [lank-mellanrum] there is a space between the text of the link and its address
        [fotnot] the text has a footnote
        [genomstruken] the text has words struck out
        [tabell] the text has a table
        [forlorad] what stands here is read neither as text nor as markup
        [tom-rubrik] the subheading is empty
        [tom-punkt] the list item is empty
       *[annat] the text has markup that is not allowed
    }
    .tips = { $slag ->
        [kod] remove backticks (`) and indentation
        [html] remove the tags; to print `<`, write `&lt;`
        [bild-i-text] put a blank line before and after the picture, and nothing else on its line; it cannot stand in a list or a heading
        [bild-utan-text] write between the brackets what the picture shows, for those who do not see it: `![what the picture shows](file.png)`
        [bild-text] write the picture's text without asterisks, underscores, links and code
        [citatblock] remove `>` at the start of the lines
        [linje] remove the line
        [understruken-rubrik] write the heading with `###` before it, or remove the line below it
        [rubrikniva] write the subheading with three number signs at least: `###`
        [rubriksteg] write it with at most one number sign more than the subheading before, and the first of the section with three: `###`
        [djup-lista] move the innermost items out one level
        [djup-betoning] remove the innermost asterisks or underscores
        [lista-borjan] start at 1; if the line is no list, rewrite it so that it does not begin with a number and a full stop
        [lankmal] write an address that begins with `https://`, `http://` or `mailto:`
        [flera-stycken] write one paragraph, without lists and subheadings
        [blandad-lista] indent the inner items by two spaces, or put an empty line between the lists
        [lista-nummer] count up from 1, or write 1 on every line; the program counts by itself
        [rubrikslut] remove the number signs at the end of the line; if they belong to the heading, write `\#`, and `\\#` in quotes
        [lanktitel] remove what follows the address, or write it in the text
        [lank-tom] write the text of the link in the square brackets
        [lank-trasig] write the address in the parentheses without spaces, `%20` for a space
        [lank-intill] write the link as `[text](https://…)`, or remove the address
        [lank-hanvisning] write the address as it is, without a reference
        [lank-mellanrum] write the parenthesis with the address right after the bracket: `[text](https://…)`
        [fotnot] write the text of the note in the sentence, or in parentheses
        [genomstruken] remove the words and the tildes
        [tabell] write the facts in the workbook and bring the table from there, or write them as a list
        [forlorad] rewrite the line
        [tom-rubrik] write the heading after the number signs, or remove them
        [tom-punkt] write the item's text, or remove the sign; if it belongs to the text, write `\` before it, and `\\` in quotes
       *[annat] remove the markup
    }
P02 = { $slag ->
        [klammer-efter] the reference does not end with two braces, `{"}}"}`
        [klammer-fler] the reference has a brace too many
        [filter-utanfor] the reference's filter stands outside the braces, and is printed
        [lodstreck] a `|` is missing in the reference
        [lodstreck-fler] the reference has a `|` too many
        [mellanslag] the reference has a space in its name
        [tom] the reference has no name
        [lang] the reference is longer than 200 characters
       *[annat] the reference has characters that a name cannot have
    }
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write `{"{{"} name {"}}"}` or `{"{{"} name | filter {"}}"}`
P03 = the name `{ $namn }` is unknown
    .tips = write `{ $forslag }`
    .tips-utan-forslag = correct the name; no known name is like it
P03-modul = the case has no text module `{ $nyckel }`, which `{ $namn }` refers to
    .tips = add the text module under the heading `[textmoduler]`: `{ $nyckel } = "…"`; if it is called something else, correct the name
P03-bilaga = the case has no bilaga `{ $nyckel }`, which `{ $namn }` refers to
    .tips = add a line `[[bilagor]]`, and below it `dokument = "{ $nyckel }"` and `fil = "…"` with the name of the file
P04 = the filter `{ $namn }` is unknown
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write one of: { $kanda }
P05 = the filter `{ $filter }` does not fit `{ $namn }`
    .tips = remove the filter, or write one for this kind of value
P06 = `{ $namn }` cannot stand inside a paragraph
    .tips = put the reference alone in a paragraph of its own
P07 = `{ $namn }` refers to itself
    .tips = remove one of the references in the chain
P08 = `{ $namn }` is a group of facts
    .tips = refer to one fact of the group, or add a filter for the group: period, beslut or lag
P10 = `{ $namn }` is used in the text but not filled in
    .tips = fill in the fact, or remove the reference to it
P09 = { $vad ->
        [stycken] the documents get more paragraphs, headings and items than the program takes
        [sammansatt] a paragraph has so many pieces that it cannot be set
       *[text] the documents get more text than the program takes
    }
    .tips = { $vad ->
        [sammansatt] divide the paragraph
       *[annat] refer fewer times to long text modules and tables, or divide the case
    }
P11 = `{ $text }` is not read as a reference here
    .tips = in prose a reference is written with double braces, `{"{{"} name {"}}"}`; in the workbook and in keys without references write the value
P12 = { $slag ->
        [understreck] the underscores make no italics or bold type
        [stjarnor] the asterisks make no italics or bold type
        [streck] the hyphens are printed as they stand
        [kryssruta] the checkbox is printed as it stands
        [hanvisad] the link is printed as it stands
        [frammande] the mark is printed as it stands
        [klamrar] the brackets are printed as they stand
        [vinklar] the address becomes no link, and `<` and `>` are printed
        [punkter] the items stand on one line, in one paragraph
        [adress] signs in the address become italic or bold type, and are not printed
        [filter] the filter stands in no reference, and is printed as it stands
       *[rader] the lines are set after each other in one paragraph
    }
    .tips = { $slag ->
        [understreck] write bold with `**` on both sides of the text; if the underscores are to be printed, write `\_` for each
        [stjarnor] put asterisks right beside the text on both sides of it, `**bold**`, and around whole words; if they are to be printed, write `\*`, and `\\*` in quotes
        [streck] write a dash, `–`, with spaces where it parts clauses; if the hyphens are to be printed, write `\-` for each
        [kryssruta] write the item without `[x]`
        [hanvisad] write the address in parentheses right behind the text, `[text](https://…)`; where the brackets are to be printed, write `\[`, and `\\[` within quotation marks
        [frammande] write italics with `*` and bold with `**`, and signs such as m² and H₂O as they are; to print the mark, write `\` before it
        [punkter] write a list: each item on a line of its own, with `- ` first
        [adress] write the address between `<` and `>`
        [klamrar] write the text without them; where they are to be printed, write `\[`, and `\\[` within quotation marks
        [vinklar] write `https://` at the start of the address, or remove `<` and `>`
        [filter] write the filter inside the reference's braces, `{"{{"} name | filter {"}}"}`, or remove it
       *[rader] write a list, with `- ` or `1. ` at the start of the lines, an empty line between them, or a line break: `\` at the end of the line, and `\\` in quotes
    }
P12-sokvag = `{ $text }` is printed as `{ $skrivs }`
    .tips = write `\\` for each `\` of the path, and `\\\\` in quotation marks: before a punctuation mark and at the end of a line a single `\` is markup
P12-varde = `{ $text }` is printed as it stands; the text here has no markup
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write the text without the mark, and characters as they are
P13 = { $slag ->
        [punkt] `{ $varde }` is set into a sentence, where its punctuation mark ends up in the middle
        [parentes] `{ $varde }` has signs of its own around it, which the sentence has already where the value is set in
        [versal] `{ $varde }` is set into the middle of a sentence, but begins with a capital
       *[obestamd] `{ $varde }` is set into sentences, but stands in the indefinite form
    }
    .tips = { $slag ->
        [versal] write `{ $forslag }`; where a sentence begins with it the reference says `| versal`
       *[annat] write `{ $forslag }`
    }
P13-bredvid = { $slag ->
        [tva] `{ $text }` has two units: the value that is set in, `{ $varde }`, has its own
        [upprepat] `{ $text }` says the same twice: the value that is set in is `{ $varde }`
        [minus] `{ $text }` reads as a number below zero, but the value that is set in is `{ $varde }`
        [siffror] `{ $text }` is another number than the value that is set in, `{ $varde }`
       *[annan] `{ $text }` is another number than the fact: the value that is set in, `{ $varde }`, is in kronor
    }
    .tips = { $slag ->
        [tva] remove what stands after the reference, or the filter in it
        [upprepat] remove what stands beside the reference
        [minus] write the number below zero in the fact; where the line is a dash, write a space after it
        [siffror] remove the digits beside the reference, or part them from it
       *[annan] remove the unit, and write the reference with the filter `| kronor`
    }
P13-intill = { $slag ->
        [bokstaver] letters stand together with the value that is set in: `{ $text }`
        [period] `{ $text }` is no period: it has more than two years, and the value that is set in is `{ $varde }`
        [genitiv] `{ $text }` is no genitive of the value that is set in, `{ $varde }`
       *[hop] two values stand together: `{ $text }`
    }
    .tips = { $slag ->
        [bokstaver] write a space or a hyphen between them
        [period] remove the dash and the year beside the reference, or refer to one of the period's years
        [genitiv] remove the s; where the value is a name, write the filter `| genitiv` in the reference, else write the sentence anew
       *[hop] write a space or a word between the references
    }
P14 = no text fetches the text module `{ $namn }`, which therefore stands in no document
    .tips = fetch it with `{"{{"} textmodul.{ $namn } {"}}"}` alone in a paragraph, or remove it
P15 = `{ $text }` has characters that only look like others; whoever searches the text does not find the word
    .tips = write `{ $forslag }`
P15-osynligt = `{ $text }` has characters that do not show; whoever searches the text does not find the word
    .tips = write `{ $forslag }`
    .tips-utan-forslag = remove the characters
P16 = { $slag ->
        [sidnummer] `{ $text }` is a page number that came along from another document
        [sidhuvud] `{ $text }` stands in several places as the header or footer of pages does that came along from another document
        [fotnot] `{ $text }` belongs to a footnote that is not here
        [bild] `{ $text }` stands where another program had a picture
        [tomt] the paragraph is empty: it has nothing but spaces that do not show
       *[faltkod] `{ $text }` is the code of another program's field
    }
    .tips = { $slag ->
        [fotnot] remove the mark, and write the note's text in the sentence or in parentheses
        [faltkod] remove it, and write what the field showed
        [bild] remove it; if the picture is to be there, put its file into the case's folder and its name into `bilder`, and write `![what the picture shows](file.png)`
       *[annat] remove the line
    }

## D: documents and their sections
D01 = the document `{ $namn }` is required, but is not among the bilagor
    .tips = add it under `[[bilagor]]` with `dokument = "{ $namn }"`
D02 = the section `{ $nyckel }` has text, but is not shown in the case
    .tips = change the facts that decide whether the section is shown, or remove the text
D03 = the section `{ $namn }` cannot be read: { $orsak }
    .tips = correct the expression in the ärendetyp's template
D04 = the document `{ $namn }` is among the bilagor, but does not belong to the case as its facts are
    .tips = change the facts that decide whether the case has the document, or remove the bilaga
D06 = the figure `{ $namn }` shows shares, but there are no shares of numbers below zero: those bars are empty
    .tips = correct the numbers, or show them in another form of figure
D07 = the figure `{ $namn }` has { $antal } categories; the names of more than { $hogst } have no room, and only some of them are printed
    .tips = show the numbers in a table, put categories together, or divide the figure into several
D07-serier = the figure `{ $namn }` has { $antal } series; more than { $hogst } cannot be told apart, since colours and patterns come again
    .tips = show the numbers in a table, put series together, divide the figure into several, or let series and categories change places (`vand`)
D08 = the case has bilagor, but the frame `{ $ram }` shows no section with `slag = "bilagor"` that lists them
    .tips = remove the bilagor, or add the section to the template
D09 = `{ $namn }` is divided by zero and has no value; where it would stand there is a dash or a gap
    .tips = correct the number that is zero; if it is to be zero, this is only for your information
D09-villkor = { $slag ->
        [regel] the rule `{ $namn }` divides by zero and is not tried there
       *[visas] the condition of `{ $namn }` divides by zero and has no value; it is not shown
    }
    .tips = correct the number that is zero; if it is to be zero, this is only for your information
D05 = the condition of `{ $namn }` cannot be tried: { $orsak }
    .tips = correct the expression in the ärendetyp's template

## M: templates
M01 = the template folder `{ $namn }` does not exist
    .tips = write `{ $forslag }`, or say where the folders are with `--templates`
    .tips-utan-forslag = correct the name, or say where the folders are with `--templates`; there are { $kanda }
M02 = the template file is malformed: { $orsak }
    .tips = correct the template file
M03 = the template cannot be filled in: { $orsak }
    .tips = correct the template; if it is built in, the error is the program's, report it
M04 = the computed value `{ $namn }` fails: { $orsak }
    .tips = check the tables that it reads, and its expression in the kind of case
M06 = computed values read each other in a circle: { $namn }
    .tips = let one of them read tables and facts instead
M05 = { $slag ->
        [delad] the template cuts or joins a text, so that its origin is lost
       *[tecken] the template has a private-use character; the program marks texts with such
    }
    .tips = { $slag ->
        [delad] put the whole text out with `{"{{"} … {"}}"}`, without `~` and `[:40]`
       *[tecken] remove the character
    }
M10 = the file's format, { $format }, is unknown; the program reads format { $kant }
    .tips = write `format = { $kant }` and change the file accordingly, or use the version of the program that the file was written for
M10-dok = the templates are written for version { $version } of `dok`, which is unknown; the program gives them version { $kant }
    .tips = change the templates (*.typ.j2) by `templates/README.md` and write `dok = { $kant }`, or use the version of the program that they were written for
M11 = the language `{ $namn }` does not exist
    .tips = correct the code, or put a folder for the language into `sprak/` of the templates; there are { $kanda }
M12 = the placeholder `{"{"}{ $namn }{"}"}` is not filled in here
    .tips = remove it, or write one of those that are: { $kanda }
M13 = the placeholder `{"{"}{ $namn }{"}"}` is missing
    .tips = write it where the value is to stand

## S: setting the pages
S01 = an error of the program or the template, not of the case
    .tips = mend the template or the layout of the house style: `{ $message }`; if it is built in the fault is the program's, report it with the line of the .typ file
S02 = `{ $text }` reaches outside the type area (`{ $document }`, page { $page })
    .tips = shorten the text, or put soft hyphens into long words
S03 = `{ $text }` lies over `{ $other }` (`{ $document }`, page { $page })
    .tips = shorten the texts; if that does not help, the error is the template's, report it
S04 = an error of the program or the template, not of the case: the PDF cannot be made
    .tips = report the error, with Typst's words: `{ $message }`
S05 = Typst warns
    .tips = look at the page, and mend the layout of the house style: `{ $message }`; if it is built in the fault is the program's, report it
S06 = the text `{ $text }` does not show on the pages (`{ $document }`)
    .tips = a template or the layout of the house style has left it out: mend it; if it is built in the fault is the program's, report it
S07 = the text `{ $text }` stands on the pages after text that should follow it (`{ $document }`)
    .tips = a template or the layout of the house style has moved it: mend it; if it is built in the fault is the program's, report it
S08 = the text `{ $text }` on page { $page } comes neither from the case nor from the templates (`{ $document }`)
    .tips = let the template give the text to the layout as content, not as a string; words that the layout says by itself belong in the house style's `layout/ord.typ`; if the template is built in the fault is the program's, report it
S09 = a gap is left: { $namn }
    .tips = fill it in, or set `status = "utkast"`
S09-beraknat = the text shows a number that cannot be computed: { $alla }
    .tips = fill in the numbers of the sheets that it is computed from, or remove the reference from the text

## U: writing
U01 = `{ $fil }` is being written by another run; what lies there is not from this one
    .tips = wait until it is done and run again
U02 = { $slag ->
        [rattighet] you may not write `{ $fil }`
        [full] there is no room for `{ $fil }`: the disk is full
        [skrivskyddad] `{ $fil }` cannot be written: the disk is read-only
        [fil] `{ $fil }` is a file, not a folder to write in
       *[annat] `{ $fil }` cannot be written: { $orsak }
    }
    .tips = { $slag ->
        [rattighet] name another place, or ask who looks after the computer for the right to write there
        [full] make room on the disk, or name another place, and run again
        [skrivskyddad] name a place that can be written to
        [fil] name a folder
        [namn] give a shorter name, or one without such characters
       *[annat] close the file in other programs, and run again
    }
U03 = { $slag ->
        [arende] `{ $fil }` and `{ $andra }` are the same case
       *[namn] the cases `{ $fil }` and `{ $andra }` have folders of the same name and would be written to the same place
    }
    .tips = { $slag ->
        [arende] name the case once
       *[namn] give the case folders different names; capital and small letters count as the same
    }
U04 = { $antal ->
        [one] `{ $fil }` stands where the program is to write, but is somebody else's
       *[other] `{ $fil }` stands where the program is to write, but is somebody else's ({ $antal } such files)
    }
    .tips = move the file away, or give it another name
U05 = an error of the program, not of the case: `{ $fil }` cannot be written
    .tips = report the error: `{ $orsak }`
U08 = `{ $fil }` exists and is not an empty folder
    .tips = name a folder that does not exist; what lies there is left as it is
U09 = `{ $fil }` cannot be the name of a case's folder
    .tips = give the folder a name that does not begin with a dot and has no `:` or `\`, such as `inputs/my-case`
U10 = there is no kind of case `{ $namn }`
    .tips = write `--type { $forslag }`, or say with `--templates` where the templates are; known are { $kanda }
    .tips-utan-forslag = name a kind of case that is known, or say with `--templates` where the templates are; known are { $kanda }
U11 = there is no house style `{ $namn }`
    .tips = write `--house { $forslag }`, or say with `--templates` where the templates are; known are { $kanda }
    .tips-utan-forslag = name a house style that is known, or say with `--templates` where the templates are; known are { $kanda }
U12 = there are several kinds of case: { $kanda }
    .tips = choose one of them with `--type`
U12-husstil = there are several house styles: { $kanda }
    .tips = choose one of them with `--house`, or once and for all with the environment variable `UTLATANDE_HUSSTIL`
U13 = what lies in `{ $mapp }`, `granskning.txt` too, is from an earlier build, of the case as it was then
    .tips = correct the errors and build again; what hindered the build lies there in `{ $fil }`
    .tips-utan-fil = correct the errors and build again; what hindered the build could not be put there
U14-varde = `{ $varde }` cannot be used for `{ $argument }`
    .tips = write { $form }
    .tips-utan-form = `{ $hjalp }` shows what can be given
U14-val = `{ $varde }` cannot be used for `{ $argument }`
    .tips = write `{ $forslag }`; there are { $kanda }
    .tips-utan-forslag = write one of { $kanda }
U14-utan-varde = `{ $argument }` lacks its value
    .tips = write the value after a space; `{ $hjalp }` shows what can be given
U14-med-varde = `{ $argument }` takes no value
    .tips = remove `{ $varde }`
U14-okand = `{ $namn }` is unknown on the command line
    .tips = write `{ $forslag }`, or remove it; `{ $hjalp }` shows what can be given
    .tips-utan-forslag = { $slag ->
        [flagga] remove it
       *[ord] remove it, or put quotation marks around a name with spaces
    }; `{ $hjalp }` shows what can be given
U14-dubbel = `{ $argument }` is given more than once
    .tips = keep one of them
U14-saknas = `{ $argument }` is missing
    .tips = the command is written so: `{ $bruk }`
U14-ihop = `{ $annat }` is given without `{ $argument }`
    .tips = they go together: give both or neither
U14-kommando = there is no command `{ $namn }`
    .tips = write `{ $forslag }`; there are { $kanda }
    .tips-utan-forslag = there are { $kanda }
U14-inget-kommando = the command is missing
    .tips = write one of { $kanda }
U14-utf8 = the command line has characters that are not UTF-8
    .tips = type the name anew
U14 = the command line cannot be understood
    .tips = `{ $hjalp }` shows how the command is written
U16 = the output would go to `{ $mapp }`, which lies in the case `{ $arende }`
    .tips = write `--output { $forslag }`, or another folder outside the case
    .tips-utan-forslag = name a folder outside the case with `--output`
U17 = the output would go to `{ $mapp }`, which has cases in it
    .tips = write `--output { $forslag }`, or another folder for output alone
    .tips-utan-forslag = name a folder for output alone with `--output`
U15 = { $slag ->
        [full] not all could be printed: the disk is full
       *[annat] not all could be printed: { $orsak }
    }
    .tips = what was printed ends halfway; send it to another place and run again
U18 = what lies in `{ $mapp }` is another case's, `{ $annat }`, and is left as it is
    .tips = build `{ $eget }` to another place with `--output`, or give the case's folder another name; if it is the same case, whose number was corrected, remove or move `{ $mapp }` and build again
U18-utkast = in `{ $mapp }` stands what was built of another draft without a case number, whose folder is called the same
    .tips = if it is another case, give your folder another name or another place with `--output`; if it is the same, move or remove what stands there
U19-gammal = `{ $fil }` was built with 0.1.0 or another earlier version of the program (format { $format })
    .tips = build the case again with `utlatande build`
U19-ny = `{ $fil }` was built with a later version of the program (format { $format })
    .tips = use that version, which is named in `manifest.toml`
U19-annat = `{ $fil }` is not what `utlatande build` wrote: { $orsak }
    .tips = build the case again with `utlatande build`

## B: archiving
B01 = the case is a draft, and only final cases are archived
    .tips = change the status to `slutlig` or `antagen` when the case is ready, and run `utlatande check`
B02 = the archive needs to know `{ $nyckel }`, which neither the case nor the husstil gives
    .tips = add `{ $nyckel }` under `[arkiv]` in `arende.toml`, or in `{ $fil }` where it holds for all cases
B03 = the package would be dated { $datum }, but { $slag ->
        [beslut] the case was decided on { $dag }
       *[utfardat] the report was issued on { $dag }
    }
    .tips = give a day with `--date` that is not before { $dag }
B03-utanfor = the package cannot be dated { $datum }: a zip can only hold days from { $fran } to { $till }
    .tips = give another day with `--date`
B04 = the attached file `{ $fil }` is not PDF/A, and may not be readable in the future
    .tips = save it as PDF/A in the program that made it, or explain under `[[undantag]]` with `kod = "B04"` why it is to be archived as it is
B05 = `{ $fil }` names `{ $varde }` in its properties ({ $falt })
    .tips = remove it (in Excel: File, Info, Inspect Document; in LibreOffice: File, Properties; a PDF is saved again without an author), or explain under `[[undantag]]` with `kod = "B05"` why it may stay
B06 = the sheet `{ $blad }` has a comment
    .tips = remove the comment, or explain under `[[undantag]]` with `kod = "B06"` why it is to be archived
B07 = the sheet `{ $blad }` is hidden
    .tips = show or remove the sheet, or explain under `[[undantag]]` with `kod = "B07"` why it is to be archived hidden
B08 = `{ $fil }` still holds a path of the machine that it was saved on: `{ $varde }`
    .tips = remove it (in Excel: File, Info, Inspect Document), or explain under `[[undantag]]` with `kod = "B08"` why it may stay
B09 = { $slag ->
        [lika] `{ $fil }` and `{ $annan }` differ only in letter case or in how characters are stored, and are one file on some disks
        [upptaget] `{ $fil }` has a name that Windows uses for something else
        [langd] `{ $fil }` has a longer name than disks take
        [nfc] `{ $fil }` has a name with accents that are stored as characters of their own
        [procent] `{ $fil }` has a percent sign in its name, which not all programs that check archive packages read alike
       *[tecken] `{ $fil }` has a character in its name that not every system can have
    }
    .tips = rename the file, and change it where it is named
B10 = { $antal ->
        [1] page { $sidor } of `{ $fil }` has no text that the program can read, such as a scanned page
       *[other] pages { $sidor } of `{ $fil }` have no text that the program can read, such as scanned pages
    }
    .tips = make sure yourself that there is no personnummer, and nothing else that should not be archived
B11 = the program does not read the properties of `{ $fil }`
    .tips = make sure yourself that they name no person, or save the workbook as .xlsx
B12 = `{ $nyckel }` is `{ $varde }`, which is no organisationsnummer
    .tips = write ten digits, such as `212000-1355`
B13 = `{ $fil }` is there already, with other content
    .tips = give another name with `--output`, or move the file; a new package that replaces an old one is told with `--replaces`

## V: verifying
V01 = the package is not read: { $slag ->
        [utanfor] the name `{ $fil }` leads out of it
        [dubbel] the name `{ $fil }` is there twice, or differs only in letter case or in how characters are stored
        [lika] two of the files in `{ $fil }` have the same name
        [bade] `{ $fil }` is both a file and a folder
        [tecken] the name `{ $fil }` has a control character
        [overlapp] the files in `{ $fil }` lie in each other
        [motsagelse] the list in `{ $fil }` says something else than what stands by the files
        [utover] there is more in `{ $fil }` than the files in its list: before, between or after them
        [bomb] the files in `{ $fil }` are more than a hundred times as large unpacked, or more than the program reads
        [kryptering] `{ $fil }` is encrypted
        [metod] `{ $fil }` is packed in another way than the program reads
        [lank] `{ $fil }` is a link, or something else that is no file
        [antal] it has more files than the program reads
        [storlek] its files are larger together than the program reads
        [namn] a file name is no text
       *[packning] `{ $fil }` cannot be unpacked
    }
    .tips = get the package anew where it comes from; the program has written none of its files
V02 = there is neither an envelope (`bagit.txt`) nor a list of contents (`METS.xml`, requirement CSIPSTR4) here
    .tips = name a package's zip or folder, a folder with what was built, or a PDF
V02-arende = this is a case, and no package
    .tips = check the case with `utlatande check`; name here the package that `utlatande archive` has made of it, or the folder with what `utlatande build` has built
V03 = the envelope does not follow BagIt: { $slag ->
        [deklaration] `bagit.txt` is missing or another than it must be
        [lista] it has no list of the files in `data/`
        [oxum] the number of files or bytes in `bag-info.txt` is wrong
       *[rad] a line of the list cannot be read
    }
    .tips = get the package anew where it comes from
V04 = `{ $lista }` lists `{ $fil }` twice
    .tips = get the package anew where it comes from
V05 = `{ $fil }` is not there, but listed in `{ $lista }`
    .tips = get the package anew where it comes from: the file has been removed
V06 = `{ $fil }` is not the file that `{ $lista }` tells of
    .tips = get the package anew where it comes from: the file has been changed
V07 = `{ $fil }` is not listed in `{ $lista }`
    .tips = get the package anew where it comes from: the file has been added
V08 = `{ $fil }` is not read: { $slag ->
        [dtd] it has a document type, which can define entities of its own
        [storlek] it has more elements than the program reads
       *[xml] it is no valid XML
    }
    .tips = get the package anew where it comes from
V09 = the requirement { $krav } is not met: `{ $vad }`
    .tips = the requirements stand in the specifications CSIP and SIP at dilcis.eu; mend the package where it is made
V10 = { $krav ->
        [inget] the link `{ $lank }` leads nowhere, or to several
       *[krav] the link `{ $lank }` leads nowhere, or to several (requirement { $krav })
    }
    .tips = get the package anew where it comes from
V11 = `{ $fil }` is in no `METS.xml`
    .tips = get the package anew where it comes from: the file has been added
V12 = the build id in `{ $fil }` is not the hash of what the manifest lists
    .tips = get the package anew where it comes from: something that the documents are made from has been exchanged
V13 = `{ $fil }` gives { $falt } `{ $varde }`, but must give `{ $vantat }`
    .tips = get the file anew where it comes from: it has been exchanged
V14 = `{ $fil }` gives { $falt } `{ $varde }`, but the case has `{ $vantat }`
    .tips = get the package anew where it comes from
V15 = `{ $fil }` has the text of the one that is made from the package, in other bytes
    .tips = compare the pages: the text is the same, but looks or properties differ
V16 = { $plats ->
        [0] `{ $fil }` is not the one that is made from the package
       *[annan] `{ $fil }` is not the one that is made from the package: at { $plats } it has `{ $varde }`, and must have `{ $vantat }`
    }
    .tips = get the package anew where it comes from: the file, or something that it is made from, has been changed
V17 = `{ $fil }` is not made from the package
    .tips = get the package anew where it comes from: the file has been added
V18 = `{ $fil }` is made from the package, but not in it
    .tips = get the package anew where it comes from: the file has been removed
V19 = the documents cannot be made again from the package
    .tips = what hinders stands in the other findings; if nothing is wrong with the package, the program is at fault
V20 = the package's templates are not the program's own, and the documents could not be made again with them: { $slag ->
        [system] on this system the program cannot bound how much memory they take
        [start] a bounded process could not be started
       *[granser] it took more memory or time than it may, or was broken off
    }
    .tips = if you trust who made the package, add `--trust-templates`
V21 = `{ $fil }` is not the one that the case gives now
    .tips = the case, the templates or the program have changed since the file was written, or the file is another case's
V22 = `{ $fil }` has no build id, and was not made by this program
    .tips = a PDF that the program has made has the number among its keywords

## K: what explain is asked
K01 = `{ $vad }` is not known in the case and stands on no page
    .tips = write `{ $forslag }`, or words as they stand on a page
    .tips-utan-forslag = write a fact's name, a cell (`Sheet!C7`), a line (`arende.toml:12`) or words as they stand on a page
K01-sida = `{ $vad }` does not stand on page { $nummer }, but on page { $sida } of `{ $dokument }`
    .tips = give page { $sida }, or ask without a page
K01-rad = `{ $fil }` has { $rader } lines
    .tips = give a line between 1 and { $rader }
K01-tom-rad = the line `{ $vad }` is empty, or only a comment
    .tips = give a line with a key or text
K01-utan-text = the line `{ $vad }` is of a file that no text of the pages comes from: it decides what the pages look like or what is reviewed
    .tips = give a line of the case's own files, of `husstil.toml`, `arendetyp.toml` or `sprak.toml`, or of a template (`.j2`)
K01-fil = the case has no file `{ $fil }`
    .tips = write `{ $forslag }`; the case's files are { $kanda }
    .tips-utan-forslag = give one of the case's files: { $kanda }
K01-hel-fil = `{ $fil }` is a whole file; what stands on the pages comes from places in it
    .tips = write a cell of one of the sheets { $blad }, such as `Sheet!C7`
    .tips-utan-blad = write a line of it, such as `{ $fil }:12`
K01-cell = the sheet `{ $blad }` ends at { $sista }
    .tips = give a cell between A1 and { $sista }
K01-tom-cell = `{ $vad }` is empty, or in a column that is not read
    .tips = give a cell that is filled in, in a column that the ärendetyp knows
K01-blad = the case reads no sheet `{ $blad }`
    .tips = write `{ $forslag }`; the sheets are { $kanda }
    .tips-utan-forslag = give one of the sheets: { $kanda }
K06 = `{ $arende }` is a case, but what is to be explained is missing
    .tips = write after it a value, a cell such as `Sheet!B2`, a line such as `arende.toml:27` or words of a document in quotation marks
K02 = the case has no document `{ $namn }`
    .tips = write `--document { $forslag }`; there are { $kanda }
    .tips-utan-forslag = give one of { $kanda }
K03 = there is no page { $nummer }
    .tips = give a page between 1 and { $sidor }; each document's pages are counted by themselves
K04 = `{ $fil }` cannot be read: { $orsak }
    .tips = build the case again, or ask with the case's own folder
K05 = `{ $mapp }` lacks `{ $fil }`, which says where everything on the pages comes from
    .tips = build the case again with this version, or ask with the case's own folder

## The console's own phrases
internt-fel = internal error, please report it: { $orsak }
fel = error
varning = warning
tips = hint
plats-cell = { $fil }, sheet "{ $blad }", cell { $celler }
plats-celler = { $fil }, sheet "{ $blad }", cells { $celler }
inte-ifyllt = these values are not filled in
inte-skrivet = these assessments are not written
skrev = wrote { $fil }
skrev-sidor = { $sidor ->
        [one] wrote { $fil } ({ $sidor } page)
       *[other] wrote { $fil } ({ $sidor } pages)
    }
nytt-arende = fill in the files; `utlatande check { $fil }` shows what is left, and `utlatande build { $fil }` makes a draft
nasta-arende = { $fragor ->
        [one] { $antal } values to change or confirm, { $fragor } question to answer; go through `overtaget.toml`, and `utlatande check { $fil }` shows what is left
       *[other] { $antal } values to change or confirm, { $fragor } questions to answer; go through `overtaget.toml`, and `utlatande check { $fil }` shows what is left
    }
nasta-mandatperioder = the period { $period } lies in { $perioder }
nasta-senast = by the adopted document the follow-up is to be made by { $datum }
nasta-senast-utan-dokument = the follow-up is to be made by { $datum }
uppfoljning-om = { $dagar ->
        [one] in { $dagar } day
       *[other] in { $dagar } days
    }
uppfoljning-sen = { $dagar ->
        [one] late by { $dagar } day
       *[other] late by { $dagar } days
    }
uppfoljning-okand = the case does not say when
uppfoljning-pagar = the case is not adopted
antal-fel = { $antal ->
        [one] { $antal } error
       *[other] { $antal } errors
    }
antal-varningar = { $antal ->
        [one] { $antal } warning
       *[other] { $antal } warnings
    }
granskning-antal = Review: { $summa }
granskning-tom = No remarks.
granskning-inte-byggt = The case could not be built. The other files here are from an earlier build, of the case as it was then.

## The help of the command line
bruk = Usage:
kommandon = Commands
argument = Arguments
flaggor = Options
bruk-kommando = COMMAND
bruk-flaggor = OPTIONS
forval = [default: { $varde }]
varden = [possible values: { $kanda }]
varden-rubrik = Possible values:

## Reasons of the system and of libraries, as `orsak` of other messages
orsak-saknas = it does not exist
orsak-rattighet = it is not allowed
orsak-finns = it exists already
orsak-ingen-mapp = it is no folder
orsak-mapp = it is a folder
orsak-inte-tom = the folder is not empty
orsak-skrivskyddad = the disk is read-only
orsak-full = the disk is full
orsak-for-stor = the file is larger than the disk allows
orsak-upptagen = another program uses it
orsak-namn = the name is too long, or has characters that it cannot have
orsak-lankar = the links lead in a circle
orsak-oppna = too many files are open
orsak-disk = the disk does not answer
orsak-tid = it takes too long
orsak-avbruten = it was broken off
orsak-kan-inte = the disk cannot do that
orsak-minne = there is not enough memory
orsak-data = the content is damaged
orsak-nummer = the system's error number { $varde }
orsak-okand = the reason is unknown
orsak-nyckel-saknas = the key `{ $varde }` is missing
orsak-nyckel-saknas-exempel = the key `{ $varde }` is missing; the program's own templates have `{ $exempel }`
orsak-nyckel-okand = the key `{ $varde }` is unknown
orsak-nyckel-dubbel = the key `{ $varde }` is there already
orsak-inte-av-dessa = `{ $varde }` is none of the values that can stand there
orsak-typ = the value is of the wrong type{ $varde ->
        [text] ; there must be a text in quotation marks
        [lista] ; there must be a list, `[…]`
        [tabell] ; there must be a table, `{"{"} … {"}"}`
        [sanning] ; there must be `true` or `false`
        [heltal] ; there must be a whole number without quotation marks
        [tal] ; there must be a number without quotation marks
       *[annat] {""}
    }
orsak-varde = the value cannot be used
orsak-toml = the line is not valid TOML
orsak-syntax = it is not written correctly
orsak-langd = it is longer than { $varde } bytes
orsak-namn-okant = the name `{ $varde }` is unknown
orsak-namn-nara = the name `{ $varde }` is unknown; is it `{ $narmast }`?
orsak-ram-saknas = the frame `[ram.{ $varde }]` is neither in the kind's `arendetyp.toml` nor in `{ $husstil }/husstil.toml`; write it in one of them, or give the document another
orsak-avsnitt-saknas = the frame `{ $varde }` has no section with `slag = "{ $slag }"`, and { $slag ->
        [bilagor] the case's bilagor
        [beslut] the decision points
       *[underskrifter] the signatories
    } would stand nowhere; add a section
orsak-flera = { $forsta } and { $sista }
orsak-avsnitt-villkor = the section with `slag = "{ $slag }"` must stand in every case, and cannot have `visas_om`; remove the condition
orsak-avsnitt-utan-verkan = `slag = "{ $slag }"` is filled in only in the frame of the document that puts the case forward, not in a bilaga's
orsak-anrop-okant = a filter, a test or a function is unknown
orsak-utan-varde = a name has no value
orsak-argument = there are too many or too few arguments
orsak-rakning = the values cannot be calculated with in that way
orsak-sanning = `{ $varde }` is neither true nor false
orsak-heltal = `{ $varde }` is not a whole number
orsak-mappens-namn = the name must be that of the folder, `{ $varde }`
orsak-typens-varde = `{ $varde }` is not a value of the type that is stated
orsak-datum = `{ $varde }` is not a date
orsak-period = it is no period of years
orsak-inget-fore = there is nothing before `{ $varde }`
orsak-ingen-text = only text, numbers, booleans and markup can be put out
orsak-avsnitt-i-ramen = the document's frame already has a section with the key `{ $varde }`; give the section of its own another `nyckel`
orsak-inget-namn = `{ $varde }` can be no name; a name has the letters a–z, digits and `_` only, and does not begin with a digit
orsak-namn-upptaget = `{ $varde }` means something else in expressions; give the table another name
orsak-ingen-kod = `{ $varde }` can be no code; write letters and digits without spaces, such as `AB01`
orsak-inget-blad = no sheet can be called `{ $varde }`; a name has at most 31 characters, none of `[ ] : * ? / \`, and no apostrophe at either end
orsak-uppgift-och-grupp = `{ $varde }` is both a fact and a group of facts
orsak-grupp-som-varde = `{ $varde }` is a group of facts and no value; write one of them
orsak-tom-text = `{ $varde }` has no text; fill it in, or remove the key if it need not be there
orsak-nyckel-utan-verkan-typ = `{ $varde }` does nothing where `typ` is `{ $typ }`
orsak-namn-dubbelt = `{ $varde }` is there twice
orsak-summa = `{ $varde }` is nothing that can be summed
orsak-fri-kolumn = `{ $varde }` cannot stand over the columns of a cross table; choices, years, months, whole numbers and yes or no can
orsak-enheter = the figure mixes units: { $varde }
orsak-enheter-raknas = numbers of different units are added or compared: { $varde }
orsak-typer-jamfors = values of different types are compared: { $varde }
orsak-sanning-jamfors = a value of the type janej is compared with `{ $varde }`; write the name alone, or `not` before it
orsak-nyckel-utan-verkan = `{ $varde }` does nothing in a summary of that sort
orsak-nyckel-utan-verkan-bredvid = `{ $varde }` does nothing beside `{ $annan }`; remove one of them
orsak-nyckel-utan-verkan-utan = `{ $varde }` does nothing without `{ $annan }`
orsak-rubriker-over = there are { $antal } headings, but only { $kolumner } columns
orsak-typ-passar-inte = `{ $varde }` has the type `{ $typ }`; types that work here: { $behovs }
orsak-inte-skrivbart = `{ $varde }` cannot stand in a cell: it has no text, or a space before or after it
orsak-inget-tal = `{ $varde }` is no number
orsak-inget-villkor = { $slag ->
        [tal] `{ $varde }` is a number and neither true nor false; compare it, for example `{ $varde } > 0`
        [text] `{ $varde }` is a text and neither true nor false; compare it with a value, or write `{ $varde } is not none`
        [datum] `{ $varde }` is a date or a month and neither true nor false; compare it with another day, or write `{ $varde } is not none`
       *[rader] `{ $varde }` is several values and neither true nor false; write for example `{ $varde } | length > 0`
    }
orsak-annan-typ = the expression gives { $slag ->
        [tal] a number
        [text] a text
        [datum] a date or a month
        [sanning] true or false
        [rader] several values
        [belopp] an amount
        [andel] a share
       *[ar] a year
    }, but the type is `{ $typ }`; change `typ` or the expression
orsak-ar-raknas = `{ $varde }` is a year, which cannot be multiplied, divided or made a share of; the number of years between two is the one minus the other
orsak-kolumn-saknas = `{ $varde }` needs a column after a table; write its name, like this: `{ $varde }('kolumn')`
orsak-inga-rader = `{ $filter }` goes through rows or a list, and `{ $varde }` is neither; write the name of a table there
orsak-flera-varden = `{ $varde }` is several values; write one of its columns, or a number that is counted of them
orsak-kolumn-for = `{ $varde }` asks when each row is in force, and the table has no column `{ $kolumn }`; it needs `fran` and `till`
orsak-argument-for = `{ $varde }` has too many or too few values in its parentheses; `templates/README.md` shows how it is written
orsak-sig-sjalv = `{ $varde }` stands for itself and does nothing; write another name, or remove the key
orsak-var-for-sig = `{ $varde }` and `{ $annan }` do not stand beside each other; they are to be two facts, or two columns of one table
orsak-bara-siffra = every figure would be the one that is meant; write the words around it, or `sammanhang`
orsak-term-fel-och-ratt = `{ $varde }` is both how it is written and how it is not; remove one of them
orsak-aldrig-lika = `{ $varde }` is never equal to `{ $annan }`, so no rows would be shown
orsak-andra-varden = `{ $varde }` has the values of `{ $kalla }` and is never equal to `{ $annan }`, so no rows would be shown
orsak-en-kolumn = a list of bullets shows a single column
orsak-monster = a pattern is not written correctly
orsak-kod-upptagen = `{ $varde }` is already one of the program's own codes; give the rule another, for example with two letters before the digits
orsak-utan-siffra = `{ $varde }` must have `{"{}"}` once, where the figure stands
orsak-exempel = the example `{ $varde }` does not match the pattern
orsak-hanvisning = no reference can stand here; the text is shown as it is
orsak-typsnitt = `{ $varde }` is not a font
orsak-familjer = the font family is not there; there are { $varde }

## G01: bilagor
G01-okand = there is no `bilaga { $nummer }`: the case has { $antal ->
        [0] no bilagor
        [one] one bilaga
       *[other] { $antal } bilagor
    }
    .tips = correct the number, best by writing `{"{{"} bilaga.<name> {"}}"}`, or add the bilaga under [[bilagor]]
G01-onamnd = bilaga { $nummer } (`{ $namn }`) is not cited in the case's text
    .tips = cite it with `{"{{"} bilaga.{ $namn } {"}}"}` where it belongs, or take it out of the list

## G02: decision points
G02-form = the decision point ends in `{ $slut }`, which is no verb form of a decision
    .tips = let the point end in what is decided: { $exempel } …; the husstil can take more forms
G02-borjan = the decision point begins with `{ $borjan }`, unlike the house's decision points
    .tips = let the point begin with { $form ->
        [att] what is decided
       *[subjekt] the body and what it decides
    }: { $exempel } …; the husstil can take more words
G02-flera = the decision point has { $antal } decisions: first `{ $forsta }`, last `{ $sista }`
    .tips = make one point of each decision

## G03: the repealed document
G03-bilaga = a document is repealed, but `{ $namn }` is no bilaga
    .tips = add the document under [[bilagor]], or remove the decision point
G03-datum = the repealed document was decided on { $datum }, after the case was issued ({ $utfardat })
    .tips = correct one of the dates
G03-saknas = no decision point repeals `{ $titel }`
    .tips = add a decision point with the document's title and "{ $ord }", or remove the bilaga
G03-annat = the decision point repeals something other than `{ $titel }`
    .tips = write the document's full title, `{"{{"} dokument.<name>.titel {"}}"}`

## G04: titles
G04-variant = `{ $variant }` is not the document's title `{ $titel }`
    .tips = write `{"{{"} dokument.{ $namn }.titel {"}}"}`, or word it so that it does not look like a title
G04-forslag = `{ $titel }` is called a proposal but has been adopted
    .tips = remove "förslag till"
G04-titel = the title `{ $titel }` begins with `{ $fras }`
    .tips = take the words out of the title; the program adds them as long as the document is a proposal
G04-beslut = the decision point adopts bilaga { $nummer } without its title `{ $titel }`
    .tips = begin the point with `{"{{"} dokument.{ $namn }.titel {"}}"}`

## G05: dokumentsort
G05-okand = `{ $dokumentsort }` is none of the dokumentsorter that the templates know
    .tips = write one of { $kanda }; a new one is added below `dokumentsorter` in the language's `granskning.toml`
G05-titel = the title says `{ $ord }`, but the dokumentsort is { $dokumentsort }
    .tips = write `{ $ratt }` as dokumentsort if that is what the document is; if the dokumentsort is right, write { $dokumentsort } in title, headings and text
G05-rubrik = the heading `{ $text }` says `{ $ord }`, but the dokumentsort is { $dokumentsort }
    .tips = give the section a heading of its own with the right dokumentsort, or correct the dokumentsort
G05-text = the document calls itself `{ $ord }`, but its dokumentsort is { $dokumentsort }
    .tips = write { $dokumentsort } in the right form; if another document is meant, write which

## G06: texts from before
G06-senare = a text decided on { $datum } mentions `{ $text }`, which is later
    .tips = check against the original; if the text was revised, say so on its cover (senast_reviderad)
G06-titel = a text decided on { $datum } cites `{ $text }`, which only applies later
    .tips = check against the original; if the citation is there, explain it in the section ("under framtagande")

## G16: references to sections
G16-okant = there is no section `{ $avsnitt }`; the nearest is `{ $narmast }`
    .tips = correct the heading, best by writing `{"{{"} avsnitt.<document>.<section> {"}}"}`
G16-utan = `{ $text }` names no section
    .tips = name the section in the sentence: avsnittet "{"{{"} avsnitt.{ $namn }.<section> {"}}"}"

## G17: sections
G17-tomt = the section `{ $rubrik }` is empty
    .tips = write the section's text (`{ $nyckel }`)
G17-underrubrik = nothing stands under the heading `{ $rubrik }`
    .tips = write text under the heading, or remove it
G17-rubrik = the heading `{ $rubrik }` stands in place of the one that the frame demands, `{ $ramens }`
    .tips = remove `rubrik` from the section `{ $nyckel }`
G17-dubbel = the heading `{ $rubrik }` stands twice in the document
    .tips = word one of them differently

## G18: dimensions
G18-tom = `{ $rubrik }` has no text
    .tips = write the assessment, or remove the section `{ $nyckel }`; then the house's phrase is put there
G18-bade = `{ $rubrik }` has both text and the phrase that there is nothing to say
    .tips = remove the phrase, or remove the section `{ $nyckel }`; then the phrase is put there alone
G18-fras = `{ $rubrik }` says in other words than the house's that there is nothing to say
    .tips = remove the section `{ $nyckel }`; then the phrase is put there: { $fras }
## G23–G25: terms, language, safety
G12 = `{ $varde }` is not allowed (column `{ $kolumn }`)
    .tips = write one of: { $tillatna }
    .tips-utan-tillatna = fill in the sheet that the values are taken from: it has none yet
G12-saknas = `{ $varde }` stands in { $antal } rows, but is not in the column `{ $kolumn }` of the sheet `{ $blad }`
    .tips = if it is `{ $forslag }` in the sheet `{ $blad }` that is wrong, write `{ $varde }` there; otherwise write `{ $forslag }` in the rows
    .tips-utan-forslag = if a value of the sheet `{ $blad }` is wrong, correct it there, or add what is missing; otherwise correct the rows
G23-term = `{ $text }` must be called `{ $skrivs }`
    .tips = write `{ $skrivs }`
G23-namn = `{ $text }` resembles the known name `{ $namn }` but is spelt differently
    .tips = write `{ $namn }`; if it is another name, add it under `[[termer]]` in arende.toml
G23-organ = `{ $text }` resembles `{ $namn }` but is another name
    .tips = write `{ $namn }`, if that is meant
G23-annan = `{ $forkortning }` stands for { $namn }, but is explained otherwise here
    .tips = write `{ $namn } ({ $forkortning })`, or mend the abbreviation
G23-odefinierad = the abbreviation `{ $forkortning }` is never explained in the document
    .tips = write `{ $namn } ({ $forkortning })` the first time
    .tips-utan-namn = write the full name with the abbreviation in parentheses the first time; if it is a name and no abbreviation, add it under `[[termer]]` in arende.toml
G23-for-sent = the abbreviation `{ $forkortning }` is used before it is explained
    .tips = move the explanation `{ $namn } ({ $forkortning })` to the first use
    .tips-utan-namn = move the explanation to the first use, or write the full name there
G23-dubbelt = the abbreviation `{ $forkortning }` is explained twice in the document
    .tips = keep the first explanation, and write only `{ $forkortning }` after it
G24-mening = the sentence `{ $text }` stands twice in the document
    .tips = remove one of them; a text module needs only one reference in a document
G24-punkt = the paragraph ends without a full stop: `{ $text }`
    .tips = add a full stop, or a colon before a list; if the line is a heading, write it with `###`
G24-intervall = `{ $text }` is a range with the wrong dash
    .tips = write `{ $forslag }`, with an en dash and no spaces
G24-tal = `{ $text }` is not written as numbers are to be written
    .tips = write `{ $forslag }`
G24-tal-tva = `{ $text }` may mean `{ $tusental }` or `{ $decimaltal }`
    .tips = write `{ $tusental }` if thousands are meant, else `{ $decimaltal }`
G24-ord = the word `{ $text }` stands twice in a row
    .tips = remove one of them
G24-mellanslag = there are several spaces in a row at `{ $text }`
    .tips = keep one space
G24-lista-punkt = some items of the list end with a full stop, others do not
    .tips = end all with a full stop if they are whole sentences, otherwise none
G24-lista-bokstav = some items of the list begin with a capital letter, others do not
    .tips = begin all in the same way
G25-glyf = the character `{ $tecken }` is not in the fonts
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write another character, or say the same in words
G25-platshallare = `{ $text }` is a placeholder that was left in
    .tips = write what belongs there, or remove the text
G25-arendenummer = `{ $varde }` is not a case number
    .tips = write it as in the register, for example `{ $exempel }`
G25-personnummer = a personal identity number
    .tips = remove the number from the file; personal data has no place in the material or the documents of the case
G25-personnummer-pdf = { $antal ->
        [0] the attached file `{ $fil }` has a personal identity number in its properties, comments or fields
        [1] the attached file `{ $fil }` has a personal identity number on page { $sidor }
       *[other] the attached file `{ $fil }` has personal identity numbers on pages { $sidor }
    }
    .tips = attach a file that the number has been removed from, not only struck through or covered: the text below can still be read
G25-personnummer-namn = { $slag ->
        [mapp] the name of the case's folder has a personal identity number
       *[blad] the name of the sheet has a personal identity number
    }
    .tips = give the { $slag ->
        [mapp] folder
       *[blad] sheet
    } another name; the name goes into what is built
## Rules that are data
M04-regel = the rule `{ $namn }` cannot be tried: { $orsak }
    .tips = correct the expression in the kind of case; utlatande tries nothing with the rule until it is right

## N: waivers
N01 = the waiver has no reason
    .tips = give the reason in at least a whole sentence, of at least 20 characters and with a full stop
N02 = the waiver of `{ $kod }` about `{ $om }` silences no finding
    .tips = remove the waiver, or correct what it is about: a key (`fakta.pris`), a cell (`Blad1!B14`) or words of the finding
N02-nara = the waiver of `{ $kod }` about `{ $om }` silences no finding, but there is one about `{ $ratt }`
    .tips = write `om = "{ $ratt }"`; if that is not the finding, remove the waiver
N03 = `{ $kod }` cannot be waived
    .tips = remove the waiver and correct the error; types, characters and personnummer must be right
N04 = the waiver of `{ $kod }` about `{ $om }` fits { $antal } different findings
    .tips = point out one of them: a cell (`Blad1!B14`), a section or words of the finding; each finding needs a waiver of its own
N05 = there is no code `{ $kod }`
    .tips = write one of: { $kanda }
N05-undantag = there is no code `{ $kod }`
    .tips = write `{ $ratt }`
    .tips-utan-ratt = write the code that stands in brackets first in the finding that the waiver is of; there are { $kanda }

## G09: the period
G09-ordning = the period ends in { $till }, before its first year { $fran }
    .tips = correct the period's first or last year
G09-utfardat = the period ends in { $till }, after the report was issued on { $utfardat }
    .tips = correct the period's last year, or the day on which the report is issued
G09-ar = { $ar } belongs to the period according to `{ $uppgift }`, but the sheets have no rows for the year
    .tips = if the period is wrong, correct `{ $uppgift }`; otherwise add the rows of the year
G09-motsager = `{ $text }` is not the period { $period }
    .tips = write `{ $referens }` instead of the years

## G20: review of the proposal
G20-tid = `{ $dokument }` does not say when it is to be reviewed
    .tips = write a day, a year or an interval under `{ $rad }` on the cover or in the section `{ $avsnitt }`
G20-ansvar = `{ $dokument }` does not say who is responsible
    .tips = write who is responsible under `{ $rad }` on the cover or in the section `{ $avsnitt }`

## Rules and waivers, for people
granskning-undantag = Waivers: { $antal }
undantag = waiver
skal = reason
regel = Rule
varfor = Why
exempel-fel = Fails
exempel-ratt = Mended
niva-fel = error
niva-varning = warning
niva-fel-varning = error or warning
regel-provas-inte = Cases of the husstil `{ $husstil }` are not tried on the rule: its language, `{ $sprak }`, does not have the words that it reads.
## G07: facts typed by hand
G07-lika = `{ $text }` is typed by hand, but is a fact that the case has already
    .tips = write `{ $referens }` instead
G07-motsager = `{ $text }` contradicts `{ $namn }`, which is `{ $kant }`
    .tips = write `{ $referens }`, or mend the fact
G07-annan = `{ $text }` contradicts `{ $namn }`, which is `{ $kant }`
    .tips = write `{ $referens }`; if `{ $annan }` is meant, say so in the sentence and refer to it

## G21: the register of steering documents
G21-okand = `{ $titel }` is not in the register of steering documents
    .tips = add the document to the sheet `{ $blad }`, or write its title as it stands there
G21-nastan = `{ $text }` is nearly the title `{ $titel }` in the register of steering documents
    .tips = write the title alike in both places; if it is another document, add it to the register
G21-galler-inte = { $skal ->
        [ersatt] `{ $titel }` is not in force: the register says `{ $status }`
        [utgatt] `{ $titel }` was in force until { $ar }, before the day the report is issued ({ $utfardat })
       *[kommande] `{ $titel }` is in force from { $ar }, after the day the report is issued ({ $utfardat })
    }
    .tips = refer to the document in force, or mend the register
G21-loper-ut = `{ $titel }` is in force until { $ar } and expires within { $manader } months of { $utfardat }
    .tips = refer to its successor, or explain in a waiver why the reference is to stand

## G22: laws and decisions in full
G22-nummer = `{ $text }` does not cite the law in full
    .tips = write `lagen ({ $nummer }) om …`, or the law's name followed by its number: `kommunallagen (2017:725)`
G22-utan-nummer = `{ $text }` lacks the law's number
    .tips = write `lagen (åååå:nr) om …` the first time the document cites the law
G22-forkortning = the law is abbreviated to `{ $text }`
    .tips = write the law's name and number the first time, such as `kommunallagen (2017:725)`
G22-beslut = { $saknas ->
        [organ] the decision `{ $text }` lacks its body
        [datum] the decision `{ $text }` lacks its date
        [paragraf] the decision `{ $text }` lacks its paragraph
       *[form] the decision `{ $text }` has its date in words
    }
    .tips = write body, date and paragraph: `kommunstyrelsen 2020-11-25 § 984`
G22-paragraf = `{ $text }` is not written as paragraphs are
    .tips = write `{ $rattat }`
G22-forsta = the law is first named without its number: `{ $text }`
    .tips = write its number after its name: `({ $nummer })`
G26-nummer = { $lag } does not have the number { $text }
    .tips = write `({ $nummer })`, or mend the name
G26-namn = `{ $text }` is nearly the name of a law
    .tips = write `{ $lag }`
G26-kapitel = `{ $text }` does not exist: { $lag } has { $antal } chapters
    .tips = mend the chapter or the law's name
G26-annan = { $nummer } is { $lag }, not `{ $text }`
    .tips = mend the name or the number
G26-titel = the law { $nummer } is not called `{ $text }` but `{ $titel }`
    .tips = mend the title or the number
G27-oppen = `{ $text }` is opened and not closed, or the other way
    .tips = write the other mark, or take away the one too many
G27-citattecken = `{ $text }` has another quotation mark than the documents
    .tips = write `{ $forslag }`
G27-punkter = two marks stand in a row: `{ $text }`
    .tips = keep one of them
G27-mellanslag = a space is missing or misplaced at `{ $text }`
    .tips = write `{ $forslag }`
G27-versal = a sentence begins with a small letter after a full stop: `{ $text }`
    .tips = begin with a capital, or take away the full stop
G27-streck = a hyphen stands for a dash: `{ $text }`
    .tips = write `–`, with spaces on both sides
G27-tal = `{ $text }` is not written as numbers and times are to be written
    .tips = write `{ $forslag }`
G27-dag = `{ $text }` is no day
    .tips = mend the date
G27-veckodag = `{ $text }` is a { $dag }
    .tips = mend the weekday or the date
G27-framtid = `{ $text }` comes after { $utfardat }, when the report is issued, but the text tells it as something that has happened
    .tips = mend the year, or write of what will be
G27-telefon = `{ $text }` cannot be a telephone number
    .tips = mend the number
G27-epost = `{ $text }` cannot be an e-mail address
    .tips = mend the address; if somebody is mentioned, write the name without `@`
G27-webb = `{ $text }` cannot be the address of a page on the web
    .tips = mend the address; it begins with `https://` or `www.` and has full stops between its parts
G27-epost-nyckel = `{ $text }` is no e-mail address
    .tips = write `{ $forslag }`
    .tips-utan-forslag = write the address, like `name@example.se`
G28-antal = `{ $text }` does not agree with the workbook, which has { $antal } ({ $vad })
    .tips = mend the count, or refer to a computed value
G28-belopp = `{ $text }` does not agree with the workbook, which has { $belopp } ({ $vad })
    .tips = mend the amount, or refer to a computed value
G28-lista = the text says { $angivet }, but what it lists are { $antal }: `{ $text }`
    .tips = mend the number or the list
G28-andel = `{ $text }` does not agree with the numbers of the sentence, which give { $ger }
    .tips = compute the share anew, or mend the numbers
G28-riktning = `{ $text }` is not so: the amount goes from { $fran } to { $till }
    .tips = use another word, or mend the amounts
G28-datum = the workbook has another date for `{ $namn }`: { $datum }, not `{ $text }`
    .tips = mend the date in the text or in the workbook
G28-ar = `{ $text }` does not agree with { $period }, which is { $antal } years
    .tips = mend the number of years, or the period
G28-bak = `{ $text }` ends before it begins
    .tips = mend the first or the last of the times
G28-finns = `{ $text }` does not agree with the workbook: { $vad }
    .tips = mend the text, or the sheet
G28-figur = the text speaks of `{ $text }`, but the documents do not number tables and figures
    .tips = say in words which table is meant
G28-nedan = the text speaks of `{ $text }`, but no { $slag ->
        [tabell] table
       *[figur] chart
    } follows in the section
    .tips = fetch { $slag ->
        [tabell] the table with `{"{{"} sammanstallning.… {"}}"}`
       *[figur] the chart with `{"{{"} figur.… {"}}"}`
    } alone in a paragraph below the text, or reword the sentence
G30-dubbla = { $antal } rows in sequence stand twice in the sheet
    .tips = remove them in one of the places, or write what parts them
G30-dubbel = the row stands twice in the sheet: { $rad }
    .tips = take one of them away, or write what tells them apart
G30-lucka = the sheet `{ $blad }` has no row for { $rad } in { $ar }, but for the other years of the period
    .tips = { $antal ->
        [one] add the row for { $ar }, with 0 if there was nothing
       *[other] add the rows for { $ar }, with 0 if there was nothing
    }
G30-ar = the sheet `{ $blad }` has two rows for { $rad } { $ar }, but none for { $ratt }{ $antal ->
        [one] {""}
       *[other] , and likewise for other rows, { $antal } in all
    }
    .tips = { $antal ->
        [one] correct the year of one of them to { $ratt }
       *[other] correct the years of the rows: if years were dragged down or sorted by themselves, fetch the column from an earlier version of the workbook
    }
G30-storlek = { $varde } is of another size than the others of the column, which are about { $vanligt }
    .tips = check the value: has it a zero too many or too few, or another unit?
G30-tusental = the column `{ $rubrik }` has { $storst } at most, but `{ $annat }` has { $belopp }: is one of them in thousands of kronor?
    .tips = write both in kronor
G30-negativ = { $varde } is less than nothing
    .tips = mend the value; a refund has an item of its own that says so
G30-negativa = all amounts of the column `{ $rubrik }` are below zero
    .tips = write costs without a minus sign; if they are refunds or income, let the rows say so
G30-artal = { $varde } looks like a year in the column { $rubrik }
    .tips = move it to the right column, or mend the number
G30-serie = { $ar } has two rows for { $rad }
    .tips = correct the year, or what the other one is, in one of them; if they are parts of the same thing, write their sum in one row
G30-kolumn = the column `{ $kolumn }` was changed by itself: { $antal } rows of the sheet `{ $blad }` now say the same as others, and as many are missing
    .tips = fetch the column from an earlier version of the workbook, or correct the cells; select all columns when the sheet is to be sorted
G30-sorterade = the column `{ $kolumn }` of the sheet `{ $blad }` stands in order of size, but the rows do not: the amounts were sorted by themselves and stand at other items and years
    .tips = fetch the column from an earlier version of the workbook; select all columns when the sheet is to be sorted
G30-tecken = { $ena } and { $andra } have different signs, and no other amount is of the same
    .tips = correct the sign of the wrong one
G30-slut = the time ends ({ $till }) before it begins ({ $fran })
    .tips = mend the years or the dates
G30-titel = the title's years `{ $text }` do not agree with the columns, which have { $fran }–{ $till }
    .tips = mend the title or the columns
G31-antas = no decision point adopts the proposed document `{ $titel }`
    .tips = add a point that adopts it
G31-bilaga = the decision point refers to bilaga { $nummer }, but `{ $titel }` is bilaga { $ratt }
    .tips = refer with `{ $referens }`
G31-ordning = the decision point repeals what applies before any point has adopted the new
    .tips = put the point that adopts before the one that repeals
G31-organ = the decision point names { $text }, but the case is decided by { $organ }
    .tips = mend the body in the point or under [beslut]
G32-ord = `{ $text }` seems misspelt: compare `{ $forslag }`
    .tips = mend the spelling
G32-sarskrivet = `{ $text }` is one word: compare `{ $forslag }`
    .tips = write it as one word
G33-beslut = `{ $text }` is nearly the decision `{ $annat }`, which the case has elsewhere
    .tips = mend what is wrong; if they are two decisions, nothing needs to change
G33-organ = elsewhere the decision is made by { $organ }, not by `{ $text }`
    .tips = mend the body in one of the places
G33-dag = `{ $text }` is nearly { $datum }, which the case has (`{ $namn }`)
    .tips = mend the date, or refer to the fact
G33-intervall = `{ $text }` does not agree with the case, which has { $ar } years (`{ $namn }`)
    .tips = mend the time, or refer to the fact
G33-bilaga = the text says that `{ $text }` is { $sort }, which is bilaga { $nummer }
    .tips = mend the number, or refer to the bilaga
G33-namn = `{ $text }` is nearly a name in the workbook, where it is `{ $namn }`
    .tips = mend one of them, if they are the same; if it is something else, the review cannot know
G33-antal = `{ $text }` does not agree with the case, which elsewhere has `{ $annat }`
    .tips = mend the number in one of the places
G33-ort = `{ $text }` does not agree with the case, which has { $ort } (`{ $namn }`)
    .tips = mend the place, or refer to the fact
G33-sort = `{ $text }`: the case has no such document, but { $sort }
    .tips = use the word that the document uses
G33-forbi = `{ $text }` has passed when the report is issued ({ $utfardat }), but the text speaks of it as to come
    .tips = write what came of it, or mend the time
G33-tid = `{ $text }` does not agree with the case, which has { $fran } (`{ $namn }`)
    .tips = compute the time anew
G33-skillnad = `{ $text }` is not the difference of the amounts, which is { $ger } (`{ $namn }`)
    .tips = compute the difference anew

## What explain answers
forklaring-slag = { $slag ->
        [value] fact
        [computed] computed value
        [table] summary
        [figure] figure
        [module] text module
        [sheet] table of a workbook
        [column] column of a workbook
        [cell] cell
        [table_text] text of a summary or figure
        [phrase] phrase of the house style or the kind of case
        [missing] missing value
        [key] key
        [program] the program's own words of a file
        [template] the template's own words
        [layout] the layout's own words: page numbers, labels
       *[typed] typed text
    }
forklaring-saknas = (not filled in)
forklaring-fran = from
forklaring-uttryck = computed as
forklaring-laser = reads
forklaring-anvands-av = used by
forklaring-regler = tried by rule
forklaring-star = stands in
forklaring-ingenstans = stands on no page
forklaring-sidor = { $antal ->
        [one] page { $lista }
       *[other] pages { $lista }
    }
forklaring-under = under “{ $rubrik }”
forklaring-fler = … and { $antal } more

## J: what diff compares
J01 = `{ $mapp }` is neither a case nor something built of one
    .tips = name a folder with `arende.toml`, a folder that `utlatande build` wrote, with `manifest.toml` and `fakta.json`, or an archive package
J02 = `{ $mapp }` cannot be understood so far that it can be compared
    .tips = mend the errors above; with `--as output` what was built last is compared
J03 = nothing was built of `{ $arende }` in `{ $mapp }` to compare it with
    .tips = build the case first, or name both sides: `utlatande diff <OLD> <NEW>`
J04 = `{ $mapp }` cannot be compared: { $filer } cannot be read, and what stands there would seem to be missing
    .tips = mend the errors above; with `--as output` what was built last is compared

## Diff: what has changed between two cases
diff-rubrik = What has changed
diff-sida = { $slag ->
        [arende] the case `{ $mapp }`
        [paket] the archived case `{ $mapp }`
       *[utdata] what was built of the case `{ $mapp }`
    }
diff-sidor = Old: { $fore }. New: { $efter }. Compared by utlatande { $version }.
diff-numrerad = { $sida } ({ $nummer })
diff-nytt-fynd = { $slag ->
        [fel] New error
       *[varning] New warning
    }: { $kod } { $text }
diff-fynd = { $slag ->
        [fel] errors { $fore } → { $efter }
       *[varning] warnings { $fore } → { $efter }
    }
diff-fynd-alla = Findings: { $nya ->
        [one] { $nya } new
       *[other] { $nya } new
    }, { $borta } gone. In all of the case: { $antal }
diff-antagen-text = { $dokument } reproduces a text that was adopted before, but is changed here: { $antal ->
        [one] { $antal } change
       *[other] { $antal } changes
    }. Compare it with the original.
diff-granne = { $slag ->
        [stod-forst] stood first in the section
        [stod-efter] stood after “{ $text }”
        [star-forst] stands now first in the section
       *[star-efter] stands now after “{ $text }”
    }
diff-kvar = The old value { $varde } still stands in text or cells without a reference, in { $antal ->
        [one] { $antal } place
       *[other] { $antal } places
    }: { $stallen }
diff-kvar-vid = “{ $text }” in { $plats }
diff-skrivna = { $antal ->
        [one] { $antal } place
       *[other] { $antal } places
    }{ $slag ->
        [flera] {" in several documents"}
       *[ett] {" in "}{ $dokument }
    }
diff-tecken = { $slag ->
        [plus] 1 + 2 are two causes that only together make the change.
        [egen] (own text) stands after words that were typed, in a paragraph where others follow from a fact or a cell.
       *[flytt] What was moved is shown in both places but counted once, where it stands now.
    }
diff-lika = No difference.
diff-antal = { $antal ->
        [one] { $antal } change
       *[other] { $antal } changes
    }
diff-i-del = { $antal } in { $del }
diff-orsaker = What was done
diff-handelse = { $slag ->
        [arende] The case
        [dokument] The documents of the case
        [uppgifter] Facts: { $namn }
        [blad] The sheet { $namn }
        [omskriven] The text of { $namn } is rewritten
        [text] The text of { $namn } is changed
        [liksom] , and that of { $namn }
        [husstil] The house style
        [arendetyp] The kind of case
        [program] The program
        [anmarkningar] Findings
        [undantag] Waivers of findings
       *[filer] The files
    }
diff-handelse-dokument = { $slag ->
        [borta] { $dokument } is no longer part of it
        [tillagt] { $dokument } is new
        [fryst] { $dokument } is what was adopted before
       *[nummer] { $dokument } has got that number
    }
diff-handelse-harledd = { $slag ->
        [antaget] { $dokument } is { $gammalt } of the old side, as it was adopted
       *[harlett] { $dokument } is new and has most of its text from { $gammalt } of the old side
    }
diff-rad-gjord = { $slag ->
        [utan] row { $rad }: { $andrat }
       *[om] row { $rad }, “{ $om }”: { $andrat }
    }
diff-svar-antal = { $antal ->
        [one] { $antal } answer about the earlier case
       *[other] { $antal } answers about the earlier case
    }
diff-med-flera = { $antal ->
        [0] { $namn }
        [one] { $namn } and { $antal } more
       *[other] { $namn } and { $antal } more
    }
diff-radantal = { $slag ->
        [borta-poster] { $antal ->
            [one] { $antal } entry gone
           *[other] { $antal } entries gone
        }
        [nya-poster] { $antal ->
            [one] { $antal } new entry
           *[other] { $antal } new entries
        }
        [andrade-poster] { $antal ->
            [one] { $antal } changed entry
           *[other] { $antal } changed entries
        }
        [borta-rader] { $antal ->
            [one] { $antal } row gone
           *[other] { $antal } rows gone
        }
        [nya-rader] { $antal ->
            [one] { $antal } new row
           *[other] { $antal } new rows
        }
        [andrade-rader] { $antal ->
            [one] { $antal } changed row
           *[other] { $antal } changed rows
        }
        [lika-rader] { $antal ->
            [one] { $antal } unchanged row
           *[other] { $antal } unchanged rows
        }
        [borta] { $antal ->
            [one] { $antal } gone
           *[other] { $antal } gone
        }
        [nya] { $antal ->
            [one] { $antal } new
           *[other] { $antal } new
        }
        [flyttade-poster] { $antal ->
            [one] { $antal } moved entry
           *[other] { $antal } moved entries
        }
        [flyttade] { $antal ->
            [one] { $antal } moved
           *[other] { $antal } moved
        }
        [andrade] { $antal ->
            [one] { $antal } changed
           *[other] { $antal } changed
        }
       *[lika] { $antal ->
            [one] { $antal } unchanged
           *[other] { $antal } unchanged
        }
    }
diff-kolumner-andrade = columns changed
diff-rader-pa = { $slag ->
        [borta] { $rader } (on the old side)
        [nya] { $rader } (on the new side)
       *[bada] { $rader }
    }
diff-rader-i = { $slag ->
        [rad] The sheet { $namn }, row { $rader }
       *[rader] The sheet { $namn }, rows { $rader }
    }
diff-pa-sida = { $slag ->
        [fore] on the old side: { $plats }
       *[efter] on the new side: { $plats }
    }
diff-av-sida = { $slag ->
        [fore] on the old side
       *[efter] on the new side
    }
diff-citerat = “{ $text }”
diff-tom = (empty)
diff-sjalv = follows from nothing else in the list
diff-sjalva = Changes that follow from nothing else in the list
diff-visa-delar = { $antal ->
        [one] { $antal } part
       *[other] { $antal } parts
    }
diff-fil-med = the text of { $dokument } stands here
diff-annat-dokument = Decision point, the same words: it is now about “{ $dokument }” of the new case, another document than “{ $gammalt }” of the old one
diff-orsak = { $slag ->
        [uppgift] { $namn }
        [arende] { $namn }
        [cell] Cell of the sheet { $namn }
        [rad] Row of the sheet { $namn }
        [kolumn] Column of the sheet { $namn }
        [blad] Several cells of the sheet { $namn }
        [ordning] Order of the rows of the sheet { $namn }
        [textmodul] The text module { $namn }
        [titel] The title of { $namn }
        [nummer] The number of the bilaga { $namn }
        [rubrik] The heading of the section { $namn }
        [fras] The template's text { $namn }
        [uttryck] The computation of { $namn }
        [beslut] The deciding body or its decision
        [antagande] The decision that adopted the proposal
        [antaget_forr] The decision that adopted the proposal of the old case; the new one is a proposal that is not adopted
        [egen_text] Own text in { $namn }
        [bilagor] Which bilagor the case has, and their order
        [husstil] The house style
        [arendetyp] The kind of case
        [program] The program's version
        [falt] The field { $namn }
       *[flera] Several together: { $namn }
    }
diff-okand = Without a known cause
diff-utan-orsak = without a known cause
diff-i-dokument = { $antal ->
        [one] in { $antal } document
       *[other] in { $antal } documents
    }
diff-inget-stalle = not seen in the documents
diff-inte-ensam = { $antal ->
        [0] stands in text that has changed in other ways too
       *[other] stands in text that has changed in other ways too: { $plats }
    }
diff-inget-foljer = no place in the documents follows from it alone
diff-med-andra = { $antal ->
        [one] { $antal } of them together with others
       *[other] { $antal } of them together with others
    }
diff-jamfort = { $slag ->
        [pdf] Compared with “{ $dokument }” on the old side: the same PDF file.
        [antaget] This is “{ $dokument }” of { $arende }, as it was adopted there and therefore frozen. Compared with that.
        [aterupptaget] Compared with “{ $dokument }” on the old side: the same document, which is frozen there as it was adopted.
        [fran] Compared with “{ $dokument }” on the old side, which most of the text comes from.
        [innehall] Compared with “{ $dokument }” on the old side, which it is most like.
        [forslag] Compared with “{ $dokument }” on the old side. It was adopted there; here it is a new proposal, and what the cover says of the decision is therefore empty.
       *[nyckel] Compared with “{ $dokument }” on the old side: the same document of the case.
    }
diff-gemensamt = Of { $antal } paragraphs and headings { $lika } stand there word for word; what differs is shown below.
diff-samma-titel = The same title as “{ $dokument }” on the old side, but its text cannot be compared with that.
diff-utan-arvinge = No longer part of the case.
diff-star-kvar-i = Of { $antal } paragraphs and headings { $lika } stand word for word in “{ $dokument }”; what differs is shown below.
diff-egen-text = own text
diff-enheter = A change is an entry of the list below: a paragraph, a row or a value, or a section, a table, a figure or a document that only one side has. It may have several causes and belong to several acts, and is counted with each of them then. The number after a cause is its number in the list above.
diff-kontrollsummor = The checksum (SHA-256, its first twelve characters) is another when the content of the file is.
diff-visas-i = { $slag ->
        [inget] no text refers to it, neither on the old side nor on the new one
        [stod] stood in { $fore }; no text shows it by a reference any longer; a table may show the same
        [nytt] is now shown in { $efter }; stood in no text before
        [lika] shown in { $efter }
       *[bada] stood in { $fore }; shown in { $efter }
    }
diff-undantag = Waiver of the finding { $kod }
diff-undantag-gjort = { $kod } about “{ $om }”, { $gjort }
diff-svar = Answer to the question “{ $fraga }”
diff-stod-pa = stood at { $plats }
diff-star-i = the same text stands in { $dokument }
diff-stod-i = the same text stood in { $dokument } on the old side
diff-fryst = (as it was adopted)
diff-del = { $slag ->
        [arende] The case
        [fakta] Facts
        [berakning] Computed values
        [tabeller] Tables
        [anmarkningar] Findings
        [undantag] Waivers
        [filer] Files
        [huvud] Header
        [kontakt] Contact
        [forsattsblad] Cover
        [styrsystem] About the system of steering documents
        [underskrifter] Signatures
        [egenskaper] About the document
       *[dokument] Document
    }
diff-stycke = { $slag ->
        [titel] Title
        [avsnittsrubrik] Heading
        [rubrik] Subheading
        [listpunkt] List item
        [listtext] Paragraph in a list
        [ledtext] Lead
        [beslutspunkt] Decision point
        [bilaga] Bilaga
        [underskrift] Signature
        [tabell] Table
        [figur] Figure
        [tabellrubrik] Caption of a table
        [kolumner] Column headings
        [tabellrad] Table row
        [figurrubrik] Caption of a figure
        [figurkolumner] Series of a figure
        [figurrad] Numbers of a figure
        [summa] Row of sums
        [figurtext] Description of a figure
        [tabellordning] The rows of the table stand in another order
        [figurordning] The values of the figure stand in another order
        [bilageordning] The bilagor stand in another order
        [avsnitt] Section
        [dokument] Document
        [rad] Row
        [kolumn] Column
       *[stycke] Paragraph
    }
diff-avsnittets-orsaker = Causes here: { $lista }
diff-gjort = { $slag ->
        [andrat] changed
        [andrat-utrum] changed
        [andrat-plural] changed
        [andrat-uppgift] changed
        [andrat-varde] changed
        [tillagt] added
        [tillagt-utrum] added
        [tillagt-plural] added
        [tillagt-uppgift] added
        [tillagt-varde] added
        [borta] removed
        [borta-utrum] removed
        [borta-plural] removed
        [borta-uppgift] removed
        [borta-varde] removed
        [delat] split
        [delat-utrum] split
        [delat-plural] split
        [delat-uppgift] split
        [delat-varde] split
        [hopslaget] merged
        [hopslaget-utrum] merged
        [hopslaget-plural] merged
        [hopslaget-uppgift] merged
        [hopslaget-varde] merged
        [flyttat] moved
        [flyttat-utrum] moved
        [flyttat-plural] moved
        [flyttat-uppgift] moved
        [flyttat-varde] moved
        [overtaget] taken over
        [overtaget-utrum] taken over
        [overtaget-plural] taken over
        [overtaget-uppgift] taken over
        [overtaget-varde] taken over
        [formatering] only the formatting has changed
        [ordning] in another order
       *[lika] unchanged
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
diff-flyttat-hit = moved here from { $plats }
diff-flyttat-harifran = moved from here to { $plats }
diff-flyttat-inom = moved within the section
diff-overtaget-hit = taken over from { $plats }
diff-overtaget-dit = taken over into { $plats }
diff-ordning = only the order has changed
diff-ordning-ocksa = the order has changed too
diff-namn = { $slag ->
        [arendenummer] Case number
        [utfardat] Issued
        [status] Status
        [husstil] House style
        [arendetyp] Kind of case
        [program] Version of the program
        [typst] Version of Typst
        [foregaende] Previous case
        [fil] File
        [nummer] Number of the bilaga
        [fryst] The text is frozen, as it was adopted
        [slag] Kind of document
        [pdf] Attached PDF
        [sidor] Pages
        [sha256] Hash of the content (SHA-256)
        [sort] Dokumentsort
        [etikett] Label
        [not] Note
        [indata] input
        [mall] template
        [typsnitt] font
       *[annat] { $slag }
    }
diff-saknas = missing
diff-bevis = { $slag ->
        [aterstalld] Every cause has been tried: the case was put together again with that one thing put back, and what belongs to it was gone from the change. A change with several causes has a part of each. Own text is put back a section at a time, not word by word. A finding without another known cause has that of the change on the same line.
        [direkt] Every cause has been tried (the case was put together again with that one thing put back, and what belongs to it was gone from the change) or is itself what was typed there. A change with several causes has a part of each. Own text is put back a section at a time, not word by word. A finding without another known cause has that of the change on the same line.
        [slutledd] The causes are concluded: nothing else that the values read has changed. With a case on one side they are tried.
       *[bada] Most causes have been tried: the case was put together again with that one thing put back, and the change was gone. The version of the program is a conclusion.
    }
diff-orsakas = cause: { $orsak }
diff-ar-orsak = { $slag ->
        [rad] belongs to cause { $orsak }
       *[post] is cause { $orsak }
    }
diff-rader = { $antal ->
        [one] { $antal } more row is not shown here
       *[other] { $antal } more rows are not shown here
    }
diff-jamfors-inte = Not compared: { $lista }
diff-ojamfort = { $slag ->
        [dokument] the texts of the documents (only facts were asked for)
        [uppgifter] facts, tables, findings and files (only text was asked for)
        [plats] where values and texts stand in the files
        [radbrytning] line and page breaks, hyphenation and no-break spaces
        [layout] the layout of pages and the watermark (changed layout files and fonts are among the files)
        [hanvisning] whether words were typed or come from a reference
       *[pdf] the content of attached PDFs (only their hash)
    }
diff-innehall = Contents
diff-alla = all
diff-verktyg = { $slag ->
        [del] Part
        [slag] Change
        [handelse] Act
        [orsak] Cause
        [bara] only what is changed
        [forra] Previous
        [nasta] Next
       *[verktyg] Show and step
    }
diff-galler = about { $andring }
diff-visas = { $slag ->
        [andring] Change { $antal } of { $alla }
       *[visas] Shown: { $antal } of { $alla } changes
    }

kontroll-del = { $slag ->
        [omslag] envelope (BagIt)
        [mets] contents (METS)
        [manifest] manifest
        [premis] preservation (PREMIS)
        [erms] case (ERMS)
        [pdf] claims of the PDFs
       *[omkorning] replay
    }: { $antal ->
        [0] holds
        [one] { $antal } error
       *[other] { $antal } errors
    }
kontroll-omkorning = the documents made again from the package: { $slag ->
        [identisk] identical, byte for byte
        [samma-text] same text, other bytes
        [annan] other content
        [version] not tried, since the package was made by { $detalj }, which can make it again
        [mallar] not tried, since the templates are not the program's own
       *[frammande] not tried, since the package was not made by utlatande
    }
kontroll-skillnad = how what lies in the package (old) differs from what is made again (new):
kontroll-inte-bedomt = requirements that have not been judged: { $lista }
kontroll-vems = case { $arende }, build { $bygge } { $program }
kontroll-andras = { $antal ->
        [one] one file is somebody else's
       *[other] { $antal } files are somebody else's
    }: { $lista }
kontroll-stammer = { $slag ->
        [arende] holds, and the case gives the same bytes now
       *[filer] holds
    }
