import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';

/** Stands before every route: a server without one does not start. */
export abstract class RequestGuard {
  /** Lets a request in, with its rights in `access`; otherwise throws the problem that it is refused with. */
  abstract admit(request: FastifyRequest): Promise<void>;

  /** Sees how a request is answered, before the answer leaves. */
  abstract answered(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** With what rights this request goes on; null: it is not known yet who asks. */
    access: Access | null;
  }
}
