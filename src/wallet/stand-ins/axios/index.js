// cosmos-kit probes endpoints with axios (and does not declare it). Endpoints are chain/'s matter and are set from the network, so a probe
// is a mistake: it fails instead of contacting anybody.
const refuse = () => Promise.reject(new Error('wallet/ contacts no endpoint'));
// biome-ignore lint/style/noDefaultExport: cosmos-kit imports the default export.
export default { get: refuse, post: refuse };
