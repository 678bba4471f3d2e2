import { sdk } from '../refusal.ts';
import type { Validator } from '../state.ts';
import { fields, type Value } from '../wire.ts';

/** What a validator says of itself, as it stands in messages. */
export const DESCRIPTION = fields({
  moniker: [1, 'string'],
  identity: [2, 'string'],
  website: [3, 'string'],
  security_contact: [4, 'string'],
  details: [5, 'string'],
});

/** The chain counts bytes. */
const LONGEST = { moniker: 70, identity: 3000, website: 140, securityContact: 140, details: 280 } as const;
const NAMES = {
  moniker: 'moniker',
  identity: 'identity',
  website: 'website',
  securityContact: 'security contact',
  details: 'details',
} as const;

/** @throws Refusal 18 */
export function withinLength(description: Validator['description']): Validator['description'] {
  for (const field of ['moniker', 'identity', 'website', 'securityContact', 'details'] as const) {
    const length = new TextEncoder().encode(description[field]).length;
    if (length > LONGEST[field]) throw sdk(18, `invalid ${NAMES[field]} length; got: ${length}, max: ${LONGEST[field]}`);
  }
  return description;
}

export const readDescription = ({ security_contact, ...rest }: Value<typeof DESCRIPTION>): Validator['description'] => ({
  ...rest,
  securityContact: security_contact,
});
