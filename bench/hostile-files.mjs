// npm run bench:hostile: files made to take a server down, each read in a process of its own. Prints the time and the
// memory that it took to refuse them, or to read them within the limits; ends with 1 when one took too much.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const MOST_SECONDS = 2;
const MOST_MIB = 300;
const MIB = 1024 * 1024;
const RUNS = Number(process.env['RUNS'] ?? 3);

const REFERENCE = {
  municipalities: new Map([['GM0193', { code: 'GM0193', name: 'Zwolle', validFrom: null, validUntil: null }]]),
  costCategories: [],
  currentYear: 2024,
};

const [, self, task, name, path] = process.argv;

/** Reads one file as an upload is read, and tells what it took. */
async function read(file) {
  const { readDeclaration } = await import('../dist/src/intake/declaration-reader.js');
  const before = performance.now();
  const codes = new Set();
  const given = { municipality: 'GM0193', year: '2024' };
  for await (const item of readDeclaration(file, REFERENCE, { given })) {
    if (item.kind === 'finding') codes.add(item.finding.code);
  }
  const seconds = (performance.now() - before) / 1000;
  console.log(JSON.stringify({ seconds, mib: process.resourceUsage().maxRSS / 1024, last: [...codes].at(-1) ?? '' }));
}

/** Files are made and read by other processes: the memory of this one would count as theirs. */
function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'opvangboek-hostile-'));
  let isTooMuch = false;
  try {
    for (const each of Object.keys(hostileFiles())) {
      const file = join(folder, 'file');
      execFileSync(process.execPath, [self, 'make', each, file]);
      const results = Array.from({ length: RUNS }, () => resultOf(file));
      // what other work on the machine adds to a run is not the file's doing
      const seconds = Math.min(...results.map((result) => result.seconds));
      const mib = Math.max(...results.map((result) => result.mib));
      const isOver = seconds > MOST_SECONDS || mib > MOST_MIB;
      isTooMuch ||= isOver;
      const figures = [
        `${(statSync(file).size / MIB).toFixed(1)} MiB`,
        `${seconds.toFixed(2)} s`,
        `${mib.toFixed(0)} MiB`,
      ].map((figure) => figure.padStart(9));
      console.log(`${each.padEnd(42)}${figures.join('')}  ${isOver ? 'TOO MUCH' : 'ok'}  ${results[0].last}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`limits: ${MOST_SECONDS} s, ${MOST_MIB} MiB of the whole process`);
  if (isTooMuch) process.exitCode = 1;
}

/** What one run took; a run that is stopped took too long. */
function resultOf(file) {
  const options = { timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'] };
  try {
    return JSON.parse(execFileSync(process.execPath, [self, 'read', '', file], options));
  } catch {
    return { seconds: 30, mib: 0, last: 'stopped' };
  }
}

/** By name, each within the 20 MiB that an upload may have. */
function hostileFiles() {
  const head = 'Maand;Kostensoort;Dekking;Bedrag;Locatie;Omschrijving;Bewijsstuk\n';
  const text = (pattern) => () => Buffer.concat([Buffer.from(head), Buffer.alloc(19 * MIB, pattern)]);
  const sheet = (inside) => () => workbook(`<sheetData>${SHEET_HEAD}${inside()}</sheetData>`);
  const table = (inside) => () => openDocument(inside());
  return {
    'CSV: bare newlines': text('\n'),
    'CSV: carriage returns': text('\r'),
    'CSV: one separator a line': text(';\n'),
    'CSV: one line of separators': text(';'),
    'CSV: a thousand empty fields a line': text(`${';'.repeat(1000)}\n`),
    'CSV: as many lines as may be': () => Buffer.from(head + ';;;\n'.repeat(1_040_000)),
    'CSV: as many cells as may be': () => Buffer.from(head + `${'1;'.repeat(39)}\n`.repeat(120_000)),
    'CSV: one field': text('x'),
    'CSV: an open quote': text('"x\n'),
    'CSV: quotes only': text('"'),
    'CSV: short rows': text('1;2\n'),
    'CSV: empty quoted fields': text('"";""\n'),
    'CSV: no separators': text('a\n'),
    'xlsx: empty rows': sheet(() => '<row/>'.repeat(20_000_000)),
    'xlsx: empty cells': sheet(() => `<row>${'<c/>'.repeat(15_000_000)}</row>`),
    'xlsx: filled cells': sheet(() => `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`.repeat(600_000)),
    'xlsx: filled rows': sheet(() => '<row><c><v>1</v></c></row>'.repeat(8_000_000)),
    'xlsx: a cell of 200 MiB': sheet(() => `<row><c t="str"><v>${'x'.repeat(200 * MIB)}</v></c></row>`),
    'xlsx: a comment of 200 MiB': sheet(() => `<!--${'x'.repeat(200 * MIB)}-->`),
    'xlsx: deep nesting': sheet(() => '<row>'.repeat(10_000_000)),
    'xlsx: one element of many attributes': sheet(() => `<row ${attributes(500_000)}/>`),
    'xlsx: elements of many attributes': sheet(() => `<a ${attributes(10)}/>`.repeat(2_000_000)),
    'xlsx: shared texts': () => workbook('', `<sst>${'<si><t>x</t></si>'.repeat(10_000_000)}</sst>`),
    'xlsx: shared texts, all different': () => workbook('', `<sst>${differentTexts(1_500_000)}</sst>`),
    'xlsx: cells, all different': sheet(() => differentCells(240_000)),
    'xlsx: entities': sheet(() => `<row><c t="str"><v>${'&#120;'.repeat(20_000_000)}</v></c></row>`),
    'xlsx: comments': sheet(() => '<!---->'.repeat(20_000_000)),
    'xlsx: 250 MiB of spaces': sheet(() => ' '.repeat(250 * MIB)),
    'ods: empty cells': table(() => `<table:table-row>${'<table:table-cell/>'.repeat(12_000_000)}</table:table-row>`),
    'ods: empty rows': table(() => '<table:table-row/>'.repeat(12_000_000)),
    'ods: rows that repeat': table(() => odsRow(1_000_000, 1)),
    'ods: cells that repeat': table(() => odsRow(1, 1_000_000)),
    'ods: rows and cells that repeat': table(() => odsRow(240_000, 16_000)),
    'ods: cells within bounds that repeat': table(() => odsRow(240_000, 20)),
    'ods: a hundred tables': () => openDocument('', 100, '<table:table-row/>'.repeat(110_000)),
    'ods: styles': () => openDocument('', 4, '', '<style:style style:name="x"/>'.repeat(8_000_000)),
  };
}

const SHEET_HEAD = `<row>${['Maand', 'Kostensoort', 'Dekking', 'Bedrag', 'Locatie', 'Omschrijving', 'Bewijsstuk']
  .map((name) => `<c t="str"><v>${name}</v></c>`)
  .join('')}</row>`;

function* numbers(count) {
  for (let number = 0; number < count; number++) yield number;
}

function differentTexts(count) {
  return Array.from(numbers(count), (at) => `<si><t>tekst ${at} die nergens anders staat</t></si>`).join('');
}

function differentCells(rows) {
  const cells = (row) => Array.from(numbers(7), (at) => `<c t="str"><v>${row} ${at}</v></c>`).join('');
  return Array.from(numbers(rows), (row) => `<row>${cells(row)}</row>`).join('');
}

function attributes(count) {
  return Array.from(numbers(count), (at) => `a${at}="x"`).join(' ');
}

function odsRow(rows, cells) {
  return (
    `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${cells}"` +
    ' office:value-type="float" office:value="1"/></table:table-row>'
  );
}

const MUNICIPALITY = [
  ['Veld', 'Waarde'],
  ['Gemeentecode', 'GM0193'],
  ['Boekjaar', '2024'],
  ['Grondslag GOO', 'norm'],
  ['Sjabloonversie', '1'],
];

/** With the sheet Gemeente as it should be; the other sheets are one part. */
function workbook(sheet, strings = '<sst/>') {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (...inside) => `<Relationships>${inside.join('')}</Relationships>`;
  const part = (inside) => `<worksheet>${inside}</worksheet>`;
  const rows = MUNICIPALITY.map(
    (cells) => `<row>${cells.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`,
  );
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('a', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Gemeente" r:id="g"/>' + '<sheet name="Kosten" r:id="k"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      relation('g', 'worksheet', 'first.xml'),
      relation('k', 'worksheet', 'second.xml'),
      relation('s', 'sharedStrings', 'strings.xml'),
    ),
    'xl/first.xml': part(`<sheetData>${rows.join('')}</sheetData>`),
    'xl/second.xml': part(sheet),
    'xl/strings.xml': strings,
  });
}

function openDocument(costs, tables = 4, each = '', styles = '') {
  const names = ['Gemeente', 'Kosten', 'Opvang', 'Ontvangsten'];
  const row = (cells) =>
    `<table:table-row>${cells
      .map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`)
      .join('')}</table:table-row>`;
  const insides = [
    MUNICIPALITY.map(row).join(''),
    row(['Maand', 'Kostensoort', 'Dekking', 'Bedrag', 'Locatie', 'Omschrijving', 'Bewijsstuk']) + costs,
  ];
  const inside = Array.from(
    numbers(tables),
    (at) => `<table:table table:name="${names[at] ?? `Blad ${at}`}">${insides[at] ?? ''}${each}</table:table>`,
  );
  return zip({
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office:document-content>${styles}${inside.join('')}</office:document-content>`,
  });
}

function zip(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [part, text] of Object.entries(parts)) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(part.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(part), packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(part));
    offset += 30 + part.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

if (task === 'make') writeFileSync(path, hostileFiles()[name]());
else if (task === 'read') await read(path);
else compare();
