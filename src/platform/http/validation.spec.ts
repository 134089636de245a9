import { describe, expect, it } from '@jest/globals';
import { IsInt, Matches } from 'class-validator';
import type { ProblemError } from './problem.js';
import { validationPipe } from './validation.js';

class Order {
  @IsInt({ message: 'Geef een geheel getal.' })
  count!: number;

  @Matches(/^[a-z]+$/, { message: 'Geef kleine letters.' })
  name!: string;
}

describe('the check of a request', () => {
  const check = (value: object): Promise<unknown> =>
    validationPipe().transform(value, { type: 'body', metatype: Order }) as Promise<unknown>;

  it('lets through what is right', async () => {
    expect(await check({ count: 2, name: 'bed' })).toEqual({ count: 2, name: 'bed' });
  });

  it('names every fault at once, in Dutch, at its field', async () => {
    const problem = await check({ count: 'x', name: 'A1', extra: 1 }).catch((error: unknown) => error as ProblemError);
    expect(problem).toMatchObject({ type: 'invalid-request' });
    const { errors } = problem as ProblemError;
    expect([...(errors ?? [])].sort((a, b) => a.code.localeCompare(b.code))).toEqual([
      { code: 'isInt', message: 'Geef een geheel getal.', pointer: 'count' },
      { code: 'matches', message: 'Geef kleine letters.', pointer: 'name' },
      { code: 'whitelistValidation', message: '"extra" is hier niet bekend.', pointer: 'extra' },
    ]);
  });
});
