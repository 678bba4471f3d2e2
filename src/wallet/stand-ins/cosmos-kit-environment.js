// Stands for bowser: cosmos-kit asks which browser this is, to choose a download link and to hide wallets on phones. We do neither.
const parser = { getBrowserName: () => undefined, getPlatform: () => ({ type: 'desktop' }), getOSName: () => undefined };
// biome-ignore lint/style/noDefaultExport: cosmos-kit imports the default export.
export default { getParser: () => parser };
