// Stands for Node's events, of which cosmos-kit uses three calls, between a wallet and its chains: a tenth of the bridge less.
// biome-ignore lint/style/noDefaultExport: cosmos-kit imports the default export.
export default class Emitter {
  #heard = [];

  on(name, listener) {
    this.#heard.push([name, listener]);
  }

  off(name, listener) {
    this.#heard = this.#heard.filter(([event, other]) => event !== name || other !== listener);
  }

  emit(name, value) {
    for (const [event, listener] of this.#heard) if (event === name) listener(value);
  }
}
