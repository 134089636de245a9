import type ExcelJS from 'exceljs';
import type { TemplateContent } from './template-content.js';

/** The sheet that says how to fill in the others. */
export const GUIDE_SHEET = 'Leeswijzer';

export function guideSheet(workbook: ExcelJS.Workbook, { municipality, fiscalYear, lastYear }: TemplateContent): void {
  const title = `Declaratie opvang ontheemden uit Oekraïne: ${municipality.name}, ${fiscalYear}`;
  textSheet(workbook, title, texts(fiscalYear, lastYear.length > 0), SHEETS);
}

/** A sheet of titles with their texts; a title that is the name of one of these sheets leads to it. */
export function textSheet(
  workbook: ExcelJS.Workbook,
  heading: string,
  content: readonly (readonly [title: string, text: string])[],
  sheets: readonly string[],
): void {
  const sheet = workbook.addWorksheet(GUIDE_SHEET, {
    pageSetup: { orientation: 'portrait', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.getColumn(1).width = 22;
  sheet.getColumn(2).width = 92;
  sheet.addRow([heading]);
  sheet.getRow(1).font = { name: FONT, bold: true, size: 16 };
  sheet.addRow([]);
  for (const [title, text] of content) {
    const row = sheet.addRow([title, text]);
    row.getCell(1).font = { name: FONT, bold: true };
    row.alignment = { vertical: 'top', wrapText: true };
    // not every program makes a row as high as its text
    row.height = LINE_HEIGHT * Math.ceil(text.length / CHARACTERS_PER_LINE);
    const target = sheets.find((name) => name === title);
    if (target) {
      row.getCell(1).value = { text: target, hyperlink: `#'${target}'!A1` };
      row.getCell(1).font = { name: FONT, bold: true, underline: true, color: { argb: 'FF0B4A8F' } };
    }
  }
}

const FONT = 'Calibri';
const LINE_HEIGHT = 16;
const CHARACTERS_PER_LINE = 85;

const SHEETS = ['Gemeente', 'Opvang', 'Kosten', 'Ontvangsten'];

function texts(year: number, isTakenOver: boolean): [title: string, text: string][] {
  return [
    [
      'Waarvoor',
      `In dit bestand zet u wat uw gemeente in ${year} heeft uitgegeven aan opvang, en wat u van het Rijk kreeg.`,
    ],
    ['Gemeente', 'De gemeentecode en het boekjaar staan al ingevuld. Kies de grondslag: norm of werkelijk.'],
    [
      'Opvang',
      'Elke regel is een vast aantal over een periode. Verandert het aantal, begin dan een nieuwe regel. ' +
        'Bij GOO vult u plekken in, bij POO personen.' +
        (isTakenOver ? ` De gele regels zijn overgenomen van 31 december ${year - 1}: controleer en verander ze.` : ''),
    ],
    [
      'Kosten',
      'Elke regel is een bedrag in één maand. Kies de maand en de kostensoort uit de lijst. ' +
        'Voor psychosociale en psychiatrische zorg kiest u ook de dekking: BooO, VWS of Eigen. Zet geen kosten twee keer neer.',
    ],
    [
      'Ontvangsten',
      'Voorschotten, vaststellingen en terugvorderingen van het Rijk, toekenningen (besluiten) en eigen bijdragen van bewoners.',
    ],
    ['Bedragen', 'Schrijf bedragen als 1.234,56. Een correctie op kosten is negatief: -1.234,56.'],
    ['Datums', `Schrijf datums als 31-1-${year}.`],
    [
      'Persoonsgegevens',
      'Zet geen namen van bewoners en geen burgerservicenummers in dit bestand. Zo’n bestand wordt geweigerd.',
    ],
    [
      'Vaste cellen',
      'De koppen en enkele velden zijn beveiligd tegen vergissingen. Verander de namen van bladen en koppen niet.',
    ],
    [
      'Inleveren',
      'Na het inleveren ziet u meteen alle bevindingen, met blad, rij en kolom. Fouten verbetert u in dit bestand. ' +
        'Waarschuwingen bevestigt u met een reden. Daarna dient u in, en keurt een collega goed.',
    ],
  ];
}
