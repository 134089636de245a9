import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { currentAccess, municipalityOfScope } from '../../platform/access/access.js';
import { ProblemError } from '../../platform/http/problem.js';
import { SESSION_COOKIE } from '../../platform/http/cookies.js';
import { isUuid } from '../../platform/uuid.js';
import { LoginService } from './login.service.js';
import { csrfTokenOf } from './secrets.js';
import { CallerDto, SessionDto, SessionListDto } from './sessions.dto.js';

@ApiTags('identity')
@Controller('v1')
export class SessionsController {
  constructor(private readonly logins: LoginService) {}

  @Get('session')
  @ApiOperation({ operationId: 'getSession', summary: 'Who asks, with which rights' })
  @ApiOkResponse({ type: CallerDto })
  async own(@Req() { cookies }: FastifyRequest): Promise<CallerDto> {
    const { person, roles, via, scope } = currentAccess();
    const secret = via === 'session' ? cookies[SESSION_COOKIE] : undefined;
    const session = secret === undefined ? null : await this.logins.session(secret);
    return {
      person,
      name: session?.name ?? person,
      roles,
      municipality: municipalityOfScope(scope),
      csrfToken: secret !== undefined && session ? csrfTokenOf(secret) : null,
      endsAt: session ? this.logins.expiryOf(session).toISOString() : null,
    };
  }

  @Get('sessions')
  @ApiOperation({ operationId: 'listSessions', summary: 'One’s own sessions by browser; everybody’s, for vng-admin' })
  @ApiOkResponse({ type: SessionListDto })
  async list(): Promise<SessionListDto> {
    const sessions = await this.logins.sessions(ofWhom());
    const items = sessions.map((session): SessionDto => ({
      id: session.id,
      person: session.person,
      name: session.name,
      roles: session.roles,
      municipality: session.municipalityCode,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      endsAt: this.logins.expiryOf(session).toISOString(),
    }));
    return { items, total: items.length };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endSession', summary: 'End a session at once: one’s own; anybody’s, for vng-admin' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'No such session' })
  async end(@Param('id') id: string): Promise<void> {
    if (isUuid(id) && (await this.logins.end(id, ofWhom()))) return;
    throw new ProblemError('not-found', 'Deze sessie is er niet, of niet meer.');
  }
}

/** Whose sessions somebody may see and end; null: everybody's. */
function ofWhom(): string | null {
  const { roles, person } = currentAccess();
  return roles.includes('vng-admin') ? null : person;
}
