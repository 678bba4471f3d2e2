import { fields, optional } from '../wire.ts';
import { plainQuery, type Query } from './query.ts';

const PLAN = fields({ name: [1, 'string'], height: [3, 'int64'], info: [4, 'string'] });

/** x/upgrade: nobody plans one here, and then the answer has no plan. */
export const upgradeQueries: readonly Query[] = [
  plainQuery('cosmos.upgrade.v1beta1.Query/CurrentPlan', fields({ plan: [1, optional(PLAN)] }), () => ({ plan: null })),
];
