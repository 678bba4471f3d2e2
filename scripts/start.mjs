// `npm start`: installs what is missing, builds what has changed, serves the result and prints the address.
// Options: --port <n> (or PORT), --host <address> (or HOST), --strict-port (fail when the port is taken).
import { installDependencies, requireNode } from './preflight.mjs';

requireNode();
installDependencies();

const { buildIfChanged } = await import('./build.mjs');
const { serve } = await import('./static-server.mjs');

function option(name) {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

const port = Number(option('port') ?? process.env.PORT ?? 5180);
const host = option('host') ?? process.env.HOST ?? '127.0.0.1';
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`"${option('port') ?? process.env.PORT}" is not a port number.`);
  process.exit(1);
}
if (buildIfChanged() !== 0) {
  console.error('The build failed; see above.');
  process.exit(1);
}

try {
  const server = await serve('dist', { port, host, strict: process.argv.includes('--strict-port') });
  console.log(`stkhub is at http://${host === '127.0.0.1' ? 'localhost' : host}:${server.port}/`);
  console.log('It starts on the sandbox: no wallet, no node and no money needed. Stop it with Ctrl+C.');
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : error.message);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
