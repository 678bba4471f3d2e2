export function ProtocolPage() {
  return <h2 className="head">Protocol</h2>;
}
