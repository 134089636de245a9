import type { Amount } from '../../src/kernel/money.js';

/** A second solver, by another method than the product's: arithmetic modulo a prime, so small that products stay exact. */

const PRIME = 67_108_859;
export const modulo = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  // Fermat: value^(p − 2)
  let [power, base, exponent] = [1, value, PRIME - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) power = (power * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return power;
}

/** Learns rows: each says that its sum of unknowns and a constant, which stands last, is zero. */
export class ModularSolver {
  private readonly rows = new Map<number, number[]>();
  constructor(private readonly unknowns: number) {}

  leftOf(row: readonly number[]): number[] {
    const left = row.map(modulo);
    for (let column = 0; column < this.unknowns; column += 1) {
      const factor = left[column] ?? 0;
      const known = factor === 0 ? undefined : this.rows.get(column);
      if (!known) continue;
      for (let at = column; at <= this.unknowns; at += 1) {
        const value = known[at] ?? 0;
        if (value !== 0) left[at] = modulo((left[at] ?? 0) - ((factor * value) % PRIME));
      }
    }
    return left;
  }

  learn(row: readonly number[]): void {
    const left = this.leftOf(row);
    const first = left.slice(0, this.unknowns).findIndex((value) => value !== 0);
    if (first < 0) return;
    const scale = inverse(left[first] ?? 1);
    this.rows.set(
      first,
      left.map((value) => (value * scale) % PRIME),
    );
  }

  /** The value of a sum of unknowns, where it is determined. */
  valueOf(row: readonly number[]): number | null {
    const left = this.leftOf([...row, 0]);
    return left.slice(0, this.unknowns).some((value) => value !== 0) ? null : (left[this.unknowns] ?? 0);
  }
}

/** What is left of an amount in cents. */
export const residue = (value: Amount): number => modulo(Number(BigInt(value.times(100).toFixed(0)) % BigInt(PRIME)));
