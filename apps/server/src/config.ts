/**
 * Settings: the environment in, typed and checked values out. A bad value stops the start and is named, because a
 * server that guesses what was meant opens itself to the wrong people.
 */
import { resolve } from 'node:path';
import { PICTURE_KEPT_DAYS } from '@tangram/plan';
import type { SmtpSettings } from './mail/smtp.ts';

export interface Config {
  /** The port to listen on; 0 takes any free one, which only tests ask for. */
  readonly port: number;
  /** Where everything is kept: two database files, the secret of the sessions, and nothing else. */
  readonly dataFolder: string;
  /** The origin that people type, when others than this machine may come; null listens on 127.0.0.1 alone. */
  readonly publicOrigin: string | null;
  /** Whether anybody may come in as a person of the demo network, in one click. */
  readonly demo: boolean;
  /** The built pages; when they are missing, the server says how to build them. */
  readonly webFolder: string;
  /** How many proxies stand in front, whose word on where a request comes from is taken; 0: nobody's. */
  readonly proxies: number;
  /** What opens the details of `GET /api/health`; null: nothing does. */
  readonly watchToken: string | null;
  /** The mail server and the address that mails come from; null: no e-mail is sent, and the settings say so. */
  readonly mail: SmtpSettings | null;
  /** How often the outbox is looked at. */
  readonly lookAtOutboxEveryMs: number;
  /** How often the access of every open socket is looked at again, in case a change did not reach it. */
  readonly reviewEveryMs: number;
  /** After how long somebody who opens a plan again comes back to it, and is offered what changed. */
  readonly awayMs: number;
  /** How often the disk is asked how much room it has. */
  readonly lookAtDiskEveryMs: number;
  /** How often it is looked which pictures no plan shows any more. */
  readonly lookAtPicturesEveryMs: number;
  /** How long a picture is kept after it was last found in a plan. */
  readonly picturesKeptMs: number;
  /** A plan is quiet when nobody has written in it for so long: then its summary is made anew and its marks are looked after. */
  readonly quietMs: number;
}

/** The variables that we read. */
export interface Environment {
  readonly PORT?: string | undefined;
  readonly TANGRAM_DATA?: string | undefined;
  readonly TANGRAM_URL?: string | undefined;
  readonly TANGRAM_DEMO?: string | undefined;
  readonly TANGRAM_PROXY?: string | undefined;
  readonly TANGRAM_WATCH_TOKEN?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly SMTP_FROM?: string | undefined;
}

/** A setting that cannot be meant. The message names it and says what would be right. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

const checkout = resolve(import.meta.dirname, '../../..');

/** Reads the settings, or throws a `BadSetting`. */
export function readConfig(env: Environment): Config {
  const publicOrigin = readOrigin(env.TANGRAM_URL);
  return {
    port: readPort(env.PORT),
    dataFolder: resolve(given(env.TANGRAM_DATA) ?? resolve(checkout, '.tangram')),
    publicOrigin,
    demo: readSwitch('TANGRAM_DEMO', env.TANGRAM_DEMO) ?? publicOrigin === null,
    webFolder: resolve(checkout, 'apps/web/dist'),
    proxies: readProxies(env.TANGRAM_PROXY),
    watchToken: readWatchToken(env.TANGRAM_WATCH_TOKEN),
    mail: readMail(env, publicOrigin),
    lookAtOutboxEveryMs: 5_000,
    reviewEveryMs: 60_000,
    awayMs: 4 * 60 * 60 * 1000,
    lookAtDiskEveryMs: 60_000,
    lookAtPicturesEveryMs: 60 * 60 * 1000,
    picturesKeptMs: PICTURE_KEPT_DAYS * 24 * 60 * 60 * 1000,
    quietMs: 1_000,
  };
}

function readPort(text: string | undefined): number {
  const port = given(text) ?? '4400';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new BadSetting(`PORT is ${JSON.stringify(port)}; it must be a number from 1 to 65535.`);
  }
  return Number(port);
}

function readOrigin(text: string | undefined): string | null {
  const address = given(text);
  if (address === undefined) return null;
  const wrong = new BadSetting(
    `TANGRAM_URL is ${JSON.stringify(address)}; it must be the address people type, such as https://plans.example.org, without a path.`,
  );
  if (!URL.canParse(address)) throw wrong;
  const url = new URL(address);
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!bare || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw wrong;
  return url.origin;
}

function readMail(env: Environment, publicOrigin: string | null): SmtpSettings | null {
  const url = given(env.SMTP_URL);
  const from =
    given(env.SMTP_FROM) ?? `tangram@${publicOrigin === null ? 'localhost' : new URL(publicOrigin).hostname}`;
  if (!/^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+$/.test(from)) {
    throw new BadSetting(
      `SMTP_FROM is ${JSON.stringify(from)}; it must be the address that mails come from, such as tangram@example.org.`,
    );
  }
  if (url === undefined) return null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    // A password may stand in it, so it is not repeated.
    throw new BadSetting(
      'SMTP_URL cannot be read; it must be the address of the mail server, such as smtps://name:password@mail.example.org, with signs such as @ or / in the password written as %40 or %2F.',
    );
  }
  return { url, from };
}

function readProxies(text: string | undefined): number {
  const count = given(text) ?? '0';
  if (/^\d$/.test(count)) return Number(count);
  throw new BadSetting(
    `TANGRAM_PROXY is ${JSON.stringify(count)}; it must be the number of proxies in front of this server, 0 to 9.`,
  );
}

function readWatchToken(text: string | undefined): string | null {
  const token = given(text);
  if (token === undefined || /^[\w.~+/=-]{20,200}$/.test(token)) return token ?? null;
  // What it is stays out of the message: it may be a good one with a slip in it.
  throw new BadSetting('TANGRAM_WATCH_TOKEN must be 20 to 200 letters, digits and signs of base64.');
}

function readSwitch(name: string, text: string | undefined): boolean | undefined {
  const value = given(text);
  if (value === undefined || value === '1' || value === '0') return value === undefined ? undefined : value === '1';
  throw new BadSetting(`${name} is ${JSON.stringify(value)}; it must be 1 or 0.`);
}

/** An empty variable is one that was not set. */
function given(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
