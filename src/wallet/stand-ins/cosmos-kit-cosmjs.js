// Stands for what cosmos-kit imports of CosmJS: its own signing clients. We take only its offline signers; without this the whole of
// @cosmjs/stargate would be a chunk of the build and would drag its unused parts into the signing chunk.
export {};
