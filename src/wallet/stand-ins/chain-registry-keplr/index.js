// Declared by cosmos-kit for its stock adapters. Our adapters suggest a chain with chain-suggestion.ts; nothing imports this.
export {};
