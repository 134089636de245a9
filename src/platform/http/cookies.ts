import type { CookieSerializeOptions } from '@fastify/cookie';

/** Both are of this host alone, only over https (or to this machine itself), and no script can read them. */
export const SESSION_COOKIE = '__Host-opvangboek-session';
export const LOGIN_COOKIE = '__Host-opvangboek-login';

/** Lax, and not Strict: who follows a link in an e-mail is logged in. Writes ask for more than the cookie. */
export const COOKIE: CookieSerializeOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };
