// A constructed sheet: shared by every board, no inline style for the content security policy to refuse.
export const sheet = new CSSStyleSheet();
sheet.replaceSync(/* css */ `
:host { display: flex; flex-direction: column; flex: 1; min-height: 0; min-width: 0; height: 100%; position: relative;
  font-size: var(--saluran-font-m); line-height: 1.4; color: var(--saluran-text); }
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
h2, p, ul { margin: 0; padding: 0; list-style: none; }
button { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--saluran-brand); outline-offset: 2px; border-radius: 4px; }
.icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.icon.tiny { width: 12px; height: 12px; stroke-width: 2; }
.icon.masked { background: currentColor; mask: center / contain no-repeat; display: inline-block; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.trunc { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.tofu { --c: var(--saluran-tofu); } .mofu { --c: var(--saluran-mofu); } .bofu { --c: var(--saluran-bofu); }
.dot { width: 8px; height: 8px; border-radius: 50%; flex: none; background: var(--c, var(--saluran-text-muted)); }

.board { display: grid; grid-template-columns: repeat(var(--columns, 5), minmax(208px, 1fr)) 44px; flex: 1; min-height: 0;
  overflow-x: auto; padding: 0 8px; scrollbar-width: thin; }
.board.no-rails { grid-template-columns: repeat(var(--columns, 5), minmax(208px, 1fr)); }
.col { display: flex; flex-direction: column; min-height: 0; min-width: 0; border-inline-end: 1px solid var(--saluran-grid-line);
  transition: background var(--saluran-medium); }
.col.target { background: var(--saluran-brand-soft); }
.col > header { padding: 12px 10px 10px; flex: none; }
h2 { display: flex; align-items: center; gap: 7px; font-size: var(--saluran-font-m); font-weight: 600; line-height: 1.4; }
.count { font-weight: 500; color: var(--saluran-text-muted); font-variant-numeric: tabular-nums; }
.funnel { margin-inline-start: auto; font-size: var(--saluran-font-xs); font-weight: 400; color: var(--saluran-text-muted); }
.col.target :is(.count, .funnel, .sums span) { color: var(--saluran-text-secondary); }
.sums { display: flex; justify-content: space-between; align-items: baseline; gap: 8px; margin: 5px 0 7px; font-size: var(--saluran-font-s);
  font-variant-numeric: tabular-nums; white-space: nowrap; }
.sums b { font-weight: 600; font-size: var(--saluran-font-m); }
.sums span { color: var(--saluran-text-muted); }
.share { height: 3px; border-radius: 2px; background: var(--saluran-container-strong); }
.share i { display: block; height: 100%; border-radius: 2px; background: var(--c, var(--saluran-text-muted)); }
.list { flex: 1; min-height: 0; overflow-y: auto; padding: 2px 6px 12px; scrollbar-width: none; display: flex; flex-direction: column; gap: 6px;
  overscroll-behavior-y: contain; scroll-padding: 4px 0 12px; }

.deal { position: relative; flex: none; border: 1px solid var(--saluran-border-secondary); border-radius: 8px; background: var(--saluran-raised);
  padding: 9px 10px 8px; box-shadow: var(--saluran-shadow-card); cursor: grab; -webkit-user-select: none; user-select: none; -webkit-touch-callout: none;
  transition: box-shadow var(--saluran-medium), border-color var(--saluran-fast);
  content-visibility: auto; contain-intrinsic-size: auto 98px; }
.deal:hover { border-color: var(--saluran-border); box-shadow: 0 2px 8px -2px rgb(16 32 36 / .12); }
.deal:focus-visible { outline: 0; border-radius: 8px; border-color: var(--saluran-brand); box-shadow: 0 0 0 1px var(--saluran-brand); }
.deal:focus-visible, .deal:has(:focus-visible) { z-index: 1; }
.deal.held { opacity: .35; }
.deal.pending { opacity: .6; }
.deal.glow { animation: glow 1.2s var(--saluran-ease); }
@keyframes glow { from { background: var(--saluran-brand-soft); border-color: var(--saluran-brand); } }
.ghost { position: fixed; left: 0; top: 0; z-index: 20; pointer-events: none; margin: 0; cursor: grabbing; list-style: none;
  box-shadow: var(--saluran-shadow-lift); border-color: var(--saluran-border); content-visibility: visible; transition: none; }
:host([dragging]), :host([dragging]) .deal { cursor: grabbing; }
.deal.drop-before { box-shadow: 0 -4px 0 -1px var(--saluran-brand); }
.list.drop-end::after { content: ""; height: 3px; border-radius: 2px; background: var(--saluran-brand); flex: none; order: 1; }

.account { font-size: var(--saluran-font-xs); color: var(--saluran-text-muted); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.name { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; font-weight: 500; line-height: 17px;
  margin-top: 1px; text-wrap: pretty; overflow-wrap: anywhere; color: inherit; text-decoration: none; cursor: pointer; }
.name:hover { color: var(--saluran-brand-text); }
.value { display: flex; justify-content: space-between; align-items: baseline; gap: 8px; margin-top: 6px; }
.money { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.none { color: var(--saluran-text-muted); }
.date { font-size: var(--saluran-font-xs); color: var(--saluran-text-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.facts { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 1px 8px; margin: 4px 0 0; font-size: var(--saluran-font-xs); }
.facts dt { color: var(--saluran-text-muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 110px; }
.facts dd { margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.facts dd.chips { display: flex; flex-wrap: wrap; gap: 3px; white-space: normal; }
.chip { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 0 6px; border-radius: 8px; background: var(--saluran-sunken); color: var(--saluran-text-secondary); }
.warning { display: flex; align-items: center; gap: 5px; margin-top: 6px; font-size: var(--saluran-font-xs); font-weight: 500; padding: 3px 6px; border-radius: 4px; }
.warning.over { background: var(--saluran-overdue-soft); color: var(--saluran-overdue-text); }
.warning.warn { background: var(--saluran-warning-soft); color: var(--saluran-warning-text); }
.foot { display: flex; align-items: center; gap: 6px; margin-top: 7px; font-size: var(--saluran-font-xs); color: var(--saluran-text-secondary); }
.next { display: inline-flex; align-items: center; gap: 4px; min-width: 0; flex: 1; }
.next .words { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; line-height: 14px; }
.next.plan { color: var(--saluran-brand-text); font-weight: 500; }
.age { color: var(--saluran-text-muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.avatar { width: 18px; height: 18px; border-radius: 50%; display: inline-grid; place-items: center; flex: none; font-size: 8px; font-weight: 600; line-height: 1;
  background: light-dark(hsl(var(--h) 42% 88%), hsl(var(--h) 32% 24%)); color: light-dark(hsl(var(--h) 60% 22%), hsl(var(--h) 60% 84%)); }
.menu-button { position: absolute; inset-inline-end: 4px; top: 4px; width: 26px; height: 26px; display: grid; place-items: center; padding: 0; border: 0; border-radius: 6px;
  background: var(--saluran-raised); color: var(--saluran-text-secondary); cursor: pointer; opacity: 0; }
.deal:is(:hover, :focus-visible) .menu-button, .menu-button:focus-visible { opacity: 1; }
.menu-button:hover { background: var(--saluran-container-strong); color: var(--saluran-text); }
:host([hide~="account"]) .account, :host([hide~="value"]) :is(.money, .none), :host([hide~="closesOn"]) .date,
:host([hide~="value"][hide~="closesOn"]) .value, :host([hide~="owner"]) .avatar, :host([hide~="age"]) .age,
:host([hide~="nextStep"]) .next > * , :host([hide~="owner"][hide~="nextStep"][hide~="age"]) .foot { display: none; }
:host([hide~="value"]) .date { margin-inline-start: auto; }
.deal.chosen { border-color: var(--saluran-brand); background: var(--saluran-brand-soft); }
.box { position: absolute; inset-inline-end: 34px; top: 8px; width: 18px; height: 18px; display: grid; place-items: center; padding: 0; border: 1px solid var(--saluran-control-border);
  border-radius: 4px; background: var(--saluran-raised); color: transparent; cursor: pointer; opacity: 0; }
.box::after { content: ""; position: absolute; inset: -4px; }
.deal:is(:hover, :focus-visible, .chosen) .box, .box:focus-visible, :host([choosing]) .box { opacity: 1; }
.chosen .box { background: var(--saluran-brand); border-color: var(--saluran-brand); color: var(--saluran-on-brand, light-dark(#fff, #0e1314)); }
.rail kbd { font: inherit; font-size: var(--saluran-font-xs); margin-top: auto; min-width: 18px; text-align: center; border: 1px solid currentColor; border-radius: 4px; }

.more { text-align: center; flex: none; }
.more button { width: 100%; height: 26px; border: 0; border-radius: 6px; background: none; font-size: var(--saluran-font-s); font-weight: 500; color: var(--saluran-text-secondary); cursor: pointer; }
.more button:hover { background: var(--saluran-container); color: var(--saluran-text); }
.empty { padding: 12px 10px; font-size: var(--saluran-font-s); color: var(--saluran-text-secondary); text-wrap: pretty; }
.skeleton { border: 1px solid var(--saluran-border-secondary); border-radius: 8px; padding: 12px 10px; display: grid; gap: 9px; animation: pulse 1.4s ease-in-out .3s infinite; }
.skeleton i { height: 9px; border-radius: 4px; background: var(--saluran-container-strong); width: 85%; }
.skeleton i:first-child { width: 45%; } .skeleton i:last-child { width: 60%; }
@keyframes pulse { 50% { opacity: .45; } }

.rails { display: flex; flex-direction: column; gap: 6px; padding: 10px 0 10px 8px; }
.rail { flex: 1; min-height: 0; border: 1px dashed var(--saluran-border); border-radius: 8px; display: flex; flex-direction: column; align-items: center; gap: 8px;
  padding: 10px 0; font-size: var(--saluran-font-s); font-weight: 600; overflow: hidden; }
.rail span, .rail small { writing-mode: vertical-rl; }
.rail small { font-size: var(--saluran-font-xs); font-weight: 500; font-variant-numeric: tabular-nums; white-space: nowrap; }
.rail.won { color: var(--saluran-won-text); } .rail.lost { color: var(--saluran-lost-text); }
:host([dragging]) .rail { border-style: solid; border-color: currentColor; }
.rail.won.target { background: var(--saluran-won-soft); } .rail.lost.target { background: var(--saluran-lost-soft); }

.board.laned { overflow: auto; grid-auto-rows: max-content; align-content: start; }
.laned .col:not(.head) > header, .laned .col.head > .list { display: none; }
.laned .col.head { position: sticky; top: 0; z-index: 3; background: var(--saluran-panel); }
.laned .col:not(.head) { min-height: 44px; }
.laned .list { overflow: visible; padding-top: 6px; }
.laned .rails { position: sticky; top: 0; grid-column: -2; grid-row: 1 / span 400; height: min(100cqh, 70vh); align-self: start; }
.lane { grid-column: 1 / -2; display: flex; align-items: baseline; gap: 8px; padding: 8px 10px; background: var(--saluran-container); font-size: var(--saluran-font-s); }
.no-rails .lane { grid-column: 1 / -1; }
.lane h2 { display: block; }
.lane b { font-variant-numeric: tabular-nums; font-weight: 600; }
.lanes-more { grid-column: 1 / -2; padding: 8px; }

.stages { display: none; }
.menu { position: fixed; inset: auto; margin: 0; padding: 4px; min-width: 208px; max-height: 80vh; overflow: auto; border: 1px solid var(--saluran-border); border-radius: 10px;
  background: var(--saluran-raised); color: var(--saluran-text); box-shadow: var(--saluran-shadow-overlay); font-size: var(--saluran-font-m); }
.menu p { padding: 8px 8px 4px; font-size: var(--saluran-font-xs); font-weight: 500; color: var(--saluran-text-muted); }
.menu button { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 30px; padding: 0 8px; border: 0; border-radius: 6px; background: none; text-align: start; cursor: pointer; }
.menu button:is(:hover, :focus) { background: var(--saluran-container); }
.menu button:focus-visible { outline-offset: -2px; }
.menu .dot { margin: 0 2px; }
.menu .won { color: var(--saluran-won-text); } .menu .lost { color: var(--saluran-lost-text); }

@media (pointer: coarse), (width <= 640px) {
  .box { opacity: 0; pointer-events: none; inset-inline-end: 42px; top: 11px; }
  :host([choosing]) .box { pointer-events: auto; }
  .rail kbd { display: none; }
  .menu-button { opacity: 1; width: 40px; height: 40px; top: 0; inset-inline-end: 0; background: none; }
  .menu button { min-height: 44px; }
  .account { padding-inline-end: 32px; }
  .name { line-height: 20px; padding-inline-end: 24px; }
  .deal { padding: 12px; contain-intrinsic-size: auto 122px; }
  .avatar { width: 22px; height: 22px; font-size: 9px; }
  .more button { height: 36px; }
}
@media (width <= 640px) {
  .board, .board.no-rails { display: flex; scroll-snap-type: x mandatory; padding: 0; scrollbar-width: none; }
  :host([dragging]) .board { scroll-snap-type: none; }
  .col { flex: 0 0 88%; scroll-snap-align: start; }
  .sums b { font-size: 15px; }
  .rails { flex: 0 0 60px; padding-inline-end: 8px; scroll-snap-align: end; }
  .stages { display: flex; flex: none; gap: 4px; padding: 8px 12px; overflow-x: auto; scrollbar-width: none; border-bottom: 1px solid var(--saluran-border-secondary); }
  .stages button { flex: none; display: flex; gap: 6px; align-items: center; padding: 0 10px; height: 36px; border: 0; border-radius: 18px; background: none;
    color: var(--saluran-text-secondary); font-size: 13px; font-weight: 500; }
  .stages [aria-current] { background: var(--saluran-container); color: var(--saluran-text); }
  .menu { left: 0 !important; right: 0; top: auto !important; bottom: 0; width: 100%; max-width: none; border-radius: 16px 16px 0 0; padding: 8px 8px 16px; }
}
@media (prefers-reduced-motion: reduce) {
  .skeleton { animation: none; }
  .deal.glow { animation: none; }
  .deal.glow::after { content: ""; position: absolute; inset-inline-end: 8px; bottom: 30px; width: 8px; height: 8px; border-radius: 50%; background: var(--saluran-brand); }
}
`);
