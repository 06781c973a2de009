/**
 * The database of everything but the update log: opened, checked and brought to the newest schema before anybody asks it.
 */
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { roster } from './migrations/0001-roster.ts';
import { plans } from './migrations/0002-plans.ts';
import { comments } from './migrations/0003-comments.ts';
import { frameworks } from './migrations/0004-frameworks.ts';
import { adaptedFrom } from './migrations/0005-adapted-from.ts';
import { pictures } from './migrations/0006-pictures.ts';
import { feedback } from './migrations/0007-feedback.ts';
import { suggestions } from './migrations/0008-suggestions.ts';
import { reopened } from './migrations/0009-reopened.ts';
import { notices } from './migrations/0010-notices.ts';
import { reviewRequests } from './migrations/0012-review-requests.ts';
import { whoseThread } from './migrations/0013-whose-thread.ts';
import { catchUp } from './migrations/0014-catch-up.ts';
import { mail } from './migrations/0015-mail.ts';
import { textMentions } from './migrations/0017-text-mentions.ts';
import { anchors } from './migrations/0018-anchors.ts';
import { pictureLeft } from './migrations/0019-picture-left.ts';
import type { Tables } from './tables.ts';

export type Store = Kysely<Tables>;

/** In the order in which they run; append only. */
const migrations = {
  '0001-roster': roster,
  '0002-plans': plans,
  '0003-comments': comments,
  '0004-frameworks': frameworks,
  '0005-adapted-from': adaptedFrom,
  '0006-pictures': pictures,
  '0007-feedback': feedback,
  '0008-suggestions': suggestions,
  '0009-reopened': reopened,
  '0010-notices': notices,
  '0012-review-requests': reviewRequests,
  '0013-whose-thread': whoseThread,
  '0014-catch-up': catchUp,
  '0015-mail': mail,
  '0017-text-mentions': textMentions,
  '0018-anchors': anchors,
  '0019-picture-left': pictureLeft,
};

/**
 * Opens the SQLite file (`:memory:` for none) and runs the migrations that it has not seen. Throws when one fails; then
 * the file is as it was before that one.
 */
export async function openStore(file: string): Promise<Store> {
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
  const store: Store = new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({ db: store, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await store.destroy();
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
  }
  return store;
}
