import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type ConnectMode, connectSources } from '#config/connect-policy.ts';
import type { Network } from '#config/network.ts';

const digest = (algorithm: 'sha256' | 'sha384', content: string | Uint8Array): string =>
  `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

/** Every source of the page. `frame-ancestors` is ignored in a meta element, so that it stands in the header alone. */
function policy(networks: readonly Network[], mode: ConnectMode, importMap: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${digest('sha256', importMap)}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src ${connectSources(networks, mode).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * Locks the built page: a strict Content-Security-Policy as meta element and in `csp.txt` (for the header of a server), and the hash
 * of every script in an import map, so that a changed file never runs. The browser ignores an inline import map whose own hash is not
 * in `script-src`. Works on the files as they were written, after every other plugin.
 */
export function lockedPage(networks: readonly Network[], mode: ConnectMode): Plugin {
  let folder = '';
  return {
    name: 'stkhub:locked-page',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle() {
      const assets = readdirSync(join(folder, 'assets')).sort();
      const hashOf = (path: string) => digest('sha384', readFileSync(join(folder, path)));
      const scripts = assets.filter((name) => name.endsWith('.js')).map((name) => `./assets/${name}`);
      const importMap = JSON.stringify({ integrity: Object.fromEntries(scripts.map((path) => [path, hashOf(path)])) });
      const csp = policy(networks, mode, importMap);
      const fonts = assets.filter((name) => name.endsWith('.woff2')).slice(0, 1);
      const head = [
        `<meta http-equiv="Content-Security-Policy" content="${csp}">`,
        `<script type="importmap">${importMap}</script>`,
        ...fonts.map((name) => `<link rel="preload" href="./assets/${name}" as="font" type="font/woff2" crossorigin>`),
      ].join('\n    ');
      const page = join(folder, 'index.html');
      const html = readFileSync(page, 'utf8')
        .replace(
          /<(script|link)\b[^>]*?(?:src|href)="(\.\/assets\/[^"]+\.(?:js|css))"/g,
          (tag, _element, path) => `${tag} integrity="${hashOf(path)}"`,
        )
        .replace('<meta charset="utf-8">', `<meta charset="utf-8">\n    ${head}`);
      if (!html.includes(csp)) throw new Error('index.html must contain <meta charset="utf-8">');
      writeFileSync(page, html);
      writeFileSync(join(folder, 'csp.txt'), `${csp}; frame-ancestors 'none'\n`);
    },
  };
}
