/** What can be wrong with a request: the closed list of problems, each with its HTTP status and Dutch title. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'Het verzoek klopt niet' },
  'invalid-declaration': { status: 400, title: 'De declaratie bevat fouten' },
  unauthenticated: { status: 401, title: 'U bent niet ingelogd' },
  forbidden: { status: 403, title: 'Dit mag u niet' },
  'four-eyes': { status: 403, title: 'Vier ogen: dit moet iemand anders doen' },
  'not-found': { status: 404, title: 'Niet gevonden' },
  'method-not-allowed': { status: 405, title: 'Deze bewerking bestaat hier niet' },
  conflict: { status: 409, title: 'Dat kan nu niet' },
  'unconfirmed-warnings': { status: 409, title: 'Er staan nog waarschuwingen open' },
  'idempotency-conflict': { status: 409, title: 'Deze sleutel hoort bij een ander verzoek' },
  'payload-too-large': { status: 413, title: 'Het bestand is te groot' },
  'unsupported-media-type': { status: 415, title: 'Dit soort inhoud wordt hier niet gelezen' },
  'too-many-requests': { status: 429, title: 'Te veel verzoeken' },
  unavailable: { status: 503, title: 'Even niet beschikbaar' },
  unexpected: { status: 500, title: 'Er ging iets mis' },
} as const;

export type ProblemType = keyof typeof PROBLEMS;

/** One of several things that are wrong: where, and what to do about it, in Dutch. */
export interface ProblemDetail {
  readonly code: string;
  readonly message: string;
  readonly severity?: string;
  /** The parameter or field of a request. */
  readonly pointer?: string;
  /** Of a finding that is kept. */
  readonly number?: number;
  /** The place in a workbook. */
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly header?: string | null;
  readonly given?: string | null;
  readonly expected?: string | null;
}

export interface ProblemOptions {
  readonly errors?: readonly ProblemDetail[];
  /** What else the problem tells, by name, beside the members that every problem has. */
  readonly members?: Readonly<Record<string, string>>;
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be done, with a reason for the person who asked. */
export class ProblemError extends Error {
  readonly errors: ProblemOptions['errors'];
  readonly members: ProblemOptions['members'];
  readonly headers: ProblemOptions['headers'];

  constructor(
    readonly type: ProblemType,
    detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail);
    this.errors = options.errors;
    this.members = options.members;
    this.headers = options.headers;
  }
}
