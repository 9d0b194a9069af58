import { pickAt, pickNothing, showPicked } from './details.js';
import { find, isSmall, panel } from './elements.js';
import { startFilters } from './filters.js';
import { startGestures } from './gestures.js';
import { startKeys } from './keys.js';
import { showAll, showAllAgain, zoomMiddle } from './view.js';

// The script of the page that `dovoz map` writes: it runs in a browser, alone. viewerScript.ts makes one
// script of these modules, so their names at the top must differ.

declare function addEventListener(type: 'resize', listener: () => void): void;

// Without a script the panel could not be folded by what the screen has room for.
panel.open = !isSmall();
find('#in').addEventListener('click', () => zoomMiddle(1.5));
find('#out').addEventListener('click', () => zoomMiddle(1 / 1.5));
find('#all').addEventListener('click', showAll);
find('#close').addEventListener('click', pickNothing);
addEventListener('resize', showAllAgain);
startGestures(pickAt);
startKeys();
startFilters(showPicked);
showAll();
