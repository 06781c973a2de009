/** What may be said in the environment, and what is refused by name. */
import { expect, test } from 'vitest';
import { BadSetting, readConfig } from './config.ts';

test('without settings it is a demo on this machine alone', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 4400, publicOrigin: null, demo: true });
  expect(config.dataFolder).toMatch(/\/\.tangram$/);
});

test('a public address switches the demo off, unless it is asked for', () => {
  expect(readConfig({ TANGRAM_URL: 'https://plans.example.org/' })).toMatchObject({
    publicOrigin: 'https://plans.example.org',
    demo: false,
  });
  expect(readConfig({ TANGRAM_URL: 'https://plans.example.org', TANGRAM_DEMO: '1' }).demo).toBe(true);
  expect(readConfig({ TANGRAM_DEMO: '0' }).demo).toBe(false);
  expect(readConfig({ TANGRAM_URL: '', TANGRAM_DEMO: ' ', PORT: '' })).toMatchObject({ port: 4400, demo: true });
});

test('nobody’s word on where a request comes from is taken, unless it is said of how many', () => {
  expect(readConfig({}).proxies).toBe(0);
  expect(readConfig({ TANGRAM_PROXY: '2' }).proxies).toBe(2);
});

test('the details of its health are for nobody, unless a token opens them', () => {
  expect(readConfig({}).watchToken).toBe(null);
  expect(readConfig({ TANGRAM_WATCH_TOKEN: 'fKq3v9ZtB0m1sX8a7yQe' }).watchToken).toBe('fKq3v9ZtB0m1sX8a7yQe');
});

test('e-mail is off until a mail server is named; it comes from the address people type, or from the one that is said', () => {
  expect(readConfig({}).mail).toBeNull();
  expect(readConfig({ SMTP_FROM: 'plans@example.org' }).mail).toBeNull();
  const url = 'smtps://us%40er:p%2Fw@mail.example.org:465';
  expect(readConfig({ SMTP_URL: url, TANGRAM_URL: 'https://plans.example.org' }).mail).toEqual({
    url,
    from: 'tangram@plans.example.org',
  });
  expect(readConfig({ SMTP_URL: 'smtp://127.0.0.1:25', SMTP_FROM: 'plans@example.org' }).mail?.from).toBe(
    'plans@example.org',
  );
});

test('a mail server’s password is never repeated', () => {
  for (const url of ['http://me:hunter2@mail.example.org', 'smtp//me:hunter2@x', 'me:hunter2@mail.example.org']) {
    expect(() => readConfig({ SMTP_URL: url })).toThrow(/^SMTP_URL cannot be read(?!.*hunter2)/);
  }
});

test.each([
  ['SMTP_URL', 'mail.example.org'],
  ['SMTP_URL', 'smtp://'],
  ['SMTP_FROM', 'Tangram <plans@example.org>'],
  ['SMTP_FROM', 'plans'],
  ['SMTP_FROM', 'a@b.example, c@d.example'],
  ['PORT', 'ninety'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '44.5'],
  ['TANGRAM_URL', 'plans.example.org'],
  ['TANGRAM_URL', 'ftp://plans.example.org'],
  ['TANGRAM_URL', 'https://plans.example.org/tangram'],
  ['TANGRAM_URL', 'https://somebody:secret@plans.example.org'],
  ['TANGRAM_URL', 'https://plans.example.org/?a=1'],
  ['TANGRAM_DEMO', 'yes'],
  ['TANGRAM_WATCH_TOKEN', 'too-short'],
  ['TANGRAM_WATCH_TOKEN', 'twenty signs and some blanks'],
  ['TANGRAM_PROXY', 'yes'],
  ['TANGRAM_PROXY', '-1'],
  ['TANGRAM_PROXY', '10.0.0.1'],
])('%s=%s is refused, and the message names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(BadSetting);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});
