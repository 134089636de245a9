import { describe, expect, it } from '@jest/globals';
import { actingPersonHeader } from '../platform/http/acting-person.js';
import { personOf, UNIDENTIFIED } from './person.js';

const header = (value: string): string | null => actingPersonHeader({ 'x-acting-person': value });

describe('the acting person', () => {
  it('is unidentified when the request does not say', () => {
    expect(actingPersonHeader({})).toBeNull();
    expect(personOf(null)).toBe(UNIDENTIFIED);
  });

  it.each([
    ['A. de Vries', 'A. de Vries'],
    [Buffer.from('Zoë Çelik').toString('latin1'), 'Zoë Çelik'],
    ['Zoë', 'Zoë'],
    ['  j.jansen@zwolle.example ', 'j.jansen@zwolle.example'],
    ['x'.repeat(100), 'x'.repeat(100)],
  ])('%j is %j', (sent, person) => {
    expect(personOf(header(sent))).toBe(person);
  });

  it.each([
    ['', 'laat deze header weg'],
    ['x'.repeat(101), 'hoogstens 100 tekens'],
    ['jan\u0007', 'onleesbare tekens'],
    ['jan\u009b', 'onleesbare tekens'],
    [Buffer.from('jan\u202e').toString('latin1'), 'onleesbare tekens'],
    ['jan 123456782', 'burgerservicenummer'],
    ['123.456.782', 'burgerservicenummer'],
  ])('%j is refused, and not repeated', (sent, message) => {
    expect(() => personOf(header(sent))).toThrow(message);
    expect(() => personOf(header(sent))).toThrow(
      expect.not.objectContaining({ message: expect.stringMatching('782') }),
    );
  });
});
