// cosmos-kit imports CosmWasm clients lazily for name services, which we never ask for; transactions are tx/'s matter.
export {};
