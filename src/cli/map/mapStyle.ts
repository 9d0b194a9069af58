/** The looks of the page; lengths inside the drawing are screen pixels divided by the zoom. */
export const MAP_STYLE = `
:root { font: 13px/1.4 system-ui, sans-serif; color: #222; }
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; overflow: hidden; background: #f6f4ee; }
#chart { position: fixed; inset: 0; width: 100%; height: 100%; cursor: grab; touch-action: none; user-select: none; outline: none; }
#chart:active { cursor: grabbing; }
path { fill: none; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.grid { stroke: #e2ddd0; stroke-width: 1; pointer-events: none; }
.land { stroke: #b9b1a0; stroke-width: 1; pointer-events: none; }
.reach-route { opacity: .2; } .reach-route path { fill: #2f6db3; }
.reach-tomorrow { opacity: .16; } .reach-tomorrow path { fill: #3f9142; }
.reach-express { opacity: .2; } .reach-express path { fill: #e07b1f; }
.weekly path { stroke: #24598f; stroke-width: 1.6; }
.once path { stroke: #8b4a9c; stroke-width: 1.8; stroke-dasharray: 6 4; }
.service path { stroke: #8a8577; stroke-width: 1.2; stroke-dasharray: 2 4; }
.stop path { stroke: #24598f; stroke-width: 5; stroke-linecap: round; }
.service path.dot { stroke-width: 5; stroke-dasharray: none; stroke-linecap: round; }
.warehouse path { stroke: #b3261e; stroke-width: 9; stroke-linecap: round; }
.weekly path:hover, .once path:hover, .service path:hover { stroke-width: 4; }
.names text { font-size: calc(11.5px / var(--zoom)); transform: translate(calc(7px / var(--zoom)), calc(4px / var(--zoom))); paint-order: stroke; stroke: #f6f4ee; stroke-width: calc(3px / var(--zoom)); stroke-linejoin: round; fill: #333; pointer-events: none; }
.names text.passed { fill: #8a8577; }
.has-picked .weekly path:not(.picked), .has-picked .once path:not(.picked), .has-picked .service path:not(.picked), .has-picked .stop path:not(.picked) { stroke-opacity: .15; }
.has-picked .reach-route path:not(.picked) { display: none; }
path.picked { stroke-width: 3.2; }
.stop path.picked { stroke-width: 8; }
.reach-route path.picked { stroke-width: 0; }
#panel, #details { position: fixed; top: 12px; max-height: calc(100% - 24px); overflow: auto; padding: 12px 14px; background: #fffffff2; border-radius: 8px; box-shadow: 0 1px 6px #0003; }
#panel { left: 12px; width: 232px; }
#details { right: 12px; width: 320px; }
#details[hidden] { display: none; }
h1 { margin: 0 0 4px; font-size: 15px; } h2 { margin: 10px 0 4px; font-size: 13px; } h2:first-child { margin-top: 0; }
p { margin: 0 0 8px; color: #555; } .hint { margin: 10px 0 0; font-size: 12px; }
label { display: flex; align-items: center; gap: 6px; padding: 2px 0; } small { margin-left: auto; color: #777; }
select { flex: 1; min-width: 0; font: inherit; }
.swatch { flex: none; width: 16px; height: 0; border-top: 2px solid; }
.swatch.weekly { border-color: #24598f; } .swatch.once { border-color: #8b4a9c; border-top-style: dashed; } .swatch.service { border-color: #8a8577; border-top-style: dotted; }
.swatch.stop { width: 6px; height: 6px; margin: 0 5px; border: 0; border-radius: 50%; background: #24598f; }
.swatch.warehouse { width: 10px; height: 10px; margin: 0 3px; border: 0; border-radius: 50%; background: #b3261e; }
.swatch.names { border: 0; height: auto; } .swatch.names::before { content: "Aa"; font: 11px system-ui, sans-serif; }
.swatch.reach-route, .swatch.reach-express, .swatch.reach-tomorrow { height: 12px; border: 0; opacity: .35; }
.swatch.reach-route { background: #2f6db3; } .swatch.reach-express { background: #e07b1f; } .swatch.reach-tomorrow { background: #3f9142; }
.card { padding: 5px 0; border-top: 1px solid #eee; overflow-wrap: anywhere; } .card div { color: #555; } .card.route { cursor: pointer; } .card.route:hover b { text-decoration: underline; }
#zoom { position: fixed; left: 12px; bottom: 12px; display: flex; gap: 4px; }
#zoom button { width: 34px; height: 34px; font: 16px system-ui, sans-serif; border: 0; border-radius: 6px; background: #fff; box-shadow: 0 1px 4px #0003; cursor: pointer; }
@media (max-width: 700px) { #panel { width: 190px; } #details { top: auto; bottom: 12px; max-height: 40%; width: auto; left: 12px; } #zoom { bottom: auto; top: 12px; left: auto; right: 12px; } }
`.trimStart();
