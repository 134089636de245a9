import { ApiProperty } from '@nestjs/swagger';
import { amountText } from '../kernel/money.js';
import { BASES } from '../kernel/scheme.js';
import type { LineDifference } from '../declarations/line-differences.js';

export class FieldDifferenceDto {
  @ApiProperty({ example: 'Bedrag', description: 'The header of its column' })
  field!: string;

  @ApiProperty({ type: String, nullable: true })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true })
  after!: string | null;
}

export class LineEffectDto {
  @ApiProperty()
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  received!: string;
}

export class LineDifferenceDto {
  @ApiProperty({ enum: ['Opvang', 'Kosten', 'Ontvangsten'] })
  sheet!: string;

  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  change!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Row in this version; null: removed' })
  row!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Row in the version before; null: added' })
  previousRow!: number | null;

  @ApiProperty({ type: [FieldDifferenceDto] })
  fields!: FieldDifferenceDto[];

  @ApiProperty({ type: LineEffectDto, description: 'What the difference does to the totals' })
  effect!: LineEffectDto;
}

export class DifferencesDto {
  @ApiProperty({ example: 'GM0193-2023-2' })
  declaration!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GM0193-2023-1', description: 'null: it is the first' })
  comparedWith!: string | null;

  @ApiProperty({ enum: BASES, nullable: true })
  basisBefore!: string | null;

  @ApiProperty({ enum: BASES })
  basisAfter!: string;

  @ApiProperty({ type: [LineDifferenceDto] })
  items!: LineDifferenceDto[];

  @ApiProperty()
  total!: number;
}

export function lineDifferenceDto({ effect, ...difference }: LineDifference): LineDifferenceDto {
  return {
    sheet: difference.sheet,
    change: difference.change,
    row: difference.row,
    previousRow: difference.previousRow,
    fields: difference.fields.map(({ field, before, after }) => ({ field, before, after })),
    effect: {
      realCost: amountText(effect.realCost),
      entitlement: amountText(effect.entitlement),
      received: amountText(effect.received),
    },
  };
}
