// React looks for a document, and for which of its builds it is, when it is loaded; so this is imported before it.
import { JSDOM } from 'jsdom';

process.env['NODE_ENV'] = 'production';
const { window } = new JSDOM('<!doctype html>', { pretendToBeVisual: true });
for (const [name, value] of Object.entries({ window, document: window.document, navigator: window.navigator })) {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
