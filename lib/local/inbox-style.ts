/** The one style sheet of the inbox, for light and dark, from a phone up. */
export const INBOX_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --sheet: #fff; --ink: #1c1b19; --soft: #625e57; --line: #e3dfd8;
  --link: #1d4f91; --hover: #f3f0ea; --focus: #1d4f91;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513; --sheet: #1e1d1a; --ink: #ece9e3; --soft: #a8a298; --line: #35322d;
    --link: #9cc0f2; --hover: #262420; --focus: #9cc0f2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.5rem 5rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 2.25rem 0 .6rem; font-size: .875rem; font-weight: 600; color: var(--soft); }
p { margin: .6rem 0; max-width: 60ch; }
code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.top p { color: var(--soft); }
.meta { color: var(--soft); font-size: .875rem; }
.top nav { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1.5rem; margin-bottom: 1.75rem; font-size: .9375rem; }

.mails { list-style: none; margin: 0; padding: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a {
  display: grid; gap: .1rem 1.25rem; padding: .8rem 1.1rem;
  grid-template: "who time" auto "subject subject" auto "from from" auto / 1fr auto;
  color: inherit; text-decoration: none;
}
small { color: var(--soft); font-size: .875rem; }
.mails a:hover { background: var(--hover); }
.mails a:focus-visible { outline-offset: -3px; border-radius: 9px; }
.who { grid-area: who; font-size: .9375rem; }
.who small { display: block; }
.subject { grid-area: subject; font-weight: 600; }
.from { grid-area: from; color: var(--soft); font-size: .875rem; }
.mails time { grid-area: time; color: var(--soft); font-size: .875rem; font-variant-numeric: tabular-nums; }
@media (min-width: 48rem) {
  .mails a { grid-template: "who subject time" auto "who from time" auto / minmax(0, 17rem) minmax(0, 1fr) auto; grid-template-rows: auto 1fr; }
}
.pager { display: flex; gap: 1.25rem; margin-top: 1.25rem; font-size: .9375rem; color: var(--soft); }

.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1.25rem; margin: 1.25rem 0 0; font-size: .9375rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
iframe { display: block; width: 100%; height: 32rem; min-height: 12rem; resize: vertical; background: #fff; color-scheme: light; border: 1px solid var(--line); border-radius: 10px; }
.text { margin: 0; padding: 1.1rem 1.25rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; white-space: pre-wrap; }
details { margin-top: 2.25rem; }
summary { cursor: pointer; font-size: .875rem; font-weight: 600; color: var(--soft); }
details .text { margin-top: .6rem; }
ul { margin: 0; padding-left: 1.25rem; }

.empty { margin-top: 2.5rem; padding: 1.75rem 1.75rem 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; }
.empty h2 { margin: 0 0 .5rem; font-size: 1.125rem; color: var(--ink); }
.empty pre { margin: .9rem 0; padding: .8rem 1rem; background: var(--hover); border-radius: 7px; white-space: pre-wrap; }
@media (max-width: 30rem) {
  body { padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 1.4rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .mails a { padding: .75rem .9rem; }
}
`;
