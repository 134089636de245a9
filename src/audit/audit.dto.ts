import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, isISO8601, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { ProblemError } from '../platform/http/problem.js';
import { IsLine, IsMunicipalityCode } from '../platform/http/validators.js';
import { NATIONAL_CHAIN, OUTCOMES } from './audit-event.js';
import type { Outcome } from './audit-event.js';
import type { AuditFilter, AuditPlace, ChainedEvent } from './audit.repository.js';

const LONGEST = 300;
const LIMIT = 'Geef een getal van 1 tot en met 500.';

/** By ISO 8601, which also has weeks, days of the year and leap seconds: of those no moment can be made. */
function IsMoment(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isMoment',
      validator: {
        validate: (value) =>
          isISO8601(value, { strict: true, strictSeparator: true }) && !Number.isNaN(Date.parse(value as string)),
      },
    },
    { message: 'Geef een moment als 2026-11-23T12:00:00Z.' },
  );
}

export class AuditFilterQuery {
  @ApiPropertyOptional({ example: 'GM0193', description: 'Whose data it was about' })
  @IsOptional()
  @IsMunicipalityCode()
  municipality?: string;

  @ApiPropertyOptional({ example: 'controller:GM0193', description: 'Who did it' })
  @IsOptional()
  @IsLine(LONGEST, 'Geef de persoon zoals die in het logboek staat.')
  person?: string;

  @ApiPropertyOptional({ example: 'POST /v1/declarations/:id/approval' })
  @IsOptional()
  @IsLine(LONGEST, 'Geef de handeling zoals die in het logboek staat.')
  action?: string;

  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsOptional()
  @IsIn(OUTCOMES, { message: `Kies uit: ${OUTCOMES.join(', ')}.` })
  outcome?: Outcome;

  @ApiPropertyOptional({ example: 'GM0193-2024-1', description: 'On what' })
  @IsOptional()
  @IsLine(LONGEST, 'Geef het object zoals dat in het logboek staat.')
  object?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'From this moment on' })
  @IsOptional()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Until this moment, not included' })
  @IsOptional()
  @IsMoment()
  until?: string;
}

export class AuditEventsQuery extends AuditFilterQuery {
  @ApiPropertyOptional({ description: 'The nextCursor of the page before' })
  @IsOptional()
  @Matches(/^[\w-]{1,100}$/, { message: 'Geef de nextCursor van de vorige pagina.' })
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @Max(500, { message: LIMIT })
  @Min(1, { message: LIMIT })
  @IsInt({ message: LIMIT })
  limit = 50;
}

export class AuditObjectDto {
  @ApiProperty({ example: 'declaration' })
  kind!: string;

  @ApiProperty({ example: 'GM0193-2024-1' })
  id!: string;
}

export class AuditEventDto {
  @ApiProperty({ type: String, nullable: true, example: 'GM0193', description: 'null: no municipality’s' })
  municipality!: string | null;

  @ApiProperty({ example: 17, description: 'Its place in the chain of that municipality' })
  number!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'controller:GM0193' })
  person!: string;

  @ApiProperty({ type: [String], example: ['controller'] })
  roles!: readonly string[];

  @ApiProperty({
    enum: ['session', 'token', 'system'],
    description: 'By browser, by a machine’s token, or our own work',
  })
  via!: string;

  @ApiProperty({ type: String, nullable: true, example: '127.0.0.1' })
  address!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The number of the request, as the log and a problem tell it',
  })
  request!: string | null;

  @ApiProperty({ example: 'POST /v1/declarations/:id/approval' })
  action!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty({ type: AuditObjectDto })
  object!: AuditObjectDto;

  @ApiProperty({ type: Object, nullable: true, description: 'What changed, as it was' })
  before!: unknown;

  @ApiProperty({ type: Object, nullable: true, description: 'What changed, as it is; of a reading, what was asked' })
  after!: unknown;

  @ApiProperty()
  previousHash!: string;

  @ApiProperty()
  hash!: string;
}

export class AuditEventListDto {
  @ApiProperty({ type: [AuditEventDto] })
  items!: AuditEventDto[];

  @ApiProperty()
  total!: number;

  @ApiPropertyOptional({ description: 'There is more: ask with this cursor' })
  nextCursor?: string;
}

export function filterOf(query: AuditFilterQuery): AuditFilter {
  return {
    municipalityCode: query.municipality ?? null,
    person: query.person ?? null,
    action: query.action ?? null,
    outcome: query.outcome ?? null,
    objectId: query.object ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    until: query.until === undefined ? null : new Date(query.until),
  };
}

export function auditEventDto(event: ChainedEvent): AuditEventDto {
  return {
    municipality: event.municipalityCode === NATIONAL_CHAIN ? null : event.municipalityCode,
    number: event.eventNumber,
    at: event.at.toISOString(),
    person: event.person,
    roles: event.roles,
    via: event.via,
    address: event.address,
    request: event.requestId,
    action: event.action,
    outcome: event.outcome,
    object: { kind: event.objectKind, id: event.objectId },
    before: parsed(event.before),
    after: parsed(event.after),
    previousHash: event.previousHash,
    hash: event.hash,
  };
}

/** A place in the list, as something to hand back. */
export function cursorOf({ at, municipalityCode, eventNumber }: AuditPlace): string {
  return Buffer.from([at.getTime(), municipalityCode, eventNumber].join(' ')).toString('base64url');
}

export function placeOf(cursor: string): AuditPlace {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, municipalityCode = '', eventNumber] = /^(\d{1,15}) (GM\d{4}|national) (\d{1,15})$/.exec(text) ?? [];
  if (at === undefined) {
    const message = 'Geef de nextCursor van de vorige pagina.';
    throw new ProblemError('invalid-request', message, { errors: [{ code: 'cursor', message, pointer: 'cursor' }] });
  }
  return { at: new Date(Number(at)), municipalityCode, eventNumber: Number(eventNumber) };
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
