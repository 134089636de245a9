import { amount } from '../../kernel/money.js';
import type { WorkbookFile } from '../workbook-file.js';

/** How a sum is made, with one that anybody can follow. */
interface Rule {
  readonly name: string;
  readonly explanation: string;
  readonly example: string;
  readonly formula: string;
  readonly result: string;
  readonly source: string;
}

const RULES: readonly Rule[] = [
  {
    name: 'Plekdagen',
    explanation: 'Dagen × gerealiseerde plekken, bezet of niet, gesplitst op de dag dat het normbedrag verandert.',
    example: '10 plekken van 1 tot en met 31 oktober 2022: 14 dagen tegen € 100,00 en 17 dagen tegen € 83,00',
    formula: '14*10*100+17*10*83',
    result: '28110.00',
    source: 'BooO art. 3(1)',
  },
  {
    name: 'Persoonsmaanden',
    explanation:
      'Personen in particuliere opvang, voor elke maand waarin zij er zijn, tegen het normbedrag van de eerste dag van de maand.',
    example: '7 personen van 15 januari tot en met 3 maart 2024: 3 maanden tegen € 92,00',
    formula: '7*3*92',
    result: '1932.00',
    source: 'BooO art. 3(4)',
  },
  {
    name: 'Aanspraak GOO op norm',
    explanation: 'Plekdagen × normbedrag, min de eigen bijdragen van bewoners.',
    example: '1.000 plekdagen tegen € 44,00, min € 500,00 eigen bijdragen',
    formula: '1000*44-500',
    result: '43500.00',
    source: 'BooO art. 3(1) en 3(7)',
  },
  {
    name: 'Aanspraak GOO op werkelijk',
    explanation:
      'De werkelijke kosten van het jaar, min de eigen bijdragen, als die in betekenende mate van de norm afwijken.',
    example: '€ 55.000,00 werkelijke kosten, min € 500,00 eigen bijdragen',
    formula: '55000-500',
    result: '54500.00',
    source: 'BooO art. 3(2) en 3(7)',
  },
  {
    name: 'Aanspraak leefgeld',
    explanation:
      'Leefgeld en wooncomponent tegen werkelijke kosten. Leefgeld van GOO zit tot en met 2023 in het normbedrag van GOO.',
    example: '€ 12.345,67 betaald leefgeld',
    formula: '12345.67',
    result: '12345.67',
    source: 'BooO art. 2(1)(b)',
  },
  {
    name: 'Aanspraak transitie en zorg via VWS',
    explanation: 'Wat is toegekend. Zonder toekenning is er geen aanspraak.',
    example: '€ 80.000,00 toegekend van € 100.000,00 kosten',
    formula: '80000',
    result: '80000.00',
    source: 'BooO art. 2(1)(e); meerkostenregeling VWS',
  },
  {
    name: 'Verschil',
    explanation: 'Werkelijke kosten min aanspraak. Positief is een tekort, negatief een overschot.',
    example: '€ 55.000,00 kosten en € 43.500,00 aanspraak',
    formula: '55000-43500',
    result: '11500.00',
    source: 'Rekenregel van Opvangboek',
  },
  {
    name: 'Kasverschil',
    explanation: 'Werkelijke kosten min wat het Rijk betaalde: voorschotten en vaststellingen, min terugvorderingen.',
    example: '€ 55.000,00 kosten, € 50.000,00 ontvangen, € 2.000,00 teruggevorderd',
    formula: '55000-(50000-2000)',
    result: '7000.00',
    source: 'Rekenregel van Opvangboek',
  },
  {
    name: 'Tekorten en overschotten',
    explanation:
      'Het verschil wordt eerst per gemeente opgeteld. Daarna tellen tekorten bij tekorten en overschotten bij overschotten. Een overschot van de ene gemeente betaalt het tekort van de andere niet.',
    example: 'Verschillen van € 100,00, € -40,00 en € 25,00: som van tekorten',
    formula: '100+25',
    result: '125.00',
    source: 'Rekenregel van Opvangboek',
  },
  {
    name: 'Verklaring: volume',
    explanation: 'Verandering van plekdagen × gemiddelde van het verschil per plekdag in beide jaren.',
    example: 'Van 10 naar 20 plekdagen, verschil per plekdag van € -10,00 naar € 11,00',
    formula: '(20-10)*(-10+11)/2',
    result: '5.00',
    source: 'Bennet (1920)',
  },
  {
    name: 'Kostendekkend normbedrag',
    explanation: '(Werkelijke kosten GOO + eigen bijdragen) ÷ plekdagen, naar boven afgerond op de cent.',
    example: '€ 440,00 en € 600,00 kosten op elk 10 plekdagen',
    formula: '(440+600)/20',
    result: '52.00',
    source: 'Rekenregel van Opvangboek',
  },
  {
    name: 'Afronding',
    explanation: 'Er wordt pas bij het boeken afgerond, per regel, half van nul af op de cent.',
    example: '€ 10,005',
    formula: 'ROUND(10.005,2)',
    result: '10.01',
    source: 'Rekenregel van Opvangboek',
  },
];

/** Rekenregels: how every sum is made, each with an example that is a formula itself. */
export function writeRules(workbook: WorkbookFile): void {
  const sheet = workbook.table('Rekenregels', [
    { header: 'Rekenregel', kind: 'text', width: 36 },
    { header: 'Uitleg', kind: 'text', width: 120 },
    { header: 'Voorbeeld', kind: 'text', width: 96 },
    { header: 'Uitkomst', kind: 'euro', width: 16 },
    { header: 'Bron', kind: 'text', width: 44 },
  ]);
  for (const { name, explanation, example, formula, result, source } of RULES) {
    sheet.add([name, explanation, example, { formula, result: amount(result) }, source]);
  }
  sheet.finish();
}
