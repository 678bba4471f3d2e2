import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/styles.css';
import { App } from '#app/app.tsx';
import { goToNetwork } from '#app/first-path.ts';
import { keepAnswers } from '#app/query-cache.ts';
import { reloadOnceForNewBuild } from '#app/reload-once.ts';
import { followTheme } from '#app/theme.ts';

followTheme();
reloadOnceForNewBuild();
goToNetwork();
keepAnswers();

const container = document.getElementById('root');
// A turn of its own, and a transition is rendered in slices, so that a slow device can scroll and click meanwhile.
if (container) setTimeout(() => startTransition(() => createRoot(container).render(<App />)));
