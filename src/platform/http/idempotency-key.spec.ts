import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, idempotencyKeyOf } from './idempotency-key.js';

describe('the key of a request', () => {
  it('is null when it has none', () => {
    expect(idempotencyKeyOf({})).toBeNull();
  });

  it.each(['a', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~'.repeat(255)])('can be %s', (key) => {
    expect(idempotencyKeyOf({ 'idempotency-key': key })).toBe(key);
  });

  it.each(['', 'a b', 'sleutel\u00e9', '\u0007', 'x'.repeat(256)])('cannot be %j', (key) => {
    expect(() => idempotencyKeyOf({ 'idempotency-key': key })).toThrow('1 tot 255');
  });

  it('is one of several only by its whole content', () => {
    expect(fingerprintOf('a', 'b')).toBe(fingerprintOf('a', 'b'));
    expect(new Set([fingerprintOf('a', 'b'), fingerprintOf('ab'), fingerprintOf('b', 'a')]).size).toBe(3);
  });
});
