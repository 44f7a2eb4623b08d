// Day and night by what the reader's machine says; the app's own colours, and type that is read at arm's length.
export const apiPageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ground: #f3f4f1; --ink: #14181c; --ink-2: #4a545e; --rule: #d6dad6; --blue: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171b20; --ground: #0e1114; --ink: #eceff2; --ink-2: #aeb8c2; --rule: #343b43; --blue: #8fc1ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.6 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 64px; }
h1 { margin: 0 0 8px; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 40px 0 12px; font-size: 1.3rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
p { margin: 8px 0; }
a { color: var(--blue); }
nav a { display: inline-block; min-height: 48px; padding: 10px 16px 10px 0; }
section.route { margin: 0 0 16px; padding: 16px; background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; }
section.route p { color: var(--ink-2); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.94em; }
pre { margin: 12px 0 0; padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); border: 1px solid var(--rule); border-radius: 8px; }
.scroll { overflow-x: auto; }
table { width: 100%; margin: 12px 0 0; border-collapse: collapse; }
caption { padding: 0 0 4px; text-align: left; font-weight: 700; }
th, td { padding: 8px 12px 8px 0; text-align: left; vertical-align: top; border-top: 1px solid var(--rule); }
thead th { border-top: 0; color: var(--ink-2); font-weight: 400; }
td:first-child { white-space: nowrap; }
summary { min-height: 48px; padding: 12px 0; cursor: pointer; color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
@media print { body { background: #fff; color: #000; } section.route { break-inside: avoid; } nav { display: none; } }
`;
