import { ApiProperty } from '@nestjs/swagger';
import type { Finding } from '../intake/findings.js';
import { FIGURE_KINDS } from '../kernel/counter-figure.js';
import { amountText } from '../kernel/money.js';
import { COMPONENTS } from '../kernel/scheme.js';
import type { CounterFiguresHead, StatedTotal } from './counter-figures.repository.js';
import type { LoadedFigures } from './counter-figures.service.js';
import { LONGEST_PARTY, LONGEST_SOURCE } from './provenance.js';
import { COVERAGES } from './stated-figures.js';

/** The form by which figures are handed in, as its description. */
export const NEW_FIGURES = {
  schema: {
    type: 'object',
    properties: {
      party: {
        type: 'string',
        maxLength: LONGEST_PARTY,
        description: 'Whose figures they are',
        example: 'Ministerie van Asiel en Migratie',
      },
      date: { type: 'string', format: 'date', description: 'The date of the figures' },
      source: { type: 'string', maxLength: LONGEST_SOURCE, description: 'Where they come from' },
      coverage: {
        type: 'string',
        enum: [...COVERAGES],
        default: 'country',
        description:
          'country: who is not in the file is missing. named: only the municipalities in the file are compared',
      },
      file: {
        type: 'string',
        format: 'binary',
        description:
          '.xlsx or .ods with the sheet Cijfers (and Normbedragen), .csv of Cijfers, or .zip with a CSV for each',
      },
    },
    required: ['party', 'date', 'source', 'file'],
  },
};

export class CounterFiguresDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Ministerie van Asiel en Migratie' })
  party!: string;

  @ApiProperty({ type: String, format: 'date' })
  date!: string;

  @ApiProperty()
  source!: string;

  @ApiProperty({ enum: COVERAGES })
  coverage!: string;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ description: 'SHA-256 of the file as it was handed in' })
  fileSha256!: string;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class StatedTotalDto {
  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ enum: FIGURE_KINDS })
  kind!: string;

  @ApiProperty()
  rows!: number;

  @ApiProperty()
  municipalities!: number;

  @ApiProperty({ example: '16060.00' })
  amount!: string;
}

export class CounterFiguresDetailDto extends CounterFiguresDto {
  @ApiProperty({ type: [StatedTotalDto], description: 'What the file comes to' })
  totals!: StatedTotalDto[];
}

export class CounterFiguresWarningDto {
  @ApiProperty({ example: 'rows-hidden' })
  code!: string;

  @ApiProperty({ description: 'In Dutch: where, what, and what to do' })
  message!: string;

  @ApiProperty({ type: String, nullable: true })
  sheet!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  row!: number | null;

  @ApiProperty({ type: String, nullable: true })
  column!: string | null;
}

export class LoadedCounterFiguresDto extends CounterFiguresDetailDto {
  @ApiProperty({ type: [CounterFiguresWarningDto], description: 'What was read, but is worth a look' })
  warnings!: CounterFiguresWarningDto[];
}

export class CounterFiguresListDto {
  @ApiProperty({ type: [CounterFiguresDto] })
  items!: CounterFiguresDto[];

  @ApiProperty()
  total!: number;
}

export function counterFiguresDto(head: CounterFiguresHead): CounterFiguresDto {
  const { id, party, datedOn, source, coverage, fileName, fileSha256, recordedBy, recordedAt } = head;
  return {
    ...{ id, party, date: datedOn, source, coverage, fileName, fileSha256, recordedBy },
    recordedAt: recordedAt.toISOString(),
  };
}

export function counterFiguresDetailDto({ head, totals }: LoadedFigures): CounterFiguresDetailDto {
  return { ...counterFiguresDto(head), totals: totals.map(totalDto) };
}

function totalDto({ year, component, kind, rows, municipalities, amountEur }: StatedTotal): StatedTotalDto {
  return { year, component, kind, rows, municipalities, amount: amountText(amountEur) };
}

export function warningDto({ code, message, sheet, row, column }: Finding): CounterFiguresWarningDto {
  return { code, message, sheet, row, column };
}
