export function StakePage() {
  return <h2 className="head">Validators</h2>;
}
