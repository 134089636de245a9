import { sum, amountText, ZERO } from '../kernel/money.js';
import type { Amount } from '../kernel/money.js';
import type { IsoDate } from '../kernel/period.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { Component } from '../kernel/scheme.js';
import { keptSurplus, openPosition, receivedOf, totalPosition } from '../kernel/state-position.js';
import type { StatePosition } from '../kernel/state-position.js';
import type { Deadline } from '../reference/reference.repository.js';
import { NOTHING_DECLARED_NOTICE } from './certainty-notices.js';
import type { ComponentTotals, DeclaredYear } from './municipal-balances.repository.js';
import { sharedBasis } from './municipal-shortfall.js';
import type { DueDto, PositionDto, YearDeadlineDto, YearPositionDto } from './state-position.dto.js';

/** What is known of one year of a municipality, or of all that are one in a layout. */
export interface YearBalances {
  readonly year: number;
  /** Each declaration of the year, with what its components come to: what may be kept depends on its own basis. */
  readonly declared: readonly (DeclaredYear & { readonly components: readonly ComponentTotals[] })[];
  readonly deadlines: readonly Deadline[];
  /** The day that it is, in the Netherlands. */
  readonly today: IsoDate;
  readonly notices: readonly string[];
}

/** The position of a year: per component, together, and what is due. */
export function yearPosition(balances: YearBalances): YearPositionDto {
  const { year, declared, deadlines, today, notices } = balances;
  const components = declared.flatMap((own) => own.components);
  const total = totalPosition(components);
  const of = (component: Component): ComponentTotals[] => components.filter((part) => part.component === component);
  const kept = (component: Component): Amount =>
    sum(
      declared.flatMap(({ basis, components: own }) =>
        own.filter((part) => part.component === component).map((part) => keptSurplus(part, basis)),
      ),
    );
  return {
    year,
    basis: sharedBasis(declared),
    ...positionDto(total),
    keptSurplus: amountText(sum(COMPONENTS.map(kept))),
    deduction: amountText(sum(components.map((part) => part.deduction))),
    grants: amountText(sum([...of('transition'), ...of('care')].map((part) => part.entitlement))),
    components: (declared.length === 0 ? [] : COMPONENTS).map((component) => ({
      component,
      ...positionDto(totalPosition(of(component))),
      keptSurplus: amountText(kept(component)),
    })),
    deadlines: deadlines.map((deadline) => deadlineDto(deadline, isDone(deadline, total, declared), today)),
    due: dueOf(openPosition(total), deadlines, today),
    notices: declared.length === 0 ? [NOTHING_DECLARED_NOTICE, ...notices] : [...notices],
  };
}

/** The sums of a position, as text. */
export function positionDto(position: StatePosition): PositionDto {
  return {
    entitlement: amountText(position.entitlement),
    advances: amountText(position.advances),
    settlements: amountText(position.settlements),
    reclaims: amountText(position.reclaims),
    received: amountText(receivedOf(position)),
    openPosition: amountText(openPosition(position)),
  };
}

/** Whether what a deadline asks for is recorded here; null: it asks nothing of the municipality. */
function isDone({ kind }: Deadline, position: StatePosition, declared: readonly DeclaredYear[]): boolean | null {
  switch (kind) {
    case 'advance-application':
      return !position.advances.isZero();
    case 'sisa':
      return declared.length > 0;
    case 'settlement':
      return !position.settlements.isZero();
    case 'reclaim':
      return null;
  }
}

function deadlineDto({ kind, dueOn, source }: Deadline, done: boolean | null, today: IsoDate): YearDeadlineDto {
  const isPast = today > dueOn;
  const status = done === true ? 'done' : !isPast ? 'upcoming' : done === null ? 'passed' : 'overdue';
  return { kind, dueOn, status, source };
}

function dueOf(open: Amount, deadlines: readonly Deadline[], today: IsoDate): DueDto | null {
  const settlement = deadlines.find(({ kind }) => kind === 'settlement');
  if (!settlement || today <= settlement.dueOn || open.isZero()) return null;
  return {
    by: open.greaterThan(ZERO) ? 'state' : 'municipality',
    amount: amountText(open.abs()),
    since: settlement.dueOn,
  };
}
