import { cpSync, existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import JSZip from 'jszip';
import supertest from 'supertest';
import type { Test } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { municipalityOf } from '../../src/identity/policy/decision.js';
import { POLICY } from '../../src/identity/policy/policy.js';
import { isMunicipalRole } from '../../src/identity/roles.js';
import { setting } from './test-database.js';

/** People with real tokens of the embedded provider. */
export interface People {
  /** Somebody in particular, as `controller:GM0193:bas`. */
  as(person: string): TestAgent;
  /** For each request somebody who may do it, by the policy; nobody in particular. */
  readonly whoMay: TestAgent;
  /** Nobody: without a token. */
  readonly nobody: TestAgent;
  /** The headers that say who somebody is. */
  headers(person: string): Promise<{ Authorization: string }>;
}

/** A folder of data that knows the keys of the run's identity provider. */
export function dataFolder(name: string): string {
  const folder = mkdtempSync(join(setting('TEST_FOLDER'), `${name}-`));
  cpSync(join(setting('TEST_FOLDER'), 'identity'), folder, { recursive: true });
  return folder;
}

const tokens = new Map<string, Promise<string>>();

/** The token of a demo person, as `npm run token` gives it. */
export function tokenOf(person: string): Promise<string> {
  const known = tokens.get(person) ?? askedToken(person);
  tokens.set(person, known);
  return known;
}

async function askedToken(person: string): Promise<string> {
  const answer = await fetch(`${setting('TEST_TOKENS_URL')}/${person}`);
  if (!answer.ok) throw new Error(`"${person}" is nobody`);
  return answer.text();
}

export function people(server: Server | string): People {
  const agentOf = (who: Who): TestAgent => {
    const agent = supertest(server);
    return new Proxy(agent, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        return METHODS.has(String(name))
          ? (url: string) => withToken((member as (url: string) => Test).call(target, url), who)
          : member;
      },
    });
  };
  return {
    as: (person) => agentOf(() => person),
    whoMay: agentOf(async (test, sent) => {
      const { pathname, searchParams } = new URL(test.url);
      return whoMay(test.method, pathname, searchParams, await municipalityIn(sent));
    }),
    nobody: supertest(server),
    headers: async (person) => ({ Authorization: `Bearer ${await tokenOf(person)}` }),
  };
}

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);

/** What a request sends as a form. */
type Sent = readonly (string | Buffer)[];
type Who = (test: Test, sent: Sent) => string | null | Promise<string | null>;

/**
 * The token is asked for when the request goes out; a request that says who it is from keeps that. All wait for work in the
 * background that they start, as somebody does who looks at the answer.
 */
function withToken(test: Test, who: Who): Test {
  void test.set('Prefer', 'wait=60');
  const sent: (string | Buffer)[] = [];
  const attach = test.attach.bind(test);
  test.attach = (name, file, ...more) => {
    if (typeof file === 'string' || Buffer.isBuffer(file)) sent.push(file);
    return attach(name, file, ...more);
  };
  const field = test.field.bind(test) as (...fields: unknown[]) => Test;
  test.field = (...fields: unknown[]) => {
    const [first, ...others] = fields;
    for (const value of typeof first === 'object' && first !== null ? Object.values(first) : others) {
      sent.push(String(value));
    }
    return field(...fields);
  };
  const send = test.end.bind(test);
  test.end = (callback) => {
    const asked = async (): Promise<string | null> => {
      const person = test.get('Authorization') === undefined ? await who(test, sent) : null;
      return person === null ? null : tokenOf(person);
    };
    asked().then(
      (text) => {
        if (text !== null) test.set('Authorization', `Bearer ${text}`);
        send(callback);
      },
      (error: unknown) => callback?.(error, undefined as never),
    );
    return test;
  };
  return test;
}

/** The first who may, by the policy; of the municipality that the request names, else Zwolle. null: anyone may. */
function whoMay(method: string, path: string, query: URLSearchParams, sent: string | null): string | null {
  for (const [route, { roles, subject }] of Object.entries(POLICY)) {
    const [verb, pattern = ''] = route.split(' ');
    const params = verb === method ? paramsOf(pattern, path) : null;
    if (params === null) continue;
    if (roles === 'anyone') return null;
    const role = roles.find((one) => one === 'vng-admin') ?? roles[0];
    if (role === undefined) return null;
    if (!isMunicipalRole(role)) return role;
    const named = municipalityOf(subject, { params, query: Object.fromEntries(query) }) ?? sent ?? '';
    return `${role}:${/^GM\d{4}$/.test(named) ? named : 'GM0193'}`;
  }
  return 'vng-admin';
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const match = new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
  return match && Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
}

const CODE = /GM\d{4}/;
const MOST_BYTES = 2_000_000;

/** The municipality that what is sent is of: said in a field, or somewhere in the file. */
async function municipalityIn(sent: Sent): Promise<string | null> {
  for (const part of sent) {
    const isFile = typeof part === 'string' && existsSync(part) && statSync(part).isFile();
    const bytes = isFile ? readFileSync(part) : Buffer.from(part);
    const found = CODE.exec(bytes.toString('latin1')) ?? (await codeInZip(bytes));
    if (found) return found[0];
  }
  return null;
}

async function codeInZip(bytes: Buffer): Promise<RegExpExecArray | null> {
  const zip = await JSZip.loadAsync(bytes).catch(() => null);
  for (const entry of Object.values(zip?.files ?? {})) {
    const { uncompressedSize = 0 } = (entry as unknown as { _data: { uncompressedSize?: number } })._data;
    if (!/\.(xml|csv)$/.test(entry.name) || uncompressedSize > MOST_BYTES) continue;
    const found = CODE.exec(await entry.async('string').catch(() => ''));
    if (found) return found;
  }
  return null;
}
