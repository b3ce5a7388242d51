/** The style sheet of the dashboard. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #566173; --line: #d9dee6; --ground: #f6f7f9; --card: #fff; --accent: #1a56c4;
  --agent: #e8effc; --good: #176639; --bad: #b3261e; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a3aebd; --line: #36404e; --ground: #12161c; --card: #1a2029;
  --accent: #8ab4ff; --agent: #22304a; --good: #7fd6a0; --bad: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; color: var(--ink); background: var(--ground); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem; }
.announcer { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header, footer { padding: 1rem clamp(1rem, 3vw, 2.5rem); color: var(--soft); }
header h1 { margin: 0; font-size: 1.35rem; color: var(--ink); } header p, footer p { margin: .2rem 0; }
main, main > div { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); align-content: start; }
main { padding: 0 clamp(1rem, 3vw, 2.5rem); }
@media (min-width: 70rem) { main { grid-template-columns: minmax(0, 8fr) minmax(0, 5fr); } }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.15rem; min-width: 0; align-self: start;
  overflow: clip; overflow-clip-margin: 5px; }
h2 { margin: 0 0 .6rem; font-size: 1.1rem; } h3 { margin: 1rem 0 .3rem; font-size: 1rem; }
form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 0 0 .8rem; }
label { display: grid; gap: .15rem; font-size: .88rem; color: var(--soft); }
input, select, button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: .35rem;
  padding: .35rem .6rem; min-height: 2.5rem; max-width: 100%; }
button { cursor: pointer; } button.main { background: var(--accent); color: var(--card); border-color: var(--accent); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .88rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; vertical-align: top; }
td.any { white-space: normal; overflow-wrap: anywhere; min-width: 10.5rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
tr[aria-current] { background: var(--agent); }
.good { color: var(--good); } .bad { color: var(--bad); } .soft { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: 0; } dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ol.turns { list-style: none; margin: .5rem 0; padding: 0; display: grid; gap: .5rem; }
ol.turns li { max-width: 34rem; padding: .45rem .75rem; border-radius: .6rem; border: 1px solid var(--line); overflow-wrap: anywhere;
  overflow: hidden; justify-self: end; } .text { white-space: pre-wrap; }
ol.turns li.agent { background: var(--agent); justify-self: start; } ol.turns .who { display: block; font-size: .82rem; color: var(--soft); }
pre { overflow-x: auto; margin: 0; padding: .7rem; background: var(--ground); border-radius: .35rem; font-size: .85rem; }
nav.pages { display: flex; gap: 1rem; margin-top: .8rem; flex-wrap: wrap; } .error { color: var(--bad); font-weight: 600; }
ul.rules { margin: .2rem 0 .8rem; padding-left: 1.2rem; overflow-wrap: anywhere; } code { font-size: .9em; }
`;
