import { parseDec } from '#domain/dec.ts';
import { AccountPill } from '#ui/account-pill.tsx';
import { Address } from '#ui/address.tsx';
import { Age } from '#ui/age.tsx';
import { Bar } from '#ui/bar.tsx';
import { BeforeAfter } from '#ui/before-after.tsx';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Entries } from '#ui/entries.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Money } from '#ui/money.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TokenMark } from '#ui/token-mark.tsx';
import { Tooltip } from '#ui/tooltip.tsx';
import { Sample } from './sample.tsx';
import { AFTER, ALICE, DUST, NOTHING, NOW, XPRT, xprt } from './samples.ts';

const MARKS = [
  'xprt',
  'stkxprt',
  'atom',
  'stkatom',
  'osmo',
  'stkosmo',
  'dydx',
  'stkdydx',
  'stars',
  'huahua',
  'pstake',
  'usdc',
  'usdt',
  'wbtc',
  'shd',
  'juno',
  'unknown',
];
const ICONS: IconName[] = [
  'overview',
  'liquid',
  'stake',
  'transfer',
  'rewards',
  'protocol',
  'activity',
  'settings',
  'copy',
  'check',
  'warning',
  'close',
  'external',
  'calendar',
  'menu',
  'sun',
  'moon',
  'back',
  'chevron-down',
  'chevron-right',
  'wallet',
  'eye',
  'lock',
  'clock',
  'info',
  'refresh',
  'download',
  'offline',
];

/** Everything that shows a number, a moment or a name. */
export function Numbers() {
  const now = useChainNow();
  return (
    <>
      <Sample name="Bar">
        <div className="label">You own</div>
        <p className="page-number mb-5">
          <Money amount={xprt(12_482_370_000n)} digits={2} />
        </p>
        <Bar buckets={NOW} asset={XPRT} />
        <div className="my-4">
          <Bar mini name="dust" buckets={DUST} asset={XPRT} />
        </div>
        <Bar name="empty" buckets={NOTHING} asset={XPRT} />
      </Sample>
      <Sample name="BeforeAfter">
        <BeforeAfter now={NOW} after={AFTER} asset={XPRT} />
      </Sample>
      <Sample name="Money, RateText, PercentText, DateText, Age, Skeleton, Tooltip">
        <div className="grid justify-items-start gap-2">
          <Money amount={xprt(1_084_213_004n)} digits={2} />
          <Money amount={xprt(1_084_213_004n)} />
          <Money amount={xprt(12n)} digits={2} plus />
          <Money amount={xprt(123_456_789_012_345_678n)} />
          <RateText rate={parseDec('1.084213004999123456')} of="stkXPRT" unit="XPRT" />
          <RateText rate={parseDec('0.998400000000000001')} of="stkXPRT" unit="XPRT" />
          <RateText rate={null} unit="XPRT" />
          <span>
            <DateText at={now + 21 * 86_400_000} /> · <DateText at={now + 21 * 86_400_000} form="day" /> ·{' '}
            <DateText at={now} form="minute" /> · <DateText at={now + 2_040_000} form="relative" /> · <DateText at={Number.NaN} /> ·{' '}
            <Age at={now - 125_000} />
          </span>
          <span>
            <Skeleton chars={9} label="Reading your balance" /> <span className="unit">XPRT</span>
          </span>
          <Tooltip text="Simple yearly rate of the last 30 days, without compounding.">
            <span className="link">APR</span>
          </Tooltip>
        </div>
      </Sample>
      <Sample name="Entries">
        <div className="grid justify-items-start gap-2">
          <Entries left={7} />
          <Entries left={3} />
          <Entries left={0} />
        </div>
      </Sample>
      <Sample name="AccountPill, Address">
        <div className="flex flex-wrap items-center gap-4">
          <AccountPill address={ALICE} name="alice" />
          <AccountPill address={ALICE} watching />
          <AccountPill address={ALICE} name="حساب التوفير الخاص بي للمدى الطويل جدا" />
          <Address address={ALICE} />
          <Address address={ALICE} form="whole" copy={false} />
        </div>
      </Sample>
      <Sample name="TokenMark, Icon">
        <div className="mb-4 flex flex-wrap gap-3">
          {MARKS.map((mark) => (
            <span key={mark} className="grid w-16 justify-items-center gap-1 text-tiny">
              <TokenMark mark={mark} />
              {mark}
            </span>
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          {ICONS.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </Sample>
    </>
  );
}
