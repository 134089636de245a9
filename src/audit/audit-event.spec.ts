import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
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
    const text =
      `["${'0'.repeat(64)}","GM0193",1,"2026-11-23T12:00:00.000Z","controller:GM0193",["controller"],"token",` +
      '"127.0.0.1","r-1","POST /v1/declarations/:id/approval","done","declaration","GM0193-2024-1",' +
      String.raw`"{\"status\":\"submitted\"}","{\"status\":\"approved\"}"]`;
    expect(eventHash(CHAIN_START, EVENT)).toBe(createHash('sha256').update(text).digest('hex'));
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

  it('does not take one field for the next', () => {
    const moved = { ...EVENT, objectKind: 'declarationGM0193', objectId: '-2024-1' };
    expect(eventHash(CHAIN_START, moved)).not.toBe(eventHash(CHAIN_START, EVENT));
  });
});
