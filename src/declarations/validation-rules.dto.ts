import { ApiProperty } from '@nestjs/swagger';
import { REGISTERED_RULES } from '../intake/rules/registry.js';
import type { RegisteredRule } from '../intake/rules/registry.js';
import { GROUP_NAMES } from '../intake/rules/rules-page.js';

export class ValidationRuleDto {
  @ApiProperty({ example: 'occupied-over-realised', description: 'The code that findings carry' })
  code!: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  severity!: string;

  @ApiProperty({ enum: Object.keys(GROUP_NAMES), description: 'What it is about' })
  group!: string;

  @ApiProperty({ description: 'What the group is called, in Dutch' })
  groupName!: string;

  @ApiProperty({ description: 'What is said of a breach, in Dutch; {given} and {count} stand for what was found' })
  problem!: string;

  @ApiProperty({ description: 'What to do about it, in Dutch' })
  remedy!: string;
}

export class ValidationRuleListDto {
  @ApiProperty({ type: [ValidationRuleDto] })
  items!: ValidationRuleDto[];

  @ApiProperty()
  total!: number;
}

export function validationRulesDto(): ValidationRuleListDto {
  const items = REGISTERED_RULES.map(validationRuleDto);
  return { items, total: items.length };
}

function validationRuleDto({ group, rule }: RegisteredRule): ValidationRuleDto {
  return {
    code: rule.code,
    severity: rule.severity,
    group,
    groupName: GROUP_NAMES[group],
    problem: rule.problem,
    remedy: rule.remedy,
  };
}
