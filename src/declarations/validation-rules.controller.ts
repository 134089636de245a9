import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ValidationRuleListDto, validationRulesDto } from './validation-rules.dto.js';

@ApiTags('declarations')
@Controller('v1/validation-rules')
export class ValidationRulesController {
  @Get()
  @ApiOperation({ operationId: 'listValidationRules', summary: 'Every rule that a declaration is held against' })
  @ApiOkResponse({ type: ValidationRuleListDto })
  list(): ValidationRuleListDto {
    return validationRulesDto();
  }
}
