/**
 * The process: it reads the settings, starts Tangram, says where it is, and stops it in order when asked. It alone
 * touches the environment and signals.
 */
import type { Config } from './config.ts';

const oldest = 26;

if (Number(process.versions.node.split('.', 1)[0]) < oldest) {
  stopWith(`Tangram needs Node ${oldest} or newer, and this is ${process.version}. \`npm start\` brings its own.`);
} else {
  await run();
}

async function run(): Promise<void> {
  // Imported only now: an older runtime could not even read them.
  const { BadSetting, readConfig } = await import('./config.ts');
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    return stopWith(error.message);
  }
  const { FolderNotOurs } = await import('./compose/data-folder.ts');
  const { PortTaken, startTangram } = await import('./serve.ts');
  const { createEvents } = await import('./events.ts');
  const events = createEvents();
  const starting = startTangram(config, events);
  // From the first moment on: a start that is asked to end is finished and then ended, not torn.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const { origin, howToSignIn } = await starting;
    const lines = [`Tangram is ready at ${origin}`, howToSignIn];
    if (config.publicOrigin !== null) {
      const demo = config.demo ? 'ON: anybody who finds the address may come in' : 'off';
      lines.push(`It listens on every address of this machine, and demo sign-in is ${demo}.`);
    }
    console.log(lines.join('\n'));
  } catch (error) {
    if (!(error instanceof FolderNotOurs || error instanceof PortTaken)) throw error;
    stopWith(error.message);
  }

  function stop(): void {
    // Ten seconds are what a process manager, and whoever pressed Ctrl-C, waits.
    setTimeout(() => process.exit(1), 10_000).unref();
    starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          events.failed('stopping', error);
          process.exit(1);
        },
      );
  }
}

function stopWith(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
