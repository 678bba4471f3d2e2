type Props = {
  /** Names in order: review, sign, included. */
  steps: readonly string[];
  /** Index of the step that is on; `steps.length` when all are done. */
  current: number;
};

/** The thin line above a receipt. */
export function Steps({ steps, current }: Props) {
  return (
    <ol className="mb-4 flex gap-1.5">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={`h-1 flex-1 rounded-[2px] ${index <= current ? 'bg-accent' : 'bg-line'}`}
        >
          <span className="sr-only">{index < current ? `${step}: done` : step}</span>
        </li>
      ))}
    </ol>
  );
}
