// cosmos-kit lists nock, a test tool, among its dependencies and imports nothing from it.
export {};
