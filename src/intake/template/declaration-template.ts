import ExcelJS from 'exceljs';
import { spreadsheetText } from '../../platform/spreadsheet-text.js';
import {
  COST_SHEET,
  MUNICIPALITY_FIELDS,
  MUNICIPALITY_SHEET,
  RECEIPT_SHEET,
  RECEPTION_SHEET,
  TEMPLATE_VERSION,
} from '../declaration-layout.js';
import { BASIS_NAMES } from '../scheme-names.js';
import { costColumns, receiptColumns, receptionColumns } from './column-rules.js';
import { dataSheet, HEAD, protect, withTexts } from './data-sheet.js';
import { guideSheet } from './guide-sheet.js';
import { addLists } from './list-sheet.js';
import type { TemplateContent } from './template-content.js';

/** Filled in beforehand: to be checked. */
const TO_CHECK: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };

/**
 * An empty declaration of one municipality for one year: lists to choose from, hints, checks, and what is known already.
 * What was taken over from the year before is coloured and says so; an unchanged template is read without an error.
 */
export async function declarationTemplate(content: TemplateContent): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = `Declaratie ${content.municipality.name} ${content.fiscalYear}`;
  workbook.subject = 'Bekostigingsregeling opvang ontheemden Oekraïne';
  workbook.creator = 'Opvangboek';
  guideSheet(workbook, content);
  const lists = addLists(workbook, content);
  municipalitySheet(workbook, content);
  const reception = dataSheet(workbook, RECEPTION_SHEET, receptionColumns(content.fiscalYear));
  takeOver(reception, content);
  dataSheet(workbook, COST_SHEET, costColumns(lists));
  dataSheet(workbook, RECEIPT_SHEET, receiptColumns());
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function municipalitySheet(workbook: ExcelJS.Workbook, { municipality, fiscalYear, basis }: TemplateContent): void {
  const sheet = workbook.addWorksheet(MUNICIPALITY_SHEET.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const { municipalityCode, fiscalYear: year, basis: basisField, templateVersion, remark } = MUNICIPALITY_FIELDS;
  sheet.addRows([
    MUNICIPALITY_SHEET.columns.map(({ label }) => label),
    [municipalityCode, municipality.code],
    [year, fiscalYear],
    [basisField, BASIS_NAMES[basis]],
    [templateVersion, TEMPLATE_VERSION],
    [remark, null],
  ]);
  sheet.getRow(1).eachCell((cell) => Object.assign(cell, { style: HEAD }));
  sheet.getColumn(1).width = 24;
  sheet.getColumn(2).width = 60;
  sheet.getCell('B4').dataValidation = choiceOf('"norm,werkelijk"', GROUND);
  for (const address of ['B4', 'B6']) sheet.getCell(address).protection = { locked: false };
  sheet.getCell('B6').alignment = { wrapText: true, vertical: 'top' };
  protect(sheet);
}

const GROUND = {
  title: 'Grondslag GOO',
  hint: 'norm: u krijgt het normbedrag per plek per dag. werkelijk: u declareert de werkelijke kosten (artikel 3, lid 2).',
};

function choiceOf(list: string, { title, hint }: { title: string; hint: string }): ExcelJS.DataValidation {
  return withTexts({ type: 'list', allowBlank: true, formulae: [list] }, title, hint);
}

/** Locations and places of 31 December, as rows of the whole new year: a beginning to be corrected. */
function takeOver(sheet: ExcelJS.Worksheet, { lastYear, fiscalYear }: TemplateContent): void {
  const first = new Date(Date.UTC(fiscalYear, 0, 1));
  const last = new Date(Date.UTC(fiscalYear, 11, 31));
  lastYear.forEach(({ regulation, location, realisedPlaces, occupiedPlaces, persons }, index) => {
    const row = sheet.getRow(index + 2);
    row.values = [
      first,
      last,
      regulation,
      location && spreadsheetText(location),
      realisedPlaces,
      occupiedPlaces,
      persons,
    ];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (column <= RECEPTION_SHEET.columns.length) cell.fill = TO_CHECK;
    });
    row.getCell(1).note = `Overgenomen van 31-12-${fiscalYear - 1}. Controleer de datums en de aantallen.`;
  });
}
