import { useState } from 'react';
import { amount } from '#domain/amount.ts';
import { AmountField } from '#ui/amount-field.tsx';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu } from '#ui/menu.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Receipt } from '#ui/receipt.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Select } from '#ui/select.tsx';
import { Steps } from '#ui/steps.tsx';
import { Strip } from '#ui/strip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Toaster, toast } from '#ui/toast.tsx';
import { Sample } from './sample.tsx';
import { ALICE, STKXPRT } from './samples.ts';

/** Everything that is pressed, typed into or opened. */
export function Controls() {
  const [typed, setTyped] = useState('1,000.00');
  const [address, setAddress] = useState(ALICE);
  const [way, setWay] = useState<'mint' | 'redeem'>('redeem');
  const [network, setNetwork] = useState<'sandbox' | 'core-1'>('sandbox');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Sample name="Button, IconButton, CopyButton">
        <div className="grid max-w-80 grid-cols-1 gap-3">
          <Button look="primary">Review redemption</Button>
          <div>
            <Button look="primary" reason="The module is paused since 12 Nov: nothing can be minted now.">
              Review mint
            </Button>
          </div>
          <Button>Back</Button>
          <div className="flex flex-wrap items-center gap-3">
            <Button size="small">Small</Button>
            <Button look="danger">Forget account</Button>
            <Button look="act">Redeem</Button>
            <Button look="act" reason="A wallet is needed.">
              Claim
            </Button>
          </div>
          <div className="flex">
            <IconButton icon="settings" label="Settings" />
            <IconButton icon="calendar" label="Add to calendar" reason="Nothing is unbonding." />
            <CopyButton text={ALICE} what="address" />
          </div>
        </div>
      </Sample>
      <Sample name="Segmented, AmountField">
        <div className="card max-w-[520px]">
          <Segmented
            label="Mint or redeem"
            value={way}
            onChange={setWay}
            options={[
              { value: 'mint', label: 'Mint' },
              { value: 'redeem', label: 'Redeem' },
            ]}
          >
            <AmountField
              label="You redeem"
              value={typed}
              onChange={setTyped}
              token={STKXPRT}
              available={
                <>
                  Available <Money amount={amount(STKXPRT, 5_513_620_000n)} digits={2} unit="never" />
                </>
              }
              worth="≈ 92 USD"
              error={typed.includes(',') ? 'Write the amount without commas; a point stands before the decimals.' : undefined}
              onMax={() => setTyped('5513.62')}
            />
          </Segmented>
        </div>
      </Sample>
      <Sample name="TextField, Select">
        <div className="grid max-w-[520px] gap-4">
          <TextField label="Address to watch" value={address} onChange={setAddress} mono hint="Starts with persistence1." />
          <TextField
            label="Own endpoint"
            value="http://example.org"
            onChange={() => undefined}
            error="This node answers for another chain: osmosis-1."
          />
          <Select
            label="Network"
            value={network}
            onChange={setNetwork}
            options={[
              { value: 'sandbox', label: 'Sandbox' },
              { value: 'core-1', label: 'Persistence Core-1' },
            ]}
          />
        </div>
      </Sample>
      <Sample name="Dialog, Menu, Toast">
        <div className="flex flex-wrap gap-3">
          <Button size="small" onClick={() => setOpen(true)}>
            Open dialog
          </Button>
          <Menu
            opener={(opener) => (
              <button type="button" className="pill px-4" {...opener}>
                Menu
              </button>
            )}
            head={<span className="label">alice</span>}
            items={[
              { id: 'copy', label: 'Copy address', icon: 'copy', onSelect: () => toast('The address was copied') },
              { id: 'leave', label: 'Disconnect', icon: 'close', tone: 'bad', onSelect: () => toast('The wallet did not answer', 'bad') },
            ]}
          />
          <Button size="small" onClick={() => toast('Included in block 24,918,204')}>
            Toast
          </Button>
        </div>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          above={<Steps steps={['Review', 'Sign', 'Included']} current={0} />}
          title="Redeem 1,000.00 stkXPRT"
          description="Read from the exact bytes that you are about to sign."
          actions={
            <>
              <Button look="primary">Sign in Keplr</Button>
              <Button onClick={() => setOpen(false)}>Back</Button>
            </>
          }
        >
          <Receipt
            rows={[
              { term: 'You burn', value: '1,000.000000 stkXPRT' },
              { term: 'You get', value: '1,084.213004 XPRT on 13 Dec 2026' },
              { term: 'Network fee, at most', value: '0.192 XPRT' },
            ]}
          />
          <div className="mt-4">
            <Note tone="warn">While it unbonds you cannot sell or move it. A validator's slash would reduce it.</Note>
          </div>
        </Dialog>
        <Toaster />
      </Sample>
      <Sample name="Strip">
        <Strip kind="sandbox" actions={<button type="button">1 day</button>}>
          <b>Sandbox.</b> Nothing here is real money.
        </Strip>
        <Strip kind="testnet">
          <b>Testnet.</b> These tokens have no value.
        </Strip>
        <Strip kind="offline" actions={<button type="button">Try again</button>}>
          <b>Offline</b> since 14:05. Numbers are as of then; signing is off.
        </Strip>
      </Sample>
    </>
  );
}
