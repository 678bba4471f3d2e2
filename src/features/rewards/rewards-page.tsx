export function RewardsPage() {
  return <h2 className="head">Rewards</h2>;
}
