import { ApiProperty } from '@nestjs/swagger';
import { BASES, COMPONENTS } from '../../kernel/scheme.js';
import { SISA_MEASURES } from '../../kernel/sisa.js';
import { SisaIndicatorDto } from '../../reference/sisa-indicators/sisa-indicators.dto.js';

export class SisaPartDto {
  @ApiProperty({ description: 'In Dutch' })
  name!: string;

  @ApiProperty({ enum: ['norm-amount', 'own-contribution', 'cost', 'earlier-spending'] })
  kind!: string;

  @ApiProperty({ enum: COMPONENTS, nullable: true, description: 'null: all that the scheme pays for' })
  component!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'poo-allowance', description: 'null: every cost category' })
  costCategory!: string | null;

  @ApiProperty({ description: 'With its sign: the parts add up to the amount of the indicator' })
  amount!: string;

  @ApiProperty({
    enum: ['ledger', 'declared-lines'],
    description:
      'ledger: the balance of the entries. declared-lines: reckoned from the places of the declaration, which the entries count without an amount (basis actual)',
  })
  from!: string;

  @ApiProperty({ example: 'GM0193-2023-1' })
  declaration!: string;

  @ApiProperty({ type: [String], example: ['GM0193-3'], description: 'Entries of the journal that stand' })
  entries!: string[];
}

export class SisaFigureDto extends SisaIndicatorDto {
  @ApiProperty({ description: 'The measure in Dutch' })
  measureName!: string;

  @ApiProperty({ type: String, nullable: true, example: '30295.00', description: 'null: the ledger cannot tell' })
  amount!: string | null;

  @ApiProperty({
    enum: [
      'not-declared',
      'no-tariff',
      'not-split',
      'not-kept',
      'years-missing',
      'basis-norm',
      'not-higher',
      'not-lower',
      'nothing-declared',
    ],
    nullable: true,
    description: 'Why there is no amount, or why it is nothing',
  })
  reasonCode!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The same in Dutch' })
  reason!: string | null;

  @ApiProperty({ description: 'Whether it rests on a tariff that is not confirmed for all its days' })
  provisional!: boolean;

  @ApiProperty({ type: [SisaPartDto] })
  parts!: SisaPartDto[];
}

export class MeasureWithoutIndicatorDto {
  @ApiProperty({ enum: SISA_MEASURES })
  measure!: string;

  @ApiProperty({ description: 'In Dutch' })
  name!: string;
}

export class SisaDto {
  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;

  @ApiProperty({ example: 2023 })
  year!: number;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2023-1', description: 'null: nothing stands declared' })
  declaration!: string | null;

  @ApiProperty({ enum: BASES, nullable: true })
  basis!: string | null;

  @ApiProperty({ description: 'Whether any amount below rests on a tariff that is not confirmed' })
  provisional!: boolean;

  @ApiProperty({ type: [SisaFigureDto], description: 'In order of code; none of a year without a list' })
  indicators!: SisaFigureDto[];

  @ApiProperty({ type: [MeasureWithoutIndicatorDto], description: 'What the list of the year has no number for' })
  withoutIndicator!: MeasureWithoutIndicatorDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'goo-norm-amount + goo-higher-cost − goo-voluntary-return: what is reimbursed for GOO; null where one is not known',
  })
  gooReimbursed!: string | null;

  @ApiProperty({ type: [String], description: 'What the reader must know, in Dutch' })
  notices!: string[];

  @ApiProperty({
    example: '/v1/ledger/entries?municipality=GM0193&knownOn=2026-11-23T12:00:00.000Z',
    description: 'The journal in which the entries stand, as known on the same moment',
  })
  ledgerEntries!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'The moment it is known on; asks for the same again' })
  knownOn!: string;
}
