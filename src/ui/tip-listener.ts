const GAP = 6;
const EDGE = 8;

/**
 * Shows the text of `data-tip` beside the element under the pointer, in focus or tapped. Stays while the pointer is on the text
 * itself, goes with Escape, scrolling or leaving (WCAG 1.4.13). Ends with the signal, after which nothing is shown any more.
 */
export function listenForTips(host: HTMLElement, signal: AbortSignal): void {
  let anchor: HTMLElement | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(leaving);
    anchor?.removeAttribute('aria-describedby');
    anchor = null;
    host.hidePopover?.();
  };
  const show = (target: HTMLElement) => {
    if (target === anchor) return clearTimeout(leaving);
    hide();
    // An element that already says more about itself keeps its own description.
    if (target.hasAttribute('aria-describedby')) return;
    anchor = target;
    host.textContent = target.getAttribute('data-tip') ?? '';
    if (target.getAttribute('aria-label') !== host.textContent) target.setAttribute('aria-describedby', host.id);
    host.showPopover?.();
    place(host, target.getBoundingClientRect());
  };
  const enter = (event: Event) => {
    const target = tipped(event.target);
    if (target) show(target);
    else if (host.contains(event.target as Node | null)) clearTimeout(leaving);
    else if (event.type === 'click') hide();
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 120);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && anchor) hide();
  };

  const options = { signal, passive: true };
  document.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && enter(event), options);
  document.addEventListener('pointerout', (event) => event.pointerType !== 'touch' && leave(), options);
  document.addEventListener('focusin', enter, options);
  document.addEventListener('focusout', hide, options);
  document.addEventListener('click', enter, options);
  document.addEventListener('keydown', key, options);
  document.addEventListener('scroll', hide, { ...options, capture: true });
  signal.addEventListener('abort', hide);
}

function tipped(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
}

/** Above when there is room, else below; never beyond the edge of the window. */
function place(host: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = host;
  const above = at.top - height - GAP;
  const left = at.left + at.width / 2 - width / 2;
  host.style.top = `${above >= EDGE ? above : at.bottom + GAP}px`;
  host.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
}
