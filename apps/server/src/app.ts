/**
 * The Hono app, built from its parts. A request passes the doors in this order: a plain path, a method that the address
 * knows, for changes our own Origin and JSON, a size; then the session is read and the contract's handler asked.
 */
import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ORPCError } from '@orpc/server';
import { httpLimits } from '@tangram/contract';
import { UpdatesNotLogged } from '@tangram/sync';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { Auth } from './auth/auth.ts';
import type { Events } from './events.ts';
import { type AccountParts, accountRoutes } from './http/account.ts';
import { type ApiContext, open } from './http/api.ts';
import { type CatchUpRoutesParts, catchUpRoutes } from './http/catch-up.ts';
import { clientAddress } from './http/client-address.ts';
import { type CommentParts, commentRoutes } from './http/comments.ts';
import { describeApi } from './http/docs.ts';
import { type FrameworkParts, frameworkRoutes } from './http/frameworks.ts';
import { createHealth, type HealthParts } from './http/health.ts';
import { type InboxParts, inboxRoutes } from './http/inbox.ts';
import { invalidInput } from './http/invalid-input.ts';
import { isOneClick, type MailParts, mailRoutes, oneClickPath, unsubscribe } from './http/mail.ts';
import { type NetworkParts, networkRoutes } from './http/network.ts';
import { type NewsParts, streamNews } from './http/news.ts';
import type { Pace } from './http/pace.ts';
import { createPages } from './http/pages.ts';
import { isPlainPath } from './http/path.ts';
import { type PictureParts, pictureRoutes } from './http/pictures.ts';
import { type PlanParts, planRoutes } from './http/plans.ts';
import { notThere, refusal, signInFirst } from './http/problem.ts';
import { type RequestParts, requestRoutes } from './http/requests.ts';
import { methodsOf } from './http/routes.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type SharingParts, sharingRoutes } from './http/sharing.ts';
import { createSignIn, type SignInParts } from './http/sign-in.ts';

export interface AppParts
  extends NetworkParts,
    AccountParts,
    PlanParts,
    SharingParts,
    CommentParts,
    RequestParts,
    InboxParts,
    NewsParts,
    CatchUpRoutesParts,
    MailParts,
    FrameworkParts,
    PictureParts,
    HealthParts,
    SignInParts {
  readonly auth: Auth;
  readonly events: Events;
  readonly pace: Pace;
  /** Exactly these may change something, scheme, host and port. */
  readonly allowedOrigins: readonly string[];
  readonly webFolder: string;
  /** How many proxies in front are believed. */
  readonly proxies: number;
}

type Env = { Bindings: HttpBindings };

/** What a mail program sends along with the one click that stops all e-mail; nobody reads it. */
const oneClickBytesMax = 2 * 1024;
/** What a JSON body may weigh. */
const bodyBytesMax = 1024 * 1024;
/**
 * What it may weigh where more is sent: an import's text may be escaped to somewhat more than its own size, a package's quotes to
 * half as much again; a picture's bytes come as base64.
 */
const largeBodies: readonly { readonly path: RegExp; readonly bytesMax: number }[] = [
  { path: /^\/api\/plans\/import\//, bytesMax: httpLimits.importBytes + 100 * 1024 },
  { path: /^\/api\/frameworks\/import\//, bytesMax: httpLimits.frameworkCharacters * 1.5 },
  { path: /^\/api\/plans\/[^/]+\/pictures$/, bytesMax: Math.ceil((httpLimits.pictureBytes * 4) / 3) + 1024 },
];

export function createApp(parts: AppParts): Hono<Env> {
  const { auth, events, roster, origin, allowedOrigins, proxies } = parts;
  const app = new Hono<Env>();
  const signIn = createSignIn(parts);
  const health = createHealth(parts);
  const pages = createPages(parts.webFolder, origin);
  const router = open.router({
    network: networkRoutes(parts),
    account: accountRoutes(parts),
    plans: planRoutes(parts),
    sharing: sharingRoutes(parts),
    comments: commentRoutes(parts),
    requests: requestRoutes(parts),
    inbox: inboxRoutes(parts),
    catchUp: catchUpRoutes(parts),
    mail: mailRoutes(parts),
    frameworks: frameworkRoutes(parts),
    pictures: pictureRoutes(parts),
  });
  const handler = new OpenAPIHandler<ApiContext>(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next();
        } catch (error) {
          throw answerable(error, path.join('.'), events);
        }
      },
    ],
  });
  let docs: Promise<unknown> | null = null;

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders({ origin }))) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    // Only what never changes says otherwise of itself.
    const keepable = c.req.path.startsWith('/api/pictures/') && (c.res.ok || c.res.status === 304);
    if (c.req.path.startsWith('/api') && !keepable) c.res.headers.set('cache-control', 'no-store');
  });

  app.use(async (c, next) => {
    if (!isPlainPath(c.env.incoming.url ?? '')) return refusal(400, 'This address cannot be read.');
    const oneClick = isOneClick(c.req.path);
    const pageMethods = oneClick ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD'];
    const known = c.req.path === '/api' || c.req.path.startsWith('/api/') ? methodsOf(c.req.path) : pageMethods;
    if (known.length === 0) return fromProblem(notThere());
    if (!known.includes(c.req.method)) {
      return refusal(405, 'This address does not know that method.', { headers: { allow: known.join(', ') } });
    }
    // A mail program comes from nowhere and sends a form; what it may do is in the address.
    if (c.req.method === 'POST' && !oneClick) return strange(c, allowedOrigins) ?? next();
    return next();
  });

  const tooLarge = (limit: number) => () =>
    refusal(413, `This is too large. The limit is ${limit} bytes.`, {
      data: { limit },
      headers: { connection: 'close' },
    });
  const limited = (maxSize: number) => bodyLimit({ maxSize, onError: tooLarge(maxSize) });
  const small = limited(bodyBytesMax);
  const large = largeBodies.map(({ path, bytesMax }) => ({ path, limit: limited(bytesMax) }));
  app.use('/api/*', (c, next) => (large.find(({ path }) => path.test(c.req.path))?.limit ?? small)(c, next));

  app.use('/api/pictures/*', etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'set-cookie'] }));
  app.get('/api/docs.json', async (c) => {
    docs ??= describeApi(origin);
    return c.json(await docs);
  });
  app.get('/api/health', (c) => health(c.req.header('authorization')));
  app.on(['GET', 'POST'], '/api/auth/*', (c) => signIn(c.req.raw, clientAddress(c.env.incoming, proxies)));

  app.on(['GET', 'POST'], '/api/*', async (c) => {
    const found = await auth.session(c.req.raw.headers);
    // A school is one address: whoever is not signed in shares a pace only with those who are not either.
    const waitMs = parts.pace.wait(found?.session.person ?? `address ${clientAddress(c.env.incoming, proxies)}`);
    if (waitMs > 0) {
      const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
      return refusal(429, 'Too many requests at once. Wait a moment, then try again.', { headers });
    }
    if (c.req.path === '/api/inbox/news') return streamNews(parts, found?.session ?? null);
    const context: ApiContext = {
      session: found?.session ?? null,
      viewer: found === null ? null : await roster.viewer(found.session.person),
      answerHeaders: new Headers(found?.setCookies.map((cookie) => ['set-cookie', cookie])),
    };
    // Nobody who is not signed in has a large body read for them.
    if (context.viewer === null && large.some(({ path }) => path.test(c.req.path))) return fromProblem(signInFirst());
    const { response } = await handler.handle(c.req.raw, { prefix: '/api', context });
    if (response === undefined) return fromProblem(notThere());
    for (const [name, value] of context.answerHeaders) response.headers.append(name, value);
    return response;
  });
  app.post(oneClickPath, limited(oneClickBytesMax), async (c) => {
    const stopped = await unsubscribe(parts, c.req.param('token'));
    return stopped ? c.text('You get no more e-mail from Tangram.') : fromProblem(notThere());
  });
  app.get('*', (c) => pages(c.req.raw));

  app.onError((error, c) => {
    const ref = newRef();
    events.requestFailed(ref, c.req.path.startsWith('/api') ? 'api' : 'pages', error);
    return refusal(500, 'Something went wrong on the server. Try again in a moment.', { data: { ref } });
  });
  return app;
}

/** What is wrong with a change that does not come from our own pages, or undefined. */
function strange(c: Context<Env>, allowedOrigins: readonly string[]): Response | undefined {
  const site = c.req.header('sec-fetch-site');
  const from = c.req.header('origin');
  if (from === undefined || !allowedOrigins.includes(from) || (site !== undefined && site !== 'same-origin')) {
    return refusal(403, 'This request does not come from a page of this server.');
  }
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  const bare =
    type === undefined && (c.req.header('content-length') ?? '0') === '0' && !c.req.header('transfer-encoding');
  if (!bare && type !== 'application/json') return refusal(415, 'Send JSON.');
  return undefined;
}

/** What may leave a handler: a refusal as it is, an input that does not fit by its field, anything else as a number to ask for. */
function answerable(error: unknown, route: string, events: Events): unknown {
  const invalid = invalidInput(error);
  if (invalid !== undefined) return invalid;
  if (error instanceof ORPCError && (error.status < 500 || error.status === 503)) return error;
  if (error instanceof UpdatesNotLogged) {
    return new ORPCError('SERVICE_UNAVAILABLE', {
      message: 'The server cannot save anything right now. Nothing was changed.',
    });
  }
  const ref = newRef();
  events.requestFailed(ref, route, error);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something went wrong on the server. Try again in a moment.',
    data: { ref },
  });
}

function fromProblem(problem: ORPCError<string, unknown>): Response {
  return Response.json(problem.toJSON(), { status: problem.status });
}

function newRef(): string {
  return randomBytes(4).toString('hex');
}
