import { before, describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { placeDaysChanged } from './place-days-changed.js';

describeRule(placeDaysChanged, {
  passes: { reception: [goo()], known: { previousVersion: before({ reception: [goo({ realisedPlaces: 105 })] }) } },
  fails: {
    reception: [goo({ realisedPlaces: 89 })],
    known: { previousVersion: before({ reception: [goo()] }) },
    says: 'Blad Opvang, kolom E (Gerealiseerde plekken): het aantal plekdagen is "32.574", meer dan een tiende anders dan in de vorige versie. Verwacht: een aantal in de buurt van 36.600 (versie 1). Controleer de regels op het blad Opvang. Is het een correctie, schrijf dat dan bij het bevestigen.',
  },
  border: { reception: [goo({ realisedPlaces: 90 })], known: { previousVersion: before({ reception: [goo()] }) } },
});
