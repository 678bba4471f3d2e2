/** A validator of the seeded chain. */
export type SeedValidator = {
  readonly moniker: string;
  /** Decimal texts. */
  readonly rate: string;
  readonly maxRate: string;
  /** Self-delegation in whole XPRT. */
  readonly stake: number;
  /** Target weight of the liquid staking module, out of 10,000; 0 for those that are not on its whitelist. */
  readonly weight: number;
  readonly state: 'active' | 'waiting' | 'jailed' | 'tombstoned';
  /** Blocks of the last 10,000 that it did not sign. */
  readonly missed: number;
  readonly website?: string;
  readonly details?: string;
};

const validator = (moniker: string, stake: number, rate: string, weight = 0, more: Partial<SeedValidator> = {}): SeedValidator => ({
  moniker,
  stake,
  rate,
  weight,
  maxRate: '0.2',
  state: 'active',
  missed: 0,
  ...more,
});

/**
 * Invented validators: large and small, cheap and dear, with names that test a layout (long, right to left, not Latin), some that missed
 * blocks, one jailed, one out for ever, and one too small for the active set of eighteen. Eight are on the whitelist of liquid staking.
 */
export const SEED_VALIDATORS: readonly SeedValidator[] = [
  validator('Northwind Staking', 14_200_000, '0.05', 2000, {
    website: 'https://northwind.example',
    details: 'Two sites, three continents.',
  }),
  validator('Validator Two', 11_850_000, '0.08', 1500, { missed: 3 }),
  validator('Harbour Light', 9_400_000, '0.05', 1500, { details: 'Slow and steady.' }),
  validator('Blue Heron Nodes', 7_750_000, '0.1', 1250, { website: 'https://heron.example' }),
  validator('Kestrel', 6_300_000, '0.07', 1250),
  validator('مدقق الشرق', 5_200_000, '0.05', 1000),
  validator('Granite & Sons', 4_450_000, '0.06', 1000),
  validator('The Very Long Named Cooperative of Independent Proof-of-Stake Operators', 3_900_000, '0.09', 500, { maxRate: '0.5' }),
  validator('Quiet Orchard', 3_300_000, '0.05'),
  validator('Meridian Eleven', 2_800_000, '0.12', 0, { maxRate: '1', missed: 41 }),
  validator('信頼ノード', 2_350_000, '0.05'),
  validator('Copper Kettle', 1_900_000, '0.1'),
  validator('Tidewater', 1_500_000, '0.05'),
  validator('Fjord & Fern', 1_150_000, '0.15'),
  validator('Lantern Street', 820_000, '0.05'),
  validator('Old Mill', 540_000, '1', 0, { maxRate: '1', details: 'Keeps everything.' }),
  validator('Sparrow', 260_000, '0.05', 0, { missed: 240 }),
  validator('Small Hours', 90_000, '0.2', 0, { missed: 1_450, details: 'Sleeps at night.' }),
  validator('Waiting Room', 12_000, '0.05', 0, { state: 'waiting' }),
  validator('Dropped Anchor', 640_000, '0.05', 0, { state: 'jailed', details: 'Was offline for a day.' }),
  validator('Twin Lights', 410_000, '0.05', 0, { state: 'tombstoned', details: 'Signed two blocks of one height.' }),
];
