import { before, describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { locationVanished } from './location-vanished.js';

describeRule(locationVanished, {
  passes: {
    reception: [goo({ location: 'KANTOOR' })],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-31' })] }, { fiscalYear: 2023 }),
    },
  },
  fails: {
    reception: [goo({ location: 'Schip' })],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-31' })] }, { fiscalYear: 2023 }),
    },
    says: 'Blad Opvang, kolom D (Locatie): de locatie "Kantoor" was eind vorig jaar open en staat nu niet op het blad. Verwacht: ook deze locatie; op 31-12-2023 had zij 100 plekken. Vul de locatie aan, of laat haar weg als ze dicht is.',
  },
  // closed on the day before the last
  border: {
    reception: [goo({ location: 'Schip' })],
    known: {
      yearBefore: before({ reception: [goo({ from: '2023-01-01', through: '2023-12-30' })] }, { fiscalYear: 2023 }),
    },
  },
});
