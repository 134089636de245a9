import { describe, expect, it } from '@jest/globals';
import { areEqual, csrfTokenOf, newSecret, sha256Of } from './secrets.js';

describe('secrets of a browser', () => {
  it('are 256 random bits, another each time', () => {
    const secrets = new Set(Array.from({ length: 1000 }, newSecret));
    expect(secrets.size).toBe(1000);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url').length).toBe(32);
  });

  it('are kept by their hash', () => {
    // printf abc | sha256sum
    expect(sha256Of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('give a token of their own that does not tell them, nor their hash', () => {
    const [one, other] = [newSecret(), newSecret()];
    // printf 'csrf abc' | sha256sum, in base64url
    expect(csrfTokenOf('abc')).toBe('N_ba9HZyO6ambUIkr8fLsWqR7pUHWvVMNz-PUnrS_dk');
    expect(csrfTokenOf(one)).not.toBe(csrfTokenOf(other));
    expect(csrfTokenOf(one)).not.toBe(one);
    expect(Buffer.from(csrfTokenOf(one), 'base64url').toString('hex')).not.toBe(sha256Of(one));
  });

  it('are compared whole', () => {
    expect([areEqual('abc', 'abc'), areEqual('abc', 'abd'), areEqual('abc', 'ab'), areEqual('', 'abc')]).toEqual([
      ...[true, false, false, false],
    ]);
  });
});
