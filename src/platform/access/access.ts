import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whose rows may be read and written: those of one municipality (its code, as GM0177), of `all`, only what was
 * `published` to the ministry, or of `none`. The database holds every statement to it.
 */
export type Scope = 'all' | 'published' | 'none' | `GM${string}`;

/** How somebody came in: by browser, with a token of a machine, or as work of our own. */
export type Via = 'session' | 'token' | 'system';

/** The rights with which work is done, and in whose name. It goes along with all that the work calls, jobs included. */
export interface Access {
  readonly scope: Scope;
  /** The identifier of who acts; it is recorded with all that they do. */
  readonly person: string;
  readonly roles: readonly string[];
  readonly via: Via;
  /** What was asked, as `POST /v1/declarations` or the name of a command. */
  readonly action: string;
  /** Of the request, as the log and a problem tell it; null: there is none. */
  readonly requestId: string | null;
  /** The network address that it came from; null: this machine itself. */
  readonly address: string | null;
}

const SCOPE = /^(all|published|none|GM[0-9]{4})$/;

/** Work outside every context sees nothing. */
const NO_ACCESS: Access = {
  scope: 'none',
  person: 'nobody',
  roles: [],
  via: 'system',
  action: 'none',
  requestId: null,
  address: null,
};

const context = new AsyncLocalStorage<Access>();

/** The rights of the work that runs now. */
export function currentAccess(): Access {
  return context.getStore() ?? NO_ACCESS;
}

/** Runs work with these rights; what it starts has them too. */
export function withAccess<T>(access: Access, work: () => T): T {
  if (!SCOPE.test(access.scope)) throw new Error(`"${access.scope}" is no scope`);
  return context.run(access, work);
}

/** The rights of our own work: a command, a login, the care of jobs. */
export function systemAccess(action: string): Access {
  return { ...NO_ACCESS, scope: 'all', person: `system:${action}`, action };
}

/** The municipality that the work is held to; null: it is of the country, or of nobody. */
export function municipalityOfScope(scope: Scope): string | null {
  return scope.startsWith('GM') ? scope : null;
}
