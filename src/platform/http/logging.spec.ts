import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { loggedError } from './logging.js';

const BSN = '123456782';

describe('an error in the log', () => {
  it('keeps the words and the place of an error of our own', () => {
    const logged = loggedError(new TypeError('no such thing'));
    expect(logged).toMatchObject({ type: 'TypeError', message: 'no such thing' });
    expect(logged.stack).toContain('logging.spec');
  });

  it('keeps the code of an error of the system', () => {
    expect(loggedError(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' });
  });

  it('keeps nothing of what was written to the database', () => {
    const driverError = Object.assign(new Error(`invalid input syntax for type integer: "${BSN}"`), {
      severity: 'ERROR',
      code: '22P02',
      detail: `Failing row contains (${BSN}).`,
      where: `unnamed portal parameter $1 = '${BSN}'`,
      table: 'declaration_line',
    });
    const logged = loggedError(new QueryFailedError('SELECT $1::int', [BSN], driverError));
    expect(logged).toMatchObject({
      type: 'QueryFailedError',
      message: 'database error 22P02',
      query: 'SELECT $1::int',
      table: 'declaration_line',
    });
    expect(logged.stack).toMatch(/^\s+at /);
    expect(JSON.stringify([logged, loggedError(driverError)])).not.toContain(BSN);
  });
});
