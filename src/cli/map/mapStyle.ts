/** The colours of the page, by day and by night. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #f6f4ee; --card: #fff; --button: #fff; --shade: #0003; --rule: #eee;
  --ink: #222; --soft: #555; --faint: #777; --focus: #1a66cc; --dim: .15;
  --grid: #e2ddd0; --land: #b9b1a0; --name: #333; --passed: #8a8577;
  --weekly: #24598f; --once: #8b4a9c; --service: #8a8577; --past: #a58bad; --warehouse: #b3261e; --closed: #1b1b1b;
  --route: #2f6db3; --express: #e07b1f; --tomorrow: #3f9142;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171a1e; --card: #23282f; --button: #2c323a; --shade: #000a; --rule: #39404a;
    --ink: #e8e8e6; --soft: #b4b9c0; --faint: #969ca5; --focus: #7db4ff; --dim: .3;
    --grid: #272c33; --land: #566070; --name: #dcdcd8; --passed: #8b9099;
    --weekly: #6ea8e0; --once: #cf92df; --service: #96928a; --past: #86718d; --warehouse: #ff7366; --closed: #f2f2ee;
    --route: #4f8fd6; --express: #ef9440; --tomorrow: #59b35c;
  }
}
`;

/** Lengths inside the drawing are screen pixels divided by the zoom. */
const CHART = `
#chart { position: fixed; inset: 0; width: 100%; height: 100%; cursor: grab; touch-action: none; user-select: none; outline: none; }
#chart:active { cursor: grabbing; }
#chart:focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.grid { stroke: var(--grid); stroke-width: 1; pointer-events: none; }
.land { stroke: var(--land); stroke-width: 1; pointer-events: none; }
.reach-route { opacity: .2; } .reach-route path { fill: var(--route); }
.reach-tomorrow { opacity: .16; } .reach-tomorrow path { fill: var(--tomorrow); }
.reach-express { opacity: .2; } .reach-express path { fill: var(--express); }
.weekly path { stroke: var(--weekly); stroke-width: 1.6; }
.once path { stroke: var(--once); stroke-width: 1.8; stroke-dasharray: 6 4; }
.service path { stroke: var(--service); stroke-width: 1.2; stroke-dasharray: 2 4; }
.past path { stroke: var(--past); stroke-width: 1.2; stroke-dasharray: 6 4 1 4; }
.stop path { stroke: var(--weekly); stroke-width: 5; stroke-linecap: round; }
.service path.dot, .past path.dot { stroke-width: 5; stroke-dasharray: none; stroke-linecap: round; }
.warehouse path { stroke: var(--warehouse); stroke-width: 9; stroke-linecap: round; }
.closed path { stroke: var(--closed); stroke-width: 7; stroke-linecap: square; }
.weekly path:hover, .once path:hover, .service path:hover, .past path:hover { stroke-width: 4; }
.names text { font-size: calc(11.5px / var(--zoom)); transform: translate(calc(7px / var(--zoom)), calc(4px / var(--zoom))); paint-order: stroke; stroke: var(--paper); stroke-width: calc(3px / var(--zoom)); stroke-linejoin: round; fill: var(--name); pointer-events: none; }
.names text.turned { text-anchor: end; transform: translate(calc(-7px / var(--zoom)), calc(4px / var(--zoom))); }
.names text.passed { fill: var(--passed); }
.names text.closed-town { fill: var(--closed); text-decoration: line-through; }
.has-picked .weekly path:not(.picked), .has-picked .once path:not(.picked), .has-picked .service path:not(.picked), .has-picked .past path:not(.picked), .has-picked .stop path:not(.picked) { stroke-opacity: var(--dim); }
.has-picked .reach-route path:not(.picked) { display: none; }
path.picked { stroke-width: 3.2; }
.stop path.picked { stroke-width: 8; }
.reach-route path.picked { stroke-width: 0; }
`;

const LEGEND = `
.swatch { flex: none; width: 16px; height: 0; border-top: 2px solid; }
.swatch.weekly { border-color: var(--weekly); } .swatch.once { border-color: var(--once); border-top-style: dashed; }
.swatch.service { border-color: var(--service); border-top-style: dotted; } .swatch.past { border-color: var(--past); border-top-style: dashed; }
.swatch.stop { width: 6px; height: 6px; margin: 0 5px; border: 0; border-radius: 50%; background: var(--weekly); }
.swatch.warehouse { width: 10px; height: 10px; margin: 0 3px; border: 0; border-radius: 50%; background: var(--warehouse); }
.swatch.closed { width: 8px; height: 8px; margin: 0 4px; border: 0; background: var(--closed); }
.swatch.names { border: 0; height: auto; } .swatch.names::before { content: "Aa"; font: 11px system-ui, sans-serif; }
.swatch.reach-route, .swatch.reach-express, .swatch.reach-tomorrow { height: 12px; border: 0; opacity: .35; }
.swatch.reach-route { background: var(--route); } .swatch.reach-express { background: var(--express); } .swatch.reach-tomorrow { background: var(--tomorrow); }
`;

/** What lies over the chart: the panel at the left, the details at the right, the zoom buttons below the panel. */
const SHEETS = `
#panel, #details { position: fixed; top: 12px; overflow: auto; background: var(--card); border-radius: 8px; box-shadow: 0 1px 6px var(--shade); }
#panel { left: 12px; width: 232px; max-height: calc(100% - 24px - 48px); }
#panel:not([open]) { width: auto; }
#details { right: 12px; width: 320px; max-height: calc(100% - 24px); }
#details[hidden] { display: none; }
summary, header { position: sticky; top: 0; z-index: 1; padding: 10px 14px; background: var(--card); }
summary { cursor: pointer; }
header { display: flex; align-items: center; gap: 8px; padding-right: 8px; }
.inside { padding: 0 14px 12px; }
h1, h2, h3 { margin: 0; font-size: 15px; } h1 { display: inline; margin-left: 2px; } h2 { flex: 1; overflow-wrap: anywhere; } h3 { margin: 10px 0 4px; font-size: 13px; } h3:first-child { margin-top: 0; }
p { margin: 0 0 8px; color: var(--soft); } .hint { margin: 10px 0 0; font-size: 12px; }
label { display: flex; align-items: center; gap: 6px; padding: 2px 0; } small { margin-left: auto; color: var(--faint); }
select { flex: 1; min-width: 0; font: inherit; }
.card { padding: 5px 0; border-top: 1px solid var(--rule); overflow-wrap: anywhere; } .card div { color: var(--soft); }
.card button { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: bold; text-align: left; cursor: pointer; } .card button:hover { text-decoration: underline; }
#zoom { position: fixed; left: 12px; bottom: 12px; display: flex; gap: 4px; }
#zoom button, #close { flex: none; width: 34px; height: 34px; padding: 0; font: 16px system-ui, sans-serif; color: inherit; border: 0; border-radius: 6px; cursor: pointer; }
#zoom button { background: var(--button); box-shadow: 0 1px 4px var(--shade); }
#close { background: none; } #close:hover { background: var(--rule); }
button:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
.hint.touch { display: none; }
@media (pointer: coarse) {
  .hint.mouse { display: none; } .hint.touch { display: block; }
  #zoom button, #close { width: 44px; height: 44px; } header { padding: 2px 2px 2px 14px; } label { padding: 5px 0; } summary { padding: 13px 14px; }
}
`;

/** The bounds of a small screen are those of viewer/elements.ts. */
const SMALL = `
@media (max-width: 700px), (max-height: 500px) {
  #panel { max-height: calc(100% - 24px); }
  #zoom { left: auto; right: 12px; bottom: auto; top: 12px; flex-direction: column; }
  #details { right: 68px; }
}
@media (max-width: 700px) {
  #panel { max-height: calc(55% - 24px); max-width: calc(100% - 80px); }
  body:has(#details[hidden]) #panel { max-height: calc(100% - 24px); }
  #details { top: auto; bottom: 12px; left: 12px; right: 12px; width: auto; max-height: calc(45% - 12px); }
}
`;

/** The looks of the page. */
export const MAP_STYLE = `
:root { font: 13px/1.4 system-ui, sans-serif; color: var(--ink); }
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; overflow: hidden; background: var(--paper); }
${COLOURS}${CHART}${LEGEND}${SHEETS}${SMALL}`
  .replaceAll(/\n{2,}/g, '\n')
  .trimStart();
