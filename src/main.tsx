import { createRoot } from 'react-dom/client';
import '#ui/styles.css';
import { App } from '#app/app.tsx';
import { keepAnswers } from '#app/query-cache.ts';
import { reloadOnceForNewBuild } from '#app/reload-once.ts';
import { followTheme } from '#app/theme.ts';

followTheme();
reloadOnceForNewBuild();
keepAnswers();

const container = document.getElementById('root');
if (container) createRoot(container).render(<App />);
