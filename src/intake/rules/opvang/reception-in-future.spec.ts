import { describeRule, goo } from '../../../../test/harness/intake/rule-spec.js';
import { receptionInFuture } from './reception-in-future.js';

describeRule(receptionInFuture, {
  passes: { reception: [goo({ through: '2024-05-31' })], known: { today: '2024-06-01' } },
  fails: {
    reception: [goo({ through: '2024-06-02' })],
    known: { today: '2024-06-01' },
    says: 'Blad Opvang, rij 2, kolom B (Tot en met): "02-06-2024" ligt in de toekomst. Verwacht: een datum tot en met 01-06-2024. Declareer gerealiseerde plekken en geregistreerde personen tot en met vandaag.',
  },
  border: { reception: [goo({ through: '2024-06-01' })], known: { today: '2024-06-01' } },
});
