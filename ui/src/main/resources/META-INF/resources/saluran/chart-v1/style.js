export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; min-width: 0; }
:host([hidden]), [hidden] { display: none !important; }
.picture { width: 100%; height: var(--saluran-chart-height, 220px); }
.probe { position: absolute; visibility: hidden; }
.switch {
  font: inherit; font-size: var(--saluran-font-s); font-weight: 500; color: var(--saluran-brand-text); background: none;
  border: 0; padding: 4px 0; min-height: 24px; cursor: pointer;
}
.switch:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--saluran-brand); outline-offset: 2px; border-radius: 4px; }
.table { width: 100%; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--saluran-text-secondary); font-size: var(--saluran-font-s); padding-bottom: 6px; }
th, td { text-align: end; padding: 5px 8px; border-bottom: 1px solid var(--saluran-border-secondary); white-space: nowrap; }
th:first-child { text-align: start; padding-inline-start: 0; }
thead th { font-size: var(--saluran-font-s); font-weight: 500; color: var(--saluran-text-secondary); }
tbody th { font-weight: 500; }
tbody tr:last-child > * { border-bottom: 0; }
a { color: inherit; text-decoration: none; }
a:hover { color: var(--saluran-brand-text); text-decoration: underline; }
@media (pointer: coarse) { .switch { min-height: 40px; } }
`);
