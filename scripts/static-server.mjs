// Serves a folder from memory: compressed once at start, with the headers that a host of this application should send.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** What is packed already; compressing it again makes it larger. */
const PACKED = ['.woff2', '.png'];

/** For everything that is no page: should one be opened as a document, it can do nothing. The page's own policy is 4 kB long. */
const INERT = "default-src 'none'; frame-ancestors 'none'";

function securityHeaders(csp) {
  return {
    'Content-Security-Policy': csp,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=()',
  };
}

async function load(folder, compress) {
  const files = new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !name.startsWith('.') && name !== 'csp.txt');
  await Promise.all(
    names.map(async (name) => {
      const plain = readFileSync(join(folder, name));
      const packed = !compress || PACKED.includes(extname(name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
      files.set(`/${name}`, {
        plain,
        br: packed ? null : await promisify(brotliCompress)(plain, { params }),
        gzip: packed ? null : await promisify(gzip)(plain, { level: 9 }),
        type: TYPES[extname(name)] ?? 'application/octet-stream',
        etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
        // Names in assets/ carry the hash of their content; everything else is asked for again.
        cache: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
    }),
  );
  return files;
}

function respond(files, headers, request, response) {
  const refuse = (status, text) =>
    response
      .writeHead(status, { ...headers, 'Content-Security-Policy': INERT, 'Content-Type': 'text/plain; charset=utf-8' })
      .end(`${text}\n`);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.');
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = files.get(pathname === '/' ? '/index.html' : pathname);
  if (!file) return refuse(404, 'Not found.');
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = ['br', 'gzip'].find((name) => file[name] && new RegExp(`\\b${name}\\b`).test(accepted));
  const body = encoding ? file[encoding] : file.plain;
  const csp = file.type.startsWith('text/html') ? {} : { 'Content-Security-Policy': INERT };
  const fileHeaders = {
    ...headers,
    ...csp,
    'Content-Type': file.type,
    'Cache-Control': file.cache,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match'] === file.etag) return response.writeHead(304, fileHeaders).end();
  response.writeHead(200, { ...fileHeaders, 'Content-Length': body.length, ...(encoding ? { 'Content-Encoding': encoding } : {}) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(server.address().port);
    });
  });
}

/** Browsers open connections beforehand and may never ask anything on them, so waiting for their end can take a minute. */
function shut(server) {
  return new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}

/** Starts the server; a busy port gives way to the next free one unless `strict`. Returns `{ port, close() }`. */
export async function serve(folder, { port, host, strict = false, compress = true }) {
  const files = await load(folder, compress);
  const headers = securityHeaders(readFileSync(join(folder, 'csp.txt'), 'utf8').trim());
  const server = createServer((request, response) => respond(files, headers, request, response));
  for (let candidate = port; ; candidate += 1) {
    try {
      const taken = await listen(server, candidate, host);
      return { port: taken, close: () => shut(server) };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || strict || candidate >= port + 50) throw error;
    }
  }
}
