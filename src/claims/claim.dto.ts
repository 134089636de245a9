import { ApiProperty } from '@nestjs/swagger';
import { COMPONENTS } from '../kernel/scheme.js';
import { CLAIM_STATES, OPERATIONS } from './claim-life.js';
import { EVIDENCE_KINDS } from './evidence-file.js';

/** What people are shown of a claim, apart from its figures. */

export class ClaimPartyDto {
  @ApiProperty({ example: 'GM0193', description: 'VNG: it claims for several' })
  code!: string;

  @ApiProperty({ example: 'Zwolle' })
  name!: string;
}

export class ClaimTextDto {
  @ApiProperty({ example: 1 })
  revision!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [String], example: ['GM0193'] })
  municipalities!: string[];

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;

  @ApiProperty({ enum: COMPONENTS, isArray: true })
  components!: string[];

  @ApiProperty({ description: 'Paragraphs, each on a line' })
  narrative!: string;

  @ApiProperty({ type: String, nullable: true })
  contact!: string | null;
}

export class ClaimSummaryDto {
  @ApiProperty({ example: 'VNG-C1' })
  id!: string;

  @ApiProperty({ type: ClaimPartyDto })
  claimant!: ClaimPartyDto;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: CLAIM_STATES })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  stateSince!: string;

  @ApiProperty({ description: 'How many municipalities are in it' })
  municipalities!: number;

  @ApiProperty()
  fromYear!: number;

  @ApiProperty()
  toYear!: number;
}

export class ClaimListDto {
  @ApiProperty({ type: [ClaimSummaryDto] })
  items!: ClaimSummaryDto[];

  @ApiProperty()
  total!: number;
}

export class ClaimSealDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'The moment on which the figures are known' })
  knownOn!: string;

  @ApiProperty({ description: 'SHA-256 of the figures; how to reckon it stands at `figures`' })
  sha256!: string;
}

export class ClaimDatedDto {
  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty()
  reference!: string;
}

export class SettledCellDto {
  @ApiProperty({ example: 2024 })
  year!: number;

  @ApiProperty({ enum: COMPONENTS })
  component!: string;

  @ApiProperty({ example: '55000.00' })
  amount!: string;
}

export class ClaimSettlementDto extends ClaimDatedDto {
  @ApiProperty({ type: [SettledCellDto] })
  amounts!: SettledCellDto[];

  @ApiProperty()
  total!: string;
}

export class EvidenceDto {
  @ApiProperty({ example: 1 })
  number!: number;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  kind!: string;

  @ApiProperty({ example: 'jaarrekening-2024.pdf' })
  fileName!: string;

  @ApiProperty({ description: 'In bytes' })
  fileSize!: number;

  @ApiProperty({ description: 'Of the file' })
  sha256!: string;

  @ApiProperty()
  addedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  addedAt!: string;

  @ApiProperty({ description: 'After the claim was submitted' })
  addedLater!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was withdrawn; null: it was not' })
  withdrawnBecause!: string | null;
}

export class ClaimDto extends ClaimTextDto {
  @ApiProperty({ example: 'VNG-C1' })
  id!: string;

  @ApiProperty({ type: ClaimPartyDto })
  claimant!: ClaimPartyDto;

  @ApiProperty({ type: [ClaimPartyDto], description: 'The municipalities by name' })
  members!: ClaimPartyDto[];

  @ApiProperty({ enum: CLAIM_STATES })
  state!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  stateSince!: string;

  @ApiProperty({ enum: OPERATIONS, isArray: true, description: 'What may be done with it in this state' })
  possible!: string[];

  @ApiProperty({ type: String, nullable: true, description: 'Why it was sent back; null: it was not, or not lately' })
  returnedBecause!: string | null;

  @ApiProperty({ type: ClaimSealDto, nullable: true, description: 'null: a draft' })
  seal!: ClaimSealDto | null;

  @ApiProperty({ type: ClaimDatedDto, nullable: true })
  presentation!: ClaimDatedDto | null;

  @ApiProperty({ type: ClaimSettlementDto, nullable: true })
  settlement!: ClaimSettlementDto | null;

  @ApiProperty({ type: [EvidenceDto] })
  evidence!: EvidenceDto[];
}

export class ClaimEventDto {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({
    enum: [
      ...['made', 'revised', 'submitted', 'returned', 'included', 'presented', 'settled'],
      ...['evidence-added', 'evidence-withdrawn'],
    ],
  })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: ClaimTextDto, nullable: true, description: 'What it said from then on' })
  text!: ClaimTextDto | null;

  @ApiProperty({ type: ClaimDatedDto, nullable: true, description: 'Of a presentation or a settlement' })
  dated!: ClaimDatedDto | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The number of the evidence' })
  evidence!: number | null;
}

export class ClaimHistoryDto {
  @ApiProperty({ type: [ClaimEventDto], description: 'Oldest first' })
  items!: ClaimEventDto[];

  @ApiProperty()
  total!: number;
}
