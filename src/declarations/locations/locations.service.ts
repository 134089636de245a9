import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { cleanText } from '../../intake/notation/plain-text.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { CURRENT, Transactions } from '../../platform/database/transactions.js';
import { ProblemError } from '../../platform/http/problem.js';
import { municipalityOf, ReferenceService } from '../../reference/reference.service.js';
import { LOCATION_KIND_NAMES, UNNAMED } from './location-kind.js';
import type { LocationKind } from './location-kind.js';
import { LocationsRepository } from './locations.repository.js';
import type { Location, RecordedKind } from './locations.repository.js';

/** What somebody says of a location; without a name, of what is declared without one. */
export interface NewLocationKind {
  readonly municipalityCode: string;
  readonly location: string | null;
  readonly kind: LocationKind;
}

/** Keeps what kind of place each location is, as its municipality says. */
@Injectable()
export class LocationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: LocationsRepository,
    private readonly reference: ReferenceService,
    private readonly ledger: LedgerService,
    private readonly audit: AuditTrail,
  ) {}

  /** The locations of the declaration that stood for a year; none while nothing was declared. */
  async locations(
    municipalityCode: string,
    year: number,
    knownOn: Date | null,
  ): Promise<{ readonly locations: readonly Location[]; readonly moment: Date }> {
    return this.transactions.readKnownOn(knownOn, async (tx, moment) => {
      municipalityOf(await this.reference.municipalities(tx, moment), municipalityCode);
      return { locations: await this.repository.locations(tx, moment, year, municipalityCode), moment };
    });
  }

  /** Records a kind. Refuses a location that no declaration of the municipality names, and what was said already. */
  async recordKind({ municipalityCode, location, kind }: NewLocationKind, by: string): Promise<RecordedKind> {
    return this.transactions.run(async (tx) => {
      municipalityOf(await this.reference.municipalities(tx, CURRENT), municipalityCode);
      await this.ledger.lock(tx, municipalityCode);
      const name = nameAmong(await this.repository.names(tx, municipalityCode), location);
      const before = await this.repository.kind(tx, municipalityCode, name, CURRENT);
      if (before === kind) {
        throw new ProblemError('conflict', `${calledInFull(name)} staat al als ${LOCATION_KIND_NAMES[kind]}.`);
      }
      const recordedAt = await tx.recordingMoment();
      const recorded = { municipalityCode, location: name, kind, recordedBy: by, recordedAt };
      await this.repository.insert(tx, recorded);
      await this.audit.record(tx, {
        municipalityCode,
        object: { kind: 'location-kind', id: municipalityCode },
        before: { location: name, kind: before },
        after: { location: name, kind },
      });
      return recorded;
    });
  }
}

/** Names can be long and many; so many show what they look like. */
const MOST_NAMES = 20;

/** The name as declarations write it, read as they are; refuses what none of them says, and what was given is not echoed. */
function nameAmong(names: readonly string[], given: string | null): string {
  const name = given === null ? UNNAMED : cleanText(given);
  if (names.includes(name) && (given === null) === (name === UNNAMED)) return name;
  const others = names.length - MOST_NAMES;
  const known = `${names.slice(0, MOST_NAMES).map(called).join('; ')}${others > 0 ? `; en nog ${others}` : ''}`;
  const choice = names.length === 0 ? 'Er is nog geen locatie gedeclareerd.' : `Kies uit: ${known}.`;
  const message = `Geen declaratie van deze gemeente noemt deze locatie. ${choice}`;
  throw new ProblemError('invalid-request', message, {
    errors: [{ code: 'location-unknown', message, pointer: 'location' }],
  });
}

function called(name: string): string {
  return name === UNNAMED ? 'null (geen locatie genoemd)' : name;
}

function calledInFull(name: string): string {
  return name === UNNAMED ? 'Wat zonder locatie is gedeclareerd' : `De locatie ${name}`;
}
