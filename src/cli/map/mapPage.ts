import type { Position } from 'geojson';
import type { NetworkMap } from '../../map/features.js';
import { DRAWING, drawMap, escaped, type Drawing } from '../../map/svg/drawing.js';
import { MAP_STYLE } from './mapStyle.js';
import { viewerScript } from './viewerScript.js';

export interface MapPage {
  readonly title: string;
  /** What stands under the title. */
  readonly about: string;
  readonly outline: readonly Position[][];
}

/** A map as one HTML file that needs nothing else: no network, no tiles, no fonts. */
export async function mapPage(map: NetworkMap, { title, about, outline }: MapPage): Promise<string> {
  const drawing = drawMap(map, outline);
  const { width, height, close } = DRAWING;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${MAP_STYLE}</style>
</head>
<body>
<svg id="chart" tabindex="0" role="application" aria-label="${escaped(title)}" data-width="${width}" data-height="${height}" data-close="${close}" viewBox="0 0 ${width} ${height}">
<g id="world">
${drawing.svg}
</g>
</svg>
<details id="panel" open>
<summary><h1>${escaped(title)}</h1></summary>
<div class="inside">
<p>${escaped(about)}</p>
${layerBoxes(drawing)}
${filters(drawing)}
<p class="hint mouse">Drag to move, wheel or + and − to zoom, 0 for all. Click for what lies there, Esc to close it.</p>
<p class="hint touch">Drag to move, pinch to zoom. Tap for what lies there.</p>
</div>
</details>
<section id="details" aria-label="What lies there" hidden>
<header><h2 id="place"></h2><button id="close" title="Close" aria-label="Close">✕</button></header>
<div id="found" class="inside"></div>
</section>
<div id="zoom"><button id="in" title="Zoom in" aria-label="Zoom in">+</button><button id="out" title="Zoom out" aria-label="Zoom out">−</button><button id="all" title="Show all">all</button></div>
<script type="application/json" id="properties">${jsonInScript(drawing.properties)}</script>
<script type="module">
${await viewerScript()}</script>
</body>
</html>
`;
}

function layerBoxes({ layers }: Drawing): string {
  return layers
    .toReversed()
    .filter(({ count }) => count > 0)
    .map(
      ({ name, title, shown, count }) =>
        `<label><input type="checkbox" data-layer="${name}"${shown ? ' checked' : ''}><i class="swatch ${name}"></i>${title} <small data-count="${name}">${count}</small></label>`,
    )
    .join('\n');
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function filters({ properties }: Drawing): string {
  const vehicles = new Set(
    properties.flatMap((one) =>
      one.kind === 'reach' ? one.vehicles : one.kind === 'route' ? [one.vehicle] : [],
    ),
  );
  const option = (value: string, text: string) =>
    `<option value="${escaped(value)}">${escaped(text)}</option>`;
  return `<label>Vehicle <select id="vehicle">${option('', 'all')}${[...vehicles].map((name) => option(name, name)).join('')}</select></label>
<label>Runs on <select id="weekday">${option('0', 'any day')}${WEEKDAYS.map((name, i) => option(String(i + 1), name)).join('')}</select></label>`;
}

/** A value as JSON inside a script element, which no text in it can end. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
