import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, PROBLEMS } from '../../platform/http/problem.js';
import { OwnAddress } from '../own-address.js';
import { COOKIE, LOGIN_COOKIE, SESSION_COOKIE } from '../../platform/http/cookies.js';
import { CALLBACK, LoginService } from './login.service.js';
import { pageHeaders } from './page-headers.js';
import { STYLE } from './page.js';
import { failedPage, startPage, welcomePage } from './pages.js';
import { areEqual, csrfTokenOf } from './secrets.js';

/** Told apart, for the framework has set a status already: go there; and, after a form, go there with a GET. */
const FOUND = 302;
const SEE_OTHER = 303;

/** The pages of logging in and out, for browsers: they are no part of the API. */
@ApiExcludeController()
@Controller()
export class LoginController {
  constructor(
    private readonly logins: LoginService,
    private readonly address: OwnAddress,
  ) {}

  @Get()
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = request.cookies[SESSION_COOKIE];
    const session = secret === undefined ? null : await this.logins.session(secret);
    const page = secret !== undefined && session ? startPage(session, csrfTokenOf(secret)) : welcomePage();
    // to log out leads on to the identity provider
    await html(reply, page, await this.logins.providerOrigins(this.address.url()));
  }

  @Get('pages.css')
  async style(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/css; charset=utf-8').send(STYLE);
  }

  @Get('login')
  async login(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { returnTo } = request.query as { returnTo?: unknown };
    if (this.address.isElsewhere(request.host)) {
      await reply.redirect(`${this.address.url()}/login`, FOUND);
      return;
    }
    await orFailedPage(reply, async () => {
      const wish = typeof returnTo === 'string' ? returnTo : '/';
      const { secret, location } = await this.logins.begin(this.address.url(), wish);
      await reply.setCookie(LOGIN_COOKIE, secret, COOKIE).redirect(location, FOUND);
    });
  }

  @Get(CALLBACK)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await orFailedPage(reply, async () => {
      const search = new URL(request.url, this.address.url()).search;
      const browser = request.cookies[LOGIN_COOKIE] ?? '';
      const { secret, returnTo } = await this.logins.complete(this.address.url(), search, browser);
      await this.endSession(request);
      await reply.clearCookie(LOGIN_COOKIE, COOKIE).setCookie(SESSION_COOKIE, secret, COOKIE).redirect(returnTo, FOUND);
    });
  }

  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { csrfToken } = (request.body ?? {}) as { csrfToken?: unknown };
    const secret = request.cookies[SESSION_COOKIE];
    if (secret !== undefined && !(typeof csrfToken === 'string' && areEqual(csrfToken, csrfTokenOf(secret)))) {
      throw new ProblemError('forbidden', 'Dit verzoek komt niet van een pagina van Opvangboek.');
    }
    const session = await this.endSession(request);
    const location = session ? await this.logins.logoutAddress(this.address.url(), session) : '/';
    await reply.clearCookie(SESSION_COOKIE, COOKIE).redirect(location, SEE_OTHER);
  }

  /** Ends the session that the browser has; answers it. */
  private async endSession({ cookies }: FastifyRequest): ReturnType<LoginService['session']> {
    const secret = cookies[SESSION_COOKIE];
    const session = secret === undefined ? null : await this.logins.session(secret);
    if (session) await this.logins.end(session.id, session.person);
    return session;
  }
}

/** People who log in see a page when it goes wrong, and no problem+json. */
async function orFailedPage(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    reply.log.warn({ address: reply.request.ip, problem: error.type, err: error.cause }, 'a login failed');
    await html(reply.status(PROBLEMS[error.type].status), failedPage(error.message));
  }
}

async function html(reply: FastifyReply, page: string, formTargets: readonly string[] = []): Promise<void> {
  await reply.headers(pageHeaders(formTargets)).type('text/html; charset=utf-8').send(page);
}
