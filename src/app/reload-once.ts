const KEY = 'stkhub.reloaded-at';
const MINUTE = 60_000;

/**
 * A page that was open during a deployment asks for chunks that are gone. One reload gets the new build; a second failure within a minute is
 * another problem, and the error page says so.
 */
export function reloadOnceForNewBuild(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (reloadedLately()) return;
    event.preventDefault();
    window.location.reload();
  });
}

function reloadedLately(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    sessionStorage.setItem(KEY, String(Date.now()));
    return Date.now() - last < MINUTE;
  } catch {
    return true;
  }
}
