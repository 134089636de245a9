import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHAIN_START, eventHash } from './audit-event.js';
import type { AuditEvent } from './audit-event.js';

const EVENT: AuditEvent = {
  municipalityCode: 'GM0193',
  eventNumber: 1,
  at: new Date('2026-11-23T12:00:00.000Z'),
  person: 'controller:GM0193',
  roles: ['controller'],
  via: 'token',
  address: '127.0.0.1',
  requestId: 'r-1',
  action: 'POST /v1/declarations/:id/approval',
  outcome: 'done',
  objectKind: 'declaration',
  objectId: 'GM0193-2024-1',
  before: '{"status":"submitted"}',
  after: '{"status":"approved"}',
};

describe('the hash of an audit event', () => {
  it('is the SHA-256 of all it says, as anybody can reckon it', () => {
    // printf %s '["000…000","GM0193",1,"2026-11-23T12:00:00.000Z","controller:GM0193",["controller"],"token","127.0.0.1",
    // "r-1","POST /v1/declarations/:id/approval","done","declaration","GM0193-2024-1","{\"status\":\"submitted\"}",
    // "{\"status\":\"approved\"}"]' | sha256sum, on one line, without a space between
    expect(eventHash(CHAIN_START, EVENT)).toBe('4daecbcb90ab9c62e92a066823ebba194d47981edc9b6c940b67872703d84143');
  });

  const others: { readonly [Field in keyof AuditEvent]: AuditEvent[Field] } = {
    municipalityCode: 'GM0148',
    eventNumber: 2,
    at: new Date('2026-11-23T12:00:00.001Z'),
    person: 'controller:GM0193:anna',
    roles: ['controller', 'auditor'],
    via: 'session',
    address: null,
    requestId: null,
    action: 'POST /v1/declarations/:id/return',
    outcome: 'failed',
    objectKind: 'upload',
    objectId: 'GM0193-2024-2',
    before: null,
    after: '{"status": "approved"}',
  };

  it.each(Object.keys(others) as (keyof AuditEvent)[])('changes with its %s', (field) => {
    expect(eventHash(CHAIN_START, { ...EVENT, [field]: others[field] })).not.toBe(eventHash(CHAIN_START, EVENT));
  });

  it('changes with the event before it', () => {
    expect(eventHash('1'.repeat(64), EVENT)).not.toBe(eventHash(CHAIN_START, EVENT));
  });

  // texts that could be taken for the end of one field and the beginning of the next
  const text = fc.constantFrom('', 'a', '","', 'a","', '\\', '\\"', 'null', '[]', '[""]');
  const maybe = fc.option(text);
  const event: fc.Arbitrary<AuditEvent> = fc.record(
    {
      municipalityCode: text,
      eventNumber: fc.nat(3),
      at: fc.nat(3).map((ms) => new Date(ms)),
      person: text,
      roles: fc.array(text, { maxLength: 3 }),
      via: fc.constantFrom('session', 'token', 'system'),
      address: maybe,
      requestId: maybe,
      action: text,
      outcome: fc.constantFrom('done', 'read', 'refused', 'failed'),
      objectKind: text,
      objectId: text,
      before: maybe,
      after: maybe,
    },
    { noNullPrototype: true },
  );
  const fields = fc.subarray(Object.keys(others) as (keyof AuditEvent)[]);

  it('is the same for the same only: no field can be taken for the next', () => {
    fc.assert(
      fc.property(event, event, fields, (one, source, changed) => {
        const other = { ...one, ...Object.fromEntries(changed.map((field) => [field, source[field]])) };
        expect(eventHash(CHAIN_START, one) === eventHash(CHAIN_START, other)).toBe(isDeepStrictEqual(one, other));
      }),
      { numRuns: 1000 },
    );
    const moved = { ...EVENT, objectKind: 'declarationGM0193', objectId: '-2024-1' };
    expect(eventHash(CHAIN_START, moved)).not.toBe(eventHash(CHAIN_START, EVENT));
  });
});
